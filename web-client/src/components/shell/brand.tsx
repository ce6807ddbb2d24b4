import { Link } from "react-router";
import { useTexts } from "../../texts";
import { Logo } from "./logo";
import styles from "./top-bar.module.css";

export function Brand() {
  const { app } = useTexts();
  return (
    <Link to="/" className={styles.brand} aria-label={app.name}>
      <Logo />
      <span className={styles.name}>{app.name}</span>
    </Link>
  );
}
