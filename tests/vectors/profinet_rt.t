# SPDX-License-Identifier: Apache-2.0
# PROFINET RT frames, by hand from IEC 61158-6-10: frame id first, as behind the ethertype.
protocol profinet_rt

case "4.7: cyclic data both ways, counters moving on"
> 8000 80 00 80 01 80 02 000000000000 00000000000000000000000000000000000000000000000000000000 0400 35 00
expect report report changes=unknown label="cyclic data" T0856 frame_id=32768 class=rt-class-1 cycle_counter=1024 status=53 valid=1 running=1 primary=1 ok=1 transfer_status=0 value=80008001800200000000000000000000000000000000000000000000000000000000000000000000
< 8001 80 10 000000000000000000000000000000000000000000000000000000000000000000000000000000 0400 24 00
expect report report changes=unknown label="cyclic data" T0856 frame_id=32769 class=rt-class-1 cycle_counter=1024 status=36 valid=1 running=0 primary=0 ok=1 transfer_status=0 value=8010000000000000000000000000000000000000000000000000000000000000000000000000000000
> 8000 80 00 80 01 80 02 000000000000 00000000000000000000000000000000000000000000000000000000 0420 35 00
expect report report changes=unknown label="cyclic data" T0856 frame_id=32768 class=rt-class-1 cycle_counter=1056 status=53 valid=1 running=1 primary=1 ok=1 transfer_status=0 value=80008001800200000000000000000000000000000000000000000000000000000000000000000000
# a counter that wraps moves on as well
> 8002 80 80 fff0 35 00
expect report report changes=unknown label="cyclic data" T0856 frame_id=32770 class=rt-class-1 cycle_counter=65520 status=53 valid=1 running=1 primary=1 ok=1 transfer_status=0 value=8080
> 8002 80 80 0010 35 00
expect report report changes=unknown label="cyclic data" T0856 frame_id=32770 class=rt-class-1 cycle_counter=16 status=53 valid=1 running=1 primary=1 ok=1 transfer_status=0 value=8080

case "one frame of each cyclic range"
> 0100 8080 0001 35 00
expect report report changes=unknown label="cyclic data" T0856 frame_id=256 class=rt-class-3 cycle_counter=1 status=53 valid=1 running=1 primary=1 ok=1 transfer_status=0 value=8080
> 0fff 8080 0001 35 00
expect report report changes=unknown label="cyclic data" T0856 frame_id=4095 class=rt-class-3 cycle_counter=1 status=53 valid=1 running=1 primary=1 ok=1 transfer_status=0 value=8080
> bbff 8080 0001 35 00
expect report report changes=unknown label="cyclic data" T0856 frame_id=48127 class=rt-class-1 cycle_counter=1 status=53 valid=1 running=1 primary=1 ok=1 transfer_status=0 value=8080
> bc00 8080 0001 35 00
expect report report changes=unknown label="cyclic data" T0856 frame_id=48128 class=rt-class-1-multicast cycle_counter=1 status=53 valid=1 running=1 primary=1 ok=1 transfer_status=0 value=8080
> c000 8080 0001 35 00
expect report report changes=unknown label="cyclic data" T0856 frame_id=49152 class=rt-class-2 cycle_counter=1 status=53 valid=1 running=1 primary=1 ok=1 transfer_status=0 value=8080
> f7ff 8080 0001 35 00
expect report report changes=unknown label="cyclic data" T0856 frame_id=63487 class=rt-class-2 cycle_counter=1 status=53 valid=1 running=1 primary=1 ok=1 transfer_status=0 value=8080
> f800 8080 0001 35 00
expect report report changes=unknown label="cyclic data" T0856 frame_id=63488 class=rt-class-1-multicast cycle_counter=1 status=53 valid=1 running=1 primary=1 ok=1 transfer_status=0 value=8080

case "4.7.2.1.3: a counter that stands still or goes back"
> 8000 8080 1000 35 00
expect report report changes=unknown label="cyclic data" T0856 frame_id=32768 class=rt-class-1 cycle_counter=4096 status=53 valid=1 running=1 primary=1 ok=1 transfer_status=0 value=8080
> 8000 8080 1000 35 00
expect report report changes=unknown label="cyclic data" T0856 frame_id=32768 class=rt-class-1 cycle_counter=4096 status=53 valid=1 running=1 primary=1 ok=1 transfer_status=0 value=8080
expect flaw stale_cycle
> 8000 8080 0f00 35 00
expect report report changes=unknown label="cyclic data" T0856 frame_id=32768 class=rt-class-1 cycle_counter=3840 status=53 valid=1 running=1 primary=1 ok=1 transfer_status=0 value=8080
expect flaw stale_cycle
# the other side's frames of the same id are counted by themselves
< 8000 8080 0f00 35 00
expect report report changes=unknown label="cyclic data" T0856 frame_id=32768 class=rt-class-1 cycle_counter=3840 status=53 valid=1 running=1 primary=1 ok=1 transfer_status=0 value=8080

case "4.7.2.1.5: a frame that a bridge has marked"
> 8000 8080 1000 35 01
expect report report changes=unknown label="cyclic data" T0856 frame_id=32768 class=rt-class-1 cycle_counter=4096 status=53 valid=1 running=1 primary=1 ok=1 transfer_status=1 value=8080
expect flaw bad_transfer

case "4.8: diagnosis alarm with channel diagnosis, then its acknowledgements"
> fe01 0001 0002 11 11 0001 fffe 0026  0002 0022 0100  0001 00000000 0001 0001 00000007 00000008 8801 \
  8000 8000 0000 0001 0000 0000
expect report report label="alarm" T0878 frame_id=alarm-low class=alarm value=00000000 destination=1 source=2 pdu=data sequence=1 acknowledged=65534 length=38 block=notification-low alarm=diagnosis api=0 slot=1 subslot=1 module=7 submodule=8 diagnosis=1 format=channel-diagnosis channel=32768 error_type=1 safety=none
< fe01 0002 0001 13 01 ffff 0001 0000
expect session report housekeeping label="acknowledge alarm frame" frame_id=alarm-low class=alarm destination=2 source=1 pdu=ack sequence=65535 acknowledged=1 length=0
< fe01 0002 0001 11 11 0001 0001 0018  8002 0014 0100  0001 00000000 0001 0001 0801 00000000 0000
expect session report housekeeping label="acknowledge alarm" frame_id=alarm-low class=alarm destination=2 source=1 pdu=data sequence=1 acknowledged=1 length=24 block=acknowledge-low alarm=diagnosis api=0 slot=1 subslot=1 error=0

case "process alarm of high priority; a refused acknowledgement"
> fc01 0001 0002 11 11 0001 fffe 001e  0001 001a 0100  0002 00000000 0002 0001 00000007 00000008 0000 0100 abcd
expect report report label="alarm" T0878 frame_id=alarm-high class=alarm value=abcd destination=1 source=2 pdu=data sequence=1 acknowledged=65534 length=30 block=notification-high alarm=process api=0 slot=2 subslot=1 module=7 submodule=8 diagnosis=0 format=256
< fc01 0002 0001 11 11 0001 0001 0016  8001 0012 0100  0002 00000000 0002 0001 0000 3c 81 01 00
expect session report housekeeping failed label="acknowledge alarm" frame_id=alarm-high class=alarm destination=2 source=1 pdu=data sequence=1 acknowledged=1 length=22 block=acknowledge-high alarm=process api=0 slot=2 subslot=1 error=1015087360

case "an alarm without more data; PROFIsafe's error types, extended and qualified"
> fe01 0001 0002 11 11 0001 fffe 001a  0002 0016 0100  000c 00000000 0001 0001 00000007 00000008 0000
expect report report label="alarm" T0878 frame_id=alarm-low class=alarm destination=1 source=2 pdu=data sequence=1 acknowledged=65534 length=26 block=notification-low alarm=diagnosis-disappears api=0 slot=1 subslot=1 module=7 submodule=8 diagnosis=0
> fe01 0001 0002 11 11 0002 fffe 0028  0002 0024 0100  0001 00000000 0001 0001 00000007 00000008 8802 \
  8002 8000 0000 0040 0000 00000000
expect report report label="alarm" T0878 frame_id=alarm-low class=alarm value=000000000000 destination=1 source=2 pdu=data sequence=2 acknowledged=65534 length=40 block=notification-low alarm=diagnosis api=0 slot=1 subslot=1 module=7 submodule=8 diagnosis=1 format=extended-channel-diagnosis channel=32768 error_type=64 safety=profisafe
> fe01 0001 0002 11 11 0003 fffe 002c  0002 0028 0100  0001 00000000 0001 0001 00000007 00000008 8803 \
  8003 8000 0000 004f 0000 00000000 00000000
expect report report label="alarm" T0878 frame_id=alarm-low class=alarm value=00000000000000000000 destination=1 source=2 pdu=data sequence=3 acknowledged=65534 length=44 block=notification-low alarm=diagnosis api=0 slot=1 subslot=1 module=7 submodule=8 diagnosis=1 format=qualified-channel-diagnosis channel=32768 error_type=79 safety=profisafe

case "transport: refusal; abort of the application relation"
> fc01 0001 0002 12 01 0001 0001 0000
expect session report housekeeping failed label="acknowledge alarm frame" frame_id=alarm-high class=alarm destination=1 source=2 pdu=nack sequence=1 acknowledged=1 length=0
> fc01 0001 0002 14 01 0001 0001 0004  cf 81 fd 05
expect session report changes=yes label="abort application relation" T0814 frame_id=alarm-high class=alarm destination=1 source=2 pdu=error sequence=1 acknowledged=1 length=4 error=3481402629
> fc01 0001 0002 14 01 0001 0001 0008  cf 81 fd 05 002a 0001
expect session report changes=yes label="abort application relation" T0814 frame_id=alarm-high class=alarm value=002a0001 destination=1 source=2 pdu=error sequence=1 acknowledged=1 length=8 error=3481402629

case "a kind of alarm frame and a block that do not exist"
> fe01 0001 0002 15 01 0001 0001 0000
expect other report changes=unknown label="unknown alarm frame" frame_id=alarm-low class=alarm destination=1 source=2 pdu=5 sequence=1 acknowledged=1 length=0
expect flaw unknown_pdu
> fe01 0001 0002 11 01 0001 0001 0006  0003 0002 0100
expect other report changes=unknown label="unknown alarm block" frame_id=alarm-low class=alarm destination=1 source=2 pdu=data sequence=1 acknowledged=1 length=6 block=3
expect flaw unknown_block

case "lengths that contradict, bytes behind"
> fe01 0001 0002 11 01 0001 0001 0040  0003 0002 0100
expect flaw truncated
expect flaw bad_length
> fe01 0001 0002 11 01 0001 0001 0006  0003 0004 0100
expect other report changes=unknown label="unknown alarm block" frame_id=alarm-low class=alarm destination=1 source=2 pdu=data sequence=1 acknowledged=1 length=6 block=3
expect flaw bad_length
expect flaw unknown_block
> fe01 0001 0002 13 01 ffff 0001 0000 0000 00000000 00000000 00000000 00000000 00000000 00000000 00000000 00000000
expect session report housekeeping label="acknowledge alarm frame" frame_id=alarm-low class=alarm destination=1 source=2 pdu=ack sequence=65535 acknowledged=1 length=0
expect flaw trailing

case "time: sync, follow-up, announce; line delay is housekeeping"
> 0080 0000
expect time report changes=yes label="synchronise time" frame_id=sync class=time-sync value=0000
> 0020 0000
expect time report changes=yes label="synchronise time" frame_id=sync-with-follow-up class=time-sync value=0000
> 0021 0000
expect time report changes=yes label="synchronise time" frame_id=sync-time-with-follow-up class=time-sync value=0000
> 0081 0000
expect time report changes=yes label="synchronise time" frame_id=sync-time class=time-sync value=0000
> ff00 0000
expect time report changes=yes label="synchronise time" frame_id=announce class=time-sync value=0000
> ff01 0000
expect time report changes=yes label="synchronise time" frame_id=announce-time class=time-sync value=0000
> ff20 0000
expect time report changes=yes label="synchronise time" frame_id=follow-up class=time-sync value=0000
> ff21 0000
expect time report changes=yes label="synchronise time" frame_id=follow-up-time class=time-sync value=0000
> ff40 0000
expect session report housekeeping label="measure line delay" frame_id=delay-request class=time-sync value=0000
> ff41 0000
expect session report housekeeping label="measure line delay" frame_id=delay-response-with-follow-up class=time-sync value=0000
> ff42 0000
expect session report housekeeping label="measure line delay" frame_id=delay-follow-up class=time-sync value=0000
> ff43 0000
expect session report housekeeping label="measure line delay" frame_id=delay-response class=time-sync value=0000

case "a fragment, a frame id that is reserved"
> ff80 0102
expect other report changes=unknown label="fragment of a frame" frame_id=65408 class=fragment value=0102
> 7fff 0102
expect other report changes=unknown label="unknown frame" frame_id=32767 class=reserved value=0102
expect flaw reserved_frame

case "DCP inside"
> fefe 05 00 00000001 0080 0004  ff ff 0000
expect identify request label="identify" T0846 in=profinet_dcp frame_id=identify-request service=identify service_type=request xid=1 response_delay=128 length=4 block=all
expect carried profinet_dcp code 5
