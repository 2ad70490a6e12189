/** The judgement first: what a reader who turns no page has to know. */
import type { SweepResult } from '../../../analysis/index'
import type { Block } from '../../../compile/index'
import { plural } from '../../../net/index'
import { shortNames } from '../short-names'
import type { Subject } from '../subject'
import { SCOPES } from './failures'

export function summary(subject: Subject, swept: SweepResult | string): readonly Block[] {
  const { design } = subject
  return [
    ...(design.notes.trim() === '' ? [] : [{ kind: 'text', text: design.notes } as const]),
    { kind: 'list', items: [...service(subject), ...points(swept), findings(subject)] },
  ]
}

/** How many sites are in service, who is not and why, and where the tunnels end. */
function service({ sites }: Subject): readonly string[] {
  const up = sites.filter((site) => site.peer !== undefined)
  const served = sites.filter((site) => site.state === 'in service')
  const hurt = sites.filter((site) => site.state !== 'in service')
  const gateways = [...new Set(up.flatMap((site) => site.peer ?? []))].sort()
  const on = gateways.map((name) => `${up.filter((site) => site.peer === name).length} on ${name}`).join(', ')
  const [are, have] = sites.length === 1 ? ['is', 'has'] : ['are', 'have']
  return [
    `${served.length} of ${plural(sites.length, 'site')} ${are} in service in the settled network: their phones and headquarters reach each other.`,
    ...hurt.map(({ site, state, reason }) => `${site}: ${state}. ${reason ?? ''}`.trim()),
    `${up.length} of ${plural(sites.length, 'site')} ${have} a tunnel in the settled network${on === '' ? '' : `: ${on}`}.`,
  ]
}

/** The head-end block by name, the other scopes by number. */
function points(swept: SweepResult | string): readonly string[] {
  if (typeof swept === 'string') return [`The failures could not be swept: ${swept}.`]
  const own = swept.singlePoints.filter((point) => point.scope.kind === 'head-end')
  const names = own.map((point) => shortNames(point.title)).join('; ')
  const judgement = swept.judgements.scopes.find(({ scope }) => scope === 'head-end')
  const first =
    judgement?.verdict === 'not known'
      ? `Whether the head-end block has a single point of failure is not known: ${shortNames(judgement.reason)}.`
      : own.length === 0
        ? 'The head-end block has no single point of failure.'
        : own.length === 1
          ? `The only single point of failure of the head-end block is: ${names}.`
          : `The head-end block has ${own.length} single points of failure: ${names}.`
  const others = SCOPES.flatMap(([kind, title]) => {
    const found = swept.singlePoints.filter((point) => point.scope.kind === kind)
    if (kind === 'head-end' || found.length === 0) return []
    return [kind === 'site' ? 'each site’s own line and devices' : `${title} ${found.length}`]
  })
  return [first, ...(others.length === 0 ? [] : [`Single points of failure outside of it: ${others.join(', ')}.`])]
}

function findings({ findings: found }: Subject): string {
  const number = (severity: string) => found.filter((item) => item.severity === severity).length
  return `The design checks find ${plural(number('error'), 'error')}, ${plural(number('warning'), 'warning')} and ${number('info')} to know.`
}
