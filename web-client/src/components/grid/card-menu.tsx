import { Image, Trash2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useParams } from "react-router";
import { useChooseCover } from "../../api/albums/albums";
import { isMyPhoto, mayDelete } from "../../api/albums/rights";
import { useRights } from "../../api/albums/use-rights";
import type { SeenPhoto } from "../../api/types";
import { useTexts } from "../../texts";
import { ActionMenu } from "../kit/menus/action-menu";
import { useNotices } from "../kit/notices";

const DeletePhoto = lazy(async () => ({ default: (await import("./delete-photo")).DeletePhoto }));

/** What can be done with one photo of an album. */
export function CardMenu({ photo, className }: { photo: SeenPhoto; className: string | undefined }) {
  const t = useTexts();
  const [isDeleting, setDeleting] = useState(false);
  const rights = useRights();
  const notices = useNotices();
  const choose = useChooseCover();
  const albumId = useParams().albumId ?? soleAlbumOf(photo);
  if (!mayDelete(photo, rights)) return null;
  const cover = (albumId: string) =>
    choose.mutate(
      { albumId, coverId: photo._id },
      { onSuccess: () => notices.say(t.photo.isCover), onError: notices.complain },
    );
  const actions = [
    ...(rights.isOwner && isMyPhoto(photo) && photo.thumbnailKey && albumId
      ? [{ label: t.photo.useAsCover, icon: Image, onSelect: () => cover(albumId) }]
      : []),
    { label: t.photo.delete, icon: Trash2, onSelect: () => setDeleting(true), isDangerous: true },
  ];
  return (
    <>
      <ActionMenu
        className={className}
        label={t.photo.actions(photo.fileName ?? t.photo.untitled)}
        actions={actions}
      />
      {isDeleting && (
        <Suspense>
          <DeletePhoto photo={photo} isOpen onClose={() => setDeleting(false)} />
        </Suspense>
      )}
    </>
  );
}

/** Where photos of many albums are shown, one that is in several could be the cover of any. */
function soleAlbumOf({ albumIds }: SeenPhoto): string | undefined {
  return albumIds.length === 1 ? albumIds[0] : undefined;
}
