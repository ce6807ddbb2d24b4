import type { LucideIcon } from "lucide-react";
import { Button } from "../kit/button";

interface ActionButtonProps {
  icon: LucideIcon;
  label: string;
  onClick: () => void;
  isDisabled?: boolean;
  isBusy?: boolean;
}

/** On small screens its words are its tooltip alone. */
export function Action({ label, isDisabled, isBusy = false, ...rest }: ActionButtonProps) {
  return (
    <Button title={label} disabled={isDisabled} isBusy={isBusy} {...rest}>
      {label}
    </Button>
  );
}
