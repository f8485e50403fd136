#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Benchmarks of signature rules, side by side with Suricata 7 where it is installed: tests/bench/rules.py [BUILD]

The trace of tests/bench/generate (Modbus) with 0, 100, 1,000 and 10,000 rules (generated.py), in processor time: of a
long trace less that of a short one with the same connections, so that start and compilation are not in it.  All
variants are run in turns, RUNS times (default 5), and the best of each is taken: what a busy machine takes away, it
takes from all.  Nothing here fails: numbers inform.
"""
import os
import shutil
import subprocess
import sys
import tempfile

import run
from generated import rules
from run import EVE, FLOWS, ROOT, SURICATA, machine

SHORT, LONG = 200000, 1200000
COUNTS = (0, 100, 1000, 10000)


class Side:
    """A program with some rules: the best processor time on either trace, and the most memory."""

    def __init__(self, command):
        self.command, self.seconds, self.peak = command, {}, 0

    def run(self, name, trace):
        _, rss, busy = run.best(self.command + [trace])
        self.seconds[name] = min(busy, self.seconds.get(name, busy))
        self.peak = max(self.peak, rss)

    def rate(self):
        return (LONG - SHORT) / max(self.seconds["long"] - self.seconds["short"], 1e-9)


def memory_of(bulkhead, path):
    """Bytes that the compiled rules take, as `bulkhead rules check` counts them."""
    import json
    out = subprocess.run([bulkhead, "rules", "check", "--json", path], capture_output=True, text=True).stdout
    return json.loads(out)["memory"]


def main():
    build = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else os.path.join(ROOT, "build"))
    bulkhead, work = os.path.join(build, "bulkhead"), tempfile.mkdtemp(prefix="bulkhead-bench-")
    suricata, rounds = shutil.which("suricata"), run.RUNS
    run.RUNS = 1
    os.environ["BULKHEAD_CACHE"] = os.path.join(work, "cache")
    try:
        traces = {}
        for name, packets in (("short", SHORT), ("long", LONG)):
            traces[name] = os.path.join(work, name + ".pcap")
            with open(traces[name], "wb") as f:
                subprocess.run([os.path.join(build, "tests/bench/generate"), str(packets), str(FLOWS)], stdout=f, check=True)
        with open(os.path.join(work, "s.yaml"), "w") as f:
            f.write(SURICATA % {"dir": work, "outputs": EVE.replace("modbus\n        - dnp3\n        - flow", "alert")})
        ours, theirs, memory = {}, {}, {}
        for count in COUNTS:
            both, other = os.path.join(work, "b%d.rules" % count), os.path.join(work, "s%d.rules" % count)
            open(both, "w").write(rules(count))
            open(other, "w").write(rules(count, "suricata"))
            ours[count] = Side([bulkhead, "audit", "--quiet", "--format", "json", "--out", os.path.join(work, "out.json")] +
                               (["--rules", both] if count else []))
            theirs[count] = Side([suricata, "-c", os.path.join(work, "s.yaml"), "-S", other if count else "/dev/null", "-l", work,
                                  "-k", "none", "--runmode", "single", "-r"])
            memory[count] = memory_of(bulkhead, both) if count else 0
        for _ in range(rounds):
            for name, trace in traces.items():
                for count in COUNTS:
                    ours[count].run(name, trace)
                    if suricata:
                        theirs[count].run(name, trace)
        print("Machine: %s.\n" % machine())
        print("| rules | packets/s | of no rules | kB for 1,000 rules | peak MB | Suricata packets/s | ratio |")
        print("|---:|---:|---:|---:|---:|---:|---:|")
        for count in COUNTS:
            rate, other = ours[count].rate(), theirs[count].rate() if suricata else 0
            print("| %d | %s | %.2f | %s | %.0f | %s | %s |" % (
                count, "{:,.0f}".format(rate), rate / ours[0].rate(), "%.0f" % (memory[count] / count) if count else "",
                ours[count].peak / 1024, "{:,.0f}".format(other) if other else "", "%.1f" % (rate / other) if other else ""))
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
