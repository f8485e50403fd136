#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""House rules that a script can check: licence line, comment form, names, sizes, packet pointers."""
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

# (words, pattern, where it applies, where it is allowed)
RULES = [
    ("comments are /* */", re.compile(r"^\s*//|[;{}]\s+//"), re.compile(r"\.[ch]$"), None),
    ("no comparison with true or false", re.compile(r"[=!]=\s*(true|false)\b"), re.compile(r"\.[ch]$"), None),
    ("no unfinished work in the tree", re.compile(r"\b(TODO|FIXME|XXX)\b"), re.compile(r"\.([ch]|py|sh|build|md)$"),
     re.compile(r"tests/lint/")),
    ("no trailing white space", re.compile(r"[ \t]+$"), re.compile(r"\.([ch]|py|sh|build)$"), None),
    ("lines of 120 columns at most", re.compile(r"^.{121,}"), re.compile(r"\.[ch]$"), re.compile(r"reason\.h$|^tests/")),
    ("no typedef but of functions", re.compile(r"^typedef (struct|enum|union)"), re.compile(r"\.[ch]$"), None),
    ("packet bytes are read through the cursor", re.compile(r"\*\(\s*(const )?u?int(16|32|64)_t \*\)"),
     re.compile(r"^(dissectors|dataplane/engine)/.*\.[ch]$"), re.compile(r"engine/pool\.c$")),
]


def main():
    files = subprocess.run(["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True)
    number, failed = 0, 0
    names = [f for f in files.stdout.split() if os.path.isfile(os.path.join(ROOT, f))]
    for words, pattern, where, allowed in RULES:
        wrong = []
        for f in names:
            if not where.search(f) or (allowed and allowed.search(f)):
                continue
            for n, line in enumerate(open(os.path.join(ROOT, f), encoding="utf-8"), 1):
                if pattern.search(line.expandtabs(8).rstrip("\n")):
                    wrong.append("%s:%d" % (f, n))
        number += 1
        failed += bool(wrong)
        print("%s %d - %s %s" % ("not ok" if wrong else "ok", number, words, " ".join(wrong[:8])))
    licence = [f for f in names if re.search(r"\.([ch]|py|sh|build)$", f) and
               "SPDX-License-Identifier: Apache-2.0" not in open(os.path.join(ROOT, f), encoding="utf-8").read(400)]
    number += 1
    failed += bool(licence)
    print("%s %d - every source names its licence %s" % ("not ok" if licence else "ok", number, " ".join(licence[:8])))
    once = [f for f in names if f.endswith(".h") and "#pragma once" not in open(os.path.join(ROOT, f)).read()]
    number += 1
    failed += bool(once)
    print("%s %d - every header is included once %s" % ("not ok" if once else "ok", number, " ".join(once[:8])))
    print("1..%d" % number)
    return 1 if failed else 0


sys.exit(main())
