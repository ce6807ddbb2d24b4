import type { Texts } from "../../texts";

/** What is wrong with a new password; null when nothing is. */
export function passwordMistake(password: string, signIn: Texts["signIn"]): string | null {
  if (password === "") return signIn.missing;
  if (password.length < 8) return signIn.passwordShort;
  return password.length > 128 ? signIn.passwordLong : null;
}
