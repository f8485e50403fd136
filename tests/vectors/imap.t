# SPDX-License-Identifier: Apache-2.0
# IMAP: every command, literals, log in, TLS (RFC 9051, RFC 2595).
protocol imap

case "a mail is fetched"
< "* OK ready\r\n"
expect session report housekeeping label="report" status=ok text="ready"
> "a1 LOGIN \"plc 7\" secret\r\n"
expect session request label="log in" command=login user="plc 7"
< "* CAPABILITY IMAP4rev2\r\na1 OK\r\n"
expect carrier
expect session answer label="answer" status=ok
> "a2 SELECT INBOX\r\n"
expect read request label="open mail box" command=select mailbox="INBOX"
refuse = 61 32 20 4e 4f 20 72 65 66 75 73 65 64 0d 0a
< "* 1 EXISTS\r\na2 OK\r\n"
expect carrier
expect session answer label="answer" status=ok
> "a3 FETCH 1 BODY[]\r\n"
expect read request label="get mails" command=fetch
# the literal, then the line goes on
< "* 1 FETCH (BODY[] {5}\r\nab"
expect carrier
expect bulk
< "cde UID 1)\r\na3 OK\r\n"
expect bulk
expect carrier
expect session answer label="answer" status=ok
> "a4 FROB\r\n"
expect other request changes=unknown label="unknown command" text="a4 FROB"
expect flaw unknown_command
< "a4 BAD what\r\n"
expect session answer failed label="answer" status=bad text="what"
> "a5 LOGOUT\r\n"
expect session request housekeeping label="log out" command=logout
< "* BYE\r\na5 OK\r\n"
expect session report housekeeping label="report" status=bye
expect session answer label="answer" status=ok

case "a mail is put, in a literal"
> "a1 APPEND Drafts {3}\r\n"
expect write request changes=yes label="put mail" command=append mailbox="Drafts"
< "+ go on\r\n"
expect carrier
> "abc\r\n"
expect bulk
expect carrier
< "a1 NO\r\n"
expect session answer failed label="answer" status=no
> "a2 APPEND Drafts {3+}\r\nabc\r\n"
expect write request changes=yes label="put mail" command=append mailbox="Drafts"
expect bulk
expect carrier
> "a3 NOOP\r\n"
expect session request housekeeping label="no operation" command=noop

case "log in: what proves it is not shown"
> "a1 AUTHENTICATE PLAIN\r\n"
expect session request housekeeping label="log in" command=authenticate
< "+ \r\n"
expect carrier
> "AHgAeA==\r\n"
expect carrier
< "a1 OK\r\n"
expect session answer label="answer" status=ok
> "a2 NOOP\r\n"
expect session request housekeeping label="no operation" command=noop

case "by number: the intent is that of the inner command"
> "a1 UID FETCH 1:* FLAGS\r\n"
expect read request label="get mails" command=uid
> "a2 UID STORE 1 FLAGS x\r\n"
expect write request changes=yes label="mark mails" command=uid
> "a3 UID THREAD x\r\n"
expect other request changes=unknown label="mails by their number" command=uid

case "every other command"
> "b CAPABILITY x\r\n"
expect session request housekeeping label="ask for abilities" command=capability
> "b ENABLE x\r\n"
expect session request housekeeping label="enable abilities" command=enable
> "b EXAMINE x\r\n"
expect read request label="open mail box" command=examine mailbox="x"
> "b CREATE x\r\n"
expect write request changes=yes label="make mail box" command=create mailbox="x"
> "b DELETE x\r\n"
expect write request changes=yes label="delete mail box" command=delete mailbox="x"
> "b RENAME x\r\n"
expect write request changes=yes label="rename mail box" command=rename mailbox="x"
> "b SUBSCRIBE x\r\n"
expect write request changes=yes label="subscribe" command=subscribe mailbox="x"
> "b UNSUBSCRIBE x\r\n"
expect write request changes=yes label="unsubscribe" command=unsubscribe mailbox="x"
> "b LIST x\r\n"
expect read request label="list mail boxes" command=list
> "b LSUB x\r\n"
expect read request label="list mail boxes" command=lsub
> "b NAMESPACE x\r\n"
expect read request label="list mail boxes" command=namespace
> "b STATUS x\r\n"
expect read request label="status of mail box" command=status mailbox="x"
> "b IDLE x\r\n"
expect read request label="wait for mails" command=idle
> "b CLOSE x\r\n"
expect write request changes=yes label="close mail box" command=close
> "b UNSELECT x\r\n"
expect session request housekeeping label="close mail box" command=unselect
> "b EXPUNGE x\r\n"
expect write request changes=yes label="delete mails" command=expunge
> "b SEARCH x\r\n"
expect read request label="search mails" command=search
> "b STORE x\r\n"
expect write request changes=yes label="mark mails" command=store
> "b COPY x\r\n"
expect write request changes=yes label="copy mails" command=copy
> "b MOVE x\r\n"
expect write request changes=yes label="move mails" command=move
> "b CHECK x\r\n"
expect session request housekeeping label="check" command=check
> "b ID x\r\n"
expect session request housekeeping label="name program" command=id
> "b GETQUOTAROOT x\r\n"
expect read request label="ask for room" command=getquotaroot mailbox="x"
> "DONE\r\n"
expect session request housekeeping label="end waiting" command=done

case "what follows STARTTLS is TLS"
> "a STARTTLS\r\n"
expect session request housekeeping label="begin TLS" command=starttls
< "a OK\r\n"
expect session answer label="answer" status=ok
> 17030300020102
expect other request changes=unknown opaque label="protected data" in=tls content=application-data
expect carried tls code -1
expect bulk

case "an answer that is none"
< "a WHAT\r\n"
expect session answer label="answer"
expect flaw bad_reply
