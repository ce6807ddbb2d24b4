import { useRenameAlbum } from "../../api/albums/albums";
import type { Album } from "../../api/types";
import { useTexts } from "../../texts";
import { AlbumForm } from "./form";

interface AlbumDialogProps {
  album: Album;
  isOpen: boolean;
  onClose: () => void;
}

export function RenameAlbum({ album, isOpen, onClose }: AlbumDialogProps) {
  const t = useTexts();
  const rename = useRenameAlbum(album._id);
  return (
    <AlbumForm
      isOpen={isOpen}
      onClose={onClose}
      title={t.album.renameTitle}
      submit={t.album.renameSubmit}
      initialName={album.albumName}
      initialPath={album.path}
      onSubmit={(named) => rename.mutate(named, { onSuccess: onClose })}
      isBusy={rename.isPending}
      error={rename.error}
    />
  );
}
