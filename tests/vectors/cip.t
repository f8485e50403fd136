# SPDX-License-Identifier: Apache-2.0
# CIP, by hand from ODVA CIP volume 1 and 1756-PM020: each line is one CIP message without the EtherNet/IP around it.
# A request: service, words of path, path, data.  An answer: service with bit 7, 0, status, words of more, data.
protocol cip

# ---- tags: 1756-PM020 --------------------------------------------------------------------------

case "read a tag: one DINT"
> 4c0491055370656564000100
expect read request label="read tag" T0801 service=76 symbol="Speed" element=0..0 count=1
< cc000000c400fbffffff
expect read answer label="read tag" T0801 service=76 symbol="Speed" element=0..0 status=success type=dint value=[-5]

case "read elements 5 to 7 of an array of REAL"
> 4c0591054c6576656c0028050300
expect read request label="read tag" T0801 service=76 symbol="Level" element=5..7 count=3
< cc000000ca000000c03f000000c00000803e
expect read answer label="read tag" T0801 service=76 symbol="Level" element=5..7 status=success type=real value=[1.5,-2,0.25]

case "read a member of a structure in a program: two indexes inside, one at the end"
> 4c12910c50726f6772616d3a4d61696e91044c696e652802280391054d6f746f720029002c010200
expect read request label="read tag" T0801 service=76 symbol="Program:Main.Line[2,3].Motor" element=300..301 count=2
< cc000000c300ffff0700
expect read answer label="read tag" T0801 service=76 symbol="Program:Main.Line[2,3].Motor" element=300..301 status=success type=int value=[-1,7]

case "read elements of an array of two dimensions: the indexes are part of the name"
> 4c05910447726964280128020100
expect read request label="read tag" T0801 service=76 symbol="Grid[1,2]" count=1
< cc000000c40009000000
expect read answer label="read tag" T0801 service=76 symbol="Grid[1,2]" status=success type=dint value=[9]

case "read by the number of the symbol, and a member of it"
> 4c04206b2500341228040100
expect read request label="read tag" T0801 service=76 class=symbol instance=4660 element=4..4 count=1
< cc000000c100ff
expect read answer label="read tag" T0801 service=76 class=symbol instance=4660 element=4..4 status=success type=bool value=[255]
> 4c06206b250034129103506f73000100
expect read request label="read tag" T0801 service=76 class=symbol instance=4660 symbol="Pos" element=0..0 count=1
< cc000000c10101
expect read answer label="read tag" T0801 service=76 class=symbol instance=4660 symbol="Pos" element=0..0 status=success type=bool value=[1]

case "every elementary type of values"
> 4c02910154000100
expect read request label="read tag" T0801 service=76 symbol="T" element=0..0 count=1
< cc000000c20080
expect read answer label="read tag" T0801 service=76 symbol="T" element=0..0 status=success type=sint value=[-128]
> 4c02910154000100
expect read request label="read tag" T0801 service=76 symbol="T" element=0..0 count=1
< cc000000c500ffffffffffffffff
expect read answer label="read tag" T0801 service=76 symbol="T" element=0..0 status=success type=lint value=[-1]
> 4c02910154000100
expect read request label="read tag" T0801 service=76 symbol="T" element=0..0 count=1
< cc000000c60080
expect read answer label="read tag" T0801 service=76 symbol="T" element=0..0 status=success type=usint value=[128]
> 4c02910154000100
expect read request label="read tag" T0801 service=76 symbol="T" element=0..0 count=1
< cc000000c700feff
expect read answer label="read tag" T0801 service=76 symbol="T" element=0..0 status=success type=uint value=[65534]
> 4c02910154000100
expect read request label="read tag" T0801 service=76 symbol="T" element=0..0 count=1
< cc000000c800feffffff
expect read answer label="read tag" T0801 service=76 symbol="T" element=0..0 status=success type=udint value=[4294967294]
> 4c02910154000100
expect read request label="read tag" T0801 service=76 symbol="T" element=0..0 count=1
< cc000000c900feffffffffffffff
expect read answer label="read tag" T0801 service=76 symbol="T" element=0..0 status=success type=ulint value=[18446744073709551614]
> 4c02910154000100
expect read request label="read tag" T0801 service=76 symbol="T" element=0..0 count=1
< cc000000cb00000000000000e03f
expect read answer label="read tag" T0801 service=76 symbol="T" element=0..0 status=success type=lreal value=[0.5]
> 4c02910154000100
expect read request label="read tag" T0801 service=76 symbol="T" element=0..0 count=1
< cc000000cc0001000000
expect read answer label="read tag" T0801 service=76 symbol="T" element=0..0 status=success type=stime value=[1]
> 4c02910154000100
expect read request label="read tag" T0801 service=76 symbol="T" element=0..0 count=1
< cc000000cd000200
expect read answer label="read tag" T0801 service=76 symbol="T" element=0..0 status=success type=date value=[2]
> 4c02910154000100
expect read request label="read tag" T0801 service=76 symbol="T" element=0..0 count=1
< cc000000ce0003000000
expect read answer label="read tag" T0801 service=76 symbol="T" element=0..0 status=success type=time-of-day value=[3]
> 4c02910154000100
expect read request label="read tag" T0801 service=76 symbol="T" element=0..0 count=1
< cc000000d10081
expect read answer label="read tag" T0801 service=76 symbol="T" element=0..0 status=success type=byte value=[129]
> 4c02910154000100
expect read request label="read tag" T0801 service=76 symbol="T" element=0..0 count=1
< cc000000d2000180
expect read answer label="read tag" T0801 service=76 symbol="T" element=0..0 status=success type=word value=[32769]
> 4c02910154000100
expect read request label="read tag" T0801 service=76 symbol="T" element=0..0 count=1
< cc000000d30001000080
expect read answer label="read tag" T0801 service=76 symbol="T" element=0..0 status=success type=dword value=[2147483649]
> 4c02910154000100
expect read request label="read tag" T0801 service=76 symbol="T" element=0..0 count=1
< cc000000d4000100000000000080
expect read answer label="read tag" T0801 service=76 symbol="T" element=0..0 status=success type=lword value=[9223372036854775809]
> 4c02910154000100
expect read request label="read tag" T0801 service=76 symbol="T" element=0..0 count=1
< cc000000d600ffffffff
expect read answer label="read tag" T0801 service=76 symbol="T" element=0..0 status=success type=ftime value=[-1]
> 4c02910154000100
expect read request label="read tag" T0801 service=76 symbol="T" element=0..0 count=1
< cc000000d700ffffffffffffffff
expect read answer label="read tag" T0801 service=76 symbol="T" element=0..0 status=success type=ltime value=[-1]
> 4c02910154000100
expect read request label="read tag" T0801 service=76 symbol="T" element=0..0 count=1
< cc000000d800ffff
expect read answer label="read tag" T0801 service=76 symbol="T" element=0..0 status=success type=itime value=[-1]
> 4c02910154000100
expect read request label="read tag" T0801 service=76 symbol="T" element=0..0 count=1
< cc000000db0010270000
expect read answer label="read tag" T0801 service=76 symbol="T" element=0..0 status=success type=time value=[10000]

case "values whose form is not read: a structure, a string"
> 4c0491065265636970650100
expect read request label="read tag" T0801 service=76 symbol="Recipe" element=0..0 count=1
< cc000000a002ce0f050000004265657231
expect read answer label="read tag" T0801 service=76 symbol="Recipe" element=0..0 status=success type=structure structure=4046 data=050000004265657231
> 4c0391044e616d650100
expect read request label="read tag" T0801 service=76 symbol="Name" element=0..0 count=1
< cc000000d00002006162
expect read answer label="read tag" T0801 service=76 symbol="Name" element=0..0 status=success type=string data=02006162

case "write tags: a BOOL, an array of INT, a structure"
> 4d03910352756e00c100010001
expect write request changes=yes label="write tag" T0836 service=77 symbol="Run" element=0..0 count=1 type=bool value=[1]
< cd000000
expect write answer changes=yes label="write tag" T0836 service=77 symbol="Run" element=0..0 status=success
> 4d049103536574002802c300020064009cff
expect write request changes=yes label="write tag" T0836 service=77 symbol="Set" element=2..3 count=2 type=int value=[100,-100]
< cd000000
expect write answer changes=yes label="write tag" T0836 service=77 symbol="Set" element=2..3 status=success
> 4d049106526563697065a002ce0f0100deadbeef
expect write request changes=yes label="write tag" T0836 service=77 symbol="Recipe" element=0..0 count=1 type=structure structure=4046 data=deadbeef
< cd00ff010721
expect write answer changes=yes failed label="write tag" T0836 service=77 symbol="Recipe" element=0..0 status=general-error extended_status=type-mismatch

case "change bits of a tag: set bit 3, clear bit 0"
> 4e039104576f7264040008000000feffffff
expect write request changes=yes label="change bits of tag" T0836 service=78 symbol="Word" element=0..0 or_mask=08000000 and_mask=feffffff
< ce000000
expect write answer changes=yes label="change bits of tag" T0836 service=78 symbol="Word" element=0..0 status=success

case "read in fragments: what is missing is asked for by offset"
> 5203910342696700040000000000
expect read request label="read tag in fragments" T0801 service=82 symbol="Big" element=0..3 count=4 offset=0
< d2000600c4000100000002000000
expect read answer label="read tag in fragments" T0801 service=82 symbol="Big" element=0..1 status=partial-transfer type=dint value=[1,2]
> 5203910342696700040008000000
expect read request label="read tag in fragments" T0801 service=82 symbol="Big" element=0..3 count=4 offset=8
< d2000000c4000300000004000000
expect read answer label="read tag in fragments" T0801 service=82 symbol="Big" element=2..3 status=success type=dint value=[3,4]

case "write in fragments: elements 12 and 13 in the second; a piece that cuts an element"
> 5304910342696700280ac4000400000000000100000002000000
expect write request changes=yes label="write tag in fragments" T0836 service=83 symbol="Big" element=10..11 count=4 offset=0 type=dint value=[1,2]
< d3000000
expect write answer changes=yes label="write tag in fragments" T0836 service=83 symbol="Big" element=10..13 status=success
> 5304910342696700280ac4000400080000000300000004000000
expect write request changes=yes label="write tag in fragments" T0836 service=83 symbol="Big" element=12..13 count=4 offset=8 type=dint value=[3,4]
< d3000000
expect write answer changes=yes label="write tag in fragments" T0836 service=83 symbol="Big" element=10..13 status=success
> 5304910342696700280ac4000400020000000102
expect write request changes=yes label="write tag in fragments" T0836 service=83 symbol="Big" element=10..13 count=4 offset=2 type=dint data=0102
< d3000000
expect write answer changes=yes label="write tag in fragments" T0836 service=83 symbol="Big" element=10..13 status=success

case "browse tags: from symbol 7, name and type of each; a structure's definition"
> 5502206b2407020001000200
expect read request label="browse tags" T0861 service=85 class=symbol instance=7 count=2 data=01000200
< d50006000800000005005370656564c400
expect read answer label="browse tags" T0861 service=85 class=symbol instance=7 status=partial-transfer data=0800000005005370656564c400
> 5509910c50726f6772616d3a4d61696e206b240001000100
expect read request label="browse tags" T0861 service=85 class=symbol instance=0 symbol="Program:Main" count=1 data=0100
> 4c03206c2500ce0f000000002000
expect read request label="read structure definition" T0861 service=76 class=template instance=4046 data=000000002000
< cc00000000000000
expect read answer label="read structure definition" T0861 service=76 class=template instance=4046 status=success data=00000000

case "a tag that is not there; access denied"
> 4c0391044e6f70650100
expect read request label="read tag" T0801 service=76 symbol="Nope" element=0..0 count=1
< cc0004010000
expect read answer failed label="read tag" T0801 service=76 symbol="Nope" element=0..0 status=path-segment-error extended_status=0
> 4d049105537065656400c400010001000000
expect write request changes=yes label="write tag" T0836 service=77 symbol="Speed" element=0..0 count=1 type=dint value=[1]
< cd000f00
expect write answer changes=yes failed label="write tag" T0836 service=77 symbol="Speed" element=0..0 status=privilege-violation

case "change counters; scanned memory; scan lists"
> 010220ac24010100
expect read request label="read change counters" T0888 service=get-attributes-all class=logix-changes instance=1 data=0100
< 81000000e8000100
expect read answer label="read change counters" T0888 service=get-attributes-all class=logix-changes instance=1 status=success data=e8000100
> 030220ac2401020001000200
expect read request label="read change counters" T0888 service=get-attribute-list class=logix-changes instance=1 attribute=1 count=2
expect read request label="read change counters" T0888 service=get-attribute-list class=logix-changes instance=1 attribute=2 count=2
> 4c0220722400cc0204000100
expect read request label="read scanned memory" T0801 service=76 class=logix-scan-list instance=0 count=1 memory=262860
< cc00000001
expect read answer label="read scanned memory" T0801 service=76 class=logix-scan-list instance=0 status=success data=01
> 0802207224010100050051000000
expect other request changes=unknown label="create scan list" service=create class=logix-scan-list instance=1 data=0100050051000000
> 4b022072240100
expect other request changes=unknown label="define scan list" service=75 class=logix-scan-list instance=1 data=00
> 050220722401
expect other request changes=unknown label="reset scan list" service=reset class=logix-scan-list instance=1

# ---- attributes: CIP volume 1, appendix A ------------------------------------------------------

case "identity of the device itself, and of one behind it"
> 010220012401
expect identify request label="read identity" T0888 service=get-attributes-all class=identity instance=1
< 8100000001000e003600101460303f8251000a313735362d4c36312f42
expect identity product="1756-L61/B"
expect identity vendor="rockwell-automation"
expect identity firmware="16.020"
expect identity serial="0051823f"
expect identify answer label="read identity" T0888 service=get-attributes-all class=identity instance=1 status=success vendor=rockwell-automation device_type=controller product_code=54 revision_major=16 revision_minor=20 device_status=12384 serial=5341759 product_name="1756-L61/B"
> 5202200624010a05060001022001240101000100
expect identify request routed label="read identity" T0888 in=cip service=get-attributes-all class=identity instance=1 route="1/0"
expect carried cip code 1
< 8100000001000e003600101460303f8251000a313735362d4c36312f4203
expect identity product="1756-L61/B"
expect identify answer routed label="read identity" T0888 service=get-attributes-all class=identity instance=1 route="1/0" status=success vendor=rockwell-automation device_type=controller product_code=54 revision_major=16 revision_minor=20 device_status=12384 serial=5341759 product_name="1756-L61/B" data=03

case "identity attributes, one and two; the list of classes; the controller's name"
> 0e03200124013007
expect identify request label="read identity attribute" T0888 service=get-attribute-single class=identity instance=1 attribute=7
< 8e000000024c36
expect identify answer label="read identity attribute" T0888 service=get-attribute-single class=identity instance=1 attribute=7 status=success data=024c36
> 030220012401020001000600
expect identify request label="read identity attributes" T0888 service=get-attribute-list class=identity instance=1 attribute=1 count=2
expect identify request label="read identity attributes" T0888 service=get-attribute-list class=identity instance=1 attribute=6 count=2
< 8300000002000100000001000600000001000000
expect identify answer label="read identity attributes" T0888 service=get-attribute-list class=identity instance=1 status=success count=2 data=0100000001000600000001000000
> 010220022401
expect identify request label="read list of classes" T0888 service=get-attributes-all class=message-router instance=1
< 8100000001000100
expect identify answer label="read list of classes" T0888 service=get-attributes-all class=message-router instance=1 status=success data=01000100
> 010220642401
expect identify request label="read controller name" T0888 service=get-attributes-all class=logix-controller-name instance=1
< 810000000500506c616e740000
expect identity name="Plant"
expect identify answer label="read controller name" T0888 service=get-attributes-all class=logix-controller-name instance=1 status=success data=0500506c616e740000

case "get and set, all, list, single, of a class without meaning of its own"
> 0102200f2409
expect read request label="get all attributes" T0801 service=get-attributes-all class=parameter instance=9
> 0202200f240901
expect write request changes=yes label="set all attributes" T0836 service=set-attributes-all class=parameter instance=9 data=01
> 0302200f240901000100
expect read request label="get attributes" T0801 service=get-attribute-list class=parameter instance=9 attribute=1 count=1
> 0402200f2409010001002a
expect write request changes=yes label="set attributes" T0836 service=set-attribute-list class=parameter instance=9 attribute=1 count=1 data=2a
> 0402200f2409020001002a02002b
expect write request changes=yes label="set attributes" T0836 service=set-attribute-list class=parameter instance=9 count=2 data=01002a02002b
> 0e03200f24093001
expect read request label="get attribute" T0801 service=get-attribute-single class=parameter instance=9 attribute=1
> 1003200f240930012a
expect write request changes=yes label="set attribute" T0836 service=set-attribute-single class=parameter instance=9 attribute=1 data=2a
> 1804200f240930012802
expect read request label="get member" T0801 service=get-member class=parameter instance=9 attribute=1 element=2..2
> 1904200f24093001280201
expect write request changes=yes label="set member" T0836 service=set-member class=parameter instance=9 attribute=1 element=2..2 data=01
> 1a04200f24093001280201
expect write request changes=yes label="insert member" T0836 service=insert-member class=parameter instance=9 attribute=1 element=2..2 data=01
> 1b04200f240930012802
expect write request changes=yes label="remove member" T0836 service=remove-member class=parameter instance=9 attribute=1 element=2..2
> 4b02200f240901
expect read request label="read name of value" T0861 service=75 class=parameter instance=9 data=01

case "setting what is more than a value: outputs, clocks, settings, files, firmware, safety"
> 100320012401300301
expect config request changes=yes label="set attribute" T0836 service=set-attribute-single class=identity instance=1 attribute=3 data=01
> 100320042401300301
expect control request changes=yes label="set attribute" T0855 service=set-attribute-single class=assembly instance=1 attribute=3 data=01
> 100320052401300301
expect config request changes=yes label="set attribute" T0836 service=set-attribute-single class=connection instance=1 attribute=3 data=01
> 100320092401300301
expect control request changes=yes label="set attribute" T0855 service=set-attribute-single class=discrete-output instance=1 attribute=3 data=01
> 1003200b2401300301
expect control request changes=yes label="set attribute" T0855 service=set-attribute-single class=analog-output instance=1 attribute=3 data=01
> 1003201e2401300301
expect control request changes=yes label="set attribute" T0855 service=set-attribute-single class=discrete-output-group instance=1 attribute=3 data=01
> 100320212401300301
expect control request changes=yes label="set attribute" T0855 service=set-attribute-single class=analog-output-group instance=1 attribute=3 data=01
> 100320252401300301
expect control request changes=yes label="set attribute" T0855 service=set-attribute-single class=position-controller instance=1 attribute=3 data=01
> 100320292401300301
expect control request changes=yes label="set attribute" T0855 service=set-attribute-single class=control-supervisor instance=1 attribute=3 data=01
> 1003202d2401300301
expect control request changes=yes label="set attribute" T0855 service=set-attribute-single class=soft-start instance=1 attribute=3 data=01
> 100320322401300301
expect control request changes=yes label="set attribute" T0855 service=set-attribute-single class=s-analog-actuator instance=1 attribute=3 data=01
> 100320372401300301
expect file request changes=yes label="set attribute" T0836 service=set-attribute-single class=file instance=1 attribute=3 data=01
> 100320392401300301
expect config request changes=yes label="set attribute" T0836 service=set-attribute-single class=safety-supervisor instance=1 attribute=3 data=01
> 1003203b2401300301
expect control request changes=yes label="set attribute" T0855 service=set-attribute-single class=safety-discrete-output instance=1 attribute=3 data=01
> 100320422401300301
expect control request changes=yes label="set attribute" T0855 service=set-attribute-single class=motion-axis instance=1 attribute=3 data=01
> 100320432401300301
expect time request changes=yes label="set attribute" T0836 service=set-attribute-single class=time-sync instance=1 attribute=3 data=01
> 100320472401300301
expect config request changes=yes label="set attribute" T0836 service=set-attribute-single class=device-level-ring instance=1 attribute=3 data=01
> 1003204d2401300301
expect config request changes=yes label="set attribute" T0836 service=set-attribute-single class=target-connection-list instance=1 attribute=3 data=01
> 1003205d2401300301
expect config request changes=yes label="set attribute" T0836 service=set-attribute-single class=cip-security instance=1 attribute=3 data=01
> 1003208b2401300301
expect time request changes=yes label="set attribute" T0836 service=set-attribute-single class=wall-clock instance=1 attribute=3 data=01
> 100320a12401300301
expect firmware request changes=yes label="set attribute" T0857 service=set-attribute-single class=nonvolatile-storage instance=1 attribute=3 data=01
> 100320f52401300301
expect config request changes=yes label="set attribute" T0836 service=set-attribute-single class=tcp-ip-interface instance=1 attribute=3 data=01

case "services of any class"
> 0502200f2409
expect run request changes=yes label="reset" T0816 service=reset class=parameter instance=9
> 0602200f2409
expect run request changes=yes label="start" T0858 service=start class=parameter instance=9
> 0702200f2409
expect run request changes=yes label="stop" T0858 service=stop class=parameter instance=9
> 0802200f2409
expect config request changes=yes label="create object" T0836 service=create class=parameter instance=9
> 0902200f2409
expect config request changes=yes label="delete object" T0836 service=delete class=parameter instance=9
> 0d02200f2409
expect config request changes=yes label="apply attributes" T0836 service=apply-attributes class=parameter instance=9
> 1102200f2409
expect read request label="find next object" T0888 service=find-next-instance class=parameter instance=9
> 1502200f2409
expect config request changes=yes label="restore attributes" T0836 service=restore class=parameter instance=9
> 1602200f2409
expect config request changes=yes label="save attributes" T0836 service=save class=parameter instance=9
> 1702200f2409
expect session request label="no operation" service=nop class=parameter instance=9
> 1c02200f2409
expect other request changes=unknown label="group sync" service=group-sync class=parameter instance=9

case "reset of the device: power cycle, factory defaults"
> 050220012401
expect run request changes=yes label="reset the device" T0816 service=reset class=identity instance=1
< 85000000
expect run answer changes=yes label="reset the device" T0816 service=reset class=identity instance=1 status=success
> 05022001240101
expect run request changes=yes label="reset the device" T0816 service=reset class=identity instance=1 reset=factory-defaults
< 85000c00
expect run answer changes=yes failed label="reset the device" T0816 service=reset class=identity instance=1 status=object-state-conflict

case "a service that no class is known to have; one that tags do not have"
> 3302200f240901
expect other request changes=unknown label="unknown service" service=51 class=parameter instance=9 data=01
expect flaw unknown_service
< b3000800
expect other answer changes=unknown failed label="answer" service=51 class=parameter instance=9 status=service-not-supported
> 50049105537065656400
expect other request changes=unknown label="unknown service" service=80 symbol="Speed"
expect flaw unknown_service

# ---- controllers, files, safety, Modbus --------------------------------------------------------

case "controller mode, locks, memory, program objects, names"
> 0602208e2401
expect run request changes=yes label="start the controller" T0858 service=start class=logix-mode instance=1
> 0702208e2401
expect run request changes=yes label="stop the controller" T0858 service=stop class=logix-mode instance=1
> 0402208e2401010007000100
expect run request changes=yes label="set mode of the controller" T0858 service=set-attribute-list class=logix-mode instance=1 attribute=7 count=1 data=0100
> 4b04208e24012074240100
expect config request changes=yes label="lock for editing" service=75 container_class=logix-mode container_instance=1 class=logix-lock instance=1 data=00
> 4c04208e240120742401
expect config request changes=yes label="unlock from editing" service=76 container_class=logix-mode container_instance=1 class=logix-lock instance=1
> 4f02206a2409000000000100
expect program request label="read controller memory" T0845 service=79 class=logix-data instance=9 data=000000000100
> 5002206a24090000000000010001
expect program request changes=yes label="write controller memory" T0889 service=80 class=logix-data instance=9 data=0000000000010001
> 080320682500202401000a000000
expect program request changes=yes label="create program" T0843 service=create class=logix-program instance=9248 data=01000a000000
> 0202206d240100
expect program request changes=yes label="change controller object" T0889 service=set-attributes-all class=logix-routine instance=1 data=00
> 0405206825002024206d2401010002000100
expect program request changes=yes label="change controller object" T0889 service=set-attribute-list container_class=logix-program container_instance=9248 class=logix-routine instance=1 attribute=2 count=1 data=0100
> 100320702401300100
expect program request changes=yes label="change controller object" T0889 service=set-attribute-single class=logix-task instance=1 attribute=1 data=00
> 050220702401
expect program request changes=yes label="reset controller object" T0889 service=reset class=logix-task instance=1
> 060220702401
expect run request changes=yes label="start controller object" T0858 service=start class=logix-task instance=1
> 070220702401
expect run request changes=yes label="stop controller object" T0858 service=stop class=logix-task instance=1
> 080220702401
expect program request changes=yes label="create controller object" T0843 service=create class=logix-task instance=1
> 090220702401
expect program request changes=yes label="delete controller object" T0843 service=delete class=logix-task instance=1
> 0d02206f2401
expect program request changes=yes label="apply changes of controller object" T0889 service=apply-attributes class=logix-serial-port instance=1
> 04022064240101000100010041
expect program request changes=yes label="set controller name" T0889 service=set-attribute-list class=logix-controller-name instance=1 attribute=1 count=1 data=010041

case "files: upload, download, partial, clear, create, delete; firmware"
> 4b02203724c800
expect file request transfer=open label="begin upload of file from the device" T0845 service=75 class=file instance=200 data=00
> 4c02203724c800
expect file request changes=yes transfer=open label="begin download of file to the device" T0843 service=76 class=file instance=200 data=00
> 4d02203724c800
expect file request transfer=open label="begin partial read of file" T0845 service=77 class=file instance=200 data=00
> 4e02203724c800
expect file request changes=yes transfer=open label="begin partial write of file" T0843 service=78 class=file instance=200 data=00
> 4f02203724c800
expect file request transfer=data label="upload part of file" T0845 service=79 class=file instance=200 data=00
> 5002203724c800
expect file request changes=yes transfer=data label="download part of file" T0843 service=80 class=file instance=200 data=00
> 5102203724c800
expect file request changes=yes label="clear file" T0809 service=81 class=file instance=200 data=00
> 0802203724c800
expect file request changes=yes label="create file" T0843 service=create class=file instance=200 data=00
> 0902203724c800
expect file request changes=yes label="delete file" T0809 service=delete class=file instance=200 data=00
> 4b0220a1240100
expect firmware request changes=yes transfer=open label="begin firmware update" T0857 service=75 class=nonvolatile-storage instance=1 data=00
> 4d0220a1240100
expect firmware request changes=yes transfer=data label="send part of firmware" T0857 service=77 class=nonvolatile-storage instance=1 data=00

case "safety supervisor and validator"
> 4c0220392401
expect run request changes=yes label="recover safety device" T0858 service=76 class=safety-supervisor instance=1
> 4e0220392401
expect diagnose request changes=yes label="perform safety diagnostics" service=78 class=safety-supervisor instance=1
> 4f0220392401
expect config request changes=yes label="configure safety device" T0836 service=79 class=safety-supervisor instance=1
> 500220392401
expect config request changes=yes label="validate safety configuration" T0836 service=80 class=safety-supervisor instance=1
> 510220392401
expect config request changes=yes label="set safety password" T0836 service=81 class=safety-supervisor instance=1
> 520220392401
expect config request changes=yes label="lock or unlock safety configuration" T0836 service=82 class=safety-supervisor instance=1
> 530220392401
expect run request changes=yes label="change mode of safety device" T0858 service=83 class=safety-supervisor instance=1
> 540220392401
expect run request changes=yes label="reset safety device" T0816 service=84 class=safety-supervisor instance=1
> 550220392401
expect config request changes=yes label="reset safety password" T0836 service=85 class=safety-supervisor instance=1
> 560220392401
expect config request changes=yes label="propose safety network number" T0836 service=86 class=safety-supervisor instance=1
> 570220392401
expect config request changes=yes label="apply safety network number" T0836 service=87 class=safety-supervisor instance=1
> 580220392401
expect config request changes=yes label="propose safety network numbers" T0836 service=88 class=safety-supervisor instance=1
> 590220392401
expect config request changes=yes label="apply safety network numbers" T0836 service=89 class=safety-supervisor instance=1
> 4b02203a2401
expect run request changes=yes label="reset error of safety connection" T0858 service=75 class=safety-validator instance=1

case "Modbus objects, counters, axes, configured connections, connection manager"
> 4b0220442401
expect read request label="read Modbus discrete inputs" T0801 service=75 class=modbus instance=1
> 4c0220442401
expect read request label="read Modbus coils" T0801 service=76 class=modbus instance=1
> 4d0220442401
expect read request label="read Modbus input registers" T0801 service=77 class=modbus instance=1
> 4e0220442401
expect read request label="read Modbus holding registers" T0801 service=78 class=modbus instance=1
> 4f0220442401
expect control request changes=yes label="write Modbus coils" T0855 service=79 class=modbus instance=1
> 500220442401
expect write request changes=yes label="write Modbus holding registers" T0836 service=80 class=modbus instance=1
> 510220442401
expect other request changes=unknown label="pass through to Modbus" service=81 class=modbus instance=1
> 4c0220f52401
expect diagnose request changes=yes label="read and clear counters" T0872 service=76 class=tcp-ip-interface instance=1
> 4c0220f62401
expect diagnose request changes=yes label="read and clear counters" T0872 service=76 class=ethernet-link instance=1
> 4b0220422401
expect read request label="read axis attributes" T0801 service=75 class=motion-axis instance=1
> 4c0220422401
expect control request changes=yes label="set axis attributes" T0855 service=76 class=motion-axis instance=1
> 4b0220f32401
expect session request label="keep configuration session alive" service=75 class=connection-configuration instance=1
> 4c0220f32401
expect config request changes=yes label="open configured connection" T0836 service=76 class=connection-configuration instance=1
> 4d0220f32401
expect config request changes=yes label="close configured connection" T0836 service=77 class=connection-configuration instance=1
> 4e0220f32401
expect config request changes=yes label="stop configured connection" T0836 service=78 class=connection-configuration instance=1
> 4f0220f32401
expect config request changes=yes label="begin change of connections" T0836 service=79 class=connection-configuration instance=1
> 500220f32401
expect diagnose request label="read status of connections" T0888 service=80 class=connection-configuration instance=1
> 510220f32401
expect config request changes=yes label="complete change of connections" T0836 service=81 class=connection-configuration instance=1
> 520220f32401
expect config request changes=yes label="audit change of connections" T0836 service=82 class=connection-configuration instance=1
> 560220062401
expect diagnose request label="read connection data" T0888 service=86 class=connection-manager instance=1
> 570220062401
expect diagnose request label="search connection data" T0888 service=87 class=connection-manager instance=1
> 5a0220062401
expect diagnose request label="read connection owner" T0888 service=90 class=connection-manager instance=1

# ---- connections: CIP volume 1, 3-5.5 ----------------------------------------------------------

case "a connection for requests through the backplane, opened and closed"
> 54022006240107f9000000001100000001004d00785634120000000010270000f44310270000f443a303010020022401
expect session request housekeeping routed label="open connection" service=84 class=connection-manager instance=1 route="1/0" target_class=message-router target_instance=1 transport_class=3 trigger=application owns_outputs=0 redundant=0 safety=0 o_t_connection=0 t_o_connection=17 o_t_rpi=10000 t_o_rpi=10000 o_t_type=point-to-point t_o_type=point-to-point o_t_size=500 t_o_size=500 connection_serial=1 originator_vendor=rockwell-software originator_serial=305419896
< d4000000210000001100000001004d007856341210270000102700000000
expect session answer housekeeping label="open connection" service=84 class=connection-manager instance=1 status=success o_t_connection=33 t_o_connection=17 o_t_rpi=10000 t_o_rpi=10000 connection_serial=1 originator_vendor=rockwell-software originator_serial=305419896
> 4e022006240107f901004d00785634120300010020022401
expect session request housekeeping label="close connection" service=78 class=connection-manager instance=1 connection_serial=1 originator_vendor=rockwell-software originator_serial=305419896 data=0300010020022401
< ce00000001004d00785634120000
expect session answer housekeeping label="close connection" service=78 class=connection-manager instance=1 status=success connection_serial=1 originator_vendor=rockwell-software originator_serial=305419896 data=0000

case "a large one"
> 5b022006240107f9000000001200000002004d00785634120000000010270000a00f004210270000a00f0042a30220022401
expect session request housekeeping label="open connection, large" service=91 class=connection-manager instance=1 target_class=message-router target_instance=1 transport_class=3 trigger=application owns_outputs=0 redundant=0 safety=0 o_t_connection=0 t_o_connection=18 o_t_rpi=10000 t_o_rpi=10000 o_t_type=point-to-point t_o_type=point-to-point o_t_size=4000 t_o_size=4000 connection_serial=2 originator_vendor=rockwell-software originator_serial=305419896
< db000000220000001200000002004d0078563412102700001027000001000102
expect session answer housekeeping label="open connection, large" service=91 class=connection-manager instance=1 status=success o_t_connection=34 t_o_connection=18 o_t_rpi=10000 t_o_rpi=10000 connection_serial=2 originator_vendor=rockwell-software originator_serial=305419896 data=0102

case "cyclic: outputs and inputs, with electronic key and configuration"
> 54022006240107f9000000001300000003004d007856341200000000102700002648102700002628010c340401000e0036001014200424012c022c03800201020304
expect control request changes=yes label="open connection that owns outputs" T0855 service=84 class=connection-manager instance=1 target_class=assembly target_instance=1 output_point=2 input_point=3 transport_class=1 trigger=cyclic owns_outputs=1 redundant=0 safety=0 o_t_connection=0 t_o_connection=19 o_t_rpi=10000 t_o_rpi=10000 o_t_type=point-to-point t_o_type=multicast o_t_size=38 t_o_size=38 connection_serial=3 originator_vendor=rockwell-software originator_serial=305419896
< d4000000230000001300000003004d007856341210270000102700000000
expect control answer changes=yes label="open connection" service=84 class=connection-manager instance=1 status=success o_t_connection=35 t_o_connection=19 o_t_rpi=10000 t_o_rpi=10000 connection_serial=3 originator_vendor=rockwell-software originator_serial=305419896

case "cyclic: inputs only, with a heartbeat; the same with configuration; redundant owners"
> 54022006240107f9000000001400000004004d0078563412000000001027000002481027000026280104200424012cfe2c03
expect session request label="open connection" service=84 class=connection-manager instance=1 target_class=assembly target_instance=1 output_point=254 input_point=3 transport_class=1 trigger=cyclic owns_outputs=0 redundant=0 safety=0 o_t_connection=0 t_o_connection=20 o_t_rpi=10000 t_o_rpi=10000 o_t_type=point-to-point t_o_type=multicast o_t_size=2 t_o_size=38 connection_serial=4 originator_vendor=rockwell-software originator_serial=305419896
> 54022006240107f9000000001500000005004d0078563412000000001027000002481027000026280106200424012cfe2c0380010102
expect config request changes=yes label="open connection that configures" T0836 service=84 class=connection-manager instance=1 target_class=assembly target_instance=1 output_point=254 input_point=3 transport_class=1 trigger=cyclic owns_outputs=0 redundant=0 safety=0 o_t_connection=0 t_o_connection=21 o_t_rpi=10000 t_o_rpi=10000 o_t_type=point-to-point t_o_type=multicast o_t_size=2 t_o_size=38 connection_serial=5 originator_vendor=rockwell-software originator_serial=305419896
> 54022006240107f9000000001600000006004d0078563412000000001027000026c81027000026281104200424012c022c03
expect control request changes=yes label="open connection that owns outputs" T0855 service=84 class=connection-manager instance=1 target_class=assembly target_instance=1 output_point=2 input_point=3 transport_class=1 trigger=change-of-state owns_outputs=1 redundant=1 safety=0 o_t_connection=0 t_o_connection=22 o_t_rpi=10000 t_o_rpi=10000 o_t_type=point-to-point t_o_type=multicast o_t_size=38 t_o_size=38 connection_serial=6 originator_vendor=rockwell-software originator_serial=305419896

case "ping: both directions null; CIP Safety; a produced tag; refused"
> 54022006240107f9000000001700000007004d0078563412000000001027000000001027000000000104200424012c022c03
expect session request label="ping connection target" service=84 class=connection-manager instance=1 target_class=assembly target_instance=1 output_point=2 input_point=3 transport_class=1 trigger=cyclic owns_outputs=0 redundant=0 safety=0 o_t_connection=0 t_o_connection=23 o_t_rpi=10000 t_o_rpi=10000 o_t_type=null t_o_type=null o_t_size=0 t_o_size=0 connection_serial=7 originator_vendor=rockwell-software originator_serial=305419896
> 54022006240107f9000000001800000008004d0078563412000000001027000006481027000006480007200424012c022c03500200000000
expect control request changes=yes label="open safety connection" T0855 service=84 class=connection-manager instance=1 target_class=assembly target_instance=1 output_point=2 input_point=3 transport_class=0 trigger=cyclic owns_outputs=1 redundant=0 safety=1 o_t_connection=0 t_o_connection=24 o_t_rpi=10000 t_o_rpi=10000 o_t_type=point-to-point t_o_type=point-to-point o_t_size=6 t_o_size=6 connection_serial=8 originator_vendor=rockwell-software originator_serial=305419896
> 54022006240107f9000000001900000009004d007856341200000000102700000248102700002628010391034f757400
expect session request label="open connection" service=84 class=connection-manager instance=1 symbol="Out" transport_class=1 trigger=cyclic owns_outputs=0 redundant=0 safety=0 o_t_connection=0 t_o_connection=25 o_t_rpi=10000 t_o_rpi=10000 o_t_type=point-to-point t_o_type=multicast o_t_size=2 t_o_size=38 connection_serial=9 originator_vendor=rockwell-software originator_serial=305419896
< d4000101060109004d00785634120000
expect session answer failed label="open connection" service=84 class=connection-manager instance=1 status=connection-failure extended_status=ownership-conflict connection_serial=9 originator_vendor=rockwell-software originator_serial=305419896 data=0000
< d4000101130109004d00785634120000
expect session answer failed label="open connection" service=84 class=connection-manager instance=1 status=connection-failure extended_status=out-of-connections connection_serial=9 originator_vendor=rockwell-software originator_serial=305419896 data=0000

case "more connections than there is room for; a close that fails"
> 54022006240107f9000000004000000040004d00785634120000000010270000f44310270000f443a30220022401
expect session request housekeeping label="open connection" service=84 class=connection-manager instance=1 target_class=message-router target_instance=1 transport_class=3 trigger=application owns_outputs=0 redundant=0 safety=0 o_t_connection=0 t_o_connection=64 o_t_rpi=10000 t_o_rpi=10000 o_t_type=point-to-point t_o_type=point-to-point o_t_size=500 t_o_size=500 connection_serial=64 originator_vendor=rockwell-software originator_serial=305419896
> 54022006240107f9000000004100000041004d00785634120000000010270000f44310270000f443a30220022401
expect session request housekeeping label="open connection" service=84 class=connection-manager instance=1 target_class=message-router target_instance=1 transport_class=3 trigger=application owns_outputs=0 redundant=0 safety=0 o_t_connection=0 t_o_connection=65 o_t_rpi=10000 t_o_rpi=10000 o_t_type=point-to-point t_o_type=point-to-point o_t_size=500 t_o_size=500 connection_serial=65 originator_vendor=rockwell-software originator_serial=305419896
> 54022006240107f9000000004200000042004d00785634120000000010270000f44310270000f443a30220022401
expect session request housekeeping label="open connection" service=84 class=connection-manager instance=1 target_class=message-router target_instance=1 transport_class=3 trigger=application owns_outputs=0 redundant=0 safety=0 o_t_connection=0 t_o_connection=66 o_t_rpi=10000 t_o_rpi=10000 o_t_type=point-to-point t_o_type=point-to-point o_t_size=500 t_o_size=500 connection_serial=66 originator_vendor=rockwell-software originator_serial=305419896
> 54022006240107f9000000004300000043004d00785634120000000010270000f44310270000f443a30220022401
expect session request housekeeping label="open connection" service=84 class=connection-manager instance=1 target_class=message-router target_instance=1 transport_class=3 trigger=application owns_outputs=0 redundant=0 safety=0 o_t_connection=0 t_o_connection=67 o_t_rpi=10000 t_o_rpi=10000 o_t_type=point-to-point t_o_type=point-to-point o_t_size=500 t_o_size=500 connection_serial=67 originator_vendor=rockwell-software originator_serial=305419896
> 54022006240107f9000000004400000044004d00785634120000000010270000f44310270000f443a30220022401
expect session request housekeeping label="open connection" service=84 class=connection-manager instance=1 target_class=message-router target_instance=1 transport_class=3 trigger=application owns_outputs=0 redundant=0 safety=0 o_t_connection=0 t_o_connection=68 o_t_rpi=10000 t_o_rpi=10000 o_t_type=point-to-point t_o_type=point-to-point o_t_size=500 t_o_size=500 connection_serial=68 originator_vendor=rockwell-software originator_serial=305419896
> 54022006240107f9000000004500000045004d00785634120000000010270000f44310270000f443a30220022401
expect session request housekeeping label="open connection" service=84 class=connection-manager instance=1 target_class=message-router target_instance=1 transport_class=3 trigger=application owns_outputs=0 redundant=0 safety=0 o_t_connection=0 t_o_connection=69 o_t_rpi=10000 t_o_rpi=10000 o_t_type=point-to-point t_o_type=point-to-point o_t_size=500 t_o_size=500 connection_serial=69 originator_vendor=rockwell-software originator_serial=305419896
> 54022006240107f9000000004600000046004d00785634120000000010270000f44310270000f443a30220022401
expect session request housekeeping label="open connection" service=84 class=connection-manager instance=1 target_class=message-router target_instance=1 transport_class=3 trigger=application owns_outputs=0 redundant=0 safety=0 o_t_connection=0 t_o_connection=70 o_t_rpi=10000 t_o_rpi=10000 o_t_type=point-to-point t_o_type=point-to-point o_t_size=500 t_o_size=500 connection_serial=70 originator_vendor=rockwell-software originator_serial=305419896
> 54022006240107f9000000004700000047004d00785634120000000010270000f44310270000f443a30220022401
expect session request housekeeping label="open connection" service=84 class=connection-manager instance=1 target_class=message-router target_instance=1 transport_class=3 trigger=application owns_outputs=0 redundant=0 safety=0 o_t_connection=0 t_o_connection=71 o_t_rpi=10000 t_o_rpi=10000 o_t_type=point-to-point t_o_type=point-to-point o_t_size=500 t_o_size=500 connection_serial=71 originator_vendor=rockwell-software originator_serial=305419896
> 54022006240107f9000000004800000048004d00785634120000000010270000f44310270000f443a30220022401
expect session request housekeeping label="open connection" service=84 class=connection-manager instance=1 target_class=message-router target_instance=1 transport_class=3 trigger=application owns_outputs=0 redundant=0 safety=0 o_t_connection=0 t_o_connection=72 o_t_rpi=10000 t_o_rpi=10000 o_t_type=point-to-point t_o_type=point-to-point o_t_size=500 t_o_size=500 connection_serial=72 originator_vendor=rockwell-software originator_serial=305419896
> 54022006240107f9000000004900000049004d00785634120000000010270000f44310270000f443a30220022401
expect session request housekeeping label="open connection" service=84 class=connection-manager instance=1 target_class=message-router target_instance=1 transport_class=3 trigger=application owns_outputs=0 redundant=0 safety=0 o_t_connection=0 t_o_connection=73 o_t_rpi=10000 t_o_rpi=10000 o_t_type=point-to-point t_o_type=point-to-point o_t_size=500 t_o_size=500 connection_serial=73 originator_vendor=rockwell-software originator_serial=305419896
> 54022006240107f9000000004a0000004a004d00785634120000000010270000f44310270000f443a30220022401
expect session request housekeeping label="open connection" service=84 class=connection-manager instance=1 target_class=message-router target_instance=1 transport_class=3 trigger=application owns_outputs=0 redundant=0 safety=0 o_t_connection=0 t_o_connection=74 o_t_rpi=10000 t_o_rpi=10000 o_t_type=point-to-point t_o_type=point-to-point o_t_size=500 t_o_size=500 connection_serial=74 originator_vendor=rockwell-software originator_serial=305419896
> 54022006240107f9000000004b0000004b004d00785634120000000010270000f44310270000f443a30220022401
expect session request housekeeping label="open connection" service=84 class=connection-manager instance=1 target_class=message-router target_instance=1 transport_class=3 trigger=application owns_outputs=0 redundant=0 safety=0 o_t_connection=0 t_o_connection=75 o_t_rpi=10000 t_o_rpi=10000 o_t_type=point-to-point t_o_type=point-to-point o_t_size=500 t_o_size=500 connection_serial=75 originator_vendor=rockwell-software originator_serial=305419896
> 54022006240107f9000000004c0000004c004d00785634120000000010270000f44310270000f443a30220022401
expect session request housekeeping label="open connection" service=84 class=connection-manager instance=1 target_class=message-router target_instance=1 transport_class=3 trigger=application owns_outputs=0 redundant=0 safety=0 o_t_connection=0 t_o_connection=76 o_t_rpi=10000 t_o_rpi=10000 o_t_type=point-to-point t_o_type=point-to-point o_t_size=500 t_o_size=500 connection_serial=76 originator_vendor=rockwell-software originator_serial=305419896
> 54022006240107f9000000004d0000004d004d00785634120000000010270000f44310270000f443a30220022401
expect session request housekeeping label="open connection" service=84 class=connection-manager instance=1 target_class=message-router target_instance=1 transport_class=3 trigger=application owns_outputs=0 redundant=0 safety=0 o_t_connection=0 t_o_connection=77 o_t_rpi=10000 t_o_rpi=10000 o_t_type=point-to-point t_o_type=point-to-point o_t_size=500 t_o_size=500 connection_serial=77 originator_vendor=rockwell-software originator_serial=305419896
> 54022006240107f9000000004e0000004e004d00785634120000000010270000f44310270000f443a30220022401
expect session request housekeeping label="open connection" service=84 class=connection-manager instance=1 target_class=message-router target_instance=1 transport_class=3 trigger=application owns_outputs=0 redundant=0 safety=0 o_t_connection=0 t_o_connection=78 o_t_rpi=10000 t_o_rpi=10000 o_t_type=point-to-point t_o_type=point-to-point o_t_size=500 t_o_size=500 connection_serial=78 originator_vendor=rockwell-software originator_serial=305419896
> 54022006240107f9000000004f0000004f004d00785634120000000010270000f44310270000f443a30220022401
expect session request housekeeping label="open connection" service=84 class=connection-manager instance=1 target_class=message-router target_instance=1 transport_class=3 trigger=application owns_outputs=0 redundant=0 safety=0 o_t_connection=0 t_o_connection=79 o_t_rpi=10000 t_o_rpi=10000 o_t_type=point-to-point t_o_type=point-to-point o_t_size=500 t_o_size=500 connection_serial=79 originator_vendor=rockwell-software originator_serial=305419896
> 54022006240107f9000000005000000050004d00785634120000000010270000f44310270000f443a30220022401
expect session request housekeeping label="open connection" service=84 class=connection-manager instance=1 target_class=message-router target_instance=1 transport_class=3 trigger=application owns_outputs=0 redundant=0 safety=0 o_t_connection=0 t_o_connection=80 o_t_rpi=10000 t_o_rpi=10000 o_t_type=point-to-point t_o_type=point-to-point o_t_size=500 t_o_size=500 connection_serial=80 originator_vendor=rockwell-software originator_serial=305419896
> 54022006240107f9000000005100000051004d00785634120000000010270000f44310270000f443a30220022401
expect session request housekeeping label="open connection" service=84 class=connection-manager instance=1 target_class=message-router target_instance=1 transport_class=3 trigger=application owns_outputs=0 redundant=0 safety=0 o_t_connection=0 t_o_connection=81 o_t_rpi=10000 t_o_rpi=10000 o_t_type=point-to-point t_o_type=point-to-point o_t_size=500 t_o_size=500 connection_serial=81 originator_vendor=rockwell-software originator_serial=305419896
> 4e022006240107f999004d0078563412020020022401
expect session request housekeeping label="close connection" service=78 class=connection-manager instance=1 connection_serial=153 originator_vendor=rockwell-software originator_serial=305419896 data=020020022401
< ce000101070199004d00785634120000
expect session answer failed label="close connection" service=78 class=connection-manager instance=1 status=connection-failure extended_status=connection-not-found data=99004d00785634120000

# ---- messages inside messages ------------------------------------------------------------------

case "multiple services: read, write, one that fails"
> 0a022002240103000800100020004c029101410001004d03910142002803c4000100070000004c0391044e6f70650100
expect read request label="read tag" T0801 in=cip service=76 symbol="A" element=0..0 count=1
expect carried cip code 76
expect write request changes=yes label="write tag" T0836 in=cip service=77 symbol="B" element=3..3 count=1 type=dint value=[7]
expect carried cip code 77
expect read request label="read tag" T0801 in=cip service=76 symbol="Nope" element=0..0 count=1
expect carried cip code 76
< 8a001e000300080012001600cc000000c40001000000cd000000cc0005010000
expect read answer label="read tag" T0801 in=cip service=76 symbol="A" element=0..0 status=success type=dint value=[1]
expect carried cip code 76
expect write answer changes=yes label="write tag" T0836 in=cip service=77 symbol="B" element=3..3 status=success
expect carried cip code 77
expect read answer failed label="read tag" T0801 in=cip service=76 symbol="Nope" element=0..0 status=path-destination-unknown extended_status=0
expect carried cip code 76

case "unconnected send through two racks, with multiple services inside; an odd message"
> 5202200624010a0530000a022002240103000800100020004c029101410001004d03910142002803c4000100070000004c0391044e6f7065010009000100120c3139322e3136382e312e32300103
expect read request routed label="read tag" T0801 in=cip service=76 symbol="A" element=0..0 route="1/0/2/192.168.1.20/1/3" count=1
expect carried cip code 76
expect write request changes=yes routed label="write tag" T0836 in=cip service=77 symbol="B" element=3..3 route="1/0/2/192.168.1.20/1/3" count=1 type=dint value=[7]
expect carried cip code 77
expect read request routed label="read tag" T0801 in=cip service=76 symbol="Nope" element=0..0 route="1/0/2/192.168.1.20/1/3" count=1
expect carried cip code 76
expect carried cip code 10
< 8a0000000300080012001600cc000000c40001000000cd000000cc000000c40002000000
expect read answer routed label="read tag" T0801 in=cip service=76 symbol="A" element=0..0 route="1/0/2/192.168.1.20/1/3" status=success type=dint value=[1]
expect carried cip code 76
expect write answer changes=yes routed label="write tag" T0836 in=cip service=77 symbol="B" element=3..3 route="1/0/2/192.168.1.20/1/3" status=success
expect carried cip code 77
expect read answer routed label="read tag" T0801 in=cip service=76 symbol="Nope" element=0..0 route="1/0/2/192.168.1.20/1/3" status=success type=dint value=[2]
expect carried cip code 76
> 5202200624010a0509001003200f24013001010001000100
expect write request changes=yes routed label="set attribute" T0836 in=cip service=set-attribute-single class=parameter instance=1 attribute=1 route="1/0" data=01
expect carried cip code 16
< 90000000
expect write answer changes=yes routed label="set attribute" T0836 service=set-attribute-single class=parameter instance=1 attribute=1 route="1/0" status=success

case "the router cannot pass it on; the extended form of a port"
> 5202200624010a05060001022001240102000f120007
expect identify request routed label="read identity" T0888 in=cip service=get-attributes-all class=identity instance=1 route="18/7"
expect carried cip code 1
< d2000101120301
expect identify answer routed failed label="read identity" T0888 service=82 class=identity instance=1 route="18/7" status=connection-failure extended_status=link-address-not-valid data=01

case "bad offsets: gap, overlap, outside, none"
> 0a02200224010100050000170220022401
expect other request changes=unknown label="multiple service packet" service=multiple-service-packet class=message-router instance=1 members=1 data=0100050000170220022401
expect flaw bad_offsets
> 0a0220022401020006000600170220022401
expect other request changes=unknown label="multiple service packet" service=multiple-service-packet class=message-router instance=1 members=2 data=020006000600170220022401
expect flaw bad_offsets
> 0a022002240101000400
expect other request changes=unknown label="multiple service packet" service=multiple-service-packet class=message-router instance=1 members=1 data=01000400
expect flaw bad_offsets
> 0a02200224010000
expect other request changes=unknown label="multiple service packet" service=multiple-service-packet class=message-router instance=1 members=0 data=0000
expect flaw bad_offsets
> 0a0220022401
expect other request changes=unknown label="multiple service packet" service=multiple-service-packet class=message-router instance=1 members=0 data=
expect flaw bad_offsets

case "nesting: deeper than any device has it"
> 5202200624010a055a005202200624010a054c005202200624010a053e005202200624010a0530005202200624010a0522005202200624010a0514005202200624010a05060017022002240101000100010001000100010001000100010001000100010001000100
expect other request changes=unknown routed label="send unconnected" in=cip service=82 class=connection-manager instance=1 route="1/0"
expect flaw cip.nesting
expect carried cip code 82
expect carried cip code 82
expect carried cip code 82
expect carried cip code 82
expect carried cip code 82

case "unconnected send: nothing inside; a route that names an object; a reserved byte; bytes behind"
> 5202200624010a05000001000100
expect other request changes=unknown label="send unconnected" service=82 class=connection-manager instance=1
expect flaw bad_path
> 5202200624010a05060017022002240101002001
expect session request label="no operation" in=cip service=nop class=message-router instance=1
expect carried cip code 23
expect flaw bad_path
> 5202200624010a05060017022002240101010100
expect session request routed label="no operation" in=cip service=nop class=message-router instance=1 route="1/0"
expect carried cip code 23
expect flaw bad_reserved
> 5202200624010a0506001702200224010100010000
expect session request routed label="no operation" in=cip service=nop class=message-router instance=1 route="1/0"
expect carried cip code 23
expect flaw bad_length

case "a multiple-service packet refused whole; an answer that does not fit; one that nobody asked for; a reserved byte"
> 0a022002240103000800100020004c029101410001004d03910142002803c4000100070000004c0391044e6f70650100
expect read request label="read tag" T0801 in=cip service=76 symbol="A" element=0..0 count=1
expect carried cip code 76
expect write request changes=yes label="write tag" T0836 in=cip service=77 symbol="B" element=3..3 count=1 type=dint value=[7]
expect carried cip code 77
expect read request label="read tag" T0801 in=cip service=76 symbol="Nope" element=0..0 count=1
expect carried cip code 76
< 8a000800
expect other answer changes=unknown failed label="multiple service packet" service=multiple-service-packet status=service-not-supported members=0
> 4c02910141000100
expect read request label="read tag" T0801 service=76 symbol="A" element=0..0 count=1
< cd000000
expect other answer changes=unknown label="answer" service=77 status=success
expect flaw misfit
< cc000000c40001000000
expect other answer changes=unknown label="answer" service=76 status=success data=c40001000000
expect flaw no_request
> 170220022401
expect session request label="no operation" service=nop class=message-router instance=1
< 97010000
expect session answer label="no operation" service=nop class=message-router instance=1 status=success
expect flaw bad_reserved

# ---- faults ------------------------------------------------------------------------------------

case "paths: none, with a route, reserved segment, reserved format, unassigned key, three dimensions too many, a name too long"
> 0e00
expect read request label="get attribute" T0801 service=get-attribute-single
expect flaw bad_path
> 0e03010020022401
expect read request label="get attribute" T0801 service=get-attribute-single class=message-router instance=1
expect flaw bad_path
> 0e01e000
expect read request label="get attribute" T0801 service=get-attribute-single
expect flaw unknown_segment
expect flaw bad_path
> 0e03230001000000
expect identify request label="read identity attribute" T0888 service=get-attribute-single class=identity
expect flaw unknown_segment
> 0e0534050000000000000000
expect read request label="get attribute" T0801 service=get-attribute-single
expect flaw unknown_segment
expect flaw bad_path
> 4c069101410028012802280328040100
expect read request label="read tag" T0801 service=76 symbol="A[1,2,3]" count=1
expect flaw unknown_segment
> 4c9391c84141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141414141915a4242424242424242424242424242424242424242424242424242424242424242424242424242424242424242424242424242424242424242424242424242424242424242424242424242424242424242424242424242424242420100
expect read request label="read tag" T0801 service=76 element=0..0 count=1
expect flaw bad_path
> 0e016000
expect read request label="get attribute" T0801 service=get-attribute-single
expect flaw unknown_segment
expect flaw bad_path
> 0e013800
expect read request label="get attribute" T0801 service=get-attribute-single
expect flaw unknown_segment
expect flaw bad_path
> 4c0463616263626465000100
expect read request label="read tag" T0801 service=76 symbol="abc.de" element=0..0 count=1
> 0e0320042c644301
expect read request label="get attribute" T0801 service=get-attribute-single class=assembly connection_point=100
> 0e0522000400000025002c01
expect read request label="get attribute" T0801 service=get-attribute-single class=assembly instance=300

case "read and write with wrong lengths and counts; a member without a mask"
> 4c0291014100010000
expect read request label="read tag" T0801 service=76 symbol="A" element=0..0 count=1
expect flaw bad_length
> 4d0291014100c4000100
expect write request changes=yes label="write tag" T0836 service=77 symbol="A" element=0..0 count=1 type=dint data=
expect flaw bad_length
> 4d0291014100c400020001000000
expect write request changes=yes label="write tag" T0836 service=77 symbol="A" element=0..0 count=2 type=dint value=[1]
expect flaw bad_count
> 4e02910141000000
expect write request changes=yes label="change bits of tag" T0836 service=78 symbol="A" element=0..0 or_mask= and_mask=
expect flaw bad_length
> 4c029101410001
expect flaw truncated
> 0302200f240102000100
expect read request label="get attributes" T0801 service=get-attribute-list class=parameter instance=1 attribute=1 count=2
expect flaw bad_count
> 0302200f24010000
expect read request label="get attributes" T0801 service=get-attribute-list class=parameter instance=1 count=0

case "an answer with other values than asked for"
> 4c02910141000200
expect read request label="read tag" T0801 service=76 symbol="A" element=0..1 count=2
< cc000000c40001000000
expect read answer label="read tag" T0801 service=76 symbol="A" element=0..0 status=success type=dint value=[1]
expect flaw misfit

case "connections: too short, bytes behind, a segment not assigned, a route too long"
> 54022006240107f9000000001100000001004d0078563412000000001027
expect flaw truncated
> 54022006240107f9000000001100000001004d00785634120000000010270000f44310270000f443a30301002002240100
expect session request housekeeping routed label="open connection" service=84 class=connection-manager instance=1 route="1/0" target_class=message-router target_instance=1 transport_class=3 trigger=application owns_outputs=0 redundant=0 safety=0 o_t_connection=0 t_o_connection=17 o_t_rpi=10000 t_o_rpi=10000 o_t_type=point-to-point t_o_type=point-to-point o_t_size=500 t_o_size=500 connection_serial=1 originator_vendor=rockwell-software originator_serial=305419896
expect flaw bad_length
> 54022006240107f9000000000100000001004d00785634120000000010270000f44310270000f443a301e000
expect session request housekeeping label="open connection" service=84 class=connection-manager instance=1 transport_class=3 trigger=application owns_outputs=0 redundant=0 safety=0 o_t_connection=0 t_o_connection=1 o_t_rpi=10000 t_o_rpi=10000 o_t_type=point-to-point t_o_type=point-to-point o_t_size=500 t_o_size=500 connection_serial=1 originator_vendor=rockwell-software originator_serial=305419896
expect flaw unknown_segment
> 54022006240107f9000000000100000001004d00785634120000000010270000f44310270000f443a30d0100010001000100010001000100010001000100010020022401
expect session request housekeeping routed label="open connection" service=84 class=connection-manager instance=1 route="1/0/1/0/1/0/1/0/1/0/1/0/1/0/1/0/1/0/1/0" target_class=message-router target_instance=1 transport_class=3 trigger=application owns_outputs=0 redundant=0 safety=0 o_t_connection=0 t_o_connection=1 o_t_rpi=10000 t_o_rpi=10000 o_t_type=point-to-point t_o_type=point-to-point o_t_size=500 t_o_size=500 connection_serial=1 originator_vendor=rockwell-software originator_serial=305419896
expect flaw bad_path
> 54022006240107f9000000001100000007004d00785634120000000010270000f44310270000f443a30220022401
expect session request housekeeping label="open connection" service=84 class=connection-manager instance=1 target_class=message-router target_instance=1 transport_class=3 trigger=application owns_outputs=0 redundant=0 safety=0 o_t_connection=0 t_o_connection=17 o_t_rpi=10000 t_o_rpi=10000 o_t_type=point-to-point t_o_type=point-to-point o_t_size=500 t_o_size=500 connection_serial=7 originator_vendor=rockwell-software originator_serial=305419896
< d4000000210000001100000007004d00785634121027000010270000000000
expect session answer housekeeping label="open connection" service=84 class=connection-manager instance=1 status=success o_t_connection=33 t_o_connection=17 o_t_rpi=10000 t_o_rpi=10000 connection_serial=7 originator_vendor=rockwell-software originator_serial=305419896 data=00
expect flaw bad_length

case "PCCC without and with a requestor too short; refused"
> 4b0220672401074d00010203040600010003
expect identify request label="read diagnostic status" T0888 in=pccc command=diagnostic diagnostic=status transaction=1
expect carried pccc code 6
< cb000000074d000102030446000100
expect identify answer label="read diagnostic status" T0888 in=pccc command=diagnostic diagnostic=status status=success transaction=1
expect carried pccc code -1
> 4b0220672401034d000600020003
expect flaw truncated
expect flaw bad_length
< cb000200
expect other answer changes=unknown failed label="execute PCCC" service=75 class=pccc instance=1 status=resource-unavailable
