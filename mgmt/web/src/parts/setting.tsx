/* SPDX-License-Identifier: Apache-2.0 */
/* One setting of the daemon as its type wants it typed. */
import type { Setting } from "../shapes";
import { t } from "../words";
import { Check, SelectField, TextField } from "./bits";

export type Value = Setting["value"];

export function SettingField({ s, value, set }: { s: Setting; value: Value; set: (v: Value) => void }) {
  const help = s.help + (s.needs_restart ? ` ${t("system.needs_restart")}` : "");
  if (s.type === "yes-no") return <Check label={s.name} help={help} checked={value === true} set={set} />;
  if (s.type === "choice") return <SelectField label={s.name} help={help} value={String(value)} set={set} choices={s.choices.map((c) => ({ value: c, text: c }))} />;
  if (s.type === "number") return <TextField label={s.name} help={help} type="number" value={String(value)} set={(v) => set(Number(v))} />;
  if (s.type === "list") return <TextField label={s.name} help={help} value={(Array.isArray(value) ? value : [String(value)]).join(", ")} set={(v) => set(v.split(/,\s*/).filter(Boolean))} autocomplete="off" />;
  return <TextField label={s.name} help={help} value={String(value)} set={set} autocomplete="off" />;
}
