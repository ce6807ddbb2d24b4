import { Check } from "lucide-react";
import { memo, type MouseEvent, type KeyboardEvent, useState } from "react";
import { Link, useLocation } from "react-router";
import { mayHandle } from "../../api/albums/rights";
import { useRights } from "../../api/albums/use-rights";
import type { Order, SeenPhoto } from "../../api/types";
import { useTexts } from "../../texts";
import { useDates } from "../kit/words/dates";
import { useLabels } from "../kit/words/labels";
import { PhotoState } from "../pictures/photo-state";
import { Picture } from "../pictures/picture";
import { CardMenu } from "./card-menu";
import styles from "./card.module.css";
import { TagLine } from "./tag-line";

/** Of what is written under a picture, in CSS pixels. */
export const CAPTION_HEIGHT = 58;

interface PhotoCardProps {
  photo: SeenPhoto;
  width: number;
  height: number;
  /** Shows the whole picture, from the preview, not the square thumbnail. */
  isWhole: boolean;
  isSelected: boolean;
  isSelecting: boolean;
  onSelect: (photoId: string, toHere: boolean) => void;
  /** The time that is told, where it is known; null for a picture alone, whose tags show when it is pointed at. */
  told: Order | null;
}

export const PhotoCard = memo(function PhotoCard(props: PhotoCardProps) {
  const { photo, width, height, isWhole, isSelected, isSelecting, onSelect, told } = props;
  const t = useTexts();
  const { nameOf } = useLabels();
  const { search, hash } = useLocation();
  const maySelect = mayHandle(photo, useRights());
  // A card gets its menu once it is pointed at: made for all that scroll by, menus would cost more than the cards.
  const [isNear, setNear] = useState(false);
  const name = photo.fileName ?? t.photo.untitled;
  const click = (event: MouseEvent) => {
    if (!maySelect || (!isSelecting && !event.shiftKey)) return;
    event.preventDefault();
    onSelect(photo._id, event.shiftKey);
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== " " || !maySelect) return;
    event.preventDefault();
    onSelect(photo._id, event.shiftKey);
  };
  return (
    // These handlers do nothing that a person asks for; what they bring is reached by pointer and by Tab alike.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <article
      className={styles.card}
      style={{ width }}
      onPointerEnter={() => setNear(true)}
      onFocus={() => setNear(true)}
      data-testid="photo-card"
      data-status={photo.status}
      data-selected={isSelected || undefined}
      data-selecting={isSelecting || undefined}
    >
      <div className={styles.frame} style={{ height }}>
        <Link
          to={{ pathname: `photos/${photo._id}`, search, hash }}
          className={styles.link}
          data-photo={photo._id}
          preventScrollReset
          onClick={click}
          onKeyDown={press}
        >
          <Picture
            photo={photo}
            width={width}
            isWhole={isWhole}
            alt={t.photo.alt(name, photo.tags.map(nameOf).join(", "))}
          />
        </Link>
        <PhotoState photo={photo} />
        {maySelect && (
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
        )}
        {told === null && isNear && photo.status === "ready" && (
          <div className={styles.over}>
            <TagLine photo={photo} />
          </div>
        )}
        {isNear && <CardMenu photo={photo} className={styles.menu} />}
      </div>
      {told !== null && (
        <>
          <TagLine photo={photo} />
          <PhotoTime photo={photo} told={told} />
        </>
      )}
    </article>
  );
});

function PhotoTime({ photo, told }: { photo: SeenPhoto; told: Order }) {
  const t = useTexts();
  const dates = useDates();
  const { createdAt, takenAt, takenAtOffset: offset } = photo;
  if (told === "created" || takenAt === null) {
    return (
      <time
        className={styles.date}
        dateTime={new Date(createdAt).toISOString()}
        title={dates.moment(createdAt)}
      >
        {t.photo.uploaded(dates.day(createdAt))}
      </time>
    );
  }
  return (
    <time className={styles.date} title={dates.clock(takenAt, offset)}>
      {t.photo.taken(dates.onDay(takenAt, offset))}
    </time>
  );
}
