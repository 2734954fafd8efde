import { limits } from '../../bytes';
import { isBlank } from './records';

const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
const QUOTE = 34;
const SPACE = 32;
/** A no-break space is these two bytes in UTF-8; other letters may begin or end with one of them. */
const NO_BREAK_START = 0xc2;
const NO_BREAK_END = 0xa0;
/** A line beyond so many bytes is read with care. */
const LONGEST = 1 << 16;

/** A text of which every line is a record. */
export interface EvenText {
  readonly lines: number;
  /** What stands between them. */
  readonly newLine: '\n' | '\r\n';
}

/**
 * Says of a text, block by block, whether every line of it is a record that all readers see alike: as RFC 4180 has it,
 * with the same number of fields, without a line break between quotes, a quote inside a bare field, a blank line, or
 * line breaks of two kinds.
 */
export class EvenLines {
  private rest: Buffer = Buffer.alloc(0);
  private lines = 0;
  private carriageReturns = 0;
  /** Of each field, whether it has held a text that begins or ends with a blank, or nothing between quotes. */
  readonly blanks: boolean[];
  private readonly longest = Math.min(LONGEST, limits().fieldKb * 1024);

  /**
   * @param separator the byte between fields
   * @param width how many fields each line must have
   */
  constructor(
    private readonly separator: number,
    private readonly width: number,
  ) {
    this.blanks = new Array<boolean>(width).fill(false);
  }

  /** Looks at the next block; false as soon as something is odd, and then no more may follow. */
  push(block: Buffer): boolean {
    const bytes = this.rest.length === 0 ? block : Buffer.concat([this.rest, block]);
    const whole = bytes.lastIndexOf(LINE_FEED) + 1;
    this.rest = bytes.subarray(whole);
    return this.rest.length <= this.longest && this.areEven(bytes, whole);
  }

  /** The lines that were looked at so far. */
  soFar(): EvenText {
    return { lines: this.lines, newLine: this.carriageReturns === 0 ? '\n' : '\r\n' };
  }

  /** Ends the text; null when something is odd. */
  end(): EvenText | null {
    const breaks = this.lines;
    const last = this.rest.length === 0 ? this.rest : Buffer.concat([this.rest, Buffer.from([LINE_FEED])]);
    const asBreaks = this.carriageReturns;
    if (!this.areEven(last, last.length)) return null;
    // A last line without a line break has none of its parts.
    if (this.rest.length > 0 && this.carriageReturns !== asBreaks) return null;
    if (asBreaks !== 0 && asBreaks !== breaks) return null;
    return this.soFar();
  }

  /** Whether all lines of `bytes` before `stop`, which ends one, are records. */
  private areEven(bytes: Buffer, stop: number): boolean {
    const { separator, width, longest, blanks } = this;
    for (let i = 0; i < stop; i += 1) {
      const start = i;
      let fields = 1;
      let byte = bytes[i];
      for (; ; fields += 1, byte = bytes[(i += 1)]) {
        const field = i;
        if (byte === QUOTE) {
          do {
            do byte = bytes[(i += 1)];
            while (byte > QUOTE || (byte !== QUOTE && byte !== LINE_FEED && byte !== CARRIAGE_RETURN));
            if (byte !== QUOTE) return false;
            byte = bytes[(i += 1)];
          } while (byte === QUOTE);
          if (byte !== separator && byte !== LINE_FEED && byte !== CARRIAGE_RETURN) return false;
          if (hasBlankEnd(bytes, field + 1, i - 1) || i - field === 2) blanks[fields - 1] = true;
        } else {
          while (byte !== separator && byte !== LINE_FEED && byte !== QUOTE && byte !== CARRIAGE_RETURN) {
            byte = bytes[(i += 1)];
          }
          if (byte === QUOTE) return false;
          if (i > field && hasBlankEnd(bytes, field, i)) blanks[fields - 1] = true;
        }
        if (byte !== separator) break;
      }
      if (fields !== width || i - start > longest || isBlank(bytes, start, i, separator)) return false;
      if (byte === CARRIAGE_RETURN) {
        if (bytes[(i += 1)] !== LINE_FEED) return false;
        this.carriageReturns += 1;
      }
      this.lines += 1;
    }
    return true;
  }
}

/** Whether a text begins or ends with what may be a blank: a space, a control character, or the end of a no-break space. */
function hasBlankEnd(bytes: Buffer, start: number, end: number): boolean {
  const first = bytes[start];
  const last = bytes[end - 1];
  return first <= SPACE || last <= SPACE || last === NO_BREAK_END || first === NO_BREAK_START;
}
