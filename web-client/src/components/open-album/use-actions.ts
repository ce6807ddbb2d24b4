import { useMutation } from "@tanstack/react-query";
import { Download, FolderUp, Pencil, RotateCw, Share2, Trash2 } from "lucide-react";
import { isMyPhoto, maySeeOriginal } from "../../api/albums/rights";
import { useRights } from "../../api/albums/use-rights";
import { useDownload } from "../../api/downloads/use-downloads";
import { useFailedIn, useProcessAllAgain } from "../../api/photos/reprocess";
import { useCall } from "../../api/sharing/use-guest-session";
import { allPages } from "../../api/pages";
import type { SeenAlbum, SeenPhoto } from "../../api/types";
import { useTexts } from "../../texts";
import type { Action } from "../kit/menus/action-menu";
import { useNotices } from "../kit/notices";
import { useZip } from "../transfers/use-zip";

export type OwnersDialog = "share" | "rename" | "delete";

interface ActionHandlers {
  onAddFolder: () => void;
  onOpen: (dialog: OwnersDialog) => void;
}

/** What this person may do with an album as a whole. */
export function useAlbumActions(
  album: SeenAlbum,
  photos: readonly SeenPhoto[] | null,
  { onAddFolder, onOpen }: ActionHandlers,
): Action[] {
  const t = useTexts();
  const rights = useRights();
  const download = useDownloadAll(album, photos);
  const tryFailed = useTryFailed(album, photos);
  const share = { label: t.sharing.action, icon: Share2, onSelect: () => onOpen("share") };
  const addFolder = { label: t.album.addFolder, icon: FolderUp, onSelect: onAddFolder };
  const owners = [
    ...tryFailed,
    { label: t.album.rename, icon: Pencil, onSelect: () => onOpen("rename") },
    { label: t.album.delete, icon: Trash2, onSelect: () => onOpen("delete"), isDangerous: true },
  ];
  return [
    ...(rights.isOwner ? [share] : []),
    ...(rights.mayAdd ? [addFolder] : []),
    ...(rights.maySeeOriginals ? [download] : []),
    ...(rights.isOwner ? owners : []),
  ];
}

/** Those that are not at hand are listed once they are asked for. */
function useDownloadAll(album: SeenAlbum, photos: readonly SeenPhoto[] | null): Action {
  const t = useTexts();
  const rights = useRights();
  const zip = useZip();
  const isDownloading = useDownload() !== null;
  const ask = useCall();
  const notices = useNotices();
  const those = (some: readonly SeenPhoto[]) => some.filter((photo) => maySeeOriginal(photo, rights));
  const list = useMutation({
    mutationFn: () =>
      allPages<SeenPhoto>(`photos/?albumId=${album._id}&limit=500`, new AbortController().signal, ask),
    onSuccess: (all) => zip(album.albumName, those(all)),
    onError: notices.complain,
  });
  return {
    label: t.downloads.all,
    icon: Download,
    onSelect: () => (photos ? zip(album.albumName, those(photos)) : list.mutate()),
    isDisabled: isDownloading || list.isPending || (photos !== null && those(photos).length === 0),
  };
}

/** None while none of this person's photos has failed. */
function useTryFailed(album: SeenAlbum, known: readonly SeenPhoto[] | null): Action[] {
  const t = useTexts();
  const notices = useNotices();
  const again = useProcessAllAgain(album._id);
  const photos = useFailedIn(album._id, known === null).data ?? known ?? [];
  const failed = photos.filter(isMyPhoto).filter((photo) => photo.status === "failed");
  if (failed.length === 0) return [];
  return [
    {
      label: t.album.tryFailed(failed.length),
      icon: RotateCw,
      onSelect: () => again.mutate(failed, { onError: notices.complain }),
      isDisabled: again.isPending,
    },
  ];
}
