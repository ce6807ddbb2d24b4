import { useState } from "react";
import { hasPart, withoutPart, withParts } from "../../api/finding/parts";
import type { Counted, FacetName, Facets } from "../../api/types";
import { useLanguageTag, useTexts } from "../../texts";
import { useLabels } from "../kit/words/labels";
import { nameIn } from "./name-in";
import type { Search } from "../search/use-search";
import styles from "./facets.module.css";

const NAMES: readonly FacetName[] = ["tag", "place", "camera", "year"];
const FIRST = 8;

/** What there is among the found photos to narrow them down by. */
export function FacetLists({ facets, search }: { facets: Facets; search: Search }) {
  return NAMES.filter((name) => facets[name].length > 0).map((name) => (
    <FacetList key={name} name={name} choices={facets[name]} search={search} />
  ));
}

interface FacetListProps {
  name: FacetName;
  choices: readonly Counted[];
  search: Search;
}

function FacetList({ name, choices, search }: FacetListProps) {
  const t = useTexts();
  const [isOpen, setOpen] = useState(false);
  const isChosen = ({ q }: Counted) => hasPart(search.q, q);
  const ordered = [...choices.filter(isChosen), ...choices.filter((choice) => !isChosen(choice))];
  const shown = isOpen ? ordered : ordered.slice(0, FIRST);
  const hidden = ordered.length - FIRST;
  return (
    <section className={styles.facet} aria-labelledby={`facet-${name}`}>
      <h2 id={`facet-${name}`} className={styles.title}>
        {t.search.facets[name]}
      </h2>
      <ul>
        {shown.map((choice) => (
          <li key={choice.q}>
            <FacetChoice name={name} choice={choice} isChosen={isChosen(choice)} search={search} />
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <button type="button" className={styles.more} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? t.search.fewer : t.search.more(hidden)}
        </button>
      )}
    </section>
  );
}

interface FacetChoiceProps {
  name: FacetName;
  choice: Counted;
  isChosen: boolean;
  search: Search;
}

function FacetChoice({ name, choice, isChosen, search }: FacetChoiceProps) {
  const t = useTexts();
  const language = useLanguageTag();
  const { nameOf } = useLabels();
  const { q, text, count } = choice;
  const toggle = () => search.show(isChosen ? withoutPart(search.q, q) : withParts(search.q, q));
  return (
    <button type="button" className={styles.choice} aria-pressed={isChosen} onClick={toggle}>
      <span className={styles.name}>{name === "tag" ? nameOf(text) : nameIn(language, choice)}</span>
      <span className={styles.count} aria-hidden>
        {count.toLocaleString(language)}
      </span>
      <span className="visually-hidden">({t.albums.count(count)})</span>
    </button>
  );
}
