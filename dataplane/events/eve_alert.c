/* SPDX-License-Identifier: Apache-2.0 */
/* An alert as EVE consumers expect it: what, how grave, by which rule, where in the bytes.  The worker's thread. */
#include "dataplane/events/eve_alert.h"

#include "dataplane/events/json.h"

#define RULE_SHOWN 3000u    /* bytes of a rule's text; six times as many when all need an escape */
#define MATCHED_SHOWN 64u
#define KEYS_SHOWN 24u

static struct bytes bytes_of(const char *text)
{
	const union {
		const char *text;
		const uint8_t *bytes;
	} u = { text };
	return (struct bytes){ u.bytes, strlen(text) };
}

static void string_cut(struct json *j, const char *key, const char *text, size_t most)
{
	const struct bytes b = bytes_of(text);
	if (!b.len)
		return;
	json_key(j, key);
	json_quoted(j, bytes_part(b, 0, most));
}

/* The next word up to the sign, without spaces in front. */
static struct bytes next_word(struct bytes *rest, char sign)
{
	size_t n = 0;
	while (rest->len && rest->p[0] == ' ')
		*rest = bytes_part(*rest, 1, rest->len);
	while (n < rest->len && rest->p[n] != (uint8_t)sign)
		n++;
	const struct bytes word = bytes_part(*rest, 0, n);
	*rest = bytes_part(*rest, n + 1, rest->len);
	return word;
}

static bool same(struct bytes a, struct bytes b)
{
	return a.len == b.len && !memcmp(a.p, b.p, a.len);
}

/* "a 1,b 2,a 3" as {"a":["1","3"],"b":["2"]} */
static void metadata(struct json *j, const char *text)
{
	struct bytes keys[KEYS_SHOWN];
	unsigned count = 0;

	if (!*text)
		return;
	json_key(j, "metadata");
	json_open(j, '{');
	for (struct bytes rest = bytes_of(text); rest.len && count < KEYS_SHOWN;) {
		struct bytes pair = next_word(&rest, ',');
		const struct bytes key = next_word(&pair, ' ');
		bool known = !key.len;
		for (unsigned i = 0; i < count; i++)
			known |= same(keys[i], key);
		if (known)
			continue;
		keys[count++] = key;
		json_quoted(j, bytes_part(key, 0, 64));
		json_literal(j, ":");
		json_open(j, '[');
		for (struct bytes again = bytes_of(text); again.len;) {
			struct bytes other = next_word(&again, ',');
			if (!same(next_word(&other, ' '), key))
				continue;
			json_quoted(j, bytes_part(other, 0, 96));
		}
		json_close(j, ']');
	}
	json_close(j, '}');
}

static void references(struct json *j, const char *text)
{
	if (!*text)
		return;
	json_key(j, "references");
	json_open(j, '[');
	for (struct bytes rest = bytes_of(text); rest.len;) {
		const struct bytes word = next_word(&rest, ' ');
		if (!word.len)
			continue;
		json_quoted(j, bytes_part(word, 0, 200));
	}
	json_close(j, ']');
}

static void matched(struct json *j, const struct signature_hit *h)
{
	json_key(j, "matched");
	json_open(j, '{');
	json_member_text(j, "buffer", h->buffer);
	json_member_uint(j, "offset", h->offset);
	json_member_uint(j, "length", h->matched.len);
	json_key(j, "bytes");
	json_literal(j, "\"");
	json_hex(j, bytes_part(h->matched, 0, MATCHED_SHOWN));
	json_literal(j, "\"");
	json_close(j, '}');
}

char *eve_alert(char *p, const struct event *e)
{
	const struct signature_text *t = signature_text(e->signature->rule);
	const bool blocked = e->judgement.verdict >= VERDICT_DROP && e->judgement.mode == MODE_ENFORCE;
	struct json j;

	json_init_fixed(&j, p, EVE_ALERT_ROOM);
	json_literal(&j, ",\"event_type\":\"alert\",\"alert\":{\"action\":");
	json_text(&j, blocked ? "blocked" : "allowed");
	json_member_uint(&j, "gid", t->gid);
	json_member_uint(&j, "signature_id", t->sid);
	json_member_uint(&j, "rev", t->rev);
	json_key(&j, "signature");
	json_quoted(&j, bytes_part(bytes_of(t->message), 0, 512));
	json_key(&j, "category");
	json_quoted(&j, bytes_part(bytes_of(*t->category ? t->category : t->class), 0, 120));
	json_member_uint(&j, "severity", t->priority);
	json_member_text(&j, "technique", t->technique);
	json_member_text(&j, "target", t->target);
	references(&j, t->references);
	metadata(&j, t->metadata);
	string_cut(&j, "rule", t->rule, RULE_SHOWN);
	string_cut(&j, "file", t->file, 300);
	json_member_uint(&j, "line", t->line);
	json_literal(&j, "}");
	if (e->signature->buffer)
		matched(&j, e->signature);
	if (!j.failed)
		return j.p;
	/* Too long to show: numbers find the rule. */
	json_init_fixed(&j, p, EVE_ALERT_ROOM);
	json_literal(&j, ",\"event_type\":\"alert\",\"alert\":{\"action\":");
	json_text(&j, blocked ? "blocked" : "allowed");
	json_member_uint(&j, "gid", t->gid);
	json_member_uint(&j, "signature_id", t->sid);
	json_member_uint(&j, "rev", t->rev);
	json_literal(&j, "}");
	return j.p;
}
