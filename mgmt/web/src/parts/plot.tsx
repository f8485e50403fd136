/* SPDX-License-Identifier: Apache-2.0 */
/* Lines over time and bars by hour, drawn as SVG.  A line has its own dash besides its colour, and its name in the legend. */
import { useRef, useState } from "preact/hooks";
import { clock, short } from "../words";

export interface Series { name: string; tone: string; values: (number | null)[]; dash?: string }

const WIDTH = 520, LEFT = 44, BOTTOM = 18, TOP = 8;

/* A round number not below v: 1, 2 or 5 times a power of ten. */
function roof(v: number): number {
  if (v <= 0) return 1;
  const p = 10 ** Math.floor(Math.log10(v));
  return ([1, 2, 5, 10].find((m) => m * p >= v) ?? 10) * p;
}

function path(values: (number | null)[], x: (i: number) => number, y: (v: number) => number): string {
  let d = "", isDown = false;
  values.forEach((v, i) => {
    if (v === null) { isDown = false; return; }
    d += `${isDown ? "L" : "M"}${x(i).toFixed(1)} ${y(v).toFixed(1)}`;
    isDown = true;
  });
  return d;
}

export function Plot({ label, times, series, unit = "", height = 150, span }: { label: string; times: string[]; series: Series[]; unit?: string; height?: number; span: number }) {
  const box = useRef<SVGSVGElement>(null);
  const [at, look] = useState<number | null>(null);
  const most = roof(Math.max(0, ...series.flatMap((s) => s.values.map((v) => v ?? 0))));
  const first = span - times.length;
  const x = (i: number) => LEFT + ((first + i) / Math.max(1, span - 1)) * (WIDTH - LEFT - 6);
  const y = (v: number) => TOP + (1 - v / most) * (height - TOP - BOTTOM);
  const move = (e: MouseEvent) => {
    const r = box.current?.getBoundingClientRect();
    if (!r) return;
    const i = Math.round((((e.clientX - r.left) / r.width) * WIDTH - LEFT) / (WIDTH - LEFT - 6) * (span - 1)) - first;
    look(i >= 0 && i < times.length ? i : null);
  };
  const shown = at !== null && at < times.length ? at : times.length - 1;
  return (
    <figure class="plot">
      <figcaption>
        <b>{label}</b>
        {series.map((s) => (
          <span key={s.name} class={`key tone-${s.tone}`}>
            <svg width="18" height="8" aria-hidden="true"><path d="M0 4h18" stroke="currentColor" stroke-width="2" stroke-dasharray={s.dash} /></svg>
            {s.name} <b>{s.values[shown] === null || s.values[shown] === undefined ? "–" : short(s.values[shown] as number)}</b>{unit}
          </span>
        ))}
        {at !== null && times[shown] && <time>{clock(times[shown] as string)}</time>}
      </figcaption>
      <svg ref={box} viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={`${label}: ${series.map((s) => `${s.name} ${short(s.values[times.length - 1] ?? 0)}${unit}`).join(", ")}`} onMouseMove={move} onMouseLeave={() => look(null)}>
        {[0, 0.5, 1].map((f) => <g key={f}><path class="grid" d={`M${LEFT} ${y(most * f)}H${WIDTH - 6}`} /><text x={LEFT - 6} y={y(most * f) + 4} text-anchor="end">{short(most * f)}</text></g>)}
        {times.length > 1 && [0, Math.floor((times.length - 1) / 2), times.length - 1].map((i) => <text key={i} x={x(i)} y={height - 4} text-anchor={i === times.length - 1 ? "end" : "middle"}>{clock(times[i] as string)}</text>)}
        {series.map((s) => <path key={s.name} class={`line tone-${s.tone}`} d={path(s.values, x, y)} stroke-dasharray={s.dash} />)}
        {at !== null && <path class="cross" d={`M${x(shown)} ${TOP}V${height - BOTTOM}`} />}
      </svg>
    </figure>
  );
}

export interface Hour { time: string; allowed: number; alerted: number; refused: number }

/* The last hours: how much was judged above the line, what was not simply allowed below it. */
export function Hours({ hours, label, words }: { hours: Hour[]; label: string; words: { allowed: string; alerted: string; refused: string } }) {
  const up = Math.max(1, ...hours.map((h) => h.allowed));
  const down = Math.max(1, ...hours.map((h) => h.alerted + h.refused));
  const w = 380 / Math.max(1, hours.length);
  const tall = (v: number, most: number, room: number) => (v ? Math.max(2, (v / most) * room) : 0);
  return (
    <figure class="plot hours">
      <svg viewBox="0 0 380 130" role="img" aria-label={label}>
        {hours.map((h, i) => {
          const a = tall(h.allowed, up, 62), b = tall(h.alerted, down, 34), c = tall(h.refused, down, 34);
          return (
            <g key={h.time}>
              <title>{`${clock(h.time).slice(0, 5)}  ${words.allowed} ${short(h.allowed)}, ${words.alerted} ${short(h.alerted)}, ${words.refused} ${short(h.refused)}`}</title>
              <rect x={i * w} y="0" width={w} height="112" class="hit" />
              <rect x={i * w + 1.5} y={68 - a} width={w - 3} height={a} class="bar tone-quiet" rx="1.5" />
              <rect x={i * w + 1.5} y={72} width={w - 3} height={c} class="bar tone-danger" rx="1.5" />
              <rect x={i * w + 1.5} y={72 + c} width={w - 3} height={b} class="bar tone-warning" rx="1.5" />
              {i % 6 === 0 && <text x={i * w + 2} y="126">{clock(h.time).slice(0, 5)}</text>}
            </g>
          );
        })}
        <path class="grid" d="M0 70H380" />
      </svg>
      <figcaption>
        <span class="key tone-quiet"><i class="swatch" />{words.allowed}</span>
        <span class="key tone-danger"><i class="swatch" />{words.refused}</span>
        <span class="key tone-warning"><i class="swatch" />{words.alerted}</span>
      </figcaption>
    </figure>
  );
}
