import { useMemo } from "react";
import { thumbHashToDataURL } from "thumbhash";
import type { Pictured } from "../api/types";

const MOST_KEPT = 500;
const drawn = new Map<string, string>();

/** A blurred picture of the whole photo, to be seen until the real one is there; for `background-image`. */
export function usePlaceholder({ placeholder }: Pictured): string | undefined {
  return useMemo(() => (placeholder === null ? undefined : `url(${draw(placeholder)})`), [placeholder]);
}

/** Those drawn last are kept: photos that scroll out of sight often come back. */
function draw(hash: string): string {
  const known = drawn.get(hash);
  if (known !== undefined) return known;
  const [oldest] = drawn.keys();
  if (oldest !== undefined && drawn.size >= MOST_KEPT) drawn.delete(oldest);
  const url = thumbHashToDataURL(Uint8Array.from(atob(hash), (character) => character.charCodeAt(0)));
  drawn.set(hash, url);
  return url;
}
