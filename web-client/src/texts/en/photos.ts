import { days } from "./counts";

export const photo = {
  untitled: "Photo",
  alt: (name: string, tags: string) => (tags ? `${name}: ${tags}` : name),
  taken: (date: string) => `Taken ${date}`,
  uploaded: (date: string) => `Uploaded ${date}`,
  tags: "Tags",
  noTags: "Nothing recognised",
  actions: (name: string) => `Actions for ${name}`,
  useAsCover: "Use as cover",
  isCover: "This photo shows the album now.",
  delete: "Delete photo",
  deleteTitle: "Delete this photo?",
  deleteText: (name: string, trashDays: number) =>
    trashDays > 0
      ? `“${name}” can be brought back from the trash for ${days(trashDays)}.`
      : `“${name}” and its original will be gone for good.`,
  deleteFromAll: (albums: number) => `It goes from all ${albums} albums that it is in.`,
  deleted: "The photo was deleted.",
  failed: "Could not be processed",
  failedPartly: "Tags are missing",
  waitingAgain: "Will be tried again by itself.",
  why: {
    404: "The original is no longer stored.",
    410: "The original is damaged, or another file is in its place.",
    413: "The picture is too large to be read.",
    415: "This type of file is not supported.",
    422: "The file cannot be shown.",
    429: "The server is busy.",
    500: "Something went wrong on the server.",
    502: "A part of the server did not answer.",
    503: "A part of the server is not there at the moment.",
  },
  step: {
    metadata: "Reading the file…",
    thumbnail: "Making the thumbnail…",
    recognition: "Looking for objects…",
    labels: "Looking at the whole picture…",
    review: "Looking who may see it…",
  },
};

export const selection = {
  select: (name: string) => `Select ${name}`,
  title: "Selected photos",
  count: (count: number) => (count === 1 ? "1 selected" : `${count.toLocaleString("en")} selected`),
  clear: "Clear selection",
  add: "Add to album",
  move: "Move to album",
  remove: "Remove from album",
  delete: "Delete",
  addTitle: (count: number) => (count === 1 ? "Add 1 photo to" : `Add ${count} photos to`),
  addSubmit: "Add",
  moveTitle: (count: number) => (count === 1 ? "Move 1 photo to" : `Move ${count} photos to`),
  moveSubmit: "Move",
  isThere: "Already there",
  added: (count: number, album: string) =>
    count === 1 ? `1 photo was added to “${album}”.` : `${count} photos were added to “${album}”.`,
  moved: (count: number, album: string) =>
    count === 1 ? `1 photo was moved to “${album}”.` : `${count} photos were moved to “${album}”.`,
  removed: (album: string) => `Removed from “${album}”.`,
  inNone: (count: number, of: number) => {
    if (count < of) return `${count} of them ${count === 1 ? "stays" : "stay"} in Photos alone.`;
    return count === 1 ? "It stays in Photos." : "They stay in Photos.";
  },
  putBack: (album: string) => `Back in “${album}”.`,
  deleteTitle: (count: number) => (count === 1 ? "Delete 1 photo?" : `Delete ${count} photos?`),
  deleteText: (trashDays: number) =>
    trashDays > 0
      ? `What is deleted can be brought back from the trash for ${days(trashDays)}.`
      : "What is deleted is gone for good, originals included.",
  deleteFromAll: (count: number, of: number) => {
    if (of === 1) return "It is in several albums and goes from all of them.";
    return count === 1
      ? "One of them is in several albums and goes from all of these."
      : `${count} of them are in several albums and go from all of these.`;
  },
  deleted: (count: number) => (count === 1 ? "1 photo was deleted." : `${count} photos were deleted.`),
  inAlbumsOfOthers: "It is in albums of others, too. You can remove it from this album.",
  partly: (failed: number, why: string) =>
    `${failed === 1 ? "1 photo was" : `${failed} photos were`} left as before: ${why}`,
};
