import { LogOut } from "lucide-react";
import { useState } from "react";
import { useEndSession, useOpenSessions, useSignOutEverywhere } from "../../api/account/account";
import { useTexts } from "../../texts";
import { useWaysTexts } from "../../texts/ways";
import { Button } from "../kit/button";
import { Confirm } from "../kit/confirm";
import { useNotices } from "../kit/notices";
import { Section, SectionRow } from "../kit/section";
import { useDates } from "../kit/words/dates";
import { Reason } from "../kit/words/reason";

/** Where the person is signed in, and the ways out. */
export function SessionsSection() {
  const t = useTexts();
  const ways = useWaysTexts();
  const dates = useDates();
  const notices = useNotices();
  const sessions = useOpenSessions();
  const end = useEndSession();
  const endAll = useSignOutEverywhere();
  const [isAsking, setAsking] = useState(false);
  return (
    <Section title={t.account.sessions} text={t.account.sessionsText}>
      {sessions.isError && <Reason error={sessions.error} />}
      <ul aria-label={t.account.sessions}>
        {sessions.data?.map((session) => (
          <SectionRow
            key={session._id}
            title={t.account.device(session.program, session.system)}
            note={[
              t.account.signedIn(dates.moment(session.createdAt)),
              ...session.methods.map((method) => ways.methods[method]),
              session.current ? t.account.here : t.account.until(dates.day(session.expiresAt)),
            ].join(" · ")}
          >
            {!session.current && (
              <Button
                isBusy={end.isPending && end.variables._id === session._id}
                onClick={() => end.mutate(session, { onError: notices.complain })}
              >
                {t.signIn.signOut}
              </Button>
            )}
          </SectionRow>
        ))}
      </ul>
      <Button icon={LogOut} onClick={() => setAsking(true)}>
        {t.account.everywhere}
      </Button>
      <Confirm
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t.account.everywhereTitle}
        text={t.account.everywhereText}
        action={t.account.everywhere}
        onConfirm={() => endAll.mutate()}
        isBusy={endAll.isPending}
        error={endAll.error}
      />
    </Section>
  );
}
