# SPDX-License-Identifier: Apache-2.0
# Mitsubishi MELSEC, by hand from SH-080008 (clauses in the case names) and, for MELSOFT, after captures.  A line
# of 3E binary is: subheader, route, length, timer or end code, command, subcommand, data.
protocol melsec

# ---- devices, 3E binary ------------------------------------------------------------------------

case "8.2 batch read by words: 3 words from D100"
> 5000 00 ff ff03 00 0c00 1000 0104 0000 640000 a8 0300
expect read request label="batch read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=12 timer=16 function=batch-read subfunction=0 access=words device=d address=100..102 count=3
< d000 00 ff ff03 00 0800 0000 0100 ffff 3412
expect read answer label="batch read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=8 function=batch-read subfunction=0 status=ok access=words device=d address=100..102 value=[1,65535,4660]

case "8.2 batch read by words of a bit device: M100 to M131"
> 5000 00 ff ff03 00 0c00 1000 0104 0000 640000 90 0200
expect read request label="batch read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=12 timer=16 function=batch-read subfunction=0 access=words device=m address=100..131 count=2
< d000 00 ff ff03 00 0600 0000 3412 0200
expect read answer label="batch read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=6 function=batch-read subfunction=0 status=ok access=words device=m address=100..131 value=[4660,2]

case "8.2 batch read by bits: 5 points from X40"
> 5000 00 ff ff03 00 0c00 1000 0104 0100 400000 9c 0500
expect read request label="batch read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=12 timer=16 function=batch-read subfunction=1 access=bits device=x address=64..68 count=5
< d000 00 ff ff03 00 0500 0000 10 11 00
expect read answer label="batch read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=5 function=batch-read subfunction=1 status=ok access=bits device=x address=64..68 value=[1,0,1,1,0]

case "8.2 batch read, long addresses of iQ-R"
> 5000 00 ff ff03 00 0e00 1000 0104 0200 64000000 a800 0100
expect read request label="batch read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=14 timer=16 function=batch-read subfunction=2 access=words device=d address=100..100 count=1
< d000 00 ff ff03 00 0400 0000 0100
expect read answer label="batch read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=4 function=batch-read subfunction=2 status=ok access=words device=d address=100..100 value=[1]

case "batch read refused: the device is not accessible"
> 5000 00 ff ff03 00 0c00 1000 0104 0000 640000 a8 0300
expect read request label="batch read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=12 timer=16 function=batch-read subfunction=0 access=words device=d address=100..102 count=3
refuse = d0 00 00 ff ff 03 00 0b 00 5b c0 00 ff ff 03 00 01 04 00 00
refuse 49241 = d0 00 00 ff ff 03 00 0b 00 59 c0 00 ff ff 03 00 01 04 00 00
< d000 00 ff ff03 00 0b00 56c0 00 ff ff03 00 01040000
expect read answer failed label="batch read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=11 function=batch-read subfunction=0 status=address-exceeded device=d address=100..102

case "batch read: the answer is a word short, and another one names another command"
> 5000 00 ff ff03 00 0c00 1000 0104 0000 640000 a8 0300
expect read request label="batch read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=12 timer=16 function=batch-read subfunction=0 access=words device=d address=100..102 count=3
< d000 00 ff ff03 00 0600 0000 0100 0200
expect read answer label="batch read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=6 function=batch-read subfunction=0 status=ok device=d address=100..102 data=01000200
expect flaw misfit
> 5000 00 ff ff03 00 0c00 1000 0104 0000 640000 a8 0100
expect read request label="batch read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=12 timer=16 function=batch-read subfunction=0 access=words device=d address=100..100 count=1
< d000 00 ff ff03 00 0b00 59c0 00 ff ff03 00 01140000
expect read answer failed label="batch read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=11 function=batch-read subfunction=0 status=command-error device=d address=100..100
expect flaw misfit

case "8.2 batch write by words"
> 5000 00 ff ff03 00 1000 1000 0114 0000 640000 a8 0200 0a00 1400
expect write request changes=yes label="batch write" T0836 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=16 timer=16 function=batch-write subfunction=0 access=words device=d address=100..101 count=2 value=[10,20]
refuse = d0 00 00 ff ff 03 00 0b 00 5b c0 00 ff ff 03 00 01 14 00 00
< d000 00 ff ff03 00 0200 0000 
expect write answer changes=yes label="batch write" T0836 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=2 function=batch-write subfunction=0 status=ok device=d address=100..101

case "8.2 batch write by bits: outputs are control"
> 5000 00 ff ff03 00 0e00 1000 0114 0100 200000 9d 0300 11 00
expect control request changes=yes label="batch write" T0855 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=14 timer=16 function=batch-write subfunction=1 access=bits device=y address=32..34 count=3 value=[1,1,0]
< d000 00 ff ff03 00 0200 0000 
expect control answer changes=yes label="batch write" T0855 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=2 function=batch-write subfunction=1 status=ok device=y address=32..34

case "batch write by bits: a half byte that is no bit"
> 5000 00 ff ff03 00 0d00 1000 0114 0100 000000 90 0200 12
expect write request changes=yes label="batch write" T0836 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=13 timer=16 function=batch-write subfunction=1 access=bits device=m address=0..1 count=2 value=[1,2]
expect flaw bad_value

case "batch write refused"
> 5000 00 ff ff03 00 0e00 1000 0114 0000 000000 9d 0100 ffff
expect control request changes=yes label="batch write" T0855 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=14 timer=16 function=batch-write subfunction=0 access=words device=y address=0..15 count=1 value=[65535]
< d000 00 ff ff03 00 0b00 5bc0 00 ff ff03 00 01140000
expect control answer changes=yes failed label="batch write" T0855 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=11 function=batch-write subfunction=0 status=device-not-accessible device=y address=0..15

case "batch write: fewer words than announced"
> 5000 00 ff ff03 00 0e00 1000 0114 0000 640000 a8 0300 0a00
expect flaw truncated
expect flaw bad_count

case "8.3 random read: D0, T0, X20 as words, D1500 as a double word"
> 5000 00 ff ff03 00 1800 1000 0304 0000 03 01 000000 a8 000000 c2 200000 9c dc0500 a8 
expect read request label="random read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=24 timer=16 function=random-read subfunction=0 device=d address=0..0
expect read request label="random read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=24 timer=16 function=random-read subfunction=0 device=timer address=0..0
expect read request label="random read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=24 timer=16 function=random-read subfunction=0 device=x address=32..47
expect read request label="random read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=24 timer=16 function=random-read subfunction=0 device=d address=1500..1501
< d000 00 ff ff03 00 0c00 0000 9519 0202 3020 4f4e544c
expect read answer label="random read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=12 function=random-read subfunction=0 status=ok value=[6549,514,8240]
expect read answer label="random read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=12 function=random-read subfunction=0 status=ok value=[1280593487]

case "random read: an answer that is too short"
> 5000 00 ff ff03 00 1000 1000 0304 0000 02 00 000000 a8 010000 a8 
expect read request label="random read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=16 timer=16 function=random-read subfunction=0 device=d address=0..0
expect read request label="random read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=16 timer=16 function=random-read subfunction=0 device=d address=1..1
< d000 00 ff ff03 00 0400 0000 0100
expect read answer label="random read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=4 function=random-read subfunction=0 status=ok data=0100
expect flaw misfit

case "random read of double words only; and of nothing"
> 5000 00 ff ff03 00 0c00 1000 0304 0000 00 01 000000 a8 
expect read request label="random read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=12 timer=16 function=random-read subfunction=0 device=d address=0..1
< d000 00 ff ff03 00 0600 0000 01000000
expect read answer label="random read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=6 function=random-read subfunction=0 status=ok value=[1]
> 5000 00 ff ff03 00 0800 1000 0304 0000 00 00
expect flaw bad_count

case "8.3 random write by words: D0 = 1, D1500 and D1501 = 70000"
> 5000 00 ff ff03 00 1600 1000 0214 0000 01 01 000000 a8 0100 dc0500 a8 70110100
expect write request changes=yes label="random write" T0836 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=22 timer=16 function=random-write subfunction=0 device=d address=0..0 value=[1]
expect write request changes=yes label="random write" T0836 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=22 timer=16 function=random-write subfunction=0 device=d address=1500..1501 value=[70000]
< d000 00 ff ff03 00 0200 0000 
expect write answer changes=yes label="random write" T0836 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=2 function=random-write subfunction=0 status=ok

case "8.3 random write by bits: M50 off, Y2F on"
> 5000 00 ff ff03 00 1100 1000 0214 0100 02 320000 90 00 2f0000 9d 01
expect write request changes=yes label="random write" T0836 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=17 timer=16 function=random-write subfunction=1 device=m address=50..50 value=[0]
expect control request changes=yes label="random write" T0855 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=17 timer=16 function=random-write subfunction=1 device=y address=47..47 value=[1]
< d000 00 ff ff03 00 0200 0000 
expect write answer changes=yes label="random write" T0836 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=2 function=random-write subfunction=1 status=ok

case "random write by bits, iQ-R: a bit takes two bytes; and nothing"
> 5000 00 ff ff03 00 0f00 1000 0214 0300 01 32000000 9000 0100
expect write request changes=yes label="random write" T0836 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=15 timer=16 function=random-write subfunction=3 device=m address=50..50 value=[1]
< d000 00 ff ff03 00 0200 0000 
expect write answer changes=yes label="random write" T0836 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=2 function=random-write subfunction=3 status=ok
> 5000 00 ff ff03 00 0800 1000 0214 0000 00 00
expect flaw bad_count

case "8.4 monitor: two devices are registered, then read"
> 5000 00 ff ff03 00 1000 1000 0108 0000 02 00 000000 a8 100000 90 
expect read request label="register monitored devices" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=16 timer=16 function=monitor-register subfunction=0 device=d address=0..0
expect read request label="register monitored devices" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=16 timer=16 function=monitor-register subfunction=0 device=m address=16..31
< d000 00 ff ff03 00 0200 0000 
expect read answer label="register monitored devices" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=2 function=monitor-register subfunction=0 status=ok
> 5000 00 ff ff03 00 0600 1000 0208 0000 
expect read request label="monitor" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=6 timer=16 function=monitor subfunction=0
< d000 00 ff ff03 00 0600 0000 0100 0200
expect read answer label="monitor" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=6 function=monitor subfunction=0 status=ok data=01000200

case "8.5 multiple block read: D0 to D3, W100 to W107 and M0 to M31"
> 5000 00 ff ff03 00 1a00 1000 0604 0000 02 01 000000 a8 0400 000100 b4 0800 000000 90 0200
expect read request label="multiple block read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=26 timer=16 function=block-read subfunction=0 device=d address=0..3 count=4
expect read request label="multiple block read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=26 timer=16 function=block-read subfunction=0 device=w address=256..263 count=8
expect read request label="multiple block read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=26 timer=16 function=block-read subfunction=0 device=m address=0..31 count=2
< d000 00 ff ff03 00 0600 0000 0800 3020
expect read answer label="multiple block read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=6 function=block-read subfunction=0 status=ok value=[8,8240]

case "8.5 multiple block write; and nothing; and nothing to read"
> 5000 00 ff ff03 00 1a00 1000 0614 0000 01 01 000000 a8 0200 0100 0200 000000 9d 0100 ff00
expect write request changes=yes label="multiple block write" T0836 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=26 timer=16 function=block-write subfunction=0 access=words device=d address=0..1 count=2 value=[1,2]
expect control request changes=yes label="multiple block write" T0855 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=26 timer=16 function=block-write subfunction=0 access=words device=y address=0..15 count=1 value=[255]
< d000 00 ff ff03 00 0200 0000 
expect write answer changes=yes label="multiple block write" T0836 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=2 function=block-write subfunction=0 status=ok
> 5000 00 ff ff03 00 0800 1000 0614 0000 00 00
expect flaw bad_count
> 5000 00 ff ff03 00 0800 1000 0604 0000 00 00
expect flaw bad_count

case "a device that nobody has assigned"
> 5000 00 ff ff03 00 0c00 1000 0104 0000 010000 11 0100
expect read request label="batch read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=12 timer=16 function=batch-read subfunction=0 access=words device=17 address=1..1 count=1
expect flaw unknown_device

case "no points, and more than there can be"
> 5000 00 ff ff03 00 0c00 1000 0104 0000 010000 a8 0000
expect read request label="batch read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=12 timer=16 function=batch-read subfunction=0 access=words device=d address=1..1 count=0
expect flaw bad_count
> 5000 00 ff ff03 00 0c00 1000 0104 0000 010000 a8 ffff
expect read request label="batch read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=12 timer=16 function=batch-read subfunction=0 access=words device=d address=1..65535 count=65535
expect flaw bad_count

case "address and points go beyond the last number"
> 5000 00 ff ff03 00 0e00 1000 0104 0200 ffffffff a800 0200
expect read request label="batch read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=14 timer=16 function=batch-read subfunction=2 access=words device=d address=4294967295..4294967296 count=2
expect flaw address_overflow

case "extended devices are not read"
> 5000 00 ff ff03 00 1200 1000 0104 8000 0000 640000 a8 000000f9 0100
expect read request label="batch read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=18 timer=16 function=batch-read subfunction=128 data=0000640000a8000000f90100
expect flaw unknown_subcommand
< d000 00 ff ff03 00 0400 0000 0100
expect read answer label="batch read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=4 function=batch-read subfunction=128 status=ok data=0100

case "a subcommand that nobody has assigned"
> 5000 00 ff ff03 00 0c00 1000 0104 0010 010000 a8 0100
expect read request label="batch read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=12 timer=16 function=batch-read subfunction=4096 access=words device=d address=1..1 count=1
expect flaw unknown_subcommand

case "8.8 labels"
> 5000 00 ff ff03 00 0a00 1000 1a04 0000 0100 0000
expect read request label="array label read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=10 timer=16 function=array-label-read subfunction=0 data=01000000
< d000 00 ff ff03 00 0400 0000 0100
expect read answer label="array label read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=4 function=array-label-read subfunction=0 status=ok data=0100
> 5000 00 ff ff03 00 0a00 1000 1c04 0000 0100 0000
expect read request label="label read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=10 timer=16 function=label-read subfunction=0 data=01000000
< d000 00 ff ff03 00 0400 0000 0100
expect read answer label="label read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=4 function=label-read subfunction=0 status=ok data=0100
> 5000 00 ff ff03 00 0a00 1000 1a14 0000 0100 0000
expect write request changes=yes label="array label write" T0836 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=10 timer=16 function=array-label-write subfunction=0 data=01000000
< d000 00 ff ff03 00 0200 0000 
expect write answer changes=yes label="array label write" T0836 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=2 function=array-label-write subfunction=0 status=ok
> 5000 00 ff ff03 00 0a00 1000 1b14 0000 0100 0000
expect write request changes=yes label="label write" T0836 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=10 timer=16 function=label-write subfunction=0 data=01000000
< d000 00 ff ff03 00 0200 0000 
expect write answer changes=yes label="label write" T0836 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=2 function=label-write subfunction=0 status=ok

# ---- buffer memories ---------------------------------------------------------------------------

case "8.6 buffer memory of the own module"
> 5000 00 ff ff03 00 0c00 1000 1306 0000 78000000 0200
expect read request label="buffer memory read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=12 timer=16 function=buffer-read subfunction=0 address=120..121 count=2
< d000 00 ff ff03 00 0600 0000 0100 0200
expect read answer label="buffer memory read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=6 function=buffer-read subfunction=0 status=ok address=120..121 value=[1,2]
> 5000 00 ff ff03 00 0e00 1000 1316 0000 78000000 0100 3412
expect write request changes=yes label="buffer memory write" T0836 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=14 timer=16 function=buffer-write subfunction=0 address=120..120 count=1 value=[4660]
< d000 00 ff ff03 00 0200 0000 
expect write answer changes=yes label="buffer memory write" T0836 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=2 function=buffer-write subfunction=0 status=ok address=120..120

case "8.7 buffer memory of an intelligent module, by bytes"
> 5000 00 ff ff03 00 0e00 1000 0106 0000 00010000 0200 0500
expect read request label="intelligent module read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=14 timer=16 function=module-read subfunction=0 address=256..257 count=2 unit=5
< d000 00 ff ff03 00 0400 0000 0102
expect read answer label="intelligent module read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=4 function=module-read subfunction=0 status=ok address=256..257 value=[1,2]
> 5000 00 ff ff03 00 1000 1000 0116 0000 00010000 0200 0500 0304
expect write request changes=yes label="intelligent module write" T0836 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=16 timer=16 function=module-write subfunction=0 address=256..257 count=2 value=[3,4] unit=5
< d000 00 ff ff03 00 0200 0000 
expect write answer changes=yes label="intelligent module write" T0836 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=2 function=module-write subfunction=0 status=ok address=256..257

case "buffer memory: an answer that is too short, and a write that is"
> 5000 00 ff ff03 00 0c00 1000 1306 0000 78000000 0200
expect read request label="buffer memory read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=12 timer=16 function=buffer-read subfunction=0 address=120..121 count=2
< d000 00 ff ff03 00 0400 0000 0100
expect read answer label="buffer memory read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=4 function=buffer-read subfunction=0 status=ok address=120..121 value=[1]
expect flaw misfit
> 5000 00 ff ff03 00 0e00 1000 1316 0000 78000000 0200 3412
expect flaw truncated
expect flaw bad_count

# ---- the CPU -----------------------------------------------------------------------------------

case "9.1 remote run, forced, everything cleared"
> 5000 00 ff ff03 00 0a00 1000 0110 0000 0300 02 00
expect run request changes=yes label="remote run" T0858 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=10 timer=16 function=remote-run subfunction=0 mode=force clear=everything
refuse = d0 00 00 ff ff 03 00 0b 00 5b c0 00 ff ff 03 00 01 10 00 00
< d000 00 ff ff03 00 0200 0000 
expect run answer changes=yes label="remote run" T0858 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=2 function=remote-run subfunction=0 status=ok

case "9.2 remote stop"
> 5000 00 ff ff03 00 0800 1000 0210 0000 0100
expect run request changes=yes label="remote stop" T0858 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=8 timer=16 function=remote-stop subfunction=0 mode=normal
< d000 00 ff ff03 00 0200 0000 
expect run answer changes=yes label="remote stop" T0858 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=2 function=remote-stop subfunction=0 status=ok

case "9.3 remote pause"
> 5000 00 ff ff03 00 0800 1000 0310 0000 0100
expect run request changes=yes label="remote pause" T0858 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=8 timer=16 function=remote-pause subfunction=0 mode=normal
< d000 00 ff ff03 00 0200 0000 
expect run answer changes=yes label="remote pause" T0858 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=2 function=remote-pause subfunction=0 status=ok

case "9.4 remote latch clear"
> 5000 00 ff ff03 00 0800 1000 0510 0000 0100
expect run request changes=yes label="remote latch clear" T0809 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=8 timer=16 function=remote-latch-clear subfunction=0 mode=normal
< d000 00 ff ff03 00 0200 0000 
expect run answer changes=yes label="remote latch clear" T0809 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=2 function=remote-latch-clear subfunction=0 status=ok

case "9.5 remote reset: no answer"
> 5000 00 ff ff03 00 0800 1000 0610 0000 0100
expect run request changes=yes label="remote reset" T0816 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=8 timer=16 function=remote-reset subfunction=0 mode=normal

case "remote run: a mode and a clearing that do not exist"
> 5000 00 ff ff03 00 0a00 1000 0110 0000 0200 07 00
expect run request changes=yes label="remote run" T0858 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=10 timer=16 function=remote-run subfunction=0 mode=2 clear=7
expect flaw bad_value

case "9.6 read type name"
> 5000 00 ff ff03 00 0600 1000 0101 0000 
expect identify request label="read type name" T0888 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=6 timer=16 function=read-type subfunction=0
< d000 00 ff ff03 00 1400 0000 51303355445643505520202020202020 6603
expect identity vendor="Mitsubishi"
expect identity product="Q03UDVCPU"
expect identify answer label="read type name" T0888 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=20 function=read-type subfunction=0 status=ok text="Q03UDVCPU" model=870

# ---- other commands ----------------------------------------------------------------------------

case "10 loop-back test"
> 5000 00 ff ff03 00 0d00 1000 1906 0000 0500 4142434445
expect diagnose request label="loop-back test" T0846 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=13 timer=16 function=loop-back subfunction=0 data=05004142434445
< d000 00 ff ff03 00 0900 0000 0500 4142434445
expect diagnose answer label="loop-back test" T0846 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=9 function=loop-back subfunction=0 status=ok data=05004142434445

case "error clear"
> 5000 00 ff ff03 00 0600 1000 1716 0000 
expect diagnose request changes=yes label="error clear" T0872 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=6 timer=16 function=error-clear subfunction=0
< d000 00 ff ff03 00 0200 0000 
expect diagnose answer changes=yes label="error clear" T0872 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=2 function=error-clear subfunction=0 status=ok

case "13 remote password: it is not shown"
> 5000 00 ff ff03 00 0c00 1000 3016 0000 0400 31323334
expect session request changes=yes label="remote password unlock" T0859 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=12 timer=16 function=password-unlock subfunction=0
< d000 00 ff ff03 00 0200 0000 
expect session answer changes=yes label="remote password unlock" T0859 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=2 function=password-unlock subfunction=0 status=ok
> 5000 00 ff ff03 00 0c00 1000 3116 0000 0400 31323334
expect session request changes=yes label="remote password lock" framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=12 timer=16 function=password-lock subfunction=0
< d000 00 ff ff03 00 0b00 00c2 00 ff ff03 00 31160000
expect session answer changes=yes failed label="remote password lock" framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=11 function=password-lock subfunction=0 status=wrong-password

case "node search, address, indication"
> 5000 00 ff ff03 00 0700 1000 300e 0000 01
expect identify request label="node search" T0846 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=7 timer=16 function=node-search subfunction=0 data=01
< d000 00 ff ff03 00 0300 0000 01
expect identify answer label="node search" T0846 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=3 function=node-search subfunction=0 status=ok data=01
> 5000 00 ff ff03 00 0700 1000 310e 0000 01
expect config request changes=yes label="IP address set" T0836 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=7 timer=16 function=address-set subfunction=0 data=01
< d000 00 ff ff03 00 0200 0000 
expect config answer changes=yes label="IP address set" T0836 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=2 function=address-set subfunction=0 status=ok
> 5000 00 ff ff03 00 0700 1000 7030 0000 01
expect diagnose request changes=yes label="node indication" framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=7 timer=16 function=node-indication subfunction=0 data=01
< d000 00 ff ff03 00 0200 0000 
expect diagnose answer changes=yes label="node indication" framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=2 function=node-indication subfunction=0 status=ok

case "CAN objects"
> 5000 00 ff ff03 00 0700 1000 2040 0100 01
expect other request changes=unknown label="CAN object access" framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=7 timer=16 function=can-object subfunction=1 data=01
< d000 00 ff ff03 00 0300 0000 01
expect other answer changes=unknown label="CAN object access" framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=3 function=can-object subfunction=1 status=ok data=01

case "on-demand data of the controller"
> 5000 00 ff ff03 00 0a00 1000 0121 0000 0100 0200
expect report report label="on-demand data" framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=10 timer=16 function=on-demand subfunction=0 data=01000200

case "11 files"
> 5000 00 ff ff03 00 0800 1000 1018 0000 0000
expect file request label="directory read" T0888 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=8 timer=16 function=directory-read subfunction=0 data=0000
< d000 00 ff ff03 00 0400 0000 0001
expect file answer label="directory read" T0888 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=4 function=directory-read subfunction=0 status=ok data=0001
> 5000 00 ff ff03 00 0800 1000 1118 0000 0000
expect file request label="directory search" T0888 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=8 timer=16 function=directory-search subfunction=0 data=0000
< d000 00 ff ff03 00 0400 0000 0001
expect file answer label="directory search" T0888 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=4 function=directory-search subfunction=0 status=ok data=0001
> 5000 00 ff ff03 00 0800 1000 2018 0000 0000
expect file request changes=yes label="file new" T0867 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=8 timer=16 function=file-new subfunction=0 data=0000
< d000 00 ff ff03 00 0400 0000 0001
expect file answer changes=yes label="file new" T0867 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=4 function=file-new subfunction=0 status=ok data=0001
> 5000 00 ff ff03 00 0800 1000 2218 0000 0000
expect file request changes=yes label="file delete" T0809 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=8 timer=16 function=file-delete subfunction=0 data=0000
< d000 00 ff ff03 00 0400 0000 0001
expect file answer changes=yes label="file delete" T0809 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=4 function=file-delete subfunction=0 status=ok data=0001
> 5000 00 ff ff03 00 0800 1000 2418 0000 0000
expect file request changes=yes label="file copy" T0867 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=8 timer=16 function=file-copy subfunction=0 data=0000
< d000 00 ff ff03 00 0400 0000 0001
expect file answer changes=yes label="file copy" T0867 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=4 function=file-copy subfunction=0 status=ok data=0001
> 5000 00 ff ff03 00 0800 1000 2518 0000 0000
expect file request changes=yes label="file attribute change" framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=8 timer=16 function=file-attribute subfunction=0 data=0000
< d000 00 ff ff03 00 0400 0000 0001
expect file answer changes=yes label="file attribute change" framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=4 function=file-attribute subfunction=0 status=ok data=0001
> 5000 00 ff ff03 00 0800 1000 2618 0000 0000
expect file request changes=yes label="file date change" T0872 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=8 timer=16 function=file-date subfunction=0 data=0000
< d000 00 ff ff03 00 0400 0000 0001
expect file answer changes=yes label="file date change" T0872 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=4 function=file-date subfunction=0 status=ok data=0001
> 5000 00 ff ff03 00 0800 1000 2718 0000 0000
expect file request label="file open" framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=8 timer=16 function=file-open subfunction=0 data=0000
< d000 00 ff ff03 00 0400 0000 0001
expect file answer label="file open" framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=4 function=file-open subfunction=0 status=ok data=0001
> 5000 00 ff ff03 00 0800 1000 2818 0000 0000
expect file request label="file read" T0845 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=8 timer=16 function=file-read subfunction=0 data=0000
< d000 00 ff ff03 00 0400 0000 0001
expect file answer label="file read" T0845 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=4 function=file-read subfunction=0 status=ok data=0001
> 5000 00 ff ff03 00 0800 1000 2918 0000 0000
expect file request changes=yes transfer=data label="file write" T0867 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=8 timer=16 function=file-write subfunction=0 data=0000
< d000 00 ff ff03 00 0400 0000 0001
expect file answer changes=yes label="file write" T0867 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=4 function=file-write subfunction=0 status=ok data=0001
> 5000 00 ff ff03 00 0800 1000 2a18 0000 0000
expect file request transfer=close label="file close" framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=8 timer=16 function=file-close subfunction=0 data=0000
< d000 00 ff ff03 00 0400 0000 0001
expect file answer label="file close" framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=4 function=file-close subfunction=0 status=ok data=0001

case "a command that nobody has assigned"
> 5000 00 ff ff03 00 0700 1000 7777 0000 01
expect other request changes=unknown label="unknown command" framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=7 timer=16 function=30583 subfunction=0 data=01
expect flaw unknown_command
< d000 00 ff ff03 00 0b00 59c0 00 ff ff03 00 77770000
expect other answer changes=unknown failed label="unknown command" framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=11 function=30583 subfunction=0 status=command-error

# ---- frames ------------------------------------------------------------------------------------

case "4E: two requests, answered in the other order"
> 5400 3412 0000 00 ff ff03 00 0c00 1000 0104 0000 640000 a8 0100
expect read request label="batch read" T0801 framing=4e-binary sequence=4660 network=0 station=255 module=own-cpu multidrop=0 length=12 timer=16 function=batch-read subfunction=0 access=words device=d address=100..100 count=1
refuse = d4 00 34 12 00 00 00 ff ff 03 00 0b 00 5b c0 00 ff ff 03 00 01 04 00 00
> 5400 3512 0000 00 ff ff03 00 0c00 1000 0104 0000 650000 a8 0100
expect read request label="batch read" T0801 framing=4e-binary sequence=4661 network=0 station=255 module=own-cpu multidrop=0 length=12 timer=16 function=batch-read subfunction=0 access=words device=d address=101..101 count=1
< d400 3512 0000 00 ff ff03 00 0400 0000 0500
expect read answer label="batch read" T0801 framing=4e-binary sequence=4661 network=0 station=255 module=own-cpu multidrop=0 length=4 function=batch-read subfunction=0 status=ok access=words device=d address=101..101 value=[5]
< d400 3412 0000 00 ff ff03 00 0400 0000 0400
expect read answer label="batch read" T0801 framing=4e-binary sequence=4660 network=0 station=255 module=own-cpu multidrop=0 length=4 function=batch-read subfunction=0 status=ok access=words device=d address=100..100 value=[4]

case "3E ASCII: words"
> 353030303030464630334646303030303138303031303034303130303030442a30303031303030303033   # 500000FF03FF000018001004010000D*0001000003
expect read request label="batch read" T0801 framing=3e-ascii network=0 station=255 module=own-cpu multidrop=0 length=24 timer=16 function=batch-read subfunction=0 access=words device=d address=100..102 count=3
refuse = 44 30 30 30 30 30 46 46 30 33 46 46 30 30 30 30 31 36 43 30 35 42 30 30 46 46 30 33 46 46 30 30 30 34 30 31 30 30 30 30
< 44303030303046463033464630303030313030303030303030314646464631323334   # D00000FF03FF00001000000001FFFF1234
expect read answer label="batch read" T0801 framing=3e-ascii network=0 station=255 module=own-cpu multidrop=0 length=16 function=batch-read subfunction=0 status=ok access=words device=d address=100..102 value=[1,65535,4660]

case "3E ASCII: bits of X40 to X44, in hexadecimal; M100 in decimal"
> 353030303030464630334646303030303138303031303034303130303031582a30303030343030303035   # 500000FF03FF000018001004010001X*0000400005
expect read request label="batch read" T0801 framing=3e-ascii network=0 station=255 module=own-cpu multidrop=0 length=24 timer=16 function=batch-read subfunction=1 access=bits device=x address=64..68 count=5
< 443030303030464630334646303030303039303030303130313031   # D00000FF03FF000009000010101
expect read answer label="batch read" T0801 framing=3e-ascii network=0 station=255 module=own-cpu multidrop=0 length=9 function=batch-read subfunction=1 status=ok access=bits device=x address=64..68 value=[1,0,1,0,1]
> 3530303030304646303346463030303031413030313031343031303030314d2a303030313030303030323130   # 500000FF03FF00001A001014010001M*000100000210
expect write request changes=yes label="batch write" T0836 framing=3e-ascii network=0 station=255 module=own-cpu multidrop=0 length=26 timer=16 function=batch-write subfunction=1 access=bits device=m address=100..101 count=2 value=[1,0]
< 44303030303046463033464630303030303430303030   # D00000FF03FF0000040000
expect write answer changes=yes label="batch write" T0836 framing=3e-ascii network=0 station=255 module=own-cpu multidrop=0 length=4 function=batch-write subfunction=1 status=ok device=m address=100..101

case "3E ASCII: words of TN and double words"
> 35303030303046463033464630303030323030303130303430333030303030313031544e303030303030442a303031353030   # 500000FF03FF0000200010040300000101TN000000D*001500
expect read request label="random read" T0801 framing=3e-ascii network=0 station=255 module=own-cpu multidrop=0 length=32 timer=16 function=random-read subfunction=0 device=timer address=0..0
expect read request label="random read" T0801 framing=3e-ascii network=0 station=255 module=own-cpu multidrop=0 length=32 timer=16 function=random-read subfunction=0 device=d address=1500..1501
< 44303030303046463033464630303030313030303030313939353443353434453446   # D00000FF03FF000010000019954C544E4F
expect read answer label="random read" T0801 framing=3e-ascii network=0 station=255 module=own-cpu multidrop=0 length=16 function=random-read subfunction=0 status=ok value=[6549]
expect read answer label="random read" T0801 framing=3e-ascii network=0 station=255 module=own-cpu multidrop=0 length=16 function=random-read subfunction=0 status=ok value=[1280593487]
> 35303030303046463033464630303030314330303130313430323030303030313030442a30303030303030353530   # 500000FF03FF00001C0010140200000100D*0000000550
expect write request changes=yes label="random write" T0836 framing=3e-ascii network=0 station=255 module=own-cpu multidrop=0 length=28 timer=16 function=random-write subfunction=0 device=d address=0..0 value=[1360]
< 44303030303046463033464630303030303430303030   # D00000FF03FF0000040000
expect write answer changes=yes label="random write" T0836 framing=3e-ascii network=0 station=255 module=own-cpu multidrop=0 length=4 function=random-write subfunction=0 status=ok

case "3E ASCII, iQ-R: longer names and numbers"
> 353030303030464630334646303030303143303031303034303130303032534d2a2a303030303030363430303031   # 500000FF03FF00001C001004010002SM**000000640001
expect read request label="batch read" T0801 framing=3e-ascii network=0 station=255 module=own-cpu multidrop=0 length=28 timer=16 function=batch-read subfunction=2 access=words device=sm address=64..79 count=1
< 4430303030304646303346463030303030383030303030303031   # D00000FF03FF00000800000001
expect read answer label="batch read" T0801 framing=3e-ascii network=0 station=255 module=own-cpu multidrop=0 length=8 function=batch-read subfunction=2 status=ok access=words device=sm address=64..79 value=[1]
> 3530303030304646303346463030303031433030313030343031303030324c535453303030303030363430303031   # 500000FF03FF00001C001004010002LSTS000000640001
expect read request label="batch read" T0801 framing=3e-ascii network=0 station=255 module=own-cpu multidrop=0 length=28 timer=16 function=batch-read subfunction=2 access=words device=long-retentive-timer-contact address=64..79 count=1

case "3E ASCII: an error; a name that no device has; a letter in a number"
> 353030303030464630334646303030303138303031303034303130303030442a30303031303030303033   # 500000FF03FF000018001004010000D*0001000003
expect read request label="batch read" T0801 framing=3e-ascii network=0 station=255 module=own-cpu multidrop=0 length=24 timer=16 function=batch-read subfunction=0 access=words device=d address=100..102 count=3
< 44303030303046463033464630303030313643303536303046463033464630303034303130303030   # D00000FF03FF000016C05600FF03FF0004010000
expect read answer failed label="batch read" T0801 framing=3e-ascii network=0 station=255 module=own-cpu multidrop=0 length=22 function=batch-read subfunction=0 status=address-exceeded device=d address=100..102
> 353030303030464630334646303030303138303031303034303130303030512a30303031303030303033   # 500000FF03FF000018001004010000Q*0001000003
expect read request label="batch read" T0801 framing=3e-ascii network=0 station=255 module=own-cpu multidrop=0 length=24 timer=16 function=batch-read subfunction=0 access=words device=65535 address=256..258 count=3
expect flaw unknown_device
> 353030303030464630334646303030303138303031303034303130303030442a30303031304130303033   # 500000FF03FF000018001004010000D*00010A0003
expect flaw truncated
expect flaw bad_ascii

case "3E ASCII: values with a letter that is no digit"
> 353030303030464630334646303030303143303031303134303130303030442a3030303130303030303131324734   # 500000FF03FF00001C001014010000D*000100000112G4
expect flaw truncated
expect flaw bad_ascii

case "4E ASCII"
> 3534303031323334303030303030464630334646303030303138303031303034303130303030442a30303031303030303031   # 54001234000000FF03FF000018001004010000D*0001000001
expect read request label="batch read" T0801 framing=4e-ascii sequence=4660 network=0 station=255 module=own-cpu multidrop=0 length=24 timer=16 function=batch-read subfunction=0 access=words device=d address=100..100 count=1
refuse = 44 34 30 30 31 32 33 34 30 30 30 30 30 30 46 46 30 33 46 46 30 30 30 30 31 36 43 30 35 42 30 30 46 46 30 33 46 46 30 30 30 34 30 31 30 30 30 30
< 44343030313233343030303030304646303346463030303030383030303030303037   # D4001234000000FF03FF00000800000007
expect read answer label="batch read" T0801 framing=4e-ascii sequence=4660 network=0 station=255 module=own-cpu multidrop=0 length=8 function=batch-read subfunction=0 status=ok access=words device=d address=100..100 value=[7]

case "another station behind a network module: routed"
> 5000 05 02 ff03 00 0c00 1000 0104 0000 010000 a8 0100
expect read request routed label="batch read" T0801 framing=3e-binary network=5 station=2 module=own-cpu multidrop=0 length=12 timer=16 function=batch-read subfunction=0 access=words device=d address=1..1 count=1
< d000 05 02 ff03 00 0400 0000 0100
expect read answer routed label="batch read" T0801 framing=3e-binary network=5 station=2 module=own-cpu multidrop=0 length=4 function=batch-read subfunction=0 status=ok access=words device=d address=1..1 value=[1]

case "a station on a serial line behind the module"
> 5000 00 ff ff03 03 0c00 1000 0104 0000 010000 a8 0100
expect read request routed label="batch read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=3 length=12 timer=16 function=batch-read subfunction=0 access=words device=d address=1..1 count=1

case "an answer without a request, good and bad"
< d000 00 ff ff03 00 0400 0000 0100
expect other answer changes=unknown label="answer" framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=4 status=ok data=0100
expect flaw no_request
< d000 00 ff ff03 00 0b00 59c0 00 ff ff03 00 01040000
expect read answer failed label="batch read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=11 function=batch-read status=command-error
expect flaw no_request

case "bytes behind the values"
> 5000 00 ff ff03 00 0d00 1000 0104 0000 010000 a8 0100 00
expect read request label="batch read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=13 timer=16 function=batch-read subfunction=0 access=words device=d address=1..1 count=1
expect flaw trailing
refuse = d0 00 00 ff ff 03 00 0b 00 5b c0 00 ff ff 03 00 01 04 00 00

case "the parameters are missing"
> 5000 00 ff ff03 00 0800 1000 0104 0000 0100
expect flaw truncated

case "a length that is too short for the frame"
> 5000 00 ff ff03 00 0400 1000 0104
expect foreign

case "another protocol"
> 474554
expect foreign

case "over UDP the last request is meant"
transport udp
> 5000 00 ff ff03 00 0c00 1000 0104 0000 010000 a8 0100
expect read request label="batch read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=12 timer=16 function=batch-read subfunction=0 access=words device=d address=1..1 count=1
> 5000 00 ff ff03 00 0c00 1000 0104 0000 020000 a8 0100
expect read request label="batch read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=12 timer=16 function=batch-read subfunction=0 access=words device=d address=2..2 count=1
< d000 00 ff ff03 00 0400 0000 0100
expect read answer label="batch read" T0801 framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=4 function=batch-read subfunction=0 status=ok access=words device=d address=2..2 value=[1]

case "joined in the middle: an answer tells who is who"
midstream
> d000 00 ff ff03 00 0400 0000 0100
expect other answer changes=unknown label="answer" framing=3e-binary network=0 station=255 module=own-cpu multidrop=0 length=4 status=ok data=0100
expect flaw no_request
expect turned

# ---- MELSOFT -----------------------------------------------------------------------------------

case "hello, and the answers"
> 5a000001
expect session request housekeeping label="MELSOFT: is somebody there" framing=melsoft
expect carrier
refuse = none
< da000001 1400 c0a80365 c0a80065
expect session answer housekeeping label="MELSOFT: is somebody there" framing=melsoft data=1400c0a80365c0a80065
expect carrier
> 5a0000ff
expect session request housekeeping label="MELSOFT: is somebody there" framing=melsoft
expect carrier
< da0000ff 294a0c000000000000100200f0a832a34d79872800001003
expect session answer housekeeping label="MELSOFT: is somebody there" framing=melsoft data=294a0c000000000000100200f0a832a34d79872800001003
expect carrier

case "read model: FX5U and iQ-R"
> 57 01 0000001111 0700 00 ff ff03 00 00 fe03 0000 1f00 1c0a1614 0000000000000000000000000000000000000000 0121 0100 000001
expect identify request label="read model" T0888 framing=melsoft sequence=1 network=0 station=255 module=own-cpu length=31 function=melsoft-model data=000001
refuse = none
< d7 01 0000001111 7f00 00 00 a803 00 ff ff03 0000 3800 9c0a1814 00000000000000000000000000000000000000000000 0121 0100 0000 465835552d33324d542f455300000000 294a 000800000000
expect identity vendor="Mitsubishi"
expect identity product="FX5U-32MT/ES"
expect identify answer label="read model" T0888 framing=melsoft sequence=1 length=56 function=melsoft-model text="FX5U-32MT/ES" model=18985 data=000800000000
> 57 01 0000001111 0700 00 ff ff03 00 00 fe03 0000 2000 1c0a1614 0000000000000000000000000000000000000000 0121 0200 04000100
expect identify request label="read model" T0888 framing=melsoft sequence=2 network=0 station=255 module=own-cpu length=32 function=melsoft-model data=04000100
< d7 01 0000001111 7f00 00 00 a803 00 ff ff03 0000 3600 9c0a1814 00000000000000000000000000000000000000000000 0121 0200 1c00 52303853464350552020202020202020 9148 00080000
expect identity vendor="Mitsubishi"
expect identity product="R08SFCPU"
expect identify answer label="read model" T0888 framing=melsoft sequence=2 length=54 function=melsoft-model text="R08SFCPU" model=18577 data=00080000
> 57 01 0000001111 0700 00 ff ff03 00 00 fe03 0000 1d00 1c0a1614 0000000000000000000000000000000000000000 0121 0300 00
expect identify request label="read model" T0888 framing=melsoft sequence=3 network=0 station=255 module=own-cpu length=29 function=melsoft-model data=00
< d7 01 0000001111 7f00 00 00 a803 00 ff ff03 0000 2000 9c0a1814 00000000000000000000000000000000000000000000 0121 0300 0000
expect identify answer label="read model" T0888 framing=melsoft sequence=3 length=32 function=melsoft-model data=0000

case "log in; users; nothing is shown"
> 57 01 0000001111 0700 00 ff ff03 00 00 fe03 0000 2000 1c0a1614 0000000000000000000000000000000000000000 0131 0100 6e006f00
expect session request label="log in: user" T0859 framing=melsoft sequence=1 network=0 station=255 module=own-cpu length=32 function=melsoft-login
< d7 01 0000001111 7f00 00 00 a803 00 ff ff03 0000 2000 9c0a1814 00000000000000000000000000000000000000000000 0131 0100 0000
expect session answer label="log in: user" T0859 framing=melsoft sequence=1 length=32 function=melsoft-login
> 57 01 0000001111 0700 00 ff ff03 00 00 fe03 0000 2000 1c0a1614 0000000000000000000000000000000000000000 0132 0100 6e006f00
expect session request label="log in: proof" T0859 framing=melsoft sequence=1 network=0 station=255 module=own-cpu length=32 function=melsoft-login-proof
< d7 01 0000001111 7f00 00 00 a803 00 ff ff03 0000 2000 9c0a1814 00000000000000000000000000000000000000000000 0132 0100 0000
expect session answer label="log in: proof" T0859 framing=melsoft sequence=1 length=32 function=melsoft-login-proof
> 57 01 0000001111 0700 00 ff ff03 00 00 fe03 0000 2000 1c0a1614 0000000000000000000000000000000000000000 0133 0100 6e006f00
expect read request label="users: count" framing=melsoft sequence=1 network=0 station=255 module=own-cpu length=32 function=melsoft-users-count
< d7 01 0000001111 7f00 00 00 a803 00 ff ff03 0000 2000 9c0a1814 00000000000000000000000000000000000000000000 0133 0100 0000
expect read answer label="users: count" framing=melsoft sequence=1 length=32 function=melsoft-users-count
> 57 01 0000001111 0700 00 ff ff03 00 00 fe03 0000 2000 1c0a1614 0000000000000000000000000000000000000000 0134 0100 6e006f00
expect read request label="users: read" framing=melsoft sequence=1 network=0 station=255 module=own-cpu length=32 function=melsoft-users-read
< d7 01 0000001111 7f00 00 00 a803 00 ff ff03 0000 2000 9c0a1814 00000000000000000000000000000000000000000000 0134 0100 0000
expect read answer label="users: read" framing=melsoft sequence=1 length=32 function=melsoft-users-read
> 57 01 0000001111 0700 00 ff ff03 00 00 fe03 0000 2000 1c0a1614 0000000000000000000000000000000000000000 1133 0100 6e006f00
expect config request changes=yes label="users: write" T0892 framing=melsoft sequence=1 network=0 station=255 module=own-cpu length=32 function=melsoft-users-write
< d7 01 0000001111 7f00 00 00 a803 00 ff ff03 0000 2000 9c0a1814 00000000000000000000000000000000000000000000 1133 0100 0000
expect config answer changes=yes label="users: write" T0892 framing=melsoft sequence=1 length=32 function=melsoft-users-write

case "diagnosis, capabilities, logs"
> 57 01 0000001111 0700 00 ff ff03 00 00 fe03 0000 1e00 1c0a1614 0000000000000000000000000000000000000000 0162 0100 0102
expect diagnose request label="read diagnosis" T0888 framing=melsoft sequence=1 network=0 station=255 module=own-cpu length=30 function=melsoft-diagnose data=0102
< d7 01 0000001111 7f00 00 00 a803 00 ff ff03 0000 2000 9c0a1814 00000000000000000000000000000000000000000000 0162 0100 0000
expect diagnose answer label="read diagnosis" T0888 framing=melsoft sequence=1 length=32 function=melsoft-diagnose data=0000
> 57 01 0000001111 0700 00 ff ff03 00 00 fe03 0000 1e00 1c0a1614 0000000000000000000000000000000000000000 01a0 0100 0102
expect session request label="negotiate" framing=melsoft sequence=1 network=0 station=255 module=own-cpu length=30 function=melsoft-capability data=0102
< d7 01 0000001111 7f00 00 00 a803 00 ff ff03 0000 2000 9c0a1814 00000000000000000000000000000000000000000000 01a0 0100 0000
expect session answer label="negotiate" framing=melsoft sequence=1 length=32 function=melsoft-capability data=0000
> 57 01 0000001111 0700 00 ff ff03 00 00 fe03 0000 1e00 1c0a1614 0000000000000000000000000000000000000000 0b2a 0100 0102
expect diagnose request label="read log" T0888 framing=melsoft sequence=1 network=0 station=255 module=own-cpu length=30 function=melsoft-log-read data=0102
< d7 01 0000001111 7f00 00 00 a803 00 ff ff03 0000 2000 9c0a1814 00000000000000000000000000000000000000000000 0b2a 0100 0000
expect diagnose answer label="read log" T0888 framing=melsoft sequence=1 length=32 function=melsoft-log-read data=0000
> 57 01 0000001111 0700 00 ff ff03 00 00 fe03 0000 1e00 1c0a1614 0000000000000000000000000000000000000000 0b2b 0100 0102
expect diagnose request label="read state of the log" T0888 framing=melsoft sequence=1 network=0 station=255 module=own-cpu length=30 function=melsoft-log-state data=0102
< d7 01 0000001111 7f00 00 00 a803 00 ff ff03 0000 2000 9c0a1814 00000000000000000000000000000000000000000000 0b2b 0100 0000
expect diagnose answer label="read state of the log" T0888 framing=melsoft sequence=1 length=32 function=melsoft-log-state data=0000

case "memory and monitoring"
> 57 01 0000001111 0700 00 ff ff03 00 00 fe03 0000 1e00 1c0a1614 0000000000000000000000000000000000000000 0410 0100 0102
expect read request label="read memory" T0801 framing=melsoft sequence=1 network=0 station=255 module=own-cpu length=30 function=melsoft-memory-read data=0102
< d7 01 0000001111 7f00 00 00 a803 00 ff ff03 0000 2000 9c0a1814 00000000000000000000000000000000000000000000 0410 0100 0000
expect read answer label="read memory" T0801 framing=melsoft sequence=1 length=32 function=melsoft-memory-read data=0000
> 57 01 0000001111 0700 00 ff ff03 00 00 fe03 0000 1e00 1c0a1614 0000000000000000000000000000000000000000 0411 0100 0102
expect read request label="monitor devices" T0801 framing=melsoft sequence=1 network=0 station=255 module=own-cpu length=30 function=melsoft-monitor data=0102
< d7 01 0000001111 7f00 00 00 a803 00 ff ff03 0000 2000 9c0a1814 00000000000000000000000000000000000000000000 0411 0100 0000
expect read answer label="monitor devices" T0801 framing=melsoft sequence=1 length=32 function=melsoft-monitor data=0000
> 57 01 0000001111 0700 00 ff ff03 00 00 fe03 0000 1e00 1c0a1614 0000000000000000000000000000000000000000 0413 0100 0102
expect read request label="end of monitoring" T0801 framing=melsoft sequence=1 network=0 station=255 module=own-cpu length=30 function=melsoft-monitor-stop data=0102
< d7 01 0000001111 7f00 00 00 a803 00 ff ff03 0000 2000 9c0a1814 00000000000000000000000000000000000000000000 0413 0100 0000
expect read answer label="end of monitoring" T0801 framing=melsoft sequence=1 length=32 function=melsoft-monitor-stop data=0000
> 57 01 0000001111 0700 00 ff ff03 00 00 fe03 0000 1e00 1c0a1614 0000000000000000000000000000000000000000 1410 0100 0102
expect program request changes=yes label="write memory" T0843 framing=melsoft sequence=1 network=0 station=255 module=own-cpu length=30 function=melsoft-memory-write data=0102
< d7 01 0000001111 7f00 00 00 a803 00 ff ff03 0000 2000 9c0a1814 00000000000000000000000000000000000000000000 1410 0100 0000
expect program answer changes=yes label="write memory" T0843 framing=melsoft sequence=1 length=32 function=melsoft-memory-write data=0000

case "remote control"
> 57 01 0000001111 0700 00 ff ff03 00 00 fe03 0000 1f00 1c0a1614 0000000000000000000000000000000000000000 1001 0100 000100
expect run request changes=yes label="remote run" T0858 framing=melsoft sequence=1 network=0 station=255 module=own-cpu length=31 function=remote-run data=000100
< d7 01 0000001111 7f00 00 00 a803 00 ff ff03 0000 1e00 9c0a1814 00000000000000000000000000000000000000000000 1001 0100 
expect run answer changes=yes label="remote run" T0858 framing=melsoft sequence=1 length=30 function=remote-run
> 57 01 0000001111 0700 00 ff ff03 00 00 fe03 0000 1f00 1c0a1614 0000000000000000000000000000000000000000 1002 0100 000100
expect run request changes=yes label="remote stop" T0858 framing=melsoft sequence=1 network=0 station=255 module=own-cpu length=31 function=remote-stop data=000100
< d7 01 0000001111 7f00 00 00 a803 00 ff ff03 0000 1e00 9c0a1814 00000000000000000000000000000000000000000000 1002 0100 
expect run answer changes=yes label="remote stop" T0858 framing=melsoft sequence=1 length=30 function=remote-stop
> 57 01 0000001111 0700 00 ff ff03 00 00 fe03 0000 1f00 1c0a1614 0000000000000000000000000000000000000000 1003 0100 000100
expect run request changes=yes label="remote pause" T0858 framing=melsoft sequence=1 network=0 station=255 module=own-cpu length=31 function=remote-pause data=000100
< d7 01 0000001111 7f00 00 00 a803 00 ff ff03 0000 1e00 9c0a1814 00000000000000000000000000000000000000000000 1003 0100 
expect run answer changes=yes label="remote pause" T0858 framing=melsoft sequence=1 length=30 function=remote-pause
> 57 01 0000001111 0700 00 ff ff03 00 00 fe03 0000 1f00 1c0a1614 0000000000000000000000000000000000000000 1005 0100 000100
expect run request changes=yes label="remote latch clear" T0809 framing=melsoft sequence=1 network=0 station=255 module=own-cpu length=31 function=remote-latch-clear data=000100
< d7 01 0000001111 7f00 00 00 a803 00 ff ff03 0000 1e00 9c0a1814 00000000000000000000000000000000000000000000 1005 0100 
expect run answer changes=yes label="remote latch clear" T0809 framing=melsoft sequence=1 length=30 function=remote-latch-clear
> 57 01 0000001111 0700 00 ff ff03 00 00 fe03 0000 1f00 1c0a1614 0000000000000000000000000000000000000000 1006 0100 000100
expect run request changes=yes label="remote reset" T0816 framing=melsoft sequence=1 network=0 station=255 module=own-cpu length=31 function=remote-reset data=000100
< d7 01 0000001111 7f00 00 00 a803 00 ff ff03 0000 1e00 9c0a1814 00000000000000000000000000000000000000000000 1006 0100 
expect run answer changes=yes label="remote reset" T0816 framing=melsoft sequence=1 length=30 function=remote-reset

case "files with their paths"
> 57 01 0000001111 0700 00 ff ff03 00 00 fe03 0000 4a00 1c0a1614 0000000000000000000000000000000000000000 185f 0100 0000000000000400 240024004d0045004c00500052004a0024005c004d00410049004e002e005000520047000000
expect file request label="search file" T0888 framing=melsoft sequence=1 network=0 station=255 module=own-cpu length=74 function=melsoft-file-search file="$MELPRJ$\\MAIN.PRG"
< d7 01 0000001111 7f00 00 00 a803 00 ff ff03 0000 2000 9c0a1814 00000000000000000000000000000000000000000000 185f 0100 4d41
expect file answer label="search file" T0888 framing=melsoft sequence=1 length=32 function=melsoft-file-search data=4d41
> 57 01 0000001111 0700 00 ff ff03 00 00 fe03 0000 5000 1c0a1614 0000000000000000000000000000000000000000 1867 0100 00000000000000000400 00000000 240024004d0045004c00500052004a0024005c004d00410049004e002e005000520047000000
expect program request label="open file" framing=melsoft sequence=1 network=0 station=255 module=own-cpu length=80 function=melsoft-file-open file="$MELPRJ$\\MAIN.PRG"
< d7 01 0000001111 7f00 00 00 a803 00 ff ff03 0000 2200 9c0a1814 00000000000000000000000000000000000000000000 1867 0100 00009200
expect program answer label="open file" framing=melsoft sequence=1 length=34 function=melsoft-file-open data=00009200
> 57 01 0000001111 0700 00 ff ff03 00 00 fe03 0000 2600 1c0a1614 0000000000000000000000000000000000000000 1868 0100 00009200 00000000 3001
expect program request label="read file" T0845 framing=melsoft sequence=1 network=0 station=255 module=own-cpu length=38 function=melsoft-file-read data=00009200000000003001
< d7 01 0000001111 7f00 00 00 a803 00 ff ff03 0000 2000 9c0a1814 00000000000000000000000000000000000000000000 1868 0100 0102
expect program answer label="read file" T0845 framing=melsoft sequence=1 length=32 function=melsoft-file-read data=0102
> 57 01 0000001111 0700 00 ff ff03 00 00 fe03 0000 2600 1c0a1614 0000000000000000000000000000000000000000 1869 0100 00000001 00000000 0102
expect program request changes=yes transfer=data label="write file" T0843 framing=melsoft sequence=1 network=0 station=255 module=own-cpu length=38 function=melsoft-file-write data=00000001000000000102
< d7 01 0000001111 7f00 00 00 a803 00 ff ff03 0000 2000 9c0a1814 00000000000000000000000000000000000000000000 1869 0100 0000
expect program answer changes=yes label="write file" T0843 framing=melsoft sequence=1 length=32 function=melsoft-file-write data=0000
> 57 01 0000001111 0700 00 ff ff03 00 00 fe03 0000 2000 1c0a1614 0000000000000000000000000000000000000000 186a 0100 00009200
expect program request transfer=close label="close file" framing=melsoft sequence=1 network=0 station=255 module=own-cpu length=32 function=melsoft-file-close data=00009200
< d7 01 0000001111 7f00 00 00 a803 00 ff ff03 0000 1e00 9c0a1814 00000000000000000000000000000000000000000000 186a 0100 
expect program answer label="close file" framing=melsoft sequence=1 length=30 function=melsoft-file-close
> 57 01 0000001111 0700 00 ff ff03 00 00 fe03 0000 4a00 1c0a1614 0000000000000000000000000000000000000000 187e 0100 0000010000000400 240024004d0045004c00500052004a0024005c004d00410049004e002e005000520047000000
expect file request label="properties of files" T0888 framing=melsoft sequence=1 network=0 station=255 module=own-cpu length=74 function=melsoft-files file="$MELPRJ$\\MAIN.PRG"
< d7 01 0000001111 7f00 00 00 a803 00 ff ff03 0000 1f00 9c0a1814 00000000000000000000000000000000000000000000 187e 0100 00
expect file answer label="properties of files" T0888 framing=melsoft sequence=1 length=31 function=melsoft-files data=00
> 57 01 0000001111 0700 00 ff ff03 00 00 fe03 0000 5000 1c0a1614 0000000000000000000000000000000000000000 1859 0100 0000000000000400 01000000 1d00 240024004d0045004c00500052004a0024005c004d00410049004e002e005000520047000000
expect file request label="read directory" T0888 framing=melsoft sequence=1 network=0 station=255 module=own-cpu length=80 function=melsoft-directory file="$MELPRJ$\\MAIN.PRG"
< d7 01 0000001111 7f00 00 00 a803 00 ff ff03 0000 1f00 9c0a1814 00000000000000000000000000000000000000000000 1859 0100 00
expect file answer label="read directory" T0888 framing=melsoft sequence=1 length=31 function=melsoft-directory data=00
> 57 01 0000001111 0700 00 ff ff03 00 00 fe03 0000 1e00 1c0a1614 0000000000000000000000000000000000000000 18a0 0100 0000
expect file request label="properties of a drive" T0888 framing=melsoft sequence=1 network=0 station=255 module=own-cpu length=30 function=melsoft-drive data=0000
< d7 01 0000001111 7f00 00 00 a803 00 ff ff03 0000 1f00 9c0a1814 00000000000000000000000000000000000000000000 18a0 0100 00
expect file answer label="properties of a drive" T0888 framing=melsoft sequence=1 length=31 function=melsoft-drive data=00

case "what nobody has seen"
> 57 01 0000001111 0700 00 ff ff03 00 00 fe03 0000 1d00 1c0a1614 0000000000000000000000000000000000000000 7701 0100 01
expect other request changes=unknown label="unknown command" framing=melsoft sequence=1 network=0 station=255 module=own-cpu length=29 function=30465 data=01
expect flaw unknown_command
< d7 01 0000001111 7f00 00 00 a803 00 ff ff03 0000 1f00 9c0a1814 00000000000000000000000000000000000000000000 7701 0100 00
expect other answer changes=unknown label="unknown command" framing=melsoft sequence=1 length=31 function=30465 data=00
expect flaw unknown_command

case "a path with a letter that is not ASCII"
> 57 01 0000001111 0700 00 ff ff03 00 00 fe03 0000 2a00 1c0a1614 0000000000000000000000000000000000000000 185f 0100 0000000000000400 0400 3042 4100
expect file request label="search file" T0888 framing=melsoft sequence=1 network=0 station=255 module=own-cpu length=42 function=melsoft-file-search file="?A"

case "answers to a broadcast have a flow of their own"
transport udp
ports 5560 65533
> d7 01 0000001111 7f00 00 00 a803 00 ff ff03 0000 1e00 9c0a1814 00000000000000000000000000000000000000000000 1002 0100 
expect run answer changes=yes label="remote stop" T0858 framing=melsoft sequence=1 length=30 function=remote-stop

case "MELSOFT cut short"
> 57 01 0000001111 0700 00 ff ff03 00 00 fe03 0000 0400 1c0a1614
expect flaw truncated
