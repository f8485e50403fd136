/* SPDX-License-Identifier: Apache-2.0 */
/*
 * OPC Classic: which interfaces there are, and what each of their methods does.  OPC Data Access Custom Interface 2.05A
 * and 3.00, OPC Common 1.10, Alarms and Events 1.10, Historical Data Access 1.20, of the OPC Foundation; activation,
 * pings and references of DCOM after MS-DCOM 3.1.  Methods are numbered as in the interface, from 3 where it extends
 * IUnknown.
 *
 * Const data, for dissectors/opc_da.c only; any thread.
 */
#pragma once

#include "dissectors/dcerpc.h"

enum interface {
	INTERFACE_UNKNOWN,
	INTERFACE_OXID_RESOLVER,
	INTERFACE_ACTIVATION,
	INTERFACE_SYSTEM_ACTIVATOR,
	INTERFACE_REM_UNKNOWN,
	INTERFACE_REM_UNKNOWN_2,
	INTERFACE_CONNECTION_POINTS,
	INTERFACE_CONNECTION_POINT,
	INTERFACE_ENUM_STRING,
	INTERFACE_ENUM_UNKNOWN,
	INTERFACE_SERVER,
	INTERFACE_PUBLIC_GROUPS,
	INTERFACE_BROWSE_SPACE,
	INTERFACE_GROUP_STATE,
	INTERFACE_PUBLIC_GROUP_STATE,
	INTERFACE_SYNC_IO,
	INTERFACE_ASYNC_IO,
	INTERFACE_ITEMS,
	INTERFACE_ENUM_ITEMS,
	INTERFACE_DATA_CALLBACK,
	INTERFACE_ASYNC_IO_2,
	INTERFACE_PROPERTIES,
	INTERFACE_DEADBAND,
	INTERFACE_SAMPLING,
	INTERFACE_BROWSE,
	INTERFACE_ITEM_IO,
	INTERFACE_SYNC_IO_2,
	INTERFACE_ASYNC_IO_3,
	INTERFACE_GROUP_STATE_2,
	INTERFACE_COMMON,
	INTERFACE_SHUTDOWN,
	INTERFACE_SERVER_LIST,
	INTERFACE_SERVER_LIST_2,
	INTERFACE_EVENT_SERVER,
	INTERFACE_EVENT_SUBSCRIPTION,
	INTERFACE_EVENT_SINK,
	INTERFACE_HISTORY_SERVER,
	INTERFACE_HISTORY_READ,
	INTERFACE_HISTORY_UPDATE,
	INTERFACE_COUNT,
};

static const struct name interface_list[] = {
	{ INTERFACE_UNKNOWN, "unknown" },
	{ INTERFACE_OXID_RESOLVER, "oxid-resolver" },
	{ INTERFACE_ACTIVATION, "activation" },
	{ INTERFACE_SYSTEM_ACTIVATOR, "system-activator" },
	{ INTERFACE_REM_UNKNOWN, "rem-unknown" },
	{ INTERFACE_REM_UNKNOWN_2, "rem-unknown-2" },
	{ INTERFACE_CONNECTION_POINTS, "connection-points" },
	{ INTERFACE_CONNECTION_POINT, "connection-point" },
	{ INTERFACE_ENUM_STRING, "enum-string" },
	{ INTERFACE_ENUM_UNKNOWN, "enum-unknown" },
	{ INTERFACE_SERVER, "opc-server" },
	{ INTERFACE_PUBLIC_GROUPS, "opc-public-groups" },
	{ INTERFACE_BROWSE_SPACE, "opc-browse-address-space" },
	{ INTERFACE_GROUP_STATE, "opc-group-state" },
	{ INTERFACE_PUBLIC_GROUP_STATE, "opc-public-group-state" },
	{ INTERFACE_SYNC_IO, "opc-sync-io" },
	{ INTERFACE_ASYNC_IO, "opc-async-io" },
	{ INTERFACE_ITEMS, "opc-items" },
	{ INTERFACE_ENUM_ITEMS, "opc-enum-items" },
	{ INTERFACE_DATA_CALLBACK, "opc-data-callback" },
	{ INTERFACE_ASYNC_IO_2, "opc-async-io-2" },
	{ INTERFACE_PROPERTIES, "opc-item-properties" },
	{ INTERFACE_DEADBAND, "opc-item-deadband" },
	{ INTERFACE_SAMPLING, "opc-item-sampling" },
	{ INTERFACE_BROWSE, "opc-browse" },
	{ INTERFACE_ITEM_IO, "opc-item-io" },
	{ INTERFACE_SYNC_IO_2, "opc-sync-io-2" },
	{ INTERFACE_ASYNC_IO_3, "opc-async-io-3" },
	{ INTERFACE_GROUP_STATE_2, "opc-group-state-2" },
	{ INTERFACE_COMMON, "opc-common" },
	{ INTERFACE_SHUTDOWN, "opc-shutdown" },
	{ INTERFACE_SERVER_LIST, "opc-server-list" },
	{ INTERFACE_SERVER_LIST_2, "opc-server-list-2" },
	{ INTERFACE_EVENT_SERVER, "opc-event-server" },
	{ INTERFACE_EVENT_SUBSCRIPTION, "opc-event-subscription" },
	{ INTERFACE_EVENT_SINK, "opc-event-sink" },
	{ INTERFACE_HISTORY_SERVER, "opc-history-server" },
	{ INTERFACE_HISTORY_READ, "opc-history-read" },
	{ INTERFACE_HISTORY_UPDATE, "opc-history-update" },
};
static const struct names interface_names = NAMES(interface_list);

#define COM_REST UINT64_C(0xc000000000000046)
#define DA_REST UINT64_C(0x96750020afd8adb3)
#define COMMON_REST UINT64_C(0xb2d80060083ba1fb)
#define EVENT_REST UINT64_C(0x84a000608cb8a7e9)
#define HISTORY_REST UINT64_C(0xa5e5000086339399)

static const struct rpc_uuid interface_uuids[INTERFACE_COUNT] = {
	[INTERFACE_OXID_RESOLVER] = { 0x99fcfec4, 0x5260, 0x101b, UINT64_C(0xbbcb00aa0021347a) },
	[INTERFACE_ACTIVATION] = { 0x4d9f4ab8, 0x7d1c, 0x11cf, UINT64_C(0x861e0020af6e7c57) },
	[INTERFACE_SYSTEM_ACTIVATOR] = { 0x000001a0, 0, 0, COM_REST },
	[INTERFACE_REM_UNKNOWN] = { 0x00000131, 0, 0, COM_REST },
	[INTERFACE_REM_UNKNOWN_2] = { 0x00000143, 0, 0, COM_REST },
	[INTERFACE_CONNECTION_POINTS] = { 0xb196b284, 0xbab4, 0x101a, UINT64_C(0xb69c00aa00341d07) },
	[INTERFACE_CONNECTION_POINT] = { 0xb196b286, 0xbab4, 0x101a, UINT64_C(0xb69c00aa00341d07) },
	[INTERFACE_ENUM_STRING] = { 0x00000101, 0, 0, COM_REST },
	[INTERFACE_ENUM_UNKNOWN] = { 0x00000100, 0, 0, COM_REST },
	[INTERFACE_SERVER] = { 0x39c13a4d, 0x011e, 0x11d0, DA_REST },
	[INTERFACE_PUBLIC_GROUPS] = { 0x39c13a4e, 0x011e, 0x11d0, DA_REST },
	[INTERFACE_BROWSE_SPACE] = { 0x39c13a4f, 0x011e, 0x11d0, DA_REST },
	[INTERFACE_GROUP_STATE] = { 0x39c13a50, 0x011e, 0x11d0, DA_REST },
	[INTERFACE_PUBLIC_GROUP_STATE] = { 0x39c13a51, 0x011e, 0x11d0, DA_REST },
	[INTERFACE_SYNC_IO] = { 0x39c13a52, 0x011e, 0x11d0, DA_REST },
	[INTERFACE_ASYNC_IO] = { 0x39c13a53, 0x011e, 0x11d0, DA_REST },
	[INTERFACE_ITEMS] = { 0x39c13a54, 0x011e, 0x11d0, DA_REST },
	[INTERFACE_ENUM_ITEMS] = { 0x39c13a55, 0x011e, 0x11d0, DA_REST },
	[INTERFACE_DATA_CALLBACK] = { 0x39c13a70, 0x011e, 0x11d0, DA_REST },
	[INTERFACE_ASYNC_IO_2] = { 0x39c13a71, 0x011e, 0x11d0, DA_REST },
	[INTERFACE_PROPERTIES] = { 0x39c13a72, 0x011e, 0x11d0, DA_REST },
	[INTERFACE_DEADBAND] = { 0x5946da93, 0x8b39, 0x4ec8, UINT64_C(0xab3daa73df5bc86f) },
	[INTERFACE_SAMPLING] = { 0x3e22d313, 0xf08b, 0x41a5, UINT64_C(0x86c895e95cb49ffc) },
	[INTERFACE_BROWSE] = { 0x39227004, 0xa18f, 0x4b57, UINT64_C(0x8b0a5235670f4468) },
	[INTERFACE_ITEM_IO] = { 0x85c0b427, 0x2893, 0x4cbc, UINT64_C(0xbd78e5fc5146f08f) },
	[INTERFACE_SYNC_IO_2] = { 0x730f5f0f, 0x55b1, 0x4c81, UINT64_C(0x9e18ff8a0904e1fa) },
	[INTERFACE_ASYNC_IO_3] = { 0x0967b97b, 0x36ef, 0x423e, UINT64_C(0xb6f86bff1e40d39d) },
	[INTERFACE_GROUP_STATE_2] = { 0x8e368666, 0xd72e, 0x4f78, UINT64_C(0x87ed647611c61c9f) },
	[INTERFACE_COMMON] = { 0xf31dfde2, 0x07b6, 0x11d2, COMMON_REST },
	[INTERFACE_SHUTDOWN] = { 0xf31dfde1, 0x07b6, 0x11d2, COMMON_REST },
	[INTERFACE_SERVER_LIST] = { 0x13486d50, 0x4821, 0x11d2, UINT64_C(0xa4943cb306c10000) },
	[INTERFACE_SERVER_LIST_2] = { 0x9dd0b56c, 0xad9e, 0x43ee, UINT64_C(0x8305487f3188bf7a) },
	[INTERFACE_EVENT_SERVER] = { 0x65168851, 0x5783, 0x11d1, EVENT_REST },
	[INTERFACE_EVENT_SUBSCRIPTION] = { 0x65168855, 0x5783, 0x11d1, EVENT_REST },
	[INTERFACE_EVENT_SINK] = { 0x6516885f, 0x5783, 0x11d1, EVENT_REST },
	[INTERFACE_HISTORY_SERVER] = { 0x1f1217b0, 0xdee0, 0x11d2, HISTORY_REST },
	[INTERFACE_HISTORY_READ] = { 0x1f1217b2, 0xdee0, 0x11d2, HISTORY_REST },
	[INTERFACE_HISTORY_UPDATE] = { 0x1f1217b3, 0xdee0, 0x11d2, HISTORY_REST },
};

enum layout {
	LAYOUT_NONE,      /* nothing of its parameters is read */
	LAYOUT_GROUP,     /* name */
	LAYOUT_ADD_ITEMS, /* definitions, and in the answer the handles they got */
	LAYOUT_READ,      /* source, handles */
	LAYOUT_WRITE,     /* handles, values */
	LAYOUT_HANDLES,   /* handles */
	LAYOUT_ACTIVATE,  /* the answer tells the port of the object */
	LAYOUT_CLASS,     /* the same, and the request tells the class */
};

struct method {
	uint8_t interface;
	uint8_t number;
	uint8_t layout;
	uint8_t intent;
	uint8_t changes;
	bool housekeeping;
	const char *label;
	const char *technique;
};

#define ROW(interface_, number_, layout_, intent_, changes_, label_, technique_)                                    \
	{ INTERFACE_##interface_, number_, LAYOUT_##layout_, INTENT_##intent_, CHANGES_##changes_, false,  \
	  label_, technique_ }
#define KEEP(interface_, number_, layout_, label_)                                                                  \
	{ INTERFACE_##interface_, number_, LAYOUT_##layout_, INTENT_SESSION, CHANGES_NO, true, label_, NULL }

static const struct method methods[] = {
	/* the plant's values */
	ROW(SYNC_IO, 3, READ, READ, NO, "read items", "T0801"),
	ROW(SYNC_IO, 4, WRITE, WRITE, YES, "write items", "T0836"),
	ROW(SYNC_IO_2, 3, READ, READ, NO, "read items", "T0801"),
	ROW(SYNC_IO_2, 4, WRITE, WRITE, YES, "write items", "T0836"),
	ROW(SYNC_IO_2, 5, NONE, READ, NO, "read items of an age", "T0801"),
	ROW(SYNC_IO_2, 6, NONE, WRITE, YES, "write items with quality and time", "T0836"),
	ROW(ASYNC_IO, 3, NONE, READ, NO, "read items later", "T0801"),
	ROW(ASYNC_IO, 4, NONE, WRITE, YES, "write items later", "T0836"),
	ROW(ASYNC_IO, 5, NONE, READ, NO, "refresh items", "T0801"),
	ROW(ASYNC_IO, 6, NONE, SESSION, NO, "cancel", NULL),
	ROW(ASYNC_IO_2, 3, HANDLES, READ, NO, "read items later", "T0801"),
	ROW(ASYNC_IO_2, 4, WRITE, WRITE, YES, "write items later", "T0836"),
	ROW(ASYNC_IO_2, 5, NONE, READ, NO, "refresh items", "T0801"),
	ROW(ASYNC_IO_2, 6, NONE, SESSION, NO, "cancel", NULL),
	ROW(ASYNC_IO_2, 7, NONE, SESSION, NO, "enable data changes", NULL),
	ROW(ASYNC_IO_2, 8, NONE, SESSION, NO, "ask whether data changes are enabled", NULL),
	ROW(ASYNC_IO_3, 3, HANDLES, READ, NO, "read items later", "T0801"),
	ROW(ASYNC_IO_3, 4, WRITE, WRITE, YES, "write items later", "T0836"),
	ROW(ASYNC_IO_3, 5, NONE, READ, NO, "refresh items", "T0801"),
	ROW(ASYNC_IO_3, 6, NONE, SESSION, NO, "cancel", NULL),
	ROW(ASYNC_IO_3, 7, NONE, SESSION, NO, "enable data changes", NULL),
	ROW(ASYNC_IO_3, 8, NONE, SESSION, NO, "ask whether data changes are enabled", NULL),
	ROW(ASYNC_IO_3, 9, NONE, READ, NO, "read items of an age later", "T0801"),
	ROW(ASYNC_IO_3, 10, NONE, WRITE, YES, "write items with quality and time later", "T0836"),
	ROW(ASYNC_IO_3, 11, NONE, READ, NO, "refresh items of an age", "T0801"),
	ROW(ITEM_IO, 3, NONE, READ, NO, "read items by name", "T0801"),
	ROW(ITEM_IO, 4, NONE, WRITE, YES, "write items by name", "T0836"),
	ROW(DATA_CALLBACK, 3, NONE, REPORT, NO, "data change", NULL),
	ROW(DATA_CALLBACK, 4, NONE, REPORT, NO, "read complete", NULL),
	ROW(DATA_CALLBACK, 5, NONE, REPORT, NO, "write complete", NULL),
	ROW(DATA_CALLBACK, 6, NONE, REPORT, NO, "cancel complete", NULL),

	/* groups and their items */
	ROW(SERVER, 3, GROUP, SESSION, NO, "add group", NULL),
	ROW(SERVER, 4, NONE, SESSION, NO, "read text of error", NULL),
	ROW(SERVER, 5, GROUP, SESSION, NO, "find group", NULL),
	ROW(SERVER, 6, NONE, IDENTIFY, NO, "read status of server", "T0888"),
	ROW(SERVER, 7, NONE, SESSION, NO, "remove group", NULL),
	ROW(SERVER, 8, NONE, SESSION, NO, "list groups", NULL),
	ROW(PUBLIC_GROUPS, 3, GROUP, SESSION, NO, "find public group", NULL),
	ROW(PUBLIC_GROUPS, 4, NONE, CONFIG, YES, "remove public group", "T0836"),
	ROW(GROUP_STATE, 3, NONE, SESSION, NO, "read state of group", NULL),
	ROW(GROUP_STATE, 4, NONE, SESSION, NO, "set state of group", NULL),
	ROW(GROUP_STATE, 5, GROUP, SESSION, NO, "rename group", NULL),
	ROW(GROUP_STATE, 6, GROUP, SESSION, NO, "clone group", NULL),
	ROW(GROUP_STATE_2, 3, NONE, SESSION, NO, "read state of group", NULL),
	ROW(GROUP_STATE_2, 4, NONE, SESSION, NO, "set state of group", NULL),
	ROW(GROUP_STATE_2, 5, GROUP, SESSION, NO, "rename group", NULL),
	ROW(GROUP_STATE_2, 6, GROUP, SESSION, NO, "clone group", NULL),
	ROW(GROUP_STATE_2, 7, NONE, SESSION, NO, "set keep-alive of group", NULL),
	ROW(GROUP_STATE_2, 8, NONE, SESSION, NO, "read keep-alive of group", NULL),
	ROW(PUBLIC_GROUP_STATE, 3, NONE, SESSION, NO, "read state of public group", NULL),
	ROW(PUBLIC_GROUP_STATE, 4, NONE, CONFIG, YES, "make group public", "T0836"),
	ROW(ITEMS, 3, ADD_ITEMS, SESSION, NO, "add items to group", "T0861"),
	ROW(ITEMS, 4, ADD_ITEMS, READ, NO, "validate items", "T0861"),
	ROW(ITEMS, 5, HANDLES, SESSION, NO, "remove items from group", NULL),
	ROW(ITEMS, 6, HANDLES, SESSION, NO, "activate items", NULL),
	ROW(ITEMS, 7, HANDLES, SESSION, NO, "set client handles of items", NULL),
	ROW(ITEMS, 8, HANDLES, SESSION, NO, "set data types of items", NULL),
	ROW(ITEMS, 9, NONE, SESSION, NO, "list items of group", NULL),
	ROW(ENUM_ITEMS, 3, NONE, READ, NO, "next items of list", "T0861"),
	ROW(DEADBAND, 3, NONE, CONFIG, YES, "set deadband of items", "T0836"),
	ROW(DEADBAND, 4, NONE, READ, NO, "read deadband of items", NULL),
	ROW(DEADBAND, 5, NONE, CONFIG, YES, "clear deadband of items", "T0836"),
	ROW(SAMPLING, 3, NONE, CONFIG, YES, "set sampling rate of items", "T0836"),
	ROW(SAMPLING, 4, NONE, READ, NO, "read sampling rate of items", NULL),
	ROW(SAMPLING, 5, NONE, CONFIG, YES, "clear sampling rate of items", "T0836"),
	ROW(SAMPLING, 6, NONE, CONFIG, YES, "set buffering of items", "T0836"),
	ROW(SAMPLING, 7, NONE, READ, NO, "read buffering of items", NULL),

	/* what there is */
	ROW(BROWSE_SPACE, 3, NONE, READ, NO, "ask for organisation of names", "T0861"),
	ROW(BROWSE_SPACE, 4, NONE, READ, NO, "change position in names", "T0861"),
	ROW(BROWSE_SPACE, 5, NONE, READ, NO, "browse item names", "T0861"),
	ROW(BROWSE_SPACE, 6, NONE, READ, NO, "read full name of item", "T0861"),
	ROW(BROWSE_SPACE, 7, NONE, READ, NO, "browse access paths", "T0861"),
	ROW(BROWSE, 3, NONE, READ, NO, "read properties of items", "T0861"),
	ROW(BROWSE, 4, NONE, READ, NO, "browse items", "T0861"),
	ROW(PROPERTIES, 3, NONE, READ, NO, "list properties of item", "T0861"),
	ROW(PROPERTIES, 4, NONE, READ, NO, "read properties of item", "T0861"),
	ROW(PROPERTIES, 5, NONE, READ, NO, "look up names of properties", "T0861"),
	ROW(SERVER_LIST, 3, NONE, IDENTIFY, NO, "list OPC servers", "T0846"),
	ROW(SERVER_LIST, 4, NONE, IDENTIFY, NO, "read details of OPC server", "T0846"),
	ROW(SERVER_LIST, 5, NONE, IDENTIFY, NO, "look up OPC server", "T0846"),
	ROW(SERVER_LIST_2, 3, NONE, IDENTIFY, NO, "list OPC servers", "T0846"),
	ROW(SERVER_LIST_2, 4, NONE, IDENTIFY, NO, "read details of OPC server", "T0846"),
	ROW(SERVER_LIST_2, 5, NONE, IDENTIFY, NO, "look up OPC server", "T0846"),
	ROW(COMMON, 3, NONE, SESSION, NO, "set language", NULL),
	ROW(COMMON, 4, NONE, SESSION, NO, "read language", NULL),
	ROW(COMMON, 5, NONE, SESSION, NO, "list languages", NULL),
	ROW(COMMON, 6, NONE, SESSION, NO, "read text of error", NULL),
	ROW(COMMON, 7, GROUP, SESSION, NO, "set name of client", NULL),
	ROW(SHUTDOWN, 3, NONE, REPORT, NO, "server asks to disconnect", NULL),

	/* alarms and history */
	ROW(EVENT_SERVER, 3, NONE, IDENTIFY, NO, "read status of event server", "T0888"),
	ROW(EVENT_SERVER, 4, NONE, SESSION, NO, "subscribe to events", NULL),
	ROW(EVENT_SERVER, 5, NONE, READ, NO, "list event filters", "T0861"),
	ROW(EVENT_SERVER, 6, NONE, READ, NO, "list event categories", "T0861"),
	ROW(EVENT_SERVER, 7, NONE, READ, NO, "list conditions", "T0861"),
	ROW(EVENT_SERVER, 8, NONE, READ, NO, "list subconditions", "T0861"),
	ROW(EVENT_SERVER, 9, NONE, READ, NO, "list conditions of source", "T0861"),
	ROW(EVENT_SERVER, 10, NONE, READ, NO, "list event attributes", "T0861"),
	ROW(EVENT_SERVER, 11, NONE, READ, NO, "translate to item names", "T0861"),
	ROW(EVENT_SERVER, 12, NONE, READ, NO, "read state of condition", "T0801"),
	ROW(EVENT_SERVER, 13, NONE, CONFIG, YES, "enable conditions of area", "T0838"),
	ROW(EVENT_SERVER, 14, NONE, CONFIG, YES, "enable conditions of source", "T0838"),
	ROW(EVENT_SERVER, 15, NONE, CONFIG, YES, "disable conditions of area", "T0838"),
	ROW(EVENT_SERVER, 16, NONE, CONFIG, YES, "disable conditions of source", "T0838"),
	ROW(EVENT_SERVER, 17, NONE, WRITE, YES, "acknowledge conditions", NULL),
	ROW(EVENT_SERVER, 18, NONE, READ, NO, "browse areas", "T0861"),
	ROW(EVENT_SUBSCRIPTION, 3, NONE, SESSION, NO, "set filter of events", NULL),
	ROW(EVENT_SUBSCRIPTION, 4, NONE, SESSION, NO, "read filter of events", NULL),
	ROW(EVENT_SINK, 3, NONE, REPORT, NO, "events", NULL),
	ROW(HISTORY_SERVER, 3, NONE, READ, NO, "list attributes of history", "T0861"),
	ROW(HISTORY_SERVER, 4, NONE, READ, NO, "list aggregates", "T0861"),
	ROW(HISTORY_SERVER, 5, NONE, IDENTIFY, NO, "read status of historian", "T0888"),
	ROW(HISTORY_SERVER, 6, NONE, SESSION, NO, "get handles of items", "T0861"),
	ROW(HISTORY_SERVER, 7, NONE, SESSION, NO, "release handles of items", NULL),
	ROW(HISTORY_SERVER, 8, NONE, READ, NO, "validate items of history", "T0861"),
	ROW(HISTORY_SERVER, 9, NONE, READ, NO, "browse history", "T0861"),
	ROW(HISTORY_READ, 3, NONE, READ, NO, "read raw history", "T0801"),
	ROW(HISTORY_READ, 4, NONE, READ, NO, "read processed history", "T0801"),
	ROW(HISTORY_READ, 5, NONE, READ, NO, "read history at times", "T0801"),
	ROW(HISTORY_READ, 6, NONE, READ, NO, "read changed history", "T0801"),
	ROW(HISTORY_READ, 7, NONE, READ, NO, "read attributes of history", "T0801"),
	ROW(HISTORY_UPDATE, 3, NONE, READ, NO, "ask what can be changed in history", NULL),
	ROW(HISTORY_UPDATE, 4, NONE, WRITE, YES, "insert history", "T0872"),
	ROW(HISTORY_UPDATE, 5, NONE, WRITE, YES, "replace history", "T0872"),
	ROW(HISTORY_UPDATE, 6, NONE, WRITE, YES, "insert or replace history", "T0872"),
	ROW(HISTORY_UPDATE, 7, NONE, WRITE, YES, "delete history", "T0872"),
	ROW(HISTORY_UPDATE, 8, NONE, WRITE, YES, "delete history at times", "T0872"),

	/* DCOM: MS-DCOM 3.1.2.5 */
	ROW(ACTIVATION, 0, CLASS, SESSION, NO, "activate server", NULL),
	ROW(SYSTEM_ACTIVATOR, 3, ACTIVATE, SESSION, NO, "get class of server", NULL),
	ROW(SYSTEM_ACTIVATOR, 4, ACTIVATE, SESSION, NO, "activate server", NULL),
	KEEP(OXID_RESOLVER, 0, ACTIVATE, "resolve object exporter"),
	KEEP(OXID_RESOLVER, 1, NONE, "ping objects"),
	KEEP(OXID_RESOLVER, 2, NONE, "ping objects, changed"),
	KEEP(OXID_RESOLVER, 3, NONE, "ask whether alive"),
	KEEP(OXID_RESOLVER, 4, ACTIVATE, "resolve object exporter"),
	KEEP(OXID_RESOLVER, 5, ACTIVATE, "ask whether alive"),
	KEEP(REM_UNKNOWN, 3, NONE, "query interface"),
	KEEP(REM_UNKNOWN, 4, NONE, "add reference"),
	KEEP(REM_UNKNOWN, 5, NONE, "release reference"),
	KEEP(REM_UNKNOWN_2, 3, NONE, "query interface"),
	KEEP(REM_UNKNOWN_2, 4, NONE, "add reference"),
	KEEP(REM_UNKNOWN_2, 5, NONE, "release reference"),
	KEEP(REM_UNKNOWN_2, 6, NONE, "query interfaces"),
	KEEP(CONNECTION_POINTS, 3, NONE, "list connection points"),
	KEEP(CONNECTION_POINTS, 4, NONE, "find connection point"),
	KEEP(CONNECTION_POINT, 3, NONE, "read interface of connection point"),
	KEEP(CONNECTION_POINT, 4, NONE, "read container of connection point"),
	KEEP(CONNECTION_POINT, 5, NONE, "subscribe to callbacks"),
	KEEP(CONNECTION_POINT, 6, NONE, "end subscription to callbacks"),
	KEEP(CONNECTION_POINT, 7, NONE, "list subscriptions"),
	KEEP(ENUM_STRING, 3, NONE, "next strings of list"),
	KEEP(ENUM_STRING, 4, NONE, "skip in list"),
	KEEP(ENUM_STRING, 5, NONE, "reset list"),
	KEEP(ENUM_STRING, 6, NONE, "clone list"),
	KEEP(ENUM_UNKNOWN, 3, NONE, "next objects of list"),
};
#undef ROW
#undef KEEP

static const struct method unknown_method = { INTERFACE_UNKNOWN, 0, LAYOUT_NONE, INTENT_OTHER, CHANGES_UNKNOWN, false,
					      "unknown method", NULL };

/* Types of values: MS-OAUT 2.2.7. */
enum { VT_I2 = 2, VT_I4 = 3, VT_R4 = 4, VT_R8 = 5, VT_DATE = 7, VT_BSTR = 8, VT_BOOL = 11, VT_I1 = 16, VT_UI1 = 17,
       VT_UI2 = 18, VT_UI4 = 19 };
static const struct name type_list[] = {
	{ 0, "empty" },
	{ VT_I2, "i2" },
	{ VT_I4, "i4" },
	{ VT_R4, "r4" },
	{ VT_R8, "r8" },
	{ 6, "currency" },
	{ VT_DATE, "date" },
	{ VT_BSTR, "string" },
	{ VT_BOOL, "boolean" },
	{ VT_I1, "i1" },
	{ VT_UI1, "ui1" },
	{ VT_UI2, "ui2" },
	{ VT_UI4, "ui4" },
};
static const struct names type_names = NAMES(type_list);
