/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The table of options, and the handlers of those that do not search: what a rule is called, flow, headers, state,
 * counting.  What is known but cannot be done has its reason here, so that nothing is ignored silently.  Compile side.
 */
#include "rules/signature_tree.h"

#include <string.h>

typedef void option_handler(struct reading *r, const struct raw_option *o);

static bool is(const struct raw_option *o, const char *name)
{
	return words_is(o->name, o->name_len, name);
}

/* A value without its quotation marks. */
static const char *unquoted(struct reading *r, const struct raw_option *o)
{
	const char *p = o->value ? o->value : "";
	size_t len = o->value_len;
	if (len >= 2 && *p == '"' && p[len - 1] == '"') {
		p++;
		len -= 2;
	}
	const char *copy = signatures_copy(r->set, p, len);
	return copy ? copy : "";
}

static bool needs_value(struct reading *r, const struct raw_option *o)
{
	if (!o->value_len)
		signature_fail(r, o->at, NULL, "%.*s needs a value", (int)o->name_len, o->name);
	return o->value_len != 0;
}

static bool number_option(struct reading *r, const struct raw_option *o, int64_t least, int64_t most, int64_t *n)
{
	if (o->value && words_number(o->value, o->value_len, n) && *n >= least && *n <= most)
		return true;
	signature_fail(r, o->value_len ? o->value_at : o->at, NULL, "%.*s needs a number from %lld to %lld",
			(int)o->name_len,
		       o->name, (long long)least, (long long)most);
	return false;
}

/* ---- what the rule is called ---- */

static const struct {
	const char *name, *category;
	unsigned priority;
} classes[] = {
	{ "attempted-admin", "an attempt to become administrator", 1 },
	{ "attempted-user", "an attempt to become a user", 1 },
	{ "successful-admin", "somebody became administrator", 1 },
	{ "successful-user", "somebody became a user", 1 },
	{ "trojan-activity", "malicious software", 1 },
	{ "unsuccessful-user", "an attempt to become a user failed", 1 },
	{ "web-application-attack", "an attack on a web application", 1 },
	{ "shellcode-detect", "machine code in data", 1 },
	{ "policy-violation", "against the rules of the site", 1 },
	{ "inappropriate-content", "content that does not belong here", 1 },
	{ "command-and-control", "remote control of malicious software", 1 },
	{ "exploit-kit", "a kit of exploits", 1 },
	{ "credential-theft", "theft of credentials", 1 },
	{ "domain-c2", "a domain of malicious software", 1 },
	{ "targeted-activity", "aimed at this site", 1 },
	{ "attempted-dos", "an attempt to stop a service", 2 },
	{ "attempted-recon", "an attempt to find out", 2 },
	{ "bad-unknown", "bad traffic of an unknown kind", 2 },
	{ "default-login-attempt", "an attempt with a default password", 2 },
	{ "denial-of-service", "a service was stopped", 2 },
	{ "misc-attack", "another attack", 2 },
	{ "non-standard-protocol", "a protocol that does not belong here", 2 },
	{ "rpc-portmap-decode", "a query of remote procedures", 2 },
	{ "successful-dos", "a service was stopped", 2 },
	{ "successful-recon-largescale", "much was found out", 2 },
	{ "successful-recon-limited", "something was found out", 2 },
	{ "suspicious-filename-detect", "a suspicious file name", 2 },
	{ "suspicious-login", "a suspicious login", 2 },
	{ "system-call-detect", "a system call in data", 2 },
	{ "unusual-client-port-connection", "an unusual client port", 2 },
	{ "web-application-activity", "access to a web application", 2 },
	{ "social-engineering", "deceit of people", 2 },
	{ "external-ip-check", "somebody asks for the outer address", 2 },
	{ "pup-activity", "software that nobody wants", 2 },
	{ "sdf", "sensitive data", 2 },
	{ "file-format", "a file that is not what it says", 1 },
	{ "malware-cnc", "remote control of malicious software", 1 },
	{ "client-side-exploit", "an exploit of client software", 1 },
	{ "icmp-event", "an ICMP event", 3 },
	{ "misc-activity", "another activity", 3 },
	{ "network-scan", "a scan of the network", 3 },
	{ "not-suspicious", "nothing suspicious", 3 },
	{ "protocol-command-decode", "a command of a protocol", 3 },
	{ "string-detect", "a suspicious text", 3 },
	{ "unknown", "unknown traffic", 3 },
	{ "kickass-porn", "content that does not belong here", 1 },
	{ "tcp-connection", "a TCP connection", 4 },
};

static void on_msg(struct reading *r, const struct raw_option *o)
{
	const char *p = o->value;
	size_t len = o->value_len;
	if (!needs_value(r, o))
		return;
	if (len >= 2 && *p == '"' && p[len - 1] == '"') {
		p++;
		len -= 2;
	}
	char *text = signatures_alloc(r->set, len + 1);
	size_t n = 0;
	for (size_t i = 0; text && i < len; i++) {
		i += p[i] == '\\' && i + 1 < len;
		text[n++] = p[i];
	}
	if (text)
		r->rule->text.message = text;
}

static void on_sid(struct reading *r, const struct raw_option *o)
{
	int64_t n;
	if (!number_option(r, o, 1, UINT32_MAX, &n))
		return;
	r->rule->text.sid = r->sid_written = (uint32_t)n;
}

static void on_rev(struct reading *r, const struct raw_option *o)
{
	int64_t n;
	if (number_option(r, o, 0, UINT32_MAX, &n))
		r->rule->text.rev = (uint32_t)n;
}

static void on_gid(struct reading *r, const struct raw_option *o)
{
	int64_t n;
	if (number_option(r, o, 1, UINT32_MAX, &n))
		r->rule->text.gid = (uint32_t)n;
}

static void on_priority(struct reading *r, const struct raw_option *o)
{
	int64_t n;
	if (number_option(r, o, 1, 255, &n))
		r->rule->text.priority = (unsigned)n;
}

static void on_classtype(struct reading *r, const struct raw_option *o)
{
	if (!needs_value(r, o))
		return;
	r->rule->text.class = unquoted(r, o);
	for (size_t i = 0; i < sizeof classes / sizeof classes[0]; i++)
		if (!strcmp(classes[i].name, r->rule->text.class)) {
			r->rule->text.category = classes[i].category;
			if (!r->rule->text.priority)
				r->rule->text.priority = classes[i].priority;
			return;
		}
	signature_note(r, o->value_at, "the class '%.60s' is not known here: priority 3 unless the rule says one",
		       r->rule->text.class);
}

/* More of the same text, joined by a sign. */
static const char *joined(struct reading *r, const char *old, const char *more, char sign)
{
	const size_t a = strlen(old), b = strlen(more);
	if (!a)
		return more;
	char *text = signatures_alloc(r->set, a + b + 2);
	if (!text)
		return old;
	memcpy(text, old, a);
	text[a] = sign;
	memcpy(text + a + 1, more, b);
	return text;
}

static void on_reference(struct reading *r, const struct raw_option *o)
{
	if (needs_value(r, o))
		r->rule->text.references = joined(r, r->rule->text.references, unquoted(r, o), ' ');
}

/* "T0855" in metadata: mitre_technique_id of vendor sets, attack_ics of ours. */
static void note_technique(struct reading *r, const char *word, size_t len)
{
	static const char *const keys[] = { "attack_ics ", "mitre_technique_id ", "technique " };
	for (unsigned i = 0; i < 3; i++) {
		const size_t n = strlen(keys[i]);
		if (len > n + 4 && !memcmp(word, keys[i], n) && word[n] == 'T')
			r->rule->text.technique = signatures_copy(r->set, word + n, len - n);
	}
}

static void on_metadata(struct reading *r, const struct raw_option *o)
{
	struct words w = words_of(o);
	const char *word, *base = r->set->settings.base_policy;
	size_t len;
	uint32_t at;

	while (words_next(&w, ',', &word, &len, &at)) {
		note_technique(r, word, len);
		if (len > 7 && !memcmp(word, "policy ", 7)) {
			r->names_policy = true;
			const size_t n = base ? strlen(base) : 0;
			if (n && len > 8 + n && !memcmp(word + 7, base, n)) {
				const char *action = word + len;
				while (action > word && action[-1] != ' ')
					action--;
				const size_t action_len = (size_t)(word + len - action);
				if (action_len < sizeof r->policy_action) {
					memcpy(r->policy_action, action, action_len);
					r->policy_action[action_len] = 0;
				}
			}
		} else if (len > 8 && !memcmp(word, "service ", 8) && r->dialect != DIALECT_SURICATA) {
			signature_note(r, at, "metadata service: a hint that is not needed here");
		}
	}
	r->rule->text.metadata = joined(r, r->rule->text.metadata, unquoted(r, o), ',');
}

static void on_target(struct reading *r, const struct raw_option *o)
{
	if (o->value_len && (words_is(o->value, o->value_len, "src_ip") || words_is(o->value, o->value_len, "dest_ip")))
		r->rule->text.target = unquoted(r, o);
	else
		signature_fail(r, o->at, "src_ip, dest_ip", "target needs one of two words");
}

static void on_noalert(struct reading *r, const struct raw_option *o)
{
	(void)o;
	r->rule->no_alert = true;
}

static void on_nothing(struct reading *r, const struct raw_option *o)
{
	(void)r;
	(void)o;
}

static void on_service(struct reading *r, const struct raw_option *o)
{
	struct words w = words_of(o);
	const char *word;
	size_t len;
	uint32_t at;
	while (words_next(&w, ',', &word, &len, &at) && !r->has_failed)
		if (len)
			signature_service(r, at, word, len, false);
	r->rule->by_service = true;
}

static void on_app_protocol(struct reading *r, const struct raw_option *o)
{
	const char *p = o->value;
	size_t len = o->value_len;
	if (!needs_value(r, o))
		return;
	const bool negated = *p == '!';
	signature_service(r, o->value_at, p + negated, len - negated, negated);
}

/* ---- flow ---- */

static void on_flow(struct reading *r, const struct raw_option *o)
{
	struct words w = words_of(o);
	struct signature *s = r->rule;
	const char *word;
	size_t len;
	uint32_t at;

	while (words_next(&w, ',', &word, &len, &at)) {
		if (words_is(word, len, "established"))
			s->flow_state = FLOW_ESTABLISHED;
		else if (words_is(word, len, "not_established"))
			s->flow_state = FLOW_NOT_ESTABLISHED;
		else if (words_is(word, len, "to_server") || words_is(word, len, "from_client"))
			s->flow_side = SIDE_TO_SERVER;
		else if (words_is(word, len, "to_client") || words_is(word, len, "from_server"))
			s->flow_side = SIDE_TO_CLIENT;
		else if (words_is(word, len, "no_stream"))
			s->packet_only = true;
		else if (words_is(word, len, "only_stream"))
			s->stream_only = true;
		else if (words_is(word, len, "only_frag") || words_is(word, len, "no_frag"))
			signature_note(r, at, "%.*s: packets are searched when they are whole, whatever their "
					"fragments", (int)len, word);
		else if (len && !words_is(word, len, "stateless"))
			signature_fail(r, at, "established, not_established, stateless, to_server, to_client, "
					"no_stream, only_stream",
				       "flow has no word '%.*s'", (int)(len < 40 ? len : 40), word);
	}
}

/* ---- headers ---- */

static void add_test(struct reading *r, const struct raw_option *o, enum header_field field, struct number_range range)
{
	struct signature *s = r->rule;
	if (s->header_count == HEADER_TESTS_MAX)
		signature_fail(r, o->at, NULL, "more than %d tests of headers", HEADER_TESTS_MAX);
	else
		s->headers[s->header_count++] = (struct header_test){ (uint8_t)field, range };
}

static const struct {
	const char *name;
	uint8_t field;
} header_names[] = {
	{ "dsize", HEADER_DSIZE }, { "ttl", HEADER_TTL }, { "tos", HEADER_TOS }, { "id", HEADER_IP_ID },
	{ "ip_proto", HEADER_IP_PROTOCOL }, { "fragoffset", HEADER_FRAGMENT_OFFSET }, { "itype", HEADER_ICMP_TYPE },
	{ "icode", HEADER_ICMP_CODE }, { "icmp_id", HEADER_ICMP_ID }, { "icmp_seq", HEADER_ICMP_SEQ },
	{ "seq", HEADER_TCP_SEQ }, { "tcp.seq", HEADER_TCP_SEQ }, { "ack", HEADER_TCP_ACK }, { "tcp.ack",
			HEADER_TCP_ACK },
	{ "window", HEADER_TCP_WINDOW }, { "tcp.window", HEADER_TCP_WINDOW },
};

static const struct {
	const char *name;
	uint8_t number;
} ip_protocols[] = { { "icmp", 1 }, { "igmp", 2 }, { "tcp", 6 }, { "udp", 17 }, { "gre", 47 }, { "esp", 50 },
		     { "ah", 51 }, { "ipv6-icmp", 58 }, { "sctp", 132 } };

static void on_header(struct reading *r, const struct raw_option *o)
{
	struct number_range range;
	size_t i = 0;

	while (!is(o, header_names[i].name))
		i++;
	const uint8_t field = header_names[i].field;
	bool good = o->value && words_range(o->value, o->value_len, r->dialect == DIALECT_SNORT2, &range);
	for (size_t k = 0; o->value && !good && field == HEADER_IP_PROTOCOL &&
			k < sizeof ip_protocols / sizeof ip_protocols[0];
	     k++) {
		const bool negated = *o->value == '!';
		if (words_is(o->value + negated, o->value_len - negated, ip_protocols[k].name)) {
			range = (struct number_range){ ip_protocols[k].number, ip_protocols[k].number, negated };
			good = true;
		}
	}
	if (!good) {
		signature_fail(r, o->value_len ? o->value_at : o->at, "N, !N, <N, >N, A<>B",
				"%.*s needs a number or a range",
			       (int)o->name_len, o->name);
		return;
	}
	add_test(r, o, (enum header_field)field, range);
	r->rule->packet_only = true;
}

/* [!*+]FSRPAUEC0[,ignored] */
static void on_flags(struct reading *r, const struct raw_option *o)
{
	static const char letters[] = "FSRPAUEC";
	struct flags_test *f = &r->rule->flags;
	uint8_t ignored = 0;
	bool behind = false;

	*f = (struct flags_test){ .used = true };
	for (size_t i = 0; i < o->value_len; i++) {
		const char c = o->value[i];
		const char *letter = c ? strchr(letters, c) : NULL;
		if (c == '!')
			f->mode = 3;
		else if (c == '+')
			f->mode = 1;
		else if (c == '*')
			f->mode = 2;
		else if (c == ',')
			behind = true;
		else if (letter && behind)
			ignored |= (uint8_t)(1u << (letter - letters));
		else if (letter)
			f->want |= (uint8_t)(1u << (letter - letters));
		else if (c == '1' || c == '2')
			(behind ? &ignored : &f->want)[0] |= c == '1' ? 0x80 : 0x40;
		else if (c != '0' && c != ' ')
			signature_fail(r, o->value_at + (uint32_t)i, "F S R P A U E C 0, with + * ! in front",
					"no TCP flag is called '%c'",
				       c > ' ' && c < 127 ? c : '?');
	}
	f->mask = (uint8_t)~ignored;
	r->rule->packet_only = true;
}

/* [!*+]MDR */
static void on_fragment_bits(struct reading *r, const struct raw_option *o)
{
	static const char letters[] = "MDR"; /* from the lowest bit */
	struct flags_test *f = &r->rule->fragment_flags;

	*f = (struct flags_test){ .used = true, .mask = 7 };
	for (size_t i = 0; i < o->value_len; i++) {
		const char c = o->value[i];
		const char *letter = c ? strchr(letters, c) : NULL;
		if (letter)
			f->want |= (uint8_t)(1u << (letter - letters));
		else if (c == '!' || c == '+' || c == '*')
			f->mode = c == '!' ? 3 : c == '+' ? 1 : 2;
		else if (c != ' ')
			signature_fail(r, o->value_at + (uint32_t)i, "M D R, with + * ! in front",
				       "no fragment bit is called '%c'", c > ' ' && c < 127 ? c : '?');
	}
	if (f->want & 1 && f->mode < 2)
		signature_note(r, o->at, "fragments are searched when they are whole: the bit M is then that of the "
			       "last, which has none");
	r->rule->packet_only = true;
}

static void on_same_ip(struct reading *r, const struct raw_option *o)
{
	(void)o;
	r->rule->same_ip = true;
}

static void on_stream_size(struct reading *r, const struct raw_option *o)
{
	struct words w = words_of(o);
	const char *word;
	size_t len;
	uint32_t at;
	enum header_field field = HEADER_STREAM_EITHER;
	char text[40];
	size_t n = 0;

	if (words_next(&w, ',', &word, &len, &at)) {
		if (words_is(word, len, "client") || words_is(word, len, "to_server"))
			field = HEADER_STREAM_CLIENT;
		else if (words_is(word, len, "server") || words_is(word, len, "to_client"))
			field = HEADER_STREAM_SERVER;
		else if (words_is(word, len, "both"))
			field = HEADER_STREAM_BOTH;
	}
	while (words_next(&w, ',', &word, &len, &at) && n + len < sizeof text) {
		memcpy(text + n, word, len);
		n += len;
	}
	struct number_range range;
	/* `!=` is a ! here. */
	const bool differs = n > 2 && text[0] == '!' && text[1] == '=';
	if (words_range(text + differs * 2, n - differs * 2u, true, &range)) {
		range.negated |= differs;
		add_test(r, o, field, range);
	} else {
		signature_fail(r, o->at, "stream_size:client,>,100",
				"stream_size needs a side, an operator and a number");
	}
}

static void on_length(struct reading *r, const struct raw_option *o)
{
	struct number_range range;
	const uint8_t keep = r->buffer;
	const char *comma = o->value ? memchr(o->value, ',', o->value_len) : NULL;
	const size_t len = comma ? (size_t)(comma - o->value) : o->value_len;

	if (!o->value || !words_range(o->value, len, false, &range)) {
		signature_fail(r, o->at, "N, <N, >N, A<>B", "%.*s needs a number or a range", (int)o->name_len,
				o->name);
		return;
	}
	if (is(o, "urilen"))
		r->buffer = BUFFER_HTTP_URI;
	struct step *s = signature_step(r, STEP_LENGTH, o->at);
	r->buffer = keep;
	if (s)
		s->range = range;
}

static void on_transform(struct reading *r, const struct raw_option *o)
{
	static const char *const names[TRANSFORM_COUNT] = { "", "to_lowercase", "to_uppercase", "strip_whitespace",
							    "compress_whitespace", "dotprefix", "url_decode" };
	for (unsigned i = 0; i < TRANSFORMS_MAX; i++)
		if (r->transform[i] == TRANSFORM_NONE) {
			for (unsigned k = 1; k < TRANSFORM_COUNT; k++)
				if (is(o, names[k]))
					r->transform[i] = (uint8_t)k;
			return;
		}
	signature_fail(r, o->at, NULL, "more than %d transforms of one buffer", TRANSFORMS_MAX);
}

/* ---- state ---- */

/* FNV-1a; not 0. */
static uint32_t key_of(const char *name, size_t len)
{
	uint32_t key = UINT32_C(2166136261);
	for (size_t i = 0; i < len; i++)
		key = (key ^ (uint8_t)name[i]) * UINT32_C(16777619);
	return key ? key : 1;
}

static int bit_number(struct reading *r, const struct raw_option *o, const char *name, size_t len)
{
	struct signatures *s = r->set;
	for (unsigned i = 0; i < s->bit_count; i++)
		if (words_is(name, len, s->bit_names[i]))
			return (int)i;
	if (s->bit_count == sizeof s->bit_names / sizeof s->bit_names[0]) {
		signature_fail(r, o->at, NULL, "more than 4096 names of flowbits and xbits");
		return -1;
	}
	s->bit_names[s->bit_count] = signatures_copy(s, name, len);
	s->bit_keys[s->bit_count] = key_of(name, len);
	return s->bit_count++;
}

static bool bit_command(const char *word, size_t len, uint8_t *command)
{
	static const char *const names[] = { "set", "unset", "toggle", "isset", "isnotset" };
	for (uint8_t i = 0; i < 5; i++)
		if (words_is(word, len, names[i])) {
			*command = i;
			return true;
		}
	return false;
}

static void bit_names(struct reading *r, const struct raw_option *o, const char *word, size_t len, struct bit_step *b)
{
	b->all = memchr(word, '&', len);
	const char sign = b->all ? '&' : '|', *const end = word + len;
	while (word < end && b->count < 6) {
		const char *stop = memchr(word, sign, (size_t)(end - word));
		stop = stop ? stop : end;
		const int bit = bit_number(r, o, word, (size_t)(stop - word));
		if (bit < 0)
			return;
		b->bit[b->count++] = (uint16_t)bit;
		word = stop + 1;
	}
	if (word < end)
		signature_fail(r, o->at, NULL, "more than 6 names in one condition");
}

static void on_bits(struct reading *r, const struct raw_option *o)
{
	struct words w = words_of(o);
	struct signature *s = r->rule;
	struct bit_step b = { .track = TRACK_FLOW, .expire_s = 3600 };
	const char *word;
	size_t len;
	uint32_t at;

	if (!words_next(&w, ',', &word, &len, &at) || !len) {
		signature_fail(r, o->at, NULL, "%.*s needs a command", (int)o->name_len, o->name);
		return;
	}
	if (words_is(word, len, "noalert")) {
		s->no_alert = true;
		return;
	}
	if (!bit_command(word, len, &b.command)) {
		signature_fail(r, at, "set, unset, toggle, isset, isnotset, noalert", "%.*s has no command '%.*s'",
			       (int)o->name_len, o->name, (int)(len < 30 ? len : 30), word);
		return;
	}
	if (!words_next(&w, ',', &word, &len, &at) || !len) {
		signature_fail(r, o->at, NULL, "%.*s needs a name", (int)o->name_len, o->name);
		return;
	}
	bit_names(r, o, word, len, &b);
	if (is(o, "xbits") || is(o, "hostbits"))
		b.track = TRACK_SRC;
	while (words_next(&w, ',', &word, &len, &at)) {
		int64_t n;
		if (words_is(word, len, "track ip_src") || words_is(word, len, "src"))
			b.track = TRACK_SRC;
		else if (words_is(word, len, "track ip_dst") || words_is(word, len, "dst"))
			b.track = TRACK_DST;
		else if (words_is(word, len, "track ip_pair") || words_is(word, len, "both"))
			b.track = TRACK_PAIR;
		else if (len > 7 && !memcmp(word, "expire ", 7) && words_number(word + 7, len - 7, &n) && n > 0 &&
				n < 100000000)
			b.expire_s = (uint32_t)n;
		else if (len)
			signature_note(r, at, "the group '%.*s' is not needed", (int)(len < 40 ? len : 40), word);
	}
	if (s->bit_count == BIT_STEPS_MAX)
		signature_fail(r, o->at, NULL, "more than %d of flowbits and xbits", BIT_STEPS_MAX);
	else if (!r->has_failed)
		s->bits[s->bit_count++] = b;
	r->set->spans_flows |= b.track != TRACK_FLOW;
}

static bool read_track(const char *word, size_t len, uint8_t *track)
{
	static const struct {
		const char *name;
		uint8_t track;
	} names[] = { { "by_src", TRACK_SRC }, { "by_dst", TRACK_DST }, { "by_both", TRACK_PAIR }, { "by_rule",
			TRACK_RULE },
		      { "by_flow", TRACK_FLOW } };
	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (words_is(word, len, names[i].name)) {
			*track = names[i].track;
			return true;
		}
	return false;
}

/* `type limit, track by_src, count 1, seconds 60`; false with a diagnostic. */
static bool read_threshold(struct reading *r, uint32_t option_at, struct words *w, struct threshold *t)
{
	static const char *const kinds[] = { "", "limit", "threshold", "both", "backoff" };
	const char *word;
	size_t len;
	uint32_t at;
	bool has_track = false;

	t->multiplier = 10;
	while (words_next(w, ',', &word, &len, &at)) {
		const char *value;
		size_t value_len;
		const size_t name = words_split(word, len, &value, &value_len);
		int64_t n = 0;
		if (words_is(word, name, "type")) {
			t->kind = THRESHOLD_NONE;
			for (uint8_t i = 1; i < 5; i++)
				t->kind = words_is(value, value_len, kinds[i]) ? i : t->kind;
		} else if (words_is(word, name, "track")) {
			has_track = read_track(value, value_len, &t->track);
		} else if (words_is(word, name, "count") && words_number(value, value_len, &n) && n > 0 &&
				n <= SIGNATURE_COUNT_MAX) {
			t->count = (uint32_t)n;
		} else if (words_is(word, name, "seconds") && words_number(value, value_len, &n) && n > 0 &&
				n < UINT32_MAX) {
			t->seconds = (uint32_t)n;
		} else if (words_is(word, name, "multiplier") && words_number(value, value_len, &n) && n > 1 &&
				n < 1000) {
			t->multiplier = (uint32_t)n;
		} else if (len && !words_is(word, name, "gen_id") && !words_is(word, name, "sig_id") &&
			   !words_is(word, name, "ip")) {
			signature_fail(r, at, "type, track by_src|by_dst|by_both|by_rule, count N, seconds N",
				       "a threshold has no word '%.*s'", (int)(len < 40 ? len : 40), word);
			return false;
		}
	}
	if (t->kind == THRESHOLD_NONE || !has_track || !t->count || (!t->seconds && t->kind != THRESHOLD_BACKOFF)) {
		signature_fail(r, option_at, "type limit, track by_src, count 1, seconds 60",
			       "a threshold needs type, track, count and seconds");
		return false;
	}
	return true;
}

static void on_threshold(struct reading *r, const struct raw_option *o)
{
	struct words w = words_of(o);
	struct threshold *t = is(o, "detection_filter") ? &r->rule->filter : &r->rule->threshold;
	if (is(o, "detection_filter"))
		t->kind = THRESHOLD_THRESHOLD;
	if (read_threshold(r, o->at, &w, t))
		r->set->spans_flows = true;
}

static void on_tag(struct reading *r, const struct raw_option *o)
{
	signature_note(r, o->at, "tag: the alert names the conversation, further packets are not recorded");
}

/* ---- known, but not done ---- */

static const struct {
	const char *name, *why;
} unsupported[] = {
	{ "lua", "scripts are not run on the packet path" }, { "luajit", "scripts are not run on the packet path" },
	{ "luaxform", "scripts are not run on the packet path" }, { "dataset", "sets of data are not kept" },
	{ "datarep", "reputations are not kept" }, { "iprep", "reputations are not kept" },
	{ "geoip", "addresses have no countries here" }, { "filestore", "files are not stored" },
	{ "filemagic", "kinds of files are not recognised" }, { "filemd5", "files are not hashed" },
	{ "filesha1", "files are not hashed" }, { "filesha256", "files are not hashed" },
	{ "filename", "names of files are not followed" }, { "fileext", "names of files are not followed" },
	{ "filesize", "files are not measured" }, { "file_type", "kinds of files are not recognised" },
	{ "replace", "contents are never rewritten" }, { "flowint", "counters of flows are not kept" },
	{ "dce_iface", "interfaces of DCE/RPC are not followed" }, { "dce_opnum",
			"operations of DCE/RPC are not followed" },
	{ "dce_stub_data", "stubs of DCE/RPC are not searched" }, { "asn1", "the encoding of ASN.1 is not judged" },
	{ "to_md5", "hashes of buffers are not made" }, { "to_sha1", "hashes of buffers are not made" },
	{ "to_sha256", "hashes of buffers are not made" }, { "pcrexform", "buffers are not cut by patterns" },
	{ "xor", "buffers are not decoded" }, { "base64_decode", "base64 is not decoded" },
	{ "base64_data", "base64 is not decoded" }, { "sip_method", "SIP is not read" }, { "ssl_version",
			"versions of TLS are not compared" },
	{ "ssl_state", "states of TLS are not followed" }, { "tls.version", "versions of TLS are not compared" },
	{ "ja3.hash", "fingerprints of TLS are not made" }, { "ja3s.hash", "fingerprints of TLS are not made" },
	{ "ja3_hash", "fingerprints of TLS are not made" }, { "tls.cert_fingerprint", "certificates are not hashed" },
	{ "tls_cert_fingerprint", "certificates are not hashed" }, { "ssh.software", "SSH is not read" },
	{ "ssh_proto", "SSH is not read" }, { "http.protocol", "versions of HTTP are not searched" },
	{ "http.header_names", "names of headers are not listed" }, { "ipopts", "options of IP are not searched" },
	{ "tcp.mss", "options of TCP are not searched" },
	{ "rpc", "RPC is not read" }, { "sd_pattern", "sensitive data are not looked for" }, { "cvs",
			"CVS is not read" },
	{ "ftpbounce", "FTP is not read" }, { "gtp_type", "GTP is not read" }, { "regex", "use pcre" },
	{ "file.name", "names of files are not followed" }, { "file.magic", "kinds of files are not recognised" },
	{ "http_stat_msg_raw", "use http_stat_msg" }, { "http.connection", "use http.header" }, { "http.accept",
			"use http.header" },
	{ "http.referer", "use http.header" }, { "http.start", "use http.header" }, { "ber_data",
			"the encoding of BER is not followed" },
	{ "ber_skip", "the encoding of BER is not followed" }, { "snmp.usm", "SNMP is not read" },
};

/* ---- the table ---- */

static const struct {
	const char *name;
	option_handler *handler;
} options[] = {
	{ "msg", on_msg }, { "sid", on_sid }, { "rev", on_rev }, { "gid", on_gid }, { "priority", on_priority },
	{ "classtype", on_classtype }, { "reference", on_reference }, { "metadata", on_metadata }, { "target",
			on_target },
	{ "rem", on_nothing }, { "soid", on_nothing }, { "requires", on_nothing }, { "noalert", on_noalert },
	{ "flow", on_flow }, { "service", on_service }, { "app-layer-protocol", on_app_protocol },
	{ "content", signature_content }, { "uricontent", NULL }, { "nocase", signature_modifier },
	{ "depth", signature_modifier }, { "offset", signature_modifier }, { "distance", signature_modifier },
	{ "within", signature_modifier }, { "startswith", signature_modifier }, { "endswith", signature_modifier },
	{ "rawbytes", signature_modifier }, { "fast_pattern", signature_modifier }, { "pcre", signature_pcre },
	{ "byte_test", signature_byte }, { "byte_jump", signature_byte }, { "byte_extract", signature_byte },
	{ "byte_math", signature_byte }, { "isdataat", signature_data_at },
	{ "dsize", on_header }, { "ttl", on_header }, { "tos", on_header }, { "id", on_header }, { "ip_proto",
			on_header },
	{ "fragoffset", on_header }, { "itype", on_header }, { "icode", on_header }, { "icmp_id", on_header },
	{ "icmp_seq", on_header }, { "seq", on_header }, { "tcp.seq", on_header }, { "ack", on_header },
	{ "tcp.ack", on_header }, { "window", on_header }, { "tcp.window", on_header }, { "flags", on_flags },
	{ "tcp.flags", on_flags }, { "fragbits", on_fragment_bits },
	{ "sameip", on_same_ip }, { "stream_size", on_stream_size }, { "bsize", on_length },
	{ "bufferlen", on_length }, { "urilen", on_length }, { "to_lowercase", on_transform }, { "to_uppercase",
			on_transform },
	{ "strip_whitespace", on_transform }, { "compress_whitespace", on_transform }, { "dotprefix", on_transform },
	{ "url_decode", on_transform }, { "flowbits", on_bits }, { "xbits", on_bits }, { "hostbits", on_bits },
	{ "threshold", on_threshold }, { "detection_filter", on_threshold }, { "tag", on_tag }, { "logto", on_nothing },
	{ "match", signature_match_option },
};

static const char *option_name(void *ctx, unsigned i)
{
	const unsigned a = sizeof options / sizeof options[0], b = a + BUFFER_COUNT;
	(void)ctx;
	if (i < a)
		return options[i].name;
	return i < b ? signature_buffers[i - a].name : signature_ot_name(i - b);
}

/* Snort 2's `uricontent` is a content with http_uri behind it. */
static void uri_content(struct reading *r, const struct raw_option *o)
{
	const uint8_t keep = r->buffer;
	r->buffer = BUFFER_HTTP_URI;
	signature_content(r, o);
	r->buffer = keep;
}

static void take_option(struct reading *r, const struct raw_option *o)
{
	char hint[80];

	for (size_t i = 0; i < sizeof options / sizeof options[0]; i++)
		if (is(o, options[i].name)) {
			if (options[i].handler)
				options[i].handler(r, o);
			else
				uri_content(r, o);
			return;
		}
	for (unsigned i = 0; signature_ot_name(i); i++)
		if (is(o, signature_ot_name(i))) {
			signature_ot(r, o);
			return;
		}
	if (signature_buffer(r, o))
		return;
	for (size_t i = 0; i < sizeof unsupported / sizeof unsupported[0]; i++)
		if (is(o, unsupported[i].name)) {
			signature_fail(r, o->at, NULL, "%s is not supported: %s", unsupported[i].name,
					unsupported[i].why);
			return;
		}
	char word[48];
	const size_t len = o->name_len < sizeof word - 1 ? o->name_len : sizeof word - 1;
	memcpy(word, o->name, len);
	word[len] = 0;
	const char *near = nearest_name(word, len, option_name, NULL);
	snprintf(hint, sizeof hint, "did you mean '%s'?", near ? near : "");
	signature_fail(r, o->at, near ? hint : NULL, "nobody knows an option '%s'", word);
}

void signature_options(struct reading *r)
{
	for (unsigned i = 0; i < r->raw.option_count && !r->has_failed; i++)
		take_option(r, &r->raw.option[i]);
	if (!r->has_failed)
		signature_ot_finish(r);
}

/* ---- standalone lines ---- */

static bool line_variable(struct reading *r, uint32_t at, const char *p, size_t len)
{
	const char *name = p, *const end = p + len;
	while (name < end && (*name == ' ' || *name == '\t'))
		name++;
	const char *stop = name;
	while (stop < end && *stop != ' ' && *stop != '\t' && *stop != '=')
		stop++;
	const char *value = stop;
	while (value < end && (*value == ' ' || *value == '\t' || *value == '='))
		value++;
	if (stop == name || value == end) {
		signature_fail(r, at, "var NAME VALUE", "a variable needs a name and a value");
		return false;
	}
	signature_define(r->set, name, (size_t)(stop - name), value, (size_t)(end - value));
	return true;
}

/* suppress, threshold, event_filter: `gen_id 1, sig_id 2, track by_src, ip 10.0.0.1` */
static bool line_filter(struct reading *r, uint32_t at, const char *p, size_t len, bool is_suppress)
{
	const struct raw_option o = { .name = "suppress", .name_len = 8, .value = p, .value_len = len, .at = at,
			.value_at = at };
	struct suppression *s = signatures_alloc(r->set, sizeof *s);
	struct words w = words_of(&o);
	const char *word;
	size_t word_len;
	uint32_t word_at;
	int64_t n;

	if (!s)
		return false;
	s->track = TRACK_RULE;
	while (words_next(&w, ',', &word, &word_len, &word_at)) {
		if (word_len > 7 && !memcmp(word, "gen_id ", 7) && words_number(word + 7, word_len - 7, &n))
			s->gid = (uint32_t)n;
		else if (word_len > 7 && !memcmp(word, "sig_id ", 7) && words_number(word + 7, word_len - 7, &n))
			s->sid = (uint32_t)n;
		else if (word_len > 6 && !memcmp(word, "track ", 6) && is_suppress)
			(void)read_track(word + 6, word_len - 6, &s->track);
		else if (word_len > 3 && !memcmp(word, "ip ", 3) && is_suppress)
			(void)signature_addresses(r, word_at, word + 3, word_len - 3, &s->addresses);
	}
	w = words_of(&o);
	if (!r->has_failed && !is_suppress && read_threshold(r, at, &w, &s->threshold))
		r->set->spans_flows = true;
	if (r->has_failed)
		return false;
	s->next = r->set->suppressions;
	r->set->suppressions = s;
	return true;
}

/* tune: `1000001 off`, `1000001 drop`; the latest line counts. */
static bool line_tune(struct reading *r, uint32_t at, const char *p, size_t len)
{
	struct tuning *t = signatures_alloc(r->set, sizeof *t);
	size_t digits = 0, word;
	int64_t sid = 0;

	if (!t)
		return false;
	while (digits < len && p[digits] >= '0' && p[digits] <= '9')
		digits++;
	for (word = digits; word < len && p[word] == ' '; word++)
		;
	while (len > word && (p[len - 1] == ' ' || p[len - 1] == '\r'))
		len--;
	unsigned action = 0;
	t->is_off = len - word == 3 && !memcmp(p + word, "off", 3);
	while (action < ACTION_COUNT && (strlen(signature_action_names[action]) != len - word ||
					 memcmp(signature_action_names[action], p + word, len - word) != 0))
		action++;
	if (!words_number(p, digits, &sid) || sid <= 0 || sid > UINT32_MAX || (!t->is_off && action == ACTION_COUNT)) {
		signature_fail(r, at, "such as `tune 1000001 off` or `tune 1000001 drop`",
			       "a number of a rule and off, alert, pass, drop or reject are expected");
		return false;
	}
	t->sid = (uint32_t)sid;
	t->action = (enum signature_action)action;
	t->next = r->set->tunings;
	r->set->tunings = t;
	return true;
}

/* A line that is neither empty, a comment nor a rule. */
bool signature_standalone(struct reading *r, uint32_t at, const char *line, size_t len)
{
	static const struct {
		const char *word;
		uint8_t kind;
	} lines[] = { { "var ", 0 }, { "ipvar ", 0 }, { "portvar ", 0 }, { "suppress ", 1 }, { "threshold ", 2 },
		      { "tune ", 4 },
		      { "event_filter ", 2 }, { "rate_filter ", 3 }, { "config ", 3 }, { "include ", 3 },
		      { "preprocessor ", 3 }, { "dynamic ", 3 }, { "activate ", 3 }, { "output ", 3 } };
	for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
		const size_t n = strlen(lines[i].word);
		if (len < n || memcmp(line, lines[i].word, n) != 0)
			continue;
		if (lines[i].kind == 0)
			return line_variable(r, at, line + n, len - n);
		if (lines[i].kind == 4)
			return line_tune(r, at + (uint32_t)n, line + n, len - n);
		if (lines[i].kind != 3)
			return line_filter(r, at + (uint32_t)n, line + n, len - n, lines[i].kind == 1);
		const struct place p = signature_where(r, at);
		diags_add(r->diags, SEVERITY_WARNING, r->name, p.line, p.column, NULL,
				"a line of an engine's own configuration: not used");
		return true;
	}
	size_t word = 0;
	while (word < len && word < 30 && line[word] > ' ' && line[word] < 127)
		word++;
	signature_fail(r, at, "alert, pass, drop, reject begin a rule; # begins a comment",
			"'%.*s' does not begin a rule", (int)word,
		       line);
	return false;
}
