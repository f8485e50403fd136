# SPDX-License-Identifier: Apache-2.0
# DNS: queries, answers, updates, mDNS, over UDP and TCP (RFC 1035, RFC 2136, RFC 6762).
protocol dns

case "a query and its answer"
> 12340100000100000000000003706c63076578616d706c65036f72670000010001
expect read request label="query" id=4660 opcode=query name="plc.example.org" type=a
refuse = 12 34 81 05 00 01 00 00 00 00 00 00 03 70 6c 63 07 65 78 61 6d 70 6c 65 03 6f 72 67 00 00 01 00 01
refuse 3 = 12 34 81 03 00 01 00 00 00 00 00 00 03 70 6c 63 07 65 78 61 6d 70 6c 65 03 6f 72 67 00 00 01 00 01
< 12348180000100010000000003706c63076578616d706c65036f72670000010001c00c0001000100000e1000040a000050
expect read answer label="query" id=4660 opcode=query name="plc.example.org" type=a result=no-error answers=1

case "a name that does not exist; two questions; a pointer in the second"
> 1234010000020000000000000161016200001c00010178c00e00ff0001
expect read request label="query" id=4660 opcode=query name="a.b" type=aaaa
expect read request label="query" id=4660 opcode=query name="x.b" type=any
< 1234818300010000000000000161016200001c0001
expect read answer failed label="query" id=4660 opcode=query name="a.b" type=aaaa result=no-such-name answers=0

case "in TCP, a zone is copied"
transport tcp
> 001712340000000100000000000005706c616e740000fc0001
expect read request label="copy zone" id=4660 opcode=query name="plant" type=axfr
refuse = 00 17 12 34 80 05 00 01 00 00 00 00 00 00 05 70 6c 61 6e 74 00 00 fc 00 01

case "an update, a notification"
> 12342800000100000000000005706c616e740000060001
expect write request changes=yes label="update" id=4660 opcode=update name="plant" type=soa
> 12342000000100000000000005706c616e740000060001
expect report request label="notify" id=4660 opcode=notify name="plant" type=soa
< 1234a800000100000000000005706c616e740000060001
expect write answer changes=yes label="update" id=4660 opcode=update name="plant" type=soa result=no-error answers=0

case "mDNS: a question, an announcement"
ports 5353 5353
> 000000000001000000000000055f68747470045f746370056c6f63616c00000c0001
expect read request label="query" id=0 opcode=query name="_http._tcp.local" type=ptr
< 00008400000000010000000003706c63056c6f63616c00800180010000007800040a000050
expect read report label="announce" id=0 opcode=query result=no-error answers=1

case "status, which is obsolete; an unknown opcode"
> 12341000000100000000000001610000010001
expect other request changes=unknown label="unknown operation" id=4660 opcode=status name="a" type=a
> 12343000000100000000000001610000010001
expect other request changes=unknown label="unknown operation" id=4660 opcode=6 name="a" type=a
expect flaw unknown_opcode

case "a name that points ahead, a label that is too long"
> 123401000001000000000000c02000010001
expect flaw bad_name
> 1234010000010000000000005078787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878780000010001
expect flaw bad_name
refuse = none
