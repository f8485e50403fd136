#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Two switches with two ways between them, one through the box: loop.py BUILD

        A ---- a0 = bulkheadd = b0 ---- B        bridges of the kernel, spanning tree on, A is the root
        A ---- d0 ============ d1 ----- B        the other way costs more: B keeps it closed

Whatever happens to the box, frames must never go round: broadcasts are sent all the time, and no link may carry
many more of them than were sent.  When the box lets nothing through, the other way opens; when it is back, it closes.
"""
import json
import os
import signal
import socket
import sys
import threading
import time

from _inline import MACHINE, OFFICE, Line, Poller, Test, sh

BROADCASTS = 50  # a second
STORM = 2000     # frames a second on a link, with all that is meant to be there


class Ring:
    def __init__(self, build, segment, spanning="1"):
        self.line = line = Line(build, segment=segment, settings="watchdog_ms = 300;", start=False)
        office, machine = line.ns["office"], line.ns["machine"]
        sh("ip", "link", "add", "d0", "netns", office, "type", "veth", "peer", "name", "d1", "netns", machine)
        for ns, name, ports, address, priority in ((office, "A", ("a0", "d0"), OFFICE, "4096"),
                                                   (machine, "B", ("b0", "d1"), MACHINE, "32768")):
            sh("ip", "-n", ns, "link", "add", name, "type", "bridge", "stp_state", spanning, "forward_delay", "200",
               "hello_time", "100", "max_age", "600", "priority", priority, "mcast_snooping", "0")
            sh("ip", "-n", ns, "addr", "flush", "dev", ports[0])
            for p in ports:
                sh("ip", "-n", ns, "link", "set", p, "master", name, "up")
            sh("ip", "-n", ns, "link", "set", name, "up")
            sh("ip", "-n", ns, "addr", "add", address + "/24", "dev", name)
        sh("bridge", "-n", machine, "link", "set", "dev", "d1", "cost", "500")
        self.worst, self.running = 0, True
        self.sender = line.inside("office", lambda: socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0))
        self.sender.bind(("A", 0))
        self.mac = bytes.fromhex(line.mac("office", "A").replace(":", ""))
        for work in (self._send, self._watch):
            threading.Thread(target=work, daemon=True).start()

    def _send(self):
        frame = b"\xff" * 6 + self.mac + b"\x08\x06\0\x01\x08\0\x06\x04\0\x01" + self.mac + socket.inet_aton(OFFICE) + \
            bytes(6) + socket.inet_aton("10.9.0.99") + bytes(18)
        while self.running:
            self.sender.send(frame)
            time.sleep(1 / BROADCASTS)

    def _frames(self):
        return [x["stats64"]["rx"]["packets"] for n, d in (("machine", "b0"), ("machine", "d1"), ("office", "a0"), ("office", "d0"))
                for x in json.loads(sh("ip", "-n", self.line.ns[n], "-s", "-j", "link", "show", d).stdout)]

    def _watch(self):
        before, at = self._frames(), time.monotonic()
        while self.running:
            time.sleep(0.2)
            now, t = self._frames(), time.monotonic()
            self.worst = max(self.worst, max((b - a) / (t - at) for a, b in zip(before, now)))
            before, at = now, t

    def take_worst(self):
        worst, self.worst = self.worst, 0
        return worst

    def state(self, port):
        ports = json.loads(sh("bridge", "-n", self.line.ns["machine"], "-j", "link", "show").stdout)
        return [p["state"] for p in ports if p["ifname"] == port][0]

    def wait(self, port, state, seconds=20):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.state(port) == state:
                return True
            time.sleep(0.1)
        return False

    def end(self):
        self.running = False
        time.sleep(0.3)
        self.line.close()


def calm(t, ring, words):
    worst = ring.take_worst()
    t.test(worst < STORM, "%s: nothing goes round (at most %.0f frames a second on a link)" % (words, worst))


def closed(t, build):
    ring = Ring(build, 'on_failure = "closed";')
    line = ring.line
    t.test(ring.wait("d1", "forwarding"), "without the box the other way is open")
    line.start()
    t.test(ring.wait("d1", "blocking"), "the box is there: its way is used, the other one closes", ring.state("d1"))
    t.test(ring.wait("b0", "forwarding"), "and frames go through the box", ring.state("b0"))
    calm(t, ring, "start")
    line.stop_dataplane_for_good()
    t.test(ring.wait("d1", "forwarding"), "a box that lets nothing through: the other way opens")
    calm(t, ring, "kill, closed")
    ring.end()


def opened(t, build):
    ring = Ring(build, 'on_failure = "open";')
    line = ring.line
    line.start()
    ring.wait("d1", "blocking")
    ring.wait("b0", "forwarding")
    line.modbus_server()
    p = Poller(line, pause=0.02)
    time.sleep(1)
    ring.take_worst()
    for i in range(20):
        line.ask("policy", "load", line.policy)
        time.sleep(0.02)
    calm(t, ring, "20 policies")
    for words, act in (("kill -9", signal.SIGKILL), ("SIGSTOP", signal.SIGSTOP)):
        judged = line.log().count("frames are judged")
        os.kill(line.dataplane(), act)
        t.test(line.wait_for_log("frames are judged", 15, judged + 1), words + ": the dataplane is back")
        time.sleep(1.5)
        calm(t, ring, words)
    judged = line.log().count("frames are judged")
    line.stop()
    time.sleep(1)
    line.start(wait=False)
    line.wait_for_log("frames are judged", 15, judged + 1)
    time.sleep(1.5)
    calm(t, ring, "stop and start, as in an upgrade")
    t.test(ring.state("d1") == "blocking", "the other way stayed closed all the time", ring.state("d1"))
    t.test(p.count > 50 and not p.lost_connections, "polls went on through all of it", (p.count, p.lost_connections))
    p.stop()
    ring.end()


def control(t, build):
    """The measure itself: without spanning tree the same ring storms."""
    ring = Ring(build, 'on_failure = "open";', spanning="0")
    line = ring.line
    line.start()
    time.sleep(0.5)
    t.test(ring.take_worst() > STORM, "without spanning tree a storm would be seen")
    sh("ip", "-n", line.ns["machine"], "link", "set", "d1", "down")
    ring.end()


def main():
    t = Test()
    closed(t, sys.argv[1])
    opened(t, sys.argv[1])
    control(t, sys.argv[1])
    return t.end()


sys.exit(main())
