/** What can be selected and arranged, as one list of actions: the menus and Find offer the same ones, under the same words. */
import { type Design, LAYOUTS } from '../../design/index'
import { plural } from '../../net/index'
import { designStore, setView } from '../../store/index'
import { addAnnotation } from './annotations'
import {
  ALIGNMENTS,
  alignSelected,
  distributeSelected,
  hideSelected,
  layOutNow,
  SPREADS,
  selectedDevices,
  showHidden,
  toggleLocked,
} from './arranging'
import { GROUPINGS, groupBy } from './grouping'
import { KIND_WORDS, selectAll, selectKind, selectSite, siteOf } from './selecting'

export interface Command {
  readonly title: string
  readonly hint: string
  readonly run: () => void
}

export interface CommandGroup {
  readonly title: string
  /** What stands before an action's title where the group's title is not seen. */
  readonly verb: string
  readonly commands: readonly Command[]
}

const command = (title: string, hint: string, run: () => void): Command => ({ title, hint, run })

/** By the selection: what needs two or three devices is offered to two or three. */
export function arrangeCommands(): readonly CommandGroup[] {
  const devices = selectedDevices()
  const several = devices.length > 1
  return [
    {
      title: 'Align',
      verb: 'Align: ',
      commands: several ? ALIGNMENTS.map(([how, title]) => command(title, '', () => alignSelected(how))) : [],
    },
    {
      title: 'Distribute',
      verb: 'Distribute: ',
      commands:
        devices.length > 2 ? SPREADS.map(([how, title]) => command(title, '', () => distributeSelected(how))) : [],
    },
    {
      title: several ? `Lay out ${plural(devices.length, 'device')}` : 'Lay out everything',
      verb: 'Lay out: ',
      commands: LAYOUTS.map(({ name, title, hint }) => command(title, hint, () => layOutNow(name))),
    },
    { title: 'Keep', verb: 'Selection: ', commands: keeping(devices) },
    { title: 'Hidden', verb: '', commands: hidden() },
    {
      title: 'Sites as groups',
      verb: 'Sites: ',
      commands: GROUPINGS.map(([by, title]) => command(title, '', () => groupBy(by))),
    },
  ].filter(({ commands }) => commands.length > 0)
}

function keeping(devices: ReturnType<typeof selectedDevices>): readonly Command[] {
  if (devices.length === 0) return []
  const locked = devices.every((device) => device.locked)
  return [
    command(locked ? 'Unlock' : 'Lock in place', 'L', toggleLocked),
    command('Hide', 'H', hideSelected),
    command('Frame around it', '', () => addAnnotation('frame')),
  ]
}

const hidden = (): readonly Command[] =>
  designStore.getState().design.devices.some((device) => device.hidden)
    ? [command('Show what is hidden', '', showHidden)]
    : []

/** Everything, a kind, the site of a device. */
export function selectCommands(design: Design, device: string | undefined): CommandGroup {
  const kinds = [...new Set(design.devices.map(({ kind }) => kind))]
  const hasSite = device !== undefined && siteOf(design, device).length > 0
  return {
    title: 'Select',
    verb: 'Select ',
    commands: [
      command('Everything', 'Ctrl A', selectAll),
      command('What a line is drawn around', 'lasso', () => setView({ surface: 'drawing', tool: { kind: 'lasso' } })),
      ...(hasSite ? [command(`The site of ${device}`, '', () => selectSite(device))] : []),
      ...kinds.map((kind) => command(`All ${KIND_WORDS[kind][1]}`, '', () => selectKind(kind))),
    ],
  }
}
