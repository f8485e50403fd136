#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The life of a policy, windows and relaxed segments through the API, with a real bulkheadd: policies.py BUILD"""
import os
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from _mgmt import PASSWORD, Mgmt  # noqa: E402
sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "inline"))
from _inline import POLICY, Answers, Line, Test, forbidden  # noqa: E402

WRITES = POLICY.replace('"modbus read"', '"modbus read", "modbus write address=9"')


def write(line):
    s = line.connect()
    s.sendall(forbidden(1))
    got = Answers(s).next()[1]
    s.close()
    return got


def versions(t, line, a):
    r = a.get("/policies").json
    t.test(r["in_force"] == 1 and r["items"][0]["state"] == "in force" and r["items"][0]["is_good"],
           "the version that bulkheadd began with is listed", r)
    t.test(a.get("/policies/1").json["text"] == POLICY, "with its text")
    bad = a.post("/policies", {"text": POLICY.replace("modbus read", "modbus raed"), "why": "", "base": 1})
    t.test(bad.status == 400 and bad.json["error"]["details"][0]["line"] == 5 and bad.json["error"]["details"][0]["hint"],
           "a draft with mistakes is refused with their places", bad)
    check = a.post("/policies/check", {"text": WRITES}).json
    t.test(check["is_good"] and check["lines"] == 4 and check["conduits"][0]["from"] == "office" and
           "modbus write address=9" in check["conduits"][0]["sentences"][1]["text"], "a dry compile says what it allows", check)
    made = a.post("/policies", {"text": WRITES, "why": "a setpoint", "base": 1})
    t.test(made.status == 201 and made.json["state"] == "draft" and made.json["number"] == 2, "a draft is kept", made)
    diff = a.get("/policies/1/difference?to=2").json
    kinds = [x["kind"] for x in diff["rows"]]
    t.test("added" in kinds and "removed" in kinds and
           any("modbus write address=9" in s["text"] for s in diff["sentences"]), "the difference in lines and in words", diff)
    t.test(write(line) == 0x86, "a draft decides nothing")
    done = a.post("/policies/2/load", {"confirm_s": 3, "why": "try it"})
    t.test(done.status == 200 and done.json["policy"]["state"] == "unconfirmed" and done.json["policy"]["number"] == 2 and
           done.json["policy"]["confirm_until"] and write(line) == 6, "loaded on probation, it decides", done)
    line.wait_for_log("is back by itself", 8)
    t.test(write(line) == 0x86 and a.get("/policies").json["in_force"] == 1, "not confirmed: the former one is back")
    a.post("/policies/2/load", {"confirm_s": 60, "why": "again"})
    t.test(a.post("/policies/confirm").status == 200, "loaded again, and confirmed")
    t.test(a.get("/policies").json["items"][0]["is_good"] and write(line) == 6, "it stays, and is good")
    back = a.post("/policies/rollback")
    t.test(back.status == 200 and back.json["policy"]["number"] == 1 and write(line) == 0x86, "rollback", back)
    line.ask("policy", "load", line.write("console.conf", WRITES), "--why", "from the console")
    rows = a.get("/policies").json["items"]
    t.test(any(x["why"] == "from the console" and x["state"] == "in force" for x in rows), "what the console loads is listed", rows)
    line.ask("policy", "rollback")
    t.test(a.get("/policies/99").status == 404 and a.post("/policies/99/load", {"confirm_s": 0, "why": ""}).status == 404,
           "a version that is not there is 404")
    fields = a.get("/fields").json
    t.test(any(p["name"] == "modbus" and any(f["name"] == "address" for f in p["fields"]) for p in fields["protocols"]) and
           "program" in fields["intents"] and "https" in fields["services"] and
           any(f["name"] == "src" for f in fields["common"]), "what the editor completes comes from the registry")
    trail = [x["action"]["id"] for x in a.get("/trail").json["items"]]
    t.test("trail.policy.load" in trail and "trail.policy.rollback" in trail, "all of it is in the trail", trail)


def windows(t, line, a):
    made = a.post("/windows", {"station": "10.9.0.1", "devices": ["10.9.0.2"], "intents": ["write"], "minutes": 5,
                               "reason": "a new recipe"})
    t.test(made.status == 201 and made.json["state"] == "open" and made.json["who"] == "anna" and write(line) == 6,
           "a window opens, and what it is for passes", made)
    alarm = []
    for _ in range(30):
        alarm = [x for x in a.get("/operator").json["alarms"] if x["sentence"]["id"] == "notice.window.opened"]
        if alarm:
            break
        time.sleep(0.2)
    t.test(alarm and "10.9.0.1" in alarm[0]["sentence"]["text"], "it is an alarm while it is open", alarm)
    done = a.post("/operator/" + alarm[0]["id"], {"answer": "expected", "note": "planned"})
    t.test(done.status == 200 and any(x["answered"] and x["answered"]["who"] == "anna" for x in done.json["alarms"]),
           "which can be answered", done)
    t.test(a.post("/operator/" + alarm[0]["id"], {"answer": "seen", "note": ""}).status == 404, "once")
    closed = a.delete("/windows/" + made.json["id"])
    t.test(closed.status == 200 and closed.json["state"] == "ended" and write(line) == 0x86, "closed, it is over", closed)
    report = a.get("/windows/%s/report" % made.json["id"])
    t.test(report.status == 200 and report.json["window"]["reason"] == "a new recipe", "it has a report", report)
    for body in ({"station": "nobody"}, {"intents": ["wirte"]}, {"minutes": 1441}, {"devices": []}):
        ask = dict({"station": "10.9.0.1", "devices": ["10.9.0.2"], "intents": ["write"], "minutes": 5, "reason": "x"}, **body)
        got = a.post("/windows", ask)
        t.test(got.status in (400, 409), "a window with %s is refused" % body, got)


def relax(t, line, a):
    done = a.post("/segments/seg1/relax", {"minutes": 30, "reason": "the line stands"})
    t.test(done.status == 200 and done.json["relaxed"]["reason"] == "the line stands" and write(line) == 6,
           "break glass: the segment is relaxed", done)
    t.test(a.get("/operator").json["segments"][0]["relaxed"] is not None, "the operator page says so")
    done = a.delete("/segments/seg1/relax")
    t.test(done.status == 200 and done.json["relaxed"] is None and write(line) == 0x86, "and protected again", done)
    t.test(a.post("/segments/seg9/relax", {"minutes": 30, "reason": "x"}).status == 409, "there is no other segment")


def second_person(t, line, m):
    m.set_up(separated=True)
    sec, op = m.login("sec"), m.login("op")
    t.test(op.post("/policies", {"text": POLICY, "why": "", "base": 1}).status == 403, "an operator makes no drafts")
    done = op.post("/segments/seg1/relax", {"minutes": 1, "reason": "night"})
    t.test(done.status == 200, "but may break the glass", done)
    op.delete("/segments/seg1/relax")
    sec.put("/system/settings", {"approval.policy_load": True})
    sec.post("/policies", {"text": WRITES, "why": "two of us", "base": 1})
    number = sec.get("/policies").json["items"][0]["number"]
    done = sec.post("/policies/%d/load" % number, {"confirm_s": 0, "why": "two of us"})
    t.test(done.status == 202 and done.json["state"] == "waits" and write(line) == 0x86, "a load waits for a second person", done)
    rows = sec.get("/policies").json["items"]
    t.test(rows[0]["state"] == "waiting", "the version says so", rows[0])
    mine = sec.post("/approvals/" + done.json["approval"], {"answer": "approve", "reason": ""})
    t.test(mine.status in (403, 409), "not the same person", mine)
    made = m.login("sys").post("/users", {"name": "sec2", "full_name": "", "roles": ["security"], "password": PASSWORD})
    other = m.login("sec2")
    if other.get("/session").json["user"]["must_change_password"]:
        other.post("/session/password", {"old": PASSWORD, "new": PASSWORD + " 2"})
    done = other.post("/approvals/" + done.json["approval"], {"answer": "approve", "reason": "seen"})
    t.test(done.status == 200 and done.json["policy"]["state"] == "in force" and done.json["policy"]["who"] == "sec" and
           write(line) == 6, "another one approves, and it is loaded", (made, done))


def main():
    t = Test()
    line = Line(sys.argv[1])
    line.modbus_server()
    m = Mgmt(sys.argv[1], control=line.folder + "/run/control.sock")
    m.set_up()
    a = m.login("anna")
    versions(t, line, a)
    windows(t, line, a)
    relax(t, line, a)
    line.stop()
    t.test(a.get("/policies").status == 200 and a.get("/operator").json["line"] == "unknown",
           "without bulkheadd the pages still answer")
    m.close()
    line.start(wait=False)
    line.wait_for_log("frames are judged", 10, line.log().count("frames are judged") + 1)
    m = Mgmt(sys.argv[1], control=line.folder + "/run/control.sock")
    second_person(t, line, m)
    m.close()
    line.close()
    return t.end()


sys.exit(main())
