/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The table of routes.  A file api_NAME.c exports one `struct route_group` and adds one line to the list in api.c; from
 * these tables come the look-up, who may call what, the checking of every parameter, OpenAPI and the tests of roles.
 */
#pragma once

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define API_PREFIX "/api/v1"
#define API_PATH_VALUES 3
#define API_BODY_MAX 65536u        /* bytes of a body, unless the route says otherwise */
#define API_TEXT_MAX 256           /* bytes of a text, unless its row says otherwise */

enum user_role {
	ROLE_SYSTEM = 1,   /* network, users, backup */
	ROLE_SECURITY = 2, /* policy, rules */
	ROLE_AUDIT = 4,    /* sees every action, changes none */
	ROLE_OPERATOR = 8, /* operator page, relax, windows */
	ROLE_VIEWER = 16,
	ROLE_OWNER = 32,   /* all of it; exists only where set-up chose one person */
};
/* Every route may also be called by the owner; a route never names it. */
#define ROLES_ALL (ROLE_SYSTEM | ROLE_SECURITY | ROLE_AUDIT | ROLE_OPERATOR | ROLE_VIEWER)
/* Those who see the plant: all but the auditor. */
#define ROLES_SEE (ROLE_SYSTEM | ROLE_SECURITY | ROLE_OPERATOR | ROLE_VIEWER)
#define ROLES_OPEN 0 /* nobody needs to be known: set-up and login only */

enum api_flags {
	API_SETUP = 1,     /* answers before set-up is done; all others do not */
	API_BYTES = 2,     /* the body is no JSON: bytes, len */
	API_STREAM = 4,    /* server-sent events */
	API_QUIET = 8,     /* changes nothing although it is no GET: not in the trail unless refused */
	API_CONSOLE = 16,  /* only over the Unix socket */
	API_SELF = 32,     /* about the asker: also with a password that must be changed */
	API_FILE = 64,     /* the body is bytes in a file without a name: file, len */
	API_NAMES = 128,   /* the body has members that the table does not name: the handler checks them */
};

enum api_place { IN_PATH, IN_QUERY, IN_BODY };
enum api_type { API_TEXT, API_NUMBER, API_BOOL, API_TIME, API_WORD, API_LIST, API_OBJECT, API_ANY };

/*
 * One parameter, or one member of an answer.  In answers, a dot and [] lead downwards: "items[].name".  Members of
 * lists and objects of a body are checked by the handler.
 */
struct api_value {
	const char *name;      /* NULL: the end of the list */
	enum api_place in;
	enum api_type type;
	bool is_required;      /* answers: always there */
	bool is_secret;        /* never in the trail or in a log */
	bool may_be_null;      /* answers; and in a body null means absent */
	int64_t min,
		max; /* numbers: the value; texts: bytes, max 0: API_TEXT_MAX.  Numbers with max 0: no limits */
	const char *words;     /* API_WORD: "allow|drop" */
	const char *help;
};

struct request;

struct api_route {
	const char *method;    /* GET, POST, PUT, PATCH, DELETE */
	const char *path;      /* below /api/v1: "/users/{name}" */
	const char *summary;   /* one sentence */
	unsigned roles;        /* enum user_role */
	unsigned flags;        /* enum api_flags */
	const char *action;    /* what the trail calls it ("users.add"), with a text "trail.ACTION"; all but GET */
	size_t body_max;       /* 0: API_BODY_MAX */
	const char *type;      /* of the answer; NULL: application/json */
	const struct api_value *takes; /* NULL: nothing */
	const struct api_value *gives; /* of the answer's object; NULL: not described further */
	void (*handle)(struct request *r);
};

struct route_group {
	const char *name;
	const struct api_route *routes;
	unsigned count;
};

/* Parameters that every list has; put LIST_VALUES into the table and use request_number(r, "limit", LIST_LIMIT). */
#define LIST_LIMIT 100
#define LIST_VALUES \
	{ "limit", IN_QUERY, API_NUMBER, .min = 1, .max = 1000, .help = "at most so many; 100 if not given" }, \
	{ "before", IN_QUERY, API_TEXT, .help = "goes on behind a page: its `next`" }

/* All groups, for those that walk over them; ends in NULL. */
extern const struct route_group *const api_groups[];

/* ---- for http.c ---- */

/* What the head of a request says about who asks; NULL: nothing. */
struct credentials {
	const char *cookie, *bearer, *csrf;
	const char *type;      /* of the body */
	unsigned uid;          /* of the other end of the Unix socket */
};

/* Looks up r->method and r->path.  False: the answer is given: 404 or 405, which fills allow. */
bool api_find(struct request *r, char allow[64]);

/* After the head: who is it, and may they?  False: the answer is given, and the body is not read. */
bool api_admit(struct request *r, const struct credentials *c);

/* Reads the body and holds it, path and query against the route's rows; false: r has failed. */
bool api_check(struct request *r);

/* After the body: checks it, calls the handler, writes the trail. */
void api_run(struct request *r);

const char *role_name(unsigned role);       /* "system" */
unsigned role_find(const char *name);       /* 0: there is none */

json_t *roles_json(unsigned roles);
/* Reads a list of names; 0: not a list of roles that one user may have.  Nobody is two of system, security, audit and
 * owner, and whoever sees every action (audit) changes nothing (operator). */
unsigned roles_read(const json_t *list);

/* The description of all of it, OpenAPI 3.1, malloc'd. */
char *openapi_text(size_t *len);
