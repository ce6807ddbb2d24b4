import { Images, ImageUp } from "lucide-react";
import { useRights } from "../../api/albums/use-rights";
import { useTaken } from "../../api/uploads/taken";
import { useTexts } from "../../texts";
import { PageState } from "../kit/page-state";
import { useSizes } from "../kit/words/sizes";
import styles from "./empty-album.module.css";

export function EmptyAlbum() {
  const t = useTexts();
  const { mayAdd } = useRights();
  if (!mayAdd) return <PageState icon={Images} title={t.sharing.emptyTitle} text={t.sharing.emptyText} />;
  return <DropHere />;
}

/** What may be dropped, by the server's own list. */
function DropHere() {
  const t = useTexts();
  const taken = useTaken();
  const size = useSizes();
  const names = taken?.formats.flatMap(({ name, isRaw }) => (isRaw ? [] : name)).join(", ");
  const text = taken && names ? t.album.emptyText(names, size(taken.maxBytes)) : t.album.addHint;
  return (
    <div className={styles.area}>
      <PageState icon={ImageUp} title={t.album.emptyTitle} text={text} />
    </div>
  );
}
