import { Download } from "lucide-react";
import { useState } from "react";
import { type AuditFilter, type Deed, EVERYTHING, exportOf, useAudit } from "../../api/operator/audit";
import { type OperatorTexts, useOperatorTexts } from "../../texts/operator";
import button from "../kit/button.module.css";
import { Button } from "../kit/button";
import { SelectField } from "../kit/fields/select-field";
import { TextField } from "../kit/fields/text-field";
import { Section, SectionRow } from "../kit/section";
import { useDebounced } from "../kit/use-debounced";
import { useDates } from "../kit/words/dates";
import { Reason } from "../kit/words/reason";
import styles from "./audit.module.css";

const TYPING_MS = 300;
const OUTCOMES = ["", "done", "failed", "throttled"] as const;
/** How the machine's own operator is called in records. */
const KEY_HOLDER = "(operator)";

/** Who did what to whom, searched, and given out as files. */
export function AuditSection() {
  const t = useOperatorTexts();
  const [filter, setFilter] = useState<AuditFilter>(EVERYTHING);
  const wanted = useDebounced(filter, TYPING_MS);
  return (
    <Section title={t.audit} text={t.auditText}>
      <Filters filter={filter} onChange={setFilter} />
      <Deeds filter={wanted} />
      <div className={styles.files}>
        <File href={exportOf(wanted, "csv")} name={t.exportCsv} />
        <File href={exportOf(wanted, "jsonl")} name={t.exportJson} />
      </div>
    </Section>
  );
}

interface FiltersProps {
  filter: AuditFilter;
  onChange: (filter: AuditFilter) => void;
}

function Filters({ filter, onChange }: FiltersProps) {
  const t = useOperatorTexts();
  const set = (field: keyof AuditFilter) => (value: string) => onChange({ ...filter, [field]: value });
  const field = (name: keyof AuditFilter, type = "text") => (
    <TextField
      label={t[name]}
      type={type}
      value={filter[name]}
      onChange={(event) => set(name)(event.target.value)}
      autoComplete="off"
    />
  );
  const deeds = Object.entries(t.deeds).map(([value, label]) => ({ value, label }));
  const outcomes = OUTCOMES.map((value) => ({ value, label: value ? t.outcomes[value] : t.anything }));
  return (
    <div role="search" aria-label={t.audit} className={styles.filters}>
      {field("who")}
      {field("whom")}
      <div className={styles.what}>
        <SelectField
          label={t.what}
          value={filter.what}
          options={[
            { value: "", label: t.anything },
            ...deeds.toSorted((a, b) => a.label.localeCompare(b.label)),
          ]}
          onChange={set("what")}
        />
      </div>
      <SelectField label={t.outcome} value={filter.outcome} options={outcomes} onChange={set("outcome")} />
      {field("address")}
      {field("from", "date")}
      {field("to", "date")}
    </div>
  );
}

function Deeds({ filter }: { filter: AuditFilter }) {
  const t = useOperatorTexts();
  const audit = useAudit(filter);
  const deeds = audit.data?.pages.flatMap(({ data }) => data) ?? [];
  return (
    <>
      {audit.isError && <Reason error={audit.error} />}
      {audit.data && deeds.length === 0 && <p role="status">{t.noDeeds}</p>}
      {deeds.length > 0 && (
        <ul aria-label={t.audit}>
          {deeds.map((deed) => (
            <DeedRow key={deed._id} deed={deed} />
          ))}
        </ul>
      )}
      {audit.hasNextPage && (
        <Button isBusy={audit.isFetchingNextPage} onClick={() => void audit.fetchNextPage()}>
          {t.more}
        </Button>
      )}
    </>
  );
}

function DeedRow({ deed }: { deed: Deed }) {
  const t = useOperatorTexts();
  const dates = useDates();
  const outcome = deed.outcome === "done" ? null : nameOf(t.outcomes, deed.outcome);
  const title = [nameOf(t.deeds, deed.what), outcome].filter(Boolean).join(": ");
  const people = [whoOf(deed.who, t), deed.whom].filter(Boolean).join(" → ");
  const note = [dates.moment(deed.createdAt), people, deed.address, deed.subject];
  return <SectionRow title={title} note={note.filter(Boolean).join(" · ")} />;
}

function whoOf(who: string | null, t: OperatorTexts): string | null {
  return who === KEY_HOLDER ? t.key : who;
}

function nameOf(names: Readonly<Record<string, string>>, name: string): string {
  return names[name] ?? name;
}

function File({ href, name }: { href: string; name: string }) {
  return (
    <a href={href} download className={`${button.button} ${button.plain}`}>
      <Download size={18} aria-hidden />
      {name}
    </a>
  );
}
