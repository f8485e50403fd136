/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where the engine asks the signature rules: each call is one line in the packet path, made only while a set is in
 * force.  What a rule says becomes an EVENT_SIGNATURE and part of the packet's verdict.
 */
#pragma once

#include "dataplane/engine/engine_state.h"

/* A packet of a flow, its headers and, but for TCP, its payload. */
void signatures_packet(struct engine *e, struct flow *w, unsigned from, const struct decoded *d);
/* Bytes of a stream in order, before they become messages. */
void signatures_stream(struct engine *e, struct flow *w, unsigned from, struct bytes b);
/* What a rule said of the len bytes at s->clear, which are not decided yet: some may be those of an earlier packet, of
 * a message that only now is whole. */
enum verdict signatures_denied(struct stream *s, uint32_t len);
/* For usual.c: may packets be taken that way with the rules in force; have rules nothing to look for in these next
 * bytes of a stream, when its message needs no look; and then, they have passed. */
static inline bool signatures_may_be_usual(const struct engine *e)
{
	return !e->signatures || !signature_wants_packets(e->signatures);
}
bool signatures_quiet(const struct engine *e, const struct flow *w, unsigned from, struct bytes b);
void signatures_passed(struct flow *w, unsigned from, struct bytes b);
void signatures_gap(struct engine *e, struct flow *w, unsigned from);
/* Client and server of the flow have changed places. */
void signatures_turn(struct engine *e, struct flow *w);
void signatures_end(struct engine *e, struct flow *w);

void signatures_message_begin(struct engine *e);
void signatures_operation(struct engine *e, struct flow *w, const struct message *m, const struct operation *op);
void signatures_message(struct engine *e, struct flow *w, struct message *m);
