import type { Texts } from "../../texts";

const MAX_LENGTH = 100;

/** Why an album cannot be called so; null if it can. */
export function mistakeIn(name: string, { album }: Texts): string | null {
  if (name === "") return album.nameMissing;
  return Array.from(name).length > MAX_LENGTH ? album.nameLong : null;
}
