import { Check, Trash2 } from "lucide-react";
import { memo, type MouseEvent, type KeyboardEvent, useState } from "react";
import { Link, useLocation } from "react-router";
import { blobUrl } from "../api/client";
import type { Photo } from "../api/types";
import { useTexts } from "../texts";
import { ActionMenu } from "./action-menu";
import { useDates } from "./dates";
import { DeletePhoto } from "./delete-photo";
import styles from "./photo-card.module.css";
import { PhotoState } from "./photo-state";
import { TagLine } from "./tag-line";

/** Of what is written under a picture, in CSS pixels. */
export const CAPTION_HEIGHT = 58;

interface PhotoCardProps {
  photo: Photo;
  width: number;
  height: number;
  /** Shows the whole picture, from the preview, not the square thumbnail. */
  isWhole: boolean;
  isSelected: boolean;
  isSelecting: boolean;
  onSelect: (photoId: string, toHere: boolean) => void;
}

export const PhotoCard = memo(function PhotoCard(props: PhotoCardProps) {
  const { photo, width, height, isWhole, isSelected, isSelecting, onSelect } = props;
  const t = useTexts();
  const dates = useDates();
  const { search } = useLocation();
  const [isDeleting, setDeleting] = useState(false);
  const name = photo.fileName ?? t.photo.untitled;
  const click = (event: MouseEvent) => {
    if (!isSelecting && !event.shiftKey) return;
    event.preventDefault();
    onSelect(photo._id, event.shiftKey);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== " ") return;
    event.preventDefault();
    onSelect(photo._id, event.shiftKey);
  };
  return (
    <article
      className={styles.card}
      style={{ width }}
      data-testid="photo-card"
      data-status={photo.status}
      data-selected={isSelected || undefined}
      data-selecting={isSelecting || undefined}
    >
      <div className={styles.frame} style={{ height }}>
        <Link
          to={{ pathname: `/albums/${photo.albumId}/photos/${photo._id}`, search }}
          className={styles.link}
          data-photo={photo._id}
          preventScrollReset
          onClick={click}
          onKeyDown={press}
        >
          <Picture photo={photo} isWhole={isWhole} alt={t.photo.alt(name, photo.tags.join(", "))} />
        </Link>
        <PhotoState photo={photo} />
        <button
          type="button"
          role="checkbox"
          aria-checked={isSelected}
          aria-label={t.selection.select(name)}
          className={styles.select}
          onClick={(event) => onSelect(photo._id, event.shiftKey)}
        >
          <Check size={16} strokeWidth={3} aria-hidden />
        </button>
        <ActionMenu
          className={styles.menu}
          label={t.photo.actions(name)}
          actions={[
            { label: t.photo.delete, icon: Trash2, onSelect: () => setDeleting(true), isDangerous: true },
          ]}
        />
      </div>
      <TagLine photo={photo} />
      <time
        className={styles.date}
        dateTime={new Date(photo.createdAt).toISOString()}
        title={dates.moment(photo.createdAt)}
      >
        {t.photo.uploaded(dates.day(photo.createdAt))}
      </time>
      <DeletePhoto photo={photo} isOpen={isDeleting} onClose={() => setDeleting(false)} />
    </article>
  );
});

interface PictureProps {
  photo: Photo;
  isWhole: boolean;
  alt: string;
}

function Picture({ photo, isWhole, alt }: PictureProps) {
  const key = isWhole ? (photo.previewKey ?? photo.thumbnailKey) : photo.thumbnailKey;
  if (!key) return <span className="visually-hidden">{alt}</span>;
  return <img src={blobUrl(key)} alt={alt} decoding="async" draggable={false} />;
}
