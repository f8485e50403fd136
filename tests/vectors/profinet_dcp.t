# SPDX-License-Identifier: Apache-2.0
# PROFINET DCP, by hand from IEC 61158-6-10, 4.3.  A line is: frame id, service, service type, xid, delay
# or reserved, length, then blocks (option, suboption, length, qualifier or information, value).
protocol profinet_dcp

case "4.3.1: identify all, answered by a station from elsewhere"
transport ether
> fefe 05 00 00000001 0080 0004  ff ff 0000
expect identify request label="identify" T0846 frame_id=identify-request service=identify service_type=request xid=1 response_delay=128 length=4 block=all
> feff 05 01 00000001 0000 0046  02 02 0008 0000 706c632d3161 \
  02 01 0008 0000 53372d333030  02 03 0006 0000 002a 010d  02 04 0004 0000 02 00 \
  01 02 000e 0001 c0a8010a ffffff00 c0a80101  02 05 0006 0000 0102 0202
expect identity name="plc-1a"
expect identify answer label="identify" T0846 frame_id=identify-response service=identify service_type=response xid=1 length=70 block=name-of-station info=0 name="plc-1a"
expect identity product="S7-300"
expect identify answer label="identify" T0846 frame_id=identify-response service=identify service_type=response xid=1 length=70 block=type-of-station info=0 name="S7-300"
expect identity vendor="siemens"
expect identify answer label="identify" T0846 frame_id=identify-response service=identify service_type=response xid=1 length=70 block=device-id info=0 vendor=42 device=269
expect identify answer label="identify" T0846 frame_id=identify-response service=identify service_type=response xid=1 length=70 block=device-role info=0 device_role=2
expect identify answer label="identify" T0846 frame_id=identify-response service=identify service_type=response xid=1 length=70 block=ip-parameter info=1 address=3232235786 mask=4294967040 gateway=3232235777
expect identify answer label="identify" T0846 frame_id=identify-response service=identify service_type=response xid=1 length=70 block=device-options info=0 value=01020202

case "identify by name of station and by alias, value of odd length padded"
transport ether
> fefe 05 00 00000002 0001 0014  02 02 0005 706c632d31 00  02 06 0005 706f727431 00
expect identify request label="identify" T0846 frame_id=identify-request service=identify service_type=request xid=2 response_delay=1 length=20 block=name-of-station name="plc-1"
expect identify request label="identify" T0846 frame_id=identify-request service=identify service_type=request xid=2 response_delay=1 length=20 block=alias-name name="port1"

case "identify by device id, OEM device id, instance and role"
transport ether
> fefe 05 00 00000003 0001 001c  02 03 0004 002a 010d  02 08 0004 0120 0001  02 07 0002 0001  02 04 0002 02 00
expect identify request label="identify" T0846 frame_id=identify-request service=identify service_type=request xid=3 response_delay=1 length=28 block=device-id vendor=42 device=269
expect identify request label="identify" T0846 frame_id=identify-request service=identify service_type=request xid=3 response_delay=1 length=28 block=oem-device-id vendor=288 device=1
expect identify request label="identify" T0846 frame_id=identify-request service=identify service_type=request xid=3 response_delay=1 length=28 block=device-instance instance=1
expect identify request label="identify" T0846 frame_id=identify-request service=identify service_type=request xid=3 response_delay=1 length=28 block=device-role device_role=2

case "4.3.2: set name of station for good, and the station's yes"
transport ether
> fefd 04 00 00000010 0000 000c  02 02 0008 0001 70 6c 63 2d 31 61
expect config request changes=yes label="set name of station" T0836 frame_id=get-set service=set service_type=request xid=16 length=12 block=name-of-station permanent=1 name="plc-1a"
refuse = fe fd 04 01 00 00 00 10 00 00 00 08 05 04 00 03 02 02 05 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
refuse 4 = fe fd 04 01 00 00 00 10 00 00 00 08 05 04 00 03 02 02 04 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
< fefd 04 01 00000010 0000 0008  05 04 0003 02 02 00 00
expect config answer changes=yes label="set name of station" T0836 frame_id=get-set service=set service_type=response xid=16 length=8 block=name-of-station error=ok

case "set IP address for now, and the station's no"
transport ether
> fefd 04 00 00000011 0000 0012  01 02 000e 0000 c0a8010a ffffff00 00000000
expect config request changes=yes label="set IP address" T0836 frame_id=get-set service=set service_type=request xid=17 length=18 block=ip-parameter permanent=0 address=3232235786 mask=4294967040 gateway=0
< fefd 04 01 00000011 0000 0008  05 04 0003 01 02 05 00
expect config answer changes=yes failed label="set IP address" T0836 frame_id=get-set service=set service_type=response xid=17 length=8 block=ip-parameter error=set-not-possible

case "set of several blocks: name, end of transaction"
transport ether
> fefd 04 00 00000012 0000 0010  02 02 0006 0001 706c6331  05 02 0002 0000
expect config request changes=yes label="set name of station" T0836 frame_id=get-set service=set service_type=request xid=18 length=16 block=name-of-station permanent=1 name="plc1"
expect session request label="end transaction" frame_id=get-set service=set service_type=request xid=18 length=16 block=end-transaction permanent=0
refuse = fe fd 04 01 00 00 00 12 00 00 00 10 05 04 00 03 02 02 05 00 05 04 00 03 05 02 05 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
< fefd 04 01 00000012 0000 0010  05 04 0003 02 02 00 00  05 04 0003 05 02 00 00
expect config answer changes=yes label="set name of station" T0836 frame_id=get-set service=set service_type=response xid=18 length=16 block=name-of-station error=ok
expect session answer label="end transaction" frame_id=get-set service=set service_type=response xid=18 length=16 block=end-transaction error=ok

case "set full IP suite with two name servers"
transport ether
> fefd 04 00 00000013 0000 001a  01 03 0016 0001 0a000002 ff000000 0a000001 08080808 08080404
expect config request changes=yes label="set IP address and name servers" T0836 frame_id=get-set service=set service_type=request xid=19 length=26 block=full-ip-suite permanent=1 address=167772162 mask=4278190080 gateway=167772161 value=0808080808080404

case "DHCP client id, signal, factory reset, reset to factory in its degrees"
transport ether
> fefd 04 00 00000014 0000 0008  03 3d 0003 0001 01 00
expect config request changes=yes label="set DHCP option" T0836 frame_id=get-set service=set service_type=request xid=20 length=8 block=dhcp-client permanent=1 value=01
> fefd 04 00 00000015 0000 0008  05 03 0004 0000 0100
expect diagnose request label="flash the signal lamp" frame_id=get-set service=set service_type=request xid=21 length=8 block=signal permanent=0 value=0100
> fefd 04 00 00000016 0000 0006  05 05 0002 0000
expect run request changes=yes label="factory reset" T0816 frame_id=get-set service=set service_type=request xid=22 length=6 block=factory-reset permanent=0
> fefd 04 00 00000017 0000 0006  05 06 0002 0004
expect run request changes=yes label="reset to factory settings" T0816 frame_id=get-set service=set service_type=request xid=23 length=6 block=reset-to-factory reset=communication-parameter
> fefd 04 00 00000018 0000 0006  05 06 0002 0010
expect run request changes=yes label="reset to factory settings" T0816 frame_id=get-set service=set service_type=request xid=24 length=6 block=reset-to-factory reset=device
> fefd 04 00 00000019 0000 0006  05 01 0002 0000
expect session request label="start transaction" frame_id=get-set service=set service_type=request xid=25 length=6 block=start-transaction permanent=0
> fefd 04 00 0000001a 0000 000a  02 0a 0006 0001 00000001
expect config request changes=yes label="set device property" T0836 frame_id=get-set service=set service_type=request xid=26 length=10 block=rsi-properties permanent=1 value=00000001
> fefd 04 00 0000001b 0000 0008  06 01 0004 0001 0001
expect config request changes=yes label="set device initiative" T0836 frame_id=get-set service=set service_type=request xid=27 length=8 block=device-initiative permanent=1 value=0001
> fefd 04 00 0000001c 0000 0008  80 01 0004 0001 1234
expect other request changes=unknown label="set other block" frame_id=get-set service=set service_type=request xid=28 length=8 block=32769 permanent=1 value=1234

case "4.3.2: get name and address, and what comes back"
transport ether
> fefd 03 00 00000020 0000 0004  02 02 01 02
expect read request label="get" T0888 frame_id=get-set service=get service_type=request xid=32 length=4 block=name-of-station
expect read request label="get" T0888 frame_id=get-set service=get service_type=request xid=32 length=4 block=ip-parameter
refuse = fe fd 03 01 00 00 00 20 00 00 00 10 05 04 00 03 02 02 05 00 05 04 00 03 01 02 05 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
< fefd 03 01 00000020 0000 001c  02 02 0006 0000 706c6331  01 02 000e 0002 c0a8010a ffffff00 00000000
expect identity name="plc1"
expect read answer label="get" T0888 frame_id=get-set service=get service_type=response xid=32 length=28 block=name-of-station info=0 name="plc1"
expect read answer label="get" T0888 frame_id=get-set service=get service_type=response xid=32 length=28 block=ip-parameter info=2 address=3232235786 mask=4294967040 gateway=0

case "get of an option that the station does not have"
transport ether
> fefd 03 00 00000021 0000 0002  02 09
expect read request label="get" T0888 frame_id=get-set service=get service_type=request xid=33 length=2 block=standard-gateway
refuse 1 = fe fd 03 01 00 00 00 21 00 00 00 08 05 04 00 03 02 09 01 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
< fefd 03 01 00000021 0000 0008  05 04 0003 02 09 02 00
expect read answer failed label="get" T0888 frame_id=get-set service=get service_type=response xid=33 length=8 block=standard-gateway error=suboption-not-supported

case "a set that the station does not know at all"
transport ether
> fefd 04 00 00000022 0000 0006  05 02 0002 0000
expect session request label="end transaction" frame_id=get-set service=set service_type=request xid=34 length=6 block=end-transaction permanent=0
< fefd 04 05 00000022 0000 0000
expect config answer changes=yes failed label="set" frame_id=get-set service=set service_type=not-supported xid=34 length=0

case "hello of a station that has started"
transport ether
> fefc 06 00 00000030 0000 001c  02 02 0006 0000 706c6331  01 02 000e 0001 c0a8010a ffffff00 00000000
expect identity name="plc1"
expect report report label="hello" frame_id=hello service=hello service_type=request xid=48 length=28 block=name-of-station info=0 name="plc1"
expect report report label="hello" frame_id=hello service=hello service_type=request xid=48 length=28 block=ip-parameter info=1 address=3232235786 mask=4294967040 gateway=0
refuse = none

case "an answer without its request, one to another service"
transport ether
< fefd 04 01 00000040 0000 0008  05 04 0003 02 02 00 00
expect config answer changes=yes label="set name of station" T0836 frame_id=get-set service=set service_type=response xid=64 length=8 block=name-of-station error=ok
expect flaw no_request
> fefd 03 00 00000041 0000 0002  02 02
expect read request label="get" T0888 frame_id=get-set service=get service_type=request xid=65 length=2 block=name-of-station
< fefd 04 01 00000041 0000 0008  05 04 0003 02 02 00 00
expect config answer changes=yes label="set name of station" T0836 frame_id=get-set service=set service_type=response xid=65 length=8 block=name-of-station error=ok
expect flaw misfit

case "lengths that contradict: the whole, a block, a control response"
transport ether
> fefe 05 00 00000050 0001 0040  ff ff 0000
expect flaw truncated
expect flaw bad_length
> fefd 04 00 00000051 0000 000a  01 02 0006 0000 c0a8010a
expect config request changes=yes label="set IP address" T0836 frame_id=get-set service=set service_type=request xid=81 length=10 block=ip-parameter permanent=0 value=c0a8010a
expect flaw bad_block
< fefd 04 01 00000051 0000 0008  05 04 0004 01 02 00 00
expect config answer changes=yes label="set IP address" T0836 frame_id=get-set service=set service_type=response xid=81 length=8 block=ip-parameter error=ok
expect flaw bad_block

case "unknown: service, service type, option"
transport ether
> fefd 07 00 00000060 0000 0004  01 02 03 04
expect other request changes=unknown label="unknown service" frame_id=get-set service=7 service_type=request xid=96 length=4 value=01020304
expect flaw unknown_service
> fefd 04 02 00000061 0000 0000
expect config request changes=yes label="set" frame_id=get-set service=set service_type=2 xid=97 length=0
expect flaw unknown_service
> fefe 05 00 00000062 0001 0004  07 01 0000
expect identify request label="identify" T0846 frame_id=identify-request service=identify service_type=request xid=98 response_delay=1 length=4 block=1793
expect flaw unknown_block

case "bytes behind the blocks: padding up to 46 bytes, trailing beyond"
transport ether
> fefe 05 00 00000070 0001 0004  ff ff 0000 000000000000 0000000000000000 0000000000000000 0000000000000000
expect identify request label="identify" T0846 frame_id=identify-request service=identify service_type=request xid=112 response_delay=1 length=4 block=all
> fefe 05 00 00000071 0001 0004  ff ff 0000 000000000000 0000000000000000 0000000000000000 0000000000000000 01
expect identify request label="identify" T0846 frame_id=identify-request service=identify service_type=request xid=113 response_delay=1 length=4 block=all
expect flaw trailing
