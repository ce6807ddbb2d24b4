const MOST = 5;

/** A rating, read aloud in words. */
export function Stars({ count, name }: { count: number; name: string }) {
  return (
    <span role="img" aria-label={name} title={name}>
      {"★".repeat(count)}
      {"☆".repeat(MOST - count)}
    </span>
  );
}
