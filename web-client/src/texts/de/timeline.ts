import type { Texts } from "../en";

export const timeline: Texts["timeline"] = {
  title: "Fotos",
  scrubber: "Zu einem Monat",
  emptyTitle: "Hier wohnen deine Fotos",
  emptyText: "Leg ein Album an und zieh deine Fotos hinein. Hier sind sie alle, nach dem Tag der Aufnahme.",
};

export const map: Texts["map"] = {
  title: "Karte",
  hint: "Pfeiltasten verschieben die Karte, Plus und Minus bringen sie näher und weiter weg, 0 zeigt alle Fotos.",
  marks: "Wo Fotos aufgenommen wurden",
  mark: (count, lat, lon) =>
    `${count === 1 ? "1 Foto" : `${count} Fotos`}, ${degrees(lat, "N", "S")}, ${degrees(lon, "O", "W")}`,
  shortCount: (count) => short.format(count),
  nearer: "Näher",
  further: "Weiter weg",
  fit: "Alle zeigen",
  inSection: (photos) => `${photos} in diesem Ausschnitt`,
  nothingHere: "Keine Fotos in diesem Ausschnitt",
  nothingHereText: "Verschieb die Karte oder geh weiter weg, um welche zu finden.",
  asList: "In der Suche öffnen",
  onMap: "Auf der Karte",
  emptyTitle: "Noch keine Fotos mit Ort",
  emptyText:
    "Handys und manche Kameras vermerken in jedem Foto, wo es aufgenommen wurde, wenn ihre Kamera-App den Ort kennen darf. Solche Fotos erscheinen hier von selbst.",
  sources: "Natural Earth, GeoNames",
};

const short = new Intl.NumberFormat("de", { notation: "compact" });

function degrees(value: number, positive: string, negative: string): string {
  return `${Math.abs(value).toFixed(2).replace(".", ",")}° ${value < 0 ? negative : positive}`;
}
