# SPDX-License-Identifier: Apache-2.0
# ProConOS, from a public script: 0xcc, kind, unknown, function, length, data, checksum.
protocol proconos

case "read information: runtime, controller, project"
> cc01000b40020000  47ee
expect identify request label="read information" T0888 kind=request function=read-information length=0 crc=60999
< cc81000b40026400 0000000050726f436f6e4f532056342e312e3033350000000000000000000000000000004144414d353531304b572031000000000000000000000000000000000000000000506c616e740000000000000000000000000000000000000000000000000000 82f0
expect identity firmware="ProConOS V4.1.035"
expect identity product="ADAM5510KW 1"
expect identity name="Plant"
expect identify answer label="read information" T0888 kind=answer function=read-information length=100 data=0000000050726f436f6e4f532056342e312e3033350000000000000000000000000000004144414d353531304b572031000000000000000000000000000000000000000000506c616e740000000000000000000000000000000000000000000000000000 crc=61570
< cc81000b40020500 73686f7274 0b78
expect identify answer label="read information" T0888 kind=answer function=read-information length=5 data=73686f7274 crc=30731

case "unknown function, unknown kind, wrong checksum, something else"
> cc01000b00030000  2ca2
expect other request changes=unknown label="unknown function" kind=request function=768 length=0 crc=41516
expect flaw unknown_function
> cc02000b40020000  2946
expect other request changes=unknown label="unknown function" kind=2 function=read-information length=0 crc=17961
expect flaw unknown_kind
> cc01000b40020000  46ee
expect identify request label="read information" T0888 kind=request function=read-information length=0 crc=60998
expect flaw bad_crc
> cd
expect foreign

case "joined in the middle"
midstream
> cc81000b40020000  5a68
expect identify answer label="read information" T0888 kind=answer function=read-information length=0 crc=26714
expect turned
