/* SPDX-License-Identifier: Apache-2.0 */
/* Who made a device, by its MAC.  Pure. */
#pragma once

#include <stdint.h>

/* "" when it is not known. */
const char *vendor_of(const uint8_t mac[6]);
