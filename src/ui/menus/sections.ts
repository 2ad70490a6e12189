/** What the menu at a device, a cable or the drawing offers: edits, and what can be broken. Entries name the page's actions. */
import type { Design, Device, Link } from '../../design/index'
import { plural } from '../../net/index'
import {
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
import { copySelected, duplicateSelected, pasteFromClipboard } from '../canvas/clipboard'
import { KIND_WORDS, selectAll, selectKind, selectSite, siteOf } from '../canvas/selecting'
import { choicesForDevice, choicesForLink } from '../faults/choices'
import { strikeChoice } from '../faults/strike'

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
      return selections(aim)
    case 'add':
    case 'connect':
    case 'arrange':
      return []
  }
}

const entry = (title: string, hint: string, run: () => void): Entry => ({ title, hint, run })
const opens = (title: string, hint: string, side: MenuSide, view: MenuView): Entry => ({
  title,
  hint,
  side,
  run: () => setView({ menu: { ...view, side } }),
})

function now({ mark, target }: Aim): readonly Section[] {
  if (!mark || mark.restore.length === 0) return []
  const restore = entry('Restore', 'Ends the fault', () => restoreNow(target, mark.restore))
  return [{ title: `Now: ${mark.word}`, entries: [restore] }]
}

function edits(aim: Aim): readonly Section[] {
  if (aim.link) return [{ title: 'Edit', entries: [entry('Remove the cable', 'Delete', removeSelected)] }]
  if (aim.device) return [{ title: 'Edit', entries: deviceEdits(aim) }]
  return [{ title: 'Drawing', entries: paneEdits(aim) }]
}

function deviceEdits({ view }: Aim): readonly Entry[] {
  const { length } = viewStore.getState().devices
  const these = length > 1 ? ` ${plural(length, 'device')}` : ''
  return [
    entry(`Copy${these}`, 'Ctrl C', () => void copySelected()),
    entry(`Cut out${these}`, 'Ctrl X', () => void copySelected(true)),
    entry(`Duplicate${these}`, 'Ctrl D', duplicateSelected),
    entry(`Remove${these}`, 'Delete', removeSelected),
    opens('Select…', 'Its site, its kind, everything', 'select', view),
  ]
}

function paneEdits({ view }: Aim): readonly Entry[] {
  return [
    entry('Paste', 'Ctrl V', () => void pasteFromClipboard()),
    opens('Select…', 'Everything, a kind, a site', 'select', view),
    entry('Find…', 'Ctrl K', () => setView({ dialog: 'find' })),
    entry('Keys…', '?', () => setView({ dialog: 'shortcuts' })),
  ]
}

function selections({ design, device }: Aim): readonly Section[] {
  const kinds = [...new Set(design.devices.map(({ kind }) => kind))]
  const site = device && siteOf(design, device.name).length > 0
  return [
    {
      title: 'Select',
      entries: [
        entry('Everything', 'Ctrl A', selectAll),
        ...(device && site ? [entry(`The site of ${device.name}`, '', () => selectSite(device.name))] : []),
        ...kinds.map((kind) => entry(`All ${KIND_WORDS[kind][1]}`, '', () => selectKind(kind))),
      ],
    },
  ]
}

function breaks({ design, device, link, target }: Aim): readonly Section[] {
  const groups = device ? choicesForDevice(design, device) : link ? choicesForLink(link) : []
  return groups.map((group) => ({
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
