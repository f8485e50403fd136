# SPDX-License-Identifier: Apache-2.0
# Vectors of routable GOOSE, written by hand from IEC TR 61850-90-5: transport 01 40, session a1 and length, common header
# 80 and length: length (4), number (4), version (2), time of the key (4), time to the next (2), security; payload length
# (4), then 81, simulated, APPID (2), length (2), goosePdu.  Key since 2024-03-07 10:53:24.
protocol rgoose

case one GOOSE; then two in one session message
> 01 40 a1 17 80 15 00 00 00 64 00 00 00 01 00 01 65 e9 9c a4 00 3c 00 00 00 07 00 00 00 00 49 81 00 00 03 00 43 61 41 80 0c 42 31 2f 4c 4c 4e 30 24 47 4f 24 67 81 02 07 d0 82 09 42 31 2f 4c 4c 4e 30 24 44 83 01 67 84 08 65 e9 9c a4 80 00 0a 18 85 01 01 86 01 00 87 01 00 88 01 01 89 01 00 8a 01 01 ab 03 83 01 00
expect report report changes=unknown label="routed GOOSE" T0856 session=goose length=100 sequence=1 version=1 key_time=1709808804000 next_key=60 key=7 vector= payload=73 signed=0
expect report report changes=unknown label="GOOSE value" T0856 in=goose appid=3 length=67 simulated=0 control_block="B1/LLN0$GO$g" time_allowed=2000 data_set="B1/LLN0$D" goose_id="g" time=1709808804500 time_quality=24 state_number=1 sequence=0 test=0 config_revision=1 needs_commissioning=0 count=1 entry=0 element=0 type=boolean value=0
expect identity name="B1"
expect carried goose code -1
> 01 40 a1 17 80 15 00 00 00 64 00 00 00 02 00 01 65 e9 9c a4 00 3c 00 00 00 07 00 00 00 00 92 81 00 00 03 00 43 61 41 80 0c 42 31 2f 4c 4c 4e 30 24 47 4f 24 67 81 02 07 d0 82 09 42 31 2f 4c 4c 4e 30 24 44 83 01 67 84 08 65 e9 9c a4 80 00 0a 18 85 01 01 86 01 01 87 01 00 88 01 01 89 01 00 8a 01 01 ab 03 83 01 00 81 00 00 03 00 43 61 41 80 0c 42 31 2f 4c 4c 4e 30 24 47 4f 24 67 81 02 07 d0 82 09 42 31 2f 4c 4c 4e 30 24 44 83 01 67 84 08 65 e9 9c a4 80 00 0a 18 85 01 01 86 01 02 87 01 00 88 01 01 89 01 00 8a 01 01 ab 03 83 01 00
expect report report changes=unknown label="routed GOOSE" T0856 session=goose length=100 sequence=2 version=1 key_time=1709808804000 next_key=60 key=7 vector= payload=146 signed=0
expect report report changes=unknown label="GOOSE value" T0856 in=goose appid=3 length=67 simulated=0 control_block="B1/LLN0$GO$g" time_allowed=2000 data_set="B1/LLN0$D" goose_id="g" time=1709808804500 time_quality=24 state_number=1 sequence=1 test=0 config_revision=1 needs_commissioning=0 count=1 entry=0 element=0 type=boolean value=0
expect carried goose code -1
expect report report changes=unknown label="GOOSE value" T0856 in=goose appid=3 length=67 simulated=0 control_block="B1/LLN0$GO$g" time_allowed=2000 data_set="B1/LLN0$D" goose_id="g" time=1709808804500 time_quality=24 state_number=1 sequence=2 test=0 config_revision=1 needs_commissioning=0 count=1 entry=0 element=0 type=boolean value=0
expect carried goose code -1

case security: algorithms without a vector, with one; a vector without algorithms; a signature behind padding
> 01 40 a1 18 80 16 00 00 00 64 00 00 00 01 00 01 65 e9 9c a4 00 3c 00 02 00 00 00 07 00 00 00 49 81 00 00 03 00 43 61 41 80 0c 42 31 2f 4c 4c 4e 30 24 47 4f 24 67 81 02 07 d0 82 09 42 31 2f 4c 4c 4e 30 24 44 83 01 67 84 08 65 e9 9c a4 80 00 0a 18 85 01 01 86 01 00 87 01 00 88 01 01 89 01 00 8a 01 01 ab 03 83 01 00
expect report report changes=unknown label="routed GOOSE" T0856 session=goose length=100 sequence=1 version=1 key_time=1709808804000 next_key=60 encryption=none signature=hmac-sha-256-128 key=7 payload=73 signed=0
expect report report changes=unknown label="GOOSE value" T0856 in=goose appid=3 length=67 simulated=0 control_block="B1/LLN0$GO$g" time_allowed=2000 data_set="B1/LLN0$D" goose_id="g" time=1709808804500 time_quality=24 state_number=1 sequence=0 test=0 config_revision=1 needs_commissioning=0 count=1 entry=0 element=0 type=boolean value=0
expect identity name="B1"
expect carried goose code -1
> 01 40 a1 1d 80 1b 00 00 00 64 00 00 00 02 00 01 65 e9 9c a4 00 3c 00 01 00 00 00 07 04 01 02 03 04 00 00 00 49 81 00 00 03 00 43 61 41 80 0c 42 31 2f 4c 4c 4e 30 24 47 4f 24 67 81 02 07 d0 82 09 42 31 2f 4c 4c 4e 30 24 44 83 01 67 84 08 65 e9 9c a4 80 00 0a 18 85 01 01 86 01 01 87 01 00 88 01 01 89 01 00 8a 01 01 ab 03 83 01 00
expect report report changes=unknown label="routed GOOSE" T0856 session=goose length=100 sequence=2 version=1 key_time=1709808804000 next_key=60 encryption=none signature=hmac-sha-256-80 key=7 vector=01020304 payload=73 signed=0
expect report report changes=unknown label="GOOSE value" T0856 in=goose appid=3 length=67 simulated=0 control_block="B1/LLN0$GO$g" time_allowed=2000 data_set="B1/LLN0$D" goose_id="g" time=1709808804500 time_quality=24 state_number=1 sequence=1 test=0 config_revision=1 needs_commissioning=0 count=1 entry=0 element=0 type=boolean value=0
expect carried goose code -1
> 01 40 a1 19 80 17 00 00 00 64 00 00 00 03 00 01 65 e9 9c a4 00 3c 00 00 00 07 02 01 02 00 00 00 49 81 00 00 03 00 43 61 41 80 0c 42 31 2f 4c 4c 4e 30 24 47 4f 24 67 81 02 07 d0 82 09 42 31 2f 4c 4c 4e 30 24 44 83 01 67 84 08 65 e9 9c a4 80 00 0a 18 85 01 01 86 01 02 87 01 00 88 01 01 89 01 00 8a 01 01 ab 03 83 01 00
expect report report changes=unknown label="routed GOOSE" T0856 session=goose length=100 sequence=3 version=1 key_time=1709808804000 next_key=60 key=7 vector=0102 payload=73 signed=0
expect report report changes=unknown label="GOOSE value" T0856 in=goose appid=3 length=67 simulated=0 control_block="B1/LLN0$GO$g" time_allowed=2000 data_set="B1/LLN0$D" goose_id="g" time=1709808804500 time_quality=24 state_number=1 sequence=2 test=0 config_revision=1 needs_commissioning=0 count=1 entry=0 element=0 type=boolean value=0
expect carried goose code -1
> 01 40 a1 18 80 16 00 00 00 64 00 00 00 04 00 01 65 e9 9c a4 00 3c 00 02 00 00 00 07 00 00 00 49 81 00 00 03 00 43 61 41 80 0c 42 31 2f 4c 4c 4e 30 24 47 4f 24 67 81 02 07 d0 82 09 42 31 2f 4c 4c 4e 30 24 44 83 01 67 84 08 65 e9 9c a4 80 00 0a 18 85 01 01 86 01 03 87 01 00 88 01 01 89 01 00 8a 01 01 ab 03 83 01 00 af 02 00 00 85 04 01 02 03 04
expect report report changes=unknown label="routed GOOSE" T0856 session=goose length=100 sequence=4 version=1 key_time=1709808804000 next_key=60 encryption=none signature=hmac-sha-256-128 key=7 payload=73 signed=1
expect report report changes=unknown label="GOOSE value" T0856 in=goose appid=3 length=67 simulated=0 control_block="B1/LLN0$GO$g" time_allowed=2000 data_set="B1/LLN0$D" goose_id="g" time=1709808804500 time_quality=24 state_number=1 sequence=3 test=0 config_revision=1 needs_commissioning=0 count=1 entry=0 element=0 type=boolean value=0
expect carried goose code -1

case encrypted: nothing inside can be judged
> 01 40 a1 1b 80 19 00 00 00 64 00 00 00 01 00 01 65 e9 9c a4 00 3c 01 04 00 00 00 07 02 01 02 00 00 00 14 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
expect report report changes=unknown opaque label="encrypted GOOSE" T0856 session=goose length=100 sequence=1 version=1 key_time=1709808804000 next_key=60 encryption=aes-128-gcm signature=aes-gmac-64 key=7 vector=0102 payload=20 signed=0

case simulated
> 01 40 a1 17 80 15 00 00 00 64 00 00 00 01 00 01 65 e9 9c a4 00 3c 00 00 00 07 00 00 00 00 49 81 01 00 03 00 43 61 41 80 0c 42 31 2f 4c 4c 4e 30 24 47 4f 24 67 81 02 07 d0 82 09 42 31 2f 4c 4c 4e 30 24 44 83 01 67 84 08 65 e9 9c a4 80 00 0a 18 85 01 01 86 01 00 87 01 01 88 01 01 89 01 00 8a 01 01 ab 03 83 01 00
expect report report changes=unknown label="routed GOOSE" T0856 session=goose length=100 sequence=1 version=1 key_time=1709808804000 next_key=60 key=7 vector= payload=73 signed=0
expect report report changes=unknown label="simulated GOOSE value" T0856 in=goose appid=3 length=67 simulated=1 control_block="B1/LLN0$GO$g" time_allowed=2000 data_set="B1/LLN0$D" goose_id="g" time=1709808804500 time_quality=24 state_number=1 sequence=0 test=1 config_revision=1 needs_commissioning=0 count=1 entry=0 element=0 type=boolean value=0
expect identity name="B1"
expect carried goose code -1

case numbers: one missing, one repeated, one back
> 01 40 a1 17 80 15 00 00 00 64 00 00 00 05 00 01 65 e9 9c a4 00 3c 00 00 00 07 00 00 00 00 49 81 00 00 03 00 43 61 41 80 0c 42 31 2f 4c 4c 4e 30 24 47 4f 24 67 81 02 07 d0 82 09 42 31 2f 4c 4c 4e 30 24 44 83 01 67 84 08 65 e9 9c a4 80 00 0a 18 85 01 01 86 01 00 87 01 00 88 01 01 89 01 00 8a 01 01 ab 03 83 01 00
expect report report changes=unknown label="routed GOOSE" T0856 session=goose length=100 sequence=5 version=1 key_time=1709808804000 next_key=60 key=7 vector= payload=73 signed=0
expect report report changes=unknown label="GOOSE value" T0856 in=goose appid=3 length=67 simulated=0 control_block="B1/LLN0$GO$g" time_allowed=2000 data_set="B1/LLN0$D" goose_id="g" time=1709808804500 time_quality=24 state_number=1 sequence=0 test=0 config_revision=1 needs_commissioning=0 count=1 entry=0 element=0 type=boolean value=0
expect identity name="B1"
expect carried goose code -1
> 01 40 a1 17 80 15 00 00 00 64 00 00 00 07 00 01 65 e9 9c a4 00 3c 00 00 00 07 00 00 00 00 49 81 00 00 03 00 43 61 41 80 0c 42 31 2f 4c 4c 4e 30 24 47 4f 24 67 81 02 07 d0 82 09 42 31 2f 4c 4c 4e 30 24 44 83 01 67 84 08 65 e9 9c a4 80 00 0a 18 85 01 01 86 01 01 87 01 00 88 01 01 89 01 00 8a 01 01 ab 03 83 01 00
expect report report changes=unknown label="routed GOOSE" T0856 session=goose length=100 sequence=7 version=1 key_time=1709808804000 next_key=60 key=7 vector= payload=73 signed=0
expect report report changes=unknown label="GOOSE value" T0856 in=goose appid=3 length=67 simulated=0 control_block="B1/LLN0$GO$g" time_allowed=2000 data_set="B1/LLN0$D" goose_id="g" time=1709808804500 time_quality=24 state_number=1 sequence=1 test=0 config_revision=1 needs_commissioning=0 count=1 entry=0 element=0 type=boolean value=0
expect carried goose code -1
expect flaw sequence_gap
> 01 40 a1 17 80 15 00 00 00 64 00 00 00 07 00 01 65 e9 9c a4 00 3c 00 00 00 07 00 00 00 00 49 81 00 00 03 00 43 61 41 80 0c 42 31 2f 4c 4c 4e 30 24 47 4f 24 67 81 02 07 d0 82 09 42 31 2f 4c 4c 4e 30 24 44 83 01 67 84 08 65 e9 9c a4 80 00 0a 18 85 01 01 86 01 01 87 01 00 88 01 01 89 01 00 8a 01 01 ab 03 83 01 00
expect report report changes=unknown label="routed GOOSE" T0856 session=goose length=100 sequence=7 version=1 key_time=1709808804000 next_key=60 key=7 vector= payload=73 signed=0
expect report report changes=unknown label="GOOSE value" T0856 in=goose appid=3 length=67 simulated=0 control_block="B1/LLN0$GO$g" time_allowed=2000 data_set="B1/LLN0$D" goose_id="g" time=1709808804500 time_quality=24 state_number=1 sequence=1 test=0 config_revision=1 needs_commissioning=0 count=1 entry=0 element=0 type=boolean value=0
expect flaw goose.repeated
expect carried goose code -1
expect flaw repeated
> 01 40 a1 17 80 15 00 00 00 64 00 00 00 03 00 01 65 e9 9c a4 00 3c 00 00 00 07 00 00 00 00 49 81 00 00 03 00 43 61 41 80 0c 42 31 2f 4c 4c 4e 30 24 47 4f 24 67 81 02 07 d0 82 09 42 31 2f 4c 4c 4e 30 24 44 83 01 67 84 08 65 e9 9c a4 80 00 0a 18 85 01 01 86 01 02 87 01 00 88 01 01 89 01 00 8a 01 01 ab 03 83 01 00
expect report report changes=unknown label="routed GOOSE" T0856 session=goose length=100 sequence=3 version=1 key_time=1709808804000 next_key=60 key=7 vector= payload=73 signed=0
expect report report changes=unknown label="GOOSE value" T0856 in=goose appid=3 length=67 simulated=0 control_block="B1/LLN0$GO$g" time_allowed=2000 data_set="B1/LLN0$D" goose_id="g" time=1709808804500 time_quality=24 state_number=1 sequence=2 test=0 config_revision=1 needs_commissioning=0 count=1 entry=0 element=0 type=boolean value=0
expect carried goose code -1
expect flaw sequence_back
> 01 40 a1 17 80 15 00 00 00 64 00 00 00 08 00 01 65 e9 9c a4 00 3c 00 00 00 07 00 00 00 00 49 81 00 00 03 00 43 61 41 80 0c 42 31 2f 4c 4c 4e 30 24 47 4f 24 67 81 02 07 d0 82 09 42 31 2f 4c 4c 4e 30 24 44 83 01 67 84 08 65 e9 9c a4 80 00 0a 18 85 01 01 86 01 03 87 01 00 88 01 01 89 01 00 8a 01 01 ab 03 83 01 00
expect report report changes=unknown label="routed GOOSE" T0856 session=goose length=100 sequence=8 version=1 key_time=1709808804000 next_key=60 key=7 vector= payload=73 signed=0
expect report report changes=unknown label="GOOSE value" T0856 in=goose appid=3 length=67 simulated=0 control_block="B1/LLN0$GO$g" time_allowed=2000 data_set="B1/LLN0$D" goose_id="g" time=1709808804500 time_quality=24 state_number=1 sequence=3 test=0 config_revision=1 needs_commissioning=0 count=1 entry=0 element=0 type=boolean value=0
expect carried goose code -1

case other sessions
> 01 40 a2 17 80 15 00 00 00 64 00 00 00 01 00 01 65 e9 9c a4 00 3c 00 00 00 07 00 00 00 00 08 82 00 00 03 00 02 60 00
expect other request changes=unknown label="session without GOOSE" session=sampled-values length=100 sequence=1 version=1 key_time=1709808804000 next_key=60 key=7 vector= payload=8 signed=0
expect flaw unknown_session
> 01 40 a0 17 80 15 00 00 00 64 00 00 00 02 00 01 65 e9 9c a4 00 3c 00 00 00 07 00 00 00 00 00
expect other request changes=unknown label="session without GOOSE" session=tunnel length=100 sequence=2 version=1 key_time=1709808804000 next_key=60 key=7 vector= payload=0 signed=0
expect flaw unknown_session
> 01 40 a3 17 80 15 00 00 00 64 00 00 00 03 00 01 65 e9 9c a4 00 3c 00 00 00 07 00 00 00 00 00
expect other request changes=unknown label="session without GOOSE" session=management length=100 sequence=3 version=1 key_time=1709808804000 next_key=60 key=7 vector= payload=0 signed=0
expect flaw unknown_session

case flaws: transport, header, security, payload
> 01 50 a1 17 80 15 00 00 00 64 00 00 00 01 00 01 65 e9 9c a4 00 3c 00 00 00 07 00 00 00 00 49 81 00 00 03 00 43 61 41 80 0c 42 31 2f 4c 4c 4e 30 24 47 4f 24 67 81 02 07 d0 82 09 42 31 2f 4c 4c 4e 30 24 44 83 01 67 84 08 65 e9 9c a4 80 00 0a 18 85 01 01 86 01 00 87 01 00 88 01 01 89 01 00 8a 01 01 ab 03 83 01 00
expect report report changes=unknown label="routed GOOSE" T0856 session=goose length=100 sequence=1 version=1 key_time=1709808804000 next_key=60 key=7 vector= payload=73 signed=0
expect report report changes=unknown label="GOOSE value" T0856 in=goose appid=3 length=67 simulated=0 control_block="B1/LLN0$GO$g" time_allowed=2000 data_set="B1/LLN0$D" goose_id="g" time=1709808804500 time_quality=24 state_number=1 sequence=0 test=0 config_revision=1 needs_commissioning=0 count=1 entry=0 element=0 type=boolean value=0
expect identity name="B1"
expect carried goose code -1
expect flaw bad_transport
> 01 40 a1 17 81 15 00 00 00 64 00 00 00 02 00 01 65 e9 9c a4 00 3c 00 00 00 07 00 00 00 00 49 81 00 00 03 00 43 61 41 80 0c 42 31 2f 4c 4c 4e 30 24 47 4f 24 67 81 02 07 d0 82 09 42 31 2f 4c 4c 4e 30 24 44 83 01 67 84 08 65 e9 9c a4 80 00 0a 18 85 01 01 86 01 00 87 01 00 88 01 01 89 01 00 8a 01 01 ab 03 83 01 00
expect report report changes=unknown label="routed GOOSE" T0856 session=goose length=100 sequence=2 version=1 key_time=1709808804000 next_key=60 key=7 vector= payload=73 signed=0
expect report report changes=unknown label="GOOSE value" T0856 in=goose appid=3 length=67 simulated=0 control_block="B1/LLN0$GO$g" time_allowed=2000 data_set="B1/LLN0$D" goose_id="g" time=1709808804500 time_quality=24 state_number=1 sequence=0 test=0 config_revision=1 needs_commissioning=0 count=1 entry=0 element=0 type=boolean value=0
expect flaw goose.repeated
expect carried goose code -1
expect flaw bad_header
> 01 40 a1 18 80 15 00 00 00 64 00 00 00 03 00 01 65 e9 9c a4 00 3c 00 00 00 07 00 00 00 00 00 49 81 00 00 03 00 43 61 41 80 0c 42 31 2f 4c 4c 4e 30 24 47 4f 24 67 81 02 07 d0 82 09 42 31 2f 4c 4c 4e 30 24 44 83 01 67 84 08 65 e9 9c a4 80 00 0a 18 85 01 01 86 01 00 87 01 00 88 01 01 89 01 00 8a 01 01 ab 03 83 01 00
expect report report changes=unknown label="routed GOOSE" T0856 session=goose length=100 sequence=3 version=1 key_time=1709808804000 next_key=60 key=7 vector= payload=73 signed=0
expect report report changes=unknown label="GOOSE value" T0856 in=goose appid=3 length=67 simulated=0 control_block="B1/LLN0$GO$g" time_allowed=2000 data_set="B1/LLN0$D" goose_id="g" time=1709808804500 time_quality=24 state_number=1 sequence=0 test=0 config_revision=1 needs_commissioning=0 count=1 entry=0 element=0 type=boolean value=0
expect flaw goose.repeated
expect carried goose code -1
expect flaw bad_header
> 01 40 a1 1b 80 19 00 00 00 64 00 00 00 04 00 01 65 e9 9c a4 00 3c 00 00 00 00 00 07 01 01 01 00 00 00 49 81 00 00 03 00 43 61 41 80 0c 42 31 2f 4c 4c 4e 30 24 47 4f 24 67 81 02 07 d0 82 09 42 31 2f 4c 4c 4e 30 24 44 83 01 67 84 08 65 e9 9c a4 80 00 0a 18 85 01 01 86 01 00 87 01 00 88 01 01 89 01 00 8a 01 01 ab 03 83 01 00
expect report report changes=unknown label="routed GOOSE" T0856 session=goose length=100 sequence=4 version=1 key_time=1709808804000 next_key=60 encryption=none signature=none key=7 vector=01 payload=73 signed=0
expect report report changes=unknown label="GOOSE value" T0856 in=goose appid=3 length=67 simulated=0 control_block="B1/LLN0$GO$g" time_allowed=2000 data_set="B1/LLN0$D" goose_id="g" time=1709808804500 time_quality=24 state_number=1 sequence=0 test=0 config_revision=1 needs_commissioning=0 count=1 entry=0 element=0 type=boolean value=0
expect flaw goose.repeated
expect carried goose code -1
expect flaw bad_header
> 01 40 a1 17 80 15 00 00 00 64 00 00 00 05 00 01 65 e9 9c a4 00 3c 00 00 00 07 00 00 00 00 08 84 00 00 03 00 02 01 02
expect report report changes=unknown label="routed GOOSE" T0856 session=goose length=100 sequence=5 version=1 key_time=1709808804000 next_key=60 key=7 vector= payload=8 signed=0
expect flaw bad_payload
> 01 40 a1 17 80 15 00 00 00 64 00 00 00 06 00 01 65 e9 9c a4 00 3c 00 00 00 07 00 00 00 00 09 81 00 00 03 00 43 61 41 80 0c 42 31 2f 4c 4c 4e 30 24 47 4f 24 67 81 02 07 d0 82 09 42 31 2f 4c 4c 4e 30 24 44 83 01 67 84 08 65 e9 9c a4 80 00 0a 18 85 01 01 86 01 00 87 01 00 88 01 01 89 01 00 8a 01 01 ab 03 83 01 00
expect report report changes=unknown label="routed GOOSE" T0856 session=goose length=100 sequence=6 version=1 key_time=1709808804000 next_key=60 key=7 vector= payload=9 signed=1
expect flaw truncated
> 01 40 a1 17 80 15 00 00 00 64 00 00 00 07 00 01 65 e9 9c a4 00 3c 00 00 00 07 00 00 00 03 e7 81 00 00 03 00 43 61 41 80 0c 42 31 2f 4c 4c 4e 30 24 47 4f 24 67 81 02 07 d0 82 09 42 31 2f 4c 4c 4e 30 24 44 83 01 67 84 08 65 e9 9c a4 80 00 0a 18 85 01 01 86 01 00 87 01 00 88 01 01 89 01 00 8a 01 01 ab 03 83 01 00
expect flaw truncated
