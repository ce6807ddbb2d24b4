import type { Texts } from "../en";

export const timeline: Texts["timeline"] = {
  title: "Fotos",
  scrubber: "Zu einem Monat",
  emptyTitle: "Hier wohnen deine Fotos",
  emptyText: "Leg ein Album an und zieh deine Fotos hinein. Hier sind sie alle, nach dem Tag der Aufnahme.",
};
