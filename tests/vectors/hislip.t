# SPDX-License-Identifier: Apache-2.0
# HiSLIP, by hand from IVI-6.1: "HS", type, control code, parameter, payload length, payload.
protocol hislip

case "2.1: a session opens, asks who the instrument is, sets and queries it"
> 4853 00 00 01005253 0000000000000007  6869736c697030
expect session request housekeeping label="initialize" type=initialize control=0 parameter=16798291 length=7 text="hislip0"
< 4853 01 00 01000001 0000000000000000
expect session answer housekeeping label="initialize" type=initialize-response control=0 parameter=16777217 length=0
> 4853 07 00 ffffff00 0000000000000006  2a49444e3f0a
expect identify request label="identify" T0888 type=data-end control=0 parameter=4294967040 length=6 text="*IDN?\x0a"
refuse = 48 53 03 00 00 00 00 00 00 00 00 00 00 00 00 11 6f 70 65 72 61 74 69 6f 6e 20 72 65 66 75 73 65 64
refuse 4 = 48 53 03 04 00 00 00 00 00 00 00 00 00 00 00 11 6f 70 65 72 61 74 69 6f 6e 20 72 65 66 75 73 65 64
< 4853 07 00 00000000 000000000000002e  526f686465265363687761727a2c4849534c49502d5365727665722c313130332e303033346b30322c56332e320a
expect identity vendor="Rohde&Schwarz"
expect identity product="HISLIP-Server"
expect identity serial="1103.0034k02"
expect identity firmware="V3.2"
expect read answer label="query" T0801 type=data-end control=0 parameter=0 length=46 text="Rohde&Schwarz,HISLIP-Server,1103.0034k02,V3.2\x0a"
> 4853 07 00 00000000 000000000000000a  535953543a4552523f0a
expect read request label="query" T0801 type=data-end control=0 parameter=0 length=10 text="SYST:ERR?\x0a"
< 4853 07 00 00000000 000000000000000d  302c224e6f206572726f72220a
expect read answer label="query" T0801 type=data-end control=0 parameter=0 length=13 text="0,\"No error\"\x0a"
> 4853 07 00 00000000 0000000000000007  564f4c5420350a
expect write request changes=yes label="command" T0855 type=data-end control=0 parameter=0 length=7 text="VOLT 5\x0a"
> 4853 06 00 00000000 000000000000000b  2a5253543b564f4c543f0a
expect run request changes=yes label="reset, recall or self-test" T0816 type=data control=0 parameter=0 length=11 text="*RST;VOLT?\x0a"
> 4853 07 00 00000000 000000000000000c  2a49444e3f3b564f4c543f0a
expect read request label="query" T0801 type=data-end control=0 parameter=0 length=12 text="*IDN?;VOLT?\x0a"
> 4853 07 00 00000000 000000000000000d  564f4c543f3b564f4c5420360a
expect write request changes=yes label="command" T0855 type=data-end control=0 parameter=0 length=13 text="VOLT?;VOLT 6\x0a"
> 4853 07 00 00000000 0000000000000005  2a69646e3f
expect identify request label="identify" T0888 type=data-end control=0 parameter=0 length=5 text="*idn?"
< 4853 07 00 00000000 0000000000000004  412c420a
expect identity vendor="A"
expect identity product="B"
expect read answer label="query" T0801 type=data-end control=0 parameter=0 length=4 text="A,B\x0a"
> 4853 07 00 00000000 0000000000000000
expect read request label="query" T0801 type=data-end control=0 parameter=0 length=0

case "each of the other messages of the client"
> 4853 04 00 00000000 0000000000000004  6c6f636b
expect session request housekeeping label="lock" type=async-lock control=0 parameter=0 length=4 text="lock"
> 4853 08 00 00000000 0000000000000000
expect session request housekeeping label="device clear complete" type=device-clear-complete control=0 parameter=0 length=0
> 4853 0a 00 00000000 0000000000000000
expect config request changes=yes label="remote or local control" T0836 type=async-remote-local-control control=0 parameter=0 length=0
> 4853 0c 00 00000000 0000000000000000
expect control request changes=yes label="trigger" T0855 type=trigger control=0 parameter=0 length=0
> 4853 0f 00 00000000 0000000000000000
expect session request housekeeping label="maximum message size" type=async-maximum-message-size control=0 parameter=0 length=0
> 4853 11 00 00000000 0000000000000000
expect session request housekeeping label="initialize second connection" type=async-initialize control=0 parameter=0 length=0
> 4853 13 00 00000000 0000000000000000
expect run request changes=yes label="device clear" T0814 type=async-device-clear control=0 parameter=0 length=0
> 4853 15 00 00000000 0000000000000000
expect read request label="read status" T0801 type=async-status-query control=0 parameter=0 length=0
> 4853 18 00 00000000 0000000000000000
expect session request housekeeping label="ask for locks" type=async-lock-info control=0 parameter=0 length=0

case "each of the other messages of the instrument"
< 4853 02 00 00000000 0000000000000000
expect session answer housekeeping failed label="fatal error" type=fatal-error control=0 parameter=0 length=0
< 4853 03 00 00000000 0000000000000000
expect session answer housekeeping failed label="error" type=error control=0 parameter=0 length=0
< 4853 05 00 00000000 0000000000000000
expect session answer housekeeping label="lock" type=async-lock-response control=0 parameter=0 length=0
< 4853 09 00 00000000 0000000000000000
expect session answer housekeeping label="device clear complete" type=device-clear-acknowledge control=0 parameter=0 length=0
< 4853 0b 00 00000000 0000000000000000
expect config answer changes=yes label="remote or local control" T0836 type=async-remote-local-response control=0 parameter=0 length=0
< 4853 0d 00 00000000 0000000000000000
expect session report housekeeping label="interrupted" type=interrupted control=0 parameter=0 length=0
< 4853 0e 00 00000000 0000000000000000
expect session report housekeeping label="interrupted" type=async-interrupted control=0 parameter=0 length=0
< 4853 10 00 00000000 0000000000000000
expect session answer housekeeping label="maximum message size" type=async-maximum-message-size-response control=0 parameter=0 length=0
< 4853 12 00 00000000 0000000000000000
expect session answer housekeeping label="initialize second connection" type=async-initialize-response control=0 parameter=0 length=0
< 4853 14 00 00000000 0000000000000000
expect report report label="service request" type=async-service-request control=0 parameter=0 length=0
< 4853 16 00 00000000 0000000000000000
expect read answer label="read status" T0801 type=async-status-response control=0 parameter=0 length=0
< 4853 17 00 00000000 0000000000000000
expect run answer changes=yes label="device clear" T0814 type=async-device-clear-acknowledge control=0 parameter=0 length=0
< 4853 19 00 00000000 0000000000000000
expect session answer housekeeping label="ask for locks" type=async-lock-info-response control=0 parameter=0 length=0
refuse = none

case "a kind of message that does not exist, one that is too large, another protocol"
> 4853 1a 00 00000000 0000000000000000
expect other request changes=unknown label="unknown message" type=26 control=0 parameter=0 length=0
expect flaw unknown_type
> 4853 07 00 00000000 0000000100000000
expect foreign
> 48 54
expect foreign

case "joined in the middle"
midstream
< 4853 15 00 00000000 0000000000000000
expect read request label="read status" T0801 type=async-status-query control=0 parameter=0 length=0
expect turned
