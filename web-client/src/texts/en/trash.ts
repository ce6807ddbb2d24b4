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
  choose: (name: string) => `Select ${name}`,
  chooseAll: "Select all",
  progress: (behind: number, total: number) =>
    `${behind.toLocaleString("en")} of ${total.toLocaleString("en")}`,
  restoredMany: (count: number) =>
    count === 1
      ? "1 item is back where it was."
      : `${count.toLocaleString("en")} items are back where they were.`,
  deletedMany: (count: number) =>
    count === 1 ? "1 item is gone for good." : `${count.toLocaleString("en")} items are gone for good.`,
  notAll: (count: number, why: string) => `It failed for ${count.toLocaleString("en")}: ${why}`,
  withItsAlbum: "The album is in the trash too. Restore it first.",
  deleteManyTitle: (count: number) =>
    count === 1 ? "Delete 1 item for good?" : `Delete ${count.toLocaleString("en")} items for good?`,
  deleteManyText: "They cannot be brought back, nor can what is in them, originals included.",
  empty: "Empty the trash",
  emptyTitle: "Empty the trash?",
  emptyText: "All that is in it will be gone for good, originals included.",
  emptied: "The trash is empty.",
  more: "Show more",
  undo: "Undo",
  undone: "All is back where it was.",
};
