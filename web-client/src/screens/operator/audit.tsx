import { AuditSection } from "../../components/operator/audit";
import { OperatorPage } from "../../components/operator/page";

/** Who did what to whom, for operators. */
export function OperatorAuditScreen() {
  return (
    <OperatorPage isWide>
      <AuditSection />
    </OperatorPage>
  );
}
