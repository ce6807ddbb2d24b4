export const viewer = {
  previous: "Previous photo",
  next: "Next photo",
  download: "Download original",
  loadingOriginal: "Loading the original…",
  noOriginal: "The original could not be shown in this browser. You can download it.",
  boxes: "Show recognised objects",
  objects: "Recognised objects",
  confidence: (share: number) => `${Math.round(share * 100)}%`,
  position: (at: number, of: number) => `${at} of ${of}`,
  notFoundTitle: "This photo is not here",
  notFoundText: "It was deleted, or it belongs to someone else.",
  toAlbum: "Back to the album",
};

export const info = {
  title: "Information",
  recognised: "Recognised objects",
  details: "Details",
  /** Labels of what is told of a photo. */
  facts: {
    taken: "Taken",
    camera: "Camera",
    file: "File",
    place: "Place",
    uploaded: "Uploaded",
    model: "Recognised by",
  },
  unknownCamera: "Unknown camera",
  onMap: "Show on OpenStreetMap",
  north: "N",
  south: "S",
  east: "E",
  west: "W",
  removeTag: (tag: string) => `Remove tag ${tag}`,
  addTag: "Add a tag",
  addTagSubmit: "Add",
};
