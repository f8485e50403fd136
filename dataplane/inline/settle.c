/* SPDX-License-Identifier: Apache-2.0 */
#include "dataplane/inline/settle.h"

#include "dataplane/inline/names.h"

#include <string.h>

/* A line with switches at its ends, that was dark until now: one that is open has the kernel's way in the meantime. */
static bool was_dark(const struct segment_settings *s)
{
	const bool is_kernel[2] = { name_is_interface(s->port[0]), name_is_interface(s->port[1]) };
	if (s->on_failure == ON_FAILURE_OPEN && is_kernel[0] && is_kernel[1])
		return false;
	return (is_kernel[0] || name_is_pci(s->port[0])) && (is_kernel[1] || name_is_pci(s->port[1]));
}

void settle_begin(struct settle *w, const struct settings *s, struct shared *shared)
{
	memset(w, 0, sizeof *w);
	w->shared = shared;
	for (unsigned i = 0; i < s->segment_count; i++) {
		w->segment[i].waits = was_dark(&s->segment[i]) &&
				      (!atomic_load(&shared->restarts) || atomic_load(&shared->spanning[i]));
		w->waiting += w->segment[i].waits;
	}
}

bool settle_lets(struct settle *w, unsigned port, const uint8_t *frame, size_t len, uint64_t now_ns)
{
	/* Bridge group address and, by a provider, its own: IEEE 802.1Q table 8-1, 8-2 */
	static const uint8_t bridges[5] = { 0x01, 0x80, 0xc2, 0x00, 0x00 };
	const unsigned i = port / PORTS_OF_SEGMENT;

	if (!w->segment[i].waits)
		return true;
	if (!w->segment[i].since_ns)
		w->segment[i].since_ns = now_ns;
	if (len >= 14 && !memcmp(frame, bridges, sizeof bridges)) {
		if (frame[5] == 0 || frame[5] == 8) {
			w->segment[i].heard[port % PORTS_OF_SEGMENT] = true;
			atomic_store_explicit(&w->shared->spanning[i], 1, memory_order_relaxed);
		}
		return true;
	}
	const bool is_over = (w->segment[i].heard[0] && w->segment[i].heard[1]) ||
			     now_ns - w->segment[i].since_ns > SETTLE_NS;
	if (is_over) {
		w->segment[i].waits = false;
		w->waiting--;
	}
	return is_over;
}
