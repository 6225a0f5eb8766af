import { z } from 'zod';
import type { CallFile, Stage } from '../file/call-file.js';
import { type CallFault, type Finding, yamlFaults } from '../file/fault.js';
import { form } from '../file/form-file.js';
import { callFindings, placedFaults } from '../file/load-call.js';
import { placedYaml } from '../file/positions.js';
import { shapeFindings } from '../file/shape-findings.js';
import { textFindings } from '../file/checks/text-checks.js';
import { fixedFindings } from './fixed-findings.js';

export type LoadedForms =
  { readonly ok: true; readonly file: CallFile } | { readonly ok: false; readonly faults: readonly CallFault[] };

/** A call as it was published, and everything that its file ever said. */
export interface PublishedCall {
  readonly file: CallFile;
  readonly stages: readonly Stage[];
  readonly former: readonly CallFile[];
}

/**
 * Reads corrected forms of a published call, or says everything that is wrong with them, with its line. The text holds
 * `forms` and nothing else; a form that it leaves out stays as it is.
 */
export function loadForms(text: string, fileName: string, { file, stages, former }: PublishedCall): LoadedForms {
  const yaml = placedYaml(text);
  if (yaml.faults.length > 0) return { ok: false, faults: yamlFaults(yaml, fileName) };
  const asked = Object.fromEntries(stages.map((stage) => [stage, form.optional()]));
  const read = z.strictObject({ forms: z.strictObject(asked) }).safeParse(yaml.value ?? {});
  const found = read.success
    ? findingsOf({ file: withForms(file, read.data.forms), former, given: read.data.forms }, yaml.value)
    : shapeFindings(read.error, yaml.value ?? {});
  if (!read.success || found.length > 0) return { ok: false, faults: placedFaults(found, fileName, yaml) };
  return { ok: true, file: withForms(file, read.data.forms) };
}

type GivenForms = Partial<Record<Stage, z.output<typeof form>>>;

function withForms(file: CallFile, given: GivenForms): CallFile {
  const named = Object.entries(given).filter(([, one]) => one !== undefined);
  return { ...file, forms: { ...file.forms, ...Object.fromEntries(named) } };
}

function findingsOf(
  {
    file,
    former,
    given,
  }: { readonly file: CallFile; readonly former: readonly CallFile[]; readonly given: GivenForms },
  written: unknown,
): readonly Finding[] {
  const ofForms = callFindings(file).filter(({ path }) => path[0] === 'forms');
  const known = new Set(ofForms.map(({ path, code }) => `${code} ${path.join('.')}`));
  // What is written besides its meaning, such as a mark in a text that the checks of the file have seen already.
  const ofTexts = textFindings(written).filter(({ path, code }) => !known.has(`${code} ${path.join('.')}`));
  const fixed = (['conceptNote', 'fullApplication'] as const).flatMap((stage) => {
    const one = given[stage];
    return one ? fixedFindings(former, stage, one) : [];
  });
  return [...ofForms, ...ofTexts, ...fixed];
}
