/* SPDX-License-Identifier: Apache-2.0 */
/*
 * OPC UA: fields, names of values and flaws.  Part of opcua.c, cut off for length.  Const data.
 */
#pragma once

#include "dissectors/dissector.h"

/* The four parts of a NodeId follow one another: put_node() counts on it. */
enum {
	F_TYPE, F_CHUNK, F_SIZE, F_VERSION, F_RECEIVE_BUFFER, F_SEND_BUFFER, F_MAX_MESSAGE, F_MAX_CHUNKS,
	F_CHANNEL, F_TOKEN, F_SECURITY_POLICY, F_SECURITY_MODE, F_CERTIFICATE_SUBJECT, F_THUMBPRINT,
	F_SEQUENCE, F_REQUEST, F_SERVICE, F_HANDLE, F_STATUS, F_REASON, F_SERVER_URI, F_ENDPOINT,
	F_APPLICATION_URI, F_APPLICATION, F_SESSION, F_TOKEN_TYPE, F_USER, F_LIFETIME, F_REQUEST_TYPE,
	F_NAMESPACE, F_NODE, F_NODE_NAME, F_NODE_BYTES,
	F_METHOD_NAMESPACE, F_METHOD, F_METHOD_NAME, F_METHOD_BYTES,
	F_ATTRIBUTE, F_INDEX_RANGE, F_BROWSE_NAME, F_NODE_CLASS, F_ARGUMENT, F_QUALITY,
	F_DATA_TYPE, F_STRUCTURE, F_ELEMENT, F_VALUE, F_TEXT, F_BYTES, F_TIME,
	F_SUBSCRIPTION, F_ITEM, F_CLIENT_HANDLE, F_INTERVAL, F_MONITORING_MODE, F_ENABLED, F_NOTIFICATION,
	F_COUNT,
};

#define LETTERS(a, b, c) ((uint32_t)(a) << 16 | (uint32_t)(b) << 8 | (c))

enum {
	TYPE_HEL = LETTERS('H', 'E', 'L'), TYPE_ACK = LETTERS('A', 'C', 'K'), TYPE_ERR = LETTERS('E', 'R', 'R'),
	TYPE_RHE = LETTERS('R', 'H', 'E'), TYPE_OPN = LETTERS('O', 'P', 'N'), TYPE_MSG = LETTERS('M', 'S', 'G'),
	TYPE_CLO = LETTERS('C', 'L', 'O'),
};

static const struct name type_list[] = {
	{ TYPE_HEL, "hello" }, { TYPE_ACK, "acknowledge" }, { TYPE_ERR, "error" },
	{ TYPE_RHE, "reverse-hello" }, { TYPE_OPN, "open-channel" }, { TYPE_MSG, "message" },
	{ TYPE_CLO, "close-channel" },
};
static const struct names type_names = NAMES(type_list);

static const struct name chunk_list[] = { { 'F', "final" }, { 'C', "intermediate" }, { 'A', "abort" } };
static const struct names chunk_names = NAMES(chunk_list);

/* Part 7, 6.6: security policies by the end of their URI. */
enum { POLICY_UNSEEN, POLICY_NONE, POLICY_BASIC128, POLICY_BASIC256, POLICY_BASIC256SHA256,
       POLICY_AES128, POLICY_AES256, POLICY_OTHER };

static const struct name policy_list[] = {
	{ POLICY_UNSEEN, "unseen" }, { POLICY_NONE, "none" }, { POLICY_BASIC128, "basic128rsa15" },
	{ POLICY_BASIC256, "basic256" }, { POLICY_BASIC256SHA256, "basic256sha256" },
	{ POLICY_AES128, "aes128-sha256-rsaoaep" }, { POLICY_AES256, "aes256-sha256-rsapss" },
	{ POLICY_OTHER, "other" },
};
static const struct names policy_names = NAMES(policy_list);

enum { MODE_NONE = 1, MODE_SIGN = 2, MODE_ENCRYPT = 3 };
static const struct name mode_list[] = {
	{ MODE_NONE, "none" }, { MODE_SIGN, "sign" }, { MODE_ENCRYPT, "sign-and-encrypt" },
};
static const struct names mode_names = NAMES(mode_list);

static const struct name request_type_list[] = { { 0, "issue" }, { 1, "renew" } };
static const struct names request_type_names = NAMES(request_type_list);

/* Binary encoding ids of the user identity tokens (part 6, annex A). */
enum { TOKEN_ANONYMOUS = 321, TOKEN_USER = 324, TOKEN_CERTIFICATE = 327, TOKEN_ISSUED = 940 };
static const struct name token_list[] = {
	{ 0, "none" }, { TOKEN_ANONYMOUS, "anonymous" }, { TOKEN_USER, "user-name" },
	{ TOKEN_CERTIFICATE, "certificate" }, { TOKEN_ISSUED, "issued" },
};
static const struct names token_names = NAMES(token_list);

#define ATTRIBUTE_VALUE 13
static const struct name attribute_list[] = { /* part 6, A.1 */
	{ 1, "node-id" }, { 2, "node-class" }, { 3, "browse-name" }, { 4, "display-name" },
	{ 5, "description" }, { 6, "write-mask" }, { 7, "user-write-mask" }, { 8, "is-abstract" },
	{ 9, "symmetric" }, { 10, "inverse-name" }, { 11, "contains-no-loops" },
	{ 12, "event-notifier" }, { ATTRIBUTE_VALUE, "value" }, { 14, "data-type" }, { 15, "value-rank" },
	{ 16, "array-dimensions" }, { 17, "access-level" }, { 18, "user-access-level" },
	{ 19, "minimum-sampling-interval" }, { 20, "historizing" }, { 21, "executable" },
	{ 22, "user-executable" }, { 23, "data-type-definition" }, { 24, "role-permissions" },
	{ 25, "user-role-permissions" }, { 26, "access-restrictions" }, { 27, "access-level-ex" },
};
static const struct names attribute_names = NAMES(attribute_list);

static const struct name class_list[] = {
	{ 0, "unspecified" }, { 1, "object" }, { 2, "variable" }, { 4, "method" }, { 8, "object-type" },
	{ 16, "variable-type" }, { 32, "reference-type" }, { 64, "data-type" }, { 128, "view" },
};
static const struct names class_names = NAMES(class_list);

static const struct name data_type_list[] = { /* part 6, table 1 */
	{ 0, "null" }, { 1, "boolean" }, { 2, "sbyte" }, { 3, "byte" }, { 4, "int16" }, { 5, "uint16" },
	{ 6, "int32" }, { 7, "uint32" }, { 8, "int64" }, { 9, "uint64" }, { 10, "float" },
	{ 11, "double" }, { 12, "string" }, { 13, "date-time" }, { 14, "guid" }, { 15, "byte-string" },
	{ 16, "xml-element" }, { 17, "node-id" }, { 18, "expanded-node-id" }, { 19, "status-code" },
	{ 20, "qualified-name" }, { 21, "localized-text" }, { 22, "extension-object" },
	{ 23, "data-value" }, { 24, "variant" }, { 25, "diagnostic-info" },
};
static const struct names data_type_names = NAMES(data_type_list);

static const struct name monitoring_list[] = { { 0, "disabled" }, { 1, "sampling" }, { 2, "reporting" } };
static const struct names monitoring_names = NAMES(monitoring_list);

enum { NOTIFY_DATA = 811, NOTIFY_STATUS = 820, NOTIFY_EVENTS = 916 };
static const struct name notification_list[] = {
	{ NOTIFY_DATA, "data-change" }, { NOTIFY_STATUS, "status-change" }, { NOTIFY_EVENTS, "events" },
};
static const struct names notification_names = NAMES(notification_list);

#define BAD_USER_ACCESS 0x801f0000u
#define BAD_UNSUPPORTED 0x800b0000u
static const struct name status_list[] = { /* part 6, A.2: those one meets */
	{ 0, "good" }, { 0x80010000, "bad-unexpected-error" }, { 0x80020000, "bad-internal-error" },
	{ 0x80030000, "bad-out-of-memory" }, { 0x80040000, "bad-resource-unavailable" },
	{ 0x80050000, "bad-communication-error" }, { 0x80060000, "bad-encoding-error" },
	{ 0x80070000, "bad-decoding-error" }, { 0x80080000, "bad-encoding-limits-exceeded" },
	{ 0x800a0000, "bad-timeout" }, { BAD_UNSUPPORTED, "bad-service-unsupported" },
	{ 0x800c0000, "bad-shutdown" }, { 0x800d0000, "bad-server-not-connected" },
	{ 0x800e0000, "bad-server-halted" }, { 0x800f0000, "bad-nothing-to-do" },
	{ 0x80100000, "bad-too-many-operations" }, { 0x80120000, "bad-certificate-invalid" },
	{ 0x80130000, "bad-security-checks-failed" }, { 0x801a0000, "bad-certificate-untrusted" },
	{ BAD_USER_ACCESS, "bad-user-access-denied" }, { 0x80200000, "bad-identity-token-invalid" },
	{ 0x80210000, "bad-identity-token-rejected" }, { 0x80220000, "bad-secure-channel-id-invalid" },
	{ 0x80250000, "bad-session-id-invalid" }, { 0x80260000, "bad-session-closed" },
	{ 0x80270000, "bad-session-not-activated" }, { 0x80280000, "bad-subscription-id-invalid" },
	{ 0x80310000, "bad-no-communication" }, { 0x80320000, "bad-waiting-for-initial-data" },
	{ 0x80330000, "bad-node-id-invalid" }, { 0x80340000, "bad-node-id-unknown" },
	{ 0x80350000, "bad-attribute-id-invalid" }, { 0x80360000, "bad-index-range-invalid" },
	{ 0x80370000, "bad-index-range-no-data" }, { 0x80390000, "bad-data-encoding-unsupported" },
	{ 0x803a0000, "bad-not-readable" }, { 0x803b0000, "bad-not-writable" },
	{ 0x803c0000, "bad-out-of-range" }, { 0x803d0000, "bad-not-supported" },
	{ 0x803e0000, "bad-not-found" }, { 0x803f0000, "bad-object-deleted" },
	{ 0x80420000, "bad-monitored-item-id-invalid" }, { 0x80540000, "bad-security-mode-rejected" },
	{ 0x80550000, "bad-security-policy-rejected" }, { 0x80730000, "bad-write-not-supported" },
	{ 0x80740000, "bad-type-mismatch" }, { 0x80750000, "bad-method-invalid" },
	{ 0x80760000, "bad-arguments-missing" }, { 0x80770000, "bad-too-many-subscriptions" },
	{ 0x80780000, "bad-too-many-publish-requests" }, { 0x80790000, "bad-no-subscription" },
	{ 0x807d0000, "bad-tcp-server-too-busy" }, { 0x807e0000, "bad-tcp-message-type-invalid" },
	{ 0x807f0000, "bad-tcp-secure-channel-unknown" }, { 0x80800000, "bad-tcp-message-too-large" },
	{ 0x80820000, "bad-tcp-internal-error" }, { 0x80830000, "bad-tcp-endpoint-url-invalid" },
	{ 0x80ab0000, "bad-invalid-argument" }, { 0x80ac0000, "bad-connection-rejected" },
	{ 0x80ae0000, "bad-connection-closed" }, { 0x80af0000, "bad-invalid-state" },
	{ 0x40000000, "uncertain" }, { 0x80000000, "bad" },
};
static const struct names status_names = NAMES(status_list);

/* Binary encoding ids of the services (part 6, annex A). */
enum { OPEN_CHANNEL = 446, CLOSE_CHANNEL = 452, WRITE = 673, CALL = 712, READ = 631, PUBLISH = 826, REPUBLISH = 832,
       SERVICE_FAULT = 397 };

static const struct name service_list[] = {
	{ SERVICE_FAULT, "service-fault" },
	{ 422, "find-servers" }, { 425, "find-servers-answer" }, { 428, "get-endpoints" },
	{ 431, "get-endpoints-answer" },
	{ 437, "register-server" }, { 440, "register-server-answer" }, { OPEN_CHANNEL, "open-secure-channel" },
	{ 449, "open-secure-channel-answer" }, { CLOSE_CHANNEL, "close-secure-channel" },
	{ 455, "close-secure-channel-answer" }, { 461, "create-session" }, { 464, "create-session-answer" },
	{ 467, "activate-session" }, { 470, "activate-session-answer" }, { 473, "close-session" },
	{ 476, "close-session-answer" }, { 479, "cancel" }, { 482, "cancel-answer" }, { 488, "add-nodes" },
	{ 491, "add-nodes-answer" }, { 494, "add-references" }, { 497, "add-references-answer" },
	{ 500, "delete-nodes" }, { 503, "delete-nodes-answer" }, { 506, "delete-references" },
	{ 509, "delete-references-answer" }, { 527, "browse" }, { 530, "browse-answer" }, { 533, "browse-next" },
	{ 536, "browse-next-answer" }, { 554, "translate-browse-paths" }, { 557, "translate-browse-paths-answer" },
	{ 560, "register-nodes" }, { 563, "register-nodes-answer" }, { 566, "unregister-nodes" },
	{ 569, "unregister-nodes-answer" }, { 615, "query-first" }, { 618, "query-first-answer" },
	{ 621, "query-next" }, { 624, "query-next-answer" }, { READ, "read" }, { 634, "read-answer" },
	{ 664, "history-read" }, { 667, "history-read-answer" }, { WRITE, "write" }, { 676, "write-answer" },
	{ 700, "history-update" }, { 703, "history-update-answer" }, { CALL, "call" }, { 715, "call-answer" },
	{ 751, "create-monitored-items" }, { 754, "create-monitored-items-answer" },
	{ 763, "modify-monitored-items" }, { 766, "modify-monitored-items-answer" },
	{ 769, "set-monitoring-mode" }, { 772, "set-monitoring-mode-answer" }, { 775, "set-triggering" },
	{ 778, "set-triggering-answer" }, { 781, "delete-monitored-items" },
	{ 784, "delete-monitored-items-answer" }, { 787, "create-subscription" },
	{ 790, "create-subscription-answer" }, { 793, "modify-subscription" },
	{ 796, "modify-subscription-answer" }, { 799, "set-publishing-mode" },
	{ 802, "set-publishing-mode-answer" }, { PUBLISH, "publish" }, { 829, "publish-answer" },
	{ REPUBLISH, "republish" }, { 835, "republish-answer" }, { 841, "transfer-subscriptions" },
	{ 844, "transfer-subscriptions-answer" }, { 847, "delete-subscriptions" },
	{ 850, "delete-subscriptions-answer" }, { 12208, "find-servers-on-network" },
	{ 12209, "find-servers-on-network-answer" }, { 12211, "register-server2" },
	{ 12212, "register-server2-answer" }, { 15903, "sessionless-invoke" }, { 21001, "sessionless-invoke-answer" },
};
static const struct names service_names = NAMES(service_list);

static const struct name method_list[] = {
	{ 2426, "program-start" }, { 2427, "program-suspend" }, { 2428, "program-resume" }, { 2429, "program-halt" },
	{ 2430, "program-reset" }, { 2947, "unshelve" }, { 2948, "one-shot-shelve" }, { 2949, "timed-shelve" },
	{ 3875, "condition-refresh" }, { 9027, "enable" }, { 9028, "disable" }, { 9029, "add-comment" },
	{ 9069, "respond" }, { 9111, "acknowledge" }, { 9113, "confirm" }, { 11492, "get-monitored-items" },
	{ 11580, "file-open" }, { 11583, "file-close" }, { 11585, "file-read" }, { 11588, "file-write" },
	{ 12546, "trust-list-update" }, { 12548, "trust-list-add" }, { 12550, "trust-list-remove" },
	{ 12886, "request-server-state-change" }, { 12912, "condition-refresh2" }, { 13737, "update-certificate" },
	{ 16402, "silence" }, { 16403, "suppress" }, { 17869, "remove-from-service" }, { 18199, "reset-alarm" },
};
static const struct names method_names = NAMES(method_list);

static const struct field fields[] = {
	[F_TYPE] = { "type", FIELD_UINT, 32, USE_DETAIL, 0, &type_names,
		"Kind of message: hello, open-channel, message, ..." },
	[F_CHUNK] = { "chunk", FIELD_UINT, 8, USE_DETAIL, 0, &chunk_names, "Is this the last chunk of its message?" },
	[F_SIZE] = { "size", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Length of the chunk in bytes." },
	[F_VERSION] = { "version", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Version of the connection protocol." },
	[F_RECEIVE_BUFFER] = { "receive_buffer", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
		"Longest chunk that the sender of this message takes." },
	[F_SEND_BUFFER] = { "send_buffer", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
		"Longest chunk that the sender of this message sends." },
	[F_MAX_MESSAGE] = { "max_message", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
		"Longest message that the sender takes; 0: no limit." },
	[F_MAX_CHUNKS] = { "max_chunks", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
		"Most chunks in a message that the sender takes; 0: no limit." },
	[F_CHANNEL] = { "channel", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Number of the secure channel." },
	[F_TOKEN] = { "token", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Number of the keys that protect the message." },
	[F_SECURITY_POLICY] = { "security_policy", FIELD_UINT, 8, USE_DETAIL, 0, &policy_names,
		"How the channel is protected, by the name of its security policy." },
	[F_SECURITY_MODE] = { "security_mode", FIELD_UINT, 32, USE_DETAIL, 0, &mode_names,
		"Are messages plain, signed, or signed and encrypted?" },
	[F_CERTIFICATE_SUBJECT] = { "certificate_subject", FIELD_TEXT, 0, USE_KEY, 0, NULL,
		"Common name in the certificate of the client of the channel (of the sender in open-channel)." },
	[F_THUMBPRINT] = { "thumbprint", FIELD_BYTES, 0, USE_DETAIL, 0, NULL,
		"SHA-1 thumbprint of the certificate that the message is encrypted for." },
	[F_SEQUENCE] = { "sequence", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Sequence number of the chunk." },
	[F_REQUEST] = { "request", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
		"Number that a request and its answer have in common." },
	[F_SERVICE] = { "service", FIELD_UINT, 32, USE_KEY, FIELD_CODE, &service_names,
		"Service request or response, by the node id of its binary encoding." },
	[F_HANDLE] = { "handle", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Number that the client gave its request." },
	[F_STATUS] = { "status", FIELD_UINT, 32, USE_DETAIL, 0, &status_names,
		"Status code of the whole answer, or of an error message." },
	[F_REASON] = { "reason", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "Why, in the words of an error message." },
	[F_SERVER_URI] = { "server_uri", FIELD_TEXT, 0, USE_KEY, 0, NULL, "Application URI of a server." },
	[F_ENDPOINT] = { "endpoint", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "URL that the client uses for the server." },
	[F_APPLICATION_URI] = { "application_uri", FIELD_TEXT, 0, USE_KEY, 0, NULL,
		"Application URI of the client that opens a session, or of a server." },
	[F_APPLICATION] = { "application", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "Name of that application." },
	[F_SESSION] = { "session", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "Name that the client gave the session." },
	[F_TOKEN_TYPE] = { "token_type", FIELD_UINT, 32, USE_KEY, 0, &token_names, "How the user proves who he is." },
	[F_USER] = { "user", FIELD_TEXT, 0, USE_KEY, 0, NULL,
		"User name; of a user with a certificate, its common name." },
	[F_LIFETIME] = { "lifetime", FIELD_NUMBER, 64, USE_DETAIL, 0, NULL,
		"Lifetime of the channel's keys or of the session, milliseconds." },
	[F_REQUEST_TYPE] = { "request_type", FIELD_UINT, 32, USE_DETAIL, 0, &request_type_names,
		"Opens the request a new channel, or renews its keys?" },
	[F_NAMESPACE] = { "namespace", FIELD_UINT, 16, USE_KEY, 0, NULL, "Namespace index of the node." },
	[F_NODE] = { "node", FIELD_UINT, 32, USE_ADDRESS, 0, NULL, "Numeric identifier of the node." },
	[F_NODE_NAME] = { "node_name", FIELD_TEXT, 0, USE_KEY, 0, NULL, "String identifier of the node." },
	[F_NODE_BYTES] = { "node_bytes", FIELD_BYTES, 0, USE_KEY, 0, NULL, "GUID or opaque identifier of the node." },
	[F_METHOD_NAMESPACE] = { "method_namespace", FIELD_UINT, 16, USE_KEY, 0, NULL,
		"Namespace index of the method that is called." },
	[F_METHOD] = { "method", FIELD_UINT, 32, USE_KEY, 0, &method_names,
		"Numeric identifier of the method; names are those of namespace 0." },
	[F_METHOD_NAME] = { "method_name", FIELD_TEXT, 0, USE_KEY, 0, NULL, "String identifier of the method." },
	[F_METHOD_BYTES] = { "method_bytes", FIELD_BYTES, 0, USE_KEY, 0, NULL,
		"GUID or opaque identifier of the method." },
	[F_ATTRIBUTE] = { "attribute", FIELD_UINT, 32, USE_KEY, 0, &attribute_names, "Which attribute of the node." },
	[F_INDEX_RANGE] = { "index_range", FIELD_TEXT, 0, USE_KEY, 0, NULL,
		"Which elements of an array, such as 2:5." },
	[F_BROWSE_NAME] = { "browse_name", FIELD_TEXT, 0, USE_DETAIL, 0, NULL, "Browse name of the node." },
	[F_NODE_CLASS] = { "node_class", FIELD_UINT, 32, USE_DETAIL, 0, &class_names, "Class of the node." },
	[F_ARGUMENT] = { "argument", FIELD_UINT, 32, USE_KEY, 0, NULL,
		"Which argument or result of the method, or field of the event, from 0." },
	[F_QUALITY] = { "quality", FIELD_UINT, 32, USE_DETAIL, 0, &status_names,
		"Status code of this value, item or call." },
	[F_DATA_TYPE] = { "data_type", FIELD_UINT, 8, USE_DETAIL, 0, &data_type_names, "Built-in type of the value." },
	[F_STRUCTURE] = { "structure", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
		"Encoding id of a structured value, whose contents are in bytes." },
	[F_ELEMENT] = { "element", FIELD_SPAN, 32, USE_ADDRESS, 0, NULL, "Elements of an array value, from 0." },
	[F_VALUE] = { "value", FIELD_LIST, 64, USE_VALUE, 0, NULL,
		"Number or truth value; of arrays, one per element." },
	[F_TEXT] = { "text", FIELD_TEXT, 0, USE_VALUE, 0, NULL, "Value that is a text or a name." },
	[F_BYTES] = { "bytes", FIELD_BYTES, 0, USE_VALUE, 0, NULL,
		"Value without finer fields: byte strings, structures, arrays of texts, protected contents." },
	[F_TIME] = { "time", FIELD_TIME, 64, USE_VALUE, 0, NULL, "Value that is a time." },
	[F_SUBSCRIPTION] = { "subscription", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Number of the subscription." },
	[F_ITEM] = { "item", FIELD_UINT, 32, USE_DETAIL, 0, NULL, "Number of the monitored item." },
	[F_CLIENT_HANDLE] = { "client_handle", FIELD_UINT, 32, USE_DETAIL, 0, NULL,
		"Number that the client gave the monitored item." },
	[F_INTERVAL] = { "interval", FIELD_FLOAT, 64, USE_DETAIL, 0, NULL,
		"Sampling or publishing interval, milliseconds." },
	[F_MONITORING_MODE] = { "monitoring_mode", FIELD_UINT, 32, USE_DETAIL, 0, &monitoring_names,
		"Is the item sampled and reported?" },
	[F_ENABLED] = { "enabled", FIELD_BOOL, 1, USE_DETAIL, 0, NULL, "Are notifications sent?" },
	[F_NOTIFICATION] = { "notification", FIELD_UINT, 32, USE_DETAIL, 0, &notification_names,
		"Kind of notification in a publish answer." },
};
_Static_assert(sizeof fields / sizeof fields[0] == F_COUNT && F_COUNT <= FIELDS_MAX, "one line per field");
