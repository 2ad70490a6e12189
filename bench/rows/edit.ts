/** One field of one site is changed: until the engine has told how every site stands by what the new design settles to. */
import type { Design } from '../../src/design/index'
import { Session } from '../../src/engine/session'
import { designOf } from '../../src/testing/many-sites'
import type { Row } from '../row'

const SITES = 1000

/** Another first address of the home router's pool, at one site. */
function changedAt(design: Design, site: number): Design {
  const devices = design.devices.map((device) =>
    device.kind === 'home-nat' && device.name === `home-${site}` ? { ...device, dhcpFirst: '192.168.1.150' } : device,
  )
  if (devices.every((device, at) => device === design.devices[at])) throw new Error(`there is no home-${site}`)
  return { ...design, devices }
}

async function load(session: Session, design: Design, revision: number): Promise<void> {
  let told = false
  await session.handle({ kind: 'load', id: revision, revision, design }, (reply) => {
    if (reply.kind === 'failed') throw new Error(reply.message)
    told ||= reply.kind === 'snapshot' && reply.settledAt !== undefined
  })
  if (!told) throw new Error('the design does not settle')
}

export const rows: readonly Row[] = [
  {
    name: `edit-${SITES}`,
    what: `one field of one site changed at ${SITES} sites, until what is told of every site is true again`,
    unit: 'wall s',
    must: 3,
    aim: 1,
    prepare: async () => {
      const design = designOf(SITES)
      const session = new Session({ pause: () => Promise.resolve(), clock: () => 0 })
      let revision = 1
      await load(session, design, revision)
      return async () => {
        revision++
        const began = performance.now()
        await load(session, changedAt(design, revision), revision)
        return (performance.now() - began) / 1000
      }
    },
  },
]
