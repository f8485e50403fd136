/* SPDX-License-Identifier: Apache-2.0 */
/* `bulkhead trace`: every stage of the next packets through the running dataplane. */
#include "mgmt/cli/ask.h"
#include "mgmt/cli/cli.h"

#include "dataplane/audit/trace_text.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { OPTION_JSON, OPTION_SOCKET };

static const struct option_text options[] = {
	[OPTION_JSON] = ASK_OPTION_JSON,
	[OPTION_SOCKET] = ASK_OPTION_SOCKET,
	{ 0 },
};

static const struct column columns[] = {
	COLUMN(control_trace, packet, "packet", COLUMN_U64), COLUMN(control_trace, worker, "worker", COLUMN_U32),
	COLUMN(control_trace, stage, "stage", COLUMN_U32),   COLUMN(control_trace, a, "a", COLUMN_I64),
	COLUMN(control_trace, b, "b", COLUMN_I64),           COLUMN(control_trace, c, "c", COLUMN_I64),
};
static const struct table table = TABLE(control_trace, columns);

static void print_records(const uint8_t *at, const struct control_head *head, struct trace_text *text, bool json)
{
	for (uint32_t i = 0; i < head->count && head->record_len >= sizeof(struct control_trace); i++) {
		struct control_trace t;
		memcpy(&t, at + (size_t)i * head->record_len, sizeof t);
		const struct trace_record r = { t.packet, (enum trace_stage)t.stage, t.a, t.b, t.c };
		if (json)
			table_json(&table, &t, 1);
		else if (t.stage < TRACE_STAGES)
			trace_text_record(text, &r);
	}
	fflush(stdout);
}

static int trace(struct ask *a, const struct control_trace_request *want, bool json)
{
	uint8_t *buffer = malloc(CONTROL_MESSAGE_MAX);
	struct trace_text text = { .out = stdout };
	struct control_head head = { .more = 1 };
	bool ok = buffer && ask_send(a, CONTROL_TRACE, want, sizeof *want, -1);

	while (ok && head.more) {
		ok = ask_receive(a, CONTROL_TRACE, buffer, &head);
		if (ok)
			print_records(buffer + sizeof head, &head, &text, json);
	}
	free(buffer);
	return ok ? EXIT_CLEAN : EXIT_USAGE;
}

static int run(const struct command *self, int argc, char **argv)
{
	struct option_walk w = { .command = self, .argc = argc, .at = 1, .argv = argv };
	struct control_trace_request want = { .packets = 0 };
	const char *value, *socket = NULL;
	bool json = false;
	size_t len = 0;
	struct ask a;
	int status, o;

	while ((o = option_next(&w, &value)) != OPTION_END) {
		if (!cli_option_goes_on(self, o, &status))
			return status;
		json |= o == OPTION_JSON;
		socket = o == OPTION_SOCKET ? value : socket;
		if (o != OPTION_ARGUMENT)
			continue;
		if (!want.packets) {
			want.packets = (uint32_t)strtoul(value, NULL, 10);
			if (!want.packets || want.packets > 1000) {
				fprintf(stderr, "bulkhead trace: how many packets, from 1 to 1000?\n");
				return EXIT_USAGE;
			}
		} else if (len < sizeof want.expression) {
			len += (size_t)snprintf(want.expression + len, sizeof want.expression - len, "%s%s",
						len ? " " : "", value);
		}
	}
	if (!want.packets || len >= sizeof want.expression) {
		fprintf(stderr, "bulkhead trace: how many packets, and of which? See `bulkhead trace --help`.\n");
		return EXIT_USAGE;
	}
	status = ask_open(&a, self, socket) ? trace(&a, &want, json) : EXIT_USAGE;
	ask_close(&a);
	return status;
}

const struct command command_trace = {
	.name = "trace",
	.arguments = "N [EXPRESSION]",
	.summary = "follow the next packets through the running bulkheadd",
	.description = "Prints every stage that the next N packets go through, of each worker. The expression picks "
		       "them by their headers, in either direction: `tcp port=502 src=10.0.0.5`.",
	.options = options,
	.run = run,
};
