import { resolve } from 'node:path';
import { Call, readCallFile } from '#libs/calls';
import type { Proposal } from '#libs/evaluation';
import { withoutPeople } from './without-people.js';

const team = [{ name: 'SECRET Salma', role: 'artist', experience: 'Dix ans de conte', days: '12' }];
const proposal: Proposal = {
  title: 'Contes au douar',
  lot: 'L1',
  organisation: null,
  request: { contributionMinor: 1, totalCostMinor: 2, months: 3, provinces: ['MA-TET'] },
  parts: [
    {
      stage: 'fullApplication',
      answers: { team: { team, costs: 'Devis joints' }, project: { title: 'Contes' } },
      before: { team: { team } },
    },
  ],
};

describe('the people of a proposal', () => {
  it('are read without their names where the call keeps them from assessors, and with everything else', async () => {
    const file = await readCallFile(resolve('config/calls/culture-el-manzeh.yaml'));
    const read = withoutPeople(new Call('of-this-test', 1, file, {}, null, null), proposal);

    expect(JSON.stringify(read)).not.toContain('SECRET');
    expect(read.parts[0]?.answers).toEqual({
      team: { team: [{ role: 'artist', experience: 'Dix ans de conte', days: '12' }], costs: 'Devis joints' },
      project: { title: 'Contes' },
    });
  });

  it('are read with their names where the call shows them', async () => {
    const file = await readCallFile(resolve('config/calls/culture-el-manzeh.yaml'));
    const form = structuredClone(file.forms.fullApplication);
    for (const question of form.pages.flatMap((page) => page.questions)) {
      if (question.type === 'people') question.namesForAssessors = 'shown';
    }
    const shown = { ...file, forms: { ...file.forms, fullApplication: form } };

    expect(withoutPeople(new Call('of-this-test', 1, shown, {}, null, null), proposal)).toEqual(proposal);
  });
});
