# SPDX-License-Identifier: Apache-2.0
# KNXnet/IP vectors, written by hand from ISO 22510 (06 10 service length; connection header 04 channel sequence status) and
# KNX 03_06_03 (cEMI: kind, additional information, control, source, destination, length) and 03_03_07 (telegrams).
protocol knxnet_ip


case "search and description"
> 0610 0201 000e  0801 0a140005 0e57
expect identify request housekeeping label="search devices" T0846 service=search length=14 peer=169082885 peer_port=3671
< 0610 0202 0048  0801 0a140005 0e57 36 01 02 00 1101 0000 00fa01020304 e000170c 0010abcdef01 \
  576561746865722073746174696f6e000000000000000000000000000000 04 02 0201
expect identity serial="00fa01020304"
expect identity name="Weather station"
expect identify answer housekeeping label="search devices" T0846 service=search-answer length=72 peer=169082885 peer_port=3671 name="Weather station" serial=00fa01020304 own_address=4353
> 0610 0203 000e  0801 0a140005 0e57
expect identify request housekeeping label="describe device" T0846 service=describe length=14 peer=169082885 peer_port=3671
< 0610 0204 0040  36 01 02 00 1101 0000 00fa01020304 e000170c 0010abcdef01 \
  576561746865722073746174696f6e000000000000000000000000000000 04 02 0201
expect identity serial="00fa01020304"
expect identity name="Weather station"
expect identify answer housekeeping label="describe device" T0846 service=describe-answer length=64 name="Weather station" serial=00fa01020304 own_address=4353
> 0610 020b 0014  0801 0a140005 0e57 06 81 00000000
expect identify request housekeeping label="search devices" T0846 service=search-extended length=20 peer=169082885 peer_port=3671
< 0610 020c 0044  0801 0a140005 0e57 36 01 02 00 1101 0000 00fa01020304 e000170c 0010abcdef01 \
  576561746865722073746174696f6e000000000000000000000000000000
expect identity serial="00fa01020304"
expect identity name="Weather station"
expect identify answer housekeeping label="search devices" T0846 service=search-extended-answer length=68 peer=169082885 peer_port=3671 name="Weather station" serial=00fa01020304 own_address=4353

case "a tunnel: connect, state, groups, disconnect"
> 0610 0205 001a  0801 0a140005 0e57 0801 0a140005 0e57 04 04 02 00
expect session request housekeeping label="connect" service=connect length=26 connection=tunnelling peer=169082885 peer_port=3671
refuse = 06 10 02 06 00 08 00 24
refuse 40 = 06 10 02 06 00 08 00 28
< 0610 0206 0014  15 00 0801 0a140005 0e57 04 04 110a
expect session answer housekeeping label="connect" service=connect-answer length=20 channel=21 status=no-error connection=tunnelling peer=169082885 peer_port=3671 own_address=4362
> 0610 0207 0010  15 00 0801 0a140005 0e57
expect session request housekeeping label="connection state" service=connection-state length=16 channel=21 peer=169082885 peer_port=3671
< 0610 0208 0008  15 00
expect session answer housekeeping label="connection state" service=connection-state-answer length=8 channel=21 status=no-error
# group 1/2/3 is switched on, and set to 50 %, and to 21.5 degrees
> 0610 0420 0015  04 15 00 00  11 00 bc e0 1101 0a03 01 00 81
expect control request changes=yes label="write group" T0855 service=tunnelling length=21 channel=21 sequence=0 cemi=data-request source=4353 group=2563 priority=3 hops=6 function=group-write value=1
neutralise = 06 10 04 20 00 15 04 15 00 00 00 00 bc e0 11 01 0a 03 01 00 81
< 0610 0421 000a  04 15 00 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=0 status=no-error
< 0610 0420 0015  04 15 00 00  2e 00 bc e0 1101 0a03 01 00 81
expect control answer changes=yes label="write group" T0855 service=tunnelling length=21 channel=21 sequence=0 cemi=data-confirmation source=4353 group=2563 priority=3 hops=6 function=group-write value=1
> 0610 0421 000a  04 15 00 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=0 status=no-error
> 0610 0420 0016  04 15 01 00  11 00 bc e0 1101 0a03 02 00 80 80
expect control request changes=yes label="write group" T0855 service=tunnelling length=22 channel=21 sequence=1 cemi=data-request source=4353 group=2563 priority=3 hops=6 function=group-write value=128 bytes=80
< 0610 0421 000a  04 15 01 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=1 status=no-error
> 0610 0420 0017  04 15 02 00  11 00 bc e0 1101 0a03 03 00 80 0c33
expect control request changes=yes label="write group" T0855 service=tunnelling length=23 channel=21 sequence=2 cemi=data-request source=4353 group=2563 priority=3 hops=6 function=group-write value=3123 bytes=0c33
< 0610 0421 000a  04 15 02 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=2 status=no-error
# nine bytes; not confirmed
> 0610 0420 001e  04 15 03 00  11 00 bc e0 1101 0a03 0a 00 80 010203040506070809
expect control request changes=yes label="write group" T0855 service=tunnelling length=30 channel=21 sequence=3 cemi=data-request source=4353 group=2563 priority=3 hops=6 function=group-write bytes=010203040506070809
< 0610 0421 000a  04 15 03 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=3 status=no-error
< 0610 0420 0017  04 15 01 00  2e 00 bd e0 1101 0a03 03 00 80 0c33
expect control answer changes=yes failed label="write group" T0855 service=tunnelling length=23 channel=21 sequence=1 cemi=data-confirmation source=4353 group=2563 priority=3 hops=6 function=group-write value=3123 bytes=0c33
> 0610 0421 000a  04 15 01 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=1 status=no-error
# read, answered, and what others write
> 0610 0420 0015  04 15 04 00  11 00 bc e0 1101 0a04 01 00 00
expect read request label="read group" T0801 service=tunnelling length=21 channel=21 sequence=4 cemi=data-request source=4353 group=2564 priority=3 hops=6 function=group-read
< 0610 0421 000a  04 15 04 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=4 status=no-error
< 0610 0420 0015  04 15 02 00  29 00 bc e0 1102 0a04 01 00 45
expect report report label="group value" T0801 service=tunnelling length=21 channel=21 sequence=2 cemi=data-indication source=4354 group=2564 priority=3 hops=6 function=group-answer value=5
> 0610 0421 000a  04 15 02 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=2 status=no-error
< 0610 0420 0016  04 15 03 00  29 00 bc e0 1103 0a05 02 00 80 7f
expect report report label="group value" T0801 service=tunnelling length=22 channel=21 sequence=3 cemi=data-indication source=4355 group=2565 priority=3 hops=6 function=group-write value=127 bytes=7f
> 0610 0421 000a  04 15 03 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=3 status=no-error
< 0610 0420 0015  04 15 04 00  29 00 bc 60 1101 1105 01 03 00
expect report report label="telegram of the bus" T0801 service=tunnelling length=21 channel=21 sequence=4 cemi=data-indication source=4353 address=4357 priority=3 hops=6 function=descriptor-read
> 0610 0421 000a  04 15 04 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=4 status=no-error
> 0610 0420 0015  04 15 05 00  11 00 bc e0 1101 0a04 01 00 41
expect control request changes=yes label="answer for group" T0856 service=tunnelling length=21 channel=21 sequence=5 cemi=data-request source=4353 group=2564 priority=3 hops=6 function=group-answer value=1
< 0610 0421 000a  04 15 05 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=5 status=no-error
> 0610 0209 0010  15 00 0801 0a140005 0e57
expect session request housekeeping label="disconnect" service=disconnect length=16 channel=21 peer=169082885 peer_port=3671
< 0610 020a 0008  15 00
expect session answer housekeeping label="disconnect" service=disconnect-answer length=8 channel=21 status=no-error

case "a tunnel over TCP, refused"
transport tcp
> 0610 0205 001a  0801 00000000 0000 0801 00000000 0000 04 04 02 00
expect session request housekeeping label="connect" service=connect length=26 connection=tunnelling peer=0 peer_port=0
< 0610 0206 0008  00 24
expect session answer housekeeping failed label="connect" service=connect-answer length=8 channel=0 status=no-more-connections

case "devices on the bus: connect, identify, program, restart"
> 0610 0420 0014  04 15 00 00  11 00 bc 60 1101 1105 00 80
expect session request housekeeping routed label="connect to device" service=tunnelling length=20 channel=21 sequence=0 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=t-connect
< 0610 0421 000a  04 15 00 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=0 status=no-error
> 0610 0420 0014  04 15 01 00  11 00 bc 60 1101 1105 00 c2
expect session request housekeeping routed label="acknowledge telegram" service=tunnelling length=20 channel=21 sequence=1 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=t-ack
< 0610 0421 000a  04 15 01 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=1 status=no-error
> 0610 0420 0014  04 15 02 00  11 00 bc 60 1101 1105 00 c3
expect session request housekeeping routed label="refuse telegram" service=tunnelling length=20 channel=21 sequence=2 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=t-nak
< 0610 0421 000a  04 15 02 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=2 status=no-error
> 0610 0420 0015  04 15 03 00  11 00 bc 60 1101 1105 01 03 00
expect identify request routed label="read device descriptor" T0888 service=tunnelling length=21 channel=21 sequence=3 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=descriptor-read
< 0610 0421 000a  04 15 03 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=3 status=no-error
> 0610 0420 0017  04 15 04 00  11 00 bc 60 1101 1105 03 03 40 0705
expect identify request routed label="read device descriptor" T0888 service=tunnelling length=23 channel=21 sequence=4 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=descriptor-answer bytes=0705
< 0610 0421 000a  04 15 04 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=4 status=no-error
> 0610 0420 0017  04 15 05 00  11 00 bc 60 1101 1105 03 00 c0 1106
expect config request changes=yes routed label="set device address" T0889 service=tunnelling length=23 channel=21 sequence=5 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=address-write bytes=1106
< 0610 0421 000a  04 15 05 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=5 status=no-error
> 0610 0420 0015  04 15 06 00  11 00 bc 60 1101 1105 01 01 00
expect identify request routed label="read device address" T0846 service=tunnelling length=21 channel=21 sequence=6 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=address-read
< 0610 0421 000a  04 15 06 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=6 status=no-error
> 0610 0420 0015  04 15 07 00  11 00 bc 60 1101 1105 01 01 40
expect identify request routed label="read device address" T0846 service=tunnelling length=21 channel=21 sequence=7 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=address-answer
< 0610 0421 000a  04 15 07 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=7 status=no-error
> 0610 0420 0016  04 15 08 00  11 00 bc 60 1101 1105 02 01 81 08
expect read request routed label="read analog input" T0801 service=tunnelling length=22 channel=21 sequence=8 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=adc-read bytes=08
< 0610 0421 000a  04 15 08 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=8 status=no-error
> 0610 0420 0018  04 15 09 00  11 00 bc 60 1101 1105 04 01 c1 08 0102
expect read request routed label="read analog input" T0801 service=tunnelling length=24 channel=21 sequence=9 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=adc-answer bytes=080102
< 0610 0421 000a  04 15 09 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=9 status=no-error
> 0610 0420 0017  04 15 0a 00  11 00 bc 60 1101 1105 03 02 04 4000
expect program request routed label="read memory" T0845 service=tunnelling length=23 channel=21 sequence=10 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=memory-read count=4 memory=16384..16387
< 0610 0421 000a  04 15 0a 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=10 status=no-error
> 0610 0420 001b  04 15 0b 00  11 00 bc 60 1101 1105 07 02 44 4000 01020304
expect program request routed label="read memory" T0845 service=tunnelling length=27 channel=21 sequence=11 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=memory-answer count=4 memory=16384..16387 bytes=01020304
< 0610 0421 000a  04 15 0b 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=11 status=no-error
> 0610 0420 001b  04 15 0c 00  11 00 bc 60 1101 1105 07 02 84 4000 01020304
expect program request changes=yes routed label="write memory" T0843 service=tunnelling length=27 channel=21 sequence=12 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=memory-write count=4 memory=16384..16387 bytes=01020304
< 0610 0421 000a  04 15 0c 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=12 status=no-error
> 0610 0420 0018  04 15 0d 00  11 00 bc 60 1101 1105 04 02 c0 14 4000
expect program request routed label="read user memory" T0845 service=tunnelling length=24 channel=21 sequence=13 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=user-memory-read count=4 memory=81920..81923
< 0610 0421 000a  04 15 0d 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=13 status=no-error
> 0610 0420 001c  04 15 0e 00  11 00 bc 60 1101 1105 08 02 c1 14 4000 01020304
expect program request routed label="read user memory" T0845 service=tunnelling length=28 channel=21 sequence=14 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=user-memory-answer count=4 memory=81920..81923 bytes=01020304
< 0610 0421 000a  04 15 0e 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=14 status=no-error
> 0610 0420 001c  04 15 0f 00  11 00 bc 60 1101 1105 08 02 c2 14 4000 01020304
expect program request changes=yes routed label="write user memory" T0843 service=tunnelling length=28 channel=21 sequence=15 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=user-memory-write count=4 memory=81920..81923 bytes=01020304
< 0610 0421 000a  04 15 0f 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=15 status=no-error
> 0610 0420 0015  04 15 10 00  11 00 bc 60 1101 1105 01 02 c5
expect identify request routed label="read manufacturer" T0888 service=tunnelling length=21 channel=21 sequence=16 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=manufacturer-read
< 0610 0421 000a  04 15 10 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=16 status=no-error
> 0610 0420 0018  04 15 11 00  11 00 bc 60 1101 1105 04 02 c6 00fa 01
expect identify request routed label="read manufacturer" T0888 service=tunnelling length=24 channel=21 sequence=17 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=manufacturer-answer bytes=00fa01
< 0610 0421 000a  04 15 11 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=17 status=no-error
> 0610 0420 0018  04 15 12 00  11 00 bc 60 1101 1105 04 02 c7 00 33 01
expect config request changes=yes routed label="function property command" T0889 service=tunnelling length=24 channel=21 sequence=18 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=function-property-command bytes=003301
< 0610 0421 000a  04 15 12 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=18 status=no-error
> 0610 0420 0018  04 15 13 00  11 00 bc 60 1101 1105 04 02 c8 00 33 01
expect read request routed label="read function property" T0801 service=tunnelling length=24 channel=21 sequence=19 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=function-property-read bytes=003301
< 0610 0421 000a  04 15 13 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=19 status=no-error
> 0610 0420 0018  04 15 14 00  11 00 bc 60 1101 1105 04 02 c9 00 33 00
expect read request routed label="read function property" T0801 service=tunnelling length=24 channel=21 sequence=20 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=function-property-answer bytes=003300
< 0610 0421 000a  04 15 14 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=20 status=no-error
> 0610 0420 0015  04 15 15 00  11 00 bc 60 1101 1105 01 03 80
expect run request changes=yes routed label="restart device" T0816 service=tunnelling length=21 channel=21 sequence=21 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=restart
< 0610 0421 000a  04 15 15 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=21 status=no-error
> 0610 0420 0017  04 15 16 00  11 00 bc 60 1101 1105 03 03 81 01 00
expect run request changes=yes routed label="restart device" T0816 service=tunnelling length=23 channel=21 sequence=22 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=restart bytes=0100
< 0610 0421 000a  04 15 16 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=22 status=no-error
> 0610 0420 001a  04 15 17 00  11 00 bc 60 1101 1105 06 03 d1 00 ffffffff
expect session request routed label="authorize" T0859 service=tunnelling length=26 channel=21 sequence=23 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=authorize bytes=00ffffffff
< 0610 0421 000a  04 15 17 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=23 status=no-error
> 0610 0420 0016  04 15 18 00  11 00 bc 60 1101 1105 02 03 d2 00
expect session request routed label="authorize" service=tunnelling length=22 channel=21 sequence=24 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=authorize-answer bytes=00
< 0610 0421 000a  04 15 18 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=24 status=no-error
> 0610 0420 001a  04 15 19 00  11 00 bc 60 1101 1105 06 03 d3 02 11111111
expect config request changes=yes routed label="write key" T0892 service=tunnelling length=26 channel=21 sequence=25 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=key-write bytes=0211111111
< 0610 0421 000a  04 15 19 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=25 status=no-error
> 0610 0420 0016  04 15 1a 00  11 00 bc 60 1101 1105 02 03 d4 02
expect config request changes=yes routed label="write key" service=tunnelling length=22 channel=21 sequence=26 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=key-answer bytes=02
< 0610 0421 000a  04 15 1a 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=26 status=no-error
> 0610 0420 0019  04 15 1b 00  11 00 bc 60 1101 1105 05 03 d5 00 0b 1001
expect read request routed label="read property" T0801 service=tunnelling length=25 channel=21 sequence=27 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=property-read object=0 property=11 start=1 count=1
< 0610 0421 000a  04 15 1b 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=27 status=no-error
> 0610 0420 001f  04 15 1c 00  11 00 bc 60 1101 1105 0b 03 d6 00 0b 1001 00fa01020304
expect read request routed label="read property" T0801 service=tunnelling length=31 channel=21 sequence=28 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=property-answer object=0 property=11 start=1 count=1 bytes=00fa01020304
< 0610 0421 000a  04 15 1c 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=28 status=no-error
> 0610 0420 001a  04 15 1d 00  11 00 bc 60 1101 1105 06 03 d7 03 1c 1001 01
expect config request changes=yes routed label="write property" T0889 service=tunnelling length=26 channel=21 sequence=29 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=property-write object=3 property=28 start=1 count=1 bytes=01
< 0610 0421 000a  04 15 1d 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=29 status=no-error
> 0610 0420 0018  04 15 1e 00  11 00 bc 60 1101 1105 04 03 d8 00 0b 00
expect read request routed label="read property description" T0801 service=tunnelling length=24 channel=21 sequence=30 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=property-description-read bytes=000b00
< 0610 0421 000a  04 15 1e 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=30 status=no-error
> 0610 0420 001c  04 15 1f 00  11 00 bc 60 1101 1105 08 03 d9 00 0b 00 11 0001 33
expect read request routed label="read property description" T0801 service=tunnelling length=28 channel=21 sequence=31 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=property-description-answer bytes=000b0011000133
< 0610 0421 000a  04 15 1f 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=31 status=no-error
> 0610 0420 0019  04 15 20 00  11 00 bc 60 1101 1105 05 03 da 0000 0b00
expect read request routed label="read network parameter" T0846 service=tunnelling length=25 channel=21 sequence=32 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=network-parameter-read bytes=00000b00
< 0610 0421 000a  04 15 20 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=32 status=no-error
> 0610 0420 0019  04 15 21 00  11 00 bc 60 1101 1105 05 03 db 0000 0b00
expect read request routed label="read network parameter" T0846 service=tunnelling length=25 channel=21 sequence=33 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=network-parameter-answer bytes=00000b00
< 0610 0421 000a  04 15 21 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=33 status=no-error
> 0610 0420 001b  04 15 22 00  11 00 bc 60 1101 1105 07 03 dc 00fa01020304
expect identify request routed label="read address by serial number" T0846 service=tunnelling length=27 channel=21 sequence=34 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=serial-number-read bytes=00fa01020304
< 0610 0421 000a  04 15 22 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=34 status=no-error
> 0610 0420 001e  04 15 23 00  11 00 bc 60 1101 1105 0a 03 dd 00fa01020304 00 0000
expect identify request routed label="read address by serial number" T0846 service=tunnelling length=30 channel=21 sequence=35 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=serial-number-answer bytes=00fa01020304000000
< 0610 0421 000a  04 15 23 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=35 status=no-error
> 0610 0420 0021  04 15 24 00  11 00 bc 60 1101 1105 0d 03 de 00fa01020304 1106 00000000
expect config request changes=yes routed label="set address by serial number" T0889 service=tunnelling length=33 channel=21 sequence=36 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=serial-number-write bytes=00fa01020304110600000000
< 0610 0421 000a  04 15 24 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=36 status=no-error
> 0610 0420 0017  04 15 25 00  11 00 bc 60 1101 1105 03 03 e0 0001
expect config request changes=yes routed label="set domain address" T0889 service=tunnelling length=23 channel=21 sequence=37 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=domain-write bytes=0001
< 0610 0421 000a  04 15 25 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=37 status=no-error
> 0610 0420 0015  04 15 26 00  11 00 bc 60 1101 1105 01 03 e1
expect identify request routed label="read domain address" T0846 service=tunnelling length=21 channel=21 sequence=38 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=domain-read
< 0610 0421 000a  04 15 26 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=38 status=no-error
> 0610 0420 0017  04 15 27 00  11 00 bc 60 1101 1105 03 03 e2 0001
expect identify request routed label="read domain address" T0846 service=tunnelling length=23 channel=21 sequence=39 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=domain-answer bytes=0001
< 0610 0421 000a  04 15 27 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=39 status=no-error
> 0610 0420 0019  04 15 28 00  11 00 bc 60 1101 1105 05 03 e4 0000 0b01
expect config request changes=yes routed label="write network parameter" T0889 service=tunnelling length=25 channel=21 sequence=40 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=network-parameter-write bytes=00000b01
< 0610 0421 000a  04 15 28 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=40 status=no-error
> 0610 0420 0017  04 15 29 00  11 00 bc 60 1101 1105 03 03 e5 05 01
expect read request routed label="read link" T0801 service=tunnelling length=23 channel=21 sequence=41 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=link-read bytes=0501
< 0610 0421 000a  04 15 29 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=41 status=no-error
> 0610 0420 0019  04 15 2a 00  11 00 bc 60 1101 1105 05 03 e6 05 11 0a03
expect read request routed label="read link" T0801 service=tunnelling length=25 channel=21 sequence=42 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=link-answer bytes=05110a03
< 0610 0421 000a  04 15 2a 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=42 status=no-error
> 0610 0420 0019  04 15 2b 00  11 00 bc 60 1101 1105 05 03 e7 05 00 0a03
expect config request changes=yes routed label="write link" T0889 service=tunnelling length=25 channel=21 sequence=43 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=link-write bytes=05000a03
< 0610 0421 000a  04 15 2b 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=43 status=no-error
> 0610 0420 001f  04 15 2c 00  11 00 bc 60 1101 1105 0b 03 f1 10 0000000001 aabbccdd
expect other request changes=unknown opaque routed label="protected telegram" service=tunnelling length=31 channel=21 sequence=44 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=secure bytes=100000000001aabbccdd
< 0610 0421 000a  04 15 2c 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=44 status=no-error
> 0610 0420 0014  04 15 2d 00  11 00 bc 60 1101 1105 00 81
expect session request housekeeping routed label="disconnect from device" service=tunnelling length=20 channel=21 sequence=45 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=t-disconnect
< 0610 0421 000a  04 15 2d 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=45 status=no-error
# no memory at all; a service that does not exist
> 0610 0420 0017  04 15 2e 00  11 00 bc 60 1101 1105 03 02 00 4000
expect program request routed label="read memory" T0845 service=tunnelling length=23 channel=21 sequence=46 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=memory-read count=0
< 0610 0421 000a  04 15 2e 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=46 status=no-error
> 0610 0420 0015  04 15 2f 00  11 00 bc 60 1101 1105 01 03 ff
expect other request changes=unknown routed label="unknown telegram" service=tunnelling length=21 channel=21 sequence=47 cemi=data-request source=4353 address=4357 priority=3 hops=6 function=1023
expect flaw unknown_function
< 0610 0421 000a  04 15 2f 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=47 status=no-error
# acknowledged with an error; acknowledged without a request
> 0610 0420 0015  04 15 70 00  11 00 bc e0 1101 0a03 01 00 81
expect control request changes=yes label="write group" T0855 service=tunnelling length=21 channel=21 sequence=112 cemi=data-request source=4353 group=2563 priority=3 hops=6 function=group-write value=1
< 0610 0421 000a  04 15 70 29
expect session answer housekeeping failed label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=112 status=tunnelling-layer
< 0610 0421 000a  04 15 71 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=113 status=no-error
expect flaw no_request
# features of the tunnel
> 0610 0422 000c  04 15 72 00  03 00
expect read request label="feature of the tunnel" service=tunnelling-feature-get length=12 channel=21 sequence=114 bytes=0300
< 0610 0423 000d  04 15 72 00  03 00 01
expect read answer label="feature of the tunnel" service=tunnelling-feature-answer length=13 channel=21 sequence=114 bytes=030001
> 0610 0424 000d  04 15 73 00  08 00 01
expect config request changes=yes label="set feature of the tunnel" service=tunnelling-feature-set length=13 channel=21 sequence=115 bytes=080001
< 0610 0425 000d  04 15 74 00  03 00 01
expect read report label="feature of the tunnel" service=tunnelling-feature-info length=13 channel=21 sequence=116 bytes=030001

case "raw frames, the bus monitor, kinds that do not exist"
> 0610 0420 000f  04 15 00 00  10 00 bc1101
expect other request changes=unknown label="raw frame to the bus" T0855 service=tunnelling length=15 channel=21 sequence=0 cemi=raw-request bytes=00bc1101
< 0610 0421 000a  04 15 00 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=0 status=no-error
> 0610 0420 000f  04 15 01 00  2b 00 bc1101
expect report report label="raw frame of the bus" T0842 service=tunnelling length=15 channel=21 sequence=1 cemi=bus-monitor bytes=00bc1101
< 0610 0421 000a  04 15 01 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=1 status=no-error
< 0610 0420 000f  04 15 00 00  2d 00 bc1101
expect report report label="raw frame of the bus" T0842 service=tunnelling length=15 channel=21 sequence=0 cemi=raw-indication bytes=00bc1101
> 0610 0421 000a  04 15 00 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=0 status=no-error
< 0610 0420 000f  04 15 01 00  2f 00 bc1101
expect report report label="raw frame of the bus" T0842 service=tunnelling length=15 channel=21 sequence=1 cemi=raw-confirmation bytes=00bc1101
> 0610 0421 000a  04 15 01 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=1 status=no-error
> 0610 0420 000c  04 15 02 00  77 00
expect other request changes=unknown label="unknown message" T0855 service=tunnelling length=12 channel=21 sequence=2 cemi=119 bytes=00
expect flaw unknown_cemi
< 0610 0421 000a  04 15 02 00
expect session answer housekeeping label="acknowledge" service=tunnelling-ack length=10 channel=21 sequence=2 status=no-error

case "device management"
> 0610 0205 0018  0801 0a140005 0e57 0801 0a140005 0e57 02 03
expect session request housekeeping label="connect" service=connect length=24 connection=device-management peer=169082885 peer_port=3671
< 0610 0206 0012  15 00 0801 0a140005 0e57 02 03
expect session answer housekeeping label="connect" service=connect-answer length=18 channel=21 status=no-error connection=device-management peer=169082885 peer_port=3671
> 0610 0310 0011  04 15 00 00  fc 0000 01 0b 1001
expect read request label="read property" T0801 service=device-configuration length=17 channel=21 sequence=0 cemi=property-read object=0 instance=1 property=11 start=1 count=1
< 0610 0311 000a  04 15 00 00
expect session answer housekeeping label="acknowledge" service=device-configuration-ack length=10 channel=21 sequence=0 status=no-error
< 0610 0310 0017  04 15 00 00 fb 0000 01 0b 1001 00fa01020304
expect read answer label="read property" T0801 service=device-configuration length=23 channel=21 sequence=0 cemi=property-read-answer object=0 instance=1 property=11 start=1 count=1 bytes=00fa01020304
> 0610 0311 000a  04 15 00 00
expect session answer housekeeping label="acknowledge" service=device-configuration-ack length=10 channel=21 sequence=0 status=no-error
> 0610 0310 0015  04 15 01 00  f6 000b 01 39 1001 0a140005
expect config request changes=yes label="write property" T0889 service=device-configuration length=21 channel=21 sequence=1 cemi=property-write object=11 instance=1 property=57 start=1 count=1 bytes=0a140005
neutralise = 06 10 03 10 00 15 04 15 01 00 00 00 0b 01 39 10 01 0a 14 00 05
< 0610 0311 000a  04 15 01 00
expect session answer housekeeping label="acknowledge" service=device-configuration-ack length=10 channel=21 sequence=1 status=no-error
< 0610 0310 0012  04 15 01 00 f5 000b 01 39 0001 05
expect config answer changes=yes failed label="write property" T0889 service=device-configuration length=18 channel=21 sequence=1 cemi=property-write-answer object=11 instance=1 property=57 start=1 count=0 error=5
> 0610 0311 000a  04 15 01 00
expect session answer housekeeping label="acknowledge" service=device-configuration-ack length=10 channel=21 sequence=1 status=no-error
> 0610 0310 0010  04 15 02 00  f8 000b 01 39 01
expect config request changes=yes label="function property command" T0889 service=device-configuration length=16 channel=21 sequence=2 cemi=function-command object=11 instance=1 property=57 bytes=01
< 0610 0311 000a  04 15 02 00
expect session answer housekeeping label="acknowledge" service=device-configuration-ack length=10 channel=21 sequence=2 status=no-error
> 0610 0310 0010  04 15 03 00  f9 000b 01 39 01
expect read request label="read function property" T0801 service=device-configuration length=16 channel=21 sequence=3 cemi=function-state object=11 instance=1 property=57 bytes=01
< 0610 0311 000a  04 15 03 00
expect session answer housekeeping label="acknowledge" service=device-configuration-ack length=10 channel=21 sequence=3 status=no-error
< 0610 0310 0010  04 15 02 00 fa 000b 01 39 00
expect read answer label="read function property" T0801 service=device-configuration length=16 channel=21 sequence=2 cemi=function-answer object=11 instance=1 property=57 bytes=00
< 0610 0310 0012  04 15 03 00 f7 000b 01 39 1001 01
expect report report label="property changed" T0801 service=device-configuration length=18 channel=21 sequence=3 cemi=property-info object=11 instance=1 property=57 start=1 count=1 bytes=01
> 0610 0310 000b  04 15 04 00  f1
expect run request changes=yes label="reset device" T0816 service=device-configuration length=11 channel=21 sequence=4 cemi=reset
< 0610 0311 000a  04 15 04 00
expect session answer housekeeping label="acknowledge" service=device-configuration-ack length=10 channel=21 sequence=4 status=no-error
< 0610 0310 000b  04 15 04 00 f0
expect report report label="reset device" T0816 service=device-configuration length=11 channel=21 sequence=4 cemi=reset-indication

case "routing: telegrams to everybody"
> 0610 0530 0011  29 00 bc e0 1101 0a03 01 00 81
expect control request changes=yes label="write group" T0855 service=routing length=17 cemi=data-indication source=4353 group=2563 priority=3 hops=6 function=group-write value=1
neutralise = none
refuse = none
> 0610 0530 0013  29 02 0100 bc e0 1101 0a03 01 0081
expect control request changes=yes label="write group" T0855 service=routing length=19 cemi=data-indication source=4353 group=2563 priority=3 hops=6 function=group-write value=1
> 0610 0531 000a  04 00 0005
expect report report housekeeping label="telegrams lost" service=routing-lost length=10
> 0610 0532 000c  06 00 0064 0000
expect report report housekeeping label="router busy" service=routing-busy length=12
> 0610 0533 0011  29 00 bc e0 1101 0000 01 03 e1
expect identify request label="read domain address" T0846 service=routing-system-broadcast length=17 cemi=data-indication source=4353 group=0 priority=3 hops=6 function=domain-read

case "remote diagnosis and configuration"
> 0610 0740 0010  0801 0a140005 0e57 0601
expect diagnose request label="remote diagnosis" T0888 service=remote-diagnosis length=16 bytes=08010a1400050e570601
< 0610 0741 0008  0601
expect diagnose answer label="remote diagnosis" T0888 service=remote-diagnosis-answer length=8 bytes=0601
> 0610 0742 000e  0801 0a140005 0e57
expect config request changes=yes label="remote configuration" T0889 service=remote-configuration length=14 bytes=08010a1400050e57
> 0610 0743 000a  0601 01 00
expect run request changes=yes label="remote reset" T0816 service=remote-reset length=10 bytes=06010100

case "protected: sessions, messages, the clock of multicast"
transport tcp
> 0610 0951 002e  0801 00000000 0000 1111111111111111111111111111111111111111111111111111111111111111
expect session request housekeeping label="open protected session" service=session-request length=46 peer=0 peer_port=0
< 0610 0952 0038  0007 2222222222222222222222222222222222222222222222222222222222222222 \
  33333333333333333333333333333333
expect session answer housekeeping label="open protected session" service=session-answer length=56 session=7
> 0610 0950 0036  0007 000000000001 00fa01020304 affe 4444444444444444444444444444444444444444444444444444444444444444
expect other request changes=unknown opaque label="protected message" service=secure-wrapper length=54 sequence=1 session=7 bytes=affe4444444444444444444444444444444444444444444444444444444444444444
neutralise = none
> 0610 0953 0018  00 01 55555555555555555555555555555555
expect session request housekeeping label="authenticate" service=session-authenticate length=24 user=1
< 0610 0950 002e  0007 000000000002 00fa01020304 affe 666666666666666666666666666666666666666666666666
expect other answer changes=unknown opaque label="protected message" service=secure-wrapper length=46 sequence=2 session=7 bytes=affe666666666666666666666666666666666666666666666666
< 0610 0954 0008  00 00
expect session answer housekeeping label="session status" service=session-status length=8 status=no-error
> 0610 0955 0024  000000000009 00fa01020304 affe 77777777777777777777777777777777
expect session request housekeeping label="timer" service=timer-notify length=36 sequence=9

case "what is wrong"
# a service that does not exist
> 0610 0299 0007  01
expect other request changes=unknown label="unknown service" service=665 length=7 bytes=01
expect flaw unknown_service
# answers to nothing
< 0610 0206 0014  15 00 0801 0a140005 0e57 04 04 110a
expect session answer housekeeping label="connect" service=connect-answer length=20 channel=21 status=no-error connection=tunnelling peer=169082885 peer_port=3671 own_address=4362
expect flaw no_request
< 0610 0208 0008  15 21
expect session answer housekeeping failed label="connection state" service=connection-state-answer length=8 channel=21 status=connection-id
expect flaw no_request
# lengths: of an address, of a connection header, of a telegram, of a description, of connection data
> 0610 0201 000e  0901 0a140005 0e57
expect identify request housekeeping label="search devices" T0846 service=search length=14 peer=169082885 peer_port=3671
expect flaw bad_length
> 0610 0420 0015  05 15 00 00 11 00 bc e0 1101 0a03 01 00 81
expect control request changes=yes label="write group" T0855 service=tunnelling length=21 channel=21 sequence=0 cemi=data-request source=4353 group=2563 priority=3 hops=6 function=group-write value=1
expect flaw bad_header
> 0610 0530 0011  29 00 bc e0 1101 0a03 05 00 81
expect control request changes=yes label="write group" T0855 service=routing length=17 cemi=data-indication source=4353 group=2563 priority=3 hops=6 function=group-write value=1
expect flaw bad_length
> 0610 0530 0010  29 00 bc 60 1101 1105 01 80
expect session request housekeeping routed label="connect to device" service=routing length=16 cemi=data-indication source=4353 address=4357 priority=3 hops=6 function=t-connect
expect flaw bad_length
< 0610 0204 0008  01 01
expect identify answer housekeeping label="describe device" T0846 service=describe-answer length=8
expect flaw bad_length
> 0610 0205 0018  0801 0a140005 0e57 0801 0a140005 0e57 01 04
expect session request housekeeping label="connect" service=connect length=24 connection=tunnelling peer=169082885 peer_port=3671
expect flaw bad_length
> 0610 0205 001a  0801 0a140005 0e57 0801 0a140005 0e57 04 04 02 00
expect session request housekeeping label="connect" service=connect length=26 connection=tunnelling peer=169082885 peer_port=3671
< 0610 0206 0013  15 00 0801 0a140005 0e57 03 04 00
expect session answer housekeeping label="connect" service=connect-answer length=19 channel=21 status=no-error connection=tunnelling peer=169082885 peer_port=3671
expect flaw trailing
expect flaw bad_length
# bytes behind the end
> 0610 0203 000f  0801 0a140005 0e57 00
expect identify request housekeeping label="describe device" T0846 service=describe length=15 peer=169082885 peer_port=3671
expect flaw trailing

case "not KNXnet/IP: another version, another length of the header, and a length that cannot be"
> 0611 0201 000e
expect foreign

case "a length that cannot be"
> 0610 0201 0005
expect foreign
