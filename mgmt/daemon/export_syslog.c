/* SPDX-License-Identifier: Apache-2.0 */
/*
 * syslog, RFC 5424, over UDP (RFC 5426), TCP (RFC 6587 3.4.1, octet counting) and TLS (RFC 5425); and CEF, ArcSight's
 * Common Event Format, in such messages.  The structured data are of the enterprise number for documentation
 * (RFC 5612), for the project has none of its own.
 */
#define _GNU_SOURCE

#include "mgmt/daemon/export_socket.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define MESSAGE_MAX 8192
#define DATAGRAM_MAX 1400 /* fits into one frame with what stands before it */
#define FACILITY_LOCAL0 16

struct syslog {
	struct export_socket *socket;
	bool is_datagram, is_cef;
	unsigned facility;
	char host[256];
	char message[MESSAGE_MAX];
};

/* A text being written, cut at its end. */
struct text {
	char *p;
	size_t len, cap;
};

static void put(struct text *t, const char *bytes, size_t len)
{
	const size_t n = len < t->cap - t->len ? len : t->cap - t->len;
	memcpy(t->p + t->len, bytes, n);
	t->len += n;
}

static void __attribute__((format(printf, 2, 3))) print(struct text *t, const char *format, ...)
{
	char part[1024];
	va_list args;

	va_start(args, format);
	const int n = vsnprintf(part, sizeof part, format, args);
	va_end(args);
	put(t, part, n < 0 ? 0 : (size_t)n < sizeof part ? (size_t)n : sizeof part - 1);
}

/* With a backslash before each of `escaped`; control characters become spaces. */
static void put_escaped(struct text *t, const char *value, const char *escaped)
{
	for (; *value; value++) {
		if (strchr(escaped, *value))
			put(t, "\\", 1);
		put(t, (unsigned char)*value < ' ' || *value == 127 ? " " : value, 1);
	}
}

/* ---- RFC 5424 ---- */

static void put_head(const struct syslog *s, struct text *t, const struct export_event *e)
{
	char time[40];
	const time_t seconds = (time_t)(e->time_ns / 1000000000u);
	struct tm tm;

	if (!e->time_ns || !gmtime_r(&seconds, &tm) || !strftime(time, sizeof time, "%Y-%m-%dT%H:%M:%S", &tm))
		time[0] = '\0';
	print(t, "<%u>1 ", s->facility * 8 + (unsigned)e->severity);
	if (*time)
		print(t, "%s.%06uZ ", time, (unsigned)(e->time_ns % 1000000000u / 1000));
	else
		print(t, "- ");
	print(t, "%s bulkhead %d ", s->host, (int)getpid());
	for (const char *p = *e->type ? e->type : "event"; *p && p - e->type < 32; p++)
		put(t, *p > ' ' && *p < 127 ? p : "_", 1);
}

static void put_element(struct text *t, const char *name, const char *value)
{
	if (!*value)
		return;
	print(t, " %s=\"", name);
	put_escaped(t, value, "\"\\]");
	put(t, "\"", 1);
}

static void put_number(struct text *t, const char *name, uint64_t value)
{
	if (value)
		print(t, " %s=\"%" PRIu64 "\"", name, value);
}

static bool is_ascii(const char *text)
{
	while (*text)
		if ((unsigned char)*text++ > 126)
			return false;
	return true;
}

static void put_rfc5424(struct text *t, const struct export_event *e)
{
	print(t, " [bulkhead@32473");
	put_element(t, "verdict", e->verdict);
	put_element(t, "cause", e->cause);
	put_element(t, "mode", e->mode);
	put_element(t, "from", e->from);
	put_element(t, "to", e->to);
	put_element(t, "src", e->source);
	put_number(t, "spt", e->source_port);
	put_element(t, "dst", e->target);
	put_number(t, "dpt", e->target_port);
	put_element(t, "protocol", e->protocol);
	put_element(t, "intent", e->intent);
	put_number(t, "sid", e->signature_id);
	put_element(t, "line", e->rule);
	put_element(t, "reason", e->reason);
	print(t, "] ");
	/* RFC 5424 6.4: the mark of UTF-8 where there is more than ASCII */
	if (!is_ascii(e->sentence))
		put(t, "\xef\xbb\xbf", 3);
	put_escaped(t, e->sentence, "");
}

/* ---- CEF ---- */

static void put_pair(struct text *t, const char *key, const char *value)
{
	if (!*value)
		return;
	print(t, " %s=", key);
	put_escaped(t, value, "\\=");
}

static void put_custom(struct text *t, unsigned n, const char *label, const char *value)
{
	if (*value)
		print(t, " cs%uLabel=%s", n, label);
	char key[8];
	snprintf(key, sizeof key, "cs%u", n);
	put_pair(t, key, value);
}

static void put_cef(struct text *t, const struct export_event *e)
{
	static const unsigned severities[] = { 10, 10, 10, 8, 6, 4, 2 };
	const char *name = *e->signature ? e->signature : *e->label ? e->label : e->type;

	print(t, " - CEF:0|Bulkhead|bulkhead|" BULKHEAD_VERSION "|");
	if (e->signature_id)
		print(t, "%" PRIu64, e->signature_id);
	else
		put_escaped(t, *e->cause ? e->cause : e->type, "\\|");
	put(t, "|", 1);
	put_escaped(t, name, "\\|");
	print(t, "|%u|rt=%" PRIu64, severities[e->severity], e->time_ns / 1000000);
	put_pair(t, "src", e->source);
	if (e->source_port)
		print(t, " spt=%u", e->source_port);
	put_pair(t, "dst", e->target);
	if (e->target_port)
		print(t, " dpt=%u", e->target_port);
	put_pair(t, "proto", e->transport);
	put_pair(t, "app", e->protocol);
	put_pair(t, "act", e->verdict);
	put_custom(t, 1, "from", e->from);
	put_custom(t, 2, "to", e->to);
	put_custom(t, 3, "intent", e->intent);
	put_custom(t, 4, "line", e->rule);
	put_custom(t, 5, "mode", e->mode);
	put_pair(t, "reason", e->reason);
	put_pair(t, "msg", e->sentence);
}

/* ---- the kind ---- */

static void *open_as(const struct export_context *c, char error[EXPORT_ERROR], bool is_cef)
{
	const char *how = export_text(c, "transport"), *name = export_text(c, "name");
	struct syslog *s = calloc(1, sizeof *s);

	if (!s)
		return NULL;
	s->is_cef = is_cef;
	s->is_datagram = !strcmp(how, "udp");
	s->facility = FACILITY_LOCAL0 + (unsigned)export_number(c, "facility");
	if (*name)
		snprintf(s->host, sizeof s->host, "%.255s", name);
	else if (gethostname(s->host, sizeof s->host - 1) || !*s->host)
		strcpy(s->host, "-");
	for (char *p = s->host; *p; p++)
		if (*p <= ' ' || *p > 126)
			*p = '_';
	s->socket = export_socket_open(how, export_text(c, "host"), (uint16_t)export_number(c, "port"),
				       export_text(c, "ca"), error);
	if (s->socket)
		return s;
	free(s);
	return NULL;
}

static void *open_syslog(const struct export_context *c, char error[EXPORT_ERROR])
{
	return open_as(c, error, false);
}

static void *open_cef(const struct export_context *c, char error[EXPORT_ERROR])
{
	return open_as(c, error, true);
}

static void close_syslog(void *exporter)
{
	struct syslog *s = exporter;
	export_socket_close(s->socket);
	free(s);
}

static enum export_result send_syslog(void *exporter, const struct export_event *e, char error[EXPORT_ERROR])
{
	struct syslog *s = exporter;
	/* Room in front for the count of octets. */
	char *const body = s->message + 8;
	struct text t = { body, 0, s->is_datagram ? DATAGRAM_MAX : MESSAGE_MAX - 8 };

	put_head(s, &t, e);
	if (s->is_cef)
		put_cef(&t, e);
	else
		put_rfc5424(&t, e);
	/* Never cut within a character. */
	while (t.len == t.cap && t.len && ((unsigned char)body[t.len - 1] & 0x80))
		t.len--;
	if (s->is_datagram)
		return export_socket_send(s->socket, body, t.len, error) ? EXPORT_SENT : EXPORT_AGAIN;
	char count[8];
	const size_t n = (size_t)snprintf(count, sizeof count, "%zu ", t.len);
	memcpy(body - n, count, n);
	return export_socket_send(s->socket, body - n, t.len + n, error) ? EXPORT_SENT : EXPORT_AGAIN;
}

static enum export_result idle_syslog(void *exporter, char error[EXPORT_ERROR])
{
	struct syslog *s = exporter;

	if (!export_socket_is_gone(s->socket))
		return EXPORT_SENT;
	snprintf(error, EXPORT_ERROR, "the receiver has ended the connection");
	return EXPORT_AGAIN;
}

static const struct export_field fields[] = {
	{ "host", EXPORT_TEXT, .text = "", .help = "name or address of the receiver" },
	{ "port", EXPORT_NUMBER, .number = 514, .min = 1, .max = 65535,
	  .help = "514 for UDP and TCP, 6514 for TLS, unless told otherwise" },
	{ "transport", EXPORT_CHOICE, .text = "udp", .choices = "udp|tcp|tls", .help = "TCP counts octets (RFC 6587)" },
	{ "ca", EXPORT_LONG_TEXT, .text = "",
	  .help = "TLS: whose certificates are believed (PEM); empty: those that the system believes" },
	{ "facility", EXPORT_NUMBER, .number = 0, .min = 0, .max = 7, .help = "local0 to local7" },
	{ "name", EXPORT_TEXT, .text = "", .help = "what this box is called; empty: the name of the machine" },
	EXPORT_LEAST,
	{ 0 },
};

extern const struct export_kind export_syslog, export_cef;
const struct export_kind export_syslog = {
	"syslog", "RFC 5424 with structured data", fields, open_syslog, close_syslog, send_syslog, idle_syslog, NULL,
};
const struct export_kind export_cef = {
	"cef", "Common Event Format in syslog messages", fields, open_cef, close_syslog, send_syslog, idle_syslog, NULL,
};
