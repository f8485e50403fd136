/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The drawings and pieces of the HTML report: internal to report_html.c and its neighbours.
 *
 * Whatever comes from a device goes through html_text(), which leaves nothing that a browser could take
 * for markup.  Colours are classes, so that light and dark are the style sheet's business.
 */
#pragma once

#include "dataplane/audit/report_tree.h"

/* Writes cleaned text so that it is text in elements and in quoted attributes. */
void html_text(FILE *out, const char *text);

/* The same, cut to a width in columns, with an ellipsis. */
void html_cut(FILE *out, const char *text, unsigned width);

/* Intents that share a colour. */
enum html_group { GROUP_WATCH, GROUP_WRITE, GROUP_CONTROL, GROUP_CONFIG, GROUP_PROGRAM, GROUP_OTHER, GROUPS };
enum html_group html_group(enum intent i);
extern const char *const html_group_class[GROUPS]; /* "watch" */
extern const char *const html_group_title[GROUPS]; /* "reads, identifies, reports" */

/* report_map.c: who talks with whom, as SVG; false: there is nothing to draw, or no memory. */
bool html_map(const struct view *v, FILE *out);

/* report_chart.c: messages over time, as SVG; false: there is nothing to draw. */
bool html_chart(const struct view *v, FILE *out);
