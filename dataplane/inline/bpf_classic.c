/* SPDX-License-Identifier: Apache-2.0 */
/* libpcap compiles and optimises; nothing is captured. */
#include "dataplane/inline/bpf_classic.h"

#include <pcap/pcap.h>

#include <stdio.h>

int bpf_classic_compile(const char *expression, struct classic code[CLASSIC_MAX], char *wrong, size_t wrong_len)
{
	pcap_t *p = pcap_open_dead(DLT_EN10MB, 65535);
	struct bpf_program compiled = { 0 };
	int count = -1;

	if (!p || pcap_compile(p, &compiled, expression, 1, PCAP_NETMASK_UNKNOWN)) {
		snprintf(wrong, wrong_len, "'%.100s': %s", expression, p ? pcap_geterr(p) : "no memory");
	} else if (compiled.bf_len > CLASSIC_MAX) {
		snprintf(wrong, wrong_len, "'%.100s' is too long", expression);
	} else {
		count = (int)compiled.bf_len;
		for (int i = 0; i < count; i++)
			code[i] = (struct classic){ compiled.bf_insns[i].code, compiled.bf_insns[i].jt,
						    compiled.bf_insns[i].jf, compiled.bf_insns[i].k };
	}
	pcap_freecode(&compiled);
	if (p)
		pcap_close(p);
	return count;
}
