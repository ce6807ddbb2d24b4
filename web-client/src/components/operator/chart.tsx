import styles from "./chart.module.css";

const HEIGHT = 40;

/** A bar for each value; what it shows is said by `label`. */
export function Chart({ values, label, caption }: { values: number[]; label: string; caption: string }) {
  const most = Math.max(1, ...values);
  return (
    <figure className={styles.figure}>
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${values.length} ${HEIGHT}`}
        preserveAspectRatio="none"
        className={styles.chart}
      >
        {values.map((value, at) => {
          const height = Math.max(value > 0 ? 2 : 0.5, (value / most) * HEIGHT);
          return <rect key={at} x={at + 0.1} y={HEIGHT - height} width={0.8} height={height} />;
        })}
      </svg>
      <figcaption className={styles.caption}>{caption}</figcaption>
    </figure>
  );
}
