export { simulateCustomers, type SimulatedCustomers, type SimulateOptions } from './customers';
export { drawFuture } from './future';
