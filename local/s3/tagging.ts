import { document, done } from './answers.ts';
import { checkTags, versionHeader } from './describe.ts';
import { malformedXml } from './errors.ts';
import { find } from './find.ts';
import { receiveText } from './receive.ts';
import type { Act } from './storage.ts';
import { all, element, parse, textOf } from './xml.ts';

export const getTagging: Act = (storage, asked) => {
  const version = find(storage, asked);
  const tags = version.about.tags.map(([Key, Value]) => element('Tag', { Key, Value }));
  return document('Tagging', { TagSet: { tags } }, versionHeader(asked.bucket, version.id));
};

export const putTagging: Act = async (storage, asked) => {
  const [set] = all(parse(await receiveText(asked), 'Tagging'), 'TagSet');
  if (!set) throw malformedXml();
  const tags = all(set, 'Tag').map((tag): [string, string] => [textOf(tag, 'Key') ?? '', textOf(tag, 'Value') ?? '']);
  const version = find(storage, asked);
  storage.catalog.describe(version, { ...version.about, tags: checkTags(tags) });
  return done(200, versionHeader(asked.bucket, version.id));
};

export const deleteTagging: Act = (storage, asked) => {
  const version = find(storage, asked);
  storage.catalog.describe(version, { ...version.about, tags: [] });
  return done(204, versionHeader(asked.bucket, version.id));
};
