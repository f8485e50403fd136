/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The report and the event writer, fed by hand: Modbus messages are dissected and judged here, without an
 * engine, and handed on as an engine would.  Speaks TAP.
 *
 * A test program: memory from malloc, one thread but in the test of merging.
 */
#define _POSIX_C_SOURCE 200809L

#include "dataplane/audit/eve.h"
#include "dataplane/audit/html.h"
#include "dataplane/events/json.h"
#include "dissectors/registry.h"

#include <math.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

static unsigned tests, failures;

static void ok(bool good, const char *what, ...) __attribute__((format(printf, 2, 3)));
static void ok(bool good, const char *what, ...)
{
	va_list args;
	tests++;
	failures += !good;
	printf("%sok %u - ", good ? "" : "not ", tests);
	va_start(args, what);
	vprintf(what, args);
	va_end(args);
	printf("\n");
}

/* ---- JSON, read back ---- */

static const char *skip_value(const char *p);

static const char *skip_space(const char *p)
{
	while (*p == ' ' || *p == '\n' || *p == '\t')
		p++;
	return p;
}

static const char *skip_string(const char *p)
{
	if (*p++ != '"')
		return NULL;
	while (*p != '"') {
		const unsigned n = json_utf8((const uint8_t *)p, strnlen(p, 4));
		if ((unsigned char)*p < 0x20 || !n)
			return NULL;
		if (*p == '\\') {
			if (!p[1] || !strchr("\"\\/bfnrtu", p[1]))
				return NULL;
			if (p[1] == 'u' && strspn(p + 2, "0123456789abcdef") < 4)
				return NULL;
			p++;
		}
		p += n;
	}
	return p + 1;
}

static const char *skip_list(const char *p, char end)
{
	p = skip_space(p + 1);
	if (*p == end)
		return p + 1;
	for (;;) {
		if (end == '}') {
			p = skip_string(p);
			if (!p)
				return NULL;
			p = skip_space(p);
			if (*p++ != ':')
				return NULL;
			p = skip_space(p);
		}
		p = skip_value(p);
		if (!p)
			return NULL;
		p = skip_space(p);
		if (*p == end)
			return p + 1;
		if (*p++ != ',')
			return NULL;
		p = skip_space(p);
	}
}

/* Behind the value at p, or NULL when it is not JSON. */
static const char *skip_value(const char *p)
{
	static const char *const words[] = { "true", "false", "null" };
	char *end;
	if (*p == '{')
		return skip_list(p, '}');
	if (*p == '[')
		return skip_list(p, ']');
	if (*p == '"')
		return skip_string(p);
	for (unsigned i = 0; i < 3; i++)
		if (!strncmp(p, words[i], strlen(words[i])))
			return p + strlen(words[i]);
	if (*p != '-' && (*p < '0' || *p > '9'))
		return NULL;
	(void)strtod(p, &end);
	return end == p ? NULL : end;
}

static bool is_json(const char *text)
{
	const char *p = skip_value(skip_space(text));
	return p && !*skip_space(p);
}

static bool are_lines(char *text)
{
	for (char *line = text, *end; *line; line = end + 1) {
		end = strchr(line, '\n');
		if (!end)
			return false;
		*end = '\0';
		const bool good = is_json(line);
		*end = '\n';
		if (!good)
			return false;
	}
	return true;
}

static bool has(const char *text, const char *part)
{
	return text && strstr(text, part) != NULL;
}

static unsigned count(const char *text, const char *part)
{
	unsigned n = 0;
	while ((text = strstr(text, part)) != NULL) {
		n++;
		text++;
	}
	return n;
}

/* ---- a plant ---- */

struct plant {
	struct report *report;
	struct eve *eve; /* or NULL */
	const struct policy *policy;
	uint64_t packet, time_ns;
	struct flow_info *flow;
};

#define START UINT64_C(1795500000000000000)

static void tell(struct plant *p, struct event *e)
{
	e->packet = p->packet;
	e->time_ns = p->time_ns;
	e->flow = p->flow;
	if (p->report)
		report_event(p->report, e);
	if (p->eve)
		eve_event(p->eve, 0, e);
}

static void on_operation(void *ctx, struct message *m, const struct operation *op)
{
	struct plant *p = ctx;
	struct event e = { .kind = EVENT_OPERATION, .message = m, .operation = op };
	const struct subject s = { &p->flow->conversation, m, op };
	if (p->policy)
		e.judgement = policy_operation(p->policy, p->flow->conduit, &s, NULL, p->time_ns);
	tell(p, &e);
}

static void on_identity(void *ctx, struct message *m, enum identity what, struct bytes text)
{
	struct event e = { .kind = EVENT_IDENTITY, .message = m, .identity = what, .text = text };
	tell(ctx, &e);
}

static void endpoint(struct endpoint *e, const char *ip)
{
	unsigned a, b, c, d;
	memset(e, 0, sizeof *e);
	if (sscanf(ip, "%u.%u.%u.%u", &a, &b, &c, &d) != 4)
		return;
	const uint8_t address[16] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff,
				      (uint8_t)a, (uint8_t)b, (uint8_t)c, (uint8_t)d };
	memcpy(e->address, address, 16);
	memcpy(e->mac, (uint8_t[6]){ 0, 0x1b, 0x1b, (uint8_t)b, (uint8_t)c, (uint8_t)d }, 6);
	e->has_address = true;
}

static struct flow_info *flow_open(struct plant *p, const char *client, const char *server, uint16_t port)
{
	struct flow_info *f = calloc(1, sizeof *f + 4096);
	f->id = 1000 + p->packet;
	endpoint(&f->conversation.client, client);
	endpoint(&f->conversation.server, server);
	f->conversation.ip_version = 4;
	f->conversation.ip_protocol = 6;
	f->conversation.client_port = 40000;
	f->conversation.server_port = port;
	f->first_ns = p->time_ns;
	p->packet++;
	p->flow = f;
	struct event e = { .kind = EVENT_FLOW };
	if (p->policy) {
		f->conduit = policy_conduit(p->policy, &f->conversation);
		e.judgement = policy_opening(p->policy, f->conduit, &f->conversation);
	}
	tell(p, &e);
	return f;
}

static void flow_close(struct plant *p, struct flow_info *f)
{
	struct event e = { .kind = EVENT_FLOW_END };
	f->last_ns = p->time_ns;
	p->flow = f;
	tell(p, &e);
	free(f);
}

/* One Modbus/TCP message: unit 1 and the bytes of its function. */
static void modbus(struct plant *p, struct flow_info *f, bool from_client, const uint8_t *pdu, size_t len)
{
	static const struct message_sink sink = { .operation = on_operation, .identity = on_identity };
	struct message_sink mine = sink;
	uint8_t data[300] = { 0, 1, 0, 0, (uint8_t)((len + 1) >> 8), (uint8_t)(len + 1), 1 };
	struct message m;

	memset(&m, 0, sizeof m);
	memcpy(data + 7, pdu, len);
	mine.ctx = p;
	p->packet++;
	p->time_ns += 1000000;
	p->flow = f;
	f->dissector = registry_find("modbus", 6);
	f->packets[!from_client]++;
	f->bytes[!from_client] += len + 61;
	f->payload[!from_client] += len + 7;
	f->messages++;
	m.dissector = f->dissector;
	m.sink = &mine;
	m.data = data;
	m.len = len + 7;
	m.flow = f + 1;
	m.time_ns = p->time_ns;
	m.src_port = from_client ? 40000 : 502;
	m.dst_port = from_client ? 502 : 40000;
	m.from_client = from_client;
	message_begin(&m);
	m.dissector->dissect(&m, cur_over(data, m.len, &m.bad));
	struct event e = { .kind = EVENT_MESSAGE, .message = &m };
	if (p->policy && (m.flaws || m.bad))
		e.judgement = policy_flaws(p->policy, f->conduit, &m);
	tell(p, &e);
}

#define SEND(p_, f_, client_, ...)                                                                 \
	modbus((p_), (f_), (client_), (const uint8_t[]){ __VA_ARGS__ },                               \
	       sizeof((const uint8_t[]){ __VA_ARGS__ }))

/* An office that reads, writes, restarts, sends rubbish; a device with a hostile name. */
static void play(struct plant *p)
{
	struct flow_info *f = flow_open(p, "10.1.0.5", "192.168.10.9", 502);
	for (unsigned i = 0; i < 50; i++) {
		SEND(p, f, true, 3, 0, 0, 0, 2);
		SEND(p, f, false, 3, 4, 0, 1, 0, 2);
	}
	for (uint8_t i = 0; i < 20; i++) {
		SEND(p, f, true, 6, 0, (uint8_t)(40 + i % 4), 0, (uint8_t)(10 * i));
		SEND(p, f, false, 6, 0, (uint8_t)(40 + i % 4), 0, (uint8_t)(10 * i));
	}
	SEND(p, f, true, 8, 0, 1, 0, 0);
	SEND(p, f, false, 8, 0, 1, 0, 0);
	SEND(p, f, true, 3, 0xff, 0, 0, 2);
	SEND(p, f, false, 0x83, 2);
	SEND(p, f, true, 3, 0, 0);
	SEND(p, f, true, 43, 14, 1, 0);
	SEND(p, f, false, 43, 14, 1, 1, 0, 0, 2, 0, 14, '<', 'b', '>', 0x1b, '[', '3', '1', 'm', '"', '&', 0xff,
	     'A', '\'', '\\', 1, 3, 'P', 'L', 'C');
	flow_close(p, f);
	flow_close(p, flow_open(p, "10.9.9.9", "192.168.10.9", 22));
}

static char *read_back(FILE *f)
{
	const long len = (fflush(f), ftell(f));
	char *text = calloc(1, (size_t)(len > 0 ? len : 0) + 1);
	rewind(f);
	if (fread(text, 1, (size_t)len, f) != (size_t)len)
		text[0] = '\0';
	fclose(f);
	return text;
}

typedef bool writer(const struct report *r, const struct capture_list *list, FILE *out);

static bool plain_text(const struct report *r, const struct capture_list *list, FILE *out)
{
	return report_text(r, list, out, false);
}

static char *written(const struct report *r, writer *w)
{
	FILE *f = tmpfile();
	const bool good = w(r, NULL, f);
	char *text = read_back(f);
	if (!good)
		text[0] = '\0';
	return text;
}

/* ---- tests ---- */

static const char *floats(double f, bool single, char out[JSON_ROOM])
{
	*json_format_float(out, f, single) = '\0';
	return out;
}

static void test_numbers(void)
{
	static const uint64_t edges[] = { 0, 9, 10, 99, 100, 999, 1000, 9999, 10000, 99999999, 100000000,
					  UINT32_MAX, UINT64_MAX };
	char a[JSON_ROOM], b[JSON_ROOM];
	bool same = true;
	for (unsigned i = 0; i < sizeof edges / sizeof edges[0]; i++) {
		for (uint64_t n = edges[i] > 2 ? edges[i] - 2 : 0;; n++) {
			*json_format_uint(a, n) = '\0';
			snprintf(b, sizeof b, "%llu", (unsigned long long)n);
			same = same && !strcmp(a, b);
			if (n == edges[i] || n == UINT64_MAX)
				break;
		}
	}
	*json_format_int(a, INT64_MIN) = '\0';
	ok(same && !strcmp(a, "-9223372036854775808"), "whole numbers, up to their ends");
	ok(!strcmp(floats(NAN, false, a), "null") && !strcmp(floats(-INFINITY, true, b), "null"),
	   "what is no number is null");
	ok(!strcmp(floats((double)0.1f, true, a), "0.1") && !strcmp(floats(0.1, false, b), "0.1"),
	   "floats are as short as they can be");
	ok(!strcmp(floats(-812.5, false, a), "-812.5") && !strcmp(floats(750, true, b), "750.0"),
	   "floats keep their sign and their point");
	uint64_t state = 88172645463325252u;
	bool back = true;
	for (unsigned i = 0; i < 200000; i++) {
		double d;
		float f;
		state ^= state << 13;
		state ^= state >> 7;
		state ^= state << 17;
		memcpy(&d, &state, sizeof d);
		memcpy(&f, &state, sizeof f);
		if (isfinite(d))
			back = back && fabs(strtod(floats(d, false, a), NULL) - d) <= 0;
		if (isfinite(f))
			back = back && fabsf(strtof(floats((double)f, true, a), NULL) - f) <= 0;
		const double money = (double)(state % 10000000) / 100;
		back = back && fabs(strtod(floats(money, false, a), NULL) - money) <= 0;
	}
	ok(back, "200,000 random floats read back as they were");
}

static void test_strings(void)
{
	const uint8_t bytes[] = "a\"\\\n\x01\xff\xc3\xa9\xc0\x80\xed\xa0\x80\xf4\x90\x80\x80\x7f";
	char buf[256], out[64];
	struct json j;
	json_init_fixed(&j, buf, sizeof buf);
	json_quoted(&j, (struct bytes){ bytes, sizeof bytes - 1 });
	*j.p = '\0';
	ok(is_json(buf) && has(buf, "\\\"\\\\\\n\\u0001\\u00ff\xc3\xa9\\u00c0\\u0080\\u00ed"),
	   "hostile strings become JSON");
	ok(words_clean((struct bytes){ bytes, sizeof bytes - 1 }, out, sizeof out) &&
		   !strcmp(out, "a\"\\???\xc3\xa9?????????" "?"),
	   "and lose what a terminal would obey: %s", out);
	const char *right_to_left = "x\xe2\x80\xae" "y";
	words_clean((struct bytes){ (const uint8_t *)right_to_left, strlen(right_to_left) }, out, sizeof out);
	ok(!strcmp(out, "x?y"), "direction marks are not shown");
	*json_format_time(buf, UINT64_C(951782400123456789)) = '\0';
	ok(!strcmp(buf, "2000-02-29T00:00:00.123456Z"), "a leap day: %s", buf);
	*json_format_time(buf, 0) = '\0';
	ok(!strcmp(buf, "1970-01-01T00:00:00.000000Z"), "the beginning of time: %s", buf);
	const uint8_t v6[16] = { 0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1 };
	*json_format_address(buf, v6) = '\0';
	ok(!strcmp(buf, "2001:db8::1"), "an IPv6 address: %s", buf);
	*json_format_address(buf, (const uint8_t[16]){ 0 }) = '\0';
	ok(!strcmp(buf, "::"), "the empty one: %s", buf);
}

static void test_without_policy(void)
{
	FILE *lines = tmpfile();
	struct plant p = { .report = report_create(NULL), .eve = eve_create(lines, 1, NULL),
			   .time_ns = START };
	play(&p);
	ok(report_has_findings(p.report), "writes, refusals and malformed messages are findings");
	char *json = written(p.report, report_json);
	ok(is_json(json), "the report is JSON");
	ok(has(json, "\"modbus\":{\"messages\":147,\"malformed\":1,\"functions\":{\"3\":103,\"6\":40,"),
	   "messages and functions are counted");
	ok(has(json, "\"id\":\"finding.write\"") && has(json, "address=40..43"),
	   "writes of neighbours are one finding with a range");
	ok(has(json, "\"value\":\"0..190\""), "and the values they had");
	ok(has(json, "\"id\":\"finding.run\",\"severity\":\"high\""), "a restart is grave");
	ok(has(json, "\"id\":\"finding.exception\""), "a refusal by the device");
	ok(has(json, "\"product\":\"PLC\"") && has(json, "<b>\\u001b[31m\\\"&\\u00ffA'\\\\"),
	   "what the device says it is, byte for byte");
	char *text = written(p.report, plain_text);
	ok(!strncmp(text, "1 thing needs attention", 23), "the page begins with the conclusion: %.60s", text);
	ok(!strchr(text, 0x1b), "and has no escape sequence");
	char *html = written(p.report, report_html);
	ok(has(html, "</html>") && !has(html, "<b>?[31m") && has(html, "&lt;b&gt;?[31m&quot;&amp;?A&#39;\\"),
	   "names are text in the HTML page");
	ok(!has(html, "http:") && !has(html, "https:") && !has(html, "<script") && !has(html, "url(h"),
	   "which needs nothing from elsewhere");
	ok(has(html, "class=\"map\"") && has(html, "class=\"chart\""), "and has its drawings");
	eve_passed(p.eve, 0, UINT64_MAX);
	ok(eve_destroy(p.eve), "events are written");
	char *eve = read_back(lines);
	ok(are_lines(eve), "each line is JSON");
	ok(count(eve, "\"event_type\":\"modbus\"") >= 145 && count(eve, "\"event_type\":\"flow\"") == 2,
	   "operations and flows are there");
	ok(has(eve, "\"event_type\":\"anomaly\",\"anomaly\":{\"type\":\"applayer\",\"event\":\"modbus."),
	   "flaws are anomalies");
	ok(has(eve, "\"src_ip\":\"192.168.10.9\",\"src_port\":502,\"dest_ip\":\"10.1.0.5\"") &&
		   has(eve, "\"address\":{\"first\":40,\"last\":40}") &&
		   has(eve, "\"function_name\":\"read-holding-registers\""),
	   "with addresses, objects and names");
	free(json);
	free(text);
	free(html);
	free(eve);
	report_destroy(p.report);
}

static const char policy_source[] =
	"zones = ( { name = \"office\"; addresses = [ \"10.1.0.0/16\" ]; },\n"
	"          { name = \"line-1\"; addresses = [ \"192.168.10.0/24\" ]; } );\n"
	"mode = \"enforce\";\n"
	"conduits = ( { from = \"office\"; to = \"line-1\";\n"
	"  deny = ( { match = \"any run\"; reason = \"never from here\"; } );\n"
	"  allow = ( \"modbus read\", \"modbus write address=40..41\" );\n"
	"  otherwise = \"refuse\"; } );\n"
	"otherwise = \"drop\";\n";

static void test_with_policy(void)
{
	struct diags diags = { 0 };
	struct policy *policy = policy_compile(policy_source, strlen(policy_source), "plant.conf", &diags);
	FILE *lines = tmpfile();
	if (!policy) {
		diags_print(&diags, stderr);
		ok(false, "the policy compiles");
		fclose(lines);
		return;
	}
	struct plant p = { .report = report_create(policy), .eve = eve_create(lines, 1, policy),
			   .policy = policy, .time_ns = START };
	play(&p);
	char *json = written(p.report, report_json);
	ok(is_json(json), "with a policy, too, the report is JSON");
	ok(has(json, "\"verdict\":\"refuse\",\"cause\":\"deny-line\",\"mode\":\"enforce\",\"file\":\"plant.conf\","
		     "\"line\":5,\"text\":\"any run\",\"reason\":\"never from here\""),
	   "a denial names its line and reason");
	ok(has(json, "address=42..43") && !has(json, "address=40..4"),
	   "only the writes that no line allows are findings");
	ok(has(json, "\"id\":\"finding.opening\"") && has(json, "\"cause\":\"no-conduit\""),
	   "a connection without a conduit");
	ok(has(json, "\"from\":\"office\",\"to\":\"line-1\""), "zones are named");
	char *text = written(p.report, plain_text);
	ok(has(text, "would have stopped 13 of") && has(text, "plant.conf:5 forbids it: any run"),
	   "the page says what and why");
	eve_passed(p.eve, 0, UINT64_MAX);
	(void)eve_destroy(p.eve);
	char *eve = read_back(lines);
	ok(are_lines(eve) && has(eve, "\"policy\":{\"verdict\":\"refuse\",\"cause\":\"deny-line\",\"mode\":\"enforce\","
				      "\"from\":\"office\",\"to\":\"line-1\",\"file\":\"plant.conf\",\"line\":5"),
	   "events name the deciding line");
	free(json);
	free(text);
	free(eve);
	report_destroy(p.report);
	policy_destroy(policy);
	diags_fini(&diags);
}

/* Many pairs of devices, dealt to `workers` reports and merged. */
static char *merged(unsigned workers, writer *w)
{
	struct plant plants[4];
	uint64_t packet = 0;
	for (unsigned i = 0; i < workers; i++)
		plants[i] = (struct plant){ .report = report_create(NULL) };
	for (unsigned pair = 0; pair < 40; pair++) {
		struct plant *p = &plants[pair * 7 % workers];
		char client[32], server[32];
		snprintf(client, sizeof client, "10.1.0.%u", pair % 5);
		snprintf(server, sizeof server, "192.168.%u.%u", pair / 10, pair);
		p->packet = packet;
		p->time_ns = START + packet * 50000000;
		struct flow_info *f = flow_open(p, client, server, pair == 7 ? 5020 : 502);
		for (unsigned i = 0; i < 30; i++) {
			SEND(p, f, true, 6, 0, (uint8_t)(i * 3), 0, (uint8_t)pair);
			SEND(p, f, false, 6, 0, (uint8_t)(i * 3), 0, (uint8_t)pair);
		}
		packet = p->packet;
		flow_close(p, f);
	}
	for (unsigned i = 1; i < workers; i++) {
		report_merge(plants[0].report, plants[i].report);
		report_destroy(plants[i].report);
	}
	char *text = written(plants[0].report, w);
	report_destroy(plants[0].report);
	return text;
}

static void test_merging(void)
{
	writer *const writers[] = { report_json, plain_text, report_html };
	const char *const names[] = { "JSON", "text", "HTML" };
	for (unsigned i = 0; i < 3; i++) {
		char *one = merged(1, writers[i]), *two = merged(2, writers[i]), *four = merged(4, writers[i]);
		ok(one[0] && !strcmp(one, two) && !strcmp(one, four),
		   "1, 2 and 4 workers give the same %s", names[i]);
		free(one);
		free(two);
		free(four);
	}
}

/* What cannot be kept is summed, and said. */
static void test_bounds(void)
{
	struct plant p = { .report = report_create(NULL), .time_ns = START };
	for (unsigned i = 0; i < REPORT_TALKS + 100; i++) {
		char server[32];
		snprintf(server, sizeof server, "172.%u.%u.%u", 16 + (i >> 16), i >> 8 & 255, i & 255);
		struct flow_info *f = flow_open(&p, "10.1.0.5", server, 502);
		if (i >= REPORT_TALKS)
			SEND(&p, f, true, 6, 0, (uint8_t)i, 0, 1);
		flow_close(&p, f);
	}
	struct flow_info *f = flow_open(&p, "10.1.0.5", "172.16.0.1", 502);
	for (unsigned unit = 0; unit < 100; unit++)
		SEND(&p, f, true, 16, (uint8_t)unit, 0, 0, 1, 2, 0, 1);
	flow_close(&p, f);
	char *json = written(p.report, report_json);
	ok(is_json(json) && has(json, "{\"others\":true,\"flows\":100,"), "conversations beyond the limit are summed");
	ok(has(json, "\"client\":\"10.1.0.5\",\"server\":\"172.16.128.5\""),
	   "what they wrote is still told apart");
	ok(has(json, "\"id\":\"finding.scan-hosts\""), "a search for devices is seen");
	free(json);
	report_destroy(p.report);
}

static void test_ranges(void)
{
	struct finding f = { 0 };
	report_find_widen(&f, 10, 19);
	report_find_widen(&f, 30, 39);
	report_find_widen(&f, 20, 29);
	ok(f.range_count == 1 && f.range[0].first == 10 && f.range[0].last == 39, "ranges that touch are one");
	report_find_widen(&f, 0, 0);
	report_find_widen(&f, UINT64_MAX, UINT64_MAX);
	ok(f.range_count == 3 && f.range[2].last == UINT64_MAX, "the ends of the numbers are safe");
	for (uint64_t i = 0; i < 1000; i++)
		report_find_widen(&f, 1000 + i * 10, 1000 + i * 10);
	ok(f.range_count == REPORT_RANGES && f.is_rough, "too many are joined over gaps");
	bool sorted = true;
	for (unsigned i = 1; i < f.range_count; i++)
		sorted = sorted && f.range[i - 1].last < f.range[i].first;
	ok(sorted, "and stay sorted and apart");
}

static void test_history(void)
{
	struct history h = { .shift = 20 };
	uint64_t sum = 0;
	for (uint64_t i = 0; i < 5000; i++)
		history_at(&h, START + i * i * 1000003)->intents[INTENT_READ]++;
	history_at(&h, 1)->intents[INTENT_READ]++;
	history_at(&h, UINT64_MAX)->intents[INTENT_READ]++;
	for (unsigned i = 0; i < HISTORY_SLOTS; i++)
		sum += h.slot[i].intents[INTENT_READ];
	ok(sum == 5002 && h.high - h.low < HISTORY_SLOTS, "a history keeps every message, whatever the times");
}

/* ---- several workers write events ---- */

#define LINES_EACH 20000u

struct hand {
	struct eve *eve;
	unsigned number, of;
};

static void *write_lines(void *arg)
{
	const struct hand *h = arg;
	struct flow_info flow = { .id = h->number };
	for (uint64_t packet = 1; packet <= LINES_EACH * h->of; packet++) {
		/* Worker 0 has the first half of all packets to itself: the others must wait for it. */
		const bool early = packet <= LINES_EACH * h->of / 2;
		const struct event e = { .kind = EVENT_REASON, .packet = packet, .flow = &flow,
					 .reason = REASON_TCP_GAP, .time_ns = START + packet };
		if (early ? h->number == 0 : packet % h->of == h->number)
			eve_event(h->eve, h->number, &e);
		if (packet % 32 == 0)
			eve_passed(h->eve, h->number, packet);
	}
	eve_passed(h->eve, h->number, UINT64_MAX);
	return NULL;
}

static void test_eve_order(void)
{
	FILE *lines = tmpfile();
	struct eve *eve = eve_create(lines, 3, NULL);
	struct hand hands[3];
	pthread_t threads[3];
	for (unsigned i = 0; i < 3; i++) {
		hands[i] = (struct hand){ eve, i, 3 };
		pthread_create(&threads[i], NULL, write_lines, &hands[i]);
	}
	for (unsigned i = 0; i < 3; i++)
		pthread_join(threads[i], NULL);
	ok(eve_destroy(eve), "three workers write events and none waits for ever");
	char *text = read_back(lines);
	uint64_t expected = 1;
	bool in_order = true;
	for (const char *at = text; (at = strstr(at, "\"pcap_cnt\":")) != NULL; expected++) {
		at += strlen("\"pcap_cnt\":");
		in_order = in_order && strtoull(at, NULL, 10) == expected;
	}
	ok(in_order && expected == LINES_EACH * 3 + 1, "every line is there, in the order of packets");
	free(text);
}

int main(void)
{
	test_numbers();
	test_strings();
	test_ranges();
	test_history();
	test_without_policy();
	test_with_policy();
	test_merging();
	test_bounds();
	test_eve_order();
	printf("1..%u\n", tests);
	return failures != 0;
}
