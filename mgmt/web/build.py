#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Builds the pages: build.py SOURCES WORDS WORK OUT DEPFILE

Sources and words are copied to WORK, which has the packages of package-lock.json (fetched again only when that changes), so
that nothing is written beside the sources.  OUT is the folder that bulkhead-mgmt serves.
"""
import os
import shutil
import subprocess
import sys

TAKEN = ("index.html", "package.json", "package-lock.json", "tsconfig.json", "vite.config.ts", "public", "src")


def run(words, folder):
    done = subprocess.run(words, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          env=dict(os.environ, NO_COLOR="1", npm_config_update_notifier="false"))
    if done.returncode:
        sys.exit("%s\n%s failed; -Dweb=disabled builds without the pages" % (done.stdout, " ".join(words)))


def copy(source, target):
    if os.path.isdir(source):
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(source, target)
    else:
        os.makedirs(os.path.dirname(target), exist_ok=True)
        shutil.copyfile(source, target)


def main():
    sources, words, work, out, depfile = (os.path.abspath(a) for a in sys.argv[1:])
    pages = os.path.join(work, "web")
    for name in TAKEN:
        copy(os.path.join(sources, name), os.path.join(pages, name))
    for name in ("en.json", "zh.json"):
        copy(os.path.join(words, name), os.path.join(work, "words", name))
    lock, fetched = (os.path.join(pages, n) for n in ("package-lock.json", "node_modules/.fetched"))
    if not os.path.exists(fetched) or open(lock, "rb").read() != open(fetched, "rb").read():
        run(["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline"], pages)
        shutil.copyfile(lock, fetched)
    run(["npm", "run", "--silent", "build"], pages)
    shutil.rmtree(out, ignore_errors=True)
    shutil.copytree(os.path.join(pages, "dist"), out)
    files = [os.path.join(words, n) for n in ("en.json", "zh.json")]
    for name in TAKEN:
        path = os.path.join(sources, name)
        files += [os.path.join(d, f) for d, _, fs in os.walk(path) for f in fs] if os.path.isdir(path) else [path]
    with open(depfile, "w") as f:
        f.write("%s: %s\n" % (sys.argv[4], " ".join(n.replace(" ", "\\ ") for n in sorted(files))))


if __name__ == "__main__":
    main()
