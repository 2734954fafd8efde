/** How far a tag, or a text between tags, may run: a cell holds 32,767 characters. */
const LONGEST_PIECE = 1 << 21;

/** What an XML text is made of, as it goes by. Names come without their prefix. */
export interface XmlHandler {
  /** A start tag; `attributes` is its text after the name. An empty element is followed by its `close`. */
  open(name: string, attributes: string): void;
  close(name: string): void;
  /** Text between tags, references such as `&amp;` resolved. It may come in pieces. */
  text(text: string): void;
}

/**
 * Goes through an XML text piece by piece: as much of XML as office documents use, which have no DTD of their own.
 *
 * A tag, or a text without one, that does not end within {@link LONGEST_PIECE} characters is an error.
 */
export class XmlScanner {
  private rest = '';

  constructor(private readonly handler: XmlHandler) {}

  /** Scans the next piece; pieces may be cut anywhere. */
  push(piece: string): void {
    const xml = this.rest + piece;
    let at = 0;
    for (;;) {
      const tag = xml.indexOf('<', at);
      if (tag < 0) break;
      if (tag > at) this.handler.text(resolve(xml.slice(at, tag)));
      const end = this.tag(xml, tag);
      if (end < 0) {
        at = tag;
        break;
      }
      at = end;
    }
    this.rest = xml.slice(at);
    if (this.rest.length > LONGEST_PIECE + piece.length) {
      throw new RangeError(`a tag or text runs on for more than ${LONGEST_PIECE} characters`);
    }
  }

  /** Handles the tag at `start` and returns the position after it; −1 when the piece ends before it. */
  private tag(xml: string, start: number): number {
    const first = xml.charCodeAt(start + 1);
    if (first === 33 || first === 63 || Number.isNaN(first)) return this.special(xml, start);
    const end = xml.indexOf('>', start);
    if (end < 0) return -1;
    if (first === 47) {
      this.handler.close(localName(xml.slice(start + 2, end).trimEnd()));
      return end + 1;
    }
    const empty = xml.charCodeAt(end - 1) === 47;
    let split = start + 1;
    const stop = empty ? end - 1 : end;
    while (split < stop && xml.charCodeAt(split) > 32) split += 1;
    const name = localName(xml.slice(start + 1, split));
    this.handler.open(name, xml.slice(split, stop));
    if (empty) this.handler.close(name);
    return end + 1;
  }

  /** Comments, CDATA sections, instructions and the document type. */
  private special(xml: string, start: number): number {
    const opening = xml.slice(start, start + 9);
    const cdata = '<![CDATA[';
    if (opening.length < cdata.length && xml.indexOf('>', start) < 0) return -1;
    if (opening === cdata) {
      const end = xml.indexOf(']]>', start);
      if (end < 0) return -1;
      this.handler.text(xml.slice(start + cdata.length, end));
      return end + 3;
    }
    const closing = opening.startsWith('<!--') ? '-->' : '>';
    const end = xml.indexOf(closing, start);
    return end < 0 ? -1 : end + closing.length;
  }
}

/** The value of an attribute; null when the tag has none of that name. A prefix before the name does not matter. */
export function attribute(attributes: string, name: string): string | null {
  for (const [, found, double, single] of attributes.matchAll(ATTRIBUTE)) {
    if (localName(found) === name) return resolve(double ?? single);
  }
  return null;
}

const ATTRIBUTE = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function resolve(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(
    /&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi,
    (whole, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return ENTITIES[name] ?? whole;
      const code = decimal === undefined ? parseInt(hex ?? '', 16) : Number(decimal);
      // What is no character (XML 1.0, 2.2) becomes the sign that stands for one.
      return isCharacter(code) ? String.fromCodePoint(code) : '\ufffd';
    },
  );
}

function isCharacter(code: number): boolean {
  return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
}
