export { readNewCustomers, type NewCustomers, type NewCustomersOptions } from './new-customers';
export {
  placeCustomers,
  type ClusterScore,
  type PlacedCustomer,
  type Placement,
  type PlacementTools,
  type Refusal,
  type RefusedCustomer,
} from './place-customers';
export { placeFile, type PlacedFile } from './place-file';
export { refusalText, writePlacedList } from './placed-list';
