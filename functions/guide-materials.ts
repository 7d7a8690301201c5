import { guideMaterials as decide, GuideMaterials } from '../domain/guide-materials.ts';
import { command } from './http/command.ts';

/** §7.1.2.3: the principal is guided in preparing and supplementing papers. */
export const guideMaterials = command({
  body: GuideMaterials,
  decide:
    ({ body }) =>
    (now, context) =>
      decide(now, body, context),
});
