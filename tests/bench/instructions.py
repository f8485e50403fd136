#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Instructions that judging costs, counted by callgrind: the same wherever it runs, so a regression shows without a clock.

For the generated Modbus trace it is the marginal cost of a packet (two lengths of the trace, subtracted), under a policy that makes each
request a finding and under the 100 lines of tests/bench/run.py that allow them; for a protocol's own
vectors the cost of the whole capture above that of an empty one.  Compared with tests/bench/instructions.json: more than 3 % above fails;
ACCEPT=1 rewrites the file."""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import run  # noqa: E402

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BASELINE = os.path.join(ROOT, "tests", "bench", "instructions.json")
LIMIT = 1.03


def count(bulkhead, capture, work, policy=os.path.join(ROOT, "pcaps", "policy.conf")):
    p = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", bulkhead, "audit", "--quiet",
                        "--policy", policy, "--format", "json",
                        "--out", os.path.join(work, "out.json"), capture], capture_output=True, text=True)
    m = re.search(r"Collected : (\d+)", p.stderr)
    if not m:
        sys.exit("no count: " + p.stderr[-300:])
    return int(m.group(1))


def measure(build, work):
    bulkhead = os.path.join(build, "bulkhead")
    empty = os.path.join(work, "empty.pcap")
    with open(empty, "wb") as f:
        f.write(bytes.fromhex("d4c3b2a102000400000000000000000000000400 01000000".replace(" ", "")))
    start = count(bulkhead, empty, work)
    totals, allowed = [], []
    lines = os.path.join(work, "policy.conf")
    with open(lines, "w") as f:
        f.write(run.policy_text(run.LINES))
    for packets in (20000, 40000):
        path = os.path.join(work, "modbus-%d.pcap" % packets)
        with open(path, "wb") as f:
            subprocess.run([os.path.join(build, "tests", "bench", "generate"), str(packets), "500"], stdout=f, check=True)
        totals.append(count(bulkhead, path, work))
        allowed.append(count(bulkhead, path, work, lines))
    found = {"start and end": start, "packet of the Modbus trace": (totals[1] - totals[0]) // 20000,
             "packet of the Modbus trace, allowed by a line": (allowed[1] - allowed[0]) // 20000}
    for protocol in ("modbus", "iec104", "s7comm", "dnp3"):
        capture = os.path.join(ROOT, "pcaps", protocol, "vectors.pcap")
        found[protocol + " vectors"] = count(bulkhead, capture, work) - start
    return found


def main():
    if not shutil.which("valgrind"):
        print("1..0 # SKIP valgrind is not installed")
        return 0
    work = tempfile.mkdtemp(prefix="bulkhead-instructions-")
    try:
        found = measure(os.path.abspath(sys.argv[1]), work)
    finally:
        shutil.rmtree(work)
    if os.environ.get("ACCEPT"):
        with open(BASELINE, "w") as f:
            json.dump(found, f, indent=1)
            f.write("\n")
    with open(BASELINE) as f:
        baseline = json.load(f)
    failed = 0
    for n, (name, value) in enumerate(found.items(), 1):
        before = baseline.get(name, 0)
        good = value <= before * LIMIT
        failed += not good
        print("%s %d - %s: %d instructions, baseline %d (%+.1f %%)" % (
            "ok" if good else "not ok", n, name, value, before, 100.0 * (value - before) / max(1, before)))
    print("1..%d" % len(found))
    return 1 if failed else 0


sys.exit(main())
