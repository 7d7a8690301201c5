import { lineOf, pad } from './lines.ts';
import { type Costs, type Played, playAll } from './play.ts';
import { allScenarios, type Scenario } from './scenario.ts';

export interface AllOptions {
  /** Names of the stories that are told; all unless told. */
  readonly only?: readonly string[] | undefined;
  /** Says which stories there are, and tells none. */
  readonly list: boolean;
  readonly json: boolean;
}

/** Tells every story over HTTP, with what each cost. @returns whether all went well, and none cost more than it may */
export async function tellAll({ only, list, json }: AllOptions): Promise<boolean> {
  const known = await allScenarios();
  if (list) return listed(known, json);
  const unknown = only?.find((name) => !known.some((scenario) => scenario.name === name));
  if (unknown !== undefined) {
    console.error(`没有名为 ${unknown} 的故事；--list 列出全部。`);
    return false;
  }
  const chosen = only ? known.filter(({ name }) => only.includes(name)) : known;
  const played = await playAll(chosen, json ? {} : aloud);
  const ok = played.every(({ faults }) => faults.length === 0);
  if (json) console.log(JSON.stringify({ ok, stories: played }, null, 2));
  else console.log(summaryOf(played));
  return ok;
}

function listed(scenarios: readonly Scenario[], json: boolean): true {
  const rows = scenarios.map(({ name, title, begins }) => ({ name, title, ...(begins && { begins }) }));
  if (json) console.log(JSON.stringify(rows, null, 2));
  else for (const { name, title } of rows) console.log(`  ${pad(name, 28)}${title}`);
  return true;
}

const aloud = {
  begin: ({ name, title, begins }: Scenario) => {
    console.log(`\n${title}（${name}${begins ? `，自 ${begins} 起` : ''}）`);
  },
  step: (step: Parameters<typeof lineOf>[0]) => console.log(lineOf(step)),
  end: ({ cases, costs, faults, seconds }: Played) => {
    for (const { caseId, stage } of cases) console.log(`  案件 ${caseId} → ${stage}`);
    console.log(`  ${costsIn(costs)}，${seconds.toFixed(1)} 秒`);
    for (const fault of faults) console.log(`  ✗ ${fault}`);
  },
};

const costsIn = ({
  transitions,
  humanWaits,
  wakeUps,
  transitionsAtMost,
  writeUnits,
  itemsChanged,
  writeUnitsAtMost,
}: Costs) =>
  `状态转换 ${transitions} ≤ ${transitionsAtMost}（人工等待 ${humanWaits} 次${wakeUps ? `，其中到时唤醒 ${wakeUps} 次` : ''}），写入 ${writeUnits} ≤ ${writeUnitsAtMost.toFixed(1)} 单位（变更 ${itemsChanged} 项）`;

const heading = ['', '步骤', '等待', '转换', '上限', '变更', '写入', '上限', ''];

/** All stories in a table: steps, waits, transitions, items, write units, and whether each bound is kept. */
function summaryOf(played: readonly Played[]): string {
  const rows = played.map(({ name, steps, costs, faults }) => [
    name,
    `${steps.length}`,
    `${costs.humanWaits}`,
    `${costs.transitions}`,
    `${costs.transitionsAtMost}`,
    `${costs.itemsChanged}`,
    `${costs.writeUnits}`,
    costs.writeUnitsAtMost.toFixed(1),
    faults.length === 0 ? '✓' : '✗',
  ]);
  const lines = [heading, ...rows].map(
    ([first = '', ...cells]) => pad(first, 28) + cells.map((cell) => pad(cell, 8)).join(''),
  );
  const wrong = played.filter(({ faults }) => faults.length > 0).length;
  return `\n${lines.join('\n')}\n\n${played.length} 个故事，${wrong === 0 ? '全部讲完，成本都在上限之内' : `${wrong} 个有问题`}。`;
}
