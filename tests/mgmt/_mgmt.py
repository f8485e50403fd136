# SPDX-License-Identifier: Apache-2.0
"""A real bulkhead-mgmt for tests: in a folder of its own, on a free port of loopback, gone at the end.

    m = Mgmt(sys.argv[1])            # started, not set up
    m.set_up()                       # one owner, "anna"; m.set_up(separated=True): sys, sec, aud, beside op, view
    a = m.login("anna")              # a Client with a session; m.client() has none; m.console() speaks over the Unix socket
    status, answer = a.get("/status")
    status, answer = a.post("/users", {"name": ..., ...})

Each answer is held against the API's description; `undescribed` must be empty at the end of a test.
With Mgmt(build, control=PATH) it speaks to a bulkheadd (tests/inline/_inline.py) at that socket."""
import atexit
import http.client
import json
import os
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "tests/inline"))
sys.dont_write_bytecode = True
from _inline import Test, skip_all  # noqa: E402,F401
import _schema  # noqa: E402

PASSWORD = "Kran-17 dreht links"
PEOPLE = {"sys": "system", "sec": "security", "aud": "audit", "op": "operator", "view": "viewer"}


class Answer:
    def __init__(self, response):
        self.status = response.status
        self.headers = response.headers
        self.bytes = response.read()
        try:
            self.json = json.loads(self.bytes)
        except ValueError:
            self.json = None

    @property
    def error(self):
        """The id of what is wrong, or None."""
        return self.json.get("error", {}).get("id") if isinstance(self.json, dict) else None

    def __repr__(self):
        return "%d %s" % (self.status, self.bytes[:500])


class UnixConnection(http.client.HTTPConnection):
    def __init__(self, path, timeout):
        super().__init__("localhost", timeout=timeout)
        self.path = path

    def connect(self):
        self.sock = socket.socket(socket.AF_UNIX)
        self.sock.settimeout(self.timeout)
        self.sock.connect(self.path)


class Client:
    """Keeps a connection, and the cookie and token of a session."""

    def __init__(self, mgmt, unix=False, token=None, timeout=20):
        self.mgmt, self.unix, self.timeout = mgmt, unix, timeout
        self.headers = {"Authorization": "Bearer " + token} if token else {}
        self.csrf = None
        self.connection = None

    def connect(self):
        if self.unix:
            return UnixConnection(self.mgmt.socket, self.timeout)
        return http.client.HTTPSConnection("127.0.0.1", self.mgmt.port, context=self.mgmt.tls(), timeout=self.timeout)

    def raw(self, method, path, body=None, headers=None):
        """Path as it is, from the root."""
        for again in (True, False):
            if self.connection is None:
                self.connection = self.connect()
            try:
                self.connection.request(method, path, body, dict(self.headers, **(headers or {})))
                return Answer(self.connection.getresponse())
            except (http.client.RemoteDisconnected, BrokenPipeError, ConnectionResetError, ssl.SSLError):
                self.connection.close()
                self.connection = None
                if not again:
                    raise

    def request(self, method, path, body=None, headers=None):
        h = dict(headers or {})
        if self.csrf and method != "GET":
            h.setdefault("X-Bulkhead-CSRF", self.csrf)
        if body is not None and not isinstance(body, (bytes, str)):
            body = json.dumps(body)
            h.setdefault("Content-Type", "application/json")
        a = self.raw(method, "/api/v1" + path, body, h)
        self.mgmt.undescribed += _schema.check(self.mgmt.description, method, path, a)
        return a

    def get(self, path):
        return self.request("GET", path)

    def post(self, path, body=None):
        return self.request("POST", path, {} if body is None else body)

    def put(self, path, body=None):
        return self.request("PUT", path, {} if body is None else body)

    def patch(self, path, body=None):
        return self.request("PATCH", path, {} if body is None else body)

    def delete(self, path, body=None):
        return self.request("DELETE", path, body)

    def login(self, name, password=PASSWORD, code=None):
        body = {"name": name, "password": password}
        if code:
            body["totp"] = code
        a = self.post("/session", body)
        if a.status == 200:
            self.headers["Cookie"] = a.headers["Set-Cookie"].split(";")[0]
            self.csrf = a.json["csrf"]
        return a


class Mgmt:
    def __init__(self, build, settings="", control=None, start=True, webroot="", environment=None):
        self.build = os.path.abspath(build)
        self.program = os.path.join(self.build, "mgmt/daemon/bulkhead-mgmt")
        self.bulkhead = os.path.join(self.build, "bulkhead")
        if not os.path.exists(self.program):
            skip_all("bulkhead-mgmt was not built: a library is missing")
        self.folder = tempfile.mkdtemp(prefix="bulkhead-mgmt-")
        self.state = os.path.join(self.folder, "state")
        self.socket = os.path.join(self.folder, "api.sock")
        self.log_path = os.path.join(self.folder, "log.txt")
        self.environment = environment
        self.process, self.port = None, 0
        self.description = json.loads(subprocess.run([self.program, "--openapi"], capture_output=True, text=True).stdout)
        self.undescribed = []  # what answers say and the description of the API does not
        atexit.register(self.close)
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
        self.conf = os.path.join(self.folder, "bulkhead-mgmt.conf")
        with open(self.conf, "w") as f:
            f.write('state = "%s"; socket = "%s"; control = "%s"; address = "127.0.0.1"; port = 0; user = ""; '
                    'webroot = "%s";\n%s\n' % (self.state, self.socket, control or self.folder + "/control.sock", webroot,
                                               settings))
        if start:
            self.start()

    def start(self):
        env = dict(os.environ, **(self.environment or {}))
        self.process = subprocess.Popen([self.program, "-c", self.conf], stdout=subprocess.PIPE, text=True,
                                        stderr=open(self.log_path, "a"), env=env)
        line = self.process.stdout.readline().split()
        if len(line) != 3 or line[0] != "listening":
            self.process.wait()
            raise RuntimeError("bulkhead-mgmt does not start:\n" + self.log())
        self.port = int(line[2])

    def stop(self, how=signal.SIGTERM):
        """Its exit status."""
        if self.process is None:
            return None
        if self.process.poll() is None:
            self.process.send_signal(how)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
        self.process.stdout.close()
        code, self.process = self.process.returncode, None
        return code

    def restart(self, how=signal.SIGTERM):
        code = self.stop(how)
        self.start()
        return code

    def log(self):
        return open(self.log_path, encoding="utf-8", errors="replace").read()

    def tls(self):
        context = ssl.create_default_context()
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        return context

    def client(self, **how):
        return Client(self, **how)

    def console(self):
        return Client(self, unix=True)

    def login(self, name, password=PASSWORD):
        c = Client(self)
        a = c.login(name, password)
        if a.status != 200:
            raise RuntimeError("%s cannot log in: %r" % (name, a))
        return c

    def set_up(self, separated=False):
        """One owner "anna", or five people with a role each."""
        code = self.console().get("/setup").json["code"]
        people = PEOPLE if separated else {"anna": "owner"}
        a = self.client().post("/setup", {"code": code, "people": "separated" if separated else "one", "plant": "Works 7", "accounts": [
            {"name": n, "password": PASSWORD, "role": r} for n, r in people.items()]})
        if a.status != 200:
            raise RuntimeError("set-up fails: %r" % a)
        return self

    def wait_for_log(self, words, seconds=5):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if words in self.log():
                return True
            time.sleep(0.05)
        return False

    def close(self):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)
