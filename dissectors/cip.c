/* SPDX-License-Identifier: Apache-2.0 */
/*
 * CIP, the Common Industrial Protocol: requests to objects and their answers, as EtherNet/IP carries them.  ODVA, The
 * CIP Networks Library volume 1 (CIP), edition 3.33 ("3-5.5" below is a clause of it); volumes 5 and 7 for safety
 * and Modbus; Rockwell 1756-PM020 for tags.  All numbers little-endian.  Paths: cip_path.h; tables: cip_tables.h.
 *
 *	+---------+-------+-----------...--+--------...
 *	| service | words | path           | data               request
 *	+---------+-------+-----------...--+--------...
 *	+---------------+---+--------+-------+-----...--+--------...
 *	| service, 0x80 | 0 | status | words | more     | data  answer
 *	+---------------+---+--------+-------+-----...--+--------...
 *
 * A multiple-service packet (0x0a) and an Unconnected_Send (0x52 to class 6) hold whole messages: each is a message of
 * its own here, with its own service counted.  PCCC in class 0x67 is read by dissectors/pccc.c.  A tag is one
 * operation, an attribute of a list is one operation.
 *
 * Intent follows service and class: see shapes.  A Forward_Open is `control` when it carries outputs (a cyclic
 * connection with more than a heartbeat to the target), `config` when it brings configuration, else `session`.
 * `route`: port segments of an Unconnected_Send or of the connection.  Not read: values of attributes, whose form each
 * class defines (they are bytes), and cyclic data.
 *
 * Owns no memory; per-flow state is struct cip_flow; the thread that owns the flow.
 */
#include "dissectors/cip_path.h"
#include "dissectors/cip_tables.h"

/* CIP volume 1, appendix B-1 */
static const struct name status_list[] = {
	{ STATUS_SUCCESS, "success" },
	{ 0x01, "connection-failure" },
	{ 0x02, "resource-unavailable" },
	{ 0x03, "invalid-parameter-value" },
	{ 0x04, "path-segment-error" },
	{ 0x05, "path-destination-unknown" },
	{ STATUS_PARTIAL, "partial-transfer" },
	{ 0x07, "connection-lost" },
	{ 0x08, "service-not-supported" },
	{ 0x09, "invalid-attribute-value" },
	{ 0x0a, "attribute-list-error" },
	{ 0x0b, "already-in-requested-mode" },
	{ 0x0c, "object-state-conflict" },
	{ 0x0d, "object-already-exists" },
	{ 0x0e, "attribute-not-settable" },
	{ STATUS_PRIVILEGE, "privilege-violation" },
	{ 0x10, "device-state-conflict" },
	{ 0x11, "reply-too-large" },
	{ 0x12, "fragmentation-of-primitive" },
	{ 0x13, "not-enough-data" },
	{ 0x14, "attribute-not-supported" },
	{ 0x15, "too-much-data" },
	{ 0x16, "object-does-not-exist" },
	{ 0x17, "no-fragmentation-in-progress" },
	{ 0x18, "no-stored-attribute-data" },
	{ 0x19, "store-operation-failure" },
	{ 0x1a, "request-too-large-to-route" },
	{ 0x1b, "reply-too-large-to-route" },
	{ 0x1c, "missing-attribute-list-entry" },
	{ 0x1d, "invalid-attribute-value-list" },
	{ STATUS_MEMBER, "embedded-service-error" },
	{ 0x1f, "vendor-specific-error" },
	{ 0x20, "invalid-parameter" },
	{ 0x21, "write-once-already-written" },
	{ 0x22, "invalid-reply" },
	{ 0x23, "buffer-overflow" },
	{ 0x24, "invalid-message-format" },
	{ 0x25, "key-failure-in-path" },
	{ 0x26, "path-size-invalid" },
	{ 0x27, "unexpected-attribute" },
	{ 0x28, "invalid-member" },
	{ 0x29, "member-not-settable" },
	{ 0x2a, "group-2-server-failure" },
	{ 0x2b, "unknown-modbus-error" },
	{ 0x2c, "attribute-not-gettable" },
	{ 0xff, "general-error" },
};
const struct names cip_status_names = NAMES(status_list);

/* A message while it is being read. */
struct reading {
	struct message *m;
	struct cip_flow *flow;
	const struct shape *shape;
	struct cip_path path;
	struct bytes path_bytes, route;
	uint8_t service, status;
	uint16_t count;  /* elements asked for */
	uint32_t offset; /* bytes of them that earlier fragments had */
	bool is_answer, paired;
	struct operation op;
};

/* A flaw that was read, not one that poison's zeros suggest. */
static void wrong(struct message *m, unsigned which)
{
	if (!m->bad)
		flaw(m, which);
}

/* ---- requests that wait: a ring of records ---- */

#define RECORD_HEAD 16

struct record {
	struct bytes path, route;
	uint32_t offset;
	uint16_t count;
	uint8_t service;
	uint32_t next; /* where the record behind it begins */
};

static uint32_t record_size(size_t path_len, size_t route_len)
{
	return (uint32_t)((RECORD_HEAD + path_len + route_len + 7) & ~(size_t)7);
}

/* Writes a record; returns where it begins.  It never wraps: what is left of the ring is passed over, and said so. */
static uint32_t record_add(struct reading *r)
{
	struct cip_flow *flow = r->flow;
	const size_t path_len = r->path_bytes.len, route_len = r->route.len;
	const uint32_t size = record_size(path_len, route_len), left = CIP_RING - flow->ring_next % CIP_RING;

	if (size > left) {
		flow->ring[flow->ring_next % CIP_RING] = 0xff; /* no service: go on at the ring's beginning */
		flow->ring_next += left;
	}
	const uint32_t at = flow->ring_next;
	uint8_t *p = flow->ring + at % CIP_RING;
	p[0] = r->service;
	p[1] = (uint8_t)route_len;
	p[2] = (uint8_t)path_len;
	p[3] = (uint8_t)(path_len >> 8);
	p[4] = (uint8_t)r->count;
	p[5] = (uint8_t)(r->count >> 8);
	memcpy(p + 8, &r->offset, sizeof r->offset);
	if (path_len)
		memcpy(p + RECORD_HEAD, r->path_bytes.p, path_len);
	if (route_len)
		memcpy(p + RECORD_HEAD + path_len, r->route.p, route_len);
	flow->ring_next += size;
	return at;
}

/* The record at `at`; false when it was overtaken. */
static bool record_read(const struct cip_flow *flow, uint32_t at, struct record *out)
{
	if (flow->ring_next - at > CIP_RING || flow->ring_next == at)
		return false;
	if (flow->ring[at % CIP_RING] == 0xff)
		at += CIP_RING - at % CIP_RING;
	if (flow->ring_next - at > CIP_RING || flow->ring_next == at)
		return false;
	const uint8_t *p = flow->ring + at % CIP_RING;
	const size_t path_len = (size_t)p[2] | (size_t)p[3] << 8;
	out->service = p[0];
	out->count = (uint16_t)(p[4] | p[5] << 8);
	memcpy(&out->offset, p + 8, sizeof out->offset);
	out->path = (struct bytes){ p + RECORD_HEAD, path_len };
	out->route = (struct bytes){ p + RECORD_HEAD + path_len, p[1] };
	out->next = at + record_size(path_len, p[1]);
	return true;
}

/* ---- which operation it is ---- */

/* A request to a tag, or to its symbol object. */
static uint32_t class_of(const struct cip_path *p, uint8_t service)
{
	if (!p->has_class)
		return TAG;
	if (p->klass == CLASS_SYMBOL && p->instance && service >= SERVICE_READ_TAG && service <= SERVICE_WRITE_FRAGMENT)
		return TAG;
	return p->klass;
}

static const struct shape *shape_find(const struct cip_path *p, uint8_t service)
{
	const uint32_t klass = class_of(p, service);
	const bool logix = p->has_class && is_logix(klass);

	for (size_t i = 0; i < sizeof shapes / sizeof shapes[0]; i++) {
		const struct shape *s = &shapes[i];
		if (s->service == service &&
		    (s->klass == klass || s->klass == ANY_CLASS || (logix && s->klass == LOGIX)))
			return s;
	}
	return &unknown_shape;
}

/* Setting attributes of some classes is more than a write. */
static void aim(struct reading *r)
{
	struct operation *op = &r->op;

	op->intent = r->shape->intent;
	op->changes = r->shape->changes;
	op->transfer = r->is_answer ? TRANSFER_NONE : r->shape->transfer;
	op->label = r->shape->label;
	op->technique = r->shape->technique;
	if (op->intent != INTENT_WRITE || !r->path.has_class || r->shape->klass != ANY_CLASS)
		return;
	for (size_t i = 0; i < sizeof set_intents / sizeof set_intents[0]; i++) {
		if (r->path.klass >= set_intents[i].first && r->path.klass <= set_intents[i].last) {
			op->intent = set_intents[i].intent;
			op->technique = set_intents[i].technique;
		}
	}
}

static void emit(struct reading *r)
{
	operation(r->m, &r->op);
}

static bool is_tag(const struct reading *r)
{
	return r->shape->klass == TAG;
}

/* What the path says; its bytes may be those of the request, in the ring. */
static void put_path(struct reading *r)
{
	struct message *m = r->m;
	const struct cip_path *p = &r->path;
	const bool here = r->path_bytes.p >= m->data && r->path_bytes.p < m->data + m->len;
	const uint32_t at = here ? (uint32_t)(r->path_bytes.p - m->data) : 0;
	const uint32_t len = here ? (uint32_t)r->path_bytes.len : 0;

	if (p->has_container)
		put_uint(m, F_CONTAINER_CLASS, p->container, at, len);
	if (p->has_container_instance)
		put_uint(m, F_CONTAINER_INSTANCE, p->container_instance, at, len);
	if (p->has_class)
		put_uint(m, F_CLASS, p->klass, at, len);
	if (p->has_instance)
		put_uint(m, F_INSTANCE, p->instance, at, len);
	if (p->has_attribute)
		put_uint(m, F_ATTRIBUTE, p->attribute, at, len);
	if (p->points)
		put_uint(m, F_CONNECTION_POINT, p->point[0], at, len);
	if (p->text_len && !p->too_long)
		put_value(m, F_SYMBOL, (struct value){ VALUE_BYTES, 0, 0, at, (uint32_t)p->text_len, 0,
						       { .p = (const uint8_t *)r->flow->text } });
	if (r->route.len) {
		put_bytes(m, F_ROUTE, r->route);
		r->op.routed = true;
	}
	if ((is_tag(r) && !p->is_grid) || p->has_element)
		put_span(m, F_ELEMENT, p->has_element ? p->element : 0, r->count ? r->count : 1, at, len);
}

static void read_path(struct reading *r, struct bytes b)
{
	char route[CIP_ROUTE_MAX];

	r->path_bytes = b;
	r->path = cip_path_read(cur_over(b.p, b.len, &r->m->bad), r->flow->text, route);
}

static void check_path(struct reading *r)
{
	if (r->path.unknown)
		wrong(r->m, UNKNOWN_SEGMENT);
	if (r->path.too_long || r->path.route_len || (!r->path.has_class && !r->path.has_symbol))
		wrong(r->m, BAD_PATH);
}

static void put_data(struct reading *r, struct cursor *c)
{
	if (cur_left(c))
		put_bytes(r->m, F_DATA, cur_rest(c));
}

/* ---- tags ---- */

/* Data type, and of a structure the checksum of its definition. */
static uint16_t put_type(struct reading *r, struct cursor *c)
{
	const uint32_t offset = cur_offset(c, r->m->data);
	uint16_t type = cur_le16(c);

	if ((type & 0xff) == TYPE_BOOL)
		type = TYPE_BOOL; /* the high byte tells which bit of its word a Boolean is */
	put_uint(r->m, F_TYPE, type, offset, 2);
	if (type == TYPE_STRUCTURE)
		put_le16(r->m, F_STRUCTURE, c);
	return type;
}

/* The values that are here, and the elements that they are of. */
static void put_values(struct reading *r, uint16_t type, bool whole, struct cursor *c)
{
	const struct bytes b = cur_rest(c);
	const uint32_t offset = r->offset;
	const uint32_t first = r->path.has_element ? r->path.element : 0;

	for (size_t i = 0; i < sizeof type_shapes / sizeof type_shapes[0]; i++) {
		const uint32_t size = type_shapes[i].size;
		if (type_shapes[i].type != type)
			continue;
		const uint32_t count = (uint32_t)(b.len / size);
		if (b.len % size || offset % size || !count)
			break;
		if (whole && r->count && count != r->count)
			wrong(r->m, r->is_answer ? (unsigned)FLAW_MISFIT : BAD_COUNT);
		if (!r->path.is_grid)
			put_span(r->m, F_ELEMENT, first + offset / size, count, 0, 0);
		put_list(r->m, F_VALUE, b, (enum list_encoding)type_shapes[i].encoding, count, 1);
		return;
	}
	put_bytes(r->m, F_DATA, b);
}

static void read_tag(struct reading *r, struct cursor *c)
{
	if (r->is_answer) {
		const uint16_t type = put_type(r, c);
		put_values(r, type, r->shape->layout == LAYOUT_READ && r->status != STATUS_PARTIAL && r->paired, c);
	} else {
		put_le16(r->m, F_COUNT, c);
		if (r->shape->layout == LAYOUT_READ_FRAGMENT)
			put_le32(r->m, F_OFFSET, c);
		if (cur_left(c))
			wrong(r->m, BAD_LENGTH);
	}
	emit(r);
}

static void write_tag(struct reading *r, struct cursor *c)
{
	if (!r->is_answer) {
		const bool fragment = r->shape->layout == LAYOUT_WRITE_FRAGMENT;
		const uint16_t type = put_type(r, c);
		put_le16(r->m, F_COUNT, c);
		if (fragment)
			put_le32(r->m, F_OFFSET, c);
		if (!cur_left(c))
			wrong(r->m, BAD_LENGTH);
		put_values(r, type, !fragment, c);
	}
	emit(r);
}

/* Size, bits to set, bits to keep */
static void modify_tag(struct reading *r, struct cursor *c)
{
	if (!r->is_answer) {
		const uint16_t size = cur_le16(c);
		put_bytes(r->m, F_OR_MASK, cur_take(c, size));
		put_bytes(r->m, F_AND_MASK, cur_take(c, size));
		if (cur_left(c) || !size)
			wrong(r->m, BAD_LENGTH);
	}
	emit(r);
}

/* ---- attributes ---- */

/* An operation for each attribute asked for. */
static void get_list(struct reading *r, struct cursor *c)
{
	const uint16_t count = put_le16(r->m, F_COUNT, c);

	if (r->is_answer) { /* attribute, status, value: how long a value is, each class says for itself */
		put_data(r, c);
		emit(r);
		return;
	}
	if (cur_left(c) != 2u * count)
		wrong(r->m, BAD_COUNT);
	for (unsigned i = 0; i < count && cur_left(c); i++) {
		put_path(r);
		put_uint(r->m, F_COUNT, count, 0, 0);
		put_le16(r->m, F_ATTRIBUTE, c);
		emit(r);
	}
	if (!count)
		emit(r);
}

/* Of several attributes only the first can be told: how long its value is, each class says for itself. */
static void set_list(struct reading *r, struct cursor *c)
{
	const uint16_t count = put_le16(r->m, F_COUNT, c);

	if (!r->is_answer) {
		if (count == 1)
			put_le16(r->m, F_ATTRIBUTE, c);
	}
	put_data(r, c);
	emit(r);
}

/* Get_Attributes_All of what tells who the sender is. */
static void get_all(struct reading *r, struct cursor *c)
{
	static const struct cip_identity_fields ids = { F_VENDOR, F_DEVICE_TYPE, F_PRODUCT_CODE, F_REVISION_MAJOR,
							F_REVISION_MINOR, F_DEVICE_STATUS, F_SERIAL, F_PRODUCT_NAME };

	if (r->is_answer && r->path.klass == CLASS_IDENTITY && r->path.instance == 1) {
		cip_identity(r->m, c, &ids, r->op.routed);
	} else if (r->is_answer && r->path.klass == CLASS_CONTROLLER_NAME && r->path.instance == 1) {
		struct cursor name = *c;
		const uint16_t len = cur_le16(&name);
		identify(r->m, IDENTITY_NAME, cur_take(&name, len));
	}
	put_data(r, c);
	emit(r);
}

static void reset(struct reading *r, struct cursor *c)
{
	if (!r->is_answer && cur_left(c))
		put_u8(r->m, F_RESET, c);
	put_data(r, c);
	emit(r);
}

/* Count and numbers of the attributes wanted of each symbol. */
static void browse(struct reading *r, struct cursor *c)
{
	if (!r->is_answer)
		put_le16(r->m, F_COUNT, c);
	put_data(r, c);
	emit(r);
}

/* Address and length of raw memory that a scan list names. */
static void memory(struct reading *r, struct cursor *c)
{
	if (!r->is_answer) {
		put_le32(r->m, F_MEMORY, c);
		put_le16(r->m, F_COUNT, c);
	}
	put_data(r, c);
	emit(r);
}

/* ---- connections: 3-5.5 ---- */

/* Serial number, vendor and serial number of the originator. */
struct triad {
	uint16_t serial, vendor;
	uint32_t originator;
};

static struct triad put_triad(struct message *m, struct cursor *c)
{
	struct triad t;

	t.serial = put_le16(m, F_CONNECTION_SERIAL, c);
	t.vendor = put_le16(m, F_ORIGINATOR_VENDOR, c);
	t.originator = put_le32(m, F_ORIGINATOR_SERIAL, c);
	return t;
}

static struct cip_connection *connection_of(struct cip_flow *flow, const struct triad *t)
{
	for (unsigned i = 0; i < CIP_CONNECTIONS; i++) {
		struct cip_connection *c = &flow->connections[i];
		if (c->open && c->serial == t->serial && c->vendor == t->vendor && c->originator == t->originator)
			return c;
	}
	return NULL;
}

static struct cip_connection *connection_new(struct cip_flow *flow)
{
	for (unsigned i = 0; i < CIP_CONNECTIONS; i++)
		if (!flow->connections[i].open)
			return &flow->connections[i];
	struct cip_connection *c = &flow->connections[flow->next_connection];
	flow->next_connection = (uint8_t)((flow->next_connection + 1) % CIP_CONNECTIONS);
	return c;
}

/* Size and kind of one direction; true when it is not null. */
static bool put_parameters(struct message *m, unsigned type_field, unsigned size_field, bool large, struct cursor *c,
			   uint32_t *size)
{
	const uint32_t offset = cur_offset(c, m->data);
	const uint32_t raw = large ? cur_le32(c) : cur_le16(c);
	const unsigned high = large ? raw >> 16 : raw;
	const unsigned type = high >> 13 & 3;

	*size = raw & (large ? 0xffff : 0x1ff);
	put_uint(m, type_field, type, offset, large ? 4 : 2);
	put_uint(m, size_field, *size, offset, large ? 4 : 2);
	if (type_field == F_O_T_TYPE)
		put_uint(m, F_REDUNDANT, high >> 15 & 1, offset, large ? 4 : 2);
	return type != CONNECTION_NULL;
}

/* A heartbeat has no data but its sequence count. */
#define HEARTBEAT_MAX 2

static void open_request(struct reading *r, struct cursor *c)
{
	struct message *m = r->m;
	const bool large = r->shape->layout == LAYOUT_LARGE_OPEN;
	uint32_t out_size = 0, in_size = 0;

	cur_skip(c, 2);
	put_le32(m, F_O_T_CONNECTION, c);
	const uint32_t t_o = put_le32(m, F_T_O_CONNECTION, c);
	const struct triad triad = put_triad(m, c);
	cur_skip(c, 4);
	put_le32(m, F_O_T_RPI, c);
	const bool outputs = put_parameters(m, F_O_T_TYPE, F_O_T_SIZE, large, c, &out_size);
	put_le32(m, F_T_O_RPI, c);
	const bool inputs = put_parameters(m, F_T_O_TYPE, F_T_O_SIZE, large, c, &in_size);
	const uint32_t transport_at = cur_offset(c, m->data);
	const uint8_t transport = cur_u8(c);
	put_uint(m, F_TRANSPORT_CLASS, transport & 15, transport_at, 1);
	put_uint(m, F_TRIGGER, transport >> 4 & 7, transport_at, 1);
	const uint8_t words = cur_u8(c);
	struct cursor path = cur_cut(c, 2u * words);
	if (m->bad)
		return;
	char route[CIP_ROUTE_MAX];
	const struct bytes path_bytes = { path.p, cur_left(&path) };
	const struct cip_path target = cip_path_read(path, r->flow->text, route);
	const uint32_t at = (uint32_t)(path_bytes.p - m->data), len = (uint32_t)path_bytes.len;
	const bool cyclic = (transport & 15) < 2;
	const bool owns = cyclic && outputs && out_size > HEARTBEAT_MAX;

	if (target.unknown)
		wrong(m, UNKNOWN_SEGMENT);
	if (target.too_long)
		wrong(m, BAD_PATH);
	if (target.has_class)
		put_uint(m, F_TARGET_CLASS, target.klass, at, len);
	if (target.has_instance)
		put_uint(m, F_TARGET_INSTANCE, target.instance, at, len);
	if (target.points)
		put_uint(m, F_OUTPUT_POINT, target.point[0], at, len);
	if (target.points > 1)
		put_uint(m, F_INPUT_POINT, target.point[1], at, len);
	if (target.text_len && !target.too_long)
		put_value(m, F_SYMBOL, (struct value){ VALUE_BYTES, 0, 0, at, (uint32_t)target.text_len, 0,
						       { .p = (const uint8_t *)r->flow->text } });
	if (target.route_len) {
		put_made(m, F_ROUTE, route, target.route_len, at);
		r->op.routed = true;
	}
	put_uint(m, F_OWNS_OUTPUTS, owns, 0, 0);
	put_uint(m, F_SAFETY, target.safety, 0, 0);
	if (owns) {
		r->op = (struct operation){ .intent = INTENT_CONTROL, .changes = CHANGES_YES, .routed = r->op.routed,
					    .label = "open connection that owns outputs", .technique = "T0855" };
	} else if (target.has_data) {
		r->op = (struct operation){ .intent = INTENT_CONFIG, .changes = CHANGES_YES, .routed = r->op.routed,
					    .label = "open connection that configures", .technique = "T0836" };
	} else if (!outputs && !inputs) {
		r->op.label = "ping connection target";
	} else {
		r->op.housekeeping = !cyclic;
	}
	if (target.safety)
		r->op.label = "open safety connection";
	if (cur_left(c))
		wrong(m, BAD_LENGTH);
	expect(m, (enum intent)r->op.intent);
	emit(r);
	if (m->bad || m->prefix)
		return;
	struct cip_connection *open = connection_of(r->flow, &triad);
	if (!open)
		open = connection_new(r->flow);
	*open = (struct cip_connection){ .open = true, .serial = triad.serial, .vendor = triad.vendor,
					 .originator = triad.originator, .t_o = t_o,
					 .intent = r->op.intent, .changes = r->op.changes,
					 .housekeeping = r->op.housekeeping, .route_len = (uint8_t)target.route_len };
	if (target.route_len)
		memcpy(open->route, route, target.route_len);
}

static void open_answer(struct reading *r, struct cursor *c)
{
	struct message *m = r->m;
	uint32_t o_t = 0, t_o = 0;

	if (!r->status) {
		o_t = put_le32(m, F_O_T_CONNECTION, c);
		t_o = put_le32(m, F_T_O_CONNECTION, c);
	}
	if (r->status && !cur_left(c)) {
		emit(r);
		return;
	}
	const struct triad t = put_triad(m, c);
	struct cip_connection *open = connection_of(r->flow, &t);
	if (!r->status) {
		put_le32(m, F_O_T_RPI, c);
		put_le32(m, F_T_O_RPI, c);
		const uint8_t words = cur_u8(c);
		cur_skip(c, 1);
		if (words)
			put_bytes(m, F_DATA, cur_take(c, 2u * words));
		if (cur_left(c))
			wrong(m, BAD_LENGTH);
	}
	put_data(r, c);
	if (open) {
		r->op.intent = open->intent;
		r->op.changes = open->changes;
		r->op.housekeeping = open->housekeeping;
	}
	emit(r);
	if (open && !m->bad && !m->prefix) {
		open->open = !r->status;
		open->o_t = o_t;
		open->t_o = t_o;
	}
}

static void close_connection(struct reading *r, struct cursor *c)
{
	struct message *m = r->m;

	r->op.housekeeping = true;
	if (r->is_answer) {
		if (cur_left(c)) {
			const struct triad t = put_triad(m, c);
			struct cip_connection *open = connection_of(r->flow, &t);
			if (open && !r->status && !m->bad && !m->prefix)
				open->open = false;
		}
	} else {
		cur_skip(c, 2);
		(void)put_triad(m, c);
	}
	put_data(r, c);
	emit(r);
}

/* ---- messages inside messages ---- */

#define NESTING_MAX 5

static bool is_too_deep(const struct message *m)
{
	unsigned depth = 0;

	for (; m; m = m->outer)
		depth++;
	return depth > NESTING_MAX;
}

/* 3-5.5.4: time, length, message, pad, route */
static void unconnected_send(struct reading *r, struct cursor *c)
{
	struct message *m = r->m;
	struct cip_flow *flow = r->flow;

	if (r->is_answer) { /* of the router itself: it could not pass the request on, or its answer */
		put_data(r, c);
		emit(r);
		return;
	}
	cur_skip(c, 2);
	const uint16_t len = cur_le16(c);
	const struct bytes inner = cur_take(c, len);
	cur_skip(c, len & 1);
	const uint8_t words = cur_u8(c);
	if (cur_u8(c))
		wrong(m, BAD_RESERVED);
	struct cursor path = cur_cut(c, 2u * words);
	const struct cip_path route = cip_path_read(path, flow->text, flow->route);
	if (route.unknown)
		wrong(m, UNKNOWN_SEGMENT);
	if (route.too_long || route.has_class || route.has_symbol || !len)
		wrong(m, BAD_PATH);
	if (cur_left(c))
		wrong(m, BAD_LENGTH);
	if (is_too_deep(m))
		wrong(m, NESTING);
	if (m->bad || !len || is_too_deep(m)) {
		emit(r);
		return;
	}
	flow->route_len = (uint8_t)route.route_len;
	carry(m, &cip, flow, inner);
	flow->route_len = 0;
}

static size_t le16_at(struct bytes b, size_t at)
{
	return bytes_u8(b, at) | (size_t)bytes_u8(b, at + 1) << 8;
}

/* Count and offsets, from the count, of the members: 5A-2 of the Message Router.  True when they follow one another. */
static bool member_offsets(struct bytes all, uint16_t count)
{
	size_t last = 2 + 2 * (size_t)count;

	if (!count || all.len < last)
		return false;
	for (unsigned i = 0; i < count; i++) {
		const size_t at = le16_at(all, 2 + 2 * (size_t)i);
		if (i ? at <= last : at != last)
			return false;
		last = at;
	}
	return last < all.len;
}

static size_t member_at(struct bytes all, unsigned i, uint16_t count)
{
	return i < count ? le16_at(all, 2 + 2 * (size_t)i) : all.len;
}

static void multiple(struct reading *r, struct cursor *c)
{
	struct message *m = r->m;
	struct cip_flow *flow = r->flow;
	const struct bytes all = cur_rest(c);
	const uint16_t count = (uint16_t)le16_at(all, 0);

	put_uint(m, F_MEMBERS, count, (uint32_t)(all.p - m->data), 2);
	if (r->is_answer && r->status && r->status != STATUS_MEMBER && r->status != STATUS_PARTIAL && !all.len) {
		emit(r);
		return;
	}
	if (is_too_deep(m) || !member_offsets(all, count)) {
		wrong(m, is_too_deep(m) ? NESTING : BAD_OFFSETS);
		put_bytes(m, F_DATA, all);
		emit(r);
		return;
	}
	/* what the members leave here, they find for each other */
	const bool recorded = flow->recorded;
	uint32_t record = flow->record;
	for (unsigned i = 0; i < count; i++) {
		const size_t at = member_at(all, i, count);
		struct record asked;
		flow->nested = true;
		flow->recorded = recorded;
		flow->record = record;
		if (recorded && r->is_answer && record_read(flow, record, &asked))
			record = asked.next;
		else
			flow->recorded = false;
		carry(m, &cip, flow, bytes_part(all, at, member_at(all, i + 1, count) - at));
	}
	flow->nested = false;
}

/* Who asks (length, vendor, serial number), then the PCCC message. */
static void execute_pccc(struct reading *r, struct cursor *c)
{
	struct message *m = r->m;

	if (r->is_answer && !cur_left(c)) {
		emit(r);
		return;
	}
	const uint8_t len = cur_u8(c);
	struct cursor requestor = cur_cut(c, len ? len - 1u : 0);
	if (len < 7)
		wrong(m, BAD_LENGTH);
	cur_skip(&requestor, 6);
	carry(m, &pccc, &r->flow->pccc, cur_rest(c));
}

/* ---- the message ---- */

static void (*const readers[])(struct reading *r, struct cursor *c) = {
	[LAYOUT_GET_ALL] = get_all,
	[LAYOUT_GET_LIST] = get_list,
	[LAYOUT_SET_LIST] = set_list,
	[LAYOUT_RESET] = reset,
	[LAYOUT_READ] = read_tag,
	[LAYOUT_READ_FRAGMENT] = read_tag,
	[LAYOUT_WRITE] = write_tag,
	[LAYOUT_WRITE_FRAGMENT] = write_tag,
	[LAYOUT_MODIFY] = modify_tag,
	[LAYOUT_BROWSE] = browse,
	[LAYOUT_MEMORY] = memory,
	[LAYOUT_CLOSE] = close_connection,
	[LAYOUT_SEND] = unconnected_send,
	[LAYOUT_MULTIPLE] = multiple,
	[LAYOUT_PCCC] = execute_pccc,
};

static void read_data(struct reading *r, struct cursor *c)
{
	const bool opens = r->shape->layout == LAYOUT_OPEN || r->shape->layout == LAYOUT_LARGE_OPEN;

	if (opens) {
		if (r->is_answer)
			open_answer(r, c);
		else
			open_request(r, c);
	} else if (r->shape->layout == LAYOUT_BYTES) {
		put_data(r, c);
		emit(r);
	} else {
		readers[r->shape->layout](r, c);
	}
}

/* The way to the device: around the message, or that of its connection. */
static struct bytes route_of(const struct cip_flow *flow)
{
	const uint8_t *p = (const uint8_t *)flow->route;

	if (flow->route_len)
		return (struct bytes){ p, flow->route_len };
	const struct cip_connection *c = cip_connection(flow, flow->connection);
	if (!c)
		return (struct bytes){ p, 0 };
	return (struct bytes){ (const uint8_t *)c->route, c->route_len };
}

/* How many elements of a tag are asked for, and from which byte on: the first numbers of a read; behind the type, in a
 * write. */
static void elements_asked(struct reading *r, struct cursor c)
{
	const uint8_t layout = r->shape->layout;
	bool ignored = false; /* bytes that are missing are told when they are read in earnest */

	c.bad = &ignored;
	if (layout == LAYOUT_WRITE || layout == LAYOUT_WRITE_FRAGMENT)
		cur_skip(&c, cur_le16(&c) == TYPE_STRUCTURE ? 2 : 0);
	else if (layout != LAYOUT_READ && layout != LAYOUT_READ_FRAGMENT)
		return;
	r->count = cur_le16(&c);
	if (layout == LAYOUT_READ_FRAGMENT || layout == LAYOUT_WRITE_FRAGMENT)
		r->offset = cur_le32(&c);
}

static void request(struct reading *r, struct cursor *c)
{
	struct message *m = r->m;
	struct cip_flow *flow = r->flow;
	const bool nested = flow->nested;
	const uint8_t words = cur_u8(c);

	read_path(r, cur_take(c, 2u * words));
	if (m->bad)
		return;
	r->route = route_of(flow);
	r->shape = shape_find(&r->path, r->service);
	check_path(r);
	if (r->shape == &unknown_shape)
		flaw(m, UNKNOWN_SERVICE);
	aim(r);
	expect(m, (enum intent)r->op.intent);
	elements_asked(r, *c);
	put_path(r);
	if (!m->prefix && r->shape->layout != LAYOUT_SEND) {
		if (!nested) {
			struct pair *pair = pair_open(&flow->pairs, ++flow->requests);
			pair->extra = flow->key;
			pair->code = r->service;
			pair->first = flow->ring_next;
		}
		if (r->shape->layout != LAYOUT_MULTIPLE) /* whose members are remembered instead */
			(void)record_add(r);
	}
	read_data(r, c);
}

/* The oldest request that has this key, of this service if there is one: clients may use one sender context for several
 * requests at once, which are answered in their order. */
static uint32_t oldest_request(const struct pairs *pairs, uint32_t key, uint8_t service)
{
	uint32_t found = 0;
	bool fits = false;

	for (uint32_t left = pairs->used; left; left &= left - 1) {
		const struct pair *p = &pairs->slot[__builtin_ctz(left)];
		const bool same = p->code == service;
		if (p->extra == key && (!found || (same && !fits) || (same == fits && p->key < found))) {
			found = p->key;
			fits = same;
		}
	}
	return found;
}

/* The request of an answer: a member's is next in the ring, any other's is found by what both have in common. */
static void find_request(struct reading *r)
{
	struct cip_flow *flow = r->flow;
	struct message *m = r->m;
	struct record asked;

	if (!flow->nested) {
		const uint32_t number = oldest_request(&flow->pairs, flow->key, r->service);
		const struct pair *pair = m->prefix ? pair_find(&flow->pairs, number)
						    : pair_take(&flow->pairs, number);
		flow->recorded = pair != NULL;
		if (pair) {
			flow->record = pair->first;
			r->paired = true;
			if (pair->code != r->service && r->service != SERVICE_UNCONNECTED_SEND)
				r->paired = false;
			if (!r->paired)
				flaw(m, FLAW_MISFIT);
		} else {
			flaw(m, FLAW_NO_REQUEST);
		}
		if (r->service == SERVICE_MULTIPLE)
			return;
	} else {
		r->paired = flow->recorded;
	}
	if (!r->paired || !record_read(flow, flow->record, &asked)) {
		r->paired = false;
		return;
	}
	if (asked.service != r->service && r->service != SERVICE_UNCONNECTED_SEND) {
		flaw(m, FLAW_MISFIT);
		r->paired = false;
		return;
	}
	r->count = asked.count;
	r->offset = asked.offset;
	r->route = asked.route;
	read_path(r, asked.path);
	r->service = asked.service;
}

static void answer(struct reading *r, struct cursor *c)
{
	struct message *m = r->m;

	if (cur_u8(c))
		wrong(m, BAD_RESERVED);
	r->status = put_u8(m, F_STATUS, c);
	const uint8_t words = cur_u8(c);
	struct cursor more = cur_cut(c, 2u * words);
	if (words)
		put_le16(m, F_EXTENDED_STATUS, &more);
	if (m->bad)
		return;
	keep(m);
	find_request(r);
	if (r->paired || r->service == SERVICE_MULTIPLE)
		r->shape = shape_find(&r->path, r->service);
	else
		r->shape = &unknown_shape;
	aim(r);
	if (r->shape == &unknown_shape)
		r->op.label = "answer";
	r->op.failed = r->status != STATUS_SUCCESS && r->status != STATUS_PARTIAL;
	expect(m, (enum intent)r->op.intent);
	put_path(r);
	if (r->op.failed && r->shape->layout != LAYOUT_MULTIPLE && r->shape->layout != LAYOUT_OPEN &&
	    r->shape->layout != LAYOUT_LARGE_OPEN) {
		put_data(r, c);
		emit(r);
		return;
	}
	read_data(r, c);
}

static void cip_dissect(struct message *m, struct cursor c)
{
	struct reading r = { .m = m, .flow = m->flow };
	const uint8_t first = cur_u8(&c);

	if (m->bad)
		return;
	r.service = first & 0x7f;
	r.is_answer = first >> 7;
	r.op.role = r.is_answer ? ROLE_ANSWER : ROLE_REQUEST;
	put_uint(m, F_SERVICE, r.service, 0, 1);
	m->code = r.service;
	keep(m);
	set_client(m, !r.is_answer);
	if (r.is_answer)
		answer(&r, &c);
	else
		request(&r, &c);
}

/* ---- refusing ---- */

struct writer {
	uint8_t *p;
	size_t len, cap;
};

static void write_u8(struct writer *w, uint8_t v)
{
	if (w->len < w->cap)
		w->p[w->len] = v;
	w->len++;
}

static void write_le16(struct writer *w, size_t v)
{
	write_u8(w, (uint8_t)v);
	write_u8(w, (uint8_t)(v >> 8));
}

static void write_bytes(struct writer *w, struct bytes b)
{
	for (size_t i = 0; i < b.len; i++)
		write_u8(w, b.p[i]);
}

static bool write_refusal(struct writer *w, struct bytes request, uint8_t status, unsigned depth);

/* 5A-2.4: each member has its answer; offsets are counted from the count */
static bool refuse_members(struct writer *w, struct bytes all, uint8_t status, unsigned depth)
{
	const uint16_t count = (uint16_t)le16_at(all, 0);
	const size_t from = w->len;

	if (!member_offsets(all, count))
		return false;
	write_le16(w, count);
	for (unsigned i = 0; i < count; i++)
		write_le16(w, 0);
	for (unsigned i = 0; i < count; i++) {
		const size_t at = member_at(all, i, count), here = w->len - from;
		const size_t offset_at = from + 2 + 2 * (size_t)i;
		if (offset_at + 2 <= w->cap) {
			w->p[offset_at] = (uint8_t)here;
			w->p[offset_at + 1] = (uint8_t)(here >> 8);
		}
		if (!write_refusal(w, bytes_part(all, at, member_at(all, i + 1, count) - at), status, depth + 1))
			return false;
	}
	return true;
}

static bool write_refusal(struct writer *w, struct bytes request, uint8_t status, unsigned depth)
{
	bool bad = false;
	struct cursor c = cur_over(request.p, request.len, &bad);
	char text[256], route[CIP_ROUTE_MAX];
	const uint8_t service = cur_u8(&c), words = cur_u8(&c);
	const struct cip_path path = cip_path_read(cur_cut(&c, 2u * words), text, route);
	const struct bytes data = cur_rest(&c);
	const struct shape *s = shape_find(&path, service);

	if (bad || service & 0x80 || depth > NESTING_MAX)
		return false;
	if (s->layout == LAYOUT_SEND) /* answered as the request inside is */
		return write_refusal(w, bytes_part(data, 4, le16_at(data, 2)), status, depth + 1);
	write_u8(w, service | 0x80);
	write_u8(w, 0);
	write_u8(w, s->layout == LAYOUT_MULTIPLE ? STATUS_MEMBER : status);
	write_u8(w, 0);
	if (s->layout == LAYOUT_MULTIPLE)
		return refuse_members(w, data, status, depth);
	const bool opens = s->layout == LAYOUT_OPEN || s->layout == LAYOUT_LARGE_OPEN;
	if (opens || s->layout == LAYOUT_CLOSE) { /* 3-5.5.2, unsuccessful: which connection; no path remains */
		const struct bytes triad = bytes_part(data, opens ? 10 : 2, 8);
		if (triad.len != 8)
			return false;
		write_bytes(w, triad);
		write_le16(w, 0);
	}
	return true;
}

size_t cip_refusal(struct bytes request, uint8_t status, uint8_t *out, size_t cap)
{
	struct writer w = { out, 0, cap };

	return write_refusal(&w, request, status, 0) && w.len <= cap ? w.len : 0;
}

extern const struct dissector enip;
const struct dissector cip = {
	.name = "cip",
	.title = "Common Industrial Protocol",
	.specification = "ODVA, The CIP Networks Library volume 1, edition 3.33; Rockwell 1756-PM020",
	.fields = fields,
	.field_count = F_END,
	.flaws = flaws,
	.flaw_count = FLAWS_END - FLAW_OWN,
	.carrier = &enip,
	.housekeeping = "opening and closing connections for requests (transport classes 2 and 3)",
	.codes = &service_names,
	.message_max = 65535,
	.flow_size = sizeof(struct cip_flow),
	.probe = probe_never,
	.frame = frame_whole,
	.dissect = cip_dissect,
};
