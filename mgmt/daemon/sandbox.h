/* SPDX-License-Identifier: Apache-2.0 */
/* Giving up what the daemon does not need: the user it was started as, every capability, most system calls. */
#pragma once

#include "mgmt/daemon/settings.h"

/* After the sockets are open, before anything else is: becomes the user of the settings when root started it, owns the
 * state folder as that user, and has no capability any more.  False after logging. */
bool sandbox_become(const struct mgmt_settings *s);

/* When everything runs: for all threads. */
bool sandbox_filter(void);
