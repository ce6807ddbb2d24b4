import { days } from "./counts";

export const trash = {
  title: "Trash",
  text: (count: number) =>
    count > 0
      ? `What you delete stays here for ${days(count)}. Then it is gone for good.`
      : "What you delete is gone at once; what is here will follow soon.",
  usage: (size: string) => `It still counts as yours: ${size}.`,
  nothingTitle: "Nothing here",
  nothingText: "What you delete can be brought back from here.",
  albums: "Albums",
  photos: "Photos",
  deleted: (date: string) => `Deleted ${date}`,
  restore: "Restore",
  restoreItem: (name: string) => `Restore ${name}`,
  restored: (name: string) => `“${name}” is back where it was.`,
  withAlbum: (album: string) => `The album “${album}” is in the trash too. Restore it first.`,
  deleteForever: "Delete for good",
  deleteItem: (name: string) => `Delete ${name} for good`,
  deleteTitle: (name: string) => `Delete “${name}” for good?`,
  deleteText: "It cannot be brought back, nor can what is in it, originals included.",
  empty: "Empty the trash",
  emptyTitle: "Empty the trash?",
  emptyText: "All that is in it will be gone for good, originals included.",
  emptied: "The trash is empty.",
  more: "Show more",
  undo: "Undo",
  undone: "All is back where it was.",
};
