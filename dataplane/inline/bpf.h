/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The few programs that the kernel runs on frames while no dataplane does: written here as instructions, loaded
 * once.  The supervisor's thread.
 */
#pragma once

#include "dataplane/inline/settings.h"

/* Marks frames that the programs below send on, so that the other side lets them out. */
#define BPF_MARK 0xb117cead

/* Each answers a descriptor of a program for tc's direct action, or a negative errno. */
int bpf_drop(void);               /* no frame passes */
int bpf_drop_unmarked(void);      /* only marked frames pass, and lose their mark */
int bpf_forward(int ifindex);     /* every frame, marked, to this interface */

/* Frames that one of the expressions of pcap-filter(7) matches go to this interface, the others nowhere.
 * wrong: what libpcap says about the first bad expression, when the answer is -EINVAL. */
int bpf_forward_some(int ifindex, const struct texts *expressions, char *wrong, size_t wrong_len);
