/* SPDX-License-Identifier: Apache-2.0 */
/*
 * `bulkhead status`, `workers`, `counters`, `drops`, `memory`, `flows`, `top`: looking into a running dataplane.
 * Each is a table of columns over the records of one request.
 */
#define _GNU_SOURCE /* nanosleep */

#include "mgmt/cli/ask.h"
#include "mgmt/cli/cli.h"

#include "dataplane/audit/words.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { OPTION_JSON, OPTION_SOCKET, OPTION_ALL };

static const struct option_text options[] = {
	[OPTION_JSON] = ASK_OPTION_JSON,
	[OPTION_SOCKET] = ASK_OPTION_SOCKET,
	{ 0 },
};

static const struct option_text counter_options[] = {
	[OPTION_JSON] = ASK_OPTION_JSON,
	[OPTION_SOCKET] = ASK_OPTION_SOCKET,
	[OPTION_ALL] = { "all", 'a', NULL, NULL, "also those that are zero" },
	{ 0 },
};

/* ---- columns ---- */

static const struct column status_columns[] = {
	COLUMN(control_status, version, "version", COLUMN_TEXT),
	COLUMN(control_status, dpdk, "packets by", COLUMN_TEXT),
	COLUMN(control_status, now_ns, NULL, COLUMN_TIME),
	COLUMN(control_status, started_ns, "running since", COLUMN_TIME),
	COLUMN(control_status, restarts, "restarts", COLUMN_U32),
	COLUMN(control_status, failed_ns, "last failure", COLUMN_TIME),
	COLUMN(control_status, failed_how, NULL, COLUMN_TEXT),
	COLUMN(control_status, workers, "workers", COLUMN_U32),
	COLUMN(control_status, segments, "segments", COLUMN_U32),
	COLUMN(control_status, mode, "mode", COLUMN_TEXT),
	COLUMN(control_status, policy, "policy version", COLUMN_U32),
	COLUMN(control_status, policy_lines, "policy lines", COLUMN_U32),
	COLUMN(control_status, policy_since_ns, "in force since", COLUMN_TIME),
	COLUMN(control_status, confirm_until_ns, "to be confirmed by", COLUMN_TIME),
	COLUMN(control_status, returned_from, "taken back", COLUMN_U32),
	COLUMN(control_status, returned_ns, "taken back at", COLUMN_TIME),
	COLUMN(control_status, expiring, "lines that expire", COLUMN_U32),
	COLUMN(control_status, expires_ns, "the first on", COLUMN_TIME),
	COLUMN(control_status, relaxed, "relaxed segments", COLUMN_U32),
	COLUMN(control_status, windows, "open windows", COLUMN_U32),
	COLUMN(control_status, rules, "signature rules", COLUMN_U64),
	COLUMN(control_status, rules_dated_ns, "rules of", COLUMN_TIME),
	COLUMN(control_status, rules_age_days, "rules' age in days", COLUMN_U64),
	COLUMN(control_status, judged, "frames judged", COLUMN_U64),
	COLUMN(control_status, passed, "frames passed", COLUMN_U64),
	COLUMN(control_status, stopped, "frames stopped", COLUMN_U64),
	COLUMN(control_status, injected, "frames injected", COLUMN_U64),
	COLUMN(control_status, flows, "conversations", COLUMN_U64),
	COLUMN(control_status, transfers, "transfers", COLUMN_U64),
	COLUMN(control_status, messages, "messages", COLUMN_U64),
	COLUMN(control_status, operations, "operations", COLUMN_U64),
	COLUMN(control_status, events_written, "events written", COLUMN_U64),
	COLUMN(control_status, events_lost, "events lost", COLUMN_U64),
};

static const struct column segment_columns[] = {
	COLUMN(control_segment, name, "segment", COLUMN_TEXT),
	COLUMN(control_segment, side, "side", COLUMN_TEXT),
	COLUMN(control_segment, device, "device", COLUMN_TEXT),
	COLUMN(control_segment, on_failure, "on failure", COLUMN_TEXT),
	COLUMN(control_segment, link, "link", COLUMN_U64),
	COLUMN(control_segment, rx_frames, "frames in", COLUMN_U64),
	COLUMN(control_segment, rx_bytes, "bytes in", COLUMN_BYTES),
	COLUMN(control_segment, tx_frames, "frames out", COLUMN_U64),
	COLUMN(control_segment, tx_bytes, "bytes out", COLUMN_BYTES),
	COLUMN(control_segment, dropped, "dropped", COLUMN_U64),
};

static const struct column worker_columns[] = {
	COLUMN(control_worker, number, "worker", COLUMN_U32),
	COLUMN(control_worker, core, "core", COLUMN_U32),
	COLUMN(control_worker, judged, "judged", COLUMN_U64),
	COLUMN(control_worker, passed, "passed", COLUMN_U64),
	COLUMN(control_worker, stopped, "stopped", COLUMN_U64),
	COLUMN(control_worker, injected, "injected", COLUMN_U64),
	COLUMN(control_worker, bursts, "bursts", COLUMN_U64),
	COLUMN(control_worker, waits, "waits", COLUMN_U64),
	COLUMN(control_worker, flows, "flows", COLUMN_U64),
	COLUMN(control_worker, flows_most, "most", COLUMN_U64),
	COLUMN(control_worker, messages, "messages", COLUMN_U64),
	COLUMN(control_worker, operations, "operations", COLUMN_U64),
	COLUMN(control_worker, pool_now, "pool", COLUMN_BYTES),
	COLUMN(control_worker, pool_most, "most", COLUMN_BYTES),
	COLUMN(control_worker, lost, "lost", COLUMN_U64),
	COLUMN(control_worker, events_lost_allowed, NULL, COLUMN_U64),
	COLUMN(control_worker, events_lost_others, NULL, COLUMN_U64),
};

static const struct column counter_columns[] = {
	COLUMN(control_counter, name, "name", COLUMN_TEXT),
	COLUMN(control_counter, class, "class", COLUMN_TEXT),
	COLUMN(control_counter, value, "count", COLUMN_U64),
	COLUMN(control_counter, help, "what it counts", COLUMN_TEXT),
};

static const struct column budget_columns[] = {
	COLUMN(control_budget, what, "of", COLUMN_TEXT),
	COLUMN(control_budget, name, "budget", COLUMN_TEXT),
	COLUMN(control_budget, entries, "entries", COLUMN_U64),
	COLUMN(control_budget, bytes, "memory", COLUMN_BYTES),
	COLUMN(control_budget, used, "used", COLUMN_U64),
	COLUMN(control_budget, most, "most", COLUMN_U64),
};

static const struct column flow_columns[] = {
	COLUMN(control_flow, id, NULL, COLUMN_U64),
	COLUMN(control_flow, client, "client", COLUMN_TEXT),
	COLUMN(control_flow, server, "server", COLUMN_TEXT),
	COLUMN(control_flow, transport, "transport", COLUMN_TEXT),
	COLUMN(control_flow, protocol, "protocol", COLUMN_TEXT),
	COLUMN(control_flow, from, "from", COLUMN_TEXT),
	COLUMN(control_flow, to, "to", COLUMN_TEXT),
	COLUMN(control_flow, vlan, NULL, COLUMN_U32),
	COLUMN(control_flow, worker, NULL, COLUMN_U32),
	COLUMN(control_flow, packets, "packets", COLUMN_U64),
	COLUMN(control_flow, bytes, "bytes", COLUMN_BYTES),
	COLUMN(control_flow, messages, "messages", COLUMN_U64),
	COLUMN(control_flow, first_ns, NULL, COLUMN_TIME),
	COLUMN(control_flow, last_ns, "last", COLUMN_TIME),
};

static const struct table status_table = TABLE(control_status, status_columns);
static const struct table segment_table = TABLE(control_segment, segment_columns);
static const struct table worker_table = TABLE(control_worker, worker_columns);
static const struct table counter_table = TABLE(control_counter, counter_columns);
static const struct table budget_table = TABLE(control_budget, budget_columns);
static const struct table flow_table = TABLE(control_flow, flow_columns);

/* ---- asking ---- */

struct look {
	bool json, all;
	const char *socket;
};

/* False: *status is what the command answers. */
static bool read_options(const struct command *self, int argc, char **argv, struct look *l, int *status)
{
	struct option_walk w = { .command = self, .argc = argc, .at = 1, .argv = argv };
	const char *value;
	int o;

	while ((o = option_next(&w, &value)) != OPTION_END) {
		if (!cli_option_goes_on(self, o, status))
			return false;
		if (o == OPTION_ARGUMENT) {
			fprintf(stderr, "bulkhead %s: takes no argument\n", self->name);
			*status = EXIT_USAGE;
			return false;
		}
		l->json |= o == OPTION_JSON;
		l->all |= o == OPTION_ALL;
		l->socket = o == OPTION_SOCKET ? value : l->socket;
	}
	return true;
}

static bool fetch(const struct command *self, const struct look *l, enum control_type type, size_t record_len,
		  void **records, unsigned *count)
{
	struct ask a;
	const bool ok = ask_open(&a, self, l->socket) && ask_send(&a, type, NULL, 0, -1) &&
			ask_records(&a, type, record_len, records, count);
	ask_close(&a);
	return ok;
}

static int show(const struct command *self, int argc, char **argv, enum control_type type, const struct table *t)
{
	struct look l = { .socket = NULL };
	void *records = NULL;
	unsigned count = 0;
	int status;

	if (!read_options(self, argc, argv, &l, &status))
		return status;
	status = fetch(self, &l, type, t->record_len, &records, &count) ? EXIT_CLEAN : EXIT_USAGE;
	if (status == EXIT_CLEAN)
		(l.json ? table_json : table_text)(t, records, count);
	free(records);
	return status;
}

static int run_workers(const struct command *self, int argc, char **argv)
{
	return show(self, argc, argv, CONTROL_WORKERS, &worker_table);
}

static int run_memory(const struct command *self, int argc, char **argv)
{
	return show(self, argc, argv, CONTROL_MEMORY, &budget_table);
}

static int run_flows(const struct command *self, int argc, char **argv)
{
	return show(self, argc, argv, CONTROL_FLOWS, &flow_table);
}

/* ---- status ---- */

static void print_status(const struct control_status *s, const void *segments, unsigned count)
{
	table_pairs(&status_table, s);
	printf("\n");
	table_text(&segment_table, segments, count);
	if (!s->policy)
		printf("\nNo policy is in force: EVERYTHING PASSES.\n");
	else if (!strcmp(s->mode, "learn"))
		printf("\nThe policy is learning: EVERYTHING PASSES.\n");
	if (s->confirm_until_ns)
		printf("\nThe policy is not confirmed: the former one comes back by itself.\n");
	if (s->relaxed)
		printf("\nA segment is relaxed: EVERYTHING PASSES there (`bulkhead relax`).\n");
	if (s->windows)
		printf("\nA maintenance window is open (`bulkhead windows`).\n");
}

static int run_status(const struct command *self, int argc, char **argv)
{
	struct look l = { .socket = NULL };
	void *status = NULL, *segments = NULL;
	unsigned count = 0, segment_count = 0;
	int answer;

	if (!read_options(self, argc, argv, &l, &answer))
		return answer;
	answer = EXIT_USAGE;
	if (fetch(self, &l, CONTROL_STATUS, sizeof(struct control_status), &status, &count) && count == 1 &&
	    fetch(self, &l, CONTROL_SEGMENTS, sizeof(struct control_segment), &segments, &segment_count)) {
		const struct control_status *s = status;
		if (l.json) {
			printf("{\"status\":");
			table_json(&status_table, status, 1);
			printf(",\"segments\":");
			table_json(&segment_table, segments, segment_count);
			printf("}\n");
		} else {
			print_status(s, segments, segment_count);
		}
		/* What somebody should look at is a finding. */
		answer = s->policy && !s->confirm_until_ns && !s->relaxed && !s->windows ? EXIT_CLEAN : EXIT_FINDINGS;
	}
	free(status);
	free(segments);
	return answer;
}

/* ---- counters ---- */

static bool is_drop(const struct control_counter *c)
{
	return !strcmp(c->class, "drop") || !strcmp(c->class, "budget") || !strcmp(c->class, "flaw");
}

static int show_counters(const struct command *self, int argc, char **argv, bool drops_only)
{
	struct look l = { .socket = NULL };
	void *records = NULL;
	unsigned count = 0, kept = 0;
	int status;

	if (!read_options(self, argc, argv, &l, &status))
		return status;
	if (!fetch(self, &l, CONTROL_COUNTERS, sizeof(struct control_counter), &records, &count)) {
		free(records);
		return EXIT_USAGE;
	}
	struct control_counter *c = records;
	for (unsigned i = 0; i < count; i++)
		if ((!drops_only || is_drop(&c[i])) && (l.all || c[i].value))
			c[kept++] = c[i];
	if (l.json)
		table_json(&counter_table, c, kept);
	else if (kept)
		table_text(&counter_table, c, kept);
	else
		printf("Nothing was counted.\n");
	free(records);
	return EXIT_CLEAN;
}

static int run_counters(const struct command *self, int argc, char **argv)
{
	return show_counters(self, argc, argv, false);
}

static int run_drops(const struct command *self, int argc, char **argv)
{
	return show_counters(self, argc, argv, true);
}

/* ---- top ---- */

#define TOP_FLOWS 20

static int by_packets(const void *a, const void *b)
{
	const struct control_flow *x = a, *y = b;
	return x->packets < y->packets ? 1 : x->packets > y->packets ? -1 : 0;
}

static double rate(uint64_t now, uint64_t before, uint64_t ns)
{
	return ns ? (double)(now - before) * 1e9 / (double)ns : 0.0;
}

static void print_top(const struct control_status *s, const struct control_status *b, struct control_flow *flows,
		      unsigned count)
{
	const uint64_t ns = s->now_ns - b->now_ns;

	if (isatty(STDOUT_FILENO))
		fputs("\033[H\033[2J", stdout);
	printf("Bulkhead %.31s  %s  %" PRIu64 " conversations, %.0f frames/s, %.0f messages/s, "
	       "%.0f stopped/s, %" PRIu64 " events lost\n\n",
	       s->version, s->policy ? s->mode : "NO POLICY: EVERYTHING PASSES", s->flows,
	       rate(s->judged, b->judged, ns), rate(s->messages, b->messages, ns),
	       rate(s->stopped, b->stopped, ns), s->events_lost);
	qsort(flows, count, sizeof *flows, by_packets);
	table_text(&flow_table, flows, count < TOP_FLOWS ? count : TOP_FLOWS);
	fflush(stdout);
}

/* Until somebody interrupts it. */
static int run_top(const struct command *self, int argc, char **argv)
{
	struct control_status before = { .now_ns = 0 };
	struct look l = { .socket = NULL };
	int status;

	if (!read_options(self, argc, argv, &l, &status))
		return status;
	if (l.json)
		return show(self, argc, argv, CONTROL_FLOWS, &flow_table);
	for (;;) {
		void *now = NULL, *flows = NULL;
		unsigned count = 0, flow_count = 0;
		const bool ok = fetch(self, &l, CONTROL_STATUS, sizeof before, &now, &count) && count == 1 &&
				fetch(self, &l, CONTROL_FLOWS, sizeof(struct control_flow), &flows, &flow_count);
		if (ok) {
			const struct control_status *s = now;
			print_top(s, before.now_ns ? &before : s, flows, flow_count);
			before = *s;
		}
		free(now);
		free(flows);
		if (!ok)
			return EXIT_USAGE;
		if (!isatty(STDOUT_FILENO)) /* nobody watches: once is enough */
			return EXIT_CLEAN;
		nanosleep(&(struct timespec){ .tv_sec = 1 }, NULL);
	}
}

/* ---- the commands ---- */

const struct command command_status = {
	.name = "status", .arguments = "", .summary = "what the running bulkheadd does",
	.description = "Policy, mode, segments and their links, what was judged, restarts.\n"
		       "Answers 1 when no policy is in force or one waits to be confirmed, 2 when bulkheadd does not "
		       "answer.",
	.options = options, .run = run_status,
};
const struct command command_top = {
	.name = "top", .arguments = "", .summary = "the busiest conversations, live",
	.description = "Shows rates and the conversations with most packets, once a second, until it is interrupted; "
		       "once, when the output is no terminal.",
	.options = options, .run = run_top,
};
const struct command command_flows = {
	.name = "flows", .arguments = "", .summary = "the conversations that bulkheadd knows",
	.description = "All of them, with protocol, zones and counts.", .options = options, .run = run_flows,
};
const struct command command_counters = {
	.name = "counters", .arguments = "", .summary = "everything that bulkheadd counts",
	.description = "By name, with what it means; those that are zero only with --all.",
	.options = counter_options, .run = run_counters,
};
const struct command command_drops = {
	.name = "drops", .arguments = "", .summary = "what was dropped, flawed or over budget, by name",
	.description = "The counters of everything that did not pass as it came, or was noted about it.",
	.options = counter_options, .run = run_drops,
};
const struct command command_memory = {
	.name = "memory", .arguments = "", .summary = "budgets of memory and how full they are",
	.description = "All memory is taken at the start; nothing grows later.",
	.options = options, .run = run_memory,
};
const struct command command_workers = {
	.name = "workers", .arguments = "", .summary = "what each worker does",
	.description = "One row for each thread that judges.", .options = options, .run = run_workers,
};
