# SPDX-License-Identifier: Apache-2.0
# ROC Plus, by hand from A6127: receiver, sender, opcode, length, data, checksum.
protocol roc_plus

case "clock read and set; points read and written; refused"
> 01020304 07 00  3bbf
expect read request label="read clock" T0801 unit=1 group=2 source_unit=3 source_group=4 opcode=read-clock length=0 crc=48955
< 03040102 07 08 1e2d0c0f0307e803 102c
expect read answer label="read clock" T0801 unit=3 group=4 source_unit=1 source_group=2 opcode=read-clock length=8 data=1e2d0c0f0307e803 crc=11280
> 01020304 08 07 1e2d0c0f0307e8 890d
expect time request changes=yes label="set clock" unit=1 group=2 source_unit=3 source_group=4 opcode=set-clock length=7 data=1e2d0c0f0307e8 crc=3465
< 03040102 08 00  5614
expect time answer changes=yes label="set clock" unit=3 group=4 source_unit=1 source_group=2 opcode=set-clock length=0 crc=5206
> 01020304 a7 04 05 02 03 01 b59c
expect read request label="read parameters of a point" T0801 unit=1 group=2 source_unit=3 source_group=4 opcode=read-point length=4 point_type=5 logical=2 parameter=1..3 crc=40117
< 03040102 a7 07 05 02 03 01 010203 ccbf
expect read answer label="read parameters of a point" T0801 unit=3 group=4 source_unit=1 source_group=2 opcode=read-point length=7 point_type=5 logical=2 parameter=1..3 data=010203 crc=49100
> 01020304 a6 05 05 02 01 01 42 6d57
expect write request changes=yes label="set parameters of a point" T0836 unit=1 group=2 source_unit=3 source_group=4 opcode=set-point length=5 point_type=5 logical=2 parameter=1..1 data=42 crc=22381
refuse = 03 04 01 02 ff 03 18 a6 00 e1 26
refuse 20 = 03 04 01 02 ff 03 14 a6 00 21 25
< 03040102 ff 03 19 a6 00 b0e6
expect other answer failed label="error" unit=3 group=4 source_unit=1 source_group=2 opcode=error length=3 data=a600 error=write-protected crc=59056
> 01020304 b4 04 01 05 02 01 065e
expect read request label="read parameters" T0801 unit=1 group=2 source_unit=3 source_group=4 opcode=read-parameters length=4 point_type=5 logical=2 parameter=1..1 crc=24070
< 03040102 b4 05 01 05 02 01 42 2d0f
expect read answer label="read parameters" T0801 unit=3 group=4 source_unit=1 source_group=2 opcode=read-parameters length=5 point_type=5 logical=2 parameter=1..1 data=42 crc=3885
> 01020304 b5 05 01 05 02 01 42 4f22
expect write request changes=yes label="write parameters" T0836 unit=1 group=2 source_unit=3 source_group=4 opcode=write-parameters length=5 point_type=5 logical=2 parameter=1..1 data=42 crc=8783
< 03040102 b5 00  2744
expect write answer changes=yes label="write parameters" T0836 unit=3 group=4 source_unit=1 source_group=2 opcode=write-parameters length=0 crc=17447

case "log in: nothing of it is shown"
> 01020304 11 08 05 4f503112340141 005f
expect session request housekeeping label="log in or out" unit=1 group=2 source_unit=3 source_group=4 opcode=log-in length=8 crc=24320
< 03040102 11 00  5d84
expect session answer housekeeping label="log in or out" unit=3 group=4 source_unit=1 source_group=2 opcode=log-in length=0 crc=33885

case "every other opcode"
> 01020304 00 02 0102 7265
expect read request label="read configuration summary" T0888 unit=1 group=2 source_unit=3 source_group=4 opcode=read-configuration-summary length=2 data=0102 crc=25970
> 01020304 06 02 0102 72ed
expect identify request label="read system configuration" T0888 unit=1 group=2 source_unit=3 source_group=4 opcode=system-configuration length=2 data=0102 crc=60786
> 01020304 0a 02 0102 71bd
expect read request label="read data" T0801 unit=1 group=2 source_unit=3 source_group=4 opcode=read-data length=2 data=0102 crc=48497
> 01020304 0b 02 0102 7041
expect write request changes=yes label="write data" T0836 unit=1 group=2 source_unit=3 source_group=4 opcode=write-data length=2 data=0102 crc=16752
> 01020304 18 02 0102 74c5
expect other request changes=unknown label="store and forward" unit=1 group=2 source_unit=3 source_group=4 opcode=store-and-forward length=2 data=0102 crc=50548
> 01020304 32 02 0102 7cdd
expect read request label="read I/O location" T0801 unit=1 group=2 source_unit=3 source_group=4 opcode=read-io-location length=2 data=0102 crc=56700
> 01020304 64 02 0102 6d55
expect other request changes=unknown label="access data of a user program" unit=1 group=2 source_unit=3 source_group=4 opcode=access-user-data length=2 data=0102 crc=21869
> 01020304 67 02 0102 6d11
expect identify request label="read system information" T0888 unit=1 group=2 source_unit=3 source_group=4 opcode=read-system-information length=2 data=0102 crc=4461
> 01020304 69 02 0102 6ff9
expect read request label="read history" T0801 unit=1 group=2 source_unit=3 source_group=4 opcode=read-history-tag length=2 data=0102 crc=63855
> 01020304 6b 02 0102 6e41
expect read request label="read history" T0801 unit=1 group=2 source_unit=3 source_group=4 opcode=read-history-peak length=2 data=0102 crc=16750
> 01020304 6c 02 0102 6f35
expect read request label="read history" T0801 unit=1 group=2 source_unit=3 source_group=4 opcode=read-history-values length=2 data=0102 crc=13679
> 01020304 76 02 0102 682d
expect read request label="read alarms" T0801 unit=1 group=2 source_unit=3 source_group=4 opcode=read-alarms length=2 data=0102 crc=11624
> 01020304 77 02 0102 69d1
expect read request label="read events" T0801 unit=1 group=2 source_unit=3 source_group=4 opcode=read-events length=2 data=0102 crc=53609
> 01020304 87 02 0102 5ad1
expect read request label="read history" T0801 unit=1 group=2 source_unit=3 source_group=4 opcode=read-history-segment length=2 data=0102 crc=53594
> 01020304 88 02 0102 59c5
expect read request label="read history" T0801 unit=1 group=2 source_unit=3 source_group=4 opcode=read-history-points length=2 data=0102 crc=50521
> 01020304 89 02 0102 5839
expect read request label="read history" T0801 unit=1 group=2 source_unit=3 source_group=4 opcode=read-history-day length=2 data=0102 crc=14680
> 01020304 8a 02 0102 587d
expect read request label="read history" T0801 unit=1 group=2 source_unit=3 source_group=4 opcode=read-daily-history length=2 data=0102 crc=32088
> 01020304 8b 02 0102 5981
expect read request label="read history" T0801 unit=1 group=2 source_unit=3 source_group=4 opcode=read-history-information length=2 data=0102 crc=33113
> 01020304 cd 02 0102 4cc9
expect other request changes=unknown label="peer to peer" unit=1 group=2 source_unit=3 source_group=4 opcode=peer-to-peer length=2 data=0102 crc=51532
> 01020304 ce 02 0102 4c8d
expect read request label="read transaction history" T0801 unit=1 group=2 source_unit=3 source_group=4 opcode=read-transaction-history length=2 data=0102 crc=36172
< 03040102 e0 02 0102 2b9e
expect report report label="report by exception" unit=3 group=4 source_unit=1 source_group=2 opcode=report-by-exception length=2 data=0102 crc=40491
> 01020304 e1 02 0102 4459
expect session request housekeeping label="acknowledge report" unit=1 group=2 source_unit=3 source_group=4 opcode=acknowledge-report length=2 data=0102 crc=22852
> 01020304 00 02 0102 7265
expect read request label="read configuration summary" T0888 unit=1 group=2 source_unit=3 source_group=4 opcode=read-configuration-summary length=2 data=0102 crc=25970

case "files"
> 01020304 cb 02 01 00 cd80
expect file request changes=unknown transfer=open label="open file" T0867 unit=1 group=2 source_unit=3 source_group=4 opcode=file-transfer length=2 data=0100 crc=32973
> 01020304 cb 02 02 00 cd70
expect file request transfer=data label="read file" T0811 unit=1 group=2 source_unit=3 source_group=4 opcode=file-transfer length=2 data=0200 crc=28877
> 01020304 cb 02 03 00 cce0
expect file request changes=yes transfer=data label="write file" T0867 unit=1 group=2 source_unit=3 source_group=4 opcode=file-transfer length=2 data=0300 crc=57548
> 01020304 cb 02 04 00 ced0
expect file request transfer=close label="close file" unit=1 group=2 source_unit=3 source_group=4 opcode=file-transfer length=2 data=0400 crc=53454
> 01020304 cb 02 05 00 cf40
expect file request changes=yes label="delete file" T0809 unit=1 group=2 source_unit=3 source_group=4 opcode=file-transfer length=2 data=0500 crc=16591
> 01020304 cb 02 06 00 cfb0
expect file request label="list directory" unit=1 group=2 source_unit=3 source_group=4 opcode=file-transfer length=2 data=0600 crc=45263
> 01020304 cb 02 09 00 ca40
expect file request changes=unknown label="file transfer" T0867 unit=1 group=2 source_unit=3 source_group=4 opcode=file-transfer length=2 data=0900 crc=16586
> 01020304 cb 00  6ebf
expect file request changes=unknown label="file transfer" T0867 unit=1 group=2 source_unit=3 source_group=4 opcode=file-transfer length=0 crc=49006

case "unknown opcode, wrong checksum"
> 01020304 63 00  117f
expect other request changes=unknown label="unknown opcode" unit=1 group=2 source_unit=3 source_group=4 opcode=99 length=0 crc=32529
expect flaw unknown_opcode
> 01020304 07 00  3abf
expect read request label="read clock" T0801 unit=1 group=2 source_unit=3 source_group=4 opcode=read-clock length=0 crc=48954
expect flaw bad_crc
