# SPDX-License-Identifier: Apache-2.0
# RDP: openings, with and without protection (MS-RDPBCGR).
protocol rdp

case "a cookie, TLS"
> 0300002e29e00000000000436f6f6b69653a206d737473686173683d6f70657261746f720d0a010008000b000000
expect session request label="open desktop" T0886 user="operator" protocols=11
< 030000130ed00000000000021f080002000000
expect session answer label="open desktop" T0886 protocol=credssp
> 17030300020102
expect other request changes=unknown opaque label="protected data" in=tls content=application-data
expect carried tls code -1
expect bulk

case "nothing but the negotiation, protection of RDP itself"
> 030000130ee000000000000100080000000000
expect session request label="open desktop" T0886 protocols=0
< 030000130ed000000000000200080000000000
expect session answer label="open desktop" T0886 protocol=rdp
> 0300000a02f080616263
expect other request changes=unknown label="desktop" T0886
expect bulk
< 000102
expect other answer changes=unknown label="desktop" T0886
expect bulk

case "an old server"
> 0300000b06e00000000000
expect session request label="open desktop" T0886
< 0300000b06d00000000000
expect session answer label="open desktop" T0886
> 0300
expect other request changes=unknown label="desktop" T0886
expect bulk

case "the server says no"
> 0300001e19e00000000000436f6f6b69653a206d7374733d313233340d0a
expect session request label="open desktop" T0886 user="1234"
< 030000130ed000000000000300080005000000
expect session answer failed label="open desktop" T0886 failure=5

case "another TPDU"
> 0300000f02f0800000000000000000
expect session request label="open desktop" T0886
expect flaw bad_opening
