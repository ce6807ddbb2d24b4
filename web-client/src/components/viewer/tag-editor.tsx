import { Plus, X } from "lucide-react";
import { type SubmitEvent, useId, useState } from "react";
import { useCorrectPhoto } from "../../api/photos/corrections";
import type { Photo } from "../../api/types";
import { useTexts } from "../../texts";
import { IconButton } from "../kit/button";
import { useNotices } from "../kit/notices";
import { useLabels } from "../kit/words/labels";
import styles from "./tag-editor.module.css";
import { useWhy } from "./use-why";

/** A photo's tags, to be taken away and added to. What a person corrects stays, whatever is recognised later. */
export function TagEditor({ photo, knownTags }: { photo: Photo; knownTags: readonly string[] }) {
  const t = useTexts();
  const { nameOf, tagOf } = useLabels();
  const why = useWhy(photo);
  const notices = useNotices();
  const correct = useCorrectPhoto();
  const [tag, setTag] = useState("");
  const listId = useId();
  const add = (event: SubmitEvent) => {
    event.preventDefault();
    const wanted = tag.trim();
    if (wanted === "") return;
    setTag("");
    correct.mutate({ photo, addTags: [tagOf(wanted)] }, { onError: notices.complain });
  };
  return (
    <>
      <ul className={styles.tags} aria-label={t.photo.tags}>
        {photo.tags.map((name) => (
          <li key={name} className={styles.tag} title={why(name)}>
            {nameOf(name)}
            <IconButton
              className={styles.remove}
              icon={X}
              label={t.info.removeTag(nameOf(name))}
              onClick={() => correct.mutate({ photo, removeTags: [name] }, { onError: notices.complain })}
            />
          </li>
        ))}
      </ul>
      <form onSubmit={add} className={styles.form}>
        <input
          className={styles.input}
          value={tag}
          onChange={(event) => setTag(event.target.value)}
          placeholder={t.info.addTag}
          aria-label={t.info.addTag}
          list={listId}
          maxLength={100}
          autoComplete="off"
        />
        <datalist id={listId}>
          {knownTags
            .filter((known) => !photo.tags.includes(known))
            .map((known) => (
              <option key={known} value={nameOf(known)} />
            ))}
        </datalist>
        <button
          type="submit"
          className={styles.add}
          aria-label={t.info.addTagSubmit}
          title={t.info.addTagSubmit}
        >
          <Plus size={18} aria-hidden />
        </button>
      </form>
    </>
  );
}
