/* SPDX-License-Identifier: Apache-2.0 */
#include "dataplane/inline/evidence.h"

#define DELAY_NS UINT64_C(500000000)
#define AGAIN_NS UINT64_C(5000000000)
#define A_TICK 4 /* of a tick of 20 ms */

static bool wants(const struct event *e)
{
	if (!e->flow)
		return false;
	if (e->kind == EVENT_SIGNATURE)
		return true;
	return (e->kind == EVENT_OPERATION || e->kind == EVENT_MESSAGE || e->kind == EVENT_FLOW) &&
	       e->judgement.verdict != VERDICT_ALLOW;
}

void evidence_event(struct evidence *v, const struct event *e, uint64_t now_ns)
{
	unsigned place = EVIDENCE_WAITING;

	if (!wants(e))
		return;
	for (unsigned i = 0; i < EVIDENCE_WAITING; i++) {
		if (v->waiting[i].is_told && now_ns - v->waiting[i].due_ns > AGAIN_NS)
			v->waiting[i].due_ns = 0;
		if (!v->waiting[i].due_ns)
			place = i;
		else if (v->waiting[i].wish.flow == e->flow->id)
			return;
	}
	if (place == EVIDENCE_WAITING) {
		v->skipped++;
		return;
	}
	v->waiting[place].wish = (struct witness_wish){ e->flow->conversation, e->flow->id, e->time_ns };
	v->waiting[place].due_ns = now_ns + DELAY_NS;
	v->waiting[place].is_told = false;
}

void evidence_tick(struct evidence *v, uint64_t now_ns)
{
	static uint8_t frames[CONTROL_RECORDS_MAX - sizeof(struct control_records)]; /* of the control thread */
	unsigned asked = 0;

	for (unsigned i = 0; i < EVIDENCE_WAITING && asked < A_TICK; i++) {
		if (!v->waiting[i].due_ns || v->waiting[i].is_told || now_ns < v->waiting[i].due_ns)
			continue;
		asked++;
		const uint32_t len = workers_tell(v->workers, &v->waiting[i].wish, frames, sizeof frames);
		v->waiting[i].is_told = true;
		if (len) {
			outbox_evidence(v->outbox, frames, len);
			v->told++;
		}
	}
}
