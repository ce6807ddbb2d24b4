import { ArrowLeft, Search, X } from "lucide-react";
import { type FocusEvent, useId } from "react";
import { withParts } from "../../api/finding/parts";
import { useSuggestions } from "../../api/finding/suggestions";
import { useTexts } from "../../texts";
import { IconButton } from "../kit/button";
import { useDebounced } from "../kit/use-debounced";
import { useKeys } from "../kit/use-keys";
import styles from "./box.module.css";
import { useDraft } from "./draft";
import { SuggestionList } from "./suggestion-list";
import { useCombobox } from "./use-combobox";
import { useSearch } from "./use-search";

const PAUSE_MS = 100;
const LONGEST = 500;
/** The element with all that a page shows. */
const CONTENT = "content";

/** The search of every page: what is typed here narrows the search that is shown, or begins one. */
export function SearchBox({ onFocus }: { onFocus: () => void }) {
  const t = useTexts();
  const listId = useId();
  const search = useSearch();
  const draft = useDraft();
  const { input, isOpened, setOpened, enter } = draft;
  const suggestions = useSuggestions(useDebounced(draft.text, PAUSE_MS));
  const leave = () => {
    setOpened(false);
    document.getElementById(CONTENT)?.focus({ preventScroll: true });
  };
  const submit = (text: string) => {
    const q = draft.isWhole ? text.trim() : withParts(search.q, text);
    draft.empty();
    leave();
    if (q !== search.q || !search.isOpen) search.show(q);
  };
  const combobox = useCombobox({
    count: draft.text === "" ? 0 : suggestions.length,
    onPick: (at) => submit(suggestions[at]?.completed ?? draft.text),
    onSubmit: () => (draft.text.trim() === "" ? undefined : submit(draft.text)),
    onCancel: () => (draft.text === "" ? leave() : draft.empty()),
  });
  useKeys({ "/": () => document.querySelector("[role=dialog], [role=alertdialog]") ?? enter() });
  const loseFocus = (event: FocusEvent) => {
    if (event.currentTarget.contains(event.relatedTarget)) return;
    combobox.close();
    setOpened(false);
  };
  return (
    // Losing the focus closes what is open; nothing that a person asks for hangs on it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <div role="search" className={styles.search} data-opened={isOpened || undefined} onBlur={loseFocus}>
      <IconButton className={styles.opener} icon={Search} label={t.search.open} onClick={enter} />
      <div className={styles.field}>
        <IconButton className={styles.closer} icon={ArrowLeft} label={t.search.leave} onClick={leave} />
        <Search size={18} className={styles.glass} aria-hidden />
        <input
          ref={input}
          {...combobox.inputProps(listId)}
          className={styles.input}
          type="text"
          enterKeyHint="search"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          maxLength={LONGEST}
          aria-label={t.search.title}
          placeholder={search.q === "" ? t.search.placeholder : t.search.narrow}
          value={draft.text}
          onFocus={onFocus}
          onChange={(event) => {
            draft.type(event.target.value);
            combobox.open();
          }}
        />
        {draft.text === "" ? (
          <kbd className={styles.key} aria-hidden>
            /
          </kbd>
        ) : (
          <IconButton
            className={styles.clear}
            icon={X}
            label={t.search.empty}
            onClick={() => {
              draft.empty();
              input.current?.focus();
            }}
          />
        )}
      </div>
      <SuggestionList id={listId} suggestions={suggestions} combobox={combobox} />
    </div>
  );
}
