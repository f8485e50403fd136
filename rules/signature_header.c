/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The part of a rule before its '(': action, protocol, addresses, ports, direction; and variables.
 *
 * A variable that nobody defined is named in a warning and means "no constraint", as $X and as !$X: a rule is
 * not lost because of it.  Compile side.
 */
#define _GNU_SOURCE /* memmem */
#include "rules/signature_tree.h"

#include "dissectors/registry.h"

#include <arpa/inet.h>
#include <string.h>

#define NESTING_MAX 8
#define PARTS_MAX 4096

const char *const signature_action_names[ACTION_COUNT] = { "alert", "pass", "drop", "reject" };

/* ---- variables ---- */

static struct signature_variable *variable_find(struct signatures *s, const char *name, size_t len)
{
	struct signature_variable *v = s->variables;
	while (v && !words_is(name, len, v->name))
		v = v->next;
	return v;
}

void signature_define(struct signatures *s, const char *name, size_t name_len, const char *value, size_t value_len)
{
	struct signature_variable *v = variable_find(s, name, name_len);
	if (!v) {
		v = signatures_alloc(s, sizeof *v);
		if (!v)
			return;
		v->name = signatures_copy(s, name, name_len);
		v->next = s->variables;
		s->variables = v;
	}
	v->value = value ? signatures_copy(s, value, value_len) : NULL;
}

/* The value of $NAME; NULL: undefined, which was said. */
static const char *variable_value(struct reading *r, uint32_t at, const char *name, size_t len)
{
	struct signature_variable *v = variable_find(r->set, name, len);
	if (!v) {
		const struct place p = signature_where(r, at);
		signature_define(r->set, name, len, NULL, 0);
		diags_add(r->diags, SEVERITY_WARNING, r->name, p.line, p.column,
			  "define it with --set NAME=VALUE, or with a line `var NAME VALUE`",
			  "the variable $%.*s is not defined: no constraint, here and wherever it stands", (int)len,
			  		name);
		return NULL;
	}
	return v->value;
}

/* ---- lists of addresses and ports ---- */

struct list {
	struct reading *r;
	uint32_t at;
	bool is_any;     /* an undefined variable: no constraint at all */
	bool has_failed;
	unsigned depth;
	struct address_part *address; /* of addresses, or of */
	struct port_part *port;
	uint32_t count, cap;
	uint32_t any_positive;
};

static void *list_room(struct list *l, void *old, size_t size)
{
	if (l->count < l->cap)
		return old;
	l->cap = l->cap ? l->cap * 2 : 4;
	char *grown = signatures_alloc(l->r->set, l->cap * size);
	if (grown && l->count)
		memcpy(grown, old, l->count * size);
	l->has_failed |= !grown;
	return grown;
}

static bool address_read(const char *p, size_t len, uint8_t out[16], unsigned *bits)
{
	char text[48];
	if (len >= sizeof text || !len)
		return false;
	memcpy(text, p, len);
	text[len] = 0;
	*bits = 128;
	if (memchr(p, ':', len))
		return inet_pton(AF_INET6, text, out) == 1;
	memset(out, 0, 16);
	out[10] = out[11] = 0xff;
	*bits = 32;
	return inet_pton(AF_INET, text, out + 12) == 1;
}

static bool address_part(const char *p, size_t len, struct address_part *out)
{
	unsigned bits, other;
	const char *slash = memchr(p, '/', len), *dash = memchr(p, '-', len);

	if (dash)
		return address_read(p, (size_t)(dash - p), out->first, &bits) &&
		       address_read(dash + 1, len - (size_t)(dash + 1 - p), out->last, &other) && bits == other &&
		       memcmp(out->first, out->last, 16) <= 0;
	if (!address_read(p, slash ? (size_t)(slash - p) : len, out->first, &bits))
		return false;
	int64_t prefix = bits;
	if (slash && (!words_number(slash + 1, len - (size_t)(slash + 1 - p), &prefix) || prefix < 0 ||
		      prefix > bits))
		return false;
	const unsigned from = 128 - bits + (unsigned)prefix;
	for (unsigned i = 0; i < 16; i++) {
		const unsigned fixed = from >= i * 8 + 8 ? 8 : from > i * 8 ? from - i * 8 : 0;
		const uint8_t mask = (uint8_t)(0xff00u >> fixed);
		out->first[i] &= mask;
		out->last[i] = (uint8_t)(out->first[i] | (uint8_t)~mask);
	}
	return true;
}

static bool port_part(const char *p, size_t len, struct port_part *out)
{
	const char *colon = memchr(p, ':', len);
	int64_t a = 0, b = 65535;

	if (!colon) {
		if (!words_number(p, len, &a))
			return false;
		b = a;
	} else {
		const size_t first = (size_t)(colon - p), second = len - first - 1;
		if ((first && !words_number(p, first, &a)) || (second && !words_number(colon + 1, second, &b)))
			return false;
	}
	if (a < 0 || b > 65535 || a > b)
		return false;
	out->first = (uint16_t)a;
	out->last = (uint16_t)b;
	return true;
}

static void list_add(struct list *l, const char *p, size_t len, bool negated, bool is_port);

/* A word: any, a variable, a list in brackets, an address or ports. */
static void list_word(struct list *l, const char *p, size_t len, bool negated, bool is_port)
{
	while (len && *p == '!') {
		negated = !negated;
		p++;
		len--;
		while (len && *p == ' ') {
			p++;
			len--;
		}
	}
	if (len && *p == '$') {
		const char *value = variable_value(l->r, l->at, p + 1, len - 1);
		if (value)
			list_add(l, value, strlen(value), negated, is_port);
		else
			l->is_any = true;
		return;
	}
	if (len && *p == '[') {
		if (p[len - 1] == ']')
			list_add(l, p + 1, len - 2, negated, is_port);
		else
			l->has_failed = true;
		return;
	}
	if (words_is(p, len, "any")) {
		/* `!any` matches nothing: said by whoever defined a variable as any, and then meant as no
		 * constraint. */
		l->any_positive += !negated;
		l->is_any |= negated || l->depth == 1;
		return;
	}
	if (is_port) {
		struct port_part part = { .negated = negated };
		l->port = list_room(l, l->port, sizeof part);
		if (l->has_failed || !port_part(p, len, &part))
			l->has_failed = true;
		else
			l->port[l->count++] = part;
	} else {
		struct address_part part = { .negated = negated };
		l->address = list_room(l, l->address, sizeof part);
		if (l->has_failed || !address_part(p, len, &part))
			l->has_failed = true;
		else
			l->address[l->count++] = part;
	}
}

static void list_add(struct list *l, const char *p, size_t len, bool negated, bool is_port)
{
	const char *const end = p + len;

	if (++l->depth > NESTING_MAX || l->count > PARTS_MAX)
		l->has_failed = true;
	while (p < end && !l->has_failed) {
		const char *stop = p;
		for (unsigned open = 0; stop < end && (open || *stop != ','); stop++)
			open = *stop == '[' ? open + 1 : *stop == ']' && open ? open - 1 : open;
		const char *first = p, *last = stop;
		while (first < last && (*first == ' ' || *first == '\t' || *first == '\n' || *first == '\\'))
			first++;
		while (last > first && (last[-1] == ' ' || last[-1] == '\t' || last[-1] == '\n' || last[-1] == '\r'))
			last--;
		if (first < last)
			list_word(l, first, (size_t)(last - first), negated, is_port);
		p = stop + 1;
	}
	l->depth--;
}

bool signature_addresses(struct reading *r, uint32_t at, const char *text, size_t len, struct address_set *out)
{
	struct list l = { .r = r, .at = at };
	list_add(&l, text, len, false, false);
	if (l.has_failed) {
		signature_fail(r, at, "an address, a network 10.0.0.0/8, a range, a variable, any, or a list of them "
				"in [ ]",
			       "'%.*s' is not an address", (int)(len < 80 ? len : 80), text);
		return false;
	}
	*out = (struct address_set){ 0 };
	if (l.is_any || !l.count)
		return true;
	*out = (struct address_set){ l.address, l.count, !l.any_positive };
	for (uint32_t i = 0; i < l.count; i++)
		out->only_negated &= l.address[i].negated;
	out->only_negated |= l.any_positive != 0;
	return true;
}

static void header_ports(struct reading *r, uint32_t at, const char *text, size_t len, struct port_set *out)
{
	struct list l = { .r = r, .at = at };
	list_add(&l, text, len, false, true);
	if (l.has_failed) {
		signature_fail(r, at, "a port, a range 1024:2048, a variable, any, or a list of them in [ ]",
			       "'%.*s' is not a port", (int)(len < 80 ? len : 80), text);
		return;
	}
	*out = (struct port_set){ 0 };
	if (l.is_any || !l.count)
		return;
	*out = (struct port_set){ l.port, l.count, true };
	for (uint32_t i = 0; i < l.count; i++)
		out->only_negated &= l.port[i].negated;
	out->only_negated |= l.any_positive != 0;
}

/* ---- protocol ---- */

static const struct {
	const char *name;
	uint8_t transports, ip_version;
	bool packet_only, stream_only;
	uint8_t app;
} protocols[] = {
	{ "tcp", TRANSPORT_BIT_TCP, 0, false, false, APP_NONE },
	{ "tcp-pkt", TRANSPORT_BIT_TCP, 0, true, false, APP_NONE },
	{ "tcp-stream", TRANSPORT_BIT_TCP, 0, false, true, APP_NONE },
	{ "udp", TRANSPORT_BIT_UDP, 0, false, false, APP_NONE },
	{ "icmp", TRANSPORT_BIT_ICMP, 0, false, false, APP_NONE },
	{ "icmpv4", TRANSPORT_BIT_ICMP, 4, false, false, APP_NONE },
	{ "icmpv6", TRANSPORT_BIT_ICMP, 6, false, false, APP_NONE },
	{ "ip", TRANSPORT_BIT_IP, 0, false, false, APP_NONE },
	{ "pkthdr", TRANSPORT_BIT_IP, 0, true, false, APP_NONE },
	{ "ipv4", TRANSPORT_BIT_IP, 4, false, false, APP_NONE },
	{ "ip4", TRANSPORT_BIT_IP, 4, false, false, APP_NONE },
	{ "ipv6", TRANSPORT_BIT_IP, 6, false, false, APP_NONE },
	{ "ip6", TRANSPORT_BIT_IP, 6, false, false, APP_NONE },
	{ "ether", TRANSPORT_BIT_ETHER, 0, false, false, APP_NONE },
	{ "any", TRANSPORT_BIT_IP | TRANSPORT_BIT_ETHER, 0, false, false, APP_NONE },
	{ "file", TRANSPORT_BIT_TCP, 0, false, false, APP_HTTP },
};

static const struct {
	const char *name;
	uint8_t app;
} apps[] = {
	{ "http", APP_HTTP }, { "http1", APP_HTTP }, { "tls", APP_TLS }, { "ssl", APP_TLS }, { "https", APP_TLS },
	{ "ssh", APP_SSH }, { "dns", APP_DNS }, { "ftp", APP_FTP }, { "ftp-data", APP_FTP }, { "smtp", APP_SMTP },
	{ "smb", APP_SMB }, { "netbios-ssn", APP_SMB }, { "telnet", APP_TELNET }, { "snmp", APP_SNMP }, { "tftp",
			APP_TFTP },
	{ "ntp", APP_NTP }, { "dhcp", APP_DHCP }, { "rdp", APP_RDP }, { "sip", APP_SIP }, { "imap", APP_IMAP },
	{ "pop3", APP_POP3 },
};

/* Other dialects' names of protocols that have a dissector here. */
static const char *const dissector_aliases[][2] = {
	{ "cip", "enip" }, { "s7commplus", "s7comm_plus" }, { "s7comm-plus", "s7comm_plus" }, { "iec61850", "mms" },
	{ "opcua", "opcua" }, { "iec-104", "iec104" }, { "dcerpc", "dcerpc" },
};

static const struct dissector *service_dissector(const char *name, size_t len)
{
	for (size_t i = 0; i < sizeof dissector_aliases / sizeof dissector_aliases[0]; i++)
		if (words_is(name, len, dissector_aliases[i][0]))
			return registry_find(dissector_aliases[i][1], strlen(dissector_aliases[i][1]));
	return registry_find(name, len);
}

static const char *protocol_name(void *ctx, unsigned i)
{
	const unsigned a = sizeof protocols / sizeof protocols[0], b = sizeof apps / sizeof apps[0];
	(void)ctx;
	if (i < a)
		return protocols[i].name;
	if (i < a + b)
		return apps[i - a].name;
	return i < a + b + registry_count ? registry[i - a - b]->name : NULL;
}

/* Adds a service of the rule; false with a diagnostic when nobody knows it. */
bool signature_service(struct reading *r, uint32_t at, const char *name, size_t len, bool negated)
{
	struct signature *s = r->rule;
	struct service service = { .negated = negated, .dissector = service_dissector(name, len) };
	char hint[96];

	for (size_t i = 0; i < sizeof apps / sizeof apps[0]; i++)
		if (words_is(name, len, apps[i].name))
			service.app = apps[i].app;
	if (!service.app && !service.dissector) {
		const char *near = nearest_name(name, len, protocol_name, NULL);
		snprintf(hint, sizeof hint, "did you mean '%s'?", near ? near : "");
		signature_fail(r, at, near ? hint : NULL, "nobody here reads the protocol '%.*s'", (int)(len < 40
				? len : 40),
			       name);
		return false;
	}
	if (s->service_count == SERVICES_MAX)
		signature_note(r, at, "only the first %d services count", SERVICES_MAX);
	else
		s->services[s->service_count++] = service;
	return true;
}

static void header_protocol(struct reading *r, uint32_t at, const char *name, size_t len)
{
	struct signature *s = r->rule;
	for (size_t i = 0; i < sizeof protocols / sizeof protocols[0]; i++) {
		if (!words_is(name, len, protocols[i].name))
			continue;
		s->transports = protocols[i].transports;
		s->ip_version = protocols[i].ip_version;
		s->packet_only = protocols[i].packet_only;
		s->stream_only = protocols[i].stream_only;
		if (protocols[i].app)
			s->services[s->service_count++] = (struct service){ .app = protocols[i].app };
		return;
	}
	s->transports = TRANSPORT_BIT_TCP | TRANSPORT_BIT_UDP;
	if (signature_service(r, at, name, len, false) && s->services[0].dissector && !s->services[0].app)
		s->transports |= TRANSPORT_BIT_ETHER;
}

/* ---- the whole header ---- */

static bool header_word(const char **p, const char *end, const char **word, size_t *len)
{
	while (*p < end && (**p == ' ' || **p == '\t' || **p == '\n' || **p == '\r' || **p == '\\'))
		++*p;
	*word = *p;
	for (unsigned open = 0; *p < end; ++*p) {
		const char c = **p;
		if (c == '[')
			open++;
		else if (c == ']' && open)
			open--;
		else if (!open && (c == ' ' || c == '\t' || c == '\n' || c == '\r'))
			break;
	}
	*len = (size_t)(*p - *word);
	/* `! $X`: the sign and what it negates are one word. */
	if (*len == 1 && **word == '!') {
		const char *more;
		size_t more_len;
		if (header_word(p, end, &more, &more_len))
			*len = (size_t)(more + more_len - *word);
	}
	return *len != 0;
}

static void header_action(struct reading *r, uint32_t at, const char *word, size_t len)
{
	struct signature *s = r->rule;
	if (words_is(word, len, "alert") || words_is(word, len, "log")) {
		s->text.action = ACTION_ALERT;
	} else if (words_is(word, len, "pass") || words_is(word, len, "accept")) {
		s->text.action = ACTION_PASS;
	} else if (words_is(word, len, "drop") || words_is(word, len, "sdrop") || words_is(word, len, "block")) {
		s->text.action = ACTION_DROP;
	} else if (len >= 6 && !memcmp(word, "reject", 6)) {
		s->text.action = ACTION_REJECT;
		if (len > 6)
			signature_note(r, at, "%.*s: both ends are reset", (int)len, word);
	} else {
		s->text.action = ACTION_DROP;
		signature_note(r, at, "%.*s: the message is dropped, nothing is rewritten", (int)len, word);
	}
	if (words_is(word, len, "sdrop"))
		s->no_alert = true;
}

void signature_header(struct reading *r)
{
	const char *p = r->text + r->raw.header_at, *const end = p + r->raw.header_len;
	struct signature *s = r->rule;
	const char *word[8];
	size_t len[8];
	uint32_t at[8];
	unsigned n = 0;

	while (n < 8 && header_word(&p, end, &word[n], &len[n])) {
		at[n] = (uint32_t)(word[n] - r->text);
		n++;
	}
	header_action(r, at[0], word[0], len[0]);
	if (n >= 2)
		header_protocol(r, at[1], word[1], len[1]);
	else
		s->transports = TRANSPORT_BIT_IP;
	if (n <= 2)
		return; /* Snort 3: the service says it all */
	if (n != 7) {
		signature_fail(r, r->raw.header_at, "ACTION PROTOCOL ADDRESS PORT -> ADDRESS PORT (OPTIONS)",
			       "the header has %u words and not 7", n);
		return;
	}
	signature_addresses(r, at[2], word[2], len[2], &s->src);
	header_ports(r, at[3], word[3], len[3], &s->src_port);
	signature_addresses(r, at[5], word[5], len[5], &s->dst);
	header_ports(r, at[6], word[6], len[6], &s->dst_port);
	if (words_is(word[4], len[4], "<>"))
		s->both_ways = true;
	else if (words_is(word[4], len[4], "<-"))
		signature_fail(r, at[4], "turn the addresses around and write ->", "the direction <- is not in use");
	else if (!words_is(word[4], len[4], "->") && !words_is(word[4], len[4], "=>"))
		signature_fail(r, at[4], NULL, "the direction is -> or <>, not '%.*s'", (int)(len[4] < 20 ? len[4]
				: 20), word[4]);
}
