/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The pcapng format, draft-ietf-opsawg-pcapng: a file is a chain of blocks.
 *
 *   type  length  body ...  length      u32 u32 .. u32; the length counts all of it
 *
 * A section header (4.1) sets the byte order and empties the table of interfaces; an interface
 * description (4.2) adds to it; packets (4.3, 4.4, appendix A) name their interface.  Other blocks
 * are passed over.  One thread; the table of interfaces belongs to the reader.
 */
#include "dataplane/audit/capture_reader.h"

#include <stdarg.h>
#include <stdio.h>

enum {
	BLOCK_SECTION = 0x0a0d0d0a,
	BLOCK_INTERFACE = 1,
	BLOCK_OLD_PACKET = 2,
	BLOCK_SIMPLE_PACKET = 3,
	BLOCK_PACKET = 6,
};

enum { OPTION_LAST = 0, OPTION_TSRESOL = 9, OPTION_TSOFFSET = 14 };

#define BYTE_ORDER_MAGIC 0x1a2b3c4du

__attribute__((format(printf, 2, 3)))
static enum reader_step bad(struct reader *r, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	vsnprintf(r->error, sizeof(r->error), format, ap);
	va_end(ap);
	return READER_BAD;
}

static uint64_t power_of_ten(unsigned n)
{
	uint64_t v = 1;

	while (n-- != 0)
		v *= 10;
	return v;
}

/* if_tsresol (4.2): bit 7 clear: 10^-n seconds, set: 2^-n seconds.  False: too fine for 64 bits. */
static bool set_resolution(struct capture_interface *i, uint8_t value)
{
	const unsigned n = value & 0x7f;

	i->binary = value & 0x80;
	i->shift = (uint8_t)n;
	i->mul = i->div = 1;
	if (i->binary)
		return n < 64;
	if (n > 19)
		return false;
	if (n <= 9)
		i->mul = power_of_ten(9 - n);
	else
		i->div = power_of_ten(n - 9);
	return true;
}

static uint64_t ticks_to_ns(const struct capture_interface *i, uint64_t ticks)
{
	__extension__ typedef unsigned __int128 u128;

	if (!i->binary)
		return (i->div == 1 ? ticks * i->mul : ticks / i->div) + i->offset_ns;
	return (uint64_t)((u128)ticks * 1000000000u >> i->shift) + i->offset_ns;
}

/* Options end with the block, whether or not the last one says so. */
static bool read_options(struct reader *r, const uint8_t *p, uint32_t len,
			 struct capture_interface *i)
{
	while (len >= 4) {
		const unsigned code = reader_u16(r, p), value_len = reader_u16(r, p + 2);
		const uint32_t padded = (value_len + 3u) & ~3u;

		p += 4;
		len -= 4;
		if (code == OPTION_LAST || padded > len)
			return true;
		if (code == OPTION_TSRESOL && value_len >= 1 && !set_resolution(i, p[0]))
			return false;
		if (code == OPTION_TSOFFSET && value_len >= 8) {
			const uint64_t a = reader_u32(r, p), b = reader_u32(r, p + 4);
			const bool little = r->is_swapped != (__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__);

			i->offset_ns = (little ? b << 32 | a : a << 32 | b) * UINT64_C(1000000000);
		}
		p += padded;
		len -= padded;
	}
	return true;
}

static enum reader_step read_interface(struct reader *r, const uint8_t *p, uint32_t len)
{
	struct capture_interface i = { .mul = 1000, .div = 1 };

	if (len < 20)
		return bad(r, "an interface description of %u bytes", len);
	i.link_type = reader_u16(r, p + 8);
	i.snap_len = reader_u32(r, p + 12);
	i.link = link_of_type(i.link_type);
	if (!read_options(r, p + 16, len - 20, &i))
		return bad(r, "interface %u counts time in units too fine to be read",
			   r->interface_count);
	if (!reader_add_interface(r, &i))
		return bad(r, "more than %u interfaces", r->interface_count);
	return READER_BLOCK;
}

/* The byte order is that of this section alone, and known only now. */
static enum reader_step read_section(struct reader *r, const uint8_t *p, uint64_t len,
				     uint64_t *used)
{
	uint32_t magic, block_len;

	if (len < 28) {
		*used = 28;
		return READER_MORE;
	}
	__builtin_memcpy(&magic, p + 8, sizeof(magic));
	if (magic != BYTE_ORDER_MAGIC && magic != __builtin_bswap32(BYTE_ORDER_MAGIC))
		return bad(r, "a section header without a byte order mark");
	r->is_swapped = magic != BYTE_ORDER_MAGIC;
	block_len = reader_u32(r, p + 4);
	if (reader_u16(r, p + 12) != 1)
		return bad(r, "pcapng version %u.%u is not known", reader_u16(r, p + 12),
			   reader_u16(r, p + 14));
	if (block_len < 28)
		return bad(r, "a section header of %u bytes", block_len);
	r->interface_count = 0;
	r->has_begun = true;
	*used = ((uint64_t)block_len + 3) & ~UINT64_C(3);
	return READER_BLOCK;
}

/* What the three kinds of packet blocks have in common once their headers are read. */
struct found {
	uint32_t interface, header, cap_len, wire_len;
	uint64_t ticks;
	bool has_time;
};

static enum reader_step packet_of(struct reader *r, const uint8_t *p, uint32_t len,
				  const struct found *f, struct packet *packet)
{
	const struct capture_interface *i;

	if (f->interface >= r->interface_count)
		return bad(r, "a packet of interface %u, but the section has described %u",
			   f->interface, r->interface_count);
	if (f->cap_len > CAPTURE_PACKET_MAX)
		return bad(r, "a packet of %u bytes (more than %u): the file is damaged", f->cap_len,
			   CAPTURE_PACKET_MAX);
	if (f->cap_len > len - f->header - 4)
		return bad(r, "a packet of %u bytes in a block of %u", f->cap_len, len);
	i = &r->interfaces[f->interface];
	if (f->has_time)
		r->last_ns = ticks_to_ns(i, f->ticks);
	if (i->link == LINK_UNKNOWN)
		r->unread = f->interface;
	packet->data = p + f->header;
	packet->len = f->cap_len;
	packet->wire_len = f->wire_len > f->cap_len ? f->wire_len : f->cap_len;
	packet->time_ns = r->last_ns;
	packet->link = i->link;
	return READER_PACKET;
}

static enum reader_step read_packet(struct reader *r, const uint8_t *p, uint32_t type, uint32_t len,
				    struct packet *packet)
{
	struct found f = { .header = 28, .has_time = true };

	if (type == BLOCK_SIMPLE_PACKET) {
		uint32_t snap_len;

		if (len < 16)
			return bad(r, "a packet block of %u bytes", len);
		f.header = 12;
		f.has_time = false;
		f.wire_len = reader_u32(r, p + 8);
		f.cap_len = f.wire_len;
		snap_len = r->interface_count != 0 ? r->interfaces[0].snap_len : 0;
		if (snap_len != 0 && f.cap_len > snap_len)
			f.cap_len = snap_len;
		if (f.cap_len > len - 16)
			f.cap_len = len - 16;
		return packet_of(r, p, len, &f, packet);
	}
	if (len < 32)
		return bad(r, "a packet block of %u bytes", len);
	f.interface = type == BLOCK_PACKET ? reader_u32(r, p + 8) : reader_u16(r, p + 8);
	f.ticks = (uint64_t)reader_u32(r, p + 12) << 32 | reader_u32(r, p + 16);
	f.cap_len = reader_u32(r, p + 20);
	f.wire_len = reader_u32(r, p + 24);
	return packet_of(r, p, len, &f, packet);
}

static enum reader_step pcapng_next(struct reader *r, const uint8_t *p, uint64_t len,
				    struct packet *packet, uint64_t *used)
{
	uint32_t type, block_len;
	bool is_packet;

	if (len < 12) {
		*used = 12;
		return READER_MORE;
	}
	type = reader_u32(r, p);
	if (type == BLOCK_SECTION)
		return read_section(r, p, len, used);
	block_len = reader_u32(r, p + 4);
	if (block_len < 12)
		return bad(r, "a block of type %u has a length of %u", type, block_len);
	/* Lengths are multiples of four; writers that forget it still pad. */
	*used = ((uint64_t)block_len + 3) & ~UINT64_C(3);
	is_packet = type == BLOCK_PACKET || type == BLOCK_OLD_PACKET || type == BLOCK_SIMPLE_PACKET;
	if (!is_packet && type != BLOCK_INTERFACE)
		return READER_BLOCK;
	if (block_len > CAPTURE_RECORD_MAX)
		return bad(r, "a block of type %u has a length of %u", type, block_len);
	if (len < *used)
		return READER_MORE;
	if (reader_u32(r, p + *used - 4) != block_len)
		return bad(r, "a block's length is %u at its beginning, %u at its end", block_len,
			   reader_u32(r, p + *used - 4));
	return is_packet ? read_packet(r, p, type, block_len, packet)
			 : read_interface(r, p, block_len);
}

bool reader_pcapng_begin(struct reader *r, const uint8_t *head, size_t len)
{
	uint32_t type;

	if (len < 4)
		return false;
	__builtin_memcpy(&type, head, sizeof(type));
	if (type != BLOCK_SECTION)
		return false;
	*r = (struct reader){ .next = pcapng_next };
	return true;
}
