/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Policies by example: reading with places, zones, the order of judging and what is implied, limits with a
 * clock of the test's own, opening and payload, flaws, advice, and the round trip through canonical text.
 * Also compiles every policy and expression of docs/policy.md.  Run from the root of the sources; TAP.
 */
#define _POSIX_C_SOURCE 200809L
#include "rules/lexical.h"
#include "rules/policy_tree.h"

#include "dissectors/registry.h"

#include <math.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static unsigned number, failed;

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

static double seconds(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static char *read_file(const char *path, size_t *len)
{
	FILE *in = fopen(path, "rb");
	char *text = calloc(1, 1 << 20);
	*len = in && text ? fread(text, 1, (1 << 20) - 1, in) : 0;
	if (in)
		fclose(in);
	return text;
}

/* Diagnostics as diags_print() writes them; the caller frees. */
static char *printed(const struct diags *d)
{
	FILE *out = tmpfile();
	if (!out)
		abort();
	diags_print(d, out);
	const long len = ftell(out);
	char *text = calloc(1, (size_t)len + 1);
	rewind(out);
	if (!text || fread(text, 1, (size_t)len, out) != (size_t)len)
		abort();
	fclose(out);
	return text;
}

/* ---- policies ---- */

static struct policy *compiled(const char *text)
{
	struct diags d = { 0 };
	struct policy *p = policy_compile(text, strlen(text), "test", &d);
	if (!p) {
		printf("# does not compile:\n");
		diags_print(&d, stdout);
		abort();
	}
	diags_fini(&d);
	return p;
}

#define TWO_ZONES                                                                                  \
	"zones = ( { name = \"a\"; addresses = \"10.0.0.0/8\"; }, { name = \"b\"; addresses = "    \
	"\"192.168.0.0/16\"; } );\n"

/* One conduit from zone a (10.0.0.0/8) to zone b (192.168.0.0/16). */
static struct policy *conduit_policy(const char *settings)
{
	char text[4000];
	snprintf(text, sizeof text, "version = 1; mode = \"enforce\";\n" TWO_ZONES
		 "conduits = ( { from = \"a\"; to = \"b\"; %s } );\n", settings);
	return compiled(text);
}

/* ---- conversations and operations ---- */

struct trial {
	struct conversation talk;
	struct message m;
	struct operation op;
	uint8_t bytes[64];
};

static struct endpoint host(uint8_t a, uint8_t b, uint8_t c, uint8_t d)
{
	return (struct endpoint){ .address = { [10] = 0xff, [11] = 0xff, a, b, c, d }, .has_address = true };
}

static struct trial request(const char *protocol, enum intent intent, uint16_t port)
{
	struct trial x = { .talk = { .client = host(10, 0, 0, 1), .server = host(192, 168, 0, 1),
				     .ip_version = 4, .ip_protocol = 6, .server_port = port,
				     .client_port = 40000 } };
	x.m.dissector = registry_find(protocol, strlen(protocol));
	x.m.from_client = true;
	x.m.code = -1;
	x.op.intent = (uint8_t)intent;
	x.op.label = "test";
	return x;
}

static void set(struct trial *x, const char *field, struct value v)
{
	const int f = dissector_field(x->m.dissector, field, strlen(field));
	if (f < 0) {
		printf("# no field %s\n", field);
		abort();
	}
	x->m.fields[f] = v;
	x->m.present |= UINT64_C(1) << f;
}

static void uint(struct trial *x, const char *field, uint64_t u)
{
	set(x, field, (struct value){ .kind = VALUE_UINT, .u = u });
}

static void span(struct trial *x, uint64_t first, uint32_t count)
{
	set(x, "address", (struct value){ .kind = VALUE_SPAN, .u = first, .count = count });
}

/* Registers; values is a list of count words. */
static void words(struct trial *x, uint32_t count, const uint16_t *values)
{
	for (uint32_t i = 0; i < count; i++) {
		x->bytes[2 * i] = (uint8_t)(values[i] >> 8);
		x->bytes[2 * i + 1] = (uint8_t)values[i];
	}
	set(x, "value", (struct value){ .kind = VALUE_LIST, .encoding = LIST_U16BE, .stride = 1,
					.count = count, .len = 2 * count, .p = x->bytes });
}

static struct trial read_registers(uint64_t first, uint32_t count)
{
	struct trial x = request("modbus", INTENT_READ, 502);
	uint(&x, "table", 4);
	span(&x, first, count);
	return x;
}

static struct trial write_register(uint64_t address, uint16_t value)
{
	struct trial x = request("modbus", INTENT_WRITE, 502);
	uint(&x, "table", 4);
	x.op.changes = CHANGES_YES;
	span(&x, address, 1);
	words(&x, 1, &value);
	return x;
}

static struct trial write_single(uint64_t address, float value)
{
	struct trial x = request("modbus", INTENT_WRITE, 502);
	uint32_t bits;
	memcpy(&bits, &value, sizeof bits);
	const uint16_t both[2] = { (uint16_t)(bits >> 16), (uint16_t)bits };
	uint(&x, "table", 4);
	x.op.changes = CHANGES_YES;
	span(&x, address, 2);
	words(&x, 2, both);
	return x;
}

static struct judgement judge_at(const struct policy *p, struct trial *x, struct guards *g, uint64_t now_ns)
{
	const struct subject s = { &x->talk, &x->m, &x->op };
	/* A trial is copied about: its words are where it is now. */
	for (unsigned f = 0; f < FIELDS_MAX; f++)
		if (x->m.present >> f & 1 && x->m.fields[f].kind == VALUE_LIST)
			x->m.fields[f].p = x->bytes;
	return policy_operation(p, policy_conduit(p, &x->talk), &s, g, now_ns);
}

static void judged_as(const struct policy *p, struct trial x, enum verdict verdict, enum cause cause,
		   const char *what)
{
	const struct judgement j = judge_at(p, &x, NULL, 0);
	ok(j.verdict == verdict && j.cause == cause, "%s: %s, %s", what, verdict_names[j.verdict],
	   cause_names[j.cause]);
}

static struct guards *make_guards(uint32_t entries)
{
	void *memory = aligned_alloc(64, guards_size(entries));
	if (!memory)
		abort();
	memset(memory, 0, guards_size(entries));
	return guards_init(memory, entries);
}

/* ---- the text ---- */

/* The first diagnostic of a text that must be refused, as LINE:COLUMN TEXT. */
static void refused(const char *text, size_t len, const char *expected)
{
	struct diags d = { 0 };
	char got[400] = "compiled";
	struct policy *p = policy_compile(text, len ? len : strlen(text), "test", &d);
	if (d.count)
		snprintf(got, sizeof got, "%u:%u %s", d.list[0].line, d.list[0].column, d.list[0].text);
	ok(!p && !strcmp(got, expected), "refused: %s%s%s", got, strcmp(got, expected) ? ", not " : "",
	   strcmp(got, expected) ? expected : "");
	diags_fini(&d);
	policy_destroy(p);
}

static void test_lexical(void)
{
	refused("mode = ;", 0, "1:8 expected a value, not ';'");
	refused("mode \"learn\";", 0, "1:6 expected '=' behind the name, not '\"'");
	refused("\n  = 3;", 0, "2:3 expected the name of a setting, not '='");
	refused("@include \"x\"\n", 0, "1:1 @include is not allowed: a policy is one file");
	refused("mode = \"learn\n;", 0, "1:8 the string does not end");
	refused("mode = \"learn\"; /* ...", 0, "1:17 the comment does not end");
	refused("version = 4294967297;", 0, "1:11 the number does not fit into 32 bits");
	refused("version = 0xffffffff;", 0, "1:11 the number does not fit into 32 bits");
	refused("version = 99999999999999999999L;", 0, "1:11 the number does not fit into 64 bits");
	refused("version = 0x;", 0, "1:11 a hexadecimal number without digits");
	refused("version = 1e;", 0, "1:12 an exponent without digits");
	refused("version = 1.0e999;", 0, "1:11 the number is too large");
	refused("version = -;", 0, "1:12 expected a number, not ';'");
	refused("mode = learn;", 0, "1:8 expected a value, not the word 'learn'");
	refused("mode = \"a\"; mode = \"b\";", 0, "1:13 'mode' is set twice; first on line 1");
	refused("zones = ( 1, );", 0, "1:14 expected a value behind the comma, not ')'");
	refused("zones = ( 1 2 );", 0, "1:13 expected ',' or ')', not '2'");
	refused("zones = ( { name = \"a\"; ", 0, "1:11 the group { is not closed");
	refused("zones = ( 1, ", 0, "1:9 the list ( is not closed");
	refused("zones = [ 1, \"a\" ];", 0, "1:14 an array [ ] holds values of one type only");
	refused("zones = [ ( 1 ) ];", 0, "1:11 an array [ ] cannot hold groups, lists or arrays");
	refused("a\0b = 1;", 8, "1:2 a zero byte");
	refused("mode = \"\\x00\";", 0, "1:9 a string cannot hold a zero byte");
	refused("mode = \"\\a\";", 0, "1:9 versions of libconfig differ on what \\a means");
	refused("mode = \"a\x01\";", 0, "1:10 the byte 0x01 in a string");
	refused("\xef\xbb\xbfmode = \"learn\";", 0, "1:1 the file begins with a byte order mark");
	refused("mode = \"learn\"; \xff", 0, "1:17 expected the name of a setting, not the byte 0xff");
	refused("a=(((((((((((((((((1)))))))))))))))));", 0, "1:19 nested deeper than 16 levels");
	/* Columns inside strings: escapes, joined strings, comments between them. */
	refused("conduits = ( { from = \"any-other\"; to = \"any-other\"; allow = ( \"modbus\\x20raed\" ); } );",
		0, "1:75 `raed` is neither an intent nor a protocol that Bulkhead knows");
	refused("conduits = ( { from = \"any-other\"; to = \"any-other\"; allow = ( \"modbus \" # x\n\"raed\" ); } );",
		0, "2:2 `raed` is neither an intent nor a protocol that Bulkhead knows");
}

/* What libconfig would do for minutes must end in seconds. */
static void test_large(void)
{
	char *text = malloc(20 << 20);
	const size_t size = 10 << 20;
	struct diags d = { 0 };
	double start = seconds();
	size_t len = 0;

	for (unsigned i = 0; len < size; i++)
		len += (size_t)sprintf(text + len, "name%u = 1;\n", i);
	ok(!policy_compile(text, len, "test", &d) && seconds() - start < 5, "10 MB of settings in one group: %.2f s",
	   seconds() - start);
	diags_fini(&d);
	start = seconds();
	len = (size_t)sprintf(text, "zones = (");
	while (len < size)
		len += (size_t)sprintf(text + len, "{},");
	len += (size_t)sprintf(text + len, "{});");
	ok(!policy_compile(text, len, "test", &d) && seconds() - start < 20, "10 MB of empty zones: %.2f s",
	   seconds() - start);
	diags_fini(&d);
	start = seconds();
	len = (size_t)sprintf(text, TWO_ZONES "mode = \"enforce\"; conduits = ( { from = \"a\"; to = \"b\"; allow = (");
	for (unsigned i = 0; i < 20000; i++)
		len += (size_t)sprintf(text + len, "%s\"modbus read unit=1 table=holding address=%u..%u\"\n",
				       i ? "," : "", i, i + i % 100);
	len += (size_t)sprintf(text + len, "); } );");
	struct policy *p = policy_compile(text, len, "test", &d);
	ok(p && policy_line_count(p) == 20000 && seconds() - start < 30, "20,000 lines in %zu bytes: %.2f s", len,
	   seconds() - start);
	policy_destroy(p);
	diags_fini(&d);
	start = seconds();
	len = (size_t)sprintf(text, "conduits = ( { from = \"any-other\"; to = \"any-other\"; allow = (");
	for (unsigned i = 0; i < 800000; i++)
		len += (size_t)sprintf(text + len, "%s\"any read\"", i ? "," : "");
	len += (size_t)sprintf(text + len, "); } );");
	p = policy_compile(text, len, "test", &d);
	ok(!p && d.errors == 1 && seconds() - start < 20, "800,000 lines: %s, %.2f s", d.count ? d.list[0].text : "",
	   seconds() - start);
	diags_fini(&d);
	memset(text, ' ', 17 << 20);
	ok(!policy_compile(text, 17 << 20, "test", &d), "17 MiB are refused");
	diags_fini(&d);
	free(text);
}

static void test_mistakes(void)
{
	struct diags d = { 0 };
	size_t len;
	struct policy *p = policy_load("tests/unit/policies/mistakes.conf", &d);
	char *got = printed(&d), *expected = read_file("tests/unit/policies/mistakes.expected", &len);
	ok(!p && !strcmp(got, expected), "all mistakes of a file, with places and hints");
	if (strcmp(got, expected))
		printf("#%s\n", got);
	free(got);
	free(expected);
	diags_fini(&d);

	char *text = malloc(200000);
	len = (size_t)sprintf(text, TWO_ZONES "conduits = ( { from = \"a\"; to = \"b\"; allow = (");
	for (unsigned i = 0; i < 1000; i++)
		len += (size_t)sprintf(text + len, "%s\"modbus read addres=%u\"\n", i ? "," : "", i);
	len += (size_t)sprintf(text + len, "); } );");
	p = policy_compile(text, len, "test", &d);
	ok(!p && d.errors == 1000 && d.count == 1000, "a thousand mistakes: %zu", d.errors);
	ok(d.list[999].line == 1001 && d.list[999].column == 15, "the last at %u:%u", d.list[999].line,
	   d.list[999].column);
	free(text);
	diags_fini(&d);
	p = policy_load("tests/unit/policies/none.conf", &d);
	ok(!p && d.errors == 1, "a file that is not there: %s", d.count ? d.list[0].text : "loaded");
	diags_fini(&d);
}

/* ---- zones ---- */

static void test_zones(void)
{
	struct policy *p = compiled(
		"zones = ( { name = \"wide\"; addresses = \"10.0.0.0/8\"; },\n"
		"  { name = \"narrow\"; addresses = [ \"10.1.0.0/16\", \"fd00::/8\" ]; },\n"
		"  { name = \"tagged\"; addresses = \"10.1.0.0/16\"; vlans = [ 5, 7 ]; },\n"
		"  { name = \"maker\"; macs = \"00:a0:45:00:00:00/24\"; },\n"
		"  { name = \"one\"; macs = \"00:a0:45:01:02:03\"; },\n"
		"  { name = \"inside\"; sides = \"seg1.inside\"; },\n"
		"  { name = \"inside 9\"; sides = \"seg1.inside\"; vlans = 9; } );\n");
	struct endpoint e = host(10, 2, 0, 1);
	ok(!strcmp(policy_zone(p, &e), "wide"), "10.2.0.1 is in %s", policy_zone(p, &e));
	e = host(10, 1, 0, 1);
	ok(!strcmp(policy_zone(p, &e), "narrow"), "10.1.0.1 is in %s", policy_zone(p, &e));
	e.vlan = 7;
	ok(!strcmp(policy_zone(p, &e), "tagged"), "10.1.0.1 on VLAN 7 is in %s", policy_zone(p, &e));
	e = host(172, 16, 0, 1);
	ok(!strcmp(policy_zone(p, &e), "any-other"), "172.16.0.1 is in %s", policy_zone(p, &e));
	memcpy(e.address, "\xfd\x12", 2);
	ok(!strcmp(policy_zone(p, &e), "narrow"), "fd12:: is in %s", policy_zone(p, &e));
	struct endpoint l2 = { .mac = { 0, 0xa0, 0x45, 9, 9, 9 } };
	ok(!strcmp(policy_zone(p, &l2), "maker"), "a device of the maker is in %s", policy_zone(p, &l2));
	memcpy(l2.mac + 3, "\1\2\3", 3);
	ok(!strcmp(policy_zone(p, &l2), "one"), "this device of the maker is in %s", policy_zone(p, &l2));
	l2 = (struct endpoint){ .side = policy_side(p, "seg1.inside") };
	ok(l2.side && !strcmp(policy_zone(p, &l2), "inside"), "what comes from inside is in %s", policy_zone(p, &l2));
	l2.vlan = 9;
	ok(!strcmp(policy_zone(p, &l2), "inside 9"), "... on VLAN 9 in %s", policy_zone(p, &l2));
	l2.side = 0;
	ok(!strcmp(policy_zone(p, &l2), "inside 9"), "... in a capture, by its VLAN, in %s", policy_zone(p, &l2));
	l2.vlan = 0;
	ok(!strcmp(policy_zone(p, &l2), "any-other"), "... without a VLAN in %s", policy_zone(p, &l2));
	ok(policy_side(p, "seg1.outside") == 0, "a side that the policy does not mention");
	policy_destroy(p);

	refused("zones = ( { name = \"x\"; addresses = \"10.0.0.0/8\"; },\n { name = \"y\"; addresses = [ \"10.1.0.0/16\", "
		"\"10.0.0.0/8\" ]; } );", 0, "2:45 the zones 'x' and 'y' both claim this address");
	refused("zones = ( { name = \"x\"; vlans = [ 1, 2 ]; },\n { name = \"y\"; vlans = [ 2, 3 ]; } );", 0,
		"2:11 the zones 'x' and 'y' both claim the same");
	policy_destroy(compiled("zones = ( { name = \"x\"; addresses = \"10.0.0.0/8\"; vlans = 1; },\n"
				"{ name = \"y\"; addresses = \"10.0.0.0/8\"; vlans = 2; } );"));
}

static void test_conduits(void)
{
	struct policy *p = compiled("mode = \"enforce\"; within = \"allow\"; otherwise = \"alert\";\n" TWO_ZONES
				    "conduits = ( { from = [ \"a\", \"any-other\" ]; to = \"b\"; allow = \"modbus read\"; mode = \"monitor\"; } );");
	struct trial x = read_registers(0, 1);
	const struct conduit *c = policy_conduit(p, &x.talk);
	ok(c && !strcmp(conduit_from(c), "a, any-other") && !strcmp(conduit_to(c), "b"), "a conduit's ends");
	ok(judge_at(p, &x, NULL, 0).mode == MODE_MONITOR, "its own mode");
	x.talk.client = host(8, 8, 8, 8);
	judged_as(p, x, VERDICT_ALLOW, CAUSE_ALLOW_LINE, "any-other is a zone like others");
	x.talk.client = host(192, 168, 5, 5);
	judged_as(p, x, VERDICT_ALLOW, CAUSE_WITHIN, "within a zone");
	x.talk.client = host(10, 0, 0, 1);
	x.talk.server = host(10, 0, 0, 2);
	judged_as(p, x, VERDICT_ALLOW, CAUSE_WITHIN, "within the other zone");
	x.talk.server = host(8, 8, 8, 8);
	judged_as(p, x, VERDICT_ALERT, CAUSE_NO_CONDUIT, "no conduit");
	x.talk.client = host(9, 9, 9, 9);
	judged_as(p, x, VERDICT_ALERT, CAUSE_NO_CONDUIT, "any-other is not within itself");
	judged_as(NULL, x, VERDICT_ALLOW, CAUSE_NO_POLICY, "no policy");
	policy_destroy(p);

	p = compiled("mode = \"enforce\"; within = \"judge\";\n" TWO_ZONES
		     "conduits = ( { from = \"a\"; to = \"a\"; allow = \"modbus read\"; } );");
	x.talk.client = host(10, 0, 0, 1);
	x.talk.server = host(10, 0, 0, 2);
	judged_as(p, x, VERDICT_ALLOW, CAUSE_ALLOW_LINE, "a conduit from a zone to itself");
	x.talk.client = host(192, 168, 0, 1);
	x.talk.server = host(192, 168, 0, 2);
	judged_as(p, x, VERDICT_DROP, CAUSE_NO_CONDUIT, "within, judged, without a conduit");
	policy_destroy(p);

	p = compiled(TWO_ZONES "conduits = ( { from = \"a\"; to = \"b\"; deny = \"any\"; } );");
	judged_as(p, read_registers(0, 1), VERDICT_ALLOW, CAUSE_LEARN, "without a mode everything passes");
	policy_destroy(p);
}

/* ---- the order of judging ---- */

static void test_order(void)
{
	struct policy *p = conduit_policy(
		"deny = ( \"any program|firmware|run\", \"modbus address=50\" );"
		"allow = ( \"modbus read table=holding address=0..99\", \"modbus write ref=40041..40042 as=f32 value=0..75.0\" );"
		"otherwise = \"refuse\";");
	judged_as(p, read_registers(0, 1), VERDICT_ALLOW, CAUSE_ALLOW_LINE, "a read within the range");
	judged_as(p, read_registers(95, 5), VERDICT_ALLOW, CAUSE_ALLOW_LINE, "a span within the range");
	judged_as(p, read_registers(95, 6), VERDICT_REFUSE, CAUSE_OTHERWISE, "a span that leaves the range");
	judged_as(p, read_registers(48, 5), VERDICT_REFUSE, CAUSE_DENY_LINE, "a span that touches what is denied");
	struct trial x = read_registers(0, 1);
	x.m.present = 0;
	judged_as(p, x, VERDICT_REFUSE, CAUSE_DENY_LINE, "unknown does deny");
	x = read_registers(0, 1);
	x.m.present &= ~(UINT64_C(1) << dissector_field(x.m.dissector, "table", 5));
	judged_as(p, x, VERDICT_REFUSE, CAUSE_OTHERWISE, "unknown does not allow");
	x = request("modbus", INTENT_RUN, 502);
	judged_as(p, x, VERDICT_REFUSE, CAUSE_DENY_LINE, "a denied intent");
	judged_as(p, write_single(40, 75.0f), VERDICT_ALLOW, CAUSE_ALLOW_LINE, "a value within");
	judged_as(p, write_single(40, 75.1f), VERDICT_REFUSE, CAUSE_OTHERWISE, "a value beyond");
	judged_as(p, write_register(40, 1), VERDICT_REFUSE, CAUSE_PARTIAL, "half of a value");
	judged_as(p, write_single(39, 1.0f), VERDICT_REFUSE, CAUSE_PARTIAL, "half of it and its neighbour");
	judged_as(p, request("iec104", INTENT_READ, 2404), VERDICT_REFUSE, CAUSE_OTHERWISE, "another protocol");
	x = read_registers(0, 1);
	x.op.routed = true;
	judged_as(p, x, VERDICT_REFUSE, CAUSE_OTHERWISE, "a device behind the device");
	x = read_registers(0, 1);
	x.op.opaque = true;
	judged_as(p, x, VERDICT_REFUSE, CAUSE_OTHERWISE, "a protected operation");
	policy_destroy(p);

	p = conduit_policy("deny = \"any write\"; otherwise = \"alert\";");
	judged_as(p, write_register(0, 1), VERDICT_DROP, CAUSE_DENY_LINE, "deny where otherwise lets through");
	judged_as(p, read_registers(0, 1), VERDICT_ALERT, CAUSE_OTHERWISE, "... and otherwise");
	policy_destroy(p);
}

static void test_implied(void)
{
	struct policy *p = conduit_policy("deny = ( \"iec104 ioa=7\", \"modbus role=answer address=5\" );"
					  "allow = \"iec104 read\"; otherwise = \"refuse\";");
	struct trial x = request("iec104", INTENT_SESSION, 2404);
	judged_as(p, x, VERDICT_REFUSE, CAUSE_DENY_LINE, "what has no address may be the denied one");
	x.op.housekeeping = true;
	judged_as(p, x, VERDICT_ALLOW, CAUSE_HOUSEKEEPING, "housekeeping of an allowed protocol");
	x.m.from_client = false;
	judged_as(p, x, VERDICT_ALLOW, CAUSE_HOUSEKEEPING, "... both ways");
	x = request("iec104", INTENT_REPORT, 2404);
	uint(&x, "ioa", 8);
	x.op.role = ROLE_REPORT;
	judged_as(p, x, VERDICT_REFUSE, CAUSE_OTHERWISE, "a report from the client is gated");
	x.m.from_client = false;
	judged_as(p, x, VERDICT_ALLOW, CAUSE_REPORT, "a report from the responder is implied");
	uint(&x, "ioa", 7);
	judged_as(p, x, VERDICT_REFUSE, CAUSE_DENY_LINE, "... unless denied");
	x.op.role = ROLE_ANSWER;
	judged_as(p, x, VERDICT_ALLOW, CAUSE_ANSWER, "an answer is not denied by its object");
	x = read_registers(5, 1);
	x.m.from_client = false;
	x.op.role = ROLE_ANSWER;
	judged_as(p, x, VERDICT_REFUSE, CAUSE_DENY_LINE, "... unless the line names role=answer");
	x = request("modbus", INTENT_SESSION, 502);
	x.op.housekeeping = true;
	judged_as(p, x, VERDICT_REFUSE, CAUSE_OTHERWISE, "housekeeping of a protocol that no line allows");
	policy_destroy(p);

	p = compiled("mode = \"enforce\";" TWO_ZONES
		     "conduits = ( { from = \"a\"; to = \"b\"; allow = \"any\"; otherwise = \"drop\"; },\n"
		     "{ from = \"b\"; to = \"a\"; allow = \"modbus read\"; otherwise = \"refuse\"; mode = \"monitor\"; } );");
	x = read_registers(0, 1);
	judged_as(p, x, VERDICT_ALLOW, CAUSE_ALLOW_LINE, "any");
	x.m.from_client = false;
	struct judgement j = judge_at(p, &x, NULL, 0);
	ok(j.verdict == VERDICT_ALLOW && j.cause == CAUSE_ALLOW_LINE && line_number(j.line) == 3,
	   "a request from the responder: the conduit in the other direction");
	x = write_register(0, 1);
	x.m.from_client = false;
	j = judge_at(p, &x, NULL, 0);
	ok(j.verdict == VERDICT_REFUSE && j.cause == CAUSE_OTHERWISE && j.mode == MODE_MONITOR,
	   "... which also refuses");
	policy_destroy(p);
	p = conduit_policy("allow = \"any\"; otherwise = \"drop\";");
	judged_as(p, x, VERDICT_DROP, CAUSE_OTHERWISE, "... and without one it is not allowed");
	policy_destroy(p);
}

/* ---- opening, payload, standing frames ---- */

static void opens(const struct policy *p, struct conversation talk, enum verdict verdict, enum cause cause,
		  const char *what)
{
	const struct judgement j = policy_opening(p, policy_conduit(p, &talk), &talk);
	ok(j.verdict == verdict && j.cause == cause, "%s: %s, %s", what, verdict_names[j.verdict],
	   cause_names[j.cause]);
}

static void passes(const struct policy *p, struct conversation talk, enum verdict verdict, enum cause cause,
		   const char *what)
{
	const struct judgement j = policy_payload(p, policy_conduit(p, &talk), &talk);
	ok(j.verdict == verdict && j.cause == cause, "%s: %s, %s", what, verdict_names[j.verdict],
	   cause_names[j.cause]);
}

static void test_opening(void)
{
	struct policy *p = conduit_policy("deny = \"ip src=10.6.6.6\"; allow = ( \"modbus read\", \"iec104 read port=2500\", \"tcp port=22\", \"icmp type=8\" );"
					  "otherwise = \"drop\"; unknown = \"reset\";");
	struct conversation t = request("modbus", INTENT_READ, 502).talk;
	opens(p, t, VERDICT_ALLOW, CAUSE_OPENING, "the port of an allowed protocol");
	passes(p, t, VERDICT_RESET, CAUSE_UNKNOWN, "... but not what nobody understands there");
	t.client = host(10, 6, 6, 6);
	opens(p, t, VERDICT_DROP, CAUSE_DENY_LINE, "... unless a header is denied");
	passes(p, t, VERDICT_DROP, CAUSE_DENY_LINE, "... nor its payload");
	t.client = host(10, 0, 0, 1);
	t.server_port = 2404;
	opens(p, t, VERDICT_DROP, CAUSE_OTHERWISE, "a line with port= opens no other");
	t.server_port = 2500;
	opens(p, t, VERDICT_ALLOW, CAUSE_OPENING, "... than its own");
	t.server_port = 22;
	opens(p, t, VERDICT_ALLOW, CAUSE_ALLOW_LINE, "tcp port=22");
	passes(p, t, VERDICT_ALLOW, CAUSE_ALLOW_LINE, "... with bytes that nobody understands");
	judged_as(p, request("modbus", INTENT_WRITE, 22), VERDICT_DROP, CAUSE_OTHERWISE,
	       "... but a protocol there needs its own line");
	t.ip_protocol = 17;
	opens(p, t, VERDICT_DROP, CAUSE_OTHERWISE, "udp is not tcp");
	t = (struct conversation){ .client = t.client, .server = t.server, .ip_version = 4, .ip_protocol = 1,
				   .icmp_type = 8 };
	opens(p, t, VERDICT_ALLOW, CAUSE_ALLOW_LINE, "icmp type=8");
	t.icmp_type = 5;
	opens(p, t, VERDICT_DROP, CAUSE_OTHERWISE, "another type");
	policy_destroy(p);

	p = conduit_policy("allow = \"any read\"; otherwise = \"drop\";");
	t = request("iec104", INTENT_READ, 2404).talk;
	opens(p, t, VERDICT_ALLOW, CAUSE_OPENING, "any opens each bound port");
	t.server_port = 12345;
	opens(p, t, VERDICT_DROP, CAUSE_OTHERWISE, "... and no other");
	policy_destroy(p);
}

static void test_standing(void)
{
	struct policy *p = compiled("mode = \"enforce\"; otherwise = \"drop\";");
	struct conversation t = { .ethertype = 0x88cc };
	opens(p, t, VERDICT_ALLOW, CAUSE_NETWORK, "LLDP");
	passes(p, t, VERDICT_ALLOW, CAUSE_NETWORK, "... and its payload");
	t.ethertype = 0x88b8;
	opens(p, t, VERDICT_DROP, CAUSE_NO_CONDUIT, "not GOOSE");
	t = (struct conversation){ .ethertype = 0x27, .server.mac = { 1, 0x80, 0xc2, 0, 0, 0 } };
	opens(p, t, VERDICT_ALLOW, CAUSE_NETWORK, "spanning tree");
	t = (struct conversation){ .ip_version = 6, .ip_protocol = 58, .icmp_type = 135 };
	opens(p, t, VERDICT_ALLOW, CAUSE_NETWORK, "neighbour solicitation");
	t.icmp_type = 128;
	opens(p, t, VERDICT_DROP, CAUSE_NO_CONDUIT, "not an echo request");
	policy_destroy(p);

	p = compiled("mode = \"enforce\"; conduits = ( { from = \"any-other\"; to = \"any-other\"; deny = ( \"ether type=0x88cc\", "
		     "\"ip dst=10.0.0.1\" ); otherwise = \"drop\"; } );");
	t = (struct conversation){ .ethertype = 0x88cc };
	opens(p, t, VERDICT_DROP, CAUSE_DENY_LINE, "LLDP that a line names");
	t.ethertype = 0x0806;
	opens(p, t, VERDICT_ALLOW, CAUSE_NETWORK, "ARP, which it does not");
	policy_destroy(p);
	p = compiled("mode = \"enforce\"; conduits = ( { from = \"any-other\"; to = \"any-other\"; deny = \"ether\"; } );");
	opens(p, t, VERDICT_ALLOW, CAUSE_NETWORK, "`ether` alone names none of them");
	policy_destroy(p);
}

/* ---- flaws ---- */

static void flawed(const struct policy *p, unsigned flaw, bool from_client, enum verdict verdict,
		   enum cause cause, const char *what)
{
	struct trial x = read_registers(0, 1);
	x.m.flaws = UINT64_C(1) << flaw;
	x.m.from_client = from_client;
	const struct judgement j = policy_flaws(p, policy_conduit(p, &x.talk), &x.m);
	ok(j.verdict == verdict && j.cause == cause, "%s: %s, %s", what, verdict_names[j.verdict],
	   cause_names[j.cause]);
}

static void test_flaws(void)
{
	struct policy *p = conduit_policy("otherwise = \"refuse\";");
	flawed(p, FLAW_TRUNCATED, true, VERDICT_REFUSE, CAUSE_MALFORMED, "deny by default: malformed");
	flawed(p, FLAW_SILENT, true, VERDICT_REFUSE, CAUSE_UNKNOWN, "... unknown");
	flawed(p, FLAW_MISFIT, false, VERDICT_ALERT, CAUSE_ANSWERS, "... answers");
	flawed(p, FLAW_TRUNCATED, false, VERDICT_ALERT, CAUSE_ANSWERS, "... what the device sends malformed");
	policy_destroy(p);
	p = conduit_policy("otherwise = \"drop\";");
	flawed(p, FLAW_TRUNCATED, true, VERDICT_DROP, CAUSE_MALFORMED, "drop by default: malformed");
	policy_destroy(p);
	p = conduit_policy("otherwise = \"allow\";");
	flawed(p, FLAW_TRUNCATED, true, VERDICT_ALERT, CAUSE_MALFORMED, "allow by default: malformed");
	flawed(p, FLAW_SILENT, true, VERDICT_ALERT, CAUSE_UNKNOWN, "... unknown");
	policy_destroy(p);
	p = conduit_policy("otherwise = \"drop\"; malformed = \"alert\"; unknown = \"reset\"; answers = \"drop\";");
	flawed(p, FLAW_TRUNCATED, true, VERDICT_ALERT, CAUSE_MALFORMED, "as set: malformed");
	flawed(p, FLAW_SILENT, true, VERDICT_RESET, CAUSE_UNKNOWN, "... unknown");
	flawed(p, FLAW_MISFIT, false, VERDICT_DROP, CAUSE_ANSWERS, "... answers");
	struct trial x = read_registers(0, 1);
	x.m.flaws = 1u << FLAW_TRUNCATED | 1u << FLAW_SILENT;
	ok(policy_flaws(p, policy_conduit(p, &x.talk), &x.m).cause == CAUSE_UNKNOWN, "the strictest of several");
	policy_destroy(p);
}

/* ---- limits ---- */

#define SECOND UINT64_C(1000000000)
#define NOON UINT64_C(1735905600) * SECOND /* Friday, 2025-01-03, 12:00 UTC */
#define HOUR (3600 * SECOND)

static void limited(const struct policy *p, struct guards *g, struct trial x, uint64_t now_ns,
		    enum verdict verdict, enum cause cause, const char *what)
{
	x.m.time_ns = now_ns;
	const struct judgement j = judge_at(p, &x, g, now_ns);
	ok(j.verdict == verdict && j.cause == cause, "%s: %s, %s", what, verdict_names[j.verdict],
	   cause_names[j.cause]);
}

static void test_rate(void)
{
	struct policy *p = conduit_policy("allow = ( { match = \"modbus write\"; rate = \"2/s\"; always = 0; } ); otherwise = \"drop\";");
	struct guards *g = make_guards(1024);
	const struct trial x = write_register(1, 5);
	limited(p, g, x, NOON, VERDICT_ALLOW, CAUSE_ALLOW_LINE, "rate: the first");
	limited(p, g, x, NOON, VERDICT_ALLOW, CAUSE_ALLOW_LINE, "the second");
	limited(p, g, x, NOON, VERDICT_ALERT, CAUSE_RATE, "the third");
	limited(p, g, write_register(1, 0), NOON, VERDICT_ALLOW, CAUSE_ALLOW_LINE, "0 is always free");
	limited(p, g, x, NOON + SECOND / 2, VERDICT_ALLOW, CAUSE_ALLOW_LINE, "half a second later");
	limited(p, g, x, NOON + SECOND / 2, VERDICT_ALERT, CAUSE_RATE, "not two");
	struct trial other = x;
	other.talk.client = host(10, 0, 0, 2);
	limited(p, g, other, NOON + SECOND / 2, VERDICT_ALLOW, CAUSE_ALLOW_LINE, "another client counts on its own");
	struct policy *again = conduit_policy("allow = ( \"modbus read\", { match = \"modbus write\"; rate = \"2/s\"; } ); otherwise = \"drop\";");
	limited(again, g, x, NOON + SECOND / 2, VERDICT_ALERT, CAUSE_RATE, "a reload does not forget lines of equal text");
	limited(again, g, x, NOON - HOUR, VERDICT_ALLOW, CAUSE_ALLOW_LINE, "a clock that steps back starts anew");
	limited(again, NULL, x, NOON - HOUR, VERDICT_ALLOW, CAUSE_ALLOW_LINE, "without memory nothing counts");
	policy_destroy(again);
	policy_destroy(p);
	free(g);
}

static void test_step(void)
{
	struct policy *p = conduit_policy("allow = ( { match = \"modbus write\"; step = 5; always = [ 0 ]; on_step = \"refuse\"; } ); otherwise = \"drop\";");
	struct guards *g = make_guards(1024);
	limited(p, g, write_register(1, 50), NOON, VERDICT_ALERT, CAUSE_STEP_UNKNOWN, "step: no last value");
	limited(p, g, write_register(1, 55), NOON, VERDICT_ALLOW, CAUSE_ALLOW_LINE, "a step of 5");
	limited(p, g, write_register(1, 61), NOON, VERDICT_REFUSE, CAUSE_STEP, "a step of 6");
	limited(p, g, write_register(1, 60), NOON, VERDICT_ALLOW, CAUSE_ALLOW_LINE, "a refused write was never made");
	limited(p, g, write_register(2, 60), NOON, VERDICT_ALERT, CAUSE_STEP_UNKNOWN, "another register is another object");
	limited(p, g, write_register(1, 0), NOON, VERDICT_ALLOW, CAUSE_ALLOW_LINE, "off, always");
	limited(p, g, write_register(1, 60), NOON, VERDICT_REFUSE, CAUSE_STEP, "... and from there 60 is a step");
	struct trial x = write_register(1, 4);
	const uint16_t both[2] = { 3, 90 };
	span(&x, 1, 2);
	words(&x, 2, both);
	limited(p, g, x, NOON, VERDICT_REFUSE, CAUSE_STEP, "values pair with their addresses");
	policy_destroy(p);

	p = conduit_policy("allow = ( { match = \"modbus write address=0..99 as=f32 value=0..1000\"; step = 5; on_step_unknown = \"allow\"; } ); otherwise = \"drop\";");
	limited(p, g, write_single(10, 1.5f), NOON, VERDICT_ALLOW, CAUSE_STEP_UNKNOWN, "floats: no last value");
	limited(p, g, write_single(10, 6.5f), NOON, VERDICT_ALLOW, CAUSE_ALLOW_LINE, "a step of 5.0");
	limited(p, g, write_single(10, 11.75f), NOON, VERDICT_ALERT, CAUSE_STEP, "a step of 5.25");
	policy_destroy(p);

	p = conduit_policy("allow = ( { match = \"modbus write scale=0.1 value=0..1000\"; step = 1; on_step_unknown = \"allow\"; } ); otherwise = \"drop\";");
	limited(p, g, write_register(20, 500), NOON, VERDICT_ALLOW, CAUSE_STEP_UNKNOWN, "scaled: no last value");
	limited(p, g, write_register(20, 509), NOON, VERDICT_ALLOW, CAUSE_ALLOW_LINE, "a step of 0.9");
	limited(p, g, write_register(20, 529), NOON, VERDICT_ALERT, CAUSE_STEP, "a step of 2.0");
	policy_destroy(p);
	free(g);

	g = make_guards(1);
	for (unsigned i = 1; i < 100; i++)
		guard_keep(g, i, (double)i);
	double last = 0;
	ok(guards_evicted(g) == 95 && guard_last(g, 99, &last) && last > 98.5 && !guard_last(g, 1, &last),
	   "a full bucket loses the oldest: %llu", (unsigned long long)guards_evicted(g));
	free(g);
}

static void test_time(void)
{
	struct policy *p = conduit_policy("allow = ( { match = \"modbus read\"; schedule = [ \"mon-fri 06:00-18:00\", \"fri 22:00-02:00\" ]; } ); otherwise = \"drop\";");
	const struct trial x = read_registers(0, 1);
	limited(p, NULL, x, NOON, VERDICT_ALLOW, CAUSE_ALLOW_LINE, "schedule: Friday noon");
	limited(p, NULL, x, NOON + 6 * HOUR, VERDICT_DROP, CAUSE_SCHEDULE, "18:00 is outside");
	limited(p, NULL, x, NOON - 6 * HOUR, VERDICT_ALLOW, CAUSE_ALLOW_LINE, "06:00 is inside");
	limited(p, NULL, x, NOON + 11 * HOUR, VERDICT_ALLOW, CAUSE_ALLOW_LINE, "23:00 on Friday");
	limited(p, NULL, x, NOON + 13 * HOUR, VERDICT_ALLOW, CAUSE_ALLOW_LINE, "01:00 on Saturday belongs to Friday");
	limited(p, NULL, x, NOON - 11 * HOUR, VERDICT_DROP, CAUSE_SCHEDULE, "01:00 on Friday does not");
	limited(p, NULL, x, NOON + 24 * HOUR, VERDICT_DROP, CAUSE_SCHEDULE, "Saturday noon");
	limited(p, NULL, x, 0, VERDICT_ALLOW, CAUSE_ALLOW_LINE, "a clock that is not trusted denies nothing");
	policy_destroy(p);

	p = compiled("mode = \"enforce\"; utc_offset = \"+08:00\";" TWO_ZONES
		     "conduits = ( { from = \"a\"; to = \"b\"; allow = { match = \"modbus read\"; schedule = \"06:00-18:00\"; }; } );");
	limited(p, NULL, x, NOON, VERDICT_DROP, CAUSE_SCHEDULE, "noon in Greenwich is 20:00 at the plant");
	limited(p, NULL, x, NOON + 10 * HOUR, VERDICT_ALLOW, CAUSE_ALLOW_LINE, "22:00 in Greenwich is 06:00 there");
	policy_destroy(p);

	p = conduit_policy("allow = ( { match = \"modbus read\"; expires = \"2025-01-03\"; },"
			   "{ match = \"modbus write\"; expires = \"2025-01-02\"; on_expiry = \"deny\"; }, \"modbus read address=9\" ); otherwise = \"refuse\";");
	limited(p, NULL, x, NOON, VERDICT_ALLOW, CAUSE_ALLOW_LINE, "the last day of a line");
	limited(p, NULL, x, NOON + 12 * HOUR, VERDICT_ALERT, CAUSE_EXPIRED, "the day after: alerts, still allows");
	limited(p, NULL, read_registers(9, 1), NOON + 12 * HOUR, VERDICT_ALLOW, CAUSE_ALLOW_LINE,
		"a line in force stands before one that expired");
	limited(p, NULL, write_register(0, 1), NOON, VERDICT_REFUSE, CAUSE_EXPIRED, "on_expiry = \"deny\"");
	limited(p, NULL, write_register(0, 1), 0, VERDICT_ALLOW, CAUSE_ALLOW_LINE, "... while the clock is trusted");
	struct diags d = { 0 };
	policy_lint_expired(p, NOON, &d);
	ok(d.warnings == 1, "expired lines are listed: %zu", d.warnings);
	diags_fini(&d);
	policy_destroy(p);
}

/* ---- for people ---- */

static bool round_trips(const char *path)
{
	struct diags d = { 0 };
	struct policy *p = policy_load(path, &d), *q = NULL;
	char *text = p ? policy_text(p) : NULL, *again = NULL;
	if (text)
		q = policy_compile(text, strlen(text), path, &d);
	if (q)
		again = policy_text(q);
	const bool same = again && !strcmp(text, again) && policy_line_count(p) == policy_line_count(q);
	if (!same)
		diags_print(&d, stdout);
	free(text);
	free(again);
	policy_destroy(p);
	policy_destroy(q);
	diags_fini(&d);
	return same;
}

static void advised(const char *settings, const char *expected)
{
	struct policy *p = conduit_policy(settings);
	struct diags d = { 0 };
	bool found = false;
	policy_lint(p, &d);
	for (size_t i = 0; i < d.count; i++)
		found = found || strstr(d.list[i].text, expected);
	ok(found, "advice: %s", expected);
	if (!found)
		diags_print(&d, stdout);
	diags_fini(&d);
	policy_destroy(p);
}

static void test_advice(void)
{
	advised("allow = ( \"modbus read address=0..99\", \"modbus read address=5..9 table=holding\" );", "line 3 covers all of it");
	advised("allow = ( \"any read|write\", \"modbus read\" );", "line 3 covers all of it");
	advised("deny = \"any write\"; allow = ( \"modbus write address=5\" );", "the deny line 3 covers all of it");
	advised("deny = ( \"modbus address!=5\", \"modbus address=7..8\" );", "line 3 covers all of it");
	advised("allow = ( \"modbus read\" );", "says no reason");
	advised("allow = ( \"any\" );", "every operation of every protocol");
	advised("cyclic = \"strict\";", "cyclic data may be cut off");
	advised("otherwise = \"drop\";", "ends the connection");
	advised("otherwise = \"drop\"; malformed = \"allow\";", "passes unseen");
	/* What must not be said. */
	static const char *const innocent[] = {
		"allow = ( \"modbus read address=0..99\", \"modbus read address=50..149\" );",
		"allow = ( \"modbus read unit=1\", \"modbus read address=1\" );",
		"allow = ( { match = \"modbus read\"; schedule = \"06:00-18:00\"; }, \"modbus read address=1\" );",
		"allow = ( \"modbus read\", \"modbus read route=any\" );",
		"deny = \"tcp port=502\"; allow = ( \"modbus read\" );",
		"allow = ( \"modbus write value=0..5\", \"modbus write address=1..2 as=f32 value=1..2\" );",
	};
	for (unsigned i = 0; i < sizeof innocent / sizeof innocent[0]; i++) {
		struct policy *p = conduit_policy(innocent[i]);
		struct diags d = { 0 };
		bool found = false;
		policy_lint(p, &d);
		for (size_t k = 0; k < d.count; k++)
			found = found || strstr(d.list[k].text, "covers all");
		ok(!found, "no such advice: %s", innocent[i]);
		diags_fini(&d);
		policy_destroy(p);
	}
}

static void test_describe(void)
{
	struct diags d = { 0 };
	struct policy *p = policy_load("tests/unit/policies/plant.conf", &d);
	FILE *out = tmpfile();
	char text[8000] = "";
	if (!p || !out)
		abort();
	policy_describe(p, out);
	rewind(out);
	text[fread(text, 1, sizeof text - 1, out)] = 0;
	fclose(out);
	ok(strstr(text, "office, any-other -> line-1 (enforcing)") && strstr(text, "because: setpoint from \"MES\"") &&
	   strstr(text, registry_find("iec104", 6)->housekeeping) && strstr(text, "until 2027-03-01, then no longer"),
	   "a policy in plain words");
	const struct line *l = policy_line(p, 3);
	ok(line_id(l) == 3 && !strcmp(line_name(l), "setpoint") && !strcmp(line_owner(l), "maintenance\\shift") &&
	   !strcmp(line_reason(l), "setpoint from \"MES\"") && line_number(l) == 18 &&
	   !strcmp(line_file(l), "tests/unit/policies/plant.conf"), "what a line says about itself");
	policy_destroy(p);
	diags_fini(&d);
}

/* ---- docs/policy.md ---- */

/* Compiles a fenced block: a policy, or expressions, one a line; "refused" blocks must not compile. */
static bool block_holds(const char *kind, char *text)
{
	struct diags d = { 0 };
	bool good = true;
	if (!strncmp(kind, "policy", 6)) {
		struct policy *p = policy_compile(text, strlen(text), "docs/policy.md", &d);
		good = p || strstr(kind, "refused");
		good = good && !(p && strstr(kind, "refused"));
		policy_destroy(p);
	}
	for (char *line = strncmp(kind, "expression", 10) ? NULL : strtok(text, "\n"); line; line = strtok(NULL, "\n")) {
		/* Comments are of this page, not of the language. */
		char *comment = strstr(line, "  #");
		if (comment)
			*comment = 0;
		struct expression *e = expression_compile(line, strlen(line), (struct place){ "docs/policy.md", 1, 1 }, &d);
		good = good && (e != NULL) == !strstr(kind, "refused");
		expression_destroy(e);
	}
	if (!good)
		diags_print(&d, stdout);
	diags_fini(&d);
	return good;
}

static void test_docs(void)
{
	size_t len;
	char *text = read_file("docs/policy.md", &len), *at = text;
	unsigned blocks = 0;
	while ((at = strstr(at, "\n```"))) {
		char *kind = at + 4, *body = strchr(kind, '\n'), *end = body ? strstr(body, "\n```") : NULL;
		if (!end)
			break;
		*body = *end = 0;
		if (!strncmp(kind, "policy", 6) || !strncmp(kind, "expression", 10)) {
			blocks++;
			ok(block_holds(kind, body + 1), "docs/policy.md: %s block %u", kind, blocks);
		}
		at = end + 4;
	}
	ok(blocks >= 10, "docs/policy.md has %u blocks", blocks);
	free(text);
}

int main(void)
{
	test_lexical();
	test_large();
	test_mistakes();
	test_zones();
	test_conduits();
	test_order();
	test_implied();
	test_opening();
	test_standing();
	test_flaws();
	test_rate();
	test_step();
	test_time();
	ok(round_trips("tests/unit/policies/plant.conf"), "policy to text to policy");
	ok(round_trips("pcaps/policy.conf"), "... the one for the bundled captures");
	test_advice();
	test_describe();
	test_docs();
	printf("1..%u\n", number);
	return failed ? 1 : 0;
}
