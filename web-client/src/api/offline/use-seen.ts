import { useEffect, useState } from "react";
import { seenPictures } from "./here";
import type { SeenPicture } from "./seen-pictures";

export interface Shown {
  readonly path: string;
  readonly seenAt: number;
  /** Of the bytes, for as long as it is on the page. */
  readonly url: string;
}

/** The pictures that are kept, one of each photo; what was seen last comes first. */
export function useSeenPictures(): readonly Shown[] {
  const [shown, setShown] = useState<readonly Shown[]>([]);
  useEffect(() => {
    let isWanted = true;
    const urls: string[] = [];
    const show = async () => {
      const pictures = oneOfEach(await seenPictures.all());
      const found = await Promise.all(pictures.map(withBytes));
      if (!isWanted) return;
      setShown(
        found.flatMap(({ bytes, ...picture }) => {
          if (!bytes) return [];
          const url = URL.createObjectURL(bytes);
          urls.push(url);
          return [{ ...picture, url }];
        }),
      );
    };
    show().catch(() => undefined); // a browser that forbids to keep anything
    return () => {
      isWanted = false;
      for (const url of urls) URL.revokeObjectURL(url);
    };
  }, []);
  return shown;
}

async function withBytes({ path, seenAt }: SeenPicture) {
  return { path, seenAt, bytes: await (await seenPictures.match(path))?.blob() };
}

/** A photo's thumbnail and its small preview have the same key but for the kind before and behind it. */
function oneOfEach(pictures: readonly SeenPicture[]): SeenPicture[] {
  const byPhoto = new Map<string, SeenPicture>();
  for (const picture of pictures) {
    const photo = picture.path.replace(/.*\/storage\/\w+:/, "").replace(/\.(medium|\d+x\d+)$/, "");
    const other = byPhoto.get(photo);
    if (!other || picture.bytes > other.bytes) byPhoto.set(photo, picture);
  }
  return [...byPhoto.values()].sort((one, other) => other.seenAt - one.seenAt);
}
