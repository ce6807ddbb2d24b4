import type { LucideIcon } from "lucide-react";
import { CloudAlert } from "lucide-react";
import type { ReactNode } from "react";
import { useTexts } from "../../texts";
import { Button } from "./button";
import styles from "./page-state.module.css";
import { Reason } from "./words/reason";

interface PageStateProps {
  icon: LucideIcon;
  title: string;
  text: ReactNode;
  /** `h1` where there is no other heading above it. */
  heading?: "h1" | "h2";
  children?: ReactNode;
}

/** What a page says instead of its content: nothing here yet, not found, failed. */
export function PageState({ icon: Icon, title, text, heading: Heading = "h2", children }: PageStateProps) {
  return (
    <section className={styles.state}>
      <span className={styles.badge}>
        <Icon size={32} strokeWidth={1.6} aria-hidden />
      </span>
      <Heading className={styles.title}>{title}</Heading>
      <p className={styles.text}>{text}</p>
      {children}
    </section>
  );
}

/** A page that could not be loaded: why, and a way to try again. */
export function Failure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useTexts();
  return (
    <div role="alert">
      <PageState icon={CloudAlert} title={t.problems.title} text={<Reason error={error} />}>
        <Button onClick={onRetry}>{t.common.tryAgain}</Button>
      </PageState>
    </div>
  );
}

/** Says that a page is loading, in the shape of what will come. */
export function LoadingTiles({ count = 8 }: { count?: number }) {
  const t = useTexts();
  return (
    <div role="status" className={styles.tiles}>
      <span className="visually-hidden">{t.common.loading}</span>
      {Array.from({ length: count }, (_, at) => (
        <span key={at} className={styles.tile} />
      ))}
    </div>
  );
}
