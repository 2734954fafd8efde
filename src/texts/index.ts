export { createWriter, locales, writerOf, type Writer, type WrittenNumber } from './writer';
export { amount, capital, estimate, interval, span, type Ends } from './phrases';
export {
  actionTexts,
  type ActionTexts,
  type CautionSaid,
  type GuestsSaid,
  type PlaySaid,
  type PlayWords,
  type PrizeAmountSaid,
  type PrizeSaid,
  type PrizesSaid,
  type WatchSaid,
} from './topics/actions';
export {
  assuranceTexts,
  type AgainstSaid,
  type AssuranceColumn,
  type AssuranceSaid,
  type AssuranceTexts,
  type RegressionSaid,
  type SelectionKey,
} from './topics/assurance';
export {
  assuranceFigureTexts,
  type AssuranceFigureTexts,
  type FigureSaid,
  type PowerSaid,
  type SharesSaid,
  type SlopesSaid,
} from './topics/assurance-figures';
export {
  testPlanTexts,
  type MeasureWords,
  type TestMeasureKey,
  type TestPlanSaid,
  type TestPlanTexts,
} from './topics/test-plan';
