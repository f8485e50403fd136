/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Keywords of industrial protocols, in all dialects: each becomes predicates of an expression over the fields of the
 * protocol's dissector, and `match:"EXPRESSION"` is one already.  All keywords of a rule about one protocol make one
 * expression, so that they hold for the same operation.  Compile side.
 */
#include "rules/signature_tree.h"

#include "dissectors/registry.h"

#include <stdarg.h>
#include <string.h>

enum ot_kind {
	OT_FIELD,     /* FIELD=VALUES */
	OT_ADDRESS,   /* the same with an operator in front of the number */
	OT_PREDICATE, /* the text of `fields` as it is; no value */
	OT_MODBUS,    /* Suricata's modbus: */
	OT_OBJECT,    /* dnp3_obj:group,variation */
	OT_IND,       /* dnp3_ind:flag,flag */
	OT_CIP,       /* cip_service:SERVICE[,CLASS[,ATTRIBUTE]] */
	OT_EVENT,     /* app-layer-event:PROTOCOL.NAME */
	OT_CHECKSUM,  /* dnp3_checksum:incorrect */
};

static const struct {
	const char *name, *protocol;
	enum ot_kind kind;
	const char *field; /* of OT_PREDICATE: the predicate */
} keywords[] = {
	{ "modbus", "modbus", OT_MODBUS, "" },
	{ "modbus_func", "modbus", OT_FIELD, "function" },
	{ "modbus_unit", "modbus", OT_FIELD, "unit" },
	{ "dnp3_func", "dnp3", OT_FIELD, "function" },
	{ "dnp3_ind", "dnp3", OT_IND, "" },
	{ "dnp3_obj", "dnp3", OT_OBJECT, "" },
	{ "dnp3_cmd_fc", "dnp3", OT_FIELD, "function" },
	{ "dnp3_cmd_ot", "dnp3", OT_FIELD, "group" },
	{ "dnp3_checksum", "dnp3", OT_CHECKSUM, "" },
	{ "enip_command", "enip", OT_FIELD, "command" },
	{ "enip.command", "enip", OT_FIELD, "command" },
	{ "enip.status", "enip", OT_FIELD, "status" },
	{ "enip_req", "enip", OT_PREDICATE, "role=request" },
	{ "enip_rsp", "enip", OT_PREDICATE, "role=answer" },
	{ "cip_req", "cip", OT_PREDICATE, "role=request" },
	{ "cip_rsp", "cip", OT_PREDICATE, "role=answer" },
	{ "cip_service", "cip", OT_CIP, "service" },
	{ "enip.cip_service", "cip", OT_CIP, "service" },
	{ "cip_class", "cip", OT_ADDRESS, "class" },
	{ "enip.cip_class", "cip", OT_ADDRESS, "class" },
	{ "cip_instance", "cip", OT_ADDRESS, "instance" },
	{ "enip.cip_instance", "cip", OT_ADDRESS, "instance" },
	{ "cip_attribute", "cip", OT_ADDRESS, "attribute" },
	{ "enip.cip_attribute", "cip", OT_ADDRESS, "attribute" },
	{ "cip_status", "cip", OT_ADDRESS, "status" },
	{ "enip.cip_status", "cip", OT_ADDRESS, "status" },
	{ "cip_conn_path_class", "cip", OT_ADDRESS, "target_class" },
	{ "iec104_apci_type", "iec104", OT_FIELD, "frame" },
	{ "iec104_asdu_func", "iec104", OT_FIELD, "type" },
	{ "mms_func", "mms", OT_FIELD, "service" },
	{ "s7commplus_func", "s7comm_plus", OT_FIELD, "function" },
	{ "s7commplus_opcode", "s7comm_plus", OT_FIELD, "opcode" },
	{ "opcua_msg_type", "opcua", OT_FIELD, "type" },
	{ "opcua_msg_service", "opcua", OT_FIELD, "service" },
	{ "opcua_node_id", "opcua", OT_FIELD, "node" },
	{ "opcua_node_namespace_index", "opcua", OT_ADDRESS, "namespace" },
	{ "app-layer-event", NULL, OT_EVENT, "" },
};

const char *signature_ot_name(unsigned i)
{
	return i < sizeof keywords / sizeof keywords[0] ? keywords[i].name : NULL;
}

/* Names that other engines give to values; ours differ. */
static const struct {
	const char *protocol, *field, *name;
	unsigned value;
} values[] = {
	{ "modbus", "function", "get_comm_event_counter", 11 }, { "modbus", "function", "get_comm_event_log", 12 },
	{ "modbus", "function", "report_slave_id", 17 }, { "modbus", "function", "encapsulated_interface_transport",
			43 },
	{ "dnp3", "function", "direct_operate_nr", 6 }, { "dnp3", "function", "immed_freeze", 7 },
	{ "dnp3", "function", "immed_freeze_nr", 8 }, { "dnp3", "function", "freeze_clear_nr", 10 },
	{ "dnp3", "function", "freeze_at_time_nr", 12 }, { "dnp3", "function", "initialize_appl", 16 },
	{ "dnp3", "function", "start_appl", 17 }, { "dnp3", "function", "stop_appl", 18 },
	{ "dnp3", "function", "save_config", 19 }, { "dnp3", "function", "delay_measure", 23 },
	{ "dnp3", "function", "activate_config", 31 }, { "dnp3", "function", "authenticate_req", 32 },
	{ "dnp3", "function", "authenticate_err", 33 }, { "dnp3", "function", "authenticate_resp", 131 },
	{ "enip", "command", "nop", 0 }, { "enip", "command", "list_services", 4 }, { "enip", "command",
			"list_identity", 99 },
	{ "enip", "command", "list_interfaces", 100 }, { "enip", "command", "register_session", 101 },
	{ "enip", "command", "unregister_session", 102 }, { "enip", "command", "send_rr_data", 111 },
	{ "enip", "command", "send_unit_data", 112 }, { "enip", "command", "indicate_status", 114 },
	{ "enip", "command", "cancel", 115 },
	{ "s7comm_plus", "opcode", "request", 0x31 }, { "s7comm_plus", "opcode", "response", 0x32 },
	{ "s7comm_plus", "opcode", "notification", 0x33 }, { "s7comm_plus", "opcode", "response2", 0x02 },
	{ "s7comm_plus", "function", "explore", 0x04bb }, { "s7comm_plus", "function", "createobject", 0x04ca },
	{ "s7comm_plus", "function", "deleteobject", 0x04d4 }, { "s7comm_plus", "function", "setvariable", 0x04f2 },
	{ "s7comm_plus", "function", "getlink", 0x0524 }, { "s7comm_plus", "function", "setmultivar", 0x0542 },
	{ "s7comm_plus", "function", "getmultivar", 0x054c }, { "s7comm_plus", "function", "beginsequence", 0x0556 },
	{ "s7comm_plus", "function", "endsequence", 0x0560 }, { "s7comm_plus", "function", "invoke", 0x056b },
	{ "s7comm_plus", "function", "getvarsubstreamed", 0x0586 },
};

/* ---- the text of the expression ---- */

__attribute__((format(printf, 2, 3)))
static void ot_add(struct reading *r, const char *format, ...)
{
	const size_t len = strlen(r->ot_text);
	va_list args;
	va_start(args, format);
	const int n = vsnprintf(r->ot_text + len, sizeof r->ot_text - len, format, args);
	va_end(args);
	if (n < 0 || (size_t)n >= sizeof r->ot_text - len)
		signature_fail(r, r->ot_at, NULL, "too many industrial keywords in one rule");
}

/* Begins the expression, or goes on with the one that is there. */
static bool ot_protocol(struct reading *r, uint32_t at, const char *name)
{
	const struct dissector *d = registry_find(name, strlen(name));
	if (!d) {
		signature_fail(r, at, NULL, "this version has no dissector for %s", name);
		return false;
	}
	if (r->ot && r->ot != d) {
		signature_fail(r, at, NULL, "one message cannot be both %s and %s", r->ot->name, d->name);
		return false;
	}
	if (!r->ot) {
		r->ot = d;
		r->ot_at = at;
		ot_add(r, "%s", d->name);
	}
	return true;
}

/* The dissector's field, NULL with a diagnostic. */
static const struct field *ot_field(struct reading *r, uint32_t at, const char *name)
{
	const int i = dissector_field(r->ot, name, strlen(name));
	if (i >= 0)
		return &r->ot->fields[i];
	signature_fail(r, at, NULL, "the dissector for %s has no field %s", r->ot->name, name);
	return NULL;
}

/* ---- values ---- */

static bool is_number(const char *p, size_t len)
{
	int64_t n;
	return words_number(p, len, &n);
}

/* Others say write-request and write-response where our tables say write and write-answer. */
static void ot_service_name(char *name)
{
	static const struct {
		const char *theirs, *ours;
	} endings[] = { { "-request", "" }, { "-response", "-answer" } };
	const size_t len = strlen(name);

	for (size_t i = 0; i < sizeof endings / sizeof endings[0]; i++) {
		const size_t n = strlen(endings[i].theirs);
		if (len > n && !strcmp(name + len - n, endings[i].theirs)) {
			memcpy(name + len - n, endings[i].ours, strlen(endings[i].ours) + 1);
			return;
		}
	}
}

/* One value, by number or by any engine's name for it. */
static void ot_value(struct reading *r, const struct field *f, uint32_t at, const char *p, size_t len)
{
	char name[64];
	uint64_t number;

	if (is_number(p, len)) {
		ot_add(r, "%.*s", (int)len, p);
		return;
	}
	if (len >= sizeof name || !len) {
		signature_fail(r, at, NULL, "a value is missing, or is too long");
		return;
	}
	for (size_t i = 0; i < sizeof values / sizeof values[0]; i++)
		if (!strcmp(values[i].protocol, r->ot->name) && !strcmp(values[i].field, f->name) &&
		    words_is(p, len, values[i].name)) {
			ot_add(r, "%u", values[i].value);
			return;
		}
	for (size_t i = 0; i < len; i++) {
		const char c = p[i] >= 'A' && p[i] <= 'Z' ? (char)(p[i] | 32) : p[i];
		name[i] = c == '_' || c == ' ' ? '-' : c;
	}
	name[len] = 0;
	if (f->names && !names_value(f->names, name, len, &number))
		ot_service_name(name);
	if (f->type == FIELD_TEXT)
		ot_add(r, "\"%s\"", name);
	else if (f->names && names_value(f->names, name, strlen(name), &number))
		ot_add(r, "%s", name);
	else
		signature_fail(r, at, NULL, "'%.*s' is no value of %s.%s; `bulkhead fields %s` lists them", (int)len,
				p, r->ot->name,
			       f->name, r->ot->name);
}

static void ot_values(struct reading *r, const struct raw_option *o, const struct field *f)
{
	struct words w = words_of(o);
	const char *word;
	size_t len;
	uint32_t at;
	bool first = true;

	const bool negated = o->value_len && *o->value == '!';
	ot_add(r, " %s%s", f->name, negated ? "!=" : "=");
	while (words_next(&w, ',', &word, &len, &at) && !r->has_failed) {
		if (first && negated) {
			word++;
			len--;
		}
		if (len >= 2 && *word == '"' && word[len - 1] == '"') {
			word++;
			len -= 2;
		}
		ot_add(r, "%s", first ? "" : ",");
		ot_value(r, f, at, word, len);
		first = false;
	}
	if (first)
		signature_fail(r, o->at, NULL, "%.*s needs a value", (int)o->name_len, o->name);
}

/* A number with an operator, or a range, plus a number to each (addresses that others count from 1). */
static void ot_range(struct reading *r, uint32_t at, const char *field, const char *p, size_t len, int64_t plus)
{
	struct number_range n;
	if (!words_range(p, len, false, &n)) {
		signature_fail(r, at, "N, >N, <N, A<>B", "'%.*s' is neither a number nor a range", (int)(len < 30
				? len : 30), p);
		return;
	}
	const bool to_end = n.most == INT64_MAX, from_start = n.least == INT64_MIN;
	const int64_t least = from_start ? 0 : n.least + plus, most = to_end ? 0 : n.most + plus;
	const char *equals = n.negated ? "!=" : "=";
	if ((!to_end && most < 0) || least < 0 || (!to_end && most < least))
		signature_fail(r, at, NULL, "no number is in this range");
	else if (to_end)
		ot_add(r, " %s%s%lld", field, n.negated ? "<" : ">=", (long long)least);
	else if (least == most)
		ot_add(r, " %s%s%lld", field, equals, (long long)least);
	else
		ot_add(r, " %s%s%lld..%lld", field, equals, (long long)least, (long long)most);
}

/* ---- Suricata's modbus keyword ---- */

static const struct {
	const char *name, *codes, *others;
} categories[] = {
	{ "assigned", "1..8,11,12,15..17,20..24,43", "0,9,10,13,14,18,19,25..42,44..127" },
	{ "public", "1..8,11,12,15..17,20..24,43", "0,9,10,13,14,18,19,25..42,44..127" },
	{ "unassigned", "0,18,19,25..40,44..64,73..89,92..99,111..124",
			"1..17,20..24,41..43,65..72,90,91,100..110,125..127" },
	{ "user", "65..72,100..110", "0..64,73..99,111..127" },
	{ "reserved", "9,10,13,14,41,42,90,91,125..127", "0..8,11,12,15..40,43..89,92..124" },
	{ "all", "0..127", "128..255" },
};

static void modbus_function(struct reading *r, uint32_t at, const char *p, size_t len)
{
	const bool negated = len && *p == '!';
	p += negated;
	len -= negated;
	for (size_t i = 0; i < sizeof categories / sizeof categories[0]; i++)
		if (words_is(p, len, categories[i].name)) {
			ot_add(r, " function=%s", negated ? categories[i].others : categories[i].codes);
			return;
		}
	if (negated || !is_number(p, len))
		signature_fail(r, at, "a number, or assigned, unassigned, public, user, reserved, all",
				"'%.*s' is no function",
			       (int)(len < 30 ? len : 30), p);
	else
		ot_add(r, " function=%.*s", (int)len, p);
}

static void modbus_access(struct reading *r, uint32_t at, const char *p, size_t len)
{
	static const char *const tables[][2] = { { "discretes", "discrete" }, { "coils", "coil" }, { "input", "input" },
						 { "holding", "holding" } };
	const bool is_read = len >= 4 && !memcmp(p, "read", 4), is_write = len >= 5 && !memcmp(p, "write", 5);
	if (!is_read && !is_write) {
		signature_fail(r, at, "access read|write [discretes|coils|input|holding]", "access is read or write");
		return;
	}
	ot_add(r, is_read ? " read" : " write");
	p += is_read ? 4 : 5;
	len -= is_read ? 4 : 5;
	while (len && *p == ' ') {
		p++;
		len--;
	}
	for (unsigned i = 0; i < 4 && len; i++)
		if (words_is(p, len, tables[i][0])) {
			ot_add(r, " table=%s", tables[i][1]);
			return;
		}
	if (len)
		signature_fail(r, at, "discretes, coils, input, holding", "no table is called '%.*s'", (int)(len < 30
				? len : 30), p);
}

static void modbus_keyword(struct reading *r, const struct raw_option *o)
{
	struct words w = words_of(o);
	const char *word;
	size_t len;
	uint32_t at;

	while (words_next(&w, ',', &word, &len, &at) && !r->has_failed) {
		const char *value;
		size_t value_len;
		const size_t name = words_split(word, len, &value, &value_len);
		if (words_is(word, name, "function"))
			modbus_function(r, at, value, value_len);
		else if (words_is(word, name, "subfunction"))
			ot_range(r, at, "subfunction", value, value_len, 0);
		else if (words_is(word, name, "access"))
			modbus_access(r, at, value, value_len);
		else if (words_is(word, name, "unit"))
			ot_range(r, at, "unit", value, value_len, 0);
		else if (words_is(word, name, "address"))
			ot_range(r, at, "address", value, value_len, -1); /* theirs count from 1 */
		else if (words_is(word, name, "value"))
			ot_range(r, at, "value", value, value_len, 0);
		else
			signature_fail(r, at, "function, subfunction, access, unit, address, value",
					"modbus has no word '%.*s'",
				       (int)(name < 30 ? name : 30), word);
	}
	if (!r->has_failed)
		ot_add(r, " role=request");
}

/* ---- the other forms ---- */

static void object_keyword(struct reading *r, const struct raw_option *o)
{
	struct words w = words_of(o);
	static const char *const fields[] = { "group", "variation" };
	const char *word;
	size_t len;
	uint32_t at;

	for (unsigned i = 0; i < 2; i++) {
		if (!words_next(&w, ',', &word, &len, &at)) {
			signature_fail(r, o->at, "dnp3_obj:GROUP,VARIATION", "dnp3_obj needs a group and a variation");
			return;
		}
		const size_t skip = strlen(fields[i]) + 1, short_skip = 4;
		if (len > skip && !memcmp(word, fields[i], skip - 1)) {
			word += skip;
			len -= skip;
		} else if (len > short_skip && !memcmp(word, "var ", short_skip)) {
			word += short_skip;
			len -= short_skip;
		}
		ot_range(r, at, fields[i], word, len, 0);
	}
}

static void indication_keyword(struct reading *r, const struct raw_option *o)
{
	static const char *const names[][2] = {
		{ "all_stations", "broadcast" }, { "need_time", "need_time" }, { "local_control", "local_control" },
		{ "device_trouble", "device_trouble" }, { "device_restart", "device_restart" },
		{ "no_func_code_support", "no_function" }, { "object_unknown", "object_unknown" },
		{ "parameter_error", "parameter_error" }, { "event_buffer_overflow", "event_overflow" },
		{ "already_executing", "already_executing" }, { "config_corrupt", "config_corrupt" },
		{ "class_1_events", "class_1_events" }, { "class_2_events", "class_2_events" },
		{ "class_3_events", "class_3_events" },
	};
	struct words w = words_of(o);
	const char *word;
	size_t len, count = 0;
	uint32_t at;

	while (words_next(&w, ',', &word, &len, &at) && !r->has_failed) {
		size_t i = 0;
		while (i < sizeof names / sizeof names[0] && !words_is(word, len, names[i][0]))
			i++;
		if (i == sizeof names / sizeof names[0])
			signature_fail(r, at, "all_stations, need_time, local_control, device_trouble, device_restart, "
				       "no_func_code_support, object_unknown, parameter_error, event_buffer_overflow, "
				       "already_executing, config_corrupt, class_1_events to class_3_events",
				       "no field tells the indication '%.*s'", (int)(len < 40 ? len : 40), word);
		else
			ot_add(r, "%s%s=yes", count++ ? "|" : " ", names[i][1]);
	}
}

static void cip_keyword(struct reading *r, const struct raw_option *o)
{
	static const char *const fields[] = { "service", "class", "attribute" };
	struct words w = words_of(o);
	const char *word;
	size_t len;
	uint32_t at;

	for (unsigned i = 0; i < 3 && words_next(&w, ',', &word, &len, &at) && !r->has_failed; i++) {
		const struct field *f = ot_field(r, at, fields[i]);
		if (!f)
			return;
		if (is_number(word, len) || (len && strchr("<>!=", *word)))
			ot_range(r, at, f->name, word, len, 0);
		else {
			ot_add(r, " %s=", f->name);
			ot_value(r, f, at, word, len);
		}
	}
	if (!o->value_len)
		signature_fail(r, o->at, NULL, "%.*s needs a value", (int)o->name_len, o->name);
}

static const struct {
	const char *event, *predicate;
} events[] = {
	{ "modbus.invalid_protocol_id", "flaw=bad_protocol_id" },
	{ "modbus.unsolicited_response", "flaw=no_request" },
	{ "modbus.invalid_length", "flaw=bad_length,truncated,trailing" },
	{ "modbus.invalid_unit_identifier", "flaw=bad_value" },
	{ "modbus.invalid_function_code", "flaw=reserved_function,reserved_subfunction" },
	{ "modbus.invalid_value", "flaw=bad_quantity,bad_byte_count,bad_value,address_overflow" },
	{ "modbus.invalid_exception_code", "flaw=bad_value" },
	{ "modbus.value_mismatch", "flaw=misfit,bad_echo" },
	{ "modbus.flooded", "flaw=operations" },
	{ "dnp3.bad_link_crc", "flaw=bad_crc" },
	{ "dnp3.bad_transport_crc", "flaw=bad_crc" },
	{ "dnp3.len_too_small", "flaw=bad_length,truncated" },
	{ "dnp3.unknown_object", "flaw=unknown_object" },
	{ "dnp3.flooded", "flaw=operations" },
};

static void event_keyword(struct reading *r, const struct raw_option *o)
{
	char name[96];
	size_t n = 0;

	for (size_t i = 0; i < o->value_len && n < sizeof name - 1; i++)
		if (o->value[i] != ' ' && o->value[i] != '"')
			name[n++] = o->value[i];
	name[n] = 0;
	for (size_t i = 0; i < sizeof events / sizeof events[0]; i++) {
		if (strcmp(events[i].event, name) != 0)
			continue;
		char protocol[16];
		const size_t len = strcspn(name, ".");
		memcpy(protocol, name, len);
		protocol[len] = 0;
		if (ot_protocol(r, o->at, protocol))
			ot_add(r, " %s", events[i].predicate);
		return;
	}
	const char *dot = strchr(name, '.');
	const struct dissector *d = dot ? registry_find(name, (size_t)(dot - name)) : NULL;
	if (d && ot_protocol(r, o->at, d->name))
		ot_add(r, " flaw=%s", dot + 1);
	else if (!d)
		signature_fail(r, o->value_at, "events of protocols that have a dissector, by their names or by those "
				"of our flaws",
			       "no event here is called '%s'", name);
}

void signature_ot(struct reading *r, const struct raw_option *o)
{
	size_t i = 0;
	while (!words_is(o->name, o->name_len, keywords[i].name))
		i++;
	const enum ot_kind kind = keywords[i].kind;
	if (kind == OT_EVENT) {
		event_keyword(r, o);
		return;
	}
	if (!ot_protocol(r, o->at, keywords[i].protocol))
		return;
	const bool has_field = kind == OT_FIELD || kind == OT_ADDRESS;
	const struct field *f = has_field ? ot_field(r, o->at, keywords[i].field) : NULL;
	if (has_field && !f)
		return;
	switch (kind) {
	case OT_MODBUS: modbus_keyword(r, o); break;
	case OT_OBJECT: object_keyword(r, o); break;
	case OT_IND: indication_keyword(r, o); break;
	case OT_CIP: cip_keyword(r, o); break;
	case OT_PREDICATE: ot_add(r, " %s", keywords[i].field); break;
	case OT_CHECKSUM:
		ot_add(r, words_is(o->value, o->value_len, "incorrect") ? " flaw=bad_crc" : " flaw!=bad_crc");
		break;
	case OT_ADDRESS: ot_range(r, o->at, f->name, o->value, o->value_len, 0); break;
	default: ot_values(r, o, f); break;
	}
}

/* ---- expressions ---- */

static void add_expression(struct reading *r, uint32_t at, const char *text, size_t len)
{
	struct signature *s = r->rule;
	struct diags mistakes = { 0 };

	if (s->expression_count == EXPRESSIONS_MAX) {
		signature_fail(r, at, NULL, "more than %d expressions", EXPRESSIONS_MAX);
		return;
	}
	struct expression *e = expression_compile(text, len, signature_where(r, at), &mistakes);
	for (size_t i = 0; i < mistakes.count; i++) {
		const struct diag *d = &mistakes.list[i];
		if (d->severity == SEVERITY_ERROR) {
			diags_add(r->diags, SEVERITY_ERROR, d->file, d->line, d->column, d->hint, "%s", d->text);
			r->has_failed = true;
		} else {
			signature_note(r, at, "%s", d->text);
		}
	}
	diags_fini(&mistakes);
	if (!e) {
		if (!r->has_failed)
			signature_fail(r, at, NULL, "this expression cannot be compiled");
		return;
	}
	s->expressions[s->expression_count++] = e;
	if (expression_protocol(e))
		s->dissector = expression_protocol(e);
}

void signature_match_option(struct reading *r, const struct raw_option *o)
{
	const char *p = o->value;
	if (o->value_len < 2 || *p != '"' || p[o->value_len - 1] != '"') {
		signature_fail(r, o->at, "match:\"modbus write address=0..9\"",
				"match needs an expression in quotation marks");
		return;
	}
	/* \" and \; belong to the rule, not to the expression. */
	char *text = signatures_alloc(r->set, o->value_len);
	size_t n = 0;
	for (size_t i = 1; text && i + 1 < o->value_len; i++) {
		if (p[i] == '\\' && i + 2 < o->value_len && (p[i + 1] == '"' || p[i + 1] == ';'))
			i++;
		text[n++] = p[i];
	}
	if (text)
		add_expression(r, o->value_at + 1, text, n);
}

/* All keywords of the rule about one protocol. */
void signature_ot_finish(struct reading *r)
{
	if (r->ot)
		add_expression(r, r->ot_at, r->ot_text, strlen(r->ot_text));
}
