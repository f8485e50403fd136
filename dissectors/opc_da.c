/* SPDX-License-Identifier: Apache-2.0 */
/*
 * OPC Classic (Data Access, with what Alarms and Events and Historical Data Access add) over DCOM: DCE/RPC on TCP, port
 * 135 for activation and then a port that the server tells.  OPC Data Access Custom Interface 2.05A and 3.00; MS-DCOM
 * 2.2 and 3.1; C706 chapter 12 for the packets (dissectors/dcerpc.h).  Interfaces and methods: opc_da_interfaces.h.
 *
 *	 0      1     2    3     4      8        10     12
 *	+------+-----+----+-----+------+--------+------+------+--------...
 *	| 5    | 0 1 |type|flags| drep | length | auth | call | body (| auth)
 *	+------+-----+----+-----+------+--------+------+------+--------...
 *	bind:     sizes (4) | group (4) | n (4) | n contexts: number, interface, transfer syntaxes
 *	request:  hint (4) | context (2) | method (2) | object (16, by flag) | ORPCTHIS | parameters (NDR)
 *	answer:   hint (4) | context (2) | 0 (2) | ORPCTHAT | results | HRESULT (4)
 *
 * A method is one operation; of items added, read or written each item is one.  Names come with AddItems, and the
 * handles that its answer gives them are remembered, so that reads and writes show names.  Values are read where they
 * are numbers.  Not read: callbacks' values, browsing, what is encrypted (packet privacy: operations are opaque, of
 * which interface and method are in the clear).
 *
 * Refused by a fault (access denied); of signed calls that is not possible.  Owns no memory; per-flow state is struct
 * opc_flow; the thread that owns the flow.
 */
#include "dissectors/opc_da_interfaces.h"

#include <string.h>

#define ITEM_NAME_MAX 79

enum {
	F_PACKET,
	F_CALL,
	F_INTERFACE,
	F_UUID,
	F_OPERATION,
	F_OBJECT,
	F_AUTHENTICATION,
	F_PROTECTION,
	F_STATUS,
	F_CLASS_ID,
	F_HOST,
	F_PORT,
	F_NAME,
	F_ITEM,
	F_HANDLE,
	F_COUNT,
	F_SOURCE,
	F_TYPE,
	F_VALUE,
	F_END,
};

static const struct name packet_list[] = {
	{ RPC_REQUEST, "request" },
	{ RPC_RESPONSE, "response" },
	{ RPC_FAULT, "fault" },
	{ RPC_BIND, "bind" },
	{ RPC_BIND_ACK, "bind-ack" },
	{ RPC_BIND_NAK, "bind-nak" },
	{ RPC_ALTER_CONTEXT, "alter-context" },
	{ RPC_ALTER_CONTEXT_ANSWER, "alter-context-response" },
	{ RPC_AUTH3, "auth3" },
	{ RPC_SHUTDOWN, "shutdown" },
	{ RPC_CO_CANCEL, "cancel" },
	{ RPC_ORPHANED, "orphaned" },
};
static const struct names packet_names = NAMES(packet_list);

static const struct name authentication_list[] = {
	{ 0, "none" },
	{ 9, "negotiate" },
	{ 10, "ntlm" },
	{ 14, "schannel" },
	{ 16, "kerberos" },
};
static const struct names authentication_names = NAMES(authentication_list);

static const struct name protection_list[] = {
	{ 0, "none" },
	{ 1, "no-authentication" },
	{ 2, "connect" },
	{ 3, "call" },
	{ 4, "packet" },
	{ 5, "integrity" },
	{ RPC_AUTH_PRIVACY, "privacy" },
};
static const struct names protection_names = NAMES(protection_list);

#define ACCESS_DENIED 5
static const struct name status_list[] = {
	{ 0, "success" },
	{ 1, "some-failed" },
	{ ACCESS_DENIED, "access-denied" },
	{ 0x80070005, "com-access-denied" },
	{ 0x80010108, "object-disconnected" },
	{ 0x80070057, "invalid-argument" },
	{ 0x8001011b, "access-denied-by-settings" },
	{ 0x80040154, "class-not-registered" },
	{ 0xc0040001, "opc-invalid-handle" },
	{ 0xc0040004, "opc-bad-type" },
	{ 0xc0040006, "opc-bad-rights" },
	{ 0xc0040007, "opc-unknown-item" },
	{ 0xc0040008, "opc-invalid-item" },
	{ 0x1c010003, "unknown-interface" },
	{ 0x1c010002, "operation-out-of-range" },
};
static const struct names status_names = NAMES(status_list);

static const struct name source_list[] = { { 1, "cache" }, { 2, "device" } };
static const struct names source_names = NAMES(source_list);

static const struct field fields[] = {
	[F_PACKET] = { "packet", FIELD_UINT, 8, USE_DETAIL, 0, &packet_names, "kind of the DCE/RPC packet" },
	[F_CALL] = { "call", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "number of the call; the answer repeats it" },
	[F_INTERFACE] = { "interface", FIELD_UINT, 8, USE_KEY, 0, &interface_names,
			  "interface that the method belongs to" },
	[F_UUID] = { "uuid", FIELD_BYTES, 128, USE_DETAIL, 0, NULL, "the interface as it was sent" },
	[F_OPERATION] = { "operation", FIELD_UINT, 16, USE_KEY, FIELD_CODE, NULL,
			  "number of the method in its interface" },
	[F_OBJECT] = { "object", FIELD_BYTES, 128, USE_DETAIL, 0, NULL, "object whose method is called" },
	[F_AUTHENTICATION] = { "authentication", FIELD_UINT, 8, USE_DETAIL, 0, &authentication_names,
			       "how the caller proves who it is" },
	[F_PROTECTION] = { "protection", FIELD_UINT, 8, USE_DETAIL, 0, &protection_names,
			   "what is protected: integrity is signed, privacy encrypted" },
	[F_STATUS] = { "status", FIELD_UINT, 32, USE_DETAIL, 0, &status_names, "how the call ended" },
	[F_CLASS_ID] = { "class_id", FIELD_BYTES, 128, USE_DETAIL, 0, NULL, "program that is to be started" },
	[F_HOST] = { "object_host", FIELD_TEXT, 64, USE_DETAIL, 0, NULL,
		     "address that the server tells for the object" },
	[F_PORT] = { "object_port", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "port that the server tells for the object" },
	[F_NAME] = { "name", FIELD_TEXT, 64, USE_DETAIL, 0, NULL, "name of the group, or of the client" },
	[F_ITEM] = { "item", FIELD_TEXT, ITEM_NAME_MAX, USE_KEY, 0, NULL, "name of the item (item id)" },
	[F_HANDLE] = { "handle", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "number that the server gave the item" },
	[F_COUNT] = { "count", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "items that the call is about" },
	[F_SOURCE] = { "source", FIELD_UINT, 16, USE_DETAIL, 0, &source_names, "where values are read from" },
	[F_TYPE] = { "type", FIELD_UINT, 16, USE_DETAIL, 0, &type_names, "data type of the value" },
	[F_VALUE] = { "value", FIELD_NUMBER, 64, USE_VALUE, 0, NULL, "value written" },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_END, "a field has no description");

enum {
	UNKNOWN_INTERFACE = FLAW_OWN,
	UNKNOWN_METHOD,
	UNKNOWN_PACKET,
	NO_CONTEXT,
	BAD_LENGTH,
	UNREAD,
	FLAWS_END,
};

static const struct flaw flaws[] = {
	[UNKNOWN_INTERFACE - FLAW_OWN] = { "unknown_interface", FLAW_UNKNOWN,
					   "an interface that is not of OPC or DCOM" },
	[UNKNOWN_METHOD - FLAW_OWN] = { "unknown_method", FLAW_UNKNOWN, "a method that the interface does not have" },
	[UNKNOWN_PACKET - FLAW_OWN] = { "unknown_packet", FLAW_UNKNOWN,
					"a packet that has no place in a TCP connection" },
	[NO_CONTEXT - FLAW_OWN] = { "no_context", FLAW_UNKNOWN, "a call in a context whose opening was not seen" },
	[BAD_LENGTH - FLAW_OWN] = { "bad_length", FLAW_MALFORMED, "lengths that contradict each other" },
	[UNREAD - FLAW_OWN] = { "unread", FLAW_UNKNOWN, "parameters that do not have the form of the method" },
};

/* ---- state ---- */

#define CONTEXTS_MAX 16
#define ITEMS_MAX 64

struct opc_item {
	uint32_t handle;
	uint32_t call; /* of AddItems, until its answer gives the handle */
	uint16_t index;
	uint8_t len;
	bool is_named;
	char name[ITEM_NAME_MAX];
};

struct opc_flow {
	struct pairs pairs;
	struct {
		uint16_t id;
		uint8_t interface;
		bool is_used;
	} contexts[CONTEXTS_MAX];
	uint32_t next; /* items ever added: the table is a ring */
	struct opc_item items[ITEMS_MAX];
	char text[64];
};

struct reading {
	struct message *m;
	struct opc_flow *flow;
	struct rpc_co rpc;
	const struct method *method;
	uint8_t interface;
	struct operation op;
};

static void wrong(struct message *m, unsigned which)
{
	if (!m->bad)
		flaw(m, which);
}

static uint8_t interface_of(const struct rpc_uuid *u)
{
	for (uint8_t i = 1; i < INTERFACE_COUNT; i++) {
		const struct rpc_uuid *k = &interface_uuids[i];
		if (k->time_low == u->time_low && k->time_mid == u->time_mid && k->time_high == u->time_high &&
		    k->rest == u->rest)
			return i;
	}
	return INTERFACE_UNKNOWN;
}

static const struct method *method_of(uint8_t interface, uint16_t number)
{
	for (size_t i = 0; i < sizeof methods / sizeof methods[0]; i++)
		if (methods[i].interface == interface && methods[i].number == number)
			return &methods[i];
	return &unknown_method;
}

/* ---- contexts: 12.6.4.3 ---- */

static void context_set(struct opc_flow *flow, uint16_t id, uint8_t interface)
{
	unsigned at = id % CONTEXTS_MAX; /* where it goes when there is no room */

	for (unsigned i = 0; i < CONTEXTS_MAX; i++)
		if (!flow->contexts[i].is_used)
			at = i;
	for (unsigned i = 0; i < CONTEXTS_MAX; i++)
		if (flow->contexts[i].is_used && flow->contexts[i].id == id)
			at = i;
	flow->contexts[at].id = id;
	flow->contexts[at].interface = interface;
	flow->contexts[at].is_used = true;
}

static bool context_get(const struct opc_flow *flow, uint16_t id, uint8_t *interface)
{
	for (unsigned i = 0; i < CONTEXTS_MAX; i++)
		if (flow->contexts[i].is_used && flow->contexts[i].id == id) {
			*interface = flow->contexts[i].interface;
			return true;
		}
	return false;
}

static void emit_session(struct reading *r, const char *label, uint8_t role)
{
	operation(r->m, &(struct operation){ .intent = INTENT_SESSION, .changes = CHANGES_NO, .role = role,
					     .housekeeping = true, .label = label });
}

/* Each context is for one interface: an operation each. */
static void bind_request(struct reading *r, struct cursor *c)
{
	struct message *m = r->m;
	const bool little = r->rpc.is_little;

	cur_skip(c, 8);
	const uint8_t count = cur_u8(c);
	cur_skip(c, 3);
	for (unsigned i = 0; i < count && !m->bad; i++) {
		const uint16_t id = rpc_u16(c, little);
		const uint8_t syntaxes = cur_u8(c);
		cur_skip(c, 1);
		struct cursor raw = *c;
		const struct rpc_uuid uuid = rpc_uuid_read(c, little);
		cur_skip(c, 4 + 20u * syntaxes);
		if (m->bad)
			break;
		const uint8_t interface = interface_of(&uuid);
		put_uint(m, F_INTERFACE, interface, cur_offset(&raw, m->data), 16);
		put_bytes(m, F_UUID, cur_take(&raw, 16));
		if (interface == INTERFACE_UNKNOWN)
			flaw(m, UNKNOWN_INTERFACE);
		emit_session(r, "bind interface", ROLE_REQUEST);
		if (!m->prefix)
			context_set(r->flow, id, interface);
	}
	if (!count)
		emit_session(r, "bind interface", ROLE_REQUEST);
	if (cur_left(c))
		wrong(m, FLAW_TRAILING);
}

/* ---- NDR: C706 chapter 14 ---- */

/* Parameters, read with a poison of their own: what cannot be read is told, and the call is judged without it. */
struct ndr {
	struct cursor c;
	const uint8_t *base;
	bool little, bad;
};

static void ndr_align(struct ndr *n, uint32_t to)
{
	const uint32_t at = cur_offset(&n->c, n->base);

	cur_skip(&n->c, (to - at % to) % to);
}

static uint32_t ndr_u32(struct ndr *n)
{
	ndr_align(n, 4);
	return rpc_u32(&n->c, n->little);
}

static uint16_t ndr_u16(struct ndr *n)
{
	ndr_align(n, 2);
	return rpc_u16(&n->c, n->little);
}

#define NO_TEXT SIZE_MAX

/* A conformant varying string of 16-bit characters, in UTF-8; NO_TEXT when there is no room for all of it: a part of a
 * name is another name. */
static size_t ndr_string(struct ndr *n, char *out, size_t max)
{
	(void)ndr_u32(n);
	(void)ndr_u32(n);
	const uint32_t count = ndr_u32(n);
	size_t len = 0;

	if (count > cur_left(&n->c) / 2) {
		cur_poison(&n->c);
		return NO_TEXT;
	}
	for (uint32_t i = 0; i < count; i++) {
		const uint16_t ch = rpc_u16(&n->c, n->little);
		const unsigned bytes = !ch ? 0 : ch < 0x80 ? 1 : ch < 0x800 ? 2 : 3;
		if (len == NO_TEXT || len + bytes > max) {
			len = NO_TEXT;
			continue;
		}
		if (bytes == 1)
			out[len++] = (char)ch;
		if (bytes == 3)
			out[len++] = (char)(0xe0 | ch >> 12);
		if (bytes == 2)
			out[len++] = (char)(0xc0 | ch >> 6);
		if (bytes == 3)
			out[len++] = (char)(0x80 | (ch >> 6 & 0x3f));
		if (bytes > 1)
			out[len++] = (char)(0x80 | (ch & 0x3f));
	}
	return len;
}

static void put_text(struct reading *r, unsigned field, const char *text, size_t len)
{
	if (len == NO_TEXT)
		return;
	put_made(r->m, field, text, len, 0);
}

/* ---- items ---- */

static struct opc_item *item_new(struct opc_flow *flow)
{
	return &flow->items[flow->next++ % ITEMS_MAX];
}

static const struct opc_item *item_find(const struct opc_flow *flow, uint32_t handle)
{
	for (unsigned i = 0; i < ITEMS_MAX; i++)
		if (flow->items[i].is_named && flow->items[i].handle == handle)
			return &flow->items[i];
	return NULL;
}

static void emit(struct reading *r)
{
	expect(r->m, (enum intent)r->op.intent);
	operation(r->m, &r->op);
}

static void put_handle(struct reading *r, uint32_t handle)
{
	const struct opc_item *item = item_find(r->flow, handle);

	put_uint(r->m, F_HANDLE, handle, 0, 0);
	if (item)
		put_text(r, F_ITEM, item->name, item->len);
}

/* OPCITEMDEF: two pointers to strings, active, client handle, size and pointer of a blob, type, reserved; behind the
 * array what they point to. */
static bool add_items(struct reading *r, struct ndr *n)
{
	const uint32_t count = ndr_u32(n), room = ndr_u32(n);
	struct ndr definition = *n;

	definition.c.bad = n->c.bad;
	if (count != room || count > cur_left(&n->c) / 28)
		return false;
	cur_skip(&n->c, 28u * count);
	for (uint32_t i = 0; i < count && !n->bad; i++) {
		char name[ITEM_NAME_MAX];
		const uint32_t path = ndr_u32(&definition), id = ndr_u32(&definition);
		cur_skip(&definition.c, 12);
		const uint32_t blob = ndr_u32(&definition);
		cur_skip(&definition.c, 4);
		if (path)
			(void)ndr_string(n, name, 0);
		const size_t len = id ? ndr_string(n, name, sizeof name) : NO_TEXT;
		if (blob)
			cur_skip(&n->c, ndr_u32(n));
		if (n->bad)
			return false;
		put_uint(r->m, F_COUNT, count, 0, 0);
		put_text(r, F_ITEM, name, len);
		emit(r);
		if (r->m->bad || r->m->prefix || len == NO_TEXT)
			continue;
		struct opc_item *item = item_new(r->flow);
		*item = (struct opc_item){ .call = r->rpc.call, .index = (uint16_t)i, .len = (uint8_t)len };
		memcpy(item->name, name, len);
	}
	return count != 0;
}

/* OPCITEMRESULT: server handle, type, reserved, rights, size and pointer of a blob. */
static void add_items_answer(struct reading *r, struct ndr *n)
{
	const uint32_t pointer = ndr_u32(n), count = pointer ? ndr_u32(n) : 0;

	for (uint32_t i = 0; i < count && cur_left(&n->c) >= 20; i++) {
		const uint32_t handle = ndr_u32(n);
		cur_skip(&n->c, 16);
		for (unsigned k = 0; k < ITEMS_MAX && handle && !r->m->prefix; k++) {
			struct opc_item *item = &r->flow->items[k];
			if (!item->is_named && item->call == r->rpc.call && item->index == i && item->len) {
				item->handle = handle;
				item->is_named = true;
			}
		}
	}
}

static bool handles(struct reading *r, struct ndr *n, bool has_source)
{
	const uint32_t source = has_source ? ndr_u16(n) : 0;
	const uint32_t count = ndr_u32(n), room = ndr_u32(n);

	if (!count || count != room || count > cur_left(&n->c) / 4)
		return false;
	for (uint32_t i = 0; i < count; i++) {
		put_uint(r->m, F_COUNT, count, 0, 0);
		if (has_source)
			put_uint(r->m, F_SOURCE, source, 0, 0);
		put_handle(r, ndr_u32(n));
		emit(r);
	}
	return true;
}

/* A value that is a number; VALUE_BYTES: it is none. */
static struct value number(struct ndr *n, uint16_t type)
{
	struct value v = { .kind = VALUE_INT };

	switch (type) {
	case VT_I1:
		v.i = (int8_t)cur_u8(&n->c);
		break;
	case VT_UI1:
		v.i = cur_u8(&n->c);
		break;
	case VT_I2:
	case VT_BOOL:
		v.i = (int16_t)ndr_u16(n);
		break;
	case VT_UI2:
		v.i = ndr_u16(n);
		break;
	case VT_I4:
		v.i = (int32_t)ndr_u32(n);
		break;
	case VT_UI4:
		v.i = ndr_u32(n);
		break;
	case VT_R4: {
		const uint32_t bits = ndr_u32(n);
		float f;
		memcpy(&f, &bits, sizeof f);
		v = (struct value){ .kind = VALUE_FLOAT, .len = 4, .f = (double)f };
		break;
	}
	case VT_R8:
	case VT_DATE: {
		ndr_align(n, 8);
		const uint32_t first = rpc_u32(&n->c, n->little), second = rpc_u32(&n->c, n->little);
		const uint64_t bits = n->little ? (uint64_t)second << 32 | first : (uint64_t)first << 32 | second;
		v = (struct value){ .kind = VALUE_FLOAT, .len = 8 };
		memcpy(&v.f, &bits, sizeof v.f);
		break;
	}
	default:
		v.kind = VALUE_BYTES;
		break;
	}
	return v;
}

/* wireVARIANT (MS-OAUT 2.2.29.2): size in units of 8 bytes, reserved, type, reserved, the type again, the value. */
static void variant(struct reading *r, struct ndr *n)
{
	ndr_align(n, 8);
	const uint32_t from = cur_offset(&n->c, n->base), units = ndr_u32(n);

	cur_skip(&n->c, 4);
	const uint16_t type = ndr_u16(n);
	cur_skip(&n->c, 6);
	(void)ndr_u32(n);
	const struct value v = number(n, type);
	const uint32_t used = cur_offset(&n->c, n->base) - from;
	if (units > UINT16_MAX || used > 8 * units)
		cur_poison(&n->c);
	else
		cur_skip(&n->c, 8 * units - used);
	if (n->bad)
		return;
	put_uint(r->m, F_TYPE, type, 0, 0);
	if (v.kind != VALUE_BYTES)
		put_value(r->m, F_VALUE, v);
}

/* Handles, then as many values: pointers first, then what they point to. */
static bool write_items(struct reading *r, struct ndr *n)
{
	const uint32_t count = ndr_u32(n), room = ndr_u32(n);
	struct ndr handle = *n;

	if (!count || count != room || count > cur_left(&n->c) / 8)
		return false;
	cur_skip(&n->c, 4u * count);
	const uint32_t values = ndr_u32(n);
	if (values != count || count > cur_left(&n->c) / 4)
		return false;
	cur_skip(&n->c, 4u * count);
	for (uint32_t i = 0; i < count; i++) {
		put_uint(r->m, F_COUNT, count, 0, 0);
		put_handle(r, ndr_u32(&handle));
		if (!n->bad)
			variant(r, n);
		emit(r);
	}
	return !n->bad;
}

/* ---- activation: the port ---- */

/* So long a client may take to call the object that it activated: 2.2.25 has pings every two minutes, three of which
 * may be lost. */
#define OBJECT_WAIT_S 360u

/* STRINGBINDING (MS-DCOM 2.2.19.3): tower 7 is TCP; then "address[port]" in 16-bit characters, ended by 0.  Where in
 * the answer it stands depends on much; it is looked for. */
static void find_port(struct reading *r, struct ndr *n)
{
	const struct bytes b = cur_rest(&n->c);
	const unsigned low = n->little ? 0 : 1;

	for (size_t at = 0; at + 16 < b.len; at += 2) {
		if (b.p[at + low] != 7 || b.p[at + !low])
			continue;
		size_t len = 0, open = 0, i = at + 2;
		uint32_t port = 0;
		for (; i + 1 < b.len && len < sizeof r->flow->text; i += 2) {
			const uint8_t ch = b.p[i + low];
			if (b.p[i + !low] || ch < 0x21 || ch > 0x7e || (open && ch == ']'))
				break;
			if (ch == '[')
				open = len;
			else if (open)
				port = ch >= '0' && ch <= '9' && port < 65536 ? port * 10 + ch - '0' : 65536;
			r->flow->text[len++] = (char)ch;
		}
		if (!open || i + 1 >= b.len || b.p[i + low] != ']' || !port || port > 65535)
			continue;
		put_text(r, F_HOST, r->flow->text, open);
		put_uint(r->m, F_PORT, port, 0, 0);
		expect_flow(r->m, &(struct expected){ .transport = TRANSPORT_TCP, .port = (uint16_t)port, .many = true,
						      .seconds = OBJECT_WAIT_S, .word = 1 });
		return;
	}
}

/* ---- calls ---- */

/* ORPCTHIS: version (4), flags (4), reserved (4), causality (16), extensions; ORPCTHAT: flags, extensions.  The
 * resolver of object exporters has neither. */
static void skip_orpc(struct reading *r, struct ndr *n, bool is_request)
{
	if (r->interface == INTERFACE_OXID_RESOLVER)
		return;
	cur_skip(&n->c, is_request ? 28 : 4);
	if (!ndr_u32(n))
		return;
	/* ORPC_EXTENT_ARRAY: size, reserved, pointer to pointers to extents: 2.2.21.4 */
	(void)ndr_u32(n);
	(void)ndr_u32(n);
	if (!ndr_u32(n))
		return;
	const uint32_t room = ndr_u32(n);
	uint32_t extents = 0;
	for (uint32_t i = 0; i < room && !n->bad; i++)
		extents += ndr_u32(n) != 0;
	for (uint32_t i = 0; i < extents && !n->bad; i++) {
		const uint32_t len = ndr_u32(n);
		cur_skip(&n->c, 16);
		(void)ndr_u32(n);
		if (len > cur_left(&n->c))
			cur_poison(&n->c);
		cur_skip(&n->c, n->bad ? 0 : len);
	}
}

/* True when the operations of the call have been emitted. */
static bool parameters(struct reading *r, struct ndr *n)
{
	size_t len;

	switch ((enum layout)r->method->layout) {
	case LAYOUT_GROUP:
		len = ndr_string(n, r->flow->text, sizeof r->flow->text);
		if (!n->bad)
			put_text(r, F_NAME, r->flow->text, len);
		return false;
	case LAYOUT_CLASS:
		put_bytes(r->m, F_CLASS_ID, cur_take(&n->c, 16));
		return false;
	case LAYOUT_ADD_ITEMS:
		return add_items(r, n);
	case LAYOUT_READ:
		return handles(r, n, true);
	case LAYOUT_HANDLES:
		return handles(r, n, false);
	case LAYOUT_WRITE:
		return write_items(r, n);
	default:
		return false;
	}
}

static bool wants_items(const struct method *method)
{
	return method->layout >= LAYOUT_ADD_ITEMS && method->layout <= LAYOUT_HANDLES;
}

static void read_stub(struct reading *r, struct bytes stub, bool is_request)
{
	struct message *m = r->m;
	struct ndr n = { .base = stub.p, .little = r->rpc.is_little };
	const uint32_t before = m->operations;

	n.c = cur_over(stub.p, stub.len, &n.bad);
	skip_orpc(r, &n, is_request);
	if (is_request) {
		const bool done = parameters(r, &n);
		if (n.bad || (!done && wants_items(r->method)))
			wrong(m, UNREAD);
		if (m->operations != before)
			return;
	} else {
		const uint8_t layout = r->method->layout;
		if (layout == LAYOUT_ADD_ITEMS && r->method->intent == INTENT_SESSION)
			add_items_answer(r, &n);
		else if (layout == LAYOUT_ACTIVATE || layout == LAYOUT_CLASS)
			find_port(r, &n);
		struct cursor last = cur_over(stub.p, stub.len, &n.bad);
		n.bad = false;
		if (stub.len >= 4) { /* the result comes last */
			cur_skip(&last, stub.len - 4);
			const uint32_t status = rpc_u32(&last, r->rpc.is_little);
			put_uint(m, F_STATUS, status, 0, 0);
			r->op.failed = status >> 31;
		}
	}
	emit(r);
}

static void aim(struct reading *r)
{
	const struct method *k = r->method;

	r->op.intent = k->intent;
	r->op.changes = k->changes;
	r->op.housekeeping = k->housekeeping;
	r->op.label = k->label;
	r->op.technique = k->technique;
	if (r->op.role == ROLE_REQUEST && k->intent == INTENT_REPORT)
		r->op.role = ROLE_REPORT;
}

/* What is in the clear: the rest of the call may be encrypted, or not here yet. */
static void put_call(struct reading *r, uint16_t number)
{
	struct message *m = r->m;

	put_uint(m, F_INTERFACE, r->interface, 0, 0);
	put_uint(m, F_OPERATION, number, 0, 0);
	keep(m);
	r->method = method_of(r->interface, number);
	aim(r);
	expect(m, (enum intent)r->op.intent);
}

/* The stub of one fragment, or of all of them. */
static void finish_call(struct reading *r, struct cursor *body, bool is_request)
{
	struct message *m = r->m;
	const bool first = r->rpc.flags & RPC_CO_FIRST, last = r->rpc.flags & RPC_CO_LAST;

	if (r->rpc.auth_level == RPC_AUTH_PRIVACY) {
		r->op.opaque = true;
		if (first)
			emit(r);
		else
			m->carrier = true;
		return;
	}
	if (m->prefix && !(first && last)) {
		cur_poison(body); /* a piece may only be joined when it is whole */
		return;
	}
	const struct bytes stub = join(m, cur_rest(body), first, last);
	if (m->piece || (!stub.p && m->flaws))
		return;
	const uint8_t *data = m->data;
	const size_t len = m->len;
	if (!first && stub.len) { /* offsets and values are in the joined bytes */
		m->data = stub.p;
		m->len = stub.len;
	}
	read_stub(r, stub, is_request);
	m->data = data;
	m->len = len;
}

static void call_request(struct reading *r, struct cursor *c)
{
	struct message *m = r->m;
	const bool little = r->rpc.is_little;

	cur_skip(c, 4);
	const uint16_t id = rpc_u16(c, little), number = rpc_u16(c, little);
	if (r->rpc.flags & RPC_CO_OBJECT)
		put_bytes(m, F_OBJECT, cur_take(c, 16));
	if (m->bad)
		return;
	m->code = number;
	if (!context_get(r->flow, id, &r->interface))
		flaw(m, NO_CONTEXT);
	put_call(r, number);
	if (r->interface && r->method == &unknown_method)
		flaw(m, UNKNOWN_METHOD);
	if (r->rpc.flags & RPC_CO_FIRST && !m->prefix) {
		struct pair *pair = pair_open(&r->flow->pairs, r->rpc.call);
		pair->code = number;
		pair->first = r->interface;
		pair->count = id;
	}
	finish_call(r, c, true);
}

static void call_answer(struct reading *r, struct cursor *c, bool is_fault)
{
	struct message *m = r->m;
	const bool little = r->rpc.is_little;
	struct pairs *pairs = &r->flow->pairs;

	cur_skip(c, 4);
	const uint16_t id = rpc_u16(c, little);
	cur_skip(c, 2);
	if (m->bad)
		return;
	const bool last = r->rpc.flags & RPC_CO_LAST;
	const struct pair *pair = m->prefix || !last ? pair_find(pairs, r->rpc.call) : pair_take(pairs, r->rpc.call);
	r->method = &unknown_method;
	if (pair && pair->count == id) {
		m->code = (int32_t)pair->code;
		r->interface = (uint8_t)pair->first;
		put_call(r, (uint16_t)pair->code);
	} else {
		flaw(m, pair ? FLAW_MISFIT : FLAW_NO_REQUEST);
		aim(r);
		r->op.label = "answer";
	}
	if (is_fault) {
		put_uint(m, F_STATUS, rpc_u32(c, little), 0, 0);
		r->op.failed = true;
		emit(r);
		return;
	}
	finish_call(r, c, false);
}

/* ---- the message ---- */

static void opc_da_dissect(struct message *m, struct cursor c)
{
	struct reading r = { .m = m, .flow = m->flow, .method = &unknown_method };

	const bool sound = rpc_co_read(&c, &r.rpc);
	const bool is_answer = r.rpc.type == RPC_RESPONSE || r.rpc.type == RPC_FAULT || r.rpc.type == RPC_BIND_ACK ||
			       r.rpc.type == RPC_BIND_NAK || r.rpc.type == RPC_ALTER_CONTEXT_ANSWER;
	put_uint(m, F_PACKET, r.rpc.type, 2, 1);
	put_uint(m, F_CALL, r.rpc.call, 12, 4);
	if (r.rpc.auth_length) {
		put_uint(m, F_AUTHENTICATION, r.rpc.auth_type, 0, 0);
		put_uint(m, F_PROTECTION, r.rpc.auth_level, 0, 0);
	}
	if (m->bad)
		return;
	if (!sound) {
		if (m->prefix) {
			cur_poison(&r.rpc.body);
			return;
		}
		flaw(m, BAD_LENGTH);
	}
	keep(m);
	r.op.role = is_answer ? ROLE_ANSWER : ROLE_REQUEST;
	set_client(m, !is_answer);
	switch (r.rpc.type) {
	case RPC_BIND:
	case RPC_ALTER_CONTEXT:
		bind_request(&r, &r.rpc.body);
		break;
	case RPC_REQUEST:
		call_request(&r, &r.rpc.body);
		break;
	case RPC_RESPONSE:
	case RPC_FAULT:
		call_answer(&r, &r.rpc.body, r.rpc.type == RPC_FAULT);
		break;
	case RPC_BIND_ACK:
	case RPC_ALTER_CONTEXT_ANSWER:
		emit_session(&r, "interfaces bound", ROLE_ANSWER);
		break;
	case RPC_BIND_NAK:
		operation(m, &(struct operation){ .intent = INTENT_SESSION, .role = ROLE_ANSWER, .housekeeping = true,
						  .failed = true, .label = "interfaces not bound" });
		break;
	case RPC_AUTH3:
	case RPC_SHUTDOWN:
	case RPC_CO_CANCEL:
	case RPC_ORPHANED:
		emit_session(&r, r.rpc.type == RPC_AUTH3 ? "authenticate" : "end call or connection", ROLE_REQUEST);
		break;
	default:
		flaw(m, UNKNOWN_PACKET);
		operation(m, &(struct operation){ .intent = INTENT_OTHER, .changes = CHANGES_UNKNOWN, .role = r.op.role,
						  .label = "unknown packet" });
		break;
	}
}

static size_t opc_da_frame(const struct message *m, struct cursor c)
{
	(void)m;
	return rpc_co_length(c);
}

/* DCE/RPC has many users.  Ours binds an interface of OPC, or of DCOM, which OPC needs. */
static enum probe opc_da_probe(enum transport transport, bool from_client, struct cursor c)
{
	const size_t length = rpc_co_length(c);
	bool ignored = false;

	(void)from_client;
	if (transport != TRANSPORT_TCP || length == FRAME_FOREIGN)
		return PROBE_NO;
	c.bad = &ignored;
	const int type = cur_peek(&c, 2);
	if (type >= 0 && type != RPC_BIND && type != RPC_BIND_ACK)
		return PROBE_NO;
	if (type == RPC_BIND_ACK)
		return cur_left(&c) < RPC_CO_HEADER ? PROBE_MORE : PROBE_WEAK;
	if (cur_left(&c) < 48)
		return PROBE_MORE;
	const bool little = rpc_is_little((uint8_t)cur_peek(&c, 4));
	cur_skip(&c, 24);
	const uint8_t contexts = cur_u8(&c);
	cur_skip(&c, 7);
	const struct rpc_uuid uuid = rpc_uuid_read(&c, little);
	return contexts && interface_of(&uuid) ? PROBE_STRONG : PROBE_NO;
}

/* ---- refusing ---- */

static void write_le(uint8_t *p, size_t n, uint32_t v)
{
	for (size_t i = 0; i < n; i++)
		p[i] = (uint8_t)(v >> 8 * i);
}

#define FAULT_LEN 32

/* A fault with this status, in the byte order that all of DCOM uses: 12.6.4.7. */
static size_t opc_da_answer(const struct message *m, int32_t code, uint8_t *out, size_t cap)
{
	bool bad = false;
	struct cursor c = cur_over(m->data, m->len, &bad);
	struct rpc_co rpc;

	if (m->len < RPC_CO_HEADER + 8 || cap < FAULT_LEN || !rpc_co_read(&c, &rpc) || rpc.type != RPC_REQUEST ||
	    !rpc.is_little || rpc.auth_level >= 4)
		return 0;
	cur_skip(&rpc.body, 4);
	const uint16_t context = rpc_u16(&rpc.body, true);
	memset(out, 0, FAULT_LEN);
	out[0] = 5;
	out[1] = rpc.minor;
	out[2] = RPC_FAULT;
	out[3] = RPC_CO_FIRST | RPC_CO_LAST;
	out[4] = 0x10;
	write_le(out + 8, 2, FAULT_LEN);
	write_le(out + 12, 4, rpc.call);
	write_le(out + 16, 4, FAULT_LEN);
	write_le(out + 20, 2, context);
	write_le(out + 24, 4, (uint32_t)code);
	return FAULT_LEN;
}

static const struct binding bindings[] = { { TRANSPORT_TCP, 135, 135 } };

extern const struct dissector opc_da;
const struct dissector opc_da = {
	.name = "opc_da",
	.title = "OPC Classic over DCOM",
	.specification = "OPC Data Access Custom Interface 2.05A, 3.00; MS-DCOM; C706",
	.fields = fields,
	.field_count = F_END,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.bindings = bindings,
	.binding_count = sizeof bindings / sizeof bindings[0],
	.housekeeping = "binding interfaces, authentication, and DCOM's own calls: pings, references, interfaces, "
			"connection points, lists",
	.message_max = 262144,
	.flow_size = sizeof(struct opc_flow),
	.refuse = { .means = { REFUSE_EXCISE, REFUSE_NONE }, .code = ACCESS_DENIED, .codes = &status_names,
		    .answer = opc_da_answer },
	.probe = opc_da_probe,
	.frame = opc_da_frame,
	.dissect = opc_da_dissect,
};
