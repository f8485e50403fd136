# SPDX-License-Identifier: Apache-2.0
# Telnet: negotiation, commands, text (RFC 854).
protocol telnet

case "options, a terminal's type, text"
< fffd18fffd20fffb03
expect session answer housekeeping label="negotiate" command=do option=terminal-type
expect session answer housekeeping label="negotiate" command=do option=terminal-speed
expect session answer housekeeping label="negotiate" command=will option=suppress-go-ahead
> fffb18fffc20fffe03
expect session request housekeeping label="negotiate" command=will option=terminal-type
expect session request housekeeping label="negotiate" command=wont option=terminal-speed
expect session request housekeeping label="negotiate" command=dont option=suppress-go-ahead
< fffa1801fff0
expect session answer housekeeping label="negotiate" command=subnegotiation option=terminal-type
> fffa1800787465726dfff0
expect session request housekeeping label="negotiate" command=subnegotiation option=terminal-type terminal="xterm"
< "login: "
expect other answer changes=unknown label="terminal" T0886
expect bulk
> "root\r\n"
expect other request changes=unknown label="terminal" T0886
expect bulk
< "Password: "
expect other answer changes=unknown label="terminal" T0886
expect bulk
> 7365ffff637265740d0a
expect other request changes=unknown label="terminal" T0886
expect bulk
expect other request changes=unknown label="terminal" T0886
expect bulk
expect other request changes=unknown label="terminal" T0886
expect bulk

case "commands"
> fff4fff6
expect session request label="command" command=interrupt
expect session request label="command" command=are-you-there
< fff1fff2
expect session answer label="command" command=no-operation
expect session answer label="command" command=data-mark
