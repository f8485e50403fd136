/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The law of records: what was unpacked is what was packed, and any policy judges it again as it judged the event.  Each
 * capture is recorded without a policy, then the records are judged by each policy below and by the one that was learnt
 * from the capture, and compared with what the engine says with that policy in force; and recorded with it as well.
 *
 *   wire_law CAPTURE-OR-FOLDER...      TAP; one line per policy
 */
#include "dataplane/audit/run.h"
#include "dataplane/events/wire.h"
#include "rules/learn.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define CONDUIT(more_, lines_)                                                                         \
	"version = 1; mode = \"enforce\"; otherwise = \"drop\"; within = \"judge\";\n"                   \
	"zones = ( { name = \"plant\"; addresses = [ \"0.0.0.0/0\" ]; } );\n"                           \
	"conduits = ( { from = \"plant\"; to = \"plant\"; " more_ " allow = ( " lines_ " ); otherwise = \"refuse\"; } );\n"

static const struct law {
	const char *name, *policy; /* policy NULL: learnt from the capture */
} laws[] = {
	{ "ranges", CONDUIT("deny = ( \"any program|firmware|run\", \"modbus write address=40..50\" );",
			    "\"modbus read address=0..99\", \"modbus write address=0..9 value=0..750\", \"tcp port=80\"") },
	{ "all that is read", CONDUIT("", "\"any changes=no\", \"any control route=any\"") },
	{ "monitor, strict about flaws", CONDUIT("mode = \"monitor\"; malformed = \"drop\"; unknown = \"reset\"; answers = \"refuse\";",
		 "\"modbus read\", \"iec104 report|read\", \"s7comm read db=1..100\"") },
	{ "rate and step", CONDUIT("", "{ match = \"any read|report\"; rate = \"5/s\"; on_rate = \"drop\"; }, "
		 "{ match = \"modbus write\"; step = 3; on_step = \"drop\"; }, { match = \"any control|write\"; rate = \"1/min\"; }") },
	{ "schedule and expiry", CONDUIT("", "{ match = \"any read\"; schedule = \"mon-fri 06:00-18:00\"; }, "
		 "{ match = \"any write\"; expires = \"2016-01-01\"; on_expiry = \"deny\"; }, { match = \"any\"; expires = \"2015-01-01\"; }") },
	{ "answers and their values", CONDUIT("deny = ( \"modbus role=answer value=5..9\", \"any role=answer changes=yes\" );", "\"any\"") },
	{ "transport", CONDUIT("", "\"tcp port=502,102,2404\", \"udp\", \"icmp type=8\", \"ether\"") },
	{ "zones by MAC and VLAN", "version = 1; mode = \"enforce\"; otherwise = \"drop\"; within = \"judge\";\n"
	  "zones = ( { name = \"a\"; macs = [ \"00:00:00:00:00:00/8\" ]; }, { name = \"b\"; vlans = [ 1, 10 ]; } );\n"
	  "conduits = ( { from = \"a\"; to = \"a\"; allow = ( \"any read|session|identify\" ); }, "
	  "{ from = \"any-other\"; to = \"any-other\"; allow = ( \"any changes=no opaque=no\" ); } );\n" },
	{ "learnt", NULL },
};
#define LAWS (sizeof laws / sizeof laws[0])

/* ---- what an event comes down to ---- */

static uint64_t mix(uint64_t h, const void *from, size_t len)
{
	const uint8_t *p = from;
	for (size_t i = 0; i < len; i++)
		h = (h ^ p[i]) * UINT64_C(0x100000001b3);
	return h ^ h >> 31;
}

#define MIX(h_, member_) mix((h_), &(member_), sizeof(member_))

static uint64_t mix_text(uint64_t h, const char *s)
{
	return s ? mix(h, s, strlen(s)) : h * 3 + 1;
}

static uint64_t digest_value(uint64_t h, const struct value *v)
{
	h = MIX(MIX(MIX(MIX(MIX(MIX(h, v->kind), v->encoding), v->stride), v->offset), v->len), v->count);
	if (v->kind == VALUE_BYTES)
		return mix(h, v->p, v->len);
	if (v->kind == VALUE_LIST)
		return mix(h, v->p, list_bytes((enum list_encoding)v->encoding, v->count));
	return MIX(h, v->u);
}

static uint64_t digest_message(uint64_t h, const struct message *m)
{
	h = mix_text(h, m->dissector->name);
	h = MIX(MIX(MIX(MIX(h, m->src_port), m->dst_port), m->from_client), m->midstream);
	h = MIX(MIX(MIX(MIX(h, m->bad), m->code), m->flaws), m->present);
	h = MIX(h, m->time_ns);
	for (uint64_t left = m->present; left; left &= left - 1)
		h = digest_value(h, &m->fields[__builtin_ctzll(left)]);
	return h;
}

static uint64_t digest_flow(uint64_t h, const struct flow_info *f)
{
	const struct conversation *c = &f->conversation;

	h = MIX(MIX(h, f->id), f->midstream);
	h = mix_text(h, f->dissector ? f->dissector->name : NULL);
	h = mix(mix(h, c->client.address, 16), c->server.address, 16);
	h = mix(mix(h, c->client.mac, 6), c->server.mac, 6);
	h = MIX(MIX(MIX(MIX(h, c->client_port), c->server_port), c->ip_protocol), c->ip_version);
	return MIX(MIX(MIX(MIX(h, c->ethertype), c->icmp_type), c->icmp_code), c->client.vlan);
}

static uint64_t digest(const struct event *e)
{
	uint64_t h = MIX(MIX(MIX(0, e->kind), e->packet), e->time_ns);

	if (e->flow)
		h = digest_flow(h, e->flow);
	switch (e->kind) {
	case EVENT_OPERATION: {
		const struct operation *o = e->operation;
		h = digest_message(h, e->message);
		h = MIX(MIX(MIX(MIX(h, o->intent), o->changes), o->role), o->transfer);
		h = MIX(MIX(MIX(MIX(MIX(h, o->housekeeping), o->opaque), o->routed), o->failed), o->index);
		return mix_text(mix_text(h, o->label), o->technique);
	}
	case EVENT_MESSAGE:
		return MIX(digest_message(h, e->message), e->message->operations);
	case EVENT_REASON:
		return MIX(h, e->reason);
	case EVENT_IDENTITY:
		return mix(MIX(mix_text(h, e->message->dissector->name), e->identity), e->text.p, e->text.len);
	case EVENT_FLOW_END:
		return MIX(MIX(MIX(MIX(h, e->flow->packets), e->flow->bytes), e->flow->payload), e->flow->messages);
	default:
		return h;
	}
}

/* ---- recording ---- */

#define OPENINGS 65536

struct row {
	uint64_t digest;
	uint32_t line; /* id + 1 */
	uint8_t verdict, cause, mode;
	bool is_judged;
};

struct record {
	struct wire_writer *writer;
	const struct policy *policy;
	uint8_t *block;
	struct bytes *blocks;
	size_t block_count;
	struct row *rows;
	size_t row_count, row_cap;
	uint64_t bytes;
	bool is_packing;
	uint64_t opened[OPENINGS]; /* digest of the conversation of an opening, by flow */
};

static void *must(void *p)
{
	if (!p)
		abort();
	return p;
}

static bool is_judged(const struct event *e)
{
	return e->kind == EVENT_FLOW || e->kind == EVENT_OPERATION || (e->kind == EVENT_MESSAGE && e->message->flaws) ||
	       (e->kind == EVENT_REASON && e->reason == REASON_DETECT_NONE && e->flow);
}

static bool is_packed(const struct event *e)
{
	return e->kind != EVENT_DETECTED && e->kind != EVENT_REPEAT &&
	       (e->kind != EVENT_MESSAGE || e->message->flaws || e->message->bad);
}

/* When a transfer closes its flow's opening is judged again, which depends on the policy: once is enough here. */
static bool is_again(struct record *r, const struct event *e)
{
	const struct flow_info *f = e->flow;
	const uint64_t is = e->kind == EVENT_FLOW ? mix(f->id, &f->conversation.client_port, 2) : 0;
	uint64_t *was = e->kind == EVENT_FLOW ? &r->opened[f->id % OPENINGS] : NULL;
	const bool again = was && *was == is;

	if (was)
		*was = is;
	return again;
}

static void add_row(struct record *r, const struct event *e)
{
	if (r->row_count == r->row_cap) {
		r->row_cap = r->row_cap ? 2 * r->row_cap : 1024;
		r->rows = must(realloc(r->rows, r->row_cap * sizeof *r->rows));
	}
	r->rows[r->row_count++] = (struct row){
		digest(e), is_judged(e) && e->judgement.line ? line_id(e->judgement.line) + 1 : 0, e->judgement.verdict,
		e->judgement.cause, e->judgement.mode, is_judged(e) };
}

static void begin(struct record *r)
{
	r->block = must(malloc(WIRE_BLOCK_MIN));
	wire_begin(r->writer, r->block, WIRE_BLOCK_MIN, r->policy);
}

static void end(struct record *r)
{
	r->blocks = must(realloc(r->blocks, (r->block_count + 1) * sizeof *r->blocks));
	r->blocks[r->block_count++] = (struct bytes){ r->block, wire_len(r->writer) };
	r->bytes += wire_len(r->writer);
}

static void on_event(void *ctx, const struct event *e)
{
	struct record *r = ctx;

	if (!is_packed(e) || is_again(r, e))
		return;
	add_row(r, e);
	if (!r->is_packing || wire_put(r->writer, e))
		return;
	end(r);
	begin(r);
	if (!wire_put(r->writer, e))
		abort(); /* an event fits into an empty block */
}

static struct record *record(const char *path, const struct policy *policy, bool is_packing)
{
	struct record *r = must(calloc(1, sizeof *r));
	const struct engine_sink sink = { .ctx = r, .event = on_event };
	struct capture_list *list = must(capture_list_make(&(char *){ (char *)(uintptr_t)path }, 1));
	const size_t size = (wire_writer_size() + 63) & ~(size_t)63;
	void *memory = memset(must(aligned_alloc(64, size)), 0, size);

	r->policy = policy;
	r->is_packing = is_packing;
	r->writer = wire_writer_init(memory, NULL, NULL);
	begin(r);
	if (!run_captures(list, policy, &sink, &engine_config_audit, NULL))
		abort();
	end(r);
	capture_list_free(list);
	free(memory);
	return r;
}

static void discard(struct record *r)
{
	for (size_t i = 0; i < r->block_count; i++)
		free((void *)(uintptr_t)r->blocks[i].p);
	free(r->blocks);
	free(r->rows);
	free(r);
}

/* ---- the law ---- */

struct tally {
	uint64_t records, judged, bytes, cut;
};

static bool is_same(const struct row *is, const struct row *was)
{
	return is->verdict == was->verdict && is->cause == was->cause && is->mode == was->mode && is->line == was->line;
}

/* Judges the records by p; the rows are those of a live run with p. */
static bool holds(const struct record *records, const struct record *live, const struct policy *p, struct tally *t,
		  char where[400])
{
	static struct wire_event e;
	struct wire_reader *reader = wire_reader_init(must(aligned_alloc(64, WIRE_READER_SIZE)), WIRE_READER_SIZE);
	const size_t size = wire_judge_size(engine_config_audit.guards);
	void *memory = memset(must(aligned_alloc(64, size)), 0, size);
	struct wire_judge *judge = wire_judge_init(memory, p, engine_config_audit.guards);
	enum wire_got got = WIRE_END;
	bool good = true;
	size_t row = 0, at = 0;

	for (size_t i = 0; good && i < records->block_count; i++) {
		good = wire_open(reader, records->blocks[i]);
		while (good && (got = wire_next(reader, &e)) == WIRE_EVENT) {
			struct judgement j = { 0 };
			good = row < live->row_count;
			if (!good)
				break;
			const struct row *was = &live->rows[row++];
			t->cut += e.is_cut;
			good = digest(&e.event) == was->digest || e.is_cut;
			if (!good)
				snprintf(where, 400, " but record %zu (kind %d) is not what was packed", row, (int)e.event.kind);
			if (good && was->is_judged && wire_judge(judge, &e, &j)) {
				const struct row is = { 0, j.line ? line_id(j.line) + 1 : 0, j.verdict, j.cause, j.mode, true };
				t->judged++;
				good = is_same(&is, was) || e.is_cut;
				if (!good)
					snprintf(where, 400, " but record %zu (kind %d) is judged %u/%u, was %u/%u", row,
						 (int)e.event.kind, j.verdict, j.cause, was->verdict, was->cause);
			}
		}
		if (good && got == WIRE_BAD) {
			snprintf(where, 400, " but a block is bad at %zu: %s", at, wire_wrong(reader, &at));
			good = false;
		}
	}
	if (good && row != live->row_count) {
		snprintf(where, 400, " but there are %zu records of %zu", row, live->row_count);
		good = false;
	}
	t->records += row;
	free(memory);
	free(reader);
	return good;
}

static void on_learn(void *ctx, const struct event *e)
{
	const struct subject s = { e->flow ? &e->flow->conversation : NULL, e->message, e->operation };

	if (e->kind == EVENT_OPERATION)
		learn_operation(ctx, &s, e->time_ns);
	else if (e->kind == EVENT_MESSAGE && e->message->flaws)
		learn_message(ctx, &s);
	else if (e->kind == EVENT_FLOW_END)
		learn_conversation(ctx, s.conversation, e->flow->dissector, e->flow->first_ns, e->flow->last_ns);
}

static char *learn(const char *path)
{
	struct learn *l = learn_create();
	const struct engine_sink sink = { .ctx = l, .event = on_learn };
	struct capture_list *list = must(capture_list_make(&(char *){ (char *)(uintptr_t)path }, 1));
	const struct learn_options options = { .mode = "enforce" };
	unsigned questions;

	if (!run_captures(list, NULL, &sink, &engine_config_audit, NULL))
		abort();
	char *text = learn_policy(l, &options, &questions);
	capture_list_free(list);
	learn_destroy(l);
	return text;
}

static bool holds_for(const struct law *law, const char *path, const struct record *plain, struct tally *t, char where[400])
{
	struct diags diags = { 0 };
	char *learnt = law->policy ? NULL : learn(path);
	const char *text = learnt ? learnt : law->policy;
	struct policy *policy = policy_compile(text, strlen(text), law->name, &diags);
	bool good = policy;

	if (!good)
		diags_print(&diags, stdout);
	diags_fini(&diags);
	if (good) {
		struct record *live = record(path, policy, learnt != NULL);
		good = holds(plain, live, policy, t, where);
		if (good && learnt) /* records of an enforcing policy say the same */
			good = holds(live, live, policy, t, where);
		discard(live);
	}
	policy_destroy(policy);
	free(learnt);
	return good;
}

int main(int argc, char **argv)
{
	struct stat folder;
	unsigned failed = 0;
	bool good[LAWS];
	char where[LAWS][400] = { { 0 } };
	struct tally tally[LAWS] = { { 0 } };
	uint64_t records = 0, bytes = 0;

	if (argc == 2 && stat(argv[1], &folder)) {
		printf("1..0 # SKIP %s is not here\n", argv[1]);
		return 0;
	}
	struct capture_list *list = capture_list_make(argv + 1, (unsigned)(argc - 1));
	memset(good, 1, sizeof good);
	for (unsigned i = 0; list && i < list->count; i++) {
		const char *path = list->files[i].path;
		if (!path)
			continue;
		struct record *plain = record(path, NULL, true);
		records += plain->row_count;
		bytes += plain->bytes;
		for (unsigned k = 0; k < LAWS; k++) {
			char what[400] = "";
			if (!good[k] || holds_for(&laws[k], path, plain, &tally[k], what))
				continue;
			good[k] = false;
			snprintf(where[k], sizeof where[k], "%.300s of %.90s", what, path);
		}
		discard(plain);
	}
	for (unsigned k = 0; k < LAWS; k++) {
		failed += !good[k];
		printf("%s %u - records are judged as the traffic was: %s, %" PRIu64 " judgements, %" PRIu64 " cut%s\n",
		       good[k] ? "ok" : "not ok", k + 1, laws[k].name, tally[k].judged, tally[k].cut, where[k]);
	}
	printf("# %" PRIu64 " records, %.1f bytes each\n1..%u\n", records, records ? (double)bytes / (double)records : 0.0,
	       (unsigned)LAWS);
	capture_list_free(list);
	return failed != 0 || !list;
}
