import { lazy, Suspense, useState } from "react";
import type { Album } from "../../api/types";

const ShareDialog = lazy(async () => ({ default: (await import("./dialog")).ShareDialog }));

interface ShareAlbumProps {
  album: Album;
  isOpen: boolean;
  onClose: () => void;
}

/** The dialog in which an album is shared; its code is fetched when it is first wanted. */
export function ShareAlbum({ album, isOpen, onClose }: ShareAlbumProps) {
  const [wasOpened, setOpened] = useState(false);
  if (isOpen && !wasOpened) setOpened(true);
  if (!wasOpened) return null;
  return (
    <Suspense fallback={null}>
      <ShareDialog album={album} isOpen={isOpen} onClose={onClose} />
    </Suspense>
  );
}
