import { useEffect, useRef } from "react";
import { FACET_NAMES } from "../../api/finding/parts";
import type { Completion } from "../../api/finding/suggestions";
import { useLanguageTag, useTexts } from "../../texts";
import { useLabels } from "../kit/words/labels";
import { KindIcon } from "./kind-icon";
import styles from "./suggestion-list.module.css";
import { type Combobox, optionId } from "./use-combobox";

interface SuggestionListProps {
  id: string;
  suggestions: readonly Completion[];
  combobox: Combobox;
}

/** What may be meant, with its kind and how many photos it finds. */
export function SuggestionList({ id, suggestions, combobox }: SuggestionListProps) {
  const t = useTexts();
  const { isOpen } = combobox;
  return (
    <>
      <div id={id} role="listbox" aria-label={t.search.suggestions} className={styles.list} hidden={!isOpen}>
        {isOpen &&
          suggestions.map((suggestion, at) => (
            <Option key={suggestion.q} {...{ id: optionId(id, at), suggestion, at, combobox }} />
          ))}
      </div>
      <p role="status" className="visually-hidden">
        {isOpen && t.search.suggested(suggestions.length)}
      </p>
    </>
  );
}

interface OptionProps {
  id: string;
  suggestion: Completion;
  at: number;
  combobox: Combobox;
}

function Option({ id, suggestion, at, combobox }: OptionProps) {
  const t = useTexts();
  const labels = useLabels();
  const language = useLanguageTag();
  const isActive = combobox.active === at;
  const option = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isActive) option.current?.scrollIntoView({ block: "nearest" });
  }, [isActive]);
  const kind = FACET_NAMES.find((name) => name === suggestion.kind) ?? "text";
  const name = kind === "tag" ? labels.nameOf(suggestion.text) : suggestion.text;
  return (
    // The keys are those of the field, which keeps the focus.
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      ref={option}
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      className={styles.option}
      onPointerMove={() => isActive || combobox.point(at)}
      onPointerDown={(event) => event.preventDefault()}
      onClick={() => combobox.pick(at)}
    >
      <KindIcon kind={kind} size={18} />
      <span className={styles.name}>{name}</span>
      <span className={styles.kind}>{kind === "text" ? suggestion.kind : t.search.kinds[kind]}</span>
      <span className={styles.count}>{suggestion.count.toLocaleString(language)}</span>
    </div>
  );
}
