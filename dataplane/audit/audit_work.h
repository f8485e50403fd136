/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The workers of an audit: each walks the timeline with an engine of its own and keeps the packets of
 * its share; what they find is merged in the order of their numbers.
 *
 * audit_work() is called by one thread, which waits and shows progress; it returns when all workers
 * have ended.
 */
#pragma once

#include "dataplane/audit/against.h"
#include "dataplane/audit/eve.h"
#include "dataplane/audit/report.h"
#include "dataplane/audit/trace_text.h"
#include "dataplane/events/wire_file.h"

struct audit_job {
	struct capture_list *list;
	const struct policy *policy; /* NULL: none */
	const struct policy *other;  /* NULL: none; see against.h */
	const struct signatures *signatures; /* NULL: no rules */
	const struct engine_config *config;
	unsigned workers;
	struct eve *eve;             /* NULL: no events are written */
	struct wire_file *records;   /* NULL: no records are written */
	struct trace_text *trace;    /* NULL: no trace; needs one worker */
	uint64_t trace_packets;
	bool shows_progress;
};

struct audit_found {
	struct report *report;   /* the caller's, report_destroy() */
	struct against *against; /* NULL unless other; the caller's */
};

/* False, after saying why on standard error, when memory or threads are out: nothing is found. */
bool audit_work(const struct audit_job *job, struct audit_found *found);
