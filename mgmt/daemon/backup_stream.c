/* SPDX-License-Identifier: Apache-2.0 */
/* Pieces of 64 KB through libsodium's secretstream.  Nothing of a piece is handed out before it was verified. */
#define _GNU_SOURCE

#include "mgmt/daemon/backup_stream.h"

#include <sodium.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PIECE 65536u
#define SEALED (PIECE + crypto_secretstream_xchacha20poly1305_ABYTES)

static const char magic[] = "bulkhead-backup 1\n";
#define MAGIC_LEN (sizeof magic - 1)

struct head {
	uint8_t has_passphrase;
	uint8_t salt[crypto_pwhash_SALTBYTES];
	uint8_t stream[crypto_secretstream_xchacha20poly1305_HEADERBYTES];
};
_Static_assert(sizeof(struct head) == 41, "as it stands in the file");

static bool make_key(uint8_t key[crypto_secretstream_xchacha20poly1305_KEYBYTES], const char *passphrase,
		     const uint8_t *salt)
{
	return !crypto_pwhash(key, crypto_secretstream_xchacha20poly1305_KEYBYTES, passphrase, strlen(passphrase), salt,
			      crypto_pwhash_OPSLIMIT_MODERATE, 64u << 20, crypto_pwhash_ALG_ARGON2ID13);
}

static bool write_all(int fd, const void *bytes, size_t len)
{
	const uint8_t *p = bytes;

	for (ssize_t n; len; p += n, len -= (size_t)n)
		if ((n = write(fd, p, len)) <= 0)
			return false;
	return true;
}

/* As many bytes as there are, up to len. */
static size_t read_some(int fd, uint8_t *p, size_t len)
{
	size_t at = 0;

	for (ssize_t n; at < len && (n = read(fd, p + at, len - at)) > 0;)
		at += (size_t)n;
	return at;
}

/* ---- writing ---- */

struct backup_writer {
	int fd;
	bool failed;
	uint64_t written;
	size_t len;
	crypto_secretstream_xchacha20poly1305_state state;
	uint8_t piece[PIECE], sealed[SEALED];
};

struct backup_writer *backup_writer_open(int fd, const char *passphrase)
{
	struct backup_writer *w = calloc(1, sizeof *w);
	uint8_t key[crypto_secretstream_xchacha20poly1305_KEYBYTES];
	struct head head = { .has_passphrase = *passphrase != '\0' };

	if (!w)
		return NULL;
	w->fd = fd;
	randombytes_buf(head.salt, sizeof head.salt);
	const bool ok = make_key(key, passphrase, head.salt) &&
			!crypto_secretstream_xchacha20poly1305_init_push(&w->state, head.stream, key) &&
			write_all(fd, magic, MAGIC_LEN) && write_all(fd, &head, sizeof head);
	sodium_memzero(key, sizeof key);
	w->written = MAGIC_LEN + sizeof head;
	if (ok)
		return w;
	free(w);
	return NULL;
}

static void seal(struct backup_writer *w, uint8_t tag)
{
	unsigned long long n = 0;

	if (w->failed)
		return;
	crypto_secretstream_xchacha20poly1305_push(&w->state, w->sealed, &n, w->piece, w->len, NULL, 0, tag);
	w->failed = !write_all(w->fd, w->sealed, (size_t)n);
	w->written += n;
	w->len = 0;
}

bool backup_put(struct backup_writer *w, const void *bytes, size_t len)
{
	const uint8_t *p = bytes;

	while (len && !w->failed) {
		const size_t n = len < PIECE - w->len ? len : PIECE - w->len;
		memcpy(w->piece + w->len, p, n);
		w->len += n;
		p += n;
		len -= n;
		if (w->len == PIECE)
			seal(w, crypto_secretstream_xchacha20poly1305_TAG_MESSAGE);
	}
	return !w->failed;
}

bool backup_print(struct backup_writer *w, const char *format, ...)
{
	char line[256];
	va_list args;

	va_start(args, format);
	const int n = vsnprintf(line, sizeof line, format, args);
	va_end(args);
	return n > 0 && (size_t)n < sizeof line && backup_put(w, line, (size_t)n);
}

bool backup_writer_close(struct backup_writer *w, uint64_t *len)
{
	seal(w, crypto_secretstream_xchacha20poly1305_TAG_FINAL);
	const bool ok = !w->failed;

	*len = w->written;
	sodium_memzero(w, sizeof *w);
	free(w);
	return ok;
}

/* ---- reading ---- */

struct backup_reader {
	int fd;
	bool is_damaged, is_last;
	size_t at, len;
	crypto_secretstream_xchacha20poly1305_state state;
	uint8_t piece[PIECE], sealed[SEALED];
};

struct backup_reader *backup_reader_open(int fd, const char *passphrase, const char **wrong)
{
	struct backup_reader *r = calloc(1, sizeof *r);
	uint8_t key[crypto_secretstream_xchacha20poly1305_KEYBYTES], begin[MAGIC_LEN];
	struct head head;

	*wrong = "storage.failed";
	if (!r || lseek(fd, 0, SEEK_SET)) {
		free(r);
		return NULL;
	}
	r->fd = fd;
	bool ok = read_some(fd, begin, MAGIC_LEN) == MAGIC_LEN && !memcmp(begin, magic, MAGIC_LEN) &&
		  read_some(fd, (uint8_t *)&head, sizeof head) == sizeof head;
	*wrong = "backup.no_backup";
	if (ok && head.has_passphrase && !*passphrase) {
		*wrong = "backup.passphrase_needed";
		ok = false;
	}
	ok = ok && make_key(key, head.has_passphrase ? passphrase : "", head.salt) &&
	     !crypto_secretstream_xchacha20poly1305_init_pull(&r->state, head.stream, key);
	sodium_memzero(key, sizeof key);
	if (ok) {
		*wrong = NULL;
		return r;
	}
	free(r);
	return NULL;
}

/* The next piece; false: there is none, or it is not what was written. */
static bool open_piece(struct backup_reader *r)
{
	unsigned long long n = 0;
	uint8_t tag = 0;

	if (r->is_last || r->is_damaged)
		return false;
	const size_t len = read_some(r->fd, r->sealed, SEALED);
	r->is_damaged = len < crypto_secretstream_xchacha20poly1305_ABYTES ||
			crypto_secretstream_xchacha20poly1305_pull(&r->state, r->piece, &n, &tag, r->sealed,
								   len, NULL, 0) != 0;
	r->at = 0;
	r->len = r->is_damaged ? 0 : (size_t)n;
	r->is_last = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
	return !r->is_damaged;
}

bool backup_get(struct backup_reader *r, void *bytes, size_t len)
{
	uint8_t *p = bytes;

	while (len) {
		if (r->at == r->len && (!open_piece(r) || !r->len))
			return false;
		const size_t n = len < r->len - r->at ? len : r->len - r->at;
		memcpy(p, r->piece + r->at, n);
		r->at += n;
		p += n;
		len -= n;
	}
	return true;
}

bool backup_line(struct backup_reader *r, char *line, size_t cap)
{
	for (size_t n = 0; n < cap; n++) {
		if (!backup_get(r, line + n, 1))
			return false;
		if (line[n] == '\n') {
			line[n] = '\0';
			return true;
		}
	}
	return false;
}

bool backup_is_over(struct backup_reader *r)
{
	uint8_t more;

	/* The end mark may stand in an empty piece of its own. */
	while (r->at == r->len && !r->is_last)
		if (!open_piece(r))
			return false;
	r->is_damaged = r->is_damaged || r->at != r->len || read_some(r->fd, &more, 1);
	return !r->is_damaged;
}

bool backup_is_damaged(const struct backup_reader *r)
{
	return r->is_damaged;
}

void backup_reader_close(struct backup_reader *r)
{
	sodium_memzero(r, sizeof *r);
	free(r);
}
