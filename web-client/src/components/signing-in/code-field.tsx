import type { ReactNode } from "react";
import { useWaysTexts } from "../../texts/ways";
import { TextField } from "../kit/fields/text-field";

interface CodeFieldProps {
  value: string;
  onChange: (code: string) => void;
  error?: ReactNode;
  /** Whether a recovery code will do, too. */
  takesRecovery?: boolean;
}

/** For the code of an authenticator app, or a recovery code; it takes the focus when it appears. */
export function CodeField({ value, onChange, error, takesRecovery = true }: CodeFieldProps) {
  const ways = useWaysTexts();
  return (
    <TextField
      label={ways.code}
      {...(takesRecovery && { hint: ways.codeHint })}
      error={error}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      ref={(field) => field?.focus()}
      name="code"
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      required
    />
  );
}
