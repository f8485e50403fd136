/* SPDX-License-Identifier: Apache-2.0 */
/* `bulkhead users` and `bulkhead tokens`: people and machines, from the console. */
#define _GNU_SOURCE

#include "mgmt/cli/api_client.h"
#include "mgmt/cli/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { OPTION_SOCKET, OPTION_JSON, OPTION_DAYS };

static const struct option_text user_options[] = {
	[OPTION_SOCKET] = API_OPTION_SOCKET,
	[OPTION_JSON] = { "json", 0, NULL, NULL, "print JSON" },
	{ 0 },
};
static const struct option_text token_options[] = {
	[OPTION_SOCKET] = API_OPTION_SOCKET,
	[OPTION_JSON] = { "json", 0, NULL, NULL, "print JSON" },
	[OPTION_DAYS] = { "days", 0, "N", NULL, "add: it lasts so long; else until it is taken back" },
	{ 0 },
};

struct order {
	const struct command *command;
	const char *socket;
	const char *words[3]; /* verb, name, role */
	unsigned count;
	bool json;
	long days;
};

/* -1: go on; else what the command answers. */
static int read_order(const struct command *self, int argc, char **argv, struct order *o)
{
	struct option_walk w = { .command = self, .argc = argc, .argv = argv };
	const char *value;
	int option, status = EXIT_USAGE;

	*o = (struct order){ .command = self };
	while ((option = option_next(&w, &value)) != OPTION_END) {
		if (!cli_option_goes_on(self, option, &status))
			return status;
		if (option == OPTION_SOCKET)
			o->socket = value;
		else if (option == OPTION_JSON)
			o->json = true;
		else if (option == OPTION_DAYS)
			o->days = strtol(value, NULL, 10);
		else if (o->count < 3)
			o->words[o->count++] = value;
		else
			o->count = 4;
	}
	return -1;
}

static bool is_order(const struct order *o, const char *verb, unsigned words)
{
	return o->count == words && !strcmp(o->words[0], verb);
}

static int usage(const struct order *o)
{
	fprintf(stderr, "bulkhead %s: this is none of its forms; `bulkhead %s --help` lists them\n",
		o->command->name, o->command->name);
	return EXIT_USAGE;
}

/* ---- showing ---- */

static const char *text_of(const json_t *row, const char *name)
{
	const char *text = json_string_value(json_object_get(row, name));

	return text ? text : "-";
}

/* Names of roles with commas between. */
static void roles_text(const json_t *row, char *out, size_t cap)
{
	const json_t *list = json_object_get(row, "roles");
	size_t at = 0;

	out[0] = '\0';
	for (size_t i = 0; i < json_array_size(list) && at < cap; i++)
		at += (size_t)snprintf(out + at, cap - at, "%s%s", i ? "," : "",
				       json_string_value(json_array_get(list, i)));
}

static int show_list(const struct order *o, const char *path, const char *head, void (*line)(const json_t *row))
{
	int status;
	json_t *answer = api_json(o->command, o->socket, "GET", path, NULL, &status);
	const json_t *items = json_object_get(answer, "items");

	if (!answer)
		return status;
	if (o->json) {
		json_dumpf(items, stdout, JSON_INDENT(2));
		putchar('\n');
	} else {
		puts(head);
		for (size_t i = 0; i < json_array_size(items); i++)
			line(json_array_get(items, i));
	}
	json_decref(answer);
	return EXIT_CLEAN;
}

static void user_line(const json_t *u)
{
	char roles[128];
	const char *state = !json_is_true(json_object_get(u, "is_enabled")) ? "disabled" :
			    json_is_string(json_object_get(u, "locked_until")) ? "locked" : "";

	roles_text(u, roles, sizeof roles);
	printf("%-24s %-20s %-20.19s %-9s %s\n", text_of(u, "name"), roles, text_of(u, "last_login"),
	       json_is_true(json_object_get(u, "has_totp")) ? "yes" : "no", state);
}

static void token_line(const json_t *t)
{
	char roles[128];

	roles_text(t, roles, sizeof roles);
	printf("%-5s %-24s %-16s %-20.19s %.10s\n", text_of(t, "id"), text_of(t, "name"), roles,
	       text_of(t, "last_used"), text_of(t, "expires"));
}

/* ---- changing ---- */

/* Asks, and prints one member of the answer, if there is to be one. */
static int change(const struct order *o, const char *method, const char *path, json_t *takes_body, const char *shows)
{
	int status;
	json_t *answer = api_json(o->command, o->socket, method, path, takes_body, &status);

	if (!answer)
		return status;
	if (shows)
		puts(text_of(answer, shows));
	json_decref(answer);
	return EXIT_CLEAN;
}

/* A line of standard input without its end. */
static bool read_line(const struct order *o, char *out, size_t cap)
{
	if (fgets(out, (int)cap, stdin)) {
		out[strcspn(out, "\r\n")] = '\0';
		return true;
	}
	fprintf(stderr, "bulkhead %s: the password is read from standard input, one line\n", o->command->name);
	return false;
}

static int add_user(const struct order *o)
{
	char password[512];

	if (!read_line(o, password, sizeof password))
		return EXIT_USAGE;
	return change(o, "POST", "/users",
		      json_pack("{s:s,s:[s],s:s}", "name", o->words[1], "roles", o->words[2], "password", password),
		      NULL);
}

static int run_users(const struct command *self, int argc, char **argv)
{
	struct order o;
	char part[256], path[320];
	const int status = read_order(self, argc, argv, &o);

	if (status >= 0)
		return status;
	api_part(part, sizeof part, o.count > 1 ? o.words[1] : "");
	snprintf(path, sizeof path, "/users/%s%s", part, o.count && !strcmp(o.words[0], "reset") ? "/reset" : "");
	if (!o.count || is_order(&o, "list", 1))
		return show_list(&o, "/users",
				 "NAME                     ROLES                LAST LOGIN           2ND FACTOR",
				 user_line);
	if (is_order(&o, "add", 3))
		return add_user(&o);
	if (is_order(&o, "remove", 2))
		return change(&o, "DELETE", path, NULL, NULL);
	if (is_order(&o, "reset", 2))
		return change(&o, "POST", path, NULL, "password");
	if (is_order(&o, "unlock", 2))
		return change(&o, "PATCH", path, json_pack("{s:b}", "unlock", 1), NULL);
	if (is_order(&o, "disable", 2) || is_order(&o, "enable", 2))
		return change(&o, "PATCH", path, json_pack("{s:b}", "is_enabled", o.words[0][0] == 'e'), NULL);
	return usage(&o);
}

static int run_tokens(const struct command *self, int argc, char **argv)
{
	struct order o;
	char part[256], path[320];
	const int status = read_order(self, argc, argv, &o);

	if (status >= 0)
		return status;
	api_part(part, sizeof part, o.count > 1 ? o.words[1] : "");
	snprintf(path, sizeof path, "/tokens/%s", part);
	if (!o.count || is_order(&o, "list", 1))
		return show_list(&o, "/tokens",
				 "ID    NAME                     ROLES            LAST USED            EXPIRES",
				 token_line);
	if (is_order(&o, "add", 3))
		return change(&o, "POST", "/tokens",
			      json_pack("{s:s,s:[s],s:o}", "name", o.words[1], "roles", o.words[2], "days",
					o.days ? json_integer(o.days) : json_null()),
			      "token");
	if (is_order(&o, "remove", 2))
		return change(&o, "DELETE", path, NULL, NULL);
	return usage(&o);
}

const struct command command_users = {
	.name = "users",
	.arguments = "[list | add NAME ROLE | remove NAME | reset NAME | unlock NAME | disable NAME | enable NAME]",
	.summary = "accounts of bulkhead-mgmt",
	.description =
		"Without a verb: lists them. `add` reads a first password from standard input, which must be "
		"changed at the "
		"first login. `reset` is for who has forgotten the password: prints a new one, and turns the "
		"second "
		"factor off. Everything leaves a mark in the audit trail. With the daemon stopped, `bulkhead-mgmt "
		"--reset-password NAME` does it.\n\n"
		"Roles: system, security, audit, operator, viewer, owner.",
	.options = user_options,
	.run = run_users,
};

const struct command command_tokens = {
	.name = "tokens",
	.arguments = "[list | add NAME ROLE | remove ID]",
	.summary = "tokens of machines that use the API",
	.description = "Without a verb: lists them. `add` prints the token, this once; a machine sends it as "
		       "`Authorization: "
		       "Bearer TOKEN`.",
	.options = token_options,
	.run = run_tokens,
};
