import { BASE } from "../addresses";
import { ReceivedFiles } from "./received-files";
import { SeenPictures } from "./seen-pictures";

/** What this browser keeps for this album. */
export const seenPictures = new SeenPictures(BASE);
export const receivedFiles = new ReceivedFiles(BASE);
