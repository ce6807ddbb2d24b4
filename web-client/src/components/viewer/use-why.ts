import type { Photo, SeenPhoto } from "../../api/types";
import { useTexts } from "../../texts";

/** A photo as whoever sees it knows it. */
type KnownPhoto = SeenPhoto & Partial<Pick<Photo, "addedTags" | "keywords">>;

/** Why a photo has a tag, in a line for each reason. */
export function useWhy(photo: KnownPhoto): (tag: string) => string {
  const { info, viewer } = useTexts();
  return (tag) => {
    const surest = Math.max(
      ...photo.detections.filter(({ class: label }) => label === tag).map(({ conf }) => conf),
    );
    const whole = photo.labels.find(({ class: label, isFor }) => label === tag && isFor === "picture");
    return [
      surest > 0 ? info.why.box(viewer.confidence(surest)) : null,
      whole ? info.why.picture(viewer.confidence(whole.conf)) : null,
      photo.keywords?.includes(tag) ? info.why.keyword : null,
      photo.addedTags?.includes(tag) ? info.why.added : null,
    ]
      .filter((reason) => reason !== null)
      .join("\n");
  };
}
