import { mount } from '../http/mount.ts';
import { pushAuthorityState } from '../push-authority-state.ts';

/** What the platforms of authorities tell. */
export const handler = mount('authority', { 'push-authority-state': pushAuthorityState });
