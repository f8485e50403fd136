# SPDX-License-Identifier: Apache-2.0
# SNMP: every PDU, versions 1, 2c and 3 (RFC 1157, RFC 3416, RFC 3414).
protocol snmp

case "get, and who the device is"
> 303402010104067075626c6963a027020107020100020100301c300c06082b060102010101000500300c06082b060102010105000500
expect read request label="get" T0888 version=2c community="public" pdu=get request=7 oid="1.3.6.1.2.1.1.1.0"
expect read request label="get" T0888 version=2c community="public" pdu=get request=7 oid="1.3.6.1.2.1.1.5.0"
refuse = 30 34 02 01 01 04 06 70 75 62 6c 69 63 a2 27 02 01 07 02 01 06 02 01 01 30 1c 30 0c 06 08 2b 06 01 02 01 01 01 00 05 00 30 0c 06 08 2b 06 01 02 01 01 05 00 05 00
refuse 5 = 30 34 02 01 01 04 06 70 75 62 6c 69 63 a2 27 02 01 07 02 01 05 02 01 01 30 1c 30 0c 06 08 2b 06 01 02 01 01 01 00 05 00 30 0c 06 08 2b 06 01 02 01 01 05 00 05 00
< 304502010104067075626c6963a238020107020100020100302d301906082b06010201010100040d53776974636820352056312e32301006082b06010201010500040473772d35
expect identity product="Switch 5 V1.2"
expect read answer label="response" version=2c community="public" pdu=response request=7 error=no-error oid="1.3.6.1.2.1.1.1.0" text="Switch 5 V1.2"
expect identity name="sw-5"
expect read answer label="response" version=2c community="public" pdu=response request=7 error=no-error oid="1.3.6.1.2.1.1.5.0" text="sw-5"

case "get next, in version 1"
> 302702010004067075626c6963a11a020107020100020100300f300d06092b060102010202010a0500
expect read request label="get next" T0888 version=1 community="public" pdu=get-next request=7 oid="1.3.6.1.2.1.2.2.1.10"
refuse = 30 27 02 01 00 04 06 70 75 62 6c 69 63 a2 1a 02 01 07 02 01 05 02 01 01 30 0f 30 0d 06 09 2b 06 01 02 01 02 02 01 0a 05 00
< 302a02010004067075626c6963a21d02010702010202010030123010060a2b060102010202010a0141020100
expect read answer failed label="response" version=1 community="public" pdu=response request=7 error=no-such-name oid="1.3.6.1.2.1.2.2.1.10.1" value=256

case "get bulk"
> 302802010104067075626c6963a51b0201070201000201003010300e060a2b060104018fffffff7f0500
expect read request label="get bulk" T0888 version=2c community="public" pdu=get-bulk request=7 oid="1.3.6.1.4.1.4294967295"
< 304f02010104067075626c6963a24202010702010002010030373017060a2b060102010202010a01460900ffffffffffffffff300806038134030201fe3012060a2b06010201020201060140040a000001
expect read answer label="response" version=2c community="public" pdu=response request=7 error=no-error oid="1.3.6.1.2.1.2.2.1.10.1" value=18446744073709551615
expect read answer label="response" version=2c community="public" pdu=response request=7 error=no-error oid="2.100.3" value=-2
expect read answer label="response" version=2c community="public" pdu=response request=7 error=no-error oid="1.3.6.1.2.1.2.2.1.6.1" text="\x0a\x00\x00\x01"

case "set"
> 3029020101040770726976617465a31b0201070201000201003010300e06082b0601020101040004026d65
expect write request changes=yes label="set" T0836 version=2c community="private" pdu=set request=7 oid="1.3.6.1.2.1.1.4.0" text="me"

case "traps"
ports 40000 162
> 303702010004067075626c6963a42a06062b060104010940040a0000010201020201004301013011300f060a2b060102010202010103020103
expect report report label="trap" version=1 community="public" pdu=trap-1 oid="1.3.6.1.2.1.2.2.1.1.3" value=3
> 302802010104067075626c6963a71b0201070201000201003010300e06082b0601020101030043020102
expect report report label="trap" version=2c community="public" pdu=trap request=7 oid="1.3.6.1.2.1.1.3.0" value=258
> 301802010104067075626c6963a60b0201070201000201003000
expect report report label="inform" version=2c community="public" pdu=inform request=7

case "version 3: in the clear, protected, a report"
> 3053020103300d0201090202ffe3040104020103041830160406656e67696e6502010102010204026f700400040030250406656e67696e650400a019020107020100020100300e300c06082b060102010103000500
expect read request label="get" T0888 version=3 user="op" pdu=get request=7 oid="1.3.6.1.2.1.1.3.0"
refuse = none
> 3039020103300d0201090202ffe3040107020103041830160406656e67696e6502010102010204026f7004000400040b6369706865722074657874
expect other request changes=unknown opaque label="protected PDU" version=3 user="op"
< 3054020103300d0201090202ffe3040100020103041630140406656e67696e6502010102010204000400040030280406656e67696e650400a81c0201070201000201003011300f060a2b060106030f01010400410101
expect session answer housekeeping label="report" version=3 pdu=report request=7 error=no-error oid="1.3.6.1.6.3.15.1.1.4.0" value=1

case "wrong: no sequence of variables, an unknown PDU, an unknown version, bytes behind the PDU"
> 301a02010104067075626c6963a00d02010102010002010004026162
expect flaw truncated
expect flaw bad_structure
> 301c02010104067075626c6963a00f020101020100020100300404026162
expect flaw truncated
> 301002010104067075626c6963aa03020101
expect other request changes=unknown label="unknown PDU" version=2c community="public" pdu=10
expect flaw unknown_pdu
> 301802010204067075626c6963a00b0201070201000201003000
expect other request changes=unknown label="unknown PDU" version=2
expect flaw unknown_pdu
> 301c020101040170a0120201070201000201003007300506012b05000500
expect read request label="get" T0888 version=2c community="p" pdu=get request=7 oid="1.3"
expect flaw trailing

case "an answer whose request was not seen, from the side that seemed to ask"
midstream
> 302102010104067075626c6963a2140201070201000201003009300706022b06020101
expect read answer label="response" version=2c community="public" pdu=response request=7 error=no-error oid="1.3.6" value=1
expect turned
