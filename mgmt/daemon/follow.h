/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The thread that makes alarms, assets, what is learnt and reports of windows out of what comes in: it takes
 * the store's events from a queue of its own, and once a second asks bulkheadd for its notices and writes
 * down what has gathered.
 */
#pragma once

#include "mgmt/daemon/daemon.h"

extern const struct module module_follow;
