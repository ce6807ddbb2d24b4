import { Activity, Folder, Images, type LucideIcon, Map } from "lucide-react";
import { NavLink } from "react-router";
import { useTexts } from "../../texts";
import { SearchBox } from "../search/box";
import { AccountMenu } from "./account-menu";
import { Brand } from "./brand";
import styles from "./top-bar.module.css";

interface TopBarProps {
  userName: string;
  /** Somebody is about to search. */
  onSearching: () => void;
  onSignOut: () => void;
}

export function TopBar({ userName, onSearching, onSignOut }: TopBarProps) {
  const t = useTexts();
  return (
    <header className={styles.bar}>
      <Brand />
      <nav aria-label={t.nav.main} className={styles.nav}>
        <Destination to="/" icon={Images} name={t.timeline.title} />
        <Destination to="/albums" icon={Folder} name={t.nav.albums} />
        <Destination to="/map" icon={Map} name={t.map.title} />
        <Destination to="/activity" icon={Activity} name={t.activity.title} />
      </nav>
      <SearchBox onFocus={onSearching} />
      <AccountMenu userName={userName} onSignOut={onSignOut} />
    </header>
  );
}

/** By its name; on a small screen by its picture alone. */
function Destination({ to, icon: Icon, name }: { to: string; icon: LucideIcon; name: string }) {
  return (
    <NavLink to={to} end className={styles.link ?? ""}>
      <Icon size={20} className={styles.icon} aria-hidden />
      <span className={styles.words}>{name}</span>
    </NavLink>
  );
}
