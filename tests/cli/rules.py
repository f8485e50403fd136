#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Signature rules against packets made for them: rules.py BUILD

Each option hits what it should and nothing else; a pattern cut at any byte over segments and fragments is found; what
rules remember and count; buffers of HTTP, TLS and DNS; industrial keywords; limits; actions; the report of the check.
"""
import json
import os
import random
import sys

from _cli import ROOT, main

sys.path.insert(0, os.path.join(ROOT, "pcaps", "record"))
import wire  # noqa: E402

CLIENT, SERVER, OTHER = wire.Host("10.0.0.1"), wire.Host("10.0.0.2"), wire.Host("10.0.0.3")


def sids(cli, rules, capture, *more):
    """(sid, packet) of every alert."""
    rule_file = cli.write("test.rules", rules)
    pcap = capture if isinstance(capture, str) else cli.write("test.pcap", wire.pcap(capture))
    events, done = cli.events("--rules", rule_file, *more, pcap)
    if done.err or done.code not in (0, 1):
        return ["%s" % done]
    return [(e["alert"]["signature_id"], e["pcap_cnt"]) for e in events
            if e["event_type"] == "alert" and "signature_id" in e["alert"]]


def stream(*pieces, port=4000, side="client", sport=40000):
    capture = wire.Capture()
    c = wire.Connection(capture, CLIENT, SERVER, sport, port).open()
    for p in pieces:
        c.send(side, p)
        c.acknowledge(c.other(side))
    c.close()
    return capture


def datagram(payload, sport=40000, port=4000):
    capture = wire.Capture()
    capture.datagram(CLIENT, SERVER, sport, port, payload)
    return capture


# (options, payload, does it hit); asked of a UDP datagram and, where nothing depends on its size, of a stream
OPTIONS = [
    ('content:"abc";', b"xxabcxx", 1), ('content:"abc";', b"xxABCxx", 0), ('content:"abc"; nocase;', b"xxAbCxx", 1),
    ('content:"|61 62|c";', b"abc", 1), ('content:"a\\;b\\"c\\\\";', b'a;b"c\\', 1), ('content:!"abc";', b"xxabxx", 1),
    ('content:!"abc";', b"xxabcxx", 0), ('content:"abc"; offset:2;', b"abcxx", 0), ('content:"abc"; offset:2;', b"xxabc", 1),
    ('content:"abc"; depth:3;', b"abcxx", 1), ('content:"abc"; depth:3;', b"xabcx", 0),
    ('content:"abc"; offset:1; depth:4;', b"xxabcx", 1), ('content:"abc"; offset:1; depth:4;', b"xxxabc", 0),
    ('content:"ab"; content:"cd"; distance:1;', b"abxcd", 1), ('content:"ab"; content:"cd"; distance:1;', b"abcd", 0),
    ('content:"ab"; content:"cd"; distance:1; within:2;', b"abxcd", 1),
    ('content:"ab"; content:"cd"; distance:1; within:2;', b"abxxcd", 0),
    ('content:"ab"; content:"cd"; within:3;', b"abxxcdab cd", 1), ('content:"ab"; content:"cd"; within:3;', b"abxxcd", 0),
    ('content:"cd"; content:"ab"; distance:-4; within:2;', b"abcd", 1),
    ('content:"ab"; content:!"\\x"; within:2;', b"abxyab12", 1),
    ('content:"abc"; startswith;', b"abcd", 1), ('content:"abc"; startswith;', b"xabc", 0),
    ('content:"abc"; endswith;', b"xxabc", 1), ('content:"abc"; endswith;', b"abcx", 0),
    ('content:"ab"; isdataat:3,relative;', b"ab123", 1), ('content:"ab"; isdataat:3,relative;', b"ab12", 0),
    ('content:"ab"; isdataat:!3,relative;', b"ab12", 1), ('content:"ab"; isdataat:10;', b"ab123456789", 1),
    ('content:"ab"; isdataat:10;', b"ab12345678", 0),
    ('content:"ab"; byte_test:2,>,256,0,relative;', b"ab\x01\x01", 1), ('content:"ab"; byte_test:2,>,257,0,relative;', b"ab\x01\x01", 0),
    ('content:"ab"; byte_test:2,=,513,0,relative,little;', b"ab\x01\x02", 1), ('content:"ab"; byte_test:1,!&,1,0;', b"`ab", 1),
    ('content:"ab"; byte_test:4,=,1234,0,relative,string,dec;', b"ab1234", 1),
    ('content:"ab"; byte_test:4,=,0xbeef,0,relative,string,hex;', b"abbeef", 1),
    ('content:"cd"; byte_test:1,=,0x61,-4,relative;', b"abcd", 1), ('content:"ab"; byte_test:2,=,1,0,relative,bitmask 0x8000;', b"ab\x80\0", 1),
    ('content:"ab"; byte_jump:1,0,relative; content:"cd"; within:2;', b"ab\x03xyzcd", 1),
    ('content:"ab"; byte_jump:1,0,relative; content:"cd"; within:2;', b"ab\x02xyzcd", 0),
    ('content:"ab"; byte_jump:1,0,relative,multiplier 2,post_offset -1; content:"cd"; within:2;', b"ab\x02xyzcd", 1),
    ('content:"ab"; byte_extract:1,0,n,relative; content:"cd"; distance:n; within:2;', b"ab\x02xxcd", 1),
    ('content:"ab"; byte_extract:1,0,n,relative; content:"cd"; distance:n; within:2;', b"ab\x01xxcd", 0),
    ('content:"ab"; byte_math:bytes 1,offset 0,oper *,rvalue 2,result n,relative; content:"cd"; offset:n;', b"ab\x02xcd", 1),
    ('pcre:"/a[0-9]{2}b/";', b"xxa12b", 1), ('pcre:"/a[0-9]{2}b/";', b"xxa1b", 0), ('pcre:"/A[0-9]B/i";', b"a1b", 1),
    ('pcre:"/^ab/";', b"abx", 1), ('content:"ab"; pcre:"/^c./R"; content:"x"; within:1;', b"abcdx", 1),
    ('content:"ab"; pcre:"/^c/R";', b"abxc", 0), ('pcre:!"/ab/";', b"xx", 1), ('pcre:"/a(?!b)/";', b"acab", 1),
    ('pcre:"/(?<=a)b/";', b"cb", 0), ('content:"ab"; fast_pattern; content:"x";', b"x ab", 1),
    ('content:"axx"; content:"abc"; content:"d"; distance:0;', b"abc axx d", 1),
    ('content:"ab"; content:"b1"; distance:-1; content:"b2"; distance:-1;', b"ab1ab2ab1b2", 1),
]
SIZES = [
    ('dsize:4;', b"1234", 1), ('dsize:!4;', b"1234", 0), ('dsize:>3; content:"12";', b"1234", 1), ('dsize:<4;', b"1234", 0),
    ('dsize:2<>6;', b"1234", 1), ('bsize:4; content:"1";', b"1234", 1), ('bsize:>4; content:"1";', b"1234", 0),
    ('content:"AB"; to_lowercase; content:"ab";', b"AB", 1),
]
HEADERS = [
    ("udp 10.0.0.1 any -> any any", 1), ("udp !10.0.0.1 any -> any any", 0), ("udp 10.0.0.0/24 any -> !10.0.0.0/30 any", 0),
    ("udp [10.0.0.0/24,!10.0.0.1] any -> any any", 0), ("udp any any -> any 4000", 1), ("udp any any -> any !4000", 0),
    ("udp any any -> any [1:100,3999:4001,!4001]", 1), ("udp any 40000 -> any 4000", 1), ("udp any 4000 -> any 40000", 0),
    ("udp any 4000 <> any 40000", 1), ("ip any any -> any any", 1), ("tcp any any -> any any", 0), ("udp $X any -> !$X any", 1),
    ("udp any any -> 10.0.0.2 1024:", 1), ("udp fd00::/8 any -> any any", 0),
]


def options(cli, t):
    rules, captures = [], wire.Capture()
    wanted = set()
    for i, (text, payload, hits) in enumerate(OPTIONS + SIZES):
        rules.append("alert udp any any -> any %d (%s sid:%d;)" % (1000 + i, text, 1000 + i))
        captures.datagram(CLIENT, SERVER, 30000, 1000 + i, payload)
        wanted |= {1000 + i} if hits else set()
    found = {s for s, _ in sids(cli, "\n".join(rules), captures)}
    wrong = [(OPTIONS + SIZES)[s - 1000] for s in found ^ wanted]
    t.test(not wrong, "%d options hit what they should in datagrams" % len(rules), *wrong)
    rules, captures, wanted = [], wire.Capture(), set()
    for i, (text, payload, hits) in enumerate(OPTIONS):
        rules.append("alert tcp any any -> any %d (flow:established,to_server; %s sid:%d;)" % (1000 + i, text, 1000 + i))
        c = wire.Connection(captures, CLIENT, SERVER, 30000 + i, 1000 + i).open()
        c.send("client", payload)
        c.close()
        wanted |= {1000 + i} if hits else set()
    found = {s for s, _ in sids(cli, "\n".join(rules), captures)}
    wrong = [OPTIONS[s - 1000] for s in found ^ wanted]
    t.test(not wrong, "%d options hit what they should in streams" % len(rules), *wrong)
    rules = ["alert %s (content:\"x\"; sid:%d;)" % (h, 2000 + i) for i, (h, _) in enumerate(HEADERS)]
    rule_file = cli.write("h.rules", "\n".join(rules))
    events, _ = cli.events("--rules", rule_file, cli.write("h.pcap", wire.pcap(datagram(b"x"))))
    found = {e["alert"]["signature_id"] for e in events if e["event_type"] == "alert"}
    wrong = [HEADERS[i] for i in range(len(HEADERS)) if (2000 + i in found) != bool(HEADERS[i][1])]
    t.test(not wrong, "%d headers fit what they should" % len(HEADERS), *wrong)


CUT = b"GET /a/needle?x HTTP/1.1\r\n\r\n....hay\x01\x02stack...."
CUT_RULES = "\n".join([
    'alert tcp any any -> any 4000 (content:"needle"; sid:1;)',
    'alert tcp any any -> any 4000 (content:"hay"; content:"stack"; distance:2; within:5; sid:2;)',
    'alert tcp any any -> any 4000 (pcre:"/ha[x-z].{2}stack/s"; sid:3;)',
    'alert tcp any any -> any 4000 (content:"needle"; content:"stack"; sid:4;)',
    'alert tcp any any -> any 4000 (content:"GET "; depth:4; content:"HTTP"; sid:5;)',
    'alert tcp any any -> any 4000 (content:"hay"; byte_test:2,=,258,0,relative; isdataat:10,relative; sid:6;)',
    'alert http any any -> any any (http.uri; content:"/a/needle"; sid:7;)',
])


def cuts(cli, t):
    wrong = []
    for at in range(1, len(CUT)):
        found = sorted(s for s, _ in sids(cli, CUT_RULES, stream(CUT[:at], CUT[at:])))
        if found != [1, 2, 3, 4, 5, 6, 7]:
            wrong.append("cut at %d: %s" % (at, found))
    t.test(not wrong, "a stream cut at any of %d bytes: each rule hits once" % (len(CUT) - 1), *wrong[:6])
    found = sorted(s for s, _ in sids(cli, CUT_RULES, stream(*[CUT[i:i + 1] for i in range(len(CUT))])))
    t.test(found == [1, 2, 3, 4, 5, 6, 7], "a stream of single bytes: each rule hits once", found)
    found = sorted(s for s, _ in sids(cli, CUT_RULES, stream(b"." * 5000 + b"nee", b"dle" + b"." * 5000)))
    t.test(found == [1], "a cut in the middle of a long stream", found)
    rng = random.Random(1)
    capture = wire.Capture()
    c = wire.Connection(capture, CLIENT, SERVER, 40000, 4000).open()
    pieces = [(i, CUT[i:i + 5]) for i in range(0, len(CUT), 5)]
    first = c.seq["client"]
    rng.shuffle(pieces)
    for at, piece in pieces:
        c.segment("client", wire.PSH | wire.ACK, piece, seq=first + at)
    found = sorted(s for s, _ in sids(cli, CUT_RULES, capture))
    t.test(found == [1, 2, 3, 4, 5, 6, 7], "segments in any order: each rule hits once", found)
    capture, payload = wire.Capture(), b"......needle......stack......"
    data = wire.udp(CLIENT.ip, SERVER.ip, 40000, 4000, payload)
    for at in range(8, len(data), 8):
        capture.ip(CLIENT, SERVER, wire.UDP, data[:at], identification=at, more=True)
        capture.ip(CLIENT, SERVER, wire.UDP, data[at:], identification=at, fragment=at)
    found = sids(cli, 'alert udp any any -> any 4000 (content:"needle"; content:"stack"; distance:0; sid:1;)', capture)
    t.test(len(found) == len(capture.packets) // 2, "a datagram in fragments, cut anywhere", found)


def modbus(unit, pdu, transaction=1):
    return transaction.to_bytes(2, "big") + b"\0\0" + (len(pdu) + 1).to_bytes(2, "big") + bytes([unit]) + pdu


def messages(cli, t):
    write, read = modbus(1, bytes.fromhex("060064000a")), modbus(1, bytes.fromhex("0300000001"))
    rules = "\n".join([
        'alert tcp any any -> any any (match:"modbus write address=100 value=10"; sid:1;)',
        'alert tcp any any -> any 502 (modbus_func:write_single_register; service:modbus; sid:2;)',
        'alert modbus any any -> any any (modbus: unit 1, access write holding, address 101, value >9; sid:3;)',
        'alert tcp any any -> any 502 (content:"|06|"; offset:7; depth:1; sid:4;)',
        'alert tcp any any -> any 502 (modbus_data; content:"|00 64|",depth 2; sid:5;)',
        'alert modbus any any -> any any (match:"modbus function=6"; content:"|00 01 00 03|"; sid:6;)',
        'alert modbus any any -> any any (modbus: function 3; sid:7;)',
    ])
    whole = stream(write, port=502)
    found = sorted(s for s, _ in sids(cli, rules, whole))
    t.test(found == [1, 2, 3, 4, 5], "rules over a message in one segment", found)
    wrong = []
    for at in range(1, len(write)):
        found = sorted(s for s, _ in sids(cli, rules, stream(write[:at], write[at:], port=502)))
        if found != [1, 2, 3, 4, 5]:
            wrong.append("cut at %d: %s" % (at, found))
    t.test(not wrong, "rules over a message cut at any byte", *wrong)
    found = sorted(s for s, _ in sids(cli, rules, stream(read + write, port=502)))
    t.test(found == [1, 2, 3, 4, 5, 7], "two messages in one segment: no hit over their border", found)
    found = [s for s, _ in sids(cli, rules, stream(*[modbus(1, bytes.fromhex("060064000a"), i) for i in range(5)], port=502))]
    t.test(found.count(1) == 5, "each message hits once", found)


def memory(cli, t):
    three = stream(b"login", b"secret", b"secret")
    bits = "\n".join(['alert tcp any any -> any any (content:"secret"; flowbits:isset,in; sid:2;)',
                      'alert tcp any any -> any any (content:"login"; flowbits:set,in; flowbits:noalert; sid:1;)',
                      'alert tcp any any -> any any (content:"secret"; flowbits:isnotset,in; sid:3;)'])
    found = [s for s, _ in sids(cli, bits, three)]
    t.test(found == [2, 2], "flowbits", found)
    many = wire.Capture()
    for i in range(10):
        many.datagram(CLIENT, SERVER, 40000 + i, 4000, b"hello")
        many.datagram(OTHER, SERVER, 40000 + i, 4000, b"hello")
        many.wait(1)
    for text, count in (("threshold:type limit,track by_src,count 2,seconds 60", 4),
                        ("threshold:type threshold,track by_dst,count 5,seconds 60", 4),
                        ("threshold:type both,track by_src,count 3,seconds 60", 2),
                        ("threshold:type limit,track by_rule,count 1,seconds 5", 2),
                        ("detection_filter:track by_src,count 6,seconds 60", 8),
                        ("threshold:type backoff,track by_src,count 1,seconds 60,multiplier 2", 8)):
        found = sids(cli, 'alert udp any any -> any any (content:"hello"; %s; sid:1;)' % text, many)
        t.test(len(found) == count, text, found)
    rule = 'alert udp any any -> any any (content:"hello"; sid:1;)\n'
    found = sids(cli, rule + "suppress gen_id 1, sig_id 1, track by_src, ip 10.0.0.1\n", many)
    t.test(len(found) == 10, "suppress", found)
    found = sids(cli, rule + "threshold gen_id 1, sig_id 1, type limit, track by_src, count 1, seconds 60\n", many)
    t.test(len(found) == 2, "a threshold on a line of its own", found)
    two = wire.Capture()
    two.datagram(CLIENT, SERVER, 1, 4000, b"first")
    two.wait(5)
    two.datagram(CLIENT, OTHER, 2, 4001, b"second")
    two.wait(20)
    two.datagram(CLIENT, OTHER, 3, 4001, b"second")
    xbits = "\n".join(['alert udp any any -> any any (content:"first"; xbits:set,x,track ip_src,expire 10; noalert; sid:1;)',
                       'alert udp any any -> any any (content:"second"; xbits:isset,x,track ip_src; sid:2;)'])
    found = sids(cli, xbits, two)
    t.test(found == [(2, 2)], "xbits, and how long they last", found)
    found = sids(cli, 'pass udp 10.0.0.1 any -> any any (sid:9; content:"h";)\n' + rule, many)
    t.test(len(found) == 10, "pass rules come first", found)
    one = cli.write("many.pcap", wire.pcap(many))
    alone, shared = (sids(cli, rule, one, "--workers", n) for n in ("1", "2"))
    t.test(alone == shared and alone, "two workers find what one finds")
    crowd = wire.Capture()
    for i in range(4000):  # one client asks many servers, which different workers have
        crowd.datagram(wire.Host("10.0.%d.1" % (i % 3)), wire.Host("10.1.%d.%d" % (i % 7, i % 20)), 40000 + i % 50, 4000,
                       (b"hello", b"first", b"second")[i % 3 if i % 11 else 1])
        crowd.wait(0.01)
    counting = "\n".join([
        'alert udp any any -> any any (content:"hello"; threshold:type threshold,track by_src,count 7,seconds 3; sid:1;)',
        'alert udp any any -> any any (content:"hello"; detection_filter:track by_dst,count 3,seconds 30; sid:2;)',
        'alert udp any any -> any any (content:"e"; threshold:type both,track by_rule,count 11,seconds 1; sid:3;)',
        'alert udp any any -> any any (content:"e"; threshold:type limit,track by_both,count 1,seconds 2; sid:6;)',
        'alert udp any any -> any any (content:"first"; xbits:toggle,x,track ip_src,expire 2; noalert; sid:4;)',
        'alert udp any any -> any any (content:"second"; xbits:isset,x,track ip_src; sid:5;)'])
    found = [sids(cli, counting, cli.write("crowd.pcap", wire.pcap(crowd)), "--workers", n) for n in ("1", "2", "3", "8")]
    t.test(all(f == found[0] for f in found) and {s for s, _ in found[0]} == {1, 2, 3, 5, 6},
           "rules that count over conversations find the same with any number of workers", [len(f) for f in found], {s for s, _ in found[0]}, found[0][:5])


def buffers(cli, t):
    request = (b"POST /cgi%2Dbin/x?id=1 HTTP/1.1\r\nHost: plc.example\r\nUser-Agent: probe/1.0\r\nCookie: session=7\r\n"
               b"Content-Length: 9\r\n\r\nuser=root")
    answer = b"HTTP/1.1 200 OK\r\nServer: tiny\r\nContent-Type: text/html\r\nContent-Length: 20\r\n\r\n<object id='danger'>"
    rules = {1: 'http.uri; content:"/cgi-bin/x"', 2: 'http.method; content:"POST"', 3: 'http.host; content:"plc.example"',
             4: 'http.user_agent; content:"probe"', 5: 'http.cookie; content:"session=7"', 6: 'http.request_body; content:"root"',
             7: 'http.stat_code; content:"200"', 8: 'http.server; content:"tiny"', 9: 'file.data; content:"danger"',
             10: 'http.uri.raw; content:"%2D"', 11: 'http.header; content:"Host|3a| plc"', 12: 'content:"root"; http_client_body',
             13: 'content:"/cgi-bin"; http_uri; content:"root"; http_client_body', 14: 'http.uri; content:"danger"',
             15: 'http.method; content:"GET"', 16: 'http.uri; bsize:>13; content:"x"', 17: 'http.uri; urilen:<5; content:"x"',
             18: 'http.host; to_uppercase; content:"PLC"', 19: 'pcre:"/id=[0-9]+$/U"', 20: 'http.content_type; content:"html"'}
    text = "\n".join("alert http any any -> any any (%s; sid:%d;)" % (r, s) for s, r in rules.items())
    wrong = []
    for cut in (0, 10, 40, 100, len(request) - 4):
        capture = wire.Capture()
        c = wire.Connection(capture, CLIENT, SERVER, 40000, 8080).open()
        c.send("client", request[:cut]) if cut else None
        c.send("client", request[cut:])
        c.send("server", answer[:cut]) if cut else None
        c.send("server", answer[cut:])
        c.close()
        found = sorted({s for s, _ in sids(cli, text, capture)})
        if found != [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 16, 18, 19, 20]:
            wrong.append("cut at %d: %s" % (cut, found))
    t.test(not wrong, "buffers of HTTP, whole and in pieces", *wrong)
    query = b"\x12\x34\x01\0\0\x01\0\0\0\0\0\0\x04evil\x07example\0\0\x01\0\x01"
    found = sids(cli, 'alert dns any any -> any any (dns.query; content:"evil.example"; sid:1;)', datagram(query, port=53))
    t.test(len(found) == 1, "names that DNS asks for", found)
    hello = bytes.fromhex("0303") + b"R" * 32 + b"\0" + b"\0\2\0\x2f" + b"\1\0"
    name = b"\0\0\0\x0f\0\x0d\0\0\x0aplc.locals"
    hello += len(name).to_bytes(2, "big") + name
    record = b"\x16\x03\x01" + (len(hello) + 4).to_bytes(2, "big") + b"\x01" + len(hello).to_bytes(3, "big") + hello
    found = sids(cli, 'alert tls any any -> any any (tls.sni; content:"plc.local"; sid:1;)', stream(record[:20], record[20:], port=443))
    t.test(len(found) == 1, "the server's name in TLS", found)

    def der(tag, *parts):
        body = b"".join(parts)
        head = bytes([tag]) + (bytes([len(body)]) if len(body) < 128 else b"\x82" + len(body).to_bytes(2, "big"))
        return head + body

    def person(common):
        return der(0x30, der(0x31, der(0x30, der(6, b"\x55\x04\x06"), der(0x13, b"DE"))),
                   der(0x31, der(0x30, der(6, b"\x55\x04\x03"), der(0x0c, common))))

    certificate = der(0x30, der(0x30, der(0xa0, der(2, b"\2")), der(2, b"\x0a\xbc"), der(0x30), person(b"root"), der(0x30),
                                person(b"S7-1200 Controller"), b"\0" * 300))
    body = len(certificate).to_bytes(3, "big") + certificate
    body = len(body).to_bytes(3, "big") + body
    record = b"\x16\x03\x03" + (len(body) + 4).to_bytes(2, "big") + b"\x0b" + len(body).to_bytes(3, "big") + body
    rules = ["tls.cert_subject; content:\"C=DE, CN=S7-1200\"", "tls.cert_issuer; content:\"CN=root\"", "tls.cert_serial; content:\"0A:BC\"",
             "tls.certs; content:\"S7-1200 Controller\"", "tls.cert_subject; content:\"root\""]
    text = "\n".join("alert tls any any -> any any (%s; sid:%d;)" % (r, s) for s, r in enumerate(rules, 1))
    found = sorted(s for s, _ in sids(cli, text, stream(record[:100], record[100:], port=443, side="server")))
    t.test(found == [1, 2, 3, 4], "certificates", found)


def limits(cli, t):
    def reasons(rules, capture):
        events, done = cli.events("--rules", cli.write("l.rules", rules), cli.write("l.pcap", wire.pcap(capture)))
        return {e["anomaly"]["event"] for e in events if e["event_type"] == "anomaly"}, done

    found, done = reasons('alert udp any any -> any any (content:"aaaa"; pcre:"/(a+)+(?!x)[bc]/"; sid:1;)', datagram(b"a" * 1200))
    t.test("signature.regex_limit" in found, "a catastrophic pattern stops at its limit", found, done)
    tries = 'alert udp any any -> any any (content:"a"; content:"a"; distance:0; content:"a"; distance:0; content:"b"; distance:0; sid:1;)'
    found, done = reasons(tries, datagram(b"a" * 1200))
    t.test("signature.work_limit" in found, "a rule with endless tries stops at its limit", found, done)
    many = "\n".join('alert tcp any any -> any any (content:"mark"; content:"end%d"; distance:0; sid:%d;)' % (i, i + 1) for i in range(20))
    found, done = reasons(many, stream(b"mark", b"mark"))
    t.test("signature.memory" in found, "more rules wait than a flow remembers", found, done)


def actions(cli, t):
    policy = cli.write("p.conf", 'mode = "enforce";\nzones = ( { name = "a"; addresses = [ "10.0.0.1" ]; }, '
                       '{ name = "b"; addresses = [ "10.0.0.2" ]; } );\n'
                       'conduits = ( { from = "a"; to = "b"; allow = ( "udp port=4000" ); otherwise = "allow"; } );\n'
                       'otherwise = "allow";\n')
    for action, verdict in (("alert", "alert"), ("drop", "drop"), ("reject", "reset")):
        rules = cli.write("a.rules", '%s udp any any -> any any (content:"x"; sid:1; classtype:attempted-dos; '
                          'reference:cve,2012-0001; metadata:attack_ics T0814; msg:"m";)' % action)
        events, done = cli.events("--rules", rules, "--policy", policy, cli.write("a.pcap", wire.pcap(datagram(b"xyz"))))
        alerts = [e for e in events if e["event_type"] == "alert" and "signature_id" in e["alert"]]
        good = len(alerts) == 1 and alerts[0]["policy"]["verdict"] == verdict and alerts[0]["policy"]["cause"] == "signature"
        a = alerts[0]["alert"] if alerts else {}
        t.test(good and a["action"] == ("allowed" if action == "alert" else "blocked"), action + ": its verdict", alerts, done)
        t.test(a.get("severity") == 2 and a.get("references") == ["cve,2012-0001"] and a.get("technique") == "T0814" and
               a.get("rule", "").startswith(action) and alerts[0]["matched"]["bytes"] == "78", action + ": what a person needs", a)
    report, _ = cli.report("--rules", rules, cli.path("a.pcap"))
    kinds = [f for f in report["findings"] if f.get("kind") == "signature" or "rule 1 looks for" in json.dumps(f)]
    t.test(kinds, "the report has it among its findings", json.dumps(report["findings"])[:600])


def check(cli, t):
    rules = cli.write("c.rules", 'alert tcp any any -> any any (content:"abcd"; sid:1;)\nalert tcp any any -> any any (contant:"a"; sid:2;)\n')
    done = cli.run("rules", "check", rules)
    t.test(done.code == 1 and "c.rules:2:31: error: nobody knows an option 'contant'" in done.out and "did you mean 'content'?" in done.out
           and "2 rules: 1 loaded" in done.out, "a mistake has file, line, column and a hint", done)
    done = cli.run("rules", "check", "--json", rules)
    found = json.loads(done.out)
    t.test(found["loaded"] == 1 and found["failed"] == 1 and found["rules"][1]["notes"][0]["column"] == 31, "the same as JSON", done.out)
    done = cli.run("rules", "check", cli.path("missing.rules"))
    t.test(done.code == 2 and "cannot be read" in done.err, "a file that is not there", done)
    shared = os.path.join(os.path.dirname(ROOT), "shared", "rules")
    if not os.path.isdir(shared):
        t.skip("every rule of the public sets loads", "no ../shared/rules")
        return
    files = [os.path.join(where, n) for where, _, names in os.walk(shared) for n in names
             if n.endswith(".rules") or (n.endswith(".txt") and "README" not in n)]
    found = json.loads(cli.run("rules", "check", "--json", "--disabled", *files).out)
    t.test(found["found"] == found["loaded"] >= 280, "every rule of the public sets loads: %d of %d" % (found["loaded"], found["found"]))


# (arguments behind `rules`, what is said); each is a mistake of the command line
MISTAKES = [
    ((), "what? See"), (("chekc",), "did you mean 'check'?"), (("check",), "which files?"), (("pack",), "pack needs --name"),
    (("sign", "x"), "sign needs --key FILE"), (("verify",), "verify needs one bundle"), (("install",), "install needs one bundle"),
    (("install", "--most", "lots", "x"), "--most needs a whole number"), (("check", "--set", "9=", "x.rules"), ""),
    (("check", "--base-policy", "strict", "x.rules"), ""), (("verify", "--signatures", "0", "x"), ""),
    (("rollback", "nobody", "--store", "."), "no bundle called nobody"), (("pack", "--date", "yesterday", "x"), ""),
]


def command(cli, t):
    done = cli.run("rules", "list", "--store", cli.path("no-store"))
    t.test(done.code == 0 and "no bundle is installed" in done.out, "an empty store is said to be empty", done)
    for arguments, said in MISTAKES:
        done = cli.run("rules", *arguments)
        t.test(done.code in (1, 2) and done.err and said in done.err + done.out and not done.crashed(),
               "rules %s: says what is wrong" % " ".join(arguments), done)
    rules = cli.write("k.rules", 'alert tcp $HOME any -> any any (content:"abcd"; nocase; sid:1;)\n'
                      'alert tcp any any -> any any (content:"abcd"; sid:1;)\n'
                      '#alert tcp any any -> any any (content:"efgh"; sid:3;)\n'
                      'alert tcp any any -> any any (content:"toolong"; depth:2; sid:4; metadata:policy security-ips drop;)\n')
    done = cli.run("rules", "check", "--all", "--set", "HOME=[10.0.0.0/8]", rules)
    t.test(done.code == 0 and "sid 1, by" in done.out and "(written 1)" in done.out and "can never match" in done.out and
           "undefined" not in done.out, "--all lists every rule, --set gives a variable its value", done)
    done = cli.run("rules", "check", "--quiet", "--disabled", "--base-policy", "security", rules)
    t.test(done.code == 0 and "0 commented out" in done.out, "--disabled and --base-policy", done)
    cache = cli.path("cache")
    first = cli.run("rules", "check", "--cache", cache, rules)
    kept = sorted(os.listdir(cache)) if os.path.isdir(cache) else []
    again = cli.run("rules", "check", "--cache", cache, rules)
    t.test(first.code == again.code == 0 and kept and sorted(os.listdir(cache)) == kept, "compiled patterns are kept, and found again",
           first, again, kept)
    for name in kept:  # what is not what was written is compiled anew
        open(os.path.join(cache, name), "wb").write(b"not a database")
    broken = cli.run("rules", "check", "--cache", cache, rules)
    t.test(broken.code == 0, "a spoilt cache is no harm", broken)


main(options, cuts, messages, memory, buffers, limits, actions, check, command)
