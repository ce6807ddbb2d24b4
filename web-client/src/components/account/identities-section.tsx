import { Link2 } from "lucide-react";
import { useState } from "react";
import { needsFreshSignIn, useHeldCredentials, useUnlink } from "../../api/account/credentials";
import { useProvider, useSignInWays } from "../../api/account/ways";
import type { Identity } from "../../api/types";
import { useWaysTexts } from "../../texts/ways";
import { Button } from "../kit/button";
import { Confirm } from "../kit/confirm";
import { useNotices } from "../kit/notices";
import { Section, SectionRow } from "../kit/section";
import { useDates } from "../kit/words/dates";
import { useFresh } from "../signing-in/use-fresh";

/** Identities of the sign-in provider that open the account; nothing where the album has no provider. */
export function IdentitiesSection() {
  const provider = useSignInWays().data?.provider;
  return provider ? <Identities provider={provider} /> : null;
}

function Identities({ provider }: { provider: string }) {
  const ways = useWaysTexts();
  const dates = useDates();
  const notices = useNotices();
  const held = useHeldCredentials();
  const go = useProvider("link");
  const fresh = useFresh();
  const [unlinking, setUnlinking] = useState<Identity | null>(null);
  const identities = held.data?.identities ?? [];
  const leave = async () => {
    try {
      await go.mutateAsync("/account");
    } catch (error) {
      if (!needsFreshSignIn(error)) notices.complain(error);
      throw error;
    }
  };
  return (
    <Section title={ways.identities(provider)} text={ways.identitiesText(provider)}>
      {identities.length > 0 && (
        <ul aria-label={ways.identities(provider)}>
          {identities.map((identity) => (
            <SectionRow
              key={identity._id}
              title={nameOf(identity, ways.unnamed)}
              note={ways.linkedOn(dates.day(identity.createdAt))}
            >
              <Button
                onClick={() => setUnlinking(identity)}
                aria-label={ways.unlinkOf(nameOf(identity, ways.unnamed))}
              >
                {ways.unlink}
              </Button>
            </SectionRow>
          ))}
        </ul>
      )}
      <Button icon={Link2} isBusy={go.isPending} onClick={() => fresh.run(leave)}>
        {ways.link(provider)}
      </Button>
      {fresh.dialog}
      <Unlink identity={unlinking} onClose={() => setUnlinking(null)} />
    </Section>
  );
}

function nameOf({ label }: Identity, unnamed: string): string {
  return label === "" ? unnamed : label;
}

function Unlink({ identity, onClose }: { identity: Identity | null; onClose: () => void }) {
  const ways = useWaysTexts();
  const unlink = useUnlink();
  const fresh = useFresh();
  const doIt = async (going: Identity) => {
    await unlink.mutateAsync(going);
    onClose();
  };
  return (
    <>
      <Confirm
        isOpen={identity !== null}
        onClose={() => {
          unlink.reset();
          onClose();
        }}
        title={ways.unlinkTitle(identity ? nameOf(identity, ways.unnamed) : "")}
        text={ways.unlinkText}
        action={ways.unlink}
        onConfirm={() => identity && fresh.run(() => doIt(identity))}
        isBusy={unlink.isPending}
        error={needsFreshSignIn(unlink.error) ? null : unlink.error}
        meanings={{ 409: ways.last }}
      />
      {fresh.dialog}
    </>
  );
}
