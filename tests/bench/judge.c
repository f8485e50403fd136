/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What one judgement costs, in nanoseconds, with 10 to 10,000 lines in the conduit: lines that lie side by
 * side, over each other, inside each other, lines that differ in values and units, deny lines.  "hit": each
 * operation is drawn from inside a line that is drawn; "miss": no line holds it.  The last column is the
 * most lines over the fewest.
 *
 *   judge [LINES...]
 *
 * Everything is drawn from a fixed seed.  Times are of this machine; ratios are what to look at.
 */
#define _POSIX_C_SOURCE 200809L
#include "rules/policy_tree.h"

#include "dissectors/registry.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define SUBJECTS 1024
#define ROUNDS 200

static uint64_t seed = 1;

static unsigned draw(unsigned n)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (unsigned)(seed >> 11) % n;
}

/* A line as numbers. */
struct shape {
	unsigned low, high, unit, value;
};

struct kind {
	const char *name;
	const char *list;  /* "allow" or "deny" */
	const char *intent;
	void (*shape)(struct shape *s, unsigned i, unsigned count);
	unsigned span_max;
	bool hit;
};

static void beside(struct shape *s, unsigned i, unsigned count)
{
	const unsigned width = 60000 / count;
	*s = (struct shape){ .low = i * width, .high = i * width + width - 1, .unit = 1 };
}

static void over(struct shape *s, unsigned i, unsigned count)
{
	(void)i;
	(void)count;
	s->low = draw(50000);
	s->high = s->low + 200 + draw(10000);
}

static void sliding(struct shape *s, unsigned i, unsigned count)
{
	s->low = i * (60000 / count);
	s->high = s->low + 1000;
}

static void inside(struct shape *s, unsigned i, unsigned count)
{
	s->high = (i + 1) * (60000 / count);
}

static void values(struct shape *s, unsigned i, unsigned count)
{
	(void)i;
	(void)count;
	s->low = draw(50000);
	s->high = s->low + 50 + draw(1000);
	s->unit = 1 + draw(4);
	s->value = 1 + draw(3000);
}

static const struct kind kinds[] = {
	{ "side by side, hit", "allow", "read", beside, 1, true },
	{ "side by side, miss", "allow", "read", beside, 1, false },
	{ "over each other, hit", "allow", "read", over, 1, true },
	{ "over each other, 1..125, hit", "allow", "read", over, 125, true },
	{ "over each other, 1..125, miss", "allow", "read", over, 125, false },
	{ "sliding, hit", "allow", "read", sliding, 1, true },
	{ "sliding, 1..125, hit", "allow", "read", sliding, 125, true },
	{ "inside each other, hit", "allow", "read", inside, 1, true },
	{ "inside each other, 1..125, hit", "allow", "read", inside, 125, true },
	{ "values and units, hit", "allow", "write", values, 1, true },
	{ "values and units, 1..16, hit", "allow", "write", values, 16, true },
	{ "deny side by side, miss", "deny", "read", beside, 16, false },
	{ "deny over each other, hit", "deny", "read", over, 125, true },
	{ "deny sliding, hit", "deny", "read", sliding, 125, true },
};

static void write_line(char *out, size_t size, const struct kind *k, const struct shape *s)
{
	char unit[40] = "", value[40] = "";
	if (s->unit)
		snprintf(unit, sizeof unit, " unit=%u", s->unit);
	if (s->value)
		snprintf(value, sizeof value, " value=0..%u", s->value);
	snprintf(out, size, "modbus %s%s address=%u..%u%s", k->intent, unit, s->low, s->high, value);
}

static struct policy *make(const struct kind *k, struct shape *shapes, unsigned count)
{
	const size_t cap = 1000 + (size_t)count * 200;
	char *text = malloc(cap), line[160];
	size_t len = (size_t)snprintf(text, cap, "version = 1; mode = \"enforce\"; zones = ( { name = \"a\"; "
				      "addresses = \"10.0.0.0/8\"; }, { name = \"b\"; addresses = \"192.168.0.0/16\"; } );\n"
				      "conduits = ( { from = \"a\"; to = \"b\"; otherwise = \"refuse\";\n %s = (\n",
				      k->list);
	for (unsigned i = 0; i < count; i++) {
		shapes[i] = (struct shape){ .unit = 0 };
		k->shape(&shapes[i], i, count);
		write_line(line, sizeof line, k, &shapes[i]);
		len += (size_t)snprintf(text + len, cap - len, "%s\"%s\"", i ? ",\n" : "", line);
	}
	len += (size_t)snprintf(text + len, cap - len, "); } );\n");
	struct diags diags = { 0 };
	struct policy *p = policy_compile(text, len, "bench", &diags);
	diags_print(&diags, stderr);
	diags_fini(&diags);
	free(text);
	if (!p)
		exit(1);
	return p;
}

static int field(const struct dissector *d, const char *name)
{
	return dissector_field(d, name, strlen(name));
}

static void set(struct message *m, int f, struct value v)
{
	if (f < 0)
		exit(1);
	m->fields[f] = v;
	m->present |= UINT64_C(1) << f;
}

static double now(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e9 + (double)t.tv_nsec;
}

struct sample {
	struct message m;
	struct operation op;
	struct subject s;
	uint8_t words[256];
};

static void draw_sample(struct sample *x, const struct kind *k, const struct shape *line,
			const struct conversation *talk)
{
	const struct dissector *d = registry_find("modbus", 6);
	const unsigned room = line->high - line->low + 1;
	const unsigned count = 1 + draw(room < k->span_max ? room : k->span_max);
	const unsigned at = k->hit ? line->low + draw(room - count + 1) : 61500 + draw(3000);

	memset(x, 0, sizeof *x);
	x->m.dissector = d;
	x->m.from_client = true;
	x->op.intent = line->value ? INTENT_WRITE : INTENT_READ;
	set(&x->m, field(d, "unit"), (struct value){ .kind = VALUE_UINT, .u = line->unit ? line->unit : 1 });
	set(&x->m, field(d, "address"), (struct value){ .kind = VALUE_SPAN, .u = at, .count = count });
	if (line->value) {
		for (unsigned i = 0; i < count; i++) {
			const unsigned v = draw(line->value + 1);
			x->words[2 * i] = (uint8_t)(v >> 8);
			x->words[2 * i + 1] = (uint8_t)v;
		}
		set(&x->m, field(d, "value"),
		    (struct value){ .kind = VALUE_LIST, .encoding = LIST_U16BE, .stride = 1, .count = count,
				    .len = 2 * count, .p = x->words });
	}
	x->s = (struct subject){ talk, &x->m, &x->op };
}

static double measure(const struct kind *k, unsigned lines, unsigned *hits)
{
	static struct sample samples[SUBJECTS];
	struct conversation talk = { .ip_version = 4, .ip_protocol = 6, .server_port = 502 };
	memcpy(talk.client.address, "\0\0\0\0\0\0\0\0\0\0\xff\xff\x0a\0\0\1", 16);
	memcpy(talk.server.address, "\0\0\0\0\0\0\0\0\0\0\xff\xff\xc0\xa8\0\1", 16);
	talk.client.has_address = talk.server.has_address = true;
	struct shape *shapes = malloc(lines * sizeof *shapes);
	struct policy *p = make(k, shapes, lines);
	const struct conduit *c = policy_conduit(p, &talk);
	double best = 1e18;

	for (unsigned i = 0; i < SUBJECTS; i++)
		draw_sample(&samples[i], k, &shapes[draw(lines)], &talk);
	*hits = 0;
	for (unsigned round = 0; round < ROUNDS; round++) {
		const double start = now();
		for (unsigned i = 0; i < SUBJECTS; i++)
			*hits += policy_operation(p, c, &samples[i].s, NULL, 0).line != NULL;
		const double each = (now() - start) / SUBJECTS;
		best = each < best ? each : best;
	}
	*hits = *hits / ROUNDS * 100 / SUBJECTS;
	free(shapes);
	policy_destroy(p);
	return best;
}

int main(int argc, char **argv)
{
	static const unsigned usual[] = { 10, 100, 1000, 10000 };
	unsigned lines[8], count = 0;

	for (int i = 1; i < argc && count < 8; i++)
		lines[count++] = (unsigned)atoi(argv[i]);
	for (unsigned i = 0; argc == 1 && i < 4; i++)
		lines[count++] = usual[i];
	printf("%-34s", "ns per judgement (% by a line)");
	for (unsigned i = 0; i < count; i++)
		printf("%14u", lines[i]);
	printf("%8s\n", "ratio");
	for (unsigned k = 0; k < sizeof kinds / sizeof kinds[0]; k++) {
		double first = 0, last = 0;
		printf("%-34s", kinds[k].name);
		for (unsigned i = 0; i < count; i++) {
			unsigned hits;
			seed = 1;
			last = measure(&kinds[k], lines[i], &hits);
			first = i ? first : last;
			printf("%8.1f (%2u%%)", last, hits);
			fflush(stdout);
		}
		printf("%8.2f\n", last / first);
	}
	return 0;
}
