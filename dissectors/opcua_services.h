/* SPDX-License-Identifier: Apache-2.0 */
/*
 * OPC UA: what the services carry (part 4, clause 5; part 6, annex A) and what they do.  A body is a list of
 * steps that opcua.c walks; a service is one line.  Part of opcua.c, cut off for length.  Const data.
 */
#pragma once

#include "dissectors/opcua_types.h"

/* ---- bodies ---- */

enum step_type {
	END,      /* of the body */
	BOOL, U8, U32, U64, F64, STRING, NAME, LOCALIZED, DIAGNOSTIC,
	NODE,     /* put as the four fields from `field` on */
	VARIANT, VALUE, EXTENSION,
	STATUS,   /* of an element: put as quality */
	MORE,     /* an array begins: its steps up to NEXT, `field` counts the elements */
	NEXT,
	EMIT,     /* an operation, unless an inner array has emitted the element's */
	REMEMBER, /* the element so far names the object of the answer's element of this number */
	RECALL,   /* that object, as it was requested */
	IDENTITY, /* user identity token */
	NOTICE,   /* notification of a publish answer */
	APPLICATION_NAME, PRODUCT_URI, /* as LOCALIZED, STRING: identity facts of the sender */
};

#define NONE UINT8_MAX

struct step {
	uint8_t type;  /* enum step_type */
	uint8_t field; /* NONE: read and forgotten */
};

#define STRINGS { MORE, NONE }, { STRING, NONE }, { NEXT, NONE }
#define NUMBERS { MORE, NONE }, { U32, NONE }, { NEXT, NONE }
#define DIAGNOSTICS { MORE, NONE }, { DIAGNOSTIC, NONE }, { NEXT, NONE }
#define QUALIFIED_NAME { NAME, NONE }
#define SIGNATURE { STRING, NONE }, { STRING, NONE }
/* ApplicationDescription behind its URI (part 4, 7.2) */
#define APPLICATION_REST { PRODUCT_URI, NONE }, { APPLICATION_NAME, F_APPLICATION }, { U32, NONE }, { STRING, NONE }, \
	{ STRING, NONE }, STRINGS
/* a status code per element of the request */
#define RESULTS { MORE, NONE }, { RECALL, NONE }, { STATUS, NONE }, { EMIT, NONE }, { NEXT, NONE }, DIAGNOSTICS
#define READ_VALUE_ID { NODE, F_NAMESPACE }, { U32, F_ATTRIBUTE }, { REMEMBER, NONE }, { STRING, F_INDEX_RANGE }, \
	QUALIFIED_NAME
#define PARAMETERS { U32, F_CLIENT_HANDLE }, { F64, F_INTERVAL }, { EXTENSION, NONE }, { U32, NONE }, { BOOL, NONE }
#define VIEW { NODE, NONE }, { U64, NONE }, { U32, NONE }
#define REFERENCE { NODE, NONE }, { BOOL, NONE }, { NODE, F_NAMESPACE }, { NAME, F_BROWSE_NAME }, \
	{ LOCALIZED, NONE }, \
	{ U32, F_NODE_CLASS }, { NODE, NONE }
#define DONE { END, NONE }

#define BODY(name_, ...) static const struct step name_[] = { __VA_ARGS__, DONE }

BODY(results, RESULTS);
BODY(nothing, { EMIT, NONE });
/* EndpointDescription (part 4, 7.14): not itself an operation. */
#define ENDPOINT_DESCRIPTION { STRING, NONE }, { STRING, F_APPLICATION_URI }, APPLICATION_REST, { STRING, NONE }, \
	{ U32, F_SECURITY_MODE }, { STRING, NONE }, { MORE, NONE }, { STRING, NONE }, { U32, NONE }, \
	{ STRING, NONE }, { STRING, NONE }, { STRING, NONE }, { NEXT, NONE }, { STRING, NONE }, { U8, NONE }
BODY(find_servers, { STRING, F_ENDPOINT }, STRINGS, STRINGS);
BODY(servers, { MORE, NONE }, { STRING, F_APPLICATION_URI }, APPLICATION_REST, { EMIT, NONE }, { NEXT, NONE });
BODY(find_network, { U32, NONE }, { U32, NONE }, STRINGS);
BODY(network, { U64, NONE }, { MORE, NONE }, { U32, NONE }, { STRING, F_APPLICATION }, { STRING, F_ENDPOINT }, STRINGS,
     { EMIT, NONE }, { NEXT, NONE });
BODY(endpoints, { MORE, NONE }, ENDPOINT_DESCRIPTION, { EMIT, NONE }, { NEXT, NONE });
#define REGISTERED_SERVER { STRING, F_SERVER_URI }, { STRING, NONE }, { MORE, NONE }, { LOCALIZED, F_APPLICATION }, \
	{ NEXT, NONE }, { U32, NONE }, { STRING, NONE }, STRINGS, { STRING, NONE }, { BOOL, NONE }
BODY(register_server, REGISTERED_SERVER);
BODY(register_server2, REGISTERED_SERVER, { MORE, NONE }, { EXTENSION, NONE }, { NEXT, NONE });
BODY(open_channel, { U32, F_VERSION }, { U32, F_REQUEST_TYPE }, { U32, F_SECURITY_MODE }, { STRING, NONE },
     { U32, F_LIFETIME });
BODY(opened, { U32, F_VERSION }, { U32, NONE }, { U32, F_TOKEN }, { U64, NONE }, { U32, F_LIFETIME },
	{ STRING, NONE });
BODY(create_session, { STRING, F_APPLICATION_URI }, APPLICATION_REST, { STRING, F_SERVER_URI }, { STRING, F_ENDPOINT },
     { STRING, F_SESSION }, { STRING, NONE }, { STRING, NONE }, { F64, F_LIFETIME }, { U32, NONE });
BODY(session, { NODE, NONE }, { NODE, NONE }, { F64, F_LIFETIME }, { STRING, NONE }, { STRING, NONE }, { MORE, NONE },
     ENDPOINT_DESCRIPTION, { NEXT, NONE }, { MORE, NONE }, SIGNATURE, { NEXT, NONE }, SIGNATURE, { U32, NONE });
BODY(activate, SIGNATURE, { MORE, NONE }, SIGNATURE, { NEXT, NONE }, STRINGS, { IDENTITY, NONE }, SIGNATURE);
BODY(activated, { STRING, NONE }, NUMBERS, DIAGNOSTICS);
BODY(close_session, { BOOL, NONE });
BODY(cancel, { U32, NONE });
BODY(add_nodes, { MORE, NONE }, { NODE, NONE }, { NODE, NONE }, { NODE, F_NAMESPACE }, { NAME, F_BROWSE_NAME },
     { U32, F_NODE_CLASS }, { EXTENSION, NONE }, { NODE, NONE }, { EMIT, NONE }, { NEXT, NONE });
BODY(added, { MORE, NONE }, { STATUS, NONE }, { NODE, F_NAMESPACE }, { EMIT, NONE }, { NEXT, NONE }, DIAGNOSTICS);
BODY(add_references, { MORE, NONE }, { NODE, F_NAMESPACE }, { REMEMBER, NONE }, { NODE, NONE }, { BOOL, NONE },
     { STRING, NONE }, { NODE, NONE }, { U32, NONE }, { EMIT, NONE }, { NEXT, NONE });
BODY(delete_nodes, { MORE, NONE }, { NODE, F_NAMESPACE }, { REMEMBER, NONE }, { BOOL, NONE }, { EMIT, NONE },
     { NEXT, NONE });
BODY(delete_references, { MORE, NONE }, { NODE, F_NAMESPACE }, { REMEMBER, NONE }, { NODE, NONE }, { BOOL, NONE },
     { NODE, NONE }, { BOOL, NONE }, { EMIT, NONE }, { NEXT, NONE });
BODY(browse, VIEW, { U32, NONE }, { MORE, NONE }, { NODE, F_NAMESPACE }, { REMEMBER, NONE }, { U32, NONE },
     { NODE, NONE }, { BOOL, NONE }, { U32, NONE }, { U32, NONE }, { EMIT, NONE }, { NEXT, NONE });
BODY(browsed, { MORE, NONE }, { STATUS, NONE }, { STRING, NONE }, { MORE, NONE }, REFERENCE, { EMIT, NONE },
     { NEXT, NONE }, { RECALL, NONE }, { EMIT, NONE }, { NEXT, NONE }, DIAGNOSTICS);
BODY(browse_next, { BOOL, NONE }, STRINGS);
BODY(translate, { MORE, NONE }, { NODE, F_NAMESPACE }, { REMEMBER, NONE }, { MORE, NONE }, { NODE, NONE },
     { BOOL, NONE }, { BOOL, NONE }, { NAME, F_BROWSE_NAME }, { EMIT, NONE }, { NEXT, NONE }, { EMIT, NONE },
     { NEXT, NONE });
BODY(translated, { MORE, NONE }, { STATUS, NONE }, { MORE, NONE }, { NODE, F_NAMESPACE }, { U32, NONE },
     { EMIT, NONE }, { NEXT, NONE }, { RECALL, NONE }, { EMIT, NONE }, { NEXT, NONE }, DIAGNOSTICS);
BODY(nodes, { MORE, NONE }, { NODE, F_NAMESPACE }, { EMIT, NONE }, { NEXT, NONE });
BODY(read, { F64, NONE }, { U32, NONE }, { MORE, NONE }, READ_VALUE_ID, { EMIT, NONE }, { NEXT, NONE });
BODY(values, { MORE, NONE }, { RECALL, NONE }, { VALUE, NONE }, { EMIT, NONE }, { NEXT, NONE }, DIAGNOSTICS);
BODY(history_read, { EXTENSION, NONE }, { U32, NONE }, { BOOL, NONE }, { MORE, NONE }, { NODE, F_NAMESPACE },
     { REMEMBER, NONE }, { STRING, F_INDEX_RANGE }, QUALIFIED_NAME, { STRING, NONE }, { EMIT, NONE }, { NEXT, NONE });
BODY(history, { MORE, NONE }, { RECALL, NONE }, { STATUS, NONE }, { STRING, NONE }, { EXTENSION, F_STRUCTURE },
     { EMIT, NONE }, { NEXT, NONE }, DIAGNOSTICS);
BODY(write, { MORE, NONE }, { NODE, F_NAMESPACE }, { U32, F_ATTRIBUTE }, { REMEMBER, NONE }, { STRING, F_INDEX_RANGE },
     { VALUE, NONE }, { EMIT, NONE }, { NEXT, NONE });
BODY(history_update, { MORE, NONE }, { EXTENSION, F_STRUCTURE }, { EMIT, NONE }, { NEXT, NONE });
BODY(history_updated, { MORE, NONE }, { STATUS, NONE }, NUMBERS, DIAGNOSTICS, { EMIT, NONE }, { NEXT, NONE },
     DIAGNOSTICS);
BODY(call, { MORE, NONE }, { NODE, F_NAMESPACE }, { NODE, F_METHOD_NAMESPACE }, { REMEMBER, NONE },
	{ MORE, F_ARGUMENT },
     { VARIANT, NONE }, { EMIT, NONE }, { NEXT, NONE }, { EMIT, NONE }, { NEXT, NONE });
BODY(called, { MORE, NONE }, { RECALL, NONE }, { STATUS, NONE }, NUMBERS, DIAGNOSTICS, { MORE, F_ARGUMENT },
     { VARIANT, NONE }, { EMIT, NONE }, { NEXT, NONE }, { EMIT, NONE }, { NEXT, NONE }, DIAGNOSTICS);
BODY(create_items, { U32, F_SUBSCRIPTION }, { U32, NONE }, { MORE, NONE }, READ_VALUE_ID, { U32, F_MONITORING_MODE },
     PARAMETERS, { EMIT, NONE }, { NEXT, NONE });
BODY(created_items, { MORE, NONE }, { RECALL, NONE }, { STATUS, NONE }, { U32, F_ITEM }, { F64, F_INTERVAL },
     { U32, NONE }, { EXTENSION, NONE }, { EMIT, NONE }, { NEXT, NONE }, DIAGNOSTICS);
BODY(modify_items, { U32, F_SUBSCRIPTION }, { U32, NONE }, { MORE, NONE }, { U32, F_ITEM }, PARAMETERS, { EMIT, NONE },
     { NEXT, NONE });
BODY(modified_items, { MORE, NONE }, { STATUS, NONE }, { F64, F_INTERVAL }, { U32, NONE }, { EXTENSION, NONE },
     { EMIT, NONE }, { NEXT, NONE }, DIAGNOSTICS);
#define ITEMS { MORE, NONE }, { U32, F_ITEM }, { EMIT, NONE }, { NEXT, NONE }
BODY(set_mode, { U32, F_SUBSCRIPTION }, { U32, F_MONITORING_MODE }, ITEMS);
BODY(set_triggering, { U32, F_SUBSCRIPTION }, { U32, F_ITEM }, NUMBERS, NUMBERS);
BODY(triggering_set, NUMBERS, DIAGNOSTICS, NUMBERS, DIAGNOSTICS);
BODY(delete_items, { U32, F_SUBSCRIPTION }, ITEMS);
BODY(create_subscription, { F64, F_INTERVAL }, { U32, NONE }, { U32, NONE }, { U32, NONE }, { BOOL, F_ENABLED },
     { U8, NONE });
BODY(subscription, { U32, F_SUBSCRIPTION }, { F64, F_INTERVAL }, { U32, NONE }, { U32, NONE });
BODY(modify_subscription, { U32, F_SUBSCRIPTION }, { F64, F_INTERVAL }, { U32, NONE }, { U32, NONE }, { U32, NONE },
     { U8, NONE });
BODY(modified_subscription, { F64, F_INTERVAL }, { U32, NONE }, { U32, NONE });
#define SUBSCRIPTIONS { MORE, NONE }, { U32, F_SUBSCRIPTION }, { EMIT, NONE }, { NEXT, NONE }
BODY(set_publishing, { BOOL, F_ENABLED }, SUBSCRIPTIONS);
BODY(subscriptions, SUBSCRIPTIONS);
BODY(publish, { MORE, NONE }, { U32, F_SUBSCRIPTION }, { U32, NONE }, { NEXT, NONE });
#define NOTIFICATION_MESSAGE { U32, NONE }, { U64, NONE }, { MORE, NONE }, { NOTICE, NONE }, { NEXT, NONE }
BODY(published, { U32, F_SUBSCRIPTION }, NUMBERS, { BOOL, NONE }, NOTIFICATION_MESSAGE, NUMBERS, DIAGNOSTICS);
BODY(republish, { U32, F_SUBSCRIPTION }, { U32, NONE });
BODY(republished, NOTIFICATION_MESSAGE);
BODY(transfer, SUBSCRIPTIONS, { BOOL, NONE });
BODY(transferred, { MORE, NONE }, { STATUS, NONE }, NUMBERS, { EMIT, NONE }, { NEXT, NONE }, DIAGNOSTICS);

/* Inside notifications (part 4, 7.25). */
BODY(notify_data, { MORE, NONE }, { U32, F_CLIENT_HANDLE }, { VALUE, NONE }, { EMIT, NONE }, { NEXT, NONE },
	DIAGNOSTICS);
BODY(notify_events, { MORE, NONE }, { U32, F_CLIENT_HANDLE }, { MORE, F_ARGUMENT }, { VARIANT, NONE }, { EMIT, NONE },
     { NEXT, NONE }, { EMIT, NONE }, { NEXT, NONE });
BODY(notify_status, { STATUS, NONE }, { DIAGNOSTIC, NONE });

/* ---- services ---- */

struct service {
	uint16_t request, answer;
	uint8_t intent, changes;
	bool housekeeping;
	const char *technique, *label;
	const struct step *asks, *answers; /* NULL: the rest is not read further */
};

#define NO CHANGES_NO
#define YES CHANGES_YES
#define UNKNOWN CHANGES_UNKNOWN
#define SERVICE(id_, answer_, intent_, changes_, keeps_, technique_, label_, asks_, answers_) \
	{ id_, answer_, INTENT_##intent_, changes_, keeps_, technique_, label_, asks_, answers_ }

/* By request id: service_of() searches. */
static const struct service services[] = {
	SERVICE(422, 425, IDENTIFY, NO, true, "T0888", "find servers", find_servers, servers),
	SERVICE(428, 431, IDENTIFY, NO, true, "T0888", "get endpoints", find_servers, endpoints),
	SERVICE(437, 440, CONFIG, YES, false, "T0859", "register server", register_server, nothing),
	SERVICE(OPEN_CHANNEL, 449, SESSION, NO, true, NULL, "open channel", open_channel, opened),
	SERVICE(CLOSE_CHANNEL, 455, SESSION, NO, true, NULL, "close channel", nothing, nothing),
	SERVICE(461, 464, SESSION, NO, true, NULL, "create session", create_session, session),
	SERVICE(467, 470, SESSION, NO, true, NULL, "activate session", activate, activated),
	SERVICE(473, 476, SESSION, NO, true, NULL, "close session", close_session, nothing),
	SERVICE(479, 482, SESSION, NO, true, NULL, "cancel", cancel, cancel),
	SERVICE(488, 491, CONFIG, YES, false, "T0889", "add nodes", add_nodes, added),
	SERVICE(494, 497, CONFIG, YES, false, "T0889", "add references", add_references, results),
	SERVICE(500, 503, CONFIG, YES, false, "T0889", "delete nodes", delete_nodes, results),
	SERVICE(506, 509, CONFIG, YES, false, "T0889", "delete references", delete_references, results),
	SERVICE(527, 530, READ, NO, false, "T0861", "browse", browse, browsed),
	SERVICE(533, 536, READ, NO, false, "T0861", "browse next", browse_next, browsed),
	SERVICE(554, 557, READ, NO, false, "T0861", "translate browse paths", translate, translated),
	SERVICE(560, 563, READ, NO, false, NULL, "register nodes", nodes, nodes),
	SERVICE(566, 569, READ, NO, false, NULL, "unregister nodes", nodes, nothing),
	SERVICE(615, 618, READ, NO, false, "T0861", "query first", NULL, NULL),
	SERVICE(621, 624, READ, NO, false, "T0861", "query next", NULL, NULL),
	SERVICE(READ, 634, READ, NO, false, "T0801", "read", read, values),
	SERVICE(664, 667, READ, NO, false, "T0802", "read history", history_read, history),
	SERVICE(WRITE, 676, WRITE, YES, false, "T0836", "write", write, results),
	SERVICE(700, 703, WRITE, YES, false, "T0832", "update history", history_update, history_updated),
	SERVICE(CALL, 715, CONTROL, YES, false, "T0855", "call method", call, called),
	SERVICE(751, 754, READ, NO, false, "T0801", "create monitored items", create_items, created_items),
	SERVICE(763, 766, READ, NO, false, "T0801", "modify monitored items", modify_items, modified_items),
	SERVICE(769, 772, READ, NO, false, "T0801", "set monitoring mode", set_mode, results),
	SERVICE(775, 778, READ, NO, false, "T0801", "set triggering", set_triggering, triggering_set),
	SERVICE(781, 784, READ, NO, false, NULL, "delete monitored items", delete_items, results),
	SERVICE(787, 790, READ, NO, false, "T0801", "create subscription", create_subscription, subscription),
	SERVICE(793, 796, READ, NO, false, "T0801", "modify subscription", modify_subscription, modified_subscription),
	SERVICE(799, 802, READ, NO, false, "T0801", "set publishing mode", set_publishing, results),
	SERVICE(PUBLISH, 829, SESSION, NO, true, NULL, "publish", publish, published),
	SERVICE(REPUBLISH, 835, READ, NO, false, "T0801", "republish", republish, republished),
	SERVICE(841, 844, SESSION, NO, false, "T0830", "transfer subscriptions", transfer, transferred),
	SERVICE(847, 850, READ, NO, false, NULL, "delete subscriptions", subscriptions, results),
	SERVICE(12208, 12209, IDENTIFY, NO, true, "T0888", "find servers on network", find_network, network),
	SERVICE(12211, 12212, CONFIG, YES, false, "T0859", "register server", register_server2, results),
	SERVICE(15903, 21001, OTHER, UNKNOWN, false, "T0855", "sessionless invoke", NULL, NULL),
};
#define SERVICES (sizeof services / sizeof services[0])

/* The service that this type id belongs to, or NULL. */
static const struct service *service_of(uint32_t id)
{
	unsigned low = 0, high = SERVICES;

	while (low + 1 < high) {
		const unsigned middle = (low + high) / 2;
		if (services[middle].request <= id)
			low = middle;
		else
			high = middle;
	}
	if (id == services[SERVICES - 1].answer)
		return &services[SERVICES - 1];
	return id == services[low].request || id == services[low].answer ? &services[low] : NULL;
}

/* ---- methods of namespace 0 ---- */

/*
 * Call does what its method does.  Those of the standard are known by the ids of their declarations, which
 * condition methods are called by (part 9, 5.5); every other method may do anything: a command.
 */
struct method {
	uint16_t id;
	uint8_t intent, changes;
	const char *technique, *label;
};

static const struct method methods[] = {
	{ 2426, INTENT_RUN, YES, "T0858", "start program" }, /* part 10, 5.2 */
	{ 2427, INTENT_RUN, YES, "T0858", "suspend program" },
	{ 2428, INTENT_RUN, YES, "T0858", "resume program" },
	{ 2429, INTENT_RUN, YES, "T0858", "halt program" },
	{ 2430, INTENT_RUN, YES, "T0858", "reset program" },
	{ 2947, INTENT_WRITE, YES, NULL, "unshelve alarm" }, /* part 9, 5.8 */
	{ 2948, INTENT_CONFIG, YES, "T0878", "shelve alarm once" },
	{ 2949, INTENT_CONFIG, YES, "T0878", "shelve alarm for a time" },
	{ 3875, INTENT_READ, NO, "T0801", "refresh conditions" }, /* part 9, 5.5 */
	{ 9027, INTENT_CONFIG, YES, NULL, "enable condition" },
	{ 9028, INTENT_CONFIG, YES, "T0878", "disable condition" },
	{ 9029, INTENT_WRITE, YES, NULL, "comment on condition" },
	{ 9069, INTENT_WRITE, YES, NULL, "answer dialog" },
	{ 9111, INTENT_WRITE, YES, NULL, "acknowledge condition" },
	{ 9113, INTENT_WRITE, YES, NULL, "confirm condition" },
	{ 11489, INTENT_READ, NO, NULL, "get monitored items" }, /* part 5, 9 */
	{ 11492, INTENT_READ, NO, NULL, "get monitored items" },
	{ 11580, INTENT_FILE, UNKNOWN, NULL, "open file" }, /* part 20 */
	{ 11583, INTENT_FILE, NO, NULL, "close file" },
	{ 11585, INTENT_FILE, NO, NULL, "read file" },
	{ 11588, INTENT_FILE, YES, NULL, "write file" },
	{ 11590, INTENT_FILE, NO, NULL, "get file position" },
	{ 11593, INTENT_FILE, NO, NULL, "set file position" },
	{ 12543, INTENT_CONFIG, UNKNOWN, NULL, "open trust list" }, /* part 12, 7 */
	{ 12546, INTENT_CONFIG, YES, "T0859", "update trust list" },
	{ 12548, INTENT_CONFIG, YES, "T0859", "add trusted certificate" },
	{ 12550, INTENT_CONFIG, YES, "T0859", "remove trusted certificate" },
	{ 12616, INTENT_CONFIG, YES, "T0859", "update certificate" },
	{ 12731, INTENT_CONFIG, YES, NULL, "create signing request" },
	{ 12734, INTENT_CONFIG, YES, "T0859", "apply security changes" },
	{ 12737, INTENT_CONFIG, YES, NULL, "create signing request" },
	{ 12740, INTENT_CONFIG, YES, "T0859", "apply security changes" },
	{ 12746, INTENT_READ, NO, NULL, "make subscription durable" },
	{ 12749, INTENT_READ, NO, NULL, "make subscription durable" },
	{ 12775, INTENT_READ, NO, NULL, "get rejected certificates" },
	{ 12777, INTENT_READ, NO, NULL, "get rejected certificates" },
	{ 12871, INTENT_READ, NO, NULL, "resend data" },
	{ 12873, INTENT_READ, NO, NULL, "resend data" },
	{ 12883, INTENT_RUN, YES, "T0816", "request server state change" },
	{ 12886, INTENT_RUN, YES, "T0816", "request server state change" },
	{ 12912, INTENT_READ, NO, "T0801", "refresh condition" },
	{ 13387, INTENT_FILE, YES, NULL, "create directory" },
	{ 13390, INTENT_FILE, YES, NULL, "create file" },
	{ 13393, INTENT_FILE, YES, "T0809", "delete file" },
	{ 13395, INTENT_FILE, YES, NULL, "move or copy file" },
	{ 13737, INTENT_CONFIG, YES, "T0859", "update certificate" },
	{ 16402, INTENT_WRITE, YES, "T0878", "silence alarm" },
	{ 16403, INTENT_CONFIG, YES, "T0878", "suppress alarm" },
	{ 17868, INTENT_CONFIG, YES, NULL, "unsuppress alarm" },
	{ 17869, INTENT_CONFIG, YES, "T0878", "take alarm out of service" },
	{ 17870, INTENT_CONFIG, YES, NULL, "put alarm into service" },
	{ 18199, INTENT_WRITE, YES, NULL, "reset alarm" },
};
#define METHODS (sizeof methods / sizeof methods[0])

static const struct method *method_of(uint64_t id)
{
	unsigned low = 0, high = METHODS;

	while (low + 1 < high) {
		const unsigned middle = (low + high) / 2;
		if (methods[middle].id <= id)
			low = middle;
		else
			high = middle;
	}
	return methods[low].id == id ? &methods[low] : NULL;
}
