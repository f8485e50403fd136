# SPDX-License-Identifier: Apache-2.0
# PTP vectors, written by hand from IEEE 1588-2008, clause 13.  34 octets of header: type, version, length (2), domain, 0,
# flags (2), correction (8), 0 (4), clock (8), port (2), sequence (2), control, interval; then the body.  The time stamp
# is 2024-03-07 10:53:24.500 TAI.
protocol ptp

case what sets clocks: sync in two steps, follow-up with a correction, announce with a path trace
> 00 02 00 2c 00 00 02 00 00 00 00 00 00 00 00 00 00 00 00 00 00 11 22 ff fe 33 44 55 00 01 00 01 00 00 00 00 65 e9 9c a4 1d cd 65 00
expect time report changes=yes label="sync" T0856 type=sync sdo=0 version=2 length=44 domain=0 two_step=1 unicast=0 leap=0 traceable=0 correction=0 clock=001122fffe334455 clock_port=1 sequence=1 interval=0 time=1709808804500 nanoseconds=500000000
> 08 02 00 2c 00 00 00 00 ff ff ff ff ff ff 00 00 00 00 00 00 00 11 22 ff fe 33 44 55 00 01 00 01 02 fd 00 00 65 e9 9c a4 1d cd 65 00
expect time report changes=yes label="follow-up" T0856 type=follow-up sdo=0 version=2 length=44 domain=0 two_step=0 unicast=0 leap=0 traceable=0 correction=-65536 clock=001122fffe334455 clock_port=1 sequence=1 interval=-3 time=1709808804500 nanoseconds=500000000
> 0b 02 00 40 00 00 00 3c 00 00 00 00 00 00 00 00 00 00 00 00 00 11 22 ff fe 33 44 55 00 01 00 01 05 01 00 00 65 e9 9c a4 1d cd 65 00 00 25 00 80 06 21 4e 5d 80 00 11 22 ff fe 33 44 55 00 01 20
expect time report changes=yes label="announce" T0856 type=announce sdo=0 version=2 length=64 domain=0 two_step=0 unicast=0 leap=0 traceable=1 correction=0 clock=001122fffe334455 clock_port=1 sequence=1 interval=1 time=1709808804500 nanoseconds=500000000 utc_offset=37 priority1=128 class=6 accuracy=33 variance=20061 priority2=128 grandmaster=001122fffe334455 steps=1 source=gps
> 0b 02 00 4c 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 11 22 ff fe 33 44 55 00 01 00 01 05 00 00 00 65 e9 9c a4 1d cd 65 00 00 25 00 80 06 21 4e 5d 80 00 11 22 ff fe 33 44 55 00 01 20 00 08 00 08 00 00 00 00 00 00 00 00
expect time report changes=yes label="announce" T0856 type=announce sdo=0 version=2 length=76 domain=0 two_step=0 unicast=0 leap=0 traceable=0 correction=0 clock=001122fffe334455 clock_port=1 sequence=1 interval=0 time=1709808804500 nanoseconds=500000000 utc_offset=37 priority1=128 class=6 accuracy=33 variance=20061 priority2=128 grandmaster=001122fffe334455 steps=1 source=gps tlv=path-trace

case what measures the way: delay, peer delay
> 01 02 00 2c 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 11 22 ff fe 33 44 55 00 01 00 01 01 7f 00 00 65 e9 9c a4 1d cd 65 00
expect session request housekeeping label="delay request" type=delay-req sdo=0 version=2 length=44 domain=0 two_step=0 unicast=0 leap=0 traceable=0 correction=0 clock=001122fffe334455 clock_port=1 sequence=1 interval=127 time=1709808804500 nanoseconds=500000000
< 09 02 00 36 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 11 22 ff fe 33 44 55 00 01 00 01 03 00 00 00 65 e9 9c a4 1d cd 65 00 aa bb cc ff fe dd ee ff 00 03
expect session answer housekeeping label="delay response" type=delay-resp sdo=0 version=2 length=54 domain=0 two_step=0 unicast=0 leap=0 traceable=0 correction=0 clock=001122fffe334455 clock_port=1 sequence=1 interval=0 time=1709808804500 nanoseconds=500000000 asking_clock=aabbccfffeddeeff asking_port=3
> 02 02 00 36 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 11 22 ff fe 33 44 55 00 01 00 01 05 00 00 00 65 e9 9c a4 1d cd 65 00 00 00 00 00 00 00 00 00 00 00
expect session request housekeeping label="peer delay request" type=pdelay-req sdo=0 version=2 length=54 domain=0 two_step=0 unicast=0 leap=0 traceable=0 correction=0 clock=001122fffe334455 clock_port=1 sequence=1 interval=0 time=1709808804500 nanoseconds=500000000
< 03 02 00 36 00 00 02 00 00 00 00 00 00 00 00 00 00 00 00 00 00 11 22 ff fe 33 44 55 00 01 00 01 05 00 00 00 65 e9 9c a4 1d cd 65 00 aa bb cc ff fe dd ee ff 00 03
expect session answer housekeeping label="peer delay response" type=pdelay-resp sdo=0 version=2 length=54 domain=0 two_step=1 unicast=0 leap=0 traceable=0 correction=0 clock=001122fffe334455 clock_port=1 sequence=1 interval=0 time=1709808804500 nanoseconds=500000000 asking_clock=aabbccfffeddeeff asking_port=3
< 0a 02 00 36 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 11 22 ff fe 33 44 55 00 01 00 01 05 00 00 00 65 e9 9c a4 1d cd 65 00 aa bb cc ff fe dd ee ff 00 03
expect session answer housekeeping label="peer delay response follow-up" type=pdelay-resp-follow-up sdo=0 version=2 length=54 domain=0 two_step=0 unicast=0 leap=0 traceable=0 correction=0 clock=001122fffe334455 clock_port=1 sequence=1 interval=0 time=1709808804500 nanoseconds=500000000 asking_clock=aabbccfffeddeeff asking_port=3

case unicast is asked for and granted
> 0c 02 00 36 00 00 04 00 00 00 00 00 00 00 00 00 00 00 00 00 00 11 22 ff fe 33 44 55 00 01 00 01 05 00 aa bb cc ff fe dd ee ff 00 03 00 04 00 06 b0 01 00 00 00 00
expect session request changes=unknown label="signaling" type=signaling sdo=0 version=2 length=54 domain=0 two_step=0 unicast=1 leap=0 traceable=0 correction=0 clock=001122fffe334455 clock_port=1 sequence=1 interval=0 asking_clock=aabbccfffeddeeff asking_port=3 tlv=request-unicast
< 0c 02 00 38 00 00 04 00 00 00 00 00 00 00 00 00 00 00 00 00 00 11 22 ff fe 33 44 55 00 01 00 01 05 00 aa bb cc ff fe dd ee ff 00 03 00 05 00 08 00 00 00 00 00 00 00 00
expect session request changes=unknown label="signaling" type=signaling sdo=0 version=2 length=56 domain=0 two_step=0 unicast=1 leap=0 traceable=0 correction=0 clock=001122fffe334455 clock_port=1 sequence=1 interval=0 asking_clock=aabbccfffeddeeff asking_port=3 tlv=grant-unicast

case management: get, its answer, set, command, acknowledge, an error
> 0d 02 00 36 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 11 22 ff fe 33 44 55 00 01 00 01 04 7f aa bb cc ff fe dd ee ff 00 03 00 00 00 00 00 01 00 02 20 00
expect read request label="get managed object" T0888 type=management sdo=0 version=2 length=54 domain=0 two_step=0 unicast=0 leap=0 traceable=0 correction=0 clock=001122fffe334455 clock_port=1 sequence=1 interval=127 asking_clock=aabbccfffeddeeff asking_port=3 action=get tlv=management management=8192
< 0d 02 00 38 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 11 22 ff fe 33 44 55 00 01 00 01 04 7f aa bb cc ff fe dd ee ff 00 03 00 00 02 00 00 01 00 04 20 00 00 00
expect read answer label="managed object" type=management sdo=0 version=2 length=56 domain=0 two_step=0 unicast=0 leap=0 traceable=0 correction=0 clock=001122fffe334455 clock_port=1 sequence=1 interval=127 asking_clock=aabbccfffeddeeff asking_port=3 action=response tlv=management management=8192
> 0d 02 00 38 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 11 22 ff fe 33 44 55 00 01 00 01 04 7f aa bb cc ff fe dd ee ff 00 03 00 00 01 00 00 01 00 04 20 05 64 00
expect config request changes=yes label="set managed object" T0836 type=management sdo=0 version=2 length=56 domain=0 two_step=0 unicast=0 leap=0 traceable=0 correction=0 clock=001122fffe334455 clock_port=1 sequence=1 interval=127 asking_clock=aabbccfffeddeeff asking_port=3 action=set tlv=management management=8197
> 0d 02 00 38 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 11 22 ff fe 33 44 55 00 01 00 01 04 7f aa bb cc ff fe dd ee ff 00 03 00 00 03 00 00 01 00 04 00 05 00 00
expect config request changes=yes label="command clock" T0855 type=management sdo=0 version=2 length=56 domain=0 two_step=0 unicast=0 leap=0 traceable=0 correction=0 clock=001122fffe334455 clock_port=1 sequence=1 interval=127 asking_clock=aabbccfffeddeeff asking_port=3 action=command tlv=management management=5
< 0d 02 00 36 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 11 22 ff fe 33 44 55 00 01 00 01 04 7f aa bb cc ff fe dd ee ff 00 03 00 00 04 00 00 01 00 02 00 05
expect config answer label="command done" type=management sdo=0 version=2 length=54 domain=0 two_step=0 unicast=0 leap=0 traceable=0 correction=0 clock=001122fffe334455 clock_port=1 sequence=1 interval=127 asking_clock=aabbccfffeddeeff asking_port=3 action=acknowledge tlv=management management=5
< 0d 02 00 3c 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 11 22 ff fe 33 44 55 00 01 00 01 04 7f aa bb cc ff fe dd ee ff 00 03 00 00 02 00 00 02 00 08 00 02 20 05 00 00 00 00
expect read answer failed label="managed object" type=management sdo=0 version=2 length=60 domain=0 two_step=0 unicast=0 leap=0 traceable=0 correction=0 clock=001122fffe334455 clock_port=1 sequence=1 interval=127 asking_clock=aabbccfffeddeeff asking_port=3 action=response tlv=management-error management=8197
# without an element
> 0d 02 00 30 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 11 22 ff fe 33 44 55 00 01 00 01 04 7f aa bb cc ff fe dd ee ff 00 03 00 00 00 00
expect read request label="get managed object" T0888 type=management sdo=0 version=2 length=48 domain=0 two_step=0 unicast=0 leap=0 traceable=0 correction=0 clock=001122fffe334455 clock_port=1 sequence=1 interval=127 asking_clock=aabbccfffeddeeff asking_port=3 action=get

case version 2.1, of IEEE 802.1AS, over UDP
transport udp
ports 319 319
> 10 12 00 2c 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 11 22 ff fe 33 44 55 00 01 00 01 00 00 00 00 00 00 00 00 00 00 00 00
expect time report changes=yes label="sync" T0856 type=sync sdo=1 version=2 length=44 domain=0 two_step=0 unicast=0 leap=0 traceable=0 correction=0 clock=001122fffe334455 clock_port=1 sequence=1 interval=0 time=0 nanoseconds=0

case flaws: an unknown kind, version 1, a body that is too short, a second of too many nanoseconds, an unknown action
> 05 02 00 2c 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 11 22 ff fe 33 44 55 00 01 00 01 00 00 00 00 00 00 00 00 00 00 00 00
expect other request changes=unknown label="unknown message" type=5 sdo=0 version=2 length=44 domain=0 two_step=0 unicast=0 leap=0 traceable=0 correction=0 clock=001122fffe334455 clock_port=1 sequence=1 interval=0
expect flaw unknown_type
> 00 01 00 2c 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 11 22 ff fe 33 44 55 00 01 00 01 00 00 00 00 65 e9 9c a4 1d cd 65 00
expect time report changes=yes label="sync" T0856 type=sync sdo=0 version=1 length=44 domain=0 two_step=0 unicast=0 leap=0 traceable=0 correction=0 clock=001122fffe334455 clock_port=1 sequence=1 interval=0 time=1709808804500 nanoseconds=500000000
expect flaw bad_version
> 0b 02 00 3e 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 11 22 ff fe 33 44 55 00 01 00 01 05 00 00 00 65 e9 9c a4 1d cd 65 00 00 25 00 80 06 21 4e 5d 80 00 11 22 ff fe 33 44 55 00
expect flaw truncated
expect flaw bad_length
> 00 02 00 2c 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 11 22 ff fe 33 44 55 00 01 00 01 00 00 00 00 65 e9 9c a4 3b 9a ca 00
expect time report changes=yes label="sync" T0856 type=sync sdo=0 version=2 length=44 domain=0 two_step=0 unicast=0 leap=0 traceable=0 correction=0 clock=001122fffe334455 clock_port=1 sequence=1 interval=0 time=1709808805000 nanoseconds=1000000000
expect flaw bad_time
> 0d 02 00 30 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 11 22 ff fe 33 44 55 00 01 00 01 04 7f aa bb cc ff fe dd ee ff 00 03 00 00 07 00
expect other request changes=unknown label="management" type=management sdo=0 version=2 length=48 domain=0 two_step=0 unicast=0 leap=0 traceable=0 correction=0 clock=001122fffe334455 clock_port=1 sequence=1 interval=127 asking_clock=aabbccfffeddeeff asking_port=3 action=7
expect flaw unknown_action

case padding behind the message is not its business
> 00 02 00 2c 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 11 22 ff fe 33 44 55 00 01 00 01 00 00 00 00 65 e9 9c a4 1d cd 65 00 00 00
expect time report changes=yes label="sync" T0856 type=sync sdo=0 version=2 length=44 domain=0 two_step=0 unicast=0 leap=0 traceable=0 correction=0 clock=001122fffe334455 clock_port=1 sequence=1 interval=0 time=1709808804500 nanoseconds=500000000
expect more

case no message: a length below the header
> 00 02 00 21 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 11 22 ff fe 33 44 55 00 01 00 01 00 00 00 00 65 e9 9c a4 1d cd 65 00
expect foreign
