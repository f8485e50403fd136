#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What management makes of real traffic: proposals, arming, replay, assets, the map, alarms and reports: learning.py BUILD"""
import os
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from _mgmt import Mgmt  # noqa: E402
sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "inline"))
from _inline import MACHINE, OFFICE, POLICY, Answers, Line, Test, forbidden, read  # noqa: E402

LEARNS = POLICY.replace('"enforce"', '"learn"').replace('allow = ( "modbus read", "icmp", "tcp port=5001" ); ', "")
ANSWERS = dict.fromkeys(("startup", "shutdown", "failover", "backup", "monthly", "vendor"), "never")
SETTINGS = 'records = "all";'


def until(ask, wanted, seconds=12):
    end = time.monotonic() + seconds
    while True:
        got = ask()
        if wanted(got) or time.monotonic() > end:
            return got
        time.sleep(0.3)


def talk(line, reads=5, writes=0):
    s = line.connect()
    a = Answers(s)
    got = []
    for i in range(reads):
        s.sendall(read(i))
        got.append(a.next()[1])
    for i in range(writes):
        s.sendall(forbidden(i))
        got.append(a.next()[1])
    s.close()
    return got


def program(line):
    """Something that nobody should do unasked: a diagnostic restart of the device (function 8, 1)."""
    s = line.connect()
    s.sendall(bytes.fromhex("0001000000060108000100ff"[:24]))
    try:
        Answers(s).next()
    except OSError:
        pass
    s.close()


def learns(t, line, a):
    talk(line, 5, 2)
    program(line)
    rows = until(lambda: a.get("/proposals").json["items"],
                 lambda r: any("read" in x["line"] for x in r) and any("write" in x["line"] for x in r))
    reads = [x for x in rows if x["line"].startswith("modbus read")]
    t.test(reads and reads[0]["kind"] == "line" and (reads[0]["from"], reads[0]["to"]) == ("office", "line") and
           reads[0]["evidence"]["clients"] == [OFFICE], "what was read is proposed, with evidence", rows)
    t.test(any(x["kind"] == "question" and x["ask"]["text"] for x in rows), "what nobody should do unasked is a question", rows)
    state = until(lambda: a.get("/learning").json, lambda s: any(c["operations"] >= 3 for c in s["conduits"]))
    mine = [c for c in state["conduits"] if (c["from"], c["to"]) == ("office", "line")]
    t.test(mine and mine[0]["state"] == "learning" and mine[0]["proposals"] >= 2 and sum(d["new"] for d in mine[0]["days"]) >= 2,
           "learning says how far it is", state)
    t.test(len(state["arming"]) == 6, "and what it asks before arming")
    done = a.post("/proposals/" + reads[0]["id"], {"answer": "accept", "reason": "the panel"})
    t.test(done.status == 200 and done.json["state"] == "accepted" and done.json["answered"]["who"] == "anna", "accepted", done)
    write = [x for x in rows if x["line"].startswith("modbus write")][0]
    a.post("/proposals/" + write["id"], {"answer": "reject", "reason": "nobody"})
    drafts = [p for p in a.get("/policies").json["items"] if p["state"] == "draft"]
    t.test(len(drafts) == 1, "there is one open draft", drafts)
    text = a.get("/policies/%d" % drafts[0]["number"]).json["text"]
    t.test("modbus read" in text and "modbus write" not in text, "with the line that was accepted and no other", text)
    return drafts[0]["number"]


def replays(t, a, draft):
    job = a.post("/policies/replay", {"number": draft, "days": 1})
    t.test(job.status == 202, "a replay is a job", job)
    r = until(lambda: a.get("/jobs/" + job.json["id"]).json, lambda j: j["state"] != "running")
    changes = (r["result"] or {}).get("changes", [])
    t.test(r["state"] == "done" and r["result"]["judged"] > 0 and
           any(x["intent"] == "write" and x["was"] == "allow" and x["would"] == "refuse" for x in changes) and
           not any(x["intent"] == "read" for x in changes), "it says what the draft would refuse, and nothing else", r)


def arms(t, line, a):
    some = dict(ANSWERS)
    del some["vendor"]
    ask = {"conduits": [{"from": "office", "to": "line"}], "answers": some, "why": "learnt", "confirm_s": 0}
    t.test(a.post("/learning/arm", ask).error == "learning.unanswered", "arming wants all six answers")
    done = a.post("/learning/arm", dict(ask, answers=ANSWERS))
    t.test(done.status == 200 and done.json["policy"]["state"] == "in force", "armed", done)
    t.test(talk(line, 2, 1) == [3, 3, 0x86], "what was accepted passes, what was not is refused")


def allows_exactly(t, line, a):
    found = until(lambda: a.get("/operator").json["alarms"], lambda x: any(y["event"] for y in x))
    alarm = [x for x in found if x["event"]]
    t.test(alarm and alarm[0]["device"]["address"] == MACHINE and alarm[0]["client"]["address"] == OFFICE and
           a.get("/operator").json["line"] == "affected", "the refusal is an alarm: which device, by whom", found)
    for _ in range(3):
        talk(line, 0, 1)
    again = until(lambda: a.get("/operator").json["alarms"], lambda x: any(y["count"] >= 4 for y in x))
    t.test(any(y["count"] >= 4 for y in again) and len(again) == len(found), "repeats fold into it with a count", again)
    made = a.post("/events/%s/proposal" % alarm[0]["event"], {"answer": "allow", "reason": "a setpoint"})
    t.test(made.status == 200 and made.json["source"] == "event" and "address=9" in made.json["line"],
           "allow exactly this: a line", made)
    draft = a.get("/policies").json["items"][0]
    a.post("/policies/%d/load" % draft["number"], {"confirm_s": 0, "why": "a setpoint"})
    t.test(talk(line, 1, 1) == [3, 6], "loaded, exactly this passes")
    t.test(a.post("/events/999999/proposal", {"answer": "allow", "reason": ""}).status == 404, "an event that is not there")


def inventory(t, line, a):
    rows = until(lambda: a.get("/assets").json["items"], lambda r: len(r) >= 2)
    plc = [x for x in rows if x["addresses"] == [MACHINE]]
    t.test(plc and plc[0]["kind"] == "plc" and plc[0]["zone"] == "line" and "modbus" in plc[0]["protocols"],
           "the device is in the inventory", rows)
    one = a.get("/assets/" + plc[0]["id"]).json
    t.test(any(p["address"] == OFFICE and p["intents"].get("read") for p in one["peers"]) and
           any("modbus read" in m["line"] for m in one["may"]) and one["changes"][0]["sentence"]["id"] == "asset.sentence.new",
           "with its peers, what may be done to it, and what changed", one)
    done = a.patch("/assets/" + plc[0]["id"], {"name": "Press 1", "owner": "=cmd", "is_known": True})
    t.test(done.status == 200 and done.json["name"] == "Press 1" and done.json["is_known"], "people give it a name", done)
    sheet = a.get("/assets.csv")
    t.test(b'"Press 1"' in sheet.bytes and b"\"'=cmd\"" in sheet.bytes, "the sheet has it, and no formula", sheet)
    back = a.request("POST", "/assets.csv", sheet.bytes.replace(b"Press 1", "冲床 \"1\"".replace('"', '""').encode()),
                     {"Content-Type": "text/csv"})
    t.test(back.status == 200 and a.get("/assets/" + plc[0]["id"]).json["name"] == '冲床 "1"' and
           a.get("/assets/" + plc[0]["id"]).json["owner"] == "=cmd", "and comes back", back)
    bad = a.request("POST", "/assets.csv", b"address,name\nnobody,x,plc,,,0\n", {"Content-Type": "text/csv"})
    t.test(bad.status == 400 and bad.json["error"]["args"]["line"] == 2, "a wrong row is named", bad)
    world = a.get("/map").json
    t.test(any(d["name"] == '冲床 "1"' for d in world["devices"]) and
           any(c["protocol"] == "modbus" and c["intents"].get("read") for c in world["conversations"]) and
           world["conduits"][0]["from"] == "office", "the map shows who talks with whom", world)


def windows(t, line, a):
    made = a.post("/windows", {"station": OFFICE, "devices": [MACHINE], "intents": ["any"], "minutes": 5, "reason": "a visit"})
    program(line)
    talk(line, 1, 1)
    report = until(lambda: a.get("/windows/%s/report" % made.json["id"]).json, lambda r: len(r["rows"]) >= 2)
    t.test(any(x["intent"] == "write" and x["client"]["address"] == OFFICE for x in report["rows"]) and
           all(x["sentence"]["text"] for x in report["rows"]), "everything that was done in a window is one report", report)
    a.delete("/windows/" + made.json["id"])


def replays_ledger(t, a, draft):
    """Without transactions there are still the distinct operations."""
    a.put("/system/settings", {"retention.transactions_days": 0})
    job = a.post("/policies/replay", {"number": draft, "days": 30})
    r = until(lambda: a.get("/jobs/" + job.json["id"]).json, lambda j: j["state"] != "running")
    t.test(r["state"] == "done" and any(x["intent"] == "write" and x["would"] == "refuse" for x in r["result"]["changes"]),
           "older operations are judged by the ledger", r)


def reports(t, a):
    r = a.get("/reports").json
    titles = [s["title"]["id"] for s in r["sections"]]
    t.test(titles == ["report.talked", "report.refused", "report.policies", "report.changes", "report.windows", "report.alarms",
                      "report.rules", "report.clauses"], "the report of a week has its sections", titles)
    rows = {s["title"]["id"]: s["rows"] for s in r["sections"]}
    t.test(any(MACHINE in x for x in rows["report.talked"][0]) and rows["report.windows"] and rows["report.refused"] and
           len(rows["report.clauses"]) == 7, "with what happened", rows)
    page = a.get("/reports?format=html")
    t.test(page.status == 200 and page.bytes.startswith(b"<!DOCTYPE html>") and b"<script" not in page.bytes, "as a page")
    zh = a.request("GET", "/reports?format=html", None, {"Accept-Language": "zh-CN"})
    t.test("维护窗口".encode() in zh.bytes, "in Chinese too")
    t.test(a.get("/reports?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z").error == "reports.period", "not backwards")


def main():
    t = Test()
    line = Line(sys.argv[1], policy=LEARNS, settings=SETTINGS)
    line.modbus_server()
    m = Mgmt(sys.argv[1], control=line.folder + "/run/control.sock")
    m.set_up()
    a = m.login("anna")
    draft = learns(t, line, a)
    replays(t, a, draft)
    arms(t, line, a)
    allows_exactly(t, line, a)
    inventory(t, line, a)
    windows(t, line, a)
    reports(t, a)
    replays_ledger(t, a, draft)
    home = a.get("/status").json
    t.test(home["today"]["devices_new"] >= 2 and home["today"]["sentences"] and
           any(q["kind"] == "alarm" for q in home["questions"]), "home tells it in sentences, and what waits", home)
    m.restart()
    a = m.login("anna")
    t.test(any(x["state"] == "accepted" for x in a.get("/proposals").json["items"]) and
           len(a.get("/assets").json["items"]) >= 2, "all of it is still there after a restart")
    m.close()
    line.close()
    return t.end()


sys.exit(main())
