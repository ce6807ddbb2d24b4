import { MapPinOff } from "lucide-react";
import { Outlet, useParams } from "react-router";
import { OTHERS } from "../api/albums/rights";
import { RightsContext } from "../api/albums/use-rights";
import { useClusters } from "../api/finding/clusters";
import { isRefusal } from "../api/problem";
import { SearchParts } from "../components/found/parts";
import { Unreadable } from "../components/found/unreadable";
import type { PhotosOutlet } from "../components/grid/outlet";
import { Failure, LoadingTiles, PageState } from "../components/kit/page-state";
import { useTitle } from "../components/kit/use-title";
import { PhotoMap } from "../components/map/map";
import { SectionPhotos } from "../components/map/section-photos";
import { useOpening } from "../components/map/use-opening";
import { useSectionPhotos } from "../components/map/use-section-photos";
import { useSize } from "../components/map/use-size";
import { useView } from "../components/map/use-view";
import { fitted, WORLD } from "../components/map/ground/view";
import { useSearch } from "../components/search/use-search";
import { useTexts } from "../texts";
import styles from "./map.module.css";

/** Of the answer that tells where photos are at all: fine enough to choose what the map shows at first. */
const OVERVIEW_ZOOM = 4;
const NOTHING_KNOWN: [] = [];

/** Where photos were taken, and beside it those of the section that is seen. */
export function MapScreen() {
  const t = useTexts();
  const { photoId } = useParams();
  const search = useSearch();
  const [ref, size] = useSize();
  const everywhere = useClusters(search.q, WORLD, OVERVIEW_ZOOM);
  const everything = fitted(everywhere.clusters, size);
  const isKnown = size.width > 0 && everywhere.isSuccess && !everywhere.isPlaceholderData;
  const map = useView(size, everything);
  const section = useSectionPhotos(search.q, map.still, size, isKnown);
  const onOpen = useOpening(search.q, map, size);
  useTitle(search.q === "" ? t.map.title : `${search.q} · ${t.map.title}`);
  const refusal = isRefusal(everywhere.error, 422) ? everywhere.error : null;
  const isEmpty = isKnown && everywhere.clusters.length === 0 && search.q === "";
  return (
    <RightsContext value={OTHERS}>
      <div className={styles.page} data-testid="map-page">
        <section ref={ref} className={styles.map} aria-label={t.map.title}>
          <PhotoMap
            map={map}
            size={size}
            clusters={section.clusters}
            onOpen={onOpen}
            onFit={() => everything && map.glideTo(() => everything, true)}
          />
        </section>
        <div className={styles.photos}>
          <h1 className={styles.title}>{t.map.title}</h1>
          <SearchParts search={search} known={NOTHING_KNOWN} />
          {refusal && <Unreadable q={search.q} problem={refusal} />}
          {everywhere.isError && !refusal && (
            <Failure error={everywhere.error} onRetry={() => void everywhere.refetch()} />
          )}
          {everywhere.isPending && <LoadingTiles />}
          {isEmpty && <PageState icon={MapPinOff} title={t.map.emptyTitle} text={t.map.emptyText} />}
          {isKnown && !isEmpty && <SectionPhotos section={section} takesKeys={!photoId} />}
        </div>
      </div>
      <Outlet
        context={
          { photos: section.photos, total: section.total, onEnd: section.onEnd } satisfies PhotosOutlet
        }
      />
    </RightsContext>
  );
}
