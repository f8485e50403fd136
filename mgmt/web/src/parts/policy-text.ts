/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The text of a policy (libconfig) read with the place of everything in it, so that the form is a view of the text and
 * each change in the form is a small edit of the text: comments and layout stay.  What the text means, and whether it is
 * right, the daemon says.
 */
export interface Scalar { kind: "scalar"; value: string; isText: boolean; start: number; end: number }
export interface Listing { kind: "list"; items: Node[]; start: number; end: number }
export interface Group { kind: "group"; settings: Setting[]; start: number; end: number }
export interface Setting { name: string; value: Node; start: number; end: number }
export type Node = Scalar | Listing | Group;

export interface Line { match: string; more: Record<string, string>; start: number; end: number }
export interface Zone { name: string; addresses: string[]; vlans: string[]; macs: string[]; sides: string[]; node: Group }
export interface Conduit { from: string[]; to: string[]; mode: string; otherwise: string; deny: Line[]; allow: Line[]; node: Group }
export interface Form { mode: string; otherwise: string; zones: Zone[]; conduits: Conduit[]; root: Group }

export type TokenKind = "space" | "comment" | "text" | "name" | "number" | "sign";
export interface Token { kind: TokenKind; start: number; end: number }

const TOKENS: [TokenKind, RegExp][] = [
  ["space", /\s+/y], ["comment", /#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/y], ["text", /"(?:[^"\\]|\\[\s\S])*(?:"|$)/y],
  ["name", /[A-Za-z*][\w*-]*/y], ["number", /[-+]?(?:0[xX][\da-fA-F]+|[\d.]+(?:[eE][-+]?\d+)?)L*/y], ["sign", /[\s\S]/y],
];

export function tokens(text: string): Token[] {
  const found: Token[] = [];
  for (let at = 0; at < text.length;) {
    for (const [kind, pattern] of TOKENS) {
      pattern.lastIndex = at;
      const m = pattern.exec(text);
      if (m) { found.push({ kind, start: at, end: at + m[0].length }); at += m[0].length; break; }
    }
  }
  return found;
}

class Broken extends Error {}

class Reader {
  private at = 0;
  private list: Token[];
  constructor(private text: string) { this.list = tokens(text).filter((x) => x.kind !== "space" && x.kind !== "comment"); }

  private peek(): string { const k = this.list[this.at]; return k ? this.text.slice(k.start, k.end) : ""; }
  private take(): Token { const k = this.list[this.at++]; if (!k) throw new Broken(); return k; }
  private skip(...signs: string[]): void { if (signs.includes(this.peek())) this.at++; }

  settings(end: string): Setting[] {
    const found: Setting[] = [];
    while (this.peek() !== end) {
      const name = this.take();
      if (name.kind !== "name" || !["=", ":"].includes(this.peek())) throw new Broken();
      this.at++;
      const value = this.value();
      this.skip(";", ",");
      found.push({ name: this.text.slice(name.start, name.end), value, start: name.start, end: (this.list[this.at - 1] as Token).end });
    }
    return found;
  }

  private value(): Node {
    const first = this.take();
    const sign = this.text.slice(first.start, first.end);
    if (sign === "{") {
      const settings = this.settings("}");
      return { kind: "group", settings, start: first.start, end: this.take().end };
    }
    if (sign === "(" || sign === "[") {
      const close = sign === "(" ? ")" : "]", items: Node[] = [];
      while (this.peek() !== close) { items.push(this.value()); if (this.peek() !== close) { if (this.peek() !== ",") throw new Broken(); this.at++; } }
      return { kind: "list", items, start: first.start, end: this.take().end };
    }
    if (first.kind === "sign") throw new Broken();
    let value = sign, end = first.end;
    if (first.kind === "text") {
      value = unquote(sign);
      while (this.list[this.at]?.kind === "text") { value += unquote(this.peek()); end = this.take().end; }
    }
    return { kind: "scalar", value, isText: first.kind === "text", start: first.start, end };
  }
}

function unquote(s: string): string {
  return s.replace(/^"|"$/g, "").replace(/\\x([\da-fA-F]{2})|\\([\s\S])/g, (_, hex, c) => hex ? String.fromCharCode(parseInt(hex, 16)) : ({ n: "\n", t: "\t", r: "\r", f: "\f" } as Record<string, string>)[c] ?? c);
}

export function quote(s: string): string {
  return `"${s.replace(/\\/g, "\\\\").replace(/"/g, '\\"').replace(/\n/g, "\\n")}"`;
}

export function find(g: Group, name: string): Node | undefined {
  return g.settings.find((s) => s.name === name)?.value;
}

function texts(n: Node | undefined): string[] {
  if (!n) return [];
  return n.kind === "scalar" ? [n.value] : n.kind === "list" ? n.items.flatMap(texts) : [];
}

function groups(n: Node | undefined): Group[] {
  return n?.kind === "list" ? n.items.filter((x): x is Group => x.kind === "group") : n?.kind === "group" ? [n] : [];
}

function show(n: Node): string {
  return n.kind === "scalar" ? n.value : n.kind === "list" ? n.items.map(show).join(", ") : "";
}

function lines(n: Node | undefined): Line[] {
  if (!n) return [];
  if (n.kind === "list") return n.items.flatMap(lines);
  if (n.kind === "scalar") return [{ match: n.value, more: {}, start: n.start, end: n.end }];
  const more: Record<string, string> = {};
  for (const s of n.settings) if (s.name !== "match") more[s.name] = show(s.value);
  return [{ match: texts(find(n, "match"))[0] ?? "", more, start: n.start, end: n.end }];
}

/* null: the text cannot be read; the daemon says where. */
export function readPolicy(text: string): Form | null {
  let root: Group;
  try {
    root = { kind: "group", settings: new Reader(text).settings(""), start: 0, end: text.length };
  } catch (e) {
    if (e instanceof Broken) return null;
    throw e;
  }
  const one = (g: Group, name: string) => texts(find(g, name))[0] ?? "";
  return {
    root, mode: one(root, "mode") || "learn", otherwise: one(root, "otherwise") || "drop",
    zones: groups(find(root, "zones")).map((g) => ({ name: one(g, "name"), addresses: texts(find(g, "addresses")), vlans: texts(find(g, "vlans")), macs: texts(find(g, "macs")), sides: texts(find(g, "sides")), node: g })),
    conduits: groups(find(root, "conduits")).map((g) => ({ from: texts(find(g, "from")), to: texts(find(g, "to")), mode: one(g, "mode"), otherwise: one(g, "otherwise"), deny: lines(find(g, "deny")), allow: lines(find(g, "allow")), node: g })),
  };
}

/* ---- edits: each takes the text and gives the new one ---- */

const NUMERIC = new Set(["step", "version"]);

export function lineText(match: string, more: Record<string, string>): string {
  const kept = Object.entries(more).filter(([, v]) => v.trim());
  if (!kept.length) return quote(match);
  const value = (k: string, v: string) => k === "always" ? `[ ${v} ]` : NUMERIC.has(k) && /^[-\d.]+$/.test(v) ? v : quote(v);
  return `{ match = ${quote(match)}; ${kept.map(([k, v]) => `${k} = ${value(k, v)};`).join(" ")} }`;
}

function splice(text: string, start: number, end: number, by: string): string {
  return text.slice(0, start) + by + text.slice(end);
}

function indentAt(text: string, at: number): string {
  return /^[ \t]*/.exec(text.slice(text.lastIndexOf("\n", at - 1) + 1))?.[0] ?? "";
}

/* Sets name to what is written in `literal`; null takes the setting out. */
export function setIn(text: string, g: Group, name: string, literal: string | null): string {
  const s = g.settings.find((x) => x.name === name);
  if (s && literal !== null) return splice(text, s.value.start, s.value.end, literal);
  if (s) return splice(text, s.start, s.end, "").replace(/[ \t]+\n/g, "\n");
  if (literal === null) return text;
  const isRoot = g.start === 0 && text[0] !== "{";
  const at = isRoot ? g.end : g.end - 1;
  const isWide = text.slice(g.start, g.end).includes("\n");
  const pad = isRoot ? "\n" : isWide ? `\n${indentAt(text, g.start)}  ` : " ";
  return splice(text, trimBack(text, at), at, `${pad}${name} = ${literal};${isRoot ? "\n" : isWide ? ` ` : " "}`);
}

function trimBack(text: string, at: number): number {
  while (at > 0 && /[ \t\n]/.test(text[at - 1] as string)) at--;
  return at;
}

export function addLine(text: string, c: Conduit, list: "allow" | "deny", line: string): string {
  const n = find(c.node, list);
  if (!n) return setIn(text, c.node, list, `( ${line} )`);
  if (n.kind !== "list") return splice(text, n.start, n.end, `( ${text.slice(n.start, n.end)}, ${line} )`);
  const last = n.items[n.items.length - 1];
  if (!last) return splice(text, n.start, n.end, `( ${line} )`);
  const isWide = text.slice(n.start, n.end).includes("\n");
  const column = last.start - (text.lastIndexOf("\n", last.start) + 1);
  return splice(text, last.end, last.end, isWide ? `,\n${" ".repeat(column)}${line}` : `, ${line}`);
}

export function replaceLine(text: string, l: Line, by: string): string {
  return splice(text, l.start, l.end, by);
}

export function removeLine(text: string, c: Conduit, list: "allow" | "deny", l: Line): string {
  const n = find(c.node, list);
  if (!n || n.kind !== "list" || n.items.length < 2) return setIn(text, c.node, list, null);
  const i = n.items.findIndex((x) => x.start === l.start);
  const next = n.items[i + 1], before = n.items[i - 1];
  if (next) return splice(text, l.start, next.start, "");
  return splice(text, (before as Node).end, l.end, "");
}

function addTo(text: string, form: Form, name: "zones" | "conduits", literal: string): string {
  const n = find(form.root, name);
  if (!n || n.kind !== "list") return setIn(text, form.root, name, `(\n  ${literal}\n)`);
  const last = n.items[n.items.length - 1];
  if (!last) return splice(text, n.start, n.end, `(\n  ${literal}\n)`);
  return splice(text, last.end, last.end, `,\n${indentAt(text, last.start) || "  "}${literal}`);
}

export function addZone(text: string, form: Form, name: string, addresses: string[]): string {
  return addTo(text, form, "zones", `{ name = ${quote(name)}; addresses = [ ${addresses.map(quote).join(", ")} ]; }`);
}

export function addConduit(text: string, form: Form, from: string, to: string): string {
  return addTo(text, form, "conduits", `{ from = ${quote(from)}; to = ${quote(to)}; allow = ( ); otherwise = "refuse"; }`);
}

/* Line and column, from 1, to a place in the text; a column counts bytes. */
export function placeOf(text: string, line: number, column: number): number {
  let at = 0;
  for (let n = 1; n < line; n++) {
    const next = text.indexOf("\n", at);
    if (next < 0) return text.length;
    at = next + 1;
  }
  const encoder = new TextEncoder();
  for (let bytes = 1; bytes < column && at < text.length && text[at] !== "\n"; ) {
    const c = String.fromCodePoint(text.codePointAt(at) as number);
    bytes += encoder.encode(c).length;
    at += c.length;
  }
  return at;
}
