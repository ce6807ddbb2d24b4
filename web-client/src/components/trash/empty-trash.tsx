import { Trash2 } from "lucide-react";
import { useState } from "react";
import { useEmptyTrash } from "../../api/trash/trash";
import { useTexts } from "../../texts";
import { Button } from "../kit/button";
import { Confirm } from "../kit/confirm";
import { useNotices } from "../kit/notices";

/** The question itself says what went wrong. */
const keepAsking = () => undefined;

export function EmptyTrash() {
  const { trash } = useTexts();
  const notices = useNotices();
  const empty = useEmptyTrash();
  const [isAsking, setAsking] = useState(false);
  // Once it is empty, this button is gone.
  const confirm = () => void empty.mutateAsync().then(() => notices.say(trash.emptied), keepAsking);
  return (
    <>
      <Button icon={Trash2} onClick={() => setAsking(true)}>
        {trash.empty}
      </Button>
      <Confirm
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={trash.emptyTitle}
        text={trash.emptyText}
        action={trash.empty}
        onConfirm={confirm}
        isBusy={empty.isPending}
        error={empty.error}
      />
    </>
  );
}
