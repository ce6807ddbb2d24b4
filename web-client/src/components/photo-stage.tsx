import { useState } from "react";
import { blobUrl } from "../api/client";
import type { Photo } from "../api/types";
import { useTexts } from "../texts";
import { PhotoState } from "./photo-state";
import styles from "./photo-stage.module.css";

type Original = "loading" | "shown" | "unreadable";

/** The picture itself: the preview at once, then the original over it. */
export function PhotoStage({ photo }: { photo: Photo }) {
  const t = useTexts();
  const [original, setOriginal] = useState<Original>("loading");
  const first = photo.previewKey ?? photo.thumbnailKey;
  const alt = t.photo.alt(photo.fileName ?? t.photo.untitled, photo.tags.join(", "));
  return (
    <div className={styles.stage}>
      {first && original !== "shown" && (
        <img className={styles.picture} src={blobUrl(first)} alt={alt} data-testid="preview" />
      )}
      {original !== "unreadable" && (
        <img
          className={styles.picture}
          src={blobUrl(photo.key)}
          alt={original === "shown" ? alt : ""}
          decoding="async"
          onLoad={() => setOriginal("shown")}
          onError={() => setOriginal("unreadable")}
          data-testid="original"
          data-state={original}
        />
      )}
      <p role="status" className={styles.status}>
        {original === "loading" && t.viewer.loadingOriginal}
        {original === "unreadable" && t.viewer.noOriginal}
      </p>
      {photo.status === "failed" && (
        <div className={styles.failure}>
          <PhotoState photo={photo} />
        </div>
      )}
    </div>
  );
}
