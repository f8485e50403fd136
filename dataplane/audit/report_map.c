/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Draws who talks with whom: a box for each zone (without a policy: for each network), a node for each
 * device, an edge for each pair.  Those who call stand left of those who answer; nodes are ordered by
 * the middle of their neighbours so that edges cross little.  The same view gives the same drawing.
 *
 * Owns its map for the call; one thread.
 */
#include "dataplane/audit/html.h"
#include "dataplane/events/json.h"

#include <math.h>
#include <stdlib.h>

#define NODES_MAX 44
#define NODES_PLAIN 20 /* beyond this many, conversations without an industrial message are left out */
#define EDGES_MAX 160
#define ZONES_MAX 28
#define COLUMNS_MAX 3
#define LABELS_MAX 16  /* edges that are few enough to be labelled */
#define PASSES 8
#define STOP_AT 0.85   /* where on an edge the cross stands: near the end it does not reach */

#define NODE_W 186.0
#define NODE_H 36.0
#define NODE_GAP 9.0
#define ZONE_PAD 14.0
#define ZONE_HEAD 28.0
#define ZONE_GAP 20.0
#define INNER_GAP 170.0 /* between callers and answerers of one zone */
#define COLUMN_GAP 150.0
#define WIDTH_MIN 1120.0

struct map_node {
	struct end end;
	unsigned zone, index;
	unsigned calls, answers; /* inside its zone */
	bool serves, right;      /* right: in its zone's right half */
	uint8_t gravity; /* of what it did */
	double x, y, pull;
};

struct map_edge {
	unsigned from, to;
	uint64_t messages, stopped, reported;
	enum intent strongest;
	bool is_plain; /* nothing industrial */
	char protocols[64];
};

struct map_zone {
	char name[64];
	bool is_real; /* of the policy */
	bool is_split;
	unsigned column, out, in;
	double x, y, w, h, pull;
	unsigned count;
	unsigned order[NODES_MAX]; /* its nodes, top to bottom */
};

struct map {
	const struct view *view;
	unsigned nodes, edges, zones, columns;
	size_t hidden;
	struct map_node node[NODES_MAX];
	struct map_edge edge[EDGES_MAX];
	struct map_zone zone[ZONES_MAX];
	unsigned zone_order[COLUMNS_MAX][ZONES_MAX], zone_count[COLUMNS_MAX];
	double width, height;
};

/* ---- what is drawn ---- */

/* The zone, or the network: 24 bits of IPv4, 64 of IPv6. */
static void zone_name(const struct view *v, const struct end *e, const char *zone, char out[64], bool *real)
{
	static const uint8_t mapped[12] = { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff };
	struct end network = *e;
	char text[JSON_ROOM];

	*real = v->report->policy && zone;
	if (*real) {
		snprintf(out, 64, "%s", zone);
	} else if (report_is_group(e)) {
		snprintf(out, 64, "everybody (group addresses)");
	} else if (!e->has_address) {
		snprintf(out, 64, "Ethernet without IP");
	} else if (!memcmp(e->address, mapped, sizeof mapped)) {
		network.address[15] = 0;
		*json_format_address(text, network.address) = '\0';
		snprintf(out, 64, "%.50s/24", text);
	} else {
		memset(network.address + 8, 0, 8);
		*json_format_address(text, network.address) = '\0';
		snprintf(out, 64, "%.50s/64", text);
	}
}

static unsigned zone_of(struct map *m, const struct end *e, const char *zone)
{
	char name[64];
	bool real;
	zone_name(m->view, e, zone, name, &real);
	for (unsigned i = 0; i < m->zones; i++)
		if (!strcmp(m->zone[i].name, name))
			return i;
	if (m->zones == ZONES_MAX)
		return ZONES_MAX;
	memcpy(m->zone[m->zones].name, name, sizeof name);
	m->zone[m->zones].is_real = real;
	return m->zones++;
}

static unsigned node_find(const struct map *m, const struct end *e)
{
	unsigned i = 0;
	while (i < m->nodes && memcmp(&m->node[i].end, e, sizeof *e) != 0)
		i++;
	return i;
}

static unsigned node_of(struct map *m, const struct end *e, const char *zone)
{
	const unsigned i = node_find(m, e);
	if (i < m->nodes || m->nodes == NODES_MAX)
		return i < m->nodes ? i : NODES_MAX;
	const unsigned z = zone_of(m, e, zone);
	if (z == ZONES_MAX)
		return NODES_MAX;
	m->node[i] = (struct map_node){ .end = *e, .zone = z, .index = i };
	m->zone[z].order[m->zone[z].count++] = i;
	return m->nodes++;
}

static struct map_edge *edge_of(struct map *m, unsigned from, unsigned to)
{
	for (unsigned i = 0; i < m->edges; i++)
		if (m->edge[i].from == from && m->edge[i].to == to)
			return &m->edge[i];
	if (m->edges == EDGES_MAX)
		return NULL;
	m->edge[m->edges] = (struct map_edge){ .from = from, .to = to, .strongest = INTENT_SESSION,
					       .is_plain = true };
	return &m->edge[m->edges++];
}

static void edge_add(struct map_edge *e, const struct row *row)
{
	const char *name = row->protocol ? row->protocol->dissector->name : NULL;
	const enum intent strongest = row_strongest(row);
	e->messages += row->messages;
	e->reported += row->verdicts[VERDICT_ALERT];
	for (unsigned i = VERDICT_DROP; i < VERDICT_COUNT; i++)
		e->stopped += row->verdicts[i];
	if (row->messages)
		e->is_plain = false;
	if (intent_rank(strongest) > intent_rank(e->strongest))
		e->strongest = strongest;
	const size_t len = strlen(e->protocols);
	if (name && row->messages && !strstr(e->protocols, name))
		snprintf(e->protocols + len, sizeof e->protocols - len, "%s%s", len ? ", " : "", name);
}

static void collect(struct map *m)
{
	const struct view *v = m->view;
	for (size_t i = 0; i < v->row_count; i++) {
		const struct row *row = v->rows[i];
		const struct talk *t = row->talk;
		if (t->is_others || (!row->messages && (!row->payload || m->nodes >= NODES_PLAIN))) {
			m->hidden += row->messages != 0;
			continue;
		}
		/* Both ends or none. */
		const unsigned fresh = (node_find(m, &t->key.client) == m->nodes ? 1u : 0u) +
				       (node_find(m, &t->key.server) == m->nodes ? 1u : 0u);
		if (m->nodes + fresh > NODES_MAX || m->zones + fresh > ZONES_MAX) {
			m->hidden++;
			continue;
		}
		const unsigned from = node_of(m, &t->key.client, t->from);
		const unsigned to = node_of(m, &t->key.server, t->to);
		struct map_edge *e = edge_of(m, from, to);
		if (!e) {
			m->hidden++;
			continue;
		}
		edge_add(e, row);
		if (row->messages)
			m->node[to].serves = true;
	}
	for (size_t i = 0; i < v->finding_count; i++) {
		const struct finding_key *k = &v->findings[i]->key;
		const unsigned n = node_find(m, k->by_server ? &k->server : &k->client);
		if (n < m->nodes && v->findings[i]->gravity > m->node[n].gravity)
			m->node[n].gravity = v->findings[i]->gravity;
	}
}

/* ---- where it stands ---- */

static void choose_columns(struct map *m)
{
	for (unsigned i = 0; i < m->edges; i++) {
		struct map_node *from = &m->node[m->edge[i].from], *to = &m->node[m->edge[i].to];
		if (from->zone == to->zone) {
			if (from != to) {
				m->zone[from->zone].is_split = true;
				from->calls++;
				to->answers++;
			}
		} else {
			m->zone[from->zone].out++;
			m->zone[to->zone].in++;
		}
	}
	for (unsigned i = 0; i < m->nodes; i++)
		m->node[i].right = m->zone[m->node[i].zone].is_split && m->node[i].answers > m->node[i].calls;
	bool used[COLUMNS_MAX] = { false };
	for (unsigned z = 0; z < m->zones; z++) {
		struct map_zone *x = &m->zone[z];
		x->column = x->out && x->in ? 1 : x->in ? 2 : 0;
		used[x->column] = used[x->column] || x->out || x->in;
	}
	/* Close up unused columns. */
	unsigned place[COLUMNS_MAX], next = 0;
	for (unsigned c = 0; c < COLUMNS_MAX; c++)
		place[c] = used[c] ? next++ : 0;
	m->columns = next > 2 ? next : 2;
	double heights[COLUMNS_MAX] = { 0 };
	for (unsigned pass = 0; pass < 2; pass++) {
		for (unsigned z = 0; z < m->zones; z++) {
			struct map_zone *x = &m->zone[z];
			const bool is_island = !x->out && !x->in;
			if (is_island != (pass == 1))
				continue;
			x->column = place[x->column];
			if (is_island) {
				/* Zones that talk to no other fill up the shortest column. */
				x->column = 0;
				for (unsigned c = 1; c < m->columns; c++)
					if (heights[c] < heights[x->column])
						x->column = c;
			}
			unsigned left = 0, right = 0;
			for (unsigned i = 0; i < x->count; i++)
				*(m->node[x->order[i]].right ? &right : &left) += 1;
			const unsigned rows = left > right ? left : right;
			x->h = ZONE_HEAD + ZONE_PAD + rows * (NODE_H + NODE_GAP) - NODE_GAP + 4;
			x->w = NODE_W * (x->is_split ? 2 : 1) + (x->is_split ? INNER_GAP : 0) + 2 * ZONE_PAD;
			heights[x->column] += x->h + ZONE_GAP;
			m->zone_order[x->column][m->zone_count[x->column]++] = z;
		}
	}
	if (m->columns == 2 && !m->zone_count[1])
		m->columns = 1;
}

static void place_vertically(struct map *m)
{
	double heights[COLUMNS_MAX] = { 0 };
	m->height = 0;
	for (unsigned c = 0; c < m->columns; c++) {
		for (unsigned i = 0; i < m->zone_count[c]; i++)
			heights[c] += m->zone[m->zone_order[c][i]].h + ZONE_GAP;
		if (heights[c] > m->height)
			m->height = heights[c];
	}
	m->height += 4;
	for (unsigned c = 0; c < m->columns; c++) {
		double y = (m->height - heights[c] + ZONE_GAP) / 2;
		for (unsigned i = 0; i < m->zone_count[c]; i++) {
			struct map_zone *z = &m->zone[m->zone_order[c][i]];
			unsigned rows[2] = { 0, 0 }, all[2] = { 0, 0 };
			z->y = y;
			for (unsigned k = 0; k < z->count; k++)
				all[m->node[z->order[k]].right]++;
			const unsigned most = all[0] > all[1] ? all[0] : all[1];
			for (unsigned k = 0; k < z->count; k++) {
				struct map_node *n = &m->node[z->order[k]];
				const double shift = (most - all[n->right]) * (NODE_H + NODE_GAP) / 2;
				n->y = y + ZONE_HEAD + shift + rows[n->right]++ * (NODE_H + NODE_GAP);
			}
			y += z->h + ZONE_GAP;
		}
	}
}

/* Bubble sort: short lists, stable, and the comparison needs the map. */
static void sort_by_pull(const struct map *m, unsigned *list, unsigned count, bool zones)
{
	for (unsigned end = count; end > 1; end--) {
		for (unsigned i = 0; i + 1 < end; i++) {
			const double a = zones ? m->zone[list[i]].pull : m->node[list[i]].pull;
			const double b = zones ? m->zone[list[i + 1]].pull : m->node[list[i + 1]].pull;
			if (a > b) {
				const unsigned keep = list[i];
				list[i] = list[i + 1];
				list[i + 1] = keep;
			}
		}
	}
}

static void order_by_neighbours(struct map *m)
{
	for (unsigned pass = 0; pass < PASSES; pass++) {
		place_vertically(m);
		for (unsigned i = 0; i < m->nodes; i++) {
			double sum = 0;
			unsigned count = 0;
			for (unsigned k = 0; k < m->edges; k++) {
				const struct map_edge *e = &m->edge[k];
				if (e->from != i && e->to != i)
					continue;
				sum += m->node[e->from == i ? e->to : e->from].y;
				count++;
			}
			m->node[i].pull = count ? sum / count : m->node[i].y;
		}
		for (unsigned z = 0; z < m->zones; z++) {
			struct map_zone *x = &m->zone[z];
			sort_by_pull(m, x->order, x->count, false);
			x->pull = 0;
			for (unsigned k = 0; k < x->count; k++)
				x->pull += m->node[x->order[k]].pull / x->count;
		}
		for (unsigned c = 0; c < m->columns; c++)
			sort_by_pull(m, m->zone_order[c], m->zone_count[c], true);
	}
	place_vertically(m);
}

static void place_horizontally(struct map *m)
{
	double widths[COLUMNS_MAX] = { 0 }, sum = 0;
	for (unsigned c = 0; c < m->columns; c++) {
		for (unsigned i = 0; i < m->zone_count[c]; i++)
			if (m->zone[m->zone_order[c][i]].w > widths[c])
				widths[c] = m->zone[m->zone_order[c][i]].w;
		sum += widths[c];
	}
	const double least = sum + COLUMN_GAP * (m->columns - 1) + 4;
	m->width = least > WIDTH_MIN ? least : WIDTH_MIN;
	const double gap = m->columns > 1 ? (m->width - 4 - sum) / (m->columns - 1) : 0;
	double x = m->columns > 1 ? 2 : (m->width - sum) / 2;
	for (unsigned c = 0; c < m->columns; c++) {
		for (unsigned i = 0; i < m->zone_count[c]; i++) {
			struct map_zone *z = &m->zone[m->zone_order[c][i]];
			z->x = x + (widths[c] - z->w) / 2;
			for (unsigned k = 0; k < z->count; k++) {
				struct map_node *n = &m->node[z->order[k]];
				n->x = z->x + ZONE_PAD + (n->right ? NODE_W + INNER_GAP : 0);
			}
		}
		x += widths[c] + gap;
	}
}

/* ---- drawing ---- */

static const char *edge_class(const struct map_edge *e)
{
	return e->is_plain ? "plain" : html_group_class[html_group(e->strongest)];
}

static double edge_width(const struct map_edge *e)
{
	return 1.3 + 0.75 * log10(1.0 + (double)e->messages);
}

/* Where on the node's side an edge ends: edges of one side fan out in the order of their other ends. */
static double port(const struct map *m, unsigned edge, unsigned node)
{
	const struct map_edge *mine = &m->edge[edge];
	const double other = m->node[mine->from == node ? mine->to : mine->from].y;
	unsigned before = 0, all = 0;
	for (unsigned k = 0; k < m->edges; k++) {
		const struct map_edge *e = &m->edge[k];
		if (e->from != node && e->to != node)
			continue;
		const double y = m->node[e->from == node ? e->to : e->from].y;
		all++;
		before += y < other || (y <= other && k < edge);
	}
	const double spread = NODE_H - 12;
	return m->node[node].y + NODE_H / 2 +
	       (all > 1 ? spread * ((double)before / (all - 1) - 0.5) : 0);
}

static double bezier(double a, double b, double c, double d, double t)
{
	const double s = 1 - t;
	return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
}

static void draw_edge(const struct map *m, unsigned i, FILE *out)
{
	const struct map_edge *e = &m->edge[i];
	const struct map_node *from = &m->node[e->from], *to = &m->node[e->to];
	const char *class = edge_class(e);
	char a[END_TEXT], b[END_TEXT], n[32];
	double x1, x2, c1, c2;
	const double y1 = port(m, i, e->from), y2 = port(m, i, e->to);
	const double head = 9;

	if (from->x + NODE_W < to->x) {
		x1 = from->x + NODE_W;
		x2 = to->x - head;
		const double bend = (x2 - x1) * 0.45;
		c1 = x1 + bend;
		c2 = x2 - bend;
	} else if (to->x + NODE_W < from->x) {
		x1 = from->x;
		x2 = to->x + NODE_W + head;
		const double bend = (x1 - x2) * 0.45;
		c1 = x1 - bend;
		c2 = x2 + bend;
	} else {
		/* Same column: out and back on the right. */
		x1 = from->x + NODE_W;
		x2 = to->x + NODE_W + head;
		c1 = x1 + 52 + fabs(y2 - y1) * 0.12;
		c2 = c1 + head;
	}
	fprintf(out, "<g class=\"edge %s%s\"><title>", class, e->stopped ? " bad" : "");
	html_text(out, view_end(m->view, &from->end, true, a));
	fprintf(out, " \xe2\x86\x92 ");
	html_text(out, view_end(m->view, &to->end, true, b));
	fprintf(out, ": ");
	html_text(out, e->is_plain ? "no industrial protocol" : e->protocols);
	if (!e->is_plain)
		fprintf(out, ", %s messages, strongest: %s", words_count(e->messages, n),
			words_intent(e->strongest));
	if (e->stopped)
		fprintf(out, ", %s would be stopped", words_count(e->stopped, n));
	fprintf(out,
		"</title><path d=\"M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1f\" stroke-width=\"%.2f\" "
		"marker-end=\"url(#to-%s)\"/>",
		x1, y1, c1, y1, c2, y2, x2, y2, edge_width(e), class);
	if (m->edges <= LABELS_MAX && e->protocols[0]) {
		fprintf(out, "<text x=\"%.1f\" y=\"%.1f\" class=\"on-edge\">", bezier(x1, c1, c2, x2, 0.5),
			bezier(y1, y1, y2, y2, 0.5) - 5);
		html_cut(out, e->protocols, 18);
		fprintf(out, "</text>");
	}
	if (e->stopped)
		fprintf(out,
			"<g transform=\"translate(%.1f %.1f)\" class=\"stop\"><circle r=\"7.5\"/>"
			"<path d=\"M-3-3L3 3M-3 3L3-3\"/></g>",
			bezier(x1, c1, c2, x2, STOP_AT), bezier(y1, y1, y2, y2, STOP_AT));
	fprintf(out, "</g>\n");
}

static void draw_node(const struct map *m, const struct map_node *n, FILE *out)
{
	const struct device *d = view_device(m->view, &n->end);
	char address[END_TEXT], name[END_TEXT];
	const struct fact *f = device_fact(d, IDENTITY_NAME);
	if (!f)
		f = device_fact(d, IDENTITY_PRODUCT);
	name[0] = '\0';
	if (f)
		words_clean((struct bytes){ f->text, f->len }, name, sizeof name);
	view_end(m->view, &n->end, false, address);

	fprintf(out, "<g class=\"node%s%s\" transform=\"translate(%.1f %.1f)\"><title>",
		n->serves ? " serves" : "",
		n->gravity == GRAVITY_HIGH ? " high" : "", n->x, n->y);
	html_text(out, name[0] ? name : address);
	if (name[0]) {
		fprintf(out, " (");
		html_text(out, address);
		fprintf(out, ")");
	}
	fprintf(out,
		"</title><rect width=\"%.0f\" height=\"%.0f\" rx=\"7\"/>"
		"<rect class=\"tab\" width=\"5\" height=\"%.0f\" rx=\"2.5\" x=\"4\" y=\"6\"/>",
		NODE_W, NODE_H, NODE_H - 12);
	fprintf(out, "<text x=\"16\" y=\"%s\">", name[0] ? "15.5" : "22.5");
	html_cut(out, name[0] ? name : address, 24);
	fprintf(out, "</text>");
	if (name[0]) {
		fprintf(out, "<text class=\"small\" x=\"16\" y=\"29\">");
		html_cut(out, address, 27);
		fprintf(out, "</text>");
	}
	fprintf(out, "</g>\n");
}

static void draw(const struct map *m, FILE *out)
{
	fprintf(out,
		"<svg class=\"map\" viewBox=\"0 0 %.0f %.0f\" role=\"img\" aria-label=\"Map of %u devices and "
		"%u conversations; the table of conversations has the same in words\">\n<defs>",
		m->width, m->height, m->nodes, m->edges);
	for (unsigned g = 0; g <= GROUPS; g++) {
		const char *class = g < GROUPS ? html_group_class[g] : "plain";
		fprintf(out,
			"<marker id=\"to-%s\" class=\"head %s\" markerUnits=\"userSpaceOnUse\" markerWidth=\"11\" "
			"markerHeight=\"11\" refX=\"1\" refY=\"5.5\" orient=\"auto\"><path d=\"M0 0.8L10.5 "
			"5.5L0 10.2z\"/></marker>",
			class, class);
	}
	fprintf(out, "</defs>\n");
	for (unsigned z = 0; z < m->zones; z++) {
		const struct map_zone *x = &m->zone[z];
		fprintf(out,
			"<g class=\"zone%s\"><rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" "
			"rx=\"12\"/><text x=\"%.1f\" y=\"%.1f\">",
			x->is_real ? " real" : "", x->x, x->y, x->w, x->h, x->x + ZONE_PAD, x->y + 19);
		html_cut(out, x->name, x->is_split ? 60 : 28);
		fprintf(out, "</text></g>\n");
	}
	/* The strongest last, so that they lie on top. */
	for (unsigned rank = 0; rank <= 13; rank++)
		for (unsigned i = 0; i < m->edges; i++)
			if (intent_rank(m->edge[i].strongest) == rank && m->edge[i].from != m->edge[i].to)
				draw_edge(m, i, out);
	for (unsigned i = 0; i < m->nodes; i++)
		draw_node(m, &m->node[i], out);
	fprintf(out, "</svg>\n");
}

bool html_map(const struct view *v, FILE *out)
{
	struct map *m = calloc(1, sizeof *m);
	char n[32];
	if (!m)
		return false;
	m->view = v;
	collect(m);
	const bool any = m->nodes != 0;
	if (any) {
		choose_columns(m);
		place_horizontally(m);
		order_by_neighbours(m);
		draw(m, out);
		if (m->hidden)
			fprintf(out,
				"<p class=\"note\">%s weaker conversations are not drawn; the table below has "
				"them.</p>\n",
				words_count(m->hidden, n));
	}
	free(m);
	return any;
}
