# SPDX-License-Identifier: Apache-2.0
# SMTP: every command, mails whole and in chunks, log in, TLS (RFC 5321, RFC 3030, RFC 3207).
protocol smtp

case "a mail"
< "220 mail.plant ESMTP Postfix\r\n"
expect identity name="mail.plant"
expect session answer label="answer" status=220 text="mail.plant ESMTP Postfix"
> "EHLO plc-7\r\n"
expect session request label="greet" command=ehlo host="plc-7"
< "250-mail.plant\r\n250 STARTTLS\r\n"
expect carrier
expect session answer label="answer" status=250 text="STARTTLS"
> "MAIL FROM:<plc@plant> SIZE=9\r\n"
expect write request changes=yes label="mail from" command=mail address="plc@plant"
< "250 ok\r\n"
expect session answer label="answer" status=250 text="ok"
> "RCPT TO:<boss@plant>\r\n"
expect write request changes=yes label="mail to" command=rcpt address="boss@plant"
refuse = 35 35 30 20 72 65 66 75 73 65 64 0d 0a
< "250 ok\r\n"
expect session answer label="answer" status=250 text="ok"
> "DATA\r\n"
expect write request changes=yes label="send mail" command=data
< "354 go on\r\n"
expect session answer label="answer" status=354 text="go on"
# the end of the mail in two parts, and the next command behind it
> "Subject: x\r\n\r\n.hidden\r\n."
expect bulk
> "\r\nQUIT\r\n"
expect bulk
expect session request housekeeping label="log out" command=quit
< "250 queued\r\n221 bye\r\n"
expect session answer label="answer" status=250 text="queued"
expect session answer label="answer" status=221 text="bye"

case "an empty mail"
> "DATA\r\n"
expect write request changes=yes label="send mail" command=data
< "354 go on\r\n"
expect session answer label="answer" status=354 text="go on"
> ".\r\n"
expect bulk
> "RSET\r\n"
expect session request housekeeping label="forget mail" command=rset

case "a mail in chunks"
> "BDAT 6\r\nabc"
expect write request changes=yes label="send mail" command=bdat
expect bulk
> "defBDAT 0 LAST\r\n"
expect bulk
expect write request changes=yes label="send mail" command=bdat

case "log in: what proves it is not shown"
> "AUTH LOGIN\r\n"
expect session request housekeeping label="log in" command=auth
< "334 VXNlcm5hbWU6\r\n"
expect session answer label="answer" status=334 text="VXNlcm5hbWU6"
> "cGxj\r\n"
expect carrier
< "334 UGFzc3dvcmQ6\r\n"
expect session answer label="answer" status=334 text="UGFzc3dvcmQ6"
> "eA==\r\n"
expect carrier
< "535 no\r\n"
expect session answer failed label="answer" status=535 text="no"
> "NOOP\r\n"
expect session request housekeeping label="no operation" command=noop

case "what follows STARTTLS is TLS"
> "STARTTLS\r\n"
expect session request housekeeping label="begin TLS" command=starttls
< "220 ready\r\n"
expect identity name="ready"
expect session answer label="answer" status=220 text="ready"
> 17030300020102
expect other request changes=unknown opaque label="protected data" in=tls content=application-data
expect carried tls code -1
expect bulk

case "every other command"
> "HELO a b\r\n"
expect session request label="greet" command=helo host="a b"
> "VRFY a b\r\n"
expect read request label="verify address" command=vrfy address="a"
> "EXPN a b\r\n"
expect read request label="expand list" command=expn address="a"
> "HELP a b\r\n"
expect session request housekeeping label="help" command=help
> "NOOP a b\r\n"
expect session request housekeeping label="no operation" command=noop
> "ETRN a b\r\n"
expect read request label="ask for mails" command=etrn host="a b"

case "an unknown command, an answer without its digits"
> "FROB a\r\n"
expect other request changes=unknown label="unknown command" text="FROB a"
expect flaw unknown_command
< "hello\r\n"
expect session answer label="answer" status=0 text="o"
expect flaw bad_reply
