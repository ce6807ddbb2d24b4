import { DatabaseBackup, ShieldCheck, Wrench } from "lucide-react";
import { useState } from "react";
import { isUnderWay, type Task, type TaskKind, useBegin, useTasks } from "../../api/operator/tasks";
import { useRegionTag } from "../../texts";
import { type OperatorTexts, useOperatorTexts } from "../../texts/operator";
import { Button } from "../kit/button";
import { Confirm } from "../kit/confirm";
import { useNotices } from "../kit/notices";
import { Section, SectionRow } from "../kit/section";
import { useDates } from "../kit/words/dates";
import { Reason } from "../kit/words/reason";
import { Figures } from "./figures";
import styles from "./tasks.module.css";

const KINDS = ["check", "backup"] as const;
const SHOWN = 10;
/** What is counted whether or not something is wrong. */
const LOOKED_AT = ["photos", "objects", "records"];

/** The last check and backup, what they came to, and buttons to begin others. */
export function TasksSection() {
  const t = useOperatorTexts();
  const dates = useDates();
  const notices = useNotices();
  const tasks = useTasks();
  const begin = useBegin();
  const [isAsking, setAsking] = useState(false);
  const known = tasks.data?.tasks ?? [];
  const isBusy = (kind: TaskKind) => known.some((task) => task.kind === kind && isUnderWay(task));
  const start = (kind: TaskKind) => begin.mutate({ kind, repair: false }, { onError: notices.complain });
  const canBackUp = tasks.data?.canBackUp ?? false;
  const momentOf = (task: Task) => dates.moment(task.finishedAt ?? task.createdAt);
  const howEnded = (task: Task) => (task.state === "failed" ? ` · ${t.states.failed}` : "");
  return (
    <Section title={t.tasks} text={t.tasksText}>
      {tasks.isError && <Reason error={tasks.error} />}
      <div className={styles.buttons}>
        <Button icon={ShieldCheck} isBusy={isBusy("check")} onClick={() => start("check")}>
          {t.beginCheck}
        </Button>
        <Button icon={Wrench} disabled={isBusy("check")} onClick={() => setAsking(true)}>
          {t.beginRepair}
        </Button>
        <Button
          icon={DatabaseBackup}
          isBusy={isBusy("backup")}
          disabled={!canBackUp}
          onClick={() => start("backup")}
        >
          {t.beginBackup}
        </Button>
      </div>
      {tasks.data && !canBackUp && <p className={styles.note}>{t.noKeeper}</p>}
      {tasks.data && (
        <Figures
          figures={KINDS.map((kind) => {
            const last = tasks.data.last.find((task) => task.kind === kind);
            return [t.lastOf[kind], last ? `${momentOf(last)}${howEnded(last)}` : t.never];
          })}
        />
      )}
      {known.length > 0 && (
        <ul aria-label={t.tasks}>
          {known.slice(0, SHOWN).map((task) => (
            <TaskRow key={task._id} task={task} />
          ))}
        </ul>
      )}
      <Confirm
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t.repairTitle}
        text={t.repairText}
        action={t.beginRepair}
        isBusy={begin.isPending}
        error={begin.error}
        onConfirm={() => begin.mutate({ kind: "check", repair: true }, { onSuccess: () => setAsking(false) })}
      />
    </Section>
  );
}

function TaskRow({ task }: { task: Task }) {
  const t = useOperatorTexts();
  const dates = useDates();
  const tag = useRegionTag();
  const name = task.repair ? t.kinds.repair : t.kinds[task.kind];
  const at = dates.moment(task.finishedAt ?? task.createdAt);
  const note = [at, t.by(task.by), task.reason ?? resultOf(task, t, tag)].filter(Boolean).join(" · ");
  return <SectionRow title={`${name}: ${t.states[task.state]}`} note={note} />;
}

function resultOf({ kind, state, counts }: Task, t: OperatorTexts, tag: string): string {
  const number = new Intl.NumberFormat(tag);
  const told = Object.entries(counts).filter(([name, count]) => count > 0 || LOOKED_AT.includes(name));
  const words = told.map(([name, count]) => `${number.format(count)} ${t.counts[name] ?? name}`);
  const isWell = kind === "check" && state === "done" && told.every(([name]) => LOOKED_AT.includes(name));
  return [...words, ...(isWell ? [t.allWell] : [])].join(", ");
}
