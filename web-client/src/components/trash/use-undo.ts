import { type Thrown, useRestore, useTrashDays } from "../../api/trash/trash";
import { useTexts } from "../../texts";
import { useNotices } from "../kit/notices";

/** Says that something was deleted and, where that goes into the trash, offers for a while to bring it back. */
export function useUndo(): (deleted: string, thrown: Thrown) => void {
  const { trash } = useTexts();
  const notices = useNotices();
  const days = useTrashDays();
  const { mutateAsync } = useRestore();
  return (deleted, thrown) => {
    if (days === 0) {
      notices.say(deleted);
      return;
    }
    // A promise, for what offers it may be gone from the page by then.
    const undo = () => mutateAsync(thrown).then(() => notices.say(trash.undone), notices.complain);
    notices.offer(deleted, trash.undo, () => void undo());
  };
}
