# SPDX-License-Identifier: Apache-2.0
# TriStation, from public descriptions: type, length, source, function, counter, unknown, sum, length, data, checksum.
protocol tristation

case "connect, ping, disconnect, and what can go wrong"
> 0100 0000 06d3
expect session request housekeeping label="connection" message_type=connection-request length=0 crc=54022
< 0200 0000 06d3
expect session answer housekeeping label="connection" message_type=connection-response length=0 crc=54022
< 0300 0000 06d3
expect session answer housekeeping label="connection" message_type=disconnection-response length=0 crc=54022
> 0400 0000 06d3
expect session request housekeeping label="connection" message_type=disconnection-request length=0 crc=54022
> 0600 0000 06d3
expect session request housekeeping label="connection" message_type=ping length=0 crc=54022
< 0700 0000 06d3
expect session answer housekeeping failed label="connection" message_type=connection-limit length=0 crc=54022
< 0800 0000 06d3
expect session answer housekeeping failed label="connection" message_type=not-connected length=0 crc=54022
< 0900 0000 06d3
expect session answer housekeeping failed label="connection" message_type=processors-dead length=0 crc=54022
< 0a00 0000 06d3
expect session answer housekeeping failed label="connection" message_type=access-denied length=0 crc=54022
< 0b00 0000 06d3
expect session answer housekeeping failed label="connection" message_type=connection-failed length=0 crc=54022

case "a status is asked for and answered; a download is refused by the key"
> 0500 0e00 0000 13 01 0000 1234 0400 01020304 abcd
expect read request label="get cp status" T0801 message_type=execute length=14 source=0 function=get-cp-status counter=1 data=01020304 crc=52651
< 0500 0e00 0000 6c 01 0000 1234 0400 01020304 abcd
expect read answer label="get cp status" T0801 message_type=execute length=14 source=0 function=cp-status counter=1 data=01020304 crc=52651
> 0500 0e00 0000 01 01 0000 1234 0400 01020304 abcd
expect program request changes=yes transfer=open label="download change start" T0843 message_type=execute length=14 source=0 function=download-change-start counter=1 data=01020304 crc=52651
< 0500 0e00 0000 d4 01 0000 1234 0400 01020304 abcd
expect program answer changes=yes failed label="download change start" T0843 message_type=execute length=14 source=0 function=key-prohibits counter=1 data=01020304 crc=52651
> 0500 0e00 0000 37 01 0000 1234 0400 01020304 abcd
expect program request changes=yes transfer=data label="allocate program" T0843 message_type=execute length=14 source=0 function=allocate-program counter=1 data=01020304 crc=52651
< 0500 0e00 0000 64 01 0000 1234 0400 01020304 abcd
expect program answer changes=yes failed label="allocate program" T0843 message_type=execute length=14 source=0 function=command-rejected counter=1 data=01020304 crc=52651

case "every function"
> 0500 0a00 0000 00 01 0000 1234 0000  abcd
expect program request changes=yes transfer=open label="download all start" T0843 message_type=execute length=10 source=0 function=download-all-start counter=1 crc=52651
> 0500 0a00 0000 01 01 0000 1234 0000  abcd
expect program request changes=yes transfer=open label="download change start" T0843 message_type=execute length=10 source=0 function=download-change-start counter=1 crc=52651
> 0500 0a00 0000 02 01 0000 1234 0000  abcd
expect config request changes=yes label="update configuration" T0836 message_type=execute length=10 source=0 function=update-configuration counter=1 crc=52651
> 0500 0a00 0000 03 01 0000 1234 0000  abcd
expect program request label="upload configuration" T0845 message_type=execute length=10 source=0 function=upload-configuration counter=1 crc=52651
> 0500 0a00 0000 04 01 0000 1234 0000  abcd
expect config request changes=yes label="set io addresses" T0836 message_type=execute length=10 source=0 function=set-io-addresses counter=1 crc=52651
> 0500 0a00 0000 05 01 0000 1234 0000  abcd
expect program request changes=yes label="allocate network" T0843 message_type=execute length=10 source=0 function=allocate-network counter=1 crc=52651
> 0500 0a00 0000 06 01 0000 1234 0000  abcd
expect program request changes=yes label="load vector table" T0843 message_type=execute length=10 source=0 function=load-vector-table counter=1 crc=52651
> 0500 0a00 0000 07 01 0000 1234 0000  abcd
expect time request changes=yes label="set calendar" message_type=execute length=10 source=0 function=set-calendar counter=1 crc=52651
> 0500 0a00 0000 08 01 0000 1234 0000  abcd
expect read request label="get calendar" T0801 message_type=execute length=10 source=0 function=get-calendar counter=1 crc=52651
> 0500 0a00 0000 09 01 0000 1234 0000  abcd
expect config request changes=yes label="set scan time" T0836 message_type=execute length=10 source=0 function=set-scan-time counter=1 crc=52651
> 0500 0a00 0000 0a 01 0000 1234 0000  abcd
expect program request changes=yes transfer=close label="download all end" T0843 message_type=execute length=10 source=0 function=download-all-end counter=1 crc=52651
> 0500 0a00 0000 0b 01 0000 1234 0000  abcd
expect program request changes=yes transfer=close label="download change end" T0843 message_type=execute length=10 source=0 function=download-change-end counter=1 crc=52651
> 0500 0a00 0000 0c 01 0000 1234 0000  abcd
expect program request changes=yes transfer=close label="download change cancel" T0843 message_type=execute length=10 source=0 function=download-change-cancel counter=1 crc=52651
> 0500 0a00 0000 0d 01 0000 1234 0000  abcd
expect session request housekeeping label="attach" message_type=execute length=10 source=0 function=attach counter=1 crc=52651
> 0500 0a00 0000 0e 01 0000 1234 0000  abcd
expect config request changes=yes label="set io address limits" T0836 message_type=execute length=10 source=0 function=set-io-address-limits counter=1 crc=52651
> 0500 0a00 0000 0f 01 0000 1234 0000  abcd
expect config request changes=yes label="configure module" T0836 message_type=execute length=10 source=0 function=configure-module counter=1 crc=52651
> 0500 0a00 0000 10 01 0000 1234 0000  abcd
expect control request changes=yes label="set multiple points" T0855 message_type=execute length=10 source=0 function=set-multiple-points counter=1 crc=52651
> 0500 0a00 0000 11 01 0000 1234 0000  abcd
expect control request changes=yes label="enable all points" T0855 message_type=execute length=10 source=0 function=enable-all-points counter=1 crc=52651
> 0500 0a00 0000 12 01 0000 1234 0000  abcd
expect program request label="upload vector table" T0845 message_type=execute length=10 source=0 function=upload-vector-table counter=1 crc=52651
> 0500 0a00 0000 13 01 0000 1234 0000  abcd
expect read request label="get cp status" T0801 message_type=execute length=10 source=0 function=get-cp-status counter=1 crc=52651
> 0500 0a00 0000 14 01 0000 1234 0000  abcd
expect run request changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=run-program counter=1 crc=52651
> 0500 0a00 0000 15 01 0000 1234 0000  abcd
expect run request changes=yes label="halt program" T0858 message_type=execute length=10 source=0 function=halt-program counter=1 crc=52651
> 0500 0a00 0000 16 01 0000 1234 0000  abcd
expect run request changes=yes label="pause program" T0858 message_type=execute length=10 source=0 function=pause-program counter=1 crc=52651
> 0500 0a00 0000 17 01 0000 1234 0000  abcd
expect run request changes=yes label="single scan" T0858 message_type=execute length=10 source=0 function=single-scan counter=1 crc=52651
> 0500 0a00 0000 18 01 0000 1234 0000  abcd
expect read request label="get chassis status" T0801 message_type=execute length=10 source=0 function=get-chassis-status counter=1 crc=52651
> 0500 0a00 0000 19 01 0000 1234 0000  abcd
expect read request label="get minimum scan time" T0801 message_type=execute length=10 source=0 function=get-minimum-scan-time counter=1 crc=52651
> 0500 0a00 0000 1a 01 0000 1234 0000  abcd
expect config request changes=yes label="set node number" T0836 message_type=execute length=10 source=0 function=set-node-number counter=1 crc=52651
> 0500 0a00 0000 1b 01 0000 1234 0000  abcd
expect control request changes=yes label="set io points" T0855 message_type=execute length=10 source=0 function=set-io-points counter=1 crc=52651
> 0500 0a00 0000 1c 01 0000 1234 0000  abcd
expect read request label="get io points" T0801 message_type=execute length=10 source=0 function=get-io-points counter=1 crc=52651
> 0500 0a00 0000 1d 01 0000 1234 0000  abcd
expect read request label="get mp status" T0801 message_type=execute length=10 source=0 function=get-mp-status counter=1 crc=52651
> 0500 0a00 0000 1e 01 0000 1234 0000  abcd
expect write request changes=yes label="set retentive values" T0836 message_type=execute length=10 source=0 function=set-retentive-values counter=1 crc=52651
> 0500 0a00 0000 1f 01 0000 1234 0000  abcd
expect time request changes=yes label="adjust calendar" message_type=execute length=10 source=0 function=adjust-calendar counter=1 crc=52651
> 0500 0a00 0000 20 01 0000 1234 0000  abcd
expect diagnose request changes=yes label="clear module alarms" message_type=execute length=10 source=0 function=clear-module-alarms counter=1 crc=52651
> 0500 0a00 0000 21 01 0000 1234 0000  abcd
expect diagnose request label="get event log" message_type=execute length=10 source=0 function=get-event-log counter=1 crc=52651
> 0500 0a00 0000 22 01 0000 1234 0000  abcd
expect config request changes=yes label="set soe block" T0836 message_type=execute length=10 source=0 function=set-soe-block counter=1 crc=52651
> 0500 0a00 0000 23 01 0000 1234 0000  abcd
expect diagnose request changes=yes label="record event log" message_type=execute length=10 source=0 function=record-event-log counter=1 crc=52651
> 0500 0a00 0000 24 01 0000 1234 0000  abcd
expect read request label="get soe data" T0801 message_type=execute length=10 source=0 function=get-soe-data counter=1 crc=52651
> 0500 0a00 0000 25 01 0000 1234 0000  abcd
expect config request changes=yes label="enable ovd" T0836 message_type=execute length=10 source=0 function=enable-ovd counter=1 crc=52651
> 0500 0a00 0000 26 01 0000 1234 0000  abcd
expect config request changes=yes label="disable ovd" T0836 message_type=execute length=10 source=0 function=disable-ovd counter=1 crc=52651
> 0500 0a00 0000 27 01 0000 1234 0000  abcd
expect config request changes=yes label="enable all ovds" T0836 message_type=execute length=10 source=0 function=enable-all-ovds counter=1 crc=52651
> 0500 0a00 0000 28 01 0000 1234 0000  abcd
expect config request changes=yes label="disable all ovds" T0836 message_type=execute length=10 source=0 function=disable-all-ovds counter=1 crc=52651
> 0500 0a00 0000 29 01 0000 1234 0000  abcd
expect other request changes=unknown label="process modbus" message_type=execute length=10 source=0 function=process-modbus counter=1 crc=52651
> 0500 0a00 0000 2a 01 0000 1234 0000  abcd
expect program request label="upload network" T0845 message_type=execute length=10 source=0 function=upload-network counter=1 crc=52651
> 0500 0a00 0000 2b 01 0000 1234 0000  abcd
expect config request changes=yes label="set label" T0836 message_type=execute length=10 source=0 function=set-label counter=1 crc=52651
> 0500 0a00 0000 2c 01 0000 1234 0000  abcd
expect config request changes=yes label="configure system variables" T0836 message_type=execute length=10 source=0 function=configure-system-variables counter=1 crc=52651
> 0500 0a00 0000 2d 01 0000 1234 0000  abcd
expect config request changes=yes label="deconfigure module" T0836 message_type=execute length=10 source=0 function=deconfigure-module counter=1 crc=52651
> 0500 0a00 0000 2e 01 0000 1234 0000  abcd
expect read request label="get system variables" T0801 message_type=execute length=10 source=0 function=get-system-variables counter=1 crc=52651
> 0500 0a00 0000 2f 01 0000 1234 0000  abcd
expect identify request label="get module types" T0888 message_type=execute length=10 source=0 function=get-module-types counter=1 crc=52651
> 0500 0a00 0000 30 01 0000 1234 0000  abcd
expect program request changes=yes transfer=open label="conversion table begin" T0843 message_type=execute length=10 source=0 function=conversion-table-begin counter=1 crc=52651
> 0500 0a00 0000 31 01 0000 1234 0000  abcd
expect program request changes=yes transfer=data label="conversion table continue" T0843 message_type=execute length=10 source=0 function=conversion-table-continue counter=1 crc=52651
> 0500 0a00 0000 32 01 0000 1234 0000  abcd
expect program request changes=yes transfer=close label="conversion table end" T0843 message_type=execute length=10 source=0 function=conversion-table-end counter=1 crc=52651
> 0500 0a00 0000 33 01 0000 1234 0000  abcd
expect read request label="get conversion table" T0801 message_type=execute length=10 source=0 function=get-conversion-table counter=1 crc=52651
> 0500 0a00 0000 34 01 0000 1234 0000  abcd
expect config request changes=yes label="set icm status" T0836 message_type=execute length=10 source=0 function=set-icm-status counter=1 crc=52651
> 0500 0a00 0000 35 01 0000 1234 0000  abcd
expect report request label="broadcast soe data" message_type=execute length=10 source=0 function=broadcast-soe-data counter=1 crc=52651
> 0500 0a00 0000 36 01 0000 1234 0000  abcd
expect identify request label="get module versions" T0888 message_type=execute length=10 source=0 function=get-module-versions counter=1 crc=52651
> 0500 0a00 0000 37 01 0000 1234 0000  abcd
expect program request changes=yes transfer=data label="allocate program" T0843 message_type=execute length=10 source=0 function=allocate-program counter=1 crc=52651
> 0500 0a00 0000 38 01 0000 1234 0000  abcd
expect program request changes=yes transfer=data label="allocate function" T0843 message_type=execute length=10 source=0 function=allocate-function counter=1 crc=52651
> 0500 0a00 0000 39 01 0000 1234 0000  abcd
expect write request changes=yes label="clear retentives" T0836 message_type=execute length=10 source=0 function=clear-retentives counter=1 crc=52651
> 0500 0a00 0000 3a 01 0000 1234 0000  abcd
expect write request changes=yes label="set initial values" T0836 message_type=execute length=10 source=0 function=set-initial-values counter=1 crc=52651
> 0500 0a00 0000 3b 01 0000 1234 0000  abcd
expect program request changes=yes transfer=open label="ts2 download start" T0843 message_type=execute length=10 source=0 function=ts2-download-start counter=1 crc=52651
> 0500 0a00 0000 3c 01 0000 1234 0000  abcd
expect program request changes=yes label="set ts2 data area" T0843 message_type=execute length=10 source=0 function=set-ts2-data-area counter=1 crc=52651
> 0500 0a00 0000 3d 01 0000 1234 0000  abcd
expect read request label="get ts2 data" T0801 message_type=execute length=10 source=0 function=get-ts2-data counter=1 crc=52651
> 0500 0a00 0000 3e 01 0000 1234 0000  abcd
expect write request changes=yes label="set ts2 data" T0836 message_type=execute length=10 source=0 function=set-ts2-data counter=1 crc=52651
> 0500 0a00 0000 3f 01 0000 1234 0000  abcd
expect program request changes=yes label="set program information" T0843 message_type=execute length=10 source=0 function=set-program-information counter=1 crc=52651
> 0500 0a00 0000 40 01 0000 1234 0000  abcd
expect read request label="get program information" T0801 message_type=execute length=10 source=0 function=get-program-information counter=1 crc=52651
> 0500 0a00 0000 41 01 0000 1234 0000  abcd
expect program request label="upload program" T0845 message_type=execute length=10 source=0 function=upload-program counter=1 crc=52651
> 0500 0a00 0000 42 01 0000 1234 0000  abcd
expect program request label="upload function" T0845 message_type=execute length=10 source=0 function=upload-function counter=1 crc=52651
> 0500 0a00 0000 43 01 0000 1234 0000  abcd
expect read request label="get point groups" T0801 message_type=execute length=10 source=0 function=get-point-groups counter=1 crc=52651
> 0500 0a00 0000 44 01 0000 1234 0000  abcd
expect program request changes=yes transfer=data label="allocate symbol table" T0843 message_type=execute length=10 source=0 function=allocate-symbol-table counter=1 crc=52651
> 0500 0a00 0000 45 01 0000 1234 0000  abcd
expect read request label="get io address" T0801 message_type=execute length=10 source=0 function=get-io-address counter=1 crc=52651
> 0500 0a00 0000 46 01 0000 1234 0000  abcd
expect read request label="resend io address" T0801 message_type=execute length=10 source=0 function=resend-io-address counter=1 crc=52651
> 0500 0a00 0000 47 01 0000 1234 0000  abcd
expect read request label="get program timing" T0801 message_type=execute length=10 source=0 function=get-program-timing counter=1 crc=52651
> 0500 0a00 0000 48 01 0000 1234 0000  abcd
expect program request changes=yes transfer=data label="allocate multiple functions" T0843 message_type=execute length=10 source=0 function=allocate-multiple-functions counter=1 crc=52651
> 0500 0a00 0000 49 01 0000 1234 0000  abcd
expect read request label="get node number" T0801 message_type=execute length=10 source=0 function=get-node-number counter=1 crc=52651
> 0500 0a00 0000 4a 01 0000 1234 0000  abcd
expect read request label="get symbol table" T0801 message_type=execute length=10 source=0 function=get-symbol-table counter=1 crc=52651
> 0500 0a00 0000 50 01 0000 1234 0000  abcd
expect run request changes=yes label="go to download mode" T0858 message_type=execute length=10 source=0 function=go-to-download-mode counter=1 crc=52651

case "every answer"
> 0500 0a00 0000 14 01 0000 1234 0000  abcd
expect run request changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=run-program counter=1 crc=52651
< 0500 0a00 0000 64 01 0000 1234 0000  abcd
expect run answer changes=yes failed label="run program" T0858 message_type=execute length=10 source=0 function=command-rejected counter=1 crc=52651
< 0500 0a00 0000 65 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=download-all-permitted counter=1 crc=52651
< 0500 0a00 0000 66 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=download-change-permitted counter=1 crc=52651
< 0500 0a00 0000 67 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=modification-accepted counter=1 crc=52651
< 0500 0a00 0000 68 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=download-cancelled counter=1 crc=52651
< 0500 0a00 0000 69 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=program-accepted counter=1 crc=52651
< 0500 0a00 0000 6a 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=attached counter=1 crc=52651
< 0500 0a00 0000 6b 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=io-addresses-set counter=1 crc=52651
< 0500 0a00 0000 6c 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=cp-status counter=1 crc=52651
< 0500 0a00 0000 6d 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=program-is-running counter=1 crc=52651
< 0500 0a00 0000 6e 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=program-is-halted counter=1 crc=52651
< 0500 0a00 0000 6f 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=program-is-paused counter=1 crc=52651
< 0500 0a00 0000 70 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=end-of-single-scan counter=1 crc=52651
< 0500 0a00 0000 71 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=chassis-configuration counter=1 crc=52651
< 0500 0a00 0000 72 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=scan-period-modified counter=1 crc=52651
< 0500 0a00 0000 75 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=module-configured counter=1 crc=52651
< 0500 0a00 0000 77 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=chassis-status counter=1 crc=52651
< 0500 0a00 0000 78 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=vectors counter=1 crc=52651
< 0500 0a00 0000 79 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=io-points counter=1 crc=52651
< 0500 0a00 0000 7a 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=calendar-changed counter=1 crc=52651
< 0500 0a00 0000 7b 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=configuration-updated counter=1 crc=52651
< 0500 0a00 0000 7c 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=minimum-scan-time counter=1 crc=52651
< 0500 0a00 0000 7e 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=node-number-set counter=1 crc=52651
< 0500 0a00 0000 7f 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=mp-status counter=1 crc=52651
< 0500 0a00 0000 80 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=retentive-values-set counter=1 crc=52651
< 0500 0a00 0000 81 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=soe-block-set counter=1 crc=52651
< 0500 0a00 0000 82 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=module-alarms-cleared counter=1 crc=52651
< 0500 0a00 0000 83 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=event-log counter=1 crc=52651
< 0500 0a00 0000 84 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=symbol-table-accepted counter=1 crc=52651
< 0500 0a00 0000 85 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=ovd-enabled counter=1 crc=52651
< 0500 0a00 0000 86 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=ovd-disabled counter=1 crc=52651
< 0500 0a00 0000 87 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=event-log-recorded counter=1 crc=52651
< 0500 0a00 0000 88 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=network counter=1 crc=52651
< 0500 0a00 0000 89 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=soe-data counter=1 crc=52651
< 0500 0a00 0000 8a 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=network-allocated counter=1 crc=52651
< 0500 0a00 0000 8b 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=vector-table-loaded counter=1 crc=52651
< 0500 0a00 0000 8c 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=calendar counter=1 crc=52651
< 0500 0a00 0000 8d 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=label-set counter=1 crc=52651
< 0500 0a00 0000 8e 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=module-types counter=1 crc=52651
< 0500 0a00 0000 8f 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=system-variables-configured counter=1 crc=52651
< 0500 0a00 0000 90 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=module-deconfigured counter=1 crc=52651
< 0500 0a00 0000 93 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=conversion-table counter=1 crc=52651
< 0500 0a00 0000 95 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=icm-status-set counter=1 crc=52651
< 0500 0a00 0000 96 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=system-variables counter=1 crc=52651
< 0500 0a00 0000 97 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=module-versions counter=1 crc=52651
< 0500 0a00 0000 98 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=modbus-processed counter=1 crc=52651
< 0500 0a00 0000 99 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=program-allocated counter=1 crc=52651
< 0500 0a00 0000 9a 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=function-allocated counter=1 crc=52651
< 0500 0a00 0000 9b 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=retentives-cleared counter=1 crc=52651
< 0500 0a00 0000 9c 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=initial-values-set counter=1 crc=52651
< 0500 0a00 0000 9d 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=ts2-data-area-set counter=1 crc=52651
< 0500 0a00 0000 9e 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=ts2-data counter=1 crc=52651
< 0500 0a00 0000 9f 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=ts2-data-set counter=1 crc=52651
< 0500 0a00 0000 a0 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=program-information-set counter=1 crc=52651
< 0500 0a00 0000 a1 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=program-information counter=1 crc=52651
< 0500 0a00 0000 a2 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=program-uploaded counter=1 crc=52651
< 0500 0a00 0000 a3 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=function-uploaded counter=1 crc=52651
< 0500 0a00 0000 a4 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=point-groups counter=1 crc=52651
< 0500 0a00 0000 a5 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=symbol-table-allocated counter=1 crc=52651
< 0500 0a00 0000 a6 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=program-timing counter=1 crc=52651
< 0500 0a00 0000 a8 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=multiple-functions-allocated counter=1 crc=52651
< 0500 0a00 0000 a9 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=node-number counter=1 crc=52651
< 0500 0a00 0000 aa 01 0000 1234 0000  abcd
expect run answer changes=yes label="run program" T0858 message_type=execute length=10 source=0 function=symbol-table counter=1 crc=52651
< 0500 0a00 0000 c8 01 0000 1234 0000  abcd
expect run answer changes=yes failed label="run program" T0858 message_type=execute length=10 source=0 function=wrong-command counter=1 crc=52651
< 0500 0a00 0000 c9 01 0000 1234 0000  abcd
expect run answer changes=yes failed label="run program" T0858 message_type=execute length=10 source=0 function=load-in-progress counter=1 crc=52651
< 0500 0a00 0000 cb 01 0000 1234 0000  abcd
expect run answer changes=yes failed label="run program" T0858 message_type=execute length=10 source=0 function=program-not-halted counter=1 crc=52651
< 0500 0a00 0000 d4 01 0000 1234 0000  abcd
expect run answer changes=yes failed label="run program" T0858 message_type=execute length=10 source=0 function=key-prohibits counter=1 crc=52651
< 0500 0a00 0000 d6 01 0000 1234 0000  abcd
expect run answer changes=yes failed label="run program" T0858 message_type=execute length=10 source=0 function=not-in-sequence counter=1 crc=52651
< 0500 0a00 0000 ef 01 0000 1234 0000  abcd
expect run answer changes=yes failed label="run program" T0858 message_type=execute length=10 source=0 function=write-protected counter=1 crc=52651
< 0500 0a00 0000 f1 01 0000 1234 0000  abcd
expect run answer changes=yes failed label="run program" T0858 message_type=execute length=10 source=0 function=not-allowed counter=1 crc=52651
< 0500 0a00 0000 fc 01 0000 1234 0000  abcd
expect run answer changes=yes failed label="run program" T0858 message_type=execute length=10 source=0 function=invalid-length counter=1 crc=52651

case "an answer without request; unknown function and type; a wrong length"
< 0500 0e00 0000 6c 01 0000 1234 0400 01020304 abcd
expect other answer changes=unknown label="unknown function" message_type=execute length=14 source=0 function=cp-status counter=1 data=01020304 crc=52651
expect flaw no_request
> 0500 0e00 0000 5a 01 0000 1234 0400 01020304 abcd
expect other request changes=unknown label="unknown function" message_type=execute length=14 source=0 function=90 counter=1 data=01020304 crc=52651
expect flaw unknown_function
> 0500 2800 0000 13 01 0000 1234 0400 01020304 abcd
expect read request label="get cp status" T0801 message_type=execute length=40 source=0 function=get-cp-status counter=1 data=01020304 crc=52651
expect flaw bad_length
> 0c00 0000 0000
expect other request changes=unknown label="unknown message" message_type=12 length=0 crc=0
expect flaw unknown_type
> 0000 0000 0000
expect other request changes=unknown label="unknown message" message_type=0 length=0 crc=0
expect flaw unknown_type

case "joined in the middle"
midstream
< 0500 0e00 0000 6c 01 0000 1234 0400 01020304 abcd
expect other answer changes=unknown label="unknown function" message_type=execute length=14 source=0 function=cp-status counter=1 data=01020304 crc=52651
expect flaw no_request
