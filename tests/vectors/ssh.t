# SPDX-License-Identifier: Apache-2.0
# SSH: greetings, key exchange, the protected session (RFC 4253).
protocol ssh

case "greetings, key exchange, then nothing is in the clear"
> "SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n"
expect identity product="OpenSSH_9.2p1"
expect session request label="greeting" T0886 version="2.0" software="OpenSSH_9.2p1"
< "welcome\r\nSSH-2.0-dropbear_2022.83\r\n"
expect carrier
expect identity product="dropbear_2022.83"
expect session answer label="greeting" T0886 version="2.0" software="dropbear_2022.83"
> 0000001b081470707070707070707070707070707070700000000000000000
expect session request housekeeping label="key exchange" message=kexinit
< 0000001b081470707070707070707070707070707070700000000000000000
expect session answer housekeeping label="key exchange" message=kexinit
> 0000000d081e7070700000000000000000
expect session request housekeeping label="key exchange" message=kex-init
< 0000000d081f7070700000000000000000
expect session answer housekeeping label="key exchange" message=kex-reply
< 0000000a08150000000000000000
expect session answer housekeeping label="new keys" message=newkeys
> 0000000a08150000000000000000
expect session request housekeeping label="new keys" message=newkeys
> 11223344
expect other request changes=unknown opaque label="protected session" T0886
expect bulk
< a0b0c0
expect other answer changes=unknown opaque label="protected session" T0886
expect bulk
> 01
expect other request changes=unknown opaque label="protected session" T0886
expect bulk

case "messages that may come in between"
> "SSH-2.0-x\n"
expect identity product="x"
expect session request label="greeting" T0886 version="2.0" software="x"
> 0000000d08017070700000000000000000
expect session request housekeeping label="disconnect" message=disconnect
> 0000000d08027070700000000000000000
expect session request housekeeping label="ignore" message=ignore
> 0000000d08037070700000000000000000
expect session request housekeeping label="unimplemented" message=unimplemented
> 0000000d08047070700000000000000000
expect session request housekeeping label="debug" message=debug
> 0000000d08057070700000000000000000
expect session request housekeeping label="ask for service" message=service-request
> 0000000d08067070700000000000000000
expect session request housekeeping label="accept service" message=service-accept
> 0000000d08077070700000000000000000
expect session request housekeeping label="extensions" message=ext-info
> 0000000d08207070700000000000000000
expect session request housekeeping label="key exchange" message=kex-group-init
> 0000000d08227070700000000000000000
expect session request housekeeping label="key exchange" message=kex-group-request
< "SSH-2.0-x\n"
expect identity product="x"
expect session answer label="greeting" T0886 version="2.0" software="x"
< 0000000d08217070700000000000000000
expect session answer housekeeping label="key exchange" message=kex-group-reply

case "version 1 has other packets"
< "SSH-1.5-old\n"
expect identity product="old"
expect session answer label="greeting" T0886 version="1.5" software="old"
< 0000010a
expect other answer changes=unknown opaque label="protected session" T0886
expect bulk

case "both versions"
< "SSH-1.99-Cisco-1.25\n"
expect identity product="Cisco-1.25"
expect session answer label="greeting" T0886 version="1.99" software="Cisco-1.25"

case "a message that has no place here, padding longer than its packet, no packet"
> "SSH-2.0-x\n"
expect identity product="x"
expect session request label="greeting" T0886 version="2.0" software="x"
> 0000000d08327070700000000000000000
expect other request changes=unknown label="unknown message" message=50
expect flaw unknown_message
> 00000005091400000000
expect session request housekeeping label="key exchange" message=kexinit
expect flaw bad_packet
expect more
> ffffffff
expect foreign
