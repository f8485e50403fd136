/* SPDX-License-Identifier: Apache-2.0 */
/* The list of kinds of exports. */
#include "mgmt/daemon/exports.h"

extern const struct export_kind export_syslog, export_cef, export_eve, export_modbus;

const struct export_row export_rows[EXPORT_KINDS] = {
	{ "syslog", &export_syslog }, { "cef", &export_cef }, { "eve", &export_eve }, { "mqtt", NULL },
	{ "kafka", NULL }, { "snmp", NULL }, { "modbus", &export_modbus },
};
