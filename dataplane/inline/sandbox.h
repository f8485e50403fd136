/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the dataplane gives up once its ports are open: every capability, files outside its folders, and all
 * system calls but those it needs.  Called once, before the workers are started; threads inherit it.
 */
#pragma once

#include "dataplane/inline/settings.h"

/* For the thread that starts DPDK, and those that DPDK starts: no capability but that of becoming a user, which
 * sandbox_enter() takes too.  False after saying why in the log. */
bool sandbox_prepare(void);

/* False after saying why in the log: the process must end. */
bool sandbox_enter(const struct settings *s);

/* For the process that compiles policies: no capability, no file.  False after saying why in the log. */
bool sandbox_compiler(const struct settings *s);
