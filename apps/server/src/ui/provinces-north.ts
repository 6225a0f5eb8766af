import { outline, type RegionOutline } from './province-corners.js';

/** Tanger-Tétouan-Al Hoceïma. The narrow provinces of the coast have their names in the sea. */
export const NORTH: RegionOutline = {
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
