#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""What people do in the pages, done in a real browser to a real line: a policy written, compared, loaded, confirmed and
taken back, in text and in the matrix; a maintenance window; everything let through for a while."""
import json
import sys

from _web import Failure, Test, Web, clean

TEXT = "document.querySelector('.editor textarea').value"


def type_into_editor(b, before, text):
    """Puts the caret behind a piece of the text and types."""
    b.wait("!!document.querySelector('.editor textarea')")
    b.run("(e => { e.focus(); const i = e.value.indexOf(%s) + %d; e.setSelectionRange(i, i); })"
          "(document.querySelector('.editor textarea'))" % (json.dumps(before), len(before)))
    b.ask("Input.insertText", text=text)


def ask(b, button, reason=None):
    """Answers a dialog, with a reason if it asks for one."""
    b.wait("!!document.querySelector('dialog[open]')", words="a dialog")
    if reason:
        b.run("[...document.querySelectorAll('dialog[open] input[required]')].pop().focus()")
        b.ask("Input.insertText", text=reason)
    b.click_text(button, "dialog button")
    b.wait("!document.querySelector('dialog[open]')", words="the end of the dialog: " + button)


def text_and_form(t, w):
    b = w.browser
    w.open("/policy?tab=text")
    type_into_editor(b, '"modbus read address=0..99"', ', "modbus raed address=1"')
    b.wait("!!document.querySelector('.editor-text .mistake-error')", words="the mistake underlined")
    t.test("raed" in b.run("document.querySelector('.editor-text .mistake-error').innerText"),
           "a mistake is marked where it stands",
           b.run("document.querySelector('.editor-text .mistake-error').innerText"))
    t.test("read" in b.run("document.querySelector('.diagnostics').innerText"), "and the nearest name is offered",
           b.run("document.querySelector('.diagnostics').innerText"))
    w.shot("policy-mistake")
    b.run("(e => { const i = e.value.indexOf('raed'); e.setSelectionRange(i, i + 4); e.focus(); })"
          "(document.querySelector('.editor textarea'))")
    b.ask("Input.insertText", text="read")
    b.wait("!document.querySelector('.editor-text .mistake-error')", words="no mistake any more")
    type_into_editor(b, '"modbus identify"', ', "modbus write ta"')
    b.run("(e => { const i = e.value.indexOf('write ta') + 8; e.setSelectionRange(i, i); })"
          "(document.querySelector('.editor textarea'))")
    b.ask("Input.insertText", text="b")
    b.wait("[...document.querySelectorAll('.offered li')].some(l => l.innerText.startsWith('table='))",
           words="a completion")
    b.key("Enter")
    b.wait(TEXT + ".includes('write table=') && (e => e.value.slice(0, e.selectionStart).endsWith('table='))"
           "(document.querySelector('.editor textarea'))", words="the completed word")
    b.ask("Input.insertText", text="hol")
    b.wait("[...document.querySelectorAll('.offered li')].some(l => l.innerText.startsWith('holding'))",
           words="a completed value")
    b.key("Enter")
    b.wait(TEXT + ".includes('table=holding')")
    t.test(True, "names and values are completed from the protocol's own table")
    b.click_text("Matrix", "[role=tab]")
    b.click("button.cell[aria-label^='office → line:']")
    b.wait("!!document.querySelector('.lines.allow')")
    seen = b.run("[...document.querySelectorAll('.lines.allow > ol > li code')].map(c => c.innerText.trim())")
    t.test("modbus read address=1" in seen and any("table=holding" in s for s in seen),
           "the form shows what the text says", seen)
    for line in ("modbus read address=1", "modbus write table=holding"):
        b.run("[...document.querySelectorAll('.lines.allow > ol > li')]"
              ".find(l => l.querySelector('code').innerText.trim() === %s)"
              ".querySelector('[title=\"Remove the line\"]').click()" % json.dumps(line))
        b.pause(0.2)
    b.run("[...document.querySelectorAll('.lines.allow button')].find(x => x.innerText.includes('Add a line')).click()")
    b.fill("#line-match", "modbus write address=50 value=0..900")
    b.run("document.querySelectorAll('dialog .grid-fields input')[0].focus()")
    b.ask("Input.insertText", text="night shift")
    b.click_text("Take it", "dialog button")
    b.click_text("Text", "[role=tab]")
    b.wait("!!document.querySelector('.editor textarea')")
    text = b.run(TEXT)
    t.test('{ match = "modbus write address=50 value=0..900"; reason = "night shift"; }' in text
           and "as every plant should be" in text
           and "raed" not in text and "address=1\"" not in text,
           "what the form changes is changed in the text; comments stay", text)
    w.shot("policy-text")


def store_and_load(t, w):
    b = w.browser
    b.click_text("Store as a version …")
    ask(b, "Store as a version …", "the night shift writes 50")
    b.wait("location.search.includes('version=')", words="the new version")
    b.click_text("Difference", "[role=tab]")
    b.wait("!!document.querySelector('.difference .added')", words="the difference")
    t.test("night shift" in b.run("document.querySelector('.difference').innerText"),
           "the difference between two versions is shown")
    w.shot("policy-difference")
    before = w.refused
    b.click_text("Load …")
    ask(b, "Load …", "tried on Monday")
    b.wait("document.body.innerText.includes('waits to be confirmed')", words="that it waits to be confirmed")
    w.shot("policy-unconfirmed")
    t.test(True, "a version is loaded, and waits to be confirmed")
    b.pause(3)
    refused = w.refused
    b.pause(4)
    t.test(w.refused == refused and refused >= before, "what the new line allows passes", (before, refused, w.refused))
    b.click_text("Confirm")
    b.wait("!document.body.innerText.includes('waits to be confirmed')", words="that nothing waits any more")
    b.click_text("Versions", "[role=tab]")
    b.wait("document.querySelectorAll('tbody tr').length >= 2")
    t.test("in force" in b.run("document.querySelector('tbody tr').innerText"), "confirmed, it is in force",
           b.run("document.querySelector('tbody').innerText"))
    b.click_text("Roll back …")
    ask(b, "Roll back …")
    b.wait("document.body.innerText.includes('is in force.')", words="that the former one is in force")
    refused = w.refused
    end = 80
    while w.refused == refused and end:
        b.pause(0.1)
        end -= 1
    t.test(w.refused > refused, "rolled back, the write is refused again")
    clean(t, b, "policies")


def let_pass(t, w):
    b = w.browser
    w.open("/operator")
    b.click_text("Let everything pass on seg1")
    ask(b, "Let everything pass", "the recipe must go through")
    b.wait("!!document.querySelector('.banner.warning')", 15, "the banner that something is let through")
    w.shot("relaxed")
    b.wait("document.querySelector('.pill').innerText.includes('Monitoring')", words="that it only monitors")
    refused = w.refused
    b.pause(4)
    t.test(w.refused == refused, "let through, nothing is refused, and the top of each page says so", (refused,
                                                                                                       w.refused))
    b.wait("[...document.querySelectorAll('button')].some(x => x.innerText.startsWith('Protect seg1 again'))")
    b.run("[...document.querySelectorAll('button')].find(x => x.innerText.startsWith('Protect seg1 again')).click()")
    b.wait("!document.querySelector('.banner.warning')", 15, "no banner")
    b.pause(4)
    t.test(w.refused > refused, "and protected again, it is")


def window(t, w):
    b = w.browser
    w.open("/operator")
    b.click_text("Open a window …")
    b.wait("!!document.querySelector('dialog[open]')")
    for i, value in enumerate(["10.9.0.1", "10.9.0.2"]):
        b.run("document.querySelectorAll('dialog input[required]')[%d].focus()" % i)
        b.ask("Input.insertText", text=value)
    b.run("[...document.querySelectorAll('dialog .chips label')].find(l => l.innerText.trim() === 'write')"
          ".querySelector('input').click()")
    ask(b, "Open a window …", "new recipe")
    b.wait("document.querySelector('tbody') && document.querySelector('tbody').innerText.includes('new recipe')",
           words="the window in the list")
    refused = w.refused
    b.pause(4)
    t.test(w.refused == refused, "in a window what it names passes", (refused, w.refused))
    w.shot("window")
    b.click_text("End it")
    b.click_text("End it", "dialog button")
    b.wait("!document.querySelector('dialog[open]') && document.querySelector('tbody').innerText.includes('ended')",
           words="that it ended")
    b.click_text("Report")
    b.wait("!!document.querySelector('dialog[open] .sentences')", words="the report of the window")
    t.test("10.9.0.1" in b.run("document.querySelector('dialog').innerText")
           or "anna" in b.run("document.querySelector('dialog').innerText"),
           "ended, it has a report", b.run("document.querySelector('dialog').innerText"))
    w.shot("window-report")
    b.key("Escape")
    clean(t, b, "windows")


def main():
    t = Test()
    w = Web(sys.argv[1])
    try:
        w.mgmt.set_up()
        w.choose("en", "light")
        w.log_in()
        text_and_form(t, w)
        store_and_load(t, w)
        let_pass(t, w)
        window(t, w)
    except Failure as e:
        w.shot("failure-work")
        t.test(False, "the browser finds what it looks for", e)
    finally:
        w.close()
    return t.end()


if __name__ == "__main__":
    sys.exit(main())
