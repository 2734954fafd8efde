import { isAscii } from 'node:buffer';
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { TextDecoder } from 'node:util';

/** The encoding of a text: UTF-8 where all its bytes are, else ISO-8859-1. */
export type Encoding = 'utf-8' | 'iso-8859-1';

/** Says of a text, block by block, which encoding it is in. */
export class EncodingCheck {
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private onlyAscii = true;
  private valid = true;

  push(block: Buffer): void {
    if (!this.valid || (this.onlyAscii && isAscii(block))) return;
    this.onlyAscii = false;
    this.decode(block, true);
  }

  /** The verdict, once all blocks were pushed. */
  end(): Encoding {
    if (this.valid) this.decode(Buffer.alloc(0), false);
    return this.valid ? 'utf-8' : 'iso-8859-1';
  }

  private decode(block: Buffer, stream: boolean): void {
    try {
      this.decoder.decode(block, { stream });
    } catch {
      this.valid = false;
    }
  }
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
