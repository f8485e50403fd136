/* SPDX-License-Identifier: Apache-2.0 */
/* What the box does this second and did in the last ten minutes. */
import { useRef, useState } from "preact/hooks";
import { useGet, useStream } from "../api";
import { Answer, Empty, Head, Loading, Note, Panel, Table } from "../parts/bits";
import { Plot } from "../parts/plot";
import type { Counter, List, Live, Segment } from "../shapes";
import { bytes, number, t, word } from "../words";

const KEPT_S = 600;

export default function LivePage() {
  const [rows, setRows] = useState<Live[]>([]);
  const held = useRef<Live[]>([]);
  const isOpen = useStream("/live", {
    history: (h: Live[]) => { held.current = h.slice(-KEPT_S); setRows(held.current); },
    live: (l: Live) => { held.current = [...held.current, l].slice(-KEPT_S); setRows(held.current); },
  });
  const segments = useGet<List<Segment>>("/segments", 5);
  const drops = useGet<List<Counter>>("/drops", 5);
  const times = rows.map((r) => r.time);
  const last = rows[rows.length - 1];
  const span = Math.max(60, Math.min(KEPT_S, Math.ceil(rows.length / 60) * 60));
  const stopped = (r: Live) => r.verdicts.drop + r.verdicts.reset + r.verdicts.refuse;
  return (
    <>
      <Head title={t("page.live")} lead={t("live.lead")}><span class={`pulse ${isOpen ? "on" : ""}`} /><span role="status">{isOpen ? t("events.tail.on") : t("events.tail.off")}</span></Head>
      {!rows.length ? <Loading /> : (
        <div class="plots">
          <Panel><Plot label={t("live.traffic")} times={times} span={span} unit={t("live.a_second")} series={[
            { name: t("live.packets"), tone: "ink", values: rows.map((r) => r.packets) }, { name: t("live.messages"), tone: "accent", dash: "5 3", values: rows.map((r) => r.messages) }]} /></Panel>
          <Panel><Plot label={t("live.verdicts")} times={times} span={span} unit={t("live.a_second")} series={[
            { name: t("verdict.allow"), tone: "quiet", values: rows.map((r) => r.verdicts.allow) }, { name: t("verdict.alert"), tone: "warning", dash: "5 3", values: rows.map((r) => r.verdicts.alert) },
            { name: t("home.stopped"), tone: "danger", dash: "1.5 3", values: rows.map(stopped) }]} /></Panel>
          {rows.some((r) => r.latency_us) && <Panel><Plot label={t("live.latency")} times={times} span={span} unit=" µs" series={[
            { name: "p50", tone: "quiet", values: rows.map((r) => r.latency_us?.p50 ?? null) }, { name: "p99", tone: "ink", dash: "5 3", values: rows.map((r) => r.latency_us?.p99 ?? null) }, { name: "p99.9", tone: "warning", dash: "1.5 3", values: rows.map((r) => r.latency_us?.p999 ?? null) }]} /></Panel>}
          <Panel><Plot label={t("live.dropped")} times={times} span={span} unit={t("live.a_second")} series={[
            { name: t("live.dropped"), tone: "danger", values: rows.map((r) => Object.values(r.drops).reduce((a, b) => a + b, 0)) }]} /></Panel>
        </div>
      )}
      {last && <p class="quiet">{t("live.now", { flows: last.flows })}{last.busy_percent.length > 0 && t("live.busy", { busy: last.busy_percent.map((b) => `${number(b)} %`).join(", ") })}</p>}
      <div class="columns">
        <Panel title={t("live.drops")} note={t("live.drops.note")}>
          <Answer of={drops}>{(l) => {
            const some = l.items.filter((c) => c.value > 0).sort((a, b) => b.value - a.value);
            return some.length ? <Table caption={t("live.drops")} rows={some} id={(c) => c.name} columns={[
              { title: t("live.name"), cell: (c) => <><code>{c.name}</code><br /><small>{c.help}</small></> },
              { title: t("events.count"), cell: (c) => number(c.value), className: "number" },
            ]} /> : <Empty title={t("live.drops.none")}><p>{t("live.drops.none.text")}</p></Empty>;
          }}</Answer>
        </Panel>
        <Panel title={t("home.line")}>
          <Answer of={segments}>{(l) => l.items.length ? <Table caption={t("home.line")} rows={l.items.flatMap((s) => s.ports.map((p) => ({ s, p })))} id={(r) => r.s.name + r.p.side} columns={[
            { title: t("live.port"), cell: ({ s, p }) => <><b>{s.name}</b> {p.side === "outside" ? t("home.outside") : t("home.inside")} <small class="code">{p.device}</small></> },
            { title: t("live.mode"), cell: ({ s }) => word("mode", s.mode), className: "tight" },
            { title: t("live.in"), cell: ({ p }) => <>{number(p.rx_frames)}<br /><small>{bytes(p.rx_bytes)}</small></>, className: "number" },
            { title: t("live.out"), cell: ({ p }) => <>{number(p.tx_frames)}<br /><small>{bytes(p.tx_bytes)}</small></>, className: "number" },
            { title: t("live.dropped"), cell: ({ p }) => number(p.dropped), className: "number" },
          ]} /> : <Note tone="warning"><p>{t("protection.down.means")}</p></Note>}</Answer>
        </Panel>
      </div>
    </>
  );
}
