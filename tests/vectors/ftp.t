# SPDX-License-Identifier: Apache-2.0
# FTP: every command, answers of several lines, data connections, TLS (RFC 959, RFC 2428, RFC 4217).
protocol ftp

case "log in, list, get, log out"
< "220 (vsFTPd 3.0.3)\r\n"
expect identity product="(vsFTPd 3.0.3)"
expect session answer label="answer" status=220 text="(vsFTPd 3.0.3)"
> "USER operator\r\n"
expect session request label="log in" command=user user="operator"
< "331 Please specify the password.\r\n"
expect session answer label="answer" status=331 text="Please specify the password."
> "pass secret\r\n"
expect session request housekeeping label="give password" command=pass
< "230 Login successful.\r\n"
expect session answer label="answer" status=230 text="Login successful."
< "211-Features:\r\n EPRT\r\n211-more\r\n211 End\r\n"
expect session answer label="answer" status=211 text="Features:"
expect carrier
expect carrier
expect session answer label="answer" status=211 text="End"
> "PORT 10,0,0,5,195,80\r\n"
expect expects tcp 50000 from server within 60 s
expect session request housekeeping label="data connection to client" command=port data_port=50000
< "200 PORT command successful.\r\n"
expect session answer label="answer" status=200 text="PORT command successful."
> "PASV\r\n"
expect session request housekeeping label="data connection to server" command=pasv
< "227 Entering Passive Mode (10,0,0,80,4,1).\r\n"
expect expects tcp 1025 within 60 s
expect session answer label="answer" data_port=1025 status=227 text="Entering Passive Mode (10,0,0,80,4,1)."
> "EPRT |1|10.0.0.5|5282|\r\n"
expect expects tcp 5282 from server within 60 s
expect session request housekeeping label="data connection to client" command=eprt data_port=5282
> "EPSV\r\n"
expect session request housekeeping label="data connection to server" command=epsv
< "229 Entering Extended Passive Mode (|||6446|)\r\n"
expect expects tcp 6446 within 60 s
expect session answer label="answer" data_port=6446 status=229 text="Entering Extended Passive Mode (|||6446|)"
> "LIST /recipes\r\n"
expect read request label="list files" command=list path="/recipes"
> "RETR recipes/a 1.txt\r\n"
expect file request label="get file" T0811 command=retr path="recipes/a 1.txt"
< "150 Opening\r\n226 Done\r\n"
expect session answer label="answer" status=150 text="Opening"
expect session answer label="answer" status=226 text="Done"
> "QUIT\r\n"
expect session request housekeeping label="log out" command=quit
< "221 Goodbye.\r\n"
expect session answer label="answer" status=221 text="Goodbye."

case "every other command"
> "ACCT x\r\n"
expect session request housekeeping label="give account" command=acct
> "CWD x\r\n"
expect session request housekeeping label="go to folder" command=cwd path="x"
> "CDUP x\r\n"
expect session request housekeeping label="go to folder" command=cdup
> "REIN x\r\n"
expect session request housekeeping label="log out" command=rein
> "TYPE x\r\n"
expect session request housekeeping label="form of data" command=type argument="x"
> "MODE x\r\n"
expect session request housekeeping label="form of data" command=mode argument="x"
> "STRU x\r\n"
expect session request housekeeping label="form of data" command=stru argument="x"
> "STOR x\r\n"
expect file request changes=yes label="put file" T0867 command=stor path="x"
refuse = 35 35 30 20 72 65 66 75 73 65 64 0d 0a
refuse 450 = 34 35 30 20 72 65 66 75 73 65 64 0d 0a
> "STOU x\r\n"
expect file request changes=yes label="put file" T0867 command=stou path="x"
> "APPE x\r\n"
expect file request changes=yes label="append to file" T0867 command=appe path="x"
> "ALLO x\r\n"
expect session request housekeeping label="reserve space" command=allo argument="x"
> "REST x\r\n"
expect session request housekeeping label="restart transfer" command=rest argument="x"
> "RNFR x\r\n"
expect session request housekeeping label="rename from" command=rnfr path="x"
> "RNTO x\r\n"
expect file request changes=yes label="rename to" command=rnto path="x"
> "ABOR x\r\n"
expect session request housekeeping label="end transfer" command=abor
> "DELE x\r\n"
expect file request changes=yes label="delete file" T0809 command=dele path="x"
> "RMD x\r\n"
expect file request changes=yes label="delete folder" T0809 command=rmd path="x"
> "MKD x\r\n"
expect file request changes=yes label="make folder" command=mkd path="x"
> "PWD x\r\n"
expect session request housekeeping label="ask for folder" command=pwd
> "NLST x\r\n"
expect read request label="list files" command=nlst path="x"
> "MLSD x\r\n"
expect read request label="list files" command=mlsd path="x"
> "MLST x\r\n"
expect read request label="list files" command=mlst path="x"
> "SITE x\r\n"
expect other request changes=unknown label="command of the site" command=site argument="x"
> "SYST x\r\n"
expect identify request label="ask for system" T0888 command=syst
> "STAT x\r\n"
expect read request label="status" command=stat path="x"
> "HELP x\r\n"
expect session request housekeeping label="help" command=help argument="x"
> "NOOP x\r\n"
expect session request housekeeping label="no operation" command=noop
> "FEAT x\r\n"
expect session request housekeeping label="ask for features" command=feat
> "OPTS x\r\n"
expect session request housekeeping label="options" command=opts argument="x"
> "SIZE x\r\n"
expect read request label="size of file" command=size path="x"
> "MDTM x\r\n"
expect read request label="time of file" command=mdtm path="x"
> "MFMT x\r\n"
expect file request changes=yes label="set time of file" command=mfmt path="x"
> "PBSZ x\r\n"
expect session request housekeeping label="protection" command=pbsz argument="x"
> "PROT x\r\n"
expect session request housekeeping label="protection" command=prot argument="x"
> "CCC x\r\n"
expect session request housekeeping label="end protection" command=ccc
> "SMNT x\r\n"
expect session request housekeeping label="mount" command=smnt path="x"
> "LANG x\r\n"
expect session request housekeeping label="language" command=lang argument="x"
> "HOST x\r\n"
expect session request housekeeping label="name server" command=host argument="x"
> "CLNT x\r\n"
expect session request housekeeping label="name client" command=clnt argument="x"
> "XCWD x\r\n"
expect session request housekeeping label="go to folder" command=xcwd path="x"
> "XPWD x\r\n"
expect session request housekeeping label="ask for folder" command=xpwd
> "XMKD x\r\n"
expect file request changes=yes label="make folder" command=xmkd path="x"
> "XRMD x\r\n"
expect file request changes=yes label="delete folder" T0809 command=xrmd path="x"

case "what follows AUTH TLS is TLS"
> "AUTH TLS\r\n"
expect session request housekeeping label="begin TLS" command=auth argument="TLS"
refuse = none
< "234 Proceed.\r\n"
expect session answer label="answer" status=234 text="Proceed."
> 17030300020102
expect other request changes=unknown opaque label="protected data" in=tls content=application-data
expect carried tls code -1
expect bulk

case "PORT without a port, an unknown command, an answer without its digits"
> "PORT 1,2\r\n"
expect session request housekeeping label="data connection to client" command=port
> "EPRT x\r\n"
expect session request housekeeping label="data connection to client" command=eprt
> "FROB a\r\n"
expect other request changes=unknown label="unknown command" text="FROB a"
expect flaw unknown_command
< "hello\r\n"
expect session answer label="answer" status=0 text="o"
expect flaw bad_reply

case "a data connection"
negotiated
< "-rw-r--r-- plc.cfg\r\n"
expect file answer changes=unknown housekeeping label="data connection"
expect bulk
> "pump=on"
expect file request changes=unknown housekeeping label="data connection"
expect bulk

case "a line that does not end"
> "xxxxxxxxxxxxxxxxxxxx"
expect more
< "220 hi\r\n"
expect identity product="hi"
expect session answer label="answer" status=220 text="hi"
