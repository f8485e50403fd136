#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What happens to a line when the dataplane is killed, hangs, or ends: failure.py BUILD"""
import os
import signal
import socket
import struct
import sys
import time

from _inline import MACHINE, POLICY, Answers, Line, Poller, Test, forbidden, read


def ping(line, number, seconds=0.5):
    """One echo request; true when its answer comes."""
    s = line.inside("office", lambda: socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP))
    s.settimeout(seconds)
    body = struct.pack(">BBHHH", 8, 0, 0, 77, number)
    total = sum(struct.unpack(">4H", body))
    body = body[:2] + struct.pack(">H", ~((total >> 16) + total) & 0xffff) + body[4:]
    try:
        s.sendto(body, (MACHINE, 0))
        while True:
            got = s.recv(2000)[20:]
            if got[0] == 0 and struct.unpack(">H", got[6:8])[0] == number:
                return True
    except OSError:
        return False
    finally:
        s.close()


def passes(line, number, seconds=4):
    """An echo, once the line has settled after its first start (settle.h)."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if ping(line, number, 0.2):
            return True
    return False


def opens(t, line):
    p = Poller(line)
    time.sleep(1.0)
    p.take_gap()
    judged = 1
    for how, act in (("kill -9", signal.SIGKILL), ("abort", signal.SIGABRT), ("SIGSTOP", signal.SIGSTOP)):
        before, pid = p.count, line.dataplane()
        os.kill(pid, act)
        judged += 1
        back = line.wait_for_log("frames are judged", 10, judged)
        time.sleep(0.5)
        gap = p.take_gap()
        t.test(back and line.dataplane() != pid, how + ": the dataplane is back by itself")
        t.test(gap < 1.0, how + ": polls go on after less than a second", "%.3f s" % gap)
        print("# %s: the longest wait for an answer was %.0f ms" % (how, gap * 1000))
        t.test(p.count > before and not p.lost_connections, how + ": on the same connection", p.lost_connections)
    s = line.connect()
    s.sendall(forbidden(1))
    t.test(Answers(s).next()[1] == 0x86, "forbidden writes are refused again")
    s.close()
    status = line.json("status")["status"][0]
    t.test(status["restarts"] == 3 and status["failed_how"] == "hang", "status tells about it", status)
    t.test("no dataplane: every frame passes UNJUDGED" in line.log(), "the log says that nobody judged")
    before = p.count
    t.test(line.stop() == 0, "an orderly end")
    time.sleep(0.5)
    t.test(p.count > before + 20 and not p.lost_connections, "frames go on passing after it")
    line.start(wait=False)
    line.wait_for_log("frames are judged", 10, judged + 1)
    time.sleep(0.3)
    t.test(p.take_gap() < 1.0 and not p.lost_connections, "and a start does not stop them")
    p.stop()


def orphan(t, line):
    """The supervisor itself is killed."""
    p = Poller(line)
    time.sleep(0.5)
    p.take_gap()
    pid = line.dataplane()
    twice = line.run("box", line.program, "-c", line.conf)
    t.test(twice.wait(10) == 1 and "another bulkheadd runs" in twice.stdout.read(), "a second bulkheadd is refused")
    os.kill(line.daemon.pid, signal.SIGKILL)
    line.daemon.wait()
    time.sleep(0.5)
    t.test(p.take_gap() < 0.5 and not p.lost_connections, "without a supervisor frames are judged on")
    line.start(wait=False)
    t.test(line.wait_for_log("frames are judged", 10, 3), "the next one takes over")
    time.sleep(0.3)
    gap = p.take_gap()
    t.test(gap < 1.0 and not p.lost_connections and line.dataplane() != pid, "and polls go on",
           (gap, p.lost_connections))
    p.stop()


def rewritten(t, line):
    """A connection that was refused something has numbers that die with the dataplane."""
    s = line.connect(seconds=3)
    a = Answers(s)
    for i in range(20):
        s.sendall(forbidden(i) if i % 4 == 0 else read(i))
        a.next()
    os.kill(line.dataplane(), signal.SIGKILL)
    began = time.monotonic()
    try:
        while time.monotonic() < began + 5:
            s.sendall(read(100))
            a.next()
            time.sleep(0.02)
        was_reset = False
    except OSError:
        was_reset = True
    after = time.monotonic() - began
    s.close()
    line.wait_for_log("frames are judged", 10, 2)
    s = line.connect()
    s.sendall(read(1))
    t.test(was_reset and after < 1.5, "a connection that was refused something before is reset at once",
           "%.2f s" % after)
    t.test(Answers(s).next()[1] == 3, "and another one polls again")
    s.close()


class MemoryGroup:
    """A control group with an account of memory, of either version; None where there is none."""

    def __init__(self):
        self.path = None
        for root, usage, limit, none in (("/sys/fs/cgroup/memory", "memory.usage_in_bytes", "memory.limit_in_bytes", "-1"),
                                         ("/sys/fs/cgroup", "memory.current", "memory.max", "max")):
            path = "%s/bulkhead-%d" % (root, os.getpid())
            try:
                os.mkdir(path)
            except OSError:
                continue
            if os.path.exists(path + "/" + limit):
                self.path, self.usage, self.limit, self.none = path, path + "/" + usage, path + "/" + limit, none
                return
            os.rmdir(path)

    def set(self, value):
        with open(self.limit, "w", encoding="ascii") as f:
            f.write(str(value))

    def used(self):
        return int(open(self.usage, encoding="ascii").read())

    def end(self):
        for _ in range(50):
            try:
                os.rmdir(self.path)
                return
            except OSError:
                time.sleep(0.1)


def out_of_memory(t, build):
    """The kernel takes the dataplane's memory away while it compiles a policy."""
    group = MemoryGroup()
    if not group.path:
        t.skip("out of memory", "the kernel counts no memory of groups")
        return
    line = Line(build, settings="watchdog_ms = 300;", start=False)
    line.group = group.path
    line.start()
    # libmodbus serves one connection at a time; here are two.
    line.run("machine", sys.executable, __file__.replace("failure.py", "_server.py"))
    time.sleep(0.3)
    p = Poller(line)
    s = line.connect(seconds=3)
    s.sendall(forbidden(1))
    refused = Answers(s).next()[1] == 0x86
    time.sleep(0.5)
    p.take_gap()
    before = p.count
    allowed = ",\n".join('"modbus write address=%d value=1..%d"' % (i, i + 1) for i in range(30000))
    large = line.write("large.conf", POLICY.replace('"modbus read"', '"modbus read", ' + allowed))
    group.set(group.used() + (8 << 20))
    pid = line.dataplane()
    line.ask("policy", "load", large, check=False)
    killed = line.wait_for_log("killed by signal 9", 5)
    group.set(group.none)
    back = line.wait_for_log("frames are judged", 10, 2)
    time.sleep(0.3)
    gap = p.take_gap()
    t.test(refused and killed and back and line.dataplane() != pid, "out of memory: the kernel kills it, it is back by itself",
           line.log())
    t.test(0 < before < p.count and gap < 1.0 and not p.lost_connections,
           "out of memory: polls go on, on the same connection", (before, p.count, gap, p.lost_connections))
    print("# out of memory: the longest wait for an answer was %.0f ms" % (gap * 1000))
    t.test(line.json("policy", "list")[0]["state"] == "in force", "out of memory: the former policy is in force")
    p.stop()
    s.close()
    line.close()
    group.end()


def closed(t, line):
    t.test(passes(line, 1), "closed: an echo passes while the dataplane judges")
    os.kill(line.dataplane(), signal.SIGSTOP)
    passed = 0
    while "showed no life" not in line.log():
        passed += ping(line, 2, 0.05)
    t.test(not passed, "closed: nothing passes a dataplane that hangs", passed)
    line.stop()
    line.start(wait=False)
    t.test(line.wait_for_log("no frame passes", 5), "closed: the log says so")
    line.wait_for_log("frames are judged", 10, 3)
    t.test(passes(line, 3), "closed: and passes again")


def island(t, line):
    line.modbus_server()
    t.test(passes(line, 1), "island: an echo passes while the dataplane judges")
    line.stop_dataplane_for_good()
    t.test(ping(line, 2), "island: what is named passes without a dataplane")
    try:
        s = line.connect(seconds=1)
        s.sendall(read(1))
        got = Answers(s).next()
    except OSError:
        got = None
    t.test(got is None, "island: what is not named does not", got)


def main():
    t = Test()
    line = Line(sys.argv[1], settings="watchdog_ms = 300;")
    line.modbus_server()
    opens(t, line)
    line.close()
    line = Line(sys.argv[1])
    line.modbus_server()
    rewritten(t, line)
    orphan(t, line)
    line.close()
    out_of_memory(t, sys.argv[1])
    line = Line(sys.argv[1], segment='on_failure = "closed";', settings="watchdog_ms = 300;")
    closed(t, line)
    line.close()
    line = Line(sys.argv[1], segment='on_failure = "island"; island = ( "arp", "icmp and host 10.9.0.2" );')
    island(t, line)
    line.close()
    return t.end()


sys.exit(main())
