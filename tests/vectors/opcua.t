# SPDX-License-Identifier: Apache-2.0
# OPC UA vectors, written by hand from OPC 10000-6 (5.2 encoding, 6.7 secure conversation, 7.1 connection protocol) and
# OPC 10000-4 (services; type ids of their binary encodings from OPC 10000-6, annex A).
#
# A message: letters, F, size, channel 7, token 1, sequence number, request id; then the body: type id 01 00 id16, and of a
# request: authentication token 00 00, time, handle, diagnostics 0, audit id null, timeout 10000, no additional header;
# of an answer: time, handle, status, no diagnostics, no strings, no additional header.
protocol opcua


case "connecting: hello, acknowledge, plain channel, its renewal and end"
> 48454c 46 3d000000  00000000 00000100 00000100 00000000 00000000  1d000000 \
  6f70632e7463703a2f2f31302e302e302e353a343834302f706c616e74
expect session request housekeeping label="hello" type=hello chunk=final size=61 version=0 receive_buffer=65536 send_buffer=65536 max_message=0 max_chunks=0 endpoint="opc.tcp://10.0.0.5:4840/plant"
< 41434b 46 1c000000  00000000 00000100 00000100 00000000 00000000
expect session answer housekeeping label="acknowledge" type=acknowledge chunk=final size=28 version=0 receive_buffer=65536 send_buffer=65536 max_message=0 max_chunks=0
> 4f504e 46 84000000 00000000  2f000000 \
  687474703a2f2f6f7063666f756e646174696f6e2e6f72672f55412f5365637572697479506f6c696379234e6f6e65 ffffffff \
  ffffffff  01000000 01000000  0100be01 0000 00005af64cf5d401 01000000 00000000 ffffffff 10270000 0000 00 \
  00000000 00000000 01000000 ffffffff 80ee3600
expect session request housekeeping label="open channel" type=open-channel chunk=final size=132 version=0 channel=0 security_policy=none security_mode=none sequence=1 request=1 service=open-secure-channel handle=1 lifetime=3600000 request_type=issue
< 4f504e 46 87000000 07000000  2f000000 \
  687474703a2f2f6f7063666f756e646174696f6e2e6f72672f55412f5365637572697479506f6c696379234e6f6e65 ffffffff \
  ffffffff  01000000 01000000  0100c101 00005af64cf5d401 01000000 00000000 00 ffffffff 0000 00 00000000 07000000 \
  01000000 00005af64cf5d401 80ee3600 ffffffff
expect session answer housekeeping label="open channel" type=open-channel chunk=final size=135 version=0 channel=7 token=1 security_policy=none sequence=1 request=1 service=open-secure-channel-answer handle=1 status=good lifetime=3600000
# renewed
> 4f504e 46 84000000 07000000  2f000000 \
  687474703a2f2f6f7063666f756e646174696f6e2e6f72672f55412f5365637572697479506f6c696379234e6f6e65 ffffffff \
  ffffffff  02000000 02000000  0100be01 0000 00005af64cf5d401 02000000 00000000 ffffffff 10270000 0000 00 \
  00000000 01000000 01000000 ffffffff 80ee3600
expect session request housekeeping label="open channel" type=open-channel chunk=final size=132 version=0 channel=7 security_policy=none security_mode=none sequence=2 request=2 service=open-secure-channel handle=2 lifetime=3600000 request_type=renew
< 4f504e 46 87000000 07000000  2f000000 \
  687474703a2f2f6f7063666f756e646174696f6e2e6f72672f55412f5365637572697479506f6c696379234e6f6e65 ffffffff \
  ffffffff  02000000 02000000  0100c101 00005af64cf5d401 02000000 00000000 00 ffffffff 0000 00 00000000 07000000 \
  02000000 00005af64cf5d401 80ee3600 ffffffff
expect session answer housekeeping label="open channel" type=open-channel chunk=final size=135 version=0 channel=7 token=2 security_policy=none sequence=2 request=2 service=open-secure-channel-answer handle=2 status=good lifetime=3600000
> 434c4f 46 39000000 07000000 01000000  04000000 03000000  0100c401 0000 00005af64cf5d401 03000000 00000000 \
  ffffffff 10270000 0000 00
expect session request housekeeping label="close channel" type=close-channel chunk=final size=57 channel=7 token=1 security_policy=none security_mode=none sequence=4 request=3 service=close-secure-channel handle=3
expect flaw sequence

case "errors and the reverse connection, which the server opens (7.1.2.6)"
> 524845 46 2b000000  08000000 75726e3a706c6331 13000000 6f70632e7463703a2f2f706c63313a34383430
expect session request housekeeping label="reverse hello" type=reverse-hello chunk=final size=43 server_uri="urn:plc1" endpoint="opc.tcp://plc1:4840"
< 455252 46 20000000  00008380 10000000 6e6f207375636820656e64706f696e74
expect session answer housekeeping failed label="error" type=error chunk=final size=32 status=bad-tcp-endpoint-url-invalid reason="no such endpoint"

case "discovery"
> 4d5347 46 58000000 07000000 01000000  01000000 01000000  0100a601 0000 00005af64cf5d401 01000000 00000000 \
  ffffffff 10270000 0000 00 13000000 6f70632e7463703a2f2f706c63313a34383430 ffffffff ffffffff
expect identify request housekeeping label="find servers" T0888 type=message chunk=final size=88 channel=7 token=1 sequence=1 request=1 service=find-servers handle=1 endpoint="opc.tcp://plc1:4840"
< 4d5347 46 8c000000 07000000 01000000  01000000 01000000  0100a901 00005af64cf5d401 01000000 00000000 00 \
  ffffffff 0000 00 01000000 08000000 75726e3a706c6331 0d000000 75726e3a6d616b65723a706c63 03 02000000 656e \
  05000000 504c432031 00000000 ffffffff ffffffff 01000000 13000000 6f70632e7463703a2f2f706c63313a34383430
expect identity product="urn:maker:plc"
expect identity name="PLC 1"
expect identify answer housekeeping label="find servers" T0888 type=message chunk=final size=140 channel=7 token=1 sequence=1 request=1 service=find-servers-answer handle=1 status=good application_uri="urn:plc1" application="PLC 1"
> 4d5347 46 5e000000 07000000 01000000  02000000 02000000  0100ac01 0000 00005af64cf5d401 02000000 00000000 \
  ffffffff 10270000 0000 00 13000000 6f70632e7463703a2f2f706c63313a34383430 01000000 02000000 656e ffffffff
expect identify request housekeeping label="get endpoints" T0888 type=message chunk=final size=94 channel=7 token=1 sequence=2 request=2 service=get-endpoints handle=2 endpoint="opc.tcp://plc1:4840"
< 4d5347 46 40010000 07000000 01000000  02000000 02000000  0100af01 00005af64cf5d401 02000000 00000000 00 \
  ffffffff 0000 00 01000000 13000000 6f70632e7463703a2f2f706c63313a34383430 08000000 75726e3a706c6331 0d000000 \
  75726e3a6d616b65723a706c63 03 02000000 656e 05000000 504c432031 00000000 ffffffff ffffffff 01000000 13000000 \
  6f70632e7463703a2f2f706c63313a34383430 ffffffff 01000000 2f000000 \
  687474703a2f2f6f7063666f756e646174696f6e2e6f72672f55412f5365637572697479506f6c696379234e6f6e65 01000000 \
  04000000 616e6f6e 00000000 ffffffff ffffffff ffffffff 41000000 687474703a2f2f6f7063666f756e646174696f6e2e6f72672f55412d50726f66696c652f5472616e73706f72742f75617463 \
  702d756173632d756162696e617279 00
expect identity product="urn:maker:plc"
expect identity name="PLC 1"
expect identify answer housekeeping label="get endpoints" T0888 type=message chunk=final size=320 channel=7 token=1 security_mode=none sequence=2 request=2 service=get-endpoints-answer handle=2 status=good application_uri="urn:plc1" application="PLC 1"
> 4d5347 46 45000000 07000000 01000000  03000000 03000000  0100b02f 0000 00005af64cf5d401 03000000 00000000 \
  ffffffff 10270000 0000 00 00000000 0a000000 ffffffff
expect identify request housekeeping label="find servers on network" T0888 type=message chunk=final size=69 channel=7 token=1 sequence=3 request=3 service=find-servers-on-network handle=3
< 4d5347 46 6d000000 07000000 01000000  03000000 03000000  0100b12f 00005af64cf5d401 03000000 00000000 00 \
  ffffffff 0000 00 00005af64cf5d401 01000000 01000000 04000000 706c6331 13000000 \
  6f70632e7463703a2f2f706c63313a34383430 01000000 02000000 4441
expect identify answer housekeeping label="find servers on network" T0888 type=message chunk=final size=109 channel=7 token=1 sequence=3 request=3 service=find-servers-on-network-answer handle=3 status=good endpoint="opc.tcp://plc1:4840" application="plc1"
> 4d5347 46 8c000000 07000000 01000000  04000000 04000000  0100b501 0000 00005af64cf5d401 04000000 00000000 \
  ffffffff 10270000 0000 00 08000000 75726e3a706c6331 0d000000 75726e3a6d616b65723a706c63 01000000 02 05000000 \
  504c432031 00000000 ffffffff 01000000 13000000 6f70632e7463703a2f2f706c63313a34383430 ffffffff 01
expect config request changes=yes label="register server" T0859 type=message chunk=final size=140 channel=7 token=1 sequence=4 request=4 service=register-server handle=4 server_uri="urn:plc1"
< 4d5347 46 34000000 07000000 01000000  04000000 04000000  0100b801 00005af64cf5d401 04000000 00000000 00 \
  ffffffff 0000 00
expect config answer changes=yes label="register server" T0859 type=message chunk=final size=52 channel=7 token=1 sequence=4 request=4 service=register-server-answer handle=4 status=good
> 4d5347 46 93000000 07000000 01000000  05000000 05000000  0100b32f 0000 00005af64cf5d401 05000000 00000000 \
  ffffffff 10270000 0000 00 08000000 75726e3a706c6331 0d000000 75726e3a6d616b65723a706c63 01000000 02 05000000 \
  504c432031 00000000 ffffffff 01000000 13000000 6f70632e7463703a2f2f706c63313a34383430 ffffffff 01 01000000 \
  0000 00
expect config request changes=yes label="register server" T0859 type=message chunk=final size=147 channel=7 token=1 sequence=5 request=5 service=register-server2 handle=5 server_uri="urn:plc1"
< 4d5347 46 40000000 07000000 01000000  05000000 05000000  0100b42f 00005af64cf5d401 05000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff
expect config answer changes=yes label="register server" T0859 type=message chunk=final size=64 channel=7 token=1 sequence=5 request=5 service=register-server2-answer handle=5 status=good quality=good

case "a session, by each kind of user identity"
> 4d5347 46 c6000000 07000000 01000000  01000000 01000000  0100cd01 0000 00005af64cf5d401 01000000 00000000 \
  ffffffff 10270000 0000 00 10000000 75726e3a73636164613a636c69656e74 10000000 75726e3a6d616b65723a766965776572 \
  02 06000000 566965776572 01000000 ffffffff ffffffff ffffffff 08000000 75726e3a706c6331 13000000 \
  6f70632e7463703a2f2f706c63313a34383430 0b000000 73657373696f6e206f6e65 04000000 01010101 ffffffff \
  00000000004ced40 00000000
expect identity product="urn:maker:viewer"
expect identity name="Viewer"
expect session request housekeeping label="create session" type=message chunk=final size=198 channel=7 token=1 sequence=1 request=1 service=create-session handle=1 server_uri="urn:plc1" endpoint="opc.tcp://plc1:4840" application_uri="urn:scada:client" application="Viewer" session="session one" lifetime=60000
< 4d5347 46 71010000 07000000 01000000  01000000 01000000  0100d001 00005af64cf5d401 01000000 00000000 00 \
  ffffffff 0000 00 0055 0200004d000000 00000000004ced40 ffffffff ffffffff 01000000 13000000 \
  6f70632e7463703a2f2f706c63313a34383430 08000000 75726e3a706c6331 0d000000 75726e3a6d616b65723a706c63 03 \
  02000000 656e 05000000 504c432031 00000000 ffffffff ffffffff 01000000 13000000 \
  6f70632e7463703a2f2f706c63313a34383430 ffffffff 01000000 2f000000 \
  687474703a2f2f6f7063666f756e646174696f6e2e6f72672f55412f5365637572697479506f6c696379234e6f6e65 01000000 \
  04000000 616e6f6e 00000000 ffffffff ffffffff ffffffff 41000000 687474703a2f2f6f7063666f756e646174696f6e2e6f72672f55412d50726f66696c652f5472616e73706f72742f75617463 \
  702d756173632d756162696e617279 00 01000000 ffffffff ffffffff ffffffff ffffffff 00000100
expect identity product="urn:maker:plc"
expect identity name="PLC 1"
expect session answer housekeeping label="create session" type=message chunk=final size=369 channel=7 token=1 sequence=1 request=1 service=create-session-answer handle=1 status=good lifetime=60000
# anonymous
> 4d5347 46 68000000 07000000 01000000  02000000 02000000  0100d301 0000 00005af64cf5d401 02000000 00000000 \
  ffffffff 10270000 0000 00 ffffffff ffffffff ffffffff 01000000 02000000 656e 01004101 01 08000000 \
  04000000616e6f6e ffffffff ffffffff
expect session request housekeeping label="activate session" type=message chunk=final size=104 channel=7 token=1 sequence=2 request=2 service=activate-session handle=2 token_type=anonymous
< 4d5347 46 40000000 07000000 01000000  02000000 02000000  0100d601 00005af64cf5d401 02000000 00000000 00 \
  ffffffff 0000 00 ffffffff ffffffff ffffffff
expect session answer housekeeping label="activate session" type=message chunk=final size=64 channel=7 token=1 sequence=2 request=2 service=activate-session-answer handle=2 status=good
# user name, password and how it is encrypted
> 4d5347 46 7c000000 07000000 01000000  03000000 03000000  0100d301 0000 00005af64cf5d401 03000000 00000000 \
  ffffffff 10270000 0000 00 ffffffff ffffffff ffffffff ffffffff 01004401 01 22000000 \
  0400000075736572080000006f70657261746f7206000000736563726574ffffffff ffffffff ffffffff
expect session request housekeeping label="activate session" type=message chunk=final size=124 channel=7 token=1 sequence=3 request=3 service=activate-session handle=3 token_type=user-name user="operator"
< 4d5347 46 40000000 07000000 01000000  03000000 03000000  0100d601 00005af64cf5d401 03000000 00002180 00 \
  ffffffff 0000 00 ffffffff ffffffff ffffffff
expect session answer housekeeping failed label="activate session" type=message chunk=final size=64 channel=7 token=1 sequence=3 request=3 service=activate-session-answer handle=3 status=bad-identity-token-rejected
# certificate
> 4d5347 46 00010000 07000000 01000000  04000000 04000000  0100d301 0000 00005af64cf5d401 04000000 00000000 \
  ffffffff 10270000 0000 00 ffffffff ffffffff ffffffff ffffffff 01004701 01 a6000000 04000000636572749a000000308197308181a003020102020101300d06092a864886f70d01010b050030133111300f060355 \
  04030c08506c616e74204341301e170d3234303130313030303030305a170d3334303130313030303030305a301e310d300b \
  060355040a0c0441636d65310d300b06035504030c04416e6e613013300d06092a864886f70d01010b050003020001300d06 \
  092a864886f70d01010b0500030200aa ffffffff ffffffff
expect session request housekeeping label="activate session" type=message chunk=final size=256 channel=7 token=1 sequence=4 request=4 service=activate-session handle=4 token_type=certificate user="Anna"
< 4d5347 46 40000000 07000000 01000000  04000000 04000000  0100d601 00005af64cf5d401 04000000 00000000 00 \
  ffffffff 0000 00 ffffffff ffffffff ffffffff
expect session answer housekeeping label="activate session" type=message chunk=final size=64 channel=7 token=1 sequence=4 request=4 service=activate-session-answer handle=4 status=good
# issued token
> 4d5347 46 6c000000 07000000 01000000  05000000 05000000  0100d301 0000 00005af64cf5d401 05000000 00000000 \
  ffffffff 10270000 0000 00 ffffffff ffffffff ffffffff ffffffff 0100ac03 01 12000000 \
  030000006a777403000000616263ffffffff ffffffff ffffffff
expect session request housekeeping label="activate session" type=message chunk=final size=108 channel=7 token=1 sequence=5 request=5 service=activate-session handle=5 token_type=issued
< 4d5347 46 40000000 07000000 01000000  05000000 05000000  0100d601 00005af64cf5d401 05000000 00000000 00 \
  ffffffff 0000 00 ffffffff ffffffff ffffffff
expect session answer housekeeping label="activate session" type=message chunk=final size=64 channel=7 token=1 sequence=5 request=5 service=activate-session-answer handle=5 status=good
# none
> 4d5347 46 54000000 07000000 01000000  06000000 06000000  0100d301 0000 00005af64cf5d401 06000000 00000000 \
  ffffffff 10270000 0000 00 ffffffff ffffffff ffffffff ffffffff 0000 00 ffffffff ffffffff
expect session request housekeeping label="activate session" type=message chunk=final size=84 channel=7 token=1 sequence=6 request=6 service=activate-session handle=6 token_type=none
< 4d5347 46 47000000 07000000 01000000  06000000 06000000  0100d601 00005af64cf5d401 06000000 00000000 00 \
  ffffffff 0000 00 02000000 0102 01000000 00000000 01000000 00
expect session answer housekeeping label="activate session" type=message chunk=final size=71 channel=7 token=1 sequence=6 request=6 service=activate-session-answer handle=6 status=good
> 4d5347 46 3d000000 07000000 01000000  07000000 07000000  0100df01 0000 00005af64cf5d401 07000000 00000000 \
  ffffffff 10270000 0000 00 04000000
expect session request housekeeping label="cancel" type=message chunk=final size=61 channel=7 token=1 sequence=7 request=7 service=cancel handle=7
< 4d5347 46 38000000 07000000 01000000  07000000 07000000  0100e201 00005af64cf5d401 07000000 00000000 00 \
  ffffffff 0000 00 01000000
expect session answer housekeeping label="cancel" type=message chunk=final size=56 channel=7 token=1 sequence=7 request=7 service=cancel-answer handle=7 status=good
> 4d5347 46 3a000000 07000000 01000000  08000000 08000000  0100d901 0000 00005af64cf5d401 08000000 00000000 \
  ffffffff 10270000 0000 00 01
expect session request housekeeping label="close session" type=message chunk=final size=58 channel=7 token=1 sequence=8 request=8 service=close-session handle=8
< 4d5347 46 34000000 07000000 01000000  08000000 08000000  0100dc01 00005af64cf5d401 08000000 00000000 00 \
  ffffffff 0000 00
expect session answer housekeeping label="close session" type=message chunk=final size=52 channel=7 token=1 sequence=8 request=8 service=close-session-answer handle=8 status=good

case "read: node ids of every encoding, values of every type"
> 4d5347 46 02010000 07000000 01000000  01000000 01000000  01007702 0000 00005af64cf5d401 01000000 00000000 \
  ffffffff 10270000 0000 00 0000000000000000 02000000 08000000 0055 0d000000 ffffffff 0000 ffffffff 0100d208 \
  0d000000 ffffffff 0000 ffffffff 02020070110100 0d000000 ffffffff 0000 ffffffff 030200 0b000000 \
  4d6f746f722e5370656564 0d000000 ffffffff 0000 ffffffff 040300 00112233445566778899aabbccddeeff 0d000000 \
  ffffffff 0000 ffffffff 050300 02000000 cafe 0d000000 ffffffff 0000 ffffffff 0100cf08 03000000 ffffffff 0000 \
  ffffffff 02010005000000 0d000000 03000000 323a33 0000 ffffffff
expect read request label="read" T0801 type=message chunk=final size=258 channel=7 token=1 sequence=1 request=1 service=read handle=1 namespace=0 node=85 attribute=value
expect read request label="read" T0801 type=message chunk=final size=258 channel=7 token=1 sequence=1 request=1 service=read handle=1 namespace=0 node=2258 attribute=value
expect read request label="read" T0801 type=message chunk=final size=258 channel=7 token=1 sequence=1 request=1 service=read handle=1 namespace=2 node=70000 attribute=value
expect read request label="read" T0801 type=message chunk=final size=258 channel=7 token=1 sequence=1 request=1 service=read handle=1 namespace=2 node_name="Motor.Speed" attribute=value
expect read request label="read" T0801 type=message chunk=final size=258 channel=7 token=1 sequence=1 request=1 service=read handle=1 namespace=3 node_bytes=00112233445566778899aabbccddeeff attribute=value
expect read request label="read" T0801 type=message chunk=final size=258 channel=7 token=1 sequence=1 request=1 service=read handle=1 namespace=3 node_bytes=cafe attribute=value
expect read request label="read" T0801 type=message chunk=final size=258 channel=7 token=1 sequence=1 request=1 service=read handle=1 namespace=0 node=2255 attribute=browse-name
expect read request label="read" T0801 type=message chunk=final size=258 channel=7 token=1 sequence=1 request=1 service=read handle=1 namespace=1 node=5 attribute=value index_range="2:3"
< 4d5347 46 9e000000 07000000 01000000  01000000 01000000  01007a02 00005af64cf5d401 01000000 00000000 00 \
  ffffffff 0000 00 08000000 01 01 01 01 0d 00005af64cf5d401 01 0a 0000c03f 0f 0b 00000000000004c0 00000040 \
  00005af64cf5d401 00005af64cf5d401 01 0c 07000000 72756e6e696e67 01 0f 03000000 010203 01 14 0100 05000000 \
  5370656564 01 860200000007000000f8ffffff ffffffff
expect read answer label="read" T0801 type=message chunk=final size=158 channel=7 token=1 sequence=1 request=1 service=read-answer handle=1 status=good namespace=0 node=85 attribute=value data_type=boolean value=1
expect read answer label="read" T0801 type=message chunk=final size=158 channel=7 token=1 sequence=1 request=1 service=read-answer handle=1 status=good namespace=0 node=2258 attribute=value data_type=date-time time=1555526400000
expect read answer label="read" T0801 type=message chunk=final size=158 channel=7 token=1 sequence=1 request=1 service=read-answer handle=1 status=good namespace=2 node=70000 attribute=value data_type=float value=1.5
expect read answer label="read" T0801 type=message chunk=final size=158 channel=7 token=1 sequence=1 request=1 service=read-answer handle=1 status=good namespace=2 node_name="Motor.Speed" attribute=value quality=uncertain data_type=double value=-2.5
expect read answer label="read" T0801 type=message chunk=final size=158 channel=7 token=1 sequence=1 request=1 service=read-answer handle=1 status=good namespace=3 node_bytes=00112233445566778899aabbccddeeff attribute=value data_type=string text="running"
expect read answer label="read" T0801 type=message chunk=final size=158 channel=7 token=1 sequence=1 request=1 service=read-answer handle=1 status=good namespace=3 node_bytes=cafe attribute=value data_type=byte-string bytes=010203
expect read answer label="read" T0801 type=message chunk=final size=158 channel=7 token=1 sequence=1 request=1 service=read-answer handle=1 status=good namespace=0 node=2255 attribute=browse-name data_type=qualified-name text="Speed"
expect read answer label="read" T0801 type=message chunk=final size=158 channel=7 token=1 sequence=1 request=1 service=read-answer handle=1 status=good namespace=1 node=5 attribute=value data_type=int32 element=0..1 value=[7,-8]
# integers
> 4d5347 46 f1000000 07000000 01000000  02000000 02000000  01007702 0000 00005af64cf5d401 02000000 00000000 \
  ffffffff 10270000 0000 00 0000000000000000 00000000 08000000 02010000000000 0d000000 ffffffff 0000 ffffffff \
  02010001000000 0d000000 ffffffff 0000 ffffffff 02010002000000 0d000000 ffffffff 0000 ffffffff 02010003000000 \
  0d000000 ffffffff 0000 ffffffff 02010004000000 0d000000 ffffffff 0000 ffffffff 02010005000000 0d000000 \
  ffffffff 0000 ffffffff 02010006000000 0d000000 ffffffff 0000 ffffffff 02010007000000 0d000000 ffffffff 0000 \
  ffffffff
expect read request label="read" T0801 type=message chunk=final size=241 channel=7 token=1 sequence=2 request=2 service=read handle=2 namespace=1 node=0 attribute=value
expect read request label="read" T0801 type=message chunk=final size=241 channel=7 token=1 sequence=2 request=2 service=read handle=2 namespace=1 node=1 attribute=value
expect read request label="read" T0801 type=message chunk=final size=241 channel=7 token=1 sequence=2 request=2 service=read handle=2 namespace=1 node=2 attribute=value
expect read request label="read" T0801 type=message chunk=final size=241 channel=7 token=1 sequence=2 request=2 service=read handle=2 namespace=1 node=3 attribute=value
expect read request label="read" T0801 type=message chunk=final size=241 channel=7 token=1 sequence=2 request=2 service=read handle=2 namespace=1 node=4 attribute=value
expect read request label="read" T0801 type=message chunk=final size=241 channel=7 token=1 sequence=2 request=2 service=read handle=2 namespace=1 node=5 attribute=value
expect read request label="read" T0801 type=message chunk=final size=241 channel=7 token=1 sequence=2 request=2 service=read handle=2 namespace=1 node=6 attribute=value
expect read request label="read" T0801 type=message chunk=final size=241 channel=7 token=1 sequence=2 request=2 service=read handle=2 namespace=1 node=7 attribute=value
< 4d5347 46 6a000000 07000000 01000000  02000000 02000000  01007a02 00005af64cf5d401 02000000 00000000 00 \
  ffffffff 0000 00 08000000 01 02 ff 01 03 ff 01 04 feff 01 05 feff 01 06 feffffff 01 07 feffffff 01 08 \
  feffffffffffffff 01 09 0100000000000000 ffffffff
expect read answer label="read" T0801 type=message chunk=final size=106 channel=7 token=1 sequence=2 request=2 service=read-answer handle=2 status=good namespace=1 node=0 attribute=value data_type=sbyte value=-1
expect read answer label="read" T0801 type=message chunk=final size=106 channel=7 token=1 sequence=2 request=2 service=read-answer handle=2 status=good namespace=1 node=1 attribute=value data_type=byte value=255
expect read answer label="read" T0801 type=message chunk=final size=106 channel=7 token=1 sequence=2 request=2 service=read-answer handle=2 status=good namespace=1 node=2 attribute=value data_type=int16 value=-2
expect read answer label="read" T0801 type=message chunk=final size=106 channel=7 token=1 sequence=2 request=2 service=read-answer handle=2 status=good namespace=1 node=3 attribute=value data_type=uint16 value=65534
expect read answer label="read" T0801 type=message chunk=final size=106 channel=7 token=1 sequence=2 request=2 service=read-answer handle=2 status=good namespace=1 node=4 attribute=value data_type=int32 value=-2
expect read answer label="read" T0801 type=message chunk=final size=106 channel=7 token=1 sequence=2 request=2 service=read-answer handle=2 status=good namespace=1 node=5 attribute=value data_type=uint32 value=4294967294
expect read answer label="read" T0801 type=message chunk=final size=106 channel=7 token=1 sequence=2 request=2 service=read-answer handle=2 status=good namespace=1 node=6 attribute=value data_type=int64 value=-2
expect read answer label="read" T0801 type=message chunk=final size=106 channel=7 token=1 sequence=2 request=2 service=read-answer handle=2 status=good namespace=1 node=7 attribute=value data_type=uint64 value=1
# a GUID, XML, ids, a status, texts, a structure, a nested variant, null, an empty value
> 4d5347 46 45010000 07000000 01000000  03000000 03000000  01007702 0000 00005af64cf5d401 03000000 00000000 \
  ffffffff 10270000 0000 00 0000000000000000 00000000 0c000000 02010000000000 0d000000 ffffffff 0000 ffffffff \
  02010001000000 0d000000 ffffffff 0000 ffffffff 02010002000000 0d000000 ffffffff 0000 ffffffff 02010003000000 \
  0d000000 ffffffff 0000 ffffffff 02010004000000 0d000000 ffffffff 0000 ffffffff 02010005000000 0d000000 \
  ffffffff 0000 ffffffff 02010006000000 0d000000 ffffffff 0000 ffffffff 02010007000000 0d000000 ffffffff 0000 \
  ffffffff 02010008000000 0d000000 ffffffff 0000 ffffffff 02010009000000 0d000000 ffffffff 0000 ffffffff \
  0201000a000000 0d000000 ffffffff 0000 ffffffff 0201000b000000 0d000000 ffffffff 0000 ffffffff
expect read request label="read" T0801 type=message chunk=final size=325 channel=7 token=1 sequence=3 request=3 service=read handle=3 namespace=1 node=0 attribute=value
expect read request label="read" T0801 type=message chunk=final size=325 channel=7 token=1 sequence=3 request=3 service=read handle=3 namespace=1 node=1 attribute=value
expect read request label="read" T0801 type=message chunk=final size=325 channel=7 token=1 sequence=3 request=3 service=read handle=3 namespace=1 node=2 attribute=value
expect read request label="read" T0801 type=message chunk=final size=325 channel=7 token=1 sequence=3 request=3 service=read handle=3 namespace=1 node=3 attribute=value
expect read request label="read" T0801 type=message chunk=final size=325 channel=7 token=1 sequence=3 request=3 service=read handle=3 namespace=1 node=4 attribute=value
expect read request label="read" T0801 type=message chunk=final size=325 channel=7 token=1 sequence=3 request=3 service=read handle=3 namespace=1 node=5 attribute=value
expect read request label="read" T0801 type=message chunk=final size=325 channel=7 token=1 sequence=3 request=3 service=read handle=3 namespace=1 node=6 attribute=value
expect read request label="read" T0801 type=message chunk=final size=325 channel=7 token=1 sequence=3 request=3 service=read handle=3 namespace=1 node=7 attribute=value
expect read request label="read" T0801 type=message chunk=final size=325 channel=7 token=1 sequence=3 request=3 service=read handle=3 namespace=1 node=8 attribute=value
expect read request label="read" T0801 type=message chunk=final size=325 channel=7 token=1 sequence=3 request=3 service=read handle=3 namespace=1 node=9 attribute=value
expect read request label="read" T0801 type=message chunk=final size=325 channel=7 token=1 sequence=3 request=3 service=read handle=3 namespace=1 node=10 attribute=value
expect read request label="read" T0801 type=message chunk=final size=325 channel=7 token=1 sequence=3 request=3 service=read handle=3 namespace=1 node=11 attribute=value
< 4d5347 46 ca000000 07000000 01000000  03000000 03000000  01007a02 00005af64cf5d401 03000000 00000000 00 \
  ffffffff 0000 00 0c000000 01 0e 00112233445566778899aabbccddeeff 01 10 04000000 3c612f3e 01 11 0055 01 12 80 \
  55 05000000 75726e3a78 01 13 00003a80 01 15 03 02000000 656e 05000000 5370656564 01 16 02020089130000 01 \
  02000000 0102 01 98 02000000 06 01000000 0c 01000000 78 01 00 00 01 17 01 01 01 01 19 7f 01000000 02000000 \
  03000000 04000000 04000000 6d6f7265 00000180 00 ffffffff
expect read answer label="read" T0801 type=message chunk=final size=202 channel=7 token=1 sequence=3 request=3 service=read-answer handle=3 status=good namespace=1 node=0 attribute=value data_type=guid bytes=00112233445566778899aabbccddeeff
expect read answer label="read" T0801 type=message chunk=final size=202 channel=7 token=1 sequence=3 request=3 service=read-answer handle=3 status=good namespace=1 node=1 attribute=value data_type=xml-element text="<a/>"
expect read answer label="read" T0801 type=message chunk=final size=202 channel=7 token=1 sequence=3 request=3 service=read-answer handle=3 status=good namespace=1 node=2 attribute=value data_type=node-id bytes=0055
expect read answer label="read" T0801 type=message chunk=final size=202 channel=7 token=1 sequence=3 request=3 service=read-answer handle=3 status=good namespace=1 node=3 attribute=value data_type=expanded-node-id bytes=80550500000075726e3a78
expect read answer label="read" T0801 type=message chunk=final size=202 channel=7 token=1 sequence=3 request=3 service=read-answer handle=3 status=good namespace=1 node=4 attribute=value data_type=status-code value=2151284736
expect read answer label="read" T0801 type=message chunk=final size=202 channel=7 token=1 sequence=3 request=3 service=read-answer handle=3 status=good namespace=1 node=5 attribute=value data_type=localized-text text="Speed"
expect read answer label="read" T0801 type=message chunk=final size=202 channel=7 token=1 sequence=3 request=3 service=read-answer handle=3 status=good namespace=1 node=6 attribute=value data_type=extension-object structure=5001 bytes=0102
expect read answer label="read" T0801 type=message chunk=final size=202 channel=7 token=1 sequence=3 request=3 service=read-answer handle=3 status=good namespace=1 node=7 attribute=value data_type=variant element=0..1 bytes=06010000000c0100000078
expect read answer label="read" T0801 type=message chunk=final size=202 channel=7 token=1 sequence=3 request=3 service=read-answer handle=3 status=good namespace=1 node=8 attribute=value data_type=null
expect read answer label="read" T0801 type=message chunk=final size=202 channel=7 token=1 sequence=3 request=3 service=read-answer handle=3 status=good namespace=1 node=9 attribute=value
expect read answer label="read" T0801 type=message chunk=final size=202 channel=7 token=1 sequence=3 request=3 service=read-answer handle=3 status=good namespace=1 node=10 attribute=value data_type=data-value bytes=010101
expect read answer label="read" T0801 type=message chunk=final size=202 channel=7 token=1 sequence=3 request=3 service=read-answer handle=3 status=good namespace=1 node=11 attribute=value data_type=diagnostic-info bytes=7f01000000020000000300000004000000040000006d6f72650000018000
# arrays: of numbers, of texts, empty, with dimensions
> 4d5347 46 b2000000 07000000 01000000  04000000 04000000  01007702 0000 00005af64cf5d401 04000000 00000000 \
  ffffffff 10270000 0000 00 0000000000000000 00000000 05000000 02010000000000 0d000000 ffffffff 0000 ffffffff \
  02010001000000 0d000000 ffffffff 0000 ffffffff 02010002000000 0d000000 ffffffff 0000 ffffffff 02010003000000 \
  0d000000 ffffffff 0000 ffffffff 02010004000000 0d000000 ffffffff 0000 ffffffff
expect read request label="read" T0801 type=message chunk=final size=178 channel=7 token=1 sequence=4 request=4 service=read handle=4 namespace=1 node=0 attribute=value
expect read request label="read" T0801 type=message chunk=final size=178 channel=7 token=1 sequence=4 request=4 service=read handle=4 namespace=1 node=1 attribute=value
expect read request label="read" T0801 type=message chunk=final size=178 channel=7 token=1 sequence=4 request=4 service=read handle=4 namespace=1 node=2 attribute=value
expect read request label="read" T0801 type=message chunk=final size=178 channel=7 token=1 sequence=4 request=4 service=read handle=4 namespace=1 node=3 attribute=value
expect read request label="read" T0801 type=message chunk=final size=178 channel=7 token=1 sequence=4 request=4 service=read handle=4 namespace=1 node=4 attribute=value
< 4d5347 46 88000000 07000000 01000000  04000000 04000000  01007a02 00005af64cf5d401 04000000 00000000 00 \
  ffffffff 0000 00 05000000 01 85 030000000100 0200 ffff 01 8c 02000000 01000000 61 01000000 62 01 8b ffffffff \
  01 ca 040000000000803f 00000040 00004040 00008040020000000200000002000000 01 81 020000000001 ffffffff
expect read answer label="read" T0801 type=message chunk=final size=136 channel=7 token=1 sequence=4 request=4 service=read-answer handle=4 status=good namespace=1 node=0 attribute=value data_type=uint16 element=0..2 value=[1,2,65535]
expect read answer label="read" T0801 type=message chunk=final size=136 channel=7 token=1 sequence=4 request=4 service=read-answer handle=4 status=good namespace=1 node=1 attribute=value data_type=string element=0..1 bytes=01000000610100000062
expect read answer label="read" T0801 type=message chunk=final size=136 channel=7 token=1 sequence=4 request=4 service=read-answer handle=4 status=good namespace=1 node=2 attribute=value data_type=double
expect read answer label="read" T0801 type=message chunk=final size=136 channel=7 token=1 sequence=4 request=4 service=read-answer handle=4 status=good namespace=1 node=3 attribute=value data_type=float element=0..3 value=[1,2,3,4]
expect read answer label="read" T0801 type=message chunk=final size=136 channel=7 token=1 sequence=4 request=4 service=read-answer handle=4 status=good namespace=1 node=4 attribute=value data_type=boolean element=0..1 value=[0,1]
# refused: the value's status, with diagnostics
> 4d5347 46 5e000000 07000000 01000000  05000000 05000000  01007702 0000 00005af64cf5d401 05000000 00000000 \
  ffffffff 10270000 0000 00 0000000000000000 00000000 01000000 02010009000000 0d000000 ffffffff 0000 ffffffff
expect read request label="read" T0801 type=message chunk=final size=94 channel=7 token=1 sequence=5 request=5 service=read handle=5 namespace=1 node=9 attribute=value
< 4d5347 46 42000000 07000000 01000000  05000000 05000000  01007a02 00005af64cf5d401 05000000 00000000 00 \
  ffffffff 0000 00 01000000 02 00003480 01000000 00
expect read answer failed label="read" T0801 type=message chunk=final size=66 channel=7 token=1 sequence=5 request=5 service=read-answer handle=5 status=good namespace=1 node=9 attribute=value quality=bad-node-id-unknown
# an answer with fewer values than were asked for
> 4d5347 46 73000000 07000000 01000000  06000000 06000000  01007702 0000 00005af64cf5d401 06000000 00000000 \
  ffffffff 10270000 0000 00 0000000000000000 00000000 02000000 02010009000000 0d000000 ffffffff 0000 ffffffff \
  0201000a000000 0d000000 ffffffff 0000 ffffffff
expect read request label="read" T0801 type=message chunk=final size=115 channel=7 token=1 sequence=6 request=6 service=read handle=6 namespace=1 node=9 attribute=value
expect read request label="read" T0801 type=message chunk=final size=115 channel=7 token=1 sequence=6 request=6 service=read handle=6 namespace=1 node=10 attribute=value
< 4d5347 46 3f000000 07000000 01000000  06000000 06000000  01007a02 00005af64cf5d401 06000000 00000000 00 \
  ffffffff 0000 00 01000000 01 01 01 ffffffff
expect read answer label="read" T0801 type=message chunk=final size=63 channel=7 token=1 sequence=6 request=6 service=read-answer handle=6 status=good namespace=1 node=9 attribute=value data_type=boolean value=1
expect flaw misfit
# what the server says about itself
> 4d5347 46 a3000000 07000000 01000000  07000000 07000000  01007702 0000 00005af64cf5d401 07000000 00000000 \
  ffffffff 10270000 0000 00 0000000000000000 00000000 05000000 0100d508 0d000000 ffffffff 0000 ffffffff 0100d708 \
  0d000000 ffffffff 0000 ffffffff 0100d808 0d000000 ffffffff 0000 ffffffff 0100d408 0d000000 ffffffff 0000 \
  ffffffff 0100d008 0d000000 ffffffff 0000 ffffffff
expect read request label="read" T0801 type=message chunk=final size=163 channel=7 token=1 sequence=7 request=7 service=read handle=7 namespace=0 node=2261 attribute=value
expect read request label="read" T0801 type=message chunk=final size=163 channel=7 token=1 sequence=7 request=7 service=read handle=7 namespace=0 node=2263 attribute=value
expect read request label="read" T0801 type=message chunk=final size=163 channel=7 token=1 sequence=7 request=7 service=read handle=7 namespace=0 node=2264 attribute=value
expect read request label="read" T0801 type=message chunk=final size=163 channel=7 token=1 sequence=7 request=7 service=read handle=7 namespace=0 node=2260 attribute=value
expect read request label="read" T0801 type=message chunk=final size=163 channel=7 token=1 sequence=7 request=7 service=read handle=7 namespace=0 node=2256 attribute=value
< 4d5347 46 03010000 07000000 01000000  07000000 07000000  01007a02 00005af64cf5d401 07000000 00000000 00 \
  ffffffff 0000 00 05000000 01 0c 06000000 504c43205831 01 0c 05000000 4d616b6572 01 0c 05000000 332e322e31 01 \
  16 01005401 01 3b000000 0d00000075726e3a6d616b65723a706c63050000004d616b657206000000504c4320583105000000332e322e310200000037 \
  3700005af64cf5d401 01 16 01006003 01 54000000 00005af64cf5d40100005af64cf5d401000000000d00000075726e3a6d616b65723a706c63050000004d616b657206000000 \
  504c4320583105000000332e322e3102000000373700005af64cf5d4010000000000 ffffffff
expect identity product="PLC X1"
expect read answer label="read" T0801 type=message chunk=final size=259 channel=7 token=1 sequence=7 request=7 service=read-answer handle=7 status=good namespace=0 node=2261 attribute=value data_type=string text="PLC X1"
expect identity vendor="Maker"
expect read answer label="read" T0801 type=message chunk=final size=259 channel=7 token=1 sequence=7 request=7 service=read-answer handle=7 status=good namespace=0 node=2263 attribute=value data_type=string text="Maker"
expect identity firmware="3.2.1"
expect read answer label="read" T0801 type=message chunk=final size=259 channel=7 token=1 sequence=7 request=7 service=read-answer handle=7 status=good namespace=0 node=2264 attribute=value data_type=string text="3.2.1"
expect identity vendor="Maker"
expect identity product="PLC X1"
expect identity firmware="3.2.1"
expect read answer label="read" T0801 type=message chunk=final size=259 channel=7 token=1 sequence=7 request=7 service=read-answer handle=7 status=good namespace=0 node=2260 attribute=value data_type=extension-object structure=340 bytes=0d00000075726e3a6d616b65723a706c63050000004d616b657206000000504c4320583105000000332e322e3102000000373700005af64cf5d401
expect identity vendor="Maker"
expect identity product="PLC X1"
expect identity firmware="3.2.1"
expect read answer label="read" T0801 type=message chunk=final size=259 channel=7 token=1 sequence=7 request=7 service=read-answer handle=7 status=good namespace=0 node=2256 attribute=value data_type=extension-object structure=864 bytes=00005af64cf5d40100005af64cf5d401000000000d00000075726e3a6d616b65723a706c63050000004d616b657206000000504c4320583105000000332e322e3102000000373700005af64cf5d4010000000000

case "more objects than an answer's memory holds: those behind carry no names"
> 4d5347 46 e0020000 07000000 01000000  01000000 01000000  01007702 0000 00005af64cf5d401 01000000 00000000 \
  ffffffff 10270000 0000 00 0000000000000000 00000000 03000000 030200 c8000000 6161616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161 \
  6161616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161 \
  6161616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161 \
  6161616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161616161 0d000000 \
  ffffffff 0000 ffffffff 030200 c8000000 6262626262626262626262626262626262626262626262626262626262626262626262626262626262626262626262626262 \
  6262626262626262626262626262626262626262626262626262626262626262626262626262626262626262626262626262 \
  6262626262626262626262626262626262626262626262626262626262626262626262626262626262626262626262626262 \
  6262626262626262626262626262626262626262626262626262626262626262626262626262626262626262626262626262 0d000000 \
  ffffffff 0000 ffffffff 030200 c8000000 6363636363636363636363636363636363636363636363636363636363636363636363636363636363636363636363636363 \
  6363636363636363636363636363636363636363636363636363636363636363636363636363636363636363636363636363 \
  6363636363636363636363636363636363636363636363636363636363636363636363636363636363636363636363636363 \
  6363636363636363636363636363636363636363636363636363636363636363636363636363636363636363636363636363 0d000000 \
  ffffffff 0000 ffffffff
expect read request label="read" T0801 type=message chunk=final size=736 channel=7 token=1 sequence=1 request=1 service=read handle=1 namespace=2 node_name="aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" attribute=value
expect read request label="read" T0801 type=message chunk=final size=736 channel=7 token=1 sequence=1 request=1 service=read handle=1 namespace=2 node_name="bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb" attribute=value
expect read request label="read" T0801 type=message chunk=final size=736 channel=7 token=1 sequence=1 request=1 service=read handle=1 namespace=2 node_name="cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc" attribute=value
< 4d5347 46 45000000 07000000 01000000  01000000 01000000  01007a02 00005af64cf5d401 01000000 00000000 00 \
  ffffffff 0000 00 03000000 01 01 01 01 01 00 01 01 01 ffffffff
expect read answer label="read" T0801 type=message chunk=final size=69 channel=7 token=1 sequence=1 request=1 service=read-answer handle=1 status=good namespace=2 node_name="aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa" attribute=value data_type=boolean value=1
expect read answer label="read" T0801 type=message chunk=final size=69 channel=7 token=1 sequence=1 request=1 service=read-answer handle=1 status=good namespace=2 node_name="bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb" attribute=value data_type=boolean value=0
expect read answer label="read" T0801 type=message chunk=final size=69 channel=7 token=1 sequence=1 request=1 service=read-answer handle=1 status=good data_type=boolean value=1

case "write: values, an element, another attribute"
> 4d5347 46 7b000000 07000000 01000000  01000000 01000000  0100a102 0000 00005af64cf5d401 01000000 00000000 \
  ffffffff 10270000 0000 00 02000000 030200 0b000000 4d6f746f722e5370656564 0d000000 ffffffff 01 0b \
  0000000000209740 0202000c000000 0d000000 03000000 303a31 01 81 020000000100
expect write request changes=yes label="write" T0836 type=message chunk=final size=123 channel=7 token=1 sequence=1 request=1 service=write handle=1 namespace=2 node_name="Motor.Speed" attribute=value data_type=double value=1480
expect write request changes=yes label="write" T0836 type=message chunk=final size=123 channel=7 token=1 sequence=1 request=1 service=write handle=1 namespace=2 node=12 attribute=value index_range="0:1" data_type=boolean element=0..1 value=[1,0]
< 4d5347 46 44000000 07000000 01000000  01000000 01000000  0100a402 00005af64cf5d401 01000000 00000000 00 \
  ffffffff 0000 00 02000000 00000000 00003b80 ffffffff
expect write answer changes=yes label="write" T0836 type=message chunk=final size=68 channel=7 token=1 sequence=1 request=1 service=write-answer handle=1 status=good namespace=2 node_name="Motor.Speed" attribute=value quality=good
expect write answer changes=yes failed label="write" T0836 type=message chunk=final size=68 channel=7 token=1 sequence=1 request=1 service=write-answer handle=1 status=good namespace=2 node=12 attribute=value quality=bad-not-writable
neutralise = none
> 4d5347 46 4f000000 07000000 01000000  02000000 02000000  0100a102 0000 00005af64cf5d401 02000000 00000000 \
  ffffffff 10270000 0000 00 01000000 0202000c000000 11000000 ffffffff 01 03 03
expect config request changes=yes label="write attribute" T0889 type=message chunk=final size=79 channel=7 token=1 sequence=2 request=2 service=write handle=2 namespace=2 node=12 attribute=access-level data_type=byte value=3
neutralise = 4d 53 47 46 4f 00 00 00 07 00 00 00 01 00 00 00 02 00 00 00 02 00 00 00 01 00 fe ff 00 00 00 00 5a f6 4c f5 d4 01 02 00 00 00 00 00 00 00 ff ff ff ff 10 27 00 00 00 00 00 01 00 00 00 02 02 00 0c 00 00 00 11 00 00 00 ff ff ff ff 01 03 03
< 4d5347 46 40000000 07000000 01000000  02000000 02000000  0100a402 00005af64cf5d401 02000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff
expect config answer changes=yes label="write attribute" T0889 type=message chunk=final size=64 channel=7 token=1 sequence=2 request=2 service=write-answer handle=2 status=good namespace=2 node=12 attribute=access-level quality=good
> 4d5347 46 3d000000 07000000 01000000  03000000 03000000  0100a102 0000 00005af64cf5d401 03000000 00000000 \
  ffffffff 10270000 0000 00 ffffffff
expect session request housekeeping label="nothing to do" type=message chunk=final size=61 channel=7 token=1 sequence=3 request=3 service=write handle=3
< 4d5347 46 3c000000 07000000 01000000  03000000 03000000  0100a402 00005af64cf5d401 03000000 00000000 00 \
  ffffffff 0000 00 ffffffff ffffffff
expect session answer housekeeping label="nothing to do" type=message chunk=final size=60 channel=7 token=1 sequence=3 request=3 service=write-answer handle=3 status=good

case "history"
> 4d5347 46 5c000000 07000000 01000000  01000000 01000000  01009802 0000 00005af64cf5d401 01000000 00000000 \
  ffffffff 10270000 0000 00 01008902 00 02000000 00 01000000 0202000c000000 ffffffff 0000 ffffffff ffffffff
expect read request label="read history" T0802 type=message chunk=final size=92 channel=7 token=1 sequence=1 request=1 service=history-read handle=1 namespace=2 node=12
< 4d5347 46 51000000 07000000 01000000  01000000 01000000  01009b02 00005af64cf5d401 01000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff 01009202 01 04000000 00000000 ffffffff
expect read answer label="read history" T0802 type=message chunk=final size=81 channel=7 token=1 sequence=1 request=1 service=history-read-answer handle=1 status=good namespace=2 node=12 quality=good structure=658 bytes=00000000
> 4d5347 46 47000000 07000000 01000000  02000000 02000000  0100bc02 0000 00005af64cf5d401 02000000 00000000 \
  ffffffff 10270000 0000 00 01000000 0100aa02 01 01000000 01
expect write request changes=yes label="update history" T0832 type=message chunk=final size=71 channel=7 token=1 sequence=2 request=2 service=history-update handle=2 structure=682 bytes=01
< 4d5347 46 4c000000 07000000 01000000  02000000 02000000  0100bf02 00005af64cf5d401 02000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 01000000 00000000 ffffffff ffffffff
expect write answer changes=yes label="update history" T0832 type=message chunk=final size=76 channel=7 token=1 sequence=2 request=2 service=history-update-answer handle=2 status=good quality=good

case "call: by its method; those of namespace 0 by what they do"
# a method of the plant, with two arguments and a result
> 4d5347 46 68000000 07000000 01000000  01000000 01000000  0100c802 0000 00005af64cf5d401 01000000 00000000 \
  ffffffff 10270000 0000 00 01000000 030200 04000000 50756d70 030200 0a000000 50756d702e5374617274 02000000 0b \
  0000000000004940 01 01
expect control request changes=yes label="call method" T0855 type=message chunk=final size=104 channel=7 token=1 sequence=1 request=1 service=call handle=1 namespace=2 node_name="Pump" method_namespace=2 method_name="Pump.Start" argument=0 data_type=double value=50
expect control request changes=yes label="call method" T0855 type=message chunk=final size=104 channel=7 token=1 sequence=1 request=1 service=call handle=1 namespace=2 node_name="Pump" method_namespace=2 method_name="Pump.Start" argument=1 data_type=boolean value=1
< 4d5347 46 51000000 07000000 01000000  01000000 01000000  0100cb02 00005af64cf5d401 01000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff 01000000 06 2a000000 ffffffff
expect control answer changes=yes label="call method" T0855 type=message chunk=final size=81 channel=7 token=1 sequence=1 request=1 service=call-answer handle=1 status=good namespace=2 node_name="Pump" method_namespace=2 method_name="Pump.Start" argument=0 quality=good data_type=int32 value=42
# without any, and refused
> 4d5347 46 4f000000 07000000 01000000  02000000 02000000  0100c802 0000 00005af64cf5d401 02000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 0202007a090000 ffffffff
expect control request changes=yes label="call method" T0855 type=message chunk=final size=79 channel=7 token=1 sequence=2 request=2 service=call handle=2 namespace=2 node=1 method_namespace=2 method=program-start
< 4d5347 46 4c000000 07000000 01000000  02000000 02000000  0100cb02 00005af64cf5d401 02000000 00000000 00 \
  ffffffff 0000 00 01000000 00007580 ffffffff ffffffff ffffffff ffffffff
expect control answer changes=yes failed label="call method" T0855 type=message chunk=final size=76 channel=7 token=1 sequence=2 request=2 service=call-answer handle=2 status=good namespace=2 node=1 method_namespace=2 method=program-start quality=bad-method-invalid
# its id is a GUID
> 4d5347 46 5b000000 07000000 01000000  03000000 03000000  0100c802 0000 00005af64cf5d401 03000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 040200 00112233445566778899aabbccddeeff ffffffff
expect control request changes=yes label="call method" T0855 type=message chunk=final size=91 channel=7 token=1 sequence=3 request=3 service=call handle=3 namespace=2 node=1 method_namespace=2 method_bytes=00112233445566778899aabbccddeeff
< 4d5347 46 4c000000 07000000 01000000  03000000 03000000  0100cb02 00005af64cf5d401 03000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect control answer changes=yes label="call method" T0855 type=message chunk=final size=76 channel=7 token=1 sequence=3 request=3 service=call-answer handle=3 status=good namespace=2 node=1 method_namespace=2 method_bytes=00112233445566778899aabbccddeeff quality=good
> 4d5347 46 4c000000 07000000 01000000  04000000 04000000  0100c802 0000 00005af64cf5d401 04000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 01007a09 ffffffff
expect run request changes=yes label="start program" T0858 type=message chunk=final size=76 channel=7 token=1 sequence=4 request=4 service=call handle=4 namespace=2 node=1 method_namespace=0 method=program-start
< 4d5347 46 4c000000 07000000 01000000  04000000 04000000  0100cb02 00005af64cf5d401 04000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect run answer changes=yes label="start program" T0858 type=message chunk=final size=76 channel=7 token=1 sequence=4 request=4 service=call-answer handle=4 status=good namespace=2 node=1 method_namespace=0 method=program-start quality=good
> 4d5347 46 4c000000 07000000 01000000  05000000 05000000  0100c802 0000 00005af64cf5d401 05000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 01007b09 ffffffff
expect run request changes=yes label="suspend program" T0858 type=message chunk=final size=76 channel=7 token=1 sequence=5 request=5 service=call handle=5 namespace=2 node=1 method_namespace=0 method=program-suspend
< 4d5347 46 4c000000 07000000 01000000  05000000 05000000  0100cb02 00005af64cf5d401 05000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect run answer changes=yes label="suspend program" T0858 type=message chunk=final size=76 channel=7 token=1 sequence=5 request=5 service=call-answer handle=5 status=good namespace=2 node=1 method_namespace=0 method=program-suspend quality=good
> 4d5347 46 4c000000 07000000 01000000  06000000 06000000  0100c802 0000 00005af64cf5d401 06000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 01007c09 ffffffff
expect run request changes=yes label="resume program" T0858 type=message chunk=final size=76 channel=7 token=1 sequence=6 request=6 service=call handle=6 namespace=2 node=1 method_namespace=0 method=program-resume
< 4d5347 46 4c000000 07000000 01000000  06000000 06000000  0100cb02 00005af64cf5d401 06000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect run answer changes=yes label="resume program" T0858 type=message chunk=final size=76 channel=7 token=1 sequence=6 request=6 service=call-answer handle=6 status=good namespace=2 node=1 method_namespace=0 method=program-resume quality=good
> 4d5347 46 4c000000 07000000 01000000  07000000 07000000  0100c802 0000 00005af64cf5d401 07000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 01007d09 ffffffff
expect run request changes=yes label="halt program" T0858 type=message chunk=final size=76 channel=7 token=1 sequence=7 request=7 service=call handle=7 namespace=2 node=1 method_namespace=0 method=program-halt
< 4d5347 46 4c000000 07000000 01000000  07000000 07000000  0100cb02 00005af64cf5d401 07000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect run answer changes=yes label="halt program" T0858 type=message chunk=final size=76 channel=7 token=1 sequence=7 request=7 service=call-answer handle=7 status=good namespace=2 node=1 method_namespace=0 method=program-halt quality=good
> 4d5347 46 4c000000 07000000 01000000  08000000 08000000  0100c802 0000 00005af64cf5d401 08000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 01007e09 ffffffff
expect run request changes=yes label="reset program" T0858 type=message chunk=final size=76 channel=7 token=1 sequence=8 request=8 service=call handle=8 namespace=2 node=1 method_namespace=0 method=program-reset
< 4d5347 46 4c000000 07000000 01000000  08000000 08000000  0100cb02 00005af64cf5d401 08000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect run answer changes=yes label="reset program" T0858 type=message chunk=final size=76 channel=7 token=1 sequence=8 request=8 service=call-answer handle=8 status=good namespace=2 node=1 method_namespace=0 method=program-reset quality=good
> 4d5347 46 4c000000 07000000 01000000  09000000 09000000  0100c802 0000 00005af64cf5d401 09000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 0100830b ffffffff
expect write request changes=yes label="unshelve alarm" type=message chunk=final size=76 channel=7 token=1 sequence=9 request=9 service=call handle=9 namespace=2 node=1 method_namespace=0 method=unshelve
< 4d5347 46 4c000000 07000000 01000000  09000000 09000000  0100cb02 00005af64cf5d401 09000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect write answer changes=yes label="unshelve alarm" type=message chunk=final size=76 channel=7 token=1 sequence=9 request=9 service=call-answer handle=9 status=good namespace=2 node=1 method_namespace=0 method=unshelve quality=good
> 4d5347 46 4c000000 07000000 01000000  0a000000 0a000000  0100c802 0000 00005af64cf5d401 0a000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 0100840b ffffffff
expect config request changes=yes label="shelve alarm once" T0878 type=message chunk=final size=76 channel=7 token=1 sequence=10 request=10 service=call handle=10 namespace=2 node=1 method_namespace=0 method=one-shot-shelve
< 4d5347 46 4c000000 07000000 01000000  0a000000 0a000000  0100cb02 00005af64cf5d401 0a000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect config answer changes=yes label="shelve alarm once" T0878 type=message chunk=final size=76 channel=7 token=1 sequence=10 request=10 service=call-answer handle=10 status=good namespace=2 node=1 method_namespace=0 method=one-shot-shelve quality=good
> 4d5347 46 4c000000 07000000 01000000  0b000000 0b000000  0100c802 0000 00005af64cf5d401 0b000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 0100850b ffffffff
expect config request changes=yes label="shelve alarm for a time" T0878 type=message chunk=final size=76 channel=7 token=1 sequence=11 request=11 service=call handle=11 namespace=2 node=1 method_namespace=0 method=timed-shelve
< 4d5347 46 4c000000 07000000 01000000  0b000000 0b000000  0100cb02 00005af64cf5d401 0b000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect config answer changes=yes label="shelve alarm for a time" T0878 type=message chunk=final size=76 channel=7 token=1 sequence=11 request=11 service=call-answer handle=11 status=good namespace=2 node=1 method_namespace=0 method=timed-shelve quality=good
> 4d5347 46 4c000000 07000000 01000000  0c000000 0c000000  0100c802 0000 00005af64cf5d401 0c000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 0100230f ffffffff
expect read request label="refresh conditions" T0801 type=message chunk=final size=76 channel=7 token=1 sequence=12 request=12 service=call handle=12 namespace=2 node=1 method_namespace=0 method=condition-refresh
< 4d5347 46 4c000000 07000000 01000000  0c000000 0c000000  0100cb02 00005af64cf5d401 0c000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect read answer label="refresh conditions" T0801 type=message chunk=final size=76 channel=7 token=1 sequence=12 request=12 service=call-answer handle=12 status=good namespace=2 node=1 method_namespace=0 method=condition-refresh quality=good
> 4d5347 46 4c000000 07000000 01000000  0d000000 0d000000  0100c802 0000 00005af64cf5d401 0d000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 01004323 ffffffff
expect config request changes=yes label="enable condition" type=message chunk=final size=76 channel=7 token=1 sequence=13 request=13 service=call handle=13 namespace=2 node=1 method_namespace=0 method=enable
< 4d5347 46 4c000000 07000000 01000000  0d000000 0d000000  0100cb02 00005af64cf5d401 0d000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect config answer changes=yes label="enable condition" type=message chunk=final size=76 channel=7 token=1 sequence=13 request=13 service=call-answer handle=13 status=good namespace=2 node=1 method_namespace=0 method=enable quality=good
> 4d5347 46 4c000000 07000000 01000000  0e000000 0e000000  0100c802 0000 00005af64cf5d401 0e000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 01004423 ffffffff
expect config request changes=yes label="disable condition" T0878 type=message chunk=final size=76 channel=7 token=1 sequence=14 request=14 service=call handle=14 namespace=2 node=1 method_namespace=0 method=disable
< 4d5347 46 4c000000 07000000 01000000  0e000000 0e000000  0100cb02 00005af64cf5d401 0e000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect config answer changes=yes label="disable condition" T0878 type=message chunk=final size=76 channel=7 token=1 sequence=14 request=14 service=call-answer handle=14 status=good namespace=2 node=1 method_namespace=0 method=disable quality=good
> 4d5347 46 4c000000 07000000 01000000  0f000000 0f000000  0100c802 0000 00005af64cf5d401 0f000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 01004523 ffffffff
expect write request changes=yes label="comment on condition" type=message chunk=final size=76 channel=7 token=1 sequence=15 request=15 service=call handle=15 namespace=2 node=1 method_namespace=0 method=add-comment
< 4d5347 46 4c000000 07000000 01000000  0f000000 0f000000  0100cb02 00005af64cf5d401 0f000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect write answer changes=yes label="comment on condition" type=message chunk=final size=76 channel=7 token=1 sequence=15 request=15 service=call-answer handle=15 status=good namespace=2 node=1 method_namespace=0 method=add-comment quality=good
> 4d5347 46 4c000000 07000000 01000000  10000000 10000000  0100c802 0000 00005af64cf5d401 10000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 01006d23 ffffffff
expect write request changes=yes label="answer dialog" type=message chunk=final size=76 channel=7 token=1 sequence=16 request=16 service=call handle=16 namespace=2 node=1 method_namespace=0 method=respond
< 4d5347 46 4c000000 07000000 01000000  10000000 10000000  0100cb02 00005af64cf5d401 10000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect write answer changes=yes label="answer dialog" type=message chunk=final size=76 channel=7 token=1 sequence=16 request=16 service=call-answer handle=16 status=good namespace=2 node=1 method_namespace=0 method=respond quality=good
> 4d5347 46 4c000000 07000000 01000000  11000000 11000000  0100c802 0000 00005af64cf5d401 11000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 01009723 ffffffff
expect write request changes=yes label="acknowledge condition" type=message chunk=final size=76 channel=7 token=1 sequence=17 request=17 service=call handle=17 namespace=2 node=1 method_namespace=0 method=acknowledge
< 4d5347 46 4c000000 07000000 01000000  11000000 11000000  0100cb02 00005af64cf5d401 11000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect write answer changes=yes label="acknowledge condition" type=message chunk=final size=76 channel=7 token=1 sequence=17 request=17 service=call-answer handle=17 status=good namespace=2 node=1 method_namespace=0 method=acknowledge quality=good
> 4d5347 46 4c000000 07000000 01000000  12000000 12000000  0100c802 0000 00005af64cf5d401 12000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 01009923 ffffffff
expect write request changes=yes label="confirm condition" type=message chunk=final size=76 channel=7 token=1 sequence=18 request=18 service=call handle=18 namespace=2 node=1 method_namespace=0 method=confirm
< 4d5347 46 4c000000 07000000 01000000  12000000 12000000  0100cb02 00005af64cf5d401 12000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect write answer changes=yes label="confirm condition" type=message chunk=final size=76 channel=7 token=1 sequence=18 request=18 service=call-answer handle=18 status=good namespace=2 node=1 method_namespace=0 method=confirm quality=good
> 4d5347 46 4c000000 07000000 01000000  13000000 13000000  0100c802 0000 00005af64cf5d401 13000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 0100e12c ffffffff
expect read request label="get monitored items" type=message chunk=final size=76 channel=7 token=1 sequence=19 request=19 service=call handle=19 namespace=2 node=1 method_namespace=0 method=11489
< 4d5347 46 4c000000 07000000 01000000  13000000 13000000  0100cb02 00005af64cf5d401 13000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect read answer label="get monitored items" type=message chunk=final size=76 channel=7 token=1 sequence=19 request=19 service=call-answer handle=19 status=good namespace=2 node=1 method_namespace=0 method=11489 quality=good
> 4d5347 46 4c000000 07000000 01000000  14000000 14000000  0100c802 0000 00005af64cf5d401 14000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 0100e42c ffffffff
expect read request label="get monitored items" type=message chunk=final size=76 channel=7 token=1 sequence=20 request=20 service=call handle=20 namespace=2 node=1 method_namespace=0 method=get-monitored-items
< 4d5347 46 4c000000 07000000 01000000  14000000 14000000  0100cb02 00005af64cf5d401 14000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect read answer label="get monitored items" type=message chunk=final size=76 channel=7 token=1 sequence=20 request=20 service=call-answer handle=20 status=good namespace=2 node=1 method_namespace=0 method=get-monitored-items quality=good
> 4d5347 46 4c000000 07000000 01000000  15000000 15000000  0100c802 0000 00005af64cf5d401 15000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 01003c2d ffffffff
expect file request changes=unknown label="open file" type=message chunk=final size=76 channel=7 token=1 sequence=21 request=21 service=call handle=21 namespace=2 node=1 method_namespace=0 method=file-open
< 4d5347 46 4c000000 07000000 01000000  15000000 15000000  0100cb02 00005af64cf5d401 15000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect file answer changes=unknown label="open file" type=message chunk=final size=76 channel=7 token=1 sequence=21 request=21 service=call-answer handle=21 status=good namespace=2 node=1 method_namespace=0 method=file-open quality=good
> 4d5347 46 4c000000 07000000 01000000  16000000 16000000  0100c802 0000 00005af64cf5d401 16000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 01003f2d ffffffff
expect file request label="close file" type=message chunk=final size=76 channel=7 token=1 sequence=22 request=22 service=call handle=22 namespace=2 node=1 method_namespace=0 method=file-close
< 4d5347 46 4c000000 07000000 01000000  16000000 16000000  0100cb02 00005af64cf5d401 16000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect file answer label="close file" type=message chunk=final size=76 channel=7 token=1 sequence=22 request=22 service=call-answer handle=22 status=good namespace=2 node=1 method_namespace=0 method=file-close quality=good
> 4d5347 46 4c000000 07000000 01000000  17000000 17000000  0100c802 0000 00005af64cf5d401 17000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 0100412d ffffffff
expect file request label="read file" type=message chunk=final size=76 channel=7 token=1 sequence=23 request=23 service=call handle=23 namespace=2 node=1 method_namespace=0 method=file-read
< 4d5347 46 4c000000 07000000 01000000  17000000 17000000  0100cb02 00005af64cf5d401 17000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect file answer label="read file" type=message chunk=final size=76 channel=7 token=1 sequence=23 request=23 service=call-answer handle=23 status=good namespace=2 node=1 method_namespace=0 method=file-read quality=good
> 4d5347 46 4c000000 07000000 01000000  18000000 18000000  0100c802 0000 00005af64cf5d401 18000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 0100442d ffffffff
expect file request changes=yes label="write file" type=message chunk=final size=76 channel=7 token=1 sequence=24 request=24 service=call handle=24 namespace=2 node=1 method_namespace=0 method=file-write
< 4d5347 46 4c000000 07000000 01000000  18000000 18000000  0100cb02 00005af64cf5d401 18000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect file answer changes=yes label="write file" type=message chunk=final size=76 channel=7 token=1 sequence=24 request=24 service=call-answer handle=24 status=good namespace=2 node=1 method_namespace=0 method=file-write quality=good
> 4d5347 46 4c000000 07000000 01000000  19000000 19000000  0100c802 0000 00005af64cf5d401 19000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 0100462d ffffffff
expect file request label="get file position" type=message chunk=final size=76 channel=7 token=1 sequence=25 request=25 service=call handle=25 namespace=2 node=1 method_namespace=0 method=11590
< 4d5347 46 4c000000 07000000 01000000  19000000 19000000  0100cb02 00005af64cf5d401 19000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect file answer label="get file position" type=message chunk=final size=76 channel=7 token=1 sequence=25 request=25 service=call-answer handle=25 status=good namespace=2 node=1 method_namespace=0 method=11590 quality=good
> 4d5347 46 4c000000 07000000 01000000  1a000000 1a000000  0100c802 0000 00005af64cf5d401 1a000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 0100492d ffffffff
expect file request label="set file position" type=message chunk=final size=76 channel=7 token=1 sequence=26 request=26 service=call handle=26 namespace=2 node=1 method_namespace=0 method=11593
< 4d5347 46 4c000000 07000000 01000000  1a000000 1a000000  0100cb02 00005af64cf5d401 1a000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect file answer label="set file position" type=message chunk=final size=76 channel=7 token=1 sequence=26 request=26 service=call-answer handle=26 status=good namespace=2 node=1 method_namespace=0 method=11593 quality=good
> 4d5347 46 4c000000 07000000 01000000  1b000000 1b000000  0100c802 0000 00005af64cf5d401 1b000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 0100ff30 ffffffff
expect config request changes=unknown label="open trust list" type=message chunk=final size=76 channel=7 token=1 sequence=27 request=27 service=call handle=27 namespace=2 node=1 method_namespace=0 method=12543
< 4d5347 46 4c000000 07000000 01000000  1b000000 1b000000  0100cb02 00005af64cf5d401 1b000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect config answer changes=unknown label="open trust list" type=message chunk=final size=76 channel=7 token=1 sequence=27 request=27 service=call-answer handle=27 status=good namespace=2 node=1 method_namespace=0 method=12543 quality=good
> 4d5347 46 4c000000 07000000 01000000  1c000000 1c000000  0100c802 0000 00005af64cf5d401 1c000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 01000231 ffffffff
expect config request changes=yes label="update trust list" T0859 type=message chunk=final size=76 channel=7 token=1 sequence=28 request=28 service=call handle=28 namespace=2 node=1 method_namespace=0 method=trust-list-update
< 4d5347 46 4c000000 07000000 01000000  1c000000 1c000000  0100cb02 00005af64cf5d401 1c000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect config answer changes=yes label="update trust list" T0859 type=message chunk=final size=76 channel=7 token=1 sequence=28 request=28 service=call-answer handle=28 status=good namespace=2 node=1 method_namespace=0 method=trust-list-update quality=good
> 4d5347 46 4c000000 07000000 01000000  1d000000 1d000000  0100c802 0000 00005af64cf5d401 1d000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 01000431 ffffffff
expect config request changes=yes label="add trusted certificate" T0859 type=message chunk=final size=76 channel=7 token=1 sequence=29 request=29 service=call handle=29 namespace=2 node=1 method_namespace=0 method=trust-list-add
< 4d5347 46 4c000000 07000000 01000000  1d000000 1d000000  0100cb02 00005af64cf5d401 1d000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect config answer changes=yes label="add trusted certificate" T0859 type=message chunk=final size=76 channel=7 token=1 sequence=29 request=29 service=call-answer handle=29 status=good namespace=2 node=1 method_namespace=0 method=trust-list-add quality=good
> 4d5347 46 4c000000 07000000 01000000  1e000000 1e000000  0100c802 0000 00005af64cf5d401 1e000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 01000631 ffffffff
expect config request changes=yes label="remove trusted certificate" T0859 type=message chunk=final size=76 channel=7 token=1 sequence=30 request=30 service=call handle=30 namespace=2 node=1 method_namespace=0 method=trust-list-remove
< 4d5347 46 4c000000 07000000 01000000  1e000000 1e000000  0100cb02 00005af64cf5d401 1e000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect config answer changes=yes label="remove trusted certificate" T0859 type=message chunk=final size=76 channel=7 token=1 sequence=30 request=30 service=call-answer handle=30 status=good namespace=2 node=1 method_namespace=0 method=trust-list-remove quality=good
> 4d5347 46 4c000000 07000000 01000000  1f000000 1f000000  0100c802 0000 00005af64cf5d401 1f000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 01004831 ffffffff
expect config request changes=yes label="update certificate" T0859 type=message chunk=final size=76 channel=7 token=1 sequence=31 request=31 service=call handle=31 namespace=2 node=1 method_namespace=0 method=12616
< 4d5347 46 4c000000 07000000 01000000  1f000000 1f000000  0100cb02 00005af64cf5d401 1f000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect config answer changes=yes label="update certificate" T0859 type=message chunk=final size=76 channel=7 token=1 sequence=31 request=31 service=call-answer handle=31 status=good namespace=2 node=1 method_namespace=0 method=12616 quality=good
> 4d5347 46 4c000000 07000000 01000000  20000000 20000000  0100c802 0000 00005af64cf5d401 20000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 0100bb31 ffffffff
expect config request changes=yes label="create signing request" type=message chunk=final size=76 channel=7 token=1 sequence=32 request=32 service=call handle=32 namespace=2 node=1 method_namespace=0 method=12731
< 4d5347 46 4c000000 07000000 01000000  20000000 20000000  0100cb02 00005af64cf5d401 20000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect config answer changes=yes label="create signing request" type=message chunk=final size=76 channel=7 token=1 sequence=32 request=32 service=call-answer handle=32 status=good namespace=2 node=1 method_namespace=0 method=12731 quality=good
> 4d5347 46 4c000000 07000000 01000000  21000000 21000000  0100c802 0000 00005af64cf5d401 21000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 0100be31 ffffffff
expect config request changes=yes label="apply security changes" T0859 type=message chunk=final size=76 channel=7 token=1 sequence=33 request=33 service=call handle=33 namespace=2 node=1 method_namespace=0 method=12734
< 4d5347 46 4c000000 07000000 01000000  21000000 21000000  0100cb02 00005af64cf5d401 21000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect config answer changes=yes label="apply security changes" T0859 type=message chunk=final size=76 channel=7 token=1 sequence=33 request=33 service=call-answer handle=33 status=good namespace=2 node=1 method_namespace=0 method=12734 quality=good
> 4d5347 46 4c000000 07000000 01000000  22000000 22000000  0100c802 0000 00005af64cf5d401 22000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 0100c131 ffffffff
expect config request changes=yes label="create signing request" type=message chunk=final size=76 channel=7 token=1 sequence=34 request=34 service=call handle=34 namespace=2 node=1 method_namespace=0 method=12737
< 4d5347 46 4c000000 07000000 01000000  22000000 22000000  0100cb02 00005af64cf5d401 22000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect config answer changes=yes label="create signing request" type=message chunk=final size=76 channel=7 token=1 sequence=34 request=34 service=call-answer handle=34 status=good namespace=2 node=1 method_namespace=0 method=12737 quality=good
> 4d5347 46 4c000000 07000000 01000000  23000000 23000000  0100c802 0000 00005af64cf5d401 23000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 0100c431 ffffffff
expect config request changes=yes label="apply security changes" T0859 type=message chunk=final size=76 channel=7 token=1 sequence=35 request=35 service=call handle=35 namespace=2 node=1 method_namespace=0 method=12740
< 4d5347 46 4c000000 07000000 01000000  23000000 23000000  0100cb02 00005af64cf5d401 23000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect config answer changes=yes label="apply security changes" T0859 type=message chunk=final size=76 channel=7 token=1 sequence=35 request=35 service=call-answer handle=35 status=good namespace=2 node=1 method_namespace=0 method=12740 quality=good
> 4d5347 46 4c000000 07000000 01000000  24000000 24000000  0100c802 0000 00005af64cf5d401 24000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 0100ca31 ffffffff
expect read request label="make subscription durable" type=message chunk=final size=76 channel=7 token=1 sequence=36 request=36 service=call handle=36 namespace=2 node=1 method_namespace=0 method=12746
< 4d5347 46 4c000000 07000000 01000000  24000000 24000000  0100cb02 00005af64cf5d401 24000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect read answer label="make subscription durable" type=message chunk=final size=76 channel=7 token=1 sequence=36 request=36 service=call-answer handle=36 status=good namespace=2 node=1 method_namespace=0 method=12746 quality=good
> 4d5347 46 4c000000 07000000 01000000  25000000 25000000  0100c802 0000 00005af64cf5d401 25000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 0100cd31 ffffffff
expect read request label="make subscription durable" type=message chunk=final size=76 channel=7 token=1 sequence=37 request=37 service=call handle=37 namespace=2 node=1 method_namespace=0 method=12749
< 4d5347 46 4c000000 07000000 01000000  25000000 25000000  0100cb02 00005af64cf5d401 25000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect read answer label="make subscription durable" type=message chunk=final size=76 channel=7 token=1 sequence=37 request=37 service=call-answer handle=37 status=good namespace=2 node=1 method_namespace=0 method=12749 quality=good
> 4d5347 46 4c000000 07000000 01000000  26000000 26000000  0100c802 0000 00005af64cf5d401 26000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 0100e731 ffffffff
expect read request label="get rejected certificates" type=message chunk=final size=76 channel=7 token=1 sequence=38 request=38 service=call handle=38 namespace=2 node=1 method_namespace=0 method=12775
< 4d5347 46 4c000000 07000000 01000000  26000000 26000000  0100cb02 00005af64cf5d401 26000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect read answer label="get rejected certificates" type=message chunk=final size=76 channel=7 token=1 sequence=38 request=38 service=call-answer handle=38 status=good namespace=2 node=1 method_namespace=0 method=12775 quality=good
> 4d5347 46 4c000000 07000000 01000000  27000000 27000000  0100c802 0000 00005af64cf5d401 27000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 0100e931 ffffffff
expect read request label="get rejected certificates" type=message chunk=final size=76 channel=7 token=1 sequence=39 request=39 service=call handle=39 namespace=2 node=1 method_namespace=0 method=12777
< 4d5347 46 4c000000 07000000 01000000  27000000 27000000  0100cb02 00005af64cf5d401 27000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect read answer label="get rejected certificates" type=message chunk=final size=76 channel=7 token=1 sequence=39 request=39 service=call-answer handle=39 status=good namespace=2 node=1 method_namespace=0 method=12777 quality=good
> 4d5347 46 4c000000 07000000 01000000  28000000 28000000  0100c802 0000 00005af64cf5d401 28000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 01004732 ffffffff
expect read request label="resend data" type=message chunk=final size=76 channel=7 token=1 sequence=40 request=40 service=call handle=40 namespace=2 node=1 method_namespace=0 method=12871
< 4d5347 46 4c000000 07000000 01000000  28000000 28000000  0100cb02 00005af64cf5d401 28000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect read answer label="resend data" type=message chunk=final size=76 channel=7 token=1 sequence=40 request=40 service=call-answer handle=40 status=good namespace=2 node=1 method_namespace=0 method=12871 quality=good
> 4d5347 46 4c000000 07000000 01000000  29000000 29000000  0100c802 0000 00005af64cf5d401 29000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 01004932 ffffffff
expect read request label="resend data" type=message chunk=final size=76 channel=7 token=1 sequence=41 request=41 service=call handle=41 namespace=2 node=1 method_namespace=0 method=12873
< 4d5347 46 4c000000 07000000 01000000  29000000 29000000  0100cb02 00005af64cf5d401 29000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect read answer label="resend data" type=message chunk=final size=76 channel=7 token=1 sequence=41 request=41 service=call-answer handle=41 status=good namespace=2 node=1 method_namespace=0 method=12873 quality=good
> 4d5347 46 4c000000 07000000 01000000  2a000000 2a000000  0100c802 0000 00005af64cf5d401 2a000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 01005332 ffffffff
expect run request changes=yes label="request server state change" T0816 type=message chunk=final size=76 channel=7 token=1 sequence=42 request=42 service=call handle=42 namespace=2 node=1 method_namespace=0 method=12883
< 4d5347 46 4c000000 07000000 01000000  2a000000 2a000000  0100cb02 00005af64cf5d401 2a000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect run answer changes=yes label="request server state change" T0816 type=message chunk=final size=76 channel=7 token=1 sequence=42 request=42 service=call-answer handle=42 status=good namespace=2 node=1 method_namespace=0 method=12883 quality=good
> 4d5347 46 4c000000 07000000 01000000  2b000000 2b000000  0100c802 0000 00005af64cf5d401 2b000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 01005632 ffffffff
expect run request changes=yes label="request server state change" T0816 type=message chunk=final size=76 channel=7 token=1 sequence=43 request=43 service=call handle=43 namespace=2 node=1 method_namespace=0 method=request-server-state-change
< 4d5347 46 4c000000 07000000 01000000  2b000000 2b000000  0100cb02 00005af64cf5d401 2b000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect run answer changes=yes label="request server state change" T0816 type=message chunk=final size=76 channel=7 token=1 sequence=43 request=43 service=call-answer handle=43 status=good namespace=2 node=1 method_namespace=0 method=request-server-state-change quality=good
> 4d5347 46 4c000000 07000000 01000000  2c000000 2c000000  0100c802 0000 00005af64cf5d401 2c000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 01007032 ffffffff
expect read request label="refresh condition" T0801 type=message chunk=final size=76 channel=7 token=1 sequence=44 request=44 service=call handle=44 namespace=2 node=1 method_namespace=0 method=condition-refresh2
< 4d5347 46 4c000000 07000000 01000000  2c000000 2c000000  0100cb02 00005af64cf5d401 2c000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect read answer label="refresh condition" T0801 type=message chunk=final size=76 channel=7 token=1 sequence=44 request=44 service=call-answer handle=44 status=good namespace=2 node=1 method_namespace=0 method=condition-refresh2 quality=good
> 4d5347 46 4c000000 07000000 01000000  2d000000 2d000000  0100c802 0000 00005af64cf5d401 2d000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 01004b34 ffffffff
expect file request changes=yes label="create directory" type=message chunk=final size=76 channel=7 token=1 sequence=45 request=45 service=call handle=45 namespace=2 node=1 method_namespace=0 method=13387
< 4d5347 46 4c000000 07000000 01000000  2d000000 2d000000  0100cb02 00005af64cf5d401 2d000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect file answer changes=yes label="create directory" type=message chunk=final size=76 channel=7 token=1 sequence=45 request=45 service=call-answer handle=45 status=good namespace=2 node=1 method_namespace=0 method=13387 quality=good
> 4d5347 46 4c000000 07000000 01000000  2e000000 2e000000  0100c802 0000 00005af64cf5d401 2e000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 01004e34 ffffffff
expect file request changes=yes label="create file" type=message chunk=final size=76 channel=7 token=1 sequence=46 request=46 service=call handle=46 namespace=2 node=1 method_namespace=0 method=13390
< 4d5347 46 4c000000 07000000 01000000  2e000000 2e000000  0100cb02 00005af64cf5d401 2e000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect file answer changes=yes label="create file" type=message chunk=final size=76 channel=7 token=1 sequence=46 request=46 service=call-answer handle=46 status=good namespace=2 node=1 method_namespace=0 method=13390 quality=good
> 4d5347 46 4c000000 07000000 01000000  2f000000 2f000000  0100c802 0000 00005af64cf5d401 2f000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 01005134 ffffffff
expect file request changes=yes label="delete file" T0809 type=message chunk=final size=76 channel=7 token=1 sequence=47 request=47 service=call handle=47 namespace=2 node=1 method_namespace=0 method=13393
< 4d5347 46 4c000000 07000000 01000000  2f000000 2f000000  0100cb02 00005af64cf5d401 2f000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect file answer changes=yes label="delete file" T0809 type=message chunk=final size=76 channel=7 token=1 sequence=47 request=47 service=call-answer handle=47 status=good namespace=2 node=1 method_namespace=0 method=13393 quality=good
> 4d5347 46 4c000000 07000000 01000000  30000000 30000000  0100c802 0000 00005af64cf5d401 30000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 01005334 ffffffff
expect file request changes=yes label="move or copy file" type=message chunk=final size=76 channel=7 token=1 sequence=48 request=48 service=call handle=48 namespace=2 node=1 method_namespace=0 method=13395
< 4d5347 46 4c000000 07000000 01000000  30000000 30000000  0100cb02 00005af64cf5d401 30000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect file answer changes=yes label="move or copy file" type=message chunk=final size=76 channel=7 token=1 sequence=48 request=48 service=call-answer handle=48 status=good namespace=2 node=1 method_namespace=0 method=13395 quality=good
> 4d5347 46 4c000000 07000000 01000000  31000000 31000000  0100c802 0000 00005af64cf5d401 31000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 0100a935 ffffffff
expect config request changes=yes label="update certificate" T0859 type=message chunk=final size=76 channel=7 token=1 sequence=49 request=49 service=call handle=49 namespace=2 node=1 method_namespace=0 method=update-certificate
< 4d5347 46 4c000000 07000000 01000000  31000000 31000000  0100cb02 00005af64cf5d401 31000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect config answer changes=yes label="update certificate" T0859 type=message chunk=final size=76 channel=7 token=1 sequence=49 request=49 service=call-answer handle=49 status=good namespace=2 node=1 method_namespace=0 method=update-certificate quality=good
> 4d5347 46 4c000000 07000000 01000000  32000000 32000000  0100c802 0000 00005af64cf5d401 32000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 01001240 ffffffff
expect write request changes=yes label="silence alarm" T0878 type=message chunk=final size=76 channel=7 token=1 sequence=50 request=50 service=call handle=50 namespace=2 node=1 method_namespace=0 method=silence
< 4d5347 46 4c000000 07000000 01000000  32000000 32000000  0100cb02 00005af64cf5d401 32000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect write answer changes=yes label="silence alarm" T0878 type=message chunk=final size=76 channel=7 token=1 sequence=50 request=50 service=call-answer handle=50 status=good namespace=2 node=1 method_namespace=0 method=silence quality=good
> 4d5347 46 4c000000 07000000 01000000  33000000 33000000  0100c802 0000 00005af64cf5d401 33000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 01001340 ffffffff
expect config request changes=yes label="suppress alarm" T0878 type=message chunk=final size=76 channel=7 token=1 sequence=51 request=51 service=call handle=51 namespace=2 node=1 method_namespace=0 method=suppress
< 4d5347 46 4c000000 07000000 01000000  33000000 33000000  0100cb02 00005af64cf5d401 33000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect config answer changes=yes label="suppress alarm" T0878 type=message chunk=final size=76 channel=7 token=1 sequence=51 request=51 service=call-answer handle=51 status=good namespace=2 node=1 method_namespace=0 method=suppress quality=good
> 4d5347 46 4c000000 07000000 01000000  34000000 34000000  0100c802 0000 00005af64cf5d401 34000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 0100cc45 ffffffff
expect config request changes=yes label="unsuppress alarm" type=message chunk=final size=76 channel=7 token=1 sequence=52 request=52 service=call handle=52 namespace=2 node=1 method_namespace=0 method=17868
< 4d5347 46 4c000000 07000000 01000000  34000000 34000000  0100cb02 00005af64cf5d401 34000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect config answer changes=yes label="unsuppress alarm" type=message chunk=final size=76 channel=7 token=1 sequence=52 request=52 service=call-answer handle=52 status=good namespace=2 node=1 method_namespace=0 method=17868 quality=good
> 4d5347 46 4c000000 07000000 01000000  35000000 35000000  0100c802 0000 00005af64cf5d401 35000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 0100cd45 ffffffff
expect config request changes=yes label="take alarm out of service" T0878 type=message chunk=final size=76 channel=7 token=1 sequence=53 request=53 service=call handle=53 namespace=2 node=1 method_namespace=0 method=remove-from-service
< 4d5347 46 4c000000 07000000 01000000  35000000 35000000  0100cb02 00005af64cf5d401 35000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect config answer changes=yes label="take alarm out of service" T0878 type=message chunk=final size=76 channel=7 token=1 sequence=53 request=53 service=call-answer handle=53 status=good namespace=2 node=1 method_namespace=0 method=remove-from-service quality=good
> 4d5347 46 4c000000 07000000 01000000  36000000 36000000  0100c802 0000 00005af64cf5d401 36000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 0100ce45 ffffffff
expect config request changes=yes label="put alarm into service" type=message chunk=final size=76 channel=7 token=1 sequence=54 request=54 service=call handle=54 namespace=2 node=1 method_namespace=0 method=17870
< 4d5347 46 4c000000 07000000 01000000  36000000 36000000  0100cb02 00005af64cf5d401 36000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect config answer changes=yes label="put alarm into service" type=message chunk=final size=76 channel=7 token=1 sequence=54 request=54 service=call-answer handle=54 status=good namespace=2 node=1 method_namespace=0 method=17870 quality=good
> 4d5347 46 4c000000 07000000 01000000  37000000 37000000  0100c802 0000 00005af64cf5d401 37000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020001000000 01001747 ffffffff
expect write request changes=yes label="reset alarm" type=message chunk=final size=76 channel=7 token=1 sequence=55 request=55 service=call handle=55 namespace=2 node=1 method_namespace=0 method=reset-alarm
< 4d5347 46 4c000000 07000000 01000000  37000000 37000000  0100cb02 00005af64cf5d401 37000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff ffffffff
expect write answer changes=yes label="reset alarm" type=message chunk=final size=76 channel=7 token=1 sequence=55 request=55 service=call-answer handle=55 status=good namespace=2 node=1 method_namespace=0 method=reset-alarm quality=good

case "browsing"
> 4d5347 46 60000000 07000000 01000000  01000000 01000000  01000f02 0000 00005af64cf5d401 01000000 00000000 \
  ffffffff 10270000 0000 00 0000 00005af64cf5d401 00000000 64000000 01000000 0055 00000000 0021 01 00000000 \
  3f000000
expect read request label="browse" T0861 type=message chunk=final size=96 channel=7 token=1 sequence=1 request=1 service=browse handle=1 namespace=0 node=85
< 4d5347 46 97000000 07000000 01000000  01000000 01000000  01001202 00005af64cf5d401 01000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 01000000 01 02000000 0023 01 030200 04000000 50756d70 0200 04000000 \
  50756d70 02 04000000 50756d70 01000000 003d 0023 01 030200 04000000 50756d70 0200 04000000 50756d70 02 \
  04000000 50756d70 01000000 003d ffffffff
expect read answer label="browse" T0861 type=message chunk=final size=151 channel=7 token=1 sequence=1 request=1 service=browse-answer handle=1 status=good namespace=2 node_name="Pump" browse_name="Pump" node_class=object quality=good
expect read answer label="browse" T0861 type=message chunk=final size=151 channel=7 token=1 sequence=1 request=1 service=browse-answer handle=1 status=good namespace=2 node_name="Pump" browse_name="Pump" node_class=object quality=good
> 4d5347 46 43000000 07000000 01000000  02000000 02000000  01001502 0000 00005af64cf5d401 02000000 00000000 \
  ffffffff 10270000 0000 00 00 01000000 01000000 01
expect read request label="browse next" T0861 type=message chunk=final size=67 channel=7 token=1 sequence=2 request=2 service=browse-next handle=2
< 4d5347 46 6f000000 07000000 01000000  02000000 02000000  01001802 00005af64cf5d401 02000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff 01000000 0023 01 030200 04000000 50756d70 0200 04000000 50756d70 \
  02 04000000 50756d70 01000000 003d ffffffff
expect read answer label="browse next" T0861 type=message chunk=final size=111 channel=7 token=1 sequence=2 request=2 service=browse-next-answer handle=2 status=good namespace=2 node_name="Pump" browse_name="Pump" node_class=object quality=good
# nothing there
> 4d5347 46 60000000 07000000 01000000  03000000 03000000  01000f02 0000 00005af64cf5d401 03000000 00000000 \
  ffffffff 10270000 0000 00 0000 00005af64cf5d401 00000000 64000000 01000000 0055 00000000 0021 01 00000000 \
  3f000000
expect read request label="browse" T0861 type=message chunk=final size=96 channel=7 token=1 sequence=3 request=3 service=browse handle=3 namespace=0 node=85
< 4d5347 46 48000000 07000000 01000000  03000000 03000000  01001202 00005af64cf5d401 03000000 00000000 00 \
  ffffffff 0000 00 01000000 00003480 ffffffff ffffffff ffffffff
expect read answer failed label="browse" T0861 type=message chunk=final size=72 channel=7 token=1 sequence=3 request=3 service=browse-answer handle=3 status=good namespace=0 node=85 quality=bad-node-id-unknown
> 4d5347 46 51000000 07000000 01000000  04000000 04000000  01002a02 0000 00005af64cf5d401 04000000 00000000 \
  ffffffff 10270000 0000 00 01000000 0055 01000000 0023 00 01 0200 04000000 50756d70
expect read request label="translate browse paths" T0861 type=message chunk=final size=81 channel=7 token=1 sequence=4 request=4 service=translate-browse-paths handle=4 namespace=0 node=85 browse_name="Pump"
< 4d5347 46 53000000 07000000 01000000  04000000 04000000  01002d02 00005af64cf5d401 04000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 01000000 030200 04000000 50756d70 ffffffff ffffffff
expect read answer label="translate browse paths" T0861 type=message chunk=final size=83 channel=7 token=1 sequence=4 request=4 service=translate-browse-paths-answer handle=4 status=good namespace=2 node_name="Pump" quality=good
> 4d5347 46 43000000 07000000 01000000  05000000 05000000  01002a02 0000 00005af64cf5d401 05000000 00000000 \
  ffffffff 10270000 0000 00 01000000 0055 ffffffff
expect read request label="translate browse paths" T0861 type=message chunk=final size=67 channel=7 token=1 sequence=5 request=5 service=translate-browse-paths handle=5 namespace=0 node=85
< 4d5347 46 44000000 07000000 01000000  05000000 05000000  01002d02 00005af64cf5d401 05000000 00000000 00 \
  ffffffff 0000 00 01000000 00006f80 ffffffff ffffffff
expect read answer failed label="translate browse paths" T0861 type=message chunk=final size=68 channel=7 token=1 sequence=5 request=5 service=translate-browse-paths-answer handle=5 status=good namespace=0 node=85 quality=2154758144
> 4d5347 46 48000000 07000000 01000000  06000000 06000000  01003002 0000 00005af64cf5d401 06000000 00000000 \
  ffffffff 10270000 0000 00 01000000 030200 04000000 50756d70
expect read request label="register nodes" type=message chunk=final size=72 channel=7 token=1 sequence=6 request=6 service=register-nodes handle=6 namespace=2 node_name="Pump"
< 4d5347 46 3f000000 07000000 01000000  06000000 06000000  01003302 00005af64cf5d401 06000000 00000000 00 \
  ffffffff 0000 00 01000000 02020029230000
expect read answer label="register nodes" type=message chunk=final size=63 channel=7 token=1 sequence=6 request=6 service=register-nodes-answer handle=6 status=good namespace=2 node=9001
> 4d5347 46 44000000 07000000 01000000  07000000 07000000  01003602 0000 00005af64cf5d401 07000000 00000000 \
  ffffffff 10270000 0000 00 01000000 02020029230000
expect read request label="unregister nodes" type=message chunk=final size=68 channel=7 token=1 sequence=7 request=7 service=unregister-nodes handle=7 namespace=2 node=9001
< 4d5347 46 34000000 07000000 01000000  07000000 07000000  01003902 00005af64cf5d401 07000000 00000000 00 \
  ffffffff 0000 00
expect read answer label="unregister nodes" type=message chunk=final size=52 channel=7 token=1 sequence=7 request=7 service=unregister-nodes-answer handle=7 status=good
> 4d5347 46 3a000000 07000000 01000000  08000000 08000000  01006702 0000 00005af64cf5d401 08000000 00000000 \
  ffffffff 10270000 0000 00 00
expect read request label="query first" T0861 type=message chunk=final size=58 channel=7 token=1 sequence=8 request=8 service=query-first handle=8 bytes=00
< 4d5347 46 35000000 07000000 01000000  08000000 08000000  01006a02 00005af64cf5d401 08000000 00000000 00 \
  ffffffff 0000 00 00
expect read answer label="query first" T0861 type=message chunk=final size=53 channel=7 token=1 sequence=8 request=8 service=query-first-answer handle=8 status=good bytes=00
> 4d5347 46 3a000000 07000000 01000000  09000000 09000000  01006d02 0000 00005af64cf5d401 09000000 00000000 \
  ffffffff 10270000 0000 00 00
expect read request label="query next" T0861 type=message chunk=final size=58 channel=7 token=1 sequence=9 request=9 service=query-next handle=9 bytes=00
< 4d5347 46 35000000 07000000 01000000  09000000 09000000  01007002 00005af64cf5d401 09000000 00000000 00 \
  ffffffff 0000 00 00
expect read answer label="query next" T0861 type=message chunk=final size=53 channel=7 token=1 sequence=9 request=9 service=query-next-answer handle=9 status=good bytes=00

case "changing the address space"
> 4d5347 46 5d000000 07000000 01000000  01000000 01000000  0100e801 0000 00005af64cf5d401 01000000 00000000 \
  ffffffff 10270000 0000 00 01000000 0055 0023 030200 03000000 6e6577 0200 03000000 6e6577 02000000 0000 00 003f
expect config request changes=yes label="add nodes" T0889 type=message chunk=final size=93 channel=7 token=1 sequence=1 request=1 service=add-nodes handle=1 namespace=2 node_name="new" browse_name="new" node_class=variable
< 4d5347 46 4a000000 07000000 01000000  01000000 01000000  0100eb01 00005af64cf5d401 01000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 030200 03000000 6e6577 ffffffff
expect config answer changes=yes label="add nodes" T0889 type=message chunk=final size=74 channel=7 token=1 sequence=1 request=1 service=add-nodes-answer handle=1 status=good namespace=2 node_name="new" quality=good
> 4d5347 46 54000000 07000000 01000000  02000000 02000000  0100ee01 0000 00005af64cf5d401 02000000 00000000 \
  ffffffff 10270000 0000 00 01000000 0055 0023 01 ffffffff 030200 03000000 6e6577 02000000
expect config request changes=yes label="add references" T0889 type=message chunk=final size=84 channel=7 token=1 sequence=2 request=2 service=add-references handle=2 namespace=0 node=85
< 4d5347 46 40000000 07000000 01000000  02000000 02000000  0100f101 00005af64cf5d401 02000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff
expect config answer changes=yes label="add references" T0889 type=message chunk=final size=64 channel=7 token=1 sequence=2 request=2 service=add-references-answer handle=2 status=good namespace=0 node=85 quality=good
> 4d5347 46 48000000 07000000 01000000  03000000 03000000  0100f401 0000 00005af64cf5d401 03000000 00000000 \
  ffffffff 10270000 0000 00 01000000 030200 03000000 6e6577 01
expect config request changes=yes label="delete nodes" T0889 type=message chunk=final size=72 channel=7 token=1 sequence=3 request=3 service=delete-nodes handle=3 namespace=2 node_name="new"
< 4d5347 46 40000000 07000000 01000000  03000000 03000000  0100f701 00005af64cf5d401 03000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff
expect config answer changes=yes label="delete nodes" T0889 type=message chunk=final size=64 channel=7 token=1 sequence=3 request=3 service=delete-nodes-answer handle=3 status=good namespace=2 node_name="new" quality=good
> 4d5347 46 4d000000 07000000 01000000  04000000 04000000  0100fa01 0000 00005af64cf5d401 04000000 00000000 \
  ffffffff 10270000 0000 00 01000000 0055 0023 01 030200 03000000 6e6577 01
expect config request changes=yes label="delete references" T0889 type=message chunk=final size=77 channel=7 token=1 sequence=4 request=4 service=delete-references handle=4 namespace=0 node=85
< 4d5347 46 40000000 07000000 01000000  04000000 04000000  0100fd01 00005af64cf5d401 04000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff
expect config answer changes=yes label="delete references" T0889 type=message chunk=final size=64 channel=7 token=1 sequence=4 request=4 service=delete-references-answer handle=4 status=good namespace=0 node=85 quality=good

case "subscriptions and monitored items"
> 4d5347 46 4f000000 07000000 01000000  01000000 01000000  01001303 0000 00005af64cf5d401 01000000 00000000 \
  ffffffff 10270000 0000 00 0000000000407f40 64000000 0a000000 00000000 01 00
expect read request label="create subscription" T0801 type=message chunk=final size=79 channel=7 token=1 sequence=1 request=1 service=create-subscription handle=1 interval=500 enabled=1
< 4d5347 46 48000000 07000000 01000000  01000000 01000000  01001603 00005af64cf5d401 01000000 00000000 00 \
  ffffffff 0000 00 03000000 0000000000407f40 64000000 0a000000
expect read answer label="create subscription" T0801 type=message chunk=final size=72 channel=7 token=1 sequence=1 request=1 service=create-subscription-answer handle=1 status=good subscription=3 interval=500
> 4d5347 46 7d000000 07000000 01000000  02000000 02000000  0100ef02 0000 00005af64cf5d401 02000000 00000000 \
  ffffffff 10270000 0000 00 03000000 02000000 01000000 030200 0b000000 4d6f746f722e5370656564 0d000000 ffffffff \
  0000 ffffffff 02000000 15000000 0000000000406f40 0000 00 01000000 01
expect read request label="create monitored items" T0801 type=message chunk=final size=125 channel=7 token=1 sequence=2 request=2 service=create-monitored-items handle=2 namespace=2 node_name="Motor.Speed" attribute=value subscription=3 client_handle=21 interval=250 monitoring_mode=reporting
< 4d5347 46 53000000 07000000 01000000  02000000 02000000  0100f202 00005af64cf5d401 02000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 09000000 0000000000406f40 01000000 0000 00 ffffffff
expect read answer label="create monitored items" T0801 type=message chunk=final size=83 channel=7 token=1 sequence=2 request=2 service=create-monitored-items-answer handle=2 status=good namespace=2 node_name="Motor.Speed" attribute=value quality=good item=9 interval=250
> 4d5347 46 5d000000 07000000 01000000  03000000 03000000  0100fb02 0000 00005af64cf5d401 03000000 00000000 \
  ffffffff 10270000 0000 00 03000000 02000000 01000000 09000000 15000000 0000000000406f40 0000 00 01000000 01
expect read request label="modify monitored items" T0801 type=message chunk=final size=93 channel=7 token=1 sequence=3 request=3 service=modify-monitored-items handle=3 subscription=3 item=9 client_handle=21 interval=250
< 4d5347 46 4f000000 07000000 01000000  03000000 03000000  0100fe02 00005af64cf5d401 03000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 0000000000406f40 01000000 0000 00 ffffffff
expect read answer label="modify monitored items" T0801 type=message chunk=final size=79 channel=7 token=1 sequence=3 request=3 service=modify-monitored-items-answer handle=3 status=good quality=good interval=250
> 4d5347 46 49000000 07000000 01000000  04000000 04000000  01000103 0000 00005af64cf5d401 04000000 00000000 \
  ffffffff 10270000 0000 00 03000000 01000000 01000000 09000000
expect read request label="set monitoring mode" T0801 type=message chunk=final size=73 channel=7 token=1 sequence=4 request=4 service=set-monitoring-mode handle=4 subscription=3 item=9 monitoring_mode=sampling
< 4d5347 46 40000000 07000000 01000000  04000000 04000000  01000403 00005af64cf5d401 04000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff
expect read answer label="set monitoring mode" T0801 type=message chunk=final size=64 channel=7 token=1 sequence=4 request=4 service=set-monitoring-mode-answer handle=4 status=good quality=good
> 4d5347 46 4d000000 07000000 01000000  05000000 05000000  01000703 0000 00005af64cf5d401 05000000 00000000 \
  ffffffff 10270000 0000 00 03000000 09000000 01000000 0a000000 ffffffff
expect read request label="set triggering" T0801 type=message chunk=final size=77 channel=7 token=1 sequence=5 request=5 service=set-triggering handle=5 subscription=3 item=9
< 4d5347 46 48000000 07000000 01000000  05000000 05000000  01000a03 00005af64cf5d401 05000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff ffffffff ffffffff
expect read answer label="set triggering" T0801 type=message chunk=final size=72 channel=7 token=1 sequence=5 request=5 service=set-triggering-answer handle=5 status=good
> 4d5347 46 52000000 07000000 01000000  06000000 06000000  01001903 0000 00005af64cf5d401 06000000 00000000 \
  ffffffff 10270000 0000 00 03000000 0000000000408f40 64000000 0a000000 00000000 00
expect read request label="modify subscription" T0801 type=message chunk=final size=82 channel=7 token=1 sequence=6 request=6 service=modify-subscription handle=6 subscription=3 interval=1000
< 4d5347 46 44000000 07000000 01000000  06000000 06000000  01001c03 00005af64cf5d401 06000000 00000000 00 \
  ffffffff 0000 00 0000000000408f40 64000000 0a000000
expect read answer label="modify subscription" T0801 type=message chunk=final size=68 channel=7 token=1 sequence=6 request=6 service=modify-subscription-answer handle=6 status=good interval=1000
> 4d5347 46 42000000 07000000 01000000  07000000 07000000  01001f03 0000 00005af64cf5d401 07000000 00000000 \
  ffffffff 10270000 0000 00 00 01000000 03000000
expect read request label="set publishing mode" T0801 type=message chunk=final size=66 channel=7 token=1 sequence=7 request=7 service=set-publishing-mode handle=7 subscription=3 enabled=0
< 4d5347 46 40000000 07000000 01000000  07000000 07000000  01002203 00005af64cf5d401 07000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff
expect read answer label="set publishing mode" T0801 type=message chunk=final size=64 channel=7 token=1 sequence=7 request=7 service=set-publishing-mode-answer handle=7 status=good quality=good
# data changes
> 4d5347 46 45000000 07000000 01000000  08000000 08000000  01003a03 0000 00005af64cf5d401 08000000 00000000 \
  ffffffff 10270000 0000 00 01000000 0300000001000000
expect session request housekeeping label="publish" type=message chunk=final size=69 channel=7 token=1 sequence=8 request=8 service=publish handle=8
< 4d5347 46 83000000 07000000 01000000  08000000 08000000  01003d03 00005af64cf5d401 08000000 00000000 00 \
  ffffffff 0000 00 03000000 01000000 01000000 00 01000000 00005af64cf5d401 01000000 01002b03 01 1d000000 \
  0200000015000000010b00000000001e974016000000010101ffffffff 01000000 00000000 ffffffff
expect report report label="notification" T0801 type=message chunk=final size=131 channel=7 token=1 sequence=8 request=8 service=publish-answer handle=8 status=good data_type=double value=1479.5 subscription=3 client_handle=21 notification=data-change
expect report report label="notification" T0801 type=message chunk=final size=131 channel=7 token=1 sequence=8 request=8 service=publish-answer handle=8 status=good data_type=boolean value=1 subscription=3 client_handle=22 notification=data-change
# an event with two fields
> 4d5347 46 3d000000 07000000 01000000  09000000 09000000  01003a03 0000 00005af64cf5d401 09000000 00000000 \
  ffffffff 10270000 0000 00 ffffffff
expect session request housekeeping label="publish" type=message chunk=final size=61 channel=7 token=1 sequence=9 request=9 service=publish handle=9
< 4d5347 46 82000000 07000000 01000000  09000000 09000000  01003d03 00005af64cf5d401 09000000 00000000 00 \
  ffffffff 0000 00 03000000 01000000 01000000 00 01000000 00005af64cf5d401 01000000 01009403 01 1c000000 \
  0100000017000000020000000c080000006f76657268656174059001 01000000 00000000 ffffffff
expect report report label="notification" T0801 type=message chunk=final size=130 channel=7 token=1 sequence=9 request=9 service=publish-answer handle=9 status=good argument=0 data_type=string text="overheat" subscription=3 client_handle=23 notification=events
expect report report label="notification" T0801 type=message chunk=final size=130 channel=7 token=1 sequence=9 request=9 service=publish-answer handle=9 status=good argument=1 data_type=uint16 value=400 subscription=3 client_handle=23 notification=events
# the subscription's end
> 4d5347 46 3d000000 07000000 01000000  0a000000 0a000000  01003a03 0000 00005af64cf5d401 0a000000 00000000 \
  ffffffff 10270000 0000 00 ffffffff
expect session request housekeeping label="publish" type=message chunk=final size=61 channel=7 token=1 sequence=10 request=10 service=publish handle=10
< 4d5347 46 6b000000 07000000 01000000  0a000000 0a000000  01003d03 00005af64cf5d401 0a000000 00000000 00 \
  ffffffff 0000 00 03000000 01000000 01000000 00 01000000 00005af64cf5d401 01000000 01003403 01 05000000 \
  00000a8000 01000000 00000000 ffffffff
expect session answer housekeeping failed label="publish" type=message chunk=final size=107 channel=7 token=1 sequence=10 request=10 service=publish-answer handle=10 status=good quality=bad-timeout subscription=3 notification=status-change
# a notification that is not known, and one with too much in it
> 4d5347 46 3d000000 07000000 01000000  0b000000 0b000000  01003a03 0000 00005af64cf5d401 0b000000 00000000 \
  ffffffff 10270000 0000 00 ffffffff
expect session request housekeeping label="publish" type=message chunk=final size=61 channel=7 token=1 sequence=11 request=11 service=publish handle=11
< 4d5347 46 7a000000 07000000 01000000  0b000000 0b000000  01003d03 00005af64cf5d401 0b000000 00000000 00 \
  ffffffff 0000 00 03000000 01000000 01000000 00 01000000 00005af64cf5d401 02000000 01008813 01 02000000 0102 \
  01002b03 01 09000000 ffffffffffffffff00 01000000 00000000 ffffffff
expect report report label="notification" T0801 type=message chunk=final size=122 channel=7 token=1 sequence=11 request=11 service=publish-answer handle=11 status=good bytes=0102 subscription=3 notification=5000
expect flaw trailing
# nothing to say
> 4d5347 46 3d000000 07000000 01000000  0c000000 0c000000  01003a03 0000 00005af64cf5d401 0c000000 00000000 \
  ffffffff 10270000 0000 00 ffffffff
expect session request housekeeping label="publish" type=message chunk=final size=61 channel=7 token=1 sequence=12 request=12 service=publish handle=12
< 4d5347 46 5d000000 07000000 01000000  0c000000 0c000000  01003d03 00005af64cf5d401 0c000000 00000000 00 \
  ffffffff 0000 00 03000000 01000000 01000000 00 01000000 00005af64cf5d401 ffffffff 01000000 00000000 ffffffff
expect session answer housekeeping label="publish" type=message chunk=final size=93 channel=7 token=1 sequence=12 request=12 service=publish-answer handle=12 status=good subscription=3
> 4d5347 46 41000000 07000000 01000000  0d000000 0d000000  01004003 0000 00005af64cf5d401 0d000000 00000000 \
  ffffffff 10270000 0000 00 03000000 01000000
expect read request label="republish" T0801 type=message chunk=final size=65 channel=7 token=1 sequence=13 request=13 service=republish handle=13 subscription=3
< 4d5347 46 63000000 07000000 01000000  0d000000 0d000000  01004303 00005af64cf5d401 0d000000 00000000 00 \
  ffffffff 0000 00 01000000 00005af64cf5d401 01000000 01002b03 01 16000000 \
  0100000015000000010b000000000000f03fffffffff
expect report report label="notification" T0801 type=message chunk=final size=99 channel=7 token=1 sequence=13 request=13 service=republish-answer handle=13 status=good data_type=double value=1 client_handle=21 notification=data-change
> 4d5347 46 42000000 07000000 01000000  0e000000 0e000000  01004903 0000 00005af64cf5d401 0e000000 00000000 \
  ffffffff 10270000 0000 00 01000000 03000000 01
expect session request label="transfer subscriptions" T0830 type=message chunk=final size=66 channel=7 token=1 sequence=14 request=14 service=transfer-subscriptions handle=14 subscription=3
< 4d5347 46 48000000 07000000 01000000  0e000000 0e000000  01004c03 00005af64cf5d401 0e000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 01000000 01000000 ffffffff
expect session answer label="transfer subscriptions" T0830 type=message chunk=final size=72 channel=7 token=1 sequence=14 request=14 service=transfer-subscriptions-answer handle=14 status=good quality=good
> 4d5347 46 45000000 07000000 01000000  0f000000 0f000000  01000d03 0000 00005af64cf5d401 0f000000 00000000 \
  ffffffff 10270000 0000 00 03000000 01000000 09000000
expect read request label="delete monitored items" type=message chunk=final size=69 channel=7 token=1 sequence=15 request=15 service=delete-monitored-items handle=15 subscription=3 item=9
< 4d5347 46 40000000 07000000 01000000  0f000000 0f000000  01001003 00005af64cf5d401 0f000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff
expect read answer label="delete monitored items" type=message chunk=final size=64 channel=7 token=1 sequence=15 request=15 service=delete-monitored-items-answer handle=15 status=good quality=good
> 4d5347 46 41000000 07000000 01000000  10000000 10000000  01004f03 0000 00005af64cf5d401 10000000 00000000 \
  ffffffff 10270000 0000 00 01000000 03000000
expect read request label="delete subscriptions" type=message chunk=final size=65 channel=7 token=1 sequence=16 request=16 service=delete-subscriptions handle=16 subscription=3
< 4d5347 46 40000000 07000000 01000000  10000000 10000000  01005203 00005af64cf5d401 10000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff
expect read answer label="delete subscriptions" type=message chunk=final size=64 channel=7 token=1 sequence=16 request=16 service=delete-subscriptions-answer handle=16 status=good quality=good
# refused
> 4d5347 46 3d000000 07000000 01000000  11000000 11000000  01003a03 0000 00005af64cf5d401 11000000 00000000 \
  ffffffff 10270000 0000 00 ffffffff
expect session request housekeeping label="publish" type=message chunk=final size=61 channel=7 token=1 sequence=17 request=17 service=publish handle=17
< 4d5347 46 34000000 07000000 01000000  11000000 11000000  01008d01 00005af64cf5d401 11000000 00007980 00 \
  ffffffff 0000 00
expect session answer housekeeping failed label="publish" type=message chunk=final size=52 channel=7 token=1 sequence=17 request=17 service=service-fault handle=17 status=bad-no-subscription

case "service faults, and answers that nothing asked for"
> 4d5347 46 4f000000 07000000 01000000  01000000 01000000  0100a102 0000 00005af64cf5d401 01000000 00000000 \
  ffffffff 10270000 0000 00 01000000 0202000c000000 0d000000 ffffffff 01 01 01
expect write request changes=yes label="write" T0836 type=message chunk=final size=79 channel=7 token=1 sequence=1 request=1 service=write handle=1 namespace=2 node=12 attribute=value data_type=boolean value=1
neutralise = 4d 53 47 46 4f 00 00 00 07 00 00 00 01 00 00 00 01 00 00 00 01 00 00 00 01 00 fe ff 00 00 00 00 5a f6 4c f5 d4 01 01 00 00 00 00 00 00 00 ff ff ff ff 10 27 00 00 00 00 00 01 00 00 00 02 02 00 0c 00 00 00 0d 00 00 00 ff ff ff ff 01 01 01
< 4d5347 46 34000000 07000000 01000000  01000000 01000000  01008d01 00005af64cf5d401 01000000 00001f80 00 \
  ffffffff 0000 00
expect write answer changes=yes failed label="write" T0836 type=message chunk=final size=52 channel=7 token=1 sequence=1 request=1 service=service-fault handle=1 status=bad-user-access-denied
# a fault and an answer to nothing
< 4d5347 46 34000000 07000000 01000000  02000000 02000000  01008d01 00005af64cf5d401 02000000 00001f80 00 \
  ffffffff 0000 00
expect other answer changes=unknown failed label="service fault" type=message chunk=final size=52 channel=7 token=1 sequence=2 request=2 service=service-fault handle=2 status=bad-user-access-denied
expect flaw no_request
< 4d5347 46 40000000 07000000 01000000  03000000 02000000  0100a402 00005af64cf5d401 02000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff
expect write answer changes=yes label="write" T0836 type=message chunk=final size=64 channel=7 token=1 sequence=3 request=2 service=write-answer handle=2 status=good quality=good
expect flaw no_request
# an answer of another service
> 4d5347 46 4f000000 07000000 01000000  02000000 03000000  0100a102 0000 00005af64cf5d401 03000000 00000000 \
  ffffffff 10270000 0000 00 01000000 0202000c000000 0d000000 ffffffff 01 01 01
expect write request changes=yes label="write" T0836 type=message chunk=final size=79 channel=7 token=1 sequence=2 request=3 service=write handle=3 namespace=2 node=12 attribute=value data_type=boolean value=1
< 4d5347 46 3f000000 07000000 01000000  04000000 03000000  01007a02 00005af64cf5d401 03000000 00000000 00 \
  ffffffff 0000 00 01000000 01 01 01 ffffffff
expect read answer label="read" T0801 type=message chunk=final size=63 channel=7 token=1 sequence=4 request=3 service=read-answer handle=3 status=good data_type=boolean value=1
expect flaw misfit
# a failed answer without its parameters, and with
> 4d5347 46 5e000000 07000000 01000000  03000000 04000000  01007702 0000 00005af64cf5d401 04000000 00000000 \
  ffffffff 10270000 0000 00 0000000000000000 00000000 01000000 02010009000000 0d000000 ffffffff 0000 ffffffff
expect read request label="read" T0801 type=message chunk=final size=94 channel=7 token=1 sequence=3 request=4 service=read handle=4 namespace=1 node=9 attribute=value
< 4d5347 46 34000000 07000000 01000000  05000000 04000000  01007a02 00005af64cf5d401 04000000 00001080 00 \
  ffffffff 0000 00
expect read answer failed label="read" T0801 type=message chunk=final size=52 channel=7 token=1 sequence=5 request=4 service=read-answer handle=4 status=bad-too-many-operations
> 4d5347 46 5e000000 07000000 01000000  04000000 05000000  01007702 0000 00005af64cf5d401 05000000 00000000 \
  ffffffff 10270000 0000 00 0000000000000000 00000000 01000000 02010009000000 0d000000 ffffffff 0000 ffffffff
expect read request label="read" T0801 type=message chunk=final size=94 channel=7 token=1 sequence=4 request=5 service=read handle=5 namespace=1 node=9 attribute=value
< 4d5347 46 3c000000 07000000 01000000  06000000 05000000  01007a02 00005af64cf5d401 05000000 00001080 00 \
  ffffffff 0000 00 ffffffff ffffffff
expect session answer housekeeping failed label="nothing to do" type=message chunk=final size=60 channel=7 token=1 sequence=6 request=5 service=read-answer handle=5 status=bad-too-many-operations
# sessionless
> 4d5347 46 3a000000 07000000 01000000  05000000 06000000  01001f3e 0000 00005af64cf5d401 06000000 00000000 \
  ffffffff 10270000 0000 00 00
expect other request changes=unknown label="sessionless invoke" T0855 type=message chunk=final size=58 channel=7 token=1 sequence=5 request=6 service=sessionless-invoke handle=6 bytes=00
neutralise = 4d 53 47 46 3a 00 00 00 07 00 00 00 01 00 00 00 05 00 00 00 06 00 00 00 01 00 fe ff 00 00 00 00 5a f6 4c f5 d4 01 06 00 00 00 00 00 00 00 ff ff ff ff 10 27 00 00 00 00 00 00
< 4d5347 46 35000000 07000000 01000000  07000000 06000000  01000952 00005af64cf5d401 06000000 00000000 00 \
  ffffffff 0000 00 00
expect other answer changes=unknown label="sessionless invoke" T0855 type=message chunk=final size=53 channel=7 token=1 sequence=7 request=6 service=sessionless-invoke-answer handle=6 status=good bytes=00

case "a service that is not in the standard, and one that is in another namespace"
> 4f504e 46 84000000 00000000  2f000000 \
  687474703a2f2f6f7063666f756e646174696f6e2e6f72672f55412f5365637572697479506f6c696379234e6f6e65 ffffffff \
  ffffffff  01000000 01000000  0100be01 0000 00005af64cf5d401 01000000 00000000 ffffffff 10270000 0000 00 \
  00000000 00000000 01000000 ffffffff 80ee3600
expect session request housekeeping label="open channel" type=open-channel chunk=final size=132 version=0 channel=0 security_policy=none security_mode=none sequence=1 request=1 service=open-secure-channel handle=1 lifetime=3600000 request_type=issue
> 4d5347 46 39000000 07000000 01000000  02000000 02000000  01003075 0000 00005af64cf5d401 02000000 00000000 \
  ffffffff 10270000 0000 00
expect other request changes=unknown label="unknown service" type=message chunk=final size=57 channel=7 token=1 security_policy=none security_mode=none sequence=2 request=2 service=30000 bytes=000000005af64cf5d4010200000000000000ffffffff10270000000000
expect flaw unknown_service
neutralise = 4d 53 47 46 39 00 00 00 07 00 00 00 01 00 00 00 02 00 00 00 02 00 00 00 01 00 fe ff 00 00 00 00 5a f6 4c f5 d4 01 02 00 00 00 00 00 00 00 ff ff ff ff 10 27 00 00 00 00 00
> 4d5347 46 39000000 07000000 01000000  03000000 03000000  01050100 0000 00005af64cf5d401 03000000 00000000 \
  ffffffff 10270000 0000 00
expect other request changes=unknown label="unknown service" type=message chunk=final size=57 channel=7 token=1 security_policy=none security_mode=none sequence=3 request=3 service=1 bytes=000000005af64cf5d4010300000000000000ffffffff10270000000000
expect flaw unknown_service

case "chunks: one message in three, one given up, pieces without a beginning"
> 4d5347 43 2c000000 07000000 01000000  01000000 01000000  0100a102000000005af64cf5d401010000000000
expect piece
> 4d5347 43 36000000 07000000 01000000  02000000 01000000  \
  0000ffffffff10270000000000010000000302000b0000004d6f746f722e
expect piece
> 4d5347 46 2f000000 07000000 01000000  03000000 01000000  53706565640d000000ffffffff010b0000000000209740
expect write request changes=yes label="write" T0836 type=message chunk=final size=47 channel=7 token=1 sequence=3 request=1 service=write handle=1 namespace=2 node_name="Motor.Speed" attribute=value data_type=double value=1480
neutralise = none
< 4d5347 46 40000000 07000000 01000000  01000000 01000000  0100a402 00005af64cf5d401 01000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff
expect write answer changes=yes label="write" T0836 type=message chunk=final size=64 channel=7 token=1 sequence=1 request=1 service=write-answer handle=1 status=good namespace=2 node_name="Motor.Speed" attribute=value quality=good
> 4d5347 43 2c000000 07000000 01000000  04000000 02000000  0100a102000000005af64cf5d401010000000000
expect piece
> 4d5347 41 28000000 07000000 01000000  05000000 02000000  00000880 08000000 746f6f206c6f6e67
expect session request housekeeping label="give up message" type=message chunk=abort size=40 channel=7 token=1 sequence=5 request=2 status=bad-encoding-limits-exceeded reason="too long"
expect flaw aborted

case "sequence numbers: a gap, and the wrap (6.7.2.4)"
> 4d5347 46 3a000000 07000000 01000000  01000000 01000000  0100d901 0000 00005af64cf5d401 01000000 00000000 \
  ffffffff 10270000 0000 00 01
expect session request housekeeping label="close session" type=message chunk=final size=58 channel=7 token=1 sequence=1 request=1 service=close-session handle=1
> 4d5347 46 3a000000 07000000 01000000  03000000 02000000  0100d901 0000 00005af64cf5d401 02000000 00000000 \
  ffffffff 10270000 0000 00 01
expect session request housekeeping label="close session" type=message chunk=final size=58 channel=7 token=1 sequence=3 request=2 service=close-session handle=2
expect flaw sequence
> 4d5347 46 3a000000 07000000 01000000  10fcffff 03000000  0100d901 0000 00005af64cf5d401 03000000 00000000 \
  ffffffff 10270000 0000 00 01
expect session request housekeeping label="close session" type=message chunk=final size=58 channel=7 token=1 sequence=4294966288 request=3 service=close-session handle=3
expect flaw sequence
> 4d5347 46 3a000000 07000000 01000000  01000000 04000000  0100d901 0000 00005af64cf5d401 04000000 00000000 \
  ffffffff 10270000 0000 00 01
expect session request housekeeping label="close session" type=message chunk=final size=58 channel=7 token=1 sequence=1 request=4 service=close-session handle=4

case "another channel than the one that was opened"
> 4d5347 46 3a000000 07000000 01000000  01000000 01000000  0100d901 0000 00005af64cf5d401 01000000 00000000 \
  ffffffff 10270000 0000 00 01
expect session request housekeeping label="close session" type=message chunk=final size=58 channel=7 token=1 sequence=1 request=1 service=close-session handle=1
> 4d5347 46 3a000000 08000000 01000000  02000000 02000000  0100d901 0000 00005af64cf5d401 02000000 00000000 \
  ffffffff 10270000 0000 00 01
expect session request housekeeping label="close session" type=message chunk=final size=58 channel=8 token=1 sequence=2 request=2 service=close-session handle=2
expect flaw wrong_channel

case "values that nobody can read"
# a data value with unknown bits; a null count below -1
> 4d5347 46 4f000000 07000000 01000000  01000000 01000000  0100a102 0000 00005af64cf5d401 01000000 00000000 \
  ffffffff 10270000 0000 00 01000000 0202000c000000 0d000000 ffffffff 41 01 01
expect write request changes=yes label="write" T0836 type=message chunk=final size=79 channel=7 token=1 sequence=1 request=1 service=write handle=1 namespace=2 node=12 attribute=value data_type=boolean value=1
expect flaw bad_encoding
> 4d5347 46 3d000000 07000000 01000000  02000000 02000000  0100a102 0000 00005af64cf5d401 02000000 00000000 \
  ffffffff 10270000 0000 00 feffffff
expect session request housekeeping label="nothing to do" type=message chunk=final size=61 channel=7 token=1 sequence=2 request=2 service=write handle=2
expect flaw bad_encoding
# nine variants in each other
> 4d5347 46 59000000 07000000 01000000  03000000 03000000  0100a102 0000 00005af64cf5d401 03000000 00000000 \
  ffffffff 10270000 0000 00 01000000 0202000c000000 0d000000 ffffffff 01 18 18 18 18 18 18 18 18 18 18 01 01
expect flaw truncated
expect flaw nested
# a node id of encoding 6: nothing more is read
> 4d5347 46 4a000000 07000000 01000000  04000000 04000000  0100a102 0000 00005af64cf5d401 04000000 00000000 \
  ffffffff 10270000 0000 00 01000000 0655 0d000000 ffffffff 01 01 01
expect flaw truncated
expect flaw bad_encoding
# bytes behind the parameters
> 4d5347 46 3c000000 07000000 01000000  05000000 05000000  0100d901 0000 00005af64cf5d401 05000000 00000000 \
  ffffffff 10270000 0000 00 01 0000
expect session request housekeeping label="close session" type=message chunk=final size=60 channel=7 token=1 sequence=5 request=5 service=close-session handle=5
expect flaw trailing
# a chunk that is neither final nor intermediate nor abort
> 4d5347 58 18000000 07000000 01000000 06000000 06000000
expect flaw unknown_message
# a hello that goes on
> 48454c 46 24000000  00000000 00000100 00000100 00000000 00000000  ffffffff 00000000
expect session request housekeeping label="hello" type=hello chunk=final size=36 version=0 receive_buffer=65536 send_buffer=65536 max_message=0 max_chunks=0 endpoint=""
expect flaw trailing
# hello and open channel in pieces: there is no such thing
> 48454c 43 20000000  00000000 00000100 00000100 00000000 00000000  ffffffff
expect session request housekeeping label="hello" type=hello chunk=intermediate size=32 version=0 receive_buffer=65536 send_buffer=65536 max_message=0 max_chunks=0 endpoint=""
expect flaw bad_size

case "a protected channel: policy, certificate, encrypted bodies"
> 4f504e 46 42010000 00000000  39000000 687474703a2f2f6f7063666f756e646174696f6e2e6f72672f55412f5365637572697479506f6c6963792342617369633235 \
  36536861323536 9d000000 30819a308184a003020102020101300d06092a864886f70d01010b050030133111300f06035504030c08506c616e74204341 \
  301e170d3234303130313030303030305a170d3334303130313030303030305a3021310d300b060355040a0c0441636d6531 \
  10300e06035504030c07534341444120313013300d06092a864886f70d01010b050003020001300d06092a864886f70d0101 \
  0b0500030200aa 14000000 000102030405060708090a0b0c0d0e0f10111213  9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f \
  9f9f9f9f9f9f9f9f9f9f9f9f9f9f
expect session request opaque label="open protected channel" type=open-channel chunk=final size=322 channel=0 security_policy=basic256sha256 certificate_subject="SCADA 1" thumbprint=000102030405060708090a0b0c0d0e0f10111213 bytes=9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f
< 4f504e 46 40010000 07000000  39000000 687474703a2f2f6f7063666f756e646174696f6e2e6f72672f55412f5365637572697479506f6c6963792342617369633235 \
  36536861323536 9b000000 308198308182a003020102020101300d06092a864886f70d01010b050030133111300f06035504030c08506c616e74204341 \
  301e170d3234303130313030303030305a170d3334303130313030303030305a301f310d300b060355040a0c0441636d6531 \
  0e300c06035504030c05504c4320313013300d06092a864886f70d01010b050003020001300d06092a864886f70d01010b05 \
  00030200aa 14000000 1415161718191a1b1c1d1e1f2021222324252627  9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e \
  9e9e9e9e9e9e9e9e9e9e9e9e9e9e
expect session answer opaque label="open protected channel" type=open-channel chunk=final size=320 channel=7 security_policy=basic256sha256 certificate_subject="PLC 1" thumbprint=1415161718191a1b1c1d1e1f2021222324252627 bytes=9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e9e
> 4d5347 46 30000000 07000000 01000000  d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7
expect other request changes=unknown opaque label="protected message" type=message chunk=final size=48 channel=7 token=1 security_policy=basic256sha256 security_mode=sign-and-encrypt certificate_subject="SCADA 1" bytes=d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7
neutralise = none
< 4d5347 43 30000000 07000000 01000000  d8d8d8d8d8d8d8d8d8d8d8d8d8d8d8d8d8d8d8d8d8d8d8d8d8d8d8d8d8d8d8d8
expect other answer changes=unknown opaque label="protected message" type=message chunk=intermediate size=48 channel=7 token=1 security_policy=basic256sha256 security_mode=sign-and-encrypt certificate_subject="SCADA 1" bytes=d8d8d8d8d8d8d8d8d8d8d8d8d8d8d8d8d8d8d8d8d8d8d8d8d8d8d8d8d8d8d8d8
< 4d5347 46 30000000 07000000 01000000  d9d9d9d9d9d9d9d9d9d9d9d9d9d9d9d9d9d9d9d9d9d9d9d9d9d9d9d9d9d9d9d9
expect other answer changes=unknown opaque label="protected message" type=message chunk=final size=48 channel=7 token=1 security_policy=basic256sha256 security_mode=sign-and-encrypt certificate_subject="SCADA 1" bytes=d9d9d9d9d9d9d9d9d9d9d9d9d9d9d9d9d9d9d9d9d9d9d9d9d9d9d9d9d9d9d9d9
> 434c4f 46 30000000 07000000 01000000  dadadadadadadadadadadadadadadadadadadadadadadadadadadadadadadada
expect other request changes=unknown opaque label="protected message" type=close-channel chunk=final size=48 channel=7 token=1 security_policy=basic256sha256 security_mode=sign-and-encrypt certificate_subject="SCADA 1" bytes=dadadadadadadadadadadadadadadadadadadadadadadadadadadadadadadada

case "a signed channel: bodies in the clear (Basic128Rsa15)"
> 4f504e 46 2d010000 00000000  38000000 687474703a2f2f6f7063666f756e646174696f6e2e6f72672f55412f5365637572697479506f6c6963792342617369633132 \
  385273613135 9d000000 30819a308184a003020102020101300d06092a864886f70d01010b050030133111300f06035504030c08506c616e74204341 \
  301e170d3234303130313030303030305a170d3334303130313030303030305a3021310d300b060355040a0c0441636d6531 \
  10300e06035504030c07534341444120313013300d06092a864886f70d01010b050003020001300d06092a864886f70d0101 \
  0b0500030200aa ffffffff  9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f \
  9f9f9f9f9f9f9f9f9f9f9f9f9f9f
expect session request opaque label="open protected channel" type=open-channel chunk=final size=301 channel=0 security_policy=basic128rsa15 certificate_subject="SCADA 1" bytes=9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f
> 4d5347 46 63000000 07000000 01000000  01000000 01000000  0100a102 0000 00005af64cf5d401 01000000 00000000 \
  ffffffff 10270000 0000 00 01000000 0202000c000000 0d000000 ffffffff 01 01 01  \
  5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a
expect write request changes=yes label="write" T0836 type=message chunk=final size=99 channel=7 token=1 security_policy=basic128rsa15 security_mode=sign certificate_subject="SCADA 1" sequence=1 request=1 service=write handle=1 namespace=2 node=12 attribute=value data_type=boolean value=1
neutralise = none
< 4d5347 46 54000000 07000000 01000000  01000000 01000000  0100a402 00005af64cf5d401 01000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff 5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b
expect write answer changes=yes label="write" T0836 type=message chunk=final size=84 channel=7 token=1 security_policy=basic128rsa15 security_mode=sign certificate_subject="SCADA 1" sequence=1 request=1 service=write-answer handle=1 status=good namespace=2 node=12 attribute=value quality=good
# in chunks, each signed
> 4d5347 43 40000000 07000000 01000000  02000000 02000000  0100a102000000005af64cf5d401020000000000 \
  5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a
expect piece
> 4d5347 46 4f000000 07000000 01000000  03000000 02000000  \
  0000ffffffff10270000000000010000000202000c0000000d000000ffffffff010101 \
  5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a
expect write request changes=yes label="write" T0836 type=message chunk=final size=79 channel=7 token=1 security_policy=basic128rsa15 security_mode=sign certificate_subject="SCADA 1" sequence=3 request=2 service=write handle=2 namespace=2 node=12 attribute=value data_type=boolean value=1

case "a signed channel: bodies in the clear (Basic256)"
> 4f504e 46 28010000 00000000  33000000 687474703a2f2f6f7063666f756e646174696f6e2e6f72672f55412f5365637572697479506f6c6963792342617369633235 \
  36 9d000000 30819a308184a003020102020101300d06092a864886f70d01010b050030133111300f06035504030c08506c616e74204341 \
  301e170d3234303130313030303030305a170d3334303130313030303030305a3021310d300b060355040a0c0441636d6531 \
  10300e06035504030c07534341444120313013300d06092a864886f70d01010b050003020001300d06092a864886f70d0101 \
  0b0500030200aa ffffffff  9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f \
  9f9f9f9f9f9f9f9f9f9f9f9f9f9f
expect session request opaque label="open protected channel" type=open-channel chunk=final size=296 channel=0 security_policy=basic256 certificate_subject="SCADA 1" bytes=9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f
> 4d5347 46 63000000 07000000 01000000  01000000 01000000  0100a102 0000 00005af64cf5d401 01000000 00000000 \
  ffffffff 10270000 0000 00 01000000 0202000c000000 0d000000 ffffffff 01 01 01  \
  5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a
expect write request changes=yes label="write" T0836 type=message chunk=final size=99 channel=7 token=1 security_policy=basic256 security_mode=sign certificate_subject="SCADA 1" sequence=1 request=1 service=write handle=1 namespace=2 node=12 attribute=value data_type=boolean value=1
neutralise = none
< 4d5347 46 54000000 07000000 01000000  01000000 01000000  0100a402 00005af64cf5d401 01000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff 5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b
expect write answer changes=yes label="write" T0836 type=message chunk=final size=84 channel=7 token=1 security_policy=basic256 security_mode=sign certificate_subject="SCADA 1" sequence=1 request=1 service=write-answer handle=1 status=good namespace=2 node=12 attribute=value quality=good
# in chunks, each signed
> 4d5347 43 40000000 07000000 01000000  02000000 02000000  0100a102000000005af64cf5d401020000000000 \
  5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a
expect piece
> 4d5347 46 4f000000 07000000 01000000  03000000 02000000  \
  0000ffffffff10270000000000010000000202000c0000000d000000ffffffff010101 \
  5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a
expect write request changes=yes label="write" T0836 type=message chunk=final size=79 channel=7 token=1 security_policy=basic256 security_mode=sign certificate_subject="SCADA 1" sequence=3 request=2 service=write handle=2 namespace=2 node=12 attribute=value data_type=boolean value=1

case "a signed channel: bodies in the clear (Aes128_Sha256_RsaOaep)"
> 4f504e 46 35010000 00000000  40000000 687474703a2f2f6f7063666f756e646174696f6e2e6f72672f55412f5365637572697479506f6c696379234165733132385f \
  5368613235365f5273614f616570 9d000000 30819a308184a003020102020101300d06092a864886f70d01010b050030133111300f06035504030c08506c616e74204341 \
  301e170d3234303130313030303030305a170d3334303130313030303030305a3021310d300b060355040a0c0441636d6531 \
  10300e06035504030c07534341444120313013300d06092a864886f70d01010b050003020001300d06092a864886f70d0101 \
  0b0500030200aa ffffffff  9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f \
  9f9f9f9f9f9f9f9f9f9f9f9f9f9f
expect session request opaque label="open protected channel" type=open-channel chunk=final size=309 channel=0 security_policy=aes128-sha256-rsaoaep certificate_subject="SCADA 1" bytes=9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f
> 4d5347 46 6f000000 07000000 01000000  01000000 01000000  0100a102 0000 00005af64cf5d401 01000000 00000000 \
  ffffffff 10270000 0000 00 01000000 0202000c000000 0d000000 ffffffff 01 01 01  \
  5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a
expect write request changes=yes label="write" T0836 type=message chunk=final size=111 channel=7 token=1 security_policy=aes128-sha256-rsaoaep security_mode=sign certificate_subject="SCADA 1" sequence=1 request=1 service=write handle=1 namespace=2 node=12 attribute=value data_type=boolean value=1
neutralise = none
< 4d5347 46 60000000 07000000 01000000  01000000 01000000  0100a402 00005af64cf5d401 01000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff 5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b
expect write answer changes=yes label="write" T0836 type=message chunk=final size=96 channel=7 token=1 security_policy=aes128-sha256-rsaoaep security_mode=sign certificate_subject="SCADA 1" sequence=1 request=1 service=write-answer handle=1 status=good namespace=2 node=12 attribute=value quality=good
# a signature of another length
> 4d5347 46 42000000 07000000 01000000  02000000 02000000  0100d901 0000 00005af64cf5d401 02000000 00000000 \
  ffffffff 10270000 0000 00 01 5a5a5a5a5a5a5a5a
expect session request housekeeping label="close session" type=message chunk=final size=66 channel=7 token=1 security_policy=aes128-sha256-rsaoaep security_mode=sign certificate_subject="SCADA 1" sequence=2 request=2 service=close-session handle=2
expect flaw trailing

case "a signed channel: bodies in the clear (Aes256_Sha256_RsaPss)"
> 4f504e 46 34010000 00000000  3f000000 687474703a2f2f6f7063666f756e646174696f6e2e6f72672f55412f5365637572697479506f6c696379234165733235365f \
  5368613235365f527361507373 9d000000 30819a308184a003020102020101300d06092a864886f70d01010b050030133111300f06035504030c08506c616e74204341 \
  301e170d3234303130313030303030305a170d3334303130313030303030305a3021310d300b060355040a0c0441636d6531 \
  10300e06035504030c07534341444120313013300d06092a864886f70d01010b050003020001300d06092a864886f70d0101 \
  0b0500030200aa ffffffff  9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f \
  9f9f9f9f9f9f9f9f9f9f9f9f9f9f
expect session request opaque label="open protected channel" type=open-channel chunk=final size=308 channel=0 security_policy=aes256-sha256-rsapss certificate_subject="SCADA 1" bytes=9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f
> 4d5347 46 6f000000 07000000 01000000  01000000 01000000  0100a102 0000 00005af64cf5d401 01000000 00000000 \
  ffffffff 10270000 0000 00 01000000 0202000c000000 0d000000 ffffffff 01 01 01  \
  5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a
expect write request changes=yes label="write" T0836 type=message chunk=final size=111 channel=7 token=1 security_policy=aes256-sha256-rsapss security_mode=sign certificate_subject="SCADA 1" sequence=1 request=1 service=write handle=1 namespace=2 node=12 attribute=value data_type=boolean value=1
neutralise = none
< 4d5347 46 60000000 07000000 01000000  01000000 01000000  0100a402 00005af64cf5d401 01000000 00000000 00 \
  ffffffff 0000 00 01000000 00000000 ffffffff 5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b5b
expect write answer changes=yes label="write" T0836 type=message chunk=final size=96 channel=7 token=1 security_policy=aes256-sha256-rsapss security_mode=sign certificate_subject="SCADA 1" sequence=1 request=1 service=write-answer handle=1 status=good namespace=2 node=12 attribute=value quality=good
# a signature of another length
> 4d5347 46 42000000 07000000 01000000  02000000 02000000  0100d901 0000 00005af64cf5d401 02000000 00000000 \
  ffffffff 10270000 0000 00 01 5a5a5a5a5a5a5a5a
expect session request housekeeping label="close session" type=message chunk=final size=66 channel=7 token=1 security_policy=aes256-sha256-rsapss security_mode=sign certificate_subject="SCADA 1" sequence=2 request=2 service=close-session handle=2
expect flaw trailing

case "a security policy that is not known"
> 4f504e 46 59000000 00000000  31000000 \
  687474703a2f2f6f7063666f756e646174696f6e2e6f72672f55412f5365637572697479506f6c69637923467574757265 ffffffff \
  ffffffff  9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f
expect session request opaque label="open protected channel" type=open-channel chunk=final size=89 channel=0 security_policy=other bytes=9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f
expect flaw unknown_policy

case "another one, with another URI"
> 4f504e 46 35000000 00000000  08000000 75726e3a6d696e65 05000000 3003020101 ffffffff  \
  9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f
expect session request opaque label="open protected channel" type=open-channel chunk=final size=53 channel=0 security_policy=other bytes=9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f9f
expect flaw unknown_policy

case "joined in the middle: answers tell who is the client"
midstream
> 4d5347 46 3f000000 07000000 01000000  01000000 05000000  01007a02 00005af64cf5d401 05000000 00000000 00 \
  ffffffff 0000 00 01000000 01 01 01 ffffffff
expect read answer label="read" T0801 type=message chunk=final size=63 channel=7 token=1 sequence=1 request=5 service=read-answer handle=5 status=good data_type=boolean value=1
expect turned
# after that, requests of the other side
< 4d5347 46 3a000000 07000000 01000000  01000000 06000000  0100d901 0000 00005af64cf5d401 06000000 00000000 \
  ffffffff 10270000 0000 00 01
expect session request housekeeping label="close session" type=message chunk=final size=58 channel=7 token=1 sequence=1 request=6 service=close-session handle=6
< 4d5347 46 4e000000 07000000 01000000  02000000 07000000  0100d901 0000 00005af64cf5d401 07000000 00000000 \
  ffffffff 10270000 0000 00 01 5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a5a
expect session request housekeeping label="close session" type=message chunk=final size=78 channel=7 token=1 sequence=2 request=7 service=close-session handle=7
> 4d5347 46 34000000 07000000 01000000  02000000 09000000  0100dc01 00005af64cf5d401 09000000 00000000 00 \
  ffffffff 0000 00
expect session answer housekeeping label="close session" type=message chunk=final size=52 channel=7 token=1 sequence=2 request=9 service=close-session-answer handle=9 status=good
expect flaw no_request
# encrypted for all one can tell
< 4d5347 46 30000000 07000000 01000000  d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7
expect other request changes=unknown opaque label="protected message" type=message chunk=final size=48 channel=7 token=1 bytes=d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7d7
# acknowledge and hello tell, too
> 41434b 46 1c000000  00000000 00000100 00000100 00000000 00000000
expect session answer housekeeping label="acknowledge" type=acknowledge chunk=final size=28 version=0 receive_buffer=65536 send_buffer=65536 max_message=0 max_chunks=0

case "not OPC UA, and a size that cannot be"
> 474554 20 2f000000
expect foreign

case "a size below that of the header"
> 4d5347 46 07000000
expect foreign

case "a header that is not whole"
> 4d53
expect more
