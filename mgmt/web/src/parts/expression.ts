/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What can stand next in an expression (docs/expressions.md), from GET /fields: protocols and transports, then intents and
 * fields, after `field=` the names of its values.
 */
import type { Field, Fields } from "../shapes";
import { word } from "../words";

export interface Completion { text: string; hint: string }
export interface Completions { from: number; options: Completion[] }

const OPERATOR = /^([a-z_][\w.]*)\s*(!?=|<=?|>=?|~)(.*)$/i;
const SHOWN = 12;

/* The terms before the caret, quotes kept together, and where the last one begins. */
function terms(text: string): { words: string[]; start: number } {
  const words: string[] = [];
  let start = 0, quote = "";
  for (let i = 0; i < text.length; i++) {
    const c = text[i] as string;
    if (quote) { if (c === quote) quote = ""; }
    else if (c === '"' || c === "'") quote = c;
    else if (c === " ") { words.push(text.slice(start, i)); start = i + 1; }
  }
  words.push(text.slice(start));
  return { words, start };
}

function fieldsOf(fields: Fields, names: string[]): Field[] {
  const named = fields.protocols.filter((p) => names.includes(p.name));
  const own = named.length ? (named[0] as { fields: Field[] }).fields.filter((f) => named.every((p) => p.fields.some((g) => g.name === f.name))) : [];
  return [...own, ...fields.common.filter((f) => !own.some((g) => g.name === f.name))];
}

export function complete(fields: Fields, text: string, caret: number): Completions {
  const { words, start } = terms(text.slice(0, caret));
  const last = words.pop() ?? "";
  const named = words.flatMap((w) => w.split("|")).filter((w) => w && !OPERATOR.test(w)).map((w) => w.toLowerCase());
  const known = fieldsOf(fields, named);
  const assigned = OPERATOR.exec(last);
  let from = start, typed = last, options: Completion[];
  if (assigned) {
    const value = assigned[3] as string;
    const cut = Math.max(value.lastIndexOf(","), value.lastIndexOf(".."), value.lastIndexOf("|")) + 1;
    typed = value.slice(cut);
    from = caret - typed.length;
    const f = known.find((x) => x.name === (assigned[1] as string).toLowerCase());
    options = (f?.values ?? []).map((v) => ({ text: v, hint: "" }));
    if (f?.name === "flaw") options = [...options, ...fields.flaws.map((v) => ({ text: v, hint: "" }))];
  } else {
    const bar = last.lastIndexOf("|") + 1;
    typed = last.slice(bar);
    from = start + bar;
    const protocols = [{ text: "any", hint: "" }, ...fields.protocols.map((p) => ({ text: p.name, hint: p.title }))];
    const others = [...fields.transports, ...fields.services].map((x) => ({ text: x, hint: "" }));
    const intents = fields.intents.map((x) => ({ text: x, hint: word("intent", x) === x ? "" : word("intent", x) }));
    const predicates = known.map((f) => ({ text: `${f.name}=`, hint: f.help }));
    const hasIntent = named.some((w) => fields.intents.includes(w));
    options = named.length || bar ? [...(hasIntent && !bar ? [] : intents), ...predicates, ...(bar ? protocols : [])] : [...protocols, ...others];
    if (bar) options = options.filter((o) => !o.text.endsWith("="));
  }
  const low = typed.toLowerCase();
  const begins = options.filter((o) => o.text.toLowerCase().startsWith(low) && o.text !== typed);
  const within = options.filter((o) => low.length > 1 && !o.text.toLowerCase().startsWith(low) && o.text.toLowerCase().includes(low));
  return { from, options: [...begins, ...within].slice(0, SHOWN) };
}
