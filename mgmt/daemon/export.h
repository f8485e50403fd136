/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What a kind of export is: the contract between the hub (exports.h) and export_NAME.c, some of which are modules of
 * their own that know nothing else of the daemon.
 *
 * An exporter lives in one thread.  Everything that waits gives up after a few seconds, so that it always ends.
 */
#pragma once

#include <jansson.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define EXPORT_ERROR 256

struct daemon;

/* The numbers of RFC 5424. */
enum export_severity {
	EXPORT_CRITICAL = 2,
	EXPORT_ERROR_LEVEL = 3,
	EXPORT_WARNING = 4,
	EXPORT_NOTICE = 5,
	EXPORT_INFO = 6
};

/* One event, read only and shared.  Texts are never NULL, and empty where there is nothing to say. */
struct export_event {
	atomic_uint users;
	json_t *json;          /* owns the texts below, but for `line` and `sentence` */
	char *line;            /* the EVE line, without its end */
	size_t len;
	uint64_t time_ns;
	enum export_severity severity;
	const char *type;      /* "alert", "anomaly", "flow", "identity", or the protocol */
	const char *protocol, *intent, *label;
	const char *verdict, *cause, *mode, *from, *to, *rule, *reason;
	const char *signature; /* its message, or the name of the anomaly */
	uint64_t signature_id;
	const char *source, *target, *transport;
	uint16_t source_port, target_port;
	char sentence[1024];   /* for people, in English, UTF-8 */
};

/* ---- kinds ---- */

enum export_type {
	EXPORT_END,
	EXPORT_TEXT,
	EXPORT_SECRET,
	EXPORT_LONG_TEXT,
	EXPORT_NUMBER,
	EXPORT_YES_NO,
	EXPORT_CHOICE
};

/* A setting of a kind. */
struct export_field {
	const char *name;
	enum export_type type; /* LONG_TEXT: certificates in PEM form */
	const char *text;      /* default of texts and choices */
	int64_t number;        /* default of the others */
	int64_t min, max;
	const char *choices;   /* "udp|tcp|tls" */
	const char *help;
};

/* What an exporter is opened with. */
struct export_context {
	struct daemon *daemon;
	const json_t *settings;    /* every field of the kind */
	const char *folder;        /* STATE/exports, for files */
	const atomic_bool *is_ending;
	atomic_uint_fast64_t *sent, *lost;
};

enum export_result {
	EXPORT_SENT,
	EXPORT_AGAIN,  /* the receiver is gone: the exporter is opened again, and gets this event again */
	EXPORT_REFUSED /* this event cannot be sent; it is lost */
};

struct export_kind {
	const char *name;
	const char *help;
	const struct export_field *fields;
	/* All in the exporter's thread.  open: NULL: error says why; it is tried again. */
	void *(*open)(const struct export_context *c, char error[EXPORT_ERROR]);
	void (*close)(void *exporter);
	enum export_result (*send)(void *exporter, const struct export_event *e, char error[EXPORT_ERROR]);
	/* When the queue is empty, and once a second: EXPORT_AGAIN opens again.  May be NULL. */
	enum export_result (*idle)(void *exporter, char error[EXPORT_ERROR]);
	/* Instead of send, for a kind that is asked: returns when is_ending, or when it must be opened again. */
	void (*serve)(void *exporter, char error[EXPORT_ERROR]);
};

/* The symbol that a module exports. */
extern const struct export_kind export_kind;

/* Inline, for modules know nothing of the daemon but this header. */
static inline const char *export_text(const struct export_context *c, const char *name)
{
	const char *text = json_string_value(json_object_get(c->settings, name));
	return text ? text : "";
}

static inline int64_t export_number(const struct export_context *c, const char *name)
{
	return json_integer_value(json_object_get(c->settings, name));
}

static inline bool export_yes(const struct export_context *c, const char *name)
{
	return json_is_true(json_object_get(c->settings, name));
}

/* Which events: a field of every kind that is sent events. */
#define EXPORT_LEAST \
	{ "least", EXPORT_CHOICE, .text = "warning", .choices = "critical|error|warning|notice|info", \
	  .help = "events at least so grave; info: all that the dataplane tells" }
