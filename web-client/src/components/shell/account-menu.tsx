import { lazy } from "react";
import { LateMenu } from "../kit/menus/late-menu";
import { AccountButton, type AccountMenuProps } from "./account-button";

const load = () => import("./account-menu-popup");
const AccountMenuPopup = lazy(async () => ({ default: (await load()).AccountMenuPopup }));

/** The person's own menu: colours, language, sign-out. */
export function AccountMenu(props: AccountMenuProps) {
  return (
    <LateMenu
      load={load}
      button={(late) => <AccountButton userName={props.userName} {...late} />}
      menu={(opening) => <AccountMenuPopup {...props} opening={opening} />}
    />
  );
}
