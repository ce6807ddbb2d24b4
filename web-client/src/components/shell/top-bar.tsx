import { NavLink } from "react-router";
import { useTexts } from "../../texts";
import { SearchBox } from "../search/box";
import { AccountMenu } from "./account-menu";
import { Brand } from "./brand";
import styles from "./top-bar.module.css";

export function TopBar({ userName, onSignOut }: { userName: string; onSignOut: () => void }) {
  const t = useTexts();
  return (
    <header className={styles.bar}>
      <Brand />
      <nav aria-label={t.nav.main} className={styles.nav}>
        <NavLink to="/" end className={styles.link ?? ""}>
          {t.timeline.title}
        </NavLink>
        <NavLink to="/albums" end className={styles.link ?? ""}>
          {t.nav.albums}
        </NavLink>
        <NavLink to="/map" className={styles.link ?? ""}>
          {t.map.title}
        </NavLink>
        <NavLink to="/activity" className={styles.link ?? ""}>
          {t.activity.title}
        </NavLink>
      </nav>
      <SearchBox />
      <AccountMenu userName={userName} onSignOut={onSignOut} />
    </header>
  );
}
