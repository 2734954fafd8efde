/** What a file holds once it is unpacked. */
export type FileKind = 'text' | 'workbook' | 'parquet';

/** How a file is packed. */
export type Packing = 'none' | 'gzip' | 'zip';

/** Is told how many bytes of how many were read so far. */
export type OnBytes = (done: number, total: number) => void;
