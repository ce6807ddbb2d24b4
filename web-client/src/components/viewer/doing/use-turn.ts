import { isMyPhoto } from "../../../api/albums/rights";
import { useCorrectPhoto } from "../../../api/photos/corrections";
import { type Quarters, rotationAfter } from "../../../api/photos/turning";
import type { SeenPhoto } from "../../../api/types";
import { useNotices } from "../../kit/notices";

/** Turns a photo of one's own by a quarter, its boxes with it, at once. The original stays as it is. */
export function useTurn(photo: SeenPhoto): (quarters: Quarters) => void {
  const notices = useNotices();
  const correct = useCorrectPhoto();
  return (quarters) => {
    if (!isMyPhoto(photo)) return;
    const rotation = rotationAfter(photo.rotation, quarters);
    correct.mutate({ photo, rotation }, { onError: notices.complain });
  };
}
