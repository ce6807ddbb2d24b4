import { InvitationsSection } from "../../components/operator/invitations";
import { OperatorPage } from "../../components/operator/page";
import { UsersSection } from "../../components/operator/users";

/** Who is there, and who may come, for operators. */
export function OperatorPeopleScreen() {
  return (
    <OperatorPage>
      <UsersSection />
      <InvitationsSection />
    </OperatorPage>
  );
}
