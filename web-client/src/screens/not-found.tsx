import { Compass } from "lucide-react";
import { PageState } from "../components/page-state";
import { ToAlbums } from "../components/to-albums";
import { useTitle } from "../components/use-title";
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
