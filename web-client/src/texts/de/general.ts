import type { Texts } from "../en";

export const app: Texts["app"] = {
  name: "Smart Album",
  tagline: "Ein Fotoalbum, das seine Fotos selbst beschriftet.",
};

export const nav: Texts["nav"] = { main: "Hauptmenü", albums: "Alben", account: "Konto", skip: "Zum Inhalt" };

export const common: Texts["common"] = {
  cancel: "Abbrechen",
  close: "Schließen",
  tryAgain: "Erneut versuchen",
  loading: "Wird geladen …",
  dismiss: "Ausblenden",
  notices: "Meldungen",
};

export const theme: Texts["theme"] = {
  title: "Darstellung",
  system: "Wie das System",
  light: "Hell",
  dark: "Dunkel",
};

export const language: Texts["language"] = { title: "Sprache", name: "Deutsch" };

export const shortcuts: Texts["shortcuts"] = {
  title: "Tastenkürzel",
  everywhere: "Überall",
  inAlbum: "In einem Album",
  inViewer: "Auf einem Foto",
  help: "Diese Übersicht",
  search: "Suchen",
  walk: "Von Foto zu Foto",
  open: "Foto öffnen",
  select: "Foto auswählen",
  selectRange: "Bis zu diesem Foto auswählen",
  selectAll: "Alle auswählen",
  clear: "Auswahl aufheben",
  neighbours: "Voriges und nächstes Foto",
  zoom: "Größer, kleiner, ganz",
  turn: "Nach links, nach rechts drehen",
  slideshow: "Diashow",
  favourite: "Favorit, Archiv",
  boxes: "Erkannte Gegenstände",
  info: "Informationen",
  delete: "Löschen",
  close: "Zurück zum Album",
  keys: { space: "Leertaste", enter: "Eingabe", escape: "Esc", delete: "Entf", shift: "Umschalt" },
};

export const activity: Texts["activity"] = {
  title: "Vorgänge",
  failed: "Verarbeitung gescheitert",
  processing: "In Arbeit",
  emptyTitle: "Nichts zu tun",
  emptyText: "Alle Fotos sind verarbeitet. Was in Arbeit ist oder scheitert, steht hier.",
  tryAll: "Alle erneut versuchen",
  attempts: (count) => (count === 1 ? "1 Versuch" : `${count} Versuche`),
};
