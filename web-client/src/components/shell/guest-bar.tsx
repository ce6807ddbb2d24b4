import { Link } from "react-router";
import { useSession } from "../../api/account/session";
import { useTexts } from "../../texts";
import button from "../kit/button.module.css";
import { Brand } from "./brand";
import styles from "./top-bar.module.css";

/** The top of a page that needs no sign-in. */
export function GuestBar() {
  const t = useTexts();
  const { data: session } = useSession();
  return (
    <header className={styles.bar}>
      <Brand />
      <span className={styles.room} />
      <Link to={session ? "/albums" : "/sign-in"} className={`${button.button} ${button.quiet}`}>
        {session ? t.sharing.myAlbums : t.sharing.signIn}
      </Link>
    </header>
  );
}
