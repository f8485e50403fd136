# SPDX-License-Identifier: Apache-2.0
# Tank gauges, from a capture and 576013-635; the text of each line is in the comment above it.
protocol atg

case "inventory: the gauge repeats the function, then tells"
# .I20100..
> 014932303130300d0a
expect read request label="inquire" T0801 kind=inquiry function=inventory device=0
refuse = 39 39 39 39 46 46 31 42 0a
# .I20100.08/19/2024 20:52..AVIA.
< 0a4932303130300a30382f31392f323032342032303a35320a0a415649410a
expect carrier
expect read answer label="inquire" T0801 kind=inquiry function=inventory device=0
expect carrier
expect carrier
expect carrier

case "refused; sensors, versions, leak tests"
# .I30100.
> 014933303130300a
expect read request label="inquire" T0801 kind=inquiry function=liquid-sensor-status device=0
# 9999FF1B.
< 39393939464631420a
expect read answer failed label="inquire" T0801 kind=inquiry function=liquid-sensor-status device=0
# .I90200.
> 014939303230300a
expect identify request label="identify" T0888 kind=inquiry function=software-version device=0
# .I90200.VERSION 1.
< 014939303230300a56455253494f4e203103
expect identify answer label="identify" T0888 kind=inquiry function=software-version device=0
expect carrier
# .i20302.
> 016932303330320a
expect read request label="read leak test" T0801 kind=inquiry-computer function=leak-test device=2

case "set: label, clock, alarms, reset; with a security code"
# .S60201DIESEL.
> 0153363032303144494553454c0a
expect config request changes=yes label="set" T0836 kind=set function=tank-label device=1 arguments="DIESEL"
# S60201.
< 5336303230310a
expect config answer changes=yes label="set" T0836 kind=set function=tank-label device=1
# .s501002408192052.
> 01733530313030323430383139323035320a
expect time request changes=yes label="set clock" kind=set-computer function=time-of-day device=0 arguments="2408192052"
# .S00300.
> 015330303330300a
expect diagnose request changes=yes label="clear alarms" T0878 kind=set function=clear-alarms device=0
# .S00200.
> 015330303230300a
expect diagnose request changes=yes label="clear alarms" T0878 kind=set function=clear-power-reset device=0
# .S00100.
> 015330303130300a
expect run request changes=yes label="reset" T0816 kind=set function=reset device=0
# .123456S60201DIESEL.
> 0131323334353653363032303144494553454c0a
expect config request changes=yes label="set" T0836 kind=set function=tank-label device=1 arguments="DIESEL"

case "an empty line, a terminal's bytes in front of a request, no request, an unknown function, another answer"
# ..
> 0d0a
expect carrier
# ......I20100..
> fff4fffd06014932303130300d0a
expect flaw bad_request
expect read request label="inquire" T0801 kind=inquiry function=inventory device=0
# I20500.
< 4932303530300a
expect carrier
# I2xx00.
< 4932787830300a
expect carrier
# .X20100.
> 015832303130300a
expect other request changes=unknown label="unknown request"
expect flaw bad_request
# .I2x100.
> 014932783130300a
expect other request changes=unknown label="unknown request"
expect flaw bad_request
# .I77700.
> 014937373730300a
expect other request changes=unknown label="unknown inquiry" kind=inquiry function=1911 device=0
expect flaw unknown_function
refuse 2 = none
