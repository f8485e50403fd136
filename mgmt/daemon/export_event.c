/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What receivers are told of an event, read from its EVE line: who, whom, what, with which verdict, how grave, and one
 * sentence.  Lines come from the dataplane, but hold what devices say: they are read like any hostile input.
 */
#define _GNU_SOURCE

#include "mgmt/daemon/exports.h"

#include "mgmt/daemon/request.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *text_of(const json_t *object, const char *name)
{
	const char *text = json_string_value(json_object_get(object, name));
	return text ? text : "";
}

static uint64_t number_of(const json_t *object, const char *name)
{
	const json_int_t n = json_integer_value(json_object_get(object, name));
	return n < 0 ? 0 : (uint64_t)n;
}

/* "2026-01-31T12:00:00.000000+0000" in nanoseconds since 1970; 0: it is no such time. */
static uint64_t time_of(const char *text)
{
	char zulu[40];
	uint64_t ns = 0;
	const char *zone = strchr(text, '+');

	if (!zone || strcmp(zone, "+0000") != 0)
		return 0;
	snprintf(zulu, sizeof zulu, "%.*sZ", (int)(zone - text), text);
	return time_read_ns(zulu, &ns) ? ns : 0;
}

/* Takes a character off the end that was cut within. */
static void cut_to_characters(char *text)
{
	size_t n = strlen(text), tail = 0;

	while (tail < n && tail < 4 && ((unsigned char)text[n - 1 - tail] & 0xc0) == 0x80)
		tail++;
	if (tail == n)
		return;
	const unsigned char head = (unsigned char)text[n - 1 - tail];
	const size_t wants = head >= 0xf0 ? 3 : head >= 0xe0 ? 2 : head >= 0xc0 ? 1 : 0;
	if (tail < wants)
		text[n - 1 - tail] = '\0';
}

static bool is_stopped(const struct export_event *e)
{
	return !strcmp(e->mode, "enforce") &&
	       (!strcmp(e->verdict, "drop") || !strcmp(e->verdict, "reset") || !strcmp(e->verdict, "refuse"));
}

static enum export_severity severity_of(const struct export_event *e, const json_t *alert)
{
	if (alert && e->signature_id)
		return number_of(alert, "severity") <= 1 ? EXPORT_CRITICAL : EXPORT_WARNING;
	if (is_stopped(e))
		return EXPORT_ERROR_LEVEL;
	if (*e->verdict && strcmp(e->verdict, "allow"))
		return EXPORT_WARNING;
	return !strcmp(e->type, "anomaly") ? EXPORT_NOTICE : EXPORT_INFO;
}

/* "stopped: modbus from 10.1.0.5 (office) to 192.168.10.2 (line): write single register" */
static void write_sentence(struct export_event *e)
{
	const char *what = *e->signature ? e->signature : *e->label ? e->label : e->intent;
	char zones[2][132] = { "", "" }, verdict[64] = "";

	if (is_stopped(e))
		snprintf(verdict, sizeof verdict, "stopped: ");
	else if (*e->verdict && strcmp(e->verdict, "allow") != 0)
		snprintf(verdict, sizeof verdict, "passed, although the policy says %.16s: ", e->verdict);
	if (*e->from)
		snprintf(zones[0], sizeof zones[0], " (%.128s)", e->from);
	if (*e->to)
		snprintf(zones[1], sizeof zones[1], " (%.128s)", e->to);
	snprintf(e->sentence, sizeof e->sentence, "%s%s from %s%s to %s%s%s%.200s", verdict,
		 *e->protocol ? e->protocol : e->type, e->source, zones[0], e->target, zones[1],
		 *what ? ": " : "", what);
	cut_to_characters(e->sentence);
}

static void read_judgement(struct export_event *e)
{
	const json_t *policy = json_object_get(e->json, "policy");

	e->verdict = text_of(policy, "verdict");
	e->cause = text_of(policy, "cause");
	e->mode = text_of(policy, "mode");
	e->from = text_of(policy, "from");
	e->to = text_of(policy, "to");
	e->rule = text_of(policy, "text");
	e->reason = text_of(policy, "reason");
}

static void read_what(struct export_event *e)
{
	const json_t *alert = json_object_get(e->json, "alert"), *anomaly = json_object_get(e->json, "anomaly");
	const json_t *operation = json_object_get(e->json, "operation");

	e->type = text_of(e->json, "event_type");
	e->protocol = text_of(e->json, "app_proto");
	e->intent = text_of(operation, "intent");
	e->label = text_of(operation, "label");
	e->signature = alert ? text_of(alert, "signature") : text_of(anomaly, "event");
	e->signature_id = number_of(alert, "signature_id");
	e->source = text_of(e->json, *text_of(e->json, "src_ip") ? "src_ip" : "src_mac");
	e->target = text_of(e->json, *text_of(e->json, "dest_ip") ? "dest_ip" : "dest_mac");
	e->source_port = (uint16_t)number_of(e->json, "src_port");
	e->target_port = (uint16_t)number_of(e->json, "dest_port");
	e->transport = text_of(e->json, "proto");
	read_judgement(e);
	e->severity = severity_of(e, alert);
}

struct export_event *export_event_read(const char *line, size_t len)
{
	struct export_event *e = calloc(1, sizeof *e);

	if (!e)
		return NULL;
	e->users = 1;
	e->json = json_loadb(line, len, JSON_REJECT_DUPLICATES, NULL);
	e->line = strndup(line, len);
	e->len = len;
	if (!json_is_object(e->json) || !e->line || strlen(e->line) != len) {
		export_event_put(e);
		return NULL;
	}
	e->time_ns = time_of(text_of(e->json, "timestamp"));
	read_what(e);
	write_sentence(e);
	return e;
}

void export_event_put(struct export_event *e)
{
	if (!e || atomic_fetch_sub(&e->users, 1) != 1)
		return;
	json_decref(e->json);
	free(e->line);
	free(e);
}
