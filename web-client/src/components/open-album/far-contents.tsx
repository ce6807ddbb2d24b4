import { useMemo } from "react";
import { isMyAlbum } from "../../api/albums/rights";
import { type Scope, useFacetsOf, useMonthsOf } from "../../api/finding/scope";
import type { Counted } from "../../api/types";
import { Failure, LoadingTiles } from "../kit/page-state";
import { Timeline } from "../timeline/timeline";
import { NoneLeft, type OpenContentsProps } from "./all-contents";
import { AlbumHeader } from "./header";
import { AlbumTools } from "./tools";

/** Photos come from other windows, too. */
const LOOK_AGAIN_MS = 4_000;

/** An album of so many photos that the functions count them, and only those that are looked at are fetched. */
export function FarContents({ album, below, ...open }: OpenContentsProps) {
  const { tags } = open.arrangement;
  const albumId = album._id;
  const scope = useMemo((): Scope => ({ albumId, tags }), [albumId, tags]);
  const whole = useMemo((): Scope => ({ albumId, tags: [] }), [albumId]);
  const months = useMonthsOf(scope, { isWanted: true, againMs: LOOK_AGAIN_MS });
  const counts = useFacetsOf(scope, true).data?.tag;
  const all = useFacetsOf(whole, true).data?.tag;
  const isAll = isMyAlbum(album) && tags.length === 0;
  return (
    <>
      <AlbumHeader album={album} photos={null} onFiles={open.onFiles} onDeleted={open.onDeleted} />
      {below}
      {months.isPending && <LoadingTiles />}
      {months.isError && <Failure error={months.error} onRetry={() => void months.refetch()} />}
      <AlbumTools
        counts={pairs(counts)}
        all={pairs(all)}
        arrangement={open.arrangement}
        layout={open.layout}
        onLayout={open.onLayout}
      />
      {months.data?.length === 0 && <NoneLeft />}
      {months.data && (
        <Timeline
          key={tags.join("\n")}
          months={months.data}
          scope={scope}
          title={album.albumName}
          albumId={albumId}
          q={isAll ? `album:${albumId}` : undefined}
        />
      )}
    </>
  );
}

function pairs(counted: readonly Counted[] = []): [tag: string, count: number][] {
  return counted.map(({ text, count }) => [text, count]);
}
