/* SPDX-License-Identifier: Apache-2.0 */
/* What was learnt, what is still new, what is proposed and what is asked, and the way to arming. */
import { useState } from "preact/hooks";
import { send, useGet } from "../api";
import { Answer, Ask, Button, Choice, Empty, Head, Note, Panel, Tabs } from "../parts/bits";
import { Mark } from "../parts/marks";
import { place, setQuery } from "../route";
import type { Learning, List, Loaded, Proposal } from "../shapes";
import { ago, number, sentence, t, time, word } from "../words";

type Conduit = Learning["conduits"][number];

/* New operations a day: settled is a row of empty days at the end. */
function Days({ days }: { days: Conduit["days"] }) {
  const most = Math.max(1, ...days.map((d) => d.new));
  const shown = days.slice(-30);
  return (
    <svg class="days" viewBox={`0 0 ${Math.max(7, shown.length) * 8} 34`} role="img" aria-label={`${t("learning.days")}: ${shown.map((d) => d.new).join(", ")}`}>
      {shown.map((d, i) => <g key={d.day}><title>{`${d.day}: ${d.new}`}</title><rect x={i * 8} y={0} width="7" height="34" class="hit" /><rect x={i * 8} y={30 - (d.new / most) * 28} width="6" height={d.new ? Math.max(2, (d.new / most) * 28) : 0} class="bar tone-ink" rx="1" /><rect x={i * 8} y="31" width="6" height="1.5" class={d.new ? "bar tone-quiet" : "bar tone-good"} /></g>)}
    </svg>
  );
}

function Arm({ conduits, questions, close, done }: { conduits: Conduit[]; questions: Learning["arming"]; close: () => void; done: (l: Loaded) => void }) {
  const [answers, setAnswers] = useState<Record<string, "seen" | "later" | "never">>({});
  const [chosen, setChosen] = useState<string[]>(conduits.filter((c) => c.state === "settled").map((c) => `${c.from} ${c.to}`));
  const missing = questions.filter((q) => !answers[q.id]);
  return (
    <Ask title={t("learning.arm")} text={t("learning.arm.text")} button={missing.length ? t("learning.arm.missing", { n: missing.length }) : t("learning.arm")} close={close}
      run={async (why) => {
        if (missing.length) throw Object.assign(new Error(), { sentence: { id: "learning.arm.missing", args: { n: missing.length }, text: "" }, details: [] });
        done(await send<Loaded>("POST", "/learning/arm", { conduits: conduits.filter((c) => chosen.includes(`${c.from} ${c.to}`)).map(({ from, to }) => ({ from, to })), answers, why, confirm_s: 3600 }));
      }}>
      <fieldset><legend>{t("learning.conduits")}</legend><div class="chips">{conduits.map((c) => {
        const key = `${c.from} ${c.to}`;
        return <label key={key} class={chosen.includes(key) ? "chosen" : ""}><input type="checkbox" checked={chosen.includes(key)} onChange={(e) => setChosen(e.currentTarget.checked ? [...chosen, key] : chosen.filter((x) => x !== key))} />{c.from} → {c.to}</label>;
      })}</div></fieldset>
      {questions.map((q) => (
        <fieldset key={q.id}><legend>{t(`learning.arm.${q.id}`)}</legend>
          <Choice label={t(`learning.arm.${q.id}`)} value={answers[q.id] ?? ("" as "seen")} set={(v) => setAnswers({ ...answers, [q.id]: v })} choices={(["seen", "later", "never"] as const).map((v) => ({ value: v, text: t(`learning.arm.answer.${v}`) }))} />
        </fieldset>
      ))}
    </Ask>
  );
}

function ProposalCard({ p, changed }: { p: Proposal; changed: () => void }) {
  const [answer, setAnswer] = useState<"accept" | "reject" | null>(null);
  const e = p.evidence;
  return (
    <li class="proposal">
      <div class="row"><Mark tone={p.kind === "question" ? "warning" : "calm"} text={t(p.kind === "question" ? "learning.question" : "learning.line")} /><span class="quiet">{p.from} → {p.to}</span>{p.state !== "open" && <Mark tone={p.state === "accepted" ? "good" : "quiet"} text={t(`learning.state.${p.state}`)} />}</div>
      <p>{sentence(p.sentence)}</p>
      {p.ask && <p class="ask">{sentence(p.ask)}</p>}
      <pre class="code line">{p.line}</pre>
      <dl class="facts">
        <div><dt>{t("learning.seen")}</dt><dd>{t("learning.evidence", { n: e.count, days: e.days })}</dd></div>
        <div><dt>{t("learning.between")}</dt><dd>{time(e.first)} – {time(e.last)} <small>{ago(e.last)}</small></dd></div>
        <div><dt>{t("events.client")}</dt><dd>{e.clients.join(", ")}</dd></div>
        <div><dt>{t("events.server")}</dt><dd>{e.servers.join(", ")}</dd></div>
        {e.values && <div><dt>{t("events.values")}</dt><dd class="code">{e.values}</dd></div>}
      </dl>
      <div class="row">
        {p.state === "open" && <><Button kind="main" onClick={() => setAnswer("accept")}>{t("learning.accept")}</Button><Button onClick={() => setAnswer("reject")}>{t("learning.reject")}</Button></>}
        {p.answered && <span class="quiet">{p.answered.who}, {time(p.answered.time)}: {p.answered.reason}</span>}
        {e.event && <a class="button quiet" href={`/events?id=${e.event}`}>{t("learning.example")}</a>}
      </div>
      {answer && <Ask title={t(`learning.${answer}`)} text={t(`learning.${answer}.text`)} button={t(`learning.${answer}`)} close={() => setAnswer(null)} run={async (reason) => { await send("POST", `/proposals/${p.id}`, { answer, reason }); changed(); }}><pre class="code line">{p.line}</pre></Ask>}
    </li>
  );
}

export default function LearningPage() {
  const q = place.use().query;
  const tab = (q.get("tab") ?? "open") as "open" | "answered";
  const learning = useGet<Learning>("/learning", 15);
  const proposals = useGet<List<Proposal>>(tab === "open" ? "/proposals?state=open" : "/proposals", 15);
  const [arms, arm] = useState(false);
  const [said, say] = useState<Loaded | null>(null);
  const items = (proposals.data?.items ?? []).filter((p) => (p.state === "open") === (tab === "open"));
  const questions = items.filter((p) => p.kind === "question"), lines = items.filter((p) => p.kind === "line");
  const reload = () => { proposals.reload(); learning.reload(); };
  return (
    <>
      <Head title={t("page.learning")} lead={t("learning.lead")}>
        {learning.data && learning.data.conduits.some((c) => c.state !== "armed") && <Button kind="main" onClick={() => arm(true)}>{t("learning.arm")}</Button>}
      </Head>
      {said && <Note tone={said.state === "loaded" ? "good" : "warning"}><p>{said.state === "loaded" ? t("policy.loaded", { number: String(said.policy.number) }) : t("policy.waits")}</p></Note>}
      <Answer of={learning}>{(l) => l.conduits.length ? (
        <ul class="conduits">{l.conduits.map((c) => (
          <li key={`${c.from} ${c.to}`} class="panel">
            <div class="panel-head"><h2>{c.from} → {c.to}</h2><Mark tone={c.state === "armed" ? "good" : c.state === "settled" ? "calm" : "danger"} text={t(`learning.conduit.${c.state}`)} /></div>
            <Days days={c.days} />
            <p>{t("learning.known", { n: c.operations })} {c.days.length > 0 && t("learning.today", { n: c.days[c.days.length - 1]?.new ?? 0 })} <small>{word("mode", c.mode)}, {ago(c.since)}</small></p>
          </li>
        ))}</ul>
      ) : <Empty icon="learning" title={t("learning.none")}><p>{t("learning.none.text")}</p></Empty>}</Answer>
      <Tabs label={t("learning.proposals")} value={tab} set={(v) => setQuery({ tab: v === "open" ? null : v })} tabs={[{ value: "open", text: t("learning.open") }, { value: "answered", text: t("learning.answered") }]} />
      <Answer of={proposals}>{() => items.length ? (
        <div class="columns">
          <Panel title={t("learning.questions")} note={number(questions.length)}>{questions.length ? <ul class="proposals">{questions.map((p) => <ProposalCard key={p.id} p={p} changed={reload} />)}</ul> : <p class="quiet">{t("learning.questions.none")}</p>}</Panel>
          <Panel title={t("learning.lines")} note={number(lines.length)}>{lines.length ? <ul class="proposals">{lines.map((p) => <ProposalCard key={p.id} p={p} changed={reload} />)}</ul> : <p class="quiet">{t("learning.lines.none")}</p>}</Panel>
        </div>
      ) : <Empty title={t("learning.proposals.none")}><p>{t("learning.proposals.none.text")}</p></Empty>}</Answer>
      {arms && learning.data && <Arm conduits={learning.data.conduits.filter((c) => c.state !== "armed")} questions={learning.data.arming} close={() => arm(false)} done={(l) => { say(l); reload(); }} />}
    </>
  );
}
