import type { Assistance, CheckedMaterials } from '../../../domain/assistance.ts';
import type { Notice } from '../../../domain/case/telling.ts';
import type { Case } from '../../../domain/case.ts';
import { checkNames, meansNames } from '../../../domain/course.ts';
import { authorityName } from '../../tasks/words.ts';
import { itemName } from '../names.ts';
import type { CaseView } from '../shapes.ts';

/** What assistance has come to (§7.1.2), also after the case went on as 代办. Staff ids are the office's own. */
export function assistanceOf(now: Case, internal: boolean): Pick<CaseView, 'assistance' | 'redirection'> {
  if (now.stage === 'redirected') return { redirection: now.redirection };
  if (!('assistance' in now) || !now.assistance) return {};
  const { firstResponder, offer, form, advice, answers, checked, submissions, attendedAt } = now.assistance;
  return {
    assistance: {
      ...(internal && { firstResponder, ...(offer && { offer }) }),
      ...(form && { form }),
      advice: advice.map((each) => adviceView(each, checked)),
      answers,
      submissions: submissions.map(submissionView),
      attendedAt,
      ...conclusionOf(now),
    },
  };
}

/** What was told, with how each material stood when it was last looked through. */
function adviceView({ catalogue, means, matters }: Notice, checked: readonly CheckedMaterials[]) {
  return {
    catalogue,
    means: { code: means, name: meansNames[means] },
    items: matters.map(({ matter: _, item, steps, basis, materials, ...each }) => {
      const seen = checked.find((one) => one.item === item)?.materials ?? [];
      return {
        ...each,
        item,
        title: itemName(item),
        steps: [...steps],
        basis: [...basis],
        materials: materials.map((material) => ({ ...material, ...checkOf(seen, material.id) })),
      };
    }),
  };
}

function checkOf(seen: CheckedMaterials['materials'], id: string) {
  const check = seen.find(({ material }) => material === id)?.check;
  return check ? { check: { code: check, name: checkNames[check] } } : {};
}

const submissionView = ({ item, authority, ...submission }: Assistance['submissions'][number]) => ({
  item,
  title: itemName(item),
  authority: { code: authority, name: authorityName(authority) },
  ...submission,
});

function conclusionOf(now: Case) {
  if (now.stage !== 'appraisal' && now.stage !== 'collected') return {};
  const { concludedAt: at, conclusion, evaluationUntil } = now;
  return { conclusion: { at, ...conclusion, evaluationUntil } };
}
