#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Line coverage of the product's folders by their tests: coverage.py [BUILD]

Builds with gcov's counters in BUILD/coverage, runs the unit, vector, law, golden and command-line tests on the project's
own captures, and prints a table of files and folders.  TAP: a folder below its floor is not ok.  Floors stand a little below
what was reached when they were set; raise them with the tests, never lower them for a change.
"""
import collections
import concurrent.futures
import glob
import gzip
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
FLOORS = {"dissectors": 97, "rules": 93, "dataplane/engine": 95, "dataplane/audit": 90, "mgmt/cli": 94}  # per cent of lines
TEST_SECONDS = 240
# Tests that need other captures, that take long, or that are about daemons, whose confinement keeps them from writing counts.
LONG = re.compile(r"shared|bench|conformance|inline/(returns|hostile|loop|failure|overload|sandbox)|"
                  r"mgmt/(package|store|port|roles|export_|live|learning|policies|assets)")


def run(args, cwd=ROOT, env=None, limit=None):
    """limit: seconds, behind which status is that of timeout(1)."""
    try:
        return subprocess.run(args, cwd=cwd, env=env, timeout=limit, capture_output=True, text=True, errors="replace")
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(args, 124, "", "")


def build(folder):
    """None, or why it could not be built."""
    if not os.path.exists(os.path.join(folder, "build.ninja")):
        p = run(["meson", "setup", folder, ROOT, "-Db_coverage=true", "-Dbuildtype=debug", "-Doptimization=0"])
        if p.returncode:
            return p.stdout[-2000:] + p.stderr[-2000:]
    p = run(["ninja", "-C", folder])
    return p.stdout[-3000:] if p.returncode else None


def commands(folder):
    """(name, command, folder to stand in, environment) of meson's tests and of the scripts that run the program."""
    for t in json.loads(run(["meson", "introspect", "--tests", folder]).stdout):
        yield t["name"], t["cmd"], t.get("workdir") or ROOT, dict(os.environ, **t["env"])
    for script in sorted(glob.glob(os.path.join(ROOT, "tests", "golden", "*.py")) +
                         glob.glob(os.path.join(ROOT, "tests", "cli", "*.py")) +
                         glob.glob(os.path.join(ROOT, "tests", "inline", "*.py")) +
                         glob.glob(os.path.join(ROOT, "tests", "mgmt", "*.py"))):
        if not os.path.basename(script).startswith("_"):
            yield os.path.relpath(script, ROOT), [script, folder], ROOT, None


def run_tests(folder):
    """Runs them all; names of those that failed."""
    for path in glob.glob(os.path.join(folder, "**", "*.gcda"), recursive=True):
        os.remove(path)

    def one(test):
        name, command, where, env = test
        return name if run(command, where, env, TEST_SECONDS).returncode not in (0, 77) else None
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        return [n for n in pool.map(one, [t for t in commands(folder) if not LONG.search(t[0])]) if n]


def lines_of(folder):
    """{source: {line: times}} of the product's files; a line in several objects counts where any ran it."""
    found = collections.defaultdict(dict)
    with tempfile.TemporaryDirectory() as work:
        # Without counts beside it (*.gcda) an object counts as not run.
        notes = glob.glob(os.path.join(folder, "**", "*.gcno"), recursive=True)
        for i in range(0, len(notes), 50):
            subprocess.run(["gcov", "--json-format", "--preserve-paths", "--hash-filenames", *notes[i:i + 50]],
                           cwd=work, capture_output=True, check=True)
        for path in glob.glob(os.path.join(work, "*.gcov.json.gz")):
            with gzip.open(path) as f:
                told = json.load(f)
            for source in told["files"]:
                where = os.path.join(told["current_working_directory"], source["file"])
                name = os.path.relpath(os.path.normpath(where), ROOT)
                if not any(name.startswith(f + "/") for f in FLOORS):
                    continue
                for line in source["lines"]:
                    number = line["line_number"]
                    found[name][number] = found[name].get(number, 0) + line["count"]
    return found


def share(files):
    """(lines that ran, lines)"""
    ran = sum(1 for lines in files for n in lines.values() if n)
    return ran, sum(len(lines) for lines in files)


def main():
    folder = os.path.join(os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else os.path.join(ROOT, "build")), "coverage")
    if not shutil.which("gcov"):
        print("1..0 # SKIP no gcov")
        return 0
    wrong = build(folder)
    if wrong:
        print("not ok 1 - the coverage build\n%s\n1..1" % wrong)
        return 1
    for name in run_tests(folder):
        print("# %s failed here; coverage is counted all the same" % name)
    found = lines_of(folder)
    failed = 0
    for number, (layer, floor) in enumerate(FLOORS.items(), 1):
        mine = {n: lines for n, lines in found.items() if n.startswith(layer + "/")}
        for name in sorted(mine):
            ran, all_lines = share([mine[name]])
            print("# %-44s %5d of %5d lines %5.1f %%" % (name, ran, all_lines, 100 * ran / max(1, all_lines)))
        ran, all_lines = share(mine.values())
        reached = 100 * ran / max(1, all_lines)
        failed += reached < floor
        print("%s %d - %s: %.1f %% of %d lines, floor %d %%" % (
            "not ok" if reached < floor else "ok", number, layer, reached, all_lines, floor))
    print("1..%d" % len(FLOORS))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
