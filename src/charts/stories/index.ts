export { elbowFigure, silhouetteFigure } from './clusters';
export { ledgerFigure } from './cleaning';
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
