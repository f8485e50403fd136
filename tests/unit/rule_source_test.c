/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where a running firewall has its rules from: files, folders, bundles of a store, what the site wants of single rules;
 * and all of it in one piece and back.  TAP; in a folder of its own, gone at the end.
 */
#define _GNU_SOURCE /* mkdtemp */

#include "rules/rule_source.h"
#include "rules/rule_store.h"
#include "rules/signature.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static unsigned number, failed;
static char folder[64] = "/tmp/bulkhead-rules-XXXXXX", error[200];

static void ok(bool good, const char *format, ...) __attribute__((format(printf, 2, 3)));

static void ok(bool good, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	printf("%s %u - ", good ? "ok" : "not ok", ++number);
	vprintf(format, args);
	printf("\n");
	va_end(args);
	failed += !good;
}

static const char *path_of(const char *name)
{
	static char path[4][200];
	static unsigned at;
	at = (at + 1) % 4;
	snprintf(path[at], sizeof path[at], "%s/%s", folder, name);
	return path[at];
}

static void put(const char *name, const char *text)
{
	FILE *out = fopen(path_of(name), "w");
	if (!out || fputs(text, out) < 0 || fclose(out))
		abort();
}

static void make(const char *name)
{
	if (mkdir(path_of(name), 0700))
		abort();
}

#define RULE(sid_) "alert tcp any any -> any 502 (msg:\"rule " #sid_ "\"; content:\"abc\"; sid:" #sid_ ";)\n"

static bool gather(const struct rule_sources *from, struct rule_texts *t, struct diags *diags)
{
	diags_fini(diags);
	return rule_texts_gather(from, t, diags);
}

static enum signature_status status_of(const struct signatures *s, uint32_t sid)
{
	for (size_t i = 0; i < signatures_report_count(s); i++)
		if (signatures_report(s, i)->sid_written == sid)
			return signatures_report(s, i)->status;
	return SIGNATURE_STATUSES;
}

static enum signature_action action_of(const struct signatures *s, uint32_t sid)
{
	for (size_t i = 0; i < signatures_count(s); i++) {
		const struct signature_text *t = signature_text(signatures_rule(s, i));
		if (t->sid == sid)
			return t->action;
	}
	return ACTION_COUNT;
}

static void test_files(void)
{
	struct diags diags = { 0 };
	struct rule_texts t;

	put("one.rules", RULE(1));
	make("many");
	put("many/a.rules", RULE(2));
	put("many/b.rules", RULE(3));
	put("many/c.txt", "not a rule");
	put("many/.hidden.rules", "nor this");
	const char *paths[] = { path_of("one.rules"), path_of("many") };
	struct rule_sources from = { .paths = paths, .path_count = 2 };
	ok(gather(&from, &t, &diags) && t.count == 3 && !t.bundles, "a file, and the *.rules of a folder");
	ok(t.dated_s > 0 && strstr(t.list[1].name, "many/a.rules"), "in the order of their names, as old as the newest");
	struct signatures *s = rule_texts_compile(&from, &t, NULL, &diags);
	ok(s && signatures_count(s) == 3, "they compile");
	signatures_destroy(s);
	rule_texts_fini(&t);
	paths[1] = path_of("nowhere.rules");
	ok(!gather(&from, &t, &diags) && !t.count && diags.errors == 1 && strstr(diags.list[0].text, "cannot be read"),
	   "a file that is not there is a mistake");
	const char *variables[] = { "PLC=10.0.0.7", "no value" };
	paths[1] = path_of("many");
	from.variables = variables;
	from.variable_count = 1;
	ok(gather(&from, &t, &diags) && (s = rule_texts_compile(&from, &t, NULL, &diags)), "with a variable");
	signatures_destroy(s);
	from.variable_count = 2;
	ok(!rule_texts_compile(&from, &t, NULL, &diags), "with one that is none");
	rule_texts_fini(&t);
	diags_fini(&diags);
}

static void test_store(void)
{
	struct diags diags = { 0 };
	struct rule_texts t;

	make("store");
	make("store/ours");
	make("store/ours/4");
	put("store/ours/4/x.rules", RULE(10) RULE(11) RULE(12));
	put("store/ours/4.txt", "date: 2026-03-01\nrules: x.rules\n");
	put("store/ours/current", "4\n");
	make("store/older");
	make("store/older/1");
	put("store/older/1/y.rules", RULE(20));
	put("store/older/1.txt", "date: 2026-01-05\nrules: y.rules\n");
	put("store/older/current", "1\n");
	char store[200];
	snprintf(store, sizeof store, "%s", path_of("store"));
	const struct rule_sources from = { .store = store };
	ok(gather(&from, &t, &diags) && t.count == 2 && t.bundles == 2 && t.dated_s == store_date("2026-01-05"),
	   "the bundles of a store, as old as the oldest");
	rule_texts_fini(&t);

	put("store/" STORE_TUNING, "tune 10 off\ntune 11 drop\n");
	ok(gather(&from, &t, &diags) && t.count == 3, "what the site wants of their rules comes with them");
	struct signatures *s = rule_texts_compile(&from, &t, NULL, &diags);
	ok(s && status_of(s, 10) == SIGNATURE_DISABLED && action_of(s, 10) == ACTION_COUNT, "a rule is off");
	ok(s && status_of(s, 11) == SIGNATURE_LOADED && action_of(s, 11) == ACTION_DROP, "another drops");
	ok(s && action_of(s, 12) == ACTION_ALERT && action_of(s, 20) == ACTION_ALERT, "others are as they were written");
	signatures_destroy(s);

	size_t len = 0;
	uint8_t *packed = rule_texts_pack(&t, &len, error, sizeof error);
	struct rule_texts back;
	ok(packed && rule_texts_unpack(&back, packed, len, error, sizeof error) && back.count == t.count &&
		   back.bundles == 2 && back.dated_s == t.dated_s,
	   "in one piece and back");
	bool is_same = packed != NULL;
	for (unsigned i = 0; is_same && i < t.count; i++)
		is_same = back.list[i].len == t.list[i].len &&
			  !memcmp(back.list[i].text, t.list[i].text, t.list[i].len);
	ok(is_same, "every text is the same");
	s = packed ? rule_texts_compile(&from, &back, NULL, &diags) : NULL;
	ok(s && status_of(s, 10) == SIGNATURE_DISABLED, "and means the same");
	signatures_destroy(s);
	rule_texts_fini(&back);
	ok(packed && !rule_texts_unpack(&back, packed, len - 1, error, sizeof error) && error[0], "cut: %s", error);
	if (packed)
		packed[len - 2] ^= 1;
	ok(packed && !rule_texts_unpack(&back, packed, len, error, sizeof error), "changed: %s", error);
	free(packed);
	rule_texts_fini(&t);

	put("store/" STORE_TUNING, "tune nothing\n");
	ok(gather(&from, &t, &diags), "a mistake there");
	s = rule_texts_compile(&from, &t, NULL, &diags);
	ok(diags.errors == 1 && s && signatures_count(s) == 4, "is told, and costs no rule");
	signatures_destroy(s);
	rule_texts_fini(&t);
	unlink(path_of("store/ours/4.txt"));
	ok(!gather(&from, &t, &diags) && diags.count && strstr(diags.list[0].text, "without its"), "a bundle without its list");
	diags_fini(&diags);
}

int main(void)
{
	char remove[100];

	if (!mkdtemp(folder))
		abort();
	test_files();
	test_store();
	snprintf(remove, sizeof remove, "rm -r '%s'", folder);
	if (system(remove))
		failed++;
	printf("1..%u\n", number);
	return failed ? 1 : 0;
}
