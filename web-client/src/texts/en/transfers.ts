export const downloads = {
  title: "Download",
  all: "Download all",
  selected: "Download",
  running: (done: number, total: number) => `Making a ZIP: ${done} of ${total} photos`,
  amount: (done: string, size: string) => `${done} of ${size}`,
  cancel: "Cancel the download",
  saved: (count: number) => (count === 1 ? "1 photo was saved." : `${count} photos were saved.`),
  partly: (saved: number, failed: number, why: string) =>
    `${saved} saved, ${failed} could not be fetched: ${why}`,
};

export const uploads = {
  title: "Uploads",
  running: (left: number) => (left === 1 ? "Uploading 1 photo" : `Uploading ${left} photos`),
  finished: (done: number) => (done === 1 ? "1 photo uploaded" : `${done} photos uploaded`),
  lookedAt: (count: number) => (count === 1 ? "Looking at 1 photo" : `Looking at ${count} photos`),
  unsent: (count: number) =>
    count === 1
      ? "1 file was not sent before this page was loaded"
      : `${count.toLocaleString("en")} files were not sent before this page was loaded`,
  chooseAgain: "Choose them again",
  forgetUnsent: "Forget the files that were not sent",
  noneMissing: "None of these files is missing.",
  nothing: "Nothing was uploaded",
  failed: (count: number) => (count === 1 ? "1 failed" : `${count} failed`),
  skipped: (count: number) => (count === 1 ? "1 skipped" : `${count} skipped`),
  progress: (name: string) => `Upload of ${name}`,
  overall: "All uploads",
  waiting: "Waiting",
  checking: "Checking…",
  sending: (done: string, size: string) => `${done} of ${size}`,
  recording: "Finishing…",
  processing: "Uploaded, being looked at…",
  done: "Uploaded",
  duplicate: "Already in this album, skipped",
  refused: "None of the formats that become a photo, skipped",
  tooLarge: (most: string) => `It is too large: a file may have ${most}.`,
  cancelled: "Cancelled",
  againSoon: (why: string) => `${why} Trying again…`,
  cancel: (name: string) => `Cancel upload of ${name}`,
  retry: (name: string) => `Try ${name} again`,
  collapse: "Show less",
  expand: "Show all files",
  clear: "Close the list of uploads",
  pause: "Pause all",
  resume: "Go on",
  cancelAll: "Cancel all",
  retryFailed: "Try failed ones again",
  paused: (left: number) => `Paused, ${left} to go`,
  speed: (done: string, size: string, perSecond: string, time: string) =>
    `${done} of ${size} · ${perSecond}/s · ${time} left`,
  amount: (done: string, size: string) => `${done} of ${size}`,
  more: (count: number) => `and ${count.toLocaleString("en")} more`,
};

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

/** What other apps share into the album. */
export const received = {
  title: "Add to which album?",
  text: (count: number) =>
    count === 1 ? "1 photo from another app is waiting." : `${count} photos from another app are waiting.`,
  waiting: (count: number) => (count === 1 ? "1 photo to be added" : `${count} photos to be added`),
  choose: "Choose an album",
  add: "Add",
  discard: "Throw away",
  refused: (count: number) =>
    count === 1
      ? "1 file is no photo and cannot be added:"
      : `${count} files are no photos and cannot be added:`,
  nothingTitle: "Nothing is waiting",
  nothingText: "Share photos from another app with this one, and they are here until you choose an album.",
  lost: "The files could not be taken over: they were unreadable, or this device has no room for them. Add them in an album.",
};
