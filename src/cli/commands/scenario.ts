/**
 * `scenario new`: a commented scenario to begin with. It names devices by the parts they play, and so fits any dual head-end; for a
 * design it says who plays them there, and strikes what that design has.
 */
import { roleNames } from '../../engine/session'
import { type Call, type Command, type Streams, Unusable } from '../command'
import { readDesign } from '../read-design'

export const scenarioCommand: Command = {
  name: 'scenario',
  summary: 'a commented scenario to begin with, in YAML',
  verbatim: true,
  words: ['[new]', '[DESIGN]'],
  options: [],
  examples: [
    ['new > mine.yaml', 'then: headend run design.json --scenario mine.yaml'],
    ['new design.json > mine.yaml', 'one that says who plays which part in this design'],
  ],
  run: (call: Call, streams: Streams) => {
    const [design, more] = call.words[0] === 'new' ? call.words.slice(1) : call.words
    if (more !== undefined) throw new Unusable('scenario takes one DESIGN')
    streams.out(design === undefined ? scenarioText(ANYWHERE, '') : scenarioOf(design, streams))
    return 0
  },
}

/** The parts that the scenario speaks of: who is struck, whose call is listened to, who is telnetted to. */
interface Parts {
  readonly struck: string
  readonly caller: string
  readonly phone: string
  readonly pc: string
  readonly site: string
}

const ANYWHERE: Parts = {
  struck: '{standby}',
  caller: '{hq phone}',
  phone: '{phone on standby}',
  pc: '{admin pc}',
  site: '{site on active}',
}

/** Of each part the first that the design has somebody for. */
const CHOICES: Readonly<Record<keyof Parts, readonly string[]>> = {
  struck: ['standby', 'active'],
  caller: ['hq phone', 'callmanager'],
  phone: ['phone on standby', 'phone on active'],
  pc: ['admin pc', 'callmanager', 'hq phone'],
  site: ['site on active', 'site on standby'],
}

function scenarioOf(design: string, streams: Streams): string {
  const names = roleNames(readDesign('scenario', design, streams))
  const part = (wanted: keyof Parts): string => {
    const found = CHOICES[wanted].find((name) => names.has(name))
    if (found === undefined)
      throw new Unusable(`${design} has nobody to play ${CHOICES[wanted].map((name) => `{${name}}`).join(' or ')}`)
    return `{${found}}`
  }
  const parts = {
    struck: part('struck'),
    caller: part('caller'),
    phone: part('phone'),
    pc: part('pc'),
    site: part('site'),
  }
  const playing = [...names].slice(0, MOST_NAMED).map(([role, name]) => `#   {${role}} is ${JSON.stringify(name)}`)
  const more = names.size > MOST_NAMED ? ['#   and so on for the other sites'] : []
  return scenarioText(parts, `# Who plays which part in this design:\n${[...playing, ...more].join('\n')}\n`)
}

/** Lines of a comment that somebody still reads. */
const MOST_NAMED = 24

const scenarioText = (
  { struck, caller, phone, pc, site }: Parts,
  playing: string,
): string => `# Play it with: headend run DESIGN --scenario THIS-FILE
# docs/scenarios.md tells every event, fault, flow and expectation.
${playing}title: A head-end is reloaded during a call

# Times count from the settled network: 30s, 2m30s. Without "until", 120 s are played after the last event.
until: 3m

# What happens: "fault" and "restore" with KIND:TARGET, or "configure" with lines that are typed at a device.
# A name in braces is a part that a device plays; a device's own name does as well.
events:
  - at: 20s
    fault: "reload:${struck}"
  # - at: 2m
  #   configure: "{active}"
  #   lines: [interface FastEthernet0/1, shutdown]

# What goes on meanwhile: a call sends voice both ways, a flow is one packet and its answer, again and again.
traffic:
  - call: call to a site
    from: "${caller}"
    to: "${phone}"
    codec: g729
    start: 10s
  - flow: telnet
    from: "${pc}"
    to: "${site}"
    protocol: tcp
    port: 23
    every: 10s

# What must be so: "headend run" exits 1 when something is not.
expectations:
  - kind: outage
    call: call to a site
    is: passing
    atMost: 60s
  - kind: path
    at: 3m
    from: "${caller}"
    to: "${phone}"
    protocol: udp
    port: 16384
    good: true
`
