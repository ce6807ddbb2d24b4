import { addressOf } from "../../api/sharing/shares";
import { useTexts } from "../../texts";
import { Button } from "../kit/button";
import { CopyField } from "../kit/fields/copy-field";

interface MadeLinkProps {
  token: string;
  onBack: () => void;
  onClose: () => void;
}

/** A link that was made just now, to be copied: nobody can show it again. */
export function MadeLink({ token, onBack, onClose }: MadeLinkProps) {
  const t = useTexts();
  return (
    <CopyField value={addressOf(token)} label={t.sharing.link} note={t.sharing.shownOnce}>
      <Button variant="quiet" onClick={onBack}>
        {t.sharing.back}
      </Button>
      <Button onClick={onClose}>{t.common.close}</Button>
    </CopyField>
  );
}
