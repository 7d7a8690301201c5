import { malformedXml } from './errors.ts';

/** Text of a document under construction, so that it is escaped exactly once. */
export interface Markup {
  readonly markup: string;
}

type Content = string | number | boolean | Markup | undefined | readonly (Markup | undefined)[];

/** One element; members that are undefined are left out. */
export function element(name: string, content: Record<string, unknown> | Content): Markup {
  return { markup: `<${name}>${write(content)}</${name}>` };
}

/** The document as bytes, with its declaration. */
export const render = ({ markup }: Markup): Buffer => Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n${markup}`);

function write(content: unknown): string {
  if (content === undefined) return '';
  if (Array.isArray(content)) return content.map(write).join('');
  if (isMarkup(content)) return content.markup;
  if (typeof content === 'object' && content !== null) return Object.entries(content).map(writeMember).join('');
  return encodeText(String(content));
}

/** A list of markup stands for itself, since S3 repeats elements without a wrapper. */
function writeMember([name, content]: [string, unknown]): string {
  if (content === undefined) return '';
  if (Array.isArray(content)) return write(content);
  return element(name, content as Content).markup;
}

const isMarkup = (content: unknown): content is Markup =>
  typeof content === 'object' && content !== null && 'markup' in content;

/** Characters that XML 1.0 cannot hold, even as references, are refused by parsers; S3 has `encoding-type` for them. */
const encodeText = (text: string): string => text.replace(/[<>&"'\r\n\t]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A parsed element. */
export interface Node {
  readonly name: string;
  readonly children: readonly Node[];
  readonly text: string;
}

interface OpenNode {
  name: string;
  children: Node[];
  text: string;
}

const token = /<\?[^>]*\?>|<!--[\s\S]*?-->|<(\/?)([\w:.-]+)((?:\s[^<>]*?)?)(\/?)>|([^<]+)/gy;

/** Parses a request's document, whose root must be `root`. Throws MalformedXML. No DTD, no CDATA: S3's clients send none. */
export function parse(document: string, root: string): Node {
  const top: OpenNode = { name: '', children: [], text: '' };
  const open = [top];
  token.lastIndex = 0;
  while (token.lastIndex < document.length) {
    const found = token.exec(document);
    if (!found) throw malformedXml();
    take(found, open);
  }
  const [only, ...rest] = top.children;
  if (open.length > 1 || only?.name !== root || rest.length > 0 || top.text.trim() !== '') throw malformedXml();
  return only;
}

function take([, closing, name, , empty, text]: RegExpExecArray, open: OpenNode[]): void {
  const inside = open.at(-1)!;
  if (text !== undefined) {
    inside.text += decodeEntities(text);
  } else if (closing) {
    if (open.length === 1 || inside.name !== name) throw malformedXml();
    open.pop();
  } else if (name) {
    const node = { name, children: [], text: '' };
    inside.children.push(node);
    if (!empty) open.push(node);
  }
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const decodeEntities = (text: string): string =>
  text.replace(/&(?:#(\d+)|#x([\da-f]+)|(\w+));/gi, (_, decimal?: string, hex?: string, name?: string) => {
    if (decimal) return String.fromCodePoint(Number(decimal));
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    const sign = entities[name ?? ''];
    if (sign === undefined) throw malformedXml();
    return sign;
  });

/** The text of a child, or undefined when there is none. */
export const textOf = (node: Node, name: string): string | undefined =>
  node.children.find((child) => child.name === name)?.text;

/** The children of a name. */
export const all = (node: Node, name: string): readonly Node[] => node.children.filter((child) => child.name === name);
