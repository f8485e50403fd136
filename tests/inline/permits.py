#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What people except from the policy for a while: relaxed segments and maintenance windows: permits.py BUILD"""
import os
import signal
import sys
import time

from _inline import MACHINE, OFFICE, POLICY, Answers, Line, Test, forbidden, read

STRICT = POLICY.replace('allow = (', 'deny = "any write"; allow = (')


class Client:
    """One connection that reads and writes in turn."""

    def __init__(self, line):
        self.socket = line.connect()
        self.answers = Answers(self.socket)
        self.number = 0

    def ask(self, make):
        self.number += 1
        self.socket.sendall(make(self.number))
        return self.answers.next()[1]

    def write(self):
        return self.ask(forbidden)

    def read(self):
        return self.ask(read)


def notices(line, of):
    return [e["notice"] for e in line.events(2, lambda x: any(
        e.get("notice", {}).get("id") == of for e in x)) if e.get("notice", {}).get("id") == of]


def relax(t, line):
    c = Client(line)
    t.test((c.read(), c.write(), c.read()) == (3, 0x86, 3), "a write is refused, and the connection goes on")
    line.ask("relax", "seg1", "--for", "4s", "--reason", "the line stands")
    t.test((c.read(), c.write(), c.read()) == (3, 6, 3), "relaxed: it passes, on the same connection")
    status = line.ask("status")
    t.test(status.returncode == 1 and "seg1" in line.ask("relax").stdout and "is relaxed" in status.stdout,
           "status and relax say so", status.stdout)
    said = notices(line, "relax.began")
    t.test(said and said[0]["level"] == "alarm" and said[0]["args"]["why"] == "the line stands",
           "an alarm tells who, why, until when", said)
    t.test("ONLY MONITORED" in line.log(), "the log says it too")
    marked = line.events(2, lambda x: any(e.get("policy", {}).get("mode") == "monitor" for e in x))
    t.test(any(e.get("policy", {}).get("mode") == "monitor" and e["policy"]["verdict"] == "refuse" for e in marked),
           "what would have been refused is reported")
    os.kill(line.dataplane(), signal.SIGKILL)
    line.wait_for_log("frames are judged", 10, 2)
    c2 = Client(line)
    t.test(c2.write() == 6, "it survives the death of the dataplane")
    t.test(line.wait_for_log("judged by the policy again", 6), "it ends by itself")
    t.test((c2.write(), c2.read()) == (0x86, 3), "and the write is refused again, on the same connection")
    line.ask("relax", "seg1", "--for", "1h", "--reason", "again")
    passes = c2.write()
    line.ask("relax", "seg1", "--end")
    t.test((passes, c2.write()) == (6, 0x86), "--end ends it at once")
    t.test(line.ask("status").returncode == 0, "status is clean again")
    for words, said in ((("seg1", "--for", "2h"), "why"), (("seg9", "--for", "2h", "--reason", "x"), "no segment"),
                        (("seg1", "--for", "25h", "--reason", "x"), "a day at most"), (("seg1", "--end"), "not relaxed")):
        done = line.ask("relax", *words, check=False)
        t.test(done.returncode == 2 and said in done.stderr, "relax %s: refused" % " ".join(words), done.stderr)


def open_window(line, station=OFFICE, intents="write", seconds="60s", check=True):
    return line.ask("windows", "open", "--station", station, "--devices", MACHINE, "--intents", intents, "--for", seconds,
                    "--reason", "a new recipe", "--who", "erika", check=check)


def windows(t, line):
    c = Client(line)
    t.test(c.write() == 0x86, "a deny line refuses a write")
    open_window(line, seconds="3s")
    t.test((c.write(), c.read()) == (6, 3), "in a window it passes, whatever the deny line says")
    listed = line.json("windows", "list")
    t.test(len(listed) == 1 and listed[0]["who"] == "erika" and listed[0]["intents"] == "write", "it is listed", listed)
    t.test(line.ask("status").returncode == 1, "status calls for attention while it is open")
    said = notices(line, "window.opened")
    t.test(said and said[0]["level"] == "alarm" and said[0]["args"]["station"] == OFFICE, "an alarm tells all of it", said)
    number = listed[0]["id"]
    done = [e for e in line.events(2, lambda x: any(e.get("policy", {}).get("window") for e in x))
            if e.get("policy", {}).get("window") == number]
    t.test(any(e["policy"]["cause"] == "window" and e["operation"]["intent"] == "write" for e in done if "operation" in e),
           "what was done in it is marked with its number", done[:2])
    t.test(any(e["operation"]["intent"] == "read" for e in done if "operation" in e),
           "also what was allowed anyway", done[:2])
    t.test(line.wait_for_log("maintenance window %d is over" % number, 6), "it ends by itself")
    t.test(c.write() == 0x86, "and the write is refused again")
    open_window(line, intents="read|program")
    t.test(c.write() == 0x86, "an intent that was not asked for is refused in a window")
    open_window(line, station="10.9.0.77")
    t.test(c.write() == 0x86, "so is another station")
    for w in line.json("windows", "list"):
        line.ask("windows", "close", str(w["id"]))
    open_window(line, intents="any")
    line.stop()
    line.start(wait=False)
    line.wait_for_log("frames are judged", 10, line.log().count("frames are judged") + 1)
    time.sleep(0.3)
    c = Client(line)
    t.test(c.write() == 6, "a window survives a restart")
    last = line.json("windows", "list")[0]["id"]
    line.ask("windows", "close", str(last))
    t.test(c.write() == 0x86, "closed: it is over at once")
    open_window(line)
    t.test(line.json("windows", "list")[0]["id"] == last + 1, "no number is given twice")
    for change, said in (({"station": "nobody"}, "no address"), ({"intents": "wirte"}, "no intents"),
                         ({"seconds": "25h"}, "a day at most")):
        done = open_window(line, check=False, **change)
        t.test(done.returncode == 2 and said in done.stderr, "open with %s: refused" % change, done.stderr)


def main():
    t = Test()
    line = Line(sys.argv[1])
    line.modbus_server()
    relax(t, line)
    line.close()
    line = Line(sys.argv[1], policy=STRICT)
    line.modbus_server()
    windows(t, line)
    line.close()
    return t.end()


sys.exit(main())
