/* SPDX-License-Identifier: Apache-2.0 */
/*
 * mkstemp() beside the target, so that rename() stays inside one file system; links are followed
 * first, so that a link to a report stays a link.
 */
#define _GNU_SOURCE /* asprintf */

#include "dataplane/audit/output.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* mkstemp() makes files for the owner alone; a report gets what any new file gets, or what it had. */
static void set_mode(int fd, const struct stat *before)
{
	const mode_t mask = umask(0);

	umask(mask);
	(void)fchmod(fd, before ? before->st_mode & 0777 : 0666 & ~mask);
}

static bool open_temp(struct output *o, const char *path, const struct stat *before)
{
	int fd;

	o->path = realpath(path, NULL);
	if (!o->path)
		o->path = strdup(path);
	if (!o->path || asprintf(&o->temp, "%s.XXXXXX", o->path) < 0) {
		o->temp = NULL;
		return false;
	}
	fd = mkstemp(o->temp);
	if (fd < 0)
		return false;
	set_mode(fd, before);
	o->file = fdopen(fd, "w");
	return o->file != NULL;
}

bool output_open(struct output *o, const char *path)
{
	struct stat st;
	bool is_there;
	int error;

	*o = (struct output){ 0 };
	if (!path || strcmp(path, "-") == 0) {
		o->file = stdout;
		return true;
	}
	is_there = stat(path, &st) == 0;
	if (is_there && !S_ISREG(st.st_mode)) {
		o->file = fopen(path, "w");
		return o->file != NULL;
	}
	if (open_temp(o, path, is_there ? &st : NULL))
		return true;
	error = errno;
	free(o->path);
	free(o->temp);
	*o = (struct output){ 0 };
	errno = error;
	return false;
}

bool output_close(struct output *o, enum output_end end)
{
	const bool keep = end != OUTPUT_DROP;
	bool is_good = fflush(o->file) == 0 && !ferror(o->file);
	int error = errno;

	if (is_good && end == OUTPUT_KEEP_SAFE && o->temp && fsync(fileno(o->file)) != 0) {
		is_good = false;
		error = errno;
	}
	if (o->file != stdout && fclose(o->file) != 0 && is_good) {
		is_good = false;
		error = errno;
	}
	/* Renamed over another file, it would be written out first (ext4, auto_da_alloc). */
	if (o->temp && is_good && end == OUTPUT_KEEP)
		unlink(o->path);
	if (o->temp && is_good && keep && rename(o->temp, o->path) != 0) {
		is_good = false;
		error = errno;
	}
	if (o->temp && !(is_good && keep))
		unlink(o->temp);
	free(o->path);
	free(o->temp);
	*o = (struct output){ 0 };
	errno = error;
	return is_good;
}
