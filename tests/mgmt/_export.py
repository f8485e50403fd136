# SPDX-License-Identifier: Apache-2.0
"""What the tests of exports share: a line with bulkheadd in it, a management that listens to it, and traffic that is
refused.  The receivers are programs of others, on loopback, with free ports."""
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time

from _mgmt import ROOT, Mgmt, Test, skip_all  # noqa: F401

sys.path.insert(0, os.path.join(ROOT, "tests/inline"))
from _inline import Line, forbidden, read  # noqa: E402


def free_port(kind=socket.SOCK_STREAM):
    with socket.socket(socket.AF_INET, kind) as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def need(*programs):
    for p in programs:
        if not shutil.which(p) and not os.path.exists("/usr/sbin/" + p):
            skip_all("there is no `%s`" % p)


def wait(condition, seconds=15):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = condition()
        if found:
            return found
        time.sleep(0.05)
    return condition()


class Exports:
    """with Exports(build) as x: x.put("syslog", host=..., port=...); x.refuse(3)"""

    def __init__(self, build):
        self.line = Line(build)
        self.line.modbus_server()
        self.mgmt = Mgmt(build, control=self.line.folder + "/run/control.sock").set_up()
        self.anna = self.mgmt.login("anna")
        self.folder = tempfile.mkdtemp(prefix="bulkhead-export-")
        self.processes = []
        self.refused = 0

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.mgmt.close()
        self.line.close()
        for p in self.processes:
            self.end(p)
        shutil.rmtree(self.folder)

    def end(self, p):
        if p.poll() is None:
            p.terminate()
            try:
                p.wait(5)
            except subprocess.TimeoutExpired:
                p.kill()
        p.wait()

    def run(self, *words):
        p = subprocess.Popen(words, stdin=subprocess.DEVNULL, stdout=open(self.folder + "/out.txt", "a"),
                             stderr=subprocess.STDOUT, cwd=self.folder)
        self.processes.append(p)
        return p

    def output(self):
        return open(self.folder + "/out.txt", errors="replace").read()

    def path(self, name, text=None):
        path = os.path.join(self.folder, name)
        if text is not None:
            with open(path, "w") as f:
                f.write(text)
        return path

    def text(self, name):
        path = os.path.join(self.folder, name)
        return open(path, encoding="utf-8", errors="replace").read() if os.path.exists(path) else ""

    def put(self, kind, is_enabled=True, **settings):
        return self.anna.put("/system/exports", {"kind": kind, "is_enabled": is_enabled, "settings": settings})

    def get(self, kind):
        return next((x for x in self.anna.get("/system/exports").json["items"] if x["kind"] == kind), None)

    def listens(self):
        """The management has asked for the events: nothing that happens from now on is missed."""
        # A write that is refused until one of them is told.
        before = sum(x["sent"] + x["queued"] for x in self.anna.get("/system/exports").json["items"])

        def told():
            self.refuse(1)
            time.sleep(0.3)
            return sum(x["sent"] + x["queued"] for x in self.anna.get("/system/exports").json["items"]) > before
        return wait(told, 20)

    def refuse(self, count):
        """So many writes that the policy refuses."""
        s = self.line.connect()
        for n in range(count):
            s.sendall(forbidden(self.refused & 0x7fff))
            self.refused += 1
            if len(s.recv(256)) < 9:
                raise RuntimeError("no answer")
        s.close()


def make_certificates(folder):
    """ca.pem, server.pem, server.key for localhost and 127.0.0.1."""
    def openssl(*words):
        subprocess.run(("openssl",) + words, cwd=folder, check=True, capture_output=True)
    key = ("-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30")
    openssl("req", "-x509", *key, "-keyout", "ca.key", "-out", "ca.pem", "-subj", "/CN=test CA")
    openssl("req", *key[:-2], "-keyout", "server.key", "-out", "server.csr", "-subj", "/CN=localhost")
    with open(os.path.join(folder, "san"), "w") as f:
        f.write("subjectAltName=DNS:localhost,IP:127.0.0.1\n")
    openssl("x509", "-req", "-in", "server.csr", "-CA", "ca.pem", "-CAkey", "ca.key", "-CAcreateserial", "-out", "server.pem",
            "-days", "30", "-extfile", "san")


def count_json(text):
    """Lines that are whole EVE events of refusals."""
    found = []
    for line in text.splitlines():
        try:
            e = json.loads(line[line.index("{"):])
        except ValueError:
            continue
        if e.get("policy", {}).get("verdict") == "refuse":
            found.append(e)
    return found
