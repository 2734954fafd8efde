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
  type SegmentProfile,
  type Watch,
  type WatchKey,
} from './types';
