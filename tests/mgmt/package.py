#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The Debian package on a machine of its own, booted by systemd: installed, used, removed, purged: package.py BUILD"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

from _box import ROOT, Box, Test, build_package, skip_all

# The most exposure that `systemd-analyze security` may find, in docs/operations.md too.
EXPOSURE = {"bulkheadd.service": 3.7, "bulkhead-mgmt.service": 1.6}
STATE = ("/var/lib/bulkhead", "/var/log/bulkhead", "/run/bulkhead", "/etc/bulkhead")


def check_units(t, build):
    if not shutil.which("systemd-analyze"):
        t.skip("exposure of the units", "there is no systemd-analyze")
        return
    for unit, most in EXPOSURE.items():
        folder = "dataplane/inline" if unit == "bulkheadd.service" else "mgmt/package"
        p = subprocess.run(["systemd-analyze", "security", "--offline=yes", "--no-pager", os.path.join(ROOT, folder, unit)],
                           capture_output=True, text=True)
        found = re.search(r"exposure level for \S+: ([0-9.]+)", p.stdout)
        t.test(found and float(found.group(1)) <= most, "exposure of %s is %.1f at most" % (unit, most),
               p.stdout[-200:] + p.stderr)
        t.test("ignoring" not in p.stderr, "systemd knows every line of %s" % unit, p.stderr)
        text = open(os.path.join(ROOT, "docs/operations.md")).read()
        t.test(re.search(r"`%s`[^|\n]*\| *%.1f" % (re.escape(unit), most), text), "docs/operations.md tells it")


def check_installed(t, box):
    def ok(words, *command):
        p = box.run(*command, check=False)
        t.test(p.returncode == 0, words, p.stdout + p.stderr)
        return p.stdout

    t.test(ok("bulkhead runs", "bulkhead", "--version").startswith("bulkhead "), "and knows its version")
    ok("the policy of the first start has no mistakes", "bulkhead", "check", "/etc/bulkhead/policy.conf")
    t.test('mode = "learn"' in box.run("cat", "/etc/bulkhead/policy.conf").stdout, "it learns and stops nothing")
    ok("the manual page is found", "man", "-w", "bulkhead")
    ok("completions are there", "test", "-e", "/usr/share/bash-completion/completions/bulkhead.bash",
       "-a", "-e", "/usr/share/zsh/site-functions/_bulkhead")
    ok("the rules of the product load", "sh", "-c", "bulkhead rules check /usr/share/bulkhead/rules/*.rules")
    ok("there is a user for the management", "id", "bulkhead")
    ok("folders belong to whom they should", "sh", "-c",
       "[ \"$(stat -c %U:%G:%a /run/bulkhead /var/lib/bulkhead /var/lib/bulkhead/mgmt | tr '\\n' ' ')\" = "
       "'root:bulkhead:770 root:bulkhead:750 bulkhead:bulkhead:700 ' ]")
    p = box.run("bulkheadd", "--check", check=False)
    t.test(p.returncode == 2 and "no segment" in p.stderr, "without ports it says what is missing", p.stderr)
    p = box.run("systemctl", "is-active", "bulkheadd", check=False)
    t.test(p.stdout.strip() == "inactive", "and takes no interface of its own accord", p.stdout)
    sbom = json.loads(box.run("cat", "/usr/share/doc/bulkhead/sbom.cdx.json").stdout)
    parts = {c["name"]: c["version"] for c in sbom["components"]}
    installed = box.run("dpkg-query", "-W", "-f", "${Version}", "libc6").stdout
    t.test(sbom["bomFormat"] == "CycloneDX" and parts.get("libc6") == installed and "libhyperscan5" in parts,
           "it tells what it is made of, with versions", sorted(parts))
    ok("files are what the package says", "dpkg", "--verify", "bulkhead")


def check_running(t, box):
    """The units as they are, with two ports: what they forbid is not needed."""
    for end in ("o", "i"):
        box.run("ip", "link", "add", end + "0", "type", "veth", "peer", "name", end + "1")
        box.run("ip", "link", "set", end + "1", "up")
    box.put("/etc/bulkhead/bulkheadd.conf",
            'segments = ( { name = "seg1"; outside = "o0"; inside = "i0"; on_failure = "open"; } );\n')
    p = box.run("systemctl", "enable", "--now", "bulkheadd", check=False)
    journal = box.run("journalctl", "-u", "bulkheadd", "--no-pager", "-o", "cat", check=False).stdout
    t.test(p.returncode == 0, "bulkheadd starts under its unit, with two ports", p.stderr + journal)
    status = box.run("bulkhead", "status", "--json", check=False)
    t.test('"mode":"learn"' in status.stdout.replace(" ", ""), "and learns", status.stdout + status.stderr)
    t.test("cannot" not in journal and "no Landlock" not in journal, "nothing that it wants is forbidden", journal)
    p = box.run("stat", "-c", "%U:%G:%a", "/run/bulkhead/control.sock", check=False)
    t.test(p.stdout.strip() == "root:bulkhead:660", "the management may ask it", p.stdout + p.stderr)


def check_management(t, box):
    if not os.path.exists(box.path("/usr/sbin/bulkhead-mgmt")):
        t.skip("the management under its unit", "bulkhead-mgmt was not built")
        return
    journal = box.run("journalctl", "-u", "bulkhead-mgmt", "--no-pager", "-o", "cat", check=False).stdout
    t.test(box.run("systemctl", "is-active", "bulkhead-mgmt", check=False).stdout.strip() == "active",
           "bulkhead-mgmt runs under its unit", journal)
    p = box.run("bulkhead", "setup", check=False)
    t.test(re.search(r"[0-9a-z-]{19}$", p.stdout.strip()), "root is told the code of the set-up", p.stdout + p.stderr + journal)
    p = box.run("sh", "-c", "ls -ld /var/lib/bulkhead/mgmt/* | cut -c 5-10 | sort -u", check=False)
    t.test(p.stdout.split() and all(m.endswith("---") for m in p.stdout.split()), "nobody else reads its state", p.stdout + p.stderr)


def check_leaving(t, box, package):
    p = box.run("dpkg", "-i", package, check=False)
    t.test(p.returncode == 0 and "learn" in box.run("bulkhead", "status", check=False).stdout,
           "installed again it runs again", p.stdout + p.stderr)
    t.test("o0" in box.run("cat", "/etc/bulkhead/bulkheadd.conf").stdout, "with the configuration that was written")
    p = box.run("dpkg", "--remove", "bulkhead", check=False)
    t.test(p.returncode == 0 and os.path.exists(box.path("/var/lib/bulkhead/good")),
           "a removal keeps the policies", p.stdout + p.stderr + str(os.listdir(box.path("/var/lib/bulkhead"))))
    t.test(box.run("systemctl", "is-active", "bulkheadd", check=False).stdout.strip() != "active", "and ends the service")
    p = box.run("dpkg", "--purge", "bulkhead", check=False)
    left = [s for s in STATE if os.path.lexists(box.path(s))] + \
        box.run("sh", "-c", "find / -xdev -path /proc -prune -o -path /work -prune -o -path /tmp -prune -o -path /var/log/journal "
                "-prune -o -path /usr/src -prune -o -newer /root/before -iname '*bulkhead*' -print", check=False).stdout.split()
    t.test(p.returncode == 0 and not left, "a purge keeps nothing", p.stdout + p.stderr + " ".join(left))
    t.test(box.run("id", "bulkhead", check=False).returncode, "and nobody")


def main():
    build = sys.argv[1]
    if not os.path.exists(os.path.join(build, "dataplane/inline/bulkheadd")):
        skip_all("bulkheadd was not built: DPDK is missing")
    if not shutil.which("dpkg-shlibdeps"):
        skip_all("there is no dpkg-shlibdeps (dpkg-dev)")
    t = Test()
    check_units(t, build)
    with tempfile.TemporaryDirectory(prefix="bulkhead-package-") as folder:
        package = build_package(build, folder)
        box = Box()
        box.put("/root/before", "")
        box.put("/root/new.deb", open(package, "rb").read())
        p = box.run("dpkg", "-i", "/root/new.deb", check=False)
        t.test(p.returncode == 0, "the package installs", p.stdout + p.stderr)
        t.test("bulkheadd.conf" in p.stdout, "and says what is to be done next", p.stdout)
        check_installed(t, box)
        check_running(t, box)
        check_management(t, box)
        check_leaving(t, box, "/root/new.deb")
        box.close()
    return t.end()


sys.exit(main())
