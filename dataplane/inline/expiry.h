/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Lines of the policy in force that expire: told a month, a week and a day before, and when it has happened.  Control
 * thread only.
 */
#pragma once

#include "dataplane/inline/notices.h"

#include "rules/policy.h"

#define EXPIRY_SOON_NS (UINT64_C(30) * 86400 * 1000000000)

struct expiry {
	const struct policy *policy; /* borrowed: the one in force */
	uint8_t *told;               /* a stage for each of its lines; NULL: memory is out, and nothing is told */
	uint64_t next_ns;
	uint32_t soon;               /* lines that have expired, or will within a month */
	uint64_t first_ns;           /* when the first of them does; 0: none */
};

/* Another policy is in force, or none. */
void expiry_policy(struct expiry *x, const struct policy *p);

void expiry_tick(struct expiry *x, struct notices *notices, uint64_t now_ns);

void expiry_end(struct expiry *x);
