/** One file, the album that it goes into, and the name that its bytes get. */
export interface Parcel {
  file: File;
  albumId: string;
  name: string;
  /** As it is sent. */
  type: string;
}
