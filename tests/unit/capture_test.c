/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The formats: pcap and pcapng in both byte orders, their variants, and what damaged files look like.
 * TAP on standard output.
 */
#define _POSIX_C_SOURCE 200809L

#include "tests/unit/capture_build.h"

static char *dir;
static struct capture_file file;

#define SECOND UINT64_C(1000000000)

static struct walked walk_build(struct build *b)
{
	char *path = path_in(dir, "one");
	struct walked w;

	build_file(b, path);
	w = walk_path(path, &file);
	unlink(path);
	return w;
}

/* ---- pcap ---- */

static void test_pcap_magics(void)
{
	static const struct {
		uint32_t magic;
		unsigned unit_ns, extra;
	} magics[] = { { 0xa1b2c3d4, 1000, 0 }, { 0xa1b23c4d, 1, 0 }, { 0xa1b2cd34, 1000, 8 } };

	for (unsigned i = 0; i < 6; i++) {
		struct build b = { .is_big = i & 1 };
		struct walked w;

		pcap_header(&b, magics[i / 2].magic, 4, 65535, 1);
		for (uint8_t k = 0; k < 3; k++) {
			pcap_record(&b, 1000u + k, 123, 60, k == 2 ? 1500 : 60);
			put_number(&b, 0, magics[i / 2].extra);
			put_frame(&b, 60, 1, (uint8_t)(0x40 + k));
		}
		w = walk_build(&b);
		ok(w.count == 3 && w.number[2] == 3 && w.time_ns[1] == 1001 * SECOND + 123 * magics[i / 2].unit_ns &&
		   w.len[2] == 60 && w.wire_len[2] == 1500 && w.last_byte[2] == 0x42,
		   "magic %08x, %s", magics[i / 2].magic, i & 1 ? "big endian" : "little endian");
		ok(file.packets == 3 && file.bytes == 1620 && file.cut == 1 && !file.partial &&
		   file.first_ns == w.time_ns[0] && file.last_ns == w.time_ns[2] && file.done == file.size,
		   "counts of the file");
		ok_error(&file, NULL, "magic");
	}
}

static void test_pcap_lengths(void)
{
	struct build b = { 0 };
	struct walked w;

	pcap_header(&b, 0xa1b2c3d4, 2, 68, 1);
	pcap_record(&b, 1, 0, 100, 60); /* before 2.3 the two lengths stood the other way round */
	put_frame(&b, 60, 1, 9);
	w = walk_build(&b);
	ok(w.count == 1 && w.len[0] == 60 && w.wire_len[0] == 100, "version 2.2 swaps the lengths");

	pcap_header(&b, 0xa1b2c3d4, 3, 68, 1);
	pcap_record(&b, 1, 0, 100, 60);
	put_frame(&b, 60, 1, 9);
	pcap_record(&b, 1, 0, 60, 100);
	put_frame(&b, 60, 1, 9);
	w = walk_build(&b);
	ok(w.count == 2 && w.len[0] == 60 && w.wire_len[0] == 100 && w.len[1] == 60 && w.wire_len[1] == 100,
	   "version 2.3 has them either way");

	pcap_header(&b, 0xa1b2c3d4, 4, 0, 1);
	pcap_record(&b, 1, 0, 60, 40);
	put_frame(&b, 60, 1, 9);
	w = walk_build(&b);
	ok(w.count == 1 && w.len[0] == 60 && w.wire_len[0] == 60, "more kept than there was: taken as it is");
}

static void test_pcap_damage(void)
{
	struct build b = { 0 };
	struct walked w;

	pcap_whole(&b, 5, 1000000, 10, 3);
	b.len -= 7;
	w = walk_build(&b);
	ok(w.count == 4 && file.partial, "the last packet is cut");
	ok_error(&file, "the file ends inside a packet: 69 of at least 76 bytes are there (byte 328, behind "
		 "packet 4)", "cut packet");

	pcap_whole(&b, 5, 1000000, 10, 3);
	b.len -= 70;
	w = walk_build(&b);
	ok(w.count == 4 && file.partial, "the last record's header is cut");
	ok_error(&file, "the file ends inside a packet", "cut header");

	pcap_whole(&b, 2, 1000000, 10, 3);
	pcap_record(&b, 1, 0, 262145, 262145);
	w = walk_build(&b);
	ok(w.count == 2 && file.partial, "an absurd length");
	ok_error(&file, "a packet of 262145 bytes", "absurd length");
	ok_error(&file, "(byte 176, behind packet 2)", "absurd length");

	pcap_header(&b, 0xa1b2c3d4, 4, 96, 1);
	pcap_record(&b, 1, 0, 5000, 60);
	put_number(&b, 0, 8);
	w = walk_build(&b);
	ok(w.count == 0, "more than the snap length and than there was");
	ok_error(&file, "keeps 5000 bytes of 60", "snap length");

	pcap_whole(&b, 2, 1000000, 10, 3);
	for (unsigned i = 0; i < 100; i++)
		put32(&b, 0);
	w = walk_build(&b);
	ok(w.count == 2 && file.partial, "zeros behind the last packet");
	ok_error(&file, "zeros in place of a packet", "zeros");

	pcap_header(&b, 0xa1b2c3d4, 4, 65535, 1);
	b.len = 20;
	walk_build(&b);
	ok_error(&file, "ends inside", "half a file header");

	pcap_header(&b, 0xa1b2c3d4, 4, 65535, 1);
	b.p[4] = 77;
	walk_build(&b);
	ok_error(&file, "pcap version 77.4 is not known", "version");
}

static void test_links(void)
{
	static const struct {
		uint32_t type;
		uint8_t link;
	} links[] = {
		{ 1, LINK_ETHERNET }, { 0, LINK_NULL }, { 108, LINK_NULL }, { 101, LINK_RAW }, { 12, LINK_RAW },
		{ 14, LINK_RAW }, { 228, LINK_RAW }, { 229, LINK_RAW }, { 113, LINK_SLL }, { 276, LINK_SLL2 },
		{ 0x14000001, LINK_ETHERNET },
	};
	bool is_good = true;
	struct build b = { 0 };
	struct walked w;

	for (unsigned i = 0; i < sizeof(links) / sizeof(links[0]); i++) {
		pcap_header(&b, 0xa1b2c3d4, 4, 65535, links[i].type);
		pcap_packet(&b, 1, 0, 1);
		w = walk_build(&b);
		is_good = is_good && w.count == 1 && w.link[0] == links[i].link;
	}
	ok(is_good, "link types");

	pcap_header(&b, 0xa1b2c3d4, 4, 65535, 127);
	pcap_packet(&b, 1, 0, 1);
	pcap_packet(&b, 1, 0, 1);
	w = walk_build(&b);
	ok(w.count == 0 && file.packets == 2 && file.skipped == 2 && !file.partial, "an unread link type");
	ok_error(&file, "link type 127 (IEEE802_11_RADIO), which is not read", "link type");
}

/* ---- pcapng ---- */

static void test_ng_orders(void)
{
	for (unsigned big = 0; big < 2; big++) {
		struct build b = { .is_big = big };
		struct walked w;

		put_section(&b);
		put_interface(&b, 1, 0, 0, 0);          /* microseconds */
		put_interface(&b, 101, 0, 9, 0);        /* nanoseconds */
		put_interface(&b, 1, 0, 0x80 + 10, 100);  /* 1/1024 seconds, 100 seconds later */
		put_interface(&b, 1, 0, 12, 0);         /* picoseconds */
		put_packet(&b, 0, 5000001, 1);
		put_packet(&b, 1, 6 * SECOND + 7, 2);
		put_packet(&b, 2, 7 * 1024 + 512, 3);
		put_packet(&b, 3, UINT64_C(8000000007000), 4);
		w = walk_build(&b);
		ok(w.count == 4 && w.time_ns[0] == 5000001000 && w.time_ns[1] == 6 * SECOND + 7 &&
		   w.time_ns[2] == 107 * SECOND + SECOND / 2 && w.time_ns[3] == 8 * SECOND + 7,
		   "resolutions and offsets, %s", big ? "big endian" : "little endian");
		ok(w.link[1] == LINK_RAW && w.link[2] == LINK_ETHERNET && w.len[3] == 61 && w.last_byte[3] == 4,
		   "interfaces have link types of their own");
		ok_error(&file, NULL, "pcapng");
	}
}

static void test_ng_sections(void)
{
	struct build b = { 0 };
	struct walked w;
	size_t at;

	put_section(&b);
	put_interface(&b, 1, 0, 0, 0);
	put_packet(&b, 0, 1000000, 1);
	at = block_begin(&b, 0x0bad); /* unknown, and long */
	for (unsigned i = 0; i < 50000; i++)
		put32(&b, i);
	block_end(&b, at);
	b.is_big = true;
	put_section(&b);
	put_interface(&b, 101, 0, 6, 0);
	put_packet(&b, 0, 2000000, 2);
	w = walk_build(&b);
	ok(w.count == 2 && w.link[0] == LINK_ETHERNET && w.link[1] == LINK_RAW && w.time_ns[1] == 2 * SECOND,
	   "two sections in different byte orders, an unknown block between");
	ok_error(&file, NULL, "sections");

	b.is_big = false;
	put_section(&b);
	put_interface(&b, 1, 0, 0, 0);
	put_interface(&b, 105, 0, 0, 0);
	put_packet(&b, 1, 1000000, 1);
	put_packet(&b, 0, 2000000, 1);
	w = walk_build(&b);
	ok(w.count == 1 && w.number[0] == 2 && file.packets == 2 && file.skipped == 1,
	   "packets of an unread interface are counted, the rest is read");
	ok_error(&file, "interface 1 has link type 105 (IEEE802_11)", "interface");
}

static void test_ng_old_packets(void)
{
	struct build b = { 0 };
	struct walked w;
	size_t at;

	put_section(&b);
	put_interface(&b, 1, 50, 0, 0);
	at = block_begin(&b, 2); /* obsolete packet block */
	put16(&b, 0);
	put16(&b, 7);
	put32(&b, 0);
	put32(&b, 3000000);
	put32(&b, 60);
	put32(&b, 90);
	put_frame(&b, 60, 1, 0x31);
	block_end(&b, at);
	at = block_begin(&b, 3); /* simple packet block: no time, cut by the interface */
	put32(&b, 60);
	put_frame(&b, 50, 1, 0x32);
	block_end(&b, at);
	w = walk_build(&b);
	ok(w.count == 2 && w.time_ns[0] == 3 * SECOND && w.wire_len[0] == 90 && w.last_byte[0] == 0x31,
	   "obsolete packet block");
	ok(w.len[1] == 50 && w.wire_len[1] == 60 && w.time_ns[1] == 3 * SECOND && w.last_byte[1] == 0x32,
	   "simple packet block");
	ok_error(&file, NULL, "packet blocks");
}

/* A section with one interface and one packet; the damage comes behind it. */
static void ng_begin(struct build *b)
{
	put_section(b);
	put_interface(b, 1, 0, 0, 0);
	put_packet(b, 0, 1000000, 1);
}

static void test_ng_damage(void)
{
	struct build b = { 0 };
	size_t at;

	ng_begin(&b);
	put_packet(&b, 3, 2000000, 1);
	walk_build(&b);
	ok_error(&file, "a packet of interface 3, but the section has described 1", "interface");
	ok(file.packets == 1 && file.partial, "what came before is kept");

	ng_begin(&b);
	put32(&b, 5);
	put32(&b, 8);
	put32(&b, 0);
	walk_build(&b);
	ok_error(&file, "a block of type 5 has a length of 8", "short block");

	ng_begin(&b);
	put_packet(&b, 0, 2000000, 1);
	b.p[b.len - 4]++;
	walk_build(&b);
	ok_error(&file, "a block's length is 96 at its beginning, 97 at its end", "lengths");

	ng_begin(&b);
	at = b.len;
	put_packet(&b, 0, 2000000, 1);
	b.p[at + 20] = 200; /* kept: more than the block holds */
	walk_build(&b);
	ok_error(&file, "a packet of 200 bytes in a block of 96", "captured length");

	ng_begin(&b);
	put32(&b, 77);
	put32(&b, 0x7ffffffc);
	put32(&b, 0);
	walk_build(&b);
	ok_error(&file, "the file ends inside a block", "long block");

	ng_begin(&b);
	put_packet(&b, 0, 2000000, 1);
	b.len -= 20;
	walk_build(&b);
	ok_error(&file, "the file ends inside a packet", "cut block");

	put_section(&b);
	b.p[8] = 0;
	walk_build(&b);
	ok_error(&file, "a section header without a byte order mark", "byte order");

	put_section(&b);
	put_interface(&b, 1, 0, 0x80 + 99, 0);
	walk_build(&b);
	ok_error(&file, "units too fine", "resolution");

	put_section(&b);
	at = block_begin(&b, 1);
	put16(&b, 1);
	put16(&b, 0);
	put32(&b, 0);
	put16(&b, 9);
	put16(&b, 60000); /* an option longer than its block */
	block_end(&b, at);
	put_packet(&b, 0, 1000000, 1);
	walk_build(&b);
	ok(file.packets == 1, "an option longer than its block is passed over");
}

static void test_many_interfaces(void)
{
	struct build b = { 0 };
	struct walked w;

	put_section(&b);
	for (unsigned i = 0; i < 5000; i++)
		put_interface(&b, 1, 0, 0, 0);
	put_packet(&b, 4999, 1000000, 1);
	w = walk_build(&b);
	ok(w.count == 1, "five thousand interfaces");

	put_section(&b);
	for (unsigned i = 0; i < 70000; i++)
		put_interface(&b, 1, 0, 0, 0);
	walk_build(&b);
	ok_error(&file, "more than 65536 interfaces", "interfaces");
}

/* ---- any bytes ---- */

/* Bytes of good captures changed at random: reading ends, and says why or is content. */
static void test_mutations(void)
{
	uint64_t random = 1;
	unsigned walks = 0;

	for (unsigned round = 0; round < 2000; round++) {
		struct build b = { .is_big = round & 2 };

		if (round & 1) {
			pcap_whole(&b, 6, 1000000, 10, 3);
		} else {
			ng_begin(&b);
			put_packet(&b, 0, 2000000, 2);
			put_packet(&b, 0, 3000000, 3);
		}
		for (unsigned i = 0; i < 3; i++) {
			random = random * UINT64_C(6364136223846793005) + 1442695040888963407u;
			b.p[(random >> 33) % b.len] = (uint8_t)(random >> 25);
		}
		walk_build(&b);
		walks += file.packets < 100;
	}
	ok(walks == 2000, "changed bytes");
}

int main(void)
{
	dir = temp_dir();
	test_pcap_magics();
	test_pcap_lengths();
	test_pcap_damage();
	test_links();
	test_ng_orders();
	test_ng_sections();
	test_ng_old_packets();
	test_ng_damage();
	test_many_interfaces();
	test_mutations();
	rmdir(dir);
	return tap_end();
}
