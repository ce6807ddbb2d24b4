import { Download, FolderInput, Trash2, X } from "lucide-react";
import { useState } from "react";
import { isMyPhoto, mayDelete, maySeeOriginal } from "../../api/albums/rights";
import { useRights } from "../../api/albums/use-rights";
import { useDownload } from "../../api/downloads/use-downloads";
import { type BulkOutcome, useDeletePhotos } from "../../api/photos/bulk";
import { useTrashDays } from "../../api/trash/trash";
import { useTexts } from "../../texts";
import { Button, IconButton } from "../kit/button";
import { Confirm } from "../kit/confirm";
import { useNotices } from "../kit/notices";
import { useReason } from "../kit/words/reason";
import { useZip } from "../transfers/use-zip";
import { useUndo } from "../trash/use-undo";
import { MovePhotos } from "./move-photos";
import styles from "./selection-bar.module.css";
import type { Selection } from "./use-selection";

interface SelectionBarProps {
  selection: Selection;
  /** Of what they are selected from; their ZIP is called so. */
  title: string;
  /** Where all of them are, if that is one album. */
  albumId?: string;
}

/** What can be done with the selected photos. */
export function SelectionBar({ selection, title, albumId }: SelectionBarProps) {
  const t = useTexts();
  const remove = useDeletePhotos();
  const report = useBulkReport();
  const days = useTrashDays();
  const offerUndo = useUndo();
  const notices = useNotices();
  const zip = useZip();
  const isDownloading = useDownload() !== null;
  const [open, setOpen] = useState<"move" | "delete" | null>(null);
  const rights = useRights();
  const { photos } = selection;
  const mine = photos.filter(isMyPhoto);
  const count = photos.length;
  if (count === 0) return null;
  const finish = (outcome: BulkOutcome) => {
    setOpen(null);
    const photoIds = outcome.done.map(({ _id }) => _id);
    report(outcome, () => offerUndo(t.selection.deleted(photoIds.length), { photoIds }));
  };
  return (
    <section
      className={styles.bar}
      aria-label={t.selection.title}
      data-testid="selection-bar"
      data-bottom-bar
    >
      <IconButton icon={X} label={t.selection.clear} onClick={selection.clear} />
      <p role="status" className={styles.count}>
        {t.selection.count(count)}
      </p>
      {photos.every((photo) => maySeeOriginal(photo, rights)) && (
        <Button
          icon={Download}
          disabled={isDownloading}
          title={t.downloads.selected}
          onClick={() => zip(title, photos)}
        >
          {t.downloads.selected}
        </Button>
      )}
      {mine.length === count && (
        <Button icon={FolderInput} title={t.selection.move} onClick={() => setOpen("move")}>
          {t.selection.move}
        </Button>
      )}
      {photos.every((photo) => mayDelete(photo, rights)) && (
        <Button icon={Trash2} title={t.selection.delete} onClick={() => setOpen("delete")}>
          {t.selection.delete}
        </Button>
      )}
      <MovePhotos
        photos={mine}
        albumId={albumId}
        isOpen={open === "move"}
        onClose={() => setOpen(null)}
        onMoved={(outcome, moved) => report(outcome, () => notices.say(moved))}
      />
      <Confirm
        isOpen={open === "delete"}
        onClose={() => setOpen(null)}
        title={t.selection.deleteTitle(count)}
        text={t.selection.deleteText(days)}
        action={t.selection.delete}
        onConfirm={() => void remove.mutateAsync(photos).then(finish)}
        isBusy={remove.isPending}
        error={remove.error}
      />
    </section>
  );
}

/** Says what was done, and what was not and why. */
function useBulkReport() {
  const t = useTexts();
  const notices = useNotices();
  const reason = useReason();
  return ({ done, problems }: BulkOutcome, tell: () => void) => {
    if (done.length > 0) tell();
    if (problems.length > 0) notices.say(t.selection.partly(problems.length, reason(problems[0])));
  };
}
