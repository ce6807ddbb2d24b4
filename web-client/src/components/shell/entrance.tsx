import type { ReactNode } from "react";
import { useTexts } from "../../texts";
import styles from "./entrance.module.css";
import { Logo } from "./logo";

/** What stands before the album itself. It keeps its place, whatever is in it. */
export function Entrance({ title, children }: { title: ReactNode; children?: ReactNode }) {
  const { app } = useTexts();
  return (
    <main className={styles.page}>
      <div className={styles.panel}>
        <header className={styles.brand}>
          <Logo size={52} />
          <p className={styles.name}>{app.name}</p>
          <p className={styles.tagline}>{app.tagline}</p>
        </header>
        <h1 className={styles.title}>{title}</h1>
        {children}
      </div>
    </main>
  );
}

/** Before it is known what there is to say. */
export function EntranceOpening() {
  const { common } = useTexts();
  return <Entrance title={<span role="status">{common.loading}</span>} />;
}
