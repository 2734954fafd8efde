export { factsAtOrigin } from './checks/origin-task';
export { refit } from './forecast/bootstrap';
export { drawOutcomes } from './forecast/outcomes';
