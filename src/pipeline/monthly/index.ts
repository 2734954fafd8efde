export { readContacts, type Contacts } from './contacts';
export { listsFolder, writeMonthLists } from './lists';
export { monthAfter, monthEnd, monthsToMake, type WantedMonths } from './months';
export { runMonthly, type MadeMonth, type MonthlyOptions } from './run';
export { runShadow, type ShadowOptions } from './shadow';
export { type MonthlySource } from './source';
