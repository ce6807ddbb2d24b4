import { ArrowDownWideNarrow, LayoutGrid } from "lucide-react";
import { useState } from "react";
import { useTexts } from "../../texts";
import { SORTS, type Sort } from "../grid/arrange";
import { type Layout, LAYOUTS } from "../grid/rows";
import { ChoiceMenu } from "../kit/menus/choice-menu";
import { useLabels } from "../kit/words/labels";
import styles from "./tools.module.css";
import type { Arrangement } from "./use-arrangement";

const FIRST_TAGS = 12;

type Counts = readonly (readonly [tag: string, count: number])[];

interface AlbumToolsProps {
  /** Of all photos of the album that have the chosen tags, be they loaded or not. */
  counts: Counts;
  /** Of all its photos. */
  all: Counts;
  arrangement: Arrangement;
  layout: Layout;
  onLayout: (layout: Layout) => void;
}

/** Which photos of an album are shown, and in which order and form. */
export function AlbumTools({ counts, all, arrangement, layout, onLayout }: AlbumToolsProps) {
  const t = useTexts();
  const sorts = SORTS.map((value) => ({ value, label: t.album.sortBy[value] }));
  const layouts = LAYOUTS.map((value) => ({ value, label: t.album.layouts[value] }));
  return (
    <div className={styles.tools}>
      <TagFilter counts={counts} all={all} arrangement={arrangement} />
      <div className={styles.choices}>
        <ChoiceMenu<Sort>
          icon={ArrowDownWideNarrow}
          title={t.album.sort}
          value={arrangement.sort}
          options={sorts}
          onChange={arrangement.setSort}
        />
        <ChoiceMenu<Layout>
          icon={LayoutGrid}
          title={t.album.layout}
          value={layout}
          options={layouts}
          onChange={onLayout}
        />
      </div>
    </div>
  );
}

/** Each tag keeps its place, whatever is chosen: what no photo has besides is only dimmed. */
function TagFilter({ counts, all, arrangement }: Pick<AlbumToolsProps, "counts" | "all" | "arrangement">) {
  const t = useTexts();
  const { tags, toggleTag, clearTags } = arrangement;
  const { nameOf } = useLabels();
  const [isOpen, setOpen] = useState(false);
  const left = new Map(counts);
  const known = all.map(([tag]) => tag);
  const inOrder = [...known, ...tags.filter((tag) => !known.includes(tag))];
  const shown = inOrder.filter((tag, at) => isOpen || at < FIRST_TAGS || tags.includes(tag));
  const hidden = inOrder.length - shown.length;
  return (
    <div role="group" aria-label={t.album.filter} className={styles.filter}>
      {shown.map((tag) => (
        <button
          key={tag}
          type="button"
          className={styles.tag}
          aria-pressed={tags.includes(tag)}
          disabled={!left.has(tag) && !tags.includes(tag)}
          onClick={() => toggleTag(tag)}
        >
          {nameOf(tag)}
          <span className={styles.count} aria-hidden>
            {left.get(tag) ?? 0}
          </span>
          <span className="visually-hidden"> ({t.albums.count(left.get(tag) ?? 0)})</span>
        </button>
      ))}
      {(hidden > 0 || isOpen) && (
        <button type="button" className={styles.more} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t.album.filterLess : t.album.filterMore(hidden)}
        </button>
      )}
      {inOrder.length > 0 && (
        <button
          type="button"
          className={styles.more}
          data-idle={tags.length === 0 || undefined}
          onClick={clearTags}
        >
          {t.album.filterClear}
        </button>
      )}
    </div>
  );
}
