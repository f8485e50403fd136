/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Fuzz target: a policy and the packets that it judges.  be16 length of the policy's text, the text,
 * then records as packets.h reads them.
 *
 * A policy that compiles must compile again from its canonical text, and both must judge every packet
 * alike.
 */
#include "tests/fuzz/packets.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static struct policy *compile(const char *text, size_t len, bool must_compile)
{
	struct diags diags = { 0 };
	struct policy *p = policy_compile(text, len, "fuzz", &diags);

	if (must_compile && !p) {
		diags_print(&diags, stderr);
		fwrite(text, 1, len, stderr);
		abort();
	}
	diags_fini(&diags);
	return p;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	bool bad = false;
	struct cursor c = cur_over(data, size, &bad);
	const size_t want = cur_be16(&c);
	const struct bytes text = cur_take(&c, want < cur_left(&c) ? want : cur_left(&c));
	struct policy *first = compile((const char *)text.p, text.len, false);

	if (!first)
		return 0;
	char *canonical = policy_text(first);
	if (!canonical)
		abort();
	struct policy *second = compile(canonical, strlen(canonical), true);
	if (packets_run(first, c) != packets_run(second, c)) {
		fprintf(stderr, "the canonical text judges otherwise:\n%s\n", canonical);
		abort();
	}
	free(canonical);
	policy_destroy(first);
	policy_destroy(second);
	return 0;
}
