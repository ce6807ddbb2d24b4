import styles from "./figures.module.css";

/** Numbers with what they are of. */
export function Figures({ figures }: { figures: [name: string, value: string][] }) {
  return (
    <dl className={styles.figures}>
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt className={styles.name}>{name}</dt>
          <dd className={styles.value}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
