/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What an expression means, evaluated without cleverness: the parse tree is walked anew for every row,
 * names are looked up by comparing strings, and every (address, value) pair of an operation is looked at
 * one at a time.  Shares with the compiler only the reading of the text's shape (expression_parse());
 * knows no compiled form, no merged ranges, no skipping.  For tests: mallocs, and aborts on what the
 * compiler would have refused.
 */
#include "tests/laws/oracle.h"

#include "dissectors/registry.h"
#include "rules/expression_tree.h"

#include <arpa/inet.h>
#include <math.h>
#include <regex.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#pragma GCC diagnostic ignored "-Wpedantic" /* __int128 */

struct oracle {
	struct tree tree;
	const struct subject *s;
	const struct dissector *d; /* of the message, if the expression names it */
	enum quantifier q;
	int axis;
	char words[2][512];
};

static _Noreturn void confused(const char *what)
{
	fprintf(stderr, "oracle: %s\n", what);
	abort();
}

/* A piece of the text as a string; valid until the next but one call. */
static const char *word(struct oracle *o, struct piece p)
{
	memmove(o->words[1], o->words[0], sizeof o->words[0]);
	const size_t len = p.len < sizeof o->words[0] - 1 ? p.len : sizeof o->words[0] - 1;
	memcpy(o->words[0], o->tree.text + p.at, len);
	o->words[0][len] = 0;
	return o->words[0];
}

static bool is(struct oracle *o, struct piece p, const char *w)
{
	return !strcasecmp(word(o, p), w);
}

static enum truth yes_if(bool claim)
{
	return claim ? TRUTH_YES : TRUTH_NO;
}

static int find_name(struct oracle *o, struct piece p, const char *const *list, unsigned count)
{
	for (unsigned i = 0; i < count; i++)
		if (is(o, p, list[i]))
			return (int)i;
	return -1;
}

static const struct dissector *find_protocol(struct oracle *o, struct piece p)
{
	for (unsigned i = 0; i < registry_count; i++)
		if (is(o, p, registry[i]->name))
			return registry[i];
	return NULL;
}

/* ---- numbers ---- */

/* A constant of the text as decimal digits, from which each comparison makes what it needs. */
static const char *constant(struct oracle *o, struct piece p, const struct names *names, char *out)
{
	static const char *const no_yes[] = { "no", "yes", "false", "true", "off", "on" };
	const char *text = word(o, p);
	char *end;

	if (!strncasecmp(text, "0x", 2)) {
		sprintf(out, "%llu", strtoull(text, NULL, 16));
		return out;
	}
	(void)strtold(text, &end);
	if (!*end && (text[0] == '-' || text[0] == '+' || (text[0] >= '0' && text[0] <= '9'))) {
		strcpy(out, text);
		return out;
	}
	for (unsigned i = 0; names && i < names->count; i++)
		if (!strcasecmp(text, names->list[i].name)) {
			sprintf(out, "%u", names->list[i].value);
			return out;
		}
	const int i = find_name(o, p, no_yes, 6);
	if (i < 0)
		confused(text);
	sprintf(out, "%d", i & 1);
	return out;
}

/* Decimal text times 10^18, exactly. */
static void read_scaled(const char *text, bool *negative, unsigned __int128 *size)
{
	int point = -1;

	*size = 0;
	*negative = *text == '-';
	for (text += *text == '-' || *text == '+'; *text; text++) {
		if (*text == '.') {
			point = 0;
			continue;
		}
		*size = *size * 10 + (unsigned)(*text - '0');
		point += point >= 0;
	}
	for (int i = point < 0 ? 0 : point; i < 18; i++)
		*size *= 10;
}

/* value * scale compared with a constant: <0, 0, >0.  Whole values are compared exactly. */
static int compare(const struct value *v, const char *text, const char *scale)
{
	if (v->kind == VALUE_FLOAT) {
		double bound = (double)strtold(text, NULL);
		if (scale)
			bound = (double)(strtold(text, NULL) / strtold(scale, NULL));
		if (v->len == 4)
			bound = (double)(float)bound;
		const int order = (v->f > bound) - (v->f < bound);
		return scale && scale[0] == '-' ? -order : order;
	}
	bool negative, scale_negative = false, value_negative = v->kind == VALUE_INT && v->i < 0;
	unsigned __int128 size, scale_size;
	unsigned __int128 value = value_negative ? (unsigned __int128)(-(__int128)v->i) : v->u;
	read_scaled(text, &negative, &size);
	if (scale) {
		/* Scales of tests have at most three digits behind the point, constants few before. */
		read_scaled(scale, &scale_negative, &scale_size);
		value *= scale_size;
	} else {
		for (int i = 0; i < 18; i++)
			value *= 10;
	}
	value_negative = value_negative != scale_negative && value;
	negative = negative && size;
	if (value_negative != negative)
		return value_negative ? -1 : 1;
	const int order = (value > size) - (value < size);
	return value_negative ? -order : order;
}

/* One number against all values of a predicate. */
static enum truth number(struct oracle *o, const struct tree_factor *f, const struct value *v,
			 const struct names *names, const char *scale)
{
	bool found = false;
	char a[600], b[600];

	if (v->kind == VALUE_FLOAT && isnan(v->f))
		return TRUTH_UNKNOWN;
	if (v->kind != VALUE_UINT && v->kind != VALUE_INT && v->kind != VALUE_FLOAT)
		return TRUTH_UNKNOWN;
	for (unsigned i = 0; i < f->value_count; i++) {
		const struct tree_value *t = &o->tree.value[f->value_first + i];
		constant(o, t->first, names, a);
		const int first = compare(v, a, scale);
		int last = first;
		if (t->last.len)
			last = compare(v, constant(o, t->last, names, b), scale);
		switch (f->op) {
		case OP_LT:
			found = found || first < 0;
			break;
		case OP_LE:
			found = found || first <= 0;
			break;
		case OP_GT:
			found = found || first > 0;
			break;
		case OP_GE:
			found = found || first >= 0;
			break;
		default:
			found = found || (t->last.len ? first >= 0 && last <= 0 : first == 0);
			break;
		}
	}
	return f->op == OP_NE ? yes_if(!found) : yes_if(found);
}

static enum truth plain_number(struct oracle *o, const struct tree_factor *f, uint64_t u,
			       const struct names *names)
{
	const struct value v = { .kind = VALUE_UINT, .u = u };
	return number(o, f, &v, names, NULL);
}

/* ---- text ---- */

static bool pattern_found(const char *pattern, const char *text)
{
	regex_t r;
	int flags = REG_EXTENDED | REG_NOSUB;

	if (!strncmp(pattern, "(?i)", 4)) {
		flags |= REG_ICASE;
		pattern += 4;
	}
	if (regcomp(&r, pattern, flags))
		confused("a pattern that regcomp() does not take");
	const bool found = regexec(&r, text, 0, NULL, 0) == 0;
	regfree(&r);
	return found;
}

static enum truth text(struct oracle *o, const struct tree_factor *f, const void *p, size_t len, bool bytes)
{
	bool found = false;
	char *subject = calloc(1, len + 1);

	memcpy(subject, p, len);
	for (unsigned i = 0; i < f->value_count; i++) {
		const struct tree_value *t = &o->tree.value[f->value_first + i];
		char want[600] = "";
		size_t want_len = t->first.len;
		if (t->quoted) {
			want_len = tree_unquote(&o->tree, t, want, 512);
			want[want_len] = 0;
		} else if (bytes) {
			const char *hex = word(o, t->first);
			want_len = 0;
			for (hex += strncasecmp(hex, "0x", 2) ? 0 : 2; *hex; hex += *hex == ':') {
				const char pair[3] = { hex[0], hex[1], 0 };
				want[want_len++] = (char)strtoul(pair, NULL, 16);
				hex += 2;
			}
		} else {
			memcpy(want, word(o, t->first), want_len);
		}
		if (f->op == OP_LIKE)
			found = found || pattern_found(want, subject);
		else
			found = found || (want_len == len && !memcmp(want, subject, len));
	}
	free(subject);
	return f->op == OP_NE ? yes_if(!found) : yes_if(found);
}

/* ---- the common fields ---- */

static bool any_value_is(struct oracle *o, const struct tree_factor *f, const char *w)
{
	for (unsigned i = 0; i < f->value_count; i++)
		if (is(o, o->tree.value[f->value_first + i].first, w))
			return true;
	return false;
}

static enum truth named(struct oracle *o, const struct tree_factor *f, bool known, const char *name,
			const char *also)
{
	if (!known)
		return TRUTH_UNKNOWN;
	const bool found = any_value_is(o, f, name) || (also && any_value_is(o, f, also));
	return yes_if(found == (f->op != OP_NE));
}

static enum truth flaws(struct oracle *o, const struct tree_factor *f)
{
	const struct message *m = o->s->message;
	bool found = false;

	if (!m)
		return TRUTH_UNKNOWN;
	if (any_value_is(o, f, "none"))
		return yes_if((m->flaws == 0) == (f->op != OP_NE));
	if (any_value_is(o, f, "any"))
		found = m->flaws != 0;
	for (unsigned b = 0; b < 64; b++) {
		const struct flaw *flaw = o->d ? dissector_flaw(o->d, b)
					       : b < FLAW_OWN && common_flaws[b].name ? &common_flaws[b] : NULL;
		if (flaw && m->flaws >> b & 1 && any_value_is(o, f, flaw->name))
			found = true;
	}
	return yes_if(found == (f->op != OP_NE));
}

/* Reads an address to 16 bytes (IPv4 mapped) or a MAC to 6; returns its bits. */
static int read_address(const char *text, uint8_t *out)
{
	unsigned m[6];
	struct in_addr v4;

	memset(out, 0, 16);
	if (sscanf(text, "%2x:%2x:%2x:%2x:%2x:%2x", &m[0], &m[1], &m[2], &m[3], &m[4], &m[5]) == 6 &&
	    strlen(text) == 17) {
		for (int i = 0; i < 6; i++)
			out[i] = (uint8_t)m[i];
		return 48;
	}
	if (inet_pton(AF_INET, text, &v4) == 1) {
		out[10] = out[11] = 0xff;
		memcpy(out + 12, &v4, 4);
		return 32;
	}
	if (inet_pton(AF_INET6, text, out) != 1)
		confused("an address");
	return 128;
}

static enum truth address(struct oracle *o, const struct tree_factor *f, const struct endpoint *e)
{
	bool found = false;

	for (unsigned i = 0; i < f->value_count; i++) {
		const struct tree_value *t = &o->tree.value[f->value_first + i];
		uint8_t want[16], last[16];
		char name[600];
		strcpy(name, word(o, t->first));
		char *slash = strchr(name, '/');
		if (slash)
			*slash = 0;
		const int bits = read_address(name, want);
		const uint8_t *have = bits == 48 ? e->mac : e->address;
		const size_t len = bits == 48 ? 6 : 16;
		if (bits != 48 && !e->has_address)
			continue;
		if (t->last.len) {
			read_address(word(o, t->last), last);
			found = found || (memcmp(have, want, len) >= 0 && memcmp(have, last, len) <= 0);
			continue;
		}
		const int begin = bits == 32 ? 96 : 0;
		const int same = begin + (slash ? atoi(slash + 1) : bits);
		bool equal = true;
		for (int b = 0; b < same; b++)
			equal = equal && ((have[b / 8] ^ want[b / 8]) >> (7 - b % 8) & 1) == 0;
		found = found || equal;
	}
	return yes_if(found == (f->op != OP_NE));
}

static enum truth ports(struct oracle *o, const struct tree_factor *f, uint16_t port)
{
	const unsigned p = o->s->conversation->ip_protocol;
	if (p != 6 && p != 17 && p != 132)
		return yes_if(f->op == OP_NE);
	return plain_number(o, f, port, NULL);
}

static enum truth conversation(struct oracle *o, const struct tree_factor *f)
{
	const struct conversation *c = o->s->conversation;

	if (!c)
		return TRUTH_UNKNOWN;
	if (is(o, f->name, "port") || is(o, f->name, "dport"))
		return ports(o, f, c->server_port);
	if (is(o, f->name, "sport"))
		return ports(o, f, c->client_port);
	if (is(o, f->name, "src"))
		return address(o, f, &c->client);
	if (is(o, f->name, "dst"))
		return address(o, f, &c->server);
	if (is(o, f->name, "vlan")) {
		const enum truth a = plain_number(o, f, c->client.vlan, NULL);
		const enum truth b = plain_number(o, f, c->server.vlan, NULL);
		if (o->q == MATCH_EVERY)
			return a < b ? a : b;
		return a > b ? a : b;
	}
	confused("a conversation's field");
}

/* `type`, `code`, `protocol` of a transport word. */
static enum truth transport_field(struct oracle *o, const struct tree_factor *f, bool ether)
{
	static const struct name names[] = { { 6, "tcp" }, { 17, "udp" }, { 47, "gre" }, { 0x88cc, "lldp" } };
	static const struct names few = NAMES(names);
	const struct conversation *c = o->s->conversation;
	const bool icmp = c && (c->ip_protocol == 1 || c->ip_protocol == 58);

	if (!c)
		return TRUTH_UNKNOWN;
	if (is(o, f->name, "protocol"))
		return c->ip_version ? plain_number(o, f, c->ip_protocol, &few) : yes_if(f->op == OP_NE);
	if (ether)
		return plain_number(o, f, c->ethertype, &few);
	if (!icmp)
		return yes_if(f->op == OP_NE);
	return plain_number(o, f, is(o, f->name, "type") ? c->icmp_type : c->icmp_code, NULL);
}

static bool is_one_of(struct oracle *o, struct piece p, const char *const *list)
{
	for (; *list; list++)
		if (is(o, p, *list))
			return true;
	return false;
}

static const char *const conversation_fields[] = { "port", "dport", "sport", "src", "dst", "vlan", NULL };
static const char *const operation_fields[] = { "intent", "changes", "role", "transfer", "opaque", "routed",
						"technique", "label", NULL };

static enum truth operation_field(struct oracle *o, const struct tree_factor *f)
{
	const struct operation *op = o->s->operation;

	if (!op)
		return TRUTH_UNKNOWN;
	if (is(o, f->name, "intent"))
		return named(o, f, true, intent_names[op->intent], NULL);
	if (is(o, f->name, "changes"))
		return named(o, f, true, changes_names[op->changes], NULL);
	if (is(o, f->name, "role"))
		return named(o, f, true, role_names[op->role], NULL);
	if (is(o, f->name, "transfer"))
		return named(o, f, true, transfer_names[op->transfer], NULL);
	if (is(o, f->name, "opaque"))
		return named(o, f, true, op->opaque ? "yes" : "no", op->opaque ? "true" : "false");
	if (is(o, f->name, "routed"))
		return named(o, f, true, op->routed ? "yes" : "no", op->routed ? "true" : "false");
	if (is(o, f->name, "technique"))
		return named(o, f, true, op->technique ? op->technique : "none", NULL);
	const char *label = op->label ? op->label : "";
	return text(o, f, label, strlen(label), false);
}

static enum truth code(struct oracle *o, const struct tree_factor *f)
{
	const struct message *m = o->s->message;

	if (!m)
		return TRUTH_UNKNOWN;
	if (m->code < 0)
		return m->prefix || m->bad ? TRUTH_UNKNOWN : yes_if(f->op == OP_NE);
	return plain_number(o, f, (uint64_t)m->code, o->d ? o->d->codes : NULL);
}

/* ---- fields of the protocol, in one row ---- */

static int field_named(struct oracle *o, struct piece p)
{
	for (unsigned i = 0; o->d && i < o->d->field_count; i++)
		if (is(o, p, o->d->fields[i].name))
			return (int)i;
	return -1;
}

static const struct value *field_value(struct oracle *o, int field)
{
	const struct message *m = o->s->message;
	return m && has_field(m, (unsigned)field) ? &m->fields[field] : NULL;
}

/* The value of `as`, order or scale, or NULL. */
static const char *shape(struct oracle *o, const char *name, char *out)
{
	for (unsigned i = 0; i < o->tree.factor_count; i++) {
		const struct tree_factor *f = &o->tree.factor[i];
		if (f->op == OP_NONE || !is(o, f->name, name))
			continue;
		strcpy(out, word(o, o->tree.value[f->value_first].first));
		for (char *p = out; *p; p++)
			*p = (char)(*p >= 'A' && *p <= 'Z' ? *p + 32 : *p);
		return out;
	}
	return NULL;
}

static unsigned words_per_value(struct oracle *o)
{
	char as[600];

	if (!shape(o, "as", as))
		return 1;
	return as[1] == '1' ? 1 : as[1] == '3' ? 2 : 4;
}

/* The address that a constant of `address` or `ref` means. */
static uint64_t address_of(struct oracle *o, struct piece p, bool ref)
{
	char a[600];

	if (ref)
		return strtoull(word(o, p) + 1, NULL, 10) - 1;
	return strtoull(constant(o, p, NULL, a), NULL, 10);
}

static uint64_t last_address_of(struct oracle *o, const struct tree_factor *f, const struct tree_value *t,
				bool ref)
{
	if (t->last.len)
		return address_of(o, t->last, ref);
	/* With `as`, one address names the whole value that begins there. */
	return address_of(o, t->first, ref) + (f->op == OP_EQ ? words_per_value(o) - 1 : 0);
}

static enum truth one_address(struct oracle *o, const struct tree_factor *f, uint64_t a, bool ref)
{
	const struct value v = { .kind = VALUE_UINT, .u = a };
	bool found = false;

	if (f->op != OP_EQ && f->op != OP_NE)
		return number(o, f, &v, NULL, NULL);
	for (unsigned i = 0; i < f->value_count; i++) {
		const struct tree_value *t = &o->tree.value[f->value_first + i];
		found = found || (a >= address_of(o, t->first, ref) && a <= last_address_of(o, f, t, ref));
	}
	return yes_if(found == (f->op == OP_EQ));
}

static enum truth span(struct oracle *o, const struct tree_factor *f, int field, uint64_t row, bool ref)
{
	const struct value *v = field_value(o, field);

	if (!v)
		return TRUTH_UNKNOWN;
	if (v->kind == VALUE_UINT)
		return one_address(o, f, v->u, ref);
	if (v->kind != VALUE_SPAN)
		return number(o, f, v, NULL, NULL);
	if (field == o->axis) {
		if (row >= v->count || row > UINT64_MAX - v->u)
			return TRUTH_UNKNOWN;
		return one_address(o, f, v->u + row, ref);
	}
	if (!v->count || v->u > UINT64_MAX - (v->count - 1))
		return TRUTH_UNKNOWN;
	enum truth all = o->q == MATCH_EVERY ? TRUTH_YES : TRUTH_NO;
	for (uint64_t i = 0; i < v->count; i++) {
		const enum truth t = one_address(o, f, v->u + i, ref);
		if (o->q == MATCH_EVERY ? t < all : t > all)
			all = t;
	}
	return all;
}

static enum truth reference(struct oracle *o, const struct tree_factor *f, uint64_t row)
{
	static const char *const tables[] = { "coil", "discrete", "", "input", "holding" };
	const int table_field = dissector_field(o->d, "table", 5);
	const int address_field = dissector_field(o->d, "address", 7);
	const struct value *v = field_value(o, table_field);
	struct tree_factor positive = *f;

	if (!v)
		return TRUTH_UNKNOWN;
	const char *want = tables[word(o, o->tree.value[f->value_first].first)[0] - '0'];
	const char *name = names_find(o->d->fields[table_field].names, v->u);
	positive.op = OP_EQ;
	if (f->op == OP_NE) {
		/* Without the widening that `=` has. */
		positive.op = OP_NE;
		const enum truth not_there = span(o, &positive, address_field, row, true);
		if (!name || strncmp(name, want, strlen(want)))
			return TRUTH_YES;
		return not_there;
	}
	if (!name || strncmp(name, want, strlen(want)))
		return TRUTH_NO;
	return span(o, &positive, address_field, row, true);
}

/* Where the value begins to which the address belongs: as the first plain address predicate says. */
static bool value_begins(struct oracle *o, uint64_t a, uint64_t first, uint64_t *begins)
{
	const unsigned words = words_per_value(o);
	uint64_t base = first;

	for (unsigned i = 0; i < o->tree.factor_count; i++) {
		const struct tree_factor *f = &o->tree.factor[i];
		const bool alone = !f->alternative &&
				   (i + 1 == o->tree.factor_count || !o->tree.factor[i + 1].alternative);
		const int field = field_named(o, f->name);
		const bool ref = field < 0 && is(o, f->name, "ref");
		if (!alone || f->op != OP_EQ || words == 1 ||
		    !(ref || (field >= 0 && o->d->fields[field].type == FIELD_SPAN)))
			continue;
		bool inside = false;
		for (unsigned k = 0; k < f->value_count && !inside; k++) {
			const struct tree_value *t = &o->tree.value[f->value_first + k];
			base = address_of(o, t->first, ref);
			inside = a >= base && a <= last_address_of(o, f, t, ref);
		}
		if (!inside)
			return false;
		break;
	}
	*begins = base;
	while (a - *begins >= words)
		*begins += words;
	return true;
}

static struct value assemble(const char *as, const char *order, const uint8_t *wire, unsigned words)
{
	uint8_t big[8] = { 0 };
	struct value v = { .kind = VALUE_UINT };
	const unsigned bytes = words * 2;

	for (unsigned i = 0; i < bytes; i++) {
		unsigned to = i;
		if (order && bytes == 4)
			to = (unsigned)(order[i] - 'a');
		if (order && bytes == 8) {
			const bool back = order[0] == 'c' || order[0] == 'd';
			const bool swap = order[0] == 'b' || order[0] == 'd';
			const unsigned w = back ? 3 - i / 2 : i / 2;
			to = w * 2 + (swap ? 1 - i % 2 : i % 2);
		}
		big[to] = wire[i];
	}
	for (unsigned i = 0; i < bytes; i++)
		v.u = v.u << 8 | big[i];
	if (as[0] == 's') {
		v.kind = VALUE_INT;
		v.i = bytes == 2 ? (int16_t)v.u : (int32_t)v.u;
	} else if (as[0] == 'f' && bytes == 4) {
		const uint32_t bits = (uint32_t)v.u;
		float f;
		memcpy(&f, &bits, 4);
		v = (struct value){ .kind = VALUE_FLOAT, .len = 4, .f = (double)f };
	} else if (as[0] == 'f') {
		const uint64_t bits = v.u;
		v.kind = VALUE_FLOAT;
		v.len = 8;
		memcpy(&v.f, &bits, 8);
	}
	return v;
}

static enum truth list(struct oracle *o, const struct tree_factor *f, int field, uint64_t row)
{
	const struct value *v = field_value(o, field);
	const struct names *names = o->d->fields[field].names;
	char as[600], order[600], scale_text[600];
	const char *scale = shape(o, "scale", scale_text);

	if (!v)
		return TRUTH_UNKNOWN;
	const uint64_t stride = v->kind == VALUE_LIST && v->stride ? v->stride : 1;
	if (!shape(o, "as", as)) {
		if (v->kind != VALUE_LIST)
			return number(o, f, v, names, scale);
		if (row / stride >= v->count)
			return TRUTH_UNKNOWN;
		const struct value one = list_member(v, (uint32_t)(row / stride));
		return number(o, f, &one, names, scale);
	}
	if (v->kind != VALUE_LIST || (v->encoding != LIST_U16BE && v->encoding != LIST_S16BE) || stride != 1)
		return TRUTH_UNKNOWN;
	if (o->axis < 0)
		return TRUTH_UNKNOWN;
	const struct value *where = field_value(o, o->axis);
	const unsigned words = words_per_value(o);
	uint8_t wire[8];
	uint64_t begins;
	if (row > UINT64_MAX - where->u || !value_begins(o, where->u + row, where->u, &begins))
		return TRUTH_UNKNOWN;
	for (unsigned w = 0; w < words; w++) {
		if (begins < where->u)
			return TRUTH_UNKNOWN;
		const uint64_t member = begins - where->u + w;
		if (member >= where->count || member >= v->count)
			return TRUTH_UNKNOWN;
		memcpy(wire + 2 * w, v->p + 2 * member, 2);
	}
	const struct value one = assemble(as, shape(o, "order", order), wire, words);
	return number(o, f, &one, names, scale);
}

static enum truth own_field(struct oracle *o, const struct tree_factor *f, int field, uint64_t row)
{
	const struct field *d = &o->d->fields[field];
	const struct value *v = field_value(o, field);

	switch (d->type) {
	case FIELD_TEXT:
	case FIELD_BYTES:
		return v && v->kind == VALUE_BYTES ? text(o, f, v->p, v->len, d->type == FIELD_BYTES)
						   : TRUTH_UNKNOWN;
	case FIELD_SPAN:
		return span(o, f, field, row, false);
	case FIELD_LIST:
		return list(o, f, field, row);
	default:
		return v ? number(o, f, v, d->names, NULL) : TRUTH_UNKNOWN;
	}
}

/* ---- the expression ---- */

struct head {
	bool any, transport, icmp, ether;
	unsigned protocols;
};

static enum truth factor(struct oracle *o, const struct head *h, const struct tree_factor *f, uint64_t row)
{
	if (f->op == OP_NONE) {
		const int intent = find_name(o, f->name, intent_names, INTENT_COUNT);
		if (intent < 0)
			confused("a word");
		return o->s->operation ? yes_if(o->s->operation->intent == intent) : TRUTH_UNKNOWN;
	}
	if (is_one_of(o, f->name, conversation_fields))
		return conversation(o, f);
	if (!h->any && !h->protocols)
		return transport_field(o, f, h->ether);
	if (is_one_of(o, f->name, operation_fields))
		return operation_field(o, f);
	if (is(o, f->name, "flaw"))
		return flaws(o, f);
	if (is(o, f->name, "route") && any_value_is(o, f, "any") && f->op == OP_EQ)
		return TRUTH_YES;
	if (is(o, f->name, "route") && any_value_is(o, f, "none"))
		return !o->s->operation ? TRUTH_UNKNOWN
					: yes_if(o->s->operation->routed != (f->op == OP_EQ));
	const int field = field_named(o, f->name);
	if (field >= 0)
		return own_field(o, f, field, row);
	if (is(o, f->name, "function") || is(o, f->name, "code"))
		return code(o, f);
	if (is(o, f->name, "ref"))
		return reference(o, f, row);
	confused("a field");
}

static bool is_shape(struct oracle *o, const struct tree_factor *f)
{
	return f->op != OP_NONE && (is(o, f->name, "as") || is(o, f->name, "order") || is(o, f->name, "scale"));
}

static int transport_word(struct oracle *o, const struct tree_factor *f)
{
	static const char *const words[] = { "tcp", "udp", "icmp", "ip", "ether" };
	return f->op == OP_NONE ? find_name(o, f->name, words, 5) : -1;
}

static bool transport_fits(const struct conversation *c, int w)
{
	switch (w) {
	case 0:
		return c->ip_protocol == 6;
	case 1:
		return c->ip_protocol == 17;
	case 2:
		return c->ip_protocol == 1 || c->ip_protocol == 58;
	case 3:
		return c->ip_version != 0;
	default:
		return true;
	}
}

/* One alternative that is a word of the head. */
static bool head_word(struct oracle *o, const struct tree_factor *f, enum truth *t)
{
	const struct subject *s = o->s;
	const int w = transport_word(o, f);
	const struct dissector *d = f->op == OP_NONE ? find_protocol(o, f->name) : NULL;

	if (w >= 0) {
		*t = s->conversation ? yes_if(transport_fits(s->conversation, w)) : TRUTH_UNKNOWN;
		return true;
	}
	if (f->op == OP_NONE && is(o, f->name, "any")) {
		*t = s->message || o->q == MATCH_ONE ? TRUTH_YES : TRUTH_UNKNOWN;
		return true;
	}
	if (!d)
		return false;
	*t = s->message ? yes_if(s->message->dissector == d) : TRUTH_UNKNOWN;
	return true;
}

static enum truth in_row(struct oracle *o, const struct head *h, uint64_t row)
{
	enum truth all = TRUTH_YES;

	for (unsigned i = 0; i < o->tree.factor_count;) {
		enum truth one = TRUTH_NO;
		do {
			const struct tree_factor *f = &o->tree.factor[i];
			enum truth t = TRUTH_YES;
			if (!is_shape(o, f) && !head_word(o, f, &t))
				t = factor(o, h, f, row);
			one = t > one ? t : one;
			i++;
		} while (i < o->tree.factor_count && o->tree.factor[i].alternative);
		all = one < all ? one : all;
	}
	return all;
}

/* Is there a predicate that stands alone and speaks of routes (or of protected operations)? */
static bool speaks_of(struct oracle *o, bool route)
{
	for (unsigned i = 0; i < o->tree.factor_count; i++) {
		const struct tree_factor *f = &o->tree.factor[i];
		if (f->op == OP_NONE || f->alternative ||
		    (i + 1 < o->tree.factor_count && o->tree.factor[i + 1].alternative))
			continue;
		const int field = field_named(o, f->name);
		if (!route && is(o, f->name, "opaque"))
			return true;
		if (route && (is(o, f->name, "routed") || is(o, f->name, "route")))
			return true;
		if (route && field >= 0 && o->d->fields[field].flags & FIELD_ROUTE)
			return true;
	}
	return false;
}

static enum truth evaluate(struct oracle *o)
{
	const struct subject *s = o->s;
	const struct message *m = s->message;
	struct head h = { .any = false };
	bool named_here = false;

	for (unsigned i = 0; i < o->tree.factor_count; i++) {
		const struct tree_factor *f = &o->tree.factor[i];
		const struct dissector *d = f->op == OP_NONE ? find_protocol(o, f->name) : NULL;
		h.any = h.any || (f->op == OP_NONE && is(o, f->name, "any"));
		h.ether = h.ether || transport_word(o, f) == 4;
		if (!d)
			continue;
		/* Without a message the first one gives the names their meaning. */
		if (!h.protocols++ && !m)
			o->d = d;
		if (m && m->dissector == d) {
			o->d = d;
			named_here = true;
		}
	}
	if (m && h.protocols && !named_here)
		return TRUTH_NO;
	if (!h.any && !h.protocols && o->q == MATCH_EVERY && m && m->dissector)
		return TRUTH_NO;
	const struct operation *op = s->operation;
	const bool protected = named_here && o->d->is_protected;
	if (o->q == MATCH_EVERY && op && (h.any || h.protocols) &&
	    ((op->routed && !speaks_of(o, true)) || (op->opaque && !protected && !speaks_of(o, false))))
		return TRUTH_NO;

	uint64_t rows = 0;
	o->axis = -1;
	for (unsigned i = 0; o->d && m && i < o->d->field_count; i++) {
		const struct value *v = field_value(o, (int)i);
		if (v && v->kind == VALUE_SPAN && o->d->fields[i].type == FIELD_SPAN && o->axis < 0) {
			o->axis = (int)i;
			rows = v->count > rows ? v->count : rows;
		}
	}
	for (unsigned i = 0; i < o->tree.factor_count; i++) {
		const int field = o->tree.factor[i].op == OP_NONE ? -1
								  : field_named(o, o->tree.factor[i].name);
		const struct value *v = field >= 0 ? field_value(o, field) : NULL;
		if (!v || v->kind != VALUE_LIST || o->d->fields[field].type != FIELD_LIST)
			continue;
		const uint64_t reach = v->count * (uint64_t)(v->stride ? v->stride : 1);
		rows = reach > rows ? reach : rows;
	}
	enum truth all = o->q == MATCH_EVERY ? TRUTH_YES : TRUTH_NO;
	for (uint64_t row = 0; row < (rows ? rows : 1); row++) {
		const enum truth t = in_row(o, &h, row);
		if (o->q == MATCH_EVERY ? t < all : t > all)
			all = t;
	}
	/* Whether an operation is routed or protected is unknown as long as there is none. */
	if (o->q == MATCH_EVERY && !op && (h.any || h.protocols) && all == TRUTH_YES)
		all = TRUTH_UNKNOWN;
	return all;
}

enum truth oracle_match(const char *expression, const struct subject *s, enum quantifier q)
{
	struct oracle *o = calloc(1, sizeof *o);
	struct diags diags = { 0 };

	if (!o)
		confused("memory is short");
	expression_parse(&o->tree, expression, strlen(expression), (struct place){ "oracle", 1, 1 }, &diags);
	if (o->tree.failed)
		confused(expression);
	diags_fini(&diags);
	o->s = s;
	o->q = q;
	const enum truth t = evaluate(o);
	free(o);
	return t;
}
