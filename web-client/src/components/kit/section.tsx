import { type ReactNode, useId } from "react";
import styles from "./section.module.css";

/** A part of a page of settings: what it is about, and what can be done. */
export function Section({ title, text, children }: { title: string; text: string; children: ReactNode }) {
  const id = useId();
  return (
    <section className={styles.section} aria-labelledby={id}>
      <header>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        <p className={styles.text}>{text}</p>
      </header>
      {children}
    </section>
  );
}

interface SectionRowProps {
  title: ReactNode;
  note: ReactNode;
  /** What can be done with it. */
  children?: ReactNode;
}

/** One of the things that a section lists. */
export function SectionRow({ title, note, children }: SectionRowProps) {
  return (
    <li className={styles.row}>
      <div className={styles.words}>
        <p className={styles.name}>{title}</p>
        <p className={styles.note}>{note}</p>
      </div>
      {children && <div className={styles.deeds}>{children}</div>}
    </li>
  );
}
