import { Link } from "react-router";
import { type Invitation, type ListedUser, useInvitations, useNewcomers } from "../../api/operator/people";
import { type OperatorTexts, useOperatorTexts } from "../../texts/operator";
import button from "../kit/button.module.css";
import { Section, SectionRow } from "../kit/section";
import { useDates } from "../kit/words/dates";
import { Reason } from "../kit/words/reason";

/** Who has come last, when, and by which invitation. */
export function NewcomersSection() {
  const t = useOperatorTexts();
  const dates = useDates();
  const newcomers = useNewcomers();
  const invitations = useInvitations();
  return (
    <Section title={t.newcomers} text={t.newcomersText}>
      {newcomers.isError && <Reason error={newcomers.error} />}
      {newcomers.data && (
        <ul aria-label={t.newcomers}>
          {newcomers.data.map((user) => (
            <SectionRow
              key={user.userName}
              title={user.userName}
              note={`${dates.moment(user.createdAt)} · ${wayOf(user, invitations.data ?? [], t)}`}
            />
          ))}
        </ul>
      )}
      <Link to="/operator/people" className={`${button.button} ${button.plain}`}>
        {t.allUsers}
      </Link>
    </Section>
  );
}

/** One that was taken back since is not known any more. */
function wayOf(user: ListedUser, invitations: readonly Invitation[], t: OperatorTexts): string {
  if (user.invitation === null) return t.uninvited;
  const invitation = invitations.find(({ _id }) => _id === user.invitation);
  return t.byInvitation(invitation?.note ?? null, invitation?.madeBy ?? null);
}
