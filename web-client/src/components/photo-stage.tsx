import { type CSSProperties, type ReactNode, useState } from "react";
import { blobUrl } from "../api/client";
import type { Photo } from "../api/types";
import { useTexts } from "../texts";
import { PhotoState } from "./photo-state";
import { usePlaceholder } from "./placeholder";
import styles from "./photo-stage.module.css";
import { useKeys } from "./use-keys";
import { useZoom } from "./use-zoom";

type Original = "loading" | "shown" | "unreadable";

interface PhotoStageProps {
  photo: Photo;
  onSwipe: (direction: "previous" | "next") => void;
  /** What lies over the picture and moves with it. */
  children: ReactNode;
}

/** The picture itself: the preview at once, then the original over it. It can be zoomed and moved. */
export function PhotoStage({ photo, onSwipe, children }: PhotoStageProps) {
  const t = useTexts();
  const [original, setOriginal] = useState<Original>("loading");
  const { view, attach, handlers, larger, smaller, whole } = useZoom(onSwipe);
  useKeys({ "+": larger, "=": larger, "-": smaller, "0": whole });
  const { scale, x, y } = view;
  const placeholder = usePlaceholder(photo);
  const transform = `translate(${x}px, ${y}px) scale(${scale})`;
  return (
    <div className={styles.stage}>
      <div ref={attach} className={styles.area} data-zoomed={scale > 1 || undefined} {...handlers}>
        <div
          className={styles.frame}
          style={{ ...stylesOf(photo, scale), transform, backgroundImage: placeholder }}
          data-testid="frame"
        >
          <Pictures photo={photo} original={original} onOriginal={setOriginal} />
          {children}
        </div>
      </div>
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

interface PicturesProps {
  photo: Photo;
  original: Original;
  onOriginal: (state: Original) => void;
}

function Pictures({ photo, original, onOriginal }: PicturesProps) {
  const t = useTexts();
  const first = photo.previewKey ?? photo.thumbnailKey;
  const alt = t.photo.alt(photo.fileName ?? t.photo.untitled, photo.tags.join(", "));
  return (
    <>
      {first && original !== "shown" && (
        <img
          className={styles.picture}
          src={blobUrl(first)}
          alt={alt}
          draggable={false}
          data-testid="preview"
        />
      )}
      {original !== "unreadable" && (
        <img
          className={styles.picture}
          src={blobUrl(photo.key)}
          alt={original === "shown" ? alt : ""}
          decoding="async"
          draggable={false}
          onLoad={() => onOriginal("shown")}
          onError={() => onOriginal("unreadable")}
          data-testid="original"
          data-state={original}
        />
      )}
    </>
  );
}

/** For the stylesheets: the frame is fitted into the stage, and what lies over it keeps its size on the screen. */
function stylesOf({ width, height }: Photo, scale: number): CSSProperties {
  return { "--scale": scale, ...(width && height && { "--ratio": width / height }) } as CSSProperties;
}
