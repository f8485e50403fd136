# SPDX-License-Identifier: Apache-2.0
# NTP: every mode, every control operation (RFC 5905, RFC 9327).
protocol ntp

case "client and server"
> 230006ec000000000000000000000000000000000000000000000000000000000000000000000000ecd4a18012345678
expect read request label="ask for time" mode=client version=4 stratum=0 reference=00000000
< 240206ec00000000000000000a000001ecd4a18012345678ecd4a18012345678ecd4a18012345678ecd4a18012345678
expect read answer label="time" mode=server version=4 stratum=2 reference=0a000001

case "peers, and a broadcast"
> 210306ec0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
expect time request changes=yes label="time between peers" mode=active version=4 stratum=3 reference=00000000
< 220306ec0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
expect time answer changes=yes label="time between peers" mode=passive version=4 stratum=3 reference=00000000
> 250106ec0000000000000000475053000000000000000000000000000000000000000000000000000000000000000000
expect time report changes=yes label="time for all" mode=broadcast version=4 stratum=1 reference=47505300

case "control messages"
> 160100010000000000000000
expect diagnose request label="read status" T0888 mode=control version=2 operation=read-status
> 160200010000000000000000
expect diagnose request label="read variables" T0888 mode=control version=2 operation=read-variables
> 160300010000000000000000
expect config request changes=yes label="write variables" T0836 mode=control version=2 operation=write-variables
> 160400010000000000000000
expect diagnose request label="read clock" T0888 mode=control version=2 operation=read-clock
> 160500010000000000000000
expect time request changes=yes label="write clock" T0836 mode=control version=2 operation=write-clock
> 160600010000000000000000
expect config request changes=yes label="set trap" mode=control version=2 operation=set-trap
> 160800010000000000000000
expect config request changes=yes label="configure" T0836 mode=control version=2 operation=configure
> 160900010000000000000000
expect config request changes=yes label="save configuration" mode=control version=2 operation=save-configuration
> 160a00010000000000000000
expect diagnose request label="list who was here" T0888 mode=control version=2 operation=read-mru
> 160b00010000000000000000
expect diagnose request label="read list" T0888 mode=control version=2 operation=read-ordered-list
> 160c00010000000000000000
expect session request housekeeping label="request nonce" mode=control version=2 operation=request-nonce
> 161f00010000000000000000
expect config request changes=yes label="unset trap" mode=control version=2 operation=unset-trap
< 168200010000000000000000
expect diagnose answer label="read variables" T0888 mode=control version=2 operation=read-variables
< 16c200010000000000000000
expect diagnose answer failed label="read variables" T0888 mode=control version=2 operation=read-variables
< 168700010000000000000000
expect report answer label="trap" mode=control version=2 operation=trap
> 161400010000000000000000
expect other request changes=unknown label="unknown message" mode=control version=2 operation=20
expect flaw unknown_mode

case "private messages"
> 1700032a00000000
expect other request changes=unknown label="private message" mode=private version=2 operation=monlist
< 9700032a00000000
expect other answer changes=unknown label="private message" mode=private version=2 operation=monlist

case "no mode"
> 200006ec0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
expect other request changes=unknown label="unknown message" mode=0 version=4 stratum=0 reference=00000000
expect flaw unknown_mode

case "picked up at the answer"
midstream
> 240206ec00000000000000000a000001ecd4a18012345678ecd4a18012345678ecd4a18012345678ecd4a18012345678
expect read answer label="time" mode=server version=4 stratum=2 reference=0a000001
expect turned
