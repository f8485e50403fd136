#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A policy that silences the line comes back by itself; one that is too much for the compiler costs nothing; lines that
expire are told: returns.py BUILD"""
import os
import signal
import sys
import time

from _inline import POLICY, Answers, Line, Poller, Test, forbidden

NO_READS = {k: POLICY.replace('"modbus read", ', "").replace('"refuse"', '"%s"' % k) for k in ("refuse", "drop")}
NO_WRITES = POLICY
WRITES = POLICY.replace('"modbus read"', '"modbus read", "modbus write"')
EXPIRES = POLICY.replace('"modbus read"', '{ match = "modbus read"; expires = "%s"; reason = "trial"; owner = "me"; }')


def silenced(t, line, how, confirm):
    p = Poller(line, pause=0.1)
    time.sleep(9)
    line.ask("policy", "load", line.write("quiet.conf", NO_READS[how]), *confirm)
    began = time.monotonic()
    came = line.wait_for_log("is back by itself", 20, line.log().count("is back by itself") + 1)
    took = time.monotonic() - began
    count = p.count
    time.sleep(2)
    t.test(came and p.count > count + 5, "%s %s: polls fell silent, the policy is back, and they go on" %
           (how, " ".join(confirm)), (took, p.count, count))
    p.stop()
    print("# after %.1f s" % took)


def events(line):
    return [e["notice"] for e in line.events() if e.get("event_type") == "notice"]


def returns(t, line):
    silenced(t, line, "refuse", ("--confirm", "60s"))
    said = [n for n in events(line) if n["id"] == "policy.returned"]
    t.test(len(said) == 1 and said[0]["level"] == "alarm" and "10.9.0.1" in said[0]["args"]["conversation"],
           "one alarm says which conversation", said)
    silenced(t, line, "drop", ())
    status = line.json("status")["status"][0]
    t.test(status["returned_from"] == 3, "status says which version did not stay", status)


def stays(t, line):
    """What must not bring a policy back."""
    line.ask("policy", "load", line.write("writes.conf", WRITES))
    p = Poller(line, pause=0.1)
    s = line.connect()
    a = Answers(s)
    for i in range(80):
        s.sendall(forbidden(i))
        a.next()
        time.sleep(0.1)
    before = line.log().count("is back by itself")
    line.ask("policy", "load", line.write("no-writes.conf", NO_WRITES))
    for i in range(140):
        s.sendall(forbidden(i))
        t.test(a.next()[1] == 0x86, "writes are refused") if not i else a.next()
        time.sleep(0.1)
    t.test(line.log().count("is back by itself") == before, "writes that are refused beside polls that go on")
    s.close()
    p.stop()
    time.sleep(9)
    t.test(line.log().count("is back by itself") == before, "a client that ends without anything denied")


def helper_of(line):
    for name in os.listdir("/proc"):
        try:
            if open("/proc/%s/comm" % name).read().strip() == "bulkhead-policy" and \
                    int(open("/proc/%s/stat" % name).read().split()[3]) == line.dataplane():
                return int(name)
        except (OSError, ValueError):
            pass
    return None


def compiles(t, line):
    p = Poller(line, pause=0.01)
    lines = ", ".join('"modbus write address=%d..%d value=%d"' % (i % 60000, i % 60000 + 3, i) for i in range(40000))
    huge = line.write("huge.conf", POLICY.replace('"modbus read"', '"modbus read", ' + lines))
    dataplane = line.dataplane()
    done = line.ask("policy", "load", huge, check=False)
    t.test(done.returncode == 2 and "too much memory" in done.stderr, "a policy too large for its limits is refused", done)
    t.test(line.dataplane() == dataplane and not p.lost_connections and p.take_gap() < 1,
           "and nobody notices", p.lost_connections)
    done = line.ask("policy", "load", line.write("good.conf", WRITES))
    t.test(done.returncode == 0, "the next one is taken")
    child = helper_of(line)
    os.kill(child, signal.SIGKILL)
    done = line.ask("policy", "load", line.write("good.conf", WRITES), check=False)
    t.test(done.returncode == 2 and "compiler of policies is gone" in done.stderr and line.dataplane() == dataplane,
           "without its helper no policy is taken, and the line goes on", done)
    count = p.count
    time.sleep(0.3)
    t.test(p.count > count, "polls go on")
    p.stop()
    os.kill(dataplane, signal.SIGKILL)
    line.wait_for_log("frames are judged", 10, 2)
    helper = helper_of(line)
    t.test(helper and helper != child and line.ask("policy", "load", line.write("good.conf", WRITES)).returncode == 0,
           "a restart brings the helper back")
    line.stop()
    state = "/proc/%d/stat" % helper
    t.test(not os.path.exists(state) or open(state).read().split()[2] == "Z", "and it ends with the dataplane")


def expires(t, line):
    soon = time.strftime("%Y-%m-%d", time.gmtime(time.time() + 3 * 86400))
    line.ask("policy", "load", line.write("expires.conf", EXPIRES % soon))
    said = [n for n in line.events(3, lambda x: any(e.get("notice", {}).get("id") == "line.expires" for e in x))
            if n.get("notice", {}).get("id") == "line.expires"]
    t.test(len(said) == 1 and said[0]["notice"]["args"]["expires"] == soon, "a line that expires in three days is told", said)
    t.test(line.json("status")["status"][0]["expiring"] == 1, "status counts it")
    done = line.ask("policy", "load", line.write("expired.conf", EXPIRES % "2026-01-31"))
    said = line.events(3, lambda x: any(e.get("notice", {}).get("id") == "line.expired" for e in x))
    t.test(any(e.get("notice", {}).get("id") == "line.expired" for e in said), "one that has expired is an alarm", done)


def main():
    t = Test()
    line = Line(sys.argv[1])
    line.modbus_server()  # which serves one client at a time, as many devices do
    returns(t, line)
    line.close()
    line = Line(sys.argv[1])
    line.run("machine", sys.executable, __file__.replace("returns.py", "_server.py"))
    time.sleep(0.5)
    stays(t, line)
    expires(t, line)
    line.close()
    line = Line(sys.argv[1], settings="policy_memory_mb = 24;")
    line.modbus_server()
    compiles(t, line)
    line.close()
    return t.end()


sys.exit(main())
