/** Where the client's page is, by its path: recognition-web writes it there, with what stands before `/function`. */
export const BASE =
  document.querySelector<HTMLMetaElement>('meta[name="base"]')?.content ?? "/function/recognition-web/";

/** Where the album's functions are. */
export const GATEWAY = BASE.replace(/\/recognition-web\/$/, "");
