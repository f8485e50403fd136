# SPDX-License-Identifier: Apache-2.0
# Beckhoff ADS, by hand from the Information System (TE1000).  A line is: AMS/TCP header; target, source; command,
# flags, length, error, invoke identifier; data.
protocol ads

# ---- commands ----------------------------------------------------------------------------------

case "1 read device information"
> 0000 20000000  050d75600101 5303 c0a801630101 0380 0100 0400 00000000 00000000 01000000  
expect identify request label="read device information" T0888 length=32 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-device-info control=4 error=ok sequence=1
< 0000 38000000  c0a801630101 0380 050d75600101 5303 0100 0500 18000000 00000000 01000000  00000000 03 01 b80f 506c6333302041707000000000000000
expect identity vendor="Beckhoff"
expect identity product="Plc30 App"
expect identity firmware="3.1.4024"
expect identify answer label="read device information" T0888 length=56 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read-device-info control=5 error=ok sequence=1 status=ok text="Plc30 App" version="3.1.4024"
> 0000 20000000  050d75600101 5303 c0a801630101 0380 0100 0400 00000000 00000000 02000000  
expect identify request label="read device information" T0888 length=32 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-device-info control=4 error=ok sequence=2
< 0000 24000000  c0a801630101 0380 050d75600101 5303 0100 0500 04000000 00000000 02000000  01070000
expect identify answer failed label="read device information" T0888 length=36 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read-device-info control=5 error=ok sequence=2 status=service-not-supported
> 0000 20000000  050d75600101 5303 c0a801630101 0380 0100 0400 00000000 00000000 03000000  
expect identify request label="read device information" T0888 length=32 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-device-info control=4 error=ok sequence=3
< 0000 20000000  c0a801630101 0380 050d75600101 5303 0100 0500 00000000 06000000 03000000  
expect identify answer failed label="read device information" T0888 length=32 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read-device-info control=5 error=target-port-not-found sequence=3

case "2 read: a double word of the outputs"
> 0000 2c000000  050d75600101 5303 c0a801630101 0380 0200 0400 0c000000 00000000 01000000  30f00000 64000000 04000000
expect read request label="read outputs" T0801 length=44 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read control=4 error=ok sequence=1 group=q address=100..103 count=4
refuse = 00 00 28 00 00 00 c0 a8 01 63 01 01 03 80 05 0d 75 60 01 01 53 03 02 00 05 00 08 00 00 00 00 00 00 00 01 00 00 00 23 07 00 00 00 00 00 00
refuse 1793 = 00 00 28 00 00 00 c0 a8 01 63 01 01 03 80 05 0d 75 60 01 01 53 03 02 00 05 00 08 00 00 00 00 00 00 00 01 00 00 00 01 07 00 00 00 00 00 00
< 0000 2c000000  c0a801630101 0380 050d75600101 5303 0200 0500 0c000000 00000000 01000000  00000000 04000000 78563412
expect read answer label="read outputs" T0801 length=44 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read control=5 error=ok sequence=1 status=ok group=q address=100..103 count=4 value=305419896 data=78563412

case "2 read: refused by the device, and by the router"
> 0000 2c000000  050d75600101 5303 c0a801630101 0380 0200 0400 0c000000 00000000 01000000  30f00000 64000000 04000000
expect read request label="read outputs" T0801 length=44 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read control=4 error=ok sequence=1 group=q address=100..103 count=4
< 0000 28000000  c0a801630101 0380 050d75600101 5303 0200 0500 08000000 00000000 01000000  03070000 00000000
expect read answer failed label="read outputs" T0801 length=40 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read control=5 error=ok sequence=1 status=invalid-index-offset group=q address=100..103 count=0
> 0000 2c000000  050d75600101 5303 c0a801630101 0380 0200 0400 0c000000 00000000 02000000  30f00000 64000000 04000000
expect read request label="read outputs" T0801 length=44 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read control=4 error=ok sequence=2 group=q address=100..103 count=4
< 0000 20000000  c0a801630101 0380 050d75600101 5303 0200 0500 00000000 07000000 02000000  
expect read answer failed label="read outputs" T0801 length=32 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read control=5 error=target-machine-not-found sequence=2 group=q address=100..103 count=4

case "2 read: 1, 2 and 8 bytes are numbers, 3 are not"
> 0000 2c000000  050d75600101 5303 c0a801630101 0380 0200 0400 0c000000 00000000 01000000  20400000 00000000 01000000
expect read request label="read flags" T0801 length=44 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read control=4 error=ok sequence=1 group=m address=0..0 count=1
< 0000 29000000  c0a801630101 0380 050d75600101 5303 0200 0500 09000000 00000000 01000000  00000000 01000000 01
expect read answer label="read flags" T0801 length=41 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read control=5 error=ok sequence=1 status=ok group=m address=0..0 count=1 value=1 data=01
> 0000 2c000000  050d75600101 5303 c0a801630101 0380 0200 0400 0c000000 00000000 02000000  20400000 00000000 02000000
expect read request label="read flags" T0801 length=44 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read control=4 error=ok sequence=2 group=m address=0..1 count=2
< 0000 2a000000  c0a801630101 0380 050d75600101 5303 0200 0500 0a000000 00000000 02000000  00000000 02000000 0101
expect read answer label="read flags" T0801 length=42 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read control=5 error=ok sequence=2 status=ok group=m address=0..1 count=2 value=257 data=0101
> 0000 2c000000  050d75600101 5303 c0a801630101 0380 0200 0400 0c000000 00000000 08000000  20400000 00000000 08000000
expect read request label="read flags" T0801 length=44 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read control=4 error=ok sequence=8 group=m address=0..7 count=8
< 0000 30000000  c0a801630101 0380 050d75600101 5303 0200 0500 10000000 00000000 08000000  00000000 08000000 0101010101010101
expect read answer label="read flags" T0801 length=48 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read control=5 error=ok sequence=8 status=ok group=m address=0..7 count=8 value=72340172838076673 data=0101010101010101
> 0000 2c000000  050d75600101 5303 c0a801630101 0380 0200 0400 0c000000 00000000 03000000  20400000 00000000 03000000
expect read request label="read flags" T0801 length=44 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read control=4 error=ok sequence=3 group=m address=0..2 count=3
< 0000 2b000000  c0a801630101 0380 050d75600101 5303 0200 0500 0b000000 00000000 03000000  00000000 03000000 010101
expect read answer label="read flags" T0801 length=43 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read control=5 error=ok sequence=3 status=ok group=m address=0..2 count=3 data=010101

case "2 read: more than was asked for, and a length that is wrong"
> 0000 2c000000  050d75600101 5303 c0a801630101 0380 0200 0400 0c000000 00000000 01000000  20400000 00000000 01000000
expect read request label="read flags" T0801 length=44 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read control=4 error=ok sequence=1 group=m address=0..0 count=1
< 0000 2a000000  c0a801630101 0380 050d75600101 5303 0200 0500 0a000000 00000000 01000000  00000000 02000000 0102
expect read answer label="read flags" T0801 length=42 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read control=5 error=ok sequence=1 status=ok group=m address=0..0 count=2 value=513 data=0102
expect flaw misfit
> 0000 2c000000  050d75600101 5303 c0a801630101 0380 0200 0400 0c000000 00000000 02000000  20400000 00000000 09000000
expect read request label="read flags" T0801 length=44 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read control=4 error=ok sequence=2 group=m address=0..8 count=9
< 0000 2a000000  c0a801630101 0380 050d75600101 5303 0200 0500 0a000000 00000000 02000000  00000000 09000000 0102
expect flaw truncated
expect flaw bad_length

case "3 write: outputs, by bytes and by bits, are control"
> 0000 2e000000  050d75600101 5303 c0a801630101 0380 0300 0400 0e000000 00000000 01000000  30f00000 00000000 02000000 0001
expect control request changes=yes label="write outputs" T0855 length=46 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=write control=4 error=ok sequence=1 group=q address=0..1 count=2 value=256 data=0001
refuse = 00 00 24 00 00 00 c0 a8 01 63 01 01 03 80 05 0d 75 60 01 01 53 03 03 00 05 00 04 00 00 00 00 00 00 00 01 00 00 00 23 07 00 00
< 0000 24000000  c0a801630101 0380 050d75600101 5303 0300 0500 04000000 00000000 01000000  00000000
expect control answer changes=yes label="write outputs" T0855 length=36 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=write control=5 error=ok sequence=1 status=ok group=q address=0..1 count=2
> 0000 2d000000  050d75600101 5303 c0a801630101 0380 0300 0400 0d000000 00000000 02000000  31f00000 09000000 01000000 01
expect control request changes=yes label="write output bits" T0855 length=45 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=write control=4 error=ok sequence=2 group=qx address=9..9 count=1 value=1 data=01
< 0000 24000000  c0a801630101 0380 050d75600101 5303 0300 0500 04000000 00000000 02000000  04070000
expect control answer changes=yes failed label="write output bits" T0855 length=36 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=write control=5 error=ok sequence=2 status=access-not-permitted group=qx address=9..9 count=1
> 0000 2c000000  050d75600101 5303 c0a801630101 0380 0300 0400 0c000000 00000000 03000000  50f00000 00000000 00000000
expect control request changes=yes label="clear outputs" T0855 length=44 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=write control=4 error=ok sequence=3 group=q-clear address=0..0 count=0
< 0000 20000000  c0a801630101 0380 050d75600101 5303 0300 0500 00000000 1e000000 03000000  
expect control answer changes=yes failed label="clear outputs" T0855 length=32 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=write control=5 error=secure-access-denied sequence=3 group=q-clear address=0..0 count=0

case "3 write: flags, retained data, data, inputs"
> 0000 2e000000  050d75600101 5303 c0a801630101 0380 0300 0400 0e000000 00000000 20400000  20400000 10000000 02000000 0102
expect write request changes=yes label="write flags" T0836 length=46 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=write control=4 error=ok sequence=16416 group=m address=16..17 count=2 value=513 data=0102
< 0000 24000000  c0a801630101 0380 050d75600101 5303 0300 0500 04000000 00000000 20400000  00000000
expect write answer changes=yes label="write flags" T0836 length=36 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=write control=5 error=ok sequence=16416 status=ok group=m address=16..17 count=2
> 0000 2e000000  050d75600101 5303 c0a801630101 0380 0300 0400 0e000000 00000000 21400000  21400000 10000000 02000000 0102
expect write request changes=yes label="write flag bits" T0836 length=46 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=write control=4 error=ok sequence=16417 group=mx address=16..17 count=2 value=513 data=0102
< 0000 24000000  c0a801630101 0380 050d75600101 5303 0300 0500 04000000 00000000 21400000  00000000
expect write answer changes=yes label="write flag bits" T0836 length=36 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=write control=5 error=ok sequence=16417 status=ok group=mx address=16..17 count=2
> 0000 2e000000  050d75600101 5303 c0a801630101 0380 0300 0400 0e000000 00000000 30400000  30400000 10000000 02000000 0102
expect write request changes=yes label="write retained data" T0836 length=46 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=write control=4 error=ok sequence=16432 group=retain address=16..17 count=2 value=513 data=0102
< 0000 24000000  c0a801630101 0380 050d75600101 5303 0300 0500 04000000 00000000 30400000  00000000
expect write answer changes=yes label="write retained data" T0836 length=36 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=write control=5 error=ok sequence=16432 status=ok group=retain address=16..17 count=2
> 0000 2e000000  050d75600101 5303 c0a801630101 0380 0300 0400 0e000000 00000000 40400000  40400000 10000000 02000000 0102
expect write request changes=yes label="write data" T0836 length=46 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=write control=4 error=ok sequence=16448 group=data address=16..17 count=2 value=513 data=0102
< 0000 24000000  c0a801630101 0380 050d75600101 5303 0300 0500 04000000 00000000 40400000  00000000
expect write answer changes=yes label="write data" T0836 length=36 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=write control=5 error=ok sequence=16448 status=ok group=data address=16..17 count=2
> 0000 2e000000  050d75600101 5303 c0a801630101 0380 0300 0400 0e000000 00000000 20f00000  20f00000 10000000 02000000 0102
expect write request changes=yes label="write inputs" T0836 length=46 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=write control=4 error=ok sequence=61472 group=i address=16..17 count=2 value=513 data=0102
< 0000 24000000  c0a801630101 0380 050d75600101 5303 0300 0500 04000000 00000000 20f00000  00000000
expect write answer changes=yes label="write inputs" T0836 length=36 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=write control=5 error=ok sequence=61472 status=ok group=i address=16..17 count=2
> 0000 2e000000  050d75600101 5303 c0a801630101 0380 0300 0400 0e000000 00000000 21f00000  21f00000 10000000 02000000 0102
expect write request changes=yes label="write input bits" T0836 length=46 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=write control=4 error=ok sequence=61473 group=ix address=16..17 count=2 value=513 data=0102
< 0000 24000000  c0a801630101 0380 050d75600101 5303 0300 0500 04000000 00000000 21f00000  00000000
expect write answer changes=yes label="write input bits" T0836 length=36 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=write control=5 error=ok sequence=61473 status=ok group=ix address=16..17 count=2
> 0000 2e000000  050d75600101 5303 c0a801630101 0380 0300 0400 0e000000 00000000 60f00000  60f00000 10000000 02000000 0102
expect write request changes=yes label="write inputs and outputs" T0836 length=46 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=write control=4 error=ok sequence=61536 group=iob address=16..17 count=2 value=513 data=0102
< 0000 24000000  c0a801630101 0380 050d75600101 5303 0300 0500 04000000 00000000 60f00000  00000000
expect write answer changes=yes label="write inputs and outputs" T0836 length=36 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=write control=5 error=ok sequence=61536 status=ok group=iob address=16..17 count=2
> 0000 2e000000  050d75600101 5303 c0a801630101 0380 0300 0400 0e000000 00000000 02f00000  02f00000 10000000 02000000 0102
expect write request changes=yes label="write symbol" T0836 length=46 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=write control=4 error=ok sequence=61442 group=symbol-value address=16..16 count=2 value=513 data=0102
< 0000 24000000  c0a801630101 0380 050d75600101 5303 0300 0500 04000000 00000000 02f00000  00000000
expect write answer changes=yes label="write symbol" T0836 length=36 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=write control=5 error=ok sequence=61442 status=ok group=symbol-value address=16..16 count=2

case "3 write: inputs cleared, device data, symbols downloaded"
> 0000 2d000000  050d75600101 5303 c0a801630101 0380 0300 0400 0d000000 00000000 40f00000  40f00000 00000000 01000000 00
expect write request changes=yes label="clear inputs" T0836 length=45 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=write control=4 error=ok sequence=61504 group=i-clear address=0..0 count=1 value=0 data=00
< 0000 24000000  c0a801630101 0380 050d75600101 5303 0300 0500 04000000 00000000 40f00000  00000000
expect write answer changes=yes label="clear inputs" T0836 length=36 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=write control=5 error=ok sequence=61504 status=ok group=i-clear address=0..0 count=1
> 0000 2d000000  050d75600101 5303 c0a801630101 0380 0300 0400 0d000000 00000000 00f10000  00f10000 00000000 01000000 00
expect config request changes=yes label="write device data" T0836 length=45 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=write control=4 error=ok sequence=61696 group=device-data address=0..0 count=1 value=0 data=00
< 0000 24000000  c0a801630101 0380 050d75600101 5303 0300 0500 04000000 00000000 00f10000  00000000
expect config answer changes=yes label="write device data" T0836 length=36 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=write control=5 error=ok sequence=61696 status=ok group=device-data address=0..0 count=1
> 0000 2d000000  050d75600101 5303 c0a801630101 0380 0300 0400 0d000000 00000000 0af00000  0af00000 00000000 01000000 00
expect program request changes=yes label="download symbols" T0843 length=45 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=write control=4 error=ok sequence=61450 group=symbol-download address=0..0 count=1 value=0 data=00
< 0000 24000000  c0a801630101 0380 050d75600101 5303 0300 0500 04000000 00000000 0af00000  00000000
expect program answer changes=yes label="download symbols" T0843 length=36 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=write control=5 error=ok sequence=61450 status=ok group=symbol-download address=0..0 count=1

case "2 read: all the other groups"
> 0000 2c000000  050d75600101 5303 c0a801630101 0380 0200 0400 0c000000 00000000 21400000  21400000 00000000 04000000
expect read request label="read flag bits" T0801 length=44 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read control=4 error=ok sequence=16417 group=mx address=0..3 count=4
< 0000 2c000000  c0a801630101 0380 050d75600101 5303 0200 0500 0c000000 00000000 21400000  00000000 04000000 01000000
expect read answer label="read flag bits" T0801 length=44 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read control=5 error=ok sequence=16417 status=ok group=mx address=0..3 count=4 value=1 data=01000000
> 0000 2c000000  050d75600101 5303 c0a801630101 0380 0200 0400 0c000000 00000000 25400000  25400000 00000000 04000000
expect read request label="size of the flags" T0801 length=44 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read control=4 error=ok sequence=16421 group=m-size address=0..0 count=4
< 0000 2c000000  c0a801630101 0380 050d75600101 5303 0200 0500 0c000000 00000000 25400000  00000000 04000000 01000000
expect read answer label="size of the flags" T0801 length=44 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read control=5 error=ok sequence=16421 status=ok group=m-size address=0..0 count=4 value=1 data=01000000
> 0000 2c000000  050d75600101 5303 c0a801630101 0380 0200 0400 0c000000 00000000 30400000  30400000 00000000 04000000
expect read request label="read retained data" T0801 length=44 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read control=4 error=ok sequence=16432 group=retain address=0..3 count=4
< 0000 2c000000  c0a801630101 0380 050d75600101 5303 0200 0500 0c000000 00000000 30400000  00000000 04000000 01000000
expect read answer label="read retained data" T0801 length=44 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read control=5 error=ok sequence=16432 status=ok group=retain address=0..3 count=4 value=1 data=01000000
> 0000 2c000000  050d75600101 5303 c0a801630101 0380 0200 0400 0c000000 00000000 40400000  40400000 00000000 04000000
expect read request label="read data" T0801 length=44 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read control=4 error=ok sequence=16448 group=data address=0..3 count=4
< 0000 2c000000  c0a801630101 0380 050d75600101 5303 0200 0500 0c000000 00000000 40400000  00000000 04000000 01000000
expect read answer label="read data" T0801 length=44 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read control=5 error=ok sequence=16448 status=ok group=data address=0..3 count=4 value=1 data=01000000
> 0000 2c000000  050d75600101 5303 c0a801630101 0380 0200 0400 0c000000 00000000 00f00000  00f00000 00000000 04000000
expect read request label="symbol table" T0801 length=44 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read control=4 error=ok sequence=61440 group=symbol-table address=0..0 count=4
< 0000 2c000000  c0a801630101 0380 050d75600101 5303 0200 0500 0c000000 00000000 00f00000  00000000 04000000 01000000
expect read answer label="symbol table" T0801 length=44 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read control=5 error=ok sequence=61440 status=ok group=symbol-table address=0..0 count=4 value=1 data=01000000
> 0000 2c000000  050d75600101 5303 c0a801630101 0380 0200 0400 0c000000 00000000 01f00000  01f00000 00000000 04000000
expect read request label="symbol name" T0801 length=44 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read control=4 error=ok sequence=61441 group=symbol-name address=0..0 count=4
< 0000 2c000000  c0a801630101 0380 050d75600101 5303 0200 0500 0c000000 00000000 01f00000  00000000 04000000 01000000
expect read answer label="symbol name" T0801 length=44 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read control=5 error=ok sequence=61441 status=ok group=symbol-name address=0..0 count=4 value=1 data=01000000
> 0000 2c000000  050d75600101 5303 c0a801630101 0380 0200 0400 0c000000 00000000 02f00000  02f00000 00000000 04000000
expect read request label="read symbol" T0801 length=44 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read control=4 error=ok sequence=61442 group=symbol-value address=0..0 count=4
< 0000 2c000000  c0a801630101 0380 050d75600101 5303 0200 0500 0c000000 00000000 02f00000  00000000 04000000 01000000
expect read answer label="read symbol" T0801 length=44 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read control=5 error=ok sequence=61442 status=ok group=symbol-value address=0..0 count=4 value=1 data=01000000
> 0000 2c000000  050d75600101 5303 c0a801630101 0380 0200 0400 0c000000 00000000 08f00000  08f00000 00000000 04000000
expect read request label="version of the symbols" T0801 length=44 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read control=4 error=ok sequence=61448 group=symbol-version address=0..0 count=4
< 0000 2c000000  c0a801630101 0380 050d75600101 5303 0200 0500 0c000000 00000000 08f00000  00000000 04000000 01000000
expect read answer label="version of the symbols" T0801 length=44 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read control=5 error=ok sequence=61448 status=ok group=symbol-version address=0..0 count=4 value=1 data=01000000
> 0000 2c000000  050d75600101 5303 c0a801630101 0380 0200 0400 0c000000 00000000 0af00000  0af00000 00000000 04000000
expect read request label="symbols" T0801 length=44 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read control=4 error=ok sequence=61450 group=symbol-download address=0..0 count=4
< 0000 2c000000  c0a801630101 0380 050d75600101 5303 0200 0500 0c000000 00000000 0af00000  00000000 04000000 01000000
expect read answer label="symbols" T0801 length=44 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read control=5 error=ok sequence=61450 status=ok group=symbol-download address=0..0 count=4 value=1 data=01000000
> 0000 2c000000  050d75600101 5303 c0a801630101 0380 0200 0400 0c000000 00000000 0bf00000  0bf00000 00000000 04000000
expect read request label="upload symbols" T0861 length=44 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read control=4 error=ok sequence=61451 group=symbol-upload address=0..0 count=4
< 0000 2c000000  c0a801630101 0380 050d75600101 5303 0200 0500 0c000000 00000000 0bf00000  00000000 04000000 01000000
expect read answer label="upload symbols" T0861 length=44 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read control=5 error=ok sequence=61451 status=ok group=symbol-upload address=0..0 count=4 value=1 data=01000000
> 0000 2c000000  050d75600101 5303 c0a801630101 0380 0200 0400 0c000000 00000000 0cf00000  0cf00000 00000000 04000000
expect read request label="size of the symbols" T0801 length=44 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read control=4 error=ok sequence=61452 group=symbol-upload-info address=0..0 count=4
< 0000 2c000000  c0a801630101 0380 050d75600101 5303 0200 0500 0c000000 00000000 0cf00000  00000000 04000000 01000000
expect read answer label="size of the symbols" T0801 length=44 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read control=5 error=ok sequence=61452 status=ok group=symbol-upload-info address=0..0 count=4 value=1 data=01000000
> 0000 2c000000  050d75600101 5303 c0a801630101 0380 0200 0400 0c000000 00000000 0ef00000  0ef00000 00000000 04000000
expect read request label="upload types" T0861 length=44 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read control=4 error=ok sequence=61454 group=type-upload address=0..0 count=4
< 0000 2c000000  c0a801630101 0380 050d75600101 5303 0200 0500 0c000000 00000000 0ef00000  00000000 04000000 01000000
expect read answer label="upload types" T0861 length=44 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read control=5 error=ok sequence=61454 status=ok group=type-upload address=0..0 count=4 value=1 data=01000000
> 0000 2c000000  050d75600101 5303 c0a801630101 0380 0200 0400 0c000000 00000000 0ff00000  0ff00000 00000000 04000000
expect read request label="size of the symbols" T0801 length=44 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read control=4 error=ok sequence=61455 group=symbol-upload-info-2 address=0..0 count=4
< 0000 2c000000  c0a801630101 0380 050d75600101 5303 0200 0500 0c000000 00000000 0ff00000  00000000 04000000 01000000
expect read answer label="size of the symbols" T0801 length=44 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read control=5 error=ok sequence=61455 status=ok group=symbol-upload-info-2 address=0..0 count=4 value=1 data=01000000
> 0000 2c000000  050d75600101 5303 c0a801630101 0380 0200 0400 0c000000 00000000 10f00000  10f00000 00000000 04000000
expect read request label="changed symbols" T0801 length=44 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read control=4 error=ok sequence=61456 group=symbol-notes address=0..0 count=4
< 0000 2c000000  c0a801630101 0380 050d75600101 5303 0200 0500 0c000000 00000000 10f00000  00000000 04000000 01000000
expect read answer label="changed symbols" T0801 length=44 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read control=5 error=ok sequence=61456 status=ok group=symbol-notes address=0..0 count=4 value=1 data=01000000
> 0000 2c000000  050d75600101 5303 c0a801630101 0380 0200 0400 0c000000 00000000 20f00000  20f00000 00000000 04000000
expect read request label="read inputs" T0801 length=44 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read control=4 error=ok sequence=61472 group=i address=0..3 count=4
< 0000 2c000000  c0a801630101 0380 050d75600101 5303 0200 0500 0c000000 00000000 20f00000  00000000 04000000 01000000
expect read answer label="read inputs" T0801 length=44 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read control=5 error=ok sequence=61472 status=ok group=i address=0..3 count=4 value=1 data=01000000
> 0000 2c000000  050d75600101 5303 c0a801630101 0380 0200 0400 0c000000 00000000 21f00000  21f00000 00000000 04000000
expect read request label="read input bits" T0801 length=44 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read control=4 error=ok sequence=61473 group=ix address=0..3 count=4
< 0000 2c000000  c0a801630101 0380 050d75600101 5303 0200 0500 0c000000 00000000 21f00000  00000000 04000000 01000000
expect read answer label="read input bits" T0801 length=44 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read control=5 error=ok sequence=61473 status=ok group=ix address=0..3 count=4 value=1 data=01000000
> 0000 2c000000  050d75600101 5303 c0a801630101 0380 0200 0400 0c000000 00000000 25f00000  25f00000 00000000 04000000
expect read request label="size of the inputs" T0801 length=44 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read control=4 error=ok sequence=61477 group=i-size address=0..0 count=4
< 0000 2c000000  c0a801630101 0380 050d75600101 5303 0200 0500 0c000000 00000000 25f00000  00000000 04000000 01000000
expect read answer label="size of the inputs" T0801 length=44 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read control=5 error=ok sequence=61477 status=ok group=i-size address=0..0 count=4 value=1 data=01000000
> 0000 2c000000  050d75600101 5303 c0a801630101 0380 0200 0400 0c000000 00000000 31f00000  31f00000 00000000 04000000
expect read request label="read output bits" T0801 length=44 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read control=4 error=ok sequence=61489 group=qx address=0..3 count=4
< 0000 2c000000  c0a801630101 0380 050d75600101 5303 0200 0500 0c000000 00000000 31f00000  00000000 04000000 01000000
expect read answer label="read output bits" T0801 length=44 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read control=5 error=ok sequence=61489 status=ok group=qx address=0..3 count=4 value=1 data=01000000
> 0000 2c000000  050d75600101 5303 c0a801630101 0380 0200 0400 0c000000 00000000 35f00000  35f00000 00000000 04000000
expect read request label="size of the outputs" T0801 length=44 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read control=4 error=ok sequence=61493 group=q-size address=0..0 count=4
< 0000 2c000000  c0a801630101 0380 050d75600101 5303 0200 0500 0c000000 00000000 35f00000  00000000 04000000 01000000
expect read answer label="size of the outputs" T0801 length=44 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read control=5 error=ok sequence=61493 status=ok group=q-size address=0..0 count=4 value=1 data=01000000
> 0000 2c000000  050d75600101 5303 c0a801630101 0380 0200 0400 0c000000 00000000 60f00000  60f00000 00000000 04000000
expect read request label="read inputs and outputs" T0801 length=44 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read control=4 error=ok sequence=61536 group=iob address=0..3 count=4
< 0000 2c000000  c0a801630101 0380 050d75600101 5303 0200 0500 0c000000 00000000 60f00000  00000000 04000000 01000000
expect read answer label="read inputs and outputs" T0801 length=44 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read control=5 error=ok sequence=61536 status=ok group=iob address=0..3 count=4 value=1 data=01000000
> 0000 2c000000  050d75600101 5303 c0a801630101 0380 0200 0400 0c000000 00000000 00f10000  00f10000 00000000 04000000
expect read request label="device data" T0801 length=44 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read control=4 error=ok sequence=61696 group=device-data address=0..0 count=4
< 0000 2c000000  c0a801630101 0380 050d75600101 5303 0200 0500 0c000000 00000000 00f10000  00000000 04000000 01000000
expect read answer label="device data" T0801 length=44 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read control=5 error=ok sequence=61696 status=ok group=device-data address=0..0 count=4 value=1 data=01000000

case "4 read state"
> 0000 20000000  050d75600101 5303 c0a801630101 0380 0400 0400 00000000 00000000 01000000  
expect diagnose request label="read state" T0868 length=32 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-state control=4 error=ok sequence=1
refuse = 00 00 28 00 00 00 c0 a8 01 63 01 01 03 80 05 0d 75 60 01 01 53 03 04 00 05 00 08 00 00 00 00 00 00 00 01 00 00 00 23 07 00 00 00 00 00 00
< 0000 28000000  c0a801630101 0380 050d75600101 5303 0400 0500 08000000 00000000 01000000  00000000 0500 0000
expect diagnose answer label="read state" T0868 length=40 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read-state control=5 error=ok sequence=1 status=ok state=run device_state=0
> 0000 20000000  050d75600101 5303 c0a801630101 0380 0400 0400 00000000 00000000 02000000  
expect diagnose request label="read state" T0868 length=32 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-state control=4 error=ok sequence=2
< 0000 24000000  c0a801630101 0380 050d75600101 5303 0400 0500 04000000 00000000 02000000  01070000
expect diagnose answer failed label="read state" T0868 length=36 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read-state control=5 error=ok sequence=2 status=service-not-supported
> 0000 20000000  050d75600101 5303 c0a801630101 0380 0400 0400 00000000 00000000 03000000  
expect diagnose request label="read state" T0868 length=32 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-state control=4 error=ok sequence=3
< 0000 20000000  c0a801630101 0380 050d75600101 5303 0400 0500 00000000 06000000 03000000  
expect diagnose answer failed label="read state" T0868 length=32 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read-state control=5 error=target-port-not-found sequence=3

case "5 write control: stop, run, reset, shut down; a state that does not exist"
> 0000 28000000  050d75600101 5303 c0a801630101 0380 0500 0400 08000000 00000000 01000000  0600 0000 00000000
expect run request changes=yes label="change state" T0858 length=40 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=write-control control=4 error=ok sequence=1 state=stop device_state=0
refuse = 00 00 24 00 00 00 c0 a8 01 63 01 01 03 80 05 0d 75 60 01 01 53 03 05 00 05 00 04 00 00 00 00 00 00 00 01 00 00 00 23 07 00 00
< 0000 24000000  c0a801630101 0380 050d75600101 5303 0500 0500 04000000 00000000 01000000  00000000
expect run answer changes=yes label="change state" T0858 length=36 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=write-control control=5 error=ok sequence=1 status=ok
> 0000 28000000  050d75600101 5303 c0a801630101 0380 0500 0400 08000000 00000000 02000000  0500 0000 00000000
expect run request changes=yes label="change state" T0858 length=40 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=write-control control=4 error=ok sequence=2 state=run device_state=0
< 0000 24000000  c0a801630101 0380 050d75600101 5303 0500 0500 04000000 00000000 02000000  12070000
expect run answer changes=yes failed label="change state" T0858 length=36 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=write-control control=5 error=ok sequence=2 status=invalid-state
> 0000 2a000000  050d75600101 1027 c0a801630101 0380 0500 0400 0a000000 00000000 03000000  0200 0000 02000000 0102
expect run request changes=yes label="change state" T0816 length=42 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=write-control control=4 error=ok sequence=3 data=0102 state=reset device_state=0
> 0000 28000000  050d75600101 1027 c0a801630101 0380 0500 0400 08000000 00000000 04000000  0c00 0000 00000000
expect run request changes=yes label="change state" T0816 length=40 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=write-control control=4 error=ok sequence=4 state=shutdown device_state=0
> 0000 28000000  050d75600101 5303 c0a801630101 0380 0500 0400 08000000 00000000 05000000  6300 0000 00000000
expect run request changes=yes label="change state" T0858 length=40 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=write-control control=4 error=ok sequence=5 state=99 device_state=0
expect flaw bad_value
< 0000 20000000  c0a801630101 0380 050d75600101 5303 0500 0500 00000000 06000000 05000000  
expect run answer changes=yes failed label="change state" T0858 length=32 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=write-control control=5 error=target-port-not-found sequence=5

case "6 and 7 notifications: added, sent, deleted"
> 0000 48000000  050d75600101 5303 c0a801630101 0380 0600 0400 28000000 00000000 01000000  20400000 00000000 04000000 04000000 00000000 a0860100 00000000000000000000000000000000
expect read request label="add notification" T0801 length=72 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=add-notification control=4 error=ok sequence=1 group=m address=0..3 count=4 mode=on-change cycle=100000
refuse = 00 00 28 00 00 00 c0 a8 01 63 01 01 03 80 05 0d 75 60 01 01 53 03 06 00 05 00 08 00 00 00 00 00 00 00 01 00 00 00 23 07 00 00 00 00 00 00
< 0000 28000000  c0a801630101 0380 050d75600101 5303 0600 0500 08000000 00000000 01000000  00000000 2a000000
expect read answer label="add notification" T0801 length=40 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=add-notification control=5 error=ok sequence=1 status=ok group=m address=0..3 handle=42 count=4
< 0000 4a000000  c0a801630101 0380 050d75600101 5303 0800 0400 2a000000 00000000 00000000  26000000 01000000 0080c2b2d0d0da01 02000000 2a000000 04000000 01000000 2b000000 02000000 0a00
expect report report label="notification" length=74 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=notification control=4 error=ok sequence=0 handle=42 value=1 data=01000000 time=1720399773171
expect report report label="notification" length=74 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=notification control=4 error=ok sequence=0 handle=43 value=10 data=0a00 time=1720399773171
refuse = none
> 0000 24000000  050d75600101 5303 c0a801630101 0380 0700 0400 04000000 00000000 02000000  2a000000
expect session request housekeeping label="delete notification" length=36 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=delete-notification control=4 error=ok sequence=2 handle=42
< 0000 24000000  c0a801630101 0380 050d75600101 5303 0700 0500 04000000 00000000 02000000  00000000
expect session answer housekeeping label="delete notification" length=36 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=delete-notification control=5 error=ok sequence=2 status=ok

case "6 add notification refused; a mode that does not exist"
> 0000 48000000  050d75600101 5303 c0a801630101 0380 0600 0400 28000000 00000000 01000000  20400000 00000000 04000000 04000000 00000000 a0860100 00000000000000000000000000000000
expect read request label="add notification" T0801 length=72 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=add-notification control=4 error=ok sequence=1 group=m address=0..3 count=4 mode=on-change cycle=100000
< 0000 24000000  c0a801630101 0380 050d75600101 5303 0600 0500 04000000 00000000 01000000  02070000
expect read answer failed label="add notification" T0801 length=36 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=add-notification control=5 error=ok sequence=1 status=invalid-index-group group=m address=0..3 count=4
> 0000 48000000  050d75600101 5303 c0a801630101 0380 0600 0400 28000000 00000000 02000000  20400000 00000000 04000000 04000000 00000000 a0860100 00000000000000000000000000000000
expect read request label="add notification" T0801 length=72 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=add-notification control=4 error=ok sequence=2 group=m address=0..3 count=4 mode=on-change cycle=100000
< 0000 20000000  c0a801630101 0380 050d75600101 5303 0600 0500 00000000 06000000 02000000  
expect session answer failed label="add or delete notification" length=32 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=add-notification control=5 error=target-port-not-found sequence=2
> 0000 48000000  050d75600101 5303 c0a801630101 0380 0600 0400 28000000 00000000 03000000  20400000 00000000 04000000 63000000 00000000 a0860100 00000000000000000000000000000000
expect read request label="add notification" T0801 length=72 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=add-notification control=4 error=ok sequence=3 group=m address=0..3 count=4 mode=99 cycle=100000
expect flaw bad_value

case "8 notification without stamps, without samples, of a wrong length"
< 0000 28000000  c0a801630101 0380 050d75600101 5303 0800 0400 08000000 00000000 00000000  04000000 00000000
expect flaw bad_value
< 0000 34000000  c0a801630101 0380 050d75600101 5303 0800 0400 14000000 00000000 00000000  10000000 01000000 0000000000000000 00000000
expect flaw bad_value
< 0000 3d000000  c0a801630101 0380 050d75600101 5303 0800 0400 1d000000 00000000 00000000  30000000 01000000 0000000000000000 01000000 01000000 01000000 05
expect report report label="notification" length=61 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=notification control=4 error=ok sequence=0 handle=1 value=5 data=05 time=0
expect flaw bad_length

case "9 a handle by name, then write and read by it, then it is released"
> 0000 39000000  050d75600101 5303 c0a801630101 0380 0900 0400 19000000 00000000 01000000  03f00000 00000000 04000000 09000000 4d41494e2e666f6f00
expect read request label="get handle by name" T0801 length=57 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=1 group=handle-by-name address=0..0 symbol="MAIN.foo" count=4
refuse = 00 00 28 00 00 00 c0 a8 01 63 01 01 03 80 05 0d 75 60 01 01 53 03 09 00 05 00 08 00 00 00 00 00 00 00 01 00 00 00 23 07 00 00 00 00 00 00
< 0000 2c000000  c0a801630101 0380 050d75600101 5303 0900 0500 0c000000 00000000 01000000  00000000 04000000 11000083
expect read answer label="get handle by name" T0801 length=44 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read-write control=5 error=ok sequence=1 status=ok group=handle-by-name address=0..0 handle=2197815313 symbol="MAIN.foo" count=4
> 0000 2e000000  050d75600101 5303 c0a801630101 0380 0300 0400 0e000000 00000000 02000000  05f00000 11000083 02000000 0500
expect write request changes=yes label="write by handle" T0836 length=46 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=write control=4 error=ok sequence=2 group=value-by-handle handle=2197815313 symbol="MAIN.foo" count=2 value=5 data=0500
< 0000 24000000  c0a801630101 0380 050d75600101 5303 0300 0500 04000000 00000000 02000000  00000000
expect write answer changes=yes label="write by handle" T0836 length=36 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=write control=5 error=ok sequence=2 status=ok group=value-by-handle handle=2197815313 symbol="MAIN.foo" count=2
> 0000 2c000000  050d75600101 5303 c0a801630101 0380 0200 0400 0c000000 00000000 03000000  05f00000 11000083 02000000
expect read request label="read by handle" T0801 length=44 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read control=4 error=ok sequence=3 group=value-by-handle handle=2197815313 symbol="MAIN.foo" count=2
< 0000 2a000000  c0a801630101 0380 050d75600101 5303 0200 0500 0a000000 00000000 03000000  00000000 02000000 0500
expect read answer label="read by handle" T0801 length=42 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read control=5 error=ok sequence=3 status=ok group=value-by-handle handle=2197815313 symbol="MAIN.foo" count=2 value=5 data=0500
> 0000 32000000  050d75600101 5303 c0a801630101 0380 0900 0400 12000000 00000000 04000000  05f00000 11000083 02000000 02000000 0700
expect write request changes=yes label="read and write by handle" T0836 length=50 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=4 group=value-by-handle handle=2197815313 symbol="MAIN.foo" count=2 value=7 data=0700
< 0000 2a000000  c0a801630101 0380 050d75600101 5303 0900 0500 0a000000 00000000 04000000  00000000 02000000 0700
expect write answer changes=yes label="read and write by handle" T0836 length=42 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read-write control=5 error=ok sequence=4 status=ok group=value-by-handle handle=2197815313 symbol="MAIN.foo" count=2 value=7 data=0700
> 0000 30000000  050d75600101 5303 c0a801630101 0380 0300 0400 10000000 00000000 05000000  06f00000 00000000 04000000 11000083
expect session request housekeeping label="release handle" length=48 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=write control=4 error=ok sequence=5 group=release-handle address=0..0 handle=2197815313 symbol="MAIN.foo" count=4
< 0000 24000000  c0a801630101 0380 050d75600101 5303 0300 0500 04000000 00000000 05000000  00000000
expect session answer housekeeping label="release handle" length=36 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=write control=5 error=ok sequence=5 status=ok group=release-handle address=0..0 count=4

case "9 two handles with the same number: the later symbol counts; a name that is too long"
> 0000 31000000  050d75600101 5303 c0a801630101 0380 0900 0400 11000000 00000000 01000000  03f00000 00000000 04000000 01000000 61
expect read request label="get handle by name" T0801 length=49 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=1 group=handle-by-name address=0..0 symbol="a" count=4
< 0000 2c000000  c0a801630101 0380 050d75600101 5303 0900 0500 0c000000 00000000 01000000  00000000 04000000 01000000
expect read answer label="get handle by name" T0801 length=44 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read-write control=5 error=ok sequence=1 status=ok group=handle-by-name address=0..0 handle=1 symbol="a" count=4
> 0000 31000000  050d75600101 5303 c0a801630101 0380 0900 0400 11000000 00000000 02000000  03f00000 00000000 04000000 01000000 62
expect read request label="get handle by name" T0801 length=49 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=2 group=handle-by-name address=0..0 symbol="b" count=4
< 0000 2c000000  c0a801630101 0380 050d75600101 5303 0900 0500 0c000000 00000000 02000000  00000000 04000000 01000000
expect read answer label="get handle by name" T0801 length=44 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read-write control=5 error=ok sequence=2 status=ok group=handle-by-name address=0..0 handle=1 symbol="b" count=4
> 0000 2d000000  050d75600101 5303 c0a801630101 0380 0300 0400 0d000000 00000000 03000000  05f00000 01000000 01000000 01
expect write request changes=yes label="write by handle" T0836 length=45 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=write control=4 error=ok sequence=3 group=value-by-handle handle=1 symbol="b" count=1 value=1 data=01
> 0000 6c000000  050d75600101 5303 c0a801630101 0380 0900 0400 4c000000 00000000 04000000  03f00000 00000000 04000000 3c000000 636363636363636363636363636363636363636363636363636363636363636363636363636363636363636363636363636363636363636363636363
expect read request label="get handle by name" T0801 length=108 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=4 group=handle-by-name address=0..0 symbol="cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc" count=4
< 0000 2c000000  c0a801630101 0380 050d75600101 5303 0900 0500 0c000000 00000000 04000000  00000000 04000000 02000000
expect read answer label="get handle by name" T0801 length=44 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read-write control=5 error=ok sequence=4 status=ok group=handle-by-name address=0..0 handle=2 count=4

case "9 by name: value, information; symbol table; a handle refused"
> 0000 33000000  050d75600101 5303 c0a801630101 0380 0900 0400 13000000 00000000 01000000  04f00000 00000000 02000000 03000000 616263
expect read request label="read by name" T0801 length=51 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=1 group=value-by-name address=0..0 symbol="abc" count=2
< 0000 2a000000  c0a801630101 0380 050d75600101 5303 0900 0500 0a000000 00000000 01000000  00000000 02000000 0100
expect read answer label="read by name" T0801 length=42 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read-write control=5 error=ok sequence=1 status=ok group=value-by-name address=0..0 count=2 value=1 data=0100
> 0000 33000000  050d75600101 5303 c0a801630101 0380 0900 0400 13000000 00000000 02000000  07f00000 00000000 02000000 03000000 616263
expect read request label="symbol by name" T0801 length=51 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=2 group=info-by-name address=0..0 symbol="abc" count=2
> 0000 33000000  050d75600101 5303 c0a801630101 0380 0900 0400 13000000 00000000 03000000  09f00000 00000000 02000000 03000000 616263
expect read request label="symbol by name" T0801 length=51 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=3 group=info-by-name-ex address=0..0 symbol="abc" count=2
> 0000 31000000  050d75600101 5303 c0a801630101 0380 0900 0400 11000000 00000000 04000000  00f00000 00000000 02000000 01000000 00
expect read request label="symbol table" T0801 length=49 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=4 group=symbol-table address=0..0 count=2 value=0 data=00
> 0000 31000000  050d75600101 5303 c0a801630101 0380 0900 0400 11000000 00000000 05000000  01f00000 00000000 02000000 01000000 00
expect read request label="symbol name" T0801 length=49 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=5 group=symbol-name address=0..0 count=2 value=0 data=00
> 0000 31000000  050d75600101 5303 c0a801630101 0380 0900 0400 11000000 00000000 06000000  03f00000 00000000 04000000 01000000 64
expect read request label="get handle by name" T0801 length=49 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=6 group=handle-by-name address=0..0 symbol="d" count=4
< 0000 28000000  c0a801630101 0380 050d75600101 5303 0900 0500 08000000 00000000 06000000  10070000 00000000
expect read answer failed label="get handle by name" T0801 length=40 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read-write control=5 error=ok sequence=6 status=symbol-not-found group=handle-by-name address=0..0 count=0
> 0000 31000000  050d75600101 5303 c0a801630101 0380 0900 0400 11000000 00000000 07000000  03f00000 00000000 04000000 01000000 64
expect read request label="get handle by name" T0801 length=49 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=7 group=handle-by-name address=0..0 symbol="d" count=4
< 0000 20000000  c0a801630101 0380 050d75600101 5303 0900 0500 00000000 06000000 07000000  
expect read answer failed label="get handle by name" T0801 length=32 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read-write control=5 error=target-port-not-found sequence=7 group=handle-by-name address=0..0 count=4

case "2 read by name; 3 write by name"
> 0000 2c000000  050d75600101 5303 c0a801630101 0380 0200 0400 0c000000 00000000 01000000  04f00000 00000000 02000000
expect read request label="read by name" T0801 length=44 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read control=4 error=ok sequence=1 group=value-by-name address=0..0 count=2
> 0000 2f000000  050d75600101 5303 c0a801630101 0380 0300 0400 0f000000 00000000 02000000  04f00000 00000000 03000000 616263
expect write request changes=yes label="write by name" T0836 length=47 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=write control=4 error=ok sequence=2 group=value-by-name address=0..0 symbol="abc" count=3

case "9 read and write of memories, outputs, device data, symbols"
> 0000 31000000  050d75600101 5303 c0a801630101 0380 0900 0400 11000000 00000000 20400000  20400000 00000000 01000000 01000000 01
expect write request changes=yes label="read and write flags" T0836 length=49 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=16416 group=m address=0..0 count=1 value=1 data=01
> 0000 31000000  050d75600101 5303 c0a801630101 0380 0900 0400 11000000 00000000 30f00000  30f00000 00000000 01000000 01000000 01
expect control request changes=yes label="read and write outputs" T0855 length=49 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=61488 group=q address=0..0 count=1 value=1 data=01
> 0000 31000000  050d75600101 5303 c0a801630101 0380 0900 0400 11000000 00000000 31f00000  31f00000 00000000 01000000 01000000 01
expect control request changes=yes label="read and write output bits" T0855 length=49 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=61489 group=qx address=0..0 count=1 value=1 data=01
> 0000 31000000  050d75600101 5303 c0a801630101 0380 0900 0400 11000000 00000000 21400000  21400000 00000000 01000000 01000000 01
expect write request changes=yes label="read and write flag bits" T0836 length=49 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=16417 group=mx address=0..0 count=1 value=1 data=01
> 0000 31000000  050d75600101 5303 c0a801630101 0380 0900 0400 11000000 00000000 30400000  30400000 00000000 01000000 01000000 01
expect write request changes=yes label="read and write retained data" T0836 length=49 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=16432 group=retain address=0..0 count=1 value=1 data=01
> 0000 31000000  050d75600101 5303 c0a801630101 0380 0900 0400 11000000 00000000 40400000  40400000 00000000 01000000 01000000 01
expect write request changes=yes label="read and write data" T0836 length=49 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=16448 group=data address=0..0 count=1 value=1 data=01
> 0000 31000000  050d75600101 5303 c0a801630101 0380 0900 0400 11000000 00000000 20f00000  20f00000 00000000 01000000 01000000 01
expect write request changes=yes label="read and write inputs" T0836 length=49 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=61472 group=i address=0..0 count=1 value=1 data=01
> 0000 31000000  050d75600101 5303 c0a801630101 0380 0900 0400 11000000 00000000 21f00000  21f00000 00000000 01000000 01000000 01
expect write request changes=yes label="read and write input bits" T0836 length=49 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=61473 group=ix address=0..0 count=1 value=1 data=01
> 0000 31000000  050d75600101 5303 c0a801630101 0380 0900 0400 11000000 00000000 60f00000  60f00000 00000000 01000000 01000000 01
expect write request changes=yes label="read and write inputs and outputs" T0836 length=49 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=61536 group=iob address=0..0 count=1 value=1 data=01
> 0000 31000000  050d75600101 5303 c0a801630101 0380 0900 0400 11000000 00000000 02f00000  02f00000 00000000 01000000 01000000 01
expect write request changes=yes label="read and write symbol" T0836 length=49 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=61442 group=symbol-value address=0..0 count=1 value=1 data=01
> 0000 31000000  050d75600101 5303 c0a801630101 0380 0900 0400 11000000 00000000 00f10000  00f10000 00000000 01000000 01000000 01
expect config request changes=yes label="read and write device data" T0836 length=49 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=61696 group=device-data address=0..0 count=1 value=1 data=01
> 0000 31000000  050d75600101 5303 c0a801630101 0380 0900 0400 11000000 00000000 0af00000  0af00000 00000000 01000000 01000000 01
expect program request changes=yes label="download symbols" T0843 length=49 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=61450 group=symbol-download address=0..0 count=1 value=1 data=01

# ---- sum commands ------------------------------------------------------------------------------

case "sum read of two"
> 0000 48000000  050d75600101 5303 c0a801630101 0380 0900 0400 28000000 00000000 01000000  80f00000 02000000 10000000 18000000 30f00000 00000000 04000000 20400000 08000000 04000000
expect read request label="read outputs" T0801 length=72 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=1 group=q address=0..3 count=4
expect read request label="read flags" T0801 length=72 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=1 group=m address=8..11 count=4
< 0000 38000000  c0a801630101 0380 050d75600101 5303 0900 0500 18000000 00000000 01000000  00000000 10000000 00000000000000000000000000000000
expect read answer label="several accesses" length=56 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read-write control=5 error=ok sequence=1 status=ok group=sum-read count=16 data=00000000000000000000000000000000

case "sum write: an output and a flag"
> 0000 4b000000  050d75600101 5303 c0a801630101 0380 0900 0400 2b000000 00000000 01000000  81f00000 02000000 08000000 1b000000 30f00000 00000000 01000000 20400000 08000000 02000000 01 0200
expect control request changes=yes label="write outputs" T0855 length=75 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=1 group=q address=0..0 count=1 value=1 data=01
expect write request changes=yes label="write flags" T0836 length=75 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=1 group=m address=8..9 count=2 value=2 data=0200
refuse = 00 00 28 00 00 00 c0 a8 01 63 01 01 03 80 05 0d 75 60 01 01 53 03 09 00 05 00 08 00 00 00 00 00 00 00 01 00 00 00 23 07 00 00 00 00 00 00
< 0000 30000000  c0a801630101 0380 050d75600101 5303 0900 0500 10000000 00000000 01000000  00000000 08000000 0000000000000000
expect write answer changes=yes label="several accesses" length=48 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read-write control=5 error=ok sequence=1 status=ok group=sum-write count=8 value=0 data=0000000000000000

case "sum read and write; a handle by name among them"
> 0000 43000000  050d75600101 5303 c0a801630101 0380 0900 0400 23000000 00000000 01000000  82f00000 01000000 0c000000 13000000 03f00000 00000000 04000000 03000000 616263
expect read request label="get handle by name" T0801 length=67 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=1 group=handle-by-name address=0..0 symbol="abc" count=4
< 0000 34000000  c0a801630101 0380 050d75600101 5303 0900 0500 14000000 00000000 01000000  00000000 0c000000 000000000000000000000000
expect write answer changes=yes label="several accesses" length=52 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read-write control=5 error=ok sequence=1 status=ok group=sum-read-write count=12 data=000000000000000000000000

case "sum read, extended"
> 0000 3c000000  050d75600101 5303 c0a801630101 0380 0900 0400 1c000000 00000000 01000000  83f00000 01000000 10000000 0c000000 20400000 00000000 04000000
expect read request label="read flags" T0801 length=60 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=1 group=m address=0..3 count=4
> 0000 3c000000  050d75600101 5303 c0a801630101 0380 0900 0400 1c000000 00000000 02000000  84f00000 01000000 10000000 0c000000 20400000 00000000 04000000
expect read request label="read flags" T0801 length=60 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=2 group=m address=0..3 count=4

case "sum of notifications"
> 0000 58000000  050d75600101 5303 c0a801630101 0380 0900 0400 38000000 00000000 01000000  85f00000 01000000 08000000 28000000 20400000 00000000 04000000 04000000 00000000 a0860100 00000000000000000000000000000000
expect read request label="add notification" T0801 length=88 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=1 group=m address=0..3 count=4 mode=on-change cycle=100000
< 0000 30000000  c0a801630101 0380 050d75600101 5303 0900 0500 10000000 00000000 01000000  00000000 08000000 00000000 01000000
expect session answer label="several accesses" length=48 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read-write control=5 error=ok sequence=1 status=ok group=sum-add-notification count=8 value=4294967296 data=0000000001000000
> 0000 34000000  050d75600101 5303 c0a801630101 0380 0900 0400 14000000 00000000 02000000  86f00000 01000000 04000000 04000000 01000000
expect session request housekeeping label="delete notification" length=52 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=2 handle=1
< 0000 2c000000  c0a801630101 0380 050d75600101 5303 0900 0500 0c000000 00000000 02000000  00000000 04000000 00000000
expect session answer label="several accesses" length=44 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read-write control=5 error=ok sequence=2 status=ok group=sum-delete-notification count=4 value=0 data=00000000

case "sum: fewer members than announced; none"
> 0000 3c000000  050d75600101 5303 c0a801630101 0380 0900 0400 1c000000 00000000 01000000  81f00000 03000000 08000000 0c000000 30f00000 00000000 01000000
expect flaw truncated
expect flaw bad_length
> 0000 30000000  050d75600101 5303 c0a801630101 0380 0900 0400 10000000 00000000 02000000  80f00000 00000000 08000000 00000000
expect flaw bad_length
> 0000 3c000000  050d75600101 5303 c0a801630101 0380 0900 0400 1c000000 00000000 03000000  80f00000 01000000 08000000 18000000 30f00000 00000000 01000000
expect read request label="read outputs" T0801 length=60 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=3 group=q address=0..0 count=1
expect flaw bad_length

# ---- the system service ------------------------------------------------------------------------

case "files"
> 0000 32000000  050d75600101 1027 c0a801630101 0380 0900 0400 12000000 00000000 64000000  64000000 00000000 04000000 02000000 6100
expect file request changes=yes label="open or create" T0867 length=50 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=100 group=open-create address=0..0 count=4 value=97 data=6100
< 0000 2c000000  c0a801630101 0380 050d75600101 1027 0900 0500 0c000000 00000000 64000000  00000000 04000000 01000000
expect file answer changes=yes label="open or create" T0867 length=44 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=system-service function=read-write control=5 error=ok sequence=100 status=ok group=open-create address=0..0 count=4 value=1 data=01000000
> 0000 32000000  050d75600101 1027 c0a801630101 0380 0900 0400 12000000 00000000 65000000  65000000 00000000 04000000 02000000 6100
expect file request label="open for reading" T0888 length=50 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=101 group=open-read address=0..0 count=4 value=97 data=6100
< 0000 2c000000  c0a801630101 0380 050d75600101 1027 0900 0500 0c000000 00000000 65000000  00000000 04000000 01000000
expect file answer label="open for reading" T0888 length=44 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=system-service function=read-write control=5 error=ok sequence=101 status=ok group=open-read address=0..0 count=4 value=1 data=01000000
> 0000 32000000  050d75600101 1027 c0a801630101 0380 0900 0400 12000000 00000000 66000000  66000000 00000000 04000000 02000000 6100
expect file request changes=yes label="open for writing" T0867 length=50 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=102 group=open-write address=0..0 count=4 value=97 data=6100
< 0000 2c000000  c0a801630101 0380 050d75600101 1027 0900 0500 0c000000 00000000 66000000  00000000 04000000 01000000
expect file answer changes=yes label="open for writing" T0867 length=44 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=system-service function=read-write control=5 error=ok sequence=102 status=ok group=open-write address=0..0 count=4 value=1 data=01000000
> 0000 32000000  050d75600101 1027 c0a801630101 0380 0900 0400 12000000 00000000 6e000000  6e000000 00000000 04000000 02000000 6100
expect file request changes=yes label="create file" T0867 length=50 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=110 group=file-create address=0..0 count=4 value=97 data=6100
< 0000 2c000000  c0a801630101 0380 050d75600101 1027 0900 0500 0c000000 00000000 6e000000  00000000 04000000 01000000
expect file answer changes=yes label="create file" T0867 length=44 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=system-service function=read-write control=5 error=ok sequence=110 status=ok group=file-create address=0..0 count=4 value=1 data=01000000
> 0000 32000000  050d75600101 1027 c0a801630101 0380 0900 0400 12000000 00000000 6f000000  6f000000 00000000 04000000 02000000 6100
expect file request label="close handle" length=50 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=111 group=handle-close address=0..0 count=4 value=97 data=6100
< 0000 2c000000  c0a801630101 0380 050d75600101 1027 0900 0500 0c000000 00000000 6f000000  00000000 04000000 01000000
expect file answer label="close handle" length=44 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=system-service function=read-write control=5 error=ok sequence=111 status=ok group=handle-close address=0..0 count=4 value=1 data=01000000
> 0000 32000000  050d75600101 1027 c0a801630101 0380 0900 0400 12000000 00000000 78000000  78000000 00000000 04000000 02000000 6100
expect file request changes=unknown label="open file" T0867 length=50 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=120 group=file-open address=0..0 count=4 value=97 data=6100
< 0000 2c000000  c0a801630101 0380 050d75600101 1027 0900 0500 0c000000 00000000 78000000  00000000 04000000 01000000
expect file answer changes=unknown label="open file" T0867 length=44 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=system-service function=read-write control=5 error=ok sequence=120 status=ok group=file-open address=0..0 count=4 value=1 data=01000000
> 0000 32000000  050d75600101 1027 c0a801630101 0380 0900 0400 12000000 00000000 79000000  79000000 00000000 04000000 02000000 6100
expect file request label="close file" length=50 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=121 group=file-close address=0..0 count=4 value=97 data=6100
< 0000 2c000000  c0a801630101 0380 050d75600101 1027 0900 0500 0c000000 00000000 79000000  00000000 04000000 01000000
expect file answer label="close file" length=44 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=system-service function=read-write control=5 error=ok sequence=121 status=ok group=file-close address=0..0 count=4 value=1 data=01000000
> 0000 32000000  050d75600101 1027 c0a801630101 0380 0900 0400 12000000 00000000 7a000000  7a000000 00000000 04000000 02000000 6100
expect file request label="read file" T0845 length=50 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=122 group=file-read address=0..0 count=4 value=97 data=6100
< 0000 2c000000  c0a801630101 0380 050d75600101 1027 0900 0500 0c000000 00000000 7a000000  00000000 04000000 01000000
expect file answer label="read file" T0845 length=44 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=system-service function=read-write control=5 error=ok sequence=122 status=ok group=file-read address=0..0 count=4 value=1 data=01000000
> 0000 32000000  050d75600101 1027 c0a801630101 0380 0900 0400 12000000 00000000 7b000000  7b000000 00000000 04000000 02000000 6100
expect file request changes=yes label="write file" T0867 length=50 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=123 group=file-write address=0..0 count=4 value=97 data=6100
< 0000 2c000000  c0a801630101 0380 050d75600101 1027 0900 0500 0c000000 00000000 7b000000  00000000 04000000 01000000
expect file answer changes=yes label="write file" T0867 length=44 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=system-service function=read-write control=5 error=ok sequence=123 status=ok group=file-write address=0..0 count=4 value=1 data=01000000
> 0000 32000000  050d75600101 1027 c0a801630101 0380 0900 0400 12000000 00000000 7c000000  7c000000 00000000 04000000 02000000 6100
expect file request label="seek in file" length=50 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=124 group=file-seek address=0..0 count=4 value=97 data=6100
< 0000 2c000000  c0a801630101 0380 050d75600101 1027 0900 0500 0c000000 00000000 7c000000  00000000 04000000 01000000
expect file answer label="seek in file" length=44 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=system-service function=read-write control=5 error=ok sequence=124 status=ok group=file-seek address=0..0 count=4 value=1 data=01000000
> 0000 32000000  050d75600101 1027 c0a801630101 0380 0900 0400 12000000 00000000 7d000000  7d000000 00000000 04000000 02000000 6100
expect file request label="position in file" length=50 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=125 group=file-tell address=0..0 count=4 value=97 data=6100
< 0000 2c000000  c0a801630101 0380 050d75600101 1027 0900 0500 0c000000 00000000 7d000000  00000000 04000000 01000000
expect file answer label="position in file" length=44 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=system-service function=read-write control=5 error=ok sequence=125 status=ok group=file-tell address=0..0 count=4 value=1 data=01000000
> 0000 32000000  050d75600101 1027 c0a801630101 0380 0900 0400 12000000 00000000 7e000000  7e000000 00000000 04000000 02000000 6100
expect file request label="read line of file" T0845 length=50 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=126 group=file-gets address=0..0 count=4 value=97 data=6100
< 0000 2c000000  c0a801630101 0380 050d75600101 1027 0900 0500 0c000000 00000000 7e000000  00000000 04000000 01000000
expect file answer label="read line of file" T0845 length=44 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=system-service function=read-write control=5 error=ok sequence=126 status=ok group=file-gets address=0..0 count=4 value=1 data=01000000
> 0000 32000000  050d75600101 1027 c0a801630101 0380 0900 0400 12000000 00000000 7f000000  7f000000 00000000 04000000 02000000 6100
expect file request changes=yes label="write line of file" T0867 length=50 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=127 group=file-puts address=0..0 count=4 value=97 data=6100
< 0000 2c000000  c0a801630101 0380 050d75600101 1027 0900 0500 0c000000 00000000 7f000000  00000000 04000000 01000000
expect file answer changes=yes label="write line of file" T0867 length=44 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=system-service function=read-write control=5 error=ok sequence=127 status=ok group=file-puts address=0..0 count=4 value=1 data=01000000
> 0000 32000000  050d75600101 1027 c0a801630101 0380 0900 0400 12000000 00000000 82000000  82000000 00000000 04000000 02000000 6100
expect file request label="end of file" length=50 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=130 group=file-eof address=0..0 count=4 value=97 data=6100
< 0000 2c000000  c0a801630101 0380 050d75600101 1027 0900 0500 0c000000 00000000 82000000  00000000 04000000 01000000
expect file answer label="end of file" length=44 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=system-service function=read-write control=5 error=ok sequence=130 status=ok group=file-eof address=0..0 count=4 value=1 data=01000000
> 0000 32000000  050d75600101 1027 c0a801630101 0380 0900 0400 12000000 00000000 83000000  83000000 00000000 04000000 02000000 6100
expect file request changes=yes label="delete file" T0809 length=50 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=131 group=file-delete address=0..0 count=4 value=97 data=6100
< 0000 2c000000  c0a801630101 0380 050d75600101 1027 0900 0500 0c000000 00000000 83000000  00000000 04000000 01000000
expect file answer changes=yes label="delete file" T0809 length=44 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=system-service function=read-write control=5 error=ok sequence=131 status=ok group=file-delete address=0..0 count=4 value=1 data=01000000
> 0000 32000000  050d75600101 1027 c0a801630101 0380 0900 0400 12000000 00000000 84000000  84000000 00000000 04000000 02000000 6100
expect file request changes=yes label="rename file" T0867 length=50 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=132 group=file-rename address=0..0 count=4 value=97 data=6100
< 0000 2c000000  c0a801630101 0380 050d75600101 1027 0900 0500 0c000000 00000000 84000000  00000000 04000000 01000000
expect file answer changes=yes label="rename file" T0867 length=44 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=system-service function=read-write control=5 error=ok sequence=132 status=ok group=file-rename address=0..0 count=4 value=1 data=01000000
> 0000 32000000  050d75600101 1027 c0a801630101 0380 0900 0400 12000000 00000000 85000000  85000000 00000000 04000000 02000000 6100
expect file request label="find files" T0888 length=50 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=133 group=file-find address=0..0 count=4 value=97 data=6100
< 0000 2c000000  c0a801630101 0380 050d75600101 1027 0900 0500 0c000000 00000000 85000000  00000000 04000000 01000000
expect file answer label="find files" T0888 length=44 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=system-service function=read-write control=5 error=ok sequence=133 status=ok group=file-find address=0..0 count=4 value=1 data=01000000

case "files, by write and by read"
> 0000 2d000000  050d75600101 1027 c0a801630101 0380 0300 0400 0d000000 00000000 64000000  64000000 00000000 01000000 61
expect file request changes=yes label="open or create" T0867 length=45 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=write control=4 error=ok sequence=100 group=open-create address=0..0 count=1 value=97 data=61
> 0000 2d000000  050d75600101 1027 c0a801630101 0380 0300 0400 0d000000 00000000 65000000  65000000 00000000 01000000 61
expect file request changes=yes label="open for reading" T0867 length=45 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=write control=4 error=ok sequence=101 group=open-read address=0..0 count=1 value=97 data=61
> 0000 2d000000  050d75600101 1027 c0a801630101 0380 0300 0400 0d000000 00000000 66000000  66000000 00000000 01000000 61
expect file request changes=yes label="open for writing" T0867 length=45 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=write control=4 error=ok sequence=102 group=open-write address=0..0 count=1 value=97 data=61
> 0000 2d000000  050d75600101 1027 c0a801630101 0380 0300 0400 0d000000 00000000 6e000000  6e000000 00000000 01000000 61
expect file request changes=yes label="create file" T0867 length=45 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=write control=4 error=ok sequence=110 group=file-create address=0..0 count=1 value=97 data=61
> 0000 2d000000  050d75600101 1027 c0a801630101 0380 0300 0400 0d000000 00000000 6f000000  6f000000 00000000 01000000 61
expect file request label="close handle" length=45 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=write control=4 error=ok sequence=111 group=handle-close address=0..0 count=1 value=97 data=61
> 0000 2d000000  050d75600101 1027 c0a801630101 0380 0300 0400 0d000000 00000000 79000000  79000000 00000000 01000000 61
expect file request label="close file" length=45 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=write control=4 error=ok sequence=121 group=file-close address=0..0 count=1 value=97 data=61
> 0000 2d000000  050d75600101 1027 c0a801630101 0380 0300 0400 0d000000 00000000 7b000000  7b000000 00000000 01000000 61
expect file request changes=yes label="write file" T0867 length=45 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=write control=4 error=ok sequence=123 group=file-write address=0..0 count=1 value=97 data=61
> 0000 2d000000  050d75600101 1027 c0a801630101 0380 0300 0400 0d000000 00000000 7c000000  7c000000 00000000 01000000 61
expect file request label="seek in file" length=45 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=write control=4 error=ok sequence=124 group=file-seek address=0..0 count=1 value=97 data=61
> 0000 2d000000  050d75600101 1027 c0a801630101 0380 0300 0400 0d000000 00000000 7f000000  7f000000 00000000 01000000 61
expect file request changes=yes label="write line of file" T0867 length=45 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=write control=4 error=ok sequence=127 group=file-puts address=0..0 count=1 value=97 data=61
> 0000 2d000000  050d75600101 1027 c0a801630101 0380 0300 0400 0d000000 00000000 83000000  83000000 00000000 01000000 61
expect file request changes=yes label="delete file" T0809 length=45 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=write control=4 error=ok sequence=131 group=file-delete address=0..0 count=1 value=97 data=61
> 0000 2d000000  050d75600101 1027 c0a801630101 0380 0300 0400 0d000000 00000000 84000000  84000000 00000000 01000000 61
expect file request changes=yes label="rename file" T0867 length=45 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=write control=4 error=ok sequence=132 group=file-rename address=0..0 count=1 value=97 data=61
> 0000 2c000000  050d75600101 1027 c0a801630101 0380 0200 0400 0c000000 00000000 64000000  64000000 00000000 04000000
expect file request label="open or create" T0888 length=44 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read control=4 error=ok sequence=100 group=open-create address=0..0 count=4
> 0000 2c000000  050d75600101 1027 c0a801630101 0380 0200 0400 0c000000 00000000 65000000  65000000 00000000 04000000
expect file request label="open for reading" T0888 length=44 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read control=4 error=ok sequence=101 group=open-read address=0..0 count=4
> 0000 2c000000  050d75600101 1027 c0a801630101 0380 0200 0400 0c000000 00000000 7a000000  7a000000 00000000 04000000
expect file request label="read file" T0845 length=44 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read control=4 error=ok sequence=122 group=file-read address=0..0 count=4
> 0000 2c000000  050d75600101 1027 c0a801630101 0380 0200 0400 0c000000 00000000 7d000000  7d000000 00000000 04000000
expect file request label="position in file" length=44 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read control=4 error=ok sequence=125 group=file-tell address=0..0 count=4
> 0000 2c000000  050d75600101 1027 c0a801630101 0380 0200 0400 0c000000 00000000 7e000000  7e000000 00000000 04000000
expect file request label="read line of file" T0845 length=44 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read control=4 error=ok sequence=126 group=file-gets address=0..0 count=4
> 0000 2c000000  050d75600101 1027 c0a801630101 0380 0200 0400 0c000000 00000000 82000000  82000000 00000000 04000000
expect file request label="end of file" length=44 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read control=4 error=ok sequence=130 group=file-eof address=0..0 count=4
> 0000 2c000000  050d75600101 1027 c0a801630101 0380 0200 0400 0c000000 00000000 85000000  85000000 00000000 04000000
expect file request label="find files" T0888 length=44 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read control=4 error=ok sequence=133 group=file-find address=0..0 count=4

case "registry, clock, process, net identifier, information, routes"
> 0000 32000000  050d75600101 1027 c0a801630101 0380 0900 0400 12000000 00000000 01000000  c8000000 00000000 04000000 02000000 6100
expect read request label="read registry" T0888 length=50 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=1 group=registry address=0..0 count=4 value=97 data=6100
> 0000 2c000000  050d75600101 1027 c0a801630101 0380 0200 0400 0c000000 00000000 02000000  c8000000 00000000 04000000
expect read request label="read registry" T0888 length=44 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read control=4 error=ok sequence=2 group=registry address=0..0 count=4
> 0000 2d000000  050d75600101 1027 c0a801630101 0380 0300 0400 0d000000 00000000 03000000  c8000000 00000000 01000000 61
expect config request changes=yes label="write registry" T0836 length=45 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=write control=4 error=ok sequence=3 group=registry address=0..0 count=1 value=97 data=61
> 0000 2c000000  050d75600101 1027 c0a801630101 0380 0200 0400 0c000000 00000000 04000000  90010000 01000000 10000000
expect read request label="read clock" T0801 length=44 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read control=4 error=ok sequence=4 group=time-services address=1..1 count=16
> 0000 3c000000  050d75600101 1027 c0a801630101 0380 0300 0400 1c000000 00000000 05000000  90010000 01000000 10000000 00000000000000000000000000000000
expect time request changes=yes label="set clock" T0836 length=60 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=write control=4 error=ok sequence=5 group=time-services address=1..1 count=16 data=00000000000000000000000000000000
> 0000 31000000  050d75600101 1027 c0a801630101 0380 0900 0400 11000000 00000000 06000000  90010000 01000000 10000000 01000000 00
expect time request changes=unknown label="read and set clock" T0836 length=49 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=6 group=time-services address=1..1 count=16 value=0 data=00
> 0000 2f000000  050d75600101 1027 c0a801630101 0380 0300 0400 0f000000 00000000 07000000  f4010000 00000000 03000000 636d64
expect run request changes=yes label="start process" T0871 length=47 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=write control=4 error=ok sequence=7 group=start-process address=0..0 count=3 data=636d64
> 0000 33000000  050d75600101 1027 c0a801630101 0380 0900 0400 13000000 00000000 11000000  f4010000 00000000 00000000 03000000 636d64
expect run request changes=yes label="start process" T0871 length=51 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=17 group=start-process address=0..0 count=0 data=636d64
> 0000 2c000000  050d75600101 1027 c0a801630101 0380 0200 0400 0c000000 00000000 08000000  58020000 00000000 06000000
expect read request label="read net identifier" T0801 length=44 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read control=4 error=ok sequence=8 group=change-net-id address=0..0 count=6
> 0000 32000000  050d75600101 1027 c0a801630101 0380 0300 0400 12000000 00000000 09000000  58020000 00000000 06000000 010203040506
expect config request changes=yes label="change net identifier" T0836 length=50 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=write control=4 error=ok sequence=9 group=change-net-id address=0..0 count=6 data=010203040506
> 0000 2c000000  050d75600101 1027 c0a801630101 0380 0200 0400 0c000000 00000000 0a000000  bc020000 01000000 40000000
expect identify request label="read target information" T0888 length=44 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read control=4 error=ok sequence=10 group=target-info address=1..1 count=64
> 0000 2d000000  050d75600101 1027 c0a801630101 0380 0300 0400 0d000000 00000000 0b000000  21030000 00000000 01000000 00
expect config request changes=yes label="add route" T0836 length=45 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=write control=4 error=ok sequence=11 group=add-route address=0..0 count=1 value=0 data=00
> 0000 2d000000  050d75600101 1027 c0a801630101 0380 0300 0400 0d000000 00000000 0c000000  22030000 00000000 01000000 00
expect config request changes=yes label="delete route" T0836 length=45 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=write control=4 error=ok sequence=12 group=delete-route address=0..0 count=1 value=0 data=00
> 0000 2c000000  050d75600101 1027 c0a801630101 0380 0200 0400 0c000000 00000000 0d000000  23030000 00000000 04000000
expect read request label="list routes" T0888 length=44 net_id="5.13.117.96.1.1" ams_port=system-service source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read control=4 error=ok sequence=13 group=list-routes address=0..0 count=4

# ---- headers and flaws -------------------------------------------------------------------------

case "a group that is not known, on a PLC and by all ways"
> 0000 2c000000  050d75600101 5303 c0a801630101 0380 0200 0400 0c000000 00000000 01000000  7b000000 00000000 04000000
expect read request label="read" T0801 length=44 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read control=4 error=ok sequence=1 group=file-write address=0..0 count=4
> 0000 2d000000  050d75600101 5303 c0a801630101 0380 0300 0400 0d000000 00000000 02000000  7b000000 00000000 01000000 00
expect other request changes=yes label="write" T0836 length=45 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=write control=4 error=ok sequence=2 group=file-write address=0..0 count=1 value=0 data=00
expect flaw unknown_group
> 0000 31000000  050d75600101 5303 c0a801630101 0380 0900 0400 11000000 00000000 03000000  7b000000 00000000 01000000 01000000 00
expect other request changes=unknown label="read and write" T0836 length=49 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-write control=4 error=ok sequence=3 group=file-write address=0..0 count=1 value=0 data=00
expect flaw unknown_group
> 0000 2d000000  050d75600101 5303 c0a801630101 0380 0300 0400 0d000000 00000000 04000000  0cf00000 00000000 01000000 00
expect other request changes=yes label="write" T0836 length=45 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=write control=4 error=ok sequence=4 group=symbol-upload-info address=0..0 count=1 value=0 data=00
expect flaw unknown_group

case "a command that is not known"
> 0000 22000000  050d75600101 5303 c0a801630101 0380 7700 0400 02000000 00000000 01000000  0102
expect other request changes=unknown label="unknown command" length=34 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=119 control=4 error=ok sequence=1 data=0102
expect flaw unknown_command
< 0000 24000000  c0a801630101 0380 050d75600101 5303 7700 0500 04000000 00000000 01000000  00000000
expect other answer changes=unknown label="unknown command" length=36 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=119 control=5 error=ok sequence=1 data=00000000
expect flaw unknown_command
> 0000 20000000  050d75600101 5303 c0a801630101 0380 7700 0400 00000000 00000000 02000000  
expect other request changes=unknown label="unknown command" length=32 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=119 control=4 error=ok sequence=2
expect flaw unknown_command
< 0000 20000000  c0a801630101 0380 050d75600101 5303 7700 0500 00000000 08000000 02000000  
expect other answer changes=unknown failed label="unknown command" length=32 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=119 control=5 error=unknown-command sequence=2

case "no answer is wanted"
> 0000 2d000000  050d75600101 5303 c0a801630101 0380 0300 0600 0d000000 00000000 01000000  20400000 00000000 01000000 00
expect write request changes=yes label="write flags" T0836 length=45 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=write control=6 error=ok sequence=1 group=m address=0..0 count=1 value=0 data=00
refuse = none

case "another net identifier behind the device, and its own field bus: routed"
> 0000 20000000  050d75600101 5303 c0a801630101 0380 0400 0400 00000000 00000000 01000000  
expect diagnose request label="read state" T0868 length=32 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-state control=4 error=ok sequence=1
> 0000 20000000  0a0b0c0d0101 5303 c0a801630101 0380 0400 0400 00000000 00000000 02000000  
expect diagnose request routed label="read state" T0868 length=32 net_id="10.11.12.13.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-state control=4 error=ok sequence=2
> 0000 20000000  050d75600201 5303 c0a801630101 0380 0400 0400 00000000 00000000 03000000  
expect diagnose request routed label="read state" T0868 length=32 net_id="5.13.117.96.2.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-state control=4 error=ok sequence=3

case "an answer without a request, and to another command"
< 0000 29000000  c0a801630101 0380 050d75600101 5303 0200 0500 09000000 00000000 01000000  00000000 01000000 05
expect read answer label="read" T0801 length=41 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read control=5 error=ok sequence=1 status=ok count=1 value=5 data=05
expect flaw no_request
< 0000 24000000  c0a801630101 0380 050d75600101 5303 0300 0500 04000000 00000000 02000000  00000000
expect other answer changes=yes label="write" T0836 length=36 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=write control=5 error=ok sequence=2 status=ok
expect flaw no_request
> 0000 20000000  050d75600101 5303 c0a801630101 0380 0400 0400 00000000 00000000 03000000  
expect diagnose request label="read state" T0868 length=32 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-state control=4 error=ok sequence=3
< 0000 28000000  c0a801630101 0380 050d75600101 5303 0200 0500 08000000 00000000 03000000  00000000 00000000
expect read answer label="read" T0801 length=40 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read control=5 error=ok sequence=3 status=ok count=0
expect flaw misfit
< 0000 28000000  c0a801630101 0380 050d75600101 5303 0900 0500 08000000 00000000 04000000  00000000 00000000
expect other answer changes=unknown label="read and write" T0836 length=40 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read-write control=5 error=ok sequence=4 status=ok count=0
expect flaw no_request
< 0000 28000000  c0a801630101 0380 050d75600101 5303 0600 0500 08000000 00000000 05000000  00000000 01000000
expect read answer label="add notification" T0801 length=40 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=add-notification control=5 error=ok sequence=5 status=ok handle=1
expect flaw no_request

case "flags that are none of ADS; a reserved number in front"
> 0000 20000000  050d75600101 5303 c0a801630101 0380 0400 0000 00000000 00000000 01000000  
expect diagnose request label="read state" T0868 length=32 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-state control=0 error=ok sequence=1
expect flaw bad_header
> 0100 20000000  050d75600101 5303 c0a801630101 0380 0400 0400 00000000 00000000 01000000  
expect diagnose request label="read state" T0868 length=32 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-state control=4 error=ok sequence=1
expect flaw bad_header

case "lengths: of the data, of what is written; bytes behind"
> 0000 2d000000  050d75600101 5303 c0a801630101 0380 0300 0400 0d000000 00000000 01000000  20400000 00000000 08000000 00
expect flaw truncated
expect flaw bad_length
> 0000 21000000  050d75600101 5303 c0a801630101 0380 0400 0400 01000000 00000000 02000000  00
expect diagnose request label="read state" T0868 length=33 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-state control=4 error=ok sequence=2
expect flaw trailing
> 0000 20000000 050d75600101 5303 c0a801630101 0380 0400 0400 05000000 00000000 03000000
expect diagnose request label="read state" T0868 length=32 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-state control=4 error=ok sequence=3
expect flaw bad_length

case "cut in the header, and in the parameters"
> 0000 04000000 050d7560
expect flaw truncated
> 0000 21000000  050d75600101 5303 c0a801630101 0380 0200 0400 01000000 00000000 01000000  00
expect flaw truncated

case "joined in the middle"
midstream
< 0000 28000000  c0a801630101 0380 050d75600101 5303 0400 0500 08000000 00000000 01000000  00000000 0500 0000
expect diagnose answer label="read state" T0868 length=40 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read-state control=5 error=ok sequence=1 status=ok state=run device_state=0
expect flaw no_request

case "a length that no message has"
> 0000 ffffff7f
expect foreign

# ---- over UDP ----------------------------------------------------------------------------------

case "AMS commands over UDP"
transport udp
ports 48899 48898
> 050d75600101 5303 c0a801630101 0380 0400 0400 00000000 00000000 01000000  
expect diagnose request label="read state" T0868 net_id="5.13.117.96.1.1" ams_port=tc3-plc-1 source_net_id="192.168.1.99.1.1" source_ams_port=32771 function=read-state control=4 error=ok sequence=1
refuse = c0 a8 01 63 01 01 03 80 05 0d 75 60 01 01 53 03 04 00 05 00 08 00 00 00 00 00 00 00 01 00 00 00 23 07 00 00 00 00 00 00
< c0a801630101 0380 050d75600101 5303 0400 0500 08000000 00000000 01000000  00000000 0500 0000
expect diagnose answer label="read state" T0868 net_id="192.168.1.99.1.1" ams_port=32771 source_net_id="5.13.117.96.1.1" source_ams_port=tc3-plc-1 function=read-state control=5 error=ok sequence=1 status=ok state=run device_state=0

case "search devices: host name and version; a tag that is not read"
transport udp
ports 48899 48899
> 03661471 01000000 01000000 c0a801630101 1027 00000000
expect identify request label="search devices" T0846 source_net_id="192.168.1.99.1.1" source_ams_port=system-service sequence=1 service=server-info
expect carrier
refuse = none
< 03661471 01000000 01000080 050d75600101 1027 03000000 0500 0a00 43585f30443735363000 0300 0400 020bb408 1200 0200 6162
expect identity vendor="Beckhoff"
expect identity name="CX_0D7560"
expect identity firmware="2.11.2228"
expect identify answer label="search devices" T0846 source_net_id="5.13.117.96.1.1" source_ams_port=system-service sequence=1 version="2.11.2228" service=server-info name="CX_0D7560"
expect carrier

case "add a route: user, no password; accepted, then refused"
transport udp
ports 48899 48899
> 03661471 00000000 06000000 c0a801630101 1027 05000000 0c00 0500 50432d3100 0700 0600 c0a801630101 0d00 0e00 41646d696e6973747261746f7200 0200 0200 3100 0500 0d00 3139322e3136382e312e393900
expect config request changes=yes label="add route" T0836 source_net_id="192.168.1.99.1.1" source_ams_port=system-service sequence=0 text="192.168.1.99" service=add-route name="PC-1" route_net_id="192.168.1.99.1.1" user="Administrator"
expect carrier
< 03661471 00000000 06000080 050d75600101 1027 01000000 0100 0400 00000000
expect identity vendor="Beckhoff"
expect config answer changes=yes label="add route" T0836 source_net_id="5.13.117.96.1.1" source_ams_port=system-service sequence=0 status=ok service=add-route
expect carrier
< 03661471 00000000 06000080 050d75600101 1027 01000000 0100 0400 04070000
expect identity vendor="Beckhoff"
expect config answer changes=yes failed label="add route" T0836 source_net_id="5.13.117.96.1.1" source_ams_port=system-service sequence=0 status=access-not-permitted service=add-route
expect carrier

case "other services: end, state, control, unknown; bytes behind; a tag that is too long"
transport udp
ports 48899 48899
> 03661471 00000000 02000000 c0a801630101 1027 00000000
expect session request label="end of service" source_net_id="192.168.1.99.1.1" source_ams_port=system-service sequence=0 service=server-close
expect carrier
> 03661471 00000000 03000000 c0a801630101 1027 00000000
expect diagnose request label="state of the service" T0868 source_net_id="192.168.1.99.1.1" source_ams_port=system-service sequence=0 service=service-state
expect carrier
> 03661471 00000000 04000000 c0a801630101 1027 00000000
expect run request changes=yes label="change state" T0858 source_net_id="192.168.1.99.1.1" source_ams_port=system-service sequence=0 service=write-control
expect carrier
> 03661471 00000000 05000000 c0a801630101 1027 00000000
expect other request changes=unknown label="unknown service" source_net_id="192.168.1.99.1.1" source_ams_port=system-service sequence=0 service=5
expect flaw unknown_service
expect carrier
> 03661471 00000000 09000000 c0a801630101 1027 00000000
expect other request changes=unknown label="unknown service" source_net_id="192.168.1.99.1.1" source_ams_port=system-service sequence=0 service=9
expect flaw unknown_service
expect carrier
> 03661471 00000000 01000000 c0a801630101 1027 00000000 ff
expect identify request label="search devices" T0846 source_net_id="192.168.1.99.1.1" source_ams_port=system-service sequence=0 service=server-info
expect flaw trailing
expect carrier
> 03661471 00000000 01000000 c0a801630101 1027 01000000 0500 0900 41
expect flaw truncated
expect flaw bad_length
expect carrier
