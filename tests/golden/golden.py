#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What an audit of each capture in pcaps/ says, compared byte by byte with what it said before: golden.py BUILD

The events (JSON lines) and the JSON report of every capture are kept in expected/, under the capture's path; those of
pcaps/plant are judged by pcaps/policy.conf, the others by nothing.  The same with two workers must not differ.  When a
change is meant: ACCEPT=1 tests/golden/golden.py BUILD rewrites them, and the diff is read before it is committed.
TAP; differences are shown by their first lines.
"""
import difflib
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
EXPECTED = os.path.join(ROOT, "tests", "golden", "expected")
SUFFIXES = (".pcap", ".pcapng", ".gz", ".zst")
SHOWN = 12
ACCEPT = os.environ.get("ACCEPT") == "1"


def captures():
    for folder, folders, names in os.walk(os.path.join(ROOT, "pcaps")):
        folders.sort()
        for name in sorted(names):
            if name.endswith(SUFFIXES):
                yield os.path.relpath(os.path.join(folder, name), ROOT)


def audit(bulkhead, capture, workers, scratch):
    """{suffix: text} and what went wrong."""
    events, report = os.path.join(scratch, "events"), os.path.join(scratch, "report")
    command = [bulkhead, "audit", "--quiet", "--workers", str(workers), "--events", events, "--format", "json", "--out",
               report, capture]
    if capture.startswith("pcaps/plant/"):
        command[2:2] = ["--policy", "pcaps/policy.conf"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True)
    if run.returncode not in (0, 1):
        return {}, "exit %d: %s" % (run.returncode, run.stderr.decode("utf-8", "replace")[:300])
    got = {}
    for suffix, path in ((".events.jsonl", events), (".json", report)):
        with open(path, encoding="utf-8") as f:
            got[suffix] = f.read()
        os.remove(path)
    return got, ""


def differences(old, new, old_name, new_name):
    lines = list(difflib.unified_diff(old.splitlines(), new.splitlines(), old_name, new_name, n=0, lineterm=""))
    for line in lines[:SHOWN]:
        print("#   " + (line if len(line) < 400 else line[:400] + "..."))
    if len(lines) > SHOWN:
        print("#   and %d more lines" % (len(lines) - SHOWN))


class Tap:
    def __init__(self):
        self.number = self.failed = 0

    def test(self, good, words):
        self.number += 1
        self.failed += not good
        print("%s %d - %s" % ("ok" if good else "not ok", self.number, words))


def compare(tap, capture, got):
    base = os.path.join(EXPECTED, os.path.relpath(capture, "pcaps"))
    kept = set()
    for suffix, text in got.items():
        path = base + suffix
        kept.add(path)
        old = None
        if os.path.exists(path):
            with open(path, encoding="utf-8") as f:
                old = f.read()
        if old != text and ACCEPT:
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="utf-8") as f:
                f.write(text)
            print("# accepted %s" % os.path.relpath(path, ROOT))
            old = text
        tap.test(old == text, "%s%s is as before" % (capture, suffix))
        if old is None:
            print("#   there is no %s: ACCEPT=1 writes it" % os.path.relpath(path, ROOT))
        elif old != text:
            differences(old, text, "expected", "now")
    return kept


def orphans(kept):
    for folder, _, names in os.walk(EXPECTED):
        for name in names:
            path = os.path.join(folder, name)
            if path not in kept:
                if ACCEPT:
                    os.remove(path)
                else:
                    yield os.path.relpath(path, ROOT)


def main():
    bulkhead = os.path.join(os.path.abspath(sys.argv[1]), "bulkhead")
    tap, kept = Tap(), set()
    with tempfile.TemporaryDirectory() as scratch:
        for capture in captures():
            one, error = audit(bulkhead, capture, 1, scratch)
            two, error_two = audit(bulkhead, capture, 2, scratch)
            if error or error_two:
                tap.test(False, "%s is read: %s" % (capture, error or error_two))
                continue
            kept |= compare(tap, capture, one)
            tap.test(one == two, "%s: two workers find the same" % capture)
            for suffix in one:
                if one[suffix] != two[suffix]:
                    differences(one[suffix], two[suffix], "one worker" + suffix, "two workers" + suffix)
    lost = sorted(orphans(kept))
    tap.test(not lost, "every expectation has a capture %s" % " ".join(lost[:8]))
    with open(os.path.join(ROOT, "pcaps", "README.md"), encoding="utf-8") as f:
        rows = set(re.findall(r"^\| (\S+) \| \d+ \|", f.read(), re.M))
    names = {os.path.relpath(c, "pcaps") for c in captures()}
    tap.test(rows == names, "pcaps/README.md lists the captures that are there %s" % " ".join(sorted(rows ^ names)[:8]))
    writer = subprocess.run([sys.executable, "pcaps/record/write.py", "--check"], cwd=ROOT, capture_output=True, text=True)
    tap.test(writer.returncode == 0, "pcaps/record/write.py would write the captures as they are")
    for line in (writer.stdout + writer.stderr).splitlines()[:SHOWN]:
        print("#   " + line)
    print("1..%d" % tap.number)
    return 1 if tap.failed else 0


if __name__ == "__main__":
    sys.exit(main())
