import type { Texts } from "../en";
import { days, photos } from "./counts";

export const photo: Texts["photo"] = {
  untitled: "Foto",
  alt: (name, tags) => (tags ? `${name}: ${tags}` : name),
  taken: (date) => `Aufgenommen ${date}`,
  uploaded: (date) => `Hochgeladen ${date}`,
  tags: "Schlagwörter",
  noTags: "Nichts erkannt",
  actions: (name) => `Aktionen für ${name}`,
  useAsCover: "Als Titelbild",
  isCover: "Dieses Foto zeigt jetzt das Album.",
  delete: "Foto löschen",
  deleteTitle: "Dieses Foto löschen?",
  deleteText: (name, trashDays) =>
    trashDays > 0
      ? `„${name}“ lässt sich ${days(trashDays)} lang aus dem Papierkorb zurückholen.`
      : `„${name}“ und das Original sind dann endgültig weg.`,
  deleteFromAll: (albums) => `Es verschwindet aus allen ${albums} Alben, in denen es ist.`,
  deleted: "Das Foto wurde gelöscht.",
  failed: "Verarbeitung gescheitert",
  failedPartly: "Schlagwörter fehlen",
  waitingAgain: "Wird von selbst erneut versucht.",
  why: {
    404: "Das Original ist nicht mehr gespeichert.",
    410: "Das Original ist beschädigt, oder eine andere Datei steht an seiner Stelle.",
    413: "Das Bild ist zu groß, um gelesen zu werden.",
    415: "Diese Art von Datei wird nicht unterstützt.",
    422: "Die Datei kann nicht gezeigt werden.",
    429: "Der Server ist beschäftigt.",
    500: "Auf dem Server ging etwas schief.",
    502: "Ein Teil des Servers hat nicht geantwortet.",
    503: "Ein Teil des Servers ist gerade nicht da.",
  },
  step: {
    metadata: "Datei wird gelesen …",
    thumbnail: "Vorschaubild entsteht …",
    recognition: "Gegenstände werden gesucht …",
    labels: "Das ganze Bild wird betrachtet …",
    review: "Es wird beurteilt, wer es sehen darf …",
  },
};

export const selection: Texts["selection"] = {
  select: (name) => `${name} auswählen`,
  title: "Ausgewählte Fotos",
  count: (count) => `${count.toLocaleString("de")} ausgewählt`,
  clear: "Auswahl aufheben",
  add: "Zu Album hinzufügen",
  move: "In Album verschieben",
  remove: "Aus Album nehmen",
  delete: "Löschen",
  addTitle: (count) => `${photos(count)} hinzufügen zu`,
  addSubmit: "Hinzufügen",
  moveTitle: (count) => `${photos(count)} verschieben nach`,
  moveSubmit: "Verschieben",
  isThere: "Schon darin",
  added: (count, album) => `${photos(count)} zu „${album}“ hinzugefügt.`,
  moved: (count, album) => `${photos(count)} nach „${album}“ verschoben.`,
  removed: (album) => `Aus „${album}“ genommen.`,
  inNone: (count, of) => {
    if (count < of) return `${count} davon ${count === 1 ? "ist" : "sind"} jetzt nur noch unter „Fotos“.`;
    return count === 1 ? "Unter „Fotos“ bleibt es." : "Unter „Fotos“ bleiben sie.";
  },
  putBack: (album) => `Wieder in „${album}“.`,
  deleteTitle: (count) => `${photos(count)} löschen?`,
  deleteText: (trashDays) =>
    trashDays > 0
      ? `Was gelöscht wird, lässt sich ${days(trashDays)} lang aus dem Papierkorb zurückholen.`
      : "Was gelöscht wird, ist endgültig weg, samt den Originalen.",
  deleteFromAll: (count, of) => {
    if (of === 1) return "Es ist in mehreren Alben und verschwindet aus allen.";
    return count === 1
      ? "Eines davon ist in mehreren Alben und verschwindet aus allen."
      : `${count.toLocaleString("de")} davon sind in mehreren Alben und verschwinden aus allen.`;
  },
  deleted: (count) => `${photos(count)} gelöscht.`,
  inAlbumsOfOthers: "Es ist auch in Alben anderer. Du kannst es aus diesem Album nehmen.",
  partly: (failed, why) =>
    `Bei ${failed === 1 ? "einem Foto" : `${failed} Fotos`} blieb alles, wie es war: ${why}`,
};
