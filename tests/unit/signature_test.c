/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Signature rules by example: what loads, in which dialect, with which note; what does not, why and where; numbers that
 * clash; what can never match; bad input.  TAP.
 */
#include "rules/signature_match.h"
#include "rules/signature_tree.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

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

static struct diags diags;

static struct signatures *read_text(const char *text, size_t len)
{
	const struct signature_settings settings = { .wants_disabled = false };
	struct signatures *s = signatures_create(&settings);
	diags_fini(&diags);
	if (!s || !signatures_read(s, text, len, "test", &diags) || !signatures_compile(s, &diags))
		abort();
	return s;
}

/* Does a diagnostic at this column say this? */
static bool says(enum severity severity, unsigned line, unsigned column, const char *text)
{
	for (size_t i = 0; i < diags.count; i++) {
		const struct diag *d = &diags.list[i];
		if (d->severity == severity && d->line == line && (!column || d->column == column) && strstr(d->text, text))
			return true;
	}
	return false;
}

static void show(void)
{
	for (size_t i = 0; i < diags.count; i++)
		printf("# %u:%u %s\n", diags.list[i].line, diags.list[i].column, diags.list[i].text);
}

static const char *one_line(const char *text)
{
	static char line[80];
	size_t n = 0;
	for (; text[n] && n < sizeof line - 1; n++)
		line[n] = text[n] == '\n' ? ' ' : text[n];
	line[n] = 0;
	return line;
}

/* ---- what loads ---- */

static const struct {
	const char *text;
	enum signature_dialect dialect;
	enum signature_cost cost;
} good[] = {
	{ "alert tcp any any -> any 502 (msg:\"a\"; content:\"|00 06|\"; offset:4; depth:2; sid:1;)", DIALECT_SNORT2, COST_POSITION },
	{ "alert tcp any any -> any 502 (msg:\"a\"; content:\"abc|3a|\\;def\"; nocase; sid:1; rev:3;)", DIALECT_SNORT2, COST_LITERAL },
	{ "alert http any any -> any any (msg:\"a\"; http.uri; content:\"/x\"; http.method; content:\"GET\"; sid:1;)", DIALECT_SURICATA, COST_LITERAL },
	{ "alert tcp any any -> any 80 (content:\"/x.cgi\"; http_uri; pcre:\"/x/U\"; sid:1;)", DIALECT_SNORT2, COST_LITERAL },
	{ "alert http ( msg:\"a\"; http_uri; content:\"/x.cgi\",depth 6,nocase; sid:1; )", DIALECT_SNORT3, COST_LITERAL },
	{ "alert tcp any any -> any 502 (modbus_func:write_multiple_coils; service:modbus; sid:1;)", DIALECT_SNORT3, COST_FIELD },
	{ "alert modbus any any -> any any (modbus: unit 1, access write holding, address 100, value >10; sid:1;)", DIALECT_SURICATA, COST_FIELD },
	{ "alert modbus any any -> any any (modbus: function !assigned; sid:1;)", DIALECT_SURICATA, COST_FIELD },
	{ "alert dnp3 any any -> any any (app-layer-event:dnp3.bad_link_crc; sid:1;)", DIALECT_SURICATA, COST_FIELD },
	{ "alert tcp any any -> any 20000 (dnp3_ind:device_restart,need_time; service:dnp3; sid:1;)", DIALECT_SNORT3, COST_FIELD },
	{ "alert tcp any any -> any 20000 (dnp3_obj:group 12, var 1; service:dnp3; sid:1;)", DIALECT_SNORT3, COST_FIELD },
	{ "alert tcp any any -> any 2404 (iec104_asdu_func:C_SC_NA_1; service:iec104; sid:1;)", DIALECT_SNORT3, COST_FIELD },
	{ "alert tcp any any -> any 2404 (iec104_apci_type:u; service:iec104; sid:1;)", DIALECT_SNORT3, COST_FIELD },
	{ "alert ip any any -> any any (msg:\"own\"; match:\"s7comm program|run\"; sid:1;)", DIALECT_SURICATA, COST_FIELD },
	{ "alert tcp any any -> any any (flags:S,CE; sid:1;)", DIALECT_SNORT2, COST_HEADER },
	{ "drop icmp any any <> any any (itype:8; icode:0; sid:1;)", DIALECT_SNORT2, COST_HEADER },
	{ "alert tcp !$A [1024:,!2000] -> [10.0.0.0/8,!10.1.0.0/16,fd00::/8] any (content:\"abcd\"; sid:1;)", DIALECT_SNORT2, COST_LITERAL },
	{ "alert tcp any any -> any any (content:\"a\"; byte_extract:2,0,n,relative; isdataat:n,relative; byte_jump:2,0,multiplier 4,align; byte_math:bytes 2,offset 0,oper *,rvalue 3,result m; byte_test:2,!&,m,-4,relative,little; sid:1;)", DIALECT_SNORT2, COST_SHORT },
	{ "alert tcp any any -> any any (pcre:\"/SEL-[0-9]{3,4}/i\"; threshold:type limit,track by_src,count 1,seconds 60; sid:1;)", DIALECT_SNORT2, COST_SHORT },
	{ "alert tcp any any -> any any (content:\"x|20|y z\"; detection_filter:track by_dst,count 5,seconds 10; target:src_ip; tag:session; sid:1;)", DIALECT_SURICATA, COST_LITERAL },
	{ "alert tcp any any -> any any (\\\n  content:\"abcd\"; \\\n  sid:1;)\n", DIALECT_SNORT2, COST_LITERAL },
	{ "alert tcp any any -> any any (\n  content:\"abcd\",fast_pattern;\n  sid:1;\n)\n", DIALECT_SNORT3, COST_LITERAL },
	{ "alert tls any any -> any any (tls.cert_subject; content:\"CN=plc\"; sid:1;)", DIALECT_SURICATA, COST_LITERAL },
	{ "alert dns any any -> any any (dns.query; to_lowercase; content:\"evil\"; bsize:>4; sid:1;)", DIALECT_SURICATA, COST_HEADER },
	{ "alert tcp any any -> any any (content:\"abc\"; stream_size:client,>,100; flowbits:set,x; sid:1;)", DIALECT_SNORT2, COST_LITERAL },
	{ "alert tcp any any -> any any (content:\"abc\"; flowbits:set,x; xbits:set,y,track ip_src,expire 10; sid:1;)", DIALECT_SURICATA, COST_LITERAL },
};

static void test_good(void)
{
	for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
		struct signatures *s = read_text(good[i].text, strlen(good[i].text));
		const struct signature_report *p = signatures_report_count(s) ? signatures_report(s, 0) : NULL;
		const bool is_good = p && signatures_count(s) == 1 && !diags.errors && p->dialect == good[i].dialect &&
				     p->cost == good[i].cost && !p->never;
		ok(is_good, "loads: %.60s", one_line(good[i].text));
		if (!is_good) {
			printf("# %s %s%s\n", p ? signature_dialect_names[p->dialect] : "", p ? signature_cost_names[p->cost] : "",
			       p && p->never ? " never" : "");
			show();
		}
		signatures_destroy(s);
	}
}

/* ---- every option, in the forms in which sets use it ---- */

static const char *const options[] = {
	/* of headers */
	"gid:3", "classtype:attempted-admin", "classtype:no-such-class", "priority:2", "target:dest_ip", "sameip",
	"metadata:service modbus", "metadata:policy security-ips drop, policy balanced-ips alert", "content:\"abc\"; rawbytes",
	"flow:not_established", "flow:stateless", "flow:no_stream", "flow:only_stream", "flow:to_client,established",
	"ttl:<5", "ttl:10<>20", "id:!7", "tos:8", "ip_proto:!tcp", "ip_proto:udp", "ip_proto:>100",
	"fragoffset:>0", "flags:+SA", "flags:*FR", "flags:!P", "flags:S,12", "flags:0", "seq:1", "ack:0",
	"window:!1024", "itype:<10", "icode:3", "icmp_id:1", "icmp_seq:2", "dsize:10<>20", "dsize:>4",
	"stream_size:server,<,100", "stream_size:both,=,5", "stream_size:either,!=,7", "stream_size:to_client,>=,1",
	/* of contents */
	"content:!\"abc\"; content:\"def\"", "content:\"abcdef\"; fast_pattern:only", "content:\"abcdef\"; fast_pattern:1,3",
	"content:\"abc\"; distance:1; within:9", "content:\"abc\"; content:\"d\"; distance:-3; within:4",
	"content:\"abc\"; startswith", "content:\"abc\"; endswith", "content:\"abc\"; content:\"d\"; offset:3; distance:1",
	"uricontent:\"/a.cgi\"", "content:\"GET\"; http_method", "pcre:\"/a.c/smxEGRB\"", "pcre:\"/a/I\"", "pcre:\"/a/P\"",
	"pcre:\"/a/Q\"", "pcre:\"/a/H\"", "pcre:\"/a/D\"", "pcre:\"/a/M\"", "pcre:\"/a/C\"", "pcre:\"/a/S\"",
	"pcre:\"/a/Y\"", "pcre:\"/a/V\"", "pcre:\"/a/W\"", "pcre:!\"/abc/\"; content:\"x\"", "isdataat:10",
	"isdataat:!4,relative; content:\"a\"", "isdataat:4,rawbytes",
	"content:\"a\"; byte_test:4,>=,0x10,2,relative,big", "content:\"a\"; byte_test:3,<=,77,0,relative,string,dec",
	"content:\"a\"; byte_test:2,^,1,0,little", "content:\"a\"; byte_jump:4,0,relative,little,from_beginning,post_offset 2",
	"content:\"a\"; byte_jump:2,0,string,hex,multiplier 2,align", "byte_extract:4,2,x,multiplier 2; byte_test:1,=,x,0",
	"byte_math:bytes 2,offset 0,oper +,rvalue 1,result y,endian little; isdataat:y", "urilen:>10", "urilen:5<>9",
	/* of state */
	"flowbits:set,a|b,g", "flowbits:set,a; flowbits:isset,a", "flowbits:unset,a", "flowbits:toggle,a", "flowbits:noalert; flowbits:set,z",
	"xbits:set,h,track ip_dst,expire 5", "xbits:set,k,track ip_pair; xbits:isset,k,track ip_pair",
	"content:\"abc\"; threshold:type both,track by_dst,count 2,seconds 9", "content:\"abc\"; threshold:type threshold,track by_both,count 2,seconds 9",
	"content:\"abc\"; detection_filter:track by_src,count 1,seconds 2", "content:\"abc\"; tag:host,10,packets,src",
	/* of industrial protocols */
	"modbus: function 3", "modbus: function 8,subfunction 4", "modbus: access read discretes", "modbus: access write coils,address 5<>9",
	"modbus: unit 2<>5,function !user", "modbus: function unassigned", "modbus_unit:7", "modbus_func:report_slave_id",
	"dnp3_func:direct_operate_nr", "dnp3_func:!confirm", "dnp3_ind:need_time", "dnp3_ind:class_1_events,class_3_events", "fragbits:D", "fragbits:!M", "dnp3_cmd_fc:5", "dnp3_cmd_ot:12",
	"dnp3_checksum:incorrect", "dnp3_checksum:correct", "enip_command:register_session", "enip.command:99", "enip.status:1", "enip_req",
	"enip_rsp", "cip_req", "cip_rsp", "cip_service:0x4c", "cip_service:0x4c,0x6b", "cip_service:reset,identity",
	"enip.cip_service:10", "cip_class:0x6b", "enip.cip_class:<10", "cip_instance:1", "cip_attribute:3<>7", "cip_status:!0",
	"enip.cip_status:>4", "cip_conn_path_class:6", "iec104_apci_type:s", "iec104_asdu_func:M_SP_NA_1", "mms_func:write",
	"mms_func:get_name_list", "s7commplus_func:setmultivar", "s7commplus_opcode:response2", "opcua_msg_type:hello",
	"opcua_msg_service:write_request", "opcua_msg_service:read_response", "opcua_node_id:2255", "opcua_node_namespace_index:0",
	"app-layer-event:modbus.flooded", "app-layer-event:dnp3.bad_link_crc", "app-layer-event:iec104.bad_cause",
};

static void test_options(void)
{
	for (size_t i = 0; i < sizeof options / sizeof options[0]; i++) {
		char text[400];
		const int n = snprintf(text, sizeof text, "alert tcp any any -> any any (%s; sid:1;)", options[i]);
		struct signatures *s = read_text(text, (size_t)n);
		const bool is_good = signatures_count(s) == 1 && !diags.errors;
		ok(is_good, "option: %.70s", options[i]);
		if (!is_good)
			show();
		signatures_destroy(s);
	}
}

/* ---- what does not ---- */

static const struct {
	const char *text;
	unsigned line, column;
	const char *says;
} bad[] = {
	{ "alert tcp any any -> any any (content:\"|0g|\"; sid:1;)", 1, 42, "no hexadecimal digit" },
	{ "alert tcp any any -> any any (content:\"|0 |\"; sid:1;)", 1, 43, "half a byte" },
	{ "alert tcp any any -> any any (content:\"|00\"; sid:1;)", 1, 40, "never closed" },
	{ "alert tcp any any -> any any (content:\"\"; sid:1;)", 1, 40, "empty content" },
	{ "alert tcp any any -> any any (content:\"a\"; offset:-4; sid:1;)", 1, 51, "a negative offset" },
	{ "alert tcp any any -> any any (depth:4; sid:1;)", 1, 31, "behind no content" },
	{ "alert tcp any any -> any any (contant:\"a\"; sid:1;)", 1, 31, "nobody knows an option" },
	{ "alert tcp any any -> any any (lua:x.lua; sid:1;)", 1, 31, "lua is not supported" },
	{ "alert tcp any any -> any any (pcre:\"/a(b/\"; sid:1;)", 1, 31, "this pcre is wrong" },
	{ "alert tcp any any -> any any (pcre:\"/ab/k\"; sid:1;)", 1, 41, "no flag 'k'" },
	{ "alert tcp 10.0.0.0/33 any -> any any (sid:1;)", 1, 11, "not an address" },
	{ "alert tcp any 70000 -> any any (sid:1;)", 1, 15, "not a port" },
	{ "alert tcp any any any any (sid:1;)", 1, 1, "6 words" },
	{ "alert tcp any any -> any any (msg:\"a; sid:1;)", 1, 35, "never closed" },
	{ "alert tcp any any -> any any (sid:1;", 1, 36, "not closed by ')'" },
	{ "alert foo any any -> any any (sid:1;)", 1, 7, "nobody here reads the protocol" },
	{ "hello world", 1, 1, "does not begin a rule" },
	{ "alert tcp any any -> any any (byte_test:9,>,1,0; sid:1;)", 1, 31, "at most 8 bytes" },
	{ "alert tcp any any -> any any (byte_test:2,?,1,0; sid:1;)", 1, 43, "is no operator" },
	{ "alert tcp any any -> any any (isdataat:n,relative; sid:1;)", 1, 40, "neither a number nor a variable" },
	{ "alert tcp any any -> any any (match:\"modbus unit=300\"; sid:1;)", 1, 0, "" },
	{ "alert tcp any any -> any any (match:\"modbus unitt=3\"; sid:1;)", 1, 45, "unitt" },
	{ "alert tcp any any -> any any (modbus_func:eat; sid:1;)", 1, 43, "no value of modbus.function" },
	{ "alert tcp any any -> any any (threshold:type limit, count 1; sid:1;)", 1, 31, "a threshold needs" },
	{ "alert tcp any any -> any any (modbus_func:3; dnp3_func:1; sid:1;)", 1, 46, "both modbus and dnp3" },
	{ "alert tcp any any -> any any (http.uri; content:\"abc\"; tls.sni; content:\"abc\"; sid:1;)", 1, 1, "never there at the same time" },
	{ "\n\n# a comment\n  alert tcp any any -> any any (sid:x;)", 4, 37, "sid needs a number" },
	{ "alert tcp any any -> any any (flow:to_nobody; sid:1;)", 1, 36, "flow has no word" },
	{ "alert tcp any any -> any any (content; sid:1;)", 1, 31, "a content without a text" },
	{ "alert tcp any any -> any any (content:\"ab; sid:1;)", 1, 39, "never closed" },
	{ "alert tcp any any -> any any (content:\"ab\"; offset:99999; sid:1;)", 1, 0, "is between -65535 and 65535" },
	{ "alert tcp any any -> any any (content:\"ab\"; offset; sid:1;)", 1, 0, "offset needs a number" },
	{ "alert tcp any any -> any any (content:\"ab\",dept 3; sid:1;)", 1, 0, "no modifier 'dept'" },
	{ "alert tcp any any -> any any (pcre; sid:1;)", 1, 31, "a pcre without a pattern" },
	{ "alert tcp any any -> any any (pcre:\"abc\"; sid:1;)", 1, 0, "between two slashes" },
	{ "alert tcp any any -> any any (isdataat; sid:1;)", 1, 31, "isdataat needs a number" },
	{ "alert tcp any any -> any any (isdataat:-3; sid:1;)", 1, 0, "looks forward only" },
	{ "alert tcp any any -> any any (isdataat:3,backwards; sid:1;)", 1, 0, "isdataat has no word" },
	{ "alert tcp any any -> any any (target:nobody; sid:1;)", 1, 31, "target needs one of two words" },
	{ "alert tcp any any -> any any (flags:SQ; sid:1;)", 1, 0, "'Q'" },
	{ "alert tcp any any -> any any (ttl:often; sid:1;)", 1, 35, "needs a number or a range" },
	{ "alert tcp any any -> any any (ip_proto; sid:1;)", 1, 31, "ip_proto" },
	{ "alert tcp any any -> any any (stream_size:client; sid:1;)", 1, 31, "stream_size" },
	{ "alert tcp any any -> any any (dsize:big; sid:1;)", 1, 37, "needs a number or a range" },
	{ "alert tcp any any -> any any (flowbits; sid:1;)", 1, 31, "flowbits needs a command" },
	{ "alert tcp any any -> any any (flowbits:put,a; sid:1;)", 1, 40, "flowbits has no command 'put'" },
	{ "alert tcp any any -> any any (flowbits:set; sid:1;)", 1, 31, "flowbits needs a name" },
	{ "alert tcp any any -> any any (content:\"a\"; threshold:type limit,track by_src,count 1,seconds 9,often; sid:1;)", 1, 0,
	  "a threshold has no word 'often'" },
	{ "alert tcp any any -> any any (http_method; sid:1;)", 1, 0, "stands behind no content" },
	{ "alert tcp any any -> any any (priority; sid:1;)", 1, 31, "priority needs" },
	{ "alert tcp any any -> any any (modbus: function 3x; sid:1;)", 1, 0, "" },
	{ "alert tcp any any -> any any (modbus: access perhaps; sid:1;)", 1, 0, "access is read or write" },
	{ "alert tcp any any -> any any (modbus: access read desks; sid:1;)", 1, 0, "no table is called 'desks'" },
	{ "alert tcp any any -> any any (modbus: colour red; sid:1;)", 1, 0, "" },
	{ "alert tcp any any -> any any (dnp3_obj:12; sid:1;)", 1, 31, "needs a group and a variation" },
	{ "alert tcp any any -> any any (dnp3_ind:tired; sid:1;)", 1, 0, "tired" },
	{ "alert tcp any any -> any any (cip_class:many; sid:1;)", 1, 0, "neither a number nor a range" },
	{ "alert tcp any any -> any any (cip_service; sid:1;)", 1, 31, "cip_service needs a value" },
	{ "alert tcp any any -> any any (modbus_func; sid:1;)", 1, 31, "modbus_func needs a value" },
	{ "alert tcp any any -> any any (enip_command:1; cip_service:2; sid:1;)", 1, 47, "both enip and cip" },
	{ "alert tcp any any -> any any (app-layer-event:foo.bar; sid:1;)", 1, 0, "no event here is called 'foo.bar'" },
	{ "alert tcp any any -> any any (match; sid:1;)", 1, 31, "" },
	{ "var X\nalert tcp any any -> any any (contant:\"a\"; sid:1;)", 1, 0, "needs a name and a value" },
	{ "alert tcp any any -> any any (fragbits:MX; sid:1;)", 1, 41, "no fragment bit" },
	{ "alert tcp any any -> any any (content:\"a\"; sid:1;x)", 1, 50, "nobody knows an option 'x'" },
};

static void test_bad(void)
{
	for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
		struct signatures *s = read_text(bad[i].text, strlen(bad[i].text));
		const bool is_good = signatures_count(s) == 0 && says(SEVERITY_ERROR, bad[i].line, bad[i].column, bad[i].says);
		ok(is_good, "does not load: %.70s", one_line(bad[i].text));
		if (!is_good)
			show();
		signatures_destroy(s);
	}
}

/* ---- sets ---- */

static void test_set(void)
{
	static const char text[] = "alert tcp any any -> any 1 (msg:\"a\"; content:\"aaaa\"; sid:1;)\n"
				   "alert tcp any any -> any 2 (msg:\"b\"; content:\"bbbb\"; sid:1;)\n"
				   "#alert tcp any any -> any 3 (msg:\"c\"; content:\"cccc\"; sid:2;)\n"
				   "# alert is a word of this comment\n"
				   "alert tcp any any -> any 4 (msg:\"d\"; flowbits:isset,never; sid:3;)\n"
				   "suppress gen_id 1, sig_id 1, track by_src, ip 10.0.0.1\n"
				   "alert tcp any any -> any 5 (msg:\"e\"; content:\"eeee\"; depth:2; sid:4;)\n";
	struct signatures *s = read_text(text, sizeof text - 1);
	ok(signatures_report_count(s) == 5 && signatures_count(s) == 4, "five rules, one of them commented out");
	ok(signatures_report(s, 1)->sid == SIGNATURE_PRIVATE_SID && signatures_report(s, 1)->sid_written == 1 &&
	   says(SEVERITY_NOTE, 2, 0, "was taken"), "a number that is taken is replaced, and said");
	ok(signatures_report(s, 2)->status == SIGNATURE_DISABLED, "a commented-out rule is listed");
	ok(signatures_report(s, 3)->never && says(SEVERITY_NOTE, 5, 0, "no rule sets the bit"), "a bit that nobody sets");
	ok(signatures_report(s, 4)->never && says(SEVERITY_NOTE, 7, 0, "can never match"), "a content longer than its depth");
	signatures_destroy(s);

	static const char variables[] = "var NET 10.0.0.0/8\nportvar PORTS [80,443]\n"
					"alert tcp !$NET any -> $OTHER $PORTS (content:\"aaaa\"; sid:1;)\n"
					"alert tcp !$OTHER any -> any any (content:\"aaaa\"; sid:2;)\n";
	s = read_text(variables, sizeof variables - 1);
	const struct signature *a = signatures_rule(s, 0), *b = signatures_rule(s, 1);
	ok(a->src.count == 1 && a->src.part[0].negated && !a->dst.count && a->dst_port.count == 2, "variables have values");
	ok(!b->src.count && diags.warnings == 1 && says(SEVERITY_WARNING, 3, 0, "$OTHER"),
	   "an undefined variable is no constraint, even negated, and warned of once");
	signatures_destroy(s);
}

/* ---- bad input ---- */

static void test_hostile(void)
{
	enum { LONG = 1000000 };
	char *text = malloc(LONG + 200);
	if (!text)
		abort();
	size_t n = (size_t)sprintf(text, "alert tcp any any -> any any (pcre:\"/");
	memset(text + n, 'a', LONG);
	n += LONG;
	n += (size_t)sprintf(text + n, "/\"; sid:1;)\nalert tcp any any -> any any (content:\"good\"; sid:2;)\n");
	struct signatures *s = read_text(text, n);
	ok(signatures_count(s) == 1 && diags.errors == 1, "a pcre of a million signs is refused, the next rule loads");
	signatures_destroy(s);
	for (unsigned i = 0; i < 4096; i++)
		text[i] = (char)(i * 7919 >> 3);
	s = read_text(text, 4096);
	ok(signatures_count(s) == 0, "binary garbage holds no rule");
	signatures_destroy(s);
	static const char catastrophic[] = "alert tcp any any -> any any (pcre:\"/(a+)+(b+)+(?=c)$/\"; sid:1;)";
	s = read_text(catastrophic, sizeof catastrophic - 1);
	ok(signatures_count(s) == 1, "a catastrophic pattern loads, its work is limited");
	signatures_destroy(s);
	free(text);
}

/* ---- a set is replaced while a stream goes on ---- */

static unsigned hits[8];

static void on_hit(void *ctx, const struct signature_hit *hit)
{
	(void)ctx;
	hits[signature_text(hit->rule)->sid & 7] += !hit->is_silent;
}

static void on_flaw(void *ctx, enum signature_flaw flaw)
{
	(void)ctx;
	(void)flaw;
	failed++;
}

static void *grow(void *ctx, size_t want, uint32_t *cap)
{
	(void)ctx;
	*cap = (uint32_t)want;
	return malloc(want);
}

static void put(void *ctx, void *memory)
{
	(void)ctx;
	free(memory);
}

static void test_swap(void)
{
	static const char old[] = "alert tcp any any -> any any (content:\"needle\"; sid:1;)\n"
				  "alert tcp any any -> any any (content:\"login\"; flowbits:set,in; noalert; sid:2;)\n"
				  "alert tcp any any -> any any (content:\"go\"; flowbits:isset,in; sid:3;)\n";
	static const char new[] = "alert tcp any any -> any any (content:\"other\"; flowbits:set,more; sid:4;)\n"
				  "alert tcp any any -> any any (content:\"needle\"; sid:1;)\n"
				  "alert tcp any any -> any any (content:\"login\"; flowbits:set,in; noalert; sid:2;)\n"
				  "alert tcp any any -> any any (content:\"go\"; flowbits:isset,in; sid:3;)\n";
	static const uint8_t first[] = "login nee", second[] = "dle go";
	struct signatures *a = read_text(old, sizeof old - 1), *b = read_text(new, sizeof new - 1);
	struct signature_memory *memory = signature_memory_create();
	struct signature_work *x = signature_work_create(a, memory), *y = signature_work_create(b, memory);
	const struct signature_host host = { NULL, on_hit, on_flaw, grow, put, NULL };
	const struct conversation talk = { .ip_version = 4, .ip_protocol = 6, .client_port = 1, .server_port = 2 };
	struct signature_packet p = { .conversation = &talk, .number = 1, .from_client = true, .is_established = true };
	struct signature_flow f = { 0 };

	if (!x || !y)
		abort();
	ok(signature_flow_begin(x, &f, &p), "a flow that rules can match");
	signature_bytes(x, &f, &p, (struct bytes){ first, sizeof first - 1 }, true, &host);
	ok(!hits[1] && !hits[3], "half a pattern is no hit");
	p.number = 2;
	(void)signature_flow_begin(y, &f, &p);
	signature_bytes(y, &f, &p, (struct bytes){ second, sizeof second - 1 }, true, &host);
	ok(hits[1] == 1, "a pattern is found although the set was replaced in the middle of it");
	ok(hits[3] == 1, "a flowbit of the old set holds in the new one");
	signature_flow_end(y, &f, &host);
	signature_work_destroy(x);
	signature_work_destroy(y);
	signature_memory_destroy(memory);
	signatures_destroy(a);
	signatures_destroy(b);
}

int main(void)
{
	test_good();
	test_options();
	test_bad();
	test_set();
	test_hostile();
	test_swap();
	diags_fini(&diags);
	printf("1..%u\n", number);
	return failed != 0;
}
