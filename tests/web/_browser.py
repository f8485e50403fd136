# SPDX-License-Identifier: Apache-2.0
"""A real Chromium, driven over its DevTools protocol with what Python has: a WebSocket of our own and JSON.

It records what a page must not do: errors on the console, exceptions, violations of the content security policy, and
requests to a host that is not the one under test."""
import base64
import json
import os
import shutil
import socket
import struct
import subprocess
import tempfile
import time
import urllib.request


class Failure(Exception):
    pass


class Socket:
    """As much of RFC 6455 as a client needs: text frames out, masked; text frames in, in any number of parts."""

    def __init__(self, url):
        host, path = url[5:].split("/", 1)
        name, port = host.split(":")
        self.s = socket.create_connection((name, int(port)), 10)
        key = base64.b64encode(os.urandom(16)).decode()
        self.s.sendall(("GET /%s HTTP/1.1\r\nHost: %s\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                        "Sec-WebSocket-Key: %s\r\n"
                        "Sec-WebSocket-Version: 13\r\n\r\n" % (path, host, key)).encode())
        self.left = b""
        while b"\r\n\r\n" not in self.left:
            self.left += self.s.recv(4096)
        self.left = self.left.split(b"\r\n\r\n", 1)[1]

    def send(self, text):
        data = text.encode()
        n = len(data)
        head = b"\x81" + (struct.pack("!B", 0x80 | n) if n < 126 else struct.pack("!BH", 0xfe, n) if n < 65536
                          else struct.pack("!BQ", 0xff, n))
        mask = os.urandom(4)
        whole = (mask * (n // 4 + 1))[:n]
        body = (int.from_bytes(data, "big") ^ int.from_bytes(whole, "big")).to_bytes(n, "big") if n else b""
        self.s.sendall(head + mask + body)

    def _take(self, n):
        while len(self.left) < n:
            more = self.s.recv(1 << 16)
            if not more:
                raise Failure("Chromium closed the connection")
            self.left += more
        data, self.left = self.left[:n], self.left[n:]
        return data

    def receive(self, seconds):
        """One message, None when the time is up."""
        self.s.settimeout(seconds)
        try:
            text = b""
            while True:
                if not self.left:
                    self.left = self.s.recv(1 << 16)
                    if not self.left:
                        raise Failure("Chromium closed the connection")
                self.s.settimeout(30)
                first, second = self._take(2)
                n = second & 0x7f
                if n == 126:
                    n = struct.unpack("!H", self._take(2))[0]
                elif n == 127:
                    n = struct.unpack("!Q", self._take(8))[0]
                text += self._take(n)
                if first & 0x80 and first & 0x0f in (0, 1):
                    return json.loads(text)
        except socket.timeout:
            return None


KEYS = {"Enter": ("Enter", 13, "\r"), "Tab": ("Tab", 9, ""), "Escape": ("Escape", 27, ""), "ArrowDown": ("ArrowDown",
                                                                                                         40, ""),
        "ArrowUp": ("ArrowUp", 38, ""), "ArrowRight": ("ArrowRight", 39, ""), "ArrowLeft": ("ArrowLeft", 37, ""),
        " ": ("Space", 32, " ")}


class Browser:
    def __init__(self, namespace=None, size=(1360, 860)):
        program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
        if not program:
            raise FileNotFoundError("chromium is not installed")
        self.folder = tempfile.mkdtemp(prefix="bulkhead-web-")
        words = [program, "--headless=new", "--no-sandbox", "--disable-gpu", "--ignore-certificate-errors",
                 "--no-first-run",
                 "--disable-background-networking", "--disable-component-update", "--disable-sync",
                 "--disable-extensions",
                 "--disable-dev-shm-usage", "--hide-scrollbars", "--force-color-profile=srgb", "--lang=en-GB",
                 "--remote-debugging-port=0", "--user-data-dir=" + self.folder, "--window-size=%d,%d" % size,
                 "about:blank"]
        if namespace:
            words = ["ip", "netns", "exec", namespace] + words
        self.log = open(os.path.join(self.folder, "log.txt"), "w+b")
        self.process = subprocess.Popen(words, stdout=self.log, stderr=self.log, env=dict(os.environ, HOME=self.folder))
        self.number = 0
        self.errors, self.requests, self.violations, self.dialogs = [], [], [], []
        self.host = None
        port = self._port()
        for _ in range(100):
            try:
                pages = json.load(urllib.request.urlopen("http://127.0.0.1:%d/json" % port, timeout=5))
                self.socket = Socket(next(p for p in pages if p["type"] == "page")["webSocketDebuggerUrl"])
                break
            except (OSError, StopIteration):
                time.sleep(0.1)
        for domain in ("Page", "Runtime", "Network", "Log", "Audits", "DOM"):
            self.ask(domain + ".enable")
        self.resize(*size)

    def _port(self):
        path = os.path.join(self.folder, "DevToolsActivePort")
        for _ in range(300):
            if os.path.exists(path) and open(path).read().count("\n"):
                return int(open(path).readline())
            if self.process.poll() is not None:
                break
            time.sleep(0.1)
        self.log.seek(0)
        raise Failure("Chromium does not start: " + self.log.read().decode("utf-8", "replace")[-800:])

    def close(self):
        if self.process.poll() is None:
            try:
                self.ask("Browser.close")
                self.process.wait(10)
            except (Failure, OSError, subprocess.TimeoutExpired):
                self.process.kill()
                self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    # ---- the protocol ----

    def ask(self, method, **parameters):
        self.number += 1
        mine = self.number
        self.socket.send(json.dumps({"id": mine, "method": method, "params": parameters}))
        end = time.monotonic() + 30
        while time.monotonic() < end:
            message = self.socket.receive(30)
            if message is None:
                break
            if message.get("id") == mine:
                if "error" in message:
                    raise Failure("%s: %s" % (method, message["error"]["message"]))
                return message["result"]
            self._note(message)
        raise Failure("no answer to " + method)

    def _note(self, message):
        method, p = message.get("method"), message.get("params", {})
        if method == "Runtime.consoleAPICalled" and p["type"] in ("error", "warning"):
            self.errors.append("console: " + " ".join(str(a.get("value", a.get("description", ""))) for a in p["args"]))
        elif method == "Runtime.exceptionThrown":
            d = p["exceptionDetails"]
            self.errors.append("exception: %s %s" % (d["text"], d.get("exception", {}).get("description", "")))
        elif method == "Log.entryAdded" and p["entry"]["level"] == "error":
            self.errors.append("log: %s %s" % (p["entry"]["text"], p["entry"].get("url", "")))
        elif method == "Network.requestWillBeSent":
            self.requests.append(p["request"]["url"])
        elif method == "Page.javascriptDialogOpening":
            self.dialogs.append(p["type"])
            self.number += 1
            self.socket.send(json.dumps({"id": self.number, "method": "Page.handleJavaScriptDialog",
                                         "params": {"accept": True}}))
        elif method == "Audits.issueAdded" and p["issue"]["code"] == "ContentSecurityPolicyIssue":
            self.violations.append(json.dumps(p["issue"]["details"])[:300])

    def pause(self, seconds):
        """Lets the page live, and listens."""
        end = time.monotonic() + seconds
        while True:
            left = end - time.monotonic()
            if left <= 0:
                return
            message = self.socket.receive(left)
            if message:
                self._note(message)

    # ---- what a test does ----

    def run(self, expression):
        """The value of a JavaScript expression (a promise is waited for)."""
        r = self.ask("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in r:
            raise Failure(r["exceptionDetails"].get("exception", {}).get("description", r["exceptionDetails"]["text"]))
        return r["result"].get("value")

    def wait(self, expression, seconds=10, words=None):
        """Until the expression holds; its value."""
        end = time.monotonic() + seconds
        while True:
            try:
                value = self.run(expression)
            except Failure as e:
                value, words = None, words or str(e)
            if value:
                return value
            if time.monotonic() > end:
                raise Failure("never: %s\n%s" % (words or expression, (self.text() or "")[:600]))
            self.pause(0.05)

    def open(self, url):
        self.ask("Page.navigate", url=url)
        self.wait("document.readyState === 'complete' && location.href !== 'about:blank'")

    def text(self):
        return self.run("document.body ? document.body.innerText : ''")

    def fill(self, selector, value):
        """Types into a field as a person would."""
        self.wait("!!document.querySelector(%s)" % json.dumps(selector))
        self.run("(e => { e.focus(); e.select && e.select(); })(document.querySelector(%s))" % json.dumps(selector))
        self.ask("Input.insertText", text=value)

    def click(self, selector):
        self.wait("!!document.querySelector(%s)" % json.dumps(selector))
        self.run("document.querySelector(%s).click()" % json.dumps(selector))

    def click_text(self, text, kind="button, a"):
        """Clicks what says exactly this."""
        find = "[...document.querySelectorAll(%s)].find(e => e.innerText.trim() === %s)" % (json.dumps(kind),
                                                                                            json.dumps(text))
        self.wait("!!" + find, words="something that says " + text)
        self.run(find + ".click()")

    def key(self, key, times=1, shift=False):
        code, number, text = KEYS.get(key, (key, ord(key.upper()) if len(key) == 1 else 0, key))
        for _ in range(times):
            p = {"key": key, "code": code if len(code) > 1 else "Key" + code.upper(), "windowsVirtualKeyCode": number,
                 "modifiers": 8 if shift else 0}
            self.ask("Input.dispatchKeyEvent", type="keyDown", **dict(p, **({"text": text} if text else {})))
            self.ask("Input.dispatchKeyEvent", type="keyUp", **p)

    def light(self, scheme):
        self.ask("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def resize(self, width, height, is_mobile=False):
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1,
                 mobile=is_mobile)

    def shot(self, path, whole=False):
        extra = {}
        if whole:
            size = self.ask("Page.getLayoutMetrics")["cssContentSize"]
            extra = {"captureBeyondViewport": True,
                     "clip": {"x": 0, "y": 0, "width": size["width"], "height": min(size["height"], 6000), "scale": 1}}
        with open(path, "wb") as f:
            f.write(base64.b64decode(self.ask("Page.captureScreenshot", format="png", **extra)["data"]))
