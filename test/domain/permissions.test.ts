import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Actor, type Staff, staffRoles } from '../../domain/context.ts';
import { isBelow } from '../../domain/offices.ts';
import { type Command, forbids, permissions, type Subject } from '../../domain/permissions.ts';
import { clause } from '../clause.ts';
import { district } from '../given.ts';
import { agent, manager, principal, system } from '../people.ts';
import { profiles } from '../profiles.ts';

/** A case of the township, with an agent in charge and a principal who has an account. */
const subject: Subject = { office: 'heping', agent: 'agent-1', account: 'resident-1' };
const { offices } = district;
const profile = profiles[district.profile];
type ServiceCommand = keyof typeof permissions;

const answer = (command: Command, actor: Actor, about = subject) =>
  forbids(command, about, { actor, offices, profile });

const staff = (role: Staff['roles'][number], office: string, id = 'someone'): Staff => ({
  kind: 'staff',
  id,
  office,
  roles: [role],
  authorities: [],
});

/** Everyone who can stand in some way to the case: the columns of the table below. */
const people: Readonly<Record<string, Actor>> = {
  'its principal': principal,
  'another principal': { kind: 'principal', account: 'resident-2' },
  'the agent in charge': agent,
  'the agent in charge, moved to another office': { ...agent, office: 'anle' },
  'an agent of its office': staff('agent', 'heping'),
  'an agent of the office above': staff('agent', 'centre'),
  'an agent of the office below': staff('agent', 'xinghua'),
  'a helper of its office': staff('helper', 'heping'),
  'a helper of another office': staff('helper', 'anle'),
  'a manager of its office': staff('manager', 'heping'),
  'the manager of the office above': manager,
  'a manager of the office below': staff('manager', 'xinghua'),
  'a manager of another office': staff('manager', 'anle'),
  'the system': system,
};

/** Role × relation × command, whole: y may, - may not. Columns in the order of `people`. */
const matrix: Record<ServiceCommand, string> = {
  //                      principals | agents    | helpers | managers | system
  'register-online': '    y y        | - - - - - | - -     | - - - -  | -',
  'register-at-window': ' - -        | y - y - - | y -     | y - - -  | -',
  'receive-inquiry': '    - -        | y - y - - | y -     | - - - -  | -',
  redirect: '             - -        | y - y - - | y -     | y y - -  | -',
  'choose-form': '        - -        | y - y - - | y -     | - - - -  | -',
  advise: '               - -        | y - y - - | y -     | - - - -  | -',
  answer: '               - -        | y - y - - | y -     | - - - -  | -',
  'guide-materials': '    - -        | y - y - - | y -     | - - - -  | -',
  'accompany-submission': '- -       | y - y - - | y -     | - - - -  | -',
  'record-coordination': '- -        | y - y - - | y -     | - - - -  | -',
  'settle-coordination': '- -        | y - y - - | y -     | - - - -  | -',
  'hand-over-responsibility': '- -   | y - y - - | y -     | - - - -  | -',
  'accept-responsibility': '- -      | y - y - - | y -     | - - - -  | -',
  conclude: '             - -        | y - y - - | y -     | - - - -  | -',
  'convert-to-agency': '  - -        | y - y - - | - -     | - - - -  | -',
  claim: '                - -        | y - y - - | - -     | - - - -  | -',
  assign: '               - -        | - - - - - | - -     | y y - -  | -',
  'release-claim': '      - -        | y - y - - | - -     | y y - -  | -',
  're-entrust': '         y -        | y - y - - | y -     | y - - -  | -',
  'merge-case': '         - -        | y - y - - | - -     | y y - -  | -',
  receive: '              - -        | y - y - - | - -     | - - - -  | -',
  decline: '              - -        | y - y - - | - -     | y y - -  | -',
  'propose-transfer': '   - -        | y - y - - | - -     | y y - -  | -',
  transfer: '             - -        | y - y - - | - -     | y y - -  | -',
  'accept-transfer': '    - -        | - - - - - | - -     | - - - -  | -',
  'refuse-transfer': '    - -        | - - - - - | - -     | - - - -  | -',
  'give-consent': '       y -        | - - - - - | - -     | - - - -  | -',
  'record-consent': '     - -        | y - y - - | y -     | y y - -  | -',
  'withdraw-consent': '   y -        | - - - - - | - -     | - - - -  | -',
  'record-consent-withdrawal': '- -  | y - y - - | y -     | y y - -  | -',
  withdraw: '             y -        | - - - - - | - -     | - - - -  | -',
  'record-withdrawal': '  - -        | y - y - - | y -     | y - - -  | -',
  'draft-agreement': '    - -        | y - - - - | - -     | - - - -  | -',
  'sign-own-agreement': ' y -        | - - - - - | - -     | - - - -  | -',
  'record-signature': '   - -        | y - - - - | - -     | - - - -  | -',
  'sign-for-mandatary': ' - -        | - - - - - | - -     | y y - -  | -',
  'change-contact': '      y -     | - - - - - | - -     | - - - -  | -',
  'record-contact-change': ' - -    | y - - - - | - -     | - - - -  | -',
  'request-other-agent': 'y -       | - - - - - | - -     | - - - -  | -',
  'record-agent-request': ' - -     | y - y - - | y -     | y - - -  | -',
  'refuse-agent-request': ' - -     | - - - - - | - -     | y y - -  | -',
  'report-conduct': '     y -       | - - - - - | - -     | - - - -  | -',
  'record-conduct-report': '- -     | - - - - - | - -     | y y - -  | -',
  'answer-conduct-report': '- -     | - - - - - | - -     | y y - -  | -',
  'withdraw-matter': '     y -     | - - - - - | - -     | - - - -  | -',
  'record-matter-withdrawal': '- -  | y - - - - | - -     | - - - -  | -',
  'restrict-mandate': '    y -     | - - - - - | - -     | - - - -  | -',
  'open-own-dispute': '    y -     | - - - - - | - -     | - - - -  | -',
  'sub-delegate': '       - -        | y - - - - | - -     | y y - -  | -',
  'end-sub-delegation': ' - -        | y - - - - | - -     | y y - -  | -',
  'consent-to-sub-delegation': 'y -  | - - - - - | - -     | - - - -  | -',
  'record-sub-delegation-consent': '- - | y - - - - | - -   | - - - -  | -',
  'open-dispute': '        - -     | - - - - - | - -     | y y - -  | -',
  'withdraw-dispute': '    y -     | - - - - - | - -     | - - - -  | -',
  'settle-dispute': '      - -     | - - - - - | - -     | y y - -  | -',
  'record-representative': ' - -     | y - - - - | - -     | - - - -  | -',
  'record-own-representative': ' y - | - - - - - | - -     | - - - -  | -',
  'record-guardian': '    - -        | y - - - - | - -     | - - - -  | -',
  'record-own-intent': '  - -        | y - - - - | - -     | - - - -  | -',
  'change-agent': '       - -        | - - - - - | - -     | y y - -  | -',
  'confirm-hand-over': '  - -        | y - - - - | - -     | - - - -  | -',
  'hand-over-all': '      - -        | - - - - - | - -     | y y - -  | -',
  'entrust-orally': '     - -        | y - - - - | - -     | - - - -  | -',
  'confirm-entrustment': 'y -        | - - - - - | - -     | - - - -  | -',
  'record-confirmation': '- -        | y - - - - | - -     | - - - -  | -',
  'extend-term': '        - -        | y - - - - | - -     | - - - -  | -',
  'supplement-agreement': ' - -      | y - - - - | - -     | - - - -  | -',
  'sign-own-supplement': 'y -        | - - - - - | - -     | - - - -  | -',
  'record-supplement-signature': ' - - | y - - - - | - -   | - - - -  | -',
  'sign-supplement-for-mandatary': '- - | - - - - - | - -  | y y - -  | -',
  'propose-own-plan-change': 'y -    | - - - - - | - -     | - - - -  | -',
  'propose-plan-change': '- -        | y - - - - | - -     | - - - -  | -',
  'answer-own-plan-change': 'y -     | - - - - - | - -     | - - - -  | -',
  'answer-plan-change': ' - -        | y - - - - | - -     | - - - -  | -',
  'record-plan-answer': ' - -        | y - - - - | - -     | - - - -  | -',
  'withdraw-own-plan-change': 'y -   | - - - - - | - -     | - - - -  | -',
  'withdraw-plan-change': ' - -      | y - - - - | - -     | - - - -  | -',
  'reach-milestone': '    - -        | y - - - - | - -     | - - - -  | -',
  'issue-power-of-attorney': '- - | y - - - - | - - | - - - - | -',
  'sign-power-of-attorney': 'y - | - - - - - | - - | - - - - | -',
  'record-power-of-attorney-signature': '- - | y - - - - | - - | - - - - | -',
  'give-notice': '        - -        | y - - - - | - -     | - - - -  | -',
  'take-into-custody': '  - -        | y - - - - | - -     | - - - -  | -',
  'hand-back': '          - -        | y - - - - | - -     | y y - -  | -',
  'take-back': '          - -        | y - - - - | - -     | - - - -  | -',
  'call-for-papers': '    - -        | y - - - - | - -     | y y - -  | -',
  'deposit-papers': '     - -        | y - - - - | - -     | y y - -  | -',
  'report-loss': '        - -        | y - - - - | - -     | y y - -  | -',
  'settle-loss': '        - -        | - - - - - | - -     | y y - -  | -',
  submit: '               - -        | y - - - - | - -     | - - - -  | -',
  'record-correction-request': ' - -  | y - - - - | - -     | - - - -  | -',
  resubmit: ' - -  | y - - - - | - -     | - - - -  | -',
  'mirror-authority-state': ' - -  | y - - - - | - -     | - - - -  | y',
  'record-charge': ' - -  | y - - - - | - -     | - - - -  | -',
  'record-delay': ' - -  | y - - - - | - -     | y y - -  | -',
  'report-progress': '    - -        | y - - - - | - -     | - - - -  | -',
  'record-result': '      - -        | y - - - - | - -     | - - - -  | -',
  deliver: '              - -        | y - - - - | - -     | - - - -  | -',
  suspend: '              - -        | y - - - - | - -     | y y - -  | -',
  resume: '               - -        | y - - - - | - -     | y y - -  | -',
  terminate: '            - -        | y - - - - | - -     | y y - -  | -',
  'sign-termination-form': '- -      | y - - - - | - -     | - - - -  | -',
  'correct-entry': '      - -        | y - - - - | - -     | y y - -  | -',
  'add-correction-note': '- -        | y - - - - | - -     | y y - -  | -',
  'issue-form': '         - -        | y - - - - | - -     | - - - -  | -',
  'add-document': '       y -        | y - y - - | y -     | - - - -  | y',
  evaluate: '             y -        | - - - - - | - -     | - - - -  | -',
  'open-rating-session': '- -       | y - y - - | y -     | y - - -  | -',
  'record-evaluation': '  - -        | y - y - - | y -     | y - - -  | -',
  'judge-rating': '       - -        | - - - - - | - -     | y y - -  | -',
  'raise-again': '        - -        | - - - - - | - -     | y y - -  | -',
  'list-doubted-ratings': '- -      | - - - - - | - -     | y y - -  | -',
  'issue-signing-link': ' - -        | y - - - - | - -     | - - - -  | -',
  reveal: '               - -        | y - - - - | - -     | y y - -  | -',
  'read-case': '          y -        | y - y - - | y -     | y y - -  | y',
  'list-cases': '         - -        | y - y - - | y -     | y y - -  | -',
  'import-cases': '       - -        | - - - - - | - -     | y y - -  | -',
  'list-subtree': '       - -        | - - - - - | - -     | y y - -  | -',
  'search-cases': '       - -        | y - y - - | y -     | y y - -  | -',
  'read-access-log': '    - -        | - - - - - | - -     | y y - -  | -',
  'open-archive': '       - -        | - - - - - | - -     | y y - -  | -',
  'draw-sample': '        - -        | - - - - - | - -     | y y - -  | -',
  'read-sample': '        - -        | - - - - - | - -     | y y - -  | -',
  'file-finding': '       - -        | - - - - - | - -     | - - - -  | -',
  'answer-finding': '     - -        | - - - - - | - -     | y y - -  | -',
  'settle-finding': '     - -        | - - - - - | - -     | - - - -  | -',
  'read-finding': '       - -        | - - - - - | - -     | y y - -  | -',
  'list-findings': '      - -        | - - - - - | - -     | y y - -  | -',
  'promise-improvement': '- -        | - - - - - | - -     | y y - -  | -',
  'note-improvement': '   - -        | y - - - - | - -     | y y - -  | -',
  'finish-improvement': ' - -        | y - - - - | - -     | y y - -  | -',
  'close-improvement': '  - -        | - - - - - | - -     | y y - -  | -',
  'drop-improvement': '   - -        | - - - - - | - -     | y y - -  | -',
  'read-improvement': '   - -        | y - y - - | y -     | y y - -  | -',
  'list-improvements': '  - -        | y - y - - | y -     | y y - -  | -',
  'enrol-staff': '        - -        | - - - - - | - -     | y y - -  | -',
  'list-staff': '         - -        | - - - - - | - -     | y y - -  | -',
  'read-drafts': '        - -        | - - - - - | - -     | y - - -  | -',
  'review-report': '      - -        | - - - - - | - -     | y - - -  | -',
  'read-figures': '       - -        | - - - - - | - -     | y y - -  | -',
  'list-figure-cases': '  - -        | - - - - - | - -     | y y - -  | -',
  'announce-survey': '- -        | - - - - - | - -     | y y - -  | -',
  'draw-survey': '- -        | - - - - - | - -     | y y - -  | -',
  'invite-to-survey': '- -        | - - - - - | - -     | y y - -  | -',
  'close-survey': '- -        | - - - - - | - -     | y y - -  | -',
  'record-call-back': '- -        | y - y - - | y -     | y y - -  | -',
  'read-survey': '- -        | y - y - - | y -     | y y - -  | -',
  'record-voice': '- -        | - - - - - | - -     | y y - -  | -',
  'list-voices': '- -        | - - - - - | - -     | y y - -  | -',
  wake: '                 - -        | - - - - - | - -     | - - - -  | y',
  archive: '              - -        | - - - - - | - -     | - - - -  | y',
};

const commands = Object.keys(permissions) as ServiceCommand[];

clause('5.3.2', () => {
  describe('who may do what', () => {
    test.each(commands)('%s', (command) => {
      const may = Object.values(people).map((actor) => (answer(command, actor) ? '-' : 'y'));
      expect(may.join('')).toBe(matrix[command].replaceAll(/[ |]/g, ''));
    });

    /** While it is being transferred to the other township (§7.2.1.2). */
    const receiving: Partial<Record<Command, string>> = {
      'accept-transfer': '           - -        | - y - - - | - -     | - y - y  | -',
      'refuse-transfer': '           - -        | - y - - - | - -     | - y - y  | -',
      'read-case': '                 y -        | y y y - - | y y     | y y - y  | y',
      'record-consent-withdrawal': ' - -        | y y y - - | y y     | y y - y  | -',
    };

    test.each(commands)('%s while it is being transferred', (command) => {
      const about = { ...subject, receiving: 'anle' };
      const may = Object.values(people).map((actor) => (answer(command, actor, about) ? '-' : 'y'));
      expect(may.join('')).toBe((receiving[command] ?? matrix[command]).replaceAll(/[ |]/g, ''));
    });

    test('who has matters given on may act for the case and read it, from the office it was given to (A.4.4)', () => {
      const about = { ...subject, subAgent: { to: 'agent-9', office: 'anle' } };
      const may = (actor: Actor) => commands.filter((command) => !answer(command, actor, about)).sort();
      const acts = [
        'mirror-authority-state',
        'reach-milestone',
        'read-case',
        'record-result',
        'report-progress',
        'resubmit',
        'submit',
      ];
      expect(may(staff('agent', 'anle', 'agent-9'))).toEqual(acts);
      expect(may(staff('agent', 'anle'))).toEqual([]);
      expect(may(staff('agent', 'xinghua', 'agent-9'))).toEqual([]);
    });

    test('nobody without a role may do anything', () => {
      expect(commands.filter((command) => !answer(command, { ...agent, roles: [] }))).toEqual([]);
    });

    test('several roles add up, and no more', () => {
      const both: Staff = { ...agent, roles: ['agent', 'manager'] };
      const either = (command: Command) =>
        !answer(command, agent) || !answer(command, { ...agent, roles: ['manager'] });
      expect(commands.filter((command) => !answer(command, both))).toEqual(commands.filter(either));
    });
  });

  const role = fc.subarray([...staffRoles], { minLength: 1 });
  const office = fc.constantFrom(...offices.map(({ code }) => code));

  test('no staff of another office pass anything, but managers of one above', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...commands),
        role,
        office,
        office,
        fc.boolean(),
        (command, roles, own, of, named) => {
          fc.pre(own !== of);
          const actor: Staff = { ...agent, office: own, roles };
          const about = { office: of, agent: named ? actor.id : 'agent-2', account: 'resident-1' };
          const granted: Partial<Record<string, string>> = permissions[command];
          const throughBelow =
            roles.some((each) => ['below', 'either-below'].includes(granted[each] ?? '')) && isBelow(offices, of, own);
          expect(answer(command, actor, about) === undefined).toBe(throughBelow);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('whoever has a link of a case may do there what its principal may, and nothing elsewhere', () => {
    const bearer: Actor = { kind: 'principal', account: 'link:0f', linked: 'BB1' };
    const passed = (about: Subject) => commands.filter((command) => !answer(command, bearer, about));
    const own = commands.filter((command) => !answer(command, principal));
    expect(passed({ ...subject, id: 'BB1' })).toEqual(own);
    expect(passed({ ...subject, id: 'BB2' })).toEqual(['register-online']);
    expect(passed({ ...subject, id: 'BB2', account: 'link:0f' })).toEqual(['register-online']);
  });

  test('no principal passes anything of another’s case but registering', () => {
    for (const command of commands)
      expect(answer(command, { kind: 'principal', account: 'resident-2' }) === undefined).toBe(
        command === 'register-online',
      );
  });
});

clause('4.2', () => {
  test('staff never handle a case of their own, whatever their role; they may read it', () => {
    const own = { ...subject, account: 'agent-1' };
    const all: Staff = { ...agent, roles: ['agent', 'helper', 'manager'] };
    const passed = commands.filter((command) => !answer(command, all, own));
    expect(passed).toEqual(['read-case']);
    expect(answer('receive', all, own)).toMatchObject({ clause: '4.2', because: 'own-case' });
  });
});

clause('A.4.3', () => {
  test.each(['read-case', 'reveal'] as const)('%s is refused in the name of confidence', (command) => {
    expect(answer(command, staff('agent', 'anle'))).toMatchObject({ clause: 'A.4.3', because: 'not-permitted' });
  });
});
