# SPDX-License-Identifier: Apache-2.0
# ANSI C12.22, by hand from the standard: ACSE elements, then the service part in an EXTERNAL.
protocol c1222

case "5.3.4: read a table, its answer; the answer to another invocation"
> 6032 a211060f2b060104018285638e7f85f1c24e00a60a06082b06010401828563a806020400000001be09280781058003300001
expect read request label="read table" T0801 called=2b060104018285638e7f85f1c24e00 calling=2b06010401828563 invocation=1 flags=128 security=clear command=full-read table=1
< 6037 a20a06082b06010401828563a611060f2b060104018285638e7f85f1c24e00a806020400000001be0e280c810a800800000401020304f6
expect read answer label="read table" T0801 called=2b06010401828563 calling=2b060104018285638e7f85f1c24e00 invocation=1 flags=128 security=clear command=full-read result=ok table=1 data=000401020304f6
< 6030 a20a06082b06010401828563a611060f2b060104018285638e7f85f1c24e00a806020400000009be0728058103800100
expect other answer changes=unknown label="unknown service" called=2b06010401828563 calling=2b060104018285638e7f85f1c24e00 invocation=9 flags=128 security=clear result=ok
expect flaw no_request

case "reads by offset, by index and the default table; an error"
> 6037 a211060f2b060104018285638e7f85f1c24e00a60a06082b06010401828563a806020400000002be0e280c810a80083f00170000040010
expect read request label="read table" T0801 called=2b060104018285638e7f85f1c24e00 calling=2b06010401828563 invocation=2 flags=128 security=clear command=partial-read-offset table=23 offset=4 count=16
< 6030 a20a06082b06010401828563a611060f2b060104018285638e7f85f1c24e00a806020400000002be072805810380010a
expect read answer failed label="read table" T0801 called=2b06010401828563 calling=2b060104018285638e7f85f1c24e00 invocation=2 flags=128 security=clear command=partial-read-offset result=invalid-service-sequence table=23
> 6038 a211060f2b060104018285638e7f85f1c24e00a60a06082b06010401828563a806020400000003be0f280d810b800932000b000100020003
expect read request label="read table" T0801 called=2b060104018285638e7f85f1c24e00 calling=2b06010401828563 invocation=3 flags=128 security=clear command=partial-read-index-2 table=11 count=3
> 6030 a211060f2b060104018285638e7f85f1c24e00a60a06082b06010401828563a806020400000004be072805810380013e
expect read request label="read table" T0801 called=2b060104018285638e7f85f1c24e00 calling=2b06010401828563 invocation=4 flags=128 security=clear command=partial-read-default

case "write a table, by offset, by index; the answer carries the invocation of its request"
> 6039 a211060f2b060104018285638e7f85f1c24e00a60a06082b06010401828563a806020400000005be10280e810c800a400040000401020304f6
expect write request changes=yes label="write table" T0836 called=2b060104018285638e7f85f1c24e00 calling=2b06010401828563 invocation=5 flags=128 security=clear command=full-write table=64 count=4 data=01020304
< 6035 a20a06082b06010401828563a403020105a611060f2b060104018285638e7f85f1c24e00a80602040000004dbe0728058103800100
expect write answer changes=yes label="write table" T0836 called=2b06010401828563 calling=2b060104018285638e7f85f1c24e00 invocation=77 called_invocation=5 flags=128 security=clear command=full-write result=ok table=64
> 603a a211060f2b060104018285638e7f85f1c24e00a60a06082b06010401828563a806020400000006be11280f810d800b4f004000000200020102fd
expect write request changes=yes label="write table" T0836 called=2b060104018285638e7f85f1c24e00 calling=2b06010401828563 invocation=6 flags=128 security=clear command=partial-write-offset table=64 offset=2 count=2 data=0102
> 6038 a211060f2b060104018285638e7f85f1c24e00a60a06082b06010401828563a806020400000007be0f280d810b80094100400001000105fb
expect write request changes=yes label="write table" T0836 called=2b060104018285638e7f85f1c24e00 calling=2b06010401828563 invocation=7 flags=128 security=clear command=partial-write-index-1 table=64 count=1 data=05

case "C12.19 9.8: table 7 starts procedures"
> 6038 a211060f2b060104018285638e7f85f1c24e00a60a06082b06010401828563a80602040000000abe0f280d810b80094000070003000001f6
expect run request changes=yes label="cold start" T0816 called=2b060104018285638e7f85f1c24e00 calling=2b06010401828563 invocation=10 flags=128 security=clear command=full-write table=7 count=3 procedure=cold-start data=000001
> 6038 a211060f2b060104018285638e7f85f1c24e00a60a06082b06010401828563a80602040000000bbe0f280d810b80094000070003010001f6
expect run request changes=yes label="warm start" T0816 called=2b060104018285638e7f85f1c24e00 calling=2b06010401828563 invocation=11 flags=128 security=clear command=full-write table=7 count=3 procedure=warm-start data=010001
> 6038 a211060f2b060104018285638e7f85f1c24e00a60a06082b06010401828563a80602040000000cbe0f280d810b80094000070003020001f6
expect config request changes=yes label="save configuration" called=2b060104018285638e7f85f1c24e00 calling=2b06010401828563 invocation=12 flags=128 security=clear command=full-write table=7 count=3 procedure=save-configuration data=020001
> 6038 a211060f2b060104018285638e7f85f1c24e00a60a06082b06010401828563a806020400000010be0f280d810b80094000070003060001f6
expect run request changes=yes label="change device mode" T0858 called=2b060104018285638e7f85f1c24e00 calling=2b06010401828563 invocation=16 flags=128 security=clear command=full-write table=7 count=3 procedure=change-end-device-mode data=060001
> 6038 a211060f2b060104018285638e7f85f1c24e00a60a06082b06010401828563a806020400000014be0f280d810b800940000700030a0001f6
expect time request changes=yes label="set date and time" called=2b060104018285638e7f85f1c24e00 calling=2b06010401828563 invocation=20 flags=128 security=clear command=full-write table=7 count=3 procedure=set-date-and-time data=0a0001
> 6038 a211060f2b060104018285638e7f85f1c24e00a60a06082b06010401828563a806020400000015be0f280d810b800940000700030b0001f6
expect diagnose request label="execute diagnostics" called=2b060104018285638e7f85f1c24e00 calling=2b06010401828563 invocation=21 flags=128 security=clear command=full-write table=7 count=3 procedure=execute-diagnostics data=0b0001
> 6038 a211060f2b060104018285638e7f85f1c24e00a60a06082b06010401828563a806020400000016be0f280d810b800940000700030c0001f6
expect config request changes=yes label="activate pending tables" T0836 called=2b060104018285638e7f85f1c24e00 calling=2b06010401828563 invocation=22 flags=128 security=clear command=full-write table=7 count=3 procedure=activate-all-pending data=0c0001
> 6038 a211060f2b060104018285638e7f85f1c24e00a60a06082b06010401828563a806020400000017be0f280d810b800940000700030d0001f6
expect config request changes=yes label="activate pending table" T0836 called=2b060104018285638e7f85f1c24e00 calling=2b06010401828563 invocation=23 flags=128 security=clear command=full-write table=7 count=3 procedure=activate-specific-pending data=0d0001
> 6038 a211060f2b060104018285638e7f85f1c24e00a60a06082b06010401828563a80602040000001fbe0f280d810b80094000070003150001f6
expect control request changes=yes label="direct load control" T0855 called=2b060104018285638e7f85f1c24e00 calling=2b06010401828563 invocation=31 flags=128 security=clear command=full-write table=7 count=3 procedure=direct-load-control data=150001
> 6038 a211060f2b060104018285638e7f85f1c24e00a60a06082b06010401828563a80602040000000dbe0f280d810b80094000070003030001f6
expect other request changes=unknown label="start procedure" called=2b060104018285638e7f85f1c24e00 calling=2b06010401828563 invocation=13 flags=128 security=clear command=full-write table=7 count=3 procedure=clear-data data=030001

case "sessions: identification, log on, password, authenticate, wait, timing, negotiate, log off, terminate"
> 6030 a211060f2b060104018285638e7f85f1c24e00a60a06082b06010401828563a80602040000001ebe0728058103800120
expect identify request housekeeping label="identification" T0888 called=2b060104018285638e7f85f1c24e00 calling=2b06010401828563 invocation=30 flags=128 security=clear command=identification
> 603c a211060f2b060104018285638e7f85f1c24e00a60a06082b06010401828563a80602040000001ebe132811810f800d5000024f50455241544f522020
expect session request housekeeping label="log on" called=2b060104018285638e7f85f1c24e00 calling=2b06010401828563 invocation=30 flags=128 security=clear command=logon user_id=2 user="OPERATOR  "
> 6046 a211060f2b060104018285638e7f85f1c24e00a60a06082b06010401828563a80602040000001ebe1d281b811980175141414141414141414141414141414141414141410002
expect session request housekeeping label="present password" called=2b060104018285638e7f85f1c24e00 calling=2b06010401828563 invocation=30 flags=128 security=clear command=security
> 6035 a211060f2b060104018285638e7f85f1c24e00a60a06082b06010401828563a80602040000001ebe0c280a81088006530401020304
expect session request housekeeping label="authenticate" called=2b060104018285638e7f85f1c24e00 calling=2b06010401828563 invocation=30 flags=128 security=clear command=authenticate data=0401020304
> 6031 a211060f2b060104018285638e7f85f1c24e00a60a06082b06010401828563a80602040000001ebe08280681048002700a
expect session request housekeeping label="wait" called=2b060104018285638e7f85f1c24e00 calling=2b06010401828563 invocation=30 flags=128 security=clear command=wait data=0a
> 6034 a211060f2b060104018285638e7f85f1c24e00a60a06082b06010401828563a80602040000001ebe0b28098107800571050a0a01
expect session request housekeeping label="set timing of the session" called=2b060104018285638e7f85f1c24e00 calling=2b06010401828563 invocation=30 flags=128 security=clear command=timing-setup data=050a0a01
> 6033 a211060f2b060104018285638e7f85f1c24e00a60a06082b06010401828563a80602040000001ebe0a28088106800460008001
expect session request housekeeping label="negotiate" called=2b060104018285638e7f85f1c24e00 calling=2b06010401828563 invocation=30 flags=128 security=clear command=negotiate data=008001
> 6030 a211060f2b060104018285638e7f85f1c24e00a60a06082b06010401828563a80602040000001ebe0728058103800152
expect session request housekeeping label="log off" called=2b060104018285638e7f85f1c24e00 calling=2b06010401828563 invocation=30 flags=128 security=clear command=logoff
> 6030 a211060f2b060104018285638e7f85f1c24e00a60a06082b06010401828563a80602040000001ebe0728058103800121
expect session request housekeeping label="terminate" called=2b060104018285638e7f85f1c24e00 calling=2b06010401828563 invocation=30 flags=128 security=clear command=terminate
< 6030 a20a06082b06010401828563a611060f2b060104018285638e7f85f1c24e00a80602040000001ebe0728058103800100
expect session answer housekeeping label="terminate" called=2b06010401828563 calling=2b060104018285638e7f85f1c24e00 invocation=30 flags=128 security=clear command=terminate result=ok

case "network: registration, deregistration, disconnect, resolve, trace"
> 6032 a211060f2b060104018285638e7f85f1c24e00a60a06082b06010401828563a80602040000001fbe09280781058003270001
expect session request housekeeping label="register" called=2b060104018285638e7f85f1c24e00 calling=2b06010401828563 invocation=31 flags=128 security=clear command=registration data=0001
> 6030 a211060f2b060104018285638e7f85f1c24e00a60a06082b06010401828563a80602040000001fbe0728058103800124
expect config request changes=yes label="deregister" T0814 called=2b060104018285638e7f85f1c24e00 calling=2b06010401828563 invocation=31 flags=128 security=clear command=deregistration
> 6030 a211060f2b060104018285638e7f85f1c24e00a60a06082b06010401828563a80602040000001fbe0728058103800122
expect session request changes=unknown label="disconnect from network" T0814 called=2b060104018285638e7f85f1c24e00 calling=2b06010401828563 invocation=31 flags=128 security=clear command=disconnect
> 603a a211060f2b060104018285638e7f85f1c24e00a60a06082b06010401828563a80602040000001fbe11280f810d800b2506082b06010401828563
expect read request label="resolve address" T0846 called=2b060104018285638e7f85f1c24e00 calling=2b06010401828563 invocation=31 flags=128 security=clear command=resolve data=06082b06010401828563
> 603a a211060f2b060104018285638e7f85f1c24e00a60a06082b06010401828563a80602040000001fbe11280f810d800b2606082b06010401828563
expect diagnose request label="trace route" T0846 called=2b060104018285638e7f85f1c24e00 calling=2b06010401828563 invocation=31 flags=128 security=clear command=trace data=06082b06010401828563

case "several services in one message, and their answers; end device class in front"
> 6034 a211060f2b060104018285638e7f85f1c24e00a60a06082b06010401828563a806020400000020be0b2809810780015203300005
expect session request housekeeping label="log off" called=2b060104018285638e7f85f1c24e00 calling=2b06010401828563 invocation=32 flags=128 security=clear command=logoff
expect read request label="read table" T0801 called=2b060104018285638e7f85f1c24e00 calling=2b06010401828563 invocation=32 flags=128 security=clear command=full-read table=5
< 6036 a20a06082b06010401828563a611060f2b060104018285638e7f85f1c24e00a806020400000020be0d280b81098001000500000101fe
expect read answer label="read table" T0801 called=2b06010401828563 calling=2b060104018285638e7f85f1c24e00 invocation=32 flags=128 security=clear command=full-read result=ok table=5
expect read answer label="read table" T0801 called=2b06010401828563 calling=2b060104018285638e7f85f1c24e00 invocation=32 flags=128 security=clear command=full-read result=ok table=5 data=000101fe
> 6036 a211060f2b060104018285638e7f85f1c24e00a60a06082b06010401828563a806020400000021be0d280b8109904142434403300005
expect read request label="read table" T0801 called=2b060104018285638e7f85f1c24e00 calling=2b06010401828563 invocation=33 flags=144 security=clear command=full-read table=5

case "secured: authenticated, encrypted, the encrypted answer"
> 6047 a211060f2b060104018285638e7f85f1c24e00a60a06082b06010401828563a806020400000022ac0fa20da00ba109800100810448f3d061be0d280b81098403300005aabbccdd
expect other request changes=unknown opaque label="authenticated services" called=2b060104018285638e7f85f1c24e00 calling=2b06010401828563 invocation=34 flags=132 security=authenticated data=03300005aabbccdd
> 6044 a211060f2b060104018285638e7f85f1c24e00a60a06082b06010401828563a806020400000023ac0fa20da00ba109800100810448f3d061be0a28088106880102030405
expect other request changes=unknown opaque label="encrypted services" called=2b060104018285638e7f85f1c24e00 calling=2b06010401828563 invocation=35 flags=136 security=encrypted data=0102030405
< 6049 a20a06082b06010401828563a403020123a611060f2b060104018285638e7f85f1c24e00a806020400000024ac0fa20da00ba109800100810448f3d061be0a28088106880102030405
expect other answer changes=unknown opaque label="encrypted services" called=2b06010401828563 calling=2b060104018285638e7f85f1c24e00 invocation=36 called_invocation=35 flags=136 security=encrypted data=0102030405

case "unknown service; no service part; an empty one; an element longer than the message"
> 6031 a211060f2b060104018285638e7f85f1c24e00a60a06082b06010401828563a806020400000025be082806810480027f01
expect other request changes=unknown label="unknown service" called=2b060104018285638e7f85f1c24e00 calling=2b06010401828563 invocation=37 flags=128 security=clear command=127 data=01
expect flaw unknown_command
> 6013a211060f2b060104018285638e7f85f1c24e00
expect flaw no_service
> 602e a211060f2b060104018285638e7f85f1c24e00a60a06082b06010401828563a806020400000026be052803810180
expect flaw no_service
> 6004 a240 0101
expect flaw truncated
expect flaw bad_length
> 30 05
expect foreign

case "a message of more than 127 bytes"
> 6081 95a211060f2b060104018285638e7f85f1c24e00a60a06082b06010401828563a806020400000027be6c286a81688066400800006011111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111100
expect write request changes=yes label="write table" T0836 called=2b060104018285638e7f85f1c24e00 calling=2b06010401828563 invocation=39 flags=128 security=clear command=full-write table=2048 count=96 data=111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111111

case "joined in the middle: the service tells who asks"
midstream
< 6032 a20a06082b06010401828563a611060f2b060104018285638e7f85f1c24e00a806020400000001be09280781058003300001
expect read request label="read table" T0801 called=2b06010401828563 calling=2b060104018285638e7f85f1c24e00 invocation=1 flags=128 security=clear command=full-read table=1
expect turned
