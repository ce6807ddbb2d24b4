/** Types by the ending of a name, for systems that do not tell the browser (HEIC on most of them). */
const TYPES: Record<string, string> = {
  avif: "image/avif",
  bmp: "image/bmp",
  gif: "image/gif",
  heic: "image/heic",
  heif: "image/heif",
  hif: "image/heif",
  jpeg: "image/jpeg",
  jpg: "image/jpeg",
  mpo: "image/jpeg",
  png: "image/png",
  tif: "image/tiff",
  tiff: "image/tiff",
  webp: "image/webp",
};

/** What lies beside photos and can be no picture, where a browser does not tell. */
const OTHERS = new Set(
  (
    "aae avi bat csv ctl db dll doc exe gz htm html ini json lnk log lrcat lua m4v md " +
    "mkv mov mp3 mp4 mpg mts pdf plist pp3 rar rtf sh sqlite tar tgz thm txt url vrd wav xls xml xmp zip"
  ).split(" "),
);
const UNKNOWN = "application/octet-stream";

/** The type to send a file with; null when it can be no picture. What it is, the server decides. */
export function imageType(file: File): string | null {
  if (file.type.startsWith("image/")) return file.type;
  if (file.type !== "" && file.type !== UNKNOWN) return null;
  const name = file.name.toLowerCase();
  const ending = name.split(".").pop() ?? "";
  const isHidden = name.startsWith(".") || ending === name;
  return isHidden || OTHERS.has(ending) ? null : (TYPES[ending] ?? UNKNOWN);
}
