import { useQuery } from "@tanstack/react-query";
import { UserPlus } from "lucide-react";
import { useState } from "react";
import { fetchSignUp } from "../../api/account/sign-up";
import { type Invitation, useInvitations, useTakeBack } from "../../api/operator/people";
import { useOperatorTexts } from "../../texts/operator";
import { Button } from "../kit/button";
import { useNotices } from "../kit/notices";
import { Section, SectionRow } from "../kit/section";
import { useDates } from "../kit/words/dates";
import { Reason } from "../kit/words/reason";
import { InviteDialog } from "./invite";

/** Who may sign up, and the invitations by which they may. */
export function InvitationsSection() {
  const t = useOperatorTexts();
  const invitations = useInvitations();
  const mode = useQuery({ queryKey: ["sign-up"], queryFn: ({ signal }) => fetchSignUp(signal) });
  const [isInviting, setInviting] = useState(false);
  const found = invitations.data ?? [];
  return (
    <Section title={t.invitations} text={mode.data ? t.signUps[mode.data] : ""}>
      {invitations.isError && <Reason error={invitations.error} />}
      {invitations.data && found.length === 0 && <p>{t.noInvitations}</p>}
      {found.length > 0 && (
        <ul aria-label={t.invitations}>
          {found.map((invitation) => (
            <InvitationRow
              key={invitation._id}
              invitation={invitation}
              isOver={invitation.endsAt < invitations.dataUpdatedAt}
            />
          ))}
        </ul>
      )}
      <Button icon={UserPlus} onClick={() => setInviting(true)}>
        {t.invite}
      </Button>
      <InviteDialog isOpen={isInviting} onClose={() => setInviting(false)} />
    </Section>
  );
}

function InvitationRow({ invitation, isOver }: { invitation: Invitation; isOver: boolean }) {
  const t = useOperatorTexts();
  const dates = useDates();
  const notices = useNotices();
  const takeBack = useTakeBack();
  const { users, mostUses, endsAt, createdAt, madeBy } = invitation;
  const name = invitation.note ?? t.unnamed;
  const note = [
    t.madeBy(madeBy, dates.day(createdAt)),
    t.used(users.length, mostUses) + (users.length > 0 ? ` ${t.usedBy(users.join(", "))}` : ""),
    isOver || users.length >= mostUses ? t.over : t.goodUntil(dates.day(endsAt)),
  ];
  return (
    <SectionRow title={name} note={note.join(" · ")}>
      <Button
        aria-label={t.takeBackOf(name)}
        isBusy={takeBack.isPending}
        onClick={() => takeBack.mutate(invitation, { onError: notices.complain })}
      >
        {t.takeBack}
      </Button>
    </SectionRow>
  );
}
