/** 18 px text, contrast of at least 7 : 1 (WCAG 2.1 §1.4.6), one column on a phone, dark where the reader's system is. */
export const style = `
:root{--ink:#1a1a1a;--soft:#3f4650;--paper:#fff;--wash:#f3f5f8;--line:#c5cbd3;--link:#0b4a8f;--law:#7a1f1f}
@media(prefers-color-scheme:dark){:root{--ink:#f2f2f2;--soft:#cfd5dc;--paper:#15181c;--wash:#22272d;--line:#4a525c;--link:#a9cdf7;--law:#f3b8b0}}
*{box-sizing:border-box}
body{margin:0;color:var(--ink);background:var(--paper);font:18px/1.7 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans SC",sans-serif}
main,header,nav{max-width:60rem;margin:0 auto;padding:0 1rem}
h1{font-size:1.7rem;line-height:1.3}h2{font-size:1.4rem;margin-top:2.5rem;border-bottom:2px solid var(--line)}
h3{font-size:1.15rem;margin:2.2rem 0 .3rem}h4{font-size:1rem;margin:1.2rem 0 .3rem}
a{color:var(--link)}a:focus-visible,summary:focus-visible{outline:3px solid var(--link);outline-offset:2px}
nav ul{columns:2 16rem;padding-left:1.2rem}nav li{margin:.2rem 0;break-inside:avoid}
code,pre{font:16px/1.5 ui-monospace,Menlo,Consolas,monospace}
code{overflow-wrap:anywhere}pre{background:var(--wash);padding:.8rem;overflow-x:auto;border-radius:.3rem}
.way{background:var(--wash);padding:.4rem .8rem;border-radius:.3rem;margin:.3rem 0}
.law{color:var(--law);border-left:4px solid var(--law);padding-left:.7rem;margin:.6rem 0}
.table{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:16px}
th,td{border:1px solid var(--line);padding:.35rem .5rem;text-align:left;vertical-align:top}th{background:var(--wash)}
summary{cursor:pointer;padding:.3rem 0}.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:.5rem;background:var(--paper)}
`;
