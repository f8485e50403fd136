# SPDX-License-Identifier: Apache-2.0
# EtherNet/IP encapsulation, by hand from ODVA CIP volume 2, chapter 2.  A line of hex is written as:
# command, length, session, status, sender context, options, data.  The form is told in run.c.
protocol enip

# ---- the session: 2-4.4, 2-4.5 ------------------------------------------------------------------

case "register, no operation, unregister"
> 6500 0400 00000000 00000000 0102030405060708 00000000  0100 0000
expect session request housekeeping label="register session" command=register-session length=4 session=0 status=success sender_context=0102030405060708 options=0 protocol_version=1
< 6500 0400 78563412 00000000 0102030405060708 00000000  0100 0000
expect session answer housekeeping label="register session" command=register-session length=4 session=305419896 status=success sender_context=0102030405060708 options=0 protocol_version=1
> 0000 0300 00000000 00000000 0000000000000000 00000000  aabbcc
expect session request housekeeping label="no operation" command=nop length=3 session=0 status=success sender_context=0000000000000000 options=0 data=aabbcc
> 6600 0000 78563412 00000000 0000000000000000 00000000
expect session request housekeeping label="unregister session" command=unregister-session length=0 session=305419896 status=success sender_context=0000000000000000 options=0

case "register with a version that does not exist: the device names its own"
> 6500 0400 00000000 00000000 0000000000000000 00000000  0200 0000
expect session request housekeeping label="register session" command=register-session length=4 session=0 status=success sender_context=0000000000000000 options=0 protocol_version=2
expect flaw bad_version
< 6500 0400 00000000 69000000 0000000000000000 00000000  0100 0000
expect session answer housekeeping failed label="register session" command=register-session length=4 session=0 status=unsupported-version sender_context=0000000000000000 options=0 protocol_version=1

case "register refused without data; an answer that nobody asked for"
> 6500 0400 00000000 00000000 0000000000000000 00000000  0100 0000
expect session request housekeeping label="register session" command=register-session length=4 session=0 status=success sender_context=0000000000000000 options=0 protocol_version=1
< 6500 0000 00000000 02000000 0000000000000000 00000000
expect session answer housekeeping failed label="register session" command=register-session length=0 session=0 status=no-memory sender_context=0000000000000000 options=0
< 6500 0400 78563412 00000000 0000000000000000 00000000  0100 0000
expect session answer housekeeping label="register session" command=register-session length=4 session=305419896 status=success sender_context=0000000000000000 options=0 protocol_version=1
expect flaw no_request

case "register with options of the session, of the wrong length, and with none"
> 6500 0400 00000000 00000000 0000000000000000 00000000  0100 0001
expect session request housekeeping label="register session" command=register-session length=4 session=0 status=success sender_context=0000000000000000 options=0 protocol_version=1
expect flaw bad_options
> 6500 0500 00000000 00000000 0000000000000000 00000000  0100 0000 00
expect session request housekeeping label="register session" command=register-session length=5 session=0 status=success sender_context=0000000000000000 options=0 protocol_version=1
expect flaw trailing
expect flaw bad_length
> 6500 0000 00000000 00000000 0000000000000000 00000000
expect session request housekeeping label="register session" command=register-session length=0 session=0 status=success sender_context=0000000000000000 options=0
expect flaw bad_length

case "options of the encapsulation; a request with a status"
> 6500 0400 00000000 00000000 0000000000000000 01000000  0100 0000
expect session request housekeeping label="register session" command=register-session length=4 session=0 status=success sender_context=0000000000000000 options=1 protocol_version=1
expect flaw bad_options
> 0400 0000 00000000 03000000 0000000000000000 00000000
expect identify request housekeeping label="list services" T0846 command=list-services length=0 session=0 status=incorrect-data sender_context=0000000000000000 options=0
expect flaw bad_status

case "data under a session number of somebody else"
> 6500 0400 00000000 00000000 0000000000000000 00000000  0100 0000
expect session request housekeeping label="register session" command=register-session length=4 session=0 status=success sender_context=0000000000000000 options=0 protocol_version=1
< 6500 0400 78563412 00000000 0000000000000000 00000000  0100 0000
expect session answer housekeeping label="register session" command=register-session length=4 session=305419896 status=success sender_context=0000000000000000 options=0 protocol_version=1
> 6f00 1600 79563412 00000000 0102030405060708 00000000  00000000 0500  0200  0000 0000  b200 0600  0e03 2001 2401
expect flaw cip.truncated
expect carried cip code 14
expect flaw bad_session

# ---- what the device is and offers: 2-4.1 to 2-4.3 ----------------------------------------------

case "list services"
> 0400 0000 00000000 00000000 0000000000000000 00000000
expect identify request housekeeping label="list services" T0846 command=list-services length=0 session=0 status=success sender_context=0000000000000000 options=0
< 0400 1a00 00000000 00000000 0000000000000000 00000000  0100  0001 1400  0100 2001 436f6d6d756e69636174696f6e730000
expect identify answer housekeeping label="list services" T0846 command=list-services length=26 session=0 status=success sender_context=0000000000000000 options=0 protocol_version=1 item=services capabilities=288 service_name="Communications"

case "list identity: a communication module, firmware 4.007"
> 6300 0000 00000000 00000000 0000000000000000 00000000
expect identify request label="list identity" T0846 command=list-identity length=0 session=0 status=success sender_context=0000000000000000 options=0
< 6300 3300 00000000 00000000 0000000000000000 00000000  0100  0c00 2d00  0100  0002 af12 c0a80a78 0000000000000000 \
  0100 0c00 3a00 04 07 3000 c3ae5100 0b 313735362d454e42542f41 03
expect identity product="1756-ENBT/A"
expect identity vendor="rockwell-automation"
expect identity firmware="4.007"
expect identity serial="0051aec3"
expect identify answer label="list identity" T0846 command=list-identity length=51 session=0 status=success sender_context=0000000000000000 options=0 protocol_version=1 item=identity socket_address=c0a80a78 socket_port=44818 vendor=rockwell-automation device_type=communications-adapter product_code=58 revision_major=4 revision_minor=7 device_status=48 serial=5353155 product_name="1756-ENBT/A" state=operational

case "list identity over UDP, where answers come in conversations of their own"
transport udp
< 6300 3300 00000000 00000000 0000000000000000 00000000  0100  0c00 2d00  0100  0002 af12 c0a80a78 0000000000000000 \
  ffff 0c00 3a00 7b 85 3000 00000000 0b 313735362d454e42542f41 03
expect identity product="1756-ENBT/A"
expect identity firmware="123.133"
expect identify answer label="list identity" T0846 command=list-identity length=51 session=0 status=success sender_context=0000000000000000 options=0 protocol_version=1 item=identity socket_address=c0a80a78 socket_port=44818 vendor=65535 device_type=communications-adapter product_code=58 revision_major=123 revision_minor=133 device_status=48 serial=0 product_name="1756-ENBT/A" state=operational

case "list identity over UDP, asked"
transport udp
> 6300 0000 00000000 00000000 0102030405060708 00000000
expect identify request label="list identity" T0846 command=list-identity length=0 session=0 status=success sender_context=0102030405060708 options=0

case "list interfaces: none; legacy identification"
> 6400 0000 00000000 00000000 0000000000000000 00000000
expect identify request housekeeping label="list interfaces" T0846 command=list-interfaces length=0 session=0 status=success sender_context=0000000000000000 options=0
< 6400 0200 00000000 00000000 0000000000000000 00000000  0000
expect identify answer housekeeping label="list interfaces" T0846 command=list-interfaces length=2 session=0 status=success sender_context=0000000000000000 options=0
> 0100 0000 00000000 00000000 0000000000000000 00000000
expect identify request label="legacy identification" T0846 command=legacy-identification length=0 session=0 status=success sender_context=0000000000000000 options=0
< 0100 2a00 00000000 00000000 0000000000000000 00000000  0100  0100 2400  0100 0000 0002 af12 c0a80a78 0000000000000000 \
  3139322e3136382e31302e3132300000
expect identify answer label="legacy identification" T0846 command=legacy-identification length=42 session=0 status=success sender_context=0000000000000000 options=0 protocol_version=1 item=legacy-identification socket_address=c0a80a78 socket_port=44818 service_name="192.168.10.120"

case "list interfaces: an item of the capability kind, one unassigned, one with bytes left over"
> 6400 0000 00000000 00000000 0000000000000000 00000000
expect identify request housekeeping label="list interfaces" T0846 command=list-interfaces length=0 session=0 status=success sender_context=0000000000000000 options=0
< 6400 1800 00000000 00000000 0000000000000000 00000000  0200  8700 0400 01020304  9900 0a00 00010203040506070809
expect identify answer housekeeping label="list interfaces" T0846 command=list-interfaces length=24 session=0 status=success sender_context=0000000000000000 options=0 item=capability data=01020304
expect identify answer housekeeping label="list interfaces" T0846 command=list-interfaces length=24 session=0 status=success sender_context=0000000000000000 options=0 item=153 data=00010203040506070809
expect flaw unknown_item
> 0400 0000 00000000 00000000 0000000000000000 00000000
expect identify request housekeeping label="list services" T0846 command=list-services length=0 session=0 status=success sender_context=0000000000000000 options=0
< 0400 1b00 00000000 00000000 0000000000000000 00000000  0100  0001 1500  0100 2001 436f6d6d756e69636174696f6e7300 0000
expect identify answer housekeeping label="list services" T0846 command=list-services length=27 session=0 status=success sender_context=0000000000000000 options=0 protocol_version=1 item=services capabilities=288 service_name="Communications"
expect flaw bad_items

case "start DTLS; indicate status; cancel; a command that is not assigned"
> c800 0000 00000000 00000000 0000000000000000 00000000
expect session request housekeeping label="start DTLS" command=start-dtls length=0 session=0 status=success sender_context=0000000000000000 options=0
> 7200 0200 00000000 00000000 0000000000000000 00000000  0102
expect other request changes=unknown label="indicate status" command=indicate-status length=2 session=0 status=success sender_context=0000000000000000 options=0 data=0102
> 7300 0000 00000000 00000000 0000000000000000 00000000
expect other request changes=unknown label="cancel" command=cancel length=0 session=0 status=success sender_context=0000000000000000 options=0
> 7100 0200 00000000 00000000 0000000000000000 00000000  0102
expect other request changes=unknown label="unknown command" command=113 length=2 session=0 status=success sender_context=0000000000000000 options=0 data=0102
expect flaw unknown_command

case "bytes behind the last item; a list that ends early"
> 0400 0000 00000000 00000000 0000000000000000 00000000
expect identify request housekeeping label="list services" T0846 command=list-services length=0 session=0 status=success sender_context=0000000000000000 options=0
< 0400 1c00 00000000 00000000 0000000000000000 00000000  0100  0001 1400  0100 2001 436f6d6d756e69636174696f6e730000 0000
expect identify answer housekeeping label="list services" T0846 command=list-services length=28 session=0 status=success sender_context=0000000000000000 options=0 protocol_version=1 item=services capabilities=288 service_name="Communications"
expect flaw trailing
> 0400 0000 00000000 00000000 0000000000000000 00000000
expect identify request housekeeping label="list services" T0846 command=list-services length=0 session=0 status=success sender_context=0000000000000000 options=0
< 0400 0800 00000000 00000000 0000000000000000 00000000  0100  0001 1400  0100
expect flaw truncated

# ---- data for CIP: 2-4.7, 2-4.8 -----------------------------------------------------------------

case "unconnected data: items missing, out of order, for another interface"
> 6f00 0a00 00000000 00000000 0000000000000000 00000000  00000000 0000  0100  0000
expect flaw truncated
expect flaw bad_items
> 6f00 1400 00000000 00000000 0000000000000000 00000000  00000000 0000  0200  a100 0400 01000000  b200 0000
expect other request changes=unknown label="send unconnected data" command=send-rr-data length=20 session=0 status=success sender_context=0000000000000000 options=0 interface=0 timeout=0 item=unconnected-data connection=1
expect flaw bad_items
> 6f00 1000 00000000 00000000 0000000000000000 00000000  01000000 0000  0200  0000 0000  b200 0000
expect other request changes=unknown label="send unconnected data" command=send-rr-data length=16 session=0 status=success sender_context=0000000000000000 options=0 interface=1 timeout=0 item=unconnected-data
expect flaw bad_interface
expect flaw bad_items

case "unconnected data refused by the encapsulation"
< 6f00 0000 00000000 64000000 0102030405060708 00000000
expect other answer changes=unknown failed label="send unconnected data" command=send-rr-data length=0 session=0 status=invalid-session sender_context=0102030405060708 options=0

case "connected data without its address"
> 7000 1200 00000000 00000000 0000000000000000 00000000  00000000 0000  0200  0000 0000  b100 0200  0100
expect other request changes=unknown label="send connected data" command=send-unit-data length=18 session=0 status=success sender_context=0000000000000000 options=0 interface=0 timeout=0 item=connected-data cip_sequence=1
expect flaw bad_items

case "data too short for its items"
> 7000 0200 00000000 00000000 0000000000000000 00000000  0000
expect flaw truncated
expect flaw bad_length

# ---- cyclic data of CIP connections on UDP 2222 -------------------------------------------------

case "cyclic data: sequenced address and connected data"
transport udp
ports 2222 2222
> 0200  0280 0800 787b3a00 28c85e04  b100 0c00 0300fdffffffffffffff0000
expect report report changes=unknown label="cyclic data" item=connected-data connection=3832696 sequence=73320488 data=0300fdffffffffffffff0000
expect carrier

case "cyclic data with an item that does not carry data; an address of the wrong length is no cyclic data"
transport udp
ports 2222 2222
> 0200  0280 0800 787b3a00 28c85e04  b200 0200 0300
expect report report changes=unknown label="cyclic data" item=unconnected-data connection=3832696 sequence=73320488 data=0300
expect flaw bad_items
expect carrier
> 0200  0280 0a00 787b3a00 28c85e04 0000 b100 0100 03
expect more

# ---- refusing: 2-3.5 ----------------------------------------------------------------------------

case "a listing and a registration are refused by status, without data; what has no answer cannot be"
> 6300 0000 00000000 00000000 0102030405060708 00000000
expect identify request label="list identity" T0846 command=list-identity length=0 session=0 status=success sender_context=0102030405060708 options=0
refuse = 63 00 00 00 00 00 00 00 01 00 00 00 01 02 03 04 05 06 07 08 00 00 00 00
> 6500 0400 00000000 00000000 0102030405060708 00000000  0100 0000
expect session request housekeeping label="register session" command=register-session length=4 session=0 status=success sender_context=0102030405060708 options=0 protocol_version=1
refuse = 65 00 00 00 00 00 00 00 01 00 00 00 01 02 03 04 05 06 07 08 00 00 00 00
> 6600 0000 78563412 00000000 0000000000000000 00000000
expect session request housekeeping label="unregister session" command=unregister-session length=0 session=305419896 status=success sender_context=0000000000000000 options=0
refuse = none

# ---- CIP inside: dissectors/cip.c reads it, tests/vectors/cip.t tells how ----------------------

case "a request and its answer, found by the sender context"
> 6f0018007856341200000000010203040506070800000000000000000500020000000000b20008000e03200124013007
expect identify request label="read identity attribute" T0888 in=cip service=get-attribute-single class=identity instance=1 attribute=7
expect carried cip code 14
< 6f0017007856341200000000010203040506070800000000000000000500020000000000b20007008e000000024c36
expect identify answer label="read identity attribute" T0888 in=cip service=get-attribute-single class=identity instance=1 attribute=7 status=success data=024c36
expect carried cip code 14
< 6f0017007856341200000000010203040506070800000000000000000500020000000000b20007008e000000024c36
expect other answer changes=unknown label="answer" in=cip service=get-attribute-single status=success data=024c36
expect flaw cip.no_request
expect carried cip code 14

case "a connection through the backplane: its messages are found by its numbers and sequence counts, with its route"
> 6f0040007856341200000000010203040506070800000000000000000500020000000000b200300054022006240107f9000000001100000001004d00785634120000000010270000f44310270000f443a303010020022401
expect session request housekeeping routed label="open connection" in=cip service=84 class=connection-manager instance=1 route="1/0" target_class=message-router target_instance=1 transport_class=3 trigger=application owns_outputs=0 redundant=0 safety=0 o_t_connection=0 t_o_connection=17 o_t_rpi=10000 t_o_rpi=10000 o_t_type=point-to-point t_o_type=point-to-point o_t_size=500 t_o_size=500 connection_serial=1 originator_vendor=rockwell-software originator_serial=305419896
expect carried cip code 84
< 6f002e007856341200000000010203040506070800000000000000000500020000000000b2001e00d4000000210000001100000001004d007856341210270000102700000000
expect session answer housekeeping label="open connection" in=cip service=84 class=connection-manager instance=1 status=success o_t_connection=33 t_o_connection=17 o_t_rpi=10000 t_o_rpi=10000 connection_serial=1 originator_vendor=rockwell-software originator_serial=305419896
expect carried cip code 84
> 70001e0078563412000000000000000000000000000000000000000000000200a100040021000000b1000a0001004c02910141000100
expect read request routed label="read tag" T0801 in=cip service=76 symbol="A" element=0..0 route="1/0" count=1
expect carried cip code 76
> 70001e0078563412000000000000000000000000000000000000000000000200a100040021000000b1000a0002004c02910142000100
expect read request routed label="read tag" T0801 in=cip service=76 symbol="B" element=0..0 route="1/0" count=1
expect carried cip code 76
< 7000200078563412000000000000000000000000000000000000000000000200a100040011000000b1000c000200cc000000c40002000000
expect read answer routed label="read tag" T0801 in=cip service=76 symbol="B" element=0..0 route="1/0" status=success type=dint value=[2]
expect carried cip code 76
< 7000200078563412000000000000000000000000000000000000000000000200a100040011000000b1000c000100cc000000c40001000000
expect read answer routed label="read tag" T0801 in=cip service=76 symbol="A" element=0..0 route="1/0" status=success type=dint value=[1]
expect carried cip code 76
> 7000240078563412000000000000000000000000000000000000000000000200a100040021000000b100100003004d0291014100c400010007000000
expect write request changes=yes routed label="write tag" T0836 in=cip service=77 symbol="A" element=0..0 route="1/0" count=1 type=dint value=[7]
expect carried cip code 77
refuse = 70 00 1a 00 78 56 34 12 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 02 00 a1 00 04 00 11 00 00 00 b1 00 06 00 03 00 cd 00 0f 00
> 6f0028007856341200000000010203040506070800000000000000000500020000000000b20018004e022006240107f901004d00785634120300010020022401
expect session request housekeeping label="close connection" in=cip service=78 class=connection-manager instance=1 connection_serial=1 originator_vendor=rockwell-software originator_serial=305419896 data=0300010020022401
expect carried cip code 78
< 6f001e007856341200000000010203040506070800000000000000000500020000000000b2000e00ce00000001004d00785634120000
expect session answer housekeeping label="close connection" in=cip service=78 class=connection-manager instance=1 status=success connection_serial=1 originator_vendor=rockwell-software originator_serial=305419896 data=0000
expect carried cip code 78
> 70001e0078563412000000000000000000000000000000000000000000000200a100040021000000b1000a0004004c02910141000100
expect read request label="read tag" T0801 in=cip service=76 symbol="A" element=0..0 count=1
expect carried cip code 76
expect flaw unknown_connection
refuse = none

case "PCCC inside CIP: read N7:0"
> 6f0027007856341200000000010203040506070800000000000000000500020000000000b20017004b0220672401074d00010203040f000100a20207890000
expect read request label="read file" T0801 in=pccc command=extended function=logical-read-3 transaction=1 file=7 file_type=integer element=0..0 subelement=0 size=2
expect carried pccc code 15
expect carried cip code 75
< 6f0021007856341200000000010203040506070800000000000000000500020000000000b2001100cb000000074d00010203044f0001002a00
expect read answer label="read file" T0801 in=pccc command=extended function=logical-read-3 status=success transaction=1 file=7 file_type=integer element=0..0 subelement=0 value=[42]
expect carried pccc code -1
expect carried cip code 75

case "in the middle of a conversation the message tells who asks"
midstream
< 6f0018007856341200000000010203040506070800000000000000000500020000000000b20008000e03200124013007
expect identify request label="read identity attribute" T0888 in=cip service=get-attribute-single class=identity instance=1 attribute=7
expect carried cip code 14
expect turned
> 6f0017007856341200000000010203040506070800000000000000000500020000000000b20007008e000000024c36
expect identify answer label="read identity attribute" T0888 in=cip service=get-attribute-single class=identity instance=1 attribute=7 status=success data=024c36
expect carried cip code 14

case "refused: a tag, each member of a multiple-service packet, what is sent on, openings and closings; what is malformed is not answered"
> 6f001e007856341200000000010203040506070800000000000000000500020000000000b2000e004d0291014100c400010007000000
expect write request changes=yes label="write tag" T0836 in=cip service=77 symbol="A" element=0..0 count=1 type=dint value=[7]
expect carried cip code 77
refuse = 6f 00 14 00 78 56 34 12 00 00 00 00 01 02 03 04 05 06 07 08 00 00 00 00 00 00 00 00 00 00 02 00 00 00 00 00 b2 00 04 00 cd 00 0f 00
refuse 8 = 6f 00 14 00 78 56 34 12 00 00 00 00 01 02 03 04 05 06 07 08 00 00 00 00 00 00 00 00 00 00 02 00 00 00 00 00 b2 00 04 00 cd 00 08 00
> 6f0040007856341200000000010203040506070800000000000000000500020000000000b20030000a022002240103000800100020004c029101410001004d03910142002803c4000100070000004c0391044e6f70650100
expect read request label="read tag" T0801 in=cip service=76 symbol="A" element=0..0 count=1
expect carried cip code 76
expect write request changes=yes label="write tag" T0836 in=cip service=77 symbol="B" element=3..3 count=1 type=dint value=[7]
expect carried cip code 77
expect read request label="read tag" T0801 in=cip service=76 symbol="Nope" element=0..0 count=1
expect carried cip code 76
expect carried cip code 10
refuse = 6f 00 28 00 78 56 34 12 00 00 00 00 01 02 03 04 05 06 07 08 00 00 00 00 00 00 00 00 00 00 02 00 00 00 00 00 b2 00 18 00 8a 00 1e 00 03 00 08 00 0c 00 10 00 cc 00 0f 00 cd 00 0f 00 cc 00 0f 00
> 6f004e007856341200000000010203040506070800000000000000000500020000000000b2003e005202200624010a0530000a022002240103000800100020004c029101410001004d03910142002803c4000100070000004c0391044e6f7065010001000100
expect read request routed label="read tag" T0801 in=cip service=76 symbol="A" element=0..0 route="1/0" count=1
expect carried cip code 76
expect write request changes=yes routed label="write tag" T0836 in=cip service=77 symbol="B" element=3..3 route="1/0" count=1 type=dint value=[7]
expect carried cip code 77
expect read request routed label="read tag" T0801 in=cip service=76 symbol="Nope" element=0..0 route="1/0" count=1
expect carried cip code 76
expect carried cip code 10
expect carried cip code 82
refuse = 6f 00 28 00 78 56 34 12 00 00 00 00 01 02 03 04 05 06 07 08 00 00 00 00 00 00 00 00 00 00 02 00 00 00 00 00 b2 00 18 00 8a 00 1e 00 03 00 08 00 0c 00 10 00 cc 00 0f 00 cd 00 0f 00 cc 00 0f 00
> 6f0024007856341200000000010203040506070800000000000000000500020000000000b20014005202200624010a05060005022001240101000100
expect run request changes=yes routed label="reset the device" T0816 in=cip service=reset class=identity instance=1 route="1/0"
expect carried cip code 5
expect carried cip code 82
refuse = 6f 00 14 00 78 56 34 12 00 00 00 00 01 02 03 04 05 06 07 08 00 00 00 00 00 00 00 00 00 00 02 00 00 00 00 00 b2 00 04 00 85 00 0f 00
> 6f0040007856341200000000010203040506070800000000000000000500020000000000b200300054022006240107f9000000001100000001004d00785634120000000010270000f44310270000f443a303010020022401
expect session request housekeeping routed label="open connection" in=cip service=84 class=connection-manager instance=1 route="1/0" target_class=message-router target_instance=1 transport_class=3 trigger=application owns_outputs=0 redundant=0 safety=0 o_t_connection=0 t_o_connection=17 o_t_rpi=10000 t_o_rpi=10000 o_t_type=point-to-point t_o_type=point-to-point o_t_size=500 t_o_size=500 connection_serial=1 originator_vendor=rockwell-software originator_serial=305419896
expect carried cip code 84
refuse = 6f 00 1e 00 78 56 34 12 00 00 00 00 01 02 03 04 05 06 07 08 00 00 00 00 00 00 00 00 00 00 02 00 00 00 00 00 b2 00 0e 00 d4 00 0f 00 01 00 4d 00 78 56 34 12 00 00
> 6f0028007856341200000000010203040506070800000000000000000500020000000000b20018004e022006240107f901004d00785634120300010020022401
expect session request housekeeping label="close connection" in=cip service=78 class=connection-manager instance=1 connection_serial=1 originator_vendor=rockwell-software originator_serial=305419896 data=0300010020022401
expect carried cip code 78
refuse = 6f 00 1e 00 78 56 34 12 00 00 00 00 01 02 03 04 05 06 07 08 00 00 00 00 00 00 00 00 00 00 02 00 00 00 00 00 b2 00 0e 00 ce 00 0f 00 01 00 4d 00 78 56 34 12 00 00
> 6f0023007856341200000000010203040506070800000000000000000500020000000000b20013004b0220672401074d00010203040f0001008001
expect run request changes=yes label="change mode" T0858 in=pccc command=extended function=change-mode transaction=1 mode=remote-program
expect carried pccc code 15
expect carried cip code 75
refuse = 6f 00 14 00 78 56 34 12 00 00 00 00 01 02 03 04 05 06 07 08 00 00 00 00 00 00 00 00 00 00 02 00 00 00 00 00 b2 00 04 00 cb 00 0f 00
> 6f001b007856341200000000010203040506070800000000000000000500020000000000b2000b000a02200224010100050000
expect other request changes=unknown label="multiple service packet" in=cip service=multiple-service-packet class=message-router instance=1 members=1 data=0100050000
expect flaw cip.bad_offsets
expect carried cip code 10
refuse = none
> 6f0014007856341200000000010203040506070800000000000000000500020000000000b2000400cc000000
expect other answer changes=unknown label="answer" in=cip service=76 status=success
expect flaw cip.misfit
expect carried cip code 76
refuse = none
