import { useState } from "react";
import { useShares } from "../../api/sharing/shares";
import type { Album, NewShare } from "../../api/types";
import { useTexts } from "../../texts";
import { Button } from "../kit/button";
import { Modal, ModalActions } from "../kit/modal";
import text from "../kit/modal.module.css";
import { ShareByLink } from "./by-link";
import styles from "./dialog.module.css";
import { ShareList } from "./list";
import { MadeLink } from "./made-link";
import { ReviewSwitch } from "./review-switch";
import { ShareWithUser } from "./with-user";

const WAYS = ["link", "user"] as const;
type Way = (typeof WAYS)[number];

interface ShareDialogProps {
  album: Album;
  isOpen: boolean;
  onClose: () => void;
}

/** Shares an album, and tells who may see it already. */
export function ShareDialog({ album, isOpen, onClose }: ShareDialogProps) {
  const { sharing } = useTexts();
  return (
    <Modal isOpen={isOpen} onClose={onClose} title={sharing.title(album.albumName)}>
      <Sharing album={album} onClose={onClose} />
    </Modal>
  );
}

function Sharing({ album, onClose }: { album: Album; onClose: () => void }) {
  const t = useTexts();
  const shares = useShares(album._id);
  const [way, setWay] = useState<Way>("link");
  const [made, setMade] = useState<NewShare | null>(null);
  // Said to those who do not see the list change.
  const [news, setNews] = useState("");
  if (made?.token) return <MadeLink token={made.token} onBack={() => setMade(null)} onClose={onClose} />;
  return (
    <>
      <Ways way={way} onChange={setWay} />
      <p className={text.text}>{way === "link" ? t.sharing.linkText : t.sharing.userText}</p>
      {way === "link" && <ShareByLink album={album} onMade={setMade} />}
      {way === "user" && (
        <ShareWithUser
          album={album}
          shares={shares.data ?? []}
          onShared={(name) => setNews(t.sharing.shared(name))}
        />
      )}
      <ShareList albumId={album._id} shares={shares} onEnded={(name) => setNews(t.sharing.ended(name))} />
      <ReviewSwitch album={album} />
      <p role="status" className="visually-hidden">
        {news}
      </p>
      <ModalActions>
        <Button onClick={onClose}>{t.common.close}</Button>
      </ModalActions>
    </>
  );
}

function Ways({ way, onChange }: { way: Way; onChange: (way: Way) => void }) {
  const { sharing } = useTexts();
  return (
    <fieldset className={styles.ways}>
      <legend className="visually-hidden">{sharing.how}</legend>
      {WAYS.map((value) => (
        <label key={value} className={styles.way}>
          <input
            type="radio"
            name="way"
            className={styles.radio}
            checked={way === value}
            onChange={() => onChange(value)}
          />
          {sharing.ways[value]}
        </label>
      ))}
    </fieldset>
  );
}
