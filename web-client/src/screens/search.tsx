import { Outlet, useParams } from "react-router";
import { OTHERS } from "../api/albums/rights";
import { RightsContext } from "../api/albums/use-rights";
import { useFacets, useMonths } from "../api/finding/counts";
import { useFoundPhotos } from "../api/finding/found-photos";
import { isRefusal } from "../api/problem";
import type { Facets } from "../api/types";
import { FacetLists } from "../components/found/facets";
import { SearchParts } from "../components/found/parts";
import { FoundPhotos, NothingFound } from "../components/found/results";
import { FoundTools } from "../components/found/tools";
import { Unreadable } from "../components/found/unreadable";
import type { PhotosOutlet } from "../components/grid/outlet";
import type { Layout } from "../components/grid/rows";
import { Failure, LoadingTiles } from "../components/kit/page-state";
import { useRemembered } from "../components/kit/use-remembered";
import { useTitle } from "../components/kit/use-title";
import { useSearch } from "../components/search/use-search";
import { useTexts } from "../texts";
import styles from "./search.module.css";

const NOTHING: Facets = { tag: [], place: [], camera: [], year: [] };

export function SearchScreen() {
  const t = useTexts();
  const { photoId } = useParams();
  const search = useSearch();
  const found = useFoundPhotos(search.q, search.order);
  const facets = useFacets(search.q).data ?? NOTHING;
  const total = useMonths(search.q).data?.reduce((sum, { count }) => sum + count, 0);
  const [layout, setLayout] = useRemembered<Layout>("layout", "squares");
  useTitle(search.q === "" ? t.search.title : `${search.q} · ${t.search.title}`);
  const known = Object.values(facets).flat();
  const lists = <FacetLists facets={facets} search={search} />;
  const { photos } = found;
  const more = () => void found.fetchNextPage();
  const mayGoOn = found.hasNextPage && !found.isFetchingNextPage && !found.isFetchNextPageError;
  const onEnd = mayGoOn ? more : undefined;
  const refusal = isRefusal(found.error, 422) ? found.error : null;
  return (
    <RightsContext value={OTHERS}>
      <header className={styles.header}>
        <h1 className={search.q === "" ? undefined : "visually-hidden"}>{t.search.title}</h1>
        <SearchParts search={search} known={known} />
      </header>
      {refusal && <Unreadable q={search.q} problem={refusal} />}
      <div className={styles.body} hidden={refusal !== null}>
        <aside className={styles.facets} aria-label={t.search.filters}>
          {lists}
        </aside>
        <div className={styles.photos} data-old={found.isPlaceholderData || undefined}>
          <FoundTools
            search={search}
            count={total === undefined ? t.common.loading : t.albums.count(total)}
            layout={layout}
            onLayout={setLayout}
            facets={lists}
          />
          {found.isPending && <LoadingTiles />}
          {found.isSuccess && photos.length === 0 && <NothingFound search={search} />}
          {photos.length > 0 && (
            <FoundPhotos
              photos={photos}
              layout={layout}
              order={search.order}
              onEnd={onEnd}
              takesKeys={!photoId}
              everything={total === undefined ? undefined : { q: search.q, count: total }}
            />
          )}
          {found.isError && !refusal && (
            <Failure error={found.error} onRetry={photos.length > 0 ? more : () => void found.refetch()} />
          )}
        </div>
      </div>
      <Outlet context={{ photos, total, onEnd } satisfies PhotosOutlet} />
    </RightsContext>
  );
}
