# SPDX-License-Identifier: Apache-2.0
# Crimson 3, from a public script: length, register, type, data.
protocol crimson

case "who made it, and what is it"
> 0004 012b 1b 00
expect identify request label="read maker" T0888 length=4 register=maker data_type=27 data=00
< 0015 012b 1b 00 526564204c696f6e20436f6e74726f6c00
expect identity vendor="Red Lion Control"
expect identify answer label="read maker" T0888 length=21 register=maker data_type=27 data=00526564204c696f6e20436f6e74726f6c00
> 0004 012a 1a 00
expect identify request label="read model" T0888 length=4 register=model data_type=26 data=00
< 000b 012a 1a 00 4733303653 00 00
expect identity product="G306S"
expect identify answer label="read model" T0888 length=11 register=model data_type=26 data=0047333036530000

case "another register; a length that cannot be"
> 0005 0300 01 0102
expect other request changes=unknown label="unknown register" length=5 register=768 data_type=1 data=0102
expect flaw unknown_register
> 0002 0101
expect foreign
