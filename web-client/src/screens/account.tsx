import { DeleteAccount } from "../components/delete-account";
import { KeysSection } from "../components/keys-section";
import { useTitle } from "../components/kit/use-title";
import { PasswordSection } from "../components/password-section";
import { SessionsSection } from "../components/sessions-section";
import { useTexts } from "../texts";
import styles from "./account.module.css";

/** What belongs to the person, not to their photos. */
export function AccountScreen() {
  const { account } = useTexts();
  useTitle(account.title);
  return (
    <div className={styles.page}>
      <h1 className={styles.title}>{account.title}</h1>
      <PasswordSection />
      <SessionsSection />
      <KeysSection />
      <DeleteAccount />
    </div>
  );
}
