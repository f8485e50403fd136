/* SPDX-License-Identifier: Apache-2.0 */
/* One setting of the daemon as its type wants it typed. */
import type { Setting } from "../shapes";
import { isKnown, t } from "../words";
import { Check, SelectField, TextField } from "./bits";

export type Value = Setting["value"];

export function SettingField({ s, value, set }: { s: Setting; value: Value; set: (v: Value) => void }) {
  const id = `setting.${s.name}`;
  const label = isKnown(id) ? t(id) : s.name;
  const help = (isKnown(`${id}.help`) ? t(`${id}.help`) : s.help) + (s.needs_restart ? ` ${t("system.needs_restart")}` : "");
  if (s.type === "yes-no") return <Check label={label} help={help} checked={value === true} set={set} />;
  if (s.type === "choice") return <SelectField label={label} help={help} value={String(value)} set={set} choices={s.choices.map((c) => ({ value: c, text: c }))} />;
  if (s.type === "number") return <TextField label={label} help={help} type="number" value={String(value)} set={(v) => set(Number(v))} />;
  if (s.type === "list") return <TextField label={label} help={help} value={(Array.isArray(value) ? value : [String(value)]).join(", ")} set={(v) => set(v.split(/,\s*/).filter(Boolean))} autocomplete="off" />;
  return <TextField label={label} help={help} value={String(value)} set={set} autocomplete="off" />;
}
