import type { Detection, Photo } from "../types";

export type Rotation = Photo["rotation"];
/** Clockwise. */
export type Quarters = 1 | -1;

const ROTATIONS: readonly Rotation[] = [0, 90, 180, 270];
const OF_KEY = /\.r(90|180|270)(?:\.medium)?$/;

export function rotationAfter(rotation: Rotation, quarters: Quarters): Rotation {
  return ROTATIONS.at((rotation / 90 + quarters) % 4) ?? 0;
}

/** As the server answers it: all that is told of the picture is of what is seen then. */
export function turned(photo: Photo, rotation: Rotation): Photo {
  let { width, height, detections } = photo;
  for (let at = photo.rotation; at !== rotation; at = rotationAfter(at, 1)) {
    const before = height;
    if (before !== null) detections = detections.map((found) => turnedBox(found, before));
    [width, height] = [height, width];
  }
  return { ...photo, rotation, width, height, detections };
}

/** A quarter clockwise, in a picture that was so high. */
function turnedBox(found: Detection, height: number): Detection {
  const { x1, y1, x2, y2 } = found;
  return { ...found, x1: height - y2, y1: x1, x2: height - y1, y2: x2 };
}

/** How far a picture was turned when it was made; its key ends with that. */
export function rotationOfKey(key: string): Rotation {
  const degrees = Number(OF_KEY.exec(key)?.[1] ?? 0);
  return ROTATIONS.find((rotation) => rotation === degrees) ?? 0;
}
