import { type BulkOutcome } from "../../api/photos/bulk";
import { useAddToAlbum, useMovePhotos } from "../../api/photos/belonging";
import type { Photo, SeenAlbum } from "../../api/types";
import { useTexts } from "../../texts";
import { ChooseAlbum } from "../albums/choose-album";

interface PutPhotosProps {
  photos: readonly Photo[];
  isOpen: boolean;
  onClose: () => void;
  onDone: (outcome: BulkOutcome, success: string) => void;
}

/** Puts photos into an album, beside those that they are in. */
export function AddToAlbum({ photos, isOpen, onClose, onDone }: PutPhotosProps) {
  const { selection } = useTexts();
  const add = useAddToAlbum();
  const start = async ({ _id, albumName }: SeenAlbum) => {
    const outcome = await add.mutateAsync({ photos, albumId: _id });
    onClose();
    onDone(outcome, selection.added(outcome.done.length, albumName));
  };
  return (
    <ChooseAlbum
      isOpen={isOpen}
      onClose={onClose}
      title={selection.addTitle(photos.length)}
      submit={selection.addSubmit}
      hasAll={(albumId) => photos.every(({ albumIds }) => albumIds.includes(albumId))}
      onChosen={(album) => void start(album)}
      isBusy={add.isPending}
    />
  );
}

/** Puts photos into another album, and takes them out of this one. */
export function MoveToAlbum({ photos, from, isOpen, onClose, onDone }: PutPhotosProps & { from: string }) {
  const { selection } = useTexts();
  const move = useMovePhotos();
  const start = async ({ _id, albumName }: SeenAlbum) => {
    const outcome = await move.mutateAsync({ photos, albumId: _id, from });
    onClose();
    onDone(outcome, selection.moved(outcome.done.length, albumName));
  };
  return (
    <ChooseAlbum
      isOpen={isOpen}
      onClose={onClose}
      title={selection.moveTitle(photos.length)}
      submit={selection.moveSubmit}
      hasAll={(albumId) => albumId === from}
      onChosen={(album) => void start(album)}
      isBusy={move.isPending}
    />
  );
}
