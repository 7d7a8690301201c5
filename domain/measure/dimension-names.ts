import type { Channel, Group } from './row.ts';

export const channelNames: ReadonlyMap<string, string> = new Map<Channel, string>([
  ['online', '线上'],
  ['window', '窗口'],
  ['none', '其他'],
]);

export const groupNames: ReadonlyMap<string, string> = new Map<Group, string>([
  ['elderly', '老年人'],
  ['disabled', '残疾人'],
  ['enterprise', '企业'],
  ['project', '建设项目'],
]);
