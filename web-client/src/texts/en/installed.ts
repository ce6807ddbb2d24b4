/** What an installed album says besides. */
export const offline = {
  title: "No connection",
  text: "The album cannot be reached. It goes on by itself once there is a connection.",
  seen: "Seen last",
  picture: (day: string) => `A photo that was seen on ${day}`,
  bar: "No connection. What you see may be old.",
  newVersion: "A new version is there.",
  crashText: "A part of this page is from an older version and no longer there. Reload the page to go on.",
};

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
