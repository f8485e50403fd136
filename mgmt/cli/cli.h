/* SPDX-License-Identifier: Apache-2.0 */
/* The table of commands of `bulkhead`, for those that walk over it: help, completion, man page. */
#pragma once

#include "dataplane/audit/command.h"

#include <stdint.h>

#define BULKHEAD_SUMMARY "deep packet inspection firewall for industrial networks"

extern const struct command *const commands[];
extern const unsigned command_count;

extern const struct command command_flaws;
extern const struct command command_man;
extern const struct command command_status, command_top, command_flows, command_counters, command_drops;
extern const struct command command_memory, command_workers, command_trace, command_policy;
extern const struct command command_rules, command_replay, command_events;
extern const struct command command_relax, command_windows;
extern const struct command command_backup, command_restore, command_setup, command_upgrade;
extern const struct command command_api, command_users, command_tokens, command_audit_log;

/* True when the loop over the options may go on; otherwise *status is what the command answers. */
bool cli_option_goes_on(const struct command *self, int option, int *status);

/* The command of this name, or NULL. */
const struct command *cli_find(const char *name);

/* "60", "60s", "5m", "1h" in seconds; 0: it is none of these, or more than a day. */
uint32_t cli_seconds(const char *text);

/* Who types. */
const char *cli_who(void);
