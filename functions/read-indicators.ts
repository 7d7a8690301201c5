import { indicators } from '../domain/measure/indicators/all.ts';
import { publishJson } from './http/published.ts';
import { indicatorView } from './views/figures.ts';

/** §8.3: what is counted and how: every indicator in every version of its definition. */
export const readIndicators = publishJson(() => ({ items: indicators.map(indicatorView) }));
