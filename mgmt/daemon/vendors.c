/* SPDX-License-Identifier: Apache-2.0 */
/* Makers of industrial equipment by the first three bytes of a MAC (IEEE registry, MA-L). */
#include "mgmt/daemon/vendors.h"

#include <stddef.h>

static const struct {
	uint32_t prefix;
	const char *name;
} vendors[] = {
	{ 0x00000a, "Omron" }, { 0x000023, "ABB" }, { 0x000054, "Schneider Electric" },
	{ 0x000064, "Yokogawa" }, { 0x000068, "Emerson" }, { 0x0000bc, "Rockwell Automation" },
	{ 0x000105, "Beckhoff" }, { 0x000123, "Schneider Electric" }, { 0x0001e3, "Siemens" },
	{ 0x0001fc, "Keyence" }, { 0x000201, "ifm" }, { 0x00022c, "ABB" }, { 0x000248, "Pilz" },
	{ 0x0002a2, "Hilscher" }, { 0x000327, "HMS Industrial Networks" }, { 0x00032c, "ABB" },
	{ 0x000417, "Schneider Electric" }, { 0x000519, "Siemens" }, { 0x000594, "HMS Industrial Networks" },
	{ 0x0005e4, "Red Lion" }, { 0x00064a, "Honeywell" }, { 0x00066e, "Delta Electronics" },
	{ 0x000677, "SICK" }, { 0x000705, "Endress+Hauser" }, { 0x000746, "Turck" }, { 0x000768, "Danfoss" },
	{ 0x0007af, "Red Lion" }, { 0x000a13, "Honeywell" }, { 0x000a86, "Lenze" },
	{ 0x000aa3, "Fuji Electric" }, { 0x000aae, "Emerson" }, { 0x000b0f, "Bosch Rexroth" },
	{ 0x000b23, "Siemens" }, { 0x000b2d, "Danfoss" }, { 0x000ba3, "Siemens" }, { 0x000bab, "Advantech" },
	{ 0x000c02, "ABB" }, { 0x000c62, "ABB" }, { 0x000c81, "Schneider Electric" }, { 0x000c8d, "Balluff" },
	{ 0x000cde, "ABB" }, { 0x000d22, "Unitronics" }, { 0x000d41, "Siemens" },
	{ 0x000d81, "Pepperl+Fuchs" }, { 0x000d8d, "ProSoft" }, { 0x000e02, "Advantech" },
	{ 0x000e8c, "Siemens" }, { 0x000ef0, "Festo" }, { 0x000f69, "SEW-Eurodrive" },
	{ 0x000f9e, "Murrelektronik" }, { 0x000fbb, "Siemens" }, { 0x001100, "Schneider Electric" },
	{ 0x001106, "Siemens" }, { 0x001112, "Honeywell" }, { 0x001133, "Siemens" }, { 0x001293, "ABB" },
	{ 0x001324, "Schneider Electric" }, { 0x001347, "Red Lion" }, { 0x001386, "ABB" },
	{ 0x0013a3, "Siemens" }, { 0x001453, "Advantech" }, { 0x00157e, "Weidmueller" },
	{ 0x001823, "Delta Electronics" }, { 0x001865, "Siemens" }, { 0x0018d1, "Siemens" },
	{ 0x001909, "Danfoss" }, { 0x001928, "Siemens" }, { 0x001931, "Balluff" }, { 0x001943, "Belden" },
	{ 0x001b08, "Danfoss" }, { 0x001b1b, "Siemens" }, { 0x001b45, "ABB" }, { 0x001c01, "ABB" },
	{ 0x001c06, "Siemens" }, { 0x001c47, "HollySys" }, { 0x001d9c, "Rockwell Automation" },
	{ 0x001e1e, "Honeywell" }, { 0x001f55, "Honeywell" }, { 0x001ff8, "Siemens" },
	{ 0x00203d, "Honeywell" }, { 0x0021c1, "ABB" }, { 0x00226a, "Honeywell" }, { 0x0022e5, "Emerson" },
	{ 0x002459, "ABB" }, { 0x002616, "Emerson" }, { 0x002692, "Mitsubishi Electric" },
	{ 0x003005, "Siemens" }, { 0x003011, "HMS Industrial Networks" },
	{ 0x003056, "HMS Industrial Networks" }, { 0x0030a7, "SEL" }, { 0x0030af, "Honeywell" },
	{ 0x0030de, "WAGO" }, { 0x004003, "Emerson" }, { 0x00401a, "Fuji Electric" },
	{ 0x004084, "Honeywell" }, { 0x005007, "Siemens" }, { 0x00501e, "Belden" }, { 0x006041, "Yokogawa" },
	{ 0x0060c8, "KUKA" }, { 0x0060da, "Red Lion" }, { 0x0080a7, "Honeywell" }, { 0x009030, "Honeywell" },
	{ 0x009040, "Siemens" }, { 0x00904f, "ABB" }, { 0x0090e8, "Moxa" }, { 0x00a003, "Siemens" },
	{ 0x00a01d, "Red Lion" }, { 0x00a045, "Phoenix Contact" }, { 0x00b009, "Belden" },
	{ 0x00c0e4, "Siemens" }, { 0x00d08e, "Belden" }, { 0x00d0c9, "Advantech" }, { 0x00e0e4, "Fanuc" },
	{ 0x086195, "Rockwell Automation" }, { 0x0c2369, "Honeywell" }, { 0x104b46, "Mitsubishi Electric" },
	{ 0x10dffc, "Siemens" }, { 0x144146, "Honeywell" }, { 0x184c08, "Rockwell Automation" },
	{ 0x18aebb, "Siemens" }, { 0x20443a, "Schneider Electric" }, { 0x208756, "Siemens" },
	{ 0x20a8b9, "Siemens" }, { 0x20e791, "Siemens" }, { 0x20f85e, "Delta Electronics" },
	{ 0x240462, "Siemens" }, { 0x24edfd, "Siemens" }, { 0x282986, "Schneider Electric" },
	{ 0x286336, "Siemens" }, { 0x289edf, "Danfoss" }, { 0x28e98e, "Mitsubishi Electric" },
	{ 0x301389, "Siemens" }, { 0x302f1e, "Siemens" }, { 0x30b851, "Siemens" },
	{ 0x30be3b, "Mitsubishi Electric" }, { 0x30cb36, "Belden" }, { 0x3432e6, "Panasonic" },
	{ 0x34c0f9, "Rockwell Automation" }, { 0x384b24, "Siemens" }, { 0x38e08e, "Mitsubishi Electric" },
	{ 0x3cb9a6, "Belden" }, { 0x3cf7d1, "Omron" }, { 0x404101, "Rockwell Automation" },
	{ 0x40ecf8, "Siemens" }, { 0x4486c1, "Siemens" }, { 0x4cbcb4, "ABB" }, { 0x4ce705, "Siemens" },
	{ 0x4ceb76, "Murrelektronik" }, { 0x500084, "Siemens" }, { 0x5031ad, "ABB" }, { 0x54f876, "ABB" },
	{ 0x58528a, "Mitsubishi Electric" }, { 0x58570d, "Danfoss" }, { 0x5c2167, "Rockwell Automation" },
	{ 0x5c8816, "Rockwell Automation" }, { 0x60391f, "ABB" }, { 0x646038, "Hirschmann" },
	{ 0x64e738, "Supcon" }, { 0x681fd8, "Siemens" }, { 0x683e02, "Siemens" },
	{ 0x68c8eb, "Rockwell Automation" }, { 0x703811, "Siemens" }, { 0x740bb0, "Hirschmann" },
	{ 0x74731d, "ifm" }, { 0x7495a7, "Keyence" }, { 0x74f661, "Schneider Electric" },
	{ 0x74fe48, "Advantech" }, { 0x789f87, "Siemens" }, { 0x78ab60, "ABB" }, { 0x803b2a, "ABB" },
	{ 0x807a7f, "ABB" }, { 0x883f99, "Siemens" }, { 0x884b39, "Siemens" }, { 0x8cf319, "Siemens" },
	{ 0x90daf9, "Siemens" }, { 0x942e17, "Schneider Electric" }, { 0x945907, "Belden" },
	{ 0x94677e, "Belden" }, { 0x94a4b5, "Mitsubishi Electric" }, { 0x94aee3, "Belden" },
	{ 0x94ca0f, "Honeywell" }, { 0x9803a0, "ABB" }, { 0x986dc8, "Toshiba" },
	{ 0x9c0e51, "Schneider Electric" }, { 0x9cb206, "HMS Industrial Networks" },
	{ 0xa0b086, "Hirschmann" }, { 0xa497bb, "Hitachi" }, { 0xa8741d, "Phoenix Contact" },
	{ 0xac6417, "Siemens" }, { 0xac7713, "Honeywell" }, { 0xacb181, "Belden" }, { 0xacd364, "ABB" },
	{ 0xb4b15a, "Siemens" }, { 0xb87ac9, "Siemens" }, { 0xb89be4, "ABB" }, { 0xbc34ca, "Inovance" },
	{ 0xbcf499, "Rockwell Automation" }, { 0xc035c5, "ProSoft" }, { 0xc400ad, "Advantech" },
	{ 0xc4efda, "Honeywell" }, { 0xcc3f1d, "HMS Industrial Networks" }, { 0xcc827f, "Advantech" },
	{ 0xccccea, "Phoenix Contact" }, { 0xd00aab, "Yokogawa" }, { 0xd4f527, "Siemens" },
	{ 0xd806d1, "Honeywell" }, { 0xdc0575, "Siemens" }, { 0xdcb3b4, "Honeywell" }, { 0xe002a5, "ABB" },
	{ 0xe0dca0, "Siemens" }, { 0xe48ebb, "Rockwell Automation" }, { 0xe49069, "Rockwell Automation" },
	{ 0xe4f58e, "Schneider Electric" }, { 0xe8ef22, "Siemens" }, { 0xec1c5d, "Siemens" },
	{ 0xec74ba, "Hirschmann" }, { 0xece555, "Hirschmann" }, { 0xf05494, "Honeywell" },
	{ 0xf45433, "Rockwell Automation" },
};

const char *vendor_of(const uint8_t mac[6])
{
	const uint32_t prefix = (uint32_t)mac[0] << 16 | (uint32_t)mac[1] << 8 | mac[2];
	size_t low = 0, high = sizeof vendors / sizeof vendors[0];

	while (low < high) {
		const size_t middle = (low + high) / 2;
		if (vendors[middle].prefix == prefix)
			return vendors[middle].name;
		if (vendors[middle].prefix < prefix)
			low = middle + 1;
		else
			high = middle;
	}
	return "";
}
