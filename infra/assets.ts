import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LambdaSpec } from '../functions/lambdas.ts';

/** A file that lies beside a bundle. */
export interface Asset {
  /** Absolute. */
  readonly from: string;
  /** Relative to the folder of the bundle. */
  readonly to: string;
}

const packages = fileURLToPath(new URL('../node_modules', import.meta.url));

/** What a function needs beside its code. `documents/` knows what printing takes, and is asked only when it is built. */
export async function assetsOf({ assets }: LambdaSpec): Promise<readonly Asset[]> {
  if (!assets) return [];
  const { colourProfile, fontFiles } = await import('../documents/fonts.ts');
  const profile = join(packages, colourProfile.package, colourProfile.from);
  return [
    ...fontFiles.map((file) => ({ from: join(packages, '@expo-google-fonts', file), to: join(assets, file) })),
    // Looked for beside the code that prints: the entry, or a chunk that is imported late.
    ...['', 'chunks/'].map((beside) => ({ from: profile, to: `${beside}${colourProfile.to}` })),
  ];
}
