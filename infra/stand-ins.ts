import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Plugin } from 'esbuild';

/**
 * What stands in the bundles for files that a Lambda function never uses, but that hang on what it does use. Nothing here is
 * on the way of a request; what would be asked for all the same does as well, or says that it was left out.
 */
const standIns: Readonly<Record<string, string>> = {
  // There is no ~/.aws in Lambda: a client would look for two files that can't be there.
  '@smithy/core/dist-es/submodules/config/shared-ini-file-loader/loadSharedConfigFiles.js': `export { CONFIG_PREFIX_SEPARATOR } from './constants';
     export const loadSharedConfigFiles = async () => ({ configFile: {}, credentialsFile: {} });`,
  // Nor is there an instance that would know the region: AWS_REGION is always set.
  '@smithy/core/dist-es/submodules/config/config-resolver/regionConfig/getInstanceMetadataRegion.js':
    'export const getInstanceMetadataRegion = async () => undefined;',
  // Only where AWS_RETRY_MODE asks for it, which no function does.
  '@smithy/core/dist-es/submodules/retry/util-retry/AdaptiveRetryStrategy.js': refusing('AdaptiveRetryStrategy'),
  // SHA-256 in JavaScript, for a Node that was built without OpenSSL.
  '@smithy/core/dist-es/submodules/checksum/sha256/Sha256Js.js': refusing('Sha256Js'),
  // Half a megabyte for fonts in WOFF2, which Node itself can unpack.
  'brotli/decompress.js': "export { brotliDecompressSync as default } from 'node:zlib';",
};

const packages = join(import.meta.dirname, '..', 'node_modules');
const nameOf = (path: string): string => path.slice(path.lastIndexOf('/node_modules/') + '/node_modules/'.length);

function refusing(name: string): string {
  return `export class ${name} { constructor() { throw new Error('${name} was left out of the bundle'); } }`;
}

/** @throws Error naming a file that a new version of the SDK has no more */
export const standIn: Plugin = {
  name: 'stand-in',
  setup({ onLoad }) {
    for (const name of Object.keys(standIns))
      if (!existsSync(join(packages, name))) throw new Error(`infra/stand-ins.ts: there is no ${name} any more`);
    const files = Object.keys(standIns).map((name) => basename(name, '.js'));
    onLoad({ filter: new RegExp(`[\\\\/](${files.join('|')})\\.js$`) }, ({ path }) => {
      const contents = standIns[nameOf(path.replaceAll('\\', '/'))];
      return contents === undefined ? undefined : { contents };
    });
    // A client tells its version, and brings its whole package.json for that.
    onLoad({ filter: /[\\/]@aws-sdk[\\/]client-[^\\/]+[\\/]package\.json$/ }, ({ path }) => {
      const { version } = JSON.parse(readFileSync(path, 'utf8'));
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
  },
};
