import { RotateCcw, Trash2 } from "lucide-react";
import { useState } from "react";
import { type ManyThrown, useDeleteManyForever, useRestoreMany } from "../../api/trash/many";
import { useTexts } from "../../texts";
import { Button } from "../kit/button";
import { Confirm } from "../kit/confirm";
import { useNotices } from "../kit/notices";
import { ProgressBar } from "../kit/progress-bar";
import { useReason } from "../kit/words/reason";
import styles from "./many.module.css";
import type { Chosen } from "./use-chosen";

/** What can be done with all that is chosen in the trash, and how far that has come. */
export function ManyTrashed({ chosen, shown }: { chosen: Chosen; shown: number }) {
  const { trash, selection } = useTexts();
  const notices = useNotices();
  const reason = useReason();
  const restore = useRestoreMany();
  const remove = useDeleteManyForever();
  const [isAsking, setAsking] = useState(false);
  const [behind, setBehind] = useState(0);
  const { count } = chosen;
  const isBusy = restore.isPending || remove.isPending;
  const total = (restore.variables ?? remove.variables)?.thrown;
  const tell = (say: (count: number) => string) => (outcome: ManyThrown) => {
    const { done, problems } = outcome;
    const failed =
      problems.length > 0
        ? trash.notAll(problems.length, reason(problems[0], { 409: trash.withItsAlbum }))
        : "";
    notices.say([done > 0 && say(done), failed].filter(Boolean).join(" "));
    if (problems.length === 0) chosen.clear();
  };
  const begin = (deed: typeof restore, say: (count: number) => string) => {
    setAsking(false);
    setBehind(0);
    void deed.mutateAsync({ thrown: chosen.thrown, onProgress: setBehind }).then(tell(say), notices.complain);
  };
  if (count === 0 && !isBusy) return null;
  const all = isBusy ? (total?.albumIds?.length ?? 0) + (total?.photoIds?.length ?? 0) : count;
  return (
    <section className={styles.many} aria-label={selection.title} data-testid="many-trashed">
      <div className={styles.line}>
        <p role="status" className={styles.count}>
          {isBusy ? trash.progress(behind, all) : selection.count(count)}
        </p>
        {count < shown && !isBusy && (
          <Button variant="quiet" onClick={chosen.chooseAll}>
            {trash.chooseAll}
          </Button>
        )}
        <Button variant="quiet" onClick={chosen.clear}>
          {selection.clear}
        </Button>
        <Button icon={RotateCcw} isBusy={isBusy} onClick={() => begin(restore, trash.restoredMany)}>
          {trash.restore}
        </Button>
        <Button icon={Trash2} variant="danger" isBusy={isBusy} onClick={() => setAsking(true)}>
          {trash.deleteForever}
        </Button>
      </div>
      {isBusy && <ProgressBar label={selection.title} value={all > 0 ? behind / all : 0} />}
      <Confirm
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={trash.deleteManyTitle(count)}
        text={trash.deleteManyText}
        action={trash.deleteForever}
        onConfirm={() => begin(remove, trash.deletedMany)}
        isBusy={false}
        error={null}
      />
    </section>
  );
}
