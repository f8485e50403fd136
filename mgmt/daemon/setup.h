/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The one-time code that claims a new box.  Made in memory at each start until set-up is done; the console shows it
 * (GET /setup over the Unix socket, and standard error when it is a terminal), nothing else does.  Any thread.
 */
#pragma once

#include "mgmt/daemon/daemon.h"

#define SETUP_CODE_LEN 19 /* "abcd-efgh-jkmn-pqrs" */

void setup_begin(struct daemon *d);
const char *setup_code(void);

enum setup_try { SETUP_RIGHT, SETUP_WRONG, SETUP_WAIT };
enum setup_try setup_try(const char *code);
