import { isUtf8 } from 'node:buffer';
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** The encoding of a text: UTF-8 where all its bytes are, else ISO-8859-1. */
export type Encoding = 'utf-8' | 'iso-8859-1';

/** Says of a text, block by block, which encoding it is in. */
export class EncodingCheck {
  private valid = true;
  /** The beginning of a character that the last block cut. */
  private cut: Buffer = Buffer.alloc(0);

  push(block: Buffer): void {
    if (!this.valid) return;
    const bytes = this.cut.length === 0 ? block : Buffer.concat([this.cut, block]);
    const whole = bytes.length - cutBytes(bytes);
    this.valid = isUtf8(bytes.subarray(0, whole));
    this.cut = Buffer.from(bytes.subarray(whole));
  }

  /** The verdict, once all blocks were pushed. */
  end(): Encoding {
    return this.valid && this.cut.length === 0 ? 'utf-8' : 'iso-8859-1';
  }
}

/** How many bytes at the end begin a character of UTF-8 that goes on beyond it. */
function cutBytes(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back];
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
  }
  return 0;
}

/** What Windows puts at the bytes 0x80 to 0x9F, where ISO-8859-1 has only control characters. */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/**
 * Decodes bytes.
 *
 * The bytes 0x80 to 0x9F of ISO-8859-1, control characters that no table uses, are read as Windows-1252 has them:
 * what calls itself ISO-8859-1 and comes from Windows writes its euro sign and its typographic quotes there.
 */
export function decodeText(bytes: Buffer, encoding: Encoding): string {
  if (encoding === 'utf-8') return bytes.toString('utf8');
  return bytes
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, (control) => WINDOWS_1252[control.charCodeAt(0) - 0x80]);
}

/** Writes an ISO-8859-1 file again as UTF-8. */
export async function recode(from: string, to: string): Promise<void> {
  await pipeline(
    createReadStream(from, { highWaterMark: 1 << 20 }),
    async function* (blocks: AsyncIterable<Buffer>) {
      for await (const block of blocks) yield Buffer.from(decodeText(block, 'iso-8859-1'), 'utf8');
    },
    createWriteStream(to),
  );
}
