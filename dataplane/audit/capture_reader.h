/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Capture formats: bytes -> packets, one record at a time.  A reader does not know where its bytes
 * come from (a mapping, a ring behind a decompressor); it is given a window and says how far to go.
 *
 * A reader belongs to one thread.  It owns the table of interfaces, nothing else; packets point into
 * the window.  Every length of the file is checked against the window before it is believed.
 */
#pragma once

#include "dataplane/engine/engine.h"

/* More than any capture program keeps of a packet; a longer one is a damaged file. */
#define CAPTURE_PACKET_MAX 262144u
/* Longest block of pcapng that is looked into: the packet, and generous options. */
#define CAPTURE_RECORD_MAX 1048576u

enum reader_step {
	READER_PACKET,  /* *packet is filled but for number and side; *used: bytes to go on */
	READER_BLOCK,   /* nothing for the caller; *used may reach beyond the window */
	READER_MORE,    /* the window must hold *used bytes for the next step */
	READER_BAD,     /* the bytes contradict the format: reader->error says how */
};

/* How an interface of a file counts time and what its frames begin with. */
struct capture_interface {
	uint32_t link_type;  /* as in the file */
	uint8_t link;        /* enum link; LINK_UNKNOWN: its packets are counted and passed over */
	bool binary;         /* units of 2^-shift seconds, else decimal: ticks * mul / div */
	uint8_t shift;
	uint32_t snap_len;   /* 0: no limit */
	uint64_t mul, div;   /* of decimal units, to nanoseconds */
	uint64_t offset_ns;  /* added, modulo 2^64 */
};

enum pcap_lengths { LENGTHS_USUAL, LENGTHS_SWAPPED, LENGTHS_EITHER };

struct reader {
	/* One step over len bytes at p. */
	enum reader_step (*next)(struct reader *r, const uint8_t *p, uint64_t len,
				 struct packet *packet, uint64_t *used);
	bool is_swapped;         /* the file's byte order is not ours */
	bool has_begun;          /* the file header was read */
	bool is_quick;           /* pcap as nearly everybody writes it: reader_pcap_quick() reads it */
	uint8_t header_len;      /* pcap: bytes in front of each packet */
	uint8_t lengths;         /* pcap: enum pcap_lengths */
	uint32_t fraction_ns;    /* pcap: nanoseconds per unit of the stamp's second word */
	struct capture_interface *interfaces; /* pcap: one */
	unsigned interface_count, interface_cap;
	uint64_t last_ns;        /* for packets without a stamp */
	unsigned unread;         /* number of the last interface that had an unread link type */
	char error[160];
};

/* Does a capture that begins like this have a format that is read here?  Sets up r for it. */
bool reader_begin(struct reader *r, const uint8_t *head, size_t len);
void reader_fini(struct reader *r);

/* Adds an interface; false when memory or the limit of interfaces does not allow it. */
bool reader_add_interface(struct reader *r, const struct capture_interface *i);

/* enum link of a link type number (tcpdump.org/linktypes), and its name, or NULL. */
uint8_t link_of_type(uint32_t link_type);
const char *link_type_name(uint32_t link_type);

/* The two formats. */
bool reader_pcap_begin(struct reader *r, const uint8_t *head, size_t len);
bool reader_pcapng_begin(struct reader *r, const uint8_t *head, size_t len);

static inline uint16_t reader_u16(const struct reader *r, const uint8_t *p)
{
	uint16_t v;

	__builtin_memcpy(&v, p, sizeof(v));
	return r->is_swapped ? __builtin_bswap16(v) : v;
}

static inline uint32_t reader_u32(const struct reader *r, const uint8_t *p)
{
	uint32_t v;

	__builtin_memcpy(&v, p, sizeof(v));
	return r->is_swapped ? __builtin_bswap32(v) : v;
}

#define PCAP_QUICK_HEADER 16u

/*
 * An ordinary record in len bytes at p, of a file that is_quick: fills all of *packet but its number and link, and
 * returns the record's length.  0: the record is not ordinary, or not whole, and reader->next() must look at it.
 */
static inline uint64_t reader_pcap_quick(uint64_t fraction_ns, const uint8_t *p, uint64_t len, struct packet *packet)
{
	uint32_t word[4];

	if (len < PCAP_QUICK_HEADER)
		return 0;
	__builtin_memcpy(word, p, sizeof(word));
	/* A length of 0 may be damage; so may one above that of the wire. */
	if (word[2] - 1 >= CAPTURE_PACKET_MAX || word[3] < word[2] || word[2] > len - PCAP_QUICK_HEADER)
		return 0;
	packet->data = p + PCAP_QUICK_HEADER;
	packet->len = word[2];
	packet->wire_len = word[3];
	packet->time_ns = word[0] * UINT64_C(1000000000) + word[1] * fraction_ns;
	packet->side = 0;
	packet->verdict = 0;
	return PCAP_QUICK_HEADER + word[2];
}
