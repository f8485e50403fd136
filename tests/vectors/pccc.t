# SPDX-License-Identifier: Apache-2.0
# PCCC, by hand from 1770-6.5.16: each line is one PCCC message without the CIP around it: command, status, transaction,
# function, data; in an answer no function.
protocol pccc

# ---- data table files: chapter 7 ---------------------------------------------------------------

case "read N7:0, four words; F8:10, two floats; L9:1"
> 0f000100a20807890000
expect read request label="read file" T0801 command=extended function=logical-read-3 transaction=1 file=7 file_type=integer element=0..3 subelement=0 size=8
< 4f0001000100feff03000400
expect read answer label="read file" T0801 command=extended function=logical-read-3 status=success transaction=1 file=7 file_type=integer element=0..3 subelement=0 value=[1,-2,3,4]
expect carrier
> 0f000200a208088a0a00
expect read request label="read file" T0801 command=extended function=logical-read-3 transaction=2 file=8 file_type=float element=10..11 subelement=0 size=8
< 4f0002000000c03f000000c0
expect read answer label="read file" T0801 command=extended function=logical-read-3 status=success transaction=2 file=8 file_type=float element=10..11 subelement=0 value=[1.5,-2]
expect carrier
> 0f000300a20409910100
expect read request label="read file" T0801 command=extended function=logical-read-3 transaction=3 file=9 file_type=long element=1..1 subelement=0 size=4
< 4f00030090eefeff
expect read answer label="read file" T0801 command=extended function=logical-read-3 status=success transaction=3 file=9 file_type=long element=1..1 subelement=0 value=[-70000]
expect carrier

case "read T4:0.ACC and a whole timer; a file and an element beyond 254"
> 0f000400a20204860002
expect read request label="read file" T0801 command=extended function=logical-read-3 transaction=4 file=4 file_type=timer element=0..0 subelement=2 size=2
< 4f0004006400
expect read answer label="read file" T0801 command=extended function=logical-read-3 status=success transaction=4 file=4 file_type=timer element=0..0 subelement=2 data=6400
expect carrier
> 0f000500a20604860000
expect read request label="read file" T0801 command=extended function=logical-read-3 transaction=5 file=4 file_type=timer element=0..0 subelement=0 size=6
< 4f00050000e001000200
expect read answer label="read file" T0801 command=extended function=logical-read-3 status=success transaction=5 file=4 file_type=timer element=0..0 subelement=0 data=00e001000200
expect carrier
> 0f000600a102ff2c0189ff0001
expect read request label="read file" T0801 command=extended function=logical-read-2 transaction=6 file=300 file_type=integer element=256..256 size=2
< 4f0006000500
expect read answer label="read file" T0801 command=extended function=logical-read-2 status=success transaction=6 file=300 file_type=integer element=256..256 value=[5]
expect carrier

case "read a string, and a file whose type is not known"
> 0f000700a2540d8d0000
expect read request label="read file" T0801 command=extended function=logical-read-3 transaction=7 file=13 file_type=string element=0..0 subelement=0 size=84
< 4f000700040061426364000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
expect read answer label="read file" T0801 command=extended function=logical-read-3 status=success transaction=7 file=13 file_type=string element=0..0 subelement=0 data=040061426364000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
expect carrier
> 0f000800a2020d990000
expect read request label="read file" T0801 command=extended function=logical-read-3 transaction=8 file=13 file_type=153 element=0..0 subelement=0 size=2
< 4f0008000400
expect read answer label="read file" T0801 command=extended function=logical-read-3 status=success transaction=8 file=13 file_type=153 element=0..0 subelement=0 data=0400
expect carrier

case "write N7:5, with two and three fields; write bits of B3:0"
> 0f000900aa02078905002a00
expect write request changes=yes label="write file" T0836 command=extended function=logical-write-3 transaction=9 file=7 file_type=integer element=5..5 subelement=0 size=2 value=[42]
< 4f000900
expect write answer changes=yes label="write file" T0836 command=extended function=logical-write-3 status=success transaction=9 file=7 file_type=integer element=5..5 subelement=0
expect carrier
> 0f000a00a9040789052a002b00
expect write request changes=yes label="write file" T0836 command=extended function=logical-write-2 transaction=10 file=7 file_type=integer element=5..6 size=4 value=[42,43]
< 4f000a00
expect write answer changes=yes label="write file" T0836 command=extended function=logical-write-2 status=success transaction=10 file=7 file_type=integer element=5..6
expect carrier
> 0f000b00ab020385000001000100
expect write request changes=yes label="write bits of file" T0836 command=extended function=logical-masked-write-3 transaction=11 file=3 file_type=binary element=0..0 subelement=0 size=2 value=[1] and_mask=1
< 4f000b00
expect write answer changes=yes label="write bits of file" T0836 command=extended function=logical-masked-write-3 status=success transaction=11 file=3 file_type=binary element=0..0 subelement=0
expect carrier

case "write outputs and forces: control; ladder: program; online edits"
> 0f000c00aa02008200000100
expect control request changes=yes label="write file" T0855 command=extended function=logical-write-3 transaction=12 file=0 file_type=output element=0..0 subelement=0 size=2 value=[1]
> 0f000d00ab0200a1000001000100
expect control request changes=yes label="write bits of file" T0855 command=extended function=logical-masked-write-3 transaction=13 file=0 file_type=output-force element=0..0 subelement=0 size=2 and_mask=1 data=0100
> 0f000e00a90200a2000100
expect control request changes=yes label="write file" T0855 command=extended function=logical-write-2 transaction=14 file=0 file_type=input-force element=0..0 size=2 data=0100
> 0f000f00aa02022200000100
expect program request changes=yes label="write file" T0889 command=extended function=logical-write-3 transaction=15 file=2 file_type=ladder element=0..0 subelement=0 size=2 data=0100
> 0f001000a20202220000
expect program request label="read file" T0845 command=extended function=logical-read-3 transaction=16 file=2 file_type=ladder element=0..0 subelement=0 size=2
> 0f001100a20202650000
expect program request label="read file" T0845 command=extended function=logical-read-3 transaction=17 file=2 file_type=online-editing element=0..0 subelement=0 size=2
> 0f001200a902008b000100
expect control request changes=yes label="write file" T0855 command=extended function=logical-write-2 transaction=18 file=0 file_type=output-by-slot element=0..0 size=2 value=[1]

case "refused: a protected file, an address that is not there, extended"
> 0f001300aa02078905002a00
expect write request changes=yes label="write file" T0836 command=extended function=logical-write-3 transaction=19 file=7 file_type=integer element=5..5 subelement=0 size=2 value=[42]
< 4f601300
expect write answer changes=yes failed label="write file" T0836 command=extended function=logical-write-3 status=command-protection transaction=19 file=7 file_type=integer element=5..5 subelement=0
expect carrier
> 0f001400a20207890500
expect read request label="read file" T0801 command=extended function=logical-read-3 transaction=20 file=7 file_type=integer element=5..5 subelement=0 size=2
< 4f501400
expect read answer failed label="read file" T0801 command=extended function=logical-read-3 status=addressing-problem transaction=20 file=7 file_type=integer element=5..5 subelement=0
expect carrier
> 0f001500a20207890500
expect read request label="read file" T0801 command=extended function=logical-read-3 transaction=21 file=7 file_type=integer element=5..5 subelement=0 size=2
< 4ff0150006
expect read answer failed label="read file" T0801 command=extended function=logical-read-3 status=extended extended_status=bad-address transaction=21 file=7 file_type=integer element=5..5 subelement=0
expect carrier

# ---- PLC-5: chapter 13 -------------------------------------------------------------------------

case "typed read by binary levels, typed write by text, word range, read-modify-write"
> 0f00160068000001000607000100
expect read request label="read typed values" T0801 command=extended function=typed-read transaction=22 file=7 element=0..0 size=1 offset=0 data=0100
< 4f001600420500
expect read answer label="read typed values" T0801 command=extended function=typed-read status=success transaction=22 data=420500
expect carrier
> 0f001700670000010000244e373a3000420500
expect write request changes=yes label="write typed values" T0836 command=extended function=typed-write transaction=23 symbol="$N7:0" size=1 offset=0 data=420500
< 4f001700
expect write answer changes=yes label="write typed values" T0836 command=extended function=typed-write status=success transaction=23
expect carrier
> 0f00180001000002000e07010204
expect read request label="read words" T0801 command=extended function=word-range-read transaction=24 file=7 element=1..1 subelement=2 size=2 offset=0 data=04
< 4f00180001000200
expect read answer label="read words" T0801 command=extended function=word-range-read status=success transaction=24 data=01000200
expect carrier
> 0f00190000000001000607010200
expect write request changes=yes label="write words" T0836 command=extended function=word-range-write transaction=25 file=7 element=1..1 size=1 offset=0 data=0200
< 4f001900
expect write answer changes=yes label="write words" T0836 command=extended function=word-range-write status=success transaction=25
expect carrier
> 0f001a0026060701feff0200060702ffff0100
expect write request changes=yes label="change bits" T0836 command=extended function=read-modify-write transaction=26 file=7 element=1..1 or_mask=2 and_mask=65534
expect write request changes=yes label="change bits" T0836 command=extended function=read-modify-write transaction=26 file=7 element=2..2 or_mask=1 and_mask=65535
< 4f001a00
expect write answer changes=yes label="change bits" T0836 command=extended function=read-modify-write status=success transaction=26
expect carrier
> 0f001b000200
expect write request changes=yes label="write bits" T0836 command=extended function=bit-write transaction=27 data=00
> 0f001c007900
expect write request changes=yes label="change bits of words" T0836 command=extended function=read-modify-write-n transaction=28 data=00

case "an address of more levels than there are"
> 0f001d006800000100160700010100
expect read request label="read typed values" T0801 command=extended function=typed-read transaction=29 file=7 element=0..0 size=1 offset=0 data=0100
expect flaw bad_address

# ---- modes, programs: chapter 7 ----------------------------------------------------------------

case "change mode of an SLC, set mode of a MicroLogix, restart, shut down, disable forces"
> 0f001e008001
expect run request changes=yes label="change mode" T0858 command=extended function=change-mode transaction=30 mode=remote-program
< 4f001e00
expect run answer changes=yes label="change mode" T0858 command=extended function=change-mode status=success transaction=30
expect carrier
> 0f001f008006
expect run request changes=yes label="change mode" T0858 command=extended function=change-mode transaction=31 mode=remote-run
< 4f001f00
expect run answer changes=yes label="change mode" T0858 command=extended function=change-mode status=success transaction=31
expect carrier
> 0f0020003a02
expect run request changes=yes label="set CPU mode" T0858 command=extended function=set-cpu-mode transaction=32 mode=2
> 0f0021000a
expect run request changes=yes label="restart" T0816 command=extended function=restart transaction=33
> 0f00220007
expect run request changes=yes label="shut down" T0816 command=extended function=shutdown transaction=34
> 0f00230041
expect control request changes=yes label="disable forces" T0855 command=extended function=disable-forces transaction=35

case "a program up and down"
> 0f00240053
expect program request transfer=open label="begin upload of program" T0845 command=extended function=upload-all transaction=36
> 0f002500170000000080
expect program request transfer=data label="read physical memory" T0845 command=extended function=read-bytes-physical transaction=37 address=0 data=80
> 0f00260055
expect program request transfer=close label="end upload of program" T0845 command=extended function=upload-completed transaction=38
> 0f00270050
expect program request changes=yes transfer=open label="begin download of program" T0843 command=extended function=download-all transaction=39
> 0f00280018000000000102
expect program request changes=yes transfer=data label="write physical memory" T0843 command=extended function=write-bytes-physical transaction=40 address=0 data=0102
> 0f00290052
expect program request changes=yes transfer=close label="end download of program" T0843 command=extended function=download-completed transaction=41
> 0f002a0005
expect program request changes=yes transfer=open label="begin download" T0843 command=extended function=download-request transaction=42
> 0f002b0006
expect program request transfer=open label="begin upload" T0845 command=extended function=upload-request transaction=43
> 0f002c0008000000000100
expect program request changes=yes transfer=data label="write physical words" T0843 command=extended function=physical-write transaction=44 address=0 data=0100
> 0f002d00090000000002
expect program request transfer=data label="read physical words" T0845 command=extended function=physical-read transaction=45 address=0 data=02
> 0f002e0057
expect program request changes=yes label="clear memory" T0809 command=extended function=initialise-memory transaction=46
> 0f002f0011
expect program request changes=yes label="take the right to edit" T0843 command=extended function=get-edit-resource transaction=47
> 0f00300012
expect program request changes=yes label="return the right to edit" command=extended function=return-edit-resource transaction=48
> 0f0031002900
expect program request label="read size of section" T0888 command=extended function=read-section-size transaction=49 data=00
> 0f003200a7500000040022
expect program request label="read program file" T0845 command=extended function=typed-file-read transaction=50 file_type=ladder size=80 offset=4
> 0f003300af0200000400220102
expect program request changes=yes label="write program file" T0889 command=extended function=typed-file-write transaction=51 file_type=ladder size=2 offset=4 data=0102
> 0f00340003
expect program request changes=yes label="write PLC-3 file" T0889 command=extended function=file-write transaction=52
> 0f00350004
expect program request label="read PLC-3 file" T0845 command=extended function=file-read transaction=53
> 0f0036008101020022
expect session request changes=yes label="open file" command=extended function=open-file transaction=54 data=01020022
> 0f003700820100
expect session request changes=yes label="close file" command=extended function=close-file transaction=55 data=0100
> 0f0038005e0300
expect config request changes=yes label="change PLC-2 compatibility file" T0836 command=extended function=modify-plc-2-file transaction=56 data=0300
> 0f0039008f00
expect config request changes=yes label="apply port configuration" T0836 command=extended function=apply-port-configuration transaction=57 data=00
> 0f003a008800
expect other request changes=unknown label="execute several commands" command=extended function=execute-multiple transaction=58 data=00

# ---- diagnostics, processor, PLC-2 -------------------------------------------------------------

case "diagnostic commands"
> 06003b0000
expect diagnose request label="echo" command=diagnostic diagnostic=echo transaction=59
> 06003c0001
expect diagnose request label="read diagnostic counters" T0888 command=diagnostic diagnostic=read-counters transaction=60
> 06003d0002
expect config request changes=yes label="set link variables" T0836 command=diagnostic diagnostic=set-variables transaction=61
> 06003e0003
expect identify request label="read diagnostic status" T0888 command=diagnostic diagnostic=status transaction=62
> 06003f0004
expect config request changes=yes label="set time-out" T0836 command=diagnostic diagnostic=set-timeout transaction=63
> 0600400005
expect config request changes=yes label="set number of refusals" T0836 command=diagnostic diagnostic=set-naks transaction=64
> 0600410006
expect config request changes=yes label="set number of enquiries" T0836 command=diagnostic diagnostic=set-enqs transaction=65
> 0600420007
expect diagnose request changes=yes label="reset diagnostic counters" T0872 command=diagnostic diagnostic=reset-counters transaction=66
> 0600430008
expect program request changes=yes label="set size of data table" T0889 command=diagnostic diagnostic=set-data-table-size transaction=67
> 0600440009
expect diagnose request label="read link parameters" T0888 command=diagnostic diagnostic=read-link-parameters transaction=68
> 060045000a
expect config request changes=yes label="set link parameters" T0836 command=diagnostic diagnostic=set-link-parameters transaction=69
< 46004500
expect config answer changes=yes label="set link parameters" T0836 command=diagnostic diagnostic=set-link-parameters status=success transaction=69
expect carrier

case "processor commands"
> 0700460000
expect control request changes=yes label="disable outputs" T0855 command=processor processor=disable-outputs transaction=70
> 0700470001
expect control request changes=yes label="enable outputs" T0855 command=processor processor=enable-outputs transaction=71
> 0700480003
expect run request changes=yes label="enable scanning" T0858 command=processor processor=enable-scanning transaction=72
> 0700490004
expect run request changes=yes label="enter download mode" T0843 command=processor processor=enter-download-mode transaction=73
> 07004a0005
expect run request changes=yes label="exit download or upload mode" T0858 command=processor processor=exit-download-mode transaction=74
> 07004b0006
expect run request changes=yes label="enter upload mode" T0845 command=processor processor=enter-upload-mode transaction=75

case "PLC-2: read and write by address"
> 00004c0010000100
expect write request changes=yes label="protected write" T0836 command=protected-write transaction=76 address=16 data=0100
> 01004d00100002
expect read request label="unprotected read" T0801 command=unprotected-read transaction=77 address=16 data=02
> 02004e0010000100
expect write request changes=yes label="protected bit write" T0836 command=protected-bit-write transaction=78 address=16 data=0100
> 04004f00100002
expect program request label="physical read" T0845 command=physical-read transaction=79 address=16 data=02
> 0500500010000100
expect write request changes=yes label="unprotected bit write" T0836 command=unprotected-bit-write transaction=80 address=16 data=0100
> 0800510010000100
expect write request changes=yes label="unprotected write" T0836 command=unprotected-write transaction=81 address=16 data=0100

# ---- faults ------------------------------------------------------------------------------------

case "a function and a command that are not documented; an answer to them"
> 0f005200a3ff944f
expect other request changes=unknown label="unknown command" command=extended function=163 transaction=82 data=ff944f
expect flaw unknown_command
< 4f00520001
expect other answer changes=unknown label="answer" command=extended function=163 status=success transaction=82 data=01
expect carrier
> 0300530001
expect other request changes=unknown label="unknown command" command=3 transaction=83 data=01
expect flaw unknown_command

case "a request with a status; too few and too many bytes; no function"
> 0f105400a20207890000
expect read request label="read file" T0801 command=extended function=logical-read-3 transaction=84 file=7 file_type=integer element=0..0 subelement=0 size=2
expect flaw bad_status
> 0f005500a2020789000000
expect read request label="read file" T0801 command=extended function=logical-read-3 transaction=85 file=7 file_type=integer element=0..0 subelement=0 size=2 data=00
expect flaw bad_length
> 0f005600aa04078905002a00
expect write request changes=yes label="write file" T0836 command=extended function=logical-write-3 transaction=86 file=7 file_type=integer element=5..6 subelement=0 size=4 value=[42]
expect flaw bad_length
> 0f005700
expect flaw truncated
> 0f005800a20207
expect flaw truncated

case "answers: not asked for, to another command, of the wrong size"
< 4f005800
expect other answer changes=unknown label="answer" command=extended status=success transaction=88
expect flaw no_request
expect carrier
> 0f0059008001
expect run request changes=yes label="change mode" T0858 command=extended function=change-mode transaction=89 mode=remote-program
< 46005900
expect other answer changes=unknown label="answer" command=diagnostic status=success transaction=89
expect flaw misfit
expect carrier
> 0f005a00a20407890000
expect read request label="read file" T0801 command=extended function=logical-read-3 transaction=90 file=7 file_type=integer element=0..1 subelement=0 size=4
< 4f005a000100
expect read answer label="read file" T0801 command=extended function=logical-read-3 status=success transaction=90 file=7 file_type=integer element=0..1 subelement=0 value=[1]
expect flaw misfit
expect carrier
