/** A column of a written table. */
export interface WrittenColumn {
  readonly heading: string;
  /** Stands below the heading; empty for none. */
  readonly unit: string;
  /** What the column holds, for those who ask; empty for none. */
  readonly explanation: string;
  readonly align: 'left' | 'right' | 'centre';
  /** Whether its cells name their rows; the first column's only. */
  readonly named: boolean;
  /** `line` for what must not be broken, such as dates; `text` for what must not be squeezed into single words. */
  readonly width: 'line' | 'text' | null;
}

/** A cell of a written table. */
export interface WrittenCell {
  readonly text: string;
  /** What is copied and sorted in the text's place: an exact number, or nothing for what is missing. */
  readonly value?: string;
  /** What is sorted in the text's place, where that is not what is copied. */
  readonly sort?: string;
}

/** A table whose cells are written: what it looks like is decided, in whatever language. */
export interface WrittenTable {
  /** Empty for none. */
  readonly caption: string;
  readonly columns: readonly WrittenColumn[];
  /** As many cells a row as there are columns. */
  readonly rows: readonly (readonly WrittenCell[])[];
  /** A sentence below; empty for none. */
  readonly note: string;
  /** Whether a reader of a page can sort by a column. */
  readonly sortable: boolean;
}
