export { codeOf, exitCodes, withSourceRetries } from './failure';
export { openJournal, type Journal } from './journal';
export { notify, type Outcome } from './notify';
