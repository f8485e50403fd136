# SPDX-License-Identifier: Apache-2.0
# LDAP: every operation, StartTLS, protection by SASL (RFC 4511).
protocol ldap

case "log in and search"
> 301802010160130201030406636e3d706c638006736563726574
expect session request label="log in" id=1 operation=bind dn="cn=plc"
< 300c02010161070a010004000400
expect session answer label="log in" id=1 operation=bind-result result=success
> 3024020102631f040864633d706c616e740a01020a01000201000201000101008702636e3000
expect read request label="search" id=2 operation=search dn="dc=plant"
< 30160201026411040d636e3d612c64633d706c616e743000
expect read answer label="search" id=2 operation=search-entry dn="cn=a,dc=plant"
< 300f020102730a04086c6461703a2f2f62
expect read answer label="search" id=2 operation=search-reference
< 300c02010265070a010404000400
expect read answer failed label="search" id=2 operation=search-done result=size-limit
> 30050201034200
expect session request housekeeping label="log out" id=3 operation=unbind

case "changes"
> 300d02010166080404636e3d613000
expect write request changes=yes label="modify entry" id=1 operation=modify dn="cn=a"
< 300c02010167070a013204000400
expect write answer changes=yes failed label="modify entry" id=1 operation=modify-result result=no-access
> 300d02010168080404636e3d623000
expect write request changes=yes label="add entry" id=1 operation=add dn="cn=b"
< 300c02010169070a014404000400
expect write answer changes=yes failed label="add entry" id=1 operation=add-result result=exists
> 30090201014a04636e3d63
expect write request changes=yes label="delete entry" id=1 operation=delete dn="cn=c"
< 300c0201016b070a010004000400
expect write answer changes=yes label="delete entry" id=1 operation=delete-result result=success
> 30140201016c0f0404636e3d640404636e3d650101ff
expect write request changes=yes label="rename entry" id=1 operation=rename dn="cn=d"
< 300c0201016d070a010004000400
expect write answer changes=yes label="rename entry" id=1 operation=rename-result result=success
> 30130201016e0e0404636e3d663006040161040162
expect read request label="compare" id=1 operation=compare dn="cn=f"
< 300c0201016f070a010604000400
expect read answer label="compare" id=1 operation=compare-result result=compare-true
> 3006020101500101
expect session request housekeeping label="abandon" id=1 operation=abandon

case "StartTLS"
> 301d02010777188016312e332e362e312e342e312e313436362e3230303337
expect session request housekeeping label="begin TLS" id=7 operation=extended oid="1.3.6.1.4.1.1466.20037"
< 300c02010778070a010004000400
expect other answer changes=unknown label="extended operation" id=7 operation=extended-result result=success
> 17030300020102
expect other request changes=unknown opaque label="protected data" in=tls content=application-data
expect carried tls code -1
expect bulk

case "another extended operation"
> 301e02010177198017312e332e362e312e342e312e343230332e312e31312e33
expect other request changes=unknown label="extended operation" id=1 operation=extended oid="1.3.6.1.4.1.4203.1.11.3"
< 30050201017900
expect other answer changes=unknown label="extended operation" id=1 operation=intermediate
< 300c02010178070a010204000400
expect other answer changes=unknown failed label="extended operation" id=1 operation=extended-result result=protocol-error

case "SASL in two steps, then protected"
> 301702010160120201030400a30b0406475353415049040178
expect session request label="log in" id=1 operation=bind
< 300c02010161070a010e04000400
expect session answer label="log in" id=1 operation=bind-result result=sasl-goes-on
> 301702010160120201030400a30b0406475353415049040179
expect session request label="log in" id=1 operation=bind
< 300c02010161070a010004000400
expect session answer label="log in" id=1 operation=bind-result result=success
> 000000056162636465
expect other request changes=unknown opaque label="protected message"
< 00000003616263
expect other answer changes=unknown opaque label="protected message"
> 30050201034200
expect session request housekeeping label="log out" id=3 operation=unbind

case "wrong"
> 300a040161630504000a0100
expect read request label="search" id=97 operation=search
expect flaw bad_structure
> 30050201017c00
expect other request changes=unknown label="unknown operation" id=1 operation=28
expect flaw unknown_operation
< 30080201016103040178
expect session answer failed label="log in" id=1 operation=bind-result result=120
expect flaw bad_structure
> 3080
expect foreign
> 30850101010101
expect foreign

case "over UDP"
transport udp
> 3022020101631d04000a01000a010002010002010001010087086e65746c6f676f6e3000
expect read request label="search" id=1 operation=search

case "picked up at a result"
midstream
> 300c02010165070a010004000400
expect read answer label="search" id=1 operation=search-done result=success
expect turned
