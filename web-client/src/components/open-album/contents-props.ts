import type { SeenAlbum } from "../../api/types";

export interface AlbumContentsProps {
  album: SeenAlbum;
  /** Takes new photos, where this person may add some. */
  onFiles?: ((files: File[]) => void) | undefined;
  onDeleted?: (() => void) | undefined;
  /** The address of another album that is open by the same way. */
  linkTo?: ((albumId: string) => string) | undefined;
}
