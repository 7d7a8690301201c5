import { mount } from '../http/mount.ts';
import { listFigureCases } from '../list-figure-cases.ts';
import { readFigures } from '../read-figures.ts';
import { managerFigures } from '../routes/manager.ts';

/** Figures, and the cases behind them: it reads what was counted, and changes nothing. */
export const handler = mount('figures', managerFigures, {
  'read-figures': readFigures,
  'list-figure-cases': listFigureCases,
});
