/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Prints what a fuzzer should know about the protocols, from the registry:
 *
 *   dictionary protocols   their names, one a line, in the order of the registry
 *   dictionary values      libFuzzer dictionary of the named values, as bytes of the field's width
 *   dictionary words       libFuzzer dictionary of names: protocols, intents, fields, values
 *
 * A test program: one thread, nothing is freed because nothing is allocated.
 */
#include "dissectors/registry.h"

#include <stdio.h>
#include <string.h>

static void print_word(const char *word)
{
	printf("\"%s\"\n", word);
}

static void print_words(void)
{
	for (unsigned i = 0; i < INTENT_COUNT; i++)
		print_word(intent_names[i]);
	for (unsigned i = 0; i < registry_count; i++) {
		const struct dissector *d = registry[i];
		print_word(d->name);
		for (unsigned f = 0; f < d->field_count; f++) {
			printf("\"%s=\"\n", d->fields[f].name);
			/* Three of them: a fuzzer with thousands of words tries none often. */
			const struct names *n = d->fields[f].names;
			if (n && n->count) {
				print_word(n->list[0].name);
				print_word(n->list[n->count / 2].name);
				print_word(n->list[n->count - 1].name);
			}
		}
	}
}

static void print_bytes(uint32_t value, unsigned len, bool is_little)
{
	putchar('"');
	for (unsigned i = 0; i < len; i++)
		printf("\\x%02x", value >> 8 * (is_little ? i : len - 1 - i) & 0xff);
	puts("\"");
}

static void print_values(void)
{
	for (unsigned i = 0; i < registry_count; i++) {
		for (unsigned f = 0; f < registry[i]->field_count; f++) {
			const struct names *n = registry[i]->fields[f].names;
			for (unsigned k = 0; n && k < n->count; k++) {
				const uint32_t v = n->list[k].value;
				if (v < 0x100) {
					print_bytes(v, 1, false);
				} else {
					const unsigned len = v < 0x10000 ? 2 : 4;
					print_bytes(v, len, false);
					print_bytes(v, len, true);
				}
			}
		}
	}
}

int main(int argc, char **argv)
{
	const char *what = argc == 2 ? argv[1] : "";

	if (!strcmp(what, "protocols"))
		for (unsigned i = 0; i < registry_count; i++)
			puts(registry[i]->name);
	else if (!strcmp(what, "words"))
		print_words();
	else if (!strcmp(what, "values"))
		print_values();
	else
		return 2;
	return 0;
}
