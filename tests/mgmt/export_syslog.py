#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""syslog over UDP, TCP and TLS, and CEF, to rsyslogd; a receiver that goes and comes back; a wrong CA: export_syslog.py BUILD"""
import re
import socket
import sys
import time

from _export import Exports, free_port, make_certificates, need, wait
from _mgmt import Test

RSYSLOG = """
global(workDirectory="%(folder)s" maxMessageSize="16k" net.enableDNS="off"
       defaultNetstreamDriverCAFile="%(folder)s/ca.pem" defaultNetstreamDriverCertFile="%(folder)s/server.pem"
       defaultNetstreamDriverKeyFile="%(folder)s/server.key")
module(load="imudp") module(load="imptcp")
module(load="imtcp" streamDriver.name="gtls" streamDriver.mode="1" streamDriver.authMode="anon")
template(name="all" type="list") { property(name="inputname") constant(value=" ") property(name="jsonmesg") constant(value="\\n") }
template(name="raw" type="list") { property(name="rawmsg") constant(value="\\n") }
input(type="imudp" address="127.0.0.1" port="%(udp)d" name="udp")
input(type="imptcp" address="127.0.0.1" port="%(tcp)d" name="tcp")
input(type="imtcp" address="127.0.0.1" port="%(tls)d" name="tls")
action(type="omfile" file="%(folder)s/parsed.txt" template="all" asyncWriting="off" flushOnTXEnd="on")
action(type="omfile" file="%(folder)s/raw.txt" template="raw" asyncWriting="off" flushOnTXEnd="on")
"""


def start(x, ports):
    conf = x.path("rsyslog.conf", RSYSLOG % dict(ports, folder=x.folder))
    p = x.run("rsyslogd", "-n", "-f", conf, "-i", x.path("rsyslog.pid"))

    def up():
        with socket.socket() as s:
            return s.connect_ex(("127.0.0.1", ports["tcp"])) == 0
    if not wait(up, 10):
        raise RuntimeError("rsyslogd does not start: " + x.output())
    return p


def refusals(x, name):
    return [m for m in x.text("parsed.txt").splitlines()
            if m.startswith(name + " ") and 'verdict=\\"refuse\\"' in m]


def main():
    t = Test()
    need("rsyslogd", "openssl")
    with Exports(sys.argv[1]) as x:
        make_certificates(x.folder)
        ports = {"udp": free_port(socket.SOCK_DGRAM), "tcp": free_port(), "tls": free_port()}
        server = start(x, ports)
        has_tls = "gtls" not in x.output()

        a = x.put("syslog", host="127.0.0.1", port=ports["udp"], transport="udp", name="fw-1", facility=3)
        t.test(a.status == 200, "an export is switched on", a)
        t.test(x.listens(), "and events come", x.mgmt.log())
        if not has_tls:
            t.skip("TLS", "rsyslogd has no gtls (rsyslog-gnutls)")
        for how in ("udp", "tcp", "tls") if has_tls else ("udp", "tcp"):
            x.put("syslog", host="localhost" if how == "tls" else "127.0.0.1", port=ports[how], transport=how,
                  ca=x.text("ca.pem"), name="fw-1", facility=3)
            before = len(refusals(x, how))
            x.refuse(5)
            t.test(wait(lambda: len(refusals(x, how)) >= before + 5), "rsyslogd gets every refusal over %s" % how,
                   x.text("parsed.txt")[-1500:] + x.mgmt.log()[-500:] + x.output()[-500:] + str(x.get("syslog")))
        m = (refusals(x, "tcp") or [""])[-1]
        for want in ('"hostname": "fw-1"', '"programname": "bulkhead"', '"syslogfacility": "19"', '"syslogseverity": "3"',
                     '"msgid": "modbus"', 'from=\\"office\\"', 'to=\\"line\\"', 'src=\\"10.9.0.1\\"', 'dst=\\"10.9.0.2\\"'):
            t.test(want in m.replace("\\\\", "\\"), "it reads %s" % want.replace('\\', ''), m)
        t.test(re.search(r'"timereported": "20\d\d-', m), "and the time of the event", m)
        raw = x.text("raw.txt").splitlines()[-1]
        t.test(re.match(r"<155>1 20\d\d-\d\d-\d\dT[0-9:]+\.\d{6}Z fw-1 bulkhead \d+ modbus \[bulkhead@32473 .*\] stopped: modbus from "
                        r"10\.9\.0\.1 \(office\) to 10\.9\.0\.2 \(line\): ", raw), "the message is RFC 5424 to the letter", raw)

        if has_tls:
            x.put("syslog", host="localhost", port=ports["tls"], transport="tls", ca="")
            state = wait(lambda: x.get("syslog")["state"], 10)
            t.test(state and "certificate" in state["text"].lower(), "a certificate that nobody vouches for is no receiver",
                   state)

        x.put("syslog", is_enabled=False)
        a = x.put("cef", host="127.0.0.1", port=ports["tcp"], transport="tcp")
        x.refuse(3)
        t.test(wait(lambda: x.text("raw.txt").count("CEF:0|Bulkhead|") >= 3), "and CEF", x.text("raw.txt")[-600:])
        cef = [r for r in x.text("raw.txt").splitlines() if "CEF:0|" in r]
        t.test(cef and re.search(r"CEF:0\|Bulkhead\|bulkhead\|[^|]+\|[^|]+\|[^|]+\|8\|rt=\d{13} src=10\.9\.0\.1 spt=\d+ "
                                 r"dst=10\.9\.0\.2 dpt=502 proto=TCP app=modbus act=refuse cs1Label=from cs1=office", cef[-1]),
               "with its fields", cef[-1:])

        # A receiver that goes: events wait, and are sent when it is back.
        x.end(server)
        time.sleep(0.5)
        before = x.get("cef")
        x.refuse(20)
        down = wait(lambda: (lambda g: g["state"] and g["queued"] and g)(x.get("cef")), 10)
        t.test(down and down["queued"] > 0, "without a receiver they wait, and the state says why", x.get("cef"))
        start(x, ports)
        t.test(wait(lambda: x.get("cef")["queued"] == 0 and not x.get("cef")["state"], 30), "when it is back they go on",
               x.get("cef"))
        after = x.get("cef")
        t.test(after["lost"] == before["lost"] and after["sent"] >= before["sent"] + 19,
               "nothing of it was lost", (before, after))
        x.put("cef", is_enabled=False)
        t.test(x.mgmt.stop() == 0, "and the daemon ends in good order")
    return t.end()


sys.exit(main())
