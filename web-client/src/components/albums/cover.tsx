import type { LucideIcon } from "lucide-react";
import type { Album } from "../../api/types";
import { Picture } from "../pictures/picture";
import styles from "./card.module.css";

/** Of a card, roughly, in CSS pixels: they share the width of the page. */
const WIDTH = 220;

/** What shows an album, or albums below a name: a picture, or without any the icon. */
export function Cover({ photo, icon: Icon }: { photo: Album["cover"]; icon: LucideIcon }) {
  return (
    <span className={styles.cover}>
      {photo ? (
        <Picture photo={photo} width={WIDTH} isWhole={false} alt="" />
      ) : (
        <Icon size={40} strokeWidth={1.4} aria-hidden />
      )}
    </span>
  );
}
