export { monthAfter, monthEnd, monthsToMake, type WantedMonths } from './months';
export { runMonthly, type MadeMonth, type MonthlyOptions } from './run';
export { type MonthlySource } from './source';
