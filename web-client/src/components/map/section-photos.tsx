import { LayoutGrid, List, MapPinOff } from "lucide-react";
import { Link } from "react-router";
import { useTexts } from "../../texts";
import { FoundPhotos } from "../found/results";
import { type Layout, LAYOUTS } from "../grid/rows";
import button from "../kit/button.module.css";
import { ChoiceMenu } from "../kit/menus/choice-menu";
import { Failure, LoadingTiles, PageState } from "../kit/page-state";
import { useRemembered } from "../kit/use-remembered";
import styles from "./section-photos.module.css";
import type { Section } from "./use-section-photos";

/** The photos of the section that the map shows, the latest first. */
export function SectionPhotos({ section, takesKeys }: { section: Section; takesKeys: boolean }) {
  const t = useTexts();
  const [layout, setLayout] = useRemembered<Layout>("layout", "squares");
  const { q, photos, total } = section;
  const layouts = LAYOUTS.map((value) => ({ value, label: t.album.layouts[value] }));
  const isEmpty = !section.isPending && !section.isOld && !section.error && photos.length === 0;
  return (
    <div className={styles.section} data-old={section.isOld || undefined}>
      <div className={styles.tools}>
        <p role="status" className={styles.count}>
          {total === undefined ? t.common.loading : t.map.inSection(t.albums.count(total))}
        </p>
        <div className={styles.choices}>
          <Link
            to={{ pathname: "/search", search: `?${new URLSearchParams({ q })}` }}
            className={`${button.button} ${button.quiet}`}
          >
            <List size={18} aria-hidden />
            {t.map.asList}
          </Link>
          <ChoiceMenu<Layout>
            icon={LayoutGrid}
            title={t.album.layout}
            value={layout}
            options={layouts}
            onChange={setLayout}
          />
        </div>
      </div>
      {section.isPending && <LoadingTiles />}
      {isEmpty && <PageState icon={MapPinOff} title={t.map.nothingHere} text={t.map.nothingHereText} />}
      {photos.length > 0 && (
        <FoundPhotos
          photos={photos}
          layout={layout}
          order="taken"
          onEnd={section.onEnd}
          takesKeys={takesKeys}
          everything={total === undefined ? undefined : { q, count: total }}
        />
      )}
      {section.error && <Failure error={section.error} onRetry={section.retry} />}
    </div>
  );
}
