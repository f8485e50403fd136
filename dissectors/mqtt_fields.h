/* SPDX-License-Identifier: Apache-2.0 */
/*
 * MQTT and Sparkplug B: fields, names of values and flaws.  Part of mqtt.c, cut off for length.  Const data.
 */
#pragma once

#include "dissectors/dissector.h"

enum {
	F_TYPE, F_LENGTH, F_DUP, F_QOS, F_RETAIN, F_ID,
	F_VERSION, F_CLIENT, F_USER, F_KEEP_ALIVE, F_CLEAN, F_EXPIRY, F_SESSION_PRESENT, F_REASON, F_REASON_TEXT,
	F_TOPIC, F_ALIAS, F_RESPONSE_TOPIC, F_CONTENT_TYPE,
	F_GROUP, F_MESSAGE, F_NODE, F_DEVICE, F_SEQUENCE,
	F_METRIC, F_METRIC_ALIAS, F_DATA_TYPE, F_HISTORICAL, F_VALUE, F_TEXT, F_BYTES, F_TIME,
	F_COUNT,
};

enum { CONNECT = 1, CONNACK, PUBLISH, PUBACK, PUBREC, PUBREL, PUBCOMP, SUBSCRIBE, SUBACK, UNSUBSCRIBE, UNSUBACK,
       PINGREQ, PINGRESP, DISCONNECT, AUTH };

static const struct name type_list[] = {
	{ CONNECT, "connect" }, { CONNACK, "connack" }, { PUBLISH, "publish" }, { PUBACK, "puback" },
	{ PUBREC, "pubrec" }, { PUBREL, "pubrel" }, { PUBCOMP, "pubcomp" }, { SUBSCRIBE, "subscribe" },
	{ SUBACK, "suback" }, { UNSUBSCRIBE, "unsubscribe" }, { UNSUBACK, "unsuback" }, { PINGREQ, "pingreq" },
	{ PINGRESP, "pingresp" }, { DISCONNECT, "disconnect" }, { AUTH, "auth" },
};
static const struct names type_names = NAMES(type_list);

static const struct name version_list[] = { { 3, "3-1" }, { 4, "3-1-1" }, { 5, "5-0" } };
static const struct names version_names = NAMES(version_list);

#define NOT_AUTHORIZED 0x87
#define OLD_FAILURE 0x80
static const struct name reason_list[] = { /* 5.0, 2.4; codes 1 to 5 are those of a 3.1.1 connack */
	{ 0x00, "success" }, { 0x01, "1" }, { 0x02, "2" }, { 0x03, "3" }, { 0x04, "4" }, { 0x05, "5" },
	{ 0x10, "no-matching-subscribers" }, { 0x11, "no-subscription-existed" },
	{ 0x18, "continue-authentication" }, { 0x19, "re-authenticate" }, { OLD_FAILURE, "unspecified-error" },
	{ 0x81, "malformed-packet" }, { 0x82, "protocol-error" }, { 0x83, "implementation-specific-error" },
	{ 0x84, "unsupported-protocol-version" }, { 0x85, "client-identifier-not-valid" },
	{ 0x86, "bad-user-name-or-password" }, { NOT_AUTHORIZED, "not-authorized" },
	{ 0x88, "server-unavailable" }, { 0x89, "server-busy" }, { 0x8a, "banned" },
	{ 0x8b, "server-shutting-down" }, { 0x8c, "bad-authentication-method" }, { 0x8d, "keep-alive-timeout" },
	{ 0x8e, "session-taken-over" }, { 0x8f, "topic-filter-invalid" }, { 0x90, "topic-name-invalid" },
	{ 0x91, "packet-identifier-in-use" }, { 0x92, "packet-identifier-not-found" },
	{ 0x93, "receive-maximum-exceeded" }, { 0x94, "topic-alias-invalid" }, { 0x95, "packet-too-large" },
	{ 0x96, "message-rate-too-high" }, { 0x97, "quota-exceeded" }, { 0x98, "administrative-action" },
	{ 0x99, "payload-format-invalid" }, { 0x9a, "retain-not-supported" }, { 0x9b, "qos-not-supported" },
	{ 0x9c, "use-another-server" }, { 0x9d, "server-moved" },
	{ 0x9e, "shared-subscriptions-not-supported" }, { 0x9f, "connection-rate-exceeded" },
	{ 0xa0, "maximum-connect-time" }, { 0xa1, "subscription-identifiers-not-supported" },
	{ 0xa2, "wildcard-subscriptions-not-supported" },
};
static const struct names reason_names = NAMES(reason_list);

/* Sparkplug 3.0, 4.1.3: the third part of a topic. */
enum { NBIRTH = 1, NDEATH, NDATA, NCMD, DBIRTH, DDEATH, DDATA, DCMD, STATE };
static const struct name message_list[] = {
	{ NBIRTH, "nbirth" }, { NDEATH, "ndeath" }, { NDATA, "ndata" }, { NCMD, "ncmd" }, { DBIRTH, "dbirth" },
	{ DDEATH, "ddeath" }, { DDATA, "ddata" }, { DCMD, "dcmd" }, { STATE, "state" },
};
static const struct names message_names = NAMES(message_list);

static const struct name data_type_list[] = { /* Sparkplug 3.0, 6.4.16 */
	{ 1, "int8" }, { 2, "int16" }, { 3, "int32" }, { 4, "int64" }, { 5, "uint8" }, { 6, "uint16" },
	{ 7, "uint32" }, { 8, "uint64" }, { 9, "float" }, { 10, "double" }, { 11, "boolean" }, { 12, "string" },
	{ 13, "date-time" }, { 14, "text" }, { 15, "uuid" }, { 16, "data-set" }, { 17, "bytes" }, { 18, "file" },
	{ 19, "template" }, { 20, "property-set" }, { 21, "property-set-list" }, { 22, "int8-array" },
	{ 23, "int16-array" }, { 24, "int32-array" }, { 25, "int64-array" }, { 26, "uint8-array" },
	{ 27, "uint16-array" }, { 28, "uint32-array" }, { 29, "uint64-array" }, { 30, "float-array" },
	{ 31, "double-array" }, { 32, "boolean-array" }, { 33, "string-array" }, { 34, "date-time-array" },
};
static const struct names data_type_names = NAMES(data_type_list);

static const struct field fields[] = {
	[F_TYPE] = { "type", FIELD_UINT, 4, USE_DETAIL, FIELD_CODE, &type_names, "Kind of packet." },
	[F_LENGTH] = { "length", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Bytes behind the fixed header." },
	[F_DUP] = { "dup", FIELD_BOOL, 1, USE_DETAIL, 0, NULL, "The packet may have been sent before." },
	[F_QOS] = { "qos", FIELD_UINT, 2, USE_DETAIL, 0, NULL,
		"Delivery: 0 at most once, 1 at least once, 2 exactly once." },
	[F_RETAIN] = { "retain", FIELD_BOOL, 1, USE_DETAIL, 0, NULL,
		"The broker keeps the message for later subscribers." },
	[F_ID] = { "packet_id", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
		"Number that a packet and its acknowledgements have in common." },
	[F_VERSION] = { "version", FIELD_UINT, 8, USE_DETAIL, 0, &version_names, "Version of the protocol." },
	[F_CLIENT] = { "client", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "Client identifier." },
	[F_USER] = { "user", FIELD_TEXT, 0, USE_KEY, 0, NULL, "User name." },
	[F_KEEP_ALIVE] = { "keep_alive", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
		"Longest silence of the client, seconds." },
	[F_CLEAN] = { "clean", FIELD_BOOL, 1, USE_DETAIL, 0, NULL,
		"The session begins without what an earlier one left." },
	[F_EXPIRY] = { "expiry", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
		"How long the session or message is kept, seconds." },
	[F_SESSION_PRESENT] = { "session_present", FIELD_BOOL, 1, USE_DETAIL, 0, NULL,
		"The broker had a session of this client." },
	[F_REASON] = { "reason", FIELD_UINT, 8, USE_DETAIL, 0, &reason_names, "Answer: success or why not." },
	[F_REASON_TEXT] = { "reason_text", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "The answer in words." },
	[F_TOPIC] = { "topic", FIELD_TEXT, 0, USE_KEY, 0, NULL,
		"Topic of a message, or topic filter of a subscription." },
	[F_ALIAS] = { "alias", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Number that stands for a topic sent before." },
	[F_RESPONSE_TOPIC] = { "response_topic", FIELD_TEXT, 0, USE_DETAIL, 0, NULL,
		"Topic for an answer to the message." },
	[F_CONTENT_TYPE] = { "content_type", FIELD_TEXT, 0, USE_DETAIL, 0, NULL,
		"What the payload is, such as text/plain." },
	[F_GROUP] = { "group", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "Sparkplug: group of edge nodes." },
	[F_MESSAGE] = { "message", FIELD_UINT, 8, USE_DETAIL, 0, &message_names,
		"Sparkplug: birth, death, data, command of a node (n) or device (d)." },
	[F_NODE] = { "node", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "Sparkplug: edge node, or host of a state message." },
	[F_DEVICE] = { "device", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "Sparkplug: device behind the edge node." },
	[F_SEQUENCE] = { "sequence", FIELD_UINT, 64, USE_DETAIL, 0, NULL,
		"Sparkplug: number of the message, 0 to 255." },
	[F_METRIC] = { "metric", FIELD_TEXT, 0, USE_KEY, 0, NULL, "Sparkplug: name of the metric." },
	[F_METRIC_ALIAS] = { "metric_alias", FIELD_UINT, 64, USE_DETAIL, 0, NULL,
		"Sparkplug: number that stands for the metric's name." },
	[F_DATA_TYPE] = { "data_type", FIELD_UINT, 32, USE_DETAIL, 0, &data_type_names,
		"Sparkplug: type of the metric." },
	[F_HISTORICAL] = { "historical", FIELD_BOOL, 1, USE_DETAIL, 0, NULL, "Sparkplug: the value is an old one." },
	[F_VALUE] = { "value", FIELD_NUMBER, 64, USE_VALUE, 0, NULL,
		"Value of the metric; of other payloads, the number that they are the text of." },
	[F_TEXT] = { "text", FIELD_TEXT, 0, USE_VALUE, 0, NULL, "Payload, or value of a metric that is a text." },
	[F_BYTES] = { "bytes", FIELD_BYTES, 0, USE_VALUE, 0, NULL,
		"Value of a metric without finer fields: data sets, templates, arrays, bytes." },
	[F_TIME] = { "time", FIELD_TIME, 64, USE_DETAIL, 0, NULL, "Sparkplug: when the metric had this value." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT && F_COUNT <= FIELDS_MAX, "one line per field");

enum { BAD_LENGTH = FLAW_OWN, BAD_FLAGS, BAD_PROTOCOL, BAD_TOPIC, BAD_PROPERTY, BAD_QOS, UNKNOWN_ALIAS,
	UNKNOWN_VERSION,
       BAD_METRIC, WRONG_SIDE, FLAWS_END };

static const struct flaw flaws[] = {
	[BAD_LENGTH - FLAW_OWN] = { "bad_length", FLAW_MALFORMED,
		"the length is not one that this kind of packet has" },
	[BAD_FLAGS - FLAW_OWN] = { "bad_flags", FLAW_MALFORMED, "flags that this kind of packet must not have" },
	[BAD_PROTOCOL - FLAW_OWN] = { "bad_protocol", FLAW_MALFORMED,
		"the name of the protocol is not MQTT or MQIsdp" },
	[BAD_TOPIC - FLAW_OWN] = { "bad_topic", FLAW_MALFORMED,
		"a topic is empty, has wildcards or zero bytes where it must not" },
	[BAD_PROPERTY - FLAW_OWN] = { "bad_property", FLAW_MALFORMED,
		"a property that is not assigned, or a length that does not fit" },
	[BAD_QOS - FLAW_OWN] = { "bad_qos", FLAW_MALFORMED, "a quality of service that does not exist" },
	[UNKNOWN_ALIAS - FLAW_OWN] = { "unknown_alias", FLAW_MALFORMED,
		"the number of a topic that was not seen: what the message is about cannot be told" },
	[UNKNOWN_VERSION - FLAW_OWN] = { "unknown_version", FLAW_UNKNOWN,
		"a version of the protocol that is not known" },
	[BAD_METRIC - FLAW_OWN] = { "bad_metric", FLAW_MALFORMED, "a Sparkplug payload that cannot be read" },
	[WRONG_SIDE - FLAW_OWN] = { "wrong_side", FLAW_MALFORMED, "a packet that only the other side may send" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "one line per flaw");
