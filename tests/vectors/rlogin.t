# SPDX-License-Identifier: Apache-2.0
# rlogin, rsh and rexec: openings, then bytes (RFC 1282).
protocol rlogin

case "rlogin"
> "\0op\0root\0xterm/38400\0"
expect session request changes=unknown label="log in" T0886 service=rlogin user="root" client_user="op" terminal="xterm/38400"
< "\0login"
expect other answer changes=unknown label="terminal" T0886
expect bulk
> "ls\n"
expect other request changes=unknown label="terminal" T0886
expect bulk

case "rsh"
ports 1021 514
> "1022\0op\0root\0reboot\0"
expect run request changes=unknown label="run command" T0886 service=rsh user="root" client_user="op" command="reboot"
< "\0"
expect other answer changes=unknown label="terminal" T0886
expect bulk

case "rexec: the password is not shown"
ports 40000 512
> "0\0root\0secret\0ls -l\0x"
expect run request changes=unknown label="run command" T0886 service=rexec user="root" command="ls -l"
expect other request changes=unknown label="terminal" T0886
expect bulk
