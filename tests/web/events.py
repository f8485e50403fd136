#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""From a refused write to the line of the policy that allows it, in a real browser: the live
tail, why it was refused, which
bytes said so, the search with completion and mistakes in words, the line in a draft, and its replay."""
import json
import sys

from _web import Failure, Test, Web, clean
from work import ask


def tail(t, w):
    b = w.browser
    w.open("/events")
    b.wait("!!document.querySelector('.pulse.on')", words="the live tail")
    b.wait("[...document.querySelectorAll('tbody tr')].some(r => r.innerText.includes('refused'))", 15,
           "a refused write in the tail")
    first = b.run("document.querySelector('tbody tr').innerText")
    b.wait("document.querySelector('tbody tr').innerText !== %s" % json.dumps(first), 10, "newer events on top")
    t.test(True, "events appear as they happen")
    b.click_text("Pause")
    b.pause(0.5)
    first = b.run("document.querySelector('tbody').innerText")
    b.pause(3)
    t.test(b.run("document.querySelector('tbody').innerText") == first
           and "wait" in b.run("document.querySelector('.toolbar').innerText"),
           "paused, the list stands still and says how many wait",
           b.run("document.querySelector('.toolbar').innerText"))
    w.shot("events-tail")


def why(t, w):
    b = w.browser
    b.run("[...document.querySelectorAll('tbody tr')].find(r => r.innerText.includes('refused')).focus()")
    b.key("Enter")
    b.wait("!!document.querySelector('.detail .path')", words="one event")
    text = b.run("document.querySelector('.detail').innerText")
    t.test("office" in text and "812" in text and "modbus write" in text,
           "it says why, what, and which line would allow exactly it", text)
    row = "[...document.querySelectorAll('.path li')].find(l => l.innerText.startsWith('value'))"
    b.run(row + ".focus()")
    b.wait("!!document.querySelector('.hex .lit')", words="marked bytes")
    lit = b.run("[...document.querySelectorAll('.hex-bytes .lit')].map(e => e.innerText).join('')")
    t.test(lit == "032c", "the bytes of a field are marked in the message", lit)
    w.shot("event")
    link = b.run("(a => a && a.getAttribute('href'))(document.querySelector('.detail a[download]'))")
    if link:
        size = b.run("fetch(%s).then(r => r.arrayBuffer()).then(a => [new DataView(a).getUint32(0), a.byteLength])"
                     % json.dumps(link))
        t.test(size[0] in (0xa1b2c3d4, 0xd4c3b2a1, 0x4d3cb2a1, 0xa1b23c4d, 0x0a0d0d0a) and size[1] > 60,
               "its packets are a capture", size)
    b.click_text("Allow exactly this")
    ask(b, "Allow exactly this", "night shift")
    b.wait("document.querySelector('.detail').innerText.includes('in the draft')", words="that it is in the draft")
    t.test(True, "one button puts the line into the draft of the next policy")


def search(t, w):
    b = w.browser
    w.open("/events?view=search")
    b.fill(".expression input", "modbus wri")
    b.wait("[...document.querySelectorAll('.expression li')].some(l => l.innerText.startsWith('write'))",
           words="a completion")
    b.key("ArrowDown")
    b.key("Enter")
    b.wait("document.querySelector('.expression input').value === 'modbus write '", words="the completed word")
    b.ask("Input.insertText", text="value=812")
    b.key("Escape")
    b.key("Enter")
    b.wait("location.search.includes('match=')", words="the search in the address")
    b.wait("!document.querySelector('.loading') && document.querySelectorAll('tbody tr').length > 0",
           words="what was found")
    b.pause(0.5)
    rows = b.run("[...document.querySelectorAll('tbody tr')].map(r => r.innerText)")
    t.test(rows and all("refused" in r for r in rows), "the search finds what the expression says, and nothing else",
           rows[:3])
    w.shot("events-search")
    b.fill(".expression input", "modbus wirte")
    b.key("Escape")
    b.key("Enter")
    b.wait("!!document.querySelector('[role=alert]')", words="what is wrong with the expression")
    text = b.run("document.querySelector('[role=alert]').innerText")
    t.test("wirte" in text and "column" in text, "a mistake in an expression is said, with its place", text)
    clean(t, b, "events", allowed=(r"status of 400",))


def draft(t, w):
    b = w.browser
    w.open("/learning?tab=answered")
    b.wait("[...document.querySelectorAll('.proposal')].some(p => p.innerText.includes('src=10.9.0.1') && "
           "p.innerText.includes('night shift'))",
           words="the answered proposal")
    w.shot("proposal")
    w.open("/policy?tab=text")
    b.wait("!!document.querySelector('.editor textarea')")
    text = b.run("document.querySelector('.editor textarea').value")
    t.test("value=812" in text and "draft" in b.run("document.querySelector('.head').innerText"),
           "the line stands in a draft", text)
    b.click_text("Replay", "[role=tab]")
    b.click_text("Replay", "button.main")
    b.wait("document.body.innerText.includes('would have been judged differently')", 20, "the result of the replay")
    rows = b.run("[...document.querySelectorAll('tbody tr')].map(r => r.innerText)")
    t.test(len(rows) == 1 and "refused" in rows[0] and "allowed" in rows[0],
           "replayed, only that write would have been judged differently", rows)
    w.shot("replay")
    clean(t, b, "learning and replay")


def main():
    t = Test()
    w = Web(sys.argv[1])
    try:
        w.mgmt.set_up()
        w.choose("en", "light")
        w.log_in()
        tail(t, w)
        why(t, w)
        search(t, w)
        draft(t, w)
    except Failure as e:
        w.shot("failure-events")
        t.test(False, "the browser finds what it looks for", e)
    finally:
        w.close()
    return t.end()


if __name__ == "__main__":
    sys.exit(main())
