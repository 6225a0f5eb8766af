import { resolve } from 'node:path';
import { Call, checkAnswers, computeBudget, readCallFile } from '#libs/calls';
import { aCall } from '#testing/calls';
import { completeBudget, completeStage } from './complete-answers.js';

/** What tests take for a complete application has to be one, under every call of this installation. */
describe('the answers that tests give', () => {
  it.each(['culture-el-manzeh', 'kafaat-liljamia'])('are complete under %s', async (name) => {
    const file = await readCallFile(resolve(`config/calls/${name}.yaml`));
    const call = new Call(aCall().id, 1, file, {}, null, null);
    const faults = call.stages.flatMap((stage) => {
      const answers = Object.assign({}, ...completeStage(call, stage).map((page) => page.answers)) as object;
      return checkAnswers(call.form(stage), { ...answers }, call.terms('L1'));
    });

    expect(faults).toEqual([]);
    expect(computeBudget(completeBudget(call), call.terms('L1')).faults).toEqual([]);
  });
});
