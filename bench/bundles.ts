import { fileURLToPath } from 'node:url';
import { type Bundles, bundle } from '../infra/bundle.ts';
import { readDistrict, settingsFile } from '../infra/district.ts';

let built: Promise<Bundles> | undefined;

/** The functions as they are shipped, in a folder that no synthesis touches; built once per run, if anything changed. */
export function bundles(): Promise<Bundles> {
  const settings = settingsFile('demo');
  built ??= bundle({
    entries: 'functions/lambdas',
    outdir: fileURLToPath(new URL('../.cache/bench', import.meta.url)),
    settings,
    runtime: readDistrict(settings).runtime,
  });
  return built;
}
