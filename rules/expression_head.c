/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The words of an expression: which protocol, transport, service or intent each of them names, whether
 * they can stand together, and what a misspelt one was meant to be.  Compile side; one thread; borrows
 * the compiler's state.
 */
#include "rules/expression_compile.h"

#include "dissectors/registry.h"

#include <stdlib.h>
#include <string.h>

/* ---- unknown names ---- */

struct candidates {
	const char *list[1024];
	unsigned count;
};

static const char *candidate(void *ctx, unsigned i)
{
	const struct candidates *all = ctx;
	return i < all->count ? all->list[i] : NULL;
}

static void add_candidate(struct candidates *all, const char *name)
{
	if (all->count < sizeof all->list / sizeof all->list[0])
		all->list[all->count++] = name;
}

static void gather_words(struct candidates *all)
{
	for (unsigned i = 0; i < registry_count; i++)
		add_candidate(all, registry[i]->name);
	for (unsigned i = 0; i < INTENT_COUNT; i++)
		add_candidate(all, intent_names[i]);
	for (unsigned i = 0; i < 5; i++)
		add_candidate(all, expression_transport_words[i]);
	for (unsigned i = 0; i < expression_service_count; i++)
		add_candidate(all, expression_services[i].name);
	add_candidate(all, "any");
}

static void gather_fields(struct compiler *c, struct candidates *all)
{
	/* What policies are about comes first: a hint shows the beginning of the list. */
	for (unsigned details = 0; c->dissector && details < 2; details++)
		for (unsigned i = 0; i < c->dissector->field_count; i++)
			if ((c->dissector->fields[i].use == USE_DETAIL) == details)
				add_candidate(all, c->dissector->fields[i].name);
	for (unsigned i = 0; common_field_name(i); i++)
		if (common_field_fits(c, i))
			add_candidate(all, common_field_name(i));
	if (!c->dissector)
		return;
	if (dissector_field(c->dissector, "table", 5) >= 0)
		add_candidate(all, "ref");
	add_candidate(all, "as");
	add_candidate(all, "order");
	add_candidate(all, "scale");
}

/* "one of a, b, c", at most as long as a line. */
static void list_candidates(const struct candidates *all, const char *before, char *out, size_t cap)
{
	size_t len = (size_t)snprintf(out, cap, "%s", before);

	for (unsigned i = 0; i < all->count && len < cap; i++) {
		if (len > 90) {
			snprintf(out + len, cap - len, ", ...");
			return;
		}
		len += (size_t)snprintf(out + len, cap - len, "%s%s", i ? ", " : " ", all->list[i]);
	}
}

void compile_unknown(struct compiler *c, struct piece word, enum name_kind kind, const struct names *names,
		     const char *const *list, unsigned list_count, const char *what)
{
	struct candidates *all = calloc(1, sizeof *all);
	const char *text = c->tree.text + word.at;
	char hint[256];

	if (!all) {
		c->no_memory = true;
		return;
	}
	if (kind == NAMES_WORDS)
		gather_words(all);
	else if (kind == NAMES_FIELDS)
		gather_fields(c, all);
	for (unsigned i = 0; names && i < names->count; i++)
		add_candidate(all, names->list[i].name);
	for (unsigned i = 0; i < list_count; i++)
		add_candidate(all, list[i]);

	const char *near = nearest_name(text, word.len, candidate, all);
	if (near)
		snprintf(hint, sizeof hint, "did you mean `%s`?", near);
	else if (kind == NAMES_FIELDS && c->protocol_count > 1)
		snprintf(hint, sizeof hint, "every protocol named must have the field");
	else
		list_candidates(all, kind == NAMES_VALUES ? "one of" : "known are", hint, sizeof hint);
	tree_error(&c->tree, word.at, hint, "`%.*s` %s", (int)(word.len < 64 ? word.len : 64), text, what);
	free(all);
}

/* ---- words ---- */

const char *const expression_transport_words[5] = { "tcp", "udp", "icmp", "ip", "ether" };

const struct service expression_services[] = {
	{ "https", "tls", 443 }, { "ldaps", "tls", 636 },  { "imaps", "tls", 993 },
	{ "pop3s", "tls", 995 }, { "smtps", "tls", 465 }, { "ftps", "tls", 990 },
};
const unsigned expression_service_count = sizeof expression_services / sizeof expression_services[0];

static enum factor_role classify_word(struct compiler *c, struct piece word, uint32_t *meaning)
{
	if (piece_is(c, word, "any"))
		return FACTOR_ANY;
	for (unsigned i = 0; i < registry_count; i++)
		if (piece_is(c, word, registry[i]->name)) {
			*meaning = i;
			return FACTOR_PROTOCOL;
		}
	for (unsigned i = 0; i < 5; i++)
		if (piece_is(c, word, expression_transport_words[i])) {
			*meaning = 1u << i;
			return FACTOR_TRANSPORT;
		}
	for (unsigned i = 0; i < INTENT_COUNT; i++)
		if (piece_is(c, word, intent_names[i])) {
			*meaning = i;
			return FACTOR_INTENT;
		}
	for (unsigned i = 0; i < expression_service_count; i++)
		if (piece_is(c, word, expression_services[i].name)) {
			*meaning = i;
			return FACTOR_SERVICE;
		}
	return FACTOR_BAD;
}

static bool is_field_name(const struct compiler *c, struct piece word)
{
	for (unsigned i = 0; common_field_name(i); i++)
		if (piece_is(c, word, common_field_name(i)))
			return true;
	for (unsigned i = 0; i < registry_count; i++)
		for (unsigned k = 0; k < registry[i]->field_count; k++)
			if (piece_is(c, word, registry[i]->fields[k].name))
				return true;
	return piece_is(c, word, "ref") || piece_is(c, word, "as") || piece_is(c, word, "order") ||
	       piece_is(c, word, "scale");
}

static void classify_shape(struct compiler *c, unsigned i, int *factor)
{
	const struct tree_factor *f = &c->tree.factor[i];
	const bool alone = !f->alternative &&
			   (i + 1 == c->tree.factor_count || !c->tree.factor[i + 1].alternative);

	c->role[i] = FACTOR_SHAPE;
	if (!alone)
		tree_error(&c->tree, f->name.at, "put it beside the predicate on the values",
			   "as, order and scale cannot be alternatives");
	else if (*factor >= 0)
		tree_error(&c->tree, f->name.at, NULL, "this is said twice");
	else
		*factor = (int)i;
}

static void classify(struct compiler *c)
{
	struct tree *t = &c->tree;

	for (unsigned i = 0; i < t->factor_count; i++) {
		const struct tree_factor *f = &t->factor[i];
		if (f->op != OP_NONE) {
			c->role[i] = FACTOR_FIELD;
			if (piece_is(c, f->name, "as"))
				classify_shape(c, i, &c->as_factor);
			else if (piece_is(c, f->name, "order"))
				classify_shape(c, i, &c->order_factor);
			else if (piece_is(c, f->name, "scale"))
				classify_shape(c, i, &c->scale_factor);
			continue;
		}
		c->role[i] = (uint8_t)classify_word(c, f->name, &c->meaning[i]);
		if (c->role[i] != FACTOR_BAD)
			continue;
		if (is_field_name(c, f->name))
			tree_error(t, f->name.at, "write FIELD=VALUE", "`%.*s` needs a value",
				   (int)(f->name.len < 64 ? f->name.len : 64), t->text + f->name.at);
		else
			compile_unknown(c, f->name, NAMES_WORDS, NULL, NULL, 0,
					i ? "is neither an intent nor a protocol that Bulkhead knows"
					  : "is not a protocol that Bulkhead knows");
	}
}

unsigned compile_clause_end(const struct compiler *c, unsigned i)
{
	do
		i++;
	while (i < c->tree.factor_count && c->tree.factor[i].alternative);
	return i;
}

static bool head_error(struct compiler *c, unsigned factor, const char *hint, const char *text)
{
	tree_error(&c->tree, c->tree.factor[factor].name.at, hint, "%s", text);
	return false;
}

static bool add_protocol(struct compiler *c, unsigned factor, const struct dissector *d)
{
	for (unsigned i = 0; i < c->protocol_count; i++)
		if (c->protocol[i] == d)
			return head_error(c, factor, NULL, "this protocol is named twice");
	if (c->protocol_count == PROTOCOLS_MAX)
		return head_error(c, factor, "write several lines, or any",
				  "more than 16 protocols in one expression");
	c->protocol[c->protocol_count++] = d;
	return true;
}

/* All of them stand for the same one: their ports are alternatives. */
static const struct dissector *service_protocol(unsigned service)
{
	const char *const name = expression_services[service].protocol;
	return registry_find(name, strlen(name));
}

/* Takes a clause of protocols, transport words, services or `any`. */
static bool read_head(struct compiler *c, unsigned begin, unsigned end)
{
	const uint8_t role = c->role[begin];
	const bool protocol = role == FACTOR_PROTOCOL || role == FACTOR_SERVICE || role == FACTOR_ANY;

	for (unsigned i = begin + 1; i < end; i++)
		if (c->role[i] != role)
			return head_error(c, i, "write several lines",
					  "this cannot be an alternative to what stands before it");
	if (protocol && (c->any || c->protocol_count))
		return head_error(c, begin, "join protocols by |, such as modbus|iec104",
				  "an operation has only one protocol");
	if (!protocol && c->e->transports)
		return head_error(c, begin, "join transport words by |, such as tcp|udp",
				  "a conversation has only one transport");
	for (unsigned i = begin; i < end; i++) {
		switch (role) {
		case FACTOR_ANY:
			c->any = true;
			break;
		case FACTOR_PROTOCOL:
			if (!add_protocol(c, i, registry[c->meaning[i]]))
				return false;
			break;
		case FACTOR_SERVICE:
			if (i == begin && !add_protocol(c, i, service_protocol(c->meaning[i])))
				return false;
			break;
		default:
			c->e->transports |= c->meaning[i];
			break;
		}
	}
	return true;
}

bool compile_all_intents(const struct compiler *c, unsigned begin, unsigned end)
{
	for (unsigned i = begin; i < end; i++)
		if (c->role[i] != FACTOR_INTENT)
			return false;
	return true;
}

static void read_intents(struct compiler *c, unsigned begin, unsigned end)
{
	unsigned mask = 0;

	for (unsigned i = begin; i < end; i++)
		mask |= 1u << c->meaning[i];
	if (!(c->e->intents & mask))
		head_error(c, begin, "join intents by |, such as read|write",
			   "an operation has only one intent: this never matches");
	c->e->intents &= mask;
}

void compile_heads(struct compiler *c)
{
	bool named = false;

	classify(c);
	for (unsigned begin = 0, end; begin < c->tree.factor_count; begin = end) {
		end = compile_clause_end(c, begin);
		bool head = false;
		for (unsigned i = begin; i < end; i++) {
			const uint8_t role = c->role[i];
			head = head || role == FACTOR_ANY || role == FACTOR_PROTOCOL ||
			       role == FACTOR_TRANSPORT || role == FACTOR_SERVICE;
		}
		if (head) {
			named = true;
			if (!read_head(c, begin, end))
				c->unknown_head = true;
		} else if (compile_all_intents(c, begin, end)) {
			read_intents(c, begin, end);
		}
	}
	bool unknown = false;
	for (unsigned i = 0; i < c->tree.factor_count; i++)
		unknown = unknown || c->role[i] == FACTOR_BAD;
	/* Without its protocol no predicate can be understood. */
	c->unknown_head = c->unknown_head || !named;
	if (!named && !unknown && c->tree.factor_count)
		tree_error(&c->tree, 0, "such as `modbus read` or `any read`",
			   "a protocol, `any` or a transport word is missing");
	for (unsigned i = 0; named && !c->any && !c->protocol_count && i < c->tree.factor_count; i++)
		if (c->role[i] == FACTOR_INTENT && !c->unknown_head)
			head_error(c, i, "begin with a protocol or `any`",
				   "transport words speak of connections, which have no intent");
}
