export { type ActionCustomer } from './customers';
export { planActions, segmentActions } from './plan-actions';
export { playOf } from './plays';
export { prizeOf, type SegmentSpend } from './prize';
export { type Actions, type Prize, type SegmentAction, type ActionFacts } from './types';
