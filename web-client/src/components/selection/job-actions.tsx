import { Archive, FolderPlus, type LucideIcon, Star, Tag, Trash2 } from "lucide-react";
import { type SubmitEvent, useState } from "react";
import { useBeginJob } from "../../api/photos/jobs";
import { useTrashDays } from "../../api/trash/trash";
import type { JobAction, JobRequest } from "../../api/types";
import { useTexts } from "../../texts";
import { Button } from "../kit/button";
import { Confirm } from "../kit/confirm";
import { TextField } from "../kit/fields/text-field";
import { Modal, ModalActions } from "../kit/modal";
import text from "../kit/modal.module.css";
import { Reason } from "../kit/words/reason";
import { ChooseAlbum } from "../albums/choose-album";

/** Which photos: of these ids, or all that a search finds. */
export type Which = Pick<JobRequest, "ids"> | Pick<JobRequest, "q">;

interface JobActionsProps {
  which: Which;
  count: number;
  /** Also what the bar has its own buttons for, as long as photos are few. */
  isEverything: boolean;
  onBegun: () => void;
}

type Open = "add" | "tag" | "delete" | null;

/** What the server does to many photos while nobody waits. */
export function JobActions({ which, count, isEverything, onBegun }: JobActionsProps) {
  const t = useTexts();
  const days = useTrashDays();
  const job = useBeginJob();
  const [open, setOpen] = useState<Open>(null);
  const begin = (action: Partial<JobAction>) => {
    const done = () => {
      setOpen(null);
      onBegun();
    };
    job.mutate({ ...which, action: { ...NOTHING, ...action } }, { onSuccess: done });
  };
  return (
    <>
      <Action icon={Star} label={t.jobs.favourite} onClick={() => begin({ favourite: true })} />
      <Action icon={Archive} label={t.jobs.archive} onClick={() => begin({ archived: true })} />
      <Action icon={Tag} label={t.jobs.tag} onClick={() => setOpen("tag")} />
      {isEverything && (
        <>
          <Action icon={FolderPlus} label={t.selection.add} onClick={() => setOpen("add")} />
          <Action icon={Trash2} label={t.selection.delete} onClick={() => setOpen("delete")} />
        </>
      )}
      <TagDialog
        isOpen={open === "tag"}
        count={count}
        onClose={() => setOpen(null)}
        onTags={(addTags) => begin({ addTags })}
        isBusy={job.isPending}
        error={job.error}
      />
      <ChooseAlbum
        isOpen={open === "add"}
        onClose={() => setOpen(null)}
        title={t.selection.addTitle(count)}
        submit={t.selection.addSubmit}
        hasAll={() => false}
        onChosen={({ _id }) => begin({ addTo: _id })}
        isBusy={job.isPending}
      />
      <Confirm
        isOpen={open === "delete"}
        onClose={() => setOpen(null)}
        title={t.selection.deleteTitle(count)}
        text={t.selection.deleteText(days)}
        action={t.selection.delete}
        onConfirm={() => begin({ trash: true })}
        isBusy={job.isPending}
        error={job.error}
      />
    </>
  );
}

const NOTHING: JobAction = {
  favourite: null,
  archived: null,
  addTags: [],
  removeTags: [],
  addTo: null,
  takeOutOf: null,
  trash: false,
};

interface TagDialogProps {
  isOpen: boolean;
  count: number;
  onClose: () => void;
  onTags: (tags: string[]) => void;
  isBusy: boolean;
  error: unknown;
}

function TagDialog({ isOpen, count, onClose, ...form }: TagDialogProps) {
  const { jobs } = useTexts();
  return (
    <Modal isOpen={isOpen} onClose={onClose} title={jobs.tagTitle(count)}>
      <TagForm onClose={onClose} {...form} />
    </Modal>
  );
}

function TagForm({ onClose, onTags, isBusy, error }: Omit<TagDialogProps, "isOpen" | "count">) {
  const t = useTexts();
  const [tags, setTags] = useState("");
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    const told = tags.split(",").map((tag) => tag.trim());
    const wanted = [...new Set(told.filter((tag) => tag !== ""))];
    if (wanted.length > 0 && !isBusy) onTags(wanted);
  };
  return (
    <form onSubmit={send} noValidate className={text.form}>
      <TextField
        label={t.jobs.tags}
        hint={t.jobs.tagsHint}
        value={tags}
        onChange={(event) => setTags(event.target.value)}
        error={error ? <Reason error={error} /> : null}
        autoComplete="off"
      />
      <ModalActions>
        <Button onClick={onClose}>{t.common.cancel}</Button>
        <Button type="submit" variant="primary" isBusy={isBusy}>
          {t.jobs.tagSubmit}
        </Button>
      </ModalActions>
    </form>
  );
}

function Action({ icon, label, onClick }: { icon: LucideIcon; label: string; onClick: () => void }) {
  return (
    <Button icon={icon} title={label} onClick={onClick}>
      {label}
    </Button>
  );
}
