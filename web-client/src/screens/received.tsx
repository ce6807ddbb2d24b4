import { Inbox } from "lucide-react";
import { useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import type { Received } from "../api/offline/received-files";
import type { SeenAlbum } from "../api/types";
import { useTaken } from "../api/uploads/taken";
import { ChooseAlbum } from "../components/albums/choose-album";
import { Button } from "../components/kit/button";
import { Failure, LoadingTiles, PageState } from "../components/kit/page-state";
import { useTitle } from "../components/kit/use-title";
import { FileList } from "../components/received/file-list";
import styles from "../components/received/received.module.css";
import { isPhoto, useDiscard, useReceived, useSendReceived } from "../components/received/use-received";
import { useTexts } from "../texts";
import head from "./page-head.module.css";

/** Where another app's share arrives: what came, and into which album it goes. */
export function ReceivedScreen() {
  const { received } = useTexts();
  const files = useReceived();
  const [search] = useSearchParams();
  useTitle(received.title);
  if (files.isPending) return <LoadingTiles count={4} />;
  if (files.isError) return <Failure error={files.error} onRetry={() => void files.refetch()} />;
  return (
    <>
      {search.has("lost") && (
        <p role="alert" className={styles.refused}>
          {received.lost}
        </p>
      )}
      {files.data.length > 0 ? (
        <Waiting files={files.data} />
      ) : (
        <PageState icon={Inbox} title={received.nothingTitle} text={received.nothingText} heading="h1" />
      )}
    </>
  );
}

function Waiting({ files }: { files: readonly Received[] }) {
  const { received } = useTexts();
  const navigate = useNavigate();
  const send = useSendReceived();
  const discard = useDiscard();
  const taken = useTaken();
  const photos = files.filter((file) => isPhoto(file, taken));
  const others = files.filter((file) => !photos.includes(file));
  const [isChoosing, setChoosing] = useState(photos.length > 0);
  const add = ({ _id }: SeenAlbum) => {
    setChoosing(false);
    send(_id, photos);
    // They were named here, with the reason.
    void discard(others);
    void navigate(`/albums/${_id}`);
  };
  return (
    <>
      <header className={head.header}>
        <div>
          <h1>{received.title}</h1>
          <p className={head.text}>{received.text(photos.length)}</p>
        </div>
        <div className={styles.actions}>
          <Button onClick={() => void discard(files)}>{received.discard}</Button>
          <Button variant="primary" disabled={photos.length === 0} onClick={() => setChoosing(true)}>
            {received.choose}
          </Button>
        </div>
      </header>
      {others.length > 0 && <Refused files={others} />}
      <FileList files={photos} />
      <ChooseAlbum
        isOpen={isChoosing}
        onClose={() => setChoosing(false)}
        title={received.title}
        submit={received.add}
        hasAll={() => false}
        onChosen={add}
        isBusy={false}
      />
    </>
  );
}

function Refused({ files }: { files: readonly Received[] }) {
  const { received } = useTexts();
  return (
    <div className={styles.refused} data-testid="refused-files">
      <p>{received.refused(files.length)}</p>
      <ul>
        {files.map(({ id, file }) => (
          <li key={id}>{file.name}</li>
        ))}
      </ul>
    </div>
  );
}
