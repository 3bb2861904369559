/** A file to be put into an archive. */
export interface ZipFile {
  readonly name: string;
  readonly content: string;
}
