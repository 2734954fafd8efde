import { StringDecoder } from 'node:string_decoder';
import { memberBlocks, type Member, type OnBytes } from '../../bytes';
import { SourceError } from '../../source-error';
import { attribute, XmlScanner, type XmlHandler } from './xml';

/** A workbook's parts as far as its tables need them. */
export interface Workbook {
  readonly file: string;
  readonly source: string;
  /** Its worksheets in their order; charts have no member. */
  readonly sheets: readonly { readonly name: string; readonly member: Member }[];
  /** The texts that cells refer to by their number. */
  readonly strings: readonly string[];
  /** Whether its days are counted from 1904 instead of 1900. */
  readonly from1904: boolean;
}

/** Goes through an XML member of an archive; `goOn` is asked after each block, false ends it early. */
export async function scanMember(
  file: string,
  member: Member,
  source: string,
  handler: XmlHandler,
  options: { readonly goOn?: () => boolean; readonly onBytes?: OnBytes } = {},
): Promise<void> {
  const scanner = new XmlScanner(handler);
  const decoder = new StringDecoder('utf8');
  for await (const block of memberBlocks(file, member, source, options.onBytes)) {
    try {
      scanner.push(decoder.write(block));
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new SourceError(
        source,
        `is a broken workbook (in ${member.name} ${error.message})`,
        'open it in a spreadsheet and save it again',
        error,
      );
    }
    if (options.goOn?.() === false) return;
  }
}

/** Reads what a workbook says of itself: its worksheets, its shared texts, its calendar. */
export async function openWorkbook(
  file: string,
  members: readonly Member[],
  source: string,
): Promise<Workbook> {
  const part = (name: string): Member | undefined => members.find((member) => member.name === name);
  const workbook = part('xl/workbook.xml');
  const relations = part('xl/_rels/workbook.xml.rels');
  if (workbook === undefined || relations === undefined) {
    throw new SourceError(source, 'is a broken workbook', 'open it in Excel and save it again');
  }
  const targets = new Map<string, string>();
  await scanMember(file, relations, source, {
    ...silent,
    open: (name, attributes) => {
      if (name !== 'Relationship') return;
      const target = attribute(attributes, 'Target') ?? '';
      targets.set(
        attribute(attributes, 'Id') ?? '',
        target.startsWith('/') ? target.slice(1) : `xl/${target}`,
      );
    },
  });
  const sheets: { name: string; member: Member }[] = [];
  let from1904 = false;
  await scanMember(file, workbook, source, {
    ...silent,
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attribute(attributes, 'date1904') ?? '');
      if (name !== 'sheet') return;
      const member = part(targets.get(attribute(attributes, 'id') ?? '') ?? '');
      if (member !== undefined) sheets.push({ name: attribute(attributes, 'name') ?? '', member });
    },
  });
  const strings = part('xl/sharedStrings.xml');
  return {
    file,
    source,
    sheets,
    from1904,
    strings: strings === undefined ? [] : await readStrings(file, strings, source),
  };
}

/** The shared texts; runs of differing looks are joined, phonetic readings left out. */
async function readStrings(file: string, member: Member, source: string): Promise<string[]> {
  const strings: string[] = [];
  let current = '';
  let inText = false;
  let inPhonetic = false;
  await scanMember(file, member, source, {
    open: (name) => {
      if (name === 'si') current = '';
      else if (name === 'rPh') inPhonetic = true;
      else if (name === 't') inText = !inPhonetic;
    },
    close: (name) => {
      if (name === 'si') strings.push(cellText(current));
      else if (name === 'rPh') inPhonetic = false;
      else if (name === 't') inText = false;
    },
    text: (text) => {
      if (inText) current += text;
    },
  });
  return strings;
}

/** Resolves a cell text's own escapes, `_x000D_` for a carriage return (ECMA-376, 22.9.2.19). */
export function cellText(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

const silent: XmlHandler = { open: () => undefined, close: () => undefined, text: () => undefined };
