#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The pages without a mouse: the way to the content, shortcuts, tabs, tables, dialogs, and what shows where one
is; and which pages each role has, where duties are separated."""
import sys

from _web import PASSWORD, Failure, Test, Web, clean

ACTIVE = "document.activeElement"
SEEN = {
    "sys": {"/", "/live", "/reports", "/system"},
    "sec": {"/", "/operator", "/map", "/events", "/assets", "/live", "/policy", "/learning", "/signatures", "/reports"},
    "aud": {"/", "/policy", "/reports", "/trail"},
    "op": {"/", "/operator", "/map", "/events", "/assets", "/live", "/reports"},
    "view": {"/", "/operator", "/map", "/events", "/assets", "/live", "/policy", "/signatures", "/reports"},
}


# They have nothing to show without bulkheadd, which is not here.
AWAY = {"/live", "/signatures", "/learning", "/map", "/assets"}


def moving(t, w):
    b = w.browser
    w.open("/system?tab=users")
    b.key("Tab")
    t.test(b.run(ACTIVE + ".className") == "skip", "the first thing that Tab finds leads to the content",
           b.run(ACTIVE + ".outerHTML")[:100])
    t.test(b.run("getComputedStyle(document.activeElement).outlineStyle") == "solid", "and is seen")
    b.key("Enter")
    t.test(b.run(ACTIVE + ".id") == "content", "which it reaches")
    names, dull = [], []
    for _ in range(12):
        b.key("Tab")
        names.append(b.run(ACTIVE + ".innerText || " + ACTIVE + ".tagName"))
        if b.run("getComputedStyle(document.activeElement).outlineWidth") in ("0px", ""):
            dull.append(names[-1])
    t.test(not dull and len(set(names)) > 4, "whatever has the focus shows it", (dull, names))
    b.key("g")
    b.key("v")
    b.wait("location.pathname === '/live'", words="the page of g v")
    t.test(True, "g and a letter go to a page")
    b.key("?", shift=True)
    b.wait("!!document.querySelector('dialog[open]')", words="the list of shortcuts")
    w.shot("shortcuts")
    b.key("Escape")
    b.wait("!document.querySelector('dialog[open]')", words="that Escape closes")
    t.test(True, "? lists the shortcuts, Escape closes them")


def tabs_and_dialogs(t, w):
    b = w.browser
    w.open("/system")
    b.run("document.querySelector('[role=tab][aria-selected=true]').focus()")
    b.key("ArrowRight")
    b.wait("location.search === '?tab=users'", words="the next tab")
    b.pause(0.1)
    t.test(b.run(ACTIVE + ".getAttribute('aria-selected')") == "true", "arrows move between tabs, the focus goes along")
    w.settle()
    b.click_text("Add a user")
    b.wait("!!document.querySelector('dialog[open]')")
    where = "document.querySelector('dialog').contains(document.activeElement) && document.activeElement.tagName"
    t.test(b.run(where) == "INPUT", "a dialog takes the focus to what is to be filled",
           b.run(ACTIVE + ".outerHTML")[:100])
    b.ask("Input.insertText", text="olga")
    for _ in range(12):
        b.key("Tab")
        if not b.run("[null, document.body].includes(document.activeElement) || "
                     "!!document.activeElement.closest('dialog')"):
            t.test(False, "Tab stays in the dialog", b.run(ACTIVE + ".outerHTML")[:200])
            break
    else:
        t.test(True, "Tab stays in the dialog")
    b.fill("dialog input[type=password]", "short")
    b.key("Enter")
    b.wait("!!document.querySelector('dialog .note.danger')", words="what is wrong with the password")
    b.fill("dialog input[type=password]", PASSWORD)
    b.key("Enter")
    b.wait("!document.querySelector('dialog') && "
           "[...document.querySelectorAll('tbody tr')].some(r => r.innerText.includes('olga'))",
           words="the new user")
    t.test(True, "a mistake is said where it was made, and can be mended there")
    clean(t, b, "keyboard", allowed=(r"status of 400", r"status of 503"))


def languages(t, w):
    b = w.browser
    w.open("/system?tab=users")
    b.click_text("中文")
    b.wait("document.documentElement.lang === 'zh-CN' && document.querySelector('h1').innerText === '系统'",
           words="Chinese")
    b.open(w.url("/"))
    b.wait("document.documentElement.lang === 'zh-CN'", words="Chinese after a new start")
    t.test(True, "the language changes at once and is kept")
    b.click("[title='外观跟随系统']")
    b.click("[title='浅色']")
    t.test(b.run("document.documentElement.dataset.light") == "dark", "light and dark can be chosen")
    b.click("[title='深色']")
    b.click_text("English")
    b.wait("document.documentElement.lang === 'en'", words="English again")


def roles(t, w):
    b = w.browser
    for name, paths in SEEN.items():
        w.log_in(name)
        w.settle()
        seen = set(b.run("[...document.querySelectorAll('nav.side a')].map(a => a.getAttribute('href'))"))
        t.test(seen == paths, "%s sees the pages of the role" % name, sorted(seen ^ paths))
        for path in sorted(paths - AWAY):
            w.open(path)
            b.pause(0.2)
            wrong = b.run("[...document.querySelectorAll('[role=alert]')].map(e => e.innerText).join('; ')")
            t.test(not wrong, "%s is refused nothing on %s" % (name, path), wrong)
        hidden = "/trail" if name != "aud" else "/system"
        b.open(w.url(hidden))
        b.wait("document.body.innerText.includes('There is no such page for you')", words="no page for %s" % name)
        w.log_out()
        b.pause(0.2)
    clean(t, b, "roles")


def main():
    t = Test()
    w = Web(sys.argv[1], has_line=False)
    try:
        w.mgmt.set_up()
        w.choose("en", "light")
        w.log_in()
        w.settle()
        moving(t, w)
        tabs_and_dialogs(t, w)
        languages(t, w)
        w.close()
        w = Web(sys.argv[1], has_line=False)
        w.mgmt.set_up(separated=True)
        roles(t, w)
    except Failure as e:
        w.shot("failure-keyboard")
        t.test(False, "the browser finds what it looks for", e)
    finally:
        w.close()
    return t.end()


if __name__ == "__main__":
    sys.exit(main())
