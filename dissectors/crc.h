/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The 16-bit checksums that serial protocols end in: reflected, with the polynomial turned round.
 *
 * Owns nothing; any thread.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#define CRC16_CCITT 0x8408u /* X.25, HDLC, Kermit */
#define CRC16_ANSI 0xa001u  /* Modbus */

/* Continues crc over len bytes. */
static inline unsigned crc16(unsigned crc, unsigned polynomial, const uint8_t *p, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		crc ^= p[i];
		for (unsigned bit = 0; bit < 8; bit++)
			crc = crc >> 1 ^ (crc & 1 ? polynomial : 0);
	}
	return crc;
}
