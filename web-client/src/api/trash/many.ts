import { call } from "../client";
import { type Thrown, useTrashChange } from "./trash";

const CALLS_AT_ONCE = 4;

/** How it went with many things: how many it was done for, and what kept it from the others. */
export interface ManyThrown {
  done: number;
  problems: unknown[];
}

interface Deed {
  thrown: Thrown;
  /** Is told after each how many are behind it, done or not. */
  onProgress: (behind: number) => void;
}

export function useRestoreMany() {
  return useTrashChange(({ thrown, onProgress }: Deed) =>
    doAll(pathsOf(thrown), "POST", "/restore", onProgress),
  );
}

export function useDeleteManyForever() {
  return useTrashChange(({ thrown, onProgress }: Deed) =>
    doAll(pathsOf(thrown), "DELETE", "?forever=1", onProgress),
  );
}

/** Albums first: what lies in one comes back with it. */
function pathsOf({ photoIds = [], albumIds = [] }: Thrown): string[][] {
  return [albumIds.map((id) => `albums/${id}`), photoIds.map((id) => `photos/${id}`)];
}

/** One that fails keeps none of the others. */
async function doAll(
  parts: readonly string[][],
  method: "POST" | "DELETE",
  how: string,
  onProgress: Deed["onProgress"],
): Promise<ManyThrown> {
  const outcome: ManyThrown = { done: 0, problems: [] };
  for (const part of parts) {
    const rest = [...part];
    const work = async () => {
      for (let path = rest.shift(); path; path = rest.shift()) {
        await call(method, `${path}${how}`).then(
          () => (outcome.done += 1),
          (error: unknown) => outcome.problems.push(error),
        );
        onProgress(outcome.done + outcome.problems.length);
      }
    };
    await Promise.all(Array.from({ length: CALLS_AT_ONCE }, work));
  }
  return outcome;
}
