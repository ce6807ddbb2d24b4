import { useQueryClient } from "@tanstack/react-query";
import { isMyPhoto } from "../../../api/albums/rights";
import { useCorrectPhoto } from "../../../api/photos/corrections";
import { type Quarters, rotationAfter } from "../../../api/photos/turning";
import { photoWith } from "../../../api/query-keys";
import type { Photo, SeenPhoto } from "../../../api/types";
import { useNotices } from "../../kit/notices";

/** Turns a photo of one's own by a quarter, its boxes with it, at once. The original stays as it is. */
export function useTurn(photo: SeenPhoto): (quarters: Quarters) => void {
  const client = useQueryClient();
  const notices = useNotices();
  const correct = useCorrectPhoto();
  return (quarters) => {
    if (!isMyPhoto(photo)) return;
    // Keys may be quicker than the page is drawn.
    const now = client.getQueryData<Photo>(photoWith(photo._id)) ?? photo;
    const rotation = rotationAfter(now.rotation, quarters);
    correct.mutate({ photo: now, rotation }, { onError: notices.complain });
  };
}
