import { Images, ImageUp } from "lucide-react";
import { useRights } from "../../api/albums/use-rights";
import { useTexts } from "../../texts";
import { PageState } from "../kit/page-state";
import styles from "./empty-album.module.css";

export function EmptyAlbum() {
  const t = useTexts();
  const { mayAdd } = useRights();
  if (!mayAdd) return <PageState icon={Images} title={t.sharing.emptyTitle} text={t.sharing.emptyText} />;
  return (
    <div className={styles.area}>
      <PageState icon={ImageUp} title={t.album.emptyTitle} text={t.album.emptyText} />
    </div>
  );
}
