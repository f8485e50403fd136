# SPDX-License-Identifier: Apache-2.0
# SIP: every method, over UDP and TCP (RFC 3261).
protocol sip

case "a call"
> "INVITE sip:gate@plant SIP/2.0\r\nVia: SIP/2.0/UDP a\r\nFrom: <sip:op@plant>;tag=1\r\nTo: <sip:gate@plant>\r\nUser-Agent: Phone 7\r\nContent-Length: 3\r\n\r\nv=0"
expect identity product="Phone 7"
expect session request changes=unknown label="call" method=invite uri="sip:gate@plant" from="<sip:op@plant>;tag=1" to="<sip:gate@plant>" user_agent="Phone 7"
< "SIP/2.0 180 Ringing\r\nf: <sip:op@plant>\r\nt: <sip:gate@plant>\r\n\r\n"
expect session answer label="answer" from="<sip:op@plant>" to="<sip:gate@plant>" status=180
< "SIP/2.0 486 Busy Here\r\nServer: Gate 2\r\n\r\n"
expect identity product="Gate 2"
expect session answer failed label="answer" user_agent="Gate 2" status=486

case "every other method"
> "ACK sip:gate@plant SIP/2.0\r\n\r\n"
expect session request housekeeping label="acknowledge" method=ack uri="sip:gate@plant"
> "BYE sip:gate@plant SIP/2.0\r\n\r\n"
expect session request housekeeping label="hang up" method=bye uri="sip:gate@plant"
> "CANCEL sip:gate@plant SIP/2.0\r\n\r\n"
expect session request housekeeping label="cancel" method=cancel uri="sip:gate@plant"
> "REGISTER sip:gate@plant SIP/2.0\r\n\r\n"
expect config request changes=yes label="register" method=register uri="sip:gate@plant"
> "OPTIONS sip:gate@plant SIP/2.0\r\n\r\n"
expect identify request label="ask for options" T0888 method=options uri="sip:gate@plant"
> "INFO sip:gate@plant SIP/2.0\r\n\r\n"
expect other request changes=unknown label="information" method=info uri="sip:gate@plant"
> "UPDATE sip:gate@plant SIP/2.0\r\n\r\n"
expect session request housekeeping label="update call" method=update uri="sip:gate@plant"
> "PRACK sip:gate@plant SIP/2.0\r\n\r\n"
expect session request housekeeping label="acknowledge" method=prack uri="sip:gate@plant"
> "SUBSCRIBE sip:gate@plant SIP/2.0\r\n\r\n"
expect read request label="subscribe" method=subscribe uri="sip:gate@plant"
> "NOTIFY sip:gate@plant SIP/2.0\r\n\r\n"
expect report request label="notify" method=notify uri="sip:gate@plant"
> "REFER sip:gate@plant SIP/2.0\r\n\r\n"
expect other request changes=unknown label="transfer call" method=refer uri="sip:gate@plant"
> "MESSAGE sip:gate@plant SIP/2.0\r\n\r\n"
expect other request changes=unknown label="send message" method=message uri="sip:gate@plant"
> "PUBLISH sip:gate@plant SIP/2.0\r\n\r\n"
expect report request changes=yes label="publish" method=publish uri="sip:gate@plant"

case "in TCP: bodies by their length, empty lines"
transport tcp
> "MESSAGE sip:gate@plant SIP/2.0\r\nl: 5\r\n\r\nop"
expect other request changes=unknown label="send message" method=message uri="sip:gate@plant"
expect bulk
> "en!\r\n\r\n"
expect bulk
expect carrier
expect carrier
< "SIP/2.0 200 OK\r\nContent-Length: 0\r\n\r\n"
expect session answer label="answer" status=200

case "wrong"
> "FROB sip:a SIP/2.0\r\n\r\n"
expect other request changes=unknown label="unknown method" uri="sip:a"
expect flaw unknown_method
> "INVITE sip:a SIP/3.0\r\nContent-Length: x\r\n\r\n"
expect session request changes=unknown label="call" method=invite uri="sip:a"
expect flaw bad_head
< "SIP/2.0 999 No\r\n\r\n"
expect session answer failed label="answer" status=999
expect flaw bad_head
