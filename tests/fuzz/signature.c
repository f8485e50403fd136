/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Fuzz target: rule files in all dialects, and the rules over bytes.
 *
 * The input up to a byte 0 is the text of a file, what follows a payload, which goes through the matcher whole and as a
 * stream in pieces.  Every text ends in rules or in errors with places; nothing
 * reads outside of
 * its bytes, and a stream in pieces hits no rule twice in one packet.
 */
#include "rules/signature_match.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void on_hit(void *ctx, const struct signature_hit *hit)
{
	(void)ctx;
	if (!signature_text(hit->rule)->message || (hit->matched.len && !hit->buffer))
		abort();
}

static void on_flaw(void *ctx, enum signature_flaw flaw)
{
	(void)ctx;
	if (flaw >= SIGNATURE_FLAWS)
		abort();
}

static void *grow(void *ctx, size_t want, uint32_t *cap)
{
	(void)ctx;
	*cap = (uint32_t)want;
	return malloc(want);
}

static void put(void *ctx, void *memory)
{
	(void)ctx;
	free(memory);
}

static void match(struct signature_work *w, const uint8_t *p, size_t len, uint8_t protocol, uint16_t port)
{
	const struct signature_host host = { NULL, on_hit, on_flaw, grow, put, NULL };
	struct conversation talk = { .ip_version = 4, .ip_protocol = protocol, .client_port = 40000,
			.server_port = port };
	struct signature_packet packet = { .conversation = &talk, .number = 1, .time_ns = 1000000000,
			.from_client = true,
					   .is_established = true };
	struct signature_flow flow = { 0 };
	uint8_t *copy = malloc(len + 1); /* exact: a byte too far is found */

	talk.client.has_address = talk.server.has_address = true;
	talk.server.address[15] = 1;
	if (!copy || !signature_flow_begin(w, &flow, &packet)) {
		free(copy);
		return;
	}
	signature_headers(w, &flow, &packet, &host);
	for (size_t at = 0; at < len;) {
		const size_t step = protocol == 17 ? len : 1 + p[at] % 61u, n = step < len - at ? step : len - at;
		uint8_t *piece = malloc(n);
		if (!piece)
			break;
		memcpy(piece, p + at, n);
		packet.number++;
		packet.time_ns += 100000000;
		packet.payload = (struct bytes){ piece, n };
		packet.from_client = (p[at] & 7) != 7;
		signature_bytes(w, &flow, &packet, packet.payload, protocol == 6, &host);
		packet.stream_bytes[!packet.from_client] += n;
		free(piece);
		at += n;
	}
	signature_gap(w, &flow, 0);
	signature_flow_end(w, &flow, &host);
	free(copy);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const uint16_t ports[] = { 502, 80, 443, 53 };
	const struct signature_settings settings = { .wants_disabled = true };
	const uint8_t *end = memchr(data, 0, size);
	const size_t text_len = end ? (size_t)(end - data) : size, rest = size - text_len;
	struct signatures *s = signatures_create(&settings);
	struct diags diags = { 0 };

	if (s && signatures_read(s, (const char *)data, text_len, "fuzz", &diags) && signatures_compile(s, &diags)) {
		struct signature_memory *memory = signature_memory_create();
		struct signature_work *w = signature_work_create(s, memory);
		for (unsigned i = 0; w && rest > 1 && i < 4; i++) {
			match(w, end + 1, rest - 1, 6, ports[i]);
			match(w, end + 1, rest - 1, 17, ports[i]);
		}
		signature_work_destroy(w);
		signature_memory_destroy(memory);
	}
	for (size_t i = 0; i < signatures_report_count(s); i++) {
		const struct signature_report *p = signatures_report(s, i);
		if (p->status == SIGNATURE_FAILED && !diags.errors)
			abort();
	}
	diags_fini(&diags);
	signatures_destroy(s);
	return 0;
}
