# SPDX-License-Identifier: Apache-2.0
"""What the tests of the command line share: running `bulkhead`, and TAP."""
import json
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SUFFIXES = (".pcap", ".pcapng", ".cap", ".gz", ".zst")
DAY = "pcaps/plant/day.pcap"
POLICY = "pcaps/policy.conf"
STOPS = ("drop", "reset", "refuse")


class Tap:
    """One test a line; what explains a failure goes below it."""

    def __init__(self):
        self.number = self.failed = 0

    def test(self, good, words, *explanation):
        self.number += 1
        self.failed += not good
        print("%s %d - %s" % ("ok" if good else "not ok", self.number, words))
        for text in explanation if not good else ():
            for line in str(text).splitlines()[:10]:
                print("#   " + line[:300])
        return good

    def skip(self, words, reason):
        self.number += 1
        print("ok %d - %s # SKIP %s" % (self.number, words, reason))

    def end(self):
        print("1..%d" % self.number)
        return 1 if self.failed or not self.number else 0


class Done:
    """A run that ended.  Output is text; bytes that are none show as marks."""

    def __init__(self, run):
        self.code = run.returncode
        self.out = run.stdout.decode("utf-8", "replace")
        self.err = run.stderr.decode("utf-8", "replace")

    def crashed(self):
        return self.code < 0 or self.code > 2 or "Sanitizer" in self.err or "runtime error" in self.err

    def __str__(self):
        return "exit %d\n%s\n%s" % (self.code, self.err[:1500], self.out[:500])


class Cli:
    def __init__(self, build):
        self.bulkhead = os.path.join(os.path.abspath(build), "bulkhead")
        self.tap = Tap()
        self.folder = tempfile.TemporaryDirectory()

    def path(self, name):
        return os.path.join(self.folder.name, name)

    def write(self, name, data):
        path = self.path(name)
        with open(path, "wb") as f:
            f.write(data if isinstance(data, bytes) else data.encode())
        return path

    def run(self, *arguments, stdin=b"", timeout=120, **how):
        return Done(subprocess.run([self.bulkhead, *arguments], cwd=ROOT, input=stdin, capture_output=True,
                                   timeout=timeout, **how))

    def report(self, *arguments):
        """The JSON report of an audit, and the run."""
        done = self.run("audit", "--quiet", "--format", "json", *arguments)
        try:
            return json.loads(done.out), done
        except ValueError:
            return None, done

    def events(self, *arguments):
        """The events of an audit."""
        path = self.path("events.jsonl")
        done = self.run("audit", "--quiet", "--events", path, "--out", os.devnull, *arguments)
        if done.code not in (0, 1):
            return [], done
        with open(path, encoding="utf-8") as f:
            return [json.loads(line) for line in f], done


def read(path):
    with open(path if os.path.isabs(path) else os.path.join(ROOT, path), "rb") as f:
        return f.read()


def captures(folder):
    """Paths of captures below a folder of the checkout, or of any other."""
    for where, folders, names in os.walk(os.path.join(ROOT, folder)):
        folders.sort()
        for name in sorted(names):
            if name.endswith(SUFFIXES):
                yield os.path.relpath(os.path.join(where, name), ROOT)


def stops(cli, policy, capture):
    """Operations of the capture that the policy would stop, in words; those of malformed messages are left out: where
    addresses and values contradict each other, no line can say them."""
    path = policy + ".events"
    done = cli.run("audit", "-q", "--policy", policy, "--events", path, "--out", os.devnull, capture)
    if done.code not in (0, 1) and "ends inside a packet" not in done.err:  # what is there was judged
        return ["audit answered %s" % done]
    with open(path, encoding="utf-8") as f:
        events = [json.loads(line) for line in f]
    os.remove(path)
    malformed = {(e["flow_id"], e["pcap_cnt"]) for e in events
                 if e["event_type"] == "anomaly" and e["anomaly"].get("class") == "malformed" and "pcap_cnt" in e}
    return ["packet %s %s" % (e.get("pcap_cnt"), e.get("operation", {}).get("label", e["event_type"])) for e in events
            if e.get("policy", {}).get("verdict") in STOPS and (e["flow_id"], e.get("pcap_cnt")) not in malformed]


def main(*parts):
    """Runs the parts, each with the Cli, and answers for the process."""
    cli = Cli(sys.argv[1])
    for part in parts:
        part(cli, cli.tap)
    sys.exit(cli.tap.end())
