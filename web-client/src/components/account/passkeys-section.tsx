import { Fingerprint } from "lucide-react";
import { type SubmitEvent, useState } from "react";
import {
  needsFreshSignIn,
  useAddPasskey,
  useHeldCredentials,
  useRemovePasskey,
  useRenamePasskey,
} from "../../api/account/credentials";
import { canUsePasskeys, PasskeyCancelled } from "../../api/account/passkey";
import type { Passkey } from "../../api/types";
import { useTexts } from "../../texts";
import { useWaysTexts, type WaysTexts } from "../../texts/ways";
import { Button } from "../kit/button";
import { Confirm } from "../kit/confirm";
import { TextField } from "../kit/fields/text-field";
import { Modal, ModalActions } from "../kit/modal";
import text from "../kit/modal.module.css";
import { useNotices } from "../kit/notices";
import { Section, SectionRow } from "../kit/section";
import { useDates } from "../kit/words/dates";
import { Reason } from "../kit/words/reason";
import { useFresh } from "../signing-in/use-fresh";

/** The passkeys that open the account. */
export function PasskeysSection() {
  const ways = useWaysTexts();
  const t = useTexts();
  const dates = useDates();
  const held = useHeldCredentials();
  const [isAdding, setAdding] = useState(false);
  const [renaming, setRenaming] = useState<Passkey | null>(null);
  const [removing, setRemoving] = useState<Passkey | null>(null);
  const passkeys = held.data?.passkeys ?? [];
  const noteOf = (passkey: Passkey) =>
    [...kindOf(passkey, ways), t.account.made(dates.day(passkey.createdAt)), lastUse(passkey)].join(" · ");
  const lastUse = ({ lastUsedAt }: Passkey) =>
    lastUsedAt === null ? t.account.neverUsed : t.account.used(dates.moment(lastUsedAt));
  return (
    <Section title={ways.passkeys} text={ways.passkeysText}>
      {held.isError && <Reason error={held.error} />}
      {passkeys.length > 0 && (
        <ul aria-label={ways.passkeys}>
          {passkeys.map((passkey) => (
            <SectionRow key={passkey._id} title={passkey.name} note={noteOf(passkey)}>
              <Button onClick={() => setRenaming(passkey)} aria-label={ways.renameOf(passkey.name)}>
                {ways.rename}
              </Button>
              <Button onClick={() => setRemoving(passkey)} aria-label={ways.removeOf(passkey.name)}>
                {ways.remove}
              </Button>
            </SectionRow>
          ))}
        </ul>
      )}
      {canUsePasskeys() ? (
        <Button icon={Fingerprint} onClick={() => setAdding(true)}>
          {ways.addPasskey}
        </Button>
      ) : (
        <p className={text.text}>{ways.passkeysNotHere}</p>
      )}
      <Modal isOpen={isAdding} onClose={() => setAdding(false)} title={ways.addPasskey}>
        <AddForm onClose={() => setAdding(false)} />
      </Modal>
      <Modal isOpen={renaming !== null} onClose={() => setRenaming(null)} title={ways.rename}>
        {renaming && <RenameForm passkey={renaming} onClose={() => setRenaming(null)} />}
      </Modal>
      <RemovePasskey passkey={removing} onClose={() => setRemoving(null)} />
    </Section>
  );
}

function kindOf({ isSynced, verifies }: Passkey, ways: WaysTexts): string[] {
  return [isSynced ? ways.synced : ways.onlyThere, ...(verifies ? [] : [ways.withCode])];
}

function AddForm({ onClose }: { onClose: () => void }) {
  const ways = useWaysTexts();
  const notices = useNotices();
  const add = useAddPasskey();
  const fresh = useFresh();
  const finish = async (name: string) => {
    await add.mutateAsync(name);
    notices.say(ways.passkeyAdded);
    onClose();
  };
  return (
    <>
      <NameForm
        initial=""
        submit={ways.addPasskey}
        isBusy={add.isPending}
        error={add.error}
        onName={(name) => fresh.run(() => finish(name))}
        onClose={onClose}
      />
      {fresh.dialog}
    </>
  );
}

function RenameForm({ passkey, onClose }: { passkey: Passkey; onClose: () => void }) {
  const ways = useWaysTexts();
  const rename = useRenamePasskey();
  return (
    <NameForm
      initial={passkey.name}
      submit={ways.save}
      isBusy={rename.isPending}
      error={rename.error}
      onName={(name) => rename.mutate({ passkey, name }, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}

interface NameFormProps {
  initial: string;
  submit: string;
  isBusy: boolean;
  error: unknown;
  onName: (name: string) => void;
  onClose: () => void;
}

function NameForm({ initial, submit, isBusy, error, onName, onClose }: NameFormProps) {
  const t = useTexts();
  const ways = useWaysTexts();
  const [name, setName] = useState(initial);
  const [isChecked, setChecked] = useState(false);
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    if (name.trim() !== "" && !isBusy) onName(name.trim());
  };
  const failed = Boolean(error) && !needsFreshSignIn(error);
  const why = error instanceof PasskeyCancelled ? ways.cancelled : <Reason error={error} />;
  return (
    <form onSubmit={send} noValidate className={text.form}>
      <TextField
        label={ways.passkeyName}
        hint={ways.passkeyNameHint}
        value={name}
        onChange={(event) => setName(event.target.value)}
        error={isChecked && name.trim() === "" ? t.signIn.missing : failed && why}
        maxLength={100}
        autoComplete="off"
        required
      />
      <ModalActions>
        <Button onClick={onClose}>{t.common.cancel}</Button>
        <Button type="submit" variant="primary" isBusy={isBusy}>
          {submit}
        </Button>
      </ModalActions>
    </form>
  );
}

function RemovePasskey({ passkey, onClose }: { passkey: Passkey | null; onClose: () => void }) {
  const ways = useWaysTexts();
  const remove = useRemovePasskey();
  const fresh = useFresh();
  const doIt = async (going: Passkey) => {
    await remove.mutateAsync(going);
    onClose();
  };
  return (
    <>
      <Confirm
        isOpen={passkey !== null}
        onClose={() => {
          remove.reset();
          onClose();
        }}
        title={ways.removeTitle(passkey?.name ?? "")}
        text={ways.removeText}
        action={ways.remove}
        onConfirm={() => passkey && fresh.run(() => doIt(passkey))}
        isBusy={remove.isPending}
        error={needsFreshSignIn(remove.error) ? null : remove.error}
        meanings={{ 409: ways.last }}
      />
      {fresh.dialog}
    </>
  );
}
