/** What the menu at a device, a cable or the drawing offers: edits, and what can be broken. Entries name the page's actions. */
import type { Design, Device, Link } from '../../design/index'
import { plural } from '../../net/index'
import {
  type LabelsShown,
  type MenuSide,
  type MenuView,
  openConsole,
  restoreNow,
  select,
  setView,
  type ViewState,
  viewStore,
} from '../../store/index'
import { removeSelected } from '../canvas/actions'
import { addAnnotation } from '../canvas/annotations'
import { addPoint, leadAround, setCourse, straighten } from '../canvas/bending'
import { copySelected, duplicateSelected, pasteFromClipboard } from '../canvas/clipboard'
import { arrangeCommands, type CommandGroup, selectCommands } from '../canvas/commands'
import { KIND_WORDS, kindTitle } from '../canvas/selecting'
import { addBeside, connectFrom, connectTo, kindsToAdd, partnersNear } from '../canvas/stand'
import { choicesForDevice, choicesForLink, openGroups } from '../faults/choices'
import { strikeChoice } from '../faults/strike'
import { openFind } from '../find/early-keys'
import { lookAtCable } from '../packets/cable'

export interface Entry {
  readonly title: string
  readonly hint: string
  readonly run: () => void
  /** Another side of the menu opens in its place. */
  readonly side?: MenuSide
}

export interface Section {
  readonly title: string
  readonly entries: readonly Entry[]
}

/** What the menu was opened for, as it stands in the design. */
export interface Aim {
  readonly view: MenuView
  readonly design: Design
  readonly device: Device | undefined
  readonly link: Link | undefined
  /** What the menu calls it. */
  readonly target: string
  readonly mark: ViewState['marks']['devices'] extends ReadonlyMap<string, infer Mark> ? Mark | undefined : never
}

export function sectionsOf(aim: Aim): readonly Section[] {
  switch (aim.view.side) {
    case 'all':
      return [...now(aim), ...edits(aim), ...breaks(aim), ...more(aim)]
    case 'faults':
      return [...now(aim), ...breaks(aim), ...more(aim)]
    case 'select':
      return [selectCommands(aim.design, aim.device?.name)].map(asSection)
    case 'arrange':
      return arrangeCommands().map(asSection)
    case 'labels':
      return labelling()
    case 'add':
      return adding(aim)
    case 'connect':
      return connecting(aim)
  }
}

const entry = (title: string, hint: string, run: () => void): Entry => ({ title, hint, run })
const opens = (title: string, hint: string, side: MenuSide, view: MenuView): Entry => ({
  title,
  hint,
  side,
  run: () => setView({ menu: { ...view, side } }),
})

const asSection = ({ title, commands }: CommandGroup): Section => ({ title, entries: commands })

function now({ mark, target }: Aim): readonly Section[] {
  if (!mark || mark.restore.length === 0) return []
  const restore = entry('Restore', 'Ends the fault', () => restoreNow(target, mark.restore))
  return [{ title: `Now: ${mark.word}`, entries: [restore] }]
}

function edits(aim: Aim): readonly Section[] {
  const { link } = aim
  if (link)
    return [
      { title: 'Look', entries: [entry('Packets on it', 'And a file for Wireshark', () => lookAtCable(link))] },
      { title: 'Edit', entries: [...courseEntries(link), entry('Remove the cable', 'Delete', removeSelected)] },
    ]
  if (aim.view.annotation !== undefined)
    return [
      {
        title: 'Edit',
        entries: [
          entry('Words and size', 'In the inspector', () => setView({ inspectorOpen: true })),
          entry('Remove', 'Delete', removeSelected),
        ],
      },
    ]
  if (aim.device) return [{ title: 'Edit', entries: deviceEdits(aim) }]
  return [{ title: 'Drawing', entries: paneEdits(aim) }]
}

/** How a cable is led over the drawing. */
function courseEntries(link: Link): readonly Entry[] {
  const angled = link.course === 'right-angled'
  return [
    entry('Lead it through a point', 'Its handles are dragged', () => addPoint(link)),
    entry('Lead it around devices', 'At right angles', () => leadAround(link)),
    angled
      ? entry('Draw it straight', 'From point to point', () => setCourse(link, undefined))
      : entry('Draw it at right angles', '', () => setCourse(link, 'right-angled')),
    ...(link.bends ? [entry('Straighten it', 'Without points', () => straighten(link))] : []),
  ]
}

/** Devices that fit where one stands. */
function adding({ device }: Aim): readonly Section[] {
  const kinds = kindsToAdd(device?.name) ?? (Object.keys(KIND_WORDS) as Device['kind'][])
  const title = device ? `Add, connected to ${device.name}` : 'Add'
  return [
    {
      title,
      entries: kinds.map((kind) => entry(kindTitle(kind), '', () => addBeside(kind, device?.name))),
    },
  ]
}

function connecting({ device }: Aim): readonly Section[] {
  if (!device) return []
  return [
    {
      title: `Connect ${device.name} to`,
      entries: partnersNear(device.name).map((name) => entry(name, '', () => connectTo(device.name, name))),
    },
    {
      title: 'Another',
      entries: [entry('Choose it on the drawing', 'Click it, or Enter on it', () => connectFrom(device.name))],
    },
  ].filter(({ entries }) => entries.length > 0)
}

function deviceEdits({ view }: Aim): readonly Entry[] {
  const { length } = viewStore.getState().devices
  const these = length > 1 ? ` ${plural(length, 'device')}` : ''
  const alone = length < 2
  return [
    ...(alone ? [opens('Add beside it…', 'A', 'add', view), opens('Connect to…', 'J', 'connect', view)] : []),
    entry(`Copy${these}`, 'Ctrl C', () => void copySelected()),
    entry(`Cut out${these}`, 'Ctrl X', () => void copySelected(true)),
    entry(`Duplicate${these}`, 'Ctrl D', duplicateSelected),
    entry(`Remove${these}`, 'Delete', removeSelected),
    opens('Select…', 'Its site, its kind, everything', 'select', view),
    opens('Arrange…', 'In line, evenly, locked, hidden, in a frame', 'arrange', view),
  ]
}

function paneEdits({ view }: Aim): readonly Entry[] {
  return [
    opens('Add a device…', 'A', 'add', view),
    entry('Paste', 'Ctrl V', () => void pasteFromClipboard(view.at)),
    opens('Select…', 'Everything, a kind, a site', 'select', view),
    opens('Lay out…', 'The selection, or everything', 'arrange', view),
    opens('Labels of cables…', 'Names and addresses of interfaces', 'labels', view),
    entry('Add a frame', 'Around what is selected, or here', () => addAnnotation('frame', view.at)),
    entry('Add a note', '', () => addAnnotation('note', view.at)),
    entry('Find…', 'Ctrl K', openFind),
    entry('Keys…', '?', () => setView({ dialog: 'shortcuts' })),
  ]
}

const SHOWN: readonly (readonly [how: LabelsShown, title: string])[] = [
  ['usual', 'At head-ends and firewalls'],
  ['always', 'Always'],
  ['pointed', 'At what is pointed at or selected'],
  ['never', 'Never'],
]

function labelling(): readonly Section[] {
  const { portLabels, addressLabels } = viewStore.getState()
  const choices = (now: LabelsShown, set: (how: LabelsShown) => void) =>
    SHOWN.map(([how, title]) => entry(how === now ? `${title} ✓` : title, '', () => set(how)))
  return [
    { title: 'Names of interfaces', entries: choices(portLabels, (how) => setView({ portLabels: how })) },
    { title: 'Addresses', entries: choices(addressLabels, (how) => setView({ addressLabels: how })) },
  ]
}

/** What is broken already is not offered again. */
function breaks({ design, device, link, target, mark }: Aim): readonly Section[] {
  const groups = device ? choicesForDevice(design, device) : link ? choicesForLink(link) : []
  return openGroups(groups, mark?.restore ?? []).map((group) => ({
    title: group.title,
    entries: group.choices.map((choice) => entry(choice.title, choice.hint, () => strikeChoice(choice, target))),
  }))
}

function more({ device, link, view }: Aim): readonly Section[] {
  if (!device && !link) return []
  return [
    {
      title: 'More',
      entries: [
        ...(device ? [entry('Console', 'Its terminal', () => openConsole(device.name))] : []),
        entry('With times and amounts…', 'In the inspector', () => {
          select(view.device === undefined ? [] : [view.device], view.link)
          setView({ inspectorOpen: true, inspectorTab: 'faults' })
        }),
      ],
    },
  ]
}
