import { Unlink } from "lucide-react";
import { useTexts } from "../../texts";
import { PageState } from "../kit/page-state";
import { useTitle } from "../kit/use-title";

/** A link that opens nothing, or, where it `wasOpen` on this page, nothing any more. */
export function LinkOver({ wasOpen = false }: { wasOpen?: boolean }) {
  const { sharing } = useTexts();
  const title = wasOpen ? sharing.overTitle : sharing.brokenTitle;
  useTitle(title);
  return (
    <div role="alert">
      <PageState
        icon={Unlink}
        title={title}
        text={wasOpen ? sharing.overText : sharing.brokenText}
        heading="h1"
      />
    </div>
  );
}
