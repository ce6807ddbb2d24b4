import { FailuresSection } from "../../components/operator/failures";
import { HealthSection, VersionsSection } from "../../components/operator/health";
import { NewcomersSection } from "../../components/operator/newcomers";
import { OperatorPage } from "../../components/operator/page";
import { TasksSection } from "../../components/operator/tasks";
import { WorkSection } from "../../components/operator/work";

/** How the album does as a whole, for its operators. */
export function OperatorScreen() {
  return (
    <OperatorPage>
      <WorkSection />
      <FailuresSection />
      <NewcomersSection />
      <VersionsSection />
      <TasksSection />
      <HealthSection />
    </OperatorPage>
  );
}
