export const app = { name: "Smart Album", tagline: "A photo album that labels its own photos." };

export const nav = { main: "Main", albums: "Albums", account: "Account", skip: "Skip to content" };

export const common = {
  cancel: "Cancel",
  close: "Close",
  tryAgain: "Try again",
  loading: "Loading…",
  dismiss: "Dismiss",
  notices: "Notifications",
};

export const theme = { title: "Appearance", system: "Same as system", light: "Light", dark: "Dark" };

export const language = { title: "Language", name: "English" };

export const shortcuts = {
  title: "Keyboard shortcuts",
  everywhere: "Everywhere",
  inAlbum: "In an album",
  inViewer: "On a photo",
  help: "This overview",
  search: "Search",
  walk: "From photo to photo",
  open: "Open the photo",
  select: "Select the photo",
  selectRange: "Select up to this photo",
  selectAll: "Select all",
  clear: "Clear the selection",
  neighbours: "Previous and next photo",
  zoom: "Larger, smaller, whole",
  turn: "Rotate left, right",
  slideshow: "Slideshow",
  favourite: "Favourite, archive",
  boxes: "Recognised objects",
  info: "Information",
  delete: "Delete",
  close: "Back to the album",
  keys: { space: "Space", enter: "Enter", escape: "Esc", delete: "Del", shift: "Shift" },
};

export const activity = {
  title: "Activity",
  failed: "Could not be processed",
  processing: "In progress",
  emptyTitle: "Nothing to do",
  emptyText: "All photos are processed. What is under way, or went wrong, is shown here.",
  tryAll: "Try all again",
  attempts: (count: number) => (count === 1 ? "1 attempt" : `${count} attempts`),
};
