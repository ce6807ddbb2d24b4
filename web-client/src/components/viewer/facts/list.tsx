import type { LucideIcon } from "lucide-react";
import type { SeenPhoto } from "../../../api/types";
import { useTexts } from "../../../texts";
import { type Entry, FACTS } from "./facts";
import styles from "./list.module.css";
import { useFormats } from "./use-formats";

/** When, where, with what a photo was taken, and what its file is. */
export function FactList({ photo }: { photo: SeenPhoto }) {
  const texts = useTexts();
  const formats = useFormats();
  return (
    <dl className={styles.facts}>
      {FACTS.map(({ label, icon, tell }) => {
        const entry = tell(photo, formats, texts);
        return entry && <Fact key={label} icon={icon} name={texts.info.facts[label]} {...entry} />;
      })}
    </dl>
  );
}

function Fact({ icon: Icon, name, main, small = [] }: Entry & { icon: LucideIcon; name: string }) {
  return (
    <div className={styles.fact}>
      <dt title={name}>
        <Icon size={20} strokeWidth={1.7} aria-hidden />
        <span className="visually-hidden">{name}</span>
      </dt>
      <dd>
        {main}
        {small.map((parts, line) => (
          <Small key={line} parts={parts} />
        ))}
      </dd>
    </div>
  );
}

function Small({ parts }: { parts: readonly (string | null)[] }) {
  const told = parts.filter(Boolean);
  if (told.length === 0) return null;
  return (
    <span className={styles.small}>
      {told.map((part) => (
        <span key={part}>{part}</span>
      ))}
    </span>
  );
}
