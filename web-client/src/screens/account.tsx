import { CodesSection } from "../components/account/codes-section";
import { DeleteAccount } from "../components/account/delete-account";
import { IdentitiesSection } from "../components/account/identities-section";
import { KeysSection } from "../components/account/keys-section";
import { PasskeysSection } from "../components/account/passkeys-section";
import { PasswordSection } from "../components/account/password-section";
import { SessionsSection } from "../components/account/sessions-section";
import { useTitle } from "../components/kit/use-title";
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
      <PasskeysSection />
      <CodesSection />
      <IdentitiesSection />
      <SessionsSection />
      <KeysSection />
      <DeleteAccount />
    </div>
  );
}
