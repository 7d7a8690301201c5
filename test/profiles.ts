import own from '../domain/profile/db32-t-5046-2025.json' with { type: 'json' };
import sister from '../domain/profile/db3205-t-1077-2023.json' with { type: 'json' };
import type { ProfileName } from '../domain/profile/names.ts';
import type { Profile } from '../domain/profile/shape.ts';

/** Every profile as data; a bundle has only the one that its district follows. */
export const profiles: Readonly<Record<ProfileName, Profile>> = {
  'DB32/T 5046—2025': own as Profile,
  'DB3205/T 1077—2023': sister as Profile,
};
