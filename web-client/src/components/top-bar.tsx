import { Link, NavLink } from "react-router";
import { useTexts } from "../texts";
import { AccountMenu } from "./account-menu";
import { Logo } from "./logo";
import styles from "./top-bar.module.css";

export function TopBar({ userName, onSignOut }: { userName: string; onSignOut: () => void }) {
  const t = useTexts();
  return (
    <header className={styles.bar}>
      <Link to="/albums" className={styles.brand} aria-label={t.app.name}>
        <Logo />
        <span className={styles.name}>{t.app.name}</span>
      </Link>
      <nav aria-label={t.nav.main} className={styles.nav}>
        <NavLink to="/albums" end className={styles.link ?? ""}>
          {t.nav.albums}
        </NavLink>
        <NavLink to="/activity" className={styles.link ?? ""}>
          {t.activity.title}
        </NavLink>
      </nav>
      <AccountMenu userName={userName} onSignOut={onSignOut} />
    </header>
  );
}
