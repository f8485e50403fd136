/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Events to a topic of Kafka (librdkafka), as EVE JSON.  The library keeps a queue of its own, which waits while
 * ours is empty: an event counts as sent when it is taken, and as lost instead when the brokers did not
 * acknowledge it in time. A module of its own.
 */
#define _GNU_SOURCE

#include "mgmt/daemon/export.h"

#include <librdkafka/rdkafka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define LAST_MS 2000 /* what waits at the end */

struct kafka {
	rd_kafka_t *k;
	rd_kafka_topic_t *topic;
	atomic_uint_fast64_t *sent, *lost;
	bool is_failing;
	char error[EXPORT_ERROR];
};

/* Called by rd_kafka_poll(), in the exporter's thread. */
static void delivered(rd_kafka_t *k, const rd_kafka_message_t *m, void *of)
{
	struct kafka *x = of;

	(void)k;
	if (!m->err)
		return;
	atomic_fetch_sub(x->sent, 1);
	atomic_fetch_add(x->lost, 1);
	x->is_failing = true;
	snprintf(x->error, sizeof x->error, "%s", rd_kafka_err2str(m->err));
}

static void failed(rd_kafka_t *k, int code, const char *why, void *of)
{
	struct kafka *x = of;

	(void)k;
	(void)code;
	snprintf(x->error, sizeof x->error, "%s", why);
}

/* The library's lines come as errors above; nothing is printed. */
static void quiet(const rd_kafka_t *k, int level, const char *facility, const char *text)
{
	(void)k;
	(void)level;
	(void)facility;
	(void)text;
}

static bool set(rd_kafka_conf_t *conf, const char *name, const char *value, char error[EXPORT_ERROR])
{
	return rd_kafka_conf_set(conf, name, value, error, EXPORT_ERROR) == RD_KAFKA_CONF_OK;
}

static bool configure(rd_kafka_conf_t *conf, const struct export_context *c, char error[EXPORT_ERROR])
{
	const char *user = export_text(c, "user"), *ca = export_text(c, "ca");
	const bool is_tls = export_yes(c, "tls");
	const char *protocol = is_tls ? *user ? "sasl_ssl" : "ssl" : *user ? "sasl_plaintext" : "plaintext";

	return set(conf, "bootstrap.servers", export_text(c, "brokers"), error) &&
	       set(conf, "client.id", "bulkhead", error) && set(conf, "acks", "all", error) &&
	       set(conf, "message.timeout.ms", "30000", error) && set(conf, "linger.ms", "20", error) &&
	       set(conf, "queue.buffering.max.messages", "10000", error) &&
	       set(conf, "security.protocol", protocol, error) &&
	       (!*user || (set(conf, "sasl.mechanisms", "SCRAM-SHA-256", error) &&
			   set(conf, "sasl.username", user, error) &&
			   set(conf, "sasl.password", export_text(c, "password"), error))) &&
	       (!is_tls || !*ca || set(conf, "ssl.ca.pem", ca, error));
}

static void *open_kafka(const struct export_context *c, char error[EXPORT_ERROR])
{
	struct kafka *x = calloc(1, sizeof *x);
	rd_kafka_conf_t *conf = x ? rd_kafka_conf_new() : NULL;

	if (!conf) {
		free(x);
		return NULL;
	}
	x->sent = c->sent;
	x->lost = c->lost;
	rd_kafka_conf_set_opaque(conf, x);
	rd_kafka_conf_set_dr_msg_cb(conf, delivered);
	rd_kafka_conf_set_error_cb(conf, failed);
	rd_kafka_conf_set_log_cb(conf, quiet);
	if (*export_text(c, "brokers") && configure(conf, c, error))
		x->k = rd_kafka_new(RD_KAFKA_PRODUCER, conf, error, EXPORT_ERROR);
	else if (!*export_text(c, "brokers"))
		snprintf(error, EXPORT_ERROR, "brokers: is not set");
	if (!x->k)
		rd_kafka_conf_destroy(conf);
	else
		x->topic = rd_kafka_topic_new(x->k, export_text(c, "topic"), NULL);
	if (x->topic)
		return x;
	if (x->k) {
		snprintf(error, EXPORT_ERROR, "topic: %s", rd_kafka_err2str(rd_kafka_last_error()));
		rd_kafka_destroy(x->k);
	}
	free(x);
	return NULL;
}

static void close_kafka(void *exporter)
{
	struct kafka *x = exporter;

	(void)rd_kafka_flush(x->k, LAST_MS);
	(void)rd_kafka_purge(x->k, RD_KAFKA_PURGE_F_QUEUE | RD_KAFKA_PURGE_F_INFLIGHT);
	(void)rd_kafka_poll(x->k, 100);
	rd_kafka_topic_destroy(x->topic);
	rd_kafka_destroy(x->k);
	free(x);
}

static enum export_result idle_kafka(void *exporter, char error[EXPORT_ERROR])
{
	struct kafka *x = exporter;

	(void)rd_kafka_poll(x->k, 0);
	if (!x->is_failing)
		return EXPORT_SENT;
	snprintf(error, EXPORT_ERROR, "%s", x->error);
	return EXPORT_AGAIN;
}

static enum export_result send_kafka(void *exporter, const struct export_event *e, char error[EXPORT_ERROR])
{
	struct kafka *x = exporter;
	union {
		const char *in;
		void *out;
	} line = { e->line };

	if (!rd_kafka_produce(x->topic, RD_KAFKA_PARTITION_UA, RD_KAFKA_MSG_F_COPY, line.out, e->len, e->source,
			      strlen(e->source), NULL)) {
		(void)rd_kafka_poll(x->k, 0);
		return EXPORT_SENT;
	}
	const rd_kafka_resp_err_t code = rd_kafka_last_error();
	snprintf(error, EXPORT_ERROR, "%s", *x->error ? x->error : rd_kafka_err2str(code));
	if (code != RD_KAFKA_RESP_ERR__QUEUE_FULL)
		return EXPORT_REFUSED;
	(void)rd_kafka_poll(x->k, 1000);
	return EXPORT_AGAIN;
}

static const struct export_field fields[] = {
	{ "brokers", EXPORT_TEXT, .text = "", .help = "HOST:PORT, several with commas" },
	{ "topic", EXPORT_TEXT, .text = "bulkhead", .help = "events with the same sender keep their order" },
	{ "user", EXPORT_TEXT, .text = "", .help = "SASL with SCRAM-SHA-256; empty: none" },
	{ "password", EXPORT_SECRET, .text = "", .help = "of the user" },
	{ "tls", EXPORT_YES_NO, .number = 0, .help = "the brokers' certificates are checked" },
	{ "ca", EXPORT_LONG_TEXT, .text = "",
	  .help = "whose certificates are believed (PEM); empty: those that the system believes" },
	EXPORT_LEAST,
	{ 0 },
};

const struct export_kind export_kind = {
	"kafka", "events to a topic of Kafka", fields, open_kafka, close_kafka, send_kafka, idle_kafka, NULL,
};
