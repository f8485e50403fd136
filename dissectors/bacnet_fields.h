/* SPDX-License-Identifier: Apache-2.0 */
/*
 * BACnet: fields, names of values and flaws.  Part of bacnet.c, cut off for length.  Const data.
 */
#pragma once

#include "dissectors/dissector.h"

enum {
	F_BVLC, F_FRAME, F_STATION, F_SOURCE_STATION, F_LENGTH, F_RESULT, F_TTL, F_PEER, F_PEER_PORT,
	F_DNET, F_DADR, F_SNET, F_SADR, F_HOPS, F_NETWORK_PRIORITY, F_NETWORK_MESSAGE, F_NETWORK, F_VENDOR,
	F_PDU, F_SEGMENT, F_WINDOW, F_INVOKE, F_SERVICE, F_UNCONFIRMED,
	F_OBJECT, F_INSTANCE, F_PROPERTY, F_INDEX, F_PRIORITY,
	F_STATE, F_DURATION, F_PROCESS, F_DEVICE, F_CONFIRMED, F_POSITION, F_ELEMENTS, F_RANGE,
	F_ERROR_CLASS, F_ERROR_CODE, F_REASON,
	F_DATA_TYPE, F_ELEMENT, F_VALUE, F_TEXT, F_BYTES, F_TIME,
	F_COUNT,
};

enum { BVLC_RESULT, BVLC_WRITE_BDT, BVLC_READ_BDT, BVLC_BDT, BVLC_FORWARDED, BVLC_REGISTER, BVLC_READ_FDT, BVLC_FDT,
       BVLC_DELETE_FDT, BVLC_DISTRIBUTE, BVLC_UNICAST, BVLC_BROADCAST, BVLC_SECURE };

static const struct name bvlc_list[] = { /* J.2 */
	{ BVLC_RESULT, "result" }, { BVLC_WRITE_BDT, "write-broadcast-table" },
	{ BVLC_READ_BDT, "read-broadcast-table" }, { BVLC_BDT, "broadcast-table" },
	{ BVLC_FORWARDED, "forwarded" }, { BVLC_REGISTER, "register-foreign-device" },
	{ BVLC_READ_FDT, "read-foreign-devices" }, { BVLC_FDT, "foreign-devices" },
	{ BVLC_DELETE_FDT, "delete-foreign-device" }, { BVLC_DISTRIBUTE, "distribute-broadcast" },
	{ BVLC_UNICAST, "unicast" }, { BVLC_BROADCAST, "broadcast" }, { BVLC_SECURE, "secure" },
};
static const struct names bvlc_names = NAMES(bvlc_list);

enum { FRAME_DATA_REPLY = 5, FRAME_DATA = 6, FRAME_POSTPONED = 7 };
static const struct name frame_list[] = { /* 9.3 */
	{ 0, "token" }, { 1, "poll-for-master" }, { 2, "reply-to-poll" }, { 3, "test-request" }, { 4,
		"test-response" },
	{ FRAME_DATA_REPLY, "data-expecting-reply" }, { FRAME_DATA, "data" }, { FRAME_POSTPONED, "reply-postponed" },
};
static const struct names frame_names = NAMES(frame_list);

static const struct name result_list[] = {
	{ 0x00, "good" }, { 0x10, "write-broadcast-table-refused" }, { 0x20, "read-broadcast-table-refused" },
	{ 0x30, "register-foreign-device-refused" }, { 0x40, "read-foreign-devices-refused" },
	{ 0x50, "delete-foreign-device-refused" }, { 0x60, "distribute-broadcast-refused" },
};
static const struct names result_names = NAMES(result_list);

static const struct name network_message_list[] = { /* 6.2.4 */
	{ 0x00, "who-is-router" }, { 0x01, "i-am-router" }, { 0x02, "i-could-be-router" }, { 0x03, "reject" },
	{ 0x04, "router-busy" }, { 0x05, "router-available" }, { 0x06, "initialize-routing-table" },
	{ 0x07, "initialize-routing-table-ack" }, { 0x08, "establish-connection" },
	{ 0x09, "disconnect" }, { 0x0a, "challenge" }, { 0x0b, "security-payload" },
	{ 0x0c, "security-response" }, { 0x0d, "request-key-update" }, { 0x0e, "update-key-set" },
	{ 0x0f, "update-distribution-key" }, { 0x10, "request-master-key" }, { 0x11, "set-master-key" },
	{ 0x12, "what-is-network-number" }, { 0x13, "network-number-is" },
};
static const struct names network_message_names = NAMES(network_message_list);

enum { PDU_CONFIRMED, PDU_UNCONFIRMED, PDU_SIMPLE_ACK, PDU_COMPLEX_ACK, PDU_SEGMENT_ACK, PDU_ERROR, PDU_REJECT,
       PDU_ABORT };
static const struct name pdu_list[] = { /* 20.1 */
	{ PDU_CONFIRMED, "confirmed-request" }, { PDU_UNCONFIRMED, "unconfirmed-request" },
	{ PDU_SIMPLE_ACK, "simple-ack" }, { PDU_COMPLEX_ACK, "complex-ack" }, { PDU_SEGMENT_ACK, "segment-ack" },
	{ PDU_ERROR, "error" }, { PDU_REJECT, "reject" }, { PDU_ABORT, "abort" },
};
static const struct names pdu_names = NAMES(pdu_list);

static const struct name service_list[] = { /* clause 21, BACnetConfirmedServiceChoice */
	{ 0, "acknowledge-alarm" }, { 1, "cov-notification" }, { 2, "event-notification" },
	{ 3, "get-alarm-summary" }, { 4, "get-enrollment-summary" }, { 5, "subscribe-cov" },
	{ 6, "atomic-read-file" }, { 7, "atomic-write-file" }, { 8, "add-list-element" },
	{ 9, "remove-list-element" }, { 10, "create-object" }, { 11, "delete-object" }, { 12, "read-property" },
	{ 13, "read-property-conditional" }, { 14, "read-property-multiple" }, { 15, "write-property" },
	{ 16, "write-property-multiple" }, { 17, "device-communication-control" }, { 18, "private-transfer" },
	{ 19, "text-message" }, { 20, "reinitialize-device" }, { 21, "vt-open" }, { 22, "vt-close" },
	{ 23, "vt-data" }, { 24, "authenticate" }, { 25, "request-key" }, { 26, "read-range" },
	{ 27, "life-safety-operation" }, { 28, "subscribe-cov-property" }, { 29, "get-event-information" },
	{ 30, "subscribe-cov-property-multiple" }, { 31, "cov-notification-multiple" },
	{ 32, "audit-notification" }, { 33, "audit-log-query" }, { 34, "auth-request" },
};
static const struct names service_names = NAMES(service_list);

static const struct name unconfirmed_list[] = { /* clause 21, BACnetUnconfirmedServiceChoice */
	{ 0, "i-am" }, { 1, "i-have" }, { 2, "cov-notification" }, { 3, "event-notification" },
	{ 4, "private-transfer" }, { 5, "text-message" }, { 6, "time-synchronization" }, { 7, "who-has" },
	{ 8, "who-is" }, { 9, "utc-time-synchronization" }, { 10, "write-group" },
	{ 11, "cov-notification-multiple" }, { 12, "audit-notification" }, { 13, "who-am-i" }, { 14, "you-are" },
};
static const struct names unconfirmed_names = NAMES(unconfirmed_list);

#define OBJECT_DEVICE 8
#define OBJECT_PROGRAM 16
static const struct name object_list[] = { /* clause 21, BACnetObjectType */
	{ 0, "analog-input" }, { 1, "analog-output" }, { 2, "analog-value" }, { 3, "binary-input" },
	{ 4, "binary-output" }, { 5, "binary-value" }, { 6, "calendar" }, { 7, "command" },
	{ OBJECT_DEVICE, "device" }, { 9, "event-enrollment" }, { 10, "file" }, { 11, "group" }, { 12, "loop" },
	{ 13, "multi-state-input" }, { 14, "multi-state-output" }, { 15, "notification-class" },
	{ OBJECT_PROGRAM, "program" }, { 17, "schedule" }, { 18, "averaging" }, { 19, "multi-state-value" },
	{ 20, "trend-log" }, { 21, "life-safety-point" }, { 22, "life-safety-zone" }, { 23, "accumulator" },
	{ 24, "pulse-converter" }, { 25, "event-log" }, { 26, "global-group" }, { 27, "trend-log-multiple" },
	{ 28, "load-control" }, { 29, "structured-view" }, { 30, "access-door" }, { 31, "timer" },
	{ 32, "access-credential" }, { 33, "access-point" }, { 34, "access-rights" }, { 35, "access-user" },
	{ 36, "access-zone" }, { 37, "credential-data-input" }, { 38, "network-security" },
	{ 39, "bitstring-value" }, { 40, "characterstring-value" }, { 41, "date-pattern-value" },
	{ 42, "date-value" }, { 43, "datetime-pattern-value" }, { 44, "datetime-value" },
	{ 45, "integer-value" }, { 46, "large-analog-value" }, { 47, "octetstring-value" },
	{ 48, "positive-integer-value" }, { 49, "time-pattern-value" }, { 50, "time-value" },
	{ 51, "notification-forwarder" }, { 52, "alert-enrollment" }, { 53, "channel" },
	{ 54, "lighting-output" }, { 55, "binary-lighting-output" }, { 56, "network-port" },
	{ 57, "elevator-group" }, { 58, "escalator" }, { 59, "lift" }, { 60, "staging" }, { 61, "audit-log" },
	{ 62, "audit-reporter" },
};
static const struct names object_names = NAMES(object_list);

#define PRESENT_VALUE 85
#define PROGRAM_CHANGE 90
static const struct name property_list[] = { /* clause 21, BACnetPropertyIdentifier: those one meets */
	{ 0, "acked-transitions" }, { 1, "ack-required" }, { 2, "action" }, { 3, "action-text" },
	{ 4, "active-text" }, { 6, "alarm-value" }, { 7, "alarm-values" }, { 8, "all" },
	{ 10, "apdu-segment-timeout" }, { 11, "apdu-timeout" }, { 12, "application-software-version" },
	{ 15, "change-of-state-count" }, { 16, "change-of-state-time" }, { 17, "notification-class" },
	{ 19, "controlled-variable-reference" }, { 20, "controlled-variable-units" },
	{ 21, "controlled-variable-value" }, { 22, "cov-increment" }, { 23, "date-list" },
	{ 24, "daylight-savings-status" }, { 25, "deadband" }, { 28, "description" },
	{ 30, "device-address-binding" }, { 31, "device-type" }, { 32, "effective-period" },
	{ 33, "elapsed-active-time" }, { 35, "event-enable" }, { 36, "event-state" }, { 37, "event-type" },
	{ 38, "exception-schedule" }, { 39, "fault-values" }, { 40, "feedback-value" }, { 41, "file-access-method" },
	{ 42, "file-size" }, { 43, "file-type" }, { 44, "firmware-revision" }, { 45, "high-limit" },
	{ 46, "inactive-text" }, { 47, "in-process" }, { 52, "limit-enable" },
	{ 54, "list-of-object-property-references" }, { 56, "local-date" }, { 57, "local-time" },
	{ 58, "location" }, { 59, "low-limit" }, { 61, "manipulated-variable-reference" },
	{ 62, "max-apdu-length-accepted" }, { 63, "max-info-frames" }, { 64, "max-master" },
	{ 65, "max-pres-value" }, { 66, "minimum-off-time" }, { 67, "minimum-on-time" }, { 69, "min-pres-value" },
	{ 70, "model-name" }, { 71, "modification-date" }, { 72, "notify-type" },
	{ 73, "number-of-apdu-retries" }, { 74, "number-of-states" }, { 75, "object-identifier" },
	{ 76, "object-list" }, { 77, "object-name" }, { 78, "object-property-reference" }, { 79, "object-type" },
	{ 80, "optional" }, { 81, "out-of-service" }, { 82, "output-units" }, { 84, "polarity" },
	{ PRESENT_VALUE, "present-value" }, { 86, "priority" }, { 87, "priority-array" },
	{ 88, "priority-for-writing" }, { PROGRAM_CHANGE, "program-change" }, { 91, "program-location" },
	{ 92, "program-state" }, { 93, "proportional-constant" }, { 95, "protocol-conformance-class" },
	{ 96, "protocol-object-types-supported" }, { 97, "protocol-services-supported" },
	{ 98, "protocol-version" }, { 99, "read-only" }, { 100, "reason-for-halt" },
	{ 102, "recipient-list" }, { 103, "reliability" }, { 104, "relinquish-default" }, { 105, "required" },
	{ 106, "resolution" }, { 107, "segmentation-supported" }, { 108, "setpoint" },
	{ 109, "setpoint-reference" }, { 110, "state-text" }, { 111, "status-flags" }, { 112, "system-status" },
	{ 113, "time-delay" }, { 115, "time-of-state-count-reset" }, { 116, "time-synchronization-recipients" },
	{ 117, "units" }, { 118, "update-interval" }, { 119, "utc-offset" }, { 120, "vendor-identifier" },
	{ 121, "vendor-name" }, { 123, "weekly-schedule" }, { 126, "buffer-size" },
	{ 130, "event-time-stamps" }, { 131, "log-buffer" }, { 132, "log-device-object-property" },
	{ 133, "enable" }, { 134, "log-interval" }, { 139, "protocol-revision" }, { 141, "record-count" },
	{ 145, "total-record-count" }, { 152, "active-cov-subscriptions" }, { 153, "backup-failure-timeout" },
	{ 154, "configuration-files" }, { 155, "database-revision" }, { 157, "last-restore-time" },
	{ 158, "maintenance-required" }, { 159, "member-of" }, { 160, "mode" }, { 163, "silenced" },
	{ 166, "zone-members" }, { 167, "max-segments-accepted" }, { 168, "profile-name" },
	{ 174, "schedule-default" }, { 193, "align-intervals" }, { 195, "interval-offset" },
	{ 196, "last-restart-reason" }, { 202, "restart-notification-recipients" },
	{ 203, "time-of-device-restart" }, { 204, "time-synchronization-interval" }, { 207, "node-type" },
	{ 211, "subordinate-list" }, { 338, "backup-and-restore-state" }, { 353, "event-detection-enable" },
	{ 371, "property-list" }, { 372, "serial-number" }, { 400, "bacnet-ip-mode" }, { 401, "bacnet-ip-address" },
	{ 405, "ip-default-gateway" }, { 411, "bacnet-ip-subnet-mask" }, { 412, "bacnet-ip-udp-port" },
	{ 427, "network-type" }, { 425, "network-number" },
};
static const struct names property_names = NAMES(property_list);

enum { STATE_COMMUNICATION = 16 }; /* device communication control: above the states of reinitialize device */
static const struct name state_list[] = { /* 16.1, 16.4 */
	{ 0, "coldstart" }, { 1, "warmstart" }, { 2, "start-backup" }, { 3, "end-backup" }, { 4, "start-restore" },
	{ 5, "end-restore" }, { 6, "abort-restore" }, { 7, "activate-changes" },
	{ STATE_COMMUNICATION, "enable-communication" }, { STATE_COMMUNICATION + 1, "disable-communication" },
	{ STATE_COMMUNICATION + 2, "disable-initiation" },
};
static const struct names state_names = NAMES(state_list);

static const struct name error_class_list[] = {
	{ 0, "device" }, { 1, "object" }, { 2, "property" }, { 3, "resources" }, { 4, "security" },
	{ 5, "services" }, { 6, "vt" }, { 7, "communication" },
};
static const struct names error_class_names = NAMES(error_class_list);

#define REQUEST_DENIED 29
#define READ_DENIED 27
#define WRITE_DENIED 40
static const struct name error_code_list[] = { /* clause 18, 21: those one meets */
	{ 0, "other" }, { 2, "configuration-in-progress" }, { 3, "device-busy" },
	{ 4, "dynamic-creation-not-supported" }, { 5, "file-access-denied" },
	{ 7, "inconsistent-parameters" }, { 9, "invalid-data-type" }, { 10, "invalid-file-access-method" },
	{ 11, "invalid-file-start-position" }, { 13, "invalid-parameter-data-type" }, { 14, "invalid-time-stamp" },
	{ 16, "missing-required-parameter" }, { 17, "no-objects-of-specified-type" },
	{ 18, "no-space-for-object" }, { 19, "no-space-to-add-list-element" }, { 20, "no-space-to-write-property" },
	{ 22, "property-is-not-a-list" }, { 23, "object-deletion-not-permitted" },
	{ 24, "object-identifier-already-exists" }, { 25, "operational-problem" }, { 26, "password-failure" },
	{ READ_DENIED, "read-access-denied" }, { REQUEST_DENIED, "service-request-denied" }, { 30, "timeout" },
	{ 31, "unknown-object" }, { 32, "unknown-property" }, { 35, "unsupported-object-type" },
	{ 36, "value-not-in-this-list" }, { 37, "value-out-of-range" }, { WRITE_DENIED, "write-access-denied" },
	{ 41, "character-set-not-supported" }, { 42, "invalid-array-index" },
	{ 43, "cov-subscription-failed" }, { 44, "not-cov-property" },
	{ 45, "optional-functionality-not-supported" }, { 47, "datatype-not-supported" },
	{ 48, "duplicate-name" }, { 49, "duplicate-object-id" }, { 50, "property-is-not-an-array" },
	{ 73, "invalid-event-state" }, { 79, "communication-disabled" }, { 83, "unknown-device" },
};
static const struct names error_code_names = NAMES(error_code_list);

#define ABORTS 0x100 /* abort reasons stand beside reject reasons */
static const struct name reason_list[] = { /* 18.9, 18.10 */
	{ 0, "other" }, { 1, "buffer-overflow" }, { 2, "inconsistent-parameters" },
	{ 3, "invalid-parameter-data-type" }, { 4, "invalid-tag" }, { 5, "missing-required-parameter" },
	{ 6, "parameter-out-of-range" }, { 7, "too-many-arguments" }, { 8, "undefined-enumeration" },
	{ 9, "unrecognized-service" }, { ABORTS, "abort-other" }, { ABORTS + 1, "abort-buffer-overflow" },
	{ ABORTS + 2, "abort-invalid-apdu-in-this-state" }, { ABORTS + 3, "abort-preempted" },
	{ ABORTS + 4, "abort-segmentation-not-supported" }, { ABORTS + 5, "abort-security-error" },
	{ ABORTS + 6, "abort-insufficient-security" }, { ABORTS + 7, "abort-window-size-out-of-range" },
	{ ABORTS + 8, "abort-application-exceeded-reply-time" }, { ABORTS + 9, "abort-out-of-resources" },
	{ ABORTS + 10, "abort-tsm-timeout" }, { ABORTS + 11, "abort-apdu-too-long" },
};
static const struct names reason_names = NAMES(reason_list);

static const struct name data_type_list[] = { /* 20.2.1.4 */
	{ 0, "null" }, { 1, "boolean" }, { 2, "unsigned" }, { 3, "signed" }, { 4, "real" }, { 5, "double" },
	{ 6, "octet-string" }, { 7, "character-string" }, { 8, "bit-string" }, { 9, "enumerated" },
	{ 10, "date" }, { 11, "time" }, { 12, "object-identifier" }, { 16, "constructed" },
};
static const struct names data_type_names = NAMES(data_type_list);

static const struct field fields[] = {
	[F_BVLC] = { "bvlc", FIELD_UINT, 8, USE_DETAIL, 0, &bvlc_names,
		"How the message travels: unicast, broadcast, ..." },
	[F_FRAME] = { "frame", FIELD_UINT, 8, USE_DETAIL, 0, &frame_names, "Kind of an MS/TP frame." },
	[F_STATION] = { "station", FIELD_UINT, 8, USE_DETAIL, 0, NULL,
		"MS/TP address that the frame goes to; 255: all." },
	[F_SOURCE_STATION] = { "source_station", FIELD_UINT, 8, USE_DETAIL, 0, NULL, "MS/TP address of the sender." },
	[F_LENGTH] = { "length", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "Length of the message in bytes." },
	[F_RESULT] = { "result", FIELD_UINT, 16, USE_DETAIL, 0, &result_names,
		"Answer of a broadcast management device (BBMD)." },
	[F_TTL] = { "ttl", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
		"How long a foreign device wants to be registered, seconds." },
	[F_PEER] = { "peer", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
		"IPv4 address, as a number, of the original sender or of a foreign device." },
	[F_PEER_PORT] = { "peer_port", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "UDP port that goes with peer." },
	[F_DNET] = { "network", FIELD_UINT, 16, USE_KEY, FIELD_ROUTE, NULL,
		"Number of the network that a router passes the message on to; 65535: to all." },
	[F_DADR] = { "address", FIELD_BYTES, 0, USE_KEY, FIELD_ROUTE, NULL,
		"Address of the device on that network (MS/TP: one byte); empty: all of them." },
	[F_SNET] = { "source_network", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
		"Number of the network that the message came from." },
	[F_SADR] = { "source_address", FIELD_BYTES, 0, USE_DETAIL, 0, NULL, "Address of the sender on that network." },
	[F_HOPS] = { "hops", FIELD_UINT, 8, USE_DETAIL, 0, NULL, "How many routers may still pass the message on." },
	[F_NETWORK_PRIORITY] = { "network_priority", FIELD_UINT, 2, USE_DETAIL, 0, NULL,
		"0 normal, 1 urgent, 2 critical equipment, 3 life safety." },
	[F_NETWORK_MESSAGE] = { "network_message", FIELD_UINT, 8, USE_KEY, 0, &network_message_names,
		"Message between routers." },
	[F_NETWORK] = { "about_network", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
		"Network that a message between routers is about." },
	[F_VENDOR] = { "vendor", FIELD_UINT, 16, USE_KEY, 0, NULL, "Vendor number that ASHRAE assigned." },
	[F_PDU] = { "pdu", FIELD_UINT, 4, USE_DETAIL, 0, &pdu_names, "Kind of message: request, answer, error, ..." },
	[F_SEGMENT] = { "segment", FIELD_UINT, 8, USE_DETAIL, 0, NULL, "Number of the segment of a long message." },
	[F_WINDOW] = { "window", FIELD_UINT, 8, USE_DETAIL, 0, NULL, "How many segments may follow one another." },
	[F_INVOKE] = { "invoke", FIELD_UINT, 8, USE_DETAIL, 0, NULL,
		"Number that a request and its answer have in common." },
	[F_SERVICE] = { "service", FIELD_UINT, 8, USE_KEY, FIELD_CODE, &service_names, "Confirmed service." },
	[F_UNCONFIRMED] = { "unconfirmed", FIELD_UINT, 8, USE_KEY, 0, &unconfirmed_names, "Unconfirmed service." },
	[F_OBJECT] = { "object", FIELD_UINT, 10, USE_KEY, 0, &object_names, "Type of the object." },
	[F_INSTANCE] = { "instance", FIELD_UINT, 22, USE_ADDRESS, 0, NULL, "Which object of its type." },
	[F_PROPERTY] = { "property", FIELD_UINT, 32, USE_KEY, 0, &property_names, "Property of the object." },
	[F_INDEX] = { "index", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
		"Element of an array property; 0: how many there are." },
	[F_PRIORITY] = { "priority", FIELD_UINT, 8, USE_KEY, 0, NULL,
		"Priority of a written value, 1 (highest) to 16; none: 16." },
	[F_STATE] = { "state", FIELD_UINT, 8, USE_KEY, 0, &state_names,
		"What the device shall do: restart, back up, stop talking, ..." },
	[F_DURATION] = { "duration", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
		"How long: of silence in minutes, of a subscription in seconds." },
	[F_PROCESS] = { "process", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
		"Number of the process that subscribes or acknowledges." },
	[F_DEVICE] = { "device", FIELD_UINT, 22, USE_DETAIL, 0, NULL,
		"Instance of the device that a notification comes from." },
	[F_CONFIRMED] = { "confirmed", FIELD_BOOL, 1, USE_DETAIL, 0, NULL, "Shall notifications be confirmed?" },
	[F_POSITION] = { "position", FIELD_INT, 32, USE_DETAIL, 0, NULL,
		"Where in the file or list; -1 appends to a file." },
	[F_ELEMENTS] = { "count", FIELD_INT, 32, USE_DETAIL, 0, NULL, "How many bytes, records or items." },
	[F_RANGE] = { "range", FIELD_SPAN, 22, USE_DETAIL, 0, NULL, "Instances of devices that are looked for." },
	[F_ERROR_CLASS] = { "error_class", FIELD_UINT, 16, USE_DETAIL, 0, &error_class_names,
		"What the error is about." },
	[F_ERROR_CODE] = { "error", FIELD_UINT, 16, USE_DETAIL, 0, &error_code_names, "Why the device says no." },
	[F_REASON] = { "reason", FIELD_UINT, 16, USE_DETAIL, 0, &reason_names,
		"Why a request is rejected or aborted." },
	[F_DATA_TYPE] = { "data_type", FIELD_UINT, 8, USE_DETAIL, 0, &data_type_names, "Type of the value." },
	[F_ELEMENT] = { "element", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Which of several values, from 0." },
	[F_VALUE] = { "value", FIELD_NUMBER, 64, USE_VALUE, 0, NULL, "Number; binary: 0 inactive, 1 active." },
	[F_TEXT] = { "text", FIELD_TEXT, 0, USE_VALUE, 0, NULL, "Value that is a text, or an object's name." },
	[F_BYTES] = { "bytes", FIELD_BYTES, 0, USE_VALUE, 0, NULL,
		"Value without finer fields, and what is in a file." },
	[F_TIME] = { "time", FIELD_TIME, 64, USE_VALUE, 0, NULL, "Time that the clocks are set to." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT && F_COUNT <= FIELDS_MAX, "one line per field");

enum { BAD_NETWORK = FLAW_OWN, BAD_APDU, BAD_TAG, UNKNOWN_BVLC, UNKNOWN_NETWORK, UNKNOWN_PDU,
       UNKNOWN_SERVICE, SEGMENT_AGAIN, FLAWS_END };

static const struct flaw flaws[] = {
	[BAD_NETWORK - FLAW_OWN] = { "bad_network", FLAW_MALFORMED,
		"the network header is of another version, or has reserved bits or addresses that cannot be" },
	[BAD_APDU - FLAW_OWN] = { "bad_apdu", FLAW_MALFORMED, "reserved bits of the application header are set" },
	[BAD_TAG - FLAW_OWN] = { "bad_tag", FLAW_MALFORMED,
		"a tag that does not belong where it stands, or a value of the wrong length" },
	[UNKNOWN_BVLC - FLAW_OWN] = { "unknown_bvlc", FLAW_UNKNOWN,
		"a function of the link layer that is not assigned" },
	[UNKNOWN_NETWORK - FLAW_OWN] = { "unknown_network_message", FLAW_UNKNOWN,
		"a message between routers that is not known" },
	[UNKNOWN_PDU - FLAW_OWN] = { "unknown_pdu", FLAW_UNKNOWN, "a kind of message that is not assigned" },
	[UNKNOWN_SERVICE - FLAW_OWN] = { "unknown_service", FLAW_UNKNOWN, "a service that is not known" },
	[SEGMENT_AGAIN - FLAW_OWN] = { "segment_again", FLAW_ANSWER, "a segment that was there before is sent again" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAWS_END - FLAW_OWN, "one line per flaw");
