export { createWriter, locales, writerOf, type Writer, type WrittenNumber } from './writer';
export { amount, capital, estimate, interval, span, type Ends } from './phrases';
export { actionFigureTexts, type ActionFigureTexts, type PrizesSaid } from './topics/action-figure';
export {
  actionTexts,
  type ActionTexts,
  type GuestsSaid,
  type PrizeAmountSaid,
  type PrizeSaid,
} from './topics/actions';
export {
  playTexts,
  type CautionSaid,
  type PlaySaid,
  type PlayTexts,
  type PlayWords,
  type WatchSaid,
} from './topics/plays';
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
