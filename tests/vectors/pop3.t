# SPDX-License-Identifier: Apache-2.0
# POP3: every command, lists, log in, TLS (RFC 1939, RFC 2595, RFC 5034).
protocol pop3

case "a mail is fetched and deleted"
< "+OK ready\r\n"
expect session answer label="answer" status=ok text="ready"
> "USER plc\r\n"
expect session request label="log in" command=user user="plc"
< "+OK\r\n"
expect session answer label="answer" status=ok
> "PASS secret\r\n"
expect session request housekeeping label="give password" command=pass
< "+OK\r\n"
expect session answer label="answer" status=ok
> "LIST\r\n"
expect read request label="list mails" command=list
< "+OK 1 mail\r\n1 120\r\n.\r\n"
expect session answer label="answer" status=ok text="1 mail"
expect carrier
expect carrier
> "LIST 1\r\n"
expect read request label="list mails" command=list argument="1"
< "+OK 1 120\r\n"
expect session answer label="answer" status=ok text="1 120"
> "RETR 1\r\n"
expect read request label="get mail" command=retr argument="1"
refuse = 2d 45 52 52 20 72 65 66 75 73 65 64 0d 0a
< "+OK\r\nSubject: x\r\n\r\n..\r\n.\r\n"
expect session answer label="answer" status=ok
expect carrier
expect carrier
expect carrier
expect carrier
> "DELE 1\r\n"
expect write request changes=yes label="delete mail" command=dele argument="1"
< "-ERR no\r\n"
expect session answer failed label="answer" status=error text="no"
> "QUIT\r\n"
expect session request housekeeping label="log out" command=quit
< "+OK\r\n"
expect session answer label="answer" status=ok

case "log in: what proves it is not shown"
> "AUTH PLAIN\r\n"
expect session request housekeeping label="log in" command=auth
< "+ \r\n"
expect session answer label="answer" status=go-on
> "AHgAeA==\r\n"
expect carrier
< "+OK\r\n"
expect session answer label="answer" status=ok
> "NOOP\r\n"
expect session request housekeeping label="no operation" command=noop

case "every other command"
> "APOP 1\r\n"
expect session request label="log in" command=apop user="1"
> "STAT 1\r\n"
expect read request label="count mails" command=stat
> "UIDL 1\r\n"
expect read request label="list mails" command=uidl argument="1"
> "TOP 1\r\n"
expect read request label="get head of mail" command=top argument="1"
> "RSET 1\r\n"
expect session request housekeeping label="undelete" command=rset
> "CAPA 1\r\n"
expect session request housekeeping label="ask for abilities" command=capa
> "UTF8 1\r\n"
expect session request housekeeping label="use UTF-8" command=utf8

case "what follows STLS is TLS"
> "STLS\r\n"
expect session request housekeeping label="begin TLS" command=stls
< "+OK\r\n"
expect session answer label="answer" status=ok
> 17030300020102
expect other request changes=unknown opaque label="protected data" in=tls content=application-data
expect carried tls code -1
expect bulk

case "an unknown command, an answer that is none"
> "FROB a\r\n"
expect other request changes=unknown label="unknown command" text="FROB a"
expect flaw unknown_command
< "hello\r\n"
expect session answer failed label="answer" status=error
expect flaw bad_reply
