import type { Texts } from "../en";
import { days, photos } from "./counts";

export const albums: Texts["albums"] = {
  way: "Wo das ist",
  albumCount: (albums: number) => (albums === 1 ? "1 Album" : `${albums.toLocaleString("de")} Alben`),
  title: "Alben",
  create: "Neues Album",
  emptyTitle: "Hier wohnen deine Alben",
  emptyText: "Leg eines an, zieh deine Fotos hinein, und sie beschriften sich von selbst.",
  emptyAction: "Erstes Album anlegen",
  count: photos,
  created: (date) => `Angelegt am ${date}`,
  actions: (name) => `Aktionen für ${name}`,
};

export const album: Texts["album"] = {
  within: "Innerhalb von (freiwillig)",
  withinHint: "Namen mit Schrägstrichen dazwischen, zum Beispiel: 2026 / Sommer",
  below: "Alben darunter",
  name: "Name des Albums",
  nameHint: "Zum Beispiel: Sommer 2026",
  createTitle: "Neues Album",
  createSubmit: "Album anlegen",
  tryFailed: (count: number) =>
    count === 1
      ? "Das fehlgeschlagene Foto erneut versuchen"
      : `${count.toLocaleString("de")} fehlgeschlagene Fotos erneut versuchen`,
  rename: "Umbenennen oder verschieben",
  renameTitle: "Album umbenennen oder verschieben",
  renameSubmit: "Speichern",
  delete: "Album löschen",
  deleteTitle: (name) => `„${name}“ löschen?`,
  deleteText: (count, trashDays) => {
    if (trashDays > 0)
      return `Das Album ${count === 0 ? "lässt" : `und ${count === 1 ? "sein Foto" : `alle ${photos(count)} darin`} lassen`} sich ${days(trashDays)} lang aus dem Papierkorb zurückholen.`;
    return count === 0
      ? "Das Album ist leer. Es lässt sich nicht zurückholen."
      : `Das Album und ${count === 1 ? "sein Foto" : `alle ${photos(count)} darin`} sind dann endgültig weg, samt den Originalen.`;
  },
  othersStay: "Fotos, die auch in anderen Alben sind, bleiben dort.",
  deleteAloneText: (trashDays) =>
    trashDays > 0
      ? `Das Album lässt sich ${days(trashDays)} lang aus dem Papierkorb zurückholen. Alle Fotos darin bleiben.`
      : "Das Album ist dann endgültig weg. Alle Fotos darin bleiben.",
  keepPhotos: "Alle Fotos behalten",
  keepPhotosHint: "Sie bleiben unter „Fotos“ und in den anderen Alben, in denen sie sind.",
  deleted: (name) => `„${name}“ wurde gelöscht.`,
  nameMissing: "Gib dem Album einen Namen.",
  nameLong: "Höchstens 100 Zeichen.",
  addPhotos: "Fotos hinzufügen",
  addFolder: "Ordner hinzufügen",
  addHint: "Dateien auswählen, irgendwo auf dieser Seite ablegen oder einfügen.",
  emptyTitle: "Zieh Fotos hierher",
  emptyText: (formats, most) =>
    `Oder wähle sie auf diesem Gerät aus: ${formats} und Rohdateien von Kameras, bis je ${most}.`,
  drop: (name) => `Ablegen, um sie zu „${name}“ hinzuzufügen`,
  photos: "Fotos",
  filter: "Nach Schlagwort filtern",
  filterMore: (count) => `${count} weitere Schlagwörter`,
  filterLess: "Weniger Schlagwörter",
  filterClear: "Alle zeigen",
  filterEmptyTitle: "Kein Foto hat alle diese Schlagwörter",
  filterEmptyText: "Nimm eines davon weg, um mehr zu sehen.",
  sort: "Reihenfolge",
  sortBy: {
    added: "Zuletzt hochgeladen",
    oldest: "Zuerst hochgeladen",
    taken: "Aufnahmedatum",
    name: "Dateiname",
  },
  layout: "Ansicht",
  layouts: { squares: "Quadrate", justified: "Ganze Bilder" },
  undated: "Ohne Datum",
  notFoundTitle: "Dieses Album ist nicht da",
  notFoundText: "Es wurde gelöscht, wird nicht mehr geteilt oder gehört jemand anderem.",
  toAlbums: "Zu deinen Alben",
};
