import { QueryClientProvider } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { Link, useLocation, useSearchParams } from "react-router";
import { useAlbum } from "../../api/albums/albums";
import { DownloadsProvider } from "../../api/downloads/use-downloads";
import { queryClientFor } from "../../api/query-client";
import { albumWith } from "../../api/query-keys";
import type { GuestSession } from "../../api/sharing/guest-session";
import { GuestSessionContext } from "../../api/sharing/use-guest-session";
import { useTexts } from "../../texts";
import { LoadingTiles } from "../kit/page-state";
import { useTitle } from "../kit/use-title";
import { AlbumContents } from "../open-album/contents";
import { DownloadTray } from "../transfers/download-tray";
import { Dock } from "../transfers/trays";

interface GuestAlbumProps {
  guest: GuestSession;
  /** Called when the link gives nothing any more. */
  onOver: () => void;
}

/**
 * An album that a link has opened. What is seen by the link is kept apart from what the person may see when signed
 * in: neither takes the place of the other, and the end of one is not the end of the other.
 */
export function GuestAlbum({ guest, onOver }: GuestAlbumProps) {
  const [client] = useState(() => {
    const own = queryClientFor(onOver);
    own.setQueryData(albumWith(guest.album._id), guest.album);
    return own;
  });
  useEffect(() => () => client.clear(), [client]);
  return (
    <QueryClientProvider client={client}>
      <GuestSessionContext value={guest}>
        <DownloadsProvider>
          <Album sharedId={guest.album._id} />
          <Dock>
            <DownloadTray />
          </Dock>
        </DownloadsProvider>
      </GuestSessionContext>
    </QueryClientProvider>
  );
}

/** The one that is shared, or one of those below it, which the address names. */
function Album({ sharedId }: { sharedId: string }) {
  const [query] = useSearchParams();
  // The link's token is in it.
  const { hash } = useLocation();
  const { data: album } = useAlbum(query.get("album") ?? sharedId);
  useTitle(album?.albumName);
  if (!album) return <LoadingTiles />;
  return (
    <>
      {album._id !== sharedId && <ToShared hash={hash} />}
      <AlbumContents key={album._id} album={album} linkTo={(albumId) => `/share?album=${albumId}${hash}`} />
    </>
  );
}

function ToShared({ hash }: { hash: string }) {
  const t = useTexts();
  return (
    <p>
      <Link to={`/share${hash}`}>{t.sharing.toShared}</Link>
    </p>
  );
}
