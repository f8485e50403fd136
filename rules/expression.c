/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Compiles an expression: reads its shape (expression_parse.c), finds protocol, intents and transport
 * words among its terms (expression_head.c), has the predicates made once for each protocol that it
 * names (expression_resolve.c), and writes the canonical text on the way.  Answers what indexes ask.
 *
 * All memory of an expression hangs in one list of blocks that expression_destroy() frees; nothing
 * changes after expression_compile() returned.  Compile side, any thread.
 */
#include "rules/expression_compile.h"

#include <stdlib.h>
#include <stddef.h>
#include <string.h>

#define BLOCK_BYTES 2000

struct block {
	struct block *next;
	size_t used, cap;
	_Alignas(16) char bytes[];
};

void *expression_alloc(struct expression *e, size_t size)
{
	struct block *b = e->blocks;

	size = (size + 15) & ~(size_t)15;
	if (!b || b->cap - b->used < size) {
		const size_t cap = size > BLOCK_BYTES ? size : BLOCK_BYTES;
		b = calloc(1, sizeof *b + cap);
		if (!b)
			return NULL;
		b->cap = cap;
		b->next = e->blocks;
		e->blocks = b;
	}
	void *p = b->bytes + b->used;
	b->used += size;
	return p;
}

void expression_destroy(struct expression *e)
{
	if (!e)
		return;
	while (e->blocks) {
		struct block *b = e->blocks;
		e->blocks = b->next;
		free(b);
	}
	free(e->text);
	free(e);
}

/* ---- canonical text ---- */

void compile_write(struct compiler *c, const char *text, size_t len)
{
	if (!c->writing || c->no_memory)
		return;
	if (c->out_cap - c->out_len <= len) {
		const size_t cap = c->out_cap * 2 + len + 64;
		char *out = realloc(c->out, cap);
		if (!out) {
			c->no_memory = true;
			return;
		}
		c->out = out;
		c->out_cap = cap;
	}
	memcpy(c->out + c->out_len, text, len);
	c->out_len += len;
	c->out[c->out_len] = 0;
}

void compile_write_text(struct compiler *c, const char *text)
{
	compile_write(c, text, strlen(text));
}

/* A word of the text; joined: an alternative to the one before. */
static void write_word(struct compiler *c, const char *word, bool joined)
{
	if (c->out_len)
		compile_write(c, joined ? "|" : " ", 1);
	compile_write_text(c, word);
}

/* ---- branches ---- */

/* Two predicates that must hold of the same value, and cannot. */
static bool contradict(const struct compiler *c, unsigned a, unsigned b)
{
	const struct predicate *p = &c->predicate[a], *q = &c->predicate[b];

	if (p->kind != q->kind || p->field != q->field)
		return false;
	switch (p->kind) {
	case PREDICATE_INTENT:
	case PREDICATE_CHANGES:
	case PREDICATE_ROLE:
	case PREDICATE_TRANSFER:
	case PREDICATE_OPAQUE:
	case PREDICATE_ROUTED:
		return !((p->negate ? ~p->mask : p->mask) & (q->negate ? ~q->mask : q->mask));
	case PREDICATE_REF:
		return p->mask != q->mask && !p->negate && !q->negate;
	case PREDICATE_CODE:
	case PREDICATE_NUMBER:
	case PREDICATE_PORT:
	case PREDICATE_CLIENT_PORT:
	case PREDICATE_PROTOCOL:
	case PREDICATE_ICMP_TYPE:
	case PREDICATE_ICMP_CODE:
	case PREDICATE_ETHERTYPE:
	case PREDICATE_SPAN:
	case PREDICATE_LIST:
		return !numbers_meet(&p->numbers, p->negate, &q->numbers, q->negate, c->type[a]);
	default:
		return false;
	}
}

static bool stands_alone(const struct compiler *c, unsigned i)
{
	return c->predicate[i].begins && (i + 1 == c->count || c->predicate[i + 1].begins);
}

static void find_contradictions(struct compiler *c)
{
	for (unsigned i = 1; i < c->count; i++)
		for (unsigned k = 0; k < i && stands_alone(c, i); k++)
			if (stands_alone(c, k) && contradict(c, k, i)) {
				const struct piece w = c->tree.factor[c->factor[k]].whole;
				tree_error(&c->tree, c->tree.factor[c->factor[i]].name.at,
					   "join what may differ: one list, or |",
					   "this contradicts `%.*s`: the expression never matches",
					   (int)(w.len < 64 ? w.len : 64), c->tree.text + w.at);
				break;
			}
}

/* Does a predicate that must hold say something about routes (or about protected operations)? */
static bool names_route(const struct branch *b, const struct predicate *p)
{
	if (p->kind == PREDICATE_ROUTE || p->kind == PREDICATE_ROUTED)
		return true;
	return (p->kind == PREDICATE_NUMBER || p->kind == PREDICATE_TEXT || p->kind == PREDICATE_SPAN ||
		p->kind == PREDICATE_LIST) && b->dissector->fields[p->field].flags & FIELD_ROUTE;
}

static void describe_branch(struct compiler *c, struct branch *b)
{
	b->opaque_named = b->dissector && b->dissector->is_protected;
	for (unsigned i = 0; i < c->count; i++) {
		const struct predicate *p = &c->predicate[i];
		if (p->kind == PREDICATE_LIST)
			b->lists |= UINT64_C(1) << p->field;
		if (!stands_alone(c, i))
			continue;
		b->route_named = b->route_named || names_route(b, p);
		if (p->kind == PREDICATE_PORT && !p->negate)
			c->e->names_port = true;
		b->opaque_named = b->opaque_named || p->kind == PREDICATE_OPAQUE;
		if (!b->grid && c->words > 1 && p->op == OP_EQ &&
		    (p->kind == PREDICATE_SPAN || p->kind == PREDICATE_REF)) {
			b->grid = p->numbers.u;
			b->grid_count = p->numbers.u_count;
		}
	}
	for (unsigned i = 0; b->dissector && i < b->dissector->field_count; i++)
		if (b->dissector->fields[i].type == FIELD_SPAN)
			b->spans |= UINT64_C(1) << i;
	b->as = (uint8_t)c->as;
	b->words = (uint8_t)c->words;
	b->order_words = c->order_words;
	b->order_bytes = c->order_bytes;
	const int shape = c->as_factor >= 0 ? c->as_factor : c->scale_factor;
	if (shape >= 0 && !b->lists && !c->tree.failed)
		compile_error(c, c->tree.factor[shape].name, "such as value=0..750",
			   "as and scale need a predicate on written values");
}

/* Copies the clauses that are the same for every value, then those that are not. */
static void place_predicates(struct compiler *c, struct branch *b)
{
	struct predicate *list = expression_alloc(c->e, c->count * sizeof *list + 1);

	if (!list) {
		c->no_memory = true;
		return;
	}
	b->no_alternatives = true;
	for (unsigned pass = 0; pass < 2; pass++) {
		for (unsigned i = 0, end; i < c->count; i = end) {
			unsigned by_row = 0;
			for (end = i; end < c->count && (end == i || !c->predicate[end].begins); end++)
				by_row |= c->predicate[end].kind >= PREDICATE_BY_ROW;
			if (by_row != pass)
				continue;
			for (unsigned k = i; k < end; k++)
				list[b->count++] = c->predicate[k];
			if (pass && end > i + 1)
				b->no_alternatives = false;
		}
		if (!pass)
			b->plain_count = b->count;
	}
	b->predicate = list;
}

static void write_shape(struct compiler *c, unsigned factor)
{
	const struct tree_factor *f = &c->tree.factor[factor];
	char text[64];

	if ((int)factor == c->scale_factor) {
		compile_write_text(c, "scale=");
		decimal_write(&c->scale, text, sizeof text);
		compile_write_text(c, text);
		return;
	}
	for (uint32_t i = 0; i < f->whole.len; i++) {
		const char ch = c->tree.text[f->whole.at + i];
		if (ch > ' ')
			compile_write(c, &(char){ (char)(ch >= 'A' && ch <= 'Z' ? ch + 32 : ch) }, 1);
	}
}

static void make_branch(struct compiler *c, struct branch *b)
{
	c->count = 0;
	c->dissector = b->dissector;
	for (unsigned begin = 0, end; begin < c->tree.factor_count; begin = end) {
		end = compile_clause_end(c, begin);
		const uint8_t role = c->role[begin];
		if (role == FACTOR_PROTOCOL || role == FACTOR_ANY || role == FACTOR_TRANSPORT ||
		    compile_all_intents(c, begin, end))
			continue;
		for (unsigned i = begin; i < end; i++) {
			if (c->role[i] == FACTOR_BAD)
				continue;
			if (c->out_len)
				compile_write(c, i > begin ? "|" : " ", 1);
			if (c->role[i] == FACTOR_SHAPE)
				write_shape(c, i);
			else
				compile_factor(c, i);
		}
	}
	if (c->tree.failed || c->no_memory)
		return;
	find_contradictions(c);
	describe_branch(c, b);
	place_predicates(c, b);
}

static void write_heads(struct compiler *c)
{
	bool joined = false;

	for (unsigned i = 0; i < 5; i++)
		if (c->e->transports >> i & 1) {
			write_word(c, expression_transport_words[i], joined);
			joined = true;
		}
	if (c->any)
		write_word(c, "any", false);
	for (unsigned i = 0; i < c->protocol_count; i++)
		write_word(c, c->protocol[i]->name, i > 0);
	joined = false;
	for (unsigned i = 0; c->e->intents != INTENTS_ALL && i < INTENT_COUNT; i++)
		if (c->e->intents >> i & 1) {
			write_word(c, intent_names[i], joined);
			joined = true;
		}
}

/* Makes one branch per protocol, or the one of `any` and of transport words. */
static void make_branches(struct compiler *c)
{
	struct expression *e = c->e;

	e->any = c->any || c->protocol_count;
	e->branch_count = c->protocol_count ? c->protocol_count : 1;
	e->branch = expression_alloc(e, e->branch_count * sizeof *e->branch);
	if (!e->branch) {
		c->no_memory = true;
		return;
	}
	c->writing = true;
	write_heads(c);
	for (unsigned i = 0; i < e->branch_count && !c->tree.failed && !c->no_memory; i++) {
		e->branch[i].dissector = c->protocol_count ? c->protocol[i] : NULL;
		make_branch(c, &e->branch[i]);
		c->writing = false;
	}
}

struct expression *expression_compile(const char *text, size_t len, struct place at, struct diags *diags)
{
	struct compiler *c = malloc(sizeof *c);
	struct expression *e = calloc(1, sizeof *e);

	if (!c || !e) {
		diags_add(diags, SEVERITY_ERROR, at.file, at.line, at.column, NULL, "memory is short");
		free(c);
		free(e);
		return NULL;
	}
	/* Literals, most of it, are written before they are read. */
	memset(c, 0, offsetof(struct compiler, literal));
	c->e = e;
	c->as_factor = c->order_factor = c->scale_factor = -1;
	e->intents = INTENTS_ALL;
	expression_parse(&c->tree, text, len, at, diags);
	const bool well_formed = !c->tree.failed;
	compile_heads(c);
	compile_shape(c);
	if (!c->unknown_head) {
		/* Mistakes found so far do not keep those of the predicates from being found. */
		const bool failed = c->tree.failed;
		c->tree.failed = false;
		make_branches(c);
		c->tree.failed = c->tree.failed || failed;
	}
	if (c->no_memory)
		tree_error(&c->tree, 0, NULL, "memory is short");
	if (c->tree.failed || !well_formed) {
		expression_destroy(e);
		free(c->out);
		e = NULL;
	} else {
		e->text = c->out;
	}
	free(c);
	return e;
}

/* ---- what others ask ---- */

char *expression_text(const struct expression *e)
{
	const size_t size = strlen(e->text) + 1;
	char *text = malloc(size);
	return text ? memcpy(text, e->text, size) : NULL;
}

const struct dissector *expression_protocol(const struct expression *e)
{
	return e->branch_count == 1 ? e->branch[0].dissector : NULL;
}

unsigned expression_intents(const struct expression *e)
{
	return e->intents;
}

bool expression_is_transport(const struct expression *e)
{
	return !e->any;
}

bool expression_names_port(const struct expression *e)
{
	return e->names_port;
}

/* The ranges that one predicate allows; returns how many, at most max, 0 when there are more. */
static unsigned allowed_ranges(const struct predicate *p, struct range *out, unsigned max)
{
	const struct numbers *n = &p->numbers;
	unsigned count = 0;

	if (!p->negate) {
		if (n->u_count > max)
			return 0;
		memcpy(out, n->u, n->u_count * sizeof *out);
		return n->u_count;
	}
	uint64_t next = 0;
	for (unsigned i = 0; i < n->u_count; i++) {
		if (n->u[i].first > next) {
			if (count == max)
				return 0;
			out[count++] = (struct range){ next, n->u[i].first - 1 };
		}
		if (n->u[i].last == UINT64_MAX)
			return count;
		next = n->u[i].last + 1;
	}
	if (count == max)
		return 0;
	out[count++] = (struct range){ next, UINT64_MAX };
	return count;
}

static unsigned intersect(const struct range *a, unsigned a_count, const struct range *b, unsigned b_count,
			  struct range *out, unsigned max)
{
	unsigned count = 0;

	for (unsigned i = 0, k = 0; i < a_count && k < b_count;) {
		const uint64_t first = a[i].first > b[k].first ? a[i].first : b[k].first;
		const uint64_t last = a[i].last < b[k].last ? a[i].last : b[k].last;
		if (first <= last) {
			if (count == max) {
				/* Their hull is still true. */
				out[count - 1].last = a[a_count - 1].last;
				return count;
			}
			out[count++] = (struct range){ first, last };
		}
		if (a[i].last < b[k].last)
			i++;
		else
			k++;
	}
	return count;
}

#define INDEX_RANGES_MAX 256

static unsigned clip(const struct range *list, unsigned count, struct range *out, unsigned max)
{
	if (count && max && count > max) {
		out[0] = (struct range){ list[0].first, list[count - 1].last };
		return 1;
	}
	memcpy(out, list, count * sizeof *out);
	return count;
}

unsigned expression_ranges(const struct expression *e, unsigned field, struct range *out, unsigned max)
{
	struct range now[INDEX_RANGES_MAX], more[INDEX_RANGES_MAX], both[INDEX_RANGES_MAX];
	const struct branch *b = e->branch;
	unsigned count = 0;

	/* Of several protocols a field number means several fields. */
	if (e->branch_count != 1 || !b->dissector || field >= b->dissector->field_count || !max)
		return 0;
	const enum field_type type = b->dissector->fields[field].type;
	if (type != FIELD_UINT && type != FIELD_BOOL && type != FIELD_SPAN && type != FIELD_TIME)
		return 0;
	for (unsigned i = 0; i < b->count; i++) {
		const struct predicate *p = &b->predicate[i];
		const bool alone = p->begins && (i + 1 == b->count || b->predicate[i + 1].begins);
		const bool fits = p->kind == PREDICATE_NUMBER || p->kind == PREDICATE_SPAN ||
				  (p->kind == PREDICATE_REF && !p->negate);
		if (!alone || !fits || p->field != field)
			continue;
		const unsigned n = allowed_ranges(p, more, INDEX_RANGES_MAX);
		if (!n)
			continue;
		const unsigned hits = count ? intersect(now, count, more, n, both, INDEX_RANGES_MAX) : n;
		if (!hits)
			continue;
		memcpy(now, count ? both : more, hits * sizeof *now);
		count = hits;
	}
	return clip(now, count, out, max);
}
