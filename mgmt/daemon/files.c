/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE

#include "mgmt/daemon/files.h"

#include "dataplane/host/log.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

char *file_read(const char *folder, const char *name, size_t max, size_t *len)
{
	char path[1024];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	FILE *f = fopen(path, "re");
	char *text = f ? malloc(max + 2) : NULL;
	if (text) {
		*len = fread(text, 1, max + 1, f);
		text[*len] = '\0';
		if (ferror(f) || *len > max) {
			log_error("%s cannot be read, or is too long", path);
			free(text);
			text = NULL;
		}
	} else if (errno != ENOENT) {
		log_error("%s: %s", path, strerror(errno));
	}
	if (f)
		fclose(f);
	return text;
}

bool file_write(const char *folder, const char *name, const void *bytes, size_t len, mode_t mode)
{
	char path[1024], fresh[1040];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	snprintf(fresh, sizeof fresh, "%s.new", path);
	unlink(fresh);
	const int fd = open(fresh, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, mode);
	bool ok = fd >= 0 && write(fd, bytes, len) == (ssize_t)len && !fdatasync(fd);
	if (fd >= 0)
		close(fd);
	ok = ok && !rename(fresh, path);
	if (!ok)
		log_error("%s cannot be written: %s", path, strerror(errno));
	return ok;
}
