import { mountLink } from '../http/mount-link.ts';
import { readLink } from '../read-link.ts';
import { signByLink } from '../sign-by-link.ts';

/** What somebody without an account is shown and signs by a one-time link. */
export const handler = mountLink({ 'read-link': readLink, 'sign-by-link': signByLink });
