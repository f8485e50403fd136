/* SPDX-License-Identifier: Apache-2.0 */
/* First start: the code on the console, who works here, the plant, how long events are kept. */
import { useState } from "preact/hooks";
import { Failed, send } from "../api";
import { Button, Check, Choice, FailureNote, Note, TextField } from "../parts/bits";
import type { Role, SetupRequest } from "../shapes";
import { Gate } from "../shell";
import { t, word } from "../words";

const SEPARATED: Role[] = ["system", "security", "audit"];
type Account = { name: string; password: string; again: string };
const FRESH: Account = { name: "", password: "", again: "" };

function AccountFields({ title, help, account, set }: { title: string; help: string; account: Account; set: (a: Account) => void }) {
  const differs = account.again !== "" && account.again !== account.password;
  return (
    <fieldset>
      <legend>{title}</legend>
      <p class="help">{help}</p>
      <TextField label={t("login.name")} value={account.name} set={(name) => set({ ...account, name })} autocomplete="off" required pattern="[\-A-Za-z0-9_.]{1,64}" maxLength={64} />
      <div class="pair">
        <TextField label={t("login.password")} help={t("setup.password.help")} value={account.password} set={(password) => set({ ...account, password })} type="password" autocomplete="new-password" required maxLength={256} />
        <TextField label={t("setup.again")} wrong={differs ? t("setup.differs") : undefined} value={account.again} set={(again) => set({ ...account, again })} type="password" autocomplete="new-password" required maxLength={256} />
      </div>
    </fieldset>
  );
}

export function Setup({ done }: { done: () => void }) {
  const [code, setCode] = useState("");
  const [people, setPeople] = useState<"one" | "separated">("one");
  const [owner, setOwner] = useState<Account>(FRESH);
  const [three, setThree] = useState<Account[]>(SEPARATED.map(() => FRESH));
  const [plant, setPlant] = useState("");
  const [contact, setContact] = useState({ name: "", phone: "" });
  const [days, setDays] = useState("180");
  const [isTwoPerson, setTwoPerson] = useState(false);
  const [failure, setFailure] = useState<Failed | null>(null);
  const [isBusy, setBusy] = useState(false);
  const accounts = people === "one" ? [{ role: "owner" as Role, ...owner }] : SEPARATED.map((role, i) => ({ role, ...(three[i] as Account) }));
  const submit = async (e: Event) => {
    e.preventDefault();
    if (accounts.some((a) => a.password !== a.again)) return;
    setBusy(true);
    setFailure(null);
    const asked: SetupRequest = {
      code: code.trim(), people, plant, contact, retention_days: Number(days), two_person: people === "separated" && isTwoPerson,
      accounts: accounts.map(({ role, name, password }) => ({ role, name, password })),
    };
    try {
      await send("POST", "/setup", asked);
      done();
    } catch (x) {
      setFailure(x as Failed);
      setBusy(false);
    }
  };
  return (
    <Gate title={t("setup.title")} lead={t("setup.lead")}>
      <form class="form card" onSubmit={submit}>
        <TextField label={t("setup.code.label")} help={t("setup.code.help")} value={code} set={setCode} name="code" class="code" autocomplete="off" spellcheck={false} autoFocus required maxLength={64} />
        <fieldset>
          <legend>{t("setup.people")}</legend>
          <Choice label={t("setup.people")} value={people} set={setPeople} choices={[{ value: "one", text: t("setup.people.one") }, { value: "separated", text: t("setup.people.separated") }]} />
          <p class="help">{t(`setup.people.${people}.help`)}</p>
        </fieldset>
        {people === "one"
          ? <AccountFields title={word("role", "owner")} help={t("setup.role.owner")} account={owner} set={setOwner} />
          : SEPARATED.map((role, i) => <AccountFields key={role} title={word("role", role)} help={t(`setup.role.${role}`)} account={three[i] as Account} set={(a) => setThree(three.map((b, j) => (j === i ? a : b)))} />)}
        {people === "separated" && <Check label={t("setup.two_person")} help={t("setup.two_person.help")} checked={isTwoPerson} set={setTwoPerson} />}
        <fieldset>
          <legend>{t("setup.plant")}</legend>
          <TextField label={t("setup.plant.name")} value={plant} set={setPlant} maxLength={100} required autocomplete="off" />
          <div class="pair">
            <TextField label={t("setup.contact.name")} help={t("setup.contact.help")} value={contact.name} set={(name) => setContact({ ...contact, name })} maxLength={100} autocomplete="off" />
            <TextField label={t("setup.contact.phone")} value={contact.phone} set={(phone) => setContact({ ...contact, phone })} type="tel" maxLength={40} autocomplete="off" />
          </div>
          <TextField label={t("setup.days")} help={t("setup.days.help")} value={days} set={setDays} type="number" min={1} max={3650} required />
        </fieldset>
        <Note tone="calm"><p>{t("setup.learns")}</p></Note>
        <FailureNote failure={failure} />
        <div class="row end"><Button type="submit" kind="main" isBusy={isBusy}>{t("setup.button")}</Button></div>
      </form>
    </Gate>
  );
}
