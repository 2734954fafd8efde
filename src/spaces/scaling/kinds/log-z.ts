import { type ScalingKind } from '../kind';
import { signedLog } from '../signed-log';
import { meanAndDeviation } from './moments';

interface LogShift {
  readonly by: 'log-shift';
  readonly centre: number;
  readonly scale: number;
}

/** The {@link signedLog} of x, less its mean, divided by its standard deviation (of the population). */
export const logZ = {
  name: 'log-z',
  title: 'Log and z-score',
  words: {
    en: {
      label: 'on log scales',
      description:
        'Logarithms, each brought to mean 0 and standard deviation 1: ratios between customers count, every feature alike.',
    },
    pt: {
      label: 'em escala logarítmica',
      description:
        'Logaritmos, cada um com média 0 e desvio-padrão 1: contam as razões entre clientes, e todas as variáveis por igual.',
    },
  },
  options: {},
  fit: (values) => {
    const { mean, deviation } = meanAndDeviation(values.map(signedLog));
    return { by: 'log-shift', centre: mean, scale: deviation };
  },
  scale:
    ({ centre, scale }) =>
    (value) =>
      (signedLog(value) - centre) / scale,
} satisfies ScalingKind<LogShift>;
