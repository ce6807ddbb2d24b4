import type { Texts } from "../en";
import { days } from "./counts";

const photos = (count: number) => (count === 1 ? "1 Foto" : `${count.toLocaleString("de")} Fotos`);

export const duplicates: Texts["duplicates"] = {
  title: "Duplikate",
  text: "Fotos, die du mehrfach hast, gleich in welchen Alben. Das behaltene bekommt Alben, Tags und Markierungen von allen.",
  toTrash: (count) =>
    count > 0
      ? `Die anderen kommen für ${days(count)} in den Papierkorb.`
      : "Die anderen werden endgültig gelöscht: Der Papierkorb bewahrt hier nichts auf.",
  nothingTitle: "Nichts ist doppelt",
  nothingText: "Ältere Fotos werden nach und nach angesehen; schau später noch einmal nach.",
  looking: "Deine Fotos werden durchgesehen …",
  group: (at) => `Gruppe ${at}`,
  kinds: { same: "Dieselbe Datei", alike: "Dasselbe Bild" },
  best: "Bestes",
  keepThis: (name) => `${name} behalten`,
  pixels: (width, height) => `${width} × ${height}`,
  albums: (count) => (count === 1 ? "in 1 Album" : `in ${count} Alben`),
  keep: "Das gewählte behalten",
  different: "Keine Duplikate",
  keepAll: "Von jeder Gruppe das gewählte behalten",
  askTitle: (count) => `${photos(count)} löschen?`,
  askText: (groups) =>
    groups === 1
      ? "Das gewählte Foto bleibt, mit Alben, Tags und Markierungen von allen."
      : `Von jeder dieser ${groups} Gruppen bleibt das gewählte Foto, mit Alben, Tags und Markierungen von allen.`,
  kept: (count) =>
    count === 1
      ? "1 doppeltes Foto wurde gelöscht."
      : `${photos(count)}, die doppelt waren, wurden gelöscht.`,
  dismissed: "Sie werden nicht mehr zusammen gezeigt.",
  more: "Mehr anzeigen",
};
