# SPDX-License-Identifier: Apache-2.0
# POWERLINK vectors, written by hand from EPSG DS 301, clauses 4.6, 6.3 and 7.3: type, to, from, then by type.  Node 240
# manages, 255 is all.  Numbers are little-endian.
protocol powerlink

case a cycle: start, poll, response, asynchronous phase
> 01 ff f0 00 00 00 a4 9c e9 65 00 65 cd 1d 00 00 00 00 00 00 00 00
expect session report housekeeping label="start of cycle" type=soc to=255 from=240 net_time=1709808804500
> 03 01 f0 00 01 00 10 00 04 00 01 02 03 04
expect control request changes=yes label="poll request" T0855 type=preq to=1 from=240 ready=1 size=4 data=01020304
< 04 ff 01 fd 01 00 10 00 02 00 aa bb
expect report report label="poll response" T0856 type=pres to=255 from=1 state=operational ready=1 size=2 data=aabb
> 05 ff f0 fd 00 00 01 01 20
expect session report housekeeping label="start of asynchronous phase" type=soa to=255 from=240 state=operational requested=ident-response target=1
> 07 ff f0 00 00 00 00 00 00 00 00 00 00
expect session report housekeeping label="managing nodes and redundancy" type=amni to=255 from=240
> 0d ff f1 00 00 00 00 00 00 00 00 00 00
expect session report housekeeping label="managing nodes and redundancy" type=ainv to=255 from=241

case identity and status
> 06 ff 01 01 00 00 1d 00 20 00 00 00 00 00 dc 05 00 01 00 01 00 00 00 00 00 00 91 01 03 00 6c 00 00 01 85 1d 00 00 20 00 01 00 39 30 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 c0 a8 64 01 00 00 00 00 00 00 00 00 58 32 30 42 43 30 30 38 33 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
expect identify answer label="identity" T0888 type=asnd to=255 from=1 state=pre-operational-1 service=ident-response device=197009 vendor=16777324 product=7557 revision=65568 serial=12345 host="X20BC0083" address=c0a86401
expect identity name="X20BC0083"
> 06 ff 01 02 00 00 1d 00
expect diagnose answer label="status" type=asnd to=255 from=1 state=pre-operational-1 service=status-response
> 06 ff 01 06 00 00 fd 00
expect diagnose answer label="status" type=asnd to=255 from=1 state=operational service=sync-response

case network management: commands, a request for one
> 06 01 f0 04 21 00
expect run request changes=yes label="network command" T0858 type=asnd to=1 from=240 service=nmt-command command=start-node
> 06 01 f0 04 22 00
expect run request changes=yes label="network command" T0858 type=asnd to=1 from=240 service=nmt-command command=stop-node
> 06 01 f0 04 23 00
expect run request changes=yes label="network command" T0858 type=asnd to=1 from=240 service=nmt-command command=enter-pre-operational-2
> 06 01 f0 04 24 00
expect run request changes=yes label="network command" T0858 type=asnd to=1 from=240 service=nmt-command command=enable-ready-to-operate
> 06 01 f0 04 28 00
expect run request changes=yes label="network command" T0816 type=asnd to=1 from=240 service=nmt-command command=reset-node
> 06 01 f0 04 29 00
expect run request changes=yes label="network command" T0858 type=asnd to=1 from=240 service=nmt-command command=reset-communication
> 06 01 f0 04 2a 00
expect run request changes=yes label="network command" T0858 type=asnd to=1 from=240 service=nmt-command command=reset-configuration
> 06 01 f0 04 2b 00
expect run request changes=yes label="network command" T0816 type=asnd to=1 from=240 service=nmt-command command=software-reset
> 06 01 f0 04 41 00
expect run request changes=yes label="network command" T0858 type=asnd to=1 from=240 service=nmt-command command=start-node-ex
> 06 01 f0 04 42 00
expect run request changes=yes label="network command" T0858 type=asnd to=1 from=240 service=nmt-command command=stop-node-ex
> 06 01 f0 04 43 00
expect run request changes=yes label="network command" T0858 type=asnd to=1 from=240 service=nmt-command command=enter-pre-operational-2-ex
> 06 01 f0 04 44 00
expect run request changes=yes label="network command" T0858 type=asnd to=1 from=240 service=nmt-command command=enable-ready-to-operate-ex
> 06 01 f0 04 48 00
expect run request changes=yes label="network command" T0816 type=asnd to=1 from=240 service=nmt-command command=reset-node-ex
> 06 01 f0 04 49 00
expect run request changes=yes label="network command" T0858 type=asnd to=1 from=240 service=nmt-command command=reset-communication-ex
> 06 01 f0 04 4a 00
expect run request changes=yes label="network command" T0858 type=asnd to=1 from=240 service=nmt-command command=reset-configuration-ex
> 06 01 f0 04 4b 00
expect run request changes=yes label="network command" T0816 type=asnd to=1 from=240 service=nmt-command command=software-reset-ex
> 06 01 f0 04 62 00
expect config request changes=yes label="network command" T0858 type=asnd to=1 from=240 service=nmt-command command=set-host-name
> 06 01 f0 04 63 00
expect report report label="network report" type=asnd to=1 from=240 service=nmt-command command=flush-arp-entry
> 06 01 f0 04 80 00
expect report report label="network report" type=asnd to=1 from=240 service=nmt-command command=publish-configured-nodes
> 06 01 f0 04 90 00
expect report report label="network report" type=asnd to=1 from=240 service=nmt-command command=publish-active-nodes
> 06 01 f0 04 b0 00
expect time request changes=yes label="network command" T0858 type=asnd to=1 from=240 service=nmt-command command=publish-time
> 06 f0 01 03 22 01 00
expect run request changes=yes label="ask for network command" T0858 type=asnd to=240 from=1 service=nmt-request command=stop-node

case service data: open, write, read and their answers, several, files, an abort
> 06 01 f0 05 02 00 02 00 00 05 00 00 00 00 00 00
expect session request housekeeping label="service data session" type=asnd to=1 from=240 service=sdo transaction=5 access=none response=0 abort=0
> 06 01 f0 05 02 00 02 00 00 05 00 01 06 00 00 00 00 20 01 00 2a 00
expect write request changes=yes label="write object" T0836 type=asnd to=1 from=240 service=sdo transaction=5 access=write response=0 abort=0 object=8192 subindex=1 bytes=2a00
> 06 01 f0 05 02 00 02 00 00 05 00 01 06 00 00 00 06 10 00 00 01 00
expect config request changes=yes label="write object" T0836 type=asnd to=1 from=240 service=sdo transaction=5 access=write response=0 abort=0 object=4102 subindex=0 bytes=0100
> 06 01 f0 05 02 00 02 00 00 05 00 01 08 00 00 00 50 1f 01 00 00 00 00 00
expect firmware request changes=yes label="write object" T0839 type=asnd to=1 from=240 service=sdo transaction=5 access=write response=0 abort=0 object=8016 subindex=1 bytes=00000000
> 06 01 f0 05 02 00 02 00 00 05 00 02 03 00 00 00 18 10 01
expect read request label="read object" T0801 type=asnd to=1 from=240 service=sdo transaction=5 access=read response=0 abort=0 object=4120 subindex=1
< 06 f0 01 05 02 00 02 00 00 05 80 02 04 00 00 00 01 02 03 04
expect read answer label="read object" T0801 type=asnd to=240 from=1 service=sdo transaction=5 access=read response=1 abort=0 bytes=01020304
< 06 f0 01 05 02 00 02 00 00 05 c0 01 04 00 00 00 00 00 02 06
expect write answer changes=yes failed label="write object" T0836 type=asnd to=240 from=1 service=sdo transaction=5 access=write response=1 abort=1 bytes=00000206
# the first part of a long one: the length of the whole stands in front
> 06 01 f0 05 02 00 02 00 00 05 10 01 07 00 00 00 64 00 00 00 00 20 01 00 61 62 63
expect write request changes=yes label="write object" T0836 type=asnd to=1 from=240 service=sdo transaction=5 access=write response=0 abort=0 object=8192 subindex=1 bytes=616263
> 06 01 f0 05 02 00 02 00 00 05 20 01 04 00 00 00 64 65 66 67
expect write request changes=yes label="write object" T0836 type=asnd to=1 from=240 service=sdo transaction=5 access=write response=0 abort=0 bytes=64656667
> 06 01 f0 05 02 00 02 00 00 05 00 03 02 00 00 00 01 02
expect write request changes=yes label="write object" T0836 type=asnd to=1 from=240 service=sdo transaction=5 access=write-all response=0 abort=0 bytes=0102
> 06 01 f0 05 02 00 02 00 00 05 00 04 02 00 00 00 01 02
expect read request label="read object" T0801 type=asnd to=1 from=240 service=sdo transaction=5 access=read-all response=0 abort=0 bytes=0102
> 06 01 f0 05 02 00 02 00 00 05 00 05 02 00 00 00 01 02
expect write request changes=yes label="write object" T0836 type=asnd to=1 from=240 service=sdo transaction=5 access=write-by-name response=0 abort=0 bytes=0102
> 06 01 f0 05 02 00 02 00 00 05 00 06 02 00 00 00 01 02
expect read request label="read object" T0801 type=asnd to=1 from=240 service=sdo transaction=5 access=read-by-name response=0 abort=0 bytes=0102
> 06 01 f0 05 02 00 02 00 00 05 00 20 02 00 00 00 01 02
expect file request changes=yes label="write file" T0867 type=asnd to=1 from=240 service=sdo transaction=5 access=file-write response=0 abort=0 bytes=0102
> 06 01 f0 05 02 00 02 00 00 05 00 21 02 00 00 00 01 02
expect file request label="read file" T0811 type=asnd to=1 from=240 service=sdo transaction=5 access=file-read response=0 abort=0 bytes=0102
> 06 01 f0 05 02 00 02 00 00 05 00 31 02 00 00 00 01 02
expect write request changes=yes label="write object" T0836 type=asnd to=1 from=240 service=sdo transaction=5 access=write-several response=0 abort=0 bytes=0102
> 06 01 f0 05 02 00 02 00 00 05 00 32 02 00 00 00 01 02
expect read request label="read object" T0801 type=asnd to=1 from=240 service=sdo transaction=5 access=read-several response=0 abort=0 bytes=0102
> 06 01 f0 05 02 00 02 00 00 05 00 70 02 00 00 00 01 02
expect read request label="read object" T0801 type=asnd to=1 from=240 service=sdo transaction=5 access=maximum-segment response=0 abort=0 bytes=0102

case flaws: kind, service, access, command, size, node, cut
> 09 01 f0 00 00 00 00 00
expect other request changes=unknown label="unknown message" type=9 to=1 from=240
expect flaw unknown_type
> 06 01 f0 77 00 00
expect other request changes=unknown label="other service" type=asnd to=1 from=240 service=119
expect flaw unknown_service
> 06 01 f0 05 02 00 02 00 00 05 00 55 00 00 00 00
expect other request changes=unknown label="unknown access" type=asnd to=1 from=240 service=sdo transaction=5 access=85 response=0 abort=0
expect flaw unknown_service
> 06 01 f0 04 7f 00
expect other request changes=unknown label="unknown command" type=asnd to=1 from=240 service=nmt-command command=127
expect flaw unknown_command
> 03 01 f0 00 01 00 10 00 40 00 01 02
expect control request changes=yes label="poll request" T0855 type=preq to=1 from=240 ready=1 size=64 data=0102
expect flaw bad_size
> 01 ff 03 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
expect session report housekeeping label="start of cycle" type=soc to=255 from=3 net_time=0
expect flaw bad_node
> 06 01 00 02 00 00 00 00
expect diagnose answer label="status" type=asnd to=1 from=0 state=off service=status-response
expect flaw bad_node
> 06 01 f0 05 00 00
expect flaw truncated
