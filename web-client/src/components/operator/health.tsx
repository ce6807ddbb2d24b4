import { CircleAlert, CircleCheck } from "lucide-react";
import { type FunctionHealth, useHealth, useVersions } from "../../api/operator/work";
import { useOperatorTexts } from "../../texts/operator";
import { Section } from "../kit/section";
import { Reason } from "../kit/words/reason";
import styles from "./health.module.css";

/** Whether each function works, and what it lacks if not. */
export function HealthSection() {
  const t = useOperatorTexts();
  const health = useHealth();
  return (
    <Section title={t.health} text={t.healthText}>
      {health.isError && <Reason error={health.error} />}
      {health.data && (
        <ul aria-label={t.health} className={styles.list}>
          {health.data.map((each) => (
            <HealthRow key={each.function} health={each} />
          ))}
        </ul>
      )}
    </Section>
  );
}

function HealthRow({ health }: { health: FunctionHealth }) {
  const t = useOperatorTexts();
  const [Icon, style] = health.isWell ? [CircleCheck, styles.well] : [CircleAlert, styles.ill];
  const missing = health.missing.length > 0 ? t.isMissing(health.missing.join(", ")) : t.isAway;
  return (
    <li className={styles.row}>
      <Icon size={18} aria-hidden className={style} />
      <span className={styles.name}>{health.function}</span>
      <span className={health.isWell ? styles.state : styles.wrong}>
        {health.isWell ? t.isWell : missing}
        {!health.isWell && health.detail && <small className={styles.detail}>{health.detail}</small>}
      </span>
    </li>
  );
}

/** What makes the results of each step now. */
export function VersionsSection() {
  const t = useOperatorTexts();
  const versions = useVersions();
  const known = Object.entries(versions.data?.versions ?? {});
  return (
    <Section title={t.versions} text={t.versionsText}>
      {versions.isError && <Reason error={versions.error} />}
      {versions.data?.detail && <p>{versions.data.detail}</p>}
      {known.length > 0 && (
        <dl className={styles.versions}>
          {known.map(([step, version]) => (
            <div key={step}>
              <dt className={styles.step}>{t.steps[step as keyof typeof t.steps]}</dt>
              <dd className={styles.version}>{version}</dd>
            </div>
          ))}
        </dl>
      )}
    </Section>
  );
}
