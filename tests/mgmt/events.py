#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""From the wire to the page: a real bulkheadd, a real bulkhead-mgmt, and what people ask about what happened: events.py BUILD"""
import json
import os
import signal
import struct
import subprocess
import sys
import time
import urllib.parse

from _mgmt import ROOT, Mgmt, Test
from _inline import Answers, Line, forbidden, read


def query(**values):
    return "/events?" + urllib.parse.urlencode(values)


def until(seconds, holds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = holds()
        if found:
            return found
        time.sleep(0.1)
    return holds()


def write(s, a, number):
    s.sendall(forbidden(number))
    return a.next()[1]


def explained(t, m, c, denied):
    one = c.get("/events/" + denied["id"]).json
    value = [p for p in one["path"] if p["name"] == "value"]
    at = value[0]["offset"] * 2 if value and value[0]["offset"] is not None else 0
    t.test(bytes.fromhex(one["bytes"]) == forbidden(99) and value and value[0]["value"] == "7" and
           one["bytes"][at:at + 4] == "0007",
           "an event has its bytes, and each field its place in them", one)
    t.test(one["decided"]["sentence"]["id"] == "cause.otherwise" and one["decided"]["conduit"] == {"from": "office", "to": "line"},
           "and says what decided", one["decided"])
    t.test(one["proposal"] and one["proposal"]["line"].startswith("modbus write"), "and the line that would allow it", one["proposal"])
    zh = c.request("GET", "/events/" + denied["id"], headers={"Accept-Language": "zh-CN"}).json
    t.test(zh["decided"]["sentence"]["text"] != one["decided"]["sentence"]["text"] and "office" in zh["decided"]["sentence"]["text"],
           "in Chinese too", zh["decided"])
    packets = until(5, lambda: (lambda a: a if a.status == 200 else None)(c.get("/events/%s/packets" % denied["id"])))
    t.test(packets and packets.bytes[:4] == struct.pack("=I", 0xa1b23c4d) and forbidden(99) in packets.bytes,
           "its packets are a capture with the refused request in it", packets)
    path = os.path.join(m.folder, "event.pcap")
    open(path, "wb").write(packets.bytes if packets else b"")
    done = subprocess.run([m.bulkhead, "audit", "-q", "--format", "json", path], capture_output=True)
    t.test(json.loads(done.stdout or b"{}").get("capture", {}).get("packets", 0) > 5, "that `bulkhead audit` reads", done)
    t.test(c.get("/events/999999999").error == "events.unknown", "an event that is not there")


def searched(t, c):
    for words, match, holds in (
            ("the protocol and an intent", "modbus write", lambda i: i and all(e["intent"] == "write" for e in i)),
            ("a value", "modbus write value=7", lambda i: i and all(e["value"] == "7" for e in i)),
            ("a value that never was", "modbus write value=8", lambda i: not i),
            ("an address", "modbus read address=0..99", lambda i: i and all(e["intent"] == "read" for e in i)),
            ("an end", "any src=10.9.0.1", lambda i: i and all(e["client"]["address"] == "10.9.0.1" for e in i)),
            ("another end", "any src=10.9.0.77", lambda i: not i)):
        items = c.get(query(match=match)).json["items"]
        t.test(holds(items), "found by %s: %d" % (words, len(items)), items[:2])
    wrong = c.get(query(match="modbus raed"))
    t.test(wrong.status == 400 and wrong.error == "events.expression_wrong" and
           wrong.json["error"]["details"][0]["column"] == 8, "a wrong expression is told, with its place", wrong)
    items = c.get(query(verdict="refuse")).json["items"]
    t.test(items and all(e["verdict"] == "refuse" for e in items), "found by verdict")
    pages, before = [], None
    while len(pages) < 50:
        answer = c.get(query(limit=2, **({"before": before} if before else {}))).json
        pages += [e["id"] for e in answer["items"]]
        before = answer["next"]
        if not before:
            break
    whole = [e["id"] for e in c.get(query(limit=1000)).json["items"]]
    t.test(len(set(pages)) == len(pages) and pages[:20] == whole[:20], "page by page, none twice and none left out", (pages, whole))
    polls = [e for e in c.get(query(match="modbus read")).json["items"] if e["kind"] == "polls"]
    t.test(polls and polls[0]["polls"]["count"] >= 20, "polls are one row with a count", polls[:1])


def main():
    t = Test()
    line = Line(sys.argv[1])
    line.run("machine", sys.executable, os.path.join(ROOT, "tests/inline/_server.py"))
    m = Mgmt(sys.argv[1], control=line.folder + "/run/control.sock")
    m.set_up()
    c = m.login("anna")
    stream = m.login("anna")
    stream.connection = stream.connect()
    stream.connection.request("GET", "/api/v1/events/stream?verdict=refuse", headers=stream.headers)
    live = stream.connection.getresponse()
    s = line.connect()
    a = Answers(s)
    for i in range(30):
        s.sendall(read(i))
        a.next()
    refused = write(s, a, 99)
    items = until(5, lambda: [e for e in c.get(query(match="modbus write")).json["items"]])
    t.test(refused == 0x86 and len(items) == 1 and items[0]["verdict"] == "refuse" and items[0]["client"]["address"] == "10.9.0.1",
           "a refused write is an event within a moment", items)
    heard = b""
    while b"\n\n" not in heard.split(b"event: event", 1)[-1] or b"event: event" not in heard:
        heard += live.read1(65536)
    data = json.loads([x for x in heard.decode().splitlines() if x.startswith("data: ") and "verdict" in x][0][6:])
    t.test(data["id"] == items[0]["id"], "and was told at once to who listens", data)
    explained(t, m, c, items[0])
    searched(t, c)
    health = c.get("/system/health").json
    store = [x for x in health["checks"] if x["id"] == "store"]
    t.test(store and store[0]["severity"] == "ok" and health["events"] >= 1 and health["oldest_event"],
           "the health of the box knows how the store goes", health)
    said = subprocess.run([m.bulkhead, "events", "--api", m.socket, "modbus write", "--since", "1h"], capture_output=True, text=True)
    t.test(said.returncode == 0 and said.stdout.startswith(items[0]["id"] + "  ") and "refuse" in said.stdout,
           "`bulkhead events` prints it", said)
    wrong = subprocess.run([m.bulkhead, "events", "--api", m.socket, "modbus raed"], capture_output=True, text=True)
    t.test(wrong.returncode == 2 and "raed" in wrong.stderr, "and what is wrong with an expression", wrong)
    # Management is killed while writes go on: each is there once.
    for i in range(20):
        write(s, a, i)
        if i == 5:
            m.stop(signal.SIGKILL)
        if i == 12:
            m.start()
        time.sleep(0.05)
    c = m.login("anna")
    writes = until(10, lambda: (lambda i: i if len(i) >= 21 else None)(c.get(query(match="modbus write")).json["items"]))
    t.test(writes and len(writes) == 21 and len({e["time"] for e in writes}) == 21,
           "management killed and started again: each of 21 writes is there, once", len(writes or []))
    s.close()
    line.stop()
    return t.end()


if __name__ == "__main__":
    sys.exit(main())
