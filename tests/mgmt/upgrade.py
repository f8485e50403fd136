#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""N-1 -> N -> N-1 from signed files under a polling client, on a machine of its own with systemd: upgrade.py BUILD

    office ---- o0 (box: bulkheadd, bulkhead-mgmt) i0 ---- machine

N-1 is this source with another number in its programs: what is proved is the way of a package, not that an old release can be
had back.  The database is given what a later version would add (a step, a column, a table), and what an earlier one lacks."""
import http.client
import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time

from _box import ROOT, Box, Test, build_package, sh, skip_all

sys.path.insert(0, os.path.join(ROOT, "tests/inline"))
from _inline import MACHINE, OFFICE, POLICY, Answers, Line, Poller, forbidden, read  # noqa: E402

PASSWORD = "Kran-17 dreht links"


class BoxLine(Line):
    """The box of the line is the machine of its own."""

    def __init__(self, build, box):
        self.box = box
        super().__init__(build, start=False)

    def _make_line(self, mtu):
        sh("ip", "netns", "attach", self.ns["box"], self.box.leader)
        for end in ("office", "machine"):
            sh("ip", "netns", "add", self.ns[end])
            sh("ip", "-n", self.ns[end], "link", "set", "lo", "up")
        for end, name, port, address in (("office", "a0", "o0", OFFICE), ("machine", "b0", "i0", MACHINE)):
            sh("ip", "link", "add", name, "netns", self.ns[end], "type", "veth", "peer", "name", port, "netns", self.ns["box"])
            sh("ip", "-n", self.ns[end], "addr", "add", address + "/24", "dev", name)
            for n, i in ((end, name), ("box", port)):
                sh("ip", "-n", self.ns[n], "link", "set", i, "mtu", str(mtu), "up")

    def verdicts(self):
        """What a read, a write and another read are answered with."""
        s = self.connect()
        answers = Answers(s)
        s.sendall(read(1))
        found = [answers.next()[1]]
        s.sendall(forbidden(2))
        found.append(answers.next()[1])
        s.sendall(read(3))
        found.append(answers.next()[1])
        s.close()
        return found


class Console:
    """The API over the Unix socket of the box."""

    def __init__(self, box):
        self.path = "/proc/%s/root/run/bulkhead/api.sock" % box.leader

    def ask(self, method, path, body=None):
        c = http.client.HTTPConnection("localhost")
        c.sock = socket.socket(socket.AF_UNIX)
        c.sock.settimeout(10)
        c.sock.connect(self.path)
        c.request(method, "/api/v1" + path, json.dumps(body) if body is not None else None,
                  {"Content-Type": "application/json"} if body is not None else {})
        r = c.getresponse()
        data = r.read()
        return r.status, json.loads(data) if data else None

    def when_it_answers(self, path):
        end = time.monotonic() + 20
        while True:
            try:
                return self.ask("GET", path)
            except OSError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.2)


def other_number(package, folder, old, new, patches=()):
    """The same package whose programs say another number, and have other bytes of the same length in other places."""
    work = os.path.join(folder, "as-" + new)
    subprocess.run(["dpkg-deb", "-R", package, work], check=True)
    for name in ("usr/bin/bulkhead", "usr/sbin/bulkheadd", "usr/sbin/bulkhead-mgmt"):
        path = os.path.join(work, name)
        data = open(path, "rb").read()
        for a, b in ((old, new),) + tuple(patches):
            assert len(a) == len(b) and (a.encode() in data or "mgmt" in name)
            data = data.replace(a.encode(), b.encode())
        with open(path, "wb") as f:
            f.write(data)
    control = os.path.join(work, "DEBIAN/control")
    text = open(control).read()
    with open(control, "w") as f:
        f.write(text.replace("Version: %s\n" % old, "Version: %s\n" % new))
    os.unlink(os.path.join(work, "DEBIAN/md5sums"))
    out = os.path.join(folder, "bulkhead_%s.deb" % new)
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Zgzip", "--build", work, out], check=True, capture_output=True)
    return out


def main():
    t = Test()
    build = sys.argv[1]
    for name in ("dataplane/inline/bulkheadd", "mgmt/daemon/bulkhead-mgmt"):
        if not os.path.exists(os.path.join(build, name)):
            skip_all("%s was not built" % os.path.basename(name))
    for tool in ("dpkg-shlibdeps", "minisign"):
        if not shutil.which(tool):
            skip_all("there is no `%s`" % tool)
    folder = tempfile.mkdtemp(prefix="bulkhead-upgrade-")
    try:
        run(t, build, folder)
    finally:
        shutil.rmtree(folder)
    return t.end()


def run(t, build, folder):
    number = subprocess.run([os.path.join(build, "bulkhead"), "--version"], capture_output=True, text=True).stdout.split()[1]
    older = number[:-1] + ("8" if number[-1] == "9" else "9")
    package = build_package(build, folder)
    before = other_number(package, folder, number, older)
    # A version that does not know Modbus any more, and one that cannot start.
    deaf = other_number(package, folder, number, number[:-1] + "7", [("modbus\0", "modbuz\0")])
    subprocess.run(["minisign", "-G", "-W", "-p", folder + "/m.pub", "-s", folder + "/m.key"], check=True, capture_output=True)
    for p in (package, before, deaf):
        subprocess.run(["minisign", "-S", "-s", folder + "/m.key", "-m", p, "-x", p + ".minisig"], check=True, capture_output=True)

    box = Box()
    for n, p in (("n", package), ("before", before), ("deaf", deaf)):
        box.put("/root/%s.deb" % n, open(p, "rb").read())
        box.put("/root/%s.deb.minisig" % n, open(p + ".minisig", "rb").read())
    line = BoxLine(build, box)
    try:
        try_all(t, box, line, folder, number, older)
    finally:
        line.close()
        box.close()


def try_all(t, box, line, folder, number, older):
    box.run("dpkg", "-i", "/root/before.deb")
    box.put("/etc/bulkhead/keys/maker.pub", open(folder + "/m.pub").read())
    box.put("/etc/bulkhead/policy.conf", "version = 1;\n" + POLICY)
    box.put("/etc/bulkhead/bulkheadd.conf",
            'segments = ( { name = "seg1"; outside = "o0"; inside = "i0"; on_failure = "open"; } );\n')
    box.run("systemctl", "enable", "--now", "bulkheadd")
    # libmodbus serves one connection at a time: the poll loop has one of its own.
    line.run("machine", sys.executable, os.path.join(ROOT, "tests/inline/_server.py"))
    console = Console(box)
    code = console.when_it_answers("/setup")[1]["code"]
    a = console.ask("POST", "/setup", {"code": code, "people": "one", "plant": "Works 7", "accounts": [
        {"name": "anna", "password": PASSWORD, "role": "owner"}]})
    t.test(a[0] == 200, "N-1 is set up", a)
    want = [3, 0x86, 3]
    t.test(line.verdicts() == want, "N-1 lets read and refuses to write", line.verdicts())
    rows = console.ask("GET", "/trail/verify")[1]["rows"]

    def state(path):
        return sqlite3.connect(box.path("/var/lib/bulkhead/mgmt/" + path), timeout=10)

    def check(name, poller, reached):
        gap = poller.take_gap()
        t.test(gap <= 1.0, "%s: the longest time without an answer is %.2f s" % (name, gap))
        t.test(box.run("bulkhead", "--version").stdout.split()[1] == reached, "%s: the programs are of %s" % (name, reached))
        status = box.run("bulkhead", "status", "--json", check=False).stdout
        running = box.run("sh", "-c", "for p in $(pgrep -x bulkheadd) $(pgrep -x bulkhead-mgmt); do readlink /proc/$p/exe; done")
        t.test('"policy":1,' in status.replace(" ", "") and sorted(running.stdout.split("\n")) == [
            "", "/usr/sbin/bulkhead-mgmt", "/usr/sbin/bulkheadd", "/usr/sbin/bulkheadd"],
            "%s: the running ones too, by the same policy" % name, status + running.stdout)
        t.test(line.verdicts() == want, "%s: the same verdicts" % name)
        v = console.when_it_answers("/trail/verify")[1]
        t.test(v["is_whole"] and v["rows"] >= rows, "%s: the audit trail is whole" % name, v)
        users = [u["name"] for u in console.ask("GET", "/users")[1]["items"]]
        t.test(users == ["anna"], "%s: users are there" % name, users)
        poller.take_gap()

    poller = Poller(line)
    time.sleep(1)

    # What is not signed by the key changes nothing.
    for words, change in (("changed", lambda d: d[:5000] + bytes([d[5000] ^ 1]) + d[5001:]), ("cut", lambda d: d[:-1])):
        box.put("/root/bad.deb", change(open(box.path("/root/n.deb"), "rb").read()))
        box.put("/root/bad.deb.minisig", open(box.path("/root/n.deb.minisig"), "rb").read())
        p = box.run("bulkhead", "upgrade", "/root/bad.deb", check=False)
        t.test(p.returncode == 2 and box.run("bulkhead", "--version").stdout.split()[1] == older, "a file that was %s is refused" % words,
               p.stdout + p.stderr)
    os.unlink(box.path("/root/bad.deb.minisig"))
    t.test(box.run("bulkhead", "upgrade", "/root/bad.deb", check=False).returncode == 2, "as is one without a signature")

    # The database as a version lacks it that did not have exports yet.
    with state("bulkhead.db") as db:
        db.execute("DROP TABLE exports")
        db.execute("DELETE FROM schema WHERE module = 'exports'")
    poller.take_gap()
    p = box.run("bulkhead", "upgrade", "/root/n.deb", check=False)
    t.test(p.returncode == 0, "N-1 -> N", p.stdout + p.stderr)
    check("N-1 -> N", poller, number)
    t.test(len(console.ask("GET", "/system/exports")[1]["items"]) >= 4, "N has made the table that N-1 did not have")
    t.test(poller.lost_connections == 0, "the client kept its connection", poller.lost_connections)

    # What a version after this one may add.
    with state("bulkhead.db") as db:
        db.execute("UPDATE schema SET steps = steps + 1")
        db.execute("ALTER TABLE users ADD COLUMN later TEXT NOT NULL DEFAULT 'x'")
        db.execute("CREATE TABLE later (a)")
    poller.take_gap()
    p = box.run("bulkhead", "upgrade", "/root/before.deb", check=False)
    t.test(p.returncode == 0, "N -> N-1", p.stdout + p.stderr)
    check("N -> N-1", poller, older)
    a = console.ask("POST", "/users", {"name": "berta", "full_name": "", "password": PASSWORD, "roles": ["viewer"]})
    t.test(a[0] in (201, 403), "N-1 works on a database that a later version has added to", a)

    # Software that cannot load the policy.
    p = box.run("bulkhead", "upgrade", "/root/deaf.deb", check=False)
    t.test(p.returncode == 2 and "policy in force" in p.stderr, "a version that does not know a protocol of the policy is not installed",
           p.stdout + p.stderr)
    t.test(box.run("bulkhead", "--version").stdout.split()[1] == older and line.verdicts() == want, "and nothing has changed")
    # The same again, with the trial before it passed over: it is installed, and taken back.
    script = open(box.path("/usr/lib/bulkhead/upgrade")).read()
    box.put("/root/upgrade", script.replace('give_up "the new version does not take the policy', 'echo "passed over'))
    poller.take_gap()
    p = box.run("bash", "/root/upgrade", "/root/deaf.deb", check=False, timeout=240)
    t.test(p.returncode == 1 and "is put back" in p.stderr, "one that is found out only when it runs is taken back",
           p.stdout[-800:] + p.stderr)
    gap = poller.take_gap()
    t.test(gap <= 1.0, "the line went on, the longest time without an answer is %.2f s" % gap)
    t.test(box.run("bulkhead", "--version").stdout.split()[1] == older and line.verdicts() == want, "by the old version's verdicts")

    # An upgrade whose supervisor was killed before: the old dataplane is found by the new program.
    pid = box.run("systemctl", "show", "-P", "MainPID", "bulkheadd").stdout.strip()
    box.run("cp", "-a", "/usr/sbin/bulkheadd", "/usr/sbin/bulkheadd.new")
    box.run("sh", "-c", "mv /usr/sbin/bulkheadd.new /usr/sbin/bulkheadd && kill -9 " + pid)
    time.sleep(3)
    count = box.run("sh", "-c", "pgrep -xc bulkheadd", check=False).stdout.strip()
    t.test(count == "2" and line.verdicts() == want, "an orphan of the old file is ended by the new one", count)
    poller.stop()


sys.exit(main())
