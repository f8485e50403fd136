# SPDX-License-Identifier: Apache-2.0
# GE-SRTP, by hand after Denton et al. (DFRWS 2017) and public drivers.  A line is a mailbox of 56 bytes in groups:
# type, sequence, length of text; ..; number and type of the mailbox, source, destination; the rest; text.
protocol ge_srtp

# ---- sessions ----------------------------------------------------------------------------------

case "a session opens"
> 0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
expect session request housekeeping label="open session" type=open sequence=0 length=0
expect carrier
refuse = none
< 01000000000000000f0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000
expect session answer housekeeping label="open session" type=opened sequence=0 length=0
expect carrier

case "session control"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01014f00000000000000000000000000 
expect session request housekeeping label="session control" type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=session-control data=00000000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect session answer housekeeping label="session control" type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=session-control status=ok level=4 state=run

# ---- memory ------------------------------------------------------------------------------------

case "read %R101 to %R104, in a text"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01010408640004000000000000000000 
expect read request label="read system memory" T0801 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=read-system-memory segment=r address=100..103 count=4
refuse = 03 00 01 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 01 d1 10 0e 00 00 00 00 00 00 01 01 02 fe 00 00 00 00 00 00 00 00 00 00 00 00
refuse 5 = 03 00 01 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 01 d1 10 0e 00 00 00 00 00 00 01 01 05 00 00 00 00 00 00 00 00 00 00 00 00 00
< 0300 0100 0800 000000000000000000000000000000000000000000000000 01 94 100e0000 00000000 01010800000000000101000464000001 0100 ffff 3412 0000
expect read answer label="read system memory" T0801 type=answer sequence=1 length=8 mailbox=1 mailbox_type=answer-with-text source=3600 function=read-system-memory segment=r address=100..103 value=[1,65535,4660,0] level=4 state=run

case "read %I: 4 bytes in the mailbox; %M: 10 bits"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01010410000004000000000000000000 
expect read request label="read system memory" T0801 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=read-system-memory segment=i-bytes address=0..3 count=4
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000010203040000000464000001 
expect read answer label="read system memory" T0801 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=read-system-memory status=ok segment=i-bytes address=0..3 value=[1,2,3,4] level=4 state=run
> 0200 0200 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 0101044c08000a000000000000000000 
expect read request label="read system memory" T0801 type=request sequence=2 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=read-system-memory segment=m address=8..17 count=10
< 0300 0200 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000ff0100000000000464000001 
expect read answer label="read system memory" T0801 type=answer sequence=2 length=0 mailbox=1 mailbox_type=answer source=3600 function=read-system-memory status=ok segment=m address=8..17 value=[1,1,1,1,1,1,1,1,1,0] level=4 state=run

case "read: refused; a text that is too short; more than a mailbox holds"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01010408640004000000000000000000 
expect read request label="read system memory" T0801 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=read-system-memory segment=r address=100..103 count=4
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d1 100e0000 00000000 010105db000000000000000000000000 
expect read answer failed label="read system memory" T0801 type=answer sequence=1 length=0 mailbox=1 mailbox_type=error source=3600 function=read-system-memory status=service-error minor=219 segment=r address=100..103
> 0200 0200 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01010408640004000000000000000000 
expect read request label="read system memory" T0801 type=request sequence=2 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=read-system-memory segment=r address=100..103 count=4
< 0300 0200 0200 000000000000000000000000000000000000000000000000 01 94 100e0000 00000000 01010200000000000101000464000001 0100
expect read answer label="read system memory" T0801 type=answer sequence=2 length=2 mailbox=1 mailbox_type=answer-with-text source=3600 function=read-system-memory segment=r address=100..103 value=[1] level=4 state=run
expect flaw misfit
> 0200 0300 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01010408640004000000000000000000 
expect read request label="read system memory" T0801 type=request sequence=3 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=read-system-memory segment=r address=100..103 count=4
< 0300 0300 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000010200000000000464000001 
expect read answer label="read system memory" T0801 type=answer sequence=3 length=0 mailbox=1 mailbox_type=answer source=3600 function=read-system-memory status=ok segment=r address=100..103 value=[513,0,0] level=4 state=run
expect flaw misfit

case "write %R1 and %R2: with text"
> 0200 0100 0400 000000000000000000000000000000000000000000000000 01 80 00000000 100e0000 01013200000000000101070800000200 0100 0200
expect write request changes=yes label="write system memory" T0836 type=request sequence=1 length=4 mailbox=1 mailbox_type=request-with-text source=0 slot=1 function=write-system-memory segment=r address=0..1 count=2 value=[1,2]
refuse = 03 00 01 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 01 d1 10 0e 00 00 00 00 00 00 01 01 02 fe 00 00 00 00 00 00 00 00 00 00 00 00
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect write answer changes=yes label="write system memory" T0836 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=write-system-memory status=ok segment=r address=0..1 level=4 state=run

case "outputs are control: %AQ, bytes and bits of %Q; refused"
> 0200 0100 0200 000000000000000000000000000000000000000000000000 01 80 00000000 100e0000 01013200000000000101070c00000100 3412
expect control request changes=yes label="write system memory" T0855 type=request sequence=1 length=2 mailbox=1 mailbox_type=request-with-text source=0 slot=1 function=write-system-memory segment=aq address=0..0 count=1 value=[4660]
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect control answer changes=yes label="write system memory" T0855 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=write-system-memory status=ok segment=aq address=0..0 level=4 state=run
> 0200 0200 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 0101071202000100ff00000000000000 
expect control request changes=yes label="write system memory" T0855 type=request sequence=2 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=write-system-memory segment=q-bytes address=2..2 count=1 value=[255]
< 0300 0200 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect control answer changes=yes label="write system memory" T0855 type=answer sequence=2 length=0 mailbox=1 mailbox_type=answer source=3600 function=write-system-memory status=ok segment=q-bytes address=2..2 level=4 state=run
> 0200 0300 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01010748090001000100000000000000 
expect control request changes=yes label="write system memory" T0855 type=request sequence=3 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=write-system-memory segment=q address=9..9 count=1 value=[1]
< 0300 0300 0000 000000000000000000000000000000000000000000000000 01 d1 100e0000 00000000 010102fe000000000000000000000000 
expect control answer changes=yes failed label="write system memory" T0855 type=answer sequence=3 length=0 mailbox=1 mailbox_type=error source=3600 function=write-system-memory status=insufficient-privilege minor=254 segment=q address=9..9

case "all memories, by their segments"
> 0200 0000 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01010408000001000000000000000000 
expect read request label="read system memory" T0801 type=request sequence=0 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=read-system-memory segment=r address=0..0 count=1
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 0101040a000001000000000000000000 
expect read request label="read system memory" T0801 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=read-system-memory segment=ai address=0..0 count=1
> 0200 0200 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 0101040c000001000000000000000000 
expect read request label="read system memory" T0801 type=request sequence=2 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=read-system-memory segment=aq address=0..0 count=1
> 0200 0300 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01010410000001000000000000000000 
expect read request label="read system memory" T0801 type=request sequence=3 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=read-system-memory segment=i-bytes address=0..0 count=1
> 0200 0400 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01010412000001000000000000000000 
expect read request label="read system memory" T0801 type=request sequence=4 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=read-system-memory segment=q-bytes address=0..0 count=1
> 0200 0500 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01010414000001000000000000000000 
expect read request label="read system memory" T0801 type=request sequence=5 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=read-system-memory segment=t-bytes address=0..0 count=1
> 0200 0600 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01010416000001000000000000000000 
expect read request label="read system memory" T0801 type=request sequence=6 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=read-system-memory segment=m-bytes address=0..0 count=1
> 0200 0700 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01010418000001000000000000000000 
expect read request label="read system memory" T0801 type=request sequence=7 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=read-system-memory segment=sa-bytes address=0..0 count=1
> 0200 0800 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 0101041a000001000000000000000000 
expect read request label="read system memory" T0801 type=request sequence=8 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=read-system-memory segment=sb-bytes address=0..0 count=1
> 0200 0900 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 0101041c000001000000000000000000 
expect read request label="read system memory" T0801 type=request sequence=9 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=read-system-memory segment=sc-bytes address=0..0 count=1
> 0200 0a00 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 0101041e000001000000000000000000 
expect read request label="read system memory" T0801 type=request sequence=10 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=read-system-memory segment=s-bytes address=0..0 count=1
> 0200 0b00 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01010438000001000000000000000000 
expect read request label="read system memory" T0801 type=request sequence=11 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=read-system-memory segment=g-bytes address=0..0 count=1
> 0200 0c00 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01010446000001000000000000000000 
expect read request label="read system memory" T0801 type=request sequence=12 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=read-system-memory segment=i address=0..0 count=1
> 0200 0d00 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01010448000001000000000000000000 
expect read request label="read system memory" T0801 type=request sequence=13 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=read-system-memory segment=q address=0..0 count=1
> 0200 0e00 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 0101044a000001000000000000000000 
expect read request label="read system memory" T0801 type=request sequence=14 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=read-system-memory segment=t address=0..0 count=1
> 0200 0f00 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 0101044c000001000000000000000000 
expect read request label="read system memory" T0801 type=request sequence=15 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=read-system-memory segment=m address=0..0 count=1
> 0200 1000 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 0101044e000001000000000000000000 
expect read request label="read system memory" T0801 type=request sequence=16 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=read-system-memory segment=sa address=0..0 count=1
> 0200 1100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01010450000001000000000000000000 
expect read request label="read system memory" T0801 type=request sequence=17 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=read-system-memory segment=sb address=0..0 count=1
> 0200 1200 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01010452000001000000000000000000 
expect read request label="read system memory" T0801 type=request sequence=18 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=read-system-memory segment=sc address=0..0 count=1
> 0200 1300 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01010454000001000000000000000000 
expect read request label="read system memory" T0801 type=request sequence=19 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=read-system-memory segment=s address=0..0 count=1
> 0200 1400 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01010456000001000000000000000000 
expect read request label="read system memory" T0801 type=request sequence=20 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=read-system-memory segment=g address=0..0 count=1
> 0200 1500 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 010104c4000001000000000000000000 
expect read request label="read system memory" T0801 type=request sequence=21 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=read-system-memory segment=w address=0..0 count=1

case "a memory that is not known; no count; fewer words than announced"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01010477000001000000000000000000 
expect read request label="read system memory" T0801 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=read-system-memory segment=119 address=0..0 count=1
expect flaw unknown_segment
> 0200 0200 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01010408000000000000000000000000 
expect read request label="read system memory" T0801 type=request sequence=2 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=read-system-memory segment=r address=0..0 count=0
expect flaw bad_count
> 0200 0300 0200 000000000000000000000000000000000000000000000000 01 80 00000000 100e0000 01013200000000000101070800000200 0100
expect write request changes=yes label="write system memory" T0836 type=request sequence=3 length=2 mailbox=1 mailbox_type=request-with-text source=0 slot=1 function=write-system-memory segment=r address=0..1 count=2 value=[1]
expect flaw bad_count
> 0200 0400 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01010708000008000102000000000000 
expect write request changes=yes label="write system memory" T0836 type=request sequence=4 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=write-system-memory segment=r address=0..7 count=8 value=[513,0,0,0]
expect flaw bad_count

case "force is toggled"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01014448090001000000000000000000 
expect control request changes=yes label="toggle force of system memory" T0835 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=toggle-force segment=q address=9..9 count=1
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect control answer changes=yes label="toggle force of system memory" T0835 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=toggle-force status=ok segment=q address=9..9 level=4 state=run

# ---- the controller ----------------------------------------------------------------------------

case "set state: stop, then run; a state that does not exist"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01012302000000000000000000000000 
expect run request changes=yes label="set state" T0858 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=set-state state=stop
refuse = 03 00 01 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 01 d1 10 0e 00 00 00 00 00 00 01 01 02 fe 00 00 00 00 00 00 00 00 00 00 00 00
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect run answer changes=yes label="set state" T0858 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=set-state status=ok level=4 state=run
> 0200 0200 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01012300000000000000000000000000 
expect run request changes=yes label="set state" T0858 type=request sequence=2 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=set-state state=run
< 0300 0200 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect run answer changes=yes label="set state" T0858 type=answer sequence=2 length=0 mailbox=1 mailbox_type=answer source=3600 function=set-state status=ok level=4 state=run
> 0200 0300 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01012309000000000000000000000000 
expect run request changes=yes label="set state" T0858 type=request sequence=3 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=set-state state=9
expect flaw bad_value

case "privilege level: the password is not shown"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01012104534543524554000000000000 
expect session request changes=yes label="change privilege level" T0859 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=change-level level=4
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect session answer changes=yes label="change privilege level" T0859 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=change-level status=ok level=4 state=run
> 0200 0200 0600 000000000000000000000000000000000000000000000000 01 80 00000000 100e0000 01013200000000000101210200000000 534543524554
expect session request changes=yes label="change privilege level" T0859 type=request sequence=2 length=6 mailbox=1 mailbox_type=request-with-text source=0 slot=1 function=change-level level=2

case "controller type and identifier; program name"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01014300000000000000000000000000 
expect identify request label="controller type and identifier" T0888 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=controller-type data=00000000000000000000000000
< 0300 0100 0c00 000000000000000000000000000000000000000000000000 01 94 100e0000 00000000 01010c00000000000101000464000001 4c494e452d31000020004100
expect identity name="LINE-1"
expect identify answer label="controller type and identifier" T0888 type=answer sequence=1 length=12 mailbox=1 mailbox_type=answer-with-text source=3600 function=controller-type level=4 state=run text="LINE-1" data=000020004100
> 0200 0200 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01014300000000000000000000000000 
expect identify request label="controller type and identifier" T0888 type=request sequence=2 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=controller-type data=00000000000000000000000000
< 0300 0200 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect identify answer label="controller type and identifier" T0888 type=answer sequence=2 length=0 mailbox=1 mailbox_type=answer source=3600 function=controller-type status=ok level=4 state=run data=000000000000
> 0200 0300 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01010300000000000000000000000000 
expect identify request label="control program name" T0888 type=request sequence=3 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=program-name data=00000000000000000000000000
< 0300 0300 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 010100004d41494e0000000464000001 
expect identify answer label="control program name" T0888 type=answer sequence=3 length=0 mailbox=1 mailbox_type=answer source=3600 function=program-name status=ok level=4 state=run text="MAIN" data=0000

# ---- the other services ------------------------------------------------------------------------

case "0x00 short status"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01010001020000000000000000000000 
expect diagnose request label="short status" T0868 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=short-status data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect diagnose answer label="short status" T0868 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=short-status status=ok level=4 state=run

case "0x01 long status"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01010101020000000000000000000000 
expect diagnose request label="long status" T0868 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=long-status data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect diagnose answer label="long status" T0868 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=long-status status=ok level=4 state=run

case "0x02 memory usage"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01010201020000000000000000000000 
expect diagnose request label="memory usage" T0888 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=memory-usage data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect diagnose answer label="memory usage" T0888 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=memory-usage status=ok level=4 state=run

case "0x05 read task memory"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01010501020000000000000000000000 
expect read request label="read task memory" T0801 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=read-task-memory data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect read answer label="read task memory" T0801 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=read-task-memory status=ok level=4 state=run

case "0x06 read program block memory"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01010601020000000000000000000000 
expect read request label="read program block memory" T0801 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=read-block-memory data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect read answer label="read program block memory" T0801 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=read-block-memory status=ok level=4 state=run

case "0x08 write task memory"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01010801020000000000000000000000 
expect write request changes=yes label="write task memory" T0836 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=write-task-memory data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect write answer changes=yes label="write task memory" T0836 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=write-task-memory status=ok level=4 state=run

case "0x09 write program block memory"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01010901020000000000000000000000 
expect write request changes=yes label="write program block memory" T0836 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=write-block-memory data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect write answer changes=yes label="write program block memory" T0836 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=write-block-memory status=ok level=4 state=run

case "0x0a define symbol"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01010a01020000000000000000000000 
expect config request changes=yes label="define symbol" T0836 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=define-symbol data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect config answer changes=yes label="define symbol" T0836 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=define-symbol status=ok level=4 state=run

case "0x0b delete symbol"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01010b01020000000000000000000000 
expect config request changes=yes label="delete symbol" T0836 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=delete-symbol data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect config answer changes=yes label="delete symbol" T0836 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=delete-symbol status=ok level=4 state=run

case "0x0c read symbol of the system"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01010c01020000000000000000000000 
expect read request label="read symbol of the system" T0801 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=read-system-symbol data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect read answer label="read symbol of the system" T0801 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=read-system-symbol status=ok level=4 state=run

case "0x0d read symbol of a task"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01010d01020000000000000000000000 
expect read request label="read symbol of a task" T0801 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=read-task-symbol data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect read answer label="read symbol of a task" T0801 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=read-task-symbol status=ok level=4 state=run

case "0x0e read symbol of a program block"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01010e01020000000000000000000000 
expect read request label="read symbol of a program block" T0801 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=read-block-symbol data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect read answer label="read symbol of a program block" T0801 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=read-block-symbol status=ok level=4 state=run

case "0x0f write symbol of the system"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01010f01020000000000000000000000 
expect write request changes=yes label="write symbol of the system" T0836 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=write-system-symbol data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect write answer changes=yes label="write symbol of the system" T0836 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=write-system-symbol status=ok level=4 state=run

case "0x10 write symbol of a task"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01011001020000000000000000000000 
expect write request changes=yes label="write symbol of a task" T0836 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=write-task-symbol data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect write answer changes=yes label="write symbol of a task" T0836 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=write-task-symbol status=ok level=4 state=run

case "0x11 write symbol of a program block"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01011101020000000000000000000000 
expect write request changes=yes label="write symbol of a program block" T0836 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=write-block-symbol data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect write answer changes=yes label="write symbol of a program block" T0836 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=write-block-symbol status=ok level=4 state=run

case "0x12 resolve name in the system"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01011201020000000000000000000000 
expect read request label="resolve name in the system" T0861 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=resolve-system-name data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect read answer label="resolve name in the system" T0861 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=resolve-system-name status=ok level=4 state=run

case "0x13 resolve name in a task"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01011301020000000000000000000000 
expect read request label="resolve name in a task" T0861 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=resolve-task-name data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect read answer label="resolve name in a task" T0861 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=resolve-task-name status=ok level=4 state=run

case "0x14 resolve name in a program block"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01011401020000000000000000000000 
expect read request label="resolve name in a program block" T0861 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=resolve-block-name data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect read answer label="resolve name in a program block" T0861 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=resolve-block-name status=ok level=4 state=run

case "0x15 establish datagram"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01011501020000000000000000000000 
expect read request label="establish datagram" T0801 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=establish-datagram data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect read answer label="establish datagram" T0801 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=establish-datagram status=ok level=4 state=run

case "0x16 update datagram"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01011601020000000000000000000000 
expect read request label="update datagram" T0801 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=update-datagram data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect read answer label="update datagram" T0801 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=update-datagram status=ok level=4 state=run

case "0x17 cancel datagram"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01011701020000000000000000000000 
expect read request label="cancel datagram" type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=cancel-datagram data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect read answer label="cancel datagram" type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=cancel-datagram status=ok level=4 state=run

case "0x18 format disk"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01011801020000000000000000000000 
expect file request changes=yes label="format disk" T0809 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=format-disk data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect file answer changes=yes label="format disk" T0809 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=format-disk status=ok level=4 state=run

case "0x19 open file"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01011901020000000000000000000000 
expect file request label="open file" type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=open-file data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect file answer label="open file" type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=open-file status=ok level=4 state=run

case "0x1a close file"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01011a01020000000000000000000000 
expect file request label="close file" type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=close-file data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect file answer label="close file" type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=close-file status=ok level=4 state=run

case "0x1b create file"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01011b01020000000000000000000000 
expect file request changes=yes label="create file" T0867 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=create-file data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect file answer changes=yes label="create file" T0867 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=create-file status=ok level=4 state=run

case "0x1c delete file"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01011c01020000000000000000000000 
expect file request changes=yes label="delete file" T0809 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=unlink-file data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect file answer changes=yes label="delete file" T0809 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=unlink-file status=ok level=4 state=run

case "0x1d read file"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01011d01020000000000000000000000 
expect file request label="read file" T0845 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=read-file data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect file answer label="read file" T0845 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=read-file status=ok level=4 state=run

case "0x1e write file"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01011e01020000000000000000000000 
expect file request changes=yes label="write file" T0867 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=write-file data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect file answer changes=yes label="write file" T0867 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=write-file status=ok level=4 state=run

case "0x1f seek in file"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01011f01020000000000000000000000 
expect file request label="seek in file" type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=seek-file data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect file answer label="seek in file" type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=seek-file status=ok level=4 state=run

case "0x20 programmer logon"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01012001020000000000000000000000 
expect session request label="programmer logon" T0859 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=logon data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect session answer label="programmer logon" T0859 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=logon status=ok level=4 state=run

case "0x22 set controller identifier"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01012201020000000000000000000000 
expect config request changes=yes label="set controller identifier" T0836 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=set-controller-id data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect config answer changes=yes label="set controller identifier" T0836 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=set-controller-id status=ok level=4 state=run

case "0x24 set clock"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01012401020000000000000000000000 
expect time request changes=yes label="set clock" T0836 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=set-time data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect time answer changes=yes label="set clock" T0836 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=set-time status=ok level=4 state=run

case "0x25 read clock"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01012501020000000000000000000000 
expect read request label="read clock" T0888 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=time data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect read answer label="read clock" T0888 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=time status=ok level=4 state=run

case "0x26 program block sizes"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01012601020000000000000000000000 
expect read request label="program block sizes" T0888 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=block-sizes data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect read answer label="program block sizes" T0888 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=block-sizes status=ok level=4 state=run

case "0x27 program block list"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01012701020000000000000000000000 
expect read request label="program block list" T0888 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=block-list data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect read answer label="program block list" T0888 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=block-list status=ok level=4 state=run

case "0x28 store program block"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01012801020000000000000000000000 
expect program request changes=unknown label="store program block" T0843 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=store-block data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect program answer changes=unknown label="store program block" T0843 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=store-block status=ok level=4 state=run

case "0x29 sequence control"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01012901020000000000000000000000 
expect other request changes=unknown label="sequence control" type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=sequence-control data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect other answer changes=unknown label="sequence control" type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=sequence-control status=ok level=4 state=run

case "0x2a program block program store"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01012a01020000000000000000000000 
expect program request changes=unknown label="program block program store" T0843 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=block-program-store data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect program answer changes=unknown label="program block program store" T0843 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=block-program-store status=ok level=4 state=run

case "0x2b load program block"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01012b01020000000000000000000000 
expect program request changes=unknown label="load program block" T0843 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=load-block data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect program answer changes=unknown label="load program block" T0843 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=load-block status=ok level=4 state=run

case "0x2c program block program load"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01012c01020000000000000000000000 
expect program request changes=unknown label="program block program load" T0843 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=block-program-load data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect program answer changes=unknown label="program block program load" T0843 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=block-program-load status=ok level=4 state=run

case "0x2d verify program block"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01012d01020000000000000000000000 
expect program request label="verify program block" T0845 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=verify-block data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect program answer label="verify program block" T0845 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=verify-block status=ok level=4 state=run

case "0x2e delete program block"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01012e01020000000000000000000000 
expect program request changes=yes label="delete program block" T0809 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=delete-block data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect program answer changes=yes label="delete program block" T0809 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=delete-block status=ok level=4 state=run

case "0x2f change program block size"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01012f01020000000000000000000000 
expect program request changes=yes label="change program block size" T0843 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=change-block-size data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect program answer changes=yes label="change program block size" T0843 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=change-block-size status=ok level=4 state=run

case "0x30 declare interrupt"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01013001020000000000000000000000 
expect program request changes=yes label="declare interrupt" T0821 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=declare-interrupt data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect program answer changes=yes label="declare interrupt" T0821 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=declare-interrupt status=ok level=4 state=run

case "0x31 clear configuration"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01013101020000000000000000000000 
expect config request changes=yes label="clear configuration" T0809 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=clear-configuration data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect config answer changes=yes label="clear configuration" T0809 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=clear-configuration status=ok level=4 state=run

case "0x32 autoconfigure I/O"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01013201020000000000000000000000 
expect config request changes=yes label="autoconfigure I/O" T0836 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=autoconfigure data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect config answer changes=yes label="autoconfigure I/O" T0836 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=autoconfigure status=ok level=4 state=run

case "0x33 replace I/O module"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01013301020000000000000000000000 
expect config request changes=yes label="replace I/O module" T0836 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=replace-module data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect config answer changes=yes label="replace I/O module" T0836 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=replace-module status=ok level=4 state=run

case "0x34 verify configuration"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01013401020000000000000000000000 
expect config request label="verify configuration" type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=verify-configuration data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect config answer label="verify configuration" type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=verify-configuration status=ok level=4 state=run

case "0x35 clear all memory"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01013501020000000000000000000000 
expect program request changes=yes label="clear all memory" T0809 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=clear-all data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect program answer changes=yes label="clear all memory" T0809 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=clear-all status=ok level=4 state=run

case "0x36 clear reference memory"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01013601020000000000000000000000 
expect control request changes=yes label="clear reference memory" T0809 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=clear-references data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect control answer changes=yes label="clear reference memory" T0809 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=clear-references status=ok level=4 state=run

case "0x37 clear logic memory"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01013701020000000000000000000000 
expect program request changes=yes label="clear logic memory" T0809 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=clear-logic data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect program answer changes=yes label="clear logic memory" T0809 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=clear-logic status=ok level=4 state=run

case "0x38 read fault table"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01013801020000000000000000000000 
expect diagnose request label="read fault table" T0888 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=fault-table data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect diagnose answer label="read fault table" T0888 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=fault-table status=ok level=4 state=run

case "0x39 clear fault table"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01013901020000000000000000000000 
expect diagnose request changes=yes label="clear fault table" T0872 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=clear-fault-table data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect diagnose answer changes=yes label="clear fault table" T0872 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=clear-fault-table status=ok level=4 state=run

case "0x3a create configuration parameter task"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01013a01020000000000000000000000 
expect config request changes=yes label="create configuration parameter task" T0836 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=create-parameter-task data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect config answer changes=yes label="create configuration parameter task" T0836 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=create-parameter-task status=ok level=4 state=run

case "0x3b delete configuration parameter task"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01013b01020000000000000000000000 
expect config request changes=yes label="delete configuration parameter task" T0836 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=delete-parameter-task data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect config answer changes=yes label="delete configuration parameter task" T0836 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=delete-parameter-task status=ok level=4 state=run

case "0x3c configuration sizes"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01013c01020000000000000000000000 
expect read request label="configuration sizes" T0888 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=configuration-sizes data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect read answer label="configuration sizes" T0888 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=configuration-sizes status=ok level=4 state=run

case "0x3d store block"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01013d01020000000000000000000000 
expect program request changes=unknown label="store block" T0843 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=store-any-block data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect program answer changes=unknown label="store block" T0843 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=store-any-block status=ok level=4 state=run

case "0x3e load block"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01013e01020000000000000000000000 
expect program request changes=unknown label="load block" T0843 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=load-any-block data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect program answer changes=unknown label="load block" T0843 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=load-any-block status=ok level=4 state=run

case "0x3f program store"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01013f01020000000000000000000000 
expect program request changes=unknown label="program store" T0843 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=program-store data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect program answer changes=unknown label="program store" T0843 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=program-store status=ok level=4 state=run

case "0x40 program load"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01014001020000000000000000000000 
expect program request changes=unknown label="program load" T0843 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=program-load data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect program answer changes=unknown label="program load" T0843 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=program-load status=ok level=4 state=run

case "0x41 program change"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01014101020000000000000000000000 
expect program request changes=yes label="program change" T0889 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=program-change data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect program answer changes=yes label="program change" T0889 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=program-change status=ok level=4 state=run

case "0x42 verify program"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01014201020000000000000000000000 
expect program request label="verify program" T0845 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=verify-program data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect program answer label="verify program" T0845 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=verify-program status=ok level=4 state=run

case "0x45 access EEPROM"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01014501020000000000000000000000 
expect program request changes=unknown label="access EEPROM" T0843 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=eeprom data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect program answer changes=unknown label="access EEPROM" T0843 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=eeprom status=ok level=4 state=run

case "0x46 manage block"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01014601020000000000000000000000 
expect program request changes=unknown label="manage block" T0843 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=manage-block data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect program answer changes=unknown label="manage block" T0843 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=manage-block status=ok level=4 state=run

case "0x47 lock or unlock OEM"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01014701020000000000000000000000 
expect config request changes=yes label="lock or unlock OEM" T0892 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=lock-oem data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect config answer changes=yes label="lock or unlock OEM" T0892 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=lock-oem status=ok level=4 state=run

case "0x48 write datagram"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01014801020000000000000000000000 
expect write request changes=yes label="write datagram" T0836 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=write-datagram data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect write answer changes=yes label="write datagram" T0836 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=write-datagram status=ok level=4 state=run

case "0x49 access FA card"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01014901020000000000000000000000 
expect file request changes=unknown label="access FA card" T0867 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=fa-card data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect file answer changes=unknown label="access FA card" T0867 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=fa-card status=ok level=4 state=run

case "0x4a read configuration parameter"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01014a01020000000000000000000000 
expect read request label="read configuration parameter" T0888 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=read-configuration data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect read answer label="read configuration parameter" T0888 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=read-configuration status=ok level=4 state=run

case "0x4b write slot configuration"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01014b01020000000000000000000000 
expect config request changes=yes label="write slot configuration" T0836 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=write-slot data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect config answer changes=yes label="write slot configuration" T0836 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=write-slot status=ok level=4 state=run

case "0x4c rename task"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01014c01020000000000000000000000 
expect config request changes=yes label="rename task" T0836 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=rename-task data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect config answer changes=yes label="rename task" T0836 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=rename-task status=ok level=4 state=run

case "0x4d functions supported"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01014d01020000000000000000000000 
expect read request label="functions supported" T0888 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=functions data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect read answer label="functions supported" T0888 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=functions status=ok level=4 state=run

case "0x4e store subrequest"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01014e01020000000000000000000000 
expect other request changes=unknown label="store subrequest" type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=store-subrequest data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect other answer changes=unknown label="store subrequest" type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=store-subrequest status=ok level=4 state=run

case "0x50 list subrequests"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01015001020000000000000000000000 
expect read request label="list subrequests" T0888 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=subrequests data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect read answer label="list subrequests" T0888 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=subrequests status=ok level=4 state=run

case "0x51 extra status"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01015101020000000000000000000000 
expect read request label="extra status" T0801 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=extra-status data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect read answer label="extra status" T0801 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=extra-status status=ok level=4 state=run

case "0x52 store extension of the system"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01015201020000000000000000000000 
expect firmware request changes=yes label="store extension of the system" T0857 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=store-os data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect firmware answer changes=yes label="store extension of the system" T0857 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=store-os status=ok level=4 state=run

case "0x53 load extension of the system"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01015301020000000000000000000000 
expect firmware request changes=unknown label="load extension of the system" T0857 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=load-os data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect firmware answer changes=unknown label="load extension of the system" T0857 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=load-os status=ok level=4 state=run

case "0x54 delete extension of the system"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01015401020000000000000000000000 
expect firmware request changes=yes label="delete extension of the system" T0857 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=delete-os data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect firmware answer changes=yes label="delete extension of the system" T0857 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=delete-os status=ok level=4 state=run

case "0x55 delete subrequest"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01015501020000000000000000000000 
expect other request changes=unknown label="delete subrequest" type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=delete-subrequest data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect other answer changes=unknown label="delete subrequest" type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=delete-subrequest status=ok level=4 state=run

case "0x56 share data"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01015601020000000000000000000000 
expect other request changes=unknown label="share data" type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=share-data data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect other answer changes=unknown label="share data" type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=share-data status=ok level=4 state=run

case "0x57 toggle force of program block memory"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01015701020000000000000000000000 
expect control request changes=yes label="toggle force of program block memory" T0835 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=toggle-block-force data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect control answer changes=yes label="toggle force of program block memory" T0835 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=toggle-block-force status=ok level=4 state=run

case "0x58 SFC event queue"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01015801020000000000000000000000 
expect other request changes=unknown label="SFC event queue" type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=sfc-events data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect other answer changes=unknown label="SFC event queue" type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=sfc-events status=ok level=4 state=run

case "0x59 interrogate I/O"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01015901020000000000000000000000 
expect diagnose request label="interrogate I/O" T0888 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=interrogate-io data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect diagnose answer label="interrogate I/O" T0888 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=interrogate-io status=ok level=4 state=run

case "0x5a program store, extended"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01015a01020000000000000000000000 
expect program request changes=unknown label="program store, extended" T0843 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=program-store-extended data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect program answer changes=unknown label="program store, extended" T0843 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=program-store-extended status=ok level=4 state=run

case "0x5b program load, extended"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01015b01020000000000000000000000 
expect program request changes=unknown label="program load, extended" T0843 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=program-load-extended data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect program answer changes=unknown label="program load, extended" T0843 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=program-load-extended status=ok level=4 state=run

case "0x5c verify program, extended"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01015c01020000000000000000000000 
expect program request label="verify program, extended" T0845 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=verify-program-extended data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect program answer label="verify program, extended" T0845 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=verify-program-extended status=ok level=4 state=run

case "0x5d activate debugger"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01015d01020000000000000000000000 
expect run request changes=yes label="activate debugger" T0858 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=debugger data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect run answer changes=yes label="activate debugger" T0858 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=debugger status=ok level=4 state=run

case "0x5e configuration change control"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01015e01020000000000000000000000 
expect config request changes=yes label="configuration change control" T0836 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=configuration-change data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect config answer changes=yes label="configuration change control" T0836 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=configuration-change status=ok level=4 state=run

case "0x5f remote server register"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01015f01020000000000000000000000 
expect other request changes=unknown label="remote server register" type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=remote-server data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect other answer changes=unknown label="remote server register" type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=remote-server status=ok level=4 state=run

case "0x60 clear selected fault"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01016001020000000000000000000000 
expect diagnose request changes=yes label="clear selected fault" T0872 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=clear-fault data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect diagnose answer changes=yes label="clear selected fault" T0872 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=clear-fault status=ok level=4 state=run

case "0x61 features supported"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01016101020000000000000000000000 
expect read request label="features supported" T0888 type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=features data=01020000000000000000000000
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect read answer label="features supported" T0888 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=features status=ok level=4 state=run

# ---- flaws -------------------------------------------------------------------------------------

case "a service that is not known, without and with text"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01017000000000000000000000000000 
expect other request changes=unknown label="unknown service" type=request sequence=1 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=112 data=00000000000000000000000000
expect flaw unknown_service
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d1 100e0000 00000000 01010100000000000000000000000000 
expect other answer changes=unknown failed label="unknown service" type=answer sequence=1 length=0 mailbox=1 mailbox_type=error source=3600 function=112 status=illegal-service minor=0
expect flaw unknown_service
> 0200 0200 0200 000000000000000000000000000000000000000000000000 01 80 00000000 100e0000 01013200000000000101710000000000 0102
expect other request changes=unknown label="unknown service" type=request sequence=2 length=2 mailbox=1 mailbox_type=request-with-text source=0 slot=1 function=113 data=0102
expect flaw unknown_service
< 0300 0200 0200 000000000000000000000000000000000000000000000000 01 94 100e0000 00000000 01010200000000000101000464000001 0102
expect other answer changes=unknown label="unknown service" type=answer sequence=2 length=2 mailbox=1 mailbox_type=answer-with-text source=3600 function=113 level=4 state=run data=0102
expect flaw unknown_service

case "answers without a request"
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000010200000000000464000001 
expect other answer changes=unknown label="answer" type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 status=ok level=4 state=run
expect flaw no_request
< 0300 0200 0200 000000000000000000000000000000000000000000000000 01 94 100e0000 00000000 01010200000000000101000464000001 0102
expect other answer changes=unknown label="answer" type=answer sequence=2 length=2 mailbox=1 mailbox_type=answer-with-text source=3600 level=4 state=run data=0102
expect flaw no_request
< 0300 0300 0000 000000000000000000000000000000000000000000000000 01 d1 100e0000 00000000 01010200000000000000000000000000 
expect other answer changes=unknown failed label="answer" type=answer sequence=3 length=0 mailbox=1 mailbox_type=error source=3600 status=insufficient-privilege minor=0
expect flaw no_request

case "a mailbox of an unknown kind; a request in an answer"
> 0200 0100 0000 000000000000000000000000000000000000000000000000 01 aa 00000000 100e0000 01010400000000000000000000000000 
expect other request changes=unknown label="unknown mailbox" type=request sequence=1 length=0 mailbox=1 mailbox_type=170 source=0
expect flaw bad_mailbox
refuse = none
< 0300 0200 0100 000000000000000000000000000000000000000000000000 01 aa 100e0000 00000000 00000000000000000000000000000000 01
expect other answer changes=unknown label="unknown mailbox" type=answer sequence=2 length=1 mailbox=1 mailbox_type=170 source=3600 data=01
expect flaw bad_mailbox
< 0300 0300 0000 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01010000000000000000000000000000 
expect diagnose request label="short status" T0868 type=answer sequence=3 length=0 mailbox=1 mailbox_type=request source=0 slot=1 function=short-status data=00000000000000000000000000
expect flaw bad_mailbox
> 0200 0400 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000000000000 
expect other answer changes=unknown label="answer" type=request sequence=4 length=0 mailbox=1 mailbox_type=answer source=3600 status=ok level=0 state=run
expect flaw no_request
expect flaw bad_mailbox

case "text behind a mailbox that has none; a failing status"
> 0200 0100 0200 000000000000000000000000000000000000000000000000 01 c0 00000000 100e0000 01010000000000000000000000000000 0102
expect diagnose request label="short status" T0868 type=request sequence=1 length=2 mailbox=1 mailbox_type=request source=0 slot=1 function=short-status data=0102
< 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010500000000000000000464000001 
expect diagnose answer failed label="short status" T0868 type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 function=short-status status=service-error level=4 state=run

case "joined in the middle"
midstream
> 0300 0100 0000 000000000000000000000000000000000000000000000000 01 d4 100e0000 00000000 01010000000000000000000464000001 
expect other answer changes=unknown label="answer" type=answer sequence=1 length=0 mailbox=1 mailbox_type=answer source=3600 status=ok level=4 state=run
expect flaw no_request
expect turned

case "another protocol"
> 474554
expect foreign

case "a text that no message has"
> 0200 0100 ffff
expect foreign
