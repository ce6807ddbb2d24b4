import type { Photo } from "../types";

/** What file systems do not take in a name. */
const FORBIDDEN = /[\\/:*?"<>|\p{Cc}]/gu;

/** A file name for each photo, none twice, not even for systems that do not tell capital letters from small ones. */
export function fileNames(photos: readonly Pick<Photo, "fileName" | "_id">[]): string[] {
  const taken = new Set<string>();
  return photos.map((photo) => {
    const name = safe(photo.fileName ?? "") || photo._id;
    const [stem, ending] = parts(name);
    let unique = name;
    for (let number = 2; taken.has(unique.toLowerCase()); number += 1)
      unique = `${stem} (${number})${ending}`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}

export function nameOf({ fileName, _id }: Pick<Photo, "_id"> & { fileName: string | null }): string {
  return safe(fileName ?? "") || _id;
}

/** Of the picture that is made of a photo for a screen. */
export function shownNameOf(photo: Pick<Photo, "_id"> & { fileName: string | null }): string {
  return `${parts(nameOf(photo))[0]}.jpg`;
}

export function safe(name: string): string {
  return name.replace(FORBIDDEN, "_").replace(/^\.+|[. ]+$/g, "");
}

function parts(name: string): [stem: string, ending: string] {
  const dot = name.lastIndexOf(".");
  return dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
}
