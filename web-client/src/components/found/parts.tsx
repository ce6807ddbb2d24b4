import { Pencil, X } from "lucide-react";
import { partsOf, withoutPart } from "../../api/finding/parts";
import type { Counted } from "../../api/types";
import { useTexts } from "../../texts";
import { useDraft } from "../search/draft";
import { KindIcon } from "../search/kind-icon";
import type { Search } from "../search/use-search";
import styles from "./parts.module.css";
import { usePartWords } from "./use-part-words";

/** What is searched for, part by part; each can be taken away. */
export function SearchParts({ search, known }: { search: Search; known: readonly Counted[] }) {
  const t = useTexts();
  const draft = useDraft();
  const read = usePartWords(known);
  const parts = partsOf(search.q);
  if (parts.length === 0) return null;
  const edit = () => {
    draft.edit();
    draft.enter();
  };
  return (
    <div className={styles.row}>
      <ul className={styles.parts} aria-label={t.search.parts}>
        {[...new Set(parts)].map((text) => {
          const { kind, words, isLeftOut } = read(text);
          return (
            <li key={text} className={styles.part} data-left-out={isLeftOut || undefined}>
              <KindIcon kind={kind} />
              <span className={styles.words}>{words}</span>
              <button
                type="button"
                className={styles.remove}
                aria-label={t.search.remove(words)}
                title={t.search.remove(words)}
                onClick={() => search.show(withoutPart(search.q, text))}
              >
                <X size={16} aria-hidden />
              </button>
            </li>
          );
        })}
      </ul>
      <button type="button" className={styles.quiet} onClick={edit}>
        <Pencil size={15} aria-hidden />
        {t.search.edit}
      </button>
      <button type="button" className={styles.quiet} onClick={() => search.show("")}>
        {t.search.clear}
      </button>
    </div>
  );
}
