/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Looking at records of the store: shared by store_read.c and store_search.c.  A struct look belongs to one call;
 * the block in hand stays open, so that records next to each other cost little.
 */
#pragma once

#include "mgmt/daemon/store_tree.h"

#define LOOK_COLUMNS "id, time_ns, ledger, kind, verdict, severity, block, place"

struct look {
	struct wire_reader *reader;
	struct wire_event *event;
	sqlite3_stmt *query;
	uint8_t *bytes;
	size_t len;
	uint64_t block;         /* in bytes */
	uint64_t next;          /* place of the reader's next record */
	bool is_open;
};

bool look_open(struct look *l);
void look_close(struct look *l);

/* The record; NULL: it is not there.  Valid until the next call. */
struct wire_event *look_at_record(struct look *l, sqlite3 *db, uint64_t block, uint64_t place);

/* From a row of LOOK_COLUMNS, without its record; and what is folded in it. */
void look_fill(sqlite3_stmt *q, struct store_event *out);
void look_fold(sqlite3 *db, struct store_event *e);
