/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the three PROFINET protocols share: frame ids (IEC 61158-6-10:2019, 4.2.3.1), vendors, and
 * the flow state of DCP, which lies inside that of the RT frames that carry it.
 *
 * Const data; any thread.
 */
#pragma once

#include "dissectors/functions.h"

enum {
	FRAME_ALARM_HIGH = 0xfc01, FRAME_ALARM_LOW = 0xfe01,
	FRAME_DCP_HELLO = 0xfefc, FRAME_DCP_GET_SET = 0xfefd,
	FRAME_DCP_IDENTIFY = 0xfefe, FRAME_DCP_IDENTIFIED = 0xfeff,
};

/* Frames of up to this many bytes behind the ethertype may be padded to it: IEEE 802.3, 3.2.8. */
#define PROFINET_PADDED 46u
#define PROFINET_FRAME_MAX 1600u

struct profinet_dcp_flow {
	struct pairs pairs;
};

extern const struct dissector profinet_rt, profinet_dcp;

/* Vendor ids that are common in plants (given by PROFIBUS and PROFINET International). */
static const struct name profinet_vendor_list[] = {
	{ 0x002a, "siemens" }, { 0x00b0, "phoenix-contact" }, { 0x010c, "hms" }, { 0x011d, "wago" },
	{ 0x011e, "hilscher" }, { 0x0120, "beckhoff" }, { 0x014d, "festo" }, { 0x0378, "balluff" },
};
static const struct names profinet_vendors = NAMES(profinet_vendor_list);
