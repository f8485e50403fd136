# SPDX-License-Identifier: Apache-2.0
# FF HSE, by hand from FF-588: version, options, protocol and type, service, address, length, parameters.
protocol ff_hse

case "FMS: read an object, its value; write, refused"
> 01 00 0c 82 00000007 00000010  00000190
expect read request label="read" T0801 version=1 options=0 service_class=fms message_type=request confirmed=1 service=2 fda_address=7 length=16 index=400
< 01 00 0d 82 00000007 00000010  42280000
expect read answer label="read" T0801 version=1 options=0 service_class=fms message_type=response confirmed=1 service=2 fda_address=7 length=16 data=42280000
> 01 00 0c 83 00000007 00000014  00000190 42280000
expect write request changes=yes label="write" T0836 version=1 options=0 service_class=fms message_type=request confirmed=1 service=3 fda_address=7 length=20 index=400 data=42280000
< 01 00 0e 83 00000007 00000010  05010000
expect write answer changes=yes failed label="write" T0836 version=1 options=0 service_class=fms message_type=error confirmed=1 service=3 fda_address=7 length=16 data=05010000
> 01 00 0c d2 00000007 00000014  00000190 00000002
expect read request label="read member" T0801 version=1 options=0 service_class=fms message_type=request confirmed=1 service=82 fda_address=7 length=20 index=400 data=00000002
> 01 00 0c d3 00000007 00000015  00000190 00000002 01
expect write request changes=yes label="write member" T0836 version=1 options=0 service_class=fms message_type=request confirmed=1 service=83 fda_address=7 length=21 index=400 data=0000000201

case "sessions"
> 01 00 04 81 00000007 0000000c
expect session request housekeeping label="open session" version=1 options=0 service_class=fda-session message_type=request confirmed=1 service=1 fda_address=7 length=12
> 01 00 04 83 00000007 0000000c
expect session request housekeeping label="idle" version=1 options=0 service_class=fda-session message_type=request confirmed=1 service=3 fda_address=7 length=12

case "system management"
> 01 00 08 01 00000007 0000000c
expect identify request label="find tag" T0846 version=1 options=0 service_class=system-management message_type=request confirmed=0 service=1 fda_address=7 length=12
> 01 00 08 02 00000007 0000000c
expect identify report label="found tag" version=1 options=0 service_class=system-management message_type=request confirmed=0 service=2 fda_address=7 length=12
> 01 00 08 10 00000007 0000000c
expect report report label="device annunciation" version=1 options=0 service_class=system-management message_type=request confirmed=0 service=16 fda_address=7 length=12
> 01 00 08 83 00000007 0000000c
expect identify request label="identify" T0888 version=1 options=0 service_class=system-management message_type=request confirmed=1 service=3 fda_address=7 length=12
> 01 00 08 8c 00000007 0000000c
expect config request changes=yes label="clear address" T0836 version=1 options=0 service_class=system-management message_type=request confirmed=1 service=12 fda_address=7 length=12
> 01 00 08 8e 00000007 0000000c
expect config request changes=yes label="set assignment" T0836 version=1 options=0 service_class=system-management message_type=request confirmed=1 service=14 fda_address=7 length=12
> 01 00 08 8f 00000007 0000000c
expect config request changes=yes label="clear assignment" T0836 version=1 options=0 service_class=system-management message_type=request confirmed=1 service=15 fda_address=7 length=12

case "FMS, confirmed"
> 01 00 0c 80 00000007 0000000c
expect read request label="status" T0868 version=1 options=0 service_class=fms message_type=request confirmed=1 service=0 fda_address=7 length=12
> 01 00 0c 81 00000007 0000000c
expect identify request label="identify" T0888 version=1 options=0 service_class=fms message_type=request confirmed=1 service=1 fda_address=7 length=12
> 01 00 0c 84 00000007 0000000c
expect read request label="get object dictionary" T0861 version=1 options=0 service_class=fms message_type=request confirmed=1 service=4 fda_address=7 length=12
> 01 00 0c 87 00000007 0000000c
expect config request changes=yes label="define variable list" version=1 options=0 service_class=fms message_type=request confirmed=1 service=7 fda_address=7 length=12
> 01 00 0c 88 00000007 0000000c
expect config request changes=yes label="delete variable list" version=1 options=0 service_class=fms message_type=request confirmed=1 service=8 fda_address=7 length=12
> 01 00 0c 89 00000007 0000000c
expect program request changes=yes transfer=open label="initiate download" T0843 version=1 options=0 service_class=fms message_type=request confirmed=1 service=9 fda_address=7 length=12
> 01 00 0c 8a 00000007 0000000c
expect program request changes=yes transfer=data label="download segment" T0843 version=1 options=0 service_class=fms message_type=request confirmed=1 service=10 fda_address=7 length=12
> 01 00 0c 8b 00000007 0000000c
expect program request changes=yes transfer=close label="terminate download" T0843 version=1 options=0 service_class=fms message_type=request confirmed=1 service=11 fda_address=7 length=12
> 01 00 0c 8c 00000007 0000000c
expect program request transfer=open label="initiate upload" T0845 version=1 options=0 service_class=fms message_type=request confirmed=1 service=12 fda_address=7 length=12
> 01 00 0c 8d 00000007 0000000c
expect program request transfer=data label="upload segment" T0845 version=1 options=0 service_class=fms message_type=request confirmed=1 service=13 fda_address=7 length=12
> 01 00 0c 8e 00000007 0000000c
expect program request transfer=close label="terminate upload" T0845 version=1 options=0 service_class=fms message_type=request confirmed=1 service=14 fda_address=7 length=12
> 01 00 0c 8f 00000007 0000000c
expect program request changes=yes label="request domain download" T0843 version=1 options=0 service_class=fms message_type=request confirmed=1 service=15 fda_address=7 length=12
> 01 00 0c 90 00000007 0000000c
expect program request label="request domain upload" T0845 version=1 options=0 service_class=fms message_type=request confirmed=1 service=16 fda_address=7 length=12
> 01 00 0c 91 00000007 0000000c
expect program request changes=yes label="create program invocation" T0843 version=1 options=0 service_class=fms message_type=request confirmed=1 service=17 fda_address=7 length=12
> 01 00 0c 92 00000007 0000000c
expect program request changes=yes label="delete program invocation" T0843 version=1 options=0 service_class=fms message_type=request confirmed=1 service=18 fda_address=7 length=12
> 01 00 0c 93 00000007 0000000c
expect run request changes=yes label="start" T0858 version=1 options=0 service_class=fms message_type=request confirmed=1 service=19 fda_address=7 length=12
> 01 00 0c 94 00000007 0000000c
expect run request changes=yes label="stop" T0858 version=1 options=0 service_class=fms message_type=request confirmed=1 service=20 fda_address=7 length=12
> 01 00 0c 95 00000007 0000000c
expect run request changes=yes label="resume" T0858 version=1 options=0 service_class=fms message_type=request confirmed=1 service=21 fda_address=7 length=12
> 01 00 0c 96 00000007 0000000c
expect run request changes=yes label="reset" T0816 version=1 options=0 service_class=fms message_type=request confirmed=1 service=22 fda_address=7 length=12
> 01 00 0c 97 00000007 0000000c
expect run request changes=yes label="kill" T0858 version=1 options=0 service_class=fms message_type=request confirmed=1 service=23 fda_address=7 length=12
> 01 00 0c 98 00000007 0000000c
expect config request changes=yes label="alter event monitoring" T0838 version=1 options=0 service_class=fms message_type=request confirmed=1 service=24 fda_address=7 length=12
> 01 00 0c 99 00000007 0000000c
expect control request changes=yes label="acknowledge event" version=1 options=0 service_class=fms message_type=request confirmed=1 service=25 fda_address=7 length=12
> 01 00 0c 9c 00000007 0000000c
expect config request changes=yes transfer=open label="initiate put object dictionary" T0836 version=1 options=0 service_class=fms message_type=request confirmed=1 service=28 fda_address=7 length=12
> 01 00 0c 9d 00000007 0000000c
expect config request changes=yes transfer=data label="put object dictionary" T0836 version=1 options=0 service_class=fms message_type=request confirmed=1 service=29 fda_address=7 length=12
> 01 00 0c 9e 00000007 0000000c
expect config request changes=yes transfer=close label="terminate put object dictionary" T0836 version=1 options=0 service_class=fms message_type=request confirmed=1 service=30 fda_address=7 length=12
> 01 00 0c 9f 00000007 0000000c
expect program request changes=yes transfer=open label="initiate generic download" T0843 version=1 options=0 service_class=fms message_type=request confirmed=1 service=31 fda_address=7 length=12
> 01 00 0c a0 00000007 0000000c
expect program request changes=yes transfer=data label="generic download segment" T0843 version=1 options=0 service_class=fms message_type=request confirmed=1 service=32 fda_address=7 length=12
> 01 00 0c a1 00000007 0000000c
expect program request changes=yes transfer=close label="terminate generic download" T0843 version=1 options=0 service_class=fms message_type=request confirmed=1 service=33 fda_address=7 length=12
> 01 00 0c e0 00000007 0000000c
expect session request housekeeping label="initiate" version=1 options=0 service_class=fms message_type=request confirmed=1 service=96 fda_address=7 length=12

case "FMS, unconfirmed"
> 01 00 0c 00 00000007 0000000c
expect report report label="information report" T0856 version=1 options=0 service_class=fms message_type=request confirmed=0 service=0 fda_address=7 length=12
> 01 00 0c 01 00000007 0000000c
expect report report label="unsolicited status" version=1 options=0 service_class=fms message_type=request confirmed=0 service=1 fda_address=7 length=12
> 01 00 0c 02 00000007 0000000c
expect report report label="event notification" T0878 version=1 options=0 service_class=fms message_type=request confirmed=0 service=2 fda_address=7 length=12
> 01 00 0c 10 00000007 0000000c
expect report report label="information report of member" T0856 version=1 options=0 service_class=fms message_type=request confirmed=0 service=16 fda_address=7 length=12
> 01 00 0c 11 00000007 0000000c
expect report report label="report on change" T0856 version=1 options=0 service_class=fms message_type=request confirmed=0 service=17 fda_address=7 length=12
> 01 00 0c 12 00000007 0000000c
expect report report label="report on change of member" T0856 version=1 options=0 service_class=fms message_type=request confirmed=0 service=18 fda_address=7 length=12
> 01 00 0c 70 00000007 0000000c
expect session report housekeeping label="abort" version=1 options=0 service_class=fms message_type=request confirmed=0 service=112 fda_address=7 length=12

case "redundancy"
> 01 00 10 81 00000007 0000000c
expect read request label="get redundancy settings" T0801 version=1 options=0 service_class=lan-redundancy message_type=request confirmed=1 service=1 fda_address=7 length=12
> 01 00 10 82 00000007 0000000c
expect config request changes=yes label="put redundancy settings" T0836 version=1 options=0 service_class=lan-redundancy message_type=request confirmed=1 service=2 fda_address=7 length=12
> 01 00 10 83 00000007 0000000c
expect read request label="get redundancy statistics" T0801 version=1 options=0 service_class=lan-redundancy message_type=request confirmed=1 service=3 fda_address=7 length=12
> 01 00 10 01 00000007 0000000c
expect report report label="diagnostic message" version=1 options=0 service_class=lan-redundancy message_type=request confirmed=0 service=1 fda_address=7 length=12

case "unknown service, unknown type, a length below the header; another version"
> 01 00 0c 7f 00000007 0000000d  00
expect other report changes=unknown label="unknown service" version=1 options=0 service_class=fms message_type=request confirmed=0 service=127 fda_address=7 length=13 data=00
expect flaw unknown_service
> 01 00 0f 82 00000007 00000010  00000190
expect other answer changes=unknown label="unknown service" version=1 options=0 service_class=fms message_type=3 confirmed=1 service=2 fda_address=7 length=16 data=00000190
expect flaw unknown_service
> 01 00 04 83 00000007 00000004
expect session request housekeeping label="idle" version=1 options=0 service_class=fda-session message_type=request confirmed=1 service=3 fda_address=7 length=4
expect flaw bad_length
> 02
expect foreign

case "joined in the middle"
midstream
< 01 00 0c 82 00000007 00000010  00000190
expect read request label="read" T0801 version=1 options=0 service_class=fms message_type=request confirmed=1 service=2 fda_address=7 length=16 index=400
expect turned
