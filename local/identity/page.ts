import type { Person } from './people.ts';

/** The sign-in page: plain, in Chinese, one button per invented person. No password stands between, and it says so. */
export function signInPage(action: string, people: readonly Person[]): string {
  const buttons = people
    .map(
      ({ sub, name }) =>
        `<button name="person" value="${escaped(sub)}">${escaped(name)}<small>${escaped(sub)}</small></button>`,
    )
    .join('\n');
  return page(`<p>请选择演示人员登录。人员均为虚构，仅供评估、培训和开发使用。</p>
<form method="post" action="${escaped(action)}">
${buttons}
</form>`);
}

export const errorPage = (message: string): string => page(`<p>无法登录：${escaped(message)}</p>`);

const page = (content: string) => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>演示登录</title>
<style>
body { font: 1.125rem/1.6 system-ui, sans-serif; max-width: 32rem; margin: 2rem auto; padding: 0 1rem; }
button { display: flex; justify-content: space-between; align-items: center; width: 100%; min-height: 3rem; margin: .5rem 0;
  padding: .5rem 1rem; font: inherit; text-align: left; border: 1px solid #767676; border-radius: .375rem; background: #fff; color: #111; }
button:hover, button:focus { border-color: #0b57a4; outline: 2px solid #0b57a4; }
small { color: #555; }
</style>
</head>
<body>
<h1>演示登录</h1>
${content}
</body>
</html>
`;

const escaped = (text: string) => text.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`);
