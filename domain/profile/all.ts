import own from './db32-t-5046-2025.json' with { type: 'json' };
import sister from './db3205-t-1077-2023.json' with { type: 'json' };
import type { ProfileName } from './names.ts';
import type { Profile } from './shape.ts';

/** Every profile as data; they are checked when the stacks are synthesised. */
export const profiles: Readonly<Record<ProfileName, Profile>> = {
  'DB32/T 5046—2025': own as Profile,
  'DB3205/T 1077—2023': sister as Profile,
};
