# SPDX-License-Identifier: Apache-2.0
# TLS: both handshakes, what is in several messages or records, alerts, protected data (RFC 5246, RFC 8446).
protocol tls

case "TLS 1.2: hellos, certificate, key exchange, data"
# server name plc.home, application protocol h2
> 160301004b01000047030352525252525252525252525252525252525252525252525252525252525252520000041301c02f0100001a0000000d000b000008706c632e686f6d65001000050003026832
expect session request label="client hello" content=handshake handshake=client-hello version=tls-1-2 server_name="plc.home" alpn="h2"
# hello, certificate with the common name hmi.plant, key exchange and done in one record
< 1603030079020000260303535353535353535353535353535353535353535353535353535353535353535300c02f000b00004000003d00003a30383031a0030201020201013000300d310b300906035504030c026361300030143112301006035504030c09686d692e706c616e7430000301000c0000036162630e000000
expect session answer label="server hello" content=handshake handshake=server-hello version=tls-1-2 cipher=49199
expect identity name="hmi.plant"
expect session answer housekeeping label="certificate" content=handshake handshake=certificate subject="hmi.plant"
expect session answer housekeeping label="key exchange" content=handshake handshake=server-key-exchange
expect session answer housekeeping label="hello done" content=handshake handshake=server-hello-done
> 1603030009100000056b6b6b6b6b14030300010116030300189a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a9a
expect session request housekeeping label="key exchange" content=handshake handshake=client-key-exchange
expect session request housekeeping label="change cipher" content=change-cipher-spec
expect other request changes=unknown opaque label="protected handshake" content=handshake
< 160303000a0400000674747474747414030300010116030300189b9b9b9b9b9b9b9b9b9b9b9b9b9b9b9b9b9b9b9b9b9b9b9b
expect session answer housekeeping label="session ticket" content=handshake handshake=new-session-ticket
expect session answer housekeeping label="change cipher" content=change-cipher-spec
expect other answer changes=unknown opaque label="protected handshake" content=handshake
> 17030300146464646464646464646464646464646464646464
expect other request changes=unknown opaque label="protected data" content=application-data
expect bulk
< 17030300146565656565656565656565656565656565656565
expect other answer changes=unknown opaque label="protected data" content=application-data
expect bulk
> 170303001e646464646464646464646464646464646464646464646464646464646464
expect other request changes=unknown opaque label="protected data" content=application-data
expect bulk
< 170303001e656565656565656565656565656565656565656565656565656565656565
expect other answer changes=unknown opaque label="protected data" content=application-data
expect bulk
> 1503030012616161616161616161616161616161616161
expect other request changes=unknown opaque label="protected alert" content=alert

case "TLS 1.3: the version is in an extension, the rest protected"
> 160301004d01000049030352525252525252525252525252525252525252525252525252525252525252520000041301c02f0100001c002b0007067a7a030403030000000d000b000008706c632e686f6d65
expect session request label="client hello" content=handshake handshake=client-hello version=tls-1-3 server_name="plc.home"
< 16030300320200002e03035353535353535353535353535353535353535353535353535353535353535353001301000006002b00020304140303000101170303001e787878787878787878787878787878787878787878787878787878787878
expect session answer label="server hello" content=handshake handshake=server-hello version=tls-1-3 cipher=4865
expect session answer housekeeping label="change cipher" content=change-cipher-spec
expect other answer changes=unknown opaque label="protected data" content=application-data
expect bulk

case "other messages of the handshake"
< 160303000400000000
expect session answer housekeeping label="hello request" content=handshake handshake=hello-request
< 160303000e0d00000361626316000003616263
expect session answer housekeeping label="certificate request" content=handshake handshake=certificate-request
expect session answer housekeeping label="certificate status" content=handshake handshake=certificate-status
> 16030300170f0000036162631400000c666666666666666666666666
expect session request housekeeping label="certificate verify" content=handshake handshake=certificate-verify
expect session request housekeeping label="finished" content=handshake handshake=finished

case "a certificate in two records"
< 160303003c0b00004000003d00003a30383031a0030201020201013000300d310b300906035504030c026361300030143112301006035504030c09686d692e706c
expect session answer housekeeping label="certificate" content=handshake handshake=certificate
< 1603030008616e743000030100
expect carrier
< 16030300040e000000
expect session answer housekeeping label="hello done" content=handshake handshake=server-hello-done

case "alerts"
< 15030300020228
expect session report housekeeping label="alert" content=alert alert=handshake-failure
> 15030300020100
expect session report housekeeping label="alert" content=alert alert=close-notify

case "a hello whose extensions are longer than itself"
> 16030300310100002d030352525252525252525252525252525252525252525252525252525252525252520000021301010000200000
expect session request label="client hello" content=handshake handshake=client-hello version=tls-1-2
expect flaw bad_hello

case "a record without contents, a heartbeat, what is no record"
> 1603030000
expect carrier
> 1803030006010003616263
expect other request changes=unknown opaque label="protected data" content=heartbeat
expect bulk
> ""
expect foreign

case "picked up within the hello of a client that seemed to be the server"
midstream
< 16030300420100003e030352525252525252525252525252525252525252525252525252525252525252520000041301c02f010000110000000d000b000008706c632e686f6d65
expect session request label="client hello" content=handshake handshake=client-hello version=tls-1-2 server_name="plc.home"
expect turned
