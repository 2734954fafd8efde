export { createBaskets } from './baskets';
export { writeTransactions, type Written } from './csv';
export { type Store } from './store';
