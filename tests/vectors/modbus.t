# SPDX-License-Identifier: Apache-2.0
# Modbus, by hand from V1.1b3 (clauses in the case names) and, for UMAS, from public descriptions.
# MBAP lines are written as: transaction, protocol, length, then unit and PDU; the form is told in run.c.
protocol modbus

# ---- public functions -------------------------------------------------------------------------

case "6.1 read coils: example of the specification, 19 coils from 20"
> 0001 0000 0006  01 01 0013 0013
expect read request label="read coils" T0801 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=read-coils table=coil address=19..37 quantity=19
< 0001 0000 0006  01 01 03 cd 6b 05
expect read answer label="read coils" T0801 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=read-coils table=coil address=19..37 value=[1,0,1,1,0,0,1,1,1,1,0,1,0,1,1,0,1,0,1]

case "6.2 read discrete inputs: 22 inputs from 197"
> 0001 0000 0006  01 02 00c4 0016
expect read request label="read discrete inputs" T0801 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=read-discrete-inputs table=discrete address=196..217 quantity=22
< 0001 0000 0006  01 02 03 ac db 35
expect read answer label="read discrete inputs" T0801 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=read-discrete-inputs table=discrete address=196..217 value=[0,0,1,1,0,1,0,1,1,1,0,1,1,0,1,1,1,0,1,0,1,1]

case "6.3 read holding registers"
> 0001 0000 0006  01 03 006b 0003
expect read request label="read holding registers" T0801 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=read-holding-registers table=holding address=107..109 quantity=3
< 0001 0000 0009  01 03 06 022b 0000 0064
expect read answer label="read holding registers" T0801 framing=mbap transaction=1 protocol_id=0 length=9 unit=1 function=read-holding-registers table=holding address=107..109 value=[555,0,100]

case "6.4 read input registers"
> 0001 0000 0006  01 04 0008 0001
expect read request label="read input registers" T0801 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=read-input-registers table=input address=8..8 quantity=1
< 0001 0000 0005  01 04 02 000a
expect read answer label="read input registers" T0801 framing=mbap transaction=1 protocol_id=0 length=5 unit=1 function=read-input-registers table=input address=8..8 value=[10]

case "6.5 write single coil on and off"
> 0001 0000 0006  01 05 00ac ff00
expect control request changes=yes label="write single coil" T0855 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=write-single-coil table=coil address=172..172 value=[1]
refuse = 00 01 00 00 00 03 01 85 01
refuse 2 = 00 01 00 00 00 03 01 85 02
< 0001 0000 0006  01 05 00ac ff00
expect control answer changes=yes label="write single coil" T0855 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=write-single-coil table=coil address=172..172 value=[1]
> 0002 0000 0006  01 05 00ac 0000
expect control request changes=yes label="write single coil" T0855 framing=mbap transaction=2 protocol_id=0 length=6 unit=1 function=write-single-coil table=coil address=172..172 value=[0]
< 0002 0000 0006  01 05 00ac 0000
expect control answer changes=yes label="write single coil" T0855 framing=mbap transaction=2 protocol_id=0 length=6 unit=1 function=write-single-coil table=coil address=172..172 value=[0]

case "6.6 write single register"
> 0001 0000 0006  01 06 0001 0003
expect write request changes=yes label="write single register" T0836 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=write-single-register table=holding address=1..1 value=[3]
< 0001 0000 0006  01 06 0001 0003
expect write answer changes=yes label="write single register" T0836 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=write-single-register table=holding address=1..1 value=[3]

case "6.7 read exception status"
> 0001 0000 0002  01 07
expect diagnose request label="read exception status" T0801 framing=mbap transaction=1 protocol_id=0 length=2 unit=1 function=read-exception-status
< 0001 0000 0003  01 07 6d
expect diagnose answer label="read exception status" T0801 framing=mbap transaction=1 protocol_id=0 length=3 unit=1 function=read-exception-status status=109

case "6.8 diagnostics 0: return query data"
> 0001 0000 0006  01 08 0000 a537
expect diagnose request label="return query data" T0846 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=diagnostics subfunction=return-query-data data=a537
< 0001 0000 0006  01 08 0000 a537
expect diagnose answer label="return query data" T0846 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=diagnostics subfunction=return-query-data data=a537

case "6.8 diagnostics 1: restart, then restart and clear the log"
> 0001 0000 0006  01 08 0001 0000
expect run request changes=yes label="restart communications" T0816 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=diagnostics subfunction=restart-communications data=0000
< 0001 0000 0006  01 08 0001 0000
expect run answer changes=yes label="restart communications" T0816 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=diagnostics subfunction=restart-communications data=0000
> 0002 0000 0006  01 08 0001 ff00
expect run request changes=yes label="restart communications" T0816 framing=mbap transaction=2 protocol_id=0 length=6 unit=1 function=diagnostics subfunction=restart-communications data=ff00

case "6.8 diagnostics 2: diagnostic register"
> 0001 0000 0006  01 08 0002 0000
expect diagnose request label="return diagnostic register" T0888 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=diagnostics subfunction=return-diagnostic-register data=0000
< 0001 0000 0006  01 08 0002 8001
expect diagnose answer label="return diagnostic register" T0888 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=diagnostics subfunction=return-diagnostic-register status=32769

case "6.8 diagnostics 3: ASCII delimiter"
> 0001 0000 0006  01 08 0003 0a00
expect config request changes=yes label="change ASCII delimiter" T0836 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=diagnostics subfunction=change-ascii-delimiter data=0a00
< 0001 0000 0006  01 08 0003 0a00
expect config answer changes=yes label="change ASCII delimiter" T0836 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=diagnostics subfunction=change-ascii-delimiter data=0a00

case "6.8 diagnostics 4: listen only; there is no answer, but some devices send an exception"
> 0001 0000 0006  01 08 0004 0000
expect config request changes=yes label="force listen only mode" T0814 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=diagnostics subfunction=force-listen-only data=0000
< 0001 0000 0003  01 88 01
expect config answer changes=yes failed label="force listen only mode" T0814 framing=mbap transaction=1 protocol_id=0 length=3 unit=1 function=diagnostics subfunction=force-listen-only exception=illegal-function

case "6.8 diagnostics 10: clear counters"
> 0001 0000 0006  01 08 000a 0000
expect diagnose request changes=yes label="clear counters" T0872 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=diagnostics subfunction=clear-counters data=0000
< 0001 0000 0006  01 08 000a 0000
expect diagnose answer changes=yes label="clear counters" T0872 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=diagnostics subfunction=clear-counters data=0000

case "6.8 diagnostics 11: bus message count"
> 0001 0000 0006  01 08 000b 0000
expect diagnose request label="return bus message count" T0888 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=diagnostics subfunction=bus-message-count data=0000
< 0001 0000 0006  01 08 000b 0102
expect diagnose answer label="return bus message count" T0888 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=diagnostics subfunction=bus-message-count count=258

case "6.8 diagnostics 12: bus error count"
> 0001 0000 0006  01 08 000c 0000
expect diagnose request label="return bus error count" T0888 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=diagnostics subfunction=bus-error-count data=0000
< 0001 0000 0006  01 08 000c 0001
expect diagnose answer label="return bus error count" T0888 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=diagnostics subfunction=bus-error-count count=1

case "6.8 diagnostics 13: bus exception count"
> 0001 0000 0006  01 08 000d 0000
expect diagnose request label="return bus exception count" T0888 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=diagnostics subfunction=bus-exception-count data=0000
< 0001 0000 0006  01 08 000d 0002
expect diagnose answer label="return bus exception count" T0888 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=diagnostics subfunction=bus-exception-count count=2

case "6.8 diagnostics 14: server message count"
> 0001 0000 0006  01 08 000e 0000
expect diagnose request label="return server message count" T0888 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=diagnostics subfunction=server-message-count data=0000
< 0001 0000 0006  01 08 000e 0003
expect diagnose answer label="return server message count" T0888 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=diagnostics subfunction=server-message-count count=3

case "6.8 diagnostics 15: server no-response count"
> 0001 0000 0006  01 08 000f 0000
expect diagnose request label="return server no-response count" T0888 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=diagnostics subfunction=server-no-response-count data=0000
< 0001 0000 0006  01 08 000f 0004
expect diagnose answer label="return server no-response count" T0888 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=diagnostics subfunction=server-no-response-count count=4

case "6.8 diagnostics 16: server NAK count"
> 0001 0000 0006  01 08 0010 0000
expect diagnose request label="return server NAK count" T0888 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=diagnostics subfunction=server-nak-count data=0000
< 0001 0000 0006  01 08 0010 0005
expect diagnose answer label="return server NAK count" T0888 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=diagnostics subfunction=server-nak-count count=5

case "6.8 diagnostics 17: server busy count"
> 0001 0000 0006  01 08 0011 0000
expect diagnose request label="return server busy count" T0888 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=diagnostics subfunction=server-busy-count data=0000
< 0001 0000 0006  01 08 0011 0006
expect diagnose answer label="return server busy count" T0888 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=diagnostics subfunction=server-busy-count count=6

case "6.8 diagnostics 18: bus overrun count"
> 0001 0000 0006  01 08 0012 0000
expect diagnose request label="return bus overrun count" T0888 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=diagnostics subfunction=bus-overrun-count data=0000
< 0001 0000 0006  01 08 0012 0007
expect diagnose answer label="return bus overrun count" T0888 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=diagnostics subfunction=bus-overrun-count count=7

case "6.8 diagnostics 20: clear overrun"
> 0001 0000 0006  01 08 0014 0000
expect diagnose request changes=yes label="clear overrun counter and flag" T0872 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=diagnostics subfunction=clear-overrun data=0000
< 0001 0000 0006  01 08 0014 0000
expect diagnose answer changes=yes label="clear overrun counter and flag" T0872 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=diagnostics subfunction=clear-overrun data=0000

case "6.9 event counter"
> 0001 0000 0002  01 0b
expect diagnose request label="get event counter" T0888 framing=mbap transaction=1 protocol_id=0 length=2 unit=1 function=get-event-counter
< 0001 0000 0006  01 0b ffff 0108
expect diagnose answer label="get event counter" T0888 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=get-event-counter status=65535 event_count=264

case "6.10 event log"
> 0001 0000 0002  01 0c
expect diagnose request label="get event log" T0888 framing=mbap transaction=1 protocol_id=0 length=2 unit=1 function=get-event-log
< 0001 0000 000b  01 0c 08 0000 0108 0121 20 00
expect diagnose answer label="get event log" T0888 framing=mbap transaction=1 protocol_id=0 length=11 unit=1 function=get-event-log status=0 event_count=264 message_count=289 events=2000

case "6.11 write multiple coils: 10 from 20"
> 0001 0000 0009  01 0f 0013 000a 02 cd01
expect control request changes=yes label="write multiple coils" T0855 framing=mbap transaction=1 protocol_id=0 length=9 unit=1 function=write-multiple-coils table=coil address=19..28 quantity=10 value=[1,0,1,1,0,0,1,1,1,0]
< 0001 0000 0006  01 0f 0013 000a
expect control answer changes=yes label="write multiple coils" T0855 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=write-multiple-coils table=coil address=19..28 quantity=10

case "6.12 write multiple registers"
> 0001 0000 000b  01 10 0001 0002 04 000a 0102
expect write request changes=yes label="write multiple registers" T0836 framing=mbap transaction=1 protocol_id=0 length=11 unit=1 function=write-multiple-registers table=holding address=1..2 quantity=2 value=[10,258]
< 0001 0000 0006  01 10 0001 0002
expect write answer changes=yes label="write multiple registers" T0836 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=write-multiple-registers table=holding address=1..2 quantity=2

case "6.13 report server identification"
> 0001 0000 0002  01 11
expect identify request label="report server identification" T0888 framing=mbap transaction=1 protocol_id=0 length=2 unit=1 function=report-server-id
< 0001 0000 000c  01 11 09 2a ff 4163 6d65 2050 31   # 42, running, "Acme P1"
expect identity product="Acme P1"
expect identify answer label="report server identification" T0888 framing=mbap transaction=1 protocol_id=0 length=12 unit=1 function=report-server-id running=1 data=2aff41636d65205031

case "6.14 read file record: two groups, as in the specification"
> 0001 0000 0011  01 14 0e  06 0004 0001 0002  06 0003 0009 0002
expect read request label="read file record" T0801 framing=mbap transaction=1 protocol_id=0 length=17 unit=1 function=read-file-record table=file-record file=4 address=1..2 quantity=2
expect read request label="read file record" T0801 framing=mbap transaction=1 protocol_id=0 length=17 unit=1 function=read-file-record table=file-record file=3 address=9..10 quantity=2
< 0001 0000 000f  01 14 0c  05 06 0dfe 0020  05 06 33cd 0040
expect read answer label="read file record" T0801 framing=mbap transaction=1 protocol_id=0 length=15 unit=1 function=read-file-record table=file-record value=[3582,32]
expect read answer label="read file record" T0801 framing=mbap transaction=1 protocol_id=0 length=15 unit=1 function=read-file-record table=file-record value=[13261,64]

case "6.14 read file record: one group, whose answer has its address"
> 0001 0000 000a  01 14 07  06 0004 0001 0002
expect read request label="read file record" T0801 framing=mbap transaction=1 protocol_id=0 length=10 unit=1 function=read-file-record table=file-record file=4 address=1..2 quantity=2
< 0001 0000 0009  01 14 06  05 06 0dfe 0020
expect read answer label="read file record" T0801 framing=mbap transaction=1 protocol_id=0 length=9 unit=1 function=read-file-record table=file-record file=4 address=1..2 value=[3582,32]

case "6.15 write file record"
> 0001 0000 0010  01 15 0d  06 0004 0007 0003 06af 04be 100d
expect write request changes=yes label="write file record" T0836 framing=mbap transaction=1 protocol_id=0 length=16 unit=1 function=write-file-record table=file-record file=4 address=7..9 quantity=3 value=[1711,1214,4109]
< 0001 0000 0010  01 15 0d  06 0004 0007 0003 06af 04be 100d
expect write answer changes=yes label="write file record" T0836 framing=mbap transaction=1 protocol_id=0 length=16 unit=1 function=write-file-record table=file-record file=4 address=7..9 quantity=3 value=[1711,1214,4109]

case "6.16 mask write register"
> 0001 0000 0008  01 16 0004 00f2 0025
expect write request changes=yes label="mask write register" T0836 framing=mbap transaction=1 protocol_id=0 length=8 unit=1 function=mask-write-register table=holding address=4..4 and_mask=242 or_mask=37
< 0001 0000 0008  01 16 0004 00f2 0025
expect write answer changes=yes label="mask write register" T0836 framing=mbap transaction=1 protocol_id=0 length=8 unit=1 function=mask-write-register table=holding address=4..4 and_mask=242 or_mask=37

case "6.17 read/write multiple registers: two operations, the write first"
> 0001 0000 0011  01 17 0003 0006 000e 0003 06 00ff 00ff 00ff
expect write request changes=yes label="read/write multiple registers: write" T0836 framing=mbap transaction=1 protocol_id=0 length=17 unit=1 function=read-write-multiple-registers table=holding address=14..16 quantity=3 value=[255,255,255]
expect read request label="read/write multiple registers: read" T0801 framing=mbap transaction=1 protocol_id=0 length=17 unit=1 function=read-write-multiple-registers table=holding address=3..8 quantity=6
< 0001 0000 000f  01 17 0c 00fe 0acd 0001 0003 000d 00ff
expect read answer label="read/write multiple registers: read" T0801 framing=mbap transaction=1 protocol_id=0 length=15 unit=1 function=read-write-multiple-registers table=holding address=3..8 value=[254,2765,1,3,13,255]

case "6.18 read FIFO queue"
> 0001 0000 0004  01 18 04de
expect read request label="read FIFO queue" T0801 framing=mbap transaction=1 protocol_id=0 length=4 unit=1 function=read-fifo-queue table=fifo address=1246..1246
< 0001 0000 000a  01 18 0006 0002 01b8 1284
expect read answer label="read FIFO queue" T0801 framing=mbap transaction=1 protocol_id=0 length=10 unit=1 function=read-fifo-queue table=fifo address=1246..1246 quantity=2 value=[440,4740]

case "6.20 CANopen read of 0x6041/0 on node 5, then write of 0x6040/0 (CiA 309-2)"
> 0001 0000 000d  01 2b 0d 00 00  05 6041 00 0000 0002
expect read request routed label="read CANopen object" T0801 framing=mbap transaction=1 protocol_id=0 length=13 unit=1 function=encapsulated-interface mei=canopen node=5 index=24641 subindex=0 quantity=2
< 0001 0000 000f  01 2b 0d 00 00  05 6041 00 0000 0002 0627
expect read answer routed label="read CANopen object" T0801 framing=mbap transaction=1 protocol_id=0 length=15 unit=1 function=encapsulated-interface mei=canopen node=5 index=24641 subindex=0 quantity=2 data=0627
> 0002 0000 000f  01 2b 0d 01 00  05 6040 00 0000 0002 000f
expect config request changes=yes routed label="write CANopen object" T0836 framing=mbap transaction=2 protocol_id=0 length=15 unit=1 function=encapsulated-interface mei=canopen node=5 index=24640 subindex=0 quantity=2 data=000f
< 0002 0000 000d  01 2b 0d 01 00  05 6040 00 0000 0000
expect config answer changes=yes routed label="write CANopen object" T0836 framing=mbap transaction=2 protocol_id=0 length=13 unit=1 function=encapsulated-interface mei=canopen node=5 index=24640 subindex=0 quantity=0

case "6.20 CANopen with every option: second control byte, counter, network, encoded data"
> 0001 0000 0015  01 2b 0d 67 00 00 01 02 03  05 1018 01 0000 0004 00000001
expect config request changes=yes routed label="write CANopen object" T0836 framing=mbap transaction=1 protocol_id=0 length=21 unit=1 function=encapsulated-interface mei=canopen node=5 index=4120 subindex=1 quantity=4 data=00000001

case "6.20 CANopen write refused"
> 0001 0000 000f  01 2b 0d 01 00  05 6040 00 0000 0002 000f
expect config request changes=yes routed label="write CANopen object" T0836 framing=mbap transaction=1 protocol_id=0 length=15 unit=1 function=encapsulated-interface mei=canopen node=5 index=24640 subindex=0 quantity=2 data=000f
< 0001 0000 0003  01 ab 03
expect config answer changes=yes failed label="write CANopen object" T0836 framing=mbap transaction=1 protocol_id=0 length=3 unit=1 function=encapsulated-interface mei=canopen exception=illegal-data-value

case "6.21 device identification, basic"
> 0001 0000 0005  01 2b 0e 01 00
expect identify request label="read device identification" T0888 framing=mbap transaction=1 protocol_id=0 length=5 unit=1 function=encapsulated-interface mei=device-identification read_code=basic object=vendor-name
< 0001 0000 0018  01 2b 0e 01 01 00 00 03  00 04 41636d65  01 02 5031  02 04 56312e30
expect identity vendor="Acme"
expect identify answer label="read device identification" T0888 framing=mbap transaction=1 protocol_id=0 length=24 unit=1 function=encapsulated-interface mei=device-identification read_code=basic object=vendor-name conformity=1 more_follows=0 next_object=0 text="Acme"
expect identity product="P1"
expect identify answer label="read device identification" T0888 framing=mbap transaction=1 protocol_id=0 length=24 unit=1 function=encapsulated-interface mei=device-identification read_code=basic object=product-code conformity=1 more_follows=0 next_object=0 text="P1"
expect identity firmware="V1.0"
expect identify answer label="read device identification" T0888 framing=mbap transaction=1 protocol_id=0 length=24 unit=1 function=encapsulated-interface mei=device-identification read_code=basic object=revision conformity=1 more_follows=0 next_object=0 text="V1.0"

case "6.21 device identification, one regular object, more to follow"
> 0001 0000 0005  01 2b 0e 04 06
expect identify request label="read device identification" T0888 framing=mbap transaction=1 protocol_id=0 length=5 unit=1 function=encapsulated-interface mei=device-identification read_code=individual object=application-name
< 0001 0000 000f  01 2b 0e 04 82 ff 07 01  06 05 5075 6d70 31
expect identity name="Pump1"
expect identify answer label="read device identification" T0888 framing=mbap transaction=1 protocol_id=0 length=15 unit=1 function=encapsulated-interface mei=device-identification read_code=individual object=application-name conformity=130 more_follows=255 next_object=7 text="Pump1"

case "6.21 device identification without objects"
> 0001 0000 0005  01 2b 0e 03 80
expect identify request label="read device identification" T0888 framing=mbap transaction=1 protocol_id=0 length=5 unit=1 function=encapsulated-interface mei=device-identification read_code=extended object=128
< 0001 0000 0008  01 2b 0e 03 01 00 00 00
expect identify answer label="read device identification" T0888 framing=mbap transaction=1 protocol_id=0 length=8 unit=1 function=encapsulated-interface mei=device-identification read_code=extended conformity=1 more_follows=0 next_object=0

case "6.21 device identification refused"
> 0001 0000 0005  01 2b 0e 04 7f
expect identify request label="read device identification" T0888 framing=mbap transaction=1 protocol_id=0 length=5 unit=1 function=encapsulated-interface mei=device-identification read_code=individual object=127
< 0001 0000 0003  01 ab 02
expect identify answer failed label="read device identification" T0888 framing=mbap transaction=1 protocol_id=0 length=3 unit=1 function=encapsulated-interface mei=device-identification exception=illegal-data-address

# ---- exceptions: 7 ----------------------------------------------------------------------------

case "exceptions of a read, a write and a diagnosis, with the address asked for"
> 0001 0000 0006  01 03 2710 0001
expect read request label="read holding registers" T0801 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=read-holding-registers table=holding address=10000..10000 quantity=1
< 0001 0000 0003  01 83 02
expect read answer failed label="read holding registers" T0801 framing=mbap transaction=1 protocol_id=0 length=3 unit=1 function=read-holding-registers table=holding address=10000..10000 exception=illegal-data-address
> 0002 0000 0009  01 10 2710 0001 02 0001
expect write request changes=yes label="write multiple registers" T0836 framing=mbap transaction=2 protocol_id=0 length=9 unit=1 function=write-multiple-registers table=holding address=10000..10000 quantity=1 value=[1]
< 0002 0000 0003  01 90 04
expect write answer changes=yes failed label="write multiple registers" T0836 framing=mbap transaction=2 protocol_id=0 length=3 unit=1 function=write-multiple-registers table=holding address=10000..10000 exception=server-device-failure
> 0003 0000 0006  01 08 000a 0000
expect diagnose request changes=yes label="clear counters" T0872 framing=mbap transaction=3 protocol_id=0 length=6 unit=1 function=diagnostics subfunction=clear-counters data=0000
< 0003 0000 0003  01 88 06
expect diagnose answer changes=yes failed label="clear counters" T0872 framing=mbap transaction=3 protocol_id=0 length=3 unit=1 function=diagnostics subfunction=clear-counters exception=server-device-busy
> 0004 0000 000c  01 15 09  06 0004 0007 0001 06af
expect write request changes=yes label="write file record" T0836 framing=mbap transaction=4 protocol_id=0 length=12 unit=1 function=write-file-record table=file-record file=4 address=7..7 quantity=1 value=[1711]
< 0004 0000 0003  01 95 03
expect write answer changes=yes failed label="write file record" T0836 framing=mbap transaction=4 protocol_id=0 length=3 unit=1 function=write-file-record table=file-record exception=illegal-data-value

case "exception 5: accepted, will take long; not a failure"
> 0001 0000 0009  01 10 0000 0001 02 0001
expect write request changes=yes label="write multiple registers" T0836 framing=mbap transaction=1 protocol_id=0 length=9 unit=1 function=write-multiple-registers table=holding address=0..0 quantity=1 value=[1]
< 0001 0000 0003  01 90 05
expect write answer changes=yes label="write multiple registers" T0836 framing=mbap transaction=1 protocol_id=0 length=3 unit=1 function=write-multiple-registers table=holding address=0..0 exception=acknowledge

case "exceptions of a gateway"
> 0001 0000 0006  07 03 0000 0001
expect read request routed label="read holding registers" T0801 framing=mbap transaction=1 protocol_id=0 length=6 unit=7 function=read-holding-registers table=holding address=0..0 quantity=1
< 0001 0000 0003  07 83 0b
expect read answer routed failed label="read holding registers" T0801 framing=mbap transaction=1 protocol_id=0 length=3 unit=7 function=read-holding-registers table=holding address=0..0 exception=gateway-target-failed
> 0002 0000 0006  07 04 0000 0001
expect read request routed label="read input registers" T0801 framing=mbap transaction=2 protocol_id=0 length=6 unit=7 function=read-input-registers table=input address=0..0 quantity=1
< 0002 0000 0003  07 84 0a
expect read answer routed failed label="read input registers" T0801 framing=mbap transaction=2 protocol_id=0 length=3 unit=7 function=read-input-registers table=input address=0..0 exception=gateway-path-unavailable

case "exceptions 7 and 8"
> 0001 0000 0003  01 0d 00
expect program request changes=unknown label="program controller" T0843 framing=mbap transaction=1 protocol_id=0 length=3 unit=1 function=program-controller data=00
expect flaw reserved_function
< 0001 0000 0003  01 8d 07
expect program answer changes=unknown failed label="program controller" T0843 framing=mbap transaction=1 protocol_id=0 length=3 unit=1 function=program-controller exception=negative-acknowledge
> 0002 0000 000a  01 14 07  06 0004 0001 0002
expect read request label="read file record" T0801 framing=mbap transaction=2 protocol_id=0 length=10 unit=1 function=read-file-record table=file-record file=4 address=1..2 quantity=2
< 0002 0000 0003  01 94 08
expect read answer failed label="read file record" T0801 framing=mbap transaction=2 protocol_id=0 length=3 unit=1 function=read-file-record table=file-record address=1..2 exception=memory-parity-error

# ---- units, pipelining, pieces ----------------------------------------------------------------

case "a unit behind a gateway is routed; 0, 1 and 255 are the device itself"
> 0001 0000 0006  02 03 0000 0001
expect read request routed label="read holding registers" T0801 framing=mbap transaction=1 protocol_id=0 length=6 unit=2 function=read-holding-registers table=holding address=0..0 quantity=1
> 0002 0000 0006  00 03 0000 0001
expect read request label="read holding registers" T0801 framing=mbap transaction=2 protocol_id=0 length=6 unit=0 function=read-holding-registers table=holding address=0..0 quantity=1
> 0003 0000 0006  ff 03 0000 0001
expect read request label="read holding registers" T0801 framing=mbap transaction=3 protocol_id=0 length=6 unit=255 function=read-holding-registers table=holding address=0..0 quantity=1
> 0004 0000 0006  fe 06 0000 0001
expect write request changes=yes routed label="write single register" T0836 framing=mbap transaction=4 protocol_id=0 length=6 unit=254 function=write-single-register table=holding address=0..0 value=[1]

case "two requests outstanding, answered in the other order"
> 0001 0000 0006  01 03 0000 0001
expect read request label="read holding registers" T0801 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=read-holding-registers table=holding address=0..0 quantity=1
> 0002 0000 0006  01 03 0064 0002
expect read request label="read holding registers" T0801 framing=mbap transaction=2 protocol_id=0 length=6 unit=1 function=read-holding-registers table=holding address=100..101 quantity=2
< 0002 0000 0007  01 03 04 0001 0002
expect read answer label="read holding registers" T0801 framing=mbap transaction=2 protocol_id=0 length=7 unit=1 function=read-holding-registers table=holding address=100..101 value=[1,2]
< 0001 0000 0005  01 03 02 ffff
expect read answer label="read holding registers" T0801 framing=mbap transaction=1 protocol_id=0 length=5 unit=1 function=read-holding-registers table=holding address=0..0 value=[65535]

case "two messages in one chunk, the second one cut"
> 0001 0000 0006  01 03 0000 0001  0002 0000 0006  01 04
expect read request label="read holding registers" T0801 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=read-holding-registers table=holding address=0..0 quantity=1
expect more
> 0000 0001
expect read request label="read input registers" T0801 framing=mbap transaction=2 protocol_id=0 length=6 unit=1 function=read-input-registers table=input address=0..0 quantity=1

case "no more than the header's beginning"
> 00
expect more
> 01 0000
expect more
> 0006 01
expect more
> 03 0000 0001
expect read request label="read holding registers" T0801 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=read-holding-registers table=holding address=0..0 quantity=1

case "UDP: each datagram by itself; what is left over is dropped"
transport udp
> 0001 0000 0006  01 03 0000 0001
expect read request label="read holding registers" T0801 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=read-holding-registers table=holding address=0..0 quantity=1
> 0002 0000 0006 01 03
expect more
> 0002 0000 0006  01 03 0000 0002
expect read request label="read holding registers" T0801 framing=mbap transaction=2 protocol_id=0 length=6 unit=1 function=read-holding-registers table=holding address=0..1 quantity=2

case "mid-stream: an answer tells who the client is"
midstream
> 0001 0000 0005  01 03 02 0001
expect read answer label="read holding registers" T0801 framing=mbap transaction=1 protocol_id=0 length=5 unit=1 function=read-holding-registers table=holding value=[1]
expect flaw no_request
expect turned
< 0002 0000 0006  01 06 0000 0001
expect write request changes=yes label="write single register" T0836 framing=mbap transaction=2 protocol_id=0 length=6 unit=1 function=write-single-register table=holding address=0..0 value=[1]
> 0002 0000 0006  01 06 0000 0001
expect write answer changes=yes label="write single register" T0836 framing=mbap transaction=2 protocol_id=0 length=6 unit=1 function=write-single-register table=holding address=0..0 value=[1]

case "mid-stream: a request from the other side"
midstream
< 0001 0000 0006  01 03 0000 0001
expect read request label="read holding registers" T0801 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=read-holding-registers table=holding address=0..0 quantity=1
expect turned
> 0001 0000 0005  01 03 02 0001
expect read answer label="read holding registers" T0801 framing=mbap transaction=1 protocol_id=0 length=5 unit=1 function=read-holding-registers table=holding address=0..0 value=[1]

# ---- user-defined, reserved and unknown functions ---------------------------------------------

case "user-defined functions: 65-72 and 100-110"
> 0001 0000 0004  01 41 0102
expect other request changes=unknown label="user-defined function" framing=mbap transaction=1 protocol_id=0 length=4 unit=1 function=user-65 data=0102
< 0001 0000 0003  01 41 03
expect other answer changes=unknown label="user-defined function" framing=mbap transaction=1 protocol_id=0 length=3 unit=1 function=user-65 data=03
> 0002 0000 0002  01 48
expect other request changes=unknown label="user-defined function" framing=mbap transaction=2 protocol_id=0 length=2 unit=1 function=user-72
> 0003 0000 0003  01 64 00
expect other request changes=unknown label="user-defined function" framing=mbap transaction=3 protocol_id=0 length=3 unit=1 function=user-100 data=00
> 0004 0000 0003  01 6e ff
expect other request changes=unknown label="user-defined function" framing=mbap transaction=4 protocol_id=0 length=3 unit=1 function=user-110 data=ff

case "reserved: old Modicon functions keep their meaning, but are flawed"
> 0001 0000 0003  01 09 00
expect program request changes=unknown label="program 484" T0843 framing=mbap transaction=1 protocol_id=0 length=3 unit=1 function=program-484 data=00
expect flaw reserved_function
> 0002 0000 0003  01 0a 00
expect program request changes=unknown label="poll 484" T0843 framing=mbap transaction=2 protocol_id=0 length=3 unit=1 function=poll-484 data=00
expect flaw reserved_function
> 0003 0000 0003  01 0d 00
expect program request changes=unknown label="program controller" T0843 framing=mbap transaction=3 protocol_id=0 length=3 unit=1 function=program-controller data=00
expect flaw reserved_function
> 0004 0000 0003  01 0e 00
expect program request changes=unknown label="poll controller" T0843 framing=mbap transaction=4 protocol_id=0 length=3 unit=1 function=poll-controller data=00
expect flaw reserved_function
> 0005 0000 0003  01 12 00
expect program request changes=unknown label="program 884" T0843 framing=mbap transaction=5 protocol_id=0 length=3 unit=1 function=program-884 data=00
expect flaw reserved_function
> 0006 0000 0002  01 13
expect run request changes=yes label="reset communications link" T0814 framing=mbap transaction=6 protocol_id=0 length=2 unit=1 function=reset-link
expect flaw reserved_function
> 0007 0000 0004  01 7d 0102
expect firmware request changes=yes label="replace firmware" T0857 framing=mbap transaction=7 protocol_id=0 length=4 unit=1 function=replace-firmware data=0102
expect flaw reserved_function
< 0007 0000 0003  01 fd 01
expect firmware answer changes=yes failed label="replace firmware" T0857 framing=mbap transaction=7 protocol_id=0 length=3 unit=1 function=replace-firmware exception=illegal-function
> 0008 0000 0003  01 7e 00
expect program request changes=unknown label="program 584" T0843 framing=mbap transaction=8 protocol_id=0 length=3 unit=1 function=program-584 data=00
expect flaw reserved_function
> 0009 0000 0002  01 7f
expect identify request changes=unknown label="report local address" T0888 framing=mbap transaction=9 protocol_id=0 length=2 unit=1 function=report-local-address
expect flaw reserved_function

case "functions that nobody assigned, and a request with the exception bit"
> 0001 0000 0003  01 00 00
expect other request changes=unknown label="unknown function" framing=mbap transaction=1 protocol_id=0 length=3 unit=1 function=0 data=00
expect flaw reserved_function
> 0002 0000 0004  01 19 0000
expect other request changes=unknown label="unknown function" framing=mbap transaction=2 protocol_id=0 length=4 unit=1 function=25 data=0000
expect flaw reserved_function
< 0002 0000 0003  01 99 01
expect other answer changes=unknown failed label="unknown function" framing=mbap transaction=2 protocol_id=0 length=3 unit=1 function=25 exception=illegal-function
> 0003 0000 0003  01 83 02
expect other request changes=unknown label="unknown function" framing=mbap transaction=3 protocol_id=0 length=3 unit=1 function=131 data=02
expect flaw reserved_function

case "unknown subfunction, interface and UMAS function"
> 0001 0000 0006  01 08 0015 0003
expect other request changes=unknown label="unknown diagnostics" framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=diagnostics subfunction=21 data=0003
expect flaw reserved_subfunction
< 0001 0000 0006  01 08 0015 0001
expect other answer changes=unknown label="unknown diagnostics" framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=diagnostics subfunction=21 data=0001
expect flaw reserved_subfunction
> 0002 0000 0004  01 2b 05 00
expect other request changes=unknown label="unknown encapsulated interface" framing=mbap transaction=2 protocol_id=0 length=4 unit=1 function=encapsulated-interface mei=5 data=00
expect flaw reserved_subfunction
< 0002 0000 0004  01 2b 05 00
expect other answer changes=unknown label="unknown encapsulated interface" framing=mbap transaction=2 protocol_id=0 length=4 unit=1 function=encapsulated-interface mei=5 data=00
expect flaw reserved_subfunction
> 0003 0000 0004  01 5a 00 7e
expect other request changes=unknown label="UMAS unknown function" framing=mbap transaction=3 protocol_id=0 length=4 unit=1 function=umas umas=126 session=0
expect flaw reserved_subfunction

# ---- flaws ------------------------------------------------------------------------------------

case "bad_quantity: 0 and above the limits of each function"
> 0001 0000 0006  01 01 0000 0000
expect read request label="read coils" T0801 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=read-coils table=coil address=0..0 quantity=0
expect flaw bad_quantity
> 0002 0000 0006  01 01 0000 07d1
expect read request label="read coils" T0801 framing=mbap transaction=2 protocol_id=0 length=6 unit=1 function=read-coils table=coil address=0..2000 quantity=2001
expect flaw bad_quantity
> 0003 0000 0006  01 03 0000 007e
expect read request label="read holding registers" T0801 framing=mbap transaction=3 protocol_id=0 length=6 unit=1 function=read-holding-registers table=holding address=0..125 quantity=126
expect flaw bad_quantity
> 0004 0000 0004  01 18 0000
expect read request label="read FIFO queue" T0801 framing=mbap transaction=4 protocol_id=0 length=4 unit=1 function=read-fifo-queue table=fifo address=0..0
< 0004 0000 0046  01 18 0042 0020  0000 0000 0000 0000 0000 0000 0000 0000 0000 0000 0000 0000 0000 0000 0000 0000 0000 0000 0000 0000 0000 0000 0000 0000 0000 0000 0000 0000 0000 0000 0000 0000
expect read answer label="read FIFO queue" T0801 framing=mbap transaction=4 protocol_id=0 length=70 unit=1 function=read-fifo-queue table=fifo address=0..0 quantity=32 value=[0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0,0]
expect flaw bad_length
expect flaw bad_quantity
> 0005 0000 000d  01 17 0000 007e 0000 0001 02 0000
expect write request changes=yes label="read/write multiple registers: write" T0836 framing=mbap transaction=5 protocol_id=0 length=13 unit=1 function=read-write-multiple-registers table=holding address=0..0 quantity=1 value=[0]
expect read request label="read/write multiple registers: read" T0801 framing=mbap transaction=5 protocol_id=0 length=13 unit=1 function=read-write-multiple-registers table=holding address=0..125 quantity=126
expect flaw bad_quantity

case "the largest quantities that are allowed"
> 0001 0000 0006  01 01 0000 07d0
expect read request label="read coils" T0801 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=read-coils table=coil address=0..1999 quantity=2000
> 0002 0000 0006  01 03 0000 007d
expect read request label="read holding registers" T0801 framing=mbap transaction=2 protocol_id=0 length=6 unit=1 function=read-holding-registers table=holding address=0..124 quantity=125
> 0003 0000 0006  01 03 ffff 0001
expect read request label="read holding registers" T0801 framing=mbap transaction=3 protocol_id=0 length=6 unit=1 function=read-holding-registers table=holding address=65535..65535 quantity=1

case "address_overflow"
> 0001 0000 0006  01 03 ffff 0002
expect read request label="read holding registers" T0801 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=read-holding-registers table=holding address=65535..65536 quantity=2
expect flaw address_overflow
> 0002 0000 0009  01 0f fff8 0009 02 ffff
expect control request changes=yes label="write multiple coils" T0855 framing=mbap transaction=2 protocol_id=0 length=9 unit=1 function=write-multiple-coils table=coil address=65528..65536 quantity=9 value=[1,1,1,1,1,1,1,1,1]
expect flaw address_overflow

case "bad_byte_count in requests"
> 0001 0000 0009  01 10 0000 0002 02 0001
expect write request changes=yes label="write multiple registers" T0836 framing=mbap transaction=1 protocol_id=0 length=9 unit=1 function=write-multiple-registers table=holding address=0..1 quantity=2 value=[1]
expect flaw bad_byte_count
> 0002 0000 0009  01 10 0000 0001 04 0001
expect flaw truncated
expect flaw bad_byte_count
> 0003 0000 0008  01 0f 0000 0009 01 ff
expect control request changes=yes label="write multiple coils" T0855 framing=mbap transaction=3 protocol_id=0 length=8 unit=1 function=write-multiple-coils table=coil address=0..8 quantity=9 value=[1,1,1,1,1,1,1,1]
expect flaw bad_byte_count
> 0004 0000 0009  01 14 06  06 0004 0001 00
expect flaw truncated
expect flaw bad_length
expect flaw bad_byte_count
> 0005 0000 0003  01 15 00
expect flaw bad_length
expect flaw bad_byte_count

case "bad_byte_count in answers"
> 0001 0000 0006  01 03 0000 0001
expect read request label="read holding registers" T0801 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=read-holding-registers table=holding address=0..0 quantity=1
< 0001 0000 0006  01 03 03 0001 00
expect read answer label="read holding registers" T0801 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=read-holding-registers table=holding address=0..0 value=[1]
expect flaw misfit
expect flaw bad_byte_count
> 0002 0000 0006  01 03 0000 0001
expect read request label="read holding registers" T0801 framing=mbap transaction=2 protocol_id=0 length=6 unit=1 function=read-holding-registers table=holding address=0..0 quantity=1
< 0002 0000 0005  01 03 04 0001
expect flaw truncated
expect flaw bad_byte_count
> 0003 0000 0006  01 03 0000 0001
expect read request label="read holding registers" T0801 framing=mbap transaction=3 protocol_id=0 length=6 unit=1 function=read-holding-registers table=holding address=0..0 quantity=1
< 0003 0000 0003  01 03 00
expect read answer label="read holding registers" T0801 framing=mbap transaction=3 protocol_id=0 length=3 unit=1 function=read-holding-registers table=holding address=0..0 value=[]
expect flaw misfit
expect flaw bad_length
expect flaw bad_byte_count
> 0004 0000 0006  01 03 0000 0001
expect read request label="read holding registers" T0801 framing=mbap transaction=4 protocol_id=0 length=6 unit=1 function=read-holding-registers table=holding address=0..0 quantity=1
< 0004 0000 0006  01 03 02 0001 00
expect read answer label="read holding registers" T0801 framing=mbap transaction=4 protocol_id=0 length=6 unit=1 function=read-holding-registers table=holding address=0..0 value=[1]
expect flaw bad_byte_count
> 0005 0000 0002  01 0c
expect diagnose request label="get event log" T0888 framing=mbap transaction=5 protocol_id=0 length=2 unit=1 function=get-event-log
< 0005 0000 000b  01 0c 07 0000 0108 0121 20 00
expect diagnose answer label="get event log" T0888 framing=mbap transaction=5 protocol_id=0 length=11 unit=1 function=get-event-log status=0 event_count=264 message_count=289 events=2000
expect flaw bad_byte_count
> 0006 0000 0004  01 18 0000
expect read request label="read FIFO queue" T0801 framing=mbap transaction=6 protocol_id=0 length=4 unit=1 function=read-fifo-queue table=fifo address=0..0
< 0006 0000 0008  01 18 0006 0002 01b8
expect read answer label="read FIFO queue" T0801 framing=mbap transaction=6 protocol_id=0 length=8 unit=1 function=read-fifo-queue table=fifo address=0..0 quantity=2 value=[440]
expect flaw bad_byte_count

case "bad_value"
> 0001 0000 0006  01 05 0000 0001
expect control request changes=yes label="write single coil" T0855 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=write-single-coil table=coil address=0..0 value=[1]
expect flaw bad_value
> 0002 0000 0006  01 08 0001 1234
expect run request changes=yes label="restart communications" T0816 framing=mbap transaction=2 protocol_id=0 length=6 unit=1 function=diagnostics subfunction=restart-communications data=1234
expect flaw bad_value
> 0003 0000 0006  01 08 000a 0001
expect diagnose request changes=yes label="clear counters" T0872 framing=mbap transaction=3 protocol_id=0 length=6 unit=1 function=diagnostics subfunction=clear-counters data=0001
expect flaw bad_value
> 0004 0000 0006  01 08 0003 0a0a
expect config request changes=yes label="change ASCII delimiter" T0836 framing=mbap transaction=4 protocol_id=0 length=6 unit=1 function=diagnostics subfunction=change-ascii-delimiter data=0a0a
expect flaw bad_value
> 0005 0000 000a  01 14 07  05 0004 0001 0002
expect read request label="read file record" T0801 framing=mbap transaction=5 protocol_id=0 length=10 unit=1 function=read-file-record table=file-record file=4 address=1..2 quantity=2
expect flaw bad_value
> 0006 0000 000a  01 14 07  06 0000 0001 0002
expect read request label="read file record" T0801 framing=mbap transaction=6 protocol_id=0 length=10 unit=1 function=read-file-record table=file-record file=0 address=1..2 quantity=2
expect flaw bad_value
> 0007 0000 000a  01 14 07  06 0001 2710 0002
expect read request label="read file record" T0801 framing=mbap transaction=7 protocol_id=0 length=10 unit=1 function=read-file-record table=file-record file=1 address=10000..10001 quantity=2
expect flaw bad_value
> 0008 0000 0005  01 2b 0e 05 00
expect identify request label="read device identification" T0888 framing=mbap transaction=8 protocol_id=0 length=5 unit=1 function=encapsulated-interface mei=device-identification read_code=5 object=vendor-name
expect flaw bad_value
> 0009 0000 0006  01 03 0000 0001
expect read request label="read holding registers" T0801 framing=mbap transaction=9 protocol_id=0 length=6 unit=1 function=read-holding-registers table=holding address=0..0 quantity=1
< 0009 0000 0003  01 83 2a
expect read answer failed label="read holding registers" T0801 framing=mbap transaction=9 protocol_id=0 length=3 unit=1 function=read-holding-registers table=holding address=0..0 exception=42
expect flaw bad_value
> 000a 0000 0002  01 0b
expect diagnose request label="get event counter" T0888 framing=mbap transaction=10 protocol_id=0 length=2 unit=1 function=get-event-counter
< 000a 0000 0006  01 0b 1234 0000
expect diagnose answer label="get event counter" T0888 framing=mbap transaction=10 protocol_id=0 length=6 unit=1 function=get-event-counter status=4660 event_count=0
expect flaw bad_value
> 000b 0000 0005  01 2b 0e 01 00
expect identify request label="read device identification" T0888 framing=mbap transaction=11 protocol_id=0 length=5 unit=1 function=encapsulated-interface mei=device-identification read_code=basic object=vendor-name
< 000b 0000 0008  01 2b 0e 01 01 01 00 00
expect identify answer label="read device identification" T0888 framing=mbap transaction=11 protocol_id=0 length=8 unit=1 function=encapsulated-interface mei=device-identification read_code=basic conformity=1 more_follows=1 next_object=0
expect flaw bad_value
> 000c 0000 000a  01 14 07  06 0004 0001 0001
expect read request label="read file record" T0801 framing=mbap transaction=12 protocol_id=0 length=10 unit=1 function=read-file-record table=file-record file=4 address=1..1 quantity=1
< 000c 0000 0007  01 14 04  03 07 0dfe
expect read answer label="read file record" T0801 framing=mbap transaction=12 protocol_id=0 length=7 unit=1 function=read-file-record table=file-record file=4 address=1..1 value=[3582]
expect flaw bad_value

case "bad_length: longer or shorter than the function's own shape, told at once"
> 0001 0000 0007  01 03 0000 0001 00
expect read request label="read holding registers" T0801 framing=mbap transaction=1 protocol_id=0 length=7 unit=1 function=read-holding-registers table=holding address=0..0 quantity=1
expect flaw bad_length
> 0002 0000 0004  01 06 0000
expect flaw truncated
expect flaw bad_length
> 0003 0000 0003  01 07 00
expect diagnose request label="read exception status" T0801 framing=mbap transaction=3 protocol_id=0 length=3 unit=1 function=read-exception-status
expect flaw bad_length
> 0004 0000 0006  01 2b 0e 01 00 00
expect identify request label="read device identification" T0888 framing=mbap transaction=4 protocol_id=0 length=6 unit=1 function=encapsulated-interface mei=device-identification read_code=basic object=vendor-name
expect flaw bad_length
> 0005 0000 0006  01 03 0000 0001
expect read request label="read holding registers" T0801 framing=mbap transaction=5 protocol_id=0 length=6 unit=1 function=read-holding-registers table=holding address=0..0 quantity=1
< 0005 0000 0004  01 83 02 00
expect read answer failed label="read holding registers" T0801 framing=mbap transaction=5 protocol_id=0 length=4 unit=1 function=read-holding-registers table=holding address=0..0 exception=illegal-data-address
expect flaw bad_length
> 0006 0000 0007  01 08 0002 0000 00
expect diagnose request label="return diagnostic register" T0888 framing=mbap transaction=6 protocol_id=0 length=7 unit=1 function=diagnostics subfunction=return-diagnostic-register data=000000
expect flaw bad_length
> 0009 0000 0001  01
expect flaw bad_length
> 000a 0000 0000
expect flaw bad_length

case "trailing"
> 0001 0000 0005  01 2b 0e 01 00
expect identify request label="read device identification" T0888 framing=mbap transaction=1 protocol_id=0 length=5 unit=1 function=encapsulated-interface mei=device-identification read_code=basic object=vendor-name
< 0001 0000 0009  01 2b 0e 01 01 00 00 00 00
expect identify answer label="read device identification" T0888 framing=mbap transaction=1 protocol_id=0 length=9 unit=1 function=encapsulated-interface mei=device-identification read_code=basic conformity=1 more_follows=0 next_object=0
expect flaw trailing

case "truncated: an object, a record and a CANopen header that go beyond the message"
> 0001 0000 0005  01 2b 0e 01 00
expect identify request label="read device identification" T0888 framing=mbap transaction=1 protocol_id=0 length=5 unit=1 function=encapsulated-interface mei=device-identification read_code=basic object=vendor-name
< 0001 0000 000e  01 2b 0e 01 01 00 00 01  00 09 41636d65
expect flaw truncated
> 0002 0000 000c  01 15 09  06 0004 0007 0003 06af
expect flaw truncated
> 0003 0000 0004  01 2b 0d 00
expect flaw truncated

case "bad_protocol_id: framed all the same in a flow that is Modbus"
> 0001 0000 0006  01 03 0000 0001
expect read request label="read holding registers" T0801 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=read-holding-registers table=holding address=0..0 quantity=1
> 0002 0001 0006  01 03 0000 0001
expect read request label="read holding registers" T0801 framing=mbap transaction=2 protocol_id=1 length=6 unit=1 function=read-holding-registers table=holding address=0..0 quantity=1
expect flaw bad_protocol_id

case "foreign: a first message with another protocol identifier, and lengths beyond all measure"
> 0001 0001 0006  01 03 0000 0001
expect foreign
> 0001 0000 0006  01 03 0000 0001
expect read request label="read holding registers" T0801 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=read-holding-registers table=holding address=0..0 quantity=1
> 0002 0000 8804  01 03 0000 0001
expect foreign

case "foreign: HTTP and TLS"
> 47 45 54 20 2f 20 48 54 54 50 2f 31 2e 31 0d 0a
expect foreign
> 16 03 01 00 85 01 00 00 81 03 03 73 6f f8 18
expect foreign

# ---- answers that do not fit ------------------------------------------------------------------

case "no_request"
> 0001 0000 0006  01 03 0000 0001
expect read request label="read holding registers" T0801 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=read-holding-registers table=holding address=0..0 quantity=1
< 0009 0000 0005  01 03 02 0001
expect read answer label="read holding registers" T0801 framing=mbap transaction=9 protocol_id=0 length=5 unit=1 function=read-holding-registers table=holding value=[1]
expect flaw no_request
< 0009 0000 0006  01 05 0000 ff00
expect control answer changes=yes label="write single coil" T0855 framing=mbap transaction=9 protocol_id=0 length=6 unit=1 function=write-single-coil table=coil address=0..0 value=[1]
expect flaw no_request
< 0009 0000 0003  01 83 02
expect read answer failed label="read holding registers" T0801 framing=mbap transaction=9 protocol_id=0 length=3 unit=1 function=read-holding-registers table=holding exception=illegal-data-address
expect flaw no_request
< 0009 0000 0004  01 5a 00 fe
expect other answer changes=unknown label="UMAS unknown function" framing=mbap transaction=9 protocol_id=0 length=4 unit=1 function=umas session=0 umas_status=ok
expect flaw no_request

case "misfit: another function, another unit, another amount of values"
> 0001 0000 0006  01 03 0000 0001
expect read request label="read holding registers" T0801 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=read-holding-registers table=holding address=0..0 quantity=1
< 0001 0000 0005  01 04 02 0001
expect read answer label="read input registers" T0801 framing=mbap transaction=1 protocol_id=0 length=5 unit=1 function=read-input-registers table=input value=[1]
expect flaw misfit
> 0002 0000 0006  01 03 0000 0001
expect read request label="read holding registers" T0801 framing=mbap transaction=2 protocol_id=0 length=6 unit=1 function=read-holding-registers table=holding address=0..0 quantity=1
< 0002 0000 0005  02 03 02 0001
expect read answer routed label="read holding registers" T0801 framing=mbap transaction=2 protocol_id=0 length=5 unit=2 function=read-holding-registers table=holding value=[1]
expect flaw misfit
> 0003 0000 0006  01 03 0000 0001
expect read request label="read holding registers" T0801 framing=mbap transaction=3 protocol_id=0 length=6 unit=1 function=read-holding-registers table=holding address=0..0 quantity=1
< 0003 0000 0007  01 03 04 0001 0002
expect read answer label="read holding registers" T0801 framing=mbap transaction=3 protocol_id=0 length=7 unit=1 function=read-holding-registers table=holding address=0..0 value=[1]
expect flaw misfit
> 0004 0000 0006  01 01 0000 0003
expect read request label="read coils" T0801 framing=mbap transaction=4 protocol_id=0 length=6 unit=1 function=read-coils table=coil address=0..2 quantity=3
< 0004 0000 0005  01 01 02 ff ff
expect read answer label="read coils" T0801 framing=mbap transaction=4 protocol_id=0 length=5 unit=1 function=read-coils table=coil address=0..2 value=[1,1,1]
expect flaw misfit
> 0005 0000 0005  01 2b 0e 01 00
expect identify request label="read device identification" T0888 framing=mbap transaction=5 protocol_id=0 length=5 unit=1 function=encapsulated-interface mei=device-identification read_code=basic object=vendor-name
< 0005 0000 000f  01 2b 0d 00 00  05 6041 00 0000 0002 0627
expect read answer routed label="read CANopen object" T0801 framing=mbap transaction=5 protocol_id=0 length=15 unit=1 function=encapsulated-interface mei=canopen node=5 index=24641 subindex=0 quantity=2 data=0627
expect flaw misfit
> 0006 0000 000d  01 2b 0d 00 00  05 6041 00 0000 0002
expect read request routed label="read CANopen object" T0801 framing=mbap transaction=6 protocol_id=0 length=13 unit=1 function=encapsulated-interface mei=canopen node=5 index=24641 subindex=0 quantity=2
< 0006 0000 000d  01 2b 0d 01 00  05 6041 00 0000 0002
expect config answer changes=yes routed label="write CANopen object" T0836 framing=mbap transaction=6 protocol_id=0 length=13 unit=1 function=encapsulated-interface mei=canopen node=5 index=24641 subindex=0 quantity=2
expect flaw misfit
> 0007 0000 000a  01 14 07  06 0004 0001 0002
expect read request label="read file record" T0801 framing=mbap transaction=7 protocol_id=0 length=10 unit=1 function=read-file-record table=file-record file=4 address=1..2 quantity=2
< 0007 0000 0007  01 14 04  03 06 0dfe
expect read answer label="read file record" T0801 framing=mbap transaction=7 protocol_id=0 length=7 unit=1 function=read-file-record table=file-record file=4 address=1..1 value=[3582]
expect flaw misfit

case "bad_echo"
> 0001 0000 0006  01 06 0001 0003
expect write request changes=yes label="write single register" T0836 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=write-single-register table=holding address=1..1 value=[3]
< 0001 0000 0006  01 06 0001 0004
expect write answer changes=yes label="write single register" T0836 framing=mbap transaction=1 protocol_id=0 length=6 unit=1 function=write-single-register table=holding address=1..1 value=[4]
expect flaw bad_echo
> 0002 0000 0006  01 05 0001 ff00
expect control request changes=yes label="write single coil" T0855 framing=mbap transaction=2 protocol_id=0 length=6 unit=1 function=write-single-coil table=coil address=1..1 value=[1]
< 0002 0000 0006  01 05 0002 ff00
expect control answer changes=yes label="write single coil" T0855 framing=mbap transaction=2 protocol_id=0 length=6 unit=1 function=write-single-coil table=coil address=2..2 value=[1]
expect flaw bad_echo
> 0003 0000 0009  01 10 0001 0001 02 0000
expect write request changes=yes label="write multiple registers" T0836 framing=mbap transaction=3 protocol_id=0 length=9 unit=1 function=write-multiple-registers table=holding address=1..1 quantity=1 value=[0]
< 0003 0000 0006  01 10 0001 0002
expect write answer changes=yes label="write multiple registers" T0836 framing=mbap transaction=3 protocol_id=0 length=6 unit=1 function=write-multiple-registers table=holding address=1..2 quantity=2
expect flaw bad_echo
> 0004 0000 0008  01 16 0004 00f2 0025
expect write request changes=yes label="mask write register" T0836 framing=mbap transaction=4 protocol_id=0 length=8 unit=1 function=mask-write-register table=holding address=4..4 and_mask=242 or_mask=37
< 0004 0000 0008  01 16 0004 00f2 0026
expect write answer changes=yes label="mask write register" T0836 framing=mbap transaction=4 protocol_id=0 length=8 unit=1 function=mask-write-register table=holding address=4..4 and_mask=242 or_mask=38
expect flaw bad_echo
> 0005 0000 0006  01 08 0000 a537
expect diagnose request label="return query data" T0846 framing=mbap transaction=5 protocol_id=0 length=6 unit=1 function=diagnostics subfunction=return-query-data data=a537
< 0005 0000 0006  01 08 0000 a538
expect diagnose answer label="return query data" T0846 framing=mbap transaction=5 protocol_id=0 length=6 unit=1 function=diagnostics subfunction=return-query-data data=a538
expect flaw bad_echo
> 0006 0000 000c  01 15 09  06 0004 0007 0001 06af
expect write request changes=yes label="write file record" T0836 framing=mbap transaction=6 protocol_id=0 length=12 unit=1 function=write-file-record table=file-record file=4 address=7..7 quantity=1 value=[1711]
< 0006 0000 000c  01 15 09  06 0004 0007 0001 06ae
expect write answer changes=yes label="write file record" T0836 framing=mbap transaction=6 protocol_id=0 length=12 unit=1 function=write-file-record table=file-record file=4 address=7..7 quantity=1 value=[1710]
expect flaw bad_echo

# ---- RTU over TCP -----------------------------------------------------------------------------

case "RTU: recognised by its checksum, on the port of a serial device server"
ports 40000 4001
> 11 03 006b 0003  7687
expect read request routed label="read holding registers" T0801 framing=rtu unit=17 function=read-holding-registers crc=34678 table=holding address=107..109 quantity=3
refuse = 11 83 01 81 35
< 11 03 06 022b 0000 0064  c8ba
expect read answer routed label="read holding registers" T0801 framing=rtu unit=17 function=read-holding-registers crc=47816 table=holding address=107..109 value=[555,0,100]
> 11 07  4c22
expect diagnose request routed label="read exception status" T0801 framing=rtu unit=17 function=read-exception-status crc=8780
< 11 07 01  e235
expect diagnose answer routed label="read exception status" T0801 framing=rtu unit=17 function=read-exception-status crc=13794 status=1
> 11 10 0001 0002 04 000a 0102  c6f0
expect write request changes=yes routed label="write multiple registers" T0836 framing=rtu unit=17 function=write-multiple-registers crc=61638 table=holding address=1..2 quantity=2 value=[10,258]
< 11 10 0001 0002  1298
expect write answer changes=yes routed label="write multiple registers" T0836 framing=rtu unit=17 function=write-multiple-registers crc=38930 table=holding address=1..2 quantity=2
> 11 05 00ac ff00  4e8b
expect control request changes=yes routed label="write single coil" T0855 framing=rtu unit=17 function=write-single-coil crc=35662 table=coil address=172..172 value=[1]
< 11 85 02  c294
expect control answer changes=yes routed failed label="write single coil" T0855 framing=rtu unit=17 function=write-single-coil crc=38082 table=coil address=172..172 exception=illegal-data-address
> 11 18 04de  0787
expect read request routed label="read FIFO queue" T0801 framing=rtu unit=17 function=read-fifo-queue crc=34567 table=fifo address=1246..1246
< 11 18 0006 0002 01b8 1284  188d
expect read answer routed label="read FIFO queue" T0801 framing=rtu unit=17 function=read-fifo-queue crc=36120 table=fifo address=1246..1246 quantity=2 value=[440,4740]
> 11 2b 0e 01 00  b1b4
expect identify request routed label="read device identification" T0888 framing=rtu unit=17 function=encapsulated-interface crc=46257 mei=device-identification read_code=basic object=vendor-name
< 11 2b 0e 01 01 00 00 01  00 04 41636d65  8a8c
expect identity vendor="Acme"
expect identify answer routed label="read device identification" T0888 framing=rtu unit=17 function=encapsulated-interface crc=35978 mei=device-identification read_code=basic object=vendor-name conformity=1 more_follows=0 next_object=0 text="Acme"
> 11 08 0000 a537  d81d
expect diagnose request routed label="return query data" T0846 framing=rtu unit=17 function=diagnostics crc=7640 subfunction=return-query-data data=a537
< 11 08 0000 a537  d81d
expect diagnose answer routed label="return query data" T0846 framing=rtu unit=17 function=diagnostics crc=7640 subfunction=return-query-data data=a537
> 00 06 0001 0003  99da                # broadcast: nobody answers
expect write request changes=yes label="write single register" T0836 framing=rtu unit=0 function=write-single-register crc=55961 table=holding address=1..1 value=[3]
refuse = none

case "RTU: a frame from address 0, whose zeros could be an MBAP header"
ports 40000 4001
> 01 03 0000 000a  c5cd
expect read request label="read holding registers" T0801 framing=rtu unit=1 function=read-holding-registers crc=52677 table=holding address=0..9 quantity=10
< 01 03 14 0000 0000 0000 0000 0000 0000 0000 0000 0000 0000  a367
expect read answer label="read holding registers" T0801 framing=rtu unit=1 function=read-holding-registers crc=26531 table=holding address=0..9 value=[0,0,0,0,0,0,0,0,0,0]

case "RTU: a frame that comes in two pieces"
ports 40000 4001
> 11 03 006b
expect more
> 0003 7687
expect read request routed label="read holding registers" T0801 framing=rtu unit=17 function=read-holding-registers crc=34678 table=holding address=107..109 quantity=3

case "RTU: bad_crc in a flow that is RTU"
ports 40000 4001
> 11 03 006b 0003  7687
expect read request routed label="read holding registers" T0801 framing=rtu unit=17 function=read-holding-registers crc=34678 table=holding address=107..109 quantity=3
> 11 06 0001 0003 0000
expect write request changes=yes routed label="write single register" T0836 framing=rtu unit=17 function=write-single-register crc=0 table=holding address=1..1 value=[3]
expect flaw bad_crc

case "RTU: foreign without a right checksum, and a frame that cannot end"
ports 40000 4001
> 11 06 0001 0003 0000
expect foreign
> 11 03 006b 0003  7687
expect read request routed label="read holding registers" T0801 framing=rtu unit=17 function=read-holding-registers crc=34678 table=holding address=107..109 quantity=3
> 11 10 0001 0002 ff
expect foreign

case "ambiguous_framing: MBAP by function and length, RTU by checksum"
> 0d03 0000 0006  c5 04 0000 0001
expect read request routed label="read input registers" T0801 framing=mbap transaction=3331 protocol_id=0 length=6 unit=197 function=read-input-registers table=input address=0..0 quantity=1
expect flaw ambiguous_framing

case "RTU over UDP"
transport udp
ports 40000 4001
> 11 04 0008 0001  b298
expect read request routed label="read input registers" T0801 framing=rtu unit=17 function=read-input-registers crc=39090 table=input address=8..8 quantity=1

# ---- UMAS -------------------------------------------------------------------------------------

case "UMAS: from the first word to the reservation"
> 0001 0000 0005  00 5a 00 01 00
expect session request label="UMAS initialise communication" T0888 framing=mbap transaction=1 protocol_id=0 length=5 unit=0 function=umas umas=init session=0 data=00
< 0001 0000 0017  00 5a 00 fe fd03 2007 00000000 00000000 06 4d33 3430 2d31
expect identity name="M340-1"
expect session answer label="UMAS initialise communication" T0888 framing=mbap transaction=1 protocol_id=0 length=23 unit=0 function=umas umas=init session=0 umas_status=ok data=fd0320070000000000000000064d3334302d31
> 0002 0000 0004  00 5a 00 02
expect identify request label="UMAS read PLC identification" T0888 framing=mbap transaction=2 protocol_id=0 length=4 unit=0 function=umas umas=read-id session=0
< 0002 0000 0023  00 5a 00 fe 0301 00000000 0000 0000 0000 0000 0000 00000000 0a 424d5820503334203230
expect identity product="BMX P34 20"
expect identify answer label="UMAS read PLC identification" T0888 framing=mbap transaction=2 protocol_id=0 length=35 unit=0 function=umas umas=read-id session=0 umas_status=ok data=03010000000000000000000000000000000000000a424d5820503334203230
> 0003 0000 0005  00 5a 00 03 00
expect identify request label="UMAS read project information" T0888 framing=mbap transaction=3 protocol_id=0 length=5 unit=0 function=umas umas=read-project-info session=0 data=00
> 0004 0000 0004  00 5a 00 04
expect identify request label="UMAS read PLC information" T0888 framing=mbap transaction=4 protocol_id=0 length=4 unit=0 function=umas umas=read-plc-info session=0
> 0005 0000 000d  00 5a 00 10 00000000 04 50432d31
expect session request changes=yes label="UMAS take the reservation of the PLC" T0855 framing=mbap transaction=5 protocol_id=0 length=13 unit=0 function=umas umas=take-reservation session=0 text="PC-1" data=000000000450432d31
< 0005 0000 0005  00 5a 00 fe 42
expect session answer changes=yes label="UMAS take the reservation of the PLC" T0855 framing=mbap transaction=5 protocol_id=0 length=5 unit=0 function=umas umas=take-reservation session=0 umas_status=ok data=42
> 0006 0000 0004  00 5a 42 12
expect session request label="UMAS keep the reservation alive" framing=mbap transaction=6 protocol_id=0 length=4 unit=0 function=umas umas=keep-alive session=66
< 0006 0000 0005  00 5a 42 fd 00
expect session answer failed label="UMAS keep the reservation alive" framing=mbap transaction=6 protocol_id=0 length=5 unit=0 function=umas umas=keep-alive session=66 umas_status=error data=00
> 0007 0000 0004  00 5a 42 11
expect session request changes=yes label="UMAS release the reservation of the PLC" framing=mbap transaction=7 protocol_id=0 length=4 unit=0 function=umas umas=release-reservation session=66
refuse = 00 07 00 00 00 03 00 da 01

case "UMAS: reading memory and variables"
> 0001 0000 000d  00 5a 00 20 01 1400 0000 0000 0002
expect program request label="UMAS read memory block" T0845 framing=mbap transaction=1 protocol_id=0 length=13 unit=0 function=umas umas=read-memory-block session=0 block=20 address=0..511 quantity=512
< 0001 0000 0009  00 5a 00 fe 01 0200 aabb
expect program answer label="UMAS read memory block" T0845 framing=mbap transaction=1 protocol_id=0 length=9 unit=0 function=umas umas=read-memory-block session=0 umas_status=ok data=010200aabb
> 0002 0000 0009  00 5a 00 22 00000000 01
expect read request label="UMAS read variables" T0801 framing=mbap transaction=2 protocol_id=0 length=9 unit=0 function=umas umas=read-variables session=0 data=0000000001
> 0003 0000 0005  00 5a 00 24 01
expect read request label="UMAS read coils and registers" T0801 framing=mbap transaction=3 protocol_id=0 length=5 unit=0 function=umas umas=read-coils-registers session=0 data=01
> 0004 0000 0006  00 5a 00 26 02dd
expect read request label="UMAS read data dictionary" T0861 framing=mbap transaction=4 protocol_id=0 length=6 unit=0 function=umas umas=read-dictionary session=0 data=02dd
> 0005 0000 0005  00 5a 00 39 00
expect read request label="UMAS read Ethernet master data" T0888 framing=mbap transaction=5 protocol_id=0 length=5 unit=0 function=umas umas=read-ethernet-master session=0 data=00
> 0006 0000 0005  00 5a 00 70 00
expect read request label="UMAS read I/O object" T0801 framing=mbap transaction=6 protocol_id=0 length=5 unit=0 function=umas umas=read-io-object session=0 data=00
> 0007 0000 0005  00 5a 00 74 00
expect read request label="UMAS read device data" T0801 framing=mbap transaction=7 protocol_id=0 length=5 unit=0 function=umas umas=read-device-data session=0 data=00

case "UMAS: writing"
> 0001 0000 000e  00 5a 42 21 01 1400 0000 0000 0100 ff
expect program request changes=yes label="UMAS write memory block" T0889 framing=mbap transaction=1 protocol_id=0 length=14 unit=0 function=umas umas=write-memory-block session=66 block=20 address=0..0 quantity=1 data=ff
> 0002 0000 0009  00 5a 42 23 00000000 01
expect write request changes=yes label="UMAS write variables" T0836 framing=mbap transaction=2 protocol_id=0 length=9 unit=0 function=umas umas=write-variables session=66 data=0000000001
> 0003 0000 0005  00 5a 42 25 01
expect control request changes=yes label="UMAS write coils and registers" T0855 framing=mbap transaction=3 protocol_id=0 length=5 unit=0 function=umas umas=write-coils-registers session=66 data=01
> 0004 0000 0005  00 5a 42 28 00
expect program request label="UMAS read physical address" T0845 framing=mbap transaction=4 protocol_id=0 length=5 unit=0 function=umas umas=read-physical-address session=66 data=00
> 0005 0000 0005  00 5a 42 29 00
expect program request changes=yes label="UMAS write physical address" T0889 framing=mbap transaction=5 protocol_id=0 length=5 unit=0 function=umas umas=write-physical-address session=66 data=00
> 0006 0000 0005  00 5a 42 71 00
expect control request changes=yes label="UMAS write I/O object" T0855 framing=mbap transaction=6 protocol_id=0 length=5 unit=0 function=umas umas=write-io-object session=66 data=00

case "UMAS: a program to the PLC (its words say upload)"
> 0001 0000 0006  00 5a 42 30 0001
expect program request changes=yes transfer=open label="UMAS begin upload to the PLC" T0843 framing=mbap transaction=1 protocol_id=0 length=6 unit=0 function=umas umas=init-upload session=66 data=0001
< 0001 0000 0005  00 5a 42 fe 00
expect program answer changes=yes label="UMAS begin upload to the PLC" T0843 framing=mbap transaction=1 protocol_id=0 length=5 unit=0 function=umas umas=init-upload session=66 umas_status=ok data=00
> 0002 0000 000e  00 5a 42 31 0001 0100 0400 deadbeef
expect program request changes=yes transfer=data label="UMAS upload block to the PLC" T0843 framing=mbap transaction=2 protocol_id=0 length=14 unit=0 function=umas umas=upload-block session=66 block=1 data=0400deadbeef
> 0003 0000 0006  00 5a 42 32 0001
expect program request changes=yes transfer=close label="UMAS end upload to the PLC" T0843 framing=mbap transaction=3 protocol_id=0 length=6 unit=0 function=umas umas=end-upload session=66 data=0001

case "UMAS: a program from the PLC (its words say download)"
> 0001 0000 0006  00 5a 42 33 0001
expect program request transfer=open label="UMAS begin download from the PLC" T0845 framing=mbap transaction=1 protocol_id=0 length=6 unit=0 function=umas umas=init-download session=66 data=0001
> 0002 0000 0008  00 5a 42 34 0001 0100
expect program request transfer=data label="UMAS download block from the PLC" T0845 framing=mbap transaction=2 protocol_id=0 length=8 unit=0 function=umas umas=download-block session=66 block=1
> 0003 0000 0006  00 5a 42 35 0001
expect program request transfer=close label="UMAS end download from the PLC" T0845 framing=mbap transaction=3 protocol_id=0 length=6 unit=0 function=umas umas=end-download session=66 data=0001

case "UMAS: start, stop, initialise, swap"
> 0001 0000 0006  00 5a 42 40 ff00
expect run request changes=yes label="UMAS start the PLC" T0858 framing=mbap transaction=1 protocol_id=0 length=6 unit=0 function=umas umas=start-plc session=66 data=ff00
> 0002 0000 0006  00 5a 42 41 ff00
expect run request changes=yes label="UMAS stop the PLC" T0858 framing=mbap transaction=2 protocol_id=0 length=6 unit=0 function=umas umas=stop-plc session=66 data=ff00
< 0002 0000 0003  00 da 01
expect run answer changes=yes failed label="UMAS stop the PLC" T0858 framing=mbap transaction=2 protocol_id=0 length=3 unit=0 function=umas umas=stop-plc exception=illegal-function
> 0003 0000 0004  00 5a 42 42
expect run request changes=yes label="UMAS initialise the PLC" T0816 framing=mbap transaction=3 protocol_id=0 length=4 unit=0 function=umas umas=init-plc session=66
> 0004 0000 0004  00 5a 42 43
expect run request changes=yes label="UMAS swap redundant PLCs" T0858 framing=mbap transaction=4 protocol_id=0 length=4 unit=0 function=umas umas=swap-plc session=66

case "UMAS: breakpoints and steps"
> 0001 0000 0004  00 5a 42 60
expect run request changes=yes label="UMAS set breakpoint" T0858 framing=mbap transaction=1 protocol_id=0 length=4 unit=0 function=umas umas=set-breakpoint session=66
> 0002 0000 0004  00 5a 42 61
expect run request changes=yes label="UMAS delete breakpoint" T0858 framing=mbap transaction=2 protocol_id=0 length=4 unit=0 function=umas umas=delete-breakpoint session=66
> 0003 0000 0004  00 5a 42 62
expect run request changes=yes label="UMAS step over" T0858 framing=mbap transaction=3 protocol_id=0 length=4 unit=0 function=umas umas=step-over session=66
> 0004 0000 0004  00 5a 42 63
expect run request changes=yes label="UMAS step in" T0858 framing=mbap transaction=4 protocol_id=0 length=4 unit=0 function=umas umas=step-in session=66
> 0005 0000 0004  00 5a 42 64
expect run request changes=yes label="UMAS step out" T0858 framing=mbap transaction=5 protocol_id=0 length=4 unit=0 function=umas umas=step-out session=66
> 0006 0000 0004  00 5a 42 65
expect diagnose request label="UMAS read call stack" T0801 framing=mbap transaction=6 protocol_id=0 length=4 unit=0 function=umas umas=read-call-stack session=66
> 0007 0000 0004  00 5a 42 66
expect diagnose request label="UMAS check whether debugging is allowed" T0888 framing=mbap transaction=7 protocol_id=0 length=4 unit=0 function=umas umas=check-debug-allowed session=66

case "UMAS: the rest of its functions"
> 0001 0000 0004  00 5a 00 05
expect identify request label="UMAS read loader information" T0888 framing=mbap transaction=1 protocol_id=0 length=4 unit=0 function=umas umas=read-loader-info session=0
> 0002 0000 0004  00 5a 00 06
expect identify request label="UMAS read memory card information" T0888 framing=mbap transaction=2 protocol_id=0 length=4 unit=0 function=umas umas=read-card-info session=0
> 0003 0000 0004  00 5a 00 07
expect identify request label="UMAS read block information" T0888 framing=mbap transaction=3 protocol_id=0 length=4 unit=0 function=umas umas=read-block-info session=0
> 0004 0000 0005  00 5a 00 0a 00
expect diagnose request label="UMAS repeat" framing=mbap transaction=4 protocol_id=0 length=5 unit=0 function=umas umas=repeat session=0 data=00
> 0005 0000 0004  00 5a 00 27
expect other request changes=unknown label="UMAS preload data dictionary" T0861 framing=mbap transaction=5 protocol_id=0 length=4 unit=0 function=umas umas=preload-dictionary session=0
> 0006 0000 0004  00 5a 00 2a
expect diagnose request label="UMAS browse events" T0888 framing=mbap transaction=6 protocol_id=0 length=4 unit=0 function=umas umas=browse-events session=0
> 0007 0000 0004  00 5a 00 36
expect program request changes=unknown label="UMAS backup or restore" T0843 framing=mbap transaction=7 protocol_id=0 length=4 unit=0 function=umas umas=backup session=0
> 0008 0000 0004  00 5a 00 37
expect program request changes=unknown label="UMAS preload blocks" T0843 framing=mbap transaction=8 protocol_id=0 length=4 unit=0 function=umas umas=preload-blocks session=0
> 0009 0000 0004  00 5a 00 50
expect diagnose request changes=unknown label="UMAS monitor the PLC" T0801 framing=mbap transaction=9 protocol_id=0 length=4 unit=0 function=umas umas=monitor-plc session=0
> 000a 0000 0004  00 5a 00 51
expect diagnose request label="UMAS read automatic modifications" T0801 framing=mbap transaction=10 protocol_id=0 length=4 unit=0 function=umas umas=read-auto-modifications session=0
> 000b 0000 0004  00 5a 00 52
expect diagnose request label="UMAS read forced bits" T0801 framing=mbap transaction=11 protocol_id=0 length=4 unit=0 function=umas umas=read-forced-bits session=0
> 000c 0000 0004  00 5a 00 53
expect diagnose request label="UMAS read selected blocks" T0801 framing=mbap transaction=12 protocol_id=0 length=4 unit=0 function=umas umas=read-selected-blocks session=0
> 000d 0000 0004  00 5a 00 58
expect diagnose request label="UMAS check the PLC" T0888 framing=mbap transaction=13 protocol_id=0 length=4 unit=0 function=umas umas=check-plc session=0
> 000e 0000 0004  00 5a 00 6c
expect other request changes=unknown label="UMAS process message" framing=mbap transaction=14 protocol_id=0 length=4 unit=0 function=umas umas=process-message session=0
> 000f 0000 0004  00 5a 00 6d
expect other request changes=unknown label="UMAS private message" framing=mbap transaction=15 protocol_id=0 length=4 unit=0 function=umas umas=private-message session=0
> 0010 0000 0004  00 5a 00 6e
expect session request label="UMAS exchange reservation nonces" T0859 framing=mbap transaction=16 protocol_id=0 length=4 unit=0 function=umas umas=reservation-nonces session=0
> 0011 0000 0004  00 5a 00 72
expect identify request label="UMAS read rack" T0888 framing=mbap transaction=17 protocol_id=0 length=4 unit=0 function=umas umas=read-rack session=0
> 0012 0000 0004  00 5a 00 73
expect diagnose request label="UMAS read module status" T0888 framing=mbap transaction=18 protocol_id=0 length=4 unit=0 function=umas umas=read-module-status session=0

case "UMAS: a signed request is judged by what it wraps"
> 0001 0000 002a  00 5a 42 38 01 0000000000000000000000000000000000000000000000000000000000000000 5a 42 41 ff00
expect run request changes=yes label="UMAS stop the PLC" T0858 framing=mbap transaction=1 protocol_id=0 length=42 unit=0 function=umas umas=stop-plc session=66 data=ff00
< 0001 0000 0005  00 5a 42 fe 00
expect run answer changes=yes label="UMAS stop the PLC" T0858 framing=mbap transaction=1 protocol_id=0 length=5 unit=0 function=umas umas=stop-plc session=66 umas_status=ok data=00

case "UMAS: an answer that is neither ok nor error"
> 0001 0000 0004  00 5a 00 04
expect identify request label="UMAS read PLC information" T0888 framing=mbap transaction=1 protocol_id=0 length=4 unit=0 function=umas umas=read-plc-info session=0
< 0001 0000 0004  00 5a 00 00
expect identify answer label="UMAS read PLC information" T0888 framing=mbap transaction=1 protocol_id=0 length=4 unit=0 function=umas umas=read-plc-info session=0 umas_status=0
expect flaw bad_value

case "UMAS: a block longer than the 253 bytes of the standard"
> 0001 0000 0136  00 5a 42 31 0001 0200 2c01  \
  a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5 \
  a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5 \
  a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5 \
  a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5 \
  a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5 \
  a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5 \
  a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5 \
  a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5 \
  a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5 \
  a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5
expect program request changes=yes transfer=data label="UMAS upload block to the PLC" T0843 framing=mbap transaction=1 protocol_id=0 length=310 unit=0 function=umas umas=upload-block session=66 block=2 data=2c01a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5
