#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The state of the box over Modbus/TCP, read with mbpoll; hostile clients; the dataplane dead: export_modbus.py BUILD"""
import re
import socket
import struct
import subprocess
import sys
import time

from _export import Exports, free_port, need, wait
from _mgmt import Test

NAMES = ["map", "state", "policy", "policy_days", "rules_days", "alarms", "denied_high", "denied_low", "denied_minute",
         "windows", "relaxed", "segments", "links_down", "restarts", "beat"]


def mbpoll(port, kind, first, count):
    """What mbpoll reads: a list of numbers."""
    p = subprocess.run(["mbpoll", "-m", "tcp", "-a", "1", "-0", "-1", "-q", "-t", kind, "-p", str(port), "-r", str(first), "-c",
                        str(count), "127.0.0.1"], capture_output=True, text=True, timeout=20)
    return [int(v) for v in re.findall(r"^\[\d+\]:\s+(-?\d+)", p.stdout, re.M)] or p.stdout + p.stderr


def ask(s, pdu, number=1):
    s.sendall(struct.pack(">HHHB", number, 0, len(pdu) + 1, 255) + pdu)
    head = s.recv(7, socket.MSG_WAITALL)
    return s.recv(struct.unpack(">H", head[4:6])[0] - 1, socket.MSG_WAITALL)


def main():
    t = Test()
    need("mbpoll")
    with Exports(sys.argv[1]) as x:
        t.test(not x.get("modbus")["is_enabled"], "it is off unless somebody wants it", x.get("modbus"))
        port = free_port()
        x.put("modbus", address="127.0.0.1", port=port)

        def registers(kind="4"):
            r = mbpoll(port, kind, 0, len(NAMES))
            return dict(zip(NAMES, [v & 0xffff for v in r])) if isinstance(r, list) else r
        first = wait(lambda: (lambda r: isinstance(r, dict) and r["state"] and r)(registers()), 10)
        t.test(first and (first["map"], first["state"], first["policy"], first["policy_days"], first["segments"]) == (1, 1, 1, 0, 1),
               "mbpoll reads: protected, policy 1, loaded today, one segment", first)
        t.test(first and first["rules_days"] == 0xffff, "no rules have no age", first)
        t.test(registers("3")["state"] == 1, "input registers say the same")
        t.test(mbpoll(port, "1", 0, 6) == [1, 0, 0, 0, 0, 0] or mbpoll(port, "1", 0, 6)[:3] == [1, 0, 0],
               "and discrete inputs", mbpoll(port, "1", 0, 6))
        x.refuse(30)
        t.test(wait(lambda: registers()["denied_low"] >= first["denied_low"] + 30), "what is refused is counted", registers())
        t.test(registers()["denied_minute"] >= 30, "also of the last minute", registers())
        t.test(registers()["relaxed"] == 0, "no segment is relaxed", registers())
        x.line.ask("relax", "seg1", "--for", "5m", "--reason", "test")
        t.test(wait(lambda: registers()["relaxed"] == 1), "until one is", registers())
        beat = registers()["beat"]
        t.test(wait(lambda: registers()["beat"] > beat + 1), "the beat goes on")

        with socket.create_connection(("127.0.0.1", port), 5) as s:
            t.test(ask(s, b"\x06\0\0\0\1") == b"\x86\x01" and ask(s, b"\x10\0\0\0\1\2\0\1") == b"\x90\x01",
                   "nothing can be written")
            t.test(ask(s, b"\x03\0\x0e\0\2") == b"\x83\x02" and ask(s, b"\x03\xff\xff\0\1") == b"\x83\x02", "nor read beyond the map")
            t.test(ask(s, b"\x03\0\0\0\0") == b"\x83\x03" and ask(s, b"\x03\0\0") == b"\x83\x03", "a wrong count is refused")
            t.test(b"Bulkhead" in ask(s, b"\x2b\x0e\x01\x00"), "it says who it is")
            s.sendall(b"\0\1\0\0\0\6\1\3\0\1\0\1" * 20)
            got = b""
            while len(got) < 220:
                got += s.recv(4096)
            t.test(len(got) == 220, "requests behind each other are answered in their order", got)
        for words, data in (("another protocol", b"\0\1\0\1\0\6\1\3\0\0\0\1"), ("no length", b"\0\1\0\0\0\0\1\3"),
                            ("a length beyond all", b"\0\1\0\0\xff\xff\1\3"), ("HTTP", b"GET / HTTP/1.1\r\n\r\n")):
            with socket.create_connection(("127.0.0.1", port), 5) as s:
                s.sendall(data)
                t.test(s.recv(100) == b"", "%s ends the connection" % words)
        idle = [socket.create_connection(("127.0.0.1", port), 5) for _ in range(30)]
        time.sleep(0.5)
        for s in idle:
            s.close()
        t.test(wait(lambda: isinstance(registers(), dict)), "many connections do not end it", registers())

        t.test(wait(lambda: registers()["alarms"] >= 1, 20), "alarms that wait for an answer are counted", registers())
        t.test(mbpoll(port, "1", 3, 1) == [1], "and light a lamp", mbpoll(port, "1", 3, 1))

        x.line.stop()
        t.test(wait(lambda: registers()["state"] == 0, 15), "when bulkheadd does not answer, the state says so", registers())
        t.test(mbpoll(port, "1", 0, 1) == [0], "and nothing claims to be protected")
        x.line.start()
        t.test(wait(lambda: registers()["state"] == 1, 20), "and it comes back", registers())
        other = socket.create_server(("127.0.0.1", 0))
        x.put("modbus", port=other.getsockname()[1])
        t.test(wait(lambda: x.get("modbus")["state"], 5), "a port that is taken is told", x.get("modbus"))
        other.close()
    return t.end()


sys.exit(main())
