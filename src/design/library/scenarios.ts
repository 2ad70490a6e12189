/**
 * Scenarios that every dual head-end design can be asked to go through: made for a design by the parts its devices
 * play. Each tells in a paragraph what the source document (SEED) says of it, and expects what FACTS section 1 does.
 */
import type { Design } from '../model/design'
import type { Expectation, Scenario, ScenarioCall, ScenarioEvent } from '../model/scenario'
import { type Cast, castOf, type CastSite as Site } from './cast'
import { redundancyScenarios } from './scenarios-redundant'
import { typedVoicePolicy, uplinkOf, usualVoicePolicy } from './voice-policy'

/** The built-in scenarios of a design that has the devices they need; none of one that has not. */
export function builtInScenarios(design: Design): readonly Scenario[] {
  return [...ofThePair(design), ...redundancyScenarios(design)]
}

function ofThePair(design: Design): readonly Scenario[] {
  const cast = castOf(design)
  if (!cast) return []
  return [
    steady(cast),
    standbyReload(cast),
    activeReload(cast),
    preemption(cast),
    cast.crossOvers > 1 ? oneOfTwoCut(cast) : crossOverCut(cast),
    ispBlip(cast),
    nobodyHome(cast),
    idleSite(cast),
    staleRoute(cast),
    firewallMisrule(cast),
    ...callDuringUpload(design, cast),
  ]
}

const fault = (atSeconds: number, text: string): ScenarioEvent => ({ atSeconds, action: 'fault', fault: text })
const restore = (atSeconds: number, text: string): ScenarioEvent => ({ atSeconds, action: 'restore', fault: text })
const callTo = ({ hqPhone }: Cast, { phone }: Site): ScenarioCall => ({
  name: `call ${phone}`,
  from: hqPhone,
  to: phone,
  codec: 'g729',
})
const bothCalls = (cast: Cast) => [callTo(cast, cast.onActive), callTo(cast, cast.onStandby)]
const quiet = (call: ScenarioCall, direction?: 'forward' | 'return'): Expectation => ({
  kind: 'outage',
  call: call.name,
  is: 'none',
  ...(direction ? { direction } : {}),
})
const passing = (
  call: ScenarioCall,
  atLeastSeconds: number,
  atMostSeconds: number,
  direction?: 'forward' | 'return',
): Expectation => ({
  kind: 'outage',
  call: call.name,
  is: 'passing',
  atLeastSeconds,
  atMostSeconds,
  ...(direction ? { direction } : {}),
})

function steady(cast: Cast): Scenario {
  const calls = bothCalls(cast)
  return {
    name: 'steady-state',
    title: 'Steady state',
    story: `Nothing fails. One call goes to a site whose tunnel ends on the HSRP active router, one to a site whose tunnel ends on the standby. For the second the firewall sends every packet to the virtual address, so ${cast.active} gets it, finds the external EIGRP route over the cross-over, and ${cast.standby} encrypts it; the way back touches ${cast.standby} alone.`,
    untilSeconds: 120,
    events: [],
    calls,
    expectations: [
      ...calls.map((call) => quiet(call)),
      { kind: 'hsrp-active', atSeconds: 60, device: cast.active },
      { kind: 'peer', atSeconds: 60, site: cast.onActive.router, peer: cast.active },
      { kind: 'peer', atSeconds: 60, site: cast.onStandby.router, peer: cast.standby },
      { kind: 'route', atSeconds: 60, device: cast.active, prefix: cast.onStandby.lan, present: true, code: 'D EX' },
      { kind: 'route', atSeconds: 60, device: cast.standby, prefix: cast.onStandby.lan, present: true, code: 'S' },
    ],
  }
}

function standbyReload(cast: Cast): Scenario {
  const [active, standby] = [callTo(cast, cast.onActive), callTo(cast, cast.onStandby)]
  return {
    name: 'standby-reload',
    title: 'Reload of the standby',
    story: `${cast.standby} is reloaded while it holds tunnels; nobody is told. Its sites send into nothing until their keepalive has given it up, then begin their list of peers again at the top: ${cast.active} answers, and the tunnel stands after the time of a negotiation. The source document heard 23 seconds, once, by ear. Sites on ${cast.active} notice nothing.`,
    untilSeconds: 200,
    events: [fault(5, `reload:${cast.standby}`)],
    calls: [active, standby],
    expectations: [
      quiet(active),
      { kind: 'outage', call: standby.name, is: 'passing' },
      { kind: 'peer', atSeconds: 190, site: cast.onStandby.router, peer: cast.active },
      { kind: 'route', atSeconds: 190, device: cast.active, prefix: cast.onStandby.lan, present: true, code: 'S' },
    ],
  }
}

function activeReload(cast: Cast): Scenario {
  const [active, standby] = [callTo(cast, cast.onActive), callTo(cast, cast.onStandby)]
  return {
    name: 'active-reload',
    title: 'Reload of the active',
    story: `${cast.active} is reloaded. Its sites detect it as those of the standby would, but their list begins with the dead router, so one attempt in vain comes before ${cast.standby}: the source document heard 31 seconds. HSRP takes over within its hold time, hidden behind that. For the sites on ${cast.standby} it is not hidden: they are heard at headquarters all the time, but hear nothing until somebody answers for the virtual address again.`,
    untilSeconds: 100,
    events: [fault(5, `reload:${cast.active}/boot=300`)],
    calls: [active, standby],
    expectations: [
      { kind: 'outage', call: active.name, is: 'passing' },
      quiet(standby, 'return'),
      passing(standby, 1, 11, 'forward'),
      { kind: 'hsrp-active', atSeconds: 90, device: cast.standby },
      { kind: 'peer', atSeconds: 90, site: cast.onActive.router, peer: cast.standby },
    ],
  }
}

function preemption(cast: Cast): Scenario {
  const call = callTo(cast, cast.onStandby)
  return {
    name: 'active-returns',
    title: 'Return of the active, pre-empting at once',
    story: `${cast.active} comes back from its reload. With pre-emption and no delay it takes the virtual address within a hello, though no tunnel ends on it any more: every packet from headquarters has to go on to ${cast.standby} over the cross-over, as soon as EIGRP has told it. Remotes never move back by themselves, so the detour stays. A pre-emption delay longer than EIGRP needs closes the second hole.`,
    untilSeconds: 240,
    events: [fault(5, `reload:${cast.active}/boot=120`)],
    calls: [call],
    expectations: [
      quiet(call, 'return'),
      passing(call, 0.02, 15, 'forward'),
      { kind: 'hsrp-active', atSeconds: 100, device: cast.standby },
      { kind: 'hsrp-active', atSeconds: 200, device: cast.active },
      { kind: 'peer', atSeconds: 200, site: cast.onActive.router, peer: cast.standby },
      { kind: 'route', atSeconds: 200, device: cast.active, prefix: cast.onActive.lan, present: true, code: 'D EX' },
    ],
  }
}

function crossOverCut(cast: Cast): Scenario {
  const [active, standby] = [callTo(cast, cast.onActive), callTo(cast, cast.onStandby)]
  return {
    name: 'cross-over-cut',
    title: 'Cut of the cross-over',
    story: `The cable between the head-ends is cut. IKE works, so no site looks for another peer, and nothing repairs what follows: ${cast.active} has no route to the sites of ${cast.standby} any more and sends their packets back to the firewall in clear. Those sites are heard and hear nothing. It is the only single point of failure of the head-end block; a second cable removes it.`,
    untilSeconds: 150,
    events: [fault(5, `cut:${cast.active}/${cast.crossOver}`)],
    calls: [active, standby],
    expectations: [
      quiet(active),
      quiet(standby, 'return'),
      { kind: 'outage', call: standby.name, direction: 'forward', is: 'permanent' },
      { kind: 'peer', atSeconds: 140, site: cast.onStandby.router, peer: cast.standby },
      { kind: 'route', atSeconds: 140, device: cast.active, prefix: cast.onStandby.lan, present: false },
    ],
  }
}

function oneOfTwoCut(cast: Cast): Scenario {
  const [active, standby] = [callTo(cast, cast.onActive), callTo(cast, cast.onStandby)]
  return {
    name: 'one-cross-over-cut',
    title: 'Cut of one of two cross-overs',
    story: `Two cables join the head-ends, each in a network of its own, and one of them is cut. ${cast.active} still has an EIGRP neighbour on the other, so the routes to the sites of ${cast.standby} move there at once: the carrier's loss is what tells it. This is the advice with which the source document ends; no single cable or device of the head-end block silences anybody for good any more.`,
    untilSeconds: 150,
    events: [fault(5, `cut:${cast.active}/${cast.crossOver}`)],
    calls: [active, standby],
    expectations: [
      quiet(active),
      quiet(standby, 'return'),
      quiet(standby, 'forward'),
      { kind: 'peer', atSeconds: 140, site: cast.onStandby.router, peer: cast.standby },
      { kind: 'route', atSeconds: 140, device: cast.active, prefix: cast.onStandby.lan, present: true, code: 'D EX' },
    ],
  }
}

function ispBlip(cast: Cast): Scenario {
  const call = callTo(cast, cast.onActive)
  const line = `silent:${cast.onActive.home}/${cast.onActive.homeOutside}`
  return {
    name: 'isp-blip',
    title: 'Short outages of a provider: blip and flip-flop',
    story: `The access line of one site is silent twice. Three seconds are only heard: no keepalive runs out, and the same tunnel goes on. Thirty are too long: the router gives its peer up, finds that the first of its list does not answer while the line is still silent, and ends up with the other. Nothing moves it back, so a line that flaps moves sites to and fro.`,
    untilSeconds: 150,
    events: [fault(5, line), restore(8, line), fault(40, line), restore(70, line)],
    calls: [call],
    expectations: [
      { kind: 'outage', call: call.name, is: 'passing', atLeastSeconds: 2.9 },
      { kind: 'peer', atSeconds: 35, site: cast.onActive.router, peer: cast.active },
      { kind: 'peer', atSeconds: 140, site: cast.onActive.router, peer: cast.standby },
    ],
  }
}

const telnet = ({ adminPc, onActive }: Cast) => ({
  name: `telnet ${onActive.router}`,
  from: adminPc,
  to: `${onActive.router}/${onActive.lanPort}`,
  protocol: 'tcp' as const,
  port: 23,
  everySeconds: 600,
})

function nobodyHome(cast: Cast): Scenario {
  const flow = telnet(cast)
  return {
    name: 'nobody-home',
    title: 'Nobody home: the phone alone keeps the tunnel',
    story: `Nobody is at home for two hours. The phone's Skinny keepalives are enough traffic to have the SA renewed before each end of its lifetime, so an administrator at headquarters reaches the LAN interface of the site's router at any time.`,
    untilSeconds: 7500,
    events: [],
    calls: [],
    flows: [flow],
    expectations: [
      { kind: 'flow', flow: flow.name, answered: true },
      { kind: 'peer', atSeconds: 7400, site: cast.onActive.router, peer: cast.active },
    ],
  }
}

function idleSite(cast: Cast): Scenario {
  // The firewall's side asks once an hour and a half, so that the asking itself is no traffic that renews.
  const flow = { ...telnet(cast), everySeconds: 5400, startSeconds: 1200 }
  return {
    name: 'idle-site',
    title: 'Idle site without a phone',
    story: `The same site, but its phone is silent: it hangs, and only its link keeps the LAN port up (unplugged it would take that down, too). With nothing to send no SA is renewed: at the end of its lifetime the tunnel is gone, and headquarters cannot raise it, for a dynamic map never initiates. The router is out of reach until somebody at the site sends a packet.`,
    untilSeconds: 7500,
    events: [fault(1, `hang:${cast.onActive.phone}`)],
    calls: [],
    flows: [flow],
    expectations: [
      { kind: 'path', atSeconds: 60, from: cast.adminPc, to: flow.to, protocol: 'tcp', port: 23, good: true },
      { kind: 'peer', atSeconds: 7400, site: cast.onActive.router, peer: '' },
      { kind: 'flow', flow: flow.name, answered: false, atSeconds: 5000 },
      { kind: 'sa', atSeconds: 7400, device: cast.active, prefix: cast.onActive.lan, present: false },
    ],
  }
}

function staleRoute(cast: Cast): Scenario {
  const call = callTo(cast, cast.onActive)
  const site = cast.onActive
  return {
    name: 'stale-route',
    title: 'Stale route after a power cycle',
    story: `The router of a site loses power for ten seconds. It comes back without any SA and tells nobody; ${cast.active} still has one, and the reverse route with it, until its own keepalive runs out or the site's new main mode says that this is its first contact. Until then headquarters encrypts for an SA that the site does not know.`,
    untilSeconds: 150,
    events: [fault(5, `reload:${site.router}/boot=10`)],
    calls: [call],
    expectations: [
      { kind: 'route', atSeconds: 12, device: cast.active, prefix: site.lan, present: true, code: 'S' },
      { kind: 'outage', call: call.name, is: 'passing', atLeastSeconds: 10 },
      { kind: 'peer', atSeconds: 140, site: site.router, peer: cast.active },
    ],
  }
}

function firewallMisrule(cast: Cast): Scenario {
  const [active, standby] = [callTo(cast, cast.onActive), callTo(cast, cast.onStandby)]
  const address = cast.publicOfActive
  return {
    name: 'firewall-misrule',
    title: 'The firewall loses a rule',
    story: `Somebody takes the rule away that lets ESP from the Internet to ${cast.active}. IKE runs on over UDP 500, so the SAs stand and "show crypto isakmp sa" shows QM_IDLE, while no packet of the sites comes in: they hear and are not heard. Writing "permit udp … eq 50" for ESP is the same mistake.`,
    untilSeconds: 120,
    events: [
      {
        atSeconds: 5,
        action: 'configure',
        device: cast.firewall,
        lines: [`no access-list OUTSIDE-IN extended permit esp any host ${address}`],
      },
    ],
    calls: [active, standby],
    expectations: [
      quiet(standby),
      quiet(active, 'forward'),
      { kind: 'outage', call: active.name, direction: 'return', is: 'permanent' },
      { kind: 'peer', atSeconds: 110, site: cast.onActive.router, peer: cast.active },
      {
        kind: 'show',
        atSeconds: 110,
        device: cast.active,
        command: 'show crypto isakmp sa',
        contains: 'QM_IDLE',
        present: true,
      },
    ],
  }
}

/** An upload that asks for more than the uplink has, from half a minute on; from the half on a policy puts voice first. */
function callDuringUpload(design: Design, cast: Cast): readonly Scenario[] {
  const site = cast.onActive
  const uplink = uplinkOf(design, site.router)
  const usual = usualVoicePolicy(design, site.router)
  if (!uplink || !usual) return []
  const call = callTo(cast, site)
  const policy = typedVoicePolicy(usual, uplink.interface)
  return [
    {
      name: 'call-during-upload',
      title: 'A call during an upload',
      story: `Somebody at the site of ${site.router} sends a large file while a call goes on. The uplink has ${uplink.kbit} kbit/s and the file asks for a quarter more: what waits for the line fills its queue, and voice waits in it like everything else, late and in part lost. After 90 seconds a policy is typed at ${site.router} that shapes to less than the line and puts voice first: the queue is in the router now, and voice no longer waits in it.`,
      untilSeconds: 150,
      events: [{ atSeconds: 90, action: 'configure', device: site.router, lines: policy }],
      calls: [call],
      transfers: [
        {
          name: `upload of ${site.router}`,
          from: site.phone,
          to: cast.adminPc,
          kbit: Math.round(uplink.kbit * 1.25),
          size: 1400,
          startSeconds: 30,
        },
      ],
      expectations: [
        quiet(call, 'forward'),
        quiet(call, 'return'),
        { kind: 'peer', atSeconds: 140, site: site.router, peer: cast.active },
      ],
    },
  ]
}
