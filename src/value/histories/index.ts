export { boughtBetween, type Bought } from './after';
export { buildHistories, type BuildOptions, type BuiltHistories } from './build';
export { addMonths, dayNumber, dayText, monthEnds, monthOf } from './calendar';
export { type PurchaseRow } from './days';
export { checkHistories, type PurchaseHistories } from './histories';
