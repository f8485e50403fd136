# SPDX-License-Identifier: Apache-2.0
# DLMS/COSEM, by hand from IEC 62056-5-3.  Lines in the wrapper: version, source, destination, length, APDU; lines
# that begin with 7e are HDLC frames with their checksums.
protocol dlms

case "8.3: association without security, and with a password; accepted, refused, released"
> 0001 0010 0001 001f  60 1d a109060760857405080101 be10040e01000000065f1f0400007016ffff
expect session request housekeeping label="open association" framing=wrapper client=16 server=1 length=31 tag=aarq context=logical-names
refuse = none
< 0001 0001 0010 002b  61 29 a109060760857405080101 a203020100 a305a103020100 be10040e0800065f1f040000101404000007
expect session answer housekeeping label="open association" framing=wrapper client=16 server=1 length=43 tag=aare accepted=yes context=logical-names
> 0001 0010 0001 0034  60 32 a109060760857405080101 8a020780 8b0760857405080201 ac06800431323334 be10040e01000000065f1f0400007016ffff
expect session request housekeeping label="open association" framing=wrapper client=16 server=1 length=52 tag=aarq context=logical-names mechanism=password
< 0001 0001 0010 0019  61 17 a109060760857405080101 a203020101 a305a10302010d
expect session answer housekeeping failed label="open association" framing=wrapper client=16 server=1 length=25 tag=aare accepted=rejected context=logical-names
> 0001 0010 0001 0002  62 00
expect session request housekeeping label="release association" framing=wrapper client=16 server=1 length=2 tag=rlrq data=00
< 0001 0001 0010 0005  63 03 800100
expect session answer housekeeping label="release association" framing=wrapper client=16 server=1 length=5 tag=rlre data=03800100

case "8.4.1: get a register, its value; the clock; an object that is not there"
> 0001 0010 0001 000d  c0 01 c1 0003 0101010800ff 02 00
expect read request label="get attribute" T0801 framing=wrapper client=16 server=1 length=13 tag=get-request type=1 invoke=193 class=register obis=0101010800ff attribute=2
refuse = 00 01 00 01 00 10 00 05 c4 01 c1 01 03
refuse 250 = 00 01 00 01 00 10 00 05 c4 01 c1 01 fa
< 0001 0001 0010 0009  c4 01 c1 00 06 0001e240
expect read answer label="get attribute" T0801 framing=wrapper client=16 server=1 length=9 tag=get-response type=1 invoke=193 class=register obis=0101010800ff attribute=2 value=123456
> 0001 0010 0001 000d  c0 01 c2 0008 0000010000ff 02 00
expect read request label="get attribute" T0801 framing=wrapper client=16 server=1 length=13 tag=get-request type=1 invoke=194 class=clock obis=0000010000ff attribute=2
< 0001 0001 0010 0012  c4 01 c2 00 09 0c 07e4010106000000 00ffc400
expect read answer label="get attribute" T0801 framing=wrapper client=16 server=1 length=18 tag=get-response type=1 invoke=194 class=clock obis=0000010000ff attribute=2 text="\x07\xe4\x01\x01\x06\x00\x00\x00\x00\xff\xc4\x00"
> 0001 0010 0001 000d  c0 01 c3 0003 0101020800ff 02 00
expect read request label="get attribute" T0801 framing=wrapper client=16 server=1 length=13 tag=get-request type=1 invoke=195 class=register obis=0101020800ff attribute=2
< 0001 0001 0010 0005  c4 01 c3 01 04
expect read answer failed label="get attribute" T0801 framing=wrapper client=16 server=1 length=5 tag=get-response type=1 invoke=195 class=register obis=0101020800ff attribute=2 result=object-undefined

case "identity: logical device name and serial number"
> 0001 0010 0001 000d  c0 01 c1 0001 00002a0000ff 02 00
expect read request label="get attribute" T0801 framing=wrapper client=16 server=1 length=13 tag=get-request type=1 invoke=193 class=data obis=00002a0000ff attribute=2
< 0001 0001 0010 000e  c4 01 c1 00 09 08 4752583132333435
expect identity name="GRX12345"
expect read answer label="get attribute" T0801 framing=wrapper client=16 server=1 length=14 tag=get-response type=1 invoke=193 class=data obis=00002a0000ff attribute=2 text="GRX12345"
> 0001 0010 0001 000d  c0 01 c1 0001 0000600100ff 02 00
expect read request label="get attribute" T0801 framing=wrapper client=16 server=1 length=13 tag=get-request type=1 invoke=193 class=data obis=0000600100ff attribute=2
< 0001 0001 0010 000a  c4 01 c1 00 0a 04 31323334
expect identity serial="1234"
expect read answer label="get attribute" T0801 framing=wrapper client=16 server=1 length=10 tag=get-response type=1 invoke=193 class=data obis=0000600100ff attribute=2 text="1234"
> 0001 0010 0001 000d  c0 01 c1 0001 0000600100ff 01 00
expect read request label="get attribute" T0801 framing=wrapper client=16 server=1 length=13 tag=get-request type=1 invoke=193 class=data obis=0000600100ff attribute=1
< 0001 0001 0010 000c  c4 01 c1 00 09 06 0000600100ff
expect read answer label="get attribute" T0801 framing=wrapper client=16 server=1 length=12 tag=get-response type=1 invoke=193 class=data obis=0000600100ff attribute=1 text="\x00\x00`\x01\x00\xff"

case "9.5: every type of number, and what has no number"
> 0001 0010 0001 000d  c0 01 c1 0003 0101010800ff 02 00
expect read request label="get attribute" T0801 framing=wrapper client=16 server=1 length=13 tag=get-request type=1 invoke=193 class=register obis=0101010800ff attribute=2
< 0001 0001 0010 0005  c4 01 c1 00 00
expect read answer label="get attribute" T0801 framing=wrapper client=16 server=1 length=5 tag=get-response type=1 invoke=193 class=register obis=0101010800ff attribute=2
> 0001 0010 0001 000d  c0 01 c1 0003 0101010800ff 02 00
expect read request label="get attribute" T0801 framing=wrapper client=16 server=1 length=13 tag=get-request type=1 invoke=193 class=register obis=0101010800ff attribute=2
< 0001 0001 0010 0006  c4 01 c1 00 03 01
expect read answer label="get attribute" T0801 framing=wrapper client=16 server=1 length=6 tag=get-response type=1 invoke=193 class=register obis=0101010800ff attribute=2 value=1
> 0001 0010 0001 000d  c0 01 c1 0003 0101010800ff 02 00
expect read request label="get attribute" T0801 framing=wrapper client=16 server=1 length=13 tag=get-request type=1 invoke=193 class=register obis=0101010800ff attribute=2
< 0001 0001 0010 0009  c4 01 c1 00 05 ffffffff
expect read answer label="get attribute" T0801 framing=wrapper client=16 server=1 length=9 tag=get-response type=1 invoke=193 class=register obis=0101010800ff attribute=2 value=-1
> 0001 0010 0001 000d  c0 01 c1 0003 0101010800ff 02 00
expect read request label="get attribute" T0801 framing=wrapper client=16 server=1 length=13 tag=get-request type=1 invoke=193 class=register obis=0101010800ff attribute=2
< 0001 0001 0010 0009  c4 01 c1 00 06 00000001
expect read answer label="get attribute" T0801 framing=wrapper client=16 server=1 length=9 tag=get-response type=1 invoke=193 class=register obis=0101010800ff attribute=2 value=1
> 0001 0010 0001 000d  c0 01 c1 0003 0101010800ff 02 00
expect read request label="get attribute" T0801 framing=wrapper client=16 server=1 length=13 tag=get-request type=1 invoke=193 class=register obis=0101010800ff attribute=2
< 0001 0001 0010 0006  c4 01 c1 00 0d 12
expect read answer label="get attribute" T0801 framing=wrapper client=16 server=1 length=6 tag=get-response type=1 invoke=193 class=register obis=0101010800ff attribute=2 value=18
> 0001 0010 0001 000d  c0 01 c1 0003 0101010800ff 02 00
expect read request label="get attribute" T0801 framing=wrapper client=16 server=1 length=13 tag=get-request type=1 invoke=193 class=register obis=0101010800ff attribute=2
< 0001 0001 0010 0006  c4 01 c1 00 0f ff
expect read answer label="get attribute" T0801 framing=wrapper client=16 server=1 length=6 tag=get-response type=1 invoke=193 class=register obis=0101010800ff attribute=2 value=-1
> 0001 0010 0001 000d  c0 01 c1 0003 0101010800ff 02 00
expect read request label="get attribute" T0801 framing=wrapper client=16 server=1 length=13 tag=get-request type=1 invoke=193 class=register obis=0101010800ff attribute=2
< 0001 0001 0010 0007  c4 01 c1 00 10 fffe
expect read answer label="get attribute" T0801 framing=wrapper client=16 server=1 length=7 tag=get-response type=1 invoke=193 class=register obis=0101010800ff attribute=2 value=-2
> 0001 0010 0001 000d  c0 01 c1 0003 0101010800ff 02 00
expect read request label="get attribute" T0801 framing=wrapper client=16 server=1 length=13 tag=get-request type=1 invoke=193 class=register obis=0101010800ff attribute=2
< 0001 0001 0010 0006  c4 01 c1 00 11 02
expect read answer label="get attribute" T0801 framing=wrapper client=16 server=1 length=6 tag=get-response type=1 invoke=193 class=register obis=0101010800ff attribute=2 value=2
> 0001 0010 0001 000d  c0 01 c1 0003 0101010800ff 02 00
expect read request label="get attribute" T0801 framing=wrapper client=16 server=1 length=13 tag=get-request type=1 invoke=193 class=register obis=0101010800ff attribute=2
< 0001 0001 0010 0007  c4 01 c1 00 12 0003
expect read answer label="get attribute" T0801 framing=wrapper client=16 server=1 length=7 tag=get-response type=1 invoke=193 class=register obis=0101010800ff attribute=2 value=3
> 0001 0010 0001 000d  c0 01 c1 0003 0101010800ff 02 00
expect read request label="get attribute" T0801 framing=wrapper client=16 server=1 length=13 tag=get-request type=1 invoke=193 class=register obis=0101010800ff attribute=2
< 0001 0001 0010 000d  c4 01 c1 00 14 ffffffffffffffff
expect read answer label="get attribute" T0801 framing=wrapper client=16 server=1 length=13 tag=get-response type=1 invoke=193 class=register obis=0101010800ff attribute=2 value=-1
> 0001 0010 0001 000d  c0 01 c1 0003 0101010800ff 02 00
expect read request label="get attribute" T0801 framing=wrapper client=16 server=1 length=13 tag=get-request type=1 invoke=193 class=register obis=0101010800ff attribute=2
< 0001 0001 0010 000d  c4 01 c1 00 15 0000000000000005
expect read answer label="get attribute" T0801 framing=wrapper client=16 server=1 length=13 tag=get-response type=1 invoke=193 class=register obis=0101010800ff attribute=2 value=5
> 0001 0010 0001 000d  c0 01 c1 0003 0101010800ff 02 00
expect read request label="get attribute" T0801 framing=wrapper client=16 server=1 length=13 tag=get-request type=1 invoke=193 class=register obis=0101010800ff attribute=2
< 0001 0001 0010 0006  c4 01 c1 00 16 07
expect read answer label="get attribute" T0801 framing=wrapper client=16 server=1 length=6 tag=get-response type=1 invoke=193 class=register obis=0101010800ff attribute=2 value=7
> 0001 0010 0001 000d  c0 01 c1 0003 0101010800ff 02 00
expect read request label="get attribute" T0801 framing=wrapper client=16 server=1 length=13 tag=get-request type=1 invoke=193 class=register obis=0101010800ff attribute=2
< 0001 0001 0010 0009  c4 01 c1 00 17 3fc00000
expect read answer label="get attribute" T0801 framing=wrapper client=16 server=1 length=9 tag=get-response type=1 invoke=193 class=register obis=0101010800ff attribute=2 value=1.5
> 0001 0010 0001 000d  c0 01 c1 0003 0101010800ff 02 00
expect read request label="get attribute" T0801 framing=wrapper client=16 server=1 length=13 tag=get-request type=1 invoke=193 class=register obis=0101010800ff attribute=2
< 0001 0001 0010 000d  c4 01 c1 00 18 3ff8000000000000
expect read answer label="get attribute" T0801 framing=wrapper client=16 server=1 length=13 tag=get-response type=1 invoke=193 class=register obis=0101010800ff attribute=2 value=1.5
> 0001 0010 0001 000d  c0 01 c1 0003 0101010800ff 02 00
expect read request label="get attribute" T0801 framing=wrapper client=16 server=1 length=13 tag=get-request type=1 invoke=193 class=register obis=0101010800ff attribute=2
< 0001 0001 0010 0011  c4 01 c1 00 19 07e4010106000000 00800000
expect read answer label="get attribute" T0801 framing=wrapper client=16 server=1 length=17 tag=get-response type=1 invoke=193 class=register obis=0101010800ff attribute=2 data=1907e401010600000000800000
> 0001 0010 0001 000d  c0 01 c1 0003 0101010800ff 02 00
expect read request label="get attribute" T0801 framing=wrapper client=16 server=1 length=13 tag=get-request type=1 invoke=193 class=register obis=0101010800ff attribute=2
< 0001 0001 0010 000a  c4 01 c1 00 1a 07e4010106
expect read answer label="get attribute" T0801 framing=wrapper client=16 server=1 length=10 tag=get-response type=1 invoke=193 class=register obis=0101010800ff attribute=2 data=1a07e4010106
> 0001 0010 0001 000d  c0 01 c1 0003 0101010800ff 02 00
expect read request label="get attribute" T0801 framing=wrapper client=16 server=1 length=13 tag=get-request type=1 invoke=193 class=register obis=0101010800ff attribute=2
< 0001 0001 0010 0009  c4 01 c1 00 1b 00000000
expect read answer label="get attribute" T0801 framing=wrapper client=16 server=1 length=9 tag=get-response type=1 invoke=193 class=register obis=0101010800ff attribute=2 data=1b00000000
> 0001 0010 0001 000d  c0 01 c1 0003 0101010800ff 02 00
expect read request label="get attribute" T0801 framing=wrapper client=16 server=1 length=13 tag=get-request type=1 invoke=193 class=register obis=0101010800ff attribute=2
< 0001 0001 0010 0008  c4 01 c1 00 04 0a ffc0
expect read answer label="get attribute" T0801 framing=wrapper client=16 server=1 length=8 tag=get-response type=1 invoke=193 class=register obis=0101010800ff attribute=2 data=040affc0
> 0001 0010 0001 000d  c0 01 c1 0003 0101010800ff 02 00
expect read request label="get attribute" T0801 framing=wrapper client=16 server=1 length=13 tag=get-request type=1 invoke=193 class=register obis=0101010800ff attribute=2
< 0001 0001 0010 0008  c4 01 c1 00 0c 02 c3a4
expect read answer label="get attribute" T0801 framing=wrapper client=16 server=1 length=8 tag=get-response type=1 invoke=193 class=register obis=0101010800ff attribute=2 text="\xc3\xa4"
> 0001 0010 0001 000d  c0 01 c1 0003 0101010800ff 02 00
expect read request label="get attribute" T0801 framing=wrapper client=16 server=1 length=13 tag=get-request type=1 invoke=193 class=register obis=0101010800ff attribute=2
< 0001 0001 0010 000a  c4 01 c1 00 01 02 11 01 11 02
expect read answer label="get attribute" T0801 framing=wrapper client=16 server=1 length=10 tag=get-response type=1 invoke=193 class=register obis=0101010800ff attribute=2 data=010211011102
> 0001 0010 0001 000d  c0 01 c1 0003 0101010800ff 02 00
expect read request label="get attribute" T0801 framing=wrapper client=16 server=1 length=13 tag=get-request type=1 invoke=193 class=register obis=0101010800ff attribute=2
< 0001 0001 0010 0010  c4 01 c1 00 02 02 06 00000001 02 01 12 0001
expect read answer label="get attribute" T0801 framing=wrapper client=16 server=1 length=16 tag=get-response type=1 invoke=193 class=register obis=0101010800ff attribute=2 data=020206000000010201120001
> 0001 0010 0001 000d  c0 01 c1 0003 0101010800ff 02 00
expect read request label="get attribute" T0801 framing=wrapper client=16 server=1 length=13 tag=get-request type=1 invoke=193 class=register obis=0101010800ff attribute=2
< 0001 0001 0010 0011  c4 01 c1 00 13 12 0004 08 0001000200030004
expect read answer label="get attribute" T0801 framing=wrapper client=16 server=1 length=17 tag=get-response type=1 invoke=193 class=register obis=0101010800ff attribute=2 data=13120004080001000200030004
> 0001 0010 0001 000d  c0 01 c1 0003 0101010800ff 02 00
expect read request label="get attribute" T0801 framing=wrapper client=16 server=1 length=13 tag=get-request type=1 invoke=193 class=register obis=0101010800ff attribute=2
< 0001 0001 0010 0009  c4 01 c1 00 09 81 02 0102
expect read answer label="get attribute" T0801 framing=wrapper client=16 server=1 length=9 tag=get-response type=1 invoke=193 class=register obis=0101010800ff attribute=2 text="\x01\x02"

case "get with selection by range; a profile in blocks; next block"
> 0001 0010 0001 001a  c0 01 c1 0007 0100630100ff 02 01 01 0202 06 00000000 06 00000001
expect read request label="get attribute" T0801 framing=wrapper client=16 server=1 length=26 tag=get-request type=1 invoke=193 class=profile-generic obis=0100630100ff attribute=2 selector=1
< 0001 0001 0010 000e  c4 02 c1 00 00000001 00 04 01020304
expect read answer label="get attribute" T0801 framing=wrapper client=16 server=1 length=14 tag=get-response type=2 invoke=193 class=profile-generic obis=0100630100ff attribute=2 block=1 last=0 data=01020304
> 0001 0010 0001 0007  c0 02 c1 00000001
expect read request label="get attribute" T0801 framing=wrapper client=16 server=1 length=7 tag=get-request type=2 invoke=193 block=1
< 0001 0001 0010 000c  c4 02 c1 01 00000002 00 02 0506
expect read answer label="get attribute" T0801 framing=wrapper client=16 server=1 length=12 tag=get-response type=2 invoke=193 class=profile-generic obis=0100630100ff attribute=2 block=2 last=1 data=0506
> 0001 0010 0001 000d  c0 01 c1 0007 0100630100ff 02 00
expect read request label="get attribute" T0801 framing=wrapper client=16 server=1 length=13 tag=get-request type=1 invoke=193 class=profile-generic obis=0100630100ff attribute=2
< 0001 0001 0010 000a  c4 02 c1 01 00000001 01 02
expect read answer label="get attribute" T0801 framing=wrapper client=16 server=1 length=10 tag=get-response type=2 invoke=193 class=profile-generic obis=0100630100ff attribute=2 block=1 last=1 result=temporary-failure

case "get with list"
> 0001 0010 0001 001a  c0 03 c1 02 0001 0000000000ff 02 00 0003 0101151900ff 02 01 02 00
expect read request label="get attribute" T0801 framing=wrapper client=16 server=1 length=26 tag=get-request type=3 invoke=193 class=data obis=0000000000ff attribute=2
expect read request label="get attribute" T0801 framing=wrapper client=16 server=1 length=26 tag=get-request type=3 invoke=193 class=register obis=0101151900ff attribute=2 selector=2
refuse = 00 01 00 01 00 10 00 03 d8 01 01
< 0001 0001 0010 000c  c4 03 c1 02 00 0600001540 01 0b
expect read answer label="get attribute" T0801 framing=wrapper client=16 server=1 length=12 tag=get-response type=3 invoke=193 value=5440
expect read answer failed label="get attribute" T0801 framing=wrapper client=16 server=1 length=12 tag=get-response type=3 invoke=193 result=object-unavailable

case "8.4.2: set by class: clock, script, schedule, days, associations, image, calendar, security, disconnector, limiter, other"
> 0001 0010 0001 000f  c1 01 c1 0008 0000010000ff 02 00 11 05
expect time request changes=yes label="set clock" framing=wrapper client=16 server=1 length=15 tag=set-request type=1 invoke=193 class=clock obis=0000010000ff attribute=2 value=5
refuse = 00 01 00 01 00 10 00 04 c5 01 c1 03
< 0001 0001 0010 0004  c5 01 c1 00
expect time answer changes=yes label="set clock" framing=wrapper client=16 server=1 length=4 tag=set-response type=1 invoke=193 class=clock obis=0000010000ff attribute=2 result=success
> 0001 0010 0001 000f  c1 01 c1 0009 00000a0064ff 02 00 11 05
expect config request changes=yes label="set script table" T0836 framing=wrapper client=16 server=1 length=15 tag=set-request type=1 invoke=193 class=script-table obis=00000a0064ff attribute=2 value=5
< 0001 0001 0010 0004  c5 01 c1 00
expect config answer changes=yes label="set script table" T0836 framing=wrapper client=16 server=1 length=4 tag=set-response type=1 invoke=193 class=script-table obis=00000a0064ff attribute=2 result=success
> 0001 0010 0001 000f  c1 01 c1 000a 00000c0000ff 02 00 11 05
expect config request changes=yes label="set schedule" T0836 framing=wrapper client=16 server=1 length=15 tag=set-request type=1 invoke=193 class=schedule obis=00000c0000ff attribute=2 value=5
< 0001 0001 0010 0004  c5 01 c1 00
expect config answer changes=yes label="set schedule" T0836 framing=wrapper client=16 server=1 length=4 tag=set-response type=1 invoke=193 class=schedule obis=00000c0000ff attribute=2 result=success
> 0001 0010 0001 000f  c1 01 c1 000b 00000b0000ff 02 00 11 05
expect config request changes=yes label="set special days" T0836 framing=wrapper client=16 server=1 length=15 tag=set-request type=1 invoke=193 class=special-days-table obis=00000b0000ff attribute=2 value=5
< 0001 0001 0010 0004  c5 01 c1 00
expect config answer changes=yes label="set special days" T0836 framing=wrapper client=16 server=1 length=4 tag=set-response type=1 invoke=193 class=special-days-table obis=00000b0000ff attribute=2 result=success
> 0001 0010 0001 000f  c1 01 c1 000c 0000280000ff 02 00 11 05
expect config request changes=yes label="set association" T0892 framing=wrapper client=16 server=1 length=15 tag=set-request type=1 invoke=193 class=association-sn obis=0000280000ff attribute=2 value=5
< 0001 0001 0010 0004  c5 01 c1 00
expect config answer changes=yes label="set association" T0892 framing=wrapper client=16 server=1 length=4 tag=set-response type=1 invoke=193 class=association-sn obis=0000280000ff attribute=2 result=success
> 0001 0010 0001 000f  c1 01 c1 000f 0000280000ff 02 00 11 05
expect config request changes=yes label="set association" T0892 framing=wrapper client=16 server=1 length=15 tag=set-request type=1 invoke=193 class=association-ln obis=0000280000ff attribute=2 value=5
< 0001 0001 0010 0004  c5 01 c1 00
expect config answer changes=yes label="set association" T0892 framing=wrapper client=16 server=1 length=4 tag=set-response type=1 invoke=193 class=association-ln obis=0000280000ff attribute=2 result=success
> 0001 0010 0001 000f  c1 01 c1 0012 00002c0000ff 02 00 11 05
expect firmware request changes=yes label="set image transfer" T0857 framing=wrapper client=16 server=1 length=15 tag=set-request type=1 invoke=193 class=image-transfer obis=00002c0000ff attribute=2 value=5
< 0001 0001 0010 0004  c5 01 c1 00
expect firmware answer changes=yes label="set image transfer" T0857 framing=wrapper client=16 server=1 length=4 tag=set-response type=1 invoke=193 class=image-transfer obis=00002c0000ff attribute=2 result=success
> 0001 0010 0001 000f  c1 01 c1 0014 00000d0000ff 02 00 11 05
expect config request changes=yes label="set tariff calendar" T0836 framing=wrapper client=16 server=1 length=15 tag=set-request type=1 invoke=193 class=activity-calendar obis=00000d0000ff attribute=2 value=5
< 0001 0001 0010 0004  c5 01 c1 00
expect config answer changes=yes label="set tariff calendar" T0836 framing=wrapper client=16 server=1 length=4 tag=set-response type=1 invoke=193 class=activity-calendar obis=00000d0000ff attribute=2 result=success
> 0001 0010 0001 000f  c1 01 c1 0016 00000f0000ff 02 00 11 05
expect config request changes=yes label="set action schedule" T0836 framing=wrapper client=16 server=1 length=15 tag=set-request type=1 invoke=193 class=single-action-schedule obis=00000f0000ff attribute=2 value=5
< 0001 0001 0010 0004  c5 01 c1 00
expect config answer changes=yes label="set action schedule" T0836 framing=wrapper client=16 server=1 length=4 tag=set-response type=1 invoke=193 class=single-action-schedule obis=00000f0000ff attribute=2 result=success
> 0001 0010 0001 000f  c1 01 c1 0040 00002b0000ff 02 00 11 05
expect config request changes=yes label="set security" T0892 framing=wrapper client=16 server=1 length=15 tag=set-request type=1 invoke=193 class=security-setup obis=00002b0000ff attribute=2 value=5
< 0001 0001 0010 0004  c5 01 c1 03
expect config answer changes=yes failed label="set security" T0892 framing=wrapper client=16 server=1 length=4 tag=set-response type=1 invoke=193 class=security-setup obis=00002b0000ff attribute=2 result=read-write-denied
> 0001 0010 0001 000f  c1 01 c1 0046 000060030aff 02 00 11 05
expect control request changes=yes label="set disconnector" T0855 framing=wrapper client=16 server=1 length=15 tag=set-request type=1 invoke=193 class=disconnect-control obis=000060030aff attribute=2 value=5
< 0001 0001 0010 0004  c5 01 c1 00
expect control answer changes=yes label="set disconnector" T0855 framing=wrapper client=16 server=1 length=4 tag=set-response type=1 invoke=193 class=disconnect-control obis=000060030aff attribute=2 result=success
> 0001 0010 0001 000f  c1 01 c1 0047 0000110000ff 02 00 11 05
expect control request changes=yes label="set limiter" T0855 framing=wrapper client=16 server=1 length=15 tag=set-request type=1 invoke=193 class=limiter obis=0000110000ff attribute=2 value=5
< 0001 0001 0010 0004  c5 01 c1 00
expect control answer changes=yes label="set limiter" T0855 framing=wrapper client=16 server=1 length=4 tag=set-response type=1 invoke=193 class=limiter obis=0000110000ff attribute=2 result=success
> 0001 0010 0001 000f  c1 01 c1 0001 0000600a00ff 02 00 11 05
expect write request changes=yes label="set attribute" T0836 framing=wrapper client=16 server=1 length=15 tag=set-request type=1 invoke=193 class=data obis=0000600a00ff attribute=2 value=5
refuse = 00 01 00 01 00 10 00 04 c5 01 c1 03
< 0001 0001 0010 0004  c5 01 c1 00
expect write answer changes=yes label="set attribute" T0836 framing=wrapper client=16 server=1 length=4 tag=set-response type=1 invoke=193 class=data obis=0000600a00ff attribute=2 result=success

case "set in blocks"
> 0001 0010 0001 0015  c1 02 c1 0014 00000d0000ff 02 00 00 00000001 02 0102
expect config request changes=yes label="set tariff calendar" T0836 framing=wrapper client=16 server=1 length=21 tag=set-request type=2 invoke=193 class=activity-calendar obis=00000d0000ff attribute=2 block=1 last=0 data=0102
< 0001 0001 0010 0007  c5 02 c1 00000001
expect config answer changes=yes label="set tariff calendar" T0836 framing=wrapper client=16 server=1 length=7 tag=set-response type=2 invoke=193 class=activity-calendar obis=00000d0000ff attribute=2 block=1
> 0001 0010 0001 000b  c1 03 c1 01 00000002 02 0304
expect config request changes=yes label="set tariff calendar" T0836 framing=wrapper client=16 server=1 length=11 tag=set-request type=3 invoke=193 class=activity-calendar obis=00000d0000ff attribute=2 block=2 last=1 data=0304
< 0001 0001 0010 0008  c5 03 c1 00 00000002
expect config answer changes=yes label="set tariff calendar" T0836 framing=wrapper client=16 server=1 length=8 tag=set-response type=3 invoke=193 class=activity-calendar obis=00000d0000ff attribute=2 block=2 result=success

case "set with list"
> 0001 0010 0001 0023  c1 04 c1 02 0003 0101010800ff 02 00 0008 0000010000ff 02 01 01 00 02 06 00000001 09 01 00
expect write request changes=yes label="set attribute" T0836 framing=wrapper client=16 server=1 length=35 tag=set-request type=4 invoke=193 class=register obis=0101010800ff attribute=2 value=1
expect time request changes=yes label="set clock" framing=wrapper client=16 server=1 length=35 tag=set-request type=4 invoke=193 class=clock obis=0000010000ff attribute=2 selector=1 text="\x00"
< 0001 0001 0010 0006  c5 05 c1 02 00 03
expect write answer changes=yes label="set attribute" T0836 framing=wrapper client=16 server=1 length=6 tag=set-response type=5 invoke=193 result=success
expect write answer changes=yes failed label="set attribute" T0836 framing=wrapper client=16 server=1 length=6 tag=set-response type=5 invoke=193 result=read-write-denied

case "8.4.3: actions by class and method"
> 0001 0010 0001 000f  c3 01 c1 0003 0101010800ff 01 01 0f 00
expect write request changes=yes label="reset register" T0836 framing=wrapper client=16 server=1 length=15 tag=action-request type=1 invoke=193 class=register obis=0101010800ff method=1 value=0
< 0001 0001 0010 0005  c7 01 c1 00 00
expect write answer changes=yes label="reset register" T0836 framing=wrapper client=16 server=1 length=5 tag=action-response type=1 invoke=193 class=register obis=0101010800ff method=1 result=success
> 0001 0010 0001 000d  c3 01 c1 0004 0101010800ff 01 00
expect write request changes=yes label="reset register" T0836 framing=wrapper client=16 server=1 length=13 tag=action-request type=1 invoke=193 class=extended-register obis=0101010800ff method=1
< 0001 0001 0010 0005  c7 01 c1 00 00
expect write answer changes=yes label="reset register" T0836 framing=wrapper client=16 server=1 length=5 tag=action-response type=1 invoke=193 class=extended-register obis=0101010800ff method=1 result=success
> 0001 0010 0001 000d  c3 01 c1 0005 0101010800ff 02 00
expect write request changes=yes label="reset demand" T0836 framing=wrapper client=16 server=1 length=13 tag=action-request type=1 invoke=193 class=demand-register obis=0101010800ff method=2
< 0001 0001 0010 0005  c7 01 c1 00 00
expect write answer changes=yes label="reset demand" T0836 framing=wrapper client=16 server=1 length=5 tag=action-response type=1 invoke=193 class=demand-register obis=0101010800ff method=2 result=success
> 0001 0010 0001 000f  c3 01 c1 0007 0100630100ff 01 01 0f 00
expect write request changes=yes label="reset or capture profile" T0836 framing=wrapper client=16 server=1 length=15 tag=action-request type=1 invoke=193 class=profile-generic obis=0100630100ff method=1 value=0
< 0001 0001 0010 0005  c7 01 c1 00 00
expect write answer changes=yes label="reset or capture profile" T0836 framing=wrapper client=16 server=1 length=5 tag=action-response type=1 invoke=193 class=profile-generic obis=0100630100ff method=1 result=success
> 0001 0010 0001 000d  c3 01 c1 0008 0000010000ff 06 00
expect time request changes=yes label="adjust clock" framing=wrapper client=16 server=1 length=13 tag=action-request type=1 invoke=193 class=clock obis=0000010000ff method=6
< 0001 0001 0010 0005  c7 01 c1 00 00
expect time answer changes=yes label="adjust clock" framing=wrapper client=16 server=1 length=5 tag=action-response type=1 invoke=193 class=clock obis=0000010000ff method=6 result=success
> 0001 0010 0001 0010  c3 01 c1 0009 00000a0064ff 01 01 12 0001
expect control request changes=yes label="execute script" T0855 framing=wrapper client=16 server=1 length=16 tag=action-request type=1 invoke=193 class=script-table obis=00000a0064ff method=1 value=1
< 0001 0001 0010 0005  c7 01 c1 00 00
expect control answer changes=yes label="execute script" T0855 framing=wrapper client=16 server=1 length=5 tag=action-response type=1 invoke=193 class=script-table obis=00000a0064ff method=1 result=success
> 0001 0010 0001 0013  c3 01 c1 000f 0000280000ff 01 01 09 04 01020304
expect session request housekeeping label="prove identity" framing=wrapper client=16 server=1 length=19 tag=action-request type=1 invoke=193 class=association-ln obis=0000280000ff method=1 text="\x01\x02\x03\x04"
< 0001 0001 0010 000a  c7 01 c1 00 01 00 09 02 0102
expect session answer housekeeping label="prove identity" framing=wrapper client=16 server=1 length=10 tag=action-response type=1 invoke=193 class=association-ln obis=0000280000ff method=1 result=success text="\x01\x02"
> 0001 0010 0001 0013  c3 01 c1 000f 0000280000ff 02 01 09 04 01020304
expect config request changes=yes label="change password" T0892 framing=wrapper client=16 server=1 length=19 tag=action-request type=1 invoke=193 class=association-ln obis=0000280000ff method=2 text="\x01\x02\x03\x04"
< 0001 0001 0010 0007  c7 01 c1 03 01 01 03
expect config answer changes=yes failed label="change password" T0892 framing=wrapper client=16 server=1 length=7 tag=action-response type=1 invoke=193 class=association-ln obis=0000280000ff method=2 result=read-write-denied
> 0001 0010 0001 000d  c3 01 c1 000f 0000280000ff 03 00
expect config request changes=yes label="change association" T0892 framing=wrapper client=16 server=1 length=13 tag=action-request type=1 invoke=193 class=association-ln obis=0000280000ff method=3
< 0001 0001 0010 0007  c7 01 c1 03 01 01 03
expect config answer changes=yes failed label="change association" T0892 framing=wrapper client=16 server=1 length=7 tag=action-response type=1 invoke=193 class=association-ln obis=0000280000ff method=3 result=read-write-denied
> 0001 0010 0001 0017  c3 01 c1 0012 00002c0000ff 01 01 02 02 09 01 41 06 00000100
expect firmware request changes=yes transfer=open label="initiate firmware transfer" T0857 framing=wrapper client=16 server=1 length=23 tag=action-request type=1 invoke=193 class=image-transfer obis=00002c0000ff method=1 data=02020901410600000100
< 0001 0001 0010 0005  c7 01 c1 00 00
expect firmware answer changes=yes label="initiate firmware transfer" T0857 framing=wrapper client=16 server=1 length=5 tag=action-response type=1 invoke=193 class=image-transfer obis=00002c0000ff method=1 result=success
> 0001 0010 0001 001a  c3 01 c1 0012 00002c0000ff 02 01 02 02 06 00000000 09 04 01020304
expect firmware request changes=yes transfer=data label="firmware block" T0857 framing=wrapper client=16 server=1 length=26 tag=action-request type=1 invoke=193 class=image-transfer obis=00002c0000ff method=2 data=02020600000000090401020304
< 0001 0001 0010 0005  c7 01 c1 00 00
expect firmware answer changes=yes label="firmware block" T0857 framing=wrapper client=16 server=1 length=5 tag=action-response type=1 invoke=193 class=image-transfer obis=00002c0000ff method=2 result=success
> 0001 0010 0001 000f  c3 01 c1 0012 00002c0000ff 03 01 0f 00
expect firmware request changes=yes transfer=close label="verify firmware" T0857 framing=wrapper client=16 server=1 length=15 tag=action-request type=1 invoke=193 class=image-transfer obis=00002c0000ff method=3 value=0
< 0001 0001 0010 0005  c7 01 c1 00 00
expect firmware answer changes=yes label="verify firmware" T0857 framing=wrapper client=16 server=1 length=5 tag=action-response type=1 invoke=193 class=image-transfer obis=00002c0000ff method=3 result=success
> 0001 0010 0001 000f  c3 01 c1 0012 00002c0000ff 04 01 0f 00
expect firmware request changes=yes label="activate firmware" T0857 framing=wrapper client=16 server=1 length=15 tag=action-request type=1 invoke=193 class=image-transfer obis=00002c0000ff method=4 value=0
< 0001 0001 0010 0005  c7 01 c1 00 00
expect firmware answer changes=yes label="activate firmware" T0857 framing=wrapper client=16 server=1 length=5 tag=action-response type=1 invoke=193 class=image-transfer obis=00002c0000ff method=4 result=success
> 0001 0010 0001 000d  c3 01 c1 0014 00000d0000ff 01 00
expect config request changes=yes label="activate tariff calendar" T0836 framing=wrapper client=16 server=1 length=13 tag=action-request type=1 invoke=193 class=activity-calendar obis=00000d0000ff method=1
< 0001 0001 0010 0005  c7 01 c1 00 00
expect config answer changes=yes label="activate tariff calendar" T0836 framing=wrapper client=16 server=1 length=5 tag=action-response type=1 invoke=193 class=activity-calendar obis=00000d0000ff method=1 result=success
> 0001 0010 0001 000f  c3 01 c1 0028 0000190900ff 01 01 0f 00
expect report request label="push now" framing=wrapper client=16 server=1 length=15 tag=action-request type=1 invoke=193 class=push-setup obis=0000190900ff method=1 value=0
< 0001 0001 0010 0005  c7 01 c1 00 00
expect report answer label="push now" framing=wrapper client=16 server=1 length=5 tag=action-response type=1 invoke=193 class=push-setup obis=0000190900ff method=1 result=success
> 0001 0010 0001 000d  c3 01 c1 0040 00002b0000ff 02 00
expect config request changes=yes label="change keys" T0892 framing=wrapper client=16 server=1 length=13 tag=action-request type=1 invoke=193 class=security-setup obis=00002b0000ff method=2
< 0001 0001 0010 0005  c7 01 c1 00 00
expect config answer changes=yes label="change keys" T0892 framing=wrapper client=16 server=1 length=5 tag=action-response type=1 invoke=193 class=security-setup obis=00002b0000ff method=2 result=success
> 0001 0010 0001 000f  c3 01 c1 0046 000060030aff 01 01 0f 00
expect control request changes=yes label="disconnect supply" T0855 framing=wrapper client=16 server=1 length=15 tag=action-request type=1 invoke=193 class=disconnect-control obis=000060030aff method=1 value=0
refuse = 00 01 00 01 00 10 00 05 c7 01 c1 03 00
< 0001 0001 0010 0005  c7 01 c1 00 00
expect control answer changes=yes label="disconnect supply" T0855 framing=wrapper client=16 server=1 length=5 tag=action-response type=1 invoke=193 class=disconnect-control obis=000060030aff method=1 result=success
> 0001 0010 0001 000f  c3 01 c1 0046 000060030aff 02 01 0f 00
expect control request changes=yes label="reconnect supply" T0855 framing=wrapper client=16 server=1 length=15 tag=action-request type=1 invoke=193 class=disconnect-control obis=000060030aff method=2 value=0
< 0001 0001 0010 0005  c7 01 c1 00 00
expect control answer changes=yes label="reconnect supply" T0855 framing=wrapper client=16 server=1 length=5 tag=action-response type=1 invoke=193 class=disconnect-control obis=000060030aff method=2 result=success
> 0001 0010 0001 000d  c3 01 c1 0011 0000290000ff 01 00
expect other request changes=unknown label="action" framing=wrapper client=16 server=1 length=13 tag=action-request type=1 invoke=193 class=sap-assignment obis=0000290000ff method=1
< 0001 0001 0010 0005  c7 01 c1 00 00
expect other answer changes=unknown label="action" framing=wrapper client=16 server=1 length=5 tag=action-response type=1 invoke=193 class=sap-assignment obis=0000290000ff method=1 result=success

case "action with list; variants that are not read"
> 0001 0010 0001 001c  c3 03 c1 02 0046 000060030aff 01 0009 00000a0064ff 01 02 0f 00 12 0001
expect control request changes=yes label="disconnect supply" T0855 framing=wrapper client=16 server=1 length=28 tag=action-request type=3 invoke=193 class=disconnect-control obis=000060030aff method=1
expect control request changes=yes label="execute script" T0855 framing=wrapper client=16 server=1 length=28 tag=action-request type=3 invoke=193 class=script-table obis=00000a0064ff method=1
> 0001 0010 0001 0007  c3 02 c1 00000001
expect other request changes=unknown label="unknown variant" framing=wrapper client=16 server=1 length=7 tag=action-request type=2 invoke=193 data=00000001
expect flaw unknown_type
> 0001 0010 0001 0003  c0 07 c1
expect other request changes=unknown label="unknown variant" framing=wrapper client=16 server=1 length=3 tag=get-request type=7 invoke=193
expect flaw unknown_type
> 0001 0010 0001 0003  c1 06 c1
expect other request changes=unknown label="unknown variant" framing=wrapper client=16 server=1 length=3 tag=set-request type=6 invoke=193
expect flaw unknown_type
< 0001 0001 0010 0003  c4 09 c1
expect other answer changes=unknown label="unknown variant" framing=wrapper client=16 server=1 length=3 tag=get-response type=9 invoke=193
expect flaw unknown_type
< 0001 0001 0010 0003  c5 09 c1
expect other answer changes=unknown label="unknown variant" framing=wrapper client=16 server=1 length=3 tag=set-response type=9 invoke=193
expect flaw unknown_type
< 0001 0001 0010 0005  c7 03 c1 01 00
expect other answer changes=unknown label="unknown variant" framing=wrapper client=16 server=1 length=5 tag=action-response type=3 invoke=193 data=0100
expect flaw unknown_type

case "unasked: event, pushed data, information report"
< 0001 0001 0010 000d  c2 00 0001 0000610500ff 02 11 01
expect report report label="event" framing=wrapper client=16 server=1 length=13 tag=event-notification class=data obis=0000610500ff attribute=2 value=1
< 0001 0001 0010 001a  c2 01 0c 07e4010106000000 00ffc400 0001 0000610500ff 02 11 01
expect report report label="event" framing=wrapper client=16 server=1 length=26 tag=event-notification class=data obis=0000610500ff attribute=2 value=1
< 0001 0001 0010 000d  0f 00000001 00 02 01 06 00000005
expect report report label="pushed data" framing=wrapper client=16 server=1 length=13 tag=data-notification data=02010600000005
< 0001 0001 0010 0004  18 00 01 00
expect report report label="information report" framing=wrapper client=16 server=1 length=4 tag=information-report data=000100

case "answers without request, to another service; exception"
< 0001 0001 0010 0006  c4 01 c5 00 11 01
expect read answer label="get attribute" T0801 framing=wrapper client=16 server=1 length=6 tag=get-response type=1 invoke=197 value=1
expect flaw no_request
> 0001 0010 0001 000d  c0 01 c1 0003 0101010800ff 02 00
expect read request label="get attribute" T0801 framing=wrapper client=16 server=1 length=13 tag=get-request type=1 invoke=193 class=register obis=0101010800ff attribute=2
< 0001 0001 0010 0004  c5 01 c1 00
expect write answer changes=yes label="set attribute" T0836 framing=wrapper client=16 server=1 length=4 tag=set-response type=1 invoke=193 result=success
expect flaw misfit
< 0001 0001 0010 0003  d8 01 02
expect other answer failed label="exception" framing=wrapper client=16 server=1 length=3 tag=exception-response error=258
< 0001 0001 0010 0007  d8 02 06 00000001
expect other answer failed label="exception" framing=wrapper client=16 server=1 length=7 tag=exception-response data=00000001 error=518

case "short names, access, and the messages of the ciphered contexts"
> 0001 0010 0001 0002  01 00
expect session request housekeeping label="initiate" framing=wrapper client=16 server=1 length=2 tag=initiate-request data=00
> 0001 0010 0001 0005  05 01 02 0100
expect read request label="read by short name" T0801 framing=wrapper client=16 server=1 length=5 tag=read-request data=01020100
> 0001 0010 0001 0008  06 01 02 0100 01 11 05
expect write request changes=yes label="write by short name" T0836 framing=wrapper client=16 server=1 length=8 tag=write-request data=01020100011105
< 0001 0001 0010 0002  08 00
expect session answer housekeeping label="initiate" framing=wrapper client=16 server=1 length=2 tag=initiate-response data=00
< 0001 0001 0010 0005  0c 01 00 11 05
expect read answer label="read by short name" T0801 framing=wrapper client=16 server=1 length=5 tag=read-response data=01001105
< 0001 0001 0010 0003  0d 01 00
expect write answer changes=yes label="write by short name" T0836 framing=wrapper client=16 server=1 length=3 tag=write-response data=0100
< 0001 0001 0010 0004  0e 01 00 00
expect other answer failed label="service error" framing=wrapper client=16 server=1 length=4 tag=confirmed-service-error data=010000
> 0001 0010 0001 0008  16 01 02 0100 01 11 05
expect write request changes=yes label="unconfirmed write" T0836 framing=wrapper client=16 server=1 length=8 tag=unconfirmed-write-request data=01020100011105
> 0001 0010 0001 0007  21 05 30 00000001
expect session request opaque label="initiate, ciphered" framing=wrapper client=16 server=1 length=7 tag=glo-initiate-request security=48 data=00000001
> 0001 0010 0001 0007  25 05 30 00000001
expect read request opaque label="read, ciphered" T0801 framing=wrapper client=16 server=1 length=7 tag=glo-read-request security=48 data=00000001
> 0001 0010 0001 0007  26 05 30 00000001
expect write request changes=yes opaque label="write, ciphered" T0836 framing=wrapper client=16 server=1 length=7 tag=glo-write-request security=48 data=00000001
< 0001 0001 0010 0007  28 05 30 00000001
expect session answer opaque label="initiate, ciphered" framing=wrapper client=16 server=1 length=7 tag=glo-initiate-response security=48 data=00000001
< 0001 0001 0010 0007  2c 05 30 00000001
expect read answer opaque label="read, ciphered" T0801 framing=wrapper client=16 server=1 length=7 tag=glo-read-response security=48 data=00000001
< 0001 0001 0010 0007  2d 05 30 00000001
expect write answer changes=yes opaque label="write, ciphered" T0836 framing=wrapper client=16 server=1 length=7 tag=glo-write-response security=48 data=00000001
> 0001 0010 0001 0007  36 05 30 00000001
expect write request changes=yes opaque label="unconfirmed write, ciphered" T0836 framing=wrapper client=16 server=1 length=7 tag=glo-unconfirmed-write security=48 data=00000001
< 0001 0001 0010 0007  38 05 30 00000001
expect report report opaque label="information report, ciphered" framing=wrapper client=16 server=1 length=7 tag=glo-information-report security=48 data=00000001
> 0001 0010 0001 0009  c8 07 30 00000001 abcd
expect read request opaque label="get, ciphered" T0801 framing=wrapper client=16 server=1 length=9 tag=glo-get-request security=48 data=00000001abcd
> 0001 0010 0001 0009  c9 07 30 00000001 abcd
expect write request changes=yes opaque label="set, ciphered" T0836 framing=wrapper client=16 server=1 length=9 tag=glo-set-request security=48 data=00000001abcd
refuse = 00 01 00 01 00 10 00 03 d8 01 01
< 0001 0001 0010 0009  ca 07 30 00000001 abcd
expect report report opaque label="event, ciphered" framing=wrapper client=16 server=1 length=9 tag=glo-event-notification security=48 data=00000001abcd
> 0001 0010 0001 0009  cb 07 30 00000001 abcd
expect other request changes=unknown opaque label="action, ciphered" framing=wrapper client=16 server=1 length=9 tag=glo-action-request security=48 data=00000001abcd
< 0001 0001 0010 0009  cc 07 30 00000001 abcd
expect read answer opaque label="get, ciphered" T0801 framing=wrapper client=16 server=1 length=9 tag=glo-get-response security=48 data=00000001abcd
< 0001 0001 0010 0009  cd 07 30 00000001 abcd
expect write answer changes=yes opaque label="set, ciphered" T0836 framing=wrapper client=16 server=1 length=9 tag=glo-set-response security=48 data=00000001abcd
< 0001 0001 0010 0009  cf 07 30 00000001 abcd
expect other answer changes=unknown opaque label="action, ciphered" framing=wrapper client=16 server=1 length=9 tag=glo-action-response security=48 data=00000001abcd
> 0001 0010 0001 0009  d0 07 30 00000001 abcd
expect read request opaque label="get, ciphered" T0801 framing=wrapper client=16 server=1 length=9 tag=ded-get-request security=48 data=00000001abcd
> 0001 0010 0001 0009  d1 07 30 00000001 abcd
expect write request changes=yes opaque label="set, ciphered" T0836 framing=wrapper client=16 server=1 length=9 tag=ded-set-request security=48 data=00000001abcd
< 0001 0001 0010 0009  d2 07 30 00000001 abcd
expect report report opaque label="event, ciphered" framing=wrapper client=16 server=1 length=9 tag=ded-event-notification security=48 data=00000001abcd
> 0001 0010 0001 0009  d3 07 30 00000001 abcd
expect other request changes=unknown opaque label="action, ciphered" framing=wrapper client=16 server=1 length=9 tag=ded-action-request security=48 data=00000001abcd
< 0001 0001 0010 0009  d4 07 30 00000001 abcd
expect read answer opaque label="get, ciphered" T0801 framing=wrapper client=16 server=1 length=9 tag=ded-get-response security=48 data=00000001abcd
< 0001 0001 0010 0009  d5 07 30 00000001 abcd
expect write answer changes=yes opaque label="set, ciphered" T0836 framing=wrapper client=16 server=1 length=9 tag=ded-set-response security=48 data=00000001abcd
< 0001 0001 0010 0009  d7 07 30 00000001 abcd
expect other answer changes=unknown opaque label="action, ciphered" framing=wrapper client=16 server=1 length=9 tag=ded-action-response security=48 data=00000001abcd
> 0001 0010 0001 0006  d9 40000001 00
expect other request changes=unknown label="access" framing=wrapper client=16 server=1 length=6 tag=access-request data=4000000100
< 0001 0001 0010 0006  da 40000001 00
expect other answer changes=unknown label="access" framing=wrapper client=16 server=1 length=6 tag=access-response data=4000000100
> 0001 0010 0001 0010  db 08 0102030405060708 05 30 00000001
expect other request changes=unknown opaque label="ciphered message" framing=wrapper client=16 server=1 length=16 tag=general-glo-ciphering data=080102030405060708053000000001
> 0001 0010 0001 0010  dc 08 0102030405060708 05 30 00000001
expect other request changes=unknown opaque label="ciphered message" framing=wrapper client=16 server=1 length=16 tag=general-ded-ciphering data=080102030405060708053000000001
> 0001 0010 0001 0002  dd 00
expect other request changes=unknown opaque label="ciphered message" framing=wrapper client=16 server=1 length=2 tag=general-ciphering data=00
> 0001 0010 0001 0002  df 00
expect other request changes=unknown label="signed message" framing=wrapper client=16 server=1 length=2 tag=general-signing data=00
> 0001 0010 0001 0002  e0 00
expect other request changes=unknown label="block of a message" framing=wrapper client=16 server=1 length=2 tag=general-block-transfer data=00

case "unknown tag; a type of data that does not exist; trailing bytes"
> 0001 0010 0001 0002  62 00
expect session request housekeeping label="release association" framing=wrapper client=16 server=1 length=2 tag=rlrq data=00
> 0001 0010 0001 0002  ff 00
expect other request changes=unknown label="unknown message" framing=wrapper client=16 server=1 length=2 tag=255 data=00
expect flaw unknown_tag
> 0001 0010 0001 0004  c0 03 c1 00
expect flaw bad_data
> 0001 0010 0001 000f  c1 01 c1 0001 0000600a00ff 02 00 1f 05
expect write request changes=yes label="set attribute" T0836 framing=wrapper client=16 server=1 length=15 tag=set-request type=1 invoke=193 class=data obis=0000600a00ff attribute=2 data=1f05
expect flaw bad_data
> 0001 0010 0001 000e  c0 01 c1 0003 0101010800ff 02 00 00
expect read request label="get attribute" T0801 framing=wrapper client=16 server=1 length=14 tag=get-request type=1 invoke=193 class=register obis=0101010800ff attribute=2
expect flaw trailing

case "HDLC: link set up, get in one frame, link closed"
> 7e a007 0321930f01 7e
expect carrier
< 7e a007 2103730140 7e
expect carrier
> 7e a019 0321326fd8e6e600c001c100030101010800ff0200e7f7 7e
expect read request label="get attribute" T0801 framing=hdlc client=16 server=1 length=25 tag=get-request type=1 invoke=193 class=register obis=0101010800ff attribute=2
refuse = none
< 7e a015 2103325be9e6e700c401c100060001e2408cda 7e
expect read answer label="get attribute" T0801 framing=hdlc client=16 server=1 length=21 tag=get-response type=1 invoke=193 class=register obis=0101010800ff attribute=2 value=123456
> 7e a007 03215303c7 7e
expect carrier

case "HDLC: an answer in two segments, a frame that shares its flag, addresses of two octets"
> 7e a01a 02232132f672e6e600c001c100030101010800ff0200e7f7 7e
expect read request label="get attribute" T0801 framing=hdlc client=16 server=145 length=26 tag=get-request type=1 invoke=193 class=register obis=0101010800ff attribute=2
< 7e a815 210223329bf9e6e700c401c100090641429729 7e
expect piece
< 7e a00e 210223326f2b434445460ebe 7e
expect read answer label="get attribute" T0801 framing=hdlc client=16 server=145 length=14 tag=get-response type=1 invoke=193 class=register obis=0101010800ff attribute=2 text="ABCDEF"
> 7e a019 0321326fd8e6e600c001c100030101010800ff0200e7f7 7e a019 0321326fd8e6e600c001c100030101010800ff0200e7f7 7e
expect read request label="get attribute" T0801 framing=hdlc client=16 server=1 length=25 tag=get-request type=1 invoke=193 class=register obis=0101010800ff attribute=2
expect read request label="get attribute" T0801 framing=hdlc client=16 server=1 length=25 tag=get-request type=1 invoke=193 class=register obis=0101010800ff attribute=2

case "HDLC: wrong checksum, wrong end, an information frame without LLC; not HDLC"
> 7e a019 0321326fd8e6e600c001c100030101010800ff0200e7f6 7e
expect read request label="get attribute" T0801 framing=hdlc client=16 server=1 length=25 tag=get-request type=1 invoke=193 class=register obis=0101010800ff attribute=2
expect flaw bad_crc
> 7e a019 0321326fd8e6e600c001c100030101010800ff0200e7f7 00
expect read request label="get attribute" T0801 framing=hdlc client=16 server=1 length=25 tag=get-request type=1 invoke=193 class=register obis=0101010800ff attribute=2
expect flaw bad_frame
> 7e a00a 032132033ee6f444 7e
expect flaw truncated
> 7e a0 02
expect foreign
> 05 00
expect foreign
