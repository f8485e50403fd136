/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Requests are checked here (length, magic, version, type) and then answered by a row of a table.  What a worker
 * owns is read by a function that the worker runs: rows called ask_*() run in worker threads, everything else in the
 * control thread.
 */
#define _GNU_SOURCE

#include "dataplane/inline/answer.h"

#include "dataplane/host/clock.h"
#include "dataplane/host/log.h"
#include "dataplane/inline/names.h"
#include "dataplane/inline/reply.h"

#include <errno.h>
#include <rte_version.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

struct request {
	struct answerer *answerer;
	struct answer_client *client;
	struct reply *reply;
	const uint8_t *body;  /* behind the head */
	size_t len;
	int fd;               /* that came with it, -1: none */
};

#define COPY_TEXT(to_, from_) snprintf((to_), sizeof(to_), "%s", (from_))

/* ---- what workers are asked ---- */

struct sums {
	struct answerer *answerer;
	struct engine_counters engine;
	struct worker_counters worker;
	struct control_worker each[CORES_MAX];
	struct port_counters port[2 * SEGMENTS_MAX];
	uint64_t missed;          /* by the devices, before anybody polled */
	uint64_t shed[SHED_MAX];
};

static void ask_sums(struct engine *e, unsigned number, void *arg)
{
	struct sums *s = arg;
	struct workers *all = s->answerer->workers;
	const struct engine_counters *c = engine_counters(e);
	const struct worker_counters *w = workers_counters(all, number);
	const struct record_ring *ring = workers_ring(all, number);

	s->each[number] = (struct control_worker){
		.number = number, .judged = w->judged, .passed = w->passed, .stopped = w->stopped,
		.injected = w->injected, .bursts = w->bursts, .waits = w->idle_waits,
		.flows = c->flows_now, .flows_most = c->flows_most, .messages = c->messages,
		.operations = c->operations, .pool_now = c->pool_now, .pool_most = c->pool_most,
		.lost = w->no_buffer + w->no_ring,
		.events_lost_allowed = atomic_load(&ring->lost_allowed),
		.events_lost_others = atomic_load(&ring->lost_others),
	};
	s->worker.judged += w->judged;
	s->worker.passed += w->passed;
	s->worker.stopped += w->stopped;
	s->worker.injected += w->injected;
	s->worker.settling += w->settling;
	s->worker.no_buffer += w->no_buffer;
	s->worker.no_ring += w->no_ring;
	s->engine.messages += c->messages;
	s->engine.operations += c->operations;
	s->engine.flows_now += c->flows_now;
	s->engine.transfers_now += c->transfers_now;
	s->engine.flows += c->flows;
	for (unsigned i = 0; i < REASON_COUNT; i++)
		s->engine.reasons[i] += c->reasons[i];
	for (unsigned i = 0; i < VERDICT_COUNT; i++)
		s->engine.verdicts[i] += c->verdicts[i];
	for (unsigned i = 0; number == 0 && i < 2 * s->answerer->settings->segment_count; i++)
		s->port[i] = workers_port(all, i / 2, i % 2)->counters;
	if (number == 0)
		memcpy(s->shed, workers_shed(all)->dropped, sizeof s->shed);
}

static struct sums *sum_up(struct answerer *a)
{
	static struct sums s; /* of the control thread */
	memset(&s, 0, sizeof s);
	s.answerer = a;
	for (unsigned i = 0; i < 2 * a->settings->segment_count; i++)
		s.missed += port_missed(workers_port(a->workers, i / 2, i % 2));
	return workers_ask(a->workers, ask_sums, &s) ? &s : NULL;
}

/* ---- status, segments, workers ---- */

static const char *mode_of(const struct policy *p)
{
	const unsigned modes = p ? policy_modes(p) : 0;
	for (unsigned i = 0; i < 3; i++)
		if (modes == 1u << i)
			return mode_names[i];
	return modes ? "mixed" : "";
}

static struct control_rules rules_now(const struct rules_in_force *f)
{
	struct control_rules r = { .since_ns = f->since_ns, .age_days = UINT64_MAX };

	COPY_TEXT(r.failed, f->failed);
	COPY_TEXT(r.state, !f->set ? "none" : f->is_last_good ? "last good" : "in force");
	if (!f->set)
		return r;
	r.rules = signatures_count(f->set->signatures);
	r.not_loaded = f->set->not_loaded;
	r.bytes = rules_in_force_bytes(f);
	r.bundles = f->set->bundles;
	r.dated_ns = (uint64_t)f->set->dated_s * UINT64_C(1000000000);
	const uint64_t now = clock_now_ns();
	r.age_days = now > r.dated_ns ? (now - r.dated_ns) / (86400 * UINT64_C(1000000000)) : 0;
	return r;
}

static void on_status(struct request *q)
{
	static const char *const how[] = { "", "exit", "signal", "hang" };
	struct answerer *a = q->answerer;
	const struct sums *s = sum_up(a);
	const struct in_force *f = a->in_force;
	const uint32_t failed = atomic_load(&a->shared->failed_how);
	struct control_status r = {
		.now_ns = clock_now_ns(), .started_ns = atomic_load(&a->shared->started_ns),
		.failed_ns = atomic_load(&a->shared->failed_ns), .restarts = atomic_load(&a->shared->restarts),
		.workers = workers_count(a->workers), .segments = a->settings->segment_count,
		.policy = f->number, .policy_since_ns = f->since_ns, .confirm_until_ns = f->confirm_until_ns,
		.policy_lines = f->policy ? (uint32_t)policy_line_count(f->policy) : 0,
		.returned_from = f->returned_from, .returned_ns = f->returned_ns,
		.expiring = f->expiry.soon, .expires_ns = f->expiry.first_ns,
		.relaxed = permits_relaxed(a->permits), .windows = a->permits->window_count,
		.events_written = event_log_written(a->events), .events_lost = event_log_lost(a->events),
	};
	if (!s) {
		reply_wrong(q->reply, ETIMEDOUT, "a worker does not answer");
		return;
	}
	r.judged = s->worker.judged;
	r.passed = s->worker.passed;
	r.stopped = s->worker.stopped;
	r.injected = s->worker.injected;
	r.flows = s->engine.flows_now;
	r.transfers = s->engine.transfers_now;
	r.messages = s->engine.messages;
	r.operations = s->engine.operations;
	for (unsigned i = 0; i < r.workers; i++)
		r.events_lost += s->each[i].events_lost_allowed + s->each[i].events_lost_others;
	COPY_TEXT(r.version, BULKHEAD_VERSION);
	COPY_TEXT(r.dpdk, rte_version());
	COPY_TEXT(r.failed_how, how[failed < 4 ? failed : 0]);
	COPY_TEXT(r.mode, mode_of(f->policy));
	const struct control_rules rules = rules_now(a->rules);
	r.rules = rules.rules;
	r.rules_dated_ns = rules.dated_ns;
	r.rules_age_days = rules.age_days;
	reply_add(q->reply, &r, sizeof r);
	reply_end(q->reply);
}

static uint64_t has_link(struct answerer *a, unsigned port)
{
	struct rte_eth_link link = { 0 };
	const struct port *p = workers_port(a->workers, port / 2, port % 2);
	if (p->is_interface)
		return !(atomic_load(&a->shared->link_down[port / 2]) >> port % 2 & 1);
	return !rte_eth_link_get_nowait(p->id, &link) && link.link_status;
}

static void on_segments(struct request *q)
{
	static const char *const failure[] = { "open", "closed", "island" };
	struct answerer *a = q->answerer;
	const struct sums *s = sum_up(a);

	for (unsigned i = 0; s && i < 2 * a->settings->segment_count; i++) {
		const struct port_counters *c = &s->port[i];
		struct control_segment r = {
			.link = has_link(a, i), .rx_frames = c->rx_frames, .rx_bytes = c->rx_bytes,
			.tx_frames = c->tx_frames, .tx_bytes = c->tx_bytes,
			.dropped = c->oversize + c->tx_full + c->checksum,
		};
		COPY_TEXT(r.name, a->settings->segment[i / 2].name);
		COPY_TEXT(r.side, side_names[i % 2]);
		snprintf(r.device, sizeof r.device, "%.63s", workers_port(a->workers, i / 2, i % 2)->device);
		COPY_TEXT(r.on_failure, failure[a->settings->segment[i / 2].on_failure]);
		reply_add(q->reply, &r, sizeof r);
	}
	reply_end(q->reply);
}

static void on_workers(struct request *q)
{
	struct sums *s = sum_up(q->answerer);
	for (unsigned i = 0; s && i < workers_count(q->answerer->workers); i++) {
		s->each[i].core = workers_core(q->answerer->workers, i);
		reply_add(q->reply, &s->each[i], sizeof s->each[i]);
	}
	reply_end(q->reply);
}

/* ---- counters and memory ---- */

static void add_counter(struct reply *r, const char *name, const char *class, const char *help, uint64_t value)
{
	struct control_counter c = { .value = value };
	COPY_TEXT(c.name, name);
	COPY_TEXT(c.class, class);
	COPY_TEXT(c.help, help);
	reply_add(r, &c, sizeof c);
}

static void on_counters(struct request *q)
{
	static const char *const classes[] = { "flaw", "drop", "budget", "info" };
	struct answerer *a = q->answerer;
	const struct sums *s = sum_up(a);
	struct reply *r = q->reply;
	struct port_counters ports = { 0 };
	uint64_t lost_allowed = 0, lost_others = 0;

	for (unsigned i = 0; s && i < 2 * SEGMENTS_MAX; i++) {
		ports.oversize += s->port[i].oversize;
		ports.tx_full += s->port[i].tx_full;
		ports.checksum += s->port[i].checksum;
	}
	for (unsigned i = 0; s && i < CORES_MAX; i++) {
		lost_allowed += s->each[i].events_lost_allowed;
		lost_others += s->each[i].events_lost_others;
	}
	if (s) {
		add_counter(r, "frames.judged", "frames", "frames that the engine has seen", s->worker.judged);
		add_counter(r, "frames.passed", "frames", "frames that went on to the other side", s->worker.passed);
		add_counter(r, "frames.stopped", "drop", "frames that the policy stopped", s->worker.stopped);
		add_counter(r, "frames.injected", "frames", "frames that the engine made or released",
			    s->worker.injected);
		add_counter(r, "port.oversize", "drop", "frames longer than the MTU of the segment", ports.oversize);
		add_counter(r, "port.full", "drop", "frames that found the queue of a device full", ports.tx_full);
		add_counter(r, "port.missed", "drop", "frames that found the queue of the worker full: overload",
			    s->missed);
		for (unsigned i = 0; i < a->settings->shed.count && i < SHED_MAX; i++) {
			char name[16];
			snprintf(name, sizeof name, "shed.%u", i + 1);
			add_counter(r, name, "drop", a->settings->shed.text[i], s->shed[i]);
		}
		add_counter(r, "port.checksum", "drop", "bad checksums on a port that verifies them", ports.checksum);
		add_counter(r, "frames.settling", "drop", "frames of a line that was dark, before its spanning tree",
			    s->worker.settling);
		add_counter(r, "worker.buffer", "budget", "frames for want of a packet buffer: `mbufs`",
			    s->worker.no_buffer);
		add_counter(r, "worker.ring", "budget", "frames for want of room between two workers",
			    s->worker.no_ring);
		add_counter(r, "events.allowed", "budget", "events of what was allowed, lost: `events_ring_kb`",
			    lost_allowed);
		add_counter(r, "events.others", "budget", "other events, lost: `events_ring_kb`", lost_others);
		add_counter(r, "events.file", "budget", "events that could not be written", event_log_lost(a->events));
		add_counter(r, "records.room", "budget",
			    "records for management that had no room: `records_spool_mb`", outbox_lost(a->outbox));
		add_counter(r, "records.spooled", "info", "bytes of records that wait on disk for management",
			    outbox_spooled(a->outbox));
		add_counter(r, "evidence.told", "info", "events whose frames went to management", a->evidence->told);
		add_counter(r, "evidence.skipped", "budget", "events that were too many for frames to be kept",
			    a->evidence->skipped);
		add_counter(r, "messages", "frames", "messages read", s->engine.messages);
		add_counter(r, "operations", "frames", "operations judged", s->engine.operations);
		add_counter(r, "flows", "frames", "conversations since the start", s->engine.flows);
		for (unsigned i = 0; i < VERDICT_COUNT; i++)
			add_counter(r, verdict_names[i], "verdict", "operations and flawed messages judged so",
				    s->engine.verdicts[i]);
		for (unsigned i = 0; i < REASON_COUNT; i++)
			add_counter(r, reasons[i].name, classes[reasons[i].class], reasons[i].help,
				    s->engine.reasons[i]);
	}
	reply_end(r);
}

static void on_memory(struct request *q)
{
	struct answerer *a = q->answerer;
	struct budget b[16];
	const unsigned n = engine_budgets(workers_config(a->workers), b, 16);
	const struct sums *s = sum_up(a);

	for (unsigned w = 0; s && w < workers_count(a->workers); w++)
		for (unsigned i = 0; i < n && i < 16; i++) {
			struct control_budget r = { .entries = b[i].entries, .bytes = b[i].bytes,
						    .used = UINT64_MAX, .most = UINT64_MAX };
			COPY_TEXT(r.name, b[i].name);
			snprintf(r.what, sizeof r.what, "worker %u", w);
			if (!strcmp(b[i].name, "flows")) {
				r.used = s->each[w].flows;
				r.most = s->each[w].flows_most;
			} else if (!strcmp(b[i].name, "pool")) {
				r.entries = b[i].bytes;
				r.used = s->each[w].pool_now;
				r.most = s->each[w].pool_most;
			}
			reply_add(q->reply, &r, sizeof r);
		}
	struct control_budget frames = { .name = "frames", .what = "all", .entries = (uint64_t)a->settings->mbufs,
					 .bytes = (uint64_t)a->settings->memory_mb << 20,
					 .used = workers_frames_used(a->workers), .most = UINT64_MAX };
	reply_add(q->reply, &frames, sizeof frames);
	const uint64_t rule_bytes = rules_in_force_bytes(a->rules);
	if (rule_bytes) {
		struct control_budget rules = { .name = "rules", .what = "all", .bytes = rule_bytes,
						.entries = signatures_count(a->rules->set->signatures),
						.used = UINT64_MAX, .most = UINT64_MAX };
		reply_add(q->reply, &rules, sizeof rules);
	}
	reply_end(q->reply);
}

/* ---- flows ---- */

#define FLOWS_AT_ONCE 64

struct flow_page {
	uint32_t at, count;  /* place in the worker's table; flows on this page */
	unsigned worker;
	struct control_flow flow[FLOWS_AT_ONCE];
};

static void flow_words(struct control_flow *out, const struct flow_info *i)
{
	const struct conversation *c = &i->conversation;

	*out = (struct control_flow){ .id = i->id, .vlan = c->client.vlan, .messages = i->messages,
				      .packets = i->packets[0] + i->packets[1], .bytes = i->bytes[0] + i->bytes[1],
				      .first_ns = i->first_ns, .last_ns = i->last_ns };
	name_endpoint(&c->client, c->client_port, c->ip_protocol, out->client);
	name_endpoint(&c->server, c->server_port, c->ip_protocol, out->server);
	name_transport(c, out->transport);
	if (i->dissector)
		COPY_TEXT(out->protocol, i->dissector->name);
	if (i->conduit) {
		snprintf(out->from, sizeof out->from, "%.47s", conduit_from(i->conduit));
		snprintf(out->to, sizeof out->to, "%.47s", conduit_to(i->conduit));
	}
}

static void ask_flows(struct engine *e, unsigned number, void *arg)
{
	struct flow_page *page = arg;
	struct flow_info found[FLOWS_AT_ONCE];

	if (number != page->worker)
		return;
	page->count = engine_flows(e, &page->at, found, FLOWS_AT_ONCE);
	for (uint32_t i = 0; i < page->count; i++) {
		flow_words(&page->flow[i], &found[i]);
		page->flow[i].worker = number;
	}
}

static void on_flows(struct request *q)
{
	static struct flow_page page; /* of the control thread */

	for (unsigned w = 0; w < workers_count(q->answerer->workers); w++) {
		page = (struct flow_page){ .worker = w };
		do {
			if (!workers_ask(q->answerer->workers, ask_flows, &page))
				break;
			for (uint32_t i = 0; i < page.count; i++)
				reply_add(q->reply, &page.flow[i], sizeof page.flow[i]);
		} while (page.at != ENGINE_FLOWS_END);
	}
	reply_end(q->reply);
}

/* ---- the policy ---- */

static void add_version(struct request *q, const struct version *v, uint32_t good)
{
	const struct in_force *f = q->answerer->in_force;
	struct control_policy r = { .number = v->number, .time_ns = v->time_ns };
	const bool is_current = v->number == f->number;

	r.lines = is_current && f->policy ? (uint32_t)policy_line_count(f->policy) : 0;
	COPY_TEXT(r.state, !is_current ? "kept" : f->confirm_until_ns ? "unconfirmed" : "in force");
	COPY_TEXT(r.good, v->number == good ? "good" : "");
	COPY_TEXT(r.who, v->who);
	COPY_TEXT(r.why, v->why);
	reply_add(q->reply, &r, sizeof r);
}

static void on_policies(struct request *q)
{
	struct version list[POLICIES_KEPT];
	const char *folder = q->answerer->settings->state;
	const unsigned count = policies_list(folder, list, POLICIES_KEPT);
	const uint32_t good = policies_good(folder);

	for (unsigned i = 0; i < count; i++)
		add_version(q, &list[i], good);
	reply_end(q->reply);
}

static void answer_current(struct request *q)
{
	struct version list[POLICIES_KEPT];
	const char *folder = q->answerer->settings->state;
	const unsigned count = policies_list(folder, list, POLICIES_KEPT);

	for (unsigned i = 0; i < count; i++)
		if (list[i].number == q->answerer->in_force->number)
			add_version(q, &list[i], policies_good(folder));
	reply_end(q->reply);
}

static void load(struct request *q, const struct control_load *l, const char *text)
{
	struct version about = { .time_ns = clock_now_ns(), .number = l->number };
	char *said = NULL;

	memcpy(about.who, l->who, sizeof about.who);
	memcpy(about.why, l->why, sizeof about.why);
	about.who[sizeof about.who - 1] = about.why[sizeof about.why - 1] = '\0';
	if (in_force_load(q->answerer->in_force, text, l->len, &about, l->confirm_s, &said))
		answer_current(q);
	else
		reply_wrong(q->reply, EINVAL, said ? said : "the policy has mistakes");
	free(said);
}

static void on_load(struct request *q)
{
	struct control_load l;
	struct stat s;

	if (q->len != sizeof l || q->fd < 0) {
		reply_wrong(q->reply, EBADMSG, "a policy comes as a memory file");
		return;
	}
	memcpy(&l, q->body, sizeof l);
	if (fstat(q->fd, &s) || s.st_size < (off_t)l.len || !l.len || l.len > CONTROL_POLICY_MAX) {
		reply_wrong(q->reply, EBADMSG, "the memory file is not as long as it was said to be");
		return;
	}
	char *text = malloc(l.len);
	if (!text || pread(q->fd, text, l.len, 0) != (ssize_t)l.len)
		reply_wrong(q->reply, EIO, "the memory file cannot be read");
	else
		load(q, &l, text);
	free(text);
}

static void on_text(struct request *q)
{
	uint32_t number = 0;
	size_t len = 0;

	if (q->len == sizeof number)
		memcpy(&number, q->body, sizeof number);
	if (!number)
		number = q->answerer->in_force->number;
	char *text = number ? policies_text(q->answerer->settings->state, number, &len) : NULL;
	if (!text) {
		reply_wrong(q->reply, ENOENT, number ? "there is no such version" : "no policy is in force");
		return;
	}
	reply_text(q->reply, text, len);
	reply_end(q->reply);
	free(text);
}

static void on_rollback(struct request *q)
{
	char wrong[200];
	if (in_force_rollback(q->answerer->in_force, wrong, sizeof wrong))
		answer_current(q);
	else
		reply_wrong(q->reply, ENOENT, wrong);
}

static void on_confirm(struct request *q)
{
	if (in_force_confirm(q->answerer->in_force))
		answer_current(q);
	else
		reply_wrong(q->reply, ENOENT, "nothing waits to be confirmed");
}

/* ---- what is permitted for a while, and what the appliance tells ---- */

static void on_notices(struct request *q)
{
	const struct control_notice *n;
	uint64_t after = 0;

	if (q->len == sizeof after)
		memcpy(&after, q->body, sizeof after);
	while ((n = notices_after(q->answerer->notices, after))) {
		reply_add(q->reply, n, sizeof *n);
		after = n->time_ns;
	}
	reply_end(q->reply);
}

#define END_TEXT(text_) ((text_)[sizeof(text_) - 1] = '\0')

/* The body is one struct of this length; else it is said. */
static bool has_body(struct request *q, void *to, size_t len)
{
	if (q->len == len)
		memcpy(to, q->body, len);
	else
		reply_wrong(q->reply, EBADMSG, "the request is not as long as it should be");
	return q->len == len;
}

static void on_relax(struct request *q)
{
	const struct permits *p = q->answerer->permits;
	struct control_relax_request r;
	char wrong[200];

	if (q->len) {
		if (!has_body(q, &r, sizeof r))
			return;
		END_TEXT(r.segment);
		END_TEXT(r.who);
		END_TEXT(r.why);
		if (!permits_relax(q->answerer->permits, &r, wrong, sizeof wrong)) {
			reply_wrong(q->reply, EINVAL, wrong);
			return;
		}
	}
	for (unsigned i = 0; i < p->settings->segment_count; i++)
		reply_add(q->reply, &p->relax[i], sizeof p->relax[i]);
	reply_end(q->reply);
}

static void on_windows(struct request *q)
{
	const struct permits *p = q->answerer->permits;

	for (unsigned i = 0; i < p->window_count; i++)
		reply_add(q->reply, &p->window[i], sizeof p->window[i]);
	reply_end(q->reply);
}

static void on_window_open(struct request *q)
{
	struct permits *p = q->answerer->permits;
	struct control_window_request r;
	char wrong[700];

	if (!has_body(q, &r, sizeof r))
		return;
	END_TEXT(r.station);
	END_TEXT(r.devices);
	END_TEXT(r.intents);
	END_TEXT(r.who);
	END_TEXT(r.why);
	if (!permits_open(p, &r, wrong, sizeof wrong)) {
		reply_wrong(q->reply, EINVAL, wrong);
		return;
	}
	reply_add(q->reply, &p->window[p->window_count - 1], sizeof p->window[0]);
	reply_end(q->reply);
}

static void on_window_close(struct request *q)
{
	struct control_window_close r;
	char wrong[200] = "a worker does not answer";

	if (!has_body(q, &r, sizeof r))
		return;
	END_TEXT(r.who);
	if (permits_close(q->answerer->permits, r.id, r.who, wrong, sizeof wrong))
		on_windows(q);
	else
		reply_wrong(q->reply, ENOENT, wrong);
}

/* ---- the rules ---- */

static void on_rules(struct request *q)
{
	const struct control_rules r = rules_now(q->answerer->rules);
	reply_add(q->reply, &r, sizeof r);
	reply_end(q->reply);
}

static void on_rules_load(struct request *q)
{
	struct control_rules_load l = { 0 };

	if (q->len == sizeof l)
		memcpy(&l, q->body, sizeof l);
	if (rules_in_force_load(q->answerer->rules, l.takes_part))
		q->client->wants_rules = true;
	else
		reply_wrong(q->reply, EBUSY, "rules are being loaded already");
}

static void add_source(struct reply *r, const char *kind, const char *text)
{
	struct control_rules_source s = { 0 };
	COPY_TEXT(s.kind, kind);
	COPY_TEXT(s.text, text);
	if (*text)
		reply_add(r, &s, sizeof s);
}

static void on_rules_sources(struct request *q)
{
	const struct settings *s = q->answerer->settings;
	for (unsigned i = 0; i < s->rules.count; i++)
		add_source(q->reply, "path", s->rules.text[i]);
	for (unsigned i = 0; i < s->rule_variables.count; i++)
		add_source(q->reply, "variable", s->rule_variables.text[i]);
	add_source(q->reply, "store", s->rule_store);
	add_source(q->reply, "cache", s->rule_cache);
	reply_end(q->reply);
}

void answer_rules(struct answerer *a)
{
	static uint8_t records[CONTROL_RECORDS_MAX];
	struct reply reply;
	char *words;
	const enum rules_load what = rules_in_force_tick(a->rules, &words);

	if (what != RULES_LOAD_DONE && what != RULES_LOAD_FAILED)
		return;
	for (unsigned i = 0; i < ANSWER_CLIENTS; i++) {
		struct answer_client *c = &a->client[i];
		if (c->fd < 0 || !c->wants_rules)
			continue;
		struct request q = { .answerer = a, .client = c, .reply = &reply };
		c->wants_rules = false;
		reply_begin(&reply, c->fd, CONTROL_RULES_LOAD, records);
		if (what == RULES_LOAD_DONE)
			on_rules(&q);
		else
			reply_wrong(&reply, EINVAL, words ? words : a->rules->failed);
	}
	free(words);
}

/* ---- what goes on until the reader goes ---- */

static void on_events(struct request *q)
{
	q->client->wants_events = true;
}

void answer_events(struct answerer *a, const char *lines, size_t len)
{
	struct control_head head = { .magic = CONTROL_MAGIC, .version = CONTROL_VERSION, .type = CONTROL_EVENTS,
				     .record_len = 1, .more = 1 };

	for (size_t at = 0; at < len;) {
		size_t part = len - at < CONTROL_RECORDS_MAX ? len - at : CONTROL_RECORDS_MAX;
		while (part && lines[at + part - 1] != '\n')
			part--;
		if (!part)
			return; /* a line longer than a message */
		head.count = (uint32_t)part;
		head.len = (uint32_t)(sizeof head + part);
		for (unsigned i = 0; i < ANSWER_CLIENTS; i++) {
			struct answer_client *c = &a->client[i];
			union {
				const char *in;
				void *out;
			} text = { .in = lines + at };
			struct iovec parts[2] = { { &head, sizeof head }, { text.out, part } };
			const struct msghdr m = { .msg_iov = parts, .msg_iovlen = 2 };
			if (c->fd >= 0 && c->wants_events && sendmsg(c->fd, &m, MSG_DONTWAIT | MSG_NOSIGNAL) < 0)
				c->lost++;
		}
		at += part;
	}
}

/* Of the one reader: that it is there, or what it has. */
static void on_records(struct request *q)
{
	struct control_records_taken taken;

	if (q->len == sizeof taken && q->client->wants_records) {
		memcpy(&taken, q->body, sizeof taken);
		outbox_taken(q->answerer->outbox, &taken);
		return;
	}
	for (unsigned i = 0; i < ANSWER_CLIENTS; i++)
		if (q->answerer->client[i].fd >= 0 && q->answerer->client[i].wants_records) {
			reply_wrong(q->reply, EBUSY, "records have their reader");
			return;
		}
	if (q->len) {
		reply_wrong(q->reply, EBADMSG, "records are asked for with nothing");
		return;
	}
	q->client->wants_records = true;
	outbox_reader(q->answerer->outbox, q->client->fd);
}

static void on_trace(struct request *q)
{
	struct control_trace_request t;
	char wrong[300];

	if (q->len != sizeof t) {
		reply_wrong(q->reply, EBADMSG, "a trace wants a number and an expression");
		return;
	}
	memcpy(&t, q->body, sizeof t);
	t.expression[sizeof t.expression - 1] = '\0';
	if (!workers_trace(q->answerer->workers, t.packets, t.expression, wrong, sizeof wrong))
		reply_wrong(q->reply, EINVAL, wrong);
	else
		q->client->wants_trace = true;
}

void answer_traces(struct answerer *a)
{
	static uint8_t records[CONTROL_RECORDS_MAX];
	struct control_trace t;
	struct reply r;
	bool any = false;

	reply_begin(&r, -1, CONTROL_TRACE, records);
	for (unsigned i = 0; i < ANSWER_CLIENTS; i++)
		if (a->client[i].fd >= 0 && a->client[i].wants_trace)
			r.fd = a->client[i].fd;
	for (unsigned w = 0; w < workers_count(a->workers); w++)
		while (workers_trace_take(a->workers, w, &t)) {
			any = true;
			if (r.fd >= 0)
				reply_add(&r, &t, sizeof t);
		}
	if (!any || r.fd < 0)
		return;
	reply_part(&r, workers_is_tracing(a->workers));
}

/* ---- the socket ---- */

static void (*const rows[CONTROL_TYPES])(struct request *q) = {
	[CONTROL_STATUS] = on_status, [CONTROL_SEGMENTS] = on_segments, [CONTROL_WORKERS] = on_workers,
	[CONTROL_COUNTERS] = on_counters, [CONTROL_MEMORY] = on_memory, [CONTROL_FLOWS] = on_flows,
	[CONTROL_TRACE] = on_trace, [CONTROL_EVENTS] = on_events,
	[CONTROL_RECORDS] = on_records, [CONTROL_POLICIES] = on_policies,
	[CONTROL_POLICY_LOAD] = on_load, [CONTROL_POLICY_TEXT] = on_text,
	[CONTROL_POLICY_ROLLBACK] = on_rollback, [CONTROL_POLICY_CONFIRM] = on_confirm,
	[CONTROL_NOTICES] = on_notices, [CONTROL_RELAX] = on_relax, [CONTROL_WINDOWS] = on_windows,
	[CONTROL_WINDOW_OPEN] = on_window_open, [CONTROL_WINDOW_CLOSE] = on_window_close,
	[CONTROL_RULES] = on_rules, [CONTROL_RULES_LOAD] = on_rules_load, [CONTROL_RULES_SOURCES] = on_rules_sources,
};

void answer_init(struct answerer *a, int listener)
{
	a->listener = listener;
	for (unsigned i = 0; i < ANSWER_CLIENTS; i++)
		a->client[i] = (struct answer_client){ .fd = -1 };
}

unsigned answer_fds(const struct answerer *a, struct pollfd *fds)
{
	fds[0] = (struct pollfd){ .fd = a->listener, .events = POLLIN };
	for (unsigned i = 0; i < ANSWER_CLIENTS; i++)
		fds[1 + i] = (struct pollfd){ .fd = a->client[i].fd, .events = POLLIN };
	return 1 + ANSWER_CLIENTS;
}

static void say_goodbye(struct answerer *a, struct answer_client *c)
{
	if (c->wants_records)
		outbox_reader(a->outbox, -1);

	if (c->lost)
		log_warning("a reader of events was too slow for %llu messages", (unsigned long long)c->lost);
	close(c->fd);
	*c = (struct answer_client){ .fd = -1 };
}

static void take_client(struct answerer *a)
{
	const int fd = accept4(a->listener, NULL, NULL, SOCK_CLOEXEC);
	if (fd < 0)
		return;
	for (unsigned i = 0; i < ANSWER_CLIENTS; i++)
		if (a->client[i].fd < 0) {
			a->client[i].fd = fd;
			return;
		}
	log_warning("more than %d at the control socket: one is sent away", ANSWER_CLIENTS);
	close(fd);
}

/* The descriptor of a message's ancillary data, -1: none. */
static int descriptor_of(struct msghdr *m)
{
	int fd = -1;
	for (struct cmsghdr *c = CMSG_FIRSTHDR(m); c; c = CMSG_NXTHDR(m, c))
		if (c->cmsg_level == SOL_SOCKET && c->cmsg_type == SCM_RIGHTS && c->cmsg_len == CMSG_LEN(sizeof fd))
			memcpy(&fd, CMSG_DATA(c), sizeof fd);
	return fd;
}

static void serve_client(struct answerer *a, struct answer_client *c)
{
	static uint8_t records[CONTROL_RECORDS_MAX];
	union {
		struct control_head head;
		uint8_t bytes[4096];
	} in;
	union {
		struct cmsghdr head;
		char bytes[CMSG_SPACE(sizeof(int))];
	} rights;
	struct iovec part = { &in, sizeof in };
	struct msghdr m = { .msg_iov = &part, .msg_iovlen = 1, .msg_control = &rights,
			    .msg_controllen = sizeof rights };
	struct reply reply;

	const ssize_t n = recvmsg(c->fd, &m, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
	if (n < 0 && (errno == EAGAIN || errno == EINTR))
		return;
	if (n <= 0) {
		say_goodbye(a, c);
		return;
	}
	const int fd = descriptor_of(&m);
	reply_begin(&reply, c->fd, (size_t)n >= sizeof in.head ? in.head.type : 0, records);
	if ((size_t)n < sizeof in.head || in.head.magic != CONTROL_MAGIC || in.head.len != (size_t)n) {
		reply_wrong(&reply, EBADMSG, "this is no request");
	} else if (in.head.version != CONTROL_VERSION) {
		reply_wrong(&reply, EPROTO, "bulkhead and bulkheadd are of different versions");
	} else if (in.head.type >= CONTROL_TYPES || !rows[in.head.type]) {
		reply_wrong(&reply, ENOSYS, "bulkheadd does not know this request");
	} else {
		struct request q = { a, c, &reply, in.bytes + sizeof in.head, (size_t)n - sizeof in.head, fd };
		rows[in.head.type](&q);
	}
	if (fd >= 0)
		close(fd);
	if (reply.has_failed)
		say_goodbye(a, c);
}

void answer_serve(struct answerer *a, const struct pollfd *fds, unsigned count)
{
	if (fds[0].revents)
		take_client(a);
	for (unsigned i = 1; i < count; i++)
		if (fds[i].revents && a->client[i - 1].fd == fds[i].fd)
			serve_client(a, &a->client[i - 1]);
}

void answer_fini(struct answerer *a)
{
	for (unsigned i = 0; i < ANSWER_CLIENTS; i++)
		if (a->client[i].fd >= 0)
			say_goodbye(a, &a->client[i]);
}
