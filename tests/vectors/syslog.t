# SPDX-License-Identifier: Apache-2.0
# Syslog: both forms, over UDP and TCP (RFC 5424, RFC 3164, RFC 6587).
protocol syslog

case "RFC 5424"
> "<165>1 2026-11-24T13:00:00Z plc-7 diag - - - door open"
expect report report label="report" facility=local4 severity=notice host="plc-7" program="diag" text="- - - door open"

case "RFC 3164"
> "<34>Nov 24 13:00:00 plc-7 su: failed\n"
expect report report label="report" facility=auth severity=critical host="plc-7" program="su" text="failed"

case "in neither form"
> "<13>door open\0"
expect report report label="report" facility=user severity=notice text="door open"

case "in TCP, by lines and by octets"
transport tcp
ports 40000 601
> "<13>a\n<14>b\n"
expect report report label="report" facility=user severity=notice text="a"
expect report report label="report" facility=user severity=info text="b"
> "17 <13>1 - h p - - x6 <13>hi"
expect report report label="report" facility=user severity=notice host="h" program="p" text="- - x"
expect report report label="report" facility=user severity=notice text="hi"
> "x"
expect foreign

case "no priority"
> "<192>a"
expect report report label="report" text="<192>a"
expect flaw bad_priority
> "hello"
expect report report label="report" text="hello"
expect flaw bad_priority
