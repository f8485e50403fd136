# SPDX-License-Identifier: Apache-2.0
# DeltaV, from public descriptions: magic, length, type, message, sender, six bytes more, data.
protocol deltav

case "a message and its header only"
> face 0004 0002 0011 0007 000000000000 01020304
expect other report changes=unknown label="message" length=4 message_type=2 message=17 sender=7 data=00000000000001020304
< face 0000 0004 0012 0008 000000000000
expect other report changes=unknown label="message" length=0 message_type=4 message=18 sender=8 data=000000000000
> fa00
expect foreign
