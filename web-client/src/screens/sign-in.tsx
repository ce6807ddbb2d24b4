import { useQuery } from "@tanstack/react-query";
import { type SubmitEvent, useState } from "react";
import { Link, Navigate, useLocation } from "react-router";
import { needsCode } from "../api/account/credentials";
import { useSession, useSignIn } from "../api/account/session";
import { fetchSignUp } from "../api/account/sign-up";
import { passwordMistake } from "../components/account/password-rules";
import { isUserName } from "../components/account/user-names";
import { Button } from "../components/kit/button";
import { PasswordField } from "../components/kit/fields/password-field";
import { TextField } from "../components/kit/fields/text-field";
import { useTitle } from "../components/kit/use-title";
import { useReason } from "../components/kit/words/reason";
import { Entrance } from "../components/shell/entrance";
import { CodeField } from "../components/signing-in/code-field";
import { OtherWays } from "../components/signing-in/other-ways";
import { type Texts, useTexts } from "../texts";
import { useWaysTexts } from "../texts/ways";
import styles from "./sign-in.module.css";

export function SignInScreen() {
  return <SignIn isNew={false} />;
}

export function SignUpScreen() {
  return <SignIn isNew />;
}

interface SignInProps {
  isNew: boolean;
  /** By which the account may be created, where the album asks for one, and what is said to who has it. */
  invitation?: string;
  welcome?: string;
}

/** Signs in; with `isNew` it creates the account first. */
export function SignIn({ isNew, invitation, welcome }: SignInProps) {
  const t = useTexts();
  const session = useSession();
  const { state } = useLocation() as { state: { from?: string } | null };
  useTitle(isNew ? t.signIn.titleNew : t.signIn.title);
  if (session.data) return <Navigate to={state?.from ?? "/"} replace />;
  return (
    <Entrance title={isNew ? t.signIn.titleNew : t.signIn.title}>
      {welcome && <p className={styles.welcome}>{welcome}</p>}
      <CredentialsForm key={String(isNew)} isNew={isNew} {...(invitation && { invitation })} />
      <OtherWays from={state?.from ?? "/"} isNew={isNew} />
      {isNew ? (
        <p className={styles.other}>
          {t.signIn.toExisting}{" "}
          <Link to="/sign-in" state={state} className={styles.link}>
            {t.signIn.toExistingLink}
          </Link>
        </p>
      ) : (
        <NewHere state={state} />
      )}
    </Entrance>
  );
}

/** The way to an account, where anybody may make one. */
function NewHere({ state }: { state: { from?: string } | null }) {
  const { signIn } = useTexts();
  const mode = useQuery({ queryKey: ["sign-up"], queryFn: ({ signal }) => fetchSignUp(signal) });
  if (mode.data === "closed") return null;
  if (mode.data === "invited") return <p className={styles.other}>{signIn.byInvitation}</p>;
  return (
    <p className={styles.other}>
      {signIn.toNew}{" "}
      <Link to="/sign-up" state={state} className={styles.link}>
        {signIn.toNewLink}
      </Link>
    </p>
  );
}

function CredentialsForm({ isNew, invitation }: { isNew: boolean; invitation?: string }) {
  const t = useTexts();
  const ways = useWaysTexts();
  const reason = useReason();
  const signIn = useSignIn(isNew);
  const [userName, setUserName] = useState("");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [isChecked, setChecked] = useState(false);
  const asksCode = needsCode(signIn.error) || Boolean(code || signIn.variables?.code);
  const wrong = isChecked ? mistakes(userName, password, isNew, t) : {};
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    setChecked(true);
    const isRight = Object.values(mistakes(userName, password, isNew, t)).every((mistake) => !mistake);
    if (isRight && !signIn.isPending)
      signIn.mutate({ userName, password, ...(invitation && { invitation }), ...(code && { code }) });
  };
  return (
    <form onSubmit={send} noValidate className={styles.form}>
      {signIn.error && !needsCode(signIn.error) && (
        <p role="alert" className={styles.error}>
          {reason(signIn.error, {
            401: asksCode ? ways.codeWrong : t.signIn.wrong,
            403: t.signIn.notLetIn,
            409: t.signIn.taken,
            429: t.signIn.tooOften,
          })}
        </p>
      )}
      <TextField
        label={t.signIn.userName}
        {...(isNew && { hint: t.signIn.userNameHint })}
        error={wrong.userName ?? null}
        value={userName}
        onChange={(event) => setUserName(event.target.value.trim().toLowerCase())}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <PasswordField
        label={t.signIn.password}
        {...(isNew && { hint: t.signIn.passwordHint })}
        error={wrong.password ?? null}
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        name="password"
        autoComplete={isNew ? "new-password" : "current-password"}
        required
      />
      {asksCode && <CodeField value={code} onChange={setCode} />}
      <Button type="submit" variant="primary" isBusy={signIn.isPending} className={styles.submit ?? ""}>
        {isNew ? t.signIn.submitNew : t.signIn.submit}
      </Button>
    </form>
  );
}

interface Mistakes {
  userName?: string | undefined;
  password?: string | null | undefined;
}

function mistakes(userName: string, password: string, isNew: boolean, { signIn }: Texts): Mistakes {
  return {
    userName: userName === "" ? signIn.missing : isUserName(userName) ? undefined : signIn.userNameWrong,
    password: isNew ? passwordMistake(password, signIn) : password === "" ? signIn.missing : undefined,
  };
}
