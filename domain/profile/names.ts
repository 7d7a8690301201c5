/** The standards that can be followed, by number: the file of each beside this one. */
export const profileNames = {
  'DB32/T 5046—2025': 'db32-t-5046-2025.json',
  'DB3205/T 1077—2023': 'db3205-t-1077-2023.json',
} as const;

export type ProfileName = keyof typeof profileNames;
