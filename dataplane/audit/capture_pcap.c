/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The classic capture format, draft-ietf-opsawg-pcap: a header of 24 bytes, then records.
 *
 *   magic major.minor zone accuracy snap-length link-type        u32 u16 u16 u32 u32 u32 u32
 *   seconds fraction captured-length length  [8 bytes]  data     u32 u32 u32 u32
 *
 * Read in both byte orders, with microseconds and nanoseconds, and in the variant of old Linux
 * patches whose records have 8 more bytes.  Any thread; owns nothing.
 */
#include "dataplane/audit/capture_reader.h"

#include <stdio.h>

#define FILE_HEADER 24u

static const struct magic {
	uint32_t magic;
	uint32_t fraction_ns;
	uint8_t header_len;
} magics[] = {
	{ 0xa1b2c3d4, 1000, 16 },
	{ 0xa1b23c4d, 1, 16 },
	{ 0xa1b2cd34, 1000, 24 },
};

/* Versions before 2.4 wrote the two lengths the other way round, one in between either way. */
static bool version_lengths(unsigned major, unsigned minor, uint8_t *lengths)
{
	if (major == 543 || (major == 2 && minor < 3))
		*lengths = LENGTHS_SWAPPED;
	else if (major == 2 && minor == 3)
		*lengths = LENGTHS_EITHER;
	else if (major == 2)
		*lengths = LENGTHS_USUAL;
	else
		return false;
	return true;
}

static enum reader_step read_header(struct reader *r, const uint8_t *p, uint64_t *used)
{
	const unsigned major = reader_u16(r, p + 4), minor = reader_u16(r, p + 6);
	struct capture_interface i = { .mul = 1, .div = 1 };

	if (!version_lengths(major, minor, &r->lengths)) {
		snprintf(r->error, sizeof(r->error), "pcap version %u.%u is not known", major, minor);
		return READER_BAD;
	}
	i.snap_len = reader_u32(r, p + 16);
	i.link_type = reader_u32(r, p + 20) & 0x03ffffff; /* above it: length of the frame check */
	i.link = link_of_type(i.link_type);
	if (!reader_add_interface(r, &i)) {
		snprintf(r->error, sizeof(r->error), "no memory");
		return READER_BAD;
	}
	r->has_begun = true;
	r->is_quick = !r->is_swapped && r->lengths == LENGTHS_USUAL && r->header_len == PCAP_QUICK_HEADER &&
		      i.link != LINK_UNKNOWN;
	*used = FILE_HEADER;
	return READER_BLOCK;
}

static enum reader_step pcap_next(struct reader *r, const uint8_t *p, uint64_t len,
				  struct packet *packet, uint64_t *used)
{
	const struct capture_interface *i = r->interfaces;
	const uint32_t header = r->has_begun ? r->header_len : FILE_HEADER;
	uint32_t cap_len, wire_len;

	if (len < header) {
		*used = header;
		return READER_MORE;
	}
	if (!r->has_begun)
		return read_header(r, p, used);
	cap_len = reader_u32(r, p + 8);
	wire_len = reader_u32(r, p + 12);
	if (r->lengths == LENGTHS_SWAPPED || (r->lengths == LENGTHS_EITHER && cap_len > wire_len)) {
		const uint32_t swap = cap_len;

		cap_len = wire_len;
		wire_len = swap;
	}
	/* Files of machines that lost power end like this, and files that are cut while we read. */
	if (cap_len == 0 && wire_len == 0 && reader_u32(r, p) == 0) {
		snprintf(r->error, sizeof(r->error), "zeros in place of a packet: the file is damaged");
		return READER_BAD;
	}
	if (cap_len > CAPTURE_PACKET_MAX) {
		snprintf(r->error, sizeof(r->error), "a packet of %u bytes (more than %u): the file is damaged",
			 cap_len, CAPTURE_PACKET_MAX);
		return READER_BAD;
	}
	/* One of the two alone occurs in files of careless writers; both together are garbage. */
	if (cap_len > wire_len && i->snap_len != 0 && cap_len > i->snap_len) {
		snprintf(r->error, sizeof(r->error), "a packet keeps %u bytes of %u, the file's limit is %u: "
			 "the file is damaged", cap_len, wire_len, i->snap_len);
		return READER_BAD;
	}
	*used = (uint64_t)header + cap_len;
	if (len < *used)
		return READER_MORE;
	packet->data = p + header;
	packet->len = cap_len;
	packet->wire_len = wire_len > cap_len ? wire_len : cap_len;
	packet->time_ns = reader_u32(r, p) * UINT64_C(1000000000) +
			  (uint64_t)reader_u32(r, p + 4) * r->fraction_ns;
	packet->link = i->link;
	return READER_PACKET;
}

bool reader_pcap_begin(struct reader *r, const uint8_t *head, size_t len)
{
	uint32_t magic;

	if (len < 4)
		return false;
	__builtin_memcpy(&magic, head, sizeof(magic));
	for (unsigned i = 0; i < sizeof(magics) / sizeof(magics[0]); i++) {
		const bool is_swapped = magic == __builtin_bswap32(magics[i].magic);

		if (magic != magics[i].magic && !is_swapped)
			continue;
		*r = (struct reader){
			.next = pcap_next,
			.is_swapped = is_swapped,
			.header_len = magics[i].header_len,
			.fraction_ns = magics[i].fraction_ns,
		};
		return true;
	}
	return false;
}
