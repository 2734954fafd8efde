export { checkTransactions } from './check';
export { proposedSource } from './propose';
export { checkText, shortCheckText } from './text';
export { type Check } from './types';
