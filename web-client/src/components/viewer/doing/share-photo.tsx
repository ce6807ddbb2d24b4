import { useState } from "react";
import { isMyAlbum } from "../../../api/albums/rights";
import { useAddToAlbum } from "../../../api/photos/belonging";
import type { Album, Photo, SeenAlbum } from "../../../api/types";
import { useTexts } from "../../../texts";
import { ChooseAlbum } from "../../albums/choose-album";
import { useNotices } from "../../kit/notices";
import { ShareAlbum } from "../../sharing/share-album";
import { useBulkReport } from "../../selection/use-bulk-report";

/** Shares a photo by an album: one that it is in, or another or a new one, which it is put into. */
export function SharePhoto({ photo, onClose }: { photo: Photo; onClose: () => void }) {
  const { jobs, sharing, selection } = useTexts();
  const notices = useNotices();
  const report = useBulkReport();
  const add = useAddToAlbum();
  const [shared, setShared] = useState<Album | null>(null);
  const share = async (album: SeenAlbum) => {
    if (!photo.albumIds.includes(album._id)) {
      const outcome = await add.mutateAsync({ photos: [photo], albumId: album._id });
      report(outcome, () => notices.say(selection.added(1, album.albumName)));
      if (outcome.problems.length > 0) return;
    }
    if (isMyAlbum(album)) setShared(album);
    else onClose();
  };
  if (shared) return <ShareAlbum album={shared} isOpen onClose={onClose} />;
  return (
    <ChooseAlbum
      isOpen
      onClose={onClose}
      title={jobs.shareTitle(1)}
      submit={sharing.action}
      hasAll={() => false}
      onChosen={(album) => void share(album)}
      isBusy={add.isPending}
    />
  );
}
