import type { Texts } from "../en";

export const viewer: Texts["viewer"] = {
  previous: "Voriges Foto",
  next: "Nächstes Foto",
  download: "Original herunterladen",
  loadingOriginal: "Original wird geladen …",
  noOriginal: "Dieser Browser kann das Original nicht zeigen. Es lässt sich herunterladen.",
  favourite: "Favorit",
  archive: "Archiv",
  boxes: "Erkannte Gegenstände zeigen",
  objects: "Erkannte Gegenstände",
  confidence: (share) => `${Math.round(share * 100)} %`,
  position: (at, of) => `${at} von ${of}`,
  notFoundTitle: "Dieses Foto ist nicht da",
  notFoundText: "Es wurde gelöscht, oder es gehört jemand anderem.",
  toAlbum: "Zurück zum Album",
};

export const info: Texts["info"] = {
  title: "Informationen",
  recognised: "Erkannte Gegenstände",
  details: "Einzelheiten",
  facts: {
    taken: "Aufgenommen",
    camera: "Kamera",
    file: "Datei",
    place: "Ort",
    uploaded: "Hochgeladen",
    model: "Erkannt von",
  },
  unknownCamera: "Unbekannte Kamera",
  onMap: "Auf OpenStreetMap zeigen",
  north: "N",
  south: "S",
  east: "O",
  west: "W",
  removeTag: (tag) => `Schlagwort ${tag} entfernen`,
  addTag: "Schlagwort hinzufügen",
  addTagSubmit: "Hinzufügen",
};
