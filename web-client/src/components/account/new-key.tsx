import { type SubmitEvent, useState } from "react";
import { useMakeKey } from "../../api/account/account";
import { needsFreshSignIn } from "../../api/account/credentials";
import type { KeyScope, NewApiKey } from "../../api/types";
import { useTexts } from "../../texts";
import { Button } from "../kit/button";
import { CopyField } from "../kit/fields/copy-field";
import { TextField } from "../kit/fields/text-field";
import { Modal, ModalActions } from "../kit/modal";
import text from "../kit/modal.module.css";
import { Reason } from "../kit/words/reason";
import { useFresh } from "../signing-in/use-fresh";
import styles from "./new-key.module.css";

const SCOPES: readonly KeyScope[] = ["read", "write"];

/** Makes an API key and shows it, this once. */
export function NewKey({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { account } = useTexts();
  return (
    <Modal isOpen={isOpen} onClose={onClose} title={account.makeKey}>
      <MakeAndShow onClose={onClose} />
    </Modal>
  );
}

function MakeAndShow({ onClose }: { onClose: () => void }) {
  const [made, setMade] = useState<NewApiKey | null>(null);
  return made ? <Shown made={made} onClose={onClose} /> : <KeyForm onMade={setMade} onClose={onClose} />;
}

function KeyForm({ onMade, onClose }: { onMade: (made: NewApiKey) => void; onClose: () => void }) {
  const t = useTexts();
  const make = useMakeKey();
  const fresh = useFresh();
  const [name, setName] = useState("");
  const [scope, setScope] = useState<KeyScope>("read");
  const [isChecked, setChecked] = useState(false);
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    if (name.trim() !== "" && !make.isPending)
      fresh.run(() => make.mutateAsync({ name: name.trim(), scope }).then(onMade));
  };
  return (
    <>
      <form onSubmit={send} noValidate className={text.form}>
        <TextField
          label={t.account.keyName}
          hint={t.account.keyNameHint}
          value={name}
          onChange={(event) => setName(event.target.value)}
          error={
            isChecked && name.trim() === ""
              ? t.signIn.missing
              : make.error && !needsFreshSignIn(make.error) && <Reason error={make.error} />
          }
          maxLength={100}
          autoComplete="off"
          required
        />
        <fieldset className={styles.scopes}>
          <legend className="visually-hidden">{t.account.keyScope}</legend>
          {SCOPES.map((value) => (
            <label key={value} className={styles.scope}>
              <input type="radio" name="scope" checked={scope === value} onChange={() => setScope(value)} />
              {t.account.scopes[value]}
            </label>
          ))}
        </fieldset>
        <ModalActions>
          <Button onClick={onClose}>{t.common.cancel}</Button>
          <Button type="submit" variant="primary" isBusy={make.isPending}>
            {t.account.makeKey}
          </Button>
        </ModalActions>
      </form>
      {fresh.dialog}
    </>
  );
}

function Shown({ made, onClose }: { made: NewApiKey; onClose: () => void }) {
  const t = useTexts();
  return (
    <CopyField value={made.key} label={made.name} note={t.account.shownOnce}>
      <Button onClick={onClose}>{t.common.close}</Button>
    </CopyField>
  );
}
