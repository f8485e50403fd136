/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Zones, devices and conversations, drawn: who opens stands left of whom they open to, a line is as wide as what is said on
 * it and looks as the worst verdict on it.  The same as a table for those who would rather read.
 */
import { useMemo, useState } from "preact/hooks";
import { query, useGet } from "../api";
import { Answer, Choice, Empty, Head, SelectField, Table } from "../parts/bits";
import { Icon, type IconName } from "../parts/icons";
import { Mark, Shape, worst } from "../parts/marks";
import { go, place, setQuery } from "../route";
import type { MapAnswer } from "../shapes";
import { ago, number, t, word } from "../words";

type Device = MapAnswer["devices"][number];
type Talk = MapAnswer["conversations"][number];
interface Link { client: string; server: string; protocols: string[]; intents: Record<string, number>; verdicts: Talk["verdicts"]; count: number; last: string }
interface Placed { device: Device; x: number; y: number }
interface Box { zone: string; x: number; y: number; w: number; h: number; count: number; hidden: number }

const CARD_W = 168, CARD_H = 40, GAP = 10, PAD = 14, HEAD = 30, COLUMN = 150, ZONE_MAX = 24;

/* Conversations of one pair fold into one line. */
function fold(talks: Talk[]): Link[] {
  const links = new Map<string, Link>();
  const isNamed = new Set(talks.filter((c) => c.protocol).map((c) => `${c.client} ${c.server}`));
  for (const c of talks) {
    const key = `${c.client} ${c.server}`;
    /* What was said before the protocol was known belongs to it. */
    if (!c.protocol && isNamed.has(key)) continue;
    const l = links.get(key) ?? { client: c.client, server: c.server, protocols: [], intents: {}, verdicts: {}, count: 0, last: c.last };
    if (!l.protocols.includes(c.protocol)) l.protocols.push(c.protocol);
    for (const [i, n] of Object.entries(c.intents)) { l.intents[i] = (l.intents[i] ?? 0) + n; l.count += n; }
    for (const [v, n] of Object.entries(c.verdicts)) l.verdicts[v as "allow"] = (l.verdicts[v as "allow"] ?? 0) + n;
    if (c.last > l.last) l.last = c.last;
    links.set(key, l);
  }
  return [...links.values()];
}

/* A zone stands one column right of the zones that open conversations to it, as far as that has no circle. */
function columns(map: MapAnswer, talks: Talk[]): Map<string, number> {
  const zoneOf = new Map(map.devices.map((d) => [d.id, d.zone]));
  const into = new Map<string, Set<string>>();
  for (const c of talks) {
    const a = zoneOf.get(c.client), b = zoneOf.get(c.server);
    if (a !== undefined && b !== undefined && a !== b) into.set(b, (into.get(b) ?? new Set()).add(a));
  }
  const level = new Map<string, number>();
  const visit = (z: string, seen: Set<string>): number => {
    const known = level.get(z);
    if (known !== undefined) return known;
    if (seen.has(z)) return 0;
    const l = Math.max(-1, ...[...(into.get(z) ?? [])].map((a) => visit(a, new Set(seen).add(z)))) + 1;
    level.set(z, l);
    return l;
  };
  for (const z of map.zones) visit(z.name, new Set());
  return level;
}

function layout(map: MapAnswer, talks: Talk[], opened: Set<string>) {
  const level = columns(map, talks);
  const boxes: Box[] = [], placed = new Map<string, Placed>();
  const last = Math.max(0, ...level.values());
  let x = 0, tall = 0;
  for (let column = 0; column <= last; column++) {
    let y = 0, wide = 0;
    for (const z of map.zones.filter((q) => level.get(q.name) === column)) {
      const all = map.devices.filter((d) => d.zone === z.name);
      const shown = opened.has(z.name) ? all : all.slice(0, ZONE_MAX);
      const across = shown.length > 8 ? 2 : 1;
      const rows = Math.max(1, Math.ceil(shown.length / across));
      const w = PAD * 2 + across * CARD_W + (across - 1) * GAP, h = HEAD + PAD + rows * (CARD_H + GAP) + (all.length > shown.length ? 22 : 0);
      boxes.push({ zone: z.name, x, y, w, h, count: all.length, hidden: all.length - shown.length });
      shown.forEach((device, i) => placed.set(device.id, { device, x: x + PAD + (i % across) * (CARD_W + GAP), y: y + HEAD + Math.floor(i / across) * (CARD_H + GAP) }));
      y += h + 24;
      wide = Math.max(wide, w);
    }
    tall = Math.max(tall, y - 24);
    x += wide + COLUMN;
  }
  /* Columns stand in the middle of the tallest. */
  for (let column = 0; column <= last; column++) {
    const mine = boxes.filter((b) => level.get(b.zone) === column);
    const down = (tall - Math.max(0, ...mine.map((b) => b.y + b.h))) / 2;
    for (const b of mine) {
      b.y += down;
      for (const p of placed.values()) if (p.device.zone === b.zone) p.y += down;
    }
  }
  return { boxes, placed, width: Math.max(320, x - COLUMN), height: Math.max(120, tall) };
}

/* Where lines meet a card: side by side, in the order of what is at their other ends. */
function spread(links: Link[], placed: Map<string, Placed>): Map<string, number> {
  const at = new Map<string, number>(), sides = new Map<string, { key: string; y: number }[]>();
  for (const l of links) {
    const a = placed.get(l.client), b = placed.get(l.server);
    if (!a || !b) continue;
    const key = `${l.client} ${l.server}`, isRight = b.x > a.x;
    for (const [me, other, side] of [[a, b, isRight || a.x === b.x ? "right" : "left"], [b, a, isRight ? "left" : "right"]] as const) {
      const name = `${me.device.id} ${side}`;
      sides.set(name, [...(sides.get(name) ?? []), { key: `${me.device.id} ${key}`, y: other.y }]);
    }
  }
  for (const list of sides.values()) {
    const step = Math.min(13, (CARD_H - 8) / list.length);
    list.sort((p, q) => p.y - q.y).forEach((e, i) => at.set(e.key, CARD_H / 2 + (i - (list.length - 1) / 2) * step));
  }
  return at;
}

function curve(a: Placed, b: Placed, from: number, to: number): string {
  const isRight = b.x > a.x;
  const x1 = a.x + (isRight || a.x === b.x ? CARD_W : 0), x2 = b.x + (isRight ? 0 : CARD_W), y1 = a.y + from, y2 = b.y + to;
  if (a.x === b.x) return `M${x1} ${y1}C${x1 + 50} ${y1} ${x2 + 50} ${y2} ${x2} ${y2}`;
  const bend = Math.max(30, Math.abs(x2 - x1) / 2) * (isRight ? 1 : -1);
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}

function cut(s: string, n: number): string {
  return s.length > n ? `${s.slice(0, n - 1)}…` : s;
}

function intentsText(intents: Record<string, number>): string {
  return Object.entries(intents).sort((a, b) => b[1] - a[1]).map(([i, n]) => `${word("intent", i)} ${number(n)}`).join(", ");
}

function Drawing({ map, talks }: { map: MapAnswer; talks: Talk[] }) {
  const [opened, open] = useState<Set<string>>(new Set());
  const [over, hover] = useState<string | null>(null);
  const links = useMemo(() => fold(talks), [talks]);
  const { boxes, placed, width, height } = useMemo(() => layout(map, talks, opened), [map, talks, opened]);
  const most = Math.log1p(Math.max(1, ...links.map((l) => l.count)));
  const ends = useMemo(() => spread(links, placed), [links, placed]);
  const drawn = links.flatMap((l) => {
    const a = placed.get(l.client), b = placed.get(l.server);
    const key = `${l.client} ${l.server}`;
    return a && b ? [{ l, a, b, key, from: ends.get(`${l.client} ${key}`) ?? 0, to: ends.get(`${l.server} ${key}`) ?? 0 }] : [];
  });
  const isNear = (id: string) => over === null || over === id || drawn.some((d) => (d.l.client === over && d.l.server === id) || (d.l.server === over && d.l.client === id) || (d.key === over && (d.l.client === id || d.l.server === id)));
  const chosen = drawn.find((d) => d.key === over);
  return (
    <div class="map-frame">
      <svg class="map" viewBox={`-8 -8 ${width + 56} ${height + 16}`} style={{ maxWidth: `${(width + 56) * 1.25}px`, minWidth: `${Math.min(width, 760)}px` }} role="group" aria-label={t("map.drawing")} onMouseLeave={() => hover(null)}>
        {boxes.map((b) => (
          <g key={b.zone}>
            <rect class="zone" x={b.x} y={b.y} width={b.w} height={b.h} rx="10" />
            <text class="zone-name" x={b.x + PAD} y={b.y + 20}>{cut(b.zone, 24)}</text>
            <text class="zone-count" x={b.x + b.w - PAD} y={b.y + 20} text-anchor="end">{b.count}</text>
            {b.hidden > 0 && <text class="zone-more" x={b.x + PAD} y={b.y + b.h - 10} role="button" tabIndex={0} onClick={() => open(new Set(opened).add(b.zone))} onKeyDown={(e) => { if (e.key === "Enter") open(new Set(opened).add(b.zone)); }}>{t("map.more", { n: b.hidden })}</text>}
          </g>
        ))}
        {drawn.map(({ l, a, b, key, from, to }) => {
          const tone = worst(l.verdicts), isLit = over === null || over === key || over === l.client || over === l.server;
          return (
            <g key={key} class={`talk tone-${tone === "good" ? "quiet" : tone} ${isLit ? "" : "faint"}`} onMouseEnter={() => hover(key)}>
              <path class="reach" d={curve(a, b, from, to)} />
              <path class="wire" d={curve(a, b, from, to)} style={{ strokeWidth: `${1 + (Math.log1p(l.count) / most) * 3}px` }} stroke-dasharray={tone === "danger" ? "6 4" : undefined} />
              <circle cx={b.x > a.x ? b.x : b.x + CARD_W} cy={b.y + to} r="3.5" />
              {drawn.length <= 14 && a.x !== b.x && <text class="talk-name" x={(b.x > a.x ? b.x : b.x + CARD_W) + (b.x > a.x ? -9 : 9)} y={b.y + to + 4} text-anchor={b.x > a.x ? "end" : "start"}>{cut(l.protocols.map((p) => p || "?").join(", "), 20)}</text>}
            </g>
          );
        })}
        {[...placed.values()].map(({ device: d, x, y }) => (
          <a key={d.id} href={`/assets?id=${d.id}`} class={`device ${isNear(d.id) ? "" : "faint"}`} aria-label={`${d.name || d.address}, ${t(`kind.${d.kind}`)}, ${d.zone}`} onMouseEnter={() => hover(d.id)} onFocus={() => hover(d.id)} onBlur={() => hover(null)}>
            <rect x={x} y={y} width={CARD_W} height={CARD_H} rx="6" />
            <g transform={`translate(${x + 9} ${y + 10})`} class="kind"><Icon name={d.kind as IconName} size={20} /></g>
            <text x={x + 36} y={y + 17} class="name">{cut(d.name || d.address, d.has_alarm || d.is_new ? 14 : 16)}</text>
            <text x={x + 36} y={y + 31} class="sub">{cut(d.vendor || d.model ? `${d.vendor} ${d.model}`.trim() : d.name && d.name !== d.address ? d.address : t(`kind.${d.kind}`), 20)}</text>
            {(d.has_alarm || d.is_new) && <g transform={`translate(${x + CARD_W - 18} ${y + 6})`}><Shape tone={d.has_alarm ? "danger" : "warning"} size={12} /></g>}
          </a>
        ))}
      </svg>
      <p class="map-says" aria-live="polite">
        {chosen ? <><b>{chosen.a.device.name || chosen.a.device.address} → {chosen.b.device.name || chosen.b.device.address}</b> · {chosen.l.protocols.join(", ")} · {intentsText(chosen.l.intents)} · {ago(chosen.l.last)}</> : <span class="legend"><Mark tone="quiet" text={t("map.allowed")} /><Mark tone="warning" text={t("map.alerted")} /><Mark tone="danger" text={t("map.stopped")} /></span>}
      </p>
    </div>
  );
}

const SPANS: Record<string, number> = { hour: 3600, day: 86400, week: 604800, all: 0 };

export default function MapPage() {
  const q = place.use().query;
  const since = q.get("since") ?? "day", protocol = q.get("protocol") ?? "", intent = q.get("intent") ?? "", view = q.get("view") ?? "drawing";
  const from = useMemo(() => (SPANS[since] ? new Date(Date.now() - (SPANS[since] as number) * 1000).toISOString() : ""), [since]);
  const loaded = useGet<MapAnswer>(`/map${query({ since: from })}`, 15);
  return (
    <>
      <Head title={t("page.map")} lead={t("map.lead")}>
        <Choice label={t("events.view")} value={view} set={(v) => setQuery({ view: v === "drawing" ? null : v })} choices={[{ value: "drawing", text: t("map.drawing") }, { value: "table", text: t("map.table") }]} />
      </Head>
      <Answer of={loaded}>{(map) => {
        const protocols = [...new Set(map.conversations.map((c) => c.protocol))].sort();
        const intents = [...new Set(map.conversations.flatMap((c) => Object.keys(c.intents)))].sort();
        const talks = map.conversations.filter((c) => (!protocol || c.protocol === protocol) && (!intent || c.intents[intent]));
        const names = new Map(map.devices.map((d) => [d.id, d]));
        return (
          <>
            <div class="row toolbar">
              <Choice label={t("events.span")} value={since} set={(v) => setQuery({ since: v })} choices={Object.keys(SPANS).map((k) => ({ value: k, text: t(`events.since.${k}`) }))} />
              <SelectField label={t("events.protocol")} value={protocol} set={(v) => setQuery({ protocol: v })} choices={[{ value: "", text: t("map.every") }, ...protocols.map((p) => ({ value: p, text: p || "?" }))]} />
              <SelectField label={t("map.intent")} value={intent} set={(v) => setQuery({ intent: v })} choices={[{ value: "", text: t("map.every") }, ...intents.map((i) => ({ value: i, text: word("intent", i) }))]} />
            </div>
            {!map.devices.length ? <Empty icon="map" title={t("map.none")}><p>{t("map.none.text")}</p></Empty>
              : view === "drawing" ? <Drawing map={map} talks={talks} />
              : <Table caption={t("page.map")} rows={fold(talks)} id={(l) => `${l.client} ${l.server}`} open={(l) => go(`/assets?id=${l.server}`)} columns={[
                  { title: t("events.client"), cell: (l) => names.get(l.client)?.name || names.get(l.client)?.address || "?" },
                  { title: t("events.server"), cell: (l) => names.get(l.server)?.name || names.get(l.server)?.address || "?" },
                  { title: t("events.protocol"), cell: (l) => l.protocols.map((p) => <span key={p} class="tag">{p || "?"}</span>) },
                  { title: t("map.intent"), cell: (l) => intentsText(l.intents) },
                  { title: t("events.verdict"), cell: (l) => <Mark tone={worst(l.verdicts)} text={Object.entries(l.verdicts).map(([v, n]) => `${word("verdict", v)} ${number(n)}`).join(", ")} /> },
                  { title: t("map.last"), cell: (l) => ago(l.last), className: "tight" },
                ]} />}
          </>
        );
      }}</Answer>
    </>
  );
}
