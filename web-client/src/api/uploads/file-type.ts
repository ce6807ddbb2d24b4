/** Types by the ending of a name, for systems that do not tell the browser (HEIC on most of them). */
const TYPES: Record<string, string> = {
  avif: "image/avif",
  bmp: "image/bmp",
  gif: "image/gif",
  heic: "image/heic",
  heif: "image/heif",
  jpeg: "image/jpeg",
  jpg: "image/jpeg",
  png: "image/png",
  tif: "image/tiff",
  tiff: "image/tiff",
  webp: "image/webp",
};

/** The image type of a file; null when the file is not a picture. */
export function imageType(file: File): string | null {
  if (file.type.startsWith("image/")) return file.type;
  if (file.type !== "" && file.type !== "application/octet-stream") return null;
  const ending = file.name.split(".").pop()?.toLowerCase() ?? "";
  return TYPES[ending] ?? null;
}
