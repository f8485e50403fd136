#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What changes in the inventory is told: new firmware, another protocol, an address that moves: assets.py BUILD"""
import os
import sys
import time

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from _mgmt import Mgmt  # noqa: E402
sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "inline"))
from _inline import MACHINE, Line, Test, sh  # noqa: E402

LEARN = 'mode = "learn";'
# A device that tells its vendor, product and revision (Modbus function 43, 14), and serves a page.
DEVICE = r'''
import socketserver, struct, sys, threading
def name(i, text): return bytes([i, len(text)]) + text
class Modbus(socketserver.BaseRequestHandler):
    def handle(self):
        while True:
            head = self.request.recv(7)
            if len(head) < 7: return
            pdu = self.request.recv(struct.unpack(">H", head[4:6])[0] - 1)
            if pdu[:2] == b"\x2b\x0e":
                body = b"\x2b\x0e\x01\x01\x00\x00\x03" + name(0, b"ACME <script>") + name(1, b"Press 9") + \
                    name(2, open(sys.argv[1], "rb").read().strip())
            else:
                body = pdu[:1] + b"\x02\0\x2a"
            self.request.sendall(head[:4] + struct.pack(">HB", len(body) + 1, head[6]) + body)
class Http(socketserver.BaseRequestHandler):
    def handle(self):
        self.request.recv(4096)
        self.request.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")
class Server(socketserver.ThreadingTCPServer):
    allow_reuse_address = True
threading.Thread(target=Server(("10.9.0.2", 80), Http).serve_forever, daemon=True).start()
Server(("10.9.0.2", 502), Modbus).serve_forever()
'''


def ask(line, port, data):
    s = line.connect(port)
    s.sendall(data)
    got = s.recv(4096)
    s.close()
    return got


def until(get, wanted, seconds=12):
    end = time.monotonic() + seconds
    while True:
        got = get()
        if wanted(got) or time.monotonic() > end:
            return got
        time.sleep(0.3)


def main():
    t = Test()
    line = Line(sys.argv[1], policy=LEARN, settings='records = "all";')
    revision = line.write("revision", "V1.0")
    line.run("machine", sys.executable, line.write("device.py", DEVICE), revision)
    time.sleep(0.7)
    m = Mgmt(sys.argv[1], control=line.folder + "/run/control.sock")
    m.set_up()
    a = m.login("anna")
    identify = bytes.fromhex("000100000005012b0e0100")
    ask(line, 502, identify)

    def device():
        rows = [x for x in a.get("/assets").json["items"] if x["addresses"] == [MACHINE]]
        return a.get("/assets/" + rows[0]["id"]).json if rows else None

    one = until(device, lambda d: d and d["firmware"])
    t.test(one and (one["vendor"], one["model"], one["firmware"]) == ("ACME <script>", "Press 9", "V1.0") and
           any(f["name"] and f["protocol"] == "modbus" for f in one["facts"]), "a device says what it is", one)
    a.patch("/assets/" + one["id"], {"is_known": True})

    def changes(kind):
        return until(device, lambda d: any(c["sentence"]["id"] == kind for c in d["changes"]))["changes"]

    def alarms():
        return [x["sentence"]["id"] for x in a.get("/operator").json["alarms"]]

    line.write("revision", "V2.0")
    ask(line, 502, identify)
    got = changes("asset.sentence.firmware")
    t.test(any(c["sentence"]["args"].get("before") == "V1.0" and c["sentence"]["args"].get("firmware") == "V2.0" for c in got),
           "other firmware is a change", got)
    time.sleep(1)
    ask(line, 80, b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
    got = changes("asset.sentence.protocol")
    t.test(any(c["sentence"]["args"].get("protocol") == "http" for c in got), "so is another protocol", got)
    sh("ip", "-n", line.ns["machine"], "link", "set", "b0", "address", "02:00:00:00:00:99")
    sh("ip", "-n", line.ns["office"], "neigh", "flush", "all")
    ask(line, 502, identify)
    got = changes("asset.sentence.conflict")
    t.test(any(c["sentence"]["args"].get("mac") == "02:00:00:00:00:99" for c in got), "and an address that moves", got)
    seen = until(alarms, lambda x: len(x) >= 3)
    t.test(set(seen) >= {"asset.sentence.firmware", "asset.sentence.protocol", "asset.sentence.conflict"},
           "all of them are alarms, once there is an inventory", seen)
    page = a.get("/reports?format=html")
    t.test(b"<script" not in page.bytes, "names of devices are never taken for pages")
    m.close()
    line.close()
    return t.end()


sys.exit(main())
