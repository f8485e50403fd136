#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""More comes in than can be judged: what goes is what `shed` lists, in its order, and all of it is counted: overload.py BUILD"""
import os
import signal
import socket
import struct
import sys
import time

from _inline import MACHINE, OFFICE, POLICY, Line, Test, sh

LOG, PICTURES, DEVICES, NEIGHBOUR = 514, 5004, 5555, 0x88cc
SHED = 'shed = ( "udp port 514", "udp port 5004" );'
OPEN = POLICY.replace('"icmp"', '"icmp", "udp port=514", "udp port=5004", "udp port=5555"')


def frame(line, port, number):
    macs = bytes.fromhex(line.mac("machine", "b0").replace(":", "") + line.mac("office", "a0").replace(":", ""))
    if port == NEIGHBOUR:
        return bytes.fromhex("0180c200000e") + macs[6:] + b"\x88\xcc" + bytes(60)
    body = struct.pack(">I", number) + bytes(60)
    udp = struct.pack(">HHHH", 40000, port, 8 + len(body), 0) + body
    ip = struct.pack(">BBHHHBBH4s4s", 0x45, 0, 20 + len(udp), number & 0xffff, 0, 64, 17, 0, socket.inet_aton(OFFICE),
                     socket.inet_aton(MACHINE))
    total = sum(struct.unpack(">10H", ip))
    total = (total & 0xffff) + (total >> 16)
    return macs + b"\x08\0" + ip[:10] + struct.pack(">H", ~(total + (total >> 16)) & 0xffff) + ip[12:] + udp


def kinds(frames):
    """Of the frames of this test that arrived, in their order."""
    for f, sent in frames:
        if not sent and f[12:14] == b"\x08\0" and f[23] == 17:
            yield struct.unpack(">H", f[36:38])[0]
        elif not sent and f[12:14] == b"\x88\xcc":
            yield NEIGHBOUR


def flood(line, parts):
    """Sends while the dataplane stands still, so that all of it waits when it goes on."""
    there = line.sniff("machine", "b0")
    s = line.inside("office", lambda: socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0))
    s.bind(("a0", 0))
    frames = [frame(line, port, i) for i, port in enumerate(parts)]
    pid = line.dataplane()
    os.kill(pid, signal.SIGSTOP)
    for f in frames:
        s.send(f)
    os.kill(pid, signal.SIGCONT)
    time.sleep(0.6)
    s.close()
    return [k for k in kinds(there.stop()) if k in parts]


def count(line, parts):
    got = flood(line, parts)
    return {k: got.count(k) for k in sorted(set(parts))}


def main():
    t = Test()
    line = Line(sys.argv[1], policy=OPEN, settings=SHED)
    sent = {LOG: 350, PICTURES: 350, DEVICES: 175}
    mixed = [p for i in range(350) for p in ([LOG, PICTURES] + ([DEVICES] if i % 2 else []))]
    got = count(line, mixed)
    lost = {p: sent[p] - got[p] for p in sent}
    shed = [line.counter("shed.1"), line.counter("shed.2")]
    missed = line.counter("port.missed")
    print("# sent %s, arrived %s, shed %s, missed %d" % (sent, got, shed, missed))
    t.test(shed[0] > 0, "overload: what is listed first goes", shed)
    t.test(shed[0] > shed[1], "more of it than of what is listed behind it", shed)
    t.test(lost[DEVICES] == 0, "what is not listed stays", lost)
    t.test(lost[LOG] == shed[0] and lost[PICTURES] == shed[1] and not missed, "every frame that went is counted by its name",
           (lost, shed, missed))
    got = count(line, [LOG] * 100)
    t.test(got[LOG] == 100, "without an overload nothing goes", got)
    order = flood(line, [DEVICES] * 20 + [NEIGHBOUR] + [DEVICES] * 11)
    t.test(len(order) == 32 and order.index(NEIGHBOUR) < 10, "what is no IP goes first in its burst",
           order.index(NEIGHBOUR) if NEIGHBOUR in order else order)
    line.close()
    for driver in ("af_xdp", "af_packet"):
        line = Line(sys.argv[1], policy=OPEN, segment='driver = "%s";' % driver)
        got = count(line, [LOG] * 9000)
        missed = line.counter("port.missed")
        print("# %s without a list: arrived %d of 9000, missed %d" % (driver, got[LOG], missed))
        t.test(got[LOG] < 9000 and 9000 <= got[LOG] + missed < 9010,  # others speak too
               driver + ": without a list the port's queue overflows, and that is counted", (got, missed))
        line.close()
    bad = Line(sys.argv[1], settings='shed = ( "udp prot 5" );', start=False)
    done = sh(bad.program, "--check", "-c", bad.conf, check=False)
    t.test(done.returncode != 0 and "udp prot 5" in done.stderr, "an expression that nobody understands is refused", done)
    bad.close()
    return t.end()


sys.exit(main())
