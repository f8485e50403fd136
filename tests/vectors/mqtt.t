# SPDX-License-Identifier: Apache-2.0
# MQTT vectors, written by hand from OASIS MQTT 5.0 (and 3.1.1, where it differs): type and flags, length, then strings with
# lengths of two bytes. Sparkplug payloads from Eclipse Sparkplug 3.0, 6.4: Protocol Buffers, tag = number << 3 | kind.
protocol mqtt


case "version 3.1: connect, subscribe, publish in each quality, leave"
> 10 1e  0006 4d5149736470 03 c2 003c 0002 6331 0004 616e6e61 0006 736563726574
expect session request housekeeping label="connect" type=connect length=30 version=3-1 client="c1" user="anna" keep_alive=60 clean=1
< 20 02  00 00
expect session answer housekeeping label="connect" type=connack length=2 session_present=0 reason=success
> 82 1b  0001 000c 706c616e742f2b2f74656d70 01 0007 706c616e742f23 02
expect read request label="subscribe" T0801 type=subscribe length=27 qos=1 packet_id=1 topic="plant/+/temp"
expect read request label="subscribe" T0801 type=subscribe length=27 qos=2 packet_id=1 topic="plant/#"
refuse = 90 04 00 01 80 80
< 90 04  0001 01 02
expect read answer label="subscribe" type=suback length=4 packet_id=1 reason=1
expect read answer label="subscribe" type=suback length=4 packet_id=1 reason=2
> 30 12  000c 706c616e742f312f74656d70 32312e35
expect write request changes=yes label="publish" T0832 type=publish length=18 dup=0 qos=0 retain=0 topic="plant/1/temp" value=21.5 text="21.5"
refuse = d0 00
> 32 12  000c 706c616e742f312f74656d70 0002 2d37
expect write request changes=yes label="publish" T0832 type=publish length=18 dup=0 qos=1 retain=0 packet_id=2 topic="plant/1/temp" value=-7 text="-7"
refuse = 40 02 00 02
< 40 02  0002
expect session answer housekeeping label="acknowledge message" type=puback length=2 packet_id=2
> 3d 14  000c 706c616e742f312f6d6f6465 0003 6175746f
expect write request changes=yes label="publish" T0832 type=publish length=20 dup=1 qos=2 retain=1 packet_id=3 topic="plant/1/mode" text="auto"
refuse = 50 02 00 03
< 50 02  0003
expect session answer housekeeping label="receive message" type=pubrec length=2 packet_id=3
> 62 02  0003
expect session request housekeeping label="release message" type=pubrel length=2 packet_id=3
< 70 02  0003
expect session answer housekeeping label="complete message" type=pubcomp length=2 packet_id=3
< 34 12  000c 706c616e742f322f74656d70 0009 3139
expect report report label="published message" T0801 type=publish length=18 dup=0 qos=2 retain=0 packet_id=9 topic="plant/2/temp" value=19 text="19"
> 50 02  0009
expect session answer housekeeping label="receive message" type=pubrec length=2 packet_id=9
< 62 02  0009
expect session request housekeeping label="release message" type=pubrel length=2 packet_id=9
> 70 02  0009
expect session answer housekeeping label="complete message" type=pubcomp length=2 packet_id=9
< 30 0e  000c 706c616e742f322f74656d70
expect report report label="published message" T0801 type=publish length=14 dup=0 qos=0 retain=0 topic="plant/2/temp"
> a2 0b  0004 0007 706c616e742f23
expect session request housekeeping label="unsubscribe" type=unsubscribe length=11 packet_id=4 topic="plant/#"
refuse = b0 02 00 04
< b0 02  0004
expect session answer housekeeping label="unsubscribe" type=unsuback length=2 packet_id=4
> c0 00
expect session request housekeeping label="ping" type=pingreq length=0
< d0 00
expect session answer housekeeping label="ping" type=pingresp length=0
> e0 00
expect session request housekeeping label="disconnect" type=disconnect length=0

case "version 3.1.1: with a will, refused, a bridge"
> 10 22  0004 4d515454 04 2c 003c 0002 6332 000c 706c616e742f737461747573 0004 676f6e65
expect session request housekeeping label="connect" type=connect length=34 version=3-1-1 client="c2" keep_alive=60 clean=0
expect write request changes=yes label="will" T0832 type=connect length=34 qos=1 retain=1 topic="plant/status" text="gone"
refuse = 20 02 00 05
< 20 02  00 05
expect session answer housekeeping failed label="connect" type=connack length=2 session_present=0 reason=5
> 10 12  0004 4d515454 84 02 003c 0006 627269646765
expect session request housekeeping label="connect" type=connect length=18 version=3-1-1 client="bridge" keep_alive=60 clean=1
< 20 02  01 00
expect session answer housekeeping label="connect" type=connack length=2 session_present=1 reason=success
> 82 06  0001 0001 61 00
expect read request label="subscribe" T0801 type=subscribe length=6 qos=0 packet_id=1 topic="a"
< 90 03  0001 80
expect read answer failed label="subscribe" type=suback length=3 packet_id=1 reason=unspecified-error

case "version 5: properties, reasons, topic aliases, authentication"
> 10 40  0004 4d515454 05 c2 003c 27 11 0000000a 15 0005 534352414d 16 0001 78 17 01 19 01 21 0014 22 000a 26 \
  0001 6b 0001 76 27 00010000 0002 6335 0004 616e6e61 0002 7077
expect session request housekeeping label="connect" type=connect length=64 version=5-0 client="c5" user="anna" keep_alive=60 clean=1 expiry=10
refuse = 20 03 00 87 00
> f0 02  18 00
expect session request housekeeping label="authenticate" type=auth length=2 reason=continue-authentication
< f0 0a  18 08 15 0005 534352414d
expect session request housekeeping label="authenticate" type=auth length=10 reason=continue-authentication
< 20 29  00 00 26 12 0006 6175746f2d31 13 001e 22 000a 24 01 25 01 28 01 29 01 2a 01 1a 0001 72 1c 0001 6f 27 00001000
expect session answer housekeeping label="connect" type=connack length=41 client="auto-1" keep_alive=30 session_present=0 reason=success
> 32 18  000c 6c696e652f312f7370656564 0001 03 23 0001 31343830
expect write request changes=yes label="publish" T0832 type=publish length=24 dup=0 qos=1 retain=0 packet_id=1 topic="line/1/speed" alias=1 value=1480 text="1480"
refuse = 40 03 00 01 87
refuse 151 = 40 03 00 01 97
< 40 03  0001 10
expect session answer housekeeping label="acknowledge message" type=puback length=3 packet_id=1 reason=no-matching-subscribers
# by its alias, with what version 5 has to say
> 32 31  0000  0002 28 23 0001 01 01 02 0000003c 08 0007 616e7377657273 09 0002 6964 03 000a \
  746578742f706c61696e 0b 05 31353030
expect write request changes=yes label="publish" T0832 type=publish length=49 dup=0 qos=1 retain=0 packet_id=2 expiry=60 topic="line/1/speed" alias=1 response_topic="answers" content_type="text/plain" value=1500 text="1500"
< 40 10  0002 87 0c 1f 0009 6e6f7420746f646179
expect session answer housekeeping failed label="acknowledge message" type=puback length=16 packet_id=2 reason=not-authorized reason_text="not today"
# another topic for the alias; an alias that is not known
> 30 13  000c 6c696e652f322f7370656564 03 23 0001 31
expect write request changes=yes label="publish" T0832 type=publish length=19 dup=0 qos=0 retain=0 topic="line/2/speed" alias=1 value=1 text="1"
> 30 07  0000  03 23 0001 32
expect write request changes=yes label="publish" T0832 type=publish length=7 dup=0 qos=0 retain=0 topic="line/2/speed" alias=1 value=2 text="2"
> 30 07  0000  03 23 0007 32
expect write request changes=yes label="publish" T0832 type=publish length=7 dup=0 qos=0 retain=0 alias=7 value=2 text="2"
expect flaw bad_topic
expect flaw unknown_alias
# five aliases, and the first one is gone; one too long to be kept
> 30 0a  0003 742f32 03 23 0002 31
expect write request changes=yes label="publish" T0832 type=publish length=10 dup=0 qos=0 retain=0 topic="t/2" alias=2 value=1 text="1"
> 30 0a  0003 742f33 03 23 0003 31
expect write request changes=yes label="publish" T0832 type=publish length=10 dup=0 qos=0 retain=0 topic="t/3" alias=3 value=1 text="1"
> 30 0a  0003 742f34 03 23 0004 31
expect write request changes=yes label="publish" T0832 type=publish length=10 dup=0 qos=0 retain=0 topic="t/4" alias=4 value=1 text="1"
> 30 0a  0003 742f35 03 23 0005 31
expect write request changes=yes label="publish" T0832 type=publish length=10 dup=0 qos=0 retain=0 topic="t/5" alias=5 value=1 text="1"
> 30 0a  0003 742f36 03 23 0006 31
expect write request changes=yes label="publish" T0832 type=publish length=10 dup=0 qos=0 retain=0 topic="t/6" alias=6 value=1 text="1"
> 30 07  0000  03 23 0002 31
expect write request changes=yes label="publish" T0832 type=publish length=7 dup=0 qos=0 retain=0 alias=2 value=1 text="1"
expect flaw bad_topic
expect flaw unknown_alias
> 30 8901  0082 787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878 \
  787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878 \
  78787878787878787878787878787878787878787878787878787878787878787878787878787878 03 23 0006 31
expect write request changes=yes label="publish" T0832 type=publish length=137 dup=0 qos=0 retain=0 topic="xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx" alias=6 value=1 text="1"
> 30 07  0000  03 23 0006 31
expect write request changes=yes label="publish" T0832 type=publish length=7 dup=0 qos=0 retain=0 alias=6 value=1 text="1"
expect flaw bad_topic
expect flaw unknown_alias
> 34 07  0001 61 0005 00 31
expect write request changes=yes label="publish" T0832 type=publish length=7 dup=0 qos=2 retain=0 packet_id=5 topic="a" value=1 text="1"
refuse = 50 03 00 05 87
< 50 03  0005 97
expect session answer housekeeping failed label="receive message" type=pubrec length=3 packet_id=5 reason=quota-exceeded
> 82 0f  0006 02 0b 01 0003 612f23 2e 0001 62 00
expect read request label="subscribe" T0801 type=subscribe length=15 qos=2 packet_id=6 topic="a/#"
expect read request label="subscribe" T0801 type=subscribe length=15 qos=0 packet_id=6 topic="b"
refuse = 90 05 00 06 00 87 87
< 90 05  0006 00 02 87
expect read answer label="subscribe" type=suback length=5 packet_id=6 reason=2
expect read answer failed label="subscribe" type=suback length=5 packet_id=6 reason=not-authorized
> a2 06  0007 00 0001 62
expect session request housekeeping label="unsubscribe" type=unsubscribe length=6 packet_id=7 topic="b"
refuse = b0 04 00 07 00 87
< b0 04  0007 00 11
expect session answer housekeeping label="unsubscribe" type=unsuback length=4 packet_id=7 reason=no-subscription-existed
< e0 01  8b
expect session request housekeeping failed label="disconnect" type=disconnect length=1 reason=server-shutting-down
< e0 02  8e 00
expect session request housekeeping failed label="disconnect" type=disconnect length=2 reason=session-taken-over
> e0 07  00 05 11 00000000
expect session request housekeeping label="disconnect" type=disconnect length=7 expiry=0 reason=success
> 10 28  0004 4d515454 05 06 003c 00  0001 77 05 18 00000005 000c 706c616e742f737461747573 0004 676f6e65
expect session request housekeeping label="connect" type=connect length=40 version=5-0 client="w" keep_alive=60 clean=1
expect write request changes=yes label="will" T0832 type=connect length=40 qos=0 retain=0 topic="plant/status" text="gone"
< 20 03  00 87 00
expect session answer housekeeping failed label="connect" type=connack length=3 session_present=0 reason=not-authorized

case "Sparkplug: an edge node's birth, its data by alias, its death"
> 10 49  0004 4d515454 04 06 003c 0004 65646765 001a 73704276312e302f506c616e742f4e44454154482f4564676531 001b \
  08 80d095ffbc31 12 12 0a 05 6264536571 18 80d095ffbc31 20 04 58 03
expect session request housekeeping label="connect" type=connect length=73 version=3-1-1 client="edge" keep_alive=60 clean=1
expect report request label="will" T0801 type=connect length=73 qos=0 retain=0 topic="spBv1.0/Plant/NDEATH/Edge1" group="Plant" message=ndeath node="Edge1" text="\x08\x80\xd0\x95\xff\xbc1\x12\x12\x0a\x05bdSeq\x18\x80\xd0\x95\xff\xbc1 \x04X\x03"
< 20 02  00 00
expect session answer housekeeping label="connect" type=connack length=2 session_present=0 reason=success
> 30 ef02  001a 73704276312e302f506c616e742f4e42495254482f4564676531 08 80d095ffbc31 12 12 0a 05 6264536571 18 \
  80d095ffbc31 20 04 58 03 12 1a 0a 04 54656d70 10 01 18 80d095ffbc31 20 0a 69 0000000000803540 12 17 0a 05 \
  5370656564 10 02 18 80d095ffbc31 20 09 65 0000c03f 12 18 0a 05 4c6576656c 10 03 18 80d095ffbc31 20 03 50 \
  fbffffff0f 12 19 0a 05 436f756e74 10 04 18 80d095ffbc31 20 08 58 808080808020 12 11 0a 02 4f6e 10 05 18 \
  80d095ffbc31 20 0b 70 01 12 17 0a 04 4d6f6465 10 06 18 80d095ffbc31 20 0c 7a 04 6175746f 12 2a 0a 18 \
  50726f706572746965732f4861726477617265204d616b65 18 80d095ffbc31 20 0c 7a 05 4d616b6572 12 2a 0a 19 \
  50726f706572746965732f4861726477617265204d6f64656c 18 80d095ffbc31 20 0c 7a 04 45313030 12 1d 0a 0d \
  50726f706572746965732f4657 18 80d095ffbc31 20 0c 7a 03 312e32 12 27 0a 18 \
  50726f706572746965732f53657269616c204e756d626572 18 80d095ffbc31 20 0c 7a 02 3737 18 00
expect identity name="Edge1"
expect report request label="sparkplug birth" T0801 type=publish length=367 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="bdSeq" data_type=int64 value=3 time=1700000000000
expect report request label="sparkplug birth" T0801 type=publish length=367 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="Temp" metric_alias=1 data_type=double value=21.5 time=1700000000000
expect report request label="sparkplug birth" T0801 type=publish length=367 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="Speed" metric_alias=2 data_type=float value=1.5 time=1700000000000
expect report request label="sparkplug birth" T0801 type=publish length=367 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="Level" metric_alias=3 data_type=int32 value=-5 time=1700000000000
expect report request label="sparkplug birth" T0801 type=publish length=367 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="Count" metric_alias=4 data_type=uint64 value=1099511627776 time=1700000000000
expect report request label="sparkplug birth" T0801 type=publish length=367 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="On" metric_alias=5 data_type=boolean value=1 time=1700000000000
expect report request label="sparkplug birth" T0801 type=publish length=367 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="Mode" metric_alias=6 data_type=string text="auto" time=1700000000000
expect identity vendor="Maker"
expect report request label="sparkplug birth" T0801 type=publish length=367 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="Properties/Hardware Make" data_type=string text="Maker" time=1700000000000
expect identity product="E100"
expect report request label="sparkplug birth" T0801 type=publish length=367 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="Properties/Hardware Model" data_type=string text="E100" time=1700000000000
expect identity firmware="1.2"
expect report request label="sparkplug birth" T0801 type=publish length=367 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="Properties/FW" data_type=string text="1.2" time=1700000000000
expect identity serial="77"
expect report request label="sparkplug birth" T0801 type=publish length=367 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="Properties/Serial Number" data_type=string text="77" time=1700000000000
> 30 9301  0019 73704276312e302f506c616e742f4e444154412f4564676531 08 80d095ffbc31 12 12 10 01 18 80d095ffbc31 \
  69 0000000000003640 12 0e 10 02 18 80d095ffbc31 65 00000040 12 11 10 03 18 80d095ffbc31 28 01 50 f6ffffff0f 12 \
  0b 10 04 18 80d095ffbc31 58 05 12 0b 10 05 18 80d095ffbc31 70 00 12 0f 10 06 18 80d095ffbc31 7a 04 68616e64 12 \
  0b 10 09 18 80d095ffbc31 50 07 18 01
expect report request label="sparkplug data" T0801 type=publish length=147 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NDATA/Edge1" group="Plant" message=ndata node="Edge1" sequence=1 metric="Temp" metric_alias=1 data_type=double value=22 time=1700000000000
expect report request label="sparkplug data" T0801 type=publish length=147 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NDATA/Edge1" group="Plant" message=ndata node="Edge1" sequence=1 metric="Speed" metric_alias=2 data_type=float value=2 time=1700000000000
expect report request label="sparkplug data" T0801 type=publish length=147 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NDATA/Edge1" group="Plant" message=ndata node="Edge1" sequence=1 metric="Level" metric_alias=3 data_type=int32 historical=1 value=-10 time=1700000000000
expect report request label="sparkplug data" T0801 type=publish length=147 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NDATA/Edge1" group="Plant" message=ndata node="Edge1" sequence=1 metric="Count" metric_alias=4 data_type=uint64 value=5 time=1700000000000
expect report request label="sparkplug data" T0801 type=publish length=147 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NDATA/Edge1" group="Plant" message=ndata node="Edge1" sequence=1 metric="On" metric_alias=5 data_type=boolean value=0 time=1700000000000
expect report request label="sparkplug data" T0801 type=publish length=147 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NDATA/Edge1" group="Plant" message=ndata node="Edge1" sequence=1 metric="Mode" metric_alias=6 data_type=string text="hand" time=1700000000000
expect report request label="sparkplug data" T0801 type=publish length=147 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NDATA/Edge1" group="Plant" message=ndata node="Edge1" sequence=1 metric_alias=9 value=7 time=1700000000000
# other types: int8, int16, bytes, a data set, null
> 30 76  0019 73704276312e302f506c616e742f4e444154412f4564676531 08 80d095ffbc31 12 0f 0a 01 61 18 80d095ffbc31 \
  20 01 50 ff01 12 10 0a 01 62 18 80d095ffbc31 20 02 50 f0ff03 12 11 0a 01 63 18 80d095ffbc31 20 11 8201 02 0102 \
  12 11 0a 01 64 18 80d095ffbc31 20 10 8a01 02 0801 12 07 0a 01 65 20 03 38 01 18 02
expect report request label="sparkplug data" T0801 type=publish length=118 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NDATA/Edge1" group="Plant" message=ndata node="Edge1" sequence=2 metric="a" data_type=int8 value=-1 time=1700000000000
expect report request label="sparkplug data" T0801 type=publish length=118 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NDATA/Edge1" group="Plant" message=ndata node="Edge1" sequence=2 metric="b" data_type=int16 value=-16 time=1700000000000
expect report request label="sparkplug data" T0801 type=publish length=118 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NDATA/Edge1" group="Plant" message=ndata node="Edge1" sequence=2 metric="c" data_type=bytes bytes=0102 time=1700000000000
expect report request label="sparkplug data" T0801 type=publish length=118 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NDATA/Edge1" group="Plant" message=ndata node="Edge1" sequence=2 metric="d" data_type=data-set bytes=0801 time=1700000000000
expect report request label="sparkplug data" T0801 type=publish length=118 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NDATA/Edge1" group="Plant" message=ndata node="Edge1" sequence=2 metric="e" data_type=int32
# a device
> 30 46  001f 73704276312e302f506c616e742f4442495254482f45646765312f50756d70 08 80d095ffbc31 12 1a 0a 04 \
  466c6f77 10 01 18 80d095ffbc31 20 0a 69 0000000000000840 18 03
expect report request label="sparkplug birth" T0801 type=publish length=70 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/DBIRTH/Edge1/Pump" group="Plant" message=dbirth node="Edge1" device="Pump" sequence=3 metric="Flow" metric_alias=1 data_type=double value=3 time=1700000000000
> 30 3d  001e 73704276312e302f506c616e742f44444154412f45646765312f50756d70 08 80d095ffbc31 12 12 10 01 18 \
  80d095ffbc31 69 0000000000001040 18 04
expect report request label="sparkplug data" T0801 type=publish length=61 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/DDATA/Edge1/Pump" group="Plant" message=ddata node="Edge1" device="Pump" sequence=4 metric="Flow" metric_alias=1 data_type=double value=4 time=1700000000000
> 30 2a  001f 73704276312e302f506c616e742f4444454154482f45646765312f50756d70 08 80d095ffbc31 18 05
expect report request label="sparkplug death" T0801 type=publish length=42 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/DDEATH/Edge1/Pump" group="Plant" message=ddeath node="Edge1" device="Pump" sequence=5
# the host's state, in 3.0 and before; commands of the host that the broker hands on
< 31 24  0013 73704276312e302f53544154452f7363616461 7b226f6e6c696e65223a747275657d
expect report report label="sparkplug host state" type=publish length=36 dup=0 qos=0 retain=1 topic="spBv1.0/STATE/scada" message=state node="scada" text="{\"online\":true}"
< 31 13  000b 53544154452f7363616461 4f4e4c494e45
expect report report label="sparkplug host state" type=publish length=19 dup=0 qos=0 retain=1 topic="STATE/scada" message=state node="scada" text="ONLINE"
< 30 44  0018 73704276312e302f506c616e742f4e434d442f4564676531 08 80d095ffbc31 12 21 0a 14 \
  4e6f646520436f6e74726f6c2f52656269727468 18 80d095ffbc31 20 0b 70 01
expect session request label="ask for birth messages" type=publish length=68 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NCMD/Edge1" group="Plant" message=ncmd node="Edge1" metric="Node Control/Rebirth" data_type=boolean value=1 time=1700000000000
< 30 42  001d 73704276312e302f506c616e742f44434d442f45646765312f50756d70 08 80d095ffbc31 12 1a 0a 04 466c6f77 10 \
  01 18 80d095ffbc31 20 0a 69 0000000000002240
expect control request changes=yes label="sparkplug command" T0855 type=publish length=66 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/DCMD/Edge1/Pump" group="Plant" message=dcmd node="Edge1" device="Pump" metric="Flow" metric_alias=1 data_type=double value=9 time=1700000000000
> 30 37  001a 73704276312e302f506c616e742f4e44454154482f4564676531 08 80d095ffbc31 12 12 0a 05 6264536571 18 \
  80d095ffbc31 20 04 58 03
expect report request label="sparkplug death" T0801 type=publish length=55 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NDEATH/Edge1" group="Plant" message=ndeath node="Edge1" metric="bdSeq" data_type=int64 value=3 time=1700000000000

case "Sparkplug: a host commands"
> 10 10  0004 4d515454 04 02 003c 0004 686f7374
expect session request housekeeping label="connect" type=connect length=16 version=3-1-1 client="host" keep_alive=60 clean=1
< 20 02  00 00
expect session answer housekeeping label="connect" type=connack length=2 session_present=0 reason=success
> 30 35  0018 73704276312e302f506c616e742f4e434d442f4564676531 08 80d095ffbc31 12 12 0a 05 56616c7665 18 \
  80d095ffbc31 20 0b 70 01
expect control request changes=yes label="sparkplug command" T0855 type=publish length=53 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NCMD/Edge1" group="Plant" message=ncmd node="Edge1" metric="Valve" data_type=boolean value=1 time=1700000000000
refuse = d0 00
> 30 68  0018 73704276312e302f506c616e742f4e434d442f4564676531 08 80d095ffbc31 12 20 0a 13 \
  4e6f646520436f6e74726f6c2f5265626f6f74 18 80d095ffbc31 20 0b 70 01 12 23 0a 16 \
  4e6f646520436f6e74726f6c2f5363616e2052617465 18 80d095ffbc31 20 03 50 64
expect run request changes=yes label="restart edge node" T0816 type=publish length=104 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NCMD/Edge1" group="Plant" message=ncmd node="Edge1" metric="Node Control/Reboot" data_type=boolean value=1 time=1700000000000
expect config request changes=yes label="configure edge node" T0889 type=publish length=104 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NCMD/Edge1" group="Plant" message=ncmd node="Edge1" metric="Node Control/Scan Rate" data_type=int32 value=100 time=1700000000000
< 30 41  001a 73704276312e302f506c616e742f4e42495254482f4564676531 08 80d095ffbc31 12 1a 0a 04 54656d70 10 01 18 \
  80d095ffbc31 20 0a 69 0000000000803540 18 00
expect report report label="sparkplug birth" T0801 type=publish length=65 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="Temp" metric_alias=1 data_type=double value=21.5 time=1700000000000
< 30 38  0019 73704276312e302f506c616e742f4e444154412f4564676531 08 80d095ffbc31 12 12 10 01 18 80d095ffbc31 69 \
  0000000000003440 18 00
expect report report label="sparkplug data" T0801 type=publish length=56 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NDATA/Edge1" group="Plant" message=ndata node="Edge1" sequence=0 metric="Temp" metric_alias=1 data_type=double value=20 time=1700000000000
> 30 24  0013 73704276312e302f53544154452f7363616461 7b226f6e6c696e65223a747275657d
expect report request label="sparkplug host state" type=publish length=36 dup=0 qos=0 retain=0 topic="spBv1.0/STATE/scada" message=state node="scada" text="{\"online\":true}"
# nothing in it
> 30 24  0019 73704276312e302f506c616e742f4e444154412f4564676531 08 80d095ffbc31 18 00
expect report request label="sparkplug data" T0801 type=publish length=36 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NDATA/Edge1" group="Plant" message=ndata node="Edge1" sequence=0
# more names than are kept, and one too long to be kept
< 30 fc05  001a 73704276312e302f506c616e742f4e42495254482f4564676531 08 80d095ffbc31 12 11 0a 02 6d30 10 00 18 \
  80d095ffbc31 20 03 50 00 12 11 0a 02 6d31 10 01 18 80d095ffbc31 20 03 50 01 12 11 0a 02 6d32 10 02 18 \
  80d095ffbc31 20 03 50 02 12 11 0a 02 6d33 10 03 18 80d095ffbc31 20 03 50 03 12 11 0a 02 6d34 10 04 18 \
  80d095ffbc31 20 03 50 04 12 11 0a 02 6d35 10 05 18 80d095ffbc31 20 03 50 05 12 11 0a 02 6d36 10 06 18 \
  80d095ffbc31 20 03 50 06 12 11 0a 02 6d37 10 07 18 80d095ffbc31 20 03 50 07 12 11 0a 02 6d38 10 08 18 \
  80d095ffbc31 20 03 50 08 12 11 0a 02 6d39 10 09 18 80d095ffbc31 20 03 50 09 12 12 0a 03 6d3130 10 0a 18 \
  80d095ffbc31 20 03 50 0a 12 12 0a 03 6d3131 10 0b 18 80d095ffbc31 20 03 50 0b 12 12 0a 03 6d3132 10 0c 18 \
  80d095ffbc31 20 03 50 0c 12 12 0a 03 6d3133 10 0d 18 80d095ffbc31 20 03 50 0d 12 12 0a 03 6d3134 10 0e 18 \
  80d095ffbc31 20 03 50 0e 12 12 0a 03 6d3135 10 0f 18 80d095ffbc31 20 03 50 0f 12 12 0a 03 6d3136 10 10 18 \
  80d095ffbc31 20 03 50 10 12 12 0a 03 6d3137 10 11 18 80d095ffbc31 20 03 50 11 12 12 0a 03 6d3138 10 12 18 \
  80d095ffbc31 20 03 50 12 12 12 0a 03 6d3139 10 13 18 80d095ffbc31 20 03 50 13 12 12 0a 03 6d3230 10 14 18 \
  80d095ffbc31 20 03 50 14 12 12 0a 03 6d3231 10 15 18 80d095ffbc31 20 03 50 15 12 12 0a 03 6d3232 10 16 18 \
  80d095ffbc31 20 03 50 16 12 12 0a 03 6d3233 10 17 18 80d095ffbc31 20 03 50 17 12 12 0a 03 6d3234 10 18 18 \
  80d095ffbc31 20 03 50 18 12 12 0a 03 6d3235 10 19 18 80d095ffbc31 20 03 50 19 12 12 0a 03 6d3236 10 1a 18 \
  80d095ffbc31 20 03 50 1a 12 12 0a 03 6d3237 10 1b 18 80d095ffbc31 20 03 50 1b 12 12 0a 03 6d3238 10 1c 18 \
  80d095ffbc31 20 03 50 1c 12 12 0a 03 6d3239 10 1d 18 80d095ffbc31 20 03 50 1d 12 12 0a 03 6d3330 10 1e 18 \
  80d095ffbc31 20 03 50 1e 12 12 0a 03 6d3331 10 1f 18 80d095ffbc31 20 03 50 1f 12 12 0a 03 6d3332 10 20 18 \
  80d095ffbc31 20 03 50 20 12 4b 0a 3c 6e6e6e6e6e6e6e6e6e6e6e6e6e6e6e6e6e6e6e6e6e6e6e6e6e6e6e6e6e6e6e6e6e6e6e6e6e6e6e6e6e6e6e6e6e \
  6e6e6e6e6e6e6e6e6e6e6e6e6e6e6e 10 63 18 80d095ffbc31 20 03 50 01 18 00
expect report report label="sparkplug birth" T0801 type=publish length=764 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="m0" metric_alias=0 data_type=int32 value=0 time=1700000000000
expect report report label="sparkplug birth" T0801 type=publish length=764 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="m1" metric_alias=1 data_type=int32 value=1 time=1700000000000
expect report report label="sparkplug birth" T0801 type=publish length=764 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="m2" metric_alias=2 data_type=int32 value=2 time=1700000000000
expect report report label="sparkplug birth" T0801 type=publish length=764 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="m3" metric_alias=3 data_type=int32 value=3 time=1700000000000
expect report report label="sparkplug birth" T0801 type=publish length=764 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="m4" metric_alias=4 data_type=int32 value=4 time=1700000000000
expect report report label="sparkplug birth" T0801 type=publish length=764 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="m5" metric_alias=5 data_type=int32 value=5 time=1700000000000
expect report report label="sparkplug birth" T0801 type=publish length=764 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="m6" metric_alias=6 data_type=int32 value=6 time=1700000000000
expect report report label="sparkplug birth" T0801 type=publish length=764 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="m7" metric_alias=7 data_type=int32 value=7 time=1700000000000
expect report report label="sparkplug birth" T0801 type=publish length=764 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="m8" metric_alias=8 data_type=int32 value=8 time=1700000000000
expect report report label="sparkplug birth" T0801 type=publish length=764 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="m9" metric_alias=9 data_type=int32 value=9 time=1700000000000
expect report report label="sparkplug birth" T0801 type=publish length=764 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="m10" metric_alias=10 data_type=int32 value=10 time=1700000000000
expect report report label="sparkplug birth" T0801 type=publish length=764 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="m11" metric_alias=11 data_type=int32 value=11 time=1700000000000
expect report report label="sparkplug birth" T0801 type=publish length=764 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="m12" metric_alias=12 data_type=int32 value=12 time=1700000000000
expect report report label="sparkplug birth" T0801 type=publish length=764 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="m13" metric_alias=13 data_type=int32 value=13 time=1700000000000
expect report report label="sparkplug birth" T0801 type=publish length=764 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="m14" metric_alias=14 data_type=int32 value=14 time=1700000000000
expect report report label="sparkplug birth" T0801 type=publish length=764 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="m15" metric_alias=15 data_type=int32 value=15 time=1700000000000
expect report report label="sparkplug birth" T0801 type=publish length=764 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="m16" metric_alias=16 data_type=int32 value=16 time=1700000000000
expect report report label="sparkplug birth" T0801 type=publish length=764 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="m17" metric_alias=17 data_type=int32 value=17 time=1700000000000
expect report report label="sparkplug birth" T0801 type=publish length=764 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="m18" metric_alias=18 data_type=int32 value=18 time=1700000000000
expect report report label="sparkplug birth" T0801 type=publish length=764 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="m19" metric_alias=19 data_type=int32 value=19 time=1700000000000
expect report report label="sparkplug birth" T0801 type=publish length=764 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="m20" metric_alias=20 data_type=int32 value=20 time=1700000000000
expect report report label="sparkplug birth" T0801 type=publish length=764 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="m21" metric_alias=21 data_type=int32 value=21 time=1700000000000
expect report report label="sparkplug birth" T0801 type=publish length=764 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="m22" metric_alias=22 data_type=int32 value=22 time=1700000000000
expect report report label="sparkplug birth" T0801 type=publish length=764 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="m23" metric_alias=23 data_type=int32 value=23 time=1700000000000
expect report report label="sparkplug birth" T0801 type=publish length=764 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="m24" metric_alias=24 data_type=int32 value=24 time=1700000000000
expect report report label="sparkplug birth" T0801 type=publish length=764 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="m25" metric_alias=25 data_type=int32 value=25 time=1700000000000
expect report report label="sparkplug birth" T0801 type=publish length=764 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="m26" metric_alias=26 data_type=int32 value=26 time=1700000000000
expect report report label="sparkplug birth" T0801 type=publish length=764 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="m27" metric_alias=27 data_type=int32 value=27 time=1700000000000
expect report report label="sparkplug birth" T0801 type=publish length=764 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="m28" metric_alias=28 data_type=int32 value=28 time=1700000000000
expect report report label="sparkplug birth" T0801 type=publish length=764 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="m29" metric_alias=29 data_type=int32 value=29 time=1700000000000
expect report report label="sparkplug birth" T0801 type=publish length=764 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="m30" metric_alias=30 data_type=int32 value=30 time=1700000000000
expect report report label="sparkplug birth" T0801 type=publish length=764 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="m31" metric_alias=31 data_type=int32 value=31 time=1700000000000
expect report report label="sparkplug birth" T0801 type=publish length=764 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="m32" metric_alias=32 data_type=int32 value=32 time=1700000000000
expect report report label="sparkplug birth" T0801 type=publish length=764 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NBIRTH/Edge1" group="Plant" message=nbirth node="Edge1" sequence=0 metric="nnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnnn" metric_alias=99 data_type=int32 value=1 time=1700000000000
< 30 4b  0019 73704276312e302f506c616e742f4e444154412f4564676531 08 80d095ffbc31 12 0b 10 00 18 80d095ffbc31 50 \
  05 12 0b 10 20 18 80d095ffbc31 50 06 12 0b 10 63 18 80d095ffbc31 50 06 18 00
expect report report label="sparkplug data" T0801 type=publish length=75 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NDATA/Edge1" group="Plant" message=ndata node="Edge1" sequence=0 metric="m0" metric_alias=0 data_type=int32 value=5 time=1700000000000
expect report report label="sparkplug data" T0801 type=publish length=75 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NDATA/Edge1" group="Plant" message=ndata node="Edge1" sequence=0 metric="m32" metric_alias=32 data_type=int32 value=6 time=1700000000000
expect report report label="sparkplug data" T0801 type=publish length=75 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/NDATA/Edge1" group="Plant" message=ndata node="Edge1" sequence=0 metric_alias=99 value=6 time=1700000000000
# payloads that are no Protocol Buffers: cut, a kind that does not exist, a number of eleven bytes
> 30 1e  0019 73704276312e302f506c616e742f4e444154412f4564676531 12 05 0a
expect flaw truncated
expect flaw bad_metric
> 30 1c  0019 73704276312e302f506c616e742f4e444154412f4564676531 0b
expect flaw truncated
expect flaw bad_metric
> 30 27  0019 73704276312e302f506c616e742f4e444154412f4564676531 08 ffffffffffffffffffffff
expect flaw truncated
expect flaw bad_metric
# not quite a topic of Sparkplug
> 30 1c  0019 73704276312e302f506c616e742f58444154412f4564676531 31
expect write request changes=yes label="publish" T0832 type=publish length=28 dup=0 qos=0 retain=0 topic="spBv1.0/Plant/XDATA/Edge1" value=1 text="1"
> 30 10  000d 73704276312e302f506c616e74 31
expect write request changes=yes label="publish" T0832 type=publish length=16 dup=0 qos=0 retain=0 topic="spBv1.0/Plant" value=1 text="1"

case "what is wrong"
# the name and version of the protocol, flags of a connect
> 10 0d  0004 4d515458 04 02 003c 0001 78
expect session request housekeeping label="connect" type=connect length=13 version=3-1-1 client="x" keep_alive=60 clean=1
expect flaw bad_protocol
> 10 0d  0004 4d515454 06 02 003c 0001 78
expect flaw truncated
expect flaw unknown_version
> 10 0d  0004 4d515454 04 03 003c 0001 78
expect session request housekeeping label="connect" type=connect length=13 version=3-1-1 client="x" keep_alive=60 clean=1
expect flaw bad_flags
> 10 0d  0004 4d515454 04 18 003c 0001 78
expect session request housekeeping label="connect" type=connect length=13 version=3-1-1 client="x" keep_alive=60 clean=0
expect flaw bad_flags
> 10 0d  0004 4d515454 04 20 003c 0001 78
expect session request housekeeping label="connect" type=connect length=13 version=3-1-1 client="x" keep_alive=60 clean=0
expect flaw bad_flags
# flags of a packet
> c1 00
expect session request housekeeping label="ping" type=pingreq length=0
expect flaw bad_flags
> 80 06  0001 0001 61 00
expect read request label="subscribe" T0801 type=subscribe length=6 qos=0 packet_id=1 topic="a"
expect flaw bad_flags
< 20 02  02 00
expect session answer housekeeping label="connect" type=connack length=2 session_present=0 reason=success
expect flaw bad_flags
# lengths
> c0 01  00
expect session request housekeeping label="ping" type=pingreq length=1
expect flaw trailing
> 82 02  0002
expect flaw bad_length
< 90 02  0002
expect session answer housekeeping label="subscribe" type=suback length=2 packet_id=2
expect flaw bad_length
> e0 01  00
expect session request housekeeping label="disconnect" type=disconnect length=1 reason=success
expect flaw bad_length
< 40 00
expect flaw truncated
expect flaw bad_length
# topics: empty, with a wildcard, with a zero byte; a filter that is empty
> 30 03  0000  31
expect write request changes=yes label="publish" T0832 type=publish length=3 dup=0 qos=0 retain=0 value=1 text="1"
expect flaw bad_topic
> 30 06  0003 612f23 31
expect write request changes=yes label="publish" T0832 type=publish length=6 dup=0 qos=0 retain=0 topic="a/#" value=1 text="1"
expect flaw bad_topic
> 30 05  0002 6100 31
expect write request changes=yes label="publish" T0832 type=publish length=5 dup=0 qos=0 retain=0 topic="a\x00" value=1 text="1"
expect flaw bad_topic
> 82 05  0003 0000  00
expect read request label="subscribe" T0801 type=subscribe length=5 qos=0 packet_id=3
expect flaw bad_topic
# quality 3
> 36 06  0001 61 0004 31
expect write request changes=yes label="publish" T0832 type=publish length=6 dup=0 qos=3 retain=0 packet_id=4 topic="a" value=1 text="1"
expect flaw bad_qos
> 82 06  0005 0001 61 03
expect read request label="subscribe" T0801 type=subscribe length=6 qos=3 packet_id=5 topic="a"
expect flaw bad_qos
> 82 06  0006 0001 61 80
expect read request label="subscribe" T0801 type=subscribe length=6 qos=0 packet_id=6 topic="a"
expect flaw bad_qos
# answers to nothing, and of another kind
< 40 02  0077
expect session answer housekeeping label="acknowledge message" type=puback length=2 packet_id=119
expect flaw no_request
< b0 02  0077
expect session answer housekeeping label="unsubscribe" type=unsuback length=2 packet_id=119
expect flaw no_request
> 32 06  0001 61 0008 31
expect write request changes=yes label="publish" T0832 type=publish length=6 dup=0 qos=1 retain=0 packet_id=8 topic="a" value=1 text="1"
< 90 03  0008 00
expect read answer label="subscribe" type=suback length=3 packet_id=8 reason=success
expect flaw misfit
> 82 06  0009 0001 61 00
expect read request label="subscribe" T0801 type=subscribe length=6 qos=0 packet_id=9 topic="a"
< 40 02  0009
expect session answer housekeeping label="acknowledge message" type=puback length=2 packet_id=9
expect flaw misfit
> 82 06  000a 0001 61 00
expect read request label="subscribe" T0801 type=subscribe length=6 qos=0 packet_id=10 topic="a"
< 90 04  000a 00 00
expect read answer label="subscribe" type=suback length=4 packet_id=10 reason=success
expect read answer label="subscribe" type=suback length=4 packet_id=10 reason=success
expect flaw misfit
# from the wrong side
< c0 00
expect session request housekeeping label="ping" type=pingreq length=0
expect flaw wrong_side
> d0 00
expect session answer housekeeping label="ping" type=pingresp length=0
expect flaw wrong_side
# authentication is of version 5 only; a property that is not assigned
> f0 00
expect session request housekeeping label="authenticate" type=auth length=0
expect flaw unknown_version
> 10 10  0004 4d515454 05 02 003c 02 04 01 0001 78
expect session request housekeeping label="connect" type=connect length=16 version=5-0 client="x" keep_alive=60 clean=1
expect flaw bad_property
> 30 07  0001 61 02 23 00 31
expect flaw truncated

case "joined in the middle: of an unknown version"
midstream
> 30 10  000c 706c616e742f312f74656d70 2e35
expect write request changes=yes label="publish" T0832 type=publish length=16 dup=0 qos=0 retain=0 topic="plant/1/temp" value=0.5 text=".5"
> 32 15  000c 706c616e742f312f74656d70 0002 322e352e36
expect write request changes=yes label="publish" T0832 type=publish length=21 dup=0 qos=1 retain=0 packet_id=2 topic="plant/1/temp" text="2.5.6"
< 40 02  0001
expect session answer housekeeping label="acknowledge message" type=puback length=2 packet_id=1
< d0 00
expect session answer housekeeping label="ping" type=pingresp length=0
> c0 00
expect session request housekeeping label="ping" type=pingreq length=0

case "joined in the middle: the other side is the client"
midstream
< 82 06  0001 0001 61 00
expect read request label="subscribe" T0801 type=subscribe length=6 qos=0 packet_id=1 topic="a"
expect turned
> 90 03  0001 00
expect read answer label="subscribe" type=suback length=3 packet_id=1 reason=success

case "not MQTT: type 0, and a length of five bytes"
> 00 00
expect foreign

case "a length of five bytes"
> 30 ffffffff 01
expect foreign
