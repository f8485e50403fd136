# SPDX-License-Identifier: Apache-2.0
# DNP3, IEEE 1815-2012.  Master 1 (the client), outstation 10 (0x0a).  In each frame the first group is the header with
# its checksum, then each block of up to 16 octets with its own.  User data: transport octet, application
# control, function, IIN (answers), objects.
protocol dnp3

# ---- link frames (9.2) ----

# reset, test with frame count, request status: link only, never counted
case "link functions"
> 056405c00a000100b1ac
expect session request housekeeping label="reset-link" length=5 direction=from-master primary=1 link_function=reset-link frame_count_bit=0 frame_count_valid=0 destination=10 source=1
expect carrier
> 056405f20a0001007258
expect session request housekeeping label="test-link" length=5 direction=from-master primary=1 link_function=test-link frame_count_bit=1 frame_count_valid=1 destination=10 source=1
expect carrier
> 056405c90a000100feda
expect session request housekeeping label="request-link-status" length=5 direction=from-master primary=1 link_function=request-link-status frame_count_bit=0 frame_count_valid=0 destination=10 source=1
expect carrier
> 056405c10a000100b78f
expect session request housekeeping label="reset-user-process" length=5 direction=from-master primary=1 link_function=reset-user-process frame_count_bit=0 frame_count_valid=0 destination=10 source=1
expect carrier

# ack, nack, status with data flow control, not functioning, not supported
case "link answers"
< 0564050001000a002edd
expect session answer housekeeping label="ack" length=5 direction=from-outstation primary=0 link_answer=ack data_flow_control=0 destination=1 source=10
expect carrier
< 0564050101000a0028fe
expect session answer housekeeping label="nack" length=5 direction=from-outstation primary=0 link_answer=nack data_flow_control=0 destination=1 source=10
expect carrier
< 0564051b01000a00ff47
expect session answer housekeeping label="link-status" length=5 direction=from-outstation primary=0 link_answer=link-status data_flow_control=1 destination=1 source=10
expect carrier
< 0564050e01000a007342
expect session answer housekeeping label="not-functioning" length=5 direction=from-outstation primary=0 link_answer=not-functioning data_flow_control=0 destination=1 source=10
expect carrier
< 0564050f01000a007561
expect session answer housekeeping label="not-supported" length=5 direction=from-outstation primary=0 link_answer=not-supported data_flow_control=0 destination=1 source=10
expect carrier

# 5 from the primary, 7 from the secondary side
case "link function that is not assigned"
> 056405c50a000100af03
expect other request changes=unknown label="unknown link function" length=5 direction=from-master primary=1 link_function=5 frame_count_bit=0 frame_count_valid=0 destination=10 source=1
expect flaw link_function
expect carrier
< 0564050701000a003c34
expect other answer changes=unknown label="unknown link function" length=5 direction=from-outstation primary=0 link_answer=7 data_flow_control=0 destination=1 source=10
expect flaw link_function
expect carrier

# read as user data: a lenient station might
case "link function that is not assigned, with user data"
> 05640bc50a000100aaf2 c0c1013c020652c3
expect read request label="read" T0801 length=11 direction=from-master primary=1 link_function=5 frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=read group=class variation=2 class=class-1 qualifier=6
expect flaw link_function

case "link frame with data that it should not have"
> 056407c90a00010049fc c0c1478c
expect session request housekeeping label="request-link-status" length=7 direction=from-master primary=1 link_function=request-link-status frame_count_bit=0 frame_count_valid=0 destination=10 source=1
expect flaw link_data
expect carrier

case "confirmed user data"
> 056408f30a0001002119 c0c1178c0c
expect time request housekeeping label="measure delay" length=8 direction=from-master primary=1 link_function=confirmed-user-data frame_count_bit=1 frame_count_valid=1 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=delay-measurement

case "length below the header"
> 056404c40a0001004e95
expect flaw bad_length
expect carrier

case "user data frame without user data"
> 056405c40a000100a920
expect flaw bad_length
expect carrier

case "user data frame with nothing but its transport octet"
> 056406c40a000100f9b3 c01d0a
expect flaw bad_length
expect carrier

case "wrong checksum of the header"
> 056408c40a000100fd42 c0c1178c0c
expect flaw bad_crc
expect carrier

case "wrong checksum of the first block"
> 056408c40a000100fc42 c0c10dd32d
expect flaw bad_crc
expect carrier

case "wrong checksum of the second block"
> 056417c40a000100df7e c0c10101020000010a020000011e0200c033 0001a0c9
expect flaw bad_crc
expect carrier

case "not DNP3"
> 1603010200010001fc
expect foreign

case "only a beginning"
> 0564
expect more

case "broadcast: no answer can be expected"
> 056408c4ffff0100cf9c c0c10dd22d
expect run request changes=yes label="cold restart" T0816 length=8 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=broadcast-may-confirm source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=cold-restart

# ---- transport function (8.2) ----

# objects begin in the first frame, end in the second
case "fragment in two frames"
> 05640bc40a000100acd1 c0c1011e0206a910
expect read request label="read" T0801 length=11 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=read group=analog-input variation=2 qualifier=6
< 0564164401000a001d8a 40c18100001e0200000501fbff01fcff034b 01a1c9
expect piece
< 0564114401000a002354 81fdff01feff01ffff0100003361
expect read answer label="read" length=17 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=1 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-input variation=2 qualifier=0 index=0..0 value=-5 flags=1 online=1
expect read answer label="read" length=17 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=1 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-input variation=2 qualifier=0 index=1..1 value=-4 flags=1 online=1
expect read answer label="read" length=17 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=1 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-input variation=2 qualifier=0 index=2..2 value=-3 flags=1 online=1
expect read answer label="read" length=17 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=1 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-input variation=2 qualifier=0 index=3..3 value=-2 flags=1 online=1
expect read answer label="read" length=17 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=1 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-input variation=2 qualifier=0 index=4..4 value=-1 flags=1 online=1
expect read answer label="read" length=17 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=1 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-input variation=2 qualifier=0 index=5..5 value=0 flags=1 online=1

case "piece with the wrong number"
< 0564164401000a001d8a 40c18100001e0200000501fbff01fcff034b 01a1c9
expect piece
< 0564114401000a002354 82fdff01feff01ffff0100006319
expect flaw join_order
expect flaw transport_sequence
expect carrier

case "piece from another station"
< 0564164401000a001d8a 40c18100001e0200000501fbff01fcff034b 01a1c9
expect piece
< 0564114401000b006dff 81fdff01feff01ffff0100003361
expect flaw join_order
expect flaw transport_sequence
expect carrier

case "piece without a beginning"
< 0564114401000a002354 81fdff01feff01ffff0100003361
expect flaw transport_sequence
expect carrier

case "fragment begun twice"
< 0564164401000a001d8a 40c18100001e0200000501fbff01fcff034b 01a1c9
expect piece
> 05640bc40a000100acd1 c0c1013c0106f973
expect read request label="read" T0801 length=11 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=read group=class variation=1 class=static qualifier=6
< 05640a4401000a006e25 c1c18100007209
expect read answer label="read" length=10 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=1 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0
expect flaw join_order

case "sequence runs from 63 to 0"
> 05640bc40a000100acd1 c0c1013c0106f973
expect read request label="read" T0801 length=11 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=read group=class variation=1 class=static qualifier=6
< 0564164401000a001d8a 7fc18100001e0200000501fbff01fcffd2bd 01a1c9
expect piece
< 0564114401000a002354 80fdff01feff01ffff010000d48d
expect read answer label="read" length=17 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-input variation=2 qualifier=0 index=0..0 value=-5 flags=1 online=1
expect read answer label="read" length=17 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-input variation=2 qualifier=0 index=1..1 value=-4 flags=1 online=1
expect read answer label="read" length=17 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-input variation=2 qualifier=0 index=2..2 value=-3 flags=1 online=1
expect read answer label="read" length=17 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-input variation=2 qualifier=0 index=3..3 value=-2 flags=1 online=1
expect read answer label="read" length=17 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-input variation=2 qualifier=0 index=4..4 value=-1 flags=1 online=1
expect read answer label="read" length=17 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-input variation=2 qualifier=0 index=5..5 value=0 flags=1 online=1

# ---- functions (4.4): one case each ----

# by the master for a response, for an unsolicited one, and by an outstation
case "0 confirm"
> 056408c40a000100fc42 c0c1007d3d
expect session request housekeeping label="confirm" length=8 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=confirm
> 056408c40a000100fc42 c1d100edfb
expect session request housekeeping label="confirm" length=8 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=1 first=1 final=1 confirm=0 unsolicited=1 sequence=1 function=confirm
< 0564084401000a00d903 c0c1007d3d
expect session answer housekeeping label="confirm" length=8 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=confirm

# class 0 last, as masters do
case "1 read: classes"
> 056414c40a0001008fed c0c1013c02063c03063c04063c01067a6f
expect read request label="read" T0801 length=20 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=read group=class variation=2 class=class-1 qualifier=6
expect read request label="read" T0801 length=20 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=read group=class variation=3 class=class-2 qualifier=6
expect read request label="read" T0801 length=20 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=read group=class variation=4 class=class-3 qualifier=6
expect read request label="read" T0801 length=20 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=read group=class variation=1 class=static qualifier=6
refuse = 05 64 0a 44 01 00 0a 00 6e 25 c0 c1 81 00 01 2a 1c
neutralise = 05 64 14 c4 0a 00 01 00 8f ed c0 c1 70 3c 02 06 3c 03 06 3c 04 06 3c 01 06 1f f9
< 05640a4401000a006e25 c0c1810000742a
expect read answer label="read" length=10 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0

# one octet, two octets, four octets, limited number, two indexes of one octet, of two
case "1 read: ranges"
> 056449c40a0001006659 c0c101010200050e1e00010000ff0114eafa 000200000000090000002002070a20021319 \
    080a002002090a0000001e01170207090511 1e01280200070009011e0139010000006270 07000100db82
expect read request label="read" T0801 length=73 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=read group=binary-input variation=2 qualifier=0 index=5..14
expect read request label="read" T0801 length=73 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=read group=analog-input variation=0 qualifier=1 index=0..511
expect read request label="read" T0801 length=73 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=read group=counter variation=0 qualifier=2 index=0..9
expect read request label="read" T0801 length=73 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=read group=analog-input-event variation=2 qualifier=7 count=10
expect read request label="read" T0801 length=73 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=read group=analog-input-event variation=2 qualifier=8 count=10
expect read request label="read" T0801 length=73 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=read group=analog-input-event variation=2 qualifier=9 count=10
expect read request label="read" T0801 length=73 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=read group=analog-input variation=1 qualifier=23 index=7..7
expect read request label="read" T0801 length=73 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=read group=analog-input variation=1 qualifier=23 index=9..9
expect read request label="read" T0801 length=73 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=read group=analog-input variation=1 qualifier=40 index=7..7
expect read request label="read" T0801 length=73 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=read group=analog-input variation=1 qualifier=40 index=265..265
expect read request label="read" T0801 length=73 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=read group=analog-input variation=1 qualifier=57 index=65543..65543

case "1 read: range of all indexes has no end"
> 056413c40a000100b133 c0c1011e000200000000ffffffff7caa
expect flaw bad_range

case "1 read: device attributes and security statistics"
> 056410c40a000100e1a0 c0c10100fe0000007900062ca1
expect identify request label="read" T0888 length=16 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=read group=device-attribute variation=254 qualifier=0 index=0..0
expect diagnose request label="read" length=16 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=read group=security-statistic variation=0 qualifier=6

case "2 write: time"
> 056412c40a0001005686 c0c1023201070100a5c5d27001ab62
expect time request changes=yes housekeeping label="write" length=18 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=write group=time-and-date variation=1 qualifier=7 time=1584084133120
< 05640a4401000a006e25 c0c1810000742a
expect time answer changes=yes label="write" length=10 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0
# LAN time: last recorded
> 056412c40a0001005686 c1c2023203070100a5c5d270013bb5
expect time request changes=yes housekeeping label="write" length=18 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=1 first=1 final=1 confirm=0 unsolicited=0 sequence=2 function=write group=time-and-date variation=3 qualifier=7 time=1584084133120

case "2 write: clear the restart indication, set another"
> 05640ec40a0001002529 c0c1025001000707003e5f
expect config request changes=yes housekeeping label="clear restart indication" length=14 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=write group=internal-indications variation=1 qualifier=0 index=7..7 value=0
> 05640ec40a0001002529 c1c102500100040401c22d
expect config request changes=yes label="write" length=14 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=1 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=write group=internal-indications variation=1 qualifier=0 index=4..4 value=1

case "2 write: outputs, dead band, attribute, string"
> 056432c40a000100d477 c0c1020a01000002052201170105100099bf 00f70000000104706c63316e05170102e080 \
    68656c6c6f70031701006c730a2eaf
expect control request changes=yes label="write" T0855 length=50 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=write group=binary-output variation=1 qualifier=0 index=0..0 value=1
expect control request changes=yes label="write" T0855 length=50 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=write group=binary-output variation=1 qualifier=0 index=1..1 value=0
expect control request changes=yes label="write" T0855 length=50 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=write group=binary-output variation=1 qualifier=0 index=2..2 value=1
expect config request changes=yes label="write" T0836 length=50 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=write group=analog-input-deadband variation=1 qualifier=23 index=5..5 value=16
expect config request changes=yes label="write" T0836 length=50 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=write group=device-attribute variation=247 qualifier=0 index=0..0 text="plc1"
expect write request changes=yes label="write" T0836 length=50 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=write group=octet-string variation=5 qualifier=23 index=2..2 text="hello"
expect other request changes=unknown label="write" T0807 length=50 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=write group=virtual-terminal-output variation=3 qualifier=23 index=0..0 text="ls\x0a"

case "2 write: no objects are expected in the answer"
> 056412c40a0001005686 c0c1023201070100a5c5d27001ab62
expect time request changes=yes housekeeping label="write" length=18 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=write group=time-and-date variation=1 qualifier=7 time=1584084133120
< 0564124401000a0073c7 c0c18100001e02000000010100fc36
expect write answer changes=yes label="write" length=18 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-input variation=2 qualifier=0 index=0..0 value=1 flags=1 online=1
expect flaw misfit

# control relay output block: close, pulse on, once, 100 ms; answered with success
case "3 select, 4 operate"
> 05641ac40a0001008a1c c0c1030c0128010001004101640000003d9b 6400000000005b
expect control request changes=yes label="select" T0855 length=26 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=select group=binary-output-command variation=1 qualifier=40 index=1..1 operation_type=pulse-on trip_close=close queue=0 clear=0 count=1 on_time=100 off_time=100 status=success
refuse = 05 64 0a 44 01 00 0a 00 6e 25 c0 c1 81 00 01 2a 1c
neutralise = 05 64 1a c4 0a 00 01 00 8a 1c c0 c1 70 0c 01 28 01 00 01 00 41 01 64 00 00 00 9c 73 64 00 00 00 00 00 5b
< 05641c4401000a007636 c0c18100000c01280100010041016400aa63 00006400000000005b
expect control answer changes=yes label="select" length=28 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=binary-output-command variation=1 qualifier=40 index=1..1 operation_type=pulse-on trip_close=close queue=0 clear=0 count=1 on_time=100 off_time=100 status=success
> 05641ac40a0001008a1c c1c2040c01280100010041016400000049dc 6400000000005b
expect control request changes=yes label="operate" T0855 length=26 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=1 first=1 final=1 confirm=0 unsolicited=0 sequence=2 function=operate group=binary-output-command variation=1 qualifier=40 index=1..1 operation_type=pulse-on trip_close=close queue=0 clear=0 count=1 on_time=100 off_time=100 status=success
< 05641c4401000a007636 c1c28100000c012801000100410164000e9c 00006400000000005b
expect control answer changes=yes label="operate" length=28 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=1 first=1 final=1 confirm=0 unsolicited=0 sequence=2 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=binary-output-command variation=1 qualifier=40 index=1..1 operation_type=pulse-on trip_close=close queue=0 clear=0 count=1 on_time=100 off_time=100 status=success

case "4 operate: the answer says no select"
> 05641ac40a0001008a1c c0c1040c012801000100410164000000ed23 6400000000005b
expect control request changes=yes label="operate" T0855 length=26 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=operate group=binary-output-command variation=1 qualifier=40 index=1..1 operation_type=pulse-on trip_close=close queue=0 clear=0 count=1 on_time=100 off_time=100 status=success
< 05641c4401000a007636 c0c18100000c01280100010041016400aa63 00006400000002bc37
expect control answer changes=yes failed label="operate" length=28 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=binary-output-command variation=1 qualifier=40 index=1..1 operation_type=pulse-on trip_close=close queue=0 clear=0 count=1 on_time=100 off_time=100 status=no-select

case "4 operate: the answer is about another point"
> 05641ac40a0001008a1c c0c1040c012801000100410164000000ed23 6400000000005b
expect control request changes=yes label="operate" T0855 length=26 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=operate group=binary-output-command variation=1 qualifier=40 index=1..1 operation_type=pulse-on trip_close=close queue=0 clear=0 count=1 on_time=100 off_time=100 status=success
< 05641c4401000a007636 c0c18100000c01280100020041016400faf0 00006400000000005b
expect control answer changes=yes label="operate" length=28 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=binary-output-command variation=1 qualifier=40 index=2..2 operation_type=pulse-on trip_close=close queue=0 clear=0 count=1 on_time=100 off_time=100 status=success
expect flaw misfit

case "4 operate: the answer refuses the function"
> 05641ac40a0001008a1c c0c1040c012801000100410164000000ed23 6400000000005b
expect control request changes=yes label="operate" T0855 length=26 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=operate group=binary-output-command variation=1 qualifier=40 index=1..1 operation_type=pulse-on trip_close=close queue=0 clear=0 count=1 on_time=100 off_time=100 status=success
< 05640a4401000a006e25 c0c18100012a1c
expect control answer changes=yes failed label="operate" length=10 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=1 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=1 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0

case "5 direct operate: latch off, nul, trip, clear and queue; analog outputs; pattern"
> 056470c40a0001001eff c0c1050c011703000401000000000000079d 00000001800100000000000000000002b1d1 \
    31020a0000000a0000000029011701054544 e803000000290217010618fc00290317c5e7 \
    01070000c03f0029041701080000000024d7 0000f8bf000c020701410164000000641487 \
    000000000c03000009ff03d6c7
expect control request changes=yes label="direct operate" T0855 length=112 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=direct-operate group=binary-output-command variation=1 qualifier=23 index=0..0 operation_type=latch-off trip_close=nul queue=0 clear=0 count=1 on_time=0 off_time=0 status=success
expect control request changes=yes label="direct operate" T0855 length=112 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=direct-operate group=binary-output-command variation=1 qualifier=23 index=1..1 operation_type=nul trip_close=trip queue=0 clear=0 count=1 on_time=0 off_time=0 status=success
expect control request changes=yes label="direct operate" T0855 length=112 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=direct-operate group=binary-output-command variation=1 qualifier=23 index=2..2 operation_type=pulse-on trip_close=nul queue=1 clear=1 count=2 on_time=10 off_time=10 status=success
expect control request changes=yes label="direct operate" T0855 length=112 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=direct-operate group=analog-output-command variation=1 qualifier=23 index=5..5 value=1000 status=success
expect control request changes=yes label="direct operate" T0855 length=112 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=direct-operate group=analog-output-command variation=2 qualifier=23 index=6..6 value=-1000 status=success
expect control request changes=yes label="direct operate" T0855 length=112 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=direct-operate group=analog-output-command variation=3 qualifier=23 index=7..7 value=1.5 status=success
expect control request changes=yes label="direct operate" T0855 length=112 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=direct-operate group=analog-output-command variation=4 qualifier=23 index=8..8 value=-1.5 status=success
expect control request changes=yes label="direct operate" T0855 length=112 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=direct-operate group=binary-output-command variation=2 qualifier=7 operation_type=pulse-on trip_close=close queue=0 clear=0 count=1 on_time=100 off_time=100 status=success
expect control request changes=yes label="direct operate" T0855 length=112 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=direct-operate group=binary-output-command variation=3 qualifier=0 index=0..0 value=1
expect control request changes=yes label="direct operate" T0855 length=112 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=direct-operate group=binary-output-command variation=3 qualifier=0 index=1..1 value=1
expect control request changes=yes label="direct operate" T0855 length=112 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=direct-operate group=binary-output-command variation=3 qualifier=0 index=2..2 value=1
expect control request changes=yes label="direct operate" T0855 length=112 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=direct-operate group=binary-output-command variation=3 qualifier=0 index=3..3 value=1
expect control request changes=yes label="direct operate" T0855 length=112 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=direct-operate group=binary-output-command variation=3 qualifier=0 index=4..4 value=1
expect control request changes=yes label="direct operate" T0855 length=112 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=direct-operate group=binary-output-command variation=3 qualifier=0 index=5..5 value=1
expect control request changes=yes label="direct operate" T0855 length=112 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=direct-operate group=binary-output-command variation=3 qualifier=0 index=6..6 value=1
expect control request changes=yes label="direct operate" T0855 length=112 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=direct-operate group=binary-output-command variation=3 qualifier=0 index=7..7 value=1
expect control request changes=yes label="direct operate" T0855 length=112 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=direct-operate group=binary-output-command variation=3 qualifier=0 index=8..8 value=1
expect control request changes=yes label="direct operate" T0855 length=112 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=direct-operate group=binary-output-command variation=3 qualifier=0 index=9..9 value=1

case "6 direct operate without acknowledgement"
> 05641ac40a0001008a1c c0c1060c0128010001004101640000000d5e 6400000000005b
expect control request changes=yes label="direct operate without acknowledgement" T0855 length=26 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=direct-operate-no-ack group=binary-output-command variation=1 qualifier=40 index=1..1 operation_type=pulse-on trip_close=close queue=0 clear=0 count=1 on_time=100 off_time=100 status=success
refuse = none
neutralise = 05 64 1a c4 0a 00 01 00 8a 1c c0 c1 70 0c 01 28 01 00 01 00 41 01 64 00 00 00 9c 73 64 00 00 00 00 00 5b

case "7 freeze"
> 056410c40a000100e1a0 c0c1071400061e000000032a94
expect control request changes=yes label="freeze" T0855 length=16 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=freeze group=counter variation=0 qualifier=6
expect control request changes=yes label="freeze" T0855 length=16 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=freeze group=analog-input variation=0 qualifier=0 index=0..3

case "8 freeze without acknowledgement"
> 056410c40a000100e1a0 c0c1081400061e00000003f802
expect control request changes=yes label="freeze without acknowledgement" T0855 length=16 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=freeze-no-ack group=counter variation=0 qualifier=6
expect control request changes=yes label="freeze without acknowledgement" T0855 length=16 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=freeze-no-ack group=analog-input variation=0 qualifier=0 index=0..3

case "9 freeze and clear"
> 056410c40a000100e1a0 c0c1091400061e0000000339dc
expect control request changes=yes label="freeze and clear" T0855 length=16 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=freeze-clear group=counter variation=0 qualifier=6
expect control request changes=yes label="freeze and clear" T0855 length=16 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=freeze-clear group=analog-input variation=0 qualifier=0 index=0..3

case "10 freeze and clear without acknowledgement"
> 056410c40a000100e1a0 c0c10a1400061e0000000303f2
expect control request changes=yes label="freeze and clear without acknowledgement" T0855 length=16 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=freeze-clear-no-ack group=counter variation=0 qualifier=6
expect control request changes=yes label="freeze and clear without acknowledgement" T0855 length=16 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=freeze-clear-no-ack group=analog-input variation=0 qualifier=0 index=0..3

# time and interval first, then points without data
case "11, 12 freeze at time"
> 056419c40a000100da8f c0c10b3202070100a5c5d2700160ea007f53 0014000622fa
expect control request changes=yes label="freeze at time" T0855 length=25 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=freeze-at-time group=time-and-date variation=2 qualifier=7 time=1584084133120 interval=60000
expect control request changes=yes label="freeze at time" T0855 length=25 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=freeze-at-time group=counter variation=0 qualifier=6
< 05640a4401000a006e25 c0c1810000742a
expect control answer changes=yes label="freeze at time" length=10 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0
> 05641bc40a0001006da9 c1c20c3202070100a5c5d27001000000b34f 001400000102871e
expect control request changes=yes label="freeze at time without acknowledgement" T0855 length=27 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=1 first=1 final=1 confirm=0 unsolicited=0 sequence=2 function=freeze-at-time-no-ack group=time-and-date variation=2 qualifier=7 time=1584084133120 interval=0
expect control request changes=yes label="freeze at time without acknowledgement" T0855 length=27 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=1 first=1 final=1 confirm=0 unsolicited=0 sequence=2 function=freeze-at-time-no-ack group=counter variation=0 qualifier=0 index=1..2

# answered with a delay in seconds
case "13 cold restart"
> 056408c40a000100fc42 c0c10dd22d
expect run request changes=yes label="cold restart" T0816 length=8 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=cold-restart
refuse = 05 64 0a 44 01 00 0a 00 6e 25 c0 c1 81 00 01 2a 1c
neutralise = 05 64 08 c4 0a 00 01 00 fc 42 c0 c1 70 e7 f5
< 0564104401000a00c4e1 c0c1810000340107010500cf07
expect run answer changes=yes label="cold restart" length=16 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=time-delay variation=1 qualifier=7 value=5

# answered with a delay in milliseconds
case "14 warm restart"
> 056408c40a000100fc42 c0c10e3077
expect run request changes=yes label="warm restart" T0816 length=8 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=warm-restart
< 0564104401000a00c4e1 c0c181000034020701c40958b0
expect run answer changes=yes label="warm restart" length=16 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=time-delay variation=2 qualifier=7 value=2500

case "15 to 18 initialize, start, stop"
> 05640bc40a000100acd1 c0c10f1400065114
expect run request changes=yes label="initialize data" T0836 length=11 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=initialize-data group=counter variation=0 qualifier=6
> 056412c40a0001005686 c1c1105a015b0104006170703117ba
expect run request changes=yes label="initialize application" T0858 length=18 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=1 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=initialize-application group=application variation=1 qualifier=91 text="app1"
> 056412c40a0001005686 c2c1115a015b01040061707031d44d
expect run request changes=yes label="start application" T0858 length=18 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=2 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=start-application group=application variation=1 qualifier=91 text="app1"
> 056412c40a0001005686 c3c1125a015b010400617070317d29
expect run request changes=yes label="stop application" T0858 length=18 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=3 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=stop-application group=application variation=1 qualifier=91 text="app1"

case "19 save configuration"
> 056408c40a000100fc42 c0c113f4d5
expect config request changes=yes label="save configuration" T0836 length=8 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=save-configuration
< 0564104401000a00c4e1 c0c181000034020701c40958b0
expect config answer changes=yes label="save configuration" length=16 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=time-delay variation=2 qualifier=7 value=2500

case "20, 21 enable and disable unsolicited responses"
> 056411c40a0001000615 c0c1143c02063c03063c0406f680
expect config request changes=yes housekeeping label="enable unsolicited responses" length=17 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=enable-unsolicited group=class variation=2 class=class-1 qualifier=6
expect config request changes=yes housekeeping label="enable unsolicited responses" length=17 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=enable-unsolicited group=class variation=3 class=class-2 qualifier=6
expect config request changes=yes housekeeping label="enable unsolicited responses" length=17 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=enable-unsolicited group=class variation=4 class=class-3 qualifier=6
< 05640a4401000a006e25 c0c1810000742a
expect config answer changes=yes housekeeping label="enable unsolicited responses" length=10 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0
> 05640bc40a000100acd1 c1c2153c0206b368
expect config request changes=yes housekeeping label="disable unsolicited responses" T0804 length=11 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=1 first=1 final=1 confirm=0 unsolicited=0 sequence=2 function=disable-unsolicited group=class variation=2 class=class-1 qualifier=6
< 05640a4401000a006e25 c1c28100003303
expect config answer changes=yes housekeeping label="disable unsolicited responses" length=10 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=1 first=1 final=1 confirm=0 unsolicited=0 sequence=2 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0

# the class first, then what belongs to it
case "22 assign class"
> 056416c40a00010038cb c0c1163c030601000000033c01061e000b79 063b4a
expect config request changes=yes label="assign class" T0836 length=22 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=assign-class group=class variation=3 class=class-2 qualifier=6
expect config request changes=yes label="assign class" T0836 length=22 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=assign-class group=binary-input variation=0 class=class-2 qualifier=0 index=0..3
expect config request changes=yes label="assign class" T0836 length=22 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=assign-class group=class variation=1 class=static qualifier=6
expect config request changes=yes label="assign class" T0836 length=22 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=assign-class group=analog-input variation=0 class=static qualifier=6

case "23 delay measurement"
> 056408c40a000100fc42 c0c1178c0c
expect time request housekeeping label="measure delay" length=8 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=delay-measurement
< 0564104401000a00c4e1 c0c1810000340207010a00308a
expect time answer housekeeping label="measure delay" length=16 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=time-delay variation=2 qualifier=7 value=10

case "24 record current time"
> 056408c40a000100fc42 c0c1189f70
expect time request changes=yes housekeeping label="record current time" length=8 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=record-current-time
< 05640a4401000a006e25 c0c1810000742a
expect time answer changes=yes housekeeping label="record current time" length=10 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0

# program: its name says configuration; blocks follow the handle
case "25, 2, 26: a configuration file is written"
> 056431c40a00010084e4 c0c11946035b0123001a00090000a5c573ac d27001a4010000000004000000020000a012 \
    040700612f706c632e434647885b
expect program request changes=yes transfer=open label="open file" T0843 length=49 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=open-file group=file variation=3 qualifier=91 time=1584084133120 file_name="a/plc.CFG" file_size=4 file_mode=write file_permissions=420
< 05641d4401000a009183 c0c181000046045b010d003412000004d200 0000000004070000fc6f
expect program answer changes=yes transfer=open label="open file" length=29 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=file variation=4 qualifier=91 text="" file_size=4 file_handle=4660 file_status=success
> 05641ac40a0001008a1c c1c20246055b010c003412000000000002c6 80616263648e4d
expect program request changes=yes transfer=data label="write" T0843 length=26 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=1 first=1 final=1 confirm=0 unsolicited=0 sequence=2 function=write group=file variation=5 qualifier=91 text="abcd" file_handle=4660 file_block=0 file_last=1
< 0564194401000a00ffce c1c281000046065b010900341200000042dd 00008000d0e4
expect program answer changes=yes label="write" length=25 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=1 first=1 final=1 confirm=0 unsolicited=0 sequence=2 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=file variation=6 qualifier=91 text="" file_handle=4660 file_block=0 file_last=1 file_status=success
> 05641bc40a0001006da9 c2c31a46045b010d0034120000000000dace 000004070000fc6f
expect program request transfer=close label="close file" length=27 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=2 first=1 final=1 confirm=0 unsolicited=0 sequence=3 function=close-file group=file variation=4 qualifier=91 text="" file_size=0 file_handle=4660 file_status=success
< 05641d4401000a009183 c2c381000046045b010d003412000000829e 0000000004070000fc6f
expect program answer transfer=close label="close file" length=29 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=2 first=1 final=1 confirm=0 unsolicited=0 sequence=3 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=file variation=4 qualifier=91 text="" file_size=0 file_handle=4660 file_status=success
# the handle is no longer known: any file
> 05641ac40a0001008a1c c3c40246055b010c00341200000100008b6d 80616263648e4d
expect file request changes=yes transfer=data label="write" T0867 length=26 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=3 first=1 final=1 confirm=0 unsolicited=0 sequence=4 function=write group=file variation=5 qualifier=91 text="abcd" file_handle=4660 file_block=1 file_last=1

case "25, 1, 30: a log is read, then aborted"
> 05642fc40a000100406d c0c11946035b0121001a00070000a5c5d5c3 d27001a40100000000000000000100009908 \
    0407006c6f672e747874e3f9
expect file request transfer=open label="open file" length=47 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=open-file group=file variation=3 qualifier=91 time=1584084133120 file_name="log.txt" file_size=0 file_mode=read file_permissions=420
< 05641d4401000a009183 c0c181000046045b010d000900000004c427 0000000004070000fc6f
expect file answer changes=yes transfer=open label="open file" length=29 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=file variation=4 qualifier=91 text="" file_size=4 file_handle=9 file_status=success
> 056416c40a00010038cb c1c20146055b01080009000000000000af70 00ffff
expect file request transfer=data label="read" length=22 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=1 first=1 final=1 confirm=0 unsolicited=0 sequence=2 function=read group=file variation=5 qualifier=91 text="" file_handle=9 file_block=0 file_last=0
< 05641c4401000a007636 c1c281000046055b010c000900000000189d 0000006c696e6550e5
expect file answer transfer=data label="read" length=28 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=1 first=1 final=1 confirm=0 unsolicited=0 sequence=2 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=file variation=5 qualifier=91 text="line" file_handle=9 file_block=0 file_last=0
> 05641bc40a0001006da9 c2c31e46045b010d0009000000000000286c 000004070000fc6f
expect file request transfer=close label="abort file" length=27 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=2 first=1 final=1 confirm=0 unsolicited=0 sequence=3 function=abort-file group=file variation=4 qualifier=91 text="" file_size=0 file_handle=9 file_status=success

case "25 open file: refused, so there is no transfer"
> 05642ec40a000100a7d8 c0c11946035b0120001a00060000a5c5123e d27001a40100000000630000000200009dd1 \
    04070066772e62696e257f
expect firmware request changes=yes transfer=open label="open file" T0857 length=46 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=open-file group=file variation=3 qualifier=91 time=1584084133120 file_name="fw.bin" file_size=99 file_mode=write file_permissions=420
< 05641d4401000a009183 c0c181000046045b010d000000000000f388 0000000004070001a259
expect firmware answer changes=yes failed transfer=close label="open file" length=29 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=file variation=4 qualifier=91 text="" file_size=0 file_handle=0 file_status=permission-denied

case "27 delete, 28 get information, 29 authenticate"
> 05642fc40a000100406d c0c11b46035b0121001a00070000a5c535be d27001a40100000000000000000000002111 \
    0407006f6c642e7478741fee
expect file request changes=yes label="delete file" T0809 length=47 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=delete-file group=file variation=3 qualifier=91 time=1584084133120 file_name="old.txt" file_size=0 file_mode=null file_permissions=420
< 05641d4401000a009183 c0c181000046045b010d000000000000f388 0000000004070000fc6f
expect file answer changes=yes label="delete file" length=29 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=file variation=4 qualifier=91 text="" file_size=0 file_handle=0 file_status=success
> 056424c40a000100cc64 c1c21c46075b011600140002000100008651 02000000a5c5d27001a4010700616242a6
expect file request label="get file information" length=36 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=1 first=1 final=1 confirm=0 unsolicited=0 sequence=2 function=get-file-info group=file variation=7 qualifier=91 time=1584084133120 file_name="ab" file_type=simple file_size=512 file_permissions=420
< 0564264401000a005e03 c1c281000046075b0116001400020001ac1f 000002000000a5c5d27001a4010700611577 \
    62b2e9
expect file answer label="get file information" length=38 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=1 first=1 final=1 confirm=0 unsolicited=0 sequence=2 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=file variation=7 qualifier=91 time=1584084133120 file_name="ab" file_type=simple file_size=512 file_permissions=420
> 056420c40a000100a229 c2c31d46025b0112000c0003000f000317b0 00000000006a6f65707764928a
expect file request label="authenticate for files" T0859 length=32 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=2 first=1 final=1 confirm=0 unsolicited=0 sequence=3 function=authenticate-file group=file variation=2 qualifier=91 text="joe"

case "file name outside of its object"
> 05642dc40a000100f74b c0c11946035b011f00ff00050000a5c52e35 d27001a40100000000000000000100009908 \
    040700612e7478743aba
expect file request transfer=open label="open file" length=45 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=open-file group=file variation=3 qualifier=91 time=1584084133120 file_size=0 file_mode=read file_permissions=420
expect flaw bad_file_name

case "31 activate configuration"
> 056413c40a000100b133 c0c11f46085b010500612e636667952e
expect config request changes=yes label="activate configuration" T0836 length=19 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=activate-configuration group=file variation=8 qualifier=91 file_name="a.cfg"
< 0564114401000a002354 c0c18100005b015b0101000085e3
expect config answer changes=yes label="activate configuration" length=17 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=operation-status variation=1 qualifier=91 text="\x00"

case "32, 131: secure authentication, session keys"
> 05640ec40a0001002529 c0c1207804070101009e40
expect session request housekeeping label="authentication" length=14 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=authentication-request group=authentication variation=4 qualifier=7 user=1
< 05641f4401000a0026a5 c0c183000078055b010f0001000000011230 000102000400737475662de0
expect session answer housekeeping label="authentication" length=31 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=authentication-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=authentication variation=5 qualifier=91 text="stuf" user=1 auth_sequence=1
> 056418c40a0001003d3a c1c22078065b010a00020000000100aa74d9 bbccdd5ec4
expect session request housekeeping label="authentication" length=24 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=1 first=1 final=1 confirm=0 unsolicited=0 sequence=2 function=authentication-request group=authentication variation=6 qualifier=91 text="\xaa\xbb\xcc\xdd" user=1 auth_sequence=2
< 0564214401000a0060dd c1c283000078075b0111000200000001124d 0005000100a5c5d270016e6f1f68
expect session answer housekeeping label="authentication" length=33 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=1 first=1 final=1 confirm=0 unsolicited=0 sequence=2 function=authentication-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=authentication variation=7 qualifier=91 text="no" time=1584084133120 user=1 auth_sequence=2 auth_error=authentication-failed

# not housekeeping
case "32: users and certificates are changed"
> 056433c40a00010033c2 c0c12078085b0103000101aa780b5b0170c2 05000300000000780a5b0111000301055b11 \
    00000001000a00000000000000aacb11
expect config request changes=yes label="change users or update keys" T0892 length=51 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=authentication-request group=authentication variation=8 qualifier=91 text="\xaa"
expect config request changes=yes label="change users or update keys" T0892 length=51 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=authentication-request group=authentication variation=11 qualifier=91 text=""
expect config request changes=yes label="change users or update keys" T0892 length=51 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=authentication-request group=authentication variation=10 qualifier=91 text="\xaa" auth_sequence=5
> 056417c40a000100df7e c1c220780d5b01090001000000010000b0ba 00aad9e3
expect config request changes=yes label="change users or update keys" T0892 length=23 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=1 first=1 final=1 confirm=0 unsolicited=0 sequence=2 function=authentication-request group=authentication variation=13 qualifier=91 text="\xaa" user=1 auth_sequence=1

case "challenge, then aggressive mode"
> 05641ac40a0001008a1c c0c1050c0128010001004101640000001d1d 6400000000005b
expect control request changes=yes label="direct operate" T0855 length=26 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=direct-operate group=binary-output-command variation=1 qualifier=40 index=1..1 operation_type=pulse-on trip_close=close queue=0 clear=0 count=1 on_time=100 off_time=100 status=success
< 05641c4401000a007636 c0c183000078015b010c000500000001af87 00040101020304dc09
expect session answer housekeeping label="authentication" length=28 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=authentication-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=authentication variation=1 qualifier=91 text="\x01\x02\x03\x04" user=1 auth_sequence=5
> 056416c40a00010038cb c1c22078025b010800050000000100aacf9c bbec67
expect session request housekeeping label="authentication" length=22 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=1 first=1 final=1 confirm=0 unsolicited=0 sequence=2 function=authentication-request group=authentication variation=2 qualifier=91 text="\xaa\xbb" user=1 auth_sequence=5
> 05642ec40a000100a7d8 c2c305780307010600000001000c012867f6 01000100410164000000640000000078ed7c \
    095b010400aabbccdd0239
expect session request housekeeping label="authentication" length=46 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=2 first=1 final=1 confirm=0 unsolicited=0 sequence=3 function=direct-operate group=authentication variation=3 qualifier=7 user=1 auth_sequence=6
expect control request changes=yes label="direct operate" T0855 length=46 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=2 first=1 final=1 confirm=0 unsolicited=0 sequence=3 function=direct-operate group=binary-output-command variation=1 qualifier=40 index=1..1 operation_type=pulse-on trip_close=close queue=0 clear=0 count=1 on_time=100 off_time=100 status=success
expect session request housekeeping label="authentication" length=46 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=2 first=1 final=1 confirm=0 unsolicited=0 sequence=3 function=direct-operate group=authentication variation=9 qualifier=91 text="\xaa\xbb\xcc\xdd"
neutralise = none
< 05641c4401000a007636 c1c38100000c0128010001004101640016f2 00006400000000005b
expect control answer changes=yes label="direct operate" length=28 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=1 first=1 final=1 confirm=0 unsolicited=0 sequence=3 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=binary-output-command variation=1 qualifier=40 index=1..1 operation_type=pulse-on trip_close=close queue=0 clear=0 count=1 on_time=100 off_time=100 status=success
> 056416c40a00010038cb c3c420780c5b01080001000000010000a73a 00ffff
expect session request housekeeping label="authentication" length=22 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=3 first=1 final=1 confirm=0 unsolicited=0 sequence=4 function=authentication-request group=authentication variation=12 qualifier=91 text="" user=1 auth_sequence=1
> 056416c40a00010038cb c4c520780e5b010100aa780f5b01010059e5 aad9e3
expect session request housekeeping label="authentication" length=22 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=4 first=1 final=1 confirm=0 unsolicited=0 sequence=5 function=authentication-request group=authentication variation=14 qualifier=91 text="\xaa"
expect session request housekeeping label="authentication" length=22 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=4 first=1 final=1 confirm=0 unsolicited=0 sequence=5 function=authentication-request group=authentication variation=15 qualifier=91 text="\xaa"

# the restart itself is judged, too
case "restart in aggressive mode"
> 05641cc40a0001005377 c0c10d7803070106000000010078095ba72a 010400aabbccdd3fe4
expect session request housekeeping label="authentication" length=28 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=cold-restart group=authentication variation=3 qualifier=7 user=1 auth_sequence=6
expect session request housekeeping label="authentication" length=28 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=cold-restart group=authentication variation=9 qualifier=91 text="\xaa\xbb\xcc\xdd"
expect run request changes=yes label="cold restart" T0816 length=28 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=cold-restart

case "objects that do not belong to housekeeping"
> 05641ac40a0001008a1c c0c1000c0128010001004101640000002dd8 6400000000005b
expect other request changes=unknown label="confirm" length=26 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=confirm group=binary-output-command variation=1 qualifier=40 index=1..1
expect flaw bad_qualifier
> 05640bc40a000100acd1 c1c1140c01068849
expect other request changes=unknown label="enable unsolicited responses" length=11 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=1 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=enable-unsolicited group=binary-output-command variation=1 qualifier=6
> 05641ac40a0001008a1c c2c1200c0128010001004101640000002332 6400000000005b
expect other request changes=unknown label="authentication" length=26 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=2 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=authentication-request group=binary-output-command variation=1 qualifier=40 index=1..1 operation_type=pulse-on trip_close=close queue=0 clear=0 count=1 on_time=100 off_time=100 status=success

case "33 authentication without acknowledgement"
> 05641dc40a000100b4c2 c0c12178075b010f00020000000100058975 000c00a5c5d270019fe1
expect session request housekeeping label="authentication" length=29 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=authentication-request-no-ack group=authentication variation=7 qualifier=91 text="" time=1584084133120 user=1 auth_sequence=2 auth_error=too-many-key-status-requests

case "function that is not assigned"
> 05640bc40a000100acd1 c0c1703c01066f13
expect other request changes=unknown label="unknown function" length=11 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=112
expect flaw unknown_function
< 05640a4401000a006e25 c0c18100012a1c
expect other answer changes=unknown failed label="unknown function" length=10 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=1 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=1 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0

# ---- answers and reports ----

case "129 response: no request was seen"
< 0564104401000a00c4e1 c0c1810000010200000081bbd0
expect read answer label="response" length=16 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=binary-input variation=2 qualifier=0 index=0..0 value=1 flags=1 online=1
expect flaw no_request

case "129 response: every indication"
> 05640bc40a000100acd1 c0c1013c0106f973
expect read request label="read" T0801 length=11 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=read group=class variation=1 class=static qualifier=6
< 05640a4401000a006e25 c0c181ff3f53b9
expect read answer failed label="read" length=10 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=65343 broadcast=1 need_time=1 local_control=1 device_trouble=1 device_restart=1 no_function=1 object_unknown=1 parameter_error=1 event_overflow=1 already_executing=1 config_corrupt=1 class_1_events=1 class_2_events=1 class_3_events=1

# the sequence counts on
case "129 response in two fragments"
> 05640bc40a000100acd1 c0c1013c0106f973
expect read request label="read" T0801 length=11 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=read group=class variation=1 class=static qualifier=6
< 0564104401000a00c4e1 c0a18100000102000000812286
expect read answer label="read" length=16 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=0 confirm=1 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=binary-input variation=2 qualifier=0 index=0..0 value=1 flags=1 online=1
< 0564104401000a00c4e1 c1428100000102000101017c13
expect read answer label="read" length=16 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=1 first=0 final=1 confirm=0 unsolicited=0 sequence=2 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=binary-input variation=2 qualifier=0 index=1..1 value=0 flags=1 online=1

# relative times count from the common time
case "130 unsolicited response"
< 0564364401000a009f7b c0f38290003301070100a5c5d2700102856b 0317020081e8030101d0070402280100f4c4 \
    05008100a5c5d270010403170102410a9526 00ffff
expect report report label="unsolicited response" length=54 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=3 function=unsolicited-response iin=36864 broadcast=0 need_time=1 local_control=0 device_trouble=0 device_restart=1 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=common-time-of-occurrence variation=1 qualifier=7 time=1584084133120
expect report report label="unsolicited response" length=54 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=3 function=unsolicited-response iin=36864 broadcast=0 need_time=1 local_control=0 device_trouble=0 device_restart=1 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=binary-input-event variation=3 qualifier=23 index=0..0 value=1 flags=1 online=1 time=1584084134120 relative_time=1000
expect report report label="unsolicited response" length=54 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=3 function=unsolicited-response iin=36864 broadcast=0 need_time=1 local_control=0 device_trouble=0 device_restart=1 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=binary-input-event variation=3 qualifier=23 index=1..1 value=0 flags=1 online=1 time=1584084135120 relative_time=2000
expect report report label="unsolicited response" length=54 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=3 function=unsolicited-response iin=36864 broadcast=0 need_time=1 local_control=0 device_trouble=0 device_restart=1 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=double-bit-input-event variation=2 qualifier=40 index=5..5 value=2 flags=1 online=1 time=1584084133120
expect report report label="unsolicited response" length=54 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=3 function=unsolicited-response iin=36864 broadcast=0 need_time=1 local_control=0 device_trouble=0 device_restart=1 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=double-bit-input-event variation=3 qualifier=23 index=2..2 value=1 flags=1 online=1 time=1584084133130 relative_time=10

# ---- objects (annex A): static ----

case "binary inputs and outputs"
> 05640bc40a000100acd1 c0c1013c0106f973
expect read request label="read" T0801 length=11 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=read group=class variation=1 class=static qualifier=6
< 0564324401000a00f136 c0c1810000010100030cff01010200007004 0181010301000004e4010302000000c16b8b \
    0a01000001020a0200000181025500
expect read answer label="read" length=50 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=binary-input variation=1 qualifier=0 index=3..3 value=1
expect read answer label="read" length=50 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=binary-input variation=1 qualifier=0 index=4..4 value=1
expect read answer label="read" length=50 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=binary-input variation=1 qualifier=0 index=5..5 value=1
expect read answer label="read" length=50 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=binary-input variation=1 qualifier=0 index=6..6 value=1
expect read answer label="read" length=50 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=binary-input variation=1 qualifier=0 index=7..7 value=1
expect read answer label="read" length=50 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=binary-input variation=1 qualifier=0 index=8..8 value=1
expect read answer label="read" length=50 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=binary-input variation=1 qualifier=0 index=9..9 value=1
expect read answer label="read" length=50 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=binary-input variation=1 qualifier=0 index=10..10 value=1
expect read answer label="read" length=50 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=binary-input variation=1 qualifier=0 index=11..11 value=1
expect read answer label="read" length=50 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=binary-input variation=1 qualifier=0 index=12..12 value=0
expect read answer label="read" length=50 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=binary-input variation=2 qualifier=0 index=0..0 value=1 flags=1 online=1
expect read answer label="read" length=50 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=binary-input variation=2 qualifier=0 index=1..1 value=0 flags=1 online=1
expect read answer label="read" length=50 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=double-bit-input variation=1 qualifier=0 index=0..0 value=0
expect read answer label="read" length=50 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=double-bit-input variation=1 qualifier=0 index=1..1 value=1
expect read answer label="read" length=50 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=double-bit-input variation=1 qualifier=0 index=2..2 value=2
expect read answer label="read" length=50 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=double-bit-input variation=1 qualifier=0 index=3..3 value=3
expect read answer label="read" length=50 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=double-bit-input variation=1 qualifier=0 index=4..4 value=1
expect read answer label="read" length=50 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=double-bit-input variation=2 qualifier=0 index=0..0 value=3 flags=1 online=1
expect read answer label="read" length=50 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=binary-output variation=1 qualifier=0 index=0..0 value=0
expect read answer label="read" length=50 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=binary-output variation=1 qualifier=0 index=1..1 value=1
expect read answer label="read" length=50 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=binary-output variation=2 qualifier=0 index=0..0 value=1 flags=1 online=1
expect read answer label="read" length=50 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=binary-output variation=2 qualifier=0 index=1..1 value=0 flags=2 online=0

case "counters"
> 05640bc40a000100acd1 c0c1013c0106f973
expect read request label="read" T0801 length=11 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=read group=class variation=1 class=static qualifier=6
< 05644e4401000a007dc6 c0c18100001401000000010a000000140a6b 02000000010a001403000000010a00004393 \
    001404000000010a0014050000000a00faaa 000014060000000a0014070000000b00ffa5 \
    000014080000000b002949
expect read answer label="read" length=78 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=counter variation=1 qualifier=0 index=0..0 value=10 flags=1 online=1
expect read answer label="read" length=78 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=counter variation=2 qualifier=0 index=0..0 value=10 flags=1 online=1
expect read answer label="read" length=78 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=counter variation=3 qualifier=0 index=0..0 value=10 flags=1 online=1
expect read answer label="read" length=78 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=counter variation=4 qualifier=0 index=0..0 value=10 flags=1 online=1
expect read answer label="read" length=78 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=counter variation=5 qualifier=0 index=0..0 value=10
expect read answer label="read" length=78 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=counter variation=6 qualifier=0 index=0..0 value=10
expect read answer label="read" length=78 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=counter variation=7 qualifier=0 index=0..0 value=11
expect read answer label="read" length=78 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=counter variation=8 qualifier=0 index=0..0 value=11

case "frozen counters"
> 05640bc40a000100acd1 c0c10115000644ec
expect read request label="read" T0801 length=11 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=read group=frozen-counter variation=0 qualifier=6
< 05648a4401000a00ed34 c0c18100001501000000010a00000015da4b 02000000010a001503000000010a0000824d \
    001504000000010a001505000000010a8ad7 00000000a5c5d270011506000000010a9dda \
    0000a5c5d270011507000000010a0000836c 0000a5c5d270011508000000010a00006dbe \
    a5c5d2700115090000000a000000150a2f4c 0000000a00150b0000000a000000150c1a63 0000000a008e8b
expect read answer label="read" length=138 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=frozen-counter variation=1 qualifier=0 index=0..0 value=10 flags=1 online=1
expect read answer label="read" length=138 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=frozen-counter variation=2 qualifier=0 index=0..0 value=10 flags=1 online=1
expect read answer label="read" length=138 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=frozen-counter variation=3 qualifier=0 index=0..0 value=10 flags=1 online=1
expect read answer label="read" length=138 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=frozen-counter variation=4 qualifier=0 index=0..0 value=10 flags=1 online=1
expect read answer label="read" length=138 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=frozen-counter variation=5 qualifier=0 index=0..0 value=10 flags=1 online=1 time=1584084133120
expect read answer label="read" length=138 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=frozen-counter variation=6 qualifier=0 index=0..0 value=10 flags=1 online=1 time=1584084133120
expect read answer label="read" length=138 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=frozen-counter variation=7 qualifier=0 index=0..0 value=10 flags=1 online=1 time=1584084133120
expect read answer label="read" length=138 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=frozen-counter variation=8 qualifier=0 index=0..0 value=10 flags=1 online=1 time=1584084133120
expect read answer label="read" length=138 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=frozen-counter variation=9 qualifier=0 index=0..0 value=10
expect read answer label="read" length=138 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=frozen-counter variation=10 qualifier=0 index=0..0 value=10
expect read answer label="read" length=138 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=frozen-counter variation=11 qualifier=0 index=0..0 value=10
expect read answer label="read" length=138 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=frozen-counter variation=12 qualifier=0 index=0..0 value=10

case "counter events"
< 05646a4401000a00917a c0f08200001601170104010a000000160b8f 02170104010a001603170104010a00006f03 \
    001604170104010a001605170104010adfc3 00000000a5c5d270011606170104010ab3dc \
    0000a5c5d270011607170104010a0000d569 0000a5c5d270011608170104010a00003bbb a5c5d270018cb0
expect report report label="unsolicited response" length=106 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=counter-event variation=1 qualifier=23 index=4..4 value=10 flags=1 online=1
expect report report label="unsolicited response" length=106 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=counter-event variation=2 qualifier=23 index=4..4 value=10 flags=1 online=1
expect report report label="unsolicited response" length=106 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=counter-event variation=3 qualifier=23 index=4..4 value=10 flags=1 online=1
expect report report label="unsolicited response" length=106 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=counter-event variation=4 qualifier=23 index=4..4 value=10 flags=1 online=1
expect report report label="unsolicited response" length=106 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=counter-event variation=5 qualifier=23 index=4..4 value=10 flags=1 online=1 time=1584084133120
expect report report label="unsolicited response" length=106 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=counter-event variation=6 qualifier=23 index=4..4 value=10 flags=1 online=1 time=1584084133120
expect report report label="unsolicited response" length=106 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=counter-event variation=7 qualifier=23 index=4..4 value=10 flags=1 online=1 time=1584084133120
expect report report label="unsolicited response" length=106 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=counter-event variation=8 qualifier=23 index=4..4 value=10 flags=1 online=1 time=1584084133120

case "frozen counter events"
< 05646a4401000a00917a c0f08200001701170104010a00000017dbaf 02170104010a001703170104010a0000aedd \
    001704170104010a001705170104010aa5f2 00000000a5c5d270011706170104010ad183 \
    0000a5c5d270011707170104010a000014b7 0000a5c5d270011708170104010a0000fa65 a5c5d270018cb0
expect report report label="unsolicited response" length=106 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=frozen-counter-event variation=1 qualifier=23 index=4..4 value=10 flags=1 online=1
expect report report label="unsolicited response" length=106 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=frozen-counter-event variation=2 qualifier=23 index=4..4 value=10 flags=1 online=1
expect report report label="unsolicited response" length=106 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=frozen-counter-event variation=3 qualifier=23 index=4..4 value=10 flags=1 online=1
expect report report label="unsolicited response" length=106 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=frozen-counter-event variation=4 qualifier=23 index=4..4 value=10 flags=1 online=1
expect report report label="unsolicited response" length=106 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=frozen-counter-event variation=5 qualifier=23 index=4..4 value=10 flags=1 online=1 time=1584084133120
expect report report label="unsolicited response" length=106 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=frozen-counter-event variation=6 qualifier=23 index=4..4 value=10 flags=1 online=1 time=1584084133120
expect report report label="unsolicited response" length=106 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=frozen-counter-event variation=7 qualifier=23 index=4..4 value=10 flags=1 online=1 time=1584084133120
expect report report label="unsolicited response" length=106 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=frozen-counter-event variation=8 qualifier=23 index=4..4 value=10 flags=1 online=1 time=1584084133120

# -2 as 32 and 16 bits, 1.5 as single and double
case "analog inputs"
> 05640bc40a000100acd1 c0c1013c0106f973
expect read request label="read" T0801 length=11 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=read group=class variation=1 class=static qualifier=6
< 0564444401000a00167a c0c18100001e0100000001feffffff1e0f99 0200000001feff1e03000000feffffff38c4 \
    1e04000000feff1e05000000010000c0bef4 3f1e0600000021000000000000f83f1e0b
expect read answer label="read" length=68 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-input variation=1 qualifier=0 index=0..0 value=-2 flags=1 online=1
expect read answer label="read" length=68 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-input variation=2 qualifier=0 index=0..0 value=-2 flags=1 online=1
expect read answer label="read" length=68 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-input variation=3 qualifier=0 index=0..0 value=-2
expect read answer label="read" length=68 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-input variation=4 qualifier=0 index=0..0 value=-2
expect read answer label="read" length=68 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-input variation=5 qualifier=0 index=0..0 value=1.5 flags=1 online=1
expect read answer label="read" length=68 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-input variation=6 qualifier=0 index=0..0 value=1.5 flags=33 online=1

case "frozen analog inputs"
> 05640bc40a000100acd1 c0c1011f0006f412
expect read request label="read" T0801 length=11 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=read group=frozen-analog-input variation=0 qualifier=6
< 0564624401000a004de0 c0c18100001f0100000001feffffff1fdfb9 0200000001feff1f0300000001feffffa68e \
    ff00a5c5d270011f0400000001feff00d895 a5c5d270011f05000000feffffff1f068363 \
    000000feff1f07000000010000c03f1fbc18 0800000001000000000000f83f5256
expect read answer label="read" length=98 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=frozen-analog-input variation=1 qualifier=0 index=0..0 value=-2 flags=1 online=1
expect read answer label="read" length=98 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=frozen-analog-input variation=2 qualifier=0 index=0..0 value=-2 flags=1 online=1
expect read answer label="read" length=98 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=frozen-analog-input variation=3 qualifier=0 index=0..0 value=-2 flags=1 online=1 time=1584084133120
expect read answer label="read" length=98 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=frozen-analog-input variation=4 qualifier=0 index=0..0 value=-2 flags=1 online=1 time=1584084133120
expect read answer label="read" length=98 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=frozen-analog-input variation=5 qualifier=0 index=0..0 value=-2
expect read answer label="read" length=98 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=frozen-analog-input variation=6 qualifier=0 index=0..0 value=-2
expect read answer label="read" length=98 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=frozen-analog-input variation=7 qualifier=0 index=0..0 value=1.5 flags=1 online=1
expect read answer label="read" length=98 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=frozen-analog-input variation=8 qualifier=0 index=0..0 value=1.5 flags=1 online=1

case "analog input events"
< 0564864401000a005fe3 c0f08200002001280100000201feffff337d ff2002280100000201feff20032801001fd3 \
    000201feffffff00a5c5d27001200428e92b 0100000201feff00a5c5d270012005288bc8 \
    01000002010000c03f20062801000002beac 01000000000000f83f20072801000002fd26 \
    010000c03f00a5c5d2700120082801003bfb 000201000000000000f83f00a5c5d2707697 01a1c9
expect report report label="unsolicited response" length=134 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-input-event variation=1 qualifier=40 index=512..512 value=-2 flags=1 online=1
expect report report label="unsolicited response" length=134 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-input-event variation=2 qualifier=40 index=512..512 value=-2 flags=1 online=1
expect report report label="unsolicited response" length=134 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-input-event variation=3 qualifier=40 index=512..512 value=-2 flags=1 online=1 time=1584084133120
expect report report label="unsolicited response" length=134 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-input-event variation=4 qualifier=40 index=512..512 value=-2 flags=1 online=1 time=1584084133120
expect report report label="unsolicited response" length=134 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-input-event variation=5 qualifier=40 index=512..512 value=1.5 flags=1 online=1
expect report report label="unsolicited response" length=134 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-input-event variation=6 qualifier=40 index=512..512 value=1.5 flags=1 online=1
expect report report label="unsolicited response" length=134 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-input-event variation=7 qualifier=40 index=512..512 value=1.5 flags=1 online=1 time=1584084133120
expect report report label="unsolicited response" length=134 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-input-event variation=8 qualifier=40 index=512..512 value=1.5 flags=1 online=1 time=1584084133120

case "frozen analog input events"
< 0564864401000a005fe3 c0f08200002101280100000201feffffbd6b ff2102280100000201feff2103280100019e \
    000201feffffff00a5c5d270012104285132 0100000201feff00a5c5d2700121052833d1 \
    01000002010000c03f21062801000002dcf3 01000000000000f83f210728010000029f79 \
    010000c03f00a5c5d2700121082801003dd8 000201000000000000f83f00a5c5d2707697 01a1c9
expect report report label="unsolicited response" length=134 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=frozen-analog-input-event variation=1 qualifier=40 index=512..512 value=-2 flags=1 online=1
expect report report label="unsolicited response" length=134 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=frozen-analog-input-event variation=2 qualifier=40 index=512..512 value=-2 flags=1 online=1
expect report report label="unsolicited response" length=134 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=frozen-analog-input-event variation=3 qualifier=40 index=512..512 value=-2 flags=1 online=1 time=1584084133120
expect report report label="unsolicited response" length=134 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=frozen-analog-input-event variation=4 qualifier=40 index=512..512 value=-2 flags=1 online=1 time=1584084133120
expect report report label="unsolicited response" length=134 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=frozen-analog-input-event variation=5 qualifier=40 index=512..512 value=1.5 flags=1 online=1
expect report report label="unsolicited response" length=134 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=frozen-analog-input-event variation=6 qualifier=40 index=512..512 value=1.5 flags=1 online=1
expect report report label="unsolicited response" length=134 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=frozen-analog-input-event variation=7 qualifier=40 index=512..512 value=1.5 flags=1 online=1 time=1584084133120
expect report report label="unsolicited response" length=134 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=frozen-analog-input-event variation=8 qualifier=40 index=512..512 value=1.5 flags=1 online=1 time=1584084133120

case "analog output events"
< 0564864401000a005fe3 c0f08200002a01280100000201feffff5fe4 ff2a02280100000201feff2a0328010021bb \
    000201feffffff00a5c5d270012a042859d5 0100000201feff00a5c5d270012a05283b36 \
    01000002010000c03f2a0628010000029873 01000000000000f83f2a072801000002dbf9 \
    010000c03f00a5c5d270012a082801007ee8 000201000000000000f83f00a5c5d2707697 01a1c9
expect report report label="unsolicited response" length=134 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-output-event variation=1 qualifier=40 index=512..512 value=-2 flags=1 online=1
expect report report label="unsolicited response" length=134 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-output-event variation=2 qualifier=40 index=512..512 value=-2 flags=1 online=1
expect report report label="unsolicited response" length=134 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-output-event variation=3 qualifier=40 index=512..512 value=-2 flags=1 online=1 time=1584084133120
expect report report label="unsolicited response" length=134 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-output-event variation=4 qualifier=40 index=512..512 value=-2 flags=1 online=1 time=1584084133120
expect report report label="unsolicited response" length=134 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-output-event variation=5 qualifier=40 index=512..512 value=1.5 flags=1 online=1
expect report report label="unsolicited response" length=134 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-output-event variation=6 qualifier=40 index=512..512 value=1.5 flags=1 online=1
expect report report label="unsolicited response" length=134 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-output-event variation=7 qualifier=40 index=512..512 value=1.5 flags=1 online=1 time=1584084133120
expect report report label="unsolicited response" length=134 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-output-event variation=8 qualifier=40 index=512..512 value=1.5 flags=1 online=1 time=1584084133120

case "analog outputs, dead bands"
> 05640bc40a000100acd1 c0c1013c0106f973
expect read request label="read" T0801 length=11 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=read group=class variation=1 class=static qualifier=6
< 05644d4401000a002d55 c0c1810000280100000001feffffff2880ae 0200000001feff2803000000010000c08c91 \
    3f280400000001000000000000f83f228432 010000000a0022020000000a000000228db1 \
    030000000000c03f1a92
expect read answer label="read" length=77 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-output variation=1 qualifier=0 index=0..0 value=-2 flags=1 online=1
expect read answer label="read" length=77 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-output variation=2 qualifier=0 index=0..0 value=-2 flags=1 online=1
expect read answer label="read" length=77 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-output variation=3 qualifier=0 index=0..0 value=1.5 flags=1 online=1
expect read answer label="read" length=77 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-output variation=4 qualifier=0 index=0..0 value=1.5 flags=1 online=1
expect read answer label="read" length=77 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-input-deadband variation=1 qualifier=0 index=0..0 value=10
expect read answer label="read" length=77 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-input-deadband variation=2 qualifier=0 index=0..0 value=10
expect read answer label="read" length=77 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-input-deadband variation=3 qualifier=0 index=0..0 value=1.5

case "output events and command events"
< 05649a4401000a002c4c c0f08200000b01170101810b0217010185c7 0100a5c5d270010d01170101800d0217b045 \
    01010200a5c5d270012b0117010500fe155e ffffff2b0217010500feff2b03170105039f \
    00feffffff00a5c5d270012b041701054d51 00feff00a5c5d270012b0517010500004ad3 \
    00c03f2b0617010500000000000000f82973 3f2b07170105000000c03f00a5c5d27000f7 \
    012b0817010500000000000000f83f00644a a5c5d270018cb0
expect report report label="unsolicited response" length=154 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=binary-output-event variation=1 qualifier=23 index=1..1 value=1 flags=1 online=1
expect report report label="unsolicited response" length=154 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=binary-output-event variation=2 qualifier=23 index=1..1 value=0 flags=1 online=1 time=1584084133120
expect report report label="unsolicited response" length=154 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=binary-output-command-event variation=1 qualifier=23 index=1..1 value=1 status=success
expect report report label="unsolicited response" length=154 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=binary-output-command-event variation=2 qualifier=23 index=1..1 value=0 time=1584084133120 status=no-select
expect report report label="unsolicited response" length=154 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-output-command-event variation=1 qualifier=23 index=5..5 value=-2 status=success
expect report report label="unsolicited response" length=154 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-output-command-event variation=2 qualifier=23 index=5..5 value=-2 status=success
expect report report label="unsolicited response" length=154 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-output-command-event variation=3 qualifier=23 index=5..5 value=-2 time=1584084133120 status=success
expect report report label="unsolicited response" length=154 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-output-command-event variation=4 qualifier=23 index=5..5 value=-2 time=1584084133120 status=success
expect report report label="unsolicited response" length=154 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-output-command-event variation=5 qualifier=23 index=5..5 value=1.5 status=success
expect report report label="unsolicited response" length=154 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-output-command-event variation=6 qualifier=23 index=5..5 value=1.5 status=success
expect report report label="unsolicited response" length=154 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-output-command-event variation=7 qualifier=23 index=5..5 value=1.5 time=1584084133120 status=success
expect report report label="unsolicited response" length=154 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=analog-output-command-event variation=8 qualifier=23 index=5..5 value=1.5 time=1584084133120 status=success

case "binary and double-bit events without time"
< 05642c4401000a0035bf c0f08200000201170105810202170105bdfa 0100a5c5d27001040117010681330207a5b8 \
    0100a5c5d27001eeef
expect report report label="unsolicited response" length=44 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=binary-input-event variation=1 qualifier=23 index=5..5 value=1 flags=1 online=1
expect report report label="unsolicited response" length=44 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=binary-input-event variation=2 qualifier=23 index=5..5 value=0 flags=1 online=1 time=1584084133120
expect report report label="unsolicited response" length=44 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=double-bit-input-event variation=1 qualifier=23 index=6..6 value=2 flags=1 online=1
expect report report label="unsolicited response" length=44 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=common-time-of-occurrence variation=2 qualifier=7 time=1584084133120

# ---- objects: device, time, storage, data sets, text ----

# vendor, product, firmware, serial, name; unsigned, signed, float, time
case "device attributes"
> 05640dc40a00010075ba c0c10100fe00000074e0
expect identify request label="read" T0888 length=13 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=read group=device-attribute variation=254 qualifier=0 index=0..0
< 0564674401000a00c418 c0c181000000fc000000010441434d455ba6 00fa00000001045254553900f20000003b56 \
    0103312e3200f80000000102373700f7452b 000000010362617900d500000002020487d4 \
    0000d60000000302feff00d700000004ddaa 040000c03f00d8000000070600a5c5d2fc56 70018b4e
expect identity vendor="ACME"
expect identify answer label="read" length=103 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=device-attribute variation=252 qualifier=0 index=0..0 text="ACME"
expect identity product="RTU9"
expect identify answer label="read" length=103 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=device-attribute variation=250 qualifier=0 index=0..0 text="RTU9"
expect identity firmware="1.2"
expect identify answer label="read" length=103 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=device-attribute variation=242 qualifier=0 index=0..0 text="1.2"
expect identity serial="77"
expect identify answer label="read" length=103 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=device-attribute variation=248 qualifier=0 index=0..0 text="77"
expect identity name="bay"
expect identify answer label="read" length=103 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=device-attribute variation=247 qualifier=0 index=0..0 text="bay"
expect identify answer label="read" length=103 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=device-attribute variation=213 qualifier=0 index=0..0 value=4 text="\x04\x00"
expect identify answer label="read" length=103 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=device-attribute variation=214 qualifier=0 index=0..0 value=-2 text="\xfe\xff"
expect identify answer label="read" length=103 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=device-attribute variation=215 qualifier=0 index=0..0 value=1.5 text="\x00\x00\xc0?"
expect identify answer label="read" length=103 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=device-attribute variation=216 qualifier=0 index=0..0 text="\x00\xa5\xc5\xd2p\x01" time=1584084133120

case "time, indications, storage, status"
> 05640bc40a000100acd1 c0c1013c0106f973
expect read request label="read" T0801 length=11 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=read group=class variation=1 class=static qualifier=6
< 0564514401000a005efa c0c18100003201070100a5c5d2700132456b 0417010000a5c5d270010a0000000550cd07 \
    010007080151010701321e0252015b01dbe2 0200686953015b01040041424344530203e1 \
    5b010100005b015b0101000090bb
expect read answer label="read" length=81 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=time-and-date variation=1 qualifier=7 time=1584084133120
expect read answer label="read" length=81 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=time-and-date variation=4 qualifier=23 index=0..0 time=1584084133120 interval=10
expect diagnose answer label="read" length=81 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=internal-indications variation=1 qualifier=0 index=7..7 value=1
expect diagnose answer label="read" length=81 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=internal-indications variation=1 qualifier=0 index=8..8 value=0
expect diagnose answer label="read" length=81 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=device-storage variation=1 qualifier=7 value=50 text="\x1e\x02"
expect identify answer label="read" length=81 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=device-profile variation=1 qualifier=91 text="hi"
expect read answer label="read" length=81 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=private-registration variation=1 qualifier=91 text="ABCD"
expect read answer label="read" length=81 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=private-registration variation=2 qualifier=91 text="\x00"
expect read answer label="read" length=81 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=operation-status variation=1 qualifier=91 text="\x00"

case "data sets"
> 05640bc40a000100acd1 c0c101560106ade1
expect read request label="read" T0801 length=11 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=read group=data-set-descriptor variation=1 qualifier=6
< 05642d4401000a00d20a c0c181000055015b0101000156015b019dcc 01000256025b0101000356035b010100ec28 \
    0457015b010100054546
expect read answer label="read" length=45 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=data-set-prototype variation=1 qualifier=91 text="\x01"
expect read answer label="read" length=45 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=data-set-descriptor variation=1 qualifier=91 text="\x02"
expect read answer label="read" length=45 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=data-set-descriptor variation=2 qualifier=91 text="\x03"
expect read answer label="read" length=45 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=data-set-descriptor variation=3 qualifier=91 text="\x04"
expect read answer label="read" length=45 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=data-set variation=1 qualifier=91 text="\x05"
< 0564124401000a0073c7 c1f082000058015b0102000607d699
expect report report label="unsolicited response" length=18 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=1 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=data-set-event variation=1 qualifier=91 text="\x06\x07"

case "decimal, octet, strings, terminal"
> 05640bc40a000100acd1 c0c1016e000651b1
expect read request label="read" T0801 length=11 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=read group=octet-string variation=0 qualifier=6
< 0564384401000a009a8a c0c18100006501000000123465020000b100 00123456786503000000123456781234cfe9 \
    56786601000000076e03000102616263acf1 64656648fe
expect read answer label="read" length=56 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=binary-coded-decimal variation=1 qualifier=0 index=0..0 text="\x124"
expect read answer label="read" length=56 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=binary-coded-decimal variation=2 qualifier=0 index=0..0 text="\x124Vx"
expect read answer label="read" length=56 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=binary-coded-decimal variation=3 qualifier=0 index=0..0 text="\x124Vx\x124Vx"
expect read answer label="read" length=56 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=unsigned-octet variation=1 qualifier=0 index=0..0 value=7
expect read answer label="read" length=56 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=octet-string variation=3 qualifier=0 index=1..1 text="abc"
expect read answer label="read" length=56 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=octet-string variation=3 qualifier=0 index=2..2 text="def"
< 05641a4401000a00af5d c1f08200006f021701006869710417017ff2 006c6f670af872
expect report report label="unsolicited response" length=26 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=1 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=octet-string-event variation=2 qualifier=23 index=0..0 text="hi"
expect report report label="unsolicited response" length=26 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=1 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=virtual-terminal-event variation=4 qualifier=23 index=0..0 text="log\x0a"

case "security statistics"
> 05640bc40a000100acd1 c0c101790106ce80
expect diagnose request label="read" length=11 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=read group=security-statistic variation=1 qualifier=6
< 0564164401000a001d8a c0c181000079010000000100000500009449 00ffff
expect diagnose answer label="read" length=22 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=security-statistic variation=1 qualifier=0 index=0..0 value=5 flags=1 online=1
< 0564284401000a005bf2 c1f08200007a01170100010000050000daaa 007a021701000100000500000000a5c535ca \
    d27001ca72
expect report report label="unsolicited response" length=40 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=1 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=security-statistic-event variation=1 qualifier=23 index=0..0 value=5 flags=1 online=1
expect report report label="unsolicited response" length=40 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=1 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=security-statistic-event variation=2 qualifier=23 index=0..0 value=5 flags=1 online=1 time=1584084133120

# ---- what is wrong with a fragment ----

case "request by an outstation"
< 05640b4401000a008990 c0c1013c0106f973
expect read request label="read" T0801 length=11 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=read group=class variation=1 class=static qualifier=6
expect flaw bad_direction

case "answer by a master"
> 05640ac40a0001004b64 c0c1810000742a
expect other answer label="response" length=10 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0
expect flaw no_request
expect flaw answer_direction

case "request that is not final"
> 05640bc40a000100acd1 c081013c01064343
expect read request label="read" T0801 length=11 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=0 confirm=0 unsolicited=0 sequence=1 function=read group=class variation=1 class=static qualifier=6
expect flaw bad_control

case "response with the mark of an unsolicited one"
< 05640a4401000a006e25 c0d1810000538d
expect other answer label="response" length=10 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=1 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0
expect flaw bad_control

case "unknown object without a size: the rest cannot be read"
< 0564164401000a001d8a c0f0820000c801000000010102000000ceed 811d6f
expect other report changes=unknown label="unknown object" length=22 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=200 variation=1 qualifier=0 index=0..0
expect flaw unknown_object

case "unknown object with a size: passed over"
< 0564184401000a00187b c0f0820000c8015b01020001020102000943 0000811d6f
expect other report changes=unknown label="unknown object" length=24 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=200 variation=1 qualifier=91
expect report report label="unsolicited response" length=24 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=binary-input variation=2 qualifier=0 index=0..0 value=1 flags=1 online=1
expect flaw unknown_object

case "text object without a size"
< 05640f4401000a00e7dd c0f08200005a010701617760
expect other report changes=unknown label="unknown object" length=15 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=application variation=1 qualifier=7
expect flaw unknown_object

case "qualifiers that are not assigned"
> 05640cc40a000100920f c0c1011e020a01e1c5
expect flaw bad_qualifier
> 05640bc40a000100acd1 c1c1011e02b63698
expect flaw bad_qualifier
> 05640dc40a00010075ba c2c1011e021000019e9e
expect flaw bad_qualifier
> 05640dc40a00010075ba c3c1011e024701002203
expect flaw bad_qualifier

# a count of 0 is seen, too
case "no points at all"
> 05640cc40a000100920f c0c1030c011700cddc
expect control request changes=yes label="select" T0855 length=12 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=select group=binary-output-command variation=1 qualifier=23 count=0
> 05640dc40a00010075ba c1c1011e022800004469
expect read request label="read" T0801 length=13 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=1 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=read group=analog-input variation=2 qualifier=40 count=0

case "packed points with an index each"
< 0564104401000a00c4e1 c0f0820000010117010501d487
expect flaw bad_qualifier

case "range that stops before it starts"
> 05640dc40a00010075ba c0c1011e02000504e117
expect flaw bad_range

# the first is whole, the second is not
case "fewer objects than announced"
< 0564184401000a00187b c0f082000002021702018100a5c5d27052a3 010281406d
expect report report label="unsolicited response" length=24 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0 group=binary-input-event variation=2 qualifier=23 index=1..1 value=1 flags=1 online=1 time=1584084133120
expect flaw object_missing

case "fewer packed octets than announced"
< 0564104401000a00c4e1 c0f08200000101000008ff5a38
expect flaw object_missing

case "fewer indexes than announced"
> 05640ec40a0001002529 c0c1011e0217030102d4d3
expect read request label="read" T0801 length=14 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=read group=analog-input variation=2 qualifier=23 index=1..1
expect read request label="read" T0801 length=14 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=read group=analog-input variation=2 qualifier=23 index=2..2
expect flaw object_missing

# one octet too many, one too few
case "size prefix that the variation contradicts"
< 0564174401000a00fa3f c0f082000078035b01070001000000019714 0000ffff
expect flaw object_size
< 0564154401000a004d19 c1f082000078035b0105000100000001dfe7
expect flaw object_size

case "object header cut off"
> 05640ac40a0001004b64 c0c1013c01d23d
expect flaw truncated

case "application header cut off"
> 056407c40a0001001e06 c0c1478c
expect flaw truncated
expect carrier

# ---- the rest ----

# the direction bit says who asks
case "outstation opened the connection"
midstream
> 05640a4401000a006e25 c0f08200004466
expect report report label="unsolicited response" length=10 direction=from-outstation primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=1 unsolicited=1 sequence=0 function=unsolicited-response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0
expect turned
< 056408c40a000100fc42 c0d0001b49
expect session request housekeeping label="confirm" length=8 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=1 sequence=0 function=confirm

case "the same, with the direction bit of a master in the answer"
midstream
> 05640ac401000a001a44 c0c1810000742a
expect other answer label="response" length=10 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=1 source=10 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=response iin=0 broadcast=0 need_time=0 local_control=0 device_trouble=0 device_restart=0 no_function=0 object_unknown=0 parameter_error=0 event_overflow=0 already_executing=0 config_corrupt=0
expect flaw no_request
expect flaw answer_direction
expect turned

case "UDP: two frames in one datagram"
transport udp
ports 20000 20000
> 056405c90a000100feda 056408c40a000100fc42 c0c1178c0c
expect session request housekeeping label="request-link-status" length=5 direction=from-master primary=1 link_function=request-link-status frame_count_bit=0 frame_count_valid=0 destination=10 source=1
expect carrier
expect time request housekeeping label="measure delay" length=8 direction=from-master primary=1 link_function=user-data frame_count_bit=0 frame_count_valid=0 destination=10 source=1 transport_sequence=0 first=1 final=1 confirm=0 unsolicited=0 sequence=1 function=delay-measurement
