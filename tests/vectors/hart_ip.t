# SPDX-License-Identifier: Apache-2.0
# HART-IP, by hand from TS20085 and the HART command specifications.  A line is: version, type, message, status,
# sequence, length; then delimiter, address, command, byte count, data, checksum.
protocol hart_ip

# ---- sessions ----------------------------------------------------------------------------------

case "a session is opened, kept alive and closed"
> 01 00 00 00 0001 000d  01 00007530
expect session request housekeeping label="open session" version=1 type=request message=session-initiate status=0 sequence=1 length=13 master=primary timer=30000
refuse = 01 01 00 10 00 01 00 08
< 01 01 00 00 0001 000d  01 0000ea60
expect session answer housekeeping label="open session" version=1 type=response message=session-initiate status=0 sequence=1 length=13 master=primary timer=60000
> 01 00 02 00 0002 0008  
expect session request housekeeping label="keep session alive" version=1 type=request message=keep-alive status=0 sequence=2 length=8
< 01 01 02 00 0002 0008  
expect session answer housekeeping label="keep session alive" version=1 type=response message=keep-alive status=0 sequence=2 length=8
> 01 00 01 00 0003 0008  
expect session request housekeeping label="close session" version=1 type=request message=session-close status=0 sequence=3 length=8
refuse 8 = 01 01 01 08 00 03 00 08
< 01 01 01 00 0003 0008  
expect session answer housekeeping label="close session" version=1 type=response message=session-close status=0 sequence=3 length=8

case "a session is refused, by status and by NAK; a master that does not exist"
> 01 00 00 00 0001 000d  00 00007530
expect session request housekeeping label="open session" version=1 type=request message=session-initiate status=0 sequence=1 length=13 master=secondary timer=30000
< 01 01 00 10 0001 0008  
expect session answer housekeeping failed label="open session" version=1 type=response message=session-initiate status=16 sequence=1 length=8
< 01 0f 00 08 0002 0008  
expect session answer housekeeping failed label="open session" version=1 type=nak message=session-initiate status=8 sequence=2 length=8
> 01 00 00 00 0003 000d  05 00007530
expect session request housekeeping label="open session" version=1 type=request message=session-initiate status=0 sequence=3 length=13 master=5 timer=30000
expect flaw bad_value
> 01 00 00 00 0004 000e  01 00007530 00
expect session request housekeeping label="open session" version=1 type=request message=session-initiate status=0 sequence=4 length=14 master=primary timer=30000
expect flaw trailing

case "messages that are not read: direct commands, audit log, unknown"
> 01 00 04 00 0001 000a  0102
expect other request changes=unknown label="direct commands" version=1 type=request message=direct status=0 sequence=1 length=10 data=0102
expect flaw unknown_message
< 01 01 04 00 0001 000a  0102
expect other answer changes=unknown label="direct commands" version=1 type=response message=direct status=0 sequence=1 length=10 data=0102
expect flaw unknown_message
> 01 00 05 00 0002 000a  0001
expect diagnose request label="read audit log" version=1 type=request message=audit-log status=0 sequence=2 length=10 data=0001
refuse = 01 01 05 10 00 02 00 08
< 01 01 05 00 0002 000a  0001
expect diagnose answer label="read audit log" version=1 type=response message=audit-log status=0 sequence=2 length=10 data=0001
> 01 00 09 00 0003 0008  
expect other request changes=unknown label="unknown message" version=1 type=request message=9 status=0 sequence=3 length=8
expect flaw unknown_message

case "over UDP the session is answered from another port"
transport udp
> 01 01 00 00 0001 000d  01 0000ea60
expect session answer housekeeping label="open session" version=1 type=response message=session-initiate status=0 sequence=1 length=13 master=primary timer=60000

# ---- commands ----------------------------------------------------------------------------------

case "0 read unique identifier"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 00 00  38
expect identify request label="read unique identifier" T0888 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=identifier
< 01 01 03 00 0001 0029  86 26 4e 0000d2 00 18 00 00 fe 26 4e 05 07 04 01 0e 0c 0000d2 05 02 0002 00 0026 0026 84 e4
expect identity vendor="rosemount"
expect identity product="264E"
expect identity serial="0000D2"
expect identify answer label="read unique identifier" T0888 version=1 type=response message=pass-through status=0 sequence=1 length=41 frame=answer device_type=9806 device=210 command=identifier response=ok device_status=0 manufacturer=rosemount revision=1

case "1 read primary variable"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 01 00  39
expect read request label="read primary variable" T0801 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=primary-variable
< 01 01 03 00 0001 0018  86 26 4e 0000d2 01 07 00 00 20 41cc0000 97
expect read answer label="read primary variable" T0801 version=1 type=response message=pass-through status=0 sequence=1 length=24 frame=answer device_type=9806 device=210 command=primary-variable response=ok device_status=0 variable=primary unit=degc value=25.5

case "2 read loop current and percent"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 02 00  3a
expect read request label="read loop current and percent" T0801 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=current
< 01 01 03 00 0001 001b  86 26 4e 0000d2 02 0a 00 00 4140000042480000 3f
expect read answer label="read loop current and percent" T0801 version=1 type=response message=pass-through status=0 sequence=1 length=27 frame=answer device_type=9806 device=210 command=current response=ok device_status=0 variable=loop-current unit=ma value=12
expect read answer label="read loop current and percent" T0801 version=1 type=response message=pass-through status=0 sequence=1 length=27 frame=answer device_type=9806 device=210 command=current response=ok device_status=0 variable=percent unit=percent value=50

case "3 read dynamic variables"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 03 00  3b
expect read request label="read dynamic variables" T0801 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=dynamic-variables
refuse = 01 01 03 00 00 01 00 13 86 26 4e 00 00 d2 03 02 10 00 2d
< 01 01 03 00 0001 0021  86 26 4e 0000d2 03 10 00 00 40800000 20 41200000 39 42480000 9d
expect read answer label="read dynamic variables" T0801 version=1 type=response message=pass-through status=0 sequence=1 length=33 frame=answer device_type=9806 device=210 command=dynamic-variables response=ok device_status=0 variable=loop-current unit=ma value=4
expect read answer label="read dynamic variables" T0801 version=1 type=response message=pass-through status=0 sequence=1 length=33 frame=answer device_type=9806 device=210 command=dynamic-variables response=ok device_status=0 variable=primary unit=degc value=10
expect read answer label="read dynamic variables" T0801 version=1 type=response message=pass-through status=0 sequence=1 length=33 frame=answer device_type=9806 device=210 command=dynamic-variables response=ok device_status=0 variable=secondary unit=percent value=50

case "6 write polling address"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 06 00  3e
expect config request changes=yes label="write polling address" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=write-polling-address
< 01 01 03 00 0001 0013  86 26 4e 0000d2 06 02 00 00  38
expect config answer changes=yes label="write polling address" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=write-polling-address response=ok device_status=0

case "7 read loop configuration"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 07 00  3f
expect read request label="read loop configuration" T0888 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=loop-configuration
< 01 01 03 00 0001 0013  86 26 4e 0000d2 07 02 00 00  39
expect read answer label="read loop configuration" T0888 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=loop-configuration response=ok device_status=0

case "8 read classes of dynamic variables"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 08 00  30
expect read request label="read classes of dynamic variables" T0888 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=variable-classes
< 01 01 03 00 0001 0013  86 26 4e 0000d2 08 02 00 00  36
expect read answer label="read classes of dynamic variables" T0888 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=variable-classes response=ok device_status=0

case "9 read device variables with status"
> 01 00 03 00 0001 0013  82 26 4e 0000d2 09 02 00 f6 c5
expect read request label="read device variables with status" T0801 version=1 type=request message=pass-through status=0 sequence=1 length=19 frame=request device_type=9806 device=210 command=variables-with-status variable=0
expect read request label="read device variables with status" T0801 version=1 type=request message=pass-through status=0 sequence=1 length=19 frame=request device_type=9806 device=210 command=variables-with-status variable=primary
< 01 01 03 00 0001 0028  86 26 4e 0000d2 09 17 00 00 00 00 40 20 3fc00000 c0 f6 41 39 40200000 c0 0002f7a4 02
expect read answer label="read device variables with status" T0801 version=1 type=response message=pass-through status=0 sequence=1 length=40 frame=answer device_type=9806 device=210 command=variables-with-status response=ok device_status=0 variable=0 unit=degc value=1.5
expect read answer label="read device variables with status" T0801 version=1 type=response message=pass-through status=0 sequence=1 length=40 frame=answer device_type=9806 device=210 command=variables-with-status response=ok device_status=0 variable=primary unit=percent value=2.5

case "11 read unique identifier by tag"
> 01 00 03 00 0001 0017  82 26 4e 0000d2 0b 06 514b71c31820 a5
expect identify request label="read unique identifier by tag" T0888 version=1 type=request message=pass-through status=0 sequence=1 length=23 frame=request device_type=9806 device=210 command=identifier-by-tag data=514b71c31820
< 01 01 03 00 0001 0029  86 26 4e 0000d2 0b 18 00 00 fe 26 4e 05 07 04 01 0e 0c 0000d2 05 02 0002 00 0026 0026 84 ef
expect identity vendor="rosemount"
expect identity product="264E"
expect identity serial="0000D2"
expect identify answer label="read unique identifier by tag" T0888 version=1 type=response message=pass-through status=0 sequence=1 length=41 frame=answer device_type=9806 device=210 command=identifier-by-tag response=ok device_status=0 manufacturer=rosemount revision=1

case "12 read message"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 0c 00  34
expect identify request label="read message" T0888 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=message
< 01 01 03 00 0001 002b  86 26 4e 0000d2 0c 1a 00 00 20530c3e0820820820820820820820820820820820820820 43
expect identify answer label="read message" T0888 version=1 type=response message=pass-through status=0 sequence=1 length=43 frame=answer device_type=9806 device=210 command=message response=ok device_status=0 text="HELLO"

case "13 read tag, descriptor, date"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 0d 00  35
expect identify request label="read tag, descriptor, date" T0888 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=tag
< 01 01 03 00 0001 0028  86 26 4e 0000d2 0d 17 00 00 514b71c3182050138b83582082082082082004050d 89
expect identity name="TT-101"
expect identify answer label="read tag, descriptor, date" T0888 version=1 type=response message=pass-through status=0 sequence=1 length=40 frame=answer device_type=9806 device=210 command=tag response=ok device_status=0 text="TT-101" data=50138b83582082082082082004050d

case "14 read transducer information"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 0e 00  36
expect read request label="read transducer information" T0888 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=transducer
< 01 01 03 00 0001 0013  86 26 4e 0000d2 0e 02 00 00  30
expect read answer label="read transducer information" T0888 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=transducer response=ok device_status=0

case "15 read device information"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 0f 00  37
expect read request label="read device information" T0888 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=device-information
< 01 01 03 00 0001 0013  86 26 4e 0000d2 0f 02 00 00  31
expect read answer label="read device information" T0888 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=device-information response=ok device_status=0

case "16 read final assembly number"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 10 00  28
expect identify request label="read final assembly number" T0888 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=assembly-number
< 01 01 03 00 0001 0013  86 26 4e 0000d2 10 02 00 00  2e
expect identify answer label="read final assembly number" T0888 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=assembly-number response=ok device_status=0

case "17 write message"
> 01 00 03 00 0001 0029  82 26 4e 0000d2 11 18 20530c3e0820820820820820820820820820820820820820 58
expect config request changes=yes label="write message" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=41 frame=request device_type=9806 device=210 command=write-message text="HELLO"
< 01 01 03 00 0001 002b  86 26 4e 0000d2 11 1a 00 00 20530c3e0820820820820820820820820820820820820820 5e
expect config answer changes=yes label="write message" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=43 frame=answer device_type=9806 device=210 command=write-message response=ok device_status=0 text="HELLO"

case "18 write tag, descriptor, date"
> 01 00 03 00 0001 0026  82 26 4e 0000d2 12 15 514b71c3182050138b83582082082082082004050d 90
expect config request changes=yes label="write tag, descriptor, date" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=38 frame=request device_type=9806 device=210 command=write-tag text="TT-101" data=50138b83582082082082082004050d
< 01 01 03 00 0001 0028  86 26 4e 0000d2 12 17 00 00 514b71c3182050138b83582082082082082004050d 96
expect config answer changes=yes label="write tag, descriptor, date" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=40 frame=answer device_type=9806 device=210 command=write-tag response=ok device_status=0 text="TT-101" data=50138b83582082082082082004050d

case "19 write final assembly number"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 13 00  2b
expect config request changes=yes label="write final assembly number" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=write-assembly-number
< 01 01 03 00 0001 0013  86 26 4e 0000d2 13 02 00 00  2d
expect config answer changes=yes label="write final assembly number" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=write-assembly-number response=ok device_status=0

case "20 read long tag"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 14 00  2c
expect identify request label="read long tag" T0888 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=long-tag
< 01 01 03 00 0001 0033  86 26 4e 0000d2 14 22 00 00 54414e4b2d352d54454d50455241545552450000000000000000000000000000 63
expect identity name="TANK-5-TEMPERATURE"
expect identify answer label="read long tag" T0888 version=1 type=response message=pass-through status=0 sequence=1 length=51 frame=answer device_type=9806 device=210 command=long-tag response=ok device_status=0 text="TANK-5-TEMPERATURE"

case "21 read unique identifier by long tag"
> 01 00 03 00 0001 0031  82 26 4e 0000d2 15 20 54542d3130310000000000000000000000000000000000000000000000000000 10
expect identify request label="read unique identifier by long tag" T0888 version=1 type=request message=pass-through status=0 sequence=1 length=49 frame=request device_type=9806 device=210 command=identifier-by-long-tag data=54542d3130310000000000000000000000000000000000000000000000000000
< 01 01 03 00 0001 0029  86 26 4e 0000d2 15 18 00 00 fe 26 4e 05 07 04 01 0e 0c 0000d2 05 02 0002 00 0026 0026 84 f1
expect identity vendor="rosemount"
expect identity product="264E"
expect identity serial="0000D2"
expect identify answer label="read unique identifier by long tag" T0888 version=1 type=response message=pass-through status=0 sequence=1 length=41 frame=answer device_type=9806 device=210 command=identifier-by-long-tag response=ok device_status=0 manufacturer=rosemount revision=1

case "22 write long tag"
> 01 00 03 00 0001 0031  82 26 4e 0000d2 16 20 54414e4b2d352d54454d50455241545552450000000000000000000000000000 67
expect config request changes=yes label="write long tag" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=49 frame=request device_type=9806 device=210 command=write-long-tag text="TANK-5-TEMPERATURE"
< 01 01 03 00 0001 0033  86 26 4e 0000d2 16 22 00 00 54414e4b2d352d54454d50455241545552450000000000000000000000000000 61
expect config answer changes=yes label="write long tag" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=51 frame=answer device_type=9806 device=210 command=write-long-tag response=ok device_status=0 text="TANK-5-TEMPERATURE"

case "33 read device variables"
> 01 00 03 00 0001 0013  82 26 4e 0000d2 21 02 00 f6 ed
expect read request label="read device variables" T0801 version=1 type=request message=pass-through status=0 sequence=1 length=19 frame=request device_type=9806 device=210 command=variables variable=0
expect read request label="read device variables" T0801 version=1 type=request message=pass-through status=0 sequence=1 length=19 frame=request device_type=9806 device=210 command=variables variable=primary
< 01 01 03 00 0001 001f  86 26 4e 0000d2 21 0e 00 00 00 20 3fc00000 f6 39 40200000 63
expect read answer label="read device variables" T0801 version=1 type=response message=pass-through status=0 sequence=1 length=31 frame=answer device_type=9806 device=210 command=variables response=ok device_status=0 variable=0 unit=degc value=1.5
expect read answer label="read device variables" T0801 version=1 type=response message=pass-through status=0 sequence=1 length=31 frame=answer device_type=9806 device=210 command=variables response=ok device_status=0 variable=primary unit=percent value=2.5

case "34 write damping"
> 01 00 03 00 0001 0015  82 26 4e 0000d2 22 04 41a00000 ff
expect config request changes=yes label="write damping" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=21 frame=request device_type=9806 device=210 command=write-damping value=20
< 01 01 03 00 0001 0017  86 26 4e 0000d2 22 06 00 00 41a00000 f9
expect config answer changes=yes label="write damping" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=23 frame=answer device_type=9806 device=210 command=write-damping response=ok device_status=0 value=20

case "35 write range"
> 01 00 03 00 0001 001a  82 26 4e 0000d2 23 09 20 42c8000000000000 b8
expect config request changes=yes label="write range" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=26 frame=request device_type=9806 device=210 command=write-range unit=degc value=100 lower=0
refuse = 01 01 03 00 00 01 00 13 86 26 4e 00 00 d2 23 02 10 00 0d
< 01 01 03 00 0001 001c  86 26 4e 0000d2 23 0b 00 00 20 42c8000000000000 be
expect config answer changes=yes label="write range" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=28 frame=answer device_type=9806 device=210 command=write-range response=ok device_status=0 unit=degc value=100 lower=0

case "36 set upper range value"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 24 00  1c
expect config request changes=yes label="set upper range value" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=set-upper-range
< 01 01 03 00 0001 0013  86 26 4e 0000d2 24 02 00 00  1a
expect config answer changes=yes label="set upper range value" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=set-upper-range response=ok device_status=0

case "37 set lower range value"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 25 00  1d
expect config request changes=yes label="set lower range value" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=set-lower-range
< 01 01 03 00 0001 0013  86 26 4e 0000d2 25 02 00 00  1b
expect config answer changes=yes label="set lower range value" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=set-lower-range response=ok device_status=0

case "38 reset configuration changed flag"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 26 00  1e
expect diagnose request changes=yes label="reset configuration changed flag" T0872 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=reset-changed-flag
< 01 01 03 00 0001 0013  86 26 4e 0000d2 26 02 00 00  18
expect diagnose answer changes=yes label="reset configuration changed flag" T0872 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=reset-changed-flag response=ok device_status=0

case "40 fixed current mode"
> 01 00 03 00 0001 0015  82 26 4e 0000d2 28 04 41a00000 f5
expect control request changes=yes label="fixed current mode" T0855 version=1 type=request message=pass-through status=0 sequence=1 length=21 frame=request device_type=9806 device=210 command=fixed-current value=20
< 01 01 03 00 0001 0017  86 26 4e 0000d2 28 06 00 00 41a00000 f3
expect control answer changes=yes label="fixed current mode" T0855 version=1 type=response message=pass-through status=0 sequence=1 length=23 frame=answer device_type=9806 device=210 command=fixed-current response=ok device_status=0 value=20

case "41 self test"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 29 00  11
expect diagnose request changes=yes label="self test" version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=self-test
< 01 01 03 00 0001 0013  86 26 4e 0000d2 29 02 00 00  17
expect diagnose answer changes=yes label="self test" version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=self-test response=ok device_status=0

case "42 device reset"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 2a 00  12
expect run request changes=yes label="device reset" T0816 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=reset
refuse = 01 01 03 00 00 01 00 13 86 26 4e 00 00 d2 2a 02 10 00 04
< 01 01 03 00 0001 0013  86 26 4e 0000d2 2a 02 00 00  14
expect run answer changes=yes label="device reset" T0816 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=reset response=ok device_status=0

case "43 set zero"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 2b 00  13
expect config request changes=yes label="set zero" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=set-zero
< 01 01 03 00 0001 0013  86 26 4e 0000d2 2b 02 00 00  15
expect config answer changes=yes label="set zero" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=set-zero response=ok device_status=0

case "44 write unit"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 2c 00  14
expect config request changes=yes label="write unit" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=write-unit
< 01 01 03 00 0001 0013  86 26 4e 0000d2 2c 02 00 00  12
expect config answer changes=yes label="write unit" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=write-unit response=ok device_status=0

case "45 trim loop current zero"
> 01 00 03 00 0001 0015  82 26 4e 0000d2 2d 04 41a00000 f0
expect config request changes=yes label="trim loop current zero" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=21 frame=request device_type=9806 device=210 command=trim-zero value=20
< 01 01 03 00 0001 0017  86 26 4e 0000d2 2d 06 00 00 41a00000 f6
expect config answer changes=yes label="trim loop current zero" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=23 frame=answer device_type=9806 device=210 command=trim-zero response=ok device_status=0 value=20

case "46 trim loop current gain"
> 01 00 03 00 0001 0015  82 26 4e 0000d2 2e 04 41a00000 f3
expect config request changes=yes label="trim loop current gain" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=21 frame=request device_type=9806 device=210 command=trim-gain value=20
< 01 01 03 00 0001 0017  86 26 4e 0000d2 2e 06 00 00 41a00000 f5
expect config answer changes=yes label="trim loop current gain" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=23 frame=answer device_type=9806 device=210 command=trim-gain response=ok device_status=0 value=20

case "47 write transfer function"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 2f 00  17
expect config request changes=yes label="write transfer function" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=write-transfer-function
< 01 01 03 00 0001 0013  86 26 4e 0000d2 2f 02 00 00  11
expect config answer changes=yes label="write transfer function" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=write-transfer-function response=ok device_status=0

case "48 read additional status"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 30 00  08
expect diagnose request label="read additional status" T0888 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=additional-status
< 01 01 03 00 0001 0013  86 26 4e 0000d2 30 02 00 00  0e
expect diagnose answer label="read additional status" T0888 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=additional-status response=ok device_status=0

case "49 write transducer serial number"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 31 00  09
expect config request changes=yes label="write transducer serial number" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=49
< 01 01 03 00 0001 0013  86 26 4e 0000d2 31 02 00 00  0f
expect config answer changes=yes label="write transducer serial number" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=49 response=ok device_status=0

case "50 read assignments of dynamic variables"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 32 00  0a
expect read request label="read assignments of dynamic variables" T0888 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=50
< 01 01 03 00 0001 0013  86 26 4e 0000d2 32 02 00 00  0c
expect read answer label="read assignments of dynamic variables" T0888 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=50 response=ok device_status=0

case "51 write assignments of dynamic variables"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 33 00  0b
expect config request changes=yes label="write assignments of dynamic variables" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=51
< 01 01 03 00 0001 0013  86 26 4e 0000d2 33 02 00 00  0d
expect config answer changes=yes label="write assignments of dynamic variables" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=51 response=ok device_status=0

case "52 set zero of a device variable"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 34 00  0c
expect config request changes=yes label="set zero of a device variable" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=52
< 01 01 03 00 0001 0013  86 26 4e 0000d2 34 02 00 00  0a
expect config answer changes=yes label="set zero of a device variable" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=52 response=ok device_status=0

case "53 write unit of a device variable"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 35 00  0d
expect config request changes=yes label="write unit of a device variable" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=53
< 01 01 03 00 0001 0013  86 26 4e 0000d2 35 02 00 00  0b
expect config answer changes=yes label="write unit of a device variable" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=53 response=ok device_status=0

case "54 read information of a device variable"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 36 00  0e
expect read request label="read information of a device variable" T0888 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=54
< 01 01 03 00 0001 0013  86 26 4e 0000d2 36 02 00 00  08
expect read answer label="read information of a device variable" T0888 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=54 response=ok device_status=0

case "55 write damping of a device variable"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 37 00  0f
expect config request changes=yes label="write damping of a device variable" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=55
< 01 01 03 00 0001 0013  86 26 4e 0000d2 37 02 00 00  09
expect config answer changes=yes label="write damping of a device variable" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=55 response=ok device_status=0

case "56 write serial number of a device variable"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 38 00  00
expect config request changes=yes label="write serial number of a device variable" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=56
< 01 01 03 00 0001 0013  86 26 4e 0000d2 38 02 00 00  06
expect config answer changes=yes label="write serial number of a device variable" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=56 response=ok device_status=0

case "57 read unit tag, descriptor, date"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 39 00  01
expect identify request label="read unit tag, descriptor, date" T0888 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=57
< 01 01 03 00 0001 0028  86 26 4e 0000d2 39 17 00 00 514b71c3182050138b83582082082082082004050d bd
expect identify answer label="read unit tag, descriptor, date" T0888 version=1 type=response message=pass-through status=0 sequence=1 length=40 frame=answer device_type=9806 device=210 command=57 response=ok device_status=0 text="TT-101" data=50138b83582082082082082004050d

case "58 write unit tag, descriptor, date"
> 01 00 03 00 0001 0026  82 26 4e 0000d2 3a 15 514b71c3182050138b83582082082082082004050d b8
expect config request changes=yes label="write unit tag, descriptor, date" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=38 frame=request device_type=9806 device=210 command=58 text="TT-101" data=50138b83582082082082082004050d
< 01 01 03 00 0001 0028  86 26 4e 0000d2 3a 17 00 00 514b71c3182050138b83582082082082082004050d be
expect config answer changes=yes label="write unit tag, descriptor, date" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=40 frame=answer device_type=9806 device=210 command=58 response=ok device_status=0 text="TT-101" data=50138b83582082082082082004050d

case "59 write number of preambles"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 3b 00  03
expect config request changes=yes label="write number of preambles" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=write-preambles
< 01 01 03 00 0001 0013  86 26 4e 0000d2 3b 02 00 00  05
expect config answer changes=yes label="write number of preambles" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=write-preambles response=ok device_status=0

case "60 read analog channel"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 3c 00  04
expect read request label="read analog channel" T0801 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=60
< 01 01 03 00 0001 0013  86 26 4e 0000d2 3c 02 00 00  02
expect read answer label="read analog channel" T0801 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=60 response=ok device_status=0

case "61 read dynamic variables and analog channel"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 3d 00  05
expect read request label="read dynamic variables and analog channel" T0801 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=61
< 01 01 03 00 0001 0013  86 26 4e 0000d2 3d 02 00 00  03
expect read answer label="read dynamic variables and analog channel" T0801 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=61 response=ok device_status=0

case "62 read analog channels"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 3e 00  06
expect read request label="read analog channels" T0801 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=62
< 01 01 03 00 0001 0013  86 26 4e 0000d2 3e 02 00 00  00
expect read answer label="read analog channels" T0801 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=62 response=ok device_status=0

case "63 read information of an analog channel"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 3f 00  07
expect read request label="read information of an analog channel" T0888 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=63
< 01 01 03 00 0001 0013  86 26 4e 0000d2 3f 02 00 00  01
expect read answer label="read information of an analog channel" T0888 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=63 response=ok device_status=0

case "64 write damping of an analog channel"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 40 00  78
expect config request changes=yes label="write damping of an analog channel" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=64
< 01 01 03 00 0001 0013  86 26 4e 0000d2 40 02 00 00  7e
expect config answer changes=yes label="write damping of an analog channel" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=64 response=ok device_status=0

case "65 write range of an analog channel"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 41 00  79
expect config request changes=yes label="write range of an analog channel" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=65
< 01 01 03 00 0001 0013  86 26 4e 0000d2 41 02 00 00  7f
expect config answer changes=yes label="write range of an analog channel" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=65 response=ok device_status=0

case "66 fixed mode of an analog channel"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 42 00  7a
expect control request changes=yes label="fixed mode of an analog channel" T0855 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=fixed-channel
< 01 01 03 00 0001 0013  86 26 4e 0000d2 42 02 00 00  7c
expect control answer changes=yes label="fixed mode of an analog channel" T0855 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=fixed-channel response=ok device_status=0

case "67 trim zero of an analog channel"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 43 00  7b
expect config request changes=yes label="trim zero of an analog channel" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=67
< 01 01 03 00 0001 0013  86 26 4e 0000d2 43 02 00 00  7d
expect config answer changes=yes label="trim zero of an analog channel" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=67 response=ok device_status=0

case "68 trim gain of an analog channel"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 44 00  7c
expect config request changes=yes label="trim gain of an analog channel" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=68
< 01 01 03 00 0001 0013  86 26 4e 0000d2 44 02 00 00  7a
expect config answer changes=yes label="trim gain of an analog channel" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=68 response=ok device_status=0

case "69 write transfer function of an analog channel"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 45 00  7d
expect config request changes=yes label="write transfer function of an analog channel" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=69
< 01 01 03 00 0001 0013  86 26 4e 0000d2 45 02 00 00  7b
expect config answer changes=yes label="write transfer function of an analog channel" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=69 response=ok device_status=0

case "70 read end points of an analog channel"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 46 00  7e
expect read request label="read end points of an analog channel" T0888 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=70
< 01 01 03 00 0001 0013  86 26 4e 0000d2 46 02 00 00  78
expect read answer label="read end points of an analog channel" T0888 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=70 response=ok device_status=0

case "71 lock device"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 47 00  7f
expect config request changes=yes label="lock device" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=lock
< 01 01 03 00 0001 0013  86 26 4e 0000d2 47 02 00 00  79
expect config answer changes=yes label="lock device" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=lock response=ok device_status=0

case "72 squawk"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 48 00  70
expect diagnose request changes=yes label="squawk" version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=squawk
< 01 01 03 00 0001 0013  86 26 4e 0000d2 48 02 00 00  76
expect diagnose answer changes=yes label="squawk" version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=squawk response=ok device_status=0

case "73 find device"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 49 00  71
expect identify request label="find device" T0846 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=find
< 01 01 03 00 0001 0013  86 26 4e 0000d2 49 02 00 00  77
expect identify answer label="find device" T0846 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=find response=ok device_status=0

case "74 read capabilities of the I/O system"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 4a 00  72
expect read request label="read capabilities of the I/O system" T0888 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=74
< 01 01 03 00 0001 0013  86 26 4e 0000d2 4a 02 00 00  74
expect read answer label="read capabilities of the I/O system" T0888 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=74 response=ok device_status=0

case "75 poll sub-device"
> 01 00 03 00 0001 0014  82 26 4e 0000d2 4b 03 00 01 02 73
expect identify request label="poll sub-device" T0846 version=1 type=request message=pass-through status=0 sequence=1 length=20 frame=request device_type=9806 device=210 command=poll-sub-device data=000102
< 01 01 03 00 0001 0029  86 26 4e 0000d2 4b 18 00 00 fe 26 4e 05 07 04 01 0e 0c 0000d2 05 02 0002 00 0026 0026 84 af
expect identity vendor="rosemount"
expect identity product="264E"
expect identity serial="0000D2"
expect identify answer label="poll sub-device" T0846 version=1 type=response message=pass-through status=0 sequence=1 length=41 frame=answer device_type=9806 device=210 command=poll-sub-device response=ok device_status=0 manufacturer=rosemount revision=1

case "76 read lock"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 4c 00  74
expect read request label="read lock" T0888 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=76
< 01 01 03 00 0001 0013  86 26 4e 0000d2 4c 02 00 00  72
expect read answer label="read lock" T0888 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=76 response=ok device_status=0

case "78 read aggregated commands"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 4e 00  76
expect read request label="read aggregated commands" T0801 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=aggregated
< 01 01 03 00 0001 0013  86 26 4e 0000d2 4e 02 00 00  70
expect read answer label="read aggregated commands" T0801 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=aggregated response=ok device_status=0

case "79 write device variable"
> 01 00 03 00 0001 0019  82 26 4e 0000d2 4f 08 00 01 20 42280000 00 34
expect control request changes=yes label="write device variable" T0856 version=1 type=request message=pass-through status=0 sequence=1 length=25 frame=request device_type=9806 device=210 command=write-variable variable=0 unit=degc value=42 mode=fixed data=00
< 01 01 03 00 0001 001b  86 26 4e 0000d2 4f 0a 00 00 00 01 20 42280000 00 32
expect control answer changes=yes label="write device variable" T0856 version=1 type=response message=pass-through status=0 sequence=1 length=27 frame=answer device_type=9806 device=210 command=write-variable response=ok device_status=0 variable=0 unit=degc value=42 mode=fixed data=00

case "80 read trim points"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 50 00  68
expect read request label="read trim points" T0888 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=80
< 01 01 03 00 0001 0013  86 26 4e 0000d2 50 02 00 00  6e
expect read answer label="read trim points" T0888 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=80 response=ok device_status=0

case "81 read trim guidelines"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 51 00  69
expect read request label="read trim guidelines" T0888 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=81
< 01 01 03 00 0001 0013  86 26 4e 0000d2 51 02 00 00  6f
expect read answer label="read trim guidelines" T0888 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=81 response=ok device_status=0

case "82 write trim point"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 52 00  6a
expect config request changes=yes label="write trim point" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=82
< 01 01 03 00 0001 0013  86 26 4e 0000d2 52 02 00 00  6c
expect config answer changes=yes label="write trim point" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=82 response=ok device_status=0

case "83 reset trim"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 53 00  6b
expect config request changes=yes label="reset trim" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=83
< 01 01 03 00 0001 0013  86 26 4e 0000d2 53 02 00 00  6d
expect config answer changes=yes label="reset trim" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=83 response=ok device_status=0

case "84 read identity of a sub-device"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 54 00  6c
expect identify request label="read identity of a sub-device" T0846 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=sub-device-identity
< 01 01 03 00 0001 0013  86 26 4e 0000d2 54 02 00 00  6a
expect identify answer label="read identity of a sub-device" T0846 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=sub-device-identity response=ok device_status=0

case "85 read statistics of a channel"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 55 00  6d
expect diagnose request label="read statistics of a channel" T0888 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=85
< 01 01 03 00 0001 0013  86 26 4e 0000d2 55 02 00 00  6b
expect diagnose answer label="read statistics of a channel" T0888 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=85 response=ok device_status=0

case "86 read statistics of a sub-device"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 56 00  6e
expect diagnose request label="read statistics of a sub-device" T0888 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=86
< 01 01 03 00 0001 0013  86 26 4e 0000d2 56 02 00 00  68
expect diagnose answer label="read statistics of a sub-device" T0888 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=86 response=ok device_status=0

case "87 write master mode"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 57 00  6f
expect config request changes=yes label="write master mode" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=87
< 01 01 03 00 0001 0013  86 26 4e 0000d2 57 02 00 00  69
expect config answer changes=yes label="write master mode" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=87 response=ok device_status=0

case "88 write retry count"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 58 00  60
expect config request changes=yes label="write retry count" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=88
< 01 01 03 00 0001 0013  86 26 4e 0000d2 58 02 00 00  66
expect config answer changes=yes label="write retry count" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=88 response=ok device_status=0

case "89 set clock"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 59 00  61
expect time request changes=yes label="set clock" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=set-clock
< 01 01 03 00 0001 0013  86 26 4e 0000d2 59 02 00 00  67
expect time answer changes=yes label="set clock" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=set-clock response=ok device_status=0

case "90 read clock"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 5a 00  62
expect read request label="read clock" T0888 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=clock
< 01 01 03 00 0001 0013  86 26 4e 0000d2 5a 02 00 00  64
expect read answer label="read clock" T0888 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=clock response=ok device_status=0

case "91 read trend configuration"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 5b 00  63
expect read request label="read trend configuration" T0888 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=91
< 01 01 03 00 0001 0013  86 26 4e 0000d2 5b 02 00 00  65
expect read answer label="read trend configuration" T0888 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=91 response=ok device_status=0

case "92 write trend configuration"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 5c 00  64
expect config request changes=yes label="write trend configuration" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=92
< 01 01 03 00 0001 0013  86 26 4e 0000d2 5c 02 00 00  62
expect config answer changes=yes label="write trend configuration" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=92 response=ok device_status=0

case "93 read trend"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 5d 00  65
expect read request label="read trend" T0801 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=93
< 01 01 03 00 0001 0013  86 26 4e 0000d2 5d 02 00 00  63
expect read answer label="read trend" T0801 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=93 response=ok device_status=0

case "94 read statistics of the I/O system"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 5e 00  66
expect diagnose request label="read statistics of the I/O system" T0888 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=94
< 01 01 03 00 0001 0013  86 26 4e 0000d2 5e 02 00 00  60
expect diagnose answer label="read statistics of the I/O system" T0888 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=94 response=ok device_status=0

case "95 read statistics of the device"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 5f 00  67
expect diagnose request label="read statistics of the device" T0888 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=95
< 01 01 03 00 0001 0013  86 26 4e 0000d2 5f 02 00 00  61
expect diagnose answer label="read statistics of the device" T0888 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=95 response=ok device_status=0

case "96 read synchronous action"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 60 00  58
expect read request label="read synchronous action" T0888 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=96
< 01 01 03 00 0001 0013  86 26 4e 0000d2 60 02 00 00  5e
expect read answer label="read synchronous action" T0888 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=96 response=ok device_status=0

case "97 configure synchronous action"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 61 00  59
expect config request changes=yes label="configure synchronous action" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=97
< 01 01 03 00 0001 0013  86 26 4e 0000d2 61 02 00 00  5f
expect config answer changes=yes label="configure synchronous action" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=97 response=ok device_status=0

case "98 read command action"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 62 00  5a
expect read request label="read command action" T0888 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=98
< 01 01 03 00 0001 0013  86 26 4e 0000d2 62 02 00 00  5c
expect read answer label="read command action" T0888 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=98 response=ok device_status=0

case "99 configure command action"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 63 00  5b
expect config request changes=yes label="configure command action" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=99
< 01 01 03 00 0001 0013  86 26 4e 0000d2 63 02 00 00  5d
expect config answer changes=yes label="configure command action" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=99 response=ok device_status=0

case "101 read burst map"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 65 00  5d
expect read request label="read burst map" T0888 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=101
< 01 01 03 00 0001 0013  86 26 4e 0000d2 65 02 00 00  5b
expect read answer label="read burst map" T0888 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=101 response=ok device_status=0

case "102 write burst map"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 66 00  5e
expect config request changes=yes label="write burst map" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=102
< 01 01 03 00 0001 0013  86 26 4e 0000d2 66 02 00 00  58
expect config answer changes=yes label="write burst map" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=102 response=ok device_status=0

case "103 write burst period"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 67 00  5f
expect config request changes=yes label="write burst period" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=103
< 01 01 03 00 0001 0013  86 26 4e 0000d2 67 02 00 00  59
expect config answer changes=yes label="write burst period" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=103 response=ok device_status=0

case "104 write burst trigger"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 68 00  50
expect config request changes=yes label="write burst trigger" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=104
< 01 01 03 00 0001 0013  86 26 4e 0000d2 68 02 00 00  56
expect config answer changes=yes label="write burst trigger" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=104 response=ok device_status=0

case "105 read burst configuration"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 69 00  51
expect read request label="read burst configuration" T0888 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=105
< 01 01 03 00 0001 0013  86 26 4e 0000d2 69 02 00 00  57
expect read answer label="read burst configuration" T0888 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=105 response=ok device_status=0

case "106 flush delayed responses"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 6a 00  52
expect diagnose request changes=yes label="flush delayed responses" version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=106
< 01 01 03 00 0001 0013  86 26 4e 0000d2 6a 02 00 00  54
expect diagnose answer changes=yes label="flush delayed responses" version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=106 response=ok device_status=0

case "107 write burst variables"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 6b 00  53
expect config request changes=yes label="write burst variables" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=107
< 01 01 03 00 0001 0013  86 26 4e 0000d2 6b 02 00 00  55
expect config answer changes=yes label="write burst variables" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=107 response=ok device_status=0

case "108 write burst command"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 6c 00  54
expect config request changes=yes label="write burst command" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=write-burst-command
< 01 01 03 00 0001 0013  86 26 4e 0000d2 6c 02 00 00  52
expect config answer changes=yes label="write burst command" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=write-burst-command response=ok device_status=0

case "109 burst mode"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 6d 00  55
expect config request changes=yes label="burst mode" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=burst-mode
< 01 01 03 00 0001 0013  86 26 4e 0000d2 6d 02 00 00  53
expect config answer changes=yes label="burst mode" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=burst-mode response=ok device_status=0

case "110 read all dynamic variables"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 6e 00  56
expect read request label="read all dynamic variables" T0801 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=110
< 01 01 03 00 0001 0013  86 26 4e 0000d2 6e 02 00 00  50
expect read answer label="read all dynamic variables" T0801 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=110 response=ok device_status=0

case "111 transfer service control"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 6f 00  57
expect file request changes=unknown label="transfer service control" T0867 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=111
< 01 01 03 00 0001 0013  86 26 4e 0000d2 6f 02 00 00  51
expect file answer changes=unknown label="transfer service control" T0867 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=111 response=ok device_status=0

case "112 transfer service"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 70 00  48
expect file request changes=unknown label="transfer service" T0867 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=112
< 01 01 03 00 0001 0013  86 26 4e 0000d2 70 02 00 00  4e
expect file answer changes=unknown label="transfer service" T0867 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=112 response=ok device_status=0

case "113 catch device variable"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 71 00  49
expect config request changes=yes label="catch device variable" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=113
< 01 01 03 00 0001 0013  86 26 4e 0000d2 71 02 00 00  4f
expect config answer changes=yes label="catch device variable" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=113 response=ok device_status=0

case "114 read caught device variable"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 72 00  4a
expect read request label="read caught device variable" T0801 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=114
< 01 01 03 00 0001 0013  86 26 4e 0000d2 72 02 00 00  4c
expect read answer label="read caught device variable" T0801 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=114 response=ok device_status=0

case "115 read event notification"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 73 00  4b
expect read request label="read event notification" T0888 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=115
< 01 01 03 00 0001 0013  86 26 4e 0000d2 73 02 00 00  4d
expect read answer label="read event notification" T0888 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=115 response=ok device_status=0

case "116 write event bits"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 74 00  4c
expect config request changes=yes label="write event bits" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=116
< 01 01 03 00 0001 0013  86 26 4e 0000d2 74 02 00 00  4a
expect config answer changes=yes label="write event bits" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=116 response=ok device_status=0

case "117 write event timing"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 75 00  4d
expect config request changes=yes label="write event timing" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=117
< 01 01 03 00 0001 0013  86 26 4e 0000d2 75 02 00 00  4b
expect config answer changes=yes label="write event timing" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=117 response=ok device_status=0

case "118 event notification control"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 76 00  4e
expect config request changes=yes label="event notification control" T0878 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=118
< 01 01 03 00 0001 0013  86 26 4e 0000d2 76 02 00 00  48
expect config answer changes=yes label="event notification control" T0878 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=118 response=ok device_status=0

case "119 acknowledge event"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 77 00  4f
expect diagnose request changes=yes label="acknowledge event" version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=119
< 01 01 03 00 0001 0013  86 26 4e 0000d2 77 02 00 00  49
expect diagnose answer changes=yes label="acknowledge event" version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=119 response=ok device_status=0

case "512 read country code"
> 01 00 03 00 0001 0013  82 26 4e 0000d2 1f 02 0200  27
expect read request label="read country code" T0888 version=1 type=request message=pass-through status=0 sequence=1 length=19 frame=request device_type=9806 device=210 command=country-code
refuse = 01 01 03 00 00 01 00 15 86 26 4e 00 00 d2 1f 04 10 00 02 00 35
< 01 01 03 00 0001 0015  86 26 4e 0000d2 1f 04 00 00 0200  25
expect read answer label="read country code" T0888 version=1 type=response message=pass-through status=0 sequence=1 length=21 frame=answer device_type=9806 device=210 command=country-code response=ok device_status=0

case "513 write country code"
> 01 00 03 00 0001 0013  82 26 4e 0000d2 1f 02 0201  26
expect config request changes=yes label="write country code" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=19 frame=request device_type=9806 device=210 command=write-country-code
refuse = 01 01 03 00 00 01 00 15 86 26 4e 00 00 d2 1f 04 10 00 02 01 34
< 01 01 03 00 0001 0015  86 26 4e 0000d2 1f 04 00 00 0201  24
expect config answer changes=yes label="write country code" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=21 frame=answer device_type=9806 device=210 command=write-country-code response=ok device_status=0

# ---- behind an I/O system ----------------------------------------------------------------------

case "77 a sub-device is read"
> 01 00 03 00 0001 001c  82 26 4e 0000d2 4d 0b 01 02 05 82 13 0a 000102 03 00  e3
expect read request routed label="read dynamic variables" T0801 version=1 type=request message=pass-through status=0 sequence=1 length=28 frame=request device_type=4874 device=258 command=dynamic-variables card=1 channel=2
refuse = 01 01 03 00 00 01 00 13 86 26 4e 00 00 d2 4d 02 10 00 63
< 01 01 03 00 0001 0028  86 26 4e 0000d2 4d 17 00 00 01 02 86 13 0a 000102 03 0b 00 00 40800000 20 41200000 70
expect read answer routed label="read dynamic variables" T0801 version=1 type=response message=pass-through status=0 sequence=1 length=40 frame=answer device_type=4874 device=258 command=dynamic-variables response=ok device_status=0 card=1 channel=2 variable=loop-current unit=ma value=4
expect read answer routed label="read dynamic variables" T0801 version=1 type=response message=pass-through status=0 sequence=1 length=40 frame=answer device_type=4874 device=258 command=dynamic-variables response=ok device_status=0 card=1 channel=2 variable=primary unit=degc value=10

case "77 a sub-device is reset; it refuses"
> 01 00 03 00 0001 001c  82 26 4e 0000d2 4d 0b 01 02 05 82 13 0a 000102 2a 00  ca
expect run request changes=yes routed label="device reset" T0816 version=1 type=request message=pass-through status=0 sequence=1 length=28 frame=request device_type=4874 device=258 command=reset card=1 channel=2
< 01 01 03 00 0001 001f  86 26 4e 0000d2 4d 0e 00 00 01 02 86 13 0a 000102 2a 02 10 00 d8
expect run answer changes=yes routed failed label="device reset" T0816 version=1 type=response message=pass-through status=0 sequence=1 length=31 frame=answer device_type=4874 device=258 command=reset response=access-restricted device_status=0 card=1 channel=2

case "77 inside 77; 77 refused by the I/O system"
> 01 00 03 00 0001 001d  82 26 4e 0000d2 4d 0c 01 02 05 82 13 0a 000102 4d 01 00 ab
expect other request changes=unknown routed label="command for a sub-device" version=1 type=request message=pass-through status=0 sequence=1 length=29 frame=request device_type=4874 device=258 command=sub-device-command card=1 channel=2 data=00
expect flaw unknown_command
> 01 00 03 00 0002 0018  82 26 4e 0000d2 4d 07 01 02 05 02 00 00 00  76
expect identify request routed label="read unique identifier" T0888 version=1 type=request message=pass-through status=0 sequence=2 length=24 frame=request poll_address=0 device_type=9806 device=210 command=identifier card=1 channel=2
< 01 01 03 00 0002 0013  86 26 4e 0000d2 4d 02 10 00  63
expect other answer changes=unknown failed label="command for a sub-device" version=1 type=response message=pass-through status=0 sequence=2 length=19 frame=answer device_type=9806 device=210 command=sub-device-command response=access-restricted device_status=0

# ---- frames ------------------------------------------------------------------------------------

case "short address"
> 01 00 03 00 0001 000d  02 80 00 00  82
expect identify request label="read unique identifier" T0888 version=1 type=request message=pass-through status=0 sequence=1 length=13 frame=request poll_address=0 command=identifier
refuse = 01 01 03 00 00 01 00 0f 06 80 00 02 10 00 94
< 01 01 03 00 0001 0025  06 80 00 18 00 00 fe 26 4e 05 07 04 01 0e 0c 0000d2 05 02 0002 00 0026 0026 84 5e
expect identity vendor="rosemount"
expect identity product="264E"
expect identity serial="0000D2"
expect identify answer label="read unique identifier" T0888 version=1 type=response message=pass-through status=0 sequence=1 length=37 frame=answer poll_address=0 device_type=9806 command=identifier response=ok device_status=0 manufacturer=rosemount revision=1

case "two bytes of expansion"
> 01 00 03 00 0001 0013  c2 26 4e 0000d2 0102 01 00  7a
expect read request label="read primary variable" T0801 version=1 type=request message=pass-through status=0 sequence=1 length=19 frame=request device_type=9806 device=210 command=primary-variable
refuse = 01 01 03 00 00 01 00 15 c6 26 4e 00 00 d2 01 02 01 02 10 00 6c

case "a manufacturer of old devices, in one byte; one that has no name here"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 00 00  38
expect identify request label="read unique identifier" T0888 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=identifier
< 01 01 03 00 0001 001f  86 26 4e 0000d2 00 0e 00 00 fe 26 06 05 05 04 01 0e 0c 0000d2 39
expect identity vendor="rosemount"
expect identity product="2606"
expect identity serial="0000D2"
expect identify answer label="read unique identifier" T0888 version=1 type=response message=pass-through status=0 sequence=1 length=31 frame=answer device_type=9734 device=210 command=identifier response=ok device_status=0 manufacturer=rosemount revision=1
> 01 00 03 00 0002 0011  82 26 4e 0000d2 00 00  38
expect identify request label="read unique identifier" T0888 version=1 type=request message=pass-through status=0 sequence=2 length=17 frame=request device_type=9806 device=210 command=identifier
< 01 01 03 00 0002 001f  86 26 4e 0000d2 00 0e 00 00 fe 61 06 05 05 04 01 0e 0c 0000d2 7e
expect identity product="6106"
expect identity serial="0000D2"
expect identify answer label="read unique identifier" T0888 version=1 type=response message=pass-through status=0 sequence=2 length=31 frame=answer device_type=24838 device=210 command=identifier response=ok device_status=0 manufacturer=97 revision=1
> 01 00 03 00 0003 0011  82 26 4e 0000d2 00 00  38
expect identify request label="read unique identifier" T0888 version=1 type=request message=pass-through status=0 sequence=3 length=17 frame=request device_type=9806 device=210 command=identifier
< 01 01 03 00 0003 0015  86 26 4e 0000d2 00 04 00 00 fe 61 a7
expect flaw truncated

case "refused: write-protected; not understood; a warning is none"
> 01 00 03 00 0001 001a  82 26 4e 0000d2 23 09 20 42c8000000000000 b8
expect config request changes=yes label="write range" T0836 version=1 type=request message=pass-through status=0 sequence=1 length=26 frame=request device_type=9806 device=210 command=write-range unit=degc value=100 lower=0
< 01 01 03 00 0001 0013  86 26 4e 0000d2 23 02 07 00  1a
expect config answer changes=yes failed label="write range" T0836 version=1 type=response message=pass-through status=0 sequence=1 length=19 frame=answer device_type=9806 device=210 command=write-range response=write-protected device_status=0
> 01 00 03 00 0002 0011  82 26 4e 0000d2 01 00  39
expect read request label="read primary variable" T0801 version=1 type=request message=pass-through status=0 sequence=2 length=17 frame=request device_type=9806 device=210 command=primary-variable
< 01 01 03 00 0002 0013  86 26 4e 0000d2 01 02 88 00  b7
expect read answer failed label="read primary variable" T0801 version=1 type=response message=pass-through status=0 sequence=2 length=19 frame=answer device_type=9806 device=210 command=primary-variable response=136 device_status=0
> 01 00 03 00 0003 0015  82 26 4e 0000d2 22 04 40000000 5e
expect config request changes=yes label="write damping" T0836 version=1 type=request message=pass-through status=0 sequence=3 length=21 frame=request device_type=9806 device=210 command=write-damping value=2
< 01 01 03 00 0003 0017  86 26 4e 0000d2 22 06 08 48 40000000 18
expect config answer changes=yes label="write damping" T0836 version=1 type=response message=pass-through status=0 sequence=3 length=23 frame=answer device_type=9806 device=210 command=write-damping response=8 device_status=72 value=2

case "burst"
< 01 02 03 00 0001 0018  81 26 4e 0000d2 01 07 00 00 20 41200000 7c
expect report report label="read primary variable" T0801 version=1 type=publish message=pass-through status=0 sequence=1 length=24 frame=burst device_type=9806 device=210 command=primary-variable response=ok device_status=0 variable=primary unit=degc value=10

case "device-specific, and unknown"
> 01 00 03 00 0001 0013  82 26 4e 0000d2 96 02 0102 af
expect other request changes=unknown label="device-specific command" version=1 type=request message=pass-through status=0 sequence=1 length=19 frame=request device_type=9806 device=210 command=150 data=0102
< 01 01 03 00 0001 0015  86 26 4e 0000d2 96 04 00 00 0102 ad
expect other answer changes=unknown label="device-specific command" version=1 type=response message=pass-through status=0 sequence=1 length=21 frame=answer device_type=9806 device=210 command=150 response=ok device_status=0 data=0102
> 01 00 03 00 0002 0011  82 26 4e 0000d2 78 00  40
expect other request changes=unknown label="unknown command" version=1 type=request message=pass-through status=0 sequence=2 length=17 frame=request device_type=9806 device=210 command=120
expect flaw unknown_command
< 01 01 03 00 0002 0013  86 26 4e 0000d2 78 02 00 00  46
expect other answer changes=unknown label="unknown command" version=1 type=response message=pass-through status=0 sequence=2 length=19 frame=answer device_type=9806 device=210 command=120 response=ok device_status=0
expect flaw unknown_command
> 01 00 03 00 0003 0013  82 26 4e 0000d2 1f 02 f000 d5
expect other request changes=unknown label="unknown command" version=1 type=request message=pass-through status=0 sequence=3 length=19 frame=request device_type=9806 device=210 command=61440
expect flaw unknown_command

case "mode of a variable that does not exist"
> 01 00 03 00 0001 0019  82 26 4e 0000d2 4f 08 00 05 20 42280000 00 30
expect control request changes=yes label="write device variable" T0856 version=1 type=request message=pass-through status=0 sequence=1 length=25 frame=request device_type=9806 device=210 command=write-variable variable=0 unit=degc value=42 mode=5 data=00
expect flaw bad_value

case "checksum, byte count, delimiter"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 01 00  38
expect read request label="read primary variable" T0801 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=primary-variable
expect flaw bad_checksum
> 01 00 03 00 0002 0011  82 26 4e 0000d2 01 05  3c
expect read request label="read primary variable" T0801 version=1 type=request message=pass-through status=0 sequence=2 length=17 frame=request device_type=9806 device=210 command=primary-variable
expect flaw bad_count
> 01 00 03 00 0003 0011  84 26 4e 0000d2 01 00  3f
expect flaw truncated
expect flaw bad_value
refuse = none

case "cut: values of an answer, of two commands"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 03 00  3b
expect read request label="read dynamic variables" T0801 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=dynamic-variables
< 01 01 03 00 0001 0014  86 26 4e 0000d2 03 03 00 00 40 7c
expect flaw truncated
> 01 00 03 00 0002 0012  82 26 4e 0000d2 21 01 00 18
expect read request label="read device variables" T0801 version=1 type=request message=pass-through status=0 sequence=2 length=18 frame=request device_type=9806 device=210 command=variables variable=0
< 01 01 03 00 0002 0015  86 26 4e 0000d2 21 04 00 00 00 20 39
expect flaw truncated
> 01 00 03 00 0003 0008  
expect flaw truncated

case "variables that are none"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 09 00  31
expect read request label="read device variables with status" T0801 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=variables-with-status
< 01 01 03 00 0001 0014  86 26 4e 0000d2 09 03 00 00 00 36
expect flaw truncated

case "a packed tag that was never written"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 0d 00  35
expect identify request label="read tag, descriptor, date" T0888 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=tag
< 01 01 03 00 0001 0028  86 26 4e 0000d2 0d 17 00 00 000000000000000000000000000000000000000000 26
expect identify answer label="read tag, descriptor, date" T0888 version=1 type=response message=pass-through status=0 sequence=1 length=40 frame=answer device_type=9806 device=210 command=tag response=ok device_status=0 text="" data=000000000000000000000000000000

case "an answer without a request, and of another command"
< 01 01 03 00 0001 0018  86 26 4e 0000d2 01 07 00 00 20 41200000 7b
expect read answer label="read primary variable" T0801 version=1 type=response message=pass-through status=0 sequence=1 length=24 frame=answer device_type=9806 device=210 command=primary-variable response=ok device_status=0 variable=primary unit=degc value=10
expect flaw no_request
> 01 00 03 00 0002 0011  82 26 4e 0000d2 01 00  39
expect read request label="read primary variable" T0801 version=1 type=request message=pass-through status=0 sequence=2 length=17 frame=request device_type=9806 device=210 command=primary-variable
< 01 01 03 00 0002 001b  86 26 4e 0000d2 02 0a 00 00 4080000000000000 f4
expect read answer label="read loop current and percent" T0801 version=1 type=response message=pass-through status=0 sequence=2 length=27 frame=answer device_type=9806 device=210 command=current response=ok device_status=0 variable=loop-current unit=ma value=4
expect read answer label="read loop current and percent" T0801 version=1 type=response message=pass-through status=0 sequence=2 length=27 frame=answer device_type=9806 device=210 command=current response=ok device_status=0 variable=percent unit=percent value=0
expect flaw misfit

case "bytes behind the values of an answer"
> 01 00 03 00 0001 0011  82 26 4e 0000d2 14 00  2c
expect identify request label="read long tag" T0888 version=1 type=request message=pass-through status=0 sequence=1 length=17 frame=request device_type=9806 device=210 command=long-tag
< 01 01 03 00 0001 0034  86 26 4e 0000d2 14 23 00 00 5800000000000000000000000000000000000000000000000000000000000000 01 52
expect identity name="X"
expect identify answer label="read long tag" T0888 version=1 type=response message=pass-through status=0 sequence=1 length=52 frame=answer device_type=9806 device=210 command=long-tag response=ok device_status=0 text="X"
expect flaw trailing

case "joined in the middle: an answer tells who is who"
midstream
> 01 01 03 00 0001 0018  86 26 4e 0000d2 01 07 00 00 20 41200000 7b
expect read answer label="read primary variable" T0801 version=1 type=response message=pass-through status=0 sequence=1 length=24 frame=answer device_type=9806 device=210 command=primary-variable response=ok device_status=0 variable=primary unit=degc value=10
expect flaw no_request
expect turned

case "another protocol"
> 474554
expect foreign

case "a length that no message has"
> 01 00 00 00 0001 0004
expect foreign
