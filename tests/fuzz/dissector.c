/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Fuzz target: one dissector.  The first byte chooses the protocol, the second transport and whether the flow was picked
 * up midway; then come records of direction, length and bytes, framed and dissected as one flow.
 */
#include "dissectors/registry.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

struct flow_state {
	unsigned operations;
	struct join *join;
};

static void on_operation(void *ctx, struct message *m, const struct operation *op)
{
	struct flow_state *f = ctx;
	f->operations++;
	if (m->bad || op->intent >= INTENT_COUNT || !op->label)
		abort();
	for (unsigned i = 0; i < m->dissector->field_count; i++)
		if (has_field(m, i) && m->fields[i].kind == VALUE_LIST && m->fields[i].count)
			(void)list_member(&m->fields[i], m->fields[i].count - 1);
}

static bool on_join_grow(void *ctx, struct join *j, uint32_t want)
{
	(void)ctx;
	uint8_t *bigger = realloc(j->buf, want);
	if (!bigger)
		return false;
	j->buf = bigger;
	j->cap = want;
	return true;
}

/* What a host asks for a refused message, whatever is wrong with it; with enough room and with too little. */
static void refuse_message(const struct message *m)
{
	static const size_t rooms[] = { 1024, 10 };
	const struct refuse *r = &m->dissector->refuse;

	for (unsigned i = 0; r->answer && i < sizeof rooms / sizeof rooms[0]; i++) {
		uint8_t *out = malloc(rooms[i]);
		if (r->answer(m, r->code, out, rooms[i]) > rooms[i])
			abort();
		free(out);
	}
	if (r->neutralise) {
		uint8_t *copy = malloc(m->len);
		memcpy(copy, m->data, m->len);
		(void)r->neutralise(m, copy);
		free(copy);
	}
}

/* Every message is copied to a buffer of its exact size, so that a read past its end is seen. */
static void one_message(struct message *m, const uint8_t *p, size_t len)
{
	uint8_t *exact = malloc(len);
	struct flow_state *f = m->sink->ctx;
	memcpy(exact, p, len);
	m->data = exact;
	m->len = len;
	message_begin(m);
	f->operations = 0;
	m->dissector->dissect(m, cur_over(exact, len, &m->bad));
	if (m->operations > OPERATIONS_MAX || f->operations != m->operations)
		abort();
	if (!m->bad && !m->operations && !m->flaws && !m->carrier && !m->piece && !m->carries && !m->bulk)
		abort();
	if (m->from_client)
		refuse_message(m);
	free(exact);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	bool bad = false;
	struct cursor c = cur_over(data, size, &bad);
	const struct dissector *d = registry[cur_u8(&c) % registry_count];
	const uint8_t choice = cur_u8(&c);
	struct join joins[2] = { { 0 } };
	struct flow_state f = { 0 };
	const struct message_sink sink = { .ctx = &f, .operation = on_operation, .join_grow = on_join_grow };
	struct message m = { .dissector = d, .sink = &sink, .src_port = 40000, .dst_port = 502,
			     .transport = choice & 0x40 ? TRANSPORT_UDP : TRANSPORT_TCP, .midstream = choice >> 7 };

	m.flow = calloc(1, d->flow_size ? d->flow_size : 1);
	while (cur_left(&c) > 2) {
		const uint16_t head = cur_be16(&c);
		struct cursor chunk = cur_cut(&c, (head & 0x7fff) < cur_left(&c) ? head & 0x7fffu : cur_left(&c));
		m.from_client = head >> 15;
		m.join = &joins[m.from_client];
		(void)d->probe(m.transport, m.from_client, chunk);
		while (cur_left(&chunk)) {
			struct cursor rest = chunk;
			const size_t n = d->frame(&m, rest);
			if (n == FRAME_MORE || n == FRAME_FOREIGN || n > d->message_max || n > cur_left(&chunk))
				break;
			one_message(&m, cur_take(&chunk, n).p, n);
		}
	}
	free(m.flow);
	free(joins[0].buf);
	free(joins[1].buf);
	return 0;
}
