/* SPDX-License-Identifier: Apache-2.0 */
/* Old versions beyond the limit are removed, but for those that were good. */
#include "dataplane/inline/policies.h"

#include "dataplane/inline/state.h"

#include <dirent.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define PATH_LEN (TEXT_MAX + 40)

/* The number in "policy-NUMBER.conf", 0 for other names. */
static uint32_t number_of(const char *name)
{
	uint32_t number = 0;
	char end;
	return sscanf(name, "policy-%" SCNu32 ".con%c", &number, &end) == 2 && end == 'f' &&
	       !strcmp(name + strlen(name) - 5, ".conf") ? number : 0;
}

static int newest_first(const void *a, const void *b)
{
	const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return x < y ? 1 : x > y ? -1 : 0;
}

static unsigned numbers(const char *folder, uint32_t *list, unsigned max)
{
	unsigned count = 0;
	DIR *d = opendir(folder);
	for (const struct dirent *e; d && count < max && (e = readdir(d));)
		if ((list[count] = number_of(e->d_name)))
			count++;
	if (d)
		closedir(d);
	qsort(list, count, sizeof *list, newest_first);
	return count;
}

static void remove_old(const char *folder)
{
	uint32_t list[4 * POLICIES_KEPT];
	const unsigned count = numbers(folder, list, 4 * POLICIES_KEPT);
	uint32_t good[POLICIES_KEPT];
	const unsigned good_count = policies_history(folder, good, POLICIES_KEPT);
	char path[PATH_LEN];

	for (unsigned i = POLICIES_KEPT; i < count; i++) {
		bool is_good = false;
		for (unsigned k = 0; k < good_count; k++)
			is_good |= list[i] == good[k];
		if (is_good)
			continue;
		snprintf(path, sizeof path, "%s/policy-%06" PRIu32 ".conf", folder, list[i]);
		unlink(path);
		snprintf(path, sizeof path, "%s/policy-%06" PRIu32 ".txt", folder, list[i]);
		unlink(path);
	}
}

/* One line, whatever the text was. */
static void flatten(char *text)
{
	for (; *text; text++)
		if ((unsigned char)*text < ' ')
			*text = ' ';
}

uint32_t policies_add(const char *folder, const char *text, size_t len, const struct version *about)
{
	uint32_t list[4 * POLICIES_KEPT];
	const uint32_t next = numbers(folder, list, 4 * POLICIES_KEPT) ? list[0] + 1 : 1;
	const uint32_t number = about->number > next ? about->number : next;
	struct version v = *about;
	char name[64], line[512];

	flatten(v.who);
	flatten(v.why);
	snprintf(name, sizeof name, "policy-%06" PRIu32 ".txt", number);
	snprintf(line, sizeof line, "%" PRIu64 "\n%s\n%s\n", v.time_ns, v.who, v.why);
	if (!state_write(folder, name, line, strlen(line)))
		return 0;
	snprintf(name, sizeof name, "policy-%06" PRIu32 ".conf", number);
	if (!state_write(folder, name, text, len))
		return 0;
	remove_old(folder);
	return number;
}

char *policies_text(const char *folder, uint32_t number, size_t *len)
{
	char name[64];
	snprintf(name, sizeof name, "policy-%06" PRIu32 ".conf", number);
	return state_read(folder, name, len);
}

static void copy_line(char *out, size_t cap, const char **from)
{
	const size_t len = strcspn(*from, "\n");
	snprintf(out, cap, "%.*s", (int)len, *from);
	*from += len + ((*from)[len] == '\n');
}

static void read_about(const char *folder, struct version *v)
{
	char name[64], time[32];
	size_t len;

	snprintf(name, sizeof name, "policy-%06" PRIu32 ".txt", v->number);
	char *text = state_read(folder, name, &len);
	if (!text)
		return;
	const char *at = text;
	copy_line(time, sizeof time, &at);
	copy_line(v->who, sizeof v->who, &at);
	copy_line(v->why, sizeof v->why, &at);
	v->time_ns = strtoull(time, NULL, 10);
	free(text);
}

unsigned policies_list(const char *folder, struct version *list, unsigned max)
{
	uint32_t all[4 * POLICIES_KEPT];
	unsigned count = numbers(folder, all, 4 * POLICIES_KEPT);

	count = count < max ? count : max;
	for (unsigned i = 0; i < count; i++) {
		list[i] = (struct version){ .number = all[i] };
		read_about(folder, &list[i]);
	}
	return count;
}

unsigned policies_history(const char *folder, uint32_t *list, unsigned max)
{
	unsigned count = 0;
	size_t len;
	char *text = state_read(folder, "good", &len), *at = text, *end = text;

	for (unsigned long n; text && (n = strtoul(at, &end, 10)) && end != at; at = end) {
		if (count == max)
			memmove(list, list + 1, --count * sizeof *list);
		list[count++] = (uint32_t)n;
	}
	free(text);
	return count;
}

uint32_t policies_good(const char *folder)
{
	uint32_t list[POLICIES_KEPT];
	const unsigned count = policies_history(folder, list, POLICIES_KEPT);
	return count ? list[count - 1] : 0;
}

bool policies_set_good(const char *folder, uint32_t number)
{
	uint32_t list[POLICIES_KEPT + 1];
	unsigned count = policies_history(folder, list, POLICIES_KEPT), i = 0;
	char text[16 * (POLICIES_KEPT + 1)];
	size_t len = 0;

	while (i < count && list[i] != number)
		i++;
	list[i] = number;
	count = i + 1;
	for (i = 0; i < count; i++)
		len += (size_t)snprintf(text + len, sizeof text - len, "%" PRIu32 "\n", list[i]);
	return state_write(folder, "good", text, len);
}
