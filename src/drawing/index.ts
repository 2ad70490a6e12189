/** What is drawn over a topology: one layer for each question, as values. */
export { dispositionWords, isGood, laterTry, ROUTE_CODES } from '../sim/index'
export { type CableRoute, cableRoute, lanesOf } from './cables'
export { NODE_HEIGHT, NODE_WIDTH } from './geometry'
export { drawLayer, LAYERS, type LayerName } from './layers'
export { type Picture, pictureOf } from './picture'
export type { Drawing, LegendRow, Pattern, Point, Shape, Tint } from './shapes'
export type { Drawn } from './state'
export { along, type Leg, wayOf } from './way'
