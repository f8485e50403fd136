#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""A folder includes only what stands above it: dissectors, rules, dataplane/engine, dataplane/events, dataplane/host,
then dataplane/audit and dataplane/inline, which do not know each other, mgmt."""
import os
import re
import subprocess
import sys

LAYERS = ["dissectors", "rules", "dataplane/engine", "dataplane/events", "dataplane/host", "dataplane/control.h",
          "dataplane/audit", "dataplane/inline", "mgmt"]
STRANGERS = {"dataplane/inline": {"dataplane/audit"}, "mgmt": {"dataplane/inline"}}
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def layer(path):
    for i, name in enumerate(LAYERS):
        if path == name or path.startswith(name + "/"):
            return i
    return None


def sources():
    files = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True)
    return [f for f in files.stdout.split() if f.endswith((".c", ".h")) and os.path.exists(os.path.join(ROOT, f))]


def main():
    number, failed = 0, 0
    for f in sources():
        mine = layer(f)
        if mine is None:
            continue
        wrong = []
        for n, line in enumerate(open(os.path.join(ROOT, f)), 1):
            m = re.match(r'\s*#\s*include\s+"([^"]+)"', line)
            if not m:
                continue
            other = layer(m.group(1))
            if other is None:
                wrong.append("%d: %s is not rooted in the repository" % (n, m.group(1)))
            elif other > mine or LAYERS[other] in STRANGERS.get(LAYERS[mine], ()):
                wrong.append("%d: %s stands below" % (n, m.group(1)))
        number += 1
        failed += bool(wrong)
        print("%s %d - %s%s" % ("not ok" if wrong else "ok", number, f, " ".join([""] + wrong)))
    print("1..%d" % number)
    return 1 if failed or not number else 0


sys.exit(main())
