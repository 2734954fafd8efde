import { type MimeBundle } from '../display';
import { tableBundle } from '../table';
import { type Frame, type FrameColumn } from './types';

/** A frame that stands at the end of a cell is looked into, not read through. */
const ROWS_SHOWN = 20;

/** A frame as a table, under its columns' names: they are what the next cell needs. */
export function frameBundle(frame: Frame): MimeBundle {
  const columns = frame.columns.map((name) => ({ name, heading: name }));
  return tableBundle(frame, { columns: withIndex(frame, columns), maxRows: ROWS_SHOWN });
}

/** A column as a table of one. */
export function columnBundle(column: FrameColumn): MimeBundle {
  const [name = 'value'] = (column.columns as readonly (string | number)[]).map(String);
  const frame = {
    columns: [name],
    values: column.values.map((value) => [value]),
    index: column.index as string[],
  };
  return tableBundle(frame, { columns: withIndex(frame, [{ name, heading: name }]), maxRows: ROWS_SHOWN });
}

/** Before them the index, where that says something, such as the names of statistics. */
function withIndex(
  { index, values }: Pick<Frame, 'index' | 'values'>,
  columns: readonly { readonly name: string; readonly heading: string }[],
): typeof columns {
  const said = index.length === values.length && index.some((name) => typeof name === 'string');
  return said ? [{ name: 'index', heading: '' }, ...columns] : columns;
}
