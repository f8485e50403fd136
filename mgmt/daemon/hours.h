/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What happened in each hour, counted as records come (the store's thread) and kept in events.db, so that home tells
 * the day without looking through events.
 */
#pragma once

#include "mgmt/daemon/daemon.h"

extern const struct module module_hours;
