/* SPDX-License-Identifier: Apache-2.0 */
/* The devices that were heard: who made them, since when, who talks to them, what may be done to them. */
import { useMemo, useState } from "preact/hooks";
import { has, send, useAction, useGet } from "../api";
import { Answer, Button, Check, Empty, FailureNote, FileButton, Head, Panel, SelectField, Table, TextField } from "../parts/bits";
import { Icon, type IconName } from "../parts/icons";
import { Mark, worst } from "../parts/marks";
import { go, place, setQuery } from "../route";
import type { Asset, AssetDetail, DeviceKind, List } from "../shapes";
import { ago, number, sentence, t, time, word } from "../words";

const KINDS: DeviceKind[] = ["plc", "hmi", "drive", "io", "station", "server", "gateway", "switch", "unknown"];

function Edit({ a, saved }: { a: AssetDetail; saved: () => void }) {
  const [name, setName] = useState(a.name);
  const [kind, setKind] = useState<string>(a.kind);
  const [owner, setOwner] = useState(a.owner);
  const [note, setNote] = useState(a.note);
  const [isKnown, setKnown] = useState(a.is_known);
  const action = useAction();
  const submit = async (e: Event) => {
    e.preventDefault();
    if (await action.run(() => send("PATCH", `/assets/${a.id}`, { name, kind, owner, note, is_known: isKnown }))) saved();
  };
  return (
    <form class="form" onSubmit={submit}>
      <TextField label={t("assets.name")} value={name} set={setName} maxLength={100} autocomplete="off" />
      <SelectField label={t("assets.kind")} value={kind} set={setKind} choices={KINDS.map((k) => ({ value: k, text: t(`kind.${k}`) }))} />
      <TextField label={t("assets.owner")} value={owner} set={setOwner} maxLength={100} autocomplete="off" />
      <TextField label={t("assets.note")} value={note} set={setNote} maxLength={500} autocomplete="off" />
      <Check label={t("assets.known")} help={t("assets.known.help")} checked={isKnown} set={setKnown} />
      <FailureNote failure={action.failure} />
      <div class="row end"><Button type="submit" kind="main" isBusy={action.isBusy}>{t("state.save")}</Button></div>
    </form>
  );
}

function Detail({ id, changed }: { id: string; changed: () => void }) {
  const loaded = useGet<AssetDetail>(`/assets/${id}`);
  return (
    <Answer of={loaded}>{(a) => (
      <>
        <Head title={a.name || a.addresses[0] || a.mac} lead={[a.vendor, a.model, a.firmware && `${t("assets.firmware")} ${a.firmware}`].filter(Boolean).join(" · ")}>
          {!a.is_known && <Mark tone="warning" text={t("assets.new")} />}
          <Button onClick={() => go("/assets")}>{t("assets.all")}</Button>
        </Head>
        <div class="columns wide-left">
          <div class="stack">
            <Panel title={t("assets.peers")}>
              {a.peers.length ? <Table caption={t("assets.peers")} rows={a.peers} id={(p) => p.asset + p.protocol + p.is_client} open={(p) => go(`/assets?id=${p.asset}`)} columns={[
                { title: t("assets.peer"), cell: (p) => <>{p.is_client ? "→ " : "← "}{p.name || p.address}</> },
                { title: t("events.protocol"), cell: (p) => <span class="tag">{p.protocol || "?"}</span>, className: "tight" },
                { title: t("map.intent"), cell: (p) => Object.entries(p.intents).map(([i, n]) => `${word("intent", i)} ${number(n)}`).join(", ") },
                { title: t("events.verdict"), cell: (p) => <Mark tone={worst(p.verdicts)} text={Object.entries(p.verdicts).map(([v, n]) => `${word("verdict", v)} ${number(n)}`).join(", ")} /> },
                { title: t("map.last"), cell: (p) => ago(p.last), className: "tight" },
              ]} /> : <p class="quiet">{t("assets.peers.none")}</p>}
            </Panel>
            <Panel title={t("assets.may")} note={t("assets.may.note")}>
              {a.may.length ? <ul class="may">{a.may.map((m) => <li key={m.from + m.line}><b>{m.from}</b><span>{sentence(m.sentence)}</span><code>{m.line}</code></li>)}</ul> : <p class="quiet">{t("assets.may.none")}</p>}
            </Panel>
            <Panel title={t("assets.changes")}>
              {a.changes.length ? <ul class="timeline">{a.changes.map((c) => <li key={c.time + c.sentence.text}><time>{time(c.time)}</time><span>{sentence(c.sentence)}</span></li>)}</ul> : <p class="quiet">{t("assets.changes.none")}</p>}
            </Panel>
          </div>
          <div class="stack">
            <Panel title={t("assets.facts")}>
              <dl class="list">
                <div><dt>{t("assets.addresses")}</dt><dd class="code">{a.addresses.join(", ") || "–"}</dd></div>
                <div><dt>MAC</dt><dd class="code">{a.mac || "–"}</dd></div>
                <div><dt>{t("assets.zone")}</dt><dd>{a.zone}</dd></div>
                {a.serial && <div><dt>{t("assets.serial")}</dt><dd class="code">{a.serial}</dd></div>}
                <div><dt>{t("assets.first")}</dt><dd>{time(a.first)}</dd></div>
                <div><dt>{t("assets.last")}</dt><dd>{time(a.last)}</dd></div>
                {a.facts.map((f) => <div key={f.name + f.value}><dt>{f.name} <small>{f.protocol}</small></dt><dd>{f.value}</dd></div>)}
              </dl>
            </Panel>
            {has("security", "operator") && <Panel title={t("assets.edit")}><Edit key={a.id} a={a} saved={() => { loaded.reload(); changed(); }} /></Panel>}
          </div>
        </div>
      </>
    )}</Answer>
  );
}

export default function Assets() {
  const q = place.use().query;
  const id = q.get("id");
  const loaded = useGet<List<Asset>>("/assets?limit=1000", 30);
  const [text, setText] = useState("");
  const action = useAction();
  const isNewOnly = q.get("new") === "1";
  const rows = useMemo(() => (loaded.data?.items ?? []).filter((a) => (!isNewOnly || !a.is_known) && `${a.name} ${a.addresses.join(" ")} ${a.mac} ${a.vendor} ${a.model} ${a.zone} ${a.owner} ${a.protocols.join(" ")}`.toLowerCase().includes(text.toLowerCase())), [loaded.data, text, isNewOnly]);
  if (id) return <Detail key={id} id={id} changed={loaded.reload} />;
  return (
    <>
      <Head title={t("page.assets")} lead={t("assets.lead")}>
        <a class="button" href="/api/v1/assets.csv" download="assets.csv"><Icon name="download" size={16} />CSV</a>
        {has("security") && <FileButton text={t("assets.import")} accept=".csv,text/csv" isBusy={action.isBusy} take={(f) => void action.run(async () => { await send("POST", "/assets.csv", f); loaded.reload(); })} />}
      </Head>
      <FailureNote failure={action.failure} />
      <Answer of={loaded}>{(l) => l.items.length ? (
        <>
          <div class="row toolbar">
            <input type="search" data-search="" class="grow" aria-label={t("assets.filter")} placeholder={t("assets.filter")} value={text} onInput={(e) => setText(e.currentTarget.value)} />
            <Check label={t("assets.only_new")} checked={isNewOnly} set={(v) => setQuery({ new: v ? "1" : null })} />
          </div>
          {rows.length ? <Table caption={t("page.assets")} rows={rows} id={(a) => a.id} open={(a) => setQuery({ id: a.id })} columns={[
            { title: t("assets.name"), cell: (a) => <span class="with-icon"><Icon name={a.kind as IconName} /><a href={`/assets?id=${a.id}`}>{a.name || a.addresses[0] || a.mac}</a>{!a.is_known && <Mark tone="warning" text={t("assets.new")} />}</span> },
            { title: t("assets.addresses"), cell: (a) => <span class="code">{a.addresses.join(", ")}</span>, className: "tight" },
            { title: t("assets.zone"), cell: (a) => a.zone, className: "tight" },
            { title: t("assets.vendor"), cell: (a) => `${a.vendor} ${a.model}`.trim(), className: "hide-narrow" },
            { title: t("assets.firmware"), cell: (a) => a.firmware, className: "tight hide-narrow" },
            { title: t("events.protocol"), cell: (a) => a.protocols.map((p) => <span key={p} class="tag">{p}</span>), className: "hide-narrow" },
            { title: t("assets.last"), cell: (a) => ago(a.last), className: "tight" },
          ]} /> : <Empty icon="search" title={t("assets.filter.none")} />}
        </>
      ) : <Empty icon="assets" title={t("assets.none")}><p>{t("assets.none.text")}</p></Empty>}</Answer>
    </>
  );
}
