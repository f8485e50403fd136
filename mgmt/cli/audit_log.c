/* SPDX-License-Identifier: Apache-2.0 */
/* `bulkhead audit-log`: who did what, whether the trail is whole, and a copy that can be checked anywhere. */
#define _GNU_SOURCE

#include "mgmt/cli/api_client.h"
#include "mgmt/cli/cli.h"
#include "mgmt/trail_line.h"

#include <errno.h>
#include <inttypes.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { OPTION_SOCKET, OPTION_JSON, OPTION_WHO, OPTION_LIMIT, OPTION_KEY };

static const struct option_text options[] = {
	[OPTION_SOCKET] = API_OPTION_SOCKET,
	[OPTION_JSON] = { "json", 0, NULL, NULL, "print JSON" },
	[OPTION_WHO] = { "who", 0, "NAME", NULL, "list: only what this one did" },
	[OPTION_LIMIT] = { "limit", 'n', "N", NULL, "list: so many, the newest; 50 if not said" },
	[OPTION_KEY] = { "key", 0, "HEX", NULL, "verify FILE: the public key that it must be signed with" },
	{ 0 },
};

struct order {
	const struct command *command;
	const char *socket;
	const char *words[2], *who, *key;
	unsigned count, limit;
	bool json;
};

/* ---- a copy ---- */

static int verify_file(const struct order *o, const char *path)
{
	uint8_t key[TRAIL_KEY_LEN];
	char hex[2 * TRAIL_KEY_LEN + 1];
	struct trail_check c;
	size_t len;
	FILE *f = strcmp(path, "-") != 0 ? fopen(path, "re") : stdin;

	if (!f) {
		fprintf(stderr, "bulkhead audit-log: %s: %s\n", path, strerror(errno));
		return EXIT_USAGE;
	}
	if (sodium_init() < 0 ||
	    (o->key &&
	     (sodium_hex2bin(key, sizeof key, o->key, strlen(o->key), NULL, &len, NULL) || len != sizeof key))) {
		fprintf(stderr, "bulkhead audit-log: the key is %u hexadecimal digits\n", 2 * TRAIL_KEY_LEN);
		return EXIT_USAGE;
	}
	trail_check_copy(f, o->key ? key : NULL, &c);
	if (f != stdin)
		fclose(f);
	if (c.problem) {
		printf("%s: not as it was written: %s at row %" PRIu64 "\n", path, c.problem, c.wrong);
		return EXIT_FINDINGS;
	}
	sodium_bin2hex(hex, sizeof hex, c.key, sizeof c.key);
	printf("%s: %" PRIu64 " rows, as they were written, signed with %s%s\n", path, c.rows, hex,
	       o->key ? "" : "\ncompare this key with the one that the box shows");
	return EXIT_CLEAN;
}

static int copy(const struct order *o)
{
	unsigned status = 0;
	const struct api_request q = { .command = o->command,
				       .socket = o->socket,
				       .method = "GET",
				       .path = "/trail/copy",
				       .body_fd = -1,
				       .answer_fd = STDOUT_FILENO,
				       .status = &status };
	char *said = api_ask(&q);
	const bool ok = said;

	free(said);
	return ok ? EXIT_CLEAN : status ? EXIT_FINDINGS : EXIT_USAGE;
}

/* ---- the box ---- */

static int verify(const struct order *o)
{
	int status;
	json_t *answer = api_json(o->command, o->socket, "GET", "/trail/verify", NULL, &status);

	if (!answer)
		return status;
	const bool is_whole = json_is_true(json_object_get(answer, "is_whole"));
	if (o->json) {
		json_dumpf(answer, stdout, JSON_INDENT(2));
		putchar('\n');
	} else {
		printf("%s\npublic key: %s\n",
		       json_string_value(json_object_get(json_object_get(answer, "sentence"), "text")),
		       json_string_value(json_object_get(answer, "public_key")));
	}
	json_decref(answer);
	return is_whole ? EXIT_CLEAN : EXIT_FINDINGS;
}

static const char *text_of(const json_t *row, const char *name)
{
	const char *text = json_string_value(json_object_get(row, name));

	return text ? text : "-";
}

static int list(const struct order *o)
{
	char path[320], who[256];

	api_part(who, sizeof who, o->who ? o->who : "");
	snprintf(path, sizeof path, "/trail?limit=%u%s%s", o->limit, o->who ? "&who=" : "", who);
	int status;
	json_t *answer = api_json(o->command, o->socket, "GET", path, NULL, &status);
	const json_t *items = json_object_get(answer, "items");
	if (!answer)
		return status;
	if (o->json) {
		json_dumpf(items, stdout, JSON_INDENT(2));
		putchar('\n');
	}
	for (size_t i = json_array_size(items); !o->json && i-- > 0;) {
		const json_t *row = json_array_get(items, i);
		printf("%6lld %.19s %-16s %-16s %-8s %s\n",
		       (long long)json_integer_value(json_object_get(row, "number")), text_of(row, "time"),
		       text_of(row, "who"), text_of(row, "from"), text_of(row, "result"),
		       text_of(json_object_get(row, "action"), "text"));
	}
	json_decref(answer);
	return EXIT_CLEAN;
}

static int run(const struct command *self, int argc, char **argv)
{
	struct option_walk w = { .command = self, .argc = argc, .argv = argv };
	struct order o = { .command = self, .limit = 50 };
	const char *value;
	int option, status = EXIT_USAGE;

	while ((option = option_next(&w, &value)) != OPTION_END) {
		if (!cli_option_goes_on(self, option, &status))
			return status;
		if (option == OPTION_SOCKET)
			o.socket = value;
		else if (option == OPTION_JSON)
			o.json = true;
		else if (option == OPTION_WHO)
			o.who = value;
		else if (option == OPTION_LIMIT)
			o.limit = (unsigned)strtoul(value, NULL, 10);
		else if (option == OPTION_KEY)
			o.key = value;
		else if (o.count < 2)
			o.words[o.count++] = value;
		else
			o.count = 3;
	}
	if (!o.count || (o.count == 1 && !strcmp(o.words[0], "list")))
		return list(&o);
	if (o.count == 1 && !strcmp(o.words[0], "copy"))
		return copy(&o);
	if (o.count && o.count < 3 && !strcmp(o.words[0], "verify"))
		return o.count == 2 ? verify_file(&o, o.words[1]) : verify(&o);
	fprintf(stderr, "bulkhead audit-log: list, verify [FILE] or copy\n");
	return EXIT_USAGE;
}

const struct command command_audit_log = {
	.name = "audit-log",
	.arguments = "[list | verify [FILE] | copy]",
	.summary = "who did what: the audit trail of bulkhead-mgmt",
	.description = "Without a verb: lists the newest rows. `copy` writes the whole trail to standard output. "
		       "`verify` asks the box "
		       "whether every row is as it was written and none is missing; `verify FILE` checks a copy, "
		       "anywhere, without "
		       "the box: each row names the one before, and all are signed with the box's key.\n\n"
		       "The status is 0 when the trail is whole, 1 when it is not.",
	.options = options,
	.run = run,
};
