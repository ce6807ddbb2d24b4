import { Bug, RefreshCw } from "lucide-react";
import { isOutdated } from "../api/offline/worker-link";
import { Button } from "../components/kit/button";
import { PageState } from "../components/kit/page-state";
import { useTexts } from "../texts";

/** What is left when a screen breaks. */
export function CrashScreen() {
  const t = useTexts();
  return (
    <main role="alert">
      <PageState
        icon={isOutdated() ? RefreshCw : Bug}
        title={isOutdated() ? t.offline.newVersion : t.problems.crashTitle}
        text={isOutdated() ? t.offline.crashText : t.problems.crashText}
        heading="h1"
      >
        <Button variant="primary" onClick={() => window.location.reload()}>
          {t.problems.reload}
        </Button>
      </PageState>
    </main>
  );
}
