/**
 * Where a sweep takes place: the settled network itself, or, when there are many sites alike, a smaller one with a few
 * of each kind. The smaller one is settled on its own and its sites are brought to the same head-ends, else it is
 * refused.
 */
import { createNetwork, isQuiet, type Network, runUntil, type Scene, type SimTime } from '../../sim/index'
import { type Scope, type Surroundings, surroundingsOf } from '../surroundings/areas'
import { endsOfSites } from '../surroundings/ends'
import { classesOf, type SiteClass } from './classes'
import { placed } from './place'
import type { Ground } from './run-case'

export interface Field {
  readonly ground: Ground
  /** What stands in the ground, and the scene it was taken from. */
  readonly scene: Scene
  readonly whole: Scene
  readonly around: Surroundings
  readonly classes: readonly SiteClass[]
  /** Sites that stand in the ground; all of them when nothing was left out. */
  readonly present: readonly string[]
}

/** Sites of one class that take part: the second shows that the failure of the first leaves it alone. */
const MEMBERS = 2

/** Simulated seconds within which the smaller network must settle, and seconds run between two yields. */
const LIMIT_SECONDS = 1200
const SLICE_SECONDS = 20

/** The field of a sweep; a sentence when there is nothing to measure. `everySite` leaves no site out. */
export function* fieldOf(scene: Scene, network: Network, everySite: boolean): Generator<undefined, Field | string> {
  const { configurations, topology } = scene
  const around = surroundingsOf(configurations, topology)
  const ends = endsOfSites(configurations, around)
  if (typeof ends === 'string') return ends
  if (ends.length === 0) return 'There is no site: place a SOHO router with a peer, and the sweep has a path to measure'
  const classes = classesOf(network, configurations, topology, around)
  const whole: Field = {
    ground: { network, configurations, ends },
    scene,
    whole: scene,
    around,
    classes,
    present: around.sites,
  }
  const kept = classes.flatMap(({ sites }) => sites.slice(0, MEMBERS))
  if (everySite || kept.length === around.sites.length) return whole
  const smaller = withSites(scene, around, kept)
  const settled = yield* settle(smaller)
  const members = classes.map((item) => ({ ...item, sites: item.sites.slice(0, MEMBERS) }))
  const small = settled && (yield* placed(settled, smaller, members))
  if (!small) return whole
  const ground = {
    network: small,
    configurations: smaller.configurations,
    ends: ends.filter(({ site }) => kept.includes(site)),
  }
  return { ground, scene: smaller, whole: scene, around, classes, present: kept }
}

/** The scene without the areas of the other sites. */
function withSites(scene: Scene, around: Surroundings, kept: readonly string[]): Scene {
  const gone = new Set(around.sites.filter((site) => !kept.includes(site)).flatMap((site) => around.areaOf(site)))
  return {
    ...scene,
    configurations: scene.configurations.filter((item) => !gone.has(item.device)),
    topology: { links: scene.topology.links.filter(({ a, b }) => !gone.has(a.device) && !gone.has(b.device)) },
    history: scene.history.filter(
      (event) => !gone.has(event.action === 'reconfigure' ? event.device : event.fault.device),
    ),
  }
}

function* settle(scene: Scene): Generator<undefined, Network | undefined> {
  const network = createNetwork(scene)
  for (let second = SLICE_SECONDS; second <= LIMIT_SECONDS; second += SLICE_SECONDS) {
    runUntil(network, (second * 1e6) as SimTime)
    yield undefined
    if (isQuiet(network, scene.parameters.settleSeconds)) return network
  }
  return undefined
}

/** One site of each class listens; when a site itself fails, one that is like it too, which must not notice. */
export function groundFor({ ground, classes, around, present }: Field, scope: Scope): Ground {
  if (present.length === around.sites.length) return ground
  const heard = classes.flatMap(({ sites }) => sites.slice(0, sites[0] === scope.site ? undefined : 1))
  return { ...ground, ends: ground.ends.filter(({ site }) => heard.includes(site)) }
}
