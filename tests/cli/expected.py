#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Flows that are negotiated inside others: expected.py BUILD

Recorded conversations whose data goes over other ports are judged by a policy that names their protocol only: nothing is
stopped, and everything has its name.  Where the protocol is not allowed, neither is what it negotiates; and a connection
to a port that nobody negotiated is none of it.
"""
import json
import os
import sys

from _cli import ROOT, main, stops

sys.path.insert(0, os.path.join(ROOT, "pcaps", "record"))
import wire  # noqa: E402

POLICY = """mode = "enforce";
zones = ( { name = "client"; addresses = "%s"; }, { name = "server"; addresses = "%s"; } );
conduits = ( { from = "client"; to = "server"; otherwise = "drop"; %s } );
"""
RECORDED = (
    ("ftp", "pcaps/ftp/recorded-vsftpd.pcap", 6),
    ("tftp", "pcaps/tftp/recorded-dnsmasq.pcap", 4),
)


def recorded(cli, t):
    for protocol, capture, flows in RECORDED:
        hosts = "10.42.0.5", "10.42.0.80"
        policy = cli.write("allowed.conf", POLICY % (*hosts, 'allow = "%s";' % protocol))
        stopped = stops(cli, policy, capture)
        report, _ = cli.report("--policy", policy, capture)
        named = {(c["protocol"], c["client"]) for c in report["conversations"]}
        count = sum(c["flows"] for c in report["conversations"])
        t.test(not stopped and named == {(protocol, hosts[0])} and count == flows,
               "%s: a line that names it allows what it negotiates" % protocol, named, count, *stopped)
        policy = cli.write("denied.conf", POLICY % (*hosts, 'allow = "modbus";'))
        events, _ = cli.events("--policy", policy, capture)
        asked = [e for e in events if e.get("operation", {}).get("role") == "request"]
        passed = [e for e in asked if e["policy"]["verdict"] == "allow"]
        t.test(asked and not passed, "%s: not where it is not allowed" % protocol, *map(json.dumps, passed[:3]))


def uninvited(cli, t):
    """PASV says port 1025; connections come to it, once more, and to another port."""
    made, client, server = wire.Capture(), wire.Host("10.42.0.5"), wire.Host("10.42.0.80")
    control = wire.Connection(made, client, server, 41000, 21).open()
    control.send("server", b"220 FTP\r\n").send("client", b"PASV\r\n")
    control.send("server", b"227 Entering Passive Mode (10,42,0,80,4,1).\r\n")
    for sport, dport in ((41001, 1026), (41002, 1025), (41003, 1025)):
        c = wire.Connection(made, client, server, sport, dport).open()
        c.send("server", b"-rw-r--r-- plc.cfg\r\n").close()
        made.wait(0.1)
    capture = cli.write("uninvited.pcap", wire.pcap(made))
    policy = cli.write("allowed.conf", POLICY % ("10.42.0.5", "10.42.0.80", 'allow = "ftp";'))
    events, _ = cli.events("--policy", policy, capture)
    stopped = {e["src_port"] for e in events if e["event_type"] == "alert" and e["policy"]["verdict"] == "drop"}
    data = {e["dest_port"] for e in events if e.get("operation", {}).get("label") == "data connection"}
    t.test(stopped == {41001, 41003} and data == {41002}, "one connection, to the port that was negotiated", stopped, data)


if __name__ == "__main__":
    main(recorded, uninvited)
