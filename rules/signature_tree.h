/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What the files of the signature reader and matcher share: the compiled form of a rule and of a set.
 *
 * Everything hangs on the arena of struct signatures and is freed whole, regular expressions, databases and expressions
 * beside it.  Immutable once compiled.
 */
#pragma once

#include "rules/expression.h"
#include "rules/pattern.h"
#include "rules/signature.h"

/* ---- where a rule looks ---- */

/* A buffer is bytes that options search; the place says when they are there. */
enum signature_place {
	PLACE_PACKET,  /* the payload of one packet */
	PLACE_STREAM,  /* the kept tail of a stream and what is new */
	PLACE_MESSAGE, /* one message of a protocol that has a dissector */
	PLACE_HTTP,    /* one request or response */
	PLACE_TLS,     /* the handshake */
	PLACE_DNS,     /* one datagram */
	PLACE_COUNT,
};

#define SIGNATURE_BUFFERS(X)                                                                        \
	/* id             name                  older or other name   place    of whom */          \
	X(PAYLOAD,        "payload",            "pkt_data",           PACKET,  NULL)                \
	X(MODBUS_DATA,    "modbus_data",        "",                   MESSAGE, "modbus")            \
	X(DNP3_DATA,      "dnp3.data",          "dnp3_data",          MESSAGE, "dnp3")              \
	X(MMS_DATA,       "mms_data",           "",                   MESSAGE, "mms")               \
	X(S7_CONTENT,     "s7commplus_content", "",                   MESSAGE, "s7comm_plus")       \
	X(HTTP_URI,       "http.uri",           "http_uri",           HTTP,    NULL)                \
	X(HTTP_RAW_URI,   "http.uri.raw",       "http_raw_uri",       HTTP,    NULL)                \
	X(HTTP_METHOD,    "http.method",        "http_method",        HTTP,    NULL)                \
	X(HTTP_HEADER,    "http.header",        "http_header",        HTTP,    NULL)                \
	X(HTTP_RAW_HEADER, "http.header.raw",   "http_raw_header",    HTTP,    NULL)                \
	X(HTTP_COOKIE,    "http.cookie",        "http_cookie",        HTTP,    NULL)                \
	X(HTTP_HOST,      "http.host",          "http_host",          HTTP,    NULL)                \
	X(HTTP_AGENT,     "http.user_agent",    "http_user_agent",    HTTP,    NULL)                \
	X(HTTP_REQUEST_LINE, "http.request_line", "http_request_line", HTTP,   NULL)                \
	X(HTTP_REQUEST_BODY, "http.request_body", "http_client_body", HTTP,    NULL)                \
	X(HTTP_STAT_CODE, "http.stat_code",     "http_stat_code",     HTTP,    NULL)                \
	X(HTTP_STAT_MSG,  "http.stat_msg",      "http_stat_msg",      HTTP,    NULL)                \
	X(HTTP_RESPONSE_LINE, "http.response_line", "http_response_line", HTTP, NULL)               \
	X(HTTP_SERVER,    "http.server",        "",                   HTTP,    NULL)                \
	X(HTTP_TYPE,      "http.content_type",  "http_content_type",  HTTP,    NULL)                \
	X(FILE_DATA,      "file.data",          "file_data",          HTTP,    NULL)                \
	X(TLS_CERTS,      "tls.certs",          "tls_certs",          TLS,     NULL)                \
	X(TLS_SUBJECT,    "tls.cert_subject",   "tls_cert_subject",   TLS,     NULL)                \
	X(TLS_ISSUER,     "tls.cert_issuer",    "tls_cert_issuer",    TLS,     NULL)                \
	X(TLS_SERIAL,     "tls.cert_serial",    "tls_cert_serial",    TLS,     NULL)                \
	X(TLS_SNI,        "tls.sni",            "tls_sni",            TLS,     NULL)                \
	X(DNS_QUERY,      "dns.query",          "dns_query",          DNS,     NULL)

enum signature_buffer {
#define X(id, name, other, place, of) BUFFER_##id,
	SIGNATURE_BUFFERS(X)
#undef X
	BUFFER_COUNT,
};

struct buffer_text {
	const char *name, *other;
	enum signature_place place;
	const char *protocol; /* whose messages have it; NULL: see place */
};
extern const struct buffer_text signature_buffers[BUFFER_COUNT];

enum transform { TRANSFORM_NONE, TRANSFORM_LOWER, TRANSFORM_UPPER, TRANSFORM_STRIP, TRANSFORM_COMPRESS,
		 TRANSFORM_DOTPREFIX, TRANSFORM_URL_DECODE, TRANSFORM_COUNT };
#define TRANSFORMS_MAX 3

/* ---- steps: options that search ---- */

#define VARIABLES_MAX 8

/* A number, or a variable that byte_extract or byte_math set. */
struct operand {
	int64_t value;
	int8_t variable; /* -1: value */
};

enum step_kind { STEP_CONTENT, STEP_PCRE, STEP_BYTE_TEST, STEP_BYTE_JUMP, STEP_BYTE_EXTRACT, STEP_BYTE_MATH,
		 STEP_DATA_AT, STEP_LENGTH };

enum content_flag {
	CONTENT_OFFSET = 1, CONTENT_DEPTH = 2, CONTENT_DISTANCE = 4, CONTENT_WITHIN = 8,
	CONTENT_STARTS = 16, CONTENT_ENDS = 32, CONTENT_FAST = 64, CONTENT_FAST_ONLY = 128,
};

enum byte_order { ORDER_BIG, ORDER_LITTLE };
enum byte_op { OP_LESS, OP_MORE, OP_EQUAL, OP_LESS_EQUAL, OP_MORE_EQUAL, OP_AND, OP_XOR,
	       OP_ADD, OP_SUBTRACT, OP_MULTIPLY, OP_DIVIDE, OP_SHIFT_LEFT, OP_SHIFT_RIGHT };

/* byte_test, byte_jump, byte_extract, byte_math */
struct byte_step {
	uint8_t count_variable_set; /* bytes is a variable */
	struct operand bytes, offset, value;
	uint8_t order, op, base; /* base: 0 binary, else of a number in digits */
	bool op_negated;
	bool align, from_beginning, from_end;
	uint8_t align_to;
	uint32_t multiplier;
	int64_t post_offset;
	uint64_t bitmask;
	int8_t result;           /* variable that is set, -1 */
};

struct number_range {
	int64_t least, most;
	bool negated;
};

struct step {
	uint8_t kind; /* enum step_kind */
	bool negated, relative, nocase;
	uint8_t flags;      /* enum content_flag */
	uint32_t at;        /* of the option in the file, for diagnostics */
	union {
		struct {
			const uint8_t *text; /* lower case when nocase */
			uint32_t len;
			int32_t place;       /* the only offset at which it can lie, -1: there are others */
			struct operand offset, depth, distance, within;
		};
		struct {
			struct pattern_regex *regex;
			const char *source;  /* between the slashes */
			uint32_t source_len;
			uint32_t regex_flags;
			bool needs_end;      /* a relative step follows */
		};
		struct byte_step byte;
		struct operand data_at;
		struct number_range range;
	};
};

/* The steps over one buffer, in the order of the rule. */
struct section {
	uint8_t buffer;
	uint8_t transform[TRANSFORMS_MAX];
	uint8_t count;
	struct step *steps;
};
#define SECTIONS_MAX 8

/* ---- headers ---- */

struct address_part {
	uint8_t first[16], last[16];
	bool negated;
};

struct address_set { /* count 0: any */
	struct address_part *part;
	uint32_t count;
	bool only_negated;
};

struct port_part {
	uint16_t first, last;
	bool negated;
};

struct port_set {
	struct port_part *part;
	uint32_t count;
	bool only_negated;
};

enum transport_bit { TRANSPORT_BIT_TCP = 1, TRANSPORT_BIT_UDP = 2, TRANSPORT_BIT_ICMP = 4, TRANSPORT_BIT_OTHER = 8,
		     TRANSPORT_BIT_IP = 15, TRANSPORT_BIT_ETHER = 16 };

/* Protocols that rules know by their ports, or by what signature_app.c reads, besides a dissector. */
enum known_app { APP_NONE, APP_HTTP, APP_TLS, APP_SSH, APP_DNS, APP_FTP, APP_SMTP, APP_SMB, APP_TELNET, APP_SNMP,
		 APP_TFTP, APP_NTP, APP_DHCP, APP_RDP, APP_SIP, APP_IMAP, APP_POP3, APP_COUNT };

#define SERVICES_MAX 8
struct service {
	uint8_t app;                       /* enum known_app */
	bool negated;
	const struct dissector *dissector; /* or NULL */
};

/* ---- tests on headers and sizes ---- */

enum header_field {
	HEADER_DSIZE, HEADER_TTL, HEADER_TOS, HEADER_IP_ID, HEADER_IP_PROTOCOL, HEADER_FRAGMENT_OFFSET,
			HEADER_ICMP_TYPE,
	HEADER_ICMP_CODE, HEADER_ICMP_ID, HEADER_ICMP_SEQ, HEADER_TCP_SEQ, HEADER_TCP_ACK, HEADER_TCP_WINDOW,
	HEADER_STREAM_CLIENT, HEADER_STREAM_SERVER, HEADER_STREAM_BOTH, HEADER_STREAM_EITHER, HEADER_FIELDS,
};

struct header_test {
	uint8_t field;
	struct number_range range;
};
#define HEADER_TESTS_MAX 6

struct flags_test { /* TCP flags, or those of fragments */
	uint8_t want, mask;
	uint8_t mode; /* 0: exactly want within mask, 1: all of want, 2: any of want, 3: none of want */
	bool used;
};

/* ---- state ---- */

enum bit_command { BIT_SET, BIT_UNSET, BIT_TOGGLE, BIT_IS_SET, BIT_IS_NOT_SET };
enum track { TRACK_FLOW, TRACK_SRC, TRACK_DST, TRACK_PAIR, TRACK_RULE };

struct bit_step {
	uint8_t command, track; /* TRACK_FLOW: a flowbit, else an xbit */
	uint8_t count;          /* names joined by | or & */
	bool all;               /* & */
	uint16_t bit[6];
	uint32_t expire_s;
};
#define BIT_STEPS_MAX 6

enum threshold_kind { THRESHOLD_NONE, THRESHOLD_LIMIT, THRESHOLD_THRESHOLD, THRESHOLD_BOTH, THRESHOLD_BACKOFF };

struct threshold {
	uint8_t kind, track;
	uint32_t count, seconds, multiplier;
};

struct suppression {
	struct suppression *next;
	uint32_t gid, sid; /* sid 0: all */
	uint8_t track;     /* TRACK_RULE: wherever */
	struct address_set addresses;
	struct threshold threshold; /* of a standalone threshold line; kind NONE: suppress */
};

/* A line `tune SID off|alert|pass|drop|reject`: what the site wants of a rule, whoever wrote it. */
struct tuning {
	struct tuning *next;
	uint32_t sid; /* as written in the rule */
	bool is_off;
	enum signature_action action;
};

/* ---- a rule ---- */

enum flow_state { FLOW_ANY, FLOW_ESTABLISHED, FLOW_NOT_ESTABLISHED };
enum flow_side { SIDE_ANY, SIDE_TO_SERVER, SIDE_TO_CLIENT };

#define EXPRESSIONS_MAX 4

struct signature {
	struct signature_text text;
	uint32_t number;             /* index in the set */
	uint32_t report;             /* index of its report */
	uint32_t transports;         /* enum transport_bit */
	uint8_t ip_version;          /* 0: both */
	bool both_ways;              /* <> */
	bool packet_only;            /* tcp-pkt, dsize, no_stream, flags ... */
	bool stream_only;
	bool no_alert;
	bool never;
	bool is_absolute;            /* a content counts from the beginning */
	uint8_t places;              /* bit per enum signature_place */
	uint8_t flow_state, flow_side;
	uint8_t cost;
	struct address_set src, dst;
	struct port_set src_port, dst_port;
	uint8_t service_count;
	struct service services[SERVICES_MAX];
	bool by_service;             /* Snort 3: the header's ports do not count */

	uint8_t header_count;
	struct header_test headers[HEADER_TESTS_MAX];
	struct flags_test flags;
	struct flags_test fragment_flags; /* of the IPv4 header: 1 more, 2 do not, 4 reserved */
	bool same_ip;

	uint8_t section_count;
	struct section sections[SECTIONS_MAX];
	struct step *fast;           /* what makes it a candidate, or NULL */
	uint8_t fast_buffer;
	uint32_t span;               /* stream bytes needed at once; UINT32_MAX: unbounded */

	uint8_t expression_count;
	struct expression *expressions[EXPRESSIONS_MAX];
	const struct dissector *dissector; /* whose messages; NULL: any */

	uint8_t bit_count;
	struct bit_step bits[BIT_STEPS_MAX];
	struct threshold threshold, filter;
};

/* ---- a set ---- */

struct arena_block;
struct signature_variable {
	struct signature_variable *next;
	const char *name, *value; /* value NULL: undefined, already warned of */
};

struct groups; /* signature_group.c */

struct signatures {
	struct signature_settings settings;
	struct arena_block *blocks;
	size_t memory;
	struct signature **rules;
	size_t count, cap;
	struct signature_report *reports;
	size_t report_count, report_cap;
	struct signature_variable *variables;
	struct suppression *suppressions;
	struct tuning *tunings;
	const char *bit_names[4096];
	uint32_t bit_keys[4096];  /* of their names: the same in every set */
	uint16_t bit_count;
	uint32_t window;          /* longest span of any stream rule, at most the setting */
	bool needs_http, needs_tls, needs_dns, needs_stream;
	bool needs_headers;       /* a rule tests a field of the IP header, or of what follows it */
	bool spans_flows;         /* a rule counts or remembers over several conversations */
	struct groups *groups;
	bool is_compiled;
};

/* Zeroed memory of the set; NULL when memory is out.  signature_set.c */
void *signatures_alloc(struct signatures *s, size_t size);
const char *signatures_copy(struct signatures *s, const char *text, size_t len);

/* ---- reading ---- */

struct raw_option {
	const char *name, *value; /* value: NULL when there is no ':' */
	size_t name_len, value_len;
	uint32_t at, value_at;    /* offsets in the text */
};

#define RAW_OPTIONS_MAX 256

struct raw_rule {
	const char *text;
	size_t len;
	uint32_t at;            /* where it begins in the text */
	bool is_disabled;
	uint32_t header_at;
	size_t header_len;
	unsigned option_count;
	struct raw_option option[RAW_OPTIONS_MAX];
};

/* One file being read. */
struct reading {
	struct signatures *set;
	struct diags *diags;
	const char *name;
	const char *text;
	size_t len;
	const uint32_t *lines;   /* where each line begins */
	size_t line_count;
	enum signature_dialect dialect;

	/* The rule in hand. */
	struct raw_rule raw;
	struct signature *rule;
	bool has_failed, has_note;
	uint32_t sid_written;
	uint8_t buffer;                        /* of the next content: sticky */
	uint8_t transform[TRANSFORMS_MAX];
	struct step steps[SIGNATURE_STEPS_MAX];
	uint8_t step_buffer[SIGNATURE_STEPS_MAX];
	uint8_t step_transform[SIGNATURE_STEPS_MAX][TRANSFORMS_MAX];
	unsigned step_count;
	int last_content;                      /* index in steps, -1 */
	const char *variable[VARIABLES_MAX];
	size_t variable_len[VARIABLES_MAX];
	unsigned variable_count;
	const struct dissector *ot;            /* whose predicates are in ot_text */
	char ot_text[2048];
	uint32_t ot_at;
	char policy_action[16];                /* what metadata of the base policy says */
	bool names_policy;
};

/* signature_text.c: finds the rules of a text; a standalone line (var, suppress, ...) is handled at once. */
enum signature_dialect signature_detect(const char *text, size_t len);
bool signature_next(struct reading *r, uint32_t *at);
struct place signature_where(const struct reading *r, uint32_t at);

/* Mistakes make the rule fail, notes do not. */
void signature_fail(struct reading *r, uint32_t at, const char *hint, const char *text, ...)
	__attribute__((format(printf, 4, 5)));
void signature_note(struct reading *r, uint32_t at, const char *text, ...) __attribute__((format(printf, 3, 4)));

/* signature_header.c */
void signature_header(struct reading *r);
bool signature_addresses(struct reading *r, uint32_t at, const char *text, size_t len, struct address_set *out);
bool signature_service(struct reading *r, uint32_t at, const char *name, size_t len, bool negated);
void signature_define(struct signatures *s, const char *name, size_t name_len, const char *value, size_t value_len);

/* signature_option.c: the table of options, in the order of the rule. */
void signature_options(struct reading *r);
bool signature_standalone(struct reading *r, uint32_t at, const char *line, size_t len);

/* A handler of one option; signature_content.c, signature_byte.c and signature_ot.c have the larger ones. */
void signature_content(struct reading *r, const struct raw_option *o);
void signature_modifier(struct reading *r, const struct raw_option *o);
void signature_pcre(struct reading *r, const struct raw_option *o);
void signature_byte(struct reading *r, const struct raw_option *o);
void signature_data_at(struct reading *r, const struct raw_option *o);
bool signature_buffer(struct reading *r, const struct raw_option *o);
void signature_ot(struct reading *r, const struct raw_option *o);
void signature_match_option(struct reading *r, const struct raw_option *o);
void signature_ot_finish(struct reading *r);
const char *signature_ot_name(unsigned i);
struct step *signature_step(struct reading *r, enum step_kind kind, uint32_t at);

/* signature_finish.c: steps into sections, places, span, cost; what can never match. */
void signature_finish(struct reading *r);

/* signature_words.c: scanning of option values. */
struct words {
	const char *p, *end;
	uint32_t at; /* of p */
};
struct words words_of(const struct raw_option *o);
bool words_next(struct words *w, char separator, const char **word, size_t *len, uint32_t *at);
size_t words_split(const char *word, size_t len, const char **value, size_t *value_len);
bool words_number(const char *word, size_t len, int64_t *out);
bool words_range(const char *word, size_t len, bool inclusive, struct number_range *out);
static inline bool words_is(const char *word, size_t len, const char *name)
{
	return __builtin_strlen(name) == len && !__builtin_memcmp(word, name, len);
}

static inline bool range_has(const struct number_range *r, int64_t n)
{
	return (n >= r->least && n <= r->most) != r->negated;
}
