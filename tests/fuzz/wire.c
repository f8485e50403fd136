/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Fuzz target: a block of records.  Whatever is unpacked can be judged, is packed again, and unpacks to the same; seeds are
 * blocks that wire_put() made.
 */
#include "dataplane/events/wire.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char policy_words[] =
	"version = 1; mode = \"enforce\"; otherwise = \"drop\"; within = \"judge\";\n"
	"zones = ( { name = \"plant\"; addresses = [ \"0.0.0.0/0\" ]; }, { name = \"in\"; sides = [ \"seg1.inside\" ]; } );\n"
	"conduits = ( { from = \"plant\"; to = \"plant\"; deny = ( \"any program|run\", \"modbus role=answer value=5..9\", "
	"\"modbus write as=f32 value>7\", \"s7comm write db=1..5\" );\n"
	" allow = ( { match = \"modbus write address=0..9\"; step = 5; rate = \"10/s\"; }, \"any read\", \"tcp port=80\" );\n"
	" otherwise = \"refuse\"; } );\n";

static void *memory_of(size_t size)
{
	void *p = aligned_alloc(64, (size + 63) & ~(size_t)63);
	if (!p)
		abort();
	return memset(p, 0, (size + 63) & ~(size_t)63);
}

/* Two that were packed and unpacked say the same. */
static void compare(const struct wire_event *a, const struct wire_event *b)
{
	if (a->event.kind != b->event.kind || a->event.time_ns != b->event.time_ns ||
	    a->event.judgement.verdict != b->event.judgement.verdict || !a->line.text != !b->line.text ||
	    a->flow.id != b->flow.id || !a->event.message != !b->event.message ||
	    !a->event.operation != !b->event.operation)
		abort();
	if (!a->event.message)
		return;
	if (a->message.dissector != b->message.dissector || a->message.present != b->message.present ||
	    a->message.flaws != b->message.flaws || a->message.len != b->message.len)
		abort();
	for (uint64_t left = a->message.present; left; left &= left - 1) {
		const struct value *v = &a->message.fields[__builtin_ctzll(left)];
		const struct value *x = &b->message.fields[__builtin_ctzll(left)];
		if (v->kind != x->kind || (v->count != x->count && !b->is_cut))
			abort();
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct wire_event e, again;
	static struct wire_reader *reader, *second;
	static struct wire_writer *writer;
	static struct policy *policy;
	static struct wire_judge *judge;
	static uint8_t block[WIRE_BLOCK_MIN];
	struct judgement j;

	if (!reader) {
		struct diags diags = { 0 };
		reader = wire_reader_init(memory_of(WIRE_READER_SIZE), WIRE_READER_SIZE);
		second = wire_reader_init(memory_of(WIRE_READER_SIZE), WIRE_READER_SIZE);
		writer = wire_writer_init(memory_of(wire_writer_size()), NULL, NULL);
		policy = policy_compile(policy_words, sizeof policy_words - 1, "fuzz", &diags);
		if (!policy)
			abort();
		judge = wire_judge_init(memory_of(wire_judge_size(64)), policy, 64);
	}
	if (!wire_open(reader, (struct bytes){ data, size }))
		return 0;
	while (wire_next(reader, &e) == WIRE_EVENT) {
		(void)wire_judge(judge, &e, &j);
		wire_begin(writer, block, sizeof block, NULL);
		if (!wire_put_again(writer, &e))
			abort();
		if (!wire_count(writer))
			continue;
		if (!wire_open(second, (struct bytes){ block, wire_len(writer) }) || wire_next(second, &again) != WIRE_EVENT)
			abort();
		compare(&e, &again);
	}
	return 0;
}
