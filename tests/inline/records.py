#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Records for management: they come in blocks, wait for a reader, are kept until it has them, cost no packet: records.py
BUILD"""
import json
import os
import socket
import struct
import sys
import time

from _inline import POLICY, ROOT, Answers, Line, Poller, Test, forbidden, read

CONTROL_H = open(os.path.join(ROOT, "dataplane/control.h")).read()
TYPES = [w.strip().split()[0].split(",")[0] for w in
         CONTROL_H.split("enum control_type {")[1].split("};")[0].splitlines() if w.strip().startswith("CONTROL_")]
RECORDS = TYPES.index("CONTROL_RECORDS") + 1
HEAD, BODY = struct.Struct("=IHHIiIIII"), struct.Struct("=QQQII")


class Reader:
    """Speaks dataplane/control.h; keeps blocks as a file for `bulkhead replay`."""

    def __init__(self, line):
        self.s = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self.s.connect(line.folder + "/run/control.sock")
        self.s.settimeout(1)
        self.line, self.messages, self.error = line, [], 0
        self.send(b"")

    def send(self, body):
        self.s.send(HEAD.pack(0x4b4c4842, 1, RECORDS, HEAD.size + len(body), 0, 0, 0, 0, 0) + body)

    def take(self, seconds, enough=lambda messages: False):
        """(run, number, lost, kind, count, bytes) as they come."""
        end = time.monotonic() + seconds
        while time.monotonic() < end and not enough(self.messages):
            try:
                data = self.s.recv(70000)
            except socket.timeout:
                continue
            if not data:
                break
            self.error = HEAD.unpack(data[:HEAD.size])[4]
            if self.error:
                break
            body = data[HEAD.size:]
            self.messages.append(BODY.unpack(body[:BODY.size]) + (body[BODY.size:],))
        return self.messages

    def taken(self):
        self.send(struct.pack("=QQ", *self.messages[-1][:2]))
        self.messages = []
        time.sleep(0.2)  # a socket closed with something unread takes what it has sent with it

    def replay(self, policy):
        path = self.line.folder + "/records"
        with open(path, "wb") as f:
            for m in self.messages:
                if m[3] == 0:
                    f.write(struct.pack("<I", len(m[5])) + m[5])
        done = self.line.ask.__self__
        out = os.popen("%s replay --format json --policy %s %s" % (done.bulkhead, policy, path)).read()
        return json.loads(out)

    def close(self):
        self.s.close()


def count(messages):
    return sum(m[4] for m in messages)


def talk(line, reads=20):
    s = line.connect()
    a = Answers(s)
    for i in range(reads):
        s.sendall(read(i))
        a.next()
    s.sendall(forbidden(99))
    refused = a.next()[1]
    s.close()
    return refused


def come(t, line, reader):
    refused = talk(line)
    reader.take(5, lambda m: any(x[3] == 1 and forbidden(99) in x[5] for x in m) and count(m) >= 42)
    t.test(refused == 0x86 and count(reader.messages) >= 42, "reads, answers and the refused write come as records",
           count(reader.messages))
    replay = reader.replay(line.policy)
    t.test(replay["judged"] >= 42 and not replay["different"], "judged again by the policy they are judged as they were", replay)
    other = reader.replay(line.write("open.conf", POLICY.replace('"modbus read"', '"modbus read", "modbus write"')))
    t.test([(g["label"], g["count"], g["now"]["verdict"], g["then"]["verdict"]) for g in other["groups"]] ==
           [("write single register", 1, "refuse", "allow")], "and another policy would have let the write through", other)
    evidence = [m[5] for m in reader.messages if m[3] == 1 and forbidden(99) in m[5]]
    frames = []
    for e in evidence[:1]:
        flow, at, n, _ = struct.unpack("=QQII", e[:24])
        p = 24
        for _ in range(n):
            ns, length, wire, port = struct.unpack("=QIIH6x", e[p:p + 24])
            frames.append((ns, port, e[p + 24:p + 24 + length]))
            p += 24 + (length + 7 & ~7)
    t.test(len(frames) > 40 and any(forbidden(99) in f for _, _, f in frames) and frames == sorted(frames, key=lambda f: f[0])
           and {port for _, port, _ in frames} == {0, 1},
           "the frames around the refusal come too, from both sides: %d" % len(frames), [f[2].hex() for f in frames[-4:]])


def acknowledged(t, line, reader):
    seen = [m[:2] for m in reader.messages]
    second = Reader(line)
    second.take(2)
    t.test(second.error == 16, "a second reader is told that there is one", second.error)
    second.close()
    reader.close()
    time.sleep(0.2)
    again = Reader(line)
    again.take(3, lambda m: len(m) >= len(seen))
    t.test([m[:2] for m in again.messages][:len(seen)] == seen, "what was not acknowledged comes again, as it was",
           ([m[:2] for m in again.messages], seen))
    again.taken()
    again.close()
    time.sleep(0.2)
    last = Reader(line)
    last.take(1)
    t.test(not set(m[:2] for m in last.messages) & set(seen), "what was acknowledged does not",
           [m[:2] for m in last.messages])
    last.close()


def waits(t, line):
    time.sleep(0.2)
    for _ in range(3):
        talk(line)
    time.sleep(0.5)
    line.stop()
    size = os.path.getsize(line.folder + "/state/records.spool")
    t.test(size > 500, "without a reader they are kept over a restart: %d bytes" % size)
    line.start(wait=False)
    line.wait_for_log("frames are judged", 20, 2)
    talk(line)
    reader = Reader(line)
    reader.take(5, lambda m: count(m) >= 4 * 42 and len(set(x[0] for x in m)) == 2)
    runs = [m[0] for m in reader.messages]
    t.test(count(reader.messages) >= 4 * 42 and len(set(runs)) == 2 and runs == sorted(runs, key=runs.index),
           "and come before what is new", (count(reader.messages), len(set(runs))))
    reader.taken()
    reader.close()


def overflow(t, line):
    """Nobody reads: memory and spool fill, packets go on."""
    reader = Reader(line)
    pollers = [Poller(line, pause=0) for _ in range(8)]
    end = time.monotonic() + 60
    while time.monotonic() < end and not line.counter("records.room"):
        time.sleep(0.5)
    lost = [p.lost_connections for p in pollers]
    gap = max(p.take_gap() for p in pollers)
    polls = sum(p.count for p in pollers)
    for p in pollers:
        p.stop()
    room, spooled = line.counter("records.room"), line.counter("records.spooled")
    t.test(room > 0 and spooled > 900000, "a reader that stands still costs records, which are counted: %d, %d bytes wait" % (
        room, spooled))
    t.test(not any(lost) and gap < 1 and polls > 10000, "and no packet: %d polls, the longest wait was %.0f ms" % (
        polls, gap * 1000), lost)
    reader.take(30, lambda m: m and m[-1][2] >= room)
    t.test(reader.messages[-1][2] >= room, "and a later message says so", reader.messages[-1][:5])
    reader.close()


def main():
    t = Test()
    line = Line(sys.argv[1], settings='records_memory_mb = 1; records_spool_mb = 1;')
    line.run("machine", sys.executable, os.path.join(ROOT, "tests/inline/_server.py"))
    time.sleep(0.5)
    reader = Reader(line)
    come(t, line, reader)
    acknowledged(t, line, reader)
    waits(t, line)
    overflow(t, line)
    line.stop()
    return t.end()


if __name__ == "__main__":
    sys.exit(main())
