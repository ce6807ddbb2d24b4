import { useNavigate } from "react-router";
import { useCreateAlbum } from "../../api/albums/albums";
import { useTexts } from "../../texts";
import { AlbumForm } from "./form";

/** Makes an album and opens it. */
export function NewAlbum({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const t = useTexts();
  const navigate = useNavigate();
  const create = useCreateAlbum();
  return (
    <AlbumForm
      isOpen={isOpen}
      onClose={onClose}
      title={t.album.createTitle}
      submit={t.album.createSubmit}
      onSubmit={(name) => create.mutate(name, { onSuccess: ({ _id }) => void navigate(`/albums/${_id}`) })}
      isBusy={create.isPending}
      error={create.error}
    />
  );
}
