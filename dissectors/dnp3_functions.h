/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What DNP3 messages mean: one row for each application function, one for each group whose reading
 * or writing is more than data, and from both the operation that the fields tell.  Part of dnp3.c.
 */
#pragma once

#include "dissectors/dnp3_objects.h"

/* ---- functions ---- */

enum { GROUP_COMMAND = 12, GROUP_ANALOG_COMMAND = 41, GROUP_TIME = 50, GROUP_CLASS = 60,
       GROUP_FILE = 70, GROUP_IIN = 80, GROUP_AUTH = 120 };

enum trait {
	DATA = 1,      /* objects bring data */
	HOUSE = 2,     /* what any master does to read */
	BY_OBJECT = 4, /* intent follows the group, see purposes[] */
	SILENT = 8,    /* no answer is sent */
	TIMED = 16,    /* begins with a time object, which brings data */
};

/* Which objects an answer may bring. */
enum answer { ANSWER_ANY, ANSWER_NULL, ANSWER_ECHO, ANSWER_DELAY, ANSWER_FILE };

struct function {
	uint8_t code, intent, changes, transfer, traits, answer;
	const char *technique, *label;
};

/* 4.4 and Table 4-2. */
static const struct function functions[] = {
	{ 0, INTENT_SESSION, CHANGES_NO, 0, HOUSE | SILENT, ANSWER_ANY, NULL, "confirm" },
	{ 1, INTENT_READ, CHANGES_NO, 0, BY_OBJECT, ANSWER_ANY, "T0801", "read" },
	{ 2, INTENT_WRITE, CHANGES_YES, 0, DATA | BY_OBJECT, ANSWER_NULL, "T0836", "write" },
	/* A select arms an output, which is why it counts as a change. */
	{ 3, INTENT_CONTROL, CHANGES_YES, 0, DATA, ANSWER_ECHO, "T0855", "select" },
	{ 4, INTENT_CONTROL, CHANGES_YES, 0, DATA, ANSWER_ECHO, "T0855", "operate" },
	{ 5, INTENT_CONTROL, CHANGES_YES, 0, DATA, ANSWER_ECHO, "T0855", "direct operate" },
	{ 6, INTENT_CONTROL, CHANGES_YES, 0, DATA | SILENT, ANSWER_NULL, "T0855",
	  "direct operate without acknowledgement" },
	/* Freezing commands counter points: it overwrites frozen values, and may reset counts. */
	{ 7, INTENT_CONTROL, CHANGES_YES, 0, 0, ANSWER_NULL, "T0855", "freeze" },
	{ 8, INTENT_CONTROL, CHANGES_YES, 0, SILENT, ANSWER_NULL, "T0855",
	  "freeze without acknowledgement" },
	{ 9, INTENT_CONTROL, CHANGES_YES, 0, 0, ANSWER_NULL, "T0855", "freeze and clear" },
	{ 10, INTENT_CONTROL, CHANGES_YES, 0, SILENT, ANSWER_NULL, "T0855",
	  "freeze and clear without acknowledgement" },
	{ 11, INTENT_CONTROL, CHANGES_YES, 0, TIMED, ANSWER_NULL, "T0855", "freeze at time" },
	{ 12, INTENT_CONTROL, CHANGES_YES, 0, TIMED | SILENT, ANSWER_NULL, "T0855",
	  "freeze at time without acknowledgement" },
	{ 13, INTENT_RUN, CHANGES_YES, 0, 0, ANSWER_DELAY, "T0816", "cold restart" },
	{ 14, INTENT_RUN, CHANGES_YES, 0, 0, ANSWER_DELAY, "T0816", "warm restart" },
	{ 15, INTENT_RUN, CHANGES_YES, 0, 0, ANSWER_NULL, "T0836", "initialize data" },
	{ 16, INTENT_RUN, CHANGES_YES, 0, 0, ANSWER_NULL, "T0858", "initialize application" },
	{ 17, INTENT_RUN, CHANGES_YES, 0, 0, ANSWER_NULL, "T0858", "start application" },
	{ 18, INTENT_RUN, CHANGES_YES, 0, 0, ANSWER_NULL, "T0858", "stop application" },
	{ 19, INTENT_CONFIG, CHANGES_YES, 0, 0, ANSWER_DELAY, "T0836", "save configuration" },
	{ 20, INTENT_CONFIG, CHANGES_YES, 0, HOUSE, ANSWER_NULL, NULL,
	  "enable unsolicited responses" },
	{ 21, INTENT_CONFIG, CHANGES_YES, 0, HOUSE, ANSWER_NULL, "T0804",
	  "disable unsolicited responses" },
	{ 22, INTENT_CONFIG, CHANGES_YES, 0, 0, ANSWER_NULL, "T0836", "assign class" },
	{ 23, INTENT_TIME, CHANGES_NO, 0, HOUSE, ANSWER_DELAY, NULL, "measure delay" },
	{ 24, INTENT_TIME, CHANGES_YES, 0, HOUSE, ANSWER_NULL, NULL, "record current time" },
	{ 25, INTENT_FILE, CHANGES_YES, TRANSFER_OPEN, DATA, ANSWER_FILE, NULL,
	  "open file" },
	{ 26, INTENT_FILE, CHANGES_NO, TRANSFER_CLOSE, DATA, ANSWER_FILE, NULL,
	  "close file" },
	{ 27, INTENT_FILE, CHANGES_YES, 0, DATA, ANSWER_FILE, "T0809", "delete file" },
	{ 28, INTENT_FILE, CHANGES_NO, 0, DATA, ANSWER_FILE, NULL, "get file information" },
	{ 29, INTENT_FILE, CHANGES_NO, 0, DATA, ANSWER_FILE, "T0859", "authenticate for files" },
	{ 30, INTENT_FILE, CHANGES_NO, TRANSFER_CLOSE, DATA, ANSWER_FILE, NULL,
	  "abort file" },
	{ 31, INTENT_CONFIG, CHANGES_YES, 0, DATA, ANSWER_ANY, "T0836", "activate configuration" },
	{ 32, INTENT_SESSION, CHANGES_NO, 0, DATA | HOUSE, ANSWER_ANY, NULL, "authentication" },
	{ 33, INTENT_SESSION, CHANGES_NO, 0, DATA | HOUSE | SILENT, ANSWER_ANY, NULL,
	  "authentication without acknowledgement" },
};

static const struct function unknown_function = {
	255, INTENT_OTHER, CHANGES_UNKNOWN, 0, DATA, ANSWER_ANY, NULL, "unknown function",
};

enum {
	FUNCTION_CONFIRM = 0,
	FUNCTION_WRITE = 2,
	FUNCTION_ENABLE = 20,
	FUNCTION_DISABLE = 21,
	FUNCTION_ASSIGN = 22,
	FUNCTION_OPEN = 25,
	FUNCTION_CLOSE = 26,
	FUNCTION_ABORT = 30,
	FUNCTION_AUTH = 32,
	FUNCTION_RESPONSE = 129,
	FUNCTION_UNSOLICITED = 130,
	FUNCTION_AUTH_RESPONSE = 131,
};

/* Names that say what a file is: DNP3 itself does not. */
struct suffix {
	const char *text;
	uint8_t len, intent;
};

static const struct suffix suffixes[] = {
	{ ".cfg", 4, INTENT_PROGRAM }, { ".conf", 5, INTENT_PROGRAM },
	{ ".config", 7, INTENT_PROGRAM }, { ".ini", 4, INTENT_PROGRAM },
	{ ".xml", 4, INTENT_PROGRAM }, { ".cid", 4, INTENT_PROGRAM },
	{ ".icd", 4, INTENT_PROGRAM }, { ".iid", 4, INTENT_PROGRAM },
	{ ".set", 4, INTENT_PROGRAM }, { ".prj", 4, INTENT_PROGRAM },
	{ ".bin", 4, INTENT_FIRMWARE }, { ".hex", 4, INTENT_FIRMWARE },
	{ ".fw", 3, INTENT_FIRMWARE }, { ".img", 4, INTENT_FIRMWARE },
	{ ".upd", 4, INTENT_FIRMWARE }, { ".rom", 4, INTENT_FIRMWARE },
	{ ".s19", 4, INTENT_FIRMWARE }, { ".srec", 5, INTENT_FIRMWARE },
};

/* What reading and writing a group mean, where that is more than data. */
struct purpose {
	uint8_t group, read, write; /* enum intent */
	uint8_t changes;	    /* enum changes, when written */
	const char *read_technique, *write_technique;
};

static const struct purpose purposes[] = {
	{ 0, INTENT_IDENTIFY, INTENT_CONFIG, CHANGES_YES, "T0888", "T0836" },
	{ 10, INTENT_READ, INTENT_CONTROL, CHANGES_YES, "T0801", "T0855" },
	{ 12, INTENT_READ, INTENT_CONTROL, CHANGES_YES, "T0801", "T0855" },
	{ 34, INTENT_READ, INTENT_CONFIG, CHANGES_YES, "T0801", "T0836" },
	{ 40, INTENT_READ, INTENT_CONTROL, CHANGES_YES, "T0801", "T0855" },
	{ 41, INTENT_READ, INTENT_CONTROL, CHANGES_YES, "T0801", "T0855" },
	{ 50, INTENT_READ, INTENT_TIME, CHANGES_YES, NULL, NULL },
	{ 60, INTENT_READ, INTENT_OTHER, CHANGES_UNKNOWN, "T0801", NULL },
	{ 70, INTENT_FILE, INTENT_FILE, CHANGES_YES, NULL, NULL },
	{ 80, INTENT_DIAGNOSE, INTENT_CONFIG, CHANGES_YES, NULL, NULL },
	{ 81, INTENT_DIAGNOSE, INTENT_CONFIG, CHANGES_YES, NULL, NULL },
	{ 82, INTENT_IDENTIFY, INTENT_CONFIG, CHANGES_YES, "T0888", "T0836" },
	{ 83, INTENT_READ, INTENT_OTHER, CHANGES_UNKNOWN, NULL, NULL },
	{ 85, INTENT_READ, INTENT_CONFIG, CHANGES_YES, "T0801", "T0836" },
	{ 86, INTENT_READ, INTENT_CONFIG, CHANGES_YES, "T0801", "T0836" },
	{ 90, INTENT_READ, INTENT_OTHER, CHANGES_UNKNOWN, NULL, NULL },
	{ 91, INTENT_READ, INTENT_OTHER, CHANGES_UNKNOWN, NULL, NULL },
	/* Whatever the outstation's console understands. */
	{ 112, INTENT_READ, INTENT_OTHER, CHANGES_UNKNOWN, "T0801", "T0807" },
	{ 113, INTENT_READ, INTENT_OTHER, CHANGES_UNKNOWN, "T0801", "T0807" },
	{ 121, INTENT_DIAGNOSE, INTENT_OTHER, CHANGES_UNKNOWN, NULL, NULL },
	{ 122, INTENT_DIAGNOSE, INTENT_OTHER, CHANGES_UNKNOWN, NULL, NULL },
};

/* ---- state of a flow ---- */

enum { FILES_MAX = 4 };

/* A fragment is 2048 octets by default (4.2.1); stations may agree on more, six times is plenty. */
#define FRAGMENT_MAX 12288

struct open_file {
	uint32_t handle;
	uint16_t outstation;
	uint8_t intent, mode; /* enum intent, 0: free */
};

struct state {
	struct pairs pairs;
	struct awaited awaited[2]; /* by from_client */
	struct open_file files[FILES_MAX];
	uint8_t next_file;
	uint8_t control, function; /* of the last whole request, for its refusal */
};

static inline const struct function *find_function(uint8_t code)
{
	for (unsigned i = 0; i < sizeof functions / sizeof functions[0]; i++)
		if (functions[i].code == code)
			return &functions[i];
	return NULL;
}

static inline const struct purpose *find_purpose(uint8_t group)
{
	for (unsigned i = 0; i < sizeof purposes / sizeof purposes[0]; i++)
		if (purposes[i].group == group)
			return &purposes[i];
	return NULL;
}

/* ---- what an operation is ---- */

static inline bool ends_with(struct bytes name, const struct suffix *suffix)
{
	if (name.len < suffix->len)
		return false;
	for (size_t i = 0; i < suffix->len; i++) {
		uint8_t c = name.p[name.len - suffix->len + i];
		if (c >= 'A' && c <= 'Z')
			c = (uint8_t)(c | 0x20);
		if (c != (uint8_t)suffix->text[i])
			return false;
	}
	return true;
}

static inline struct open_file *find_file(struct fragment *f)
{
	const uint16_t outstation = f->link->from_master ? f->link->destination : f->link->source;
	for (unsigned i = 0; has_field(f->m, F_FILE_HANDLE) && i < FILES_MAX; i++) {
		struct open_file *file = &f->state->files[i];
		if (file->intent && file->outstation == outstation &&
		    file->handle == f->m->fields[F_FILE_HANDLE].u)
			return file;
	}
	return NULL;
}

/* By the file's name, or by what its handle was opened for. */
static inline void describe_file(struct fragment *f, struct operation *op)
{
	struct message *m = f->m;
	const struct open_file *file = find_file(f);
	uint64_t mode = file ? file->mode : 0;

	if (op->intent == INTENT_FILE && file)
		op->intent = file->intent;
	if (has_field(m, F_FILE_MODE))
		mode = m->fields[F_FILE_MODE].u;
	if (op->intent == INTENT_FILE && has_field(m, F_FILE_NAME)) {
		const struct bytes name = { m->fields[F_FILE_NAME].p, m->fields[F_FILE_NAME].len };
		for (unsigned i = 0; i < sizeof suffixes / sizeof suffixes[0]; i++)
			if (ends_with(name, &suffixes[i]))
				op->intent = suffixes[i].intent;
	}
	if (f->function && f->function->code == FUNCTION_OPEN && mode == 1)
		op->changes = CHANGES_NO;
	if (op->technique || op->transfer == TRANSFER_CLOSE)
		return;
	if (op->intent == INTENT_FIRMWARE && op->changes != CHANGES_NO)
		op->technique = "T0857";
	else if (op->intent == INTENT_PROGRAM)
		op->technique = op->changes == CHANGES_NO ? "T0845" : "T0843";
	else if (op->changes != CHANGES_NO)
		op->technique = "T0867";
}

static inline void describe_object(const struct fragment *f, const struct header *h,
				   struct operation *op)
{
	const struct purpose *purpose = find_purpose(h->group);
	const bool writes = f->function && f->function->code == FUNCTION_WRITE;

	if (purpose) {
		op->intent = writes ? purpose->write : purpose->read;
		op->technique = writes ? purpose->write_technique : purpose->read_technique;
		if (writes)
			op->changes = purpose->changes;
	}
	if (h->group == GROUP_TIME && writes && (h->variation == 1 || h->variation == 3))
		op->housekeeping = true;
	/* The one internal indication that a master may clear, 4.2.2.6.8. */
	if (h->group == GROUP_IIN && writes && has_field(f->m, F_INDEX) &&
	    f->m->fields[F_INDEX].u == 7 && has_field(f->m, F_VALUE) && !f->m->fields[F_VALUE].u) {
		op->housekeeping = true;
		op->label = "clear restart indication";
	}
	if (h->group == GROUP_FILE && h->variation == 5)
		op->transfer = TRANSFER_DATA;
}

/* Secure authentication: what changes who may do what is not mere session keeping (A.45). */
static inline void describe_auth(const struct header *h, struct operation *op)
{
	const uint8_t v = h->variation;
	const bool users = v == 8 || v == 10 || v == 11 || v == 13;
	op->intent = users ? INTENT_CONFIG : INTENT_SESSION;
	op->changes = users ? CHANGES_YES : CHANGES_NO;
	op->technique = users ? "T0892" : NULL;
	op->housekeeping = !users;
	op->transfer = TRANSFER_NONE;
	op->label = users ? "change users or update keys" : "authentication";
}

/* Housekeeping is what it is only with the objects that belong to it. */
static inline void doubt_housekeeping(const struct fragment *f, const struct header *h,
				      struct operation *op)
{
	const uint8_t code = f->function->code;
	const bool unsolicited = code == FUNCTION_ENABLE || code == FUNCTION_DISABLE;

	if (!(f->function->traits & HOUSE) || (unsolicited && h->group == GROUP_CLASS))
		return;
	op->intent = INTENT_OTHER;
	op->changes = CHANGES_UNKNOWN;
	op->housekeeping = false;
}

/* Of an answer whose request was not seen. */
static inline uint8_t intent_unasked(const struct header *h, uint8_t intent)
{
	if (!h)
		return INTENT_OTHER;
	if (h->group == GROUP_COMMAND || h->group == GROUP_ANALOG_COMMAND)
		return INTENT_CONTROL;
	return intent;
}

/* What the fields say that are put now; h: the object's header, NULL for none. */
static inline struct operation describe(struct fragment *f, const struct header *h)
{
	const struct function *fn = f->function;
	struct operation op = {
		.intent = INTENT_READ, .changes = CHANGES_NO, .role = f->role,
		.failed = f->failed, .label = "response",
	};

	if (fn) {
		op.intent = fn->intent;
		op.changes = fn->changes;
		op.technique = fn->technique;
		op.transfer = fn->transfer;
		op.housekeeping = fn->traits & HOUSE;
		op.label = fn->label;
	}
	if (h && h->group == GROUP_AUTH) {
		describe_auth(h, &op);
	} else if (f->code == FUNCTION_UNSOLICITED) {
		op.intent = INTENT_REPORT;
		op.label = "unsolicited response";
	} else {
		if (h && (!fn || fn->traits & BY_OBJECT))
			describe_object(f, h, &op);
		if (h && h->group == GROUP_FILE)
			describe_file(f, &op);
		if (h && fn && f->role == ROLE_REQUEST)
			doubt_housekeeping(f, h, &op);
	}
	if (f->role == ROLE_ANSWER && !fn)
		op.intent = intent_unasked(h, op.intent);
	else if (f->role == ROLE_ANSWER && !h && fn->traits & BY_OBJECT)
		op.intent = f->request.extra & 15;
	if (f->role != ROLE_REQUEST)
		op.technique = NULL;
	return op;
}

/* An outstation opened a file: later blocks have its intent.  It refused: there is no transfer. */
static inline void follow_file(struct fragment *f, struct operation *op)
{
	struct message *m = f->m;
	struct open_file *file = find_file(f);
	const uint8_t code = f->function->code;
	const bool refused = op->failed ||
			     (has_field(m, F_FILE_STATUS) && m->fields[F_FILE_STATUS].u != 0);

	op->failed = refused;
	if (m->bad)
		return;
	if ((code == FUNCTION_CLOSE || code == FUNCTION_ABORT) && file && !refused)
		file->intent = 0;
	if (code != FUNCTION_OPEN)
		return;
	op->intent = f->request.extra & 15;
	op->transfer = refused ? TRANSFER_CLOSE : TRANSFER_OPEN;
	if (refused || !has_field(m, F_FILE_HANDLE))
		return;
	if (!file) {
		file = &f->state->files[f->state->next_file];
		f->state->next_file = (uint8_t)((f->state->next_file + 1) % FILES_MAX);
	}
	*file = (struct open_file){ .handle = (uint32_t)m->fields[F_FILE_HANDLE].u,
				    .outstation = f->link->source,
				    .intent = (uint8_t)(f->request.extra & 15),
				    .mode = (uint8_t)(f->request.extra >> 4 & 15) };
}

static inline void emit(struct fragment *f, const struct header *h)
{
	struct message *m = f->m;
	struct operation op = describe(f, h);

	if (h && h->group == GROUP_FILE && f->function && f->role == ROLE_ANSWER)
		follow_file(f, &op);
	/* What the answer wants to know: intent, and the mode of a file that is opened. */
	if (f->role == ROLE_REQUEST && !(h && h->group == GROUP_AUTH))
		f->request.extra = op.intent | (has_field(m, F_FILE_MODE) ?
						(m->fields[F_FILE_MODE].u & 15) << 4 : 0);
	if (f->role == ROLE_ANSWER && has_field(m, F_STATUS) && m->fields[F_STATUS].u)
		op.failed = true;
	expect(m, op.intent);
	operation(m, &op);
}

