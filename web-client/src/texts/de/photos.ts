import type { Texts } from "../en";
import { photos } from "./counts";

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
  deleteText: (name) => `„${name}“ und das Original sind dann endgültig weg.`,
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
  },
};

export const selection: Texts["selection"] = {
  select: (name) => `${name} auswählen`,
  title: "Ausgewählte Fotos",
  count: (count) => `${count.toLocaleString("de")} ausgewählt`,
  clear: "Auswahl aufheben",
  move: "Verschieben",
  delete: "Löschen",
  moveTitle: (count) => `${photos(count)} verschieben nach`,
  moveSubmit: "Verschieben",
  moveNowhere: "Es gibt noch kein anderes Album.",
  moved: (count, album) => `${photos(count)} nach „${album}“ verschoben.`,
  deleteTitle: (count) => `${photos(count)} löschen?`,
  deleteText: "Was gelöscht wird, ist endgültig weg, samt den Originalen.",
  deleted: (count) => `${photos(count)} gelöscht.`,
  partly: (failed, why) =>
    `Bei ${failed === 1 ? "einem Foto" : `${failed} Fotos`} blieb alles, wie es war: ${why}`,
};
