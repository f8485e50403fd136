#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Signature rules of a running bulkheadd: loaded, told, dropping, exchanged, taken back, kept: rules.py BUILD"""
import os
import shutil
import socket
import subprocess
import sys
import threading
import time

from _inline import MACHINE, ROOT, Answers, Line, Poller, Test, payloads, read, request, sh

sys.path.append(os.path.join(ROOT, "tests", "bench"))
import generated as bench  # noqa: E402

OPEN = """
mode = "enforce";
zones = ( { name = "office"; addresses = [ "10.9.0.1" ]; }, { name = "line"; addresses = [ "10.9.0.2" ]; } );
conduits = ( { from = "office"; to = "line"; otherwise = "drop"; %s
  allow = ( "any", "tcp port=5001", "udp port=5002", "icmp" ); } );
otherwise = "drop";
"""
ALERT = 'alert tcp any any -> any 502 (msg:"write seen"; match:"modbus write"; classtype:attempted-admin; sid:1; rev:3;)\n'
DROP = 'drop tcp any any -> any 502 (msg:"register nine"; content:"|06 00 09 00 07|"; sid:2;)\n'
REJECT = 'reject tcp any any -> any 502 (msg:"no such write"; match:"modbus write address=9"; sid:3;)\n'
DATAGRAMS = ('drop udp any any -> any 5002 (msg:"long"; dsize:>500; sid:4;)\n'
             'drop udp any any -> any any (msg:"word"; content:"evil"; sid:5;)\n')


def write(number, value=7):
    return request(number, 6, 9, value)


def alerts(line, sid, seconds=3, least=1):
    def those(lines):
        return [e for e in lines if e["event_type"] == "alert" and e["alert"].get("signature_id") == sid]
    return those(line.events(seconds, lambda lines: len(those(lines)) >= least))


def count_writes(frames):
    return sum(b"\x06\x00\x09\x00\x07" in data for _, port, data in payloads(frames) if port == 502)


def ask(a, s, message):
    try:
        s.sendall(message)
        return a.next()[1]
    except OSError:
        return None


def alerting(t, line):
    status = line.json("rules", "status")[0]
    t.test(status["state"] == "in force" and status["rules"] == 1 and status["age_days"] == 0, "rules are loaded at start", status)
    s = line.connect()
    a = Answers(s)
    t.test(ask(a, s, write(1)) == 6, "a rule that alerts lets the message through")
    s.close()
    found = alerts(line, 1)
    seen = found[0] if found else {}
    t.test(len(found) == 1 and seen["alert"]["signature"] == "write seen" and seen["alert"]["rev"] == 3 and
           seen["alert"]["action"] == "allowed" and seen["alert"]["rule"].startswith("alert tcp") and
           seen["src_ip"] == "10.9.0.1" and seen["dest_port"] == 502,
           "and what it says is among the events", found)
    both = line.json("status")["status"][0]
    t.test(both["rules"] == 1 and both["rules_age_days"] == 0, "status tells how many rules there are, and their age", both)


def dropping(t, line, rules):
    """By a rule over bytes in a silent conduit: the message is gone, the connection goes on."""
    open(rules, "w").write(ALERT + DROP + DATAGRAMS)
    done = line.ask("rules", "reload")
    t.test(done.returncode == 0 and "4 rules" in done.stdout, "reload takes what the file says now", done)
    s = line.connect()
    a = Answers(s)
    ask(a, s, read(1))
    sniffer = line.sniff("machine", "b0")
    s.sendall(write(2))
    t.test(ask(a, s, read(3)) == 3, "a connection goes on when a rule has taken a message out of it")
    for cut in range(1, 12):  # in two segments, wherever it is cut
        s.sendall(write(10 + cut)[:cut])
        time.sleep(0.01)
        s.sendall(write(10 + cut)[cut:] + read(100 + cut))
        a.next()
    s.sendall(read(50) + write(51) + read(52))
    between = [a.next()[0], a.next()[0]]
    t.test(between == [50, 52], "what stands around it in one segment arrives", between)
    t.test(ask(a, s, write(4, 8)) == 6, "what the rule does not describe passes")
    frames = sniffer.stop()
    t.test(count_writes(frames) == 0, "no byte of the dropped message was on the wire, however it was cut", count_writes(frames))
    found = alerts(line, 2, least=13)
    t.test(len(found) == 13 and {e["alert"]["action"] for e in found} == {"blocked"}, "each is told as blocked", found)
    s.close()


def datagrams(t, line):
    def make(address=None):
        u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        u.settimeout(0.5)
        if address:
            u.bind((address, 5002))
        return u
    ear, mouth = line.inside("machine", lambda: make(MACHINE)), line.inside("office", make)
    heard = []
    for data in (b"good", b"evil word", b"x" * 600, b"good again"):
        mouth.sendto(data, (MACHINE, 5002))
    try:
        while len(heard) < 4:
            heard.append(ear.recv(2000))
    except OSError:
        pass
    t.test(heard == [b"good", b"good again"] and alerts(line, 4) and alerts(line, 5),
           "datagrams: dropped by their bytes, and by their size alone", heard)
    ear.close()
    mouth.close()


def rejecting(t, line, rules):
    open(rules, "w").write(REJECT)
    line.ask("rules", "reload")
    s = line.connect()
    a = Answers(s)
    ask(a, s, read(1))
    sniffer = line.sniff("machine", "b0")
    t.test(ask(a, s, write(2)) is None, "reject ends the connection")
    t.test(count_writes(sniffer.stop()) == 0 and alerts(line, 3), "and nothing of the message arrived")
    s.close()
    s = line.connect()
    t.test(ask(Answers(s), s, read(1)) == 3, "a new connection opens")
    s.close()


def mistakes(t, line, rules):
    """Whatever is wrong with the new rules, the old ones stay in force."""
    open(rules, "w").write(DROP)
    line.ask("rules", "reload")
    since = line.json("rules", "status")[0]["since_ns"]
    million = 'alert tcp any any -> any any (pcre:"/%s/"; sid:1;)\n' % ("a" * 1000000)
    for words, text in (("an unknown keyword", 'alert tcp any any -> any any (contant:"a"; sid:1;)\n'),
                        ("wrong hex", 'alert tcp any any -> any any (content:"|0g|"; sid:1;)\n'),
                        ("a million-character pcre", million),
                        ("binary garbage", os.urandom(4000).decode("latin-1")),
                        ("half a rule", DROP[:40])):
        open(rules, "w", encoding="latin-1").write(text)
        done = line.ask("rules", "reload", check=False)
        status = line.json("rules", "status")[0]
        t.test(done.returncode == 1 and "site.rules:" in done.stderr and status["rules"] == 1 and status["since_ns"] == since,
               "%s: refused with its place, the old rules stay in force" % words, (done.stderr[-600:], status))
    open(rules, "w").write(ALERT + 'alert tcp any any -> any any (contant:"a"; sid:7;)\n')
    done = line.ask("rules", "reload", "--partly")
    t.test(done.returncode == 0 and "1 rules are in force, 1 not loaded" in done.stdout, "--partly loads the others", done)
    os.unlink(rules)
    done = line.ask("rules", "reload", check=False)
    t.test(done.returncode == 1 and line.json("rules", "status")[0]["rules"] == 1, "a file that is gone changes nothing", done)
    open(rules, "w").write(DROP)
    line.ask("rules", "reload")


def restart(t, line, rules):
    open(rules, "w").write('alert tcp any any -> any any (contant:"a"; sid:7;)\n')
    line.stop()
    line.start(wait=False)
    line.wait_for_log("frames are judged", 20, 2)
    status = line.json("rules", "status")[0]
    s = line.connect()
    a = Answers(s)
    ask(a, s, read(1))
    s.sendall(write(2))
    answer = ask(a, s, read(3))
    t.test(status["state"] == "last good" and answer == 3 and status["failed"],
           "a start with spoilt rules takes the last good ones, and says so", (status, answer))
    open(rules, "w").write(ALERT)
    line.ask("rules", "reload")
    t.test(line.json("rules", "status")[0]["state"] == "in force", "until they are mended")
    s.close()


def bundles(t, line, store):
    if not shutil.which("minisign"):
        t.skip("bundles", "minisign is not installed")
        return
    public, secret, text = (os.path.join(line.folder, n) for n in ("s.pub", "s.key", "one.rules"))
    subprocess.run(["minisign", "-G", "-W", "-f", "-p", public, "-s", secret], check=True, capture_output=True)

    def bundle(version, rule, date):
        path = os.path.join(line.folder, "b%d.bundle" % version)
        open(text, "w").write(rule)
        sh(line.bulkhead, "rules", "pack", "--name", "plant", "--bundle-version", str(version), "--date", date, "--out", path, text)
        sh(line.bulkhead, "rules", "sign", "--key", secret, path)
        return path
    captures = os.path.join(ROOT, "pcaps/plant")
    done = line.ask("rules", "install", "--store", store, "--key", public, "--replay", captures,
                    bundle(1, DROP.replace("sid:2", "sid:20"), "2026-11-01"))
    status = line.json("rules", "status")[0]
    t.test(done.returncode == 0 and "bulkheadd has taken them: 2 rules" in done.stdout and "replay over" in done.stdout and
           status["bundles"] == 1, "install replays a folder of recorded traffic, and tells the bulkheadd that runs", (done, status))
    days = line.json("status")["status"][0]["rules_age_days"]
    t.test(days >= 23, "the age of the rules is the bundle's", days)
    s = line.connect()
    a = Answers(s)
    s.sendall(write(1))
    t.test(ask(a, s, read(2)) == 3 and alerts(line, 20), "its rule acts at once")
    line.ask("rules", "install", "--store", store, "--key", public, bundle(2, DROP.replace("sid:2", "sid:21"), "2026-11-20"))
    s.sendall(write(3))
    t.test(ask(a, s, read(4)) == 3 and alerts(line, 21), "the next version acts on the same connection")
    line.ask("rules", "rollback", "--store", store, "plant")
    s.sendall(write(5))
    t.test(ask(a, s, read(6)) == 3 and len(alerts(line, 20, least=2)) == 2, "rollback: the one before acts again")
    s.close()


class Stream:
    """A thousand numbered datagrams a second, and who hears them."""

    def __init__(self, line):
        def make(address):
            u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            u.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 << 20)
            u.settimeout(0.5)
            if address:
                u.bind((address, 5002))
            return u
        self.ear, self.mouth = line.inside("machine", lambda: make(MACHINE)), line.inside("office", lambda: make(None))
        self.sent = self.heard = 0
        self.speaking = True
        self.threads = [threading.Thread(target=f, daemon=True) for f in (self._speak, self._hear)]
        for x in self.threads:
            x.start()

    def _speak(self):
        while self.speaking:
            self.mouth.sendto(b"number %d" % self.sent, (MACHINE, 5002))
            self.sent += 1
            time.sleep(0.001)

    def _hear(self):
        try:
            while True:
                self.ear.recv(100)
                self.heard += 1
        except OSError:
            pass

    def stop(self):
        self.speaking = False
        for x in self.threads:
            x.join(5)
        self.ear.close()
        self.mouth.close()


def exchanges(t, line, rules, count=10000, times=4):
    """Sets of ten thousand rules, exchanged while polls and datagrams go through."""
    p, stream = Poller(line, pause=0.001), Stream(line)
    time.sleep(0.5)
    wrong = []
    for i in range(times):
        # A different set each time; its last rule says that it is in force; one more is a bundle's.
        open(rules, "w").write(bench.rules(count, seed=i) + 'alert tcp any any -> any 502 (content:"|03 00 00 00 0a|"; '
                               'threshold:type limit,track by_rule,count 1,seconds 3600; sid:%d;)\n' % (77 + i))
        done = line.ask("rules", "reload")
        if done.returncode or "%d rules are in force" % (count + 2) not in done.stdout or not alerts(line, 77 + i):
            wrong.append((i, done))
    stream.stop()
    polls = p.count
    p.stop()
    t.test(not wrong, "%d times %d rules are exchanged, and each set acts" % (times, count), wrong)
    t.test(stream.heard == stream.sent > 1000, "no datagram of a stream through it is lost", (stream.heard, stream.sent))
    t.test(not p.lost_connections and polls > 500, "polls go on", (p.lost_connections, polls))
    dropped = [s["dropped"] for s in line.json("status")["segments"]]
    t.test(not any(dropped), "and no frame found a queue full", dropped)


def main():
    t = Test()
    line = Line(sys.argv[1], OPEN % "silent = true;", start=False)
    rules, store = line.write("site.rules", ALERT), os.path.join(line.folder, "store")
    with open(line.conf, "a") as f:
        f.write('rules = [ "%s" ]; rule_store = "%s"; rule_cache = "%s/cache";\n' % (rules, store, line.folder))
    line.start()
    line.modbus_server()
    alerting(t, line)
    dropping(t, line, rules)
    datagrams(t, line)
    rejecting(t, line, rules)
    mistakes(t, line, rules)
    restart(t, line, rules)
    bundles(t, line, store)
    exchanges(t, line, rules)
    line.close()
    return t.end()


sys.exit(main())
