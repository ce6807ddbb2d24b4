import type { QueryClient } from "@tanstack/react-query";
import { SESSION } from "../query-keys";
import type { Session } from "../types";

/** Has what this browser keeps follow who is signed in: it is that person's, and gone with the session. */
export function followSession(client: QueryClient): () => void {
  let known = "";
  let settled = Promise.resolve();
  return client.getQueryCache().subscribe(({ type, query: { queryKey, state } }) => {
    const [name] = queryKey as readonly unknown[];
    if (type !== "updated" || name !== SESSION[0] || state.status !== "success") return;
    const session = state.data as Session | null;
    const seen = JSON.stringify(session);
    if (seen === known) return;
    known = seen;
    // In turn, so that a sign-out is not overtaken; where a browser forbids to keep anything, nothing is.
    settled = settled.then(() => follow(session)).catch(() => undefined);
  });
}

async function follow(session: Session | null): Promise<void> {
  // Not among what a first visit waits for.
  const { receivedFiles, seenPictures } = await import("./here");
  if (!session) return seenPictures.forget();
  await seenPictures.keepFor({ userName: session.userName, until: session.expiresAt });
  await receivedFiles.dropOthers(session.userName);
}
