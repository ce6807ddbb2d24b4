import { type CSSProperties, useState } from "react";
import { type Rendition, pathOf } from "../../api/photos/pictures";
import type { Pictured } from "../../api/types";
import { PhotoImage } from "./photo-image";
import styles from "./picture.module.css";
import { usePlaceholder } from "./placeholder";

/** A thumbnail's side in pixels. */
const THUMBNAIL = 200;
/** How far a thumbnail may be enlarged before it looks soft. */
const ENLARGED = 1.25;

interface PictureProps {
  photo: Pictured;
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
  // Without the crop only the thumbnail knows what it shows.
  const isThumbnail = isSharp || (!isWhole && !cropOf(photo));
  const rendition: Rendition = isThumbnail || !pathOf(photo, "medium") ? "thumbnail" : "medium";
  const path = pathOf(photo, rendition);
  const isCut = !isWhole && rendition === "thumbnail";
  const place = isWhole ? undefined : placeInSquare(photo);
  return (
    <span className={styles.picture}>
      {placeholder && <span className={styles.layer} style={{ ...place, backgroundImage: placeholder }} />}
      {path && path !== broken ? (
        <PhotoImage
          key={path}
          path={path}
          className={styles.layer}
          style={isCut ? undefined : place}
          alt={alt}
          loading="lazy"
          decoding="async"
          draggable={false}
          onBroken={() => setBroken(path)}
        />
      ) : (
        <span className="visually-hidden">{alt}</span>
      )}
    </span>
  );
}

/** Lays the whole picture so that the frame shows the part that the thumbnail is. */
function placeInSquare(photo: Pictured): CSSProperties | undefined {
  const { width, height } = photo;
  const crop = cropOf(photo);
  if (!crop || !width || !height) return undefined;
  return {
    left: `${(-100 * crop.x) / crop.width}%`,
    top: `${(-100 * crop.y) / crop.height}%`,
    width: `${(100 * width) / crop.width}%`,
    height: `${(100 * height) / crop.height}%`,
  };
}

/** Only its owner is told. */
function cropOf(photo: Pictured) {
  return "crop" in photo ? photo.crop : null;
}
