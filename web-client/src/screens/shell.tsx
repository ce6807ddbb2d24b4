import { lazy, Suspense } from "react";
import { Navigate, Outlet, ScrollRestoration, useLocation } from "react-router";
import { useSession, useSignOut } from "../api/account/session";
import { DownloadsProvider } from "../api/downloads/use-downloads";
import { UploadsProvider } from "../api/uploads/use-uploads";
import { isNetworkLost } from "../api/problem";
import { useNotices } from "../components/kit/notices";
import { Failure, LoadingTiles } from "../components/kit/page-state";
import { ConnectionBar } from "../components/offline/connection-bar";
import { DraftProvider } from "../components/search/draft";
import { Shortcuts } from "../components/shell/shortcuts";
import { TopBar } from "../components/shell/top-bar";
import { Trays } from "../components/transfers/trays";
import { useTexts } from "../texts";
import styles from "./shell.module.css";

const JobTray = lazy(async () => ({ default: (await import("../components/jobs/tray")).JobTray }));
const NoConnection = lazy(async () => ({
  default: (await import("../components/offline/no-connection")).NoConnection,
}));
const ReceivedTray = lazy(async () => ({
  default: (await import("../components/received/tray")).ReceivedTray,
}));

/** What every screen behind the sign-in stands in. */
export function Shell() {
  const session = useSession();
  const { pathname, search } = useLocation();
  if (session.isPending) return <LoadingPage />;
  // What is known of the session counts, whether or not it could be asked for again.
  if (session.data === undefined && isNetworkLost(session.error)) {
    return (
      <Suspense fallback={<LoadingPage />}>
        <NoConnection onRetry={() => void session.refetch()} />
      </Suspense>
    );
  }
  if (session.data === undefined)
    return <Failure error={session.error} onRetry={() => void session.refetch()} />;
  if (!session.data) return <Navigate to="/sign-in" replace state={{ from: pathname + search }} />;
  const { userName } = session.data;
  return (
    <UploadsProvider key={userName} userName={userName}>
      <DownloadsProvider>
        <DraftProvider>
          <SignedIn userName={userName} />
        </DraftProvider>
      </DownloadsProvider>
    </UploadsProvider>
  );
}

function SignedIn({ userName }: { userName: string }) {
  const t = useTexts();
  const notices = useNotices();
  const signOut = useSignOut();
  return (
    <>
      <a href="#content" className={styles.skip}>
        {t.nav.skip}
      </a>
      <TopBar
        userName={userName}
        onSearching={() => void import("./search")}
        onSignOut={() => signOut.mutate(undefined, { onError: notices.complain })}
      />
      <ConnectionBar />
      <main id="content" tabIndex={-1} className={styles.content}>
        <Outlet />
      </main>
      <Trays>
        <Suspense>
          <JobTray />
          <ReceivedTray />
        </Suspense>
      </Trays>
      <Shortcuts />
      <ScrollRestoration />
    </>
  );
}

function LoadingPage() {
  return (
    <main className={styles.content}>
      <LoadingTiles />
    </main>
  );
}
