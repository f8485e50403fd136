#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Mistakes in bulkheadd.conf are named with their places; needs neither root nor ports: settings.py BUILD"""
import os
import subprocess
import sys
import tempfile

from _inline import Test, skip_all

GOOD = 'segments = ( { name = "a"; outside = "eth1"; inside = "eth2"; } );\n'
WRONG = (
    ("no segment", "workers = 1;\n", ":1:1:", "no segment"),
    ("a misspelt setting", GOOD + "wrokers = 1;\n", ":2:1:", "did you mean 'workers'?"),
    ("a misspelt setting of a segment", GOOD.replace("inside", "insde"), ":1:", "did you mean 'inside'?"),
    ("a missing port", 'segments = ( { name = "a"; outside = "eth1"; } );\n', ":1:", "has no 'inside'"),
    ("a number that is too large", GOOD + "workers = 1000;\n", ":2:11:", "between 1 and 16"),
    ("a word for a number", GOOD + 'workers = "two";\n', ":2:11:", "is a whole number"),
    ("a word that is not known", GOOD.replace("inside =", 'on_failure = "opne"; inside ='), ":1:",
     'did you mean "open"?'),
    ("the same port twice", GOOD.replace("eth2", "eth1"), ":1:", "the same port"),
    ("an island of nothing", GOOD.replace("inside =", 'on_failure = "island"; inside ='), ":1:",
     "needs a list 'island'"),
    ("cores for fewer workers", GOOD + "workers = 2; cores = [ 0 ];\n", ":1:", "fewer members"),
    ("a text that ends too early", GOOD + 'state = "/var', ":2:", ""),
)


def main():
    program = os.path.join(os.path.abspath(sys.argv[1]), "dataplane/inline/bulkheadd")
    if not os.path.exists(program):
        skip_all("bulkheadd was not built: DPDK is missing")
    t = Test()

    def check(text):
        with tempfile.NamedTemporaryFile("w", suffix=".conf") as f:
            f.write(text)
            f.flush()
            return subprocess.run([program, "--check", "-c", f.name], capture_output=True, text=True)
    good = check(GOOD)
    t.test(good.returncode == 0 and "1 segment, no mistakes" in good.stdout, "a file without mistakes", good)
    for words, text, place, says in WRONG:
        done = check(text)
        t.test(done.returncode == 2 and place in done.stderr and says in done.stderr, words + ": said so", done.stderr)
    for arguments in (["--confg", "x"], ["-c"], ["-c", "/no/such.conf"]):
        done = subprocess.run([program] + arguments, capture_output=True, text=True)
        t.test(done.returncode == 2 and done.stderr and not done.stdout, "%s: said so" % " ".join(arguments), done)
    return t.end()


sys.exit(main())
