/* SPDX-License-Identifier: Apache-2.0 */
/* What is around every page: the state of the line, the way to the other pages, language, light, shortcuts. */
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { has, send, session, useGet } from "./api";
import { Button, Dialog, IconButton } from "./parts/bits";
import { Icon } from "./parts/icons";
import { Shape } from "./parts/marks";
import { PAGES, type PageEntry } from "./pages";
import { go, place } from "./route";
import type { Status } from "./shapes";
import { createStore } from "./store";
import { chooseLanguage, language, left, t, time } from "./words";

/* ---- light and dark ---- */

type Light = "auto" | "light" | "dark";
const light = createStore<Light>((localStorage.getItem("bulkhead.light") as Light | null) ?? "auto");

export function applyLight(): void {
  const l = light.get();
  if (l === "auto") document.documentElement.removeAttribute("data-light");
  else document.documentElement.dataset.light = l;
}

export function Switches() {
  const l = light.use();
  const lang = language.use();
  const next: Light = l === "auto" ? "light" : l === "light" ? "dark" : "auto";
  return (
    <>
      <button type="button" class="button quiet" lang={lang === "en" ? "zh-CN" : "en"} onClick={() => void chooseLanguage(lang === "en" ? "zh" : "en")}>{lang === "en" ? "中文" : "English"}</button>
      <IconButton name={l === "auto" ? "auto" : l === "light" ? "sun" : "moon"} title={t(`shell.light.${l}`)} onClick={() => {
        localStorage.setItem("bulkhead.light", next);
        light.set(next);
        applyLight();
      }} />
    </>
  );
}

/* ---- the state of the line, on every page ---- */

export const status = createStore<Status | null>(null);

const TONES = { protected: "good", learning: "danger", monitoring: "warning", bypassed: "danger", mixed: "warning", down: "danger" } as const;

export function toneOf(s: Status): "good" | "warning" | "danger" {
  return TONES[s.protection];
}

function Banner({ s }: { s: Status }) {
  const relaxed = s.segments.filter((x) => x.relaxed);
  if (s.protection === "learning" || s.protection === "bypassed" || s.protection === "down") {
    return <div class="banner danger" role="status"><Shape tone="danger" size={16} /><strong>{t(`protection.${s.protection}`)}</strong><span>{t(`protection.${s.protection}.means`)}</span></div>;
  }
  const first = relaxed[0];
  if (first?.relaxed) {
    return <div class="banner warning" role="status"><Shape tone="warning" size={16} /><strong>{t("shell.relaxed", { segment: first.name })}</strong><span>{t("shell.relaxed.means", { who: first.relaxed.who, left: left(first.relaxed.until) })}</span></div>;
  }
  if (s.policy?.confirm_until) {
    return <div class="banner warning" role="status"><Shape tone="warning" size={16} /><strong>{t("shell.confirm", { number: s.policy.number })}</strong><span>{t("shell.confirm.means", { until: time(s.policy.confirm_until) })}</span><a href="/policy">{t("page.policy")}</a></div>;
  }
  return null;
}

/* ---- shortcuts ---- */

function useShortcuts(pages: PageEntry[], help: () => void): void {
  useEffect(() => {
    let waits = 0;
    const press = (e: KeyboardEvent) => {
      const target = e.target as HTMLElement;
      if (e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || document.querySelector("dialog[open]")) return;
      if (e.key === "?") help();
      else if (e.key === "/") document.querySelector<HTMLInputElement>("[data-search]")?.focus();
      else if (e.key === "g") { waits = Date.now(); return; }
      else if (Date.now() - waits < 1500) {
        const p = pages.find((x) => x.key === e.key);
        waits = 0;
        if (!p) return;
        go(p.path);
      } else return;
      e.preventDefault();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, [pages, help]);
}

function Shortcuts({ pages, close }: { pages: PageEntry[]; close: () => void }) {
  const rows: [string, string][] = [
    ["?", t("keys.help")], ["/", t("keys.search")], ["↑ ↓", t("keys.rows")], ["Enter", t("keys.open")], ["Esc", t("keys.close")],
    ...pages.map((p): [string, string] => [`g ${p.key}`, t(`page.${p.name}`)]),
  ];
  return (
    <Dialog title={t("keys.title")} close={close}>
      <dl class="keys">{rows.map(([k, what]) => <div key={k}><dt>{k.split(" ").map((x) => <kbd key={x}>{x}</kbd>)}</dt><dd>{what}</dd></div>)}</dl>
    </Dialog>
  );
}

/* ---- the frame ---- */

export function Shell({ children }: { children: ComponentChildren }) {
  const s = session.use();
  const here = place.use();
  language.use();
  const [isMenuOpen, openMenu] = useState(false);
  const [isHelpOpen, openHelp] = useState(false);
  const loaded = useGet<Status>("/status", 5);
  useEffect(() => { if (loaded.data) status.set(loaded.data); }, [loaded.data]);
  useEffect(() => { openMenu(false); }, [here.path]);
  const pages = PAGES.filter((p) => has(...p.roles));
  const showHelp = () => openHelp(true);
  useShortcuts(pages, showHelp);
  const data = loaded.data;
  const leave = async () => {
    await send("DELETE", "/session").catch(() => undefined);
    const was = session.get();
    if (was) session.set({ ...was, user: null, csrf: null });
    go("/");
  };
  return (
    <div class="frame">
      <a class="skip" href="#content" onClick={(e) => { e.preventDefault(); document.getElementById("content")?.focus(); }}>{t("shell.skip")}</a>
      <header class="top">
        <span class="only-narrow"><IconButton name="menu" title={t("shell.menu")} expanded={isMenuOpen} onClick={() => openMenu(!isMenuOpen)} /></span>
        <a class="brand" href="/"><img src="/icon.svg" alt="" width="24" height="24" /><b>Bulkhead</b>{s?.plant && <span>{s.plant}</span>}</a>
        {data && <a class={`pill tone-${toneOf(data)}`} href="/"><Shape tone={toneOf(data)} />{t(`protection.${data.protection}`)}</a>}
        {!data && loaded.failure && <span class="pill tone-danger"><Shape tone="danger" />{t("shell.unreachable")}</span>}
        <div class="row tools">
          <Switches />
          <span class="only-wide"><IconButton name="keyboard" title={t("keys.title")} onClick={showHelp} /></span>
          <a class="button quiet" href="/account"><Icon name="user" /><span class="only-wide">{s?.user?.full_name || s?.user?.name}</span></a>
          <IconButton name="leave" title={t("shell.leave")} onClick={() => void leave()} />
        </div>
      </header>
      {data && <Banner s={data} />}
      <nav class={isMenuOpen ? "side open" : "side"} aria-label={t("shell.menu")}>
        <ul>
          {pages.map((p) => (
            <li key={p.name} class={p.isApart ? "apart" : ""}>
              <a href={p.path} aria-current={here.path === p.path ? "page" : undefined}>
                <Icon name={p.icon} /><span>{t(`page.${p.name}`)}</span>
                {p.name === "home" && data && data.questions.length > 0 && <span class="count">{data.questions.length}</span>}
              </a>
            </li>
          ))}
        </ul>
        <p class="version">{s?.version}</p>
      </nav>
      <main id="content" tabIndex={-1}>{children}</main>
      {isHelpOpen && <Shortcuts pages={pages} close={() => openHelp(false)} />}
    </div>
  );
}

export function Gate({ title, lead, children }: { title: string; lead?: string; children: ComponentChildren }) {
  language.use();
  useEffect(() => { document.title = `${title} · Bulkhead`; }, [title]);
  return (
    <div class="gate">
      <header class="row"><span class="brand"><img src="/icon.svg" alt="" width="28" height="28" /><b>Bulkhead</b></span><div class="row tools"><Switches /></div></header>
      <main id="content" tabIndex={-1}><h1>{title}</h1>{lead && <p class="lead">{lead}</p>}{children}</main>
    </div>
  );
}

export function NotHere() {
  return <div class="empty"><Icon name="unknown" size={32} /><h1>{t("shell.nothing")}</h1><p><Button onClick={() => go("/")}>{t("page.home")}</Button></p></div>;
}
