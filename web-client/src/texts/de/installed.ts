import type { Texts } from "../en";

export const offline: Texts["offline"] = {
  title: "Keine Verbindung",
  text: "Das Album ist nicht zu erreichen. Es geht von selbst weiter, sobald die Verbindung steht.",
  seen: "Zuletzt gesehen",
  picture: (day) => `Ein Foto, das am ${day} zu sehen war`,
  bar: "Keine Verbindung. Was hier steht, kann veraltet sein.",
  newVersion: "Es gibt eine neue Version.",
  crashText:
    "Ein Teil dieser Seite gehört zu einer älteren Version und ist nicht mehr da. Lade die Seite neu, um weiterzumachen.",
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
