/* SPDX-License-Identifier: Apache-2.0 */
/* `bulkhead backup`, `bulkhead restore` and `bulkhead setup`: what is done on the console of the box with its
 * management. */
#define _GNU_SOURCE

#include "mgmt/cli/api_client.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { OPTION_API, OPTION_PASSWORD, OPTION_NO_EVENTS };

#define PASSWORD_OPTION { "password-file", 'p', "FILE", NULL, "its first line is the password of the file" }

static const struct option_text backup_options[] = {
	[OPTION_API] = API_OPTION_SOCKET,
	[OPTION_PASSWORD] = PASSWORD_OPTION,
	[OPTION_NO_EVENTS] = { "no-events", 0, NULL, NULL, "without the database of events, which can be large" },
	{ 0 },
};
static const struct option_text restore_options[] = {
	[OPTION_API] = API_OPTION_SOCKET,
	[OPTION_PASSWORD] = PASSWORD_OPTION,
	{ 0 },
};
static const struct option_text setup_options[] = {
	[OPTION_API] = API_OPTION_SOCKET,
	{ 0 },
};

struct order {
	const char *file, *socket, *password_file;
	bool without_events;
	char password[208];
};

static int wrong(const struct command *self, const char *what, const char *why)
{
	fprintf(stderr, "bulkhead %s: %s%s%s\n", self->name, what, *why ? ": " : "", why);
	return EXIT_USAGE;
}

static bool read_password(const struct command *self, struct order *o)
{
	FILE *in = o->password_file ? fopen(o->password_file, "re") : NULL;

	if (!o->password_file)
		return true;
	const bool ok = in && fgets(o->password, sizeof o->password, in);
	if (in)
		fclose(in);
	o->password[strcspn(o->password, "\r\n")] = '\0';
	/* It goes into JSON and into a header: what would need an escape there is not taken. */
	for (const char *p = o->password; ok && *p; p++)
		if ((unsigned char)*p < ' ' || (unsigned char)*p > '~' || *p == '"' || *p == '\\')
			return !wrong(self, o->password_file, "a password has printable ASCII, without \" and \\");
	if (!ok)
		wrong(self, o->password_file, in ? "is empty" : strerror(errno));
	return ok;
}

/* -1: go on; else an exit status. */
static int read_order(const struct command *self, int argc, char **argv, struct order *o)
{
	struct option_walk walk = { .command = self, .argc = argc, .argv = argv };
	const char *value;
	int status = EXIT_USAGE;

	for (int option; (option = option_next(&walk, &value)) != OPTION_END;) {
		if (!cli_option_goes_on(self, option, &status))
			return status;
		if (option == OPTION_ARGUMENT && o->file)
			return wrong(self, "one file at a time", "");
		if (option == OPTION_ARGUMENT)
			o->file = value;
		else if (option == OPTION_API)
			o->socket = value;
		else if (option == OPTION_PASSWORD)
			o->password_file = value;
		else if (option == OPTION_NO_EVENTS)
			o->without_events = true;
	}
	return read_password(self, o) ? -1 : EXIT_USAGE;
}

static int run_backup(const struct command *self, int argc, char **argv)
{
	struct order o = { 0 };
	char body[300], id[32], path[64];
	const int status = read_order(self, argc, argv, &o);
	struct api_request q = { .command = self,
				 .socket = o.socket,
				 .method = "POST",
				 .path = "/system/backup",
				 .json = body,
				 .body_fd = -1,
				 .answer_fd = -1 };

	if (status >= 0)
		return status;
	if (!o.file)
		return wrong(self, "FILE is missing", "");
	snprintf(body, sizeof body, "{\"events\":%s%s%s%s}", o.without_events ? "false" : "true",
		 *o.password ? ",\"password\":\"" : "", o.password, *o.password ? "\"" : "");
	const int fd = open(o.file, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
	if (fd < 0)
		return wrong(self, o.file, strerror(errno));
	char *answer = api_ask(&q);
	bool ok = answer && api_wait_for(&q, answer, id);
	free(answer);
	answer = NULL;
	if (ok) {
		snprintf(path, sizeof path, "/jobs/%s/file", id);
		q = (struct api_request){ .command = self,
					  .socket = o.socket,
					  .method = "GET",
					  .path = path,
					  .body_fd = -1,
					  .answer_fd = fd };
		answer = api_ask(&q);
		ok = answer && !fsync(fd);
	}
	free(answer);
	close(fd);
	if (!ok)
		(void)unlink(o.file);
	return ok ? EXIT_CLEAN : EXIT_USAGE;
}

static int run_restore(const struct command *self, int argc, char **argv)
{
	struct order o = { 0 };
	char id[32];
	const int status = read_order(self, argc, argv, &o);

	if (status >= 0)
		return status;
	if (!o.file)
		return wrong(self, "FILE is missing", "");
	const int fd = open(o.file, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return wrong(self, o.file, strerror(errno));
	const struct api_request q = { .command = self, .socket = o.socket, .method = "POST", .path = "/system/restore",
				       .body_fd = fd, .password = *o.password ? o.password : NULL, .answer_fd = -1 };
	char *answer = api_ask(&q);
	const bool ok = answer && api_wait_for(&q, answer, id);
	free(answer);
	close(fd);
	if (ok)
		puts("The backup is unpacked and whole. bulkhead-mgmt starts again with it; what was there "
		     "before is in "
		     "/var/lib/bulkhead/mgmt/before-restore.");
	return ok ? EXIT_CLEAN : EXIT_USAGE;
}

static int run_setup(const struct command *self, int argc, char **argv)
{
	struct order o = { 0 };
	char code[64];
	const int status = read_order(self, argc, argv, &o);
	const struct api_request q = { .command = self,
				       .socket = o.socket,
				       .method = "GET",
				       .path = "/setup",
				       .body_fd = -1,
				       .answer_fd = -1 };

	if (status >= 0)
		return status;
	char *answer = api_ask(&q);
	if (!answer)
		return EXIT_USAGE;
	if (api_member(answer, "code", code, sizeof code))
		printf("The one-time code of this box: %s\n", code);
	else
		puts("Set-up is done: there is no code any more.");
	free(answer);
	return EXIT_CLEAN;
}

const struct command command_backup = {
	"backup", "FILE", "keep everything that management knows in one file",
	"Databases, keys, certificate, the policy in force and the files of settings. With --password-file it is "
	"encrypted; without, whoever has the file has the keys.",
	backup_options, NULL, run_backup,
};
const struct command command_restore = {
	"restore", "FILE", "take everything from a backup",
	"The file is checked whole before anything is changed. The audit trail of the backup goes on with a row that "
	"says what it replaced.",
	restore_options, NULL, run_restore,
};
const struct command command_setup = {
	"setup", "", "show the one-time code that claims a new box",
	"Only root and the group bulkhead may ask. The code is a new one after each start of bulkhead-mgmt, until "
	"somebody has used it in the pages.",
	setup_options, NULL, run_setup,
};
