/* SPDX-License-Identifier: Apache-2.0 */
/*
 * One formatter for each stage; a stage without one would not compile away unnoticed: the table is
 * as long as the list of stages.
 */
#include "dataplane/audit/trace_text.h"

#include "dissectors/registry.h"

#include <inttypes.h>
#include <stdio.h>

typedef void format_fn(FILE *out, const struct trace_record *r);

static const char *const link_names[] = {
	[LINK_ETHERNET] = "Ethernet", [LINK_SLL] = "Linux cooked", [LINK_SLL2] = "Linux cooked v2",
	[LINK_RAW] = "raw IP", [LINK_NULL] = "loopback", [LINK_UNKNOWN] = "unknown link type",
};

/* names[i], or "?" when i is beyond the table. */
static const char *name_of(const char *const *names, size_t count, int64_t i)
{
	return i >= 0 && (uint64_t)i < count && names[i] ? names[i] : "?";
}

#define NAME_OF(names_, i_) name_of((names_), sizeof(names_) / sizeof((names_)[0]), (i_))

static void format_frame(FILE *out, const struct trace_record *r)
{
	fprintf(out, "%s, %" PRId64 " bytes, ethertype 0x%04x", NAME_OF(link_names, r->a), r->b,
		(unsigned)r->c);
}

static void format_vlan(FILE *out, const struct trace_record *r)
{
	fprintf(out, "id %" PRId64, r->a);
	if (r->b != 0)
		fprintf(out, ", inner id %" PRId64, r->b);
}

static const char *ip_protocol(int64_t protocol)
{
	switch (protocol) {
	case 1: return "ICMP";
	case 2: return "IGMP";
	case 6: return "TCP";
	case 17: return "UDP";
	case 58: return "ICMPv6";
	default: return "other";
	}
}

static void format_ip(FILE *out, const struct trace_record *r)
{
	fprintf(out, "IPv%" PRId64 ", protocol %" PRId64 " (%s), carries %" PRId64 " bytes", r->a, r->b,
		ip_protocol(r->b), r->c);
}

static void format_fragment(FILE *out, const struct trace_record *r)
{
	fprintf(out, "bytes %" PRId64 "..%" PRId64 ", %s", r->a, r->a + r->b - 1,
		r->c ? "completes the packet" : "kept until the rest comes");
}

static void format_flow(FILE *out, const struct trace_record *r)
{
	fprintf(out, "flow %" PRId64 ", %s, from the %s", r->a, r->b ? "new" : "known",
		r->c ? "client" : "server");
}

static void format_tcp(FILE *out, const struct trace_record *r)
{
	static const char *const flags[] = { "FIN", "SYN", "RST", "PSH", "ACK", "URG", "ECE", "CWR" };
	const char *separator = " ";

	fprintf(out, "sequence %" PRId64 ", %" PRId64 " bytes, flags", r->a, r->b);
	for (unsigned i = 0; i < 8; i++) {
		if (r->c >> i & 1) {
			fprintf(out, "%s%s", separator, flags[i]);
			separator = "+";
		}
	}
	if ((r->c & 0xff) == 0)
		fprintf(out, " none");
}

static void format_order(FILE *out, const struct trace_record *r)
{
	static const char *const orders[] = {
		"in order", "held: bytes in front of it are missing", "sent again", "released",
	};

	fprintf(out, "%s, %" PRId64 " bytes", NAME_OF(orders, r->a), r->b);
}

static void format_detect(FILE *out, const struct trace_record *r)
{
	if (r->a >= 0 && (uint64_t)r->a < registry_count)
		fprintf(out, "%s, from %" PRId64 " bytes", registry[r->a]->name, r->b);
	else
		fprintf(out, "no protocol yet, from %" PRId64 " bytes", r->b);
}

static void format_framing(FILE *out, const struct trace_record *r)
{
	if (r->a == (int64_t)FRAME_MORE)
		fprintf(out, "a message begins, more bytes are needed than these %" PRId64, r->b);
	else if (r->a == (int64_t)FRAME_FOREIGN)
		fprintf(out, "not a message of this protocol, %" PRId64 " bytes", r->b);
	else
		fprintf(out, "a message of %" PRId64 " bytes, %" PRId64 " are here", r->a, r->b);
}

static void format_message(FILE *out, const struct trace_record *r)
{
	if (r->a >= 0)
		fprintf(out, "code %" PRId64 ", ", r->a);
	fprintf(out, "%" PRId64 " operation%s", r->b, r->b == 1 ? "" : "s");
	if (r->c != 0)
		fprintf(out, ", flaws 0x%" PRIx64, (uint64_t)r->c);
}

static void format_operation(FILE *out, const struct trace_record *r)
{
	fprintf(out, "%s: %s (%s)", NAME_OF(intent_names, r->a), NAME_OF(verdict_names, r->b),
		NAME_OF(cause_names, r->c));
}

static void format_reason(FILE *out, const struct trace_record *r)
{
	if (r->a >= 0 && r->a < REASON_COUNT)
		fprintf(out, "%s: %s", reasons[r->a].name, reasons[r->a].help);
	else
		fprintf(out, "?");
}

static void format_verdict(FILE *out, const struct trace_record *r)
{
	fprintf(out, "%s", NAME_OF(verdict_names, r->a));
}

static const struct stage {
	const char *name;
	format_fn *format;
} stages[] = {
	[TRACE_FRAME] = { "frame", format_frame },
	[TRACE_VLAN] = { "vlan", format_vlan },
	[TRACE_IP] = { "ip", format_ip },
	[TRACE_FRAGMENT] = { "fragment", format_fragment },
	[TRACE_FLOW] = { "flow", format_flow },
	[TRACE_TCP] = { "tcp", format_tcp },
	[TRACE_ORDER] = { "order", format_order },
	[TRACE_DETECT] = { "detect", format_detect },
	[TRACE_FRAMING] = { "framing", format_framing },
	[TRACE_MESSAGE] = { "message", format_message },
	[TRACE_OPERATION] = { "operation", format_operation },
	[TRACE_REASON] = { "reason", format_reason },
	[TRACE_VERDICT] = { "verdict", format_verdict },
};

_Static_assert(sizeof(stages) / sizeof(stages[0]) == TRACE_STAGES, "every stage has a formatter");

void trace_text_record(void *ctx, const struct trace_record *r)
{
	struct trace_text *t = ctx;

	if (r->packet != t->packet)
		fprintf(t->out, "packet %" PRIu64 "\n", r->packet);
	t->packet = r->packet;
	if ((unsigned)r->stage >= TRACE_STAGES)
		return;
	fprintf(t->out, "  %-10s", stages[r->stage].name);
	stages[r->stage].format(t->out, r);
	fprintf(t->out, "\n");
}
