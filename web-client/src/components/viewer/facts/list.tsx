import { type LucideIcon, Pencil } from "lucide-react";
import type { ReactNode } from "react";
import type { SeenPhoto } from "../../../api/types";
import { useTexts } from "../../../texts";
import { IconButton } from "../../kit/button";
import type { Correctable } from "../../correcting/dialogs";
import { CORRECTABLE, type Entry, FACTS, WRITTEN } from "./facts";
import styles from "./list.module.css";
import { useFormats } from "./use-formats";

interface FactListProps {
  photo: SeenPhoto;
  /** Where it may be: what is written is then told elsewhere. */
  onCorrect?: ((what: Correctable) => void) | undefined;
}

/** When, where, with what a photo was taken, and what its file is. */
export function FactList({ photo, onCorrect }: FactListProps) {
  const texts = useTexts();
  const formats = useFormats();
  const { correcting } = texts;
  const told = onCorrect ? FACTS.filter(({ label }) => !WRITTEN.includes(label)) : FACTS;
  const actions = {
    date: { add: correcting.addDate, correct: correcting.date },
    place: { add: correcting.addPlace, correct: correcting.place },
  };
  return (
    <dl className={styles.facts}>
      {told.map(({ label, icon, tell }) => {
        const entry = tell(photo, formats, texts);
        const what = label in CORRECTABLE ? CORRECTABLE[label as keyof typeof CORRECTABLE] : null;
        const correct = onCorrect && what ? () => onCorrect(what) : undefined;
        const name = texts.info.facts[label];
        if (entry)
          return (
            <Fact key={label} icon={icon} name={name} {...entry}>
              {correct && what && (
                <IconButton
                  icon={Pencil}
                  label={actions[what].correct}
                  className={styles.correct}
                  onClick={correct}
                />
              )}
            </Fact>
          );
        const add = correct && what && (
          <button type="button" className={styles.add} onClick={correct}>
            {actions[what].add}
          </button>
        );
        return add && <Fact key={label} icon={icon} name={name} main={add} />;
      })}
    </dl>
  );
}

interface FactProps extends Entry {
  icon: LucideIcon;
  name: string;
  /** A button beside it. */
  children?: ReactNode;
}

function Fact({ icon: Icon, name, main, small = [], children }: FactProps) {
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
      {children && <dd className={styles.beside}>{children}</dd>}
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
