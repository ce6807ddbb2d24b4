import { Menu } from "@base-ui/react/menu";
import { Copy, LogOut, Trash2, UserRound } from "lucide-react";
import { Link } from "react-router";
import { LANGUAGES, useTexts } from "../../texts";
import menu from "../kit/action-menu.module.css";
import { ChoiceGroup } from "../kit/choice-group";
import { type Opening, useOpened } from "../kit/late-menu";
import { AccountButton, type AccountMenuProps } from "./account-button";
import { THEMES, usePreferences } from "./preferences";

/** What the account menu becomes when it is opened first: with its trigger, open. */
export function AccountMenuPopup({ userName, onSignOut, opening }: AccountMenuProps & { opening: Opening }) {
  const t = useTexts();
  const { theme, setTheme, language, setLanguage } = usePreferences();
  const themes = THEMES.map((value) => ({ value, label: t.theme[value] }));
  const languages = LANGUAGES.map(({ tag, name }) => ({ value: tag, label: name }));
  const { root, trigger } = useOpened(opening);
  return (
    <Menu.Root {...root}>
      <Menu.Trigger ref={trigger} render={<AccountButton userName={userName} />} />
      <Menu.Portal>
        <Menu.Positioner sideOffset={8} align="end" className={menu.positioner}>
          <Menu.Popup className={menu.popup}>
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
            <Menu.Item className={menu.item} onClick={onSignOut}>
              <LogOut size={18} aria-hidden />
              {t.signIn.signOut}
            </Menu.Item>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
