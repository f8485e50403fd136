/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The supervisor: starts the dataplane, watches it, and keeps `on_failure` while it is gone.  It never reads a
 * byte from the wire.  One thread.
 */
#pragma once

#include "dataplane/inline/settings.h"

/* Runs until SIGTERM or SIGINT; an exit status.  config: the file that the dataplane reads again. */
int supervisor_run(const struct settings *s, const char *config);
