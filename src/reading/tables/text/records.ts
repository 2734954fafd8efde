import { limits } from '../../bytes';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const QUOTE = 34;

/** What `closing` answers when there is no closing quote, and when the block ends before it. */
const NEVER = -1;
const NOT_YET = -2;

/** Why a record cannot be split into the columns of its table. */
export type RecordFault = 'too few fields' | 'too many fields' | 'a quote that does not close';

/** A record as the scanner found it. The object is used again for the next one. */
export interface ScannedRecord {
  /** The block that holds the record's bytes, from `start` to before `end`, without its line break. */
  bytes: Buffer;
  start: number;
  end: number;
  /** The number of its first line in the text, counted from 1. */
  line: number;
  fields: number;
  /** Whether a field without quotes around it has a quote or a carriage return in it, which readers differ about. */
  loose: boolean;
  fault: RecordFault | null;
}

/** How many fields the records of a table have. */
export interface FieldCounts {
  readonly fewest: number;
  readonly most: number;
}

/**
 * Splits delimited text into records as RFC 4180 has it, on bytes, block by block.
 *
 * A quote is special only at the start of a field; commas, doubled quotes and line breaks between quotes are data. A
 * quote that does not close, or a record over several lines with a wrong number of fields, costs its first line only:
 * scanning goes on at the next line, so that one stray quote cannot swallow the file. Blank lines and rows of separators are no records.
 * Where the blocks are cut makes no difference. The bytes may be in any encoding that contains ASCII.
 */
export class RecordScanner {
  /** Blank lines and rows of separators so far. */
  blankLines = 0;
  private rest: Buffer = Buffer.alloc(0);
  private readonly record: ScannedRecord;
  /** Line breaks between the quotes of the record at hand. */
  private breaks = 0;
  /** Where the record after it starts. */
  private next = 0;
  /** How far a quoted field may run, in bytes, before its quote counts as never closed. */
  private readonly longest = limits().fieldKb * 1024;

  /**
   * @param separator the byte between fields
   * @param counts how many fields a record may have
   * @param onRecord is handed each record in turn
   */
  constructor(
    private readonly separator: number,
    private readonly counts: FieldCounts,
    private readonly onRecord: (record: ScannedRecord) => void,
  ) {
    this.record = { bytes: this.rest, start: 0, end: 0, line: 1, fields: 0, loose: false, fault: null };
  }

  /** How many bytes wait for the end of their record. */
  get pending(): number {
    return this.rest.length;
  }

  /** Scans the next block of the text; `last` ends it. */
  push(block: Buffer, last: boolean): void {
    const bytes = this.rest.length === 0 ? block : Buffer.concat([this.rest, block]);
    const { record } = this;
    record.bytes = bytes;
    let position = 0;
    while (position < bytes.length) {
      record.start = position;
      record.fault = null;
      record.loose = false;
      this.breaks = 0;
      if (!this.scan(bytes, last)) break;
      if (isBlank(bytes, record.start, record.end, this.separator)) this.blankLines += 1;
      else this.onRecord(record);
      record.line += 1 + this.breaks;
      position = this.next;
    }
    this.rest = bytes.subarray(position);
  }

  /** Finds the end of the record at `record.start`; false when the block ends before it. */
  private scan(bytes: Buffer, last: boolean): boolean {
    const { separator, record } = this;
    const { length } = bytes;
    let i = record.start;
    for (record.fields = 1; ; record.fields += 1, i += 1) {
      if (i < length && bytes[i] === QUOTE) {
        const after = this.closing(bytes, i + 1, last);
        if (after === NOT_YET) return false;
        if (after === NEVER) return this.firstLineOnly(bytes, last);
        i = after;
      } else {
        for (; i < length; i += 1) {
          const byte = bytes[i];
          if (byte === separator || byte === LINE_FEED) break;
          if (byte === QUOTE || (byte === CARRIAGE_RETURN && bytes[i + 1] !== LINE_FEED)) record.loose = true;
        }
        if (i === length && !last) return false;
      }
      if (i === length || bytes[i] === LINE_FEED) return this.finish(bytes, i, last);
    }
  }

  /** The position of the separator, line feed or end of text after the closing quote. */
  private closing(bytes: Buffer, from: number, last: boolean): number {
    const { length } = bytes;
    const limit = Math.min(length, from + this.longest);
    let i = from;
    for (; i < limit; i += 1) {
      const byte = bytes[i];
      if (byte === LINE_FEED) this.breaks += 1;
      if (byte !== QUOTE) continue;
      if (bytes[i + 1] !== QUOTE) break;
      i += 1;
    }
    if (i >= limit) return limit < length || last ? NEVER : NOT_YET;
    i += 1;
    if (bytes[i] === CARRIAGE_RETURN) i += 1;
    if (i === length) return last ? i : NOT_YET;
    if (bytes[i] === LINE_FEED) return i;
    return bytes[i] === this.separator && bytes[i - 1] === QUOTE ? i : NEVER;
  }

  /** Interval the record before `end`. */
  private finish(bytes: Buffer, end: number, last: boolean): boolean {
    const { record, counts } = this;
    if (record.fields < counts.fewest) record.fault = 'too few fields';
    if (record.fields > counts.most) record.fault = 'too many fields';
    if (record.fault !== null && this.breaks > 0) return this.firstLineOnly(bytes, last);
    this.endAt(bytes, end);
    return true;
  }

  /** Gives the record up and takes its first line for it; false when the block ends before that line does. */
  private firstLineOnly(bytes: Buffer, last: boolean): boolean {
    const end = bytes.indexOf(LINE_FEED, this.record.start);
    if (end < 0 && !last) return false;
    this.record.fault = 'a quote that does not close';
    this.breaks = 0;
    this.endAt(bytes, end < 0 ? bytes.length : end);
    return true;
  }

  private endAt(bytes: Buffer, end: number): void {
    this.next = end + 1;
    this.record.end = end > this.record.start && bytes[end - 1] === CARRIAGE_RETURN ? end - 1 : end;
  }
}

/** Whether a record has nothing but blanks, separators and quotes. */
export function isBlank(bytes: Buffer, start: number, end: number, separator: number): boolean {
  for (let i = start; i < end; i += 1) {
    const byte = bytes[i];
    if (byte !== 32 && byte !== 9 && byte !== separator && byte !== QUOTE && byte !== CARRIAGE_RETURN)
      return false;
  }
  return true;
}
