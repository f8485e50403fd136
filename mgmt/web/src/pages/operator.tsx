/* SPDX-License-Identifier: Apache-2.0 */
/* Three in the morning: is the line affected, which device, what was refused, since when, who to call, one button. */
import { useState } from "preact/hooks";
import { type Failed, has, send, useGet } from "../api";
import { Answer, Ask, Button, Choice, Dialog, Empty, FailureNote, Head, Panel, Table, TextField } from "../parts/bits";
import { Icon } from "../parts/icons";
import { Mark, SeverityMark, Shape } from "../parts/marks";
import type { Alarm, List, Operator, SegmentState, Window, WindowReport } from "../shapes";
import { ago, left, number, sentence, t, time, word } from "../words";

const HOURS = ["30", "60", "120", "240"] as const;

function Relax({ segment, close, done }: { segment: SegmentState; close: () => void; done: () => void }) {
  const [minutes, setMinutes] = useState<string>("120");
  return (
    <Ask title={t("operator.relax.title", { segment: segment.name })} text={t("operator.relax.text")} button={t("operator.relax")} isDanger close={close}
      run={async (reason) => { await send("POST", `/segments/${encodeURIComponent(segment.name)}/relax`, { minutes: Number(minutes), reason }); done(); }}>
      <Choice label={t("window.minutes")} value={minutes} set={setMinutes} choices={HOURS.map((h) => ({ value: h as string, text: t("time.minutes", { n: Number(h) }) }))} />
    </Ask>
  );
}

function AlarmCard({ a, answered }: { a: Alarm; answered: () => void }) {
  const [answer, setAnswer] = useState<"seen" | "expected" | "wrong" | null>(null);
  return (
    <li class={`alarm ${a.answered ? "answered" : `tone-${a.severity}`}`}>
      <div class="alarm-head">
        <SeverityMark severity={a.severity} />
        <h3>{sentence(a.sentence)}</h3>
        {a.count > 1 && <b class="times">×{number(a.count)}</b>}
      </div>
      <dl class="facts">
        {a.device && <div><dt>{t("operator.device")}</dt><dd>{a.device.asset ? <a href={`/assets?id=${a.device.asset}`}>{a.device.name || a.device.address}</a> : a.device.name || a.device.address} <small>{a.device.zone}</small></dd></div>}
        {a.client && <div><dt>{t("operator.client")}</dt><dd>{a.client.name || a.client.address} <small>{a.client.zone}</small></dd></div>}
        {a.what && <div><dt>{t("operator.what")}</dt><dd>{sentence(a.what)}</dd></div>}
        <div><dt>{t("operator.since")}</dt><dd>{time(a.since)}{a.last !== a.since && ` – ${time(a.last)}`} <small>{ago(a.last)}</small></dd></div>
      </dl>
      <div class="row">
        {a.answered
          ? <span class="quiet">{t("operator.answered", { who: a.answered.who, time: a.answered.time, answer: t(`operator.answer.${a.answered.answer}`) })} {a.answered.note}</span>
          : has("operator", "security") && (["seen", "expected", "wrong"] as const).map((x) => <Button key={x} onClick={() => setAnswer(x)}>{t(`operator.answer.${x}`)}</Button>)}
        {a.event && <a class="button quiet" href={`/events?id=${a.event}`}>{t("operator.why")}</a>}
      </div>
      {answer && <Ask title={t(`operator.answer.${answer}`)} text={t(`operator.answer.${answer}.text`)} label={t("operator.note")} button={t("operator.answer")} close={() => setAnswer(null)}
        run={async (note) => { await send("POST", `/operator/${a.id}`, { answer, note }); answered(); }} />}
    </li>
  );
}

const INTENTS = ["read", "write", "control", "program", "run", "config", "firmware", "file", "time", "diagnose"];

function OpenWindow({ close, done }: { close: () => void; done: () => void }) {
  const [station, setStation] = useState("");
  const [devices, setDevices] = useState("");
  const [intents, setIntents] = useState<string[]>(["read", "program", "run"]);
  const [minutes, setMinutes] = useState("120");
  return (
    <Ask title={t("window.open")} text={t("window.text")} button={t("window.open")} close={close}
      run={async (reason) => { await send("POST", "/windows", { station: station.trim(), devices: devices.split(/[\s,]+/).filter(Boolean), intents, minutes: Number(minutes), reason }); done(); }}>
      <TextField label={t("window.station")} help={t("window.station.help")} value={station} set={setStation} required autocomplete="off" />
      <TextField label={t("window.devices")} help={t("window.devices.help")} value={devices} set={setDevices} required autocomplete="off" />
      <fieldset><legend>{t("window.intents")}</legend><div class="chips">{INTENTS.map((i) => (
        <label key={i} class={intents.includes(i) ? "chosen" : ""}><input type="checkbox" checked={intents.includes(i)} onChange={(e) => setIntents(e.currentTarget.checked ? [...intents, i] : intents.filter((x) => x !== i))} />{word("intent", i)}</label>
      ))}</div></fieldset>
      <TextField label={t("window.minutes")} help={t("window.minutes.help")} value={minutes} set={setMinutes} type="number" min={1} max={1440} required />
    </Ask>
  );
}

function ShowReport({ window: w, close }: { window: Window; close: () => void }) {
  const report = useGet<WindowReport>(`/windows/${w.id}/report`);
  return (
    <Dialog title={t("window.report")} close={close} isWide>
      <Answer of={report}>{(r) => (
        <>
          <ul class="sentences">{r.sentences.map((s) => <li key={s.id + s.text}>{sentence(s)}</li>)}</ul>
          {r.rows.length > 0 && <Table caption={t("window.report")} rows={r.rows} id={(e) => e.id} columns={[
            { title: t("events.time"), cell: (e) => time(e.time), className: "tight" }, { title: t("events.what"), cell: (e) => sentence(e.sentence) },
          ]} />}
        </>
      )}</Answer>
    </Dialog>
  );
}

function Windows() {
  const windows = useGet<List<Window>>("/windows", 10);
  const [opens, setOpens] = useState(false);
  const [shown, show] = useState<Window | null>(null);
  const [ends, end] = useState<Window | null>(null);
  const stateMark = (w: Window) => w.state === "open" ? <Mark tone="warning" text={t("window.state.open", { left: left(w.until) })} /> : <Mark tone="quiet" text={t(`window.state.${w.state}`)} />;
  return (
    <Panel title={t("window.title")} note={t("window.note")} actions={has("operator", "security") && <Button icon="window" onClick={() => setOpens(true)}>{t("window.open")}</Button>}>
      <Answer of={windows}>{(list) => list.items.length
        ? <Table caption={t("window.title")} rows={list.items} id={(w) => w.id} columns={[
            { title: t("window.state"), cell: stateMark, className: "tight" },
            { title: t("window.who"), cell: (w) => w.who, className: "tight" },
            { title: t("window.station"), cell: (w) => <>{w.station} → {w.devices.join(", ")}</> },
            { title: t("window.intents"), cell: (w) => w.intents.map((i) => word("intent", i)).join(", ") },
            { title: t("state.reason"), cell: (w) => w.reason },
            { title: "", cell: (w) => <div class="row">{w.state === "open" && has("operator", "security") && <Button onClick={() => end(w)}>{t("window.end")}</Button>}<Button kind="quiet" onClick={() => show(w)}>{t("window.report")}</Button></div>, className: "tight" },
          ]} />
        : <Empty icon="window" title={t("window.none")}><p>{t("window.none.text")}</p></Empty>}
      </Answer>
      {opens && <OpenWindow close={() => setOpens(false)} done={windows.reload} />}
      {shown && <ShowReport window={shown} close={() => show(null)} />}
      {ends && <Ask title={t("window.end")} text={ends.has_transfer ? t("window.end.transfer") : t("window.end.text")} button={t("window.end")} isReasonNeeded={false} close={() => end(null)} run={async () => { await send("DELETE", `/windows/${ends.id}`); windows.reload(); }} />}
    </Panel>
  );
}

export default function OperatorPage() {
  const loaded = useGet<Operator>("/operator", 3);
  const [relaxes, relax] = useState<SegmentState | null>(null);
  const [failed, setFailed] = useState<Failed | null>(null);
  const tighten = (s: SegmentState) => void send("DELETE", `/segments/${encodeURIComponent(s.name)}/relax`).then(loaded.reload, setFailed);
  return (
    <>
      <Head title={t("page.operator")} lead={t("operator.lead")} />
      <FailureNote failure={failed} />
      <Answer of={loaded}>{(o) => {
        const tone = o.line === "fine" ? "good" : o.line === "affected" ? "danger" : "warning";
        const affected = o.alarms.find((a) => !a.answered && a.segment)?.segment;
        const segments = [...o.segments].sort((a) => (a.name === affected ? -1 : 0));
        const open = o.alarms.filter((a) => !a.answered), done = o.alarms.filter((a) => a.answered);
        return (
          <>
            <section class={`hero tone-${tone}`}>
              <Shape tone={tone} size={56} />
              <div><h2>{t(`operator.line.${o.line}`)}</h2><p>{[sentence(o.sentence) === t(`operator.line.${o.line}`) ? "" : sentence(o.sentence), o.since ? `${t("operator.since")} ${time(o.since)}` : ""].filter(Boolean).join(" · ")}</p></div>
              <div class="hero-actions">
                {segments.map((s) => s.relaxed
                  ? <Button key={s.name} kind="main" onClick={() => tighten(s)}>{t("operator.tighten", { segment: s.name, left: left(s.relaxed.until) })}</Button>
                  : s.mode === "enforce" && has("operator", "security") && <Button key={s.name} kind="danger" onClick={() => relax(s)}>{t("operator.relax.button", { segment: s.name })}</Button>)}
              </div>
            </section>
            <div class="columns wide-left">
              <div class="stack">
                {open.length ? <ul class="alarms">{open.map((a) => <AlarmCard key={a.id} a={a} answered={loaded.reload} />)}</ul> : <Panel><Empty title={t("operator.none")}><p>{t("operator.none.text")}</p></Empty></Panel>}
                {done.length > 0 && <details><summary>{t("operator.done", { n: done.length })}</summary><ul class="alarms">{done.map((a) => <AlarmCard key={a.id} a={a} answered={loaded.reload} />)}</ul></details>}
              </div>
              <div class="stack">
                <Panel title={t("operator.call")}>
                  {o.contacts.length ? <ul class="contacts">{o.contacts.map((c) => <li key={c.name + c.phone}><Icon name="phone" /><div><b>{c.name}</b><small>{c.what}</small></div><a href={`tel:${c.phone.replace(/[^+\d]/g, "")}`}>{c.phone}</a></li>)}</ul> : <p class="quiet">{t("operator.call.none")}</p>}
                </Panel>
              </div>
            </div>
            {relaxes && <Relax segment={relaxes} close={() => relax(null)} done={loaded.reload} />}
          </>
        );
      }}</Answer>
      <Windows />
    </>
  );
}
