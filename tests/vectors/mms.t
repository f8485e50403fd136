# SPDX-License-Identifier: Apache-2.0
# MMS vectors, written by hand from ISO 9506-2:2003 (clause 7 and the annexes on each service), IEC 61850-8-1:2011,
# clauses 17 (reports) and 20 (controls), and IEC 60870-6-503.  A message is TPKT (03 00 length), COTP data (02 f0 80),
# session (01 00 01 00), presentation (61, 30, 02 01 context, a0), then MMS: a0 request { 02 invoke id, service }.
# t is 91 08 of 2024-03-07 10:53:24.500.
protocol mms

case an association: transport, session, presentation, association control, initiate; then its end
> 03 00 00 16 11 e0 00 00 00 01 00 c0 01 0d c2 02 00 01 c1 02 00 01
expect session request housekeeping label="transport message" tpdu=connect-request src_tsap=0001 dst_tsap=0001 tpdu_size=8192
expect carrier
< 03 00 00 16 11 d0 00 01 00 05 00 c0 01 0d c2 02 00 01 c1 02 00 01
expect session answer housekeeping label="transport message" tpdu=connect-confirm src_tsap=0001 dst_tsap=0001 tpdu_size=8192
expect carrier
> 03 00 00 a3 02 f0 80 0d 9a 05 06 13 01 00 16 01 02 14 02 00 02 33 02 00 01 34 02 00 01 c1 84 31 81 81 a0 03 80 01 01 a2 7a 81 04 00 00 00 01 82 04 00 00 00 01 a4 23 30 0f 02 01 01 06 04 52 01 00 01 30 04 06 02 51 01 30 10 02 01 03 06 05 28 ca 22 02 01 30 04 06 02 51 01 61 47 30 45 02 01 01 a0 40 60 3e a1 07 06 05 28 ca 22 02 03 be 33 28 31 06 02 51 01 02 01 03 a0 28 a8 26 80 03 00 fd e8 81 01 05 82 01 0a 83 01 05 a4 16 80 01 01 81 03 05 f1 00 82 0c 03 ee 1c 00 00 04 00 00 00 79 ef 18
expect session request housekeeping label="initiate" session=connect context=1 authenticated=0 pdu=initiate-request profile=mms max_pdu=65000 calls=10 version=1
< 03 00 00 83 02 f0 80 0e 7a 05 06 13 01 00 16 01 02 14 02 00 02 c1 6c 31 6a a0 03 80 01 01 a2 63 83 04 00 00 00 01 a5 12 30 07 80 01 00 81 02 51 01 30 07 80 01 00 81 02 51 01 61 47 30 45 02 01 01 a0 40 61 3e a1 07 06 05 28 ca 22 02 03 be 33 28 31 06 02 51 01 02 01 03 a0 28 a9 26 80 03 00 fd e8 81 01 05 82 01 0a 83 01 05 a4 16 80 01 01 81 03 05 f1 00 82 0c 03 ee 1c 00 00 04 00 00 00 79 ef 18
expect session answer housekeeping label="initiated" session=accept context=1 pdu=initiate-response profile=mms max_pdu=65000 calls=10 version=1
# conclude
> 03 00 00 16 02 f0 80 01 00 01 00 61 09 30 07 02 01 03 a0 02 8b 00
expect session request housekeeping label="conclude" session=data context=3 pdu=conclude-request profile=mms
< 03 00 00 16 02 f0 80 01 00 01 00 61 09 30 07 02 01 03 a0 02 8c 00
expect session answer housekeeping label="concluded" session=data context=3 pdu=conclude-response profile=mms
# FINISH with a release request, DISCONNECT with its answer
> 03 00 00 19 02 f0 80 09 10 c1 0e 61 0c 30 0a 02 01 01 a0 05 62 03 80 01 00
expect session request housekeeping label="release association" session=finish context=1
expect carrier
< 03 00 00 19 02 f0 80 0a 10 c1 0e 61 0c 30 0a 02 01 01 a0 05 63 03 80 01 00
expect session answer housekeeping label="association released" session=disconnect context=1
expect carrier
# transport disconnect
> 03 00 00 0b 06 80 00 01 00 05 00
expect session request housekeeping label="transport message" tpdu=disconnect-request reason=0
expect carrier

case an association with a password
> 03 00 00 b7 02 f0 80 0d ae 05 06 13 01 00 16 01 02 14 02 00 02 33 02 00 01 34 02 00 01 c1 98 31 81 95 a0 03 80 01 01 a2 81 8d 81 04 00 00 00 01 82 04 00 00 00 01 a4 23 30 0f 02 01 01 06 04 52 01 00 01 30 04 06 02 51 01 30 10 02 01 03 06 05 28 ca 22 02 01 30 04 06 02 51 01 61 5a 30 58 02 01 01 a0 53 60 51 a1 07 06 05 28 ca 22 02 03 8a 02 04 80 8b 03 52 03 01 ac 08 80 06 73 65 63 72 65 74 be 33 28 31 06 02 51 01 02 01 03 a0 28 a8 26 80 03 00 fd e8 81 01 05 82 01 0a 83 01 05 a4 16 80 01 01 81 03 05 f1 00 82 0c 03 ee 1c 00 00 04 00 00 00 79 ef 18
expect session request housekeeping label="initiate" session=connect context=1 authenticated=1 pdu=initiate-request profile=mms max_pdu=65000 calls=10 version=1

case an association that is refused: by session, by initiate
> 03 00 00 a3 02 f0 80 0d 9a 05 06 13 01 00 16 01 02 14 02 00 02 33 02 00 01 34 02 00 01 c1 84 31 81 81 a0 03 80 01 01 a2 7a 81 04 00 00 00 01 82 04 00 00 00 01 a4 23 30 0f 02 01 01 06 04 52 01 00 01 30 04 06 02 51 01 30 10 02 01 03 06 05 28 ca 22 02 01 30 04 06 02 51 01 61 47 30 45 02 01 01 a0 40 60 3e a1 07 06 05 28 ca 22 02 03 be 33 28 31 06 02 51 01 02 01 03 a0 28 a8 26 80 03 00 fd e8 81 01 05 82 01 0a 83 01 05 a4 16 80 01 01 81 03 05 f1 00 82 0c 03 ee 1c 00 00 04 00 00 00 79 ef 18
expect session request housekeeping label="initiate" session=connect context=1 authenticated=0 pdu=initiate-request profile=mms max_pdu=65000 calls=10 version=1
# REFUSE
< 03 00 00 0c 02 f0 80 0c 03 11 01 00
expect session answer housekeeping failed label="session refused" session=refuse
expect carrier

case initiate is refused
> 03 00 00 a3 02 f0 80 0d 9a 05 06 13 01 00 16 01 02 14 02 00 02 33 02 00 01 34 02 00 01 c1 84 31 81 81 a0 03 80 01 01 a2 7a 81 04 00 00 00 01 82 04 00 00 00 01 a4 23 30 0f 02 01 01 06 04 52 01 00 01 30 04 06 02 51 01 30 10 02 01 03 06 05 28 ca 22 02 01 30 04 06 02 51 01 61 47 30 45 02 01 01 a0 40 60 3e a1 07 06 05 28 ca 22 02 03 be 33 28 31 06 02 51 01 02 01 03 a0 28 a8 26 80 03 00 fd e8 81 01 05 82 01 0a 83 01 05 a4 16 80 01 01 81 03 05 f1 00 82 0c 03 ee 1c 00 00 04 00 00 00 79 ef 18
expect session request housekeeping label="initiate" session=connect context=1 authenticated=0 pdu=initiate-request profile=mms max_pdu=65000 calls=10 version=1
< 03 00 00 62 02 f0 80 0e 59 05 06 13 01 00 16 01 02 14 02 00 02 c1 4b 31 49 a0 03 80 01 01 a2 42 83 04 00 00 00 01 a5 12 30 07 80 01 00 81 02 51 01 30 07 80 01 00 81 02 51 01 61 26 30 24 02 01 01 a0 1f 61 1d a1 07 06 05 28 ca 22 02 03 be 12 28 10 06 02 51 01 02 01 03 a0 07 aa 05 a0 03 88 01 01
expect session answer housekeeping failed label="initiated" session=accept context=1 pdu=initiate-error profile=mms error_class=initiate error_code=1

case abort, and its acknowledgement; not finished; abort by association control
> 03 00 00 0c 02 f0 80 19 03 11 01 09
expect session request housekeeping label="abort session" session=abort
expect carrier
< 03 00 00 09 02 f0 80 1a 00
expect session request housekeeping label="abort session" session=abort-accept
expect carrier
< 03 00 00 09 02 f0 80 08 00
expect session request housekeeping label="session data" session=not-finished
expect carrier
> 03 00 00 19 02 f0 80 01 00 01 00 61 0c 30 0a 02 01 01 a0 05 64 03 80 01 01
expect session request housekeeping label="abort association" session=data context=1
expect carrier

case a transport error, and empty data
> 03 00 00 09 04 70 00 01 02
expect session request housekeeping label="transport message" tpdu=error reason=2
expect carrier
> 03 00 00 07 02 f0 80
expect session request housekeeping label="transport message" tpdu=data
expect carrier

case every service that is not shown apart below, request and answer
# 6 get variable access attributes
> 03 00 00 2c 02 f0 80 01 00 01 00 61 1f 30 1d 02 01 03 a0 18 a0 16 02 01 01 a6 11 a1 0f 1a 07 49 45 44 31 4c 44 30 1a 04 53 45 4d 31
expect read request label="get variable access attributes" T0861 session=data context=3 pdu=confirmed-request invoke_id=1 service=get-variable-access-attributes profile=mms domain="IED1LD0" item="SEM1"
< 03 00 00 1b 02 f0 80 01 00 01 00 61 0e 30 0c 02 01 03 a0 07 a1 05 02 01 01 86 00
expect read answer label="get variable access attributes" T0861 session=data context=3 pdu=confirmed-response invoke_id=1 service=get-variable-access-attributes profile=mms domain="IED1LD0" item="SEM1"
# 7 define named variable
> 03 00 00 2c 02 f0 80 01 00 01 00 61 1f 30 1d 02 01 03 a0 18 a0 16 02 01 02 a7 11 a1 0f 1a 07 49 45 44 31 4c 44 30 1a 04 53 45 4d 31
expect config request changes=yes label="define named variable" T0836 session=data context=3 pdu=confirmed-request invoke_id=2 service=define-named-variable profile=mms domain="IED1LD0" item="SEM1"
< 03 00 00 1b 02 f0 80 01 00 01 00 61 0e 30 0c 02 01 03 a0 07 a1 05 02 01 02 87 00
expect config answer changes=yes label="define named variable" T0836 session=data context=3 pdu=confirmed-response invoke_id=2 service=define-named-variable profile=mms domain="IED1LD0" item="SEM1"
# 8 define scattered access
> 03 00 00 22 02 f0 80 01 00 01 00 61 15 30 13 02 01 03 a0 0e a0 0c 02 01 03 a8 07 a0 05 80 03 45 56 31
expect config request changes=yes label="define scattered access" T0836 session=data context=3 pdu=confirmed-request invoke_id=3 service=define-scattered-access profile=mms item="EV1"
< 03 00 00 1b 02 f0 80 01 00 01 00 61 0e 30 0c 02 01 03 a0 07 a1 05 02 01 03 88 00
expect config answer changes=yes label="define scattered access" T0836 session=data context=3 pdu=confirmed-response invoke_id=3 service=define-scattered-access profile=mms item="EV1"
# 9 get scattered access attributes
> 03 00 00 2c 02 f0 80 01 00 01 00 61 1f 30 1d 02 01 03 a0 18 a0 16 02 01 04 a9 11 a1 0f 1a 07 49 45 44 31 4c 44 30 1a 04 53 45 4d 31
expect read request label="get scattered access attributes" T0861 session=data context=3 pdu=confirmed-request invoke_id=4 service=get-scattered-access-attributes profile=mms domain="IED1LD0" item="SEM1"
< 03 00 00 1b 02 f0 80 01 00 01 00 61 0e 30 0c 02 01 03 a0 07 a1 05 02 01 04 89 00
expect read answer label="get scattered access attributes" T0861 session=data context=3 pdu=confirmed-response invoke_id=4 service=get-scattered-access-attributes profile=mms domain="IED1LD0" item="SEM1"
# 12 get named variable list attributes
> 03 00 00 2c 02 f0 80 01 00 01 00 61 1f 30 1d 02 01 03 a0 18 a0 16 02 01 05 ac 11 a1 0f 1a 07 49 45 44 31 4c 44 30 1a 04 53 45 4d 31
expect read request label="get named variable list attributes" T0861 session=data context=3 pdu=confirmed-request invoke_id=5 service=get-named-variable-list-attributes profile=mms domain="IED1LD0" item="SEM1"
< 03 00 00 1b 02 f0 80 01 00 01 00 61 0e 30 0c 02 01 03 a0 07 a1 05 02 01 05 8c 00
expect read answer label="get named variable list attributes" T0861 session=data context=3 pdu=confirmed-response invoke_id=5 service=get-named-variable-list-attributes profile=mms domain="IED1LD0" item="SEM1"
# 14 define named type
> 03 00 00 2c 02 f0 80 01 00 01 00 61 1f 30 1d 02 01 03 a0 18 a0 16 02 01 06 ae 11 a1 0f 1a 07 49 45 44 31 4c 44 30 1a 04 53 45 4d 31
expect config request changes=yes label="define named type" T0836 session=data context=3 pdu=confirmed-request invoke_id=6 service=define-named-type profile=mms domain="IED1LD0" item="SEM1"
< 03 00 00 1b 02 f0 80 01 00 01 00 61 0e 30 0c 02 01 03 a0 07 a1 05 02 01 06 8e 00
expect config answer changes=yes label="define named type" T0836 session=data context=3 pdu=confirmed-response invoke_id=6 service=define-named-type profile=mms domain="IED1LD0" item="SEM1"
# 15 get named type attributes
> 03 00 00 2c 02 f0 80 01 00 01 00 61 1f 30 1d 02 01 03 a0 18 a0 16 02 01 07 af 11 a1 0f 1a 07 49 45 44 31 4c 44 30 1a 04 53 45 4d 31
expect read request label="get named type attributes" T0861 session=data context=3 pdu=confirmed-request invoke_id=7 service=get-named-type-attributes profile=mms domain="IED1LD0" item="SEM1"
< 03 00 00 1b 02 f0 80 01 00 01 00 61 0e 30 0c 02 01 03 a0 07 a1 05 02 01 07 8f 00
expect read answer label="get named type attributes" T0861 session=data context=3 pdu=confirmed-response invoke_id=7 service=get-named-type-attributes profile=mms domain="IED1LD0" item="SEM1"
# 16 delete named type
> 03 00 00 2f 02 f0 80 01 00 01 00 61 22 30 20 02 01 03 a0 1b a0 19 02 01 08 b0 14 80 01 00 a1 0f a1 0d 1a 07 49 45 44 31 4c 44 30 1a 02 58 31
expect config request changes=yes label="delete named type" T0809 session=data context=3 pdu=confirmed-request invoke_id=8 service=delete-named-type profile=mms domain="IED1LD0" item="X1"
< 03 00 00 1b 02 f0 80 01 00 01 00 61 0e 30 0c 02 01 03 a0 07 a1 05 02 01 08 90 00
expect config answer changes=yes label="delete named type" T0809 session=data context=3 pdu=confirmed-response invoke_id=8 service=delete-named-type profile=mms domain="IED1LD0" item="X1"
# 17 input from operator station
> 03 00 00 1b 02 f0 80 01 00 01 00 61 0e 30 0c 02 01 03 a0 07 a0 05 02 01 09 b1 00
expect read request changes=unknown label="input from operator station" session=data context=3 pdu=confirmed-request invoke_id=9 service=input profile=mms
< 03 00 00 1b 02 f0 80 01 00 01 00 61 0e 30 0c 02 01 03 a0 07 a1 05 02 01 09 91 00
expect read answer changes=unknown label="input from operator station" session=data context=3 pdu=confirmed-response invoke_id=9 service=input profile=mms
# 18 output to operator station
> 03 00 00 1b 02 f0 80 01 00 01 00 61 0e 30 0c 02 01 03 a0 07 a0 05 02 01 0a b2 00
expect write request changes=yes label="output to operator station" T0832 session=data context=3 pdu=confirmed-request invoke_id=10 service=output profile=mms
< 03 00 00 1b 02 f0 80 01 00 01 00 61 0e 30 0c 02 01 03 a0 07 a1 05 02 01 0a 92 00
expect write answer changes=yes label="output to operator station" T0832 session=data context=3 pdu=confirmed-response invoke_id=10 service=output profile=mms
# 19 take control of semaphore
> 03 00 00 2e 02 f0 80 01 00 01 00 61 21 30 1f 02 01 03 a0 1a a0 18 02 01 0b b3 13 a0 11 a1 0f 1a 07 49 45 44 31 4c 44 30 1a 04 53 45 4d 31
expect control request changes=yes label="take control of semaphore" T0855 session=data context=3 pdu=confirmed-request invoke_id=11 service=take-control profile=mms domain="IED1LD0" item="SEM1"
< 03 00 00 1b 02 f0 80 01 00 01 00 61 0e 30 0c 02 01 03 a0 07 a1 05 02 01 0b 93 00
expect control answer changes=yes label="take control of semaphore" T0855 session=data context=3 pdu=confirmed-response invoke_id=11 service=take-control profile=mms domain="IED1LD0" item="SEM1"
# 20 relinquish control of semaphore
> 03 00 00 22 02 f0 80 01 00 01 00 61 15 30 13 02 01 03 a0 0e a0 0c 02 01 0c b4 07 a0 05 80 03 45 56 31
expect control request changes=yes label="relinquish control of semaphore" T0855 session=data context=3 pdu=confirmed-request invoke_id=12 service=relinquish-control profile=mms item="EV1"
< 03 00 00 1b 02 f0 80 01 00 01 00 61 0e 30 0c 02 01 03 a0 07 a1 05 02 01 0c 94 00
expect control answer changes=yes label="relinquish control of semaphore" T0855 session=data context=3 pdu=confirmed-response invoke_id=12 service=relinquish-control profile=mms item="EV1"
# 21 define semaphore
> 03 00 00 2e 02 f0 80 01 00 01 00 61 21 30 1f 02 01 03 a0 1a a0 18 02 01 0d b5 13 a0 11 a1 0f 1a 07 49 45 44 31 4c 44 30 1a 04 53 45 4d 31
expect config request changes=yes label="define semaphore" T0836 session=data context=3 pdu=confirmed-request invoke_id=13 service=define-semaphore profile=mms domain="IED1LD0" item="SEM1"
< 03 00 00 1b 02 f0 80 01 00 01 00 61 0e 30 0c 02 01 03 a0 07 a1 05 02 01 0d 95 00
expect config answer changes=yes label="define semaphore" T0836 session=data context=3 pdu=confirmed-response invoke_id=13 service=define-semaphore profile=mms domain="IED1LD0" item="SEM1"
# 22 delete semaphore
> 03 00 00 22 02 f0 80 01 00 01 00 61 15 30 13 02 01 03 a0 0e a0 0c 02 01 0e b6 07 a0 05 80 03 45 56 31
expect config request changes=yes label="delete semaphore" T0809 session=data context=3 pdu=confirmed-request invoke_id=14 service=delete-semaphore profile=mms item="EV1"
< 03 00 00 1b 02 f0 80 01 00 01 00 61 0e 30 0c 02 01 03 a0 07 a1 05 02 01 0e 96 00
expect config answer changes=yes label="delete semaphore" T0809 session=data context=3 pdu=confirmed-response invoke_id=14 service=delete-semaphore profile=mms item="EV1"
# 23 report semaphore status
> 03 00 00 2e 02 f0 80 01 00 01 00 61 21 30 1f 02 01 03 a0 1a a0 18 02 01 0f b7 13 a0 11 a1 0f 1a 07 49 45 44 31 4c 44 30 1a 04 53 45 4d 31
expect read request label="report semaphore status" T0801 session=data context=3 pdu=confirmed-request invoke_id=15 service=report-semaphore-status profile=mms domain="IED1LD0" item="SEM1"
< 03 00 00 1b 02 f0 80 01 00 01 00 61 0e 30 0c 02 01 03 a0 07 a1 05 02 01 0f 97 00
expect read answer label="report semaphore status" T0801 session=data context=3 pdu=confirmed-response invoke_id=15 service=report-semaphore-status profile=mms domain="IED1LD0" item="SEM1"
# 24 report pool semaphore status
> 03 00 00 22 02 f0 80 01 00 01 00 61 15 30 13 02 01 03 a0 0e a0 0c 02 01 10 b8 07 a0 05 80 03 45 56 31
expect read request label="report pool semaphore status" T0801 session=data context=3 pdu=confirmed-request invoke_id=16 service=report-pool-semaphore-status profile=mms item="EV1"
< 03 00 00 1b 02 f0 80 01 00 01 00 61 0e 30 0c 02 01 03 a0 07 a1 05 02 01 10 98 00
expect read answer label="report pool semaphore status" T0801 session=data context=3 pdu=confirmed-response invoke_id=16 service=report-pool-semaphore-status profile=mms item="EV1"
# 25 report semaphore entry status
> 03 00 00 2e 02 f0 80 01 00 01 00 61 21 30 1f 02 01 03 a0 1a a0 18 02 01 11 b9 13 a0 11 a1 0f 1a 07 49 45 44 31 4c 44 30 1a 04 53 45 4d 31
expect read request label="report semaphore entry status" T0801 session=data context=3 pdu=confirmed-request invoke_id=17 service=report-semaphore-entry-status profile=mms domain="IED1LD0" item="SEM1"
< 03 00 00 1b 02 f0 80 01 00 01 00 61 0e 30 0c 02 01 03 a0 07 a1 05 02 01 11 99 00
expect read answer label="report semaphore entry status" T0801 session=data context=3 pdu=confirmed-response invoke_id=17 service=report-semaphore-entry-status profile=mms domain="IED1LD0" item="SEM1"
# 26 initiate download sequence
> 03 00 00 23 02 f0 80 01 00 01 00 61 16 30 14 02 01 03 a0 0f a0 0d 02 01 12 ba 08 80 06 4c 6f 67 69 63 31
expect program request changes=yes transfer=open label="initiate download sequence" T0843 session=data context=3 pdu=confirmed-request invoke_id=18 service=initiate-download-sequence profile=mms domain="Logic1"
< 03 00 00 1b 02 f0 80 01 00 01 00 61 0e 30 0c 02 01 03 a0 07 a1 05 02 01 12 9a 00
expect program answer changes=yes transfer=open label="initiate download sequence" T0843 session=data context=3 pdu=confirmed-response invoke_id=18 service=initiate-download-sequence profile=mms
# 27 download segment
> 03 00 00 21 02 f0 80 01 00 01 00 61 14 30 12 02 01 03 a0 0d a0 0b 02 01 13 9b 06 4c 6f 67 69 63 31
expect program request changes=yes transfer=data label="download segment" T0843 session=data context=3 pdu=confirmed-request invoke_id=19 service=download-segment profile=mms domain="Logic1"
< 03 00 00 1b 02 f0 80 01 00 01 00 61 0e 30 0c 02 01 03 a0 07 a1 05 02 01 13 9b 00
expect program answer changes=yes transfer=data label="download segment" T0843 session=data context=3 pdu=confirmed-response invoke_id=19 service=download-segment profile=mms
# 28 terminate download sequence
> 03 00 00 23 02 f0 80 01 00 01 00 61 16 30 14 02 01 03 a0 0f a0 0d 02 01 14 bc 08 80 06 4c 6f 67 69 63 31
expect program request changes=yes transfer=close label="terminate download sequence" T0843 session=data context=3 pdu=confirmed-request invoke_id=20 service=terminate-download-sequence profile=mms domain="Logic1"
< 03 00 00 1b 02 f0 80 01 00 01 00 61 0e 30 0c 02 01 03 a0 07 a1 05 02 01 14 9c 00
expect program answer changes=yes transfer=close label="terminate download sequence" T0843 session=data context=3 pdu=confirmed-response invoke_id=20 service=terminate-download-sequence profile=mms
# 29 initiate upload sequence
> 03 00 00 21 02 f0 80 01 00 01 00 61 14 30 12 02 01 03 a0 0d a0 0b 02 01 15 9d 06 4c 6f 67 69 63 31
expect program request transfer=open label="initiate upload sequence" T0845 session=data context=3 pdu=confirmed-request invoke_id=21 service=initiate-upload-sequence profile=mms domain="Logic1"
< 03 00 00 1b 02 f0 80 01 00 01 00 61 0e 30 0c 02 01 03 a0 07 a1 05 02 01 15 9d 00
expect program answer transfer=open label="initiate upload sequence" T0845 session=data context=3 pdu=confirmed-response invoke_id=21 service=initiate-upload-sequence profile=mms
# 30 upload segment
> 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a0 06 02 01 16 9e 01 07
expect program request transfer=data label="upload segment" T0845 session=data context=3 pdu=confirmed-request invoke_id=22 service=upload-segment profile=mms file_id=7
< 03 00 00 1b 02 f0 80 01 00 01 00 61 0e 30 0c 02 01 03 a0 07 a1 05 02 01 16 9e 00
expect program answer transfer=data label="upload segment" T0845 session=data context=3 pdu=confirmed-response invoke_id=22 service=upload-segment profile=mms
# 31 terminate upload sequence
> 03 00 00 1d 02 f0 80 01 00 01 00 61 10 30 0e 02 01 03 a0 09 a0 07 02 01 17 9f 1f 01 07
expect program request transfer=close label="terminate upload sequence" T0845 session=data context=3 pdu=confirmed-request invoke_id=23 service=terminate-upload-sequence profile=mms file_id=7
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 17 9f 1f 00
expect program answer transfer=close label="terminate upload sequence" T0845 session=data context=3 pdu=confirmed-response invoke_id=23 service=terminate-upload-sequence profile=mms
# 32 request domain download
> 03 00 00 24 02 f0 80 01 00 01 00 61 17 30 15 02 01 03 a0 10 a0 0e 02 01 18 bf 20 08 80 06 4c 6f 67 69 63 31
expect program request changes=yes label="request domain download" T0843 session=data context=3 pdu=confirmed-request invoke_id=24 service=request-domain-download profile=mms domain="Logic1"
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 18 9f 20 00
expect program answer changes=yes label="request domain download" T0843 session=data context=3 pdu=confirmed-response invoke_id=24 service=request-domain-download profile=mms
# 33 request domain upload
> 03 00 00 24 02 f0 80 01 00 01 00 61 17 30 15 02 01 03 a0 10 a0 0e 02 01 19 bf 21 08 80 06 4c 6f 67 69 63 31
expect program request label="request domain upload" T0845 session=data context=3 pdu=confirmed-request invoke_id=25 service=request-domain-upload profile=mms domain="Logic1"
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 19 9f 21 00
expect program answer label="request domain upload" T0845 session=data context=3 pdu=confirmed-response invoke_id=25 service=request-domain-upload profile=mms
# 34 load domain content
> 03 00 00 24 02 f0 80 01 00 01 00 61 17 30 15 02 01 03 a0 10 a0 0e 02 01 1a bf 22 08 80 06 4c 6f 67 69 63 31
expect program request changes=yes label="load domain content" T0843 session=data context=3 pdu=confirmed-request invoke_id=26 service=load-domain-content profile=mms domain="Logic1"
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 1a 9f 22 00
expect program answer changes=yes label="load domain content" T0843 session=data context=3 pdu=confirmed-response invoke_id=26 service=load-domain-content profile=mms
# 35 store domain content
> 03 00 00 24 02 f0 80 01 00 01 00 61 17 30 15 02 01 03 a0 10 a0 0e 02 01 1b bf 23 08 80 06 4c 6f 67 69 63 31
expect program request label="store domain content" T0845 session=data context=3 pdu=confirmed-request invoke_id=27 service=store-domain-content profile=mms domain="Logic1"
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 1b 9f 23 00
expect program answer label="store domain content" T0845 session=data context=3 pdu=confirmed-response invoke_id=27 service=store-domain-content profile=mms
# 36 delete domain
> 03 00 00 22 02 f0 80 01 00 01 00 61 15 30 13 02 01 03 a0 0e a0 0c 02 01 1c 9f 24 06 4c 6f 67 69 63 31
expect program request changes=yes label="delete domain" T0809 session=data context=3 pdu=confirmed-request invoke_id=28 service=delete-domain profile=mms domain="Logic1"
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 1c 9f 24 00
expect program answer changes=yes label="delete domain" T0809 session=data context=3 pdu=confirmed-response invoke_id=28 service=delete-domain profile=mms
# 37 get domain attributes
> 03 00 00 22 02 f0 80 01 00 01 00 61 15 30 13 02 01 03 a0 0e a0 0c 02 01 1d 9f 25 06 4c 6f 67 69 63 31
expect read request label="get domain attributes" T0861 session=data context=3 pdu=confirmed-request invoke_id=29 service=get-domain-attributes profile=mms domain="Logic1"
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 1d 9f 25 00
expect read answer label="get domain attributes" T0861 session=data context=3 pdu=confirmed-response invoke_id=29 service=get-domain-attributes profile=mms
# 38 create program invocation
> 03 00 00 23 02 f0 80 01 00 01 00 61 16 30 14 02 01 03 a0 0f a0 0d 02 01 1e bf 26 07 80 05 50 72 6f 67 31
expect program request changes=yes label="create program invocation" T0821 session=data context=3 pdu=confirmed-request invoke_id=30 service=create-program-invocation profile=mms program="Prog1"
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 1e 9f 26 00
expect program answer changes=yes label="create program invocation" T0821 session=data context=3 pdu=confirmed-response invoke_id=30 service=create-program-invocation profile=mms
# 39 delete program invocation
> 03 00 00 21 02 f0 80 01 00 01 00 61 14 30 12 02 01 03 a0 0d a0 0b 02 01 1f 9f 27 05 50 72 6f 67 31
expect program request changes=yes label="delete program invocation" T0809 session=data context=3 pdu=confirmed-request invoke_id=31 service=delete-program-invocation profile=mms program="Prog1"
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 1f 9f 27 00
expect program answer changes=yes label="delete program invocation" T0809 session=data context=3 pdu=confirmed-response invoke_id=31 service=delete-program-invocation profile=mms
# 40 start program
> 03 00 00 23 02 f0 80 01 00 01 00 61 16 30 14 02 01 03 a0 0f a0 0d 02 01 20 bf 28 07 80 05 50 72 6f 67 31
expect run request changes=yes label="start program" T0858 session=data context=3 pdu=confirmed-request invoke_id=32 service=start profile=mms program="Prog1"
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 20 9f 28 00
expect run answer changes=yes label="start program" T0858 session=data context=3 pdu=confirmed-response invoke_id=32 service=start profile=mms
# 41 stop program
> 03 00 00 23 02 f0 80 01 00 01 00 61 16 30 14 02 01 03 a0 0f a0 0d 02 01 21 bf 29 07 80 05 50 72 6f 67 31
expect run request changes=yes label="stop program" T0858 session=data context=3 pdu=confirmed-request invoke_id=33 service=stop profile=mms program="Prog1"
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 21 9f 29 00
expect run answer changes=yes label="stop program" T0858 session=data context=3 pdu=confirmed-response invoke_id=33 service=stop profile=mms
# 42 resume program
> 03 00 00 23 02 f0 80 01 00 01 00 61 16 30 14 02 01 03 a0 0f a0 0d 02 01 22 bf 2a 07 80 05 50 72 6f 67 31
expect run request changes=yes label="resume program" T0858 session=data context=3 pdu=confirmed-request invoke_id=34 service=resume profile=mms program="Prog1"
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 22 9f 2a 00
expect run answer changes=yes label="resume program" T0858 session=data context=3 pdu=confirmed-response invoke_id=34 service=resume profile=mms
# 43 reset program
> 03 00 00 23 02 f0 80 01 00 01 00 61 16 30 14 02 01 03 a0 0f a0 0d 02 01 23 bf 2b 07 80 05 50 72 6f 67 31
expect run request changes=yes label="reset program" T0858 session=data context=3 pdu=confirmed-request invoke_id=35 service=reset profile=mms program="Prog1"
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 23 9f 2b 00
expect run answer changes=yes label="reset program" T0858 session=data context=3 pdu=confirmed-response invoke_id=35 service=reset profile=mms
# 44 kill program
> 03 00 00 23 02 f0 80 01 00 01 00 61 16 30 14 02 01 03 a0 0f a0 0d 02 01 24 bf 2c 07 80 05 50 72 6f 67 31
expect run request changes=yes label="kill program" T0858 session=data context=3 pdu=confirmed-request invoke_id=36 service=kill profile=mms program="Prog1"
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 24 9f 2c 00
expect run answer changes=yes label="kill program" T0858 session=data context=3 pdu=confirmed-response invoke_id=36 service=kill profile=mms
# 45 get program invocation attributes
> 03 00 00 21 02 f0 80 01 00 01 00 61 14 30 12 02 01 03 a0 0d a0 0b 02 01 25 9f 2d 05 50 72 6f 67 31
expect read request label="get program invocation attributes" T0868 session=data context=3 pdu=confirmed-request invoke_id=37 service=get-program-invocation-attributes profile=mms program="Prog1"
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 25 9f 2d 00
expect read answer label="get program invocation attributes" T0868 session=data context=3 pdu=confirmed-response invoke_id=37 service=get-program-invocation-attributes profile=mms
# 47 define event condition
> 03 00 00 2f 02 f0 80 01 00 01 00 61 22 30 20 02 01 03 a0 1b a0 19 02 01 26 bf 2f 13 a0 11 a1 0f 1a 07 49 45 44 31 4c 44 30 1a 04 53 45 4d 31
expect config request changes=yes label="define event condition" T0878 session=data context=3 pdu=confirmed-request invoke_id=38 service=define-event-condition profile=mms domain="IED1LD0" item="SEM1"
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 26 9f 2f 00
expect config answer changes=yes label="define event condition" T0878 session=data context=3 pdu=confirmed-response invoke_id=38 service=define-event-condition profile=mms domain="IED1LD0" item="SEM1"
# 48 delete event condition
> 03 00 00 30 02 f0 80 01 00 01 00 61 23 30 21 02 01 03 a0 1c a0 1a 02 01 27 bf 30 14 80 01 00 a1 0f a1 0d 1a 07 49 45 44 31 4c 44 30 1a 02 58 31
expect config request changes=yes label="delete event condition" T0878 session=data context=3 pdu=confirmed-request invoke_id=39 service=delete-event-condition profile=mms domain="IED1LD0" item="X1"
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 27 9f 30 00
expect config answer changes=yes label="delete event condition" T0878 session=data context=3 pdu=confirmed-response invoke_id=39 service=delete-event-condition profile=mms domain="IED1LD0" item="X1"
# 49 get event condition attributes
> 03 00 00 2f 02 f0 80 01 00 01 00 61 22 30 20 02 01 03 a0 1b a0 19 02 01 28 bf 31 13 a0 11 a1 0f 1a 07 49 45 44 31 4c 44 30 1a 04 53 45 4d 31
expect read request label="get event condition attributes" T0861 session=data context=3 pdu=confirmed-request invoke_id=40 service=get-event-condition-attributes profile=mms domain="IED1LD0" item="SEM1"
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 28 9f 31 00
expect read answer label="get event condition attributes" T0861 session=data context=3 pdu=confirmed-response invoke_id=40 service=get-event-condition-attributes profile=mms domain="IED1LD0" item="SEM1"
# 50 report event condition status
> 03 00 00 23 02 f0 80 01 00 01 00 61 16 30 14 02 01 03 a0 0f a0 0d 02 01 29 bf 32 07 a0 05 80 03 45 56 31
expect read request label="report event condition status" T0801 session=data context=3 pdu=confirmed-request invoke_id=41 service=report-event-condition-status profile=mms item="EV1"
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 29 9f 32 00
expect read answer label="report event condition status" T0801 session=data context=3 pdu=confirmed-response invoke_id=41 service=report-event-condition-status profile=mms item="EV1"
# 51 alter event condition monitoring
> 03 00 00 2f 02 f0 80 01 00 01 00 61 22 30 20 02 01 03 a0 1b a0 19 02 01 2a bf 33 13 a0 11 a1 0f 1a 07 49 45 44 31 4c 44 30 1a 04 53 45 4d 31
expect config request changes=yes label="alter event condition monitoring" T0878 session=data context=3 pdu=confirmed-request invoke_id=42 service=alter-event-condition-monitoring profile=mms domain="IED1LD0" item="SEM1"
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 2a 9f 33 00
expect config answer changes=yes label="alter event condition monitoring" T0878 session=data context=3 pdu=confirmed-response invoke_id=42 service=alter-event-condition-monitoring profile=mms domain="IED1LD0" item="SEM1"
# 52 trigger event
> 03 00 00 23 02 f0 80 01 00 01 00 61 16 30 14 02 01 03 a0 0f a0 0d 02 01 2b bf 34 07 a0 05 80 03 45 56 31
expect control request changes=yes label="trigger event" T0856 session=data context=3 pdu=confirmed-request invoke_id=43 service=trigger-event profile=mms item="EV1"
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 2b 9f 34 00
expect control answer changes=yes label="trigger event" T0856 session=data context=3 pdu=confirmed-response invoke_id=43 service=trigger-event profile=mms item="EV1"
# 53 define event action
> 03 00 00 2f 02 f0 80 01 00 01 00 61 22 30 20 02 01 03 a0 1b a0 19 02 01 2c bf 35 13 a0 11 a1 0f 1a 07 49 45 44 31 4c 44 30 1a 04 53 45 4d 31
expect config request changes=yes label="define event action" T0836 session=data context=3 pdu=confirmed-request invoke_id=44 service=define-event-action profile=mms domain="IED1LD0" item="SEM1"
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 2c 9f 35 00
expect config answer changes=yes label="define event action" T0836 session=data context=3 pdu=confirmed-response invoke_id=44 service=define-event-action profile=mms domain="IED1LD0" item="SEM1"
# 54 delete event action
> 03 00 00 30 02 f0 80 01 00 01 00 61 23 30 21 02 01 03 a0 1c a0 1a 02 01 2d bf 36 14 80 01 00 a1 0f a1 0d 1a 07 49 45 44 31 4c 44 30 1a 02 58 31
expect config request changes=yes label="delete event action" T0878 session=data context=3 pdu=confirmed-request invoke_id=45 service=delete-event-action profile=mms domain="IED1LD0" item="X1"
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 2d 9f 36 00
expect config answer changes=yes label="delete event action" T0878 session=data context=3 pdu=confirmed-response invoke_id=45 service=delete-event-action profile=mms domain="IED1LD0" item="X1"
# 55 get event action attributes
> 03 00 00 2f 02 f0 80 01 00 01 00 61 22 30 20 02 01 03 a0 1b a0 19 02 01 2e bf 37 13 a0 11 a1 0f 1a 07 49 45 44 31 4c 44 30 1a 04 53 45 4d 31
expect read request label="get event action attributes" T0861 session=data context=3 pdu=confirmed-request invoke_id=46 service=get-event-action-attributes profile=mms domain="IED1LD0" item="SEM1"
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 2e 9f 37 00
expect read answer label="get event action attributes" T0861 session=data context=3 pdu=confirmed-response invoke_id=46 service=get-event-action-attributes profile=mms domain="IED1LD0" item="SEM1"
# 56 report event action status
> 03 00 00 23 02 f0 80 01 00 01 00 61 16 30 14 02 01 03 a0 0f a0 0d 02 01 2f bf 38 07 a0 05 80 03 45 56 31
expect read request label="report event action status" T0801 session=data context=3 pdu=confirmed-request invoke_id=47 service=report-event-action-status profile=mms item="EV1"
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 2f 9f 38 00
expect read answer label="report event action status" T0801 session=data context=3 pdu=confirmed-response invoke_id=47 service=report-event-action-status profile=mms item="EV1"
# 57 define event enrollment
> 03 00 00 2f 02 f0 80 01 00 01 00 61 22 30 20 02 01 03 a0 1b a0 19 02 01 30 bf 39 13 a0 11 a1 0f 1a 07 49 45 44 31 4c 44 30 1a 04 53 45 4d 31
expect config request changes=yes label="define event enrollment" T0836 session=data context=3 pdu=confirmed-request invoke_id=48 service=define-event-enrollment profile=mms domain="IED1LD0" item="SEM1"
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 30 9f 39 00
expect config answer changes=yes label="define event enrollment" T0836 session=data context=3 pdu=confirmed-response invoke_id=48 service=define-event-enrollment profile=mms domain="IED1LD0" item="SEM1"
# 58 delete event enrollment
> 03 00 00 30 02 f0 80 01 00 01 00 61 23 30 21 02 01 03 a0 1c a0 1a 02 01 31 bf 3a 14 80 01 00 a1 0f a1 0d 1a 07 49 45 44 31 4c 44 30 1a 02 58 31
expect config request changes=yes label="delete event enrollment" T0878 session=data context=3 pdu=confirmed-request invoke_id=49 service=delete-event-enrollment profile=mms domain="IED1LD0" item="X1"
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 31 9f 3a 00
expect config answer changes=yes label="delete event enrollment" T0878 session=data context=3 pdu=confirmed-response invoke_id=49 service=delete-event-enrollment profile=mms domain="IED1LD0" item="X1"
# 59 alter event enrollment
> 03 00 00 2f 02 f0 80 01 00 01 00 61 22 30 20 02 01 03 a0 1b a0 19 02 01 32 bf 3b 13 a0 11 a1 0f 1a 07 49 45 44 31 4c 44 30 1a 04 53 45 4d 31
expect config request changes=yes label="alter event enrollment" T0878 session=data context=3 pdu=confirmed-request invoke_id=50 service=alter-event-enrollment profile=mms domain="IED1LD0" item="SEM1"
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 32 9f 3b 00
expect config answer changes=yes label="alter event enrollment" T0878 session=data context=3 pdu=confirmed-response invoke_id=50 service=alter-event-enrollment profile=mms domain="IED1LD0" item="SEM1"
# 60 report event enrollment status
> 03 00 00 23 02 f0 80 01 00 01 00 61 16 30 14 02 01 03 a0 0f a0 0d 02 01 33 bf 3c 07 a0 05 80 03 45 56 31
expect read request label="report event enrollment status" T0801 session=data context=3 pdu=confirmed-request invoke_id=51 service=report-event-enrollment-status profile=mms item="EV1"
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 33 9f 3c 00
expect read answer label="report event enrollment status" T0801 session=data context=3 pdu=confirmed-response invoke_id=51 service=report-event-enrollment-status profile=mms item="EV1"
# 61 get event enrollment attributes
> 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a0 06 02 01 34 bf 3d 00
expect read request label="get event enrollment attributes" T0861 session=data context=3 pdu=confirmed-request invoke_id=52 service=get-event-enrollment-attributes profile=mms
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 34 9f 3d 00
expect read answer label="get event enrollment attributes" T0861 session=data context=3 pdu=confirmed-response invoke_id=52 service=get-event-enrollment-attributes profile=mms
# 62 acknowledge event notification
> 03 00 00 23 02 f0 80 01 00 01 00 61 16 30 14 02 01 03 a0 0f a0 0d 02 01 35 bf 3e 07 a0 05 80 03 45 56 31
expect control request changes=yes label="acknowledge event notification" T0878 session=data context=3 pdu=confirmed-request invoke_id=53 service=acknowledge-event-notification profile=mms item="EV1"
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 35 9f 3e 00
expect control answer changes=yes label="acknowledge event notification" T0878 session=data context=3 pdu=confirmed-response invoke_id=53 service=acknowledge-event-notification profile=mms item="EV1"
# 63 get alarm summary
> 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a0 06 02 01 36 bf 3f 00
expect read request label="get alarm summary" T0801 session=data context=3 pdu=confirmed-request invoke_id=54 service=get-alarm-summary profile=mms
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 36 9f 3f 00
expect read answer label="get alarm summary" T0801 session=data context=3 pdu=confirmed-response invoke_id=54 service=get-alarm-summary profile=mms
# 64 get alarm enrollment summary
> 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a0 06 02 01 37 bf 40 00
expect read request label="get alarm enrollment summary" T0801 session=data context=3 pdu=confirmed-request invoke_id=55 service=get-alarm-enrollment-summary profile=mms
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 37 9f 40 00
expect read answer label="get alarm enrollment summary" T0801 session=data context=3 pdu=confirmed-response invoke_id=55 service=get-alarm-enrollment-summary profile=mms
# 65 read journal
> 03 00 00 2f 02 f0 80 01 00 01 00 61 22 30 20 02 01 03 a0 1b a0 19 02 01 38 bf 41 13 a0 11 a1 0f 1a 07 49 45 44 31 4c 44 30 1a 04 53 45 4d 31
expect read request label="read journal" T0801 session=data context=3 pdu=confirmed-request invoke_id=56 service=read-journal profile=mms domain="IED1LD0" item="SEM1"
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 38 9f 41 00
expect read answer label="read journal" T0801 session=data context=3 pdu=confirmed-response invoke_id=56 service=read-journal profile=mms domain="IED1LD0" item="SEM1"
# 66 write journal
> 03 00 00 23 02 f0 80 01 00 01 00 61 16 30 14 02 01 03 a0 0f a0 0d 02 01 39 bf 42 07 a0 05 80 03 45 56 31
expect write request changes=yes label="write journal" T0836 session=data context=3 pdu=confirmed-request invoke_id=57 service=write-journal profile=mms item="EV1"
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 39 9f 42 00
expect write answer changes=yes label="write journal" T0836 session=data context=3 pdu=confirmed-response invoke_id=57 service=write-journal profile=mms item="EV1"
# 67 initialize journal
> 03 00 00 2f 02 f0 80 01 00 01 00 61 22 30 20 02 01 03 a0 1b a0 19 02 01 3a bf 43 13 a0 11 a1 0f 1a 07 49 45 44 31 4c 44 30 1a 04 53 45 4d 31
expect config request changes=yes label="initialize journal" T0872 session=data context=3 pdu=confirmed-request invoke_id=58 service=initialize-journal profile=mms domain="IED1LD0" item="SEM1"
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 3a 9f 43 00
expect config answer changes=yes label="initialize journal" T0872 session=data context=3 pdu=confirmed-response invoke_id=58 service=initialize-journal profile=mms domain="IED1LD0" item="SEM1"
# 68 report journal status
> 03 00 00 23 02 f0 80 01 00 01 00 61 16 30 14 02 01 03 a0 0f a0 0d 02 01 3b bf 44 07 a0 05 80 03 45 56 31
expect read request label="report journal status" T0801 session=data context=3 pdu=confirmed-request invoke_id=59 service=report-journal-status profile=mms item="EV1"
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 3b 9f 44 00
expect read answer label="report journal status" T0801 session=data context=3 pdu=confirmed-response invoke_id=59 service=report-journal-status profile=mms item="EV1"
# 69 create journal
> 03 00 00 2f 02 f0 80 01 00 01 00 61 22 30 20 02 01 03 a0 1b a0 19 02 01 3c bf 45 13 a0 11 a1 0f 1a 07 49 45 44 31 4c 44 30 1a 04 53 45 4d 31
expect config request changes=yes label="create journal" session=data context=3 pdu=confirmed-request invoke_id=60 service=create-journal profile=mms domain="IED1LD0" item="SEM1"
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 3c 9f 45 00
expect config answer changes=yes label="create journal" session=data context=3 pdu=confirmed-response invoke_id=60 service=create-journal profile=mms domain="IED1LD0" item="SEM1"
# 70 delete journal
> 03 00 00 23 02 f0 80 01 00 01 00 61 16 30 14 02 01 03 a0 0f a0 0d 02 01 3d bf 46 07 a0 05 80 03 45 56 31
expect config request changes=yes label="delete journal" T0872 session=data context=3 pdu=confirmed-request invoke_id=61 service=delete-journal profile=mms item="EV1"
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 3d 9f 46 00
expect config answer changes=yes label="delete journal" T0872 session=data context=3 pdu=confirmed-response invoke_id=61 service=delete-journal profile=mms item="EV1"
# 71 get capability list
> 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a0 06 02 01 3e bf 47 00
expect read request label="get capability list" T0888 session=data context=3 pdu=confirmed-request invoke_id=62 service=get-capability-list profile=mms
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 3e 9f 47 00
expect read answer label="get capability list" T0888 session=data context=3 pdu=confirmed-response invoke_id=62 service=get-capability-list profile=mms
# 78 additional service
> 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a0 06 02 01 3f bf 4e 00
expect other request changes=unknown label="additional service" session=data context=3 pdu=confirmed-request invoke_id=63 service=additional-service profile=mms
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 3f 9f 4e 00
expect other answer changes=unknown label="additional service" session=data context=3 pdu=confirmed-response invoke_id=63 service=additional-service profile=mms
# 80 get data exchange attributes
> 03 00 00 23 02 f0 80 01 00 01 00 61 16 30 14 02 01 03 a0 0f a0 0d 02 01 40 bf 50 07 a0 05 80 03 45 56 31
expect read request label="get data exchange attributes" T0861 session=data context=3 pdu=confirmed-request invoke_id=64 service=get-data-exchange-attributes profile=mms item="EV1"
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 40 9f 50 00
expect read answer label="get data exchange attributes" T0861 session=data context=3 pdu=confirmed-response invoke_id=64 service=get-data-exchange-attributes profile=mms item="EV1"
# 81 exchange data
> 03 00 00 2f 02 f0 80 01 00 01 00 61 22 30 20 02 01 03 a0 1b a0 19 02 01 41 bf 51 13 a0 11 a1 0f 1a 07 49 45 44 31 4c 44 30 1a 04 53 45 4d 31
expect write request changes=yes label="exchange data" T0836 session=data context=3 pdu=confirmed-request invoke_id=65 service=exchange-data profile=mms domain="IED1LD0" item="SEM1"
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 41 9f 51 00
expect write answer changes=yes label="exchange data" T0836 session=data context=3 pdu=confirmed-response invoke_id=65 service=exchange-data profile=mms domain="IED1LD0" item="SEM1"
# 82 define access control list
> 03 00 00 23 02 f0 80 01 00 01 00 61 16 30 14 02 01 03 a0 0f a0 0d 02 01 42 bf 52 07 a0 05 80 03 45 56 31
expect config request changes=yes label="define access control list" T0892 session=data context=3 pdu=confirmed-request invoke_id=66 service=define-access-control-list profile=mms item="EV1"
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 42 9f 52 00
expect config answer changes=yes label="define access control list" T0892 session=data context=3 pdu=confirmed-response invoke_id=66 service=define-access-control-list profile=mms item="EV1"
# 83 get access control list attributes
> 03 00 00 2f 02 f0 80 01 00 01 00 61 22 30 20 02 01 03 a0 1b a0 19 02 01 43 bf 53 13 a0 11 a1 0f 1a 07 49 45 44 31 4c 44 30 1a 04 53 45 4d 31
expect read request label="get access control list attributes" T0861 session=data context=3 pdu=confirmed-request invoke_id=67 service=get-access-control-list-attributes profile=mms domain="IED1LD0" item="SEM1"
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 43 9f 53 00
expect read answer label="get access control list attributes" T0861 session=data context=3 pdu=confirmed-response invoke_id=67 service=get-access-control-list-attributes profile=mms domain="IED1LD0" item="SEM1"
# 84 report access controlled objects
> 03 00 00 23 02 f0 80 01 00 01 00 61 16 30 14 02 01 03 a0 0f a0 0d 02 01 44 bf 54 07 a0 05 80 03 45 56 31
expect read request label="report access controlled objects" T0861 session=data context=3 pdu=confirmed-request invoke_id=68 service=report-access-controlled-objects profile=mms item="EV1"
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 44 9f 54 00
expect read answer label="report access controlled objects" T0861 session=data context=3 pdu=confirmed-response invoke_id=68 service=report-access-controlled-objects profile=mms item="EV1"
# 85 delete access control list
> 03 00 00 2f 02 f0 80 01 00 01 00 61 22 30 20 02 01 03 a0 1b a0 19 02 01 45 bf 55 13 a0 11 a1 0f 1a 07 49 45 44 31 4c 44 30 1a 04 53 45 4d 31
expect config request changes=yes label="delete access control list" T0892 session=data context=3 pdu=confirmed-request invoke_id=69 service=delete-access-control-list profile=mms domain="IED1LD0" item="SEM1"
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 45 9f 55 00
expect config answer changes=yes label="delete access control list" T0892 session=data context=3 pdu=confirmed-response invoke_id=69 service=delete-access-control-list profile=mms domain="IED1LD0" item="SEM1"
# 86 change access control
> 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a0 06 02 01 46 bf 56 00
expect config request changes=yes label="change access control" T0892 session=data context=3 pdu=confirmed-request invoke_id=70 service=change-access-control profile=mms
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 46 9f 56 00
expect config answer changes=yes label="change access control" T0892 session=data context=3 pdu=confirmed-response invoke_id=70 service=change-access-control profile=mms
# 87 reconfigure program invocation
> 03 00 00 23 02 f0 80 01 00 01 00 61 16 30 14 02 01 03 a0 0f a0 0d 02 01 47 bf 57 07 80 05 50 72 6f 67 31
expect program request changes=yes label="reconfigure program invocation" T0821 session=data context=3 pdu=confirmed-request invoke_id=71 service=reconfigure-program-invocation profile=mms program="Prog1"
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 47 9f 57 00
expect program answer changes=yes label="reconfigure program invocation" T0821 session=data context=3 pdu=confirmed-response invoke_id=71 service=reconfigure-program-invocation profile=mms

case status: operational
> 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a0 06 02 01 01 80 01 01
expect diagnose request label="status" session=data context=3 pdu=confirmed-request invoke_id=1 service=status profile=mms
< 03 00 00 21 02 f0 80 01 00 01 00 61 14 30 12 02 01 03 a0 0d a1 0b 02 01 01 a0 06 80 01 00 81 01 00
expect diagnose answer label="status" session=data context=3 pdu=confirmed-response invoke_id=1 service=status profile=mms state=state-changes-allowed physical_state=operational
# the device says it unasked: limited services, needs commissioning
< 03 00 00 1e 02 f0 80 01 00 01 00 61 11 30 0f 02 01 03 a0 0a a3 08 a1 06 80 01 02 81 01 03
expect report report label="unsolicited status" session=data context=3 pdu=unconfirmed unconfirmed=unsolicited-status profile=mms state=limited-services physical_state=needs-commissioning

case names: of domains, of variables in a domain, of an association
> 03 00 00 24 02 f0 80 01 00 01 00 61 17 30 15 02 01 03 a0 10 a0 0e 02 01 01 a1 09 a0 03 80 01 09 a1 02 80 00
expect read request label="get name list" T0861 session=data context=3 pdu=confirmed-request invoke_id=1 service=get-name-list profile=mms object_class=domain scope=vmd
< 03 00 00 32 02 f0 80 01 00 01 00 61 25 30 23 02 01 03 a0 1e a1 1c 02 01 01 a1 17 a0 12 1a 07 49 45 44 31 4c 44 30 1a 07 49 45 44 31 4c 44 31 81 01 00
expect read answer label="get name list" T0861 session=data context=3 pdu=confirmed-response invoke_id=1 service=get-name-list profile=mms count=2 more=0
# from LLN0 on
> 03 00 00 31 02 f0 80 01 00 01 00 61 24 30 22 02 01 03 a0 1d a0 1b 02 01 02 a1 16 a0 03 80 01 00 a1 09 81 07 49 45 44 31 4c 44 30 82 04 4c 4c 4e 30
expect read request label="get name list" T0861 session=data context=3 pdu=confirmed-request invoke_id=2 service=get-name-list profile=mms domain="IED1LD0" object_class=named-variable scope=domain continue_after="LLN0"
# more follow: the default
< 03 00 00 26 02 f0 80 01 00 01 00 61 19 30 17 02 01 03 a0 12 a1 10 02 01 02 a1 0b a0 09 1a 07 4c 4c 4e 30 24 53 54
expect read answer label="get name list" T0861 session=data context=3 pdu=confirmed-response invoke_id=2 service=get-name-list profile=mms count=1 more=1
> 03 00 00 24 02 f0 80 01 00 01 00 61 17 30 15 02 01 03 a0 10 a0 0e 02 01 03 a1 09 a0 03 80 01 02 a1 02 82 00
expect read request label="get name list" T0861 session=data context=3 pdu=confirmed-request invoke_id=3 service=get-name-list profile=mms object_class=named-variable-list scope=association

case identify: vendor, model, revision
> 03 00 00 1b 02 f0 80 01 00 01 00 61 0e 30 0c 02 01 03 a0 07 a0 05 02 01 01 82 00
expect identify request label="identify" T0888 session=data context=3 pdu=confirmed-request invoke_id=1 service=identify profile=mms
< 03 00 00 38 02 f0 80 01 00 01 00 61 2b 30 29 02 01 03 a0 24 a1 22 02 01 01 a2 1d 80 04 41 63 6d 65 81 05 42 43 55 2d 31 82 05 31 2e 34 2e 32 a3 07 06 05 28 ca 22 02 01
expect identity vendor="Acme"
expect identity product="BCU-1"
expect identity firmware="1.4.2"
expect identify answer label="identify" T0888 session=data context=3 pdu=confirmed-response invoke_id=1 service=identify profile=mms vendor="Acme" model="BCU-1" revision="1.4.2"

case rename a variable of the device
> 03 00 00 2c 02 f0 80 01 00 01 00 61 1f 30 1d 02 01 03 a0 18 a0 16 02 01 01 a3 11 a0 03 80 01 00 a1 05 80 03 4f 4c 44 82 03 4e 45 57
expect config request changes=yes label="rename" T0836 session=data context=3 pdu=confirmed-request invoke_id=1 service=rename profile=mms item="OLD" object_class=named-variable

case read: two variables, one fails
> 03 00 00 60 02 f0 80 01 00 01 00 61 53 30 51 02 01 03 a0 4c a0 4a 02 01 01 a4 45 a1 43 a0 41 30 22 a0 20 a1 1e 1a 07 49 45 44 31 4c 44 30 1a 13 4d 4d 58 55 31 24 4d 58 24 54 6f 74 57 24 6d 61 67 24 66 30 1b a0 19 a1 17 1a 07 49 45 44 31 4c 44 30 1a 0c 58 43 42 52 31 24 53 54 24 50 6f 73
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=1 service=read profile=iec61850 domain="IED1LD0" item="MMXU1$MX$TotW$mag$f" constraint=mx member=0
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=1 service=read profile=iec61850 domain="IED1LD0" item="XCBR1$ST$Pos" constraint=st member=1
< 03 00 00 27 02 f0 80 01 00 01 00 61 1a 30 18 02 01 03 a0 13 a1 11 02 01 01 a4 0c a1 0a 87 05 08 42 7a 00 00 80 01 0a
expect read answer label="read" T0801 session=data context=3 pdu=confirmed-response invoke_id=1 service=read profile=iec61850 domain="IED1LD0" item="MMXU1$MX$TotW$mag$f" constraint=mx member=0 element=0 type=float value=62.5
expect read answer failed label="read" T0801 session=data context=3 pdu=confirmed-response invoke_id=1 service=read profile=iec61850 domain="IED1LD0" item="XCBR1$ST$Pos" constraint=st member=1 error=object-non-existent

case read: a structure, an empty one, every type of value
> 03 00 00 3c 02 f0 80 01 00 01 00 61 2f 30 2d 02 01 03 a0 28 a0 26 02 01 01 a4 21 a1 1f a0 1d 30 1b a0 19 a1 17 1a 07 49 45 44 31 4c 44 30 1a 0c 58 43 42 52 31 24 53 54 24 50 6f 73
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=1 service=read profile=iec61850 domain="IED1LD0" item="XCBR1$ST$Pos" constraint=st member=0
< 03 00 00 32 02 f0 80 01 00 01 00 61 25 30 23 02 01 03 a0 1e a1 1c 02 01 01 a4 17 a1 15 a2 13 84 02 06 80 84 03 03 00 00 91 08 65 e9 9c a4 80 00 0a 18
expect read answer label="read" T0801 session=data context=3 pdu=confirmed-response invoke_id=1 service=read profile=iec61850 domain="IED1LD0" item="XCBR1$ST$Pos" constraint=st member=0 element=0 type=bit-string value=2
expect read answer label="read" T0801 session=data context=3 pdu=confirmed-response invoke_id=1 service=read profile=iec61850 domain="IED1LD0" item="XCBR1$ST$Pos" constraint=st member=0 element=1 type=bit-string value=0
expect read answer label="read" T0801 session=data context=3 pdu=confirmed-response invoke_id=1 service=read profile=iec61850 domain="IED1LD0" item="XCBR1$ST$Pos" constraint=st member=0 element=2 type=utc-time value_time=1709808804500
> 03 00 00 37 02 f0 80 01 00 01 00 61 2a 30 28 02 01 03 a0 23 a0 21 02 01 02 a4 1c a1 1a a0 18 30 16 a0 14 a1 12 1a 07 49 45 44 31 4c 44 30 1a 07 4c 4c 4e 30 24 44 43
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=2 service=read profile=iec61850 domain="IED1LD0" item="LLN0$DC" constraint=dc member=0
< 03 00 00 1f 02 f0 80 01 00 01 00 61 12 30 10 02 01 03 a0 0b a1 09 02 01 02 a4 04 a1 02 a2 00
expect read answer label="read" T0801 session=data context=3 pdu=confirmed-response invoke_id=2 service=read profile=iec61850 domain="IED1LD0" item="LLN0$DC" constraint=dc member=0
> 03 00 00 26 02 f0 80 01 00 01 00 61 19 30 17 02 01 03 a0 12 a0 10 02 01 03 a4 0b a1 09 a0 07 30 05 a0 03 80 01 61
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=3 service=read profile=iec61850 item="a" member=0
< 03 00 00 50 02 f0 80 01 00 01 00 61 43 30 41 02 01 03 a0 3c a1 3a 02 01 03 a4 35 a1 33 a2 31 83 01 01 85 01 ff 86 03 01 11 70 8a 04 74 65 78 74 89 02 01 02 8c 06 00 00 27 10 39 5d 84 0a 00 55 55 55 55 55 55 55 55 55 90 03 4d 4d 53 8d 01 09
expect read answer label="read" T0801 session=data context=3 pdu=confirmed-response invoke_id=3 service=read profile=iec61850 item="a" member=0 element=0 type=boolean value=1
expect read answer label="read" T0801 session=data context=3 pdu=confirmed-response invoke_id=3 service=read profile=iec61850 item="a" member=0 element=1 type=integer value=-1
expect read answer label="read" T0801 session=data context=3 pdu=confirmed-response invoke_id=3 service=read profile=iec61850 item="a" member=0 element=2 type=unsigned value=70000
expect read answer label="read" T0801 session=data context=3 pdu=confirmed-response invoke_id=3 service=read profile=iec61850 item="a" member=0 element=3 type=visible-string text="text"
expect read answer label="read" T0801 session=data context=3 pdu=confirmed-response invoke_id=3 service=read profile=iec61850 item="a" member=0 element=4 type=octet-string bytes=0102
expect read answer label="read" T0801 session=data context=3 pdu=confirmed-response invoke_id=3 service=read profile=iec61850 item="a" member=0 element=5 type=binary-time value_time=1710547210000
expect read answer label="read" T0801 session=data context=3 pdu=confirmed-response invoke_id=3 service=read profile=iec61850 item="a" member=0 element=6 type=bit-string bytes=555555555555555555
expect read answer label="read" T0801 session=data context=3 pdu=confirmed-response invoke_id=3 service=read profile=iec61850 item="a" member=0 element=7 type=mms-string text="MMS"
expect read answer label="read" T0801 session=data context=3 pdu=confirmed-response invoke_id=3 service=read profile=iec61850 item="a" member=0 element=8 type=bcd value=9

case read: a list by name; the answer repeats it; more answers than values are kept
> 03 00 00 3c 02 f0 80 01 00 01 00 61 2f 30 2d 02 01 03 a0 28 a0 26 02 01 01 a4 21 80 01 01 a1 1c a1 1a a1 18 1a 07 49 45 44 31 4c 44 30 1a 0d 4c 4c 4e 30 24 44 61 74 61 53 65 74 31
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=1 service=read profile=mms domain="IED1LD0" item="LLN0$DataSet1" list=1 member=0
< 03 00 00 41 02 f0 80 01 00 01 00 61 34 30 32 02 01 03 a0 2d a1 2b 02 01 01 a4 26 a0 1c a1 1a a1 18 1a 07 49 45 44 31 4c 44 30 1a 0d 4c 4c 4e 30 24 44 61 74 61 53 65 74 31 a1 06 83 01 01 83 01 00
expect read answer label="read" T0801 session=data context=3 pdu=confirmed-response invoke_id=1 service=read profile=mms domain="IED1LD0" item="LLN0$DataSet1" list=1 member=0 element=0 type=boolean value=1
expect read answer label="read" T0801 session=data context=3 pdu=confirmed-response invoke_id=1 service=read profile=mms domain="IED1LD0" item="LLN0$DataSet1" list=1 member=1 element=0 type=boolean value=0

case read: by address, and by a name without one; a part of an array
> 03 00 00 31 02 f0 80 01 00 01 00 61 24 30 22 02 01 03 a0 1d a0 1b 02 01 01 a4 16 a1 14 a0 12 30 06 a1 04 80 02 10 00 30 08 a1 06 81 04 4d 57 31 30
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=1 service=read profile=mms address=4096 member=0
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=1 service=read profile=mms item="MW10" member=1
> 03 00 00 49 02 f0 80 01 00 01 00 61 3c 30 3a 02 01 03 a0 35 a0 33 02 01 02 a4 2e a1 2c a0 2a 30 28 a0 18 a1 16 1a 07 49 45 44 31 4c 44 30 1a 0b 4d 48 41 49 31 24 4d 58 24 48 41 a5 0c a0 0a 82 01 03 a5 05 81 03 6d 61 67
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=2 service=read profile=iec61850 domain="IED1LD0" item="MHAI1$MX$HA" constraint=mx component="mag" member=0

case select before operate is a read
> 03 00 00 40 02 f0 80 01 00 01 00 61 33 30 31 02 01 03 a0 2c a0 2a 02 01 01 a4 25 a1 23 a0 21 30 1f a0 1d a1 1b 1a 07 49 45 44 31 4c 44 30 1a 10 43 53 57 49 31 24 43 4f 24 50 6f 73 24 53 42 4f
expect control request changes=yes label="select" T0855 session=data context=3 pdu=confirmed-request invoke_id=1 service=read profile=iec61850 domain="IED1LD0" item="CSWI1$CO$Pos$SBO" constraint=co member=0
< 03 00 00 33 02 f0 80 01 00 01 00 61 26 30 24 02 01 03 a0 1f a1 1d 02 01 01 a4 18 a1 16 8a 14 49 45 44 31 4c 44 30 2f 43 53 57 49 31 24 43 4f 24 50 6f 73
expect control answer changes=yes label="select" T0855 session=data context=3 pdu=confirmed-response invoke_id=1 service=read profile=iec61850 domain="IED1LD0" item="CSWI1$CO$Pos$SBO" constraint=co member=0 element=0 type=visible-string text="IED1LD0/CSWI1$CO$Pos"

case controls: select with value, operate, cancel, and their answers
> 03 00 00 66 02 f0 80 01 00 01 00 61 59 30 57 02 01 03 a0 52 a0 50 02 01 01 a5 4b a0 22 30 20 a0 1e a1 1c 1a 07 49 45 44 31 4c 44 30 1a 11 43 53 57 49 31 24 43 4f 24 50 6f 73 24 53 42 4f 77 a0 25 a2 23 83 01 01 a2 0a 85 01 03 89 05 48 4d 49 2d 32 86 01 07 91 08 65 e9 9c a4 80 00 0a 18 83 01 00 84 02 06 c0
expect control request changes=yes label="select with value" T0855 session=data context=3 pdu=confirmed-request invoke_id=1 service=write profile=iec61850 domain="IED1LD0" item="CSWI1$CO$Pos$SBOw" constraint=co member=0 type=boolean value=1 category=remote originator=484d492d32 control_number=7 test=0 check=3 command_time=1709808804500
< 03 00 00 1d 02 f0 80 01 00 01 00 61 10 30 0e 02 01 03 a0 09 a1 07 02 01 01 a5 02 81 00
expect control answer changes=yes label="select with value" T0855 session=data context=3 pdu=confirmed-response invoke_id=1 service=write profile=iec61850 domain="IED1LD0" item="CSWI1$CO$Pos$SBOw" constraint=co member=0
> 03 00 00 66 02 f0 80 01 00 01 00 61 59 30 57 02 01 03 a0 52 a0 50 02 01 02 a5 4b a0 22 30 20 a0 1e a1 1c 1a 07 49 45 44 31 4c 44 30 1a 11 43 53 57 49 31 24 43 4f 24 50 6f 73 24 4f 70 65 72 a0 25 a2 23 83 01 01 a2 0a 85 01 03 89 05 48 4d 49 2d 32 86 01 07 91 08 65 e9 9c a4 80 00 0a 18 83 01 00 84 02 06 c0
expect control request changes=yes label="operate" T0855 session=data context=3 pdu=confirmed-request invoke_id=2 service=write profile=iec61850 domain="IED1LD0" item="CSWI1$CO$Pos$Oper" constraint=co member=0 type=boolean value=1 category=remote originator=484d492d32 control_number=7 test=0 check=3 command_time=1709808804500
# the device says why not, then refuses
< 03 00 00 9a 02 f0 80 01 00 01 00 61 81 8c 30 81 89 02 01 03 a0 81 83 a3 81 80 a0 7e a0 35 30 11 a0 0f 80 0d 4c 61 73 74 41 70 70 6c 45 72 72 6f 72 30 20 a0 1e a1 1c 1a 07 49 45 44 31 4c 44 30 1a 11 43 53 57 49 31 24 43 4f 24 50 6f 73 24 4f 70 65 72 a0 45 a2 1e 8a 19 49 45 44 31 4c 44 30 2f 43 53 57 49 31 24 43 4f 24 50 6f 73 24 4f 70 65 72 85 01 02 a2 23 83 01 01 a2 0a 85 01 03 89 05 48 4d 49 2d 32 86 01 07 91 08 65 e9 9c a4 80 00 0a 18 83 01 00 84 02 06 c0
expect report report label="control refused" T0856 session=data context=3 pdu=unconfirmed unconfirmed=information-report profile=iec61850 item="LastApplError" member=0 element=0 type=visible-string text="IED1LD0/CSWI1$CO$Pos$Oper"
expect report report label="control refused" T0856 session=data context=3 pdu=unconfirmed unconfirmed=information-report profile=iec61850 item="LastApplError" member=0 element=1 type=integer value=2
expect report report label="control ended" T0856 session=data context=3 pdu=unconfirmed unconfirmed=information-report profile=iec61850 domain="IED1LD0" item="CSWI1$CO$Pos$Oper" constraint=co member=1 element=0 type=boolean value=1
expect report report label="control ended" T0856 session=data context=3 pdu=unconfirmed unconfirmed=information-report profile=iec61850 domain="IED1LD0" item="CSWI1$CO$Pos$Oper" constraint=co member=1 element=1 type=integer value=3
expect report report label="control ended" T0856 session=data context=3 pdu=unconfirmed unconfirmed=information-report profile=iec61850 domain="IED1LD0" item="CSWI1$CO$Pos$Oper" constraint=co member=1 element=2 type=octet-string bytes=484d492d32
expect report report label="control ended" T0856 session=data context=3 pdu=unconfirmed unconfirmed=information-report profile=iec61850 domain="IED1LD0" item="CSWI1$CO$Pos$Oper" constraint=co member=1 element=3 type=unsigned value=7
expect report report label="control ended" T0856 session=data context=3 pdu=unconfirmed unconfirmed=information-report profile=iec61850 domain="IED1LD0" item="CSWI1$CO$Pos$Oper" constraint=co member=1 element=4 type=utc-time value_time=1709808804500
expect report report label="control ended" T0856 session=data context=3 pdu=unconfirmed unconfirmed=information-report profile=iec61850 domain="IED1LD0" item="CSWI1$CO$Pos$Oper" constraint=co member=1 element=5 type=boolean value=0
expect report report label="control ended" T0856 session=data context=3 pdu=unconfirmed unconfirmed=information-report profile=iec61850 domain="IED1LD0" item="CSWI1$CO$Pos$Oper" constraint=co member=1 element=6 type=bit-string value=3
< 03 00 00 1e 02 f0 80 01 00 01 00 61 11 30 0f 02 01 03 a0 0a a1 08 02 01 02 a5 03 80 01 03
expect control answer changes=yes failed label="operate" T0855 session=data context=3 pdu=confirmed-response invoke_id=2 service=write profile=iec61850 domain="IED1LD0" item="CSWI1$CO$Pos$Oper" constraint=co member=0 error=object-access-denied
> 03 00 00 64 02 f0 80 01 00 01 00 61 57 30 55 02 01 03 a0 50 a0 4e 02 01 03 a5 49 a0 24 30 22 a0 20 a1 1e 1a 07 49 45 44 31 4c 44 30 1a 13 43 53 57 49 31 24 43 4f 24 50 6f 73 24 43 61 6e 63 65 6c a0 21 a2 1f 83 01 01 a2 0a 85 01 03 89 05 48 4d 49 2d 32 86 01 07 91 08 65 e9 9c a4 80 00 0a 18 83 01 00
expect control request changes=yes label="cancel control" T0855 session=data context=3 pdu=confirmed-request invoke_id=3 service=write profile=iec61850 domain="IED1LD0" item="CSWI1$CO$Pos$Cancel" constraint=co member=0 type=boolean value=1 category=remote originator=484d492d32 control_number=7 test=0 command_time=1709808804500
# command termination
< 03 00 00 63 02 f0 80 01 00 01 00 61 56 30 54 02 01 03 a0 4f a3 4d a0 4b a0 22 30 20 a0 1e a1 1c 1a 07 49 45 44 31 4c 44 30 1a 11 43 53 57 49 31 24 43 4f 24 50 6f 73 24 4f 70 65 72 a0 25 a2 23 83 01 01 a2 0a 85 01 03 89 05 48 4d 49 2d 32 86 01 07 91 08 65 e9 9c a4 80 00 0a 18 83 01 00 84 02 06 c0
expect report report label="control ended" T0856 session=data context=3 pdu=unconfirmed unconfirmed=information-report profile=iec61850 domain="IED1LD0" item="CSWI1$CO$Pos$Oper" constraint=co member=0 element=0 type=boolean value=1
expect report report label="control ended" T0856 session=data context=3 pdu=unconfirmed unconfirmed=information-report profile=iec61850 domain="IED1LD0" item="CSWI1$CO$Pos$Oper" constraint=co member=0 element=1 type=integer value=3
expect report report label="control ended" T0856 session=data context=3 pdu=unconfirmed unconfirmed=information-report profile=iec61850 domain="IED1LD0" item="CSWI1$CO$Pos$Oper" constraint=co member=0 element=2 type=octet-string bytes=484d492d32
expect report report label="control ended" T0856 session=data context=3 pdu=unconfirmed unconfirmed=information-report profile=iec61850 domain="IED1LD0" item="CSWI1$CO$Pos$Oper" constraint=co member=0 element=3 type=unsigned value=7
expect report report label="control ended" T0856 session=data context=3 pdu=unconfirmed unconfirmed=information-report profile=iec61850 domain="IED1LD0" item="CSWI1$CO$Pos$Oper" constraint=co member=0 element=4 type=utc-time value_time=1709808804500
expect report report label="control ended" T0856 session=data context=3 pdu=unconfirmed unconfirmed=information-report profile=iec61850 domain="IED1LD0" item="CSWI1$CO$Pos$Oper" constraint=co member=0 element=5 type=boolean value=0
expect report report label="control ended" T0856 session=data context=3 pdu=unconfirmed unconfirmed=information-report profile=iec61850 domain="IED1LD0" item="CSWI1$CO$Pos$Oper" constraint=co member=0 element=6 type=bit-string value=3

case controls: an analogue value with a time of execution; one leaf; not of the form of a control; the time as binary time
> 03 00 00 78 02 f0 80 01 00 01 00 61 6b 30 69 02 01 03 a0 64 a0 62 02 01 01 a5 5d a0 24 30 22 a0 20 a1 1e 1a 07 49 45 44 31 4c 44 30 1a 13 47 41 50 43 31 24 43 4f 24 41 6e 4f 75 74 24 4f 70 65 72 a0 35 a2 33 a2 07 87 05 08 42 48 00 00 91 08 65 e9 9c a4 80 00 0a 18 a2 0a 85 01 03 89 05 48 4d 49 2d 32 86 01 07 91 08 65 e9 9c a4 80 00 0a 18 83 01 00 84 02 06 c0
expect control request changes=yes label="operate" T0855 session=data context=3 pdu=confirmed-request invoke_id=1 service=write profile=iec61850 domain="IED1LD0" item="GAPC1$CO$AnOut$Oper" constraint=co member=0 type=float value=50 category=remote originator=484d492d32 control_number=7 test=0 check=3 command_time=1709808804500
> 03 00 00 4b 02 f0 80 01 00 01 00 61 3e 30 3c 02 01 03 a0 37 a0 35 02 01 02 a5 30 a0 29 30 27 a0 25 a1 23 1a 07 49 45 44 31 4c 44 30 1a 18 43 53 57 49 31 24 43 4f 24 50 6f 73 24 4f 70 65 72 24 63 74 6c 56 61 6c a0 03 83 01 00
expect control request changes=yes label="write control object" T0855 session=data context=3 pdu=confirmed-request invoke_id=2 service=write profile=iec61850 domain="IED1LD0" item="CSWI1$CO$Pos$Oper$ctlVal" constraint=co member=0 element=0 type=boolean value=0
> 03 00 00 49 02 f0 80 01 00 01 00 61 3c 30 3a 02 01 03 a0 35 a0 33 02 01 03 a5 2e a0 22 30 20 a0 1e a1 1c 1a 07 49 45 44 31 4c 44 30 1a 11 43 53 57 49 31 24 43 4f 24 50 6f 73 24 4f 70 65 72 a0 08 a2 06 83 01 01 83 01 00
expect control request changes=yes label="operate" T0855 session=data context=3 pdu=confirmed-request invoke_id=3 service=write profile=iec61850 domain="IED1LD0" item="CSWI1$CO$Pos$Oper" constraint=co member=0 element=0 type=boolean value=1
expect control request changes=yes label="operate" T0855 session=data context=3 pdu=confirmed-request invoke_id=3 service=write profile=iec61850 domain="IED1LD0" item="CSWI1$CO$Pos$Oper" constraint=co member=0 element=1 type=boolean value=0
> 03 00 00 64 02 f0 80 01 00 01 00 61 57 30 55 02 01 03 a0 50 a0 4e 02 01 04 a5 49 a0 22 30 20 a0 1e a1 1c 1a 07 49 45 44 31 4c 44 30 1a 11 43 53 57 49 31 24 43 4f 24 50 6f 73 24 4f 70 65 72 a0 23 a2 21 83 01 01 a2 0a 85 01 03 89 05 48 4d 49 2d 32 86 01 07 8c 06 00 00 00 01 00 01 83 01 00 84 02 06 c0
expect control request changes=yes label="operate" T0855 session=data context=3 pdu=confirmed-request invoke_id=4 service=write profile=iec61850 domain="IED1LD0" item="CSWI1$CO$Pos$Oper" constraint=co member=0 type=boolean value=1 category=remote originator=484d492d32 control_number=7 test=0 check=3 command_time=441849600001

case writes by functional constraint
> 03 00 00 45 02 f0 80 01 00 01 00 61 38 30 36 02 01 03 a0 31 a0 2f 02 01 01 a5 2a a0 23 30 21 a0 1f a1 1d 1a 07 49 45 44 31 4c 44 30 1a 12 58 43 42 52 31 24 53 54 24 50 6f 73 24 73 74 56 61 6c a0 03 85 01 01
expect write request changes=yes label="write status" T0832 session=data context=3 pdu=confirmed-request invoke_id=1 service=write profile=iec61850 domain="IED1LD0" item="XCBR1$ST$Pos$stVal" constraint=st member=0 element=0 type=integer value=1
> 03 00 00 40 02 f0 80 01 00 01 00 61 33 30 31 02 01 03 a0 2c a0 2a 02 01 02 a5 25 a0 1e 30 1c a0 1a a1 18 1a 07 49 45 44 31 4c 44 30 1a 0d 4d 4d 58 55 31 24 4d 58 24 54 6f 74 57 a0 03 85 01 01
expect write request changes=yes label="write measured value" T0832 session=data context=3 pdu=confirmed-request invoke_id=2 service=write profile=iec61850 domain="IED1LD0" item="MMXU1$MX$TotW" constraint=mx member=0 element=0 type=integer value=1
> 03 00 00 3b 02 f0 80 01 00 01 00 61 2e 30 2c 02 01 03 a0 27 a0 25 02 01 03 a5 20 a0 19 30 17 a0 15 a1 13 1a 07 49 45 44 31 4c 44 30 1a 08 43 53 57 49 31 24 43 4f a0 03 85 01 01
expect control request changes=yes label="write control object" T0855 session=data context=3 pdu=confirmed-request invoke_id=3 service=write profile=iec61850 domain="IED1LD0" item="CSWI1$CO" constraint=co member=0 element=0 type=integer value=1
> 03 00 00 48 02 f0 80 01 00 01 00 61 3b 30 39 02 01 03 a0 34 a0 32 02 01 04 a5 2d a0 26 30 24 a0 22 a1 20 1a 07 49 45 44 31 4c 44 30 1a 15 47 47 49 4f 31 24 53 50 24 53 65 74 50 74 24 73 65 74 56 61 6c a0 03 85 01 01
expect write request changes=yes label="write setpoint" T0836 session=data context=3 pdu=confirmed-request invoke_id=4 service=write profile=iec61850 domain="IED1LD0" item="GGIO1$SP$SetPt$setVal" constraint=sp member=0 element=0 type=integer value=1
> 03 00 00 46 02 f0 80 01 00 01 00 61 39 30 37 02 01 03 a0 32 a0 30 02 01 05 a5 2b a0 24 30 22 a0 20 a1 1e 1a 07 49 45 44 31 4c 44 30 1a 13 58 43 42 52 31 24 53 56 24 50 6f 73 24 73 75 62 56 61 6c a0 03 85 01 01
expect write request changes=yes label="substitute value" T0832 session=data context=3 pdu=confirmed-request invoke_id=5 service=write profile=iec61850 domain="IED1LD0" item="XCBR1$SV$Pos$subVal" constraint=sv member=0 element=0 type=integer value=1
> 03 00 00 48 02 f0 80 01 00 01 00 61 3b 30 39 02 01 03 a0 34 a0 32 02 01 06 a5 2d a0 26 30 24 a0 22 a1 20 1a 07 49 45 44 31 4c 44 30 1a 15 43 53 57 49 31 24 43 46 24 50 6f 73 24 63 74 6c 4d 6f 64 65 6c a0 03 85 01 01
expect config request changes=yes label="write configuration" T0836 session=data context=3 pdu=confirmed-request invoke_id=6 service=write profile=iec61850 domain="IED1LD0" item="CSWI1$CF$Pos$ctlModel" constraint=cf member=0 element=0 type=integer value=1
> 03 00 00 43 02 f0 80 01 00 01 00 61 36 30 34 02 01 03 a0 2f a0 2d 02 01 07 a5 28 a0 21 30 1f a0 1d a1 1b 1a 07 49 45 44 31 4c 44 30 1a 10 4c 4c 4e 30 24 44 43 24 4e 61 6d 50 6c 74 24 64 a0 03 85 01 01
expect config request changes=yes label="write description" T0836 session=data context=3 pdu=confirmed-request invoke_id=7 service=write profile=iec61850 domain="IED1LD0" item="LLN0$DC$NamPlt$d" constraint=dc member=0 element=0 type=integer value=1
> 03 00 00 42 02 f0 80 01 00 01 00 61 35 30 33 02 01 03 a0 2e a0 2c 02 01 08 a5 27 a0 20 30 1e a0 1c a1 1a 1a 07 49 45 44 31 4c 44 30 1a 0f 50 54 4f 43 31 24 53 47 24 53 74 72 56 61 6c a0 03 85 01 01
expect config request changes=yes label="write setting" T0836 session=data context=3 pdu=confirmed-request invoke_id=8 service=write profile=iec61850 domain="IED1LD0" item="PTOC1$SG$StrVal" constraint=sg member=0 element=0 type=integer value=1
> 03 00 00 42 02 f0 80 01 00 01 00 61 35 30 33 02 01 03 a0 2e a0 2c 02 01 09 a5 27 a0 20 30 1e a0 1c a1 1a 1a 07 49 45 44 31 4c 44 30 1a 0f 50 54 4f 43 31 24 53 45 24 53 74 72 56 61 6c a0 03 85 01 01
expect config request changes=yes label="edit setting" T0836 session=data context=3 pdu=confirmed-request invoke_id=9 service=write profile=iec61850 domain="IED1LD0" item="PTOC1$SE$StrVal" constraint=se member=0 element=0 type=integer value=1
> 03 00 00 42 02 f0 80 01 00 01 00 61 35 30 33 02 01 03 a0 2e a0 2c 02 01 0a a5 27 a0 20 30 1e a0 1c a1 1a 1a 07 49 45 44 31 4c 44 30 1a 0f 4c 54 52 4b 31 24 53 52 24 53 70 63 54 72 6b a0 03 85 01 01
expect write request changes=yes label="write service tracking" T0836 session=data context=3 pdu=confirmed-request invoke_id=10 service=write profile=iec61850 domain="IED1LD0" item="LTRK1$SR$SpcTrk" constraint=sr member=0 element=0 type=integer value=1
> 03 00 00 3f 02 f0 80 01 00 01 00 61 32 30 30 02 01 03 a0 2b a0 29 02 01 0b a5 24 a0 1d 30 1b a0 19 a1 17 1a 07 49 45 44 31 4c 44 30 1a 0c 43 53 57 49 31 24 4f 52 24 50 6f 73 a0 03 85 01 01
expect write request changes=yes label="write operate receipt" T0836 session=data context=3 pdu=confirmed-request invoke_id=11 service=write profile=iec61850 domain="IED1LD0" item="CSWI1$OR$Pos" constraint=or member=0 element=0 type=integer value=1
> 03 00 00 46 02 f0 80 01 00 01 00 61 39 30 37 02 01 03 a0 32 a0 30 02 01 0c a5 2b a0 24 30 22 a0 20 a1 1e 1a 07 49 45 44 31 4c 44 30 1a 13 58 43 42 52 31 24 42 4c 24 50 6f 73 24 62 6c 6b 45 6e 61 a0 03 85 01 01
expect write request changes=yes label="block value" T0832 session=data context=3 pdu=confirmed-request invoke_id=12 service=write profile=iec61850 domain="IED1LD0" item="XCBR1$BL$Pos$blkEna" constraint=bl member=0 element=0 type=integer value=1
> 03 00 00 41 02 f0 80 01 00 01 00 61 34 30 32 02 01 03 a0 2d a0 2b 02 01 0d a5 26 a0 1f 30 1d a0 1b a1 19 1a 07 49 45 44 31 4c 44 30 1a 0e 4c 4c 4e 30 24 45 58 24 4e 61 6d 50 6c 74 a0 03 85 01 01
expect config request changes=yes label="write extended definition" T0836 session=data context=3 pdu=confirmed-request invoke_id=13 service=write profile=iec61850 domain="IED1LD0" item="LLN0$EX$NamPlt" constraint=ex member=0 element=0 type=integer value=1
> 03 00 00 47 02 f0 80 01 00 01 00 61 3a 30 38 02 01 03 a0 33 a0 31 02 01 0e a5 2c a0 25 30 23 a0 21 a1 1f 1a 07 49 45 44 31 4c 44 30 1a 14 4c 4c 4e 30 24 42 52 24 62 72 63 62 31 24 52 70 74 45 6e 61 a0 03 85 01 01
expect config request changes=yes label="set up buffered reports" session=data context=3 pdu=confirmed-request invoke_id=14 service=write profile=iec61850 domain="IED1LD0" item="LLN0$BR$brcb1$RptEna" constraint=br member=0 element=0 type=integer value=1
> 03 00 00 47 02 f0 80 01 00 01 00 61 3a 30 38 02 01 03 a0 33 a0 31 02 01 0f a5 2c a0 25 30 23 a0 21 a1 1f 1a 07 49 45 44 31 4c 44 30 1a 14 4c 4c 4e 30 24 52 50 24 75 72 63 62 31 24 52 70 74 45 6e 61 a0 03 85 01 01
expect config request changes=yes label="set up reports" session=data context=3 pdu=confirmed-request invoke_id=15 service=write profile=iec61850 domain="IED1LD0" item="LLN0$RP$urcb1$RptEna" constraint=rp member=0 element=0 type=integer value=1
> 03 00 00 46 02 f0 80 01 00 01 00 61 39 30 37 02 01 03 a0 32 a0 30 02 01 10 a5 2b a0 24 30 22 a0 20 a1 1e 1a 07 49 45 44 31 4c 44 30 1a 13 4c 4c 4e 30 24 4c 47 24 6c 6f 67 31 24 4c 6f 67 45 6e 61 a0 03 85 01 01
expect config request changes=yes label="set up logs" session=data context=3 pdu=confirmed-request invoke_id=16 service=write profile=iec61850 domain="IED1LD0" item="LLN0$LG$log1$LogEna" constraint=lg member=0 element=0 type=integer value=1
> 03 00 00 45 02 f0 80 01 00 01 00 61 38 30 36 02 01 03 a0 31 a0 2f 02 01 11 a5 2a a0 23 30 21 a0 1f a1 1d 1a 07 49 45 44 31 4c 44 30 1a 12 4c 4c 4e 30 24 47 4f 24 67 63 62 31 24 47 6f 45 6e 61 a0 03 85 01 01
expect config request changes=yes label="set up GOOSE" T0836 session=data context=3 pdu=confirmed-request invoke_id=17 service=write profile=iec61850 domain="IED1LD0" item="LLN0$GO$gcb1$GoEna" constraint=go member=0 element=0 type=integer value=1
> 03 00 00 44 02 f0 80 01 00 01 00 61 37 30 35 02 01 03 a0 30 a0 2e 02 01 12 a5 29 a0 22 30 20 a0 1e a1 1c 1a 07 49 45 44 31 4c 44 30 1a 11 4c 4c 4e 30 24 47 53 24 67 73 31 24 47 73 45 6e 61 a0 03 85 01 01
expect config request changes=yes label="set up GSSE" T0836 session=data context=3 pdu=confirmed-request invoke_id=18 service=write profile=iec61850 domain="IED1LD0" item="LLN0$GS$gs1$GsEna" constraint=gs member=0 element=0 type=integer value=1
> 03 00 00 45 02 f0 80 01 00 01 00 61 38 30 36 02 01 03 a0 31 a0 2f 02 01 13 a5 2a a0 23 30 21 a0 1f a1 1d 1a 07 49 45 44 31 4c 44 30 1a 12 4c 4c 4e 30 24 4d 53 24 6d 73 76 31 24 53 76 45 6e 61 a0 03 85 01 01
expect config request changes=yes label="set up multicast sampled values" T0836 session=data context=3 pdu=confirmed-request invoke_id=19 service=write profile=iec61850 domain="IED1LD0" item="LLN0$MS$msv1$SvEna" constraint=ms member=0 element=0 type=integer value=1
> 03 00 00 45 02 f0 80 01 00 01 00 61 38 30 36 02 01 03 a0 31 a0 2f 02 01 14 a5 2a a0 23 30 21 a0 1f a1 1d 1a 07 49 45 44 31 4c 44 30 1a 12 4c 4c 4e 30 24 55 53 24 75 73 76 31 24 53 76 45 6e 61 a0 03 85 01 01
expect config request changes=yes label="set up unicast sampled values" T0836 session=data context=3 pdu=confirmed-request invoke_id=20 service=write profile=iec61850 domain="IED1LD0" item="LLN0$US$usv1$SvEna" constraint=us member=0 element=0 type=integer value=1
> 03 00 00 3b 02 f0 80 01 00 01 00 61 2e 30 2c 02 01 03 a0 27 a0 25 02 01 15 a5 20 a0 19 30 17 a0 15 a1 13 1a 07 49 45 44 31 4c 44 30 1a 08 50 4c 43 5f 56 61 72 31 a0 03 85 01 01
expect write request changes=yes label="write" T0836 session=data context=3 pdu=confirmed-request invoke_id=21 service=write profile=iec61850 domain="IED1LD0" item="PLC_Var1" member=0 element=0 type=integer value=1
> 03 00 00 3e 02 f0 80 01 00 01 00 61 31 30 2f 02 01 03 a0 2a a0 28 02 01 16 a5 23 a0 1c 30 1a a0 18 a1 16 1a 07 49 45 44 31 4c 44 30 1a 0b 4c 4c 4e 30 24 58 58 24 4d 6f 64 a0 03 85 01 01
expect write request changes=yes label="write" T0836 session=data context=3 pdu=confirmed-request invoke_id=22 service=write profile=iec61850 domain="IED1LD0" item="LLN0$XX$Mod" member=0 element=0 type=integer value=1

case write: a part of an object by alternate access
> 03 00 00 45 02 f0 80 01 00 01 00 61 38 30 36 02 01 03 a0 31 a0 2f 02 01 01 a5 2a a0 23 30 21 a0 12 a1 10 1a 07 49 45 44 31 4c 44 30 1a 05 43 53 57 49 31 a5 0b a0 09 80 02 43 4f 81 03 50 6f 73 a0 03 83 01 01
expect control request changes=yes label="write part of object" T0855 session=data context=3 pdu=confirmed-request invoke_id=1 service=write profile=mms domain="IED1LD0" item="CSWI1" component="CO" member=0 element=0 type=boolean value=1

case write: two variables, one fails; a list by name
> 03 00 00 33 02 f0 80 01 00 01 00 61 26 30 24 02 01 03 a0 1f a0 1d 02 01 01 a5 18 a0 0e 30 05 a0 03 80 01 61 30 05 a0 03 80 01 62 a0 06 85 01 01 85 01 02
expect write request changes=yes label="write" T0836 session=data context=3 pdu=confirmed-request invoke_id=1 service=write profile=mms item="a" member=0 element=0 type=integer value=1
expect write request changes=yes label="write" T0836 session=data context=3 pdu=confirmed-request invoke_id=1 service=write profile=mms item="b" member=1 element=0 type=integer value=2
< 03 00 00 20 02 f0 80 01 00 01 00 61 13 30 11 02 01 03 a0 0c a1 0a 02 01 01 a5 05 81 00 80 01 07
expect write answer changes=yes label="write" T0836 session=data context=3 pdu=confirmed-response invoke_id=1 service=write profile=mms item="a" member=0
expect write answer changes=yes failed label="write" T0836 session=data context=3 pdu=confirmed-response invoke_id=1 service=write profile=mms item="b" member=1 error=type-inconsistent
> 03 00 00 3a 02 f0 80 01 00 01 00 61 2d 30 2b 02 01 03 a0 26 a0 24 02 01 02 a5 1f a1 15 a1 13 1a 07 49 45 44 31 4c 44 30 1a 08 4c 4c 4e 30 24 53 65 74 a0 06 85 01 05 85 01 06
expect write request changes=yes label="write" T0836 session=data context=3 pdu=confirmed-request invoke_id=2 service=write profile=mms domain="IED1LD0" item="LLN0$Set" list=1 member=0 element=0 type=integer value=5
expect write request changes=yes label="write" T0836 session=data context=3 pdu=confirmed-request invoke_id=2 service=write profile=mms domain="IED1LD0" item="LLN0$Set" list=1 member=1 element=0 type=integer value=6
< 03 00 00 1f 02 f0 80 01 00 01 00 61 12 30 10 02 01 03 a0 0b a1 09 02 01 02 a5 04 81 00 81 00
expect write answer changes=yes label="write" T0836 session=data context=3 pdu=confirmed-response invoke_id=2 service=write profile=mms domain="IED1LD0" item="LLN0$Set" list=1 member=0
expect write answer changes=yes label="write" T0836 session=data context=3 pdu=confirmed-response invoke_id=2 service=write profile=mms domain="IED1LD0" item="LLN0$Set" list=1 member=1

case write: more values than variables, and fewer
> 03 00 00 2c 02 f0 80 01 00 01 00 61 1f 30 1d 02 01 03 a0 18 a0 16 02 01 01 a5 11 a0 07 30 05 a0 03 80 01 61 a0 06 85 01 01 85 01 02
expect write request changes=yes label="write" T0836 session=data context=3 pdu=confirmed-request invoke_id=1 service=write profile=mms item="a" member=0 element=0 type=integer value=1
expect flaw value_count
> 03 00 00 30 02 f0 80 01 00 01 00 61 23 30 21 02 01 03 a0 1c a0 1a 02 01 02 a5 15 a0 0e 30 05 a0 03 80 01 61 30 05 a0 03 80 01 62 a0 03 85 01 01
expect write request changes=yes label="write" T0836 session=data context=3 pdu=confirmed-request invoke_id=2 service=write profile=mms item="a" member=0 element=0 type=integer value=1
expect flaw value_count

case no variable at all: read, its answer, write, its answer, a report
> 03 00 00 1f 02 f0 80 01 00 01 00 61 12 30 10 02 01 03 a0 0b a0 09 02 01 01 a4 04 a1 02 a0 00
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=1 service=read profile=mms
expect flaw value_count
< 03 00 00 1d 02 f0 80 01 00 01 00 61 10 30 0e 02 01 03 a0 09 a1 07 02 01 01 a4 02 a1 00
expect read answer label="read" T0801 session=data context=3 pdu=confirmed-response invoke_id=1 service=read profile=mms
expect flaw value_count
> 03 00 00 1f 02 f0 80 01 00 01 00 61 12 30 10 02 01 03 a0 0b a0 09 02 01 02 a5 04 a0 00 a0 00
expect write request changes=yes label="write" T0836 session=data context=3 pdu=confirmed-request invoke_id=2 service=write profile=mms
expect flaw value_count
< 03 00 00 1b 02 f0 80 01 00 01 00 61 0e 30 0c 02 01 03 a0 07 a1 05 02 01 02 a5 00
expect write answer changes=yes label="write" T0836 session=data context=3 pdu=confirmed-response invoke_id=2 service=write profile=mms
expect flaw value_count
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a3 06 a0 04 a0 00 a0 00
expect report report label="information report" T0856 session=data context=3 pdu=unconfirmed unconfirmed=information-report profile=mms
expect flaw value_count

case TASE.2: the names tell; a device is commanded, tagged, selected; a transfer set
> 03 00 00 32 02 f0 80 01 00 01 00 61 25 30 23 02 01 03 a0 1e a0 1c 02 01 01 a4 17 a1 15 a0 13 30 11 a0 0f 80 0d 54 41 53 45 32 5f 56 65 72 73 69 6f 6e
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=1 service=read profile=tase2 item="TASE2_Version" member=0
< 03 00 00 25 02 f0 80 01 00 01 00 61 18 30 16 02 01 03 a0 11 a1 0f 02 01 01 a4 0a a1 08 a2 06 85 01 01 85 01 04
expect read answer label="read" T0801 session=data context=3 pdu=confirmed-response invoke_id=1 service=read profile=tase2 item="TASE2_Version" member=0 element=0 type=integer value=1
expect read answer label="read" T0801 session=data context=3 pdu=confirmed-response invoke_id=1 service=read profile=tase2 item="TASE2_Version" member=0 element=1 type=integer value=4
# a command
> 03 00 00 38 02 f0 80 01 00 01 00 61 2b 30 29 02 01 03 a0 24 a0 22 02 01 02 a5 1d a0 16 30 14 a0 12 a1 10 1a 04 49 43 43 31 1a 08 42 72 65 61 6b 65 72 37 a0 03 85 01 01
expect control request changes=yes label="command device" T0855 session=data context=3 pdu=confirmed-request invoke_id=2 service=write profile=tase2 domain="ICC1" item="Breaker7" member=0 element=0 type=integer value=1
# a tag
> 03 00 00 44 02 f0 80 01 00 01 00 61 37 30 35 02 01 03 a0 30 a0 2e 02 01 03 a5 29 a0 1a 30 18 a0 16 a1 14 1a 04 49 43 43 31 1a 0c 42 72 65 61 6b 65 72 37 24 54 61 67 a0 0b a2 09 85 01 01 8a 04 77 6f 72 6b
expect control request changes=yes label="tag device" T0855 session=data context=3 pdu=confirmed-request invoke_id=3 service=write profile=tase2 domain="ICC1" item="Breaker7$Tag" member=0 element=0 type=integer value=1
expect control request changes=yes label="tag device" T0855 session=data context=3 pdu=confirmed-request invoke_id=3 service=write profile=tase2 domain="ICC1" item="Breaker7$Tag" member=0 element=1 type=visible-string text="work"
# a select
> 03 00 00 39 02 f0 80 01 00 01 00 61 2c 30 2a 02 01 03 a0 25 a0 23 02 01 04 a4 1e a1 1c a0 1a 30 18 a0 16 a1 14 1a 04 49 43 43 31 1a 0c 42 72 65 61 6b 65 72 37 24 53 42 4f
expect control request changes=yes label="select" T0855 session=data context=3 pdu=confirmed-request invoke_id=4 service=read profile=tase2 domain="ICC1" item="Breaker7$SBO" member=0
# a transfer set
> 03 00 00 43 02 f0 80 01 00 01 00 61 36 30 34 02 01 03 a0 2f a0 2d 02 01 05 a5 28 a0 1c 30 1a a0 18 a1 16 1a 04 49 43 43 31 1a 0e 54 72 61 6e 73 66 65 72 5f 53 65 74 5f 31 a0 08 a2 06 85 01 01 85 01 02
expect config request changes=yes label="set up transfer set" session=data context=3 pdu=confirmed-request invoke_id=5 service=write profile=tase2 domain="ICC1" item="Transfer_Set_1" member=0 element=0 type=integer value=1
expect config request changes=yes label="set up transfer set" session=data context=3 pdu=confirmed-request invoke_id=5 service=write profile=tase2 domain="ICC1" item="Transfer_Set_1" member=0 element=1 type=integer value=2
> 03 00 00 45 02 f0 80 01 00 01 00 61 38 30 36 02 01 03 a0 31 a0 2f 02 01 06 a5 2a a0 23 30 21 a0 1f a1 1d 1a 04 49 43 43 31 1a 15 54 72 61 6e 73 66 65 72 5f 53 65 74 5f 31 24 53 74 61 74 75 73 a0 03 83 01 01
expect config request changes=yes label="set up transfer set" session=data context=3 pdu=confirmed-request invoke_id=6 service=write profile=tase2 domain="ICC1" item="Transfer_Set_1$Status" member=0 element=0 type=boolean value=1
# a report
< 03 00 00 5a 02 f0 80 01 00 01 00 61 4d 30 4b 02 01 03 a0 46 a3 44 a0 42 a0 32 30 1d a0 1b a1 19 1a 04 49 43 43 31 1a 11 54 72 61 6e 73 66 65 72 5f 53 65 74 5f 4e 61 6d 65 30 11 a0 0f a1 0d 1a 04 49 43 43 31 1a 05 56 6f 6c 74 73 a0 0c 8a 03 54 53 31 87 05 08 43 fa 00 00
expect report report label="information report" T0856 session=data context=3 pdu=unconfirmed unconfirmed=information-report profile=tase2 domain="ICC1" item="Transfer_Set_Name" member=0 element=0 type=visible-string text="TS1"
expect report report label="information report" T0856 session=data context=3 pdu=unconfirmed unconfirmed=information-report profile=tase2 domain="ICC1" item="Volts" member=1 element=0 type=float value=500

case an IEC 61850 report: RPT; with an error in it
< 03 00 00 36 02 f0 80 01 00 01 00 61 29 30 27 02 01 03 a0 22 a3 20 a0 1e a1 05 80 03 52 50 54 a0 15 8a 09 49 45 44 31 2f 72 63 62 31 84 02 06 40 83 01 01 80 01 02
expect report report label="report" T0856 session=data context=3 pdu=unconfirmed unconfirmed=information-report profile=mms item="RPT" list=1 member=0 element=0 type=visible-string text="IED1/rcb1" report="IED1/rcb1"
expect report report label="report" T0856 session=data context=3 pdu=unconfirmed unconfirmed=information-report profile=mms item="RPT" list=1 member=1 element=0 type=bit-string value=1 report="IED1/rcb1"
expect report report label="report" T0856 session=data context=3 pdu=unconfirmed unconfirmed=information-report profile=mms item="RPT" list=1 member=2 element=0 type=boolean value=1 report="IED1/rcb1"
expect report report label="report" T0856 session=data context=3 pdu=unconfirmed unconfirmed=information-report profile=mms item="RPT" list=1 member=3 report="IED1/rcb1" error=temporarily-unavailable

case other unconfirmed services: an event; one that is not known; with modifiers
< 03 00 00 1e 02 f0 80 01 00 01 00 61 11 30 0f 02 01 03 a0 0a a3 08 a2 06 a0 04 80 02 45 56
expect report report label="event notification" T0856 session=data context=3 pdu=unconfirmed unconfirmed=event-notification profile=mms
< 03 00 00 18 02 f0 80 01 00 01 00 61 0b 30 09 02 01 03 a0 04 a3 02 a9 00
expect other request changes=unknown label="unknown unconfirmed service" session=data context=3 pdu=unconfirmed unconfirmed=9 profile=mms
expect flaw unknown_service
< 03 00 00 1d 02 f0 80 01 00 01 00 61 10 30 0e 02 01 03 a0 09 a3 07 30 00 a1 03 80 01 00
expect report report label="unsolicited status" session=data context=3 pdu=unconfirmed unconfirmed=unsolicited-status profile=mms state=state-changes-allowed

case lists: define, delete two
> 03 00 00 40 02 f0 80 01 00 01 00 61 33 30 31 02 01 03 a0 2c a0 2a 02 01 01 ab 25 a1 13 1a 07 49 45 44 31 4c 44 30 1a 08 4c 4c 4e 30 24 4e 65 77 a0 0e 30 05 a0 03 80 01 61 30 05 a0 03 80 01 62
expect config request changes=yes label="define named variable list" session=data context=3 pdu=confirmed-request invoke_id=1 service=define-named-variable-list profile=mms domain="IED1LD0" item="LLN0$New" list=1 count=2
> 03 00 00 4b 02 f0 80 01 00 01 00 61 3e 30 3c 02 01 03 a0 37 a0 35 02 01 02 ad 30 80 01 00 a1 2b a1 13 1a 07 49 45 44 31 4c 44 30 1a 08 4c 4c 4e 30 24 4f 6c 64 a1 14 1a 07 49 45 44 31 4c 44 30 1a 09 4c 4c 4e 30 24 4f 6c 64 32
expect config request changes=yes label="delete named variable list" T0809 session=data context=3 pdu=confirmed-request invoke_id=2 service=delete-named-variable-list profile=mms domain="IED1LD0" item="LLN0$Old"
expect config request changes=yes label="delete named variable list" T0809 session=data context=3 pdu=confirmed-request invoke_id=2 service=delete-named-variable-list profile=mms domain="IED1LD0" item="LLN0$Old2"
# all lists of a domain
> 03 00 00 27 02 f0 80 01 00 01 00 61 1a 30 18 02 01 03 a0 13 a0 11 02 01 03 ad 0c 80 01 02 82 07 49 45 44 31 4c 44 30
expect config request changes=yes label="delete named variable list" T0809 session=data context=3 pdu=confirmed-request invoke_id=3 service=delete-named-variable-list profile=mms
> 03 00 00 23 02 f0 80 01 00 01 00 61 16 30 14 02 01 03 a0 0f a0 0d 02 01 04 aa 08 80 01 00 a1 03 80 01 76
expect config request changes=yes label="delete variable access" T0809 session=data context=3 pdu=confirmed-request invoke_id=4 service=delete-variable-access profile=mms item="v"

case files: open, read, close, rename, delete, list, obtain
> 03 00 00 2a 02 f0 80 01 00 01 00 61 1d 30 1b 02 01 03 a0 16 a0 14 02 01 01 bf 48 0e a0 09 19 07 4c 4f 47 2e 54 58 54 81 01 64
expect file request transfer=open label="open file" T0811 session=data context=3 pdu=confirmed-request invoke_id=1 service=file-open profile=mms file="LOG.TXT" position=100
< 03 00 00 36 02 f0 80 01 00 01 00 61 29 30 27 02 01 03 a0 22 a1 20 02 01 01 bf 48 1a 80 01 01 a1 15 80 02 08 00 81 0f 32 30 32 34 30 33 30 37 31 30 35 33 32 34 5a
expect file answer transfer=open label="open file" T0811 session=data context=3 pdu=confirmed-response invoke_id=1 service=file-open profile=mms file_id=1 size=2048
> 03 00 00 1d 02 f0 80 01 00 01 00 61 10 30 0e 02 01 03 a0 09 a0 07 02 01 02 9f 49 01 01
expect file request transfer=data label="read file" T0811 session=data context=3 pdu=confirmed-request invoke_id=2 service=file-read profile=mms file_id=1
< 03 00 00 26 02 f0 80 01 00 01 00 61 19 30 17 02 01 03 a0 12 a1 10 02 01 02 bf 49 0a 80 05 68 65 6c 6c 6f 81 01 00
expect file answer transfer=data label="read file" T0811 session=data context=3 pdu=confirmed-response invoke_id=2 service=file-read profile=mms more=0 size=5
> 03 00 00 1d 02 f0 80 01 00 01 00 61 10 30 0e 02 01 03 a0 09 a0 07 02 01 03 9f 4a 01 01
expect file request transfer=close label="close file" T0811 session=data context=3 pdu=confirmed-request invoke_id=3 service=file-close profile=mms file_id=1
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 03 9f 4a 00
expect file answer transfer=close label="close file" T0811 session=data context=3 pdu=confirmed-response invoke_id=3 service=file-close profile=mms
> 03 00 00 26 02 f0 80 01 00 01 00 61 19 30 17 02 01 03 a0 12 a0 10 02 01 04 bf 4b 0a a0 03 19 01 41 a1 03 19 01 42
expect file request changes=yes label="rename file" T0809 session=data context=3 pdu=confirmed-request invoke_id=4 service=file-rename profile=mms file="A" new_file="B"
> 03 00 00 1f 02 f0 80 01 00 01 00 61 12 30 10 02 01 03 a0 0b a0 09 02 01 05 bf 4c 03 19 01 42
expect file request changes=yes label="delete file" T0809 session=data context=3 pdu=confirmed-request invoke_id=5 service=file-delete profile=mms file="B"
> 03 00 00 2e 02 f0 80 01 00 01 00 61 21 30 1f 02 01 03 a0 1a a0 18 02 01 06 bf 4d 12 a0 0b 19 09 2f 43 4f 4d 54 52 41 44 45 a1 03 19 01 58
expect file request label="list files" T0811 session=data context=3 pdu=confirmed-request invoke_id=6 service=file-directory profile=mms file="/COMTRADE"
< 03 00 00 3d 02 f0 80 01 00 01 00 61 30 30 2e 02 01 03 a0 29 a1 27 02 01 06 bf 4d 21 a0 1c 30 1a 30 0b a0 04 19 02 46 31 a1 03 80 01 05 30 0b a0 04 19 02 46 32 a1 03 80 01 06 81 01 00
expect file answer label="list files" T0811 session=data context=3 pdu=confirmed-response invoke_id=6 service=file-directory profile=mms count=2 more=0
> 03 00 00 32 02 f0 80 01 00 01 00 61 25 30 23 02 01 03 a0 1e a0 1c 02 01 07 bf 2e 16 a1 09 19 07 53 52 43 2e 43 46 47 a2 09 19 07 44 53 54 2e 43 46 47
expect file request changes=yes label="obtain file" T0867 session=data context=3 pdu=confirmed-request invoke_id=7 service=obtain-file profile=mms file="SRC.CFG" new_file="DST.CFG"

case an error with its class; without a request; a message that was not understood
> 03 00 00 23 02 f0 80 01 00 01 00 61 16 30 14 02 01 03 a0 0f a0 0d 02 01 01 bf 28 07 80 05 50 72 6f 67 31
expect run request changes=yes label="start program" T0858 session=data context=3 pdu=confirmed-request invoke_id=1 service=start profile=mms program="Prog1"
< 03 00 00 20 02 f0 80 01 00 01 00 61 13 30 11 02 01 03 a0 0c a2 0a 80 01 01 a2 05 a0 03 84 01 03
expect run answer changes=yes failed label="start program" T0858 session=data context=3 pdu=confirmed-error invoke_id=1 service=start profile=mms error_class=service error_code=3
< 03 00 00 20 02 f0 80 01 00 01 00 61 13 30 11 02 01 03 a0 0c a2 0a 80 01 09 a2 05 a0 03 87 01 03
expect other answer changes=unknown failed label="error" session=data context=3 pdu=confirmed-error invoke_id=9 profile=mms error_class=access error_code=3
expect flaw no_request
> 03 00 00 26 02 f0 80 01 00 01 00 61 19 30 17 02 01 03 a0 12 a0 10 02 01 02 a4 0b a1 09 a0 07 30 05 a0 03 80 01 61
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=2 service=read profile=mms item="a" member=0
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a4 06 80 01 02 81 01 01
expect read answer failed label="read" T0801 session=data context=3 pdu=reject invoke_id=2 service=read profile=mms item="a" error_code=1 rejected=confirmed-request
< 03 00 00 19 02 f0 80 01 00 01 00 61 0c 30 0a 02 01 03 a0 05 a4 03 85 01 00
expect other answer changes=unknown failed label="message not understood" session=data context=3 pdu=reject profile=mms error_code=0 rejected=any

case a request is cancelled; the device cancelled; it could not
> 03 00 00 17 02 f0 80 01 00 01 00 61 0a 30 08 02 01 03 a0 03 85 01 05
expect session request changes=unknown label="cancel request" session=data context=3 pdu=cancel-request invoke_id=5 profile=mms
< 03 00 00 17 02 f0 80 01 00 01 00 61 0a 30 08 02 01 03 a0 03 86 01 05
expect session answer label="request cancelled" session=data context=3 pdu=cancel-response invoke_id=5 profile=mms
< 03 00 00 20 02 f0 80 01 00 01 00 61 13 30 11 02 01 03 a0 0c a7 0a 80 01 05 a1 05 a0 03 8a 01 01
expect session answer failed label="request cancelled" session=data context=3 pdu=cancel-error invoke_id=5 profile=mms

case conclude is refused
< 03 00 00 1b 02 f0 80 01 00 01 00 61 0e 30 0c 02 01 03 a0 07 ad 05 a0 03 89 01 01
expect session answer housekeeping failed label="concluded" session=data context=3 pdu=conclude-error profile=mms error_class=conclude error_code=1

case answers that do not fit
# nothing was asked
< 03 00 00 20 02 f0 80 01 00 01 00 61 13 30 11 02 01 03 a0 0c a1 0a 02 01 01 a4 05 a1 03 83 01 01
expect read answer label="read" T0801 session=data context=3 pdu=confirmed-response invoke_id=1 service=read profile=mms member=0 element=0 type=boolean value=1
expect flaw no_request
> 03 00 00 26 02 f0 80 01 00 01 00 61 19 30 17 02 01 03 a0 12 a0 10 02 01 02 a4 0b a1 09 a0 07 30 05 a0 03 80 01 61
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=2 service=read profile=mms item="a" member=0
# another service
< 03 00 00 1e 02 f0 80 01 00 01 00 61 11 30 0f 02 01 03 a0 0a a1 08 02 01 02 a0 03 80 01 00
expect diagnose answer label="status" session=data context=3 pdu=confirmed-response invoke_id=2 service=status profile=mms state=state-changes-allowed
expect flaw misfit
> 03 00 00 26 02 f0 80 01 00 01 00 61 19 30 17 02 01 03 a0 12 a0 10 02 01 03 a4 0b a1 09 a0 07 30 05 a0 03 80 01 61
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=3 service=read profile=mms item="a" member=0
# more values than asked for
< 03 00 00 23 02 f0 80 01 00 01 00 61 16 30 14 02 01 03 a0 0f a1 0d 02 01 03 a4 08 a1 06 83 01 01 83 01 00
expect read answer label="read" T0801 session=data context=3 pdu=confirmed-response invoke_id=3 service=read profile=mms item="a" member=0 element=0 type=boolean value=1
expect read answer label="read" T0801 session=data context=3 pdu=confirmed-response invoke_id=3 service=read profile=mms member=1 element=0 type=boolean value=0
expect flaw misfit
> 03 00 00 29 02 f0 80 01 00 01 00 61 1c 30 1a 02 01 03 a0 15 a0 13 02 01 04 a5 0e a0 07 30 05 a0 03 80 01 61 a0 03 83 01 01
expect write request changes=yes label="write" T0836 session=data context=3 pdu=confirmed-request invoke_id=4 service=write profile=mms item="a" member=0 element=0 type=boolean value=1
< 03 00 00 1f 02 f0 80 01 00 01 00 61 12 30 10 02 01 03 a0 0b a1 09 02 01 04 a5 04 81 00 81 00
expect write answer changes=yes label="write" T0836 session=data context=3 pdu=confirmed-response invoke_id=4 service=write profile=mms item="a" member=0
expect write answer changes=yes label="write" T0836 session=data context=3 pdu=confirmed-response invoke_id=4 service=write profile=mms member=1
expect flaw misfit

case the server asks the client: obtain file
< 03 00 00 2a 02 f0 80 01 00 01 00 61 1d 30 1b 02 01 03 a0 16 a0 14 02 01 01 bf 48 0e a0 09 19 07 53 52 43 2e 43 46 47 81 01 00
expect file report transfer=open label="open file" T0811 session=data context=3 pdu=confirmed-request invoke_id=1 service=file-open profile=mms file="SRC.CFG" position=0
> 03 00 00 24 02 f0 80 01 00 01 00 61 17 30 15 02 01 03 a0 10 a1 0e 02 01 01 bf 48 08 80 01 01 a1 03 80 01 09
expect file answer transfer=open label="open file" T0811 session=data context=3 pdu=confirmed-response invoke_id=1 service=file-open profile=mms file_id=1 size=9

case in pieces
> 03 00 00 1b 02 f0 00 01 00 01 00 61 2e 30 2c 02 01 03 a0 27 a0 25 02 01 01 a4 20
expect piece
> 03 00 00 27 02 f0 80 a1 1e a0 1c 30 1a a0 18 a1 16 1a 07 49 45 44 31 4c 44 30 1a 0b 4c 4c 4e 30 24 53 54 24 4d 6f 64
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=1 service=read profile=iec61850 domain="IED1LD0" item="LLN0$ST$Mod" constraint=st member=0

case without session and presentation: initiate, a request, farewell
> 03 00 00 2f 02 f0 80 a8 26 80 03 00 fd e8 81 01 05 82 01 0a 83 01 05 a4 16 80 01 01 81 03 05 f1 00 82 0c 03 ee 1c 00 00 04 00 00 00 79 ef 18
expect session request housekeeping label="initiate" pdu=initiate-request profile=mms max_pdu=65000 calls=10 version=1
> 03 00 00 19 02 f0 80 a0 10 02 01 01 a4 0b a1 09 a0 07 30 05 a0 03 80 01 61
expect read request label="read" T0801 pdu=confirmed-request invoke_id=1 service=read profile=mms item="a" member=0
> 03 00 00 09 02 f0 80 8b 00
expect session request housekeeping label="conclude" pdu=conclude-request profile=mms
expect carrier

case joined in the middle: an answer turns the sides
midstream
> 03 00 00 20 02 f0 80 01 00 01 00 61 13 30 11 02 01 03 a0 0c a1 0a 02 01 01 a4 05 a1 03 83 01 01
expect read answer label="read" T0801 session=data context=3 pdu=confirmed-response invoke_id=1 service=read profile=mms member=0 element=0 type=boolean value=1
expect flaw no_request
expect turned

case joined in the middle: a request turns the sides
midstream
< 03 00 00 26 02 f0 80 01 00 01 00 61 19 30 17 02 01 03 a0 12 a0 10 02 01 01 a4 0b a1 09 a0 07 30 05 a0 03 80 01 61
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=1 service=read profile=mms item="a" member=0
expect turned

case carriers: bad TPKT, bad COTP, a transport message that class 0 does not have
> 03 01 00 26 02 f0 80 01 00 01 00 61 19 30 17 02 01 03 a0 12 a0 10 02 01 01 a4 0b a1 09 a0 07 30 05 a0 03 80 01 61
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=1 service=read profile=mms item="a" member=0
expect flaw bad_tpkt
> 03 00 00 0b 02 f3 80 01 00 01 00
expect flaw truncated
expect flaw bad_cotp
expect carrier
> 03 00 00 08 03 60 00 00
expect other request changes=unknown label="unknown transport message" tpdu=96
expect flaw unknown_tpdu
expect carrier

case session: data behind a message that has none; an unknown kind
> 03 00 00 0a 02 f0 80 09 00 00
expect other request changes=unknown label="session without MMS" session=finish
expect flaw bad_session
expect carrier
> 03 00 00 09 02 f0 80 63 00
expect other request changes=unknown label="session without MMS" session=99
expect flaw unknown_spdu
expect carrier

case presentation: not its form; a value of another choice; no context; a context that was not agreed; no set
> 03 00 00 0d 02 f0 80 01 00 01 00 60 00
expect other request changes=unknown label="session without MMS" session=data
expect flaw bad_presentation
expect carrier
> 03 00 00 14 02 f0 80 01 00 01 00 61 07 30 05 02 01 03 a2 00
expect other request changes=unknown label="session without MMS" session=data context=3
expect flaw bad_presentation
expect carrier
> 03 00 00 12 02 f0 80 01 00 01 00 61 05 30 03 04 01 03
expect other request changes=unknown label="session without MMS" session=data
expect flaw bad_presentation
expect carrier
> 03 00 00 0f 02 f0 80 01 00 01 00 61 02 04 00
expect other request changes=unknown label="session without MMS" session=data
expect flaw bad_presentation
expect carrier
> 03 00 00 16 02 f0 80 01 00 01 00 61 09 30 07 02 01 01 a0 02 65 00
expect other request changes=unknown label="session without MMS" session=data context=1
expect flaw bad_presentation
expect carrier
> 03 00 00 0d 02 f0 80 0d 04 c1 02 30 00
expect other request changes=unknown label="session without MMS" session=connect
expect flaw bad_presentation
expect carrier
> 03 00 00 27 02 f0 80 01 00 01 00 61 19 30 17 02 01 03 a0 12 a0 10 02 01 01 a4 0b a1 09 a0 07 30 05 a0 03 80 01 61 00
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=1 service=read profile=mms item="a" member=0
expect flaw trailing

case a context that was not agreed
> 03 00 00 16 11 e0 00 00 00 01 00 c0 01 0d c2 02 00 01 c1 02 00 01
expect session request housekeeping label="transport message" tpdu=connect-request src_tsap=0001 dst_tsap=0001 tpdu_size=8192
expect carrier
< 03 00 00 16 11 d0 00 01 00 05 00 c0 01 0d c2 02 00 01 c1 02 00 01
expect session answer housekeeping label="transport message" tpdu=connect-confirm src_tsap=0001 dst_tsap=0001 tpdu_size=8192
expect carrier
> 03 00 00 a3 02 f0 80 0d 9a 05 06 13 01 00 16 01 02 14 02 00 02 33 02 00 01 34 02 00 01 c1 84 31 81 81 a0 03 80 01 01 a2 7a 81 04 00 00 00 01 82 04 00 00 00 01 a4 23 30 0f 02 01 01 06 04 52 01 00 01 30 04 06 02 51 01 30 10 02 01 03 06 05 28 ca 22 02 01 30 04 06 02 51 01 61 47 30 45 02 01 01 a0 40 60 3e a1 07 06 05 28 ca 22 02 03 be 33 28 31 06 02 51 01 02 01 03 a0 28 a8 26 80 03 00 fd e8 81 01 05 82 01 0a 83 01 05 a4 16 80 01 01 81 03 05 f1 00 82 0c 03 ee 1c 00 00 04 00 00 00 79 ef 18
expect session request housekeeping label="initiate" session=connect context=1 authenticated=0 pdu=initiate-request profile=mms max_pdu=65000 calls=10 version=1
< 03 00 00 83 02 f0 80 0e 7a 05 06 13 01 00 16 01 02 14 02 00 02 c1 6c 31 6a a0 03 80 01 01 a2 63 83 04 00 00 00 01 a5 12 30 07 80 01 00 81 02 51 01 30 07 80 01 00 81 02 51 01 61 47 30 45 02 01 01 a0 40 61 3e a1 07 06 05 28 ca 22 02 03 be 33 28 31 06 02 51 01 02 01 03 a0 28 a9 26 80 03 00 fd e8 81 01 05 82 01 0a 83 01 05 a4 16 80 01 01 81 03 05 f1 00 82 0c 03 ee 1c 00 00 04 00 00 00 79 ef 18
expect session answer housekeeping label="initiated" session=accept context=1 pdu=initiate-response profile=mms max_pdu=65000 calls=10 version=1
> 03 00 00 26 02 f0 80 01 00 01 00 61 19 30 17 02 01 05 a0 12 a0 10 02 01 01 a4 0b a1 09 a0 07 30 05 a0 03 80 01 61
expect read request label="read" T0801 session=data context=5 pdu=confirmed-request invoke_id=1 service=read profile=mms item="a" member=0
expect flaw unknown_context

case MMS: an unknown kind; an unknown service; bytes behind; no service; modifiers
> 03 00 00 16 02 f0 80 01 00 01 00 61 09 30 07 02 01 03 a0 02 af 00
expect other request changes=unknown label="unknown message" session=data context=3 profile=mms
expect flaw unknown_pdu
> 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a0 06 02 01 01 bf 4f 00
expect other request changes=unknown label="unknown service" session=data context=3 pdu=confirmed-request invoke_id=1 service=79 profile=mms
expect flaw unknown_service
> 03 00 00 28 02 f0 80 01 00 01 00 61 1b 30 19 02 01 03 a0 14 a0 10 02 01 02 a4 0b a1 09 a0 07 30 05 a0 03 80 01 61 05 00
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=2 service=read profile=mms item="a" member=0
expect flaw trailing
> 03 00 00 1b 02 f0 80 01 00 01 00 61 0e 30 0c 02 01 03 a0 07 a0 05 02 01 01 05 00
expect flaw truncated
expect flaw bad_body
> 03 00 00 1f 02 f0 80 01 00 01 00 61 12 30 10 02 01 03 a0 0b a0 09 02 01 03 30 02 a0 00 82 00
expect identify request label="identify" T0888 session=data context=3 pdu=confirmed-request invoke_id=3 service=identify profile=mms
< 03 00 00 1c 02 f0 80 01 00 01 00 61 0f 30 0d 02 01 03 a0 08 a1 06 02 01 09 bf 4f 00
expect other answer changes=unknown label="unknown service" session=data context=3 pdu=confirmed-response invoke_id=9 service=79 profile=mms
expect flaw no_request
expect flaw unknown_service

case bodies that are not of their form
> 03 00 00 1f 02 f0 80 01 00 01 00 61 12 30 10 02 01 03 a0 0b a0 09 02 01 01 a4 04 a1 02 a2 00
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=1 service=read profile=mms
expect flaw bad_body
expect flaw value_count
> 03 00 00 21 02 f0 80 01 00 01 00 61 14 30 12 02 01 03 a0 0d a0 0b 02 01 02 a4 06 a1 04 a0 02 31 00
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=2 service=read profile=mms member=0
expect flaw bad_body
> 03 00 00 29 02 f0 80 01 00 01 00 61 1c 30 1a 02 01 03 a0 15 a0 13 02 01 03 a5 0e a0 07 30 05 a0 03 80 01 61 a3 03 85 01 01
expect write request changes=yes label="write" T0836 session=data context=3 pdu=confirmed-request invoke_id=3 service=write profile=mms item="a" member=0 element=0 type=integer value=1
expect flaw bad_body
> 03 00 00 1f 02 f0 80 01 00 01 00 61 12 30 10 02 01 03 a0 0b a0 09 02 01 04 a4 04 a1 02 a1 00
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=4 service=read profile=mms list=1 member=0
expect flaw bad_body
> 03 00 00 23 02 f0 80 01 00 01 00 61 16 30 14 02 01 03 a0 0f a0 0d 02 01 05 a4 08 a1 06 a0 04 30 02 a0 00
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=5 service=read profile=mms member=0
expect flaw bad_body
> 03 00 00 1b 02 f0 80 01 00 01 00 61 0e 30 0c 02 01 03 a0 07 a0 05 02 01 06 ab 00
expect flaw truncated
expect flaw bad_body
> 03 00 00 1f 02 f0 80 01 00 01 00 61 12 30 10 02 01 03 a0 0b a0 09 02 01 07 ad 04 a1 02 30 00
expect config request changes=yes label="delete named variable list" T0809 session=data context=3 pdu=confirmed-request invoke_id=7 service=delete-named-variable-list profile=mms
expect flaw bad_body
> 03 00 00 1f 02 f0 80 01 00 01 00 61 12 30 10 02 01 03 a0 0b a0 09 02 01 08 a1 04 a7 02 80 00
expect read request label="get name list" T0861 session=data context=3 pdu=confirmed-request invoke_id=8 service=get-name-list profile=mms
expect flaw bad_body
< 03 00 00 20 02 f0 80 01 00 01 00 61 13 30 11 02 01 03 a0 0c a1 0a 02 01 01 a4 05 a4 03 83 01 01
expect read answer label="read" T0801 session=data context=3 pdu=confirmed-response invoke_id=1 service=read profile=mms member=0 element=0 type=boolean value=1
expect flaw misfit
expect flaw bad_body
< 03 00 00 1d 02 f0 80 01 00 01 00 61 10 30 0e 02 01 03 a0 09 a1 07 02 01 03 a5 02 85 00
expect write answer changes=yes label="write" T0836 session=data context=3 pdu=confirmed-response invoke_id=3 service=write profile=mms item="a" member=0
expect flaw bad_body
< 03 00 00 26 02 f0 80 01 00 01 00 61 19 30 17 02 01 03 a0 12 a3 10 a0 0e a0 07 30 05 a0 03 80 01 61 a5 03 83 01 01
expect report report label="information report" T0856 session=data context=3 pdu=unconfirmed unconfirmed=information-report profile=mms item="a" member=0 element=0 type=boolean value=1
expect flaw bad_body
< 03 00 00 29 02 f0 80 01 00 01 00 61 1c 30 1a 02 01 03 a0 15 a3 13 a0 11 a0 07 30 05 a0 03 80 01 61 a0 06 83 01 01 83 01 02
expect report report label="information report" T0856 session=data context=3 pdu=unconfirmed unconfirmed=information-report profile=mms item="a" member=0 element=0 type=boolean value=1
expect flaw value_count

case values that do not go with their type, or lie too deep
> 03 00 00 2a 02 f0 80 01 00 01 00 61 1d 30 1b 02 01 03 a0 16 a0 14 02 01 01 a5 0f a0 07 30 05 a0 03 80 01 61 a0 04 83 02 01 01
expect write request changes=yes label="write" T0836 session=data context=3 pdu=confirmed-request invoke_id=1 service=write profile=mms item="a" member=0 element=0 type=boolean
expect flaw bad_value
> 03 00 00 2b 02 f0 80 01 00 01 00 61 1e 30 1c 02 01 03 a0 17 a0 15 02 01 02 a5 10 a0 07 30 05 a0 03 80 01 61 a0 05 9f 03 20 01 01
expect flaw truncated
> 03 00 00 43 02 f0 80 01 00 01 00 61 36 30 34 02 01 03 a0 2f a0 2d 02 01 03 a5 28 a0 07 30 05 a0 03 80 01 61 a0 1d a2 1b a2 19 a2 17 a2 15 a2 13 a2 11 a2 0f a2 0d a2 0b a2 09 a2 07 a2 05 a2 03 83 01 01
expect write request changes=yes label="write" T0836 session=data context=3 pdu=confirmed-request invoke_id=3 service=write profile=mms item="a" member=0
expect flaw bad_value

case truncated in a value
> 03 00 00 28 02 f0 80 01 00 01 00 61 1c 30 1a 02 01 03 a0 15 a0 13 02 01 01 a5 0e a0 07 30 05 a0 03 80 01 61 a0 03 85 01
expect flaw truncated
expect carrier

case refused: read, write, a read of a list, another service, a long read; not an answer, not a piece
> 03 00 00 2e 02 f0 80 01 00 01 00 61 21 30 1f 02 01 03 a0 1a a0 18 02 02 01 2c a4 12 a1 10 a0 0e 30 05 a0 03 80 01 61 30 05 a0 03 80 01 62
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=300 service=read profile=mms item="a" member=0
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=300 service=read profile=mms item="b" member=1
refuse = 03 00 00 24 02 f0 80 01 00 01 00 61 17 30 15 02 01 03 a0 10 a1 0e 02 02 01 2c a4 08 a1 06 80 01 03 80 01 03
refuse 10 = 03 00 00 24 02 f0 80 01 00 01 00 61 17 30 15 02 01 03 a0 10 a1 0e 02 02 01 2c a4 08 a1 06 80 01 0a 80 01 0a
> 03 00 00 66 02 f0 80 01 00 01 00 61 59 30 57 02 01 03 a0 52 a0 50 02 01 02 a5 4b a0 22 30 20 a0 1e a1 1c 1a 07 49 45 44 31 4c 44 30 1a 11 43 53 57 49 31 24 43 4f 24 50 6f 73 24 4f 70 65 72 a0 25 a2 23 83 01 01 a2 0a 85 01 03 89 05 48 4d 49 2d 32 86 01 07 91 08 65 e9 9c a4 80 00 0a 18 83 01 00 84 02 06 c0
expect control request changes=yes label="operate" T0855 session=data context=3 pdu=confirmed-request invoke_id=2 service=write profile=iec61850 domain="IED1LD0" item="CSWI1$CO$Pos$Oper" constraint=co member=0 type=boolean value=1 category=remote originator=484d492d32 control_number=7 test=0 check=3 command_time=1709808804500
refuse = 03 00 00 1e 02 f0 80 01 00 01 00 61 11 30 0f 02 01 03 a0 0a a1 08 02 01 02 a5 03 80 01 03
> 03 00 00 3c 02 f0 80 01 00 01 00 61 2f 30 2d 02 01 03 a0 28 a0 26 02 01 03 a4 21 80 01 01 a1 1c a1 1a a1 18 1a 07 49 45 44 31 4c 44 30 1a 0d 4c 4c 4e 30 24 44 61 74 61 53 65 74 31
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=3 service=read profile=iec61850 domain="IED1LD0" item="LLN0$DataSet1" list=1 member=0
refuse = 03 00 00 20 02 f0 80 01 00 01 00 61 13 30 11 02 01 03 a0 0c a2 0a 80 01 03 a2 05 a0 03 87 01 03
> 03 00 00 3a 02 f0 80 01 00 01 00 61 2d 30 2b 02 01 03 a0 26 a0 24 02 01 04 a5 1f a1 15 a1 13 1a 07 49 45 44 31 4c 44 30 1a 08 4c 4c 4e 30 24 53 65 74 a0 06 85 01 05 85 01 06
expect write request changes=yes label="write" T0836 session=data context=3 pdu=confirmed-request invoke_id=4 service=write profile=iec61850 domain="IED1LD0" item="LLN0$Set" list=1 member=0 element=0 type=integer value=5
expect write request changes=yes label="write" T0836 session=data context=3 pdu=confirmed-request invoke_id=4 service=write profile=iec61850 domain="IED1LD0" item="LLN0$Set" list=1 member=1 element=0 type=integer value=6
refuse = 03 00 00 21 02 f0 80 01 00 01 00 61 14 30 12 02 01 03 a0 0d a1 0b 02 01 04 a5 06 80 01 03 80 01 03
> 03 00 00 1f 02 f0 80 01 00 01 00 61 12 30 10 02 01 03 a0 0b a0 09 02 01 05 bf 4c 03 19 01 42
expect file request changes=yes label="delete file" T0809 session=data context=3 pdu=confirmed-request invoke_id=5 service=file-delete profile=iec61850 file="B"
refuse = 03 00 00 20 02 f0 80 01 00 01 00 61 13 30 11 02 01 03 a0 0c a2 0a 80 01 05 a2 05 a0 03 87 01 03
> 03 00 00 1f 02 f0 80 01 00 01 00 61 12 30 10 02 01 03 a0 0b a0 09 02 01 08 30 02 a0 00 82 00
expect identify request label="identify" T0888 session=data context=3 pdu=confirmed-request invoke_id=8 service=identify profile=iec61850
refuse = 03 00 00 20 02 f0 80 01 00 01 00 61 13 30 11 02 01 03 a0 0c a2 0a 80 01 08 a2 05 a0 03 87 01 03
> 03 00 01 b8 02 f0 80 01 00 01 00 61 82 01 a9 30 82 01 a5 02 01 03 a0 82 01 9e a0 82 01 9a 02 01 06 a4 82 01 93 a1 82 01 8f a0 82 01 8b 30 06 a0 04 80 02 76 30 30 06 a0 04 80 02 76 31 30 06 a0 04 80 02 76 32 30 06 a0 04 80 02 76 33 30 06 a0 04 80 02 76 34 30 06 a0 04 80 02 76 35 30 06 a0 04 80 02 76 36 30 06 a0 04 80 02 76 37 30 06 a0 04 80 02 76 38 30 06 a0 04 80 02 76 39 30 07 a0 05 80 03 76 31 30 30 07 a0 05 80 03 76 31 31 30 07 a0 05 80 03 76 31 32 30 07 a0 05 80 03 76 31 33 30 07 a0 05 80 03 76 31 34 30 07 a0 05 80 03 76 31 35 30 07 a0 05 80 03 76 31 36 30 07 a0 05 80 03 76 31 37 30 07 a0 05 80 03 76 31 38 30 07 a0 05 80 03 76 31 39 30 07 a0 05 80 03 76 32 30 30 07 a0 05 80 03 76 32 31 30 07 a0 05 80 03 76 32 32 30 07 a0 05 80 03 76 32 33 30 07 a0 05 80 03 76 32 34 30 07 a0 05 80 03 76 32 35 30 07 a0 05 80 03 76 32 36 30 07 a0 05 80 03 76 32 37 30 07 a0 05 80 03 76 32 38 30 07 a0 05 80 03 76 32 39 30 07 a0 05 80 03 76 33 30 30 07 a0 05 80 03 76 33 31 30 07 a0 05 80 03 76 33 32 30 07 a0 05 80 03 76 33 33 30 07 a0 05 80 03 76 33 34 30 07 a0 05 80 03 76 33 35 30 07 a0 05 80 03 76 33 36 30 07 a0 05 80 03 76 33 37 30 07 a0 05 80 03 76 33 38 30 07 a0 05 80 03 76 33 39 30 07 a0 05 80 03 76 34 30 30 07 a0 05 80 03 76 34 31 30 07 a0 05 80 03 76 34 32 30 07 a0 05 80 03 76 34 33 30 07 a0 05 80 03 76 34 34
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=6 service=read profile=iec61850 item="v0" member=0
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=6 service=read profile=iec61850 item="v1" member=1
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=6 service=read profile=iec61850 item="v2" member=2
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=6 service=read profile=iec61850 item="v3" member=3
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=6 service=read profile=iec61850 item="v4" member=4
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=6 service=read profile=iec61850 item="v5" member=5
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=6 service=read profile=iec61850 item="v6" member=6
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=6 service=read profile=iec61850 item="v7" member=7
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=6 service=read profile=iec61850 item="v8" member=8
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=6 service=read profile=iec61850 item="v9" member=9
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=6 service=read profile=iec61850 item="v10" member=10
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=6 service=read profile=iec61850 item="v11" member=11
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=6 service=read profile=iec61850 item="v12" member=12
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=6 service=read profile=iec61850 item="v13" member=13
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=6 service=read profile=iec61850 item="v14" member=14
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=6 service=read profile=iec61850 item="v15" member=15
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=6 service=read profile=iec61850 item="v16" member=16
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=6 service=read profile=iec61850 item="v17" member=17
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=6 service=read profile=iec61850 item="v18" member=18
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=6 service=read profile=iec61850 item="v19" member=19
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=6 service=read profile=iec61850 item="v20" member=20
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=6 service=read profile=iec61850 item="v21" member=21
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=6 service=read profile=iec61850 item="v22" member=22
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=6 service=read profile=iec61850 item="v23" member=23
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=6 service=read profile=iec61850 item="v24" member=24
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=6 service=read profile=iec61850 item="v25" member=25
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=6 service=read profile=iec61850 item="v26" member=26
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=6 service=read profile=iec61850 item="v27" member=27
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=6 service=read profile=iec61850 item="v28" member=28
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=6 service=read profile=iec61850 item="v29" member=29
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=6 service=read profile=iec61850 item="v30" member=30
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=6 service=read profile=iec61850 item="v31" member=31
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=6 service=read profile=iec61850 item="v32" member=32
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=6 service=read profile=iec61850 item="v33" member=33
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=6 service=read profile=iec61850 item="v34" member=34
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=6 service=read profile=iec61850 item="v35" member=35
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=6 service=read profile=iec61850 item="v36" member=36
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=6 service=read profile=iec61850 item="v37" member=37
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=6 service=read profile=iec61850 item="v38" member=38
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=6 service=read profile=iec61850 item="v39" member=39
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=6 service=read profile=iec61850 item="v40" member=40
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=6 service=read profile=iec61850 item="v41" member=41
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=6 service=read profile=iec61850 item="v42" member=42
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=6 service=read profile=iec61850 item="v43" member=43
expect read request label="read" T0801 session=data context=3 pdu=confirmed-request invoke_id=6 service=read profile=iec61850 item="v44" member=44
refuse = 03 00 00 aa 02 f0 80 01 00 01 00 61 81 9c 30 81 99 02 01 03 a0 81 93 a1 81 90 02 01 06 a4 81 8a a1 81 87 80 01 03 80 01 03 80 01 03 80 01 03 80 01 03 80 01 03 80 01 03 80 01 03 80 01 03 80 01 03 80 01 03 80 01 03 80 01 03 80 01 03 80 01 03 80 01 03 80 01 03 80 01 03 80 01 03 80 01 03 80 01 03 80 01 03 80 01 03 80 01 03 80 01 03 80 01 03 80 01 03 80 01 03 80 01 03 80 01 03 80 01 03 80 01 03 80 01 03 80 01 03 80 01 03 80 01 03 80 01 03 80 01 03 80 01 03 80 01 03 80 01 03 80 01 03 80 01 03 80 01 03 80 01 03
> 03 00 00 19 02 f0 80 a0 10 02 01 07 a4 0b a1 09 a0 07 30 05 a0 03 80 01 61
expect read request label="read" T0801 pdu=confirmed-request invoke_id=7 service=read profile=iec61850 item="a" member=0
refuse = 03 00 00 13 02 f0 80 a1 0a 02 01 07 a4 05 a1 03 80 01 03
< 03 00 00 1e 02 f0 80 01 00 01 00 61 11 30 0f 02 01 03 a0 0a a1 08 02 01 09 a0 03 80 01 00
expect diagnose answer label="status" session=data context=3 pdu=confirmed-response invoke_id=9 service=status profile=iec61850 state=state-changes-allowed
expect flaw no_request
refuse = none
> 03 00 00 a3 02 f0 80 0d 9a 05 06 13 01 00 16 01 02 14 02 00 02 33 02 00 01 34 02 00 01 c1 84 31 81 81 a0 03 80 01 01 a2 7a 81 04 00 00 00 01 82 04 00 00 00 01 a4 23 30 0f 02 01 01 06 04 52 01 00 01 30 04 06 02 51 01 30 10 02 01 03 06 05 28 ca 22 02 01 30 04 06 02 51 01 61 47 30 45 02 01 01 a0 40 60 3e a1 07 06 05 28 ca 22 02 03 be 33 28 31 06 02 51 01 02 01 03 a0 28 a8 26 80 03 00 fd e8 81 01 05 82 01 0a 83 01 05 a4 16 80 01 01 81 03 05 f1 00 82 0c 03 ee 1c 00 00 04 00 00 00 79 ef 18
expect session request housekeeping label="initiate" session=connect context=1 authenticated=0 pdu=initiate-request profile=iec61850 max_pdu=65000 calls=10 version=1
refuse = none
> 03 00 00 09 02 f0 00 01 00
expect piece
refuse = none
