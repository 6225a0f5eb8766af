/** The regions of Morocco, ISO 3166-2:MA (rules.md 2.6). */
export const REGIONS = [
  'MA-01',
  'MA-02',
  'MA-03',
  'MA-04',
  'MA-05',
  'MA-06',
  'MA-07',
  'MA-08',
  'MA-09',
  'MA-10',
  'MA-11',
  'MA-12',
] as const;

/** Provinces and prefectures of the regions in which the programme works; elsewhere the region is enough. */
export const PROVINCES_OF: Readonly<Record<string, readonly string[]>> = {
  'MA-01': ['MA-HOC', 'MA-CHE', 'MA-FAH', 'MA-LAR', 'MA-OUZ', 'MA-TNG', 'MA-TET', 'MA-MDF'],
  'MA-02': ['MA-BER', 'MA-DRI', 'MA-FIG', 'MA-GUF', 'MA-JRA', 'MA-NAD', 'MA-OUJ', 'MA-TAI'],
};
