/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Gathering: assets and talks in two hash tables in memory, those that changed written every second.  Nothing
 * is ever taken out of them but by a restart; beyond their limits what is new is not remembered.
 */
#define _GNU_SOURCE

#include "mgmt/daemon/assets.h"

#include "mgmt/daemon/alarms.h"
#include "mgmt/daemon/database.h"
#include "mgmt/daemon/endpoint.h"
#include "mgmt/daemon/vendors.h"

#include "dataplane/events/json.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static const char *const steps[] = {
	"CREATE TABLE assets (id INTEGER PRIMARY KEY AUTOINCREMENT, address TEXT NOT NULL UNIQUE, mac TEXT "
	"NOT NULL DEFAULT '',"
	" vendor TEXT NOT NULL DEFAULT '', name TEXT NOT NULL DEFAULT '', model TEXT NOT NULL DEFAULT '',"
	" firmware TEXT NOT NULL DEFAULT '', serial TEXT NOT NULL DEFAULT '', kind TEXT NOT NULL DEFAULT "
	"'unknown',"
	" zone TEXT NOT NULL DEFAULT '', owner TEXT NOT NULL DEFAULT '', note TEXT NOT NULL DEFAULT '',"
	" first_ns INTEGER NOT NULL, last_ns INTEGER NOT NULL, is_known INTEGER NOT NULL DEFAULT 0);"
	"CREATE TABLE asset_facts (asset TEXT NOT NULL, name TEXT NOT NULL, protocol TEXT NOT NULL, value "
	"TEXT NOT NULL,"
	" time_ns INTEGER NOT NULL, PRIMARY KEY (asset, name, protocol)) WITHOUT ROWID;"
	"CREATE TABLE asset_changes (asset TEXT NOT NULL, time_ns INTEGER NOT NULL, sentence TEXT NOT NULL);"
	"CREATE INDEX asset_changes_of ON asset_changes (asset, time_ns);"
	"CREATE TABLE talks (client TEXT NOT NULL, server TEXT NOT NULL, protocol TEXT NOT NULL, intents "
	"TEXT NOT NULL,"
	" verdicts TEXT NOT NULL, first_ns INTEGER NOT NULL, last_ns INTEGER NOT NULL, PRIMARY KEY (client, "
	"server, protocol))"
	" WITHOUT ROWID",
};
extern const struct schema assets_schema;
const struct schema assets_schema = { "assets", DATABASE_MAIN, steps, 1 };

#define ASSET_BUCKETS (2 * ASSETS_MAX)
#define TALK_BUCKETS (2 * TALKS_MAX)
#define PROTOCOLS_TOLD 64

struct asset {
	struct endpoint end;
	char address[ENDPOINT_TEXT], zone[64], firmware[128], model[128], name[128], serial[128], vendor[64];
	uint64_t first_ns, last_ns;
	uint64_t protocols; /* a bit for each that it serves, by a hash: to tell what is new */
	bool is_dirty, serves, asks;
};

struct talk {
	uint32_t client, server; /* of assets */
	char protocol[32];
	uint64_t intents[INTENT_COUNT], verdicts[VERDICT_COUNT], first_ns, last_ns;
	bool is_dirty;
};

struct pending {
	char asset[ENDPOINT_TEXT], *sentence;
	uint64_t time_ns;
};

struct pending_fact {
	char asset[ENDPOINT_TEXT], name[16], protocol[32], value[256];
	uint64_t time_ns;
};

static struct asset *assets;
static uint32_t *asset_buckets, asset_count;
static struct talk *talks;
static uint32_t *talk_buckets, talk_count;
static struct pending changes[256];
static struct pending_fact facts[256];
static unsigned change_count, fact_count;
static bool has_inventory; /* people have said of some devices that they are known: what is new is an alarm */

static uint32_t hash_of(const void *p, size_t len)
{
	const uint8_t *b = p;
	uint32_t h = 2166136261u;
	for (size_t i = 0; i < len; i++)
		h = (h ^ b[i]) * 16777619u;
	return h;
}

static struct asset *slot_of(const struct endpoint *e, bool *is_new)
{
	const uint8_t *key = e->has_address ? e->address : e->mac;
	const size_t len = e->has_address ? 16 : 6;

	*is_new = false;
	for (uint32_t h = hash_of(key, len);; h++) {
		uint32_t *bucket = &asset_buckets[h % ASSET_BUCKETS];
		struct asset *a = *bucket ? &assets[*bucket - 1] : NULL;
		if (a && a->end.has_address == e->has_address &&
		    !memcmp(e->has_address ? a->end.address : a->end.mac, key, len))
			return a;
		if (a)
			continue;
		if (asset_count == ASSETS_MAX)
			return NULL;
		a = &assets[asset_count++];
		*bucket = asset_count;
		a->end = *e;
		endpoint_text(e, a->address);
		*is_new = true;
		return a;
	}
}

/* Not broadcast, not a group, not "none". */
static bool is_device(const struct endpoint *e)
{
	static const uint8_t none[16], v4[12] = { [10] = 0xff, [11] = 0xff };

	if (!e->has_address)
		return !(e->mac[0] & 1) && memcmp(e->mac, none, 6) != 0;
	if (!memcmp(e->address, v4, 12))
		return e->address[12] && e->address[12] < 224 && e->address[15] != 255;
	return e->address[0] != 0xff && memcmp(e->address, none, 16) != 0;
}

/* ---- at the first event: what is known already ---- */

static void load(struct daemon *d)
{
	sqlite3_stmt *s = sql_prepare(
		database_read(d->main),
		"SELECT address, mac, firmware, model, serial, name, first_ns, last_ns, zone, vendor FROM "
		"assets",
		"");

	while (s && sqlite3_step(s) == SQLITE_ROW) {
		struct endpoint e = { .has_address = false };
		struct network n;
		unsigned b[6];
		bool is_new;
		if (sscanf(sql_text(s, 1), "%2x:%2x:%2x:%2x:%2x:%2x", &b[0], &b[1], &b[2], &b[3], &b[4],
			   &b[5]) == 6)
			for (unsigned i = 0; i < 6; i++)
				e.mac[i] = (uint8_t)b[i];
		if (network_read(sql_text(s, 0), &n)) {
			e.has_address = true;
			memcpy(e.address, n.address, 16);
		}
		struct asset *a = slot_of(&e, &is_new);
		if (!a)
			break;
		snprintf(a->firmware, sizeof a->firmware, "%s", sql_text(s, 2));
		snprintf(a->model, sizeof a->model, "%s", sql_text(s, 3));
		snprintf(a->serial, sizeof a->serial, "%s", sql_text(s, 4));
		a->first_ns = (uint64_t)sqlite3_column_int64(s, 6);
		a->last_ns = (uint64_t)sqlite3_column_int64(s, 7);
		snprintf(a->zone, sizeof a->zone, "%s", sql_text(s, 8));
		snprintf(a->vendor, sizeof a->vendor, "%s", sql_text(s, 9));
	}
	sqlite3_finalize(s);
	s = sql_prepare(database_read(d->main), "SELECT server, protocol FROM talks", "");
	while (s && sqlite3_step(s) == SQLITE_ROW)
		for (uint32_t i = 0; i < asset_count; i++)
			if (!strcmp(assets[i].address, sql_text(s, 0)))
				assets[i].protocols |=
					UINT64_C(1) << hash_of(sql_text(s, 1), strlen(sql_text(s, 1))) % 64;
	sqlite3_finalize(s);
	has_inventory = sql_number(database_read(d->main), 0, "SELECT 1 FROM assets WHERE is_known", "");
}

static bool is_ready(struct daemon *d)
{
	if (talk_buckets)
		return true;
	assets = calloc(ASSETS_MAX, sizeof *assets);
	asset_buckets = calloc(ASSET_BUCKETS, sizeof *asset_buckets);
	talks = calloc(TALKS_MAX, sizeof *talks);
	talk_buckets = calloc(TALK_BUCKETS, sizeof *talk_buckets);
	if (assets && asset_buckets && talks && talk_buckets) {
		load(d);
		return true;
	}
	assets_free();
	return false;
}

void assets_free(void)
{
	free(assets);
	free(asset_buckets);
	free(talks);
	free(talk_buckets);
	for (unsigned i = 0; i < change_count; i++)
		free(changes[i].sentence);
	assets = NULL;
	asset_buckets = talk_buckets = NULL;
	talks = NULL;
	asset_count = talk_count = change_count = fact_count = 0;
}

/* ---- changes ---- */

static void changed(struct daemon *d, const struct asset *a, uint64_t time_ns, const char *id, bool is_alarm,
		    json_t *args)
{
	char key[160];
	json_t *s = json_pack("{s:s,s:O}", "id", id, "args", args);

	if (change_count < sizeof changes / sizeof changes[0]) {
		struct pending *p = &changes[change_count];
		snprintf(p->asset, sizeof p->asset, "%s", a->address);
		p->time_ns = time_ns;
		p->sentence = json_dumps(s, JSON_COMPACT);
		change_count += p->sentence != NULL;
	}
	snprintf(key, sizeof key, "asset %s %s", id, a->address);
	if (is_alarm)
		alarms_raise(d,
			     &(struct alarm){
				     .key = key, .severity = 1, .id = id, .args = args, .time_ns = time_ns });
	json_decref(s);
	json_decref(args);
}

static struct asset *seen(struct daemon *d, const struct endpoint *e, const char *zone, uint64_t time_ns)
{
	static const uint8_t none[6];
	bool is_new;
	struct asset *a = is_device(e) ? slot_of(e, &is_new) : NULL;
	char now[JSON_ROOM + 1], before[JSON_ROOM + 1];

	if (!a)
		return NULL;
	if (is_new) {
		a->first_ns = time_ns;
		snprintf(a->vendor, sizeof a->vendor, "%s", vendor_of(e->mac));
		changed(d, a, time_ns, "asset.sentence.new", has_inventory,
			json_pack("{s:s,s:s}", "device", a->address, "vendor", a->vendor));
	} else if (e->has_address && memcmp(e->mac, none, 6) && memcmp(a->end.mac, none, 6) &&
		   memcmp(e->mac, a->end.mac, 6)) {
		*json_format_mac(now, e->mac) = *json_format_mac(before, a->end.mac) = '\0';
		changed(d, a, time_ns, "asset.sentence.conflict", true,
			json_pack("{s:s,s:s,s:s}", "device", a->address, "mac", now, "before", before));
		memcpy(a->end.mac, e->mac, 6);
	} else if (!memcmp(a->end.mac, none, 6)) {
		memcpy(a->end.mac, e->mac, 6);
	}
	if (zone)
		snprintf(a->zone, sizeof a->zone, "%.63s", zone);
	a->last_ns = time_ns;
	a->is_dirty = true;
	return a;
}

static void keep_fact(const struct asset *a, const char *name, const char *protocol, const char *value,
		      uint64_t time_ns)
{
	if (fact_count == sizeof facts / sizeof facts[0])
		return;
	struct pending_fact *f = &facts[fact_count++];
	snprintf(f->asset, sizeof f->asset, "%s", a->address);
	snprintf(f->name, sizeof f->name, "%s", name);
	snprintf(f->protocol, sizeof f->protocol, "%s", protocol);
	snprintf(f->value, sizeof f->value, "%s", value);
	f->time_ns = time_ns;
}

/* Valid UTF-8 and no controls: names come from devices. */
static void clean(struct bytes b, char *out, size_t cap)
{
	const size_t len = b.len < cap - 1 ? b.len : cap - 1;
	size_t n = 0;

	for (size_t i = 0; i < len; i++)
		if (b.p[i] >= ' ' && b.p[i] != 0x7f)
			out[n++] = (char)b.p[i];
	out[n] = '\0';
	json_t *valid = json_stringn(out, n);
	for (size_t i = 0; !valid && i < n; i++)
		out[i] = out[i] & 0x80 ? '?' : out[i];
	json_decref(valid);
	while (n && out[n - 1] == ' ')
		out[--n] = '\0';
}

static void identified(struct daemon *d, const struct wire_event *e, struct asset *a)
{
	char value[128];
	const char *protocol = e->flow.dissector ? e->flow.dissector->name : "";

	clean(e->event.text, value, sizeof value);
	if (!value[0])
		return;
	keep_fact(a, identity_names[e->event.identity], protocol, value, e->event.time_ns);
	switch (e->event.identity) {
	case IDENTITY_VENDOR:
		snprintf(a->vendor, sizeof a->vendor, "%.63s", value);
		break;
	case IDENTITY_PRODUCT:
		snprintf(a->model, sizeof a->model, "%s", value);
		break;
	case IDENTITY_SERIAL:
		snprintf(a->serial, sizeof a->serial, "%s", value);
		break;
	case IDENTITY_NAME:
		snprintf(a->name, sizeof a->name, "%s", value);
		break;
	case IDENTITY_FIRMWARE:
		if (a->firmware[0] && strcmp(a->firmware, value) != 0)
			changed(d, a, e->event.time_ns, "asset.sentence.firmware", true,
				json_pack("{s:s,s:s,s:s}", "device", a->address, "firmware", value, "before",
					  a->firmware));
		snprintf(a->firmware, sizeof a->firmware, "%s", value);
		break;
	default:
		break;
	}
}

/* ---- talks ---- */

static struct talk *talk_of(uint32_t client, uint32_t server, const char *protocol)
{
	struct {
		uint32_t client, server;
		char protocol[32];
	} key;

	memset(&key, 0, sizeof key);
	key.client = client;
	key.server = server;
	snprintf(key.protocol, sizeof key.protocol, "%s", protocol);
	for (uint32_t h = hash_of(&key, sizeof key);; h++) {
		uint32_t *bucket = &talk_buckets[h % TALK_BUCKETS];
		struct talk *t = *bucket ? &talks[*bucket - 1] : NULL;
		if (t && t->client == client && t->server == server && !strcmp(t->protocol, key.protocol))
			return t;
		if (t)
			continue;
		if (talk_count == TALKS_MAX)
			return NULL;
		t = &talks[talk_count++];
		*bucket = talk_count;
		*t = (struct talk){ .client = client, .server = server };
		memcpy(t->protocol, key.protocol, sizeof t->protocol);
		return t;
	}
}

static void talked(struct daemon *d, const struct wire_event *e, struct asset *client, struct asset *server)
{
	const char *protocol = e->flow.dissector ? e->flow.dissector->name : "";
	struct talk *t = talk_of((uint32_t)(client - assets), (uint32_t)(server - assets), protocol);

	if (!t)
		return;
	if (!t->first_ns)
		t->first_ns = e->event.time_ns;
	t->last_ns = e->event.time_ns;
	t->is_dirty = true;
	if (e->event.kind == EVENT_OPERATION && e->operation.role != ROLE_ANSWER) {
		t->intents[e->operation.intent < INTENT_COUNT ? e->operation.intent : INTENT_OTHER]++;
		t->verdicts[e->event.judgement.verdict]++;
	}
	const uint64_t bit = UINT64_C(1) << hash_of(t->protocol, strlen(t->protocol)) % 64;
	if (*protocol && !(server->protocols & bit)) {
		if (server->protocols && server->first_ns != e->event.time_ns)
			changed(d, server, e->event.time_ns, "asset.sentence.protocol", has_inventory,
				json_pack("{s:s,s:s}", "device", server->address, "protocol", protocol));
		server->protocols |= bit;
	}
	server->serves |= *protocol != '\0';
	client->asks |= *protocol != '\0';
}

void assets_event(struct daemon *d, const struct store_item *item)
{
	const struct wire_event *e = item->event;
	const struct conversation *c = &e->flow.conversation;

	if (!e->event.flow || !is_ready(d))
		return;
	struct asset *client = seen(d, &c->client, e->from, e->event.time_ns);
	struct asset *server = seen(d, &c->server, e->to, e->event.time_ns);
	if (e->event.kind == EVENT_IDENTITY) {
		struct asset *a = e->message.from_client ? client : server;
		if (a)
			identified(d, e, a);
	}
	if (client && server)
		talked(d, e, client, server);
}

/* ---- writing ---- */

static const char *kind_of(const struct asset *a)
{
	return a->serves ? "plc" : a->asks ? "hmi" : "unknown";
}

static bool write_asset(sqlite3 *db, const struct asset *a)
{
	static const uint8_t none[6];
	char mac[JSON_ROOM + 1];

	*json_format_mac(mac, a->end.mac) = '\0';
	if (!memcmp(a->end.mac, none, 6))
		mac[0] = '\0';
	return sql_run(db,
		       "INSERT INTO assets (address, mac, vendor, name, model, firmware, serial, kind, zone, "
		       "first_ns, last_ns) "
		       "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11) ON CONFLICT (address) DO "
		       "UPDATE SET mac = ?2, "
		       "vendor = CASE WHEN ?3 = '' THEN vendor ELSE ?3 END, name = CASE WHEN name = '' THEN "
		       "?4 ELSE name END, "
		       "model = ?5, firmware = ?6, serial = ?7, kind = CASE WHEN kind = 'unknown' THEN ?8 "
		       "ELSE kind END, "
		       "zone = ?9, last_ns = ?11",
		       "tttttttttuu", a->address, mac, a->vendor, a->name, a->model, a->firmware, a->serial,
		       kind_of(a), a->zone, a->first_ns, a->last_ns);
}

static json_t *counts_json(const uint64_t *counts, const char *const *names, unsigned count)
{
	json_t *o = json_object();
	for (unsigned i = 0; i < count; i++)
		if (counts[i])
			json_object_set_new(o, names[i], json_integer((json_int_t)counts[i]));
	return o;
}

/* Counts of what is in the database and what came since are added. */
static json_t *added(const char *kept, json_t *takes_more)
{
	json_t *sum = json_loads(kept, 0, NULL), *v;
	const char *name;

	if (!sum)
		return takes_more;
	json_object_foreach(takes_more, name, v) json_object_set_new(
		sum, name,
		json_integer(json_integer_value(v) + json_integer_value(json_object_get(sum, name))));
	json_decref(takes_more);
	return sum;
}

static bool write_talk(sqlite3 *db, struct talk *t)
{
	const char *client = assets[t->client].address, *server = assets[t->server].address;
	json_t *intents = counts_json(t->intents, intent_names, INTENT_COUNT);
	json_t *verdicts = counts_json(t->verdicts, verdict_names, VERDICT_COUNT);
	sqlite3_stmt *s = sql_prepare(
		db, "SELECT intents, verdicts FROM talks WHERE client = ? AND server = ? AND protocol = ?",
		"ttt", client, server, t->protocol);
	if (s && sqlite3_step(s) == SQLITE_ROW) {
		intents = added(sql_text(s, 0), intents);
		verdicts = added(sql_text(s, 1), verdicts);
	}
	sqlite3_finalize(s);
	char *i = json_dumps(intents, JSON_COMPACT), *v = json_dumps(verdicts, JSON_COMPACT);
	const bool ok =
		i && v &&
		sql_run(db,
			"INSERT INTO talks VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET intents = "
			"excluded.intents, verdicts = excluded.verdicts, last_ns = excluded.last_ns",
			"tttttuu", client, server, t->protocol, i, v, t->first_ns, t->last_ns);
	if (ok) {
		memset(t->intents, 0, sizeof t->intents);
		memset(t->verdicts, 0, sizeof t->verdicts);
	}
	free(i);
	free(v);
	json_decref(intents);
	json_decref(verdicts);
	return ok;
}

static bool write_rest(sqlite3 *db)
{
	bool ok = true;

	for (unsigned i = 0; ok && i < change_count; i++)
		ok = sql_run(db, "INSERT INTO asset_changes VALUES (?, ?, ?)", "tut", changes[i].asset,
			     changes[i].time_ns, changes[i].sentence);
	for (unsigned i = 0; ok && i < fact_count; i++)
		ok = sql_run(db, "INSERT OR REPLACE INTO asset_facts VALUES (?, ?, ?, ?, ?)", "ttttu",
			     facts[i].asset, facts[i].name, facts[i].protocol, facts[i].value,
			     facts[i].time_ns);
	return ok;
}

static bool is_anything_dirty(void)
{
	if (change_count || fact_count)
		return true;
	for (uint32_t i = 0; i < asset_count; i++)
		if (assets[i].is_dirty)
			return true;
	return false;
}

void assets_flush(struct daemon *d)
{
	static uint64_t next_ns;

	if (!talk_buckets || clock_up_ns() < next_ns || !is_anything_dirty())
		return;
	next_ns = clock_up_ns() + UINT64_C(2000000000);
	sqlite3 *db = database_begin(d->main);
	bool ok = db && write_rest(db);
	for (uint32_t i = 0; ok && i < asset_count; i++)
		ok = !assets[i].is_dirty || write_asset(db, &assets[i]);
	for (uint32_t i = 0; ok && i < talk_count; i++)
		ok = !talks[i].is_dirty || write_talk(db, &talks[i]);
	if (ok)
		ok = database_commit(d->main);
	else if (db)
		database_rollback(d->main);
	if (!ok)
		return;
	for (unsigned i = 0; i < change_count; i++)
		free(changes[i].sentence);
	change_count = fact_count = 0;
	for (uint32_t i = 0; i < asset_count; i++)
		assets[i].is_dirty = false;
	for (uint32_t i = 0; i < talk_count; i++)
		talks[i].is_dirty = false;
	has_inventory = sql_number(database_read(d->main), 0, "SELECT 1 FROM assets WHERE is_known", "");
}
