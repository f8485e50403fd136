# SPDX-License-Identifier: Apache-2.0
"""Small captures of everything below the protocols: links, tags, IP, fragments, TCP; and of what goes wrong there.

What a dissector sees inside is always the same two Modbus messages, unless the capture is about something else.
"""
import ipaddress
import itertools
import struct

import wire
from wire import ACK, FIN, ICMP, PSH, RST, SYN, TCP, UDP, URG, Capture, Connection, Host

CLIENT, SERVER = Host("10.30.0.5"), Host("10.30.0.80")
CLIENT6, SERVER6 = Host("fd00:30::5"), Host("fd00:30::80")


START_NS = wire.when("2025-03-04 08:00:00")
number_of = itertools.count()


def new(**how):
    """A capture whose time overlaps with that of no other; a new one goes behind the others, which stay as they are."""
    made = Capture(**how)
    made.now_ns = START_NS + next(number_of) * 600 * wire.NS
    return made


def read(transaction, address=0, quantity=2):
    return struct.pack(">HHHBBHH", transaction, 0, 6, 1, 3, address, quantity)


def answer(transaction, values=(100, 200)):
    return struct.pack(">HHHBBB", transaction, 0, 3 + 2 * len(values), 1, 3, 2 * len(values)) + \
        struct.pack(">%dH" % len(values), *values)


def write(transaction, address, value):
    return struct.pack(">HHHBBHH", transaction, 0, 6, 1, 6, address, value)


def talk(capture, client=CLIENT, server=SERVER, sport=41000, **how):
    c = Connection(capture, client, server, sport, 502, **how).open()
    c.send("client", read(1)).send("server", answer(1))
    c.acknowledge("client").close()
    return capture


# ---- links, tags, file formats ----

def links():
    both = new()
    talk(both, vlans=[10])
    talk(both, sport=41001, vlans=[0])  # a priority tag names no VLAN
    yield "vlan.pcap", both
    yield "qinq.pcap", talk(new(), vlans=[100, 10])
    yield "cooked.pcap", talk(new(link=wire.LINK_SLL))
    yield "cooked2.pcap", talk(new(link=wire.LINK_SLL2))
    yield "raw.pcap", talk(new(link=wire.LINK_RAW))
    yield "loop.pcap", talk(new(link=wire.LINK_LOOP))
    null = talk(new(link=wire.LINK_NULL))
    null.add(struct.pack("<I", 7) + bytes(40))  # a family that is neither IP nor IPv6
    yield "null.pcap", null
    six = talk(new(), CLIENT6, SERVER6)
    talk(six, CLIENT6, SERVER6, sport=41001, first=60, extensions=bytes([TCP, 0, 1, 4, 0, 0, 0, 0]))
    yield "ipv6.pcap", six


def formats():
    yield "nanoseconds.pcap", wire.pcap(talk(new(step_ns=1)), nanoseconds=True)
    yield "big-endian.pcap", wire.pcap(talk(new()), big_endian=True)
    yield "two-interfaces.pcapng", wire.pcapng([talk(new()), talk(new(link=wire.LINK_RAW), sport=41001)])
    yield "modbus.pcap.gz", wire.gz(wire.pcap(talk(new())))
    yield "modbus.pcap.zst", wire.zst(wire.pcap(talk(new())))


# ---- frames without IP ----

def arp(sender, target, operation=1, claims=None):
    body = struct.pack(">HHBBH", 1, 0x0800, 6, 4, operation) + (claims or sender.mac) + sender.ip.packed
    return wire.ethernet(sender.mac, b"\xff" * 6, 0x0806, body + bytes(6) + target.ip.packed)


def frames():
    c = new()
    c.add(arp(CLIENT, SERVER))
    c.add(wire.ethernet(CLIENT.mac, wire.mac("01:80:c2:00:00:0e"), 0x88cc, bytes.fromhex("020407000001040207300000")))
    c.add(wire.ethernet(SERVER.mac, wire.mac("01:80:c2:00:00:00"), 0x26, bytes([0x42, 0x42, 3]) + bytes(35)))
    c.add(wire.ethernet(CLIENT.mac, SERVER.mac, 0x88b5, b"local experiment"))  # IEEE 802: for local use
    talk(c, vlans=[10, 20, 30])
    yield "frames.pcap", c

    c = new()
    c.add(arp(CLIENT, SERVER, claims=SERVER.mac))
    c.add(CLIENT.mac + b"\x08")
    yield "frames-bad.pcap", c

    c = new()
    t = Connection(c, CLIENT, SERVER, 41000, 502).open()
    t.send("client", read(1))
    t.send("server", answer(1, range(60)))
    t.send("client", read(2))
    t.close()
    c.packets = [(at, data[:96], length) for at, data, length in c.packets]
    yield "snap-length.pcap", c


# ---- IP ----

def datagram(src, dst, payload, sport=41000):
    return wire.udp(src.ip, dst.ip, sport, 502, payload)


def ip_bad():
    c = new()
    body = datagram(CLIENT, SERVER, read(1))
    c.ip(CLIENT, SERVER, UDP, body, header_words=3)
    c.ip(CLIENT, SERVER, UDP, body, total=12)
    c.ip(CLIENT, SERVER, UDP, body, sum=0x1234)
    c.ip(CLIENT, SERVER, UDP, body, options=bytes([7, 7, 4, 0, 0, 0, 0, 0]))  # record route
    c.ip(CLIENT, SERVER, UDP, body, options=bytes([131, 7, 4, 10, 9, 9, 9, 0]))  # loose source route
    c.ip(SERVER, SERVER, UDP, wire.udp(SERVER.ip, SERVER.ip, 502, 502, read(1)))
    body6 = datagram(CLIENT6, SERVER6, read(1))
    hop = bytes([0, 0, 1, 4, 0, 0, 0, 0])  # hop by hop after hop by hop
    c.ip(CLIENT6, SERVER6, UDP, body6, first=0, extensions=hop + bytes([UDP]) + hop[1:])
    options = b"".join(bytes([60, 0, 1, 4, 0, 0, 0, 0]) for _ in range(8)) + bytes([UDP, 0, 1, 4, 0, 0, 0, 0])
    c.ip(CLIENT6, SERVER6, UDP, body6, first=60, extensions=options)
    routing = bytes([UDP, 2, 0, 1, 0, 0, 0, 0]) + ipaddress.ip_address("fd00:30::99").packed
    c.ip(CLIENT6, SERVER6, UDP, body6, first=43, extensions=routing)
    c.ip(CLIENT, SERVER, ICMP, bytes([8, 0]), total=22)
    c.ip(CLIENT, SERVER, UDP, body[:6], total=26)
    c.ip(CLIENT, SERVER, UDP, wire.udp(CLIENT.ip, SERVER.ip, 41001, 502, read(1), length=200))
    c.ip(CLIENT, SERVER, UDP, wire.udp(CLIENT.ip, SERVER.ip, 41002, 502, read(1), sum=0x1234))
    yield "ip-bad.pcap", c


def pieces(src, dst, whole, cuts, identification):
    """(offset, more, bytes) of an IPv4 payload cut at these offsets."""
    ends = list(cuts) + [len(whole)]
    starts = [0] + list(cuts)
    return [dict(fragment=s, more=e < len(whole), identification=identification, payload=whole[s:e])
            for s, e in zip(starts, ends)]


def send_pieces(c, list_of_pieces):
    for p in list_of_pieces:
        how = dict(p)
        c.ip(CLIENT, SERVER, UDP, how.pop("payload"), **how)


def fragments():
    c = new()
    many = b"".join(read(n, 10 * n) for n in range(1, 9))
    whole = datagram(CLIENT, SERVER, many)
    send_pieces(c, pieces(CLIENT, SERVER, whole, [32, 64, 96], 1))
    backwards = pieces(CLIENT, SERVER, datagram(CLIENT, SERVER, many, 41001), [48, 80], 2)
    send_pieces(c, backwards[::-1])
    twice = pieces(CLIENT, SERVER, datagram(CLIENT, SERVER, many, 41002), [48, 80], 3)
    send_pieces(c, twice[:2] + twice[:2] + twice[2:])  # sent again with the same content
    whole6 = datagram(CLIENT6, SERVER6, many)
    for start, end in ((0, 56), (56, len(whole6))):
        head = struct.pack(">BBHI", UDP, 0, start | (end < len(whole6)), 77)
        c.ip(CLIENT6, SERVER6, UDP, whole6[start:end], first=44, extensions=head)
    yield "fragments.pcap", c

    c = new()
    allowed = pieces(CLIENT, SERVER, datagram(CLIENT, SERVER, read(1) + read(2)), [16], 10)
    changed = dict(allowed[0], payload=datagram(CLIENT, SERVER, write(1, 0, 9) + read(2))[:16], more=True)
    send_pieces(c, [allowed[0], changed, allowed[1]])
    send_pieces(c, [dict(fragment=0, more=True, identification=11, payload=whole[:4])])
    send_pieces(c, [dict(fragment=0, more=True, identification=12, payload=whole[:32]),
                    dict(fragment=65528, more=True, identification=12, payload=whole[:32])])
    send_pieces(c, [dict(fragment=0, more=True, identification=13, payload=whole[:32])])  # the rest never comes
    c.wait(60)
    send_pieces(c, [dict(fragment=16 * n, more=True, identification=14, payload=bytes(8)) for n in range(80)])
    yield "fragments-bad.pcap", c


# ---- TCP ----

def opened(c, sport=41000, **how):
    return Connection(c, CLIENT, SERVER, sport, 502, **how).open()


def push(t, side, payload, at, **how):
    """Sends at an offset from the side's next byte, and remembers nothing."""
    t.segment(side, PSH | ACK, payload, seq=t.seq[side] + at, **how)


def skip(t, side, count):
    t.seq[side] = (t.seq[side] + count) & 0xffffffff


def tcp_good():
    c = new()
    t = opened(c)
    first, second, third = read(1), read(2, 10), read(3, 20)
    push(t, "client", third, 24, ack=t.seq["server"])
    push(t, "client", second, 12)
    push(t, "client", first, 0)
    skip(t, "client", 36)
    for n in (1, 2, 3):
        t.send("server", answer(n))
    t.close()
    wrap = opened(c, 41001, seq=0xfffffffa)  # the sequence numbers go round inside a message
    wrap.send("client", read(1)).send("server", answer(1)).close()
    yield "reordered.pcap", c

    c = new()
    t = opened(c)
    t.send("client", first)
    push(t, "client", first, -12)  # the whole segment again
    t.send("client", second)
    push(t, "client", first + second + third, -24)  # both again, with something new behind
    skip(t, "client", 12)
    for n in (1, 2, 3):
        t.send("server", answer(n))
    t.acknowledge("client")
    c.wait(30)
    push(t, "client", b"\0", -1)  # a keep-alive with a garbage byte
    t.acknowledge("server")
    t.segment("server", ACK, window=0)
    push(t, "client", read(4)[:1], 0)  # a probe of the closed window
    t.segment("server", ACK, window=0)
    t.segment("server", ACK, window=8192)
    t.send("client", read(4)).send("server", answer(4))
    t.close()
    yield "repeated.pcap", c

    c = new()
    t = opened(c)
    for byte in read(1):
        t.send("client", bytes([byte]))
    t.send("server", answer(1), mss=3)
    t.send("client", read(2) + read(3) + read(4)[:5]).send("client", read(4)[5:])
    t.send("server", answer(2) + answer(3) + answer(4))
    t.close()
    yield "cut.pcap", c

    c = new()
    t = Connection(c, CLIENT, SERVER, 41000, 502)
    t.send("client", read(7)).send("server", answer(7)).send("client", read(8)).send("server", answer(8))
    t.close()
    t = opened(c)  # the same ports again
    t.send("client", read(1)).send("server", answer(1)).reset("server")
    yield "midstream.pcap", c


def tcp_bad():
    c = new()
    t = opened(c)
    t.send("client", read(1))
    push(t, "client", write(1, 0, 9), -12)  # the same place, another message
    t.send("server", answer(1)).close()
    t = opened(c, 41001)
    push(t, "client", read(2), 12)  # beyond a gap, twice, differently
    push(t, "client", write(2, 0, 9), 12)
    t.send("client", read(1))
    skip(t, "client", 12)
    t.send("server", answer(1) + answer(2)).close()
    yield "conflict.pcap", c

    c = new()
    t = opened(c)
    t.send("client", read(1)).send("server", answer(1))
    t.send("client", read(2)[:7])
    skip(t, "client", 5)  # the rest was lost before the capture
    t.send("server", answer(2))
    t.send("client", read(3)).send("server", answer(3))
    t.close()
    t = opened(c, 41001)
    t.send("client", read(1)).send("server", answer(1))
    push(t, "client", read(3), 12)  # the rest comes after more than the hold time
    c.wait(10)
    push(t, "client", read(4), 24)
    skip(t, "client", 36)
    t.send("server", answer(3) + answer(4)).close()
    yield "gap.pcap", c

    c = new()
    t = opened(c)
    t.segment("client", ACK, header_words=3)
    t.segment("client", SYN | FIN)
    t.segment("client", 0)
    t.segment("client", PSH | ACK | URG, read(1), urgent=4)
    skip(t, "client", 12)
    t.send("server", answer(1))
    t.segment("client", ACK, ack=t.seq["server"] + 5000)
    push(t, "client", read(2), 0x50000000)
    t.segment("client", PSH | ACK, read(2), sum=0x1234)
    t.close()
    t = Connection(c, CLIENT, SERVER, 41001, 502)
    t.segment("client", SYN, read(1))
    t.segment("client", RST)
    yield "tcp-bad.pcap", c

    c = new()
    t = opened(c)
    t.send("client", read(1)).send("server", answer(1))
    t.send("client", read(2)[:9])
    t.close()
    yield "incomplete.pcap", c


# ---- what carries no protocol, or not only one ----

def foreign():
    c = new()
    t = opened(c)
    t.send("client", read(1)).send("server", answer(1))
    t.send("client", b"GET / HTTP/1.1\r\nHost: plc\r\n\r\n")
    t.send("client", b"more of the same\r\n")
    t.send("client", read(2)).send("server", answer(2))
    t.close()
    t = Connection(c, CLIENT, SERVER, 41001, 8080).open()
    t.send("client", b"GET / HTTP/1.1\r\nHost: plc\r\n\r\n").send("server", b"HTTP/1.1 404 Not Found\r\n\r\n").close()
    t = Connection(c, CLIENT, SERVER, 41002, 1502).open()  # Modbus where nobody expects it
    t.send("client", read(1)).send("server", answer(1)).close()
    c.datagram(CLIENT, SERVER, 41003, 502, read(1))
    c.datagram(SERVER, CLIENT, 502, 41003, answer(1))
    c.datagram(CLIENT, SERVER, 41003, 502, read(2) + read(3)[:7])
    yield "foreign.pcap", c


def budgets():
    """What reaches the limits that --flows 16 --memory 1M set; mostly zeros, so that it packs well."""
    c = new()
    for n in range(24):
        c.datagram(CLIENT, SERVER, 42000 + n, 9, b"x")
    long = Connection(c, CLIENT, SERVER, 41010, 102).open()
    long.send("client", bytes.fromhex("0300001611e00000000100c0010ac1020100c2020102"))
    long.send("server", bytes.fromhex("0300001611d00001000200c0010ac1020100c2020102"))
    long.send("client", bytes.fromhex("0300001902f08032010000000100080000f0000001000101e0"))
    waiting = [opened(c, 41001 + n) for n in range(2)]
    for n in range(1, 400):
        for t in waiting:
            push(t, "client", bytes(1400), 1400 * n)  # beyond a gap that is never filled
        if n == 390:
            long.send("client", bytes.fromhex("0300ea6002f080320100000001"))  # the beginning of 60,000 bytes
            late = opened(c, 41011)  # no memory for the state of another conversation
            late.send("client", read(1)).send("server", answer(1))
    t = Connection(c, CLIENT, SERVER, 43000, 9).open()
    t.send("client", bytes(80000))  # never acknowledged: the record of what was sent is full
    t.close()
    yield "budgets.pcap.gz", wire.gz(wire.pcap(c))


def files():
    """{path under pcaps/: Capture or bytes}"""
    found = {}
    for maker in (links, formats, frames, ip_bad, fragments, tcp_good, tcp_bad, foreign, budgets):
        for name, what in maker():
            found["network/" + name] = what
    return found
