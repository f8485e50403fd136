#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Accounts, passwords, lock-out, sessions, second factor, tokens: users.py BUILD"""
import base64
import hashlib
import hmac
import re
import sqlite3
import struct
import sys
import time

from _mgmt import PASSWORD, Mgmt, Test

OTHER = "Blaue Kisten 4711"


def totp(secret, when=None, step=0):
    counter = int((time.time() if when is None else when) / 30) + step
    mac = hmac.new(base64.b32decode(secret + "=" * (-len(secret) % 8)), struct.pack(">Q", counter), hashlib.sha1).digest()
    at = mac[-1] & 15
    return "%06d" % ((struct.unpack(">I", mac[at:at + 4])[0] & 0x7fffffff) % 1000000)


def passwords(t, m):
    s = m.login("sys")
    for words, name, password, error in (
            ("a short one", "berta", "kurz", "users.password_short"),
            ("one with few characters", "berta", "aabbaabbaabb", "users.password_simple"),
            ("one with the name in it", "berta", "xxBERTAxx-1234", "users.password_name"),
            ("one that is tried first", "berta", "Password12345", "users.password_common"),
            ("a very long one", "berta", "ab1-C" * 60, "request.length")):
        a = s.post("/users", {"name": name, "roles": ["viewer"], "password": password})
        t.test((a.status, a.error) == (400, error), words + " is no password", a)
    for name in ("", "a b", "<b>", "a/b", "a'b", 'a"b', "a\x00b", "a\nb", "x" * 65, "../etc", "token:1"):
        a = s.post("/users", {"name": name, "roles": ["viewer"], "password": OTHER})
        t.test(a.status == 400, "%r is no name" % name, a)
    for name in ("berta", "张伟", "Jörg.Müller@werk-7"):
        a = s.post("/users", {"name": name, "full_name": "<script>alert(1)</script>", "roles": ["viewer"],
                              "password": OTHER})
        t.test(a.status == 201, "%s is a name" % name, a)
    a = s.post("/users", {"name": "BERTA", "roles": ["viewer"], "password": OTHER})
    t.test((a.status, a.error) == (409, "users.taken"), "names are unique, however they are written", a)
    t.test(s.delete("/users/berta").status == 204, "an account is removed")
    a = s.post("/users", {"name": "berta", "roles": ["operator"], "password": OTHER})
    t.test((a.status, a.error) == (409, "users.taken"), "its name stays taken: the trail means one person", a)
    t.test(s.delete("/users/sys").error == "users.last", "the last who looks after users cannot be removed")
    a = s.patch("/users/sys", {"roles": ["viewer"]})
    t.test(a.error == "users.last", "nor lose the role", a)
    names = [u["name"] for u in s.get("/users").json["items"]]
    t.test("张伟" in names and "berta" not in names, "the list shows who is there", names)
    a = s.request("DELETE", "/users/" + "%27%20OR%201=1--")
    t.test(a.status == 404 and len(s.get("/users").json["items"]) == len(names), "a name is never part of SQL", a)


def first_login(t, m):
    c = m.client()
    a = c.login("张伟", OTHER)
    t.test(a.status == 200 and a.json["user"]["must_change_password"], "a first password lets in, to be changed", a)
    a = c.get("/status")
    t.test((a.status, a.error) == (403, "session.password_must_change"), "before that nothing else is done", a)
    a = c.post("/session/password", {"old": OTHER, "new": OTHER})
    t.test(a.error == "users.password_same", "to another one", a)
    a = c.post("/session/password", {"old": "wrong", "new": PASSWORD})
    t.test((a.status, a.error) == (403, "session.wrong"), "by who knows the old one", a)
    a = c.post("/session/password", {"old": OTHER, "new": PASSWORD})
    t.test(a.status == 204 and c.get("/status").status == 200, "and then the session may", a)


def cookies(t, m):
    c = m.client()
    a = c.login("view")
    cookie = a.headers["Set-Cookie"]
    t.test(re.fullmatch(r"__Host-bulkhead=[\w-]{43}; Path=/; Secure; HttpOnly; SameSite=Strict", cookie),
           "the cookie has every flag", cookie)
    t.test(len(set(m.login("op").headers["Cookie"] for _ in range(3))) == 3, "each login has a key of its own")
    key = c.headers["Cookie"]
    t.test(c.delete("/session").status == 204, "logging out")
    c.headers["Cookie"] = key
    t.test(c.get("/status").status == 401 and c.get("/session").json["user"] is None, "the key is worth nothing afterwards")
    four = [m.login("view") for _ in range(5)]
    t.test([x.get("/status").status for x in four] == [401, 200, 200, 200, 200], "the fifth session ends the oldest")
    s = m.login("sys")
    t.test(s.patch("/users/view", {"is_enabled": False}).status == 204 and four[4].get("/status").status == 401,
           "who may not log in any more is out at once")
    t.test(m.client().login("view").error == "session.wrong", "and stays out")
    s.patch("/users/view", {"is_enabled": True})
    t.test(m.client().login("view").status == 200, "until enabled again")
    t.test(s.put("/system/settings", {"session.idle_minutes": 1}).status == 200, "sessions end without requests")
    items = {i["name"]: i for i in s.get("/system/settings").json["items"]}
    t.test(items["session.idle_minutes"]["value"] == 1, "after the minutes that were set")
    expires = s.get("/session").json["expires"]
    left = time.mktime(time.strptime(expires[:19], "%Y-%m-%dT%H:%M:%S")) - time.mktime(time.gmtime())
    t.test(50 <= left <= 61, "which the session tells", left)
    for value, error in ((0, "request.range"), ("1", "request.type"), (None, "request.type"), (1e99, "request.type")):
        a = s.put("/system/settings", {"session.idle_minutes": value})
        t.test((a.status, a.error) == (400, error), "%r is not its value" % value, a)
    a = s.put("/system/settings", {"approval.policy_load": True})
    t.test((a.status, a.error) == (403, "request.role"), "who looks after users does not set what policies need", a)
    a = s.put("/system/settings", {"setup.people": "one"})
    t.test((a.status, a.error) == (403, "request.role"), "and nobody merges duties that were separated", a)
    s.put("/system/settings", {"session.idle_minutes": 30})


def lock_out(t, m):
    c = m.client()
    seen = [c.post("/session", {"name": "op", "password": "wrong"}) for _ in range(6)]
    t.test([a.status for a in seen] == [401] * 5 + [429], "five wrong passwords, then waiting", seen)
    wait = seen[-1].json["error"]["args"]["seconds"]
    t.test(10 <= wait <= 15, "for %d seconds at first" % wait)
    t.test(c.post("/session", {"name": "op", "password": PASSWORD}).status == 429, "also with the right one")
    unknown = [c.post("/session", {"name": "nobody", "password": "wrong"}) for _ in range(6)]
    t.test([(a.status, a.error) for a in unknown] == [(a.status, a.error) for a in seen],
           "a name that nobody has is treated the same: nothing tells who exists")
    t.test(m.client().login("sec").status == 200, "others are let in")
    s = m.login("sys")
    locked = {u["name"]: u["locked_until"] for u in s.get("/users").json["items"]}
    t.test(locked["op"] is not None and locked["sec"] is None, "the list of users shows it", locked)
    t.test(s.patch("/users/op", {"unlock": True}).status == 204 and m.client().login("op").status == 200, "and ends it")
    for _ in range(5):
        c.post("/session", {"name": "op", "password": "wrong"})
    time.sleep(0.2)
    for _ in range(3):
        a = c.post("/session", {"name": "op", "password": "wrong"})
    t.test(a.json["error"]["args"]["seconds"] <= 15, "what comes while waiting does not make it longer", a)
    s.patch("/users/op", {"unlock": True})
    rows = m.login("aud").get("/trail?action=session.begin&limit=200").json["items"]
    t.test(sum(r["result"] == "refused" for r in rows) < 20, "waiting does not fill the trail")
    t.test(any(r["who"] == "op" and r["error"] == "session.wrong" for r in rows), "wrong passwords are in it")


def second_factor(t, m):
    c = m.login("op")
    a = c.post("/session/totp", {"action": "start"})
    secret = a.json["secret"]
    t.test(a.status == 200 and a.json["uri"].startswith("otpauth://totp/") and len(secret) == 32, "a secret is prepared", a)
    t.test(m.client().login("op").status == 200, "which does not count yet")
    a = c.post("/session/totp", {"action": "confirm", "digits": "000000"})
    t.test((a.status, a.error) == (403, "session.totp_wrong"), "wrong digits do not turn it on", a)
    digits = totp(secret)
    a = c.post("/session/totp", {"action": "confirm", "digits": digits})
    t.test(a.status == 200 and a.json["user"]["has_totp"] and len(set(a.json["recovery"])) == 10, "the right ones do", a)
    recovery = a.json["recovery"]
    n = m.client()
    t.test(n.login("op").error == "session.totp", "from now on the password alone is not enough")
    t.test(n.login("op", code=digits).error == "session.totp_wrong", "digits count once")
    t.test(n.login("op", code=totp(secret, step=1)).status == 200, "the next ones let in")
    t.test(m.client().login("op", code=totp(secret, step=40)).error == "session.totp_wrong", "those of another time do not")
    t.test(m.client().login("op", code=recovery[3]).status == 200, "a recovery code does: lost phone, wrong clock")
    t.test(m.client().login("op", code=recovery[3]).error == "session.totp_wrong", "once")
    t.test(n.post("/session/totp", {"action": "remove", "password": "x"}).status == 403, "it is removed only with the password")
    a = m.login("sys").patch("/users/op", {"remove_totp": True, "unlock": True})
    t.test(a.status == 204 and m.client().login("op").status == 200, "or by who looks after users", a)
    text = open(m.state + "/bulkhead.db", "rb").read() + open(m.state + "/bulkhead.db-wal", "rb").read()
    t.test(not any(r.encode() in text for r in recovery), "recovery codes are not in the database")


def tokens(t, m):
    s = m.login("sys")
    a = s.post("/tokens", {"name": "historian", "roles": ["viewer"], "days": 30})
    token = a.json["token"]
    t.test(a.status == 201 and token.startswith("bh_") and len(token) == 46, "a token is made", a)
    machine = m.client(token=token)
    t.test(machine.get("/status").status == 200 and machine.get("/session").json["user"]["name"] == "token:1", "and lets in")
    t.test(machine.post("/session/password", {"old": token, "new": PASSWORD}).error == "session.not_a_person",
           "it is no person")
    listed = s.get("/tokens").json["items"]
    t.test(len(listed) == 1 and "token" not in listed[0] and listed[0]["last_used"], "the list does not show it again", listed)
    t.test(s.delete("/tokens/1").status == 204 and machine.get("/status").status == 401, "taken back")
    t.test(s.delete("/tokens/1").error == "tokens.unknown", "once")
    a = s.post("/tokens", {"name": "old", "roles": ["viewer"], "days": 1})
    m.stop()
    with sqlite3.connect(m.state + "/bulkhead.db") as db:
        db.execute("UPDATE tokens SET until_ns = 1")
    db.close()
    m.start()
    t.test(m.client(token=a.json["token"]).get("/status").status == 401, "one whose days are over lets nobody in")
    return token


def main():
    t = Test()
    m = Mgmt(sys.argv[1], settings="requests_per_second = 1000;").set_up(separated=True)
    passwords(t, m)
    first_login(t, m)
    cookies(t, m)
    lock_out(t, m)
    second_factor(t, m)
    token = tokens(t, m)
    log = m.log()
    secrets = [PASSWORD, OTHER, token, "Kran-17"]
    t.test(not [x for x in secrets if x in log], "no secret is in the log")
    rows = open(m.state + "/bulkhead.db", "rb").read()
    t.test(not [x for x in secrets if x.encode() in rows], "nor, readable, in the database")
    t.test(not m.undescribed, "every answer is as the API describes it", "\n".join(sorted(set(m.undescribed))))
    return t.end()


if __name__ == "__main__":
    sys.exit(main())
