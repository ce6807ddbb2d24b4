import { Menu } from "@base-ui/react/menu";
import { Copy, Gauge, LogOut, Trash2, UserRound } from "lucide-react";
import { Link } from "react-router";
import { useSession } from "../../api/account/session";
import { LANGUAGES, useTexts } from "../../texts";
import menu from "../kit/menus/action-menu.module.css";
import { ChoiceGroup } from "../kit/menus/choice-group";
import type { Opening } from "../kit/menus/late-menu";
import { OpenedMenu } from "../kit/menus/opened-menu";
import { AccountButton, type AccountMenuProps } from "./account-button";
import { THEMES, usePreferences } from "./preferences";

/** What the account menu becomes when it is opened first: with its trigger, open. */
export function AccountMenuPopup({ userName, onSignOut, opening }: AccountMenuProps & { opening: Opening }) {
  const t = useTexts();
  const session = useSession();
  const { theme, setTheme, language, setLanguage } = usePreferences();
  const themes = THEMES.map((value) => ({ value, label: t.theme[value] }));
  const languages = LANGUAGES.map(({ tag, name }) => ({ value: tag, label: name }));
  return (
    <OpenedMenu opening={opening} button={<AccountButton userName={userName} />} sideOffset={8}>
      <div className={menu.who}>{userName}</div>
      <Menu.Separator className={menu.separator} />
      <ChoiceGroup title={t.theme.title} value={theme} options={themes} onChange={setTheme} />
      {languages.length > 1 && (
        <ChoiceGroup
          title={t.language.title}
          value={language.tag}
          options={languages}
          onChange={setLanguage}
        />
      )}
      <Menu.Separator className={menu.separator} />
      <Menu.Item className={menu.item} render={<Link to="/duplicates" />}>
        <Copy size={18} aria-hidden />
        {t.duplicates.title}
      </Menu.Item>
      <Menu.Item className={menu.item} render={<Link to="/trash" />}>
        <Trash2 size={18} aria-hidden />
        {t.trash.title}
      </Menu.Item>
      <Menu.Item className={menu.item} render={<Link to="/account" />}>
        <UserRound size={18} aria-hidden />
        {t.account.title}
      </Menu.Item>
      {session.data?.operator && (
        <Menu.Item className={menu.item} render={<Link to="/operator" />}>
          <Gauge size={18} aria-hidden />
          {t.nav.operator}
        </Menu.Item>
      )}
      <Menu.Item className={menu.item} onClick={onSignOut}>
        <LogOut size={18} aria-hidden />
        {t.signIn.signOut}
      </Menu.Item>
    </OpenedMenu>
  );
}
