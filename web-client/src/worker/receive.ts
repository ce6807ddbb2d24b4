import type { ReceivedFiles } from "../api/offline/received-files";
import type { SeenPictures } from "../api/offline/seen-pictures";

/** As the manifest names the field. */
const FIELD = "photos";

/**
 * What another app shares arrives as a form. It is put by, and the page then asks into which album: nothing is sent
 * unless the person says so, whoever posted the form.
 */
export async function receive(
  request: Request,
  received: ReceivedFiles,
  pictures: SeenPictures,
): Promise<Response> {
  const page = new URL(request.url);
  page.search = "";
  try {
    const form = await request.formData();
    const files = form.getAll(FIELD).filter((value) => value instanceof File);
    await received.keep(files, (await pictures.keeper())?.userName ?? null);
  } catch {
    page.search = "?lost"; // unreadable, or no room for it; the page says so
  }
  return Response.redirect(page.href, 303);
}
