# SPDX-License-Identifier: Apache-2.0
# IEC 60870-5-104 vectors, written by hand from IEC 60870-5-101 clauses 7.2 (elements) and 7.3 (types) and
# IEC 60870-5-104 clause 5 (APCI).  After the length and the four control octets: type, SQ and number,
# cause with P/N and T, originator, common address; then the information objects.
# The time tag a4 56 1e 0a 67 03 18 is 22180 ms, minute 30, hour 10, Thursday the 7th, March, 2024.
protocol iec104

case U frames: start, test both ways, stop
> 68 04 07 00 00 00
expect session request housekeeping label="start data transfer" frame=u length=4 u_function=startdt-act
< 68 04 0b 00 00 00
expect session answer housekeeping label="start data transfer, confirmed" frame=u length=4 u_function=startdt-con
> 68 04 43 00 00 00
expect session request housekeeping label="test connection" frame=u length=4 u_function=testfr-act
< 68 04 83 00 00 00
expect session answer housekeeping label="test connection, confirmed" frame=u length=4 u_function=testfr-con
< 68 04 43 00 00 00
expect session request housekeeping label="test connection" frame=u length=4 u_function=testfr-act
> 68 04 83 00 00 00
expect session answer housekeeping label="test connection, confirmed" frame=u length=4 u_function=testfr-con
> 68 04 13 00 00 00
expect session request housekeeping label="stop data transfer" T0804 frame=u length=4 u_function=stopdt-act
< 68 04 23 00 00 00
expect session answer housekeeping label="stop data transfer, confirmed" frame=u length=4 u_function=stopdt-con

case S frame
> 68 04 07 00 00 00
expect session request housekeeping label="start data transfer" frame=u length=4 u_function=startdt-act
< 68 04 0b 00 00 00
expect session answer housekeeping label="start data transfer, confirmed" frame=u length=4 u_function=startdt-con
# one frame from the station, then its acknowledgement
< 68 0e 00 00 00 00  01 01 03 00 01 00 01 00 00 01
expect report report label="single point (M_SP_NA_1)" T0856 frame=i length=14 send_sequence=0 receive_sequence=0 type=m-sp-na-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 invalid=0 not_topical=0 substituted=0 blocked=0
> 68 04 01 00 02 00
expect session request housekeeping label="acknowledge frames" frame=s length=4 receive_sequence=1

case confirmations that nothing asked for
< 68 04 0b 00 00 00
expect session answer housekeeping label="start data transfer, confirmed" frame=u length=4 u_function=startdt-con
expect flaw no_request
> 68 04 83 00 00 00
expect session answer housekeeping label="test connection, confirmed" frame=u length=4 u_function=testfr-con
expect flaw no_request

case monitored values, spontaneous
> 68 04 07 00 00 00
expect session request housekeeping label="start data transfer" frame=u length=4 u_function=startdt-act
< 68 04 0b 00 00 00
expect session answer housekeeping label="start data transfer, confirmed" frame=u length=4 u_function=startdt-con
# type 1: on
< 68 0e 00 00 00 00  01 01 03 00 01 00 01 01 00 01
expect report report label="single point (M_SP_NA_1)" T0856 frame=i length=14 send_sequence=0 receive_sequence=0 type=m-sp-na-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=257 value=1 invalid=0 not_topical=0 substituted=0 blocked=0
# type 1: off, all four quality bits
< 68 0e 02 00 00 00  01 01 03 00 01 00 01 01 00 f0
expect report report label="single point (M_SP_NA_1)" T0856 frame=i length=14 send_sequence=1 receive_sequence=0 type=m-sp-na-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=257 value=0 invalid=1 not_topical=1 substituted=1 blocked=1
# type 2: on, blocked; 10.000 s in minute 5
< 68 11 04 00 00 00  02 01 03 00 01 00 02 01 00 11 10 27 05
expect report report label="single point with time (M_SP_TA_1)" T0856 frame=i length=17 send_sequence=2 receive_sequence=0 type=m-sp-ta-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=258 value=1 invalid=0 not_topical=0 substituted=0 blocked=1 time_ms=310000 time_invalid=0
# type 2: 60000 ms do not exist
< 68 11 06 00 00 00  02 01 03 00 01 00 02 01 00 01 60 ea 05
expect report report label="single point with time (M_SP_TA_1)" T0856 frame=i length=17 send_sequence=3 receive_sequence=0 type=m-sp-ta-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=258 value=1 invalid=0 not_topical=0 substituted=0 blocked=0 time_invalid=1
# type 3: on
< 68 0e 08 00 00 00  03 01 03 00 01 00 03 01 00 02
expect report report label="double point (M_DP_NA_1)" T0856 frame=i length=14 send_sequence=4 receive_sequence=0 type=m-dp-na-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=259 value=2 invalid=0 not_topical=0 substituted=0 blocked=0
# type 4: off, invalid; time invalid
< 68 11 0a 00 00 00  04 01 03 00 01 00 04 01 00 81 10 27 85
expect report report label="double point with time (M_DP_TA_1)" T0856 frame=i length=17 send_sequence=5 receive_sequence=0 type=m-dp-ta-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=260 value=1 invalid=1 not_topical=0 substituted=0 blocked=0 time_ms=310000 time_invalid=1
# type 5: step -64 (7 bit two's complement), transient bit set
< 68 0f 0c 00 00 00  05 01 03 00 01 00 05 01 00 c0 00
expect report report label="step position (M_ST_NA_1)" T0856 frame=i length=15 send_sequence=6 receive_sequence=0 type=m-st-na-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=261 value=-64 invalid=0 not_topical=0 substituted=0 blocked=0 overflow=0 transient=1
# type 5: step 63, overflow
< 68 0f 0e 00 00 00  05 01 03 00 01 00 05 01 00 3f 01
expect report report label="step position (M_ST_NA_1)" T0856 frame=i length=15 send_sequence=7 receive_sequence=0 type=m-st-na-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=261 value=63 invalid=0 not_topical=0 substituted=0 blocked=0 overflow=1 transient=0
# type 6: step 10
< 68 12 10 00 00 00  06 01 03 00 01 00 06 01 00 0a 00 00 00 00
expect report report label="step position with time (M_ST_TA_1)" T0856 frame=i length=18 send_sequence=8 receive_sequence=0 type=m-st-ta-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=262 value=10 invalid=0 not_topical=0 substituted=0 blocked=0 overflow=0 transient=0 time_ms=0 time_invalid=0
# type 7: bitstring 0x12345678
< 68 12 12 00 00 00  07 01 03 00 01 00 07 01 00 78 56 34 12 00
expect report report label="bitstring (M_BO_NA_1)" T0856 frame=i length=18 send_sequence=9 receive_sequence=0 type=m-bo-na-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=263 value=305419896 invalid=0 not_topical=0 substituted=0 blocked=0 overflow=0
# type 8: bitstring, not topical
< 68 15 14 00 00 00  08 01 03 00 01 00 08 01 00 01 00 00 80 40 00 00 00
expect report report label="bitstring with time (M_BO_TA_1)" T0856 frame=i length=21 send_sequence=10 receive_sequence=0 type=m-bo-ta-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=264 value=2147483649 invalid=0 not_topical=1 substituted=0 blocked=0 overflow=0 time_ms=0 time_invalid=0
# type 9: 0.5
< 68 10 16 00 00 00  09 01 03 00 01 00 09 01 00 00 40 00
expect report report label="measured value, normalised (M_ME_NA_1)" T0856 frame=i length=16 send_sequence=11 receive_sequence=0 type=m-me-na-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=265 value=0.5 invalid=0 not_topical=0 substituted=0 blocked=0 overflow=0
# type 10: -1, second 1 of minute 59
< 68 13 18 00 00 00  0a 01 03 00 01 00 0a 01 00 00 80 00 e8 03 3b
expect report report label="measured value, normalised, with time (M_ME_TA_1)" T0856 frame=i length=19 send_sequence=12 receive_sequence=0 type=m-me-ta-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=266 value=-1 invalid=0 not_topical=0 substituted=0 blocked=0 overflow=0 time_ms=3541000 time_invalid=0
# type 11: -100
< 68 10 1a 00 00 00  0b 01 03 00 01 00 0b 01 00 9c ff 00
expect report report label="measured value, scaled (M_ME_NB_1)" T0856 frame=i length=16 send_sequence=13 receive_sequence=0 type=m-me-nb-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=267 value=-100 invalid=0 not_topical=0 substituted=0 blocked=0 overflow=0
# type 12: 10000, substituted
< 68 13 1c 00 00 00  0c 01 03 00 01 00 0c 01 00 10 27 20 00 00 00
expect report report label="measured value, scaled, with time (M_ME_TB_1)" T0856 frame=i length=19 send_sequence=14 receive_sequence=0 type=m-me-tb-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=268 value=10000 invalid=0 not_topical=0 substituted=1 blocked=0 overflow=0 time_ms=0 time_invalid=0
# type 13: 42.0
< 68 12 1e 00 00 00  0d 01 03 00 01 00 0d 01 00 00 00 28 42 00
expect report report label="measured value, float (M_ME_NC_1)" T0856 frame=i length=18 send_sequence=15 receive_sequence=0 type=m-me-nc-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=269 value=42 invalid=0 not_topical=0 substituted=0 blocked=0 overflow=0
# type 14: -1.5
< 68 15 20 00 00 00  0e 01 03 00 01 00 0e 01 00 00 00 c0 bf 00 00 00 00
expect report report label="measured value, float, with time (M_ME_TC_1)" T0856 frame=i length=21 send_sequence=16 receive_sequence=0 type=m-me-tc-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=270 value=-1.5 invalid=0 not_topical=0 substituted=0 blocked=0 overflow=0 time_ms=0 time_invalid=0
# type 15: -1000, sequence 3, carry, adjusted, invalid
< 68 12 22 00 00 00  0f 01 03 00 01 00 0f 01 00 18 fc ff ff e3
expect report report label="counter (M_IT_NA_1)" T0856 frame=i length=18 send_sequence=17 receive_sequence=0 type=m-it-na-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=271 value=-1000 invalid=1 carry=1 adjusted=1 counter_sequence=3
# type 16: 1000, sequence 5
< 68 15 24 00 00 00  10 01 03 00 01 00 10 01 00 e8 03 00 00 05 00 00 00
expect report report label="counter with time (M_IT_TA_1)" T0856 frame=i length=21 send_sequence=18 receive_sequence=0 type=m-it-ta-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=272 value=1000 invalid=0 carry=0 adjusted=0 counter_sequence=5 time_ms=0 time_invalid=0
# type 17: event on, elapsed time invalid; 300 ms
< 68 13 26 00 00 00  11 01 03 00 01 00 11 01 00 0a 2c 01 00 00 00
expect report report label="protection event (M_EP_TA_1)" T0856 frame=i length=19 send_sequence=19 receive_sequence=0 type=m-ep-ta-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=273 value=2 invalid=0 not_topical=0 substituted=0 blocked=0 elapsed_ms=300 elapsed_invalid=1 time_ms=0 time_invalid=0
# type 18: start general and reverse
< 68 14 28 00 00 00  12 01 03 00 01 00 12 01 00 21 00 64 00 00 00 00
expect report report label="protection start events (M_EP_TB_1)" T0856 frame=i length=20 send_sequence=20 receive_sequence=0 type=m-ep-tb-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=274 value=33 invalid=0 not_topical=0 substituted=0 blocked=0 elapsed_ms=100 elapsed_invalid=0 time_ms=0 time_invalid=0
# type 19: circuits general and L2; invalid
< 68 14 2a 00 00 00  13 01 03 00 01 00 13 01 00 05 88 64 00 00 00 00
expect report report label="protection output circuits (M_EP_TC_1)" T0856 frame=i length=20 send_sequence=21 receive_sequence=0 type=m-ep-tc-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=275 value=5 invalid=1 not_topical=0 substituted=0 blocked=0 elapsed_ms=100 elapsed_invalid=1 time_ms=0 time_invalid=0
# type 20: points 0 and 2 on, point 2 changed
< 68 12 2c 00 00 00  14 01 03 00 01 00 14 01 00 05 00 04 00 00
expect report report label="packed single points with changes (M_PS_NA_1)" T0856 frame=i length=18 send_sequence=22 receive_sequence=0 type=m-ps-na-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=276 value=5 invalid=0 not_topical=0 substituted=0 blocked=0 overflow=0 changed=4
# type 21: -0.5
< 68 0f 2e 00 00 00  15 01 03 00 01 00 15 01 00 00 c0
expect report report label="measured value without quality (M_ME_ND_1)" T0856 frame=i length=15 send_sequence=23 receive_sequence=0 type=m-me-nd-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=277 value=-0.5
# type 30
< 68 15 30 00 00 00  1e 01 03 00 01 00 1e 01 00 01 a4 56 1e 0a 67 03 18
expect report report label="single point with time (M_SP_TB_1)" T0856 frame=i length=21 send_sequence=24 receive_sequence=0 type=m-sp-tb-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=286 value=1 invalid=0 not_topical=0 substituted=0 blocked=0 time=1709807422180 time_invalid=0 summer_time=0
# type 31
< 68 15 32 00 00 00  1f 01 03 00 01 00 1f 01 00 02 a4 56 1e 0a 67 03 18
expect report report label="double point with time (M_DP_TB_1)" T0856 frame=i length=21 send_sequence=25 receive_sequence=0 type=m-dp-tb-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=287 value=2 invalid=0 not_topical=0 substituted=0 blocked=0 time=1709807422180 time_invalid=0 summer_time=0
# type 32: step -1
< 68 16 34 00 00 00  20 01 03 00 01 00 20 01 00 7f 00 a4 56 1e 0a 67 03 18
expect report report label="step position with time (M_ST_TB_1)" T0856 frame=i length=22 send_sequence=26 receive_sequence=0 type=m-st-tb-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=288 value=-1 invalid=0 not_topical=0 substituted=0 blocked=0 overflow=0 transient=0 time=1709807422180 time_invalid=0 summer_time=0
# type 33
< 68 19 36 00 00 00  21 01 03 00 01 00 21 01 00 ff 00 00 00 00 a4 56 1e 0a 67 03 18
expect report report label="bitstring with time (M_BO_TB_1)" T0856 frame=i length=25 send_sequence=27 receive_sequence=0 type=m-bo-tb-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=289 value=255 invalid=0 not_topical=0 substituted=0 blocked=0 overflow=0 time=1709807422180 time_invalid=0 summer_time=0
# type 34: 0.25
< 68 17 38 00 00 00  22 01 03 00 01 00 22 01 00 00 20 00 a4 56 1e 0a 67 03 18
expect report report label="measured value, normalised, with time (M_ME_TD_1)" T0856 frame=i length=23 send_sequence=28 receive_sequence=0 type=m-me-td-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=290 value=0.25 invalid=0 not_topical=0 substituted=0 blocked=0 overflow=0 time=1709807422180 time_invalid=0 summer_time=0
# type 35: 300
< 68 17 3a 00 00 00  23 01 03 00 01 00 23 01 00 2c 01 00 a4 56 1e 0a 67 03 18
expect report report label="measured value, scaled, with time (M_ME_TE_1)" T0856 frame=i length=23 send_sequence=29 receive_sequence=0 type=m-me-te-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=291 value=300 invalid=0 not_topical=0 substituted=0 blocked=0 overflow=0 time=1709807422180 time_invalid=0 summer_time=0
# type 36: 1.0
< 68 19 3c 00 00 00  24 01 03 00 01 00 24 01 00 00 00 80 3f 00 a4 56 1e 0a 67 03 18
expect report report label="measured value, float, with time (M_ME_TF_1)" T0856 frame=i length=25 send_sequence=30 receive_sequence=0 type=m-me-tf-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=292 value=1 invalid=0 not_topical=0 substituted=0 blocked=0 overflow=0 time=1709807422180 time_invalid=0 summer_time=0
# type 37: 1, carry
< 68 19 3e 00 00 00  25 01 03 00 01 00 25 01 00 01 00 00 00 20 a4 56 1e 0a 67 03 18
expect report report label="counter with time (M_IT_TB_1)" T0856 frame=i length=25 send_sequence=31 receive_sequence=0 type=m-it-tb-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=293 value=1 invalid=0 carry=1 adjusted=0 counter_sequence=0 time=1709807422180 time_invalid=0 summer_time=0
# type 38
< 68 17 40 00 00 00  26 01 03 00 01 00 26 01 00 02 0a 00 a4 56 1e 0a 67 03 18
expect report report label="protection event (M_EP_TD_1)" T0856 frame=i length=23 send_sequence=32 receive_sequence=0 type=m-ep-td-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=294 value=2 invalid=0 not_topical=0 substituted=0 blocked=0 elapsed_ms=10 elapsed_invalid=0 time=1709807422180 time_invalid=0 summer_time=0
# type 39
< 68 18 42 00 00 00  27 01 03 00 01 00 27 01 00 01 00 0a 00 a4 56 1e 0a 67 03 18
expect report report label="protection start events (M_EP_TE_1)" T0856 frame=i length=24 send_sequence=33 receive_sequence=0 type=m-ep-te-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=295 value=1 invalid=0 not_topical=0 substituted=0 blocked=0 elapsed_ms=10 elapsed_invalid=0 time=1709807422180 time_invalid=0 summer_time=0
# type 40: time invalid, summer time
< 68 18 44 00 00 00  28 01 03 00 01 00 28 01 00 08 00 0a 00 a4 56 9e 8a 67 03 18
expect report report label="protection output circuits (M_EP_TF_1)" T0856 frame=i length=24 send_sequence=34 receive_sequence=0 type=m-ep-tf-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=296 value=8 invalid=0 not_topical=0 substituted=0 blocked=0 elapsed_ms=10 elapsed_invalid=0 time=1709807422180 time_invalid=1 summer_time=1

case end of initialisation: after a local reset, parameters changed
> 68 04 07 00 00 00
expect session request housekeeping label="start data transfer" frame=u length=4 u_function=startdt-act
< 68 04 0b 00 00 00
expect session answer housekeeping label="start data transfer, confirmed" frame=u length=4 u_function=startdt-con
< 68 0e 00 00 00 00  46 01 04 00 01 00 00 00 00 81
expect report report label="end of initialisation (M_EI_NA_1)" T0856 frame=i length=14 send_sequence=0 receive_sequence=0 type=m-ei-na-1 sequential=0 count=1 cause=initialised negative=0 test=0 originator=0 common_address=1 ioa=0 qualifier=1 local_change=1

case several objects, one address each
> 68 04 07 00 00 00
expect session request housekeeping label="start data transfer" frame=u length=4 u_function=startdt-act
< 68 04 0b 00 00 00
expect session answer housekeeping label="start data transfer, confirmed" frame=u length=4 u_function=startdt-con
< 68 16 00 00 00 00  01 03 03 00 01 00 01 00 00 01 0a 00 00 00 ff ff ff 01
expect report report label="single point (M_SP_NA_1)" T0856 frame=i length=22 send_sequence=0 receive_sequence=0 type=m-sp-na-1 sequential=0 count=3 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 invalid=0 not_topical=0 substituted=0 blocked=0
expect report report label="single point (M_SP_NA_1)" T0856 frame=i length=22 send_sequence=0 receive_sequence=0 type=m-sp-na-1 sequential=0 count=3 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=10 value=0 invalid=0 not_topical=0 substituted=0 blocked=0
expect report report label="single point (M_SP_NA_1)" T0856 frame=i length=22 send_sequence=0 receive_sequence=0 type=m-sp-na-1 sequential=0 count=3 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=16777215 value=1 invalid=0 not_topical=0 substituted=0 blocked=0

case several objects, one address (SQ = 1)
> 68 04 07 00 00 00
expect session request housekeeping label="start data transfer" frame=u length=4 u_function=startdt-act
< 68 04 0b 00 00 00
expect session answer housekeeping label="start data transfer, confirmed" frame=u length=4 u_function=startdt-con
< 68 16 00 00 00 00  09 83 01 00 01 00 10 27 00 00 40 00 00 20 00 00 c0 00
expect report report label="measured value, normalised (M_ME_NA_1)" T0856 frame=i length=22 send_sequence=0 receive_sequence=0 type=m-me-na-1 sequential=1 count=3 cause=periodic negative=0 test=0 originator=0 common_address=1 ioa=10000 value=0.5 invalid=0 not_topical=0 substituted=0 blocked=0 overflow=0
expect report report label="measured value, normalised (M_ME_NA_1)" T0856 frame=i length=22 send_sequence=0 receive_sequence=0 type=m-me-na-1 sequential=1 count=3 cause=periodic negative=0 test=0 originator=0 common_address=1 ioa=10001 value=0.25 invalid=0 not_topical=0 substituted=0 blocked=0 overflow=0
expect report report label="measured value, normalised (M_ME_NA_1)" T0856 frame=i length=22 send_sequence=0 receive_sequence=0 type=m-me-na-1 sequential=1 count=3 cause=periodic negative=0 test=0 originator=0 common_address=1 ioa=10002 value=-0.5 invalid=0 not_topical=0 substituted=0 blocked=0 overflow=0

case a time that does not exist is left out of a report, not called a flaw
> 68 04 07 00 00 00
expect session request housekeeping label="start data transfer" frame=u length=4 u_function=startdt-act
< 68 04 0b 00 00 00
expect session answer housekeeping label="start data transfer, confirmed" frame=u length=4 u_function=startdt-con
# month and day 0
< 68 15 00 00 00 00  1e 01 03 00 01 00 01 00 00 01 00 00 00 00 00 00 00
expect report report label="single point with time (M_SP_TB_1)" T0856 frame=i length=21 send_sequence=0 receive_sequence=0 type=m-sp-tb-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 invalid=0 not_topical=0 substituted=0 blocked=0 time_invalid=1 summer_time=0
# 29 February 2023
< 68 15 02 00 00 00  1e 01 03 00 01 00 01 00 00 01 00 00 00 00 1d 02 17
expect report report label="single point with time (M_SP_TB_1)" T0856 frame=i length=21 send_sequence=1 receive_sequence=0 type=m-sp-tb-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 invalid=0 not_topical=0 substituted=0 blocked=0 time_invalid=1 summer_time=0
# 29 February 2024
< 68 15 04 00 00 00  1e 01 03 00 01 00 01 00 00 01 00 00 00 00 1d 02 18
expect report report label="single point with time (M_SP_TB_1)" T0856 frame=i length=21 send_sequence=2 receive_sequence=0 type=m-sp-tb-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 invalid=0 not_topical=0 substituted=0 blocked=0 time=1709164800000 time_invalid=0 summer_time=0
# 60000 ms
< 68 15 06 00 00 00  1e 01 03 00 01 00 01 00 00 01 60 ea 00 00 01 01 18
expect report report label="single point with time (M_SP_TB_1)" T0856 frame=i length=21 send_sequence=3 receive_sequence=0 type=m-sp-tb-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 invalid=0 not_topical=0 substituted=0 blocked=0 time_invalid=1 summer_time=0
# the last millisecond: 31 December 2069
< 68 15 08 00 00 00  1e 01 03 00 01 00 01 00 00 01 5f ea 3b 17 1f 0c 45
expect report report label="single point with time (M_SP_TB_1)" T0856 frame=i length=21 send_sequence=4 receive_sequence=0 type=m-sp-tb-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 invalid=0 not_topical=0 substituted=0 blocked=0 time=3155759999999 time_invalid=0 summer_time=0
# the first: 1 January 1970
< 68 15 0a 00 00 00  1e 01 03 00 01 00 01 00 00 01 00 00 00 00 01 01 46
expect report report label="single point with time (M_SP_TB_1)" T0856 frame=i length=21 send_sequence=5 receive_sequence=0 type=m-sp-tb-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 invalid=0 not_topical=0 substituted=0 blocked=0 time=0 time_invalid=0 summer_time=0

case commands: activation, confirmation, termination
> 68 04 07 00 00 00
expect session request housekeeping label="start data transfer" frame=u length=4 u_function=startdt-act
< 68 04 0b 00 00 00
expect session answer housekeeping label="start data transfer, confirmed" frame=u length=4 u_function=startdt-con
# type 45: on, select
> 68 0e 00 00 00 00  2d 01 06 07 01 00 15 04 00 81
expect control request changes=yes label="single command (C_SC_NA_1)" T0855 frame=i length=14 send_sequence=0 receive_sequence=0 type=c-sc-na-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=7 common_address=1 ioa=1045 value=1 select=1 qualifier=0
< 68 0e 00 00 02 00  2d 01 07 07 01 00 15 04 00 81
expect control answer changes=yes label="single command (C_SC_NA_1)" T0855 frame=i length=14 send_sequence=0 receive_sequence=1 type=c-sc-na-1 sequential=0 count=1 cause=activation-con negative=0 test=0 originator=7 common_address=1 ioa=1045 value=1 select=1 qualifier=0
# type 45: on, short pulse
> 68 0e 02 00 02 00  2d 01 06 07 01 00 15 04 00 05
expect control request changes=yes label="single command (C_SC_NA_1)" T0855 frame=i length=14 send_sequence=1 receive_sequence=1 type=c-sc-na-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=7 common_address=1 ioa=1045 value=1 select=0 qualifier=1
< 68 0e 02 00 04 00  2d 01 07 07 01 00 15 04 00 05
expect control answer changes=yes label="single command (C_SC_NA_1)" T0855 frame=i length=14 send_sequence=1 receive_sequence=2 type=c-sc-na-1 sequential=0 count=1 cause=activation-con negative=0 test=0 originator=7 common_address=1 ioa=1045 value=1 select=0 qualifier=1
< 68 0e 04 00 04 00  2d 01 0a 07 01 00 15 04 00 05
expect control answer changes=yes label="single command (C_SC_NA_1)" T0855 frame=i length=14 send_sequence=2 receive_sequence=2 type=c-sc-na-1 sequential=0 count=1 cause=activation-term negative=0 test=0 originator=7 common_address=1 ioa=1045 value=1 select=0 qualifier=1
# type 46: on
> 68 0e 04 00 06 00  2e 01 06 07 01 00 16 04 00 02
expect control request changes=yes label="double command (C_DC_NA_1)" T0855 frame=i length=14 send_sequence=2 receive_sequence=3 type=c-dc-na-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=7 common_address=1 ioa=1046 value=2 select=0 qualifier=0
< 68 0e 06 00 06 00  2e 01 07 07 01 00 16 04 00 02
expect control answer changes=yes label="double command (C_DC_NA_1)" T0855 frame=i length=14 send_sequence=3 receive_sequence=3 type=c-dc-na-1 sequential=0 count=1 cause=activation-con negative=0 test=0 originator=7 common_address=1 ioa=1046 value=2 select=0 qualifier=0
< 68 0e 08 00 06 00  2e 01 0a 07 01 00 16 04 00 02
expect control answer changes=yes label="double command (C_DC_NA_1)" T0855 frame=i length=14 send_sequence=4 receive_sequence=3 type=c-dc-na-1 sequential=0 count=1 cause=activation-term negative=0 test=0 originator=7 common_address=1 ioa=1046 value=2 select=0 qualifier=0
# type 46: off, persistent
> 68 0e 06 00 0a 00  2e 01 06 07 01 00 16 04 00 0d
expect control request changes=yes label="double command (C_DC_NA_1)" T0855 frame=i length=14 send_sequence=3 receive_sequence=5 type=c-dc-na-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=7 common_address=1 ioa=1046 value=1 select=0 qualifier=3
< 68 0e 0a 00 08 00  2e 01 07 07 01 00 16 04 00 0d
expect control answer changes=yes label="double command (C_DC_NA_1)" T0855 frame=i length=14 send_sequence=5 receive_sequence=4 type=c-dc-na-1 sequential=0 count=1 cause=activation-con negative=0 test=0 originator=7 common_address=1 ioa=1046 value=1 select=0 qualifier=3
< 68 0e 0c 00 08 00  2e 01 0a 07 01 00 16 04 00 0d
expect control answer changes=yes label="double command (C_DC_NA_1)" T0855 frame=i length=14 send_sequence=6 receive_sequence=4 type=c-dc-na-1 sequential=0 count=1 cause=activation-term negative=0 test=0 originator=7 common_address=1 ioa=1046 value=1 select=0 qualifier=3
# type 47: higher
> 68 0e 08 00 0e 00  2f 01 06 07 01 00 17 04 00 02
expect control request changes=yes label="step command (C_RC_NA_1)" T0855 frame=i length=14 send_sequence=4 receive_sequence=7 type=c-rc-na-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=7 common_address=1 ioa=1047 value=2 select=0 qualifier=0
< 68 0e 0e 00 0a 00  2f 01 07 07 01 00 17 04 00 02
expect control answer changes=yes label="step command (C_RC_NA_1)" T0855 frame=i length=14 send_sequence=7 receive_sequence=5 type=c-rc-na-1 sequential=0 count=1 cause=activation-con negative=0 test=0 originator=7 common_address=1 ioa=1047 value=2 select=0 qualifier=0
< 68 0e 10 00 0a 00  2f 01 0a 07 01 00 17 04 00 02
expect control answer changes=yes label="step command (C_RC_NA_1)" T0855 frame=i length=14 send_sequence=8 receive_sequence=5 type=c-rc-na-1 sequential=0 count=1 cause=activation-term negative=0 test=0 originator=7 common_address=1 ioa=1047 value=2 select=0 qualifier=0
# type 48: 0.75
> 68 10 0a 00 12 00  30 01 06 07 01 00 18 04 00 00 60 00
expect control request changes=yes label="set-point, normalised (C_SE_NA_1)" T0836 frame=i length=16 send_sequence=5 receive_sequence=9 type=c-se-na-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=7 common_address=1 ioa=1048 value=0.75 select=0 qualifier=0
< 68 10 12 00 0c 00  30 01 07 07 01 00 18 04 00 00 60 00
expect control answer changes=yes label="set-point, normalised (C_SE_NA_1)" T0836 frame=i length=16 send_sequence=9 receive_sequence=6 type=c-se-na-1 sequential=0 count=1 cause=activation-con negative=0 test=0 originator=7 common_address=1 ioa=1048 value=0.75 select=0 qualifier=0
< 68 10 14 00 0c 00  30 01 0a 07 01 00 18 04 00 00 60 00
expect control answer changes=yes label="set-point, normalised (C_SE_NA_1)" T0836 frame=i length=16 send_sequence=10 receive_sequence=6 type=c-se-na-1 sequential=0 count=1 cause=activation-term negative=0 test=0 originator=7 common_address=1 ioa=1048 value=0.75 select=0 qualifier=0
# type 49: -100, select
> 68 10 0c 00 16 00  31 01 06 07 01 00 19 04 00 9c ff 80
expect control request changes=yes label="set-point, scaled (C_SE_NB_1)" T0836 frame=i length=16 send_sequence=6 receive_sequence=11 type=c-se-nb-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=7 common_address=1 ioa=1049 value=-100 select=1 qualifier=0
< 68 10 16 00 0e 00  31 01 07 07 01 00 19 04 00 9c ff 80
expect control answer changes=yes label="set-point, scaled (C_SE_NB_1)" T0836 frame=i length=16 send_sequence=11 receive_sequence=7 type=c-se-nb-1 sequential=0 count=1 cause=activation-con negative=0 test=0 originator=7 common_address=1 ioa=1049 value=-100 select=1 qualifier=0
# type 50: 500.0
> 68 12 0e 00 18 00  32 01 06 07 01 00 1a 04 00 00 00 fa 43 00
expect control request changes=yes label="set-point, float (C_SE_NC_1)" T0836 frame=i length=18 send_sequence=7 receive_sequence=12 type=c-se-nc-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=7 common_address=1 ioa=1050 value=500 select=0 qualifier=0
< 68 12 18 00 10 00  32 01 07 07 01 00 1a 04 00 00 00 fa 43 00
expect control answer changes=yes label="set-point, float (C_SE_NC_1)" T0836 frame=i length=18 send_sequence=12 receive_sequence=8 type=c-se-nc-1 sequential=0 count=1 cause=activation-con negative=0 test=0 originator=7 common_address=1 ioa=1050 value=500 select=0 qualifier=0
< 68 12 1a 00 10 00  32 01 0a 07 01 00 1a 04 00 00 00 fa 43 00
expect control answer changes=yes label="set-point, float (C_SE_NC_1)" T0836 frame=i length=18 send_sequence=13 receive_sequence=8 type=c-se-nc-1 sequential=0 count=1 cause=activation-term negative=0 test=0 originator=7 common_address=1 ioa=1050 value=500 select=0 qualifier=0
# type 51: 0xdeadbeef
> 68 11 10 00 1c 00  33 01 06 07 01 00 1b 04 00 ef be ad de
expect control request changes=yes label="bitstring command (C_BO_NA_1)" T0855 frame=i length=17 send_sequence=8 receive_sequence=14 type=c-bo-na-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=7 common_address=1 ioa=1051 value=3735928559
< 68 11 1c 00 12 00  33 01 07 07 01 00 1b 04 00 ef be ad de
expect control answer changes=yes label="bitstring command (C_BO_NA_1)" T0855 frame=i length=17 send_sequence=14 receive_sequence=9 type=c-bo-na-1 sequential=0 count=1 cause=activation-con negative=0 test=0 originator=7 common_address=1 ioa=1051 value=3735928559
< 68 11 1e 00 12 00  33 01 0a 07 01 00 1b 04 00 ef be ad de
expect control answer changes=yes label="bitstring command (C_BO_NA_1)" T0855 frame=i length=17 send_sequence=15 receive_sequence=9 type=c-bo-na-1 sequential=0 count=1 cause=activation-term negative=0 test=0 originator=7 common_address=1 ioa=1051 value=3735928559
# type 58: off
> 68 15 12 00 20 00  3a 01 06 07 01 00 22 04 00 00 a4 56 1e 0a 67 03 18
expect control request changes=yes label="single command with time (C_SC_TA_1)" T0855 frame=i length=21 send_sequence=9 receive_sequence=16 type=c-sc-ta-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=7 common_address=1 ioa=1058 value=0 select=0 qualifier=0 time=1709807422180 time_invalid=0 summer_time=0
< 68 15 20 00 14 00  3a 01 07 07 01 00 22 04 00 00 a4 56 1e 0a 67 03 18
expect control answer changes=yes label="single command with time (C_SC_TA_1)" T0855 frame=i length=21 send_sequence=16 receive_sequence=10 type=c-sc-ta-1 sequential=0 count=1 cause=activation-con negative=0 test=0 originator=7 common_address=1 ioa=1058 value=0 select=0 qualifier=0 time=1709807422180 time_invalid=0 summer_time=0
< 68 15 22 00 14 00  3a 01 0a 07 01 00 22 04 00 00 a4 56 1e 0a 67 03 18
expect control answer changes=yes label="single command with time (C_SC_TA_1)" T0855 frame=i length=21 send_sequence=17 receive_sequence=10 type=c-sc-ta-1 sequential=0 count=1 cause=activation-term negative=0 test=0 originator=7 common_address=1 ioa=1058 value=0 select=0 qualifier=0 time=1709807422180 time_invalid=0 summer_time=0
# type 59
> 68 15 14 00 24 00  3b 01 06 07 01 00 23 04 00 02 a4 56 1e 0a 67 03 18
expect control request changes=yes label="double command with time (C_DC_TA_1)" T0855 frame=i length=21 send_sequence=10 receive_sequence=18 type=c-dc-ta-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=7 common_address=1 ioa=1059 value=2 select=0 qualifier=0 time=1709807422180 time_invalid=0 summer_time=0
< 68 15 24 00 16 00  3b 01 07 07 01 00 23 04 00 02 a4 56 1e 0a 67 03 18
expect control answer changes=yes label="double command with time (C_DC_TA_1)" T0855 frame=i length=21 send_sequence=18 receive_sequence=11 type=c-dc-ta-1 sequential=0 count=1 cause=activation-con negative=0 test=0 originator=7 common_address=1 ioa=1059 value=2 select=0 qualifier=0 time=1709807422180 time_invalid=0 summer_time=0
< 68 15 26 00 16 00  3b 01 0a 07 01 00 23 04 00 02 a4 56 1e 0a 67 03 18
expect control answer changes=yes label="double command with time (C_DC_TA_1)" T0855 frame=i length=21 send_sequence=19 receive_sequence=11 type=c-dc-ta-1 sequential=0 count=1 cause=activation-term negative=0 test=0 originator=7 common_address=1 ioa=1059 value=2 select=0 qualifier=0 time=1709807422180 time_invalid=0 summer_time=0
# type 60: lower
> 68 15 16 00 28 00  3c 01 06 07 01 00 24 04 00 01 a4 56 1e 0a 67 03 18
expect control request changes=yes label="step command with time (C_RC_TA_1)" T0855 frame=i length=21 send_sequence=11 receive_sequence=20 type=c-rc-ta-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=7 common_address=1 ioa=1060 value=1 select=0 qualifier=0 time=1709807422180 time_invalid=0 summer_time=0
< 68 15 28 00 18 00  3c 01 07 07 01 00 24 04 00 01 a4 56 1e 0a 67 03 18
expect control answer changes=yes label="step command with time (C_RC_TA_1)" T0855 frame=i length=21 send_sequence=20 receive_sequence=12 type=c-rc-ta-1 sequential=0 count=1 cause=activation-con negative=0 test=0 originator=7 common_address=1 ioa=1060 value=1 select=0 qualifier=0 time=1709807422180 time_invalid=0 summer_time=0
< 68 15 2a 00 18 00  3c 01 0a 07 01 00 24 04 00 01 a4 56 1e 0a 67 03 18
expect control answer changes=yes label="step command with time (C_RC_TA_1)" T0855 frame=i length=21 send_sequence=21 receive_sequence=12 type=c-rc-ta-1 sequential=0 count=1 cause=activation-term negative=0 test=0 originator=7 common_address=1 ioa=1060 value=1 select=0 qualifier=0 time=1709807422180 time_invalid=0 summer_time=0
# type 61
> 68 17 18 00 2c 00  3d 01 06 07 01 00 25 04 00 00 40 00 a4 56 1e 0a 67 03 18
expect control request changes=yes label="set-point, normalised, with time (C_SE_TA_1)" T0836 frame=i length=23 send_sequence=12 receive_sequence=22 type=c-se-ta-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=7 common_address=1 ioa=1061 value=0.5 select=0 qualifier=0 time=1709807422180 time_invalid=0 summer_time=0
< 68 17 2c 00 1a 00  3d 01 07 07 01 00 25 04 00 00 40 00 a4 56 1e 0a 67 03 18
expect control answer changes=yes label="set-point, normalised, with time (C_SE_TA_1)" T0836 frame=i length=23 send_sequence=22 receive_sequence=13 type=c-se-ta-1 sequential=0 count=1 cause=activation-con negative=0 test=0 originator=7 common_address=1 ioa=1061 value=0.5 select=0 qualifier=0 time=1709807422180 time_invalid=0 summer_time=0
< 68 17 2e 00 1a 00  3d 01 0a 07 01 00 25 04 00 00 40 00 a4 56 1e 0a 67 03 18
expect control answer changes=yes label="set-point, normalised, with time (C_SE_TA_1)" T0836 frame=i length=23 send_sequence=23 receive_sequence=13 type=c-se-ta-1 sequential=0 count=1 cause=activation-term negative=0 test=0 originator=7 common_address=1 ioa=1061 value=0.5 select=0 qualifier=0 time=1709807422180 time_invalid=0 summer_time=0
# type 62
> 68 17 1a 00 30 00  3e 01 06 07 01 00 26 04 00 01 00 00 a4 56 1e 0a 67 03 18
expect control request changes=yes label="set-point, scaled, with time (C_SE_TB_1)" T0836 frame=i length=23 send_sequence=13 receive_sequence=24 type=c-se-tb-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=7 common_address=1 ioa=1062 value=1 select=0 qualifier=0 time=1709807422180 time_invalid=0 summer_time=0
< 68 17 30 00 1c 00  3e 01 07 07 01 00 26 04 00 01 00 00 a4 56 1e 0a 67 03 18
expect control answer changes=yes label="set-point, scaled, with time (C_SE_TB_1)" T0836 frame=i length=23 send_sequence=24 receive_sequence=14 type=c-se-tb-1 sequential=0 count=1 cause=activation-con negative=0 test=0 originator=7 common_address=1 ioa=1062 value=1 select=0 qualifier=0 time=1709807422180 time_invalid=0 summer_time=0
< 68 17 32 00 1c 00  3e 01 0a 07 01 00 26 04 00 01 00 00 a4 56 1e 0a 67 03 18
expect control answer changes=yes label="set-point, scaled, with time (C_SE_TB_1)" T0836 frame=i length=23 send_sequence=25 receive_sequence=14 type=c-se-tb-1 sequential=0 count=1 cause=activation-term negative=0 test=0 originator=7 common_address=1 ioa=1062 value=1 select=0 qualifier=0 time=1709807422180 time_invalid=0 summer_time=0
# type 63: QL 5
> 68 19 1c 00 34 00  3f 01 06 07 01 00 27 04 00 00 00 80 3f 05 a4 56 1e 0a 67 03 18
expect control request changes=yes label="set-point, float, with time (C_SE_TC_1)" T0836 frame=i length=25 send_sequence=14 receive_sequence=26 type=c-se-tc-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=7 common_address=1 ioa=1063 value=1 select=0 qualifier=5 time=1709807422180 time_invalid=0 summer_time=0
< 68 19 34 00 1e 00  3f 01 07 07 01 00 27 04 00 00 00 80 3f 05 a4 56 1e 0a 67 03 18
expect control answer changes=yes label="set-point, float, with time (C_SE_TC_1)" T0836 frame=i length=25 send_sequence=26 receive_sequence=15 type=c-se-tc-1 sequential=0 count=1 cause=activation-con negative=0 test=0 originator=7 common_address=1 ioa=1063 value=1 select=0 qualifier=5 time=1709807422180 time_invalid=0 summer_time=0
< 68 19 36 00 1e 00  3f 01 0a 07 01 00 27 04 00 00 00 80 3f 05 a4 56 1e 0a 67 03 18
expect control answer changes=yes label="set-point, float, with time (C_SE_TC_1)" T0836 frame=i length=25 send_sequence=27 receive_sequence=15 type=c-se-tc-1 sequential=0 count=1 cause=activation-term negative=0 test=0 originator=7 common_address=1 ioa=1063 value=1 select=0 qualifier=5 time=1709807422180 time_invalid=0 summer_time=0
# type 64
> 68 18 1e 00 38 00  40 01 06 07 01 00 28 04 00 01 00 00 00 a4 56 1e 0a 67 03 18
expect control request changes=yes label="bitstring command with time (C_BO_TA_1)" T0855 frame=i length=24 send_sequence=15 receive_sequence=28 type=c-bo-ta-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=7 common_address=1 ioa=1064 value=1 time=1709807422180 time_invalid=0 summer_time=0
< 68 18 38 00 20 00  40 01 07 07 01 00 28 04 00 01 00 00 00 a4 56 1e 0a 67 03 18
expect control answer changes=yes label="bitstring command with time (C_BO_TA_1)" T0855 frame=i length=24 send_sequence=28 receive_sequence=16 type=c-bo-ta-1 sequential=0 count=1 cause=activation-con negative=0 test=0 originator=7 common_address=1 ioa=1064 value=1 time=1709807422180 time_invalid=0 summer_time=0
< 68 18 3a 00 20 00  40 01 0a 07 01 00 28 04 00 01 00 00 00 a4 56 1e 0a 67 03 18
expect control answer changes=yes label="bitstring command with time (C_BO_TA_1)" T0855 frame=i length=24 send_sequence=29 receive_sequence=16 type=c-bo-ta-1 sequential=0 count=1 cause=activation-term negative=0 test=0 originator=7 common_address=1 ioa=1064 value=1 time=1709807422180 time_invalid=0 summer_time=0

case a command under test
> 68 04 07 00 00 00
expect session request housekeeping label="start data transfer" frame=u length=4 u_function=startdt-act
< 68 04 0b 00 00 00
expect session answer housekeeping label="start data transfer, confirmed" frame=u length=4 u_function=startdt-con
> 68 0e 00 00 00 00  2d 01 86 00 01 00 01 00 00 01
expect control request changes=yes label="single command (C_SC_NA_1)" T0855 frame=i length=14 send_sequence=0 receive_sequence=0 type=c-sc-na-1 sequential=0 count=1 cause=activation negative=0 test=1 originator=0 common_address=1 ioa=1 value=1 select=0 qualifier=0

case a command is cancelled
> 68 04 07 00 00 00
expect session request housekeeping label="start data transfer" frame=u length=4 u_function=startdt-act
< 68 04 0b 00 00 00
expect session answer housekeeping label="start data transfer, confirmed" frame=u length=4 u_function=startdt-con
> 68 0e 00 00 00 00  2d 01 06 00 01 00 01 00 00 81
expect control request changes=yes label="single command (C_SC_NA_1)" T0855 frame=i length=14 send_sequence=0 receive_sequence=0 type=c-sc-na-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 select=1 qualifier=0
> 68 0e 02 00 00 00  2d 01 08 00 01 00 01 00 00 81
expect control request changes=yes label="single command (C_SC_NA_1)" T0855 frame=i length=14 send_sequence=1 receive_sequence=0 type=c-sc-na-1 sequential=0 count=1 cause=deactivation negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 select=1 qualifier=0
< 68 0e 00 00 04 00  2d 01 09 00 01 00 01 00 00 81
expect control answer changes=yes label="single command (C_SC_NA_1)" T0855 frame=i length=14 send_sequence=0 receive_sequence=2 type=c-sc-na-1 sequential=0 count=1 cause=deactivation-con negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 select=1 qualifier=0

case negative confirmations
> 68 04 07 00 00 00
expect session request housekeeping label="start data transfer" frame=u length=4 u_function=startdt-act
< 68 04 0b 00 00 00
expect session answer housekeeping label="start data transfer, confirmed" frame=u length=4 u_function=startdt-con
> 68 0e 00 00 00 00  2e 01 06 00 01 00 05 00 00 02
expect control request changes=yes label="double command (C_DC_NA_1)" T0855 frame=i length=14 send_sequence=0 receive_sequence=0 type=c-dc-na-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=0 common_address=1 ioa=5 value=2 select=0 qualifier=0
< 68 0e 00 00 02 00  2e 01 47 00 01 00 05 00 00 02
expect control answer changes=yes failed label="double command (C_DC_NA_1)" T0855 frame=i length=14 send_sequence=0 receive_sequence=1 type=c-dc-na-1 sequential=0 count=1 cause=activation-con negative=1 test=0 originator=0 common_address=1 ioa=5 value=2 select=0 qualifier=0
> 68 0e 02 00 02 00  2e 01 06 00 01 00 05 00 00 02
expect control request changes=yes label="double command (C_DC_NA_1)" T0855 frame=i length=14 send_sequence=1 receive_sequence=1 type=c-dc-na-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=0 common_address=1 ioa=5 value=2 select=0 qualifier=0
# unknown type
< 68 0e 02 00 04 00  2e 01 6c 00 01 00 05 00 00 02
expect control answer changes=yes failed label="double command (C_DC_NA_1)" T0855 frame=i length=14 send_sequence=1 receive_sequence=2 type=c-dc-na-1 sequential=0 count=1 cause=unknown-type negative=1 test=0 originator=0 common_address=1 ioa=5 value=2 select=0 qualifier=0
> 68 0e 04 00 04 00  2e 01 06 00 01 00 05 00 00 02
expect control request changes=yes label="double command (C_DC_NA_1)" T0855 frame=i length=14 send_sequence=2 receive_sequence=2 type=c-dc-na-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=0 common_address=1 ioa=5 value=2 select=0 qualifier=0
# unknown cause
< 68 0e 04 00 06 00  2e 01 6d 00 01 00 05 00 00 02
expect control answer changes=yes failed label="double command (C_DC_NA_1)" T0855 frame=i length=14 send_sequence=2 receive_sequence=3 type=c-dc-na-1 sequential=0 count=1 cause=unknown-cause negative=1 test=0 originator=0 common_address=1 ioa=5 value=2 select=0 qualifier=0
> 68 0e 06 00 06 00  2e 01 06 00 01 00 05 00 00 02
expect control request changes=yes label="double command (C_DC_NA_1)" T0855 frame=i length=14 send_sequence=3 receive_sequence=3 type=c-dc-na-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=0 common_address=1 ioa=5 value=2 select=0 qualifier=0
# unknown common address
< 68 0e 06 00 08 00  2e 01 6e 00 01 00 05 00 00 02
expect control answer changes=yes failed label="double command (C_DC_NA_1)" T0855 frame=i length=14 send_sequence=3 receive_sequence=4 type=c-dc-na-1 sequential=0 count=1 cause=unknown-common-address negative=1 test=0 originator=0 common_address=1 ioa=5 value=2 select=0 qualifier=0
> 68 0e 08 00 08 00  2e 01 06 00 01 00 05 00 00 02
expect control request changes=yes label="double command (C_DC_NA_1)" T0855 frame=i length=14 send_sequence=4 receive_sequence=4 type=c-dc-na-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=0 common_address=1 ioa=5 value=2 select=0 qualifier=0
# unknown object
< 68 0e 08 00 0a 00  2e 01 6f 00 01 00 05 00 00 02
expect control answer changes=yes failed label="double command (C_DC_NA_1)" T0855 frame=i length=14 send_sequence=4 receive_sequence=5 type=c-dc-na-1 sequential=0 count=1 cause=unknown-object negative=1 test=0 originator=0 common_address=1 ioa=5 value=2 select=0 qualifier=0

case the same command twice before the first is answered
> 68 04 07 00 00 00
expect session request housekeeping label="start data transfer" frame=u length=4 u_function=startdt-act
< 68 04 0b 00 00 00
expect session answer housekeeping label="start data transfer, confirmed" frame=u length=4 u_function=startdt-con
> 68 0e 00 00 00 00  2d 01 06 00 01 00 01 00 00 01
expect control request changes=yes label="single command (C_SC_NA_1)" T0855 frame=i length=14 send_sequence=0 receive_sequence=0 type=c-sc-na-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 select=0 qualifier=0
> 68 0e 02 00 00 00  2d 01 06 00 01 00 01 00 00 01
expect control request changes=yes label="single command (C_SC_NA_1)" T0855 frame=i length=14 send_sequence=1 receive_sequence=0 type=c-sc-na-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 select=0 qualifier=0
< 68 0e 00 00 04 00  2d 01 07 00 01 00 01 00 00 01
expect control answer changes=yes label="single command (C_SC_NA_1)" T0855 frame=i length=14 send_sequence=0 receive_sequence=2 type=c-sc-na-1 sequential=0 count=1 cause=activation-con negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 select=0 qualifier=0
< 68 0e 02 00 04 00  2d 01 07 00 01 00 01 00 00 01
expect control answer changes=yes label="single command (C_SC_NA_1)" T0855 frame=i length=14 send_sequence=1 receive_sequence=2 type=c-sc-na-1 sequential=0 count=1 cause=activation-con negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 select=0 qualifier=0
< 68 0e 04 00 04 00  2d 01 0a 00 01 00 01 00 00 01
expect control answer changes=yes label="single command (C_SC_NA_1)" T0855 frame=i length=14 send_sequence=2 receive_sequence=2 type=c-sc-na-1 sequential=0 count=1 cause=activation-term negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 select=0 qualifier=0
< 68 0e 06 00 04 00  2d 01 0a 00 01 00 01 00 00 01
expect control answer changes=yes label="single command (C_SC_NA_1)" T0855 frame=i length=14 send_sequence=3 receive_sequence=2 type=c-sc-na-1 sequential=0 count=1 cause=activation-term negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 select=0 qualifier=0
# one too many
< 68 0e 08 00 04 00  2d 01 0a 00 01 00 01 00 00 01
expect control answer changes=yes label="single command (C_SC_NA_1)" T0855 frame=i length=14 send_sequence=4 receive_sequence=2 type=c-sc-na-1 sequential=0 count=1 cause=activation-term negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 select=0 qualifier=0
expect flaw no_request

case a confirmation that does not repeat its command
> 68 04 07 00 00 00
expect session request housekeeping label="start data transfer" frame=u length=4 u_function=startdt-act
< 68 04 0b 00 00 00
expect session answer housekeeping label="start data transfer, confirmed" frame=u length=4 u_function=startdt-con
> 68 12 00 00 00 00  32 01 06 00 01 00 01 00 00 00 00 fa 43 00
expect control request changes=yes label="set-point, float (C_SE_NC_1)" T0836 frame=i length=18 send_sequence=0 receive_sequence=0 type=c-se-nc-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=0 common_address=1 ioa=1 value=500 select=0 qualifier=0
# 800 instead of 500
< 68 12 00 00 02 00  32 01 07 00 01 00 01 00 00 00 00 48 44 00
expect control answer changes=yes label="set-point, float (C_SE_NC_1)" T0836 frame=i length=18 send_sequence=0 receive_sequence=1 type=c-se-nc-1 sequential=0 count=1 cause=activation-con negative=0 test=0 originator=0 common_address=1 ioa=1 value=800 select=0 qualifier=0
expect flaw misfit

case a confirmation without a command
> 68 04 07 00 00 00
expect session request housekeeping label="start data transfer" frame=u length=4 u_function=startdt-act
< 68 04 0b 00 00 00
expect session answer housekeeping label="start data transfer, confirmed" frame=u length=4 u_function=startdt-con
< 68 0e 00 00 00 00  2d 01 07 00 01 00 01 00 00 01
expect control answer changes=yes label="single command (C_SC_NA_1)" T0855 frame=i length=14 send_sequence=0 receive_sequence=0 type=c-sc-na-1 sequential=0 count=1 cause=activation-con negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 select=0 qualifier=0
expect flaw no_request
< 68 0e 02 00 00 00  2d 01 0a 00 02 00 02 00 00 01
expect control answer changes=yes label="single command (C_SC_NA_1)" T0855 frame=i length=14 send_sequence=1 receive_sequence=0 type=c-sc-na-1 sequential=0 count=1 cause=activation-term negative=0 test=0 originator=0 common_address=2 ioa=2 value=1 select=0 qualifier=0
expect flaw no_request

case a confirmation from the controlling side is judged as the command that it could be
> 68 04 07 00 00 00
expect session request housekeeping label="start data transfer" frame=u length=4 u_function=startdt-act
< 68 04 0b 00 00 00
expect session answer housekeeping label="start data transfer, confirmed" frame=u length=4 u_function=startdt-con
> 68 0e 00 00 00 00  2d 01 07 00 01 00 01 00 00 01
expect control request changes=yes label="single command (C_SC_NA_1)" T0855 frame=i length=14 send_sequence=0 receive_sequence=0 type=c-sc-na-1 sequential=0 count=1 cause=activation-con negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 select=0 qualifier=0
expect flaw no_request
expect flaw bad_direction

case a station commands the other way round
> 68 04 07 00 00 00
expect session request housekeeping label="start data transfer" frame=u length=4 u_function=startdt-act
< 68 04 0b 00 00 00
expect session answer housekeeping label="start data transfer, confirmed" frame=u length=4 u_function=startdt-con
< 68 0e 00 00 00 00  2d 01 06 00 01 00 01 00 00 01
expect control request changes=yes label="single command (C_SC_NA_1)" T0855 frame=i length=14 send_sequence=0 receive_sequence=0 type=c-sc-na-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 select=0 qualifier=0
> 68 0e 00 00 02 00  2d 01 07 00 01 00 01 00 00 01
expect control answer changes=yes label="single command (C_SC_NA_1)" T0855 frame=i length=14 send_sequence=0 receive_sequence=1 type=c-sc-na-1 sequential=0 count=1 cause=activation-con negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 select=0 qualifier=0
> 68 0e 02 00 02 00  2d 01 0a 00 01 00 01 00 00 01
expect control answer changes=yes label="single command (C_SC_NA_1)" T0855 frame=i length=14 send_sequence=1 receive_sequence=1 type=c-sc-na-1 sequential=0 count=1 cause=activation-term negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 select=0 qualifier=0

case interrogation of the station
> 68 04 07 00 00 00
expect session request housekeeping label="start data transfer" frame=u length=4 u_function=startdt-act
< 68 04 0b 00 00 00
expect session answer housekeeping label="start data transfer, confirmed" frame=u length=4 u_function=startdt-con
> 68 0e 00 00 00 00  64 01 06 00 01 00 00 00 00 14
expect read request label="interrogation (C_IC_NA_1)" T0801 frame=i length=14 send_sequence=0 receive_sequence=0 type=c-ic-na-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=0 common_address=1 ioa=0 qualifier=20
< 68 0e 00 00 02 00  64 01 07 00 01 00 00 00 00 14
expect read answer label="interrogation (C_IC_NA_1)" T0801 frame=i length=14 send_sequence=0 receive_sequence=1 type=c-ic-na-1 sequential=0 count=1 cause=activation-con negative=0 test=0 originator=0 common_address=1 ioa=0 qualifier=20
< 68 0e 02 00 02 00  01 01 14 00 01 00 01 00 00 01
expect read answer label="single point (M_SP_NA_1)" T0801 frame=i length=14 send_sequence=1 receive_sequence=1 type=m-sp-na-1 sequential=0 count=1 cause=interrogated-station negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 invalid=0 not_topical=0 substituted=0 blocked=0
< 68 0e 04 00 02 00  64 01 0a 00 01 00 00 00 00 14
expect read answer label="interrogation (C_IC_NA_1)" T0801 frame=i length=14 send_sequence=2 receive_sequence=1 type=c-ic-na-1 sequential=0 count=1 cause=activation-term negative=0 test=0 originator=0 common_address=1 ioa=0 qualifier=20
# nothing is asked for any more
< 68 0e 06 00 02 00  01 01 14 00 01 00 01 00 00 01
expect read answer label="single point (M_SP_NA_1)" T0801 frame=i length=14 send_sequence=3 receive_sequence=1 type=m-sp-na-1 sequential=0 count=1 cause=interrogated-station negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 invalid=0 not_topical=0 substituted=0 blocked=0
expect flaw no_request

case interrogation of group 3, of all stations
> 68 04 07 00 00 00
expect session request housekeeping label="start data transfer" frame=u length=4 u_function=startdt-act
< 68 04 0b 00 00 00
expect session answer housekeeping label="start data transfer, confirmed" frame=u length=4 u_function=startdt-con
> 68 0e 00 00 00 00  64 01 06 00 ff ff 00 00 00 17
expect read request label="interrogation (C_IC_NA_1)" T0801 frame=i length=14 send_sequence=0 receive_sequence=0 type=c-ic-na-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=0 common_address=65535 ioa=0 qualifier=23
< 68 0e 00 00 02 00  64 01 07 00 01 00 00 00 00 17
expect read answer label="interrogation (C_IC_NA_1)" T0801 frame=i length=14 send_sequence=0 receive_sequence=1 type=c-ic-na-1 sequential=0 count=1 cause=activation-con negative=0 test=0 originator=0 common_address=1 ioa=0 qualifier=23
< 68 12 02 00 02 00  0d 01 17 00 01 00 01 00 00 00 00 80 3f 00
expect read answer label="measured value, float (M_ME_NC_1)" T0801 frame=i length=18 send_sequence=1 receive_sequence=1 type=m-me-nc-1 sequential=0 count=1 cause=interrogated-group-3 negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 invalid=0 not_topical=0 substituted=0 blocked=0 overflow=0
< 68 0e 04 00 02 00  64 01 0a 00 01 00 00 00 00 17
expect read answer label="interrogation (C_IC_NA_1)" T0801 frame=i length=14 send_sequence=2 receive_sequence=1 type=c-ic-na-1 sequential=0 count=1 cause=activation-term negative=0 test=0 originator=0 common_address=1 ioa=0 qualifier=23
< 68 12 06 00 02 00  0d 01 17 00 02 00 01 00 00 00 00 80 3f 00
expect read answer label="measured value, float (M_ME_NC_1)" T0801 frame=i length=18 send_sequence=3 receive_sequence=1 type=m-me-nc-1 sequential=0 count=1 cause=interrogated-group-3 negative=0 test=0 originator=0 common_address=2 ioa=1 value=1 invalid=0 not_topical=0 substituted=0 blocked=0 overflow=0
< 68 0e 08 00 02 00  64 01 0a 00 02 00 00 00 00 17
expect read answer label="interrogation (C_IC_NA_1)" T0801 frame=i length=14 send_sequence=4 receive_sequence=1 type=c-ic-na-1 sequential=0 count=1 cause=activation-term negative=0 test=0 originator=0 common_address=2 ioa=0 qualifier=23

case values from a client that nobody asked for
> 68 04 07 00 00 00
expect session request housekeeping label="start data transfer" frame=u length=4 u_function=startdt-act
< 68 04 0b 00 00 00
expect session answer housekeeping label="start data transfer, confirmed" frame=u length=4 u_function=startdt-con
> 68 0e 00 00 00 00  01 01 14 00 01 00 01 00 00 01
expect report report label="single point (M_SP_NA_1)" T0856 frame=i length=14 send_sequence=0 receive_sequence=0 type=m-sp-na-1 sequential=0 count=1 cause=interrogated-station negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 invalid=0 not_topical=0 substituted=0 blocked=0
expect flaw no_request
> 68 0e 02 00 00 00  01 01 03 00 01 00 01 00 00 01
expect report report label="single point (M_SP_NA_1)" T0856 frame=i length=14 send_sequence=1 receive_sequence=0 type=m-sp-na-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 invalid=0 not_topical=0 substituted=0 blocked=0

case counter interrogation: read, then freeze with reset, then a group
> 68 04 07 00 00 00
expect session request housekeeping label="start data transfer" frame=u length=4 u_function=startdt-act
< 68 04 0b 00 00 00
expect session answer housekeeping label="start data transfer, confirmed" frame=u length=4 u_function=startdt-con
> 68 0e 00 00 00 00  65 01 06 00 01 00 00 00 00 05
expect read request label="counter interrogation (C_CI_NA_1)" T0801 frame=i length=14 send_sequence=0 receive_sequence=0 type=c-ci-na-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=0 common_address=1 ioa=0 qualifier=5 freeze=read
< 68 0e 00 00 02 00  65 01 07 00 01 00 00 00 00 05
expect read answer label="counter interrogation (C_CI_NA_1)" T0801 frame=i length=14 send_sequence=0 receive_sequence=1 type=c-ci-na-1 sequential=0 count=1 cause=activation-con negative=0 test=0 originator=0 common_address=1 ioa=0 qualifier=5 freeze=read
< 68 12 02 00 02 00  0f 01 25 00 01 00 01 00 00 0a 00 00 00 00
expect read answer label="counter (M_IT_NA_1)" T0801 frame=i length=18 send_sequence=1 receive_sequence=1 type=m-it-na-1 sequential=0 count=1 cause=counters-general negative=0 test=0 originator=0 common_address=1 ioa=1 value=10 invalid=0 carry=0 adjusted=0 counter_sequence=0
< 68 0e 04 00 02 00  65 01 0a 00 01 00 00 00 00 05
expect read answer label="counter interrogation (C_CI_NA_1)" T0801 frame=i length=14 send_sequence=2 receive_sequence=1 type=c-ci-na-1 sequential=0 count=1 cause=activation-term negative=0 test=0 originator=0 common_address=1 ioa=0 qualifier=5 freeze=read
> 68 0e 02 00 06 00  65 01 06 00 01 00 00 00 00 85
expect control request changes=yes label="counter interrogation (C_CI_NA_1)" T0855 frame=i length=14 send_sequence=1 receive_sequence=3 type=c-ci-na-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=0 common_address=1 ioa=0 qualifier=5 freeze=freeze-and-reset
< 68 0e 06 00 04 00  65 01 07 00 01 00 00 00 00 85
expect control answer changes=yes label="counter interrogation (C_CI_NA_1)" T0855 frame=i length=14 send_sequence=3 receive_sequence=2 type=c-ci-na-1 sequential=0 count=1 cause=activation-con negative=0 test=0 originator=0 common_address=1 ioa=0 qualifier=5 freeze=freeze-and-reset
> 68 0e 04 00 08 00  65 01 06 00 01 00 00 00 00 02
expect read request label="counter interrogation (C_CI_NA_1)" T0801 frame=i length=14 send_sequence=2 receive_sequence=4 type=c-ci-na-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=0 common_address=1 ioa=0 qualifier=2 freeze=read
< 68 12 08 00 06 00  0f 01 27 00 01 00 01 00 00 0a 00 00 00 00
expect read answer label="counter (M_IT_NA_1)" T0801 frame=i length=18 send_sequence=4 receive_sequence=3 type=m-it-na-1 sequential=0 count=1 cause=counters-group-2 negative=0 test=0 originator=0 common_address=1 ioa=1 value=10 invalid=0 carry=0 adjusted=0 counter_sequence=0

case read one object
> 68 04 07 00 00 00
expect session request housekeeping label="start data transfer" frame=u length=4 u_function=startdt-act
< 68 04 0b 00 00 00
expect session answer housekeeping label="start data transfer, confirmed" frame=u length=4 u_function=startdt-con
> 68 0d 00 00 00 00  66 01 05 00 01 00 2a 00 00
expect read request label="read (C_RD_NA_1)" T0801 frame=i length=13 send_sequence=0 receive_sequence=0 type=c-rd-na-1 sequential=0 count=1 cause=requested negative=0 test=0 originator=0 common_address=1 ioa=42
< 68 10 00 00 02 00  0b 01 05 00 01 00 2a 00 00 07 00 00
expect read answer label="measured value, scaled (M_ME_NB_1)" T0801 frame=i length=16 send_sequence=0 receive_sequence=1 type=m-me-nb-1 sequential=0 count=1 cause=requested negative=0 test=0 originator=0 common_address=1 ioa=42 value=7 invalid=0 not_topical=0 substituted=0 blocked=0 overflow=0
# the same again, unasked
< 68 10 02 00 02 00  0b 01 05 00 01 00 2a 00 00 07 00 00
expect read answer label="measured value, scaled (M_ME_NB_1)" T0801 frame=i length=16 send_sequence=1 receive_sequence=1 type=m-me-nb-1 sequential=0 count=1 cause=requested negative=0 test=0 originator=0 common_address=1 ioa=42 value=7 invalid=0 not_topical=0 substituted=0 blocked=0 overflow=0
expect flaw no_request
> 68 0d 02 00 04 00  66 01 05 00 01 00 2b 00 00
expect read request label="read (C_RD_NA_1)" T0801 frame=i length=13 send_sequence=1 receive_sequence=2 type=c-rd-na-1 sequential=0 count=1 cause=requested negative=0 test=0 originator=0 common_address=1 ioa=43
# no such object
< 68 0d 04 00 04 00  66 01 6f 00 01 00 2b 00 00
expect read answer failed label="read (C_RD_NA_1)" T0801 frame=i length=13 send_sequence=2 receive_sequence=2 type=c-rd-na-1 sequential=0 count=1 cause=unknown-object negative=1 test=0 originator=0 common_address=1 ioa=43

case system commands
> 68 04 07 00 00 00
expect session request housekeeping label="start data transfer" frame=u length=4 u_function=startdt-act
< 68 04 0b 00 00 00
expect session answer housekeeping label="start data transfer, confirmed" frame=u length=4 u_function=startdt-con
# set clock
> 68 14 00 00 00 00  67 01 06 00 01 00 00 00 00 a4 56 1e 0a 67 03 18
expect time request changes=yes label="set clock (C_CS_NA_1)" T0836 frame=i length=20 send_sequence=0 receive_sequence=0 type=c-cs-na-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=0 common_address=1 ioa=0 time=1709807422180 time_invalid=0 summer_time=0
# the answer may tell the old time
< 68 14 00 00 02 00  67 01 07 00 01 00 00 00 00 00 00 00 00 01 01 18
expect time answer changes=yes label="set clock (C_CS_NA_1)" T0836 frame=i length=20 send_sequence=0 receive_sequence=1 type=c-cs-na-1 sequential=0 count=1 cause=activation-con negative=0 test=0 originator=0 common_address=1 ioa=0 time=1704067200000 time_invalid=0 summer_time=0
# the station tells its time
< 68 14 02 00 02 00  67 01 03 00 01 00 00 00 00 a4 56 1e 0a 67 03 18
expect report report label="set clock (C_CS_NA_1)" T0856 frame=i length=20 send_sequence=1 receive_sequence=1 type=c-cs-na-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=0 time=1709807422180 time_invalid=0 summer_time=0
# test
> 68 0f 02 00 04 00  68 01 06 00 01 00 00 00 00 aa 55
expect diagnose request housekeeping label="test (C_TS_NA_1)" frame=i length=15 send_sequence=1 receive_sequence=2 type=c-ts-na-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=0 common_address=1 ioa=0 value=21930
< 68 0f 04 00 04 00  68 01 07 00 01 00 00 00 00 aa 55
expect diagnose answer housekeeping label="test (C_TS_NA_1)" frame=i length=15 send_sequence=2 receive_sequence=2 type=c-ts-na-1 sequential=0 count=1 cause=activation-con negative=0 test=0 originator=0 common_address=1 ioa=0 value=21930
# reset process
> 68 0e 04 00 06 00  69 01 06 00 01 00 00 00 00 01
expect run request changes=yes label="reset process (C_RP_NA_1)" T0816 frame=i length=14 send_sequence=2 receive_sequence=3 type=c-rp-na-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=0 common_address=1 ioa=0 qualifier=1
< 68 0e 06 00 06 00  69 01 07 00 01 00 00 00 00 01
expect run answer changes=yes label="reset process (C_RP_NA_1)" T0816 frame=i length=14 send_sequence=3 receive_sequence=3 type=c-rp-na-1 sequential=0 count=1 cause=activation-con negative=0 test=0 originator=0 common_address=1 ioa=0 qualifier=1
# delay 100 ms
> 68 0f 06 00 08 00  6a 01 06 00 01 00 00 00 00 64 00
expect time request changes=yes label="set delay (C_CD_NA_1)" T0836 frame=i length=15 send_sequence=3 receive_sequence=4 type=c-cd-na-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=0 common_address=1 ioa=0 elapsed_ms=100
< 68 0f 08 00 08 00  6a 01 07 00 01 00 00 00 00 64 00
expect time answer changes=yes label="set delay (C_CD_NA_1)" T0836 frame=i length=15 send_sequence=4 receive_sequence=4 type=c-cd-na-1 sequential=0 count=1 cause=activation-con negative=0 test=0 originator=0 common_address=1 ioa=0 elapsed_ms=100
# test with time
> 68 16 08 00 0a 00  6b 01 06 00 01 00 00 00 00 01 00 a4 56 1e 0a 67 03 18
expect diagnose request housekeeping label="test with time (C_TS_TA_1)" frame=i length=22 send_sequence=4 receive_sequence=5 type=c-ts-ta-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=0 common_address=1 ioa=0 value=1 time=1709807422180 time_invalid=0 summer_time=0
< 68 16 0a 00 0a 00  6b 01 07 00 01 00 00 00 00 01 00 a4 56 1e 0a 67 03 18
expect diagnose answer housekeeping label="test with time (C_TS_TA_1)" frame=i length=22 send_sequence=5 receive_sequence=5 type=c-ts-ta-1 sequential=0 count=1 cause=activation-con negative=0 test=0 originator=0 common_address=1 ioa=0 value=1 time=1709807422180 time_invalid=0 summer_time=0

case a clock is set to a time that does not exist
> 68 04 07 00 00 00
expect session request housekeeping label="start data transfer" frame=u length=4 u_function=startdt-act
< 68 04 0b 00 00 00
expect session answer housekeeping label="start data transfer, confirmed" frame=u length=4 u_function=startdt-con
> 68 14 00 00 00 00  67 01 06 00 01 00 00 00 00 00 00 3c 18 20 0d 18
expect time request changes=yes label="set clock (C_CS_NA_1)" T0836 frame=i length=20 send_sequence=0 receive_sequence=0 type=c-cs-na-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=0 common_address=1 ioa=0 time_invalid=1 summer_time=0
expect flaw bad_time

case parameters
> 68 04 07 00 00 00
expect session request housekeeping label="start data transfer" frame=u length=4 u_function=startdt-act
< 68 04 0b 00 00 00
expect session answer housekeeping label="start data transfer, confirmed" frame=u length=4 u_function=startdt-con
# threshold 0.5
> 68 10 00 00 00 00  6e 01 06 00 01 00 01 00 00 00 40 01
expect config request changes=yes label="parameter, normalised (P_ME_NA_1)" T0836 frame=i length=16 send_sequence=0 receive_sequence=0 type=p-me-na-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=0 common_address=1 ioa=1 value=0.5 qualifier=1 local_change=0 not_in_operation=0
< 68 10 00 00 02 00  6e 01 07 00 01 00 01 00 00 00 40 01
expect config answer changes=yes label="parameter, normalised (P_ME_NA_1)" T0836 frame=i length=16 send_sequence=0 receive_sequence=1 type=p-me-na-1 sequential=0 count=1 cause=activation-con negative=0 test=0 originator=0 common_address=1 ioa=1 value=0.5 qualifier=1 local_change=0 not_in_operation=0
# smoothing, changed locally, not in operation
> 68 10 02 00 02 00  6f 01 06 00 01 00 01 00 00 64 00 c2
expect config request changes=yes label="parameter, scaled (P_ME_NB_1)" T0836 frame=i length=16 send_sequence=1 receive_sequence=1 type=p-me-nb-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=0 common_address=1 ioa=1 value=100 qualifier=2 local_change=1 not_in_operation=1
# low limit
> 68 12 04 00 02 00  70 01 06 00 01 00 01 00 00 00 00 80 3f 03
expect config request changes=yes label="parameter, float (P_ME_NC_1)" T0836 frame=i length=18 send_sequence=2 receive_sequence=1 type=p-me-nc-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 qualifier=3 local_change=0 not_in_operation=0
# cyclic transmission
> 68 0e 06 00 02 00  71 01 06 00 01 00 01 00 00 03
expect config request changes=yes label="parameter activation (P_AC_NA_1)" T0836 frame=i length=14 send_sequence=3 receive_sequence=1 type=p-ac-na-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=0 common_address=1 ioa=1 qualifier=3
> 68 0e 08 00 02 00  71 01 08 00 01 00 01 00 00 03
expect config request changes=yes label="parameter activation (P_AC_NA_1)" T0836 frame=i length=14 send_sequence=4 receive_sequence=1 type=p-ac-na-1 sequential=0 count=1 cause=deactivation negative=0 test=0 originator=0 common_address=1 ioa=1 qualifier=3
> 68 0e 0a 00 02 00  64 01 06 00 01 00 00 00 00 14
expect read request label="interrogation (C_IC_NA_1)" T0801 frame=i length=14 send_sequence=5 receive_sequence=1 type=c-ic-na-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=0 common_address=1 ioa=0 qualifier=20
# parameters told on interrogation
< 68 10 02 00 0c 00  6e 01 14 00 01 00 01 00 00 00 40 01
expect read answer label="parameter, normalised (P_ME_NA_1)" T0801 frame=i length=16 send_sequence=1 receive_sequence=6 type=p-me-na-1 sequential=0 count=1 cause=interrogated-station negative=0 test=0 originator=0 common_address=1 ioa=1 value=0.5 qualifier=1 local_change=0 not_in_operation=0

case a file is read from the station
> 68 04 07 00 00 00
expect session request housekeeping label="start data transfer" frame=u length=4 u_function=startdt-act
< 68 04 0b 00 00 00
expect session answer housekeeping label="start data transfer, confirmed" frame=u length=4 u_function=startdt-con
# call directory
> 68 11 00 00 00 00  7a 01 05 00 01 00 00 00 00 00 00 00 00
expect file request label="call directory (F_SC_NA_1)" T0893 frame=i length=17 send_sequence=0 receive_sequence=0 type=f-sc-na-1 sequential=0 count=1 cause=requested negative=0 test=0 originator=0 common_address=1 ioa=0 file=0 section=0 file_request=default file_error=none
< 68 27 00 00 02 00  7e 82 05 00 01 00 00 00 01 01 00 00 01 00 00 a4 56 1e 0a 67 03 18 02 00 10 00 00 60 a4 56 1e 0a 67 03 18
expect file answer label="directory (F_DR_TA_1)" T0893 frame=i length=39 send_sequence=0 receive_sequence=1 type=f-dr-ta-1 sequential=1 count=2 cause=requested negative=0 test=0 originator=0 common_address=1 ioa=65536 file=1 file_length=256 status=0 time=1709807422180 time_invalid=0 summer_time=0
expect file answer label="directory (F_DR_TA_1)" T0893 frame=i length=39 send_sequence=0 receive_sequence=1 type=f-dr-ta-1 sequential=1 count=2 cause=requested negative=0 test=0 originator=0 common_address=1 ioa=65537 file=2 file_length=16 status=96 time=1709807422180 time_invalid=0 summer_time=0
# select file 1
> 68 11 02 00 02 00  7a 01 0d 00 01 00 00 00 01 01 00 00 01
expect file request transfer=open label="call file (F_SC_NA_1)" T0893 frame=i length=17 send_sequence=1 receive_sequence=1 type=f-sc-na-1 sequential=0 count=1 cause=file-transfer negative=0 test=0 originator=0 common_address=1 ioa=65536 file=1 section=0 file_request=select-file file_error=none
# file ready, 4 octets
< 68 13 02 00 04 00  78 01 0d 00 01 00 00 00 01 01 00 04 00 00 00
expect file answer transfer=data label="file ready (F_FR_NA_1)" T0893 frame=i length=19 send_sequence=1 receive_sequence=2 type=f-fr-na-1 sequential=0 count=1 cause=file-transfer negative=0 test=0 originator=0 common_address=1 ioa=65536 qualifier=0 file=1 file_length=4 not_ready=0
# call file
> 68 11 04 00 04 00  7a 01 0d 00 01 00 00 00 01 01 00 00 02
expect file request transfer=data label="call file (F_SC_NA_1)" T0893 frame=i length=17 send_sequence=2 receive_sequence=2 type=f-sc-na-1 sequential=0 count=1 cause=file-transfer negative=0 test=0 originator=0 common_address=1 ioa=65536 file=1 section=0 file_request=call-file file_error=none
# section 1 ready
< 68 14 04 00 06 00  79 01 0d 00 01 00 00 00 01 01 00 01 04 00 00 00
expect file answer transfer=data label="section ready (F_SR_NA_1)" T0893 frame=i length=20 send_sequence=2 receive_sequence=3 type=f-sr-na-1 sequential=0 count=1 cause=file-transfer negative=0 test=0 originator=0 common_address=1 ioa=65536 qualifier=0 file=1 section=1 file_length=4 not_ready=0
# call section
> 68 11 06 00 06 00  7a 01 0d 00 01 00 00 00 01 01 00 01 06
expect file request transfer=data label="call file (F_SC_NA_1)" T0893 frame=i length=17 send_sequence=3 receive_sequence=3 type=f-sc-na-1 sequential=0 count=1 cause=file-transfer negative=0 test=0 originator=0 common_address=1 ioa=65536 file=1 section=1 file_request=call-section file_error=none
# segment
< 68 15 06 00 08 00  7d 01 0d 00 01 00 00 00 01 01 00 01 04 de ad be ef
expect file answer transfer=data label="file segment (F_SG_NA_1)" T0893 frame=i length=21 send_sequence=3 receive_sequence=4 type=f-sg-na-1 sequential=0 count=1 cause=file-transfer negative=0 test=0 originator=0 common_address=1 ioa=65536 file=1 section=1 data=deadbeef
# last segment
< 68 12 08 00 08 00  7b 01 0d 00 01 00 00 00 01 01 00 01 03 38
expect file answer transfer=data label="last section or segment (F_LS_NA_1)" T0893 frame=i length=18 send_sequence=4 receive_sequence=4 type=f-ls-na-1 sequential=0 count=1 cause=file-transfer negative=0 test=0 originator=0 common_address=1 ioa=65536 qualifier=3 file=1 section=1 checksum=56
# acknowledge section
> 68 11 08 00 0a 00  7c 01 0d 00 01 00 00 00 01 01 00 01 03
expect file request transfer=data label="acknowledge file (F_AF_NA_1)" T0893 frame=i length=17 send_sequence=4 receive_sequence=5 type=f-af-na-1 sequential=0 count=1 cause=file-transfer negative=0 test=0 originator=0 common_address=1 ioa=65536 file=1 section=1 file_ack=section-accepted file_error=none
# last section
< 68 12 0a 00 0a 00  7b 01 0d 00 01 00 00 00 01 01 00 01 01 38
expect file answer transfer=data label="last section or segment (F_LS_NA_1)" T0893 frame=i length=18 send_sequence=5 receive_sequence=5 type=f-ls-na-1 sequential=0 count=1 cause=file-transfer negative=0 test=0 originator=0 common_address=1 ioa=65536 qualifier=1 file=1 section=1 checksum=56
# acknowledge file
> 68 11 0a 00 0c 00  7c 01 0d 00 01 00 00 00 01 01 00 00 01
expect file request transfer=close label="acknowledge file (F_AF_NA_1)" T0893 frame=i length=17 send_sequence=5 receive_sequence=6 type=f-af-na-1 sequential=0 count=1 cause=file-transfer negative=0 test=0 originator=0 common_address=1 ioa=65536 file=1 section=0 file_ack=file-accepted file_error=none
# after the end
< 68 12 0c 00 0c 00  7d 01 0d 00 01 00 00 00 01 01 00 01 01 00
expect file answer transfer=data label="file segment (F_SG_NA_1)" T0893 frame=i length=18 send_sequence=6 receive_sequence=6 type=f-sg-na-1 sequential=0 count=1 cause=file-transfer negative=0 test=0 originator=0 common_address=1 ioa=65536 file=1 section=1 data=00
expect flaw no_request
# a segment to the station without a file ready: judged as an opening
> 68 12 0c 00 0e 00  7d 01 0d 00 01 00 00 00 01 01 00 01 01 00
expect file request changes=yes transfer=open label="file segment (F_SG_NA_1)" T0843 frame=i length=18 send_sequence=6 receive_sequence=7 type=f-sg-na-1 sequential=0 count=1 cause=file-transfer negative=0 test=0 originator=0 common_address=1 ioa=65536 file=1 section=1 data=00
> 68 12 0e 00 0e 00  7d 01 0d 00 01 00 00 00 01 01 00 01 01 00
expect file request changes=yes transfer=data label="file segment (F_SG_NA_1)" T0843 frame=i length=18 send_sequence=7 receive_sequence=7 type=f-sg-na-1 sequential=0 count=1 cause=file-transfer negative=0 test=0 originator=0 common_address=1 ioa=65536 file=1 section=1 data=00
# of another file: again
> 68 12 10 00 0e 00  7d 01 0d 00 01 00 00 00 01 02 00 01 01 00
expect file request changes=yes transfer=open label="file segment (F_SG_NA_1)" T0843 frame=i length=18 send_sequence=8 receive_sequence=7 type=f-sg-na-1 sequential=0 count=1 cause=file-transfer negative=0 test=0 originator=0 common_address=1 ioa=65536 file=2 section=1 data=00

case a file is written to the station
> 68 04 07 00 00 00
expect session request housekeeping label="start data transfer" frame=u length=4 u_function=startdt-act
< 68 04 0b 00 00 00
expect session answer housekeeping label="start data transfer, confirmed" frame=u length=4 u_function=startdt-con
# file ready
> 68 13 00 00 00 00  78 01 0d 00 01 00 00 00 02 07 00 02 00 00 00
expect file request changes=yes transfer=open label="file ready (F_FR_NA_1)" T0843 frame=i length=19 send_sequence=0 receive_sequence=0 type=f-fr-na-1 sequential=0 count=1 cause=file-transfer negative=0 test=0 originator=0 common_address=1 ioa=131072 qualifier=0 file=7 file_length=2 not_ready=0
# call file
< 68 11 00 00 02 00  7a 01 0d 00 01 00 00 00 02 07 00 00 02
expect file answer transfer=data label="call file (F_SC_NA_1)" T0893 frame=i length=17 send_sequence=0 receive_sequence=1 type=f-sc-na-1 sequential=0 count=1 cause=file-transfer negative=0 test=0 originator=0 common_address=1 ioa=131072 file=7 section=0 file_request=call-file file_error=none
> 68 14 02 00 02 00  79 01 0d 00 01 00 00 00 02 07 00 01 02 00 00 00
expect file request changes=yes transfer=data label="section ready (F_SR_NA_1)" T0843 frame=i length=20 send_sequence=1 receive_sequence=1 type=f-sr-na-1 sequential=0 count=1 cause=file-transfer negative=0 test=0 originator=0 common_address=1 ioa=131072 qualifier=0 file=7 section=1 file_length=2 not_ready=0
< 68 11 02 00 04 00  7a 01 0d 00 01 00 00 00 02 07 00 01 06
expect file answer transfer=data label="call file (F_SC_NA_1)" T0893 frame=i length=17 send_sequence=1 receive_sequence=2 type=f-sc-na-1 sequential=0 count=1 cause=file-transfer negative=0 test=0 originator=0 common_address=1 ioa=131072 file=7 section=1 file_request=call-section file_error=none
> 68 13 04 00 04 00  7d 01 0d 00 01 00 00 00 02 07 00 01 02 ca fe
expect file request changes=yes transfer=data label="file segment (F_SG_NA_1)" T0843 frame=i length=19 send_sequence=2 receive_sequence=2 type=f-sg-na-1 sequential=0 count=1 cause=file-transfer negative=0 test=0 originator=0 common_address=1 ioa=131072 file=7 section=1 data=cafe
> 68 12 06 00 04 00  7b 01 0d 00 01 00 00 00 02 07 00 01 03 c8
expect file request changes=yes transfer=data label="last section or segment (F_LS_NA_1)" T0843 frame=i length=18 send_sequence=3 receive_sequence=2 type=f-ls-na-1 sequential=0 count=1 cause=file-transfer negative=0 test=0 originator=0 common_address=1 ioa=131072 qualifier=3 file=7 section=1 checksum=200
< 68 11 04 00 08 00  7c 01 0d 00 01 00 00 00 02 07 00 01 03
expect file answer transfer=data label="acknowledge file (F_AF_NA_1)" T0893 frame=i length=17 send_sequence=2 receive_sequence=4 type=f-af-na-1 sequential=0 count=1 cause=file-transfer negative=0 test=0 originator=0 common_address=1 ioa=131072 file=7 section=1 file_ack=section-accepted file_error=none
# refused: checksum
< 68 11 06 00 08 00  7c 01 0d 00 01 00 00 00 02 07 00 00 22
expect file answer failed transfer=close label="acknowledge file (F_AF_NA_1)" T0893 frame=i length=17 send_sequence=3 receive_sequence=4 type=f-af-na-1 sequential=0 count=1 cause=file-transfer negative=0 test=0 originator=0 common_address=1 ioa=131072 file=7 section=0 file_ack=file-refused file_error=checksum

case other file services
> 68 04 07 00 00 00
expect session request housekeeping label="start data transfer" frame=u length=4 u_function=startdt-act
< 68 04 0b 00 00 00
expect session answer housekeeping label="start data transfer, confirmed" frame=u length=4 u_function=startdt-con
# delete
> 68 11 00 00 00 00  7a 01 0d 00 01 00 00 00 01 01 00 00 04
expect file request changes=yes label="delete file (F_SC_NA_1)" T0809 frame=i length=17 send_sequence=0 receive_sequence=0 type=f-sc-na-1 sequential=0 count=1 cause=file-transfer negative=0 test=0 originator=0 common_address=1 ioa=65536 file=1 section=0 file_request=delete-file file_error=none
# delete, hidden behind another cause and an error
> 68 11 02 00 00 00  7a 01 05 00 01 00 00 00 01 01 00 00 14
expect file request changes=yes label="delete file (F_SC_NA_1)" T0809 frame=i length=17 send_sequence=1 receive_sequence=0 type=f-sc-na-1 sequential=0 count=1 cause=requested negative=0 test=0 originator=0 common_address=1 ioa=65536 file=1 section=0 file_request=delete-file file_error=no-memory
# select, with an error: judged as an opening all the same
> 68 11 04 00 00 00  7a 01 0d 00 01 00 00 00 01 01 00 00 11
expect file request transfer=open label="call file (F_SC_NA_1)" T0893 frame=i length=17 send_sequence=2 receive_sequence=0 type=f-sc-na-1 sequential=0 count=1 cause=file-transfer negative=0 test=0 originator=0 common_address=1 ioa=65536 file=1 section=0 file_request=select-file file_error=no-memory
> 68 11 06 00 00 00  7a 01 0d 00 01 00 00 00 01 01 00 00 01
expect file request transfer=open label="call file (F_SC_NA_1)" T0893 frame=i length=17 send_sequence=3 receive_sequence=0 type=f-sc-na-1 sequential=0 count=1 cause=file-transfer negative=0 test=0 originator=0 common_address=1 ioa=65536 file=1 section=0 file_request=select-file file_error=none
# deactivate
> 68 11 08 00 00 00  7a 01 0d 00 01 00 00 00 01 01 00 00 03
expect file request transfer=close label="call file (F_SC_NA_1)" T0893 frame=i length=17 send_sequence=4 receive_sequence=0 type=f-sc-na-1 sequential=0 count=1 cause=file-transfer negative=0 test=0 originator=0 common_address=1 ioa=65536 file=1 section=0 file_request=deactivate-file file_error=none
> 68 11 0a 00 00 00  7a 01 0d 00 01 00 00 00 01 01 00 00 01
expect file request transfer=open label="call file (F_SC_NA_1)" T0893 frame=i length=17 send_sequence=5 receive_sequence=0 type=f-sc-na-1 sequential=0 count=1 cause=file-transfer negative=0 test=0 originator=0 common_address=1 ioa=65536 file=1 section=0 file_request=select-file file_error=none
# not ready
< 68 13 00 00 0c 00  78 01 0d 00 01 00 00 00 01 01 00 00 00 00 80
expect file answer failed transfer=close label="file ready (F_FR_NA_1)" T0893 frame=i length=19 send_sequence=0 receive_sequence=6 type=f-fr-na-1 sequential=0 count=1 cause=file-transfer negative=0 test=0 originator=0 common_address=1 ioa=65536 qualifier=0 file=1 file_length=0 not_ready=1
# unasked
< 68 13 02 00 0c 00  78 01 0d 00 01 00 00 00 01 01 00 00 00 00 00
expect file answer transfer=data label="file ready (F_FR_NA_1)" T0893 frame=i length=19 send_sequence=1 receive_sequence=6 type=f-fr-na-1 sequential=0 count=1 cause=file-transfer negative=0 test=0 originator=0 common_address=1 ioa=65536 qualifier=0 file=1 file_length=0 not_ready=0
expect flaw no_request
# refused: unknown file
< 68 11 04 00 0c 00  7a 01 0d 00 01 00 00 00 01 01 00 00 41
expect file answer failed transfer=close label="call file (F_SC_NA_1)" T0893 frame=i length=17 send_sequence=2 receive_sequence=6 type=f-sc-na-1 sequential=0 count=1 cause=file-transfer negative=0 test=0 originator=0 common_address=1 ioa=65536 file=1 section=0 file_request=select-file file_error=unknown-file
expect flaw no_request
# a request that is not assigned
> 68 11 0c 00 06 00  7a 01 0d 00 01 00 00 00 01 01 00 00 0f
expect file request changes=unknown transfer=open label="call file (F_SC_NA_1)" T0893 frame=i length=17 send_sequence=6 receive_sequence=3 type=f-sc-na-1 sequential=0 count=1 cause=file-transfer negative=0 test=0 originator=0 common_address=1 ioa=65536 file=1 section=0 file_request=15 file_error=none
# directory told unasked
< 68 1a 06 00 0e 00  7e 01 03 00 01 00 00 00 01 01 00 00 01 00 80 a4 56 1e 0a 67 03 18
expect report report label="directory (F_DR_TA_1)" T0893 frame=i length=26 send_sequence=3 receive_sequence=7 type=f-dr-ta-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=65536 file=1 file_length=256 status=128 time=1709807422180 time_invalid=0 summer_time=0
# query log
> 68 1d 0e 00 08 00  7f 01 06 00 01 00 00 00 01 01 00 00 00 00 00 01 01 18 a4 56 1e 0a 67 03 18
expect file request transfer=open label="query log (F_SC_NB_1)" T0893 frame=i length=29 send_sequence=7 receive_sequence=4 type=f-sc-nb-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=0 common_address=1 ioa=65536 file=1 time=1704067200000 time_end=1709807422180 time_invalid=0 summer_time=0
# the station selects a file of the client
< 68 11 08 00 10 00  7a 01 0d 00 01 00 00 00 01 01 00 00 01
expect file request transfer=open label="call file (F_SC_NA_1)" T0893 frame=i length=17 send_sequence=4 receive_sequence=8 type=f-sc-na-1 sequential=0 count=1 cause=file-transfer negative=0 test=0 originator=0 common_address=1 ioa=65536 file=1 section=0 file_request=select-file file_error=none

case the security extension: opaque
> 68 04 07 00 00 00
expect session request housekeeping label="start data transfer" frame=u length=4 u_function=startdt-act
< 68 04 0b 00 00 00
expect session answer housekeeping label="start data transfer, confirmed" frame=u length=4 u_function=startdt-con
< 68 0d 00 00 00 00  29 01 0e 00 01 00 01 02 03
expect report report opaque label="security statistics (S_IT_TC_1)" T0856 frame=i length=13 send_sequence=0 receive_sequence=0 type=s-it-tc-1 sequential=0 count=1 cause=authentication negative=0 test=0 originator=0 common_address=1 data=010203
< 68 0d 02 00 00 00  51 01 0e 00 01 00 01 02 03
expect session report opaque label="authentication challenge (S_CH_NA_1)" frame=i length=13 send_sequence=1 receive_sequence=0 type=s-ch-na-1 sequential=0 count=1 cause=authentication negative=0 test=0 originator=0 common_address=1 data=010203
> 68 0d 00 00 04 00  52 01 0e 00 01 00 01 02 03
expect session request opaque label="authentication reply (S_RP_NA_1)" frame=i length=13 send_sequence=0 receive_sequence=2 type=s-rp-na-1 sequential=0 count=1 cause=authentication negative=0 test=0 originator=0 common_address=1 data=010203
> 68 0d 02 00 04 00  53 01 0e 00 01 00 01 02 03
expect other request changes=unknown opaque label="request with authentication (S_AR_NA_1)" T0855 frame=i length=13 send_sequence=1 receive_sequence=2 type=s-ar-na-1 sequential=0 count=1 cause=authentication negative=0 test=0 originator=0 common_address=1 data=010203
> 68 0d 04 00 04 00  54 01 0e 00 01 00 01 02 03
expect session request opaque label="session key status request (S_KR_NA_1)" frame=i length=13 send_sequence=2 receive_sequence=2 type=s-kr-na-1 sequential=0 count=1 cause=authentication negative=0 test=0 originator=0 common_address=1 data=010203
< 68 0d 04 00 06 00  55 01 0e 00 01 00 01 02 03
expect session report opaque label="session key status (S_KS_NA_1)" frame=i length=13 send_sequence=2 receive_sequence=3 type=s-ks-na-1 sequential=0 count=1 cause=authentication negative=0 test=0 originator=0 common_address=1 data=010203
> 68 0d 06 00 06 00  56 01 0e 00 01 00 01 02 03
expect session request opaque label="session key change (S_KC_NA_1)" frame=i length=13 send_sequence=3 receive_sequence=3 type=s-kc-na-1 sequential=0 count=1 cause=authentication negative=0 test=0 originator=0 common_address=1 data=010203
> 68 0d 08 00 06 00  57 01 0e 00 01 00 01 02 03
expect session request opaque label="authentication error (S_ER_NA_1)" frame=i length=13 send_sequence=4 receive_sequence=3 type=s-er-na-1 sequential=0 count=1 cause=authentication negative=0 test=0 originator=0 common_address=1 data=010203
> 68 0d 0a 00 06 00  5a 01 0e 00 01 00 01 02 03
expect config request changes=yes opaque label="user status change (S_US_NA_1)" T0859 frame=i length=13 send_sequence=5 receive_sequence=3 type=s-us-na-1 sequential=0 count=1 cause=authentication negative=0 test=0 originator=0 common_address=1 data=010203
> 68 0d 0c 00 06 00  5b 01 0e 00 01 00 01 02 03
expect config request changes=yes opaque label="update key request (S_UQ_NA_1)" T0892 frame=i length=13 send_sequence=6 receive_sequence=3 type=s-uq-na-1 sequential=0 count=1 cause=authentication negative=0 test=0 originator=0 common_address=1 data=010203
> 68 0d 0e 00 06 00  5c 01 0e 00 01 00 01 02 03
expect config request changes=yes opaque label="update key reply (S_UR_NA_1)" T0892 frame=i length=13 send_sequence=7 receive_sequence=3 type=s-ur-na-1 sequential=0 count=1 cause=authentication negative=0 test=0 originator=0 common_address=1 data=010203
> 68 0d 10 00 06 00  5d 01 0e 00 01 00 01 02 03
expect config request changes=yes opaque label="update key change (S_UK_NA_1)" T0892 frame=i length=13 send_sequence=8 receive_sequence=3 type=s-uk-na-1 sequential=0 count=1 cause=authentication negative=0 test=0 originator=0 common_address=1 data=010203
> 68 0d 12 00 06 00  5e 01 0e 00 01 00 01 02 03
expect config request changes=yes opaque label="update key change (S_UA_NA_1)" T0892 frame=i length=13 send_sequence=9 receive_sequence=3 type=s-ua-na-1 sequential=0 count=1 cause=authentication negative=0 test=0 originator=0 common_address=1 data=010203
> 68 0d 14 00 06 00  5f 01 0e 00 01 00 01 02 03
expect config request changes=yes opaque label="update key confirmation (S_UC_NA_1)" T0892 frame=i length=13 send_sequence=10 receive_sequence=3 type=s-uc-na-1 sequential=0 count=1 cause=authentication negative=0 test=0 originator=0 common_address=1 data=010203

case types that the standard does not assign, and private ones
> 68 04 07 00 00 00
expect session request housekeeping label="start data transfer" frame=u length=4 u_function=startdt-act
< 68 04 0b 00 00 00
expect session answer housekeeping label="start data transfer, confirmed" frame=u length=4 u_function=startdt-con
> 68 0e 00 00 00 00  00 01 06 00 01 00 01 00 00 01
expect other request changes=unknown label="unassigned type" T0855 frame=i length=14 send_sequence=0 receive_sequence=0 type=0 sequential=0 count=1 cause=activation negative=0 test=0 originator=0 common_address=1 data=01000001
expect flaw unassigned_type
> 68 0e 02 00 00 00  16 01 06 00 01 00 01 00 00 01
expect other request changes=unknown label="unassigned type" T0855 frame=i length=14 send_sequence=1 receive_sequence=0 type=22 sequential=0 count=1 cause=activation negative=0 test=0 originator=0 common_address=1 data=01000001
expect flaw unassigned_type
> 68 0e 04 00 00 00  2c 01 06 00 01 00 01 00 00 01
expect other request changes=unknown label="unassigned type" T0855 frame=i length=14 send_sequence=2 receive_sequence=0 type=44 sequential=0 count=1 cause=activation negative=0 test=0 originator=0 common_address=1 data=01000001
expect flaw unassigned_type
> 68 0e 06 00 00 00  41 01 06 00 01 00 01 00 00 01
expect other request changes=unknown label="unassigned type" T0855 frame=i length=14 send_sequence=3 receive_sequence=0 type=65 sequential=0 count=1 cause=activation negative=0 test=0 originator=0 common_address=1 data=01000001
expect flaw unassigned_type
> 68 0e 08 00 00 00  50 01 06 00 01 00 01 00 00 01
expect other request changes=unknown label="unassigned type" T0855 frame=i length=14 send_sequence=4 receive_sequence=0 type=80 sequential=0 count=1 cause=activation negative=0 test=0 originator=0 common_address=1 data=01000001
expect flaw unassigned_type
> 68 0e 0a 00 00 00  63 01 06 00 01 00 01 00 00 01
expect other request changes=unknown label="unassigned type" T0855 frame=i length=14 send_sequence=5 receive_sequence=0 type=99 sequential=0 count=1 cause=activation negative=0 test=0 originator=0 common_address=1 data=01000001
expect flaw unassigned_type
> 68 0e 0c 00 00 00  6d 01 06 00 01 00 01 00 00 01
expect other request changes=unknown label="unassigned type" T0855 frame=i length=14 send_sequence=6 receive_sequence=0 type=109 sequential=0 count=1 cause=activation negative=0 test=0 originator=0 common_address=1 data=01000001
expect flaw unassigned_type
> 68 0e 0e 00 00 00  77 01 06 00 01 00 01 00 00 01
expect other request changes=unknown label="unassigned type" T0855 frame=i length=14 send_sequence=7 receive_sequence=0 type=119 sequential=0 count=1 cause=activation negative=0 test=0 originator=0 common_address=1 data=01000001
expect flaw unassigned_type
> 68 0c 10 00 00 00  80 01 06 00 01 00 01 02
expect other request changes=unknown label="private type" T0855 frame=i length=12 send_sequence=8 receive_sequence=0 type=128 sequential=0 count=1 cause=activation negative=0 test=0 originator=0 common_address=1 data=0102
expect flaw private_type
< 68 0a 00 00 12 00  ff 01 03 00 01 00 
expect other report changes=unknown label="private type" T0855 frame=i length=10 send_sequence=0 receive_sequence=9 type=255 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 data=
expect flaw private_type
< 68 0b 02 00 12 00  c8 01 6c 00 01 00 01
expect other answer changes=unknown failed label="private type" T0855 frame=i length=11 send_sequence=1 receive_sequence=9 type=200 sequential=0 count=1 cause=unknown-type negative=1 test=0 originator=0 common_address=1 data=01
expect flaw private_type
# and a cause that is not assigned
> 68 0b 12 00 04 00  c8 01 2a 00 01 00 01
expect other request changes=unknown label="private type" T0855 frame=i length=11 send_sequence=9 receive_sequence=2 type=200 sequential=0 count=1 cause=42 negative=0 test=0 originator=0 common_address=1 data=01
expect flaw private_type
expect flaw bad_cause

case causes that do not go with the type
> 68 04 07 00 00 00
expect session request housekeeping label="start data transfer" frame=u length=4 u_function=startdt-act
< 68 04 0b 00 00 00
expect session answer housekeeping label="start data transfer, confirmed" frame=u length=4 u_function=startdt-con
# a command, spontaneous: judged as a command
> 68 0e 00 00 00 00  2d 01 03 00 01 00 01 00 00 01
expect control request changes=yes label="single command (C_SC_NA_1)" T0855 frame=i length=14 send_sequence=0 receive_sequence=0 type=c-sc-na-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 select=0 qualifier=0
expect flaw bad_cause
< 68 0e 00 00 02 00  01 01 06 00 01 00 01 00 00 01
expect report report label="single point (M_SP_NA_1)" T0856 frame=i length=14 send_sequence=0 receive_sequence=1 type=m-sp-na-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 invalid=0 not_topical=0 substituted=0 blocked=0
expect flaw bad_cause
< 68 0e 02 00 02 00  01 01 00 00 01 00 01 00 00 01
expect report report label="single point (M_SP_NA_1)" T0856 frame=i length=14 send_sequence=1 receive_sequence=1 type=m-sp-na-1 sequential=0 count=1 cause=0 negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 invalid=0 not_topical=0 substituted=0 blocked=0
expect flaw bad_cause
< 68 0e 04 00 02 00  2d 01 03 00 01 00 01 00 00 01
expect report report label="single command (C_SC_NA_1)" T0856 frame=i length=14 send_sequence=2 receive_sequence=1 type=c-sc-na-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 select=0 qualifier=0
expect flaw bad_cause

case bad addresses
> 68 04 07 00 00 00
expect session request housekeeping label="start data transfer" frame=u length=4 u_function=startdt-act
< 68 04 0b 00 00 00
expect session answer housekeeping label="start data transfer, confirmed" frame=u length=4 u_function=startdt-con
> 68 0e 00 00 00 00  2d 01 06 00 00 00 01 00 00 01
expect control request changes=yes label="single command (C_SC_NA_1)" T0855 frame=i length=14 send_sequence=0 receive_sequence=0 type=c-sc-na-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=0 common_address=0 ioa=1 value=1 select=0 qualifier=0
expect flaw bad_address
> 68 0e 02 00 00 00  2d 01 06 00 ff ff 01 00 00 01
expect control request changes=yes label="single command (C_SC_NA_1)" T0855 frame=i length=14 send_sequence=1 receive_sequence=0 type=c-sc-na-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=0 common_address=65535 ioa=1 value=1 select=0 qualifier=0
expect flaw bad_address
# the second object lies beyond 16777215
< 68 0f 00 00 04 00  01 82 03 00 01 00 ff ff ff 00 01
expect report report label="single point (M_SP_NA_1)" T0856 frame=i length=15 send_sequence=0 receive_sequence=2 type=m-sp-na-1 sequential=1 count=2 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=16777215 value=0 invalid=0 not_topical=0 substituted=0 blocked=0
expect report report label="single point (M_SP_NA_1)" T0856 frame=i length=15 send_sequence=0 receive_sequence=2 type=m-sp-na-1 sequential=1 count=2 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=0 value=1 invalid=0 not_topical=0 substituted=0 blocked=0
expect flaw bad_address

case counts and lengths
> 68 04 07 00 00 00
expect session request housekeeping label="start data transfer" frame=u length=4 u_function=startdt-act
< 68 04 0b 00 00 00
expect session answer housekeeping label="start data transfer, confirmed" frame=u length=4 u_function=startdt-con
# no object
< 68 0a 00 00 00 00  01 00 03 00 01 00 
expect flaw bad_count
# 3 announced, 2 there
< 68 12 02 00 00 00  01 03 03 00 01 00 01 00 00 01 02 00 00 01
expect report report label="single point (M_SP_NA_1)" T0856 frame=i length=18 send_sequence=1 receive_sequence=0 type=m-sp-na-1 sequential=0 count=3 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 invalid=0 not_topical=0 substituted=0 blocked=0
expect report report label="single point (M_SP_NA_1)" T0856 frame=i length=18 send_sequence=1 receive_sequence=0 type=m-sp-na-1 sequential=0 count=3 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=2 value=1 invalid=0 not_topical=0 substituted=0 blocked=0
expect flaw bad_count
# 5 announced, 2 there
< 68 0f 04 00 00 00  01 85 03 00 01 00 01 00 00 01 01
expect report report label="single point (M_SP_NA_1)" T0856 frame=i length=15 send_sequence=2 receive_sequence=0 type=m-sp-na-1 sequential=1 count=5 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 invalid=0 not_topical=0 substituted=0 blocked=0
expect report report label="single point (M_SP_NA_1)" T0856 frame=i length=15 send_sequence=2 receive_sequence=0 type=m-sp-na-1 sequential=1 count=5 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=2 value=1 invalid=0 not_topical=0 substituted=0 blocked=0
expect flaw bad_count
# not even an address
< 68 0c 06 00 00 00  01 82 03 00 01 00 01 00
expect flaw trailing
expect flaw bad_count
# two commands in one
> 68 12 00 00 08 00  2d 02 06 00 01 00 01 00 00 01 02 00 00 01
expect control request changes=yes label="single command (C_SC_NA_1)" T0855 frame=i length=18 send_sequence=0 receive_sequence=4 type=c-sc-na-1 sequential=0 count=2 cause=activation negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 select=0 qualifier=0
expect control request changes=yes label="single command (C_SC_NA_1)" T0855 frame=i length=18 send_sequence=0 receive_sequence=4 type=c-sc-na-1 sequential=0 count=2 cause=activation negative=0 test=0 originator=0 common_address=1 ioa=2 value=1 select=0 qualifier=0
expect flaw bad_count
# a command as a sequence
> 68 0e 02 00 08 00  2d 81 06 00 01 00 01 00 00 01
expect control request changes=yes label="single command (C_SC_NA_1)" T0855 frame=i length=14 send_sequence=1 receive_sequence=4 type=c-sc-na-1 sequential=1 count=1 cause=activation negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 select=0 qualifier=0
expect flaw bad_count
# 1 announced, 2 there: the second is trailing
< 68 12 08 00 04 00  01 01 03 00 01 00 01 00 00 01 02 00 00 01
expect report report label="single point (M_SP_NA_1)" T0856 frame=i length=18 send_sequence=4 receive_sequence=2 type=m-sp-na-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 invalid=0 not_topical=0 substituted=0 blocked=0
expect flaw trailing
# a segment longer than the frame
> 68 12 04 00 0a 00  7d 01 0d 00 01 00 00 00 01 01 00 01 05 00
expect flaw truncated
# no whole data unit identifier
> 68 08 06 00 0a 00  2d 01 06 00
expect flaw bad_length
# no ASDU
> 68 04 08 00 0a 00  
expect flaw bad_length
# length octets that the standard forbids: 3 and 254
> 68 03 43 00 00
expect flaw truncated
expect flaw bad_length
> 68 fe 43 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00
expect session request housekeeping label="test connection" frame=u length=254 u_function=testfr-act
expect flaw bad_length
# U and S frames with something behind them
> 68 05 43 00 00 00 00
expect session request housekeeping label="test connection" frame=u length=5 u_function=testfr-act
expect flaw bad_length
> 68 06 01 00 00 00 00 00
expect session request housekeeping label="acknowledge frames" frame=s length=6 receive_sequence=0
expect flaw bad_length
expect flaw ack_ahead

case control octets
> 68 04 07 00 00 00
expect session request housekeeping label="start data transfer" frame=u length=4 u_function=startdt-act
< 68 04 0b 00 00 00
expect session answer housekeeping label="start data transfer, confirmed" frame=u length=4 u_function=startdt-con
# U without a function
> 68 04 03 00 00 00
expect flaw bad_control
# two functions
> 68 04 47 00 00 00
expect flaw bad_control
# an octet that must be 0
> 68 04 43 01 00 00
expect session request housekeeping label="test connection" frame=u length=4 u_function=testfr-act
expect flaw bad_control
# S likewise
> 68 04 01 02 00 00
expect session request housekeeping label="acknowledge frames" frame=s length=4 receive_sequence=0
expect flaw bad_control
# N(R) with its low bit set
> 68 04 01 00 01 00
expect session request housekeeping label="acknowledge frames" frame=s length=4 receive_sequence=0
expect flaw bad_control
< 68 0e 00 00 01 00  01 01 03 00 01 00 01 00 00 01
expect report report label="single point (M_SP_NA_1)" T0856 frame=i length=14 send_sequence=0 receive_sequence=0 type=m-sp-na-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 invalid=0 not_topical=0 substituted=0 blocked=0
expect flaw bad_control

case not a start octet
> 68 04 07 00 00 00
expect session request housekeeping label="start data transfer" frame=u length=4 u_function=startdt-act
< 68 04 0b 00 00 00
expect session answer housekeeping label="start data transfer, confirmed" frame=u length=4 u_function=startdt-con
> 69 04 43 00 00 00
expect foreign

case send numbers: a gap, a repetition, the wrap
> 68 04 07 00 00 00
expect session request housekeeping label="start data transfer" frame=u length=4 u_function=startdt-act
< 68 04 0b 00 00 00
expect session answer housekeeping label="start data transfer, confirmed" frame=u length=4 u_function=startdt-con
< 68 0e 00 00 00 00  01 01 03 00 01 00 01 00 00 01
expect report report label="single point (M_SP_NA_1)" T0856 frame=i length=14 send_sequence=0 receive_sequence=0 type=m-sp-na-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 invalid=0 not_topical=0 substituted=0 blocked=0
# 2 for 1
< 68 0e 04 00 00 00  01 01 03 00 01 00 01 00 00 01
expect report report label="single point (M_SP_NA_1)" T0856 frame=i length=14 send_sequence=2 receive_sequence=0 type=m-sp-na-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 invalid=0 not_topical=0 substituted=0 blocked=0
expect flaw sequence
# 2 again
< 68 0e 04 00 00 00  01 01 03 00 01 00 01 00 00 01
expect report report label="single point (M_SP_NA_1)" T0856 frame=i length=14 send_sequence=2 receive_sequence=0 type=m-sp-na-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 invalid=0 not_topical=0 substituted=0 blocked=0
expect flaw sequence
# 32767
< 68 0e fe ff 00 00  01 01 03 00 01 00 01 00 00 01
expect report report label="single point (M_SP_NA_1)" T0856 frame=i length=14 send_sequence=32767 receive_sequence=0 type=m-sp-na-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 invalid=0 not_topical=0 substituted=0 blocked=0
expect flaw sequence
# 0 follows 32767
< 68 0e 00 00 00 00  01 01 03 00 01 00 01 00 00 01
expect report report label="single point (M_SP_NA_1)" T0856 frame=i length=14 send_sequence=0 receive_sequence=0 type=m-sp-na-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 invalid=0 not_topical=0 substituted=0 blocked=0

case receive numbers: ahead of what was sent, and back
> 68 04 07 00 00 00
expect session request housekeeping label="start data transfer" frame=u length=4 u_function=startdt-act
< 68 04 0b 00 00 00
expect session answer housekeeping label="start data transfer, confirmed" frame=u length=4 u_function=startdt-con
< 68 0e 00 00 00 00  01 01 03 00 01 00 01 00 00 01
expect report report label="single point (M_SP_NA_1)" T0856 frame=i length=14 send_sequence=0 receive_sequence=0 type=m-sp-na-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 invalid=0 not_topical=0 substituted=0 blocked=0
< 68 0e 02 00 00 00  01 01 03 00 01 00 01 00 00 01
expect report report label="single point (M_SP_NA_1)" T0856 frame=i length=14 send_sequence=1 receive_sequence=0 type=m-sp-na-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 invalid=0 not_topical=0 substituted=0 blocked=0
# 1 of 2, then 2 of 2, then 3 of 2, then back to 1
> 68 04 01 00 02 00
expect session request housekeeping label="acknowledge frames" frame=s length=4 receive_sequence=1
> 68 04 01 00 04 00
expect session request housekeeping label="acknowledge frames" frame=s length=4 receive_sequence=2
> 68 04 01 00 06 00
expect session request housekeeping label="acknowledge frames" frame=s length=4 receive_sequence=3
expect flaw ack_ahead
> 68 04 01 00 02 00
expect session request housekeeping label="acknowledge frames" frame=s length=4 receive_sequence=1
expect flaw ack_ahead

case data before the start and after the stop
< 68 0e 00 00 00 00  01 01 03 00 01 00 01 00 00 01
expect report report label="single point (M_SP_NA_1)" T0856 frame=i length=14 send_sequence=0 receive_sequence=0 type=m-sp-na-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 invalid=0 not_topical=0 substituted=0 blocked=0
expect flaw not_started
> 68 04 07 00 00 00
expect session request housekeeping label="start data transfer" frame=u length=4 u_function=startdt-act
< 68 0e 02 00 00 00  01 01 03 00 01 00 01 00 00 01
expect report report label="single point (M_SP_NA_1)" T0856 frame=i length=14 send_sequence=1 receive_sequence=0 type=m-sp-na-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 invalid=0 not_topical=0 substituted=0 blocked=0
> 68 04 13 00 00 00
expect session request housekeeping label="stop data transfer" T0804 frame=u length=4 u_function=stopdt-act
# what was under way
< 68 0e 04 00 00 00  01 01 03 00 01 00 01 00 00 01
expect report report label="single point (M_SP_NA_1)" T0856 frame=i length=14 send_sequence=2 receive_sequence=0 type=m-sp-na-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 invalid=0 not_topical=0 substituted=0 blocked=0
< 68 04 23 00 00 00
expect session answer housekeeping label="stop data transfer, confirmed" frame=u length=4 u_function=stopdt-con
< 68 0e 06 00 00 00  01 01 03 00 01 00 01 00 00 01
expect report report label="single point (M_SP_NA_1)" T0856 frame=i length=14 send_sequence=3 receive_sequence=0 type=m-sp-na-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 invalid=0 not_topical=0 substituted=0 blocked=0
expect flaw not_started

case joined in the middle: any numbers, then they must follow
midstream
< 68 0e c8 00 fe ff  01 01 03 00 01 00 01 00 00 01
expect report report label="single point (M_SP_NA_1)" T0856 frame=i length=14 send_sequence=100 receive_sequence=32767 type=m-sp-na-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 invalid=0 not_topical=0 substituted=0 blocked=0
< 68 0e ca 00 fe ff  01 01 03 00 01 00 01 00 00 01
expect report report label="single point (M_SP_NA_1)" T0856 frame=i length=14 send_sequence=101 receive_sequence=32767 type=m-sp-na-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 invalid=0 not_topical=0 substituted=0 blocked=0
> 68 0e fe ff cc 00  2d 01 06 00 01 00 01 00 00 01
expect control request changes=yes label="single command (C_SC_NA_1)" T0855 frame=i length=14 send_sequence=32767 receive_sequence=102 type=c-sc-na-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 select=0 qualifier=0
< 68 0e cc 00 00 00  2d 01 07 00 01 00 01 00 00 01
expect control answer changes=yes label="single command (C_SC_NA_1)" T0855 frame=i length=14 send_sequence=102 receive_sequence=0 type=c-sc-na-1 sequential=0 count=1 cause=activation-con negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 select=0 qualifier=0
< 68 0e dc 00 00 00  01 01 03 00 01 00 01 00 00 01
expect report report label="single point (M_SP_NA_1)" T0856 frame=i length=14 send_sequence=110 receive_sequence=0 type=m-sp-na-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 invalid=0 not_topical=0 substituted=0 blocked=0
expect flaw sequence
> 68 04 01 00 de 00
expect session request housekeeping label="acknowledge frames" frame=s length=4 receive_sequence=111
> 68 04 01 00 e0 00
expect session request housekeeping label="acknowledge frames" frame=s length=4 receive_sequence=112
expect flaw ack_ahead

case joined in the middle, sides guessed wrong: a value turns them
midstream
> 68 04 01 00 14 00
expect session request housekeeping label="acknowledge frames" frame=s length=4 receive_sequence=10
< 68 04 43 00 00 00
expect session request housekeeping label="test connection" frame=u length=4 u_function=testfr-act
> 68 0e 64 00 14 00  01 01 03 00 01 00 01 00 00 01
expect report report label="single point (M_SP_NA_1)" T0856 frame=i length=14 send_sequence=50 receive_sequence=10 type=m-sp-na-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 invalid=0 not_topical=0 substituted=0 blocked=0
expect turned
> 68 04 83 00 00 00
expect session answer housekeeping label="test connection, confirmed" frame=u length=4 u_function=testfr-con
< 68 0e 14 00 66 00  2d 01 06 00 01 00 01 00 00 01
expect control request changes=yes label="single command (C_SC_NA_1)" T0855 frame=i length=14 send_sequence=10 receive_sequence=51 type=c-sc-na-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 select=0 qualifier=0
> 68 0e 66 00 16 00  2d 01 07 00 01 00 01 00 00 01
expect control answer changes=yes label="single command (C_SC_NA_1)" T0855 frame=i length=14 send_sequence=51 receive_sequence=11 type=c-sc-na-1 sequential=0 count=1 cause=activation-con negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 select=0 qualifier=0

case joined in the middle, sides guessed wrong: a command, a confirmation, a start turn them
midstream
< 68 0e 00 00 00 00  2d 01 06 00 01 00 01 00 00 01
expect control request changes=yes label="single command (C_SC_NA_1)" T0855 frame=i length=14 send_sequence=0 receive_sequence=0 type=c-sc-na-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 select=0 qualifier=0
expect turned

case joined in the middle, sides guessed wrong: a confirmation
midstream
> 68 0e 00 00 00 00  2d 01 07 00 01 00 01 00 00 01
expect control answer changes=yes label="single command (C_SC_NA_1)" T0855 frame=i length=14 send_sequence=0 receive_sequence=0 type=c-sc-na-1 sequential=0 count=1 cause=activation-con negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 select=0 qualifier=0
expect flaw no_request
expect turned

case joined in the middle, sides guessed wrong: a start
midstream
< 68 04 07 00 00 00
expect session request housekeeping label="start data transfer" frame=u length=4 u_function=startdt-act
expect turned

case joined in the middle: what was said once about the sides stays
midstream
> 68 0e 00 00 00 00  2d 01 06 00 01 00 01 00 00 01
expect control request changes=yes label="single command (C_SC_NA_1)" T0855 frame=i length=14 send_sequence=0 receive_sequence=0 type=c-sc-na-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 select=0 qualifier=0
> 68 0e 02 00 00 00  01 01 03 00 01 00 01 00 00 01
expect report report label="single point (M_SP_NA_1)" T0856 frame=i length=14 send_sequence=1 receive_sequence=0 type=m-sp-na-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 invalid=0 not_topical=0 substituted=0 blocked=0

case two frames in one segment, one frame in two
> 68 04 07 00 00 00
expect session request housekeeping label="start data transfer" frame=u length=4 u_function=startdt-act
< 68 04 0b 00 00 00
expect session answer housekeeping label="start data transfer, confirmed" frame=u length=4 u_function=startdt-con
< 68 0e 00 00 00 00 01 01 03 00 01 00 01 00 00 01  68 0e 02 00 00 00 01 01 03 00 01 00 02 00 00 00
expect report report label="single point (M_SP_NA_1)" T0856 frame=i length=14 send_sequence=0 receive_sequence=0 type=m-sp-na-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 invalid=0 not_topical=0 substituted=0 blocked=0
expect report report label="single point (M_SP_NA_1)" T0856 frame=i length=14 send_sequence=1 receive_sequence=0 type=m-sp-na-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=2 value=0 invalid=0 not_topical=0 substituted=0 blocked=0
< 68 0e 04 00 00 00 01 01 03
expect more
< 00 01 00 03 00 00 01
expect report report label="single point (M_SP_NA_1)" T0856 frame=i length=14 send_sequence=2 receive_sequence=0 type=m-sp-na-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=3 value=1 invalid=0 not_topical=0 substituted=0 blocked=0

case refusing a command
> 68 04 07 00 00 00
expect session request housekeeping label="start data transfer" frame=u length=4 u_function=startdt-act
< 68 04 0b 00 00 00
expect session answer housekeeping label="start data transfer, confirmed" frame=u length=4 u_function=startdt-con
< 68 0e 00 00 00 00  01 01 03 00 01 00 01 00 00 01
expect report report label="single point (M_SP_NA_1)" T0856 frame=i length=14 send_sequence=0 receive_sequence=0 type=m-sp-na-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 invalid=0 not_topical=0 substituted=0 blocked=0
> 68 0e 00 00 02 00  2d 01 06 03 01 00 e8 03 00 01
expect control request changes=yes label="single command (C_SC_NA_1)" T0855 frame=i length=14 send_sequence=0 receive_sequence=1 type=c-sc-na-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=3 common_address=1 ioa=1000 value=1 select=0 qualifier=0
refuse = 68 0e 02 00 02 00 2d 01 47 03 01 00 e8 03 00 01
refuse 44 = 68 0e 02 00 02 00 2d 01 6c 03 01 00 e8 03 00 01
refuse 47 = 68 0e 02 00 02 00 2d 01 6f 03 01 00 e8 03 00 01
neutralise = 68 0e 00 00 02 00 6d 01 06 03 01 00 e8 03 00 01
> 68 0e 02 00 02 00  2d 01 08 00 01 00 e8 03 00 01
expect control request changes=yes label="single command (C_SC_NA_1)" T0855 frame=i length=14 send_sequence=1 receive_sequence=1 type=c-sc-na-1 sequential=0 count=1 cause=deactivation negative=0 test=0 originator=0 common_address=1 ioa=1000 value=1 select=0 qualifier=0
refuse = 68 0e 02 00 04 00 2d 01 49 00 01 00 e8 03 00 01
> 68 0d 04 00 02 00  66 01 05 00 01 00 e8 03 00
expect read request label="read (C_RD_NA_1)" T0801 frame=i length=13 send_sequence=2 receive_sequence=1 type=c-rd-na-1 sequential=0 count=1 cause=requested negative=0 test=0 originator=0 common_address=1 ioa=1000
refuse = 68 0d 02 00 06 00 66 01 6f 00 01 00 e8 03 00
> 68 0e 06 00 02 00  2d 01 86 00 01 00 e8 03 00 01
expect control request changes=yes label="single command (C_SC_NA_1)" T0855 frame=i length=14 send_sequence=3 receive_sequence=1 type=c-sc-na-1 sequential=0 count=1 cause=activation negative=0 test=1 originator=0 common_address=1 ioa=1000 value=1 select=0 qualifier=0
refuse = 68 0e 02 00 08 00 2d 01 c7 00 01 00 e8 03 00 01
# frames without an ASDU have no answer
> 68 04 43 00 00 00
expect session request housekeeping label="test connection" frame=u length=4 u_function=testfr-act
refuse = none
neutralise = none

case refusing at the wrap of the numbers
midstream
< 68 0e fe ff 00 00  01 01 03 00 01 00 01 00 00 01
expect report report label="single point (M_SP_NA_1)" T0856 frame=i length=14 send_sequence=32767 receive_sequence=0 type=m-sp-na-1 sequential=0 count=1 cause=spontaneous negative=0 test=0 originator=0 common_address=1 ioa=1 value=1 invalid=0 not_topical=0 substituted=0 blocked=0
> 68 0e fe ff 00 00  2d 01 06 00 01 00 e8 03 00 01
expect control request changes=yes label="single command (C_SC_NA_1)" T0855 frame=i length=14 send_sequence=32767 receive_sequence=0 type=c-sc-na-1 sequential=0 count=1 cause=activation negative=0 test=0 originator=0 common_address=1 ioa=1000 value=1 select=0 qualifier=0
refuse = 68 0e 00 00 00 00 2d 01 47 00 01 00 e8 03 00 01
