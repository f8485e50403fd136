#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Policies of a running bulkheadd: exchanged under load, confirmed, taken back, kept: policies.py BUILD"""
import os
import sys
import time

from _inline import POLICY, Answers, Line, Poller, Test, forbidden

SWAPS = 1000
WRITES = POLICY.replace('"modbus read"', '"modbus read", "modbus write address=9"')
BROKEN = POLICY.replace("modbus read", "modbus raed")


def write_answer(line, number):
    s = line.connect()
    s.sendall(forbidden(number))
    function = Answers(s).next()[1]
    s.close()
    return function


def swaps(t, line, open_, shut):
    s = line.connect()
    a = Answers(s)
    p = Poller(line, pause=0.0005)
    time.sleep(0.3)
    p.take_gap()
    sent = line.retransmitted()
    wrong = 0
    for i in range(SWAPS):
        line.ask("policy", "load", open_ if i % 2 else shut)
        s.sendall(forbidden(i))
        wrong += a.next()[1] != (6 if i % 2 else 0x86)
    gap = p.take_gap()
    again = line.retransmitted() - sent
    count = p.count
    p.stop()
    t.test(not wrong, "each of %d policies decides from its first message on, on an old connection" % SWAPS, wrong)
    t.test(not p.lost_connections and count > SWAPS, "polls go on through all of them", (p.lost_connections, count))
    t.test(again == 0, "no frame was lost: TCP has sent nothing again", again)
    print("# the longest wait for an answer was %.1f ms" % (gap * 1000))
    s.close()


def versions(t, line, open_, shut, broken):
    line.ask("policy", "load", shut, "--why", "as it was")
    got = write_answer(line, 1)
    t.test(got == 0x86, "a write is refused", got)
    line.ask("policy", "load", open_, "--confirm", "2s")
    got = write_answer(line, 2)
    t.test(got == 6, "a policy on probation decides at once", got)
    status = line.ask("status")
    t.test(status.returncode == 1 and "confirmed by" in status.stdout, "status says that it is one", status)
    line.wait_for_log("in force again", 8)
    got = write_answer(line, 3)
    t.test(got == 0x86, "not confirmed in time: the former one is back", got)
    line.ask("policy", "load", open_, "--confirm", "60s")
    line.ask("policy", "confirm")
    t.test(line.ask("policy", "confirm", check=False).returncode == 2, "there is nothing left to confirm")
    got = write_answer(line, 4)
    t.test(got == 6, "confirmed: it stays", got)
    line.ask("policy", "rollback")
    got = write_answer(line, 5)
    t.test(got == 0x86, "rollback: the one before decides", got)
    bad = line.ask("policy", "load", broken, check=False)
    t.test(bad.returncode == 2 and "did you mean" in bad.stderr and write_answer(line, 6) == 0x86,
           "a policy with mistakes is refused with their places, and nothing changes", bad.stderr)
    listed = line.json("policy", "list")
    t.test([v for v in listed if v["state"] == "in force"][0]["good"] == "good",
           "what is in force is what a restart takes", listed[:2])
    t.test(any(v["why"] == "as it was" for v in listed), "why it was loaded is kept")
    shown = line.ask("policy", "show")
    t.test(shown.stdout == open(shut, encoding="utf-8").read(), "show prints the policy in force, as it was loaded", shown)
    for wrong, said in ((("load",), "load which file?"), (("load", "/nowhere"), "cannot be opened"), (("show", "1", "2"), "too many")):
        done = line.ask("policy", *wrong, check=False)
        t.test(done.returncode == 2 and said in done.stderr, "policy %s: says what is wrong" % " ".join(wrong), done)
    line.ask("policy", "load", open_, "--confirm", "60s")
    line.stop()
    line.start(wait=False)
    line.wait_for_log("frames are judged", 10, 2)
    got = write_answer(line, 7)
    t.test(got == 0x86, "a restart takes the good one, not the one on probation", got)
    line.stop()
    for name in os.listdir(line.folder + "/state"):
        if name.endswith(".conf"):
            open(os.path.join(line.folder, "state", name), "w").write("zones = (")
    line.start(wait=False)
    t.test(line.wait_for_log("so `on_failure` holds", 10), "when no good one is usable, on_failure holds")


def main():
    t = Test()
    line = Line(sys.argv[1])
    line.modbus_server()
    open_, shut, broken = (line.write(n + ".conf", x)
                           for n, x in (("open", WRITES), ("shut", POLICY), ("broken", BROKEN)))
    versions(t, line, open_, shut, broken)
    line.close()
    line = Line(sys.argv[1])
    line.run("machine", sys.executable, __file__.replace("policies.py", "_server.py"))
    time.sleep(0.5)
    open_, shut = line.write("open.conf", WRITES), line.write("shut.conf", POLICY)
    swaps(t, line, open_, shut)
    line.close()
    return t.end()


sys.exit(main())
