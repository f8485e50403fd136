# SPDX-License-Identifier: Apache-2.0
# Ether-S-Bus, from captures: length, version and type, sequence, telegram; station, command, data; checksum.
protocol sbus

case "firmware version: the device tells its type"
> 0000000d 0100 0001 00  0a 20  5318
expect identify request label="read firmware version" T0888 length=13 version=1 sequence=1 telegram=request station=10 command=read-firmware-version crc=21272
refuse = 00 00 00 0d 01 00 00 01 02 00 01 e6 f0
refuse 3 = 00 00 00 0d 01 00 00 01 02 00 03 c6 b2
< 00000014 0100 0001 01  44324d3438 303230 00  81a8
expect identity product="D2M48"
expect identity firmware="020"
expect identify answer label="read firmware version" T0888 length=20 version=1 sequence=1 telegram=response command=read-firmware-version data=44324d343830323000 crc=33192

case "read registers 0 and 1; write one; the controller's yes and no"
> 00000010 0100 0002 00  0a 06 01 0000  0c9c
expect read request label="read elements" T0801 length=16 version=1 sequence=2 telegram=request station=10 command=read-register address=0..1 crc=3228
< 00000013 0100 0002 01  00000001 00000002  b18d
expect read answer label="read elements" T0801 length=19 version=1 sequence=2 telegram=response command=read-register data=0000000100000002 crc=45453
> 00000014 0100 0003 00  0a 0e 05 0007 0000002a  3c71
expect write request changes=yes label="write elements" T0836 length=20 version=1 sequence=3 telegram=request station=10 command=write-register address=7..7 data=0000002a crc=15473
< 0000000d 0100 0003 02  0000  1bb9
expect write answer changes=yes label="write elements" T0836 length=13 version=1 sequence=3 telegram=acknowledge command=write-register acknowledge=ack crc=7097
> 00000012 0100 0004 00  0a 0d 03 0010 00 01  0375
expect control request changes=yes label="write outputs" T0855 length=18 version=1 sequence=4 telegram=request station=10 command=write-output address=16..16 data=0001 crc=885
< 0000000d 0100 0004 02  0001  5ab5
expect control answer changes=yes failed label="write outputs" T0855 length=13 version=1 sequence=4 telegram=acknowledge command=write-output acknowledge=nak crc=23221

case "a command of each kind"
> 0000000e 0100 000a 00  0a 04 01  692e
expect read request label="read clock" T0801 length=14 version=1 sequence=10 telegram=request station=10 command=read-clock data=01 crc=26926
> 0000000e 0100 000b 00  0a 0c 01  4ad6
expect time request changes=yes label="write clock" length=14 version=1 sequence=11 telegram=request station=10 command=write-clock data=01 crc=19158
> 00000012 0100 000c 00  0a 0b 02 0001 00 01  7969
expect control request changes=yes label="write flags" T0855 length=18 version=1 sequence=12 telegram=request station=10 command=write-flag address=1..1 data=0001 crc=31081
> 0000000e 0100 000d 00  0a 1b 01  1db7
expect read request label="read controller status" T0868 length=14 version=1 sequence=13 telegram=request station=10 command=read-status data=01 crc=7607
> 0000000e 0100 000e 00  0a 1d 01  59c3
expect identify request label="read station number" T0888 length=14 version=1 sequence=14 telegram=request station=10 command=read-station-number data=01 crc=22979
> 0000000e 0100 000f 00  0a 1e 01  a6c1
expect program request label="read program" T0845 length=14 version=1 sequence=15 telegram=request station=10 command=read-user-memory data=01 crc=42689
> 0000000e 0100 0010 00  0a 21 01  d2c9
expect read request label="read text or transition" T0801 length=14 version=1 sequence=16 telegram=request station=10 command=read-text data=01 crc=53961
> 0000000e 0100 0011 00  0a 23 01  1efa
expect program request changes=yes label="write program" T0843 length=14 version=1 sequence=17 telegram=request station=10 command=write-user-memory data=01 crc=7930
> 0000000e 0100 0012 00  0a 25 01  5a8e
expect write request changes=yes label="write text" T0836 length=14 version=1 sequence=18 telegram=request station=10 command=write-text data=01 crc=23182
> 0000000e 0100 0013 00  0a 2f 01  1f14
expect run request changes=yes label="run" T0858 length=14 version=1 sequence=19 telegram=request station=10 command=run data=01 crc=7956
> 0000000e 0100 0014 00  0a 38 01  e224
expect run request changes=yes label="cold restart" T0816 length=14 version=1 sequence=20 telegram=request station=10 command=cold-restart data=01 crc=57892
> 0000000e 0100 0015 00  0a 43 01  9cd6
expect run request changes=yes label="stop" T0858 length=14 version=1 sequence=21 telegram=request station=10 command=stop data=01 crc=40150
> 0000000e 0100 0016 00  0a 46 01  8df1
expect diagnose request label="read debugging state" T0801 length=14 version=1 sequence=22 telegram=request station=10 command=read-accumulator data=01 crc=36337
> 0000000e 0100 0017 00  0a 51 01  bd44
expect program request changes=yes label="write debugging state" T0843 length=14 version=1 sequence=23 telegram=request station=10 command=write-byte data=01 crc=48452
> 0000000e 0100 0018 00  0a 5b 01  3776
expect write request changes=yes label="clear elements" T0836 length=14 version=1 sequence=24 telegram=request station=10 command=clear-flags data=01 crc=14198
> 0000000e 0100 0019 00  0a 6a 01  ab83
expect run request changes=yes label="warm restart" T0816 length=14 version=1 sequence=25 telegram=request station=10 command=warm-restart data=01 crc=43907
> 0000000e 0100 001a 00  0a 6f 01  baa4
expect diagnose request changes=yes label="clear history" T0872 length=14 version=1 sequence=26 telegram=request station=10 command=clear-history data=01 crc=47780
> 0000000e 0100 001b 00  0a 6e 01  23c4
expect program request changes=yes label="edit or step program" T0843 length=14 version=1 sequence=27 telegram=request station=10 command=change-block data=01 crc=9156
> 0000000e 0100 001c 00  0a 82 01  11cf
expect control request changes=yes label="trigger interrupt block" T0855 length=14 version=1 sequence=28 telegram=request station=10 command=interrupt-17 data=01 crc=4559
> 0000000e 0100 001d 00  0a 91 01  edbe
expect read request label="read settings" T0801 length=14 version=1 sequence=29 telegram=request station=10 command=read-hangup-timeout data=01 crc=60862
> 0000000e 0100 001e 00  0a 96 01  9afb
expect read request label="read data block" T0801 length=14 version=1 sequence=30 telegram=request station=10 command=read-data-block data=01 crc=39675
> 0000000e 0100 001f 00  0a 97 01  039b
expect write request changes=yes label="write data block" T0836 length=14 version=1 sequence=31 telegram=request station=10 command=write-data-block data=01 crc=923
> 0000000e 0100 0020 00  0a 9c 01  b676
expect diagnose request label="read program structure" T0801 length=14 version=1 sequence=32 telegram=request station=10 command=read-block-sizes data=01 crc=46710
> 0000000e 0100 0021 00  0a a1 01  6fee
expect read request label="read memory" T0801 length=14 version=1 sequence=33 telegram=request station=10 command=read-eeprom data=01 crc=28654
> 0000000e 0100 0022 00  0a a3 01  e75e
expect config request changes=yes label="write memory" T0836 length=14 version=1 sequence=34 telegram=request station=10 command=write-eeprom data=01 crc=59230
> 0000000e 0100 0023 00  0a a5 01  e7a9
expect firmware request changes=yes label="erase flash" T0809 length=14 version=1 sequence=35 telegram=request station=10 command=erase-flash data=01 crc=59305
> 0000000e 0100 0024 00  0a a6 01  d52e
expect run request changes=yes label="cold restart" T0816 length=14 version=1 sequence=36 telegram=request station=10 command=cold-restart-flag data=01 crc=54574
> 0000000e 0100 0025 00  0a a7 01  4c4e
expect config request changes=yes label="write system buffer" T0836 length=14 version=1 sequence=37 telegram=request station=10 command=write-system-buffer data=01 crc=19534
> 0000000e 0100 0026 00  0a a8 01  b2a2
expect read request label="read system buffer" T0801 length=14 version=1 sequence=38 telegram=request station=10 command=read-system-buffer data=01 crc=45730
> 0000000e 0100 0027 00  0a aa 01  7e91
expect diagnose request label="get diagnostic" length=14 version=1 sequence=39 telegram=request station=10 command=get-diagnostic data=01 crc=32401
> 0000000e 0100 0028 00  0a ab 01  2859
expect identify request label="read system information" T0888 length=14 version=1 sequence=40 telegram=request station=10 command=read-system-information data=01 crc=10329
> 0000000e 0100 0029 00  0a ac 01  1b9f
expect program request changes=yes label="change blocks on the run" T0843 length=14 version=1 sequence=41 telegram=request station=10 command=change-blocks-on-run data=01 crc=7071
> 0000000e 0100 002a 00  0a ae 01  932f
expect firmware request changes=yes label="download firmware" T0857 length=14 version=1 sequence=42 telegram=request station=10 command=download-firmware data=01 crc=37679
> 0000000e 0100 002b 00  0a a9 01  a0e9
expect other request changes=unknown label="other command" length=14 version=1 sequence=43 telegram=request station=10 command=read-write-block-data data=01 crc=41193

case "an answer without request, an unknown command, an unknown telegram, a wrong checksum"
< 0000000d 0100 0063 01  0001  0b1a
expect other answer changes=unknown label="other command" length=13 version=1 sequence=99 telegram=response data=0001 crc=2842
expect flaw no_request
< 0000000d 0100 0062 02  0000  34df
expect other answer changes=unknown label="other command" length=13 version=1 sequence=98 telegram=acknowledge acknowledge=ack crc=13535
expect flaw no_request
> 0000000d 0100 0064 00  0a 08  13e5
expect other request changes=unknown label="other command" length=13 version=1 sequence=100 telegram=request station=10 command=8 crc=5093
expect flaw unknown_command
> 0000000c 0100 0065 07  0a  5f8d
expect other request changes=unknown label="unknown telegram" length=12 version=1 sequence=101 telegram=7 data=0a crc=24461
expect flaw unknown_telegram
> 0000000d 0100 0066 00  0a 1b  dcde
expect read request label="read controller status" T0868 length=13 version=1 sequence=102 telegram=request station=10 command=read-status crc=56542
expect flaw bad_crc
> 00000005
expect foreign
refuse = 00 00 00 0d 01 00 00 66 02 00 01 ee 0f
