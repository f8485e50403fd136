/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Reading libconfig's grammar (its manual, "Configuration Files") with places.  One recursive descent;
 * depth is bounded by LEXICAL_DEPTH_MAX.  The tree lives in chunks that lexical_destroy() frees whole.
 * Compile side; any thread.
 */
#include "rules/lexical_reader.h"

#include <libconfig.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

const char *const node_kind_names[NODE_BOOL + 1] = {
	[NODE_GROUP] = "a group { }", [NODE_LIST] = "a list ( )", [NODE_ARRAY] = "an array [ ]",
	[NODE_STRING] = "a string",   [NODE_INT] = "a number",    [NODE_FLOAT] = "a number",
	[NODE_BOOL] = "true or false",
};

#define CHUNK_BYTES 65536
#define NAME_MAX_LEN 100

struct chunk {
	struct chunk *next;
	size_t used, cap;
};

void *lexical_take(struct lexical *x, size_t n)
{
	n = (n + 15) & ~(size_t)15;
	if (!x->chunks || n > x->chunks->cap - x->chunks->used) {
		const size_t cap = n > CHUNK_BYTES ? n : CHUNK_BYTES;
		struct chunk *c = calloc(1, sizeof *c + cap);
		if (!c)
			abort();
		c->cap = cap;
		c->next = x->chunks;
		x->chunks = c;
	}
	void *p = (char *)(x->chunks + 1) + x->chunks->used;
	x->chunks->used += n;
	return p;
}

/* ---- places ---- */

static void find_lines(struct lexical *x)
{
	uint32_t count = 1;
	for (uint32_t i = 0; i < x->len; i++)
		count += x->text[i] == '\n';
	x->lines = malloc(count * sizeof x->lines[0]);
	if (!x->lines)
		abort();
	x->lines[0] = 0;
	x->line_count = 1;
	for (uint32_t i = 0; i < x->len; i++)
		if (x->text[i] == '\n')
			x->lines[x->line_count++] = i + 1;
}

struct place lexical_place(const struct lexical *x, uint32_t at)
{
	uint32_t low = 0, high = x->line_count;
	while (high - low > 1) {
		const uint32_t middle = low + (high - low) / 2;
		if (x->lines[middle] <= at)
			low = middle;
		else
			high = middle;
	}
	return (struct place){ x->file, low + 1, at - x->lines[low] + 1 };
}

bool lexical_mistake(struct lexical *x, uint32_t at, const char *hint, const char *format, ...)
{
	char text[300];
	va_list args;
	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	const struct place p = lexical_place(x, at);
	diags_add(x->diags, SEVERITY_ERROR, p.file, p.line, p.column, hint, "%s", text);
	return false;
}

/* What stands at the reader, for a sentence. */
static const char *found(const struct lexical *x, char out[40])
{
	const unsigned char c = (unsigned char)x->text[x->at];
	if (x->at >= x->len)
		return "the end of the file";
	if (c >= ' ' && c < 0x7f)
		snprintf(out, 40, "'%c'", c);
	else
		snprintf(out, 40, "the byte 0x%02x", c);
	return out;
}

bool lexical_expected(struct lexical *x, const char *what)
{
	char seen[40];
	return lexical_mistake(x, x->at, NULL, "expected %s, not %s", what, found(x, seen));
}

/* ---- blanks and comments ---- */

static bool skip_comment(struct lexical *x)
{
	const uint32_t start = x->at;
	if (x->text[x->at + 1] != '*') {
		while (x->at < x->len && x->text[x->at] != '\n')
			x->at++;
		return true;
	}
	const char *end = strstr(x->text + x->at + 2, "*/");
	if (!end)
		return lexical_mistake(x, start, "close it with */", "the comment does not end");
	x->at = (uint32_t)(end - x->text) + 2;
	return true;
}

bool lexical_skip_blanks(struct lexical *x)
{
	for (;;) {
		const char c = x->text[x->at];
		const char after = c ? x->text[x->at + 1] : 0;
		if (x->at >= x->len)
			return true;
		if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f') {
			x->at++;
		} else if (c == '#' || (c == '/' && (after == '/' || after == '*'))) {
			if (!skip_comment(x))
				return false;
		} else if (c == '@') {
			return lexical_mistake(x, x->at, "put everything into one file",
				       "@include is not allowed: a policy is one file");
		} else {
			return true;
		}
	}
}

/* ---- settings, groups, lists ---- */

static bool read_value(struct lexical *x, struct node *n, unsigned depth);

static struct node *new_node(struct lexical *x)
{
	if (x->nodes >= LEXICAL_NODES_MAX) {
		lexical_mistake(x, x->at, "use ranges, or split the policy between boxes",
			"more than %d values in one file", LEXICAL_NODES_MAX);
		return NULL;
	}
	x->nodes++;
	return lexical_take(x, sizeof(struct node));
}

static bool read_name(struct lexical *x, const struct node *group, struct node *n)
{
	uint32_t end = x->at;
	if (!is_letter(x->text[end]) && x->text[end] != '*')
		return lexical_expected(x, "the name of a setting");
	while (is_name(x->text[end]))
		end++;
	if (end - x->at > NAME_MAX_LEN)
		return lexical_mistake(x, x->at, NULL, "the name is longer than %d bytes", NAME_MAX_LEN);
	n->name_at = x->at;
	n->name_len = (uint8_t)(end - x->at);
	for (const struct node *other = group->first; other; other = other->next)
		if (other != n && other->name_len == n->name_len &&
		    !memcmp(x->text + other->name_at, x->text + n->name_at, n->name_len))
			return lexical_mistake(x, n->name_at, NULL, "'%.*s' is set twice; first on line %u",
				       n->name_len, x->text + n->name_at,
				       lexical_place(x, other->name_at).line);
	x->at = end;
	return true;
}

static bool read_setting(struct lexical *x, struct node *group, struct node *n, unsigned depth)
{
	if (!read_name(x, group, n) || !lexical_skip_blanks(x))
		return false;
	if (x->text[x->at] != '=' && x->text[x->at] != ':')
		return lexical_expected(x, "'=' behind the name");
	x->at++;
	if (!lexical_skip_blanks(x) || !read_value(x, n, depth) || !lexical_skip_blanks(x))
		return false;
	if (x->text[x->at] == ';' || x->text[x->at] == ',')
		x->at++;
	return lexical_skip_blanks(x);
}

/* Settings up to the byte `end`, which stays unread; 0: the end of the file. */
static bool read_settings(struct lexical *x, struct node *group, char end, unsigned depth)
{
	struct node **tail = &group->first;
	if (!lexical_skip_blanks(x))
		return false;
	while (end ? x->text[x->at] != end : x->at < x->len) {
		if (x->at >= x->len)
			return lexical_mistake(x, group->at, NULL, "the group { is not closed");
		if (group->count++ == LEXICAL_MEMBERS_MAX)
			return lexical_mistake(x, x->at, NULL, "more than %d settings in one group",
				       LEXICAL_MEMBERS_MAX);
		struct node *n = new_node(x);
		if (!n || !read_setting(x, group, n, depth))
			return false;
		*tail = n;
		tail = &n->next;
	}
	return true;
}

static bool read_elements(struct lexical *x, struct node *list, char end, unsigned depth)
{
	struct node **tail = &list->first;
	bool all_long = false;
	if (!lexical_skip_blanks(x))
		return false;
	while (x->text[x->at] != end || list->count) {
		struct node *n = new_node(x);
		if (!n)
			return false;
		if (x->at >= x->len)
			return lexical_mistake(x, list->at, NULL, "%s is not closed",
				       end == ']' ? "the array [" : "the list (");
		if (list->count == LEXICAL_ELEMENTS_MAX)
			return lexical_mistake(x, x->at, "ranges and lists say more in one line",
					       "more than %d values in one list", LEXICAL_ELEMENTS_MAX);
		if (list->count && x->text[x->at] == end)
			return lexical_mistake(x, x->at, "take the last comma away",
				       "expected a value behind the comma, not '%c'", end);
		if (!read_value(x, n, depth))
			return false;
		/* To libconfig a number with an L is of another type than one without. */
		const bool is_long = n->kind == NODE_INT && x->text[x->at - 1] == 'L';
		if (!list->count)
			all_long = is_long;
		if (!lexical_skip_blanks(x))
			return false;
		if (end == ']' && n->kind <= NODE_ARRAY)
			return lexical_mistake(x, n->at, "a list ( ) can",
				       "an array [ ] cannot hold groups, lists or arrays");
		if (end == ']' && list->first && (n->kind != list->first->kind || is_long != all_long))
			return lexical_mistake(x, n->at, "write all of them alike, or use a list ( )",
				       "an array [ ] holds values of one type only");
		*tail = n;
		tail = &n->next;
		list->count++;
		if (x->text[x->at] == end)
			return true;
		if (x->text[x->at] != ',')
			return lexical_expected(x, end == ']' ? "',' or ']'" : "',' or ')'");
		x->at++;
		if (!lexical_skip_blanks(x))
			return false;
	}
	return true;
}

static bool read_value(struct lexical *x, struct node *n, unsigned depth)
{
	static const char ends[] = { [NODE_GROUP] = '}', [NODE_LIST] = ')', [NODE_ARRAY] = ']' };
	const char c = x->text[x->at];
	n->at = x->at;
	if (c == '"')
		return lexical_read_string(x, n);
	if (is_digit(c) || c == '-' || c == '+' || c == '.')
		return lexical_read_number(x, n);
	if (is_letter(c))
		return lexical_read_word(x, n);
	if (c != '{' && c != '(' && c != '[')
		return lexical_expected(x, "a value");
	if (depth == LEXICAL_DEPTH_MAX)
		return lexical_mistake(x, x->at, NULL, "nested deeper than %d levels", LEXICAL_DEPTH_MAX);
	n->kind = c == '{' ? NODE_GROUP : c == '(' ? NODE_LIST : NODE_ARRAY;
	x->at++;
	if (n->kind == NODE_GROUP ? !read_settings(x, n, '}', depth + 1)
				  : !read_elements(x, n, ends[n->kind], depth + 1))
		return false;
	x->at++;
	return true;
}

/* ---- libconfig has the last word ---- */

static bool same_scalar(const struct node *n, const config_setting_t *s)
{
	switch (n->kind) {
	case NODE_STRING: {
		const char *text = config_setting_get_string(s);
		return text && !strcmp(text, n->text);
	}
	case NODE_INT:
		return (config_setting_type(s) == CONFIG_TYPE_INT ||
			config_setting_type(s) == CONFIG_TYPE_INT64) &&
		       config_setting_get_int64(s) == n->number;
	case NODE_FLOAT:
		return config_setting_type(s) == CONFIG_TYPE_FLOAT &&
		       !(config_setting_get_float(s) < n->real) &&
		       !(config_setting_get_float(s) > n->real);
	default:
		return config_setting_type(s) == CONFIG_TYPE_BOOL &&
		       config_setting_get_bool(s) == n->number;
	}
}

/* Does libconfig read the same?  Depth is that of the tree. */
static bool agrees(struct lexical *x, const struct node *n, config_setting_t *s)
{
	const char *name = config_setting_name(s);
	bool same = !n->name_len || (name && strlen(name) == n->name_len &&
				     !memcmp(name, x->text + n->name_at, n->name_len));
	if (n->kind > NODE_ARRAY) {
		same = same && same_scalar(n, s);
	} else {
		same = same && (n->kind == NODE_GROUP  ? config_setting_is_group(s)
				: n->kind == NODE_LIST ? config_setting_is_list(s)
						       : config_setting_is_array(s)) &&
		       config_setting_length(s) == (int)n->count;
	}
	if (!same)
		return lexical_mistake(x, n->at, "write it in a simpler way", "libconfig reads this differently");
	if (n->kind > NODE_ARRAY)
		return true;
	unsigned i = 0;
	for (const struct node *child = n->first; child; child = child->next)
		if (!agrees(x, child, config_setting_get_elem(s, i++)))
			return false;
	return true;
}

static bool ask_libconfig(struct lexical *x)
{
	config_t config;
	config_init(&config);
	bool ok = config_read_string(&config, x->text);
	if (!ok)
		diags_add(x->diags, SEVERITY_ERROR, x->file, (unsigned)config_error_line(&config), 0, NULL,
			  "libconfig refuses this line: %s", config_error_text(&config));
	else
		ok = agrees(x, &x->root, config_root_setting(&config));
	config_destroy(&config);
	return ok;
}

/* ---- the whole ---- */

static bool read_all(struct lexical *x)
{
	const void *zero = memchr(x->text, 0, x->len);
	if (zero)
		return lexical_mistake(x, (uint32_t)((const char *)zero - x->text), "is it a text file?",
			       "a zero byte");
	if (!strncmp(x->text, "\xef\xbb\xbf", 3))
		return lexical_mistake(x, 0, "save the file as UTF-8 without it",
			       "the file begins with a byte order mark");
	return read_settings(x, &x->root, 0, 0) && ask_libconfig(x);
}

struct lexical *lexical_read(const char *text, size_t len, const char *name, struct diags *diags)
{
	if (len > LEXICAL_TEXT_MAX) {
		diags_add(diags, SEVERITY_ERROR, name, 0, 0, NULL,
			  "the file is larger than %u MiB", LEXICAL_TEXT_MAX >> 20);
		return NULL;
	}
	struct lexical *x = calloc(1, sizeof *x);
	/* A newline of our own: libconfig knows the end of a comment only by it. */
	char *copy = malloc(len + 2);
	if (!x || !copy)
		abort();
	if (len)
		memcpy(copy, text, len);
	memcpy(copy + len, "\n", 2);
	*x = (struct lexical){ .text = copy, .len = (uint32_t)len + 1, .file = name, .diags = diags };
	find_lines(x);
	if (read_all(x))
		return x;
	lexical_destroy(x);
	return NULL;
}

void lexical_destroy(struct lexical *x)
{
	if (!x)
		return;
	while (x->chunks) {
		struct chunk *next = x->chunks->next;
		free(x->chunks);
		x->chunks = next;
	}
	free(x->lines);
	free(x->text);
	free(x);
}

const struct node *lexical_root(const struct lexical *x)
{
	return &x->root;
}

const char *lexical_name(const struct lexical *x, const struct node *n)
{
	return x->text + n->name_at;
}
