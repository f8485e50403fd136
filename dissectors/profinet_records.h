/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Record indexes of PROFINET IO (IEC 61158-6-10:2019, 5.2.4): their names, and what reading and
 * writing them does.  Where the same record exists for one subslot (8...), slot (C...), application
 * relation (E...) and process (F...), all have one name with its place in front.
 *
 * Const data; any thread.
 */
#pragma once

#include "dissectors/dissector.h"

enum {
	RECORD_USER_MAX = 0x7fff, RECORD_DRIVE_LOCAL = 0xb02e, RECORD_DRIVE_GLOBAL = 0xb02f,
	RECORD_WRITE_MULTIPLE = 0xe040,
};

static const struct name record_list[] = {
	{ 0x0100, "profisafe" },
	{ 0x8000, "expected-identification-subslot" }, { 0x8001, "real-identification-subslot" },
	{ 0x800a, "diagnosis-channel-subslot" }, { 0x800b, "diagnosis-all-subslot" },
	{ 0x800c, "diagnosis-maintenance-subslot" },
	{ 0x8010, "maintenance-required-channel" }, { 0x8011, "maintenance-demanded-channel" },
	{ 0x8012, "maintenance-required-all" }, { 0x8013, "maintenance-demanded-all" },
	{ 0x801e, "substitute-values" }, { 0x8020, "ir-subframe-data" },
	{ 0x8027, "port-data-real-extended" }, { 0x8028, "input-data-object" },
	{ 0x8029, "output-data-object" }, { 0x802a, "port-data-real" }, { 0x802b, "port-data-check" },
	{ 0x802c, "ir-data" }, { 0x802d, "sync-data" }, { 0x802f, "port-data-adjust" },
	{ 0x8030, "isochronous-mode-data" }, { 0x8031, "time-data" },
	{ 0x8050, "interface-mrp-real" }, { 0x8051, "interface-mrp-check" },
	{ 0x8052, "interface-mrp-adjust" }, { 0x8053, "port-mrp-adjust" }, { 0x8054, "port-mrp-real" },
	{ 0x8060, "port-fibre-real" }, { 0x8061, "port-fibre-check" }, { 0x8062, "port-fibre-adjust" },
	{ 0x8070, "network-component-check" }, { 0x8071, "interface-adjust" },
	{ 0x8072, "port-statistic" }, { 0x8080, "interface-data-real" },
	{ 0x8090, "interface-fast-startup-adjust" }, { 0x80a0, "energy-saving" },
	{ 0x80b0, "combined-object-container" },
	{ 0xaff0, "im0" }, { 0xaff1, "im1" }, { 0xaff2, "im2" }, { 0xaff3, "im3" }, { 0xaff4, "im4" },
	{ 0xaff5, "im5" },
	{ RECORD_DRIVE_LOCAL, "drive-parameters-local" },
	{ RECORD_DRIVE_GLOBAL, "drive-parameters-global" },
	{ 0xc000, "expected-identification-slot" }, { 0xc001, "real-identification-slot" },
	{ 0xc00a, "diagnosis-channel-slot" }, { 0xc00b, "diagnosis-all-slot" },
	{ 0xc00c, "diagnosis-maintenance-slot" },
	{ 0xe000, "expected-identification-relation" }, { 0xe001, "real-identification-relation" },
	{ 0xe002, "module-difference" }, { 0xe00a, "diagnosis-channel-relation" },
	{ 0xe00b, "diagnosis-all-relation" }, { 0xe00c, "diagnosis-maintenance-relation" },
	{ 0xe030, "interface-fast-startup-relation" }, { RECORD_WRITE_MULTIPLE, "write-multiple" },
	{ 0xf000, "real-identification-process" }, { 0xf00a, "diagnosis-channel-process" },
	{ 0xf00b, "diagnosis-all-process" }, { 0xf00c, "diagnosis-maintenance-process" },
	{ 0xf020, "application-relations-of-process" }, { 0xf80c, "diagnosis-device" },
	{ 0xf820, "application-relations" }, { 0xf821, "processes" }, { 0xf830, "log" },
	{ 0xf831, "device-log" }, { 0xf840, "im0-filter" }, { 0xf841, "physical-device-real" },
	{ 0xf842, "physical-device-expected" }, { 0xf850, "automatic-configuration" },
	{ 0xfbff, "trigger-communication-check" },
};
static const struct names record_names = NAMES(record_list);

/* One line per range; the first that holds decides. */
struct record {
	uint16_t first, last;
	uint8_t read, write; /* enum intent */
	const char *read_label, *write_label;
};

static const struct record records[] = {
	{ 0x0000, RECORD_USER_MAX, INTENT_READ, INTENT_WRITE, "read parameter record",
	  "write parameter record" },
	{ 0x800a, 0x8013, INTENT_DIAGNOSE, INTENT_CONFIG, "read diagnosis", "write diagnosis" },
	{ 0x8028, 0x8029, INTENT_READ, INTENT_WRITE, "read process data", "write process data" },
	{ 0xaff0, 0xafff, INTENT_IDENTIFY, INTENT_CONFIG, "read identification",
	  "write identification" },
	{ 0xc00a, 0xc013, INTENT_DIAGNOSE, INTENT_CONFIG, "read diagnosis", "write diagnosis" },
	{ 0xe00a, 0xe013, INTENT_DIAGNOSE, INTENT_CONFIG, "read diagnosis", "write diagnosis" },
	{ 0xf000, 0xf000, INTENT_IDENTIFY, INTENT_CONFIG, "read identification",
	  "write identification" },
	{ 0xf00a, 0xf013, INTENT_DIAGNOSE, INTENT_CONFIG, "read diagnosis", "write diagnosis" },
	{ 0xf80c, 0xf80c, INTENT_DIAGNOSE, INTENT_CONFIG, "read diagnosis", "write diagnosis" },
	{ 0xf820, 0xf821, INTENT_IDENTIFY, INTENT_CONFIG, "read identification",
	  "write identification" },
	{ 0xf830, 0xf831, INTENT_DIAGNOSE, INTENT_CONFIG, "read log", "write log" },
	{ 0xf840, 0xf840, INTENT_IDENTIFY, INTENT_CONFIG, "read identification",
	  "write identification" },
	{ 0x0000, 0xffff, INTENT_READ, INTENT_CONFIG, "read record", "write record" },
};

static inline const struct record *record_of(uint32_t index)
{
	const struct record *r = records;
	while (index < r->first || index > r->last)
		r++;
	return r;
}
