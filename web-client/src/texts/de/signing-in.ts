import type { Texts } from "../en";

export const signIn: Texts["signIn"] = {
  title: "Anmelden",
  titleNew: "Konto anlegen",
  userName: "Benutzername",
  userNameHint: "Kleinbuchstaben, Ziffern, Punkte, Binde- und Unterstriche.",
  password: "Passwort",
  passwordHint: "Mindestens 8 Zeichen.",
  showPassword: "Passwort zeigen",
  hidePassword: "Passwort verbergen",
  submit: "Anmelden",
  submitNew: "Konto anlegen",
  toNew: "Neu hier?",
  toNewLink: "Konto anlegen",
  toExisting: "Schon ein Konto?",
  toExistingLink: "Anmelden",
  signOut: "Abmelden",
  userNameWrong:
    "Bis zu 32 Kleinbuchstaben, Ziffern, Punkte, Binde- und Unterstriche; am Anfang ein Buchstabe oder eine Ziffer.",
  passwordShort: "Mindestens 8 Zeichen.",
  passwordLong: "Höchstens 128 Zeichen.",
  missing: "Bitte ausfüllen.",
  wrong: "Der Name oder das Passwort ist falsch.",
  taken: "Diesen Namen gibt es schon. Bitte einen anderen wählen.",
  tooOften: "Zu viele Versuche. Bitte eine Minute warten.",
};
