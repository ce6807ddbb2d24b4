import { Lock } from "lucide-react";
import type { ReactNode } from "react";
import { NavLink } from "react-router";
import { useSession } from "../../api/account/session";
import { useOperatorTexts } from "../../texts/operator";
import { PageState } from "../kit/page-state";
import { useTitle } from "../kit/use-title";
import styles from "./page.module.css";

/** What all pages for operators have: their title, and the way from one to the others. */
export function OperatorPage({ isWide = false, children }: { isWide?: boolean; children: ReactNode }) {
  const t = useOperatorTexts();
  const session = useSession();
  useTitle(t.title);
  if (!session.data?.operator)
    return <PageState icon={Lock} heading="h1" title={t.title} text={t.forbidden} />;
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
      <div className={isWide ? styles.wide : styles.page}>{children}</div>
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
