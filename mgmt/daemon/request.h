/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A request to the API, and how a handler answers it.  Made by http.c, admitted by api.c (whoever is not allowed never
 * reaches a handler), freed when the answer has gone out.  One thread at a time.
 *
 * A handler calls exactly one answer_*() or request_fail(); without one the answer is 204.  Texts that the
 * request_*() functions return live as long as the request.
 */
#pragma once

#include "mgmt/daemon/api.h"
#include "mgmt/words/words.h"

#include <jansson.h>
#include <stdint.h>

enum via { VIA_NOTHING, VIA_SESSION, VIA_TOKEN, VIA_CONSOLE };

/* Who asks. */
struct asker {
	char name[65];       /* of the user; "token:ID" of a machine; "console:root" */
	unsigned roles;      /* enum user_role; one bit but for VIA_CONSOLE */
	enum via via;
	char session[65];    /* VIA_SESSION: its key in sessions.c */
};

struct answer {
	unsigned status;     /* 0: not given yet */
	const char *type;    /* of the bytes */
	char *bytes;         /* malloc'd; NULL: none */
	size_t len;
	int fd;              /* -1: none; else a file to be sent from its beginning, len bytes */
	char name[128];      /* under which a browser keeps it, or empty */
	char cookie[256];    /* a Set-Cookie header, or empty */
	char error[48];      /* id of what is wrong, or empty */
	struct stream *stream;
};

struct request {
	struct daemon *daemon;
	const struct api_route *route;
	struct asker who;
	char origin[64];           /* address of the asker, or "console" */
	enum words_language language;
	bool is_local;             /* over the Unix socket */
	char method[12];
	char *path;                /* below /api/v1, decoded only in its parameters */
	char *path_value[API_PATH_VALUES];
	json_t *query;             /* object of texts */
	json_t *body;              /* object; NULL: none, or API_BYTES */
	char *bytes;               /* of the body, NUL behind them */
	int file;                  /* API_FILE: the body; else -1 */
	const char *password;      /* API_FILE: X-Bulkhead-Password, which opens the file; NULL: none */
	size_t len;
	struct answer answer;
	json_t *trail;             /* arguments for the trail instead of the body's, or NULL: request_trail() */
	json_t *details;           /* of an error, or NULL */
	char trail_action[48];     /* instead of the route's, or empty */
	bool is_quiet;             /* leaves nothing in the trail: one row for each would drown it */
};

/* ---- what was asked: parameters by the names of the route's table, already checked against it ---- */

/* From path, query or body; NULL: absent. */
const char *request_text(const struct request *r, const char *name);
int64_t request_number(const struct request *r, const char *name, int64_t otherwise);
bool request_bool(const struct request *r, const char *name, bool otherwise);
uint64_t request_time_ns(const struct request *r, const char *name, uint64_t otherwise);
/* Of the body; borrowed, NULL: absent.  The table has checked that it is a list or an object. */
json_t *request_json(const struct request *r, const char *name);
bool request_has(const struct request *r, const char *name);

/* True when the asker has one of these roles. */
bool request_may(const struct request *r, unsigned roles);

/* ---- answers ---- */

void answer_json(struct request *r, json_t *takes);                     /* 200; NULL: memory is out */
void answer_status(struct request *r, unsigned status, json_t *takes);  /* 201, 202 */
/* A Set-Cookie header goes out with the answer. */
void answer_cookie(struct request *r, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* malloc'd bytes, taken; type: a string literal; name: for saving, or NULL. */
void answer_bytes(struct request *r, const char *type, char *takes, size_t len, const char *name);
/* An open file, taken. */
void answer_file(struct request *r, const char *type, int takes_fd, size_t len, const char *name);

/* Server-sent events from a topic (streams.h) until the reader goes. */
void answer_stream(struct request *r, struct stream *takes);

/*
 * id: "users.unknown", which mgmt/words turns into a text; args: as for json_pack("{s:s}", "name", name), NULL: none.
 */
void request_fail(struct request *r, unsigned status, const char *id, const char *args, ...);

/* Goes out as error.details with the next request_fail(): a list of diagnostics (shapes.ts). */
void request_details(struct request *r, json_t *takes);

/* What is said of this request in the audit trail instead of its own method, path and body (secrets are left out of
 * those by the route's table).  Everything but GET leaves a line there by itself, with its result.
 * action: the page shows the text "trail.ACTION" of mgmt/words with these arguments. */
void request_trail(struct request *r, const char *action, json_t *takes_arguments);

/* ---- times ---- */

/* RFC 3339, UTC, with microseconds; 0: json null. */
json_t *json_time_ns(uint64_t time_ns);
/* Of a time as json_time_ns() writes it, also without a fraction.  False: it is not one. */
bool time_read_ns(const char *text, uint64_t *time_ns);
