import { useEffect } from "react";
import type { Problem } from "../../api/problem";
import { useTexts } from "../../texts";
import { useDraft } from "../search/draft";
import styles from "./unreadable.module.css";

/** Shows at which place a search cannot be read, and why; the box has it, to be mended there. */
export function Unreadable({ q, problem }: { q: string; problem: Problem }) {
  const t = useTexts();
  const { edit } = useDraft();
  useEffect(edit, [edit]);
  const characters = Array.from(q);
  const at = Math.min(problem.position ?? 0, characters.length);
  const end = endOfWord(characters, at);
  const marked = characters.slice(at, end).join("");
  return (
    <section role="alert" className={styles.unreadable}>
      <h2 className={styles.title}>{t.search.unreadable}</h2>
      <p className={styles.text}>
        {characters.slice(0, at).join("")}
        <mark className={styles.mark}>{marked || " "}</mark>
        {characters.slice(end).join("")}
      </p>
      <p className={styles.reason}>{problem.detail || t.problems.fields.q}</p>
    </section>
  );
}

function endOfWord(characters: readonly string[], from: number): number {
  const space = characters.findIndex((character, at) => at > from && /\s/.test(character));
  return space < 0 ? characters.length : space;
}
