import { days } from "./counts";

export const albums = {
  way: "Where this is",
  albumCount: (albums: number) => (albums === 1 ? "1 album" : `${albums.toLocaleString("en")} albums`),
  title: "Albums",
  create: "New album",
  emptyTitle: "Your albums live here",
  emptyText: "Make one, drop your photos in, and they get their labels by themselves.",
  emptyAction: "Create your first album",
  count: (photos: number) => (photos === 1 ? "1 photo" : `${photos.toLocaleString("en")} photos`),
  created: (date: string) => `Created ${date}`,
  actions: (name: string) => `Actions for ${name}`,
};

export const album = {
  within: "Within (optional)",
  withinHint: "Names with slashes between, for example: 2026 / Summer",
  below: "Albums below",
  name: "Album name",
  nameHint: "For example: Summer 2026",
  createTitle: "New album",
  createSubmit: "Create album",
  tryFailed: (count: number) =>
    count === 1 ? "Try the failed photo again" : `Try ${count.toLocaleString("en")} failed photos again`,
  rename: "Rename or move",
  renameTitle: "Rename or move album",
  renameSubmit: "Save",
  delete: "Delete album",
  deleteTitle: (name: string) => `Delete “${name}”?`,
  deleteText: (photos: number, trashDays: number) => {
    if (trashDays > 0)
      return `The album${photos === 0 ? "" : ` and ${photos === 1 ? "its photo" : `its ${photos.toLocaleString("en")} photos`}`} can be brought back from the trash for ${days(trashDays)}.`;
    return photos === 0
      ? "The album is empty. It cannot be brought back."
      : `The album and ${photos === 1 ? "its photo" : `all of its ${photos.toLocaleString("en")} photos`} will be gone for good, originals included.`;
  },
  othersStay: "Photos that are in other albums, too, stay there.",
  deleteAloneText: (trashDays: number) =>
    trashDays > 0
      ? `The album can be brought back from the trash for ${days(trashDays)}. All its photos stay.`
      : "The album will be gone for good. All its photos stay.",
  keepPhotos: "Keep all photos",
  keepPhotosHint: "They stay in Photos, and in the other albums that they are in.",
  deleted: (name: string) => `“${name}” was deleted.`,
  nameMissing: "Give the album a name.",
  nameLong: "Use at most 100 characters.",
  addPhotos: "Add photos",
  addFolder: "Add a folder",
  addHint: "Choose files, drop them anywhere on this page, or paste.",
  emptyTitle: "Drop photos here",
  emptyText: (formats: string, most: string) =>
    `Or choose them from this device: ${formats} and the raw files of cameras, up to ${most} each.`,
  drop: (name: string) => `Drop to add to “${name}”`,
  photos: "Photos",
  filter: "Filter by tag",
  filterMore: (count: number) => `${count} more tags`,
  filterLess: "Fewer tags",
  filterClear: "Show all",
  filterEmptyTitle: "No photo has all of these tags",
  filterEmptyText: "Take one of them away to see more.",
  sort: "Sort",
  sortBy: { added: "Newest upload", oldest: "Oldest upload", taken: "Date taken", name: "File name" },
  layout: "Layout",
  layouts: { squares: "Squares", justified: "Whole pictures" },
  undated: "Without a date",
  notFoundTitle: "This album is not here",
  notFoundText: "It was deleted, is shared no longer, or belongs to someone else.",
  toAlbums: "Go to your albums",
};
