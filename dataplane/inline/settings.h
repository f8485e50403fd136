/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What bulkheadd.conf says.  Every setting is one row of a table in settings.c; the reader, its mistakes and
 * docs/configuration.md are loops over it.  Read once at start, by the supervisor and by the dataplane;
 * immutable afterwards.
 */
#pragma once

#include "dataplane/host/setting.h"

#define SEGMENTS_MAX 16
#define CORES_MAX SETTING_MEMBERS_MAX

enum on_failure { ON_FAILURE_OPEN, ON_FAILURE_CLOSED, ON_FAILURE_ISLAND };
enum checksum { CHECKSUM_AUTO, CHECKSUM_VERIFY, CHECKSUM_TRUST };
enum driver { DRIVER_AUTO, DRIVER_AF_XDP, DRIVER_AF_PACKET };
enum polling { POLLING_ADAPTIVE, POLLING_ALWAYS };
enum event_choice { EVENTS_FINDINGS, EVENTS_ALL };
enum records_choice { RECORDS_ALL, RECORDS_FINDINGS, RECORDS_NONE };
enum huge_pages { HUGE_PAGES_AUTO, HUGE_PAGES_NO };

/* Ports of a segment, in this order everywhere. */
enum { OUTSIDE, INSIDE, PORTS_OF_SEGMENT };

struct segment_settings {
	char name[32];
	char port[PORTS_OF_SEGMENT][TEXT_MAX]; /* PCI address, interface name, or vdev string */
	int64_t checksum[PORTS_OF_SEGMENT];    /* enum checksum */
	int64_t driver;                        /* enum driver */
	int64_t on_failure;                    /* enum on_failure */
	struct texts island;                   /* what passes when the dataplane is gone: pcap-filter(7) */
	int64_t link_pass;                     /* bool */
	int64_t link_debounce_ms;
	int64_t mtu;
	char bypass_command[TEXT_MAX];
};

struct settings {
	struct segment_settings segment[SEGMENTS_MAX];
	unsigned segment_count;
	char policy[TEXT_MAX];
	char state[TEXT_MAX];
	char control[TEXT_MAX];
	char events[TEXT_MAX];
	struct texts shed; /* what goes first when there is too much: pcap-filter(7) */
	int64_t return_s;
	int64_t policy_cpu_s;
	int64_t policy_memory_mb;
	int64_t event_choice; /* enum event_choice */
	int64_t events_ring_kb;
	int64_t events_file_mb;
	int64_t records;      /* enum records_choice */
	int64_t records_memory_mb;
	int64_t records_spool_mb;
	int64_t evidence_kb;
	int64_t workers;
	struct numbers cores;
	int64_t polling;      /* enum polling */
	int64_t idle_after_us;
	int64_t nap_us;
	int64_t huge_pages;   /* enum huge_pages */
	int64_t memory_mb;
	int64_t mbufs;
	int64_t queue_len;
	int64_t watchdog_ms;
	int64_t user;
	int64_t flows;
	int64_t pool_mb;
	int64_t fragments;
	int64_t guards;
	int64_t tcp_idle_s;
	int64_t udp_idle_s;
	int64_t other_idle_s;
	int64_t fragment_idle_s;
	int64_t hold_segments;
	int64_t hold_ms;
	int64_t hold_ack_ms;
	int64_t adopt_ms;
	struct texts rules;
	struct texts rule_variables;
	char rule_store[TEXT_MAX];
	char rule_cache[TEXT_MAX];
};

/* Reads a file into *s; every mistake goes to diags; false after an error. */
bool settings_load(const char *path, struct settings *s, struct diags *diags);

/* The reference of all settings, as Markdown (docs/configuration.md). */
void settings_document(FILE *out);
