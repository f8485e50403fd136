/* SPDX-License-Identifier: Apache-2.0 */
/*
 * `bulkhead explain`: why one operation of a capture passes or not: the path to it, its bytes, the line that
 * decided, and the one line that would allow exactly it.
 */
#define _GNU_SOURCE
#include "mgmt/cli/cli.h"

#include "dataplane/audit/run.h"
#include "rules/suggest.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { OPTION_POLICY, OPTION_PACKET, OPTION_OPERATION, OPTION_APPLY };

static const struct option_text options[] = {
	[OPTION_POLICY] = { "policy", 'p', "FILE", NULL, "the policy that judges" },
	[OPTION_PACKET] = { "packet", 'n', "NUMBER", NULL,
			    "number of the packet (pcap_cnt of an event), from 1" },
	[OPTION_OPERATION] = { "operation", 'k', "NUMBER", NULL,
			       "only this operation of the packet, from 1" },
	[OPTION_APPLY] = { "apply", 0, "FILE", NULL,
			   "write the policy with the proposed line to FILE, and say which verdicts of the "
			   "capture it changes" },
	{ 0 },
};

/* What a rerun with the proposed line compares with. */
struct verdicts {
	uint8_t *list;
	size_t count, cap;
};

struct explain {
	const struct policy *policy;
	uint64_t packet;
	unsigned only, seen;       /* operations of the packet */
	const struct conduit *conduit;
	char *proposal;            /* of the last denied operation */
	struct verdicts verdicts;
};

static void remember(struct verdicts *v, uint8_t verdict)
{
	if (v->count == v->cap) {
		v->cap = v->cap ? v->cap * 2 : 4096;
		v->list = realloc(v->list, v->cap);
		if (!v->list)
			abort();
	}
	v->list[v->count++] = verdict;
}

static void print_endpoint(const struct endpoint *e, uint16_t port)
{
	char a[46];
	if (!e->has_address) {
		printf("%02x:%02x:%02x:%02x:%02x:%02x", e->mac[0], e->mac[1], e->mac[2], e->mac[3], e->mac[4],
		       e->mac[5]);
		return;
	}
	suggest_address(a, e->address);
	printf(strchr(a, ':') ? "[%s]:%u" : "%s:%u", a, port);
}

static void print_bytes(const struct message *m)
{
	printf("  bytes of the message (%zu), by field:\n", m->len);
	for (unsigned i = 0; i < m->dissector->field_count; i++) {
		const struct value *v = &m->fields[i];
		if (!has_field(m, i) || !v->len)
			continue;
		printf("    %5u..%-5u %-20s", v->offset, v->offset + v->len - 1, m->dissector->fields[i].name);
		for (uint32_t k = 0; k < v->len && k < 16 && v->offset + k < m->len; k++)
			printf(" %02x", m->data[v->offset + k]);
		printf(v->len > 16 ? " ...\n" : "\n");
	}
}

static void print_operation(struct explain *x, const struct event *e)
{
	const struct conversation *c = &e->flow->conversation;
	const struct judgement *j = &e->judgement;
	const struct subject s = { c, e->message, e->operation };
	struct text exact = { 0 };
	const time_t seconds = (time_t)(e->time_ns / UINT64_C(1000000000));
	char when[32] = "?";
	struct tm tm;

	if (gmtime_r(&seconds, &tm))
		strftime(when, sizeof when, "%Y-%m-%d %H:%M:%S", &tm);
	printf("packet %llu, operation %u, %s.%06llu UTC\n  ", (unsigned long long)e->packet, x->seen, when,
	       (unsigned long long)(e->time_ns % UINT64_C(1000000000) / 1000));
	print_endpoint(e->message->from_client ? &c->client : &c->server, e->message->src_port);
	printf(" -> ");
	print_endpoint(e->message->from_client ? &c->server : &c->client, e->message->dst_port);
	suggest_exact(&exact, &s);
	printf("\n  %s (%s, %s)\n  path: ", e->operation->label ? e->operation->label : "operation",
	       intent_names[e->operation->intent], role_names[e->operation->role]);
	if (x->policy)
		printf("zone %s -> zone %s / ", policy_zone(x->policy, &c->client), policy_zone(x->policy, &c->server));
	printf("%s\n", exact.text);
	print_bytes(e->message);
	printf("  verdict: %s (%s)", verdict_names[j->verdict], cause_names[j->cause]);
	if (j->line)
		printf(", decided by %s:%u: %s%s%s", line_file(j->line), line_number(j->line), line_text(j->line),
		       line_reason(j->line) ? "; reason: " : "", line_reason(j->line) ? line_reason(j->line) : "");
	printf("\n");
	if (j->verdict != VERDICT_ALLOW && j->cause == CAUSE_DENY_LINE) {
		printf("  no allow line can override a deny line: narrow or remove that one\n");
	} else if (j->verdict != VERDICT_ALLOW && e->operation->role == ROLE_REQUEST) {
		printf("  to allow exactly this, add to the allow lines of the conduit:\n    \"");
		for (const char *p = exact.text; *p; p++)
			printf(*p == '"' || *p == '\\' ? "\\%c" : "%c", *p);
		printf("\"\n");
		free(x->proposal);
		x->proposal = exact.text;
		x->conduit = e->flow->conduit;
		exact.text = NULL;
	}
	free(exact.text);
}

static void on_event(void *ctx, const struct event *e)
{
	struct explain *x = ctx;
	if (e->kind != EVENT_OPERATION)
		return;
	remember(&x->verdicts, e->judgement.verdict);
	if (e->packet != x->packet)
		return;
	x->seen++;
	if (!x->only || x->only == x->seen)
		print_operation(x, e);
}

static void on_event_again(void *ctx, const struct event *e)
{
	struct verdicts *v = ctx;
	if (e->kind == EVENT_OPERATION)
		remember(v, e->judgement.verdict);
}

/* Writes the policy with the proposal, judges the capture again and says what changed. */
static int apply(struct explain *x, struct capture_list *list, const char *path)
{
	struct diags diags = { 0 };
	struct verdicts again = { 0 };
	const struct engine_sink sink = { .ctx = &again, .event = on_event_again };
	size_t allowed = 0, other = 0;
	int status = EXIT_USAGE;

	if (!x->proposal || !x->conduit) {
		fprintf(stderr, "bulkhead explain: there is no line to apply%s\n",
			x->proposal ? ": no conduit connects these zones" : "");
		return EXIT_USAGE;
	}
	char *text = policy_text_allowing(x->policy, x->conduit, x->proposal);
	struct policy *p = policy_compile(text, strlen(text), path, &diags);
	diags_print(&diags, stderr);
	FILE *out = p ? fopen(path, "w") : NULL;
	if (out) {
		fputs(text, out);
		if (fclose(out) == 0 && run_captures(list, p, &sink, &engine_config_audit, NULL))
			status = EXIT_CLEAN;
	}
	for (size_t i = 0; i < again.count && i < x->verdicts.count; i++) {
		if (again.list[i] == x->verdicts.list[i])
			continue;
		allowed += again.list[i] == VERDICT_ALLOW;
		other += again.list[i] != VERDICT_ALLOW;
	}
	if (status == EXIT_CLEAN)
		printf("applied: %zu of %zu operations are allowed now that were not, %zu changed otherwise\n", allowed,
		       again.count, other);
	else
		perror(path);
	free(text);
	free(again.list);
	policy_destroy(p);
	diags_fini(&diags);
	return status;
}

static int explain_files(struct explain *x, const char *policy_path, char *const *paths, unsigned count,
			 const char *apply_path)
{
	struct diags diags = { 0 };
	struct policy *p = policy_path ? policy_load(policy_path, &diags) : NULL;
	struct capture_list *list = NULL;
	const struct engine_sink sink = { .ctx = x, .event = on_event };
	int status = EXIT_USAGE;

	diags_print(&diags, stderr);
	if (policy_path && !p)
		goto out;
	x->policy = p;
	list = capture_list_make(paths, count);
	if (!list || !run_captures(list, p, &sink, &engine_config_audit, NULL))
		goto out;
	for (unsigned i = 0; i < list->count; i++)
		if (list->files[i].error[0])
			fprintf(stderr, "bulkhead explain: %s: %s\n", list->files[i].path, list->files[i].error);
	status = EXIT_CLEAN;
	if (!x->seen) {
		fprintf(stderr, "bulkhead explain: packet %llu completed no operation\n",
			(unsigned long long)x->packet);
		status = EXIT_USAGE;
	} else if (apply_path) {
		capture_list_free(list);
		list = capture_list_make(paths, count);
		status = list ? apply(x, list, apply_path) : EXIT_USAGE;
	}
out:
	capture_list_free(list);
	policy_destroy(p);
	diags_fini(&diags);
	return status;
}

static int run(const struct command *self, int argc, char **argv)
{
	struct option_walk w = { .command = self, .argc = argc, .at = 1, .argv = argv };
	struct explain x = { 0 };
	const char *policy_path = NULL, *apply_path = NULL, *value;
	char **paths = calloc((size_t)argc, sizeof *paths);
	unsigned count = 0;
	int status = EXIT_USAGE, option;

	while (paths && (option = option_next(&w, &value)) != OPTION_END) {
		if (!cli_option_goes_on(self, option, &status))
			goto out;
		if (option == OPTION_POLICY)
			policy_path = value;
		else if (option == OPTION_PACKET)
			x.packet = strtoull(value, NULL, 10);
		else if (option == OPTION_OPERATION)
			x.only = (unsigned)strtoul(value, NULL, 10);
		else if (option == OPTION_APPLY)
			apply_path = value;
		else
			paths[count++] = argv[w.at - 1];
	}
	if (!count || !x.packet || (apply_path && !policy_path)) {
		fprintf(stderr, "bulkhead explain: which packet of which capture%s? See `bulkhead explain --help`.\n",
			apply_path ? ", judged by which policy" : "");
		goto out;
	}
	status = explain_files(&x, policy_path, paths, count, apply_path);
out:
	free(x.verdicts.list);
	free(x.proposal);
	free(paths);
	return status;
}

const struct command command_explain = {
	.name = "explain",
	.arguments = "--packet NUMBER CAPTURE...",
	.summary = "say why one operation of a capture passes or not, and what would allow it",
	.description = "Shows each operation that the packet completed: the path to it, which bytes of the "
		       "message say what, the "
		       "verdict with the line that decided, and the one line that would allow exactly this "
		       "operation between "
		       "exactly these hosts. With --apply the policy is written with that line, and the "
		       "capture is judged again "
		       "to show that nothing else changes.",
	.options = options,
	.files = "capture",
	.run = run,
};
