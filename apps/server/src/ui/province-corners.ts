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

/** A line through corners, the shared ones by their names. */
export function outline(...corners: readonly (string | Place)[]): readonly Place[] {
  return corners.map((corner) => {
    const place = typeof corner === 'string' ? (SEA[corner] ?? INLAND[corner]) : corner;
    if (!place) throw new Error(`The map has no corner ${String(corner)}.`);
    return place;
  });
}
