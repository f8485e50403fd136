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
expect other request changes=unknown label="send unconnected data" command=send-rr-data length=22 session=305419897 status=success sender_context=0102030405060708 options=0 interface=0 timeout=5 item=unconnected-data data=0e0320012401
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
expect identity vendor="rockwell-automation"
expect identity product="1756-ENBT/A"
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
expect other request changes=unknown label="send unconnected data" command=send-rr-data length=20 session=0 status=success sender_context=0000000000000000 options=0 interface=0 timeout=0 item=unconnected-data connection=1 data=
expect flaw bad_items
> 6f00 1000 00000000 00000000 0000000000000000 00000000  01000000 0000  0200  0000 0000  b200 0000
expect other request changes=unknown label="send unconnected data" command=send-rr-data length=16 session=0 status=success sender_context=0000000000000000 options=0 interface=1 timeout=0 item=unconnected-data data=
expect flaw bad_interface

case "unconnected data refused by the encapsulation"
< 6f00 0000 00000000 64000000 0102030405060708 00000000
expect other answer changes=unknown failed label="send unconnected data" command=send-rr-data length=0 session=0 status=invalid-session sender_context=0102030405060708 options=0

case "connected data without its address"
> 7000 1200 00000000 00000000 0000000000000000 00000000  00000000 0000  0200  0000 0000  b100 0200  0100
expect other request changes=unknown label="send connected data" command=send-unit-data length=18 session=0 status=success sender_context=0000000000000000 options=0 interface=0 timeout=0 item=connected-data cip_sequence=1 data=
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
