/* SPDX-License-Identifier: Apache-2.0 */
/* The bytes of a backup (backup.h): lines and data in, an encrypted file out, and back.  One thread each. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct backup_writer;
struct backup_reader;

/* To an open file, which stays the caller's; passphrase "": none.  NULL: no memory, or the file fails. */
struct backup_writer *backup_writer_open(int fd, const char *passphrase);
bool backup_put(struct backup_writer *w, const void *bytes, size_t len);
bool backup_print(struct backup_writer *w, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* Marks the end.  False: something failed since the opening. */
bool backup_writer_close(struct backup_writer *w, uint64_t *len);

/* From an open file; NULL: *wrong is an error id. */
struct backup_reader *backup_reader_open(int fd, const char *passphrase, const char **wrong);
bool backup_get(struct backup_reader *r, void *bytes, size_t len);
/* A line without its end; false: there is none, or it is longer than cap. */
bool backup_line(struct backup_reader *r, char *line, size_t cap);
/* Nothing is behind, and the end was marked. */
bool backup_is_over(struct backup_reader *r);
/* Bytes were changed or cut off, or the passphrase is another. */
bool backup_is_damaged(const struct backup_reader *r);
void backup_reader_close(struct backup_reader *r);
