#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What people type at the console: accounts, tokens, the audit trail, events, a signed version; and what they mistype: console.py BUILD"""
import json
import os
import shutil
import subprocess
import sys

from _mgmt import Mgmt, Test

NEW = "Erstes-Wort-4711\n"


class Console:
    def __init__(self, t, mgmt):
        self.t, self.mgmt = t, mgmt

    def run(self, *words, stdin=""):
        api = ["--api", self.mgmt.socket] if words[0] in ("users", "tokens", "audit-log", "events", "api") else []
        return subprocess.run([self.mgmt.bulkhead, words[0], *api, *words[1:]], input=stdin, capture_output=True, text=True)

    def json(self, *words):
        return json.loads(self.run(*words, "--json").stdout)

    def wrong(self, said, *words, stdin=""):
        """Status 2, nothing on standard output, and a sentence with this in it."""
        done = self.run(*words, stdin=stdin)
        self.t.test(done.returncode == 2 and said in done.stderr and not done.stdout, "wrong: bulkhead " + " ".join(words)[:60], done)


    def refused(self, said, *words, stdin=""):
        """Status 1: understood, and the daemon says no."""
        done = self.run(*words, stdin=stdin)
        self.t.test(done.returncode == 1 and said in done.stderr and not done.stdout, "refused: bulkhead " + " ".join(words)[:60], done)


def users(t, c):
    done = c.run("users", "add", "carl", "operator", stdin=NEW)
    t.test(done.returncode == 0, "an account is added", done)
    by_name = {u["name"]: u for u in c.json("users")}
    t.test(by_name["carl"]["roles"] == ["operator"] and by_name["anna"]["roles"] == ["owner"], "and listed as JSON", by_name)
    t.test("carl" in c.run("users", "list").stdout, "and as a table")
    c.run("users", "disable", "carl")
    refused = c.mgmt.client().login("carl", NEW.strip())
    t.test(refused.status == 401, "who is switched off cannot log in", refused)
    c.run("users", "enable", "carl")
    let_in = c.mgmt.client().login("carl", NEW.strip())
    t.test(let_in.status == 200, "who is switched on again can", let_in)
    for _ in range(6):
        c.mgmt.client().login("carl", "Falsch-%d" % _)
    locked = c.mgmt.client().login("carl", NEW.strip())
    done = c.run("users", "unlock", "carl")
    free = c.mgmt.client().login("carl", NEW.strip())
    t.test(locked.status != 200 and done.returncode == 0 and free.status == 200, "who is locked out is let in again", (locked, done, free))
    done = c.run("users", "remove", "carl")
    t.test(done.returncode == 0 and "carl" not in {u["name"] for u in c.json("users")}, "and is removed", done)
    c.wrong("none of its forms", "users", "promote", "anna")
    c.wrong("none of its forms", "users", "add", "dora")
    c.wrong("none of its forms", "users", "add", "dora", "operator", "now", "please")
    c.wrong("standard input", "users", "add", "dora", "operator")
    c.refused("nobody called", "users", "remove", "nobody")
    c.refused("no such role", "users", "add", "dora", "emperor", stdin=NEW)


def tokens(t, c):
    token = c.run("tokens", "add", "line printer", "viewer", "--days", "2").stdout.strip()
    t.test(c.mgmt.client(token=token).get("/status").status == 200, "a token works", token)
    item = c.json("tokens")[0]
    t.test(item["name"] == "line printer" and item["roles"] == ["viewer"], "and is listed as JSON", item)
    t.test("line printer" in c.run("tokens").stdout, "and as a table")
    c.run("tokens", "remove", item["id"])
    t.test(c.mgmt.client(token=token).get("/status").status == 401 and not c.json("tokens"), "what is taken back works no more")
    c.wrong("none of its forms", "tokens", "sell", "1")
    c.refused("no such token", "tokens", "remove", "4711")


def trail(t, c):
    rows = c.json("audit-log", "list", "--limit", "3")
    t.test(len(rows) == 3 and rows[0]["number"] > rows[2]["number"], "rows as JSON, the newest first", rows)
    mine = c.json("audit-log", "--who", "carl")
    t.test(mine and all(r["who"] == "carl" for r in mine), "only what one did", mine[:2])
    whole = c.json("audit-log", "verify")
    t.test(whole["is_whole"] and whole["rows"] >= 10, "whole, as JSON", whole)
    copy = os.path.join(c.mgmt.folder, "copy.txt")
    with open(copy, "w", encoding="utf-8") as f:
        f.write(c.run("audit-log", "copy").stdout)
    good = c.run("audit-log", "verify", copy, "--key", whole["public_key"])
    other = c.run("audit-log", "verify", copy, "--key", "00" * 32)
    t.test(good.returncode == 0 and other.returncode == 1, "a copy is good by its own key only", (good, other))
    c.wrong("hexadecimal digits", "audit-log", "verify", copy, "--key", "12")
    c.wrong("nowhere", "audit-log", "verify", "/nowhere")
    c.wrong("list, verify", "audit-log", "erase")
    c.wrong("list, verify", "audit-log", "verify", copy, copy, copy)


def events(t, c):
    for words in ((), ("--since", "30s", "--until", "1s"), ("--since", "2h"), ("--since", "7d", "--verdict", "refuse"),
                  ("--limit", "5"), ("modbus write", "--since", "5m")):
        done = c.run("events", *words)
        t.test(done.returncode == 0 and not done.stdout, "no event yet: " + " ".join(words), done)
    t.test(c.json("events", "--limit", "1") is not None, "as JSON")
    c.wrong("bulkhead events", "events", "modbus wrote")
    c.wrong("quotes", "events", "modbus", "write")
    c.wrong("too long", "events", "modbus write " + "address=1 " * 2000)
    c.wrong("bulkhead events", "events", "--since", "yesterday")
    c.wrong("bulkhead events", "events", "--verdict", "maybe")


def api(t, c):
    done = c.run("api", "GET", "/status")
    t.test(done.returncode == 0 and isinstance(json.loads(done.stdout), dict), "any route", done)
    c.refused("nothing at this address", "api", "GET", "/nothing")
    socket = c.mgmt.socket
    c.mgmt.socket = socket + ".not"
    c.wrong("bulkhead users", "users")
    c.mgmt.socket = "/" + "x" * 200
    c.wrong("too long", "users")
    c.mgmt.socket = socket


def signed(t, c):
    """`upgrade --verify`: nothing is installed."""
    folder = c.mgmt.folder
    package = os.path.join(folder, "bulkhead.deb")
    with open(package, "wb") as f:
        f.write(os.urandom(5000))
    c.wrong("minisig", "upgrade", "--verify", package)
    c.wrong("is missing", "upgrade", "--verify")
    c.wrong("one file at a time", "upgrade", "--verify", package, package)
    if not shutil.which("minisign"):
        t.skip("signed versions", "minisign is not installed")
        return
    for k in "ab":
        subprocess.run(["minisign", "-G", "-W", "-f", "-p", "%s/%s.pub" % (folder, k), "-s", "%s/%s.key" % (folder, k)],
                       check=True, capture_output=True)
    subprocess.run(["minisign", "-S", "-s", folder + "/a.key", "-m", package], check=True, capture_output=True)
    done = c.run("upgrade", "--verify", "--key", folder + "/a.pub", package)
    t.test(done.returncode == 0 and "signed" in done.stdout, "a version that its maker signed", done)
    c.wrong("bulkhead upgrade", "upgrade", "--verify", "--key", folder + "/b.pub", package)
    with open(package, "r+b") as f:
        f.seek(1000)
        f.write(b"evil")
    c.wrong("bulkhead upgrade", "upgrade", "--verify", "--key", folder + "/a.pub", package)


def main():
    t = Test()
    m = Mgmt(sys.argv[1])
    m.set_up()
    c = Console(t, m)
    for part in (users, tokens, trail, events, api, signed):
        part(t, c)
    m.close()
    return t.end()


sys.exit(main())
