import { useNavigate } from "react-router";
import { useCreateAlbum } from "../../api/albums/albums";
import type { Place } from "../../api/albums/tree";
import { useTexts } from "../../texts";
import { AlbumForm } from "./form";

interface NewAlbumProps {
  /** The names above it, unless the person says otherwise. */
  place?: Place;
  isOpen: boolean;
  onClose: () => void;
}

/** Makes an album and opens it. */
export function NewAlbum({ place = [], isOpen, onClose }: NewAlbumProps) {
  const t = useTexts();
  const navigate = useNavigate();
  const create = useCreateAlbum();
  return (
    <AlbumForm
      isOpen={isOpen}
      onClose={onClose}
      title={t.album.createTitle}
      submit={t.album.createSubmit}
      initialPath={place}
      onSubmit={(named) => create.mutate(named, { onSuccess: ({ _id }) => void navigate(`/albums/${_id}`) })}
      isBusy={create.isPending}
      error={create.error}
    />
  );
}
