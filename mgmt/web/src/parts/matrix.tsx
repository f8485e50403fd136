/* SPDX-License-Identifier: Apache-2.0 */
/* The matrix of zones (who opens, to whom), and one conduit as a form; both change the text. */
import { useState } from "preact/hooks";
import type { PolicyCheck } from "../shapes";
import { number, sentence, t, word } from "../words";
import { Ask, Button, Dialog, Empty, IconButton, Note, Panel, SelectField, TextField } from "./bits";
import { ExpressionInput } from "./expression-input";
import { Shape } from "./marks";
import { addConduit, addLine, addZone, lineText, quote, removeLine, replaceLine, setIn, type Conduit, type Form, type Line } from "./policy-text";

type Cell = { from: string; to: string };
type Set = ((text: string) => void) | null;

const ANY = "any-other";
const VERDICTS = ["allow", "alert", "drop", "reset", "refuse"];
const MODES = ["learn", "monitor", "enforce"];

function conduitOf(form: Form, cell: Cell): Conduit | undefined {
  return form.conduits.find((c) => c.from.includes(cell.from) && c.to.includes(cell.to));
}

function toneOf(mode: string): "good" | "warning" | "danger" {
  return mode === "enforce" ? "good" : mode === "monitor" ? "warning" : "danger";
}

export function Matrix({ form, text, set, chosen, choose }: { form: Form; text: string; set: Set; chosen: Cell | null; choose: (c: Cell | null) => void }) {
  const [adds, add] = useState(false);
  const names = [...form.zones.map((z) => z.name), ANY];
  return (
    <Panel title={t("policy.matrix")} note={t("policy.matrix.note")} actions={set && <Button icon="plus" onClick={() => add(true)}>{t("policy.zone.add")}</Button>}>
      {!form.zones.length ? <Empty icon="policy" title={t("policy.zones.none")}><p>{t("policy.zones.none.text")}</p></Empty> : (
        <div class="table"><table class="matrix">
          <caption class="unseen">{t("policy.matrix")}</caption>
          <thead><tr><th scope="col"><small>{t("policy.opens")}</small></th>{names.map((n) => <th key={n} scope="col" title={form.zones.find((z) => z.name === n)?.addresses.join(", ")}>{n === ANY ? t("policy.any_other") : n}</th>)}</tr></thead>
          <tbody>{names.map((from) => (
            <tr key={from}>
              <th scope="row" title={form.zones.find((z) => z.name === from)?.addresses.join(", ")}>{from === ANY ? t("policy.any_other") : from}</th>
              {names.map((to) => {
                const c = conduitOf(form, { from, to });
                const isChosen = chosen?.from === from && chosen.to === to;
                const mode = c?.mode || form.mode;
                return (
                  <td key={to} class={from === to ? "own" : ""}>
                    <button type="button" aria-pressed={isChosen} class={`cell ${c ? `tone-${toneOf(mode)}` : "none"}`} onClick={() => choose(isChosen ? null : { from, to })}
                      aria-label={`${from} → ${to}: ${c ? `${word("mode", mode)}, ${t("policy.cell.allow", { n: c.allow.length })}, ${t("policy.cell.deny", { n: c.deny.length })}` : t(from === to ? "policy.cell.within" : "policy.cell.none")}`}>
                      {c ? <><span><Shape tone={toneOf(mode)} size={10} /> {word("mode", mode)}</span><small>{c.allow.length > 0 && `✓ ${number(c.allow.length)} · `}{c.deny.length > 0 && `✕ ${number(c.deny.length)} · `}{t("policy.cell.else", { verdict: word("verdict", c.otherwise || form.otherwise) })}</small></> : <small>{from === to ? t("policy.within") : word("verdict", form.otherwise)}</small>}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}</tbody>
        </table></div>
      )}
      {adds && set && <NewZone form={form} text={text} set={set} close={() => add(false)} />}
    </Panel>
  );
}

function NewZone({ form, text, set, close }: { form: Form; text: string; set: (t: string) => void; close: () => void }) {
  const [name, setName] = useState("");
  const [addresses, setAddresses] = useState("");
  return (
    <Ask title={t("policy.zone.add")} button={t("policy.zone.add")} isReasonNeeded={false} close={close} run={async () => set(addZone(text, form, name.trim(), addresses.split(/[\s,]+/).filter(Boolean)))}>
      <TextField label={t("policy.zone.name")} value={name} set={setName} required maxLength={47} autoFocus autocomplete="off" />
      <TextField label={t("assets.addresses")} help={t("policy.zone.help")} value={addresses} set={setAddresses} required autocomplete="off" />
    </Ask>
  );
}

const MORE = ["reason", "owner", "expires", "schedule", "rate", "step", "always"] as const;

function LineForm({ line, close, save }: { line: Line | null; close: () => void; save: (text: string) => void }) {
  const [match, setMatch] = useState(line?.match ?? "");
  const [more, setMore] = useState<Record<string, string>>(line?.more ?? {});
  const submit = (e: Event) => { e.preventDefault(); save(lineText(match.trim(), more)); close(); };
  return (
    <Dialog title={line ? t("policy.line.edit") : t("policy.line.add")} close={close} isWide>
      <form class="form" onSubmit={submit}>
        <div class="field"><label for="line-match">{t("events.expression")}</label><ExpressionInput id="line-match" label={t("events.expression")} value={match} set={setMatch} placeholder="modbus read table=holding address=0..99" /></div>
        <div class="grid-fields">{MORE.map((m) => <TextField key={m} label={t(`policy.more.${m}`)} help={t(`policy.more.${m}.help`)} value={more[m] ?? ""} set={(v) => setMore({ ...more, [m]: v })} autocomplete="off" maxLength={200} />)}</div>
        <div class="row end"><Button onClick={close}>{t("state.cancel")}</Button><Button type="submit" kind="main" disabled={!match.trim()}>{t("policy.line.take")}</Button></div>
      </form>
    </Dialog>
  );
}

function Lines({ list, c, text, set, sentences }: { list: "allow" | "deny"; c: Conduit; text: string; set: Set; sentences: string[] }) {
  const [edits, edit] = useState<Line | "new" | null>(null);
  const lines = c[list];
  return (
    <section class={`lines ${list}`}>
      <div class="panel-head"><h3><Shape tone={list === "allow" ? "good" : "danger"} /> {t(`policy.${list}`)} <small>{number(lines.length)}</small></h3>{set && <Button kind="quiet" icon="plus" onClick={() => edit("new")}>{t("policy.line.add")}</Button>}</div>
      {lines.length ? <ol>{lines.map((l) => (
        <li key={l.start}>
          <div class="grow"><code>{l.match}</code>{Object.keys(l.more).length > 0 && <small>{Object.entries(l.more).map(([k, v]) => `${k === "match" ? "" : t(`policy.more.${k}`)}: ${v}`).join(" · ")}</small>}</div>
          {set && <><Button kind="quiet" onClick={() => edit(l)}>{t("state.edit")}</Button><IconButton name="trash" title={t("policy.line.remove")} onClick={() => set(removeLine(text, c, list, l))} /></>}
        </li>
      ))}</ol> : <p class="quiet">{t(`policy.${list}.none`)}</p>}
      {list === "allow" && sentences.length > 0 && <details><summary>{t("policy.in_words")}</summary><ul class="sentences">{sentences.map((s) => <li key={s}>{s}</li>)}</ul></details>}
      {edits && set && <LineForm line={edits === "new" ? null : edits} close={() => edit(null)} save={(s) => set(edits === "new" ? addLine(text, c, list, s) : replaceLine(text, edits, s))} />}
    </section>
  );
}

export function ConduitForm({ form, text, set, cell, check }: { form: Form; text: string; set: Set; cell: Cell; check: PolicyCheck | null }) {
  const c = conduitOf(form, cell);
  const title = `${cell.from} → ${cell.to}`;
  if (!c) {
    return (
      <Panel title={title}>
        <Empty icon="policy" title={t(cell.from === cell.to ? "policy.cell.within" : "policy.conduit.none")}>
          <p>{t("policy.conduit.none.text", { verdict: word("verdict", form.otherwise) })}</p>
          {set && <Button kind="main" onClick={() => set(addConduit(text, form, cell.from, cell.to))}>{t("policy.conduit.add")}</Button>}
        </Empty>
      </Panel>
    );
  }
  const said = check?.conduits.find((x) => c.from.includes(x.from) && c.to.includes(x.to));
  const standard = { value: "", text: t("policy.standard", { value: word("mode", form.mode) }) };
  return (
    <Panel title={title} note={c.from.length * c.to.length > 1 ? t("policy.conduit.many", { n: c.from.length * c.to.length }) : undefined}>
      {set && (
        <div class="row toolbar">
          <SelectField label={t("live.mode")} value={c.mode} set={(v) => set(setIn(text, c.node, "mode", v ? quote(v) : null))} choices={[standard, ...MODES.map((m) => ({ value: m, text: word("mode", m) }))]} />
          <SelectField label={t("policy.otherwise")} value={c.otherwise} set={(v) => set(setIn(text, c.node, "otherwise", v ? quote(v) : null))} choices={[{ value: "", text: t("policy.standard", { value: word("verdict", form.otherwise) }) }, ...VERDICTS.map((v) => ({ value: v, text: word("verdict", v) }))]} />
        </div>
      )}
      {(c.mode || form.mode) === "learn" && <Note tone="danger"><p>{t("policy.learns")}</p></Note>}
      <Lines list="deny" c={c} text={text} set={set} sentences={[]} />
      <Lines list="allow" c={c} text={text} set={set} sentences={said?.sentences.map(sentence) ?? []} />
    </Panel>
  );
}
