#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the fuzz targets of this folder: fuzz.py BUILD [TARGET...]

Builds everything below the hosts with clang's libFuzzer, address and undefined-behaviour sanitizers in BUILD/fuzz (only
what changed), then runs each target for FUZZ_SECONDS (default 60), two at a time, on the committed corpus and
on what earlier runs in the same BUILD have found.  TAP: one line a target.  A crash is made smaller, printed and kept
in BUILD/fuzz/crashes; `BUILD/fuzz/TARGET FILE` repeats it, and as a file crash-WORDS in corpus/TARGET it stays a test.
"""
import base64
import concurrent.futures
import glob
import os
import re
import shutil
import subprocess
import sys
import zlib

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
HERE = os.path.join(ROOT, "tests", "fuzz")
CHECKS = ["-fsanitize=address,undefined", "-fno-sanitize-recover=all"]
FLAGS = ["-std=c17", "-O1", "-g", "-fno-omit-frame-pointer", "-I" + ROOT, "-I/usr/include/hs", "-pthread",
         "-Werror=implicit-function-declaration"] + CHECKS
LAYERS = ["dataplane/audit", "dataplane/events", "dataplane/engine", "rules", "dissectors"]  # each needs those behind it
MINIMISE_SECONDS = 20
ENVIRONMENT = dict(os.environ, UBSAN_OPTIONS="print_stacktrace=1")
LIBRARIES = ["-lconfig", "-lpcap", "-lz", "-lzstd", "-lm", "-lhs", "-lpcre2-8", "-lsodium", "-ljansson"]

# name: (the upmost layer that it needs, longest input, dictionary)
TARGETS = {
    "dissector": ("dissectors", 8192, "values"),
    "packets": ("dataplane/engine", 16384, "values"),
    "policy": ("rules", 4096, "words"),
    "signature": ("rules", 8192, None),
    "bundle": ("rules", 16384, None),
    "judge": ("dataplane/engine", 16384, "words"),
    "capture": ("dataplane/audit", 16384, None),
    "api": ("dissectors", 8192, None),
    "control": ("dissectors", 65536, None),
    "wire": ("dataplane/events", 16384, None),
}

# What a target needs beside its layers.
SOURCES = {
    "api": ["mgmt/daemon/api_check.c", "mgmt/daemon/request.c", "mgmt/daemon/sentence.c", "mgmt/words/words.c",
            "dataplane/events/json.c"],
    "control": ["mgmt/control_client.c"],
}


def newer(target, sources):
    """True when target is missing or older than one of its sources."""
    if not os.path.exists(target):
        return True
    made = os.path.getmtime(target)
    return any(not os.path.exists(s) or os.path.getmtime(s) > made for s in sources)


def command(*args):
    p = subprocess.run(args, cwd=ROOT, capture_output=True, text=True)
    if p.returncode:
        raise SystemExit("not ok 1 - %s\n%s\n1..1" % (" ".join(args[-3:]), p.stdout + p.stderr))
    return p.stdout


def find_clang():
    """A clang that can link a fuzz target, or None."""
    probe = "int LLVMFuzzerTestOneInput(const void *, unsigned long);" \
            "int LLVMFuzzerTestOneInput(const void *p, unsigned long n) { (void)p; (void)n; return 0; }"
    for name in ("clang-14", "clang", "clang-15", "clang-16", "clang-19"):
        if shutil.which(name):
            p = subprocess.run([name, "-fsanitize=fuzzer,address", "-x", "c", "-", "-o", "/dev/null"], input=probe,
                               capture_output=True, text=True)
            if p.returncode == 0:
                return name
    return None


class Builder:
    """Objects, one archive a layer, and programs, in one folder; only what is out of date is made again."""

    def __init__(self, clang, folder):
        self.clang, self.folder = clang, folder
        self.made = os.path.dirname(folder)  # where mgmt/words/words_table.h is made
        self.pool = concurrent.futures.ThreadPoolExecutor(os.cpu_count() or 1)

    def compile(self, source, flags):
        made = os.path.join(self.folder, "objects", source[:-2] + ".o")
        depends = made[:-2] + ".d"
        sources = [os.path.join(ROOT, source)]
        if os.path.exists(depends):
            sources += open(depends).read().replace("\\\n", " ").split(":", 1)[1].split()
        if newer(made, sources):
            os.makedirs(os.path.dirname(made), exist_ok=True)
            command(self.clang, *FLAGS, "-I" + self.made, *flags, "-MMD", "-c", source, "-o", made)
        return made

    def layer(self, folder):
        flags = ["-fsanitize=fuzzer-no-link"]
        found = sorted(os.path.relpath(p, ROOT) for p in glob.glob(os.path.join(ROOT, folder, "*.c")))
        objects = list(self.pool.map(lambda s: self.compile(s, flags), found))
        archive = os.path.join(self.folder, folder.replace("/", "-") + ".a")
        listed = archive + ".list"  # a source that is gone must leave the archive too
        if newer(archive, objects) or not os.path.exists(listed) or open(listed).read() != "\n".join(objects):
            if os.path.exists(archive):
                os.remove(archive)
            command("ar", "rcs", archive, *objects)
            with open(listed, "w") as f:
                f.write("\n".join(objects))
        return archive

    def program(self, name, upmost, flags):
        archives = [self.layer(folder) for folder in LAYERS[LAYERS.index(upmost):]]
        main = self.compile("tests/fuzz/%s.c" % name, ["-fsanitize=fuzzer-no-link"] if flags else [])
        more = [self.compile(s, ["-fsanitize=fuzzer-no-link"]) for s in SOURCES.get(name, [])]
        made = os.path.join(self.folder, name)
        if newer(made, archives + [main] + more):
            # No group: an archive that needs one in front of it breaks the layers and fails here.
            command(self.clang, *CHECKS, *flags, "-pthread", main, *more, *archives, "-Wl,--as-needed", *LIBRARIES, "-o", made)
        return made


def build_all(clang, folder, names):
    b = Builder(clang, folder)
    for kind in ("words", "values", "protocols"):
        printer = b.program("dictionary", "dissectors", ["-fsanitize=fuzzer-no-link"])
        lines = command(printer, kind).splitlines()
        with open(os.path.join(folder, kind), "w") as f:
            f.write("\n".join(dict.fromkeys(lines)) + "\n")
    return {n: b.program(n, TARGETS[n][0], ["-fsanitize=fuzzer"]) for n in names}


def fuzz(folder, name, seconds):
    """(is it well, what to say after the name, lines of comment)"""
    _, longest, dictionary = TARGETS[name]
    corpus = os.path.join(folder, "corpus", name)
    crashes = os.path.join(folder, "crashes")
    os.makedirs(corpus, exist_ok=True)
    os.makedirs(crashes, exist_ok=True)
    prefix = os.path.join(crashes, name + "-")
    before = set(glob.glob(prefix + "*"))
    for path in glob.glob(os.path.join(HERE, "corpus", name, "*")):
        shutil.copy(path, corpus)
    args = [os.path.join(folder, name), "-max_total_time=%d" % seconds, "-timeout=10", "-rss_limit_mb=2048",
            "-max_len=%d" % longest, "-print_final_stats=1", "-artifact_prefix=" + prefix]
    if dictionary:
        args.append("-dict=" + os.path.join(folder, dictionary))
    log = os.path.join(folder, name + ".log")
    with open(log, "wb") as f:
        status = subprocess.run(args + [corpus], cwd=folder, env=ENVIRONMENT, stdout=f, stderr=f).returncode
    said = open(log, encoding="utf-8", errors="replace").read()

    def number(pattern):
        found = re.findall(pattern, said)
        return int(found[-1]) if found else 0
    words = "%d s, %d runs, %d a second, %d edges, %d features, %d inputs" % (
        seconds, number(r"number_of_executed_units: (\d+)"), number(r"average_exec_per_sec: +(\d+)"),
        number(r"cov: (\d+)"), number(r"ft: (\d+)"), number(r"corp: (\d+)"))
    if status == 0:
        return True, words, []
    wanted = re.compile(r"ERROR|SUMMARY|runtime error|^ +#\d+ ")
    lines = [line.strip() for line in said.splitlines() if wanted.search(line)][:20]
    for path in sorted(set(glob.glob(prefix + "*")) - before):
        lines += reproducer(folder, name, path)
    return False, words + ", exit status %d; see %s" % (status, log), lines


def reproducer(folder, name, path):
    """Makes the input smaller while it still fails, and says how to have it."""
    smaller = path + "-small"
    subprocess.run([os.path.join(folder, name), "-minimize_crash=1", "-max_total_time=%d" % MINIMISE_SECONDS,
                    "-timeout=10", "-rss_limit_mb=2048", "-exact_artifact_path=" + smaller, path],
                   cwd=folder, env=ENVIRONMENT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if os.path.exists(smaller):
        path = smaller
    data = open(path, "rb").read()
    packed = base64.b64encode(zlib.compress(data, 9)).decode()
    if len(data) <= 200:
        return ["%s (%d bytes), hexadecimal: %s" % (path, len(data), data.hex())]
    return ["%s (%d bytes), zlib, base64: %s" % (path, len(data), packed if len(packed) < 8000 else "too long")]


def main():
    build = os.path.abspath(sys.argv[1] if len(sys.argv) > 1 else os.path.join(ROOT, "build"))
    folder = os.path.join(build, "fuzz")
    names = sys.argv[2:] or list(TARGETS)
    clang = find_clang()
    if not clang:
        print("1..0 # SKIP no clang with libFuzzer and AddressSanitizer (Debian: clang-14, libclang-rt-14-dev)")
        return 0
    os.makedirs(folder, exist_ok=True)
    build_all(clang, folder, names)
    seconds = int(os.environ.get("FUZZ_SECONDS", "60"))
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        results = [(n, pool.submit(fuzz, folder, n, seconds)) for n in names]
        for number, (name, result) in enumerate(results, 1):
            well, words, lines = result.result()
            failed += not well
            print("%s %d - %s: %s" % ("ok" if well else "not ok", number, name, words))
            for line in lines:
                print("# " + line)
            sys.stdout.flush()
    print("1..%d" % len(names))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
