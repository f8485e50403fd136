#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Benchmarks of signature rules, side by side with Suricata 7 where it is installed: tests/bench/rules.py [BUILD]

The trace of tests/bench/generate (Modbus) with 0, 100, 1,000 and 10,000 rules, wall clock of the whole process, the best of
RUNS (default 5); start and compilation are measured apart, with a capture of a few packets, and taken off. Nothing here fails.

The rules are those of generated.py.
"""
import os
import shutil
import subprocess
import sys
import tempfile

from generated import rules
from run import EVE, PACKETS, FLOWS, ROOT, SURICATA, best, machine


def main():
    build = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else os.path.join(ROOT, "build"))
    bulkhead, work = os.path.join(build, "bulkhead"), tempfile.mkdtemp(prefix="bulkhead-bench-")
    suricata = shutil.which("suricata")
    os.environ["BULKHEAD_CACHE"] = os.path.join(work, "cache")
    try:
        trace, small = os.path.join(work, "modbus.pcap"), os.path.join(work, "small.pcap")
        with open(trace, "wb") as f:
            subprocess.run([os.path.join(build, "tests/bench/generate"), str(PACKETS), str(FLOWS)], stdout=f, check=True)
        with open(small, "wb") as f:
            subprocess.run([os.path.join(build, "tests/bench/generate"), "10", "1"], stdout=f, check=True)
        with open(os.path.join(work, "s.yaml"), "w") as f:
            f.write(SURICATA % {"dir": work, "outputs": EVE.replace("modbus\n        - dnp3\n        - flow", "alert")})
        print("Machine: %s.\n" % machine())
        print("| rules | audit packets/s | of no rules | start ms | peak MB | Suricata packets/s | ratio |\n|---:|---:|---:|---:|---:|---:|---:|")
        without = None
        for count in (0, 100, 1000, 10000):
            both, other = os.path.join(work, "b.rules"), os.path.join(work, "s.rules")
            open(both, "w").write(rules(count))
            open(other, "w").write(rules(count, "suricata"))
            more = ["--rules", both] if count else []
            run = [bulkhead, "audit", "--quiet", "--format", "json", "--out", os.path.join(work, "out.json")] + more
            start = best(run + [small])
            whole = best(run + [trace])
            rate = PACKETS / max(whole[0] - start[0], 1e-9)
            without = without or rate
            theirs = 0
            if suricata:
                command = [suricata, "-c", os.path.join(work, "s.yaml"), "-S", other if count else "/dev/null", "-l", work, "-k", "none",
                           "--runmode", "single", "-r"]
                theirs = PACKETS / max(best(command + [trace])[0] - best(command + [small])[0], 1e-9)
            print("| %d | %s | %.2f | %.0f | %.0f | %s | %s |" % (
                count, "{:,.0f}".format(rate), rate / without, start[0] * 1000, whole[1] / 1024,
                "{:,.0f}".format(theirs) if theirs else "", "%.1f" % (rate / theirs) if theirs else ""), flush=True)
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
