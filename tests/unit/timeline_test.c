/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where captures come from and how they become one timeline: folders, compressed files, pipes, many
 * files at once, several workers, files that are cut while they are read.  TAP on standard output.
 */
#define _POSIX_C_SOURCE 200809L

#include "tests/unit/capture_build.h"

#include <fcntl.h>
#include <math.h>
#include <pthread.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <zlib.h>
#include <zstd.h>

static char *dir;

/* ---- compressed files ---- */

static void pack_gzip(struct build *out, const struct build *in)
{
	z_stream z = { 0 };
	uint8_t *to = malloc(in->len + 1000);

	if (!to || deflateInit2(&z, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK)
		abort();
	z.next_in = in->p;
	z.avail_in = (uInt)in->len;
	z.next_out = to;
	z.avail_out = (uInt)in->len + 1000;
	deflate(&z, Z_FINISH);
	put_raw(out, to, (size_t)z.total_out);
	deflateEnd(&z);
	free(to);
}

static void pack_zstd(struct build *out, const struct build *in)
{
	const size_t cap = ZSTD_compressBound(in->len);
	uint8_t *to = malloc(cap);
	size_t len;

	if (!to)
		abort();
	len = ZSTD_compress(to, cap, in->p, in->len, 3);
	put_raw(out, to, len);
	free(to);
}

typedef void pack_fn(struct build *out, const struct build *in);

static struct walked walk_build(struct build *b, const char *name, struct capture_file *file)
{
	char *path = path_in(dir, "%s", name);
	struct walked w;

	build_file(b, path);
	w = walk_path(path, file);
	unlink(path);
	return w;
}

static void test_packed(pack_fn *pack, const char *what)
{
	struct build plain = { 0 }, b = { 0 };
	struct capture_file file;
	struct walked expected, w;

	pcap_whole(&plain, 20000, 1000000, 10, 9);
	pack(&b, &plain);
	w = walk_build(&b, "one.bin", &file);
	ok(w.count == 20000 && file.done == file.size && !file.partial, "%s: known by its contents", what);
	ok_error(&file, NULL, what);

	pack(&b, &plain);
	b.len /= 2;
	w = walk_build(&b, "one", &file);
	ok(w.count > 100 && w.count < 20000 && file.partial, "%s: cut, what came before is kept", what);
	ok_error(&file, "the compressed data ends in the middle (byte", what);

	pack(&b, &plain);
	memset(b.p + b.len / 2, 0x5a, 200);
	w = walk_build(&b, "one", &file);
	ok(w.count > 100 && w.count < 20000 && file.partial, "%s: damaged in the middle", what);
	ok(file.error[0] != '\0', "%s: the damage is reported: %s", what, file.error);

	/* Two members are one capture: the second goes on in the middle of a packet. */
	{
		struct build first = { .p = plain.p, .len = 5000 };
		struct build rest = { .p = plain.p + 5000, .len = plain.len - 5000 };

		pack(&b, &first);
		pack(&b, &rest);
	}
	w = walk_build(&b, "one", &file);
	ok(w.count == 20000, "%s: two members", what);
	ok_error(&file, NULL, what);

	pack(&b, &(struct build){ .p = (uint8_t *)(uintptr_t)"hello, world", .len = 12 });
	walk_build(&b, "one", &file);
	ok_error(&file, "not a capture: its first bytes are 68 65 6c 6c", what);
	pack(&b, &(struct build){ .p = (uint8_t *)(uintptr_t)"", .len = 0 });
	walk_build(&b, "one", &file);
	ok_error(&file, "an empty file, compressed", what);

	expected = walk_build(&plain, "one", &file);
	ok(expected.count == 20000 && expected.sum != 0, "the same, not compressed");
	pcap_whole(&plain, 20000, 1000000, 10, 9);
	pack(&b, &plain);
	free(plain.p);
	w = walk_build(&b, "one", &file);
	ok(w.sum == expected.sum, "%s: the same packets", what);
}

static void test_gzip_tail(void)
{
	struct build plain = { 0 }, b = { 0 };
	struct capture_file file;
	struct walked w;

	pcap_whole(&plain, 10, 1000000, 10, 3);
	pack_gzip(&b, &plain);
	put_raw(&b, (const uint8_t[512]){ 0 }, 512);
	w = walk_build(&b, "one", &file);
	ok(w.count == 10, "zeros behind a gzip member");
	ok_error(&file, NULL, "zeros");
	pack_gzip(&b, &plain);
	put_raw(&b, "garbage", 7);
	w = walk_build(&b, "one", &file);
	ok(w.count == 10 && file.partial, "garbage behind a gzip member");
	ok_error(&file, "damaged", "garbage");
	free(plain.p);
}

/* ---- what is no capture ---- */

static void test_not_captures(void)
{
	static const struct {
		const char *bytes;
		size_t len;
		const char *words;
	} cases[] = {
		{ "", 0, "an empty file" },
		{ "mode = \"enforce\";\n", 18, "its first bytes are 6d 6f 64 65 20 3d 20 22 (\"mode = \"\")" },
		{ "PK\003\004aaaaaaaaaa", 14, "a zip archive" },
		{ "\xfd" "7zXZ\0aaaa", 10, "compressed with xz" },
		{ "snoop\0\0\0\0\0\0\2\0\0\0\4", 16, "a snoop capture" },
		{ "\x1f\x8b", 2, "its first bytes are 1f 8b" },
		{ "\xa1", 1, "its first bytes are a1" },
	};
	struct capture_file file;

	for (unsigned i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct build b = { 0 };

		put_raw(&b, "", 0);
		put_raw(&b, cases[i].bytes, cases[i].len);
		walk_build(&b, "one", &file);
		ok_error(&file, cases[i].words, "no capture");
	}
	walk_path(path_in(dir, "absent.pcap"), &file);
	ok_error(&file, "cannot be opened: No such file", "absent");
	walk_path("/dev/null", &file);
	ok_error(&file, "an empty file", "/dev/null");
	if (geteuid() != 0) {
		char *path = path_in(dir, "secret.pcap");

		write_file(path, "x", 1);
		chmod(path, 0);
		walk_path(path, &file);
		ok_error(&file, "cannot be opened: Permission denied", "secret");
		unlink(path);
	}
}

/* ---- folders ---- */

static void test_folders(void)
{
	static const char *const names[] = {
		"b.pcap", "a10.pcapng", "a9.pcapng", "sub/c.cap", "sub/d.pcap.gz", "ring.pcap0", ".hidden.pcap",
		"readme.txt", "sub/e.pcapng.zst", "F.PCAP",
	};
	static const char *const expected[] = {
		"F.PCAP", "a9.pcapng", "a10.pcapng", "b.pcap", "ring.pcap0", "sub/c.cap", "sub/d.pcap.gz",
		"sub/e.pcapng.zst",
	};
	char *paths[2] = { path_in(dir, "tree"), path_in(dir, "tree/empty") };
	struct capture_list *list;
	bool is_good;

	mkdir(path_in(dir, "tree"), 0755);
	mkdir(path_in(dir, "tree/sub"), 0755);
	mkdir(path_in(dir, "tree/empty"), 0755);
	for (unsigned i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		write_file(path_in(dir, "tree/%s", names[i]), "", 0);
	if (symlink(".", path_in(dir, "tree/loop")) != 0)
		abort();
	list = capture_list_make(paths, 1);
	is_good = list->count == 8;
	for (unsigned i = 0; is_good && i < list->count; i++)
		is_good = strcmp(list->files[i].path + strlen(paths[0]) + 1, expected[i]) == 0;
	ok(is_good, "a folder means the captures below it, in order");
	capture_list_free(list);
	list = capture_list_make(paths + 1, 1);
	ok(list->count == 1, "an empty folder is an entry");
	ok_error(&list->files[0], "no captures in this folder", "empty folder");
	capture_list_free(list);
	for (unsigned i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		unlink(path_in(dir, "tree/%s", names[i]));
	unlink(path_in(dir, "tree/loop"));
	rmdir(path_in(dir, "tree/empty"));
	rmdir(path_in(dir, "tree/sub"));
	rmdir(path_in(dir, "tree"));
}

/* ---- merging ---- */

/* A capture of packets at these seconds, the host pair saying which file. */
static char *stamped(const char *name, uint8_t pair, unsigned count, const uint32_t *seconds)
{
	struct build b = { 0 };
	char *path = path_in(dir, "%s", name);

	pcap_header(&b, 0xa1b2c3d4, 4, 65535, 1);
	for (unsigned i = 0; i < count; i++)
		pcap_packet(&b, seconds[i], 0, pair);
	build_file(&b, path);
	return path;
}

static void test_merge(void)
{
	char *paths[4] = {
		stamped("m1", 1, 4, (const uint32_t[]){ 10, 20, 30, 40 }),
		stamped("m2", 2, 4, (const uint32_t[]){ 5, 20, 3, 50 }), /* goes backwards */
		stamped("m3", 3, 1, (const uint32_t[]){ 60 }),
		stamped("m4", 4, 0, NULL),
	};
	static const uint8_t order[] = { 2, 1, 1, 2, 2, 1, 1, 2, 3 };
	struct capture_list *list = capture_list_make(paths, 4);
	struct walked w = walk_share(list, 0, 1);
	bool is_good = w.count == 9;

	for (unsigned i = 0; is_good && i < 9; i++)
		is_good = w.last_byte[i] == order[i] && w.number[i] == i + 1;
	ok(is_good, "files are merged by time, ties by their order, each in its own order");
	ok(list->files[0].packets == 4 && list->files[3].packets == 0 &&
	   list->files[1].first_ns == 3000000000 && list->files[1].last_ns == 50000000000,
	   "counts of the files");
	ok_error(&list->files[3], NULL, "a capture without packets");
	capture_list_free(list);
	for (unsigned i = 0; i < 4; i++)
		unlink(paths[i]);
}

/* More files than descriptors, half of them compressed. */
static void test_many_files(void)
{
	enum { FILES = 150 };
	struct rlimit before, few;
	char *paths[FILES];
	struct capture_list *list;
	struct walked w;
	bool is_good = true;

	for (unsigned i = 0; i < FILES; i++) {
		struct build plain = { 0 }, b = { 0 };

		pcap_whole(&plain, 10, 1000000 + i * 37, 1000, 5);
		paths[i] = strdup(path_in(dir, "many%u.pcap", i));
		if (i & 1) {
			pack_gzip(&b, &plain);
			free(plain.p);
			build_file(&b, paths[i]);
		} else {
			build_file(&plain, paths[i]);
		}
	}
	getrlimit(RLIMIT_NOFILE, &before);
	few = before;
	few.rlim_cur = 20;
	setrlimit(RLIMIT_NOFILE, &few);
	list = capture_list_make(paths, FILES);
	w = walk_share(list, 0, 1);
	setrlimit(RLIMIT_NOFILE, &before);
	for (unsigned i = 1; i < 64; i++)
		is_good = is_good && w.time_ns[i] >= w.time_ns[i - 1];
	ok(w.count == FILES * 10 && is_good, "150 files that overlap, 20 descriptors");
	capture_list_free(list);
	for (unsigned i = 0; i < FILES; i++) {
		unlink(paths[i]);
		free(paths[i]);
	}
}

/* ---- workers ---- */

struct worker {
	struct capture_list *list;
	unsigned share, shares;
	struct walked walked;
	pthread_t thread;
};

static void *work(void *arg)
{
	struct worker *w = arg;

	w->walked = walk_share(w->list, w->share, w->shares);
	return NULL;
}

/* Walks the list with this many threads; true when together they saw each packet once. */
static bool walk_together(struct capture_list *list, unsigned shares, uint64_t count)
{
	struct worker workers[8];
	bool seen[64] = { false };
	uint64_t total = 0;

	for (unsigned i = 0; i < shares; i++) {
		workers[i] = (struct worker){ .list = list, .share = i, .shares = shares };
		pthread_create(&workers[i].thread, NULL, work, &workers[i]);
	}
	for (unsigned i = 0; i < shares; i++) {
		const struct walked *w = &workers[i].walked;

		pthread_join(workers[i].thread, NULL);
		total += w->count;
		for (unsigned k = 0; k < w->count && k < 64; k++) {
			if (w->number[k] <= 64) {
				if (seen[w->number[k] - 1])
					return false;
				seen[w->number[k] - 1] = true;
			}
		}
	}
	if (total != count)
		printf("# %lu packets instead of %lu\n", (unsigned long)total, (unsigned long)count);
	return total == count;
}

static void test_workers(void)
{
	struct build plain = { 0 }, b = { 0 };
	char *paths[2] = { path_in(dir, "w1"), path_in(dir, "w2.gz") };

	pcap_whole(&plain, 200000, 1000000, 10, 50);
	write_file(paths[0], plain.p, plain.len);
	pack_gzip(&b, &plain);
	build_file(&b, paths[1]);
	for (unsigned shares = 1; shares <= 4; shares++) {
		struct capture_list *list = capture_list_make(paths, 2);

		ok(walk_together(list, shares, 400000), "%u workers see every packet once", shares);
		ok(list->files[0].packets == 200000 && list->files[1].packets == 200000 &&
		   list->files[1].done == list->files[1].size, "counts with %u workers", shares);
		capture_list_free(list);
	}
	free(plain.p);
	unlink(paths[0]);
	unlink(paths[1]);
}

/* ---- pipes ---- */

struct feed {
	const char *path;
	const uint8_t *p;
	size_t len;
	pthread_t thread;
};

static void *feed(void *arg)
{
	const struct feed *f = arg;
	const int fd = open(f->path, O_WRONLY);

	for (size_t at = 0; at < f->len;) {
		const size_t n = f->len - at < 10007 ? f->len - at : 10007;
		const ssize_t done = write(fd, f->p + at, n);

		if (done <= 0)
			break;
		at += (size_t)done;
	}
	close(fd);
	return NULL;
}

static void test_pipes(void)
{
	struct build plain = { 0 }, packed = { 0 };
	char *paths[2] = { path_in(dir, "fifo"), path_in(dir, "beside") };

	pcap_whole(&plain, 150000, 1000000, 10, 50);
	pack_zstd(&packed, &plain);
	write_file(paths[1], plain.p, plain.len);
	mkfifo(paths[0], 0600);
	for (unsigned i = 0; i < 6; i++) {
		const struct build *b = i & 1 ? &packed : &plain;
		struct feed f = { .path = paths[0], .p = b->p, .len = b->len };
		const unsigned files = i >= 4 ? 2 : 1, shares = i / 2 + 1;
		struct capture_list *list;
		struct timeline *t;

		pthread_create(&f.thread, NULL, feed, &f);
		list = capture_list_make(paths, files);
		ok(walk_together(list, shares, files * 150000), "a pipe, %s, %u workers%s",
		   i & 1 ? "compressed" : "plain", shares, files == 2 ? ", a file beside it" : "");
		t = timeline_open(list, 0, 1);
		ok(isnan(timeline_done(t)) && list->files[0].packets == 150000,
		   "how much is left of a pipe is not known");
		timeline_close(t);
		pthread_join(f.thread, NULL);
		capture_list_free(list);
	}
	unlink(paths[0]);
	unlink(paths[1]);
	free(plain.p);
	free(packed.p);
}

/* A writer that falls silent does not hold up what it sent, nor a stop. */
static void test_quiet_pipe(void)
{
	struct build b = { 0 };
	char *path = path_in(dir, "fifo");
	struct capture_list *list;
	struct packet packets[BURST_MAX];
	struct timeline *t;
	int fd;

	pcap_whole(&b, 3, 1000000, 10, 2);
	mkfifo(path, 0600);
	fd = open(path, O_RDWR);
	if (write(fd, b.p, b.len) != (ssize_t)b.len)
		abort();
	list = capture_list_make(&path, 1);
	t = timeline_open(list, 0, 1);
	ok(timeline_burst(t, packets, BURST_MAX) == 3, "packets of a pipe that stays open come at once");
	capture_list_stop(list);
	ok(timeline_burst(t, packets, BURST_MAX) == 0, "a stop ends the wait for more");
	timeline_close(t);
	ok(list->files[0].partial && list->files[0].packets == 3, "the file is partial");
	ok_error(&list->files[0], "reading was stopped", "stop");
	capture_list_free(list);
	close(fd);
	unlink(path);
	free(b.p);
}

/* ---- files that change while they are read ---- */

static void test_shrinking(off_t len, const char *words)
{
	struct build b = { 0 };
	char *path = path_in(dir, "shrinking");
	struct capture_list *list;
	struct packet packets[BURST_MAX];
	struct timeline *t;
	struct walked w = { 0 };
	unsigned n = 1;

	pcap_whole(&b, 100000, 1000000, 10, 2);
	build_file(&b, path);
	list = capture_list_make(&path, 1);
	t = timeline_open(list, 0, 1);
	while (n != 0) {
		n = timeline_burst(t, packets, BURST_MAX);
		for (unsigned i = 0; i < n; i++)
			walk_note(&w, &packets[i]); /* touches their bytes */
		if (truncate(path, len) != 0)
			abort();
	}
	timeline_close(t);
	ok(w.count >= 32 && w.count <= (uint64_t)len / 76 + 1 && list->files[0].partial,
	   "a file that is cut while it is read ends there");
	ok_error(&list->files[0], words, "and says so");
	capture_list_free(list);
	unlink(path);
}

/* ---- ticks ---- */

#define TICKS_MAX 16

struct ticks {
	unsigned count;
	uint64_t now_ns[TICKS_MAX], number[TICKS_MAX];
	uint64_t given;    /* number of the last packet that a burst returned */
	bool is_misplaced; /* a tick in front of which a later packet came out */
};

static void note_tick(void *ctx, uint64_t now_ns, uint64_t number)
{
	struct ticks *k = ctx;

	if (k->count < TICKS_MAX) {
		k->now_ns[k->count] = now_ns;
		k->number[k->count] = number;
	}
	k->count++;
	k->is_misplaced |= k->given > number;
}

static struct ticks walk_ticks(struct capture_list *list, unsigned share, unsigned shares)
{
	struct timeline *t = timeline_open(list, share, shares);
	struct packet packets[BURST_MAX];
	struct ticks k = { 0 };
	unsigned n;

	timeline_on_tick(t, note_tick, &k);
	while ((n = timeline_burst(t, packets, BURST_MAX)) != 0) {
		k.is_misplaced |= k.count == 0 || packets[0].number <= k.number[(k.count - 1) % TICKS_MAX];
		k.given = packets[n - 1].number;
	}
	n = k.count;
	timeline_burst(t, packets, BURST_MAX);
	k.is_misplaced |= k.count != n; /* the end is told once */
	timeline_close(t);
	return k;
}

/* Two files whose packets alternate, one in either byte order, with a step back and a leap of time. */
static void test_ticks(void)
{
	static const uint32_t times[][2] = { { 10, 0 }, { 10, 999999 }, { 11, 5 }, { 11, 500000 }, { 10, 700000 },
					     { 11, 600000 }, { 90, 0 }, { 90, 1 }, { 90, 2 } };
	const uint64_t number[] = { 0, 4, 12, 18 };
	char *paths[2] = { path_in(dir, "ticks-%c.pcap", 'a'), path_in(dir, "ticks-%c.pcap", 'b') };
	struct capture_list *list;
	struct ticks one;

	for (unsigned file = 0; file < 2; file++) {
		struct build b = { .is_big = file == 1 };

		pcap_header(&b, 0xa1b2c3d4, 4, 65535, 1);
		for (unsigned i = 0; i < sizeof(times) / sizeof(times[0]); i++)
			pcap_packet(&b, times[i][0], times[i][1], (uint8_t)(i % 5));
		build_file(&b, paths[file]);
	}
	list = capture_list_make(paths, 2);
	one = walk_ticks(list, 0, 1);
	ok(one.count == 4 && memcmp(one.number, number, sizeof(number)) == 0,
	   "a tick for each second that is entered, and one at the end");
	ok(one.now_ns[1] == 11000005000 && one.now_ns[2] == 90000000000 && one.now_ns[3] == 90000002000,
	   "it tells the time of the packet that brought it");
	ok(!one.is_misplaced, "all packets in front of it have come out, none behind it");
	for (unsigned shares = 2; shares <= 4; shares++) {
		bool is_same = true;

		for (unsigned share = 0; share < shares; share++) {
			const struct ticks k = walk_ticks(list, share, shares);

			is_same &= k.count == 4 && !k.is_misplaced && memcmp(k.number, one.number, sizeof(number)) == 0 &&
				   memcmp(k.now_ns, one.now_ns, 4 * sizeof(k.now_ns[0])) == 0;
		}
		ok(is_same, "each of %u shares is told the same", shares);
	}
	capture_list_free(list);
	unlink(paths[0]);
	unlink(paths[1]);
}

static long resident_kb(void)
{
	long pages = 0, resident = 0;
	FILE *f = fopen("/proc/self/statm", "r");

	if (!f || fscanf(f, "%ld %ld", &pages, &resident) != 2)
		abort();
	fclose(f);
	return resident * (sysconf(_SC_PAGESIZE) / 1024);
}

/* A long file: what is behind the reader is given back. */
static void test_memory(void)
{
	struct build b = { 0 };
	char *path = path_in(dir, "long");
	FILE *f = fopen(path, "wb");
	struct packet packets[BURST_MAX];
	struct capture_list *list;
	struct timeline *t;
	long before, most = 0;

	pcap_whole(&b, 200000, 1000000, 1, 5);
	if (!f)
		abort();
	fwrite(b.p, 1, b.len, f);
	for (unsigned i = 0; i < 15; i++)
		fwrite(b.p + 24, 1, b.len - 24, f);
	fclose(f);
	free(b.p);
	list = capture_list_make(&path, 1);
	t = timeline_open(list, 0, 1);
	before = resident_kb();
	for (unsigned i = 0; timeline_burst(t, packets, BURST_MAX) != 0; i++) {
		const long now = i % 1024 == 0 ? resident_kb() : 0;

		most = now > most ? now : most;
	}
	timeline_close(t);
	ok(list->files[0].packets == 3200000 && most - before < 16384,
	   "243 MB are read with %ld KB more than before", most - before);
	capture_list_free(list);
	unlink(path);
}

int main(void)
{
	dir = temp_dir();
	test_packed(pack_gzip, "gzip");
	test_packed(pack_zstd, "zstd");
	test_gzip_tail();
	test_not_captures();
	test_folders();
	test_merge();
	test_many_files();
	test_workers();
	test_pipes();
	test_quiet_pipe();
	test_shrinking(50000, "zeros in place of a packet"); /* the rest of its page is zeros */
	test_shrinking(49152, "became shorter while it was read");
	test_ticks();
	test_memory();
	rmdir(dir);
	return tap_end();
}
