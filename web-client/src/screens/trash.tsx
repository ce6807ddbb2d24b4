import { Trash2 } from "lucide-react";
import { useTrashDays, useTrashedAlbums, useTrashedPhotos, useTrashUsage } from "../api/trash/trash";
import { Failure, LoadingTiles, PageState } from "../components/kit/page-state";
import { useTitle } from "../components/kit/use-title";
import { useSizes } from "../components/kit/words/sizes";
import { TrashContents } from "../components/trash/contents";
import { EmptyTrash } from "../components/trash/empty-trash";
import { useTexts } from "../texts";
import styles from "./page-head.module.css";

/** What was deleted and can be brought back. */
export function TrashScreen() {
  const { trash } = useTexts();
  const days = useTrashDays();
  const albums = useTrashedAlbums();
  const photos = useTrashedPhotos();
  const usage = useTrashUsage();
  const sizes = useSizes();
  useTitle(trash.title);
  const error = albums.error ?? photos.error;
  if (error) {
    return <Failure error={error} onRetry={() => void Promise.all([albums.refetch(), photos.refetch()])} />;
  }
  if (!albums.data || photos.isPending) return <LoadingTiles count={4} />;
  const isEmpty = albums.data.length + photos.photos.length === 0;
  return (
    <>
      <header className={styles.header}>
        <div>
          <h1>{trash.title}</h1>
          <p className={styles.text}>
            {trash.text(days)}
            {usage.data && !isEmpty && ` ${trash.usage(sizes(usage.data.trashBytes))}`}
          </p>
        </div>
        {!isEmpty && <EmptyTrash />}
      </header>
      {isEmpty && <PageState icon={Trash2} title={trash.nothingTitle} text={trash.nothingText} />}
      <TrashContents albums={albums.data} photos={photos} />
    </>
  );
}
