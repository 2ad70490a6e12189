/** Every action of the page by its name, so that each can be found and done from the keyboard. */

import { LAYERS } from '../../drawing/index'
import {
  askTrace,
  designStore,
  type InspectorTab,
  LANGUAGES,
  notify,
  openConsole,
  type Placeable,
  redoStep,
  runStore,
  setPlayback,
  setTime,
  setView,
  showList,
  takeNewer,
  undoLabel,
  undoStep,
  viewStore,
} from '../../store/index'
import { SECTIONS } from '../answers/sections'
import { removeSelected } from '../canvas/actions'
import { addAnnotation } from '../canvas/annotations'
import { copySelected, duplicateSelected, pasteFromClipboard } from '../canvas/clipboard'
import { arrangeCommands, selectCommands } from '../canvas/commands'
import { KIND_WORDS } from '../canvas/selecting'
import { DOCK_PANELS } from '../dock/tabs'
import { openFile, saveFile } from '../files/files'
import { startPresenting } from '../present/start'
import { startTour } from '../tour/start'
import { leavingTyped } from '../typed/leaving'
import { lowerFirst, said, t } from '../words/language'

export interface Action {
  readonly group: 'Action'
  readonly title: string
  readonly hint: string
  readonly words: string
  readonly run: () => void
}

function action(title: string, hint: string, run: () => void, more = ''): Action {
  return { group: 'Action', title, hint, run, words: `action ${title} ${said(title)} ${hint} ${more}`.toLowerCase() }
}

/** They depend on what the design has and what is selected. */
export function actionsNow(): readonly Action[] {
  return [
    ...documents(),
    ...editing(),
    ...looking(),
    ...panels(),
    ...layers(),
    ...placing(),
    ...playing(),
    ...consoles(),
  ]
}

function documents(): readonly Action[] {
  return [
    action('New design', '', () => setView({ dialog: 'new' })),
    action('Open a file', 'Ctrl O', () => void openFile()),
    action('All designs', 'the list', () => leavingTyped(() => void showList())),
    action('Versions of this design', '', () => setView({ dialog: 'versions' })),
    action('Import configurations', '', () => setView({ dialog: 'import' })),
    action('Save to a file', 'Ctrl S', () => void saveFile()),
    action('Share: a link to the design', 'as it is looked at', () => setView({ dialog: 'share' }), 'url send copy'),
    action('Present: full screen, read only', 'plays the scenario', startPresenting, 'show beamer captions'),
    action('Export configurations', '', () => setView({ dialog: 'export' }), 'zip download hand-off runbook'),
    action('Write the design report', 'in Export', () => setView({ dialog: 'export' })),
    action('Changes and change script', '', () => setView({ dialog: 'changes' }), 'diff compare'),
    action('Compare with the real router', '', () => setView({ dialog: 'against' }), 'live show ip route'),
    ...(viewStore.getState().newer
      ? [action('Use the newer Headend', 'reloads the page', () => leavingTyped(takeNewer))]
      : []),
    action('Rules of the findings', 'mute and unmute', () => setView({ dialog: 'rules' })),
  ]
}

function editing(): readonly Action[] {
  const { future } = designStore.getState().history
  const { devices, link } = viewStore.getState()
  const undone = undoLabel(designStore.getState(), runStore.getState())
  const redone = future[0]?.label
  return [
    ...(undone === undefined ? [] : [action('Undo', undone, () => void undoStep(), 'ctrl z')]),
    ...(redone === undefined ? [] : [action('Redo', redone, () => void redoStep(), 'ctrl y')]),
    ...(devices.length > 0 || link !== undefined
      ? [action('Remove what is selected', devices.join(', '), removeSelected, 'delete')]
      : []),
    ...(devices.length > 0
      ? [
          action('Copy what is selected', 'Ctrl C', () => void copySelected()),
          action('Cut what is selected', 'Ctrl X', () => void copySelected(true)),
          action('Duplicate what is selected', 'Ctrl D', duplicateSelected),
        ]
      : []),
    action('Paste', 'Ctrl V', () => void pasteFromClipboard()),
    ...arranging(),
    ...drawing(),
    action('Add many sites', 'or change, or remove', () => setView({ dialog: 'sites' }), 'bulk csv table'),
    action('Steps: go back or on to any', 'U', () => setView({ dialog: 'steps' }), 'undo redo history list'),
    action('Connect two devices', 'cable', () =>
      setView({ surface: 'drawing', tool: { kind: 'connect', crossOver: false } }),
    ),
    action('Cross-over between head-ends', 'cable', () =>
      setView({ surface: 'drawing', tool: { kind: 'connect', crossOver: true } }),
    ),
  ]
}

/** The menus' own list, each action by its verb too. */
function arranging(): readonly Action[] {
  const [device] = viewStore.getState().devices
  return [selectCommands(designStore.getState().design, device), ...arrangeCommands()].flatMap(({ verb, commands }) =>
    commands.map(({ title, hint, run }) => action(sentence(verb, title), hint, run, FOUND_BY.get(verb))),
  )
}

/** What is looked for and stands in no title. */
const FOUND_BY: ReadonlyMap<string, string> = new Map([
  ['Lay out: ', 'layout'],
  ['Sites: ', 'group fold open close'],
])

const sentence = (verb: string, title: string) => (verb === '' ? title : `${verb}${lowerFirst(title)}`)

function drawing(): readonly Action[] {
  const { overview, portLabels, addressLabels } = viewStore.getState()
  return [
    action('Add a frame', 'around what is selected', () => addAnnotation('frame')),
    action('Add a note', 'on the drawing', () => addAnnotation('note')),
    action(overview ? 'Hide the overview' : 'Show the overview', 'minimap', () => setView({ overview: !overview })),
    action('Names of interfaces at every cable, or only the usual', '', () =>
      setView({ portLabels: portLabels === 'always' ? 'usual' : 'always' }),
    ),
    action('Addresses at every cable, or none', '', () =>
      setView({ addressLabels: addressLabels === 'always' ? 'never' : 'always' }),
    ),
  ]
}

function looking(): readonly Action[] {
  const { inspectorOpen, layersOpen } = viewStore.getState()
  const theme = (name: 'system' | 'light' | 'dark') => action(`Theme: ${name}`, '', () => setView({ theme: name }))
  return [
    action(viewStore.getState().showSecrets ? 'Hide secrets' : 'Show secrets', 'keys and passwords', () =>
      setView({ showSecrets: !viewStore.getState().showSecrets }),
    ),
    action(
      'The design as tables',
      'T',
      () => setView({ surface: 'tables' }),
      'spreadsheet grid devices interfaces cables',
    ),
    action('The design as a drawing', 'T', () => setView({ surface: 'drawing' }), 'canvas topology'),
    action('Outline of the network', 'O', () => setView({ dialog: 'outline' }), 'list read aloud screen reader'),
    action('Terms explained', 'glossary', () => setView({ dialog: 'glossary' }), 'help RRI HSRP words'),
    action(
      'Tour of the reference design',
      viewStore.getState().tourStep > 0 ? 'goes on where it was left' : '',
      startTour,
      'help begin introduction tutorial',
    ),
    action('Keys and shortcuts', '?', () => setView({ dialog: 'shortcuts' }), 'keyboard sheet help off'),
    action('Fit: show everything', 'zoom', () => setView({ surface: 'drawing', reveal: { devices: [] } })),
    action(inspectorOpen ? 'Close the inspector' : 'Open the inspector', '', () =>
      setView({ inspectorOpen: !inspectorOpen }),
    ),
    action(layersOpen ? 'Close the layers' : 'Open the layers', '', () => setView({ layersOpen: !layersOpen })),
    theme('light'),
    theme('dark'),
    theme('system'),
    ...Object.entries(LANGUAGES).map(([language, title]) =>
      action(
        `Language: ${title}`,
        '',
        () => setView({ language: language === 'de' ? 'de' : 'en' }),
        'sprache deutsch english',
      ),
    ),
  ]
}

const INSPECTOR: readonly (readonly [tab: InspectorTab, title: string])[] = [
  ['settings', 'Settings'],
  ['live', 'Live tables'],
  ['configuration', 'Configuration'],
  ['faults', 'Break it: faults'],
]

function panels(): readonly Action[] {
  const { dockOpen, devices } = viewStore.getState()
  const [device] = devices
  return [
    ...DOCK_PANELS.map(({ id: dockTab, title }) =>
      action(`Show ${title}`, 'dock', () => setView({ dockTab, dockOpen: true })),
    ),
    action(dockOpen ? 'Collapse the dock' : 'Open the dock', '', () => setView({ dockOpen: !dockOpen })),
    ...SECTIONS.map(({ id: answer, title }) =>
      action(title, 'answers', () => setView({ dockTab: 'answers', dockOpen: true, answer })),
    ),
    ...(device === undefined
      ? [
          action('VPN settings of the design', 'inspector', () =>
            setView({ devices: [], link: undefined, inspectorOpen: true }),
          ),
        ]
      : INSPECTOR.map(([tab, title]) =>
          action(`${title} of ${device}`, 'inspector', () => setView({ inspectorTab: tab, inspectorOpen: true })),
        )),
  ]
}

function layers(): readonly Action[] {
  return LAYERS.map(({ name, title, hint }) =>
    action(`Layer: ${title}`, hint, () => setView({ surface: 'drawing', layer: name })),
  )
}

const PLACEABLE = [
  'site',
  ...(Object.keys(KIND_WORDS) as (keyof typeof KIND_WORDS)[]),
] as const satisfies readonly Placeable[]
function placing(): readonly Action[] {
  return PLACEABLE.map((what) =>
    action(`Place: ${what === 'site' ? 'SOHO site' : KIND_WORDS[what][0]}`, 'palette', () =>
      setView({ surface: 'drawing', tool: { kind: 'place', what } }),
    ),
  )
}

function playing(): readonly Action[] {
  const { design } = designStore.getState()
  const { time } = viewStore.getState()
  const play = (scenario: string) => {
    setTime({ scenario, at: 0, playing: false })
    setView({ dockTab: 'timeline', dockOpen: true })
  }
  return [
    ...design.scenarios.map(({ name, title }) => action(`Scenario: ${title}`, 'timeline', () => play(name))),
    ...(time.scenario === undefined
      ? []
      : [action('Back to the settled network', '', () => setTime({ scenario: undefined, at: 0, playing: false }))]),
    action('Swap the ends of the path', 'path', () => {
      const { query } = viewStore.getState()
      if (query.from === '' || query.to === '') return notify(t('Choose both ends of the path first.'))
      askTrace({ ...query, from: query.to, to: query.from })
    }),
    action('Play the packet', 'path', () => setPlayback({ playing: true, position: 0 })),
  ]
}

function consoles(): readonly Action[] {
  return designStore
    .getState()
    .design.devices.filter(({ kind }) => kind === 'head-end' || kind === 'soho' || kind === 'firewall')
    .map(({ name }) => action(`Console of ${name}`, 'terminal', () => openConsole(name)))
}
