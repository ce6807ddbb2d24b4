import { Compass } from "lucide-react";
import { Link } from "react-router";
import { PageState } from "../components/page-state";
import { useTitle } from "../components/use-title";
import { useTexts } from "../texts";

export function NotFoundScreen() {
  const t = useTexts();
  useTitle(t.problems.notFoundTitle);
  return (
    <PageState icon={Compass} title={t.problems.notFoundTitle} text={t.app.tagline}>
      <Link to="/albums">{t.album.toAlbums}</Link>
    </PageState>
  );
}
