export { readDashboard, type DashboardOptions } from './read';
export {
  type DashboardCell,
  type DashboardCustomer,
  type DashboardData,
  type DashboardFlow,
  type DashboardVisit,
} from './types';
