#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What every command of `bulkhead` answers to right and wrong words; completion and the manual page: commands.py BUILD"""
import re
import shutil
import subprocess

from _cli import DAY, POLICY, main

# A call of each command that has nothing to complain about.
RIGHT = {
    "audit": [DAY], "learn": ["--accept-all", DAY], "explain": ["--packet", "9", DAY], "check": [POLICY], "fields": [],
    "flaws": [], "rules": ["check", "rules/sets/modbus.rules"], "completion": ["bash"], "man": [],
}

# Those that ask a running bulkheadd: tests/inline has one, here there is none.
ASKS = {
    "status": [], "top": [], "flows": [], "counters": [], "drops": [], "memory": [], "workers": [], "trace": ["1"],
    "policy": ["list"], "relax": [], "windows": ["list"],
}

# And those that ask bulkhead-mgmt: tests/mgmt has one.
ASKS_MGMT = {"events": [], "setup": [], "backup": ["new.backup"], "restore": [POLICY], "api": ["GET", "/status"], "users": [],
             "tokens": [], "audit-log": []}


def names(cli):
    return re.findall(r"^  ([\w-]+) {2,}\S", cli.run("--help").out, re.M)


def usage(cli, t):
    t.test(re.fullmatch(r"bulkhead \d+\.\d+\.\d+\n", cli.run("--version").out), "--version tells the version")
    nothing = cli.run()
    t.test(nothing.code == 2 and "Usage:" in nothing.err and not nothing.out, "without a command: usage, and 2", nothing)
    cli.run("audit", "-q", "--records", cli.path("day.rec"), DAY)
    RIGHT["replay"] = ["--policy", POLICY, cli.path("day.rec")]
    found = names(cli)
    t.test(sorted(found) == sorted(list(RIGHT) + list(ASKS) + list(ASKS_MGMT) + ["upgrade"]), "--help lists every command that is tested here", found)
    for name in found:
        asked = cli.run(name, "--help")
        t.test(asked.code == 0 and "bulkhead " + name in asked.out and "--help" in asked.out and not asked.err,
               name + " --help", asked)
        t.test(cli.run("help", name).out == asked.out, "help %s is the same" % name)
        wrong = cli.run(name, "--helf")
        t.test(wrong.code == 2 and not wrong.out and "--helf" in wrong.err, name + ": an unknown option is named", wrong)
        if name in ASKS:
            alone = cli.run(name, "--socket", "no-such.sock", *ASKS[name])
            t.test(alone.code == 2 and not alone.out and "is bulkheadd running?" in alone.err,
                   name + " asks whether bulkheadd runs", alone)
            continue
        if name == "upgrade":
            alone = cli.run(name, POLICY)
            t.test(alone.code == 2 and not alone.out and POLICY + ".minisig" in alone.err, "upgrade wants a signature", alone)
            continue
        if name in ASKS_MGMT:
            alone = cli.run(name, "--api", "no-such.sock", *ASKS_MGMT[name])
            t.test(alone.code == 2 and not alone.out and "is bulkhead-mgmt running?" in alone.err,
                   name + " asks whether bulkhead-mgmt runs", alone)
            continue
        good = cli.run(name, *RIGHT.get(name, []))
        t.test(good.code in (0, 1) and good.out, name + " does its work", good)
    near = cli.run("audti")
    t.test(near.code == 2 and "did you mean 'audit'" in near.err, "an unknown command gets the nearest name", near)
    near = cli.run("audit", "--polcy", "x", DAY)
    t.test(near.code == 2 and "did you mean --policy" in near.err, "an unknown option gets the nearest name", near)
    near = cli.run("fields", "modbsu")
    t.test(near.code == 2 and "did you mean 'modbus'" in near.err, "an unknown protocol gets the nearest name", near)
    far = cli.run("zzzzzzzz")
    t.test(far.code == 2 and "--help" in far.err, "what is like nothing is pointed at --help", far)


def wrong_words(cli, t):
    for words, arguments in (
            ("audit without a capture", ["audit"]), ("learn without a capture", ["learn"]),
            ("check without a policy", ["check"]), ("explain without a packet", ["explain", DAY]),
            ("explain without a capture", ["explain", "--packet", "1"]),
            ("completion for no shell", ["completion"]), ("completion for an unknown shell", ["completion", "fish"]),
            ("a format that is not known", ["audit", "--format", "xml", DAY]),
            ("an option without its value", ["audit", DAY, "--policy"]),
            ("no workers", ["audit", "--workers", "0", DAY]), ("many workers", ["audit", "--workers", "65", DAY]),
            ("workers in words", ["audit", "--workers", "two", DAY]),
            ("a negative number", ["audit", "--workers", "-1", DAY]),
            ("too few flows", ["audit", "--flows", "1", DAY]), ("too little memory", ["audit", "--memory", "1k", DAY]),
            ("a number beyond 64 bits", ["audit", "--trace", "99999999999999999999", DAY]),
            ("a packet that is none", ["explain", "--packet", "x", DAY]),
            ("a packet that is not there", ["explain", "--packet", "99999", DAY]),
            ("two reports on standard output", ["audit", "--events", "-", DAY]),
            ("standard input twice", ["audit", "-", "-"]),
            ("a policy that is not there", ["audit", "--policy", "no-such.conf", DAY]),
            ("a second policy that is not there", ["audit", "--policy", POLICY, "--against", "no-such.conf", DAY]),
            ("a folder that cannot be written to", ["audit", "--out", "no-such-folder/report", DAY]),
            ("policy without a verb", ["policy"]), ("a verb that is not known", ["policy", "lod"]),
            ("a time that is none", ["policy", "load", POLICY, "--confirm", "soon"]),
            ("a trace of nothing", ["trace"]), ("a trace of too many", ["trace", "5000"]),
            ("an argument too many", ["status", "now"]),
            ("a mode that is not known", ["learn", "--mode", "strict", DAY])):
        done = cli.run(*arguments)
        t.test(done.code == 2 and done.err and not done.out, words + ": said so, and 2", done)


def tables(cli, t):
    every = cli.run("fields")
    for protocol in ("modbus", "iec104", "s7comm", "dnp3"):
        t.test(re.search("^%s: " % protocol, every.out, re.M), "fields tells about " + protocol)
        one = cli.run("fields", protocol)
        t.test(one.code == 0 and one.out in every.out and "\n  flaws:" in one.out, "fields %s is its part" % protocol)
        page = cli.run("fields", "--format", "markdown", protocol)
        t.test("## %s\n" % protocol in page.out and "| `unit`" in page.out or protocol != "modbus",
               "fields %s as a page" % protocol, page)
    flaws = cli.run("flaws")
    first = re.findall(r"^(\S+)", flaws.out, re.M)
    t.test(len(first) == len(set(first)) and {"tcp.conflict", "bug", "modbus.bad_crc"} <= set(first),
           "flaws lists each name once", first)
    page = cli.run("flaws", "--format", "markdown")
    t.test(re.findall(r"^\| `(\S+)` \|", page.out, re.M) == first, "flaws as a page has the same names")


def complete(script, words):
    """What bash would offer for the last of the words."""
    snippet = 'source "$1"; shift; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); compopt() { :; }; _bulkhead; ' \
              'printf "%s\\n" "${COMPREPLY[@]}"'
    run = subprocess.run(["bash", "-c", snippet, "bash", script, *words], capture_output=True, text=True)
    return set(run.stdout.split()), run.stderr


def completion(cli, t):
    script = cli.write("bulkhead.bash", cli.run("completion", "bash").out)
    parsed = subprocess.run(["bash", "-n", script], capture_output=True, text=True)
    t.test(parsed.returncode == 0, "bash can read its completion", parsed.stderr)
    for words, wanted in (
            (["bulkhead", ""], {"audit", "learn", "check", "--help", "--version"}),
            (["bulkhead", "au"], {"audit"}),
            (["bulkhead", "audit", "--f"], {"--format"}),
            (["bulkhead", "audit", "--format", ""], {"text", "json", "html"}),
            (["bulkhead", "fields", "mod"], {"modbus"}),
            (["bulkhead", "completion", ""], {"bash", "zsh"}),
            (["bulkhead", "check", "/etc/host"], {"/etc/hostname", "/etc/hosts"})):
        offered, err = complete(script, words)
        t.test(wanted <= offered and not err, "bash completes `%s`" % " ".join(words), offered, err)
    text = cli.run("completion", "zsh").out
    path = cli.write("_bulkhead", text)
    if not shutil.which("zsh"):
        t.skip("zsh can read its completion", "zsh is not installed")
        return
    parsed = subprocess.run(["zsh", "-n", path], capture_output=True, text=True)
    t.test(parsed.returncode == 0 and not parsed.stderr, "zsh can read its completion", parsed.stderr)
    # Inside a completion widget _arguments complains about a specification that it cannot read.
    parsed = subprocess.run(["zsh", "-f", "-c", "autoload -Uz compinit; compinit -D -d %s; _arguments() { for a; do case $a in "
                             "*\\[*\\]*|'*:'*|[0-9]:*) ;; *) print -u2 bad: $a;; esac; done; }; _describe() { print $names; }; "
                             "compdef() { :; }; for w in %s; do words=(bulkhead $w ''); CURRENT=3; source %s; done" %
                             (cli.path("dump"), " ".join(RIGHT), path)], capture_output=True, text=True)
    t.test(not parsed.stderr, "zsh's completion gives arguments in the form that zsh wants", parsed.stderr)


def manual(cli, t):
    text = cli.run("man").out
    for name in RIGHT:
        t.test("bulkhead %s " % name in text, "the manual page tells about " + name)
    if not shutil.which("man"):
        t.skip("the manual page renders", "man is not installed")
        return
    run = subprocess.run(["man", "--warnings", "-E", "UTF-8", "-l", cli.write("bulkhead.1", text)], capture_output=True,
                         text=True, env={"PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "MANWIDTH": "80"})
    t.test(run.returncode == 0 and not run.stderr and "bulkhead" in run.stdout, "the manual page renders without a warning",
           run.stderr)


if __name__ == "__main__":
    main(usage, wrong_words, tables, completion, manual)
