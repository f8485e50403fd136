/* SPDX-License-Identifier: Apache-2.0 */
/* Texts by id: arguments, numbers, both languages, and room that ends within a character.  TAP on standard output. */
#include "mgmt/words/words.h"

#include <stdbool.h>
#include <stdio.h>
#include <string.h>

static int count, failed;

static void is(const char *seen, const char *wanted)
{
	bool is_ok = !strcmp(seen, wanted);
	printf("%sok %d - %s\n", is_ok ? "" : "not ", ++count, wanted);
	failed += !is_ok;
	if (!is_ok)
		printf("# seen: %s\n", seen);
}

int main(void)
{
	char t[200];
	words_text(t, sizeof(t), WORDS_EN, "verdict.refuse", NULL);
	is(t, "refused");
	words_text(t, sizeof(t), WORDS_ZH, "verdict.refuse", NULL);
	is(t, "拒绝");
	words_text(t, sizeof(t), WORDS_EN, "error.busy", "seconds", "1", NULL);
	is(t, "Too much at once; try again in 1 second.");
	words_text(t, sizeof(t), WORDS_EN, "error.busy", "seconds", "30", NULL);
	is(t, "Too much at once; try again in 30 seconds.");
	words_text(t, sizeof(t), WORDS_ZH, "error.parameter", "name", "{reason}", "reason", "x", NULL);
	is(t, "{reason}：x。");
	words_text(t, sizeof(t), WORDS_EN, "error.parameter", "name", "limit", NULL);
	is(t, "limit: {reason}.");
	words_text(t, sizeof(t), WORDS_EN, "no.such id", NULL);
	is(t, "no.such id");
	is(words_find(WORDS_EN, "no.such") ? "found" : "not found", "not found");
	bool is_cut_well = true;
	char whole[64];
	size_t need = words_text(whole, sizeof(whole), WORDS_ZH, "session.none", NULL);
	for (size_t size = 1; size <= need + 1; size++) {
		is_cut_well &= words_text(t, size, WORDS_ZH, "session.none", NULL) == need;
		is_cut_well &= strlen(t) == (size > need ? need : (size - 1) / 3 * 3) && !strncmp(t, whole, strlen(t));
	}
	is(is_cut_well ? "cut between characters" : "cut within one", "cut between characters");
	is(words_language("zh-CN,zh;q=0.9,en;q=0.8") == WORDS_ZH && words_language("en") == WORDS_EN &&
	   words_language(NULL) == WORDS_EN && words_language("") == WORDS_EN ? "languages" : "others", "languages");
	printf("1..%d\n", count);
	return failed != 0;
}
