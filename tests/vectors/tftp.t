# SPDX-License-Identifier: Apache-2.0
# TFTP: every kind of message (RFC 1350, RFC 2347).
protocol tftp

case "get"
> 0001706c632e636667006f6374657400
expect expects udp 40000 from server within 30 s
expect file request transfer=open label="get file" T0811 operation=read file="plc.cfg" mode="octet"
refuse = 00 05 00 02 72 65 66 75 73 65 64 00
< 0006626c6b73697a65293200
expect session answer housekeeping label="options" operation=options
> 00040000
expect file request housekeeping transfer=data label="acknowledge" operation=ack block=0
refuse = none
< 00030001616263
expect file answer changes=unknown housekeeping label="data" operation=data block=1
< 0005000146696c65206e6f7420666f756e6400
expect session answer housekeeping failed label="error" operation=error error=no-such-file text="File not found"

case "put"
> 000266772e62696e004e6574415343494900626c6b73697a65293200
expect expects udp 40000 from server within 30 s
expect file request changes=yes transfer=open label="put file" T0867 operation=write file="fw.bin" mode="NetASCII"

case "unknown"
> 000778
expect other request changes=unknown label="unknown message" operation=7
expect flaw unknown_operation
