/* SPDX-License-Identifier: Apache-2.0 */
/* What happened in a period, to read here, to print, to keep. */
import { useState } from "preact/hooks";
import { query, useGet } from "../api";
import { Answer, Button, Choice, Empty, Head, Panel, Table, TextField } from "../parts/bits";
import { Icon } from "../parts/icons";
import type { Report } from "../shapes";
import { day, languageTag, sentence, t } from "../words";

function daysAgo(n: number): string {
  return new Date(Date.now() - n * 86400e3).toISOString().slice(0, 10);
}

export default function Reports() {
  const [from, setFrom] = useState(daysAgo(7));
  const [to, setTo] = useState(daysAgo(-1));
  const q = (format: string) => query({ from: `${from}T00:00:00Z`, to: `${to}T00:00:00Z`, format, language: languageTag() });
  const isRight = from < to;
  const loaded = useGet<Report>(isRight ? `/reports${q("json")}` : null);
  const preset = ["1", "7", "30", "90"].find((d) => from === daysAgo(Number(d)) && to === daysAgo(-1)) ?? "";
  return (
    <>
      <Head title={t("page.reports")} lead={t("reports.lead")}>
        <a class="button" href={`/api/v1/reports${q("html")}`} target="_blank" rel="noopener"><Icon name="reports" size={16} />{t("reports.page")}</a>
        <Button icon="download" onClick={() => print()}>{t("reports.print")}</Button>
      </Head>
      <div class="row toolbar no-print">
        <Choice label={t("events.span")} value={preset} set={(d) => { setFrom(daysAgo(Number(d))); setTo(daysAgo(-1)); }} choices={["1", "7", "30", "90"].map((d) => ({ value: d, text: t("time.days", { n: Number(d) }) }))} />
        <TextField label={t("reports.from")} type="date" value={from} set={setFrom} max={to} />
        <TextField label={t("reports.to")} type="date" value={to} set={setTo} min={from} />
      </div>
      {!isRight ? <Empty icon="reports" title={t("reports.wrong")} /> : <Answer of={loaded}>{(r) => (
        <article class="report">
          <h2>{r.title}</h2><p class="quiet">{day(r.from)} – {day(r.to)}</p>
          {r.sentences.length ? <ul class="sentences">{r.sentences.map((s) => <li key={s.id + s.text}>{sentence(s)}</li>)}</ul> : <p class="quiet">{t("home.today.none")}</p>}
          {r.sections.map((s, i) => (
            <Panel key={i} title={sentence(s.title)}>
              {s.sentences.length > 0 && <ul class="sentences">{s.sentences.map((x) => <li key={x.id + x.text}>{sentence(x)}</li>)}</ul>}
              {s.rows.length > 0 && <Table caption={sentence(s.title)} rows={s.rows} id={(row) => row.join("\t")} columns={s.columns.map((c, j) => ({ title: c, cell: (row: string[]) => row[j] ?? "" }))} />}
              {!s.rows.length && !s.sentences.length && <p class="quiet">{t("reports.nothing")}</p>}
            </Panel>
          ))}
        </article>
      )}</Answer>}
    </>
  );
}
