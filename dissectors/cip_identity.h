/* SPDX-License-Identifier: Apache-2.0 */
/*
 * How CIP devices say what they are: the attributes of the Identity object (CIP volume 1, 5A-2), in the order
 * in which Get_Attributes_All and EtherNet/IP's List Identity (volume 2, 2-4.3) both send them, and the names of
 * vendors and of device types.  All numbers little-endian:
 *
 *	vendor (2) | device type (2) | product code (2) | revision (1 + 1) | status (2) | serial (4) | name (1 + n)
 *
 * Const data and inline readers; any thread.  For dissectors/enip.c and dissectors/cip.c.
 */
#pragma once

#include "dissectors/dissector.h"

/* Assigned by ODVA; the vendors that plants meet. */
static const struct name cip_vendor_list[] = {
	{ 1, "rockwell-automation" },
	{ 3, "honeywell" },
	{ 4, "parker-hannifin" },
	{ 5, "reliance-electric" },
	{ 7, "smc" },
	{ 8, "molex" },
	{ 12, "banner-engineering" },
	{ 13, "belden" },
	{ 26, "festo" },
	{ 40, "wago" },
	{ 43, "balluff" },
	{ 44, "yaskawa" },
	{ 46, "abb" },
	{ 47, "omron" },
	{ 48, "turck" },
	{ 50, "real-time-automation" },
	{ 56, "softing" },
	{ 57, "pepperl-fuchs" },
	{ 58, "spectrum-controls" },
	{ 68, "eaton" },
	{ 71, "toshiba" },
	{ 74, "hitachi" },
	{ 75, "abb-robotics" },
	{ 77, "rockwell-software" },
	{ 78, "escort-memory-systems" },
	{ 90, "hms-networks" },
	{ 97, "danfoss" },
	{ 108, "beckhoff" },
	{ 121, "kuka" },
	{ 161, "mitsubishi-electric" },
	{ 176, "red-lion" },
	{ 181, "pilz" },
	{ 243, "schneider-electric" },
	{ 250, "yokogawa" },
	{ 255, "bosch-rexroth" },
	{ 283, "hilscher" },
	{ 309, "prosoft" },
	{ 315, "sew-eurodrive" },
	{ 319, "fuji-electric" },
	{ 322, "ifm" },
	{ 326, "ge-fanuc" },
	{ 345, "endress-hauser" },
	{ 356, "fanuc-robotics" },
	{ 367, "keyence" },
	{ 445, "lenze" },
	{ 562, "phoenix-contact" },
	{ 591, "fanuc" },
	{ 634, "hirschmann" },
	{ 640, "murrelektronik" },
	{ 666, "mettler-toledo" },
	{ 678, "cognex" },
	{ 680, "weidmueller" },
	{ 808, "sick" },
	{ 850, "datalogic" },
	{ 939, "cisco" },
	{ 991, "moxa" },
};
static const struct names cip_vendor_names = NAMES(cip_vendor_list);

/* CIP volume 1, chapter 6 */
static const struct name cip_device_list[] = {
	{ 0, "generic" },
	{ 2, "ac-drive" },
	{ 3, "motor-overload" },
	{ 4, "limit-switch" },
	{ 5, "proximity-switch" },
	{ 6, "photoelectric-sensor" },
	{ 7, "discrete-io" },
	{ 9, "resolver" },
	{ 12, "communications-adapter" },
	{ 14, "controller" },
	{ 16, "position-controller" },
	{ 19, "dc-drive" },
	{ 21, "contactor" },
	{ 22, "motor-starter" },
	{ 23, "soft-starter" },
	{ 24, "operator-panel" },
	{ 26, "mass-flow-controller" },
	{ 27, "pneumatic-valve" },
	{ 28, "vacuum-gauge" },
	{ 29, "process-control-valve" },
	{ 30, "residual-gas-analyser" },
	{ 31, "dc-power-generator" },
	{ 32, "rf-power-generator" },
	{ 33, "turbomolecular-pump" },
	{ 34, "encoder" },
	{ 35, "safety-discrete-io" },
	{ 36, "fluid-flow-controller" },
	{ 37, "motion-drive" },
	{ 38, "componet-repeater" },
	{ 39, "mass-flow-controller-enhanced" },
	{ 40, "modbus-device" },
	{ 41, "modbus-translator" },
	{ 42, "safety-analog-io" },
	{ 43, "generic-keyable" },
	{ 44, "managed-switch" },
	{ 45, "motion-safety-drive" },
	{ 46, "safety-drive" },
	{ 47, "motion-encoder" },
	{ 48, "motion-converter" },
	{ 49, "motion-io" },
	{ 50, "controlnet-component" },
	{ 51, "circuit-breaker" },
	{ 52, "hart-device" },
	{ 53, "hart-translator" },
	{ 200, "embedded-component" },
};
static const struct names cip_device_names = NAMES(cip_device_list);

/* Where a dissector puts what cip_identity() reads: its own field ids. */
struct cip_identity_fields {
	uint8_t vendor, device_type, product_code, revision_major, revision_minor, device_status, serial, product_name;
};

/* What all of it says about the sender, as text for the inventory.  is_behind: it is about a device behind the one that
 * has the IP address, of which the inventory wants to know no more than what it is. */
static inline void cip_identify(struct message *m, uint16_t vendor, unsigned major, unsigned minor, uint32_t serial,
				struct bytes name, bool is_behind)
{
	static const char digits[] = "0123456789abcdef";
	uint8_t text[8];
	size_t len = 0;

	identify(m, IDENTITY_PRODUCT, name);
	if (is_behind)
		return;
	identify_text(m, IDENTITY_VENDOR, names_find(&cip_vendor_names, vendor));
	/* Revisions are written as rockwell and others print them: 20.011 */
	if (major >= 100)
		text[len++] = (uint8_t)digits[major / 100];
	if (major >= 10)
		text[len++] = (uint8_t)digits[major / 10 % 10];
	text[len++] = (uint8_t)digits[major % 10];
	text[len++] = '.';
	text[len++] = (uint8_t)digits[minor / 100];
	text[len++] = (uint8_t)digits[minor / 10 % 10];
	text[len++] = (uint8_t)digits[minor % 10];
	identify(m, IDENTITY_FIRMWARE, (struct bytes){ text, len });
	for (len = 0; len < 8; len++)
		text[len] = (uint8_t)digits[serial >> (28 - 4 * len) & 15];
	if (serial)
		identify(m, IDENTITY_SERIAL, (struct bytes){ text, len });
}

/* Reads the seven attributes, puts them, and tells the inventory. */
static inline void cip_identity(struct message *m, struct cursor *c, const struct cip_identity_fields *f,
				bool is_behind)
{
	const uint16_t vendor = put_le16(m, f->vendor, c);
	put_le16(m, f->device_type, c);
	put_le16(m, f->product_code, c);
	const uint8_t major = put_u8(m, f->revision_major, c);
	const uint8_t minor = put_u8(m, f->revision_minor, c);
	put_le16(m, f->device_status, c);
	const uint32_t serial = put_le32(m, f->serial, c);
	const uint8_t name_len = cur_u8(c);
	const struct bytes name = cur_take(c, name_len);
	put_bytes(m, f->product_name, name);
	if (!m->bad)
		cip_identify(m, vendor, major & 0x7f, minor, serial, name, is_behind);
}
