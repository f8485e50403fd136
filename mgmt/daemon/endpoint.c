/* SPDX-License-Identifier: Apache-2.0 */
/* Names of ends; an asset is looked for by its address. */
#include "mgmt/daemon/endpoint.h"

#include "mgmt/daemon/database.h"

#include "dataplane/events/json.h"

#include <string.h>

void endpoint_text(const struct endpoint *e, char out[ENDPOINT_TEXT])
{
	char text[JSON_ROOM + 1];

	*(e->has_address ? json_format_address(text, e->address) : json_format_mac(text, e->mac)) = '\0';
	snprintf(out, ENDPOINT_TEXT, "%.*s", ENDPOINT_TEXT - 1, text);
}

json_t *endpoint_json(struct daemon *d, const struct endpoint *e, uint16_t port, const char *zone)
{
	static const uint8_t none[6];
	char address[ENDPOINT_TEXT], mac[JSON_ROOM + 1];

	endpoint_text(e, address);
	*json_format_mac(mac, e->mac) = '\0';
	sqlite3_stmt *s = sql_prepare(database_read(d->main), "SELECT id, name FROM assets WHERE address = ?",
				      "t", address);
	const bool is_known = s && sqlite3_step(s) == SQLITE_ROW;
	json_t *j =
		json_pack("{s:s,s:o,s:s,s:s,s:s,s:o}", "address", e->has_address ? address : "", "port",
			  port ? json_integer(port) : json_null(), "mac", memcmp(e->mac, none, 6) ? mac : "",
			  "zone", zone, "name", is_known ? sql_text(s, 1) : "", "asset",
			  is_known ? json_string(sql_text(s, 0)) : json_null());
	sqlite3_finalize(s);
	return j;
}
