/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The policy: as a matrix of zones, as text, its versions, what differs, what would have been judged differently, and the
 * way into force and back.  The text is the truth; the matrix and the forms are views of it and edit it.
 */
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Failed, finishJob, has, send, useAction, useGet } from "../api";
import { Answer, Ask, Button, Check, Choice, Empty, FailureNote, Head, Loading, Note, Panel, SelectField, Tabs, Table } from "../parts/bits";
import { ConduitForm, Matrix } from "../parts/matrix";
import { Editor } from "../parts/editor";
import { Mark, VerdictMark } from "../parts/marks";
import { readPolicy } from "../parts/policy-text";
import { place, setQuery } from "../route";
import type { Approval, Difference, Job, List, Loaded, Policies, Policy, PolicyCheck, PolicyText, Replay } from "../shapes";
import { ago, left, number, sentence, t, time, word } from "../words";

type Tab = "matrix" | "text" | "difference" | "replay" | "versions";

function StateMark({ p }: { p: Policy }) {
  const tone = p.state === "in force" ? "good" : p.state === "unconfirmed" || p.state === "waiting" ? "warning" : p.state === "draft" ? "calm" : "quiet";
  return <Mark tone={tone} text={t(`policy.state.${p.state.replace(" ", "_")}`)} />;
}

/* ---- what the daemon says about a text, a moment after the last key ---- */

function useCheck(text: string | null): PolicyCheck | null {
  const [check, setCheck] = useState<PolicyCheck | null>(null);
  useEffect(() => {
    if (text === null) return;
    let isOld = false;
    const timer = setTimeout(() => {
      send<PolicyCheck>("POST", "/policies/check", { text }).then((c) => { if (!isOld) setCheck(c); }, () => undefined);
    }, 300);
    return () => { isOld = true; clearTimeout(timer); };
  }, [text]);
  return check;
}

/* ---- difference ---- */

function Differences({ from, to }: { from: number; to: number }) {
  const loaded = useGet<Difference>(from === to ? null : `/policies/${from}/difference?to=${to}`);
  if (from === to) return <Empty icon="policy" title={t("policy.same")}><p>{t("policy.same.text")}</p></Empty>;
  return (
    <Answer of={loaded}>{(d) => (
      <>
        {d.sentences.length > 0 && <ul class="sentences">{d.sentences.map((s) => <li key={s.id + s.text}>{sentence(s)}</li>)}</ul>}
        <DifferenceRows rows={d.rows} />
      </>
    )}</Answer>
  );
}

function DifferenceRows({ rows }: { rows: Difference["rows"] }) {
  /* Three lines around a change are enough. */
  const near = rows.map((_, i) => rows.slice(Math.max(0, i - 3), i + 4).some((r) => r.kind !== "same"));
  return (
    <div class="difference code" tabIndex={0} role="region" aria-label={t("policy.difference")}>
      {rows.map((r, i) => near[i]
        ? <div key={i} class={r.kind}><i>{r.from ?? ""}</i><i>{r.to ?? ""}</i><b aria-label={t(`policy.row.${r.kind}`)}>{r.kind === "added" ? "+" : r.kind === "removed" ? "−" : " "}</b><span>{r.text}</span></div>
        : (i === 0 || near[i - 1]) && <div key={i} class="gap">⋯</div>)}
    </div>
  );
}

/* ---- replay ---- */

function ReplayPanel({ text, number: version }: { text: string; number: number | null }) {
  const [days, setDays] = useState("7");
  const [progress, setProgress] = useState(0);
  const [result, setResult] = useState<Replay | null>(null);
  const action = useAction();
  const start = () => action.run(async () => {
    setResult(null);
    setProgress(0);
    setResult(await finishJob(await send<Job<Replay>>("POST", "/policies/replay", version === null ? { text, days: Number(days) } : { number: version, days: Number(days) }), setProgress));
  });
  return (
    <>
      <p class="lead">{t("policy.replay.lead")}</p>
      <div class="row toolbar">
        <Choice label={t("policy.replay.days")} value={days} set={setDays} choices={["1", "7", "30"].map((d) => ({ value: d, text: t("time.days", { n: Number(d) }) }))} />
        <Button kind="main" icon="play" isBusy={action.isBusy} onClick={() => void start()}>{t("policy.replay.start")}</Button>
        {action.isBusy && <progress value={progress} max={1} aria-label={t("policy.replay.start")} />}
      </div>
      <FailureNote failure={action.failure} />
      {result && (
        <>
          <Note tone={result.changed ? "warning" : "good"}><p>{result.changed ? t("policy.replay.changed", { judged: result.judged, changed: result.changed }) : t("policy.replay.same", { judged: result.judged })}</p></Note>
          {result.changes.length > 0 && <Table caption={t("policy.replay")} rows={result.changes} id={(c) => `${c.client.address}${c.server.address}${c.protocol}${c.label}${c.object}${c.would}`} columns={[
            { title: t("events.client"), cell: (c) => `${c.client.name || c.client.address} → ${c.server.name || c.server.address}` },
            { title: t("events.what"), cell: (c) => <><span class="tag">{c.protocol}</span> {c.label} <code>{c.object}</code></> },
            { title: t("policy.replay.was"), cell: (c) => <VerdictMark verdict={c.was} />, className: "tight" },
            { title: t("policy.replay.would"), cell: (c) => <VerdictMark verdict={c.would} />, className: "tight" },
            { title: t("events.count"), cell: (c) => number(c.count), className: "number" },
            { title: t("map.last"), cell: (c) => time(c.last), className: "tight" },
          ]} />}
        </>
      )}
    </>
  );
}

/* ---- into force ---- */

const CONFIRM = ["0", "60", "300", "3600"] as const;

function LoadDialog({ policy, close, loaded }: { policy: Policy; close: () => void; loaded: (l: Loaded) => void }) {
  const [confirm, setConfirm] = useState<string>("300");
  const [isForced, force] = useState(false);
  const [transfers, setTransfers] = useState(false);
  return (
    <Ask title={t("policy.load.title", { number: String(policy.number) })} text={t("policy.load.text")} button={t("policy.load")} close={close} run={async (why) => {
      try {
        loaded(await send<Loaded>("POST", `/policies/${policy.number}/load`, { confirm_s: Number(confirm), why, force: isForced }));
      } catch (e) {
        if (e instanceof Failed && e.sentence.id === "policy.transferring") setTransfers(true);
        throw e;
      }
    }}>
      <Choice label={t("policy.confirm_within")} value={confirm} set={setConfirm} choices={CONFIRM.map((c) => ({ value: c as string, text: c === "0" ? t("policy.confirm.none") : t("time.minutes", { n: Number(c) / 60 }) }))} />
      <p class="help">{t("policy.confirm.help")}</p>
      {transfers && <Check label={t("policy.force")} checked={isForced} set={force} />}
    </Ask>
  );
}

function Approvals({ changed }: { changed: () => void }) {
  const loaded = useGet<List<Approval>>("/approvals", 10);
  const [answers, answer] = useState<{ a: Approval; yes: boolean } | null>(null);
  if (!loaded.data?.items.length) return null;
  return (
    <Panel title={t("policy.approvals")} className="attention">
      <ul class="questions">{loaded.data.items.map((a) => (
        <li key={a.id}><div class="row"><span class="grow">{sentence(a.sentence)} <small>{a.who}, {ago(a.time)} · {t("policy.expires", { left: left(a.expires) })}</small></span>
          {a.can_approve ? <><Button kind="main" onClick={() => answer({ a, yes: true })}>{t("policy.approve")}</Button><Button onClick={() => answer({ a, yes: false })}>{t("policy.reject")}</Button></> : <small>{t("policy.approve.other")}</small>}
        </div></li>
      ))}</ul>
      {answers && <Ask title={answers.yes ? t("policy.approve") : t("policy.reject")} text={sentence(answers.a.sentence)} button={answers.yes ? t("policy.approve") : t("policy.reject")} close={() => answer(null)}
        run={async (reason) => { await send("POST", `/approvals/${answers.a.id}`, { answer: answers.yes ? "approve" : "reject", reason }); loaded.reload(); changed(); }} />}
    </Panel>
  );
}

/* ---- the page ---- */

const FRESH = `version = 1;
mode = "learn";

zones = (
  { name = "office"; addresses = [ "10.1.0.0/16" ]; }
);

conduits = ( );

otherwise = "drop";
`;

export default function PolicyPage() {
  const q = place.use().query;
  const tab = (q.get("tab") ?? (q.has("line") ? "text" : "matrix")) as Tab;
  const policies = useGet<Policies>("/policies?limit=100", 10);
  const wanted = q.get("version") ? Number(q.get("version")) : null;
  const inForce = policies.data?.in_force ?? 0;
  const newest = policies.data?.items[0];
  const base = wanted ?? (newest?.state === "draft" ? newest.number : inForce);
  const source = useGet<PolicyText>(policies.data && base ? `/policies/${base}` : null);
  const [text, setText] = useState<string | null>(null);
  const origin = useRef<{ number: number; text: string } | null>(null);
  const [saves, save] = useState(false);
  const [loads, load] = useState<Policy | null>(null);
  const [rolls, roll] = useState(false);
  const [said, say] = useState<Loaded | null>(null);
  const [cell, setCell] = useState<{ from: string; to: string } | null>(null);
  const action = useAction();
  useEffect(() => {
    if (source.data && origin.current?.number !== source.data.number) {
      origin.current = { number: source.data.number, text: source.data.text };
      setText(source.data.text);
    }
  }, [source.data]);
  useEffect(() => { if (policies.data && !base && text === null) { origin.current = { number: 0, text: FRESH }; setText(FRESH); } }, [policies.data, base, text]);
  const check = useCheck(text);
  const form = useMemo(() => (text === null ? null : readPolicy(text)), [text]);
  const isChanged = text !== null && origin.current !== null && text !== origin.current.text;
  const mayEdit = has("security");
  useEffect(() => {
    if (!isChanged) return;
    const stay = (e: BeforeUnloadEvent) => e.preventDefault();
    addEventListener("beforeunload", stay);
    return () => removeEventListener("beforeunload", stay);
  }, [isChanged]);
  const unconfirmed = policies.data?.items.find((p) => p.state === "unconfirmed");
  const current = policies.data?.items.find((p) => p.number === base);
  const reload = () => { policies.reload(); };
  const store = async (why: string) => {
    const p = await send<Policy>("POST", "/policies", { text, why, base });
    origin.current = { number: p.number, text: text ?? "" };
    setQuery({ version: String(p.number) });
    policies.reload();
  };
  if (!policies.data) return policies.failure ? <FailureNote failure={policies.failure} retry={policies.reload} /> : <Loading />;
  const mistakes = check?.diagnostics.filter((d) => d.severity === "error").length ?? 0;
  return (
    <>
      <Head title={t("page.policy")} lead={current ? t("policy.shown", { number: String(current.number), who: current.who, time: current.time }) : t("policy.first")}>
        {current && <StateMark p={current} />}
        {mayEdit && isChanged && <><Button onClick={() => setText(origin.current?.text ?? "")}>{t("policy.discard")}</Button><Button kind="main" disabled={mistakes > 0} onClick={() => save(true)}>{t("policy.save")}</Button></>}
        {mayEdit && !isChanged && current && current.state !== "in force" && current.state !== "unconfirmed" && <Button kind="main" icon="play" onClick={() => load(current)}>{t("policy.load")}</Button>}
      </Head>
      {unconfirmed?.confirm_until && (
        <Note tone="warning"><p>{t("policy.unconfirmed", { number: String(unconfirmed.number), left: left(unconfirmed.confirm_until) })}</p>
          {mayEdit && <div class="row"><Button kind="main" isBusy={action.isBusy} onClick={() => void action.run(async () => { await send("POST", "/policies/confirm"); reload(); })}>{t("policy.confirm")}</Button><Button onClick={() => roll(true)}>{t("policy.rollback")}</Button></div>}
        </Note>
      )}
      <FailureNote failure={action.failure ?? source.failure} />
      {said && <Note tone={said.state === "loaded" ? "good" : "warning"}><p>{said.state === "loaded" ? t("policy.loaded", { number: String(said.policy.number) }) : t("policy.waits")}</p></Note>}
      <Approvals changed={reload} />
      {check && <Diagnosis check={check} isReadable={form !== null} show={() => setQuery({ tab: "text" })} />}
      <Tabs<Tab> label={t("page.policy")} value={tab} set={(v) => setQuery({ tab: v })} tabs={[
        { value: "matrix", text: t("policy.matrix") }, { value: "text", text: t("policy.text"), count: mistakes },
        { value: "difference", text: t("policy.difference") }, { value: "replay", text: t("policy.replay") }, { value: "versions", text: t("policy.versions") },
      ]} />
      {text === null ? <Loading /> : tab === "matrix" ? (
        form ? (
          <>
            <Matrix form={form} text={text} set={mayEdit ? setText : null} chosen={cell} choose={setCell} />
            {cell && <ConduitForm key={cell.from + cell.to} form={form} text={text} set={mayEdit ? setText : null} cell={cell} check={check} />}
          </>
        ) : <Note tone="danger"><p>{t("policy.unreadable")}</p></Note>
      ) : tab === "text" ? (
        <Editor label={t("policy.text")} value={text} set={mayEdit ? setText : () => undefined} diagnostics={check?.diagnostics ?? []} goTo={q.get("line") ? Number(q.get("line")) : null} />
      ) : tab === "difference" ? (
        <Panel>
          {isChanged && <Note tone="calm"><p>{t("policy.difference.unsaved")}</p></Note>}
          <DifferenceChoice policies={policies.data.items} inForce={inForce} base={base} />
        </Panel>
      ) : tab === "replay" ? (
        <Panel><ReplayPanel text={text} number={isChanged || !base ? null : base} /></Panel>
      ) : (
        <Panel actions={mayEdit && <Button onClick={() => roll(true)}>{t("policy.rollback")}</Button>}>
          {policies.data.items.length ? <Table caption={t("policy.versions")} rows={policies.data.items} id={(p) => String(p.number)} open={(p) => setQuery({ version: String(p.number), tab: "matrix" })} opened={String(base)} columns={[
            { title: t("policy.number"), cell: (p) => <b>{p.number}</b>, className: "number" },
            { title: t("window.state"), cell: (p) => <StateMark p={p} />, className: "tight" },
            { title: t("events.time"), cell: (p) => time(p.time), className: "tight" },
            { title: t("trail.who"), cell: (p) => p.who, className: "tight" },
            { title: t("state.reason"), cell: (p) => p.why },
            { title: t("policy.lines"), cell: (p) => (p.lines ? number(p.lines) : "–"), className: "number" },
            { title: "", cell: (p) => (mayEdit && p.state !== "in force" && p.state !== "unconfirmed" ? <Button onClick={() => load(p)}>{t("policy.load")}</Button> : null), className: "tight" },
          ]} /> : <Empty icon="policy" title={t("policy.none")}><p>{t("policy.none.text")}</p></Empty>}
        </Panel>
      )}
      {saves && <Ask title={t("policy.save")} text={t("policy.save.text")} button={t("policy.save")} close={() => save(false)} run={store} />}
      {loads && <LoadDialog policy={loads} close={() => load(null)} loaded={(l) => { say(l); reload(); }} />}
      {rolls && <Ask title={t("policy.rollback")} text={t("policy.rollback.text")} button={t("policy.rollback")} isReasonNeeded={false} close={() => roll(false)} run={async () => { say(await send<Loaded>("POST", "/policies/rollback")); reload(); }} />}
    </>
  );
}

function Diagnosis({ check, isReadable, show }: { check: PolicyCheck; isReadable: boolean; show: () => void }) {
  const errors = check.diagnostics.filter((d) => d.severity === "error").length, warnings = check.diagnostics.length - errors;
  if (!errors && !warnings && isReadable) return null;
  return <Note tone={errors ? "danger" : "warning"}><p>{errors ? t("policy.errors", { n: errors }) : t("policy.warnings", { n: warnings })} <button type="button" class="link" onClick={show}>{t("policy.show")}</button></p></Note>;
}

function DifferenceChoice({ policies, inForce, base }: { policies: Policy[]; inForce: number; base: number }) {
  const older = policies.find((p) => p.number < base)?.number ?? base;
  const [from, setFrom] = useState(base === inForce ? older : inForce || older);
  const [to, setTo] = useState(base);
  const choices = policies.map((p) => ({ value: String(p.number), text: `${p.number} · ${p.who} · ${p.why || word("policy.state", p.state.replace(" ", "_"))}` }));
  return (
    <>
      <div class="row toolbar">
        <SelectField label={t("policy.from")} value={String(from)} set={(v) => setFrom(Number(v))} choices={choices} />
        <SelectField label={t("policy.to")} value={String(to)} set={(v) => setTo(Number(v))} choices={choices} />
      </div>
      <Differences from={from} to={to} />
    </>
  );
}
