/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Expressions are compiled by libpcap to the classic machine and translated to the extended one, instruction by
 * instruction: A is r0, X is r7, the scratch memory is on the stack, r6 is the frame, as BPF_LD_ABS wants it.
 */
#include "dataplane/inline/bpf.h"

#include "dataplane/inline/bpf_classic.h"

#include <errno.h>
#include <linux/bpf.h>
#include <linux/bpf_common.h>
#include <linux/pkt_cls.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#define INSNS_MAX 4096

/* struct bpf_insn without its bit fields: the two registers share a byte, the destination in its low half. */
struct instruction {
	uint8_t code, registers;
	int16_t off;
	int32_t imm;
};
_Static_assert(sizeof(struct instruction) == sizeof(struct bpf_insn), "the kernel's layout");

struct program {
	struct instruction insn[INSNS_MAX];
	unsigned count;
	bool is_full;
};

/* A jump whose target is known when the expression has been translated. */
struct jump {
	unsigned at, target; /* an instruction of each machine */
};

static void add(struct program *p, uint8_t code, uint8_t dst, uint8_t src, int16_t off, int32_t imm)
{
	if (p->count == INSNS_MAX) {
		p->is_full = true;
		return;
	}
	p->insn[p->count++] = (struct instruction){ code, (uint8_t)(src << 4 | dst), off, imm };
}

static void set(struct program *p, uint8_t reg, int32_t value)
{
	add(p, BPF_ALU | BPF_MOV | BPF_K, reg, 0, 0, value);
}

static void leave(struct program *p, int32_t answer)
{
	set(p, BPF_REG_0, answer);
	add(p, BPF_JMP | BPF_EXIT, 0, 0, 0, 0);
}

static int load(const struct program *p)
{
	union bpf_attr a;
	if (p->is_full)
		return -E2BIG;
	memset(&a, 0, sizeof a);
	a.prog_type = BPF_PROG_TYPE_SCHED_CLS;
	a.insn_cnt = p->count;
	a.insns = (uintptr_t)p->insn;
	a.license = (uintptr_t)"Apache-2.0";
	const long fd = syscall(SYS_bpf, BPF_PROG_LOAD, &a, sizeof a);
	return fd < 0 ? -errno : (int)fd;
}

static void mark(struct program *p, uint8_t frame, int32_t value)
{
	set(p, BPF_REG_1, value);
	add(p, BPF_STX | BPF_MEM | BPF_W, frame, BPF_REG_1, offsetof(struct __sk_buff, mark), 0);
}

static void forward(struct program *p, uint8_t frame, int ifindex)
{
	mark(p, frame, (int32_t)BPF_MARK);
	set(p, BPF_REG_1, ifindex);
	set(p, BPF_REG_2, 0);
	add(p, BPF_JMP | BPF_CALL, 0, 0, 0, BPF_FUNC_redirect);
	add(p, BPF_JMP | BPF_EXIT, 0, 0, 0, 0);
}

int bpf_drop(void)
{
	struct program p = { .count = 0 };
	leave(&p, TC_ACT_SHOT);
	return load(&p);
}

int bpf_drop_unmarked(void)
{
	struct program p = { .count = 0 };
	add(&p, BPF_ALU64 | BPF_MOV | BPF_X, BPF_REG_6, BPF_REG_1, 0, 0);
	add(&p, BPF_LDX | BPF_MEM | BPF_W, BPF_REG_2, BPF_REG_6, offsetof(struct __sk_buff, mark), 0);
	set(&p, BPF_REG_3, (int32_t)BPF_MARK);
	add(&p, BPF_JMP | BPF_JEQ | BPF_X, BPF_REG_2, BPF_REG_3, 2, 0);
	leave(&p, TC_ACT_SHOT);
	mark(&p, BPF_REG_6, 0);
	leave(&p, TC_ACT_OK);
	return load(&p);
}

int bpf_forward(int ifindex)
{
	struct program p = { .count = 0 };
	add(&p, BPF_ALU64 | BPF_MOV | BPF_X, BPF_REG_6, BPF_REG_1, 0, 0);
	forward(&p, BPF_REG_6, ifindex);
	return load(&p);
}

/* ---- from the classic machine ---- */

enum { A = BPF_REG_0, X = BPF_REG_7, FRAME = BPF_REG_6, SPARE = BPF_REG_8 };

#define MATCH CLASSIC_MAX           /* targets behind all instructions */
#define NO_MATCH (CLASSIC_MAX + 1)

struct translation {
	struct program *p;
	struct jump jump[4 * CLASSIC_MAX];
	unsigned jump_count;
	unsigned start[CLASSIC_MAX + 2]; /* of each classic instruction, and of the two answers */
};

static void jump(struct translation *t, uint8_t code, uint8_t dst, uint8_t src, int32_t imm, unsigned target)
{
	if (t->jump_count == sizeof t->jump / sizeof t->jump[0]) {
		t->p->is_full = true;
		return;
	}
	t->jump[t->jump_count++] = (struct jump){ t->p->count, target };
	add(t->p, code, dst, src, 0, imm);
}

static int16_t scratch(uint32_t k)
{
	return (int16_t)(-4 * (int)(k % 16) - 4);
}

static uint32_t size_of(uint16_t code)
{
	return BPF_SIZE(code) == BPF_W ? 4 : BPF_SIZE(code) == BPF_H ? 2 : 1;
}

/* Reads from the frame into A.  Behind its end the expression does not match; the kernel itself would end the whole
 * program with an answer of its own. */
static void read_frame(struct translation *t, const struct classic *c, bool is_indirect)
{
	add(t->p, BPF_LDX | BPF_MEM | BPF_W, BPF_REG_2, FRAME, offsetof(struct __sk_buff, len), 0);
	set(t->p, BPF_REG_3, (int32_t)(c->k + size_of(c->code)));
	if (is_indirect)
		add(t->p, BPF_ALU64 | BPF_ADD | BPF_X, BPF_REG_3, X, 0, 0);
	jump(t, BPF_JMP | BPF_JGT | BPF_X, BPF_REG_3, BPF_REG_2, 0, NO_MATCH);
	add(t->p, (uint8_t)(BPF_LD | BPF_SIZE(c->code) | (is_indirect ? BPF_IND : BPF_ABS)), 0,
	    is_indirect ? X : 0, 0, (int32_t)c->k);
}

/* X becomes the length of the IPv4 header at k. */
static void read_header_len(struct translation *t, const struct classic *c)
{
	add(t->p, BPF_ALU64 | BPF_MOV | BPF_X, SPARE, A, 0, 0);
	read_frame(t, c, false);
	add(t->p, BPF_ALU | BPF_AND | BPF_K, A, 0, 0, 15);
	add(t->p, BPF_ALU | BPF_LSH | BPF_K, A, 0, 0, 2);
	add(t->p, BPF_ALU64 | BPF_MOV | BPF_X, X, A, 0, 0);
	add(t->p, BPF_ALU64 | BPF_MOV | BPF_X, A, SPARE, 0, 0);
}

static bool translate_load(struct translation *t, const struct classic *c, uint8_t to)
{
	switch (BPF_MODE(c->code)) {
	case BPF_IMM:
		set(t->p, to, (int32_t)c->k);
		return true;
	case BPF_ABS:
	case BPF_IND:
		read_frame(t, c, BPF_MODE(c->code) == BPF_IND);
		return to == A;
	case BPF_MEM:
		add(t->p, BPF_LDX | BPF_MEM | BPF_W, to, BPF_REG_10, scratch(c->k), 0);
		return true;
	case CLASSIC_LEN:
		add(t->p, BPF_LDX | BPF_MEM | BPF_W, to, FRAME, offsetof(struct __sk_buff, len), 0);
		return true;
	case CLASSIC_MSH:
		read_header_len(t, c);
		return to == X;
	default:
		return false;
	}
}

static void translate_jump(struct translation *t, const struct classic *c, unsigned i)
{
	if (BPF_OP(c->code) == BPF_JA) {
		jump(t, BPF_JMP | BPF_JA, 0, 0, 0, i + 1 + c->k);
		return;
	}
	jump(t, (uint8_t)(BPF_JMP32 | BPF_OP(c->code) | BPF_SRC(c->code)), A, BPF_SRC(c->code) == BPF_X ? X : 0,
	     BPF_SRC(c->code) == BPF_X ? 0 : (int32_t)c->k, i + 1 + c->jt);
	jump(t, BPF_JMP | BPF_JA, 0, 0, 0, i + 1 + c->jf);
}

static bool translate_one(struct translation *t, const struct classic *c, unsigned i)
{
	switch (BPF_CLASS(c->code)) {
	case BPF_LD:
		return translate_load(t, c, A);
	case BPF_LDX:
		return translate_load(t, c, X);
	case BPF_ST:
	case BPF_STX:
		add(t->p, BPF_STX | BPF_MEM | BPF_W, BPF_REG_10, BPF_CLASS(c->code) == BPF_ST ? A : X,
		    scratch(c->k), 0);
		return true;
	case BPF_ALU:
		add(t->p, (uint8_t)c->code, A, BPF_SRC(c->code) == BPF_X ? X : 0, 0,
		    BPF_SRC(c->code) == BPF_X ? 0 : (int32_t)c->k);
		return true;
	case BPF_JMP:
		translate_jump(t, c, i);
		return true;
	case CLASSIC_RET:
		if (c->code & CLASSIC_RET_A) {
			jump(t, BPF_JMP32 | BPF_JNE | BPF_K, A, 0, 0, MATCH);
			jump(t, BPF_JMP | BPF_JA, 0, 0, 0, NO_MATCH);
		} else {
			jump(t, BPF_JMP | BPF_JA, 0, 0, 0, c->k ? MATCH : NO_MATCH);
		}
		return true;
	case CLASSIC_MISC:
		if (c->code & CLASSIC_TXA)
			add(t->p, BPF_ALU64 | BPF_MOV | BPF_X, A, X, 0, 0);
		else
			add(t->p, BPF_ALU64 | BPF_MOV | BPF_X, X, A, 0, 0);
		return true;
	default:
		return false;
	}
}

/* Adds an expression: a match is forwarded, everything else goes on behind it. */
static bool translate(struct program *p, const struct classic *code, unsigned count, int ifindex)
{
	static struct translation t; /* too large for a stack; one thread */

	memset(&t, 0, sizeof t);
	t.p = p;
	set(p, A, 0);
	set(p, X, 0);
	for (unsigned i = 0; i < count; i++) {
		t.start[i] = p->count;
		if (!translate_one(&t, &code[i], i))
			return false;
	}
	t.start[MATCH] = p->count;
	forward(p, FRAME, ifindex);
	t.start[NO_MATCH] = p->count;
	for (unsigned i = 0; i < t.jump_count && !p->is_full; i++) {
		const unsigned to = t.jump[i].target;
		if (to >= count && to < MATCH)
			return false;
		p->insn[t.jump[i].at].off = (int16_t)((int)t.start[to] - (int)t.jump[i].at - 1);
	}
	return true;
}

int bpf_forward_some(int ifindex, const struct texts *expressions, char *wrong, size_t wrong_len)
{
	struct program p = { .count = 0 };
	struct classic code[CLASSIC_MAX];

	add(&p, BPF_ALU64 | BPF_MOV | BPF_X, FRAME, BPF_REG_1, 0, 0);
	for (unsigned i = 0; i < expressions->count; i++) {
		const int count = bpf_classic_compile(expressions->text[i], code, wrong, wrong_len);
		if (count < 0)
			return -EINVAL;
		if (!translate(&p, code, (unsigned)count, ifindex)) {
			snprintf(wrong, wrong_len, "'%.100s' uses what the kernel's machine lacks",
				 expressions->text[i]);
			return -EINVAL;
		}
	}
	leave(&p, TC_ACT_SHOT);
	return load(&p);
}
