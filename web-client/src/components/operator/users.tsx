import { useState } from "react";
import { type People, type User, usePeople } from "../../api/operator/people";
import { useRegionTag } from "../../texts";
import { useOperatorTexts } from "../../texts/operator";
import { Button } from "../kit/button";
import { Section, SectionRow } from "../kit/section";
import { useDates } from "../kit/words/dates";
import { Reason } from "../kit/words/reason";
import { useSizes } from "../kit/words/sizes";
import { LimitsDialog } from "./limits";

/** Who has an account, how much they keep, and how much they may. */
export function UsersSection() {
  const t = useOperatorTexts();
  const people = usePeople();
  const limits = useLimitWords();
  const [limiting, setLimiting] = useState<User | null>(null);
  return (
    <Section title={t.users} text={t.usersText}>
      {people.isError && <Reason error={people.error} />}
      {people.data && (
        <>
          <p>
            <Total people={people.data} /> {limits.forAll(people.data)}
          </p>
          <ul aria-label={t.users}>
            {people.data.users.map((user) => (
              <UserRow key={user.userName} user={user} onLimit={() => setLimiting(user)} />
            ))}
          </ul>
        </>
      )}
      <LimitsDialog user={limiting} onClose={() => setLimiting(null)} />
    </Section>
  );
}

function Total({ people: { users } }: { people: People }) {
  const t = useOperatorTexts();
  const sizes = useSizes();
  const sum = (of: (user: User) => number | null) => users.reduce((all, user) => all + (of(user) ?? 0), 0);
  return `${t.total}: ${t.photos(sum(({ photos }) => photos))}, ${sizes(sum(({ bytes }) => bytes))}.`;
}

function UserRow({ user, onLimit }: { user: User; onLimit: () => void }) {
  const t = useOperatorTexts();
  const dates = useDates();
  const sizes = useSizes();
  const limits = useLimitWords();
  const roles = [user.operator && t.isOperator, user.ending && t.isEnding].filter(Boolean);
  const own = [
    user.maxBytes !== null && limits.bytes(user.maxBytes),
    user.maxPhotos !== null && limits.photos(user.maxPhotos),
  ].filter(Boolean);
  const note = [
    `${t.since} ${dates.day(user.createdAt)}`,
    user.photos !== null && t.photos(user.photos),
    user.bytes === null ? t.counting : sizes(user.bytes),
    own.length > 0 && `${t.limits}: ${own.join(", ")}`,
  ];
  return (
    <SectionRow
      title={[user.userName, ...roles].join(" · ")}
      note={note.filter((part) => part !== false).join(" · ")}
    >
      <Button aria-label={t.limitsOf(user.userName)} disabled={user.ending} onClick={onLimit}>
        {t.setLimits}
      </Button>
    </SectionRow>
  );
}

/** 0 is no limit. */
function useLimitWords() {
  const t = useOperatorTexts();
  const sizes = useSizes();
  const number = new Intl.NumberFormat(useRegionTag());
  const bytes = (most: number) => (most === 0 ? t.noLimit : t.mostBytes(sizes(most)));
  const photos = (most: number) => (most === 0 ? t.noLimit : t.mostPhotos(number.format(most)));
  const forAll = ({ maxBytes, maxPhotos }: People) => {
    const set = [maxBytes && bytes(maxBytes), maxPhotos && photos(maxPhotos)].filter(Boolean);
    return set.length > 0 ? t.forAll(set.join(", ")) : t.noLimitsForAll;
  };
  return { bytes, photos, forAll };
}
