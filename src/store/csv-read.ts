/** A CSV file as it stands on disk: its header, and a text for each cell. */
export interface CsvTable {
  readonly columns: readonly string[];
  readonly rows: readonly Readonly<Record<string, string>>[];
  /** The character before decimals, by the separator: `,` in a file parted by semicolons. */
  readonly decimalSign: '.' | ',';
}

/**
 * Reads CSV text as `csvText` writes it, in any of its styles.
 *
 * The cells are parted by semicolons when the header holds one, else by commas.
 *
 * @throws RangeError when a line has another number of cells than the header (its number is named), or a quote is left open
 */
export function readCsv(text: string): CsvTable {
  const plain = text.replace(/^\ufeff/, '');
  const separator = /^[^\n]*;/.test(plain) ? ';' : ',';
  const [columns = [], ...lines] = parseLines(plain, separator);
  const rows = lines.map((cells, i) => {
    if (cells.length !== columns.length) {
      throw new RangeError(
        `row ${i + 1} must have ${columns.length} cells as the header, received ${cells.length}`,
      );
    }
    return Object.fromEntries(columns.map((name, c) => [name, cells[c]]));
  });
  return { columns, rows, decimalSign: separator === ';' ? ',' : '.' };
}

/**
 * The number in a cell; null where it is empty.
 *
 * @throws RangeError when it is no number
 */
export function csvNumber({ decimalSign }: Pick<CsvTable, 'decimalSign'>, text: string): number | null {
  if (text === '') return null;
  const value = Number(decimalSign === ',' ? text.replace(',', '.') : text);
  if (!Number.isFinite(value)) throw new RangeError(`a cell must hold a number, received "${text}"`);
  return value;
}

function parseLines(text: string, separator: string): string[][] {
  const lines: string[][] = [];
  const cells: string[] = [];
  let cell = '';
  let quoted = false;
  for (let i = 0; i < text.length; i += 1) {
    const character = text[i];
    if (quoted) {
      if (character !== '"') cell += character;
      else if (text[i + 1] === '"') cell += text[(i += 1)];
      else quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === separator || character === '\n') {
      cells.push(cell);
      cell = '';
      if (character === '\n') lines.push(cells.splice(0));
    } else if (character !== '\r') cell += character;
  }
  if (quoted) throw new RangeError('a quote is left open at the end of the text');
  if (cell !== '' || cells.length > 0) lines.push([...cells, cell]);
  return lines;
}
