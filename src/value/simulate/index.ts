export { FuturePurchases } from './future';
