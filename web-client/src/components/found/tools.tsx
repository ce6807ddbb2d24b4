import { ArrowDownWideNarrow, LayoutGrid, Map, SlidersHorizontal } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Link } from "react-router";
import type { Order } from "../../api/types";
import { useTexts } from "../../texts";
import { type Layout, LAYOUTS } from "../grid/rows";
import { Button } from "../kit/button";
import button from "../kit/button.module.css";
import { ChoiceMenu } from "../kit/menus/choice-menu";
import { Sheet } from "../kit/sheet";
import { ORDERS, type Search } from "../search/use-search";
import styles from "./tools.module.css";

interface FoundToolsProps {
  search: Search;
  /** How many photos were found, in words. */
  count: string;
  layout: Layout;
  onLayout: (layout: Layout) => void;
  /** What a small screen shows in a sheet. */
  facets: ReactNode;
}

/** In which order and form the found photos are shown; on a small screen also by what they are narrowed down. */
export function FoundTools({ search, count, layout, onLayout, facets }: FoundToolsProps) {
  const t = useTexts();
  const [isOpen, setOpen] = useState(false);
  const orders = ORDERS.map((value) => ({ value, label: t.search.orders[value] }));
  const layouts = LAYOUTS.map((value) => ({ value, label: t.album.layouts[value] }));
  return (
    <div className={styles.tools}>
      <p role="status" className={styles.count}>
        {count}
      </p>
      <Button className={styles.filter} icon={SlidersHorizontal} onClick={() => setOpen(true)}>
        {t.search.filter}
      </Button>
      <div className={styles.choices}>
        <Link
          to={{ pathname: "/map", search: search.q && `?${new URLSearchParams({ q: search.q })}` }}
          className={`${button.button} ${button.quiet}`}
        >
          <Map size={18} aria-hidden />
          {t.map.onMap}
        </Link>
        <ChoiceMenu<Order>
          icon={ArrowDownWideNarrow}
          title={t.search.order}
          value={search.order}
          options={orders}
          onChange={(order) => search.show(search.q, order)}
        />
        <ChoiceMenu<Layout>
          icon={LayoutGrid}
          title={t.album.layout}
          value={layout}
          options={layouts}
          onChange={onLayout}
        />
      </div>
      <Sheet
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        title={t.search.filters}
        footer={
          <Button variant="primary" onClick={() => setOpen(false)}>
            {t.search.shown(count)}
          </Button>
        }
      >
        {facets}
      </Sheet>
    </div>
  );
}
