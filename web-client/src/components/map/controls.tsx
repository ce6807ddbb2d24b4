import { Maximize, Minus, Plus } from "lucide-react";
import { useTexts } from "../../texts";
import { IconButton } from "../kit/button";
import styles from "./controls.module.css";

interface ControlsProps {
  onZoom: (by: number) => void;
  onFit: () => void;
}

export function Controls({ onZoom, onFit }: ControlsProps) {
  const t = useTexts();
  return (
    <div className={styles.controls}>
      <IconButton className={styles.control} icon={Plus} label={t.map.nearer} onClick={() => onZoom(1)} />
      <IconButton className={styles.control} icon={Minus} label={t.map.further} onClick={() => onZoom(-1)} />
      <IconButton className={styles.control} icon={Maximize} label={t.map.fit} onClick={onFit} />
    </div>
  );
}
