/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Events to an MQTT broker (3.1.1, libmosquitto), as EVE JSON under TOPIC/TYPE with quality of service 1: an event
 * counts as sent when the broker has acknowledged it.  TOPIC/state is retained and says "online", or by the will
 * "offline". A module of its own; the library's threads are not used.
 */
#define _GNU_SOURCE

#include "mgmt/daemon/export.h"

#include <fcntl.h>
#include <mosquitto.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define PATIENCE_S 5
#define KEEPALIVE_S 30

struct mqtt {
	struct mosquitto *m;
	char topic[256];
	char ca[1024];      /* file with the certificates that are believed */
	int acknowledged;   /* number of the latest message that was */
	int connected;      /* -1: not yet; else the broker's answer, 0: yes */
};

static void on_connect(struct mosquitto *m, void *of, int code)
{
	struct mqtt *x = of;
	(void)m;
	x->connected = code;
}

static void on_publish(struct mosquitto *m, void *of, int number)
{
	struct mqtt *x = of;
	(void)m;
	x->acknowledged = number;
}

static time_t now_s(void)
{
	struct timespec t;
	clock_gettime(CLOCK_MONOTONIC, &t);
	return t.tv_sec;
}

/* Reads and writes until *word is `value`, or no longer `unless`. */
static bool wait_for(struct mqtt *x, const int *word, int unless, char error[EXPORT_ERROR])
{
	const time_t until = now_s() + PATIENCE_S;

	while (*word == unless && now_s() < until) {
		const int e = mosquitto_loop(x->m, 100, 1);
		if (e) {
			snprintf(error, EXPORT_ERROR, "%s", mosquitto_strerror(e));
			return false;
		}
	}
	if (*word == unless)
		snprintf(error, EXPORT_ERROR, "the broker does not answer");
	return *word != unless;
}

static bool publish(struct mqtt *x, const char *below, const void *bytes, size_t len, bool retain,
		    char error[EXPORT_ERROR])
{
	char topic[320];
	int number = 0;

	snprintf(topic, sizeof topic, "%s/%.60s", x->topic, below);
	x->acknowledged = 0;
	const int e = mosquitto_publish(x->m, &number, topic, (int)len, bytes, 1, retain);
	if (e)
		snprintf(error, EXPORT_ERROR, "%s", mosquitto_strerror(e));
	while (!e && x->acknowledged != number) {
		const int before = x->acknowledged;
		if (!wait_for(x, &x->acknowledged, before, error))
			return false;
	}
	return !e;
}

static bool write_ca(struct mqtt *x, const struct export_context *c)
{
	const char *ca = export_text(c, "ca");

	snprintf(x->ca, sizeof x->ca, "%.900s/.mqtt-ca.pem", c->folder);
	const int fd = open(x->ca, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0600);
	const bool ok = fd >= 0 && write(fd, ca, strlen(ca)) == (ssize_t)strlen(ca);
	if (fd >= 0)
		close(fd);
	return ok;
}

static bool set_up(struct mqtt *x, const struct export_context *c, char error[EXPORT_ERROR])
{
	const char *user = export_text(c, "user");
	char will[300];
	int e = 0;

	mosquitto_connect_callback_set(x->m, on_connect);
	mosquitto_publish_callback_set(x->m, on_publish);
	snprintf(will, sizeof will, "%s/state", x->topic);
	e = mosquitto_will_set(x->m, will, 7, "offline", 1, true);
	if (!e && *user)
		e = mosquitto_username_pw_set(x->m, user, export_text(c, "password"));
	if (!e && export_yes(c, "tls")) {
		const bool has_ca = *export_text(c, "ca");
		if (has_ca && !write_ca(x, c)) {
			snprintf(error, EXPORT_ERROR, "ca: cannot be written");
			return false;
		}
		e = mosquitto_tls_set(x->m, has_ca ? x->ca : NULL, has_ca ? NULL : "/etc/ssl/certs", NULL, NULL, NULL);
		if (!e)
			e = mosquitto_tls_opts_set(x->m, 1, "tlsv1.2", NULL);
	}
	if (!e)
		e = mosquitto_connect(x->m, export_text(c, "host"), (int)export_number(c, "port"), KEEPALIVE_S);
	if (e)
		snprintf(error, EXPORT_ERROR, "%s", mosquitto_strerror(e));
	return !e;
}

static void close_mqtt(void *exporter)
{
	struct mqtt *x = exporter;
	char error[EXPORT_ERROR];

	if (!x->connected)
		(void)publish(x, "state", "offline", 7, true, error);
	(void)mosquitto_disconnect(x->m);
	(void)mosquitto_loop(x->m, 100, 1);
	mosquitto_destroy(x->m);
	free(x);
}

static void *open_mqtt(const struct export_context *c, char error[EXPORT_ERROR])
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	struct mqtt *x = calloc(1, sizeof *x);

	pthread_once(&once, (void (*)(void))mosquitto_lib_init);
	if (!x)
		return NULL;
	x->connected = -1;
	snprintf(x->topic, sizeof x->topic, "%.200s", export_text(c, "topic"));
	x->m = mosquitto_new(NULL, true, x);
	if (!x->m) {
		free(x);
		return NULL;
	}
	bool ok = *x->topic && !x->topic[strcspn(x->topic, "+#")];
	if (!ok)
		snprintf(error, EXPORT_ERROR, "topic: without + and #");
	ok = ok && set_up(x, c, error) && wait_for(x, &x->connected, -1, error);
	if (ok && x->connected) {
		snprintf(error, EXPORT_ERROR, "the broker says: %s", mosquitto_connack_string(x->connected));
		ok = false;
	}
	if (ok && publish(x, "state", "online", 6, true, error))
		return x;
	close_mqtt(x);
	return NULL;
}

static enum export_result send_mqtt(void *exporter, const struct export_event *e, char error[EXPORT_ERROR])
{
	char type[64];

	snprintf(type, sizeof type, "%.60s", *e->type ? e->type : "event");
	for (char *p = type; *p; p++)
		if (*p == '/' || *p == '+' || *p == '#')
			*p = '_';
	return publish(exporter, type, e->line, e->len, false, error) ? EXPORT_SENT : EXPORT_AGAIN;
}

static enum export_result idle_mqtt(void *exporter, char error[EXPORT_ERROR])
{
	struct mqtt *x = exporter;
	const int e = mosquitto_loop(x->m, 0, 1);

	if (e)
		snprintf(error, EXPORT_ERROR, "%s", mosquitto_strerror(e));
	return e ? EXPORT_AGAIN : EXPORT_SENT;
}

static const struct export_field fields[] = {
	{ "host", EXPORT_TEXT, .text = "", .help = "name or address of the broker" },
	{ "port", EXPORT_NUMBER, .number = 1883, .min = 1, .max = 65535, .help = "8883 is usual with TLS" },
	{ "topic", EXPORT_TEXT, .text = "bulkhead", .help = "events go to TOPIC/TYPE, the state to TOPIC/state" },
	{ "user", EXPORT_TEXT, .text = "", .help = "empty: nobody" },
	{ "password", EXPORT_SECRET, .text = "", .help = "of the user" },
	{ "tls", EXPORT_YES_NO, .number = 0, .help = "TLS 1.2 and later, the broker's certificate is checked" },
	{ "ca", EXPORT_LONG_TEXT, .text = "",
	  .help = "whose certificates are believed (PEM); empty: those that the system believes" },
	EXPORT_LEAST,
	{ 0 },
};

const struct export_kind export_kind = {
	"mqtt", "events to an MQTT broker", fields, open_mqtt, close_mqtt, send_mqtt, idle_mqtt, NULL,
};
