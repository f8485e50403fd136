/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The expression language by tables: text against hand-made operations for both quantifiers, mistakes
 * with their columns and hints, canonical texts, index ranges, writes that cut a value, regular
 * expressions, limits; and mutated texts, which must do nothing worse than be refused.
 *
 *   expression_test    TAP on standard output; 0 when all is well
 *
 * One thread; memory from malloc.
 */
#include "dissectors/registry.h"
#include "rules/expression.h"
#include "rules/expression_tree.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ---- TAP ---- */

struct run {
	unsigned count, failed;
};

static void ok(struct run *r, bool good, const char *what, const char *detail)
{
	r->count++;
	r->failed += !good;
	printf("%sok %u - %s\n", good ? "" : "not ", r->count, what);
	if (!good && detail)
		printf("# %s\n", detail);
}

/* ---- hand-made operations ---- */

struct given_field {
	const char *name;
	struct value value;
};

struct given {
	const char *protocol;
	struct operation operation;
	int code;
	uint64_t flaws;
	bool no_message, no_operation, no_conversation;
	struct given_field field[8];
};

#define UINT(name_, u_) { (name_), { .kind = VALUE_UINT, .u = (u_) } }
#define INT(name_, i_) { (name_), { .kind = VALUE_INT, .i = (i_) } }
#define SINGLE(name_, f_) { (name_), { .kind = VALUE_FLOAT, .len = 4, .f = (double)(f_) } }
#define SPAN(name_, first_, count_) { (name_), { .kind = VALUE_SPAN, .u = (first_), .count = (count_) } }
#define WORDS(name_, bytes_)                                                                       \
	{ (name_), { .kind = VALUE_LIST, .encoding = LIST_U16BE, .stride = 1, .count = sizeof(bytes_) / 2, \
		     .len = sizeof(bytes_), .p = (bytes_) } }
#define BITS(name_, bytes_, count_)                                                                \
	{ (name_), { .kind = VALUE_LIST, .encoding = LIST_BIT, .stride = 1, .count = (count_), \
		     .len = sizeof(bytes_), .p = (bytes_) } }
#define BYTES(name_, text_)                                                                        \
	{ (name_), { .kind = VALUE_BYTES, .len = sizeof(text_) - 1, .p = (const uint8_t *)(text_) } }

static const uint8_t words_5_6[] = { 0, 5, 0, 6 };
static const uint8_t words_1_to_4[] = { 0, 1, 0, 2, 0, 3, 0, 4 };
static const uint8_t words_negative[] = { 0xff, 0xfe };
static const uint8_t words_753[] = { 0x02, 0xf1 };
static const uint8_t float_50[] = { 0x42, 0x48, 0, 0 };          /* 50.0 */
static const uint8_t float_50_swapped[] = { 0, 0, 0x42, 0x48 };  /* the same, low word first */
static const uint8_t float_75_3[] = { 0x42, 0x96, 0x99, 0x9a };  /* 75.3, not exact */
static const uint8_t float_nan[] = { 0x7f, 0xc0, 0, 0 };
static const uint8_t float_50_80[] = { 0x42, 0x48, 0, 0, 0x42, 0xa0, 0, 0 };
static const uint8_t half_float[] = { 0x42, 0x48 };
static const uint8_t double_50[] = { 0x40, 0x49, 0, 0, 0, 0, 0, 0 };
static const uint8_t coils[] = { 0x05 }; /* on off on off */

enum {
	READ_10, READ_90, WRITE_56, WRITE_1234, WRITE_NEGATIVE, WRITE_753, WRITE_F50, WRITE_F50_SWAPPED, WRITE_F75,
	WRITE_NAN, WRITE_F50_80, WRITE_HALF, WRITE_D50, WRITE_COILS, WRITE_UNKNOWN, UNIT_7, EXCEPTION,
	COMMAND, SETPOINT, SETPOINT_NAN, INTERROGATE, PROTECTED, NO_MESSAGE, NO_OPERATION, NOTHING,
	S7_NAMED, GIVEN_COUNT,
};

#define MODBUS_WRITE .protocol = "modbus", .code = 16, .operation = { .intent = INTENT_WRITE,      \
	.changes = CHANGES_YES, .label = "write multiple registers", .technique = "T0836" }
#define MODBUS_READ .protocol = "modbus", .code = 3, .operation = { .intent = INTENT_READ,         \
	.label = "read holding registers", .technique = "T0801" }
#define HOLDING UINT("table", 4)

static const struct given givens[GIVEN_COUNT] = {
	[READ_10] = { MODBUS_READ, .field = { UINT("unit", 1), HOLDING, SPAN("address", 10, 10) } },
	[READ_90] = { MODBUS_READ, .field = { UINT("unit", 1), HOLDING, SPAN("address", 90, 20) } },
	[WRITE_56] = { MODBUS_WRITE, .field = { UINT("unit", 1), HOLDING, SPAN("address", 100, 2),
						WORDS("value", words_5_6) } },
	[WRITE_1234] = { MODBUS_WRITE, .field = { UINT("unit", 1), HOLDING, SPAN("address", 40, 4),
						  WORDS("value", words_1_to_4) } },
	[WRITE_NEGATIVE] = { MODBUS_WRITE, .field = { UINT("unit", 1), HOLDING, SPAN("address", 40, 1),
						      WORDS("value", words_negative) } },
	[WRITE_753] = { MODBUS_WRITE, .field = { HOLDING, SPAN("address", 40, 1),
						 WORDS("value", words_753) } },
	[WRITE_F50] = { MODBUS_WRITE, .field = { HOLDING, SPAN("address", 40, 2), WORDS("value", float_50) } },
	[WRITE_F50_SWAPPED] = { MODBUS_WRITE, .field = { HOLDING, SPAN("address", 40, 2),
							 WORDS("value", float_50_swapped) } },
	[WRITE_F75] = { MODBUS_WRITE, .field = { HOLDING, SPAN("address", 40, 2),
						 WORDS("value", float_75_3) } },
	[WRITE_NAN] = { MODBUS_WRITE, .field = { HOLDING, SPAN("address", 40, 2), WORDS("value", float_nan) } },
	[WRITE_F50_80] = { MODBUS_WRITE, .field = { HOLDING, SPAN("address", 40, 4),
						    WORDS("value", float_50_80) } },
	[WRITE_HALF] = { MODBUS_WRITE, .field = { HOLDING, SPAN("address", 40, 1),
						  WORDS("value", half_float) } },
	[WRITE_D50] = { MODBUS_WRITE, .field = { HOLDING, SPAN("address", 8, 4), WORDS("value", double_50) } },
	[WRITE_COILS] = { .protocol = "modbus", .code = 15,
			  .operation = { .intent = INTENT_CONTROL, .changes = CHANGES_YES,
					 .label = "write multiple coils", .technique = "T0855" },
			  .field = { UINT("unit", 1), UINT("table", 0), SPAN("address", 0, 4),
				     BITS("value", coils, 4) } },
	[WRITE_UNKNOWN] = { MODBUS_WRITE, .field = { UINT("unit", 1), HOLDING, SPAN("address", 100, 1) } },
	[UNIT_7] = { .protocol = "modbus", .code = 3,
		     .operation = { .intent = INTENT_READ, .routed = true, .label = "read "
		"holding registers" },
		     .field = { UINT("unit", 7), HOLDING, SPAN("address", 10, 1) } },
	[EXCEPTION] = { .protocol = "modbus", .code = 3, .flaws = 1u << FLAW_MISFIT | 1u << FLAW_TRAILING,
			.operation = { .intent = INTENT_READ, .role = ROLE_ANSWER, .failed = true,
				       .label = "read holding registers" },
			.field = { UINT("exception", 2) } },
	[COMMAND] = { .protocol = "iec104", .code = 45,
		      .operation = { .intent = INTENT_CONTROL, .changes = CHANGES_YES,
				     .label = "single command", .technique = "T0855" },
		      .field = { UINT("type", 45), UINT("common_address", 1), UINT("ioa", 1000),
				 UINT("value", 1), UINT("select", 0) } },
	[SETPOINT] = { .protocol = "iec104", .code = 50,
		       .operation = { .intent = INTENT_CONTROL, .changes = CHANGES_YES,
				      .label = "set-point command, short float" },
		       .field = { UINT("type", 50), UINT("ioa", 2000), SINGLE("value", -1.5f) } },
	[SETPOINT_NAN] = { .protocol = "iec104", .code = 50,
			   .operation = { .intent = INTENT_CONTROL, .changes = CHANGES_YES },
			   .field = { UINT("type", 50), UINT("ioa", 2000), SINGLE("value", NAN) } },
	[INTERROGATE] = { .protocol = "iec104", .code = 100, .operation = { .intent = INTENT_READ },
			  .field = { UINT("type", 100), UINT("ioa", 0) } },
	[PROTECTED] = { .protocol = "s7comm", .code = -1,
			.operation = { .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN, .opaque = true } },
	[NO_MESSAGE] = { .no_message = true, .no_operation = true },
	[NO_OPERATION] = { .protocol = "modbus", .code = 3, .no_operation = true,
			   .field = { UINT("unit", 1) } },
	[NOTHING] = { .no_message = true, .no_operation = true, .no_conversation = true },
	[S7_NAMED] = { .protocol = "s7comm", .code = 4, .operation = { .intent = INTENT_READ } },
};

struct scene {
	struct conversation conversation;
	struct message message;
	struct subject subject;
};

/* A conversation 10.1.0.5:40000 -> 192.168.10.7:502 in VLAN 10. */
static void make_scene(struct scene *s, const struct given *g)
{
	static const uint8_t client[16] = { [10] = 0xff, 0xff, 10, 1, 0, 5 };
	static const uint8_t server[16] = { [10] = 0xff, 0xff, 192, 168, 10, 7 };
	struct message *m = &s->message;

	memset(s, 0, sizeof *s);
	s->conversation = (struct conversation){
		.client = { .has_address = true, .mac = { 2, 0, 0, 0, 0, 1 }, .vlan = 10 },
		.server = { .has_address = true, .mac = { 2, 0, 0, 0, 0, 2 }, .vlan = 10 },
		.ip_version = 4, .ip_protocol = 6, .client_port = 40000, .server_port = 502,
		.ethertype = 0x0800,
	};
	memcpy(s->conversation.client.address, client, 16);
	memcpy(s->conversation.server.address, server, 16);
	if (!g->no_message) {
		m->dissector = registry_find(g->protocol, strlen(g->protocol));
		m->code = g->code;
		m->flaws = g->flaws;
		for (unsigned i = 0; i < 8 && g->field[i].name; i++) {
			const char *name = g->field[i].name;
			const int f = dissector_field(m->dissector, name, strlen(name));
			if (f < 0) {
				printf("Bail out! %s has no field %s\n", g->protocol, name);
				exit(1);
			}
			m->fields[f] = g->field[i].value;
			m->present |= UINT64_C(1) << f;
		}
		s->subject.message = m;
	}
	s->subject.operation = g->no_operation ? NULL : &g->operation;
	s->subject.conversation = g->no_conversation ? NULL : &s->conversation;
}

static struct expression *compile(const char *text, struct diags *diags)
{
	return expression_compile(text, strlen(text), (struct place){ "test", 1, 1 }, diags);
}

/* ---- truth ---- */

enum { N = TRUTH_NO, U = TRUTH_UNKNOWN, Y = TRUTH_YES };

struct truth_case {
	const char *text;
	int given;
	int every, one;
};

static const struct truth_case truths[] = {
	/* protocol and intent */
	{ "modbus", READ_10, Y, Y },
	{ "modbus read", READ_10, Y, Y },
	{ "modbus write", READ_10, N, N },
	{ "iec104 read", READ_10, N, N },
	{ "modbus|iec104 read", READ_10, Y, Y },
	{ "modbus|iec104 read", INTERROGATE, Y, Y },
	{ "modbus|iec104 function=3", INTERROGATE, N, N },
	{ "any read", READ_10, Y, Y },
	{ "any program|firmware|run", READ_10, N, N },
	{ "any changes=no", READ_10, Y, Y },
	{ "any changes=no", WRITE_56, N, N },
	{ "ANY Intent=READ", READ_10, Y, Y },
	{ "any intent!=write", READ_10, Y, Y },
	{ "any read|opaque=no", WRITE_56, Y, Y },
	/* numbers */
	{ "modbus unit=1", READ_10, Y, Y },
	{ "modbus unit=2", READ_10, N, N },
	{ "modbus unit!=2", READ_10, Y, Y },
	{ "modbus unit=2..5,1", READ_10, Y, Y },
	{ "modbus unit<1", READ_10, N, N },
	{ "modbus unit <= 0x01", READ_10, Y, Y },
	{ "modbus unit>=2", READ_10, N, N },
	{ "modbus exception=2", READ_10, U, U },
	{ "modbus exception!=2", READ_10, U, U },
	{ "modbus unit=2 exception=2", READ_10, N, N },
	{ "modbus unit=1|exception=2", READ_10, Y, Y },
	{ "modbus unit=2|exception=2", READ_10, U, U },
	{ "modbus table=holding", READ_10, Y, Y },
	{ "modbus table=Coil,Holding", READ_10, Y, Y },
	{ "modbus table!=holding", READ_10, N, N },
	{ "iec104 control type=45,46 ioa=1000..1099", COMMAND, Y, Y },
	{ "iec104 control ioa>1000", COMMAND, N, N },
	{ "iec104 select=no value=1", COMMAND, Y, Y },
	{ "iec104 select=yes", COMMAND, N, N },
	{ "iec104 value=-2..-1", SETPOINT, Y, Y },
	{ "iec104 value<-1.5", SETPOINT, N, N },
	{ "iec104 value<=-1.5", SETPOINT, Y, Y },
	{ "iec104 value>-1.6", SETPOINT, Y, Y },
	{ "iec104 value=0..100", SETPOINT_NAN, U, U },
	{ "iec104 value!=5", SETPOINT_NAN, U, U },
	{ "iec104 value=1", INTERROGATE, U, U },
	/* spans: the whole for every, any overlap for one */
	{ "modbus address=0..99", READ_10, Y, Y },
	{ "modbus address=0..99", READ_90, N, Y },
	{ "modbus address=100", READ_90, N, Y },
	{ "modbus address=0..95,96..120", READ_90, Y, Y },
	{ "modbus address=0..95,97..120", READ_90, N, Y },
	{ "modbus address=200..300", READ_90, N, N },
	{ "modbus address!=100", READ_90, N, Y },
	{ "modbus address!=90..109", READ_90, N, N },
	{ "modbus address!=0..50", READ_90, Y, Y },
	{ "modbus address<100", READ_90, N, Y },
	{ "modbus address>=90", READ_90, Y, Y },
	{ "modbus address=5", EXCEPTION, U, U },
	{ "modbus address=90..99|address=100..109", READ_90, Y, Y },
	/* values pair with their addresses */
	{ "modbus address=100 value=5", WRITE_56, N, Y },
	{ "modbus address=100 value=6", WRITE_56, N, N },
	{ "modbus address=101 value=6", WRITE_56, N, Y },
	{ "modbus address=100..101 value=5..6", WRITE_56, Y, Y },
	{ "modbus address=100..101 value=5", WRITE_56, N, Y },
	{ "modbus value!=5", WRITE_56, N, Y },
	{ "modbus value!=7", WRITE_56, Y, Y },
	{ "modbus value<6", WRITE_56, N, Y },
	{ "modbus address=100|value=6", WRITE_56, Y, Y },
	{ "modbus address=0..99|value=6", WRITE_56, N, Y },
	{ "modbus address=100 value=5", WRITE_UNKNOWN, U, U },
	{ "modbus address=200 value=5", WRITE_UNKNOWN, N, N },
	{ "modbus address=0 value=on", WRITE_COILS, N, Y },
	{ "modbus address=1 value=on", WRITE_COILS, N, N },
	{ "modbus value=0..1", WRITE_COILS, Y, Y },
	/* references */
	{ "modbus ref=40011..40020", READ_10, Y, Y },
	{ "modbus ref=40011", READ_10, N, Y },
	{ "modbus ref=400011..400020", READ_10, Y, Y },
	{ "modbus ref=30011..30020", READ_10, N, N },
	{ "modbus ref!=30011..30020", READ_10, Y, Y },
	{ "modbus ref!=40015", READ_10, N, Y },
	{ "modbus ref=00001..00004", WRITE_COILS, Y, Y },
	/* what words make */
	{ "modbus write address=40 as=s16 value=-2", WRITE_NEGATIVE, Y, Y },
	{ "modbus write address=40 value=65534", WRITE_NEGATIVE, Y, Y },
	{ "modbus write address=40 as=u16 scale=0.1 value=75.3", WRITE_753, Y, Y },
	{ "modbus write address=40 as=u16 scale=0.1 value<75.3", WRITE_753, N, N },
	{ "modbus write address=40 as=u16 scale=-0.1 value=-80..-75.3", WRITE_753, Y, Y },
	{ "modbus write ref=40041 as=f32 value=0..75.0", WRITE_F50, Y, Y },
	{ "modbus write address=40..41 as=f32 value=0..49", WRITE_F50, N, N },
	{ "modbus write address=40..41 as=f32 order=cdab value=50", WRITE_F50_SWAPPED, Y, Y },
	{ "modbus write address=40..41 as=f32 value=50", WRITE_F50_SWAPPED, N, N },
	{ "modbus write address=40 as=f32 value=0..75.3", WRITE_F75, Y, Y },
	{ "modbus write address=40 as=f32 value>75.3", WRITE_F75, N, N },
	{ "modbus write address=40 as=f32 value=0..100", WRITE_NAN, U, U },
	{ "modbus write ref=40041,40043 as=f32 value=0..75", WRITE_F50_80, N, Y },
	{ "modbus write ref=40041..40044 as=f32 value=0..80", WRITE_F50_80, Y, Y },
	{ "modbus write ref=40041 as=f32 value=0..80", WRITE_F50_80, N, Y },
	{ "modbus write ref=40043 as=f32 value=80", WRITE_F50_80, N, Y },
	{ "modbus write ref=40041 as=f32 value=0..75", WRITE_HALF, U, U },
	{ "modbus write as=f64 value=50", WRITE_D50, Y, Y },
	{ "modbus write as=u32 value=65538,196612", WRITE_1234, Y, Y },
	{ "modbus write as=u32 order=dcba value=0x02000100,0x04000300", WRITE_1234, Y, Y },
	{ "modbus write as=u32 order=badc value=0x01000200,0x03000400", WRITE_1234, Y, Y },
	{ "modbus write as=u32 value=0..99", WRITE_COILS, N, N },
	{ "modbus as=u32 value=0..99", WRITE_COILS, U, U },
	/* what is said of the operation and the message */
	{ "modbus role=answer", EXCEPTION, Y, Y },
	{ "modbus flaw=misfit", EXCEPTION, Y, Y },
	{ "modbus flaw=truncated", EXCEPTION, N, N },
	{ "modbus flaw=truncated,trailing", EXCEPTION, Y, Y },
	{ "modbus flaw!=truncated", EXCEPTION, Y, Y },
	{ "modbus flaw=modbus.bad_length", EXCEPTION, N, N },
	{ "any flaw=any", EXCEPTION, Y, Y },
	{ "any flaw=none", EXCEPTION, N, N },
	{ "any flaw=none", READ_10, Y, Y },
	{ "any technique=T0855", COMMAND, Y, Y },
	{ "any technique=t0836,T0855", WRITE_56, Y, Y },
	{ "any technique=none", SETPOINT, Y, Y },
	{ "any technique=T0855", SETPOINT, N, N },
	{ "any label~\"^write .*registers$\"", WRITE_56, Y, Y },
	{ "any label~'(?i)WRITE'", READ_10, N, N },
	{ "any label=\"read holding registers\"", READ_10, Y, Y },
	{ "any label!=\"read coils\"", READ_10, Y, Y },
	{ "any code=16", WRITE_56, Y, Y },
	{ "any function=16", READ_10, N, N },
	{ "any code=16", PROTECTED, N, N },
	{ "any transfer=none", READ_10, Y, Y },
	/* beyond the device, and protected */
	{ "modbus read", UNIT_7, N, Y },
	{ "any read", UNIT_7, N, Y },
	{ "modbus read unit=7", UNIT_7, Y, Y },
	{ "modbus read unit=1", UNIT_7, N, N },
	{ "any read route=any", UNIT_7, Y, Y },
	{ "any read route=none", UNIT_7, N, N },
	{ "any read route=none", READ_10, Y, Y },
	{ "any read routed=yes", UNIT_7, Y, Y },
	{ "modbus read unit=7|address=10", UNIT_7, N, Y },
	{ "any", PROTECTED, N, Y },
	{ "s7comm", PROTECTED, N, Y },
	{ "any opaque=yes", PROTECTED, Y, Y },
	{ "any opaque=yes,no", PROTECTED, Y, Y },
	{ "any opaque=no", PROTECTED, N, N },
	/* conversations */
	{ "tcp port=502", NO_MESSAGE, Y, Y },
	{ "tcp port=502", READ_10, N, Y },
	{ "udp port=502", READ_10, N, N },
	{ "tcp|udp port=500..600", NO_MESSAGE, Y, Y },
	{ "ssh", NO_MESSAGE, U, U },
	{ "https", NO_MESSAGE, N, N },
	{ "ip protocol=tcp", NO_MESSAGE, Y, Y },
	{ "ip protocol=47", NO_MESSAGE, N, N },
	{ "icmp type=echo-request", NO_MESSAGE, N, N },
	{ "ether type=0x0800", NO_MESSAGE, Y, Y },
	{ "tcp modbus read", READ_10, Y, Y },
	{ "udp modbus read", READ_10, N, N },
	{ "any src=10.1.0.0/16", READ_10, Y, Y },
	{ "any src=10.2.0.0/16", READ_10, N, N },
	{ "any dst!=10.0.0.0/8", READ_10, Y, Y },
	{ "any dst=192.168.10.1..192.168.10.9", READ_10, Y, Y },
	{ "any src=02:00:00:00:00:01", READ_10, Y, Y },
	{ "any src=02:00:00:00:00:00/40 dst=fd00::/8,192.168.10.7", READ_10, Y, Y },
	{ "any sport=40000 dport=502 vlan=10", READ_10, Y, Y },
	{ "any vlan=0", READ_10, N, N },
	/* what is not known yet */
	{ "modbus read", NO_MESSAGE, U, U },
	{ "modbus read port=80", NO_MESSAGE, N, N },
	{ "any", NO_MESSAGE, U, Y },
	{ "any src=10.1.0.5", NO_MESSAGE, U, Y },
	{ "any read", NO_MESSAGE, U, U },
	{ "modbus", NO_OPERATION, U, Y },
	{ "modbus read unit=1", NO_OPERATION, U, U },
	{ "modbus unit=2", NO_OPERATION, N, N },
	{ "any port=502", NOTHING, U, U },
	{ "tcp", NOTHING, U, U },
};

static void test_truths(struct run *r)
{
	static const char *const names[] = { "no", "unknown", "yes" };
	struct scene *s = malloc(sizeof *s);

	for (unsigned i = 0; s && i < sizeof truths / sizeof truths[0]; i++) {
		const struct truth_case *c = &truths[i];
		struct diags diags = { 0 };
		char what[200], detail[200] = "does not compile";
		int every = -1, one = -1;
		make_scene(s, &givens[c->given]);
		struct expression *e = compile(c->text, &diags);
		if (e) {
			every = (int)expression_match(e, &s->subject, MATCH_EVERY);
			one = (int)expression_match(e, &s->subject, MATCH_ONE);
			snprintf(detail, sizeof detail, "given %d: every %s, one %s; expected "
		"%s, %s", c->given,
				 names[every], names[one], names[c->every], names[c->one]);
		} else {
			diags_print(&diags, stdout);
		}
		snprintf(what, sizeof what, "%s (%d)", c->text, c->given);
		ok(r, every == c->every && one == c->one, what, detail);
		expression_destroy(e);
		diags_fini(&diags);
	}
	free(s);
}

/* ---- mistakes ---- */

struct mistake_case {
	const char *text;
	const char *diags; /* COLUMN: TEXT [HINT], one per line */
};

static const struct mistake_case mistakes[] = {
	{ "", "1: the expression is empty [for example `modbus read address=0..99`]\n" },
	{ "modbuss read unit=1",
	  "1: `modbuss` is not a protocol that Bulkhead knows [did you mean `modbus`?]\n" },
	{ "read", "1: a protocol, `any` or a transport word is missing [such as `modbus read` "
	  "or `any read`]\n" },
	{ "modbus raed", "8: `raed` is neither an intent nor a protocol that Bulkhead knows "
	  "[did you mean `read`?]\n" },
	{ "modbus unit", "8: `unit` needs a value [write FIELD=VALUE]\n" },
	{ "modbus adress=5 unti=1",
	  "8: `adress` is not a field of modbus [did you mean `address`?]\n"
	  "17: `unti` is not a field of modbus [did you mean `unit`?]\n" },
	{ "modbus table=holdin", "14: `holdin` is not a value of this field [did you mean `holding`?]\n" },
	{ "modbus unit=256", "13: `256` is beyond the 8 bits of this field [from 0 to 255]\n" },
	{ "modbus unit=-1", "13: `-1` is beyond the 8 bits of this field [from 0 to 255]\n" },
	{ "modbus unit=1.5", "13: this field holds whole numbers\n" },
	{ "modbus unit=9..3", "13: the range is reversed [write the smaller end first]\n" },
	{ "modbus unit=1..", "14: the upper end of the range is missing [write both ends, such "
	  "as 0..99, or use >=]\n" },
	{ "modbus unit=", "13: a value is missing\n" },
	{ "modbus unit=1,", "15: a value is missing\n" },
	{ "modbus unit=x", "13: `x` is not a number\n" },
	{ "modbus unit~\"1\"",
	  "12: this field is not text [~ is for text; compare numbers with = != < <= > >=]\n" },
	{ "modbus unit<1,2", "15: this operator takes one value\n" },
	{ "modbus unit<1..2", "13: this operator takes one value, not a range [use = for ranges]\n" },
	{ "any label<\"a\"", "10: the values of this field have no order [compare text with =, != or ~]\n" },
	{ "any label=\"\"", "11: the text is empty\n" },
	{ "any label=\"abc", "11: this quoted text is never closed\n" },
	{ "any label=\"a\\qb\"", "13: this escape is not known [known are \\\\ \\\" \\n \\r \\t \\xHH]\n" },
	{ "any label=\"a\nb\"", "13: the byte 0x0a does not belong into a text [write \\n, \\r, \\xHH]\n" },
	{ "any label~abc", "11: a pattern must be quoted [write ~\"PATTERN\"]\n" },
	{ "any label~\"a(b\"", "13: this ( is never closed\n" },
	{ "any unit=1",
	  "5: `unit` is not a field that every protocol has; name the protocol [known are "
	  "intent, changes, role, "
	  "transfer, opaque, routed, route, technique, label, flaw, function, ...]\n" },
	{ "tcp unit=1",
	  "5: `unit` is not a field of these transport words [known are port, dport, sport, vlan, "
	  "src, dst]\n" },
	{ "icmp tipe=8", "6: `tipe` is not a field of these transport words [did you mean `type`?]\n" },
	{ "tcp read port=1", "5: transport words speak of connections, which have no intent "
	  "[begin with a protocol or `any`]\n" },
	{ "modbus iec104 read", "8: an operation has only one protocol [join protocols by |, "
	  "such as modbus|iec104]\n" },
	{ "modbus|read", "8: this cannot be an alternative to what stands before it [write "
	  "several lines]\n" },
	{ "modbus|modbus", "8: this protocol is named twice\n" },
	{ "modbus|iec104 unit=1", "15: `unit` is not a field of iec104 [every protocol named "
	  "must have the field]\n" },
	{ "modbus read write", "13: an operation has only one intent: this never matches [join "
	  "intents by |, such as read|write]\n" },
	{ "modbus unit=1 unit=2",
	  "15: this contradicts `unit=1`: the expression never matches [join what may differ: "
	  "one list, or |]\n" },
	{ "iec104 value>5 value<=5",
	  "16: this contradicts `value>5`: the expression never matches [join what may differ: "
	  "one list, or |]\n" },
	{ "any changes=no changes=yes",
	  "16: this contradicts `changes=no`: the expression never matches [join what may "
	  "differ: one list, or |]\n" },
	{ "modbus unit=1|2", "15: `2` is not a word [alternative values are a list, such as unit=1,2]\n" },
	{ "modbus (read)", "8: a word cannot begin with `(` [there are no brackets: | binds "
	  "tighter than \"and\"; use several lines]\n" },
	{ "modbus read & unit=1", "13: a word cannot begin with `&` [predicates side by side "
	  "already mean \"and\"]\n" },
	{ "modbus read |", "13: nothing stands behind this |\n" },
	{ "modbus\x01read", "7: the byte 0x01 does not belong into an expression\n" },
	{ "any src=10.0.0.256", "9: this is not an address or network [such as 10.1.0.0/16, "
	  "fd00::/8, 01:0c:cd:01:00:00/24]\n" },
	{ "any src=10.0.0.0/33", "9: this is not an address or network [such as 10.1.0.0/16, "
	  "fd00::/8, 01:0c:cd:01:00:00/24]\n" },
	{ "any port=70000", "10: `70000` is beyond the 16 bits of this field [from 0 to 65535]\n" },
	{ "any technique=855", "15: this is not an ATT&CK for ICS technique [such as T0855, or none]\n" },
	{ "modbus flaw=bad_lenght", "13: `bad_lenght` is not a flaw of this protocol [did you "
	  "mean `bad_length`?]\n" },
	{ "modbus ref=50001",
	  "12: this is not a Modbus reference [five or six digits, such as 40041 or 400041: "
	  "0xxxx coils, 1xxxx discrete "
	  "inputs, 3xxxx input registers, 4xxxx holding registers]\n" },
	{ "modbus ref=40001..30001", "19: a range cannot reach into another table\n" },
	{ "modbus ref=40001,30001", "18: references of one list must lie in one table [write "
	  "one line per table]\n" },
	{ "modbus write as=f32 address=40", "14: as and scale need a predicate on written "
	  "values [such as value=0..750]\n" },
	{ "modbus write as=f31 value=1", "17: `f31` is not known here [did you mean `f32`?]\n" },
	{ "modbus write order=cdab value=1", "14: an order needs values of several words [add "
	  "as=u32, s32, f32 or f64]\n" },
	{ "modbus write address=40..42 as=f32 value=1",
	  "22: a value takes 2 addresses, this range is no multiple [name the first address of "
	  "each value, or ranges "
	  "that hold whole values]\n" },
	{ "modbus write address=40,41 as=f32 value=1",
	  "22: these addresses overlap [values of several addresses must not overlap]\n" },
	{ "modbus write as=u16 scale=0.1 value=0..7000", "40: `7000` is beyond the 16 bits of "
	  "`as` [think of the scale]\n" },
	{ "modbus write as=u16 scale=0 value=1", "27: a scale is a number other than 0 [such as 0.1]\n" },
	{ "modbus unit=99999999999999999999", "13: the number has too many digits\n" },
	{ "modbus read write unti=1 table=x",
	  "13: an operation has only one intent: this never matches [join intents by |, such as read|write]\n"
	  "19: `unti` is not a field of modbus [did you mean `unit`?]\n"
	  "32: `x` is not a value of this field [one of coil, discrete, input, holding, "
	  "file-record, fifo]\n" },
};

static void collect(const struct diags *d, char *out, size_t cap)
{
	size_t len = 0;

	out[0] = 0;
	for (size_t i = 0; i < d->count && len < cap; i++) {
		const struct diag *g = &d->list[i];
		len += (size_t)snprintf(out + len, cap - len, "%u: %s%s%s%s\n", g->column, g->text,
					g->hint ? " [" : "", g->hint ? g->hint : "", g->hint ? "]" : "");
	}
}

static void test_mistakes(struct run *r)
{
	for (unsigned i = 0; i < sizeof mistakes / sizeof mistakes[0]; i++) {
		struct diags diags = { 0 };
		char got[2048], what[200];
		struct expression *e = compile(mistakes[i].text, &diags);
		collect(&diags, got, sizeof got);
		snprintf(what, sizeof what, "mistake: "
		"%s", mistakes[i].text[0] ? mistakes[i].text : "(empty)");
		for (char *p = what; *p; p++)
			*p = *p < ' ' ? '?' : *p;
		ok(r, !e && !strcmp(got, mistakes[i].diags), what, got);
		expression_destroy(e);
		diags_fini(&diags);
	}
}

/* ---- the reference ---- */

/* Every line of docs/expressions.md between ```expression and ``` must compile. */
static void test_reference(struct run *r)
{
	FILE *in = fopen("docs/expressions.md", "r");
	char line[512];
	bool inside = false;

	if (!in) {
		ok(r, true, "docs/expressions.md # SKIP run from the top of the tree", NULL);
		return;
	}
	while (fgets(line, sizeof line, in)) {
		line[strcspn(line, "\n")] = 0;
		if (!strncmp(line, "```", 3)) {
			inside = !strcmp(line, "```expression");
			continue;
		}
		/* A remark stands behind the expression. */
		char *remark = strstr(line, "  #");
		if (remark)
			*remark = 0;
		if (!inside || !line[0])
			continue;
		struct diags diags = { 0 };
		char what[600];
		struct expression *e = compile(line, &diags);
		snprintf(what, sizeof what, "reference: %s", line);
		ok(r, e != NULL, what, diags.count ? diags.list[0].text : NULL);
		expression_destroy(e);
		diags_fini(&diags);
	}
	fclose(in);
}

/* ---- canonical text ---- */

static const char *const canonical[][2] = {
	{ "  Modbus   READ unit = 0x10 ,2 .. 5 ", "modbus read unit=16,2..5" },
	{ "any run|program", "any program|run" },
	{ "any intent=read,write", "any intent=read,write" },
	{ "https", "tls port=443" },
	{ "imaps|ldaps src=10.0.0.1", "tls port=993|port=636 src=10.0.0.1" },
	{ "modbus function=Read-Coils|unit>=+3", "modbus function=read-coils|unit>=3" },
	{ "any label='a\"b\\'", "any label=\"a\\\"b\\\\\"" },
	{ "any label~\"\\d+\\\"\"", "any label~\"\\d+\\\"\"" },
	{ "any src=10.1.2.3/8,0:0:0:0::1", "any src=10.0.0.0/8,0:0:0:0:0:0:0:1" },
	{ "modbus write value=75.50 AS=F32 scale=1.0", "modbus write value=75.5 as=f32 scale=1" },
	{ "iec104 negative == yes", "iec104 negative=yes" },
};

static void test_canonical(struct run *r)
{
	for (unsigned i = 0; i < sizeof canonical / sizeof canonical[0]; i++) {
		struct diags diags = { 0 };
		struct expression *e = compile(canonical[i][0], &diags);
		char *text = e ? expression_text(e) : NULL;
		struct expression *again = text ? compile(text, &diags) : NULL;
		char *twice = again ? expression_text(again) : NULL;
		ok(r, text && twice && !strcmp(text, canonical[i][1]) && !strcmp(text, twice), canonical[i][1], text);
		diags_print(&diags, stdout);
		expression_destroy(e);
		expression_destroy(again);
		free(text);
		free(twice);
		diags_fini(&diags);
	}
}

/* ---- indexes ---- */

struct range_case {
	const char *text;
	const char *field;
	unsigned max;
	const char *ranges;
};

static const struct range_case ranges[] = {
	{ "modbus read", "address", 8, "" },
	{ "modbus address=0..9,20", "address", 8, "0..9 20..20" },
	{ "modbus address=0..9,20", "address", 1, "0..20" },
	{ "modbus address=5..9,1..3,2..6", "address", 8, "1..9" },
	{ "modbus address!=5", "address", 8, "0..4 6..18446744073709551615" },
	{ "modbus address>=5 address<10", "address", 8, "5..9" },
	{ "modbus address=1..9|unit=2", "address", 8, "" },
	{ "modbus ref=40041", "address", 8, "40..40" },
	{ "modbus ref=40041 as=f32 value=1", "address", 8, "40..41" },
	{ "modbus unit=1,3", "unit", 8, "1..1 3..3" },
	{ "modbus value=5", "value", 8, "" },
	{ "modbus|iec104 function=3", "unit", 8, "" },
	{ "any port=5", "unit", 8, "" },
};

static void test_ranges(struct run *r)
{
	const struct dissector *modbus = registry_find("modbus", 6);

	for (unsigned i = 0; i < sizeof ranges / sizeof ranges[0]; i++) {
		struct diags diags = { 0 };
		struct range list[8];
		char got[256] = "", what[128];
		size_t len = 0;
		struct expression *e = compile(ranges[i].text, &diags);
		const int field = dissector_field(modbus, ranges[i].field, strlen(ranges[i].field));
		const unsigned n = e ? expression_ranges(e, (unsigned)field, list, ranges[i].max) : 99;
		for (unsigned k = 0; k < n && k < 8; k++)
			len += (size_t)snprintf(got + len, sizeof got - len, "%s%llu..%llu", k ? " " : "",
						(unsigned long long)list[k].first,
						(unsigned long long)list[k].last);
		snprintf(what, sizeof what, "ranges: %s of %s", ranges[i].field, ranges[i].text);
		ok(r, e && !strcmp(got, ranges[i].ranges), what, got);
		expression_destroy(e);
		diags_fini(&diags);
	}
}

/* ---- writes that cut a value ---- */

struct partial_case {
	const char *text;
	int given;
	bool partial;
};

static const struct partial_case partials[] = {
	{ "modbus write ref=40041 as=f32 value=0..75", WRITE_F50, false },
	{ "modbus write ref=40041 as=f32 value=0..75", WRITE_HALF, true },
	{ "modbus write ref=40040 as=f32 value=0..75", WRITE_HALF, true },
	{ "modbus write ref=40040 as=f32 value=0..75", WRITE_F50, true },
	{ "modbus write ref=40043 as=f32 value=0..75", WRITE_HALF, false },
	{ "modbus write ref=30041 as=f32 value=0..75", WRITE_HALF, false },
	{ "modbus write table=coil address=40 as=f32 value=0..75", WRITE_HALF, false },
	{ "modbus write as=f32 value=0..75", WRITE_HALF, true },
	{ "modbus write as=f64 value=0..75", WRITE_F50, true },
	{ "modbus write as=f64 value=0..75", WRITE_D50, false },
	{ "modbus write address=36..43 as=f64 value=0..75", WRITE_F50, true },
	{ "modbus write address=36..43 as=f64 value=0..75", WRITE_1234, false },
	{ "modbus write address=41..44 as=f32 value=0..75", WRITE_1234, true },
	{ "modbus address=40 as=f32 value=0..75", READ_10, false },
	{ "modbus write address=40 as=u16 value=0..75", WRITE_HALF, false },
	{ "modbus write address=40 value=0..75", WRITE_HALF, false },
	{ "iec104 write", WRITE_HALF, false },
	{ "modbus read address=40 as=f32 value=0..75", WRITE_HALF, false },
	{ "modbus address=40 as=f32 value=0..75", NO_OPERATION, false },
};

static void test_partials(struct run *r)
{
	struct scene *s = malloc(sizeof *s);

	for (unsigned i = 0; s && i < sizeof partials / sizeof partials[0]; i++) {
		struct diags diags = { 0 };
		char what[160];
		struct expression *e = compile(partials[i].text, &diags);
		make_scene(s, &givens[partials[i].given]);
		snprintf(what, sizeof what, "partial: %s (%d)", partials[i].text, partials[i].given);
		ok(r, e && expression_partial(e, &s->subject) == partials[i].partial, what, NULL);
		expression_destroy(e);
		diags_fini(&diags);
	}
	free(s);
}

/* ---- what else can be asked ---- */

static void test_questions(struct run *r)
{
	struct diags diags = { 0 };
	struct expression *both = compile("modbus|iec104 read|write", &diags);
	struct expression *tcp = compile("tcp port=22", &diags);
	struct expression *modbus = compile("modbus port!=502 intent=read", &diags);
	struct expression *any = compile("any", &diags);
	const bool compiled = both && tcp && modbus && any;

	ok(r, compiled, "the expressions compile", NULL);
	if (compiled) {
		ok(r, !expression_protocol(both) && !strcmp(expression_protocols(both, 0)->name, "modbus") &&
		      !strcmp(expression_protocols(both, 1)->name, "iec104") && !expression_protocols(both, 2),
		   "two protocols", NULL);
		ok(r, expression_intents(both) == (1u << INTENT_READ | 1u << INTENT_WRITE), "two intents", NULL);
		ok(r, expression_is_transport(tcp) && expression_names_port(tcp) && !expression_protocol(tcp) &&
		      !expression_protocols(tcp, 0), "a transport word", NULL);
		ok(r, !strcmp(expression_protocol(modbus)->name, "modbus") && !expression_names_port(modbus) &&
		      !expression_is_transport(modbus), "one protocol", NULL);
		ok(r, !expression_is_transport(any) && !expression_protocol(any) &&
		      expression_intents(any) == (1u << INTENT_COUNT) - 1, "any", NULL);
	}
	expression_destroy(both);
	expression_destroy(tcp);
	expression_destroy(modbus);
	expression_destroy(any);
	diags_fini(&diags);
}

/* A protocol's field must not have the name of a common one, which would hide it. */
static void test_names(struct run *r)
{
	static const char *const yielding[] = { "route", "function", "code", "type", "protocol" };

	for (unsigned i = 0; i < registry_count; i++) {
		const struct dissector *d = registry[i];
		const char *hidden = NULL;
		char what[128];
		for (unsigned f = 0; f < d->field_count; f++) {
			struct diags diags = { 0 };
			char text[160];
			const char *name = d->fields[f].name;
			bool yields = false;
			for (unsigned k = 0; k < 5; k++)
				yields = yields || !strcmp(name, yielding[k]);
			/* Only common fields are known to `any`. */
			snprintf(text, sizeof text, "any %s=no", name);
			struct expression *e = compile(text, &diags);
			const bool common = e || !diags.count || !strstr(diags.list[0].text, "every protocol");
			if (common && !yields)
				hidden = name;
			expression_destroy(e);
			diags_fini(&diags);
		}
		snprintf(what, sizeof what, "no field of %s has the name of a common one", d->name);
		ok(r, !hidden, what, hidden);
	}
}

/* ---- limits ---- */

static void expect_refused(struct run *r, const char *text, size_t len, const char *words, const char *what)
{
	struct diags diags = { 0 };
	struct expression *e = expression_compile(text, len, (struct place){ "test", 1, 1 }, &diags);
	ok(r, !e && diags.count && strstr(diags.list[0].text, words), what,
	   diags.count ? diags.list[0].text : "no diagnostic");
	expression_destroy(e);
	diags_fini(&diags);
}

static void test_limits(struct run *r)
{
	const size_t cap = EXPRESSION_BYTES_MAX + 2;
	char *text = malloc(cap);
	size_t len = 0;

	if (!text)
		return;
	memset(text, ' ', cap);
	memcpy(text, "modbus", 6);
	expect_refused(r, text, EXPRESSION_BYTES_MAX + 1, "at most 65536 bytes", "an expression "
		"of 64 KB and a byte");
	struct diags diags = { 0 };
	struct expression *e = expression_compile(text, EXPRESSION_BYTES_MAX, (struct place){ "test", 1, 1 },
						  &diags);
	ok(r, e != NULL, "an expression of 64 KB", NULL);
	expression_destroy(e);
	diags_fini(&diags);

	len = (size_t)snprintf(text, cap, "modbus");
	for (unsigned i = 0; i < PREDICATES_MAX; i++)
		len += (size_t)snprintf(text + len, cap - len, " unit=%u..255", i);
	expect_refused(r, text, len, "more than 64 words and predicates", "65 predicates");

	len = (size_t)snprintf(text, cap, "modbus address=0");
	for (unsigned i = 1; i <= VALUES_MAX; i++)
		len += (size_t)snprintf(text + len, cap - len, ",%u", i * 3);
	expect_refused(r, text, len, "more than 2048 values", "2049 values");

	len = (size_t)snprintf(text, cap, "any label=\"");
	memset(text + len, 'a', 300);
	text[len + 300] = '"';
	expect_refused(r, text, len + 301, "at most 256 bytes", "a text of 300 bytes");
	free(text);
}

/* ---- regular expressions ---- */

struct regex_case {
	const char *pattern, *text;
	bool match;
};

static const struct regex_case regexes[] = {
	{ "abc", "xabcx", true }, { "abc", "xabx", false }, { "^abc$", "abc", true }, { "^abc$", "abcd", false },
	{ "a.c", "abc", true }, { "a.c", "a\nc", false }, { "a*", "", true }, { "^a+$", "aaa", true },
	{ "^a+$", "", false }, { "^ab?c$", "ac", true }, { "^(ab|cd)*$", "abcdab", true },
	{ "^(ab|cd)*$", "abc", false }, { "^(a|b|)c$", "c", true }, { "[a-c]x", "bx", true }, { "[^a-c]x", "bx", false },
	{ "[]a]", "]", true }, { "[a-]", "-", true }, { "[\\d.]+$", "1.2", true }, { "\\d{3}", "a123", true },
	{ "^\\d{2,3}$", "1", false }, { "^\\d{2,3}$", "123", true }, { "^\\d{2,3}$", "1234", false },
	{ "^a{2,}$", "aaaaa", true }, { "^a{2,}$", "a", false }, { "^(a{1,2}){2}$", "aaaa", true },
	{ "^(a{1,2}){2}$", "a", false }, { "^(ab|c){2,3}$", "abcab", true }, { "\\w+\\s\\w+", "ab cd", true },
	{ "^\\W$", "a", false }, { "(?i)Read", "READ", true }, { "(?i)[a-c]z", "BZ", true }, { "a\\.b", "a.b", true },
	{ "a\\.b", "axb", false }, { "\\x41", "A", true }, { "(a*)*b", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac", false },
	{ "(a|aa)+$", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab", false }, { "x|^$", "", true }, { "(?:ab)+c", "ababc", true },
	{ "a|b|cd", "cd", true }, { "^a|b$", "ab", true }, { "(^a|b)c", "xbc", true },
};

struct regex_mistake {
	const char *pattern;
	unsigned at;
};

static const struct regex_mistake regex_mistakes[] = {
	{ "a(b", 1 }, { "a)", 1 }, { "[a", 0 }, { "*a", 0 }, { "a**", 2 }, { "a{2", 1 }, { "a{3,2}", 1 },
	{ "a{99}", 2 }, { "\\", 0 }, { "\\q", 1 }, { "\\1", 1 }, { "[z-a]", 1 }, { "(?=a)", 1 }, { "a{", 2 },
	{ "((a{60}){60}){60}", 3 }, { "\\x4", 2 },
};

static void test_regexes(struct run *r)
{
	struct regex *program = malloc(sizeof *program);
	size_t at;

	for (unsigned i = 0; program && i < sizeof regexes / sizeof regexes[0]; i++) {
		const struct regex_case *c = &regexes[i];
		char what[96];
		const char *wrong = regex_compile(program, c->pattern, strlen(c->pattern), &at);
		snprintf(what, sizeof what, "regex: %s "
		"%s", c->pattern, c->match ? "matches" : "does not match");
		ok(r, !wrong && regex_match(program, (const uint8_t *)c->text, strlen(c->text)) == c->match, what,
		   wrong);
	}
	for (unsigned i = 0; program && i < sizeof regex_mistakes / sizeof regex_mistakes[0]; i++) {
		const char *pattern = regex_mistakes[i].pattern;
		char what[96], detail[96];
		const char *wrong = regex_compile(program, pattern, strlen(pattern), &at);
		snprintf(what, sizeof what, "regex mistake: %s", pattern);
		snprintf(detail, sizeof detail, "at %zu: %s", at, wrong ? wrong : "nothing wrong");
		ok(r, wrong && at == regex_mistakes[i].at, what, detail);
	}
	/* Nested repetitions of nothing must not take exponential time to compile. */
	char bomb[2 * REGEX_DEPTH_MAX + 8] = "";
	size_t len = 0;
	for (unsigned i = 0; i < REGEX_DEPTH_MAX; i++)
		bomb[len++] = '(';
	for (unsigned i = 0; i < REGEX_DEPTH_MAX; i++) {
		bomb[len++] = ')';
		bomb[len++] = '*';
		if (len + 2 >= sizeof bomb)
			break;
	}
	if (program)
		ok(r, regex_compile(program, bomb, len, &at) != NULL, "regex: a bomb is refused", NULL);
	free(program);
}

/* ---- diagnostics ---- */

static void test_diags(struct run *r)
{
	static const char want[] =
		"plant.policy:3:8: error: `raed` is not known\n"
		"    did you mean `read`?\n"
		"plant.policy:4: warning: nothing\n"
		"plant.policy: note: that is all\n"
		"1 error, 1 warning\n";
	struct diags d = { 0 };
	char buffer[512] = "";
	FILE *out = tmpfile();

	diags_add(&d, SEVERITY_ERROR, "plant.policy", 3, 8, "did you mean `read`?", "`%s` is "
		"not known", "raed");
	diags_add(&d, SEVERITY_WARNING, "plant.policy", 4, 0, NULL, "nothing");
	diags_add(&d, SEVERITY_NOTE, "plant.policy", 0, 0, NULL, "that is all");
	if (out) {
		diags_print(&d, out);
		rewind(out);
		buffer[fread(buffer, 1, sizeof buffer - 1, out)] = 0;
		fclose(out);
	}
	ok(r, !strcmp(buffer, want), "diagnostics are printed with place and hint", buffer);
	diags_fini(&d);
	for (unsigned i = 0; i < DIAGS_MAX + 5; i++)
		diags_add(&d, SEVERITY_ERROR, "x", 1, 1, NULL, "again");
	ok(r, d.count == DIAGS_MAX && d.errors == DIAGS_MAX + 5, "those beyond the limit are counted", NULL);
	diags_fini(&d);
}

/* ---- texts that nobody wrote ---- */

static uint64_t next_random(uint64_t *x)
{
	*x ^= *x << 13;
	*x ^= *x >> 7;
	*x ^= *x << 17;
	return *x;
}

/* Every diagnostic must point into the text, and what compiles must survive its canonical text. */
static bool survives(const char *text, size_t len)
{
	struct diags diags = { 0 };
	struct expression *e = expression_compile(text, len, (struct place){ "fuzz", 1, 1 }, &diags);
	bool good = (e == NULL) == (diags.errors > 0);

	for (size_t i = 0; i < diags.count; i++)
		good = good && diags.list[i].column >= 1 && diags.list[i].column <= len + 1;
	if (e) {
		char *canonical_text = expression_text(e);
		struct expression *again = compile(canonical_text, &diags);
		char *twice = again ? expression_text(again) : NULL;
		good = good && twice && !strcmp(canonical_text, twice);
		free(canonical_text);
		free(twice);
		expression_destroy(again);
	}
	expression_destroy(e);
	diags_fini(&diags);
	return good;
}

static void test_mutations(struct run *r)
{
	static const char signs[] = "=!<>~|,.\"'\\0123456789abcdefx- \t/:()[]{}*+?^$\x80";
	const unsigned truth_count = sizeof truths / sizeof truths[0];
	uint64_t x = 88172645463325252u;
	char detail[256] = "";

	for (unsigned i = 0; i < 20000 && !detail[0]; i++) {
		char text[256];
		size_t len = (size_t)snprintf(text, sizeof text, "%s", truths[next_random(&x) % truth_count].text);
		for (unsigned n = 1 + (unsigned)(next_random(&x) % 4); n && len > 1 && len + 1 < sizeof text; n--) {
			const size_t at = next_random(&x) % len;
			const char sign = signs[next_random(&x) % (sizeof signs - 1)];
			switch (next_random(&x) % 3) {
			case 0:
				text[at] = sign;
				break;
			case 1:
				memmove(text + at, text + at + 1, len - at);
				len--;
				break;
			default:
				memmove(text + at + 1, text + at, len - at);
				text[at] = sign;
				len++;
				break;
			}
		}
		/* An exact heap copy lets sanitizers see a read past the end. */
		char *exact = malloc(len ? len : 1);
		memcpy(exact, text, len);
		if (!survives(exact, len))
			snprintf(detail, sizeof detail, "%.*s", (int)len, text);
		free(exact);
	}
	ok(r, !detail[0], "20000 mutated texts are refused in place or compile to what they say", detail);
}

int main(void)
{
	struct run r = { 0 };

	test_truths(&r);
	test_mistakes(&r);
	test_reference(&r);
	test_canonical(&r);
	test_ranges(&r);
	test_partials(&r);
	test_questions(&r);
	test_names(&r);
	test_limits(&r);
	test_regexes(&r);
	test_diags(&r);
	test_mutations(&r);
	printf("1..%u\n", r.count);
	return r.failed != 0;
}
