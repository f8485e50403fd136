/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Paths of CIP (padded EPATH; CIP volume 1, appendix C-1.4): which object a request is for, and the way to the
 * device that has it.
 *
 *	000 e pppp  port segment: link address (1, or length (1) and n), e: of the extended form
 *	001 ttt ff  logical segment: class, instance, element, connection point, attribute, key; 8, 16 or 32 bits
 *	010 sssss   network segment: scheduling, production inhibit, safety
 *	011 nnnnn   symbol of n bytes          1001 0001  symbol of as many bytes as the next byte says
 *	1000 0000   data: as many words as the next byte says
 *
 * Owns nothing; every byte goes through the cursor; any thread.  For dissectors/cip.c only.
 */
#pragma once

#include "dissectors/cip.h"

struct cip_path {
	/* The last object named, and the one before it that contains it. */
	bool has_class, has_instance, has_attribute, has_container, has_container_instance;
	bool has_symbol;   /* a symbol without an object behind it */
	bool too_long;     /* symbol or route longer than there is room for */
	bool unknown;      /* a segment that is not assigned */
	bool safety;       /* a safety segment: CIP Safety */
	bool has_data;     /* configuration that goes with an opening */
	bool has_element;
	bool is_grid;      /* several element numbers at the end: they are in the symbol */
	uint8_t points;    /* connection points named */
	uint8_t elements;  /* element numbers behind the last name */
	uint32_t klass, instance, attribute, container, container_instance;
	uint32_t element;
	uint32_t point[2];
	size_t text_len, route_len;
};

struct cip_text {
	char *p;
	size_t len, max;
	bool too_long;
};

static inline void text_char(struct cip_text *t, char c)
{
	if (t->len < t->max)
		t->p[t->len++] = c;
	else
		t->too_long = true;
}

static inline void text_number(struct cip_text *t, uint32_t n)
{
	char digits[10];
	unsigned len = 0;

	do {
		digits[len++] = (char)('0' + n % 10);
		n /= 10;
	} while (n);
	while (len)
		text_char(t, digits[--len]);
}

static inline void text_bytes(struct cip_text *t, struct bytes b)
{
	for (size_t i = 0; i < b.len; i++)
		text_char(t, (char)b.p[i]);
}

struct path_reader {
	struct cip_path path;
	struct cip_text text, route;
	uint32_t pending[3]; /* element numbers behind the last name */
};

/* Element numbers that another name follows belong to the name: Tag[1,2].Member */
static inline void flush_elements(struct path_reader *r)
{
	const unsigned count = r->path.elements;

	for (unsigned i = 0; i < count && i < 3; i++) {
		text_char(&r->text, i ? ',' : '[');
		text_number(&r->text, r->pending[i]);
	}
	if (count)
		text_char(&r->text, ']');
	r->path.elements = 0;
}

static inline void path_symbol(struct path_reader *r, struct bytes name)
{
	flush_elements(r);
	if (r->text.len)
		text_char(&r->text, '.');
	text_bytes(&r->text, name);
	r->path.has_symbol = true;
}

static inline void path_port(struct path_reader *r, uint8_t segment, struct cursor *c)
{
	uint32_t port = segment & 15;
	const size_t link_len = segment & 0x10 ? cur_u8(c) : 1;

	if (port == 15)
		port = cur_le16(c);
	const struct bytes link = cur_take(c, link_len);
	if (segment & 0x10 && link_len & 1)
		cur_skip(c, 1);
	if (r->route.len)
		text_char(&r->route, '/');
	text_number(&r->route, port);
	text_char(&r->route, '/');
	if (link.len == 1 && !(segment & 0x10))
		text_number(&r->route, link.p[0]);
	else
		for (size_t i = 0; i < link.len && link.p[i]; i++)
			text_char(&r->route, (char)link.p[i]);
}

/* The value of a logical segment: 8, 16 or 32 bits, the longer ones behind a pad byte. */
static inline uint32_t logical_value(struct path_reader *r, uint8_t format, struct cursor *c)
{
	if (format == 0)
		return cur_u8(c);
	cur_skip(c, 1);
	if (format == 1)
		return cur_le16(c);
	if (format == 3)
		r->path.unknown = true;
	return cur_le32(c);
}

enum { LOGICAL_CLASS, LOGICAL_INSTANCE, LOGICAL_ELEMENT, LOGICAL_POINT, LOGICAL_ATTRIBUTE, LOGICAL_SPECIAL };

static inline void path_class(struct cip_path *p, uint32_t klass)
{
	p->has_container = p->has_class;
	p->has_container_instance = p->has_class && p->has_instance;
	p->container = p->klass;
	p->container_instance = p->instance;
	p->has_class = true;
	p->klass = klass;
	p->has_instance = p->has_attribute = false;
}

static inline void path_logical(struct path_reader *r, uint8_t segment, struct cursor *c)
{
	struct cip_path *p = &r->path;
	const uint8_t type = segment >> 2 & 7;

	if (type == LOGICAL_SPECIAL) { /* electronic key: C-1.4.2.5.1 */
		const uint8_t format = cur_u8(c);
		cur_skip(c, 8);
		if (segment != 0x34 || format != 4)
			p->unknown = true;
		return;
	}
	const uint32_t value = logical_value(r, segment & 3, c);
	switch (type) {
	case LOGICAL_CLASS:
		path_class(p, value);
		break;
	case LOGICAL_INSTANCE:
		p->has_instance = true;
		p->instance = value;
		break;
	case LOGICAL_ELEMENT:
		if (p->elements < 3)
			r->pending[p->elements++] = value;
		else
			p->unknown = true;
		break;
	case LOGICAL_POINT:
		if (p->points < 2)
			p->point[p->points++] = value;
		break;
	case LOGICAL_ATTRIBUTE:
		p->has_attribute = true;
		p->attribute = value;
		break;
	default:
		p->unknown = true;
		break;
	}
}

static inline void path_segment(struct path_reader *r, struct cursor *c)
{
	const uint8_t segment = cur_u8(c);

	switch (segment >> 5) {
	case 0:
		path_port(r, segment, c);
		break;
	case 1:
		path_logical(r, segment, c);
		break;
	case 2: /* network: the longer ones say how many words they have */
		if (segment & 0x10) {
			const uint8_t words = cur_u8(c);
			cur_skip(c, 2u * words);
			r->path.safety |= segment == 0x50;
		} else {
			cur_skip(c, 1);
		}
		break;
	case 3: {
		const size_t len = segment & 0x1f;
		if (!len) {
			r->path.unknown = true;
			cur_skip(c, cur_left(c));
			break;
		}
		path_symbol(r, cur_take(c, len));
		if (!(len & 1))
			cur_skip(c, 1);
		break;
	}
	default:
		if (segment == 0x91) {
			const uint8_t len = cur_u8(c);
			path_symbol(r, cur_take(c, len));
			cur_skip(c, len & 1);
		} else if (segment == 0x80) {
			const uint8_t words = cur_u8(c);
			cur_skip(c, 2u * words);
			r->path.has_data = true;
		} else {
			r->path.unknown = true;
			cur_skip(c, cur_left(c));
		}
		break;
	}
}

/* Reads all of c; symbol into text[256] and route into route[CIP_ROUTE_MAX] of the caller. */
static inline struct cip_path cip_path_read(struct cursor c, char *text, char *route)
{
	struct path_reader r = { .text = { text, 0, 255, false }, .route = { route, 0, CIP_ROUTE_MAX, false } };

	while (cur_left(&c))
		path_segment(&r, &c);
	if (r.path.elements == 1) {
		r.path.has_element = true;
		r.path.element = r.pending[0];
	} else {
		r.path.is_grid = r.path.elements > 1;
		flush_elements(&r);
	}
	r.path.text_len = r.text.len;
	r.path.route_len = r.route.len;
	r.path.too_long = r.text.too_long || r.route.too_long;
	return r.path;
}
