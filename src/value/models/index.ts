import { bgNbd } from './bg-nbd';
import { mbgNbd } from './mbg-nbd';
import { type PurchaseModel, type PurchaseModelName } from './model';
import { nbd } from './nbd';
import { paretoNbd } from './pareto-nbd';

export { type Likelihood, type Parameters, type PurchaseModel, type PurchaseModelName } from './model';
export { groupRows, type PurchaseRows } from './rows';

/** All purchase models by name. */
export const PURCHASE_MODELS: Readonly<Record<PurchaseModelName, PurchaseModel>> = {
  nbd,
  'bg-nbd': bgNbd,
  'mbg-nbd': mbgNbd,
  'pareto-nbd': paretoNbd,
};
