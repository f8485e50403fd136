/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Asking the dataplane (dataplane/control.h) and showing what it answers as a table or as JSON.  What is wrong is
 * said on standard error at once, with the command's name in front.
 */
#pragma once

#include "dataplane/audit/command.h"
#include "mgmt/control_client.h"

#include <stddef.h>

#define ASK_SOCKET "/run/bulkhead/control.sock"

/* Options that every command which asks has, for its table. */
#define ASK_OPTION_JSON { "json", 0, NULL, NULL, "print JSON" }
#define ASK_OPTION_SOCKET { "socket", 0, "PATH", NULL, "the control socket, if it is not " ASK_SOCKET }

struct ask {
	const struct command *command;
	struct control_client client;
};

/* path NULL: the usual one. */
bool ask_open(struct ask *a, const struct command *command, const char *path);
void ask_close(struct ask *a);

/* Sends a request; with: a descriptor that goes along, or -1. */
bool ask_send(struct ask *a, enum control_type type, const void *body, size_t len, int with);

/* Receives one message into buffer (CONTROL_MESSAGE_MAX bytes); false after saying what is wrong. */
bool ask_receive(struct ask *a, enum control_type type, uint8_t *buffer, struct control_head *head);

/* Asks and gathers every record, cut or filled with zeros to record_len; *records is malloc'd. */
bool ask_records(struct ask *a, enum control_type type, size_t record_len, void **records, unsigned *count);

/* ---- showing ---- */

enum column_kind { COLUMN_TEXT, COLUMN_U32, COLUMN_U64, COLUMN_I64, COLUMN_TIME, COLUMN_BYTES };

struct column {
	const char *name;      /* in JSON */
	const char *title;     /* of the table; NULL: only in JSON */
	enum column_kind kind;
	size_t at;             /* in the record */
};

struct table {
	const struct column *columns;
	unsigned count;
	size_t record_len;
};

#define COLUMN(struct_, member_, title_, kind_) { #member_, title_, kind_, offsetof(struct struct_, member_) }
#define TABLE(struct_, columns_) { columns_, sizeof(columns_) / sizeof((columns_)[0]), sizeof(struct struct_) }

/* UINT64_MAX is shown as "-", and null in JSON. */
void table_text(const struct table *t, const void *records, unsigned count);
void table_json(const struct table *t, const void *records, unsigned count); /* an array */
void table_pairs(const struct table *t, const void *record);                 /* one record, a line for each column */
