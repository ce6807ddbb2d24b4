import { Eye, EyeOff } from "lucide-react";
import { type ComponentProps, useState } from "react";
import { useTexts } from "../../../texts";
import { IconButton } from "../button";
import { TextField } from "./text-field";

/** A password that its owner may look at. */
export function PasswordField(props: Omit<ComponentProps<typeof TextField>, "type" | "trailing">) {
  const { signIn } = useTexts();
  const [isShown, setShown] = useState(false);
  const toggle = (
    <IconButton
      icon={isShown ? EyeOff : Eye}
      label={isShown ? signIn.hidePassword : signIn.showPassword}
      onClick={() => setShown(!isShown)}
    />
  );
  return <TextField {...props} type={isShown ? "text" : "password"} trailing={toggle} />;
}
