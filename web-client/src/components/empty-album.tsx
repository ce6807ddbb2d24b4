import { ImageUp } from "lucide-react";
import { useTexts } from "../texts";
import styles from "./empty-album.module.css";
import { PageState } from "./page-state";

export function EmptyAlbum() {
  const t = useTexts();
  return (
    <div className={styles.area}>
      <PageState icon={ImageUp} title={t.album.emptyTitle} text={t.album.emptyText} />
    </div>
  );
}
