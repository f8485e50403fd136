#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What dissecting one message costs, by protocol, as a table in Markdown: tests/bench/messages.py [BUILD]

The messages are those of the vectors, each dissected again and again from the state of its conversation; memory copied for
that is taken off.  `typical` is the median of a protocol's messages, `worst` the dearest of them; instructions are the mean over
all of them, counted by callgrind where it is installed.  Nothing here fails.
"""
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def instructions(program, path, messages):
    """The mean of a message, as text."""
    if not shutil.which("valgrind"):
        return "-"
    with tempfile.NamedTemporaryFile() as out:
        subprocess.run(["valgrind", "--tool=callgrind", "--toggle-collect=timed_dissect*", "--callgrind-out-file=" + out.name,
                        program, "--once", path], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
        total = re.search(r"^(?:totals|summary): (\d+)", open(out.name, encoding="utf-8").read(), re.M)
    return format(round(int(total.group(1)) / messages), ",") if total else "-"


def main():
    build = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else os.path.join(ROOT, "build"))
    program = os.path.join(build, "tests/vectors/vectors")
    slow = []
    print("| protocol | messages | state of a flow, bytes | typical, ns | worst, ns | instructions | the worst |")
    print("|---|---:|---:|---:|---:|---:|---|")
    for path in sorted(glob.glob(os.path.join(ROOT, "tests/vectors/*.t"))):
        out = subprocess.run([program, "--time", path], stdout=subprocess.PIPE, check=False, text=True).stdout
        for row in (x.split("\t") for x in out.splitlines() if x.count("\t") == 5):
            name, count, state, ns, worst, what = row
            print("| %s | %s | %s | %s | %s | %s | %s |" % (
                name, count, format(int(state), ","), ns, format(int(worst), ","), instructions(program, path, int(count)),
                what.split(":", 1)[-1].strip(' "').replace("|", "/")), flush=True)
            slow += [name] if int(ns) > 1000 else []
    print("\nTypical messages above a microsecond: %s." % (", ".join(slow) or "none"))


main()
