# SPDX-License-Identifier: Apache-2.0
# AMQP vectors, written by hand from AMQP 0-9-1 (type channel size, class method arguments, ce) and OASIS AMQP 1.0
# (size, header words, type, channel, 00 53 performative).
protocol amqp


case "0-9-1: every method"
> 414d5150 00000901
expect session request housekeeping label="version" version=2305
expect carrier
> 01 0001 00000004 000a 000a  ce
expect session request housekeeping label="start connection" type=method channel=1 size=4 method=2570
< 01 0001 00000004 000a 000b  ce
expect session answer housekeeping label="start connection" type=method channel=1 size=4 method=2571
> 01 0001 00000004 000a 0014  ce
expect session request housekeeping label="authenticate" type=method channel=1 size=4 method=2580
< 01 0001 00000004 000a 0015  ce
expect session answer housekeeping label="authenticate" type=method channel=1 size=4 method=2581
> 01 0001 00000004 000a 001e  ce
expect session request housekeeping label="tune connection" type=method channel=1 size=4 method=2590
< 01 0001 00000004 000a 001f  ce
expect session answer housekeeping label="tune connection" type=method channel=1 size=4 method=2591
> 01 0001 0000000b 000a 0028 062f706c616e74 ce
expect session request housekeeping label="open connection" type=method channel=1 size=11 method=2600 virtual_host="/plant"
< 01 0001 00000004 000a 0029  ce
expect session answer housekeeping label="open connection" type=method channel=1 size=4 method=2601
> 01 0001 00000004 000a 0032  ce
expect session request housekeeping label="close connection" type=method channel=1 size=4 method=2610
< 01 0001 00000004 000a 0033  ce
expect session answer housekeeping label="close connection" type=method channel=1 size=4 method=2611
> 01 0001 00000004 000a 003c  ce
expect session request housekeeping label="connection blocked" type=method channel=1 size=4 method=2620
> 01 0001 00000004 000a 003d  ce
expect session request housekeeping label="connection unblocked" type=method channel=1 size=4 method=2621
> 01 0001 00000004 0014 000a  ce
expect session request housekeeping label="open channel" type=method channel=1 size=4 method=5130
< 01 0001 00000004 0014 000b  ce
expect session answer housekeeping label="open channel" type=method channel=1 size=4 method=5131
> 01 0001 00000004 0014 0014  ce
expect session request housekeeping label="flow control" type=method channel=1 size=4 method=5140
< 01 0001 00000004 0014 0015  ce
expect session answer housekeeping label="flow control" type=method channel=1 size=4 method=5141
> 01 0001 00000004 0014 0028  ce
expect session request housekeeping label="close channel" type=method channel=1 size=4 method=5160
< 01 0001 00000004 0014 0029  ce
expect session answer housekeeping label="close channel" type=method channel=1 size=4 method=5161
> 01 0001 00000009 0028 000a 0000 027831 ce
expect config request changes=yes label="declare exchange" T0889 type=method channel=1 size=9 method=exchange-declare exchange="x1"
< 01 0001 00000004 0028 000b  ce
expect config answer label="declare exchange" type=method channel=1 size=4 method=10251
> 01 0001 00000009 0028 0014 0000 027831 ce
expect config request changes=yes label="delete exchange" T0809 type=method channel=1 size=9 method=exchange-delete exchange="x1"
< 01 0001 00000004 0028 0015  ce
expect config answer label="delete exchange" type=method channel=1 size=4 method=10261
> 01 0001 00000009 0028 001e 0000 027831 ce
expect config request changes=yes label="bind exchange" T0889 type=method channel=1 size=9 method=exchange-bind exchange="x1"
< 01 0001 00000004 0028 001f  ce
expect config answer label="bind exchange" type=method channel=1 size=4 method=10271
> 01 0001 00000009 0028 0028 0000 027831 ce
expect config request changes=yes label="unbind exchange" T0889 type=method channel=1 size=9 method=exchange-unbind exchange="x1"
< 01 0001 00000004 0028 0033  ce
expect config answer label="unbind exchange" type=method channel=1 size=4 method=10291
> 01 0001 00000009 0032 000a 0000 027131 ce
expect config request changes=yes label="declare queue" T0889 type=method channel=1 size=9 method=queue-declare queue="q1"
< 01 0001 00000004 0032 000b  ce
expect config answer label="declare queue" type=method channel=1 size=4 method=12811
> 01 0001 00000010 0032 0014 0000 027131 027831 03612e62 ce
expect config request changes=yes label="bind queue" T0889 type=method channel=1 size=16 method=queue-bind exchange="x1" queue="q1" routing_key="a.b"
< 01 0001 00000004 0032 0015  ce
expect config answer label="bind queue" type=method channel=1 size=4 method=12821
> 01 0001 00000009 0032 001e 0000 027131 ce
expect write request changes=yes label="purge queue" T0809 type=method channel=1 size=9 method=queue-purge queue="q1"
< 01 0001 00000004 0032 001f  ce
expect write answer label="purge queue" type=method channel=1 size=4 method=12831
> 01 0001 00000009 0032 0028 0000 027131 ce
expect config request changes=yes label="delete queue" T0809 type=method channel=1 size=9 method=queue-delete queue="q1"
< 01 0001 00000004 0032 0029  ce
expect config answer label="delete queue" type=method channel=1 size=4 method=12841
> 01 0001 00000010 0032 0032 0000 027131 027831 03612e62 ce
expect config request changes=yes label="unbind queue" T0889 type=method channel=1 size=16 method=queue-unbind exchange="x1" queue="q1" routing_key="a.b"
< 01 0001 00000004 0032 0033  ce
expect config answer label="unbind queue" type=method channel=1 size=4 method=12851
> 01 0001 00000004 003c 000a  ce
expect session request housekeeping label="quality of service" type=method channel=1 size=4 method=15370
< 01 0001 00000004 003c 000b  ce
expect session answer housekeeping label="quality of service" type=method channel=1 size=4 method=15371
> 01 0001 00000009 003c 0014 0000 027131 ce
expect read request label="consume" T0801 type=method channel=1 size=9 method=basic-consume queue="q1"
< 01 0001 00000004 003c 0015  ce
expect read answer label="consume" type=method channel=1 size=4 method=15381
> 01 0001 00000004 003c 001e  ce
expect session request housekeeping label="end consuming" type=method channel=1 size=4 method=15390
< 01 0001 00000004 003c 001f  ce
expect session answer housekeeping label="end consuming" type=method channel=1 size=4 method=15391
> 01 0001 0000000d 003c 0028 0000 027831 03612e62 ce
expect write request changes=yes label="publish" T0832 type=method channel=1 size=13 method=basic-publish exchange="x1" routing_key="a.b"
< 01 0001 00000004 003c 0032  ce
expect report report label="returned message" type=method channel=1 size=4 method=15410
< 01 0001 00000017 003c 003c 026331 0000000000000001 00 027831 03612e62 ce
expect report report label="delivered message" T0801 type=method channel=1 size=23 method=basic-deliver exchange="x1" routing_key="a.b"
> 01 0001 00000009 003c 0046 0000 027131 ce
expect read request label="get message" T0801 type=method channel=1 size=9 method=basic-get queue="q1"
< 01 0001 00000018 003c 0047 0000000000000001 00 027831 03612e62 00000000 ce
expect read answer label="get message" T0801 type=method channel=1 size=24 method=basic-get-ok exchange="x1" routing_key="a.b"
< 01 0001 00000004 003c 0048  ce
expect read answer label="get message" type=method channel=1 size=4 method=15432
> 01 0001 00000004 003c 0050  ce
expect session request housekeeping label="acknowledge message" type=method channel=1 size=4 method=15440
> 01 0001 00000004 003c 005a  ce
expect session request housekeeping label="reject message" type=method channel=1 size=4 method=15450
> 01 0001 00000004 003c 0064  ce
expect session request housekeeping label="recover messages" type=method channel=1 size=4 method=15460
> 01 0001 00000004 003c 006e  ce
expect session request housekeeping label="recover messages" type=method channel=1 size=4 method=15470
< 01 0001 00000004 003c 006f  ce
expect session answer housekeeping label="recover messages" type=method channel=1 size=4 method=15471
> 01 0001 00000004 003c 0078  ce
expect session request housekeeping label="reject message" type=method channel=1 size=4 method=15480
> 01 0001 00000004 0055 000a  ce
expect session request housekeeping label="ask for confirms" type=method channel=1 size=4 method=21770
< 01 0001 00000004 0055 000b  ce
expect session answer housekeeping label="ask for confirms" type=method channel=1 size=4 method=21771
> 01 0001 00000004 005a 000a  ce
expect session request housekeeping label="begin transactions" type=method channel=1 size=4 method=23050
< 01 0001 00000004 005a 000b  ce
expect session answer housekeeping label="begin transactions" type=method channel=1 size=4 method=23051
> 01 0001 00000004 005a 0014  ce
expect session request housekeeping label="commit" type=method channel=1 size=4 method=23060
< 01 0001 00000004 005a 0015  ce
expect session answer housekeeping label="commit" type=method channel=1 size=4 method=23061
> 01 0001 00000004 005a 001e  ce
expect session request housekeeping label="roll back" type=method channel=1 size=4 method=23070
< 01 0001 00000004 005a 001f  ce
expect session answer housekeeping label="roll back" type=method channel=1 size=4 method=23071
> 02 0001 0000000e 003c 0000 0000000000000002 0000 ce
expect session request housekeeping label="message header" type=header channel=1 size=14
> 03 0001 00000002 6869 ce
expect session request housekeeping label="message body" type=body channel=1 size=2
> 08 0000 00000000  ce
expect session request housekeeping label="heartbeat" type=heartbeat channel=0 size=0

case "0-9-1: what is wrong"
> 414d5150 00000901
expect session request housekeeping label="version" version=2305
expect carrier
> 01 0001 00000004 003c 00c8  ce
expect other request changes=unknown label="unknown method" type=method channel=1 size=4 method=15560
expect flaw unknown_method
> 01 0001 00000004 012c 000a  ce
expect other request changes=unknown label="unknown method" type=method channel=1 size=4 method=11274
expect flaw unknown_method
> 09 0001 00000001 00 ce
expect other request changes=unknown label="unknown frame" type=9 channel=1 size=1
expect flaw unknown_type
> 08 0000 00000000  cd
expect session request housekeeping label="heartbeat" type=heartbeat channel=0 size=0
expect flaw bad_end

case "1.0: every performative"
> 414d5150 00010000
expect session request housekeeping label="version" version=65536
expect carrier
< 0000000c 02 01 0000 00534045
expect session request housekeeping label="sasl-mechanisms" type=method channel=0 size=12 performative=sasl-mechanisms
> 0000000c 02 01 0000 00534145
expect session request housekeeping label="sasl-init" type=method channel=0 size=12 performative=sasl-init
< 0000000c 02 01 0000 00534245
expect session request housekeeping label="sasl-challenge" type=method channel=0 size=12 performative=sasl-challenge
> 0000000c 02 01 0000 00534345
expect session request housekeeping label="sasl-response" type=method channel=0 size=12 performative=sasl-response
< 0000000c 02 01 0000 00534445
expect session request housekeeping label="sasl-outcome" type=method channel=0 size=12 performative=sasl-outcome
> 0000000c 02 00 0000 00531045
expect session request housekeeping label="open" type=amqp channel=0 size=12 performative=open
> 0000000c 02 00 0000 00531145
expect session request housekeeping label="begin" type=amqp channel=0 size=12 performative=begin
> 0000000c 02 00 0000 00531245
expect session request housekeeping label="attach" type=amqp channel=0 size=12 performative=attach
> 0000000c 02 00 0000 00531345
expect session request housekeeping label="flow" type=amqp channel=0 size=12 performative=flow
> 0000000c 02 00 0000 00531445
expect write request changes=yes label="publish" T0832 type=amqp channel=0 size=12 performative=transfer
> 0000000c 02 00 0000 00531545
expect session request housekeeping label="disposition" type=amqp channel=0 size=12 performative=disposition
> 0000000c 02 00 0000 00531645
expect session request housekeeping label="detach" type=amqp channel=0 size=12 performative=detach
> 0000000c 02 00 0000 00531745
expect session request housekeeping label="end" type=amqp channel=0 size=12 performative=end
> 0000000c 02 00 0000 00531845
expect session request housekeeping label="close" type=amqp channel=0 size=12 performative=close
< 0000000c 02 00 0000 00531445
expect report report label="delivered message" T0801 type=amqp channel=0 size=12 performative=transfer
> 00000008 02 00 0000 
expect session request housekeeping label="heartbeat" type=amqp channel=0 size=8
> 0000000c 02 00 0000 0053 7745
expect other request changes=unknown label="unknown performative" type=amqp channel=0 size=12 performative=119
expect flaw unknown_method
> 00000008 01 00 0000 
expect session request housekeeping label="heartbeat" type=amqp channel=0 size=8
expect flaw bad_end
> 0000000c 03 00 0000 00000000
expect session request housekeeping label="heartbeat" type=amqp channel=0 size=12

case "another version"
> 414d5150 00000800
expect session request housekeeping label="version" version=2048
expect flaw unknown_version
expect carrier

case "not AMQP"
> 414d4251
expect foreign

case "a size that cannot be"
> 01 0001 7fffffff
expect foreign

case "1.0: a size that cannot be"
> 414d5150 00010000
expect session request housekeeping label="version" version=65536
expect carrier
> 00000004
expect foreign
