/** Text that is HTML already; everything else is escaped on its way into a page. */
export class Markup {
  readonly html: string;

  constructor(html: string) {
    this.html = html;
  }

  toString(): string {
    return this.html;
  }
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export const safe = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');

export const raw = (html: string): Markup => new Markup(html);

type Content = string | Markup;

const html = (content: Content): string => (typeof content === 'string' ? safe(content) : content.html);

export const tag = (name: string, ...contents: readonly Content[]): Markup =>
  raw(`<${name}>${contents.map(html).join('')}</${name}>`);

export const list = (items: readonly Content[]): Markup => tag('ul', ...items.map((item) => tag('li', item)));

/** A table that scrolls by itself on a narrow screen. */
export function table(heads: readonly string[], rows: readonly (readonly Content[])[]): Markup {
  const head = tag('tr', ...heads.map((text) => raw(`<th scope="col">${safe(text)}</th>`)));
  const body = rows.map((cells) => tag('tr', ...cells.map((cell) => tag('td', cell))));
  return raw(
    `<div class="table" tabindex="0"><table><thead>${head}</thead><tbody>${body.join('')}</tbody></table></div>`,
  );
}
