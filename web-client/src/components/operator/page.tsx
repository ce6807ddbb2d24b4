import type { ReactNode } from "react";
import { NavLink } from "react-router";
import { useOperatorTexts } from "../../texts/operator";
import { useTitle } from "../kit/use-title";
import styles from "./page.module.css";

/** What all pages for operators have: their title, and the way from one to the others. */
export function OperatorPage({ children }: { children: ReactNode }) {
  const t = useOperatorTexts();
  useTitle(t.title);
  return (
    <>
      <header className={styles.header}>
        <h1 className={styles.title}>{t.title}</h1>
        <p className={styles.text}>{t.text}</p>
        <nav aria-label={t.pagesName} className={styles.nav}>
          <Page to="/operator" name={t.pages.overview} />
          <Page to="/operator/people" name={t.pages.people} />
          <Page to="/operator/audit" name={t.pages.audit} />
        </nav>
      </header>
      <div className={styles.page}>{children}</div>
    </>
  );
}

function Page({ to, name }: { to: string; name: string }) {
  return (
    <NavLink to={to} end className={styles.link ?? ""}>
      {name}
    </NavLink>
  );
}
