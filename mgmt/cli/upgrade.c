/* SPDX-License-Identifier: Apache-2.0 */
/*
 * `bulkhead upgrade`: another version from a signed file, without any network.  Here the signature is checked (that of
 * minisign, as bundles of rules have it); what was checked is copied to where only root writes, and a script of the
 * package does the rest: try, install, look, and back.
 */
#define _GNU_SOURCE

#include "mgmt/cli/cli.h"
#include "mgmt/cli/rules_store.h"

#include <errno.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PACKAGE_MAX (512u << 20)
#define SIGNATURE_MAX 8192u

static const char keys_usual[] = "/etc/bulkhead/keys/*.pub";
static const char folder[] = "/var/lib/bulkhead/packages";
static const char script[] = "/usr/lib/bulkhead/upgrade";

enum { OPTION_KEY, OPTION_CHECK_ONLY };

static const struct option_text options[] = {
	[OPTION_KEY] = { "key", 'k', "FILE", NULL, "a public key of minisign instead of those in /etc/bulkhead/keys" },
	[OPTION_CHECK_ONLY] = { "verify", 0, NULL, NULL, "only look whether the file is signed by one of the keys" },
	{ 0 },
};

struct order {
	const char *file, *key;
	bool only_verify;
};

static int wrong(const struct command *self, const char *what, const char *why)
{
	fprintf(stderr, "bulkhead %s: %s: %s\n", self->name, what, why);
	return EXIT_USAGE;
}

/* Is it signed by the key in this file? */
static bool is_signed_by(const char *key_path, const uint8_t *data, size_t len, const char *signature, char *why,
			 size_t why_len)
{
	struct bundle_key key;
	size_t key_len;
	char *comment = NULL;
	union {
		uint8_t *bytes;
		char *text;
	} raw = { rules_read_file(key_path, SIGNATURE_MAX, &key_len) };
	const bool ok = raw.bytes && bundle_key_read(&key, raw.text, why, why_len) &&
			bundle_verify(&key, data, len, signature, &comment, why, why_len);

	if (ok)
		printf("signed: %s (%s)\n", comment ? comment : "", key_path);
	free(comment);
	free(raw.bytes);
	return ok;
}

static bool is_signed(const struct command *self, const struct order *o, const uint8_t *data, size_t len)
{
	char path[1024], why[200] = "there is no key: put the maker's into /etc/bulkhead/keys, or name it with --key";
	glob_t keys = { 0 };
	size_t signature_len;
	bool ok = false;

	snprintf(path, sizeof path, "%.1000s.minisig", o->file);
	union {
		uint8_t *bytes;
		char *text;
	} signature = { rules_read_file(path, SIGNATURE_MAX, &signature_len) };
	if (signature.bytes && !glob(o->key ? o->key : keys_usual, 0, NULL, &keys))
		for (size_t i = 0; i < keys.gl_pathc && !ok; i++)
			ok = is_signed_by(keys.gl_pathv[i], data, len, signature.text, why, sizeof why);
	globfree(&keys);
	if (signature.bytes && !ok)
		(void)wrong(self, o->file, why);
	free(signature.bytes);
	return ok;
}

static int install(const struct command *self, const uint8_t *data, size_t len)
{
	char path[128];

	if ((mkdir(folder, 0700) && errno != EEXIST) || chmod(folder, 0700))
		return wrong(self, folder, strerror(errno));
	snprintf(path, sizeof path, "%s/new.deb", folder);
	if (!rules_write_file(path, data, len))
		return EXIT_USAGE;
	execl(script, script, path, (char *)NULL);
	return wrong(self, script, strerror(errno));
}

static int run(const struct command *self, int argc, char **argv)
{
	struct option_walk walk = { .command = self, .argc = argc, .argv = argv };
	struct order o = { 0 };
	const char *value;
	size_t len;
	int status = EXIT_USAGE;

	for (int option; (option = option_next(&walk, &value)) != OPTION_END;) {
		if (!cli_option_goes_on(self, option, &status))
			return status;
		if (option == OPTION_ARGUMENT && o.file)
			return wrong(self, value, "one file at a time");
		if (option == OPTION_ARGUMENT)
			o.file = value;
		else if (option == OPTION_KEY)
			o.key = value;
		else
			o.only_verify = true;
	}
	if (!o.file)
		return wrong(self, "FILE", "is missing");
	uint8_t *data = rules_read_file(o.file, PACKAGE_MAX, &len);
	const bool ok = data && is_signed(self, &o, data, len);
	status = ok && o.only_verify ? EXIT_CLEAN : ok ? install(self, data, len) : EXIT_USAGE;
	free(data);
	return status;
}

const struct command command_upgrade = {
	"upgrade",
	"FILE",
	"put another version in place, and the old one back if it cannot do its work",
	"FILE is the Debian package, with FILE.minisig beside it. Before anything is changed the new "
	"programs must find no "
	"mistake in the configuration and in the policy in force. Then the package is installed; when the "
	"new version does not "
	"judge by the same policy within half a minute, the old one is put back. It works the same way for "
	"an older version.",
	options,
	NULL,
	run,
};
