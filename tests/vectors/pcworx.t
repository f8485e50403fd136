# SPDX-License-Identifier: Apache-2.0
# PC Worx, from a public script: kind, function, length, sequence, reserved, data.
protocol pcworx

case "connect, open, read information"
> 01 01 001a 0000 0000 78800003000c494245544830314e305f4d00
expect session request housekeeping label="connect" kind=request function=connect length=26 sequence=0 data=78800003000c494245544830314e305f4d00
< 81 01 0014 0000 0000 000000000000000000000101
expect session answer housekeeping label="connect" kind=answer function=connect length=20 sequence=0 data=000000000000000000000101
> 01 05 0016 0001 0000 788000 01 000000060004029500 00
expect session request housekeeping label="open" kind=request function=open length=22 sequence=1 data=7880000100000006000402950000
< 81 05 0010 0001 0000 0000000000000000
expect session answer housekeeping label="open" kind=answer function=open length=16 sequence=1 data=0000000000000000
> 01 06 000e 0002 0000 000000 01 0400
expect identify request label="read information" T0888 kind=request function=read-information length=14 sequence=2 data=000000010400
< 810600680002000000000000000000000000000000000000000000000000494c43203333300000000000000000000000000000000000000000000000000000000000332e393554000000000000000000000000000000000000000000000000000000000000000000
expect identity product="ILC 330"
expect identity firmware="3.95T"
expect identify answer label="read information" T0888 kind=answer function=read-information length=104 sequence=2 data=00000000000000000000000000000000000000000000494c43203333300000000000000000000000000000000000000000000000000000000000332e393554000000000000000000000000000000000000000000000000000000000000000000

case "unknown function, a length below the header, another kind"
> 01 09 0008 0003 0000
expect other request changes=unknown label="unknown function" kind=request function=9 length=8 sequence=3
expect flaw unknown_function
> 01 06 0004 0003 0000
expect identify request label="read information" T0888 kind=request function=read-information length=4 sequence=3
expect flaw bad_length
> 02
expect foreign

case "joined in the middle"
midstream
> 81 01 0008 0000 0000
expect session answer housekeeping label="connect" kind=answer function=connect length=8 sequence=0
expect turned
