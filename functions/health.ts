import { district } from './district.ts';
import { open } from './http/call.ts';
import { version } from './version.ts';

/** That the interface answers, which version of it, and for which district. */
export const health = open(() => ({
  status: 200,
  body: { status: 'ok', version, profile: district.profile, district: district.name },
}));
