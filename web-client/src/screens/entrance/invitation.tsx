import { useQuery } from "@tanstack/react-query";
import { useLocation } from "react-router";
import { lookAtInvitation } from "../../api/account/sign-up";
import { isRefusal } from "../../api/problem";
import { Failure, LoadingTiles } from "../../components/kit/page-state";
import { useTexts } from "../../texts";
import { SignIn, SignInPanel } from "../sign-in";

/** Where an invitation leads. Its token stays in the address behind the `#`, so a reload has it. */
export function InvitationScreen() {
  const { signIn } = useTexts();
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
      <SignInPanel title={signIn.invitationOver}>
        <p>{signIn.invitationOverText}</p>
      </SignInPanel>
    );
  }
  if (invitation.isError)
    return <Failure error={invitation.error} onRetry={() => void invitation.refetch()} />;
  return <LoadingTiles />;
}
