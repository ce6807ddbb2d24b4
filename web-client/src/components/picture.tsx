import { type CSSProperties, useState } from "react";
import { blobUrl } from "../api/client";
import type { Photo } from "../api/types";
import styles from "./picture.module.css";
import { usePlaceholder } from "./placeholder";

/** A thumbnail's side in pixels. */
const THUMBNAIL = 200;
/** How far a thumbnail may be enlarged before it looks soft. */
const ENLARGED = 1.25;

interface PictureProps {
  photo: Photo;
  /** In CSS pixels. */
  width: number;
  /** The whole picture, not the square part that the thumbnail shows. */
  isWhole: boolean;
  alt: string;
}

/** A photo as grids show it: its placeholder at once, then as many pixels as this display has. */
export function Picture({ photo, width, isWhole, alt }: PictureProps) {
  const placeholder = usePlaceholder(photo);
  const [broken, setBroken] = useState<string | null>(null);
  const isSharp = !isWhole && width * window.devicePixelRatio <= THUMBNAIL * ENLARGED;
  const larger = photo.mediumKey ?? photo.previewKey;
  // Without the crop only the thumbnail knows what it shows.
  const key = isSharp || (!isWhole && !photo.crop) ? photo.thumbnailKey : (larger ?? photo.thumbnailKey);
  const isCut = !isWhole && key === photo.thumbnailKey;
  const place = isWhole ? undefined : placeInSquare(photo);
  return (
    <span className={styles.picture}>
      {placeholder && <span className={styles.layer} style={{ ...place, backgroundImage: placeholder }} />}
      {key && key !== broken ? (
        <img
          key={key}
          className={styles.layer}
          style={isCut ? undefined : place}
          src={blobUrl(key)}
          alt={alt}
          decoding="async"
          draggable={false}
          onError={() => setBroken(key)}
        />
      ) : (
        <span className="visually-hidden">{alt}</span>
      )}
    </span>
  );
}

/** Lays the whole picture so that the frame shows the part that the thumbnail is. */
function placeInSquare({ crop, width, height }: Photo): CSSProperties | undefined {
  if (!crop || !width || !height) return undefined;
  return {
    left: `${(-100 * crop.x) / crop.width}%`,
    top: `${(-100 * crop.y) / crop.height}%`,
    width: `${(100 * width) / crop.width}%`,
    height: `${(100 * height) / crop.height}%`,
  };
}
