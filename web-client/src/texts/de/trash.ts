import type { Texts } from "../en";
import { days } from "./counts";

export const trash: Texts["trash"] = {
  title: "Papierkorb",
  text: (count) =>
    count > 0
      ? `Was du löschst, bleibt hier ${days(count)} lang. Dann ist es endgültig weg.`
      : "Was du löschst, ist sofort weg; was noch hier ist, folgt bald.",
  usage: (size) => `Es zählt noch als deines: ${size}.`,
  nothingTitle: "Hier ist nichts",
  nothingText: "Was du löschst, lässt sich von hier zurückholen.",
  albums: "Alben",
  photos: "Fotos",
  deleted: (date) => `Gelöscht am ${date}`,
  restore: "Zurückholen",
  restoreItem: (name) => `${name} zurückholen`,
  restored: (name) => `„${name}“ ist wieder, wo es war.`,
  withAlbum: (album) => `Auch das Album „${album}“ ist im Papierkorb. Hol zuerst das Album zurück.`,
  deleteForever: "Endgültig löschen",
  deleteItem: (name) => `${name} endgültig löschen`,
  deleteTitle: (name) => `„${name}“ endgültig löschen?`,
  deleteText: "Es lässt sich nicht zurückholen, auch nicht, was darin ist, samt den Originalen.",
  choose: (name) => `${name} auswählen`,
  chooseAll: "Alles auswählen",
  progress: (behind, total) => `${behind.toLocaleString("de")} von ${total.toLocaleString("de")}`,
  restoredMany: (count) =>
    count === 1
      ? "1 Eintrag ist wieder, wo es war."
      : `${count.toLocaleString("de")} Einträge sind wieder, wo sie waren.`,
  deletedMany: (count) =>
    count === 1
      ? "1 Eintrag ist endgültig weg."
      : `${count.toLocaleString("de")} Einträge sind endgültig weg.`,
  notAll: (count, why) => `Bei ${count.toLocaleString("de")} ging es nicht: ${why}`,
  withItsAlbum: "Auch das Album ist im Papierkorb. Hol zuerst das Album zurück.",
  deleteManyTitle: (count) =>
    count === 1
      ? "1 Eintrag endgültig löschen?"
      : `${count.toLocaleString("de")} Einträge endgültig löschen?`,
  deleteManyText: "Sie lassen sich nicht zurückholen, auch nicht, was darin ist, samt den Originalen.",
  empty: "Papierkorb leeren",
  emptyTitle: "Papierkorb leeren?",
  emptyText: "Alles darin ist dann endgültig weg, samt den Originalen.",
  emptied: "Der Papierkorb ist leer.",
  more: "Mehr zeigen",
  undo: "Rückgängig",
  undone: "Alles ist wieder, wo es war.",
};
