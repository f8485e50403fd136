/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Predicates: which field a name means, whether operator and values fit its type, and the compiled form
 * of the values.  Names come from the dissectors' tables and from one table here, of what all protocols
 * and conversations have in common.  Compile side; one thread; memory of the expression.
 */
#include "rules/expression_compile.h"

#include <stdlib.h>
#include <string.h>

/* ---- what all protocols have in common ---- */

enum common_scope { SCOPE_OPERATION, SCOPE_CONVERSATION, SCOPE_TRANSPORT };

enum common_reading { READ_LIST, READ_YES_NO, READ_ROUTE, READ_TECHNIQUE, READ_TEXT, READ_CODE, READ_FLAW,
		      READ_NUMBER, READ_ADDRESS };

struct common_field {
	const char *name;
	uint8_t kind;       /* enum predicate_kind */
	uint8_t scope;      /* enum common_scope */
	uint8_t reading;    /* enum common_reading */
	uint8_t bits;
	uint8_t transports; /* SCOPE_TRANSPORT: words that have it */
	bool yields;        /* to a protocol's own field of this name */
	const char *const *list;
	unsigned list_count;
	const struct names *names;
};

static const struct name ip_protocols[] = {
	{ 1, "icmp" }, { 2, "igmp" }, { 4, "ipip" }, { 6, "tcp" }, { 17, "udp" }, { 47, "gre" },
	{ 50, "esp" }, { 51, "ah" }, { 58, "icmpv6" }, { 89, "ospf" }, { 112, "vrrp" }, { 132, "sctp" },
};
static const struct names ip_protocol_names = NAMES(ip_protocols);

static const struct name ethertypes[] = {
	{ 0x0800, "ipv4" }, { 0x0806, "arp" }, { 0x86dd, "ipv6" }, { 0x88cc, "lldp" }, { 0x88f7, "ptp" },
	{ 0x88e3, "mrp" }, { 0x88e1, "homeplug" }, { 0x8809, "slow" }, { 0x888e, "eapol" },
	{ 0x8847, "mpls" }, { 0x8864, "pppoe" },
};
static const struct names ethertype_names = NAMES(ethertypes);

static const struct name icmp_types[] = {
	{ 0, "echo-reply" }, { 3, "unreachable" }, { 5, "redirect" }, { 8, "echo-request" },
	{ 11, "time-exceeded" },
};
static const struct names icmp_type_names = NAMES(icmp_types);

static const struct common_field common_fields[] = {
	{ .name = "intent", .kind = PREDICATE_INTENT, .reading = READ_LIST, .list = intent_names,
	  .list_count = INTENT_COUNT },
	{ .name = "changes", .kind = PREDICATE_CHANGES, .reading = READ_LIST, .list = changes_names,
	  .list_count = 3 },
	{ .name = "role", .kind = PREDICATE_ROLE, .reading = READ_LIST, .list = role_names,
	  .list_count = 3 },
	{ .name = "transfer", .kind = PREDICATE_TRANSFER, .reading = READ_LIST, .list = transfer_names,
	  .list_count = 4 },
	{ .name = "opaque", .kind = PREDICATE_OPAQUE, .reading = READ_YES_NO },
	{ .name = "routed", .kind = PREDICATE_ROUTED, .reading = READ_YES_NO },
	{ .name = "route", .kind = PREDICATE_ROUTE, .reading = READ_ROUTE, .yields = true },
	{ .name = "technique", .kind = PREDICATE_TECHNIQUE, .reading = READ_TECHNIQUE },
	{ .name = "label", .kind = PREDICATE_LABEL, .reading = READ_TEXT },
	{ .name = "flaw", .kind = PREDICATE_FLAW, .reading = READ_FLAW },
	{ .name = "function", .kind = PREDICATE_CODE, .reading = READ_CODE, .bits = 31, .yields = true },
	{ .name = "code", .kind = PREDICATE_CODE, .reading = READ_CODE, .bits = 31, .yields = true },
	{ .name = "port", .kind = PREDICATE_PORT, .scope = SCOPE_CONVERSATION, .reading = READ_NUMBER,
	  .bits = 16 },
	{ .name = "dport", .kind = PREDICATE_PORT, .scope = SCOPE_CONVERSATION, .reading = READ_NUMBER,
	  .bits = 16 },
	{ .name = "sport", .kind = PREDICATE_CLIENT_PORT, .scope = SCOPE_CONVERSATION,
	  .reading = READ_NUMBER, .bits = 16 },
	{ .name = "vlan", .kind = PREDICATE_VLAN, .scope = SCOPE_CONVERSATION, .reading = READ_NUMBER,
	  .bits = 12 },
	{ .name = "src", .kind = PREDICATE_SRC, .scope = SCOPE_CONVERSATION, .reading = READ_ADDRESS },
	{ .name = "dst", .kind = PREDICATE_DST, .scope = SCOPE_CONVERSATION, .reading = READ_ADDRESS },
	{ .name = "type", .kind = PREDICATE_ICMP_TYPE, .scope = SCOPE_TRANSPORT, .reading = READ_NUMBER,
	  .bits = 8, .transports = WORD_ICMP, .names = &icmp_type_names },
	{ .name = "code", .kind = PREDICATE_ICMP_CODE, .scope = SCOPE_TRANSPORT, .reading = READ_NUMBER,
	  .bits = 8, .transports = WORD_ICMP },
	{ .name = "protocol", .kind = PREDICATE_PROTOCOL, .scope = SCOPE_TRANSPORT,
	  .reading = READ_NUMBER, .bits = 8, .transports = WORD_IP, .names = &ip_protocol_names },
	{ .name = "type", .kind = PREDICATE_ETHERTYPE, .scope = SCOPE_TRANSPORT, .reading = READ_NUMBER,
	  .bits = 16, .transports = WORD_ETHER, .names = &ethertype_names },
};

#define COMMON_COUNT (sizeof common_fields / sizeof common_fields[0])

const char *common_field_name(unsigned i)
{
	return i < COMMON_COUNT ? common_fields[i].name : NULL;
}

/* ---- sets of named values ---- */

static bool mask_predicate(struct compiler *c, unsigned factor, const struct common_field *common)
{
	static const char *const yes_no[] = { "no", "yes" };
	static const char *const route[] = { "none", "any" };
	const struct tree_factor *f = &c->tree.factor[factor];
	const char *const *list = common->list;
	unsigned count = common->list_count;
	uint64_t mask = 0;
	bool good = compile_check(c, f, false, false);

	if (common->reading == READ_YES_NO || common->reading == READ_ROUTE) {
		list = common->reading == READ_ROUTE ? route : yes_no;
		count = 2;
	}
	for (unsigned i = 0; good && i < f->value_count; i++) {
		const struct tree_value *t = &c->tree.value[f->value_first + i];
		unsigned n = 0;
		while (n < count && !piece_is(c, t->first, list[n]))
			n++;
		if (n == count && common->reading == READ_YES_NO && piece_is(c, t->first, "true"))
			n = 1;
		if (n == count && common->reading == READ_YES_NO && piece_is(c, t->first, "false"))
			n = 0;
		if (n == count) {
			compile_unknown(c, t->first, NAMES_VALUES, NULL, list, count,
					"is not a value of this field");
			good = false;
		} else if (t->last.len) {
			good = compile_error(c, t->last, "write a list", "these values have no order");
		} else {
			mask |= common->reading == READ_ROUTE && n == 1 ? 3u : UINT64_C(1) << n;
			compile_write(c, ",", i > 0);
			compile_write_text(c, list[n]);
		}
	}
	if (!good)
		return false;
	compile_add(c, factor, common->kind, FIELD_UINT)->mask = mask;
	return true;
}

static bool find_flaw(struct compiler *c, struct piece p, uint64_t *mask)
{
	const char *names[64];
	unsigned count = 0;
	struct piece name = p;

	if (piece_is(c, p, "any")) {
		*mask = UINT64_MAX;
		return true;
	}
	/* Reports write PROTOCOL.NAME: take that as well. */
	const char *d_name = c->dissector ? c->dissector->name : NULL;
	const size_t d_len = d_name ? strlen(d_name) : 0;
	if (d_name && p.len > d_len + 1 && piece_text(c, p)[d_len] == '.' &&
	    !strncmp(piece_text(c, p), d_name, d_len)) {
		name.at += (uint32_t)d_len + 1;
		name.len -= (uint32_t)d_len + 1;
	}
	for (unsigned b = 0; b < 64; b++) {
		const struct flaw *flaw = NULL;
		if (c->dissector)
			flaw = dissector_flaw(c->dissector, b);
		else if (b < FLAW_OWN && common_flaws[b].name)
			flaw = &common_flaws[b];
		if (!flaw)
			continue;
		if (piece_is(c, name, flaw->name)) {
			*mask = UINT64_C(1) << b;
			compile_write_text(c, flaw->name);
			return true;
		}
		names[count++] = flaw->name;
	}
	compile_unknown(c, name, NAMES_VALUES, NULL, names, count,
			c->dissector ? "is not a flaw of this protocol"
				     : "is not a flaw that every protocol can have");
	return false;
}

static bool flaw_predicate(struct compiler *c, unsigned factor)
{
	const struct tree_factor *f = &c->tree.factor[factor];
	uint64_t mask = 0;

	if (!compile_check(c, f, false, false))
		return false;
	const struct tree_value *first = &c->tree.value[f->value_first];
	if (f->value_count == 1 && !first->last.len && piece_is(c, first->first, "none")) {
		compile_write_text(c, "none");
		struct predicate *p = compile_add(c, factor, PREDICATE_FLAW, FIELD_UINT);
		p->mask = UINT64_MAX;
		p->negate = !p->negate;
		return true;
	}
	for (unsigned i = 0; i < f->value_count; i++) {
		const struct tree_value *t = &c->tree.value[f->value_first + i];
		uint64_t one = 0;
		if (t->last.len)
			return compile_error(c, t->last, "write a list", "flaws have no order");
		compile_write(c, ",", i > 0);
		if (!find_flaw(c, t->first, &one))
			return false;
		if (one == UINT64_MAX)
			compile_write_text(c, "any");
		mask |= one;
	}
	compile_add(c, factor, PREDICATE_FLAW, FIELD_UINT)->mask = mask;
	return true;
}

/* ---- fields ---- */

static bool common_predicate(struct compiler *c, unsigned factor, const struct common_field *common)
{
	switch (common->reading) {
	case READ_LIST:
	case READ_YES_NO:
	case READ_ROUTE:
		return mask_predicate(c, factor, common);
	case READ_TECHNIQUE:
		return compile_technique(c, factor);
	case READ_TEXT:
		return compile_text(c, factor, common->kind, 0, false);
	case READ_FLAW:
		return flaw_predicate(c, factor);
	case READ_ADDRESS:
		return compile_address(c, factor, common->kind);
	case READ_CODE:
		return compile_number(c, factor, common->kind, FIELD_UINT, common->bits,
					c->dissector ? c->dissector->codes : NULL);
	default:
		return compile_number(c, factor, common->kind, FIELD_UINT, common->bits, common->names);
	}
}

bool common_field_fits(const struct compiler *c, unsigned i)
{
	const bool transport_only = !c->protocol_count && !c->any;

	switch (common_fields[i].scope) {
	case SCOPE_OPERATION:
		return !transport_only;
	case SCOPE_TRANSPORT:
		return transport_only && !(c->e->transports & ~(unsigned)common_fields[i].transports);
	default:
		return true;
	}
}

/* The common field that a name means here; own: a protocol's field of this name exists. */
static const struct common_field *find_common(const struct compiler *c, struct piece name, bool own)
{
	for (unsigned i = 0; i < COMMON_COUNT; i++) {
		const struct common_field *f = &common_fields[i];
		if (piece_is(c, name, f->name) && !(own && f->yields) && common_field_fits(c, i))
			return f;
	}
	return NULL;
}

static void unknown_field(struct compiler *c, struct piece name)
{
	if (c->dissector) {
		char what[96];
		snprintf(what, sizeof what, "is not a field of %s", c->dissector->name);
		compile_unknown(c, name, NAMES_FIELDS, NULL, NULL, 0, what);
	} else if (c->any) {
		compile_unknown(c, name, NAMES_FIELDS, NULL, NULL, 0,
				"is not a field that every protocol has; name the protocol");
	} else {
		compile_unknown(c, name, NAMES_FIELDS, NULL, NULL, 0,
				"is not a field of these transport words");
	}
}

static bool service_predicate(struct compiler *c, unsigned factor)
{
	const struct service *s = &expression_services[c->meaning[factor]];
	const struct decimal port = { .digits = s->port };
	char text[32];

	c->literal[0] = compile_literal(OP_EQ, port, port);
	snprintf(text, sizeof text, "port=%u", s->port);
	compile_write_text(c, text);
	struct predicate *p = compile_add(c, factor, PREDICATE_PORT, FIELD_UINT);
	p->op = OP_EQ;
	return compile_numbers(c, p, 1, false);
}

bool compile_factor(struct compiler *c, unsigned factor)
{
	const struct tree_factor *f = &c->tree.factor[factor];
	char name[64];

	if (c->role[factor] == FACTOR_SERVICE)
		return service_predicate(c, factor);
	if (c->role[factor] == FACTOR_INTENT) {
		compile_write_text(c, "intent=");
		compile_write_text(c, intent_names[c->meaning[factor]]);
		compile_add(c, factor, PREDICATE_INTENT, FIELD_UINT)->mask = UINT64_C(1) << c->meaning[factor];
		return true;
	}
	const size_t len = piece_lower(c, f->name, name, sizeof name);
	const int own = c->dissector ? dissector_field(c->dissector, name, len) : -1;
	const struct tree_value *first = &c->tree.value[f->value_first];
	/* `any` and `none` always ask the question that every protocol answers. */
	const bool route = piece_is(c, f->name, "route") && f->value_count &&
			   (piece_is(c, first->first, "any") || piece_is(c, first->first, "none"));
	const struct common_field *common = find_common(c, f->name, own >= 0 && !route);

	compile_write(c, name, len);
	compile_write_text(c, operator_signs[f->op]);
	if (!f->value_count)
		return false; /* reported when it was read */
	if (common)
		return common_predicate(c, factor, common);
	if (own >= 0)
		return compile_own(c, factor, (unsigned)own);
	const int table = c->dissector ? dissector_field(c->dissector, "table", 5) : -1;
	const int address = c->dissector ? dissector_field(c->dissector, "address", 7) : -1;
	if (piece_is(c, f->name, "ref") && table >= 0 && address >= 0)
		return compile_ref(c, factor, (unsigned)table, (unsigned)address);
	unknown_field(c, f->name);
	return false;
}

