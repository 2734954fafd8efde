export { digamma } from './digamma';
export { secondDerivatives, type SmoothFunction } from './derivatives';
export { hypergeometricOne } from './hypergeometric';
export { logAddExp, logBeta, logGamma, probabilityAgainst } from './log-gamma';
export { minimise, type MinimiseOptions, type Minimum } from './minimise';
export { countReaches, expectedWhileActive, logCountProbability } from './negative-binomial';
export { gaussLegendre } from './quadrature';
export { studentQuantile } from './student';
