#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Reads pass, forbidden writes are answered in the device's place and never reach it: polls.py BUILD"""
import shutil
import sys
import time

from _inline import Answers, Line, Test, forbidden, payloads, read

POLLS = 2000
HALF = 0.05


def is_write(data):
    return any(data[at:at + 5] == b"\0\x06\x01\x06\0" for at in range(2, len(data)))


def poll(t, line, name):
    """One forbidden write in a hundred reads; what both ends saw."""
    inside = line.sniff("machine", "b0")
    s = line.connect()
    answers = Answers(s)
    reads = refused = 0
    times = []
    try:
        for i in range(POLLS):
            wants = i % 100 == 99
            began = time.perf_counter()
            s.sendall((forbidden if wants else read)(i))
            number, function, _ = answers.next()
            if wants:
                times.append(time.perf_counter() - began)
            reads += not wants and function == 3 and number == i
            refused += wants and function == 0x86 and number == i
    except OSError as e:
        print("# %s after %d polls" % (e, i))
    s.close()
    seen = list(payloads(inside.stop(), outgoing=False))
    t.test(reads == POLLS * 99 // 100, name + ": every read was answered, on one connection", reads)
    t.test(refused == POLLS // 100, name + ": every forbidden write was answered by an exception", refused)
    escapes = [d.hex() for _, _, d in seen if is_write(d)]
    t.test(len(seen) >= reads and not escapes, name + ": no forbidden write reached the device",
           (len(seen), reads, escapes[:3]))
    if times:
        times.sort()
        print("# %s: an exception comes after %.0f us (median), %.0f us (p99)" %
              (name, times[len(times) // 2] * 1e6, times[-1 - len(times) // 100] * 1e6))


def shapes(t, line):
    """Requests as real drivers send them."""
    s = line.connect()
    a = Answers(s)
    s.sendall(read(1) + forbidden(2) + read(3))
    got = [a.next()[:2] for _ in range(3)]
    t.test(got == [(1, 3), (2, 0x86), (3, 3)], "three requests in one segment are answered in their order", got)
    for i in range(10, 20):
        s.sendall(forbidden(i) if i % 3 == 0 else read(i))
    got = sorted(a.next()[:2] for _ in range(10))
    t.test(got == [(i, 0x86 if i % 3 == 0 else 3) for i in range(10, 20)],
           "of several outstanding each is answered", got)
    for number, make, function in ((30, read, 3), (31, forbidden, 0x86)):
        m = make(number)
        s.sendall(m[:7])
        time.sleep(HALF)
        s.sendall(m[7:])
        got = a.next()[:2]
        t.test(got == (number, function), "header and body in two calls: answered (%s)" % make.__name__, got)
    for at in range(1, 12):
        s.sendall(forbidden(40 + at)[:at])
        time.sleep(0.004)
        s.sendall(forbidden(40 + at)[at:])
        got = a.next()[:2]
        if got != (40 + at, 0x86):
            break
    t.test(got == (51, 0x86), "a forbidden write cut at every byte is refused", got)
    s.sendall(read(60))
    t.test(a.next()[:2] == (60, 3), "and the connection goes on")
    s.close()


def mbpoll(t, line):
    if not shutil.which("mbpoll"):
        t.skip("mbpoll reads", "mbpoll is not installed")
        return
    words = ["mbpoll", "-m", "tcp", "-a", "1", "-r", "1", "-1", "-t", "4"]
    good = line.run("office", *words, "-c", "5", "10.9.0.2")
    t.test(good.wait(10) == 0, "mbpoll reads", good.stdout.read())
    bad = line.run("office", *words, "10.9.0.2", "7")
    bad.wait(10)
    text = bad.stdout.read()
    t.test("Illegal function" in text, "mbpoll is told that it may not write", text)


def main():
    t = Test()
    for name, segment, settings in (("af_xdp", 'driver = "af_xdp";', ""), ("af_packet", 'driver = "af_packet";', ""),
                                    ("two workers", "", "workers = 2;")):
        try:
            line = Line(sys.argv[1], segment=segment, settings=settings)
        except RuntimeError as e:
            t.skip(name, str(e))
            continue
        line.modbus_server()
        poll(t, line, name)
        if name == "af_xdp":
            shapes(t, line)
            mbpoll(t, line)
            refusals = [e for e in line.events(5, lambda x: sum(e.get("event_type") == "modbus" for e in x) > 20)
                        if e.get("event_type") == "modbus" and e["policy"]["verdict"] == "refuse"]
            t.test(len(refusals) >= POLLS // 100, "each refusal is an event", len(refusals))
            t.test(refusals and refusals[0]["policy"]["from"] == "office" and refusals[0]["modbus"]["function"] == 6,
                   "which says who asked for what", refusals[:1])
        line.close()
    return t.end()


sys.exit(main())
