#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every name of dataplane/engine/reason.h that a capture can reach is reached by pcaps/: reasons.py BUILD

The captures are audited as they are, and those of the network once more with every check and with budgets so small
that they run out.  TAP, one test for each name.
"""
import json
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

# What no capture reaches, and why.
ELSEWHERE = {
    "bug": "Bulkhead would have to contradict itself",
    "flow.reset": "reached by tests/laws/hostile_law.c: inline only",
    "gate.budget": "reached by tests/laws/hostile_law.c: inline only",
    "gate.unreadable": "reached by tests/laws/hostile_law.c: inline only",
    "refuse.reset": "reached by tests/laws/hostile_law.c: inline only",
    "signature.regex_limit": "reached by tests/cli/rules.py: needs rules",
    "signature.work_limit": "reached by tests/cli/rules.py: needs rules",
    "signature.memory": "reached by tests/cli/rules.py: needs rules",
    "expect.budget": "reached by tests/unit/expected_test.c: takes hundreds of negotiated flows that do not come",
    "guard.budget": "reached by tests/unit/engine_test.c: takes thousands of hosts that a policy counts",
}


def names():
    with open(os.path.join(ROOT, "dataplane", "engine", "reason.h"), encoding="utf-8") as f:
        return re.findall(r'^\s*X\(\w+,\s*"([a-z0-9_.]+)"', f.read(), re.M)


def seen(bulkhead, *arguments):
    run = subprocess.run([bulkhead, "audit", "--quiet", "--format", "json", *arguments], cwd=ROOT, capture_output=True)
    if run.returncode not in (0, 1):
        print("# bulkhead audit %s: exit %d: %s" % (" ".join(arguments), run.returncode, run.stderr.decode()[:300]))
        return {}
    report = json.loads(run.stdout)
    return {**report["flaws"], **report["notes"]}


def main():
    bulkhead = os.path.join(os.path.abspath(sys.argv[1]), "bulkhead")
    found = {**seen(bulkhead, "pcaps"), **seen(bulkhead, "--verify-checksums", "pcaps/network")}
    found.update(seen(bulkhead, "--flows", "16", "--memory", "1M", "pcaps/network/budgets.pcap.gz"))
    failed = 0
    all_names = names()
    for n, name in enumerate(all_names, 1):
        if name in ELSEWHERE:
            print("ok %d - %s # SKIP %s" % (n, name, ELSEWHERE[name]))
            continue
        failed += name not in found
        print("%s %d - a capture reaches %s" % ("ok" if name in found else "not ok", n, name))
    print("1..%d" % len(all_names))
    return 1 if failed or not all_names else 0


if __name__ == "__main__":
    sys.exit(main())
