/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Expressions of pcap-filter(7) as instructions of the classic packet filter machine.  Apart from bpf.c, because
 * headers of libpcap and of the kernel give the same names to different things.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

#define CLASSIC_MAX 512

struct classic {
	uint16_t code;
	uint8_t jt, jf;
	uint32_t k;
};

/* What the extended machine has other meanings for. */
enum {
	CLASSIC_RET = 6,
	CLASSIC_MISC = 7,
	CLASSIC_LEN = 0x80,
	CLASSIC_MSH = 0xa0,
	CLASSIC_RET_A = 0x10,
	CLASSIC_TXA = 0x80,
};

/* Answers the number of instructions, or -1 with what is wrong. */
int bpf_classic_compile(const char *expression, struct classic code[CLASSIC_MAX], char *wrong, size_t wrong_len);
