/** Splits one record into its fields, quotes taken off. */
export function splitFields(record: string, separator: string): string[] {
  const fields: string[] = [];
  for (let i = 0; ;) {
    let field: string;
    if (record[i] === '"') {
      let end = i + 1;
      while (end < record.length && (record[end] !== '"' || record[end + 1] === '"')) {
        end += record[end] === '"' ? 2 : 1;
      }
      field = record.slice(i + 1, end).replaceAll('""', '"');
      i = end + 1;
    } else {
      const end = record.indexOf(separator, i);
      field = record.slice(i, end < 0 ? undefined : end);
      i = end < 0 ? record.length : end;
    }
    fields.push(field);
    if (i >= record.length) return fields;
    i += separator.length;
  }
}

/** Writes a field so that it can stand in a CSV: quoted where it must be. */
export function quoteField(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
