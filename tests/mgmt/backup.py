#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Everything as one file, and back: on the same box, on a new one, with a password, damaged at every place: backup.py BUILD"""
import os
import subprocess
import sys
import time

from _mgmt import PASSWORD, Mgmt, Test


def job(c, a, seconds=30):
    """The job's last state."""
    end = time.monotonic() + seconds
    while a.status in (200, 202) and a.json["state"] == "running" and time.monotonic() < end:
        time.sleep(0.1)
        a = c.get("/jobs/" + a.json["id"])
    return a


def make(c, **order):
    a = job(c, c.post("/system/backup", order))
    if a.status != 200 or a.json["state"] != "done":
        return a, b""
    return a, c.raw("GET", "/api/v1/jobs/%s/file" % a.json["id"]).bytes


def restore(c, data, password=None):
    h = {"Content-Type": "application/octet-stream"}
    if password is not None:
        h["X-Bulkhead-Password"] = password
    return job(c, c.request("POST", "/system/restore", data, h))


def ended(m):
    try:
        return m.process.wait(15) == 0
    except Exception:
        return False


def main():
    t = Test()
    m = Mgmt(sys.argv[1]).set_up()
    anna = m.login("anna")
    a = anna.post("/users", {"name": "berta", "password": PASSWORD, "roles": ["viewer"]})
    t.test(a.status == 201, "there is another user", a)
    anna.put("/system/exports", {"kind": "eve", "is_enabled": True, "settings": {"file": "kept.jsonl"}})
    for kind in ("syslog", "cef"):
        anna.put("/system/exports", {"kind": kind, "is_enabled": False, "settings": {"ca": "x" * 16000}})
    fingerprint = anna.get("/system/certificate").json["fingerprint"]
    rows = anna.get("/trail/verify").json["rows"]

    a, plain = make(anna)
    t.test(a.json and a.json["state"] == "done" and len(plain) == a.json["result"]["bytes"], "a backup is one file", a)
    a, secret = make(anna, password="Kiste-und-Riegel")
    t.test(secret[:18] == b"bulkhead-backup 1\n" and b"berta" not in secret and b"PRIVATE KEY" not in secret and
           b"SQLite" not in secret, "nothing of it can be read without the password")
    t.test(b"Kiste" not in m.log().encode() and "Kiste" not in str(anna.get("/trail").json), "which is told nowhere")
    a, _ = make(anna, password="kurz")
    t.test((a.status, a.error) == (400, "backup.passphrase_short"), "a short password is none", a)
    left = [f for f in os.listdir(m.state) if "backup" in f]
    t.test(not left, "nothing is left beside", left)

    # What is no backup changes nothing.  It has a head of 59 bytes, then pieces of 65553.
    middle = len(plain) // 2
    t.test(len(plain) > 59 + 65553, "it has several pieces", len(plain))
    for words, data, password, error in (
            ("no backup", b"hello" * 100, None, "backup.no_backup"), ("nothing", b"", None, "backup.no_backup"),
            ("without its password", secret, None, "backup.passphrase_needed"),
            ("with another password", secret, "Kiste-und-Deckel", "backup.damaged"),
            ("cut off", secret[:-1], "Kiste-und-Riegel", "backup.damaged"),
            ("cut off after a piece", plain[:59 + 65553], None, "backup.damaged"),
            ("longer than it was", plain + b"x", None, "backup.damaged"),
            ("changed in its salt", plain[:30] + bytes([plain[30] ^ 1]) + plain[31:], None, "backup.damaged"),
            ("changed in the middle", plain[:middle] + bytes([plain[middle] ^ 4]) + plain[middle + 1:], None, "backup.damaged")):
        a = restore(anna, data, password)
        t.test(a.json and a.json.get("state") == "failed" and a.json["error"]["id"] == error, "%s: refused" % words, a)
    t.test(not os.path.exists(m.state + "/restore") and m.process.poll() is None, "and nothing has happened")

    # The command of the console.
    password = os.path.join(m.folder, "password")
    with open(password, "w") as f:
        f.write("Kiste-und-Riegel\n")
    out = os.path.join(m.folder, "by-command.backup")

    def command(*words):
        return subprocess.run([m.bulkhead, words[0], "--api", m.socket] + list(words[1:]), capture_output=True, text=True)
    p = command("backup", "--no-events", "-p", password, out)
    t.test(p.returncode == 0 and open(out, "rb").read(18) == b"bulkhead-backup 1\n" and os.stat(out).st_mode & 0o77 == 0,
           "`bulkhead backup` does the same", p.stderr)
    t.test(command("backup", out).returncode == 2, "and overwrites nothing")
    p = command("restore", out)
    t.test(p.returncode == 2 and "wants its password" in p.stderr, "`bulkhead restore` wants the password", p.stderr)
    p = command("setup")
    t.test("Set-up is done" in p.stdout, "`bulkhead setup` shows no code any more", p.stdout + p.stderr)

    # Back to what it was.
    anna.delete("/users/berta")
    anna.post("/users", {"name": "carl", "password": PASSWORD, "roles": ["viewer"]})
    anna.put("/system/exports", {"kind": "eve", "is_enabled": False, "settings": {}})
    a = restore(anna, secret, "Kiste-und-Riegel")
    t.test(a.json and a.json.get("state") == "done", "the right one is unpacked", a)
    t.test(ended(m), "and the daemon ends, to be started again", m.log()[-500:])
    m.start()
    anna = m.login("anna")
    names = [u["name"] for u in anna.get("/users").json["items"]]
    t.test("berta" in names and "carl" not in names, "users are what they were", names)
    eve = next(x for x in anna.get("/system/exports").json["items"] if x["kind"] == "eve")
    t.test(eve["is_enabled"], "and settings")
    t.test(anna.get("/system/certificate").json["fingerprint"] == fingerprint, "and the certificate")
    v = anna.get("/trail/verify").json
    t.test(v["is_whole"] and v["rows"] > rows, "the trail is whole", v)
    t.test("backup.restored" in str(anna.get("/trail").bytes) or "a backup is in place" in str(anna.get("/trail").bytes),
           "and says that it was restored, and which end it replaced", anna.get("/trail"))
    t.test(os.path.exists(m.state + "/before-restore/bulkhead.db"), "what was there before is kept")

    p = command("restore", "-p", password, out)
    t.test(p.returncode == 0 and ended(m), "`bulkhead restore` restores", p.stderr)
    m.start()
    anna = m.login("anna")

    # A start that is killed in the middle is finished by the next one.
    a = restore(anna, plain)
    ended(m)
    os.makedirs(m.state + "/before-restore", exist_ok=True)
    os.replace(m.state + "/restore/trail.key", m.state + "/trail.key")
    m.start()
    t.test(m.login("anna").get("/trail/verify").json["is_whole"], "a restore that was cut off is finished")
    m.close()

    # A new box.
    other = Mgmt(sys.argv[1]).set_up()
    anna = other.login("anna")
    a = restore(anna, secret, "Kiste-und-Riegel")
    ended(other)
    other.start()
    anna = other.login("anna")
    t.test("berta" in [u["name"] for u in anna.get("/users").json["items"]] and
           anna.get("/system/certificate").json["fingerprint"] == fingerprint, "a new box becomes the old one")
    t.test(anna.get("/trail/verify").json["is_whole"], "with its trail")
    other.close()

    # Duties: who may.
    m = Mgmt(sys.argv[1]).set_up(separated=True)
    for who in ("sec", "aud", "op", "view"):
        c = m.login(who)
        t.test(c.post("/system/backup").status == 403 and restore(c, plain).status == 403, "%s may neither" % who)
    return t.end()


sys.exit(main())
