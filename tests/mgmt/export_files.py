#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The file of JSON lines: complete, as the dataplane wrote them, rotated; nothing outside its folder: export_files.py BUILD"""
import json
import os
import sys

from _export import Exports, count_json, wait
from _mgmt import Test


def main():
    t = Test()
    with Exports(sys.argv[1]) as x:
        folder = os.path.join(x.mgmt.state, "exports")
        for name in ("../x", "/tmp/x", ".hidden", "", "a/b"):
            x.put("eve", file=name)
            t.test(wait(lambda: x.get("eve")["state"], 5), "'%s' is no name of a file" % name, x.get("eve"))
        for wrong in ({"files": 0}, {"files": "5"}, {"nothing": 1}, {"least": "loud"}, {"file": "a\nb"}, {"megabytes": 1 << 40}):
            a = x.put("eve", **wrong)
            t.test((a.status, a.error) == (400, "export.setting"), "%s is refused" % wrong, a)
        a = x.put("nothing")
        t.test((a.status, a.error) == (400, "export.unknown"), "as is a kind that there is not", a)
        x.put("eve", file="plant.jsonl", least="info", megabytes=1, files=3)
        t.test(x.listens(), "events come", x.mgmt.log())

        path = os.path.join(folder, "plant.jsonl")
        x.refuse(200)
        t.test(wait(lambda: len(count_json(open(path).read())) >= 200), "and reach the file")
        mine = [e for e in count_json(open(path).read())]
        theirs = [e for e in x.line.events(1) if e.get("policy", {}).get("verdict") == "refuse"]
        t.test(all(e in theirs for e in mine), "as the dataplane wrote them", (mine[:1], theirs[:1]))

        # Until there are more files than three.
        for _ in range(120):
            x.refuse(100)
            if os.path.exists(path + ".2") and os.path.getsize(path) < os.path.getsize(path + ".1"):
                break
        wait(lambda: x.get("eve")["queued"] == 0)
        files = sorted(f for f in os.listdir(folder) if f.startswith("plant"))
        t.test(files == ["plant.jsonl", "plant.jsonl.1", "plant.jsonl.2"], "it is rotated, and the oldest goes", files)
        t.test(all(os.path.getsize(os.path.join(folder, f)) <= 1 << 20 for f in files), "none is larger than was said")
        whole = True
        for f in files:
            for line in open(os.path.join(folder, f)):
                whole = whole and isinstance(json.loads(line), dict)
        t.test(whole, "every line is whole")
        g = x.get("eve")
        t.test(g["lost"] == 0 and g["sent"] > 1000, "nothing was lost", g)

        x.mgmt.restart()
        x.anna = x.mgmt.login("anna")
        t.test(x.get("eve")["is_enabled"] and x.get("eve")["settings"][0]["value"] == "plant.jsonl",
               "after a restart it goes on with its settings", x.get("eve"))
        t.test(x.listens(), "and gets events", x.mgmt.log())
    return t.end()


sys.exit(main())
