/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Whether a conversation stands in a maintenance window.  Packet path: windows are few, and each flow asks once a
 * generation.
 */
#include "rules/window.h"

#include <string.h>

static bool holds(const struct network *n, const struct endpoint *e)
{
	const unsigned whole = n->len / 8, rest = n->len % 8;

	return e->has_address && !memcmp(n->address, e->address, whole) &&
	       (!rest || !((n->address[whole] ^ e->address[whole]) >> (8 - rest)));
}

const struct window *windows_find(const struct windows *w, const struct conversation *c, uint64_t now_ns)
{
	for (unsigned i = w->count; i-- > 0;) { /* the latest is what somebody wants now */
		const struct window *x = &w->list[i];
		if (now_ns >= x->ends_ns || !holds(&x->station, &c->client))
			continue;
		for (unsigned k = 0; k < x->device_count; k++)
			if (holds(&x->device[k], &c->server))
				return x;
	}
	return NULL;
}
