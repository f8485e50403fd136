# SPDX-License-Identifier: Apache-2.0
"""What the tests of the pages stand on: a line with traffic, bulkheadd in it, bulkhead-mgmt beside it, a browser
before it.

The machine's end answers Modbus, and says of itself that its name is a script: a page that shows it as anything but
text would run it."""
import json
import os
import re
import shutil
import struct
import sys
import threading
import time

sys.dont_write_bytecode = True
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path[:0] = [os.path.join(ROOT, "tests/inline"), os.path.join(ROOT, "tests/mgmt")]
from _browser import Browser, Failure  # noqa: E402,F401
from _inline import Line, Test, skip_all  # noqa: E402,F401
from _mgmt import PASSWORD, Mgmt  # noqa: E402,F401

VENDOR = "<script>document.title = 'owned'</script>"
PRODUCT = "<img src=x onerror=\"document.title = 'owned'\">"
POLICY = """version = 1;
mode = "enforce";                 # as every plant should be

zones = (
  { name = "office"; addresses = [ "10.9.0.1" ]; },
  { name = "line"; addresses = [ "10.9.0.2" ]; }
);

conduits = (
  { from = "office"; to = "line";
    deny = ( "any program|firmware" );
    allow = ( "modbus read address=0..99", "modbus identify",
              { match = "modbus write address=10"; reason = "set point"; } );
    otherwise = "refuse"; }
);

otherwise = "drop";
"""
PAGES = ["/", "/operator", "/map", "/map?view=table", "/events", "/events?view=search", "/assets", "/live", "/policy",
         "/policy?tab=text", "/policy?tab=difference",
         "/policy?tab=replay", "/policy?tab=versions", "/learning", "/signatures", "/reports", "/trail", "/system",
         "/system?tab=users",
         "/system?tab=tokens", "/system?tab=exports", "/system?tab=settings", "/system?tab=certificate",
         "/system?tab=backup",
         "/account"]


def answer(request):
    """What a small controller says to one Modbus request."""
    transaction, unit, function = request[0:2], request[6], request[7]
    if function in (1, 2):
        body = bytes([function, 1, 0])
    elif function in (3, 4):
        count = struct.unpack("!H", request[10:12])[0]
        body = bytes([function, 2 * count]) + struct.pack("!%dH" % count, *range(count))
    elif function in (5, 6):
        body = request[7:12]
    elif function == 43:
        objects = [VENDOR.encode(), b"BX-1", b"V1.2.3", b"", PRODUCT.encode()]
        body = bytes([43, 14, 2, 2, 0, 0, len(objects)])
        body += b"".join(bytes([i, len(o)]) + o for i, o in enumerate(objects))
    else:
        body = bytes([function | 0x80, 1])
    return transaction + b"\0\0" + struct.pack("!H", len(body) + 1) + bytes([unit]) + body


def serve(listener):
    def talk(s):
        data = b""
        try:
            while True:
                while len(data) < 6 or len(data) < 6 + struct.unpack("!H", data[4:6])[0]:
                    more = s.recv(4096)
                    if not more:
                        return
                    data += more
                n = 6 + struct.unpack("!H", data[4:6])[0]
                s.sendall(answer(data[:n]))
                data = data[n:]
        except OSError:
            pass
    while True:
        try:
            s, _ = listener.accept()
        except OSError:
            return
        threading.Thread(target=talk, args=(s,), daemon=True).start()


class Web:
    """line, mgmt, browser; url(path); traffic goes on until close()."""

    def __init__(self, build, policy=POLICY, has_line=True, size=(1360, 860)):
        if not (shutil.which("chromium") or shutil.which("google-chrome")):
            skip_all("chromium is not installed")
        webroot = os.path.join(os.path.abspath(build), "mgmt/web/web")
        if not os.path.exists(os.path.join(webroot, "index.html")):
            skip_all("the pages were not built: npm is missing")
        self.line = Line(build, policy=policy) if has_line else None
        control = self.line.folder + "/run/control.sock" if has_line else None
        self.mgmt = Mgmt(build, control=control, webroot=webroot)
        self.shots = os.path.join(os.path.abspath(build), "web-shots")
        os.makedirs(self.shots, exist_ok=True)
        self.ends = False
        self.refused = 0
        if has_line:
            self._talk()
        self.browser = Browser(size=size)

    def _talk(self):
        import socket

        def listen():
            s = socket.socket()
            s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            s.bind(("10.9.0.2", 502))
            s.listen(8)
            return s
        self.listener = self.line.inside("machine", listen)
        threading.Thread(target=serve, args=(self.listener,), daemon=True).start()
        threading.Thread(target=self._poll, daemon=True).start()

    def _poll(self):
        """Reads ten times a second, identifies once, writes what may be written and what may not."""
        n = 0
        while not self.ends:
            try:
                s = self.line.connect()
                while not self.ends:
                    n += 1
                    pdu = (b"\x2b\x0e\x02\x00" if n == 2 else struct.pack("!BHH", 6, 10, n % 100) if n % 20 == 5
                           else struct.pack("!BHH", 6, 50, 812) if n % 20 == 10 else struct.pack("!BHH", 3, 0, 10))
                    s.sendall(struct.pack("!HHHB", n & 0xffff, 0, len(pdu) + 1, 1) + pdu)
                    self.refused += s.recv(600)[7] == 0x86
                    time.sleep(0.1)
            except OSError:
                time.sleep(0.3)

    def url(self, path):
        return "https://127.0.0.1:%d%s" % (self.mgmt.port, path)

    def open(self, path):
        """A page, once it has nothing left to load."""
        self.browser.open(self.url(path))
        self.settle()

    def settle(self, seconds=10):
        self.browser.wait("!!document.querySelector('main h1, main h2') && !document.querySelector('.loading')",
                          seconds,
                          "the page to be whole")

    def choose(self, language=None, light=None):
        """Before the next open()."""
        if language:
            if self.browser.run("location.protocol") != "https:":
                self.browser.open(self.url("/icon.svg"))
            self.browser.run("localStorage.setItem('bulkhead.language', %s)" % json.dumps(language))
        if light:
            self.browser.light(light)

    def shot(self, name):
        self.browser.shot(os.path.join(self.shots, name + ".png"))

    def log_in(self, name="anna", password=PASSWORD):
        b = self.browser
        b.open(self.url("/"))
        b.fill("input[name=name]", name)
        b.fill("input[name=password]", password)
        b.key("Enter")
        b.wait("!!document.querySelector('nav.side')", words="the pages after the login")

    def log_out(self):
        self.browser.run("fetch('/api/v1/session').then(r => r.json()).then(s => fetch('/api/v1/session', "
                         "{method: 'DELETE', "
                         "headers: {'X-Bulkhead-CSRF': s.csrf}}))")

    def close(self):
        self.ends = True
        self.browser.close()
        self.mgmt.close()
        if self.line:
            self.listener.close()
            self.line.close()


def name_of(path):
    return re.sub(r"[^a-z]+", "-", path).strip("-") or "home"


def ids():
    """Those of mgmt/words: none of them may be seen as it is."""
    with open(os.path.join(ROOT, "mgmt/words/en.json"), encoding="utf-8") as f:
        return set(json.load(f))


def untranslated(text):
    return sorted(set(re.findall(r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+", text)) & ids())


def clean(t, browser, words, allowed=()):
    """Nothing on the console, nothing that the policy of the pages forbids, nothing from another host."""
    errors = [e for e in browser.errors if not any(re.search(a, e) for a in allowed)]
    t.test(not errors, "no error on the console: " + words, errors[:5])
    t.test(not browser.violations, "nothing against the content security policy: " + words, browser.violations[:3])
    foreign = [r for r in browser.requests if not re.match(r"(https://127\.0\.0\.1:|data:|blob:|about:)", r)]
    t.test(not foreign, "no request leaves the box: " + words, foreign[:5])
    browser.errors.clear()
    browser.violations.clear()
    browser.requests.clear()
