/* SPDX-License-Identifier: Apache-2.0 */
#include "dataplane/engine/reason.h"

const struct reason_text reasons[REASON_COUNT] = {
#define X(id, name, class, help) [REASON_##id] = { name, REASON_##class, help },
	REASONS(X)
#undef X
};
