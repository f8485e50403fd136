/* SPDX-License-Identifier: Apache-2.0 */
/* The clocks of the hosts; the engine has none.  Any thread. */
#pragma once

#include <stdint.h>
#include <time.h>

static inline uint64_t clock_read_ns(clockid_t which)
{
	struct timespec t;
	clock_gettime(which, &t);
	return (uint64_t)t.tv_sec * UINT64_C(1000000000) + (uint64_t)t.tv_nsec;
}

/* Now, in nanoseconds since 1970: for what people read.  Never for limits: use clock_up_ns(). */
static inline uint64_t clock_now_ns(void)
{
	return clock_read_ns(CLOCK_REALTIME);
}

/* Nanoseconds since the machine started, which no one can set. */
static inline uint64_t clock_up_ns(void)
{
	return clock_read_ns(CLOCK_BOOTTIME);
}
