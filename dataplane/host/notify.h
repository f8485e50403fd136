/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The service manager's protocol, sd_notify(3): lines of text on the socket that NOTIFY_SOCKET names.  Without one
 * nothing happens.  The supervisor's thread.
 */
#pragma once

void notify(const char *lines);
