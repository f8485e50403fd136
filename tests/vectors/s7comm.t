# SPDX-License-Identifier: Apache-2.0
# S7 communication, by hand; some conversations have the shape of public captures.  A line is written as:
# TPKT and COTP, S7 header, parameter, data.  The form is told in run.c.
protocol s7comm

# ---- transport: X.224 class 0 over RFC 1006 ----------------------------------------------------

case "connection request and confirm: PG to rack 0, slot 2, TPDU size 1024"
> 0300 0016 11 e0 0000 0001 00 c0 01 0a c1 02 0100 c2 02 0102
expect session request housekeeping label="connection request" tpdu=connection-request src_tsap=0100 dst_tsap=0102 connection=pg rack=0 slot=2 tpdu_size=1024
expect carrier
< 0300 0016 11 d0 0001 4431 00 c0 01 0a c1 02 0100 c2 02 0102
expect session answer housekeeping label="connection confirm" tpdu=connection-confirm src_tsap=0100 dst_tsap=0102 connection=pg rack=0 slot=2 tpdu_size=1024
expect carrier

case "connection with S7 routing: the called selector names another subnet"
> 0300 001e 19 e0 0000 0001 00 c0 01 0a c1 02 0100 c2 0a 01 02 06 00 11 22 33 44 00 02
expect session request housekeeping routed label="connection request" tpdu=connection-request src_tsap=0100 dst_tsap=01020600112233440002 tpdu_size=1024
expect carrier

case "connection with text selectors (S7-1500 engineering)"
> 0300 0021 1c e0 0000 0005 00 c1 02 0600 c2 10 53494d415449432d524f4f542d484d49
expect session request housekeeping label="connection request" tpdu=connection-request src_tsap=0600 dst_tsap=53494d415449432d524f4f542d484d49
expect carrier

case "disconnect request, disconnect confirm, error"
> 0300 000b 06 80 0001 0002 80
expect session request housekeeping label="disconnect request" tpdu=disconnect-request reason=128
expect carrier
< 0300 000a 05 c0 0002 0001
expect session request housekeeping label="disconnect confirm" tpdu=disconnect-confirm
expect carrier
< 0300 0009 04 70 0001 02
expect session request housekeeping label="transport error" tpdu=error reason=2
expect carrier

case "an empty data TPDU, with and without end mark, is the carrier own business"
> 0300 0007 02 f0 80
expect session request housekeeping label="empty data" tpdu=data
expect carrier
> 0300 0007 02 f0 00
expect session request housekeeping label="empty data" tpdu=data
expect carrier
> 0300 0019  02f080  32 01 0000 0001 0008 0000  f0 00 0001 0001 01e0
expect session request housekeeping label="set up communication" rosctr=job pdu_reference=1 parameter_length=8 data_length=0 function=setup-communication amq_calling=1 amq_called=1 pdu_length=480

case "bad_tpkt: reserved byte"
> 0301 0007 02 f0 80
expect session request housekeeping label="empty data" tpdu=data
expect flaw bad_tpkt
expect carrier

case "bad_tpkt: too short for a TPDU"
> 0300 0006 01 f0
expect flaw truncated
expect flaw bad_tpkt

case "a length below its own header has no next message"
> 0300 0003 02
expect foreign

case "no TPKT"
> 1603 0100
expect foreign

case "bad_cotp: DT header of five bytes"
> 0300 0009 04 f0 80 0000
expect session request housekeeping label="empty data" tpdu=data
expect flaw bad_cotp
expect carrier

case "bad_cotp: header longer than the message"
> 0300 0007 09 f0 80
expect flaw truncated
expect flaw bad_cotp

case "bad_cotp: connection request of class 4"
> 0300 000b 06 e0 0000 0001 40
expect session request housekeeping label="connection request" tpdu=connection-request
expect flaw bad_cotp
expect carrier

case "bad_cotp: user data behind a disconnect request"
> 0300 000c 06 80 0001 0002 80 ff
expect session request housekeeping label="disconnect request" tpdu=disconnect-request reason=128
expect flaw bad_cotp
expect carrier

case "bad_cotp: TPDU size of two bytes"
> 0300 000f 0a e0 0000 0001 00 c0 02 000a
expect session request housekeeping label="connection request" tpdu=connection-request
expect flaw bad_cotp
expect carrier

case "unknown_tpdu: expedited data"
> 0300 0008 02 10 80 00
expect other request changes=unknown label="unknown transport message" tpdu=expedited-data
expect flaw unknown_tpdu
expect carrier

case "bad_protocol: S7comm-plus in an S7 connection"
> 0300 000b  02f080  72 01 0000
expect other request changes=unknown label="message of another protocol"
expect flaw bad_protocol

# ---- pieces ------------------------------------------------------------------------------------

case "a job cut in two by COTP"
> 0300 000f 02f000 320100000007000e
expect piece
> 0300 0017 02f080 00000401120a10020004000184000050
expect read request label="read variable" T0801 rosctr=job pdu_reference=7 parameter_length=14 data_length=0 function=read-var syntax=s7any area=db db=1 address=10..13 transport_size=byte count=4
< 0300 001d  02f080  32 03 0000 0007 0002 0008 0000  04 01  ff 04 0020 01020304
expect read answer label="read variable" T0801 rosctr=ack-data pdu_reference=7 parameter_length=2 data_length=8 error_class=none error_code=0 function=read-var syntax=s7any area=db db=1 address=10..13 transport_size=byte count=4 return_code=success data_size=byte value=[1,2,3,4]

case "cut in three, an empty piece among them"
> 0300 001b 02f000 320100000007000e00000401120a100200040001
expect piece
> 0300 0007 02f000
expect piece
> 0300 000b 02f080 84000050
expect read request label="read variable" T0801 rosctr=job pdu_reference=7 parameter_length=14 data_length=0 function=read-var syntax=s7any area=db db=1 address=10..13 transport_size=byte count=4

# ---- set up communication ----------------------------------------------------------------------

case "setup, allowed by every line: message length and parallel jobs"
> 0300 0019  02f080  32 01 0000 0200 0008 0000  f0 00 0001 0001 01e0
expect session request housekeeping label="set up communication" rosctr=job pdu_reference=512 parameter_length=8 data_length=0 function=setup-communication amq_calling=1 amq_called=1 pdu_length=480
refuse = 03 00 00 13 02 f0 80 32 02 00 00 02 00 00 00 00 00 d2 41
< 0300 001b  02f080  32 03 0000 0200 0008 0000 0000  f0 00 0001 0001 00f0
expect session answer housekeeping label="set up communication" rosctr=ack-data pdu_reference=512 parameter_length=8 data_length=0 error_class=none error_code=0 function=setup-communication amq_calling=1 amq_called=1 pdu_length=240

case "mid-stream: a job tells who the client is"
midstream
< 0300 0019  02f080  32 01 0000 0200 0008 0000  f0 00 0001 0001 01e0
expect session request housekeeping label="set up communication" rosctr=job pdu_reference=512 parameter_length=8 data_length=0 function=setup-communication amq_calling=1 amq_called=1 pdu_length=480
expect turned

case "mid-stream: an answer tells it too"
midstream
> 0300 001b  02f080  32 03 0000 0200 0008 0000 0000  f0 00 0001 0001 01e0
expect session answer housekeeping label="set up communication" rosctr=ack-data pdu_reference=512 parameter_length=8 data_length=0 error_class=none error_code=0 function=setup-communication amq_calling=1 amq_called=1 pdu_length=480
expect flaw no_request
expect turned

# ---- read variable -----------------------------------------------------------------------------

case "read bytes of a data block"
> 0300 001f  02f080  32 01 0000 0001 000e 0000  04 01 120a10 02 0004 0001 84 000050
expect read request label="read variable" T0801 rosctr=job pdu_reference=1 parameter_length=14 data_length=0 function=read-var syntax=s7any area=db db=1 address=10..13 transport_size=byte count=4
expect code 4
< 0300 001d  02f080  32 03 0000 0001 0002 0008 0000  04 01  ff 04 0020 01020304
expect read answer label="read variable" T0801 rosctr=ack-data pdu_reference=1 parameter_length=2 data_length=8 error_class=none error_code=0 function=read-var syntax=s7any area=db db=1 address=10..13 transport_size=byte count=4 return_code=success data_size=byte value=[1,2,3,4]
expect code 4

case "read a bit of a data block"
> 0300 001f  02f080  32 01 0000 0002 000e 0000  04 01 120a10 01 0001 0001 84 000013
expect read request label="read variable" T0801 rosctr=job pdu_reference=2 parameter_length=14 data_length=0 function=read-var syntax=s7any area=db db=1 address=2..2 bit=3 transport_size=bit count=1
< 0300 001a  02f080  32 03 0000 0002 0002 0005 0000  04 01  ff 03 0001 01
expect read answer label="read variable" T0801 rosctr=ack-data pdu_reference=2 parameter_length=2 data_length=5 error_class=none error_code=0 function=read-var syntax=s7any area=db db=1 address=2..2 bit=3 transport_size=bit count=1 return_code=success data_size=bit value=[1]

case "read characters"
> 0300 001f  02f080  32 01 0000 0003 000e 0000  04 01 120a10 03 0003 0001 84 000050
expect read request label="read variable" T0801 rosctr=job pdu_reference=3 parameter_length=14 data_length=0 function=read-var syntax=s7any area=db db=1 address=10..12 transport_size=char count=3
< 0300 001c  02f080  32 03 0000 0003 0002 0007 0000  04 01  ff 09 0003 414243
expect read answer label="read variable" T0801 rosctr=ack-data pdu_reference=3 parameter_length=2 data_length=7 error_class=none error_code=0 function=read-var syntax=s7any area=db db=1 address=10..12 transport_size=char count=3 return_code=success data_size=octets value=[65,66,67]

case "read words of flags"
> 0300 001f  02f080  32 01 0000 0004 000e 0000  04 01 120a10 04 0002 0000 83 000020
expect read request label="read variable" T0801 rosctr=job pdu_reference=4 parameter_length=14 data_length=0 function=read-var syntax=s7any area=flags address=4..7 transport_size=word count=2
< 0300 001d  02f080  32 03 0000 0004 0002 0008 0000  04 01  ff 04 0020 0001ffff
expect read answer label="read variable" T0801 rosctr=ack-data pdu_reference=4 parameter_length=2 data_length=8 error_class=none error_code=0 function=read-var syntax=s7any area=flags address=4..7 transport_size=word count=2 return_code=success data_size=byte value=[1,65535]

case "read integers of inputs"
> 0300 001f  02f080  32 01 0000 0005 000e 0000  04 01 120a10 05 0002 0000 81 000000
expect read request label="read variable" T0801 rosctr=job pdu_reference=5 parameter_length=14 data_length=0 function=read-var syntax=s7any area=inputs address=0..3 transport_size=int count=2
< 0300 001d  02f080  32 03 0000 0005 0002 0008 0000  04 01  ff 05 0020 0001ffff
expect read answer label="read variable" T0801 rosctr=ack-data pdu_reference=5 parameter_length=2 data_length=8 error_class=none error_code=0 function=read-var syntax=s7any area=inputs address=0..3 transport_size=int count=2 return_code=success data_size=integer value=[1,-1]

case "read a double word of outputs"
> 0300 001f  02f080  32 01 0000 0006 000e 0000  04 01 120a10 06 0001 0000 82 000000
expect read request label="read variable" T0801 rosctr=job pdu_reference=6 parameter_length=14 data_length=0 function=read-var syntax=s7any area=outputs address=0..3 transport_size=dword count=1
< 0300 001d  02f080  32 03 0000 0006 0002 0008 0000  04 01  ff 04 0020 80000001
expect read answer label="read variable" T0801 rosctr=ack-data pdu_reference=6 parameter_length=2 data_length=8 error_class=none error_code=0 function=read-var syntax=s7any area=outputs address=0..3 transport_size=dword count=1 return_code=success data_size=byte value=[2147483649]

case "read double integers of local data"
> 0300 001f  02f080  32 01 0000 0007 000e 0000  04 01 120a10 07 0001 0000 86 000000
expect read request label="read variable" T0801 rosctr=job pdu_reference=7 parameter_length=14 data_length=0 function=read-var syntax=s7any area=local address=0..3 transport_size=dint count=1
< 0300 001d  02f080  32 03 0000 0007 0002 0008 0000  04 01  ff 05 0020 ffffffff
expect read answer label="read variable" T0801 rosctr=ack-data pdu_reference=7 parameter_length=2 data_length=8 error_class=none error_code=0 function=read-var syntax=s7any area=local address=0..3 transport_size=dint count=1 return_code=success data_size=integer value=[-1]

case "read a real of an instance data block"
> 0300 001f  02f080  32 01 0000 0008 000e 0000  04 01 120a10 08 0001 0002 85 000000
expect read request label="read variable" T0801 rosctr=job pdu_reference=8 parameter_length=14 data_length=0 function=read-var syntax=s7any area=di db=2 address=0..3 transport_size=real count=1
< 0300 001d  02f080  32 03 0000 0008 0002 0008 0000  04 01  ff 07 0004 3f800000
expect read answer label="read variable" T0801 rosctr=ack-data pdu_reference=8 parameter_length=2 data_length=8 error_class=none error_code=0 function=read-var syntax=s7any area=di db=2 address=0..3 transport_size=real count=1 return_code=success data_size=real value=[1]

case "read a date"
> 0300 001f  02f080  32 01 0000 0009 000e 0000  04 01 120a10 09 0001 0001 84 000000
expect read request label="read variable" T0801 rosctr=job pdu_reference=9 parameter_length=14 data_length=0 function=read-var syntax=s7any area=db db=1 address=0..1 transport_size=date count=1
< 0300 001b  02f080  32 03 0000 0009 0002 0006 0000  04 01  ff 04 0010 2a30
expect read answer label="read variable" T0801 rosctr=ack-data pdu_reference=9 parameter_length=2 data_length=6 error_class=none error_code=0 function=read-var syntax=s7any area=db db=1 address=0..1 transport_size=date count=1 return_code=success data_size=byte value=[10800]

case "read a time of day"
> 0300 001f  02f080  32 01 0000 000a 000e 0000  04 01 120a10 0a 0001 0001 84 000000
expect read request label="read variable" T0801 rosctr=job pdu_reference=10 parameter_length=14 data_length=0 function=read-var syntax=s7any area=db db=1 address=0..3 transport_size=tod count=1
< 0300 001d  02f080  32 03 0000 000a 0002 0008 0000  04 01  ff 04 0020 00000001
expect read answer label="read variable" T0801 rosctr=ack-data pdu_reference=10 parameter_length=2 data_length=8 error_class=none error_code=0 function=read-var syntax=s7any area=db db=1 address=0..3 transport_size=tod count=1 return_code=success data_size=byte value=[1]

case "read a time"
> 0300 001f  02f080  32 01 0000 000b 000e 0000  04 01 120a10 0b 0001 0001 84 000000
expect read request label="read variable" T0801 rosctr=job pdu_reference=11 parameter_length=14 data_length=0 function=read-var syntax=s7any area=db db=1 address=0..3 transport_size=time count=1
< 0300 001d  02f080  32 03 0000 000b 0002 0008 0000  04 01  ff 04 0020 ffffffff
expect read answer label="read variable" T0801 rosctr=ack-data pdu_reference=11 parameter_length=2 data_length=8 error_class=none error_code=0 function=read-var syntax=s7any area=db db=1 address=0..3 transport_size=time count=1 return_code=success data_size=byte value=[-1]

case "read an S5 time"
> 0300 001f  02f080  32 01 0000 000c 000e 0000  04 01 120a10 0c 0001 0001 84 000000
expect read request label="read variable" T0801 rosctr=job pdu_reference=12 parameter_length=14 data_length=0 function=read-var syntax=s7any area=db db=1 address=0..1 transport_size=s5time count=1
< 0300 001b  02f080  32 03 0000 000c 0002 0006 0000  04 01  ff 04 0010 2127
expect read answer label="read variable" T0801 rosctr=ack-data pdu_reference=12 parameter_length=2 data_length=6 error_class=none error_code=0 function=read-var syntax=s7any area=db db=1 address=0..1 transport_size=s5time count=1 return_code=success data_size=byte value=[8487]

case "read date and time"
> 0300 001f  02f080  32 01 0000 000d 000e 0000  04 01 120a10 0f 0001 0001 84 000000
expect read request label="read variable" T0801 rosctr=job pdu_reference=13 parameter_length=14 data_length=0 function=read-var syntax=s7any area=db db=1 address=0..7 transport_size=date-and-time count=1
< 0300 0021  02f080  32 03 0000 000d 0002 000c 0000  04 01  ff 04 0040 1408201159330400
expect read answer label="read variable" T0801 rosctr=ack-data pdu_reference=13 parameter_length=2 data_length=12 error_class=none error_code=0 function=read-var syntax=s7any area=db db=1 address=0..7 transport_size=date-and-time count=1 return_code=success data_size=byte value=[1443438939455292416]

case "read wide characters"
> 0300 001f  02f080  32 01 0000 000e 000e 0000  04 01 120a10 13 0001 0001 84 000000
expect read request label="read variable" T0801 rosctr=job pdu_reference=14 parameter_length=14 data_length=0 function=read-var syntax=s7any area=db db=1 address=0..1 transport_size=wchar count=1
< 0300 001b  02f080  32 03 0000 000e 0002 0006 0000  04 01  ff 09 0002 0077
expect read answer label="read variable" T0801 rosctr=ack-data pdu_reference=14 parameter_length=2 data_length=6 error_class=none error_code=0 function=read-var syntax=s7any area=db db=1 address=0..1 transport_size=wchar count=1 return_code=success data_size=octets value=[119]

case "read timers, by number"
> 0300 001f  02f080  32 01 0000 000f 000e 0000  04 01 120a10 1d 0002 0000 1d 000003
expect read request label="read variable" T0801 rosctr=job pdu_reference=15 parameter_length=14 data_length=0 function=read-var syntax=s7any area=timer address=3..4 transport_size=timer count=2
< 0300 001d  02f080  32 03 0000 000f 0002 0008 0000  04 01  ff 09 0004 20000001
expect read answer label="read variable" T0801 rosctr=ack-data pdu_reference=15 parameter_length=2 data_length=8 error_class=none error_code=0 function=read-var syntax=s7any area=timer address=3..4 transport_size=timer count=2 return_code=success data_size=octets value=[8192,1]

case "read a counter, by number"
> 0300 001f  02f080  32 01 0000 0010 000e 0000  04 01 120a10 1c 0001 0000 1c 000000
expect read request label="read variable" T0801 rosctr=job pdu_reference=16 parameter_length=14 data_length=0 function=read-var syntax=s7any area=counter address=0..0 transport_size=counter count=1
< 0300 001b  02f080  32 03 0000 0010 0002 0006 0000  04 01  ff 09 0002 0017
expect read answer label="read variable" T0801 rosctr=ack-data pdu_reference=16 parameter_length=2 data_length=6 error_class=none error_code=0 function=read-var syntax=s7any area=counter address=0..0 transport_size=counter count=1 return_code=success data_size=octets value=[23]

case "read peripheral inputs"
> 0300 001f  02f080  32 01 0000 0011 000e 0000  04 01 120a10 02 0002 0000 80 000800
expect read request label="read variable" T0801 rosctr=job pdu_reference=17 parameter_length=14 data_length=0 function=read-var syntax=s7any area=peripheral address=256..257 transport_size=byte count=2
< 0300 001b  02f080  32 03 0000 0011 0002 0006 0000  04 01  ff 04 0010 0a0b
expect read answer label="read variable" T0801 rosctr=ack-data pdu_reference=17 parameter_length=2 data_length=6 error_class=none error_code=0 function=read-var syntax=s7any area=peripheral address=256..257 transport_size=byte count=2 return_code=success data_size=byte value=[10,11]

case "read S7-200: system flags"
> 0300 001f  02f080  32 01 0000 0012 000e 0000  04 01 120a10 02 0001 0000 05 000000
expect read request label="read variable" T0801 rosctr=job pdu_reference=18 parameter_length=14 data_length=0 function=read-var syntax=s7any area=sysflags address=0..0 transport_size=byte count=1
< 0300 001a  02f080  32 03 0000 0012 0002 0005 0000  04 01  ff 04 0008 01
expect read answer label="read variable" T0801 rosctr=ack-data pdu_reference=18 parameter_length=2 data_length=5 error_class=none error_code=0 function=read-var syntax=s7any area=sysflags address=0..0 transport_size=byte count=1 return_code=success data_size=byte value=[1]

case "read S7-200: V memory"
> 0300 001f  02f080  32 01 0000 0013 000e 0000  04 01 120a10 02 0001 0001 87 000000
expect read request label="read variable" T0801 rosctr=job pdu_reference=19 parameter_length=14 data_length=0 function=read-var syntax=s7any area=v address=0..0 transport_size=byte count=1
< 0300 001a  02f080  32 03 0000 0013 0002 0005 0000  04 01  ff 04 0008 01
expect read answer label="read variable" T0801 rosctr=ack-data pdu_reference=19 parameter_length=2 data_length=5 error_class=none error_code=0 function=read-var syntax=s7any area=v address=0..0 transport_size=byte count=1 return_code=success data_size=byte value=[1]

case "read S7-200: timers, of unknown width"
> 0300 001f  02f080  32 01 0000 0014 000e 0000  04 01 120a10 1f 0001 0000 1f 000005
expect read request label="read variable" T0801 rosctr=job pdu_reference=20 parameter_length=14 data_length=0 function=read-var syntax=s7any area=iec-timer address=5..5 transport_size=iec-timer count=1
< 0300 001e  02f080  32 03 0000 0014 0002 0009 0000  04 01  ff 09 0005 0000000001
expect read answer label="read variable" T0801 rosctr=ack-data pdu_reference=20 parameter_length=2 data_length=9 error_class=none error_code=0 function=read-var syntax=s7any area=iec-timer address=5..5 transport_size=iec-timer count=1 return_code=success data_size=octets value=[0,0,0,0,1]

case "two items, the first value filled to even length; refused item by item"
> 0300 002b  02f080  32 01 0000 0009 001a 0000  04 02 120a10 02 0001 0001 84 000000 120a10 02 0002 0001 84 000010
expect read request label="read variable" T0801 rosctr=job pdu_reference=9 parameter_length=26 data_length=0 function=read-var syntax=s7any area=db db=1 address=0..0 transport_size=byte count=1
expect read request label="read variable" T0801 rosctr=job pdu_reference=9 parameter_length=26 data_length=0 function=read-var syntax=s7any area=db db=1 address=2..3 transport_size=byte count=2
refuse = 03 00 00 1d 02 f0 80 32 03 00 00 00 09 00 02 00 08 00 00 04 02 03 00 00 00 03 00 00 00
refuse 10 = 03 00 00 1d 02 f0 80 32 03 00 00 00 09 00 02 00 08 00 00 04 02 0a 00 00 00 0a 00 00 00
< 0300 0021  02f080  32 03 0000 0009 0002 000c 0000  04 02  ff 04 0008 11 00 ff 04 0010 2233
expect read answer label="read variable" T0801 rosctr=ack-data pdu_reference=9 parameter_length=2 data_length=12 error_class=none error_code=0 function=read-var syntax=s7any area=db db=1 address=0..0 transport_size=byte count=1 return_code=success data_size=byte value=[17]
expect read answer label="read variable" T0801 rosctr=ack-data pdu_reference=9 parameter_length=2 data_length=12 error_class=none error_code=0 function=read-var syntax=s7any area=db db=1 address=2..3 transport_size=byte count=2 return_code=success data_size=byte value=[34,51]

case "items that do not exist, one with the length 4 of some servers"
> 0300 002b  02f080  32 01 0000 0009 001a 0000  04 02 120a10 02 0001 0001 84 000000 120a10 02 0002 0001 84 000010
expect read request label="read variable" T0801 rosctr=job pdu_reference=9 parameter_length=26 data_length=0 function=read-var syntax=s7any area=db db=1 address=0..0 transport_size=byte count=1
expect read request label="read variable" T0801 rosctr=job pdu_reference=9 parameter_length=26 data_length=0 function=read-var syntax=s7any area=db db=1 address=2..3 transport_size=byte count=2
< 0300 001d  02f080  32 03 0000 0009 0002 0008 0000  04 02  0a 00 0004 05 00 0000
expect read answer failed label="read variable" T0801 rosctr=ack-data pdu_reference=9 parameter_length=2 data_length=8 error_class=none error_code=0 function=read-var syntax=s7any area=db db=1 address=0..0 transport_size=byte count=1 return_code=does-not-exist data_size=none
expect read answer failed label="read variable" T0801 rosctr=ack-data pdu_reference=9 parameter_length=2 data_length=8 error_class=none error_code=0 function=read-var syntax=s7any area=db db=1 address=2..3 transport_size=byte count=2 return_code=invalid-address data_size=none

case "refused as a whole: header error without parameters"
> 0300 002b  02f080  32 01 0000 0009 001a 0000  04 02 120a10 02 0001 0001 84 000000 120a10 02 0002 0001 84 000010
expect read request label="read variable" T0801 rosctr=job pdu_reference=9 parameter_length=26 data_length=0 function=read-var syntax=s7any area=db db=1 address=0..0 transport_size=byte count=1
expect read request label="read variable" T0801 rosctr=job pdu_reference=9 parameter_length=26 data_length=0 function=read-var syntax=s7any area=db db=1 address=2..3 transport_size=byte count=2
< 0300 0013  02f080  32 03 0000 0009 0000 0000 8104
expect read answer failed label="read variable" T0801 rosctr=ack-data pdu_reference=9 parameter_length=0 data_length=0 error_class=application-relationship error_code=4 function=read-var

case "ack without data; the function comes from the request"
> 0300 002b  02f080  32 01 0000 0009 001a 0000  04 02 120a10 02 0001 0001 84 000000 120a10 02 0002 0001 84 000010
expect read request label="read variable" T0801 rosctr=job pdu_reference=9 parameter_length=26 data_length=0 function=read-var syntax=s7any area=db db=1 address=0..0 transport_size=byte count=1
expect read request label="read variable" T0801 rosctr=job pdu_reference=9 parameter_length=26 data_length=0 function=read-var syntax=s7any area=db db=1 address=2..3 transport_size=byte count=2
< 0300 0013  02f080  32 02 0000 0009 0000 0000 8500
expect read answer failed label="read variable" T0801 rosctr=ack pdu_reference=9 parameter_length=0 data_length=0 error_class=supplies error_code=0 function=read-var

case "DBREAD: two areas in one item, two operations"
> 0300 0021  02f080  32 01 0000 0003 0010 0000  04 01 120cb0 02 02 004a 006c 01 004b 0000
expect read request label="read variable" T0801 rosctr=job pdu_reference=3 parameter_length=16 data_length=0 function=read-var syntax=dbread area=db db=74 address=108..109 count=2
expect read request label="read variable" T0801 rosctr=job pdu_reference=3 parameter_length=16 data_length=0 function=read-var syntax=dbread area=db db=75 address=0..0 count=1
< 0300 001e  02f080  32 03 0000 0003 0002 0009 0000  04 01  ff 09 0005 ff040a ff07
expect read answer label="read variable" T0801 rosctr=ack-data pdu_reference=3 parameter_length=2 data_length=9 error_class=none error_code=0 function=read-var syntax=dbread area=db db=74 address=108..109 count=2 return_code=success value=[4,10]
expect read answer label="read variable" T0801 rosctr=ack-data pdu_reference=3 parameter_length=2 data_length=9 error_class=none error_code=0 function=read-var syntax=dbread area=db db=75 address=0..0 count=1 return_code=success value=[7]

case "DBREAD: an area that does not exist"
> 0300 0021  02f080  32 01 0000 0003 0010 0000  04 01 120cb0 02 02 004a 006c 01 004b 0000
expect read request label="read variable" T0801 rosctr=job pdu_reference=3 parameter_length=16 data_length=0 function=read-var syntax=dbread area=db db=74 address=108..109 count=2
expect read request label="read variable" T0801 rosctr=job pdu_reference=3 parameter_length=16 data_length=0 function=read-var syntax=dbread area=db db=75 address=0..0 count=1
< 0300 001c  02f080  32 03 0000 0003 0002 0007 0000  04 01  ff 09 0003 0a ff07
expect read answer failed label="read variable" T0801 rosctr=ack-data pdu_reference=3 parameter_length=2 data_length=7 error_class=none error_code=0 function=read-var syntax=dbread area=db db=74 address=108..109 count=2 return_code=does-not-exist
expect read answer label="read variable" T0801 rosctr=ack-data pdu_reference=3 parameter_length=2 data_length=7 error_class=none error_code=0 function=read-var syntax=dbread area=db db=75 address=0..0 count=1

case "DBREAD of odd length, filled before the next item"
> 0300 0029  02f080  32 01 0000 0003 0018 0000  04 02 1207b0 01 01 004a 0000 00 120a10 02 0001 0000 83 000000
expect read request label="read variable" T0801 rosctr=job pdu_reference=3 parameter_length=24 data_length=0 function=read-var syntax=dbread area=db db=74 address=0..0 count=1
expect read request label="read variable" T0801 rosctr=job pdu_reference=3 parameter_length=24 data_length=0 function=read-var syntax=s7any area=flags address=0..0 transport_size=byte count=1

case "symbolic address of S7-1200: flags"
> 0300 0023  02f080  32 01 0000 0003 0012 0000  04 01 120eb2 ff 0000 0052 ea2db0d9 40000010
expect read request label="read variable" T0801 rosctr=job pdu_reference=3 parameter_length=18 data_length=0 function=read-var syntax=symbol area=flags symbol_crc=3928862937 symbol=[1073741840]
< 0300 001a  02f080  32 03 0000 0003 0002 0005 0000  04 01  ff 03 0001 01
expect read answer label="read variable" T0801 rosctr=ack-data pdu_reference=3 parameter_length=2 data_length=5 error_class=none error_code=0 function=read-var syntax=symbol area=flags return_code=success data_size=bit value=[1] symbol_crc=3928862937

case "symbolic address of S7-1200: data block"
> 0300 0027  02f080  32 01 0000 0003 0016 0000  04 01 1212b2 ff 8a0e 0005 01020304 40000010 50000002
expect read request label="read variable" T0801 rosctr=job pdu_reference=3 parameter_length=22 data_length=0 function=read-var syntax=symbol area=db db=5 symbol_crc=16909060 symbol=[1073741840,1342177282]
< 0300 001b  02f080  32 03 0000 0003 0002 0006 0000  04 01  ff 04 0010 0007
expect read answer label="read variable" T0801 rosctr=ack-data pdu_reference=3 parameter_length=2 data_length=6 error_class=none error_code=0 function=read-var syntax=symbol area=db db=5 return_code=success data_size=byte value=[0,7] symbol_crc=16909060

case "numerical controller: channel 1, column, line, module"
> 0300 001d  02f080  32 01 0000 0003 000c 0000  04 01 120882 41 0002 0001 7f 01
expect read request label="read variable" T0801 rosctr=job pdu_reference=3 parameter_length=12 data_length=0 function=read-var syntax=nck count=1 nck_area=channel unit=1 column=2 line=1 module=127
< 0300 0021  02f080  32 03 0000 0003 0002 000c 0000  04 01  ff 09 0008 3ff0000000000000
expect read answer label="read variable" T0801 rosctr=ack-data pdu_reference=3 parameter_length=2 data_length=12 error_class=none error_code=0 function=read-var syntax=nck count=1 return_code=success data_size=octets value=[63,240,0,0,0,0,0,0] nck_area=channel unit=1 column=2 line=1 module=127

case "drive parameter"
> 0300 001f  02f080  32 01 0000 0003 000e 0000  04 01 120aa2 0100010001 0064 0000
expect read request label="read variable" T0801 rosctr=job pdu_reference=3 parameter_length=14 data_length=0 function=read-var syntax=drive parameter=100 parameter_index=0
< 0300 001b  02f080  32 03 0000 0003 0002 0006 0000  04 01  ff 04 0010 0007
expect read answer label="read variable" T0801 rosctr=ack-data pdu_reference=3 parameter_length=2 data_length=6 error_class=none error_code=0 function=read-var syntax=drive return_code=success data_size=byte value=[0,7] parameter=100 parameter_index=0

case "unknown_syntax: an item that no row knows is not taken for a read"
> 0300 0019  02f080  32 01 0000 0003 0008 0000  04 01 1204 99 000000
expect other request changes=unknown label="read variable" T0801 rosctr=job pdu_reference=3 parameter_length=8 data_length=0 function=read-var syntax=153
expect flaw unknown_syntax

case "unknown_syntax: symbolic address with an unknown root"
> 0300 0023  02f080  32 01 0000 0003 0012 0000  04 01 120eb2 ff 1234 0052 ea2db0d9 40000010
expect other request changes=unknown label="read variable" T0801 rosctr=job pdu_reference=3 parameter_length=18 data_length=0 function=read-var syntax=symbol symbol=[1073741840]
expect flaw unknown_syntax

case "unknown_syntax: an area that no row knows"
> 0300 001f  02f080  32 01 0000 0003 000e 0000  04 01 120a10 02 0001 0001 99 000000
expect other request changes=unknown label="read variable" T0801 rosctr=job pdu_reference=3 parameter_length=14 data_length=0 function=read-var syntax=s7any
expect flaw unknown_syntax

case "unknown_syntax: writing it is not taken for a write"
> 0300 0024  02f080  32 01 0000 0003 000e 0005  05 01 120a10 02 0001 0001 99 000000  00 04 0008 11
expect other request changes=unknown label="write variable" T0836 rosctr=job pdu_reference=3 parameter_length=14 data_length=5 function=write-var syntax=s7any return_code=reserved data_size=byte value=[17]
expect flaw unknown_syntax

case "unknown_size: how far the item reaches cannot be told"
> 0300 001f  02f080  32 01 0000 0003 000e 0000  04 01 120a10 55 0001 0001 84 000000
expect read request label="read variable" T0801 rosctr=job pdu_reference=3 parameter_length=14 data_length=0 function=read-var syntax=s7any area=db db=1 transport_size=85 count=1
expect flaw unknown_size

case "bad_item: no variable specification"
> 0300 001f  02f080  32 01 0000 0003 000e 0000  04 01 110a10 02 0001 0001 84 000000
expect read request label="read variable" T0801 rosctr=job pdu_reference=3 parameter_length=14 data_length=0 function=read-var syntax=s7any area=db db=1 address=0..0 transport_size=byte count=1
expect flaw bad_item

case "bad_item: longer than its addressing"
> 0300 0021  02f080  32 01 0000 0003 0010 0000  04 01 120c10 02 0001 0001 84 000000 0000
expect other request changes=unknown label="read variable" T0801 rosctr=job pdu_reference=3 parameter_length=16 data_length=0 function=read-var syntax=s7any
expect flaw bad_item

case "bad_item: DBREAD with more areas than it carries"
> 0300 001c  02f080  32 01 0000 0003 000b 0000  04 01 1207b0 02 01 004a 0000
expect read request label="read variable" T0801 rosctr=job pdu_reference=3 parameter_length=11 data_length=0 function=read-var syntax=dbread area=db db=74 address=0..0 count=1
expect flaw truncated
expect flaw bad_item

case "item_count: none"
> 0300 0013  02f080  32 01 0000 0003 0002 0000  04 00
expect read request label="read variable" T0801 rosctr=job pdu_reference=3 parameter_length=2 data_length=0 function=read-var
expect flaw item_count
< 0300 0015  02f080  32 03 0000 0003 0002 0000 0000  04 00
expect read answer label="read variable" T0801 rosctr=ack-data pdu_reference=3 parameter_length=2 data_length=0 error_class=none error_code=0 function=read-var
expect flaw item_count

case "truncated: fewer items than counted"
> 0300 001f  02f080  32 01 0000 0003 000e 0000  04 02 120a10 02 0001 0001 84 000000
expect read request label="read variable" T0801 rosctr=job pdu_reference=3 parameter_length=14 data_length=0 function=read-var syntax=s7any area=db db=1 address=0..0 transport_size=byte count=1
expect flaw truncated

case "trailing: more items than counted"
> 0300 002b  02f080  32 01 0000 0003 001a 0000  04 01 120a10 02 0001 0001 84 000000 120a10 02 0001 0001 84 000000
expect read request label="read variable" T0801 rosctr=job pdu_reference=3 parameter_length=26 data_length=0 function=read-var syntax=s7any area=db db=1 address=0..0 transport_size=byte count=1
expect flaw trailing

case "no_request: values without addresses"
< 0300 0023  02f080  32 03 0000 0003 0002 000e 0000  04 02  ff 05 0010 0007 ff 07 0004 3f800000
expect read answer label="read variable" T0801 rosctr=ack-data pdu_reference=3 parameter_length=2 data_length=14 error_class=none error_code=0 function=read-var return_code=success data_size=integer value=[7]
expect read answer label="read variable" T0801 rosctr=ack-data pdu_reference=3 parameter_length=2 data_length=14 error_class=none error_code=0 function=read-var return_code=success data_size=real value=[1]
expect flaw no_request

case "misfit: an answer with another item count"
> 0300 001f  02f080  32 01 0000 0003 000e 0000  04 01 120a10 02 0001 0001 84 000000
expect read request label="read variable" T0801 rosctr=job pdu_reference=3 parameter_length=14 data_length=0 function=read-var syntax=s7any area=db db=1 address=0..0 transport_size=byte count=1
< 0300 0020  02f080  32 03 0000 0003 0002 000b 0000  04 02  ff 04 0008 11 00 ff 04 0008 22
expect read answer label="read variable" T0801 rosctr=ack-data pdu_reference=3 parameter_length=2 data_length=11 error_class=none error_code=0 function=read-var syntax=s7any area=db db=1 address=0..0 transport_size=byte count=1 return_code=success data_size=byte value=[17]
expect read answer label="read variable" T0801 rosctr=ack-data pdu_reference=3 parameter_length=2 data_length=11 error_class=none error_code=0 function=read-var return_code=success data_size=byte value=[34]
expect flaw misfit

case "misfit: more bytes than were asked for"
> 0300 001f  02f080  32 01 0000 0003 000e 0000  04 01 120a10 02 0001 0001 84 000000
expect read request label="read variable" T0801 rosctr=job pdu_reference=3 parameter_length=14 data_length=0 function=read-var syntax=s7any area=db db=1 address=0..0 transport_size=byte count=1
< 0300 001b  02f080  32 03 0000 0003 0002 0006 0000  04 01  ff 04 0010 1122
expect read answer label="read variable" T0801 rosctr=ack-data pdu_reference=3 parameter_length=2 data_length=6 error_class=none error_code=0 function=read-var syntax=s7any area=db db=1 address=0..0 transport_size=byte count=1 return_code=success data_size=byte value=[17,34]
expect flaw misfit

case "misfit: another function"
> 0300 001f  02f080  32 01 0000 0003 000e 0000  04 01 120a10 02 0001 0001 84 000000
expect read request label="read variable" T0801 rosctr=job pdu_reference=3 parameter_length=14 data_length=0 function=read-var syntax=s7any area=db db=1 address=0..0 transport_size=byte count=1
< 0300 0016  02f080  32 03 0000 0003 0002 0001 0000  05 01  ff
expect write answer changes=yes label="write variable" T0836 rosctr=ack-data pdu_reference=3 parameter_length=2 data_length=1 error_class=none error_code=0 function=write-var return_code=success
expect flaw misfit

case "two jobs open at once, answered the other way round"
> 0300 001f  02f080  32 01 0000 0001 000e 0000  04 01 120a10 02 0001 0001 84 000000
expect read request label="read variable" T0801 rosctr=job pdu_reference=1 parameter_length=14 data_length=0 function=read-var syntax=s7any area=db db=1 address=0..0 transport_size=byte count=1
> 0300 001f  02f080  32 01 0000 0002 000e 0000  04 01 120a10 02 0001 0002 84 000008
expect read request label="read variable" T0801 rosctr=job pdu_reference=2 parameter_length=14 data_length=0 function=read-var syntax=s7any area=db db=2 address=1..1 transport_size=byte count=1
< 0300 001a  02f080  32 03 0000 0002 0002 0005 0000  04 01  ff 04 0008 22
expect read answer label="read variable" T0801 rosctr=ack-data pdu_reference=2 parameter_length=2 data_length=5 error_class=none error_code=0 function=read-var syntax=s7any area=db db=2 address=1..1 transport_size=byte count=1 return_code=success data_size=byte value=[34]
< 0300 001a  02f080  32 03 0000 0001 0002 0005 0000  04 01  ff 04 0008 11
expect read answer label="read variable" T0801 rosctr=ack-data pdu_reference=1 parameter_length=2 data_length=5 error_class=none error_code=0 function=read-var syntax=s7any area=db db=1 address=0..0 transport_size=byte count=1 return_code=success data_size=byte value=[17]

# ---- write variable ----------------------------------------------------------------------------

case "write bytes of a data block: write"
> 0300 0025  02f080  32 01 0000 0001 000e 0006  05 01 120a10 02 0002 0001 84 000050  00 04 0010 0102
expect write request changes=yes label="write variable" T0836 rosctr=job pdu_reference=1 parameter_length=14 data_length=6 function=write-var syntax=s7any area=db db=1 address=10..11 transport_size=byte count=2 return_code=reserved data_size=byte value=[1,2]
refuse = 03 00 00 16 02 f0 80 32 03 00 00 00 01 00 02 00 01 00 00 05 01 03
< 0300 0016  02f080  32 03 0000 0001 0002 0001 0000  05 01  ff
expect write answer changes=yes label="write variable" T0836 rosctr=ack-data pdu_reference=1 parameter_length=2 data_length=1 error_class=none error_code=0 function=write-var syntax=s7any area=db db=1 address=10..11 transport_size=byte count=2 return_code=success

case "write a bit of flags: write"
> 0300 0024  02f080  32 01 0000 0002 000e 0005  05 01 120a10 01 0001 0000 83 000009  00 03 0001 01
expect write request changes=yes label="write variable" T0836 rosctr=job pdu_reference=2 parameter_length=14 data_length=5 function=write-var syntax=s7any area=flags address=1..1 bit=1 transport_size=bit count=1 return_code=reserved data_size=bit value=[1]
< 0300 0016  02f080  32 03 0000 0002 0002 0001 0000  05 01  ff
expect write answer changes=yes label="write variable" T0836 rosctr=ack-data pdu_reference=2 parameter_length=2 data_length=1 error_class=none error_code=0 function=write-var syntax=s7any area=flags address=1..1 bit=1 transport_size=bit count=1 return_code=success

case "write outputs: control"
> 0300 0024  02f080  32 01 0000 0003 000e 0005  05 01 120a10 02 0001 0000 82 000000  00 04 0008 ff
expect control request changes=yes label="write variable" T0855 rosctr=job pdu_reference=3 parameter_length=14 data_length=5 function=write-var syntax=s7any area=outputs address=0..0 transport_size=byte count=1 return_code=reserved data_size=byte value=[255]
< 0300 0016  02f080  32 03 0000 0003 0002 0001 0000  05 01  ff
expect control answer changes=yes label="write variable" T0855 rosctr=ack-data pdu_reference=3 parameter_length=2 data_length=1 error_class=none error_code=0 function=write-var syntax=s7any area=outputs address=0..0 transport_size=byte count=1 return_code=success

case "write one output: control"
> 0300 0024  02f080  32 01 0000 0004 000e 0005  05 01 120a10 01 0001 0000 82 000005  00 03 0001 01
expect control request changes=yes label="write variable" T0855 rosctr=job pdu_reference=4 parameter_length=14 data_length=5 function=write-var syntax=s7any area=outputs address=0..0 bit=5 transport_size=bit count=1 return_code=reserved data_size=bit value=[1]
< 0300 0016  02f080  32 03 0000 0004 0002 0001 0000  05 01  ff
expect control answer changes=yes label="write variable" T0855 rosctr=ack-data pdu_reference=4 parameter_length=2 data_length=1 error_class=none error_code=0 function=write-var syntax=s7any area=outputs address=0..0 bit=5 transport_size=bit count=1 return_code=success

case "write peripheral outputs: control"
> 0300 0025  02f080  32 01 0000 0005 000e 0006  05 01 120a10 04 0001 0000 80 000800  00 04 0010 1234
expect control request changes=yes label="write variable" T0855 rosctr=job pdu_reference=5 parameter_length=14 data_length=6 function=write-var syntax=s7any area=peripheral address=256..257 transport_size=word count=1 return_code=reserved data_size=byte value=[4660]
< 0300 0016  02f080  32 03 0000 0005 0002 0001 0000  05 01  ff
expect control answer changes=yes label="write variable" T0855 rosctr=ack-data pdu_reference=5 parameter_length=2 data_length=1 error_class=none error_code=0 function=write-var syntax=s7any area=peripheral address=256..257 transport_size=word count=1 return_code=success

case "write S7-200 analogue outputs: control"
> 0300 0025  02f080  32 01 0000 0006 000e 0006  05 01 120a10 04 0001 0000 07 000000  00 04 0010 1234
expect control request changes=yes label="write variable" T0855 rosctr=job pdu_reference=6 parameter_length=14 data_length=6 function=write-var syntax=s7any area=anaout address=0..1 transport_size=word count=1 return_code=reserved data_size=byte value=[4660]
< 0300 0016  02f080  32 03 0000 0006 0002 0001 0000  05 01  ff
expect control answer changes=yes label="write variable" T0855 rosctr=ack-data pdu_reference=6 parameter_length=2 data_length=1 error_class=none error_code=0 function=write-var syntax=s7any area=anaout address=0..1 transport_size=word count=1 return_code=success

case "write a real"
> 0300 0027  02f080  32 01 0000 0007 000e 0008  05 01 120a10 08 0001 0001 84 000000  00 07 0004 42c80000
expect write request changes=yes label="write variable" T0836 rosctr=job pdu_reference=7 parameter_length=14 data_length=8 function=write-var syntax=s7any area=db db=1 address=0..3 transport_size=real count=1 return_code=reserved data_size=real value=[100]
< 0300 0016  02f080  32 03 0000 0007 0002 0001 0000  05 01  ff
expect write answer changes=yes label="write variable" T0836 rosctr=ack-data pdu_reference=7 parameter_length=2 data_length=1 error_class=none error_code=0 function=write-var syntax=s7any area=db db=1 address=0..3 transport_size=real count=1 return_code=success

case "write a timer"
> 0300 0025  02f080  32 01 0000 0008 000e 0006  05 01 120a10 1d 0001 0000 1d 000003  00 09 0002 2127
expect write request changes=yes label="write variable" T0836 rosctr=job pdu_reference=8 parameter_length=14 data_length=6 function=write-var syntax=s7any area=timer address=3..3 transport_size=timer count=1 return_code=reserved data_size=octets value=[8487]
< 0300 0016  02f080  32 03 0000 0008 0002 0001 0000  05 01  ff
expect write answer changes=yes label="write variable" T0836 rosctr=ack-data pdu_reference=8 parameter_length=2 data_length=1 error_class=none error_code=0 function=write-var syntax=s7any area=timer address=3..3 transport_size=timer count=1 return_code=success

case "write two items, the first filled, the second not allowed"
> 0300 0036  02f080  32 01 0000 0005 001a 000b  05 02 120a10 02 0001 0001 84 000000 120a10 02 0001 0000 82 000000  00 04 0008 11 00 00 04 0008 22
expect write request changes=yes label="write variable" T0836 rosctr=job pdu_reference=5 parameter_length=26 data_length=11 function=write-var syntax=s7any area=db db=1 address=0..0 transport_size=byte count=1 return_code=reserved data_size=byte value=[17]
expect control request changes=yes label="write variable" T0855 rosctr=job pdu_reference=5 parameter_length=26 data_length=11 function=write-var syntax=s7any area=outputs address=0..0 transport_size=byte count=1 return_code=reserved data_size=byte value=[34]
refuse = 03 00 00 17 02 f0 80 32 03 00 00 00 05 00 02 00 02 00 00 05 02 03 03
< 0300 0017  02f080  32 03 0000 0005 0002 0002 0000  05 02  ff 03
expect write answer changes=yes label="write variable" T0836 rosctr=ack-data pdu_reference=5 parameter_length=2 data_length=2 error_class=none error_code=0 function=write-var syntax=s7any area=db db=1 address=0..0 transport_size=byte count=1 return_code=success
expect control answer changes=yes failed label="write variable" T0855 rosctr=ack-data pdu_reference=5 parameter_length=2 data_length=2 error_class=none error_code=0 function=write-var syntax=s7any area=outputs address=0..0 transport_size=byte count=1 return_code=not-allowed

case "write a symbolic output of S7-1200: control"
> 0300 0028  02f080  32 01 0000 0005 0012 0005  05 01 120eb2 ff 0000 0051 ea2db0d9 40000010  00 03 0001 01
expect control request changes=yes label="write variable" T0855 rosctr=job pdu_reference=5 parameter_length=18 data_length=5 function=write-var syntax=symbol area=outputs return_code=reserved data_size=bit value=[1] symbol_crc=3928862937 symbol=[1073741840]
< 0300 0016  02f080  32 03 0000 0005 0002 0001 0000  05 01  ff
expect control answer changes=yes label="write variable" T0855 rosctr=ack-data pdu_reference=5 parameter_length=2 data_length=1 error_class=none error_code=0 function=write-var syntax=symbol area=outputs return_code=success symbol_crc=3928862937

case "unknown_syntax: DBREAD cannot be written"
> 0300 0021  02f080  32 01 0000 0005 000b 0005  05 01 1207b0 01 01 004a 0000  00 04 0008 11
expect other request changes=unknown label="write variable" T0836 rosctr=job pdu_reference=5 parameter_length=11 data_length=5 function=write-var syntax=dbread return_code=reserved data_size=byte value=[17]
expect flaw unknown_syntax

case "bad_data: more bytes than the address covers"
> 0300 0025  02f080  32 01 0000 0005 000e 0006  05 01 120a10 02 0001 0001 84 000000  00 04 0010 1122
expect write request changes=yes label="write variable" T0836 rosctr=job pdu_reference=5 parameter_length=14 data_length=6 function=write-var syntax=s7any area=db db=1 address=0..0 transport_size=byte count=1 return_code=reserved data_size=byte value=[17,34]
expect flaw bad_data

case "bad_data: unknown type"
> 0300 0025  02f080  32 01 0000 0005 000e 0006  05 01 120a10 02 0002 0001 84 000000  00 77 0002 1122
expect write request changes=yes label="write variable" T0836 rosctr=job pdu_reference=5 parameter_length=14 data_length=6 function=write-var syntax=s7any area=db db=1 address=0..1 transport_size=byte count=2 return_code=reserved data_size=119 value=[17,34]
expect flaw bad_data

case "bad_data: a request with an error code"
> 0300 0025  02f080  32 01 0000 0005 000e 0006  05 01 120a10 02 0002 0001 84 000000  0a 04 0010 1122
expect write request changes=yes label="write variable" T0836 rosctr=job pdu_reference=5 parameter_length=14 data_length=6 function=write-var syntax=s7any area=db db=1 address=0..1 transport_size=byte count=2 return_code=does-not-exist data_size=byte value=[17,34]
expect flaw bad_data

case "truncated: no data"
> 0300 001f  02f080  32 01 0000 0005 000e 0000  05 01 120a10 02 0002 0001 84 000000
expect flaw truncated

# ---- blocks ------------------------------------------------------------------------------------

case "download of OB1: request, fetched by the controller, ended, activated"
> 0300 0031  02f080  32 01 0000 0001 0020 0000  1a 00 0100 00000000 09 5f 30383030303031 50 0d 31 303030323436 303030313334
expect program request changes=yes transfer=open label="request download" T0843 rosctr=job pdu_reference=1 parameter_length=32 data_length=0 function=request-download block_type=ob block_number=1 filesystem=passive file_name="_0800001P" block_status=0 load_length=246 code_length=134
refuse = 03 00 00 13 02 f0 80 32 02 00 00 00 01 00 00 00 00 d2 41
< 0300 0014  02f080  32 03 0000 0001 0001 0000 0000  1a
expect program answer changes=yes transfer=open label="request download" T0843 rosctr=ack-data pdu_reference=1 parameter_length=1 data_length=0 error_class=none error_code=0 function=request-download
< 0300 0023  02f080  32 01 0000 0002 0012 0000  1b 00 0100 00000000 09 5f 30383030303031 50
expect program report changes=yes transfer=data label="download block" T0843 rosctr=job pdu_reference=2 parameter_length=18 data_length=0 function=download-block block_type=ob block_number=1 filesystem=passive file_name="_0800001P" block_status=0
> 0300 001d  02f080  32 03 0000 0002 0002 0008 0000  1b 00  0004 00fb 70700101
expect program answer changes=yes transfer=data label="download block" T0843 rosctr=ack-data pdu_reference=2 parameter_length=2 data_length=8 error_class=none error_code=0 function=download-block block_status=0
< 0300 0023  02f080  32 01 0000 0003 0012 0000  1c 00 0000 00000000 09 5f 30383030303031 50
expect program report changes=yes transfer=close label="download ended" T0843 rosctr=job pdu_reference=3 parameter_length=18 data_length=0 function=download-ended block_type=ob block_number=1 filesystem=passive file_name="_0800001P" block_status=0
> 0300 0014  02f080  32 03 0000 0003 0001 0000 0000  1c
expect program answer changes=yes transfer=close label="download ended" T0843 rosctr=ack-data pdu_reference=3 parameter_length=1 data_length=0 error_class=none error_code=0 function=download-ended
> 0300 002b  02f080  32 01 0000 0004 001a 0000  28 000000000000fd 000a 01 00 30383030303031 50 05 5f494e5345
expect program request changes=yes label="activate blocks" T0843 rosctr=job pdu_reference=4 parameter_length=26 data_length=0 function=pi-service block_type=ob block_number=1 filesystem=passive pi_service="_INSE"
< 0300 0014  02f080  32 03 0000 0004 0001 0000 0000  28
expect program answer changes=yes label="activate blocks" T0843 rosctr=ack-data pdu_reference=4 parameter_length=1 data_length=0 error_class=none error_code=0 function=pi-service

case "upload of DB1: start, data, end"
> 0300 0023  02f080  32 01 0000 0001 0012 0000  1d 00 0000 00000000 09 5f 30413030303031 41
expect program request transfer=open label="start upload" T0845 rosctr=job pdu_reference=1 parameter_length=18 data_length=0 function=start-upload block_type=db block_number=1 filesystem=active file_name="_0A00001A" upload_id=0 block_status=0
< 0300 0023  02f080  32 03 0000 0001 0010 0000 0000  1d 00 0100 00000007 07 30303030313730
expect program answer transfer=open label="start upload" T0845 rosctr=ack-data pdu_reference=1 parameter_length=16 data_length=0 error_class=none error_code=0 function=start-upload upload_id=7 block_status=0 load_length=170
> 0300 0019  02f080  32 01 0000 0002 0008 0000  1e 00 0000 00000007
expect program request transfer=data label="upload" T0845 rosctr=job pdu_reference=2 parameter_length=8 data_length=0 function=upload upload_id=7 block_status=0
< 0300 001d  02f080  32 03 0000 0002 0002 0008 0000  1e 00  0004 00fb 70700101
expect program answer transfer=data label="upload" T0845 rosctr=ack-data pdu_reference=2 parameter_length=2 data_length=8 error_class=none error_code=0 function=upload block_status=0
> 0300 0019  02f080  32 01 0000 0003 0008 0000  1f 00 0000 00000007
expect program request transfer=close label="end upload" T0845 rosctr=job pdu_reference=3 parameter_length=8 data_length=0 function=end-upload upload_id=7 block_status=0
< 0300 0014  02f080  32 03 0000 0003 0001 0000 0000  1f
expect program answer transfer=close label="end upload" T0845 rosctr=ack-data pdu_reference=3 parameter_length=1 data_length=0 error_class=none error_code=0 function=end-upload

case "upload refused by protection"
> 0300 0023  02f080  32 01 0000 0001 0012 0000  1d 00 0000 00000000 09 5f 30423030303030 42
expect program request transfer=open label="start upload" T0845 rosctr=job pdu_reference=1 parameter_length=18 data_length=0 function=start-upload block_type=sdb block_number=0 filesystem=both file_name="_0B00000B" upload_id=0 block_status=0
expect code 29
< 0300 0013  02f080  32 02 0000 0001 0000 0000 d241
expect program answer failed transfer=open label="start upload" T0845 rosctr=ack pdu_reference=1 parameter_length=0 data_length=0 error_class=block error_code=65 function=start-upload
expect code -1

case "upload of a file of a numerical controller"
> 0300 0026  02f080  32 01 0000 0001 0015 0000  1d 00 0000 00000000 0c 5f4e5f4d50465f312e4d5046
expect program request transfer=open label="start upload" T0845 rosctr=job pdu_reference=1 parameter_length=21 data_length=0 function=start-upload file_name="_N_MPF_1.MPF" upload_id=0 block_status=0
< 0300 001b  02f080  32 03 0000 0001 0008 0000 0000  1d 00 0000 00000001
expect program answer transfer=open label="start upload" T0845 rosctr=ack-data pdu_reference=1 parameter_length=8 data_length=0 error_class=none error_code=0 function=start-upload upload_id=1 block_status=0

case "a client that sends a block unasked is judged"
> 0300 0023  02f080  32 01 0000 0002 0012 0000  1b 00 0100 00000000 09 5f 30383030303031 50
expect program request changes=yes transfer=data label="download block" T0843 rosctr=job pdu_reference=2 parameter_length=18 data_length=0 function=download-block block_type=ob block_number=1 filesystem=passive file_name="_0800001P" block_status=0

case "mid-stream: a fetched block tells who the controller is"
midstream
> 0300 0023  02f080  32 01 0000 0002 0012 0000  1b 00 0100 00000000 09 5f 30383030303031 50
expect program report changes=yes transfer=data label="download block" T0843 rosctr=job pdu_reference=2 parameter_length=18 data_length=0 function=download-block block_type=ob block_number=1 filesystem=passive file_name="_0800001P" block_status=0
expect turned

case "bad_name: type is no number"
> 0300 0023  02f080  32 01 0000 0001 0012 0000  1d 00 0000 00000000 09 5f 3058303030303141
expect program request transfer=open label="start upload" T0845 rosctr=job pdu_reference=1 parameter_length=18 data_length=0 function=start-upload file_name="_0X00001A" upload_id=0 block_status=0
expect flaw bad_name

case "bad_name: unknown file system"
> 0300 0023  02f080  32 01 0000 0001 0012 0000  1d 00 0000 00000000 09 5f 3038303030303158
expect program request transfer=open label="start upload" T0845 rosctr=job pdu_reference=1 parameter_length=18 data_length=0 function=start-upload block_type=ob block_number=1 filesystem=88 file_name="_0800001X" upload_id=0 block_status=0
expect flaw bad_name

case "bad_parameter: sizes that are no digits"
> 0300 0031  02f080  32 01 0000 0001 0020 0000  1a 00 0100 00000000 09 5f 30383030303031 50 0d 31 303030323436 3030303158ff
expect program request changes=yes transfer=open label="request download" T0843 rosctr=job pdu_reference=1 parameter_length=32 data_length=0 function=request-download block_type=ob block_number=1 filesystem=passive file_name="_0800001P" block_status=0 load_length=246
expect flaw bad_parameter

case "bad_parameter: length of an upload that is no number"
> 0300 0023  02f080  32 01 0000 0001 0012 0000  1d 00 0000 00000000 09 5f 30383030303031 50
expect program request transfer=open label="start upload" T0845 rosctr=job pdu_reference=1 parameter_length=18 data_length=0 function=start-upload block_type=ob block_number=1 filesystem=passive file_name="_0800001P" upload_id=0 block_status=0
< 0300 001e  02f080  32 03 0000 0001 000b 0000 0000  1d 00 0100 00000007 02 3058
expect program answer transfer=open label="start upload" T0845 rosctr=ack-data pdu_reference=1 parameter_length=11 data_length=0 error_class=none error_code=0 function=start-upload upload_id=7 block_status=0
expect flaw bad_parameter

case "bad_data: block data of another length"
> 0300 0019  02f080  32 01 0000 0002 0008 0000  1e 00 0000 00000007
expect program request transfer=data label="upload" T0845 rosctr=job pdu_reference=2 parameter_length=8 data_length=0 function=upload upload_id=7 block_status=0
< 0300 001d  02f080  32 03 0000 0002 0002 0008 0000  1e 00  0003 00fb 70700101
expect program answer transfer=data label="upload" T0845 rosctr=ack-data pdu_reference=2 parameter_length=2 data_length=8 error_class=none error_code=0 function=upload block_status=0
expect flaw bad_data

# ---- program invocation services ---------------------------------------------------------------

case "start: warm restart"
> 0300 0025  02f080  32 01 0000 0001 0014 0000  28 000000000000fd 0000  09 505f50524f4752414d
expect run request changes=yes label="start the PLC" T0858 rosctr=job pdu_reference=1 parameter_length=20 data_length=0 function=pi-service pi_service="P_PROGRAM"
refuse = 03 00 00 13 02 f0 80 32 02 00 00 00 01 00 00 00 00 d2 41
< 0300 0014  02f080  32 03 0000 0001 0001 0000 0000  28
expect run answer changes=yes label="start the PLC" T0858 rosctr=ack-data pdu_reference=1 parameter_length=1 data_length=0 error_class=none error_code=0 function=pi-service

case "start: cold restart"
> 0300 0027  02f080  32 01 0000 0001 0016 0000  28 000000000000fd 0002 4320 09 505f50524f4752414d
expect run request changes=yes label="start the PLC" T0858 rosctr=job pdu_reference=1 parameter_length=22 data_length=0 function=pi-service pi_service="P_PROGRAM" argument="C "
< 0300 0014  02f080  32 03 0000 0001 0001 0000 8304  28
expect run answer changes=yes failed label="start the PLC" T0858 rosctr=ack-data pdu_reference=1 parameter_length=1 data_length=0 error_class=no-resources error_code=4 function=pi-service

case "stop"
> 0300 0021  02f080  32 01 0000 0001 0010 0000  29 0000000000 09 505f50524f4752414d
expect run request changes=yes label="stop the PLC" T0858 rosctr=job pdu_reference=1 parameter_length=16 data_length=0 function=plc-stop pi_service="P_PROGRAM"
< 0300 0014  02f080  32 03 0000 0001 0001 0000 0000  29
expect run answer changes=yes label="stop the PLC" T0858 rosctr=ack-data pdu_reference=1 parameter_length=1 data_length=0 error_class=none error_code=0 function=plc-stop

case "activate two blocks, an operation each"
> 0300 0033  02f080  32 01 0000 0001 0022 0000  28 000000000000fd 0012 020030383030303031503045303030303241 05 5f494e5345
expect program request changes=yes label="activate blocks" T0843 rosctr=job pdu_reference=1 parameter_length=34 data_length=0 function=pi-service block_type=ob block_number=1 filesystem=passive pi_service="_INSE"
expect program request changes=yes label="activate blocks" T0843 rosctr=job pdu_reference=1 parameter_length=34 data_length=0 function=pi-service block_type=fb block_number=2 filesystem=active pi_service="_INSE"
< 0300 0014  02f080  32 03 0000 0001 0001 0000 0000  28
expect program answer changes=yes label="activate blocks" T0843 rosctr=ack-data pdu_reference=1 parameter_length=1 data_length=0 error_class=none error_code=0 function=pi-service

case "activate in run"
> 0300 0033  02f080  32 01 0000 0001 0022 0000  28 000000000000fd 0012 020030383030303031503045303030303241 05 5f494e5332
expect program request changes=yes label="activate blocks in run" T0843 rosctr=job pdu_reference=1 parameter_length=34 data_length=0 function=pi-service block_type=ob block_number=1 filesystem=passive pi_service="_INS2"
expect program request changes=yes label="activate blocks in run" T0843 rosctr=job pdu_reference=1 parameter_length=34 data_length=0 function=pi-service block_type=fb block_number=2 filesystem=active pi_service="_INS2"
< 0300 0014  02f080  32 03 0000 0001 0001 0000 0000  28
expect program answer changes=yes label="activate blocks in run" T0843 rosctr=ack-data pdu_reference=1 parameter_length=1 data_length=0 error_class=none error_code=0 function=pi-service

case "delete a data block"
> 0300 002b  02f080  32 01 0000 0001 001a 0000  28 000000000000fd 000a 01 00 30413030303031 42 05 5f44454c45
expect program request changes=yes label="delete blocks" T0809 rosctr=job pdu_reference=1 parameter_length=26 data_length=0 function=pi-service block_type=db block_number=1 filesystem=both pi_service="_DELE"
< 0300 0014  02f080  32 03 0000 0001 0001 0000 0000  28
expect program answer changes=yes label="delete blocks" T0809 rosctr=ack-data pdu_reference=1 parameter_length=1 data_length=0 error_class=none error_code=0 function=pi-service

case "copy RAM to ROM"
> 0300 0023  02f080  32 01 0000 0001 0012 0000  28 000000000000fd 0002 4550 05 5f4d4f4455
expect program request changes=yes label="copy RAM to ROM" T0889 rosctr=job pdu_reference=1 parameter_length=18 data_length=0 function=pi-service pi_service="_MODU" argument="EP"
< 0300 0014  02f080  32 03 0000 0001 0001 0000 0000  28
expect program answer changes=yes label="copy RAM to ROM" T0889 rosctr=ack-data pdu_reference=1 parameter_length=1 data_length=0 error_class=none error_code=0 function=pi-service

case "compress memory"
> 0300 0021  02f080  32 01 0000 0001 0010 0000  28 000000000000fd 0000  05 5f47415242
expect config request changes=yes label="compress memory" rosctr=job pdu_reference=1 parameter_length=16 data_length=0 function=pi-service pi_service="_GARB"
< 0300 0014  02f080  32 03 0000 0001 0001 0000 0000  28
expect config answer changes=yes label="compress memory" rosctr=ack-data pdu_reference=1 parameter_length=1 data_length=0 error_class=none error_code=0 function=pi-service

case "item_count: no block to delete"
> 0300 0023  02f080  32 01 0000 0001 0012 0000  28 000000000000fd 0002 00 00 05 5f44454c45
expect program request changes=yes label="delete blocks" T0809 rosctr=job pdu_reference=1 parameter_length=18 data_length=0 function=pi-service pi_service="_DELE"
expect flaw item_count

case "item_count: more blocks than counted"
> 0300 0033  02f080  32 01 0000 0001 0022 0000  28 000000000000fd 0012 010030383030303031503045303030303241 05 5f44454c45
expect program request changes=yes label="delete blocks" T0809 rosctr=job pdu_reference=1 parameter_length=34 data_length=0 function=pi-service block_type=ob block_number=1 filesystem=passive pi_service="_DELE"
expect flaw item_count

case "numerical controller: _N_LOGIN_ log in: the password stays out of the records"
> 0300 002a  02f080  32 01 0000 0001 0019 0000  28 000000000000fd 0005 04 50303031 09 5f4e5f4c4f47494e5f
expect session request label="log in to the controller" T0859 rosctr=job pdu_reference=1 parameter_length=25 data_length=0 function=pi-service pi_service="_N_LOGIN_"

case "numerical controller: _N_LOGOUT log out"
> 0300 002a  02f080  32 01 0000 0001 0019 0000  28 000000000000fd 0005 04 50303031 09 5f4e5f4c4f474f5554
expect session request label="log out of the controller" rosctr=job pdu_reference=1 parameter_length=25 data_length=0 function=pi-service pi_service="_N_LOGOUT" argument="\x04P001"

case "numerical controller: _N_NEWPWD change password"
> 0300 002a  02f080  32 01 0000 0001 0019 0000  28 000000000000fd 0005 04 50303031 09 5f4e5f4e4557505744
expect config request changes=yes label="change the controller's password" T0892 rosctr=job pdu_reference=1 parameter_length=25 data_length=0 function=pi-service pi_service="_N_NEWPWD"

case "numerical controller: _N_CANCEL"
> 0300 002a  02f080  32 01 0000 0001 0019 0000  28 000000000000fd 0005 04 50303031 09 5f4e5f43414e43454c
expect control request changes=yes label="cancel controller alarms" T0878 rosctr=job pdu_reference=1 parameter_length=25 data_length=0 function=pi-service pi_service="_N_CANCEL" argument="\x04P001"

case "numerical controller: _N_CONFIG"
> 0300 002a  02f080  32 01 0000 0001 0019 0000  28 000000000000fd 0005 04 50303031 09 5f4e5f434f4e464947
expect config request changes=yes label="put machine data in force" T0836 rosctr=job pdu_reference=1 parameter_length=25 data_length=0 function=pi-service pi_service="_N_CONFIG" argument="\x04P001"

case "numerical controller: _N_DASAVE"
> 0300 002a  02f080  32 01 0000 0001 0019 0000  28 000000000000fd 0005 04 50303031 09 5f4e5f444153415645
expect config request changes=yes label="save controller data" rosctr=job pdu_reference=1 parameter_length=25 data_length=0 function=pi-service pi_service="_N_DASAVE" argument="\x04P001"

case "numerical controller: _N_SETUFR"
> 0300 002a  02f080  32 01 0000 0001 0019 0000  28 000000000000fd 0005 04 50303031 09 5f4e5f534554554652
expect config request changes=yes label="put user frames in force" T0836 rosctr=job pdu_reference=1 parameter_length=25 data_length=0 function=pi-service pi_service="_N_SETUFR" argument="\x04P001"

case "numerical controller: _N_SELECT"
> 0300 002a  02f080  32 01 0000 0001 0019 0000  28 000000000000fd 0005 04 50303031 09 5f4e5f53454c454354
expect run request changes=yes label="select an NC program" T0821 rosctr=job pdu_reference=1 parameter_length=25 data_length=0 function=pi-service pi_service="_N_SELECT" argument="\x04P001"

case "numerical controller: _N_ASUP__"
> 0300 002a  02f080  32 01 0000 0001 0019 0000  28 000000000000fd 0005 04 50303031 09 5f4e5f415355505f5f
expect control request changes=yes label="assign an interrupt program" T0821 rosctr=job pdu_reference=1 parameter_length=25 data_length=0 function=pi-service pi_service="_N_ASUP__" argument="\x04P001"

case "numerical controller: _N_EXTERN"
> 0300 002a  02f080  32 01 0000 0001 0019 0000  28 000000000000fd 0005 04 50303031 09 5f4e5f45585445524e
expect run request changes=yes label="execute an external NC program" T0821 rosctr=job pdu_reference=1 parameter_length=25 data_length=0 function=pi-service pi_service="_N_EXTERN" argument="\x04P001"

case "numerical controller: _N_EXTMOD"
> 0300 002a  02f080  32 01 0000 0001 0019 0000  28 000000000000fd 0005 04 50303031 09 5f4e5f4558544d4f44
expect run request changes=yes label="select an external NC program" T0821 rosctr=job pdu_reference=1 parameter_length=25 data_length=0 function=pi-service pi_service="_N_EXTMOD" argument="\x04P001"

case "numerical controller: _N_FINDBL"
> 0300 002a  02f080  32 01 0000 0001 0019 0000  28 000000000000fd 0005 04 50303031 09 5f4e5f46494e44424c
expect run request changes=yes label="search for a block" T0858 rosctr=job pdu_reference=1 parameter_length=25 data_length=0 function=pi-service pi_service="_N_FINDBL" argument="\x04P001"

case "numerical controller: _N_SEL_BL"
> 0300 002a  02f080  32 01 0000 0001 0019 0000  28 000000000000fd 0005 04 50303031 09 5f4e5f53454c5f424c
expect run request changes=yes label="select a block" T0858 rosctr=job pdu_reference=1 parameter_length=25 data_length=0 function=pi-service pi_service="_N_SEL_BL" argument="\x04P001"

case "numerical controller: _N_IBN_SS"
> 0300 002a  02f080  32 01 0000 0001 0019 0000  28 000000000000fd 0005 04 50303031 09 5f4e5f49424e5f5353
expect config request changes=yes label="set the commissioning switch" T0836 rosctr=job pdu_reference=1 parameter_length=25 data_length=0 function=pi-service pi_service="_N_IBN_SS" argument="\x04P001"

case "numerical controller: _N_NCKMOD"
> 0300 002a  02f080  32 01 0000 0001 0019 0000  28 000000000000fd 0005 04 50303031 09 5f4e5f4e434b4d4f44
expect run request changes=yes label="change the controller's mode" T0858 rosctr=job pdu_reference=1 parameter_length=25 data_length=0 function=pi-service pi_service="_N_NCKMOD" argument="\x04P001"

case "numerical controller: _N_DIGION"
> 0300 002a  02f080  32 01 0000 0001 0019 0000  28 000000000000fd 0005 04 50303031 09 5f4e5f444947494f4e
expect config request changes=yes label="switch digitizing on" rosctr=job pdu_reference=1 parameter_length=25 data_length=0 function=pi-service pi_service="_N_DIGION" argument="\x04P001"

case "numerical controller: _N_DIGIOF"
> 0300 002a  02f080  32 01 0000 0001 0019 0000  28 000000000000fd 0005 04 50303031 09 5f4e5f444947494f46
expect config request changes=yes label="switch digitizing off" rosctr=job pdu_reference=1 parameter_length=25 data_length=0 function=pi-service pi_service="_N_DIGIOF" argument="\x04P001"

case "numerical controller: _N_F_OPEN"
> 0300 002a  02f080  32 01 0000 0001 0019 0000  28 000000000000fd 0005 04 50303031 09 5f4e5f465f4f50454e
expect file request label="open a file to read" rosctr=job pdu_reference=1 parameter_length=25 data_length=0 function=pi-service pi_service="_N_F_OPEN" argument="\x04P001"

case "numerical controller: _N_F_OPER"
> 0300 002a  02f080  32 01 0000 0001 0019 0000  28 000000000000fd 0005 04 50303031 09 5f4e5f465f4f504552
expect file request label="open a file to read by name" rosctr=job pdu_reference=1 parameter_length=25 data_length=0 function=pi-service pi_service="_N_F_OPER" argument="\x04P001"

case "numerical controller: _N_F_CLOS"
> 0300 002a  02f080  32 01 0000 0001 0019 0000  28 000000000000fd 0005 04 50303031 09 5f4e5f465f434c4f53
expect file request label="close a file" rosctr=job pdu_reference=1 parameter_length=25 data_length=0 function=pi-service pi_service="_N_F_CLOS" argument="\x04P001"

case "numerical controller: _N_F_SEEK"
> 0300 002a  02f080  32 01 0000 0001 0019 0000  28 000000000000fd 0005 04 50303031 09 5f4e5f465f5345454b
expect file request label="position in a file" rosctr=job pdu_reference=1 parameter_length=25 data_length=0 function=pi-service pi_service="_N_F_SEEK" argument="\x04P001"

case "numerical controller: _N_F_COPY"
> 0300 002a  02f080  32 01 0000 0001 0019 0000  28 000000000000fd 0005 04 50303031 09 5f4e5f465f434f5059
expect file request changes=yes label="copy a file" rosctr=job pdu_reference=1 parameter_length=25 data_length=0 function=pi-service pi_service="_N_F_COPY" argument="\x04P001"

case "numerical controller: _N_F_DELE"
> 0300 002a  02f080  32 01 0000 0001 0019 0000  28 000000000000fd 0005 04 50303031 09 5f4e5f465f44454c45
expect file request changes=yes label="delete a file" T0809 rosctr=job pdu_reference=1 parameter_length=25 data_length=0 function=pi-service pi_service="_N_F_DELE" argument="\x04P001"

case "numerical controller: _N_F_DELR"
> 0300 002a  02f080  32 01 0000 0001 0019 0000  28 000000000000fd 0005 04 50303031 09 5f4e5f465f44454c52
expect file request changes=yes label="delete a file even if active" T0809 rosctr=job pdu_reference=1 parameter_length=25 data_length=0 function=pi-service pi_service="_N_F_DELR" argument="\x04P001"

case "numerical controller: _N_F_DMDA"
> 0300 002a  02f080  32 01 0000 0001 0019 0000  28 000000000000fd 0005 04 50303031 09 5f4e5f465f444d4441
expect file request label="select machine data" rosctr=job pdu_reference=1 parameter_length=25 data_length=0 function=pi-service pi_service="_N_F_DMDA" argument="\x04P001"

case "numerical controller: _N_F_PROT"
> 0300 002a  02f080  32 01 0000 0001 0019 0000  28 000000000000fd 0005 04 50303031 09 5f4e5f465f50524f54
expect file request changes=yes label="protect a file" rosctr=job pdu_reference=1 parameter_length=25 data_length=0 function=pi-service pi_service="_N_F_PROT" argument="\x04P001"

case "numerical controller: _N_F_PROR"
> 0300 002a  02f080  32 01 0000 0001 0019 0000  28 000000000000fd 0005 04 50303031 09 5f4e5f465f50524f52
expect file request changes=yes label="protect a file even if active" rosctr=job pdu_reference=1 parameter_length=25 data_length=0 function=pi-service pi_service="_N_F_PROR" argument="\x04P001"

case "numerical controller: _N_F_RENA"
> 0300 002a  02f080  32 01 0000 0001 0019 0000  28 000000000000fd 0005 04 50303031 09 5f4e5f465f52454e41
expect file request changes=yes label="rename a file" rosctr=job pdu_reference=1 parameter_length=25 data_length=0 function=pi-service pi_service="_N_F_RENA" argument="\x04P001"

case "numerical controller: _N_F_XFER"
> 0300 002a  02f080  32 01 0000 0001 0019 0000  28 000000000000fd 0005 04 50303031 09 5f4e5f465f58464552
expect file request label="transfer a file" T0845 rosctr=job pdu_reference=1 parameter_length=25 data_length=0 function=pi-service pi_service="_N_F_XFER" argument="\x04P001"

case "numerical controller: _N_CREATO"
> 0300 002a  02f080  32 01 0000 0001 0019 0000  28 000000000000fd 0005 04 50303031 09 5f4e5f43524541544f
expect write request changes=yes label="create a tool" T0836 rosctr=job pdu_reference=1 parameter_length=25 data_length=0 function=pi-service pi_service="_N_CREATO" argument="\x04P001"

case "numerical controller: _N_DELETO"
> 0300 002a  02f080  32 01 0000 0001 0019 0000  28 000000000000fd 0005 04 50303031 09 5f4e5f44454c45544f
expect write request changes=yes label="delete a tool" T0836 rosctr=job pdu_reference=1 parameter_length=25 data_length=0 function=pi-service pi_service="_N_DELETO" argument="\x04P001"

case "numerical controller: _N_CREACE"
> 0300 002a  02f080  32 01 0000 0001 0019 0000  28 000000000000fd 0005 04 50303031 09 5f4e5f435245414345
expect write request changes=yes label="create a cutting edge" T0836 rosctr=job pdu_reference=1 parameter_length=25 data_length=0 function=pi-service pi_service="_N_CREACE" argument="\x04P001"

case "numerical controller: _N_DELECE"
> 0300 002a  02f080  32 01 0000 0001 0019 0000  28 000000000000fd 0005 04 50303031 09 5f4e5f44454c454345
expect write request changes=yes label="delete a cutting edge" T0836 rosctr=job pdu_reference=1 parameter_length=25 data_length=0 function=pi-service pi_service="_N_DELECE" argument="\x04P001"

case "unknown_pi"
> 0300 0025  02f080  32 01 0000 0001 0014 0000  28 000000000000fd 0000  09 5f4e5f4e4f424f4459
expect other request changes=unknown label="unknown program invocation service" rosctr=job pdu_reference=1 parameter_length=20 data_length=0 function=pi-service pi_service="_N_NOBODY"
expect flaw unknown_pi

case "CPU services: function 0"
> 0300 0014  02f080  32 01 0000 0001 0003 0000  00 0102
expect diagnose request changes=unknown label="CPU services" rosctr=job pdu_reference=1 parameter_length=3 data_length=0 function=cpu-services
< 0300 0014  02f080  32 03 0000 0001 0001 0000 0000  00
expect diagnose answer changes=unknown label="CPU services" rosctr=ack-data pdu_reference=1 parameter_length=1 data_length=0 error_class=none error_code=0 function=cpu-services

case "unknown_function"
> 0300 0014  02f080  32 01 0000 0001 0003 0000  77 0102
expect other request changes=unknown label="unknown function" rosctr=job pdu_reference=1 parameter_length=3 data_length=0 function=119
expect flaw unknown_function
refuse = 03 00 00 13 02 f0 80 32 02 00 00 00 01 00 00 00 00 d2 41
< 0300 0014  02f080  32 03 0000 0001 0001 0000 0000  77
expect other answer changes=unknown label="unknown function" rosctr=ack-data pdu_reference=1 parameter_length=1 data_length=0 error_class=none error_code=0 function=119
expect flaw unknown_function

# ---- headers -----------------------------------------------------------------------------------

case "bad_length: shorter than its header says"
> 0300 0012  02f080  32 01 0000 0001 0002 0000  f0
expect flaw truncated
expect flaw bad_length

case "bad_length: longer than its header says"
> 0300 0013  02f080  32 01 0000 0001 0001 0000  00 ff
expect diagnose request changes=unknown label="CPU services" rosctr=job pdu_reference=1 parameter_length=1 data_length=0 function=cpu-services
expect flaw bad_length

case "unknown_rosctr"
> 0300 0011  02f080  32 05 0000 0001 0000 0000
expect other request changes=unknown label="unknown kind of message" rosctr=5 pdu_reference=1 parameter_length=0 data_length=0
expect flaw unknown_rosctr

case "truncated header"
> 0300 000d  02f080  32 01 0000 0001
expect flaw truncated

case "no_request: an ack alone says nothing but no"
< 0300 0013  02f080  32 02 0000 0001 0000 0000 8104
expect other answer changes=unknown failed label="unknown function" rosctr=ack pdu_reference=1 parameter_length=0 data_length=0 error_class=application-relationship error_code=4
expect flaw no_request

# ---- userdata: programmer commands -------------------------------------------------------------

case "variable status: a word of flags at 16, two double words of DB1"
> 0300 0047  02f080  32 07 0000 0001 000c 002a  000112 08 12 41 02 00 00 00 0000  ff 09 0026 0014 000e 0000000000010000000100010001000100010000 0002 02 01 0000 0010  73 02 0001 0008
expect read request label="variable status" T0801 rosctr=userdata pdu_reference=1 parameter_length=12 data_length=42 area=flags address=16..17 transport_size=word count=1 return_code=success data_size=octets method=response type=request group=programmer subfunction=2 service=variable-status sequence=0 data_unit=0 last_unit=0 parameter_error=0
expect read request label="variable status" T0801 rosctr=userdata pdu_reference=1 parameter_length=12 data_length=42 area=db db=1 address=8..15 transport_size=dword count=2 method=response type=request group=programmer subfunction=2 service=variable-status sequence=0 data_unit=0 last_unit=0 parameter_error=0
refuse = 03 00 00 21 02 f0 80 32 07 00 00 00 01 00 0c 00 04 00 01 12 08 12 81 02 00 00 00 d0 61 0a 00 00 00
< 0300 0029  02f080  32 07 0000 0001 000c 000c  000112 08 12 81 02 03 00 00 0000  ff 09 0008 0004 0000 0000 0000
expect read answer label="variable status" T0801 rosctr=userdata pdu_reference=1 parameter_length=12 data_length=12 return_code=success data_size=octets method=response type=response group=programmer subfunction=2 service=variable-status sequence=3 data_unit=0 last_unit=0 parameter_error=0

case "variable status: results arrive by themselves"
< 0300 0031  02f080  32 07 0000 0001 000c 0014  000112 08 12 01 02 03 00 00 0000  ff 09 0010 0004 0008 0100 0001 0001 ff04 0010 0007
expect report report label="variable status" T0801 rosctr=userdata pdu_reference=1 parameter_length=12 data_length=20 return_code=success data_size=octets method=response type=push group=programmer subfunction=2 service=variable-status sequence=3 data_unit=0 last_unit=0 parameter_error=0

case "modify variable: flags (write) and an output bit (control)"
> 0300 0052  02f080  32 07 0000 0001 000c 0035  000112 08 12 41 08 00 00 00 0000  ff 09 0031 0014 0019 0000000000010000000100010001000100010000 0002 01 01 0000 0010  20 03 0000 0000  00 04 0008 11 00  00 03 0001 01
expect write request changes=yes label="modify variable" T0836 rosctr=userdata pdu_reference=1 parameter_length=12 data_length=53 area=flags address=16..16 transport_size=byte count=1 return_code=reserved data_size=byte value=[17] method=response type=request group=programmer subfunction=8 service=modify-variable sequence=0 data_unit=0 last_unit=0 parameter_error=0
expect control request changes=yes label="modify variable" T0855 rosctr=userdata pdu_reference=1 parameter_length=12 data_length=53 area=outputs address=0..0 bit=3 transport_size=bit count=1 return_code=reserved data_size=bit value=[1] method=response type=request group=programmer subfunction=8 service=modify-variable sequence=0 data_unit=0 last_unit=0 parameter_error=0

case "modify variable: a byte, a timer and a counter"
> 0300 005f  02f080  32 07 0000 0001 000c 0042  000112 08 12 41 08 00 00 00 0000  ff 09 003e 0014 0026 0000000000010000000100010001000100010000 0003 11 01 0000 0000  54 01 0000 0005  64 01 0000 0006  00 04 0008 11 00  00 09 0002 2127  00 09 0002 0017
expect write request changes=yes label="modify variable" T0836 rosctr=userdata pdu_reference=1 parameter_length=12 data_length=66 area=inputs address=0..0 transport_size=byte count=1 return_code=reserved data_size=byte value=[17] method=response type=request group=programmer subfunction=8 service=modify-variable sequence=0 data_unit=0 last_unit=0 parameter_error=0
expect write request changes=yes label="modify variable" T0836 rosctr=userdata pdu_reference=1 parameter_length=12 data_length=66 area=timer address=5..5 transport_size=word count=1 return_code=reserved data_size=octets value=[8487] method=response type=request group=programmer subfunction=8 service=modify-variable sequence=0 data_unit=0 last_unit=0 parameter_error=0
expect write request changes=yes label="modify variable" T0836 rosctr=userdata pdu_reference=1 parameter_length=12 data_length=66 area=counter address=6..6 transport_size=word count=1 return_code=reserved data_size=octets value=[23] method=response type=request group=programmer subfunction=8 service=modify-variable sequence=0 data_unit=0 last_unit=0 parameter_error=0

case "force a peripheral word"
> 0300 0047  02f080  32 07 0000 0001 000c 002a  000112 08 12 41 09 00 00 00 0000  ff 09 0026 0014 000e 0000000000010000000100010001000100010000 0001 32 01 0000 0100  00 04 0010 1234
expect control request changes=yes label="force" T0835 rosctr=userdata pdu_reference=1 parameter_length=12 data_length=42 area=peripheral address=256..257 transport_size=word count=1 return_code=reserved data_size=byte value=[4660] method=response type=request group=programmer subfunction=9 service=force sequence=0 data_unit=0 last_unit=0 parameter_error=0

case "unknown_syntax: an area that no row knows"
> 0300 0041  02f080  32 07 0000 0001 000c 0024  000112 08 12 41 02 00 00 00 0000  ff 09 0020 0014 0008 0000000000010000000100010001000100010000 0001 91 01 0000 0100
expect other request changes=unknown label="variable status" T0801 rosctr=userdata pdu_reference=1 parameter_length=12 data_length=36 return_code=success data_size=octets method=response type=request group=programmer subfunction=2 service=variable-status sequence=0 data_unit=0 last_unit=0 parameter_error=0
expect flaw unknown_syntax

case "item_count: an empty table"
> 0300 003b  02f080  32 07 0000 0001 000c 001e  000112 08 12 41 02 00 00 00 0000  ff 09 001a 0014 0002 0000000000010000000100010001000100010000 0000
expect read request label="variable status" T0801 rosctr=userdata pdu_reference=1 parameter_length=12 data_length=30 return_code=success data_size=octets method=response type=request group=programmer subfunction=2 service=variable-status sequence=0 data_unit=0 last_unit=0 parameter_error=0
expect flaw item_count

case "bad_data: modify with more bytes than addressed"
> 0300 0047  02f080  32 07 0000 0001 000c 002a  000112 08 12 41 08 00 00 00 0000  ff 09 0026 0014 000e 0000000000010000000100010001000100010000 0001 01 01 0000 0010  00 04 0010 1122
expect write request changes=yes label="modify variable" T0836 rosctr=userdata pdu_reference=1 parameter_length=12 data_length=42 area=flags address=16..16 transport_size=byte count=1 return_code=reserved data_size=byte value=[17,34] method=response type=request group=programmer subfunction=8 service=modify-variable sequence=0 data_unit=0 last_unit=0 parameter_error=0
expect flaw bad_data

case "truncated: modify without values"
> 0300 0041  02f080  32 07 0000 0001 000c 0024  000112 08 12 41 08 00 00 00 0000  ff 09 0020 0014 0008 0000000000010000000100010001000100010000 0001 01 01 0000 0010
expect flaw truncated

case "programmer: block status"
> 0300 003d  02f080  32 07 0000 0001 000c 0020  000112 08 12 41 01 00 00 00 0000  ff 09 001c 0014 0004 0000000000010000000100010001000100010000 0000 0000
expect diagnose request label="block status" T0801 rosctr=userdata pdu_reference=1 parameter_length=12 data_length=32 return_code=success data_size=octets method=response type=request group=programmer subfunction=1 service=block-status sequence=0 data_unit=0 last_unit=0 parameter_error=0

case "programmer: interrupt stack"
> 0300 003d  02f080  32 07 0000 0001 000c 0020  000112 08 12 41 03 00 00 00 0000  ff 09 001c 0014 0004 0000000000010000000100010001000100010000 0000 0000
expect diagnose request label="read the interrupt stack" rosctr=userdata pdu_reference=1 parameter_length=12 data_length=32 return_code=success data_size=octets method=response type=request group=programmer subfunction=3 service=istack sequence=0 data_unit=0 last_unit=0 parameter_error=0

case "programmer: block stack"
> 0300 003d  02f080  32 07 0000 0001 000c 0020  000112 08 12 41 04 00 00 00 0000  ff 09 001c 0014 0004 0000000000010000000100010001000100010000 0000 0000
expect diagnose request label="read the block stack" rosctr=userdata pdu_reference=1 parameter_length=12 data_length=32 return_code=success data_size=octets method=response type=request group=programmer subfunction=4 service=bstack sequence=0 data_unit=0 last_unit=0 parameter_error=0

case "programmer: local stack"
> 0300 003d  02f080  32 07 0000 0001 000c 0020  000112 08 12 41 05 00 00 00 0000  ff 09 001c 0014 0004 0000000000010000000100010001000100010000 0000 0000
expect diagnose request label="read the local stack" rosctr=userdata pdu_reference=1 parameter_length=12 data_length=32 return_code=success data_size=octets method=response type=request group=programmer subfunction=5 service=lstack sequence=0 data_unit=0 last_unit=0 parameter_error=0

case "programmer: time measurement"
> 0300 003d  02f080  32 07 0000 0001 000c 0020  000112 08 12 41 06 00 00 00 0000  ff 09 001c 0014 0004 0000000000010000000100010001000100010000 0000 0000
expect diagnose request label="time measurement" rosctr=userdata pdu_reference=1 parameter_length=12 data_length=32 return_code=success data_size=octets method=response type=request group=programmer subfunction=6 service=time-measurement sequence=0 data_unit=0 last_unit=0 parameter_error=0

case "programmer: force selection"
> 0300 003d  02f080  32 07 0000 0001 000c 0020  000112 08 12 41 07 00 00 00 0000  ff 09 001c 0014 0004 0000000000010000000100010001000100010000 0000 0000
expect control request changes=unknown label="force selection" rosctr=userdata pdu_reference=1 parameter_length=12 data_length=32 return_code=success data_size=octets method=response type=request group=programmer subfunction=7 service=force-selection sequence=0 data_unit=0 last_unit=0 parameter_error=0

case "programmer: breakpoint"
> 0300 003d  02f080  32 07 0000 0001 000c 0020  000112 08 12 41 0a 00 00 00 0000  ff 09 001c 0014 0004 0000000000010000000100010001000100010000 0000 0000
expect run request changes=yes label="set a breakpoint" T0858 rosctr=userdata pdu_reference=1 parameter_length=12 data_length=32 return_code=success data_size=octets method=response type=request group=programmer subfunction=10 service=breakpoint sequence=0 data_unit=0 last_unit=0 parameter_error=0

case "programmer: leave hold"
> 0300 003d  02f080  32 07 0000 0001 000c 0020  000112 08 12 41 0b 00 00 00 0000  ff 09 001c 0014 0004 0000000000010000000100010001000100010000 0000 0000
expect run request changes=yes label="leave hold" T0858 rosctr=userdata pdu_reference=1 parameter_length=12 data_length=32 return_code=success data_size=octets method=response type=request group=programmer subfunction=11 service=exit-hold sequence=0 data_unit=0 last_unit=0 parameter_error=0

case "programmer: memory reset"
> 0300 003d  02f080  32 07 0000 0001 000c 0020  000112 08 12 41 0c 00 00 00 0000  ff 09 001c 0014 0004 0000000000010000000100010001000100010000 0000 0000
expect run request changes=yes label="memory reset" T0809 rosctr=userdata pdu_reference=1 parameter_length=12 data_length=32 return_code=success data_size=octets method=response type=request group=programmer subfunction=12 service=memory-reset sequence=0 data_unit=0 last_unit=0 parameter_error=0

case "programmer: disable job"
> 0300 003d  02f080  32 07 0000 0001 000c 0020  000112 08 12 41 0d 00 00 00 0000  ff 09 001c 0014 0004 0000000000010000000100010001000100010000 0000 0000
expect control request changes=yes label="disable a force or test job" T0835 rosctr=userdata pdu_reference=1 parameter_length=12 data_length=32 return_code=success data_size=octets method=response type=request group=programmer subfunction=13 service=disable-job sequence=0 data_unit=0 last_unit=0 parameter_error=0

case "programmer: enable job"
> 0300 003d  02f080  32 07 0000 0001 000c 0020  000112 08 12 41 0e 00 00 00 0000  ff 09 001c 0014 0004 0000000000010000000100010001000100010000 0000 0000
expect control request changes=yes label="enable a force or test job" T0835 rosctr=userdata pdu_reference=1 parameter_length=12 data_length=32 return_code=success data_size=octets method=response type=request group=programmer subfunction=14 service=enable-job sequence=0 data_unit=0 last_unit=0 parameter_error=0

case "programmer: delete job"
> 0300 003d  02f080  32 07 0000 0001 000c 0020  000112 08 12 41 0f 00 00 00 0000  ff 09 001c 0014 0004 0000000000010000000100010001000100010000 0000 0000
expect control request changes=yes label="delete a force or test job" T0835 rosctr=userdata pdu_reference=1 parameter_length=12 data_length=32 return_code=success data_size=octets method=response type=request group=programmer subfunction=15 service=delete-job sequence=0 data_unit=0 last_unit=0 parameter_error=0

case "programmer: read job list"
> 0300 003d  02f080  32 07 0000 0001 000c 0020  000112 08 12 41 10 00 00 00 0000  ff 09 001c 0014 0004 0000000000010000000100010001000100010000 0000 0000
expect read request label="read the job list" rosctr=userdata pdu_reference=1 parameter_length=12 data_length=32 return_code=success data_size=octets method=response type=request group=programmer subfunction=16 service=read-job-list sequence=0 data_unit=0 last_unit=0 parameter_error=0

case "programmer: read job"
> 0300 003d  02f080  32 07 0000 0001 000c 0020  000112 08 12 41 11 00 00 00 0000  ff 09 001c 0014 0004 0000000000010000000100010001000100010000 0000 0000
expect read request label="read a job" rosctr=userdata pdu_reference=1 parameter_length=12 data_length=32 return_code=success data_size=octets method=response type=request group=programmer subfunction=17 service=read-job sequence=0 data_unit=0 last_unit=0 parameter_error=0

case "programmer: replace job"
> 0300 003d  02f080  32 07 0000 0001 000c 0020  000112 08 12 41 12 00 00 00 0000  ff 09 001c 0014 0004 0000000000010000000100010001000100010000 0000 0000
expect control request changes=yes label="replace a force or test job" T0835 rosctr=userdata pdu_reference=1 parameter_length=12 data_length=32 return_code=success data_size=octets method=response type=request group=programmer subfunction=18 service=replace-job sequence=0 data_unit=0 last_unit=0 parameter_error=0

case "programmer: block status, second form"
> 0300 003d  02f080  32 07 0000 0001 000c 0020  000112 08 12 41 13 00 00 00 0000  ff 09 001c 0014 0004 0000000000010000000100010001000100010000 0000 0000
expect diagnose request label="block status" T0801 rosctr=userdata pdu_reference=1 parameter_length=12 data_length=32 return_code=success data_size=octets method=response type=request group=programmer subfunction=19 service=block-status-2 sequence=0 data_unit=0 last_unit=0 parameter_error=0

case "programmer: flash LED"
> 0300 003d  02f080  32 07 0000 0001 000c 0020  000112 08 12 41 16 00 00 00 0000  ff 09 001c 0014 0004 0000000000010000000100010001000100010000 0000 0000
expect diagnose request label="flash the LED" rosctr=userdata pdu_reference=1 parameter_length=12 data_length=32 return_code=success data_size=octets method=response type=request group=programmer subfunction=22 service=flash-led sequence=0 data_unit=0 last_unit=0 parameter_error=0

case "programmer: answer that says no"
> 0300 003d  02f080  32 07 0000 0001 000c 0020  000112 08 12 41 10 00 00 00 0000  ff 09 001c 0014 0004 0000000000010000000100010001000100010000 0000 0000
expect read request label="read the job list" rosctr=userdata pdu_reference=1 parameter_length=12 data_length=32 return_code=success data_size=octets method=response type=request group=programmer subfunction=16 service=read-job-list sequence=0 data_unit=0 last_unit=0 parameter_error=0
< 0300 0021  02f080  32 07 0000 0001 000c 0004  000112 08 12 81 10 03 00 00 d061  0a 00 0000
expect read answer failed label="read the job list" rosctr=userdata pdu_reference=1 parameter_length=12 data_length=4 return_code=does-not-exist data_size=none method=response type=response group=programmer subfunction=16 service=read-job-list sequence=3 data_unit=0 last_unit=0 parameter_error=53345

# ---- userdata: cyclic services -----------------------------------------------------------------

case "cyclic read every two seconds: request, answer, push, end"
> 0300 002d  02f080  32 07 0000 0001 0008 0014  000112 04 11 42 01 00  ff 09 0010 0001 01 02 120a10 02 0002 0001 84 000050
expect read request label="cyclic read" T0801 rosctr=userdata pdu_reference=1 parameter_length=8 data_length=20 syntax=s7any area=db db=1 address=10..11 transport_size=byte count=2 return_code=success data_size=octets method=request type=request group=cyclic subfunction=1 service=cyclic-transfer sequence=0 interval=2000
< 0300 0029  02f080  32 07 0000 0001 000c 000c  000112 08 12 82 01 01 00 00 0000  ff 09 0008 0001 ff 04 0010 0102
expect read answer label="cyclic read" T0801 rosctr=userdata pdu_reference=1 parameter_length=12 data_length=12 syntax=s7any area=db db=1 address=10..11 transport_size=byte count=2 return_code=success data_size=byte value=[1,2] method=response type=response group=cyclic subfunction=1 service=cyclic-transfer sequence=1 data_unit=0 last_unit=0 parameter_error=0
< 0300 0029  02f080  32 07 0000 0000 000c 000c  000112 08 12 02 01 01 00 00 0000  ff 09 0008 0001 ff 04 0010 0103
expect report report label="cyclic read" T0801 rosctr=userdata pdu_reference=0 parameter_length=12 data_length=12 return_code=success data_size=byte value=[1,3] method=response type=push group=cyclic subfunction=1 service=cyclic-transfer sequence=1 data_unit=0 last_unit=0 parameter_error=0
> 0300 001f  02f080  32 07 0000 0002 0008 0006  000112 04 11 42 04 00  ff 09 0002 0101
expect read request label="end a cyclic read" rosctr=userdata pdu_reference=2 parameter_length=8 data_length=6 return_code=success data_size=octets method=request type=request group=cyclic subfunction=4 service=unsubscribe sequence=0
< 0300 0021  02f080  32 07 0000 0002 000c 0004  000112 08 12 82 04 01 00 00 0000  0a 00 0000
expect read answer label="end a cyclic read" rosctr=userdata pdu_reference=2 parameter_length=12 data_length=4 return_code=does-not-exist data_size=none method=response type=response group=cyclic subfunction=4 service=unsubscribe sequence=1 data_unit=0 last_unit=0 parameter_error=0

case "read on change, two areas of DBREAD"
> 0300 002f  02f080  32 07 0000 0001 0008 0016  000112 04 11 42 05 00  ff 09 0012 0001 00 05 120cb0 02 01 0044 0166 02 0044 018a
expect read request label="read on change" T0801 rosctr=userdata pdu_reference=1 parameter_length=8 data_length=22 syntax=dbread area=db db=68 address=358..358 count=1 return_code=success data_size=octets method=request type=request group=cyclic subfunction=5 service=change-driven-transfer sequence=0 interval=500
expect read request label="read on change" T0801 rosctr=userdata pdu_reference=1 parameter_length=8 data_length=22 syntax=dbread area=db db=68 address=394..395 count=2 return_code=success data_size=octets method=request type=request group=cyclic subfunction=5 service=change-driven-transfer sequence=0 interval=500
< 0300 002c  02f080  32 07 0000 0001 000c 000f  000112 08 12 82 05 01 00 00 0000  ff 09 000b 0001 ff 09 0005 ff00 ff6000
expect read answer label="read on change" T0801 rosctr=userdata pdu_reference=1 parameter_length=12 data_length=15 syntax=dbread area=db db=68 address=358..358 count=1 return_code=success data_size=octets value=[0] method=response type=response group=cyclic subfunction=5 service=change-driven-transfer sequence=1 data_unit=0 last_unit=0 parameter_error=0
expect read answer label="read on change" T0801 rosctr=userdata pdu_reference=1 parameter_length=12 data_length=15 syntax=dbread area=db db=68 address=394..395 count=2 return_code=success value=[96,0] method=response type=response group=cyclic subfunction=5 service=change-driven-transfer sequence=1 data_unit=0 last_unit=0 parameter_error=0

case "read on change, modified"
> 0300 002a  02f080  32 07 0000 0001 0008 0011  000112 04 11 42 07 02  ff 09 000d 0001 02 01 1207b0 01 01 0044 0166
expect read request label="read on change, modified" T0801 rosctr=userdata pdu_reference=1 parameter_length=8 data_length=17 syntax=dbread area=db db=68 address=358..358 count=1 return_code=success data_size=octets method=request type=request group=cyclic subfunction=7 service=change-driven-modify sequence=2 interval=10000

case "bad_parameter: unknown time base"
> 0300 002d  02f080  32 07 0000 0001 0008 0014  000112 04 11 42 01 00  ff 09 0010 0001 07 02 120a10 02 0002 0001 84 000050
expect read request label="cyclic read" T0801 rosctr=userdata pdu_reference=1 parameter_length=8 data_length=20 syntax=s7any area=db db=1 address=10..11 transport_size=byte count=2 return_code=success data_size=octets method=request type=request group=cyclic subfunction=1 service=cyclic-transfer sequence=0
expect flaw bad_parameter

case "item_count: nothing to read"
> 0300 0021  02f080  32 07 0000 0001 0008 0008  000112 04 11 42 01 00  ff 09 0004 0000 01 02
expect read request label="cyclic read" T0801 rosctr=userdata pdu_reference=1 parameter_length=8 data_length=8 return_code=success data_size=octets method=request type=request group=cyclic subfunction=1 service=cyclic-transfer sequence=0 interval=2000
expect flaw item_count
< 0300 0023  02f080  32 07 0000 0001 000c 0006  000112 08 12 82 01 01 00 00 0000  ff 09 0002 0000
expect read answer label="cyclic read" T0801 rosctr=userdata pdu_reference=1 parameter_length=12 data_length=6 return_code=success data_size=octets method=response type=response group=cyclic subfunction=1 service=cyclic-transfer sequence=1 data_unit=0 last_unit=0 parameter_error=0

case "read a data record"
> 0300 0024  02f080  32 07 0000 0001 0008 000b  000112 04 11 42 08 00  ff 09 0007 0004 0001 000000
expect read request label="read a data record" rosctr=userdata pdu_reference=1 parameter_length=8 data_length=11 return_code=success data_size=octets method=request type=request group=cyclic subfunction=8 service=read-record sequence=0

case "what a client pushes is judged like a request"
> 0300 0029  02f080  32 07 0000 0000 000c 000c  000112 08 12 02 01 01 00 00 0000  ff 09 0008 0001 ff 04 0010 0103
expect read request label="cyclic read" T0801 rosctr=userdata pdu_reference=0 parameter_length=12 data_length=12 return_code=success data_size=byte value=[1,3] method=response type=push group=cyclic subfunction=1 service=cyclic-transfer sequence=1 data_unit=0 last_unit=0 parameter_error=0

# ---- userdata: block functions -----------------------------------------------------------------

case "list blocks"
> 0300 001d  02f080  32 07 0000 0001 0008 0004  000112 04 11 43 01 00  0a 00 0000
expect read request label="list blocks" T0888 rosctr=userdata pdu_reference=1 parameter_length=8 data_length=4 return_code=does-not-exist data_size=none method=request type=request group=block subfunction=1 service=list-blocks sequence=0
< 0300 0029  02f080  32 07 0000 0001 000c 000c  000112 08 12 83 01 00 00 00 0000  ff 09 0008 30380001 30450000
expect read answer label="list blocks" T0888 rosctr=userdata pdu_reference=1 parameter_length=12 data_length=12 return_code=success data_size=octets method=response type=response group=block subfunction=1 service=list-blocks sequence=0 data_unit=0 last_unit=0 parameter_error=0

case "list blocks of a type"
> 0300 001f  02f080  32 07 0000 0001 0008 0006  000112 04 11 43 02 00  ff 09 0002 3041
expect read request label="list blocks of a type" T0888 rosctr=userdata pdu_reference=1 parameter_length=8 data_length=6 return_code=success data_size=octets block_type=db method=request type=request group=block subfunction=2 service=list-blocks-of-type sequence=0
< 0300 0025  02f080  32 07 0000 0001 000c 0008  000112 08 12 83 02 01 00 00 0000  ff 09 0004 00012205
expect read answer label="list blocks of a type" T0888 rosctr=userdata pdu_reference=1 parameter_length=12 data_length=8 return_code=success data_size=octets method=response type=response group=block subfunction=2 service=list-blocks-of-type sequence=1 data_unit=0 last_unit=0 parameter_error=0

case "block information"
> 0300 0025  02f080  32 07 0000 0001 0008 000c  000112 04 11 43 03 00  ff 09 0008 3042 3332373638 42
expect read request label="block information" T0888 rosctr=userdata pdu_reference=1 parameter_length=8 data_length=12 return_code=success data_size=octets block_type=sdb block_number=32768 filesystem=both method=request type=request group=block subfunction=3 service=block-info sequence=0
< 0300 0021  02f080  32 07 0000 0001 000c 0004  000112 08 12 83 03 00 00 00 d209  0a 00 0000
expect read answer failed label="block information" T0888 rosctr=userdata pdu_reference=1 parameter_length=12 data_length=4 return_code=does-not-exist data_size=none method=response type=response group=block subfunction=3 service=block-info sequence=0 data_unit=0 last_unit=0 parameter_error=53769

case "bad_name: list blocks of no type"
> 0300 001f  02f080  32 07 0000 0001 0008 0006  000112 04 11 43 02 00  ff 09 0002 3058
expect read request label="list blocks of a type" T0888 rosctr=userdata pdu_reference=1 parameter_length=8 data_length=6 return_code=success data_size=octets method=request type=request group=block subfunction=2 service=list-blocks-of-type sequence=0
expect flaw bad_name

case "trailing: bytes behind the block name"
> 0300 0026  02f080  32 07 0000 0001 0008 000d  000112 04 11 43 03 00  ff 09 0009 3042 3332373638 42 00
expect read request label="block information" T0888 rosctr=userdata pdu_reference=1 parameter_length=8 data_length=13 return_code=success data_size=octets block_type=sdb block_number=32768 filesystem=both method=request type=request group=block subfunction=3 service=block-info sequence=0
expect flaw trailing

# ---- userdata: CPU functions -------------------------------------------------------------------

case "module identification: order number and firmware"
> 0300 0021  02f080  32 07 0000 0001 0008 0008  000112 04 11 44 01 00  ff 09 0004 0011 0000
expect identify request label="read system state list" T0888 rosctr=userdata pdu_reference=1 parameter_length=8 data_length=8 return_code=success data_size=octets method=request type=request group=cpu subfunction=1 service=read-szl sequence=0 szl_id=17 szl_index=0
refuse = 03 00 00 21 02 f0 80 32 07 00 00 00 01 00 0c 00 04 00 01 12 08 12 84 01 00 00 00 d2 41 0a 00 00 00
< 0300 0061  02f080  32 07 0000 0001 000c 0044  000112 08 12 84 01 00 00 00 0000  ff 09 0040 0011 0000 001c 0002 0001 36455337203331352d32454831342d3041423020 00c0 0004 0001 0007 2020202020202020202020202020202020202020 00c0 5603 0206
expect identify answer label="read system state list" T0888 rosctr=userdata pdu_reference=1 parameter_length=12 data_length=68 return_code=success data_size=octets method=response type=response group=cpu subfunction=1 service=read-szl sequence=0 data_unit=0 last_unit=0 parameter_error=0 szl_id=17 szl_index=0
expect identity product="6ES7 315-2EH14-0AB0"
expect identity firmware="3.2.6"

case "component identification"
> 0300 0021  02f080  32 07 0000 0001 0008 0008  000112 04 11 44 01 00  ff 09 0004 001c 0000
expect identify request label="read system state list" T0888 rosctr=userdata pdu_reference=1 parameter_length=8 data_length=8 return_code=success data_size=octets method=request type=request group=cpu subfunction=1 service=read-szl sequence=0 szl_id=28 szl_index=0
< 0300 00d3  02f080  32 07 0000 0001 000c 00b6  000112 08 12 84 01 00 00 00 0000  ff 09 00b2 001c 0000 0022 0005 0001 504c414e542d3700000000000000000000000000000000000000000000000000 0002 4350550000000000000000000000000000000000000000000000000000000000 0004 4f726967696e616c205369656d656e732045717569706d656e74000000000000 0005 5320432d43325552323839323230313200000000000000000000000000000000 0007 435055203331352d3220504e2f44500000000000000000000000000000000000
expect identify answer label="read system state list" T0888 rosctr=userdata pdu_reference=1 parameter_length=12 data_length=182 return_code=success data_size=octets method=response type=response group=cpu subfunction=1 service=read-szl sequence=0 data_unit=0 last_unit=0 parameter_error=0 szl_id=28 szl_index=0
expect identity name="PLANT-7"
expect identity vendor="Original Siemens Equipment"
expect identity serial="S C-C2UR28922012"
expect identity product="CPU 315-2 PN/DP"

case "information not available: the list comes from the request"
> 0300 0021  02f080  32 07 0000 0001 0008 0008  000112 04 11 44 01 00  ff 09 0004 001c 0001
expect identify request label="read system state list" T0888 rosctr=userdata pdu_reference=1 parameter_length=8 data_length=8 return_code=success data_size=octets method=request type=request group=cpu subfunction=1 service=read-szl sequence=0 szl_id=28 szl_index=1
< 0300 0021  02f080  32 07 0000 0001 000c 0004  000112 08 12 84 01 01 00 00 d401  0a 00 0000
expect identify answer failed label="read system state list" T0888 rosctr=userdata pdu_reference=1 parameter_length=12 data_length=4 return_code=does-not-exist data_size=none method=response type=response group=cpu subfunction=1 service=read-szl sequence=1 data_unit=0 last_unit=0 parameter_error=54273 szl_id=28

case "a list in two parts: only the first says which"
> 0300 0021  02f080  32 07 0000 0001 0008 0008  000112 04 11 44 01 00  ff 09 0004 0011 0000
expect identify request label="read system state list" T0888 rosctr=userdata pdu_reference=1 parameter_length=8 data_length=8 return_code=success data_size=octets method=request type=request group=cpu subfunction=1 service=read-szl sequence=0 szl_id=17 szl_index=0
< 0300 0045  02f080  32 07 0000 0001 000c 0028  000112 08 12 84 01 01 03 01 0000  ff 09 0024 0011 0000 001c 0002 0001 36455337203331352d32454831342d3041423020 00c0 0004 0001
expect identify answer label="read system state list" T0888 rosctr=userdata pdu_reference=1 parameter_length=12 data_length=40 return_code=success data_size=octets method=response type=response group=cpu subfunction=1 service=read-szl sequence=1 data_unit=3 last_unit=1 parameter_error=0 szl_id=17 szl_index=0
expect identity product="6ES7 315-2EH14-0AB0"
> 0300 0021  02f080  32 07 0000 0002 000c 0004  000112 08 12 44 01 01 00 00 0000  0a 00 0000
expect identify request label="read system state list" T0888 rosctr=userdata pdu_reference=2 parameter_length=12 data_length=4 return_code=does-not-exist data_size=none method=response type=request group=cpu subfunction=1 service=read-szl sequence=1 data_unit=0 last_unit=0 parameter_error=0 szl_id=17
< 0300 003d  02f080  32 07 0000 0002 000c 0020  000112 08 12 84 01 01 03 00 0000  ff 09 001c 0007 2020202020202020202020202020202020202020 00c0 5603 0206
expect identify answer label="read system state list" T0888 rosctr=userdata pdu_reference=2 parameter_length=12 data_length=32 return_code=success data_size=octets method=response type=response group=cpu subfunction=1 service=read-szl sequence=1 data_unit=3 last_unit=0 parameter_error=0 szl_id=17

case "a later part without its request is not taken for a list"
< 0300 0025  02f080  32 07 0000 0002 000c 0008  000112 08 12 84 01 01 03 00 0000  ff 09 0004 0011 0000
expect read answer label="read system state list" T0888 rosctr=userdata pdu_reference=2 parameter_length=12 data_length=8 return_code=success data_size=octets method=response type=response group=cpu subfunction=1 service=read-szl sequence=1 data_unit=3 last_unit=0 parameter_error=0
expect flaw no_request

case "diagnostic buffer"
> 0300 0021  02f080  32 07 0000 0001 0008 0008  000112 04 11 44 01 00  ff 09 0004 00a0 0000
expect diagnose request label="read system state list" T0888 rosctr=userdata pdu_reference=1 parameter_length=8 data_length=8 return_code=success data_size=octets method=request type=request group=cpu subfunction=1 service=read-szl sequence=0 szl_id=160 szl_index=0

case "operating mode"
> 0300 0021  02f080  32 07 0000 0001 0008 0008  000112 04 11 44 01 00  ff 09 0004 0424 0000
expect read request label="read system state list" T0868 rosctr=userdata pdu_reference=1 parameter_length=8 data_length=8 return_code=success data_size=octets method=request type=request group=cpu subfunction=1 service=read-szl sequence=0 szl_id=1060 szl_index=0

case "LED state"
> 0300 0021  02f080  32 07 0000 0001 0008 0008  000112 04 11 44 01 00  ff 09 0004 0074 0000
expect read request label="read system state list" T0868 rosctr=userdata pdu_reference=1 parameter_length=8 data_length=8 return_code=success data_size=octets method=request type=request group=cpu subfunction=1 service=read-szl sequence=0 szl_id=116 szl_index=0

case "LED state of old"
> 0300 0021  02f080  32 07 0000 0001 0008 0008  000112 04 11 44 01 00  ff 09 0004 0019 0000
expect read request label="read system state list" T0868 rosctr=userdata pdu_reference=1 parameter_length=8 data_length=8 return_code=success data_size=octets method=request type=request group=cpu subfunction=1 service=read-szl sequence=0 szl_id=25 szl_index=0

case "subscribe to messages"
> 0300 0027  02f080  32 07 0000 0001 0008 000e  000112 04 11 44 02 00  ff 09 000a 0100 533743484e5f3032
expect read request label="subscribe to messages" rosctr=userdata pdu_reference=1 parameter_length=8 data_length=14 return_code=success data_size=octets method=request type=request group=cpu subfunction=2 service=message-service sequence=0
< 0300 0023  02f080  32 07 0000 0001 000c 0006  000112 08 12 84 02 ff 00 00 0000  ff 09 0002 0200
expect read answer label="subscribe to messages" rosctr=userdata pdu_reference=1 parameter_length=12 data_length=6 return_code=success data_size=octets method=response type=response group=cpu subfunction=2 service=message-service sequence=255 data_unit=0 last_unit=0 parameter_error=0

case "alarm with one value"
< 0300 0039  02f080  32 07 0000 0000 0008 0020  000112 04 11 04 05 00  ff 09 001c 9401060027203975 40 01 120a16 01 000000af 0000fefe ff 04 0010 0001
expect report report label="alarm" rosctr=userdata pdu_reference=0 parameter_length=8 data_length=32 syntax=alarm-indication return_code=success data_size=octets method=request type=push group=cpu subfunction=5 service=alarm-8 sequence=0 clock=757816040397 event_id=175

case "alarm message of two objects"
< 0300 003f  02f080  32 07 0000 0000 0008 0026  000112 04 11 04 05 00  ff 09 0022 9401060027203975 40 02 120a16 00 000000af 0000fefe 120a16 00 000000b0 0000fefe
expect report report label="alarm" rosctr=userdata pdu_reference=0 parameter_length=8 data_length=38 syntax=alarm-indication return_code=success data_size=octets method=request type=push group=cpu subfunction=5 service=alarm-8 sequence=0 clock=757816040397 event_id=175
expect report report label="alarm" rosctr=userdata pdu_reference=0 parameter_length=8 data_length=38 syntax=alarm-indication return_code=success data_size=octets method=request type=push group=cpu subfunction=5 service=alarm-8 sequence=0 clock=757816040397 event_id=176

case "alarm without objects"
< 0300 0027  02f080  32 07 0000 0000 0008 000e  000112 04 11 04 05 00  ff 09 000a 9401060027203975 40 00
expect report report label="alarm" rosctr=userdata pdu_reference=0 parameter_length=8 data_length=14 return_code=success data_size=octets method=request type=push group=cpu subfunction=5 service=alarm-8 sequence=0 clock=757816040397

case "pushed: notification"
< 0300 0033  02f080  32 07 0000 0000 0008 001a  000112 04 11 04 06 00  ff 09 0016 9401060027203975 40 01 120a16 00 000000af 0000fefe
expect report report label="notification" rosctr=userdata pdu_reference=0 parameter_length=8 data_length=26 syntax=alarm-indication return_code=success data_size=octets method=request type=push group=cpu subfunction=6 service=notify sequence=0 clock=757816040397 event_id=175

case "pushed: scan"
< 0300 0033  02f080  32 07 0000 0000 0008 001a  000112 04 11 04 09 00  ff 09 0016 9401060027203975 40 01 120a16 00 000000af 0000fefe
expect report report label="scan message" rosctr=userdata pdu_reference=0 parameter_length=8 data_length=26 syntax=alarm-indication return_code=success data_size=octets method=request type=push group=cpu subfunction=9 service=scan sequence=0 clock=757816040397 event_id=175

case "pushed: alarm acknowledged"
< 0300 0033  02f080  32 07 0000 0000 0008 001a  000112 04 11 04 0c 00  ff 09 0016 9401060027203975 40 01 120a16 00 000000af 0000fefe
expect report report label="alarm acknowledged" rosctr=userdata pdu_reference=0 parameter_length=8 data_length=26 syntax=alarm-indication return_code=success data_size=octets method=request type=push group=cpu subfunction=12 service=alarm-acknowledged sequence=0 clock=757816040397 event_id=175

case "pushed: alarms locked"
< 0300 0033  02f080  32 07 0000 0000 0008 001a  000112 04 11 04 0d 00  ff 09 0016 9401060027203975 40 01 120a16 00 000000af 0000fefe
expect report report label="alarms locked" rosctr=userdata pdu_reference=0 parameter_length=8 data_length=26 syntax=alarm-indication return_code=success data_size=octets method=request type=push group=cpu subfunction=13 service=alarms-locked sequence=0 clock=757816040397 event_id=175

case "pushed: alarms unlocked"
< 0300 0033  02f080  32 07 0000 0000 0008 001a  000112 04 11 04 0e 00  ff 09 0016 9401060027203975 40 01 120a16 00 000000af 0000fefe
expect report report label="alarms unlocked" rosctr=userdata pdu_reference=0 parameter_length=8 data_length=26 syntax=alarm-indication return_code=success data_size=octets method=request type=push group=cpu subfunction=14 service=alarms-unlocked sequence=0 clock=757816040397 event_id=175

case "pushed: alarm SQ"
< 0300 0033  02f080  32 07 0000 0000 0008 001a  000112 04 11 04 11 00  ff 09 0016 9401060027203975 40 01 120a16 00 000000af 0000fefe
expect report report label="alarm" rosctr=userdata pdu_reference=0 parameter_length=8 data_length=26 syntax=alarm-indication return_code=success data_size=octets method=request type=push group=cpu subfunction=17 service=alarm-sq sequence=0 clock=757816040397 event_id=175

case "pushed: alarm S"
< 0300 0033  02f080  32 07 0000 0000 0008 001a  000112 04 11 04 12 00  ff 09 0016 9401060027203975 40 01 120a16 00 000000af 0000fefe
expect report report label="alarm" rosctr=userdata pdu_reference=0 parameter_length=8 data_length=26 syntax=alarm-indication return_code=success data_size=octets method=request type=push group=cpu subfunction=18 service=alarm-s sequence=0 clock=757816040397 event_id=175

case "pushed: notification 8"
< 0300 0033  02f080  32 07 0000 0000 0008 001a  000112 04 11 04 16 00  ff 09 0016 9401060027203975 40 01 120a16 00 000000af 0000fefe
expect report report label="notification" rosctr=userdata pdu_reference=0 parameter_length=8 data_length=26 syntax=alarm-indication return_code=success data_size=octets method=request type=push group=cpu subfunction=22 service=notify-8 sequence=0 clock=757816040397 event_id=175

case "pushed: diagnostic message"
< 0300 0031  02f080  32 07 0000 0000 0008 0018  000112 04 11 04 03 00  ff 09 0014 4302 ff 84 0000 00000000 00009401060027203975
expect report report label="diagnostic message" rosctr=userdata pdu_reference=0 parameter_length=8 data_length=24 return_code=success data_size=octets method=request type=push group=cpu subfunction=3 service=diagnostic-message sequence=0

case "acknowledge an alarm"
> 0300 0029  02f080  32 07 0000 0001 0008 0010  000112 04 11 44 0b 00  ff 09 000c 08 01 120819 08 000000af 0101
expect write request changes=yes label="acknowledge an alarm" rosctr=userdata pdu_reference=1 parameter_length=8 data_length=16 syntax=alarm-ack return_code=success data_size=octets method=request type=request group=cpu subfunction=11 service=acknowledge-alarm sequence=0 event_id=175

case "lock an alarm"
> 0300 0029  02f080  32 07 0000 0001 0008 0010  000112 04 11 44 07 00  ff 09 000c 08 01 120815 00 000000af 0000
expect config request changes=yes label="lock alarms" T0878 rosctr=userdata pdu_reference=1 parameter_length=8 data_length=16 syntax=alarm-lock return_code=success data_size=octets method=request type=request group=cpu subfunction=7 service=lock-alarms sequence=0 event_id=175

case "unlock an alarm"
> 0300 0029  02f080  32 07 0000 0001 0008 0010  000112 04 11 44 08 00  ff 09 000c 08 01 120815 00 000000af 0000
expect config request changes=yes label="unlock alarms" T0838 rosctr=userdata pdu_reference=1 parameter_length=8 data_length=16 syntax=alarm-lock return_code=success data_size=octets method=request type=request group=cpu subfunction=8 service=unlock-alarms sequence=0 event_id=175

case "query alarms"
> 0300 0029  02f080  32 07 0000 0001 0008 0010  000112 04 11 44 13 00  ff 09 000c 00 01 12081a 00 01 34 00000004
expect read request label="query alarms" rosctr=userdata pdu_reference=1 parameter_length=8 data_length=16 return_code=success data_size=octets method=request type=request group=cpu subfunction=19 service=query-alarms sequence=0

case "bad_clock: an alarm in the thirteenth month"
< 0300 0033  02f080  32 07 0000 0000 0008 001a  000112 04 11 04 05 00  ff 09 0016 9413060027203975 40 01 120a16 00 000000af 0000fefe
expect report report label="alarm" rosctr=userdata pdu_reference=0 parameter_length=8 data_length=26 syntax=alarm-indication return_code=success data_size=octets method=request type=push group=cpu subfunction=5 service=alarm-8 sequence=0 event_id=175
expect flaw bad_clock

# ---- userdata: security, block transfer, time, modes, numerical controllers --------------------

case "give the password: it stays out of the records"
> 0300 0025  02f080  32 07 0000 0001 0008 000c  000112 04 11 45 01 00  ff 09 0008 213a1b1d6e681b1d
expect session request label="give the password" T0859 rosctr=userdata pdu_reference=1 parameter_length=8 data_length=12 return_code=success data_size=octets method=request type=request group=security subfunction=1 service=set-password sequence=0
< 0300 0021  02f080  32 07 0000 0001 000c 0004  000112 08 12 85 01 01 00 00 0000  0a 00 0000
expect session answer label="give the password" T0859 rosctr=userdata pdu_reference=1 parameter_length=12 data_length=4 return_code=does-not-exist data_size=none method=response type=response group=security subfunction=1 service=set-password sequence=1 data_unit=0 last_unit=0 parameter_error=0

case "a wrong password"
> 0300 0025  02f080  32 07 0000 0001 0008 000c  000112 04 11 45 01 00  ff 09 0008 213a1b1d6e681b1d
expect session request label="give the password" T0859 rosctr=userdata pdu_reference=1 parameter_length=8 data_length=12 return_code=success data_size=octets method=request type=request group=security subfunction=1 service=set-password sequence=0
< 0300 0021  02f080  32 07 0000 0001 000c 0004  000112 08 12 85 01 01 00 00 d602  0a 00 0000
expect session answer failed label="give the password" T0859 rosctr=userdata pdu_reference=1 parameter_length=12 data_length=4 return_code=does-not-exist data_size=none method=response type=response group=security subfunction=1 service=set-password sequence=1 data_unit=0 last_unit=0 parameter_error=54786

case "take the password back"
> 0300 001d  02f080  32 07 0000 0001 0008 0004  000112 04 11 45 02 00  0a 00 0000
expect session request label="take the password back" rosctr=userdata pdu_reference=1 parameter_length=8 data_length=4 return_code=does-not-exist data_size=none method=request type=request group=security subfunction=2 service=clear-password sequence=0

case "block send to a controller"
> 0300 002d  02f080  32 07 0000 0001 0008 0014  000112 04 11 46 00 00  ff 09 0010 12 06 13 00 00000001 00000004 01020304
expect write request changes=yes label="block send to a controller" T0836 rosctr=userdata pdu_reference=1 parameter_length=8 data_length=20 syntax=r-id return_code=success data_size=octets r_id=1 method=request type=request group=pbc subfunction=0 service=block-send sequence=0

case "read the clock"
> 0300 001d  02f080  32 07 0000 0001 0008 0004  000112 04 11 47 01 00  0a 00 0000
expect read request label="read the clock" rosctr=userdata pdu_reference=1 parameter_length=8 data_length=4 return_code=does-not-exist data_size=none method=request type=request group=time subfunction=1 service=read-clock sequence=0
expect code -1
< 0300 002b  02f080  32 07 0000 0001 000c 000e  000112 08 12 87 01 01 00 00 0000  ff 09 000a 00 19 1408201159439124
expect read answer label="read the clock" rosctr=userdata pdu_reference=1 parameter_length=12 data_length=14 return_code=success data_size=octets method=response type=response group=time subfunction=1 service=read-clock sequence=1 data_unit=0 last_unit=0 parameter_error=0 clock=1408535983912
expect code -1

case "read the clock that follows"
> 0300 001d  02f080  32 07 0000 0001 0008 0004  000112 04 11 47 03 00  0a 00 0000
expect read request label="read the clock" rosctr=userdata pdu_reference=1 parameter_length=8 data_length=4 return_code=does-not-exist data_size=none method=request type=request group=time subfunction=3 service=read-clock-following sequence=0

case "set the clock"
> 0300 0027  02f080  32 07 0000 0001 0008 000e  000112 04 11 47 02 00  ff 09 000a 00 19 1602291200000001
expect time request changes=yes label="set the clock" T0836 rosctr=userdata pdu_reference=1 parameter_length=8 data_length=14 return_code=success data_size=octets method=request type=request group=time subfunction=2 service=set-clock sequence=0 clock=1456747200000
refuse = 03 00 00 21 02 f0 80 32 07 00 00 00 01 00 0c 00 04 00 01 12 08 12 87 02 00 00 00 d2 41 0a 00 00 00
< 0300 0021  02f080  32 07 0000 0001 000c 0004  000112 08 12 87 02 01 00 00 0000  0a 00 0000
expect time answer changes=yes label="set the clock" T0836 rosctr=userdata pdu_reference=1 parameter_length=12 data_length=4 return_code=does-not-exist data_size=none method=response type=response group=time subfunction=2 service=set-clock sequence=1 data_unit=0 last_unit=0 parameter_error=0

case "set the clock that follows: the last century"
> 0300 0027  02f080  32 07 0000 0001 0008 000e  000112 04 11 47 04 00  ff 09 000a 00 19 9912312359599995
expect time request changes=yes label="set the clock" T0836 rosctr=userdata pdu_reference=1 parameter_length=8 data_length=14 return_code=success data_size=octets method=request type=request group=time subfunction=4 service=set-clock-following sequence=0 clock=946684799999

case "an answer with another return code says no"
> 0300 001d  02f080  32 07 0000 0001 0008 0004  000112 04 11 47 01 00  0a 00 0000
expect read request label="read the clock" rosctr=userdata pdu_reference=1 parameter_length=8 data_length=4 return_code=does-not-exist data_size=none method=request type=request group=time subfunction=1 service=read-clock sequence=0
< 0300 0021  02f080  32 07 0000 0001 000c 0004  000112 08 12 87 01 01 00 00 0000  03 00 0000
expect read answer failed label="read the clock" rosctr=userdata pdu_reference=1 parameter_length=12 data_length=4 return_code=not-allowed data_size=none method=response type=response group=time subfunction=1 service=read-clock sequence=1 data_unit=0 last_unit=0 parameter_error=0

case "bad_clock: no binary-coded digits"
> 0300 0027  02f080  32 07 0000 0001 0008 000e  000112 04 11 47 02 00  ff 09 000a 00 19 14ff201159439124
expect time request changes=yes label="set the clock" T0836 rosctr=userdata pdu_reference=1 parameter_length=8 data_length=14 return_code=success data_size=octets method=request type=request group=time subfunction=2 service=set-clock sequence=0
expect flaw bad_clock

case "mode transition: stop"
< 0300 001d  02f080  32 07 0000 0000 0008 0004  000112 04 11 00 00 00  0a 00 0000
expect report report label="mode transition" rosctr=userdata pdu_reference=0 parameter_length=8 data_length=4 return_code=does-not-exist data_size=none method=request type=push group=mode-transition subfunction=0 sequence=0 mode=stop

case "mode transition: warm restart"
< 0300 001d  02f080  32 07 0000 0000 0008 0004  000112 04 11 00 01 00  0a 00 0000
expect report report label="mode transition" rosctr=userdata pdu_reference=0 parameter_length=8 data_length=4 return_code=does-not-exist data_size=none method=request type=push group=mode-transition subfunction=1 sequence=0 mode=warm-restart

case "mode transition: run"
< 0300 001d  02f080  32 07 0000 0000 0008 0004  000112 04 11 00 02 00  0a 00 0000
expect report report label="mode transition" rosctr=userdata pdu_reference=0 parameter_length=8 data_length=4 return_code=does-not-exist data_size=none method=request type=push group=mode-transition subfunction=2 sequence=0 mode=run

case "mode transition: hot restart"
< 0300 001d  02f080  32 07 0000 0000 0008 0004  000112 04 11 00 03 00  0a 00 0000
expect report report label="mode transition" rosctr=userdata pdu_reference=0 parameter_length=8 data_length=4 return_code=does-not-exist data_size=none method=request type=push group=mode-transition subfunction=3 sequence=0 mode=hot-restart

case "mode transition: hold"
< 0300 001d  02f080  32 07 0000 0000 0008 0004  000112 04 11 00 04 00  0a 00 0000
expect report report label="mode transition" rosctr=userdata pdu_reference=0 parameter_length=8 data_length=4 return_code=does-not-exist data_size=none method=request type=push group=mode-transition subfunction=4 sequence=0 mode=hold

case "mode transition: cold restart"
< 0300 001d  02f080  32 07 0000 0000 0008 0004  000112 04 11 00 06 00  0a 00 0000
expect report report label="mode transition" rosctr=userdata pdu_reference=0 parameter_length=8 data_length=4 return_code=does-not-exist data_size=none method=request type=push group=mode-transition subfunction=6 sequence=0 mode=cold-restart

case "mode transition: redundant"
< 0300 001d  02f080  32 07 0000 0000 0008 0004  000112 04 11 00 09 00  0a 00 0000
expect report report label="mode transition" rosctr=userdata pdu_reference=0 parameter_length=8 data_length=4 return_code=does-not-exist data_size=none method=request type=push group=mode-transition subfunction=9 sequence=0 mode=run-redundant

case "mode transition: link-up"
< 0300 001d  02f080  32 07 0000 0000 0008 0004  000112 04 11 00 0b 00  0a 00 0000
expect report report label="mode transition" rosctr=userdata pdu_reference=0 parameter_length=8 data_length=4 return_code=does-not-exist data_size=none method=request type=push group=mode-transition subfunction=11 sequence=0 mode=link-up

case "mode transition: update"
< 0300 001d  02f080  32 07 0000 0000 0008 0004  000112 04 11 00 0c 00  0a 00 0000
expect report report label="mode transition" rosctr=userdata pdu_reference=0 parameter_length=8 data_length=4 return_code=does-not-exist data_size=none method=request type=push group=mode-transition subfunction=12 sequence=0 mode=update

case "numerical controller: request download"
> 0300 001f  02f080  32 07 0000 0001 0008 0006  000112 04 11 7f 01 00  ff 09 0002 0102
expect program request changes=yes transfer=open label="request NC download" T0843 rosctr=userdata pdu_reference=1 parameter_length=8 data_length=6 return_code=success data_size=octets method=request type=nc-request group=nc-program subfunction=1 service=nc-request-download sequence=0

case "numerical controller: download block"
> 0300 001f  02f080  32 07 0000 0001 0008 0006  000112 04 11 7f 02 00  ff 09 0002 0102
expect program request changes=yes transfer=data label="NC download" T0843 rosctr=userdata pdu_reference=1 parameter_length=8 data_length=6 return_code=success data_size=octets method=request type=nc-request group=nc-program subfunction=2 service=nc-download-block sequence=0

case "numerical controller: continue download"
> 0300 001f  02f080  32 07 0000 0001 0008 0006  000112 04 11 7f 03 00  ff 09 0002 0102
expect program request changes=yes transfer=data label="continue NC download" T0843 rosctr=userdata pdu_reference=1 parameter_length=8 data_length=6 return_code=success data_size=octets method=request type=nc-request group=nc-program subfunction=3 service=nc-continue-download sequence=0

case "numerical controller: download ended"
> 0300 001f  02f080  32 07 0000 0001 0008 0006  000112 04 11 7f 04 00  ff 09 0002 0102
expect program request changes=yes transfer=close label="NC download ended" T0843 rosctr=userdata pdu_reference=1 parameter_length=8 data_length=6 return_code=success data_size=octets method=request type=nc-request group=nc-program subfunction=4 service=nc-download-ended sequence=0

case "numerical controller: start upload"
> 0300 001f  02f080  32 07 0000 0001 0008 0006  000112 04 11 7f 06 00  ff 09 0002 0102
expect program request transfer=open label="start NC upload" T0845 rosctr=userdata pdu_reference=1 parameter_length=8 data_length=6 return_code=success data_size=octets method=request type=nc-request group=nc-program subfunction=6 service=nc-start-upload sequence=0

case "numerical controller: upload"
> 0300 001f  02f080  32 07 0000 0001 0008 0006  000112 04 11 7f 07 00  ff 09 0002 0102
expect program request transfer=data label="NC upload" T0845 rosctr=userdata pdu_reference=1 parameter_length=8 data_length=6 return_code=success data_size=octets method=request type=nc-request group=nc-program subfunction=7 service=nc-upload sequence=0

case "numerical controller: continue upload"
> 0300 001f  02f080  32 07 0000 0001 0008 0006  000112 04 11 7f 08 00  ff 09 0002 0102
expect program request transfer=data label="continue NC upload" T0845 rosctr=userdata pdu_reference=1 parameter_length=8 data_length=6 return_code=success data_size=octets method=request type=nc-request group=nc-program subfunction=8 service=nc-continue-upload sequence=0

case "numerical controller: push and response"
< 0300 001f  02f080  32 07 0000 0001 0008 0006  000112 04 11 3f 02 00  ff 09 0002 0102
expect program report changes=yes transfer=data label="NC download" T0843 rosctr=userdata pdu_reference=1 parameter_length=8 data_length=6 return_code=success data_size=octets method=request type=nc-push group=nc-program subfunction=2 service=nc-download-block sequence=0
> 0300 001f  02f080  32 07 0000 0002 0008 0006  000112 04 11 7f 01 00  ff 09 0002 0102
expect program request changes=yes transfer=open label="request NC download" T0843 rosctr=userdata pdu_reference=2 parameter_length=8 data_length=6 return_code=success data_size=octets method=request type=nc-request group=nc-program subfunction=1 service=nc-request-download sequence=0
refuse = 03 00 00 21 02 f0 80 32 07 00 00 00 02 00 0c 00 04 00 01 12 08 12 bf 01 00 00 00 d2 41 0a 00 00 00
< 0300 0023  02f080  32 07 0000 0002 000c 0006  000112 08 12 bf 01 00 00 00 0000  ff 09 0002 0102
expect program answer changes=yes transfer=open label="request NC download" T0843 rosctr=userdata pdu_reference=2 parameter_length=12 data_length=6 return_code=success data_size=octets method=response type=nc-response group=nc-program subfunction=1 service=nc-request-download sequence=0 data_unit=0 last_unit=0 parameter_error=0

# ---- userdata: headers -------------------------------------------------------------------------

case "unknown_service"
> 0300 001d  02f080  32 07 0000 0001 0008 0004  000112 04 11 44 77 00  0a 00 0000
expect other request changes=unknown label="unknown userdata function" rosctr=userdata pdu_reference=1 parameter_length=8 data_length=4 return_code=does-not-exist data_size=none method=request type=request group=cpu subfunction=119 service=1143 sequence=0
expect flaw unknown_service
< 0300 0021  02f080  32 07 0000 0001 000c 0004  000112 08 12 84 77 00 00 00 0000  0a 00 0000
expect other answer changes=unknown label="unknown userdata function" rosctr=userdata pdu_reference=1 parameter_length=12 data_length=4 return_code=does-not-exist data_size=none method=response type=response group=cpu subfunction=119 service=1143 sequence=0 data_unit=0 last_unit=0 parameter_error=0
expect flaw unknown_service

case "unknown_service: an unknown mode"
< 0300 001d  02f080  32 07 0000 0000 0008 0004  000112 04 11 00 33 00  0a 00 0000
expect other report changes=unknown label="unknown userdata function" rosctr=userdata pdu_reference=0 parameter_length=8 data_length=4 return_code=does-not-exist data_size=none method=request type=push group=mode-transition subfunction=51 service=51 sequence=0
expect flaw unknown_service

case "bad_parameter: another head"
> 0300 001d  02f080  32 07 0000 0001 0008 0004  000113 04 11 44 01 00  0a 00 0000
expect read request label="read system state list" T0888 rosctr=userdata pdu_reference=1 parameter_length=8 data_length=4 return_code=does-not-exist data_size=none method=request type=request group=cpu subfunction=1 service=read-szl sequence=0
expect flaw bad_parameter

case "bad_parameter: another length"
> 0300 001e  02f080  32 07 0000 0001 0009 0004  000112 05 11 44 01 00 00  0a 00 0000
expect read request label="read system state list" T0888 rosctr=userdata pdu_reference=1 parameter_length=9 data_length=4 return_code=does-not-exist data_size=none method=request type=request group=cpu subfunction=1 service=read-szl sequence=0
expect flaw trailing
expect flaw bad_parameter

case "bad_parameter: unknown type"
> 0300 001d  02f080  32 07 0000 0001 0008 0004  000112 04 11 94 01 00  0a 00 0000
expect read request label="read system state list" T0888 rosctr=userdata pdu_reference=1 parameter_length=8 data_length=4 return_code=does-not-exist data_size=none method=request type=9 group=cpu subfunction=1 service=read-szl sequence=0
expect flaw bad_parameter

case "bad_data: another length than the data part"
> 0300 0021  02f080  32 07 0000 0001 0008 0008  000112 04 11 44 01 00  ff 09 0005 0011 0000
expect identify request label="read system state list" T0888 rosctr=userdata pdu_reference=1 parameter_length=8 data_length=8 return_code=success data_size=octets method=request type=request group=cpu subfunction=1 service=read-szl sequence=0 szl_id=17 szl_index=0
expect flaw bad_data

case "misfit: an answer to another function"
> 0300 0021  02f080  32 07 0000 0001 0008 0008  000112 04 11 44 01 00  ff 09 0004 0011 0000
expect identify request label="read system state list" T0888 rosctr=userdata pdu_reference=1 parameter_length=8 data_length=8 return_code=success data_size=octets method=request type=request group=cpu subfunction=1 service=read-szl sequence=0 szl_id=17 szl_index=0
< 0300 002b  02f080  32 07 0000 0001 000c 000e  000112 08 12 87 01 00 00 00 0000  ff 09 000a 00 19 1408201159439124
expect read answer label="read the clock" rosctr=userdata pdu_reference=1 parameter_length=12 data_length=14 return_code=success data_size=octets method=response type=response group=time subfunction=1 service=read-clock sequence=0 data_unit=0 last_unit=0 parameter_error=0 clock=1408535983912
expect flaw misfit

case "no_request"
< 0300 002b  02f080  32 07 0000 0001 000c 000e  000112 08 12 87 01 00 00 00 0000  ff 09 000a 00 19 1408201159439124
expect read answer label="read the clock" rosctr=userdata pdu_reference=1 parameter_length=12 data_length=14 return_code=success data_size=octets method=response type=response group=time subfunction=1 service=read-clock sequence=0 data_unit=0 last_unit=0 parameter_error=0 clock=1408535983912
expect flaw no_request

case "mid-stream: a userdata request tells who the client is"
midstream
< 0300 001d  02f080  32 07 0000 0001 0008 0004  000112 04 11 47 01 00  0a 00 0000
expect read request label="read the clock" rosctr=userdata pdu_reference=1 parameter_length=8 data_length=4 return_code=does-not-exist data_size=none method=request type=request group=time subfunction=1 service=read-clock sequence=0
expect turned
