import { useState } from "react";
import { type Kept, useKeep } from "../../api/duplicates/duplicates";
import { useTrashDays } from "../../api/trash/trash";
import { useTexts } from "../../texts";
import { Button } from "../kit/button";
import { Confirm } from "../kit/confirm";
import { useNotices } from "../kit/notices";
import { useUndo } from "../trash/use-undo";

/** Keeps the chosen photo of each group. Asks first where it is much, or for good. */
export function KeepButton({ groups, label }: { groups: readonly Kept[]; label: string }) {
  const { duplicates } = useTexts();
  const notices = useNotices();
  const days = useTrashDays();
  const undo = useUndo();
  const keep = useKeep();
  const [isAsking, setAsking] = useState(false);
  const others = groups.flatMap(({ keepId, ids }) => ids.filter((id) => id !== keepId));
  const deleted = { photoIds: others };
  const act = async () => {
    try {
      await keep.mutateAsync(groups);
      undo(duplicates.kept(others.length), deleted);
    } catch (error) {
      notices.complain(error);
    }
    setAsking(false);
  };
  const mustAsk = groups.length > 1 || days === 0;
  return (
    <>
      <Button
        variant="primary"
        isBusy={keep.isPending}
        onClick={() => (mustAsk ? setAsking(true) : void act())}
      >
        {label}
      </Button>
      <Confirm
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={duplicates.askTitle(others.length)}
        text={`${duplicates.askText(groups.length)} ${duplicates.toTrash(days)}`}
        action={label}
        onConfirm={() => void act()}
        isBusy={keep.isPending}
        error={null}
      />
    </>
  );
}
