# SPDX-License-Identifier: Apache-2.0
# QUIC: every kind of packet, versions 1 and 2 (RFC 9000, RFC 9369).
protocol quic

case "a connection"
> c000000001084444444444444444000000000000000000000000000000000000000000
expect session request label="open session" version=1 packet=initial destination=4444444444444444 source=
< e0000000010844444444444444440453535353
expect session answer housekeeping label="handshake" version=1 packet=handshake destination=4444444444444444 source=53535353
> d0000000010844444444444444440453535353
expect other request changes=unknown opaque label="early data" version=1 packet=0-rtt destination=4444444444444444 source=53535353
> 40616263
expect other request changes=unknown opaque label="protected session"
expect bulk
< 41616263
expect other answer changes=unknown opaque label="protected session"
expect bulk

case "a retry, another version, versions that are known"
< f0000000010844444444444444440453535353
expect session answer housekeeping label="retry" version=1 packet=retry destination=4444444444444444 source=53535353
> d06b3343cf0844444444444444440453535353
expect session request label="open session" version=2 packet=initial destination=4444444444444444 source=53535353
< 80000000000844444444444444440453535353
expect session answer housekeeping label="negotiate version" version=negotiation packet=version-negotiation destination=4444444444444444 source=53535353
