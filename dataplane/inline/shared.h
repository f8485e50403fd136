/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Memory that supervisor and dataplane share: signs of life one way, the story so far the other way.  Fixed size,
 * no pointers; only atomic members.
 */
#pragma once

#include "dataplane/inline/settings.h"

#include <stdatomic.h>

#define SHARED_REWRITTEN 4096

struct shared {
	_Atomic uint64_t beat[CORES_MAX];  /* rises while a worker lives */
	_Atomic uint64_t control_beat;     /* the same for the control thread */
	_Atomic uint32_t worker_count;     /* 0: workers have not begun */
	_Atomic uint32_t restarts;         /* of the dataplane, since the supervisor began */
	_Atomic uint64_t started_ns;       /* when the supervisor began, since 1970 */
	_Atomic uint64_t failed_ns;        /* the latest failure; 0: none */
	_Atomic uint32_t failed_how;       /* enum failure */
	_Atomic uint32_t link_down[SEGMENTS_MAX]; /* bit OUTSIDE: no link there; bit 4 + OUTSIDE: taken down by us */
	_Atomic uint32_t spanning[SEGMENTS_MAX];  /* 1: messages of the spanning tree were seen, see settle.h */
	_Atomic uint64_t rewritten[SHARED_REWRITTEN]; /* see rewritten.h; 0: free */
};

enum failure { FAILURE_NONE, FAILURE_EXIT, FAILURE_SIGNAL, FAILURE_HANG };
