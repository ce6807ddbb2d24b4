/** What is done to many photos at once. */
export const jobs = {
  everything: (count: number) => `Select all ${count.toLocaleString("en")}`,
  favourite: "Add to favourites",
  unfavourite: "Remove from favourites",
  archive: "Archive",
  unarchive: "Take out of the archive",
  tag: "Add tags",
  tags: "Tags",
  tagsHint: "With commas between them",
  tagTitle: (count: number) =>
    count === 1 ? "Add tags to 1 photo" : `Add tags to ${count.toLocaleString("en")} photos`,
  tagSubmit: "Add tags",
  shareTitle: (count: number) =>
    count === 1 ? "Share 1 photo in" : `Share ${count.toLocaleString("en")} photos in`,
  addTo: "Add to album",
  takeOutOf: "Remove from album",
  trash: "Delete",
  undoing: "Undo",
  stop: "Stop",
  progress: (done: number, total: number) =>
    `${done.toLocaleString("en")} of ${total.toLocaleString("en")} photos`,
  ended: (name: string, changed: number, failed: number, reason: string | null) => {
    const done = `${name}: ${changed === 1 ? "1 photo" : `${changed.toLocaleString("en")} photos`} changed.`;
    const rest = failed > 0 ? ` ${failed.toLocaleString("en")} could not be changed.` : "";
    return `${done}${rest}${reason === null ? "" : ` ${reason}`}`;
  },
};
