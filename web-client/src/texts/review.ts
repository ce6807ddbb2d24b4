import { useLanguageTag } from ".";

/** What is said of photos that wait for an album's owner. Apart from all else: it is fetched where there are any. */
const en = {
  switch: "Look at what others add first",
  switchHint:
    "Photos that others add are judged by this server. Of those that may not be fit for everybody, only you and whoever added them know, until you approve them.",
  hint: (owner: string) =>
    `${owner} has photos looked at before others see them. Yours may have to wait for that.`,
  waits: "Waits for the album’s owner",
  onlyYou: (name: string) => `Only you and ${name} see this`,
  why: {
    judgement: "It is still to be judged.",
    score: "It may not be fit for everybody.",
    unjudged: "It could not be judged.",
  },
  title: (photos: number) =>
    photos === 1 ? "1 photo waits for you" : `${photos.toLocaleString("en")} photos wait for you`,
  text: "Until you approve it, only you and whoever added it see a waiting photo in this album.",
  from: (name: string) => `From ${name}`,
  show: "Show",
  cover: "Cover",
  shown: (name: string) => `Photo from ${name}`,
  approve: "Approve",
  approveAll: (photos: number) => `Approve all ${photos}`,
  remove: "Remove",
  removeAll: (photos: number) => `Remove all ${photos}`,
  removeTitle: (photos: number) =>
    photos === 1 ? "Remove this photo from the album?" : `Remove ${photos} photos from the album?`,
  removeText: "What others added stays with them. You cannot put it back; they can.",
  approved: (photos: number) =>
    photos === 1 ? "1 photo was approved." : `${photos.toLocaleString("en")} photos were approved.`,
  removed: (photos: number) =>
    photos === 1 ? "1 photo was removed." : `${photos.toLocaleString("en")} photos were removed.`,
};

type ReviewTexts = typeof en;

const de: ReviewTexts = {
  switch: "Erst ansehen, was andere hinzufügen",
  switchHint:
    "Fotos, die andere hinzufügen, beurteilt dieser Server. Was vielleicht nicht für alle gedacht ist, sehen nur Sie und wer es hinzugefügt hat, bis Sie es freigeben.",
  hint: (owner) =>
    `${owner} lässt Fotos ansehen, bevor andere sie sehen. Ihre müssen vielleicht darauf warten.`,
  waits: "Wartet auf die Person, der das Album gehört",
  onlyYou: (name) => `Das sehen nur Sie und ${name}`,
  why: {
    judgement: "Es wird noch beurteilt.",
    score: "Es ist vielleicht nicht für alle gedacht.",
    unjudged: "Es konnte nicht beurteilt werden.",
  },
  title: (photos) =>
    photos === 1 ? "1 Foto wartet auf Sie" : `${photos.toLocaleString("de")} Fotos warten auf Sie`,
  text: "Bis Sie es freigeben, sehen ein wartendes Foto in diesem Album nur Sie und wer es hinzugefügt hat.",
  from: (name) => `Von ${name}`,
  show: "Zeigen",
  cover: "Verdecken",
  shown: (name) => `Foto von ${name}`,
  approve: "Freigeben",
  approveAll: (photos) => `Alle ${photos} freigeben`,
  remove: "Entfernen",
  removeAll: (photos) => `Alle ${photos} entfernen`,
  removeTitle: (photos) =>
    photos === 1 ? "Dieses Foto aus dem Album entfernen?" : `${photos} Fotos aus dem Album entfernen?`,
  removeText: "Was andere hinzugefügt haben, bleibt bei ihnen. Zurückholen können nur sie es.",
  approved: (photos) =>
    photos === 1 ? "1 Foto wurde freigegeben." : `${photos.toLocaleString("de")} Fotos wurden freigegeben.`,
  removed: (photos) =>
    photos === 1 ? "1 Foto wurde entfernt." : `${photos.toLocaleString("de")} Fotos wurden entfernt.`,
};

export function useReviewTexts(): ReviewTexts {
  return useLanguageTag() === "de" ? de : en;
}
