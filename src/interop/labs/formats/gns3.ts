/**
 * GNS3: a portable project. Dynamips routers and hosts start with their texts; IOSv and ASAv keep theirs in a disk of
 * their own, so what they are to be told stands in `configs` for pasting.
 */
import type { Boxes } from '../boxes'
import { uuidOf } from '../identity'
import { plainName } from '../names'
import { ready } from '../ready'
import type { Lab, LabFile, LabLink, LabNode } from '../types'

export function gns3(lab: Lab, boxes: Boxes): readonly LabFile[] {
  const id = (what: string) => uuidOf(`${lab.name}\n${what}`)
  const nodeId = (node: LabNode) => id(`node ${node.name}`)
  const project = {
    auto_close: true,
    auto_open: false,
    auto_start: false,
    drawing_grid_size: 25,
    grid_size: 75,
    name: plainName(lab.name),
    project_id: id('project'),
    revision: 9,
    scene_height: 2000,
    scene_width: 3000,
    show_grid: false,
    show_interface_labels: true,
    show_layers: false,
    snap_to_grid: false,
    supplier: null,
    topology: {
      computes: [],
      drawings: [],
      links: lab.links.map((link, index) => linkOf(link, id(`link ${index}`), nodeId)),
      nodes: lab.nodes.map((node) => nodeOf(node, boxes, nodeId(node))),
    },
    type: 'topology',
    variables: null,
    version: '2.2.0',
    zoom: 100,
  }
  return [
    { name: 'project.gns3', text: `${JSON.stringify(project, null, 2)}\n` },
    ...lab.nodes.flatMap((node) => texts(node, boxes, nodeId(node))),
  ]
}

const isDynamips = (id: string) => id === 'c7200' || id === 'c3745'

function nodeOf(node: LabNode, boxes: Boxes, id: string): object {
  const box = boxes[node.part]
  return {
    compute_id: 'local',
    console_type: node.part === 'switch' ? 'none' : 'telnet',
    name: node.name,
    node_id: id,
    node_type: isDynamips(box.id) ? 'dynamips' : box.id === 'iosv' || box.id === 'asav' ? 'qemu' : box.id,
    symbol: SYMBOLS[node.part],
    x: Math.round(node.x),
    y: Math.round(node.y),
    z: 1,
    properties: properties(node, box.id),
  }
}

const SYMBOLS: Readonly<Record<LabNode['part'], string>> = {
  router: ':/symbols/router.svg',
  firewall: ':/symbols/asa.svg',
  switch: ':/symbols/ethernet_switch.svg',
  host: ':/symbols/vpcs_guest.svg',
}

function properties(node: LabNode, id: string): object {
  if (node.part === 'switch')
    return {
      ports_mapping: node.ports.map(({ lab, index }) => ({ name: lab, port_number: index, type: 'access', vlan: 1 })),
    }
  if (node.part === 'host') return {}
  if (isDynamips(id)) return dynamips(id)
  return {
    adapters: Math.max(4, node.ports.length + (node.part === 'firewall' ? 1 : 0)),
    adapter_type: 'e1000',
    console_type: 'telnet',
    ram: node.part === 'firewall' ? 2048 : 512,
    platform: 'x86_64',
    hda_disk_image: '',
  }
}

/** Every slot is filled, so that every port of the box is there. */
function dynamips(id: string): object {
  const common = { image: '', ram: 512, auto_delete_disks: false }
  if (id === 'c7200') {
    const slots = [1, 2, 3, 4, 5, 6].map((slot) => [`slot${slot}`, 'PA-2FE-TX'] as const)
    return { ...common, platform: 'c7200', npe: 'npe-400', slot0: 'C7200-IO-2FE', ...Object.fromEntries(slots) }
  }
  const slots = [1, 2, 3, 4].map((slot) => [`slot${slot}`, 'NM-1FE-TX'] as const)
  return { ...common, platform: 'c3745', ram: 256, slot0: 'GT96100-FE', ...Object.fromEntries(slots) }
}

/** Filters are of the whole link, both ways: what delays one packet each way. */
function linkOf(link: LabLink, id: string, nodeId: (node: LabNode) => string): object {
  const filters = {
    ...(link.delayMs >= 1 ? { latency: [Math.round(link.delayMs), Math.round(link.jitterMs)] } : {}),
    ...(link.lossPercent >= 1 ? { packet_loss: [Math.round(link.lossPercent)] } : {}),
  }
  return {
    filters,
    link_id: id,
    link_style: {},
    nodes: [link.a, link.b].map(({ node, port }) => ({
      ...place(node, port.lab, port.index),
      label: { rotation: 0, style: '', text: port.lab, x: 0, y: 0 },
      node_id: nodeId(node),
    })),
    suspend: false,
  }
}

function place(
  node: LabNode,
  lab: string,
  index: number,
): { readonly adapter_number: number; readonly port_number: number } {
  const [, slot, port] = /^FastEthernet(\d+)\/(\d+)$/.exec(lab) ?? []
  if (slot !== undefined) return { adapter_number: Number(slot), port_number: Number(port) }
  if (node.part === 'switch') return { adapter_number: 0, port_number: index }
  if (node.part === 'host') return { adapter_number: 0, port_number: 0 }
  return { adapter_number: index + (node.part === 'firewall' ? 1 : 0), port_number: 0 }
}

function texts(node: LabNode, boxes: Boxes, id: string): readonly LabFile[] {
  if (node.part === 'switch') return []
  if (node.part === 'host') return [{ name: `project-files/vpcs/${id}/startup.vpc`, text: vpcsText(node) }]
  const paste = { name: `configs/${node.name}.cfg`, text: ready(node) }
  if (!isDynamips(boxes[node.part].id)) return [paste]
  return [paste, { name: `project-files/dynamips/${id}/configs/i1_startup-config.cfg`, text: ready(node) }]
}

export function vpcsText({ name, host }: LabNode): string {
  const { address, gateway } = host ?? {}
  const told = address === undefined ? 'ip dhcp' : `ip ${address}${gateway === undefined ? '' : ` ${gateway}`}`
  return `set pcname ${name}\n${told}\n`
}
