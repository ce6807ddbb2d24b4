/** What is said where all photos are looked at by time. */
export const timeline = {
  title: "Photos",
  scrubber: "Go to a month",
  emptyTitle: "Your photos live here",
  emptyText: "Make an album and drop your photos in. Here they all are, by the day they were taken.",
};

/** What is said where they are looked at by place. */
export const map = {
  title: "Map",
  hint: "Arrow keys move the map, plus and minus bring it nearer and further away, 0 shows all photos.",
  marks: "Where photos were taken",
  mark: (count: number, lat: number, lon: number) =>
    `${count === 1 ? "1 photo" : `${count} photos`}, ${degrees(lat, "N", "S")}, ${degrees(lon, "E", "W")}`,
  shortCount: (count: number) => short.format(count),
  nearer: "Zoom in",
  further: "Zoom out",
  fit: "Show all",
  inSection: (photos: string) => `${photos} in this section`,
  nothingHere: "No photos in this section",
  nothingHereText: "Move the map or zoom out to find some.",
  asList: "Open in search",
  onMap: "On the map",
  emptyTitle: "No photos with a place yet",
  emptyText:
    "Phones and some cameras note in each photo where it was taken, if their camera app may know the place. Such photos are shown here by themselves.",
  sources: "Natural Earth, GeoNames",
};

const short = new Intl.NumberFormat("en", { notation: "compact" });

function degrees(value: number, positive: string, negative: string): string {
  return `${Math.abs(value).toFixed(2)}° ${value < 0 ? negative : positive}`;
}
