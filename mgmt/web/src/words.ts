/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What people read, in the language that they chose: texts by id from mgmt/words, with arguments, numbers and times as
 * that language writes them.
 */
import type { Sentence, Time } from "./shapes";
import { createStore } from "./store";

export type Language = "en" | "zh";
export type Args = Record<string, string | number | Sentence>;

const KEPT = "bulkhead.language";
const files: Record<Language, () => Promise<{ default: unknown }>> = {
  en: () => import("../../words/en.json"),
  zh: () => import("../../words/zh.json"),
};
let texts: Record<string, string> = {};
let code = "en";

export const language = createStore<Language>("en");

export async function chooseLanguage(wanted: Language, keep = true): Promise<void> {
  texts = (await files[wanted]()).default as Record<string, string>;
  code = wanted === "zh" ? "zh-CN" : "en-GB";
  document.documentElement.lang = wanted === "zh" ? "zh-CN" : "en";
  if (keep) localStorage.setItem(KEPT, wanted);
  language.set(wanted);
}

/* The language chosen before, else the browser's. */
export function firstLanguage(): Language {
  const kept = localStorage.getItem(KEPT);
  if (kept === "en" || kept === "zh") return kept;
  return navigator.language.toLowerCase().startsWith("zh") ? "zh" : "en";
}

/* For Accept-Language. */
export function languageTag(): string {
  return code === "zh-CN" ? "zh-CN" : "en";
}

function argument(v: string | number | Sentence): string {
  if (typeof v === "number") return number(v);
  if (typeof v === "object") return sentence(v);
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(v) ? time(v) : v;
}

function fill(text: string, args: Args): string {
  return text.replace(/\{([a-z_]+)(?:\|([^|{}]*)\|([^|{}]*))?\}/g, (whole, name, one, many) => {
    const v = args[name];
    if (v === undefined) return whole;
    return one === undefined ? argument(v) : String(v) === "1" ? one : many;
  });
}

export function t(id: string, args: Args = {}): string {
  const text = texts[id];
  return text === undefined ? id : fill(text, args);
}

export function isKnown(id: string): boolean {
  return id in texts;
}

/* A sentence of the daemon: in our words if we have them, else as it came. */
export function sentence(s: Sentence): string {
  const text = texts[s.id];
  return text === undefined ? s.text : fill(text, s.args ?? {});
}

/* The word for a name out of a family ("verdict", "refuse"), or the name itself. */
export function word(family: string, name: string): string {
  return texts[`${family}.${name}`] ?? name;
}

/* ---- numbers and times ---- */

export function number(n: number, digits = 0): string {
  return n.toLocaleString(code, { maximumFractionDigits: digits });
}

export function bytes(n: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let i = 0;
  while (n >= 1000 && i < units.length - 1) { n /= 1000; i++; }
  return `${number(n, n < 10 && i ? 1 : 0)} ${units[i]}`;
}

/* 12.3k: for places with little room. */
export function short(n: number): string {
  return n >= 1e6 ? `${number(n / 1e6, 1)}M` : n >= 1e4 ? `${number(n / 1e3, 0)}k` : n >= 1e3 ? `${number(n / 1e3, 1)}k` : number(n, n < 10 ? 1 : 0);
}

function isToday(d: Date): boolean {
  return d.toDateString() === new Date().toDateString();
}

export function time(at: Time | null): string {
  if (!at) return "–";
  const d = new Date(at);
  return isToday(d) ? clock(at) : `${day(at)} ${d.toLocaleTimeString(code, { hour: "2-digit", minute: "2-digit", hour12: false })}`;
}

export function clock(at: Time): string {
  return new Date(at).toLocaleTimeString(code, { hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false });
}

export function day(at: Time): string {
  const d = new Date(at);
  return d.toLocaleDateString(code, { day: "numeric", month: "short", year: d.getFullYear() === new Date().getFullYear() ? undefined : "numeric" });
}

export function moment(at: Time): string {
  const d = new Date(at);
  return `${day(at)} ${clock(at)}.${String(d.getMilliseconds()).padStart(3, "0")}`;
}

/* "3 minutes", of seconds. */
export function span(s: number): string {
  s = Math.max(0, Math.round(s));
  const [n, id] = s < 90 ? [s, "time.seconds"] : s < 5400 ? [Math.round(s / 60), "time.minutes"] : s < 129600 ? [Math.round(s / 3600), "time.hours"] : [Math.round(s / 86400), "time.days"];
  return fill(texts[id as string] ?? "", { n });
}

export function ago(at: Time): string {
  return t("time.ago", { span: span((Date.now() - Date.parse(at)) / 1000) });
}

export function left(at: Time): string {
  return span((Date.parse(at) - Date.now()) / 1000);
}
