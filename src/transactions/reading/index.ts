export { FORM_NAMES } from './form';
export { readTransactions, type ReadOptions } from './read';
export { recognise } from './recognise';
export { SourceError } from './source-error';
export {
  type DateStyle,
  type FileKind,
  type Form,
  type OnBytes,
  type Packing,
  type Reading,
  type SetAsideCount,
  type SetAsideRow,
  type Totals,
} from './types';
export { safeName, unpack, type Unpacked } from './unpack';
