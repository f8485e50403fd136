/* SPDX-License-Identifier: Apache-2.0 */
/* Signatures: bundles with their age and signature, rules to search, switch and tune, hits. */
import { useCallback, useEffect, useState } from "preact/hooks";
import { get, has, query, send, useAction, useGet } from "../api";
import { Answer, Ask, Button, Choice, Dialog, Empty, FailureNote, FileButton, Head, Loading, More, Note, Panel, SelectField, Table } from "../parts/bits";
import { Mark, VerdictMark } from "../parts/marks";
import { place, setQuery } from "../route";
import type { Bundle, Bundles, Rule, Rules } from "../shapes";
import { ago, number, t, time, word } from "../words";

const TONES = { active: "good", disabled: "quiet", refused: "warning" } as const;

function RuleDialog({ rule, close, changed }: { rule: Rule; close: () => void; changed: () => void }) {
  const [asks, ask] = useState<"switch" | "action" | null>(null);
  const [action, setAction] = useState<string>(rule.action);
  const save = (what: object) => async (reason: string) => { await send("PATCH", `/rules/${rule.sid}`, { ...what, reason }); changed(); close(); };
  return (
    <Dialog title={`${rule.sid} · ${rule.message}`} close={close} isWide>
      <div class="row"><Mark tone={TONES[rule.state]} text={t(`signatures.state.${rule.state}`)} /><VerdictMark verdict={rule.action} /><span class="quiet">{rule.bundle}, {t("signatures.revision", { n: rule.revision })}</span></div>
      {rule.why_not && <Note tone="warning"><p>{rule.why_not}</p></Note>}
      <dl class="facts">
        <div><dt>{t("signatures.hits")}</dt><dd>{rule.hits ? <a href={`/events${query({ match: "any", since: "all" })}`}>{number(rule.hits)}</a> : "0"}{rule.last_hit && <small> {ago(rule.last_hit)}</small>}</dd></div>
        <div><dt>{t("signatures.class")}</dt><dd>{rule.classification || "–"} <small>{rule.priority}</small></dd></div>
        {rule.references.length > 0 && <div><dt>{t("signatures.references")}</dt><dd>{rule.references.join(", ")}</dd></div>}
      </dl>
      <pre class="code line wrap">{rule.text}</pre>
      {has("security") && rule.state !== "refused" && (
        <div class="row toolbar">
          <SelectField label={t("signatures.action")} value={action} set={setAction} choices={["alert", "drop", "reset", "refuse"].map((v) => ({ value: v, text: word("verdict", v) }))} />
          {action !== rule.action && <Button kind="main" onClick={() => ask("action")}>{t("state.save")}</Button>}
          <Button onClick={() => ask("switch")}>{rule.state === "active" ? t("signatures.disable") : t("signatures.enable")}</Button>
        </div>
      )}
      {asks === "switch" && <Ask title={rule.state === "active" ? t("signatures.disable") : t("signatures.enable")} text={rule.message} button={t("state.save")} close={() => ask(null)} run={save({ is_enabled: rule.state !== "active" })} />}
      {asks === "action" && <Ask title={t("signatures.action")} text={rule.message} button={t("state.save")} close={() => ask(null)} run={save({ action })} />}
    </Dialog>
  );
}

function BundlePanel({ changed }: { changed: () => void }) {
  const loaded = useGet<Bundles>("/bundles");
  const action = useAction();
  const [rolls, roll] = useState(false);
  const [fresh, setFresh] = useState<Bundle | null>(null);
  /* A bundle and its signature are two files; the signature goes in front. */
  const whole = (all: File[]) => new File([...all].sort((a, b) => Number(b.name.endsWith(".minisig")) - Number(a.name.endsWith(".minisig"))), "bundle");
  const install = (f: File) => action.run(async () => { setFresh(await send<Bundle>("POST", "/bundles", f)); loaded.reload(); changed(); });
  return (
    <Panel title={t("signatures.bundles")} actions={has("security") && <><FileButton text={t("signatures.install")} isBusy={action.isBusy} several take={(_, all) => void install(whole(all))} />{(loaded.data?.items.length ?? 0) > 1 && <Button onClick={() => roll(true)}>{t("policy.rollback")}</Button>}</>}>
      <FailureNote failure={action.failure} />
      {fresh && <Note tone="good"><p>{t("signatures.installed", { name: fresh.name, n: fresh.rules })}</p></Note>}
      <Answer of={loaded}>{(l) => l.items.length ? (
        <>
          {l.age_days !== null && <Note tone={l.age_days > 90 ? "warning" : "calm"}><p>{t("signatures.age", { days: l.age_days })} {l.age_days > 90 && t("signatures.old")}</p></Note>}
          <Table caption={t("signatures.bundles")} rows={l.items} id={(b) => b.id} columns={[
            { title: t("signatures.bundle"), cell: (b) => <><b>{b.name}</b> {b.version}</> },
            { title: t("window.state"), cell: (b) => <Mark tone={b.is_in_force ? "good" : "quiet"} text={b.is_in_force ? t("policy.state.in_force") : t("policy.state.kept")} />, className: "tight" },
            { title: t("signatures.signed"), cell: (b) => <Mark tone={b.signature === "good" ? "good" : "warning"} text={b.signature === "good" ? t("signatures.signature.good", { who: b.signer }) : t(`signatures.signature.${b.signature}`)} /> },
            { title: t("signatures.rules"), cell: (b) => number(b.rules), className: "number" },
            { title: t("signatures.made"), cell: (b) => time(b.made), className: "tight" },
            { title: t("signatures.installed_at"), cell: (b) => time(b.installed), className: "tight" },
          ]} />
        </>
      ) : <Empty icon="signatures" title={t("signatures.none")}><p>{t("signatures.none.text")}</p></Empty>}</Answer>
      {rolls && <Ask title={t("policy.rollback")} text={t("signatures.rollback.text")} button={t("policy.rollback")} close={() => roll(false)} run={async (reason) => { await send("POST", "/bundles/rollback", { reason }); loaded.reload(); changed(); }} />}
    </Panel>
  );
}

export default function Signatures() {
  const q = place.use().query;
  const match = q.get("match") ?? "", state = q.get("state") ?? "";
  const [text, setText] = useState(match);
  const [rows, setRows] = useState<Rule[] | null>(null);
  const [counts, setCounts] = useState<Rules | null>(null);
  const [opened, open] = useState<Rule | null>(null);
  const action = useAction();
  const load = useCallback((before: string | null) => action.run(async () => {
    const l = await get<Rules>(`/rules${query({ match, state, before, limit: 100 })}`);
    setRows((r) => (before && r ? [...r, ...l.items] : l.items));
    setCounts(l);
  }), [match, state]);
  useEffect(() => { void load(null); }, [load]);
  return (
    <>
      <Head title={t("page.signatures")} lead={counts ? t("signatures.lead", { active: counts.active, disabled: counts.disabled, refused: counts.refused }) : ""} />
      <BundlePanel changed={() => void load(null)} />
      <Panel title={t("signatures.rules")}>
        <form class="toolbar" onSubmit={(e) => { e.preventDefault(); setQuery({ match: text }); }}>
          <div class="row nowrap"><input type="search" data-search="" class="grow" aria-label={t("signatures.search")} placeholder={t("signatures.search")} value={text} onInput={(e) => setText(e.currentTarget.value)} /><Button type="submit" icon="search" isBusy={action.isBusy}>{t("events.search")}</Button></div>
          <Choice label={t("window.state")} value={state} set={(v) => setQuery({ state: v })} choices={["", "active", "disabled", "refused"].map((v) => ({ value: v, text: v ? t(`signatures.state.${v}`) : t("map.every") }))} />
        </form>
        <FailureNote failure={action.failure} retry={() => void load(null)} />
        {rows === null ? !action.failure && <Loading /> : rows.length ? <Table caption={t("signatures.rules")} rows={rows} id={(r) => String(r.sid)} open={open} columns={[
          { title: "sid", cell: (r) => String(r.sid), className: "number" },
          { title: t("signatures.message"), cell: (r) => r.message },
          { title: t("window.state"), cell: (r) => <Mark tone={TONES[r.state]} text={t(`signatures.state.${r.state}`)} />, className: "tight" },
          { title: t("signatures.action"), cell: (r) => <VerdictMark verdict={r.action} />, className: "tight" },
          { title: t("events.protocol"), cell: (r) => <span class="tag">{r.protocol}</span>, className: "tight hide-narrow" },
          { title: t("signatures.hits"), cell: (r) => number(r.hits), className: "number" },
        ]} /> : <Empty icon="search" title={t("signatures.rules.none")}><p>{t("signatures.none.text")}</p></Empty>}
        <More next={counts?.next ?? null} isBusy={action.isBusy} more={() => void load(counts?.next ?? null)} />
      </Panel>
      {opened && <RuleDialog rule={opened} close={() => open(null)} changed={() => void load(null)} />}
    </>
  );
}
