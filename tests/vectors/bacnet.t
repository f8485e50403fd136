# SPDX-License-Identifier: Apache-2.0
# BACnet vectors, written by hand from ASHRAE 135: annex J (81 function length), clause 6 (01 control ...), clause 20
# (type, invoke, service) and 20.2 (tags: number, class, length). Object identifiers are type << 22 | instance.
protocol bacnet


case "finding devices and objects"
> 81 0b 000c  01 20 ffff 00 ff 10 08  
expect identify request housekeeping label="who is" T0846 bvlc=broadcast length=12 network=65535 hops=255 network_priority=0 pdu=unconfirmed-request unconfirmed=who-is
< 81 0b 0018  01 20 ffff 00 ff 10 00  c4 020003e9 22 05c4 91 00 21 05
expect identify report housekeeping label="i am" T0888 bvlc=broadcast length=24 network=65535 hops=255 network_priority=0 vendor=5 pdu=unconfirmed-request unconfirmed=i-am object=device instance=1001
# devices 100 to 200
> 81 0b 000c  01 00 10 08  09 64 19 c8
expect identify request housekeeping label="who is" T0846 bvlc=broadcast length=12 network_priority=0 pdu=unconfirmed-request unconfirmed=who-is range=100..200
# an upper limit below the lower one
> 81 0b 000c  01 00 10 08  09 64 19 01
expect identify request housekeeping label="who is" T0846 bvlc=broadcast length=12 network_priority=0 pdu=unconfirmed-request unconfirmed=who-is
expect flaw bad_tag
< 81 0b 0015  01 00 10 00  c4 02000007 22 05c4 91 03 22 03e7
expect identify report housekeeping label="i am" T0888 bvlc=broadcast length=21 network_priority=0 vendor=999 pdu=unconfirmed-request unconfirmed=i-am object=device instance=7
> 81 0b 0014  01 00 10 07  09 01 1a 03e8 3d 05 00 74656d70
expect identify request housekeeping label="who has" T0846 bvlc=broadcast length=20 network_priority=0 pdu=unconfirmed-request unconfirmed=who-has range=1..1000 text="temp"
< 81 0b 0019  01 00 10 01  c4 020003e9 c4 00000003 75 05 00 74656d70
expect identify report housekeeping label="i have" T0888 bvlc=broadcast length=25 network_priority=0 pdu=unconfirmed-request unconfirmed=i-have object=analog-input instance=3 device=1001 text="temp"
> 81 0b 000d  01 00 10 07  2c 00000003
expect identify request housekeeping label="who has" T0846 bvlc=broadcast length=13 network_priority=0 pdu=unconfirmed-request unconfirmed=who-has object=analog-input instance=3
> 81 0b 000a  01 00 10 0d  09 05
expect identify report label="who am i" T0888 bvlc=broadcast length=10 network_priority=0 pdu=unconfirmed-request unconfirmed=who-am-i bytes=0905
> 81 0b 000a  01 00 10 0e  09 05
expect config request changes=yes label="you are" T0889 bvlc=broadcast length=10 network_priority=0 pdu=unconfirmed-request unconfirmed=you-are bytes=0905

case "reading properties"
> 81 0a 0011  01 04 00 04 01 0c  0c 00000003 19 55
expect read request label="read property" T0801 bvlc=unicast length=17 network_priority=0 pdu=confirmed-request invoke=1 service=read-property object=analog-input instance=3 property=present-value
< 81 0a 0017  01 00 30 01 0c  0c 00000003 19 55 3e 44 41ac0000 3f
expect read answer label="read property" T0801 bvlc=unicast length=23 network_priority=0 pdu=complex-ack invoke=1 service=read-property object=analog-input instance=3 property=present-value data_type=real value=21.5
# the device, whichever it is; what it says about itself
> 81 0a 0011  01 04 00 04 02 0c  0c 023fffff 19 79
expect read request label="read property" T0801 bvlc=unicast length=17 network_priority=0 pdu=confirmed-request invoke=2 service=read-property object=device instance=4194303 property=vendor-name
< 81 0a 001a  01 00 30 02 0c  0c 020003e9 19 79 3e 75 06 00 4d616b6572 3f
expect identity vendor="Maker"
expect read answer label="read property" T0801 bvlc=unicast length=26 network_priority=0 pdu=complex-ack invoke=2 service=read-property object=device instance=1001 property=vendor-name data_type=character-string text="Maker"
> 81 0a 0011  01 04 00 04 03 0c  0c 020003e9 19 46
expect read request label="read property" T0801 bvlc=unicast length=17 network_priority=0 pdu=confirmed-request invoke=3 service=read-property object=device instance=1001 property=model-name
< 81 0a 001a  01 00 30 03 0c  0c 020003e9 19 46 3e 75 06 00 4148552d39 3f
expect identity product="AHU-9"
expect read answer label="read property" T0801 bvlc=unicast length=26 network_priority=0 pdu=complex-ack invoke=3 service=read-property object=device instance=1001 property=model-name data_type=character-string text="AHU-9"
> 81 0a 0011  01 04 00 04 04 0c  0c 020003e9 19 2c
expect read request label="read property" T0801 bvlc=unicast length=17 network_priority=0 pdu=confirmed-request invoke=4 service=read-property object=device instance=1001 property=firmware-revision
< 81 0a 0018  01 00 30 04 0c  0c 020003e9 19 2c 3e 75 04 00 322e34 3f
expect identity firmware="2.4"
expect read answer label="read property" T0801 bvlc=unicast length=24 network_priority=0 pdu=complex-ack invoke=4 service=read-property object=device instance=1001 property=firmware-revision data_type=character-string text="2.4"
> 81 0a 0011  01 04 00 04 05 0c  0c 020003e9 19 4d
expect read request label="read property" T0801 bvlc=unicast length=17 network_priority=0 pdu=confirmed-request invoke=5 service=read-property object=device instance=1001 property=object-name
< 81 0a 001e  01 00 30 05 0c  0c 020003e9 19 4d 3e 75 0a 00 526f6f6620756e6974 3f
expect identity name="Roof unit"
expect read answer label="read property" T0801 bvlc=unicast length=30 network_priority=0 pdu=complex-ack invoke=5 service=read-property object=device instance=1001 property=object-name data_type=character-string text="Roof unit"
> 81 0a 0012  01 04 00 04 06 0c  0c 020003e9 1a 0174
expect read request label="read property" T0801 bvlc=unicast length=18 network_priority=0 pdu=confirmed-request invoke=6 service=read-property object=device instance=1001 property=serial-number
< 81 0a 001b  01 00 30 06 0c  0c 020003e9 1a 0174 3e 75 06 00 534e203432 3f
expect identity serial="SN 42"
expect read answer label="read property" T0801 bvlc=unicast length=27 network_priority=0 pdu=complex-ack invoke=6 service=read-property object=device instance=1001 property=serial-number data_type=character-string text="SN 42"
# every type of value
> 81 0a 0011  01 04 00 04 07 0c  0c 00800001 19 57
expect read request label="read property" T0801 bvlc=unicast length=17 network_priority=0 pdu=confirmed-request invoke=7 service=read-property object=analog-value instance=1 property=priority-array
< 81 0a 0046  01 00 30 07 0c  0c 00800001 19 57 3e 00 10 11 21 07 22 0100 31 fe 33 fffff0 44 bfa00000 55 08 \
  4029000000000000 62 cafe 82 04 f0 91 03 a4 7c010203 b4 0c1e0000 c4 00400002 3f
expect read answer label="read property" T0801 bvlc=unicast length=70 network_priority=0 pdu=complex-ack invoke=7 service=read-property object=analog-value instance=1 property=priority-array data_type=null element=0
expect read answer label="read property" T0801 bvlc=unicast length=70 network_priority=0 pdu=complex-ack invoke=7 service=read-property object=analog-value instance=1 property=priority-array data_type=boolean element=1 value=0
expect read answer label="read property" T0801 bvlc=unicast length=70 network_priority=0 pdu=complex-ack invoke=7 service=read-property object=analog-value instance=1 property=priority-array data_type=boolean element=2 value=1
expect read answer label="read property" T0801 bvlc=unicast length=70 network_priority=0 pdu=complex-ack invoke=7 service=read-property object=analog-value instance=1 property=priority-array data_type=unsigned element=3 value=7
expect read answer label="read property" T0801 bvlc=unicast length=70 network_priority=0 pdu=complex-ack invoke=7 service=read-property object=analog-value instance=1 property=priority-array data_type=unsigned element=4 value=256
expect read answer label="read property" T0801 bvlc=unicast length=70 network_priority=0 pdu=complex-ack invoke=7 service=read-property object=analog-value instance=1 property=priority-array data_type=signed element=5 value=-2
expect read answer label="read property" T0801 bvlc=unicast length=70 network_priority=0 pdu=complex-ack invoke=7 service=read-property object=analog-value instance=1 property=priority-array data_type=signed element=6 value=-16
expect read answer label="read property" T0801 bvlc=unicast length=70 network_priority=0 pdu=complex-ack invoke=7 service=read-property object=analog-value instance=1 property=priority-array data_type=real element=7 value=-1.25
expect read answer label="read property" T0801 bvlc=unicast length=70 network_priority=0 pdu=complex-ack invoke=7 service=read-property object=analog-value instance=1 property=priority-array data_type=double element=8 value=12.5
expect read answer label="read property" T0801 bvlc=unicast length=70 network_priority=0 pdu=complex-ack invoke=7 service=read-property object=analog-value instance=1 property=priority-array data_type=octet-string element=9 bytes=cafe
expect read answer label="read property" T0801 bvlc=unicast length=70 network_priority=0 pdu=complex-ack invoke=7 service=read-property object=analog-value instance=1 property=priority-array data_type=bit-string element=10 bytes=04f0
expect read answer label="read property" T0801 bvlc=unicast length=70 network_priority=0 pdu=complex-ack invoke=7 service=read-property object=analog-value instance=1 property=priority-array data_type=enumerated element=11 value=3
expect read answer label="read property" T0801 bvlc=unicast length=70 network_priority=0 pdu=complex-ack invoke=7 service=read-property object=analog-value instance=1 property=priority-array data_type=date element=12 bytes=7c010203
expect read answer label="read property" T0801 bvlc=unicast length=70 network_priority=0 pdu=complex-ack invoke=7 service=read-property object=analog-value instance=1 property=priority-array data_type=time element=13 bytes=0c1e0000
expect read answer label="read property" T0801 bvlc=unicast length=70 network_priority=0 pdu=complex-ack invoke=7 service=read-property object=analog-value instance=1 property=priority-array data_type=object-identifier element=14 bytes=00400002
# one element of an array; constructed values
> 81 0a 0013  01 04 00 04 08 0c  0c 04400001 19 7b 29 01
expect read request label="read property" T0801 bvlc=unicast length=19 network_priority=0 pdu=confirmed-request invoke=8 service=read-property object=schedule instance=1 property=weekly-schedule index=1
< 81 0a 001d  01 00 30 08 0c  0c 04400001 19 7b 29 01 3e 0e b4 08000000 91 01 0f 3f
expect read answer label="read property" T0801 bvlc=unicast length=29 network_priority=0 pdu=complex-ack invoke=8 service=read-property object=schedule instance=1 property=weekly-schedule index=1 data_type=constructed element=0 bytes=0eb40800000091010f
# no value
> 81 0a 0011  01 04 00 04 09 0c  0c 04400001 19 26
expect read request label="read property" T0801 bvlc=unicast length=17 network_priority=0 pdu=confirmed-request invoke=9 service=read-property object=schedule instance=1 property=exception-schedule
< 81 0a 0012  01 00 30 09 0c  0c 04400001 19 26 3e 3f
expect read answer label="read property" T0801 bvlc=unicast length=18 network_priority=0 pdu=complex-ack invoke=9 service=read-property object=schedule instance=1 property=exception-schedule
# another object than was asked for
> 81 0a 0011  01 04 00 04 0a 0c  0c 00000003 19 55
expect read request label="read property" T0801 bvlc=unicast length=17 network_priority=0 pdu=confirmed-request invoke=10 service=read-property object=analog-input instance=3 property=present-value
< 81 0a 0017  01 00 30 0a 0c  0c 00000004 19 55 3e 44 00000000 3f
expect read answer label="read property" T0801 bvlc=unicast length=23 network_priority=0 pdu=complex-ack invoke=10 service=read-property object=analog-input instance=4 property=present-value data_type=real value=0
expect flaw misfit
# refused by error, by reject, by abort
> 81 0a 0011  01 04 00 04 0b 0c  0c 00000009 19 55
expect read request label="read property" T0801 bvlc=unicast length=17 network_priority=0 pdu=confirmed-request invoke=11 service=read-property object=analog-input instance=9 property=present-value
< 81 0a 000d  01 00 50 0b 0c  91 01 91 1f
expect read answer failed label="read property" T0801 bvlc=unicast length=13 network_priority=0 pdu=error invoke=11 service=read-property object=analog-input instance=9 property=present-value error_class=object error=unknown-object
> 81 0a 0011  01 04 00 04 0c 0c  0c 00000009 19 55
expect read request label="read property" T0801 bvlc=unicast length=17 network_priority=0 pdu=confirmed-request invoke=12 service=read-property object=analog-input instance=9 property=present-value
< 81 0a 0009  01 00 60 0c 09
expect read answer failed label="read property" T0801 bvlc=unicast length=9 network_priority=0 pdu=reject invoke=12 service=read-property object=analog-input instance=9 property=present-value reason=unrecognized-service
> 81 0a 0011  01 04 00 04 0d 0c  0c 00000009 19 55
expect read request label="read property" T0801 bvlc=unicast length=17 network_priority=0 pdu=confirmed-request invoke=13 service=read-property object=analog-input instance=9 property=present-value
< 81 0a 0009  01 00 71 0d 04
expect read answer failed label="read property" T0801 bvlc=unicast length=9 network_priority=0 pdu=abort invoke=13 service=read-property object=analog-input instance=9 property=present-value reason=abort-segmentation-not-supported
# answers to nothing
< 81 0a 0014  01 00 30 63 0c  0c 00000003 19 55 3e 91 01 3f
expect read answer label="read property" T0801 bvlc=unicast length=20 network_priority=0 pdu=complex-ack invoke=99 service=read-property object=analog-input instance=3 property=present-value data_type=enumerated value=1
expect flaw no_request
< 81 0a 0009  01 00 60 63 00
expect other answer changes=unknown failed label="unknown service" bvlc=unicast length=9 network_priority=0 pdu=reject invoke=99 reason=other
expect flaw no_request
< 81 0a 0009  01 00 20 63 0f
expect write answer changes=yes label="write property" T0836 bvlc=unicast length=9 network_priority=0 pdu=simple-ack invoke=99 service=write-property
expect flaw no_request
# an answer of another service
> 81 0a 0011  01 04 00 04 64 0c  0c 00000003 19 55
expect read request label="read property" T0801 bvlc=unicast length=17 network_priority=0 pdu=confirmed-request invoke=100 service=read-property object=analog-input instance=3 property=present-value
< 81 0a 0009  01 00 20 64 0f
expect write answer changes=yes label="write property" T0836 bvlc=unicast length=9 network_priority=0 pdu=simple-ack invoke=100 service=write-property
expect flaw misfit

case "reading many properties"
> 81 0a 0020  01 04 00 04 65 0e  0c 00000003 1e 09 55 09 6f 1f 0c 020003e9 1e 09 4c 19 01 1f
expect read request label="read property" T0801 bvlc=unicast length=32 network_priority=0 pdu=confirmed-request invoke=101 service=read-property-multiple object=analog-input instance=3 property=present-value
expect read request label="read property" T0801 bvlc=unicast length=32 network_priority=0 pdu=confirmed-request invoke=101 service=read-property-multiple object=analog-input instance=3 property=status-flags
expect read request label="read property" T0801 bvlc=unicast length=32 network_priority=0 pdu=confirmed-request invoke=101 service=read-property-multiple object=device instance=1001 property=object-list index=1
< 81 0a 0033  01 00 30 65 0e  0c 00000003 1e 29 55 4e 44 41a00000 4f 29 6f 5e 91 02 91 20 5f 1f 0c 020003e9 1e \
  29 4c 39 01 4e c4 020003e9 4f 1f
expect read answer label="read property" T0801 bvlc=unicast length=51 network_priority=0 pdu=complex-ack invoke=101 service=read-property-multiple object=analog-input instance=3 property=present-value data_type=real value=20
expect read answer failed label="read property" T0801 bvlc=unicast length=51 network_priority=0 pdu=complex-ack invoke=101 service=read-property-multiple object=analog-input instance=3 property=status-flags error_class=property error=unknown-property
expect read answer label="read property" T0801 bvlc=unicast length=51 network_priority=0 pdu=complex-ack invoke=101 service=read-property-multiple object=device instance=1001 property=object-list index=1 data_type=object-identifier bytes=020003e9
# no object
> 81 0a 000a  01 04 00 04 66 0e  
expect flaw bad_tag
< 81 0a 0009  01 00 30 66 0e  
expect flaw bad_tag
# a list that does not begin
> 81 0a 0011  01 04 00 04 67 0e  0c 00000003 09 55
expect flaw truncated
expect flaw bad_tag

case "writing: values, outputs, settings"
> 81 0a 001a  01 04 00 04 68 0f  0c 00400004 19 55 3e 44 42480000 3f 49 08
expect control request changes=yes label="command output" T0855 bvlc=unicast length=26 network_priority=0 pdu=confirmed-request invoke=104 service=write-property object=analog-output instance=4 property=present-value priority=8 data_type=real value=50
refuse = 81 0a 00 0d 01 00 50 68 0f 91 05 91 1d
refuse 40 = 81 0a 00 0d 01 00 50 68 0f 91 02 91 28
< 81 0a 0009  01 00 20 68 0f
expect control answer changes=yes label="command output" T0855 bvlc=unicast length=9 network_priority=0 pdu=simple-ack invoke=104 service=write-property object=analog-output instance=4 property=present-value
> 81 0a 0018  01 04 00 04 69 0f  0c 00800004 19 55 3e 44 41b00000 3f
expect write request changes=yes label="write property" T0836 bvlc=unicast length=24 network_priority=0 pdu=confirmed-request invoke=105 service=write-property object=analog-value instance=4 property=present-value data_type=real value=22
< 81 0a 000d  01 00 50 69 0f  91 02 91 28
expect write answer changes=yes failed label="write property" T0836 bvlc=unicast length=13 network_priority=0 pdu=error invoke=105 service=write-property object=analog-value instance=4 property=present-value error_class=property error=write-access-denied
# an output released; binary and multi-state outputs
> 81 0a 0016  01 04 00 04 6a 0f  0c 01000001 19 55 3e 00 3f 49 08
expect control request changes=yes label="command output" T0855 bvlc=unicast length=22 network_priority=0 pdu=confirmed-request invoke=106 service=write-property object=binary-output instance=1 property=present-value priority=8 data_type=null
< 81 0a 0009  01 00 20 6a 0f
expect control answer changes=yes label="command output" T0855 bvlc=unicast length=9 network_priority=0 pdu=simple-ack invoke=106 service=write-property object=binary-output instance=1 property=present-value
> 81 0a 0015  01 04 00 04 6b 0f  0c 03800001 19 55 3e 21 02 3f
expect control request changes=yes label="command output" T0855 bvlc=unicast length=21 network_priority=0 pdu=confirmed-request invoke=107 service=write-property object=multi-state-output instance=1 property=present-value data_type=unsigned value=2
< 81 0a 0009  01 00 20 6b 0f
expect control answer changes=yes label="command output" T0855 bvlc=unicast length=9 network_priority=0 pdu=simple-ack invoke=107 service=write-property object=multi-state-output instance=1 property=present-value
# a limit, a name, out of service
> 81 0a 0018  01 04 00 04 6c 0f  0c 00000003 19 2d 3e 44 42b40000 3f
expect config request changes=yes label="write setting" T0889 bvlc=unicast length=24 network_priority=0 pdu=confirmed-request invoke=108 service=write-property object=analog-input instance=3 property=high-limit data_type=real value=90
< 81 0a 0009  01 00 20 6c 0f
expect config answer changes=yes label="write setting" T0889 bvlc=unicast length=9 network_priority=0 pdu=simple-ack invoke=108 service=write-property object=analog-input instance=3 property=high-limit
> 81 0a 0017  01 04 00 04 6d 0f  0c 00000003 19 4d 3e 75 02 00 78 3f
expect config request changes=yes label="write setting" T0889 bvlc=unicast length=23 network_priority=0 pdu=confirmed-request invoke=109 service=write-property object=analog-input instance=3 property=object-name data_type=character-string text="x"
< 81 0a 0009  01 00 20 6d 0f
expect config answer changes=yes label="write setting" T0889 bvlc=unicast length=9 network_priority=0 pdu=simple-ack invoke=109 service=write-property object=analog-input instance=3 property=object-name
> 81 0a 0014  01 04 00 04 6e 0f  0c 00000003 19 51 3e 11 3f
expect write request changes=yes label="write property" T0836 bvlc=unicast length=20 network_priority=0 pdu=confirmed-request invoke=110 service=write-property object=analog-input instance=3 property=out-of-service data_type=boolean value=1
< 81 0a 0009  01 00 20 6e 0f
expect write answer changes=yes label="write property" T0836 bvlc=unicast length=9 network_priority=0 pdu=simple-ack invoke=110 service=write-property object=analog-input instance=3 property=out-of-service
# a program is stopped
> 81 0a 0015  01 04 00 04 6f 0f  0c 04000001 19 5a 3e 91 03 3f
expect run request changes=yes label="change program state" T0858 bvlc=unicast length=21 network_priority=0 pdu=confirmed-request invoke=111 service=write-property object=program instance=1 property=program-change data_type=enumerated value=3
< 81 0a 0009  01 00 20 6f 0f
expect run answer changes=yes label="change program state" T0858 bvlc=unicast length=9 network_priority=0 pdu=simple-ack invoke=111 service=write-property object=program instance=1 property=program-change
# several at once
> 81 0a 0023  01 04 00 04 70 10  0c 01000001 1e 09 55 2e 91 01 2f 39 08 09 1c 2e 75 04 00 66616e 2f 1f
expect control request changes=yes label="command output" T0855 bvlc=unicast length=35 network_priority=0 pdu=confirmed-request invoke=112 service=write-property-multiple object=binary-output instance=1 property=present-value priority=8 data_type=enumerated value=1
expect config request changes=yes label="write setting" T0889 bvlc=unicast length=35 network_priority=0 pdu=confirmed-request invoke=112 service=write-property-multiple object=binary-output instance=1 property=description data_type=character-string text="fan"
refuse = 81 0a 00 09 01 00 60 70 09
< 81 0a 0009  01 00 20 70 10
expect write answer changes=yes label="write property" T0836 bvlc=unicast length=9 network_priority=0 pdu=simple-ack invoke=112 service=write-property-multiple
# refused: with an error of its own
> 81 0a 0017  01 04 00 04 71 10  0c 01000001 1e 09 55 2e 91 01 2f 1f
expect control request changes=yes label="command output" T0855 bvlc=unicast length=23 network_priority=0 pdu=confirmed-request invoke=113 service=write-property-multiple object=binary-output instance=1 property=present-value data_type=enumerated value=1
< 81 0a 0018  01 00 50 71 10  0e 91 02 91 28 0f 1e 0c 01000001 19 55 1f
expect control answer changes=yes failed label="command output" T0855 bvlc=unicast length=24 network_priority=0 pdu=error invoke=113 service=write-property-multiple object=binary-output instance=1 property=present-value error_class=property error=write-access-denied
# lists
> 81 0a 0015  01 04 00 04 72 08  0c 03c00001 19 66 3e 91 01 3f
expect config request changes=yes label="add list element" T0889 bvlc=unicast length=21 network_priority=0 pdu=confirmed-request invoke=114 service=add-list-element object=notification-class instance=1 property=recipient-list data_type=enumerated value=1
< 81 0a 0009  01 00 20 72 08
expect config answer changes=yes label="add list element" T0889 bvlc=unicast length=9 network_priority=0 pdu=simple-ack invoke=114 service=add-list-element object=notification-class instance=1 property=recipient-list
> 81 0a 0015  01 04 00 04 73 09  0c 03c00001 19 66 3e 91 01 3f
expect config request changes=yes label="remove list element" T0889 bvlc=unicast length=21 network_priority=0 pdu=confirmed-request invoke=115 service=remove-list-element object=notification-class instance=1 property=recipient-list data_type=enumerated value=1
refuse = 81 0a 00 09 01 00 60 73 09
< 81 0a 0009  01 00 20 73 09
expect config answer changes=yes label="remove list element" T0889 bvlc=unicast length=9 network_priority=0 pdu=simple-ack invoke=115 service=remove-list-element object=notification-class instance=1 property=recipient-list
# objects made and removed
> 81 0a 000e  01 04 00 04 74 0a  0e 09 02 0f
expect config request changes=yes label="create object" T0889 bvlc=unicast length=14 network_priority=0 pdu=confirmed-request invoke=116 service=create-object
< 81 0a 000e  01 00 30 74 0a  c4 0080004d
expect config answer changes=yes label="create object" T0889 bvlc=unicast length=14 network_priority=0 pdu=complex-ack invoke=116 service=create-object object=analog-value instance=77
> 81 0a 001b  01 04 00 04 75 0a  0e 1c 0080004e 0f 1e 09 1c 2e 75 02 00 6e 2f 1f
expect config request changes=yes label="create object" T0889 bvlc=unicast length=27 network_priority=0 pdu=confirmed-request invoke=117 service=create-object object=analog-value instance=78
< 81 0a 000e  01 00 30 75 0a  c4 0080004e
expect config answer changes=yes label="create object" T0889 bvlc=unicast length=14 network_priority=0 pdu=complex-ack invoke=117 service=create-object object=analog-value instance=78
> 81 0a 000f  01 04 00 04 76 0b  c4 0080004d
expect config request changes=yes label="delete object" T0809 bvlc=unicast length=15 network_priority=0 pdu=confirmed-request invoke=118 service=delete-object object=analog-value instance=77
< 81 0a 0009  01 00 20 76 0b
expect config answer changes=yes label="delete object" T0809 bvlc=unicast length=9 network_priority=0 pdu=simple-ack invoke=118 service=delete-object object=analog-value instance=77

case "the device itself"
> 81 0a 0011  01 04 00 04 77 14  09 00 1d 03 00 7077
expect run request changes=yes label="cold start" T0816 bvlc=unicast length=17 network_priority=0 pdu=confirmed-request invoke=119 service=reinitialize-device state=coldstart
< 81 0a 0009  01 00 20 77 14
expect run answer changes=yes label="reinitialize device" T0816 bvlc=unicast length=9 network_priority=0 pdu=simple-ack invoke=119 service=reinitialize-device
> 81 0a 0011  01 04 00 04 78 14  09 01 1d 03 00 7077
expect run request changes=yes label="warm start" T0816 bvlc=unicast length=17 network_priority=0 pdu=confirmed-request invoke=120 service=reinitialize-device state=warmstart
< 81 0a 0009  01 00 20 78 14
expect run answer changes=yes label="reinitialize device" T0816 bvlc=unicast length=9 network_priority=0 pdu=simple-ack invoke=120 service=reinitialize-device
> 81 0a 0011  01 04 00 04 79 14  09 02 1d 03 00 7077
expect program request changes=yes label="start backup" T0845 bvlc=unicast length=17 network_priority=0 pdu=confirmed-request invoke=121 service=reinitialize-device state=start-backup
< 81 0a 0009  01 00 20 79 14
expect run answer changes=yes label="reinitialize device" T0816 bvlc=unicast length=9 network_priority=0 pdu=simple-ack invoke=121 service=reinitialize-device
> 81 0a 0011  01 04 00 04 7a 14  09 03 1d 03 00 7077
expect program request changes=yes label="end backup" T0845 bvlc=unicast length=17 network_priority=0 pdu=confirmed-request invoke=122 service=reinitialize-device state=end-backup
< 81 0a 0009  01 00 20 7a 14
expect run answer changes=yes label="reinitialize device" T0816 bvlc=unicast length=9 network_priority=0 pdu=simple-ack invoke=122 service=reinitialize-device
> 81 0a 0011  01 04 00 04 7b 14  09 04 1d 03 00 7077
expect program request changes=yes label="start restore" T0843 bvlc=unicast length=17 network_priority=0 pdu=confirmed-request invoke=123 service=reinitialize-device state=start-restore
< 81 0a 0009  01 00 20 7b 14
expect run answer changes=yes label="reinitialize device" T0816 bvlc=unicast length=9 network_priority=0 pdu=simple-ack invoke=123 service=reinitialize-device
> 81 0a 0011  01 04 00 04 7c 14  09 05 1d 03 00 7077
expect program request changes=yes label="end restore" T0843 bvlc=unicast length=17 network_priority=0 pdu=confirmed-request invoke=124 service=reinitialize-device state=end-restore
< 81 0a 0009  01 00 20 7c 14
expect run answer changes=yes label="reinitialize device" T0816 bvlc=unicast length=9 network_priority=0 pdu=simple-ack invoke=124 service=reinitialize-device
> 81 0a 0011  01 04 00 04 7d 14  09 06 1d 03 00 7077
expect program request changes=yes label="abort restore" T0843 bvlc=unicast length=17 network_priority=0 pdu=confirmed-request invoke=125 service=reinitialize-device state=abort-restore
< 81 0a 0009  01 00 20 7d 14
expect run answer changes=yes label="reinitialize device" T0816 bvlc=unicast length=9 network_priority=0 pdu=simple-ack invoke=125 service=reinitialize-device
> 81 0a 0011  01 04 00 04 7e 14  09 07 1d 03 00 7077
expect config request changes=yes label="activate changes" T0889 bvlc=unicast length=17 network_priority=0 pdu=confirmed-request invoke=126 service=reinitialize-device state=activate-changes
< 81 0a 0009  01 00 20 7e 14
expect run answer changes=yes label="reinitialize device" T0816 bvlc=unicast length=9 network_priority=0 pdu=simple-ack invoke=126 service=reinitialize-device
> 81 0a 0013  01 04 00 04 7f 11  09 0a 19 00 2d 03 00 7077
expect run request changes=yes label="enable communication" bvlc=unicast length=19 network_priority=0 pdu=confirmed-request invoke=127 service=device-communication-control state=enable-communication duration=10
< 81 0a 0009  01 00 20 7f 11
expect run answer changes=yes label="device communication control" T0803 bvlc=unicast length=9 network_priority=0 pdu=simple-ack invoke=127 service=device-communication-control
> 81 0a 0013  01 04 00 04 80 11  09 0a 19 01 2d 03 00 7077
expect run request changes=yes label="disable communication" T0803 bvlc=unicast length=19 network_priority=0 pdu=confirmed-request invoke=128 service=device-communication-control state=disable-communication duration=10
< 81 0a 0009  01 00 20 80 11
expect run answer changes=yes label="device communication control" T0803 bvlc=unicast length=9 network_priority=0 pdu=simple-ack invoke=128 service=device-communication-control
> 81 0a 0013  01 04 00 04 81 11  09 0a 19 02 2d 03 00 7077
expect run request changes=yes label="disable initiation" T0804 bvlc=unicast length=19 network_priority=0 pdu=confirmed-request invoke=129 service=device-communication-control state=disable-initiation duration=10
< 81 0a 0009  01 00 20 81 11
expect run answer changes=yes label="device communication control" T0803 bvlc=unicast length=9 network_priority=0 pdu=simple-ack invoke=129 service=device-communication-control
# a state that does not exist
> 81 0a 000d  01 04 00 04 82 14  0a 0101
expect run request changes=yes label="reinitialize device" T0816 bvlc=unicast length=13 network_priority=0 pdu=confirmed-request invoke=130 service=reinitialize-device state=255
< 81 0a 0009  01 00 20 82 14
expect run answer changes=yes label="reinitialize device" T0816 bvlc=unicast length=9 network_priority=0 pdu=simple-ack invoke=130 service=reinitialize-device
> 81 0b 0012  01 00 10 06  a4 7d030512 b4 0c1e0a05
expect time request changes=yes label="set time" bvlc=broadcast length=18 network_priority=0 pdu=unconfirmed-request unconfirmed=time-synchronization time=1741177810050
> 81 0a 0012  01 00 10 09  a4 7d030512 b4 0c1e0a05
expect time request changes=yes label="set time (UTC)" bvlc=unicast length=18 network_priority=0 pdu=unconfirmed-request unconfirmed=utc-time-synchronization time=1741177810050
refuse = none
# a time left open
> 81 0a 0012  01 00 10 06  a4 ffffffff b4 ffffffff
expect time request changes=yes label="set time" bvlc=unicast length=18 network_priority=0 pdu=unconfirmed-request unconfirmed=time-synchronization
# a date that is too short
> 81 0a 0011  01 00 10 06  a3 7d0305 b4 ffffffff
expect time request changes=yes label="set time" bvlc=unicast length=17 network_priority=0 pdu=unconfirmed-request unconfirmed=time-synchronization
expect flaw bad_tag

case "files"
> 81 0a 0016  01 04 00 04 83 06  c4 02800002 0e 31 00 22 0100 0f
expect file request label="read file" bvlc=unicast length=22 network_priority=0 pdu=confirmed-request invoke=131 service=atomic-read-file object=file instance=2 position=0 count=256
< 81 0a 0013  01 00 30 83 06  11 0e 31 00 64 01020304 0f
expect file answer label="read file" bvlc=unicast length=19 network_priority=0 pdu=complex-ack invoke=131 service=atomic-read-file position=0 bytes=01020304
> 81 0a 0015  01 04 00 04 84 06  c4 02800002 1e 31 05 21 02 1f
expect file request label="read file" bvlc=unicast length=21 network_priority=0 pdu=confirmed-request invoke=132 service=atomic-read-file object=file instance=2 position=5 count=2
< 81 0a 0016  01 00 30 84 06  10 1e 31 05 21 02 62 0102 62 0304 1f
expect file answer label="read file" bvlc=unicast length=22 network_priority=0 pdu=complex-ack invoke=132 service=atomic-read-file position=5 bytes=02
> 81 0a 0017  01 04 00 04 85 07  c4 02800002 0e 31 ff 63 010203 0f
expect file request changes=yes label="write file" bvlc=unicast length=23 network_priority=0 pdu=confirmed-request invoke=133 service=atomic-write-file object=file instance=2 position=-1 bytes=010203
< 81 0a 000b  01 00 30 85 07  09 10
expect file answer changes=yes label="write file" bvlc=unicast length=11 network_priority=0 pdu=complex-ack invoke=133 service=atomic-write-file position=16

case "alarms, events, changes of value"
> 81 0a 0021  01 04 00 04 86 00  09 01 1c 00000003 29 00 3e 19 05 3f 4d 04 00 4a6f65 5e 19 06 5f
expect write request changes=yes label="acknowledge alarm" bvlc=unicast length=33 network_priority=0 pdu=confirmed-request invoke=134 service=acknowledge-alarm object=analog-input instance=3 process=1 text="Joe"
< 81 0a 0009  01 00 20 86 00
expect write answer changes=yes label="acknowledge alarm" bvlc=unicast length=9 network_priority=0 pdu=simple-ack invoke=134 service=acknowledge-alarm object=analog-input instance=3
> 81 0a 0015  01 04 00 04 87 05  09 12 1c 00000003 29 01 39 3c
expect read request label="subscribe to changes of value" T0801 bvlc=unicast length=21 network_priority=0 pdu=confirmed-request invoke=135 service=subscribe-cov object=analog-input instance=3 duration=60 process=18 confirmed=1
< 81 0a 0009  01 00 20 87 05
expect read answer label="subscribe to changes of value" T0801 bvlc=unicast length=9 network_priority=0 pdu=simple-ack invoke=135 service=subscribe-cov object=analog-input instance=3
> 81 0a 001e  01 04 00 04 88 1c  09 12 1c 00000003 29 00 39 3c 4e 09 55 4f 5c 3f800000
expect read request label="subscribe to changes of a property" T0801 bvlc=unicast length=30 network_priority=0 pdu=confirmed-request invoke=136 service=subscribe-cov-property object=analog-input instance=3 property=present-value duration=60 process=18 confirmed=0
< 81 0a 0009  01 00 20 88 1c
expect read answer label="subscribe to changes of a property" T0801 bvlc=unicast length=9 network_priority=0 pdu=simple-ack invoke=136 service=subscribe-cov-property object=analog-input instance=3 property=present-value
> 81 0a 000c  01 04 00 04 89 1e  09 01
expect read request label="subscribe to changes of properties" T0801 bvlc=unicast length=12 network_priority=0 pdu=confirmed-request invoke=137 service=subscribe-cov-property-multiple bytes=0901
< 81 0a 0009  01 00 20 89 1e
expect read answer label="subscribe to changes of properties" T0801 bvlc=unicast length=9 network_priority=0 pdu=simple-ack invoke=137 service=subscribe-cov-property-multiple
# the server reports: confirmed, unconfirmed
< 81 0a 002a  01 04 00 04 07 01  09 12 1c 020003e9 2c 00000003 39 3c 4e 09 55 2e 44 41a80000 2f 09 6f 2e 82 04 \
  00 2f 4f
expect report report label="change-of-value notification" T0801 bvlc=unicast length=42 network_priority=0 pdu=confirmed-request invoke=7 service=cov-notification object=analog-input instance=3 property=present-value duration=60 process=18 device=1001 data_type=real value=21
expect report report label="change-of-value notification" T0801 bvlc=unicast length=42 network_priority=0 pdu=confirmed-request invoke=7 service=cov-notification object=analog-input instance=3 property=status-flags duration=60 process=18 device=1001 data_type=bit-string bytes=0400
> 81 0a 0009  01 00 20 07 01
expect report answer label="change-of-value notification" T0801 bvlc=unicast length=9 network_priority=0 pdu=simple-ack invoke=7 service=cov-notification
< 81 0a 0020  01 00 10 02  09 00 1c 020003e9 2c 00c00001 39 00 4e 09 55 2e 91 01 2f 39 08 4f
expect report report label="change-of-value notification" T0801 bvlc=unicast length=32 network_priority=0 pdu=unconfirmed-request unconfirmed=cov-notification object=binary-input instance=1 property=present-value priority=8 duration=0 process=0 device=1001 data_type=enumerated value=1
< 81 0a 0029  01 04 00 04 08 02  09 01 1c 020003e9 2c 00000003 3e 19 05 3f 49 01 59 64 69 05 7d 05 00 68696768 89 00
expect report report label="event notification" T0801 bvlc=unicast length=41 network_priority=0 pdu=confirmed-request invoke=8 service=event-notification object=analog-input instance=3 process=1 device=1001 text="high"
> 81 0a 0009  01 00 20 08 02
expect report answer label="event notification" T0801 bvlc=unicast length=9 network_priority=0 pdu=simple-ack invoke=8 service=event-notification object=analog-input instance=3
< 81 0a 0027  01 00 10 03  09 01 1c 020003e9 2c 00000003 3e 19 05 3f 49 01 59 64 69 05 7d 05 00 68696768 89 00
expect report report label="event notification" T0801 bvlc=unicast length=39 network_priority=0 pdu=unconfirmed-request unconfirmed=event-notification object=analog-input instance=3 process=1 device=1001 text="high"
< 81 0a 000c  01 04 00 04 09 1f  09 01
expect report report label="change-of-value notification" T0801 bvlc=unicast length=12 network_priority=0 pdu=confirmed-request invoke=9 service=cov-notification-multiple bytes=0901
< 81 0a 000c  01 04 00 04 0a 20  09 01
expect report report label="audit notification" bvlc=unicast length=12 network_priority=0 pdu=confirmed-request invoke=10 service=audit-notification bytes=0901
< 81 0a 000a  01 00 10 0b  09 01
expect report report label="change-of-value notification" T0801 bvlc=unicast length=10 network_priority=0 pdu=unconfirmed-request unconfirmed=cov-notification-multiple bytes=0901
< 81 0a 000a  01 00 10 0c  09 01
expect report report label="audit notification" bvlc=unicast length=10 network_priority=0 pdu=unconfirmed-request unconfirmed=audit-notification bytes=0901
> 81 0a 000a  01 04 00 04 8a 03  
expect read request label="get alarm summary" T0801 bvlc=unicast length=10 network_priority=0 pdu=confirmed-request invoke=138 service=get-alarm-summary
< 81 0a 0013  01 00 30 8a 03  c4 00000003 91 03 82 05 e0
expect read answer label="get alarm summary" T0801 bvlc=unicast length=19 network_priority=0 pdu=complex-ack invoke=138 service=get-alarm-summary bytes=c40000000391038205e0
> 81 0a 000c  01 04 00 04 8b 04  09 00
expect read request label="get enrollment summary" T0801 bvlc=unicast length=12 network_priority=0 pdu=confirmed-request invoke=139 service=get-enrollment-summary
< 81 0a 0013  01 00 30 8b 04  c4 00000003 91 03 82 05 e0
expect read answer label="get enrollment summary" T0801 bvlc=unicast length=19 network_priority=0 pdu=complex-ack invoke=139 service=get-enrollment-summary bytes=c40000000391038205e0
> 81 0a 000a  01 04 00 04 8c 1d  
expect read request label="get event information" T0801 bvlc=unicast length=10 network_priority=0 pdu=confirmed-request invoke=140 service=get-event-information
< 81 0a 000d  01 00 30 8c 1d  0e 0f 19 00
expect read answer label="get event information" T0801 bvlc=unicast length=13 network_priority=0 pdu=complex-ack invoke=140 service=get-event-information bytes=0e0f1900
> 81 0a 000f  01 04 00 04 8d 1d  0c 00000003
expect read request label="get event information" T0801 bvlc=unicast length=15 network_priority=0 pdu=confirmed-request invoke=141 service=get-event-information object=analog-input instance=3
< 81 0a 000d  01 00 30 8d 1d  0e 0f 19 00
expect read answer label="get event information" T0801 bvlc=unicast length=13 network_priority=0 pdu=complex-ack invoke=141 service=get-event-information bytes=0e0f1900
> 81 0a 0019  01 04 00 04 8e 1b  09 01 1d 04 00 4a6f65 29 04 3c 05400001
expect control request changes=yes label="life safety operation" T0855 bvlc=unicast length=25 network_priority=0 pdu=confirmed-request invoke=142 service=life-safety-operation object=life-safety-point instance=1 process=1 value=4 text="Joe"
< 81 0a 0009  01 00 20 8e 1b
expect control answer changes=yes label="life safety operation" T0855 bvlc=unicast length=9 network_priority=0 pdu=simple-ack invoke=142 service=life-safety-operation object=life-safety-point instance=1

case "other services"
> 81 0a 000c  01 04 00 04 8f 0d  09 01
expect read request label="read property conditional" T0801 bvlc=unicast length=12 network_priority=0 pdu=confirmed-request invoke=143 service=read-property-conditional bytes=0901
< 81 0a 000b  01 00 30 8f 0d  09 01
expect read answer label="read property conditional" T0801 bvlc=unicast length=11 network_priority=0 pdu=complex-ack invoke=143 service=read-property-conditional bytes=0901
> 81 0a 0018  01 04 00 04 90 1a  0c 05000001 1a 0083 3e 21 01 31 0a 3f
expect read request label="read range" T0802 bvlc=unicast length=24 network_priority=0 pdu=confirmed-request invoke=144 service=read-range object=trend-log instance=1 property=log-buffer count=10
< 81 0a 002d  01 00 30 90 1a  0c 05000001 1a 0083 3a 05c0 49 02 5e 0e a4 7d030512 b4 0c1e0000 0f 1e 2c 41a80000 \
  1f 5f 69 01
expect read answer label="read range" T0802 bvlc=unicast length=45 network_priority=0 pdu=complex-ack invoke=144 service=read-range object=trend-log instance=1 property=log-buffer position=1 count=2 data_type=constructed element=0 bytes=0ea47d030512b40c1e00000f1e2c41a800001f
> 81 0a 0018  01 04 00 04 91 1a  0c 05000001 1a 0083 6e 21 01 31 0a 6f
expect read request label="read range" T0802 bvlc=unicast length=24 network_priority=0 pdu=confirmed-request invoke=145 service=read-range object=trend-log instance=1 property=log-buffer count=10
< 81 0a 0018  01 00 30 91 1a  0c 05000001 1a 0083 3a 05c0 49 00 5e 5f
expect read answer label="read range" T0802 bvlc=unicast length=24 network_priority=0 pdu=complex-ack invoke=145 service=read-range object=trend-log instance=1 property=log-buffer count=0
> 81 0a 0013  01 04 00 04 92 12  0a 0104 19 02 2e 91 01 2f
expect other request changes=unknown label="private transfer" bvlc=unicast length=19 network_priority=0 vendor=260 pdu=confirmed-request invoke=146 service=private-transfer process=2 data_type=enumerated value=1
refuse = 81 0a 00 09 01 00 60 92 09
< 81 0a 000e  01 00 30 92 12  0a 0104 19 02
expect other answer changes=unknown label="private transfer" bvlc=unicast length=14 network_priority=0 vendor=260 pdu=complex-ack invoke=146 service=private-transfer process=2
> 81 0a 0011  01 00 10 04  0a 0104 19 02 2e 91 01 2f
expect other request changes=unknown label="private transfer" bvlc=unicast length=17 network_priority=0 vendor=260 pdu=unconfirmed-request unconfirmed=private-transfer process=2 data_type=enumerated value=1
> 81 0a 0016  01 04 00 04 93 13  0c 02000001 29 00 3d 03 00 6869
expect other request changes=unknown label="text message" bvlc=unicast length=22 network_priority=0 pdu=confirmed-request invoke=147 service=text-message device=1 text="hi"
< 81 0a 0009  01 00 20 93 13
expect other answer changes=unknown label="text message" bvlc=unicast length=9 network_priority=0 pdu=simple-ack invoke=147 service=text-message
> 81 0a 0014  01 00 10 05  0c 02000001 29 00 3d 03 00 6869
expect other request changes=unknown label="text message" bvlc=unicast length=20 network_priority=0 pdu=unconfirmed-request unconfirmed=text-message device=1 text="hi"
> 81 0a 000c  01 04 00 04 94 15  21 01
expect other request changes=unknown label="open terminal" T0823 bvlc=unicast length=12 network_priority=0 pdu=confirmed-request invoke=148 service=vt-open bytes=2101
< 81 0a 000b  01 00 30 94 15  21 01
expect other answer changes=unknown label="open terminal" T0823 bvlc=unicast length=11 network_priority=0 pdu=complex-ack invoke=148 service=vt-open bytes=2101
> 81 0a 000c  01 04 00 04 95 16  21 01
expect other request changes=unknown label="close terminal" bvlc=unicast length=12 network_priority=0 pdu=confirmed-request invoke=149 service=vt-close bytes=2101
< 81 0a 000b  01 00 30 95 16  21 01
expect other answer changes=unknown label="close terminal" bvlc=unicast length=11 network_priority=0 pdu=complex-ack invoke=149 service=vt-close bytes=2101
> 81 0a 000c  01 04 00 04 96 17  21 01
expect other request changes=unknown label="terminal data" T0823 bvlc=unicast length=12 network_priority=0 pdu=confirmed-request invoke=150 service=vt-data bytes=2101
< 81 0a 000b  01 00 30 96 17  21 01
expect other answer changes=unknown label="terminal data" T0823 bvlc=unicast length=11 network_priority=0 pdu=complex-ack invoke=150 service=vt-data bytes=2101
> 81 0a 000c  01 04 00 04 97 18  21 01
expect session request label="authenticate" bvlc=unicast length=12 network_priority=0 pdu=confirmed-request invoke=151 service=authenticate bytes=2101
< 81 0a 000b  01 00 30 97 18  21 01
expect session answer label="authenticate" bvlc=unicast length=11 network_priority=0 pdu=complex-ack invoke=151 service=authenticate bytes=2101
> 81 0a 000c  01 04 00 04 98 19  21 01
expect session request label="request key" bvlc=unicast length=12 network_priority=0 pdu=confirmed-request invoke=152 service=request-key bytes=2101
< 81 0a 000b  01 00 30 98 19  21 01
expect session answer label="request key" bvlc=unicast length=11 network_priority=0 pdu=complex-ack invoke=152 service=request-key bytes=2101
> 81 0a 000c  01 04 00 04 99 21  21 01
expect read request label="audit log query" bvlc=unicast length=12 network_priority=0 pdu=confirmed-request invoke=153 service=audit-log-query bytes=2101
< 81 0a 000b  01 00 30 99 21  21 01
expect read answer label="audit log query" bvlc=unicast length=11 network_priority=0 pdu=complex-ack invoke=153 service=audit-log-query bytes=2101
> 81 0a 000c  01 04 00 04 9a 22  21 01
expect session request label="authorize" bvlc=unicast length=12 network_priority=0 pdu=confirmed-request invoke=154 service=auth-request bytes=2101
< 81 0a 000b  01 00 30 9a 22  21 01
expect session answer label="authorize" bvlc=unicast length=11 network_priority=0 pdu=complex-ack invoke=154 service=auth-request bytes=2101
> 81 0a 0017  01 00 10 0a  09 05 19 08 2e 19 01 2e 44 00000000 2f 2f
expect control request changes=yes label="write group" T0855 bvlc=unicast length=23 network_priority=0 pdu=unconfirmed-request unconfirmed=write-group priority=8 process=5 data_type=constructed element=0 bytes=19012e44000000002f
# services that do not exist
> 81 0a 000c  01 04 00 04 9b 4d  21 01
expect other request changes=unknown label="unknown service" bvlc=unicast length=12 network_priority=0 pdu=confirmed-request invoke=155 service=77 bytes=2101
expect flaw unknown_service
refuse = 81 0a 00 0d 01 00 50 9b 4d 91 05 91 1d
> 81 0a 000a  01 00 10 4d  21 01
expect other request changes=unknown label="unknown service" bvlc=unicast length=10 network_priority=0 pdu=unconfirmed-request unconfirmed=77 bytes=2101
expect flaw unknown_service
< 81 0a 0009  01 00 20 9b 4d
expect other answer changes=unknown label="unknown service" bvlc=unicast length=9 network_priority=0 pdu=simple-ack invoke=155 service=77
expect flaw unknown_service

case "through routers"
> 81 0a 001d  01 24 0007 01 2a ff 00 04 9c 0f  0c 00400004 19 55 3e 44 42480000 3f
expect control request changes=yes routed label="command output" T0855 bvlc=unicast length=29 network=7 address=2a hops=255 network_priority=0 pdu=confirmed-request invoke=156 service=write-property object=analog-output instance=4 property=present-value data_type=real value=50
refuse = 81 0a 00 11 01 08 00 07 01 2a 50 9c 0f 91 05 91 1d
< 81 0a 000d  01 08 0007 01 2a 20 9c 0f
expect control answer changes=yes label="command output" T0855 bvlc=unicast length=13 source_network=7 source_address=2a network_priority=0 pdu=simple-ack invoke=156 service=write-property object=analog-output instance=4 property=present-value
# from a network behind a router
> 81 0a 001a  01 0c 0009 06 c0a80105bac0 00 04 9d 0c  0c 00000003 19 55
expect read request label="read property" T0801 bvlc=unicast length=26 source_network=9 source_address=c0a80105bac0 network_priority=0 pdu=confirmed-request invoke=157 service=read-property object=analog-input instance=3 property=present-value
refuse = 81 0a 00 17 01 20 00 09 06 c0 a8 01 05 ba c0 ff 50 9d 0c 91 05 91 1d
< 81 0a 001e  01 20 0009 06 c0a80105bac0 ff 30 9d 0c  0c 00000003 19 55 3e 91 01 3f
expect read answer routed label="read property" T0801 bvlc=unicast length=30 network=9 address=c0a80105bac0 hops=255 network_priority=0 pdu=complex-ack invoke=157 service=read-property object=analog-input instance=3 property=present-value data_type=enumerated value=1
# life safety
> 81 0a 0011  01 07 00 04 9e 0c  0c 00000003 19 55
expect read request label="read property" T0801 bvlc=unicast length=17 network_priority=3 pdu=confirmed-request invoke=158 service=read-property object=analog-input instance=3 property=present-value
< 81 0a 0014  01 00 30 9e 0c  0c 00000003 19 55 3e 91 01 3f
expect read answer label="read property" T0801 bvlc=unicast length=20 network_priority=0 pdu=complex-ack invoke=158 service=read-property object=analog-input instance=3 property=present-value data_type=enumerated value=1
# forwarded by a broadcast manager, and distributed
> 81 04 000e  c0a80105 bac0 01 00 10 08  
expect identify request housekeeping label="who is" T0846 bvlc=forwarded length=14 peer=3232235781 peer_port=47808 network_priority=0 pdu=unconfirmed-request unconfirmed=who-is
> 81 09 0008  01 00 10 08  
expect identify request housekeeping label="who is" T0846 bvlc=distribute-broadcast length=8 network_priority=0 pdu=unconfirmed-request unconfirmed=who-is
> 81 0a 0011  01 04 00 04 9f 0c  0c 00000003 19 55
expect read request label="read property" T0801 bvlc=unicast length=17 network_priority=0 pdu=confirmed-request invoke=159 service=read-property object=analog-input instance=3 property=present-value
> 81 04 0017  c0a80105 bac0 01 04 00 04 a0 0c  0c 00000003 19 55
expect read request label="read property" T0801 bvlc=forwarded length=23 peer=3232235781 peer_port=47808 network_priority=0 pdu=confirmed-request invoke=160 service=read-property object=analog-input instance=3 property=present-value
refuse = 81 0a 00 0d 01 00 50 a0 0c 91 05 91 1d
> 81 0b 0011  01 04 00 04 20 0c  0c 00000003 19 55
expect read request label="read property" T0801 bvlc=broadcast length=17 network_priority=0 pdu=confirmed-request invoke=32 service=read-property object=analog-input instance=3 property=present-value
refuse = none
# what routers say
> 81 0b 0007  01 80 00
expect identify request housekeeping label="who is router" T0846 bvlc=broadcast length=7 network_priority=0 network_message=who-is-router
> 81 0b 0009  01 80 00 0007
expect identify request housekeeping label="who is router" T0846 bvlc=broadcast length=9 network_priority=0 network_message=who-is-router about_network=7
< 81 0b 000b  01 80 01 0007 0008
expect identify report housekeeping label="i am router" T0888 bvlc=broadcast length=11 network_priority=0 network_message=i-am-router about_network=7
expect identify report housekeeping label="i am router" T0888 bvlc=broadcast length=11 network_priority=0 network_message=i-am-router about_network=8
< 81 0b 000a  01 80 02 0007 05
expect identify report housekeeping label="i could be router" T0888 bvlc=broadcast length=10 network_priority=0 network_message=i-could-be-router about_network=7
< 81 0b 000a  01 80 03 01 0007
expect report report housekeeping label="message rejected by router" bvlc=broadcast length=10 network_priority=0 network_message=reject about_network=7
< 81 0b 0009  01 80 04 0007
expect report report housekeeping label="router busy" bvlc=broadcast length=9 network_priority=0 network_message=router-busy about_network=7
< 81 0b 0007  01 80 05
expect report report housekeeping label="router available" bvlc=broadcast length=7 network_priority=0 network_message=router-available
> 81 0b 000c  01 80 06 01 0007 01 00
expect config request changes=yes label="initialize routing table" T0889 bvlc=broadcast length=12 network_priority=0 network_message=initialize-routing-table bytes=0100070100
> 81 0b 0008  01 80 06 00
expect read request label="read routing table" T0846 bvlc=broadcast length=8 network_priority=0 network_message=initialize-routing-table
< 81 0b 0008  01 80 07 00
expect config answer label="routing table initialized" bvlc=broadcast length=8 network_priority=0 network_message=initialize-routing-table-ack bytes=00
> 81 0b 000a  01 80 08 0007 05
expect config request changes=yes label="establish connection to network" T0889 bvlc=broadcast length=10 network_priority=0 network_message=establish-connection about_network=7
> 81 0b 0009  01 80 09 0007
expect config request changes=yes label="disconnect from network" T0804 bvlc=broadcast length=9 network_priority=0 network_message=disconnect about_network=7
> 81 0b 0007  01 80 12
expect identify request housekeeping label="what is network number" T0846 bvlc=broadcast length=7 network_priority=0 network_message=what-is-network-number
< 81 0b 000a  01 80 13 0007 01
expect identify report housekeeping label="network number is" T0888 bvlc=broadcast length=10 network_priority=0 network_message=network-number-is about_network=7
# of security, of a vendor, not assigned
> 81 0b 0009  01 80 0b 0102
expect other request changes=unknown label="security message of a router" bvlc=broadcast length=9 network_priority=0 network_message=security-payload bytes=0102
> 81 0b 000a  01 80 80 0104 01
expect other request changes=unknown label="unknown message of a router" bvlc=broadcast length=10 network_priority=0 network_message=128 vendor=260 bytes=01
expect flaw unknown_network_message
> 81 0b 0007  01 80 20
expect other request changes=unknown label="unknown message of a router" bvlc=broadcast length=7 network_priority=0 network_message=32 bytes=
expect flaw unknown_network_message
# to another network
> 81 0a 0010  01 a0 0007 00 ff 06 01 0007 01 00
expect config request changes=yes routed label="initialize routing table" T0889 bvlc=unicast length=16 network=7 hops=255 network_priority=0 network_message=initialize-routing-table bytes=0100070100
# network headers that are wrong: version, reserved bits, network 0, a source that is all networks
> 81 0a 0008  02 00 10 08  
expect identify request housekeeping label="who is" T0846 bvlc=unicast length=8 network_priority=0 pdu=unconfirmed-request unconfirmed=who-is
expect flaw bad_network
> 81 0a 0008  01 40 10 08  
expect identify request housekeeping label="who is" T0846 bvlc=unicast length=8 network_priority=0 pdu=unconfirmed-request unconfirmed=who-is
expect flaw bad_network
> 81 0a 000c  01 20 0000 00 ff 10 08  
expect identify request housekeeping routed label="who is" T0846 bvlc=unicast length=12 network=0 hops=255 network_priority=0 pdu=unconfirmed-request unconfirmed=who-is
expect flaw bad_network
> 81 0a 000c  01 08 ffff 01 02 10 08  
expect identify request housekeeping label="who is" T0846 bvlc=unicast length=12 source_network=65535 source_address=02 network_priority=0 pdu=unconfirmed-request unconfirmed=who-is
expect flaw bad_network

case "broadcast managers and foreign devices"
> 81 05 0006  003c
expect config request changes=yes label="register foreign device" T0830 bvlc=register-foreign-device length=6 ttl=60
expect carrier
< 81 00 0006  0000
expect session answer housekeeping label="result of the broadcast manager" bvlc=result length=6 result=good
expect carrier
> 81 05 0006  003c
expect config request changes=yes label="register foreign device" T0830 bvlc=register-foreign-device length=6 ttl=60
expect carrier
< 81 00 0006  0030
expect session answer housekeeping failed label="result of the broadcast manager" bvlc=result length=6 result=register-foreign-device-refused
expect carrier
> 81 01 000e  c0a80105bac0 ffffffff
expect config request changes=yes label="write broadcast table" T0889 bvlc=write-broadcast-table length=14 peer=3232235781 peer_port=47808
expect carrier
> 81 01 0004
expect config request changes=yes label="write broadcast table" T0889 bvlc=write-broadcast-table length=4
expect carrier
> 81 02 0004
expect read request label="read broadcast table" T0846 bvlc=read-broadcast-table length=4
expect carrier
< 81 03 0018  c0a80105bac0 ffffffff c0a80205bac0 ffffffff
expect read answer label="read broadcast table" T0846 bvlc=broadcast-table length=24 peer=3232235781 peer_port=47808
expect read answer label="read broadcast table" T0846 bvlc=broadcast-table length=24 peer=3232236037 peer_port=47808
expect carrier
< 81 03 0004
expect read answer label="read broadcast table" T0846 bvlc=broadcast-table length=4
expect carrier
> 81 06 0004
expect read request label="read foreign devices" T0846 bvlc=read-foreign-devices length=4
expect carrier
< 81 07 000e  c0a80109bac0 003c 002d
expect read answer label="read foreign devices" T0846 bvlc=foreign-devices length=14 ttl=60 peer=3232235785 peer_port=47808
expect carrier
< 81 07 0004
expect read answer label="read foreign devices" T0846 bvlc=foreign-devices length=4
expect carrier
> 81 08 000a  c0a80109bac0
expect config request changes=yes label="delete foreign device" T0804 bvlc=delete-foreign-device length=10 peer=3232235785 peer_port=47808
expect carrier
# protected, not assigned, too long
> 81 0c 0006  0102
expect other request changes=unknown opaque label="protected message" bvlc=secure length=6 bytes=0102
expect carrier
> 81 0d 0006  0102
expect flaw unknown_bvlc
expect carrier
> 81 05 0007  003c00
expect config request changes=yes label="register foreign device" T0830 bvlc=register-foreign-device length=7 ttl=60
expect flaw trailing
expect carrier

case "segments"
# an answer in three segments, with its acknowledgements
> 81 0a 0011  01 04 00 04 a1 0c  0c 020003e9 19 4c
expect read request label="read property" T0801 bvlc=unicast length=17 network_priority=0 pdu=confirmed-request invoke=161 service=read-property object=device instance=1001 property=object-list
< 81 0a 0015  01 00 3c 01 00 02 0c  0c020003e9194c3ec402
expect piece
> 81 0a 000a  01 00 40 01 00 02
expect session request housekeeping label="acknowledge segments" bvlc=unicast length=10 network_priority=0 pdu=segment-ack segment=0 window=2 invoke=1
< 81 0a 0015  01 00 3c 01 01 02 0c  0003e9c400000001c400
expect piece
< 81 0a 0015  01 00 3c 01 01 02 0c  0003e9c400000001c400
expect flaw segment_again
< 81 0a 000f  01 00 38 01 02 02 0c  0000023f
expect read answer label="read property" T0801 bvlc=unicast length=15 network_priority=0 pdu=complex-ack segment=2 window=2 invoke=1 service=read-property object=device instance=1001 property=object-list data_type=object-identifier element=0 bytes=020003e9
expect read answer label="read property" T0801 bvlc=unicast length=15 network_priority=0 pdu=complex-ack segment=2 window=2 invoke=1 service=read-property object=device instance=1001 property=object-list data_type=object-identifier element=1 bytes=00000001
expect read answer label="read property" T0801 bvlc=unicast length=15 network_priority=0 pdu=complex-ack segment=2 window=2 invoke=1 service=read-property object=device instance=1001 property=object-list data_type=object-identifier element=2 bytes=00000002
expect flaw no_request
> 81 0a 000a  01 00 43 01 02 02
expect session answer housekeeping failed label="acknowledge segments" bvlc=unicast length=10 network_priority=0 pdu=segment-ack segment=2 window=2 invoke=1
# a request in two; refused by abort
> 81 0a 0012  01 04 0c 75 02 00 04 0f  0c0280000119
expect piece
refuse = 81 0a 00 09 01 00 71 02 05
> 81 0a 0012  01 04 08 75 02 01 04 0f  413e6201023f
expect config request changes=yes label="write setting" T0889 bvlc=unicast length=18 network_priority=0 pdu=confirmed-request segment=1 window=4 invoke=2 service=write-property object=file instance=1 property=max-pres-value data_type=octet-string bytes=0102
< 81 0a 0009  01 00 20 02 0f
expect config answer changes=yes label="write setting" T0889 bvlc=unicast length=9 network_priority=0 pdu=simple-ack invoke=2 service=write-property object=file instance=1 property=max-pres-value
# out of order
< 81 0a 000c  01 00 38 09 05 02 0c  00
expect flaw join_order
# the last one is empty
< 81 0a 0015  01 00 3c 0a 00 02 0c  0c020003e9194c3ec402
expect piece
< 81 0a 000b  01 00 38 0a 01 02 0c
expect flaw truncated
expect flaw no_request

case "what is wrong: application headers"
> 81 0a 0011  01 00 01 04 01 0c 0c 00000003 19 55
expect read request label="read property" T0801 bvlc=unicast length=17 network_priority=0 pdu=confirmed-request invoke=1 service=read-property object=analog-input instance=3 property=present-value
expect flaw bad_apdu
> 81 0a 0011  01 00 04 04 01 0c 0c 00000003 19 55
expect read request label="read property" T0801 bvlc=unicast length=17 network_priority=0 pdu=confirmed-request invoke=1 service=read-property object=analog-input instance=3 property=present-value
expect flaw bad_apdu
> 81 0a 0008  01 00 11 08
expect identify request housekeeping label="who is" T0846 bvlc=unicast length=8 network_priority=0 pdu=unconfirmed-request unconfirmed=who-is
expect flaw bad_apdu
< 81 0a 0009  01 00 21 01 0f
expect write answer changes=yes label="write property" T0836 bvlc=unicast length=9 network_priority=0 pdu=simple-ack invoke=1 service=write-property
expect flaw misfit
expect flaw bad_apdu
< 81 0a 0009  01 00 72 01 00
expect other answer changes=unknown failed label="unknown service" bvlc=unicast length=9 network_priority=0 pdu=abort invoke=1 reason=abort-other
expect flaw no_request
expect flaw bad_apdu
< 81 0a 000a  01 00 44 01 00 01
expect session request housekeeping label="acknowledge segments" bvlc=unicast length=10 network_priority=0 pdu=segment-ack segment=0 window=1 invoke=1
expect flaw bad_apdu
> 81 0a 0009  01 00 80 01 02
expect other request changes=unknown label="unknown service" bvlc=unicast length=9 network_priority=0 pdu=8 bytes=0102
expect flaw unknown_pdu
< 81 0a 000a  01 00 20 01 0f 00
expect write answer changes=yes label="write property" T0836 bvlc=unicast length=10 network_priority=0 pdu=simple-ack invoke=1 service=write-property
expect flaw trailing
expect flaw no_request
< 81 0a 000b  01 00 40 01 00 01 00
expect session request housekeeping label="acknowledge segments" bvlc=unicast length=11 network_priority=0 pdu=segment-ack segment=0 window=1 invoke=1
expect flaw trailing

case "what is wrong: tags and values"
> 81 0a 0017  01 04 00 04 a2 0f  0c 00400004 19 55 3e 43 000000 3f
expect control request changes=yes label="command output" T0855 bvlc=unicast length=23 network_priority=0 pdu=confirmed-request invoke=162 service=write-property object=analog-output instance=4 property=present-value data_type=real value=0
expect flaw bad_tag
> 81 0a 0018  01 04 00 04 a3 0f  0c 00400004 19 55 3e 54 00000000 3f
expect control request changes=yes label="command output" T0855 bvlc=unicast length=24 network_priority=0 pdu=confirmed-request invoke=163 service=write-property object=analog-output instance=4 property=present-value data_type=double value=0
expect flaw bad_tag
> 81 0a 0014  01 04 00 04 a4 0f  0c 00400004 19 55 3e d0 3f
expect control request changes=yes label="command output" T0855 bvlc=unicast length=20 network_priority=0 pdu=confirmed-request invoke=164 service=write-property object=analog-output instance=4 property=present-value data_type=13 bytes=
expect flaw bad_tag
> 81 0a 0014  01 04 00 04 a5 0f  0c 00400004 19 55 3e 70 3f
expect control request changes=yes label="command output" T0855 bvlc=unicast length=20 network_priority=0 pdu=confirmed-request invoke=165 service=write-property object=analog-output instance=4 property=present-value data_type=character-string text=""
expect flaw bad_tag
> 81 0a 0014  01 04 00 04 a6 0f  0c 00400004 19 55 3e 20 3f
expect control request changes=yes label="command output" T0855 bvlc=unicast length=20 network_priority=0 pdu=confirmed-request invoke=166 service=write-property object=analog-output instance=4 property=present-value data_type=unsigned value=0
expect flaw bad_tag
# an object id of three bytes
> 81 0a 0010  01 04 00 04 a7 0c  0b 000003 19 55
expect read request label="read property" T0801 bvlc=unicast length=16 network_priority=0 pdu=confirmed-request invoke=167 service=read-property object=analog-input instance=0 property=present-value
expect flaw bad_tag
> 81 0a 0012  01 04 00 04 a8 0c  0c 00000003 1f 19 55
expect read request label="read property" T0801 bvlc=unicast length=18 network_priority=0 pdu=confirmed-request invoke=168 service=read-property object=analog-input instance=3 property=present-value
expect flaw bad_tag
> 81 0a 0015  01 04 00 04 a9 0c  0c 00000003 19 55 3e 21 05 4f
expect read request label="read property" T0801 bvlc=unicast length=21 network_priority=0 pdu=confirmed-request invoke=169 service=read-property object=analog-input instance=3 property=present-value data_type=unsigned value=5
expect flaw bad_tag
# a value that is not constructed
> 81 0a 0013  01 04 00 04 aa 0f  0c 00400004 19 55 39 01
expect control request changes=yes label="command output" T0855 bvlc=unicast length=19 network_priority=0 pdu=confirmed-request invoke=170 service=write-property object=analog-output instance=4 property=present-value
expect flaw bad_tag
# lists: an object with another tag, a property that is constructed
> 81 0a 0013  01 04 00 04 ab 0e  1c 00000003 1e 09 55 1f
expect read request label="read property" T0801 bvlc=unicast length=19 network_priority=0 pdu=confirmed-request invoke=171 service=read-property-multiple object=analog-input instance=3 property=present-value
expect flaw bad_tag
> 81 0a 0013  01 04 00 04 ac 0e  0c 00000003 1e 0e 0f 1f
expect read request label="read property" T0801 bvlc=unicast length=19 network_priority=0 pdu=confirmed-request invoke=172 service=read-property-multiple object=analog-input instance=3 property=acked-transitions
expect flaw bad_tag
# long lengths and long tag numbers
> 81 0a 0119  01 04 00 04 ad 0f  0c 00800004 19 4a 3e 65 fe 0102 000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000 \
  000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000 \
  000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000 \
  000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000 \
  000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000 \
  000000000000000000000000000000000000000000000000000000000000000000 3f
expect config request changes=yes label="write setting" T0889 bvlc=unicast length=281 network_priority=0 pdu=confirmed-request invoke=173 service=write-property object=analog-value instance=4 property=number-of-states data_type=octet-string bytes=000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
> 81 0a 001d  01 04 00 04 ae 0c  0c 00000003 19 55 fd 20 09 000000000000000000
expect read request label="read property" T0801 bvlc=unicast length=29 network_priority=0 pdu=confirmed-request invoke=174 service=read-property object=analog-input instance=3 property=present-value
> 81 0a 001b  01 04 00 04 af 0f  0c 00800004 19 4a 3e 65 ff 00000002 0102 3f
expect config request changes=yes label="write setting" T0889 bvlc=unicast length=27 network_priority=0 pdu=confirmed-request invoke=175 service=write-property object=analog-value instance=4 property=number-of-states data_type=octet-string bytes=0102
# an error that is not enumerated
< 81 0a 000d  01 00 50 01 0c 21 01 21 02
expect read answer failed label="read property" T0801 bvlc=unicast length=13 network_priority=0 pdu=error invoke=1 service=read-property error_class=object error=configuration-in-progress
expect flaw no_request
expect flaw bad_tag

case "over Ethernet (clause 7)"
transport ether
ports 0 33410
> 01 20 ffff 00 ff 10 08
expect identify request housekeeping label="who is" T0846 network=65535 hops=255 network_priority=0 pdu=unconfirmed-request unconfirmed=who-is
> 01 04 00 04 05 0c 0c 00000003 19 55
expect read request label="read property" T0801 network_priority=0 pdu=confirmed-request invoke=5 service=read-property object=analog-input instance=3 property=present-value
> 01 80 01 0001 0003
expect identify report housekeeping label="i am router" T0888 network_priority=0 network_message=i-am-router about_network=1
expect identify report housekeeping label="i am router" T0888 network_priority=0 network_message=i-am-router about_network=3

case "recorded MS/TP (clause 9)"
transport ether
ports 0 4240
> 0000 80 06 ff 01 0008 73  01 20 ffff 00 ff 10 08  114c
expect identify request housekeeping label="who is" T0846 frame=data station=255 source_station=1 length=8 network=65535 hops=255 network_priority=0 pdu=unconfirmed-request unconfirmed=who-is
> 0000 80 00 01 72 0000 84
expect session request housekeeping label="pass the token" frame=token station=1 source_station=114 length=0
expect carrier
> 0000 80 05 01 72 000f 73  01 04 02 73 05 0c 0c 00000003 19 55 0000  114c
expect read request label="read property" T0801 frame=data-expecting-reply station=1 source_station=114 length=15 network_priority=0 pdu=confirmed-request invoke=5 service=read-property object=analog-input instance=3 property=present-value
> 0000 80 85 01 72 0002 73  0104  114c
expect other request changes=unknown label="private frame" frame=133 station=1 source_station=114 length=2 bytes=0104
expect carrier
> 0000 80 09 01 72 0000 84
expect session request housekeeping label="pass the token" frame=9 station=1 source_station=114 length=0
expect flaw unknown_bvlc
expect carrier

case "not BACnet"
> 82 0a 0004
expect foreign

case "a length below that of the header"
> 81 0a 0003
expect foreign
