export { ledgerFigure } from './cleaning';
export { listsFigure } from './lists';
export { countriesFigure, logHistogramsFigure, monthsFigure, weekdaysFigure } from './description';
export { cohortsFigure, correlationsFigure, paretoFigure, rfmFigure } from './exploration';
export {
  aliveFigure,
  nextPurchasesFigure,
  purchaseCountsFigure,
  trackingFigure,
  valueByDaysFigure,
} from './value';
export { expectationsFigure, forecastFigure, scenariosFigure, seasonFigure } from './value-forecast';
export { originsFigure } from './value-origins';
export { scalingFigure, spaceFigure } from './spaces';
export { kCriteriaFigure, ownAndCommonFigure, silhouetteMapFigure, treeFigure } from './trials';
export { clustersFigure, finalistSilhouettesFigure, futureFigure, stabilityFigure } from './finalists';
export { segmentBoxesFigure, segmentSnakeFigure } from './segment-shapes';
export { segmentMovesFigure, segmentProfileFigure, segmentSharesFigure } from './segments';
export { alternativesFigure, contrastFigure, outlookFigure, partsFigure } from './report';
export { flappingFigure, membersFigure, membershipMovesFigure, ruleQualityFigure } from './rules';
export { evaluationFigure, powerFigure, regressionFigure } from './out-of-time';
export { prizesFigure } from './actions';
export { publishedSharesFigure, publishedSilhouettesFigure } from './comparison';
