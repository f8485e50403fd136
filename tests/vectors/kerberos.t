# SPDX-License-Identifier: Apache-2.0
# Kerberos: every message, over UDP and TCP (RFC 4120).
protocol kerberos

case "log in, a ticket"
> 6a5e305ca103020105a20302010aa3023000a44c304aa00703050000000000a1153013a003020102a10c300a1b086f70657261746f72a2071b05504c414e54a31a3018a003020102a111300f1b066b72627467741b05504c414e54a703020109
expect session request label="log in" message=as-request realm="PLANT" client="operator" service="krbtgt/PLANT"
< 7e4e304ca003020105a10302011ea411180f32303236313132343133303030305aa503020101a603020119a9071b05504c414e54aa1a3018a003020102a111300f1b066b72627467741b05504c414e54
expect session answer failed label="error" message=error realm="PLANT" service="krbtgt/PLANT" error=preauthentication-required
> 6a5e305ca103020105a20302010aa3023000a44c304aa00703050000000000a1153013a003020102a10c300a1b086f70657261746f72a2071b05504c414e54a31a3018a003020102a111300f1b066b72627467741b05504c414e54a703020109
expect session request label="log in" message=as-request realm="PLANT" client="operator" service="krbtgt/PLANT"
< 6b2e302ca003020105a10302010ba3071b05504c414e54a4153013a003020102a10c300a1b086f70657261746f72a500
expect session answer label="log in" message=as-reply realm="PLANT" client="operator"
> 6c473045a103020105a20302010ca3023000a4353033a00703050000000000a2071b05504c414e54a31a3018a003020102a111300f1b066b72627467741b05504c414e54a703020109
expect session request label="ask for ticket" message=tgs-request realm="PLANT" service="krbtgt/PLANT"
< 6d2e302ca003020105a10302010da3071b05504c414e54a4153013a003020102a10c300a1b086f70657261746f72a500
expect session answer label="ask for ticket" message=tgs-reply realm="PLANT" client="operator"

case "in TCP"
transport tcp
> 000000606a5e305ca103020105a20302010aa3023000a44c304aa00703050000000000a1153013a003020102a10c300a1b086f70657261746f72a2071b05504c414e54a31a3018a003020102a111300f1b066b72627467741b05504c414e54a703020109
expect session request label="log in" message=as-request realm="PLANT" client="operator" service="krbtgt/PLANT"
< 000000306b2e302ca003020105a10302010ba3071b05504c414e54a4153013a003020102a10c300a1b086f70657261746f72a500
expect session answer label="log in" message=as-reply realm="PLANT" client="operator"

case "a ticket is shown"
> 6e0c300aa003020105a10302010e
expect session request label="show ticket" message=ap-request
< 6f0c300aa003020105a10302010f
expect session answer label="show ticket" message=ap-reply

case "wrong"
> 6a023100
expect flaw bad_structure
> 68023000
expect flaw bad_structure

case "picked up at a reply"
midstream
> 6b2e302ca003020105a10302010ba3071b05504c414e54a4153013a003020102a10c300a1b086f70657261746f72a500
expect session answer label="log in" message=as-reply realm="PLANT" client="operator"
expect turned
