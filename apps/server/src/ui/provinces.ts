/** A place on the map: degrees of longitude and latitude, drawn by hand and simplified. */
export type Place = readonly [longitude: number, latitude: number];

export interface ProvinceOutline {
  /** ISO 3166-2. */
  readonly code: string;
  readonly outline: readonly Place[];
  /** The middle of its name. */
  readonly name: Place;
  /** Where a line leads to from a name that does not fit inside. */
  readonly pointsTo?: Place;
}

export interface RegionOutline {
  readonly code: string;
  readonly provinces: readonly ProvinceOutline[];
  /** What is shown: the north-western and the south-eastern corner. */
  readonly frame: readonly [Place, Place];
}

// Corners that several provinces share, so that their borders fall together.
const SEA: Readonly<Record<string, Place>> = {
  spartel: [-5.93, 35.79],
  strait: [-5.7, 35.83],
  fnideq: [-5.42, 35.9],
  martil: [-5.27, 35.62],
  laou: [-5.08, 35.45],
  jebha: [-4.66, 35.21],
  nekor: [-3.75, 35.22],
  kert: [-3.2, 35.22],
  moulouya: [-2.42, 35.14],
  saidia: [-2.21, 35.09],
  asilah: [-6.06, 35.42],
};
const INLAND: Readonly<Record<string, Place>> = {
  anjra: [-5.72, 35.62],
  anjraSouth: [-5.6, 35.58],
  anjraEast: [-5.45, 35.7],
  assilahSouth: [-5.78, 35.43],
  tetouanSouth: [-5.65, 35.28],
  chaouenWest: [-5.45, 35.23],
  chaouenNorth: [-5.22, 35.35],
  ouezzaneNorth: [-5.72, 35.05],
  ouezzaneWest: [-5.7, 34.85],
  ouezzaneEast: [-5.05, 34.82],
  ouezzaneTop: [-5.2, 35.0],
  hoceimaWest: [-4.7, 34.95],
  hoceimaSouth: [-4.85, 34.76],
  hoceimaEast: [-3.85, 34.85],
  driouchWest: [-3.8, 35.0],
  driouchEast: [-3.18, 35.02],
  driouchSouth: [-3.13, 34.82],
  guercifNorth: [-3.4, 34.7],
  nadorSouth: [-2.85, 34.74],
  nadorEast: [-2.68, 34.85],
  berkaneWest: [-2.45, 34.98],
  berkaneSouth: [-2.45, 34.76],
  berkaneEast: [-2.1, 34.92],
  oujdaWest: [-2.3, 34.52],
  oujdaSouth: [-1.77, 34.42],
  jeradaWest: [-2.35, 34.2],
  jeradaSouth: [-2.45, 33.9],
  jeradaEast: [-1.7, 33.95],
  taourirtSouth: [-2.75, 33.8],
  guercifEast: [-2.95, 34.1],
  guercifTop: [-2.95, 34.45],
  guercifSouth: [-3.1, 33.65],
};

function outline(...corners: readonly (string | Place)[]): readonly Place[] {
  return corners.map((corner) => {
    const place = typeof corner === 'string' ? (SEA[corner] ?? INLAND[corner]) : corner;
    if (!place) throw new Error(`The map has no corner ${String(corner)}.`);
    return place;
  });
}

/** Tanger-Tétouan-Al Hoceïma. The narrow provinces of the coast have their names in the sea. */
const NORTH: RegionOutline = {
  code: 'MA-01',
  frame: [
    [-6.98, 36.32],
    [-3.62, 34.5],
  ],
  provinces: [
    {
      code: 'MA-TNG',
      outline: outline('spartel', 'strait', 'anjra', 'assilahSouth', 'asilah', [-6.03, 35.5]),
      name: [-6.47, 35.68],
      pointsTo: [-5.93, 35.64],
    },
    {
      code: 'MA-FAH',
      outline: outline('strait', [-5.56, 35.85], 'fnideq', 'anjraEast', 'anjraSouth', 'anjra'),
      name: [-5.85, 36.13],
      pointsTo: [-5.58, 35.8],
    },
    {
      code: 'MA-MDF',
      outline: outline('fnideq', [-5.34, 35.86], [-5.29, 35.73], 'martil', [-5.36, 35.63], 'anjraEast'),
      name: [-4.72, 35.95],
      pointsTo: [-5.34, 35.74],
    },
    {
      code: 'MA-TET',
      outline: outline(
        'martil',
        'laou',
        'chaouenNorth',
        'chaouenWest',
        'tetouanSouth',
        'assilahSouth',
        'anjra',
        'anjraSouth',
        'anjraEast',
        [-5.36, 35.63],
      ),
      name: [-5.46, 35.43],
    },
    {
      code: 'MA-LAR',
      outline: outline(
        'asilah',
        'assilahSouth',
        'tetouanSouth',
        'ouezzaneNorth',
        'ouezzaneWest',
        [-5.95, 34.8],
        [-6.29, 34.86],
        [-6.17, 35.18],
      ),
      name: [-5.97, 35.1],
    },
    {
      code: 'MA-CHE',
      outline: outline(
        'laou',
        'jebha',
        'hoceimaWest',
        'hoceimaSouth',
        'ouezzaneEast',
        'ouezzaneTop',
        'chaouenWest',
        'chaouenNorth',
      ),
      name: [-4.98, 35.12],
    },
    {
      code: 'MA-OUZ',
      outline: outline(
        'chaouenWest',
        'tetouanSouth',
        'ouezzaneNorth',
        'ouezzaneWest',
        [-5.6, 34.64],
        [-5.3, 34.6],
        'ouezzaneEast',
        'ouezzaneTop',
      ),
      name: [-5.41, 34.86],
    },
    {
      code: 'MA-HOC',
      outline: outline(
        'jebha',
        [-4.35, 35.15],
        [-3.93, 35.25],
        'nekor',
        'driouchWest',
        'hoceimaEast',
        [-4.1, 34.74],
        [-4.5, 34.7],
        'hoceimaSouth',
        'hoceimaWest',
      ),
      name: [-4.24, 34.98],
    },
  ],
};

/** L’Oriental. */
const EAST: RegionOutline = {
  code: 'MA-02',
  frame: [
    [-4.0, 35.62],
    [-0.64, 31.9],
  ],
  provinces: [
    {
      code: 'MA-DRI',
      outline: outline(
        'nekor',
        [-3.45, 35.2],
        'kert',
        'driouchEast',
        'driouchSouth',
        'guercifNorth',
        [-3.65, 34.74],
        'hoceimaEast',
        'driouchWest',
      ),
      name: [-3.49, 34.98],
    },
    {
      code: 'MA-NAD',
      outline: outline(
        'kert',
        [-3.02, 35.28],
        [-2.97, 35.44],
        [-2.9, 35.25],
        [-2.7, 35.12],
        'moulouya',
        'berkaneWest',
        'nadorEast',
        'nadorSouth',
        'driouchSouth',
        'driouchEast',
      ),
      name: [-2.86, 35.02],
    },
    {
      code: 'MA-BER',
      outline: outline('moulouya', 'saidia', 'berkaneEast', 'berkaneSouth', 'nadorEast', 'berkaneWest'),
      name: [-1.72, 35.22],
      pointsTo: [-2.24, 35.0],
    },
    {
      code: 'MA-OUJ',
      outline: outline('berkaneEast', [-1.82, 34.74], 'oujdaSouth', 'oujdaWest', 'berkaneSouth'),
      name: [-1.24, 34.78],
      pointsTo: [-1.95, 34.65],
    },
    {
      code: 'MA-TAI',
      outline: outline(
        'nadorEast',
        'berkaneSouth',
        'oujdaWest',
        'jeradaWest',
        'jeradaSouth',
        'taourirtSouth',
        'guercifEast',
        'guercifTop',
        'nadorSouth',
      ),
      name: [-2.63, 34.32],
    },
    {
      code: 'MA-JRA',
      outline: outline('oujdaWest', 'oujdaSouth', 'jeradaEast', 'jeradaSouth', 'jeradaWest'),
      name: [-2.02, 34.16],
    },
    {
      code: 'MA-GUF',
      outline: outline(
        'driouchSouth',
        'nadorSouth',
        'guercifTop',
        'guercifEast',
        'taourirtSouth',
        'guercifSouth',
        [-3.45, 33.92],
        [-3.75, 34.15],
        [-3.7, 34.5],
        'guercifNorth',
      ),
      name: [-3.33, 34.24],
    },
    {
      code: 'MA-FIG',
      outline: outline(
        'taourirtSouth',
        'jeradaSouth',
        'jeradaEast',
        [-1.65, 33.3],
        [-1.5, 32.8],
        [-1.2, 32.4],
        [-1.2, 32.05],
        [-2.9, 32.05],
        [-3.4, 32.5],
        [-3.0, 33.3],
        'guercifSouth',
      ),
      name: [-2.2, 32.95],
    },
  ],
};

export const REGION_OUTLINES: readonly RegionOutline[] = [NORTH, EAST];
