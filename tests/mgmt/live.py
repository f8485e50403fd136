#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Home, segments, counters, live plots, metrics and health beside a real bulkheadd, and with it gone: live.py BUILD"""
import json
import re
import sys
import threading
import time

from _mgmt import Mgmt, Test
from _inline import Answers, Line, forbidden, read

LINE = re.compile(r'bulkhead_\w+(\{name="[^"\\]*",class="\w+"\})? -?[0-9.e+-]+')


def stream(client, path, seconds):
    """Events of a stream, (name, data), for so long."""
    c = client.connect()
    c.request("GET", "/api/v1" + path, headers=client.headers)
    r = c.getresponse()
    c.sock.settimeout(seconds)
    out, name = [], ""
    end = time.monotonic() + seconds
    try:
        while time.monotonic() < end:
            line = r.readline().decode().rstrip("\n")
            if line.startswith("event: "):
                name = line[7:]
            elif line.startswith("data: "):
                out.append((name, json.loads(line[6:])))
    except OSError:
        pass
    c.close()
    return out


def main():
    t = Test()
    line = Line(sys.argv[1])
    m = Mgmt(sys.argv[1], control=line.folder + "/run/control.sock").set_up()
    anna = m.login("anna")
    line.modbus_server()
    s = line.connect()
    answers = Answers(s)
    for i in range(50):
        s.sendall(forbidden(i) if i % 5 == 0 else read(i))
        answers.next()

    home = anna.get("/status").json
    t.test(home["protection"] == "protected" and home["dataplane"]["answers"], "home tells that the line is protected", home)
    t.test(home["policy"]["number"] >= 1 and home["policy"]["lines"] > 0, "by which policy", home["policy"])
    t.test([x["name"] for x in home["segments"]] == ["seg1"] and home["segments"][0]["has_link_inside"], "on which line")
    items = anna.get("/segments").json["items"]
    t.test(items[0]["mode"] == "enforce" and items[0]["relaxed"] is None and
           [p["side"] for p in items[0]["ports"]] == ["outside", "inside"] and items[0]["ports"][0]["rx_frames"] > 0,
           "segments have their ports", items)
    counters = {c["name"]: c["value"] for c in anna.get("/counters").json["items"]}
    same = {c["name"]: c["value"] for c in line.json("counters", "--all")}
    t.test(set(counters) == set(same) and counters["refuse"] == same["refuse"] == 10, "counters are those of bulkheadd")
    t.test({c["class"] for c in anna.get("/counters?class=verdict").json["items"]} == {"verdict"}, "by class too")
    for path in ("/workers", "/memory", "/flows", "/drops"):
        t.test(anna.get(path).status == 200 and "items" in anna.get(path).json, path + " answers")

    going = threading.Event()

    def poll():
        i = 0
        while not going.wait(0.1):
            s.sendall(read(i))
            answers.next()
            i += 1
    poller = threading.Thread(target=poll, daemon=True)
    poller.start()
    seen = stream(anna, "/live", 6)
    lives = [d for n, d in seen if n == "live"]
    t.test(seen[0][0] == "history" and 2 <= len(lives) <= 7, "live goes on once a second", [n for n, _ in seen])
    t.test(any(x["messages"] > 0 for x in lives) and all(set(x["verdicts"]) >= {"allow", "refuse"} for x in lives),
           "with messages and verdicts a second", lives[-1:])
    seen = stream(anna, "/live", 1)
    t.test(seen[0][0] == "history" and {x["time"] for x in lives} <= {x["time"] for x in seen[0][1]},
           "who comes later gets the last minutes first", seen[:1])
    going.set()
    poller.join()

    text = anna.raw("GET", "/metrics").bytes.decode()
    wrong = [x for x in text.splitlines() if x and not x.startswith("# ") and not LINE.fullmatch(x)]
    t.test(not wrong and "bulkhead_up 1" in text and 'bulkhead_count{name="refuse",class="verdict"} 10' in text,
           "metrics are as Prometheus reads them", wrong or text[:500])
    token = anna.post("/tokens", {"name": "prometheus", "roles": ["viewer"]}).json["token"]
    t.test(m.client(token=token).raw("GET", "/metrics").status == 200 and m.client().raw("GET", "/metrics").status == 401,
           "for a machine with a token, and nobody else")
    health = {c["id"]: c["severity"] for c in anna.get("/system/health").json["checks"]}
    t.test(health["dataplane"] == health["trail"] == health["clock"] == health["certificate"] == "ok", "all is well", health)

    line.stop()
    began = time.monotonic()
    home = anna.get("/status").json
    t.test(home["protection"] == "down" and not home["dataplane"]["answers"] and time.monotonic() - began < 2,
           "without bulkheadd home answers at once, and says so", home["protection"])
    t.test(any(q["kind"] == "health" and q["severity"] == "danger" for q in home["questions"]), "and asks for help")
    a = anna.get("/counters")
    t.test((a.status, a.error) == (503, "dataplane.away"), "what only bulkheadd knows is not there", a)
    health = {c["id"]: c["severity"] for c in anna.get("/system/health").json["checks"]}
    t.test(health["dataplane"] == "danger", "health tells it", health)
    t.test("bulkhead_up 0" in anna.raw("GET", "/metrics").bytes.decode(), "and metrics")
    line.start()
    end = time.monotonic() + 10
    while anna.get("/status").json["protection"] != "protected" and time.monotonic() < end:
        time.sleep(0.2)
    t.test(anna.get("/status").json["protection"] == "protected", "when it is back, so is everything")
    t.test(not m.undescribed, "every answer is as the API describes it", "\n".join(sorted(set(m.undescribed))))
    return t.end()


sys.exit(main())
