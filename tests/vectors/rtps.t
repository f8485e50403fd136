# SPDX-License-Identifier: Apache-2.0
# RTPS, by hand from DDSI-RTPS 2.5, 9.4: header, then submessages (id, flags, length).
protocol rtps

case "8.3.3: header, time stamp, a participant announces itself; a sample is published"
> 52545053 0201 0101 c0a87a0100003a4c00000001  09 01 0800 8f0b4a59470af3a6  15 05 1800 0000 1000 00000000 000100c2 00000000 01000000 00030000
expect identity vendor="rti-connext"
expect carrier
expect session report housekeeping label="delivery" version=513 vendor=rti-connext participant=c0a87a0100003a4c00000001 submessage=info-timestamp flags=1 length=8 payload=8f0b4a59470af3a6
expect session report housekeeping label="discovery" version=513 vendor=rti-connext participant=c0a87a0100003a4c00000001 submessage=data flags=5 length=24 reader=0 writer=participants sequence=1 payload=00030000
> 52545053 0201 010f c0a87a0100003a4c00000001  15 05 1800 0000 1000 00000107 00000102 00000000 02000000 00010000
expect identity vendor="eprosima-fast-dds"
expect carrier
expect report report changes=unknown label="publish sample" T0856 version=513 vendor=eprosima-fast-dds participant=c0a87a0100003a4c00000001 submessage=data flags=5 length=24 reader=263 writer=258 sequence=2 payload=00010000
# big-endian, up to the end of the datagram
> 52545053 0203 0110 c0a87a0100003a4c00000001  15 04 0000 0000 0010 00000107 00000102 00000000 00000003 00010000
expect identity vendor="eclipse-cyclone-dds"
expect carrier
expect report report changes=unknown label="publish sample" T0856 version=515 vendor=eclipse-cyclone-dds participant=c0a87a0100003a4c00000001 submessage=data flags=4 length=0 reader=263 writer=258 sequence=3 payload=00010000
> 52545053 0203 01ff c0a87a0100003a4c00000001  16 05 1400 0000 1000 00000107 00000102 00000000 02000000
expect carrier
expect report report changes=unknown label="publish sample" T0856 version=515 vendor=511 participant=c0a87a0100003a4c00000001 submessage=data-frag flags=5 length=20 reader=263 writer=258 sequence=2

case "delivery: heartbeat, acknowledgement, gap, pad, destination and the rest"
> 52545053 0201 0101 c0a87a0100003a4c00000001  07 01 1c00 00000107 00000102 00000000 01000000 00000000 02000000 01000000 \
  06 01 0c00 00000107 00000102 00000000  08 01 0800 00000107 00000102  01 01 0000  0e 01 0c00 c0a87a0100003a4c00000002 \
  12 01 0400 00000000
expect identity vendor="rti-connext"
expect carrier
expect session report housekeeping label="delivery" version=513 vendor=rti-connext participant=c0a87a0100003a4c00000001 submessage=heartbeat flags=1 length=28 reader=263 writer=258 payload=0000000001000000000000000200000001000000
expect session report housekeeping label="delivery" version=513 vendor=rti-connext participant=c0a87a0100003a4c00000001 submessage=acknack flags=1 length=12 reader=263 writer=258 payload=00000000
expect session report housekeeping label="delivery" version=513 vendor=rti-connext participant=c0a87a0100003a4c00000001 submessage=gap flags=1 length=8 reader=263 writer=258
expect session report housekeeping label="delivery" version=513 vendor=rti-connext participant=c0a87a0100003a4c00000001 submessage=pad flags=1 length=0
expect session report housekeeping label="delivery" version=513 vendor=rti-connext participant=c0a87a0100003a4c00000001 submessage=info-destination flags=1 length=12 payload=c0a87a0100003a4c00000002
expect session report housekeeping label="delivery" version=513 vendor=rti-connext participant=c0a87a0100003a4c00000001 submessage=nack-frag flags=1 length=4 payload=00000000

case "data of other kinds, secured submessages"
> 52545053 0201 0101 c0a87a0100003a4c00000001  02 01 0400 00000000  03 01 0400 00000000  14 01 0400 00000000  18 01 0400 00000000 \
  81 01 0400 00000000  30 01 0400 00000000  33 01 0400 00000000
expect identity vendor="rti-connext"
expect carrier
expect report report changes=unknown label="publish sample" T0856 version=513 vendor=rti-connext participant=c0a87a0100003a4c00000001 submessage=data-rtps1 flags=1 length=4 payload=00000000
expect report report changes=unknown label="publish sample" T0856 version=513 vendor=rti-connext participant=c0a87a0100003a4c00000001 submessage=no-key-data-rtps1 flags=1 length=4 payload=00000000
expect report report changes=unknown label="publish sample" T0856 version=513 vendor=rti-connext participant=c0a87a0100003a4c00000001 submessage=data-session flags=1 length=4 payload=00000000
expect report report changes=unknown label="publish sample" T0856 version=513 vendor=rti-connext participant=c0a87a0100003a4c00000001 submessage=data-batch flags=1 length=4 payload=00000000
expect report report changes=unknown label="publish sample" T0856 version=513 vendor=rti-connext participant=c0a87a0100003a4c00000001 submessage=data-frag-session flags=1 length=4 payload=00000000
expect other report changes=unknown opaque label="secured submessage" version=513 vendor=rti-connext participant=c0a87a0100003a4c00000001 submessage=security-body flags=1 length=4 payload=00000000
expect other report changes=unknown opaque label="secured submessage" version=513 vendor=rti-connext participant=c0a87a0100003a4c00000001 submessage=secured-rtps-prefix flags=1 length=4 payload=00000000

case "ping of one vendor; both sides are told apart"
> 52545053 0201 0101 4e44445350494e47
expect carrier
< 52545053 0201 0102 010203040506070809101112  09 01 0800 8f0b4a59470af3a6
expect identity vendor="adlink-opensplice"
expect carrier
expect session report housekeeping label="delivery" version=513 vendor=adlink-opensplice participant=010203040506070809101112 submessage=info-timestamp flags=1 length=8 payload=8f0b4a59470af3a6

case "unknown submessage; one without header"
> 52545053 0201 0101 c0a87a0100003a4c00000001  7f 01 0400 00000000  80 01 0400 00000000
expect identity vendor="rti-connext"
expect carrier
expect other report changes=unknown label="unknown submessage" version=513 vendor=rti-connext participant=c0a87a0100003a4c00000001 submessage=127 flags=1 length=4 payload=00000000
expect flaw unknown_submessage
expect other report changes=unknown label="unknown submessage" version=513 vendor=rti-connext participant=c0a87a0100003a4c00000001 submessage=vendor-80 flags=1 length=4 payload=00000000
expect flaw unknown_submessage
< 09 01 0800 8f0b4a59470af3a6
expect session report housekeeping label="delivery" submessage=info-timestamp flags=1 length=8 payload=8f0b4a59470af3a6
expect flaw no_header
