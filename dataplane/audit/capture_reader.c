/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the formats share: which of them a file has, its interfaces, and the numbers of link types.
 */
#include "dataplane/audit/capture_reader.h"

#include <dlfcn.h>
#include <limits.h>
#include <stdlib.h>

#define INTERFACES_MAX 65536u

/* The link types that are read (numbers of the registry at tcpdump.org/linktypes.html). */
static const struct link_type {
	uint32_t type;
	uint8_t link;
} link_types[] = {
	{ 0, LINK_NULL }, { 1, LINK_ETHERNET }, { 12, LINK_RAW }, { 14, LINK_RAW }, { 101, LINK_RAW },
	{ 108, LINK_NULL }, { 113, LINK_SLL }, { 228, LINK_RAW }, { 229, LINK_RAW }, { 276, LINK_SLL2 },
};

uint8_t link_of_type(uint32_t link_type)
{
	for (unsigned i = 0; i < sizeof(link_types) / sizeof(link_types[0]); i++)
		if (link_types[i].type == link_type)
			return link_types[i].link;
	return LINK_UNKNOWN;
}

/* libpcap knows the names of all others.  It is loaded when one is wanted, and stays: with all that it needs in turn it
 * would take a fifth of every start.  Its name is that of Debian, or else of others. */
const char *link_type_name(uint32_t link_type)
{
	union {
		void *object;
		const char *(*name)(int type);
	} f = { .object = NULL };
	void *pcap = dlopen("libpcap.so.0.8", RTLD_NOW);

	if (!pcap)
		pcap = dlopen("libpcap.so.1", RTLD_NOW);
	if (pcap)
		f.object = dlsym(pcap, "pcap_datalink_val_to_name");
	return f.object && link_type <= INT_MAX ? f.name((int)link_type) : NULL;
}

bool reader_add_interface(struct reader *r, const struct capture_interface *i)
{
	if (r->interface_count == r->interface_cap) {
		const unsigned cap = r->interface_cap ? 2 * r->interface_cap : 4;
		struct capture_interface *more;

		if (cap > INTERFACES_MAX)
			return false;
		more = realloc(r->interfaces, cap * sizeof(*more));
		if (!more)
			return false;
		r->interfaces = more;
		r->interface_cap = cap;
	}
	r->interfaces[r->interface_count++] = *i;
	return true;
}

bool reader_begin(struct reader *r, const uint8_t *head, size_t len)
{
	return reader_pcap_begin(r, head, len) || reader_pcapng_begin(r, head, len);
}

void reader_fini(struct reader *r)
{
	free(r->interfaces);
	*r = (struct reader){ 0 };
}
