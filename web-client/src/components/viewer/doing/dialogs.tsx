import type { BulkOutcome } from "../../../api/photos/bulk";
import type { Photo } from "../../../api/types";
import { CorrectDialog } from "../../correcting/dialogs";
import { useNotices } from "../../kit/notices";
import { AddToAlbum, MoveToAlbum } from "../../selection/put-photos";
import { useBulkReport } from "../../selection/use-bulk-report";
import { SharePhoto } from "./share-photo";
import { useAlbumAround } from "./use-album-around";

export type DialogName = "add" | "move" | "share" | "date" | "place";

interface DoingDialogProps {
  name: DialogName;
  photo: Photo;
  onClose: () => void;
  /** The photo has left what is looked through. */
  onGone: () => void;
}

/** The dialog of something that can be done with a photo. */
export function DoingDialog({ name, photo, onClose, onGone }: DoingDialogProps) {
  const around = useAlbumAround(photo);
  const tell = useOutcome();
  const put = { photos: [photo], isOpen: true, onClose };
  if (name === "share") return <SharePhoto photo={photo} onClose={onClose} />;
  if (name === "date" || name === "place")
    return <CorrectDialog what={name} photos={[photo]} onClose={onClose} />;
  if (name === "add" || !around) return <AddToAlbum {...put} onDone={tell} />;
  const moved = (outcome: BulkOutcome, success: string) => {
    tell(outcome, success);
    if (outcome.problems.length === 0 && around.isOpen) onGone();
  };
  return <MoveToAlbum {...put} from={around.albumId} onDone={moved} />;
}

function useOutcome() {
  const notices = useNotices();
  const report = useBulkReport();
  return (outcome: BulkOutcome, success: string) => report(outcome, () => notices.say(success));
}
