/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The vocabulary of DNP3: ids and table of the fields, names of their values, flaws.  Part of
 * dnp3.c.  Const tables; any thread.
 */
#pragma once

#include "dissectors/dissector.h"

enum {
	F_LENGTH,
	F_DIRECTION,
	F_PRIMARY,
	F_LINK_FUNCTION,
	F_LINK_ANSWER,
	F_FCB,
	F_FCV,
	F_DFC,
	F_DESTINATION,
	F_SOURCE,
	F_TRANSPORT_SEQUENCE,
	F_FIR,
	F_FIN,
	F_CON,
	F_UNS,
	F_SEQUENCE,
	F_FUNCTION,
	F_IIN,
	F_BROADCAST,
	F_NEED_TIME,
	F_LOCAL_CONTROL,
	F_DEVICE_TROUBLE,
	F_DEVICE_RESTART,
	F_NO_FUNCTION,
	F_OBJECT_UNKNOWN,
	F_PARAMETER_ERROR,
	F_EVENT_OVERFLOW,
	F_ALREADY_EXECUTING,
	F_CONFIG_CORRUPT,
	F_CLASS_1_EVENTS,
	F_CLASS_2_EVENTS,
	F_CLASS_3_EVENTS,
	F_GROUP,
	F_VARIATION,
	F_CLASS,
	F_QUALIFIER,
	F_INDEX,
	F_VALUE,
	F_TEXT,
	F_FLAGS,
	F_ONLINE,
	F_TIME,
	F_RELATIVE_TIME,
	F_INTERVAL,
	F_OPERATION_TYPE,
	F_TRIP_CLOSE,
	F_QUEUE,
	F_CLEAR,
	F_COUNT,
	F_ON_TIME,
	F_OFF_TIME,
	F_STATUS,
	F_FILE_NAME,
	F_FILE_TYPE,
	F_FILE_SIZE,
	F_FILE_MODE,
	F_FILE_PERMISSIONS,
	F_FILE_HANDLE,
	F_FILE_BLOCK,
	F_FILE_LAST,
	F_FILE_STATUS,
	F_USER,
	F_AUTH_SEQUENCE,
	F_AUTH_ERROR,
	F_FIELDS,
};

/* ---- names ---- */

static const struct name direction_list[] = { { 0, "from-outstation" }, { 1, "from-master" } };
static const struct names direction_names = NAMES(direction_list);

/* 9.2.4.1.3 */
static const struct name link_function_list[] = {
	{ 0, "reset-link" },	       { 1, "reset-user-process" }, { 2, "test-link" },
	{ 3, "confirmed-user-data" }, { 4, "user-data" },	    { 9, "request-link-status" },
};
static const struct names link_function_names = NAMES(link_function_list);

static const struct name link_answer_list[] = {
	{ 0, "ack" },		{ 1, "nack" },		{ 11, "link-status" },
	{ 14, "not-functioning" }, { 15, "not-supported" },
};
static const struct names link_answer_names = NAMES(link_answer_list);

/* 9.2.4.1.4 */
static const struct name address_list[] = {
	{ 0xfffc, "self" },
	{ 0xfffd, "broadcast-no-confirm" },
	{ 0xfffe, "broadcast-must-confirm" },
	{ 0xffff, "broadcast-may-confirm" },
};
static const struct names address_names = NAMES(address_list);

static const struct name function_list[] = {
	{ 0, "confirm" },		 { 1, "read" },
	{ 2, "write" },			 { 3, "select" },
	{ 4, "operate" },		 { 5, "direct-operate" },
	{ 6, "direct-operate-no-ack" },	 { 7, "freeze" },
	{ 8, "freeze-no-ack" },		 { 9, "freeze-clear" },
	{ 10, "freeze-clear-no-ack" },	 { 11, "freeze-at-time" },
	{ 12, "freeze-at-time-no-ack" }, { 13, "cold-restart" },
	{ 14, "warm-restart" },		 { 15, "initialize-data" },
	{ 16, "initialize-application" }, { 17, "start-application" },
	{ 18, "stop-application" },	 { 19, "save-configuration" },
	{ 20, "enable-unsolicited" },	 { 21, "disable-unsolicited" },
	{ 22, "assign-class" },		 { 23, "delay-measurement" },
	{ 24, "record-current-time" },	 { 25, "open-file" },
	{ 26, "close-file" },		 { 27, "delete-file" },
	{ 28, "get-file-info" },	 { 29, "authenticate-file" },
	{ 30, "abort-file" },		 { 31, "activate-configuration" },
	{ 32, "authentication-request" }, { 33, "authentication-request-no-ack" },
	{ 129, "response" },		 { 130, "unsolicited-response" },
	{ 131, "authentication-response" },
};
static const struct names function_names = NAMES(function_list);

static const struct name operation_type_list[] = {
	{ 0, "nul" }, { 1, "pulse-on" }, { 2, "pulse-off" }, { 3, "latch-on" }, { 4, "latch-off" },
};
static const struct names operation_type_names = NAMES(operation_type_list);

static const struct name trip_close_list[] = {
	{ 0, "nul" }, { 1, "close" }, { 2, "trip" }, { 3, "reserved" },
};
static const struct names trip_close_names = NAMES(trip_close_list);

static const struct name status_list[] = {
	{ 0, "success" },	      { 1, "timeout" },		  { 2, "no-select" },
	{ 3, "format-error" },	      { 4, "not-supported" },	  { 5, "already-active" },
	{ 6, "hardware-error" },      { 7, "local" },		  { 8, "too-many-operations" },
	{ 9, "not-authorized" },      { 10, "automation-inhibit" }, { 11, "processing-limited" },
	{ 12, "out-of-range" },	      { 13, "downstream-local" }, { 14, "already-complete" },
	{ 15, "blocked" },	      { 16, "cancelled" },	  { 17, "blocked-other-master" },
	{ 18, "downstream-fail" },    { 126, "non-participating" }, { 127, "undefined" },
};
static const struct names status_names = NAMES(status_list);

static const struct name class_list[] = {
	{ 0, "static" }, { 1, "class-1" }, { 2, "class-2" }, { 3, "class-3" },
};
static const struct names class_names = NAMES(class_list);

static const struct name file_type_list[] = { { 0, "directory" }, { 1, "simple" } };
static const struct names file_type_names = NAMES(file_type_list);

static const struct name file_mode_list[] = {
	{ 0, "null" }, { 1, "read" }, { 2, "write" }, { 3, "append" },
};
static const struct names file_mode_names = NAMES(file_mode_list);

static const struct name file_status_list[] = {
	{ 0, "success" },	  { 1, "permission-denied" }, { 2, "invalid-mode" },
	{ 3, "not-found" },	  { 4, "locked" },	      { 5, "too-many-open" },
	{ 6, "invalid-handle" },  { 7, "block-size" },	      { 8, "communication-lost" },
	{ 9, "cannot-abort" },	  { 16, "not-opened" },	      { 17, "handle-expired" },
	{ 18, "overrun" },	  { 19, "fatal" },	      { 20, "block-sequence" },
	{ 255, "undefined" },
};
static const struct names file_status_names = NAMES(file_status_list);

static const struct name auth_error_list[] = {
	{ 1, "authentication-failed" },	      { 2, "unexpected-reply" },
	{ 3, "no-reply" },		      { 4, "aggressive-mode-not-permitted" },
	{ 5, "algorithm-not-permitted" },     { 6, "key-wrap-not-permitted" },
	{ 7, "authorization-failed" },	      { 8, "update-key-method-not-permitted" },
	{ 9, "invalid-signature" },	      { 10, "invalid-certification" },
	{ 11, "unknown-user" },		      { 12, "too-many-key-status-requests" },
};
static const struct names auth_error_names = NAMES(auth_error_list);

static const struct name group_list[] = {
	{ 0, "device-attribute" },	     { 1, "binary-input" },
	{ 2, "binary-input-event" },	     { 3, "double-bit-input" },
	{ 4, "double-bit-input-event" },     { 10, "binary-output" },
	{ 11, "binary-output-event" },	     { 12, "binary-output-command" },
	{ 13, "binary-output-command-event" }, { 20, "counter" },
	{ 21, "frozen-counter" },	     { 22, "counter-event" },
	{ 23, "frozen-counter-event" },	     { 30, "analog-input" },
	{ 31, "frozen-analog-input" },	     { 32, "analog-input-event" },
	{ 33, "frozen-analog-input-event" }, { 34, "analog-input-deadband" },
	{ 40, "analog-output" },	     { 41, "analog-output-command" },
	{ 42, "analog-output-event" },	     { 43, "analog-output-command-event" },
	{ 50, "time-and-date" },	     { 51, "common-time-of-occurrence" },
	{ 52, "time-delay" },		     { 60, "class" },
	{ 70, "file" },			     { 80, "internal-indications" },
	{ 81, "device-storage" },	     { 82, "device-profile" },
	{ 83, "private-registration" },	     { 85, "data-set-prototype" },
	{ 86, "data-set-descriptor" },	     { 87, "data-set" },
	{ 88, "data-set-event" },	     { 90, "application" },
	{ 91, "operation-status" },	     { 100, "floating-point" },
	{ 101, "binary-coded-decimal" },     { 102, "unsigned-octet" },
	{ 110, "octet-string" },	     { 111, "octet-string-event" },
	{ 112, "virtual-terminal-output" },  { 113, "virtual-terminal-event" },
	{ 120, "authentication" },	     { 121, "security-statistic" },
	{ 122, "security-statistic-event" },
};
static const struct names group_names = NAMES(group_list);

/* ---- fields ---- */

#define FLAG(name_, help_) { name_, FIELD_BOOL, 1, USE_DETAIL, 0, NULL, help_ }

static const struct field fields[] = {
	[F_LENGTH] = { "length", FIELD_UINT, 8, USE_DETAIL, 0, NULL,
		       "Octets from the control octet to the last user data, without checksums." },
	[F_DIRECTION] = { "direction", FIELD_UINT, 1, USE_DETAIL, 0, &direction_names,
			  "Which kind of station sent the frame." },
	[F_PRIMARY] = FLAG("primary", "The frame opens a link transaction, else answers one."),
	[F_LINK_FUNCTION] = { "link_function", FIELD_UINT, 4, USE_DETAIL, 0, &link_function_names,
			      "What a primary frame asks of the link layer." },
	[F_LINK_ANSWER] = { "link_answer", FIELD_UINT, 4, USE_DETAIL, 0, &link_answer_names,
			    "What a secondary frame answers." },
	[F_FCB] = FLAG("frame_count_bit", "Alternates from one confirmed frame to the next."),
	[F_FCV] = FLAG("frame_count_valid", "The frame count bit is in use."),
	[F_DFC] = FLAG("data_flow_control", "The receiver has no room for more frames."),
	[F_DESTINATION] = { "destination", FIELD_UINT, 16, USE_KEY, 0, &address_names,
			    "Link address of the station that the frame is for." },
	[F_SOURCE] = { "source", FIELD_UINT, 16, USE_KEY, 0, &address_names,
		       "Link address of the station that sent the frame." },
	[F_TRANSPORT_SEQUENCE] = { "transport_sequence", FIELD_UINT, 6, USE_DETAIL, 0, NULL,
				   "Number of this piece of the application fragment." },
	[F_FIR] = FLAG("first", "The first fragment of an application message."),
	[F_FIN] = FLAG("final", "The last fragment of an application message."),
	[F_CON] = FLAG("confirm", "The sender wants an application confirmation."),
	[F_UNS] = FLAG("unsolicited", "Belongs to an unsolicited response."),
	[F_SEQUENCE] = { "sequence", FIELD_UINT, 4, USE_DETAIL, 0, NULL,
			 "Pairs a response with its request." },
	[F_FUNCTION] = { "function", FIELD_UINT, 8, USE_KEY, FIELD_CODE, &function_names,
			 "What the application fragment asks or answers." },
	[F_IIN] = { "iin", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
		    "Internal indications: first octet in the upper half, second in the lower." },
	[F_BROADCAST] = FLAG("broadcast", "The outstation has received a broadcast message."),
	[F_NEED_TIME] = FLAG("need_time", "The outstation wants its clock set."),
	[F_LOCAL_CONTROL] = FLAG("local_control", "Outputs of the outstation are set to local."),
	[F_DEVICE_TROUBLE] = FLAG("device_trouble", "The outstation has an abnormal condition."),
	[F_DEVICE_RESTART] = FLAG("device_restart", "The outstation has restarted."),
	[F_NO_FUNCTION] = FLAG("no_function", "The outstation does not support the function."),
	[F_OBJECT_UNKNOWN] = FLAG("object_unknown", "The outstation does not have the objects."),
	[F_PARAMETER_ERROR] = FLAG("parameter_error",
				   "Qualifier, range or data of the request are not acceptable."),
	[F_EVENT_OVERFLOW] = FLAG("event_overflow", "The outstation has lost events."),
	[F_ALREADY_EXECUTING] = FLAG("already_executing", "The operation is under way already."),
	[F_CONFIG_CORRUPT] = FLAG("config_corrupt", "The outstation's configuration is damaged."),
	[F_CLASS_1_EVENTS] = FLAG("class_1_events", "The outstation has events of class 1 that were not read."),
	[F_CLASS_2_EVENTS] = FLAG("class_2_events", "The outstation has events of class 2 that were not read."),
	[F_CLASS_3_EVENTS] = FLAG("class_3_events", "The outstation has events of class 3 that were not read."),
	[F_GROUP] = { "group", FIELD_UINT, 8, USE_KEY, 0, &group_names,
		      "Object group: the kind of data." },
	[F_VARIATION] = { "variation", FIELD_UINT, 8, USE_KEY, 0, NULL,
			  "Object variation: the format of the data, 0 for any." },
	[F_CLASS] = { "class", FIELD_UINT, 2, USE_KEY, 0, &class_names,
		      "Event class that is read or assigned, or static data (class 0)." },
	[F_QUALIFIER] = { "qualifier", FIELD_UINT, 8, USE_DETAIL, 0, NULL,
			  "How points are numbered in the object header." },
	[F_INDEX] = { "index", FIELD_SPAN, 32, USE_ADDRESS, 0, NULL,
		      "Point numbers, from 0 as on the wire." },
	[F_VALUE] = { "value", FIELD_NUMBER, 64, USE_VALUE, 0, NULL,
		      "State, count, measurement, set point or delay." },
	[F_TEXT] = { "text", FIELD_TEXT, 0, USE_VALUE, 0, NULL,
		     "Octet string, text or the contents of an object without finer fields." },
	[F_FLAGS] = { "flags", FIELD_UINT, 8, USE_DETAIL, 0, NULL,
		      "Quality of the point as sent, without state bits." },
	[F_ONLINE] = FLAG("online", "The point is on line: its value can be trusted."),
	[F_TIME] = { "time", FIELD_TIME, 48, USE_DETAIL, 0, NULL,
		     "Time of the event, or the time that is set." },
	[F_RELATIVE_TIME] = { "relative_time", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
			      "Milliseconds since the common time of occurrence." },
	[F_INTERVAL] = { "interval", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
			 "Interval at which a freeze or a schedule repeats." },
	[F_OPERATION_TYPE] = { "operation_type", FIELD_UINT, 4, USE_KEY, 0, &operation_type_names,
			       "How a relay output is to be operated." },
	[F_TRIP_CLOSE] = { "trip_close", FIELD_UINT, 2, USE_KEY, 0, &trip_close_names,
			   "Which relay of a pair is to be operated." },
	[F_QUEUE] = FLAG("queue", "The command is to be queued behind earlier ones (obsolete)."),
	[F_CLEAR] = FLAG("clear", "Queued commands of the point are to be cancelled."),
	[F_COUNT] = { "count", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
		      "How often a pulse is repeated, or how many objects are asked for at most." },
	[F_ON_TIME] = { "on_time", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
			"Milliseconds that the output is on." },
	[F_OFF_TIME] = { "off_time", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
			 "Milliseconds that the output is off." },
	[F_STATUS] = { "status", FIELD_UINT, 8, USE_DETAIL, 0, &status_names,
		       "What became of a command." },
	[F_FILE_NAME] = { "file_name", FIELD_TEXT, 0, USE_KEY, 0, NULL, "Name of the file." },
	[F_FILE_TYPE] = { "file_type", FIELD_UINT, 16, USE_DETAIL, 0, &file_type_names,
			  "Kind of the file." },
	[F_FILE_SIZE] = { "file_size", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
			  "Size of the file, bytes." },
	[F_FILE_MODE] = { "file_mode", FIELD_UINT, 16, USE_KEY, 0, &file_mode_names,
			  "What the file is opened for." },
	[F_FILE_PERMISSIONS] = { "file_permissions", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
				 "Rights of owner, group and world." },
	[F_FILE_HANDLE] = { "file_handle", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
			    "Number that the outstation gave the open file." },
	[F_FILE_BLOCK] = { "file_block", FIELD_UINT, 31, USE_DETAIL, 0, NULL,
			   "Number of the block of the file." },
	[F_FILE_LAST] = FLAG("file_last", "The last block of the file."),
	[F_FILE_STATUS] = { "file_status", FIELD_UINT, 8, USE_DETAIL, 0, &file_status_names,
			    "What became of a file operation." },
	[F_USER] = { "user", FIELD_UINT, 16, USE_KEY, 0, NULL,
		     "Number of the user in secure authentication." },
	[F_AUTH_SEQUENCE] = { "auth_sequence", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
			      "Challenge or key change sequence number." },
	[F_AUTH_ERROR] = { "auth_error", FIELD_UINT, 8, USE_DETAIL, 0, &auth_error_names,
			   "Why an authentication failed." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_FIELDS, "a field has no row");
_Static_assert(F_FIELDS <= FIELDS_MAX, "more fields than bits");

/* ---- flaws ---- */

enum {
	FLAW_BAD_LENGTH = FLAW_OWN,
	FLAW_BAD_CRC,
	FLAW_LINK_FUNCTION,
	FLAW_LINK_DATA,
	FLAW_TRANSPORT_SEQUENCE,
	FLAW_DIRECTION,
	FLAW_ANSWER_DIRECTION,
	FLAW_CONTROL,
	FLAW_FUNCTION,
	FLAW_OBJECT,
	FLAW_QUALIFIER,
	FLAW_RANGE,
	FLAW_OBJECT_MISSING,
	FLAW_OBJECT_SIZE,
	FLAW_FILE_NAME,
	FLAW_END,
};

static const struct flaw flaws[] = {
	{ "bad_length", FLAW_MALFORMED, "the length of the frame contradicts its contents" },
	{ "bad_crc", FLAW_MALFORMED, "a checksum is wrong: a station would discard the frame" },
	{ "link_function", FLAW_UNKNOWN, "the link function code is not assigned" },
	{ "link_data", FLAW_MALFORMED, "a link frame that carries no user data has some" },
	{ "transport_sequence", FLAW_MALFORMED,
	  "a piece of a fragment has the wrong number or comes from another station" },
	{ "bad_direction", FLAW_MALFORMED, "a request says that it comes from an outstation" },
	{ "answer_direction", FLAW_ANSWER, "an answer says that it comes from a master" },
	{ "bad_control", FLAW_MALFORMED,
	  "the application control octet does not suit the function" },
	{ "unknown_function", FLAW_UNKNOWN, "the application function code is not assigned" },
	{ "unknown_object", FLAW_UNKNOWN,
	  "group and variation are not known, so their data cannot be read" },
	{ "bad_qualifier", FLAW_MALFORMED, "the qualifier is not assigned or not for this object" },
	{ "bad_range", FLAW_MALFORMED, "the range stops before it starts or has no end" },
	{ "object_missing", FLAW_MALFORMED, "the fragment ends before the last announced object" },
	{ "object_size", FLAW_MALFORMED, "the size of an object contradicts its variation" },
	{ "bad_file_name", FLAW_MALFORMED, "a name lies outside of its object" },
};
_Static_assert(sizeof flaws / sizeof flaws[0] == FLAW_END - FLAW_OWN, "a flaw has no row");

