/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the formats share: which of them a file has, its interfaces, and the numbers of link types.
 */
#include "dataplane/audit/capture_reader.h"

#include <stdlib.h>

#define INTERFACES_MAX 65536u

static const struct link_type {
	uint32_t type;
	uint8_t link;
	const char *name;
} link_types[] = {
	{ 0, LINK_NULL, "NULL" },
	{ 1, LINK_ETHERNET, "ETHERNET" },
	{ 3, LINK_UNKNOWN, "AX25" },
	{ 6, LINK_UNKNOWN, "IEEE802_5" },
	{ 7, LINK_UNKNOWN, "ARCNET_BSD" },
	{ 8, LINK_UNKNOWN, "SLIP" },
	{ 9, LINK_UNKNOWN, "PPP" },
	{ 10, LINK_UNKNOWN, "FDDI" },
	{ 12, LINK_RAW, "RAW" },
	{ 14, LINK_RAW, "RAW" },
	{ 50, LINK_UNKNOWN, "PPP_HDLC" },
	{ 51, LINK_UNKNOWN, "PPP_ETHER" },
	{ 101, LINK_RAW, "RAW" },
	{ 104, LINK_UNKNOWN, "C_HDLC" },
	{ 105, LINK_UNKNOWN, "IEEE802_11" },
	{ 107, LINK_UNKNOWN, "FRELAY" },
	{ 108, LINK_NULL, "LOOP" },
	{ 113, LINK_SLL, "LINUX_SLL" },
	{ 117, LINK_UNKNOWN, "PFLOG" },
	{ 119, LINK_UNKNOWN, "IEEE802_11_PRISM" },
	{ 127, LINK_UNKNOWN, "IEEE802_11_RADIOTAP" },
	{ 147, LINK_UNKNOWN, "USER0" },
	{ 162, LINK_UNKNOWN, "USER15" },
	{ 177, LINK_UNKNOWN, "LINUX_LAPD" },
	{ 187, LINK_UNKNOWN, "BLUETOOTH_HCI_H4" },
	{ 189, LINK_UNKNOWN, "USB_LINUX" },
	{ 192, LINK_UNKNOWN, "PPI" },
	{ 195, LINK_UNKNOWN, "IEEE802_15_4_WITHFCS" },
	{ 197, LINK_UNKNOWN, "ERF" },
	{ 201, LINK_UNKNOWN, "BLUETOOTH_HCI_H4_WITH_PHDR" },
	{ 203, LINK_UNKNOWN, "LAPD" },
	{ 209, LINK_UNKNOWN, "IPMB_LINUX" },
	{ 220, LINK_UNKNOWN, "USB_LINUX_MMAPPED" },
	{ 227, LINK_UNKNOWN, "CAN_SOCKETCAN" },
	{ 228, LINK_RAW, "IPV4" },
	{ 229, LINK_RAW, "IPV6" },
	{ 230, LINK_UNKNOWN, "IEEE802_15_4_NOFCS" },
	{ 239, LINK_UNKNOWN, "NFLOG" },
	{ 240, LINK_UNKNOWN, "NETANALYZER" },
	{ 241, LINK_UNKNOWN, "NETANALYZER_TRANSPARENT" },
	{ 249, LINK_UNKNOWN, "USBPCAP" },
	{ 250, LINK_UNKNOWN, "RTAC_SERIAL" },
	{ 252, LINK_UNKNOWN, "WIRESHARK_UPPER_PDU" },
	{ 253, LINK_UNKNOWN, "NETLINK" },
	{ 256, LINK_UNKNOWN, "BLUETOOTH_LE_LL_WITH_PHDR" },
	{ 257, LINK_UNKNOWN, "PROFIBUS_DL" },
	{ 258, LINK_UNKNOWN, "PKTAP" },
	{ 270, LINK_UNKNOWN, "LORATAP" },
	{ 274, LINK_UNKNOWN, "ETHERNET_MPACKET" },
	{ 276, LINK_SLL2, "LINUX_SLL2" },
	{ 283, LINK_UNKNOWN, "IEEE802_15_4_TAP" },
};

static const struct link_type *find_type(uint32_t type)
{
	for (unsigned i = 0; i < sizeof(link_types) / sizeof(link_types[0]); i++) {
		if (link_types[i].type == type)
			return &link_types[i];
	}
	return NULL;
}

uint8_t link_of_type(uint32_t link_type)
{
	const struct link_type *t = find_type(link_type);

	return t ? t->link : LINK_UNKNOWN;
}

const char *link_type_name(uint32_t link_type)
{
	const struct link_type *t = find_type(link_type);

	return t ? t->name : NULL;
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
