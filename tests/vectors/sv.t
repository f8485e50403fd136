# SPDX-License-Identifier: Apache-2.0
# Vectors of sampled values, written by hand from IEC 61850-9-2:2011, tables 14 and 15.  A frame is APPID, length, two
# reserved words (S is the highest bit of the first), then 60 savPdu: 80 noASDU, a2 of 30 ASDU: 80 svID, 81 datSet,
# 82 smpCnt, 83 confRev, 84 refrTm, 85 smpSynch, 86 smpRate, 87 sample, 88 smpMod, 89 gmIdentity.  The sample here is
# two channels of 9-2LE: 1000 and -1000, each with a word of quality.
protocol sv

case one sample, then the next; the counter begins again
> 40 00 00 36 00 00 00 00 60 2c 80 01 01 a2 27 30 25 80 04 4d 55 30 31 82 02 00 00 83 04 00 00 00 01 85 01 02 87 10 00 00 03 e8 00 00 00 00 ff ff fc 18 00 00 00 00
expect report report label="sampled values" T0856 appid=16384 length=54 simulated=0 signature_length=0 count=1 stream="MU01" sequence=0 config_revision=1 synchronised=global channel=0..3 value=[1000,0,-1000,0] quality=0 invalid=0 test=0
> 40 00 00 36 00 00 00 00 60 2c 80 01 01 a2 27 30 25 80 04 4d 55 30 31 82 02 00 01 83 04 00 00 00 01 85 01 02 87 10 00 00 03 e8 00 00 00 00 ff ff fc 18 00 00 00 00
expect report report label="sampled values" T0856 appid=16384 length=54 simulated=0 signature_length=0 count=1 stream="MU01" sequence=1 config_revision=1 synchronised=global channel=0..3 value=[1000,0,-1000,0] quality=0 invalid=0 test=0
> 40 00 00 36 00 00 00 00 60 2c 80 01 01 a2 27 30 25 80 04 4d 55 30 31 82 02 00 02 83 04 00 00 00 01 85 01 02 87 10 00 00 03 e8 00 00 00 00 ff ff fc 18 00 00 00 00
expect report report label="sampled values" T0856 appid=16384 length=54 simulated=0 signature_length=0 count=1 stream="MU01" sequence=2 config_revision=1 synchronised=global channel=0..3 value=[1000,0,-1000,0] quality=0 invalid=0 test=0
> 40 00 00 36 00 00 00 00 60 2c 80 01 01 a2 27 30 25 80 04 4d 55 30 31 82 02 00 00 83 04 00 00 00 01 85 01 02 87 10 00 00 03 e8 00 00 00 00 ff ff fc 18 00 00 00 00
expect report report label="sampled values" T0856 appid=16384 length=54 simulated=0 signature_length=0 count=1 stream="MU01" sequence=0 config_revision=1 synchronised=global channel=0..3 value=[1000,0,-1000,0] quality=0 invalid=0 test=0

case two samples in a message, all members
> 40 00 00 b5 00 00 00 00 60 81 aa 80 01 02 a2 81 a4 30 55 80 04 4d 55 30 31 81 12 4d 55 30 31 2f 4c 4c 4e 30 24 50 68 73 4d 65 61 73 31 82 02 00 0a 83 04 00 00 00 01 84 08 65 e9 9c a4 80 00 0a 18 85 01 02 86 02 00 50 87 10 00 00 03 e8 00 00 00 00 ff ff fc 18 00 00 00 00 88 02 00 00 89 08 00 01 02 03 04 05 06 07 30 4b 80 04 4d 55 30 31 81 12 4d 55 30 31 2f 4c 4c 4e 30 24 50 68 73 4d 65 61 73 31 82 02 00 0b 83 04 00 00 00 01 84 08 65 e9 9c a4 80 00 0a 18 85 01 01 86 02 12 c0 87 10 00 00 03 e8 00 00 00 00 ff ff fc 18 00 00 00 00 88 02 00 01
expect report report label="sampled values" T0856 appid=16384 length=181 simulated=0 signature_length=0 count=2 stream="MU01" data_set="MU01/LLN0$PhsMeas1" sequence=10 config_revision=1 time=1709808804500 synchronised=global rate=80 rate_mode=per-period grandmaster=0001020304050607 channel=0..3 value=[1000,0,-1000,0] quality=0 invalid=0 test=0
expect report report label="sampled values" T0856 appid=16384 length=181 simulated=0 signature_length=0 count=2 stream="MU01" data_set="MU01/LLN0$PhsMeas1" sequence=11 config_revision=1 time=1709808804500 synchronised=local rate=4800 rate_mode=per-second channel=0..3 value=[1000,0,-1000,0] quality=0 invalid=0 test=0

case quality: one channel invalid, one in test
> 40 00 00 36 00 00 00 00 60 2c 80 01 01 a2 27 30 25 80 04 4d 55 30 31 82 02 00 00 83 04 00 00 00 01 85 01 02 87 10 00 00 00 01 00 00 00 01 00 00 00 02 00 00 08 00
expect report report label="sampled values" T0856 appid=16384 length=54 simulated=0 signature_length=0 count=1 stream="MU01" sequence=0 config_revision=1 synchronised=global channel=0..3 value=[1,1,2,2048] quality=2049 invalid=1 test=1

case three words without quality; a sample of six octets
> 40 00 00 32 00 00 00 00 60 28 80 01 01 a2 23 30 21 80 04 4d 55 30 31 82 02 00 00 83 04 00 00 00 01 85 01 02 87 0c 00 00 00 00 00 00 00 00 00 00 00 00
expect report report label="sampled values" T0856 appid=16384 length=50 simulated=0 signature_length=0 count=1 stream="MU01" sequence=0 config_revision=1 synchronised=global channel=0..2 value=[0,0,0]
> 40 00 00 2c 00 00 00 00 60 22 80 01 01 a2 1d 30 1b 80 04 4d 55 30 31 82 02 00 01 83 04 00 00 00 01 85 01 02 87 06 00 00 00 00 00 00
expect report report label="sampled values" T0856 appid=16384 length=44 simulated=0 signature_length=0 count=1 stream="MU01" sequence=1 config_revision=1 synchronised=global bytes=000000000000
expect flaw reconfigured

case simulated; signed with eight octets; a security structure
> 40 00 00 36 80 00 00 00 60 2c 80 01 01 a2 27 30 25 80 04 4d 55 30 31 82 02 00 00 83 04 00 00 00 01 85 01 02 87 10 00 00 03 e8 00 00 00 00 ff ff fc 18 00 00 00 00
expect report report label="simulated sampled values" T0856 appid=16384 length=54 simulated=1 signature_length=0 count=1 stream="MU01" sequence=0 config_revision=1 synchronised=global channel=0..3 value=[1000,0,-1000,0] quality=0 invalid=0 test=0
> 40 00 00 3e 00 08 00 00 60 2c 80 01 01 a2 27 30 25 80 04 4d 55 30 31 82 02 00 01 83 04 00 00 00 01 85 01 02 87 10 00 00 03 e8 00 00 00 00 ff ff fc 18 00 00 00 00 00 00 00 00 00 00 00 00
expect report report label="sampled values" T0856 appid=16384 length=62 simulated=0 signature_length=8 count=1 stream="MU01" sequence=1 config_revision=1 synchronised=global channel=0..3 value=[1000,0,-1000,0] quality=0 invalid=0 test=0
> 40 00 00 3a 00 00 00 00 60 30 80 01 01 a1 02 04 00 a2 27 30 25 80 04 4d 55 30 31 82 02 00 02 83 04 00 00 00 01 85 01 02 87 10 00 00 03 e8 00 00 00 00 ff ff fc 18 00 00 00 00
expect report report label="sampled values" T0856 appid=16384 length=58 simulated=0 signature_length=0 count=1 stream="MU01" sequence=2 config_revision=1 synchronised=global channel=0..3 value=[1000,0,-1000,0] quality=0 invalid=0 test=0

case samples are missing; one is repeated; one comes back
> 40 00 00 36 00 00 00 00 60 2c 80 01 01 a2 27 30 25 80 04 4d 55 30 31 82 02 00 64 83 04 00 00 00 01 85 01 02 87 10 00 00 03 e8 00 00 00 00 ff ff fc 18 00 00 00 00
expect report report label="sampled values" T0856 appid=16384 length=54 simulated=0 signature_length=0 count=1 stream="MU01" sequence=100 config_revision=1 synchronised=global channel=0..3 value=[1000,0,-1000,0] quality=0 invalid=0 test=0
> 40 00 00 36 00 00 00 00 60 2c 80 01 01 a2 27 30 25 80 04 4d 55 30 31 82 02 00 67 83 04 00 00 00 01 85 01 02 87 10 00 00 03 e8 00 00 00 00 ff ff fc 18 00 00 00 00
expect report report label="sampled values" T0856 appid=16384 length=54 simulated=0 signature_length=0 count=1 stream="MU01" sequence=103 config_revision=1 synchronised=global channel=0..3 value=[1000,0,-1000,0] quality=0 invalid=0 test=0
expect flaw sequence_gap
> 40 00 00 36 00 00 00 00 60 2c 80 01 01 a2 27 30 25 80 04 4d 55 30 31 82 02 00 67 83 04 00 00 00 01 85 01 02 87 10 00 00 03 e8 00 00 00 00 ff ff fc 18 00 00 00 00
expect report report label="sampled values" T0856 appid=16384 length=54 simulated=0 signature_length=0 count=1 stream="MU01" sequence=103 config_revision=1 synchronised=global channel=0..3 value=[1000,0,-1000,0] quality=0 invalid=0 test=0
expect flaw repeated
> 40 00 00 36 00 00 00 00 60 2c 80 01 01 a2 27 30 25 80 04 4d 55 30 31 82 02 00 63 83 04 00 00 00 01 85 01 02 87 10 00 00 03 e8 00 00 00 00 ff ff fc 18 00 00 00 00
expect report report label="sampled values" T0856 appid=16384 length=54 simulated=0 signature_length=0 count=1 stream="MU01" sequence=99 config_revision=1 synchronised=global channel=0..3 value=[1000,0,-1000,0] quality=0 invalid=0 test=0
expect flaw sequence_back

case missing around the beginning of the second
> 40 00 00 36 00 00 00 00 60 2c 80 01 01 a2 27 30 25 80 04 4d 55 30 31 82 02 0f 9f 83 04 00 00 00 01 85 01 02 87 10 00 00 03 e8 00 00 00 00 ff ff fc 18 00 00 00 00
expect report report label="sampled values" T0856 appid=16384 length=54 simulated=0 signature_length=0 count=1 stream="MU01" sequence=3999 config_revision=1 synchronised=global channel=0..3 value=[1000,0,-1000,0] quality=0 invalid=0 test=0
> 40 00 00 36 00 00 00 00 60 2c 80 01 01 a2 27 30 25 80 04 4d 55 30 31 82 02 00 04 83 04 00 00 00 01 85 01 02 87 10 00 00 03 e8 00 00 00 00 ff ff fc 18 00 00 00 00
expect report report label="sampled values" T0856 appid=16384 length=54 simulated=0 signature_length=0 count=1 stream="MU01" sequence=4 config_revision=1 synchronised=global channel=0..3 value=[1000,0,-1000,0] quality=0 invalid=0 test=0
expect flaw sequence_gap

case a new revision; another size
> 40 00 00 36 00 00 00 00 60 2c 80 01 01 a2 27 30 25 80 04 4d 55 30 31 82 02 00 01 83 04 00 00 00 01 85 01 02 87 10 00 00 03 e8 00 00 00 00 ff ff fc 18 00 00 00 00
expect report report label="sampled values" T0856 appid=16384 length=54 simulated=0 signature_length=0 count=1 stream="MU01" sequence=1 config_revision=1 synchronised=global channel=0..3 value=[1000,0,-1000,0] quality=0 invalid=0 test=0
> 40 00 00 36 00 00 00 00 60 2c 80 01 01 a2 27 30 25 80 04 4d 55 30 31 82 02 00 02 83 04 00 00 00 02 85 01 02 87 10 00 00 03 e8 00 00 00 00 ff ff fc 18 00 00 00 00
expect report report label="sampled values" T0856 appid=16384 length=54 simulated=0 signature_length=0 count=1 stream="MU01" sequence=2 config_revision=2 synchronised=global channel=0..3 value=[1000,0,-1000,0] quality=0 invalid=0 test=0
expect flaw reconfigured
> 40 00 00 2e 00 00 00 00 60 24 80 01 01 a2 1f 30 1d 80 04 4d 55 30 31 82 02 00 03 83 04 00 00 00 02 85 01 02 87 08 00 00 00 00 00 00 00 00
expect report report label="sampled values" T0856 appid=16384 length=46 simulated=0 signature_length=0 count=1 stream="MU01" sequence=3 config_revision=2 synchronised=global channel=0..1 value=[0,0] quality=0 invalid=0 test=0
expect flaw reconfigured

case nine streams: the ninth takes the place of the first
> 40 00 00 34 00 00 00 00 60 2a 80 01 01 a2 25 30 23 80 02 53 30 82 02 00 05 83 04 00 00 00 01 85 01 02 87 10 00 00 03 e8 00 00 00 00 ff ff fc 18 00 00 00 00
expect report report label="sampled values" T0856 appid=16384 length=52 simulated=0 signature_length=0 count=1 stream="S0" sequence=5 config_revision=1 synchronised=global channel=0..3 value=[1000,0,-1000,0] quality=0 invalid=0 test=0
> 40 00 00 34 00 00 00 00 60 2a 80 01 01 a2 25 30 23 80 02 53 31 82 02 00 05 83 04 00 00 00 01 85 01 02 87 10 00 00 03 e8 00 00 00 00 ff ff fc 18 00 00 00 00
expect report report label="sampled values" T0856 appid=16384 length=52 simulated=0 signature_length=0 count=1 stream="S1" sequence=5 config_revision=1 synchronised=global channel=0..3 value=[1000,0,-1000,0] quality=0 invalid=0 test=0
> 40 00 00 34 00 00 00 00 60 2a 80 01 01 a2 25 30 23 80 02 53 32 82 02 00 05 83 04 00 00 00 01 85 01 02 87 10 00 00 03 e8 00 00 00 00 ff ff fc 18 00 00 00 00
expect report report label="sampled values" T0856 appid=16384 length=52 simulated=0 signature_length=0 count=1 stream="S2" sequence=5 config_revision=1 synchronised=global channel=0..3 value=[1000,0,-1000,0] quality=0 invalid=0 test=0
> 40 00 00 34 00 00 00 00 60 2a 80 01 01 a2 25 30 23 80 02 53 33 82 02 00 05 83 04 00 00 00 01 85 01 02 87 10 00 00 03 e8 00 00 00 00 ff ff fc 18 00 00 00 00
expect report report label="sampled values" T0856 appid=16384 length=52 simulated=0 signature_length=0 count=1 stream="S3" sequence=5 config_revision=1 synchronised=global channel=0..3 value=[1000,0,-1000,0] quality=0 invalid=0 test=0
> 40 00 00 34 00 00 00 00 60 2a 80 01 01 a2 25 30 23 80 02 53 34 82 02 00 05 83 04 00 00 00 01 85 01 02 87 10 00 00 03 e8 00 00 00 00 ff ff fc 18 00 00 00 00
expect report report label="sampled values" T0856 appid=16384 length=52 simulated=0 signature_length=0 count=1 stream="S4" sequence=5 config_revision=1 synchronised=global channel=0..3 value=[1000,0,-1000,0] quality=0 invalid=0 test=0
> 40 00 00 34 00 00 00 00 60 2a 80 01 01 a2 25 30 23 80 02 53 35 82 02 00 05 83 04 00 00 00 01 85 01 02 87 10 00 00 03 e8 00 00 00 00 ff ff fc 18 00 00 00 00
expect report report label="sampled values" T0856 appid=16384 length=52 simulated=0 signature_length=0 count=1 stream="S5" sequence=5 config_revision=1 synchronised=global channel=0..3 value=[1000,0,-1000,0] quality=0 invalid=0 test=0
> 40 00 00 34 00 00 00 00 60 2a 80 01 01 a2 25 30 23 80 02 53 36 82 02 00 05 83 04 00 00 00 01 85 01 02 87 10 00 00 03 e8 00 00 00 00 ff ff fc 18 00 00 00 00
expect report report label="sampled values" T0856 appid=16384 length=52 simulated=0 signature_length=0 count=1 stream="S6" sequence=5 config_revision=1 synchronised=global channel=0..3 value=[1000,0,-1000,0] quality=0 invalid=0 test=0
> 40 00 00 34 00 00 00 00 60 2a 80 01 01 a2 25 30 23 80 02 53 37 82 02 00 05 83 04 00 00 00 01 85 01 02 87 10 00 00 03 e8 00 00 00 00 ff ff fc 18 00 00 00 00
expect report report label="sampled values" T0856 appid=16384 length=52 simulated=0 signature_length=0 count=1 stream="S7" sequence=5 config_revision=1 synchronised=global channel=0..3 value=[1000,0,-1000,0] quality=0 invalid=0 test=0
> 40 00 00 34 00 00 00 00 60 2a 80 01 01 a2 25 30 23 80 02 53 38 82 02 00 05 83 04 00 00 00 01 85 01 02 87 10 00 00 03 e8 00 00 00 00 ff ff fc 18 00 00 00 00
expect report report label="sampled values" T0856 appid=16384 length=52 simulated=0 signature_length=0 count=1 stream="S8" sequence=5 config_revision=1 synchronised=global channel=0..3 value=[1000,0,-1000,0] quality=0 invalid=0 test=0
# not remembered
> 40 00 00 34 00 00 00 00 60 2a 80 01 01 a2 25 30 23 80 02 53 30 82 02 00 05 83 04 00 00 00 01 85 01 02 87 10 00 00 03 e8 00 00 00 00 ff ff fc 18 00 00 00 00
expect report report label="sampled values" T0856 appid=16384 length=52 simulated=0 signature_length=0 count=1 stream="S0" sequence=5 config_revision=1 synchronised=global channel=0..3 value=[1000,0,-1000,0] quality=0 invalid=0 test=0
# remembered
> 40 00 00 34 00 00 00 00 60 2a 80 01 01 a2 25 30 23 80 02 53 38 82 02 00 06 83 04 00 00 00 01 85 01 02 87 10 00 00 03 e8 00 00 00 00 ff ff fc 18 00 00 00 00
expect report report label="sampled values" T0856 appid=16384 length=52 simulated=0 signature_length=0 count=1 stream="S8" sequence=6 config_revision=1 synchronised=global channel=0..3 value=[1000,0,-1000,0] quality=0 invalid=0 test=0

case members: one unknown, out of order, missing, of a wrong length
> 40 00 00 39 00 00 00 00 60 2f 80 01 01 a2 2a 30 28 80 04 4d 55 30 31 82 02 00 01 83 04 00 00 00 01 85 01 02 87 10 00 00 03 e8 00 00 00 00 ff ff fc 18 00 00 00 00 8b 01 01
expect report report label="sampled values" T0856 appid=16384 length=57 simulated=0 signature_length=0 count=1 stream="MU01" sequence=1 config_revision=1 synchronised=global channel=0..3 value=[1000,0,-1000,0] quality=0 invalid=0 test=0
expect flaw unknown_member
> 40 00 00 36 00 00 00 00 60 2c 80 01 01 a2 27 30 25 82 02 00 02 83 04 00 00 00 01 85 01 02 87 10 00 00 03 e8 00 00 00 00 ff ff fc 18 00 00 00 00 80 04 4d 55 30 31
expect report report label="sampled values" T0856 appid=16384 length=54 simulated=0 signature_length=0 count=1 stream="MU01" sequence=2 config_revision=1 synchronised=global channel=0..3 value=[1000,0,-1000,0] quality=0 invalid=0 test=0
expect flaw bad_order
> 40 00 00 33 00 00 00 00 60 29 80 01 01 a2 24 30 22 80 04 4d 55 30 31 82 02 00 03 83 04 00 00 00 01 87 10 00 00 03 e8 00 00 00 00 ff ff fc 18 00 00 00 00
expect report report label="sampled values" T0856 appid=16384 length=51 simulated=0 signature_length=0 count=1 stream="MU01" sequence=3 config_revision=1 channel=0..3 value=[1000,0,-1000,0] quality=0 invalid=0 test=0
expect flaw missing_member
> 40 00 00 3f 00 00 00 00 60 35 80 01 01 a2 30 30 2e 80 04 4d 55 30 31 82 02 00 04 83 04 00 00 00 01 84 07 00 00 00 00 00 00 00 85 01 02 87 10 00 00 03 e8 00 00 00 00 ff ff fc 18 00 00 00 00
expect report report label="sampled values" T0856 appid=16384 length=63 simulated=0 signature_length=0 count=1 stream="MU01" sequence=4 config_revision=1 synchronised=global channel=0..3 value=[1000,0,-1000,0] quality=0 invalid=0 test=0
expect flaw bad_member

case what is announced is not there; no list of samples; something else in the list; something behind it
> 40 00 00 36 00 00 00 00 60 2c 80 01 02 a2 27 30 25 80 04 4d 55 30 31 82 02 00 01 83 04 00 00 00 01 85 01 02 87 10 00 00 03 e8 00 00 00 00 ff ff fc 18 00 00 00 00
expect report report label="sampled values" T0856 appid=16384 length=54 simulated=0 signature_length=0 count=2 stream="MU01" sequence=1 config_revision=1 synchronised=global channel=0..3 value=[1000,0,-1000,0] quality=0 invalid=0 test=0
expect flaw sample_count
> 40 00 00 0d 00 00 00 00 60 03 80 01 00
expect flaw truncated
> 40 00 00 36 00 00 00 00 60 2c 80 01 01 a3 27 30 25 80 04 4d 55 30 31 82 02 00 02 83 04 00 00 00 01 85 01 02 87 10 00 00 03 e8 00 00 00 00 ff ff fc 18 00 00 00 00
expect report report label="sampled values" T0856 appid=16384 length=54 simulated=0 signature_length=0 count=1 stream="MU01" sequence=2 config_revision=1 synchronised=global channel=0..3 value=[1000,0,-1000,0] quality=0 invalid=0 test=0
expect flaw missing_member
> 40 00 00 14 00 00 00 00 60 0a 80 01 01 a2 05 31 03 80 01 58
expect report report label="sampled values" T0856 appid=16384 length=20 simulated=0 signature_length=0 count=1 stream="X"
expect flaw unknown_member
expect flaw missing_member
> 40 00 00 39 00 00 00 00 60 2f 80 01 01 a2 27 30 25 80 04 4d 55 30 31 82 02 00 03 83 04 00 00 00 01 85 01 02 87 10 00 00 03 e8 00 00 00 00 ff ff fc 18 00 00 00 00 84 01 01
expect report report label="sampled values" T0856 appid=16384 length=57 simulated=0 signature_length=0 count=1 stream="MU01" sequence=3 config_revision=1 synchronised=global channel=0..3 value=[1000,0,-1000,0] quality=0 invalid=0 test=0
expect flaw unknown_member

case a message that is none of sampled values; octets behind the message
> 40 00 00 36 00 00 00 00 61 2c 80 01 01 a2 27 30 25 80 04 4d 55 30 31 82 02 00 00 83 04 00 00 00 01 85 01 02 87 10 00 00 03 e8 00 00 00 00 ff ff fc 18 00 00 00 00
expect other request changes=unknown label="unknown message" appid=16384 length=54 simulated=0 signature_length=0
expect flaw unknown_pdu
> 40 00 00 38 00 00 00 00 60 2c 80 01 01 a2 27 30 25 80 04 4d 55 30 31 82 02 00 00 83 04 00 00 00 01 85 01 02 87 10 00 00 03 e8 00 00 00 00 ff ff fc 18 00 00 00 00 00 01
expect report report label="sampled values" T0856 appid=16384 length=56 simulated=0 signature_length=0 count=1 stream="MU01" sequence=0 config_revision=1 synchronised=global channel=0..3 value=[1000,0,-1000,0] quality=0 invalid=0 test=0
expect flaw trailing

case no frame of sampled values: a length below the header
> 40 00 00 07 00 00 00 00
expect foreign
