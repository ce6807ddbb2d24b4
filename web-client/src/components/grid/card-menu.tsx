import { Image, Trash2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useChooseCover } from "../../api/albums/albums";
import { isMyPhoto, mayDelete } from "../../api/albums/rights";
import { useRights } from "../../api/albums/use-rights";
import type { SeenPhoto } from "../../api/types";
import { useTexts } from "../../texts";
import { ActionMenu } from "../kit/action-menu";
import { useNotices } from "../kit/notices";

const DeletePhoto = lazy(async () => ({ default: (await import("./delete-photo")).DeletePhoto }));

/** What can be done with one photo of an album. */
export function CardMenu({ photo, className }: { photo: SeenPhoto; className: string | undefined }) {
  const t = useTexts();
  const [isDeleting, setDeleting] = useState(false);
  const rights = useRights();
  const notices = useNotices();
  const choose = useChooseCover(photo.albumId);
  if (!mayDelete(photo, rights)) return null;
  const cover = () =>
    choose.mutate(photo._id, { onSuccess: () => notices.say(t.photo.isCover), onError: notices.complain });
  const actions = [
    ...(rights.isOwner && isMyPhoto(photo) && photo.thumbnailKey
      ? [{ label: t.photo.useAsCover, icon: Image, onSelect: cover }]
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
