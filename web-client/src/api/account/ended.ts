import type { QueryClient } from "@tanstack/react-query";
import { forgetAllBut } from "../query-client";
import { SESSION } from "../query-keys";
import type { Session } from "../types";

/** The person has signed out, or has no account any more: nothing of theirs stays in this browser. */
export async function endHere(client: QueryClient): Promise<void> {
  const session = client.getQueryData<Session | null>(SESSION);
  client.setQueryData(SESSION, null);
  forgetAllBut(client, SESSION);
  try {
    const { receivedFiles, seenPictures } = await import("../offline/here");
    await seenPictures.forget();
    if (session) await receivedFiles.dropOwn(session.userName);
  } catch {
    // A browser that forbids to keep anything has nothing.
  }
}
