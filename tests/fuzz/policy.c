/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Fuzz target: the text of a policy.
 *
 * Whatever the text, reading it ends in a policy or in an error with a place.  Our own reader may refuse
 * more than libconfig, never less, and never read another value.  A policy that compiles is described,
 * linted, written and compiled again to the same text, and its index agrees with walking its lines.
 */
#include "rules/policy_tree.h"

#include "dissectors/registry.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static uint64_t next(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state >> 8;
}

static struct value draw_value(uint64_t *state, const struct field *f, const uint8_t *bytes)
{
	struct value v = { .kind = VALUE_UINT, .u = next(state) % (next(state) % 4 ? 64 : 70000) };
	if (f->type == FIELD_SPAN) {
		v.kind = VALUE_SPAN;
		v.count = (uint32_t)(next(state) % 20);
	} else if (f->type == FIELD_LIST) {
		v.kind = VALUE_LIST;
		v.encoding = LIST_U16BE;
		v.stride = 1;
		v.count = (uint32_t)(next(state) % 8);
		v.p = bytes;
	} else if (f->type == FIELD_TEXT || f->type == FIELD_BYTES) {
		v.kind = VALUE_BYTES;
		v.len = (uint32_t)(next(state) % 16);
		v.p = bytes;
	}
	return v;
}

static void judge_some(const struct policy *p, const struct conduit *c, uint64_t state)
{
	static const uint8_t bytes[16] = { 0, 5, 0, 0, 'a', 'b', 'c', 1, 0, 40, 2, 3 };
	struct conversation talk = { .ip_version = 4, .ip_protocol = 6, .server_port = 502 };
	struct message m;
	struct operation op = { .label = "fuzz" };

	for (unsigned i = 0; i < 20; i++) {
		memset(&m, 0, sizeof m);
		m.dissector = registry[next(&state) % registry_count];
		m.from_client = next(&state) % 8 != 0;
		m.code = -1;
		op.intent = (uint8_t)(next(&state) % INTENT_COUNT);
		op.changes = (uint8_t)(next(&state) % 3);
		op.role = (uint8_t)(next(&state) % 8 ? ROLE_REQUEST : next(&state) % 3);
		op.housekeeping = next(&state) % 16 == 0;
		op.routed = next(&state) % 16 == 0;
		for (unsigned f = 0; f < m.dissector->field_count; f++) {
			if (next(&state) % 3 == 0)
				continue;
			m.fields[f] = draw_value(&state, &m.dissector->fields[f], bytes);
			m.present |= UINT64_C(1) << f;
		}
		const struct subject s = { &talk, &m, &op };
		const struct judgement fast = policy_operation(p, c, &s, NULL, 0);
		const struct judgement slow = policy_operation_linear(p, c, &s, NULL, 0);
		if (fast.verdict != slow.verdict || fast.cause != slow.cause || fast.line != slow.line)
			abort();
		policy_opening(p, c, &talk);
		policy_payload(p, c, &talk);
		talk.server_port = (uint16_t)(next(&state) % 3000);
		talk.client.vlan = (uint16_t)(next(&state) % 16);
		policy_conduit(p, &talk);
	}
}

static struct policy *compile(const char *text, size_t len, bool must_compile)
{
	struct diags d = { 0 };
	struct policy *p = policy_compile(text, len, "fuzz", &d);
	for (size_t i = 0; i < d.count; i++) {
		if (!strncmp(d.list[i].text, "libconfig", 9) || (must_compile && !p)) {
			diags_print(&d, stderr);
			abort();
		}
	}
	if (!p && !d.errors)
		abort();
	diags_fini(&d);
	return p;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static FILE *nowhere;
	struct policy *p = compile((const char *)data, size, false);
	uint64_t state = size + 1;

	if (!nowhere)
		nowhere = fopen("/dev/null", "w");
	if (!p || !nowhere)
		return 0;
	for (size_t i = 0; i < size; i++)
		state = (state ^ data[i]) * UINT64_C(0x100000001b3);
	char *text = policy_text(p);
	struct policy *again = compile(text, strlen(text), true);
	char *same = policy_text(again);
	if (strcmp(text, same))
		abort();
	struct diags d = { 0 };
	policy_lint(p, &d);
	policy_lint_expired(p, state, &d);
	policy_describe(p, nowhere);
	for (uint32_t i = 0; i < p->conduit_count; i++)
		judge_some(p, &p->conduits[i], state | 1);
	diags_fini(&d);
	free(text);
	free(same);
	policy_destroy(again);
	policy_destroy(p);
	return 0;
}
