# SPDX-License-Identifier: Apache-2.0
# Omron FINS, by hand from W342 chapter 5 (commands) and W421 chapter 7 (FINS/TCP).  A line is: control,
# reserved, gateways, destination, source, identifier; then command, end code of an answer, data.
protocol fins

# ---- memory ------------------------------------------------------------------------------------

case "5-3-2 memory area read: 3 words from D100"
> 8000 02 000100 000200 11  0101 82 0064 00 0003
expect read request label="memory area read" T0801 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=memory-read area=d address=100..102 count=3
< c000 02 000200 000100 11  0101 0000 0001 ffff 1234
expect read answer label="memory area read" T0801 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=memory-read status=ok cpu_error=none area=d address=100..102 value=[1,65535,4660]

case "memory area read: 4 bits from CIO 10.14, over the end of the word"
> 8000 02 000100 000200 11  0101 30 000a 0e 0004
expect read request label="memory area read" T0801 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=memory-read area=cio-bit address=10..11 bit=14 count=4
< c000 02 000200 000100 11  0101 0000 01 00 01 01
expect read answer label="memory area read" T0801 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=memory-read status=ok cpu_error=none area=cio-bit address=10..11 bit=14 value=[1,0,1,1]

case "memory area read: words with forced status, 4 bytes each"
> 8000 02 000100 000200 11  0101 f0 0000 00 0002
expect read request label="memory area read" T0801 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=memory-read area=cio-forced address=0..1 count=2
< c000 02 000200 000100 11  0101 0000 0001 8000 0002 0000
expect read answer label="memory area read" T0801 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=memory-read status=ok cpu_error=none area=cio-forced address=0..1 value=[98304,131072]

case "memory area read: index register, 4 bytes"
> 8000 02 000100 000200 11  0101 dc 0100 00 0001
expect read request label="memory area read" T0801 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=memory-read area=index-register address=256..256 count=1
< c000 02 000200 000100 11  0101 0000 0000 1000
expect read answer label="memory area read" T0801 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=memory-read status=ok cpu_error=none area=index-register address=256..256 value=[4096]

case "memory area read refused: address range exceeded; the CPU has a battery error"
> 8000 02 000100 000200 11  0101 82 7fff 00 0010
expect read request label="memory area read" T0801 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=memory-read area=d address=32767..32782 count=16
refuse = c0 00 02 00 02 00 00 01 00 11 01 01 30 01
refuse 8450 = c0 00 02 00 02 00 00 01 00 11 01 01 21 02
< c000 02 000200 000100 11  0101 1144
expect read answer failed label="memory area read" T0801 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=memory-read status=address-range-exceeded cpu_error=non-fatal area=d address=32767..32782

case "memory area read: the answer has a word too few"
> 8000 02 000100 000200 11  0101 82 0064 00 0003
expect read request label="memory area read" T0801 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=memory-read area=d address=100..102 count=3
< c000 02 000200 000100 11  0101 0000 0001 0002
expect read answer label="memory area read" T0801 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=memory-read status=ok cpu_error=none area=d address=100..102 value=[1,2]
expect flaw misfit

case "5-3-3 memory area write: D words are written"
> 8000 02 000100 000200 11  0102 82 0064 00 0002 0102 0304
expect write request changes=yes label="memory area write" T0836 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=memory-write area=d address=100..101 count=2 value=[258,772]
refuse = c0 00 02 00 02 00 00 01 00 11 01 02 30 01
< c000 02 000200 000100 11  0102 0000
expect write answer changes=yes label="memory area write" T0836 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=memory-write status=ok cpu_error=none area=d address=100..101

case "memory area write: CIO words hold outputs: control"
> 8000 02 000100 000200 11  0102 b0 0001 00 0001 0001
expect control request changes=yes label="memory area write" T0855 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=memory-write area=cio address=1..1 count=1 value=[1]
< c000 02 000200 000100 11  0102 0000
expect control answer changes=yes label="memory area write" T0855 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=memory-write status=ok cpu_error=none area=cio address=1..1

case "memory area write: three bits of the work area from 10.15"
> 8000 02 000100 000200 11  0102 31 000a 0f 0003 01 00 01
expect write request changes=yes label="memory area write" T0836 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=memory-write area=w-bit address=10..10 bit=15 count=3 value=[1]
expect write request changes=yes label="memory area write" T0836 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=memory-write area=w-bit address=11..11 bit=0 count=3 value=[0]
expect write request changes=yes label="memory area write" T0836 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=memory-write area=w-bit address=11..11 bit=1 count=3 value=[1]
< c000 02 000200 000100 11  0102 0000
expect write answer changes=yes label="memory area write" T0836 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=memory-write status=ok cpu_error=none area=w-bit address=10..11 bit=15

case "memory area write: CIO bit, write-protected"
> 8000 02 000100 000200 11  0102 30 0001 03 0001 01
expect control request changes=yes label="memory area write" T0855 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=memory-write area=cio-bit address=1..1 bit=3 count=1 value=[1]
< c000 02 000200 000100 11  0102 2102
expect control answer changes=yes failed label="memory area write" T0855 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=memory-write status=write-protected cpu_error=none area=cio-bit address=1..1 bit=3

case "5-3-4 memory area fill"
> 8000 02 000100 000200 11  0103 82 0000 00 0064 beef
expect write request changes=yes label="memory area fill" T0836 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=memory-fill area=d address=0..99 count=100 value=[48879]
< c000 02 000200 000100 11  0103 0000
expect write answer changes=yes label="memory area fill" T0836 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=memory-fill status=ok cpu_error=none area=d address=0..99

case "5-3-5 multiple memory area read, one element"
> 8000 02 000100 000200 11  0104 82 0064 00
expect read request label="multiple memory area read" T0801 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=multiple-memory-read area=d address=100..100
< c000 02 000200 000100 11  0104 0000 82 1234
expect read answer label="multiple memory area read" T0801 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=multiple-memory-read status=ok cpu_error=none area=d address=100..100 value=[4660]

case "multiple memory area read, three: word, bit, timer flag"
> 8000 02 000100 000200 11  0104 82 0064 00 30 0001 05 09 0003 00
expect read request label="multiple memory area read" T0801 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=multiple-memory-read area=d address=100..100
expect read request label="multiple memory area read" T0801 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=multiple-memory-read area=cio-bit address=1..1 bit=5
expect read request label="multiple memory area read" T0801 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=multiple-memory-read area=timer-flag address=3..3
< c000 02 000200 000100 11  0104 0000 82 1234 30 01 09 01
expect read answer label="multiple memory area read" T0801 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=multiple-memory-read status=ok cpu_error=none area=d value=[4660]
expect read answer label="multiple memory area read" T0801 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=multiple-memory-read status=ok cpu_error=none area=cio-bit value=[1]
expect read answer label="multiple memory area read" T0801 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=multiple-memory-read status=ok cpu_error=none area=timer-flag value=[1]

case "multiple memory area read: an answer with another area, and with too few"
> 8000 02 000100 000200 11  0104 82 0064 00
expect read request label="multiple memory area read" T0801 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=multiple-memory-read area=d address=100..100
< c000 02 000200 000100 11  0104 0000 b0 1234
expect read answer label="multiple memory area read" T0801 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=multiple-memory-read status=ok cpu_error=none area=cio address=100..100 value=[4660]
expect flaw misfit

case "multiple memory area read: an answer without elements"
> 8000 02 000100 000200 11  0104 82 0064 00
expect read request label="multiple memory area read" T0801 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=multiple-memory-read area=d address=100..100
< c000 02 000200 000100 11  0104 0000
expect flaw misfit
expect flaw bad_count

case "5-3-6 memory area transfer: D0 to H0"
> 8000 02 000100 000200 11  0105 82 0000 00 b2 0000 00 0010
expect write request changes=yes label="memory area transfer: write" T0836 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=memory-transfer area=h address=0..15 count=16
expect read request label="memory area transfer: read" T0801 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=memory-transfer area=d address=0..15 count=16
< c000 02 000200 000100 11  0105 0000
expect write answer changes=yes label="memory area transfer: write" T0836 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=memory-transfer status=ok cpu_error=none area=h address=0..15

case "an area that nobody has assigned"
> 8000 02 000100 000200 11  0101 08 0000 00 0001
expect read request label="memory area read" T0801 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=memory-read area=8 address=0..0 count=1
expect flaw unknown_area
< c000 02 000200 000100 11  0101 1101
expect read answer failed label="memory area read" T0801 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=memory-read status=area-missing cpu_error=none area=8 address=0..0
expect flaw unknown_area

case "a bit beyond 15"
> 8000 02 000100 000200 11  0101 30 0000 10 0001
expect read request label="memory area read" T0801 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=memory-read area=cio-bit address=0..1 bit=16 count=1
expect flaw bad_value

case "no elements"
> 8000 02 000100 000200 11  0101 82 0000 00 0000
expect read request label="memory area read" T0801 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=memory-read area=d address=0..0 count=0
expect flaw bad_count

case "fewer words than announced"
> 8000 02 000100 000200 11  0102 82 0064 00 0003 0102 0304
expect write request changes=yes label="memory area write" T0836 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=memory-write area=d address=100..102 count=3 value=[258,772]
expect flaw bad_count

# ---- parameters, data links --------------------------------------------------------------------

case "5-3-9 parameter area read: PLC setup"
> 8000 02 000100 000200 11  0201 8010 0000 0002
expect read request label="parameter area read" T0888 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=parameter-read parameter_area=plc-setup address=0..1 count=2
< c000 02 000200 000100 11  0201 0000 8010 0000 0002 0102 0304
expect read answer label="parameter area read" T0888 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=parameter-read status=ok cpu_error=none parameter_area=plc-setup address=0..1 count=2 data=01020304

case "5-3-10 parameter area write: routing table, last words"
> 8000 02 000100 000200 11  0202 8013 0000 8002 0102 0304
expect config request changes=yes label="parameter area write" T0836 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=parameter-write parameter_area=routing-table address=0..1 count=2 data=01020304
< c000 02 000200 000100 11  0202 0000
expect config answer changes=yes label="parameter area write" T0836 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=parameter-write status=ok cpu_error=none

case "5-3-11 parameter area clear"
> 8000 02 000100 000200 11  0203 8012 0000 0100 0000
expect config request changes=yes label="parameter area clear" T0809 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=parameter-clear parameter_area=io-table address=0..255 count=256 data=0000
< c000 02 000200 000100 11  0203 0000
expect config answer changes=yes label="parameter area clear" T0809 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=parameter-clear status=ok cpu_error=none

case "parameter area write with too little data"
> 8000 02 000100 000200 11  0202 8013 0000 0003 0102
expect config request changes=yes label="parameter area write" T0836 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=parameter-write parameter_area=routing-table address=0..2 count=3 data=0102
expect flaw bad_count

case "data link table read"
> 8000 02 000100 000200 11  0220 0000 534e 0000 0008
expect read request label="data link table read" T0888 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=link-table-read data=0000534e00000008
< c000 02 000200 000100 11  0220 0000 01 0a 0001 00 0001 0002
expect read answer label="data link table read" T0888 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=link-table-read status=ok cpu_error=none data=010a00010000010002

case "data link table write"
> 8000 02 000100 000200 11  0221 0000 534e 0000 0001 01
expect config request changes=yes label="data link table write" T0836 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=link-table-write data=0000534e0000000101
< c000 02 000200 000100 11  0221 0000
expect config answer changes=yes label="data link table write" T0836 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=link-table-write status=ok cpu_error=none

# ---- programs ----------------------------------------------------------------------------------

case "program area protect; the password is not shown"
> 8000 02 000100 000200 11  0304 0000 00 00000000 ffffffff 50415353
expect config request changes=yes label="program area protect" T0892 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=program-protect program=0 address=0..4294967294
< c000 02 000200 000100 11  0304 0000
expect config answer changes=yes label="program area protect" T0892 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=program-protect status=ok cpu_error=none

case "program area protect clear"
> 8000 02 000100 000200 11  0305 0000 00 00000000 ffffffff 50415353
expect config request changes=yes label="program area protect clear" T0892 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=program-protect-clear program=0 address=0..4294967294
< c000 02 000200 000100 11  0305 2602
expect config answer changes=yes failed label="program area protect clear" T0892 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=program-protect-clear status=wrong-password cpu_error=none

case "protect: the last word before the first"
> 8000 02 000100 000200 11  0304 0000 00 00000010 00000000
expect config request changes=yes label="program area protect" T0892 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=program-protect program=0 address=16..16
expect flaw bad_value

case "5-3-12 program area read"
> 8000 02 000100 000200 11  0306 ffff 00000000 0004
expect program request label="program area read" T0845 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=program-read program=65535 address=0..3 count=4
< c000 02 000200 000100 11  0306 0000 ffff 00000000 8004 01020304
expect program answer label="program area read" T0845 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=program-read status=ok cpu_error=none program=65535 address=0..3 count=4 data=01020304

case "5-3-13 program area write: first, middle and last block"
> 8000 02 000100 000200 11  0307 ffff 00000000 0002 0102
expect program request changes=yes transfer=open label="program area write" T0843 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=program-write program=65535 address=0..1 count=2 data=0102
< c000 02 000200 000100 11  0307 0000 ffff 00000000 0002
expect program answer changes=yes label="program area write" T0843 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=program-write status=ok cpu_error=none program=65535 address=0..1 count=2

> 8000 02 000100 000200 11  0307 ffff 00000002 0002 0304
expect program request changes=yes transfer=data label="program area write" T0843 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=program-write program=65535 address=2..3 count=2 data=0304
> 8000 02 000100 000200 11  0307 ffff 00000004 8002 0506
expect program request changes=yes transfer=close label="program area write" T0843 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=program-write program=65535 address=4..5 count=2 data=0506

case "program area write: fewer bytes than announced"
> 8000 02 000100 000200 11  0307 ffff 00000000 0004 0102
expect program request changes=yes transfer=open label="program area write" T0843 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=program-write program=65535 address=0..3 count=4 data=0102
expect flaw bad_count

case "5-3-14 program area clear"
> 8000 02 000100 000200 11  0308 ffff 00
expect program request changes=yes label="program area clear" T0809 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=program-clear program=65535 parameter=0
< c000 02 000200 000100 11  0308 0000
expect program answer changes=yes label="program area clear" T0809 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=program-clear status=ok cpu_error=none

# ---- the CPU -----------------------------------------------------------------------------------

case "5-3-15 run: monitor mode"
> 8000 02 000100 000200 11  0401 ffff 02
expect run request changes=yes label="run" T0858 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=run program=65535 mode=monitor
refuse = c0 00 02 00 02 00 00 01 00 11 04 01 30 01
< c000 02 000200 000100 11  0401 0000
expect run answer changes=yes label="run" T0858 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=run status=ok cpu_error=none

case "run, and stop, without parameters"
> 8000 02 000100 000200 11  0401
expect run request changes=yes label="run" T0858 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=run
< c000 02 000200 000100 11  0401 0000
expect run answer changes=yes label="run" T0858 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=run status=ok cpu_error=none

case "run: a mode that does not exist"
> 8000 02 000100 000200 11  0401 ffff 07
expect run request changes=yes label="run" T0858 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=run program=65535 mode=7
expect flaw bad_value

case "5-3-16 stop"
> 8000 02 000100 000200 11  0402 ffff
expect run request changes=yes label="stop" T0858 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=stop program=65535
< c000 02 000200 000100 11  0402 2602
expect run answer changes=yes failed label="stop" T0858 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=stop status=wrong-password cpu_error=none

case "reset of a unit"
> 8000 02 000100 000200 11  0403
expect run request changes=yes label="reset the unit" T0816 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=reset
< c000 02 000200 000100 11  0403 0000
expect run answer changes=yes label="reset the unit" T0816 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=reset status=ok cpu_error=none

case "5-3-17 controller data read: model and version"
> 8000 02 000100 000200 11  0501 00
expect identify request label="controller data read" T0888 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=controller-data parameter=0
< c000 02 000200 000100 11  0501 0000 434a324d2d435055333320202020202020202020 30322e3031202020202020202020202020202020 00000000000000000000000000000000000000000000000000000000000000000000000000000000 000100010001000100010001
expect identity vendor="Omron"
expect identity product="CJ2M-CPU33"
expect identity firmware="02.01"
expect identify answer label="controller data read" T0888 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=controller-data status=ok cpu_error=none text="CJ2M-CPU33" data=00000000000000000000000000000000000000000000000000000000000000000000000000000000000100010001000100010001

case "controller data read: table of units"
> 8000 02 000100 000200 11  0501 01
expect identify request label="controller data read" T0888 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=controller-data parameter=1
< c000 02 000200 000100 11  0501 0000 0102
expect identify answer label="controller data read" T0888 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=controller-data status=ok cpu_error=none data=0102

case "5-3-18 connection data read"
> 8000 02 000100 000200 11  0502 00 19
expect identify request label="connection data read" T0888 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=connection-data data=0019
< c000 02 000200 000100 11  0502 0000 01 00 434a324d2d435055333320202020202020202020
expect identify answer label="connection data read" T0888 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=connection-data status=ok cpu_error=none data=0100434a324d2d435055333320202020202020202020

case "5-3-19 controller status read"
> 8000 02 000100 000200 11  0601
expect diagnose request label="controller status read" T0868 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=controller-status
< c000 02 000200 000100 11  0601 0000 01 04 0000 0008 0000 00f7 42415454455259204c4f572020202020
expect diagnose answer label="controller status read" T0868 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=controller-status status=ok cpu_error=none mode=run running=run error=247 fatal=0 non_fatal=8 text="BATTERY LOW"

case "network status read"
> 8000 02 000100 000200 11  0602
expect diagnose request label="network status read" T0888 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=network-status
< c000 02 000200 000100 11  0602 0000 00000000
expect diagnose answer label="network status read" T0888 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=network-status status=ok cpu_error=none data=00000000

case "data link status read"
> 8000 02 000100 000200 11  0603
expect diagnose request label="data link status read" T0888 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=link-status
< c000 02 000200 000100 11  0603 0000 81 01
expect diagnose answer label="data link status read" T0888 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=link-status status=ok cpu_error=none data=8101

case "5-3-20 cycle time read"
> 8000 02 000100 000200 11  0620 01
expect diagnose request label="cycle time read" T0888 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=cycle-time parameter=1
< c000 02 000200 000100 11  0620 0000 00000064 00000080 00000050
expect diagnose answer label="cycle time read" T0888 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=cycle-time status=ok cpu_error=none data=000000640000008000000050

case "cycle time clear"
> 8000 02 000100 000200 11  0620 00
expect diagnose request changes=yes label="cycle time clear" T0888 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=cycle-time parameter=0
< c000 02 000200 000100 11  0620 0000
expect diagnose answer changes=yes label="cycle time clear" T0888 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=cycle-time status=ok cpu_error=none

case "cycle time: a parameter that does not exist"
> 8000 02 000100 000200 11  0620 07
expect diagnose request label="cycle time read" T0888 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=cycle-time parameter=7
expect flaw bad_value

case "5-3-21 clock read"
> 8000 02 000100 000200 11  0701
expect read request label="clock read" T0888 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=clock-read
< c000 02 000200 000100 11  0701 0000 24 02 29 23 59 58 04
expect read answer label="clock read" T0888 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=clock-read status=ok cpu_error=none time=1709251198000

case "5-3-22 clock write, without second"
> 8000 02 000100 000200 11  0702 25 03 05 08 00
expect time request changes=yes label="clock write" T0836 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=clock-write time=1741161600000
< c000 02 000200 000100 11  0702 0000
expect time answer changes=yes label="clock write" T0836 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=clock-write status=ok cpu_error=none

case "clock write: no such month"
> 8000 02 000100 000200 11  0702 25 13 05 08 00 00 03
expect time request changes=yes label="clock write" T0836 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=clock-write
expect flaw bad_value

case "loop-back test"
> 8000 02 000100 000200 11  0801 010203
expect diagnose request label="loop-back test" T0846 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=loop-back data=010203
< c000 02 000200 000100 11  0801 0000 010203
expect diagnose answer label="loop-back test" T0846 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=loop-back status=ok cpu_error=none data=010203

case "broadcast test results read"
> 8000 02 000100 000200 11  0802
expect diagnose request label="broadcast test results read" T0846 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=broadcast-test-result
< c000 02 000200 000100 11  0802 0000 0001
expect diagnose answer label="broadcast test results read" T0846 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=broadcast-test-result status=ok cpu_error=none data=0001

case "broadcast test data; no answer is wanted"
> 8100 02 00ff00 000200 11  0803 0102
expect diagnose request label="broadcast test data" T0846 control=129 gateway_count=2 network=0 node=255 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=broadcast-test data=0102


case "5-3-23 message read"
> 8000 02 000100 000200 11  0920 00ff
expect diagnose request label="message read" T0801 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=message parameter=255
< c000 02 000200 000100 11  0920 0000 4142
expect diagnose answer label="message read" T0801 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=message status=ok cpu_error=none data=4142

case "5-3-24 message clear"
> 8000 02 000100 000200 11  0920 40ff
expect diagnose request changes=yes label="message clear" T0878 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=message parameter=16639
< c000 02 000200 000100 11  0920 0000
expect diagnose answer changes=yes label="message clear" T0878 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=message status=ok cpu_error=none

case "5-3-25 error message read"
> 8000 02 000100 000200 11  0920 80ff
expect diagnose request label="error message read" T0801 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=message parameter=33023
< c000 02 000200 000100 11  0920 0000 0001 4142
expect diagnose answer label="error message read" T0801 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=message status=ok cpu_error=none data=00014142

case "5-3-26 access right acquire"
> 8000 02 000100 000200 11  0c01 ffff
expect session request changes=yes label="access right acquire" control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=access-right data=ffff
< c000 02 000200 000100 11  0c01 3001
expect session answer changes=yes failed label="access right acquire" control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=access-right status=no-access-right cpu_error=none

case "5-3-27 access right acquire by force"
> 8000 02 000100 000200 11  0c02 ffff
expect session request changes=yes label="access right acquire by force" T0858 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=access-right-forced data=ffff
< c000 02 000200 000100 11  0c02 0000
expect session answer changes=yes label="access right acquire by force" T0858 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=access-right-forced status=ok cpu_error=none

case "5-3-28 access right release"
> 8000 02 000100 000200 11  0c03 ffff
expect session request changes=yes label="access right release" control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=access-right-release data=ffff
< c000 02 000200 000100 11  0c03 0000
expect session answer changes=yes label="access right release" control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=access-right-release status=ok cpu_error=none

case "5-3-29 error clear: all"
> 8000 02 000100 000200 11  2101 ffff
expect diagnose request changes=yes label="error clear" T0872 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=error-clear error=65535
< c000 02 000200 000100 11  2101 0000
expect diagnose answer changes=yes label="error clear" T0872 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=error-clear status=ok cpu_error=none

case "5-3-30 error log read"
> 8000 02 000100 000200 11  2102 0000 0001
expect diagnose request label="error log read" T0888 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=error-log-read data=00000001
< c000 02 000200 000100 11  2102 0000 0001 0001 0001
expect diagnose answer label="error log read" T0888 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=error-log-read status=ok cpu_error=none data=000100010001

case "error log clear"
> 8000 02 000100 000200 11  2103
expect diagnose request changes=yes label="error log clear" T0872 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=error-log-clear
< c000 02 000200 000100 11  2103 0000
expect diagnose answer changes=yes label="error log clear" T0872 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=error-log-clear status=ok cpu_error=none

case "write access log read"
> 8000 02 000100 000200 11  2140 0000 0001
expect diagnose request label="write access log read" T0888 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=write-log-read data=00000001
< c000 02 000200 000100 11  2140 0000 0001
expect diagnose answer label="write access log read" T0888 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=write-log-read status=ok cpu_error=none data=0001

case "write access log clear"
> 8000 02 000100 000200 11  2141
expect diagnose request changes=yes label="write access log clear" T0872 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=write-log-clear
< c000 02 000200 000100 11  2141 0000
expect diagnose answer changes=yes label="write access log clear" T0872 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=write-log-clear status=ok cpu_error=none

# ---- files -------------------------------------------------------------------------------------

case "5-3-31 file names read"
> 8000 02 000100 000200 11  2201 8000 0000 0001
expect file request label="file names read" T0888 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=file-names data=800000000001
< c000 02 000200 000100 11  2201 0000 52454349504520202e444154
expect file answer label="file names read" T0888 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=file-names status=ok cpu_error=none data=52454349504520202e444154

case "5-3-32 file read"
> 8000 02 000100 000200 11  2202 8000 52454349504520202e444154 00000010 0020
expect file request label="file read" T0845 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=file-read address=16..47 disk=32768 file="RECIPE  .DAT"
< c000 02 000200 000100 11  2202 0000 0102
expect file answer label="file read" T0845 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=file-read status=ok cpu_error=none data=0102

case "5-3-33 file write"
> 8000 02 000100 000200 11  2203 8000 0001 52454349504520202e444154 00000000 0002 0102
expect file request changes=yes label="file write" T0867 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=file-write parameter=1 disk=32768 file="RECIPE  .DAT" data=0000000000020102
< c000 02 000200 000100 11  2203 0000
expect file answer changes=yes label="file write" T0867 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=file-write status=ok cpu_error=none

case "memory card format"
> 8000 02 000100 000200 11  2204 8000
expect file request changes=yes label="memory card format" T0809 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=card-format data=8000
< c000 02 000200 000100 11  2204 0000
expect file answer changes=yes label="memory card format" T0809 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=card-format status=ok cpu_error=none

case "5-3-35 file delete, two files"
> 8000 02 000100 000200 11  2205 8000 0002 52454349504520202e444154 4f4c4420202020202e444154
expect file request changes=yes label="file delete" T0809 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=file-delete count=2 disk=32768 file="RECIPE  .DAT"
expect file request changes=yes label="file delete" T0809 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=file-delete count=2 disk=32768 file="OLD     .DAT"
< c000 02 000200 000100 11  2205 0000 0002
expect file answer changes=yes label="file delete" T0809 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=file-delete status=ok cpu_error=none data=0002

case "file delete: no files"
> 8000 02 000100 000200 11  2205 8000 0000 202020202020202020202020
expect flaw bad_count

case "volume label"
> 8000 02 000100 000200 11  2206 8000 0001 52454349504520202e444154
expect file request changes=yes label="volume label" control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=volume-label parameter=1 disk=32768 file="RECIPE  .DAT"
< c000 02 000200 000100 11  2206 0000
expect file answer changes=yes label="volume label" control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=volume-label status=ok cpu_error=none

case "5-3-36 file copy"
> 8000 02 000100 000200 11  2207 8000 52454349504520202e444154 8001 4f4c4420202020202e444154
expect file request changes=yes label="file copy" T0867 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=file-copy disk=32768 file="RECIPE  .DAT" new_file="OLD     .DAT"
< c000 02 000200 000100 11  2207 0000
expect file answer changes=yes label="file copy" T0867 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=file-copy status=ok cpu_error=none

case "5-3-37 file rename"
> 8000 02 000100 000200 11  2208 8000 52454349504520202e444154 4f4c4420202020202e444154
expect file request changes=yes label="file rename" T0867 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=file-rename disk=32768 file="RECIPE  .DAT" new_file="OLD     .DAT"
< c000 02 000200 000100 11  2208 2107
expect file answer changes=yes failed label="file rename" T0867 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=file-rename status=file-exists cpu_error=none

case "file data check"
> 8000 02 000100 000200 11  2209 8000 52454349504520202e444154
expect file request label="file data check" T0888 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=file-check disk=32768 file="RECIPE  .DAT"
< c000 02 000200 000100 11  2209 0000
expect file answer label="file data check" T0888 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=file-check status=ok cpu_error=none

case "5-3-38 memory area to file"
> 8000 02 000100 000200 11  220a 0000 82 0000 00 0010 8000 52454349504520202e444154
expect file request changes=yes label="memory area to file" T0802 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=memory-file-transfer area=d address=0..15 count=16 direction=to-file disk=32768 file="RECIPE  .DAT"
< c000 02 000200 000100 11  220a 0000
expect file answer changes=yes label="memory area to file" T0802 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=memory-file-transfer status=ok cpu_error=none

case "memory area from file: CIO"
> 8000 02 000100 000200 11  220a 0001 b0 0000 00 0010 8000 52454349504520202e444154
expect control request changes=yes label="memory area from file" T0855 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=memory-file-transfer area=cio address=0..15 count=16 direction=from-file disk=32768 file="RECIPE  .DAT"
< c000 02 000200 000100 11  220a 0000
expect write answer changes=yes label="memory area from file" T0836 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=memory-file-transfer status=ok cpu_error=none

case "memory area compared with file"
> 8000 02 000100 000200 11  220a 0002 82 0000 00 0010 8000 52454349504520202e444154
expect file request label="memory area compared with file" T0888 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=memory-file-transfer area=d address=0..15 count=16 direction=compare disk=32768 file="RECIPE  .DAT"
< c000 02 000200 000100 11  220a 2007
expect file answer failed label="memory area compared with file" T0888 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=memory-file-transfer status=data-mismatch cpu_error=none

case "a direction that does not exist"
> 8000 02 000100 000200 11  220a 0003 82 0000 00 0010 8000 52454349504520202e444154
expect file request changes=yes label="memory area to file" T0802 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=memory-file-transfer area=d address=0..15 count=16 direction=3 disk=32768 file="RECIPE  .DAT"
expect flaw bad_value

case "5-3-39 parameter area from file"
> 8000 02 000100 000200 11  220b 0001 8010 0000 0010 8000 52454349504520202e444154
expect config request changes=yes label="parameter area from file" T0836 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=parameter-file-transfer parameter_area=plc-setup address=0..15 count=16 direction=from-file disk=32768 file="RECIPE  .DAT"
< c000 02 000200 000100 11  220b 0000
expect config answer changes=yes label="parameter area from file" T0836 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=parameter-file-transfer status=ok cpu_error=none

case "parameter area to file"
> 8000 02 000100 000200 11  220b 0000 8010 0000 0010 8000 52454349504520202e444154
expect file request changes=yes label="parameter area to file" T0802 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=parameter-file-transfer parameter_area=plc-setup address=0..15 count=16 direction=to-file disk=32768 file="RECIPE  .DAT"

case "parameter area compared with file"
> 8000 02 000100 000200 11  220b 0002 8010 0000 0010 8000 52454349504520202e444154
expect file request label="parameter area compared with file" T0888 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=parameter-file-transfer parameter_area=plc-setup address=0..15 count=16 direction=compare disk=32768 file="RECIPE  .DAT"

case "5-3-40 program area from file"
> 8000 02 000100 000200 11  220c 0001 ffff 00000000 00000100 8000 52454349504520202e444154
expect program request changes=yes label="program area from file" T0843 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=program-file-transfer program=65535 address=0..255 count=256 direction=from-file disk=32768 file="RECIPE  .DAT"
< c000 02 000200 000100 11  220c 0000
expect program answer changes=yes label="program area from file" T0843 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=program-file-transfer status=ok cpu_error=none

case "program area to file"
> 8000 02 000100 000200 11  220c 0000 ffff 00000000 00000100 8000 52454349504520202e444154
expect program request changes=yes label="program area to file" T0845 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=program-file-transfer program=65535 address=0..255 count=256 direction=to-file disk=32768 file="RECIPE  .DAT"

case "program area compared with file"
> 8000 02 000100 000200 11  220c 0002 ffff 00000000 00000100 8000 52454349504520202e444154
expect program request label="program area compared with file" T0845 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=program-file-transfer program=65535 address=0..255 count=256 direction=compare disk=32768 file="RECIPE  .DAT"

case "file memory index read"
> 8000 02 000100 000200 11  220f 0001 01
expect file request label="file memory index read" T0888 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=file-memory-index data=000101
< c000 02 000200 000100 11  220f 0000 0001 01
expect file answer label="file memory index read" T0888 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=file-memory-index status=ok cpu_error=none data=000101

case "file memory read"
> 8000 02 000100 000200 11  2210 0001
expect file request label="file memory read" T0845 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=file-memory-read data=0001
< c000 02 000200 000100 11  2210 0000 8000 0102
expect file answer label="file memory read" T0845 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=file-memory-read status=ok cpu_error=none data=80000102

case "file memory write"
> 8000 02 000100 000200 11  2211 80 00 0001 0102
expect file request changes=yes label="file memory write" T0867 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=file-memory-write data=800000010102
< c000 02 000200 000100 11  2211 0000
expect file answer changes=yes label="file memory write" T0867 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=file-memory-write status=ok cpu_error=none

case "5-3-41 directory create"
> 8000 02 000100 000200 11  2215 8000 0000 52454349504520202e444154 0000
expect file request changes=yes label="directory create or delete" T0809 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=directory parameter=0 disk=32768 file="RECIPE  .DAT" data=0000
< c000 02 000200 000100 11  2215 0000
expect file answer changes=yes label="directory create or delete" T0809 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=directory status=ok cpu_error=none

case "memory cassette transfer"
> 8000 02 000100 000200 11  2220 0001 0000
expect program request changes=yes label="memory cassette transfer" T0843 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=cassette-transfer data=00010000
< c000 02 000200 000100 11  2220 0000
expect program answer changes=yes label="memory cassette transfer" T0843 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=cassette-transfer status=ok cpu_error=none

# ---- force -------------------------------------------------------------------------------------

case "5-3-43 forced set, reset and release of three bits"
> 8000 02 000100 000200 11  2301 0003 0001 30 0001 00 0000 30 0001 01 ffff 31 000a 0f
expect control request changes=yes label="forced set or reset" T0835 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=force area=cio-bit address=1..1 bit=0 count=3 force=force-on
expect control request changes=yes label="forced set or reset" T0835 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=force area=cio-bit address=1..1 bit=1 count=3 force=force-off
expect control request changes=yes label="forced set or reset" T0835 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=force area=w-bit address=10..10 bit=15 count=3 force=release
refuse = c0 00 02 00 02 00 00 01 00 11 23 01 30 01
< c000 02 000200 000100 11  2301 0000
expect control answer changes=yes label="forced set or reset" T0835 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=force status=ok cpu_error=none

case "forced set: two announced, one there"
> 8000 02 000100 000200 11  2301 0002 0001 30 0001 00
expect control request changes=yes label="forced set or reset" T0835 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=force area=cio-bit address=1..1 bit=0 count=2 force=force-on
expect flaw truncated
expect flaw bad_count

case "forced set: a specification that does not exist"
> 8000 02 000100 000200 11  2301 0001 0007 30 0001 00
expect control request changes=yes label="forced set or reset" T0835 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=force area=cio-bit address=1..1 bit=0 count=1 force=7
expect flaw bad_value

case "5-3-44 forced set and reset cancel"
> 8000 02 000100 000200 11  2302
expect control request changes=yes label="forced set and reset cancel" T0835 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=force-cancel
< c000 02 000200 000100 11  2302 0000
expect control answer changes=yes label="forced set and reset cancel" T0835 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=force-cancel status=ok cpu_error=none

case "multiple forced status read"
> 8000 02 000100 000200 11  230a 30 0001 00 0004
expect read request label="multiple forced status read" T0801 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=force-status area=cio-bit address=1..1 bit=0 count=4
< c000 02 000200 000100 11  230a 0000 01 00 00 00
expect read answer label="multiple forced status read" T0801 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=force-status status=ok cpu_error=none area=cio-bit address=1..1 bit=0 value=[1,0,0,0]

# ---- names -------------------------------------------------------------------------------------

case "name set"
> 8000 02 000100 000200 11  2601 4c494e45
expect config request changes=yes label="name set" T0836 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=name-set text="LINE"
< c000 02 000200 000100 11  2601 0000
expect config answer changes=yes label="name set" T0836 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=name-set status=ok cpu_error=none

case "name delete"
> 8000 02 000100 000200 11  2602
expect config request changes=yes label="name delete" T0836 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=name-delete
< c000 02 000200 000100 11  2602 0000
expect config answer changes=yes label="name delete" T0836 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=name-delete status=ok cpu_error=none

case "name read"
> 8000 02 000100 000200 11  2603
expect identify request label="name read" T0888 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=name-read
< c000 02 000200 000100 11  2603 0000 4c494e4531
expect identity name="LINE1"
expect identify answer label="name read" T0888 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=name-read status=ok cpu_error=none text="LINE1"

# ---- Ethernet units: W421 ----------------------------------------------------------------------

case "UDP open"
> 8000 02 000100 000200 11  2701 0001
expect other request changes=unknown label="UDP open" T0884 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=udp-open data=0001
< c000 02 000200 000100 11  2701 0000 01
expect other answer changes=unknown label="UDP open" T0884 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=udp-open status=ok cpu_error=none data=01

case "UDP receive"
> 8000 02 000100 000200 11  2702 0001
expect other request changes=unknown label="UDP receive" T0884 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=udp-receive data=0001
< c000 02 000200 000100 11  2702 0000 01
expect other answer changes=unknown label="UDP receive" T0884 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=udp-receive status=ok cpu_error=none data=01

case "UDP send"
> 8000 02 000100 000200 11  2703 0001
expect other request changes=unknown label="UDP send" T0884 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=udp-send data=0001
< c000 02 000200 000100 11  2703 0000 01
expect other answer changes=unknown label="UDP send" T0884 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=udp-send status=ok cpu_error=none data=01

case "UDP close"
> 8000 02 000100 000200 11  2704 0001
expect other request changes=unknown label="UDP close" T0884 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=udp-close data=0001
< c000 02 000200 000100 11  2704 0000 01
expect other answer changes=unknown label="UDP close" T0884 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=udp-close status=ok cpu_error=none data=01

case "TCP listen"
> 8000 02 000100 000200 11  2710 0001
expect other request changes=unknown label="TCP listen" T0884 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=tcp-listen data=0001
< c000 02 000200 000100 11  2710 0000 01
expect other answer changes=unknown label="TCP listen" T0884 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=tcp-listen status=ok cpu_error=none data=01

case "TCP connect"
> 8000 02 000100 000200 11  2711 0001
expect other request changes=unknown label="TCP connect" T0884 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=tcp-connect data=0001
< c000 02 000200 000100 11  2711 0000 01
expect other answer changes=unknown label="TCP connect" T0884 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=tcp-connect status=ok cpu_error=none data=01

case "TCP receive"
> 8000 02 000100 000200 11  2712 0001
expect other request changes=unknown label="TCP receive" T0884 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=tcp-receive data=0001
< c000 02 000200 000100 11  2712 0000 01
expect other answer changes=unknown label="TCP receive" T0884 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=tcp-receive status=ok cpu_error=none data=01

case "TCP send"
> 8000 02 000100 000200 11  2713 0001
expect other request changes=unknown label="TCP send" T0884 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=tcp-send data=0001
< c000 02 000200 000100 11  2713 0000 01
expect other answer changes=unknown label="TCP send" T0884 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=tcp-send status=ok cpu_error=none data=01

case "TCP close"
> 8000 02 000100 000200 11  2714 0001
expect other request changes=unknown label="TCP close" T0884 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=tcp-close data=0001
< c000 02 000200 000100 11  2714 0000 01
expect other answer changes=unknown label="TCP close" T0884 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=tcp-close status=ok cpu_error=none data=01

case "ping a host"
> 8000 02 000100 000200 11  2720 0001
expect diagnose request label="ping a host" T0846 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=ping data=0001
< c000 02 000200 000100 11  2720 0000 01
expect diagnose answer label="ping a host" T0846 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=ping status=ok cpu_error=none data=01

case "remote node change"
> 8000 02 000100 000200 11  2730 0001
expect config request changes=yes label="remote node change" T0836 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=remote-node-change data=0001
< c000 02 000200 000100 11  2730 0000 01
expect config answer changes=yes label="remote node change" T0836 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=remote-node-change status=ok cpu_error=none data=01

case "connection status read"
> 8000 02 000100 000200 11  2731 0001
expect diagnose request label="connection status read" T0888 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=connection-status data=0001
< c000 02 000200 000100 11  2731 0000 01
expect diagnose answer label="connection status read" T0888 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=connection-status status=ok cpu_error=none data=01

case "IP address table write"
> 8000 02 000100 000200 11  2750 0001
expect config request changes=yes label="IP address table write" T0836 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=address-table-write data=0001
< c000 02 000200 000100 11  2750 0000 01
expect config answer changes=yes label="IP address table write" T0836 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=address-table-write status=ok cpu_error=none data=01

case "IP address write"
> 8000 02 000100 000200 11  2757 0001
expect config request changes=yes label="IP address write" T0836 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=address-write data=0001
< c000 02 000200 000100 11  2757 0000 01
expect config answer changes=yes label="IP address write" T0836 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=address-write status=ok cpu_error=none data=01

case "IP address table read"
> 8000 02 000100 000200 11  2760 0001
expect read request label="IP address table read" T0888 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=address-table-read data=0001
< c000 02 000200 000100 11  2760 0000 01
expect read answer label="IP address table read" T0888 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=address-table-read status=ok cpu_error=none data=01

case "IP router table read"
> 8000 02 000100 000200 11  2761 0001
expect read request label="IP router table read" T0888 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=router-table-read data=0001
< c000 02 000200 000100 11  2761 0000 01
expect read answer label="IP router table read" T0888 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=router-table-read status=ok cpu_error=none data=01

case "protocol status read"
> 8000 02 000100 000200 11  2762 0001
expect diagnose request label="protocol status read" T0888 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=protocol-status data=0001
< c000 02 000200 000100 11  2762 0000 01
expect diagnose answer label="protocol status read" T0888 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=protocol-status status=ok cpu_error=none data=01

case "memory status read"
> 8000 02 000100 000200 11  2763 0001
expect diagnose request label="memory status read" T0888 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=memory-status data=0001
< c000 02 000200 000100 11  2763 0000 01
expect diagnose answer label="memory status read" T0888 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=memory-status status=ok cpu_error=none data=01

case "socket status read"
> 8000 02 000100 000200 11  2764 0001
expect diagnose request label="socket status read" T0888 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=socket-status data=0001
< c000 02 000200 000100 11  2764 0000 01
expect diagnose answer label="socket status read" T0888 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=socket-status status=ok cpu_error=none data=01

case "address information read"
> 8000 02 000100 000200 11  2765 0001
expect identify request label="address information read" T0888 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=address-information data=0001
< c000 02 000200 000100 11  2765 0000 01
expect identify answer label="address information read" T0888 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=address-information status=ok cpu_error=none data=01

case "IP address read"
> 8000 02 000100 000200 11  2767 0001
expect read request label="IP address read" T0888 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=address-read data=0001
< c000 02 000200 000100 11  2767 0000 01
expect read answer label="IP address read" T0888 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=address-read status=ok cpu_error=none data=01

case "explicit message"
> 8000 02 000100 000200 11  2801 0001
expect other request changes=unknown label="explicit message" control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=explicit-message data=0001
< c000 02 000200 000100 11  2801 0000 01
expect other answer changes=unknown label="explicit message" control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=explicit-message status=ok cpu_error=none data=01

# ---- headers, answers, flaws -------------------------------------------------------------------

case "a command that nobody has assigned"
> 8000 02 000100 000200 11  7f01 01
expect other request changes=unknown label="unknown command" control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=32513 data=01
expect flaw unknown_command
< c000 02 000200 000100 11  7f01 0401
expect other answer changes=unknown failed label="unknown command" control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=32513 status=undefined-command cpu_error=none

case "an answer without a request"
< c000 02 000200 000100 11  0101 0000 1234
expect read answer label="memory area read" T0801 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=memory-read status=ok cpu_error=none data=1234
expect flaw no_request

case "an answer to another command"
> 8000 02 000100 000200 11  0101 82 0064 00 0001
expect read request label="memory area read" T0801 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=memory-read area=d address=100..100 count=1
< c000 02 000200 000100 11  0102 0000
expect write answer changes=yes label="memory area write" T0836 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=memory-write status=ok cpu_error=none
expect flaw misfit

case "a device behind a gateway; the relay has no routing table"
> 8000 02 051000 000200 11  0101 82 0064 00 0001
expect read request routed label="memory area read" T0801 control=128 gateway_count=2 network=5 node=16 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=memory-read area=d address=100..100 count=1
refuse = c0 00 02 00 02 00 05 10 00 11 01 01 30 01
< c000 02 000200 051000 11  0101 8502 0103
expect read answer routed failed label="memory area read" T0801 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=5 source_node=16 source_unit=cpu sequence=17 function=memory-read status=no-routing-table cpu_error=none relay_network=1 relay_node=3 area=d address=100..100

case "reserved bits, and too many gateways"
> 8400 02 000100 000200 11  0601
expect diagnose request label="controller status read" T0868 control=132 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=controller-status
expect flaw bad_header
> 8001 02 000100 000200 12  0601
expect diagnose request label="controller status read" T0868 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=18 function=controller-status
expect flaw bad_header
> 8000 09 000100 000200 13  0601
expect diagnose request label="controller status read" T0868 control=128 gateway_count=9 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=19 function=controller-status
expect flaw bad_header

case "the parameters are missing"
> 8000 02 000100 000200 11  0101 82 00
expect flaw truncated

case "bytes behind the parameters"
> 8000 02 000100 000200 11  0101 82 0064 00 0001 ff
expect read request label="memory area read" T0801 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=memory-read area=d address=100..100 count=1
expect flaw trailing
refuse = c0 00 02 00 02 00 00 01 00 11 01 01 30 01

case "no answer is wanted: there is none to refuse with"
> 8100 02 000100 000200 11  0402
expect run request changes=yes label="stop" T0858 control=129 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=stop
refuse = none

case "the controller asks, and the conversation was joined in its middle"
midstream
> c000 02 000200 000100 11  0101 0000 1234
expect read answer label="memory area read" T0801 control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=memory-read status=ok cpu_error=none data=1234
expect flaw no_request
expect turned

# ---- FINS/TCP: W421, 7-4 -----------------------------------------------------------------------

case "nodes are exchanged, then a read"
transport tcp
ports 40000 9600
> 46494e53 0000000c 00000000 00000000 00000000
expect session request housekeeping label="node address of the client" tcp_command=client-node length=12 tcp_error=none client_node=0
expect carrier
< 46494e53 00000010 00000001 00000000 00000002 00000001
expect session answer housekeeping label="node address of the server" tcp_command=server-node length=16 tcp_error=none client_node=2 server_node=1
expect carrier
> 46494e53 0000001a 00000002 00000000 8000 02 000100 000200 11  0101 82 0064 00 0001
expect read request label="memory area read" T0801 tcp_command=frame length=26 tcp_error=none control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=memory-read area=d address=100..100 count=1
refuse = 46 49 4e 53 00 00 00 16 00 00 00 02 00 00 00 00 c0 00 02 00 02 00 00 01 00 11 01 01 30 01
< 46494e53 00000018 00000002 00000000 c000 02 000200 000100 11  0101 0000 1234
expect read answer label="memory area read" T0801 tcp_command=frame length=24 tcp_error=none control=192 gateway_count=2 network=0 node=2 unit=cpu source_network=0 source_node=1 source_unit=cpu sequence=17 function=memory-read status=ok cpu_error=none area=d address=100..100 value=[4660]
> 46494e53 00000008 00000006 00000000
expect session request housekeeping label="connection check" tcp_command=confirm length=8 tcp_error=none
expect carrier
refuse = none

case "no node is left; a frame that is too long; an unknown command"
transport tcp
ports 40000 9600
< 46494e53 00000010 00000001 00000025 00000000 00000001
expect session answer housekeeping failed label="node address of the server" tcp_command=server-node length=16 tcp_error=no-node-left client_node=0 server_node=1
expect carrier
< 46494e53 00000008 00000003 00000002
expect session answer housekeeping failed label="frame not accepted" tcp_command=error length=8 tcp_error=too-long
expect carrier
> 46494e53 00000008 00000007 00000000
expect flaw unknown_tcp_command
expect carrier
> 46494e53 0000000d 00000000 00000000 00000000 00
expect session request housekeeping label="node address of the client" tcp_command=client-node length=13 tcp_error=none client_node=0
expect flaw bad_length
expect carrier
> 46494e53 0000000a 00000002 00000000 8000
expect flaw truncated

case "another protocol"
transport tcp
> 47455420 2f
expect foreign

case "a length that no frame has"
transport tcp
> 46494e53 00000004
expect foreign

case "the head of a frame in two parts"
transport tcp
> 4649
expect more
> 4e53 00000008 00000006 00000000
expect session request housekeeping label="connection check" tcp_command=confirm length=8 tcp_error=none
expect carrier

# W342, 5-3-12: a word beyond the last that four octets can name.
case "program area read beyond the last address"
> 8000 02 000100 000200 11  0306 ffff ffffffff 0004
expect program request label="program area read" T0845 control=128 gateway_count=2 network=0 node=1 unit=cpu source_network=0 source_node=2 source_unit=cpu sequence=17 function=program-read program=65535 address=4294967295..4294967298 count=4
expect flaw bad_value
