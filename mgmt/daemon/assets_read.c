/* SPDX-License-Identifier: Apache-2.0 */
/* The inventory for people: lists, one device with its facts, peers and changes, the map, and CSV both ways.
 */
#define _GNU_SOURCE

#include "mgmt/daemon/assets.h"

#include "mgmt/daemon/database.h"
#include "mgmt/daemon/endpoint.h"
#include "mgmt/daemon/policies.h"
#include "mgmt/daemon/policy_check.h"
#include "mgmt/daemon/request.h"
#include "mgmt/daemon/sentence.h"

#include "rules/window.h"

#include <stdlib.h>
#include <string.h>

#define COLUMNS                                                                                              \
	"id, name, address, mac, vendor, model, firmware, serial, kind, zone, owner, note, first_ns, "       \
	"last_ns, is_known"

static json_t *protocols_of(struct daemon *d, const char *address)
{
	json_t *list = json_array();
	sqlite3_stmt *s = sql_prepare(
		database_read(d->main),
		"SELECT DISTINCT protocol FROM talks WHERE (client = ?1 OR server = ?1) AND protocol != '' "
		"ORDER BY 1",
		"t", address);

	while (s && sqlite3_step(s) == SQLITE_ROW)
		json_array_append_new(list, json_string(sql_text(s, 0)));
	sqlite3_finalize(s);
	return list;
}

/* Of COLUMNS. */
static json_t *asset_json(struct daemon *d, sqlite3_stmt *s)
{
	const char *name = sql_text(s, 1), *address = sql_text(s, 2);
	const bool is_mac = !strcmp(address, sql_text(s, 3));

	return json_pack("{s:s,s:s,s:o,s:s,s:s,s:s,s:s,s:s,s:s,s:s,s:s,s:s,s:o,s:o,s:b,s:o}", "id",
			 sql_text(s, 0), "name", *name ? name : address, "addresses",
			 is_mac ? json_array() : json_pack("[s]", address), "mac", sql_text(s, 3), "vendor",
			 sql_text(s, 4), "model", sql_text(s, 5), "firmware", sql_text(s, 6), "serial",
			 sql_text(s, 7), "kind", sql_text(s, 8), "zone", sql_text(s, 9), "owner",
			 sql_text(s, 10), "note", sql_text(s, 11), "first",
			 json_time_ns((uint64_t)sqlite3_column_int64(s, 12)), "last",
			 json_time_ns((uint64_t)sqlite3_column_int64(s, 13)), "is_known",
			 sqlite3_column_int(s, 14) != 0, "protocols", protocols_of(d, address));
}

json_t *assets_list(struct daemon *d, const char *match, int64_t before, int64_t limit)
{
	json_t *list = json_array();
	char *like = match && *match ? sqlite3_mprintf("%%%s%%", match) : NULL;
	sqlite3_stmt *s = sql_prepare(
		database_read(d->main),
		"SELECT " COLUMNS " FROM assets WHERE id < ?1 AND (?2 IS NULL OR name LIKE ?2 OR address "
		"LIKE ?2 OR vendor LIKE ?2 OR model LIKE ?2 OR zone LIKE ?2 OR mac LIKE ?2) ORDER BY id DESC "
		"LIMIT ?3",
		"iti", before, like, limit);

	while (s && sqlite3_step(s) == SQLITE_ROW)
		json_array_append_new(list, asset_json(d, s));
	sqlite3_finalize(s);
	sqlite3_free(like);
	return list;
}

static json_t *loaded(const char *text)
{
	json_t *j = json_loads(text, 0, NULL);
	return j ? j : json_object();
}

static json_t *peers_of(struct daemon *d, const char *address)
{
	json_t *list = json_array();
	sqlite3_stmt *s = sql_prepare(
		database_read(d->main),
		"SELECT a.id, a.name, a.address, t.client = a.address, t.protocol, t.intents, t.verdicts, "
		"t.last_ns FROM talks t JOIN assets a ON a.address = CASE WHEN t.client = ?1 THEN t.server "
		"ELSE t.client END WHERE t.client = ?1 OR t.server = ?1 ORDER BY t.last_ns DESC LIMIT 500",
		"t", address);

	while (s && sqlite3_step(s) == SQLITE_ROW)
		json_array_append_new(
			list, json_pack("{s:s,s:s,s:s,s:b,s:s,s:o,s:o,s:o}", "asset", sql_text(s, 0), "name",
					*sql_text(s, 1) ? sql_text(s, 1) : sql_text(s, 2), "address",
					sql_text(s, 2), "is_client", sqlite3_column_int(s, 3), "protocol",
					sql_text(s, 4), "intents", loaded(sql_text(s, 5)), "verdicts",
					loaded(sql_text(s, 6)), "last",
					json_time_ns((uint64_t)sqlite3_column_int64(s, 7))));
	sqlite3_finalize(s);
	return list;
}

static json_t *facts_of(struct daemon *d, const char *address)
{
	json_t *list = json_array();
	sqlite3_stmt *s = sql_prepare(
		database_read(d->main),
		"SELECT name, value, protocol, time_ns FROM asset_facts WHERE asset = ? ORDER BY 1, 3", "t",
		address);

	while (s && sqlite3_step(s) == SQLITE_ROW)
		json_array_append_new(list, json_pack("{s:s,s:s,s:s,s:o}", "name", sql_text(s, 0), "value",
						      sql_text(s, 1), "protocol", sql_text(s, 2), "time",
						      json_time_ns((uint64_t)sqlite3_column_int64(s, 3))));
	sqlite3_finalize(s);
	return list;
}

static json_t *changes_of(struct daemon *d, const char *address, enum words_language language)
{
	json_t *list = json_array();
	sqlite3_stmt *s = sql_prepare(
		database_read(d->main),
		"SELECT time_ns, sentence FROM asset_changes WHERE asset = ? ORDER BY time_ns DESC LIMIT 200",
		"t", address);

	while (s && sqlite3_step(s) == SQLITE_ROW) {
		json_t *kept = json_loads(sql_text(s, 1), 0, NULL);
		json_array_append_new(list, json_pack("{s:o,s:o}", "time",
						      json_time_ns((uint64_t)sqlite3_column_int64(s, 0)),
						      "sentence", sentence_again(language, kept)));
		json_decref(kept);
	}
	sqlite3_finalize(s);
	return list;
}

/* What the policy in force lets others do to it: the lines of conduits that lead to its zone. */
static json_t *may_of(struct daemon *d, const char *zone, enum words_language language)
{
	json_t *check = policies_in_force(d), *list = json_array(), *c, *line;
	size_t i, k;

	json_array_foreach(json_object_get(check, "conduits"), i, c)
	{
		const char *to = json_string_value(json_object_get(c, "to"));
		if (!to || !policy_check_has_zone(to, zone))
			continue;
		json_array_foreach(json_object_get(c, "allow"), k, line) json_array_append_new(
			list, json_pack("{s:O,s:O,s:o}", "from", json_object_get(c, "from"), "line",
					json_object_get(line, "text"), "sentence",
					sentence(language, "policy.sentence.allows", "{s:O,s:O}", "line",
						 json_object_get(line, "text"), "number",
						 json_object_get(line, "number"))));
	}
	json_decref(check);
	return list;
}

json_t *assets_one(struct daemon *d, int64_t id, enum words_language language)
{
	sqlite3_stmt *s =
		sql_prepare(database_read(d->main), "SELECT " COLUMNS " FROM assets WHERE id = ?", "i", id);
	json_t *one = NULL;

	if (s && sqlite3_step(s) == SQLITE_ROW) {
		const char *address = sql_text(s, 2), *zone = sql_text(s, 9);
		one = asset_json(d, s);
		json_object_set_new(one, "facts", facts_of(d, address));
		json_object_set_new(one, "peers", peers_of(d, address));
		json_object_set_new(one, "changes", changes_of(d, address, language));
		json_object_set_new(one, "may", may_of(d, zone, language));
	}
	sqlite3_finalize(s);
	return one;
}

/* ---- the map ---- */

static json_t *conduits_of(struct daemon *d)
{
	json_t *check = policies_in_force(d), *list = json_array(), *c;
	size_t i;

	json_array_foreach(json_object_get(check, "conduits"), i, c) json_array_append_new(
		list, json_pack("{s:O,s:O,s:O}", "from", json_object_get(c, "from"), "to",
				json_object_get(c, "to"), "mode", json_object_get(c, "mode")));
	json_decref(check);
	return list;
}

json_t *assets_map(struct daemon *d, uint64_t since_ns)
{
	json_t *zones = json_array(), *devices = json_array(), *talks = json_array();
	sqlite3_stmt *s = sql_prepare(database_read(d->main),
				      "SELECT zone, count(*) FROM assets WHERE last_ns >= ? GROUP BY 1 "
				      "ORDER BY 1",
				      "u", since_ns);

	while (s && sqlite3_step(s) == SQLITE_ROW)
		json_array_append_new(zones, json_pack("{s:s,s:I}", "name", sql_text(s, 0), "devices",
						       (json_int_t)sqlite3_column_int64(s, 1)));
	sqlite3_finalize(s);
	s = sql_prepare(database_read(d->main),
			"SELECT id, name, address, zone, kind, vendor, model, last_ns, is_known, EXISTS "
			"(SELECT 1 FROM alarms WHERE answered_ns = 0 AND happening LIKE '%\"' || address || "
			"'\"%') FROM assets "
			"WHERE last_ns >= ? ORDER BY last_ns DESC LIMIT 2000",
			"u", since_ns);
	while (s && sqlite3_step(s) == SQLITE_ROW)
		json_array_append_new(
			devices,
			json_pack("{s:s,s:s,s:s,s:s,s:s,s:s,s:s,s:o,s:b,s:b}", "id", sql_text(s, 0), "name",
				  *sql_text(s, 1) ? sql_text(s, 1) : sql_text(s, 2), "address",
				  sql_text(s, 2), "zone", sql_text(s, 3), "kind", sql_text(s, 4), "vendor",
				  sql_text(s, 5), "model", sql_text(s, 6), "last",
				  json_time_ns((uint64_t)sqlite3_column_int64(s, 7)), "is_new",
				  !sqlite3_column_int(s, 8), "has_alarm", sqlite3_column_int(s, 9)));
	sqlite3_finalize(s);
	s = sql_prepare(database_read(d->main),
			"SELECT c.id, s.id, t.protocol, t.intents, t.verdicts, t.first_ns, t.last_ns FROM "
			"talks t JOIN assets c ON c.address = t.client JOIN assets s ON s.address = t.server "
			"WHERE t.last_ns >= ? "
			"ORDER BY t.last_ns DESC LIMIT 5000",
			"u", since_ns);
	while (s && sqlite3_step(s) == SQLITE_ROW)
		json_array_append_new(
			talks, json_pack("{s:s,s:s,s:s,s:o,s:o,s:o,s:o}", "client", sql_text(s, 0), "server",
					 sql_text(s, 1), "protocol", sql_text(s, 2), "intents",
					 loaded(sql_text(s, 3)), "verdicts", loaded(sql_text(s, 4)), "first",
					 json_time_ns((uint64_t)sqlite3_column_int64(s, 5)), "last",
					 json_time_ns((uint64_t)sqlite3_column_int64(s, 6))));
	sqlite3_finalize(s);
	return json_pack("{s:o,s:o,s:o,s:o}", "zones", zones, "devices", devices, "conversations", talks,
			 "conduits", conduits_of(d));
}

/* ---- changing, CSV ---- */

bool assets_change(struct daemon *d, int64_t id, const struct asset_change *c)
{
	sqlite3 *db = database_begin(d->main);

	if (!db)
		return false;
	if (sql_run(db,
		    "UPDATE assets SET name = coalesce(?, name), kind = coalesce(?, kind), owner = "
		    "coalesce(?, owner), note = "
		    "coalesce(?, note), is_known = CASE WHEN ? < 0 THEN is_known ELSE ? END WHERE id = ?",
		    "ttttiii", c->name, c->kind, c->owner, c->note, (int64_t)c->is_known,
		    (int64_t)c->is_known, id) &&
	    sqlite3_changes(db) == 1)
		return database_commit(d->main);
	database_rollback(d->main);
	return false;
}

static const char csv_head[] =
	"address,name,kind,owner,note,is_known,mac,vendor,model,firmware,serial,zone,first,last\r\n";

/* Between quotes; what a spreadsheet would take for a formula gets an apostrophe. */
static void csv_cell(FILE *out, const char *text, bool is_last)
{
	fputs(*text && strchr("=+-@", *text) ? "\"'" : "\"", out);
	for (; *text; text++) {
		if (*text == '"')
			fputc('"', out);
		fputc(*text, out);
	}
	fputs(is_last ? "\"\r\n" : "\",", out);
}

char *assets_csv(struct daemon *d, size_t *len)
{
	char *text = NULL;
	FILE *out = open_memstream(&text, len);
	sqlite3_stmt *s = sql_prepare(
		database_read(d->main),
		"SELECT address, name, kind, owner, note, is_known, mac, vendor, model, firmware, serial, "
		"zone, "
		"strftime('%Y-%m-%dT%H:%M:%SZ', first_ns / 1000000000, 'unixepoch'), "
		"strftime('%Y-%m-%dT%H:%M:%SZ', last_ns / 1000000000, 'unixepoch') FROM assets ORDER BY id",
		"");

	if (out)
		fputs(csv_head, out);
	while (out && s && sqlite3_step(s) == SQLITE_ROW)
		for (int i = 0; i < 14; i++)
			csv_cell(out, sql_text(s, i), i == 13);
	sqlite3_finalize(s);
	if (out && fclose(out)) {
		free(text);
		return NULL;
	}
	return text;
}

#define CSV_CELLS 6

/* Cuts the next row in place: the first CSV_CELLS cells.  How many there are; 0: no more rows; -1: a quote is
 * open. */
static int csv_row(char **at, char *cell[CSV_CELLS])
{
	int count = 0;

	while (**at == '\r' || **at == '\n')
		++*at;
	if (!**at)
		return 0;
	for (;;) {
		char *from = *at, *to = *at;
		if (*from == '"') {
			for (from++; *from && (*from != '"' || from[1] == '"'); from++) {
				from += *from == '"';
				*to++ = *from;
			}
			if (*from++ != '"')
				return -1;
		} else {
			while (*from && !strchr(",\r\n", *from))
				*to++ = *from++;
		}
		const char end = *from;
		if (count < CSV_CELLS)
			cell[count] = *at;
		count++;
		*at = from + (end != '\0');
		*to = '\0';
		if (end != ',')
			return count;
	}
}

static bool is_kind(const char *kind)
{
	static const char *const kinds[] = { "plc",    "hmi",	  "drive",  "io",     "station",
					     "server", "gateway", "switch", "unknown" };
	for (unsigned i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (!strcmp(kinds[i], kind))
			return true;
	return false;
}

static bool is_address(const char *text)
{
	struct network n;
	unsigned b[6];
	return (network_read(text, &n) && n.len == 128) ||
	       sscanf(text, "%2x:%2x:%2x:%2x:%2x:%2x", &b[0], &b[1], &b[2], &b[3], &b[4], &b[5]) == 6;
}

/* An apostrophe that csv_cell() put there. */
static const char *plain(const char *text)
{
	return text[0] == '\'' && text[1] && strchr("=+-@", text[1]) ? text + 1 : text;
}

int64_t assets_take_csv(struct daemon *d, const char *text, unsigned *line)
{
	char *copy = strdup(text), *at = copy, *cell[CSV_CELLS];
	sqlite3 *db = copy ? database_begin(d->main) : NULL;
	int64_t rows = 0;
	bool ok = db;
	int count;

	for (*line = 1; ok && (count = csv_row(&at, cell)) != 0; ++*line) {
		if (*line == 1 && count > 0 && !strcmp(cell[0], "address"))
			continue;
		ok = count >= CSV_CELLS && is_address(cell[0]) && is_kind(cell[2]) &&
		     (!strcmp(cell[5], "0") || !strcmp(cell[5], "1")) &&
		     sql_run(db,
			     "INSERT INTO assets (address, name, kind, owner, note, is_known, first_ns, "
			     "last_ns) VALUES "
			     "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7) ON CONFLICT (address) DO UPDATE SET name = "
			     "?2, kind = ?3, owner = ?4, "
			     "note = ?5, is_known = ?6",
			     "tttttiu", cell[0], plain(cell[1]), cell[2], plain(cell[3]), plain(cell[4]),
			     (int64_t)(cell[5][0] == '1'), clock_now_ns());
		rows += ok;
		if (!ok)
			break;
	}
	if (ok)
		ok = database_commit(d->main);
	else if (db)
		database_rollback(d->main);
	free(copy);
	return ok ? rows : -1;
}
