#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What hostile or clumsy neighbours do to the port: addresses, TLS, heads, bodies, paths, slowness, numbers; certificates
and rights of the process: port.py BUILD"""
import json
import os
import resource
import shutil
import socket
import ssl
import subprocess
import sys
import tempfile
import time

from _mgmt import Mgmt, Test


def connect(m, timeout=15, tls=True, context=None):
    s = socket.create_connection(("127.0.0.1", m.port), timeout)
    return (context or m.tls()).wrap_socket(s) if tls else s


def send(m, data, timeout=15):
    """What comes back on a connection of its own until it ends or is silent."""
    s = connect(m, timeout)
    out = b""
    try:
        s.sendall(data)
        while True:
            piece = s.recv(65536)
            if not piece:
                break
            out += piece
    except OSError:
        pass
    s.close()
    return out


def pages(t, build):
    root = tempfile.mkdtemp(prefix="bulkhead-web-")
    os.makedirs(root + "/static")
    secret = os.path.join(root, "..", "secret-%d" % os.getpid())
    for name, text in (("index.html", "<!doctype html><p>here"), ("static/app-1.js", "let a"), ("static/app-1.js.gz", "GZIP"),
                       (".hidden", "x"), ("../secret-%d" % os.getpid(), "secret")):
        with open(os.path.join(root, name), "w") as f:
            f.write(text)
    os.symlink("/etc/passwd", root + "/passwd")
    m = Mgmt(build, webroot=root)
    c = m.client()
    a = c.raw("GET", "/")
    csp = a.headers["Content-Security-Policy"]
    t.test(a.status == 200 and b"here" in a.bytes and "default-src 'none'" in csp and "unsafe" not in csp and "*" not in csp,
           "pages come with a strict policy", csp)
    t.test(a.headers["X-Content-Type-Options"] == "nosniff" and a.headers["Referrer-Policy"] == "no-referrer" and
           "Server" not in a.headers, "and with the other headers", dict(a.headers))
    t.test(b"here" in c.raw("GET", "/events/7").bytes and b"here" in c.raw("GET", "/devices/10.0.0.1").bytes,
           "an address of a page leads to the pages")
    a = c.raw("GET", "/static/app-1.js", headers={"Accept-Encoding": "gzip"})
    t.test(a.bytes == b"GZIP" and a.headers["Content-Encoding"] == "gzip" and "immutable" in a.headers["Cache-Control"],
           "who understands gzip gets it", a)
    a = c.raw("GET", "/static/app-1.js")
    t.test(a.bytes == b"let a" and c.raw("GET", "/static/app-1.js", headers={"If-None-Match": a.headers["ETag"]}).status == 304,
           "who has it is told so", a)
    t.test(c.raw("GET", "/static/none.js").status == 404 and c.raw("POST", "/").status == 405, "what is not there is not there")
    for path in ("/../secret-%d" % os.getpid(), "/static/../../secret-%d" % os.getpid(), "/%%2e%%2e/secret-%d" % os.getpid(),
                 "/static/..%%2f..%%2fsecret-%d" % os.getpid(), "//etc/passwd", "/etc/passwd", "/passwd", "/.hidden",
                 "/static/%00", "/..\\secret-%d" % os.getpid(), "/static//../index.html", "/" + "a/" * 2000):
        got = send(m, ("GET %s HTTP/1.0\r\n\r\n" % path).encode())
        t.test(b"secret" not in got.split(b"\r\n\r\n")[-1] and b"root:" not in got and b"x" != got[-1:],
               "nothing leads out of the folder: %s" % path[:40], got[:300])
    m.close()
    os.unlink(secret)
    shutil.rmtree(root)


def heads_and_bodies(t, m):
    def status(data):
        return send(m, data).split(b"\r\n")[0].decode("latin-1")
    for words, data, wanted in (
            ("garbage", b"\x00\x01\x02\r\n\r\n", ("", "400")),
            ("a head without end", b"GET / HTTP/1.1\r\n" + b"X: " + b"y" * 100000 + b"\r\n\r\n", ("", "431", "413", "400")),
            ("a thousand headers", b"GET / HTTP/1.1\r\n" + b"".join(b"X%d: y\r\n" % i for i in range(5000)) + b"\r\n",
             ("", "431", "413")),
            ("a long address", b"GET /" + b"a" * 100000 + b" HTTP/1.1\r\n\r\n", ("", "414", "431", "400")),
            ("a body that says it is long", b"POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
             b"Content-Length: 99999999\r\n\r\n", ("413",)),
            ("a length that is no number", b"POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n", ("", "400")),
            ("an unknown method", b"BREW /api/v1/session HTTP/1.1\r\nHost: x\r\n\r\n", ("405",)),
            ("TRACE", b"TRACE /api/v1/session HTTP/1.1\r\nHost: x\r\n\r\n", ("405",))):
        got = status(data)
        t.test(got.split(" ")[1] in wanted if got else "" in wanted, "%s is answered or cut: %s" % (words, got))
    chunk = b"10000\r\n" + b"x" * 65536 + b"\r\n"
    got = send(m, b"POST /api/v1/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" +
               chunk * 200)
    t.test(b"200 OK" not in got, "an endless body ends")
    c = m.client()
    for words, body, error in (
            ("no JSON", "{", "request.json"), ("a list", "[]", "request.object"), ("a number", "7", "request.json"),
            ("deep nesting", "[" * 60000, "request.json"), ("a name twice", '{"name": "a", "name": "b", "password": "x"}',
                                                            "request.json"),
            ("NUL in a text", '{"name": "a\\u0000b", "password": "x"}', "request.json"),
            ("no UTF-8", b'{"name": "\xff\xfe", "password": "x"}', "request.json"),
            ("half a pair", '{"name": "\\ud800", "password": "x"}', "request.json"),
            ("a huge number", '{"name": 1e999, "password": "x"}', "request.json"),
            ("an unknown member", '{"name": "a", "password": "x", "admin": true}', "request.unknown"),
            ("a number for a text", '{"name": 7, "password": "x"}', "request.type"),
            ("nothing", "{}", "request.missing"),
            ("a long text", json.dumps({"name": "a" * 5000, "password": "x"}), "request.length")):
        a = c.request("POST", "/session", body, {"Content-Type": "application/json"})
        t.test((a.status, a.error) == (400, error), "a body with %s is told so" % words, a)
    a = c.get("/session?nothing=1")
    t.test(a.error == "request.unknown", "an unknown parameter too", a)
    t.test(c.login("anna").status == 200, "and the next one is let in")


def tls(t, m):
    def version(low, high):
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        context.set_ciphers("ALL:@SECLEVEL=0")
        context.minimum_version, context.maximum_version = low, high
        try:
            s = connect(m, context=context)
            got = s.version(), s.cipher()[0]
            s.close()
            return got
        except (ssl.SSLError, OSError) as e:
            return str(e), ""
    v = ssl.TLSVersion
    t.test(version(v.TLSv1_3, v.TLSv1_3)[0] == "TLSv1.3", "TLS 1.3", version(v.TLSv1_3, v.TLSv1_3))
    got = version(v.TLSv1_2, v.TLSv1_2)
    t.test(got[0] == "TLSv1.2" and "GCM" in got[1] and got[1].startswith("ECDHE"), "TLS 1.2, with forward secrecy", got)
    import warnings
    warnings.simplefilter("ignore")
    t.test(not version(v.TLSv1, v.TLSv1_1)[0].startswith("TLSv"), "nothing older", version(v.TLSv1, v.TLSv1_1))
    s = connect(m, tls=False)
    s.sendall(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n")
    got = b""
    try:
        got = s.recv(1000)
    except OSError:
        pass
    t.test(b"HTTP" not in got, "nothing without TLS")
    s.close()


def openssl(*words):
    return subprocess.run(["openssl", *words], capture_output=True, check=True)


def certificates(t, m):
    anna = m.login("anna")
    own = anna.get("/system/certificate").json
    t.test(own["is_own"] and own["not_after"].startswith("9999") and own["not_before"] < "2021" and "localhost" in own["names"],
           "the box has made its own, which no clock outlives", own)
    shown = ssl.DER_cert_to_PEM_cert(connect(m).getpeercert(True))
    folder = m.folder
    openssl("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", folder + "/k.pem", "-out", folder + "/c.pem", "-days", "1",
            "-subj", "/CN=box.works.example", "-addext", "subjectAltName=DNS:box.works.example")
    openssl("genpkey", "-algorithm", "ed25519", "-out", folder + "/k3.pem")
    openssl("req", "-x509", "-key", folder + "/k3.pem", "-out", folder + "/c3.pem", "-days", "1", "-subj", "/CN=ed.example")
    chain, key = open(folder + "/c.pem").read(), open(folder + "/k.pem").read()
    other = open(folder + "/k3.pem").read()
    for words, body, error in (("a key of another", {"certificate": chain, "key": other}, "certificate.unfit"),
                               ("garbage", {"certificate": "x", "key": "y"}, "certificate.unfit"),
                               ("half of it", {"certificate": chain}, "certificate.both")):
        a = anna.put("/system/certificate", body)
        t.test((a.status, a.error) == (400, error), "%s is refused" % words, a)
    t.test(ssl.DER_cert_to_PEM_cert(connect(m).getpeercert(True)) == shown, "and changes nothing")
    a = anna.put("/system/certificate", {"certificate": chain, "key": key})
    t.test(a.status == 200 and not a.json["is_own"] and a.json["names"] == ["box.works.example"], "one of the owner's", a)
    t.test(ssl.DER_cert_to_PEM_cert(connect(m).getpeercert(True)).split() == chain.split(), "counts from the next connection on")
    t.test(anna.get("/status").status == 200, "connections that are open go on")
    m.restart()
    t.test(ssl.DER_cert_to_PEM_cert(connect(m).getpeercert(True)).split() == chain.split(), "and after a restart")
    anna = m.login("anna")
    a = anna.put("/system/certificate", {"certificate": open(folder + "/c3.pem").read(), "key": other})
    t.test(a.status == 200, "Ed25519 too", a)
    t.test(anna.put("/system/certificate", {}).json["is_own"], "and back to one that the box makes")
    t.test(oct(os.stat(m.state + "/https.key").st_mode & 0o777) == "0o600", "the key is readable by the daemon only")
    t.test(key.split("\n")[3] not in m.log() and "PRIVATE" not in json.dumps(anna.get("/trail?limit=1000").json),
           "and in no log")


def slow(t, m):
    began = time.monotonic()
    drip = connect(m, 30)
    drip.sendall(b"GET /api/v1/setup HTTP/1.1\r\n")
    silent = connect(m, 30, tls=False)
    cut = None
    try:
        while time.monotonic() - began < 25:
            time.sleep(0.5)
            drip.sendall(b"X: y\r\n")
    except OSError:
        cut = time.monotonic() - began
    t.test(cut is not None and cut < 15, "who sends a head drop by drop is cut after 10 seconds", cut)
    silent.settimeout(10)
    try:
        gone = silent.recv(10) == b""
    except OSError:
        gone = True
    t.test(gone, "and who says nothing")
    anna = m.login("anna")
    t.test("bulkhead_http_too_slow 2" in anna.raw("GET", "/metrics").bytes.decode(), "which is counted")


def many(t, build):
    """Thousands come; each address has its share, and the console is not touched."""
    m = Mgmt(build, settings="connections = 600; connections_each = 500; requests_per_second = 100000;").set_up()
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 8192), hard))
    anna = m.login("anna")
    crowd = []
    for _ in range(3000):
        s = socket.socket()
        s.setblocking(False)
        s.connect_ex(("127.0.0.1", m.port))
        crowd.append(s)
    time.sleep(1)
    began = time.monotonic()
    a = anna.get("/session")
    t.test(a.status == 200 and time.monotonic() - began < 3, "with 3000 connections, one that was there goes on")
    t.test(m.console().get("/status").status == 200, "and the console answers")
    for s in crowd:
        s.close()
    end = time.monotonic() + 20
    ok = False
    while not ok and time.monotonic() < end:
        try:
            ok = m.client(timeout=3).login("anna").status == 200
        except OSError:
            time.sleep(0.5)
    t.test(ok, "when they are gone, others come in again")
    fds = len(os.listdir("/proc/%d/fd" % m.process.pid))
    t.test(fds < 100, "and nothing of them is left", fds)
    resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    m.close()


def allowed_and_rate(t, build):
    m = Mgmt(build, settings='allowed = [ "10.1.2.0/24", "192.0.2.7" ];')
    try:
        a = m.client(timeout=3).get("/setup")
    except OSError as e:
        a = e
    t.test(isinstance(a, OSError), "an address that is not allowed gets no connection", a)
    t.test(m.console().get("/setup").status == 200, "the console does")
    m.close()
    m = Mgmt(build, settings='allowed = [ "127.0.0.0/8" ]; requests_per_second = 5;')
    c = m.client()
    seen = [c.get("/setup").status for _ in range(40)]
    t.test(seen[:20] == [200] * 20 and 429 in seen[20:], "one that is allowed may not ask without end", seen)
    t.test(m.console().get("/setup").status == 200, "the console may")
    time.sleep(1.5)
    t.test(c.get("/setup").status == 200, "after a moment it may again")
    m.close()
    try:
        Mgmt(build, settings='allowed = [ "10.1.2.0/33" ];')
        t.test(False, "an address that is none is named")
    except RuntimeError as e:
        t.test("10.1.2.0/33" in str(e), "an address that is none is named", e)


def rights(t, build):
    m = Mgmt(build).set_up()
    status = dict(line.split(":", 1) for line in open("/proc/%d/status" % m.process.pid) if ":" in line)
    t.test(int(status["CapEff"], 16) == 0 and int(status["CapBnd"], 16) == 0, "no capability", status["CapEff"])
    t.test(status["Seccomp"].strip() == "2" and status["NoNewPrivs"].strip() == "1", "a list of system calls")
    threads = os.listdir("/proc/%d/task" % m.process.pid)
    filtered = [open("/proc/%d/task/%s/status" % (m.process.pid, x)).read() for x in threads]
    t.test(all("Seccomp:\t2" in x for x in filtered), "for each of its %d threads" % len(threads))
    t.test("EPERM" not in m.log() and "not permitted" not in m.log(), "and nothing that it needs is missing", m.log())
    m.close()
    if os.geteuid() == 0:
        m = Mgmt(build, start=False)
        os.chmod(m.folder, 0o755)
        with open(m.conf) as f:
            text = f.read().replace('user = ""', 'user = "nobody"')
        with open(m.conf, "w") as f:
            f.write(text)
        m.start()
        uid = os.stat("/proc/%d" % m.process.pid).st_uid
        t.test(uid == 65534 and os.stat(m.state).st_uid == 65534, "root's daemon becomes the user of the settings", uid)
        t.test(oct(os.stat(m.socket).st_mode & 0o777) == "0o660" and os.stat(m.socket).st_uid == 0,
               "the console's socket stays root's, and its group's")
        t.test(m.set_up().login("anna").get("/status").status == 200, "and all works")
        m.close()
    else:
        t.skip("root's daemon becomes the user of the settings", "needs root")


def streams(t, m):
    anna = m.login("anna")
    c = anna.connect()
    c.request("GET", "/api/v1/live", headers=anna.headers)
    r = c.getresponse()
    first = r.readline() + r.readline()
    t.test(r.status == 200 and r.headers["Content-Type"] == "text/event-stream" and first == b"event: history\ndata: []\n",
           "a stream begins with what was", first)
    others = []
    for _ in range(70):
        o = anna.connect()
        o.request("GET", "/api/v1/live", headers=anna.headers)
        others.append(o.getresponse())
    codes = [o.status for o in others]
    t.test(codes.count(200) == 63 and set(codes) == {200, 503}, "64 may watch, the others are told so", codes.count(200))
    for o in others:
        o.close()
    c.close()
    began = time.monotonic()
    code = m.stop()
    t.test(code == 0 and time.monotonic() - began < 6, "open streams do not keep the daemon from ending", (code, m.log()[-500:]))


def main():
    t = Test()
    build = sys.argv[1]
    pages(t, build)
    rights(t, build)
    allowed_and_rate(t, build)
    m = Mgmt(build, settings="requests_per_second = 1000;").set_up()
    heads_and_bodies(t, m)
    tls(t, m)
    certificates(t, m)
    slow(t, m)
    t.test(not m.undescribed, "every answer is as the API describes it", "\n".join(sorted(set(m.undescribed))))
    streams(t, m)
    many(t, build)
    return t.end()


sys.exit(main())
