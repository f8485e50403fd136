/* SPDX-License-Identifier: Apache-2.0 */
/* Lines are looked at once an hour; a start tells again what a former run has told. */
#include "dataplane/inline/expiry.h"

#include <stdlib.h>

#define DAY_NS (UINT64_C(86400) * 1000000000)
#define LOOK_NS (UINT64_C(3600) * 1000000000)
#define TOLD_AT_ONCE 50

void expiry_policy(struct expiry *x, const struct policy *p)
{
	free(x->told);
	*x = (struct expiry){ .policy = p, .told = p ? calloc(policy_line_count(p) + 1, 1) : NULL };
}

/* 0: not for a month. */
static uint8_t stage_of(uint64_t expires_ns, uint64_t now_ns)
{
	if (now_ns >= expires_ns)
		return 4;
	const uint64_t left = expires_ns - now_ns;
	return left < DAY_NS ? 3 : left < 7 * DAY_NS ? 2 : left < EXPIRY_SOON_NS ? 1 : 0;
}

static void tell(struct notices *notices, const struct line *l, uint8_t stage)
{
	static const enum notice_level levels[] = {
		[1] = NOTICE_INFO,
		[2] = NOTICE_WARNING,
		[3] = NOTICE_ALARM,
		[4] = NOTICE_ALARM,
	};
	char text[400], number[16];

	snprintf(number, sizeof number, "%u", line_number(l));
	snprintf(text, sizeof text, "line %s of the policy, \"%.200s\", %s: %.40s", number, line_text(l),
		 stage == 4 ? "has expired" : "expires soon", line_expires(l));
	notices_say(notices, levels[stage], stage == 4 ? "line.expired" : "line.expires", text, "number", number,
		    "line", line_text(l), "expires", line_expires(l), "owner", line_owner(l) ? line_owner(l) : "",
		    NULL);
}

void expiry_tick(struct expiry *x, struct notices *notices, uint64_t now_ns)
{
	unsigned told = 0;

	if (now_ns < x->next_ns || !x->told)
		return;
	x->next_ns = now_ns + LOOK_NS;
	x->soon = 0;
	x->first_ns = 0;
	for (size_t i = 0; i < policy_line_count(x->policy); i++) {
		const struct line *l = policy_line(x->policy, i);
		const uint64_t expires_ns = line_expires_ns(l);
		const uint8_t stage = expires_ns ? stage_of(expires_ns, now_ns) : 0;
		if (!stage)
			continue;
		x->soon++;
		if (!x->first_ns || expires_ns < x->first_ns)
			x->first_ns = expires_ns;
		if (stage > x->told[i] && told++ < TOLD_AT_ONCE)
			tell(notices, l, stage);
		x->told[i] = stage;
	}
}

void expiry_end(struct expiry *x)
{
	free(x->told);
	x->told = NULL;
}
