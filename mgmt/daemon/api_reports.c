/* SPDX-License-Identifier: Apache-2.0 */
/* The report of a period. */
#define _GNU_SOURCE

#include "mgmt/daemon/database.h"
#include "mgmt/daemon/report.h"
#include "mgmt/daemon/request.h"

#include <string.h>

#define WEEK_NS UINT64_C(604800000000000)

static void get_report(struct request *r)
{
	const uint64_t to = request_time_ns(r, "to", clock_now_ns()),
		       from = request_time_ns(r, "from", to - WEEK_NS);
	const char *format = request_text(r, "format");
	size_t len;

	if (from >= to) {
		request_fail(r, 400, "reports.period", NULL);
		return;
	}
	const char *asked = request_text(r, "language");
	const enum words_language language = asked ? words_language(asked) : r->language;
	json_t *report = report_json(r->daemon, language, from, to);
	char *html = format && !strcmp(format, "html") ? report_html(report, language, &len) : NULL;
	if (html)
		answer_bytes(r, "text/html; charset=utf-8", html, len, NULL);
	else
		answer_json(r, json_incref(report));
	json_decref(report);
}

static const struct api_value takes[] = {
	{ "from", IN_QUERY, API_TIME, .help = "a week before `to` if not given" },
	{ "to", IN_QUERY, API_TIME, .help = "now if not given" },
	{ "format", IN_QUERY, API_WORD, .words = "json|html", .help = "html prints as it is" },
	{ "language", IN_QUERY, API_TEXT, .help = "en or zh; that of Accept-Language if not given: a link has none" },
	{ 0 },
};
static const struct api_value gives[] = {
	{ "from", .type = API_TIME, .is_required = true },
	{ "to", .type = API_TIME, .is_required = true },
	{ "title", .type = API_TEXT, .is_required = true },
	{ "sentences", .type = API_LIST, .is_required = true },
	{ "sections", .type = API_LIST, .is_required = true },
	{ 0 },
};

static const struct api_route routes[] = {
	{ "GET", "/reports", "What happened in a period, for those who must show it", ROLES_ALL,
	  .takes = takes, .gives = gives, .handle = get_report },
};
extern const struct route_group api_reports;
const struct route_group api_reports = { "reports", routes, sizeof routes / sizeof routes[0] };
