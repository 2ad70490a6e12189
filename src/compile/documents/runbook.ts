/**
 * How a router gets its certificate: enrolment asks questions and waits for people, so it cannot be pasted with a
 * configuration. One sheet per router, in the words of its release.
 */
import { releaseDefaults } from '../../config/index'
import { type Design, devicesOf, type HeadEnd, type SohoRouter } from '../../design/index'
import { fileNameOf } from '../file-name'
import { roleAddress } from '../plan'
import type { Block, PrintedDocument } from './document'
import { enrolmentAccess } from './enrolment'
import { generateKeys } from './keys'

export function runbook(design: Design, device: HeadEnd | SohoRouter): PrintedDocument | undefined {
  const { credentials } = design.vpn
  if (credentials.kind !== 'certificates') return undefined
  return {
    kind: 'runbook',
    device: device.name,
    stem: `${fileNameOf(device.name)}-enrolment`,
    title: `Certificate enrolment: ${device.name}`,
    blocks: [
      {
        kind: 'text',
        text: `${device.name} runs ${device.release}. Its configuration names the trustpoint ${credentials.trustpoint}, but a certificate cannot be pasted: without one, IKE with rsa-sig fails at its fifth message. Do the steps in this order, before the router is shipped or put into service.`,
      },
      ...clock(design),
      ...keys(device),
      ...reach(design, device),
      ...enrol(device, credentials.trustpoint, credentials.enrollmentUrl),
      ...verify(device, credentials.trustpoint),
      ...later(device, credentials.trustpoint),
    ],
  }
}

function clock(design: Design): readonly Block[] {
  const inside = devicesOf(design, 'server')[0]
  const server = roleAddress(inside, 'host') || 'A.B.C.D'
  return [
    { kind: 'heading', text: '1. Clock' },
    {
      kind: 'text',
      text: 'Certificates have a beginning. Small routers keep no time without power and come back in 1993 or 2002, where every certificate is not valid yet. Set the clock now, and give it a source that works before the tunnel does.',
    },
    {
      kind: 'code',
      text: `clock set HH:MM:SS DAY MONTH YEAR\nconfigure terminal\n clock timezone UTC 0\n ntp server ${server}\n end\nshow clock`,
    },
    {
      kind: 'text',
      text: `Replace ${server} by a time source: a site reaches headquarters through the tunnel only, so its source must be on the Internet or its provider's.`,
    },
  ]
}

function keys(device: HeadEnd | SohoRouter): readonly Block[] {
  return [
    { kind: 'heading', text: '2. Name and key pair' },
    {
      kind: 'text',
      text: 'The key pair bears the full name of the router, so the name comes first. Keys do not move with a configuration: a replaced router makes new ones and enrols again.',
    },
    {
      kind: 'code',
      text: `configure terminal\n hostname ${device.name}\n ip domain-name example.com\n ${generateKeys(device.release)}\n end\nshow crypto key mypubkey rsa`,
    },
  ]
}

function reach(design: Design, device: HeadEnd | SohoRouter): readonly Block[] {
  const access = enrolmentAccess(design)
  if (!access) return []
  const firewall = devicesOf(design, 'firewall')[0]?.name ?? 'the firewall'
  const address = access.askers.find(({ name }) => name === device.name)?.address ?? device.name
  const text =
    device.kind === 'head-end'
      ? `The certificate authority is asked at ${access.url}. ${firewall} lets no head-end open anything to headquarters: ask the team that owns it to permit TCP ${access.port} from ${address} to ${access.host} while you enrol, as its hand-off sheet says under "For a time", or enrol by cut and paste (enrollment terminal).`
      : `The certificate authority is asked at ${access.url}. ${device.name} reaches headquarters through its tunnel only, and has no tunnel before it has a certificate: enrol it at headquarters before it is shipped, or by cut and paste (enrollment terminal).`
  return [
    { kind: 'heading', text: '3. A way to the certificate authority' },
    { kind: 'text', text },
  ]
}

function enrol(device: HeadEnd | SohoRouter, trustpoint: string, url: string): readonly Block[] {
  const word = releaseDefaults(device.release).trustpointWord
  return [
    { kind: 'heading', text: '4. Authenticate and enrol' },
    {
      kind: 'text',
      text: 'The configuration has these two lines already; they are here to be compared.',
    },
    { kind: 'code', text: `crypto ${word} trustpoint ${trustpoint}\n enrollment url ${url}` },
    {
      kind: 'code',
      text: `configure terminal\n crypto ${word} authenticate ${trustpoint}\n crypto ${word} enroll ${trustpoint}\n end`,
    },
    {
      kind: 'list',
      items: [
        `crypto ${word} authenticate shows the fingerprint of the authority's certificate: compare it by another way than this network, then answer yes.`,
        `crypto ${word} enroll asks for a challenge password (needed to revoke, keep it), whether to put the serial number and an address into the subject (no, no), and whether to ask now (yes).`,
        'An authority that grants by hand leaves the request pending: the router asks again until it is granted.',
      ],
    },
  ]
}

function verify(device: HeadEnd | SohoRouter, trustpoint: string): readonly Block[] {
  const word = releaseDefaults(device.release).trustpointWord
  return [
    { kind: 'heading', text: '5. Verify and save' },
    {
      kind: 'code',
      text: `show crypto ${word} certificates\nshow crypto ${word} trustpoints\ncopy running-config startup-config`,
    },
    {
      kind: 'list',
      items: [
        `Two certificates under ${trustpoint}: the authority's and one for ${device.name}, both "Status: Available", with an end date that somebody has in a calendar.`,
        'Certificates are kept with the startup configuration: without the last line they are gone at the next reload.',
        device.kind === 'soho'
          ? 'Then send a packet from the LAN: show crypto isakmp sa must come to QM_IDLE.'
          : 'A site that is enrolled too can now bring up its tunnel: show crypto isakmp sa must come to QM_IDLE.',
      ],
    },
  ]
}

function later(device: HeadEnd | SohoRouter, trustpoint: string): readonly Block[] {
  const word = releaseDefaults(device.release).trustpointWord
  const renewal =
    word === 'pki'
      ? `Renewal by itself: crypto pki trustpoint ${trustpoint}, then auto-enroll 80 regenerate.`
      : `Renewal is by hand in ${device.release}: enrol again before the end date.`
  return [
    { kind: 'heading', text: '6. Later' },
    {
      kind: 'list',
      items: [
        renewal,
        `A lost or stolen router: have its certificate revoked. ${device.name} notices revoked peers only if it can fetch the authority's list; where it cannot, ${word === 'pki' ? 'revocation-check none' : 'crl optional'} keeps tunnels up and gives that up.`,
      ],
    },
  ]
}
