#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The audit trail: every action is in it; any edit, removal, insertion or truncation is found, in the database and in a
copy; passwords are reset on the console with a mark: trail.py BUILD"""
import json
import os
import signal
import sqlite3
import subprocess
import sys

from _mgmt import PASSWORD, Mgmt, Test


def cli(m, *words, stdin=None):
    return subprocess.run([m.bulkhead, words[0], "--api", m.socket, *words[1:]], capture_output=True, text=True,
                          input=stdin, env=dict(os.environ, LC_ALL="C"))


def rows(m):
    out = []
    a = m.console().get("/trail?limit=1000").json
    out += a["items"]
    while a["next"]:
        a = m.console().get("/trail?limit=1000&before=" + a["next"]).json
        out += a["items"]
    return out


def what_is_in_it(t, m):
    anna = m.login("anna")
    m.client().post("/session", {"name": "anna", "password": "Geheim-im-Namensfeld"})
    m.client().post("/session", {"name": "Geheim-im-Namensfeld", "password": "x"})
    anna.post("/users", {"name": "berta", "roles": ["viewer"], "password": "Geheim-und-lang-1"})
    anna.put("/system/settings", {"plant": "Werk <b>7</b>"})
    anna.put("/system/certificate", {})
    token = anna.post("/tokens", {"name": "scada", "roles": ["viewer"]}).json["token"]
    m.client(token=token).post("/users", {"name": "x", "roles": ["viewer"], "password": "x"})
    seen = rows(m)
    short = [(r["who"], r["action"]["id"], r["result"], r["from"]) for r in seen]
    for wanted in (("anna", "trail.session.begin", "done", "127.0.0.1"), ("anna", "trail.session.begin", "refused", "127.0.0.1"),
                   ("", "trail.session.begin", "refused", "127.0.0.1"), ("anna", "trail.users.add", "done", "127.0.0.1"),
                   ("anna", "trail.system.settings", "done", "127.0.0.1"), ("token:1", "trail.users.add", "refused", "127.0.0.1"),
                   ("anna", "trail.system.certificate", "done", "127.0.0.1"), ("", "trail.setup.claim", "done", "127.0.0.1"),
                   ("system", "trail.trail.begun", "done", "")):
        t.test(wanted in short, "there is a row %s %s %s" % wanted[:3], short)
    text = json.dumps(seen)
    t.test("Geheim" not in text and token not in text and PASSWORD not in text, "and no secret in any", text)
    t.test([r["number"] for r in seen] == list(range(len(seen), 0, -1)), "rows are numbered without holes, newest first")
    a = anna.request("GET", "/trail?limit=5", headers={"Accept-Language": "zh-CN"})
    t.test(any("\u4e00" <= c <= "\u9fff" for c in a.json["items"][0]["action"]["text"]), "in the language of who asks")
    t.test(anna.get("/trail?who='%20OR%201=1%20--").json["items"] == [], "a name is never part of SQL")
    t.test(m.client(token=token).get("/trail").error == "request.role", "a viewer does not see it")


def console(t, m):
    done = cli(m, "users")
    t.test(done.returncode == 0 and "anna" in done.stdout and "owner" in done.stdout, "bulkhead users lists", done)
    done = cli(m, "users", "add", "carl", "operator", stdin="Erstes-Wort-4711\n")
    t.test(done.returncode == 0 and m.client().login("carl", "Erstes-Wort-4711").status == 200, "and adds", done)
    done = cli(m, "users", "add", "carl", "operator", stdin="Erstes-Wort-4711\n")
    t.test(done.returncode == 1 and "carl" in done.stderr, "not twice", done)
    done = cli(m, "users", "reset", "anna")
    fresh = done.stdout.strip()
    a = m.client().login("anna", fresh)
    t.test(done.returncode == 0 and a.json["user"]["must_change_password"], "a lost password is reset on the console", done)
    t.test(m.client().login("anna").error == "session.wrong", "the former one is worth nothing")
    t.test(("console:root", "trail.users.reset") in [(r["who"], r["action"]["id"]) for r in rows(m)], "which leaves a mark")
    c = m.client()
    c.login("anna", fresh)
    t.test(c.post("/users/berta/reset").error == "session.password_must_change", "which cannot be done over the network")
    c.post("/session/password", {"old": fresh, "new": PASSWORD})
    t.test(c.post("/users/berta/reset").error == "request.console", "by nobody")
    done = subprocess.run([m.program, "-c", m.conf, "--reset-password", "anna"], capture_output=True, text=True)
    t.test(done.returncode == 1 and "another bulkhead-mgmt" in done.stderr, "a second daemon is not let near the trail", done)
    m.stop()
    done = subprocess.run([m.program, "-c", m.conf, "--reset-password", "anna"], capture_output=True, text=True)
    fresh = done.stdout.strip()
    m.start()
    t.test(done.returncode == 0 and m.client().login("anna", fresh).status == 200, "with the daemon stopped it can", done)
    m.client().login("anna", fresh)
    c = m.login("anna", fresh)
    c.post("/session/password", {"old": fresh, "new": PASSWORD})
    marks = [r for r in rows(m) if r["action"]["id"] == "trail.users.reset" and r["result"] == "done"]
    t.test(len(marks) == 2, "and leaves a mark too", marks)
    done = cli(m, "tokens", "add", "pi", "viewer", "--days", "7")
    t.test(m.client(token=done.stdout.strip()).get("/status").status == 200, "bulkhead tokens makes one that works", done)
    done = cli(m, "api", "GET", "/status")
    t.test(done.returncode == 0 and "protection" in json.loads(done.stdout), "bulkhead api asks anything", done)
    t.test(cli(m, "api", "GET", "/nothing").returncode == 1, "and tells what was refused")
    t.test(cli(m, "audit-log").stdout.count("\n") == min(50, len(rows(m))), "bulkhead audit-log lists")


def check(m):
    """(exit status, its words) of `bulkhead audit-log verify`."""
    done = cli(m, "audit-log", "verify")
    return done.returncode, done.stdout + done.stderr


def tamper(t, m, words, sql, problem):
    """Changes the stopped database as whoever can write the file would, and asks the started daemon."""
    m.stop()
    keep = {}
    for name in filter(lambda n: os.path.isfile(os.path.join(m.state, n)), os.listdir(m.state)):
        keep[name] = open(os.path.join(m.state, name), "rb").read()
    db = sqlite3.connect(m.state + "/bulkhead.db")
    db.executescript("DROP TRIGGER trail_stays; DROP TRIGGER trail_keeps;" + sql)
    db.commit()
    db.close()
    m.start()
    status, said = check(m)
    t.test(status == 1 and problem in said, "found: " + words, said)
    m.restart()
    status, said = check(m)
    t.test(status == 1, "and still found after another start", said)
    m.stop()
    for name in filter(lambda n: os.path.isfile(os.path.join(m.state, n)), os.listdir(m.state)):
        os.unlink(os.path.join(m.state, name))
    for name, data in keep.items():
        with open(os.path.join(m.state, name), "wb") as f:
            f.write(data)
    m.start()


def tampering(t, m):
    status, said = check(m)
    t.test(status == 0, "untouched it is whole", said)
    db = sqlite3.connect(m.state + "/bulkhead.db")
    for statement in ("UPDATE trail SET hash = x'00' WHERE number = 3", "DELETE FROM trail WHERE number = 3"):
        try:
            db.execute(statement)
            t.test(False, "the database itself refuses: " + statement)
        except sqlite3.DatabaseError as e:
            t.test("only added to" in str(e), "the database itself refuses: " + statement, e)
    db.close()
    last = "(SELECT max(number) FROM trail)"
    edit = "UPDATE trail SET line = line || ' ' WHERE number = %s;"
    tamper(t, m, "one byte of a row in the middle", edit % 5, "Row 5 ")
    tamper(t, m, "one byte of the first row", edit % 1, "Row 1 ")
    tamper(t, m, "one byte of the last row", edit % last, "Row ")
    tamper(t, m, "a row that is gone", "DELETE FROM trail WHERE number = 4;", "Row 4 ")
    tamper(t, m, "the first row gone", "DELETE FROM trail WHERE number = 1;", "Row 1 ")
    tamper(t, m, "the last row gone", "DELETE FROM trail WHERE number = %s;" % last, "Row ")
    tamper(t, m, "the last five gone", "DELETE FROM trail WHERE number > %s - 5;" % last, "Row ")
    tamper(t, m, "everything gone", "DELETE FROM trail;", "Row 1 ")
    tamper(t, m, "two rows exchanged", "UPDATE trail SET number = 100000 WHERE number = 6; UPDATE trail SET number = 6 WHERE "
           "number = 7; UPDATE trail SET number = 7 WHERE number = 100000;", "Row 6 ")
    tamper(t, m, "a row that was put in", "INSERT INTO trail (number, line, hash, signature) SELECT %s + 1, line, hash, "
           "signature FROM trail WHERE number = 5;" % last, "Row ")
    tamper(t, m, "another signature", "UPDATE trail SET signature = zeroblob(64) WHERE number = 5;", "Row 5 ")
    status, said = check(m)
    t.test(status == 0, "put back it is whole again", said)
    m.restart(signal.SIGKILL)
    status, said = check(m)
    t.test(status == 0, "and after kill -9", said)


def copies(t, m):
    done = cli(m, "audit-log", "copy")
    text = done.stdout
    lines = text.splitlines()
    path = os.path.join(m.folder, "copy.txt")
    key = open(m.state + "/trail.pub").read().strip()

    def verify(changed, *more):
        with open(path, "w", encoding="utf-8") as f:
            f.write(changed)
        return subprocess.run([m.bulkhead, "audit-log", "verify", path, *more], capture_output=True, text=True)

    good = verify(text, "--key", key)
    t.test(good.returncode == 0 and "%d rows" % (len(lines) - 2) in good.stdout, "a copy is checked without the box", good)
    t.test(verify(text, "--key", "0" * 64).returncode == 1, "not one of another box")
    t.test(len(lines) > 30, "%d lines are tried" % len(lines))
    missed = []
    for i in range(len(lines)):
        for how, changed in (("without", lines[:i] + lines[i + 1:]), ("cut at", lines[:i]),
                             ("doubled", lines[:i] + [lines[i]] + lines[i:]),
                             ("edited", lines[:i] + [lines[i][:-1] + chr(ord(lines[i][-1]) ^ 1)] + lines[i + 1:])):
            if verify("\n".join(changed) + "\n", "--key", key).returncode != 1:
                missed.append("%s line %d" % (how, i + 1))
    t.test(not missed, "any line removed, doubled or edited, and any end cut off, is found", missed)
    part = m.console().get("/trail/copy?from=5&to=9").bytes.decode()
    t.test(verify(part).returncode == 0 and "5 rows" in verify(part).stdout, "a part is a copy too", verify(part))


def main():
    t = Test()
    m = Mgmt(sys.argv[1], settings="requests_per_second = 1000;").set_up()
    what_is_in_it(t, m)
    console(t, m)
    tampering(t, m)
    copies(t, m)
    t.test(not m.undescribed, "every answer is as the API describes it", "\n".join(sorted(set(m.undescribed))))
    return t.end()


sys.exit(main())
