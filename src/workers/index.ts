export { runInWorkers, type WorkerOptions } from './pool';
