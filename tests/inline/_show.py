#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What ./quickstart shows of the inline host: a control room and a line, real Modbus between them: _show.py BUILD"""
import json
import os
import sys
import time

from _inline import MACHINE, ROOT, Line, Poller

sys.path.insert(0, os.path.join(ROOT, "tests/mgmt"))
from _mgmt import Mgmt  # noqa: E402

POLICY = """
mode = "enforce";
zones = ( { name = "control-room"; addresses = [ "10.9.0.1" ]; }, { name = "line"; addresses = [ "10.9.0.2" ]; } );
conduits = ( { from = "control-room"; to = "line";
  allow = ( { match = "modbus read table=holding address=0..99"; reason = "panel: levels and counters"; } );
  otherwise = "refuse"; } );
"""


def say(words):
    print("\n-- " + words, flush=True)


def mbpoll(line, *words):
    print("$ mbpoll " + " ".join(words))
    p = line.run("office", "mbpoll", "-m", "tcp", "-a", "1", "-1", "-q", *words)
    p.wait(10)
    for x in p.stdout.read().splitlines():
        if x.strip() and "Polling" not in x and "--" not in x:
            print("   " + x)


def show_management(line):
    build = os.path.abspath(sys.argv[1])
    if not os.path.exists(os.path.join(build, "mgmt/daemon/bulkhead-mgmt")):
        say("bulkhead-mgmt was not built: a library is missing")
        return
    m = Mgmt(build, control=line.folder + "/run/control.sock", webroot=os.path.join(build, "mgmt/web/web"))
    say("bulkhead-mgmt serves the people around it")
    print("   address:       https://127.0.0.1:%d/" % m.port)
    print("   one-time code: %s" % m.console().get("/setup").json["code"], flush=True)
    if sys.stdin.isatty():
        input("   look around; Enter ends it all ")
    m.close()


def main():
    line = Line(sys.argv[1], policy=POLICY)
    # libmodbus serves one connection at a time: the poll loop has a server of its own.
    line.run("machine", sys.executable, __file__.replace("_show.py", "_server.py"))
    time.sleep(0.3)
    say("a control room (10.9.0.1) and a line (10.9.0.2), bulkheadd between them; a panel polls all the time")
    poller = Poller(line, pause=0.002)
    time.sleep(0.5)
    say("reading is what the policy allows")
    mbpoll(line, "-r", "1", "-c", "3", "-t", "4", MACHINE)
    say("writing is not: the operator's tool hears it from Modbus itself")
    mbpoll(line, "-r", "41", "-t", "4", MACHINE, "750")
    time.sleep(0.3)
    refused = [e for e in line.events(2, lambda x: any(e["event_type"] == "modbus" for e in x))
               if e.get("event_type") == "modbus"][-1]
    print("   why: %s: %s from %s to %s" % (refused["policy"]["verdict"], refused["operation"]["label"],
                                            refused["policy"]["from"], refused["policy"]["to"]))
    say("the panel has noticed nothing: %d polls on one connection, the longest wait %.1f ms" %
        (poller.count, poller.take_gap() * 1000))
    print(json.dumps(refused)[:300] + "...")
    say("$ bulkhead status")
    print(line.ask("status").stdout)
    show_management(line)
    poller.stop()
    line.close()


main()
