#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""CIP: forbidden writes get the controller's own "no" and never reach it, and the session goes on: cip.py BUILD

The clients are st-ethernet-ip, where NODE_PATH has it, and some lines of Python; the controller is
pcaps/record/cip_stack.py.
"""
import json
import os
import shutil
import struct
import subprocess
import sys
import time

from _inline import MACHINE, ROOT, Line, Test

POLICY = """
mode = "enforce";
zones = ( { name = "office"; addresses = [ "10.9.0.1" ]; }, { name = "line"; addresses = [ "10.9.0.2" ]; } );
conduits = ( { from = "office"; to = "line";
  allow = ( "cip read|identify|session", "cip read|session route=any", "icmp" ); otherwise = "refuse"; } );
otherwise = "drop";
"""
POLLS = 10000
STACK = os.path.join(ROOT, "pcaps/record/cip_stack")
READ = b"\x4c\x04\x91\x05Level\0\x01\0"
WRITE = b"\x4d\x05\x91\x08Setpoint\xca\0\x01\0" + struct.pack("<f", 99)
ROUTER = b"\x02\x20\x02\x24\x01"


def send(s, request, context):
    data = struct.pack("<IHHHHHH", 0, 5, 2, 0, 0, 0xb2, len(request)) + request
    s.sendall(struct.pack("<HHII8sI", 0x6f, len(data), 0x00c0de01, 0, context, 0) + data)


def exactly(s, n):
    out = b""
    while len(out) < n:
        part = s.recv(n - len(out))
        if not part:
            raise OSError("closed")
        out += part
    return out


def answer(s):
    """(sender context, CIP answer)"""
    head = exactly(s, 24)
    return head[12:20], exactly(s, struct.unpack_from("<H", head, 2)[0])[16:]


def several(*requests):
    at, places = 2 + 2 * len(requests), []
    for r in requests:
        places.append(at)
        at += len(r)
    return b"\x0a" + ROUTER + struct.pack("<H%dH" % len(requests), len(requests), *places) + b"".join(requests)


def real(t, line):
    node = shutil.which("node")
    if not node or subprocess.run([node, "-e", 'require("st-ethernet-ip")'], capture_output=True).returncode:
        t.skip("st-ethernet-ip polls", "node or st-ethernet-ip is missing")
        return
    for how in ("unconnected", "connected"):
        p = line.run("office", node, STACK + ".js", "polls", MACHINE, how, str(POLLS))
        text = p.communicate(timeout=120)[0].strip()
        got = json.loads(text.splitlines()[-1]) if p.returncode == 0 else text
        t.test(got == {"reads": POLLS * 99 // 100, "refused": POLLS // 100, "written": 0},
               "st-ethernet-ip, %s: %d refusals among %d requests, and the session lives" %
               (how, POLLS // 100, POLLS), got)


def by_hand(t, line):
    s = line.connect(44818)
    s.sendall(struct.pack("<HHII8sIHH", 0x65, 4, 0, 0, b"\0" * 8, 0, 1, 0))
    t.test(exactly(s, 28)[4:8] == struct.pack("<I", 0x00c0de01), "a session is registered")
    send(s, several(READ, WRITE, READ), b"packet..")
    got = answer(s)
    t.test(got[1] == b"\x8a\0\x1e\0\x03\0\x08\0\x0c\0\x10\0\xcc\0\x0f\0\xcd\0\x0f\0\xcc\0\x0f\0",
           "a packet with one forbidden member: each member is refused", got)
    contexts = [b"number%2d" % i for i in range(10)]
    for i, context in enumerate(contexts):
        send(s, WRITE if i % 3 == 0 else READ, context)
    got = sorted((c, a[0], a[2]) for c, a in (answer(s) for _ in contexts))
    t.test(got == [(c, 0xcd, 15) if i % 3 == 0 else (c, 0xcc, 0) for i, c in enumerate(contexts)],
           "of several outstanding each is answered", got)
    data = b"\x4c\x05\x91\x08Setpoint\x01\0"
    send(s, data, b"at last.")
    got = answer(s)[1]
    t.test(got[:6] == b"\xcc\0\0\0\xca\0" and struct.unpack_from("<f", got, 6)[0] == 62.5,
           "nothing was written, and the session lives", got)
    s.close()


def main():
    t = Test()
    line = Line(sys.argv[1], policy=POLICY)
    line.run("machine", sys.executable, STACK + ".py", MACHINE)
    time.sleep(1)
    by_hand(t, line)
    real(t, line)
    line.close()
    return t.end()


sys.exit(main())
