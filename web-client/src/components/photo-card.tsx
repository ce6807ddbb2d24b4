import { Trash2 } from "lucide-react";
import { memo, useState } from "react";
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

interface PhotoCardProps {
  photo: Photo;
  width: number;
  height: number;
}

export const PhotoCard = memo(function PhotoCard({ photo, width, height }: PhotoCardProps) {
  const t = useTexts();
  const dates = useDates();
  const { search } = useLocation();
  const [isDeleting, setDeleting] = useState(false);
  const name = photo.fileName ?? t.photo.untitled;
  return (
    <div
      role="listitem"
      className={styles.card}
      style={{ width }}
      data-testid="photo-card"
      data-status={photo.status}
    >
      <div className={styles.frame} style={{ height }}>
        <Link
          to={{ pathname: `/albums/${photo.albumId}/photos/${photo._id}`, search }}
          className={styles.link}
          data-photo={photo._id}
          preventScrollReset
        >
          <Picture photo={photo} alt={t.photo.alt(name, photo.tags.join(", "))} />
        </Link>
        <PhotoState photo={photo} />
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
    </div>
  );
});

function Picture({ photo, alt }: { photo: Photo; alt: string }) {
  if (!photo.thumbnailKey) return <span className="visually-hidden">{alt}</span>;
  return <img src={blobUrl(photo.thumbnailKey)} alt={alt} decoding="async" />;
}
