/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Events as SNMP v3 notifications (traps, authenticated and encrypted), by net-snmp's library, of the MIB in
 * mgmt/package/BULKHEAD-MIB.txt.  The sender is the authority of its own traps: its engine id is derived from the
 * machine's identity, and the count of its starts is kept in a file.  A module of its own.
 */
#define _GNU_SOURCE

#include <net-snmp/net-snmp-config.h>
#include <net-snmp/net-snmp-includes.h>

#include "mgmt/daemon/export.h"

#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* netSnmpPlaypen, for the project has no number of its own: bulkhead = 1.3.6.1.4.1.8072.9999.9999.4448 */
#define BULKHEAD 1, 3, 6, 1, 4, 1, 8072, 9999, 9999, 4448
static const oid trap_event[] = { BULKHEAD, 0, 1 };
static const oid trap_oid[] = { 1, 3, 6, 1, 6, 3, 1, 1, 4, 1, 0 };
static const oid uptime[] = { 1, 3, 6, 1, 2, 1, 1, 3, 0 };

struct snmp {
	void *session;
	char user[256];
	uint8_t engine_id[32];
	size_t engine_id_len;
	struct timespec began;
};

/* ---- once ---- */

static void prepare_library(void)
{
	/* Nothing of the machine's own snmp.conf, nothing written, nothing printed. */
	netsnmp_ds_set_boolean(NETSNMP_DS_LIBRARY_ID, NETSNMP_DS_LIB_DONT_READ_CONFIGS, 1);
	netsnmp_ds_set_boolean(NETSNMP_DS_LIBRARY_ID, NETSNMP_DS_LIB_DONT_PERSIST_STATE, 1);
	netsnmp_ds_set_boolean(NETSNMP_DS_LIBRARY_ID, NETSNMP_DS_LIB_DISABLE_PERSISTENT_LOAD, 1);
	netsnmp_ds_set_boolean(NETSNMP_DS_LIBRARY_ID, NETSNMP_DS_LIB_DISABLE_CONFIG_LOAD, 1);
	snmp_disable_log();
	init_snmp("bulkhead");
}

/* How often an exporter of traps was opened here (RFC 3414 2.2: snmpEngineBoots): one more than the file says. */
static uint32_t count_boots(const char *folder)
{
	char path[1024], text[16] = "";
	unsigned long boots;

	snprintf(path, sizeof path, "%.900s/.snmp-boots", folder);
	const int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd < 0 || read(fd, text, sizeof text - 1) < 0)
		text[0] = '\0';
	boots = (strtoul(text, NULL, 10) & 0x7fffffff) + 1;
	const int n = snprintf(text, sizeof text, "%lu\n", boots);
	if (fd >= 0 && (pwrite(fd, text, (size_t)n, 0) != n || fsync(fd)))
		boots = (unsigned long)time(NULL) & 0x7fffffff;
	if (fd >= 0)
		close(fd);
	return (uint32_t)boots;
}

/* RFC 3411 SnmpEngineID, format 5: 0x80, the enterprise (8072), then octets: the machine's id. */
static size_t make_engine_id(uint8_t id[32])
{
	char text[64] = "";
	const int fd = open("/etc/machine-id", O_RDONLY | O_CLOEXEC);

	if (fd < 0 || read(fd, text, 32) < 0)
		memcpy(text, "bulkhead", 9);
	if (fd >= 0)
		close(fd);
	memcpy(id, (const uint8_t[]){ 0x80, 0x00, 0x1f, 0x88, 0x05 }, 5);
	size_t n = 0;
	for (; n < 16 && text[n]; n++)
		id[5 + n] = (uint8_t)text[n];
	return 5 + n;
}

/* ---- opening ---- */

static bool make_keys(netsnmp_session *s, const struct export_context *c, char error[EXPORT_ERROR])
{
	union {
		const char *in;
		u_char *out;
	} secret = { export_text(c, "auth_password") }, cover = { export_text(c, "priv_password") };

	s->securityAuthProto = usmHMACSHA1AuthProtocol;
	s->securityAuthProtoLen = USM_AUTH_PROTO_SHA_LEN;
	s->securityPrivProto = usmAESPrivProtocol;
	s->securityPrivProtoLen = USM_PRIV_PROTO_AES_LEN;
	s->securityAuthKeyLen = sizeof s->securityAuthKey;
	s->securityPrivKeyLen = sizeof s->securityPrivKey;
	s->securityLevel = SNMP_SEC_LEVEL_AUTHPRIV;
	if (strlen(secret.in) < 8 || strlen(cover.in) < 8)
		snprintf(error, EXPORT_ERROR, "both passwords have 8 characters or more");
	else if (!generate_Ku(s->securityAuthProto, (u_int)s->securityAuthProtoLen, secret.out, strlen(secret.in),
			      s->securityAuthKey, &s->securityAuthKeyLen) &&
		 !generate_Ku(s->securityAuthProto, (u_int)s->securityAuthProtoLen, cover.out, strlen(cover.in),
			      s->securityPrivKey, &s->securityPrivKeyLen))
		return true;
	else
		snprintf(error, EXPORT_ERROR, "no keys can be made of the passwords");
	return false;
}

static void *open_snmp(const struct export_context *c, char error[EXPORT_ERROR])
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	struct snmp *x = calloc(1, sizeof *x);
	netsnmp_session s;
	char peer[300];

	pthread_once(&once, prepare_library);
	if (!x)
		return NULL;
	snmp_sess_init(&s);
	snprintf(peer, sizeof peer, "udp:%.250s:%u", export_text(c, "host"), (unsigned)export_number(c, "port"));
	snprintf(x->user, sizeof x->user, "%.255s", export_text(c, "user"));
	x->engine_id_len = make_engine_id(x->engine_id);
	s.version = SNMP_VERSION_3;
	s.peername = peer;
	s.securityName = x->user;
	s.securityNameLen = strlen(x->user);
	s.securityEngineID = s.contextEngineID = x->engine_id;
	s.securityEngineIDLen = s.contextEngineIDLen = x->engine_id_len;
	s.engineBoots = count_boots(c->folder);
	s.engineTime = 1;
	clock_gettime(CLOCK_MONOTONIC, &x->began);
	if (!*export_text(c, "host") || !*x->user)
		snprintf(error, EXPORT_ERROR, "host and user are not set");
	else if (make_keys(&s, c, error)) {
		x->session = snmp_sess_add(&s, netsnmp_transport_open_client("snmptrap", peer), NULL, NULL);
		if (!x->session)
			snprintf(error, EXPORT_ERROR, "%s: %s", export_text(c, "host"), snmp_api_errstring(snmp_errno));
	}
	explicit_bzero(s.securityAuthKey, sizeof s.securityAuthKey);
	explicit_bzero(s.securityPrivKey, sizeof s.securityPrivKey);
	if (x->session)
		return x;
	free(x);
	return NULL;
}

static void close_snmp(void *exporter)
{
	struct snmp *x = exporter;

	snmp_sess_close(x->session);
	/* The library remembers users with their keys: the next opening may have others. */
	struct usmUser *user = usm_get_user(x->engine_id, x->engine_id_len, x->user);
	if (user) {
		(void)usm_remove_user(user);
		(void)usm_free_user(user);
	}
	free(x);
}

/* ---- sending ---- */

/* bulkheadEventObject.N.0 */
static void add_text(netsnmp_pdu *pdu, unsigned n, const char *text)
{
	const oid name[] = { BULKHEAD, 1, n, 0 };
	const size_t len = strlen(text);
	snmp_pdu_add_variable(pdu, name, OID_LENGTH(name), ASN_OCTET_STR, text, len < 255 ? len : 255);
}

static void add_number(netsnmp_pdu *pdu, unsigned n, u_char type, long value)
{
	const oid name[] = { BULKHEAD, 1, n, 0 };
	snmp_pdu_add_variable(pdu, name, OID_LENGTH(name), type, &value, sizeof value);
}

static enum export_result send_snmp(void *exporter, const struct export_event *e, char error[EXPORT_ERROR])
{
	struct snmp *x = exporter;
	struct timespec now;
	netsnmp_pdu *pdu = snmp_pdu_create(SNMP_MSG_TRAP2);

	if (!pdu)
		return EXPORT_AGAIN;
	clock_gettime(CLOCK_MONOTONIC, &now);
	const long ticks = (now.tv_sec - x->began.tv_sec) * 100 + (now.tv_nsec - x->began.tv_nsec) / 10000000;
	snmp_pdu_add_variable(pdu, uptime, OID_LENGTH(uptime), ASN_TIMETICKS, &ticks, sizeof ticks);
	snmp_pdu_add_variable(pdu, trap_oid, OID_LENGTH(trap_oid), ASN_OBJECT_ID, trap_event, sizeof trap_event);
	add_number(pdu, 1, ASN_INTEGER, (long)e->severity);
	add_text(pdu, 2, e->sentence);
	add_text(pdu, 3, e->verdict);
	add_text(pdu, 4, e->protocol);
	add_text(pdu, 5, e->source);
	add_text(pdu, 6, e->target);
	add_text(pdu, 7, e->from);
	add_text(pdu, 8, e->to);
	add_number(pdu, 9, ASN_UNSIGNED, (long)(e->signature_id & 0xffffffff));
	if (snmp_sess_send(x->session, pdu))
		return EXPORT_SENT;
	int system = 0, library = 0;
	char *text = NULL;
	snmp_sess_error(x->session, &system, &library, &text);
	snprintf(error, EXPORT_ERROR, "%s", text ? text : "the trap cannot be sent");
	free(text);
	snmp_free_pdu(pdu);
	return EXPORT_AGAIN;
}

static const struct export_field fields[] = {
	{ "host", EXPORT_TEXT, .text = "", .help = "name or address of the receiver" },
	{ "port", EXPORT_NUMBER, .number = 162, .min = 1, .max = 65535, .help = "of the receiver, UDP" },
	{ "user", EXPORT_TEXT, .text = "", .help = "security name (USM), with authentication and encryption" },
	{ "auth_password", EXPORT_SECRET, .text = "", .help = "SHA" },
	{ "priv_password", EXPORT_SECRET, .text = "", .help = "AES" },
	EXPORT_LEAST,
	{ 0 },
};

const struct export_kind export_kind = {
	"snmp", "SNMP v3 traps", fields, open_snmp, close_snmp, send_snmp, NULL, NULL,
};
