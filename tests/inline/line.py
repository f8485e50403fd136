#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A line is what it was, with bulkheadd in it: plain TCP, other frames, links; a silent box: line.py BUILD"""
import hashlib
import json
import os
import re
import socket
import struct
import sys
import threading
import time

from _inline import MACHINE, OFFICE, Answers, Line, Poller, Test, forbidden, read, sh

BULK = 20_000_000
NAMES = {"CapEff": "0000000000000000", "Seccomp": "2", "NoNewPrivs": "1"}


def bulk(t, line):
    """A stream from a Linux peer whose offloads are as they are by default."""
    data = os.urandom(1 << 20) * (BULK >> 20)
    listening = line.inside("machine", socket.socket)
    listening.bind((MACHINE, 5001))
    listening.listen()
    got = hashlib.sha256()

    def receive():
        s, _ = listening.accept()
        while True:
            part = s.recv(1 << 20)
            if not part:
                break
            got.update(part)
        s.close()
    thread = threading.Thread(target=receive)
    thread.start()
    began = time.monotonic()
    s = line.connect(5001, seconds=20)
    s.sendall(data)
    s.shutdown(socket.SHUT_WR)
    s.recv(1)
    print("# %.0f MB/s of plain TCP" % (len(data) / 1e6 / (time.monotonic() - began)))
    thread.join()
    t.test(got.digest() == hashlib.sha256(data).digest(), "20 MB of TCP arrive as they were sent")
    t.test(line.counter("port.oversize") == 0, "no frame was longer than the link allows")


def others(t, line):
    """Frames that are no IP: what keeps the network standing passes, whatever the policy; tags stay."""
    there = line.sniff("machine", "b0")
    mac = bytes.fromhex(line.mac("office", "a0").replace(":", ""))
    s = line.inside("office", lambda: socket.socket(socket.AF_PACKET, socket.SOCK_RAW, 0))
    s.bind(("a0", 0))
    lldp = bytes.fromhex("0180c200000e") + mac + b"\x88\xcc" + b"\x02\x07\x04" + mac + bytes(40)
    stp = bytes.fromhex("0180c2000000") + mac + b"\x00\x26\x42\x42\x03" + bytes(40)
    unknown = bytes.fromhex("ffffffffffff") + mac + b"\x12\x34" + bytes(60)
    arp = b"\x08\x06\0\x01\x08\0\x06\x04\0\x01" + mac + socket.inet_aton(OFFICE) + bytes(6) + socket.inet_aton(MACHINE)
    tagged = bytes.fromhex("ffffffffffff") + mac + b"\x81\0\0\x0a" + arp + bytes(18)
    twice = bytes.fromhex("ffffffffffff") + mac + b"\x88\xa8\0\x14\x81\0\0\x1e" + arp + bytes(18)
    for frame in (lldp, stp, unknown, tagged, twice):
        s.send(frame)
    time.sleep(0.3)
    seen = [f for f, sent in there.stop() if not sent]
    t.test(lldp in seen, "LLDP passes as it was")
    t.test(stp in seen, "STP passes as it was")
    t.test(tagged in seen, "a VLAN tag stays", [f.hex() for f in seen])
    t.test(twice in seen, "two tags stay, 802.1ad outside")
    t.test(unknown not in seen, "an ethertype that the policy does not know does not")
    s.close()


def silence(t, line):
    """The stack of the box can neither speak nor listen."""
    outside, inside = line.sniff("office", "a0"), line.sniff("machine", "b0")
    own = {bytes.fromhex(line.mac("box", i).replace(":", "")) for i in ("o0", "i0")}
    sh("ip", "-n", line.ns["box"], "addr", "add", "10.9.0.77/24", "dev", "o0", check=False)
    sh("ip", "netns", "exec", line.ns["box"], "sysctl", "-qw", "net.ipv6.conf.o0.disable_ipv6=0", check=False)
    box = line.inside("box", lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
    box.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
    for to in (OFFICE, "10.9.0.255"):
        try:
            box.sendto(b"here I am", (to, 9))
        except OSError:
            pass
    office = line.inside("office", lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
    office.sendto(b"who is there", ("10.9.0.77", 9))
    time.sleep(1.5)
    frames = [f for s in (outside, inside) for f, _ in s.stop()]
    t.test(frames and not any(f[6:12] in own for f in frames), "no frame of the box's own stack reaches either side",
           [f.hex() for f in frames if f[6:12] in own][:2])
    sh("ip", "-n", line.ns["box"], "addr", "del", "10.9.0.77/24", "dev", "o0", check=False)
    box.close()
    office.close()


def links(t, line):
    def carrier():
        shown = json.loads(sh("ip", "-n", line.ns["office"], "-j", "link", "show", "a0").stdout)[0]
        return "LOWER_UP" in shown["flags"]

    def wait(holds, seconds=3):
        end = time.monotonic() + seconds
        while carrier() != holds and time.monotonic() < end:
            time.sleep(0.05)
        return carrier() == holds
    t.test(carrier(), "there is a link outside")
    sh("ip", "-n", line.ns["machine"], "link", "set", "b0", "down")
    t.test(wait(False), "when the machine's link is lost, the office's is")
    sh("ip", "-n", line.ns["machine"], "link", "set", "b0", "up")
    t.test(wait(True, 5), "and when it is back, so is the other")
    s = line.connect()
    s.sendall(read(1))
    t.test(Answers(s).next()[:2] == (1, 3), "frames pass again")
    s.close()


def looking(t, line):
    s = line.connect()
    a = Answers(s)
    s.sendall(read(1) + forbidden(2))
    a.next(), a.next()
    flows = line.json("flows")
    mine = [f for f in flows if f["server"] == MACHINE + ":502" and f["client"].startswith(OFFICE) and f["messages"]]
    t.test(mine and mine[-1]["protocol"] == "modbus" and mine[-1]["from"] == "office",
           "flows tells of a conversation", flows)
    top = line.ask("top")
    t.test(top.returncode == 0 and OFFICE in top.stdout and "frames/s" in top.stdout, "top shows it once where nobody watches", top)
    t.test(line.counter("refuse") > 0 and line.counter("frames.injected") > 0, "counters tell of a refusal")
    memory = {m["name"]: m for m in line.json("memory")}
    t.test(memory["flows"]["used"] > 0 and memory["pool"]["bytes"] > 0, "memory tells what is used", memory)
    t.test([w["number"] for w in line.json("workers")] == [0], "workers tells of one")
    t.test("frames.stopped" in line.ask("drops").stdout or "refused" in line.ask("drops", "--all").stdout,
           "drops tells its names")
    trace = []
    thread = threading.Thread(target=lambda: trace.append(line.ask("trace", "1", "tcp", "port=502").stdout))
    thread.start()
    time.sleep(0.4)
    s.sendall(read(3))
    a.next()
    thread.join()
    t.test("502" in trace[0] or "verdict" in trace[0], "trace follows a packet", trace)
    wrong = line.ask("trace", "1", "modbus", "read", check=False)
    t.test(wrong.returncode == 2, "and says that messages cannot be picked", wrong)
    s.close()


def subscribed(t, line):
    """The wire contract, spoken by hand: events as they come, and what is no request."""
    def ask(kind, magic=0x4b4c4842, version=1, body=b""):
        s = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        s.settimeout(5)
        s.connect(line.folder + "/run/control.sock")
        s.send(struct.pack("=IHHIiIIII", magic, version, kind, 32 + len(body), 0, 0, 0, 0, 0) + body)
        return s

    def head(message):
        return struct.unpack("=IHHIiIIII", message[:32])
    events = ask(8)
    stalled = ask(8)
    c = line.connect()
    a = Answers(c)
    for i in range(20):
        c.sendall(forbidden(i))
        a.next()
    lines = []
    while len(lines) < 20:
        message = events.recv(65536)
        lines += [json.loads(x) for x in message[32:].splitlines()]
    t.test(head(message)[2] == 8 and head(message)[6] == len(message) - 32 and all("event_type" in x for x in lines),
           "whoever asks for events gets them as they come", head(message))
    for words, s in (("another version", ask(1, version=9)), ("no magic", ask(1, magic=1)),
                     ("an unknown type", ask(99)), ("a load without a file", ask(10, body=b"x" * 8))):
        t.test(head(s.recv(65536))[4] != 0, words + ": an error, and nothing else")
        s.close()
    c.sendall(read(1))
    t.test(a.next()[1] == 3 and line.json("status"), "a reader of events that does not read stops nothing")
    for s in (events, stalled, c):
        s.close()


def confined(t, line):
    pid = line.dataplane()
    wrong = []
    for task in os.listdir("/proc/%d/task" % pid):
        status = open("/proc/%d/task/%s/status" % (pid, task)).read()
        for name, value in NAMES.items():
            if re.search(r"^%s:\s*(\S+)" % name, status, re.M).group(1) != value:
                wrong.append((task, name))
    t.test(not wrong, "no thread of the dataplane has a capability or an open door to the kernel", wrong)


def given_back(t, line):
    line.stop()
    shown = json.loads(sh("ip", "-n", line.ns["box"], "-j", "addr", "show", "o0").stdout)[0]
    t.test(any(a["local"] == "192.0.2.1" for a in shown["addr_info"]), "the address of the interface is back", shown)
    sh("ip", "netns", "exec", line.ns["box"], line.program, "-c", line.conf, "--release")
    tc = sh("ip", "netns", "exec", line.ns["box"], "tc", "qdisc", "show", check=False).stdout
    t.test("clsact" not in tc, "after --release nothing is left on it", tc)


def main():
    t = Test()
    line = Line(sys.argv[1], start=False)
    sh("ip", "-n", line.ns["box"], "addr", "add", "192.0.2.1/24", "dev", "o0")
    manager = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    manager.bind(line.folder + "/notify")
    os.environ["NOTIFY_SOCKET"] = line.folder + "/notify"
    line.start()
    del os.environ["NOTIFY_SOCKET"]
    manager.settimeout(5)
    told = [manager.recv(4096).decode() for _ in range(12)]
    t.test(any("READY=1" in x for x in told) and "WATCHDOG=1" in told,
           "the service manager is told of life and readiness", told)
    manager.close()
    line.modbus_server()
    bulk(t, line)
    others(t, line)
    looking(t, line)
    subscribed(t, line)
    confined(t, line)
    silence(t, line)
    links(t, line)
    poller = Poller(line)
    given_back(t, line)
    poller.stop()
    line.close()
    return t.end()


sys.exit(main())
