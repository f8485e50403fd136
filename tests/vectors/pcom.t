# SPDX-License-Identifier: Apache-2.0
# PCOM, by hand: transaction, mode, reserved, length; then the message, in text shown in the comment above it.
protocol pcom

case "identify; read and write integers of unit 1"
# /00IDED
> 0001 65 00 0800  2f3030494445440d
expect identify request label="identify" T0888 transaction=1 mode=text length=8 unit=0 command="ID"
# /A00ID530A009002B1
< 0002 65 00 1300  2f41303049443533304130303930303242310d
expect identity product="530A009002"
expect identify answer label="identify" T0888 transaction=2 mode=text length=19 unit=0 command="ID" data=35333041303039303032
# /01RW000A02B4
> 0003 65 00 0e00  2f3031525730303041303242340d
expect read request label="read integers" T0801 transaction=3 mode=text length=14 unit=1 command="RW" address=10..11
# /A01RW000100022F
< 0004 65 00 1100  2f4130315257303030313030303232460d
expect read answer label="read integers" T0801 transaction=4 mode=text length=17 unit=1 command="RW" data=3030303130303032
# /01SW000A010001F2
> 0005 65 00 1200  2f303153573030304130313030303146320d
expect write request changes=yes label="write integers" T0836 transaction=5 mode=text length=18 unit=1 command="SW" address=10..10 data=30303031
# /A01SW8E
< 0006 65 00 0900  2f413031535738450d
expect write answer changes=yes label="write integers" T0836 transaction=6 mode=text length=9 unit=1 command="SW"

case "every text command"
# /00ID00
> 0007 65 00 0800  2f3030494430300d
expect identify request label="identify" T0888 transaction=7 mode=text length=8 unit=0 command="ID"
# /00UG00
> 0008 65 00 0800  2f3030554730300d
expect read request label="read unit id" T0888 transaction=8 mode=text length=8 unit=0 command="UG"
# /00US00
> 0009 65 00 0800  2f3030555330300d
expect config request changes=yes label="set unit id" T0836 transaction=9 mode=text length=8 unit=0 command="US"
# /00CCR00
> 000a 65 00 0900  2f303043435230300d
expect run request changes=yes label="run" T0858 transaction=10 mode=text length=9 unit=0 command="CCR"
# /00CCS00
> 000b 65 00 0900  2f303043435330300d
expect run request changes=yes label="stop" T0858 transaction=11 mode=text length=9 unit=0 command="CCS"
# /00CCE00
> 000c 65 00 0900  2f303043434530300d
expect run request changes=yes label="reset" T0816 transaction=12 mode=text length=9 unit=0 command="CCE"
# /00CCI00
> 000d 65 00 0900  2f303043434930300d
expect run request changes=yes label="initialise" T0816 transaction=13 mode=text length=9 unit=0 command="CCI"
# /00RC00
> 000e 65 00 0800  2f3030524330300d
expect read request label="read clock" T0801 transaction=14 mode=text length=8 unit=0 command="RC"
# /00SC00
> 000f 65 00 0800  2f3030534330300d
expect time request changes=yes label="set clock" transaction=15 mode=text length=8 unit=0 command="SC"
# /00RNL00010100
> 0010 65 00 0f00  2f3030524e4c30303031303130300d
expect read request label="read long integers" T0801 transaction=16 mode=text length=15 unit=0 command="RNL" address=1..1
# /00RNH00010100
> 0011 65 00 0f00  2f3030524e4830303031303130300d
expect read request label="read system long integers" T0801 transaction=17 mode=text length=15 unit=0 command="RNH" address=1..1
# /00RND00010100
> 0012 65 00 0f00  2f3030524e4430303031303130300d
expect read request label="read double words" T0801 transaction=18 mode=text length=15 unit=0 command="RND" address=1..1
# /00RNJ00010100
> 0013 65 00 0f00  2f3030524e4a30303031303130300d
expect read request label="read system double words" T0801 transaction=19 mode=text length=15 unit=0 command="RNJ" address=1..1
# /00RNF00010100
> 0014 65 00 0f00  2f3030524e4630303031303130300d
expect read request label="read floats" T0801 transaction=20 mode=text length=15 unit=0 command="RNF" address=1..1
# /00SNL00010100
> 0015 65 00 0f00  2f3030534e4c30303031303130300d
expect write request changes=yes label="write long integers" T0836 transaction=21 mode=text length=15 unit=0 command="SNL" address=1..1
# /00SNH00010100
> 0016 65 00 0f00  2f3030534e4830303031303130300d
expect write request changes=yes label="write system long integers" T0836 transaction=22 mode=text length=15 unit=0 command="SNH" address=1..1
# /00SND00010100
> 0017 65 00 0f00  2f3030534e4430303031303130300d
expect write request changes=yes label="write double words" T0836 transaction=23 mode=text length=15 unit=0 command="SND" address=1..1
# /00SNJ00010100
> 0018 65 00 0f00  2f3030534e4a30303031303130300d
expect write request changes=yes label="write system double words" T0836 transaction=24 mode=text length=15 unit=0 command="SNJ" address=1..1
# /00SNF00010100
> 0019 65 00 0f00  2f3030534e4630303031303130300d
expect write request changes=yes label="write floats" T0836 transaction=25 mode=text length=15 unit=0 command="SNF" address=1..1
# /00RB00010100
> 001a 65 00 0e00  2f3030524230303031303130300d
expect read request label="read memory bits" T0801 transaction=26 mode=text length=14 unit=0 command="RB" address=1..1
# /00RE00010100
> 001b 65 00 0e00  2f3030524530303031303130300d
expect read request label="read inputs" T0801 transaction=27 mode=text length=14 unit=0 command="RE" address=1..1
# /00RA00010100
> 001c 65 00 0e00  2f3030524130303031303130300d
expect read request label="read outputs" T0801 transaction=28 mode=text length=14 unit=0 command="RA" address=1..1
# /00RW00010100
> 001d 65 00 0e00  2f3030525730303031303130300d
expect read request label="read integers" T0801 transaction=29 mode=text length=14 unit=0 command="RW" address=1..1
# /00RM00010100
> 001e 65 00 0e00  2f3030524d30303031303130300d
expect read request label="read counter bits" T0801 transaction=30 mode=text length=14 unit=0 command="RM" address=1..1
# /00RT00010100
> 001f 65 00 0e00  2f3030525430303031303130300d
expect read request label="read timer bits" T0801 transaction=31 mode=text length=14 unit=0 command="RT" address=1..1
# /00GS00010100
> 0020 65 00 0e00  2f3030475330303031303130300d
expect read request label="read system bits" T0801 transaction=32 mode=text length=14 unit=0 command="GS" address=1..1
# /00GF00010100
> 0021 65 00 0e00  2f3030474630303031303130300d
expect read request label="read system integers" T0801 transaction=33 mode=text length=14 unit=0 command="GF" address=1..1
# /00GP00010100
> 0022 65 00 0e00  2f3030475030303031303130300d
expect read request label="read timer presets" T0801 transaction=34 mode=text length=14 unit=0 command="GP" address=1..1
# /00GT00010100
> 0023 65 00 0e00  2f3030475430303031303130300d
expect read request label="read timers" T0801 transaction=35 mode=text length=14 unit=0 command="GT" address=1..1
# /00GX00010100
> 0024 65 00 0e00  2f3030475830303031303130300d
expect read request label="read counters" T0801 transaction=36 mode=text length=14 unit=0 command="GX" address=1..1
# /00SA00010100
> 0025 65 00 0e00  2f3030534130303031303130300d
expect control request changes=yes label="write outputs" T0855 transaction=37 mode=text length=14 unit=0 command="SA" address=1..1
# /00SB00010100
> 0026 65 00 0e00  2f3030534230303031303130300d
expect write request changes=yes label="write memory bits" T0836 transaction=38 mode=text length=14 unit=0 command="SB" address=1..1
# /00SS00010100
> 0027 65 00 0e00  2f3030535330303031303130300d
expect write request changes=yes label="write system bits" T0836 transaction=39 mode=text length=14 unit=0 command="SS" address=1..1
# /00SW00010100
> 0028 65 00 0e00  2f3030535730303031303130300d
expect write request changes=yes label="write integers" T0836 transaction=40 mode=text length=14 unit=0 command="SW" address=1..1
# /00SF00010100
> 0029 65 00 0e00  2f3030534630303031303130300d
expect write request changes=yes label="write system integers" T0836 transaction=41 mode=text length=14 unit=0 command="SF" address=1..1
# /00SK00010100
> 002a 65 00 0e00  2f3030534b30303031303130300d
expect write request changes=yes label="write counters" T0836 transaction=42 mode=text length=14 unit=0 command="SK" address=1..1
# /00SJ00010100
> 002b 65 00 0e00  2f3030534a30303031303130300d
expect write request changes=yes label="write timers" T0836 transaction=43 mode=text length=14 unit=0 command="SJ" address=1..1
# /00RB00010000
> 002c 65 00 0e00  2f3030524230303031303030300d
expect read request label="read memory bits" T0801 transaction=44 mode=text length=14 unit=0 command="RB" address=1..256

case "binary: name, memory, tables, operands"
> 002d 66 00 1d00  2f5f4f504c43 00fe01000000 0100 00000000000002001234010200005c
expect read request label="read memory" T0845 transaction=45 mode=binary length=29 unit=0 function=read-memory data=0102
> 002e 66 00 1d00  2f5f4f504c43 00fe01000000 0200 00000000000002001234010200005c
expect session request housekeeping label="check password" transaction=46 mode=binary length=29 unit=0 function=check-password
> 002f 66 00 1d00  2f5f4f504c43 00fe01000000 0400 00000000000002001234010200005c
expect read request label="read data table" T0801 transaction=47 mode=binary length=29 unit=0 function=read-data-table data=0102
> 0030 66 00 1d00  2f5f4f504c43 00fe01000000 0c00 00000000000002001234010200005c
expect identify request label="read name" T0888 transaction=48 mode=binary length=29 unit=0 function=read-name data=0102
> 0031 66 00 1d00  2f5f4f504c43 00fe01000000 4100 00000000000002001234010200005c
expect program request changes=yes label="write memory" T0843 transaction=49 mode=binary length=29 unit=0 function=write-memory data=0102
> 0032 66 00 1d00  2f5f4f504c43 00fe01000000 4400 00000000000002001234010200005c
expect write request changes=yes label="write data table" T0836 transaction=50 mode=binary length=29 unit=0 function=write-data-table data=0102
> 0033 66 00 1d00  2f5f4f504c43 00fe01000000 4d00 00000000000002001234010200005c
expect read request label="read operands" T0801 transaction=51 mode=binary length=29 unit=0 function=read-operands data=0102
> 0034 66 00 1d00  2f5f4f504c43 00fe01000000 5000 00000000000002001234010200005c
expect write request changes=yes label="write operands" T0836 transaction=52 mode=binary length=29 unit=0 function=write-operands data=0102
< 0035 66 00 2100  2f5f4f504c43 00fe01000000 8c00 0000000000000600123450756d70203100005c
expect identity name="Pump 1"
expect identify answer label="read name" T0888 transaction=53 mode=binary length=33 unit=0 function=read-name data=50756d702031
< 0036 66 00 1d00  2f5f4f504c43 00fe01000000 cd00 00000000000002001234010200005c
expect read answer label="read operands" T0801 transaction=54 mode=binary length=29 unit=0 function=read-operands data=0102

case "unknown: text command, binary command, mode; messages that do not begin or end right"
# /00ZZ00
> 0037 65 00 0800  2f30305a5a30300d
expect other request changes=unknown label="unknown command" transaction=55 mode=text length=8 unit=0 command="ZZ"
expect flaw unknown_command
> 0038 66 00 1b00  2f5f4f504c43 00fe01000000 7e00 0000000000000000123400005c
expect other request changes=unknown label="unknown command" transaction=56 mode=binary length=27 unit=0 function=126
expect flaw unknown_command
> 0001 67 00 0200 0102
expect other request changes=unknown label="unknown command" transaction=1 mode=103 length=2 data=0102
expect flaw unknown_mode
# /00IDED
> 0039 65 00 0800  2f3030494445442e
expect identify request label="identify" T0888 transaction=57 mode=text length=8 unit=0 command="ID"
expect flaw bad_message
# ?00IDED
> 003a 65 00 0800  3f3030494445440d
expect identify request label="identify" T0888 transaction=58 mode=text length=8 unit=0 command="ID"
expect flaw bad_message
# /0xIDED
> 003b 65 00 0800  2f3078494445440d
expect identify request label="identify" T0888 transaction=59 mode=text length=8 command="ID"
expect flaw bad_message
# /00RB00X10100
> 003c 65 00 0e00  2f3030524230305831303130300d
expect read request label="read memory bits" T0801 transaction=60 mode=text length=14 unit=0 command="RB"
expect flaw bad_message
> 003d 66 00 1b00  2f5f4f504c58 00fe01000000 0c00 0000000000000000123400005c
expect identify request label="read name" T0888 transaction=61 mode=binary length=27 unit=0 function=read-name
expect flaw bad_message

case "joined in the middle"
midstream
# /A00IDED
> 003e 65 00 0900  2f413030494445440d
expect identify answer label="identify" T0888 transaction=62 mode=text length=9 unit=0 command="ID"
expect turned
