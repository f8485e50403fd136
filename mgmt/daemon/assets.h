/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The inventory, from what devices say of themselves and whom they talk with.  An asset is an address (a MAC,
 * without one); what it is known by, its talks and its changes are in the main database.  assets_event() and
 * assets_flush() belong to follow.c, the rest to any thread.
 */
#pragma once

#include "mgmt/daemon/store.h"
#include "mgmt/words/words.h"

#include <jansson.h>

#define ASSETS_MAX 20000
#define TALKS_MAX 100000

void assets_event(struct daemon *d, const struct store_item *item);
void assets_flush(struct daemon *d);
void assets_free(void);

/* shapes.ts: Asset, a page of them behind `before`; AssetDetail, NULL: there is none; MapAnswer. */
json_t *assets_list(struct daemon *d, const char *match, int64_t before, int64_t limit);
json_t *assets_one(struct daemon *d, int64_t id, enum words_language language);
json_t *assets_map(struct daemon *d, uint64_t since_ns);

/* Changes what people say of it; NULL members stay.  False: there is none, or the disk fails. */
struct asset_change {
	const char *name, *kind, *owner, *note;
	int is_known; /* -1: stays */
};
bool assets_change(struct daemon *d, int64_t id, const struct asset_change *c);

/* All of them as comma separated values, malloc'd. */
char *assets_csv(struct daemon *d, size_t *len);

/* Reads such a file: what people say is taken over, devices that are not known yet are added.  -1: *line is
 * where the mistake is; else how many rows. */
int64_t assets_take_csv(struct daemon *d, const char *text, unsigned *line);
