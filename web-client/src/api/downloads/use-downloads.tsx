import { createContext, type ReactNode, useContext, useEffect, useState, useSyncExternalStore } from "react";
import { fetchBlob } from "../client";
import { useGuestSession } from "../sharing/use-guest-session";
import { Downloads } from "./downloads";

const DownloadsContext = createContext<Downloads | null>(null);

/** The downloads of a signed-in person, or of a link's guest; they outlive every screen and end with the sign-out. */
export function DownloadsProvider({ children }: { children: ReactNode }) {
  const guest = useGuestSession();
  const [downloads] = useState(() => new Downloads(guest?.fetchBlob ?? fetchBlob));
  useEffect(() => () => downloads.cancel(), [downloads]);
  return <DownloadsContext value={downloads}>{children}</DownloadsContext>;
}

export function useDownloads(): Downloads {
  const downloads = useContext(DownloadsContext);
  if (!downloads) throw new Error("useDownloads needs a DownloadsProvider above it");
  return downloads;
}

/** The one under way, or null. */
export function useDownload() {
  const downloads = useDownloads();
  return useSyncExternalStore(downloads.subscribe, downloads.snapshot);
}
