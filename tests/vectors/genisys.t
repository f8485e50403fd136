# SPDX-License-Identifier: Apache-2.0
# Genisys, from a capture and public descriptions: control, station, pairs of address and value, checksum, end.
protocol genisys

case "poll, acknowledge; recall, indications"
> fb 01  8340 f6
expect read request label="poll" T0801 control=poll station=1 crc=16515
< f1 01 f6
expect session answer housekeeping label="acknowledge" control=acknowledge station=1
< f1 01 05 f6
expect session answer housekeeping label="acknowledge" control=acknowledge station=1 data=05
> fd 01  80e0 f6
expect read request label="recall all indications" T0801 control=recall station=1 crc=57472
< f2 01 00050104 389b f6
expect read answer label="indications" T0801 control=indication-data station=1 address=0 value=5 crc=39736
expect read answer label="indications" T0801 control=indication-data station=1 address=1 value=4 crc=39736
> fa 01  82d0 f6
expect read request label="acknowledge and poll" T0801 control=acknowledge-and-poll station=1 crc=53378

case "controls: sent, checked back, executed; an escaped value"
> fc 01 0080 6014 f6
expect control request changes=yes label="control" T0855 control=control-data station=1 address=0 value=128 crc=5216
< f3 01 0080 6300 f6
expect control answer label="check back controls" control=control-checkback station=1 address=0 value=128 crc=99
> fe 01  8010 f6
expect control request changes=yes label="execute controls" T0855 control=execute-controls station=1 crc=4224
> fc 01 00f00f01f006 9801 f6
expect control request changes=yes label="control" T0855 control=control-data station=1 address=0 value=255 crc=408
expect control request changes=yes label="control" T0855 control=control-data station=1 address=1 value=246 crc=408

case "unknown control, wrong checksum, half a pair, nothing, escaped and wrong; not Genisys"
> f4 01  86b0 f6
expect other request changes=unknown label="unknown message" control=244 station=1 crc=45190
expect flaw unknown_control
> fb 01  8240 f6
expect read request label="poll" T0801 control=poll station=1 crc=16514
expect flaw bad_crc
> fc 01 00 b060 f6
expect control request changes=yes label="control" T0855 control=control-data station=1 crc=24752
expect flaw bad_pairs
> fb 01 f6
expect read request label="poll" T0801 control=poll station=1
expect flaw bad_pairs
> fb 01 f6
expect read request label="poll" T0801 control=poll station=1
expect flaw bad_pairs
> fc 01 00f00f 20f004 f6
expect control request changes=yes label="control" T0855 control=control-data station=1 address=0 value=255 crc=62496
expect flaw bad_crc
> 00
expect foreign

case "joined in the middle"
midstream
< fb 01  8340 f6
expect read request label="poll" T0801 control=poll station=1 crc=16515
expect turned
