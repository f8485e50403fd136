# SPDX-License-Identifier: Apache-2.0
# BSAP, from a capture: 10 02, address, serial, function, sequence, source function, status, data, 10 03, checksum.
protocol bsap

case "a signal is read by name, and answered twice"
> 1002 01eba0e30803000401400f014047562e4153332e00 1003 a94d
expect read request label="read signals" T0801 address=1 serial_number=235 function=rdb sequence=2275 source_function=peer-rdb status=0 rdb_function=read-by-name signal="@GV.AS3." data=01400f014047562e4153332e00 crc=19881
< 1002 00eb03e308a000000182df82be 1003 9102
expect read answer label="read signals" T0801 address=0 serial_number=235 function=peer-rdb sequence=2275 source_function=rdb status=0 rdb_function=read-by-name data=0182df82be crc=657
< 1002 00eb03e308a000000182df82be 1003 9102
expect read answer label="read signals" T0801 address=0 serial_number=235 function=peer-rdb sequence=2275 source_function=rdb status=0 rdb_function=read-by-name data=0182df82be crc=657

case "written by name and by address; an error; 0x10 inside"
> 1002 01eca0e40803008401400f4047562e4153332e0001 1003 2b49
expect write request changes=yes label="write signals" T0836 address=1 serial_number=236 function=rdb sequence=2276 source_function=peer-rdb status=0 rdb_function=write-by-name signal="GV.AS3." data=01400f4047562e4153332e0001 crc=18731
< 1002 00ec03e408a00080 1003 0211
expect write answer changes=yes failed label="write signals" T0836 address=0 serial_number=236 function=peer-rdb sequence=2276 source_function=rdb status=0 rdb_function=write-by-name crc=4354
> 1002 01eda0e50803008010101010 1003 1c6e
expect write request changes=yes label="write signals" T0836 address=1 serial_number=237 function=rdb sequence=2277 source_function=peer-rdb status=0 rdb_function=write-by-address data=1010 crc=28188
> 1002 01eda0e6080300000001 1003 7ec0
expect read request label="read signals" T0801 address=1 serial_number=237 function=rdb sequence=2278 source_function=peer-rdb status=0 rdb_function=read-by-address data=0001 crc=49278
> 1002 011010a010100803000401400f414200101000 1003 a36f
expect read request label="read signals" T0801 address=1 serial_number=16 function=rdb sequence=2064 source_function=peer-rdb status=0 rdb_function=read-by-name signal="B" data=01400f4142001000 crc=28579
> 1002 01eea0e708030004 1003 417a
expect read request label="read signals" T0801 address=1 serial_number=238 function=rdb sequence=2279 source_function=peer-rdb status=0 rdb_function=read-by-name crc=31297
> 1002 01eea0e80803007e01 1003 8ab8
expect other request changes=unknown label="unknown function" address=1 serial_number=238 function=rdb sequence=2280 source_function=peer-rdb status=0 rdb_function=126 data=01 crc=47242
expect flaw unknown_function

case "line: poll, no data, acknowledgements, time; alarms; commands; routed further"
> 1002 010185 1003 a985
expect session request housekeeping label="poll" address=1 serial_number=1 function=poll crc=34217
< 1002 000187 1003 a2aa
expect session answer housekeeping label="no data" address=0 serial_number=1 function=no-data crc=43682
< 1002 000186 1003 7ab3
expect session answer housekeeping label="acknowledge" address=0 serial_number=1 function=down-acknowledge crc=45946
> 1002 01018b 1003 b91f
expect session request housekeeping label="acknowledge" address=1 serial_number=1 function=up-acknowledge crc=8121
> 1002 0101880102 1003 5e94
expect time request changes=yes label="synchronise time and routes" address=1 serial_number=1 function=time-sync data=0102 crc=37982
< 1002 0002700100000001 1003 537b
expect report report label="alarm" T0878 address=0 serial_number=2 function=alarm sequence=1 source_function=peer status=0 data=01 crc=31571
> 1002 0103ab0100000001 1003 4135
expect control request changes=yes label="acknowledge alarm" address=1 serial_number=3 function=alarm-acknowledge sequence=1 source_function=peer status=0 data=01 crc=13633
> 1002 0104a10200030001 1003 a869
expect other request changes=unknown label="command" T0855 address=1 serial_number=4 function=command sequence=2 source_function=peer-rdb status=0 data=01 crc=27048
> 1002 81050c00010020a0030003000001 1003 f943
expect read request label="read signals" T0801 address=129 serial_number=5 destination=12 function=rdb sequence=3 source_function=peer-rdb status=0 rdb_function=read-by-address data=01 crc=17401

case "an answer without request, an unknown function, a wrong checksum, too short, another protocol"
< 1002 00eb03e308a00000 1003 111d
expect other answer changes=unknown label="unknown function" address=0 serial_number=235 function=peer-rdb sequence=2275 source_function=rdb status=0 crc=7441
expect flaw no_request
> 1002 01eb55e3080000 1003 a61c
expect other request changes=unknown label="unknown function" address=1 serial_number=235 function=85 sequence=2275 source_function=peer status=0 crc=7334
expect flaw unknown_function
> 1002 010185 1003 a885
expect session request housekeeping label="poll" address=1 serial_number=1 function=poll crc=34216
expect flaw bad_crc
> 1003
expect foreign

case "joined in the middle"
midstream
< 1002 01eba0e30803000001 1003 d32c
expect read request label="read signals" T0801 address=1 serial_number=235 function=rdb sequence=2275 source_function=peer-rdb status=0 rdb_function=read-by-address data=01 crc=11475
expect turned
