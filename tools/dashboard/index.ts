export { dashboardPage, type DashboardView } from './page';
export { writeDashboard } from './write';
