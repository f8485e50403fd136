#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Benchmarks of the audit, side by side with Suricata 7 where it is installed: tests/bench/run.py [BUILD]

Prints a table in Markdown with the machine's description; every ratio is against the baseline of the same run. Each figure is the
best of RUNS runs (default 5) of the whole process, from page cache: wall clock, and processor time (user and system), by which a ratio still means
something on a machine that is busy. Nothing here fails: numbers inform.
"""
import glob
import multiprocessing
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
RUNS = int(os.environ.get("RUNS", "5"))
PACKETS, FLOWS, LINES = 400000, 2000, 100

SURICATA = """%%YAML 1.1
---
default-log-dir: %(dir)s
stats:
  enabled: no
outputs:%(outputs)s
logging:
  default-log-level: error
app-layer:
  protocols:
    modbus:
      enabled: yes
      detection-ports:
        dp: 502
      stream-depth: 0
    dnp3:
      enabled: yes
      detection-ports:
        dp: 20000
    enip:
      enabled: yes
      detection-ports:
        dp: 44818
        sp: 44818
stream:
  memcap: 256mb
  checksum-validation: no
  midstream: true
  reassembly:
    memcap: 512mb
    depth: 0
flow:
  memcap: 256mb
"""
EVE = """
  - eve-log:
      enabled: yes
      filetype: regular
      filename: eve.json
      types:
        - modbus
        - dnp3
        - flow
"""


def policy_text(lines):
    """A policy whose lines differ in unit, table and address, and that allows what the generator writes."""
    allow = ['"modbus read unit=%d table=holding address=%d..%d"' % (10 + i % 40, i * 3 % 500, i * 3 % 500 + 9)
             for i in range(lines - 5)]
    allow += ['"modbus read unit=1 table=holding address=0..119"', '"modbus read unit=1 table=input address=0..119"',
              '"modbus read unit=1 table=coil address=0..119"', '"modbus write unit=1 address=0..99 value=0..750"']
    return ('version = 1;\nmode = "enforce";\nzones = (\n  { name = "office"; addresses = [ "10.1.0.0/16" ]; },\n'
            '  { name = "line"; addresses = [ "192.168.10.0/24" ]; }\n);\nconduits = (\n  { from = "office"; to = "line";\n'
            '    deny = ( "any program|firmware|run" );\n    allow = (\n      %s );\n    otherwise = "refuse"; }\n);\n'
            'otherwise = "drop";\n' % ",\n      ".join(allow))


def best(command, **kw):
    """Shortest wall time, largest resident size and least processor time over RUNS runs."""
    seconds, rss, busy = None, 0, None
    for _ in range(RUNS):
        began = time.monotonic()
        p = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **kw)
        err = p.stderr.read()
        _, status, usage = os.wait4(p.pid, 0)
        took = time.monotonic() - began
        code = os.waitstatus_to_exitcode(status)
        p.returncode = code
        if code not in (0, 1):
            sys.exit("%s: exit %d: %s" % (" ".join(command), code, err.decode("utf-8", "replace")[-300:]))
        seconds = took if seconds is None else min(seconds, took)
        rss = max(rss, usage.ru_maxrss)
        used = usage.ru_utime + usage.ru_stime
        busy = used if busy is None else min(busy, used)
    return seconds, rss, busy


def machine():
    cpu = re.search(r"model name\s*:\s*(.*)", open("/proc/cpuinfo").read())
    memory = int(re.search(r"MemTotal:\s*(\d+)", open("/proc/meminfo").read()).group(1)) // 1048576
    return "%s, %d cores, %d GiB, Linux %s" % (cpu.group(1) if cpu else "?", os.cpu_count(), memory, os.uname().release)


def merge(folder, out):
    """All Ethernet packets of the plain pcap files under folder, ordered by time, as one pcap; returns their number."""
    packets = []
    for path in sorted(glob.glob(os.path.join(folder, "*", "*.pcap"))):
        data = open(path, "rb").read()
        order = {b"\xd4\xc3\xb2\xa1": "<", b"\xa1\xb2\xc3\xd4": ">"}.get(data[:4])
        if not order or struct.unpack_from(order + "I", data, 20)[0] != 1:
            continue
        at = 24
        while at + 16 <= len(data):
            s, us, n, wire = struct.unpack_from(order + "4I", data, at)
            if at + 16 + n > len(data):
                break
            packets.append((s, us, len(packets), wire, data[at + 16:at + 16 + n]))
            at += 16 + n
    packets.sort(key=lambda p: p[:3])
    with open(out, "wb") as f:
        f.write(struct.pack("<IHHIIII", 0xa1b2c3d4, 2, 4, 0, 0, 262144, 1))
        for s, us, _, wire, b in packets:
            f.write(struct.pack("<4I", s, us, len(b), wire) + b)
    return len(packets)


def main():
    build = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else os.path.join(ROOT, "build"))
    bulkhead, generate = os.path.join(build, "bulkhead"), os.path.join(build, "tests/bench/generate")
    work = tempfile.mkdtemp(prefix="bulkhead-bench-")
    suricata = shutil.which("suricata")
    try:
        trace, policy = os.path.join(work, "modbus.pcap"), os.path.join(work, "policy.conf")
        with open(trace, "wb") as f:
            subprocess.run([generate, str(PACKETS), str(FLOWS)], stdout=f, check=True)
        with open(policy, "w") as f:
            f.write(policy_text(LINES))
        for name, outputs in (("plain", " []"), ("eve", EVE)):
            with open(os.path.join(work, name + ".yaml"), "w") as f:
                f.write(SURICATA % {"dir": work, "outputs": outputs})
        print("Machine: %s.\n" % machine())
        if suricata:
            print("Baseline: %s, `--runmode single`.\n" % subprocess.run(
                [suricata, "-V"], capture_output=True, text=True).stdout.strip().replace("This is ", ""))
        print("| trace | what | packets/s | seconds | peak MB | ratio to baseline | processor s | ratio |\n|---|---|---:|---:|---:|---:|---:|---:|")

        def row(trace_name, packets, what, result, baseline=None):
            s, rss, busy = result
            print("| %s | %s | %s | %.3f | %.0f | %s | %.3f | %s |" % (
                trace_name, what, "{:,.0f}".format(packets / s), s, rss / 1024,
                "%.1f" % (baseline[0] / s) if baseline else "", busy,
                "%.1f" % (baseline[2] / busy) if baseline else ""), flush=True)
            return result

        def engine(extra, paths):
            return best([bulkhead, "audit", "--quiet", "--format", "json", "--out", os.path.join(work, "out.json")] + extra + paths)

        def baseline(config, arguments):
            return best([suricata, "-c", os.path.join(work, config + ".yaml"), "-S", "/dev/null", "-l", work,
                         "--runmode", "single"] + arguments) if suricata else None

        name = "Modbus, %d flows" % FLOWS
        plain = baseline("plain", ["-r", trace])
        if plain:
            row(name, PACKETS, "Suricata, Modbus parser, no rules", plain)
        row(name, PACKETS, "audit, %d-line policy" % LINES, engine(["--policy", policy], [trace]), plain)
        eve = baseline("eve", ["-r", trace])
        if eve:
            row(name, PACKETS, "Suricata, EVE transaction log", eve)
        row(name, PACKETS, "audit, %d-line policy, --events" % LINES,
            engine(["--policy", policy, "--events", os.path.join(work, "events.jsonl")], [trace]), eve)
        first = best([bulkhead, "audit", "--quiet", "--format", "json", "--out", os.path.join(work, "out.json"),
                      os.path.join(ROOT, "pcaps", "modbus", "vectors.pcap")])
        print("| one small capture | whole process | | %.3f | %.0f | | %.3f | |" % (first[0], first[1] / 1024, first[2]))

        with open(trace, "wb") as f:
            subprocess.run([generate, str(10 * PACKETS), str(FLOWS)], stdout=f, check=True)
        name = "ten times as long"
        one = row(name, 10 * PACKETS, "audit, %d-line policy" % LINES, engine(["--policy", policy], [trace]))
        row(name, 10 * PACKETS, "audit, 2 workers (baseline: one worker)",
            engine(["--policy", policy, "--workers", "2"], [trace]), one)

        shared = os.path.join(ROOT, "..", "shared", "pcaps")
        if os.path.isdir(shared):
            mix = os.path.join(work, "mix.pcap")
            # In a process of its own: a child's peak memory counts what its parent had when it started.
            with multiprocessing.Pool(1) as pool:
                packets, name = pool.apply(merge, (shared, mix)), "real captures in one file"
            plain = baseline("plain", ["-r", mix])
            if plain:
                row(name, packets, "Suricata, its OT parsers, no rules, midstream", plain)
            row(name, packets, "audit", engine([], [mix]), plain)
            eve = baseline("eve", ["-r", mix])
            if eve:
                row(name, packets, "Suricata, EVE transaction log", eve)
            row(name, packets, "audit, --events", engine(["--events", os.path.join(work, "events.jsonl")], [mix]), eve)
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
