/** One file of the evidence: each of its lines is one row, as JSON. */
export interface EvidenceTable {
  readonly path: string;
  readonly sql: string;
  /** What `$1` is: the id of the file; or the ids of the file, its payments, its reports and complaints. */
  readonly of: 'file' | 'instances';
}

function rows(path: string, sql: string, of: EvidenceTable['of'] = 'file'): EvidenceTable {
  return { path: `${path}.jsonl`, sql: `select row_to_json(x)::text as line from (${sql}) x`, of };
}

function rowsOfInstances(path: string, sql: string): EvidenceTable {
  return rows(path, sql, 'instances');
}

/** Of a removed document only what was there when something was submitted: the rest was a draft of its writers'. */
const HANDED_IN = `(d.removed_at is null or exists (
  select from submission s where s.application_id = d.application_id and s.arrived_at between d.uploaded_at and d.removed_at
))`;

/** Everything that the file is made of, in the order of its life. Drafts that were not submitted are nobody's evidence. */
export const TABLES: readonly EvidenceTable[] = [
  rowsOfInstances(
    'instances',
    `select i.id, i.subject, i.definition, i.definition_version, i.state, i.version, encode(i.head_hash, 'hex') as head_hash,
       i.context, i.deadlines, i.created_at, i.updated_at
     from workflow_instance i where i.id = any($1::uuid[]) order by i.created_at, i.id`,
  ),
  rows('application', 'select a.* from application a where a.id = $1'),
  rows('organisation', `select o.* from organisation o join application a on a.organisation_id = o.id where a.id = $1`),
  rows('submissions', 'select s.* from submission s where s.application_id = $1 order by s.arrived_at'),
  rows(
    'forms',
    `select d.revision, d.sha256, d.at, d.file->'forms' as forms from call_document d join application a on a.call_id = d.call_id
     where a.id = $1 order by d.revision`,
  ),
  rows(
    'receipts',
    `select r.* from receipt r join submission s on s.id = r.submission_id
     where s.application_id = $1 order by r.issued_at`,
  ),
  rows('documents', `select d.* from document d where d.application_id = $1 and ${HANDED_IN} order by d.uploaded_at`),
  rows('checks', 'select c.* from eligibility_check c where c.grant_id = $1 order by c.decided_at'),
  rows('clarifications', 'select c.* from clarification c where c.grant_id = $1 order by c.requested_at'),
  rows('complaints', 'select c.* from complaint c where c.grant_id = $1 order by c.filed_at'),
  rows('evaluation-rounds', 'select r.* from evaluation_round r where r.application_id = $1 order by r.opened_at'),
  rows('assessors', 'select n.* from assignment n where n.application_id = $1 order by n.assigned_at'),
  rows(
    'assessments',
    `select s.* from assessment s join evaluation_round r on r.id = s.round_id
     where r.application_id = $1 and s.submitted_at is not null order by s.submitted_at`,
  ),
  rows(
    'conflicts-of-interest',
    'select c.* from conflict_of_interest c where c.application_id = $1 order by c.declared_at',
  ),
  rows('award', 'select w.* from award w where w.grant_id = $1'),
  rows(
    'decisions',
    `select d.* from committee_decision d join application a on a.call_id = d.call_id and a.lot = d.lot
     where a.id = $1 order by d.decided_at`,
  ),
  rows('contracts', 'select c.* from contract c where c.grant_id = $1 order by c.attempt'),
  rows(
    'signatures',
    `select s.* from contract_signature s join contract c on c.id = s.contract_id
     where c.grant_id = $1 order by s.signed_at`,
  ),
  rows('payments', 'select p.* from payment p where p.grant_id = $1 order by p.requested_at'),
  rows(
    'payment-orders',
    `select o.*, b.message_id, b.made_at, b.made_by, b.execute_on, b.sha256 as file_sha256
     from payment_order o join payment p on p.id = o.payment_id join payment_batch b on b.id = o.batch_id
     where p.grant_id = $1 order by b.made_at`,
  ),
  rows('ledger', 'select e.* from ledger_entry e where e.grant_id = $1 order by e.at, e.id'),
  rows('balance', 'select b.* from grant_balance b where b.grant_id = $1'),
  rows('reports', 'select r.* from report r where r.grant_id = $1 order by r.n'),
  rows(
    'report-submissions',
    `select s.* from report_submission s join report r on r.id = s.report_id
     where r.grant_id = $1 order by s.submitted_at`,
  ),
  rows(
    'report-verifications',
    `select v.* from report_verification v join report r on r.id = v.report_id
     where r.grant_id = $1 order by v.decided_at`,
  ),
  rows(
    'report-documents',
    `select d.* from report_document d join report r on r.id = d.report_id
     where r.grant_id = $1 order by d.uploaded_at`,
  ),
  rowsOfInstances('letters', 'select l.* from letter l where l.instance_id = any($1::uuid[]) order by l.issued_at'),
  rowsOfInstances('mails', 'select m.* from mail m where m.instance_id = any($1::uuid[]) order by m.queued_at'),
  rowsOfInstances(
    'people',
    `select p.id, p.name from person p where p.id::text in (
       select h.actor ->> 'id' from workflow_history h where h.instance_id = any($1::uuid[]))`,
  ),
];

/** The instances that make up a file: itself, its payments, its reports, complaints. */
export const INSTANCES = `
select $1::uuid as id
union all select p.id from payment p where p.grant_id = $1
union all select r.id from report r where r.grant_id = $1
union all select c.id from complaint c where c.grant_id = $1`;

/** The definitions on which they ran, as their text was kept. */
export const DEFINITIONS = `
select distinct d.id, d.version, d.source::text as source from workflow_definition d
join workflow_history h on h.definition = d.id and h.definition_version = d.version
where h.instance_id = any($1::uuid[]) order by d.id, d.version`;

/** Contents of documents, each once. */
export const CONTENTS = `
select x.key, min(x.name) as name from (
  select d.storage_key as key, d.name from document d where d.application_id = $1 and ${HANDED_IN}
  union all
  select d.storage_key, d.name from report_document d join report r on r.id = d.report_id where r.grant_id = $1
) x group by x.key order by x.key`;
