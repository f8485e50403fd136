#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What the object files prove about the packet path: it cannot allocate, print, read the clock or lock, because it has
no undefined symbol that could, and it has no writable file-scope data.

Dissectors, the judging half of rules/ and dataplane/engine are held to that: whatever they call is defined among them.
The compile half of rules/ may allocate, and is never called from here."""
import os
import re
import subprocess
import sys

ALLOWED = {"memcpy", "memmove", "memcmp", "memset", "_GLOBAL_OFFSET_TABLE_", "__stack_chk_fail",
           # Searching, in memory that was given before: Hyperscan, PCRE2.
           "hs_scan", "pcre2_match_8", "pcre2_get_ovector_pointer_8"}
# The half of rules/ that is called with a packet in hand; the rest compiles, and may allocate.
JUDGING = {"expression_match", "expression_rows", "guard", "policy_find", "policy_guard", "policy_header", "policy_judge",
           "policy_lookup", "regex", "pattern_scan", "signature_app", "signature_match", "signature_memory", "signature_state",
           "signature_step", "window"}


def run(*args):
    return subprocess.run(args, capture_output=True, text=True, check=True).stdout


def objects(build):
    for folder in ("dissectors/libdissectors.a.p", "rules/librules.a.p", "dataplane/engine/libengine.a.p"):
        path = os.path.join(build, folder)
        for name in sorted(os.listdir(path)):
            if name.endswith(".o"):
                yield folder.split("/lib")[0], name[:-4].rsplit(".c", 1)[0], os.path.join(path, name)


def main():
    build = sys.argv[1]
    defined = set()
    rows = [r for r in objects(build) if r[0] != "rules" or r[1] in JUDGING]
    for _, _, path in rows:
        for line in run("nm", "-g", "--defined-only", path).splitlines():
            defined.add(line.split()[-1])
    number, failed = 0, 0
    for folder, name, path in rows:
        wrong = []
        for line in run("objdump", "-h", path).splitlines():
            m = re.match(r"\s*\d+\s+(\.data|\.bss|\.tdata|\.tbss|\.data\.rel)\S*\s+([0-9a-f]+)", line)
            # .data.rel.ro holds const tables with pointers in them: read-only after relocation.
            if m and int(m.group(2), 16) and ".data.rel.ro" not in line:
                wrong.append("%s holds %d bytes" % (m.group(1), int(m.group(2), 16)))
        for line in run("nm", "-u", path).splitlines():
            symbol = line.split()[-1]
            if symbol not in ALLOWED and symbol not in defined:
                wrong.append("calls " + symbol)
        number += 1
        failed += bool(wrong)
        print("%s %d - %s/%s %s" % ("not ok" if wrong else "ok", number, folder, name, ", ".join(wrong)))
    print("1..%d" % number)
    return 1 if failed or not number else 0


sys.exit(main())
