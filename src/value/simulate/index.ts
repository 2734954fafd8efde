export { simulateCustomers, type SimulatedCustomers, type SimulateOptions } from './customers';
export { FuturePurchases } from './future';
