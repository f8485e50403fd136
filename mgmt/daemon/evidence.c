/* SPDX-License-Identifier: Apache-2.0 */
#include "mgmt/daemon/evidence.h"

#include "dataplane/control.h"
#include "mgmt/daemon/database.h"

#include <stdlib.h>
#include <string.h>

#define AROUND_NS UINT64_C(60000000000)
#define SECOND_NS UINT64_C(1000000000)

struct pcap_head {
	uint32_t magic;
	uint16_t major, minor;
	uint32_t zone, accuracy, longest, link;
};

struct pcap_frame {
	uint32_t seconds, nanoseconds, len, wire_len;
};

/* bytes: as they came, checked here. */
static char *convert(const uint8_t *bytes, size_t size, size_t *len)
{
	const struct pcap_head head = { 0xa1b23c4du, 2, 4, 0, 0, 65535, 1 };
	size_t at = sizeof(struct control_evidence);
	char *out = malloc(size + sizeof head); /* a frame's head there is not shorter than here */

	if (!out)
		return NULL;
	memcpy(out, &head, sizeof head);
	*len = sizeof head;
	while (size - at >= sizeof(struct control_frame)) {
		struct control_frame f;
		memcpy(&f, bytes + at, sizeof f);
		at += sizeof f;
		const size_t padded = ((size_t)f.len + 7) & ~(size_t)7;
		if (f.len > size - at || padded > size - at)
			break;
		const struct pcap_frame p = { (uint32_t)(f.time_ns / SECOND_NS), (uint32_t)(f.time_ns % SECOND_NS),
					      f.len, f.wire_len < f.len ? f.len : f.wire_len };
		memcpy(out + *len, &p, sizeof p);
		memcpy(out + *len + sizeof p, bytes + at, f.len);
		*len += sizeof p + f.len;
		at += padded;
	}
	return out;
}

bool evidence_pcap(struct daemon *d, uint64_t flow, uint64_t time_ns, char **out, size_t *len)
{
	sqlite3 *db = database_read(d->events);
	sqlite3_stmt *q = db ? sql_prepare(db,
					   "SELECT bytes FROM evidence WHERE flow = ?1 AND time_ns BETWEEN ?2 AND ?3 "
					   "ORDER BY abs(time_ns - ?4) LIMIT 1",
					   "uuuu", flow, time_ns > AROUND_NS ? time_ns - AROUND_NS : 0,
					   time_ns + AROUND_NS, time_ns)
			     : NULL;
	bool found = q && sqlite3_step(q) == SQLITE_ROW &&
		     sqlite3_column_bytes(q, 0) >= (int)sizeof(struct control_evidence);

	if (found && out) {
		*out = convert(sqlite3_column_blob(q, 0), (size_t)sqlite3_column_bytes(q, 0), len);
		found = *out;
	}
	sqlite3_finalize(q);
	return found;
}
