import type { Photo } from "../api/types";

export function doneStep() {
  return { state: "done" as const, attempts: 1, startedAt: 1, finishedAt: 2, error: null, version: "1" };
}

function pendingStep() {
  return {
    state: "pending" as const,
    attempts: 0,
    startedAt: null,
    finishedAt: null,
    error: null,
    version: null,
  };
}

function skippedStep() {
  return { ...pendingStep(), state: "skipped" as const };
}

/** A field that may be null need not be here: it is then as absent as it is from an older server's answers. */
type GivenPhoto = Partial<Photo> & { [F in keyof Photo as null extends Photo[F] ? never : F]: Photo[F] };

export function newPhoto(_id: string, albumId: string | null, createdAt: number): Photo {
  const photo: GivenPhoto = {
    _id,
    albumId,
    albumIds: albumId === null ? [] : [albumId],
    createdAt,
    userName: "ada",
    key: `incoming:ada:${_id}`,
    thumbnailKey: null,
    mediumKey: null,
    previewKey: null,
    crop: null,
    placeholder: null,
    fileName: `photo-${Number.parseInt(_id, 16)}.jpg`,
    takenAt: null,
    takenAtOffset: null,
    takenAtSource: null,
    status: "processing",
    steps: {
      metadata: pendingStep(),
      thumbnail: pendingStep(),
      recognition: pendingStep(),
      labels: pendingStep(),
      review: skippedStep(),
    },
    held: [],
    tags: [],
    addedTags: [],
    removedTags: [],
    favourite: false,
    archived: false,
    rotation: 0,
    asRead: null,
    corrected: {
      takenAt: null,
      takenAtOffset: null,
      gps: null,
      placeless: false,
      title: null,
      caption: null,
      people: null,
      rating: null,
    },
    detections: [],
    labels: [],
    model: null,
    width: 810,
    height: 1080,
    orientation: 1,
    camera: null,
    lens: null,
    exposure: null,
    gps: null,
    place: null,
    title: null,
    caption: null,
    keywords: [],
    people: [],
    rating: null,
    size: 137_419,
    sha256: "0".repeat(64),
    contentType: "image/jpeg",
  };
  return photo as Photo;
}
