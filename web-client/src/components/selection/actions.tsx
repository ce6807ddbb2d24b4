import {
  CalendarClock,
  Download,
  FolderInput,
  FolderMinus,
  FolderPlus,
  MapPinPen,
  Trash2,
} from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useDownload } from "../../api/downloads/use-downloads";
import { type BulkOutcome, useDeletePhotos } from "../../api/photos/bulk";
import { useTrashDays } from "../../api/trash/trash";
import type { Photo, SeenAlbum, SeenPhoto } from "../../api/types";
import { useTexts } from "../../texts";
import type { Correctable } from "../correcting/dialogs";
import { Confirm } from "../kit/confirm";
import { useNotices } from "../kit/notices";
import { useZip } from "../transfers/use-zip";
import { useUndo } from "../trash/use-undo";
import { Action } from "./action";
import { AddToAlbum, MoveToAlbum } from "./put-photos";
import { useBulkReport } from "./use-bulk-report";
import { useRemoval } from "./use-removal";

interface ActionProps<P extends SeenPhoto> {
  photos: readonly P[];
  /** None was left as before. */
  onAllDone: () => void;
}

export function DownloadSelected({ photos, title }: { photos: readonly SeenPhoto[]; title: string }) {
  const { downloads } = useTexts();
  const zip = useZip();
  const isDownloading = useDownload() !== null;
  return (
    <Action
      icon={Download}
      label={downloads.selected}
      isDisabled={isDownloading}
      onClick={() => zip(title, photos)}
    />
  );
}

export function AddSelected({ photos, onAllDone }: ActionProps<Photo>) {
  const { selection } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const finish = useFinish(onAllDone);
  return (
    <>
      <Action icon={FolderPlus} label={selection.add} onClick={() => setOpen(true)} />
      <AddToAlbum photos={photos} isOpen={isOpen} onClose={() => setOpen(false)} onDone={finish} />
    </>
  );
}

export function MoveSelected({ photos, from, onAllDone }: ActionProps<Photo> & { from: string }) {
  const { selection } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const finish = useFinish(onAllDone);
  return (
    <>
      <Action icon={FolderInput} label={selection.move} onClick={() => setOpen(true)} />
      <MoveToAlbum
        photos={photos}
        from={from}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onDone={finish}
      />
    </>
  );
}

const CorrectDialog = lazy(async () => ({ default: (await import("../correcting/dialogs")).CorrectDialog }));

/** When or where all of them were taken. */
export function CorrectSelected({ photos, onAllDone }: ActionProps<Photo>) {
  const { correcting } = useTexts();
  const [what, setWhat] = useState<Correctable | null>(null);
  return (
    <>
      <Action icon={CalendarClock} label={correcting.date} onClick={() => setWhat("date")} />
      <Action icon={MapPinPen} label={correcting.place} onClick={() => setWhat("place")} />
      {what && (
        <Suspense>
          <CorrectDialog what={what} photos={photos} onClose={() => setWhat(null)} onDone={onAllDone} />
        </Suspense>
      )}
    </>
  );
}

type NamedAlbum = Pick<SeenAlbum, "_id" | "albumName">;

export function RemoveSelected({ photos, album, onAllDone }: ActionProps<SeenPhoto> & { album: NamedAlbum }) {
  const { selection } = useTexts();
  const { remove, isPending } = useRemoval(album, onAllDone);
  return (
    <Action icon={FolderMinus} label={selection.remove} isBusy={isPending} onClick={() => remove(photos)} />
  );
}

export function DeleteSelected({ photos }: { photos: readonly SeenPhoto[] }) {
  const { selection } = useTexts();
  const [isAsking, setAsking] = useState(false);
  const days = useTrashDays();
  const remove = useDeletePhotos();
  const report = useBulkReport({ 409: selection.inAlbumsOfOthers });
  const offerUndo = useUndo();
  const inSeveral = photos.filter(({ albumIds }) => albumIds.length > 1).length;
  const texts = [
    selection.deleteText(days),
    ...(inSeveral > 0 ? [selection.deleteFromAll(inSeveral, photos.length)] : []),
  ];
  const finish = (outcome: BulkOutcome) => {
    setAsking(false);
    const photoIds = outcome.done.map(({ _id }) => _id);
    report(outcome, () => offerUndo(selection.deleted(photoIds.length), { photoIds }));
  };
  return (
    <>
      <Action icon={Trash2} label={selection.delete} onClick={() => setAsking(true)} />
      <Confirm
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={selection.deleteTitle(photos.length)}
        text={texts.join(" ")}
        action={selection.delete}
        onConfirm={() => void remove.mutateAsync(photos).then(finish)}
        isBusy={remove.isPending}
        error={remove.error}
      />
    </>
  );
}

function useFinish(onAllDone: () => void) {
  const notices = useNotices();
  const report = useBulkReport();
  return (outcome: BulkOutcome, success: string) => {
    report(outcome, () => notices.say(success));
    if (outcome.problems.length === 0) onAllDone();
  };
}
