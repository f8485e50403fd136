# SPDX-License-Identifier: Apache-2.0
# CoAP vectors, written by hand from RFC 7252: 01 type token-length, code, message id, token, options (delta, length), ff payload.
protocol coap


case "methods and their answers"
> 41 01 0001 a1 34706c6331 8773656e736f7273 0474656d70 43753d63 036e3d32 2132
expect read request label="get" T0801 type=confirmable code=get message_id=1 token=a1 host="plc1" path="sensors/temp" query="u=c&n=2"
refuse = 61 83 00 01 a1
refuse 132 = 61 84 00 01 a1
< 61 45 0001 a1 c100 ff 32312e35
expect read answer label="get" T0801 type=acknowledgement code=content message_id=1 token=a1 format=text payload="21.5"
> 51 02 0002 a2 b576616c7665 ff 6f70656e
expect write request changes=yes label="post" T0855 type=non-confirmable code=post message_id=2 token=a2 path="valve" payload="open"
refuse = 51 83 00 02 a2
< 51 44 0009 a2
expect write answer changes=yes label="post" T0855 type=non-confirmable code=changed message_id=9 token=a2
> 41 03 0003 a3 1101 a8736574706f696e74 1132 ff 7b2276223a35307d
expect write request changes=yes label="put" T0836 type=confirmable code=put message_id=3 token=a3 path="setpoint" format=json payload="{\"v\":50}"
< 61 83 0003 a3
expect write answer changes=yes failed label="put" T0836 type=acknowledgement code=forbidden message_id=3 token=a3
> 41 04 0004 a4 b472756c65
expect config request changes=yes label="delete" T0809 type=confirmable code=delete message_id=4 token=a4 path="rule"
< 61 42 0004 a4
expect config answer changes=yes label="delete" T0809 type=acknowledgement code=deleted message_id=4 token=a4
> 41 05 0005 a5 b171
expect read request label="fetch" T0801 type=confirmable code=fetch message_id=5 token=a5 path="q"
< 61 45 0005 a5
expect read answer label="fetch" T0801 type=acknowledgement code=content message_id=5 token=a5
> 41 06 0006 a6 b170
expect write request changes=yes label="patch" T0836 type=confirmable code=patch message_id=6 token=a6 path="p"
< 61 44 0006 a6
expect write answer changes=yes label="patch" T0836 type=acknowledgement code=changed message_id=6 token=a6
> 41 07 0007 a7 b170
expect write request changes=yes label="patch" T0836 type=confirmable code=ipatch message_id=7 token=a7 path="p"
< 61 44 0007 a7
expect write answer changes=yes label="patch" T0836 type=acknowledgement code=changed message_id=7 token=a7
# what is there; without a token
> 40 01 0008  bb2e77656c6c2d6b6e6f776e 04636f7265
expect identify request label="discover resources" T0888 type=confirmable code=get message_id=8 path=".well-known/core"
< 60 45 0008  c128 ff 3c2f743e
expect read answer label="get" T0801 type=acknowledgement code=content message_id=8 format=link-format payload="</t>"
# ping, and its reset
> 40 00 0009 
expect session request housekeeping label="empty message" type=confirmable code=empty message_id=9
< 70 00 0009 
expect session request housekeeping label="empty message" type=reset code=empty message_id=9
refuse = none

case "observation, blocks, a proxy"
> 41 01 0001 b1 60 5474656d70
expect read request label="get" T0801 type=confirmable code=get message_id=1 token=b1 path="temp" observe=0
< 61 45 0001 b1 6105 ff 3230
expect report report label="notification" T0801 type=acknowledgement code=content message_id=1 token=b1 observe=5 payload="20"
< 41 45 004d b1 6106 ff 3231
expect report report label="notification" T0801 type=confirmable code=content message_id=77 token=b1 observe=6 payload="21"
> 60 00 004d 
expect session request housekeeping label="empty message" type=acknowledgement code=empty message_id=77
> 41 03 0002 b2 b26677 d1030e ff 78787878787878787878787878787878
expect write request changes=yes label="put" T0836 type=confirmable code=put message_id=2 token=b2 path="fw" block=0 more=1 payload="xxxxxxxxxxxxxxxx"
< 61 5f 0002 b2 d10e0e
expect write answer changes=yes label="put" T0836 type=acknowledgement code=continue message_id=2 token=b2 block=0 more=1
> 41 01 0003 b3 dc16636f61703a2f2f6661722f61
expect read request routed label="get" T0801 type=confirmable code=get message_id=3 token=b3 proxy="coap://far/a"
> 41 01 0004 b4 d10a16 d11801 d0e3
expect read request label="get" T0801 type=confirmable code=get message_id=4 token=b4 block=1 more=0
# protected (OSCORE)
> 41 02 0005 b5 920901 ff 9988
expect other request changes=unknown opaque label="protected message" type=confirmable code=post message_id=5 token=b5 payload="\x99\x88"
< 61 44 0005 b5 90 ff 77
expect other answer changes=unknown opaque label="protected message" type=acknowledgement code=changed message_id=5 token=b5 payload="w"

case "what is wrong"
# a token of nine bytes; an empty message with contents
> 49 01 0001 112233445566778899
expect other request changes=unknown label="unreadable message" type=confirmable code=get message_id=1
expect flaw bad_token
> 40 00 0001 ff
expect other request changes=unknown label="unreadable message" type=confirmable code=empty message_id=1
expect flaw bad_token
# a reserved length; a payload that is missing; an option that is cut
> 40 01 0001 bf
expect other request changes=unknown label="unreadable message" type=confirmable code=get message_id=1
expect flaw bad_option
> 40 01 0001 ff
expect read request label="get" T0801 type=confirmable code=get message_id=1
expect flaw bad_option
> 40 01 0001 b5 6162
expect other request changes=unknown label="unreadable message" type=confirmable code=get message_id=1
expect flaw bad_option
# a critical option that is not known; a method, a result
> 40 01 0002  d15601
expect read request label="get" T0801 type=confirmable code=get message_id=2
expect flaw unknown_option
> 40 08 0003 
expect other request changes=unknown label="unknown method" type=confirmable code=8 message_id=3
expect flaw unknown_code
> 41 01 0004 c1
expect read request label="get" T0801 type=confirmable code=get message_id=4 token=c1
< 61 59 0004 c1
expect read answer label="get" T0801 type=acknowledgement code=89 message_id=4 token=c1
expect flaw unknown_code
# an answer to nothing; a path that is too long
< 61 45 0005 c9
expect read answer label="answer" type=acknowledgement code=content message_id=5 token=c9
expect flaw no_request
> 40 01 0006  bd8978787878787878787878787878787878787878787878787878787878787878787878787878787878787878 \
  787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878 \
  787878787878787878787878787878787878787878787878787878787878787878787878787878787878787878 \
  7878787878787878787878787878787878 0d8979797979797979797979797979797979797979797979797979797979797979797979797979797979797979 \
  797979797979797979797979797979797979797979797979797979797979797979797979797979797979797979 \
  797979797979797979797979797979797979797979797979797979797979797979797979797979797979797979 \
  7979797979797979797979797979797979
expect read request label="get" T0801 type=confirmable code=get message_id=6 path="xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
expect flaw long_path

case "not CoAP: another version"
> 80 01 0001
expect foreign
