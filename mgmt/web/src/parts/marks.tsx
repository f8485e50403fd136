/* SPDX-License-Identifier: Apache-2.0 */
/* Verdicts, severities and states: each has a shape and a word besides its colour. */
import type { Severity, Verdict } from "../shapes";
import { word } from "../words";

type Tone = "good" | "calm" | "warning" | "danger" | "quiet";

/* Circle, diamond, triangle, octagon, ring. */
const SHAPES: Record<Tone, string> = {
  good: "M8 2.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11",
  calm: "M8 2l6 6-6 6-6-6z",
  warning: "M8 1.8 15 14H1z",
  danger: "M5.3 1.5h5.4l3.8 3.8v5.4l-3.8 3.8H5.3l-3.8-3.8V5.3z",
  quiet: "M8 3.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M8 5a3 3 0 1 1 0 6 3 3 0 0 1 0-6",
};

export function Shape({ tone, size = 12 }: { tone: Tone; size?: number }) {
  return (
    <svg class={`shape tone-${tone}`} width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      <path d={SHAPES[tone]} fill="currentColor" fill-rule="evenodd" />
    </svg>
  );
}

const OF_VERDICT: Record<Verdict, Tone> = { allow: "good", alert: "warning", drop: "danger", reset: "danger", refuse: "danger" };
const OF_SEVERITY: Record<Severity | "ok", Tone> = { ok: "good", info: "calm", warning: "warning", danger: "danger" };

export function VerdictMark({ verdict, isEnforced = true }: { verdict: Verdict; isEnforced?: boolean }) {
  const tone = isEnforced || OF_VERDICT[verdict] !== "danger" ? OF_VERDICT[verdict] : "warning";
  return <span class={`mark tone-${tone}`}><Shape tone={tone} />{isEnforced || verdict === "allow" ? word("verdict", verdict) : word("would", verdict)}</span>;
}

export function SeverityMark({ severity, text }: { severity: Severity | "ok"; text?: string }) {
  const tone = OF_SEVERITY[severity];
  return <span class={`mark tone-${tone}`}><Shape tone={tone} />{text ?? word("severity", severity)}</span>;
}

export function Mark({ tone, text }: { tone: Tone; text: string }) {
  return <span class={`mark tone-${tone}`}><Shape tone={tone} />{text}</span>;
}

export function worst(verdicts: Partial<Record<Verdict, number>>): Tone {
  if (verdicts.refuse || verdicts.drop || verdicts.reset) return "danger";
  return verdicts.alert ? "warning" : "good";
}
