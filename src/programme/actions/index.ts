export { type ActionCustomer } from './customers';
export { planActions, segmentActions, type ActionOptions } from './plan-actions';
export { playOf, type PlayContext } from './plays';
export { prizeOf, type SegmentSpend } from './prize';
export {
  type Actions,
  type CautionKey,
  type FirstTimers,
  type GuestAction,
  type NoPrize,
  type PlayKey,
  type Prize,
  type PrizeAmount,
  type SegmentAction,
  type ActionFacts,
  type Watch,
  type WatchKey,
} from './types';
