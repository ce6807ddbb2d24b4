import type { Texts } from "../en";

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
