#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Signatures through the API, beside a real bulkheadd: bundles installed and taken back, rules listed, tuned, hit: signatures.py BUILD"""
import glob
import os
import shutil
import subprocess
import sys
import time

from _mgmt import ROOT, Mgmt, Test, skip_all
from _inline import POLICY, Line, forbidden, sh

SETS = sorted(glob.glob(os.path.join(ROOT, "rules/sets/*.rules")))
OURS = 'alert tcp any any -> any 502 (msg:"a write of register 9"; match:"modbus write address=9"; sid:9000001; rev:3; classtype:misc-activity;)\n'


def bundle(line, version, rules):
    name = os.path.join(line.folder, "site-%d.bundle" % version)
    path = line.write("site.rules", rules)
    sh(line.bulkhead, "rules", "pack", "--name", "site", "--bundle-version", str(version), "--date", "2026-11-0%d" % version,
       "--out", name, path)
    subprocess.run(["minisign", "-S", "-s", line.folder + "/a.key", "-m", name], check=True, capture_output=True)
    return open(name + ".minisig", "rb").read() + open(name, "rb").read()


def rules_of(line):
    return line.json("rules", "status")[0]["rules"]


def rule(client, sid):
    items = client.get("/rules?match=%d" % sid).json["items"]
    return items[0] if items else None


def hits(line, client):
    s = line.connect()
    s.sendall(forbidden(1))
    s.recv(100)
    s.close()
    end = time.monotonic() + 5
    while time.monotonic() < end and not rule(client, 9000001)["hits"]:
        time.sleep(0.2)
    return rule(client, 9000001)


def main():
    if not shutil.which("minisign"):
        skip_all("minisign is not installed")
    t = Test()
    line = Line(sys.argv[1], start=False, policy=POLICY.replace('"modbus read"', '"modbus read", "modbus write address=9"'))
    store = os.path.join(line.folder, "rules")
    own = os.path.join(line.folder, "own")
    os.mkdir(own)
    with open(line.conf, "a") as f:
        f.write('rules = [ "%s" ]; rule_store = "%s"; rule_cache = "";\n' % (own, store))
    for key in "ab":
        subprocess.run(["minisign", "-G", "-W", "-f", "-p", line.folder + "/%s.pub" % key, "-s", line.folder + "/%s.key" % key],
                       check=True, capture_output=True)
    line.start()
    line.modbus_server()
    m = Mgmt(sys.argv[1], control=line.folder + "/run/control.sock",
             settings='rule_store = "%s"; rule_keys = [ "%s/a.pub" ];' % (store, line.folder))
    m.set_up(separated=True)
    sec, view = m.login("sec"), m.login("view")
    a = sec.get("/bundles")
    t.test(a.status == 200 and a.json["items"] == [] and a.json["age_days"] is None, "no bundle yet", a)
    one, two = bundle(line, 1, OURS), bundle(line, 2, OURS + OURS.replace("9000001", "9000002"))
    a = view.request("POST", "/bundles", one)
    t.test(a.status == 403, "a viewer installs nothing", a)
    a = sec.request("POST", "/bundles", one[one.index(b"bulkhead-bundle"):])
    t.test(a.status == 422 and a.error == "signatures.unsigned", "a bundle without its signature is refused", a)
    bad = bytearray(one)
    bad[-3] ^= 1
    a = sec.request("POST", "/bundles", bytes(bad))
    t.test(a.status == 422 and a.error == "signatures.failed" and not sec.get("/bundles").json["items"],
           "one that was changed is refused, and nothing changes", a)
    a = sec.request("POST", "/bundles", one)
    t.test(a.status == 200 and a.json["name"] == "site" and a.json["version"] == "1" and a.json["is_in_force"], "one is installed", a)
    t.test(rules_of(line) == 1, "bulkheadd has loaded it", line.ask("rules", "status"))
    r = rule(view, 9000001)
    t.test(r and r["state"] == "active" and r["action"] == "alert" and r["revision"] == 3 and "match:" in r["text"],
           "its rule is listed with its text", r)
    r = hits(line, view)
    t.test(r["hits"] == 1 and r["last_hit"], "a hit is counted", r)
    a = sec.patch("/rules/9000001", {"action": "drop", "reason": "never again"})
    r = rule(view, 9000001)
    t.test(a.status == 204 and r["action"] == "drop", "what a hit does is changed", (a, r))
    a = sec.patch("/rules/9000001", {"is_enabled": False, "reason": "too loud"})
    r = rule(view, 9000001)
    t.test(a.status == 204 and r["state"] == "disabled" and view.get("/rules").json["disabled"] == 1, "a rule is switched off", (a, r))
    a = sec.patch("/rules/9000001", {"is_enabled": True, "reason": "was useful"})
    r = rule(view, 9000001)
    t.test(r["state"] == "active" and r["action"] == "alert", "and on again, as its author wrote it", r)
    t.test(view.patch("/rules/9000001", {"is_enabled": False}).status == 403, "a viewer changes none")
    a = sec.post("/bundles/rollback", {"reason": "too early"})
    t.test(a.status == 422 and "before" in a.json["error"]["text"], "there is nothing to go back to yet", a)
    with open(own + "/site.rules", "w") as f:
        f.write('alert tcp any any -> any 502 (msg:"x"; content:"|zz|"; sid:7;)\n')
    os.rename(own, own + ".away")
    a = sec.request("POST", "/bundles", two)
    b = sec.get("/bundles").json["items"]
    t.test(a.status == 422 and [x["version"] for x in b] == ["1"] and rules_of(line) == 1,
           "a folder of rules is missing: bulkheadd refuses, and the version before stays", (a, b))
    os.rename(own + ".away", own)  # a mistake in another file was there before, and is no reason
    a = sec.request("POST", "/bundles", two)
    t.test(a.json.get("version") == "2" and rule(view, 9000002), "a newer version comes in force", a)
    a = sec.request("POST", "/bundles", one)
    t.test(a.status == 422 and "older" in a.json["error"]["text"], "an older one is refused by itself", a)
    a = sec.post("/bundles/rollback", {"reason": "it shouts"})
    b = sec.get("/bundles").json["items"]
    t.test(a.status == 204 and not rule(view, 9000002) and [x["version"] for x in b if x["is_in_force"]] == ["1"],
           "the version before comes back", (a, b))
    aud = m.login("aud")
    said = [x["action"]["text"] for x in aud.get("/trail").json["items"]]
    t.test(any("9000001" in x and "too loud" in x for x in said) and any("it shouts" in x for x in said), "all of it is in the trail", said[:9])
    m.close()
    line.close()
    return t.end()


sys.exit(main())
