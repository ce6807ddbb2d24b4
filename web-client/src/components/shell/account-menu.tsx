import { lazy, Suspense } from "react";
import { useLateMenu } from "../kit/late-menu";
import { AccountButton, type AccountMenuProps } from "./account-button";

const load = () => import("./account-menu-popup");
const AccountMenuPopup = lazy(async () => ({ default: (await load()).AccountMenuPopup }));

/** The person's own menu: colours, language, sign-out. */
export function AccountMenu(props: AccountMenuProps) {
  const { opening, button } = useLateMenu(load);
  const closed = <AccountButton userName={props.userName} {...button} />;
  return opening ? (
    <Suspense fallback={closed}>
      <AccountMenuPopup {...props} opening={opening} />
    </Suspense>
  ) : (
    closed
  );
}
