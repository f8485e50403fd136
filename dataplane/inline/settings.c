/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The table of settings of bulkheadd, and what holds between them.
 *
 * Start-up only, one thread; owns nothing behind a call.
 */
#include "dataplane/inline/settings.h"

#include "dataplane/inline/shed.h"

#include "dataplane/host/setting.h"
#include "rules/lexical.h"

#include <stdlib.h>
#include <string.h>

static const char segments_example[] =
	"segments = ( { name = \"seg1\"; outside = \"eth1\"; inside = \"eth2\"; } );";

static const char *const failure_words[] = { "open", "closed", "island", NULL };
static const char *const checksum_words[] = { "auto", "verify", "trust", NULL };
static const char *const driver_words[] = { "auto", "af_xdp", "af_packet", NULL };
static const char *const polling_words[] = { "adaptive", "always", NULL };
static const char *const event_words[] = { "findings", "all", NULL };
static const char *const record_words[] = { "all", "findings", "none", NULL };
static const char *const huge_words[] = { "auto", "no", NULL };

#define AT(member_) offsetof(struct settings, member_)
#define TEXT(member_) AT(member_), sizeof(((struct settings *)0)->member_)
#define SEG(member_) offsetof(struct segment_settings, member_)
#define SEGTEXT(member_) SEG(member_), sizeof(((struct segment_settings *)0)->member_)

static const struct setting top_rows[] = {
	{ "policy", SETTING_TEXT, TEXT(policy), "/etc/bulkhead/policy.conf", 0, 0, 0, NULL,
	  "the policy that is taken at the first start; later the last good one in `state` is, until "
	  "`bulkhead policy load` brings another" },
	{ "state", SETTING_TEXT, TEXT(state), "/var/lib/bulkhead", 0, 0, 0, NULL,
	  "the folder in which policies in force are kept" },
	{ "return_s", SETTING_NUMBER, AT(return_s), 0, NULL, 120, 0, 86400, NULL,
	  "for so long after a policy was loaded, and while it waits to be confirmed, the last one comes back when a "
	  "regular conversation falls silent because something in it was denied" },
	{ "policy_cpu_s", SETTING_NUMBER, AT(policy_cpu_s), 0, NULL, 20, 1, 30, NULL,
	  "processor time that compiling a new policy may take" },
	{ "policy_memory_mb", SETTING_NUMBER, AT(policy_memory_mb), 0, NULL, 1024, 16, 65536, NULL,
	  "and memory; both are tried in a process of its own first" },
	{ "control", SETTING_TEXT, TEXT(control), "/run/bulkhead/control.sock", 0, 0, 0, NULL,
	  "the socket that `bulkhead status` and its like speak to" },
	{ "events", SETTING_TEXT, TEXT(events), "/var/log/bulkhead/events.jsonl", 0, 0, 0, NULL,
	  "where events go as JSON lines; empty: nowhere" },
	{ "event_choice", SETTING_WORD, AT(event_choice), 0, NULL, EVENTS_FINDINGS, 0, 0, event_words,
	  "`findings`: what was not simply allowed, flaws, identities and ends of flows; `all`: every operation" },
	{ "events_ring_kb", SETTING_NUMBER, AT(events_ring_kb), 0, NULL, 4096, 64, 1048576, NULL,
	  "memory of each worker for events that wait to be written; the last quarter is for denials and flaws" },
	{ "events_file_mb", SETTING_NUMBER, AT(events_file_mb), 0, NULL, 256, 1, 1048576, NULL,
	  "at this size the file of events is renamed to NAME.1, whose former content is lost" },
	{ "records", SETTING_WORD, AT(records), 0, NULL, RECORDS_ALL, 0, 0, record_words,
	  "what management is told: `all`: every operation, from which a new policy can be tried; `findings`: what was "
	  "not simply allowed, writes, flaws, identities and ends of flows; `none`" },
	{ "records_memory_mb", SETTING_NUMBER, AT(records_memory_mb), 0, NULL, 8, 1, 4096, NULL,
	  "memory for records that management has not taken yet" },
	{ "records_spool_mb", SETTING_NUMBER, AT(records_spool_mb), 0, NULL, 256, 0, 1048576, NULL,
	  "behind that a file in `state` keeps so much of them; what has no room is lost, and counted" },
	{ "evidence_kb", SETTING_NUMBER, AT(evidence_kb), 0, NULL, 1024, 0, 1048576, NULL,
	  "memory of each worker for its latest frames: those around a denial or an alert go to management; 0: none" },
	{ "workers", SETTING_NUMBER, AT(workers), 0, NULL, 1, 1, CORES_MAX, NULL,
	  "threads that judge; one serves both ports of all segments, more share its packets by address pair" },
	{ "cores", SETTING_NUMBERS, AT(cores), 0, NULL, 0, 0, 1023, NULL,
	  "processor cores of the workers, one each; none: the last ones that the process may use" },
	{ "polling", SETTING_WORD, AT(polling), 0, NULL, POLLING_ADAPTIVE, 0, 0, polling_words,
	  "`adaptive`: workers wait in the kernel when no frames come; `always`: they poll without pause, for the "
	  "lowest latency, and take a core each" },
	{ "idle_after_us", SETTING_NUMBER, AT(idle_after_us), 0, NULL, 1000, 1, 1000000, NULL,
	  "so long a worker polls on after the latest frame" },
	{ "nap_us", SETTING_NUMBER, AT(nap_us), 0, NULL, 50, 1, 10000, NULL,
	  "how long an idle worker sleeps where its ports cannot wake it" },
	{ "huge_pages", SETTING_WORD, AT(huge_pages), 0, NULL, HUGE_PAGES_AUTO, 0, 0, huge_words,
	  "`auto`: used when there are enough free ones, else the engine asks the kernel for large ones; `no`: never" },
	{ "memory_mb", SETTING_NUMBER, AT(memory_mb), 0, NULL, 128, 32, 65536, NULL, "memory for packet buffers" },
	{ "mbufs", SETTING_NUMBER, AT(mbufs), 0, NULL, 16384, 1024, 4194304, NULL, "packet buffers" },
	{ "queue_len", SETTING_NUMBER, AT(queue_len), 0, NULL, 1024, 64, 32768, NULL,
	  "descriptors of each queue, where the device has a choice" },
	{ "watchdog_ms", SETTING_NUMBER, AT(watchdog_ms), 0, NULL, 500, 100, 60000, NULL,
	  "a worker that shows no life for so long is stopped, and `on_failure` holds until it is back" },
	{ "user", SETTING_NUMBER, AT(user), 0, NULL, 0, 0, 65535, NULL,
	  "user id that the dataplane takes after opening its ports; 0: it stays root, without capabilities" },
	{ "flows", SETTING_NUMBER, AT(flows), 0, NULL, 65536, 16, 4194304, NULL,
	  "conversations at once, for each worker" },
	{ "pool_mb", SETTING_NUMBER, AT(pool_mb), 0, NULL, 96, 1, 65536, NULL,
	  "memory for held segments, split messages and protocol state, for each worker" },
	{ "fragments", SETTING_NUMBER, AT(fragments), 0, NULL, 256, 1, 65536, NULL,
	  "fragmented packets at once, for each worker" },
	{ "guards", SETTING_NUMBER, AT(guards), 0, NULL, 16384, 16, 4194304, NULL,
	  "memories of `rate` and `step`, for each worker" },
	{ "tcp_idle_s", SETTING_NUMBER, AT(tcp_idle_s), 0, NULL, 3600, 1, 864000, NULL,
	  "a TCP connection is forgotten after so many seconds of silence" },
	{ "udp_idle_s", SETTING_NUMBER, AT(udp_idle_s), 0, NULL, 300, 1, 864000, NULL, "the same for UDP" },
	{ "other_idle_s", SETTING_NUMBER, AT(other_idle_s), 0, NULL, 300, 1, 864000, NULL, "the same for the rest" },
	{ "fragment_idle_s", SETTING_NUMBER, AT(fragment_idle_s), 0, NULL, 5, 1, 300, NULL,
	  "how long fragments wait for the others" },
	{ "hold_segments", SETTING_NUMBER, AT(hold_segments), 0, NULL, 512, 1, 65536, NULL,
	  "TCP segments of one direction that may wait beyond a gap" },
	{ "hold_ms", SETTING_NUMBER, AT(hold_ms), 0, NULL, 50, 1, 60000, NULL, "and how long" },
	{ "hold_ack_ms", SETTING_NUMBER, AT(hold_ack_ms), 0, NULL, 2, 1, 1000, NULL,
	  "so long the beginning of a message waits for the rest, before it is acknowledged in the device's place" },
	{ "adopt_ms", SETTING_NUMBER, AT(adopt_ms), 0, NULL, 10000, 0, 600000, NULL,
	  "for so long after the first frame, connections whose beginning was not seen are let go on" },
	{ "shed", SETTING_TEXTS, AT(shed), 0, NULL, 0, 0, 0, NULL,
	  "when more comes in than can be judged: what is dropped unjudged, what can be spared most first, each an "
	  "expression of pcap-filter(7); at most 8; empty: the queues of the ports overflow, which is counted too" },
	{ "rules", SETTING_TEXTS, AT(rules), 0, NULL, 0, 0, 0, NULL,
	  "files of signature rules, and folders, of which all files *.rules are meant" },
	{ "rule_variables", SETTING_TEXTS, AT(rule_variables), 0, NULL, 0, 0, 0, NULL,
	  "what rules call `$NAME`: `\"NAME=VALUE\"`, such as `\"HOME_NET=10.0.0.0/8\"`" },
	{ "rule_store", SETTING_TEXT, TEXT(rule_store), "/var/lib/bulkhead/rules", 0, 0, 0, NULL,
	  "the folder in which `bulkhead rules install` keeps bundles: those in force there are loaded; empty: none" },
	{ "rule_cache", SETTING_TEXT, TEXT(rule_cache), "/var/cache/bulkhead/rules", 0, 0, 0, NULL,
	  "the folder in which compiled patterns are kept, so that loading them again takes a moment; empty: nowhere" },
};

static const struct setting segment_rows[] = {
	{ "name", SETTING_TEXT, SEGTEXT(name), NULL, 0, 0, 0, NULL,
	  "what policies and reports call it: a zone's `sides` are NAME.outside and NAME.inside" },
	{ "outside", SETTING_TEXT, SEGTEXT(port[OUTSIDE]), NULL, 0, 0, 0, NULL,
	  "the port towards the office: a PCI address, the name of an interface, or a vdev of DPDK such as "
	  "`net_pcap0,iface=eth3`" },
	{ "inside", SETTING_TEXT, SEGTEXT(port[INSIDE]), NULL, 0, 0, 0, NULL, "the port towards the machines" },
	{ "checksum_outside", SETTING_WORD, SEG(checksum[OUTSIDE]), 0, NULL, CHECKSUM_AUTO, 0, 0, checksum_words,
	  "`verify`: wrong checksums are flaws; `trust`: they count as not filled yet, and are computed on what "
	  "leaves; `auto`: `trust` for interfaces by name and for virtual devices, else `verify`" },
	{ "checksum_inside", SETTING_WORD, SEG(checksum[INSIDE]), 0, NULL, CHECKSUM_AUTO, 0, 0, checksum_words,
	  "the same for the other port" },
	{ "driver", SETTING_WORD, SEG(driver), 0, NULL, DRIVER_AUTO, 0, 0, driver_words,
	  "for interfaces by name; `auto`: af_xdp where the kernel and the frame length allow it, else af_packet" },
	{ "on_failure", SETTING_WORD, SEG(on_failure), 0, NULL, ON_FAILURE_OPEN, 0, 0, failure_words,
	  "what happens when the dataplane is gone: `open`: every frame passes unjudged, `closed`: none, "
	  "`island`: what `island` names" },
	{ "island", SETTING_TEXTS, SEG(island), 0, NULL, 0, 0, 0, NULL,
	  "for `on_failure = \"island\"`: what passes, in the language of pcap-filter(7), in either direction" },
	{ "link_pass", SETTING_SWITCH, SEG(link_pass), 0, NULL, 1, 0, 0, NULL,
	  "a link that is lost on one side is taken down on the other" },
	{ "link_debounce_ms", SETTING_NUMBER, SEG(link_debounce_ms), 0, NULL, 200, 0, 60000, NULL,
	  "after being lost, or back, for so long" },
	{ "mtu", SETTING_NUMBER, SEG(mtu), 0, NULL, 1500, 576, 9600, NULL, "bytes of a frame behind its link header" },
	{ "bypass_command", SETTING_TEXT, SEGTEXT(bypass_command), "", 0, 0, 0, NULL,
	  "run by the supervisor with `bypass` or `inline` behind it: for bypass hardware on PCI ports" },
};

#define COUNT(list_) (sizeof(list_) / sizeof((list_)[0]))

static void check_segment(const struct setting_file *r, const struct settings *all, const struct node *n, unsigned i)
{
	const struct segment_settings *s = &all->segment[i];
	for (size_t k = 0; k < COUNT(segment_rows); k++) {
		const struct setting *row = &segment_rows[k];
		if (row->kind == SETTING_TEXT && !row->text && !((const char *)s)[row->at])
			setting_wrong(r, n->at, NULL, "the segment has no '%s'", row->name);
	}
	if (s->name[strcspn(s->name, ". \"/")])
		setting_wrong(r, n->at, NULL, "the name of a segment has no dot, space, quote or slash");
	if (s->on_failure == ON_FAILURE_ISLAND && !s->island.count)
		setting_wrong(r, n->at, NULL, "on_failure = \"island\" needs a list 'island' of what passes");
	if (s->port[OUTSIDE][0] && !strcmp(s->port[OUTSIDE], s->port[INSIDE]))
		setting_wrong(r, n->at, NULL, "outside and inside are the same port");
	for (unsigned k = 0; k < i; k++) {
		const struct segment_settings *o = &all->segment[k];
		if (!strcmp(o->name, s->name))
			setting_wrong(r, n->at, NULL, "two segments are called '%s'", s->name);
		for (unsigned a = 0; a < 4; a++)
			if (s->port[a / 2][0] && !strcmp(s->port[a / 2], o->port[a % 2]))
				setting_wrong(r, n->at, NULL, "'%s' is a port of '%s' already", s->port[a / 2],
					      o->name);
	}
}

static void read_segments(const struct setting_file *r, const struct node *list, struct settings *out)
{
	struct setting_scope scope = { "a segment", segment_rows, COUNT(segment_rows), NULL };
	if (list->kind != NODE_LIST) {
		setting_wrong(r, list->at, segments_example, "'segments' is a list of groups");
		return;
	}
	for (const struct node *n = list->first; n; n = n->next) {
		if (n->kind != NODE_GROUP) {
			setting_wrong(r, n->at, NULL, "a segment is a group { }");
		} else if (out->segment_count == SEGMENTS_MAX) {
			setting_wrong(r, n->at, NULL, "there are at most %d segments", SEGMENTS_MAX);
			return;
		} else {
			const unsigned i = out->segment_count++;
			setting_defaults(segment_rows, COUNT(segment_rows), &out->segment[i]);
			for (const struct node *m = n->first; m; m = m->next)
				setting_read(r, &scope, m, &out->segment[i]);
			check_segment(r, out, n, i);
		}
	}
}

static void check_shed(const struct setting_file *r, const struct settings *s)
{
	char wrong[300];

	if (s->shed.count > SHED_MAX)
		setting_wrong(r, 0, NULL, "'shed' has at most %d members", SHED_MAX);
	for (unsigned i = 0; i < s->shed.count; i++)
		if (!shed_check(s->shed.text[i], wrong, sizeof wrong))
			setting_wrong(r, 0, NULL, "shed: %s", wrong);
}

bool settings_load(const char *path, struct settings *s, struct diags *diags)
{
	const size_t errors = diags->errors;
	struct setting_scope top = { "bulkheadd.conf", top_rows, COUNT(top_rows), "segments" };
	size_t len = 0;

	memset(s, 0, sizeof *s);
	setting_defaults(top_rows, COUNT(top_rows), s);
	char *text = setting_text(path, &len, diags);
	if (!text)
		return false;
	struct lexical *x = lexical_read(text, len, path, diags);
	if (x) {
		const struct setting_file r = { x, diags };
		for (const struct node *n = lexical_root(x)->first; n; n = n->next) {
			if (setting_is_named(&r, n, "segments"))
				read_segments(&r, n, s);
			else
				setting_read(&r, &top, n, s);
		}
		if (!s->segment_count && diags->errors == errors)
			setting_wrong(&r, 0, segments_example, "there is no segment");
		check_shed(&r, s);
		if (s->cores.count && s->cores.count < (unsigned)s->workers)
			setting_wrong(&r, 0, NULL, "'cores' has fewer members than there are workers");
		lexical_destroy(x);
	}
	free(text);
	return diags->errors == errors;
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
	setting_document(out, segment_rows, COUNT(segment_rows));
	fprintf(out, "\n## Everything else\n\n");
	setting_document(out, top_rows, COUNT(top_rows));
}
