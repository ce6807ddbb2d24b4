/**
 * The password of a link, remembered for this tab: a reload does not ask for it again. It is kept under the share's id,
 * so the link's secret is kept nowhere.
 */
const placeOf = (token: string) => `smart-album.link.${token.split("_")[1] ?? ""}`;

export function rememberedPassword(token: string): string | null {
  return sessionStorage.getItem(placeOf(token));
}

/** Null forgets it. */
export function rememberPassword(token: string, password: string | null): void {
  if (password === null) sessionStorage.removeItem(placeOf(token));
  else sessionStorage.setItem(placeOf(token), password);
}
