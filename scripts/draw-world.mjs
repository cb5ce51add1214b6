// Draws the world map's outlines once, so that neither the build nor a page needs to: reads the TopoJSON of the pinned package
// world-atlas (Natural Earth, public domain), writes a line a country: ISO 3166-1 numeric, a tab, an SVG path.
//
//   npm install world-atlas@2.0.2 topojson-client@3.1.0 d3-geo@3.1.1
//   node scripts/draw-world.mjs > node/src/main/resources/org/mithaq/node/site/world.tsv
//
// Outlines without a code are areas whose status is disputed; so are Western Sahara (732) and Crimea, which the source draws with
// Russia (643): it is taken out of that outline and gets none.
import { createRequire } from 'node:module'
import { join } from 'node:path'
const require = createRequire(join(process.cwd(), 'package.json'))
const { feature } = require('topojson-client')
const world = require('world-atlas/countries-110m.json')
const { geoContains, geoNaturalEarth1, geoPath } = await import(require.resolve('d3-geo'))

const ANTARCTICA = '010'
const RUSSIA = '643'
const SIMFEROPOL = [34.1, 44.95]
const shapes = feature(world, world.objects.countries).features.filter(shape => shape.id !== ANTARCTICA)
const russia = shapes.find(shape => shape.id === RUSSIA)
const outline = coordinates => ({ type: 'Polygon', coordinates })
const crimea = russia.geometry.coordinates.find(rings => geoContains(outline(rings), SIMFEROPOL))
russia.geometry.coordinates = russia.geometry.coordinates.filter(rings => rings !== crimea)
shapes.push({ type: 'Feature', properties: {}, geometry: outline(crimea) })
const projection = geoNaturalEarth1().fitSize([960, 460], { type: 'FeatureCollection', features: shapes })
const path = geoPath(projection).digits(1)
for (const shape of shapes.sort((a, b) => String(a.id ?? '').localeCompare(String(b.id ?? '')))) {
  console.log(`${shape.id ?? ''}\t${path(shape)}`)
}
