/** What is said where all photos are looked at by time. */
export const timeline = {
  title: "Photos",
  scrubber: "Go to a month",
  emptyTitle: "Your photos live here",
  emptyText: "Make an album and drop your photos in. Here they all are, by the day they were taken.",
};
