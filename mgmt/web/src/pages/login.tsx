/* SPDX-License-Identifier: Apache-2.0 */
/* Name and password, then the six digits if the account has them. */
import { useState } from "preact/hooks";
import { Failed, send, session } from "../api";
import { Button, FailureNote, Note, TextField } from "../parts/bits";
import type { Session } from "../shapes";
import { Gate } from "../shell";
import { t } from "../words";

export function Login() {
  const s = session.use();
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const [totp, setTotp] = useState("");
  const [asksDigits, askDigits] = useState(false);
  const [failure, setFailure] = useState<Failed | null>(null);
  const [isBusy, setBusy] = useState(false);
  const submit = async (e: Event) => {
    e.preventDefault();
    setBusy(true);
    setFailure(null);
    try {
      session.set(await send<Session>("POST", "/session", asksDigits ? { name, password, totp } : { name, password }));
    } catch (x) {
      const f = x as Failed;
      if (f.sentence.id === "session.totp" && !asksDigits) askDigits(true);
      else setFailure(f);
      setBusy(false);
    }
  };
  return (
    <Gate title={t("login.title")} lead={s?.plant}>
      {s?.banner && <Note tone="calm"><p class="pre">{s.banner}</p></Note>}
      <form class="form card" onSubmit={submit}>
        <TextField label={t("login.name")} value={name} set={setName} name="name" autocomplete="username" autoFocus required maxLength={64} />
        <TextField label={t("login.password")} value={password} set={setPassword} name="password" type="password" autocomplete="current-password" required maxLength={256} />
        {asksDigits && <TextField label={t("login.digits")} help={t("login.digits.help")} value={totp} set={setTotp} name="digits" inputMode="numeric" pattern="[0-9]{6}" autocomplete="one-time-code" autoFocus required />}
        <FailureNote failure={failure} />
        <div class="row end"><Button type="submit" kind="main" isBusy={isBusy}>{t("login.button")}</Button></div>
      </form>
      <p class="help">{t("login.lost")} <code>bulkhead user reset NAME</code></p>
    </Gate>
  );
}
