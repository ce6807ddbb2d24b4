import type { ComponentPropsWithRef } from "react";
import { useTexts } from "../../texts";
import styles from "./account-menu.module.css";

export interface AccountMenuProps {
  userName: string;
  onSignOut: () => void;
}

/** Opens the person's own menu. */
export function AccountButton({ userName, ...rest }: { userName: string } & ComponentPropsWithRef<"button">) {
  const t = useTexts();
  return (
    <button {...rest} type="button" className={styles.trigger} aria-label={`${t.nav.account}: ${userName}`}>
      {userName.slice(0, 1).toUpperCase()}
    </button>
  );
}
