import { type Writer } from '../../texts';
import { type Attributes } from '../types';

/** An axis of amounts from zero on, whose four to eight ticks are written as the language writes money. */
export function amountTicks(values: readonly number[], writer: Writer): Attributes {
  const most = Math.max(0, ...values.filter(Number.isFinite));
  const least = Math.min(0, ...values.filter(Number.isFinite));
  const step = niceStep((most - least) / 5);
  const from = Math.floor(least / step);
  const count = Math.max(1, Math.ceil(most / step) - from) + 1;
  const ticks = Array.from({ length: count }, (_, i) => (from + i) * step);
  return {
    tickvals: ticks,
    ticktext: ticks.map((tick) =>
      Math.abs(tick) >= 1000
        ? writer.money(tick, { compact: true, decimals: Number.isInteger(tick / unitOf(tick)) ? 0 : 1 })
        : writer.money(tick, { decimals: 0 }),
    ),
    rangemode: 'tozero',
  };
}

/** The step of 1, 2 or 5 times a power of ten that is not smaller. */
function niceStep(least: number): number {
  if (!(least > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(least));
  return power * ([1, 2, 5, 10].find((factor) => factor * power >= least) ?? 10);
}

function unitOf(value: number): number {
  const size = Math.abs(value);
  return size >= 1e9 ? 1e9 : size >= 1e6 ? 1e6 : 1e3;
}
