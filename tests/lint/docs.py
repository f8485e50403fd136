#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Documents that are derived are what the program derives today; links and commands in the others exist."""
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
GENERATED = {
    "docs/management-settings.md": ["mgmt/daemon/bulkhead-mgmt", "--print-settings"],
    "docs/configuration.md": ["dataplane/inline/bulkheadd", "--print-settings"],
    "docs/fields.md": ["bulkhead", "fields", "--format", "markdown"],
    "docs/flaws.md": ["bulkhead", "flaws", "--format", "markdown"],
    "docs/protocols.md": [os.path.join(ROOT, "tests/vectors/operations.py")],
}


def main():
    bulkhead = os.path.join(os.path.abspath(sys.argv[1]), "bulkhead")
    number, failed = 0, 0

    def check(holds, words):
        nonlocal number, failed
        number += 1
        failed += not holds
        print("%s %d - %s" % ("ok" if holds else "not ok", number, words))

    for name, (program, *arguments) in sorted(GENERATED.items()):
        if not os.path.exists(os.path.join(sys.argv[1], program)):
            number += 1
            print("ok %d - %s # SKIP %s was not built" % (number, name, program))
            continue
        text = subprocess.run([os.path.join(os.path.abspath(sys.argv[1]), program)] + arguments,
                              capture_output=True).stdout
        path = os.path.join(ROOT, name)
        if os.environ.get("ACCEPT"):
            open(path, "wb").write(text)
        check(os.path.exists(path) and open(path, "rb").read() == text,
              "%s is what `%s %s` prints (ACCEPT=1 rewrites it)" % (name, os.path.basename(program), " ".join(arguments)))
    files = subprocess.run(["git", "ls-files", "-co", "--exclude-standard", "*.md"], cwd=ROOT, capture_output=True,
                           text=True).stdout.split()
    for f in files:
        text = open(os.path.join(ROOT, f), encoding="utf-8").read()
        folder = os.path.dirname(os.path.join(ROOT, f))
        missing = [m for m in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", text)
                   if not os.path.exists(os.path.join(folder, m))]
        check(not missing, "links of %s lead somewhere %s" % (f, " ".join(missing)))
    known = re.findall(r"^  (\w+) ", subprocess.run([bulkhead, "--help"], capture_output=True, text=True).stdout, re.M)
    used = set()
    for f in files:
        used |= {(f, c) for c in re.findall(r"build/bulkhead (\w+)", open(os.path.join(ROOT, f), encoding="utf-8").read())}
    wrong = ["%s: %s" % u for u in sorted(used) if u[1] not in known]
    check(not wrong, "commands in documents exist %s" % " ".join(wrong))
    print("1..%d" % number)
    return 1 if failed else 0


sys.exit(main())
