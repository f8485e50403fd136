/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Events out of the box: one exporter for each kind (export.h), each with a thread, a bounded queue and counted losses.
 *
 * Events come as the dataplane writes them (EVE lines over its control socket, asked for only while somebody wants
 * them), are read once, and are shared by all queues.  A receiver that is slow or gone fills its queue and then loses
 * the newest events; nothing else notices.
 */
#pragma once

#include "mgmt/daemon/daemon.h"
#include "mgmt/daemon/export.h"

#define EXPORT_QUEUE 8192u   /* events that one exporter holds back */

struct exports;

extern const struct module module_exports;

/* Every kind that is there, with its settings (but for secrets), counts and state. */
json_t *exports_json(struct daemon *d);

/*
 * Changes one: settings holds what changes (NULL: nothing).  NULL: done and kept; else the id of what is wrong,
 * and *name the setting.
 */
const char *exports_set(struct daemon *d, const char *kind, bool is_enabled, const json_t *settings, const char **name);

/* ---- export_event.c ---- */

/* Of one EVE line (len bytes, no line end); NULL: it is none. */
struct export_event *export_event_read(const char *line, size_t len);
void export_event_put(struct export_event *e); /* the last user frees it */

/* ---- export_kinds.c ---- */

#define EXPORT_KINDS 7u

struct export_row {
	const char *name;
	const struct export_kind *kind; /* NULL: a module, export_NAME.so */
};
extern const struct export_row export_rows[EXPORT_KINDS];
