import type { Texts } from "../en";
import { photos } from "./counts";

export const downloads: Texts["downloads"] = {
  title: "Herunterladen",
  all: "Alle herunterladen",
  selected: "Herunterladen",
  running: (done, total) => `ZIP wird gemacht: ${done} von ${total} Fotos`,
  amount: (done, size) => `${done} von ${size}`,
  cancel: "Herunterladen abbrechen",
  saved: (count) => `${photos(count)} gespeichert.`,
  partly: (saved, failed, why) => `${saved} gespeichert, ${failed} nicht zu holen: ${why}`,
};

export const uploads: Texts["uploads"] = {
  title: "Hochladen",
  running: (left) => `${photos(left)} ${left === 1 ? "wird" : "werden"} hochgeladen`,
  finished: (done) => `${photos(done)} hochgeladen`,
  lookedAt: (count) => `${photos(count)} ${count === 1 ? "wird" : "werden"} angesehen`,
  unsent: (count) =>
    count === 1
      ? "1 Datei wurde nicht gesendet, bevor diese Seite geladen wurde"
      : `${count.toLocaleString("de")} Dateien wurden nicht gesendet, bevor diese Seite geladen wurde`,
  chooseAgain: "Noch einmal auswählen",
  forgetUnsent: "Nicht gesendete Dateien vergessen",
  noneMissing: "Von diesen Dateien fehlt keine.",
  nothing: "Nichts hochgeladen",
  failed: (count) => `${count} gescheitert`,
  skipped: (count) => `${count} übersprungen`,
  progress: (name) => `Hochladen von ${name}`,
  overall: "Alles zusammen",
  waiting: "Wartet",
  checking: "Wird geprüft …",
  sending: (done, size) => `${done} von ${size}`,
  recording: "Wird abgeschlossen …",
  processing: "Hochgeladen, wird angesehen …",
  done: "Hochgeladen",
  duplicate: "Schon in diesem Album, übersprungen",
  refused: "Keins der Formate, aus denen ein Foto wird, übersprungen",
  tooLarge: (most) => `Zu groß: Eine Datei darf ${most} haben.`,
  cancelled: "Abgebrochen",
  againSoon: (why) => `${why} Neuer Versuch …`,
  cancel: (name) => `Hochladen von ${name} abbrechen`,
  retry: (name) => `${name} erneut versuchen`,
  collapse: "Weniger zeigen",
  expand: "Alle Dateien zeigen",
  clear: "Liste schließen",
  pause: "Anhalten",
  resume: "Weiter",
  cancelAll: "Alle abbrechen",
  retryFailed: "Gescheiterte erneut versuchen",
  paused: (left) => `Angehalten, noch ${left}`,
  speed: (done, size, perSecond, time) => `${done} von ${size} · ${perSecond}/s · noch ${time}`,
  amount: (done, size) => `${done} von ${size}`,
  more: (count) => `und ${count.toLocaleString("de")} weitere`,
};

export const jobs: Texts["jobs"] = {
  everything: (count) => `Alle ${count.toLocaleString("de")} auswählen`,
  favourite: "Zu den Favoriten",
  unfavourite: "Aus den Favoriten",
  archive: "Archivieren",
  unarchive: "Aus dem Archiv holen",
  tag: "Tags hinzufügen",
  tags: "Tags",
  tagsHint: "Mit Kommas dazwischen",
  tagTitle: (count) =>
    count === 1 ? "Tags zu 1 Foto hinzufügen" : `Tags zu ${count.toLocaleString("de")} Fotos hinzufügen`,
  tagSubmit: "Tags hinzufügen",
  shareTitle: (count) => (count === 1 ? "1 Foto teilen in" : `${count.toLocaleString("de")} Fotos teilen in`),
  addTo: "Zum Album hinzufügen",
  takeOutOf: "Aus dem Album nehmen",
  trash: "Löschen",
  undoing: "Rückgängig",
  stop: "Anhalten",
  progress: (done, total) => `${done.toLocaleString("de")} von ${total.toLocaleString("de")} Fotos`,
  ended: (name, changed, failed, reason) => {
    const done = `${name}: ${changed === 1 ? "1 Foto" : `${changed.toLocaleString("de")} Fotos`} geändert.`;
    const rest = failed > 0 ? ` ${failed.toLocaleString("de")} ließen sich nicht ändern.` : "";
    return `${done}${rest}${reason === null ? "" : ` ${reason}`}`;
  },
};

export const received: Texts["received"] = {
  title: "In welches Album?",
  text: (count) =>
    count === 1 ? "1 Foto aus einer anderen App wartet." : `${count} Fotos aus einer anderen App warten.`,
  waiting: (count) => (count === 1 ? "1 Foto zum Hinzufügen" : `${count} Fotos zum Hinzufügen`),
  choose: "Album wählen",
  add: "Hinzufügen",
  discard: "Verwerfen",
  refused: (count) =>
    count === 1
      ? "1 Datei ist kein Foto und kann nicht hinzugefügt werden:"
      : `${count} Dateien sind keine Fotos und können nicht hinzugefügt werden:`,
  nothingTitle: "Nichts wartet",
  nothingText: "Teile Fotos aus einer anderen App mit dieser. Sie bleiben hier, bis du ein Album wählst.",
  lost: "Die Dateien konnten nicht übernommen werden: Sie waren nicht lesbar, oder auf diesem Gerät fehlt Platz. Füge sie in einem Album hinzu.",
};
