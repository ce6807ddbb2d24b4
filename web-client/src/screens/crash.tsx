import { Bug } from "lucide-react";
import { Button } from "../components/kit/button";
import { PageState } from "../components/kit/page-state";
import { useTexts } from "../texts";

/** What is left when a screen breaks. */
export function CrashScreen() {
  const t = useTexts();
  return (
    <main role="alert">
      <PageState icon={Bug} title={t.problems.crashTitle} text={t.problems.crashText} heading="h1">
        <Button variant="primary" onClick={() => window.location.reload()}>
          {t.problems.reload}
        </Button>
      </PageState>
    </main>
  );
}
