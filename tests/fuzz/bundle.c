/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Fuzz target: everything that is read of bundles of rules: the bundle, keys and signatures, what the store says of an
 * installed one, and the last good rules that a start takes.  What cannot be read says why; nothing of it has a name that
 * leads out of its folder, or bytes outside of the input; what was written is read again.
 */
#include "rules/bundle.h"
#include "rules/rule_source.h"
#include "rules/rule_store.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void read_again(const struct bundle *b)
{
	char error[200] = "";
	size_t len = 0;
	struct bundle again;
	uint8_t *out = bundle_write(b, &len, error, sizeof error);

	if (!out || !bundle_read(&again, out, len, error, sizeof error) || again.count != b->count)
		abort();
	bundle_fini(&again);
	free(out);
}

static void read_bundle(const uint8_t *data, size_t size)
{
	struct bundle b;
	char error[200] = "";

	if (!bundle_read(&b, data, size, error, sizeof error)) {
		if (!error[0])
			abort();
		return;
	}
	for (size_t i = 0; i < b.count; i++)
		if (!bundle_path_is_good(b.files[i].path) || b.files[i].data + b.files[i].len > data + size)
			abort();
	read_again(&b);
	bundle_fini(&b);
}

static void read_texts(const uint8_t *data, size_t size)
{
	struct rule_texts texts;
	char error[200] = "";

	if (rule_texts_unpack(&texts, data, size, error, sizeof error))
		rule_texts_fini(&texts);
	else if (!error[0])
		abort();
}

static void read_words(const uint8_t *data, size_t size, char *text)
{
	char error[200], path[BUNDLE_PATH_MAX + 1], *comment;
	struct bundle_key key;

	if (bundle_key_read(&key, text, error, sizeof error) &&
	    bundle_verify(&key, data, size, text, &comment, error, sizeof error))
		free(comment);
	for (unsigned i = 0; store_rules(text, i, path); i++)
		if (!bundle_path_is_good(path))
			abort();
	(void)store_date(text);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *text = malloc(size + 1);

	read_bundle(data, size);
	read_texts(data, size);
	if (text) {
		memcpy(text, data, size);
		text[size] = '\0';
		read_words(data, size, text);
	}
	free(text);
	return 0;
}
