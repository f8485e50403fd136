/* SPDX-License-Identifier: Apache-2.0 */
/* What differs between two texts: each row is drawn as "=1:1 text", "+2 text" or "-2 text". */
#include "mgmt/daemon/difference.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static unsigned number, failed;

static void draw(const json_t *rows, char *out, size_t cap)
{
	size_t len = 0;

	*out = '\0';
	for (size_t i = 0; i < json_array_size(rows); i++) {
		const json_t *row = json_array_get(rows, i);
		const char kind = json_string_value(json_object_get(row, "kind"))[0];
		const long long from = json_integer_value(json_object_get(row, "from"));
		const long long to = json_integer_value(json_object_get(row, "to"));
		const char *text = json_string_value(json_object_get(row, "text"));
		if (kind == 's')
			len += (size_t)snprintf(out + len, cap - len, "=%lld:%lld %s|", from, to, text);
		else
			len += (size_t)snprintf(out + len, cap - len, "%c%lld %s|", kind == 'a' ? '+' : '-',
						kind == 'a' ? to : from, text);
	}
}

static void differs(const char *from, const char *to, const char *wanted, const char *what)
{
	char drawn[2000];
	json_t *rows = difference_rows(from, to);

	draw(rows, drawn, sizeof drawn);
	json_decref(rows);
	const int holds = !strcmp(drawn, wanted);
	printf("%sok %u - %s\n", holds ? "" : "not ", ++number, what);
	if (!holds)
		printf("# %s\n", drawn);
	failed += !holds;
}

static void large(void)
{
	char *a = malloc(200000), *b = malloc(200000);
	size_t a_len = 0, b_len = 0;

	for (int i = 0; a && b && i < 10000; i++) {
		a_len += (size_t)snprintf(a + a_len, 20, "line %d\n", i);
		b_len += (size_t)snprintf(b + b_len, 20, "line %d\n", i == 5000 ? -1 : i);
	}
	differs(a ? a : "", b ? b : "", "=4998:4998 line 4997|=4999:4999 line 4998|=5000:5000 line 4999|-5001 line 5000|"
					"+5001 line -1|=5002:5002 line 5001|=5003:5003 line 5002|=5004:5004 line 5003|",
		"one line of ten thousand");
	free(a);
	free(b);
}

int main(void)
{
	differs("a\nb\nc\n", "a\nb\nc\n", "", "equal texts");
	differs("", "", "", "nothing and nothing");
	differs("", "a\nb\n", "+1 a|+2 b|", "everything is new");
	differs("a\nb", "", "-1 a|-2 b|", "everything is gone, without a last line end");
	differs("a\nb\nc\n", "a\nx\nc\n", "=1:1 a|-2 b|+2 x|=3:3 c|", "a line changed");
	differs("a\nb\n", "a\nx\nb\n", "=1:1 a|+2 x|=2:3 b|", "a line came in between");
	differs("1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nx\n6\n7\n8\n9\n",
		"=2:2 2|=3:3 3|=4:4 4|-5 5|+5 x|=6:6 6|=7:7 7|=8:8 8|", "three lines around");
	differs("a\n1\n2\n3\n4\n5\n6\n7\n8\nb\n", "x\n1\n2\n3\n4\n5\n6\n7\n8\ny\n",
		"-1 a|+1 x|=2:2 1|=3:3 2|=4:4 3|=7:7 6|=8:8 7|=9:9 8|-10 b|+10 y|", "two changes far apart");
	differs("a\nb\nc\nd\n", "b\nc\nd\na\n", "-1 a|=2:1 b|=3:2 c|=4:3 d|+4 a|", "a line moved");
	large();
	printf("1..%u\n", number);
	return failed != 0;
}
