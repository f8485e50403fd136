/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The table of settings, and the loops over it: defaults, reading, range checks, the reference.  The text is
 * read by rules/lexical.h, so mistakes have the same form and places as those in a policy.
 *
 * Start-up only, one thread; owns nothing behind a call.
 */
#include "dataplane/inline/settings.h"

#include "rules/lexical.h"

#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum kind { KIND_TEXT, KIND_NUMBER, KIND_WORD, KIND_SWITCH, KIND_TEXTS, KIND_NUMBERS };

struct row {
	const char *name;
	enum kind kind;
	size_t at;               /* offset in the struct of its scope */
	size_t cap;              /* KIND_TEXT: bytes */
	const char *text;        /* default of KIND_TEXT; NULL: must be given */
	int64_t number;          /* default of the others */
	int64_t min, max;        /* KIND_NUMBER, KIND_NUMBERS */
	const char *const *words; /* KIND_WORD, in the order of their enum */
	const char *help;
};

static const char *const failure_words[] = { "open", "closed", "island", NULL };
static const char *const checksum_words[] = { "auto", "verify", "trust", NULL };
static const char *const driver_words[] = { "auto", "af_xdp", "af_packet", NULL };
static const char *const polling_words[] = { "adaptive", "always", NULL };
static const char *const event_words[] = { "findings", "all", NULL };
static const char *const huge_words[] = { "auto", "no", NULL };

#define AT(member_) offsetof(struct settings, member_)
#define TEXT(member_) AT(member_), sizeof(((struct settings *)0)->member_)
#define SEG(member_) offsetof(struct segment_settings, member_)
#define SEGTEXT(member_) SEG(member_), sizeof(((struct segment_settings *)0)->member_)

static const struct row top_rows[] = {
	{ "policy", KIND_TEXT, TEXT(policy), "/etc/bulkhead/policy.conf", 0, 0, 0, NULL,
	  "the policy that is taken at the first start; later the last good one in `state` is, until "
	  "`bulkhead policy load` brings another" },
	{ "state", KIND_TEXT, TEXT(state), "/var/lib/bulkhead", 0, 0, 0, NULL,
	  "the folder in which policies in force are kept" },
	{ "control", KIND_TEXT, TEXT(control), "/run/bulkhead/control.sock", 0, 0, 0, NULL,
	  "the socket that `bulkhead status` and its like speak to" },
	{ "events", KIND_TEXT, TEXT(events), "/var/log/bulkhead/events.jsonl", 0, 0, 0, NULL,
	  "where events go as JSON lines; empty: nowhere" },
	{ "event_choice", KIND_WORD, AT(event_choice), 0, NULL, EVENTS_FINDINGS, 0, 0, event_words,
	  "`findings`: what was not simply allowed, flaws, identities and ends of flows; `all`: every operation" },
	{ "events_ring_kb", KIND_NUMBER, AT(events_ring_kb), 0, NULL, 4096, 64, 1048576, NULL,
	  "memory of each worker for events that wait to be written; the last quarter is for denials and flaws" },
	{ "events_file_mb", KIND_NUMBER, AT(events_file_mb), 0, NULL, 256, 1, 1048576, NULL,
	  "at this size the file of events is renamed to NAME.1, whose former content is lost" },
	{ "workers", KIND_NUMBER, AT(workers), 0, NULL, 1, 1, CORES_MAX, NULL,
	  "threads that judge; one serves both ports of all segments, more share its packets by address pair" },
	{ "cores", KIND_NUMBERS, AT(cores), 0, NULL, 0, 0, 1023, NULL,
	  "processor cores of the workers, one each; none: the last ones that the process may use" },
	{ "polling", KIND_WORD, AT(polling), 0, NULL, POLLING_ADAPTIVE, 0, 0, polling_words,
	  "`adaptive`: workers wait in the kernel when no frames come; `always`: they poll without pause, for the "
	  "lowest latency, and take a core each" },
	{ "idle_after_us", KIND_NUMBER, AT(idle_after_us), 0, NULL, 1000, 1, 1000000, NULL,
	  "so long a worker polls on after the latest frame" },
	{ "nap_us", KIND_NUMBER, AT(nap_us), 0, NULL, 50, 1, 10000, NULL,
	  "how long an idle worker sleeps where its ports cannot wake it" },
	{ "huge_pages", KIND_WORD, AT(huge_pages), 0, NULL, HUGE_PAGES_AUTO, 0, 0, huge_words,
	  "`auto`: used when there are enough free ones; `no`: never" },
	{ "memory_mb", KIND_NUMBER, AT(memory_mb), 0, NULL, 128, 32, 65536, NULL, "memory for packet buffers" },
	{ "mbufs", KIND_NUMBER, AT(mbufs), 0, NULL, 16384, 1024, 4194304, NULL, "packet buffers" },
	{ "queue_len", KIND_NUMBER, AT(queue_len), 0, NULL, 1024, 64, 32768, NULL,
	  "descriptors of each queue, where the device has a choice" },
	{ "watchdog_ms", KIND_NUMBER, AT(watchdog_ms), 0, NULL, 500, 100, 60000, NULL,
	  "a worker that shows no life for so long is stopped, and `on_failure` holds until it is back" },
	{ "user", KIND_NUMBER, AT(user), 0, NULL, 0, 0, 65535, NULL,
	  "user id that the dataplane takes after opening its ports; 0: it stays root, without capabilities" },
	{ "flows", KIND_NUMBER, AT(flows), 0, NULL, 65536, 16, 4194304, NULL,
	  "conversations at once, for each worker" },
	{ "pool_mb", KIND_NUMBER, AT(pool_mb), 0, NULL, 96, 1, 65536, NULL,
	  "memory for held segments, split messages and protocol state, for each worker" },
	{ "fragments", KIND_NUMBER, AT(fragments), 0, NULL, 256, 1, 65536, NULL,
	  "fragmented packets at once, for each worker" },
	{ "guards", KIND_NUMBER, AT(guards), 0, NULL, 16384, 16, 4194304, NULL,
	  "memories of `rate` and `step`, for each worker" },
	{ "tcp_idle_s", KIND_NUMBER, AT(tcp_idle_s), 0, NULL, 3600, 1, 864000, NULL,
	  "a TCP connection is forgotten after so many seconds of silence" },
	{ "udp_idle_s", KIND_NUMBER, AT(udp_idle_s), 0, NULL, 300, 1, 864000, NULL, "the same for UDP" },
	{ "other_idle_s", KIND_NUMBER, AT(other_idle_s), 0, NULL, 300, 1, 864000, NULL, "the same for the rest" },
	{ "fragment_idle_s", KIND_NUMBER, AT(fragment_idle_s), 0, NULL, 5, 1, 300, NULL,
	  "how long fragments wait for the others" },
	{ "hold_segments", KIND_NUMBER, AT(hold_segments), 0, NULL, 512, 1, 65536, NULL,
	  "TCP segments of one direction that may wait beyond a gap" },
	{ "hold_ms", KIND_NUMBER, AT(hold_ms), 0, NULL, 50, 1, 60000, NULL, "and how long" },
	{ "hold_ack_ms", KIND_NUMBER, AT(hold_ack_ms), 0, NULL, 2, 1, 1000, NULL,
	  "so long the beginning of a message waits for the rest, before it is acknowledged in the device's place" },
	{ "adopt_ms", KIND_NUMBER, AT(adopt_ms), 0, NULL, 10000, 0, 600000, NULL,
	  "for so long after the first frame, connections whose beginning was not seen are let go on" },
};

static const struct row segment_rows[] = {
	{ "name", KIND_TEXT, SEGTEXT(name), NULL, 0, 0, 0, NULL,
	  "what policies and reports call it: a zone's `sides` are NAME.outside and NAME.inside" },
	{ "outside", KIND_TEXT, SEGTEXT(port[OUTSIDE]), NULL, 0, 0, 0, NULL,
	  "the port towards the office: a PCI address, the name of an interface, or a vdev of DPDK such as "
	  "`net_pcap0,iface=eth3`" },
	{ "inside", KIND_TEXT, SEGTEXT(port[INSIDE]), NULL, 0, 0, 0, NULL, "the port towards the machines" },
	{ "checksum_outside", KIND_WORD, SEG(checksum[OUTSIDE]), 0, NULL, CHECKSUM_AUTO, 0, 0, checksum_words,
	  "`verify`: wrong checksums are flaws; `trust`: they count as not filled yet, and are computed on what "
	  "leaves; `auto`: `trust` for interfaces by name and for virtual devices, else `verify`" },
	{ "checksum_inside", KIND_WORD, SEG(checksum[INSIDE]), 0, NULL, CHECKSUM_AUTO, 0, 0, checksum_words,
	  "the same for the other port" },
	{ "driver", KIND_WORD, SEG(driver), 0, NULL, DRIVER_AUTO, 0, 0, driver_words,
	  "for interfaces by name; `auto`: af_xdp where the kernel and the frame length allow it, else af_packet" },
	{ "on_failure", KIND_WORD, SEG(on_failure), 0, NULL, ON_FAILURE_OPEN, 0, 0, failure_words,
	  "what happens when the dataplane is gone: `open`: every frame passes unjudged, `closed`: none, "
	  "`island`: what `island` names" },
	{ "island", KIND_TEXTS, SEG(island), 0, NULL, 0, 0, 0, NULL,
	  "for `on_failure = \"island\"`: what passes, in the language of pcap-filter(7), in either direction" },
	{ "link_pass", KIND_SWITCH, SEG(link_pass), 0, NULL, 1, 0, 0, NULL,
	  "a link that is lost on one side is taken down on the other" },
	{ "link_debounce_ms", KIND_NUMBER, SEG(link_debounce_ms), 0, NULL, 200, 0, 60000, NULL,
	  "after being lost, or back, for so long" },
	{ "mtu", KIND_NUMBER, SEG(mtu), 0, NULL, 1500, 576, 9600, NULL, "bytes of a frame behind its link header" },
	{ "bypass_command", KIND_TEXT, SEGTEXT(bypass_command), "", 0, 0, 0, NULL,
	  "run by the supervisor with `bypass` or `inline` behind it: for bypass hardware on PCI ports" },
};

#define COUNT(list_) (sizeof(list_) / sizeof((list_)[0]))

/* ---- defaults ---- */

static void set_defaults(const struct row *rows, size_t count, void *base)
{
	for (size_t i = 0; i < count; i++) {
		const struct row *r = &rows[i];
		char *at = (char *)base + r->at;
		if (r->kind == KIND_TEXT)
			snprintf(at, r->cap, "%s", r->text ? r->text : "");
		else if (r->kind != KIND_TEXTS && r->kind != KIND_NUMBERS)
			memcpy(at, &r->number, sizeof r->number);
	}
}

/* ---- reading ---- */

struct reading {
	const struct lexical *lexical;
	struct diags *diags;
	struct settings *out;
};

static void __attribute__((format(printf, 4, 5)))
wrong(const struct reading *r, uint32_t offset, const char *hint, const char *format, ...)
{
	char text[300];
	va_list args;
	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	const struct place at = lexical_place(r->lexical, offset);
	diags_add(r->diags, SEVERITY_ERROR, at.file, at.line, at.column, hint, "%s", text);
}

static void read_text(const struct reading *r, const struct row *row, const struct node *n, char *out, size_t cap)
{
	if (n->kind != NODE_STRING)
		wrong(r, n->at, NULL, "'%s' is a string", row->name);
	else if (n->count >= cap)
		wrong(r, n->at, NULL, "'%s' is longer than %zu bytes", row->name, cap - 1);
	else
		memcpy(out, n->text, n->count + 1);
}

static void read_number(const struct reading *r, const struct row *row, const struct node *n, int64_t *out)
{
	if (n->kind != NODE_INT)
		wrong(r, n->at, NULL, "'%s' is a whole number", row->name);
	else if (n->number < row->min || n->number > row->max)
		wrong(r, n->at, NULL, "'%s' is between %" PRId64 " and %" PRId64, row->name, row->min, row->max);
	else
		*out = n->number;
}

static const char *word_at(void *ctx, unsigned i)
{
	return ((const struct row *)ctx)->words[i];
}

static void read_word(const struct reading *r, const struct row *row, const struct node *n, int64_t *out)
{
	char hint[160] = "one of:";
	struct row own = *row;
	if (n->kind == NODE_STRING)
		for (int64_t i = 0; row->words[i]; i++)
			if (!strcmp(row->words[i], n->text)) {
				*out = i;
				return;
			}
	const char *near = n->kind == NODE_STRING ? nearest_name(n->text, n->count, word_at, &own) : NULL;
	if (near)
		snprintf(hint, sizeof hint, "did you mean \"%s\"?  one of:", near);
	for (unsigned i = 0; row->words[i]; i++) {
		strcat(hint, " ");
		strcat(hint, row->words[i]);
	}
	wrong(r, n->at, hint, "'%s' does not know this", row->name);
}

static void read_list(const struct reading *r, const struct row *row, const struct node *n, void *at)
{
	if (n->kind != NODE_LIST && n->kind != NODE_ARRAY) {
		wrong(r, n->at, NULL, "'%s' is a list", row->name);
		return;
	}
	const unsigned max = row->kind == KIND_TEXTS ? ISLAND_MAX : CORES_MAX;
	if (n->count > max) {
		wrong(r, n->at, NULL, "'%s' has at most %u members", row->name, max);
		return;
	}
	unsigned count = 0;
	for (const struct node *m = n->first; m; m = m->next, count++) {
		if (row->kind == KIND_TEXTS)
			read_text(r, row, m, ((struct texts *)at)->text[count], TEXT_MAX);
		else
			read_number(r, row, m, (int64_t *)at + count);
	}
	if (row->kind == KIND_TEXTS)
		((struct texts *)at)->count = count;
	else
		r->out->core_count = count;
}

static void read_row(const struct reading *r, const struct row *row, const struct node *n, void *base)
{
	char *const at = (char *)base + row->at;
	union {
		char *any;
		int64_t *number;
	} to = { .any = at };

	switch (row->kind) {
	case KIND_TEXT:
		read_text(r, row, n, at, row->cap);
		break;
	case KIND_NUMBER:
		read_number(r, row, n, to.number);
		break;
	case KIND_WORD:
		read_word(r, row, n, to.number);
		break;
	case KIND_SWITCH:
		if (n->kind == NODE_BOOL)
			*to.number = n->number;
		else
			wrong(r, n->at, NULL, "'%s' is true or false", row->name);
		break;
	case KIND_TEXTS:
	case KIND_NUMBERS:
		read_list(r, row, n, at);
		break;
	}
}

struct scope {
	const char *what;
	const struct row *rows;
	unsigned count;
	bool has_segments;
};

static const char *row_name(void *ctx, unsigned i)
{
	const struct scope *s = ctx;
	if (i < s->count)
		return s->rows[i].name;
	return i == s->count && s->has_segments ? "segments" : NULL;
}

static bool is_named(const struct reading *r, const struct node *n, const char *name)
{
	return strlen(name) == n->name_len && !memcmp(lexical_name(r->lexical, n), name, n->name_len);
}

/* Reads a member of a group by the rows of its scope. */
static void read_member(const struct reading *r, struct scope *scope, const struct node *n, void *base)
{
	char hint[100];
	for (unsigned i = 0; i < scope->count; i++)
		if (is_named(r, n, scope->rows[i].name)) {
			read_row(r, &scope->rows[i], n, base);
			return;
		}
	const char *near = nearest_name(lexical_name(r->lexical, n), n->name_len, row_name, scope);
	if (near)
		snprintf(hint, sizeof hint, "did you mean '%s'?", near);
	wrong(r, n->name_at, near ? hint : "docs/configuration.md lists them all", "%s has no setting '%.*s'",
	      scope->what, n->name_len, lexical_name(r->lexical, n));
}

static void check_segment(const struct reading *r, const struct node *n, unsigned i)
{
	const struct segment_settings *s = &r->out->segment[i];
	for (size_t k = 0; k < COUNT(segment_rows); k++) {
		const struct row *row = &segment_rows[k];
		if (row->kind == KIND_TEXT && !row->text && !((const char *)s)[row->at])
			wrong(r, n->at, NULL, "the segment has no '%s'", row->name);
	}
	if (s->name[strcspn(s->name, ". \"/")])
		wrong(r, n->at, NULL, "the name of a segment has no dot, space, quote or slash");
	if (s->on_failure == ON_FAILURE_ISLAND && !s->island.count)
		wrong(r, n->at, NULL, "on_failure = \"island\" needs a list 'island' of what passes");
	if (s->port[OUTSIDE][0] && !strcmp(s->port[OUTSIDE], s->port[INSIDE]))
		wrong(r, n->at, NULL, "outside and inside are the same port");
	for (unsigned k = 0; k < i; k++) {
		const struct segment_settings *o = &r->out->segment[k];
		if (!strcmp(o->name, s->name))
			wrong(r, n->at, NULL, "two segments are called '%s'", s->name);
		for (unsigned a = 0; a < 4; a++)
			if (s->port[a / 2][0] && !strcmp(s->port[a / 2], o->port[a % 2]))
				wrong(r, n->at, NULL, "'%s' is a port of '%s' already", s->port[a / 2], o->name);
	}
}

static void read_segments(const struct reading *r, const struct node *list)
{
	struct scope scope = { "a segment", segment_rows, COUNT(segment_rows), false };
	if (list->kind != NODE_LIST) {
		wrong(r, list->at, "segments = ( { name = \"seg1\"; outside = \"eth1\"; inside = \"eth2\"; } );",
		      "'segments' is a list of groups");
		return;
	}
	for (const struct node *n = list->first; n; n = n->next) {
		if (n->kind != NODE_GROUP) {
			wrong(r, n->at, NULL, "a segment is a group { }");
		} else if (r->out->segment_count == SEGMENTS_MAX) {
			wrong(r, n->at, NULL, "there are at most %d segments", SEGMENTS_MAX);
			return;
		} else {
			const unsigned i = r->out->segment_count++;
			set_defaults(segment_rows, COUNT(segment_rows), &r->out->segment[i]);
			for (const struct node *m = n->first; m; m = m->next)
				read_member(r, &scope, m, &r->out->segment[i]);
			check_segment(r, n, i);
		}
	}
}

static char *read_file(const char *path, size_t *len, struct diags *diags)
{
	FILE *f = fopen(path, "re");
	char *text = f ? malloc(LEXICAL_TEXT_MAX) : NULL;
	if (!text) {
		diags_add(diags, SEVERITY_ERROR, path, 0, 0, NULL, "cannot be read: %s", strerror(errno));
	} else {
		*len = fread(text, 1, LEXICAL_TEXT_MAX, f);
		if (ferror(f) || *len == LEXICAL_TEXT_MAX) {
			diags_add(diags, SEVERITY_ERROR, path, 0, 0, NULL,
				  ferror(f) ? "cannot be read: %s" : "is too long", strerror(errno));
			free(text);
			text = NULL;
		}
	}
	if (f)
		fclose(f);
	return text;
}

bool settings_load(const char *path, struct settings *s, struct diags *diags)
{
	const size_t errors = diags->errors;
	struct scope top = { "bulkheadd.conf", top_rows, COUNT(top_rows), true };
	size_t len = 0;

	memset(s, 0, sizeof *s);
	set_defaults(top_rows, COUNT(top_rows), s);
	char *text = read_file(path, &len, diags);
	if (!text)
		return false;
	struct lexical *x = lexical_read(text, len, path, diags);
	if (x) {
		const struct reading r = { x, diags, s };
		for (const struct node *n = lexical_root(x)->first; n; n = n->next) {
			if (is_named(&r, n, "segments"))
				read_segments(&r, n);
			else
				read_member(&r, &top, n, s);
		}
		if (!s->segment_count && diags->errors == errors)
			wrong(&r, 0, "segments = ( { name = \"seg1\"; outside = \"eth1\"; inside = \"eth2\"; } );",
			      "there is no segment");
		if (s->core_count && s->core_count < (unsigned)s->workers)
			wrong(&r, 0, NULL, "'cores' has fewer members than there are workers");
		lexical_destroy(x);
	}
	free(text);
	return diags->errors == errors;
}

/* ---- the reference ---- */

static void document_value(FILE *out, const struct row *r)
{
	switch (r->kind) {
	case KIND_TEXT:
		fprintf(out, r->text ? "text | `\"%s\"` | " : "text | must be given | ", r->text);
		break;
	case KIND_NUMBER:
		fprintf(out, "%" PRId64 "..%" PRId64 " | `%" PRId64 "` | ", r->min, r->max, r->number);
		break;
	case KIND_WORD:
		for (unsigned i = 0; r->words[i]; i++)
			fprintf(out, "%s`\"%s\"`", i ? ", " : "", r->words[i]);
		fprintf(out, " | `\"%s\"` | ", r->words[r->number]);
		break;
	case KIND_SWITCH:
		fprintf(out, "true, false | `%s` | ", r->number ? "true" : "false");
		break;
	case KIND_TEXTS:
		fprintf(out, "list of texts | none | ");
		break;
	case KIND_NUMBERS:
		fprintf(out, "list of %" PRId64 "..%" PRId64 " | none | ", r->min, r->max);
		break;
	}
}

static void document_rows(FILE *out, const struct row *rows, size_t count)
{
	fprintf(out, "| setting | values | default | meaning |\n|---|---|---|---|\n");
	for (size_t i = 0; i < count; i++) {
		fprintf(out, "| `%s` | ", rows[i].name);
		document_value(out, &rows[i]);
		fprintf(out, "%s |\n", rows[i].help);
	}
}

void settings_document(FILE *out)
{
	fprintf(out, "# bulkheadd.conf\n\n"
		     "Printed by `bulkheadd --print-settings` from the table that the reader uses. The file is in "
		     "libconfig's form, `/etc/bulkhead/bulkheadd.conf` unless another is named:\n\n"
		     "```\n"
		     "segments = (\n"
		     "  { name = \"seg1\"; outside = \"eth1\"; inside = \"eth2\"; on_failure = \"open\"; }\n"
		     ");\n"
		     "policy = \"/etc/bulkhead/policy.conf\";\n"
		     "```\n\n## A segment\n\n");
	document_rows(out, segment_rows, COUNT(segment_rows));
	fprintf(out, "\n## Everything else\n\n");
	document_rows(out, top_rows, COUNT(top_rows));
}
