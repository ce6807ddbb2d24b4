import { useMutation } from "@tanstack/react-query";
import { Archive, Download, FolderPlus, Share2, Star, Tag, Trash2 } from "lucide-react";
import { type SubmitEvent, useState } from "react";
import { isMyAlbum } from "../../api/albums/rights";
import { useDownload } from "../../api/downloads/use-downloads";
import { allPages } from "../../api/pages";
import { useBeginJob } from "../../api/photos/jobs";
import { useTrashDays } from "../../api/trash/trash";
import type { Album, JobAction, JobRequest, SeenAlbum, SeenPhoto } from "../../api/types";
import { useTexts } from "../../texts";
import { Button } from "../kit/button";
import { Confirm } from "../kit/confirm";
import { TextField } from "../kit/fields/text-field";
import { Modal, ModalActions } from "../kit/modal";
import text from "../kit/modal.module.css";
import { useNotices } from "../kit/notices";
import { Reason } from "../kit/words/reason";
import { ChooseAlbum } from "../albums/choose-album";
import { ShareAlbum } from "../sharing/share-album";
import { useZip } from "../transfers/use-zip";
import { Action } from "./action";

/** Which photos: of these ids, or all that a search finds. */
export type Which = Pick<JobRequest, "ids"> | Pick<JobRequest, "q">;

interface JobActionsProps {
  which: Which;
  count: number;
  /** Also what the bar has its own buttons for, as long as photos are few. */
  isEverything: boolean;
  onBegun: () => void;
}

type Open = "add" | "share" | "tag" | "delete" | null;

/** What the server does to many photos while nobody waits. */
export function JobActions({ which, count, isEverything, onBegun }: JobActionsProps) {
  const t = useTexts();
  const days = useTrashDays();
  const job = useBeginJob();
  const [open, setOpen] = useState<Open>(null);
  const [shared, setShared] = useState<Album | null>(null);
  const begin = (action: Partial<JobAction>, then = onBegun) => {
    const done = () => {
      setOpen(null);
      then();
    };
    job.mutate({ ...which, action: { ...NOTHING, ...action } }, { onSuccess: done });
  };
  const share = (album: SeenAlbum) =>
    begin({ addTo: album._id }, () => (isMyAlbum(album) ? setShared(album) : onBegun()));
  return (
    <>
      <Action icon={Star} label={t.jobs.favourite} onClick={() => begin({ favourite: true })} />
      <Action icon={Archive} label={t.jobs.archive} onClick={() => begin({ archived: true })} />
      <Action icon={Tag} label={t.jobs.tag} onClick={() => setOpen("tag")} />
      <Action icon={Share2} label={t.sharing.action} onClick={() => setOpen("share")} />
      {isEverything && "q" in which && (
        <>
          <DownloadEverything q={which.q ?? ""} />
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
        isOpen={open === "add" || open === "share"}
        onClose={() => setOpen(null)}
        title={open === "share" ? t.jobs.shareTitle(count) : t.selection.addTitle(count)}
        submit={open === "share" ? t.sharing.action : t.selection.addSubmit}
        hasAll={() => false}
        onChosen={(album) => (open === "share" ? share(album) : begin({ addTo: album._id }))}
        isBusy={job.isPending}
      />
      {shared && <ShareAlbum album={shared} isOpen onClose={onBegun} />}
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

/** Of all that a search finds; its originals come one after the other. */
function DownloadEverything({ q }: { q: string }) {
  const t = useTexts();
  const zip = useZip();
  const notices = useNotices();
  const isDownloading = useDownload() !== null;
  const list = useMutation({
    mutationFn: () =>
      allPages<SeenPhoto>(`photos/?limit=500&q=${encodeURIComponent(q)}`, new AbortController().signal),
    onSuccess: (photos) => zip(q === "" ? t.timeline.title : q, photos),
    onError: notices.complain,
  });
  return (
    <Action
      icon={Download}
      label={t.downloads.selected}
      isDisabled={isDownloading}
      isBusy={list.isPending}
      onClick={() => list.mutate()}
    />
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
