#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The same rules in Suricata 7 and here, over real captures: conformance.py BUILD

Counts alerts by rule in ../shared/pcaps with the public sets of ../shared/rules; every difference must have one of the causes
below, or be explained in docs/conformance.md. Skipped where Suricata or the collection is missing.
"""
import glob
import json
import os
import re
import shutil
import subprocess
import sys
from collections import Counter

from _cli import ROOT, main

sys.path.insert(0, os.path.join(ROOT, "tests", "bench"))
from run import EVE, SURICATA  # noqa: E402

SHARED = os.path.join(os.path.dirname(ROOT), "shared")
SETS = ("et/emerging-scada-2025.rules", "quickdraw/all-quickdraw.rules")
FOLDERS = ("modbus", "dnp3", "iec104", "enip", "s7comm", "bacnet", "fins", "fox")
NAMES = ["%s_%s" % (p, side) for p in ("MODBUS", "DNP3", "BACNET", "MODICON", "FINS", "S7", "ENIP") for side in ("CLIENT", "SERVER")]
VARIABLES = {n: "192.168.0.0/16" if n.endswith("CLIENT") else "0.0.0.0/0" for n in NAMES}
VARIABLES.update(HOME_NET="0.0.0.0/0", EXTERNAL_NET="0.0.0.0/0")
PRIVATE = 2100000000


def alerts(path):
    """By sid: how many, and in how many flows."""
    count, flows = Counter(), {}
    for line in open(path, encoding="utf-8", errors="replace") if os.path.exists(path) else ():
        e = json.loads(line)
        if e["event_type"] == "alert" and "signature_id" in e["alert"]:
            sid = e["alert"]["signature_id"]
            count[sid] += 1
            flows.setdefault(sid, set()).add(e.get("flow_id"))
    return count, flows


def suricata(cli, rules, capture):
    folder = cli.path("suricata")
    shutil.rmtree(folder, ignore_errors=True)
    os.mkdir(folder)
    groups = "".join("    %s: \"[%s]\"\n" % item for item in sorted(VARIABLES.items()))
    text = SURICATA % {"dir": folder, "outputs": EVE.replace("modbus\n        - dnp3\n        - flow", "alert")}
    text = text.replace("app-layer:\n  protocols:\n", "app-layer:\n  protocols:\n    http:\n      enabled: yes\n    tls:\n      enabled: yes\n")
    text += "vars:\n  address-groups:\n%s  port-groups:\n    DNP3_PORTS: 20000\n    HTTP_PORTS: 80\n" % groups
    config = cli.write("suricata.yaml", text)
    run = subprocess.run(["suricata", "-c", config, "-S", rules, "-l", folder, "-k", "none", "--runmode", "single", "-r", capture],
                         capture_output=True, text=True)
    failed = {int(s) for line in (run.stdout + run.stderr).splitlines() if "error parsing signature" in line
              for s in re.findall(r"sid: ?(\d+)", line)}
    return alerts(os.path.join(folder, "eve.json")) + (failed,)


def cause(sid, ours, theirs, flows, failed):
    if sid >= PRIVATE:
        return "a number that clashes: Suricata leaves the rule out"
    if sid in failed and not theirs:
        return "Suricata does not load the rule"
    if ours < theirs <= ours + len(flows.get(sid, ())):
        return "Suricata reports the first bytes of a stream twice: as a packet, and as the stream when it ends"
    return None


def compare(cli, t):
    if not shutil.which("suricata") or not os.path.isdir(os.path.join(SHARED, "rules")):
        t.skip("rules agree with Suricata 7", "needs Suricata 7 and ../shared")
        return
    with open(os.path.join(ROOT, "docs", "conformance.md"), encoding="utf-8") as f:
        explained = set(re.findall(r"^\| (\S+) \| (\d+) \|", f.read(), re.M))
    settings = [a for n, v in VARIABLES.items() for a in ("--set", n + "=" + v)] + ["--set", "DNP3_PORTS=20000", "--set", "HTTP_PORTS=80"]
    pairs, causes, wrong, seen = 0, Counter(), [], set()
    for rules in (os.path.join(SHARED, "rules", s) for s in SETS):
        for capture in sorted(c for f in FOLDERS for c in glob.glob(os.path.join(SHARED, "pcaps", f, "*.pcap*"))):
            path, name = cli.path("ours.jsonl"), os.path.basename(capture)
            cli.run("audit", "-q", "--rules", rules, *settings, "--events", path, "--out", os.devnull, capture)
            ours, _ = alerts(path)
            if not ours and "ALL" not in os.environ:
                continue
            theirs, flows, failed = suricata(cli, rules, capture)
            for sid in set(ours) | set(theirs):
                pairs += 1
                if ours[sid] == theirs[sid]:
                    continue
                why = cause(sid, ours[sid], theirs[sid], flows, failed)
                if not why and (name, str(sid)) in explained:
                    seen.add((name, str(sid)))
                    why = "explained in docs/conformance.md"
                causes[why] += 1
                if not why:
                    wrong.append("%s sid %d: %d here, %d in Suricata" % (name, sid, ours[sid], theirs[sid]))
    t.test(pairs and not wrong, "%d pairs of rule and capture, %d equal; %s" % (
        pairs, pairs - sum(causes.values()), "; ".join("%d: %s" % (n, c) for c, n in causes.items())), *wrong)
    t.test(not explained - seen, "docs/conformance.md explains only what differs", *sorted(explained - seen))


main(compare)
