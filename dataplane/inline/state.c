/* SPDX-License-Identifier: Apache-2.0 */
/* The one way in which the dataplane writes and reads what it keeps. */
#include "dataplane/inline/state.h"

#include "dataplane/host/log.h"
#include "dataplane/inline/settings.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PATH_LEN (TEXT_MAX + 40)

bool state_write(const char *folder, const char *name, const char *text, size_t len)
{
	char path[PATH_LEN], fresh[PATH_LEN + 4];

	snprintf(path, sizeof path, "%s/%s", folder, name);
	snprintf(fresh, sizeof fresh, "%s.new", path);
	const int fd = open(fresh, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0640);
	bool ok = fd >= 0 && write(fd, text, len) == (ssize_t)len && !fsync(fd);
	if (fd >= 0)
		close(fd);
	ok = ok && !rename(fresh, path);
	if (!ok)
		log_error("%s cannot be written: %s", path, strerror(errno));
	return ok;
}

char *state_read(const char *folder, const char *name, size_t *len)
{
	char path[PATH_LEN];
	struct stat s;
	char *text = NULL;

	snprintf(path, sizeof path, "%s/%s", folder, name);
	const int fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd >= 0 && !fstat(fd, &s) && s.st_size >= 0 && s.st_size <= (off_t)STATE_FILE_MAX)
		text = malloc((size_t)s.st_size + 1);
	if (text) {
		const ssize_t n = read(fd, text, (size_t)s.st_size);
		*len = n < 0 ? 0 : (size_t)n;
		text[*len] = '\0';
	}
	if (fd >= 0)
		close(fd);
	return text;
}
