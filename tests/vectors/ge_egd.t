# SPDX-License-Identifier: Apache-2.0
# GE Ethernet Global Data, by hand from GFS-384 and a capture.  A line is: type, version, request; producer; exchange;
# second, nanosecond; status; signature; reserved; data.
protocol ge_egd

case "produced data"
> 0d01 d4f0 c0a8084d 7b000000 be8a7e38 00811b2c 00000000 00000000 00000000 0001ff
expect report report label="produced data" type=data version=1 sequence=61652 producer="192.168.8.77" exchange=123 time=947817150740 status=no-new-status signature=0 address=0..2 value=[0,1,255]

case "a producer whose clock is wrong; a signature"
> 0d01 d4f0 c0a8084d 7b000000 be8a7e38 00811b2c 03000000 02010000 00000000 01
expect report report label="produced data" type=data version=1 sequence=61652 producer="192.168.8.77" exchange=123 time=947817150740 status=sntp-error signature=258 address=0..0 value=[1]

case "an exchange without data"
> 0d01 d4f0 c0a8084d 7b000000 be8a7e38 00811b2c 00000000 00000000 00000000 
expect report report label="produced data" type=data version=1 sequence=61652 producer="192.168.8.77" exchange=123 time=947817150740 status=no-new-status signature=0

case "no producer, no exchange, too many nanoseconds"
> 0d01 d4f0 00000000 7b000000 be8a7e38 00811b2c 00000000 00000000 00000000 01
expect report report label="produced data" type=data version=1 sequence=61652 producer="0.0.0.0" exchange=123 time=947817150740 status=no-new-status signature=0 address=0..0 value=[1]
expect flaw bad_producer
> 0d01 d4f0 c0a8084d 00000000 be8a7e38 00811b2c 00000000 00000000 00000000 01
expect report report label="produced data" type=data version=1 sequence=61652 producer="192.168.8.77" exchange=0 time=947817150740 status=no-new-status signature=0 address=0..0 value=[1]
expect flaw bad_producer
> 0d01 d4f0 c0a8084d 7b000000 be8a7e38 ffffffff 00000000 00000000 00000000 01
expect report report label="produced data" type=data version=1 sequence=61652 producer="192.168.8.77" exchange=123 time=947817154294 status=no-new-status signature=0 address=0..0 value=[1]
expect flaw bad_time

case "kinds and versions that are not known"
> 0e01 d4f0 c0a8084d 7b000000 be8a7e38 00811b2c 00000000 00000000 00000000 01
expect other request changes=unknown label="unknown message" type=14 version=1 data=d4f0c0a8084d7b000000be8a7e3800811b2c00000000000000000000000001
expect flaw unknown_type
> 0d02 d4f0 c0a8084d 7b000000 be8a7e38 00811b2c 00000000 00000000 00000000 01
expect other request changes=unknown label="unknown message" type=data version=2 data=d4f0c0a8084d7b000000be8a7e3800811b2c00000000000000000000000001
expect flaw unknown_type

case "cut in the header"
> 0d01 d4f0 c0a8084d 7b00
expect flaw truncated

case "a single byte"
> 0d
expect more
