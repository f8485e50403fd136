# SPDX-License-Identifier: Apache-2.0
# S7comm-plus vectors, written by hand after captures: TPKT, COTP data (02 f0 80), then
# 72 version length, data, trailer 72 version 00 00.  Data: 31 request, 32 response, 33 notification; function, sequence,
# session, flags.  Numbers in bodies: seven bits an octet.
protocol s7comm_plus

case transport: connect to the root of panels, an acknowledgement, disconnect
> 03 00 00 24 1f e0 00 00 00 0b 00 c1 02 06 00 c2 10 53 49 4d 41 54 49 43 2d 52 4f 4f 54 2d 48 4d 49 c0 01 0a
expect session request housekeeping label="transport message" tpdu=connect-request src_tsap=0600 dst_tsap="SIMATIC-ROOT-HMI" tpdu_size=1024
expect carrier
< 03 00 00 24 1f d0 00 0b 00 09 00 c0 01 0a c1 02 06 00 c2 10 53 49 4d 41 54 49 43 2d 52 4f 4f 54 2d 48 4d 49
expect session answer housekeeping label="transport message" tpdu=connect-confirm src_tsap=0600 dst_tsap="SIMATIC-ROOT-HMI" tpdu_size=1024
expect carrier
> 03 00 00 07 02 f0 00
expect session request housekeeping label="transport message" tpdu=data
expect carrier
> 03 00 00 0b 06 80 00 01 00 05 00
expect session request housekeeping label="transport message" tpdu=disconnect-request
expect carrier

case a session: opened, set up, closed; the controller tells what it is
> 03 00 00 68 02 f0 80 72 01 00 59 31 00 00 04 ca 00 00 00 01 00 00 01 20 34 00 00 01 1d 00 04 00 00 00 00 00 a1 00 00 00 d3 82 1f 00 00 a3 81 69 00 15 15 53 75 62 73 63 72 69 70 74 69 6f 6e 43 6f 6e 74 61 69 6e 65 72 a3 82 2a 00 15 05 48 4d 49 2d 37 a3 82 2c 00 12 00 00 00 02 a4 01 00 00 00 09 a2 a2 72 01 00 00
expect session request housekeeping label="open session" version=plain length=89 signed=0 opcode=request function=create-object sequence=1 session=288 object=285 class=server-session
expect identity name="HMI-7"
< 03 00 00 58 02 f0 80 72 01 00 49 32 00 00 04 ca 00 00 00 01 34 00 02 87 56 87 57 a1 00 00 01 20 82 1f 00 00 a3 82 32 00 17 00 00 01 3a 82 3b 00 04 02 82 3f 00 15 1b 31 3b 36 45 53 37 20 32 31 34 2d 31 48 45 33 30 2d 30 58 42 30 20 3b 56 32 2e 32 00 a2 72 01 00 00
expect session answer housekeeping label="open session" version=plain length=73 signed=0 opcode=response function=create-object sequence=1 status=0
expect identity product="6ES7 214-1HE30-0XB0"
expect identity firmware="V2.2"
> 03 00 00 56 02 f0 80 72 01 00 47 31 00 00 05 42 00 00 00 02 00 00 03 d6 34 00 00 03 d6 01 01 82 32 01 00 17 00 00 01 3a 82 3b 00 04 02 82 3f 00 15 1b 31 3b 36 45 53 37 20 32 31 34 2d 31 48 45 33 30 2d 30 58 42 30 20 3b 56 32 2e 32 00 00 00 00 00 72 01 00 00
expect session request housekeeping label="set up session" version=plain length=71 signed=0 opcode=request function=set-multi-variables sequence=2 session=982 object=982 attribute=session-version type=struct bytes=0000013a823b000402823f00151b313b36455337203231342d31484533302d30584230203b56322e3200
< 03 00 00 1c 02 f0 80 72 01 00 0d 32 00 00 05 42 00 00 00 02 34 00 00 00 72 01 00 00
expect session answer housekeeping label="set up session" version=plain length=13 signed=0 opcode=response function=set-multi-variables sequence=2 status=0
> 03 00 00 21 02 f0 80 72 01 00 12 31 00 00 04 d4 00 00 00 03 00 00 03 d6 34 00 00 03 d6 72 01 00 00
expect session request housekeeping label="close session" version=plain length=18 signed=0 opcode=request function=delete-object sequence=3 session=982 object=982
< 03 00 00 1e 02 f0 80 72 01 00 0f 32 00 00 04 d4 00 00 00 03 34 00 00 00 03 d6 72 01 00 00
expect session answer housekeeping label="close session" version=plain length=15 signed=0 opcode=response function=delete-object sequence=3 status=0

case variables are read: in a block, flags, inputs, counters, timers, and attributes of an object
> 03 00 00 48 02 f0 80 72 01 00 39 31 00 00 05 4c 00 00 00 01 00 00 03 d6 34 00 00 00 00 06 1c a4 34 88 d0 b8 80 01 02 93 76 09 00 52 03 00 01 02 00 50 02 00 01 00 53 02 00 01 00 54 02 00 01 00 81 49 01 00 72 01 00 00
expect read request label="get variables" T0801 version=plain length=57 signed=0 opcode=request function=get-multi-variables sequence=1 session=982 area=db db=1 access=9 member=0
expect read request label="get variables" T0801 version=plain length=57 signed=0 opcode=request function=get-multi-variables sequence=1 session=982 area=flags access=1 member=1
expect read request label="get variables" T0801 version=plain length=57 signed=0 opcode=request function=get-multi-variables sequence=1 session=982 area=inputs access=1 member=2
expect read request label="get variables" T0801 version=plain length=57 signed=0 opcode=request function=get-multi-variables sequence=1 session=982 area=counters access=1 member=3
expect read request label="get variables" T0801 version=plain length=57 signed=0 opcode=request function=get-multi-variables sequence=1 session=982 area=timers access=1 member=4
expect read request label="get variables" T0801 version=plain length=57 signed=0 opcode=request function=get-multi-variables sequence=1 session=982 object=201 member=5
# a value of every type
< 03 00 00 92 02 f0 80 72 01 00 83 32 00 00 05 4c 00 00 00 01 34 00 01 00 01 01 02 00 02 ff 03 00 03 01 00 04 00 04 84 a2 70 05 00 05 a0 80 80 80 80 00 06 00 06 fe 07 00 07 ff fe 08 00 08 7f 09 00 09 bf 7f 0a 00 0e 42 7a 00 00 0b 00 0f 40 4f 40 00 00 00 00 00 0c 00 15 02 4f 4b 0d 00 14 00 02 01 02 0e 10 02 02 07 08 0f 00 10 00 00 00 00 00 00 00 00 10 00 12 00 00 00 34 11 00 13 05 12 00 00 13 40 04 01 05 00 14 00 11 08 00 00 72 01 00 00
expect read answer label="get variables" T0801 version=plain length=131 signed=0 opcode=response function=get-multi-variables sequence=1 status=0 member=0 type=bool value=1
expect read answer label="get variables" T0801 version=plain length=131 signed=0 opcode=response function=get-multi-variables sequence=1 status=0 member=1 type=usint value=255
expect read answer label="get variables" T0801 version=plain length=131 signed=0 opcode=response function=get-multi-variables sequence=1 status=0 member=2 type=uint value=256
expect read answer label="get variables" T0801 version=plain length=131 signed=0 opcode=response function=get-multi-variables sequence=1 status=0 member=3 type=udint value=70000
expect read answer label="get variables" T0801 version=plain length=131 signed=0 opcode=response function=get-multi-variables sequence=1 status=0 member=4 type=ulint value=1099511627776
expect read answer label="get variables" T0801 version=plain length=131 signed=0 opcode=response function=get-multi-variables sequence=1 status=0 member=5 type=sint value=-2
expect read answer label="get variables" T0801 version=plain length=131 signed=0 opcode=response function=get-multi-variables sequence=1 status=0 member=6 type=int value=-2
expect read answer label="get variables" T0801 version=plain length=131 signed=0 opcode=response function=get-multi-variables sequence=1 status=0 member=7 type=dint value=-1
expect read answer label="get variables" T0801 version=plain length=131 signed=0 opcode=response function=get-multi-variables sequence=1 status=0 member=8 type=lint value=8191
expect read answer label="get variables" T0801 version=plain length=131 signed=0 opcode=response function=get-multi-variables sequence=1 status=0 member=9 type=real value=62.5
expect read answer label="get variables" T0801 version=plain length=131 signed=0 opcode=response function=get-multi-variables sequence=1 status=0 member=10 type=lreal value=62.5
expect read answer label="get variables" T0801 version=plain length=131 signed=0 opcode=response function=get-multi-variables sequence=1 status=0 member=11 type=wstring text="OK"
expect read answer label="get variables" T0801 version=plain length=131 signed=0 opcode=response function=get-multi-variables sequence=1 status=0 member=12 type=blob bytes=00020102
expect read answer label="get variables" T0801 version=plain length=131 signed=0 opcode=response function=get-multi-variables sequence=1 status=0 member=13 type=usint bytes=020708
expect read answer label="get variables" T0801 version=plain length=131 signed=0 opcode=response function=get-multi-variables sequence=1 status=0 member=14 type=timestamp value=0
expect read answer label="get variables" T0801 version=plain length=131 signed=0 opcode=response function=get-multi-variables sequence=1 status=0 member=15 type=object-id value=52
expect read answer label="get variables" T0801 version=plain length=131 signed=0 opcode=response function=get-multi-variables sequence=1 status=0 member=16 type=attribute-id value=5
expect read answer label="get variables" T0801 version=plain length=131 signed=0 opcode=response function=get-multi-variables sequence=1 status=0 member=17 type=null bytes=
expect read answer label="get variables" T0801 version=plain length=131 signed=0 opcode=response function=get-multi-variables sequence=1 status=0 member=18 type=udint bytes=010500
expect read answer label="get variables" T0801 version=plain length=131 signed=0 opcode=response function=get-multi-variables sequence=1 status=0 member=19 type=timespan value=8
> 03 00 00 25 02 f0 80 72 01 00 16 31 00 00 05 4c 00 00 00 02 00 00 03 d6 34 00 00 03 d6 01 01 82 31 72 01 00 00
expect read request label="get variables" T0801 version=plain length=22 signed=0 opcode=request function=get-multi-variables sequence=2 session=982 object=982 attribute=session-key
# none could be read
< 03 00 00 1d 02 f0 80 72 01 00 0e 32 00 00 05 4c 00 00 00 02 34 00 00 01 05 72 01 00 00
expect read answer label="get variables" T0801 version=plain length=14 signed=0 opcode=response function=get-multi-variables sequence=2 status=0
# no variable at all
> 03 00 00 23 02 f0 80 72 01 00 14 31 00 00 05 4c 00 00 00 03 00 00 03 d6 34 00 00 00 00 00 00 72 01 00 00
expect read request label="get variables" T0801 version=plain length=20 signed=0 opcode=request function=get-multi-variables sequence=3 session=982 count=0
# fewer than announced
> 03 00 00 24 02 f0 80 72 01 00 15 31 00 00 05 4c 00 00 00 04 00 00 03 d6 34 00 00 00 00 02 09 00 72 01 00 00
expect read request label="get variables" T0801 version=plain length=21 signed=0 opcode=request function=get-multi-variables sequence=4 session=982

case variables are written: in a block, outputs, an attribute; the operating state
> 03 00 00 3c 02 f0 80 72 01 00 2d 31 00 00 05 42 00 00 00 01 00 00 03 d6 34 00 00 00 00 02 0a 00 88 d0 b8 80 01 02 93 76 09 00 51 02 00 00 01 00 07 00 2a 02 00 01 01 00 72 01 00 00
expect write request changes=yes label="set variables" T0836 version=plain length=45 signed=0 opcode=request function=set-multi-variables sequence=1 session=982 area=db db=1 access=9 member=0 type=int value=42
expect control request changes=yes label="set outputs" T0855 version=plain length=45 signed=0 opcode=request function=set-multi-variables sequence=1 session=982 area=outputs access=0 member=1 type=bool value=1
> 03 00 00 2a 02 f0 80 72 01 00 1b 31 00 00 05 42 00 00 00 02 00 00 03 d6 34 00 00 02 bc 01 01 83 10 01 00 04 01 00 72 01 00 00
expect write request changes=yes label="set variables" T0836 version=plain length=27 signed=0 opcode=request function=set-multi-variables sequence=2 session=982 object=700 attribute=400 type=udint value=1
# stop
> 03 00 00 27 02 f0 80 72 01 00 18 31 00 00 04 f2 00 00 00 03 00 00 03 d6 34 00 00 00 34 01 90 77 00 08 01 72 01 00 00
expect run request changes=yes label="change operating state" T0858 version=plain length=24 signed=0 opcode=request function=set-variable sequence=3 session=982 object=52 attribute=operating-state-request type=dint value=1
< 03 00 00 1a 02 f0 80 72 01 00 0b 32 00 00 04 f2 00 00 00 03 34 00 72 01 00 00
expect run answer changes=yes label="change operating state" T0858 version=plain length=11 signed=0 opcode=response function=set-variable sequence=3 status=0
> 03 00 00 29 02 f0 80 72 01 00 1a 31 00 00 04 f2 00 00 00 04 00 00 03 d6 34 00 00 02 bc 01 83 10 00 15 02 61 62 72 01 00 00
expect write request changes=yes label="set variable" T0836 version=plain length=26 signed=0 opcode=request function=set-variable sequence=4 session=982 object=700 attribute=400 type=wstring text="ab"
# refused
< 03 00 00 1e 02 f0 80 72 01 00 0f 32 00 00 04 f2 00 00 00 04 34 88 83 ff ff 6f 72 01 00 00
expect write answer changes=yes failed label="set variable" T0836 version=plain length=15 signed=0 opcode=response function=set-variable sequence=4 status=-17
# a type that is not known
> 03 00 00 2c 02 f0 80 72 01 00 1d 31 00 00 05 42 00 00 00 05 00 00 03 d6 34 00 00 00 00 01 05 00 52 02 00 01 01 00 3f 01 72 01 00 00
expect write request changes=yes label="set variables" T0836 version=plain length=29 signed=0 opcode=request function=set-multi-variables sequence=5 session=982
expect flaw unread
# cut short
> 03 00 00 22 02 f0 80 72 01 00 13 31 00 00 04 f2 00 00 00 06 00 00 03 d6 34 00 00 02 bc 01 72 01 00 00
expect write request changes=yes label="set variable" T0836 version=plain length=19 signed=0 opcode=request function=set-variable sequence=6 session=982
expect flaw unread
# nothing
> 03 00 00 23 02 f0 80 72 01 00 14 31 00 00 05 42 00 00 00 07 00 00 03 d6 34 00 00 00 00 00 00 72 01 00 00
expect write request changes=yes label="set variables" T0836 version=plain length=20 signed=0 opcode=request function=set-multi-variables sequence=7 session=982 count=0
expect flaw unread

case a subscription: made, renewed, notified, ended
> 03 00 00 32 02 f0 80 72 01 00 23 31 00 00 04 ca 00 00 00 01 00 00 03 d6 34 00 00 03 e1 00 04 00 00 00 00 00 a1 7f ff c0 01 87 69 00 00 a2 72 01 00 00
expect read request label="subscribe to variables" T0801 version=plain length=35 signed=0 opcode=request function=create-object sequence=1 session=982 object=993 class=subscription
< 03 00 00 20 02 f0 80 72 01 00 11 32 00 00 04 ca 00 00 00 01 34 00 01 81 80 80 80 6a 72 01 00 00
expect read answer label="subscribe to variables" T0801 version=plain length=17 signed=0 opcode=response function=create-object sequence=1 status=0
> 03 00 00 28 02 f0 80 72 01 00 19 31 00 00 04 f2 00 00 00 02 00 00 03 d6 34 10 00 00 6a 01 88 1d 00 07 00 06 72 01 00 00
expect read request label="renew subscription" version=plain length=25 signed=0 opcode=request function=set-variable sequence=2 session=982 object=268435562 attribute=1053 type=int value=6
< 03 00 00 20 02 f0 80 72 01 00 11 33 10 00 00 6a 00 00 00 00 00 00 00 00 00 00 00 00 72 01 00 00
expect report report label="notification" T0856 version=plain length=17 signed=0 opcode=notification object=268435562
> 03 00 00 21 02 f0 80 72 01 00 12 31 00 00 04 d4 00 00 00 03 00 00 03 d6 34 10 00 00 6a 72 01 00 00
expect read request label="end subscription" version=plain length=18 signed=0 opcode=request function=delete-object sequence=3 session=982 object=268435562
< 03 00 00 1a 02 f0 80 72 01 00 0b 32 00 00 04 d4 00 00 00 03 34 00 72 01 00 00
expect read answer label="end subscription" version=plain length=11 signed=0 opcode=response function=delete-object sequence=3 status=0

case programs: objects are created and deleted; what cannot be read
> 03 00 00 32 02 f0 80 72 01 00 23 31 00 00 04 ca 00 00 00 01 00 00 03 d6 34 00 00 00 03 00 04 00 00 00 00 00 a1 00 00 00 05 94 0e 00 00 a2 72 01 00 00
expect program request changes=yes label="create object" T0843 version=plain length=35 signed=0 opcode=request function=create-object sequence=1 session=982 object=3 class=2574
> 03 00 00 21 02 f0 80 72 01 00 12 31 00 00 04 d4 00 00 00 02 00 00 03 d6 34 8a 0e 00 01 72 01 00 00
expect program request changes=yes label="delete object" T0809 version=plain length=18 signed=0 opcode=request function=delete-object sequence=2 session=982 object=2316173313
> 03 00 00 29 02 f0 80 72 01 00 1a 31 00 00 04 ca 00 00 00 03 00 00 03 d6 34 00 00 00 03 00 04 00 00 00 00 00 99 72 01 00 00
expect program request changes=yes label="create object" T0843 version=plain length=26 signed=0 opcode=request function=create-object sequence=3 session=982
expect flaw unread

case other functions
> 03 00 00 23 02 f0 80 72 01 00 14 31 00 00 04 bb 00 00 00 01 00 00 03 d6 34 00 00 00 34 00 00 72 01 00 00
expect read request label="explore objects" T0861 version=plain length=20 signed=0 opcode=request function=explore sequence=1 session=982 object=52
< 03 00 00 1b 02 f0 80 72 01 00 0c 32 00 00 04 bb 00 00 00 01 34 00 00 72 01 00 00
expect read answer label="explore objects" T0861 version=plain length=12 signed=0 opcode=response function=explore sequence=1 status=0
> 03 00 00 23 02 f0 80 72 01 00 14 31 00 00 04 fc 00 00 00 02 00 00 03 d6 34 00 00 00 34 00 00 72 01 00 00
expect read request label="get variable" T0801 version=plain length=20 signed=0 opcode=request function=get-variable sequence=2 session=982 object=52
< 03 00 00 1b 02 f0 80 72 01 00 0c 32 00 00 04 fc 00 00 00 02 34 00 00 72 01 00 00
expect read answer label="get variable" T0801 version=plain length=12 signed=0 opcode=response function=get-variable sequence=2 status=0
> 03 00 00 23 02 f0 80 72 01 00 14 31 00 00 05 06 00 00 00 03 00 00 03 d6 34 00 00 00 34 00 00 72 01 00 00
expect other request changes=unknown label="add link" version=plain length=20 signed=0 opcode=request function=add-link sequence=3 session=982 object=52
< 03 00 00 1b 02 f0 80 72 01 00 0c 32 00 00 05 06 00 00 00 03 34 00 00 72 01 00 00
expect other answer changes=unknown label="add link" version=plain length=12 signed=0 opcode=response function=add-link sequence=3 status=0
> 03 00 00 23 02 f0 80 72 01 00 14 31 00 00 05 1a 00 00 00 04 00 00 03 d6 34 00 00 00 34 00 00 72 01 00 00
expect other request changes=unknown label="remove link" version=plain length=20 signed=0 opcode=request function=remove-link sequence=4 session=982 object=52
< 03 00 00 1b 02 f0 80 72 01 00 0c 32 00 00 05 1a 00 00 00 04 34 00 00 72 01 00 00
expect other answer changes=unknown label="remove link" version=plain length=12 signed=0 opcode=response function=remove-link sequence=4 status=0
> 03 00 00 23 02 f0 80 72 01 00 14 31 00 00 05 24 00 00 00 05 00 00 03 d6 34 00 00 00 34 00 00 72 01 00 00
expect read request label="get link" T0861 version=plain length=20 signed=0 opcode=request function=get-link sequence=5 session=982 object=52
< 03 00 00 1b 02 f0 80 72 01 00 0c 32 00 00 05 24 00 00 00 05 34 00 00 72 01 00 00
expect read answer label="get link" T0861 version=plain length=12 signed=0 opcode=response function=get-link sequence=5 status=0
> 03 00 00 23 02 f0 80 72 01 00 14 31 00 00 05 56 00 00 00 06 00 00 03 d6 34 00 00 00 34 00 00 72 01 00 00
expect program request changes=unknown label="begin sequence" version=plain length=20 signed=0 opcode=request function=begin-sequence sequence=6 session=982
< 03 00 00 1b 02 f0 80 72 01 00 0c 32 00 00 05 56 00 00 00 06 34 00 00 72 01 00 00
expect program answer changes=unknown label="begin sequence" version=plain length=12 signed=0 opcode=response function=begin-sequence sequence=6 status=0
> 03 00 00 23 02 f0 80 72 01 00 14 31 00 00 05 60 00 00 00 07 00 00 03 d6 34 00 00 00 34 00 00 72 01 00 00
expect program request changes=unknown label="end sequence" version=plain length=20 signed=0 opcode=request function=end-sequence sequence=7 session=982
< 03 00 00 1b 02 f0 80 72 01 00 0c 32 00 00 05 60 00 00 00 07 34 00 00 72 01 00 00
expect program answer changes=unknown label="end sequence" version=plain length=12 signed=0 opcode=response function=end-sequence sequence=7 status=0
> 03 00 00 23 02 f0 80 72 01 00 14 31 00 00 05 6b 00 00 00 08 00 00 03 d6 34 00 00 00 34 00 00 72 01 00 00
expect other request changes=unknown label="invoke method" version=plain length=20 signed=0 opcode=request function=invoke sequence=8 session=982 object=52
< 03 00 00 1b 02 f0 80 72 01 00 0c 32 00 00 05 6b 00 00 00 08 34 00 00 72 01 00 00
expect other answer changes=unknown label="invoke method" version=plain length=12 signed=0 opcode=response function=invoke sequence=8 status=0
> 03 00 00 23 02 f0 80 72 01 00 14 31 00 00 05 86 00 00 00 09 00 00 03 d6 34 00 00 00 34 00 00 72 01 00 00
expect read request label="get variables as stream" T0801 version=plain length=20 signed=0 opcode=request function=get-variables-substreamed sequence=9 session=982 object=52
< 03 00 00 1b 02 f0 80 72 01 00 0c 32 00 00 05 86 00 00 00 09 34 00 00 72 01 00 00
expect read answer label="get variables as stream" T0801 version=plain length=12 signed=0 opcode=response function=get-variables-substreamed sequence=9 status=0
> 03 00 00 1d 02 f0 80 72 01 00 0e 31 00 00 07 77 00 00 00 14 00 00 03 d6 34 72 01 00 00
expect other request changes=unknown label="unknown function" version=plain length=14 signed=0 opcode=request function=1911 sequence=20 session=982
expect flaw unknown_function
< 03 00 00 1a 02 f0 80 72 01 00 0b 32 00 00 07 77 00 00 00 14 34 00 72 01 00 00
expect other answer changes=unknown label="unknown function" version=plain length=11 signed=0 opcode=response function=1911 sequence=20 status=0
expect flaw unknown_function

case signed: version 2 behind, version 3 in front
> 03 00 00 42 02 f0 80 72 02 00 33 31 00 00 05 24 00 00 00 01 00 00 03 d6 34 00 00 00 34 20 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 72 02 00 00
expect read request label="get link" T0861 version=signed length=51 signed=1 opcode=request function=get-link sequence=1 session=982 object=52
> 03 00 00 42 02 f0 80 72 03 00 33 20 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 31 00 00 05 24 00 00 00 01 00 00 03 d6 34 00 00 00 34 72 03 00 00
expect read request label="get link" T0861 version=signed-in-front length=51 signed=1 opcode=request function=get-link sequence=1 session=982 object=52

case keep alive
> 03 00 00 0b 02 f0 80 72 fe 00 00
expect session request housekeeping label="keep alive" version=keep-alive length=0

case a message in two parts
> 03 00 00 1f 02 f0 80 72 01 00 14 31 00 00 05 42 00 00 00 01 00 00 03 d6 34 00 00 02 bc 01 01
expect piece
> 03 00 00 16 02 f0 80 72 01 00 07 83 10 01 00 04 01 00 72 01 00 00
expect write request changes=yes label="set variables" T0836 version=plain length=7 signed=0 opcode=request function=set-multi-variables sequence=1 session=982 object=700 attribute=400 type=udint value=1

case protected: TLS after the agreement
> 03 00 00 1d 02 f0 80 72 01 00 0e 31 00 00 05 b3 00 00 00 01 00 00 03 d6 34 72 01 00 00
expect session request housekeeping label="protect session" version=plain length=14 signed=0 opcode=request function=init-ssl sequence=1 session=982
< 03 00 00 1b 02 f0 80 72 01 00 0c 32 00 00 05 b3 00 00 00 01 34 00 00 72 01 00 00
expect session answer housekeeping label="protect session" version=plain length=12 signed=0 opcode=response function=init-ssl sequence=1 status=0
> 03 00 00 10 02 f0 80 16 03 01 00 04 01 02 03 04
expect other request changes=unknown opaque label="protected session"
< 03 00 00 10 02 f0 00 16 03 03 00 04 01 02 03 04
expect other answer changes=unknown opaque label="protected session"
> 03 00 00 0b 02 f0 80 72 01 ff ff
expect other request changes=unknown opaque label="protected session"

case answers that do not fit
< 03 00 00 1a 02 f0 80 72 01 00 0b 32 00 00 04 bb 00 00 00 09 34 00 72 01 00 00
expect read answer label="explore objects" T0861 version=plain length=11 signed=0 opcode=response function=explore sequence=9 status=0
expect flaw no_request
> 03 00 00 21 02 f0 80 72 01 00 12 31 00 00 04 bb 00 00 00 01 00 00 03 d6 34 00 00 00 01 72 01 00 00
expect read request label="explore objects" T0861 version=plain length=18 signed=0 opcode=request function=explore sequence=1 session=982 object=1
< 03 00 00 1a 02 f0 80 72 01 00 0b 32 00 00 05 24 00 00 00 01 34 00 72 01 00 00
expect read answer label="get link" T0861 version=plain length=11 signed=0 opcode=response function=get-link sequence=1 status=0
expect flaw misfit

case joined in the middle
midstream
< 03 00 00 21 02 f0 80 72 01 00 12 31 00 00 05 24 00 00 00 01 00 00 03 d6 34 00 00 00 34 72 01 00 00
expect read request label="get link" T0861 version=plain length=18 signed=0 opcode=request function=get-link sequence=1 session=982 object=52
expect turned


case joined in the middle, at an answer
midstream
> 03 00 00 1a 02 f0 80 72 01 00 0b 32 00 00 05 24 00 00 00 01 34 00 72 01 00 00
expect read answer label="get link" T0861 version=plain length=11 signed=0 opcode=response function=get-link sequence=1 status=0
expect flaw no_request
expect turned

case flaws of the carriers
> 03 01 00 0b 02 f0 80 72 01 00 00
expect flaw bad_tpkt
expect piece
> 03 00 00 0b 02 f3 80 72 01 00 00
expect flaw bad_cotp
expect piece
> 03 00 00 08 03 60 00 00
expect other request changes=unknown label="unknown transport message" tpdu=96
expect flaw unknown_tpdu
expect carrier
> 03 00 00 0c 02 f0 00 72 01 00 04 31
expect other request changes=unknown label="part of a message"
expect flaw cut_by_carrier
> 03 00 00 0b 02 f0 80 99 01 02 03
expect other request changes=unknown label="message of another protocol"
expect flaw unknown_version

case flaws: version, length, opcode, cut header
> 03 00 00 21 02 f0 80 72 04 00 12 31 00 00 05 24 00 00 00 01 00 00 03 d6 34 00 00 00 34 72 04 00 00
expect read request label="get link" T0861 version=4 length=18 signed=1 opcode=request function=get-link sequence=1 session=982 object=52
expect flaw unknown_version
> 03 00 00 1f 02 f0 80 72 01 00 12 31 00 00 05 24 00 00 00 01 00 00 03 d6 34 00 00 00 34 00 00
expect read request label="get link" T0861 version=plain length=18 signed=0 opcode=request function=get-link sequence=1 session=982 object=52
expect flaw bad_length
> 03 00 00 1a 02 f0 80 72 01 00 0b 44 00 00 00 00 00 00 00 00 00 00 72 01 00 00
expect other request changes=unknown label="unknown message" version=plain length=11 signed=0 opcode=68
expect flaw unknown_opcode

case flaws: an empty message, a cut header
> 03 00 00 0f 02 f0 80 72 01 00 00 72 01 00 00
expect flaw bad_length
> 03 00 00 13 02 f0 80 72 01 00 04 31 00 00 05 72 01 00 00
expect flaw truncated
> 03 00 00 13 02 f0 80 72 01 00 04 32 00 00 05 72 01 00 00
expect flaw truncated
> 03 00 00 11 02 f0 80 72 01 00 02 33 00 72 01 00 00
expect flaw truncated
