/* SPDX-License-Identifier: Apache-2.0 */
/* The table of settings of bulkhead-mgmt. */
#include "mgmt/daemon/settings.h"

#include "rules/lexical.h"

#include <stdlib.h>
#include <string.h>

#define AT(member_) offsetof(struct mgmt_settings, member_)
#define TEXT(member_) AT(member_), sizeof(((struct mgmt_settings *)0)->member_)
#define COUNT(list_) (sizeof(list_) / sizeof((list_)[0]))

static const struct setting rows[] = {
	{ "state", SETTING_TEXT, TEXT(state), "/var/lib/bulkhead/mgmt", 0, 0, 0, NULL,
	  "the folder of databases, keys and certificate; of nobody else" },
	{ "control", SETTING_TEXT, TEXT(control), "/run/bulkhead/control.sock", 0, 0, 0, NULL,
	  "the control socket of bulkheadd" },
	{ "socket", SETTING_TEXT, TEXT(socket), "/run/bulkhead/api.sock", 0, 0, 0, NULL,
	  "the socket of the console, which root and its group may open; empty: none" },
	{ "address", SETTING_TEXT, TEXT(address), "0.0.0.0", 0, 0, 0, NULL,
	  "the address to listen on: that of the management port, which is never one of a segment" },
	{ "port", SETTING_NUMBER, AT(port), 0, NULL, 8443, 0, 65535, NULL,
	  "the TCP port of HTTPS; 0: any that is free" },
	{ "allowed", SETTING_TEXTS, AT(allowed), 0, NULL, 0, 0, 0, NULL,
	  "addresses and networks that may connect, such as `10.0.5.0/24`; none: every one may" },
	{ "rule_store", SETTING_TEXT, TEXT(rule_store), "/var/lib/bulkhead/rules", 0, 0, 0, NULL,
	  "the folder of bundles of signature rules: the `rule_store` of bulkheadd.conf" },
	{ "rule_keys", SETTING_TEXTS, AT(rule_keys), 0, NULL, 0, 0, 0, NULL,
	  "files with the public keys (of minisign) of those whose bundles of rules are taken; none: bundles are "
	  "installed at the console only" },
	{ "webroot", SETTING_TEXT, TEXT(webroot), "/usr/share/bulkhead/web", 0, 0, 0, NULL,
	  "the folder of the pages, read once at start; empty: no pages" },
	{ "user", SETTING_TEXT, TEXT(user), "bulkhead", 0, 0, 0, NULL,
	  "who the daemon becomes when root starts it; empty: it stays who it is" },
	{ "connections", SETTING_NUMBER, AT(connections), 0, NULL, 1000, 16, 10000, NULL, "at the same time" },
	{ "connections_each", SETTING_NUMBER, AT(connections_each), 0, NULL, 100, 4, 10000, NULL,
	  "of one address at the same time" },
	{ "requests_per_second", SETTING_NUMBER, AT(requests_per_second), 0, NULL, 100, 1, 100000, NULL,
	  "of one address, in the long run; four times as many at once" },
	{ "threads", SETTING_NUMBER, AT(threads), 0, NULL, 4, 1, 64, NULL, "that answer" },
};

bool mgmt_settings_load(const char *path, struct mgmt_settings *s, struct diags *diags)
{
	const size_t errors = diags->errors;
	struct setting_scope scope = { "bulkhead-mgmt.conf", rows, COUNT(rows), NULL };
	size_t len = 0;

	memset(s, 0, sizeof *s);
	setting_defaults(rows, COUNT(rows), s);
	if (!path)
		return true;
	char *text = setting_text(path, &len, diags);
	struct lexical *x = text ? lexical_read(text, len, path, diags) : NULL;
	if (x) {
		const struct setting_file f = { x, diags };
		for (const struct node *n = lexical_root(x)->first; n; n = n->next)
			setting_read(&f, &scope, n, s);
		lexical_destroy(x);
	}
	free(text);
	return diags->errors == errors;
}

void mgmt_settings_document(FILE *out)
{
	fprintf(out,
		"# bulkhead-mgmt.conf\n\n"
		"Printed by `bulkhead-mgmt --print-settings` from the table that the reader uses. The file is in "
		"libconfig's form, `/etc/bulkhead/bulkhead-mgmt.conf` unless another is named; without it the "
		"defaults hold. What people change in the pages is not here: `GET /system/settings` lists it.\n\n");
	setting_document(out, rows, COUNT(rows));
}
