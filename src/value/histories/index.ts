export { boughtBetween, boughtIn, type Bought } from './after';
export { buildHistories, historiesAt, type BuildOptions, type BuiltHistories } from './build';
export { checkHistories, type PurchaseHistories } from './histories';
export { tableOf, type PurchaseRow, type PurchaseTable } from './table';
export { pickHistories, placesToFit } from './sample';
