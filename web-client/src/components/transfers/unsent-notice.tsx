import { ImagePlus, X } from "lucide-react";
import { type ChangeEvent, useRef } from "react";
import { offered } from "../../api/uploads/file-type";
import { useTaken } from "../../api/uploads/taken";
import type { useUnsent } from "../../api/uploads/use-uploads";
import { useTexts } from "../../texts";
import { Button, IconButton } from "../kit/button";
import { useNotices } from "../kit/notices";
import styles from "./unsent-notice.module.css";

const NAMED = 5;

/** Which files an earlier page had not sent. Chosen again, these alone are sent, each into its album. */
export function UnsentNotice({ unsent }: { unsent: ReturnType<typeof useUnsent> }) {
  const { uploads: texts } = useTexts();
  const notices = useNotices();
  const taken = useTaken();
  const input = useRef<HTMLInputElement>(null);
  const { files, chooseAgain, forget } = unsent;
  const take = ({ target }: ChangeEvent<HTMLInputElement>) => {
    if (chooseAgain([...(target.files ?? [])]) === 0) notices.say(texts.noneMissing);
    target.value = ""; // so that the same file can be picked again
  };
  const names = files.slice(0, NAMED).map(({ name }) => name);
  const more = files.length - names.length;
  return (
    <div className={styles.notice} data-testid="unsent">
      <div className={styles.head}>
        <p role="status" className={styles.title}>
          {texts.unsent(files.length)}
        </p>
        <IconButton icon={X} label={texts.forgetUnsent} onClick={forget} />
      </div>
      <p className={styles.names}>
        {names.join(", ")} {more > 0 && texts.more(more)}
      </p>
      <Button icon={ImagePlus} onClick={() => input.current?.click()}>
        {texts.chooseAgain}
      </Button>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={offered(taken)}
        onChange={take}
        aria-label={texts.chooseAgain}
        data-testid="unsent-input"
      />
    </div>
  );
}
