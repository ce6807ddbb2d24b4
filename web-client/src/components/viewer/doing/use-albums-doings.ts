import { FolderInput, FolderMinus, Image } from "lucide-react";
import { useChooseCover } from "../../../api/albums/albums";
import { isMyAlbum, isMyPhoto } from "../../../api/albums/rights";
import type { SeenAlbum, SeenPhoto } from "../../../api/types";
import { useTexts } from "../../../texts";
import type { Action } from "../../kit/menus/action-menu";
import { useNotices } from "../../kit/notices";
import { useRemoval } from "../../selection/use-removal";
import { useAlbumAround } from "./use-album-around";

const NONE: Pick<SeenAlbum, "_id" | "albumName"> = { _id: "", albumName: "" };

/** What can be done with a photo in the album that it is seen in. */
export function useAlbumsDoings(photo: SeenPhoto, onMove: () => void, onGone: () => void): Action[] {
  const { selection, photo: texts } = useTexts();
  const notices = useNotices();
  const choose = useChooseCover();
  const around = useAlbumAround(photo);
  const removal = useRemoval(around?.album ?? NONE, () => around?.isOpen && onGone());
  if (!around) return [];
  const { albumId, album } = around;
  const isMine = isMyPhoto(photo);
  const isOwner = album !== undefined && isMyAlbum(album);
  const cover = () =>
    choose.mutate(
      { albumId, coverId: photo._id },
      { onSuccess: () => notices.say(texts.isCover), onError: notices.complain },
    );
  return [
    ...(isMine ? [{ label: selection.move, icon: FolderInput, onSelect: onMove }] : []),
    ...(album && (isMine || isOwner)
      ? [{ label: selection.remove, icon: FolderMinus, onSelect: () => removal.remove([photo]) }]
      : []),
    ...(isMine && isOwner && photo.thumbnailKey
      ? [{ label: texts.useAsCover, icon: Image, onSelect: cover }]
      : []),
  ];
}
