import { Compass } from "lucide-react";
import { ToAlbums } from "../components/albums/to-albums";
import { PageState } from "../components/kit/page-state";
import { useTitle } from "../components/kit/use-title";
import { useTexts } from "../texts";

export function NotFoundScreen() {
  const t = useTexts();
  useTitle(t.problems.notFoundTitle);
  return (
    <PageState icon={Compass} title={t.problems.notFoundTitle} text={t.problems.notFoundText} heading="h1">
      <ToAlbums />
    </PageState>
  );
}
