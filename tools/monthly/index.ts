export { driftSubject } from './drift-subject';
export { codeOf, exitCodes, withSourceRetries } from './failure';
export { openJournal, type Journal } from './journal';
export { notify, type Outcome } from './notify';
export { monthPage, writeMonthPage } from './page';
export { type MonthOnPage } from './page-tables';
