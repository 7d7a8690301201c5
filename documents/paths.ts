/** Why a path must not be unpacked, in Chinese; undefined when it is safe on Linux, Windows and macOS. */
export function unsafeBecause(path: string): string | undefined {
  if (!path.isWellFormed()) return '文件名编码有误';
  if (path !== path.normalize('NFC')) return '文件名不是 NFC 规范形式';
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return '绝对路径';
  if (/[\\<>:"|?*\p{Cc}\p{Cf}]/u.test(path)) return '含有不允许的字符';
  for (const part of path.split('/')) {
    const because = unsafePart(part);
    if (because) return because;
  }
  return undefined;
}

const device = /^(con|prn|aux|nul|com\d|lpt\d)(\..*)?$/i;

function unsafePart(part: string): string | undefined {
  if (part === '') return '路径有空段';
  if (part === '.' || part === '..') return '路径穿越';
  if (/[. ]$/.test(part)) return '名称以点或空格结尾';
  if (device.test(part)) return '系统保留名';
  if (new TextEncoder().encode(part).length > 255) return '名称超过 255 字节';
  return undefined;
}

/** What two names must not share in one folder: many file systems ignore case and Unicode form. */
export const folded = (path: string) => path.normalize('NFC').toLowerCase();

const longest = 60;

/**
 * A file name made of a title: what no file system takes becomes an underscore. A percent sign becomes a wide one, since
 * manifests must escape it and `sha256sum -c` does not know that. The extension is given apart.
 */
export function fileName(title: string, extension: string): string {
  const plain = title
    .toWellFormed()
    .normalize('NFC')
    .replaceAll('%', '％')
    .replace(/[\\/<>:"|?*\p{Cc}\p{Cf}]+/gu, '_');
  const short = [...plain]
    .slice(0, longest)
    .join('')
    .replace(/^[. ]+|[. ]+$/g, '');
  const stem = short === '' || device.test(short) ? `_${short}` : short;
  return `${stem}.${extension}`;
}

/** Names in the given order, each doubled one with its number: 身份证.pdf, 身份证 (2).pdf. */
export function apart(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    let free = name;
    for (let count = 2; taken.has(folded(free)); count++) free = numbered(name, count);
    taken.add(folded(free));
    return free;
  });
}

const numbered = (name: string, count: number) => name.replace(/(\.[^.]*)?$/, (extension) => ` (${count})${extension}`);
