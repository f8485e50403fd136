/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Judging what was unpacked.  What the engine remembers besides rates and steps is here too: a transfer that was
 * allowed to begin is not cut by a schedule or an expiry, it alerts until it closes.
 */
#include "dataplane/events/wire.h"

#include <string.h>

#define TRANSFERS 1024u /* flows in transfer that are remembered, by the low bits of their ids */

struct wire_judge {
	const struct policy *policy;
	struct guards *guards;
	uint64_t transferring[TRANSFERS]; /* id of the flow, 0: none */
};

static size_t align64(size_t n)
{
	return (n + 63) & ~(size_t)63;
}

size_t wire_judge_size(uint32_t guards)
{
	return align64(sizeof(struct wire_judge)) + align64(guards_size(guards));
}

struct wire_judge *wire_judge_init(void *memory, const struct policy *p, uint32_t guards)
{
	struct wire_judge *j = memory;

	j->policy = p;
	j->guards = guards_init((uint8_t *)memory + align64(sizeof *j), guards);
	return j;
}

static uint16_t side_of(const struct policy *p, const char *port)
{
	return port ? policy_side(p, port) : 0;
}

static void judge_operation(struct wire_judge *j, const struct wire_event *e, const struct conduit *conduit,
			    struct judgement *out)
{
	const struct subject s = { &e->flow.conversation, &e->message, &e->operation };
	const struct operation *op = &e->operation;
	uint64_t *slot = &j->transferring[e->flow.id & (TRANSFERS - 1)];

	*out = policy_operation(j->policy, conduit, &s, j->guards, e->event.time_ns);
	if (op->transfer > TRANSFER_OPEN && *slot == e->flow.id && out->verdict > VERDICT_ALERT &&
	    (out->cause == CAUSE_SCHEDULE || out->cause == CAUSE_EXPIRED))
		out->verdict = VERDICT_ALERT;
	if (op->transfer == TRANSFER_OPEN && op->role == ROLE_REQUEST)
		*slot = out->verdict < VERDICT_DROP || out->mode != MODE_ENFORCE ? e->flow.id : 0;
	else if (op->transfer == TRANSFER_CLOSE && *slot == e->flow.id)
		*slot = 0;
}

bool wire_judge(struct wire_judge *j, struct wire_event *e, struct judgement *out)
{
	struct conversation *c = &e->flow.conversation;

	if (!e->event.flow)
		return false;
	c->client.side = side_of(j->policy, e->port[0]);
	c->server.side = side_of(j->policy, e->port[1]);
	const struct conduit *conduit = policy_conduit(j->policy, c);
	switch (e->event.kind) {
	case EVENT_FLOW:
		*out = policy_opening(j->policy, conduit, c);
		return true;
	case EVENT_OPERATION:
		judge_operation(j, e, conduit, out);
		return true;
	case EVENT_MESSAGE:
		*out = policy_flaws(j->policy, conduit, &e->message);
		return true;
	case EVENT_REASON:
		if (e->event.reason != REASON_DETECT_NONE)
			return false;
		*out = policy_payload(j->policy, conduit, c);
		return true;
	default:
		return false;
	}
}
