/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The one list of everything on the packet path that is dropped, flawed, shed or over budget and is
 * not a flaw of one protocol (those are in the dissectors' tables).  Counters, JSON, docs/flaws.md and
 * the tests that must reach each of them are loops over it.
 */
#pragma once

/*        id                name                   class   help */
#define REASONS(X)                                                                                  \
	X(FRAME_SHORT,      "frame.short",         FLAW,   "the frame ends before its link header does")  \
	X(FRAME_CUT,        "frame.cut",           FLAW,   "the capture kept only the beginning of the frame (snap length)") \
	X(FRAME_LINK,       "frame.link",          FLAW,   "a link type that is not understood")           \
	X(FRAME_TAGS,       "frame.tags",          FLAW,   "more VLAN tags than two")                      \
	X(FRAME_OTHER,      "frame.other",         INFO,   "an ethertype that no dissector reads")         \
	X(FRAME_NETWORK,    "frame.network",       INFO,   "a frame that keeps the network standing (ARP, STP, LLDP, ...)") \
	X(ARP_BAD,          "arp.bad",             FLAW,   "an ARP packet that contradicts itself")        \
	X(IP_BAD,           "ip.bad",              FLAW,   "an IP header that is cut or contradicts itself") \
	X(IP_CHECKSUM,      "ip.checksum",         FLAW,   "a wrong IPv4 header checksum")                 \
	X(IP_OPTIONS,       "ip.options",          INFO,   "IPv4 options are present")                     \
	X(IP_EXTENSIONS,    "ip.extensions",       FLAW,   "an IPv6 extension header chain that is too long or in a forbidden order") \
	X(IP_SOURCE_ROUTE,  "ip.source_route",     FLAW,   "a source route")                               \
	X(IP_LAND,          "ip.land",             FLAW,   "source and destination are the same endpoint") \
	X(FRAGMENT_OVERLAP, "fragment.overlap",    FLAW,   "fragments overlap with different content")     \
	X(FRAGMENT_TINY,    "fragment.tiny",       FLAW,   "a fragment too small to be honest")            \
	X(FRAGMENT_LENGTH,  "fragment.length",     FLAW,   "fragments that reach beyond the longest packet, or disagree about the end") \
	X(FRAGMENT_TIMEOUT, "fragment.timeout",    DROP,   "fragments whose rest never came")              \
	X(FRAGMENT_BUDGET,  "fragment.budget",     BUDGET, "no memory for another fragmented packet: the oldest was given up") \
	X(TCP_BAD,          "tcp.bad",             FLAW,   "a TCP header that is cut or contradicts itself") \
	X(TCP_FLAGS,        "tcp.flags",           FLAW,   "a combination of TCP flags that no stack sends") \
	X(TCP_CONFLICT,     "tcp.conflict",        FLAW,   "bytes sent again with other content")          \
	X(TCP_GAP,          "tcp.gap",             FLAW,   "bytes are missing from the stream: lost before the capture, or beyond the hold time") \
	X(TCP_UNSEEN_ACK,   "tcp.unseen_ack",      FLAW,   "an acknowledgement of bytes that were never seen") \
	X(TCP_MIDSTREAM,    "tcp.midstream",       INFO,   "a connection whose beginning was not seen")    \
	X(TCP_URGENT,       "tcp.urgent",          FLAW,   "urgent data: receivers disagree about what it means") \
	X(TCP_WINDOW,       "tcp.window",          FLAW,   "a segment far outside the window")             \
	X(TCP_SYN_DATA,     "tcp.syn_data",        FLAW,   "data in a SYN segment")                        \
	X(TCP_SEGMENTS,     "tcp.segments",        BUDGET, "more segments wait beyond a gap than the flow may hold") \
	X(TCP_RECORD,       "tcp.record",          BUDGET, "no memory for the record of unacknowledged bytes") \
	X(TCP_INCOMPLETE,   "tcp.incomplete",      FLAW,   "the flow ended inside a message")              \
	X(UDP_BAD,          "udp.bad",             FLAW,   "a UDP header that is cut or contradicts itself") \
	X(UDP_INCOMPLETE,   "udp.incomplete",      FLAW,   "a datagram ended inside a message")            \
	X(L4_CHECKSUM,      "l4.checksum",         FLAW,   "a wrong TCP or UDP checksum")                  \
	X(ICMP_BAD,         "icmp.bad",            FLAW,   "an ICMP message that is cut")                  \
	X(FLOW_BUDGET,      "flow.budget",         BUDGET, "no room for another flow: the one idle for longest was given up") \
	X(FLOW_STATE,       "flow.state",          BUDGET, "no memory for a protocol's state: the flow is not dissected") \
	X(MESSAGE_BUDGET,   "message.budget",      BUDGET, "no memory to put a split message together")    \
	X(MESSAGE_LOST,     "message.lost",        FLAW,   "the position of messages in the stream was lost and found again later") \
	X(MESSAGE_FOREIGN,  "message.foreign",     FLAW,   "bytes in a flow that are not a message of its protocol") \
	X(DETECT_NONE,      "detect.none",         INFO,   "a flow with payload that no dissector recognises") \
	X(EXPECT_BUDGET,    "expect.budget",       BUDGET, "no room for another expected flow: the oldest was given up") \
	X(GUARD_BUDGET,     "guard.budget",        BUDGET, "no room for another rate or step memory: the oldest was given up") \
	X(FLOW_RESET,       "flow.reset",          DROP,   "both ends were told that the connection is over") \
	X(REFUSE_RESET,     "refuse.reset",        DROP,   "a refused request that could be neither answered nor changed: the connection ends") \
	X(GATE_BUDGET,      "gate.budget",         BUDGET, "no room to hold or change bytes of another connection") \
	X(GATE_UNREADABLE,  "gate.unreadable",     DROP,   "a packet that cannot be read, in an enforcing conduit") \
	X(SIGNATURE_REGEX,  "signature.regex_limit", BUDGET, "a regular expression of a rule was given up at its limit of work") \
	X(SIGNATURE_WORK,   "signature.work_limit", BUDGET, "a packet had more candidate rules, or a rule more tries, than the limit") \
	X(SIGNATURE_MEMORY, "signature.memory",    BUDGET, "no memory for what a rule remembers: the oldest was given up") \
	X(BUG,              "bug",                 FLAW,   "Bulkhead contradicted itself: please report")

enum reason_class { REASON_FLAW, REASON_DROP, REASON_BUDGET, REASON_INFO };

enum reason {
#define X(id, name, class, help) REASON_##id,
	REASONS(X)
#undef X
	REASON_COUNT,
};

struct reason_text {
	const char *name;
	enum reason_class class;
	const char *help;
};

extern const struct reason_text reasons[REASON_COUNT];
