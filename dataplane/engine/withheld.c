/* SPDX-License-Identifier: Apache-2.0 */
#include "dataplane/engine/withheld.h"

#include "dataplane/engine/engine_state.h"

#include <string.h>

void withheld_add(struct engine *e, const struct packet *p, const struct decoded *d)
{
	uint32_t cap;
	struct withheld *h = e->withheld_count < WITHHELD_MAX ? pool_get(&e->pool, sizeof *h + p->len, &cap) : NULL;

	if (!h) {
		engine_reason(e, NULL, REASON_FRAGMENT_BUDGET);
		return;
	}
	*h = (struct withheld){ .since_ns = e->now_ns, .id = d->fragment_id, .len = p->len, .port = p->port,
				.ip_protocol = d->ip_protocol };
	memcpy(h->src, d->src, sizeof h->src);
	memcpy(h->dst, d->dst, sizeof h->dst);
	memcpy(h + 1, p->data, p->len);
	struct withheld **last = &e->withheld;
	while (*last)
		last = &(*last)->next;
	*last = h;
	e->withheld_count++;
}

static void drop(struct engine *e, struct withheld **at)
{
	struct withheld *h = *at;
	*at = h->next;
	e->withheld_count--;
	pool_put(&e->pool, h);
}

void withheld_settle(struct engine *e, struct packet *p, const struct decoded *d)
{
	const bool leaves = p->leaves;

	for (struct withheld **at = &e->withheld; *at;) {
		struct withheld *h = *at;
		if (h->id != d->fragment_id || h->ip_protocol != d->ip_protocol || memcmp(h->src, d->src, 16) != 0 ||
		    memcmp(h->dst, d->dst, 16) != 0) {
			at = &h->next;
			continue;
		}
		if (leaves)
			e->sink.transmit(e->sink.ctx, h->port, false, (const uint8_t *)(h + 1), h->len);
		drop(e, at);
	}
	if (leaves) { /* in its place behind them */
		e->sink.transmit(e->sink.ctx, p->port, false, p->data, p->len);
		p->leaves = false;
	}
}

void withheld_expire(struct engine *e, uint64_t now_ns)
{
	const uint64_t limit = e->config.fragment_idle_s * UINT64_C(1000000000);
	while (e->withheld && now_ns - e->withheld->since_ns > limit)
		drop(e, &e->withheld);
}
