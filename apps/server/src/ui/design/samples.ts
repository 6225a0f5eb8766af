import type { Lang } from '#libs/platform';

/** What a summary may be long: each sample is longer. */
export const SUMMARY_LIMIT = 120;

/** Contents of the design page: plausible, long where life is long, and hostile where people are. */
export interface Sample {
  readonly organisation: string;
  readonly person: string;
  readonly project: string;
  readonly summary: string;
  readonly file: string;
  readonly reason: string;
}

const FR: Sample = {
  organisation: 'Association Tissir pour la formation et l’insertion des jeunes',
  person: 'Salma El Ouazzani',
  project: 'Métiers de la rénovation pour les jeunes de Jerada',
  summary:
    'Le projet forme soixante jeunes sans emploi aux métiers de l’isolation et de la rénovation, avec dix entreprises de la province qui s’engagent à les accueillir en stage.',
  file: 'statuts-association-2024 (version signée).pdf',
  reason: 'Le procès-verbal de la dernière assemblée générale ne porte pas de date.',
};

const AR: Sample = {
  organisation: 'جمعية تيسير للتكوين وإدماج الشباب',
  person: 'سلمى الوزاني',
  project: 'مهن الترميم لفائدة شباب جرادة',
  summary:
    'يكوّن المشروع ستين شابة وشابا بدون عمل في مهن العزل والترميم، بشراكة مع عشر مقاولات من الإقليم تلتزم باستقبالهم في تداريب.',
  file: 'statuts-association-2024 (نسخة موقعة).pdf',
  reason: 'محضر آخر جمع عام لا يحمل أي تاريخ.',
};

const EN: Sample = {
  organisation: 'Tissir Association for Training and Youth Employment',
  person: 'Salma El Ouazzani',
  project: 'Renovation trades for young people in Jerada',
  summary:
    'The project trains sixty young people without work in insulation and renovation, with ten companies of the province that commit to taking them on as trainees.',
  file: 'association-statutes-2024 (signed version).pdf',
  reason: 'The minutes of the last general assembly bear no date.',
};

export const SAMPLES: Readonly<Record<Lang, Sample>> = { fr: FR, ar: AR, en: EN };
