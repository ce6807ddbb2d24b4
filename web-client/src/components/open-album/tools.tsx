import { ArrowDownWideNarrow, LayoutGrid } from "lucide-react";
import { useState } from "react";
import type { SeenPhoto } from "../../api/types";
import { useTexts } from "../../texts";
import { SORTS, type Sort, tagCounts, withTags } from "../grid/arrange";
import { type Layout, LAYOUTS } from "../grid/rows";
import { ChoiceMenu } from "../kit/choice-menu";
import { useLabels } from "../kit/words/labels";
import styles from "./tools.module.css";
import type { Arrangement } from "./use-arrangement";

const FIRST_TAGS = 12;

interface AlbumToolsProps {
  photos: readonly SeenPhoto[];
  arrangement: Arrangement;
  layout: Layout;
  onLayout: (layout: Layout) => void;
}

/** Which photos of an album are shown, and in which order and form. */
export function AlbumTools({ photos, arrangement, layout, onLayout }: AlbumToolsProps) {
  const t = useTexts();
  const sorts = SORTS.map((value) => ({ value, label: t.album.sortBy[value] }));
  const layouts = LAYOUTS.map((value) => ({ value, label: t.album.layouts[value] }));
  return (
    <div className={styles.tools}>
      <TagFilter photos={photos} arrangement={arrangement} />
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

function TagFilter({ photos, arrangement }: Pick<AlbumToolsProps, "photos" | "arrangement">) {
  const t = useTexts();
  const { tags, toggleTag, clearTags } = arrangement;
  const { nameOf } = useLabels();
  const [isOpen, setOpen] = useState(false);
  const counts = new Map(tagCounts(withTags(photos, tags)));
  const all = tagCounts(photos).map(([tag]) => tag);
  const chosenFirst = [...tags, ...all.filter((tag) => !tags.includes(tag) && counts.has(tag))];
  const shown = isOpen ? chosenFirst : chosenFirst.slice(0, Math.max(FIRST_TAGS, tags.length));
  const hidden = chosenFirst.length - shown.length;
  return (
    <div role="group" aria-label={t.album.filter} className={styles.filter}>
      {shown.map((tag) => (
        <button
          key={tag}
          type="button"
          className={styles.tag}
          aria-pressed={tags.includes(tag)}
          onClick={() => toggleTag(tag)}
        >
          {nameOf(tag)}
          <span className={styles.count} aria-hidden>
            {counts.get(tag) ?? 0}
          </span>
          <span className="visually-hidden"> ({t.albums.count(counts.get(tag) ?? 0)})</span>
        </button>
      ))}
      {(hidden > 0 || isOpen) && (
        <button type="button" className={styles.more} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t.album.filterLess : t.album.filterMore(hidden)}
        </button>
      )}
      {tags.length > 0 && (
        <button type="button" className={styles.more} onClick={clearTags}>
          {t.album.filterClear}
        </button>
      )}
    </div>
  );
}
