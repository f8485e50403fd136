/* SPDX-License-Identifier: Apache-2.0 */
/* One line in the expression language, with completion from the protocols' own tables. */
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { get } from "../api";
import type { Fields } from "../shapes";
import { createStore } from "../store";
import { complete, type Completions } from "./expression";

export const fields = createStore<Fields | null>(null);
let isAsked = false;

/* Asked for once, when the first input that needs it is shown. */
export function useFields(): Fields | null {
  useEffect(() => {
    if (isAsked) return;
    isAsked = true;
    get<Fields>("/fields").then(fields.set, () => { isAsked = false; });
  }, []);
  return fields.use();
}

const NOTHING: Completions = { from: 0, options: [] };

export function ExpressionInput({ value, set, label, placeholder, wrong, submit, isSearch, id }: {
  value: string; set: (v: string) => void; label: string; placeholder?: string; wrong?: boolean; submit?: () => void; isSearch?: boolean; id?: string;
}) {
  const known = useFields();
  const input = useRef<HTMLInputElement>(null);
  const list = useId();
  const [offered, offer] = useState<Completions>(NOTHING);
  const [chosen, choose] = useState(-1);
  const look = () => {
    const e = input.current;
    offer(known && e && e.selectionStart !== null ? complete(known, e.value, e.selectionStart) : NOTHING);
    choose(-1);
  };
  const take = (text: string) => {
    const e = input.current;
    if (!e) return;
    const caret = e.selectionStart ?? e.value.length;
    const space = text.endsWith("=") ? "" : " ";
    const rest = e.value.slice(caret).replace(/^ /, "");
    const next = e.value.slice(0, offered.from) + text + space;
    set(next + rest);
    offer(NOTHING);
    requestAnimationFrame(() => {
      e.focus();
      e.setSelectionRange(next.length, next.length);
      look();
    });
  };
  const key = (e: KeyboardEvent) => {
    const n = offered.options.length;
    if (n && (e.key === "ArrowDown" || e.key === "ArrowUp")) choose(e.key === "ArrowDown" ? (chosen + 1) % n : chosen <= 0 ? n - 1 : chosen - 1);
    else if (n && chosen >= 0 && (e.key === "Enter" || e.key === "Tab")) take((offered.options[chosen] as { text: string }).text);
    else if (n && e.key === "Escape") offer(NOTHING);
    else if (e.key === "Enter" && submit) { offer(NOTHING); submit(); }
    else return;
    e.preventDefault();
    e.stopPropagation();
  };
  return (
    <div class="expression">
      <input
        ref={input} id={id} type="text" role="combobox" aria-label={label} aria-expanded={offered.options.length > 0} aria-controls={list} aria-autocomplete="list"
        aria-activedescendant={chosen >= 0 ? `${list}-${chosen}` : undefined} aria-invalid={wrong} data-search={isSearch ? "" : undefined} placeholder={placeholder}
        value={value} spellcheck={false} autocomplete="off" autocapitalize="off" class="code"
        onInput={(e) => { set(e.currentTarget.value); look(); }} onClick={look} onFocus={look} onBlur={() => offer(NOTHING)} onKeyDown={key}
      />
      <ul id={list} role="listbox" hidden={!offered.options.length}>
        {offered.options.map((o, i) => (
          <li key={o.text} id={`${list}-${i}`} role="option" aria-selected={i === chosen} onMouseDown={(e) => { e.preventDefault(); take(o.text); }}>
            <code>{o.text}</code><small>{o.hint}</small>
          </li>
        ))}
      </ul>
    </div>
  );
}
