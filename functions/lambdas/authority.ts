import { mount } from '../http/mount.ts';
import { pushAuthorityState } from '../push-authority-state.ts';
import { authorityRoutes } from '../routes/authority.ts';

/** What the platforms of authorities tell. */
export const handler = mount('authority', authorityRoutes, { 'push-authority-state': pushAuthorityState });
