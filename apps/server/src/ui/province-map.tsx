import { BarTable } from './bar-table.js';
import type { ComponentChildren } from 'preact';
import type { Place, ProvinceOutline, RegionOutline } from './province-corners.js';
import { EAST } from './provinces-east.js';
import { NORTH } from './provinces-north.js';
import type { View } from './view.js';

export interface ProvinceCount {
  /** ISO 3166-2; null for everywhere else. */
  readonly code: string | null;
  readonly label: string;
  readonly count: number;
  readonly href: string | null;
  readonly numbers?: readonly ComponentChildren[];
}

export interface ProvinceMapProps {
  readonly view: View;
  /** What is counted. */
  readonly caption: string;
  readonly countHead: string;
  /** Of the numbers beside the count. */
  readonly numberHeads: readonly string[];
  readonly regionName: (code: string) => string;
  readonly provinceName: (code: string) => string;
  readonly counts: readonly ProvinceCount[];
}

/** The two regions, each province with its name and its number, the darker the more; and the same as a table. */
export function ProvinceMap(props: ProvinceMapProps) {
  const { view, caption, counts, countHead, numberHeads, regionName, provinceName } = props;
  const most = Math.max(1, ...counts.map(({ count }) => count));
  const of = (code: string) => counts.find((each) => each.code === code)?.count ?? 0;
  return (
    <div class="province-map">
      <div class="region-maps">
        {[NORTH, EAST].map((region) => (
          <figure key={region.code} class="region-map">
            <figcaption>{regionName(region.code)}</figcaption>
            <Region view={view} region={region} nameOf={provinceName} countOf={of} most={most} />
          </figure>
        ))}
      </div>
      <p class="map-note">{view.t('figures.map.note')}</p>
      <BarTable
        view={view}
        caption={caption}
        heads={{ label: view.t('figures.map.province'), count: countHead, numbers: numberHeads }}
        bars={counts.map(({ code, ...bar }) => ({ ...bar, key: code ?? 'elsewhere' }))}
        empty={<p>{view.t('figures.map.none')}</p>}
      />
    </div>
  );
}

interface RegionProps {
  readonly view: View;
  readonly region: RegionOutline;
  readonly nameOf: (code: string) => string;
  readonly countOf: (code: string) => number;
  readonly most: number;
}

function Region({ view, region, nameOf, countOf, most }: RegionProps) {
  const [width, height] = placed(region, region.frame[1]);
  return (
    <svg viewBox={`0 0 ${round(width)} ${round(height)}`} aria-hidden="true" focusable="false">
      {region.provinces.map(({ code, outline }) => (
        <polygon
          key={code}
          class={`province province-${shadeOf(countOf(code), most)}`}
          points={outline.map((place) => placed(region, place).map(round).join()).join(' ')}
        />
      ))}
      {region.provinces.map((province) => (
        <Label
          key={province.code}
          view={view}
          region={region}
          province={province}
          name={nameOf(province.code)}
          count={countOf(province.code)}
        />
      ))}
    </svg>
  );
}

interface LabelProps extends Pick<RegionProps, 'view' | 'region'> {
  readonly province: ProvinceOutline;
  readonly name: string;
  readonly count: number;
}

const LINE = 16;

function Label({ view, region, province, name, count }: LabelProps) {
  // Two numbers stay two when they are rounded.
  const [x, y] = placed(region, province.name).map(round) as [number, number];
  const end = province.pointsTo ? placed(region, province.pointsTo).map(round) : null;
  return (
    <g class="province-label">
      {end ? <path d={`M${x} ${y + LINE + 4}L${end.join(' ')}`} /> : null}
      <text x={x} y={y} text-anchor="middle">
        {name}
      </text>
      <text class="province-count" x={x} y={y + LINE} text-anchor="middle">
        {view.format.number(count)}
      </text>
    </g>
  );
}

/** 0: nothing; 1 to 4: the more, the darker. The number stands beside it. */
function shadeOf(count: number, most: number): number {
  return count === 0 ? 0 : Math.max(1, Math.ceil((count / most) * 4));
}

/** Width of a frame, in the units of the picture: what 14 px of text are made for. */
const WIDTH = 360;
/** South of this parallel the land is drawn shorter: one large province would fill most of the picture. */
const SHORTER_BELOW = 33.75;
const SHORTER_BY = 0.4;
/** A degree of longitude is shorter than one of latitude: the cosine of 34.8° N. */
const LONGITUDE = 0.821;

function placed({ frame }: RegionOutline, [longitude, latitude]: Place): [number, number] {
  const [[west, north], [east]] = frame;
  const scale = WIDTH / ((east - west) * LONGITUDE);
  const drawn = (of: number) => (of < SHORTER_BELOW ? SHORTER_BELOW - (SHORTER_BELOW - of) * SHORTER_BY : of);
  return [(longitude - west) * LONGITUDE * scale, (drawn(north) - drawn(latitude)) * scale];
}

function round(of: number): number {
  return Math.round(of * 10) / 10;
}
