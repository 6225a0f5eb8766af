import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { STAFF_ROLES } from '#libs/identity';
import { CAPACITIES } from '#libs/awards';
import { parse } from 'yaml';
import { z } from 'zod';

const FOLDER = join('config', 'demo');

const language = z.enum(['fr', 'ar', 'en']);

const people = z.strictObject({
  password: z.string(),
  staff: z.array(
    z.strictObject({
      key: z.string(),
      name: z.string(),
      email: z.email(),
      language,
      roles: z.array(z.enum(STAFF_ROLES)),
    }),
  ),
  colleague: z.strictObject({ name: z.string(), email: z.email(), language }),
  committee: z.array(z.strictObject({ person: z.string(), capacity: z.enum(CAPACITIES), unit: z.string() })),
});

const place = z.strictObject({ code: z.string(), fr: z.string(), ar: z.string() });
const organisations = z.strictObject({
  first: z.array(z.string()),
  arabic: z.array(z.string()),
  purposes: z.array(z.strictObject({ fr: z.string(), ar: z.string() })),
  signatories: z.array(z.string()),
  provinces: z.record(z.string(), z.array(place)),
  banks: z.array(z.strictObject({ code: z.string(), name: z.string() })),
});

const writing = z.strictObject({
  trades: z.array(z.strictObject({ title: z.string(), subject: z.string(), market: z.string() })),
  people: z.array(z.string()),
  paragraphs: z.array(z.string()),
  lines: z.record(z.string(), z.array(z.string())),
});
const projects = z.strictObject({ fr: writing, ar: writing });

export type DemoPeople = z.infer<typeof people>;
export type DemoOrganisations = z.infer<typeof organisations>;
export type DemoProjects = z.infer<typeof projects>;

/** What the demo is made of. */
export interface Material {
  readonly people: DemoPeople;
  readonly organisations: DemoOrganisations;
  readonly projects: DemoProjects;
}

export function readMaterial(): Material {
  return {
    people: people.parse(yaml('people.yaml')),
    organisations: organisations.parse(yaml('organisations.yaml')),
    projects: projects.parse(yaml('projects.yaml')),
  };
}

function yaml(name: string): unknown {
  return parse(readFileSync(join(FOLDER, name), 'utf8'));
}
