import { Images, Plus } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useAlbums } from "../api/albums/albums";
import { useMonths } from "../api/finding/counts";
import { ToAlbums } from "../components/albums/to-albums";
import { Button } from "../components/kit/button";
import { Failure, LoadingTiles, PageState } from "../components/kit/page-state";
import { useTitle } from "../components/kit/use-title";
import { countOf } from "../components/timeline/run";
import { Timeline } from "../components/timeline/timeline";
import { useTexts } from "../texts";
import styles from "./photos.module.css";

const NewAlbum = lazy(async () => ({
  default: (await import("../components/albums/new-album")).NewAlbum,
}));

/** The home page: all of a person's photos, by the time they were taken. */
export function PhotosScreen() {
  const t = useTexts();
  const months = useMonths("", LOOK_AGAIN_MS);
  useTitle(t.timeline.title);
  return (
    <>
      <header className={styles.header}>
        <h1>{t.timeline.title}</h1>
        {months.data && <p className={styles.count}>{t.albums.count(countOf(months.data))}</p>}
      </header>
      {months.isPending && <LoadingTiles />}
      {months.isError && <Failure error={months.error} onRetry={() => void months.refetch()} />}
      {months.data?.length === 0 && <NoPhotos />}
      {months.data && months.data.length > 0 && (
        <Timeline months={months.data} title={t.timeline.title} q="" />
      )}
    </>
  );
}

/** Photos come from other windows, too. */
const LOOK_AGAIN_MS = 10_000;

function NoPhotos() {
  const t = useTexts();
  const albums = useAlbums();
  const [isCreating, setCreating] = useState(false);
  const hasAlbums = (albums.data?.length ?? 0) > 0;
  return (
    <PageState icon={Images} title={t.timeline.emptyTitle} text={t.timeline.emptyText}>
      {hasAlbums && <ToAlbums />}
      {albums.data && !hasAlbums && (
        <Button variant="primary" icon={Plus} onClick={() => setCreating(true)}>
          {t.albums.emptyAction}
        </Button>
      )}
      {isCreating && (
        <Suspense>
          <NewAlbum isOpen onClose={() => setCreating(false)} />
        </Suspense>
      )}
    </PageState>
  );
}
