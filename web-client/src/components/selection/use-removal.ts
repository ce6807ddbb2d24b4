import { isMyPhoto } from "../../api/albums/rights";
import { useAddToAlbum, useTakeOut } from "../../api/photos/belonging";
import type { Photo, SeenAlbum, SeenPhoto } from "../../api/types";
import { useTexts } from "../../texts";
import { useNotices } from "../kit/notices";
import { useBulkReport } from "./use-bulk-report";

/** Takes photos out of an album and, where all are one's own, offers to put them back: nobody can put in others'. */
export function useRemoval(
  { _id: albumId, albumName }: Pick<SeenAlbum, "_id" | "albumName">,
  onAllDone: () => void,
) {
  const { selection, trash } = useTexts();
  const notices = useNotices();
  const report = useBulkReport();
  const takeOut = useTakeOut();
  const add = useAddToAlbum();
  const putBack = async (photos: readonly Photo[]) =>
    report(await add.mutateAsync({ photos, albumId }), () => notices.say(selection.putBack(albumName)));
  const remove = async (photos: readonly SeenPhoto[]) => {
    const outcome = await takeOut.mutateAsync({ photos, from: albumId });
    const mine = outcome.done.filter(isMyPhoto);
    const inNone = mine.filter(({ albumIds }) => albumIds.length === 0).length;
    const stays = inNone > 0 ? [selection.inNone(inNone, outcome.done.length)] : [];
    const said = [selection.removed(albumName), ...stays].join(" ");
    report(outcome, () =>
      mine.length === outcome.done.length
        ? notices.offer(said, trash.undo, () => void putBack(mine))
        : notices.say(said),
    );
    if (outcome.problems.length === 0) onAllDone();
  };
  return { remove: (photos: readonly SeenPhoto[]) => void remove(photos), isPending: takeOut.isPending };
}
