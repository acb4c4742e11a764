import type { PlaceTables, TableRow } from './place-rows.ts'

const columns =
  'gss,name,official_name,nation,region,tier,county_gss,combined_authority_gss,latitude,longitude,alternative_names'

const places = `
E08000001;Bolton;Bolton Metropolitan Borough Council;England;North West;unitary;;E47000001;53.579;-2.467;bolton district
E08000002;Bury;Bury Metropolitan Borough Council;England;North West;unitary;;E47000001;53.593;-2.309;
E08000003;Manchester;Manchester City Council;England;North West;unitary;;E47000001;53.48;-2.24;
E08000007;Stockport;Stockport Metropolitan Borough Council;England;North West;unitary;;E47000001;53.391;-2.126;
E47000001;Greater Manchester;Greater Manchester Combined Authority;England;North West;combined;;;53.509;-2.4;Greater Manchester CA
E10000017;Lancashire;Lancashire County Council;England;North West;upper tier;;;52.5;-0.8;
E07000123;Preston;Preston City Council;England;North West;lower tier;E10000017;;53.83;-2.72;
E07000118;Chorley;Chorley Borough Council;England;North West;lower tier;E10000017;;53.65;-2.63;
E07000121;Lancaster;Lancaster City Council;England;North West;lower tier;E10000017;;54.07;-2.7;
E06000063;Cumberland;Cumberland Council;England;North West;unitary;;;54.7;-3.2;
E06000064;Westmorland and Furness;Westmorland and Furness Council;England;North West;unitary;;;54.4;-2.8;
E06000023;City of Bristol;Bristol City Council;England;South West;unitary;;;51.47;-2.6;
E07000033;Bolsover;Bolsover District Council;England;East Midlands;lower tier;;;53.24;-1.27;
E07000136;Boston;Boston Borough Council;England;East Midlands;lower tier;;;52.98;-0.05;
E06000038;Reading;Reading Borough Council;England;South East;unitary;;;51.45;-0.97;
W06000001;Isle of Anglesey;Isle of Anglesey County Council;Wales;Wales;unitary;;;53.28;-4.33;anglesey
W06000015;Cardiff;City of Cardiff Council;Wales;Wales;unitary;;;51.5;-3.2;Caerdydd
E09000007;Camden;London Borough of Camden;England;London;unitary;;;51.54;-0.16;
E06000066;Somerset;Somerset Council;England;South West;unitary;;;51.1;-2.9;
E06000021;Stoke-on-Trent;Stoke-on-Trent City Council;England;West Midlands;unitary;;;53.02;-2.15;
`

function rows(header: string, text: string, separator = ';'): TableRow[] {
  const names = header.split(',')
  const lines = text.trim().split('\n')
  return lines.map((line) => Object.fromEntries(line.split(separator).map((value, at) => [names[at] ?? '', value])))
}

/** A handful of real places in the layout of the bundled tables. */
export const somePlaces: PlaceTables = {
  places: rows(columns, places),
  names: rows('name,code,gss', 'Ynys Môn;AGY;W06000001\nCarlisle;CAR;E07000028\nCumbria County Council;CMA;E10000006'),
  former: rows(
    'gss,code,name,official_name,end_date,replaced_by_gss',
    `E07000028;CAR;Carlisle;Carlisle City Council;2023-04-01;E06000063
E10000006;CMA;Cumbria;Cumbria County Council;2023-04-01;
E07000190;TAU;Taunton Deane;Taunton Deane Borough Council;2019-03-31;E07000246
E07000246;SWT;Somerset West and Taunton;Somerset West and Taunton Council;2023-04-01;E06000066
;NIR-Z;Nowhere;Nowhere District Council;2015-03-31;`,
  ),
  successors: rows('code,replaced_by', 'E10000006;E06000063|E06000064'),
  districts: () =>
    rows(
      'district,latitude,longitude,gss',
      'BL1;53.58;-2.43;E08000001\nM6;53.49;-2.28;E08000007\nHS2;58;-6.5;E07000028',
    ),
  neighbours: () => rows('gss,touches', 'E08000001;E08000002|E07000118\nE07000123;\nE06000063;E06000064'),
}
