import type { Texts } from "../en";

export const problems: Texts["problems"] = {
  title: "Das hat nicht geklappt",
  network: "Der Server war nicht zu erreichen.",
  timeout: "Der Server hat zu lange nicht geantwortet.",
  unreadable: "Die Datei ließ sich nicht lesen. Sie wurde vielleicht verschoben oder geändert.",
  statuses: {
    400: "Der Server konnte die Anfrage nicht lesen.",
    401: "Du bist nicht mehr angemeldet.",
    404: "Das ist nicht mehr da.",
    409: "Das wurde gleichzeitig anderswo geändert. Bitte erneut versuchen.",
    413: "Das ist zu groß.",
    415: "Diese Art von Datei wird nicht unterstützt.",
    422: "Der Server hat das nicht angenommen.",
    429: "Zu viel auf einmal. Bitte kurz warten, dann erneut versuchen.",
    500: "Auf dem Server ging etwas schief.",
    502: "Ein Teil des Servers hat nicht geantwortet. Bitte gleich erneut versuchen.",
    503: "Ein Teil des Servers ist gerade nicht da. Bitte bald erneut versuchen.",
    507: "Auf dem Server ist kein Platz mehr.",
  },
  fields: {
    albumName: "So kann ein Album nicht heißen.",
    userName: "Dieser Benutzername geht nicht.",
    password: "Dieses Passwort geht nicht.",
    addTags: "Dieses Schlagwort geht nicht.",
    q: "Die Suche lässt sich nicht lesen.",
    image: "Die Datei kann nicht gezeigt werden.",
  },
  unknown: (status) => `Der Server antwortete mit Fehler ${status}.`,
  crashTitle: "Hier ging etwas schief",
  crashText: "Deine Fotos sind sicher. Lade die Seite neu, um fortzufahren.",
  reload: "Neu laden",
  notFoundTitle: "Unter dieser Adresse ist nichts",
  notFoundText: "Vielleicht ist sie vertippt, oder was hier war, ist weg.",
};

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
