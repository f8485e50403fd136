/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The text of a policy to be written in: coloured, with line numbers, mistakes underlined in place, and completion of
 * settings and expressions.  A plain textarea lies over the coloured text, so that everything a browser can do with text works.
 */
import { useMemo, useRef, useState } from "preact/hooks";
import type { Diagnostic } from "../shapes";
import { t } from "../words";
import { complete, type Completions } from "./expression";
import { useFields } from "./expression-input";
import { placeOf, tokens } from "./policy-text";

const SETTINGS: Record<string, string[]> = {
  "": ["version", "mode", "zones", "conduits", "otherwise", "within", "utc_offset"],
  zones: ["name", "addresses", "vlans", "macs", "sides"],
  conduits: ["from", "to", "mode", "deny", "allow", "otherwise", "malformed", "unknown", "answers", "cyclic", "silent", "refuse_codes"],
  allow: ["match", "step", "always", "rate", "schedule", "reason", "owner", "expires", "on_expiry"],
};
const VALUES: Record<string, string[]> = {
  mode: ["learn", "monitor", "enforce"], otherwise: ["allow", "alert", "drop", "reset", "refuse"], malformed: ["allow", "alert", "drop", "reset", "refuse"],
  unknown: ["allow", "alert", "drop", "reset", "refuse"], answers: ["allow", "alert", "drop"], within: ["allow", "judge"], cyclic: ["alert", "strict"],
};
SETTINGS.deny = SETTINGS.allow as string[];

const NOTHING: Completions = { from: 0, options: [] };

/* Where in the policy the caret is: the open brackets before it name the list. */
function listAt(before: string): string {
  const open: string[] = [];
  let name = "";
  for (const k of tokens(before)) {
    const s = before.slice(k.start, k.end);
    if (k.kind === "name") name = s;
    else if (/^[([{]$/.test(s)) open.push(s === "{" ? "{" : name);
    else if (/^[)\]}]$/.test(s)) open.pop();
  }
  return open.filter((x) => x !== "{").pop() ?? "";
}

export function Editor({ value, set, diagnostics, label, goTo }: { value: string; set: (v: string) => void; diagnostics: Diagnostic[]; label: string; goTo?: number | null }) {
  const known = useFields();
  const area = useRef<HTMLTextAreaElement>(null);
  const shade = useRef<HTMLPreElement>(null);
  const numbers = useRef<HTMLDivElement>(null);
  const [offered, offer] = useState<Completions>(NOTHING);
  const [chosen, choose] = useState(0);
  const [spot, setSpot] = useState({ left: 0, top: 0 });
  const rows = value.split("\n").length;
  const marks = useMemo(() => diagnostics.map((d) => {
    const start = placeOf(value, d.line, d.column);
    const rest = /^[\w.|=-]+/.exec(value.slice(start));
    return { start, end: start + (d.length ?? rest?.[0].length ?? 1), severity: d.severity };
  }), [diagnostics, value]);

  const painted = useMemo(() => tokens(value).flatMap((k, i) => {
    const cuts = [k.start, ...marks.flatMap((m) => [m.start, m.end]).filter((c) => c > k.start && c < k.end), k.end].sort((a, b) => a - b);
    return cuts.slice(1).map((end, j) => {
      const start = cuts[j] as number;
      const m = marks.find((x) => start >= x.start && start < x.end);
      return <span key={`${i}.${j}`} class={`ink-${k.kind} ${m ? `mistake-${m.severity}` : ""}`}>{value.slice(start, end)}</span>;
    });
  }), [value, marks]);

  const look = () => {
    const e = area.current;
    if (!e || !known) return;
    const at = e.selectionStart, before = e.value.slice(0, at);
    const last = tokens(before).filter((k) => k.kind !== "space").pop();
    let found = NOTHING;
    if (last?.kind === "text" && !/^"(?:[^"\\]|\\.)*"$/.test(before.slice(last.start, last.end))) {
      const setting = /(\w+)\s*=\s*$/.exec(before.slice(0, last.start))?.[1] ?? "";
      const list = setting && setting in VALUES ? "" : listAt(before.slice(0, last.start));
      if (VALUES[setting]) {
        const typed = before.slice(last.start + 1);
        found = { from: last.start + 1, options: (VALUES[setting] as string[]).filter((v) => v.startsWith(typed) && v !== typed).map((text) => ({ text, hint: "" })) };
      } else if (["match", "allow", "deny"].includes(setting) || ["allow", "deny"].includes(list)) {
        const c = complete(known, before.slice(last.start + 1), at - last.start - 1);
        found = { from: last.start + 1 + c.from, options: c.options };
      }
    } else if (last?.kind === "name" && last.end === at) {
      const typed = before.slice(last.start);
      const list = listAt(before.slice(0, last.start));
      found = { from: last.start, options: (SETTINGS[list] ?? []).filter((s) => s.startsWith(typed) && s !== typed).map((text) => ({ text: `${text} = `, hint: "" })) };
    }
    offer(found);
    choose(0);
    if (found.options.length) {
      const line = before.split("\n");
      const style = getComputedStyle(e);
      const size = parseFloat(style.fontSize);
      const top = line.length * parseFloat(style.lineHeight) + 8 - e.scrollTop;
      /* Above the line where there is no room below it. */
      const above = top > e.clientHeight - 240 ? top - parseFloat(style.lineHeight) - Math.min(320, 32 * found.options.length + 10) : top;
      setSpot({ left: (line[line.length - 1] as string).length * size * 0.602 + 8 - e.scrollLeft, top: above });
    }
  };
  const take = (text: string) => {
    const e = area.current;
    if (!e) return;
    const next = value.slice(0, offered.from) + text;
    set(next + value.slice(e.selectionStart));
    offer(NOTHING);
    requestAnimationFrame(() => { e.focus(); e.setSelectionRange(next.length, next.length); });
  };
  const key = (e: KeyboardEvent) => {
    const n = offered.options.length;
    if (!n) return;
    if (e.key === "ArrowDown") choose((chosen + 1) % n);
    else if (e.key === "ArrowUp") choose((chosen + n - 1) % n);
    else if (e.key === "Enter" || e.key === "Tab") take((offered.options[chosen] as { text: string }).text);
    else if (e.key === "Escape") offer(NOTHING);
    else return;
    e.preventDefault();
    e.stopPropagation();
  };
  const scroll = () => {
    const e = area.current;
    if (!e || !shade.current || !numbers.current) return;
    shade.current.style.transform = `translate(${-e.scrollLeft}px, ${-e.scrollTop}px)`;
    numbers.current.style.transform = `translateY(${-e.scrollTop}px)`;
  };
  const reach = (d: Diagnostic) => {
    const e = area.current, at = placeOf(value, d.line, d.column);
    if (!e) return;
    e.focus();
    e.setSelectionRange(at, at);
    e.scrollTop = (d.line - 4) * parseFloat(getComputedStyle(e).lineHeight);
  };
  const seen = useRef<number | null>(null);
  if (goTo && goTo !== seen.current) {
    seen.current = goTo;
    requestAnimationFrame(() => reach({ severity: "warning", line: goTo, column: 1, text: "", hint: null }));
  }
  return (
    <div class="editor-frame">
      <div class="editor code">
        <div class="editor-numbers" aria-hidden="true"><div ref={numbers}>{Array.from({ length: rows }, (_, i) => {
          const d = diagnostics.find((x) => x.line === i + 1);
          return <div key={i} class={d ? `mistake-${d.severity}` : ""}>{i + 1}</div>;
        })}</div></div>
        <div class="editor-text">
          <pre ref={shade} aria-hidden="true">{painted}{"\n"}</pre>
          <textarea ref={area} aria-label={label} value={value} spellcheck={false} wrap="off" autocomplete="off" onScroll={scroll} onKeyDown={key} onBlur={() => offer(NOTHING)}
            onInput={(e) => { set(e.currentTarget.value); look(); }} onClick={() => offer(NOTHING)} />
          <ul class="offered" role="listbox" hidden={!offered.options.length} style={{ left: `${spot.left}px`, top: `${spot.top}px` }}>
            {offered.options.map((o, i) => <li key={o.text} role="option" aria-selected={i === chosen} onMouseDown={(e) => { e.preventDefault(); take(o.text); }}><code>{o.text}</code><small>{o.hint}</small></li>)}
          </ul>
        </div>
      </div>
      {diagnostics.length > 0 && (
        <ul class="diagnostics" aria-live="polite">
          {diagnostics.map((d) => (
            <li key={`${d.line}.${d.column}.${d.text}`}>
              <button type="button" class={`mistake-${d.severity}`} onClick={() => reach(d)}>{t("state.at", { line: d.line, column: d.column })}</button>
              <span>{d.text}{d.hint && <em> {d.hint}</em>}</span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

