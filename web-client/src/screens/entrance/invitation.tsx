import { useQuery } from "@tanstack/react-query";
import { useLocation } from "react-router";
import { lookAtInvitation } from "../../api/account/sign-up";
import { isRefusal } from "../../api/problem";
import { Button } from "../../components/kit/button";
import { Reason } from "../../components/kit/words/reason";
import { Entrance, EntranceOpening } from "../../components/shell/entrance";
import { useTexts } from "../../texts";
import { SignIn } from "../sign-in";
import styles from "./invitation.module.css";

/** Where an invitation leads. Its token stays in the address behind the `#`, so a reload has it. */
export function InvitationScreen() {
  const { signIn, problems, common } = useTexts();
  const token = useLocation().hash.slice(1);
  const invitation = useQuery({
    queryKey: ["invitation", token],
    queryFn: ({ signal }) => lookAtInvitation(token, signal),
    staleTime: Infinity,
    gcTime: 0,
  });
  if (invitation.data) {
    const by = invitation.data.invitedBy;
    const welcome = by === null ? signIn.invited : signIn.invitedBy(by);
    return <SignIn isNew invitation={token} welcome={welcome} />;
  }
  if (isRefusal(invitation.error, 404, 422)) {
    return (
      <Entrance title={signIn.invitationOver}>
        <p>{signIn.invitationOverText}</p>
      </Entrance>
    );
  }
  if (invitation.isError) {
    return (
      <Entrance title={problems.title}>
        <p role="alert" className={styles.failure}>
          <Reason error={invitation.error} />
        </p>
        <Button onClick={() => void invitation.refetch()}>{common.tryAgain}</Button>
      </Entrance>
    );
  }
  return <EntranceOpening />;
}
