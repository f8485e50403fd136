/* SPDX-License-Identifier: Apache-2.0 */
/* libpcap compiles the expressions, and runs them: only while there is an overload. */
#include "dataplane/inline/shed.h"

#include "dataplane/host/log.h"

#include <pcap/pcap.h>

#include <stdlib.h>
#include <string.h>

struct shed_filter {
	struct bpf_program program;
};

enum { ETHER_IP4 = 0x0800, ETHER_IP6 = 0x86dd, ETHER_VLAN = 0x8100, ETHER_QINQ = 0x88a8, IP_TCP = 6, IP_UDP = 17 };

static bool compile(const char *expression, struct bpf_program *out, char *wrong, size_t wrong_len)
{
	pcap_t *p = pcap_open_dead(DLT_EN10MB, 65535);
	const bool ok = p && !pcap_compile(p, out, expression, 1, PCAP_NETMASK_UNKNOWN);

	if (!ok)
		snprintf(wrong, wrong_len, "'%.100s': %s", expression, p ? pcap_geterr(p) : "no memory");
	if (p)
		pcap_close(p);
	return ok;
}

bool shed_check(const char *expression, char *wrong, size_t wrong_len)
{
	struct bpf_program program = { 0 };
	const bool ok = compile(expression, &program, wrong, wrong_len);
	pcap_freecode(&program);
	return ok;
}

bool shed_begin(struct shed *w, const struct settings *s)
{
	char wrong[300];

	memset(w, 0, sizeof *w);
	for (unsigned i = 0; i < s->shed.count && i < SHED_MAX; i++) {
		w->filter[i] = calloc(1, sizeof *w->filter[i]);
		if (!w->filter[i] || !compile(s->shed.text[i], &w->filter[i]->program, wrong, sizeof wrong)) {
			log_error("shed: %s", w->filter[i] ? wrong : "no memory");
			w->count = i + 1;
			shed_end(w);
			return false;
		}
		w->count = i + 1;
	}
	return true;
}

void shed_end(struct shed *w)
{
	for (unsigned i = 0; i < w->count; i++) {
		if (w->filter[i])
			pcap_freecode(&w->filter[i]->program);
		free(w->filter[i]);
	}
	w->count = 0;
}

void shed_note(struct shed *w, unsigned port, bool is_full)
{
	unsigned most = 0;

	w->full[port] = is_full ? w->full[port] + 1 : 0;
	for (unsigned i = 0; i < 2 * SEGMENTS_MAX; i++)
		most = w->full[i] > most ? w->full[i] : most;
	w->level = most / SHED_BURSTS < w->count ? most / SHED_BURSTS : w->count;
}

/* The ethertype behind the tags; *at: behind it. */
static uint16_t ethertype(const uint8_t *f, uint32_t len, uint32_t *at)
{
	uint16_t type = 0;
	for (*at = 14; *at <= len; *at += 4) {
		type = (uint16_t)(f[*at - 2] << 8 | f[*at - 1]);
		if (type != ETHER_VLAN && type != ETHER_QINQ)
			break;
	}
	return type;
}

bool shed_is_first(const uint8_t *frame, uint32_t len)
{
	uint32_t at;
	const uint16_t type = ethertype(frame, len, &at);
	return type != ETHER_IP4 && type != ETHER_IP6;
}

static bool can_be_shed(const uint8_t *f, uint32_t len)
{
	uint32_t at;
	const uint16_t type = ethertype(f, len, &at);
	uint8_t protocol = 0;

	if (type == ETHER_IP4 && at + 20 <= len)
		protocol = f[at + 9];
	else if (type == ETHER_IP6 && at + 40 <= len)
		protocol = f[at + 6];
	return protocol == IP_TCP || protocol == IP_UDP;
}

bool shed_takes(struct shed *w, const uint8_t *frame, uint32_t len)
{
	if (!can_be_shed(frame, len))
		return false;
	for (unsigned i = 0; i < w->level; i++)
		if (bpf_filter(w->filter[i]->program.bf_insns, frame, len, len)) {
			w->dropped[i]++;
			return true;
		}
	return false;
}
