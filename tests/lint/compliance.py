#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""docs/compliance.md claims nothing without a test: each row of its tables names tests, and each of them exists."""
import os
import re
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def main():
    rows = [x.split("|")[1:-1] for x in open(os.path.join(ROOT, "docs/compliance.md"), encoding="utf-8")
            if x.startswith("|") and not x.startswith(("|---", "| clause"))]
    bad = [r[0].strip() for r in rows if len(r) != 4 or not re.findall("`([^`]+)`", r[3])]
    gone = sorted({t for r in rows for t in re.findall("`([^`]+)`", r[-1]) if not os.path.isfile(os.path.join(ROOT, t))})
    print("%s 1 - every clause names a test %s" % ("not ok" if bad or not rows else "ok", " ".join(bad)))
    print("%s 2 - every test that is named exists %s" % ("not ok" if gone else "ok", " ".join(gone)))
    print("1..2")
    return 1 if bad or gone or not rows else 0


sys.exit(main())
