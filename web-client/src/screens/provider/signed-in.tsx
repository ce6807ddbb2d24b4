import { useEffect, useRef } from "react";
import { Link, useNavigate, useSearchParams } from "react-router";
import { aimOf, replyIn, takeFrom, useProviderReply } from "../../api/account/ways";
import { useNotices } from "../../components/kit/notices";
import { useTitle } from "../../components/kit/use-title";
import { Reason } from "../../components/kit/words/reason";
import { Entrance } from "../../components/shell/entrance";
import { useTexts } from "../../texts";
import { useWaysTexts } from "../../texts/ways";
import styles from "../sign-in.module.css";

/** Where the sign-in provider sends people back to. */
export function SignedInScreen() {
  const t = useTexts();
  const ways = useWaysTexts();
  const navigate = useNavigate();
  const notices = useNotices();
  const [search] = useSearchParams();
  const { mutate, error } = useProviderReply();
  const reply = replyIn(search);
  const aim = aimOf(reply);
  const isSent = useRef(false);
  useTitle(t.signIn.title);
  useEffect(() => {
    // What came back is good for one use, also where React mounts twice.
    if (isSent.current) return;
    isSent.current = true;
    mutate(reply, {
      onSuccess: () => {
        if (aim !== "sign-in") notices.say(aim === "link" ? ways.linked : ways.confirmed);
        void navigate(aim === "sign-in" ? takeFrom() : "/account", { replace: true });
      },
    });
  });
  if (!error) return <Entrance title={<span role="status">{ways.comingIn}</span>} />;
  return (
    <Entrance title={ways.notIn}>
      <p role="alert" className={styles.error}>
        <Reason error={error} meanings={{ 401: ways.again, 403: ways.again, 409: ways.again }} />
      </p>
      <p className={styles.other}>
        <Link to={aim === "sign-in" ? "/sign-in" : "/account"} replace className={styles.link}>
          {aim === "sign-in" ? ways.toSignIn : ways.toAccount}
        </Link>
      </p>
    </Entrance>
  );
}
