# SPDX-License-Identifier: Apache-2.0
# Fox, from a capture: the text of each message is in the comment above it.
protocol fox

case "hello of both sides, challenge, log in"
# fox a 1 -1 fox hello
> 666f7820612031202d3120666f782068656c6c6f0a7b0a666f782e76657273696f6e3d733a312e300a686f73744e616d653d733a7870766d0a6170702e6e616d653d733a576f726b62656e63680a6170702e76657273696f6e3d733a332e372e34340a686f737449643d733a57696e2d393943420a6272616e6449643d733a76796b6f6e0a7d3b3b0a
expect identity name="xpvm"
expect identity product="Workbench"
expect identity firmware="3.7.44"
expect identity serial="Win-99CB"
expect identity vendor="vykon"
expect session request housekeeping label="hello" message_type=message sequence=1 reply=-1 channel="fox" command="hello"
# fox a 0 -1 fox hello
< 666f7820612030202d3120666f782068656c6c6f0a7b0a686f73744e616d653d733a3139322e3136382e322e31350a73746174696f6e2e6e616d653d733a48510a6170702e6e616d653d733a53746174696f6e0a7d3b3b0a
expect identity name="192.168.2.15"
expect identity name="HQ"
expect identity product="Station"
expect session report housekeeping label="hello" message_type=message sequence=0 reply=-1 channel="fox" command="hello"
# fox a 1 -1 fox challenge
< 666f7820612031202d3120666f78206368616c6c656e67650a7b0a69643d693a310a7d3b3b0a
expect session report housekeeping label="challenge" message_type=message sequence=1 reply=-1 channel="fox" command="challenge"
# fox s 2 -1 fox login
> 666f7820732032202d3120666f78206c6f67696e0a7b0a69643d693a310a7d3b3b0a
expect session request housekeeping label="log in" message_type=request sequence=2 reply=-1 channel="fox" command="login"
# fox r 2 2 fox login
< 666f7820722032203220666f78206c6f67696e0a7b0a69643d693a310a7d3b3b0a
expect session answer housekeeping label="log in" message_type=reply sequence=2 reply=2 channel="fox" command="login"
# fox s 3 -1 fox keepAlive
> 666f7820732033202d3120666f78206b656570416c6976650a7b0a69643d693a310a7d3b3b0a
expect session request housekeeping label="session" message_type=request sequence=3 reply=-1 channel="fox" command="keepAlive"

case "the station's components, histories, alarms, files"
# fox s 4 -1 station invoke
> 666f7820732034202d312073746174696f6e20696e766f6b650a7b0a69643d693a310a7d3b3b0a
expect control request changes=yes label="invoke action" T0855 message_type=request sequence=4 reply=-1 channel="station" command="invoke"
# fox s 5 -1 bog invoke
> 666f7820732035202d3120626f6720696e766f6b650a7b0a69643d693a310a7d3b3b0a
expect control request changes=yes label="invoke action" T0855 message_type=request sequence=5 reply=-1 channel="bog" command="invoke"
# fox s 6 -1 station sync
> 666f7820732036202d312073746174696f6e2073796e630a7b0a69643d693a310a7d3b3b0a
expect write request changes=yes label="write changes of components" T0836 message_type=request sequence=6 reply=-1 channel="station" command="sync"
# fox s 7 -1 bog sync
> 666f7820732037202d3120626f672073796e630a7b0a69643d693a310a7d3b3b0a
expect write request changes=yes label="write changes of components" T0836 message_type=request sequence=7 reply=-1 channel="bog" command="sync"
# fox s 8 -1 station sub
> 666f7820732038202d312073746174696f6e207375620a7b0a69643d693a310a7d3b3b0a
expect read request label="subscribe" T0801 message_type=request sequence=8 reply=-1 channel="station" command="sub"
# fox s 9 -1 bog sub
> 666f7820732039202d3120626f67207375620a7b0a69643d693a310a7d3b3b0a
expect read request label="subscribe" T0801 message_type=request sequence=9 reply=-1 channel="bog" command="sub"
# fox s 10 -1 station unsub
> 666f782073203130202d312073746174696f6e20756e7375620a7b0a69643d693a310a7d3b3b0a
expect read request label="end subscription" message_type=request sequence=10 reply=-1 channel="station" command="unsub"
# fox s 11 -1 bog unsub
> 666f782073203131202d3120626f6720756e7375620a7b0a69643d693a310a7d3b3b0a
expect read request label="end subscription" message_type=request sequence=11 reply=-1 channel="bog" command="unsub"
# fox s 12 -1 station load
> 666f782073203132202d312073746174696f6e206c6f61640a7b0a69643d693a310a7d3b3b0a
expect read request label="load components" T0801 message_type=request sequence=12 reply=-1 channel="station" command="load"
# fox s 13 -1 bog load
> 666f782073203133202d3120626f67206c6f61640a7b0a69643d693a310a7d3b3b0a
expect read request label="load components" T0801 message_type=request sequence=13 reply=-1 channel="bog" command="load"
# fox s 14 -1 history query
> 666f782073203134202d3120686973746f72792071756572790a7b0a69643d693a310a7d3b3b0a
expect read request changes=unknown label="history" T0801 message_type=request sequence=14 reply=-1 channel="history" command="query"
# fox s 15 -1 alarm ack
> 666f782073203135202d3120616c61726d2061636b0a7b0a69643d693a310a7d3b3b0a
expect other request changes=unknown label="alarm" message_type=request sequence=15 reply=-1 channel="alarm" command="ack"
# fox s 16 -1 file put
> 666f782073203136202d312066696c65207075740a7b0a69643d693a310a7d3b3b0a
expect file request changes=unknown label="file" T0867 message_type=request sequence=16 reply=-1 channel="file" command="put"
# fox s 17 -1 provisioning run
> 666f782073203137202d312070726f766973696f6e696e672072756e0a7b0a69643d693a310a7d3b3b0a
expect program request changes=unknown label="provisioning" T0843 message_type=request sequence=17 reply=-1 channel="provisioning" command="run"
# fox a 9 -1 bog sync
< 666f7820612039202d3120626f672073796e630a7b0a69643d693a310a7d3b3b0a
expect write report changes=yes label="write changes of components" T0836 message_type=message sequence=9 reply=-1 channel="bog" command="sync"
# fox e 4 4 station invoke
< 666f782065203420342073746174696f6e20696e766f6b650a7b0a69643d693a310a7d3b3b0a
expect control answer changes=yes failed label="invoke action" T0855 message_type=error sequence=4 reply=4 channel="station" command="invoke"

case "unknown command; a first line that is not right; another protocol"
# fox s 30 -1 other thing
> 666f782073203330202d31206f74686572207468696e670a7b0a69643d693a310a7d3b3b0a
expect other request changes=unknown label="unknown command" message_type=request sequence=30 reply=-1 channel="other" command="thing"
expect flaw unknown_command
# fox r 30 30 other thing
< 666f782072203330203330206f74686572207468696e670a7b0a69643d693a310a7d3b3b0a
expect other answer changes=unknown label="unknown command" message_type=reply sequence=30 reply=30 channel="other" command="thing"
# fox q 30 -1 fox hello
> 666f782071203330202d3120666f782068656c6c6f0a7b0a69643d693a310a7d3b3b0a
expect session request housekeeping label="hello" message_type=113 channel="fox" command="hello"
expect flaw bad_head
# fox s 3x -1 fox hello
> 666f782073203378202d3120666f782068656c6c6f0a7b0a69643d693a310a7d3b3b0a
expect session request housekeeping label="hello" message_type=request channel="fox" command="hello"
expect flaw bad_head
# fox s 30 - fox hello
> 666f782073203330202d20666f782068656c6c6f0a7b0a69643d693a310a7d3b3b0a
expect session request housekeeping label="hello" message_type=request sequence=30 reply=0 channel="fox" command="hello"
expect flaw bad_head
# fox s 30 -1 fox
> 666f782073203330202d3120666f780a7b0a69643d693a310a7d3b3b0a
expect session request housekeeping label="session" message_type=request sequence=30 reply=-1 channel="fox" command=""
expect flaw bad_head
> 666f7800
expect foreign
