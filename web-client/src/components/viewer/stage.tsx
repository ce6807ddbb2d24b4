import { type CSSProperties, type ReactNode, useState } from "react";
import { maySeeOriginal } from "../../api/albums/rights";
import { useRights } from "../../api/albums/use-rights";
import { leftToTurn, originalOf, pathOf } from "../../api/photos/pictures";
import type { SeenPhoto } from "../../api/types";
import { useTexts } from "../../texts";
import { useKeys } from "../kit/use-keys";
import { useLabels } from "../kit/words/labels";
import { PhotoImage } from "../pictures/photo-image";
import { PhotoState } from "../pictures/photo-state";
import { usePlaceholder } from "../pictures/placeholder";
import styles from "./stage.module.css";
import { type Direction, useZoom } from "./use-zoom";

type Original = "loading" | "shown" | "unreadable" | "withheld";

interface PhotoStageProps {
  photo: SeenPhoto;
  onSwipe: (direction: Direction) => void;
  /** What lies over the picture and moves with it. */
  children: ReactNode;
}

/** The picture itself: the preview at once, then the original over it. It can be zoomed and moved. */
export function PhotoStage({ photo, onSwipe, children }: PhotoStageProps) {
  const t = useTexts();
  const mayBeSeen = maySeeOriginal(photo, useRights());
  const [original, setOriginal] = useState<Original>(mayBeSeen ? firstOf(photo) : "withheld");
  const { view, pull, attach, handlers, larger, smaller, whole } = useZoom(onSwipe);
  useKeys({ "+": larger, "=": larger, "-": smaller, "0": whole });
  const { scale, x, y } = view;
  const placeholder = usePlaceholder(photo);
  const transform = `translate(${x + (pull?.x ?? 0)}px, ${y + (pull?.y ?? 0)}px) scale(${scale})`;
  return (
    <div className={styles.stage}>
      <div ref={attach} className={styles.area} data-zoomed={scale > 1 || undefined} {...handlers}>
        <div
          className={styles.frame}
          style={{ ...stylesOf(photo, scale), transform, backgroundImage: placeholder }}
          data-pulled={pull ? true : undefined}
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

/** No browser draws the raw files of cameras, which are large. */
function firstOf(photo: SeenPhoto): Original {
  return photo.contentType?.startsWith("image/x-") ? "unreadable" : "loading";
}

interface PicturesProps {
  photo: SeenPhoto;
  original: Original;
  onOriginal: (state: Original) => void;
}

function Pictures({ photo, original, onOriginal }: PicturesProps) {
  const t = useTexts();
  const rendition = pathOf(photo, "preview") === null ? "thumbnail" : "preview";
  const first = pathOf(photo, rendition);
  const [broken, setBroken] = useState<string | null>(null);
  const { nameOf } = useLabels();
  const alt = t.photo.alt(photo.fileName ?? t.photo.untitled, photo.tags.map(nameOf).join(", "));
  return (
    <>
      {first && first !== broken && original !== "shown" && (
        <PhotoImage
          key={first}
          path={first}
          className={styles.picture}
          style={turnedBy(leftToTurn(photo, rendition))}
          alt={alt}
          draggable={false}
          onBroken={() => setBroken(first)}
          data-testid="preview"
        />
      )}
      {(original === "loading" || original === "shown") && (
        <PhotoImage
          isLarge
          path={originalOf(photo)}
          className={styles.picture}
          style={turnedBy(leftToTurn(photo, "original"))}
          alt={original === "shown" ? alt : ""}
          decoding="async"
          draggable={false}
          onLoad={() => onOriginal("shown")}
          onBroken={() => onOriginal("unreadable")}
          data-testid="original"
          data-state={original}
        />
      )}
    </>
  );
}

/** Sideways it is as wide as its frame is high. */
function turnedBy(degrees: number): CSSProperties | undefined {
  if (degrees === 0) return undefined;
  const isSideways = degrees % 180 !== 0;
  const size = isSideways ? { width: "100cqh", height: "100cqw" } : { width: "100cqw", height: "100cqh" };
  return { ...size, inset: "50% auto auto 50%", transform: `translate(-50%, -50%) rotate(${degrees}deg)` };
}

/** For the stylesheets: the frame is fitted into the stage, and what lies over it keeps its size on the screen. */
function stylesOf({ width, height }: SeenPhoto, scale: number): CSSProperties {
  return { "--scale": scale, ...(width && height && { "--ratio": width / height }) } as CSSProperties;
}
