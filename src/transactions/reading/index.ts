export { readTransactions, type ReadOptions } from './read';
export { type ReadingLimits } from './limits';
export { NO_SETTINGS, type ReadingSettings } from './reading-settings';
export { recognise, type Recognised } from './recognise';
export {
  type FileKind,
  type Form,
  type OnBytes,
  type Packing,
  type Reading,
  type SetAsideCount,
  type SetAsideRow,
  type Totals,
} from './types';
export { readTotals } from './totals';
export { safeName, unpack, type Unpacked } from './unpack';
