# SPDX-License-Identifier: Apache-2.0
# EtherCAT vectors, written by hand from ETG.1000.4, clauses 5 and 6, and ETG.1000.6.  A frame is length and type (2), then
# datagrams: command, index, address (4), length with C and M (2), interrupt (2), data, working counter (2).  All numbers
# are little-endian.
protocol ethercat

case every command: two datagrams in a frame, then one each
# nop; aprd
> 1a 10 00 01 00 00 00 00 00 80 00 00 00 00 01 01 fd ff 00 00 02 00 00 00 00 00 00 00
expect session request housekeeping label="no operation" in=ethercat command=nop index=1 position=0 offset=0 length=0 circulating=0 interrupt=0 working_counter=0
expect carried ethercat code 0
expect read request label="read register" T0801 in=ethercat command=aprd index=1 position=65533 offset=0 length=2 circulating=0 interrupt=0 working_counter=0
expect carried ethercat code 1
expect carrier
> 0e 10 02 02 00 00 10 00 02 00 00 00 01 10 00 00
expect config request changes=yes label="set station number" T0836 in=ethercat command=apwr index=2 position=0 offset=16 length=2 circulating=0 interrupt=0 data=0110 working_counter=0
expect carried ethercat code 2
expect carrier
> 10 10 03 03 ff ff 00 10 04 00 00 00 00 00 00 00 00 00
expect control request changes=yes label="write process data" T0855 in=ethercat command=aprw index=3 position=65535 offset=4096 length=4 circulating=0 interrupt=0 data=00000000 working_counter=0
expect read request label="read process data" T0801 in=ethercat command=aprw index=3 position=65535 offset=4096 length=4 circulating=0 interrupt=0 working_counter=0
expect carried ethercat code 3
expect carrier
> 0e 10 04 04 01 10 30 01 02 00 00 00 00 00 00 00
expect read request label="read register" T0801 in=ethercat command=fprd index=4 slave=4097 offset=304 length=2 circulating=0 interrupt=0 working_counter=0
expect carried ethercat code 4
expect carrier
> 0e 10 05 05 01 10 20 01 02 00 00 00 08 00 00 00
expect run request changes=yes label="change state" T0858 in=ethercat command=fpwr index=5 slave=4097 offset=288 length=2 circulating=0 interrupt=0 data=0800 working_counter=0 state=operational
expect carried ethercat code 5
expect carrier
> 0e 10 06 06 01 10 80 0f 02 00 00 00 00 00 00 00
expect write request changes=yes label="write user memory" T0836 in=ethercat command=fprw index=6 slave=4097 offset=3968 length=2 circulating=0 interrupt=0 data=0000 working_counter=0
expect read request label="read register" T0801 in=ethercat command=fprw index=6 slave=4097 offset=3968 length=2 circulating=0 interrupt=0 working_counter=0
expect carried ethercat code 6
expect carrier
> 0e 10 07 07 00 00 30 01 02 00 00 00 00 00 00 00
expect read request label="read register" T0801 in=ethercat command=brd index=7 position=0 offset=304 length=2 circulating=0 interrupt=0 working_counter=0
expect carried ethercat code 7
expect carrier
> 0e 10 08 08 00 00 20 01 02 00 00 00 01 00 00 00
expect run request changes=yes label="change state" T0858 in=ethercat command=bwr index=8 position=0 offset=288 length=2 circulating=0 interrupt=0 data=0100 working_counter=0 state=init
expect carried ethercat code 8
expect carrier
> 0e 10 09 09 00 00 00 03 02 00 00 00 00 00 00 00
expect diagnose request changes=yes label="clear error counters" in=ethercat command=brw index=9 position=0 offset=768 length=2 circulating=0 interrupt=0 data=0000 working_counter=0
expect read request label="read register" T0801 in=ethercat command=brw index=9 position=0 offset=768 length=2 circulating=0 interrupt=0 working_counter=0
expect carried ethercat code 9
expect carrier
> 10 10 0a 0a 00 00 00 01 04 00 00 00 00 00 00 00 00 00
expect read request label="read process data" T0801 in=ethercat command=lrd index=10 logical=16777216 length=4 circulating=0 interrupt=0 working_counter=0
expect carried ethercat code 10
expect carrier
> 10 10 0b 0b 00 08 00 01 04 00 00 00 00 00 00 00 00 00
expect control request changes=yes label="write process data" T0855 in=ethercat command=lwr index=11 logical=16779264 length=4 circulating=0 interrupt=0 data=00000000 working_counter=0
expect carried ethercat code 11
expect carrier
> 10 10 0c 0c 00 00 00 01 04 00 00 00 00 00 00 00 00 00
expect control request changes=yes label="write process data" T0855 in=ethercat command=lrw index=12 logical=16777216 length=4 circulating=0 interrupt=0 data=00000000 working_counter=0
expect read request label="read process data" T0801 in=ethercat command=lrw index=12 logical=16777216 length=4 circulating=0 interrupt=0 working_counter=0
expect carried ethercat code 12
expect carrier
> 14 10 0d 0d fe ff 10 09 08 00 00 00 00 00 00 00 00 00 00 00 00 00
expect time request changes=yes label="set distributed clock" in=ethercat command=armw index=13 position=65534 offset=2320 length=8 circulating=0 interrupt=0 data=0000000000000000 working_counter=0
expect read request label="read register" T0801 in=ethercat command=armw index=13 position=65534 offset=2320 length=8 circulating=0 interrupt=0 working_counter=0
expect carried ethercat code 13
expect carrier
> 14 10 0e 0e 02 10 10 09 08 00 00 00 00 00 00 00 00 00 00 00 00 00
expect time request changes=yes label="set distributed clock" in=ethercat command=frmw index=14 slave=4098 offset=2320 length=8 circulating=0 interrupt=0 data=0000000000000000 working_counter=0
expect read request label="read register" T0801 in=ethercat command=frmw index=14 slave=4098 offset=2320 length=8 circulating=0 interrupt=0 working_counter=0
expect carried ethercat code 14
expect carrier

case answers: the working counter tells
> 0e 10 04 01 01 10 30 01 02 00 04 00 08 00 01 00
expect read answer label="read register" T0801 in=ethercat command=fprd index=1 slave=4097 offset=304 length=2 circulating=0 interrupt=4 data=0800 working_counter=1 state=operational
expect carried ethercat code 4
expect carrier
> 10 10 0c 01 00 00 00 01 04 00 00 00 01 02 03 04 03 00
expect control request changes=yes label="write process data" T0855 in=ethercat command=lrw index=1 logical=16777216 length=4 circulating=0 interrupt=0 data=01020304 working_counter=3
expect read answer label="read process data" T0801 in=ethercat command=lrw index=1 logical=16777216 length=4 circulating=0 interrupt=0 data=01020304 working_counter=3
expect carried ethercat code 12
expect carrier
> 0e 10 05 01 01 10 20 01 02 40 00 00 02 00 01 00
expect run request changes=yes label="change state" T0858 in=ethercat command=fpwr index=1 slave=4097 offset=288 length=2 circulating=1 interrupt=0 data=0200 working_counter=1 state=pre-operational
expect carried ethercat code 5
expect carrier

case writes by register
> 0e 10 05 01 01 10 00 00 02 00 00 00 01 00 00 00
expect other request changes=yes label="write read-only register" in=ethercat command=fpwr index=1 slave=4097 offset=0 length=2 circulating=0 interrupt=0 data=0100 working_counter=0
expect carried ethercat code 5
expect carrier
> 0e 10 05 01 01 10 10 00 02 00 00 00 01 00 00 00
expect config request changes=yes label="set station number" T0836 in=ethercat command=fpwr index=1 slave=4097 offset=16 length=2 circulating=0 interrupt=0 data=0100 working_counter=0
expect carried ethercat code 5
expect carrier
> 0e 10 05 01 01 10 20 00 02 00 00 00 01 00 00 00
expect config request changes=yes label="set write protection" T0836 in=ethercat command=fpwr index=1 slave=4097 offset=32 length=2 circulating=0 interrupt=0 data=0100 working_counter=0
expect carried ethercat code 5
expect carrier
> 0e 10 05 01 01 10 40 00 02 00 00 00 01 00 00 00
expect run request changes=yes label="reset slave" T0816 in=ethercat command=fpwr index=1 slave=4097 offset=64 length=2 circulating=0 interrupt=0 data=0100 working_counter=0
expect carried ethercat code 5
expect carrier
> 0e 10 05 01 01 10 00 01 02 00 00 00 01 00 00 00
expect config request changes=yes label="set up data link" T0836 in=ethercat command=fpwr index=1 slave=4097 offset=256 length=2 circulating=0 interrupt=0 data=0100 working_counter=0
expect carried ethercat code 5
expect carrier
> 0e 10 05 01 01 10 20 01 02 00 00 00 01 00 00 00
expect run request changes=yes label="change state" T0858 in=ethercat command=fpwr index=1 slave=4097 offset=288 length=2 circulating=0 interrupt=0 data=0100 working_counter=0 state=init
expect carried ethercat code 5
expect carrier
> 0e 10 05 01 01 10 40 01 02 00 00 00 01 00 00 00
expect config request changes=yes label="set up process data interface" T0836 in=ethercat command=fpwr index=1 slave=4097 offset=320 length=2 circulating=0 interrupt=0 data=0100 working_counter=0
expect carried ethercat code 5
expect carrier
> 0e 10 05 01 01 10 00 02 02 00 00 00 01 00 00 00
expect config request changes=yes label="set event masks" in=ethercat command=fpwr index=1 slave=4097 offset=512 length=2 circulating=0 interrupt=0 data=0100 working_counter=0
expect carried ethercat code 5
expect carrier
> 0e 10 05 01 01 10 00 03 02 00 00 00 01 00 00 00
expect diagnose request changes=yes label="clear error counters" in=ethercat command=fpwr index=1 slave=4097 offset=768 length=2 circulating=0 interrupt=0 data=0100 working_counter=0
expect carried ethercat code 5
expect carrier
> 0e 10 05 01 01 10 00 04 02 00 00 00 01 00 00 00
expect config request changes=yes label="set watchdog" T0836 in=ethercat command=fpwr index=1 slave=4097 offset=1024 length=2 circulating=0 interrupt=0 data=0100 working_counter=0
expect carried ethercat code 5
expect carrier
> 0e 10 05 01 01 10 00 05 02 00 00 00 01 00 00 00
expect config request changes=yes label="access to configuration memory" T0836 in=ethercat command=fpwr index=1 slave=4097 offset=1280 length=2 circulating=0 interrupt=0 data=0100 working_counter=0
expect carried ethercat code 5
expect carrier
> 0e 10 05 01 01 10 10 05 02 00 00 00 01 00 00 00
expect config request changes=yes label="access to the physical layer" T0836 in=ethercat command=fpwr index=1 slave=4097 offset=1296 length=2 circulating=0 interrupt=0 data=0100 working_counter=0
expect carried ethercat code 5
expect carrier
> 0e 10 05 01 01 10 00 06 02 00 00 00 01 00 00 00
expect config request changes=yes label="map process data" T0836 in=ethercat command=fpwr index=1 slave=4097 offset=1536 length=2 circulating=0 interrupt=0 data=0100 working_counter=0
expect carried ethercat code 5
expect carrier
> 0e 10 05 01 01 10 00 08 02 00 00 00 01 00 00 00
expect config request changes=yes label="set up sync manager" T0836 in=ethercat command=fpwr index=1 slave=4097 offset=2048 length=2 circulating=0 interrupt=0 data=0100 working_counter=0
expect carried ethercat code 5
expect carrier
> 0e 10 05 01 01 10 00 09 02 00 00 00 01 00 00 00
expect time request changes=yes label="set distributed clock" in=ethercat command=fpwr index=1 slave=4097 offset=2304 length=2 circulating=0 interrupt=0 data=0100 working_counter=0
expect carried ethercat code 5
expect carrier
> 0e 10 05 01 01 10 00 0f 02 00 00 00 01 00 00 00
expect control request changes=yes label="write digital outputs" T0855 in=ethercat command=fpwr index=1 slave=4097 offset=3840 length=2 circulating=0 interrupt=0 data=0100 working_counter=0
expect carried ethercat code 5
expect carrier
> 0e 10 05 01 01 10 80 0f 02 00 00 00 01 00 00 00
expect write request changes=yes label="write user memory" T0836 in=ethercat command=fpwr index=1 slave=4097 offset=3968 length=2 circulating=0 interrupt=0 data=0100 working_counter=0
expect carried ethercat code 5
expect carrier
> 0e 10 05 01 01 10 00 10 02 00 00 00 01 00 00 00
expect control request changes=yes label="write process data" T0855 in=ethercat command=fpwr index=1 slave=4097 offset=4096 length=2 circulating=0 interrupt=0 data=0100 working_counter=0
expect carried ethercat code 5
expect carrier

case configuration memory: read, reset of the command, write, reload
> 0e 10 05 01 01 10 02 05 02 00 00 00 00 01 00 00
expect read request label="read configuration memory" T0888 in=ethercat command=fpwr index=1 slave=4097 offset=1282 length=2 circulating=0 interrupt=0 data=0001 working_counter=0
expect carried ethercat code 5
expect carrier
> 0e 10 05 01 01 10 02 05 02 00 00 00 00 00 00 00
expect read request label="read configuration memory" T0888 in=ethercat command=fpwr index=1 slave=4097 offset=1282 length=2 circulating=0 interrupt=0 data=0000 working_counter=0
expect carried ethercat code 5
expect carrier
> 0e 10 05 01 01 10 02 05 02 00 00 00 01 02 00 00
expect config request changes=yes label="write configuration memory" T0836 in=ethercat command=fpwr index=1 slave=4097 offset=1282 length=2 circulating=0 interrupt=0 data=0102 working_counter=0
expect carried ethercat code 5
expect carrier
> 0e 10 05 01 01 10 02 05 02 00 00 00 00 04 00 00
expect config request changes=yes label="access to configuration memory" T0836 in=ethercat command=fpwr index=1 slave=4097 offset=1282 length=2 circulating=0 interrupt=0 data=0004 working_counter=0
expect carried ethercat code 5
expect carrier

case mailbox: objects are written and read, in one part and in several; accesses fail
# download of two octets: a drive is switched on
> 2c 10 05 01 01 10 00 10 20 00 00 00 0a 00 00 00 00 13 00 20 2b 40 60 00 0f 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
expect control request changes=yes label="write object" T0855 in=ethercat command=fpwr index=1 slave=4097 offset=4096 length=32 circulating=0 interrupt=0 working_counter=0 mailbox=can-application mailbox_counter=1 service=sdo-request sdo=download object=24640 subindex=0 value=15
expect carried ethercat code 5
expect carrier
> 2c 10 04 01 01 10 80 10 20 00 00 00 0a 00 00 00 00 13 00 30 60 40 60 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 01 00
expect control answer changes=yes label="write object" T0855 in=ethercat command=fprd index=1 slave=4097 offset=4224 length=32 circulating=0 interrupt=0 working_counter=1 mailbox=can-application mailbox_counter=1 service=sdo-response sdo=download-response object=24640 subindex=0
expect carried ethercat code 4
expect carrier
# upload
> 2c 10 05 01 01 10 00 10 20 00 00 00 0a 00 00 00 00 13 00 20 40 18 10 01 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
expect read request label="read object" T0801 in=ethercat command=fpwr index=1 slave=4097 offset=4096 length=32 circulating=0 interrupt=0 working_counter=0 mailbox=can-application mailbox_counter=1 service=sdo-request sdo=upload object=4120 subindex=1
expect carried ethercat code 5
expect carrier
> 2c 10 04 01 01 10 80 10 20 00 00 00 0a 00 00 00 00 13 00 30 43 18 10 01 02 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 01 00
expect read answer label="read object" T0801 in=ethercat command=fprd index=1 slave=4097 offset=4224 length=32 circulating=0 interrupt=0 working_counter=1 mailbox=can-application mailbox_counter=1 service=sdo-response sdo=upload-response object=4120 subindex=1 value=2
expect carried ethercat code 4
expect carrier
# download of 32 octets, in parts
> 2c 10 05 01 01 10 00 10 20 00 00 00 0a 00 00 00 00 13 00 20 21 00 20 00 20 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
expect write request changes=yes label="write object" T0836 in=ethercat command=fpwr index=1 slave=4097 offset=4096 length=32 circulating=0 interrupt=0 working_counter=0 mailbox=can-application mailbox_counter=1 service=sdo-request sdo=download object=8192 subindex=0
expect carried ethercat code 5
expect carrier
> 2c 10 05 01 01 10 00 10 20 00 00 00 0a 00 00 00 00 13 00 20 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
expect write request changes=yes label="write object, next part" T0836 in=ethercat command=fpwr index=1 slave=4097 offset=4096 length=32 circulating=0 interrupt=0 working_counter=0 mailbox=can-application mailbox_counter=1 service=sdo-request sdo=download-segment
expect carried ethercat code 5
expect carrier
> 2c 10 04 01 01 10 80 10 20 00 00 00 0a 00 00 00 00 13 00 30 20 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 01 00
expect write answer changes=yes label="write object, next part" T0836 in=ethercat command=fprd index=1 slave=4097 offset=4224 length=32 circulating=0 interrupt=0 working_counter=1 mailbox=can-application mailbox_counter=1 service=sdo-response sdo=download-segment-response
expect carried ethercat code 4
expect carrier
# upload of a part
> 2c 10 05 01 01 10 00 10 20 00 00 00 0a 00 00 00 00 13 00 20 60 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
expect read request label="read object" T0801 in=ethercat command=fpwr index=1 slave=4097 offset=4096 length=32 circulating=0 interrupt=0 working_counter=0 mailbox=can-application mailbox_counter=1 service=sdo-request sdo=upload-segment
expect carried ethercat code 5
expect carrier
> 2c 10 04 01 01 10 80 10 20 00 00 00 0a 00 00 00 00 13 00 30 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 01 00
expect read answer label="read object" T0801 in=ethercat command=fprd index=1 slave=4097 offset=4224 length=32 circulating=0 interrupt=0 working_counter=1 mailbox=can-application mailbox_counter=1 service=sdo-response sdo=upload-segment-response
expect carried ethercat code 4
expect carrier
> 2c 10 05 01 01 10 00 10 20 00 00 00 0a 00 00 00 00 13 00 20 23 10 10 01 73 61 76 65 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
expect config request changes=yes label="write object" T0836 in=ethercat command=fpwr index=1 slave=4097 offset=4096 length=32 circulating=0 interrupt=0 working_counter=0 mailbox=can-application mailbox_counter=1 service=sdo-request sdo=download object=4112 subindex=1 value=1702257011
expect carried ethercat code 5
expect carrier
> 2c 10 05 01 01 10 00 10 20 00 00 00 0a 00 00 00 00 13 00 20 21 50 1f 01 00 01 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
expect firmware request changes=yes label="write object" T0839 in=ethercat command=fpwr index=1 slave=4097 offset=4096 length=32 circulating=0 interrupt=0 working_counter=0 mailbox=can-application mailbox_counter=1 service=sdo-request sdo=download object=8016 subindex=1
expect carried ethercat code 5
expect carrier
> 2c 10 05 01 01 10 00 10 20 00 00 00 0a 00 00 00 00 13 00 20 2f 51 1f 01 01 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
expect run request changes=yes label="write object" T0858 in=ethercat command=fpwr index=1 slave=4097 offset=4096 length=32 circulating=0 interrupt=0 working_counter=0 mailbox=can-application mailbox_counter=1 service=sdo-request sdo=download object=8017 subindex=1 value=1
expect carried ethercat code 5
expect carrier
# the size is not said
> 2c 10 05 01 01 10 00 10 20 00 00 00 0a 00 00 00 00 13 00 20 22 00 70 01 01 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
expect control request changes=yes label="write object" T0855 in=ethercat command=fpwr index=1 slave=4097 offset=4096 length=32 circulating=0 interrupt=0 working_counter=0 mailbox=can-application mailbox_counter=1 service=sdo-request sdo=download object=28672 subindex=1 value=1
expect carried ethercat code 5
expect carrier
# abort
> 2c 10 05 01 01 10 00 10 20 00 00 00 0a 00 00 00 00 13 00 20 80 00 20 00 00 00 04 05 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
expect other request failed label="access aborted" in=ethercat command=fpwr index=1 slave=4097 offset=4096 length=32 circulating=0 interrupt=0 working_counter=0 mailbox=can-application mailbox_counter=1 service=sdo-request sdo=abort object=8192 subindex=0 abort=84148224
expect carried ethercat code 5
expect carrier
> 2c 10 04 01 01 10 80 10 20 00 00 00 0a 00 00 00 00 13 00 30 80 00 20 00 00 00 02 06 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 01 00
expect other answer failed label="access aborted" in=ethercat command=fprd index=1 slave=4097 offset=4224 length=32 circulating=0 interrupt=0 working_counter=1 mailbox=can-application mailbox_counter=1 service=sdo-response sdo=abort-response object=8192 subindex=0 abort=100794368
expect carried ethercat code 4
expect carrier
# a command that is not known
> 2c 10 05 01 01 10 00 10 20 00 00 00 0a 00 00 00 00 13 00 20 a0 00 20 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
expect other request changes=unknown label="unknown service" in=ethercat command=fpwr index=1 slave=4097 offset=4096 length=32 circulating=0 interrupt=0 working_counter=0 mailbox=can-application mailbox_counter=1 service=sdo-request sdo=5
expect flaw ethercat.unknown_service
expect carried ethercat code 5
expect carrier

case mailbox: other services of the CAN application protocol
> 2c 10 04 01 01 10 80 10 20 00 00 00 0a 00 00 00 00 13 00 10 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 01 00
expect report report label="emergency" in=ethercat command=fprd index=1 slave=4097 offset=4224 length=32 circulating=0 interrupt=0 working_counter=1 mailbox=can-application mailbox_counter=1 service=emergency
expect carried ethercat code 4
expect carrier
> 2c 10 05 01 01 10 00 10 20 00 00 00 08 00 00 00 00 13 00 80 01 00 00 00 01 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
expect read request label="describe objects" T0861 in=ethercat command=fpwr index=1 slave=4097 offset=4096 length=32 circulating=0 interrupt=0 working_counter=0 mailbox=can-application mailbox_counter=1 service=sdo-information
expect carried ethercat code 5
expect carrier
> 2c 10 04 01 01 10 80 10 20 00 00 00 0a 00 00 00 00 13 00 40 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 01 00
expect read answer label="inputs by mailbox" T0801 in=ethercat command=fprd index=1 slave=4097 offset=4224 length=32 circulating=0 interrupt=0 working_counter=1 mailbox=can-application mailbox_counter=1 service=tx-pdo
expect carried ethercat code 4
expect carrier
> 2c 10 05 01 01 10 00 10 20 00 00 00 0a 00 00 00 00 13 00 50 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
expect control request changes=yes label="outputs by mailbox" T0855 in=ethercat command=fpwr index=1 slave=4097 offset=4096 length=32 circulating=0 interrupt=0 working_counter=0 mailbox=can-application mailbox_counter=1 service=rx-pdo
expect carried ethercat code 5
expect carrier
> 2c 10 05 01 01 10 00 10 20 00 00 00 04 00 00 00 00 13 00 60 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
expect read request label="inputs by mailbox" T0801 in=ethercat command=fpwr index=1 slave=4097 offset=4096 length=32 circulating=0 interrupt=0 working_counter=0 mailbox=can-application mailbox_counter=1 service=tx-pdo-remote
expect carried ethercat code 5
expect carrier
> 2c 10 05 01 01 10 00 10 20 00 00 00 04 00 00 00 00 13 00 70 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
expect control request changes=yes label="outputs by mailbox" T0855 in=ethercat command=fpwr index=1 slave=4097 offset=4096 length=32 circulating=0 interrupt=0 working_counter=0 mailbox=can-application mailbox_counter=1 service=rx-pdo-remote
expect carried ethercat code 5
expect carrier

case mailbox: files
> 2c 10 05 01 01 10 00 10 20 00 00 00 0d 00 00 00 00 14 01 00 00 00 00 00 61 70 70 2e 62 69 6e 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
expect file request transfer=open label="read file" T0845 in=ethercat command=fpwr index=1 slave=4097 offset=4096 length=32 circulating=0 interrupt=0 working_counter=0 mailbox=file mailbox_counter=1 file_operation=read file="app.bin"
expect carried ethercat code 5
expect carrier
> 2c 10 05 01 01 10 00 10 20 00 00 00 0c 00 00 00 00 14 02 00 00 00 00 00 66 77 2e 65 66 77 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
expect firmware request changes=yes transfer=open label="write file" T0857 in=ethercat command=fpwr index=1 slave=4097 offset=4096 length=32 circulating=0 interrupt=0 working_counter=0 mailbox=file mailbox_counter=1 file_operation=write file="fw.efw"
expect carried ethercat code 5
expect carrier
> 2c 10 05 01 01 10 00 10 20 00 00 00 0a 00 00 00 00 14 03 00 00 00 00 00 64 61 74 61 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
expect firmware request changes=yes transfer=data label="data of file" T0857 in=ethercat command=fpwr index=1 slave=4097 offset=4096 length=32 circulating=0 interrupt=0 working_counter=0 mailbox=file mailbox_counter=1 file_operation=data
expect carried ethercat code 5
expect carrier
> 2c 10 05 01 01 10 00 10 20 00 00 00 06 00 00 00 00 14 04 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
expect firmware request transfer=data label="data received" in=ethercat command=fpwr index=1 slave=4097 offset=4096 length=32 circulating=0 interrupt=0 working_counter=0 mailbox=file mailbox_counter=1 file_operation=acknowledge
expect carried ethercat code 5
expect carrier
> 2c 10 05 01 01 10 00 10 20 00 00 00 06 00 00 00 00 14 05 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
expect firmware request failed transfer=close label="file refused" in=ethercat command=fpwr index=1 slave=4097 offset=4096 length=32 circulating=0 interrupt=0 working_counter=0 mailbox=file mailbox_counter=1 file_operation=error
expect carried ethercat code 5
expect carrier
> 2c 10 05 01 01 10 00 10 20 00 00 00 06 00 00 00 00 14 06 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
expect firmware request transfer=data label="busy" in=ethercat command=fpwr index=1 slave=4097 offset=4096 length=32 circulating=0 interrupt=0 working_counter=0 mailbox=file mailbox_counter=1 file_operation=busy
expect carried ethercat code 5
expect carrier
> 2c 10 05 01 01 10 00 10 20 00 00 00 06 00 00 00 00 14 09 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
expect other request changes=unknown label="unknown service" in=ethercat command=fpwr index=1 slave=4097 offset=4096 length=32 circulating=0 interrupt=0 working_counter=0 mailbox=file mailbox_counter=1 file_operation=9
expect flaw ethercat.unknown_service
expect carried ethercat code 5
expect carrier

case mailbox: a servo drive
> 2c 10 05 01 01 10 00 10 20 00 00 00 08 00 00 00 00 15 01 40 2f 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
expect read request label="read parameter" T0801 in=ethercat command=fpwr index=1 slave=4097 offset=4096 length=32 circulating=0 interrupt=0 working_counter=0 mailbox=servo-drive mailbox_counter=1 servo_operation=read parameter=47
expect carried ethercat code 5
expect carrier
> 2c 10 04 01 01 10 80 10 20 00 00 00 08 00 00 00 00 15 02 40 2f 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 01 00
expect read answer label="read parameter" T0801 in=ethercat command=fprd index=1 slave=4097 offset=4224 length=32 circulating=0 interrupt=0 working_counter=1 mailbox=servo-drive mailbox_counter=1 servo_operation=read-response parameter=47
expect carried ethercat code 4
expect carrier
> 2c 10 05 01 01 10 00 10 20 00 00 00 08 00 00 00 00 15 03 40 2f 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
expect write request changes=yes label="write parameter" T0836 in=ethercat command=fpwr index=1 slave=4097 offset=4096 length=32 circulating=0 interrupt=0 working_counter=0 mailbox=servo-drive mailbox_counter=1 servo_operation=write parameter=47
expect carried ethercat code 5
expect carrier
> 2c 10 04 01 01 10 80 10 20 00 00 00 08 00 00 00 00 15 14 40 2f 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 01 00
expect write answer changes=yes failed label="write parameter" T0836 in=ethercat command=fprd index=1 slave=4097 offset=4224 length=32 circulating=0 interrupt=0 working_counter=1 mailbox=servo-drive mailbox_counter=1 servo_operation=write-response parameter=47
expect carried ethercat code 4
expect carrier
> 2c 10 04 01 01 10 80 10 20 00 00 00 08 00 00 00 00 15 05 40 2f 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 01 00
expect report report label="notification" in=ethercat command=fprd index=1 slave=4097 offset=4224 length=32 circulating=0 interrupt=0 working_counter=1 mailbox=servo-drive mailbox_counter=1 servo_operation=notification parameter=47
expect carried ethercat code 4
expect carrier
> 2c 10 04 01 01 10 80 10 20 00 00 00 08 00 00 00 00 15 06 40 2f 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 01 00
expect report report label="emergency" in=ethercat command=fprd index=1 slave=4097 offset=4224 length=32 circulating=0 interrupt=0 working_counter=1 mailbox=servo-drive mailbox_counter=1 servo_operation=emergency parameter=47
expect carried ethercat code 4
expect carrier
> 2c 10 05 01 01 10 00 10 20 00 00 00 08 00 00 00 00 15 07 40 2f 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
expect other request changes=unknown label="unknown service" in=ethercat command=fpwr index=1 slave=4097 offset=4096 length=32 circulating=0 interrupt=0 working_counter=0 mailbox=servo-drive mailbox_counter=1 servo_operation=7 parameter=47
expect flaw ethercat.unknown_service
expect carried ethercat code 5
expect carrier
> 2c 10 05 01 01 10 00 10 20 00 00 00 08 00 00 00 00 15 00 40 2f 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
expect other request changes=unknown label="unknown service" in=ethercat command=fpwr index=1 slave=4097 offset=4096 length=32 circulating=0 interrupt=0 working_counter=0 mailbox=servo-drive mailbox_counter=1 servo_operation=0 parameter=47
expect flaw ethercat.unknown_service
expect carried ethercat code 5
expect carrier

case mailbox: ADS, Ethernet, of a vendor
> 2c 10 05 01 01 10 00 10 20 00 00 00 0a 00 00 00 00 11 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
expect other request changes=unknown label="other protocol in mailbox" in=ethercat command=fpwr index=1 slave=4097 offset=4096 length=32 circulating=0 interrupt=0 working_counter=0 mailbox=ads mailbox_counter=1
expect carried ethercat code 5
expect carrier
> 2c 10 05 01 01 10 00 10 20 00 00 00 0a 00 00 00 00 12 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
expect other request changes=unknown label="other protocol in mailbox" in=ethercat command=fpwr index=1 slave=4097 offset=4096 length=32 circulating=0 interrupt=0 working_counter=0 mailbox=ethernet mailbox_counter=1
expect carried ethercat code 5
expect carrier
> 2c 10 05 01 01 10 00 10 20 00 00 00 0a 00 00 00 00 1f 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
expect other request changes=unknown label="other protocol in mailbox" in=ethercat command=fpwr index=1 slave=4097 offset=4096 length=32 circulating=0 interrupt=0 working_counter=0 mailbox=vendor mailbox_counter=1
expect carried ethercat code 5
expect carrier

case process data that look like no mailbox
> 14 10 05 01 01 10 00 10 08 00 00 00 00 00 00 00 00 00 00 00 00 00
expect control request changes=yes label="write process data" T0855 in=ethercat command=fpwr index=1 slave=4097 offset=4096 length=8 circulating=0 interrupt=0 data=0000000000000000 working_counter=0
expect carried ethercat code 5
expect carrier
> 14 10 05 01 01 10 00 10 08 00 00 00 ff ff ff ff ff ff ff ff 00 00
expect control request changes=yes label="write process data" T0855 in=ethercat command=fpwr index=1 slave=4097 offset=4096 length=8 circulating=0 interrupt=0 data=ffffffffffffffff working_counter=0
expect carried ethercat code 5
expect carrier
# a service that is not known: not taken for a mailbox
> 1c 10 05 01 01 10 00 10 10 00 00 00 0a 00 00 00 00 13 00 90 00 00 00 00 00 00 00 00 00 00
expect control request changes=yes label="write process data" T0855 in=ethercat command=fpwr index=1 slave=4097 offset=4096 length=16 circulating=0 interrupt=0 data=0a000000001300900000000000000000 working_counter=0
expect carried ethercat code 5
expect carrier

case over UDP
transport udp
ports 34980 34980
> 0d 10 07 01 00 00 00 00 01 00 00 00 00 00 00
expect read request label="read register" T0801 in=ethercat command=brd index=1 position=0 offset=0 length=1 circulating=0 interrupt=0 working_counter=0
expect carried ethercat code 7
expect carrier

case frames of other kinds
> 0a 40 00 00 00 00 00 00 00 00 00 00
expect other request changes=unknown label="frame of another kind" frame=network-variables frame_length=10
expect flaw unknown_frame
expect carrier
> 0a 50 00 00 00 00 00 00 00 00 00 00
expect other request changes=unknown label="frame of another kind" frame=mailbox frame_length=10
expect flaw unknown_frame
expect carrier
> 04 70 00 00 00 00
expect other request changes=unknown label="frame of another kind" frame=7 frame_length=4
expect flaw unknown_frame
expect carrier

case an unknown command; lengths that do not add up; padding
> 0e 10 0f 01 00 00 00 00 02 00 00 00 00 00 00 00
expect other request changes=unknown label="unknown command" in=ethercat command=15 index=1 position=0 offset=0 length=2 circulating=0 interrupt=0 working_counter=0
expect flaw ethercat.unknown_command
expect carried ethercat code 15
expect carrier
> 11 10 07 01 00 00 00 00 02 00 00 00 00 00 00 00 00 00 00
expect read request label="read register" T0801 in=ethercat command=brd index=1 position=0 offset=0 length=2 circulating=0 interrupt=0 working_counter=0
expect carried ethercat code 7
expect flaw bad_length
expect carrier
> 11 10 07 01 00 00 00 00 08 00 00 00 00 00 00 00 00 00 00
expect flaw truncated
expect carrier
> 0d 10 07 01 00 00 00 00 01 00 00 00 00 00 00 00 00 00 00
expect read request label="read register" T0801 in=ethercat command=brd index=1 position=0 offset=0 length=1 circulating=0 interrupt=0 working_counter=0
expect carried ethercat code 7
expect carrier
expect other request changes=unknown label="frame of another kind" frame=0 frame_length=0
expect flaw unknown_frame
expect carrier
expect other request changes=unknown label="frame of another kind" frame=0 frame_length=0
expect flaw unknown_frame
expect carrier
> 0d 10 07 01 00 00 00 00 01 80 00 00 00 00 00
expect read request label="read register" T0801 in=ethercat command=brd index=1 position=0 offset=0 length=1 circulating=0 interrupt=0 working_counter=0
expect carried ethercat code 7
expect flaw truncated
expect carrier
