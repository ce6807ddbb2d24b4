import { RotateCw } from "lucide-react";
import { type Failure, useFailures, useTryAgain } from "../../api/operator/work";
import { useOperatorTexts } from "../../texts/operator";
import { Button } from "../kit/button";
import { useNotices } from "../kit/notices";
import { Section, SectionRow } from "../kit/section";
import { Reason } from "../kit/words/reason";

/** What failed, by reason, each with its way back to work. */
export function FailuresSection() {
  const t = useOperatorTexts();
  const failures = useFailures();
  const found = failures.data?.failures ?? [];
  return (
    <Section title={t.failures} text={t.failuresText}>
      {failures.isError && <Reason error={failures.error} />}
      {failures.data && found.length === 0 && <p>{t.noFailures}</p>}
      {found.length > 0 && (
        <ul aria-label={t.failures}>
          {found.map((failure) => (
            <FailureRow key={`${failure.step} ${failure.title} ${failure.detail}`} failure={failure} />
          ))}
        </ul>
      )}
      {failures.data?.more && <p>{t.moreFailures(failures.data.lookedAt)}</p>}
    </Section>
  );
}

function FailureRow({ failure }: { failure: Failure }) {
  const t = useOperatorTexts();
  const notices = useNotices();
  const again = useTryAgain();
  // Said also where the row is gone by then.
  const say = (count: number) => notices.say(t.restarted(count));
  const reason = failure.detail || failure.title;
  const byItself = failure.again > 0 ? ` · ${t.byItself(failure.again)}` : "";
  return (
    <SectionRow title={reason} note={`${t.steps[failure.step]} · ${t.photos(failure.photos)}${byItself}`}>
      <Button
        icon={RotateCw}
        aria-label={t.againFor(reason)}
        isBusy={again.isPending}
        onClick={() => void again.mutateAsync(failure).then(say, notices.complain)}
      >
        {t.again}
      </Button>
    </SectionRow>
  );
}
