import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import {
  isRunning,
  useForgetPhotos,
  useJobs,
  useJobsAskedFor,
  useStopJob,
  useUndoJob,
} from "../../api/photos/jobs";
import type { Job } from "../../api/types";
import { useTexts } from "../../texts";
import { IconButton } from "../kit/button";
import { useNotices } from "../kit/notices";
import { ProgressBar } from "../kit/progress-bar";
import styles from "../transfers/tray.module.css";
import { nameOf } from "./words";

/** What is being done to many photos, in the corner of every screen; also what was begun on another page. */
export function JobTray() {
  const { data: jobs = [] } = useJobs();
  useTellingOfEnds(jobs);
  return (
    <>
      {jobs.filter(isRunning).map((job) => (
        <RunningJob key={job._id} job={job} />
      ))}
    </>
  );
}

function RunningJob({ job }: { job: Job }) {
  const t = useTexts();
  const stop = useStopJob();
  const name = nameOf(job, t);
  return (
    <section className={styles.tray} aria-label={name} data-testid="job">
      <header className={styles.header}>
        <p className={styles.summary}>{name}</p>
        <IconButton icon={X} label={t.jobs.stop} onClick={() => stop.mutate(job)} />
      </header>
      <div className={styles.body}>
        <ProgressBar label={name} value={job.total > 0 ? Math.min(1, job.seen / job.total) : 0} />
        <p className={styles.amount}>{t.jobs.progress(job.seen, Math.max(job.total, job.seen))}</p>
      </div>
    </section>
  );
}

/** Says how those jobs ended that this page asked for or has seen running, and offers to undo them. */
function useTellingOfEnds(jobs: readonly Job[]) {
  const t = useTexts();
  const notices = useNotices();
  const { mutateAsync: undo } = useUndoJob();
  const forget = useForgetPhotos();
  const askedFor = useJobsAskedFor();
  const running = useRef<ReadonlySet<string>>(new Set());
  const told = useRef(new Set<string>());
  const tell = (job: Job) => {
    const name = nameOf(job, t);
    const said = t.jobs.ended(name, job.changed, job.failed, job.state === "failed" ? job.reason : null);
    if (job.undoes !== null || job.changed === 0) notices.say(said);
    else notices.offer(said, t.trash.undo, () => void undo(job).catch(notices.complain));
  };
  useEffect(() => {
    for (const job of jobs) {
      const isAwaited = running.current.has(job._id) || askedFor().includes(job._id);
      if (isRunning(job) || !isAwaited || told.current.has(job._id)) continue;
      told.current.add(job._id);
      forget();
      tell(job);
    }
    running.current = new Set(jobs.filter(isRunning).map(({ _id }) => _id));
  });
}
