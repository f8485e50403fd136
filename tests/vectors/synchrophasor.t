# SPDX-License-Identifier: Apache-2.0
# IEEE C37.118 synchrophasors, by hand from C37.118.2-2011.  A line is: AA, type and version; size, stream,
# second of century, fraction; what the type says; checksum.
protocol synchrophasor

case "6.6 commands"
> aa 41 0012 0001 59758933 0f046117  0001  3aee
expect session request housekeeping label="data off" T0804 type=command version=1 length=18 stream=1 time=1500875059000 time_quality=15 command=data-off
> aa 41 0012 0001 59758933 0f046117  0002  0a8d
expect session request housekeeping label="data on" type=command version=1 length=18 stream=1 time=1500875059000 time_quality=15 command=data-on
> aa 41 0012 0001 59758933 0f046117  0003  1aac
expect identify request housekeeping label="send header" T0888 type=command version=1 length=18 stream=1 time=1500875059000 time_quality=15 command=send-header
> aa 41 0012 0001 59758933 0f046117  0004  6a4b
expect identify request housekeeping label="send configuration 1" T0888 type=command version=1 length=18 stream=1 time=1500875059000 time_quality=15 command=send-configuration-1
> aa 41 0012 0001 59758933 0f046117  0005  7a6a
expect identify request housekeeping label="send configuration 2" T0888 type=command version=1 length=18 stream=1 time=1500875059000 time_quality=15 command=send-configuration-2
> aa 41 0012 0001 59758933 0f046117  0006  4a09
expect identify request housekeeping label="send configuration 3" T0888 type=command version=1 length=18 stream=1 time=1500875059000 time_quality=15 command=send-configuration-3
> aa 41 0014 0001 59758933 0f046117  0008 0102 ad37
expect other request changes=unknown label="extended command" type=command version=1 length=20 stream=1 time=1500875059000 time_quality=15 command=extended data=0102
> aa 41 0012 0001 59758933 0f046117  004d  b3a6
expect other request changes=unknown label="unknown command" type=command version=1 length=18 stream=1 time=1500875059000 time_quality=15 command=77
expect flaw unknown_command
neutralise = aa 41 00 12 00 01 59 75 89 33 0f 04 61 17 00 ff 34 3f

case "6.6 a refused command becomes one that is reserved; checksum mended"
> aa 41 0012 0001 59758933 0f046117  0001  3aee
expect session request housekeeping label="data off" T0804 type=command version=1 length=18 stream=1 time=1500875059000 time_quality=15 command=data-off
neutralise = aa 41 00 12 00 01 59 75 89 33 0f 04 61 17 00 ff 34 3f
< aa 01 0012 0001 59758933 0f046117  0000 00c6
expect report report label="data" type=data version=1 length=18 stream=1 time=1500875059000 time_quality=15 data=0000
neutralise = none

case "6.3 header, asked for and not"
> aa 41 0012 0001 59758933 0f046117  0003  1aac
expect identify request housekeeping label="send header" T0888 type=command version=1 length=18 stream=1 time=1500875059000 time_quality=15 command=send-header
< aa 11 001d 0001 59758933 0f046117  5265706f7274696e6720504d55 81d4
expect identify answer housekeeping label="header" T0888 type=header version=1 length=29 stream=1 time=1500875059000 time_quality=15 text="Reporting PMU"
< aa 11 0010 0001 59758933 0f046117   d00d
expect identify report housekeeping label="header" T0888 type=header version=1 length=16 stream=1 time=1500875059000 time_quality=15 text=""

case "6.4, 6.2 configuration 2, then data: integers, 60 Hz"
> aa 41 0012 0001 59758933 0f046117  0005  7a6a
expect identify request housekeeping label="send configuration 2" T0888 type=command version=1 length=18 stream=1 time=1500875059000 time_quality=15 command=send-configuration-2
< aa 31 0162 0001 59758933 0f046117  000f4240 0001 54414e4b532020202020202020202020 0007 0000 0001 0001 0001 434820202020202020202020202020204348202020202020202020202020202043482020202020202020202020202020434820202020202020202020202020204348202020202020202020202020202043482020202020202020202020202020434820202020202020202020202020204348202020202020202020202020202043482020202020202020202020202020434820202020202020202020202020204348202020202020202020202020202043482020202020202020202020202020434820202020202020202020202020204348202020202020202020202020202043482020202020202020202020202020434820202020202020202020202020204348202020202020202020202020202043482020202020202020202020202020 000000000000000000000000 0000 0001 001e ec63
expect identity name="TANKS"
expect identify answer housekeeping label="configuration" T0888 type=configuration-2 version=1 length=354 stream=1 time=1500875059000 time_quality=15 pmu=7 station="TANKS" format=0 phasors=1 analogs=1 digitals=1 rate=30
> aa 41 0012 0001 59758933 0f046117  0002  0a8d
expect session request housekeeping label="data on" type=command version=1 length=18 stream=1 time=1500875059286 time_quality=15 command=data-on
< aa 01 001e 0001 59758933 0f046117  0000 0102 fffe 0005 000a 0064 8001 ed5f
expect report report label="data" type=data version=1 length=30 stream=1 time=1500875059286 time_quality=15 pmu=7 status=0 quality=good trigger=0 phasor=[258,-2] frequency=60.005 frequency_change=0.1 analog=[100] digital=[32769]

case "configuration 2 and data: real numbers, 50 Hz, two PMUs; nobody asked"
< aa 31 0180 0001 59758933 0f046117  000f4240 0002 4e4f5254482020202020202020202020 0007 000f 0001 0001 0000 4348202020202020202020202020202043482020202020202020202020202020 0000000000000000 0001 0001 534f5554482020202020202020202020 0008 000e 0000 0000 0001 43482020202020202020202020202020434820202020202020202020202020204348202020202020202020202020202043482020202020202020202020202020434820202020202020202020202020204348202020202020202020202020202043482020202020202020202020202020434820202020202020202020202020204348202020202020202020202020202043482020202020202020202020202020434820202020202020202020202020204348202020202020202020202020202043482020202020202020202020202020434820202020202020202020202020204348202020202020202020202020202043482020202020202020202020202020 00000000 0000 0001 ffff b5df
expect identity name="NORTH"
expect identify report housekeeping label="configuration" T0888 type=configuration-2 version=1 length=384 stream=1 time=1500875059000 time_quality=15 pmu=7 station="NORTH" format=15 phasors=1 analogs=1 digitals=0 rate=-1
expect identity name="SOUTH"
expect identify report housekeeping label="configuration" T0888 type=configuration-2 version=1 length=384 stream=1 time=1500875059000 time_quality=15 pmu=8 station="SOUTH" format=14 phasors=0 analogs=0 digitals=1 rate=-1
< aa 01 0032 0001 59758933 0f046117  4800 43660000 3fc00000 4248147b 3dcccccd 40600000   8000 426feb85 bdcccccd 0003 a399
expect report report label="data" type=data version=1 length=50 stream=1 time=1500875059286 time_quality=15 pmu=7 status=18432 quality=error trigger=1 phasor=[230,1.5] frequency=50.02 frequency_change=0.1 analog=[3.5]
expect report report label="data" type=data version=1 length=50 stream=1 time=1500875059286 time_quality=15 pmu=8 status=32768 quality=test trigger=0 frequency=59.98 frequency_change=-0.1 digital=[3]

case "configuration 1 tells what could be sent: data stay bytes"
> aa 41 0012 0001 59758933 0f046117  0004  6a4b
expect identify request housekeeping label="send configuration 1" T0888 type=command version=1 length=18 stream=1 time=1500875059000 time_quality=15 command=send-configuration-1
< aa 21 004a 0001 59758933 0f046117  000f4240 0001 54414e4b532020202020202020202020 0007 0000 0001 0000 0000 43482020202020202020202020202020 00000000 0000 0001 001e 5066
expect identity name="TANKS"
expect identify answer housekeeping label="configuration" T0888 type=configuration-1 version=1 length=74 stream=1 time=1500875059000 time_quality=15 pmu=7 station="TANKS" format=0 phasors=1 analogs=0 digitals=0 rate=30
< aa 01 001a 0001 59758933 0f046117  0000 0102 fffe 0005 000a d18d
expect report report label="data" type=data version=1 length=26 stream=1 time=1500875059000 time_quality=15 data=00000102fffe0005000a

case "6.5 configuration 3, whole and in parts"
> aa 41 0012 0001 59758933 0f046117  0006  4a09
expect identify request housekeeping label="send configuration 3" T0888 type=command version=1 length=18 stream=1 time=1500875059000 time_quality=15 command=send-configuration-3
< aa 52 00aa 0001 59758933 0f046117  0000 000f4240 0001 0e54414e4b204641524d2045415354 0007 00000000000000000000000000000000 0000 0001 0001 0001 024348024348024348024348024348024348024348024348024348024348024348024348024348024348024348024348024348024348 000000000000000000000000 0000000000000000 00000000 00000000 00000000 00000000 4d 00000000 00000000 0000 0001 001e cb74
expect identity name="TANK FARM EAST"
expect identify answer housekeeping label="configuration" T0888 type=configuration-3 version=2 length=170 stream=1 time=1500875059000 time_quality=15 pmu=7 station="TANK FARM EAST" format=0 phasors=1 analogs=1 digitals=1 rate=30
< aa 02 001e 0001 59758933 0f046117  0000 0102 fffe 0005 000a 0064 8001 d2f5
expect report report label="data" type=data version=2 length=30 stream=1 time=1500875059286 time_quality=15 pmu=7 status=0 quality=good trigger=0 phasor=[258,-2] frequency=60.005 frequency_change=0.1 analog=[100] digital=[32769]
< aa 52 0016 0001 59758933 0f046117  0001 000f4240 f1fc
expect identify report housekeeping label="part of a configuration" T0888 type=configuration-3 version=2 length=22 stream=1 time=1500875059286 time_quality=15 data=000f4240

case "data without a configuration, of another stream, and longer than the configuration says"
< aa 01 0014 0001 59758933 0f046117  0000 0102 7c92
expect report report label="data" type=data version=1 length=20 stream=1 time=1500875059000 time_quality=15 data=00000102
< aa 31 0036 0001 59758933 0f046117  000f4240 0001 54414e4b532020202020202020202020 0007 0000 0000 0000 0000   0000 0001 001e fe9b
expect identity name="TANKS"
expect identify report housekeeping label="configuration" T0888 type=configuration-2 version=1 length=54 stream=1 time=1500875059000 time_quality=15 pmu=7 station="TANKS" format=0 phasors=0 analogs=0 digitals=0 rate=30
< aa 01 0016 0009 59758933 0f046117  0000 0001 0002 e7e8
expect report report label="data" type=data version=1 length=22 stream=9 time=1500875059000 time_quality=15 data=000000010002
< aa 01 0018 0001 59758933 0f046117  0000 0001 0002 0003 364e
expect report report label="data" type=data version=1 length=24 stream=1 time=1500875059286 time_quality=15 data=0000000100020003
expect flaw configuration

case "a configuration without a PMU, one cut in a PMU, one with bytes behind"
< aa 31 0018 0001 59758933 0f046117  000f4240 0000  001e c844
expect flaw bad_count
< aa 31 0036 0001 59758933 0f046117  000f4240 0002 54414e4b532020202020202020202020 0007 0000 0000 0000 0000   0000 0001 001e 78de
expect identity name="TANKS"
expect identify report housekeeping label="configuration" T0888 type=configuration-2 version=1 length=54 stream=1 time=1500875059286 time_quality=15 pmu=7 station="TANKS" format=0 phasors=0 analogs=0 digitals=0 rate=30
expect flaw truncated
< aa 31 0038 0001 59758933 0f046117  000f4240 0001 54414e4b532020202020202020202020 0007 0000 0000 0000 0000   0000 0001 001e 0000 88cd
expect identity name="TANKS"
expect identify report housekeeping label="configuration" T0888 type=configuration-2 version=1 length=56 stream=1 time=1500875059286 time_quality=15 pmu=7 station="TANKS" format=0 phasors=0 analogs=0 digitals=0 rate=0
expect flaw trailing

case "a kind of frame that is not assigned"
< aa 61 0012 0001 59758933 0f046117  0102 a4a8
expect other request changes=unknown label="unknown frame" type=6 version=1 length=18 stream=1 time=1500875059000 time_quality=15 data=0102
expect flaw unknown_type

case "the checksum is wrong"
> aa 41 0012 0001 59758933 0f046117  0002  0a8c
expect session request housekeeping label="data on" type=command version=1 length=18 stream=1 time=1500875059000 time_quality=15 command=data-on
expect flaw bad_crc

case "a command that is missing"
> aa 41 0010 0001 59758933 0f046117   9c69
expect flaw truncated

case "joined in the middle: a command tells who is who"
midstream
< aa 41 0012 0001 59758933 0f046117  0002  0a8d
expect session request housekeeping label="data on" type=command version=1 length=18 stream=1 time=1500875059000 time_quality=15 command=data-on
expect turned

case "another protocol"
> 474554
expect foreign

case "a size that no frame has"
> aa41 000f
expect foreign

case "over UDP, unasked"
transport udp
< aa 31 0036 0001 59758933 0f046117  000f4240 0001 54414e4b532020202020202020202020 0007 0000 0000 0000 0000   0000 0001 001e fe9b
expect identity name="TANKS"
expect identify report housekeeping label="configuration" T0888 type=configuration-2 version=1 length=54 stream=1 time=1500875059000 time_quality=15 pmu=7 station="TANKS" format=0 phasors=0 analogs=0 digitals=0 rate=30
< aa 01 0016 0001 59758933 0f046117  0000 0001 0002 c0ad
expect report report label="data" type=data version=1 length=22 stream=1 time=1500875059286 time_quality=15 pmu=7 status=0 quality=good trigger=0 frequency=60.001 frequency_change=0.02

case "33 PMUs are more than are kept"
< aa 31 03f6 0001 59758933 0f046117  000f4240 0021 50302020202020202020202020202020 0000 0000 0000 0000 0000   0000 0001 50312020202020202020202020202020 0001 0000 0000 0000 0000   0000 0001 50322020202020202020202020202020 0002 0000 0000 0000 0000   0000 0001 50332020202020202020202020202020 0003 0000 0000 0000 0000   0000 0001 50342020202020202020202020202020 0004 0000 0000 0000 0000   0000 0001 50352020202020202020202020202020 0005 0000 0000 0000 0000   0000 0001 50362020202020202020202020202020 0006 0000 0000 0000 0000   0000 0001 50372020202020202020202020202020 0007 0000 0000 0000 0000   0000 0001 50382020202020202020202020202020 0008 0000 0000 0000 0000   0000 0001 50392020202020202020202020202020 0009 0000 0000 0000 0000   0000 0001 50313020202020202020202020202020 000a 0000 0000 0000 0000   0000 0001 50313120202020202020202020202020 000b 0000 0000 0000 0000   0000 0001 50313220202020202020202020202020 000c 0000 0000 0000 0000   0000 0001 50313320202020202020202020202020 000d 0000 0000 0000 0000   0000 0001 50313420202020202020202020202020 000e 0000 0000 0000 0000   0000 0001 50313520202020202020202020202020 000f 0000 0000 0000 0000   0000 0001 50313620202020202020202020202020 0010 0000 0000 0000 0000   0000 0001 50313720202020202020202020202020 0011 0000 0000 0000 0000   0000 0001 50313820202020202020202020202020 0012 0000 0000 0000 0000   0000 0001 50313920202020202020202020202020 0013 0000 0000 0000 0000   0000 0001 50323020202020202020202020202020 0014 0000 0000 0000 0000   0000 0001 50323120202020202020202020202020 0015 0000 0000 0000 0000   0000 0001 50323220202020202020202020202020 0016 0000 0000 0000 0000   0000 0001 50323320202020202020202020202020 0017 0000 0000 0000 0000   0000 0001 50323420202020202020202020202020 0018 0000 0000 0000 0000   0000 0001 50323520202020202020202020202020 0019 0000 0000 0000 0000   0000 0001 50323620202020202020202020202020 001a 0000 0000 0000 0000   0000 0001 50323720202020202020202020202020 001b 0000 0000 0000 0000   0000 0001 50323820202020202020202020202020 001c 0000 0000 0000 0000   0000 0001 50323920202020202020202020202020 001d 0000 0000 0000 0000   0000 0001 50333020202020202020202020202020 001e 0000 0000 0000 0000   0000 0001 50333120202020202020202020202020 001f 0000 0000 0000 0000   0000 0001 50333220202020202020202020202020 0020 0000 0000 0000 0000   0000 0001 001e faba
expect identity name="P0"
expect identify report housekeeping label="configuration" T0888 type=configuration-2 version=1 length=1014 stream=1 time=1500875059000 time_quality=15 pmu=0 station="P0" format=0 phasors=0 analogs=0 digitals=0 rate=30
expect identity name="P1"
expect identify report housekeeping label="configuration" T0888 type=configuration-2 version=1 length=1014 stream=1 time=1500875059000 time_quality=15 pmu=1 station="P1" format=0 phasors=0 analogs=0 digitals=0 rate=30
expect identity name="P2"
expect identify report housekeeping label="configuration" T0888 type=configuration-2 version=1 length=1014 stream=1 time=1500875059000 time_quality=15 pmu=2 station="P2" format=0 phasors=0 analogs=0 digitals=0 rate=30
expect identity name="P3"
expect identify report housekeeping label="configuration" T0888 type=configuration-2 version=1 length=1014 stream=1 time=1500875059000 time_quality=15 pmu=3 station="P3" format=0 phasors=0 analogs=0 digitals=0 rate=30
expect identity name="P4"
expect identify report housekeeping label="configuration" T0888 type=configuration-2 version=1 length=1014 stream=1 time=1500875059000 time_quality=15 pmu=4 station="P4" format=0 phasors=0 analogs=0 digitals=0 rate=30
expect identity name="P5"
expect identify report housekeeping label="configuration" T0888 type=configuration-2 version=1 length=1014 stream=1 time=1500875059000 time_quality=15 pmu=5 station="P5" format=0 phasors=0 analogs=0 digitals=0 rate=30
expect identity name="P6"
expect identify report housekeeping label="configuration" T0888 type=configuration-2 version=1 length=1014 stream=1 time=1500875059000 time_quality=15 pmu=6 station="P6" format=0 phasors=0 analogs=0 digitals=0 rate=30
expect identity name="P7"
expect identify report housekeeping label="configuration" T0888 type=configuration-2 version=1 length=1014 stream=1 time=1500875059000 time_quality=15 pmu=7 station="P7" format=0 phasors=0 analogs=0 digitals=0 rate=30
expect identity name="P8"
expect identify report housekeeping label="configuration" T0888 type=configuration-2 version=1 length=1014 stream=1 time=1500875059000 time_quality=15 pmu=8 station="P8" format=0 phasors=0 analogs=0 digitals=0 rate=30
expect identity name="P9"
expect identify report housekeeping label="configuration" T0888 type=configuration-2 version=1 length=1014 stream=1 time=1500875059000 time_quality=15 pmu=9 station="P9" format=0 phasors=0 analogs=0 digitals=0 rate=30
expect identity name="P10"
expect identify report housekeeping label="configuration" T0888 type=configuration-2 version=1 length=1014 stream=1 time=1500875059000 time_quality=15 pmu=10 station="P10" format=0 phasors=0 analogs=0 digitals=0 rate=30
expect identity name="P11"
expect identify report housekeeping label="configuration" T0888 type=configuration-2 version=1 length=1014 stream=1 time=1500875059000 time_quality=15 pmu=11 station="P11" format=0 phasors=0 analogs=0 digitals=0 rate=30
expect identity name="P12"
expect identify report housekeeping label="configuration" T0888 type=configuration-2 version=1 length=1014 stream=1 time=1500875059000 time_quality=15 pmu=12 station="P12" format=0 phasors=0 analogs=0 digitals=0 rate=30
expect identity name="P13"
expect identify report housekeeping label="configuration" T0888 type=configuration-2 version=1 length=1014 stream=1 time=1500875059000 time_quality=15 pmu=13 station="P13" format=0 phasors=0 analogs=0 digitals=0 rate=30
expect identity name="P14"
expect identify report housekeeping label="configuration" T0888 type=configuration-2 version=1 length=1014 stream=1 time=1500875059000 time_quality=15 pmu=14 station="P14" format=0 phasors=0 analogs=0 digitals=0 rate=30
expect identity name="P15"
expect identify report housekeeping label="configuration" T0888 type=configuration-2 version=1 length=1014 stream=1 time=1500875059000 time_quality=15 pmu=15 station="P15" format=0 phasors=0 analogs=0 digitals=0 rate=30
expect identity name="P16"
expect identify report housekeeping label="configuration" T0888 type=configuration-2 version=1 length=1014 stream=1 time=1500875059000 time_quality=15 pmu=16 station="P16" format=0 phasors=0 analogs=0 digitals=0 rate=30
expect identity name="P17"
expect identify report housekeeping label="configuration" T0888 type=configuration-2 version=1 length=1014 stream=1 time=1500875059000 time_quality=15 pmu=17 station="P17" format=0 phasors=0 analogs=0 digitals=0 rate=30
expect identity name="P18"
expect identify report housekeeping label="configuration" T0888 type=configuration-2 version=1 length=1014 stream=1 time=1500875059000 time_quality=15 pmu=18 station="P18" format=0 phasors=0 analogs=0 digitals=0 rate=30
expect identity name="P19"
expect identify report housekeeping label="configuration" T0888 type=configuration-2 version=1 length=1014 stream=1 time=1500875059000 time_quality=15 pmu=19 station="P19" format=0 phasors=0 analogs=0 digitals=0 rate=30
expect identity name="P20"
expect identify report housekeeping label="configuration" T0888 type=configuration-2 version=1 length=1014 stream=1 time=1500875059000 time_quality=15 pmu=20 station="P20" format=0 phasors=0 analogs=0 digitals=0 rate=30
expect identity name="P21"
expect identify report housekeeping label="configuration" T0888 type=configuration-2 version=1 length=1014 stream=1 time=1500875059000 time_quality=15 pmu=21 station="P21" format=0 phasors=0 analogs=0 digitals=0 rate=30
expect identity name="P22"
expect identify report housekeeping label="configuration" T0888 type=configuration-2 version=1 length=1014 stream=1 time=1500875059000 time_quality=15 pmu=22 station="P22" format=0 phasors=0 analogs=0 digitals=0 rate=30
expect identity name="P23"
expect identify report housekeeping label="configuration" T0888 type=configuration-2 version=1 length=1014 stream=1 time=1500875059000 time_quality=15 pmu=23 station="P23" format=0 phasors=0 analogs=0 digitals=0 rate=30
expect identity name="P24"
expect identify report housekeeping label="configuration" T0888 type=configuration-2 version=1 length=1014 stream=1 time=1500875059000 time_quality=15 pmu=24 station="P24" format=0 phasors=0 analogs=0 digitals=0 rate=30
expect identity name="P25"
expect identify report housekeeping label="configuration" T0888 type=configuration-2 version=1 length=1014 stream=1 time=1500875059000 time_quality=15 pmu=25 station="P25" format=0 phasors=0 analogs=0 digitals=0 rate=30
expect identity name="P26"
expect identify report housekeeping label="configuration" T0888 type=configuration-2 version=1 length=1014 stream=1 time=1500875059000 time_quality=15 pmu=26 station="P26" format=0 phasors=0 analogs=0 digitals=0 rate=30
expect identity name="P27"
expect identify report housekeeping label="configuration" T0888 type=configuration-2 version=1 length=1014 stream=1 time=1500875059000 time_quality=15 pmu=27 station="P27" format=0 phasors=0 analogs=0 digitals=0 rate=30
expect identity name="P28"
expect identify report housekeeping label="configuration" T0888 type=configuration-2 version=1 length=1014 stream=1 time=1500875059000 time_quality=15 pmu=28 station="P28" format=0 phasors=0 analogs=0 digitals=0 rate=30
expect identity name="P29"
expect identify report housekeeping label="configuration" T0888 type=configuration-2 version=1 length=1014 stream=1 time=1500875059000 time_quality=15 pmu=29 station="P29" format=0 phasors=0 analogs=0 digitals=0 rate=30
expect identity name="P30"
expect identify report housekeeping label="configuration" T0888 type=configuration-2 version=1 length=1014 stream=1 time=1500875059000 time_quality=15 pmu=30 station="P30" format=0 phasors=0 analogs=0 digitals=0 rate=30
expect identity name="P31"
expect identify report housekeeping label="configuration" T0888 type=configuration-2 version=1 length=1014 stream=1 time=1500875059000 time_quality=15 pmu=31 station="P31" format=0 phasors=0 analogs=0 digitals=0 rate=30
expect identity name="P32"
expect identify report housekeeping label="configuration" T0888 type=configuration-2 version=1 length=1014 stream=1 time=1500875059000 time_quality=15 pmu=32 station="P32" format=0 phasors=0 analogs=0 digitals=0 rate=30
< aa 01 00d6 0001 59758933 0f046117  0000 0001 00020000 0001 00020000 0001 00020000 0001 00020000 0001 00020000 0001 00020000 0001 00020000 0001 00020000 0001 00020000 0001 00020000 0001 00020000 0001 00020000 0001 00020000 0001 00020000 0001 00020000 0001 00020000 0001 00020000 0001 00020000 0001 00020000 0001 00020000 0001 00020000 0001 00020000 0001 00020000 0001 00020000 0001 00020000 0001 00020000 0001 00020000 0001 00020000 0001 00020000 0001 00020000 0001 00020000 0001 00020000 0001 0002 f59b
expect report report label="data" type=data version=1 length=214 stream=1 time=1500875059286 time_quality=15 data=000000010002000000010002000000010002000000010002000000010002000000010002000000010002000000010002000000010002000000010002000000010002000000010002000000010002000000010002000000010002000000010002000000010002000000010002000000010002000000010002000000010002000000010002000000010002000000010002000000010002000000010002000000010002000000010002000000010002000000010002000000010002000000010002000000010002
