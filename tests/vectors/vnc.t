# SPDX-License-Identifier: Apache-2.0
# VNC: openings of versions 3.3 and 3.8, then the desktop (RFC 6143).
protocol vnc

case "3.8"
< "RFB 003.008\n"
expect session answer label="open desktop" T0886 version="003.008"
> "RFB 003.008\n"
expect session request label="open desktop" T0886 version="003.008"
< 020102
expect session answer housekeeping label="log in" offers=0102
> 02
expect session request housekeeping label="log in" security=password
< 6368616c6c656e6765
expect other answer changes=unknown label="desktop" T0886
expect bulk
> 616e73776572
expect other request changes=unknown label="desktop" T0886
expect bulk

case "3.3: the server chooses"
< "RFB 003.008\n"
expect session answer label="open desktop" T0886 version="003.008"
> "RFB 003.003\n"
expect session request label="open desktop" T0886 version="003.003"
< 00000001
expect session answer housekeeping label="log in" security=none
> 01
expect other request changes=unknown label="desktop" T0886
expect bulk
< 616263
expect other answer changes=unknown label="desktop" T0886
expect bulk
