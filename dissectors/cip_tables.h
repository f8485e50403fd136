/* SPDX-License-Identifier: Apache-2.0 */
/*
 * CIP: the tables.  Fields and the names of their values, flaws, classes, and what each service means for which
 * class.  The common services and the classes below 0x64 and from 0xf0 are those of CIP volume 1 (chapter 5 and
 * appendix A) and of volumes 2 to 8; tags, symbols and templates (0x6b, 0x6c), change counters (0xac) those of
 * Rockwell's 1756-PM020 "Logix Controllers Data Access".  The other classes from 0x64 to 0xc7 are the vendor's own and
 * not published: what is said of Logix ones is what captures of downloads, mode changes and locks show.
 *
 * Const data, for dissectors/cip.c only; any thread.
 */
#pragma once

#include "dissectors/cip.h"
#include "dissectors/cip_identity.h"

enum {
	F_SERVICE,
	F_CONTAINER_CLASS,
	F_CONTAINER_INSTANCE,
	F_CLASS,
	F_INSTANCE,
	F_ATTRIBUTE,
	F_CONNECTION_POINT,
	F_SYMBOL,
	F_ELEMENT,
	F_ROUTE,
	F_STATUS,
	F_EXTENDED_STATUS,
	F_COUNT,
	F_OFFSET,
	F_TYPE,
	F_STRUCTURE,
	F_VALUE,
	F_OR_MASK,
	F_AND_MASK,
	F_RESET,
	F_MEMORY,
	F_TARGET_CLASS,
	F_TARGET_INSTANCE,
	F_OUTPUT_POINT,
	F_INPUT_POINT,
	F_TRANSPORT_CLASS,
	F_TRIGGER,
	F_OWNS_OUTPUTS,
	F_REDUNDANT,
	F_SAFETY,
	F_O_T_CONNECTION,
	F_T_O_CONNECTION,
	F_O_T_RPI,
	F_T_O_RPI,
	F_O_T_TYPE,
	F_T_O_TYPE,
	F_O_T_SIZE,
	F_T_O_SIZE,
	F_CONNECTION_SERIAL,
	F_ORIGINATOR_VENDOR,
	F_ORIGINATOR_SERIAL,
	F_MEMBERS,
	F_VENDOR,
	F_DEVICE_TYPE,
	F_PRODUCT_CODE,
	F_REVISION_MAJOR,
	F_REVISION_MINOR,
	F_DEVICE_STATUS,
	F_SERIAL,
	F_PRODUCT_NAME,
	F_DATA,
	F_END,
};

/* ---- names ---- */

enum {
	SERVICE_GET_ALL = 0x01,
	SERVICE_SET_ALL = 0x02,
	SERVICE_GET_LIST = 0x03,
	SERVICE_SET_LIST = 0x04,
	SERVICE_RESET = 0x05,
	SERVICE_MULTIPLE = 0x0a,
	SERVICE_GET_SINGLE = 0x0e,
	SERVICE_SET_SINGLE = 0x10,
	SERVICE_EXECUTE_PCCC = 0x4b,
	SERVICE_READ_TAG = 0x4c,
	SERVICE_WRITE_TAG = 0x4d,
	SERVICE_READ_MODIFY_WRITE = 0x4e,
	SERVICE_FORWARD_CLOSE = 0x4e,
	SERVICE_READ_FRAGMENT = 0x52,
	SERVICE_UNCONNECTED_SEND = 0x52,
	SERVICE_WRITE_FRAGMENT = 0x53,
	SERVICE_FORWARD_OPEN = 0x54,
	SERVICE_LARGE_FORWARD_OPEN = 0x5b,
};

/* Those from 0x4b on depend on the class: their names are in the labels. */
static const struct name service_list[] = {
	{ SERVICE_GET_ALL, "get-attributes-all" },
	{ SERVICE_SET_ALL, "set-attributes-all" },
	{ SERVICE_GET_LIST, "get-attribute-list" },
	{ SERVICE_SET_LIST, "set-attribute-list" },
	{ SERVICE_RESET, "reset" },
	{ 0x06, "start" },
	{ 0x07, "stop" },
	{ 0x08, "create" },
	{ 0x09, "delete" },
	{ SERVICE_MULTIPLE, "multiple-service-packet" },
	{ 0x0d, "apply-attributes" },
	{ SERVICE_GET_SINGLE, "get-attribute-single" },
	{ SERVICE_SET_SINGLE, "set-attribute-single" },
	{ 0x11, "find-next-instance" },
	{ 0x15, "restore" },
	{ 0x16, "save" },
	{ 0x17, "nop" },
	{ 0x18, "get-member" },
	{ 0x19, "set-member" },
	{ 0x1a, "insert-member" },
	{ 0x1b, "remove-member" },
	{ 0x1c, "group-sync" },
};
static const struct names service_names = NAMES(service_list);

enum {
	CLASS_IDENTITY = 0x01,
	CLASS_ROUTER = 0x02,
	CLASS_ASSEMBLY = 0x04,
	CLASS_MANAGER = 0x06,
	CLASS_FILE = 0x37,
	CLASS_SAFETY_SUPERVISOR = 0x39,
	CLASS_TIME_SYNC = 0x43,
	CLASS_CONTROLLER_NAME = 0x64,
	CLASS_PCCC = 0x67,
	CLASS_PROGRAM = 0x68,
	CLASS_DATA = 0x6a,
	CLASS_SYMBOL = 0x6b,
	CLASS_TEMPLATE = 0x6c,
	CLASS_SCAN_LIST = 0x72,
	CLASS_LOCK = 0x74,
	CLASS_CLOCK = 0x8b,
	CLASS_MODE = 0x8e,
	CLASS_NVS = 0xa1,
	CLASS_CHANGES = 0xac,
};

static const struct name class_list[] = {
	{ CLASS_IDENTITY, "identity" },
	{ CLASS_ROUTER, "message-router" },
	{ 0x03, "devicenet" },
	{ CLASS_ASSEMBLY, "assembly" },
	{ 0x05, "connection" },
	{ CLASS_MANAGER, "connection-manager" },
	{ 0x07, "register" },
	{ 0x08, "discrete-input" },
	{ 0x09, "discrete-output" },
	{ 0x0a, "analog-input" },
	{ 0x0b, "analog-output" },
	{ 0x0e, "presence-sensing" },
	{ 0x0f, "parameter" },
	{ 0x10, "parameter-group" },
	{ 0x12, "group" },
	{ 0x1d, "discrete-input-group" },
	{ 0x1e, "discrete-output-group" },
	{ 0x1f, "discrete-group" },
	{ 0x20, "analog-input-group" },
	{ 0x21, "analog-output-group" },
	{ 0x22, "analog-group" },
	{ 0x23, "position-sensor" },
	{ 0x24, "position-controller-supervisor" },
	{ 0x25, "position-controller" },
	{ 0x26, "block-sequencer" },
	{ 0x27, "command-block" },
	{ 0x28, "motor-data" },
	{ 0x29, "control-supervisor" },
	{ 0x2a, "drive" },
	{ 0x2b, "acknowledge-handler" },
	{ 0x2c, "overload" },
	{ 0x2d, "soft-start" },
	{ 0x2e, "selection" },
	{ 0x30, "s-device-supervisor" },
	{ 0x31, "s-analog-sensor" },
	{ 0x32, "s-analog-actuator" },
	{ 0x33, "s-single-stage-controller" },
	{ 0x34, "s-gas-calibration" },
	{ 0x35, "trip-point" },
	{ CLASS_FILE, "file" },
	{ CLASS_SAFETY_SUPERVISOR, "safety-supervisor" },
	{ 0x3a, "safety-validator" },
	{ 0x3b, "safety-discrete-output" },
	{ 0x3c, "safety-discrete-output-group" },
	{ 0x3d, "safety-discrete-input" },
	{ 0x3e, "safety-discrete-input-group" },
	{ 0x3f, "safety-dual-channel-output" },
	{ 0x41, "event-log" },
	{ 0x42, "motion-axis" },
	{ CLASS_TIME_SYNC, "time-sync" },
	{ 0x44, "modbus" },
	{ 0x45, "originator-connection-list" },
	{ 0x46, "modbus-serial-link" },
	{ 0x47, "device-level-ring" },
	{ 0x48, "qos" },
	{ 0x49, "safety-analog-input" },
	{ 0x4a, "safety-analog-input-group" },
	{ 0x4d, "target-connection-list" },
	{ 0x4e, "base-energy" },
	{ 0x4f, "electrical-energy" },
	{ 0x50, "non-electrical-energy" },
	{ 0x51, "base-switch" },
	{ 0x52, "snmp" },
	{ 0x53, "power-management" },
	{ 0x54, "rstp-bridge" },
	{ 0x55, "rstp-port" },
	{ 0x56, "prp-hsr" },
	{ 0x57, "prp-hsr-nodes" },
	{ 0x58, "safety-feedback" },
	{ 0x5a, "safety-stop" },
	{ 0x5b, "safety-limit" },
	{ 0x5d, "cip-security" },
	{ 0x5e, "enip-security" },
	{ 0x5f, "certificate-management" },
	{ 0x60, "authority" },
	{ 0x61, "password-authenticator" },
	{ CLASS_CONTROLLER_NAME, "logix-controller-name" },
	{ CLASS_PCCC, "pccc" },
	{ CLASS_PROGRAM, "logix-program" },
	{ 0x69, "logix-io-map" },
	{ CLASS_DATA, "logix-data" },
	{ CLASS_SYMBOL, "symbol" },
	{ CLASS_TEMPLATE, "template" },
	{ 0x6d, "logix-routine" },
	{ 0x6f, "logix-serial-port" },
	{ 0x70, "logix-task" },
	{ CLASS_SCAN_LIST, "logix-scan-list" },
	{ CLASS_LOCK, "logix-lock" },
	{ 0x7e, "logix-module-connection" },
	{ CLASS_CLOCK, "wall-clock" },
	{ CLASS_MODE, "logix-mode" },
	{ CLASS_NVS, "nonvolatile-storage" },
	{ 0xa2, "logix-serial-protocol" },
	{ CLASS_CHANGES, "logix-changes" },
	{ 0xf0, "controlnet" },
	{ 0xf1, "controlnet-keeper" },
	{ 0xf2, "controlnet-scheduling" },
	{ 0xf3, "connection-configuration" },
	{ 0xf4, "port" },
	{ 0xf5, "tcp-ip-interface" },
	{ 0xf6, "ethernet-link" },
	{ 0xf7, "componet-link" },
	{ 0xf8, "componet-repeater" },
	{ 0xf9, "hart-master-port" },
	{ 0xfa, "io-aggregation" },
	{ 0x102, "circuit-breaker-supervisor" },
	{ 0x107, "hart-process-device" },
	{ 0x109, "lldp-management" },
};
static const struct names class_names = NAMES(class_list);

/* CIP volume 1, appendix C-6.1 */
enum { TYPE_BOOL = 0xc1, TYPE_STRUCTURE = 0x2a0 };
static const struct name type_list[] = {
	{ TYPE_BOOL, "bool" },
	{ 0xc2, "sint" },
	{ 0xc3, "int" },
	{ 0xc4, "dint" },
	{ 0xc5, "lint" },
	{ 0xc6, "usint" },
	{ 0xc7, "uint" },
	{ 0xc8, "udint" },
	{ 0xc9, "ulint" },
	{ 0xca, "real" },
	{ 0xcb, "lreal" },
	{ 0xcc, "stime" },
	{ 0xcd, "date" },
	{ 0xce, "time-of-day" },
	{ 0xcf, "date-and-time" },
	{ 0xd0, "string" },
	{ 0xd1, "byte" },
	{ 0xd2, "word" },
	{ 0xd3, "dword" },
	{ 0xd4, "lword" },
	{ 0xd5, "string2" },
	{ 0xd6, "ftime" },
	{ 0xd7, "ltime" },
	{ 0xd8, "itime" },
	{ 0xd9, "stringn" },
	{ 0xda, "short-string" },
	{ 0xdb, "time" },
	{ 0xdc, "epath" },
	{ 0xdd, "engineering-unit" },
	{ TYPE_STRUCTURE, "structure" },
};
static const struct names type_names = NAMES(type_list);

/* How values of an elementary type lie in the message; others stay bytes. */
static const struct {
	uint8_t type;
	uint8_t size;
	uint8_t encoding;
} type_shapes[] = {
	{ 0xc1, 1, LIST_U8 },	 { 0xc2, 1, LIST_S8 },	  { 0xc3, 2, LIST_S16LE }, { 0xc4, 4, LIST_S32LE },
	{ 0xc5, 8, LIST_S64LE }, { 0xc6, 1, LIST_U8 },	  { 0xc7, 2, LIST_U16LE }, { 0xc8, 4, LIST_U32LE },
	{ 0xc9, 8, LIST_U64LE }, { 0xca, 4, LIST_F32LE }, { 0xcb, 8, LIST_F64LE }, { 0xcc, 4, LIST_S32LE },
	{ 0xcd, 2, LIST_U16LE }, { 0xce, 4, LIST_U32LE }, { 0xd1, 1, LIST_U8 },    { 0xd2, 2, LIST_U16LE },
	{ 0xd3, 4, LIST_U32LE }, { 0xd4, 8, LIST_U64LE }, { 0xd6, 4, LIST_S32LE }, { 0xd7, 8, LIST_S64LE },
	{ 0xd8, 2, LIST_S16LE }, { 0xdb, 4, LIST_S32LE },
};

enum {
	STATUS_SUCCESS = 0x00,
	STATUS_PARTIAL = 0x06,
	STATUS_PRIVILEGE = 0x0f,
	STATUS_MEMBER = 0x1e,
};

/* What goes with the general status 1 of the Connection Manager: 3-5.6 */
static const struct name extended_list[] = {
	{ 0x0100, "connection-in-use" },
	{ 0x0103, "transport-not-supported" },
	{ 0x0106, "ownership-conflict" },
	{ 0x0107, "connection-not-found" },
	{ 0x0108, "invalid-connection-parameter" },
	{ 0x0109, "invalid-connection-size" },
	{ 0x0110, "target-not-configured" },
	{ 0x0111, "rpi-not-supported" },
	{ 0x0113, "out-of-connections" },
	{ 0x0114, "product-mismatch" },
	{ 0x0115, "device-type-mismatch" },
	{ 0x0116, "revision-mismatch" },
	{ 0x0117, "invalid-application-path" },
	{ 0x0118, "invalid-configuration-path" },
	{ 0x0119, "no-owner-connection" },
	{ 0x011c, "transport-class-not-supported" },
	{ 0x0203, "connection-timed-out" },
	{ 0x0204, "request-timed-out" },
	{ 0x0205, "request-parameter-error" },
	{ 0x0206, "message-too-large" },
	{ 0x0301, "no-buffer" },
	{ 0x0302, "no-bandwidth" },
	{ 0x0311, "port-not-available" },
	{ 0x0312, "link-address-not-valid" },
	{ 0x0315, "invalid-segment" },
	{ 0x0316, "close-path-mismatch" },
	{ 0x031c, "miscellaneous" },
	{ 0x2104, "offset-beyond-end" },
	{ 0x2105, "elements-beyond-end" },
	{ 0x2107, "type-mismatch" },
};
static const struct names extended_names = NAMES(extended_list);

static const struct name reset_list[] = {
	{ 0, "power-cycle" },
	{ 1, "factory-defaults" },
	{ 2, "factory-defaults-but-communication" },
};
static const struct names reset_names = NAMES(reset_list);

static const struct name trigger_list[] = {
	{ 0, "cyclic" },
	{ 1, "change-of-state" },
	{ 2, "application" },
};
static const struct names trigger_names = NAMES(trigger_list);

enum { CONNECTION_NULL };
static const struct name connection_list[] = {
	{ CONNECTION_NULL, "null" },
	{ 1, "multicast" },
	{ 2, "point-to-point" },
	{ 3, "reserved" },
};
static const struct names connection_names = NAMES(connection_list);

/* ---- fields ---- */

static const struct field fields[] = {
	[F_SERVICE] = { "service", FIELD_UINT, 7, USE_KEY, FIELD_CODE, &service_names,
			"what is asked of the object; from 0x4b on each class has services of its own" },
	[F_CONTAINER_CLASS] = { "container_class", FIELD_UINT, 32, USE_KEY, 0, &class_names,
				"class of the object that contains the one addressed" },
	[F_CONTAINER_INSTANCE] = { "container_instance", FIELD_UINT, 32, USE_KEY, 0, NULL,
				   "number of the object that contains the one addressed" },
	[F_CLASS] = { "class", FIELD_UINT, 32, USE_KEY, 0, &class_names, "kind of the object addressed" },
	[F_INSTANCE] = { "instance", FIELD_UINT, 32, USE_ADDRESS, 0, NULL,
			 "number of the object in its class; 0 is the class itself" },
	[F_ATTRIBUTE] = { "attribute", FIELD_UINT, 32, USE_KEY, 0, NULL, "number of the property of the object" },
	[F_CONNECTION_POINT] = { "connection_point", FIELD_UINT, 32, USE_KEY, 0, NULL,
				 "number of the data of an object that connections carry" },
	[F_SYMBOL] = { "symbol", FIELD_TEXT, 255, USE_KEY, 0, NULL,
		       "name of the tag, with members: Program:Main.Motor[3].Speed" },
	[F_ELEMENT] = { "element", FIELD_SPAN, 32, USE_ADDRESS, 0, NULL,
			"elements of the array, from 0; a tag that is no array is its element 0" },
	[F_ROUTE] = { "route", FIELD_TEXT, CIP_ROUTE_MAX, USE_KEY, FIELD_ROUTE, NULL,
		      "the way from the device that has the IP address to the one meant, port/link by port/link: "
		      "1/0 is the backplane, slot 0" },
	[F_STATUS] = { "status", FIELD_UINT, 8, USE_DETAIL, 0, &cip_status_names, "how the request ended" },
	[F_EXTENDED_STATUS] = { "extended_status", FIELD_UINT, 16, USE_DETAIL, 0, &extended_names,
				"more about why it failed" },
	[F_COUNT] = { "count", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "elements or attributes asked for or sent" },
	[F_OFFSET] = { "offset", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "byte of the tag at which this fragment begins" },
	[F_TYPE] = { "type", FIELD_UINT, 16, USE_DETAIL, 0, &type_names, "data type of the values" },
	[F_STRUCTURE] = { "structure", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "checksum of the structure's definition" },
	[F_VALUE] = { "value", FIELD_LIST, 64, USE_VALUE, 0, NULL, "values read or written, one for each element" },
	[F_OR_MASK] = { "or_mask", FIELD_BYTES, 64, USE_VALUE, 0, NULL, "bits that are set, little-endian" },
	[F_AND_MASK] = { "and_mask", FIELD_BYTES, 64, USE_VALUE, 0, NULL, "bits that are kept, little-endian" },
	[F_RESET] = { "reset", FIELD_UINT, 8, USE_KEY, 0, &reset_names, "what is forgotten by the reset" },
	[F_MEMORY] = { "memory", FIELD_UINT, 32, USE_ADDRESS, 0, NULL, "raw address in the controller" },
	[F_TARGET_CLASS] = { "target_class", FIELD_UINT, 32, USE_KEY, 0, &class_names,
			     "kind of the object that a connection is opened to" },
	[F_TARGET_INSTANCE] = { "target_instance", FIELD_UINT, 32, USE_KEY, 0, NULL,
				"number of that object; of an assembly, the configuration" },
	[F_OUTPUT_POINT] = { "output_point", FIELD_UINT, 32, USE_KEY, 0, NULL,
			     "assembly that the originator's data goes to: outputs" },
	[F_INPUT_POINT] = { "input_point", FIELD_UINT, 32, USE_KEY, 0, NULL,
			    "assembly that the originator is sent: inputs" },
	[F_TRANSPORT_CLASS] = { "transport_class", FIELD_UINT, 4, USE_KEY, 0, NULL,
				"0 and 1: cyclic data; 2 and 3: requests and answers" },
	[F_TRIGGER] = { "trigger", FIELD_UINT, 3, USE_DETAIL, 0, &trigger_names, "what makes data be sent" },
	[F_OWNS_OUTPUTS] = { "owns_outputs", FIELD_BOOL, 1, USE_KEY, 0, NULL,
			     "the connection carries outputs to the target: who opens it commands them" },
	[F_REDUNDANT] = { "redundant", FIELD_BOOL, 1, USE_DETAIL, 0, NULL, "several originators may own the outputs" },
	[F_SAFETY] = { "safety", FIELD_BOOL, 1, USE_KEY, 0, NULL, "a connection of CIP Safety" },
	[F_O_T_CONNECTION] = { "o_t_connection", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
			       "number that data to the target will bear" },
	[F_T_O_CONNECTION] = { "t_o_connection", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
			       "number that data to the originator will bear" },
	[F_O_T_RPI] = { "o_t_rpi", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "microseconds between data to the target" },
	[F_T_O_RPI] = { "t_o_rpi", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "microseconds between data to the originator" },
	[F_O_T_TYPE] = { "o_t_type", FIELD_UINT, 2, USE_DETAIL, 0, &connection_names, "how data goes to the target" },
	[F_T_O_TYPE] = { "t_o_type", FIELD_UINT, 2, USE_DETAIL, 0, &connection_names,
		       "how data goes to the originator" },
	[F_O_T_SIZE] = { "o_t_size", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "most bytes of data to the target" },
	[F_T_O_SIZE] = { "t_o_size", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "most bytes of data to the originator" },
	[F_CONNECTION_SERIAL] = { "connection_serial", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
				  "the originator's number of the connection" },
	[F_ORIGINATOR_VENDOR] = { "originator_vendor", FIELD_UINT, 16, USE_DETAIL, 0, &cip_vendor_names,
				  "who made the device that opens the connection" },
	[F_ORIGINATOR_SERIAL] = { "originator_serial", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
				  "serial number of the device that opens the connection" },
	[F_MEMBERS] = { "members", FIELD_UINT, 16, USE_DETAIL, 0, NULL, "services in a multiple-service packet" },
	[F_VENDOR] = { "vendor", FIELD_UINT, 16, USE_DETAIL, 0, &cip_vendor_names,
		       "who made the device (ODVA number)" },
	[F_DEVICE_TYPE] = { "device_type", FIELD_UINT, 16, USE_DETAIL, 0, &cip_device_names,
		       "what kind of device it is" },
	[F_PRODUCT_CODE] = { "product_code", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
		       "the vendor's number of the product" },
	[F_REVISION_MAJOR] = { "revision_major", FIELD_UINT, 8, USE_DETAIL, 0, NULL, "firmware revision, first part" },
	[F_REVISION_MINOR] = { "revision_minor", FIELD_UINT, 8, USE_DETAIL, 0, NULL, "firmware revision, second part" },
	[F_DEVICE_STATUS] = { "device_status", FIELD_UINT, 16, USE_DETAIL, 0, NULL,
			      "owned, configured, fault bits of the device" },
	[F_SERIAL] = { "serial", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "serial number of the device" },
	[F_PRODUCT_NAME] = { "product_name", FIELD_TEXT, 255, USE_DETAIL, 0, NULL, "name of the product" },
	[F_DATA] = { "data", FIELD_BYTES, 0, USE_VALUE, 0, NULL,
		       "what is read or written, where its form is not known" },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_END, "a field has no description");
_Static_assert(F_END <= FIELDS_MAX, "more fields than there are bits");

enum {
	UNKNOWN_SERVICE = FLAW_OWN,
	UNKNOWN_SEGMENT,
	BAD_PATH,
	BAD_OFFSETS,
	BAD_LENGTH,
	BAD_COUNT,
	BAD_RESERVED,
	NESTING,
	FLAWS_END,
};

static const struct flaw flaws[] = {
	[UNKNOWN_SERVICE - FLAW_OWN] = { "unknown_service", FLAW_UNKNOWN,
					 "a service that is not known for the class: what it does cannot be told" },
	[UNKNOWN_SEGMENT - FLAW_OWN] = { "unknown_segment", FLAW_UNKNOWN, "a segment of a path that is not assigned" },
	[BAD_PATH - FLAW_OWN] = { "bad_path", FLAW_MALFORMED,
		       "a path that names nothing, or more than there is room for" },
	[BAD_OFFSETS - FLAW_OWN] = { "bad_offsets", FLAW_MALFORMED,
				     "members of a multiple-service packet that overlap, leave gaps or lie outside" },
	[BAD_LENGTH - FLAW_OWN] = { "bad_length", FLAW_MALFORMED, "fewer or more bytes than the service has" },
	[BAD_COUNT - FLAW_OWN] = { "bad_count", FLAW_MALFORMED, "a count that does not go with the values sent" },
	[BAD_RESERVED - FLAW_OWN] = { "bad_reserved", FLAW_MALFORMED, "a reserved byte that is not 0" },
	[NESTING - FLAW_OWN] = { "nesting", FLAW_MALFORMED,
		       "messages inside messages, deeper than any device has them" },
};

/* ---- what a service means ---- */

enum layout {
	LAYOUT_BYTES,     /* what follows is kept as bytes */
	LAYOUT_GET_ALL,
	LAYOUT_GET_LIST,
	LAYOUT_SET_LIST,
	LAYOUT_RESET,
	LAYOUT_READ,
	LAYOUT_READ_FRAGMENT,
	LAYOUT_WRITE,
	LAYOUT_WRITE_FRAGMENT,
	LAYOUT_MODIFY,
	LAYOUT_BROWSE,
	LAYOUT_MEMORY,
	LAYOUT_OPEN,
	LAYOUT_LARGE_OPEN,
	LAYOUT_CLOSE,
	LAYOUT_SEND,
	LAYOUT_MULTIPLE,
	LAYOUT_PCCC,
};

#define ANY_CLASS UINT32_C(0xffffffff)
#define TAG UINT32_C(0xfffffffe)   /* a symbol, or the symbol object */
#define LOGIX UINT32_C(0xfffffffd) /* is_logix() below */

struct shape {
	uint32_t klass; /* or one of the three above */
	uint8_t service;
	uint8_t layout;
	uint8_t intent;
	uint8_t changes;
	uint8_t transfer;
	bool housekeeping;
	const char *label;
	const char *technique;
};

#define ROW(class_, service_, layout_, intent_, changes_, label_, technique_)                                       \
	{ class_, service_, LAYOUT_##layout_, INTENT_##intent_, CHANGES_##changes_, TRANSFER_NONE, false, label_,   \
	  technique_ }
#define MOVE(class_, service_, intent_, changes_, transfer_, label_, technique_)                                    \
	{ class_, service_, LAYOUT_BYTES, INTENT_##intent_, CHANGES_##changes_, TRANSFER_##transfer_, false, label_, \
	  technique_ }

/* The first row that fits; a class's own rows stand before those of any class. */
static const struct shape shapes[] = {
	/* tags: 1756-PM020, "CIP services supported by the data access" */
	ROW(TAG, SERVICE_READ_TAG, READ, READ, NO, "read tag", "T0801"),
	ROW(TAG, SERVICE_WRITE_TAG, WRITE, WRITE, YES, "write tag", "T0836"),
	ROW(TAG, SERVICE_READ_MODIFY_WRITE, MODIFY, WRITE, YES, "change bits of tag", "T0836"),
	ROW(TAG, SERVICE_READ_FRAGMENT, READ_FRAGMENT, READ, NO, "read tag in fragments", "T0801"),
	ROW(TAG, SERVICE_WRITE_FRAGMENT, WRITE_FRAGMENT, WRITE, YES, "write tag in fragments", "T0836"),
	ROW(CLASS_SYMBOL, 0x55, BROWSE, READ, NO, "browse tags", "T0861"),
	ROW(CLASS_TEMPLATE, SERVICE_READ_TAG, BYTES, READ, NO, "read structure definition", "T0861"),
	ROW(CLASS_SCAN_LIST, 0x4c, MEMORY, READ, NO, "read scanned memory", "T0801"),
	ROW(CLASS_CHANGES, SERVICE_GET_ALL, BYTES, READ, NO, "read change counters", "T0888"),
	ROW(CLASS_CHANGES, SERVICE_GET_LIST, GET_LIST, READ, NO, "read change counters", "T0888"),

	/* who it is */
	ROW(CLASS_IDENTITY, SERVICE_GET_ALL, GET_ALL, IDENTIFY, NO, "read identity", "T0888"),
	ROW(CLASS_IDENTITY, SERVICE_GET_LIST, GET_LIST, IDENTIFY, NO, "read identity attributes", "T0888"),
	ROW(CLASS_IDENTITY, SERVICE_GET_SINGLE, BYTES, IDENTIFY, NO, "read identity attribute", "T0888"),
	ROW(CLASS_IDENTITY, SERVICE_RESET, RESET, RUN, YES, "reset the device", "T0816"),
	ROW(CLASS_ROUTER, SERVICE_GET_ALL, BYTES, IDENTIFY, NO, "read list of classes", "T0888"),
	ROW(CLASS_CONTROLLER_NAME, SERVICE_GET_ALL, GET_ALL, IDENTIFY, NO, "read controller name", "T0888"),
	ROW(CLASS_CONTROLLER_NAME, SERVICE_SET_LIST, SET_LIST, PROGRAM, YES, "set controller name", "T0889"),

	/* connections: CIP volume 1, 3-5.5 */
	ROW(CLASS_MANAGER, SERVICE_FORWARD_OPEN, OPEN, SESSION, NO, "open connection", NULL),
	ROW(CLASS_MANAGER, SERVICE_LARGE_FORWARD_OPEN, LARGE_OPEN, SESSION, NO, "open connection, large", NULL),
	ROW(CLASS_MANAGER, SERVICE_FORWARD_CLOSE, CLOSE, SESSION, NO, "close connection", NULL),
	ROW(CLASS_MANAGER, SERVICE_UNCONNECTED_SEND, SEND, OTHER, UNKNOWN, "send unconnected", NULL),
	ROW(CLASS_MANAGER, 0x56, BYTES, DIAGNOSE, NO, "read connection data", "T0888"),
	ROW(CLASS_MANAGER, 0x57, BYTES, DIAGNOSE, NO, "search connection data", "T0888"),
	ROW(CLASS_MANAGER, 0x5a, BYTES, DIAGNOSE, NO, "read connection owner", "T0888"),
	ROW(0xf3, 0x4b, BYTES, SESSION, NO, "keep configuration session alive", NULL),
	ROW(0xf3, 0x4c, BYTES, CONFIG, YES, "open configured connection", "T0836"),
	ROW(0xf3, 0x4d, BYTES, CONFIG, YES, "close configured connection", "T0836"),
	ROW(0xf3, 0x4e, BYTES, CONFIG, YES, "stop configured connection", "T0836"),
	ROW(0xf3, 0x4f, BYTES, CONFIG, YES, "begin change of connections", "T0836"),
	ROW(0xf3, 0x50, BYTES, DIAGNOSE, NO, "read status of connections", "T0888"),
	ROW(0xf3, 0x51, BYTES, CONFIG, YES, "complete change of connections", "T0836"),
	ROW(0xf3, 0x52, BYTES, CONFIG, YES, "audit change of connections", "T0836"),

	/* programs and modes of Logix controllers */
	ROW(CLASS_PCCC, SERVICE_EXECUTE_PCCC, PCCC, OTHER, UNKNOWN, "execute PCCC", NULL),
	ROW(CLASS_MODE, 0x06, BYTES, RUN, YES, "start the controller", "T0858"),
	ROW(CLASS_MODE, 0x07, BYTES, RUN, YES, "stop the controller", "T0858"),
	ROW(CLASS_MODE, SERVICE_SET_LIST, SET_LIST, RUN, YES, "set mode of the controller", "T0858"),
	ROW(CLASS_LOCK, 0x4b, BYTES, CONFIG, YES, "lock for editing", NULL),
	ROW(CLASS_LOCK, 0x4c, BYTES, CONFIG, YES, "unlock from editing", NULL),
	ROW(CLASS_DATA, 0x4f, BYTES, PROGRAM, NO, "read controller memory", "T0845"),
	ROW(CLASS_DATA, 0x50, BYTES, PROGRAM, YES, "write controller memory", "T0889"),
	MOVE(CLASS_PROGRAM, 0x08, PROGRAM, YES, NONE, "create program", "T0843"),
	ROW(CLASS_SCAN_LIST, 0x08, BYTES, OTHER, UNKNOWN, "create scan list", NULL),
	ROW(CLASS_SCAN_LIST, SERVICE_RESET, BYTES, OTHER, UNKNOWN, "reset scan list", NULL),
	ROW(CLASS_SCAN_LIST, 0x4b, BYTES, OTHER, UNKNOWN, "define scan list", NULL),
	ROW(LOGIX, SERVICE_SET_ALL, BYTES, PROGRAM, YES, "change controller object", "T0889"),
	ROW(LOGIX, SERVICE_SET_LIST, SET_LIST, PROGRAM, YES, "change controller object", "T0889"),
	ROW(LOGIX, SERVICE_SET_SINGLE, BYTES, PROGRAM, YES, "change controller object", "T0889"),
	ROW(LOGIX, SERVICE_RESET, BYTES, PROGRAM, YES, "reset controller object", "T0889"),
	ROW(LOGIX, 0x06, BYTES, RUN, YES, "start controller object", "T0858"),
	ROW(LOGIX, 0x07, BYTES, RUN, YES, "stop controller object", "T0858"),
	ROW(LOGIX, 0x08, BYTES, PROGRAM, YES, "create controller object", "T0843"),
	ROW(LOGIX, 0x09, BYTES, PROGRAM, YES, "delete controller object", "T0843"),
	ROW(LOGIX, 0x0d, BYTES, PROGRAM, YES, "apply changes of controller object", "T0889"),

	/* files and firmware: CIP volume 1, 5A-42 */
	MOVE(CLASS_FILE, 0x4b, FILE, NO, OPEN, "begin upload of file from the device", "T0845"),
	MOVE(CLASS_FILE, 0x4c, FILE, YES, OPEN, "begin download of file to the device", "T0843"),
	MOVE(CLASS_FILE, 0x4d, FILE, NO, OPEN, "begin partial read of file", "T0845"),
	MOVE(CLASS_FILE, 0x4e, FILE, YES, OPEN, "begin partial write of file", "T0843"),
	MOVE(CLASS_FILE, 0x4f, FILE, NO, DATA, "upload part of file", "T0845"),
	MOVE(CLASS_FILE, 0x50, FILE, YES, DATA, "download part of file", "T0843"),
	MOVE(CLASS_FILE, 0x51, FILE, YES, NONE, "clear file", "T0809"),
	ROW(CLASS_FILE, 0x08, BYTES, FILE, YES, "create file", "T0843"),
	ROW(CLASS_FILE, 0x09, BYTES, FILE, YES, "delete file", "T0809"),
	MOVE(CLASS_NVS, 0x4b, FIRMWARE, YES, OPEN, "begin firmware update", "T0857"),
	MOVE(CLASS_NVS, 0x4d, FIRMWARE, YES, DATA, "send part of firmware", "T0857"),

	/* safety: CIP volume 5, 5-4 */
	ROW(CLASS_SAFETY_SUPERVISOR, 0x4c, BYTES, RUN, YES, "recover safety device", "T0858"),
	ROW(CLASS_SAFETY_SUPERVISOR, 0x4e, BYTES, DIAGNOSE, YES, "perform safety diagnostics", NULL),
	ROW(CLASS_SAFETY_SUPERVISOR, 0x4f, BYTES, CONFIG, YES, "configure safety device", "T0836"),
	ROW(CLASS_SAFETY_SUPERVISOR, 0x50, BYTES, CONFIG, YES, "validate safety configuration", "T0836"),
	ROW(CLASS_SAFETY_SUPERVISOR, 0x51, BYTES, CONFIG, YES, "set safety password", "T0836"),
	ROW(CLASS_SAFETY_SUPERVISOR, 0x52, BYTES, CONFIG, YES, "lock or unlock safety configuration", "T0836"),
	ROW(CLASS_SAFETY_SUPERVISOR, 0x53, BYTES, RUN, YES, "change mode of safety device", "T0858"),
	ROW(CLASS_SAFETY_SUPERVISOR, 0x54, BYTES, RUN, YES, "reset safety device", "T0816"),
	ROW(CLASS_SAFETY_SUPERVISOR, 0x55, BYTES, CONFIG, YES, "reset safety password", "T0836"),
	ROW(CLASS_SAFETY_SUPERVISOR, 0x56, BYTES, CONFIG, YES, "propose safety network number", "T0836"),
	ROW(CLASS_SAFETY_SUPERVISOR, 0x57, BYTES, CONFIG, YES, "apply safety network number", "T0836"),
	ROW(CLASS_SAFETY_SUPERVISOR, 0x58, BYTES, CONFIG, YES, "propose safety network numbers", "T0836"),
	ROW(CLASS_SAFETY_SUPERVISOR, 0x59, BYTES, CONFIG, YES, "apply safety network numbers", "T0836"),
	ROW(0x3a, 0x4b, BYTES, RUN, YES, "reset error of safety connection", "T0858"),

	/* Modbus behind CIP: CIP volume 7, 5-2 */
	ROW(0x44, 0x4b, BYTES, READ, NO, "read Modbus discrete inputs", "T0801"),
	ROW(0x44, 0x4c, BYTES, READ, NO, "read Modbus coils", "T0801"),
	ROW(0x44, 0x4d, BYTES, READ, NO, "read Modbus input registers", "T0801"),
	ROW(0x44, 0x4e, BYTES, READ, NO, "read Modbus holding registers", "T0801"),
	ROW(0x44, 0x4f, BYTES, CONTROL, YES, "write Modbus coils", "T0855"),
	ROW(0x44, 0x50, BYTES, WRITE, YES, "write Modbus holding registers", "T0836"),
	ROW(0x44, 0x51, BYTES, OTHER, UNKNOWN, "pass through to Modbus", NULL),

	/* counters, axes */
	ROW(0xf5, 0x4c, BYTES, DIAGNOSE, YES, "read and clear counters", "T0872"),
	ROW(0xf6, 0x4c, BYTES, DIAGNOSE, YES, "read and clear counters", "T0872"),
	ROW(0x0f, 0x4b, BYTES, READ, NO, "read name of value", "T0861"),
	ROW(0x42, 0x4b, BYTES, READ, NO, "read axis attributes", "T0801"),
	ROW(0x42, 0x4c, BYTES, CONTROL, YES, "set axis attributes", "T0855"),

	/* any class: CIP volume 1, appendix A; set_intents below: where setting is more than a write */
	ROW(ANY_CLASS, SERVICE_GET_ALL, BYTES, READ, NO, "get all attributes", "T0801"),
	ROW(ANY_CLASS, SERVICE_SET_ALL, BYTES, WRITE, YES, "set all attributes", "T0836"),
	ROW(ANY_CLASS, SERVICE_GET_LIST, GET_LIST, READ, NO, "get attributes", "T0801"),
	ROW(ANY_CLASS, SERVICE_SET_LIST, SET_LIST, WRITE, YES, "set attributes", "T0836"),
	ROW(ANY_CLASS, SERVICE_RESET, RESET, RUN, YES, "reset", "T0816"),
	ROW(ANY_CLASS, 0x06, BYTES, RUN, YES, "start", "T0858"),
	ROW(ANY_CLASS, 0x07, BYTES, RUN, YES, "stop", "T0858"),
	ROW(ANY_CLASS, 0x08, BYTES, CONFIG, YES, "create object", "T0836"),
	ROW(ANY_CLASS, 0x09, BYTES, CONFIG, YES, "delete object", "T0836"),
	ROW(ANY_CLASS, SERVICE_MULTIPLE, MULTIPLE, OTHER, UNKNOWN, "multiple service packet", NULL),
	ROW(ANY_CLASS, 0x0d, BYTES, CONFIG, YES, "apply attributes", "T0836"),
	ROW(ANY_CLASS, SERVICE_GET_SINGLE, BYTES, READ, NO, "get attribute", "T0801"),
	ROW(ANY_CLASS, SERVICE_SET_SINGLE, BYTES, WRITE, YES, "set attribute", "T0836"),
	ROW(ANY_CLASS, 0x11, BYTES, READ, NO, "find next object", "T0888"),
	ROW(ANY_CLASS, 0x15, BYTES, CONFIG, YES, "restore attributes", "T0836"),
	ROW(ANY_CLASS, 0x16, BYTES, CONFIG, YES, "save attributes", "T0836"),
	ROW(ANY_CLASS, 0x17, BYTES, SESSION, NO, "no operation", NULL),
	ROW(ANY_CLASS, 0x18, BYTES, READ, NO, "get member", "T0801"),
	ROW(ANY_CLASS, 0x19, BYTES, WRITE, YES, "set member", "T0836"),
	ROW(ANY_CLASS, 0x1a, BYTES, WRITE, YES, "insert member", "T0836"),
	ROW(ANY_CLASS, 0x1b, BYTES, WRITE, YES, "remove member", "T0836"),
	ROW(ANY_CLASS, 0x1c, BYTES, OTHER, UNKNOWN, "group sync", NULL),
};
#undef ROW
#undef MOVE

static const struct shape unknown_shape = { ANY_CLASS, 0, LAYOUT_BYTES, INTENT_OTHER, CHANGES_UNKNOWN, TRANSFER_NONE,
					    false, "unknown service", NULL };

/* Classes whose attributes are no mere values: outputs, clocks, settings. */
static const struct {
	uint16_t first, last;
	uint8_t intent;
	const char *technique;
} set_intents[] = {
	{ 0x01, 0x03, INTENT_CONFIG, "T0836" },	 { 0x04, 0x04, INTENT_CONTROL, "T0855" },
	{ 0x05, 0x06, INTENT_CONFIG, "T0836" },	 { 0x09, 0x09, INTENT_CONTROL, "T0855" },
	{ 0x0b, 0x0b, INTENT_CONTROL, "T0855" }, { 0x1e, 0x1e, INTENT_CONTROL, "T0855" },
	{ 0x21, 0x21, INTENT_CONTROL, "T0855" }, { 0x24, 0x27, INTENT_CONTROL, "T0855" },
	{ 0x29, 0x2a, INTENT_CONTROL, "T0855" }, { 0x2d, 0x2d, INTENT_CONTROL, "T0855" },
	{ 0x32, 0x33, INTENT_CONTROL, "T0855" }, { 0x37, 0x37, INTENT_FILE, "T0836" },
	{ 0x39, 0x3a, INTENT_CONFIG, "T0836" },	 { 0x3b, 0x3c, INTENT_CONTROL, "T0855" },
	{ 0x42, 0x42, INTENT_CONTROL, "T0855" }, { 0x43, 0x43, INTENT_TIME, "T0836" },
	{ 0x44, 0x48, INTENT_CONFIG, "T0836" },	 { 0x4d, 0x4d, INTENT_CONFIG, "T0836" },
	{ 0x51, 0x61, INTENT_CONFIG, "T0836" },	 { 0x8b, 0x8b, INTENT_TIME, "T0836" },
	{ 0xa1, 0xa1, INTENT_FIRMWARE, "T0857" }, { 0xf0, 0xfa, INTENT_CONFIG, "T0836" },
};

/* Objects of Logix controllers that a download makes and changes.  Other vendor classes may be anything, such as
 * the parameters of a drive. */
static inline bool is_logix(uint32_t klass)
{
	return (klass >= 0x64 && klass <= 0x74) || klass == 0x77 || klass == 0x7e || klass == 0x7f ||
	       (klass >= 0x8c && klass <= CLASS_MODE) || klass == 0xa2 || klass == 0xa3;
}
