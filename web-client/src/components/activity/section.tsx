import type { ReactNode } from "react";
import type { Photo } from "../../api/types";
import { ActivityRow } from "./row";
import styles from "./section.module.css";

interface ActivitySectionProps {
  title: string;
  photos: readonly Photo[];
  /** What can be done with all of them. */
  children?: ReactNode;
}

/** Photos of all albums that are in one state; nothing while there are none. */
export function ActivitySection({ title, photos, children }: ActivitySectionProps) {
  if (photos.length === 0) return null;
  return (
    <section className={styles.section}>
      <header className={styles.header}>
        <h2>{title}</h2>
        {children}
      </header>
      <ul className={styles.list}>
        {photos.map((photo) => (
          <ActivityRow key={photo._id} photo={photo} />
        ))}
      </ul>
    </section>
  );
}
