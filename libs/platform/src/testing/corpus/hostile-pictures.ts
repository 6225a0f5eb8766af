import { aJpeg, aJpegSaying, aPng, pngChunk } from './pictures.js';
import { refused, type Specimen } from './specimen.js';

export const hostilePictures: readonly Specimen[] = [
  refused('a picture of 30,000 by 30,000 dots', 'a.png', 'too-many-pixels', () =>
    aPng({ width: 30_000, height: 30_000 }),
  ),
  refused('a picture as long as a road', 'a.png', 'too-many-pixels', () => aPng({ width: 2_000_000_000, height: 1 })),
  refused('a photo of 60,000 by 60,000 dots', 'a.jpg', 'too-many-pixels', () => aJpegSaying(60_000, 60_000)),
  refused('a photo without a size', 'a.jpg', 'damaged', () => aJpegSaying(0, 0)),
  refused('a photo that is cut off', 'a.jpg', 'damaged', () => aJpeg().subarray(0, -4)),
  refused('a photo that is cut off in its head', 'a.jpg', 'damaged', () => aJpeg().subarray(0, 40)),
  refused('a photo of nothing', 'a.jpg', 'damaged', () => Buffer.from([0xff, 0xd8, 0xff, 0xd9])),
  refused('a picture that is cut off', 'a.png', 'damaged', () => aPng().subarray(0, -20)),
  refused('a picture whose part is longer than the file', 'a.png', 'damaged', () => {
    const bytes = aPng();
    bytes.writeUInt32BE(0x7fffffff, 33);
    return bytes;
  }),
  refused('a picture that was altered', 'a.png', 'damaged', () => {
    const bytes = aPng();
    bytes[45] = (bytes[45] ?? 0) ^ 1;
    return bytes;
  }),
  refused('a picture of twenty thousand parts', 'a.png', 'too-complex', () =>
    aPng({ chunks: Array.from({ length: 20_001 }, () => pngChunk('tEXt', '')) }),
  ),
];
