/** A file of the built page. */
export interface PageFile {
  /** Path from the address of the page; an empty string for the page itself. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Media type, such as `text/html; charset=utf-8`. */
  readonly type: string;
}
