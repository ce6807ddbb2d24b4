import { days } from "./counts";

const photos = (count: number) => (count === 1 ? "1 photo" : `${count.toLocaleString("en")} photos`);

export const duplicates = {
  title: "Duplicates",
  text: "Photos that you have more than once, in whichever albums. The one that is kept gets the albums, tags and marks of all.",
  toTrash: (count: number) =>
    count > 0
      ? `The others go into the trash for ${days(count)}.`
      : "The others are deleted for good: the trash keeps nothing here.",
  nothingTitle: "Nothing is there twice",
  nothingText: "Photos that were added before are looked at bit by bit; look again later.",
  looking: "Looking through your photos…",
  group: (at: number) => `Group ${at}`,
  kinds: { same: "The same file", alike: "The same picture" },
  best: "Best",
  keepThis: (name: string) => `Keep ${name}`,
  pixels: (width: number, height: number) => `${width} × ${height}`,
  albums: (count: number) => (count === 1 ? "in 1 album" : `in ${count} albums`),
  keep: "Keep the chosen one",
  different: "Not duplicates",
  keepAll: "Keep the chosen one of each",
  askTitle: (count: number) => (count === 1 ? "Delete 1 photo?" : `Delete ${photos(count)}?`),
  askText: (groups: number) =>
    groups === 1
      ? "The chosen photo stays, with the albums, tags and marks of all."
      : `Of each of these ${groups} groups the chosen photo stays, with the albums, tags and marks of all.`,
  kept: (count: number) =>
    count === 1
      ? "1 photo that was there twice was deleted."
      : `${photos(count)} that were there twice were deleted.`,
  dismissed: "They are not shown together again.",
  more: "Show more",
};
