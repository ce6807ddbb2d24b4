import type { UseQueryResult } from "@tanstack/react-query";
import { Link, UserRound } from "lucide-react";
import { useRef, useState } from "react";
import { useEndShare } from "../../api/sharing/shares";
import type { Share } from "../../api/types";
import { useTexts } from "../../texts";
import { Button } from "../kit/button";
import text from "../kit/modal.module.css";
import row from "../kit/section.module.css";
import { useDates } from "../kit/words/dates";
import { Reason } from "../kit/words/reason";
import styles from "./list.module.css";
import { useExpiryInWords } from "./use-expiry-in-words";

interface ShareListProps {
  albumId: string;
  shares: UseQueryResult<Share[]>;
  onEnded: (name: string) => void;
}

/** With whom an album is shared, and how to end that. */
export function ShareList({ albumId, shares, onEnded }: ShareListProps) {
  const { sharing } = useTexts();
  const end = useEndShare(albumId);
  const heading = useRef<HTMLHeadingElement>(null);
  const finish = (name: string) => {
    onEnded(name);
    heading.current?.focus(); // the button that was pressed is gone
  };
  return (
    <section className={styles.section}>
      <h3 ref={heading} tabIndex={-1} className={styles.title}>
        {sharing.sharedWith}
      </h3>
      {(shares.error ?? end.error) && (
        <p role="alert" className={text.error}>
          <Reason error={shares.error ?? end.error} />
        </p>
      )}
      {shares.data?.length === 0 && <p className={row.note}>{sharing.nobodyYet}</p>}
      <ul aria-label={sharing.sharedWith}>
        {shares.data?.map((share) => (
          <ShareRow
            key={share._id}
            share={share}
            isEnding={end.isPending && end.variables._id === share._id}
            onEnd={(name) => end.mutate(share, { onSuccess: () => finish(name) })}
          />
        ))}
      </ul>
    </section>
  );
}

interface ShareRowProps {
  share: Share;
  isEnding: boolean;
  onEnd: (name: string) => void;
}

function ShareRow({ share, isEnding, onEnd }: ShareRowProps) {
  const { sharing } = useTexts();
  const dates = useDates();
  const Icon = share.kind === "link" ? Link : UserRound;
  const name = share.userName ?? sharing.linkOf(dates.moment(share.createdAt));
  return (
    <li className={styles.row} data-testid="share">
      <Icon size={20} aria-hidden className={styles.icon} />
      <div className={row.words}>
        <p className={row.name}>{name}</p>
        <p className={row.note}>{useTermsInWords(share)}</p>
      </div>
      <Button aria-label={sharing.endShare(name)} isBusy={isEnding} onClick={() => onEnd(name)}>
        {sharing.end}
      </Button>
    </li>
  );
}

function useTermsInWords({ add, originals, below, hasPassword, expiresAt }: Share): string {
  const { sharing } = useTexts();
  const expiryInWords = useExpiryInWords();
  const [now] = useState(() => Date.now());
  const words = [
    add ? sharing.may.add : sharing.may.look,
    originals && sharing.may.originals,
    below && sharing.may.below,
    hasPassword && sharing.hasPassword,
    expiresAt !== null && (expiresAt > now ? sharing.until : sharing.endedOn)(expiryInWords(expiresAt)),
  ];
  return words.filter(Boolean).join(" · ");
}
