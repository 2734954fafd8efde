export { readDates, type DatesRead } from './dates';
export { type DayOrder } from './day-order';
export { FORM_NAMES, formOf, type Form } from './form';
export { NUMBER_ROLES, plainNumber, readNumbers, type Decimal, type NumbersByRole } from './numbers';
export { isNoSale, isReturn, stateOf } from './statuses';
export { isTotals, isTotalsRow } from './totals-rows';
