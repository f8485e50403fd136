/* SPDX-License-Identifier: Apache-2.0 */
/*
 * English.  Every sentence that a report shows is a row of `templates`; numbers, values and sizes are
 * put into words by the functions below.  Const tables; nothing allocates; any thread.
 */
#include "dataplane/audit/words.h"
#include "dataplane/events/json.h"

const char *const gravity_names[GRAVITY_COUNT] = { "note", "low", "medium", "high" };

const struct finding_text finding_texts[FINDING_KINDS] = {
	[INTENT_READ] = { "finding.read", "Values read", NULL, GRAVITY_NOTE },
	[INTENT_WRITE] = { "finding.write", "Values written", "T0836", GRAVITY_LOW },
	[INTENT_CONTROL] = { "finding.control", "Outputs commanded", "T0855", GRAVITY_MEDIUM },
	[INTENT_PROGRAM] = { "finding.program", "Controller logic moved", "T0843", GRAVITY_HIGH },
	[INTENT_RUN] = { "finding.run", "Controller started or stopped", "T0858", GRAVITY_HIGH },
	[INTENT_CONFIG] = { "finding.config", "Settings changed", "T0836", GRAVITY_MEDIUM },
	[INTENT_FIRMWARE] = { "finding.firmware", "Firmware moved", "T0857", GRAVITY_HIGH },
	[INTENT_FILE] = { "finding.file", "Files moved", "T0867", GRAVITY_MEDIUM },
	[INTENT_TIME] = { "finding.time", "Clock set", NULL, GRAVITY_LOW },
	[INTENT_IDENTIFY] = { "finding.identify", "Device asked what it is", "T0888", GRAVITY_NOTE },
	[INTENT_SESSION] = { "finding.session", "Session set up or ended", NULL, GRAVITY_NOTE },
	[INTENT_REPORT] = { "finding.report", "Data sent unasked", NULL, GRAVITY_NOTE },
	[INTENT_DIAGNOSE] = { "finding.diagnose", "Diagnostics that change something", NULL,
			      GRAVITY_LOW },
	[INTENT_OTHER] = { "finding.other", "Commands of unclear effect", NULL, GRAVITY_LOW },
	[FINDING_EXCEPTION] = { "finding.exception", "Requests the device refused", NULL, GRAVITY_LOW },
	[FINDING_MALFORMED] = { "finding.malformed", "Malformed messages", NULL, GRAVITY_MEDIUM },
	[FINDING_UNREADABLE] = { "finding.unreadable", "Messages not fully understood", NULL,
				 GRAVITY_LOW },
	[FINDING_ANSWER] = { "finding.answer", "Answers that fit no request", NULL, GRAVITY_LOW },
	[FINDING_TRANSPORT] = { "finding.transport", "Faults below the protocol", NULL, GRAVITY_LOW },
	[FINDING_OPENING] = { "finding.opening", "Connections without a place in the policy", NULL,
			      GRAVITY_LOW },
	[FINDING_SIGNATURE] = { "finding.signature", "Signature rules that hit", NULL, GRAVITY_LOW },
	[FINDING_UNKNOWN] = { "finding.unknown", "Unknown protocol on a known port", "T0885",
			      GRAVITY_MEDIUM },
	[FINDING_ELSEWHERE] = { "finding.elsewhere", "Protocol on an unusual port", NULL, GRAVITY_LOW },
	[FINDING_SCAN_HOSTS] = { "finding.scan-hosts", "Search for devices", "T0846", GRAVITY_MEDIUM },
	[FINDING_SCAN_PORTS] = { "finding.scan-ports", "Search for services", "T0846", GRAVITY_MEDIUM },
	[FINDING_SCAN_CODES] = { "finding.scan-codes", "Search for functions", "T0888", GRAVITY_MEDIUM },
	[FINDING_SCAN_UNITS] = { "finding.scan-units", "Search behind a gateway", "T0846",
				 GRAVITY_MEDIUM },
	[FINDING_SCAN_REFUSED] = { "finding.scan-refused", "Most requests refused", "T0861", GRAVITY_LOW },
};

#define WHAT "{label}[ ({object})][, value {value}]"

static const struct {
	const char *id, *english;
} templates[] = {
	{ "finding.read", "{sender} read from {receiver}: " WHAT "." },
	{ "finding.write", "{sender} changed values in {receiver}: " WHAT "." },
	{ "finding.control", "{sender} commanded outputs of {receiver}: " WHAT "." },
	{ "finding.program", "{sender} moved controller logic to or from {receiver}: " WHAT "." },
	{ "finding.run", "{sender} started, stopped or reset {receiver}: " WHAT "." },
	{ "finding.config", "{sender} changed settings of {receiver}: " WHAT "." },
	{ "finding.firmware", "{sender} moved firmware to or from {receiver}: " WHAT "." },
	{ "finding.file", "{sender} moved files to or from {receiver}: " WHAT "." },
	{ "finding.time", "{sender} set the clock of {receiver}: " WHAT "." },
	{ "finding.identify", "{sender} asked {receiver} what it is: " WHAT "." },
	{ "finding.session", "{sender} set up or ended a session with {receiver}: " WHAT "." },
	{ "finding.report", "{sender} sent data unasked to {receiver}: " WHAT "." },
	{ "finding.diagnose", "{sender} ran diagnostics on {receiver}: " WHAT "." },
	{ "finding.other", "{sender} sent {receiver} a {protocol} command of unclear effect: " WHAT "." },
	{ "finding.exception", "{sender} refused what {receiver} asked for: " WHAT "." },
	{ "finding.malformed", "{sender} sent {receiver} a malformed {protocol} message: {help}." },
	{ "finding.unreadable",
	  "{sender} sent {receiver} a {protocol} message that could not be fully read: {help}." },
	{ "finding.answer", "{sender} sent {receiver} a {protocol} message out of turn: {help}." },
	{ "finding.transport", "[Between {client} and {server}: ]{help}." },
	{ "finding.opening", "{client} opened a conversation with {server}[ ({port})]." },
	{ "finding.unknown", "{client} and {server} speak something unknown on {port}, the usual place of "
			     "{protocol}." },
	{ "finding.elsewhere", "{client} and {server} speak {protocol} on {port}, which is not its usual "
			       "place." },
	{ "finding.scan-hosts", "{client} tried {count} devices that never answered[ ({port})]." },
	{ "finding.scan-ports", "{client} tried {count} ports of {server} that never answered." },
	{ "finding.scan-codes", "{client} tried {count} different {protocol} functions on {server}, and many "
				"were refused." },
	{ "finding.scan-units", "{client} addressed {count} different {protocol} units through {server}." },
	{ "finding.scan-refused", "{server} refused {count} of {total} {protocol} requests of {client}." },
	{ "finding.signature", "{sender} sent {receiver} what rule {count} looks for: {label}." },
	{ "cause.no-policy", "no policy was loaded" },
	{ "cause.learn", "the conduit from {from} to {to} is learning" },
	{ "cause.allow-line", "{file}:{line} allows it: {text}" },
	{ "cause.deny-line", "{file}:{line} forbids it: {text}[ (reason: {reason})]" },
	{ "cause.housekeeping", "it belongs to what an allowed protocol needs to work" },
	{ "cause.report", "data that an allowed device sends unasked" },
	{ "cause.answer", "the answer to a request" },
	{ "cause.opening", "it opens a connection that an allow line may need" },
	{ "cause.otherwise", "no line from {from} to {to} allows it" },
	{ "cause.no-conduit", "the policy has no conduit from {from} to {to}" },
	{ "cause.within", "both devices are in zone {from}" },
	{ "cause.network", "it keeps the network standing" },
	{ "cause.malformed", "the setting for malformed messages from {from} to {to}" },
	{ "cause.unknown", "the setting for what cannot be read, from {from} to {to}" },
	{ "cause.answers", "the setting for answers that fit no request, from {from} to {to}" },
	{ "cause.partial", "it writes only a part of a value that {file}:{line} allows as a whole: {text}" },
	{ "cause.rate", "it came more often than {file}:{line} allows: {text}" },
	{ "cause.step", "it changes the value by more than {file}:{line} allows: {text}" },
	{ "cause.step-unknown",
	  "{file}:{line} limits the change, and the last value is not known: {text}" },
	{ "cause.schedule", "{file}:{line} allows it only at other times: {text}" },
	{ "cause.expired", "{file}:{line} allowed it, but has expired: {text}" },
	{ "cause.signature", "a signature rule says so" },
	{ "cause.window", "a maintenance window is open for it" },
};

static const struct {
	const char *id, *name;
} techniques[] = {
	{ "T0800", "Activate Firmware Update Mode" },
	{ "T0801", "Monitor Process State" },
	{ "T0802", "Automated Collection" },
	{ "T0803", "Block Command Message" },
	{ "T0804", "Block Reporting Message" },
	{ "T0806", "Brute Force I/O" },
	{ "T0809", "Data Destruction" },
	{ "T0811", "Data from Information Repositories" },
	{ "T0813", "Denial of Control" },
	{ "T0814", "Denial of Service" },
	{ "T0816", "Device Restart/Shutdown" },
	{ "T0821", "Modify Controller Tasking" },
	{ "T0831", "Manipulation of Control" },
	{ "T0835", "Manipulate I/O Image" },
	{ "T0836", "Modify Parameter" },
	{ "T0838", "Modify Alarm Settings" },
	{ "T0839", "Module Firmware" },
	{ "T0840", "Network Connection Enumeration" },
	{ "T0842", "Network Sniffing" },
	{ "T0843", "Program Download" },
	{ "T0845", "Program Upload" },
	{ "T0846", "Remote System Discovery" },
	{ "T0855", "Unauthorized Command Message" },
	{ "T0856", "Spoof Reporting Message" },
	{ "T0857", "System Firmware" },
	{ "T0858", "Change Operating Mode" },
	{ "T0859", "Valid Accounts" },
	{ "T0861", "Point & Tag Identification" },
	{ "T0866", "Exploitation of Remote Services" },
	{ "T0867", "Lateral Tool Transfer" },
	{ "T0868", "Detect Operating Mode" },
	{ "T0869", "Standard Application Layer Protocol" },
	{ "T0871", "Execution through API" },
	{ "T0872", "Indicator Removal on Host" },
	{ "T0877", "I/O Image" },
	{ "T0878", "Alarm Suppression" },
	{ "T0885", "Commonly Used Port" },
	{ "T0886", "Remote Services" },
	{ "T0888", "Remote System Information Discovery" },
	{ "T0889", "Modify Program" },
	{ "T0892", "Change Credential" },
};

#define COUNT(list_) (sizeof(list_) / sizeof((list_)[0]))

/* ---- a buffer that is always terminated and never overrun ---- */

struct text {
	char *buf;
	size_t cap, len;
};

static void text_add(struct text *t, const char *s, size_t len)
{
	const size_t room = t->cap - 1 - t->len;
	const size_t n = len < room ? len : room;
	if (n)
		memcpy(t->buf + t->len, s, n);
	t->len += n;
	t->buf[t->len] = '\0';
}

static void text_str(struct text *t, const char *s)
{
	text_add(t, s, strlen(s));
}

static void text_uint(struct text *t, uint64_t u)
{
	char digits[JSON_ROOM];
	text_add(t, digits, (size_t)(json_format_uint(digits, u) - digits));
}

static void text_int(struct text *t, int64_t i)
{
	char digits[JSON_ROOM];
	text_add(t, digits, (size_t)(json_format_int(digits, i) - digits));
}

/* ---- sentences ---- */

void sentence_argument(struct sentence *s, const char *name, const char *value)
{
	if (s->count == SENTENCE_ARGUMENTS)
		return;
	s->argument[s->count].name = name;
	s->argument[s->count++].value = value ? value : "";
}

static const char *argument_value(const struct sentence *s, const char *name, size_t len)
{
	for (unsigned i = 0; i < s->count; i++)
		if (strlen(s->argument[i].name) == len && !memcmp(s->argument[i].name, name, len))
			return s->argument[i].value;
	return "";
}

/* Writes the template from p up to `stop` (or its end); tells whether an argument was empty. */
static const char *fill(struct text *t, const struct sentence *s, const char *p, char stop, bool *hole)
{
	while (*p && *p != stop) {
		const size_t plain = strcspn(p, stop ? "{]" : "{[");
		text_add(t, p, plain);
		p += plain;
		if (*p == '{') {
			const size_t len = strcspn(++p, "}");
			const char *value = argument_value(s, p, len);
			*hole = *hole || !*value;
			text_str(t, value);
			p += len + (p[len] == '}');
		} else if (*p == '[') {
			const size_t before = t->len;
			bool inner = false;
			p = fill(t, s, p + 1, ']', &inner);
			p += *p == ']';
			if (inner)
				t->buf[t->len = before] = '\0';
		}
	}
	return p;
}

size_t words_sentence(const struct sentence *s, char *out, size_t cap)
{
	struct text t = { .buf = out, .cap = cap };
	bool hole = false;
	out[0] = '\0';
	for (unsigned i = 0; i < COUNT(templates); i++) {
		if (!strcmp(templates[i].id, s->id)) {
			fill(&t, s, templates[i].english, '\0', &hole);
			break;
		}
	}
	/* Whatever begins a sentence begins with a capital, except addresses and names. */
	if (!strcmp(s->id, "finding.transport") && out[0] >= 'a' && out[0] <= 'z')
		out[0] = (char)(out[0] - 'a' + 'A');
	return t.len;
}

void words_cause(struct sentence *s, const struct judgement *j, const char *from, const char *to,
		 char *number)
{
	static const char *const ids[CAUSE_COUNT] = {
		[CAUSE_NO_POLICY] = "cause.no-policy",
		[CAUSE_LEARN] = "cause.learn",
		[CAUSE_ALLOW_LINE] = "cause.allow-line",
		[CAUSE_DENY_LINE] = "cause.deny-line",
		[CAUSE_HOUSEKEEPING] = "cause.housekeeping",
		[CAUSE_REPORT] = "cause.report",
		[CAUSE_ANSWER] = "cause.answer",
		[CAUSE_OPENING] = "cause.opening",
		[CAUSE_OTHERWISE] = "cause.otherwise",
		[CAUSE_NO_CONDUIT] = "cause.no-conduit",
		[CAUSE_WITHIN] = "cause.within",
		[CAUSE_NETWORK] = "cause.network",
		[CAUSE_MALFORMED] = "cause.malformed",
		[CAUSE_UNKNOWN] = "cause.unknown",
		[CAUSE_ANSWERS] = "cause.answers",
		[CAUSE_PARTIAL] = "cause.partial",
		[CAUSE_RATE] = "cause.rate",
		[CAUSE_STEP] = "cause.step",
		[CAUSE_STEP_UNKNOWN] = "cause.step-unknown",
		[CAUSE_SCHEDULE] = "cause.schedule",
		[CAUSE_EXPIRED] = "cause.expired",
		[CAUSE_SIGNATURE] = "cause.signature",
		[CAUSE_WINDOW] = "cause.window",
	};
	*s = (struct sentence){ .id = j->cause < CAUSE_COUNT && ids[j->cause] ? ids[j->cause]
									       : "cause.no-policy" };
	sentence_argument(s, "from", from);
	sentence_argument(s, "to", to);
	if (!j->line)
		return;
	*json_format_uint(number, line_number(j->line)) = '\0';
	sentence_argument(s, "file", line_file(j->line));
	sentence_argument(s, "line", number);
	sentence_argument(s, "text", line_text(j->line));
	sentence_argument(s, "reason", line_reason(j->line));
}

const char *words_verdict(enum verdict v)
{
	static const char *const words[VERDICT_COUNT] = {
		[VERDICT_ALLOW] = "passes",
		[VERDICT_ALERT] = "would pass and be reported",
		[VERDICT_DROP] = "would be dropped",
		[VERDICT_RESET] = "would be stopped and its connection reset",
		[VERDICT_REFUSE] = "would be refused, with the protocol's own answer",
	};
	return words[v];
}

const char *words_intent(enum intent i)
{
	static const char *const words[INTENT_COUNT] = {
		[INTENT_READ] = "reads",
		[INTENT_WRITE] = "writes",
		[INTENT_CONTROL] = "commands",
		[INTENT_PROGRAM] = "moves logic",
		[INTENT_RUN] = "starts, stops",
		[INTENT_CONFIG] = "configures",
		[INTENT_FIRMWARE] = "moves firmware",
		[INTENT_FILE] = "moves files",
		[INTENT_TIME] = "sets the clock",
		[INTENT_IDENTIFY] = "identifies",
		[INTENT_SESSION] = "keeps the session",
		[INTENT_REPORT] = "reports",
		[INTENT_DIAGNOSE] = "diagnoses",
		[INTENT_OTHER] = "other",
	};
	return words[i];
}

const char *words_technique(const char *id)
{
	for (unsigned i = 0; id && i < COUNT(techniques); i++)
		if (!strcmp(techniques[i].id, id))
			return techniques[i].name;
	return NULL;
}

/* ---- values ---- */

static void add_number(struct text *t, const struct value *v, bool single)
{
	char digits[JSON_ROOM];
	if (v->kind == VALUE_INT)
		text_int(t, v->i);
	else if (v->kind == VALUE_FLOAT)
		text_add(t, digits, (size_t)(json_format_float(digits, v->f, single) - digits));
	else
		text_uint(t, v->u);
}

static void add_list(struct text *t, const struct value *v)
{
	const uint32_t shown = v->count < 16 ? v->count : 16;
	for (uint32_t i = 0; i < shown; i++) {
		const struct value member = list_member(v, i);
		if (i)
			text_str(t, ",");
		add_number(t, &member, list_is_single(v));
	}
	if (shown < v->count)
		text_str(t, ",...");
}

/* A string as the expression language quotes it. */
static void add_quoted(struct text *t, struct bytes b)
{
	char plain[256], safe[512];
	struct json j;
	const size_t len = words_clean(b, plain, sizeof plain);
	json_init_fixed(&j, safe, sizeof safe);
	json_quoted(&j, (struct bytes){ (const uint8_t *)plain, len });
	text_add(t, safe, (size_t)(j.p - safe));
}

static void add_value(struct text *t, const struct field *f, const struct value *v)
{
	const char *name;
	char hex[132];
	struct json j;

	switch ((enum value_kind)v->kind) {
	case VALUE_UINT:
		name = names_find(f->names, v->u);
		if (name)
			text_str(t, name);
		else
			text_uint(t, v->u);
		break;
	case VALUE_INT:
	case VALUE_FLOAT:
		add_number(t, v, v->len == 4);
		break;
	case VALUE_SPAN:
		text_uint(t, v->u);
		if (v->count > 1) {
			text_str(t, "..");
			text_uint(t, v->u + v->count - 1);
		}
		break;
	case VALUE_LIST:
		add_list(t, v);
		break;
	case VALUE_BYTES:
		if (f->type != FIELD_BYTES) {
			add_quoted(t, (struct bytes){ v->p, v->len });
			break;
		}
		json_init_fixed(&j, hex, sizeof hex);
		json_hex(&j, (struct bytes){ v->p, v->len < 64 ? v->len : 64 });
		text_str(t, "\"");
		text_add(t, hex, (size_t)(j.p - hex));
		text_str(t, v->len > 64 ? "...\"" : "\"");
		break;
	}
}

size_t words_value(const struct field *f, const struct value *v, char *out, size_t cap)
{
	struct text t = { .buf = out, .cap = cap };
	out[0] = '\0';
	add_value(&t, f, v);
	return t.len;
}

size_t words_fields(const struct message *m, uint64_t mask, char *out, size_t cap)
{
	struct text t = { .buf = out, .cap = cap };
	out[0] = '\0';
	for (uint64_t left = mask & m->present; left; left &= left - 1) {
		const unsigned i = (unsigned)__builtin_ctzll(left);
		if (i >= m->dissector->field_count)
			break;
		if (t.len)
			text_str(&t, " ");
		text_str(&t, m->dissector->fields[i].name);
		text_str(&t, "=");
		add_value(&t, &m->dissector->fields[i], &m->fields[i]);
	}
	return t.len;
}

/* ---- text that devices sent ---- */

/* Characters that would move the cursor, hide or turn around what stands beside them. */
static bool is_unsafe(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x200b && c <= 0x200f) ||
	       (c >= 0x2028 && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff ||
	       (c >= 0xfff9 && c <= 0xfffb) || c >= 0xe0000;
}

static uint32_t decode(const uint8_t *s, unsigned n)
{
	static const uint8_t mask[5] = { 0, 0x7f, 0x1f, 0x0f, 0x07 };
	uint32_t c = s[0] & mask[n];
	for (unsigned i = 1; i < n; i++)
		c = c << 6 | (s[i] & 0x3fu);
	return c;
}

size_t words_clean(struct bytes text, char *out, size_t cap)
{
	struct text t = { .buf = out, .cap = cap };
	out[0] = '\0';
	for (size_t at = 0; at < text.len;) {
		const unsigned n = json_utf8(text.p + at, text.len - at);
		if (t.len + 4 >= cap)
			break;
		if (n && !is_unsafe(decode(text.p + at, n)))
			text_add(&t, (const char *)text.p + at, n);
		else
			text_str(&t, "?");
		at += n ? n : 1;
	}
	return t.len;
}

unsigned words_width(const char *text)
{
	const size_t len = strlen(text);
	unsigned width = 0;
	for (size_t at = 0; at < len;) {
		const unsigned n = json_utf8((const uint8_t *)text + at, len - at);
		const uint32_t c = n ? decode((const uint8_t *)text + at, n) : 0;
		/* East Asian wide blocks take two columns, combining marks none. */
		const bool wide = (c >= 0x1100 && c <= 0x115f) || (c >= 0x2e80 && c <= 0xa4cf) ||
				  (c >= 0xac00 && c <= 0xd7a3) || (c >= 0xf900 && c <= 0xfaff) ||
				  (c >= 0xfe30 && c <= 0xfe6f) || (c >= 0xff00 && c <= 0xff60) ||
				  c >= 0x1f300;
		const bool none = c >= 0x300 && c <= 0x36f;
		width += none ? 0 : wide ? 2 : 1;
		at += n ? n : 1;
	}
	return width;
}

size_t words_within(const char *text, unsigned width)
{
	const size_t len = strlen(text);
	size_t at = 0;
	char one[8];
	unsigned used = 0;
	while (at < len) {
		size_t n = 1;
		while (at + n < len && ((unsigned char)text[at + n] & 0xc0) == 0x80 && n < 4)
			n++;
		memcpy(one, text + at, n);
		one[n] = '\0';
		used += words_width(one);
		if (used > width)
			break;
		at += n;
	}
	return at;
}

/* ---- amounts ---- */

char *words_count(uint64_t n, char out[32])
{
	char digits[JSON_ROOM];
	const size_t len = (size_t)(json_format_uint(digits, n) - digits);
	char *p = out;
	for (size_t i = 0; i < len; i++) {
		if (i && (len - i) % 3 == 0)
			*p++ = ',';
		*p++ = digits[i];
	}
	*p = '\0';
	return out;
}

char *words_bytes(uint64_t n, char out[32])
{
	static const char *const units[] = { "B", "kB", "MB", "GB", "TB", "PB", "EB" };
	double size = (double)n;
	unsigned unit = 0;
	while (size >= 999.5 && unit + 1 < COUNT(units)) {
		size /= 1000;
		unit++;
	}
	snprintf(out, 32, unit && size < 9.95 ? "%.1f %s" : "%.0f %s", size, units[unit]);
	return out;
}

char *words_duration(uint64_t ns, char out[32])
{
	const uint64_t s = (ns + 500000000) / 1000000000;
	if (ns < 1000000000)
		snprintf(out, 32, "%u ms", (unsigned)(ns / 1000000));
	else if (s < 60)
		snprintf(out, 32, "%u s", (unsigned)s);
	else if (s < 3600)
		snprintf(out, 32, s % 60 ? "%u min %u s" : "%u min", (unsigned)(s / 60), (unsigned)(s % 60));
	else if (s < 86400)
		snprintf(out, 32, s / 60 % 60 ? "%u h %u min" : "%u h", (unsigned)(s / 3600),
			 (unsigned)(s / 60 % 60));
	else if (s < 730 * 86400)
		snprintf(out, 32, s / 3600 % 24 ? "%u d %u h" : "%u d", (unsigned)(s / 86400),
			 (unsigned)(s / 3600 % 24));
	else
		snprintf(out, 32, "%u years", (unsigned)(s / 86400 / 365));
	return out;
}

char *words_time(uint64_t time_ns, char out[32])
{
	*json_format_second(out, time_ns / 1000000000) = '\0';
	out[10] = ' ';
	return out;
}

char *words_mac(const uint8_t mac[6], char out[32])
{
	*json_format_mac(out, mac) = '\0';
	return out;
}
