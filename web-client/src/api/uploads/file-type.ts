import type { Taken } from "../types";

/** What a browser says of a file that it does not know: HEIC on most systems, and the raw files of cameras. */
const UNKNOWN = "application/octet-stream";

/**
 * The type to send a file with; null when it is none of those that become a photo, by the server's own list. While that
 * is not known, all may be sent that may be a picture. What a file is, the server decides.
 */
export function imageType(file: File, taken: Taken | null): string | null {
  const [ending, ...stem] = file.name.toLowerCase().split(".").reverse();
  const isNamed = stem.join("") !== "" && !file.name.startsWith(".");
  const byName = taken?.formats.find(({ endings }) => isNamed && endings.includes(ending ?? ""));
  if (file.type.startsWith("image/")) {
    const isListed = taken?.formats.some(({ contentType }) => contentType === file.type) ?? true;
    return isListed || byName ? file.type : null;
  }
  if (!isNamed || (file.type !== "" && file.type !== UNKNOWN)) return null;
  return taken ? (byName?.contentType ?? null) : UNKNOWN;
}

/** What a file picker is to offer: what the system knows as pictures, and the endings of what it does not. */
export function offered(taken: Taken | null): string {
  const endings = taken?.formats.flatMap((format) => format.endings.map((ending) => `.${ending}`)) ?? [];
  return ["image/*", ...endings].join(",");
}
