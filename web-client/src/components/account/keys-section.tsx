import { KeyRound } from "lucide-react";
import { useState } from "react";
import { useKeys, useRevokeKey } from "../../api/account/account";
import type { ApiKey } from "../../api/types";
import { useTexts } from "../../texts";
import { Button } from "../kit/button";
import { Confirm } from "../kit/confirm";
import { Section, SectionRow } from "../kit/section";
import { useDates } from "../kit/words/dates";
import { Reason } from "../kit/words/reason";
import { NewKey } from "./new-key";

/** Keys with which programs act in the person's name. */
export function KeysSection() {
  const { account } = useTexts();
  const dates = useDates();
  const keys = useKeys();
  const [isMaking, setMaking] = useState(false);
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  return (
    <Section title={account.keys} text={account.keysText}>
      {keys.isError && <Reason error={keys.error} />}
      {keys.data && keys.data.length > 0 && (
        <ul aria-label={account.keys}>
          {keys.data.map((key) => (
            <SectionRow
              key={key._id}
              title={key.name}
              note={`${account.scopes[key.scope]} · ${account.made(dates.day(key.createdAt))} · ${
                key.lastUsedAt === null ? account.neverUsed : account.used(dates.moment(key.lastUsedAt))
              }`}
            >
              <Button onClick={() => setRevoking(key)} aria-label={account.revokeKey(key.name)}>
                {account.revoke}
              </Button>
            </SectionRow>
          ))}
        </ul>
      )}
      <Button icon={KeyRound} onClick={() => setMaking(true)}>
        {account.makeKey}
      </Button>
      <NewKey isOpen={isMaking} onClose={() => setMaking(false)} />
      <RevokeKey apiKey={revoking} onClose={() => setRevoking(null)} />
    </Section>
  );
}

function RevokeKey({ apiKey, onClose }: { apiKey: ApiKey | null; onClose: () => void }) {
  const { account } = useTexts();
  const revoke = useRevokeKey();
  return (
    <Confirm
      isOpen={apiKey !== null}
      onClose={onClose}
      title={account.revokeTitle(apiKey?.name ?? "")}
      text={account.revokeText}
      action={account.revoke}
      onConfirm={() => apiKey && revoke.mutate(apiKey, { onSuccess: onClose })}
      isBusy={revoke.isPending}
      error={revoke.error}
    />
  );
}
