#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""What leaves is what was judged, over a real wire: hostile.py BUILD

A writer made of scapy sends a forbidden message in every way in which TCP and IP can be misunderstood, through bulkheadd, to a server on the
kernel's own TCP.  Neither what the server reads, nor what one call of recv() gives it, nor any frame on its wire may hold the forbidden message; where
the writer is honest the allowed message behind it must arrive on the same connection.  tests/laws/hostile_law.c is the same without wire and clock.

Every way runs for each protocol over each carrier at once, a connection each.  Ends with the count of cases and escapes.
"""
import fcntl
import itertools
import json
import os
import random
import signal
import socket
import struct
import sys
import threading
import time

from _inline import Line, Test, receive_tagged, sh, skip_all

try:
    from scapy.layers.inet import IP, TCP
    from scapy.layers.inet6 import IPv6, IPv6ExtHdrDestOpt, PadN
    from scapy.layers.l2 import Dot1AD, Dot1Q, Ether
    from scapy.packet import Raw
except ImportError:
    skip_all("python3-scapy is not installed")

# The writer's addresses belong to no stack: nothing answers for it but itself.
WRITER, WRITER6 = "10.9.0.7", "fd09::7"
MACHINE, MACHINE6 = "10.9.0.2", "fd09::2"
WRITER_MAC = "02:00:00:00:00:07"
POLICY = """
mode = "enforce"; otherwise = "drop";
zones = ( { name = "it"; addresses = [ "10.9.0.0/29", "10.9.9.0/29", "10.9.7.0/29", "fd09::7" ]; },
          { name = "ot"; addresses = [ "10.9.0.2", "10.9.9.2", "10.9.7.2", "fd09::2" ]; } );
conduits = ( { from = "it"; to = "ot"; otherwise = "refuse"; malformed = "alert"; answers = "alert";
  allow = ( "modbus read", "s7comm read", "iec104 read" ); } );
"""


class Talk:
    """A protocol: what opens it, an allowed message, a forbidden one."""

    def __init__(self, name, port, opening, allowed, forbidden, is_neutralised=False):
        self.name, self.port, self.is_neutralised = name, port, is_neutralised
        self.opening, self.allowed, self.forbidden = (bytes.fromhex(x) for x in (opening, allowed, forbidden))


TALKS = [
    Talk("modbus", 502, "", "000100000006010300420001", "0002000000060106004200be"),
    Talk("s7comm", 102, "0300001902f08032010000000000080000f0000001000101e0",
         "0300001f02f080320100000001000e00000401120a10020001000184000000",
         "0300002102f0803201000000020010000029000000000009505f50524f4752414d"),
    Talk("iec104", 2404, "680407000000", "680e0000000064010600010000000014", "680e020000002d010600010001000001", True),
]
CARRIERS = ["ipv4", "time stamps", "ipv6", "ipv6 options", "vlan", "qinq"]


class Server(threading.Thread):
    """Listens on the kernel's TCP in the machine's namespace; keeps each connection's bytes and what each recv() gave."""

    def __init__(self, line, family, address, port):
        super().__init__(daemon=True)
        self.streams, self.pieces, self.closed = {}, {}, set()
        self.listener = line.inside("machine", lambda: socket.socket(family, socket.SOCK_STREAM))
        self.listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.listener.bind((address, port))
        self.listener.listen(64)
        self.start()

    def run(self):
        while True:
            s, peer = self.listener.accept()
            self.streams[peer[1]], self.pieces[peer[1]] = b"", []
            self.closed.discard(peer[1])
            threading.Thread(target=self._read, args=(s, peer[1]), daemon=True).start()

    def _read(self, s, port):
        s.setsockopt(socket.SOL_SOCKET, socket.SO_OOBINLINE, 1)
        try:
            while True:
                data = s.recv(65536)
                if not data:
                    break
                self.pieces[port].append(data)
                self.streams[port] += data
        except OSError:
            pass
        self.closed.add(port)
        s.close()


class Wire:
    """The writer's end: frames out, acknowledgements in, by the writer's port."""

    def __init__(self, line):
        self.line = line
        self.socket = line.inside("office", lambda: socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3)))
        self.socket.setsockopt(socket.SOL_SOCKET, 33, 32 << 20)  # SO_RCVBUFFORCE
        self.socket.bind(("a0", 0))
        self.heard = {}  # port: (the server's next sequence number, acknowledged to us, flags)
        threading.Thread(target=self._hear, daemon=True).start()

    def _hear(self):
        while True:
            try:
                frame, where = self.socket.recvfrom(65536)
            except OSError:  # the line is gone
                return
            if where[2] == 4:
                continue
            at = 12
            while frame[at:at + 2] in (b"\x81\0", b"\x88\xa8"):
                at += 4
            kind, ip = frame[at:at + 2], frame[at + 2:]
            if kind == b"\x08\0" and ip[9] == 6:
                tcp, end = (ip[0] & 15) * 4, struct.unpack(">H", ip[2:4])[0]
            elif kind == b"\x86\xdd" and ip[6] == 6:
                tcp, end = 40, 40 + struct.unpack(">H", ip[4:6])[0]
            else:
                continue
            port, seq, ack = struct.unpack(">HII", ip[tcp + 2:tcp + 12])
            flags, payload = ip[tcp + 13], end - tcp - (ip[tcp + 12] >> 4) * 4
            old = self.heard.get(port, (0, 0, 0))
            self.heard[port] = ((seq + payload + (1 if flags & 3 else 0)) & 0xffffffff, ack, old[2] | flags)


class Untag:
    """A tagged network of the machine as an interface of its own, for kernels that have none: a tap, and threads that take the
    tags off and put them on."""

    def __init__(self, line, name, tags):
        self.tags = tags
        self.tap = line.inside("machine", lambda: os.open("/dev/net/tun", os.O_RDWR))
        line.inside("machine", lambda: fcntl.ioctl(self.tap, 0x400454ca, struct.pack("16sH", name.encode(), 0x1002)))
        self.wire = line.inside("machine", lambda: socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(3)))
        self.wire.setsockopt(socket.SOL_SOCKET, 33, 32 << 20)
        self.wire.setsockopt(263, 8, 1)
        self.wire.bind(("b0", 0))
        for work in (self._in, self._out):
            threading.Thread(target=self._until_the_end, args=(work,), daemon=True).start()

    @staticmethod
    def _until_the_end(work):
        try:
            while True:
                work()
        except OSError:  # the line is gone
            pass

    def _in(self):
        frame, is_sent = receive_tagged(self.wire)
        if not is_sent and frame[12:12 + len(self.tags)] == self.tags:
            os.write(self.tap, frame[:12] + frame[12 + len(self.tags):])

    def _out(self):
        frame = os.read(self.tap, 65536)
        self.wire.send(frame[:12] + self.tags + frame[12:])


class Writer:
    """A connection of its own making.  `at` is where its stream goes on, from 0."""
    numbers = itertools.count(20000)

    def __init__(self, wire, talk, carrier, server, port=None):
        self.wire, self.talk, self.carrier, self.server = wire, talk, carrier, server
        self.port = port or next(Writer.numbers)
        self.isn = random.Random(self.port).choice([0xfffffff0, 0x7ffffff0, 12345])
        self.at, self.ident = 0, random.Random(self.port).randrange(1, 60000)
        self.other = (talk.allowed * 4)[:len(talk.forbidden)]

    # ---- frames ----

    def network(self, ttl=64):
        ether = Ether(src=WRITER_MAC, dst=self.wire.line.mac_machine)
        if self.carrier == "qinq":
            ether = ether / Dot1AD(vlan=7) / Dot1Q(vlan=9)
        elif self.carrier == "vlan":
            ether = ether / Dot1Q(vlan=9)
        if self.carrier == "ipv6":
            return ether / IPv6(src=WRITER6, dst=MACHINE6, hlim=ttl)
        if self.carrier == "ipv6 options":
            return ether / IPv6(src=WRITER6, dst=MACHINE6, hlim=ttl) / IPv6ExtHdrDestOpt(options=[PadN(optdata=b"\0" * 4)])
        net = {"vlan": "10.9.9", "qinq": "10.9.7"}.get(self.carrier, "10.9.0")
        return ether / IP(src=net + (".1" if net != "10.9.0" else ".7"), dst=net + ".2", ttl=ttl, flags="DF")

    def frame(self, at, payload=b"", flags="PA", ttl=64, urgent=0, ack=None):
        options = []
        if self.carrier == "time stamps":
            options = [("NOP", None), ("NOP", None), ("Timestamp", (int(time.monotonic() * 1000) & 0xffffffff, 0))]
        seen = self.wire.heard.get(self.port, (0, 0, 0))[0] if ack is None else ack
        tcp = TCP(sport=self.port, dport=self.talk.port, seq=(self.isn + 1 + at) & 0xffffffff, flags=flags, window=60000,
                  ack=seen if "A" in flags else 0, urgptr=urgent, options=options)
        return self.network(ttl) / tcp / Raw(payload) if payload else self.network(ttl) / tcp

    def put(self, frame):
        try:
            self.wire.socket.send(bytes(frame))
        except OSError as e:
            print("# %s: %s" % (type(frame), e))

    def send(self, at, payload, **how):
        self.put(self.frame(at, payload, **how))

    # ---- a session ----

    def stream(self):
        return self.server.streams.get(self.port, b"")

    def acknowledged(self):
        return (self.wire.heard.get(self.port, (0, 0, 0))[1] - self.isn - 1) & 0xffffffff

    def wait(self, holds, seconds=1.0):
        end = time.monotonic() + seconds
        while not holds() and time.monotonic() < end:
            time.sleep(0.004)
        return holds()

    def open(self):
        for _ in range(3):
            self.put(self.frame(-1, flags="S"))
            if self.wait(lambda: self.wire.heard.get(self.port, (0, 0, 0))[2] & 2, 0.5):
                break
        self.put(self.frame(0, flags="A"))
        for message in (self.talk.opening, self.talk.allowed):
            if message:
                self.send(self.at, message)
                self.at += len(message)
                if not self.wait(lambda: self.acknowledged() == self.at):
                    self.send(self.at - len(message), message)
        return self.wait(lambda: self.stream() == self.talk.opening + self.talk.allowed)

    def close(self):
        self.put(self.frame(self.at, flags="RA"))


# ---- the ways ----

def cuts(n, size):
    return [(i, min(size, n - i)) for i in range(0, n, size)]


def as_it_is(w, f):
    w.send(w.at, f)


def every_byte(w, f):
    for i, n in cuts(len(f), 1):
        w.send(w.at + i, f[i:i + n])


def halves(w, f):
    h = len(f) // 2
    w.send(w.at, f[:h])
    time.sleep(0.05)
    w.send(w.at + h, f[h:])


def reordered(w, f):
    h = len(f) // 2
    w.send(w.at + h, f[h:])
    w.send(w.at, f[:h])


def backwards(w, f):
    for i, n in reversed(cuts(len(f), 1)):
        w.send(w.at + i, f[i:i + n])


def again(w, f):
    for pause in (0, 0.02, 0.2):
        time.sleep(pause)
        w.send(w.at, f)


def duplicated(w, f):
    for i, n in cuts(len(f), 4):
        w.send(w.at + i, f[i:i + n])
        w.send(w.at + i, f[i:i + n])


def merged(w, f):
    w.send(w.at, f)
    w.send(w.at, f + w.talk.allowed)
    w.behind = w.talk.allowed


def between(w, f):
    w.send(w.at, w.talk.allowed + f)
    w.before = w.talk.allowed


def split_again(w, f):
    w.send(w.at, f)
    for i, n in cuts(len(f), 3):
        w.send(w.at + i, f[i:i + n])


def over_allowed(w, f):
    w.send(w.at, w.other)
    w.send(w.at, f)


def under_allowed(w, f):
    w.send(w.at, f)
    w.send(w.at, w.other)
    w.send(w.at, f)


def over_beginning(w, f):
    h = len(f) // 2
    w.send(w.at, w.other[:h])
    w.send(w.at, f)
    w.send(w.at + h, w.other[h:])


def two_beyond_gap(w, f):
    w.send(w.at + 2, w.other[2:])
    w.send(w.at + 2, f[2:])
    w.send(w.at, f[:2])
    w.send(w.at, f)


def two_in_front(w, f):
    w.send(w.at + 4, f[4:])
    w.send(w.at, w.other[:6])
    w.send(w.at, f[:6])


def urgent(w, f):
    w.send(w.at, f, flags="PAU", urgent=3)


def bad_checksum(w, f):
    frame = w.frame(w.at, f)
    frame = frame.__class__(bytes(frame))
    frame[TCP].chksum ^= 0x55
    w.put(frame)


def checksum_decoy(w, f):
    bad_checksum(w, w.other)
    w.send(w.at, f)


def low_ttl(w, f):
    w.send(w.at, w.other, ttl=1)
    w.send(w.at, f)


def out_of_window(w, f):
    w.send(w.at + 0x50000000, f)
    w.send(w.at - 0x50000000, f)
    w.send(w.at, f)


def in_syn(w, f):
    w.send(w.at - 1, f, flags="S")
    w.send(w.at - 1, f, flags="SA")


def odd_flags(w, f):
    for flags in ("FA", "F", "", "P", "RA", "R", "SF"):
        w.send(w.at, f, flags=flags)


def as_keep_alives(w, f):
    n = len(f)
    w.send(w.at, w.other[:n - 1])
    for _ in range(n):
        w.send(w.at + n - 2, f[n - 2:n - 1])
        w.send(w.at + n - 1, f[n - 1:])


def fragments(w, f, size, reverse=False, overlap=False, headless=False):
    frame = w.frame(w.at, f)
    if IP not in frame:
        return
    whole = bytes(frame[IP].payload) if IP in frame else b""
    frame = frame.__class__(bytes(frame))
    whole = bytes(frame[IP].payload)
    w.ident += 1
    pieces = cuts(len(whole), size)
    for k, (i, n) in list(enumerate(pieces))[::-1] if reverse else enumerate(pieces):
        if headless and k == 0:
            continue
        is_last = k + 1 == len(pieces)
        if overlap and not is_last:
            n += 8
        ip = frame[IP]
        head = w.network()
        head[IP].id, head[IP].frag, head[IP].proto = w.ident, i // 8, ip.proto
        head[IP].flags = 0 if is_last else "MF"
        w.put(head / Raw(whole[i:i + n]))


def tiny_fragments(w, f):
    fragments(w, f, 8)


def in_fragments(w, f):
    fragments(w, f, 24)


def fragments_reversed(w, f):
    fragments(w, f, 16, reverse=True)


def fragments_overlapping(w, f):
    fragments(w, f, 16, overlap=True)
    fragments(w, w.other, 24)
    fragments(w, f, 24, reverse=True, overlap=True)


def fragments_headless(w, f):
    fragments(w, f, 24, headless=True)


def rest_later(w, f):
    w.send(w.at, f[:-1])
    time.sleep(2.5)
    w.send(w.at + len(f) - 1, f[-1:])
    w.send(w.at, f)


def reset_between(w, f):
    h = len(f) // 2
    w.send(w.at, f[:h])
    w.put(w.frame(w.at + h, flags="R"))
    w.send(w.at + h, f[h:])
    w.send(w.at, f)


def fin_between(w, f):
    h = len(f) // 2
    w.send(w.at, f[:h])
    w.put(w.frame(w.at + h, flags="FA"))
    w.send(w.at + h, f[h:])
    w.send(w.at, f)


# (words, how, is the writer honest)
WAYS = [
    ("as it is", as_it_is, True), ("cut at every byte", every_byte, True), ("half, a pause, half", halves, True),
    ("halves in the wrong order", reordered, True), ("byte by byte from the end", backwards, True),
    ("sent again and again", again, True), ("every piece twice", duplicated, True),
    ("sent again with bytes behind it", merged, True), ("behind an allowed message in one segment", between, True),
    ("sent again in pieces", split_again, True), ("over an allowed message", over_allowed, False),
    ("under an allowed message", under_allowed, False), ("over the beginning of an allowed message", over_beginning, False),
    ("two contents beyond a gap", two_beyond_gap, False), ("two contents in front of a gap", two_in_front, False),
    ("urgent", urgent, True), ("with a bad checksum", bad_checksum, False),
    ("behind a decoy with a bad checksum", checksum_decoy, False), ("behind a decoy that dies on the way", low_ttl, False),
    ("outside the window", out_of_window, True), ("in a SYN", in_syn, False), ("with odd flags", odd_flags, False),
    ("as keep-alives", as_keep_alives, False), ("in fragments", in_fragments, False),
    ("in tiny fragments", tiny_fragments, False), ("in fragments from the end", fragments_reversed, False),
    ("in fragments that overlap", fragments_overlapping, False), ("in fragments without the first", fragments_headless, False),
    ("all but a byte, a long pause, the rest", rest_later, False), ("a reset in the middle", reset_between, False),
    ("a FIN in the middle", fin_between, False),
]


# ---- what is no attack, and must not cost a session ----

def keep_alive_garbage(w):
    for _ in range(3):
        w.send(w.at - 1, b"\xa5", flags="A")
        time.sleep(0.01)


def zero_window_probe(w):
    w.send(w.at, w.talk.allowed[:1], flags="A")
    time.sleep(0.05)


def spurious_retransmission(w):
    w.send(w.at - len(w.talk.allowed), w.talk.allowed)
    w.send(w.at - len(w.talk.allowed), w.talk.allowed)


def empty_segments(w):
    for _ in range(5):
        w.put(w.frame(w.at, flags="A"))


def window_update(w):
    frame = w.frame(w.at, flags="A")
    frame[TCP].window = 0
    w.put(frame)
    time.sleep(0.02)
    w.put(w.frame(w.at, flags="A"))


def halves_kindly(w):
    h = len(w.talk.allowed) // 2
    w.send(w.at, w.talk.allowed[:h])
    time.sleep(0.1)
    w.send(w.at + h, w.talk.allowed[h:])
    w.at += len(w.talk.allowed)
    w.extra = w.talk.allowed


BENIGN = [("keep-alives with a garbage byte", keep_alive_garbage), ("a zero-window probe", zero_window_probe),
          ("spurious retransmissions", spurious_retransmission), ("empty segments", empty_segments),
          ("a closed and opened window", window_update), ("an allowed message in two halves", halves_kindly)]


class Field:
    """The line, the servers, and the frames that came out on the machine's side."""

    def __init__(self, build, segment="", start=True):
        self.line = line = Line(build, policy=POLICY, segment=segment, start=False)
        line.mac_machine = line.mac("machine", "b0")
        machine = line.ns["machine"]

        def ip(*words):
            sh("ip", "-n", machine, *words)
        ip("addr", "add", MACHINE6 + "/64", "dev", "b0", "nodad")
        Untag(line, "t9", b"\x81\x00\x00\x09")
        Untag(line, "t7", b"\x88\xa8\x00\x07\x81\x00\x00\x09")
        for device, address in (("t9", "10.9.9.2/24"), ("t7", "10.9.7.2/24")):
            ip("link", "set", device, "address", line.mac_machine, "up")
            ip("addr", "add", address, "dev", device)
        for device, address in (("b0", WRITER), ("b0", WRITER6), ("t9", "10.9.9.1"), ("t7", "10.9.7.1")):
            ip("neigh", "replace", address, "lladdr", WRITER_MAC, "dev", device, "nud", "permanent")
        self.servers = {}
        for talk in TALKS:
            self.servers[talk.port, False] = Server(line, socket.AF_INET, "0.0.0.0", talk.port)
            self.servers[talk.port, True] = Server(line, socket.AF_INET6, MACHINE6, talk.port)
        self.wire = Wire(line)
        self.sniffer = line.sniff("machine", "b0")
        self.seen = 0
        if start:
            line.start()

    def writer(self, talk, carrier, port=None):
        return Writer(self.wire, talk, carrier, self.servers[talk.port, carrier.startswith("ipv6")], port)

    def frames_with(self, patterns):
        """Frames since the last call that reached the machine with one of these in them."""
        frames, self.seen = self.sniffer.frames[self.seen:], len(self.sniffer.frames)
        return [f.hex() for f, sent in frames if not sent and any(p in f for p in patterns)]


def at_once(works):
    threads = [threading.Thread(target=w) for w in works]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


def run_way(t, field, words, how, is_honest, carriers=CARRIERS, prepare=None, writers=None):
    """One way over all protocols and carriers; returns (cases, escapes).  writers: those that are open already."""
    is_open = writers is not None
    writers = writers or [field.writer(talk, carrier) for talk in TALKS for carrier in carriers]
    wrong = []

    def one(w):
        label = "%s over %s" % (w.talk.name, w.carrier)
        if not is_open and not w.open():
            wrong.append("%s: the allowed beginning did not arrive: %s" % (label, w.stream().hex()))
            return
        w.before = w.behind = b""
        if prepare:
            prepare(w)
        how(w, w.talk.forbidden)
        if is_honest:
            w.at += len(w.before + w.talk.forbidden + w.behind)
            refused = w.talk.forbidden if w.talk.is_neutralised else b""
            wanted = len(w.talk.opening + w.talk.allowed + w.before + refused + w.behind + w.talk.allowed)
            w.wait(lambda: w.acknowledged() == w.at, 0.5)
            w.send(w.at, w.talk.allowed)
            w.at += len(w.talk.allowed)
            arrived = w.wait(lambda: len(w.stream()) >= wanted and w.acknowledged() == w.at)
            if not arrived or not w.stream().endswith(w.talk.allowed) or len(w.stream()) != wanted:
                wrong.append("%s: %d bytes arrived of %d, %d of %d acknowledged: %s" % (
                    label, len(w.stream()), wanted, w.acknowledged(), w.at, w.stream().hex()))
        else:
            time.sleep(0.1)

    at_once([lambda w=w: one(w) for w in writers])
    time.sleep(0.05)
    escapes = field.frames_with([talk.forbidden for talk in TALKS])
    for w in writers:
        pieces = w.server.pieces.get(w.port, [])
        if any(w.talk.forbidden in p for p in pieces + [w.stream()]):
            escapes.append("%s over %s: the server read it" % (w.talk.name, w.carrier))
        w.close()
    t.test(not escapes and not wrong, words, "\n".join(escapes + wrong))
    return len(writers), len(escapes)


def run_benign(t, field, words, how):
    writers = [field.writer(talk, carrier) for talk in TALKS for carrier in CARRIERS]
    wrong = []

    def one(w):
        w.extra = b""
        ok = w.open()
        how(w)
        w.send(w.at, w.talk.allowed)
        w.at += len(w.talk.allowed)
        wanted = w.talk.opening + w.talk.allowed + w.extra + w.talk.allowed
        if not ok or not w.wait(lambda: w.stream() == wanted) or w.port in w.server.closed:
            wrong.append("%s over %s: %s" % (w.talk.name, w.carrier, w.stream().hex()))
        w.close()

    at_once([lambda w=w: one(w) for w in writers])
    t.test(not wrong, "no session is lost by " + words, "\n".join(wrong))


def port_reuse(t, field):
    """A device that rebooted opens the same connection anew, without a word about the old one."""
    wrong = []
    for talk in TALKS:
        w = field.writer(talk, "ipv4")
        ok = w.open()
        field.servers[talk.port, False].streams.pop(w.port, None)
        sh("ip", "netns", "exec", field.line.ns["machine"], "ss", "-K", "sport", "=", ":%d" % talk.port, check=False)
        time.sleep(0.1)
        field.wire.heard.pop(w.port, None)
        v = field.writer(talk, "ipv4", port=w.port)
        v.isn = (w.isn + 0x100000) & 0xffffffff
        if not ok or not v.open():
            wrong.append("%s: %s" % (talk.name, v.stream().hex()))
        v.close()
    t.test(not wrong, "no session is lost by the reuse of a port after a reboot", "\n".join(wrong))


def across_kill(t, field):
    """Half of the forbidden message, kill -9, the rest: on_failure is closed, so nothing passes unjudged."""
    cases, escapes = 0, 0

    def half(w):
        w.send(w.at, w.talk.forbidden[:len(w.talk.forbidden) // 2])

    for words, rest in (("the rest", lambda w, f: w.send(w.at + len(f) // 2, f[len(f) // 2:])),
                        ("all of it", lambda w, f: w.send(w.at, f)),
                        ("byte by byte", every_byte)):
        judged = field.line.log().count("frames are judged")
        lock, done = threading.Lock(), []

        def kill(w):
            half(w)
            with lock:
                if not done:
                    time.sleep(0.3)
                    os.kill(field.line.dataplane(), signal.SIGKILL)
                    field.line.wait_for_log("frames are judged", 10, judged + 1)
                    done.append(True)
        n, e = run_way(t, field, "half of it, kill -9, " + words, rest, False, carriers=["ipv4", "vlan"], prepare=kill)
        cases, escapes = cases + n, escapes + e
    return cases, escapes


def picked_up(t, build):
    """Sessions that were open before the box was there: adopted, and judged from then on."""
    field = Field(build, start=False)
    box = field.line.ns["box"]
    sh("ip", "-n", box, "link", "add", "bridge", "type", "bridge")
    for port in ("o0", "i0"):
        sh("ip", "-n", box, "link", "set", port, "master", "bridge")
    sh("ip", "-n", box, "link", "set", "bridge", "up")
    ways = [("as it is", as_it_is, True), ("cut at every byte", every_byte, True),
            ("halves in the wrong order", reordered, True), ("over an allowed message", over_allowed, False),
            ("under an allowed message", under_allowed, False), ("two contents beyond a gap", two_beyond_gap, False),
            ("in fragments", in_fragments, False)]
    writers = {words: [field.writer(talk, c) for talk in TALKS for c in ("ipv4", "ipv6")] for words, _, _ in ways}
    for group in writers.values():
        at_once([w.open for w in group])
    sh("ip", "-n", box, "link", "del", "bridge")
    field.line.start()
    cases = escapes = 0
    for words, how, is_honest in ways:
        n, e = run_way(t, field, "in a session that was picked up, " + words, how, is_honest, writers=writers[words])
        cases, escapes = cases + n, escapes + e
    field.line.close()
    return cases, escapes


def main():
    build = sys.argv[1]
    t = Test()
    began = time.monotonic()
    field = Field(build, segment='on_failure = "closed";')
    cases = escapes = 0
    while not field.writer(TALKS[0], "ipv4").open() and time.monotonic() - began < 10:
        pass  # a closed line settles first: dataplane/inline/settle.h
    for words, how, is_honest in WAYS:
        n, e = run_way(t, field, words, how, is_honest)
        cases, escapes = cases + n, escapes + e
    for words, how in BENIGN:
        run_benign(t, field, words, how)
    port_reuse(t, field)
    n, e = across_kill(t, field)
    cases, escapes = cases + n, escapes + e
    print("# drops: " + json.dumps({d["name"]: d["value"] for d in field.line.json("drops") if d["value"]})[:1500])
    field.line.close()
    n, e = picked_up(t, build)
    cases, escapes = cases + n, escapes + e
    print("# %d cases, %d escapes, %.0f s" % (cases, escapes, time.monotonic() - began))
    t.test(escapes == 0, "no forbidden message reached the machine in %d cases" % cases)
    return t.end()


sys.exit(main())
