import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "react-router";
import { isRefusal } from "../api/problem";
import { GuestSession } from "../api/sharing/guest-session";
import { GuestAlbum } from "../components/guest/album";
import { LinkOver } from "../components/guest/link-over";
import { LockedAlbum } from "../components/guest/locked-album";
import { Failure, LoadingTiles } from "../components/kit/page-state";
import { useTitle } from "../components/kit/use-title";
import { GuestBar } from "../components/shell/guest-bar";
import { useTexts } from "../texts";
import styles from "./shell.module.css";

/** What is shared by a link, for whoever has it. Its token stays in the address behind the `#`, so a reload has it. */
export function ShareScreen() {
  const { sharing } = useTexts();
  const token = useLocation().hash.slice(1);
  useTitle(sharing.openTitle);
  return (
    <>
      <GuestBar />
      <main className={styles.content}>
        <OpenedByLink key={token} token={token} />
      </main>
    </>
  );
}

function OpenedByLink({ token }: { token: string }) {
  const [unlocked, setUnlocked] = useState<GuestSession | null>(null);
  const [isOver, setOver] = useState(false);
  const first = useQuery({
    queryKey: ["link", token],
    queryFn: () => GuestSession.openAgain(token),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    gcTime: 0,
  });
  const guest = unlocked ?? first.data;
  if (isOver) return <LinkOver wasOpen />;
  if (guest) return <GuestAlbum guest={guest} onOver={() => setOver(true)} />;
  if (isRefusal(first.error, 403)) return <LockedAlbum token={token} onOpened={setUnlocked} />;
  if (isRefusal(first.error, 404, 422)) return <LinkOver />;
  if (first.isError) return <Failure error={first.error} onRetry={() => void first.refetch()} />;
  return <LoadingTiles />;
}
