/* SPDX-License-Identifier: Apache-2.0 */
/* The bytes of a message, sixteen a row, those of the chosen field marked. */
export interface Range { offset: number; length: number }

export function Hex({ bytes, marks, chosen, choose }: { bytes: string; marks: (Range & { title: string })[]; chosen: number | null; choose: (i: number | null) => void }) {
  const data = (bytes.match(/../g) ?? []).map((b) => parseInt(b, 16));
  const rows: number[] = [];
  for (let i = 0; i < data.length; i += 16) rows.push(i);
  /* The narrowest mark that holds a byte is the one that it belongs to. */
  const owner = data.map((_, at) => marks.reduce<number | null>((best, m, i) => {
    const isIn = at >= m.offset && at < m.offset + m.length;
    return isIn && (best === null || m.length <= (marks[best] as Range).length) ? i : best;
  }, null));
  const lit = chosen === null ? null : marks[chosen];
  const cell = (at: number, text: string) => {
    const o = owner[at] ?? null;
    const isLit = lit ? at >= lit.offset && at < lit.offset + lit.length : false;
    return (
      <span key={at} class={`${o === null ? "" : "known"} ${isLit ? "lit" : ""}`} title={o === null ? undefined : marks[o]?.title} onMouseEnter={() => choose(o)}>{text}</span>
    );
  };
  return (
    <div class="hex code" onMouseLeave={() => choose(null)}>
      {rows.map((r) => (
        <div key={r}>
          <i>{r.toString(16).padStart(4, "0")}</i>
          <span class="hex-bytes">{data.slice(r, r + 16).map((b, i) => cell(r + i, b.toString(16).padStart(2, "0")))}</span>
          <span class="hex-text">{data.slice(r, r + 16).map((b, i) => cell(r + i, b > 32 && b < 127 ? String.fromCharCode(b) : "·"))}</span>
        </div>
      ))}
    </div>
  );
}
